"""Chains told in brackets, after 贯通, by what they are made into or by steps of one substance: X产业链(A、B)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import (
    CHAIN_NEAR,
    STEP_END,
    bare,
    industry_named,
    items_of,
    list_begin,
    plain,
    procedural,
)
from ingest.chains.chain_lists import ANCHOR
from ingest.chains.chain_paths import is_other_path
from ingest.chains.chain_title import title_subject
from ingest.chains.chains import Chain
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.listing import closing, listing
from ingest.lists.naming import part_begin, strip_lead
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue

_CONNECT_CUE = Cue("贯通 贯穿 打通 畅通 串联 覆盖 涵盖 囊括 包含 涉及".split())
_CONNECT = re.compile(r"(?:贯通|贯穿|打通|畅通|串联|覆盖|涵盖|囊括|包含|涉及)了?(?=[^,。;!?\n]{1,30}、)")
_OF_CHAIN = re.compile("链条?(?:已|现已|基本|初步|全面)*$")
_COUNTED_CLASS = re.compile(r"[\d一二三四五六七八九十两]+[大个类条种]")  # 涵盖A、B等四大核心产业: what is counted
_JOINS = frozenset(["贯通", "打通", "贯穿", "畅通", "串联"])
_TRAFFIC = re.compile("[公铁水航]路|交通|道路|航空|机场|港口|部门|系统|数据|平台|城|乡|[县区](?:、|$)")
_EACH = re.compile(r"各?(?:个|大|主要|关键|道)?(?:环节|节点|阶段|领域|工序)$")  # 打通育种、制种各节点
_GLOSS_CUE = Cue(["产业链", "链条(", "环节"])
_GLOSS = re.compile(
    r"(?P<noun>产业链条?(?:上的?)?(?:各个?|主要|重点|关键|核心)?(?:环节)?|链条(?=\()|环节(?<=[点键要心各势弱失板白缺进引伸]环节))"
    r"(?P<how>[(:]|(?:主要|可|大致)*(?:包括|涵盖|包含|分为|(?:概括|归纳|划分)为|由|为|有|是):?)(?P<list>[^。;:\n()“”—]{3,200})(?:[)。;]|$)",
    re.MULTILINE,
)
# 茶叶产业重点环节:A、B
_OWN = re.compile("(?:重点|关键|主要|核心|各|优势|薄弱|缺失|短板|空白|欠缺|拟?引进|招引|拟?延伸)$")
# 七大优势产业链(…): what the bracket lists are chains.
_COUNT = re.compile(r"[\d一二三四五六七八九十两][条大个类](?!数据|健康|豆|米|蒜|棚)")
_HOST = re.compile(
    r"园区|产业园|开发区|新区|公司|集团|[省市县区](?:[、,)]|$)|局|委|厅|链长|链主|牵头|单位|[\d一二三四五六七八九十]条|附件|详见|企业|^见|^含|第[一二三四五六七八九十\d]+[条批期]"
)
_SUBSTANCE_CUE = Cue(["等领域", "等各领域", "等方面", "等关键技术", "等技术"])
_STEP_CHAR = frozenset("制产储运加用输注采选洗配冶炼种养销供")
_STEP_CUE = Cue("勘探 勘查 开采 采选 冶炼 种植 养殖 制造".split())
_STEP_PAIR = re.compile(
    r"(?P<a>勘探开采|勘查开采|开采|采选|勘探|冶炼|种植|养殖|制造)(?:和|与|及|、)"
    r"(?P<b>综合利用|循环利用|精深加工|深加工|加工|冶炼|利用)(?:产业)?(?:集群|基地|产业链|体系)"
)


def connected_chains(reading: Reading) -> Iterator[Chain]:
    """贯通A、B、C,做强X全产业链: the chain stands in the same sentence."""
    text = reading.text
    for m in _CONNECT_CUE.matches(_CONNECT, text):
        stop_at = re.search(r"[,。;!?\n:]", text[m.end() : m.end() + 300])
        stop = m.end() + (stop_at.start() if stop_at else 0)
        behind = text[stop : stop + 40].split("。")[0].split("\n")[0]
        inside = text[m.end() : stop]
        if not stop_at or "—" in inside or ANCHOR.search(inside):
            continue
        of_chain = (
            _OF_CHAIN.search(text, max(0, m.start() - 6), m.start()) is not None
            or "产业全流程" in behind
            or m[0][:2] in _JOINS
            and "产业集群" in behind
        )  # 火箭链覆盖箭体制造、试车…
        if (
            not of_chain
            and not CHAIN_NEAR.search(behind)
            and not (m[0][:2] != "贯穿" and m[0][:2] in _JOINS and _all_works(text, inside))
        ):
            continue
        each = _EACH.search(text, m.end(), stop)
        found = listing(text, list_begin(text, m.end(), stop), each.start() if each else stop)
        items = tuple(bare(text, i.begin, i.end) for i in found.items)
        names = [text[i.begin : i.end] for i in items]
        if found.open and _COUNTED_CLASS.match(text, found.tail.begin):
            continue
        of_all = each is not None and each[0][0] == "各" and text.find("产业", m.start() - 8, m.start()) > 0
        joins = m[0] in _JOINS and not _TRAFFIC.search(inside)
        if (
            len(items) >= 3
            and plain(names)
            and (joins or of_all or 2 * sum(bool(STEP_END.search(n)) for n in names) >= len(names))
        ):
            yield Chain(m.start(), stop, items, open=found.open)


def _all_works(text: str, inside: str) -> bool:
    """贯通聚合、纺丝、加弹、染整 in a notice on an industry: different works by their names."""
    names = inside.split("、")
    works = {w[0] for n in names if (w := STEP_END.search(n))}
    generic = sum(n in word_set("generic_step") for n in names)
    return (
        len(names) > 3 and 3 * len(works) >= 2 * len(names) and 3 * generic <= len(names) and bool(title_subject(text))
    )


# 发展育苗、种植、加工,打造茶叶全产业链: the steps stand in the part before.
_MADE_INTO = re.compile(
    r"(?:着力|加快|全力)?(?:打造|构建|形成|建设|(?:做[强优大长粗])+|完善|建强|健全|建成|培育|壮大|延伸|拉长)(?P<of>[^,。;:、\n]{1,14}?)$"
)
_WHOLE_CUE = Cue(["产业链"])
# 以A为源头、B为核心、C为延伸,做长做粗X产业链
_IN_RANKS = re.compile("以(?:[^,、]{2,14}为[\u4e00-\u9fff]{1,4}、?){2,}")
# 促进A、B、C有机衔接,形成上下贯通的X产业链
_IS_JOINED = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:(?:有机|紧密|无缝|高效|前后|相互)(?:衔接|贯通|相连|配套)|(?:闭环)?循环发展|闭环发展|一体发展)$"
)
_GATHERS = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:(?:全要素|全环节|各环节)(?:集聚|协同|融合|联动|贯通|发展)*|(?:协同|集聚|融合|联动)发展)$"
)


def composed_chains(reading: Reading) -> Iterator[Chain]:
    """发展A、B、C,打造X全产业链, where most of what is listed are steps by name."""
    text = reading.text
    for place in _WHOLE_CUE.places(text):
        begin = part_begin(text, place)
        made = _MADE_INTO.match(text, begin, place) if text[begin - 1 : begin] == "," else None
        if made is None or not (name := industry_named(made["of"])):
            continue
        stop = begin - 1
        before = part_begin(text, stop)
        inside = text[before:stop]
        ranked = _IN_RANKS.fullmatch(inside) is not None
        joined = _IS_JOINED.search(text, before, stop)
        if text[place - 1] != "全" and not ranked and not joined:
            continue
        if inside.count("、") < 2 and not ranked or "—" in inside or "“" in inside or ANCHOR.search(inside):
            continue
        gathers = joined or _GATHERS.search(text, before, stop)
        items = items_of(text, list_begin(text, before, stop), gathers.start() if gathers else stop)
        names = [text[i.begin : i.end] for i in items]
        # 推动影视产业A、B、C集聚,打造影视全产业链
        own = ranked or joined is not None or bool(items) and text.find(name + "产业", before, items[0].begin) >= 0
        steps = own or 2 * sum(bool(STEP_END.search(n)) for n in names) >= len(names)
        if len(items) >= 3 and plain(names) and steps and not procedural(names) and not is_other_path(names):
            yield Chain(items[0].begin, stop, items, subject=name)


_SUPPLIERS = Cue(["上下游企业", "链上企业", "上中下游企业", "配套企业"])
_OF_A_CHAIN = re.compile(
    r"[^。;\n]{0,24}?(?:形成|构成|建成|构建|打造|健全|完善|延[伸长]|做[强优大])[^,。;、\n]{0,16}?产业链"
)


def supplied_chains(reading: Reading) -> Iterator[Chain]:
    """集聚A、B、C等上下游企业450家,构成完整的X产业链: what the firms of the chain do."""
    text = reading.text
    for place in _SUPPLIERS.places(text):
        begin = part_begin(text, place)
        of = closing(text, begin, place)  # 集聚制曲、包装等白酒上下游企业
        name = industry_named(text[of + 1 : place]) if of is not None and of + 1 < place else ""
        etc = text[place - 1] == "等" or is_industrial(name)
        if not etc and text[place] != "配" or text.find("、", begin, place) < 0:
            continue
        if not is_industrial(name) and not _OF_A_CHAIN.match(text, place):
            continue
        stop = of if of is not None and etc else place
        items = items_of(text, list_begin(text, begin, stop), stop)
        names = [text[i.begin : i.end] for i in items]
        if len(items) >= 3 and plain(names) and not procedural(names) and not is_other_path(names):
            yield Chain(items[0].begin, place, items, open=etc, subject=name or None)


_ALL_PARTS = re.compile("[三四五六七八九十]+[大个]?(?:环节|[阶链]?段|节点|板块)$")
_COUNTS_ALL = frozenset("各三四五六七八九十")


def glossed_chains(reading: Reading) -> Iterator[Chain]:
    """X产业链(A、B、C); X产业链:A、B、C."""
    text = reading.text
    for m in _GLOSS_CUE.matches(_GLOSS, text):
        if "、" not in m["list"] or _HOST.search(m["list"]):
            continue
        begin = part_begin(text, m.start())
        begin = max(begin, text.rfind("、", begin, m.start()) + 1)
        name = industry_named(_OWN.sub("", text[begin : m.start()]))
        link = m["noun"].endswith("环节")
        if m["noun"] == "链条" and not is_industrial(name):
            continue  # 犯罪链条(运输、销售)
        if not name and not link or _COUNT.search(text, begin, m.start()):
            continue
        if m["how"][-1] in "为有是" and "分" not in m["how"] and not link:
            continue
        if m["how"][0] == "由" and (not _steps(m["list"]) or "向" in m["list"]):
            continue
        if m["how"] not in "(:" and not (link or name) and not _steps(m["list"]):
            continue
        comma = text.find(",", *m.span("list")) if m["how"] != "(" else -1
        stop = comma if text.find("、", m.start("list"), max(comma, 0)) > 0 else m.end("list")
        each = _ALL_PARTS.search(text, m.start("list"), stop) or _EACH.search(text, m.start("list"), stop)
        stop = each.start() if each and each[0][0] in _COUNTS_ALL else stop  # A、B、C各环节, A、B、C六段
        found = listing(text, m.start("list"), stop)
        items = tuple(bare(text, i.begin, i.end) for i in found.items)
        if len(items) >= 2 and plain([text[i.begin : i.end] for i in items]):
            end = m.end() - (text[m.end() - 1] in "。;")
            yield Chain(begin, end, items, open=found.open, subject=name or None)
    yield from _parted_by_semicolons(text)
    yield from _row_of_brackets(text)


# 钛产业链:海绵钛;钛锭熔铸;锻造轧制。 steps parted by semicolons, none of them a clause
_SEMI = re.compile(r"(?P<list>[^、,。;:\n()“”—]{2,12}(?:;[^、,。;:\n()“”—]{2,12}){2,12})(?:[。\n]|$)")
_SEMI_CUE = Cue(["产业链:", "链条:", "产业链条:"])


def _parted_by_semicolons(text: str) -> Iterator[Chain]:
    for place in _SEMI_CUE.places(text):
        at = text.index(":", place) + 1
        m = _SEMI.match(text, at)
        begin = part_begin(text, place)
        if m is None or _COUNT.search(text, begin, at) or not (name := industry_named(text[begin:place])):
            continue
        items = tuple(Span(i.start(), i.end()) for i in _SEMI_ITEM.finditer(text, *m.span("list")))
        names = [text[i.begin : i.end] for i in items]
        led = sum(strip_lead(text, i.begin, i.end) > i.begin for i in items)  # measures begin with verbs
        if 2 * led < len(names) and plain(names) and not procedural(names):
            yield Chain(begin, m.end("list"), items, subject=name)


_SEMI_ITEM = re.compile("[^;]+")
# 2条产业链:钛(钛精矿、海绵钛、钛材)、野生菌(采集、分拣、冻干)
_COUNTED_CHAINS = re.compile(r"[\d一二三四五六七八九十两]+[条个大][^,。;:\n]{0,8}$")
_BRACKETED = re.compile(r"[、;和及与]*(?P<name>[^、,。;:()\n]{1,14})\((?P<list>[^()\n:]*、[^()\n:]*)\)")


def _row_of_brackets(text: str) -> Iterator[Chain]:
    """The chains that a counted list tells with their steps in brackets; in one of them most are steps by name."""
    for place in _SEMI_CUE.places(text):
        at = text.index(":", place) + 1
        if not _COUNTED_CHAINS.search(text, max(0, place - 14), place):
            continue
        row = []
        while m := _BRACKETED.match(text, at):
            row.append(m)
            at = m.end()
        if not any(_steps(m["list"]) for m in row) or any(_HOST.search(m["list"]) for m in row):
            continue
        for m in row:
            items = items_of(text, *m.span("list"))
            name = industry_named(m["name"])
            if name and len(items) >= LEAST_IN_ROW and plain([text[i.begin : i.end] for i in items]):
                yield Chain(m.start("name"), m.end(), items, subject=name)


LEAST_IN_ROW = 3


def _steps(words: str) -> bool:
    """Are most of the things listed steps by name?"""
    parts = words.split("、")
    return sum(bool(STEP_END.search(p)) for p in parts) * 2 >= len(parts)


def substance_chains(reading: Reading) -> Iterator[Chain]:
    """制氢、储运氢、加氢等领域: steps of one substance, named in each of them."""
    text = reading.text
    for stop in _SUBSTANCE_CUE.places(text):
        near = text[max(0, stop - 50) : stop].split("、")
        if len(near) < 3 or not near[-1] or not near[-2] or not set(near[-1]).intersection(near[-2]) - _STEP_CHAR:
            continue  # the last two share no substance
        if near[-1][0] not in _STEP_CHAR and near[-2][0] not in _STEP_CHAR:
            continue
        begin = part_begin(text, stop)
        first = list_begin(text, begin, stop)
        items = items_of(text, first, stop)
        names = [text[i.begin : i.end] for i in items]
        shared = set.intersection(*(set(n) for n in names)) if len(names) >= 3 else set()
        steps = sum(n[0] in _STEP_CHAR and len(n) <= 4 for n in names)
        named = sorted(shared - _STEP_CHAR)
        if named and steps * 2 > len(names):
            energy = named[0] + "能"
            yield Chain(first, stop + 1, items, open=True, subject=energy if energy in text else None)


def paired_chains(reading: Reading) -> Iterator[Chain]:
    """X勘探开采和综合利用集群: two steps before the noun, the industry before them."""
    text = reading.text
    for m in _STEP_CUE.matches(_STEP_PAIR, text):
        begin = part_begin(text, m.start())
        if name := industry_named(text[begin : m.start()]):
            yield Chain(
                strip_lead(text, begin, m.start()), m.end(), (Span(*m.span("a")), Span(*m.span("b"))), subject=name
            )
