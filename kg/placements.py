"""What the statements of a notice put where: said outright, inherited from an item, or by the place's own notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.divisions import Region
from kg.graph.notices import NoticeGraph
from kg.graph.statements import Sighting, Statement

_TOLD = ("cluster", "located", "entity")
_OWN_LEVELS = ("prefecture", "county")
# Merely naming one of these in its own notice does not make a place's industry of it.
_MERE_NAMING = ("technology", "service", "infrastructure")


@dataclass(frozen=True, slots=True)
class Placement:
    """A statement that puts an industry (`concept`, in the words `via`) or a named project in a region."""

    concept: str
    entity: str
    via: str
    region: Region
    how: str
    weak: bool
    statement: Statement
    sightings: tuple[Sighting, ...]
    product: Statement | None
    lists: frozenset[str]


def placements(graph: NoticeGraph, statements: list[Statement]) -> list[Placement]:
    """What the statements of one notice put where, in their order."""
    found = list(_stated(graph, statements))
    found = _once(found)
    found.extend(_inherited(graph, statements, found))
    found.extend(_own(graph, statements, found))
    return found


def _once(found: list[Placement]) -> list[Placement]:
    """A cluster is told as cluster, as location and as named entity: once is enough, in this order."""
    kept: dict[tuple[str, str], list[Placement]] = defaultdict(list)
    for p in sorted(found, key=lambda p: _TOLD.index(p.statement.type)):
        same = kept[p.concept, p.region.key]
        if not p.concept or not any(_overlap(p, other) for other in same if other.statement.type != p.statement.type):
            same.append(p)
    left = {id(p) for same in kept.values() for p in same}
    return [p for p in found if id(p) in left]


def _overlap(a: Placement, b: Placement) -> bool:
    return any(x.begin < y.end and y.begin < x.end for x in a.sightings for y in b.sightings)


def _stated(graph: NoticeGraph, statements: list[Statement]) -> Iterator[Placement]:
    lists: dict[str, set[str]] = defaultdict(set)
    for s in statements:
        concept = graph.concept(s) if s.type == "membership" else None
        if concept:
            lists[concept].add(str(s.values["scheme"]))
    for s in statements:
        if s.type not in _TOLD:
            continue
        concept = graph.concept(s) or ""
        entity = str(s.values["name"]) if s.type in ("entity", "cluster") else ""
        if not concept and not entity:
            continue
        via = str(s.values.get("industry") or entity)
        on = frozenset(lists.get(concept, ()))
        for region in graph.regions(s):
            yield Placement(concept, entity, via, region, "stated", False, s, tuple(s.sightings), None, on)


def _inherited(graph: NoticeGraph, statements: list[Statement], stated: list[Placement]) -> Iterator[Placement]:
    """Products named in an item whose heading names the industry: they inherit the item's places."""
    headings = dict(graph.record.clauses)
    members = {(s.clause, graph.concept(s)) for s in statements if s.type == "membership"}
    by_clause: dict[tuple[str, ...], list[Placement]] = defaultdict(list)
    for p in stated:
        if p.statement.type != "located" or not p.concept:
            continue
        for sighting in p.sightings:
            heading = headings.get(sighting.clause, "")
            if sighting.clause and (p.via in heading or (sighting.clause, p.concept) in members):
                by_clause[sighting.clause].append(p)
                break
    for s in statements:
        if s.type != "industry" or s.clause not in by_clause:
            continue
        concept = graph.concept(s)
        for p in by_clause[s.clause]:
            if concept and concept != p.concept:
                via = str(s.values["name"])
                yield Placement(concept, "", via, p.region, "clause-scope", False, p.statement, p.sightings, s, p.lists)


def _own(graph: NoticeGraph, statements: list[Statement], stated: list[Placement]) -> Iterator[Placement]:
    """Industries that a city's or county's own notice names without a place: the place is the notice's."""
    home = graph.home
    if home is None or home.level not in _OWN_LEVELS:
        return
    placed = {p.concept for p in stated}
    best: dict[str, Statement] = {}
    for s in statements:
        concept = graph.concept(s) if s.type == "industry" else None
        if concept and concept not in placed and (concept not in best or (_mere(best[concept]) and not _mere(s))):
            best[concept] = s
    for concept, s in best.items():
        yield Placement(
            concept, "", str(s.values["name"]), home, "own-notice", _mere(s), s, tuple(s.sightings), None, frozenset()
        )


def _mere(s: Statement) -> bool:
    return s.values.get("kind") in _MERE_NAMING
