"""Which regions cover which industries: derived from what is stated, never stored as if it were said.

A placement is a statement that puts an industry in a region. From the industry asked for, steps lead over
the vocabulary to the industries of placements; the step gives the tier:

- named: the words name the region with that industry, or with one exactly, closely or more narrowly matched;
- broader, related: with a broader or related one;
- weak: over a weak alignment, a proposal nobody has decided on, or a technology merely named in a place's own notice.

A close match hands on its own matches (绿色氢能 ≈ 氢能: what is related to one is related to the other);
narrower matches chain; nothing else does. An alignment with a scope holds only for items of that list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.vocabulary import folded_name
from kg.graph import divisions, names
from kg.graph.divisions import Region
from kg.graph.notices import NoticeGraph
from kg.graph.quads import Quads, boolean, iri, text
from kg.graph.statements import Sighting, Statement
from kg.graph.vocabulary import INVERSE, Alignment
from kg.graph.world import World

_RANK = {"same": 0, "exact": 1, "close": 2, "narrower": 3, "broader": 4, "related": 5}
_TIER = {
    "same": "named",
    "exact": "named",
    "close": "named",
    "narrower": "named",
    "broader": "broader",
    "related": "related",
}
_TIERS = (0, 0, 0, 0, 1, 2)  # of the relations by their rank
_SHORTEST_ENTITY = 5  # code points of a project's name that may stand for a longer one
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


@dataclass(frozen=True, slots=True)
class Step:
    """How a placement's industry stands to the one asked for."""

    relation: str
    weak: bool
    scope: str
    path: tuple[Alignment, ...]
    through: str = ""

    @property
    def rank(self) -> tuple[int, int, int]:
        """The best step has the lowest."""
        return (int(self.weak), 0 if self.scope else 1, _RANK[self.relation])


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


class Steps:
    """The steps from an industry to others, over the alignments in both directions."""

    def __init__(self, alignments: Iterable[Alignment]) -> None:
        self._from: dict[str, list[tuple[str, str, Alignment]]] = defaultdict(list)  # object, relation, alignment
        self._entities: dict[str, list[Alignment]] = defaultdict(list)
        for a in alignments:
            if a.entity:
                self._entities[a.subject].append(a)
                continue
            self._from[a.subject].append((a.object, a.relation, a))
            if not a.scope:
                self._from[a.object].append((a.subject, INVERSE.get(a.relation, a.relation), a))

    def of(self, asked: str) -> Iterator[tuple[str, str, Step]]:
        """(concept, entity, step) of everything that a step leads to; one of the first two is ''."""
        yield asked, "", Step("same", False, "", ())
        yield from self._direct(asked)
        direct = {object for object, _, _ in self._from[asked]} | {asked}
        for close, relation, a in self._from[asked]:
            if relation in ("close", "exact") and a.strength == "normal" and not a.scope:
                for concept, entity, step in self._direct(close, (a,)):
                    if (concept or entity) not in direct and step.relation != "close" and not step.scope:
                        yield concept, entity, step
        yield from self._narrower(asked, direct)

    def _direct(self, asked: str, before: tuple[Alignment, ...] = ()) -> Iterator[tuple[str, str, Step]]:
        through = asked if before else ""
        for object, relation, a in self._from[asked]:
            yield object, "", Step(relation, a.strength != "normal", a.scope, (*before, a), through)
        for a in self._entities[asked]:
            yield "", a.entity, Step(a.relation, a.strength != "normal", a.scope, (*before, a), through)

    def _narrower(self, asked: str, known: set[str]) -> Iterator[tuple[str, str, Step]]:
        """What is narrower than something narrower, at any depth."""
        seen = set(known)
        frontier: list[tuple[str, tuple[Alignment, ...]]] = [(object, (a,)) for object, a in self._below(asked)]
        while frontier:
            deeper: list[tuple[str, tuple[Alignment, ...]]] = []
            for concept, path in frontier:
                for object, a in self._below(concept):
                    if object not in seen:
                        seen.add(object)
                        deeper.append((object, (*path, a)))
                        yield object, "", Step("narrower", False, "", (*path, a), concept)
            frontier = deeper

    def _below(self, concept: str) -> list[tuple[str, Alignment]]:
        return [
            (o, a)
            for o, r, a in self._from[concept]
            if r in ("narrower", "exact") and a.strength == "normal" and not a.scope
        ]


