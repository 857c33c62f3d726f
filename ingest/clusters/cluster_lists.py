"""Clusters that are items of a list: numbered or bare lines, counts with brackets, dots and dashes for the place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.clusters.cluster_names import CLUSTER, KIND_OF_CLUSTER, VERB_INSIDE, ClusterName, industry_of, leading
from ingest.geography.gazetteer import first_place
from ingest.geography.places import Mentions, Place
from ingest.hosting.industry_phrases import industries, is_industrial
from ingest.lists.listing import listing
from ingest.text.cues import Cue

if TYPE_CHECKING:
    from ingest.reading import Reading

_ITEM = re.compile(
    r"^[ \t]*(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,4})\)|(?:\d{1,3}|"
    r"[一二三四五六七八九十]{1,4})[.、,)]|[①-⑳]|"
    r"[·*—]+)?[ \t]*(?P<name>[^,。;:\n\t]{3,60}?)[ \t]*[;。,、]?$"
)
_MIDDLE_DOT = re.compile(r"^(?P<what>[^·\n]{2,30}(?:\([^()\n]{1,30}\))?)·(?P<where>[^·\n]{2,30})$")
_TOWN = re.compile(
    r"——(?:[^\n—]{0,8}?(?:省|市|自治区)|中国|国家级?|全国|省级|"
    r"市级)?(?P<what>[^\n—()]{2,20}?)(?:产业)?(?:名[县市区镇城]|之[乡都城]|基地|强[县区市]|"
    r"示范[县区市]|特色[县区市]|特色专业[镇县村]|专业镇)"
)
_COUNTED = re.compile(r"(?:等)?\d{1,3}个(?:\((?P<items>[^()\n]{3,400})\))")
_DOT_CUE, _DASH_CUE = Cue("·"), Cue(["——"])
_HEAD_COUNT = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])?[ \t]*$")


def _heading_place(text: str, found: Mentions, line_begin: int, line_end: int) -> Place | None:
    """The place of a line that is only a place, with a count or a colon: 黄冈市(2个)."""
    here = [p for p in found.between(line_begin, line_end) if p.kind in ("place", "organisation")]
    if (
        len(here) != 1
        or not _HEAD_COUNT.match(text, line_begin, here[0].begin)
        or text[line_begin : here[0].begin].strip(" \t(一二三四五六七八九十0123456789)、.")
    ):
        return None
    tail = text[here[0].end : line_end]
    return here[0] if _HEAD_TAIL.fullmatch(tail) else None


_HEAD_TAIL = re.compile(r"[ \t]*(?:\((?:共)?\d{1,3}[个家项]\)|:)?[ \t]*")
LONGEST_ITEM = 90  # code points of a line that is an item, its number included
LONGEST_HEADING = 48  # of a line that is only a place


def listed_clusters(reading: Reading, found: Mentions, kinds: Sequence[int]) -> list[ClusterName]:
    """Items of lists: one a line, or several in a line that holds nothing else; `kinds` says where kinds end."""
    text, lines = reading.text, reading.lines
    begins = [line.begin for line in lines]
    of_kind = {bisect_right(begins, end - 1) - 1 for end in kinds}
    marked = {bisect_right(begins, at) - 1 for at in _DOT_CUE.places(text)}
    dashed = {bisect_right(begins, at) - 1 for at in _DASH_CUE.places(text)}
    placed = {bisect_right(begins, b) - 1 for b in found.begins}
    named: list[ClusterName] = []
    host: Place | None = None
    last = -1
    for i in sorted(of_kind | marked | dashed | placed):
        begin, end = lines[i].begin, lines[i].end
        if host and any(not _GOES_ON.match(text, skipped.begin) for skipped in lines[last + 1 : i]):
            host = None
        last = i
        size = end - begin
        if size > 400 or text.find("\t", begin, end) >= 0:
            continue
        if size <= LONGEST_HEADING and i in placed and (heading := _heading_place(text, found, begin, end)):
            host = heading
            continue
        if i in marked:
            for at, stop in (
                _parts(text, begin, end) if size > LONGEST_ITEM or ";" in text[begin:end] else ((begin, end),)
            ):
                named += _dotted(text, at, text[at:stop], found) if stop - at <= LONGEST_ITEM else []
        if i in dashed:
            named += _towns(text, begin, text[begin:end], found)
        if size > LONGEST_ITEM and not host:
            continue
        if i in of_kind and (KIND_OF_CLUSTER.search(text, begin, end) or text.find("园区", begin, end) > 0):
            named += _line_items(text, begin, text[begin:end], found, host) if size <= LONGEST_ITEM else ()
        elif host and not _GOES_ON.match(text, begin):
            host = None
    return named


_GOES_ON = re.compile(r"[ \t]*(?:\d|\()")


# (推荐单位:某局) behind an item says nothing of its places
_LABELLED_BRACKET = re.compile(
    r"\((?:推荐|申报|上报|审核|初审|组织|主管|所属)[^():\n]{0,6}:[^()\n]{2,40}\)[;。,、]?[ \t]*$"
)
_BRACKET_AT_END = re.compile(r"\(([^()]+)\)$")
_GLOSS_FIRST = re.compile(r"\((?P<what>[^()]{2,24})\)(?:特色|优势|主导|先进|新兴)?")
_OF_A_TITLE = re.compile(r"代表性|名单|关于|公示|通知|培育|申报")


def _line_items(text: str, base: int, words: str, found: Mentions, host: Place | None) -> list[ClusterName]:
    if ":" in words and (label := _LABELLED_BRACKET.search(words)):
        words = words[: label.start()]
    item = _ITEM.match(words)
    if not item:
        return []
    begin, end = base + item.start("name"), base + item.end("name")
    named: list[ClusterName] = []
    numbered = item.start("name") > 0
    joint = _joint(text, begin, end, found)
    if joint:
        return [joint]
    for span in listing(text, begin, end, joins="none").items:
        name_end = span.end
        inside: list[Place] = []
        bracket = _BRACKET_AT_END.search(text[span.begin : span.end])
        if bracket:
            name_end = span.begin + bracket.start()
            inside = [p for p in found.between(name_end, span.end) if p.kind == "place"]
        kind = _KIND_AT_END.search(text, span.begin, name_end)
        if not kind or VERB_INSIDE.search(text, span.begin, name_end) or _OF_A_TITLE.search(text, span.begin, name_end):
            return named if named else []
        own = [p for p in found.between(span.begin, name_end) if p.kind in ("place", "prefix")]
        hosts = leading(text, span.begin, own)
        after = max([p.end for p in hosts], default=span.begin)
        hosts = [p for p in hosts if p.kind == "place"]
        if not hosts and not inside and not host and not numbered:
            return named
        own_gloss = _GLOSS_FIRST.match(text, after, name_end)
        if own_gloss:  # 济南章丘区(医药及防护用品)特色产业集群
            made = industries(text, own_gloss.start("what"), own_gloss.end("what"))
            if made and (where := tuple(hosts or ([host] if host else []))):
                more = tuple(x for i in made for x in (i, *i.sub))[1:]
                named.append(ClusterName(span.begin, name_end, made[0].name, where, True, more))
            continue
        industry = industry_of(text, after, name_end)
        gloss = text.find("(", after, name_end) if industry is None else -1
        if gloss > after + 1:  # 现代化工(盐化工)产业集群
            made = industries(text, after, gloss, strict=True)
            industry = made[0].name if made else None
        where = tuple(inside or hosts or ([host] if host else []))
        if industry and (where or numbered):
            named.append(ClusterName(span.begin, name_end, industry, where, listed=True))
    return named


def _joint(text: str, begin: int, end: int, found: Mentions) -> ClusterName | None:
    """兰陵县、费县果蔬罐头产业集群: one cluster of the counties that its name begins with."""
    hosts = []
    at = begin
    for place in found.between(begin, end):
        if place.kind not in ("place", "prefix") or text[at : place.begin] not in ("", "、", "和"):
            break
        hosts += [place] if place.kind == "place" else []
        at = place.end
    kind = _KIND_AT_END.search(text, max(at, end - 8), end)
    if len(hosts) < 2 or not kind or "、" in text[at:end] or VERB_INSIDE.search(text, at, end):
        return None
    industry = industry_of(text, at, end)
    return ClusterName(begin, end, industry, tuple(hosts), listed=True) if industry else None


# In a list a park of any industry is an item of its kind (甲县茶叶加工园区).
_KIND_AT_END = re.compile(rf"(?:{CLUSTER}|园区)$")
_DOT_IN_BRACKET = re.compile(r"\(([^()·]{2,24}·[^()·]{2,24})\)")


_ITS_NUMBER = re.compile(r"[ \t]*(?:[一二三四五六七八九十\d]{1,3}[、.)]|\([一二三四五六七八九十\d]{1,3}\))?[ \t]*")


def _parts(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """获评单位:A·甲;B·乙: the items of one line, without its label."""
    label = text.find(":", begin, min(end, begin + 12))
    at = begin if label < 0 else label + 1
    while 0 <= at < end:
        stop = text.find(";", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _dotted(text: str, base: int, words: str, found: Mentions) -> list[ClusterName]:
    """装备制造·四川德阳: the industry before the dot, the place after it."""
    inner = _DOT_IN_BRACKET.search(words)
    if inner:  # 国家新型工业化产业示范基地(装备制造·四川德阳)
        base, words = base + inner.start(1), inner[1]
    item = _ITS_NUMBER.match(words)
    start = item.end() if item else 0
    dotted = _MIDDLE_DOT.match(words[start:])
    if not dotted or dotted["what"][-1] in "市县区州旗镇":
        return []
    begin = base + start
    where_begin = begin + dotted.start("where")
    hosts = [p for p in found.between(where_begin, base + len(words)) if p.kind == "place"]
    if not hosts or where_begin != min(p.begin for p in found.between(where_begin, base + len(words))):
        return []
    made = industries(text, begin, begin + dotted.end("what"))
    if not made or first_place(text[begin : begin + 12]) and not is_industrial(made[0].name):
        return []  # 甲县生物·乙园; but 资源循环利用 is not of 资源县
    more = tuple(x for i in made for x in (i, *i.sub))[1:]
    return [ClusterName(begin, base + len(words.rstrip(";。 ")), made[0].name, (hosts[-1],), True, more)]


_TOWN_LAST = re.compile("[一-鿿]{1,5}(?:镇|乡|街道|苏木|新城)")  # 甲市乙镇——中国X之都


def _towns(text: str, base: int, words: str, found: Mentions) -> list[ClusterName]:
    """平乡县——河北省童车产业名县: the county before the dash."""
    town = _TOWN.search(words)
    if not town:
        return []
    hosts = [p for p in found.between(base, base + town.start()) if p.kind == "place"]
    dash = base + town.start()
    if (
        not hosts
        or hosts[-1].end != dash
        and not (hosts[-1].level != "province" and _TOWN_LAST.fullmatch(text, hosts[-1].end, dash))
    ):
        return []
    industry = industry_of(text, base + town.start("what"), base + town.end("what"))
    return [ClusterName(hosts[-1].begin, base + town.end(), industry, (hosts[-1],), True)] if industry else []


def counted_clusters(text: str, found: Mentions) -> list[ClusterName]:
    """遵义市2个(酱香白酒产业集群、辣椒加工产业集群): the place before the count hosts what the bracket lists."""
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
