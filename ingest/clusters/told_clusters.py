"""Clusters whose name holds no place: 甲县已形成X产业集群; X产业集群入选国家…集群 in a city's report.

A cluster that a place has formed exists, one that it builds does not. A notice of a city or county that says of a
cluster by its industry alone that it was recognised speaks of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clusters.cluster_names import VERB_INSIDE, ClusterName, grade_of, industry_of
from ingest.geography.gazetteer import Division
from ingest.geography.places import Mentions, Place
from ingest.hosting.industry_phrases import is_industrial, plausible

_KIND = r"(?:产业集群|产业集聚区|产业带|产业基地|集群)"
_FORMED = re.compile(
    r"(?:目前|现)?(?:(?:已经?|现已)(?:初步|基本)?(?:形成|建成|培育形成|培育出|培育|集聚形成|发展成)了?|(?:形成|建成|培育出?|集聚)了|现?拥有|建有)"
    rf"(?:[百千万]亿元?级的?)?(?P<name>(?P<what>[一-鿿]{{2,14}}?){_KIND})(?=[,。;!\n]|$)"
)
_RECOGNISED = re.compile(
    r"(?:再次|已|成功|相继|双双|连续)*(?:稳居|入列|入选|跻身|获批|晋级|晋升|获评|荣获|纳入|列入|进入|(?:被)?(?:认定|评|列|确定)为)"
    r"[^,。;]{0,14}(?:国家|省级|全国|世界级|自治区级)[^,。;]{0,16}(?:集群|名单|方阵|行列|试点|培育|计划|梯队)(?![^,。;!\n]{0,12}的)"
)
# The first letters of both: behind most places and most clusters stands none of them.
_BEGINS_FORMED = frozenset("目现已形建培集拥")
_BEGINS_RECOGNISED = frozenset("再已成相双连稳入跻获晋荣纳列进被认评确")
_OPENS = re.compile(rf"(?P<what>[一-鿿A-Za-z]{{2,16}}?){_KIND}\Z")
_MARKS = ",。;:!\n"
LONGEST = 24  # code points of such a name


def told_clusters(text: str, found: Mentions, kinds: Sequence[int], base: Division | None) -> list[ClusterName]:
    """The clusters that sentences tell of, in no order; `kinds` says where kinds of clusters end, `base` who speaks."""
    named = [name for place in found if place.kind == "place" and (name := _formed(text, place))]
    if base is not None and base.level != "province":
        own = next((p for p in found if p.code == base.code), None)  # where the text names who speaks
        named += [name for end in kinds if own and (name := _recognised(text, end, found, own))]
    return named


def grade_told(text: str, end: int) -> str | None:
    """The grade that the words behind a cluster's name say it was given (…产业集群|入选国家…集群).

    >>> grade_told("某产业集群成功入选国家中小企业特色产业集群。", 5)
    'national'
    """
    told = _RECOGNISED.match(text, end) if text[end : end + 1] in _BEGINS_RECOGNISED else None
    return grade_of(told[0]) if told else None


def _formed(text: str, place: Place) -> ClusterName | None:
    """甲县已形成X产业集群."""
    formed = _FORMED.match(text, place.end) if text[place.end : place.end + 1] in _BEGINS_FORMED else None
    if formed is None or not is_industrial(formed["what"]):
        return None
    return _named(text, formed.start("name"), formed.end("what"), formed.end("name"), place)


def _recognised(text: str, end: int, found: Mentions, own: Place) -> ClusterName | None:
    """X产业集群入选国家先进制造业集群, at the beginning of a part of a sentence."""
    if text[end : end + 1] not in _BEGINS_RECOGNISED or not _RECOGNISED.match(text, end):
        return None
    begin = max(text.rfind(mark, max(0, end - LONGEST - 1), end) for mark in _MARKS) + 1
    opened = _OPENS.match(text, begin, end) if end - LONGEST <= begin < end else None
    if opened is None or found.between(begin, end):
        return None
    return _named(text, begin, opened.end("what"), end, own)


def _named(text: str, begin: int, what_end: int, end: int, place: Place) -> ClusterName | None:
    if VERB_INSIDE.search(text, begin, what_end) or not plausible(text[begin:what_end]):
        return None
    industry = industry_of(text, begin, end)
    return ClusterName(begin, end, industry, (place,)) if industry else None
