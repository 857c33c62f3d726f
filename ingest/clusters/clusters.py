"""Clusters by name: 成都市集成电路产业集群, 唐山—沧州沿海钢结构产业带, 比亚迪(抚州)动力电池产业园.

A name begins with its place, or is an item of a list (a line, a cell, a bracket) that ends in the kind of cluster.
What is only to be built and named by industry and kind (建设X产业基地) is no cluster yet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ingest.clusters.cluster_lists import counted_clusters, listed_clusters
from ingest.clusters.cluster_names import (
    CLUSTER,
    KIND_OF_CLUSTER,
    VERB_INSIDE,
    ClusterName,
    grade_of,
    industry_of,
    kind_ends,
)
from ingest.clusters.cluster_tables import table_clusters
from ingest.clusters.joint_parks import joint_parks
from ingest.clusters.told_clusters import told_clusters
from ingest.geography.abroad import abroad
from ingest.geography.places import Mentions, Place, home, mentions
from ingest.hosting.industry_phrases import Industry, industries, is_industrial
from ingest.hosting.place_verbs import ONLY_VERBS, VERBS
from ingest.hosting.title_industries import title_span

if TYPE_CHECKING:
    from ingest.reading import Reading

# A name ends where a mark, a blank or a word that speaks of it follows.
_AFTER = re.compile(
    r"$|[ 、,。;:()《》”\n\t\d]|和|及|与|以及|等|的|为|由|位于|坐落|参加|参与|开展|位列|荣获|"
    r"要|将|应|加快|聚焦|依托|推动|入选|进入|跻身|晋级|晋升|成功|引领|建设|连[年续]|相继|双双|再次|首次|"
    r"高(?:标准|水平|质量|效)|加速|提速|发展|已|是|在|被|提质|做|成为|"
    r"牵引|支撑|引擎|作用|优势|带动|布局|承接|配套|行业|整体|特色|涵盖|覆盖|集聚|平台|辐射|纳入|列入|内|核心区|扩|升级|争创|创建|通过|规模|产值|营收|企业|龙头|"
    r"(?:确定|认定|评定?|命名|列)为|授予|均|按|有序|同步|加速|跻身|提档|提级|提能|转型|跃升|获|实现|突破|榜上|上榜|名列|稳居|保持|拥有|现有|从|正|持续|不断|日益|初具|稳步|率先|入围|入库|位居|排名|领跑|领先"
)

LONGEST = 70  # code points from the place to the end of the kind, further places of the name included
LONGEST_NAME = 26  # code points behind the places
_NAME = re.compile(rf"(?:“[^“”、,。;\n]{{1,6}}”)?[^、,。;:()《》“”\n\t]{{1,{LONGEST_NAME}}}")

# A national grade or an area after a verb of building is a goal, not yet a cluster with its place.
_BUILDING = re.compile(r"(?<!共)(?:建设|打造|创建|构建|争创|申建|形成|培育)(?:[^,。;、的]{1,8}的)?$")

_ENTERPRISE = re.compile(r"[一-鿿A-Za-z]{2,10}$")


def cluster_names(reading: Reading) -> tuple[ClusterName, ...]:
    """The clusters that the notice names, in order."""
    return _cluster_names(reading)


@lru_cache(maxsize=4)
def _cluster_names(reading: Reading) -> tuple[ClusterName, ...]:
    text, found = reading.text, mentions(reading)
    kinds = kind_ends(text)
    listed = listed_clusters(reading, found, kinds)
    named = _placed(text, found, [*kinds, len(text) + LONGEST + 1], {name.begin for name in listed})
    named += joint_parks(text, found)
    named += listed
    named += counted_clusters(text, found)
    named += table_clusters(reading, found)
    named += told_clusters(text, found, kinds, home(reading))
    title = title_span(reading)
    best: list[ClusterName] = []
    for name in sorted(named, key=lambda n: (n.begin, -bool(n.listed), -len(n.places), -n.end)):
        if title and title.begin <= name.begin < title.end:
            continue  # what a title lists is not one of its items
        if not [b for b in best[-2:] if b.begin <= name.begin < b.end]:
            best.append(name)
    return tuple(best)


def _placed(text: str, found: Mentions, kinds: Sequence[int], listed: Container[int]) -> list[ClusterName]:
    """Names that begin with their place; `kinds` says where kinds of clusters end, the last beyond the text.

    Where an item of a list begins, which is `listed`, it is the name.
    """
    named: list[ClusterName] = []
    i = ahead = 0
    while i < len(found):
        place = found[i]
        while kinds[ahead] <= place.end:
            ahead += 1
        if kinds[ahead] > place.end + LONGEST or place.kind not in ("place", "prefix"):
            i += 1
            continue
        hosts, end, after = _chain(text, found, i)
        near = kinds[bisect_right(kinds, end)] <= end + LONGEST_NAME + 1  # a bracket may close between
        if near and hosts and hosts[0].level == "zone":
            near = text.startswith(("集群", "基地"), kinds[bisect_right(kinds, end)] - 2)  # a zone's park is the zone
        near = near and (place.begin not in listed or text[place.begin - 1] in "(“")  # a name may begin before these
        if near and not _one_of_several(text, found, place.begin):
            name = _named_from(text, place.begin, end, hosts, found)
            if name:
                named.append(name)
        i = after
    return named


def _chain(text: str, found: Mentions, i: int) -> tuple[list[Place], int, int]:
    """The places from the mention `i` on that begin one name (省市区, 甲—乙—丙): the hosts, their end, what follows."""
    j = i
    while j + 1 < len(found) and found[j].kind == "prefix" and found[j + 1].begin == found[j].end:
        j += 1
    hosts = [p for p in found[i : j + 1] if p.kind == "place"]
    end = found[j].end
    after = j + 1
    while after < len(found) and found[after].begin == found[j].begin:
        hosts.append(found[after])
        after += 1
    while (
        after < len(found)
        and found[after].kind in ("place", "prefix")
        and (
            text[end : found[after].begin] in ("—", "-", "~", "至")
            or found[after].begin == end
            and (
                text[end - 1] == ")" or found[j].kind == "place" and found[j].division and found[after].division
            )  # 芜(湖)马(鞍山)合(肥); 阜阳合肥现代产业园
            or _PART_DASH.fullmatch(text, end, found[after].begin)
        )
    ):
        if found[after].kind == "place":
            hosts.append(found[after])
        end = found[after].end
        after += 1
    return hosts, end, after


_PART_DASH = re.compile(r"[一-鿿]{1,3}[岛湾港]—")  # 大连长兴岛—盘锦辽东湾石化产业带
_PART_LAST = re.compile(r"[一-鿿]{1,3}[岛湾港](?!口)")


def _one_of_several(text: str, found: Mentions, begin: int) -> bool:
    """Is the place the last of an enumeration (甲市和乙市X基地)? Then it begins no name."""
    join = 2 if text[begin - 2 : begin] == "以及" else 1
    if text[begin - join : begin] not in ("、", "和", "与", "及", "以及"):
        return False
    before = [p for p in found.between(max(0, begin - join - 24), begin) if p.kind == "place"]
    last = [p for p in before if p.end == begin - join]
    if last:  # A开发区、B开发区、甲市化工园区: a zone is no place of an enumeration of cities
        return last[-1].level != "zone" or last[-1].name.endswith("新区")
    # 甲X、乙Y等产业集群: the kind at the end is that of all.
    item = text[before[-1].end : begin - join].lstrip() if before else ""
    if item.startswith(")") or item.endswith(("带", "圈", "廊", "轴")):  # X产业带(甲、乙)和丙Y产业带
        return False
    return bool(item) and not _MARK_OR_KIND.search(item) and not VERB_INSIDE.search(item)


_MARK_OR_KIND = re.compile(rf"[、,;。:]|{CLUSTER}")
_COUNTED = re.compile(r"(?:有|已|累计|总数|数量|共|增至|达|\d+个)")
# 温州市有乐清市电气产业集群, 浙江省新增国家级产业集群12个, 襄阳市级特色产业园区: no names begin here
_NO_NAME = re.compile("有(?![色机])|新增|共有|[现已拥]有|级(?:特色|先进|产业|现代)")
_ROADS = re.compile("开放|流通|交通|科创|科技|创新|换电|通道|走廊|线|[一-鿿]大$")  # 甲乙大宗商品流通走廊
_RURAL = re.compile("[一-鿿]{2,3}现代农业")
_PARK = re.compile("产业园|工业园|产业城|产业新城|科技园|集聚区|产业集聚区|聚集区|产业功能区")
_HOSTS = re.compile(r"\([^()]{2,60}\)|由[^,。;()]{4,60}(?:组成|构成)")


def _named_from(text: str, begin: int, end: int, hosts: list[Place], found: Mentions) -> ClusterName | None:
    at = end
    if text[begin - 1 : begin] == "(" and text[end : end + 1] == ")":
        before = _ENTERPRISE.search(text[max(0, begin - 11) : begin - 1])
        if not before:
            return None
        begin, at = begin - 1 - len(before[0]), end + 1
        lead = re.match(
            r".*(?:(?<!共)[建办用]好|推进|建设|依托|支持|推动|加快|实施|打造|、|和|及|与|在|以)", text[begin:end]
        )
        begin += lead.end() if lead and lead.end() <= len(before[0]) else 0
    elif text[begin - 1 : begin] == "“" and text[end : end + 1] == "”":  # “芜(湖)马(鞍山)合(肥)”机器人产业集聚区
        begin, at = begin - 1, end + 1
    if text[at : at + 1] in ("与", "和", "及") and found.between(at + 1, at + 2):
        return None  # 甲区与乙产业基地
    run = _NAME.match(text, at)
    if not run or _NO_NAME.match(text, at) or ONLY_VERBS.match(text, at) or text.endswith(abroad(), 0, begin):
        return None
    at = text.find("”", at, run.end()) + 1 or at  # 南阳“仲景”中医药产业集群
    for kind in KIND_OF_CLUSTER.finditer(text, at, run.end()):
        if not _AFTER.match(text, kind.end()) and not VERBS.match(text, kind.end()):
            continue
        if kind.start() - at < 1 or VERB_INSIDE.search(text, at, kind.start()):
            return None
        if text.find("——", at, kind.start()) >= 0:
            return None  # 甲省乙市丙镇——中国X产业基地: a title given to the town
        part = _PART_LAST.match(text, at, kind.start()) if len(hosts) > 1 else None
        industry = industry_of(text, part.end() if part and part.end() < kind.start() else at, kind.end())
        if (
            industry
            and begin == hosts[0].begin
            and _PARK.match(kind[0])
            and not is_industrial(industry)
            and len(industry) < 4
        ):
            return None  # 玉林市龙潭产业园区 is called after its town
        corridor = kind[0] == "走廊" and not (industry and (is_industrial(industry) or not _ROADS.search(industry)))
        if corridor or text.startswith("老工业", at):
            return ClusterName(begin, kind.end(), None, (), goal=True)  # 甲乙大宗商品流通走廊; 丙老工业基地
        national = "国家" in text[at : kind.start()]
        trades = [] if industry else _in_brackets(text, kind.end(), found)  # 甲县国家外贸转型升级基地(家具)
        industry = trades[0].name if trades else industry
        if industry is None and begin < hosts[0].begin and text[hosts[0].end] == ")":
            return ClusterName(begin, kind.end(), None, tuple(hosts))  # 某公司(长沙)智慧产业城
        if industry is None and _COUNTED.match(text, kind.end()):
            return ClusterName(begin, kind.end(), None, (), goal=True)  # 重庆市国家级产业示范基地已达8个
        if industry is None and not national:
            return ClusterName(begin, kind.end(), None, (), goal=True)  # a park of no one industry
        if industry and _RURAL.fullmatch(industry) and not is_industrial(industry[:-4]):
            return None  # 颍泉区伍明现代农业产业园
        bracket = _HOSTS.match(text, kind.end())
        inside = [p for p in found.between(kind.end(), bracket.end()) if p.kind == "place"] if bracket else []
        inside = [p for p in inside if p.level != "zone"]  # (含甲工业园、乙工业园) are its parts
        if inside and industry:
            return ClusterName(begin, kind.end(), industry, tuple(inside))
        goal = national or all(p.level == "area" for p in hosts) and not _hosted(text, found, begin)
        if goal and _BUILDING.search(text[max(0, begin - 14) : begin]):
            return ClusterName(begin, kind.end(), industry, tuple(hosts), goal=True)
        return ClusterName(begin, kind.end(), industry, tuple(hosts), more=tuple(trades[1:]))
    return None


_TRADES = re.compile(
    r"\((?!复[核审评查]|[一二三四五六]期|第|拟|原|试点|培育|创建|筹建|在建|待|新|扩|共|含|暂)(?P<what>[^()\d]{1,24})\)"
)


def _in_brackets(text: str, at: int, found: Mentions) -> list[Industry]:
    """The industries of a base whose name only says its kind, behind it in brackets."""
    bracket = _TRADES.match(text, at)
    if not bracket or found.between(bracket.start(), bracket.end()):
        return []
    return industries(text, *bracket.span("what"))


def _hosted(text: str, found: Mentions, begin: int) -> bool:
    """依托攀枝花、凉山,建设攀西X基地: does the clause say where the base of an area is built?"""
    clause = max(text.rfind(mark, max(0, begin - 80), begin) for mark in "。;\n") + 1
    return any(p.kind == "place" and p.level != "area" for p in found.between(clause, begin))


# 余杭区视觉算法集聚区,依托…,发展X: the place in the name is the subject of what follows.
_IS_SUBJECT = re.compile(
    r"(?:[,:]|(?=重点|主要|大力|着力|承接|主攻|聚焦|侧重))(?:(?:依托|围绕|立足)[^。;]{0,30},)?(?:重点|主要|大力|着力)?(?:发展|布局|聚焦|主攻|承接|侧重|做[强大优精])"
)


def consumed(text: str, found: Mentions, named: Sequence[ClusterName]) -> Mentions:
    """The mentions that stand in no cluster's name; the places of one that goes on to do something stand for it."""
    spans = [(n.begin, n.end) for n in named]
    starts = [b for b, _ in spans]
    left = []
    for place in found:
        at = bisect_left(starts, place.begin + 1) - 1
        if at < 0 or spans[at][1] <= place.begin:
            left.append(place)
    ends = frozenset([p.end for p in found])
    acting = [
        n
        for n in named
        if n.places
        and not n.listed
        and (
            text[n.begin - 2 : n.begin] in ("依托", "立足")
            and text[n.begin - 3 : n.begin - 2] in (",", ";", "。", ":", "\n", "")
            or text[n.begin - 1 : n.begin] == "、"
            and n.begin - 1 in ends
            or _IS_SUBJECT.match(text, n.end)
            and not text.endswith(("打造", "建设", "创建", "构建", "建成"), 0, n.begin)
        )
    ]
    left += [replace(p, begin=n.begin, end=n.end) for n in acting for p in n.places]
    return Mentions(sorted(left, key=lambda p: p.begin) if acting else left)


__all__ = ["ClusterName", "cluster_names", "consumed", "grade_of"]
