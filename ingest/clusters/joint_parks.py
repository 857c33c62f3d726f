"""Parks that two places build together and call after themselves, a letter each: 共建深河产业合作园."""

from __future__ import annotations

import re

from ingest.clusters.cluster_names import ClusterName, industry_of
from ingest.geography.places import Mentions
from ingest.geography.province_letters import letters
from ingest.text.cues import Cue

_PARK = re.compile(
    r"(?:共建|建设|打造|设立|建好|推进)(?P<name>[一-鿿]{2}(?P<what>[一-鿿]{0,6}?)(?:产业|工业|经济)?(?:合作|转移|协作)?(?:产业|工业)?园区?)"
    r"(?=[、,。;:()》”\n]|$|和|与|等|(?:高标准|高水平|高质量|项目)?建设)"
)
_JOINT_CUE = Cue(["共建", "建设", "打造", "设立", "建好", "推进"])


def joint_parks(text: str, found: Mentions) -> list[ClusterName]:
    """The parks called after two places that the notice names; what each hosts, the name leaves open."""
    named = []
    for at in _JOINT_CUE.places(text):
        park = _PARK.match(text, at)
        if park and _joint(text, park.start("name"), found):
            what = industry_of(text, park.start("what"), park.end("what")) if park["what"] else None
            named.append(ClusterName(park.start("name"), park.end("name"), what, ()))
    return named


def _joint(text: str, begin: int, found: Mentions) -> bool:
    """Do the first letters of the name stand for places, and without 共建 for two of them (no 沙县小吃产业园)?"""
    first, second = (_called(letter, found) for letter in text[begin : begin + 2])
    if not first or not second or text.endswith("共建", 0, begin):
        return bool(first and second)
    return not first & second and not found.between(begin, begin + 2)


def _called(letter: str, found: Mentions) -> set[str]:
    """The places that the letter may stand for."""
    of_letter = letters().get(letter)  # 沪, 蓉: the name does not hold the letter
    return {
        place.name for place in found if letter in place.name[:2] or of_letter and of_letter.name[:2] == place.name[:2]
    }
