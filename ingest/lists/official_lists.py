"""Official lists in running text: N大产业:A、B、C; A、B、C等N条产业链; “5+1”产业; lists by group.

A list is official where the notice counts or names it. What the count announces is checked against
what was read; where 和 or 及 may part two items or join one, the count decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.naming import part_begin, strip_lead
from ingest.lists.official_apart import list_apart
from ingest.lists.official_counts import NOT_NOUN, NOUN, NUM, count_of, counts, mostly_industrial, units, value_of
from ingest.lists.official_items import OfficialList, before, behind, lines_behind
from ingest.lists.official_marks import summed
from ingest.lists.official_named import announced_lists, leading_lists
from ingest.lists.official_names import clean
from ingest.lists.official_ranked import ranked
from ingest.lists.official_sized import sized_lists
from ingest.lists.schemes import names_industries
from ingest.model import Span
from ingest.reading import Reading

# 重点产业链由8条变为9条,分别是…; 主导产业(3个):… — the noun stands before its count.
_NOUN_FIRST = re.compile(
    rf"(?P<noun>{NOUN}){NOT_NOUN}(?:由原[来有先]的)?[^,。;:、的\n]{{0,16}}?"
    rf"(?P<n>{NUM})[条个大类种项]$"
)
# 建筑、交通四大行业安全整治: what is watched over is not grown.
_WATCHED = re.compile(
    r"(?<=[域业])(?:领域)?的?(?:安全|专项|环境|质量)?(?:整治|整改|问题|监管|执法|隐患|排查|检查|生产安全|安全生产|风险|违法|乱象|治理|"
    r"超低排放|减排)"
)
_NO_QUALIFIER = ",。;:、\n()”“ "
# 由20条整合为8条。整合后分别是:A、B
_REVISED = re.compile("[,。;][一-鿿]{2,4}后的?(?=[:即包分依具是为])")
_OPENING = frozenset(",:(—-分即包依具)是为")
_JOINED_LISTS = re.compile("以及|[和及与、]")


@lru_cache(maxsize=1)
def counted_lists(reading: Reading) -> tuple[OfficialList, ...]:
    """Lists with a printed count, behind it or before it, in the order of the text."""
    return tuple(sorted(_counted_lists(reading), key=lambda found: found.items[0].begin))


def _counted_lists(reading: Reading) -> Iterator[OfficialList]:
    text = reading.text
    for m, after in zip_longest(counts(reading), counts(reading)[1:]):
        if m["q"] and ("和" in m["q"] and len(m["q"]) > 8) or _WATCHED.match(text, m.end()):
            continue
        number = count_of(m)
        if number == 1 and (only := _only(reading, m, after)):
            yield only
        if number is None or number < 2:
            continue
        found = list_behind(reading, m) or list_before(reading, m)
        if found is None and names_industries(m["q"], m["noun"]):
            last = after.start() if after else len(text)
            found = list_apart(reading, m.start(), m.end(), m["q"] + m["noun"], number, last)
        if found and m["nick"] and len(found.items) != number and not found.open:
            continue
        if found and (names_industries(m["q"], m["noun"]) or mostly_industrial(text, found)):
            if first := _first_rank(text, found):
                yield first
            yield found
    yield from sized_lists(text)
    yield from _noun_first_lists(text)
    yield from _bare_counts(text)
    yield from leading_lists(text)
    yield from announced_lists(text)


def _only(reading: Reading, m: re.Match[str], after: re.Match[str] | None) -> OfficialList | None:
    """The list of one item that is one of several counted groups."""
    text = reading.text
    return _only_item(text, m) or _last_of_counts(reading, m) or _first_of_counts(text, m, after)


def _only_item(text: str, m: re.Match[str]) -> OfficialList | None:
    """1个首位产业(纺织服装)+2个主导产业(…): one of several counted groups."""
    namely = _NAMELY_ONE.match(text, m.end())
    if namely and is_industrial(namely["item"]):
        return OfficialList((Span(*namely.span("item")),), m["q"] + m["noun"], m.start(), namely.end(), 1)
    close = text.find(")", m.end(), m.end() + 30)
    if text[m.end() : m.end() + 1] != "(" or close < 0 or text[close + 1 : close + 2] not in "+、,;和":
        return None
    items = clean(text, (Span(m.end() + 1, close),))
    return OfficialList(items, m["q"] + m["noun"], m.start(), close + 1, 1) if items else None


# 做大1个首位产业,即航空物流;做强A、B2个主导产业
_NAMELY_ONE = re.compile("(?:[,:]?即|:)[:,]?(?P<item>[^,。;:、()为\n]{2,16})(?=[;,。\n])")
# 做强锂电这一首位产业,做大A、B两个支柱产业: the first has a rank and no number of its own
_FIRST_RANK = re.compile(
    "(?P<item>[^,。;:、()\n]{2,20}?)(?:(?:这[一个])?首位|这[一个]龙头)产业(?:以及|[和及与]|[,;、][^,。;:、\n]{0,4})$"
)


def _first_rank(text: str, found: OfficialList) -> OfficialList | None:
    """The industry of the first rank that stands right before the list of the others."""
    begin = found.items[0].begin
    near = text.rfind("产业", max(0, begin - 8), begin) > 0
    rank = _FIRST_RANK.search(text, max(0, begin - 36), begin) if near else None
    if rank is None:
        return None
    item = Span(strip_lead(text, part_begin(text, rank.start("item")), rank.end("item")), rank.end("item"))
    known = is_industrial(text[item.begin : item.end]) and not text.endswith(("缺乏", "缺少", "没有"), 0, item.begin)
    return OfficialList((item,), "首位产业", item.begin, rank.end(), 1) if known else None


# “1+3”产业:粮油加工1个主导产业,A、B、C3个优势产业
_ONE_OF = re.compile("[:,;](?P<item>[^,。;:、为\n]{2,20})$")


def _first_of_counts(text: str, m: re.Match[str], after: re.Match[str] | None) -> OfficialList | None:
    """The one item before its number, where the next group of several follows in the same sentence."""
    near = after is not None and after.start() - m.end() < 60 and text.find("。", m.end(), after.start()) < 0
    one = _ONE_OF.search(text, max(0, m.start() - 24), m.start()) if near else None
    if one is None:
        return None
    item = Span(strip_lead(text, *one.span("item")), one.end("item"))
    known = is_industrial(text[item.begin : item.end])
    return OfficialList((item,), m["q"] + m["noun"], item.begin, m.end(), 1) if known else None


def _last_of_counts(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    """A、B两大核心产业,以及C一个配套产业: the last of several counted groups has one item."""
    ends = _count_ends(reading)
    nearest = bisect_left(ends, m.start()) - 1
    joined = _AND_ONE.fullmatch(reading.text, ends[nearest], m.start()) if nearest >= 0 else None
    items: tuple[Span, ...] = ()
    if joined:
        items = clean(reading.text, (Span(strip_lead(reading.text, *joined.span("item")), joined.end("item")),))
    if not items or not is_industrial(reading.text[items[0].begin : items[0].end]):
        return None
    return OfficialList(items, m["q"] + m["noun"], m.start(), m.end(), 1)


_AND_ONE = re.compile("[,、;]?\n?(?:以及|和|及|与|,|、|;|(?<=\n))(?P<item>[^,。;:、为\n]{2,20})")


def _noun_first_lists(text: str) -> Iterator[OfficialList]:
    """重点产业链由8条变为9条,分别是A、B; 主导产业(3个):A、B、C."""
    for unit in units(text):
        place = unit + 1 + (text[unit + 1 : unit + 2] == "”")
        revised = _REVISED.match(text, place)
        if revised is None and text[place : place + 1] not in _OPENING:
            continue
        m = _NOUN_FIRST.search(text, max(0, unit - 29), unit + 1)
        number = value_of(m["n"]) if m else None
        if not m or number is None or number < 2:
            continue
        q = text[max(0, m.start() - 6) : m.start()]
        q = q[max(map(q.rfind, _NO_QUALIFIER)) + 1 :]
        place = revised.end() if revised else place + (text[place] == ")")
        if text[place : place + 1] == "\n":  # 主导产业(5个) above a line for each
            found = lines_behind(text, place, q + m["noun"], number)
        elif parts := summed(text, place, number):
            found = OfficialList(parts, q + m["noun"], m.start(), parts[-1].end, number)
        else:
            found = behind(text, place, q + m["noun"], number)
        if found and (names_industries(q, m["noun"]) or mostly_industrial(text, found)):
            yield found


# 由10条增至12条,新增A、B两条 — the noun stands in the part of the sentence before.
_GONE = re.compile("[退移调剔]出|取消|撤销|剔除|不再|删除|合并|归并|减少")


def _bare_counts(text: str) -> Iterator[OfficialList]:
    for unit in units(text):
        if text[unit + 1 : unit + 2] not in _PART_ENDS or text[unit] not in "条个大":
            continue
        begin = unit - 1 - (text[unit - 2] in "一二三四五六七八九十0123456789")
        number = value_of(text[begin:unit])
        low = text.rfind("。", max(0, begin - 120), begin) + 1 or max(0, begin - 120)
        noun = _COUNTED_NOUN.search(text, low, begin) if number and number > 1 else None
        if not noun or (found := before(text, begin, unit + 1, noun["noun"], number)) is None:
            continue
        first = found.items[0].begin
        known = sum(is_industrial(text[i.begin : i.end]) for i in found.items)
        near = noun.end() + 4 >= first  # 特色产业有A、B、C三个
        fits = len(found.items) == number and (known == number or near and known * 2 >= number)
        if fits and noun.end() < first and not _GONE.search(text, noun.end(), first):
            yield found


_PART_ENDS = frozenset(",。;)")
_COUNTED_NOUN = re.compile(
    r"(?P<noun>产业链群?|产业集群|集群|产业)(?=[^。、]{0,16}\d{1,2}[条个]|(?:主要|共|现|已)?(?:有|为|包括)[^。,、]{2,12}、)"
)


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
        number, noun = count_of(m), m["q"] + m["noun"]
        parts = summed(reading.text, m.end(), number) if number and number > 2 else ()
        known[key] = (
            OfficialList(parts, noun, m.start(), parts[-1].end, number)
            if parts
            else behind(reading.text, m.end(), noun, number)
        )
    return known[key]


def list_before(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    """The list that the count `m` closes, one of `counts(reading)`."""
    known, key = _lists_of(reading), ("before", m.start())
    if key not in known:
        known[key] = _list_before(reading, m)
    return known[key]


def _list_before(reading: Reading, m: re.Match[str]) -> OfficialList | None:
    items = ranked(reading.text, m.start(), count_of(m))
    known = sum(is_industrial(reading.text[i.begin : i.end]) for i in items)
    if items and known * 2 >= len(items):  # 以A、B为龙头,以C为支撑的“三大产业”
        return OfficialList(items, m["q"] + m["noun"], items[0].begin, m.end(), len(items))
    found = before(reading.text, m.start(), m.end(), m["q"] + m["noun"], count_of(m))
    if found is None:
        # A、B两大千亿产业和C、D三大百亿产业: the list begins behind the count before it.
        ends = _count_ends(reading)
        nearest = bisect_left(ends, m.start()) - 1
        near = nearest >= 0 and ends[nearest] > m.start() - 120
        joined = _JOINED_LISTS.match(reading.text, ends[nearest]) if near else None
        least = (
            joined.end() if joined else _behind_size(reading.text, m.start()) or _behind_etc(reading.text, m.start())
        )
        if least:
            number = count_of(m)
            found = before(reading.text, m.start(), m.end(), m["q"] + m["noun"], number, least=least)
    return found


def _behind_size(text: str, place: int) -> int:
    """A和B2个五千亿级、C、D、E3个千亿级产业: the second list begins behind the size of the first; 0 for none."""
    begin = max(0, place - 120)
    begin = max(begin, text.rfind("。", begin, place))
    return max(
        [text.rfind(mark, begin, place) + len(mark) for mark in _BESIDE if text.find(mark, begin, place) >= 0],
        default=0,
    )


# 围绕A、B等优势产业和C、D、E三大新兴产业: the second list begins behind the head of the first.
_ETC_HEAD = re.compile("等[^、,。;:和及与()]{0,10}(?:产业链?|领域|行业|集群)(?:以及|[和及与])(?=[^、,。;]{2,})")


def _behind_etc(text: str, place: int) -> int:
    """Where the second of two lists begins, of which the first ends in 等 and its head; 0 for none."""
    heads = [m.end() for m in _ETC_HEAD.finditer(text, part_begin(text, place), place)]
    return heads[-1] if heads else 0


_BESIDE = ("亿级、", "亿级和", "亿级及", "亿级与", "亿级以及")
