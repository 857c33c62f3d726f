"""Chains printed as enumerations: A、B、C各环节, 集A、B、C于一体, A、B等X产业链, 从A到B的产业链 …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import (
    CHAIN_NEAR,
    SETS_UP,
    STEP_END,
    bare,
    industry_named,
    items_of,
    list_begin,
    plain,
    procedural,
)
from ingest.chains.chain_subject import title_subject
from ingest.chains.chains import Chain, is_other_path, named_earlier, named_first, peeled
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.listing import closing, listing
from ingest.lists.naming import is_qualifier, part_begin
from ingest.lists.official_items import is_place
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue

_ANCHOR = re.compile("环节|节点(?<=[键点心弱各]节点)|产业链|链条|全链(?!条)|于一体|为一体|一体化|一体发展|一体推进")
_ANCHOR_CUE = Cue("环节 节点 产业链 链条 全链 于一体 为一体 一体化 一体发展 一体推进".split())
MOST_STAGES = 40  # a longer enumeration is no chain
LONGEST_TAIL = 40  # code points between the last item and 环节
_LINK_TAIL = re.compile(
    r"(?:“[^“”、]{2,6}”|各个?|关键|重点|核心|薄弱|短板|弱项|缺项|空白|痛点|难点|优势|缺失|主要|全部|多个|(?<=[的键点])(?:应用|生产)|卡点|断点|堵点|"
    r"产业链?|上下游|作?为|[三四五六七八九十两\d]+[个大类项种]|的)*$"
)
LONGEST_CALL = 14  # code points between 等 and 环节: 等“卡脖子”环节, 等产业链关键核心环节
_OFFICE_LINK = re.compile("工作|审批|行政|执法|监管|办事|教学|招投标|采购|流程|程序|管理|经营")
_FROM_TO = re.compile(r"从(?P<a>[^从到]{2,60})到(?P<b>[^从到]{2,60})$")
_FROM_TOWARD = re.compile(r"从(?P<a>[^从向]{2,60})(?<![方定转导])向(?P<b>[^从向]{2,60})$")
_CIRCLED = re.compile(r"[①-⑳]")
_FACTORY = re.compile(r"^[^、]{0,20}在(?![线建])(?![^、]{0,12}产业链)")
_SETS_UP = re.compile(SETS_UP)
_HALL = re.compile(
    r"大厅|综合体|服务中心|服务平台|窗口|公园|景区|社区|产业生态|人才|机构|载体|活动中心|学校|医院|功能区"
)
_OF_INDUSTRY = re.compile(r"产业|集群|链|基地|制造|加工|工业")
_NO_INTEGRATION = re.compile(
    r"城乡|区域|产学研|京津冀|长三角|成渝|教育|科技|人才|交通|旅游|城市|基础设施|公共服务|线上|线下|市场|规划|"
    r"政|内外贸|投资|管理"
)
_BOTH_WAYS = re.compile("(?:上下游|全流程|纵向|垂直|全程)+$")  # 铝土矿、氧化铝、铝加工上下游一体化
_INTEGRATES = re.compile("(?:综合)?(?:的)?(?:服务|平台|管理|系统|运营平台|企业|公司|机构|解决方案)")
_HARD_BUSINESS = re.compile(
    r"的?[^,。;、]{0,8}?(?:管理制度|收费|监管|监督|办理|成本|合规|时限|审批|检查|执法|改革|费用|"
    r"时间|风险|责任|税|知识产权|把关|违法|违规|违纪|行为|隐患|漏洞|整治|人员|问题|服务(?![商业]))"
)
_BUSINESS = re.compile(r"的?[^,。;、]{0,8}?(?:应用|渗透|赋能|管控|流程|改造|智能|数字化|保护|安全)")
_GROWS = re.compile("(?:重点|加快|着力)?(?:培育|形成|引进|招引|突破|布局|打造|建设)")  # 在A、B等环节培育…企业
_DIGITAL = re.compile("人工智能|大模型|数字|智能化|AI|机器人|物联网|5G|区块链|互联网|信息技术|信息化|软件")
_WEAK_LINK = re.compile(
    "薄弱|短板|长板|弱项|缺项|空白|优势|缺失|关键|核心|卡点|断点|堵点|卡脖子|瓶颈|新兴|延伸|前沿|未来|高端|高附加值|增值|紧缺|稀缺|配套|[上中下]游|[前后终]端"
)
_WHOLE = re.compile(
    r"(?:全|较?为?完[整备善]的?|(?:上下游|垂直|纵向|全流程)?(?:一体化|闭环|循环)(?:发展)?的?|"
    r"(?:有机|紧密|相互|高效|深度|无缝|前后|环环|上下游|全程)*(?:衔接|贯通|相扣|相连|配套|联动|结合)(?:有序|紧密|顺畅|完整)?的)+$"
)
_COUNTED = re.compile(r"[\d一二三四五六七八九十两]+[条个大]$")  # 能源、肉羊、文旅6条全产业链: industries
_FOR_SAFETY = re.compile("的?(?:防控|管控|监管|监督|治理|执法|打击|整治|问责|追责)")
_FORMED = re.compile("(?:形成|构建|建立|打造)(?:了|起|出)?")
_AS_ONE = re.compile(r"“[三四五六七八]位一体”$")  # A、B、C“三位一体”全产业链
# 部门联动、信息共享的工作链条: what officials do is no industry.
_OFFICE_CHAIN = re.compile(
    r"(?:工作|责任|服务|监管|帮扶|治理|执法|管理|防控|政策|传导|推进|落实|协作|保障|证据|信用|安全|闭环|完整|的)+"
)
_AS_CORE = re.compile(r"为(?:核心|主体|重点|主线?|基础|支撑|龙头|代表|特色)$")
_AS_BODY = re.compile("[于为]一体$")  # 种植、加工、销售于一体的岩茶全产业链
_INCLUDE = re.compile(r"涵盖|覆盖|包含|包括|囊括|集|贯通|由|含|形成|构建")


def listed_chains(reading: Reading) -> Iterator[Chain]:
    """Enumerations that end in 环节, 全产业链, X产业链, 于一体, 一体化 or 全生命周期."""
    text = reading.text
    for m in _ANCHOR_CUE.matches(_ANCHOR, text):
        begin = part_begin(text, m.start())
        if m.start() - begin < 3:
            continue
        part = text[begin : m.start()]
        if part.count("、") > MOST_STAGES:
            continue
        if (
            "—" in part
            or "→" in part
            or (
                "、" not in part
                and "等" not in part
                and "和" not in part
                and "及" not in part
                and not _CIRCLED.search(part)
            )
        ):
            continue
        if m[0].endswith(("环节", "节点")):
            yield from _links(text, begin, m)
        elif m[0].endswith("一体") and m[0][0] in "于为":
            yield from _oneness(text, begin, m)
        elif m[0] in ("产业链", "链条", "全链"):
            yield from _before_chain(text, begin, m)
        else:
            yield from _integrated(text, begin, m)


def _links(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C等环节; one named link is enough where it is called weak or strong."""
    while text[begin - 1 : begin] == ";" and _CIRCLED.match(text, begin):  # ①采选;②冶炼;③加工三个短板环节
        begin = part_begin(text, begin - 1)
    stop, called = _called(text, begin, m.start())
    if _HARD_BUSINESS.match(text, m.end()) or _OFFICE_LINK.search(called) or text[m.start() - 1] in "域和及与":
        return
    quoted = text.rfind("“", begin, stop) if text[stop - 1] in "”’" else -1
    if quoted >= 0:  # 小龙虾“育苗、养殖、加工”三大环节
        first, stop = quoted + 1, stop - 1
    else:
        first = list_begin(text, begin, stop)
    if (inside := _FACTORY.match(text[begin:stop])) and first < begin + inside.end() < stop:
        first = begin + inside.end()  # 支持经营主体在制种、加工等环节
    if "长板" in called and text.startswith("锻造", first):
        first += 2
    items, first = _link_items(text, begin, first, stop)
    names = [text[i.begin : i.end] for i in items]
    named = _WEAK_LINK.search(called) is not None
    if len(items) < 2 and not (named and called.startswith("等") and items) or not plain(names) or procedural(names):
        return
    if any(map(is_place, names)):
        return  # 甲县、乙县布局储能、结构件等环节: hosts are no steps
    generic = 2 * sum(n in word_set("generic_step") for n in names) >= len(names)
    industry = "产业" in text[begin:first] or CHAIN_NEAR.search(text[max(0, begin - 60) : begin])
    factory = _FACTORY.search(text[begin:stop]) and not _SETS_UP.search(text, begin, first)
    behind = re.split("[。;\n]", text[m.end() : m.end() + 40])[0]
    near = CHAIN_NEAR.search(behind)
    if (near or _GROWS.match(text, m.end())) and not _DIGITAL.search(text, begin, m.end() + 12):
        factory = None
    whose = near and industry_named(behind[: near.start()].rpartition(",")[2])
    if factory and (generic or not named) or generic and not (industry or whose) or not (called or industry):
        return
    digital = not named and _DIGITAL.search(text, begin, m.end() + 12)
    if _BUSINESS.match(text, m.end()) and (factory or generic or digital):
        return
    if quoted >= 0 and (name := industry_named(text[begin:quoted])):
        yield Chain(first, m.end(), items, open=called.startswith("等"), subject=name)
        return
    items, subject = (
        (items, "")
        if industry or near
        else named_first(items, names[0], named_earlier(text, items[0]) or title_subject(text))
    )
    yield Chain(first, m.end(), items, open=called.startswith("等"), subject=subject or None)


