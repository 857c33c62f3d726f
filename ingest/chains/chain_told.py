"""Steps that a sentence lists and calls no chain at the place: 推动A、B、C全过程贯通,延伸X产业链条."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import STEP_END, bare, halves, list_begin, plain, procedural
from ingest.chains.chain_lists import ANCHOR
from ingest.chains.chain_parts import FEWEST
from ingest.chains.chain_paths import is_other_path
from ingest.chains.chain_positions import STATE
from ingest.chains.chains import Chain
from ingest.lists.list_words import word_set
from ingest.lists.listing import listing
from ingest.lists.official_names import is_place
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue

# The words by which the sentence speaks of a chain (产业链), and those by which a list is one (一条龙).
_CUE = Cue("产业链 链条 全链 补链 延链 成链 强链 一条龙 为主线 为主链 为链条 为脉络 全过程 工序 链段 闭环 链式".split())
_OF_CHAIN = re.compile("产业链|链条|全链|[补延成强]链|链段|链式(?!招商|反应)")
_OTHER_CHAINS = re.compile(
    "(?:创新链|资金链|人才链|服务链|供应链|政策链|数据链|价值链|资本链)[、和与]?产业链|产业链[、和与]?(?:创新链|资金链|人才链|服务链|政策链|资本链)"
)
# What closes such a list: how the steps go together, or what they are called.
# Each word stands in one alternative only: words that two of them took would be tried in every mixture.
_WAYS = "的?链式|全面|全程|全周期|有机|有序|同步|紧密|首尾|环环|前后|相互|无缝|统筹|整体|各?环节"
_TOGETHER = (
    "(?:这|[三四五六七八九十两\\d]++余?[道个大端段]?)?(?:一条龙|全过程|为主[线链轴]|为链条|为脉络|工序|链段)"
    "|贯通|衔接|联动|并进|并举|并重|协同|相扣|相接|相连|齐头并进|融合|集聚|齐全|完备|布局|发展|推进|发力|延伸|拓展"
)
_CLOSES = re.compile(
    f"(?<=[\u4e00-\u9fff]{{2}})(?:{_TOGETHER}|{_WAYS})*(?:{_TOGETHER})(?:[的生产业格局模式体系]*|(?:[补强延建]链)+|招商|招引|发力|攻坚|攻关)$"
)
_STRONG = re.compile("一条龙|全过程|为主[线链轴]|为链条|为脉络|工序|链段")
_BEHIND = re.compile(
    "(?:[\\d一二三四五六七八九十]+余?[道个])?(?:生产|主要|关键|全部)*(?:工序(?:生产|加工)?|链段|全过程|一条龙)?$"
)
_COUNTED_WORKS = re.compile("[三四五六七八九十]道工序")  # they are works, whatever their names
_UNCLOSED = re.compile("工序|全过程")
_NO_LIST = re.compile("服务|在(?!线)[^、]*(?:方面|领域|过程)|提供|培训|推广|应用|奖|补[助贴]|检查|监管")
_STOP = re.compile("[。;\n]")
_PARTS = re.compile("[,:!?]")
_PASSES = re.compile("(?:经(?:过|由|历)?|通过|历经|依次)(?=[^、]{2,8}、)")
_RANKED = re.compile("为(?:补充|延伸|配套|支撑|辅助?|拓展|两翼)(?:的[^、]*)?$")
_CORE = re.compile("以(?P<core>[^,、以]{2,12})为(?:核心|主体|龙头|基础|主导|骨干|源头|主)$")
LONGEST = 200  # code points of a sentence before the chain it speaks of
_RULED = re.compile("应当|应(?=[符建严按落遵])|必须|不得|符合|禁止|严禁|台账")  # a duty of whoever does the steps
# 引进碾米、榨油、淀粉糖生产线: what is set up
_OBJECT = re.compile(
    "(?:生产线|设备|装备|机械|项目|基地|装置|中心|工厂|车间|园区|平台|市场|大户|人才|技术|标准|品牌|模式|业态)$"
)
MOST_ITEMS = 12


def told_chains(reading: Reading) -> Iterator[Chain]:
    """Lists of steps in a sentence that speaks of a chain elsewhere, or closed by 一条龙, 为主线, 全过程."""
    text = reading.text
    done = 0
    for place in _CUE.places(text):
        if place < done:
            continue
        low = max(done, place - LONGEST)
        begin = max(text.rfind("。", low, place), text.rfind(";", low, place), text.rfind("\n", low, place)) + 1 or low
        stop = _STOP.search(text, place)
        done = stop.start() if stop else len(text)
        if text.count("、", begin, done) < FEWEST - 1:
            continue
        at = begin
        for part in _PARTS.split(text[begin:done]):
            if part.count("、") >= FEWEST - 1 and (_mostly_steps(part.split("、")[:-1]) or _COUNTED_WORKS.search(part)):
                chain = _OF_CHAIN.search(text, begin, done) and not _OTHER_CHAINS.search(text, begin, done)
                if found := _told(text, at, at + len(part), bool(chain)):
                    yield found
            at += len(part) + 1


def _mostly_steps(names: list[str]) -> bool:
    return 2 * sum(bool(STEP_END.search(name)) for name in names) >= len(names)


def _told(text: str, begin: int, end: int, of_chain: bool) -> Chain | None:
    """The chain that one part of a sentence lists, if most of it are different steps by their names."""
    part = text[begin:end]
    if "“" in part or "”" in part or "—" in part or ANCHOR.search(part) or _NO_LIST.search(part):
        return None
    first = list_begin(text, begin, end)
    passes = _PASSES.match(text, first, end)
    found = listing(text, passes.end() if passes else first, end)
    if found.open and not _BEHIND.fullmatch(text, found.tail.begin, end) or len(found.items) > MOST_ITEMS:
        return None
    items = found.items
    if items and not found.open and (ranked := _RANKED.search(text, items[-1].begin, end)):
        items = (*items[:-1], Span(items[-1].begin, ranked.start()))
        if core := _CORE.search(text, max(0, begin - 24), begin - 1):  # 以A为核心,B、C为补充的…
            items = (Span(*core.span("core")), *items)
    items = tuple(bare(text, i.begin, i.end) for i in items)
    if not found.open and items and (closes := _CLOSES.search(text, items[-1].begin, items[-1].end)):
        items = (*items[:-1], Span(items[-1].begin, closes.start()))
    items = tuple(half for i in items for half in halves(text, i))
    names = [text[i.begin : i.end] for i in items]
    if len(items) < FEWEST or not (of_chain or _STRONG.search(part, part.rfind("、"))):
        return None
    steps = [m[0] for n in names if (m := STEP_END.search(n))]
    generic = sum(n in word_set("generic_step") for n in names)
    different = len(set(steps))
    strong = _STRONG.search(part, part.rfind("、")) is not None
    if not _COUNTED_WORKS.search(part) and (
        6 * len(steps) < (3 if strong else 4) * len(names)
        or 3 * generic > len(names)
        or 2 * different + strong <= len(names)
    ):
        return None
    if any(map(STATE.search, names)) or _RULED.search(part):
        return None
    if _OBJECT.search(names[-1]) or _UNCLOSED.search(names[-1]):  # 勾调各工序智能化
        return None
    if not plain(names) or procedural(names) or is_other_path(names) or any(map(is_place, names)):
        return None
    return Chain(items[0].begin, end, items, open=found.open)
