"""The areas that are no divisions (川南, 长三角) and those whose name spells their members (成德绵)."""

from __future__ import annotations

import csv
from functools import lru_cache

from kg.resources import shipped


@lru_cache(maxsize=1)
def areas() -> dict[str, tuple[str, ...]]:
    """The areas by name with the codes or zone names of the members they spell (`data/areas.csv`).

    >>> areas()["成德绵"]
    ('510100', '510600', '510700')
    """
    with (shipped("data") / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: tuple(m for m in row["members"].split("|") if m) for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def area_names() -> tuple[str, ...]:
    """The names alone, as `str.startswith` takes them.

    >>> "川南页岩气".startswith(area_names())
    True
    """
    return tuple(areas())


def area_leads(words: str) -> bool:
    """Do the words begin with the name of an area?

    >>> area_leads("川南页岩气"), area_leads("煤制气")
    (True, False)
    """
    return words.startswith(_by_beginning().get(words[:2], ()))


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, tuple[str, ...]]:
    """The names by their first two letters."""
    found: dict[str, tuple[str, ...]] = {}
    for name in areas():
        found[name[:2]] = (*found.get(name[:2], ()), name)
    return found