def _link_items(text: str, begin: int, first: int, stop: int) -> tuple[tuple[Span, ...], int]:
    """The links listed in `text[first:stop]` (by 、, by ①② or from A to B), and where the list begins."""
    if circled := list(_CIRCLED.finditer(text, first, stop)):
        ends = [c.start() for c in circled[1:]] + [stop]
        return tuple(bare(text, c.end(), e) for c, e in zip(circled, ends, strict=True)), circled[0].start()
    if span := _FROM_TO.search(text, begin, stop):  # 从A、B、C到D、E各环节
        return items_of(text, *span.span("a")) + items_of(text, *span.span("b")), span.start()
    return items_of(text, first, stop), first


def _called(text: str, begin: int, end: int) -> tuple[int, str]:
    """Where the list before 环节 ends, and what the links are called: 等关键环节, 各环节, 三个短板环节."""
    etc = closing(text, begin, end)
    if etc is not None and end - etc <= LONGEST_CALL and "、" not in text[etc:end]:
        return etc, text[etc:end]
    tail = _LINK_TAIL.search(text, max(begin, end - LONGEST_TAIL), end)
    stop = tail.start() if tail else end
    return stop, text[stop:end]


def _before_chain(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C全产业链; A、B等X产业链; 涵盖A、B的X产业链. A、B等重点产业链 is a list of chains."""
    whole = _WHOLE.search(text, max(begin, m.start() - 14), m.start() + (m[0] == "全链"))
    end = whole.start() if whole else m.start()
    part = text[begin:end]
    if one := _AS_ONE.search(part):
        whole = whole or one
        end = begin + one.start()
        part = text[begin:end]
    if part[-1:] in ("”", "’") and (opener := part.rfind("“")) >= 0:  # “A、B、C”全产业链
        items = items_of(text, begin + opener + 1, end - 1)
        names = [text[i.begin : i.end] for i in items]
        if whole and len(items) >= 3 and plain(names) and not procedural(names) and not is_other_path(names):
            name = industry_named(part[:opener])
            yield Chain(begin + opener + 1, m.end(), items, subject=name or None)
        return
    found = listing(text, begin, end)
    name = ""
    stop = end
    if found.open:
        stop, name = found.tail.begin - 1, text[found.tail.begin : end]
    elif (of := part.rfind("的")) > part.rfind("、") > 0 and (whole or _INCLUDE.search(part[:of])):
        stop, name = begin + of, part[of + 1 :]
        if joined := _WHOLE.search(text, begin, stop + 1):  # A、B、C上下游贯通的X产业链
            stop = joined.start()
    elif not whole:
        return
    name = re.sub(r"^(?:的|完整的?|全)+", "", name)
    subject = industry_named(name) if name else ""
    if _OFFICE_CHAIN.fullmatch(name):
        return
    if "、" in name or "进行" in name or name and is_qualifier(name) and not whole:
        return
    led = "产业" in text[begin : begin + part.find("、")]  # X产业已形成A、B、C的产业链雏形
    if not whole and (
        not subject
        and not ((led or _FORMED.search(part[: part.find("、")])) and not name)
        or re.search(r"[\d一二三四五六七八九十]+[条个大]", name)
    ):
        return
    if core := _AS_CORE.search(text[begin:stop]) or _AS_BODY.search(text[begin:stop]):
        stop = begin + core.start()
    first = list_begin(text, begin, stop)
    if toward := _FROM_TOWARD.search(text, begin, stop):  # 从A、B向C、D全链条延伸
        items = items_of(text, *toward.span("a")) + items_of(text, *toward.span("b"))
    else:
        items = items_of(text, first, stop)
    names = [text[i.begin : i.end] for i in items]
    steps = sum(bool(STEP_END.search(n)) for n in names)
    if len(items) < (3 if whole and not name and not found.open else 2) or not plain(names) or procedural(names):
        return
    if is_other_path(names):
        return
    known = 2 * sum(map(is_industrial, names)) > len(names)
    if _FOR_SAFETY.match(text, m.end()):
        return
    if whole and not subject and not steps and not found.open and not led and (not known or _COUNTED.search(names[-1])):
        return
    items, own = (items, "") if subject or led else peeled(text, items)
    yield Chain(items[0].begin, m.end(), items, open=found.open, subject=subject or own or None)


def _oneness(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """集A、B、C于一体的X产业链."""
    gather = text.rfind("集", begin, m.start())
    while gather > begin and text[gather : gather + 2] in ("集成", "集群", "集聚", "集中"):
        gather = text.rfind("集", begin, gather)
    after = re.match(r"[^,。;!?\n]{0,40}", text[m.end() : m.end() + 41])
    behind = after[0] if after else ""
    if text[m.start() - 1] == "”":  # “A、B、C”为一体的X产业链
        gather = text.rfind("“", max(0, m.start() - 200), m.start())
    named = begin < gather and text.startswith("产业", gather - 2)  # 皮革产业集制革、裁剪、会展为一体
    if gather < begin or not named and (_HALL.search(behind) or not _OF_INDUSTRY.search(behind)):
        return
    items = items_of(text, gather + 1, m.start())
    names = [text[i.begin : i.end] for i in items]
    if len(items) >= 3 and plain(names):
        tail = re.search(
            r"(?:的|优势|竞争力)?([^的,。;]{2,16}?)(?:全产业链|产业链|产业集群|产业体系|产业基地|产业|集群|基地)",
            behind,
        )
        yield Chain(gather, m.end(), items, subject=industry_named(tail[1]) or None if tail else None)


def _integrated(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C一体化发展, of an industry's steps; integration of areas or of town and country is none."""
    first = list_begin(text, begin, m.start())
    both = _BOTH_WAYS.search(text, first, m.start())
    items = items_of(text, first, both.start() if both else m.start())
    names = [text[i.begin : i.end] for i in items]
    if len(items) < 3 or any(_NO_INTEGRATION.search(n) for n in names) or not plain(names):
        return
    if 2 * sum(bool(STEP_END.search(n)) or is_industrial(n) for n in names) < len(names) or _INTEGRATES.match(
        text, m.end()
    ):
        return
    yield Chain(first, m.end(), items)
