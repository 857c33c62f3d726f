"""Weak and strong spots of a chain named without 环节: 补齐A、B等短板, 产业链缺口集中在A、B、C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import CHAIN_NEAR, GOODS_END, STEP_END, items_of, plain, procedural
from ingest.chains.chain_subject import led_in
from ingest.chains.chains import Chain
from ingest.hosting.industry_phrases import is_industrial, plausible
from ingest.lists.listing import closing
from ingest.lists.naming import part_begin
from ingest.reading import Reading
from ingest.text.cues import Cue

_CUE = Cue("短板 断点 堵点 卡点 缺口 空白 弱项 缺项 长板 瓶颈 痛点 难点 等优势".split())
_CALLED = re.compile(
    "(?:[这该各等]*[两三四五六七八九十\\d]?[个处项大类块]?)(?:断链|痛点|堵点|短板|产业链?|配套|关键|核心|突出|明显|上下游|技术|领域|方面|的)*$"
)
_MENDS = re.compile(
    "(?:补[齐上强足位]|弥补|填补|攻[克坚破]|破解|打通|消除|疏通|突破|锻造|锻长|拉长|巩固|聚焦|针对|瞄准|围绕|解决|梳理|排查|摸清|破除)(?:了)?(?:产业链条?上?的?)?"
)
_LACKS = re.compile(
    "(?:短板|断点|堵点|卡点|缺口|空白|弱项|缺项|瓶颈)(?:主要|仍|还|集中|突出)*(?:体现|表现|存在于)?在(?P<list>[^,。;:\n]{4,60}?)(?=[,。;\n])"
)
_LACK_TAIL = re.compile("(?:等|这)?(?:[两三四五六七八九十]个)?(?:方面|环节|领域|上)*$")
# What a place or an office lacks is no link of a chain.
_OF_A_PLACE = re.compile(
    "耕地|土地|农机|品牌|渠道|市场|标准(?!件)|科技|创新|教育|医疗|卫生|养老|托育|交通|水利|电力|供[水气电热]|排水|污水|消防|设施|公共服务|道路|民生|农村|住房|文化|体育|"
    "环保|生态|安全|就业|社保|人才|资金|用地|要素|管网|充电|融资|物流|治理|环境|能力|机制|制度|服务$|意识|水平"
)
_ENDS_PART = (",", "。", ";", "\n")  # 巩固A、B等优势,
LONGEST = 90  # code points of a list of spots


def weak_chains(reading: Reading) -> Iterator[Chain]:
    """补齐A、B等短板, where a chain or an industry is spoken of; 产业链缺口集中在A、B."""
    text = reading.text
    for place in _CUE.places(text):
        place += text[place] == "等"
        if text.startswith("环节", place + 2) or text[place] == "优" and text[place + 2 : place + 3] not in _ENDS_PART:
            continue
        begin = part_begin(text, place)
        if place - begin > LONGEST:
            continue
        if lacks := _LACKS.match(text, place):
            tail = _LACK_TAIL.search(text, *lacks.span("list"))
            span = lacks.start("list"), tail.start() if tail else lacks.end("list")
            whole, least = place, 2
        else:
            mends = _MENDS.search(text, begin, place)
            called = _CALLED.search(text, mends.end() if mends else begin, place)
            if mends is None or called is None or called.start() <= mends.end():
                continue
            etc = closing(text, mends.end(), called.start())
            if etc is not None and etc not in (called.start() - 1, called.start()):
                continue
            span, whole, least = (mends.end(), called.start()), mends.start(), 1 if etc else 2
        items = items_of(text, *span)
        names = [text[i.begin : i.end] for i in items]
        fit = sum(is_industrial(n) or bool(STEP_END.search(n) or GOODS_END.search(n)) for n in names)
        if (
            len(items) < least
            or 3 * fit < len(names)
            or not all(plausible(n) or n.endswith("化") for n in names)
            or not plain(names)
            or procedural(names)
        ):
            continue
        if any("的" in n or _OF_A_PLACE.search(n) for n in names) or not _of_chain(text, begin, place):
            continue
        yield Chain(whole, max(place + 2, span[1]), items, open=closing(text, span[0], span[1] + 1) is not None)


def _of_chain(text: str, begin: int, place: int) -> bool:
    """Does the sentence speak of a chain, or the title of its paragraph of an industry?"""
    low = max(text.rfind("。", 0, begin), text.rfind("\n", 0, begin)) + 1
    stop = _SENTENCE_END.search(text, place)
    end = stop.start() if stop else len(text)
    if text.startswith(_OF_LINKS, place) and _OF_INDUSTRY.search(text, low, place):
        return True  # 围绕生猪产业,补齐屠宰、冷链两块短板
    return bool(CHAIN_NEAR.search(text, low, end) or _SOUGHT.search(text, place, end) or led_in(text, begin))


_OF_INDUSTRY = re.compile("(?:围绕|聚焦|立足|针对)[\u4e00-\u9fff]{1,8}产业,")
_OF_LINKS = ("短板", "断点", "缺口", "空白")
_SOUGHT = re.compile("招商|招引|配套率|国产|替代|自主可控|攻关")


_SENTENCE_END = re.compile("[。;\n]")
