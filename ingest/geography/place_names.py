"""A place as a text names it, and the one automaton that finds every name of a division, an area, a decoy word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from ingest.geography.area_names import areas
from ingest.geography.gazetteer import Division, by_code, gazetteer
from ingest.geography.known_zones import Zone, zone_named
from ingest.geography.place_frames import Kind
from ingest.geography.zones import zone_names
from kg.resources import shipped

# What may part two places of one enumeration.
JOINS = frozenset({"、", "和", "与", "及", "以及", "—", "-", "~", "暨", "或", ",", "/", "·", "+"})
_AREAS = {"成渝": "成渝地区"}  # areas whose official name is not the short one printed

NameKind = Literal["division", "former", "area", "zone", "word"]


class Place(Struct, frozen=True, gc=False):
    """`text[begin:end]` names the place. `code` is None for a zone, an area and a name that stays unresolved;
    `level` is province, prefecture, county, zone or area. `kind` says what the name stands in."""

    begin: int
    end: int
    name: str
    code: str | None
    level: str
    kind: Kind = "place"
    resolved: bool = True

    @property
    def division(self) -> Division | None:
        """The division, None for zones and areas."""
        return by_code(self.code) if self.code else None


@dataclass(frozen=True, slots=True)
class Names:
    """Every name looked for, by its index in the automaton: what it is, and the members an area spells."""

    automaton: AhoCorasick
    names: tuple[str, ...]
    kinds: tuple[NameKind, ...]
    areas: dict[str, tuple[Division | Zone, ...]]  # empty for areas that spell no divisions
    beginnings: frozenset[str]  # the first two letters of every name


@lru_cache(maxsize=1)
def known_names() -> Names:
    """The names, read once from `data/divisions.csv`, `data/areas.csv` and `data/place_words.csv`."""
    spelled = {
        name: tuple(place for member in members if (place := _member(member))) for name, members in areas().items()
    }
    words = frozenset((shipped("data") / "place_words.csv").read_text("utf-8").split()[1:])
    divisions, former = gazetteer().by_name, gazetteer().by_former_short
    kind_of: dict[str, NameKind] = dict.fromkeys(former, "former")
    kind_of |= dict.fromkeys(spelled, "area")
    kind_of |= dict.fromkeys(zone_names(), "zone")
    kind_of |= dict.fromkeys((n for n in divisions if len(n) > 1), "division")
    kind_of |= dict.fromkeys(words, "word")
    kind_of.pop("", None)
    names = tuple(sorted(kind_of))
    kinds = tuple(kind_of[name] for name in names)
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)  # a DFA of 14 MB is slower: no cache holds it
    return Names(automaton, names, kinds, spelled, frozenset(name[:2] for name in names))


def _member(code: str) -> Division | Zone | None:
    return by_code(code) if code.isdigit() else zone_named(code)


def placed(begin: int, end: int, what: Division | Zone) -> Place:
    """The place that `text[begin:end]` names, once it is known which division or zone is meant."""
    if isinstance(what, Division):
        return Place(begin, end, what.name, what.code, what.level)
    return Place(begin, end, what.name, None, "zone")


def of_kind(place: Place, kind: Kind) -> Place:
    """The same mention, standing in something else."""
    return Place(place.begin, place.end, place.name, place.code, place.level, kind, place.resolved)


def area_places(name: str, begin: int, end: int) -> list[Place]:
    """The members of an area whose name spells them (成德绵), else the area itself (川南)."""
    members = known_names().areas[name]
    return [placed(begin, end, m) for m in members] or [Place(begin, end, _AREAS.get(name, name), None, "area")]
