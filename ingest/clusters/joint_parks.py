"""Parks that two places build together and call after themselves, a letter each: 共建深河产业合作园."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ingest.clusters.cluster_names import ClusterName, industry_of
from ingest.geography.known_zones import zone_named
from ingest.geography.places import Mentions
from ingest.geography.province_letters import letters
from ingest.text.word_places import word_places

_PARK = re.compile(
    r"(?:共建|建设|打造|设立|建好|推进)(?P<name>[一-鿿]{2}(?P<what>[一-鿿]{0,6}?)(?:产业|工业|经济)?(?:合作|转移|协作)?(?:产业|工业)?园区?)"
    r"(?=[、,。;:()》”\n]|$|和|与|等|(?:高标准|高水平|高质量|项目)?建设)"
)
_VERBS = ("共建", "建设", "打造", "设立", "建好", "推进")
LONGEST = 18  # code points from the verb to the 园 that the name ends in


def joint_parks(text: str, found: Mentions) -> list[ClusterName]:
    """The parks called after two places that the notice names; what each hosts, the name leaves open."""
    parks = list(_parks(text))
    if not parks:
        return []
    single, joined = _letters(text, found)
    named = []
    for park in parks:
        first, second = park["name"][0], park["name"][1]
        together = {first, second} <= single and park[0].startswith("共建")
        pair = first + second in joined or first in letters() and {first, second} <= single  # 沪明临港产业园
        # 沙县小吃产业园 is called after one place, and 建设 may build any park
        own = found.between(park.start("name"), park.start("name") + 2) or zone_named(first + second + "新区")
        if together or pair and not own:
            what = industry_of(text, park.start("what"), park.end("what")) if park["what"] else None
            named.append(ClusterName(park.start("name"), park.end("name"), what, ()))
    return named


def _parks(text: str) -> Iterator[re.Match[str]]:
    """Every park behind a verb that builds it, found by its 园."""
    done = 0
    for end in word_places(text, ("园",)):
        low = max(done, end - LONGEST)
        at = max(text.rfind(verb, low, end) for verb in _VERBS)
        if at >= 0 and (park := _PARK.match(text, at)) and park.end("name") > end:
            done = park.end()
            yield park


def _letters(text: str, found: Mentions) -> tuple[set[str], set[str]]:
    """The letters that may stand for the places named, and the pairs of them for places that 与, 和 or 、 joins."""
    by_name = {place.name: _of(place.name) for place in found}
    joined = {
        pair
        for one, other in pairwise(found)
        if text[one.end : other.begin] in ("与", "和", "、")
        for a in by_name[one.name]
        for b in by_name[other.name]
        for pair in (a + b, b + a)
    }
    return {letter for of in by_name.values() for letter in of}, joined


def _of(name: str) -> set[str]:
    """The letters of a place: those its name begins with, and the one its province is called by (沪, 蓉)."""
    return {*name[:2], *_called_by().get(name[:2], ())}


@lru_cache(maxsize=1)
def _called_by() -> dict[str, set[str]]:
    """The letters (沪, 蓉) by the first two of the name they stand for."""
    found: dict[str, set[str]] = {}
    for letter, place in letters().items():
        found.setdefault(place.name[:2], set()).add(letter)
    return found
