"""Chains of an industry as officials print them: steps linked by dashes, arrows or plus signs, and shorthand.

A chain found here is a list of spans with what is known of the list; its industry is named by
`chain_subject`. What only looks like a chain (corridors, procedures, mechanisms, years) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.chains.chain_heads import named_earlier, peeled
from ingest.chains.chain_items import OUGHT, industry_named
from ingest.chains.chain_parts import FEWEST, ITEM_OF, SHORT_STEP, side_by_side
from ingest.chains.chain_paths import is_other_path, tells_by_steps
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.listing import closing
from ingest.lists.naming import part_begin, strip_lead
from ingest.lists.official_names import is_place
from ingest.model import Span, Status
from ingest.reading import Reading
from ingest.text.word_places import word_places
from ingest.vocabulary import concept_of

Position = str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Stages in reading order. `begin`/`end` span the words that state them; `positions` goes with `stages`."""

    begin: int
    end: int
    stages: tuple[Span, ...]
    positions: tuple[Position, ...] = ()
    open: bool = False
    subject: str | None = None  # where the way it is written names the industry itself
    status: Status = "certain"
    why: str = ""


_LINK = re.compile(r"[—→➔⇒+/>-][—→➔⇒+/>-]*")
_EDGE = re.compile(r"[。;!?\n:\t“”‘’]|,")
_CJK = re.compile(r"[\u4e00-\u9fff]")
_PLAIN_STEP = re.compile(r"[\u4e00-\u9fffA-Za-z0-9α-ω、()·.%/-]{1,24}")
# The noun behind a chain says what it is; within a few words after the closing quotation mark.
_CHAIN_NOUN = re.compile(
    r"[“”’)]?(?:的|等|完整|一条龙|[^,。;:!?\n“”()—]{0,16}?)?(?:为[^,。;:!?\n“”—]{0,4}链|全产业链|产业链|全流程|全环节|全生命周期|全链|链条|[主侧支子副辅]链|供应链|"
    r"价值链|循环链|加工链|一条龙|一条线|链路|成链|方向(?:一体|延伸|拓展|延链)|链式|[强补延建]链|链(?=[,。;、])|工艺路线|技术路线|转化路径|产业路径|加工路径|(?:加工|转化|利用|延伸|增值)的?(?:路子|之路)"
    r"|路线|(?:逐级|梯级|梯次|层层|依次)(?:增值|转化|利用|延伸|升级|加工|开发)|[三四五六七八]位一体(?=[^。;\n]{0,30}产业)|双链|两链|三链|多链|循环产业|循环经济|循环发展(?=[,。;])|延伸(?=[,。;])|产业循环|一体化|一体发展|产业体系|产业集群|产业格局|产业生态|产业化基地|(?:生产|制造|加工)体系|[三四五六七八九十][段级步环]式(?:布局|链条|模式|发展)|环节|产业)"
)
# …”,打造物联网全产业链: the chain is named in the part that follows.
_CHAIN_NEXT = re.compile(
    r"[”’)](?:为主线|为链条|为主链|链条|链式|[^,。;:!?\n“”—]{0,6}(?:集聚|发展|布局|联动|融合|协同|贯通))?,(?:目前,|现已|如今,)?(?:着力|加快|全力|努力|不断)?(?:[\u4e00-\u9fff]{1,6}[镇乡村县市区]已|已)?(?:基本|初步)?"
    r"(?:打造|构建|完善|延伸|做[大优]?做?[强优]|形成|拉长|推动|推进|培育|发展|健全|补齐|壮大|提升|建设)"
    r"[^,。;:!?\n“”—]{2,16}?(?:全产业链|产业链|链条|产业集群|产业体系|产业)"
)
_KIND_END = re.compile("(?<=[\u4e00-\u9fff]{2})(?:的|闭环式?|循环式?|一体化|完整|完备|立体|特色)+$")
# 围绕氯碱—氯乙烯—聚氯乙烯,最终形成完整的产业链
_FORMED_NEXT = re.compile(
    r",(?:(?:最终|逐步)形成[^,。;:!?\n“”—]{2,12},)?(?:最终|逐步|加快|着力|努力|不断|持续)?(?:形成|构建|打造|建成|延[伸长展]|拉长|完善|健全|做[强优大长])了?[^,。;:!?\n“”—]{0,12}?(?:产业链|链条)(?![长主])"
)
_WEAK_NOUN = re.compile(
    r"[”’)]?(?:[^,。;:!?\n“”()—]{0,6}?)(?:体系|循环|路径|路线|格局|模式|闭环|流程)|[”’)]?[,。;\n]|[”’)](?!的怪)|$"
)
_NOT_CHAIN = re.compile(
    r"[”’)]?[^,。;:!?\n“”()—]{0,8}?(?:机制|服务模式|(?<=[”’)])服务(?!业)|工作流程|(?<!全)流程|全流程(?:管理|监管|再造|服务|办理|闭环)|程序|走廊|通道|高速|铁路|公路|航线|(?<![段级步环]式)布局|"
    r"改革|政策|消费|场景|行动|经济带|发展轴|沿线"
    r"|创新链|创新体系|创新格局|(?:成果)?转化链条?|孵化|梯度|企业|人才|体制|管理|监管|闭环(?![^,。;]{0,4}(?:产业链|链条)))"
)
_OF_OFFICE = re.compile(
    r"(?<!产业链)(?:的)?(?:监管|监督|机制|整治|打击|追责|问责|闭环管理)|(?<=全流程)(?:的)?(?:[便惠利为][民企]|一站式|线上|网上|优质)*(?:服务|管理|办理|再造|网办|可追溯|留痕)"
)
_ALONG = re.compile("[^—→]{1,16}(?:领域|产业链?(?:沿着?|按照?|走|遵循|围绕))(?=..)")  # 客车产业沿车体材料→转向架
_PLACE_END = re.compile("..?[河江湖市县镇乡湾]$")
_FIELD_LABEL = re.compile("[\u4e00-\u9fff]{2}(?:方向|领域|板块|主线|路线|路径|主链|链条|环节):$")
_CHAIN_BEFORE = re.compile(
    r"(?:产业链条?|产业|供应链|集群|全链条|链)[^。;!?\n]{0,100}$|"
    r"[)、.][^,。;:\n]{2,12}链。[^。;!?\n]{0,60}$"  # (五)氯碱化工链。推进“A—B—C”发展
)
_YI_WORD = re.compile(r"(?<![统单第新同唯万之进逐专])一(?!体|站|次|代|流|键|批|系|种|级|般|定|起|大|带)")
_COUNTED_CHAINS = re.compile(r"[\d一二三四五六七八九十两]+条[^—,。;]{0,14}?链(?!长|主)")  # A—B、C—D两条产业链
_ROW_NOUN = re.compile(r"—[^—、]{2,8}(?:全产业链|产业链条?|链条)$")  # 延伸A—B—C、D—E—F产业链
_BRACKETS = re.compile(
    r"\)(?:[、和及与]+[^、,。;()\n]{2,16}\([^()\n]{5,80}\)){0,9}(?:等)?[^,。;()\n—]{0,10}?(?:产业链|链条)"
)
_ROW = re.compile(r"”(?:[、和及与]?[^“”,。;\n]{0,10}“[^“”\n]{3,60}”){1,8}")
_NEXT = re.compile(r"[;、和及与]+[^、,。;()\n]{2,16}\(")  # 3条产业链:氢能(A—B—C);光伏(D—E—F)


