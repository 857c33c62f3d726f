"""Divisions of China for the graph: which one a name means, what it lies in, what it is called in English."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from kg.resources import shipped

_MUNICIPALITIES = ("11", "12", "31", "50")  # a city that is a province: its districts belong to it


@dataclass(frozen=True, slots=True)
class Region:
    """A place as the graph knows it. `code` and `parent` are GB/T 2260, '' for areas that are no division;
    `within` is the code of the division an area lies in, as its name says."""

    key: str
    name: str
    level: str
    code: str = ""
    parent: str = ""
    short: str = ""
    aliases: tuple[str, ...] = ()
    within: str = ""


@lru_cache(maxsize=1)
def by_code() -> dict[str, Region]:
    """Every division of today by its code."""
    with (shipped("data") / "divisions.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        head = next(reader)
        at = {name: head.index(name) for name in ("code", "name", "level", "parent", "short", "aliases")}
        return {
            r[at["code"]]: Region(
                r[at["code"]], r[at["name"]], r[at["level"]], r[at["code"]], r[at["parent"]], r[at["short"]],
                tuple(x for x in r[at["aliases"]].split("|") if len(x) > 1),
            )
            for r in reader
        }  # fmt: skip


@lru_cache(maxsize=1)
def _by_name() -> dict[str, list[str]]:
    named: dict[str, list[str]] = defaultdict(list)
    for code, region in by_code().items():
        named[region.name].append(code)
    return named


@lru_cache(maxsize=1)
def english() -> dict[str, str]:
    """English names by code, as far as the tables have them."""
    with (shipped("data") / "labels" / "regions_en.csv").open(encoding="utf-8", newline="") as file:
        return {r["code"]: r["en"] for r in csv.DictReader(file)}


@lru_cache(maxsize=1)
def areas() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """(name, English name, other names) of areas that are no division, by each of their names."""
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    with (shipped("data") / "labels" / "areas.csv").open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            aliases = tuple(x for x in r["aliases"].split("|") if x)
            found |= dict.fromkeys((r["name"], *aliases), (r["name"], r["en"], aliases))
    return found


@lru_cache(maxsize=1)
def borders() -> dict[str, tuple[str, ...]]:
    """City → the cities it has a common border with, both by code; shipped for Sichuan."""
    with (shipped("data") / "maps" / "sichuan_adjacency.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(row["a"], row["b"]) for row in csv.DictReader(file)]
    found: dict[str, list[str]] = {}
    for a, b in pairs:
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return {code: tuple(sorted(others)) for code, others in found.items()}


def region(name: str, code: str | None = None, home: str = "", level: str = "") -> Region:
    """The region of a name: by its code, by its official name near `home` (the code of the notice's
    jurisdiction), else an area of its own.

    >>> region("青羊区", home="510100").code, region("成都市青羊区").code, region("成渝地区").level
    ('510105', '510105', 'zone')
    """
    if code and code in by_code():
        return by_code()[code]
    found = _nearest(_by_name().get(name, []), home)
    if found:
        return by_code()[found]
    for cut in range(len(name) - 2, 1, -1):
        outer = _nearest(_by_name().get(name[:cut], []), home)
        inner = [c for c in _by_name().get(name[cut:], []) if outer and ancestors(c) and outer in ancestors(c)]
        if len(inner) == 1:
            return by_code()[inner[0]]
    name, _, aliases = areas().get(name, (name, "", ()))
    kind = level if level in ("province", "prefecture", "county") else "zone"
    return Region(name, name, kind, aliases=aliases, within=_lies_in(name, home))


def named(words: str, home: str) -> Region | None:
    """The division or area whose official or short name is exactly `words`; a short name only within the
    province of `home`.

    >>> named("成都", "510000").code, named("成渝", "").name, named("成都", "440000")
    ('510100', '成渝地区', None)
    """
    if words in areas() or words in _by_name():
        return region(words, None, home)
    near = [c for c in _by_short().get(words, ()) if home and c[:2] == home[:2]]
    found = _nearest(near, home)
    return by_code()[found] if found else None


def is_name(words: str) -> bool:
    """Is it the official or short name of some division or area?"""
    return words in areas() or words in _by_name() or words in _by_short()


@lru_cache(maxsize=1)
def _by_short() -> dict[str, list[str]]:
    short: dict[str, list[str]] = defaultdict(list)
    for code, division in by_code().items():
        for form in (division.short, *division.aliases):
            if len(form) > 1:
                short[form].append(code)
    return short


def _nearest(codes: list[str], home: str) -> str | None:
    """The one among divisions of one name: in the jurisdiction's city, its province, or the only one there is."""
    for length in (6, 4, 2):
        near = [c for c in codes if home and c[:length] == home[:length]]
        if len(near) == 1:
            return near[0]
    return codes[0] if len(codes) == 1 else None


def _lies_in(name: str, home: str) -> str:
    """The city or county of the jurisdiction's province whose name an area's name begins with (成都高新区)."""
    best = ""
    length = 0
    for code, division in _cities_and_counties(home[:2]):
        for form in (division.name, division.short):
            if len(form) > max(1, length) and name.startswith(form) and len(name) > len(form):
                best, length = code, len(form)
    return best


@lru_cache(maxsize=64)
def _cities_and_counties(province: str) -> tuple[tuple[str, Region], ...]:
    places = list(by_code().items())
    if province:
        places = [(c, r) for c, r in places if c.startswith(province)]
    return tuple((c, r) for c, r in places if r.level == "prefecture" or (province and r.level == "county"))


def ancestors(code: str) -> list[str]:
    """The codes of what a division lies in, the nearest first.

    >>> ancestors("510105")
    ['510100', '510000']
    """
    above: list[str] = []
    while code in by_code() and by_code()[code].parent and by_code()[code].parent not in above:
        code = by_code()[code].parent
        if code in by_code():
            above.append(code)
    return above


def city(place: Region) -> str | None:
    """The code of the city that a place is or lies in; None for a province or an area across several.

    >>> city(region("成都市青羊区")), city(region("成渝地区")), city(region("四川省"))
    ('510100', None, None)
    """
    code = place.code or place.within
    for at in [code, *ancestors(code)] if code else []:
        level = by_code()[at].level
        if level == "prefecture" or (level == "province" and at[:2] in _MUNICIPALITIES):
            return at
    return place.code if place.level == "county" and place.code else None


def cities_of(province: str) -> list[str]:
    """The codes of every city of a province."""
    return [c for c, r in by_code().items() if r.level == "prefecture" and r.parent == province]
