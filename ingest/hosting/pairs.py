"""Pairs of a place and an industry, and what a sentence has said so far while it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from ingest.geography.places import Place
from ingest.hosting.industry_phrases import Industry

BASED, SUBJECT, LINKED = "based_on", "located_in", "linked"

DOES = "does"  # the place does something that is no industry: a region, no pair


class Pair(Struct, frozen=True, gc=False):
    """The words `begin:end` say that `place` hosts `industry`; None where the heading or title has to name it."""

    place: Place
    industry: Industry | None
    relation: str
    begin: int
    end: int


class Statement(Struct, frozen=True, gc=False):
    """`place` hosts `industry` (None: it does something else); `inherited` says where the industry was taken
    from when the sentence names none."""

    place: Place
    industry: Industry | None
    relation: str
    begin: int
    end: int
    inherited: str = ""


@dataclass(slots=True)
class State:
    """What the parts of a sentence read so far leave for the next: places that wait for an industry, and its topic."""

    waiting: list[tuple[Place, str]] = field(default_factory=list)
    spent: bool = True
    inherited: bool = False  # the waiting places come from a heading, not from the sentence
    topic: list[Industry] = field(default_factory=list)
    last: list[Industry] = field(default_factory=list)  # what was named last, for places that follow (涵盖甲、乙)
    ahead: list[Industry] = field(default_factory=list)  # 围绕X,支持甲、乙提档升级: what places to come will do
    idle: int = 0  # parts of the sentence since the places were named that gave them nothing
    topical: bool = False  # the waiting places are paired with the topic
    listing: bool = False  # the places were given a bare list of products
    forming: bool = False  # the sentence ends in a layout of what its places do (甲领航、乙补位的X格局)
    overseen: bool = False  # 甲市统筹乙X、丙Y: who speaks has a verb for places each with its product
    unread: bool = False  # the last places have a predicate of their own that names no industry


def left_over(state: State, inherited: Sequence[Place] = ()) -> list[Pair]:
    """Places that got no industry in the sentence: the heading's or title's is theirs."""
    if state.spent or state.topical:
        return []
    return [Pair(p, None, r, p.begin, p.end) for p, r in state.waiting if not any(p is one for one in inherited)]


def paired(waiting: Sequence[tuple[Place, str]], made: Sequence[Industry]) -> list[Pair]:
    """Each place that waits with each industry and with what stands in brackets behind it."""
    pairs = []
    for place, relation in waiting:
        for industry in made:
            pairs.append(
                Pair(place, industry, relation, min(place.begin, industry.begin), max(place.end, industry.end))
            )
            pairs += [Pair(place, s, relation, min(place.begin, s.begin), max(place.end, s.end)) for s in industry.sub]
    return pairs
