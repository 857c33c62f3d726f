"""Parks that two places build together and call after themselves, a letter each: 共建深河产业合作园."""

from __future__ import annotations

import re

from ingest.clusters.cluster_names import ClusterName, industry_of
from ingest.geography.places import Mentions
from ingest.geography.province_letters import letters
from ingest.text.cues import Cue

_PARK = re.compile(
    r"共建(?P<name>[一-鿿]{2}(?P<what>[一-鿿]{0,6}?)(?:产业|工业|经济)?(?:合作|转移|协作)?(?:产业|工业)?园区?)"
    r"(?=[、,。;:()》”\n]|$|和|与|等|(?:高标准|高水平|高质量|项目)?建设)"
)
_JOINT_CUE = Cue(["共建"])


def joint_parks(text: str, found: Mentions) -> list[ClusterName]:
    """The parks called after two places that the notice names; what each hosts, the name leaves open."""
    named = []
    for at in _JOINT_CUE.places(text):
        park = _PARK.match(text, at)
        if park and all(_calls(letter, found) for letter in park["name"][:2]):
            what = industry_of(text, park.start("what"), park.end("what")) if park["what"] else None
            named.append(ClusterName(park.start("name"), park.end("name"), what, ()))
    return named


def _calls(letter: str, found: Mentions) -> bool:
    """Does the letter stand for one of the places?"""
    called = letters().get(letter)  # 沪, 蓉: the name does not hold the letter
    return any(letter in place.name[:2] or called and called.name[:2] == place.name[:2] for place in found)
