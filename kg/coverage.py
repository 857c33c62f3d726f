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
from collections.abc import Iterable, Sequence

from ingest.vocabulary import folded_name
from kg.graph import divisions, names
from kg.graph.quads import Quads, boolean, iri, text
from kg.graph.vocabulary import Alignment
from kg.graph.world import World
from kg.placements import Placement
from kg.steps import Step, Steps

_TIER = {
    "same": "named",
    "exact": "named",
    "close": "named",
    "narrower": "named",
    "broader": "broader",
    "related": "related",
}
_TIERS = ("named", "broader", "related")
_SHORTEST_ENTITY = 5  # code points of a project's name that may stand for a longer one


class Coverage:
    """Which industries of `asked` the placements of a notice speak for; written notice by notice, for no placement
    has to do with one of another notice."""

    def __init__(self, asked: Iterable[str], alignments: Iterable[Alignment]) -> None:
        known = list(alignments)
        steps = Steps(known)
        self._steps = [(industry, list(steps.of(industry))) for industry in asked]
        self._entities = sorted({a.entity for a in known if a.entity})
        self._reached: dict[tuple[str, str], list[int]] = defaultdict(list)  # concept, entity → who has a step to it
        for at, (_, all_steps) in enumerate(self._steps):
            for concept, entity, _ in all_steps:
                self._reached[concept, entity].append(at)

    def write(self, quads: Quads, world: World, found: Sequence[Placement]) -> int:
        """Write every placement that a step leads to, by the best step of each industry; returns how many there are."""
        by: dict[tuple[str, str], list[Placement]] = defaultdict(list)
        for p in found:
            if p.concept:
                by[p.concept, ""].append(p)
            for entity in self._entities:
                if _same_entity(p.entity, entity):
                    by["", entity].append(p)
        count = 0
        quads.graph(names.COVERAGE)
        for at in sorted({at for met in by for at in self._reached.get(met, ())}):
            industry, steps = self._steps[at]
            best: dict[int, tuple[Step, Placement]] = {}
            for concept, entity, step in steps:
                for p in by.get((concept, entity), ()):
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
    stated = {(p.statement.id, p.region.key): step for step, p in found if p.how != "clause-scope"}
    kept: dict[tuple[str, str, str], tuple[Step, Placement]] = {}
    for step, p in found:
        key = (p.statement.id, p.region.key, p.how)
        own = stated.get(key[:2])
        if p.how == "clause-scope":
            if own and _tier_rank(own) <= _tier_rank(step):
                continue
            if key in kept and kept[key][0].rank <= step.rank:
                continue
        kept[key] = (step, p)
    return list(kept.values())


def _tier_rank(step: Step) -> tuple[bool, int]:
    return step.weak, _TIERS.index(_TIER[step.relation])


def _same_entity(printed: str, known: str) -> bool:
    """Do two names mean one project? They do where one holds the other (成渝氢走廊, 互联互通的成渝氢走廊)."""
    if not printed:
        return False
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
