"""The whole as packed discs: every thing stands in the disc of the notice that says most about it.

A notice is what belongs together in a policy graph by nature: its tasks, what it lists, who it names. A thing
that several notices speak of goes to the one with most links to it; what nothing speaks of has a disc of its
own. Members of a disc follow a sunflower (Vogel 1979; drawn by the script), best linked in the middle; discs stand in
rows, the largest first. O(V log V + E).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.pages.view import Picture, Text

SPACING = 9.0  # between neighbours in a disc
_ROOM = 16.0  # between discs
_NAME = 18.0  # over a disc, for its name
_SCREEN = 1.6  # width to height


@dataclass(frozen=True, slots=True)
class Disc:
    """A notice with what it says most about; `members` from the middle outwards."""

    name: Text
    x: int
    y: int
    radius: int
    members: tuple[str, ...]


def discs(picture: Picture) -> tuple[Disc, ...]:
    """The packed discs of a picture, the largest first; the same for the same input in any order of links."""
    home = _homes(picture)
    groups: dict[str, list[str]] = defaultdict(list)
    degree = Counter(end for e in picture.edges for end in (e.source, e.target))
    order = {n.id: i for i, n in enumerate(picture.nodes)}
    for node in picture.nodes:
        groups[home.get(node.id, "")].append(node.id)
    names = {n.id: n.label for n in picture.nodes} | {"": Text("没有写到的", "Not named")}
    ranked = sorted(groups.items(), key=lambda g: (-len(g[1]), order.get(g[0], len(order))))
    for notice, members in ranked:
        members.sort(key=lambda m: (m != notice, -degree[m], order[m]))
    radii = [round(SPACING * math.sqrt(len(members)) + SPACING) for _, members in ranked]
    return tuple(
        Disc(names[notice], x, y, radius, tuple(members))
        for (notice, members), radius, (x, y) in zip(ranked, radii, _shelves(radii), strict=True)
    )


def _homes(picture: Picture) -> dict[str, str]:
    """Node → the notice it belongs to: most direct links first, then most linked neighbours that have a home."""
    near: dict[str, list[str]] = defaultdict(list)
    for edge in picture.edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    notices = [n.id for n in picture.nodes if n.kind == "notice"]
    rank = {notice: i for i, notice in enumerate(notices)}
    home = {notice: notice for notice in notices}
    layer = list(notices)
    while layer:
        reached = {o for n in layer for o in near[n] if o not in home}
        votes = {o: Counter(home[x] for x in near[o] if x in home) for o in reached}
        home.update((o, min(v, key=lambda n: (-v[n], rank[n]))) for o, v in votes.items())
        layer = sorted(reached)
    return home


def _shelves(radii: list[int]) -> list[tuple[int, int]]:
    """Centres row by row, the largest first, in a field about as wide as a screen is."""
    cells = [2 * r + _ROOM for r in radii]
    field = max([*cells, math.sqrt(sum(c * c for c in cells) * _SCREEN)], default=0.0)
    found: list[tuple[int, int]] = []
    x = y = height = 0.0
    for cell, radius in zip(cells, radii, strict=True):
        if x + cell > field and x:
            x, y, height = 0.0, y + height, 0.0
        height = max(height, cell + _NAME)
        found.append((round(x + radius), round(y + _NAME + radius)))
        x += cell
    return found
