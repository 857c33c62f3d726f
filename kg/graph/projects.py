"""What the name of a project, park or cluster tells: the place it stands in and the industry it is for."""

from __future__ import annotations

import re

from ingest.vocabulary import concept_of, folded_name
from kg.graph import divisions
from kg.graph.divisions import Region

# 成都生物医药国家战略性新兴产业集群, 成渝地区大数据产业基地: place, industry, rank, kind. A platform or a
# laboratory serves an industry without making the place one of it, so only these kinds count.
_KIND = re.compile(
    r"(?:产业)?(?:集群|基地|产业园区?|园区?|示范区|试验区|先行区|集聚区|开发区|试点|名城|之都|硅谷)(?:建设|项目|城市)?$"
)
_RANK = re.compile(
    r"(?:国家级?|省级|市级|世界级?|全国|首批|战略性新兴|先进制造业?|特色|创新型?|高新技术|化?应用示范|产业集群|产业化?|国际|一流)+$"
)
_BEFORE = re.compile(r"^(?:国家级?|省级|市级|世界级?|全国|首批|西部|千亿级?|百亿级?|万亿级?|国际|国内|一流|的)+")
_BRACKET = re.compile(r"[(（]([\u4e00-\u9fff]{2,8})[)）]")
_LONGEST = 16  # code points of a place's name


def place_of(name: str, before: str, home: str) -> Region | None:
    """The place that a project's name begins with, has in brackets, or that is printed right before it.

    >>> place_of("成渝氢走廊", "", "510000").name, place_of("国家工业互联网标识解析(成都)节点", "", "510000").name
    ('成渝地区', '成都市')
    >>> place_of("“世界软件名城”", "创建成都", "510000").name, place_of("高新技术企业库", "建设", "510000")
    ('成都市', None)
    """
    starts = [name[:n] for n in range(min(_LONGEST, len(name) - 2), 1, -1)]
    brackets = [m[1] for m in _BRACKET.finditer(name)]
    ends = [before[-n:] for n in range(min(_LONGEST, len(before)), 1, -1)]
    for words in (*starts, *brackets, *ends):
        found = divisions.named(words, home)
        if found:
            return found
    return None


def industry_of(name: str) -> str | None:
    """The concept that a cluster, base, park or pilot is for, as its name says; None where it says none.

    >>> industry_of("成都生物医药国家战略性新兴产业集群"), industry_of("“世界软件名城”"), industry_of("成德绵科技城")
    ('biomedicine', 'software', None)
    """
    whole = folded_name(name)
    if concept_of(whole):
        return concept_of(whole)
    kind = _KIND.search(whole)
    if kind is None:
        return None
    stem = _RANK.sub("", whole[: kind.start()])
    for cut in range(min(_LONGEST, len(stem))):
        found = concept_of(_BEFORE.sub("", stem[cut:]))
        if found and (cut == 0 or divisions.is_name(stem[:cut])):
            return found
    return concept_of(_BEFORE.sub("", stem))