def linked_chains(reading: Reading) -> Iterator[Chain]:
    """Chains whose steps are joined by —, ——, -, →, + or /."""
    text = reading.text
    done = past = 0  # past: behind the last chain and its mark
    for at in word_places(text, "—→➔⇒+/>-"):
        m = _LINK.match(text, at) if at >= done and (at == 0 or text[at - 1] not in "—→➔⇒+/>-") else None
        if m is None or not _joins(text, m):
            continue
        begin, end, quoted = _stretch(text, m.start())
        done = end
        if "年" in text[m.start() - 1 : m.start()] or text[m.start() - 1 : m.start()].isdigit():
            continue
        sign = m[0][0]
        for first, last in side_by_side(text, begin, end, sign):
            spans = list(_steps(text, first, last, sign, quoted))
            if len(spans) < 2 or len(spans) < FEWEST and sign in "+/":
                continue
            goes_on = text[begin - 1 : begin] == ";" and past == begin or bool(_NEXT.fullmatch(text, past, begin))
            chain = _judged(text, spans, sign, quoted, begin, end, goes_on)
            if chain:
                past = end + 1
                yield chain


def mistaken_chains(reading: Reading) -> Iterator[Chain]:
    """“钢材一锻压一热处理一包装”产业链: every dash was copied as 一."""
    text = reading.text
    for m in _QUOTED_CHAIN.finditer(text):
        begin = text.rfind("“", max(0, m.start() - LONGEST_QUOTED), m.start()) + 1
        if (
            not begin
            or text.count("一", begin, m.start()) < FEWEST - 1
            or not _UNPARTED.fullmatch(text, begin, m.start())
        ):
            continue
        named = m[0].endswith(("链", "链条")) or text.find("产业", part_begin(text, begin - 1), begin) >= 0
        if not named:
            continue  # “统一规划一张图”一体化
        spans = list(_steps(text, begin, m.start(), "—", quoted=True))
        if len(spans) >= FEWEST and all(MOST_LETTERS >= s.end - s.begin > 1 for s in spans):
            chain = _judged(text, spans, "—", True, begin, m.start())
            if chain:
                yield chain


