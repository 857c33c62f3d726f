"""Chains printed as enumerations: A、B、C各环节, 集A、B、C于一体, A、B等X产业链, 从A到B的产业链 …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import GOODS_END, STEP_END, bare, industry_named, items_of, list_begin, plain
from ingest.chains.chain_links import CIRCLED, named_links
from ingest.chains.chain_paths import is_other_path
from ingest.chains.chain_wholes import JOINS, whole_chains
from ingest.chains.chains import Chain
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.naming import part_begin
from ingest.lists.official_names import is_place
from ingest.reading import Reading
from ingest.text.cues import Cue
from ingest.vocabulary import concept_of

ANCHOR = re.compile(
    "环节|关键点|节点(?<=[键点心弱各个]节点)(?!城市|村|县|工程|企业|行动)|产业链|产业生态链|产业生态(?![链圈])|产业体系|产业格局(?<!一条龙产业格局)|链条|全链(?!条)|全流程|于一体|为一体|于一身|一体化(?<!空天地一体化)(?<!天空地一体化)(?!网络|通信|感知)|一体发展|一体推进|上下游(?:贯通|衔接|联动)|(?:串[珠点链]|串联)成[链珠]"
)
_ANCHOR_CUE = Cue(
    "环节 节点 产业链 产业生态链 产业生态 产业体系 链条 全链 全流程 于一体 为一体 于一身 一体化 一体发展 一体推进 "
    "关键点 产业格局 上下游贯通 上下游衔接 上下游联动 串珠成链 串点成链 串链成珠 串联成链".split()
)
_HOSTS_ETC = re.compile(
    r"(?:[^、,]{2,16}、){1,8}(?P<last>[^、,]{2,10}?)等(?:地区?|县区|[市县区州]|乡镇|园区)(?=[^、,]{2,16}、)"
)
_WIDER = frozenset(["产业生态", "产业体系", "产业格局"])  # of what the words before their 的 list
_OF_GOODS = re.compile("[^等]*、(?P<last>[^、等]{1,8})等(?=[^、等]{2,8}、[^、等]{2,8}、[^等]*$)")
MOST_STAGES = 40  # a longer enumeration is no chain
_HALL = re.compile(
    r"大厅|综合体|服务中心|服务平台|窗口|公园|景区|社区|产业生态|人才|机构|载体|活动中心|学校|医院|功能区"
)
_FUNCTIONS = ("功能", "业态", "元素", "场景", "职能")  # 集A、B等功能于一体: what a place is for
_GATHER = re.compile("集(?![成群聚约装团体合]|中(?!成药|药|央))")
_FORMED = re.compile("[^、]{0,24}(?:形成|建成|打造)了?")
_RUN_ON = re.compile(",由[^,。;!?\n]{4,40}?的[^,。;、\n]{1,14}?(?:产业集群|产业链|产业体系)")
_OF_INDUSTRY = re.compile(r"产业|集群|链|基地|制造|加工|工业")
_NO_INTEGRATION = re.compile(
    r"城乡|区域|产学研|京津冀|长三角|成渝|教育|科技|人才|交通|旅游|城市|基础设施|公共服务|线上|线下|市场|规划|"
    r"政|内外贸|投资|管理"
)
_BOTH_WAYS = re.compile("的?(?:上下游|全流程|纵向|垂直|全程)+$")  # 铝土矿、氧化铝、铝加工上下游一体化
_INTEGRATES = re.compile("(?:综合)?(?:的)?(?:装置|服务|平台|管理|系统|运营平台|企业|公司|机构|解决方案)")


def listed_chains(reading: Reading) -> Iterator[Chain]:
    """Enumerations that end in 环节, 全产业链, X产业链, 于一体, 一体化 or 全生命周期."""
    text = reading.text
    for m in _ANCHOR_CUE.matches(ANCHOR, text):
        begin = part_begin(text, m.start())
        if m.start() - begin < 3 or m[0] in _WIDER and text.find("的", begin, m.start()) < 0:
            continue
        part = text[begin : m.start()]
        if (
            not ("、" in part or "等" in part or "和" in part or "及" in part)
            and not CIRCLED.search(text, max(0, begin - 1), m.start())
            or "—" in part
            or "→" in part
        ):
            continue
        if "等" in part and (hosts := _HOSTS_ETC.match(text, begin, m.start())) and is_place(hosts["last"]):
            begin = hosts.end()  # 推动集安、抚松等地育苗、种植…全链条
            part = text[begin : m.start()]
        elif "等" in part and (goods := _OF_GOODS.match(text, begin, m.start())) and not STEP_END.search(goods["last"]):
            begin = goods.end()  # 覆盖红松籽、蓝莓等采摘、冷储、精深加工的…产业链
            part = text[begin : m.start()]
        if part.count("、") > MOST_STAGES:
            continue
        if m[0].endswith(("环节", "节点", "键点")):
            yield from named_links(text, begin, m)
        elif m[0] in ("于一体", "为一体", "于一身"):
            yield from _oneness(text, begin, m)
        elif m[0] in _WIDER:
            joined = _JOINED_STEPS.search(text, begin, m.start()) and any(map(STEP_END.search, part.split("、")))
            yield from whole_chains(text, begin, m) if joined else _inclusive(text, begin, m)
        elif m[0] in ("产业链", "产业生态链", "链条", "全链") or (
            m[0] == "全流程" and (JOINS.match(part) or text.startswith(("贯通", "打通", "衔接", "协同"), m.end()))
        ):
            yield from whole_chains(text, begin, m)
        elif m[0] != "全流程":
            yield from _integrated(text, begin, m)


_JOINED_STEPS = re.compile("(?:衔接|贯通|相扣|相连|协同|配套|联动|分工(?:明确|细密|协作|合理|有序))的[^、]{0,8}$")
_INCLUSIVE = re.compile(
    "(?:(?P<all>覆盖|涵盖|囊括|贯通)|(?:完善|健全|构建|形成)(?!了?(?:覆盖|涵盖|囊括|贯通)))了?(?P<list>[^的]{6,})的(?P<name>[^的、]{1,14})$"
)


def _inclusive(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """覆盖A、B、C的X产业生态, where X is an industry and its parts are no industries of their own."""
    found = _INCLUSIVE.search(text, begin, m.start())
    name = industry_named(found["name"]) if found else ""
    if found is None or not is_industrial(name):
        return
    items = items_of(text, *found.span("list"))
    names = [text[i.begin : i.end] for i in items]
    trades = sum(concept_of(n) is not None for n in names)
    if not found["all"] and 2 * sum(bool(STEP_END.search(n)) for n in names) < len(names):
        return  # 完善A、B、C的X产业生态: only of steps
    if len(items) >= 3 and 2 * trades < len(names) and plain(names) and not is_other_path(names):
        yield Chain(found.start(), m.end(), items, subject=name)


def _oneness(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """集A、B、C于一体的X产业链."""
    gather = max((g.start() for g in _GATHER.finditer(text, begin, m.start())), default=-1)
    if gather < begin and (formed := _FORMED.match(text, begin, m.start())):
        gather = formed.end() - 1  # 自行车产业形成了车架、整车、电商于一体的产业集群
    after = re.match(r"[^,。;!?\n]{0,40}", text[m.end() : m.end() + 41])
    behind = after[0] if after else ""
    if text[m.start() - 1] == "”":  # “A、B、C”为一体的X产业链
        gather = text.rfind("“", max(0, m.start() - 200), m.start())
    named = begin < gather and text.startswith("产业", gather - 2)  # 皮革产业集制革、裁剪、会展为一体
    run_on = _RUN_ON.match(text, m.end())
    if run_on and gather >= begin:
        behind = run_on[0]  # 集A、B为一体,由C、D等行业配套的X产业集群
    if gather < begin or not named and (_HALL.search(behind) or not _OF_INDUSTRY.search(behind)):
        return
    if text.endswith(_FUNCTIONS, gather, m.start()):
        return
    items = items_of(text, gather + 1, m.start())
    if items and gather >= begin and text[gather] == "集":
        items = (bare(text, gather + 1, items[0].end), *items[1:])  # 集生产示范、加工体验于一体: no verb
    names = [text[i.begin : i.end] for i in items]
    if len(items) >= 3 and plain(names) and not is_other_path(names):
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
    strung = m[0].startswith("串")  # A、B、C串珠成链
    if len(items) < 3 or not strung and any(_NO_INTEGRATION.search(n) for n in names) or not plain(names):
        return
    led = "产业" in text[begin:first]
    if (
        not led
        and 2 * sum(bool(STEP_END.search(n) or GOODS_END.search(n)) or is_industrial(n) for n in names) < len(names)
        or _INTEGRATES.match(text, m.end())
    ):
        return
    yield Chain(first, m.end(), items)
