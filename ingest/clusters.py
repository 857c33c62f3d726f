"""Clusters by name: 成都市集成电路产业集群, 唐山—沧州沿海钢结构产业带, 比亚迪(抚州)动力电池产业园.

A name begins with its place, or is an item of a list (a line, a cell, a bracket) that ends in the kind of cluster.
What is only to be built and named by industry and kind (建设X产业基地) is no cluster yet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.cluster_names import CLUSTER, KIND_OF_CLUSTER, ClusterName, grade_of, industry_of, leading
from ingest.cluster_tables import table_clusters
from ingest.gazetteer import first_place
from ingest.industry_phrases import industries
from ingest.places import Mentions, Place, mentions
from ingest.title_industries import title_span

if TYPE_CHECKING:
    from ingest.reading import Reading

# A name ends where a mark, a blank or a word that speaks of it follows.
_AFTER = re.compile(
    r"$|[、,。;:()《》”\n\t]|和|及|与|以及|等|的|为|入选|引领|建设|发展|已|是|在|被|提质|做|成为|作用|优势|带动|平台|辐射|纳入|列入|内|核心区|扩|升级|争创|创建|通过|规模|产值|营收|企业|龙头|跻身|获|实现|突破"
)
_NAME = re.compile(r"[^、,。;:()《》“”\n\t]{1,26}")
_VERB_INSIDE = re.compile(
    r"发展(?!产业)|布局|做[强大优精]|建设|打造|培育|承接|推动|推进|促进|支持|加快|实现|形成|构建|创建|依托|联动|引进|聚焦|围绕|重点|以及|拥有|现有|认定|具有|开展|引领|配套建|为|等|的|共建|作为|入选|\+"
)
# A national grade or an area after a verb of building is a goal, not yet a cluster with its place.
_BUILDING = re.compile(r"(?<!共)(?:建设|打造|创建|构建|争创|申建|形成|培育)(?:[^,。;、的]{1,8}的)?$")
_ITEM = re.compile(
    r"^[ \t]*(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,4})\)|(?:\d{1,3}|[一二三四五六七八九十]{1,4})[.、,)]|[①-⑳]|[·*—]+)?[ \t]*(?P<name>[^,。;:\n\t]{3,60}?)[ \t]*[;。,、]?$"
)
_ENTERPRISE = re.compile(r"[一-鿿A-Za-z]{2,10}$")
_MIDDLE_DOT = re.compile(r"^(?P<what>[^·\n]{2,30}(?:\([^()\n]{1,30}\))?)·(?P<where>[^·\n]{2,30})$")
_TOWN = re.compile(
    r"——(?:[^\n—]{0,8}?(?:省|市|自治区)|中国|国家级?|全国|省级|市级)?(?P<what>[^\n—()]{2,20}?)(?:产业)?(?:名[县市区镇]|之[乡都城]|基地|强[县区市]|示范[县区市]|特色[县区市])"
)
_COUNTED = re.compile(r"(?:等)?\d{1,3}个(?:\((?P<items>[^()\n]{3,400})\))")
_HEAD_COUNT = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])?[ \t]*$")
_AFTER_HEAD = re.compile(r"[ \t]*(?:\(\d{1,3}个\)|\(共?\d{1,3}[个家项]\)|:)?[ \t]*\n")


def cluster_names(reading: Reading) -> tuple[ClusterName, ...]:
    """The clusters that the notice names, in order."""
    return _cluster_names(reading)


@lru_cache(maxsize=4)
def _cluster_names(reading: Reading) -> tuple[ClusterName, ...]:
    text, found = reading.text, mentions(reading)
    named = _placed(text, found)
    named += _items(reading, found)
    named += _counted(text, found)
    named += table_clusters(reading, found)
    title = title_span(reading)
    best: dict[int, ClusterName] = {}
    for name in sorted(named, key=lambda n: (n.begin, -bool(n.listed), -len(n.places), -n.end)):
        if title and title.begin <= name.begin < title.end:
            continue  # what a title lists is not one of its items
        if not any(b.begin <= name.begin < b.end for b in list(best.values())[-2:]):
            best[name.begin] = name
    return tuple(best.values())


def _placed(text: str, found: Mentions) -> list[ClusterName]:
    """Names that begin with their place."""
    named: list[ClusterName] = []
    i = 0
    while i < len(found):
        place = found[i]
        if place.kind not in ("place", "prefix") or place.level == "zone":
            i += 1
            continue
        chain_begin = place.begin
        j = i
        while j + 1 < len(found) and found[j].kind == "prefix" and found[j + 1].begin == found[j].end:
            j += 1
        hosts = [p for p in found[i : j + 1] if p.kind == "place"]
        end = found[j].end
        i = j + 1
        while i < len(found) and found[i].begin == found[j].begin:
            hosts.append(found[i])
            i += 1
        while (
            i < len(found)
            and found[i].kind in ("place", "prefix")
            and text[end : found[i].begin] in ("—", "-", "~", "至")
        ):
            if found[i].kind == "place":
                hosts.append(found[i])
            end = found[i].end
            i += 1
        name = None if _one_of_several(text, found, chain_begin) else _named_from(text, chain_begin, end, hosts, found)
        if name:
            named.append(name)
    return named


def _one_of_several(text: str, found: Mentions, begin: int) -> bool:
    """Is the place the last of an enumeration (甲市和乙市X基地)? Then it begins no name."""
    join = 2 if text[begin - 2 : begin] == "以及" else 1
    if text[begin - join : begin] not in ("、", "和", "与", "及", "以及"):
        return False
    before = [p for p in found.between(max(0, begin - join - 24), begin) if p.kind == "place"]
    if any(p.end == begin - join for p in before):
        return True
    # 甲X、乙Y等产业集群: the kind at the end is that of all.
    item = text[before[-1].end : begin - join] if before else ""
    return bool(item) and not re.search(rf"[、,;。:]|{CLUSTER}", item) and not _VERB_INSIDE.search(item)


_HOSTS = re.compile(r"\([^()]{2,60}\)")


def _named_from(text: str, begin: int, end: int, hosts: list[Place], found: Mentions) -> ClusterName | None:
    at = end
    if text[begin - 1 : begin] == "(" and text[end : end + 1] == ")":
        before = _ENTERPRISE.search(text[max(0, begin - 11) : begin - 1])
        if not before:
            return None
        begin, at = begin - 1 - len(before[0]), end + 1
        lead = re.match(r".*(?:推进|建设|依托|支持|推动|加快|实施|打造|、|和|及|与|在|以)", text[begin:end])
        begin += lead.end() if lead and lead.end() <= len(before[0]) else 0
    run = _NAME.match(text, at)
    if not run:
        return None
    for kind in KIND_OF_CLUSTER.finditer(text, at, run.end()):
        if not _AFTER.match(text, kind.end()):
            continue
        if kind.start() - at < 1 or _VERB_INSIDE.search(text, at, kind.start()):
            return None
        industry = industry_of(text, at, kind.end())
        national = "国家" in text[at : kind.start()]
        if industry is None and not national:
            return ClusterName(begin, kind.end(), None, (), goal=True)  # a park of no one industry
        bracket = _HOSTS.match(text, kind.end())
        inside = [p for p in found.between(kind.end(), bracket.end()) if p.kind == "place"] if bracket else []
        if inside and industry:
            return ClusterName(begin, kind.end(), industry, tuple(inside))
        goal = national or all(p.level == "area" for p in hosts)
        if goal and _BUILDING.search(text[max(0, begin - 14) : begin]):
            return ClusterName(begin, kind.end(), industry, tuple(hosts), goal=True)
        stop = kind.end()
        return ClusterName(begin, stop, industry, tuple(hosts))
    return None


def _heading_place(text: str, found: Mentions, line_begin: int, line_end: int) -> Place | None:
    """The place of a line that is only a place, with a count or a colon: 黄冈市(2个)."""
    here = [p for p in found.between(line_begin, line_end) if p.kind in ("place", "organisation")]
    if (
        len(here) != 1
        or not _HEAD_COUNT.match(text, line_begin, here[0].begin)
        or not text[line_begin : here[0].begin].strip(" \t(一二三四五六七八九十0123456789)、.") == ""
    ):
        return None
    tail = text[here[0].end : line_end]
    return here[0] if re.fullmatch(r"[ \t]*(?:\((?:共)?\d{1,3}[个家项]\)|:)?[ \t]*", tail) else None


_TRIGGER = re.compile(r"集群|集聚区|聚集区|基地|园区?|产业带|走廊|产业区|示范区|先导区|产业城|新城|·|——")


def _items(reading: Reading, found: Mentions) -> list[ClusterName]:
    """Items of lists: one a line, or several in a line that holds nothing else."""
    text = reading.text
    begins = [line.begin for line in reading.lines]
    triggers = {bisect_right(begins, m.start()) - 1 for m in _TRIGGER.finditer(text)}
    named: list[ClusterName] = []
    host: Place | None = None
    last = -1
    for i in sorted(triggers | {bisect_right(begins, b) - 1 for b in found.begins}):
        line = reading.lines[i]
        words = text[line.begin : line.end]
        if host and any(not _GOES_ON.match(text, skipped.begin) for skipped in reading.lines[last + 1 : i]):
            host = None
        last = i
        if "\t" in words or len(words) > 400:
            continue
        heading = _heading_place(text, found, line.begin, line.end)
        if heading:
            host = heading
            continue
        named += _dotted(text, line.begin, words, found)
        named += _towns(text, line.begin, words, found)
        if i in triggers and KIND_OF_CLUSTER.search(words):
            named += _line_items(text, line.begin, words, found, host)
        elif not _GOES_ON.match(words):
            host = None
    return named


_GOES_ON = re.compile(r"[ \t]*(?:\d|\()")


def _line_items(text: str, base: int, words: str, found: Mentions, host: Place | None) -> list[ClusterName]:
    item = _ITEM.match(words)
    if not item:
        return []
    begin, end = base + item.start("name"), base + item.end("name")
    named: list[ClusterName] = []
    numbered = item.start("name") > 0
    from ingest.listing import listing

    for span in listing(text, begin, end, joins="none").items:
        name_end = span.end
        inside: list[Place] = []
        bracket = re.search(r"\(([^()]+)\)$", text[span.begin : span.end])
        if bracket:
            name_end = span.begin + bracket.start()
            inside = [p for p in found.between(name_end, span.end) if p.kind == "place"]
        kind = re.search(CLUSTER + "$", text[span.begin : name_end])
        if (
            not kind
            or _VERB_INSIDE.search(text, span.begin, name_end)
            or re.search(r"名单|关于|公示|通知|培育|申报", text[span.begin : name_end])
        ):
            return named if named else []
        own = [p for p in found.between(span.begin, name_end) if p.kind in ("place", "prefix")]
        hosts = leading(text, span.begin, own)
        after = max([p.end for p in hosts], default=span.begin)
        hosts = [p for p in hosts if p.kind == "place"]
        if not hosts and not inside and not host and not numbered:
            return named
        industry = industry_of(text, after, name_end)
        where = tuple(inside or hosts or ([host] if host else []))
        if industry and (where or numbered):
            named.append(ClusterName(span.begin, name_end, industry, where, listed=True))
    return named


_DOT_IN_BRACKET = re.compile(r"\(([^()·]{2,24}·[^()·]{2,24})\)")


def _dotted(text: str, base: int, words: str, found: Mentions) -> list[ClusterName]:
    """装备制造·四川德阳: the industry before the dot, the place after it."""
    if "·" not in words or len(words) > 90:
        return []
    inner = _DOT_IN_BRACKET.search(words)
    if inner:  # 国家新型工业化产业示范基地(装备制造·四川德阳)
        base, words = base + inner.start(1), inner[1]
    item = re.match(r"[ \t]*(?:[一二三四五六七八九十\d]{1,3}[、.)]|\([一二三四五六七八九十\d]{1,3}\))?[ \t]*", words)
    start = item.end() if item else 0
    dotted = _MIDDLE_DOT.match(words[start:])
    if not dotted:
        return []
    begin = base + start
    where_begin = begin + dotted.start("where")
    hosts = [p for p in found.between(where_begin, base + len(words)) if p.kind == "place"]
    if not hosts or where_begin != min(p.begin for p in found.between(where_begin, base + len(words))):
        return []
    made = industries(text, begin, begin + dotted.end("what"))
    if not made or first_place(text[begin : begin + 12]):
        return []
    more = tuple(x for i in made for x in (i, *i.sub))[1:]
    return [ClusterName(begin, base + len(words.rstrip(";。 ")), made[0].name, (hosts[-1],), True, more)]


def _towns(text: str, base: int, words: str, found: Mentions) -> list[ClusterName]:
    """平乡县——河北省童车产业名县: the county before the dash."""
    town = _TOWN.search(words)
    if not town:
        return []
    hosts = [p for p in found.between(base, base + town.start()) if p.kind == "place"]
    if not hosts or hosts[-1].end != base + town.start():
        return []
    industry = industry_of(text, base + town.start("what"), base + town.end("what"))
    return [ClusterName(hosts[-1].begin, base + town.end(), industry, (hosts[-1],), True)] if industry else []


def _counted(text: str, found: Mentions) -> list[ClusterName]:
    """遵义市2个(酱香白酒产业集群、辣椒加工产业集群): the place before the count hosts what the bracket lists."""
    from ingest.listing import listing

    named: list[ClusterName] = []
    for i, place in enumerate(found):
        if place.kind != "place":
            continue
        counted = _COUNTED.match(text, place.end)
        if not counted:
            continue
        for item in listing(text, counted.start("items"), counted.end("items"), joins="none", semicolons=True).items:
            inner = leading(
                text, item.begin, [p for p in found.between(item.begin, item.end) if p.kind in ("place", "prefix")]
            )
            after = max([p.end for p in inner], default=item.begin)
            industry = industry_of(text, after, item.end)
            hosts = tuple(p for p in inner if p.kind == "place") or (found[i],)
            if industry:
                named.append(ClusterName(item.begin, item.end, industry, hosts, True))
    return named


def consumed(found: Mentions, named: Sequence[ClusterName]) -> Mentions:
    """The mentions that stand in no cluster's name."""
    spans = [(n.begin, n.end) for n in named]
    starts = [b for b, _ in spans]
    left = []
    for place in found:
        at = bisect_left(starts, place.begin + 1) - 1
        if at < 0 or spans[at][1] <= place.begin:
            left.append(place)
    return Mentions(left)


__all__ = ["ClusterName", "cluster_names", "consumed", "grade_of"]
