"""Official lists in running text: N大产业:A、B、C; A、B、C等N条产业链; “5+1”产业; lists by group.

A list is official where the notice counts or names it. What the count announces is checked against
what was read; where 和 or 及 may part two items or join one, the count decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.listing import listing
from ingest.lists.official_apart import list_apart
from ingest.lists.official_items import OfficialList, before, behind, clean, lines_behind, ranked
from ingest.lists.schemes import names_industries
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.outline import han_number
from ingest.text.word_places import word_places

_NUM = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|两)"
NOUN = (
    r"(?:(?:现代服务业|生产性服务业|服务业|先进制造业|制造业)(?!集群)|产业集群|集群|产业链群|产业链条?|产业门类|"
    r"产业|赛道|领域|行业|方向)"
)
_NOT_NOUN = (
    r"(?!基地|园|项目|工程|平台|行动|大脑|基金|联盟|协会|功能区|带|片区|板块|工人|集聚区|走廊|企业|学院|技术|"
    r"政策|数字|组织(?!开展|实施|申报|揭榜|攻关|征集|遴选|推荐|开)|小镇|强镇|示范|互联网|结构|转移|布局|主体|研究|协作|专班)"
)
COUNTED = re.compile(
    rf"(?P<n>{_NUM})(?:大|条|个|类|种|"
    rf"支)(?P<q>[\u4e00-\u9fff“”+()]{{0,12}}?)(?P<noun>{NOUN}){_NOT_NOUN}"
)
_NUMERALS = frozenset("0123456789一二三四五六七八九十两")
_UNIT = re.compile(r"[大条个类种支](?<=[\d一二三四五六七八九十两].)")
# 确定以下重点产业链: — the notice names the list without counting it.
_FOLLOWING = re.compile(
    rf"(?:以下|下列|如下)(?P<q>[\u4e00-\u9fff]{{0,8}}?)(?P<noun>{NOUN})(?:方向|领域)?(?:开展|组织|进行|实施)?(?:公开)?(?:申报|征集|遴选|支持)?[:]"
)
# 重点产业链由8条变为9条,分别是…; 主导产业(3个):… — the noun stands before its count.
_NOUN_FIRST = re.compile(
    rf"(?P<q>[\u4e00-\u9fff]{{0,6}}?)(?P<noun>{NOUN})(?:名单|目录|体系|布局)?(?:由[^,。;:\n]{{1,8}}?)?"
    r"(?:共计?|有|确定|选定|调整|优化|变更?|增[加至]?|拓展|扩[展大充]|整合|[归合]并|分|定|计|遴选|明确|[为至到了成])*"
    rf"\(?共?(?P<n>{_NUM})[条个大类种]$"
)
# 园区主导产业为A、B; 我市重点产业链为:A、B — lists that are named and not counted.
_LEADING = re.compile(
    r"(?:(?P<q>主导|首位|支柱|特色|先导|重点优势|优势|重点)产业(?:集群|链)?(?:名单|目录)?"
    r"|“(?P<n>(?:[一二两三四五六](?:主|辅|副|特|新|优|首|高|大|支柱|主导|特色)){1,3})”(?:产业(?:体系|集群)?,?)?)"
    r"(?=(?:主要|具体|分别|确定|调整)*(?:定位|后)?(?:即|为|是指?|指|:|包括:|有:|如下:)[:,]?(?P<list>[^,。;:!?\n“”()]{2,80}))"
)
# 四大主导产业: has its own reading, with the count.
_COUNTED_BEFORE = re.compile(r"[\d一二两三四五六七八九十百](?:[大个条类项种][^、,。;:\n]{0,8})?$")
_LEADS = ("主导产业", "首位产业", "支柱产业", "特色产业", "先导产业", "优势产业", "重点产业", "重点优势产业", "“")
_NUMERAL = re.compile("[一二两三四五六]")
_OPENING = frozenset(",:(—分即包依具)是为")
# 产业集群认定结果公示如下: — found by its last words.
_AS_FOLLOWS = re.compile(
    rf"(?P<q>(?:重点|优势|主导|特色|拟认定)?)(?P<noun>{NOUN})(?:名单|目录|培育|认定|评审|遴选|入库|结果|对象|"
    r"予以|公布|公示|确定|调整|\([^()\n]{1,8}\))*如下:$"
)
# 支持领域包括:(一)A;(二)B — found by the colon.
_FIELDS = re.compile(
    r"(?P<q>(?:重点|优先|主要)?(?:支持|申报|征集|遴选|揭榜|主攻|鼓励|资助))(?:的)?"
    r"(?P<noun>领域|方向|产业|行业|赛道)?(?:主要|重点)?(?:包括|为|是|有|涵盖)?:$"
)
_FIELD_ENDS = frozenset("域向业道持报集选榜攻励助括为是有盖")
_SIZED = re.compile(rf"(?P<n>{_NUM})(?:个|条)(?:[千百万十五二三]|\d){{1,4}}亿级(?=[,、])")
_JOINED_LISTS = re.compile("以及|[和及与、]")
# 5个千亿级:A、B;7个百亿级:C、D. — the noun stands before the list of lists.
_SIZED_BEHIND = re.compile(rf"(?P<n>{_NUM})(?:个|条)(?:[千百万十五二三]|\d){{1,4}}亿级(?=:)")
_SIZE_OPENS = re.compile("亿级(?=:)")
_NOUN_BEFORE = re.compile(r"产业集群|产业链|集群|产业|赛道")
_SIZE = re.compile("亿级(?=[,、])")
_NOUN_BEHIND = re.compile(r"(?<=级)[\u4e00-\u9fff]{0,6}?(?:产业集群|产业链|产业|集群)")
_INSIDE_NUMBER = frozenset("第.百0123456789")


@lru_cache(maxsize=1)
def counts(reading: Reading) -> tuple[re.Match[str], ...]:
    """Every counted noun of industries in the notice."""
    return tuple(_counts(reading.text))


@lru_cache(maxsize=2)
def _units(text: str) -> list[int]:
    """Where the counting words stand that a number precedes."""
    return [m.start() for m in _UNIT.finditer(text)]


def _counts(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for unit in _units(text):
        begin = unit
        while begin > done and unit - begin < 3 and text[begin - 1] in _NUMERALS:
            begin -= 1
        for at in range(begin, unit):
            if m := COUNTED.match(text, at):
                done = m.end()
                if text[m.start() - 1 : m.start()] not in _INSIDE_NUMBER:
                    yield m
                break


@lru_cache(maxsize=1)
def counted_lists(reading: Reading) -> tuple[OfficialList, ...]:
    """Lists with a printed count, behind it or before it, in the order of the text."""
    return tuple(sorted(_counted_lists(reading), key=lambda found: found.items[0].begin))


def _counted_lists(reading: Reading) -> Iterator[OfficialList]:
    text = reading.text
    for m in counts(reading):
        if m["q"] and ("和" in m["q"] and len(m["q"]) > 8):
            continue
        number = value_of(m["n"])
        if number == 1 and (only := _only_item(text, m)):
            yield only
        if number is None or number < 2:
            continue
        found = list_behind(reading, m) or list_before(reading, m)
        if found is None and names_industries(m["q"], m["noun"]):
            found = list_apart(reading, m.start(), m.end(), m["q"] + m["noun"], number)
        if found and (names_industries(m["q"], m["noun"]) or _mostly_industrial(text, found)):
            yield found
    for size in _SIZE.finditer(text):
        sized = _SIZED.search(text, max(0, size.start() - 8), size.end() + 1)
        if not sized or sized.end() != size.end():
            continue
        # A、B两个万亿级,C、D三个千亿级产业集群: the noun stands once, at the end.
        noun = _NOUN_BEHIND.search(text, sized.end(), sized.end() + 60)
        if noun and (found := before(text, sized.start(), sized.end(), noun[0], value_of(sized["n"]))):
            yield found
    for size in _SIZE_OPENS.finditer(text):
        sized = _SIZED_BEHIND.search(text, max(0, size.start() - 8), size.end() + 1)
        nouns = _NOUN_BEFORE.findall(text, max(0, size.start() - 80), size.start())
        if sized and nouns and (found := behind(text, size.end(), nouns[0], value_of(sized["n"]))):
            yield found
    yield from _noun_first_lists(text)
    yield from _leading_lists(text)
    for m in (*_FOLLOWING.finditer(text), *_announcements(text)):
        q, named = str(m["q"]), m["noun"] is not None
        called = str(m["noun"]) if named else "领域"  # 主要支持:①A;②B
        listed = behind(text, m.end() - 1, q + called, None)
        if listed and (named and names_industries(q, called) or _mostly_industrial(text, listed)):
            yield listed


def _leading_lists(text: str) -> Iterator[OfficialList]:
    """园区主导产业为A和B,特色产业为C: half of the items industries by name; one alone only beside several."""
    end_of_list = 0
    done = 0
    for at in word_places(text, _LEADS):
        m = _LEADING.match(text, at) if at >= done else None
        if m is None or m["q"] and (_COUNTED_BEFORE.search(text, max(0, at - 12), at) or _one_of_groups(text, m)):
            continue
        done = m.end()
        found = listing(text, *m.span("list"), joins="last")
        items = clean(text, found.items)
        beside = len(items) == 1 and m.start() == end_of_list + 1
        known = sum(is_industrial(text[i.begin : i.end]) for i in items)
        if m["n"]:  # “一主”为A,“两辅”为B、C
            fits = len(items) == sum(value_of(n) or 0 for n in _NUMERAL.findall(m["n"])) and known * 2 >= len(items)
        else:
            fits = known * 2 >= len(items) >= 2 or bool(beside and known)
        if fits:
            end_of_list = m.end("list")
            yield OfficialList(items, (m["q"] or "主导") + "产业", m.start(), end_of_list, open=found.open)


def _one_of_groups(text: str, m: re.Match[str]) -> bool:
    """优势产业:A、B。未来产业:C、D — groups have their own reading."""
    begin = m.start("list")
    return text[begin - 1] == ":" and text.count("产业:", max(0, begin - 300), begin + 300) > 1


def _announcements(text: str) -> Iterator[re.Match[str]]:
    """认定结果公示如下: and 支持方向包括: — words that announce a list behind their colon."""
    colon = text.find(":")
    while colon >= 0:
        last = text[colon - 1 : colon]
        if (
            last == "下"
            and (m := _AS_FOLLOWS.search(text, max(0, colon - 48), colon + 1))
            or last in _FIELD_ENDS
            and (m := _FIELDS.search(text, max(0, colon - 16), colon + 1))
        ):
            yield m
        colon = text.find(":", colon + 1)


def _only_item(text: str, m: re.Match[str]) -> OfficialList | None:
    """1个首位产业(纺织服装)+2个主导产业(…): one of several counted groups."""
    close = text.find(")", m.end(), m.end() + 30)
    if text[m.end() : m.end() + 1] != "(" or close < 0 or text[close + 1 : close + 2] not in "+、,;和":
        return None
    items = clean(text, (Span(m.end() + 1, close),))
    return OfficialList(items, m["q"] + m["noun"], m.start(), close + 1, 1) if items else None


def _noun_first_lists(text: str) -> Iterator[OfficialList]:
    """重点产业链由8条变为9条,分别是A、B; 主导产业(3个):A、B、C."""
    for unit in _units(text):
        place = unit + 1
        if text[place : place + 1] not in _OPENING:
            continue
        m = _NOUN_FIRST.search(text, max(0, place - 32), place)
        number = value_of(m["n"]) if m else None
        if not m or number is None or number < 2:
            continue
        place += text[place] == ")"
        if text[place : place + 1] == "\n":  # 主导产业(5个) above a line for each
            found = lines_behind(text, place, m["q"] + m["noun"], number)
        else:
            found = behind(text, place, m["q"] + m["noun"], number)
        if found and (names_industries(m["q"], m["noun"]) or _mostly_industrial(text, found)):
            yield found


@lru_cache(maxsize=1)
def _count_ends(reading: Reading) -> tuple[int, ...]:
    return tuple(c.end() for c in counts(reading))


@lru_cache(maxsize=2)
def _lists_of(reading: Reading) -> dict[tuple[str, int], OfficialList | None]:
    """The lists of a notice found so far; a cache by count would keep the notices of thousands of counts."""
    return {}


def list_behind(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    """The list that follows the count `m`, one of `counts(reading)`."""
    known, key = _lists_of(reading), ("behind", m.start())
    if key not in known:
        known[key] = behind(reading.text, m.end(), m["q"] + m["noun"], value_of(m["n"]))
    return known[key]


def list_before(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    """The list that the count `m` closes, one of `counts(reading)`."""
    known, key = _lists_of(reading), ("before", m.start())
    if key not in known:
        known[key] = _list_before(reading, m)
    return known[key]


def _list_before(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    items = ranked(reading.text, m.start())
    if items and len(items) == value_of(m["n"]):  # 以A、B为龙头,以C为支撑的“三大产业”
        return OfficialList(items, m["q"] + m["noun"], items[0].begin, m.end(), len(items))
    found = before(reading.text, m.start(), m.end(), m["q"] + m["noun"], value_of(m["n"]))
    if found is None:
        # A、B两大千亿产业和C、D三大百亿产业: the list begins behind the count before it.
        ends = _count_ends(reading)
        nearest = bisect_left(ends, m.start()) - 1
        near = nearest >= 0 and ends[nearest] > m.start() - 120
        joined = _JOINED_LISTS.match(reading.text, ends[nearest]) if near else None
        least = joined.end() if joined else _behind_size(reading.text, m.start())
        if least:
            number = value_of(m["n"])
            found = before(reading.text, m.start(), m.end(), m["q"] + m["noun"], number, least=least)
    return found


def _behind_size(text: str, place: int) -> int:
    """A和B2个五千亿级、C、D、E3个千亿级产业: the second list begins behind the size of the first; 0 for none."""
    begin = max(0, place - 120)
    size = text.rfind("亿级、", max(begin, text.rfind("。", begin, place)), place)
    return size + 3 if size >= 0 else 0


def _mostly_industrial(text: str, found: OfficialList) -> bool:
    """A list of mere 领域 or 方向 is one of industries where most of its items are industries by name."""
    return sum(is_industrial(text[i.begin : i.end]) for i in found.items) * 3 >= len(found.items) * 2


def value_of(words: str) -> int | None:
    return 2 if words == "两" else han_number(words)
