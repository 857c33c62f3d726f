"""Lists that a chain closes: A、B、C全产业链, A、B等X产业链, 涵盖A、B、C的X产业链."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_heads import named_earlier, peeled
from ingest.chains.chain_items import (
    STEP_END,
    halves,
    industry_named,
    is_kind_of_chain,
    items_of,
    list_begin,
    plain,
    procedural,
)
from ingest.chains.chain_paths import is_other_path
from ingest.chains.chains import Chain
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.listing import listing
from ingest.lists.naming import is_qualifier, part_begin
from ingest.model import Span
from ingest.vocabulary import concept_of

_FROM_TOWARD = re.compile(r"从(?P<a>[^从向]{2,60})(?<![方定转导])向(?P<b>[^从向]{2,60})$")
# 围绕A、B等领域形成较为完善的产业链
_QUOTED_OF = re.compile("“(?P<list>[^“”]*、[^“”]*)”(?:的|等)(?P<name>[^、“”的]{1,12})$")
_OF_FIELDS = re.compile(
    "^(?:领域|行业|方面|产品|环节|板块)+(?:均|已|都|基本|初步)*(?:形成|具备|构建|建成|建立|拥有)了?$"
)
_KINDS = ("品种", "品类", "单品", "作物", "农产品", "特产")
LONGEST_BARE = 11  # code points of a step that nothing but 全产业链 calls one
_WHOLE = re.compile(
    r"(?:全|较?为?完[整备善]的?|(?:梯[次级]|逐级|依次|协同|全程)(?:开发|利用|延伸|增值|转化|升级|推进)的|(?:[一二三]*三产|三次产业|农文旅|种养加)(?:深度)?融合(?:发展)?的?|(?:上下游|垂直|纵向|全流程)?(?:一体化|(?<!位)一体(?=的)|闭环|循环)(?:发展)?的?|"
    r"(?:有机|紧密|相互?|高效|深度|无缝|前后|环环|上下游|全程)*(?:衔接|贯通|打通|畅通|相扣|相连|配套|联动|分工(?:明确|细密|合理)?|协作|结合|构成|组成|全覆盖|协同|融合|集聚|齐全|齐备|完备|自主可控|安全可控)+(?:发展|有序|紧密|顺畅|完整|齐全)?的)+$"
)
_COUNTED = re.compile(r"[\d一二三四五六七八九十两]+[条个大]$")  # 能源、肉羊、文旅6条全产业链: industries
_COUNTED_CLASS = re.compile(r"[\d二三四五六七八九十两][条个大][^、,]{1,8}$")
_FOR_SAFETY = re.compile(
    "的?(?:服务(?=企业|项目)|防控|管控|监管|监督|治理|执法|打击|整治|问责|追责|管理(?:制度|机制|责任|体系|台账)|(?:落实|压实|强化|夯实)[^,。;、]{0,4}责任)"
)
JOINS = re.compile("(?:加快|全面|着力)?(?:打通|贯通|畅通|串联|整合|集成)")
_CALLED = re.compile(",([^,、]{2,16})产业")  # A、B、C全链条布局,打造沥青产业高地
_LEFT_BEHIND = ("单一", "传统", "简单", "粗放", "初级", "原料")  # 从单一检测向校准、认证全链条拓展
_MENDED = re.compile("(?:加快|着力)?(?:健全|完善|补齐|补强|延伸|拉长|打通|贯通|畅通|串联)")
_FORMED = re.compile("(?:形成|构建|建立|打造)(?:了|起|出)?")
_AS_ONE = re.compile(r"“(?:[三四五六七八]位一体|一条龙)”(?P<name>[^、“”]{0,12})$")  # A、B、C“三位一体”全产业链
# 部门联动、信息共享的工作链条: what officials do is no industry.
_OFFICE_CHAIN = re.compile(
    r"(?:工作|责任|服务|监管|帮扶|治理|执法|管理|防控|政策|传导|推进|落实|协作|保障|证据|信用|安全|闭环|完整|的)+"
)
_AS_CORE = re.compile(r"为(?:核心|主体|重点|主线?|基础|支撑|龙头|代表|特色)$")
_AS_BODY = re.compile("[于为]一[体身]$")  # 种植、加工、销售于一体的岩茶全产业链
_INCLUDE = re.compile(r"涵盖|覆盖|包含|包括|囊括|集|贯通|由|含|形成|构建")
_COUNTS = re.compile(r"[\d两三四五六七八九十]+条")  # A、B、C3条X产业链: chains
_CHAINS = re.compile(r"[\d一二三四五六七八九十]+[条个大]")


def whole_chains(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C全产业链; A、B等X产业链; 涵盖A、B的X产业链. A、B等重点产业链 is a list of chains."""
    whole = _WHOLE.search(text, max(begin, m.start() - 14), m.start() + (m[0] in ("全链", "全流程")))
    end = whole.start() if whole else m.start()
    if text[end - 1] in "、和及与":
        return  # 产品多样化、全产业链的现代农业: one praise of several
    one = _AS_ONE.search(text[begin:end])
    if one:
        whole = whole or one
        end = begin + one.start()
    part = text[begin:end]
    if part[-1:] in ("”", "’") and (opener := part.rfind("“")) >= 0:  # “A、B、C”全产业链
        items = items_of(text, begin + opener + 1, end - 1)
        names = [text[i.begin : i.end] for i in items]
        if (
            (whole or _goods_or_works(names))
            and len(items) >= 3
            and plain(names)
            and not procedural(names)
            and not is_other_path(names)
        ):
            yield Chain(begin + opener + 1, m.end(), items, subject=industry_named(part[:opener]) or None)
        return
    quoted = _QUOTED_OF.search(text, begin, end)
    if quoted and (name := industry_named(quoted["name"])):  # 覆盖“A、B、C”的X全产业链
        items = items_of(text, *quoted.span("list"))
        names = [text[i.begin : i.end] for i in items]
        if len(items) >= 3 and plain(names) and not procedural(names) and not is_other_path(names):
            yield Chain(quoted.start(), m.end(), items, subject=name)
        return
    named = _parted(text, begin, end, whole is not None)
    if named is None:
        return
    stop, name, etc = named
    if whole is None and _COUNTED_CLASS.search(text, begin, stop):
        return  # 延伸文旅、物流两大服务业产业链
    name = name or (one["name"] if one else "")
    first = list_begin(text, begin, stop)
    if toward := _FROM_TOWARD.search(text, begin, stop):  # 从A、B向C、D全链条延伸
        before = () if toward["a"].startswith(_LEFT_BEHIND) else items_of(text, *toward.span("a"))
        items = before + items_of(text, *toward.span("b"))
    else:
        items = tuple(half for i in items_of(text, first, stop) for half in halves(text, i))
    names = [text[i.begin : i.end] for i in items]
    bare = whole is not None and not name and not etc
    if (
        len(items) < (3 if bare else 2)
        or any(map(_COUNTS.search, names))
        or not plain(names)
        or procedural(names)
        or is_other_path(names)
    ):
        return
    subject = industry_named(name) if name else ""
    led = "产业" in part[: part.find("、")]
    if (
        _FOR_SAFETY.match(text, m.end())
        or bare
        and max(map(len, names)) > LONGEST_BARE
        or bare
        and not led
        and not _told(text, part, items, names, m.end())
    ):
        return
    peel, own = (items, "") if subject or led else peeled(text, items)
    if own and own in _called_later(text, m.end()):  # 打通医药中间体、制剂全链条,做强生物医药产业
        peel, own = items, ""
    yield Chain(peel[0].begin, m.end(), peel, open=etc, subject=subject or own or None)