_QUOTED_CHAIN = re.compile("”(?:的|完整)?(?:全?产业链|全?链条|一体化|一条龙|循环)")
_UNPARTED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
LONGEST_QUOTED = 60
MOST_LETTERS = 8


def _joins(text: str, m: re.Match[str]) -> bool:
    """Does a link stand between two words? — may open a paragraph, - and / part numbers and dates."""
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    return (
        m.start() > 0
        and (before.isalpha() or before in ")”")
        and (after.isalpha() or after in "(“")
        and after != ""
        and m[0] not in ("--", "//", "++", "/>")
        and not (m[0] == "/" and _RATE.match(text, m.start() - 1))
    )


_RATE = re.compile(
    "[吨米升克瓦时元个台套件辆只头羽株片块张人次户斤亩]/[年月日天时班亩户人台套件吨](?!代|产|户型|均)"
)  # 万吨/年


def _stretch(text: str, place: int) -> tuple[int, int, bool]:
    """The stretch between quotation marks, brackets or punctuation in which a link stands; is it quoted?"""
    begin = part_begin(text, place)
    begin = max(begin, *(text.rfind(mark, begin, place) + 1 for mark in "“”‘’"))
    edge = _EDGE.search(text, place, place + 400)
    end = edge.start() if edge else min(len(text), place + 400)
    if begin and text[begin - 1] == "(":
        close = text.find(")", place, end)
        end = close if close > 0 else end
    quoted = begin > 0 and text[begin - 1] in "“‘(" and end < len(text) and text[end] in "”’)"
    return begin, end, quoted


def _steps(text: str, begin: int, end: int, sign: str, quoted: bool) -> Iterator[Span]:
    at = begin
    cuts = [m for m in _LINK.finditer(text, begin, end) if m[0][0] == sign and _joins(text, m)]
    typo = []
    if quoted and sign == "—":
        typo = [m for m in _YI_WORD.finditer(text, begin + 1, end - 1) if _CJK.match(text[m.start() - 1])]
    for m in sorted([*cuts, *typo], key=lambda m: m.start()):
        if m.start() > at:
            yield Span(at, m.start())
        at = m.end()
    if end > at:
        yield Span(at, end)


