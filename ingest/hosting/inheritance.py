"""Places without an industry of their own: that of the heading, of the line's label, of the title is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.geography.places import Place
from ingest.hosting.industry_phrases import Industry, plausible
from ingest.hosting.pairs import BASED, DOES, LINKED, SUBJECT, Pair, Statement
from ingest.hosting.title_industries import BROAD, industry_of_heading
from ingest.model import Span
from ingest.text.openings import past_mark

if TYPE_CHECKING:
    from ingest.reading import Reading

MOST_OF_TITLE = 3  # industries that a title hands down to the places of its notice


def inherit(reading: Reading, pairs: Sequence[Pair], about: Sequence[Industry]) -> Iterator[Statement]:
    """Places without an industry of their own take the heading's, else the title's; under a heading that is an
    industry the places that carry it (依托…, 以…为核心) have that industry and not each product of its body."""
    clause = reading.outline.at(pairs[0].begin)
    headed = industry_of_heading(reading.text, clause.heading) if clause.heading.end > clause.heading.begin else None
    if headed and pairs[0].begin < headed.end:
        headed = None
    headed = _labelling(reading.text, pairs[0].begin) or headed or _of_title_again(reading.text, clause.heading, about)
    if headed and pairs[0].begin < headed.end:
        headed = None
    seen: set[str] = set()
    narrow = [industry for industry in about if industry.name not in BROAD]
    busy = {pair.place.begin for pair in pairs if pair.industry}
    carried = any(pair.relation == BASED for pair in pairs)  # 钨产业。以甲为主体,联动乙: 乙 has a part in 钨
    for pair in pairs:
        if pair.industry is None and pair.relation == SUBJECT and pair.place.begin in busy:
            continue  # 甲区(X): its own product, not the heading's as well
        first = pair.industry is not None and pair.industry.begin < pair.place.begin  # X以甲为龙头 names its own
        if headed and pair.relation == BASED and not first:
            if pair.place.name not in seen:
                seen.add(pair.place.name)
                yield Statement(pair.place, headed, BASED, pair.place.begin, pair.place.end, "heading")
        elif pair.relation == DOES:
            yield Statement(pair.place, None, DOES, pair.begin, pair.end)
        elif pair.industry:
            part = headed and carried and pair.relation == LINKED and not first and pair.industry.name != headed.name
            if headed and part and pair.place.name not in seen:
                seen.add(pair.place.name)
                yield Statement(pair.place, headed, LINKED, pair.place.begin, pair.place.end, "heading")
            yield Statement(pair.place, pair.industry, pair.relation, pair.begin, pair.end)
        elif headed:
            yield Statement(pair.place, headed, pair.relation, pair.begin, pair.end, "heading")
        elif pair.relation != SUBJECT or _labelled(reading.text, pair.place):
            if outer := _of_outer_heading(reading, pair.place.begin):
                yield Statement(pair.place, outer, pair.relation, pair.begin, pair.end, "heading")
                continue
            for industry in narrow if len(about) <= MOST_OF_TITLE else ():
                yield Statement(pair.place, industry, pair.relation, pair.begin, pair.end, "title")
            if pair.relation == BASED and not narrow:  # 以甲为核心 of what no words name: it has a part all the same
                yield Statement(pair.place, None, DOES, pair.begin, pair.end)


def _of_title_again(text: str, heading: Span, about: Sequence[Industry]) -> Industry | None:
    """(一)消防车。依托甲市,… where the title is about 消防车 too."""
    words = text[heading.begin : heading.end].rstrip("。:; ")
    named = next((one for one in about if words.removesuffix("产业") == one.name), None)
    return Industry(named.name, heading.begin, heading.begin + len(named.name)) if named else None


def _of_outer_heading(reading: Reading, place: int) -> Industry | None:
    """一、油茶产业 over (一)核心产区: the industry of the heading around the clause."""
    clause = reading.outline.at(place)
    path, before = clause.path[:-1], clause.begin
    if not path:
        return None
    outer = next((c for c in reversed(reading.outline.clauses) if c.begin < before and c.path == path), None)
    return (
        industry_of_heading(reading.text, outer.heading) if outer and outer.heading.end > outer.heading.begin else None
    )


def _labelling(text: str, place: int) -> Industry | None:
    """The industry that labels the line of `place`: 稀土产业:依托甲市,…"""
    line = max(text.rfind("\n", max(0, place - 400), place) + 1, place - 400, 0)
    begin = past_mark(text, line, place)
    colon = text.find(":", begin, min(place, begin + 24))
    if colon <= begin:  # X产业。重点布局在甲市…
        colon = text.find("。", begin, min(place, begin + 24))
    elif (stop := text.rfind("。", begin, colon)) > 0:  # (一)优化布局。X产业:甲市、乙市
        begin = stop + 1
    if text[colon - 1 : colon] == ")" and (bracket := text.find("(", begin, colon)) > begin:
        colon = bracket  # 织造产业(含棉织、针织):
    if colon <= begin:
        return None
    named = industry_of_heading(text, Span(begin, colon))
    label = text[begin:colon]
    if named is None and _PRODUCT_LABEL.fullmatch(label) and _SITED.match(text, colon + 1) and plausible(label):
        return Industry(label, begin, colon)  # 黄桃:主要分布在甲县
    return named


# A short noun that is no word of planning, and words that say where it is grown or made.
_PRODUCT_LABEL = re.compile(
    r"(?!.*(?:布局|重点|范围|目标|定位|方向|任务|思路|核心|空间|要求|单位|部门|措施|路径|格局|工程|行动|载体|平台|主体))"
    r"[一-鿿]{2,6}(?<![区带轴点心极翼圈廊县市镇链地州省园城])"
)
_SITED = re.compile(
    "(?:主要|重点|优先|集中)?(?:分布|布局|集中|种植|养殖)[在于到]|向[^。;,]{2,24}(?:延伸|集聚|集中|转移|布局)"
)


def _labelled(text: str, place: Place) -> bool:
    """核心区:甲市A区 — a role before a colon makes the place a host of what the title is about."""
    line = max(text.rfind("\n", max(0, place.begin - 60), place.begin) + 1, place.begin - 60)
    return text.find(":", line, place.begin) >= 0 and _LABELS.match(text, line, place.begin + 1) is not None


_LABELS = re.compile(
    r"[^\n,。;]{0,6}(?:核心|承载|协同|辐射|拓展|示范|重点|主导|支撑|联动|配套|创新|策源|应用|原料|孵化|先导|引领|布局)(?:发展|"
    r"布局|承载)?(?:区域?|片区|地区|城市|市|带|圈|极|地):"
    r"|(?![^\n:]*(?:责任|牵头|配合|主办|承办|推荐|申报|联系|督导|包联|对接))[^\n,。;:]{1,16}(?:[区带极圈轴翼核谷廊]|片区|组团|板块|产地|园区|试点市|试点县):"
    r"|[^\n,。;:]{0,6}(?:包含|包括|涵盖|覆盖|涉及|建设|实施)(?:县区|区县|市县|县市|区域|地区|范围|市州|县\(市、区\)):"
)
