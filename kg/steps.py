"""Steps over the vocabulary: from the industry asked for to those that speak for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph.vocabulary import INVERSE, Alignment

_RANK = {"same": 0, "exact": 1, "close": 2, "narrower": 3, "broader": 4, "related": 5}


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