def _judged(
    text: str, spans: list[Span], sign: str, quoted: bool, begin: int, end: int, goes_on: bool = False
) -> Chain | None:
    """A chain if the words in it and around it say so, or if it goes on after another: X产业链:A→B;C→D."""
    first, last = spans[0], spans[-1]
    if not quoted:
        lead = first.begin if text[begin - 1 : begin] == ":" else strip_lead(text, first.begin, first.end, 1)
        along = _ALONG.match(text, lead, first.end)
        lead = along.end() if along else lead
        ought = OUGHT.match(text, lead, first.end)
        lead = ought.end() if ought else lead
        lead += text[lead] in "走沿" and first.end - lead > 1  # 走煤—甲醇—烯烃的路线
        spans[0] = first = Span(lead, first.end)
        last = _without_noun(text, last)
        spans[-1] = last
    steps = [text[s.begin : s.end] for s in spans]
    if quoted:
        steps = [s.replace(" ", "") for s in steps]  # 制 氢—储 运: damage within the marks
    if any(not _PLAIN_STEP.fullmatch(s) or not s.strip() for s in steps) or not any(_CJK.search(s) for s in steps):
        return None
    if any(re.fullmatch(r"[\d.]*|N|\d+年.*", s) for s in steps) or is_other_path(steps):
        return None
    if 2 * sum(is_place(s) or not quoted and bool(_PLACE_END.search(s)) for s in steps) > len(steps):
        return None  # 沿黄河—渭河—汾河; “长春—吉林—四平”产业走廊
    strong = _CHAIN_NOUN.match(text, last.end) or quoted and _CHAIN_NEXT.match(text, last.end)
    if not strong and not quoted and len(spans) >= FEWEST:
        strong = _FORMED_NEXT.match(text, end)
    row_of = None
    if not strong and quoted and (row := _ROW.match(text, last.end)):
        strong = _CHAIN_NOUN.match(text, row.end() - 1)  # “A-B-C”“D-E-F”两条链条
        row_of = strong
    if not strong and text[end : end + 1] == ")" and _BRACKETS.match(text, end):
        strong = _BRACKETS.match(text, end)  # 食品(原粮—面粉)、服装(面料—成衣)等5条产业链
    if not strong and text[last.end : last.end + 1] == "、":
        strong = _CHAIN_NOUN.match(text, max(last.end, _stretch_end(text, last.end, end)))
        strong = strong or _COUNTED_CHAINS.search(text, last.end, end)
        row_of = strong
        strong = strong or _ROW_NOUN.search(text, last.end, end)
    if not strong and len(spans) >= FEWEST and (goes_on or not quoted and _labelled(text, begin)):
        strong = re.compile("").match(text, last.end)
    if not strong and sign not in "+/" and len(spans) >= FEWEST and tells_by_steps(text, first.begin, last.end, steps):
        strong = re.compile("").match(text, last.end)
    # A noun of another kind that stands nearer wins (产业链“链长+链主”机制).
    other = _NOT_CHAIN.match(text, last.end)
    if other and (not strong or other.end() <= strong.end()) or strong and _OF_OFFICE.match(text, strong.end()):
        return None
    before = _CHAIN_BEFORE.search(text[max(0, begin - 110) : begin])
    led = not quoted and first.begin > begin and sign in "—→" and len(spans) > FEWEST  # 3条产业链:①锂电,主攻A—B—C—D
    item = ITEM_OF.search(text, max(0, begin - 20), begin) if led else None
    if item and is_industrial(item["name"]) and text.rfind("链", max(0, begin - 160), begin) > 0:
        before = before or item
    if not strong and not (before and (quoted or led or text[begin - 1 : begin] in ":(")):
        return None
    if not strong and not _WEAK_NOUN.match(text, last.end):
        return None
    bracketed = before and text[begin - 1 : begin] == "(" and all(len(s) <= SHORT_STEP for s in steps)
    if len(spans) < FEWEST and not ((strong or bracketed) and quoted and sign not in "+/"):
        return None
    if sign in "+/" and not (
        strong
        and re.search("链|环节|一条龙|一体|集群|全流程|全生命周期", strong[0] + text[strong.end() : strong.end() + 3])
    ):
        return None
    stop = strong.end() if strong else last.end
    trimmed = tuple(_without_etc(text, s) for s in spans)
    noun = _STEP_NOUN.search(steps[0]) if sign == "/" and not quoted else None
    if noun and concept_of(name := steps[0][: noun.start()]) is not None:  # 集成电路装备/材料/制造
        head = Span(first.begin + noun.start(), first.end)
        return Chain(head.begin, max(stop, last.end), (head, *trimmed[1:]), subject=name)
    own = industry_named(row_of[0].lstrip("”’等的")) if row_of else ""
    own = own if is_industrial(own) else ""
    named = strong[0][1:] if strong and strong[0].startswith("的") else ""  # A＋B＋C的云计算产业链
    if not quoted and not own and text[begin - 1 : begin] != ":" and not is_industrial(industry_named(named)):
        trimmed, own = peeled(text, trimmed)
        last = trimmed[-1]
        ends = text.startswith("产业", last.end)
        if ends and not own and (own := named_earlier(text, last, ends=True)):  # 育苗—采摘—加工核桃产业链
            kind = _KIND_END.search(text, last.begin, last.end - len(own))  # 飞行培训闭环式航空产业链
            trimmed = (*trimmed[:-1], Span(last.begin, kind.start() if kind else last.end - len(own)))
    etc = "等" in text[last.end - 1 : last.end + 1]
    return Chain(trimmed[0].begin, max(stop, last.end), trimmed, open=etc, subject=own or None)


