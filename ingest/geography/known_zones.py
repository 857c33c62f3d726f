"""The zones of `data/zones.csv`, and how a zone's printed name is written out in full (经开区 → 经济技术开发区)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from ingest.geography.gazetteer import gazetteer
from kg.resources import shipped

_KINDS = {
    "经开区": "经济技术开发区",
    "高新区": "高新技术产业开发区",
    "高新技术开发区": "高新技术产业开发区",
    "综保区": "综合保税区",
    "自贸试验区": "自由贸易试验区",
    "自贸区": "自由贸易试验区",
}


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by its official full name; `hosts` are the codes of the divisions it lies in (may be empty)."""

    name: str
    hosts: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def known_zones() -> dict[str, Zone]:
    """The zones of `data/zones.csv` by every name they have."""
    known: dict[str, Zone] = {}
    with (shipped("data") / "zones.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            zone = Zone(row["name"], tuple(h for h in row["hosts"].split("|") if h))
            for name in (row["name"], row["short"], *row["aliases"].split("|")):
                if name:
                    known[name] = zone
    return known


@lru_cache(maxsize=1)
def lengths() -> dict[str, tuple[int, ...]]:
    """The last two letters of every known name, and how long the names are that end so, the longest first."""
    found: dict[str, set[int]] = {}
    for name in known_zones():
        found.setdefault(name[-2:], set()).add(len(name))
    return {two: tuple(sorted(sizes, reverse=True)) for two, sizes in found.items()}


def zone_named(name: str) -> Zone | None:
    """The known zone of that full or short name, else None.

    >>> zone_named("天府新区").name
    '四川天府新区'
    """
    return known_zones().get(name)


def full_name(printed: str) -> str:
    """The official form of a zone's printed name.

    >>> full_name("赣州经开区"), full_name("南昌高新区"), full_name("兰州新区")
    ('赣州经济技术开发区', '南昌高新技术产业开发区', '兰州新区')
    """
    zone = zone_named(printed)
    if zone:
        return zone.name
    for short, full in _KINDS.items():
        if printed.endswith(short):
            stem = printed[: -len(short)]
            return (_of_city(stem) or stem) + full
    return printed


def _of_city(stem: str) -> str | None:
    """成都 for 成都市, whose zones are called without the 市; None for any other name."""
    return stem[:-1] if len(stem) > 2 and stem[-1] == "市" and stem in gazetteer().by_name else None