def _parted(text: str, begin: int, end: int, whole: bool) -> tuple[int, str, bool] | None:
    """Where the list ends, the name printed between it and the chain's noun, and does the list end in 等?

    None where the words are no list of one chain's steps.
    """
    part = text[begin:end]
    found = listing(text, begin, end)
    stop, name = end, ""
    if found.open:
        stop, name = found.tail.begin - 1, text[found.tail.begin : end]
        name = _OF_FIELDS.sub("", name)
        listed = [text[i.begin : i.end] for i in found.items]
        goods = not name and not whole and not any(map(STEP_END.search, listed)) and sum(map(is_industrial, listed)) > 1
        if name.endswith(_KINDS) or _CHAINS.match(name) or goods and _MENDED.match(part):
            return None  # 三七、天麻等大品种全产业链开发; 延伸茶叶、竹木等产业链: each has its own
    elif (of := part.rfind("的")) > part.rfind("、") > 0 and (
        whole or _INCLUDE.search(part[:of]) or _are_steps(part[:of]) or _WHOLE.search(text, begin, begin + of + 1)
    ):
        stop, name = begin + of, part[of + 1 :]
        if joined := _WHOLE.search(text, begin, stop + 1):  # A、B、C上下游贯通的X产业链
            stop = joined.start()
            if is_qualifier(name):  # 相互贯通的现代产业链
                name, whole = "", True
    elif not whole and not (found.items and named_earlier(text, found.items[0])) and not _MENDED.match(part):
        return None
    name = re.sub(r"^(?:的|完整的?|全)+", "", name)
    if name and not whole and is_kind_of_chain(name) and (_are_steps(part) or JOINS.match(part)):
        name, whole = "", True  # 建立良种推广、仓储烘干、压榨精炼的循环利用链条
    if found.open and name == "配套" and len(found.items) >= LEAST_STEPS:
        return stop, "", True  # A、B、C等配套链条
    if _OFFICE_CHAIN.fullmatch(name) or "、" in name or "进行" in name or name and is_qualifier(name) and not whole:
        return None
    if not whole and (
        _CHAINS.search(name) or not (industry_named(name) if name else _is_formed(text, part, found.items))
    ):
        return None
    if core := _AS_CORE.search(text[begin:stop]) or _AS_BODY.search(text[begin:stop]):
        stop = begin + core.start()
    return stop, name, found.open


