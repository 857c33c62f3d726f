"""Pages: the graph as single files that open from a folder, without a server and without a network.

A page is made in two steps that do not know each other: a *feed* reads a snapshot into the frozen
dataclasses of `view`, and a *page* (`overview`, `industry`) sets them in the shared shell. Every
word of a notice passes through autoescaped templates or through JSON; none of it is ever markup.
"""
