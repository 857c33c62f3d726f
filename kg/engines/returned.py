"""The columns of a statement, read off its last RETURN: the embedded engine names none where no row is found."""

from __future__ import annotations

from kg.engines.guard import tokens

_AFTER = {"ORDER", "SKIP", "LIMIT", "OFFSET", "UNION"}
_OPENS, _CLOSES = {"(", "[", "{"}, {")", "]", "}"}


def columns_of(cypher: str) -> tuple[str, ...]:
    """The names of the columns; () where they cannot be told (`RETURN *`).

    >>> columns_of("MATCH (c:City) RETURN DISTINCT c.name, count(*) AS n ORDER BY n")
    ('c.name', 'n')
    """
    found = [t for t in tokens(cypher, spaces=True)]
    start, depth = None, 0
    for at, (kind, text) in enumerate(found):
        depth += (text in _OPENS) - (text in _CLOSES)
        if kind == "word" and depth == 0 and text.upper() == "RETURN":
            start = at + 1
    if start is None:
        return ()
    parts: list[list[tuple[str, str]]] = [[]]
    depth = 0
    for kind, text in found[start:]:
        depth += (text in _OPENS) - (text in _CLOSES)
        if depth == 0 and (kind == "word" and text.upper() in _AFTER or text == ";"):
            break
        if depth == 0 and text == ",":
            parts.append([])
        else:
            parts[-1].append((kind, text))
    names = [_name(part) for part in parts]
    return () if "*" in names or "" in names else tuple(names)


def _name(part: list[tuple[str, str]]) -> str:
    shown = [p for p in part if p[0] != "space"]
    if shown and shown[0][1].upper() == "DISTINCT":
        at = part.index(shown[0])
        part, shown = part[at + 1 :], shown[1:]
    if len(shown) > 2 and shown[-2][1].upper() == "AS":
        return shown[-1][1].strip("`")
    return "".join(text for _, text in part).strip().strip("`")
