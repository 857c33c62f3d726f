"""Industries as the objects of verbs of growth: 发展A、B, 布局C, 推动D在…应用."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.industries.industry_items import (
    JOINED,
    OBJECT_END,
    OUR_PLACE,
    can_be_listed,
    growth_verbs,
    in_list,
    items_of,
    shrinks,
    unquoted,
)
from ingest.industries.industry_kinds import Named, is_industrial, is_thing, plausible
from ingest.lists.list_words import word_set
from ingest.lists.listing import CLOSING
from ingest.lists.naming import BREAK, part_begin
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.word_places import word_places

LONGEST = 90  # code points of an object with all its items
NO_OBJECT = frozenset("的、和与及方成区商者性线力型率")  # 发展的, 生产力, 开发区: the two characters are no verb
# 发展规划, 建设任务: with these the verb is the first half of a noun.
_NO_OBJECTS = frozenset(
    "行动 目标 政策 条例 意见 若干 措施 办法 资金 经费 费用 任务 情况 机制 格局 总值 投入 导向 单位 指引 三年".split()
)
_NO_FIRST = NO_OBJECT | frozenset(",。;:!?\n\t)”’》")
OBJECT = frozenset("商业 商贸 商用 商务 区块 区域 线缆 线束 方便 方舱 成套 成品 成衣 力学 力觉 型材 型钢".split())
# 推动X在…应用, 推进X产业化: what is brought into use; 发展X回收: a branch called by its work.
_USED = re.compile(
    r"在|应用|首台套|首批次|产业化|研发|研制|量产|国产化|工程化|规模化|推广|示范|发展|的研发|的应用|的推广|的产业化|开发"
)
# 支持A、B的研发和产业化: what is developed is a product or a technology.
_MADE = re.compile(
    "的?(?:首台套|首批次|研发(?!人|机|投|平|中|费|团|活|能)|研制|产业化|量产|批量(?:化|生产)|国产化|工程化|研究(?![院所生者员]|中心|开发|机构)|开发(?![区商者性利]))"
)
# Of an object that stands alone behind a weak verb, one of these says that it is grown: more in _USED.
_MORE = re.compile("[和及与(在]|应用|首台套|首批次|产业化|研[发制]|量产|国产化|工程化|规模化|推广|示范|发展|开发")
_SPEEDS = ("加快", "加速", "开展")  # 加快新冠疫苗、流感疫苗研发: with what is made only
# 推动煤矿机械、重型卡车、轨道机车提质升级: what is done only with industries; one of them vouches for the others.
_LIFTED = re.compile("(?:产业)?(?:提质|升级|转型|扩能|提档|做大做强|做强做[优大]|做优做强|振兴)")
_RANK = re.compile("(?:传统|优势|特色|主导|支柱|新兴|战略性新兴|重点|未来)$")
_GROWN_NOUN = re.compile(
    "的[\u4e00-\u9fff]{0,6}(?:产业|集群|经济|行业|业态|产品|技术|装备)|的(?:若干|意见|[实指]|通知|决定|规|办法|措施|行动|方案|建议|提案|函|复函|批复|答复)"
)
_BRANCH = tuple(
    "回收 利用 加工 制造 种植 养殖 运输 租赁 维修 设计 旅游 贸易 酿造 印染 冶炼 培育 配送 发电 液化 气化 制氢 开采 "
    "采选 勘探开发 炼制 提取 精炼 熔炼 铸造 锻造 压延 纺纱 织造 缫丝 染整 组装 封测 "
    "屠宰 育苗 繁育 养护 打捞 拆解".split()
)
_BRANCHED = ("发展", "壮大", "布局", "培育", "做强", "做优", "做大")
_OF_CLASS = re.compile("产业(?!园|链|基地|集群|带|大脑|工人|平台|基金|政策|人才|结构)|产业集群")
_SIZE = re.compile("[千百万]+亿元?级?")
_KIND_OF_FIRM = re.compile("(?:优质|本土|头部|龙头|骨干|知名|大型|一批|更多|国内外|重点)+")
_PART = re.compile("[和及与,()的“”‘’ 批]")  # 一批A和B


def objects(reading: Reading) -> Iterator[Named]:
    """What 发展, 培育, 布局, 突破 … take as objects, without a closing 等."""
    text = reading.text
    strong_verbs = word_set("strong_grow")
    for verb, begin, stop, after, listed in _objects(text):
        strong = verb in strong_verbs
        alone = made = False
        if listed < 0:
            if after + 2 < stop:
                continue  # another verb stands inside
            alone = JOINED.search(text, begin, stop) is None
            if not (_worth_alone(text, verb, begin, stop, strong) if alone else _holds_industry(text[begin:stop])):
                continue
        else:
            made = text[stop - 2 : stop] in ("工艺", "技术") or _MADE.match(text, stop) is not None
            if not made and (verb in _SPEEDS or not _worth_parting(text, begin, stop, after, listed, strong)):
                continue
            if not can_be_listed(text, begin, stop, strong or made):
                continue
        if text[stop : stop + 1] == "的" and not _USED.match(text, stop) and not _GROWN_NOUN.match(text, stop):
            continue  # 培育懂金融的队伍: the words before 的 say of what kind another thing is
        at = begin + 2 if text[begin : begin + 2] in OUR_PLACE else begin
        if alone and text[at] in "千百万" and (size := _SIZE.match(text, at, stop)):
            at = size.end()  # 发展万亿大健康产业
        if alone and text.startswith("企业", stop) and (firms := _KIND_OF_FIRM.match(text, at, stop - 1)):
            at = firms.end()  # 引育优质外贸企业
        items = [unquoted(text, at, stop)] if alone else list(items_of(text, at, stop))
        if len(items) > 1 and text.endswith("产品", items[-1].begin + 2, items[-1].end):
            items[-1] = Span(items[-1].begin, items[-1].end - 2)  # 开发牦牛绒、藏毯产品
        if len(items) > 1 and verb in _BRANCHED:  # 做强钢材基地、船舶基地
            items = [Span(i.begin, i.end - 2) if text.endswith("基地", i.begin + 2, i.end) else i for i in items]
        names = [text[i.begin : i.end] for i in items]
        if not items or not all(len(n) == 1 or plausible(n) for n in names):
            continue
        if any(n.endswith(("产业链", "集群")) for n in names[:-1]):
            continue  # 钼钨产业链(精矿、刀具): a chain and its products
        # 做强褐牛、伊犁马、细毛羊产业: the noun says it of every item.
        classed = strong and len(items) > 1 and _OF_CLASS.match(text, stop)
        works = strong and len(items) > 1 and verb in _BRANCHED  # 做强煤层气液化、煤层气发电
        known = (
            len(items)
            if classed
            else sum(is_industrial(n) or strong and is_thing(n) or works and n.endswith(_BRANCH) for n in names)
        )
        if len(items) == 1 and not (known and (strong or _USED.match(text, stop))):
            if not (strong and verb in _BRANCHED and names[0].endswith(_BRANCH)):
                continue
            known = 1
        lifted = len(items) > 2 and known > 0 and _LIFTED.match(text, stop)
        if not (made or lifted or known * 2 >= len(items) and (strong or known == len(items))):
            continue
        if not shrinks(text, part_begin(text, begin - 2), begin - 2):
            yield from in_list(items, _kind_by_verb(verb, names[-1]))
    yield from _extended(text)


def _extended(text: str) -> Iterator[Named]:
    """引导企业向A、B、C延伸: what is to be reached, each an industry by its own name."""
    for place in word_places(text, "向"):
        if (m := _TOWARD.match(text, place)) is None:
            continue
        items = list(items_of(text, *m.span("list")))
        known = sum(is_industrial(text[i.begin : i.end]) or is_thing(text[i.begin : i.end]) for i in items)
        if known == len(items) > 1:
            yield from in_list(items, "industry")


_TOWARD = re.compile(
    "向(?:[上中下]游的?)?(?P<list>[^、,。;:等\n]{2,16}、[^,。;:等\n]{2,44}?)(?:延伸|拓展|转型|转[变化]|进军|迈进|攀升|升级)"
)


def _objects(text: str) -> Iterator[tuple[str, int, int, int, int]]:
    """(verb, begin, end, next verb, first 、 or -1) of every object of a verb of growth that 等 does not close."""
    speeds = set(word_places(text, _SPEEDS))
    verbs = sorted([*growth_verbs(text), *speeds])
    strong = word_set("strong_grow")
    size = len(text)
    for start, after in zip(verbs, [*verbs[1:], size], strict=False):
        begin = start + 2
        if after == begin:
            continue
        words = text[begin : begin + 2]
        if words[:1] in _NO_FIRST and words not in OBJECT or words in _NO_OBJECTS:
            continue
        verb = text[start:begin]
        if words == "应用":  # 推广应用X
            begin += 2
        elif words[:1] in ("到", "至") and words[1] not in "户村":  # 茶产业延伸到茶饮料、茶食品
            begin += 1
        limit = _within_part(text, begin)
        if limit - begin < 2 or after == begin:
            continue
        listed = text.find("、", begin, limit)
        if listed < 0 and verb not in strong and (start in speeds or _MORE.search(text, begin, limit) is None):
            continue  # a weak verb needs more than one object, or what is done with it
        stop = _object_end(text, begin, limit)
        if not stop:
            continue
        if text.startswith("产业", stop) and (rank := _RANK.search(text, begin + 2, stop)):
            stop = rank.start()  # 食品、轻纺、建材传统产业
        yield verb, begin, stop, after, listed if listed < stop else -1


_UNBROKEN = re.compile(f"[^{re.escape(BREAK)}]{{0,{LONGEST}}}")


def _within_part(text: str, begin: int) -> int:
    """Where the part of the sentence ends at the latest that an object begun at `begin` stands in."""
    part = _UNBROKEN.match(text, begin)
    return part.end() if part else begin


def _object_end(text: str, begin: int, limit: int) -> int:
    """Where the object ends that begins behind a verb and lies before `limit`; 0 where 等 closes it."""
    etc = CLOSING.search(text, begin, limit) if text.find("等", begin, limit) >= 0 else None
    if text.find("在", begin + 2, limit) < 0:
        if etc:
            return 0
        mark = text.rfind("、", begin, limit)
        cut = OBJECT_END.search(text, begin + 2 if mark < 0 else min(mark + 3, limit), limit)
        return cut.start() if cut else limit
    first = OBJECT_END.search(text, begin + 2, limit)
    if first is None:
        return 0 if etc else limit
    at = first.start()
    used = text[at] == "在"
    if etc and not (used and at < etc.start()):
        return 0
    mark = text.rfind("、", begin, at if used else limit)
    cut = first if mark < 0 else OBJECT_END.search(text, min(mark + 3, limit), limit)
    return cut.start() if cut else limit


def _worth_alone(text: str, verb: str, begin: int, stop: int, strong: bool) -> bool:
    """A quick look at words that nothing parts: an industry by name, or a branch called by its work."""
    if not strong and not _USED.match(text, stop):
        return False
    words = text[begin:stop].strip("“”‘’ ")
    return (
        is_industrial(words)
        or strong
        and _is_one_thing(words)
        or verb in _BRANCHED
        and words.endswith(_BRANCH)
        or ")" in words
        or "的" in words
    )


def _is_one_thing(words: str) -> bool:
    """发展葵花籽油, 做优草原羊: made, grown or caught; no measure and no list by strokes."""
    return is_thing(words) and _NO_NAME.search(words) is None


_NO_NAME = re.compile("[0-9/—-]|^改革|(?:经验|申报|宣传|典型|学习|相关|有关|佐证|文字|培训)(?:材料|资料)|不[少低]于")


def _worth_parting(text: str, begin: int, stop: int, after: int, listed: int, strong: bool) -> bool:
    """A quick look before a list is parted: no verb before its first 、 at `listed`, an industry first or last.

    `after` is the place of the next verb.
    """
    if (
        after < listed
        and after + 2 < stop
        and not (strong and text[after + 2] in "、(" and text[begin - 2 : begin] in _BRANCHED)
    ):
        return False  # but 做强种苗研发、鲜切花电商
    first = text[begin:listed]
    if strong and (_OF_CLASS.match(text, stop) or is_thing(first)) or _holds_industry(first):
        return True
    last = text[text.rfind("、", begin, stop) + 1 : stop]
    return _holds_industry(last) or strong and (is_thing(last) or last.endswith(_BRANCH))


def _holds_industry(words: str) -> bool:
    """Are the words an industry, or a part of them?"""
    return is_industrial(words) or _PART.search(words) is not None and any(map(is_industrial, _PART.split(words)))


def _kind_by_verb(verb: str, name: str) -> str:
    if verb in ("突破", "攻克") or name.endswith(("技术", "算法", "工艺")):
        return "technology"
    if name.endswith(("服务", "服务业")):
        return "service"
    return "product" if verb in ("开发", "研发", "研制", "生产") else "industry"