def _are_steps(listed: str) -> bool:
    """健全原矿开采、坯料制备、成型烧结的电瓷产业链: what stands before 的 are steps by their names."""
    names = re.split("、|(?<=..)到(?=..)", listed)
    return len(names) >= LEAST_STEPS and 3 * sum(bool(STEP_END.search(n)) for n in names) >= 2 * len(names)


LEAST_STEPS = 3


def _goods_or_works(names: list[str]) -> bool:
    """“电解锰、高纯硫酸锰、锰酸锂”链条: goods or steps by their names, and no industries side by side."""
    known = sum(is_industrial(n) or bool(STEP_END.search(n)) for n in names)
    return 2 * known > len(names) and 2 * sum(concept_of(n) is not None for n in names) < len(names)


def _is_formed(text: str, part: str, items: tuple[Span, ...]) -> bool:
    """X产业已形成A、B、C的产业链雏形; 健全核桃育苗、造林、管护产业链条 where 核桃 is called an industry."""
    if _are_steps(part.partition("的")[0]):
        return True
    head = part.partition("、")[0]
    if _MENDED.match(part) and items:
        begin = items[0].begin
        sentence = text[part_begin(text, begin, "。;\n") : begin]
        industries = 2 * sum(concept_of(text[i.begin : i.end]) is not None for i in items) > len(items)
        own_chain = text.startswith("链条", items[-1].end) and len(items) > 3  # 完善工业硅、多晶硅、切片、组件链条
        return own_chain or "产业" in sentence and not industries
    return "产业" in head or _FORMED.search(head) is not None or bool(items and named_earlier(text, items[0]))


def _told(text: str, part: str, items: tuple[Span, ...], names: list[str], end: int) -> bool:
    """Do the words tell that what is listed before 全产业链 are steps: by themselves, or by what stands around?"""
    if any(STEP_END.search(n) for n in names) or JOINS.match(part) or _called_later(text, end):
        return True
    known = 2 * sum(map(is_industrial, names)) > len(names) and not _COUNTED.search(names[-1])
    return known or bool(named_earlier(text, items[0]))


def _called_later(text: str, end: int) -> str:
    """The industry that the rest of the sentence names: A、B、C全链条布局,打造沥青产业高地."""
    later = _CALLED.search(re.split("[。;\n]", text[end : end + 40])[0])
    name = industry_named(later[1]) if later else ""
    return name if is_industrial(name) else ""