def _labelled(text: str, begin: int) -> bool:
    """水电装备方向:铸锻件—水轮机—发电机; 石墨烯:石墨—粉体—导热膜: the label before the colon names an industry."""
    if _FIELD_LABEL.search(text, max(0, begin - 8), begin):
        return True
    label = text[part_begin(text, begin - 1) : begin - 1] if text[begin - 1 : begin] == ":" else ""
    return is_industrial(label)


def _stretch_end(text: str, begin: int, end: int) -> int:
    """Where the last step of a row of chains ends: before the 等 or the noun that closes the row."""
    etc = closing(text, begin, end)
    return end if etc is None else etc


def _without_noun(text: str, last: Span) -> Span:
    """The last step without the 全产业链 that an unquoted chain runs into."""
    m = re.search(
        r"(?:[\d一二三四五六七八九十两]+条[^—]{0,14}?)?(?:等|的|各|完整)*(?:(?:逐级|梯级|梯次|层层|依次)(?=增|转|利|延|升|加|开)|(?:深度|有机|协同|联动|全面|无缝)*(?:融合|协同|联动|贯通|衔接|集聚|互动)(?:发展|推进)$|(?<=[\u4e00-\u9fff]{2})(?<![冷应主侧])链$|全产业链|产业链|全链条|全流程|链条|一体化|一体发展|成链|循环链|加工链|循环|环节|产业体系|产业集群|转化路径|"
        r"发展路径|路径)|的[^的—→]{1,16}(?:产业链条?|链条|产业)",
        text[last.begin : last.end],
    )
    return Span(last.begin, last.begin + m.start()) if m and m.start() >= 1 else last


def _without_etc(text: str, span: Span) -> Span:
    if text[span.end - 1] == ")" and (opens := text.find("(", span.begin, span.end)) > span.begin + 1:
        return Span(span.begin, opens)  # 正极材料(层状氧化物)—电芯
    return Span(span.begin, span.end - 1) if span.end - span.begin > 1 and text[span.end - 1] == "等" else span


_STEP_NOUN = re.compile(r"(?<=..)(?:装备|设备|材料|零部件|整机|整车|软件|设计|制造|原料|器件)$")
