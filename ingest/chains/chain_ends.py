"""Chains told by their ends: 从A到B的产业链, 以A为起点,经B,到C, 由A向B拓展,产业链进一步拉长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.chains.chain_items import CHAIN_NEAR, STEP_END, bare, industry_named, items_of, plain, procedural
from ingest.chains.chain_paths import is_other_path, works_or_goods
from ingest.chains.chains import Chain
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.naming import part_begin
from ingest.reading import Reading
from ingest.text.cues import Cue
from ingest.text.word_places import word_places

_FROM_TO = re.compile(
    r"[从由](?:(?<=从)(?P<from>[^,。;:!?\n从到]{2,60}),?到(?P<to>[^,。;:!?\n到]{2,60}?)(?:,?再到(?P<then>[^,。;:!?\n到]{2,40}?))?"
    r"(?:(?:环环相扣|(?:紧密|相互|无缝)衔接|上下贯通|等|的|全(?!生)|较?为?完整|一体化)+(?P<name>[^,。;:!?\n、到]{0,12}?))?(?P<noun>全?产业链|全?产业生态链|链条|"
    r"全生命周期|全流程|全链|产业体系|产业集群|产业格局|产业布局|产业闭环|链式(?:布局|格局|发展))"
    # 从A、B到C、D,构建完整的X产业链: named in the part that follows.
    r"|(?P<a>[^,。;:!?\n从由到]{2,60}?)(?:,?到|(?:,(?:分别|依次|逐步|进而|再))?走?(?<![方定转导])向)(?P<b>[^,。;:!?\n到]{2,60}?)(?:,?再到(?P<c>[^,。;:!?\n到]{2,40}?))?(?:(?:等?(?:领域|方向|环节))?(?:全面|持续|不断|逐步|全程)?(?:延伸|拓展|升级|攀升|迈进|发展|转型|转变|贯通))?,(?:着力|加快|全力|致力于)?(?:构建|形成|打造|完善|建成|建立|健全)?"
    r"(?:了|起|较为|完整|完备|完善|的)*(?P<of>[^,。;:!?\n、到]{0,12}?)(?P<whole>全产业链|产业链|各个?环节|每个环节|全链条|链条))"
)
_LEFT = re.compile("(?:单一|传统|简单|粗放|初级)[^、]{0,14}(?:拓展|延伸|扩展|延展)$")  # 从单一卖莲子拓展到A、B全链条
# 由A、B向C、D拓展,产业链条进一步拉长: found by what the chain does, read from the part before
_LONGER_CUE = Cue([f"产业链{t}{how}" for t in ("", "条") for how in ("进一步", "不断", "持续", "逐步", "得到", "有效")])
_LONGER = re.compile("[^,。;:]{4,8}(?:拉长|延伸|延长|拓展|完善)")
_INTO = re.compile(
    r"由(?P<m>[^,。;:!?\n由向]{2,60}?)(?<![方定转导])向(?P<n>[^,。;:!?\n向]{2,60}?)(?:等?(?:领域|方向|环节))?(?:延伸|拓展|升级)$"
)
# 牡丹产业由种苗、观赏向籽油、化妆品、食品延伸: what the industry itself reaches
_REACHES = re.compile(
    r"产业链?(?:逐步|不断|加快|正)?(?:由(?P<m>[^,。;:!?\n由向]{2,60}?)(?<![方定转导]))?向(?P<n>[^,。;:!?\n向全、]{1,60}、[^,。;:!?\n向全]{1,60}?)(?:等?(?:领域|方向|环节))?(?:延伸|拓展|延展)(?=[,。;])"
)
_REACHES_CUE = Cue(
    [f"产业{t}{d}" for t in ("", "链", "逐步", "不断", "加快", "正", "链逐步", "链不断") for d in "由向"]
)
# 延链方面,向镁合金压铸、储氢材料等方向延伸: where the sentence mends the links of a chain
_TOWARD_CUE = Cue([how + mark for how in ("延伸", "延展") for mark in ",。;\n"])
_TOWARD = re.compile(
    r"(?:着力|加快|重点|逐步|积极)?(?<![方定转导])向(?P<list>[^,。;:向“、]*、[^,。;:向“]*?)(?P<etc>等[^、]{0,8}?)?(?:方向|领域|环节)$"
)
# 石油化工由炼油向烯烃、芳烃延伸: the industry is named without the word
_KNOWN = re.compile(
    r"(?P<of>[^,。;:、由“”]{2,16})由(?P<m>[^,。;:、由向“”]{2,12}?)(?<![方定转导])向"
    r"(?P<n>[^,。;:向“”]*?、[^,。;:向“”]*?)(?P<etc>等)?(?:领域|方向|环节|产品)?(?:逐步|不断|加快|持续)?$"
)
_SERVES = re.compile(
    "旅|服务|物流|运输|金融|商贸|会展|教育|康养|医疗"
)  # what it reaches are other services, no next steps
_OF_LINKS = re.compile("[补强延]链|(?:(?:短板|薄弱|优势|空白|关键)(?:环节|[,。;]))")
# 蕲艾产业链从种苗、种植到加工、文旅,年产值…
_END_CUE = Cue(["产业链从"])
_ENDS = re.compile(r"产业链从(?P<m>[^,。;:!?\n从到]{2,60})到(?P<n>[^,。;:!?\n到]{2,60}?)(?=[,。;])")
_NO_FROM_TO = re.compile(
    r"^[一每][粒颗棵株片根头只条枚滴块张瓶双件本杯][\u4e00-\u9fff]|\d|年|月(?!季|饼|子)|[今昨明]日|^日(?!用|化)|时(?:间|期|点)|[省市县国]级|^[有无小大弱强低高点线面粗散乱少慢]$|大到|^(?:城市|乡村|城镇|农村)$|[省市县]$|"
    r"过去|以前|如今|现在|^今(?=..)|经济发展$|(?:规模|多样|多元|集约|品牌)化$|个人|政府|企业|田[头间]|餐桌|枝头|舌尖|货架|书架|论文"
)


# 以石英砂提纯为起点,经拉晶、切片,到组件封装的光伏全产业链; 从棉花收购起步,经纺纱、织布,直至服装出口
_START_CUE = Cue(["为起点", "起步", "出发"])
_STARTED = re.compile(r"(?:以(?P<a>[^,。;:、以]{2,14})为起点|从(?P<b>[^,。;:、从]{2,14})(?:起步|出发))$")
_ONWARD = re.compile(
    r"(?:起点|起步|出发),(?:历经|经过|经|通过)(?P<via>[^,。;:]{2,60}),?(?:再到|到|直至|直到|止于|向)(?P<to>[^,。;:的]{2,50}?)(?:攀升|延伸|拓展|迈进)?(?=[,。;的])"
)


# 以A为起点,通过B、C,打造X产业链
_ONWARD_LIST = re.compile(r"(?:起点|起步|出发),(?:历经|经过|经|通过|依次)(?:发展)?(?P<via>[^,。;:]*?、[^,。;:]*)(?=,)")


def started_chains(reading: Reading) -> Iterator[Chain]:
    """以A为起点,经B、C,到D的X全产业链."""
    text = reading.text
    for m in _START_CUE.matches(re.compile("为起点|起步|出发"), text):
        onward = _ONWARD.match(text, m.end() - 2) or _ONWARD_LIST.match(text, m.end() - 2)
        start = _STARTED.search(text, max(0, m.start() - 20), m.end()) if onward else None
        if onward is None or start is None or not CHAIN_NEAR.search(text[onward.end() : onward.end() + 20]):
            continue
        first = start.span("a" if start["a"] else "b")
        ends = items_of(text, *onward.span("to")) if onward.re is _ONWARD else ()
        items = (bare(text, *first), *items_of(text, *onward.span("via")), *ends)
        names = [text[i.begin : i.end] for i in items]
        if len(items) >= 3 and plain(names) and not is_other_path(names):
            yield Chain(start.start(), onward.end(), items)


def spanned_chains(reading: Reading) -> Iterator[Chain]:
    """从A到B的产业链; 从A、B到C、D等全生命周期; 形成A、B到C的完整体系."""
    yield from _spans(reading.text, "from", "of")
    yield from _formed(reading.text)


def _spans(text: str, *named: str) -> Iterator[Chain]:
    """The chains of `_FROM_TO` in which one of the groups `named` has words."""
    for m in _from_to(text):
        if not any(m[group] for group in named):
            continue
        first, last = next(pair for pair in (("from", "to"), ("a", "b")) if m[pair[0]])
        ends = (m[first], m[last])
        if "“" in m[0] or any(_NO_FROM_TO.search(e) for e in ends) or procedural(list(ends)):
            continue
        if first == "a" and "、" not in m[0] and all(e.endswith(("制造", "生产", "经营", "发展")) for e in ends):
            continue  # 从传统制造向智能制造转变: one step, done otherwise
        parts = [first, last, *[then for then in ("then", "c") if m[then]]]
        parts = parts[_LEFT.match(m[first]) is not None :]
        items = tuple(i for part in parts for i in items_of(text, *m.span(part)))
        names = [text[i.begin : i.end] for i in items]
        if len(items) >= 2 and plain(names) and not is_other_path(names):
            etc = text[m.end(last) - 1 : m.end(last) + 1].find("等") >= 0
            yield Chain(m.start(), m.end(), items, open=etc, subject=industry_named(m["name"] or m["of"] or "") or None)


# 形成A、B、C到D的完整体系: without 从
_WHOLE = [how + of for how in ("完整", "完备") for of in ("", "的")]
LONGEST_CUE = 7  # code points of 完整的产业体系
_WHOLE_CUE = Cue([how + what for how in _WHOLE for what in ("体系", "产业体系", "链条", "产业链")])
_FORMED_TO = re.compile(
    r"(?:形成|构建|建立|建成|打造|具备|拥有)(?:了|起|出)?(?P<list>[^,。;:从到]*?、[^,。;:从到]*?)到"
    r"(?P<to>[^,。;:到的]{2,24})的(?:较为|相对|更加)?$"
)


_INDUSTRY = re.compile("产业|链")


def _formed(text: str) -> Iterator[Chain]:
    """形成A、B到C的完整体系 in a sentence that speaks of an industry or a chain: schools have a whole system too."""
    for place in _WHOLE_CUE.places(text):
        m = _FORMED_TO.search(text, part_begin(text, place), place)
        if m is None or not _INDUSTRY.search(text, part_begin(text, place, "。;\n"), place + LONGEST_CUE):
            continue
        items = (*items_of(text, *m.span("list")), *items_of(text, *m.span("to")))
        names = [text[i.begin : i.end] for i in items]
        if len(items) >= 3 and plain(names) and not is_other_path(names):
            yield Chain(items[0].begin, place, items)


def _from_to(text: str) -> Iterator[re.Match[str]]:
    """What `_FROM_TO` reads at a 从 or 由."""
    done = 0
    for place in _openings(text):
        if place >= done and (m := _FROM_TO.match(text, place)):
            done = m.end()
            yield m


@lru_cache(maxsize=1)
def _openings(text: str) -> list[int]:
    """Where a 从 or 由 stands that a 到 or 向 follows."""
    return [
        place
        for place in word_places(text, "从由")
        if text.find("到", place, place + LONGEST_END) > 0 or text.find("向", place, place + LONGEST_END) > 0
    ]


LONGEST_END = 64  # code points from 从 to 到
# 从A、B到C、D,分工日益细密: a chain by its steps alone, in a sentence on an industry
_RANGE = re.compile(
    r"从(?P<a>[^,。;:!?\n从到]{2,60}),?到(?P<b>[^,。;:!?\n到]{2,60}?)(?:,?再到(?P<c>[^,。;:!?\n到]{2,40}?))?(?=[,。;\n])"
)
_OF_INDUSTRY = re.compile("产业|链|全生命周期")
_AS_WORK = re.compile("全程(?!冷链|追溯)|机械化|作业|审批|办理|监管|工程建设|指导|补贴|保险")
LEAST_IN_RANGE = 4


def _ranged(text: str) -> Iterator[Chain]:
    """从A、B到C、D, where nearly all are different steps by their names and the sentence speaks of an industry."""
    for place in _openings(text):
        if text[place] != "从" or text.find("、", place, place + LONGEST_END) < 0:
            continue
        m = _RANGE.match(text, place)
        if m is None or "“" in m[0] or "—" in m[0]:
            continue
        items = tuple(i for part in "abc" if m[part] for i in items_of(text, *m.span(part)))
        names = [text[i.begin : i.end] for i in items]
        steps = [step[0] for n in names if (step := STEP_END.search(n))]
        generic = sum(n in word_set("generic_step") for n in names)
        if len(items) < LEAST_IN_RANGE or 4 * len(steps) < 3 * len(names) or 3 * generic > len(names):
            continue
        sentence = text[text.rfind("。", 0, place) + 1 : _STOP.search(text, m.end()).start()]  # type: ignore[union-attr]
        if not _OF_INDUSTRY.search(sentence) or _AS_WORK.search(sentence) or 2 * len(set(steps)) <= len(names):
            continue
        if plain(names) and not procedural(names) and not is_other_path(names):
            yield Chain(place, m.end(), items)


_STOP = re.compile(r"[。;\n]|$")


def _of_known(text: str, begin: int, end: int) -> Chain | None:
    """X由A向B、C延伸, where X is an industry by its own name and what it reaches are works or goods."""
    m = _KNOWN.match(text, begin, end)
    name = industry_named(m["of"]) if m else ""
    if (
        m is None
        or "产业" in m["of"]
        or _SERVES.search(name)
        or not is_industrial(name)
        or any(_NO_FROM_TO.search(m[e]) for e in "mn")
    ):
        return None
    items = (*items_of(text, *m.span("m")), *items_of(text, *m.span("n")))
    names = [text[i.begin : i.end] for i in items]
    if len(items) < 3 or 2 * works_or_goods(names) <= len(names) or not plain(names) or procedural(names):
        return None
    return Chain(m.start("m"), end, items, open=m["etc"] is not None, subject=name)


def ended_chains(reading: Reading) -> Iterator[Chain]:
    """X产业链从A到B,…; 由A、B向C、D拓展,产业链条进一步拉长."""
    text = reading.text
    found = [*_END_CUE.matches(_ENDS, text), *_REACHES_CUE.matches(_REACHES, text)]
    for place in _LONGER_CUE.places(text):
        stop = place - 1
        if text[stop:place] == "," and _LONGER.match(text, place):
            m = _INTO.search(text, part_begin(text, stop), stop)
            found += [m] if m else []
    for place in _TOWARD_CUE.places(text):
        if (m := _TOWARD.match(text, part_begin(text, place), place)) and _OF_LINKS.search(
            text, text.rfind("。", 0, place) + 1, place
        ):
            items = items_of(text, *m.span("list"))
            names = [text[i.begin : i.end] for i in items]
            if len(items) >= 2 and plain(names) and not procedural(names):
                yield Chain(m.start(), place, items, open=m["etc"] is not None)
        elif chain := _of_known(text, part_begin(text, place), place):
            yield chain
    for m in sorted(found, key=lambda m: m.start()):
        ends = [m["m"] or "", m["n"]]
        if "“" in m[0] or any(_NO_FROM_TO.search(e) for e in ends) or procedural(ends):
            continue
        items = (items_of(text, *m.span("m")) if m["m"] else ()) + items_of(text, *m.span("n"))
        names = [text[i.begin : i.end] for i in items]
        told = m["m"] or len(items) >= 3 and 2 * works_or_goods(names) > len(names)
        if told and len(items) >= 2 and plain(names):
            yield Chain(items[0].begin, m.end(), items)
    yield from _ranged(text)
    yield from _spans(text, "whole")  # 从A到B,各环节紧密衔接: whose, another part must say
