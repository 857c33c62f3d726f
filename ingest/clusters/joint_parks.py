"""Parks that two places build together and call after themselves, a letter each: 共建深河产业合作园."""

from __future__ import annotations

import re

from ingest.clusters.cluster_names import ClusterName, industry_of
from ingest.geography.places import Mentions
from ingest.text.cues import Cue

_PARK = re.compile(
    r"共建(?P<name>[一-鿿]{2}(?P<what>[一-鿿]{0,6}?)(?:产业|工业|经济)?(?:合作|转移|协作)?(?:产业|工业)?园区?)"
    r"(?=[、,。;:()》”\n]|$|和|与|等|建设)"
)
_JOINT_CUE = Cue(["共建"])
# The letter of a place whose name does not hold it.
_LETTERS = dict(
    zip(
        "沪渝穗甬榕蓉鹭粤苏浙闽赣皖鲁桂黔滇京津",
        "上海 重庆 广州 宁波 福州 成都 厦门 广东 江苏 浙江 福建 江西 安徽 山东 广西 贵州 云南 北京 天津".split(),
        strict=True,
    )
)


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
    return any(letter in place.name[:2] or _LETTERS.get(letter) == place.name[:2] for place in found)
