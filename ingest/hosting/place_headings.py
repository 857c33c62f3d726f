"""Headings that are a place and no more: what stands below them is said of it.

Such a heading is that of a clause ((二)三台县), or a line of its own over prose (大理市 ⏎ 发展乳制品。); of the latter
one alone may be anything (a signature, a cell), two or more divide the text by places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.geography.places import Mentions, Place
from ingest.model import Clause, Span

if TYPE_CHECKING:
    from ingest.reading import Reading

FEWEST = 2  # lines that are a place and no more
LONGEST_LINE = 24  # code points of such a line


class PlaceHeadings:
    """The places that headings set over the sentences below them."""

    def __init__(self, reading: Reading, every: Mentions) -> None:
        self._outline = reading.outline
        self._clauses = dict(_clauses(reading, every))
        lines = list(_lines(reading, every))
        self._lines = lines if len(lines) >= FEWEST else []
        self._begins = [span.begin for span, _ in self._lines]

    def __bool__(self) -> bool:
        return bool(self._clauses or self._lines)

    def over(self, begin: int) -> tuple[Place, ...]:
        """The places of the heading over what begins at `begin`; () where there is none."""
        at = bisect_right(self._begins, begin) - 1
        if at >= 0 and begin < self._lines[at][0].end:
            return self._lines[at][1]
        return self._clauses.get(self._outline.at(begin), ()) if self._clauses else ()


def _clauses(reading: Reading, every: Mentions) -> Iterator[tuple[Clause, tuple[Place, ...]]]:
    """The clauses whose heading is a place and no more ((二)三台县), with that place."""
    text, begins = reading.text, frozenset(every.begins)
    for clause in reading.outline.clauses:
        heading = clause.heading
        if heading.end - heading.begin < 2 or heading.begin not in begins and text[heading.begin] not in "。: ":
            continue
        if there := _alone(text, heading, every):
            yield clause, there


def _alone(text: str, heading: Span, every: Mentions) -> tuple[Place, ...]:
    """The places that fill the heading; () where it says more."""
    inside = every.between(heading.begin, heading.end)
    if not inside or not all(p.kind in ("place", "prefix") for p in inside):
        return ()
    rest = text[heading.begin : inside[0].begin] + text[inside[-1].end : heading.end]
    return () if rest.strip("。: 【】●■◆·") else tuple(p for p in inside if p.kind == "place")


def _lines(reading: Reading, every: Mentions) -> Iterator[tuple[Span, tuple[Place, ...]]]:
    """The prose below each line that is one place and no more, with the place."""
    text, lines = reading.text, reading.lines
    starts = [line.begin for line in lines]
    named = sorted({bisect_right(starts, begin) - 1 for begin in every.begins})
    heads = [(i, there) for i in named if _is_short(lines[i]) and len(there := _alone(text, lines[i], every)) == 1]
    for (i, there), (stop, _) in pairwise([*heads, (len(lines), ())]):
        last = i
        while last + 1 < stop and text[lines[last + 1].end - 1] in "。;":
            last += 1
        if last > i:
            yield Span(lines[i].end, lines[last].end), there


def _is_short(line: Span) -> bool:
    return line.end - line.begin <= LONGEST_LINE
