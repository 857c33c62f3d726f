"""Countries and their groups: what lies abroad hosts nothing and is no industry."""

from __future__ import annotations

import csv
from functools import lru_cache

from kg.resources import shipped


@lru_cache(maxsize=1)
def abroad() -> tuple[str, ...]:
    """The short names of countries and of groups of countries that notices name (`data/abroad.csv`), in its order.

    >>> "老挝" in abroad()
    True
    """
    with (shipped("data") / "abroad.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["name"] for row in csv.DictReader(file))
