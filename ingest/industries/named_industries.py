"""Industries as notices list them: A、B等产业, 以A为主导, and headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.industries.industry_items import (
    OBJECT_END,
    SHRINK,
    are_places,
    grows,
    growth_verbs,
    in_list,
    items_of,
    shrinks,
    without_chain,
)
from ingest.industries.industry_kinds import Named, is_industrial, is_thing, kind_of, names_other, plausible
from ingest.lists.list_words import word_set
from ingest.lists.listing import CLOSING
from ingest.lists.naming import bare_industry, is_qualifier, part_begin, strip_lead
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue
from ingest.vocabulary import concept_of

_OF_FIRMS = re.compile(
    "(?!重点领域|领域|行业|服务业)[^,。;:、的向在域]{0,8}?(?:企业|公司|集团|厂商|[车药]企)(?!服务|孵化)"
)
# 做强A、B等装备产业和C、D等材料产业: where the second list begins.
_NEXT_LIST = re.compile("[^、,。;:()和及与]{1,14}(?:以及|[和及与、])(?=[^、,。;:和及与]{2})")
_WHO = re.compile(
    "(?!行业|领域|产业|重点领域).*?(?:[县区市州盟旗地镇乡园厂家户]|企业|公司|集团|院校|高校|院所|机构|单位|部门|城市|团队)"
    "(?:重点|积极|加快|大力|联合|牵头|率先|优先|共同|着力|主动|错位|协同|因地制宜)*$"
)
_TAIL = re.compile(r"[^,。;:、!?\n\t()等]{0,24}")
# After 等 a predicate may follow at once: 推动A、B等迈进一流, 加快A、B等产业化.
_NO_TAIL = re.compile(
    r"迈[进向入]|加快|规模化|实现|走向|成为|产业化|研发|推广|应用|示范|快速|集聚|协同|高质量|发展|做大|做强|向|研制|生产|开发"
)
# 灯饰产业要向A、B等领域拓展
_TOWARD = re.compile(
    r"(?:[^、,]{2,8}、){0,2}[^、,]{2,16}(?<=[业品资本素源金地才])(?:要|应|加快|逐步|加速|积极)*向(?=[^、]{2,})"
)
_EXTENDS = re.compile(r"[^,。;、]{2,6}?(?:拓展|延伸|转型|升级|进军|迈进|集聚|汇聚|倾斜|流动)")
_FROM_TO = re.compile(r"从[^、]{1,8}、.{0,80}到|从[^、]{1,10}到")
_APPLIED = re.compile(r"在(?!线|建)[^,。;]{2,80}$")
_APPLIES = re.compile(r"[^,。;]{0,16}?(?:应用|推广|示范|使用|落地|场景|转化|渗透|支撑|作用)")
# 食品、药品等重点领域的安全监管: what is watched over is not grown.
_WATCHED = re.compile(
    r"[^,。;的]{0,8}的?[^,。;的]{0,6}(?:监管|监督|执法|整治|违法|检查|管控|安全生产|风险|隐患|治理|处罚|维权|侵权|犯罪)"
)
_FIELDS = ("领域", "产业", "行业")
# 聚焦交通、矿山、燃气等重点领域,深化专项整治
_WATCHED_NEXT = re.compile(
    r"[^,。;]{0,6}(?:领域|行业|方面|场所|部位),[^,。;]{0,24}(?:整治|隐患|安全生产|安全监管|执法|风险排查|专项检查|腐败|打击)"
)
_FIRM_LIST = re.compile("(?:企业|公司|集团|厂)$")  # 以甲汽车、乙汽车三大整车企业为龙头
_RANKS = "主导 引领 龙头 核心 重点 特色 支柱 支撑 主体 主 首位 基础 先导 补充 代表 牵引 先锋 配套 延伸 辅助".split()
_LED = re.compile(rf"以(?P<a>[^,。;:为]{{2,60}})为(?:{'|'.join(_RANKS)})")
# 确立绿色建材为首位产业, 把食用菌作为主导产业
_CHOSEN = re.compile(
    rf"(?:(?:确[立定]|选定|明确)了?|[把将])(?P<a>[^,。;:为以]{{2,60}}?)(?:确定|作|列|定)?为(?:{'|'.join(_RANKS)})产业"
)
# 以绿色钢铁为龙头,以海工装备为支撑: industries of one economy, told by their ranks.
_BESIDE = re.compile(r"[,、]以?[^,。;:为以]{2,60}为(?:支撑|补充|配套|辅|延伸|特色|支柱|重点|基础|先导|两翼)")
_LED_CUE = Cue("为" + rank for rank in _RANKS)
_BACKED = re.compile(
    r"(?:^|[,、])(?P<a>[^,。;:为以]{2,60})为(?:支撑|补充|配套|特色|支柱|先导|辅|重点|延伸|引领|核心|龙头|主导|基础|两翼)"
)
_COUNTED = re.compile(r"(?<=[^、])等?[\d一二两三四五六七八九十]{1,2}[大个条类](?!数据|健康|宗|型|豆|米)")


def closed_lists(reading: Reading) -> Iterator[Named]:
    """A、B、C等…产业/领域/技术/产品/装备/服务, and the head noun itself where it names an industry."""
    text = reading.text
    verbs = growth_verbs(text)
    last = 0  # where the 等 before this one ends
    for m in CLOSING.finditer(text):
        tail = _TAIL.match(text, m.end())
        words = tail[0] if tail else ""
        before, last = last, m.end()
        at = bisect_left(verbs, last) if words else len(verbs)
        if at < len(verbs) and verbs[at] < last + len(words) and _WHO.match(words, 0, verbs[at] - last):
            continue  # 支持甲、乙等4个县发展A、B等产业: the first list says who
        kind = kind_of(words) or _industrial_tail(words)
        unheard = kind is None and words != "" and not _NO_TAIL.match(words)
        if unheard and names_other(words):
            continue
        words = words if kind else ""
        end = m.start()
        begin = led = part_begin(text, end)
        begin += text[begin] == "含" and text[begin - 1 : begin] == "("
        if begin < before:
            verb = bisect_left(verbs, before)
            if verb < len(verbs) and verbs[verb] < end - 4:
                begin = led = verbs[verb]
            elif beside := _NEXT_LIST.match(text, before, end):
                begin = beside.end()
        urged = False
        if kind == "service":  # X中心、Y中心…开展检测、咨询等服务: those who serve are no services
            said = max([text.rfind(verb, begin, end) for verb in ("开展", "提供")])
            urged = said >= 0 and words[:2] == "服务" and _URGES.search(text, begin, said) is not None
            begin = max(begin, said + 2 if said >= 0 else 0)
        toward = _TOWARD.match(text, begin, end) if words[:2] in _FIELDS or "赛道" in words else None
        if toward and _EXTENDS.match(text, m.end()):
            begin = toward.end()
        if end - begin < 2 or shrinks(text, begin, end) or words and _WATCHED.match(words):
            continue
        if kind == "industry" and _WATCHED_NEXT.match(text, m.end()):
            continue
        extends = toward is not None and begin == toward.end()
        cue = (
            extends
            or urged
            or _cue(text, led, end)
            or kind in ("technology", "product")
            and text[begin : begin + 2] in _WORKS_ON
        )
        if (
            unheard
            and not cue
            or not cue
            and (not words or words[:2] in ("领域", "方面", "方向", "服务") or kind == "service")
        ):
            continue
        lead = text[begin:end]
        if "从" in lead and _FROM_TO.search(lead) or "在" in lead and _APPLIED.search(lead) and _APPLIES.match(words):
            continue
        items = list(items_of(text, begin, end))[:60]
        if _OF_FIRMS.match(text, m.end()) and all(concept_of(text[i.begin : i.end]) is None for i in items):
            continue  # 集聚国轩电池、北汽制造等产业链企业: firms by name
        if kind in ("industry", "product") and are_places([text[i.begin : i.end] for i in items]):
            continue
        if not cue and not any(is_industrial(text[i.begin : i.end]) for i in items):
            continue
        if unheard and not _grown_things(text, items):
            continue
        if not words and not unheard and sum(is_industrial(text[i.begin : i.end]) for i in items) * 2 < len(items):
            continue
        if len(items) == 1 and not is_industrial(text[items[0].begin : items[0].end]):
            continue
        process = cue and kind == "technology"
        served = "服务" if kind == "service" else ""  # 知识产权等服务业: 知识产权服务
        kept = [i for i in items if i.end - i.begin == 1 or _fits(text[i.begin : i.end], process, served)]
        if len(kept) * 3 >= len(items) * 2 and kept:
            yield from in_list(kept, kind or "industry")
            yield from _category(text, m.end(), m.end() + len(words))


def _grown_things(text: str, items: list[Span]) -> bool:
    """发展A、B、C等高端船型: behind a verb of growing, each by its name an industry or something made."""
    names = [text[i.begin : i.end] for i in items]
    if len(names) < 2 or text[items[0].begin - 2 : items[0].begin] not in word_set("strong_grow"):
        return False
    return sum(is_industrial(n) or is_thing(n) for n in names) * 3 >= len(names) * 2


def _industrial_tail(words: str) -> str | None:
    """等基础盐化工, 等现代煤化工: an industry by its own name."""
    cut = OBJECT_END.search(words, 2)
    name = words[: cut.start()] if cut else words
    return "industry" if 2 < len(name) <= 10 and is_industrial(name) else None


def _fits(name: str, process: bool, served: str) -> bool:
    """Can the name stand in the list? In one of technologies to grow any work can (玻璃成型, 水肥一体化)."""
    if "产业" in name[:-2] and not name.startswith("产业"):
        return False  # 食用菌产业一体化推进种植: a clause
    return (
        plausible(name)
        or bool(served)
        and plausible(name + served)
        or process
        and 3 <= len(name) <= 18
        and not _NO_PROCESS.search(name)
    )


# What offices do or need is no technology.
_NO_PROCESS = re.compile(
    r"(?:人才|企业|机构|工作|制度|政策|服务|培训|能力|体系|标准|资金|补贴|补助|平台|中心|基地|项目|工程|行动|"
    r"捐赠|资助|基金|合作|交流|引进|转让|许可|入股|质押|咨询|推广|示范|奖|水平|方式|模式|问题|需求|成果|专利|"
    r"人员|团队|队伍|指导|支持|支撑|保障)$|[的了]|^(?:开展|加强|提供|引进|购买|自主|独立|共性|关键|核心|重大|前沿)"
)


_ONLY_QUALIFIED = re.compile(
    "^(?:研发|设计|制造|生产|加工|服务|应用|销售)+(?:制品|产品)?$|"
    "^产业|全链条|全流程|关键|核心|重点|前沿|适用|优势|特色|先进技术|传统|新业态|新经济|新消费"
)


def _category(text: str, begin: int, end: int) -> Iterator[Named]:
    """清洁能源装备 in 风电、核电等清洁能源装备: the class that the items belong to."""
    if text[end : end + 1] == "、" and (beside := _NEXT_LIST.match(text, begin, end)):
        end = beside.end() - (2 if text.startswith("以及", beside.end() - 2) else 1)  # 等草本药材和天麻、茯苓等
    cut = OBJECT_END.search(text, begin + 2, end) if end - begin > 2 else None
    stop = cut.start() if cut else end
    words = text[begin:stop]
    if (
        4 <= len(words) <= 14
        and is_industrial(words)
        and not is_qualifier(bare_industry(words))
        and not _ONLY_QUALIFIED.search(words)
        and "“" not in words
    ):
        yield Named(begin, stop, "industry")


def _cue(text: str, begin: int, end: int) -> bool:
    """Does a verb of growth (or a preposition of focus) stand before the list?"""
    stop = text.find("、", begin, end)
    return text[begin : begin + 2] in _FOCUS or grows(text, begin, stop if stop > 0 else end)


_URGES = re.compile("支持|鼓励|引导")  # 支持企业开展A、B等服务
_WORKS_ON = frozenset(["加快", "加速", "开展", "加强", "强化", "攻关"])  # 加快A、B等技术攻关
_FOCUS = frozenset(["面向", "以及", "在新", "投向", "围绕", "鼓励", "引导"])


def _led(text: str) -> Iterator[re.Match[str]]:
    """以A为主导, 确定A为主导产业: found by the rank; before it the first 以 of its part of the sentence is sought."""
    done = 0
    for rank in _LED_CUE.places(text):
        low = max(done, rank - 61)
        low = max(low, *[text.rfind(mark, low, rank) + 1 for mark in ",。;:为"])
        at = text.find("以", low, rank)
        m = _LED.match(text, at) if at >= 0 else _CHOSEN.search(text, low, rank + 8)
        if m:
            done = m.end()
            yield m


def leading(reading: Reading) -> Iterator[Named]:
    """以A为主导,B、C为支撑; 确立A为首位产业."""
    text = reading.text
    for m in _led(text):
        if SHRINK.search(m["a"]) or _FIRM_LIST.search(m["a"]):
            continue
        if m[0].endswith("龙头") and not _BESIDE.match(text, m.end()) and not _any_known(m["a"]):
            continue  # 以某某汽车为龙头: a firm
        counted = _COUNTED.search(text, *m.span("a"))  # 以A、B两大产业为重点
        yield from _all_industrial(text, m.start("a"), counted.start() if counted else m.end("a"))
        end = m.end()
        while (behind := _BACKED.search(text, end, min(len(text), end + 80))) and behind.start() <= end + 40:
            yield from _all_industrial(text, *behind.span("a"))
            end = behind.end()


def _any_known(listed: str) -> bool:
    """Does the vocabulary know one of the names, or is one called 业 (钾产业)?"""
    return any(name.endswith("业") or concept_of(name) is not None for name in listed.split("、"))


def _all_industrial(text: str, begin: int, end: int) -> Iterator[Named]:
    items = [without_chain(text, i) for i in items_of(text, begin, end)]
    kept = [i for i in items if i.end - i.begin == 1 or plausible(text[i.begin : i.end])]
    names = [text[i.begin : i.end] for i in kept]
    if items and 4 * len(kept) >= 3 * len(items) and any(is_industrial(n) or is_thing(n) for n in names):
        yield from in_list(kept, "industry")


_VERB_FIRST = frozenset("抓强育树兴促壮延扩拓稳引推")


def headed(reading: Reading) -> Iterator[Named]:
    """Headings that are nothing but the name of an industry."""
    text = reading.text
    for clause in reading.outline.clauses:
        begin, end = clause.heading.begin, clause.heading.end
        words = text[begin:end]
        if not clause.path or not 2 <= len(words) <= 16 or not is_industrial(words):
            continue
        if words[0] in _VERB_FIRST and len(words) < 5 and concept_of(words) is None:
            continue  # 抓加工, 兴旅游
        if strip_lead(text, begin, end) == begin and not shrinks(text, begin, end):
            yield Named(begin, end, "industry")
