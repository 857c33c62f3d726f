"""Where the nodes of the overview stand: computed here, once, so that the page moves nothing.

Six columns, each answering a question. Within a column the order lowers crossings: every node goes to
the mean place of its neighbours (barycentre), swept a few times in both directions (Sugiyama et al.
1981); nodes without neighbours go to the end, where the gaps are read as a list.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from math import fsum

from kg.pages.view import Edge, Node, Text

COLUMNS = 6
WIDTH = 1060  # of the picture where its labels allow it: the main column of a 1440 px screen
HEIGHT = 716  # of the picture, in its own units: 31 rows of 23 as on a 900 px screen
TIGHTEST, ROOMIEST, BOXED = 21.0, 32.0, 100.0  # distance of rows
ROWS = 40  # more than this in a column are folded into one line
_SWEEPS = 8
_WIDE, _NARROW = 13.0, 6.3  # width of a character at 13 px
_SIGN = 14.0  # room for a node's sign
_NARROWEST, _WIDEST = 44.0, 150.0  # room for the lines between two columns


@dataclass(frozen=True, slots=True)
class Place:
    """A node's row: its place with the column folded (None: not shown) and with it unfolded."""

    folded: float | None
    open: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Places by node, the abscissa of each column in zh and en, the picture's size, what is folded.

    `rows` says the same for a column: first row and step folded, first row and step open.
    """

    places: dict[str, Place]
    columns: tuple[tuple[float, float], ...]
    width: tuple[float, float]
    height: float
    folded: tuple[int, ...]
    rows: tuple[tuple[float, float, float, float], ...] = ()


def arrange(nodes: tuple[Node, ...], edges: tuple[Edge, ...], headings: tuple[Text, ...] = ()) -> Layout:
    """The layout of nodes and edges; O(sweeps · (V log V + E)), the same for the same input in any order."""
    columns = _ordered(nodes, edges)
    places: dict[str, Place] = {}
    folded, spreads = [], []
    for column in columns:
        shown = _chosen(column)
        folded.append(len(column) - len(shown))
        rows = len(shown) + (1 if len(shown) < len(column) else 0)
        roomiest = BOXED if column and column[0].kind == "notice" or rows <= 8 else ROOMIEST
        step, begin = _spread(rows, roomiest)
        wide, start = _spread(len(column), roomiest)
        spreads.append((round(begin, 2), round(step, 2), round(start, 2), round(wide, 2)))
        row = {node.id: i for i, node in enumerate(shown)}
        for i, node in enumerate(column):
            closed = round(begin + row[node.id] * step, 1) if node.id in row else None
            places[node.id] = Place(closed, round(start + i * wide, 1))
    zh, en = (_abscissas(columns, headings, language) for language in (0, 1))
    return Layout(
        places, tuple(zip(zh[0], en[0], strict=True)), (zh[1], en[1]), float(HEIGHT), tuple(folded), tuple(spreads)
    )


def _spread(rows: int, roomiest: float) -> tuple[float, float]:
    """Step and first row: a full column fills the height, a short one stands in its middle."""
    if rows <= 1:
        return 0.0, HEIGHT / 2
    step = max(TIGHTEST, min((HEIGHT - 12) / (rows - 1), roomiest))
    used = step * (rows - 1)
    return step, max(6.0, (HEIGHT - used) / 2)


def _chosen(column: list[Node]) -> list[Node]:
    """What stays when a long column is folded: gaps are never folded away before the best linked nodes are in."""
    if len(column) <= ROWS:
        return column
    best = sorted(column, key=lambda n: (-n.weight, n.id))[: ROWS - 1]
    kept = {n.id for n in best}
    return [n for n in column if n.id in kept]


def _ordered(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> list[list[Node]]:
    near: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    columns: list[list[Node]] = [[n for n in nodes if n.column == c] for c in range(COLUMNS)]
    rank = {n.id: i / max(1, len(column) - 1) for column in columns for i, n in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            if column and column[0].kind == "task":
                continue  # tasks keep the order in which the notices print them
            means = {n.id: _mean([rank[o] for o in near[n.id]], rank[n.id]) for n in column}
            column.sort(key=lambda n: (bool(n.gap.zh), not near[n.id], means[n.id], n.id))
            rank.update((n.id, i / max(1, len(column) - 1)) for i, n in enumerate(column))
    return columns


def _mean(values: list[float], otherwise: float) -> float:
    return fsum(values) / len(values) if values else otherwise


def breadth(words: str) -> float:
    """Width of a label at 13 px, by the width class of each character.

    >>> breadth("氢能 H2")
    44.9
    """
    wide = sum(unicodedata.east_asian_width(c) in "WFA" for c in words)
    return wide * _WIDE + (len(words) - wide) * _NARROW


def label(node: Node, language: int) -> str:
    """What stands beside the sign, the word of the gap included; `language` 0 is zh, 1 is en."""
    words, gap = (node.label.english, node.gap.english) if language else (node.label.zh, node.gap.zh)
    return f"{words} · {gap}" if gap else words


def _abscissas(columns: list[list[Node]], headings: tuple[Text, ...], language: int) -> tuple[list[float], float]:
    """Agencies write to the left of their sign, notices around it, all others to the right."""
    heads = [breadth(h.english if language else h.zh) * 14 / 13 for h in headings] or [0.0] * len(columns)
    widths = [
        max([head, *(breadth(label(n, language)) + _SIGN for n in column)])
        for column, head in zip(columns, heads, strict=True)
    ]
    lane = max(_NARROWEST, min(_WIDEST, (WIDTH - sum(widths)) / (len(columns) - 1)))
    found, x = [], 0.0
    for column, width in zip(columns, widths, strict=True):
        kind = column[0].kind if column else ""
        found.append(x + (width if kind == "agency" else width / 2 if kind == "notice" else 0.0))
        x += width + lane
    return [round(v, 1) for v in found], round(x - lane, 1)