def write(
    quads: Quads, world: World, asked: Iterable[str], alignments: Iterable[Alignment], found: list[Placement]
) -> int:
    """Write the coverage graph: every industry of `asked`, every placement that a step leads to, by its best step.

    Returns how many there are.
    """
    by_concept: dict[str, list[Placement]] = defaultdict(list)
    for p in found:
        if p.concept:
            by_concept[p.concept].append(p)
    known = list(alignments)
    by_entity = {a.entity: [p for p in found if _same_entity(p.entity, a.entity)] for a in known if a.entity}
    steps, count = Steps(known), 0
    quads.graph(names.COVERAGE)
    for industry in asked:
        best: dict[int, tuple[Step, Placement]] = {}
        for concept, entity, step in steps.of(industry):
            for p in by_concept[concept] if concept else by_entity[entity]:
                if step.scope and step.scope not in p.lists:
                    continue
                if id(p) not in best or step.rank < best[id(p)][0].rank:
                    best[id(p)] = (step, p)
        for step, p in _telling(list(best.values())):
            _write_one(quads, world, industry, step, p)
            count += 1
    return count


def _telling(found: list[tuple[Step, Placement]]) -> list[tuple[Step, Placement]]:
    """Without inheritance that tells nothing more than its statement does: of the products of one item the best
    is enough, and none is needed where the item's own industry has the same tier."""
    stated = {(p.statement.id, p.region.key): step.rank for step, p in found if p.how != "clause-scope"}
    kept: dict[tuple[str, str, str], tuple[Step, Placement]] = {}
    for step, p in found:
        key = (p.statement.id, p.region.key, p.how)
        own = stated.get(key[:2])
        if p.how == "clause-scope":
            if own and (own[0], _TIERS[own[2]]) <= (step.rank[0], _TIERS[step.rank[2]]):
                continue
            if key in kept and kept[key][0].rank <= step.rank:
                continue
        kept[key] = (step, p)
    return list(kept.values())


def _same_entity(printed: str, known: str) -> bool:
    """Do two names mean one project? They do where one holds the other (成渝氢走廊, 互联互通的成渝氢走廊)."""
    a, b = folded_name(printed), folded_name(known)
    return min(len(a), len(b)) >= _SHORTEST_ENTITY and (a in b or b in a)


def _write_one(quads: Quads, world: World, industry: str, step: Step, p: Placement) -> None:
    product = p.product.id if p.product else ""
    node = names.thing("coverage", names.digest(industry, p.statement.id, p.region.key, p.via, p.how, product))
    quads.type(node, "kg:Coverage")
    quads.add(node, "kg:industry", iri(names.thing("industry", industry)))
    quads.add(node, "kg:region", iri(world.region_iri(p.region)))
    city = divisions.city(p.region)
    if city:
        quads.add(node, "kg:city", iri(names.thing("region", city)))
    quads.add(node, "kg:rollsUp", boolean(bool(city) and city != p.region.code))
    quads.add(node, "kg:tier", text("weak" if step.weak or p.weak else _TIER[step.relation]))
    quads.add(node, "kg:via", text(p.via))
    quads.add(node, "kg:relation", text(step.relation))
    quads.add(node, "kg:how", text(p.how))
    if p.concept:
        quads.add(node, "kg:throughIndustry", iri(names.thing("industry", p.concept)))
    for alignment in step.path:
        quads.add(node, "kg:alignment", iri(alignment.iri))
    quads.add(node, "kg:statement", iri(p.statement.iri))
    for sighting in p.sightings:
        if not sighting.again:
            quads.add(node, "kg:evidence", iri(p.statement.evidence(sighting)))
    if p.product:
        quads.add(node, "kg:statement", iri(p.product.iri))
        quads.add(node, "kg:nameEvidence", iri(p.product.evidence(p.product.sightings[0])))
    quads.add(node, "kg:inNotice", iri(names.notice(p.statement.notice)))
    quads.add(node, "kg:standing", text(p.statement.standing))
