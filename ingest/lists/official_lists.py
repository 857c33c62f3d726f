"""Official lists in running text: N大产业:A、B、C; A、B、C等N条产业链; “5+1”产业; lists by group.

A list is official where the notice counts or names it. What the count announces is checked against
what was read; where 和 or 及 may part two items or join one, the count decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.geography.gazetteer import first_place
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.listing import Joins, bracketed, listing
from ingest.lists.naming import part_begin, strip_lead
from ingest.lists.schemes import names_industries
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.outline import han_number

_NUM = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|两)"
NOUN = (
    r"(?:现代服务业|生产性服务业|服务业|先进制造业|制造业(?!集群)|产业集群|集群|产业链群|产业链条?|产业门类|"
    r"产业|赛道|领域|行业|方向)"
)
_NOT_NOUN = (
    r"(?!基地|园|项目|工程|平台|行动|大脑|基金|联盟|协会|功能区|带|片区|板块|工人|集聚区|走廊|企业|学院|技术|"
    r"政策|数字|组织|小镇|强镇|示范|互联网|结构|转移|布局|主体|研究|协作|专班)"
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
_OPENS = re.compile(
    r"(?:体系|发展|建设|培育|(?:及|和|与)[\u4e00-\u9fff]{2,8})?(?P<how>\(|:|,?(?:即|包括|分别是|分别为|是|为|"
    r"主要有|依次为|具体为|具体包括|具体是|主要包括|涵盖|指)[:,]?|——)"
)
_SIZED = re.compile(rf"(?P<n>{_NUM})(?:个|条)(?:[千百万十五二三]|\d){{1,4}}亿级(?=[,、])")
_JOINED_LISTS = re.compile("以及|[和及与、]")
_PROTECTED = re.compile("[(“《]")
_NAMELY = re.compile(r"(?:即|分别是|分别为|包括|具体为|具体包括|主要包括|主要是|主要为|含|指|依次为)[:,]?")
# 5个千亿级:A、B;7个百亿级:C、D. — the noun stands before the list of lists.
_SIZED_BEHIND = re.compile(rf"(?P<n>{_NUM})(?:个|条)(?:[千百万十五二三]|\d){{1,4}}亿级(?=:)")
_SIZE_OPENS = re.compile("亿级(?=:)")
_NOUN_BEFORE = re.compile(r"产业集群|产业链|集群|产业|赛道")
_SIZE = re.compile("亿级(?=[,、])")
_NOUN_BEHIND = re.compile(r"(?<=级)[\u4e00-\u9fff]{0,6}?(?:产业集群|产业链|产业|集群)")
_INSIDE_NUMBER = frozenset("第.百0123456789")
_LIST_END = re.compile(r"[。\n]")
_PART_END = re.compile(r"[,。;\n]")
_NUMBERED = re.compile(
    r"(?:^|(?<=[;。,、: )\u4e00-\u9fff]))\s?(?:\(?\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九十]是)(?!\d)"
)
_NO_ITEM = re.compile(
    r"(?:厅|局|委员会|部门|办公室|公司|大学|学院|研究院|有限|园区|开发区|企业|单位|县|镇|乡|街道|工作|行动|战|"
    r"制度|机制|措施|问题|关系|能力|体系|目标|原则)$"
    r"|[,。;:!?\n]|\d{3}|亿元|提升|加强|推进|的$|^(?:在|对|从|把|将|不)"
)


@dataclass(frozen=True, slots=True)
class OfficialList:
    """The items of an official list as printed, with what the notice says of it."""

    items: tuple[Span, ...]
    noun: str
    begin: int
    end: int
    announced: int | None = None
    formula: str = ""
    open: bool = False


@lru_cache(maxsize=1)
def counts(reading: Reading) -> tuple[re.Match[str], ...]:
    """Every counted noun of industries in the notice."""
    return tuple(_counts(reading.text))


def _counts(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for unit in _UNIT.finditer(text):
        begin = unit.start()
        while begin > done and unit.start() - begin < 3 and text[begin - 1] in _NUMERALS:
            begin -= 1
        for at in range(begin, unit.start()):
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
        if number is None or number < 2:
            continue
        found = list_behind(reading, m) or list_before(reading, m)
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
    for m in _FOLLOWING.finditer(text):
        found = behind(text, m.end() - 1, m["q"] + m["noun"], None)
        if found and (names_industries(m["q"], m["noun"]) or _mostly_industrial(text, found)):
            yield found


@lru_cache(maxsize=1)
def _count_ends(reading: Reading) -> tuple[int, ...]:
    return tuple(c.end() for c in counts(reading))


@lru_cache(maxsize=4096)
def list_behind(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    """The list that follows the count `m`, one of `counts(reading)`."""
    return behind(reading.text, m.end(), m["q"] + m["noun"], value_of(m["n"]))


@lru_cache(maxsize=4096)
def list_before(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    """The list that the count `m` closes, one of `counts(reading)`."""
    found = before(reading.text, m.start(), m.end(), m["q"] + m["noun"], value_of(m["n"]))
    if found is None:
        # A、B两大千亿产业和C、D三大百亿产业: the list begins behind the count before it.
        ends = _count_ends(reading)
        nearest = bisect_left(ends, m.start()) - 1
        near = nearest >= 0 and ends[nearest] > m.start() - 120
        joined = _JOINED_LISTS.match(reading.text, ends[nearest]) if near else None
        if joined:
            number = value_of(m["n"])
            found = before(reading.text, m.start(), m.end(), m["q"] + m["noun"], number, least=joined.end())
    return found


def _mostly_industrial(text: str, found: OfficialList) -> bool:
    """A list of mere 领域 or 方向 is one of industries where most of its items are industries by name."""
    return sum(is_industrial(text[i.begin : i.end]) for i in found.items) * 3 >= len(found.items) * 2


def behind(text: str, place: int, noun: str, number: int | None) -> OfficialList | None:
    """The list that follows a count: after a colon, in a bracket, after 是/为/即/包括."""
    m = _OPENS.match(text, place)
    if not m:
        return None
    begin = m.end()
    if m["how"] == "(" and (namely := _NAMELY.match(text, begin)):
        begin = namely.end()
    if m["how"] == "(":
        close = text.find(")", begin, begin + 600)
        end = close if close > 0 else begin
    else:
        full = _LIST_END.search(text, begin, begin + 1500)
        end = full.start() if full else min(len(text), begin + 1500)
        closed = text.find(")", begin, end)
        if closed > 0 and text.find("(", begin, closed) < 0:
            end = closed  # the whole stands in a bracket
        if end == begin:
            return _lines(text, begin, noun, number)
    if _NUMBERED.match(text, begin, end):
        items = tuple(_numbered(text, begin, end))
    else:
        part = _PART_END.search(text, begin, end)
        semicolons = part is not None and part[0] == ";" and text.count("、", begin, part.start()) == 0
        stop = end if semicolons or m["how"] == "(" or part is None else part.start()
        if semicolons:
            comma = text.find(",", begin, end)
            stop = comma if comma > 0 else end
        many = number is not None and text.count("、", begin, stop) > 2 * number
        if many and not _PROTECTED.search(text, begin, stop):
            return None
        items = _fitting(text, begin, stop, number, semicolons)
    items = clean(text, items)
    if len(items) < 2 or number is not None and len(items) > number * 2:
        return None
    last = items[-1].end
    return OfficialList(items, noun, place, max(last, begin), number, open=text[last : last + 1] == "等")


def before(text: str, place: int, end: int, noun: str, number: int | None, *, least: int = 0) -> OfficialList | None:
    """The list that a count closes: A、B、C三大产业; A、B、C等10个未来产业."""
    place -= text[place - 1 : place] == "“"  # A、B、C“三大产业”
    begin = max(least, part_begin(text, place))
    etc = text[place - 1] == "等"
    stop = place - 1 if etc else place
    mark = text.find("、", begin, stop)
    if mark < 0 or stop - begin < 5:
        return None
    if number is not None and text.count("、", begin, stop) >= number and not _PROTECTED.search(text, begin, stop):
        return None  # more items than announced, whichever way they are parted
    begin = strip_lead(text, begin, mark)
    items = clean(text, _fitting(text, begin, stop, number, False))
    if len(items) < 2 or number is not None and len(items) > number:
        return None
    return OfficialList(items, noun, begin, end, number, open=etc or text[place] == "等")


def _fitting(text: str, begin: int, end: int, number: int | None, semicolons: bool) -> tuple[Span, ...]:
    """The items parted so that their number is the announced one, if some parting does; else the cautious one."""
    ways: list[tuple[Span, ...]] = []
    joins: tuple[Joins, ...] = ("none", "last", "all")
    for join in joins:
        ways.append(listing(text, begin, end, joins=join, semicolons=semicolons).items)
        if number is None or len(ways[-1]) == number:
            return ways[-1]
    return ways[0]


def _numbered(text: str, begin: int, end: int) -> Iterator[Span]:
    """1.A;2.B;3.C"""
    marks = list(_NUMBERED.finditer(text, begin, end))
    for i, m in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else end
        part = _PART_END.search(text, m.end(), stop)
        yield Span(m.end(), part.start() if part else stop)


_LINE_NUMBER = re.compile(
    r"\s*(?:\([一二三四五六七八九十]{1,3}\)|\(?\d{1,3}[.、)]|[①-⑳]|[一二三四五六七八九十]{1,3}、|\d{1,2}\s)?\s*"
)


def _lines(text: str, begin: int, noun: str, number: int | None) -> OfficialList | None:
    """One item a line under the colon."""
    items: list[Span] = []
    at = begin + 1
    while number is None or len(items) < number:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        number_mark = _LINE_NUMBER.match(line)
        start = at + (number_mark.end() if number_mark else 0)
        if line and not 2 <= end - start <= 30 or re.search("[,:]", line) or end >= len(text) and not line:
            break
        if line:
            items.append(Span(start, end - (line[-1] in "。;、")))
        at = end + 1
        if at > len(text):
            break
    kept = clean(text, tuple(items))
    return OfficialList(kept, noun, begin, kept[-1].end, number) if len(kept) >= 2 else None


def clean(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """The names without gloss, quotation marks and numbers; nothing at all where one is no name of an industry."""
    kept: list[Span] = []
    for item in items:
        name, _ = bracketed(text, item.begin, item.end)
        begin, end = name.begin, name.end
        while begin < end and text[begin] in "“‘ 、":
            begin += 1
        while end > begin and text[end - 1] in "”’ 、等":
            end -= 1
        words = text[begin:end]
        if (
            len(words) < 2
            and words not in word_set("short_industry")
            or len(words) > 28
            or _NO_ITEM.search(words)
            or is_place(words)
        ):
            return ()
        kept.append(Span(begin, end))
    return tuple(kept)


def is_place(words: str) -> bool:
    """Is the whole a division's name (甲县, 成都)?"""
    place = first_place(words)
    return bool(place and place[1] == len(words))


def value_of(words: str) -> int | None:
    return 2 if words == "两" else han_number(words)
