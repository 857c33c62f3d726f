"""Areas and the country in front of an industry: 粤东海上风电 is 海上风电, 中国生物医药名城 speaks of 生物医药."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.geography.area_names import area_names

_COUNTRY = re.compile("中国(?:西北|西南|东北|华北|华东|华南|华中|北方|南方|[西东南北中]部)?")


@lru_cache(maxsize=1)
def _areas() -> tuple[frozenset[str], frozenset[str]]:
    """The areas of China by name, and what their names begin with."""
    return frozenset(area_names()), frozenset(name[:2] for name in area_names())


def past_area(text: str, begin: int, end: int) -> int:
    """粤东海上风电 names an area before its industry."""
    names, beginnings = _areas()
    if text[begin : begin + 2] not in beginnings:
        return begin
    for size in range(min(8, end - begin - 2), 1, -1):
        if text[begin : begin + size] in names:
            return begin + size
    return begin


def past_country(text: str, begin: int, end: int) -> int:
    """中国生物医药名城, 中国西北旅游集散中心: of which country or part of it is no part of the name.

    >>> past_country("中国西北旅游", 0, 6)
    4
    """
    country = _COUNTRY.match(text, begin, end - 1) if text.startswith("中国", begin) else None
    return country.end() if country else begin
