"""Official lists that stand apart from their count: 将3类产业作为重点,具体包括:A、B、C.

What stands between a count and its list is free: officials write a verb, a remark, the end of a heading. So the
count is trusted alone: the nearest enumeration in its clause is its list where it has just as many items, and most
of them are industries by name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.listing import closing, listing
from ingest.lists.naming import bare_industry, strip_lead
from ingest.lists.official_items import MADE, OfficialList, fitting, lines_behind, numbered, starts_number
from ingest.lists.official_names import PREDICATE, clean
from ingest.lists.schemes import is_classed
from ingest.model import Span
from ingest.reading import Reading

REACH = 240  # code points from the count to its list
_WORD = re.compile(r"\S+")
_REMARK = 40  # code points between the count and the colon that ends its line
_PART = re.compile(r"[,。;:\n]")
_COLON_OR_STOP = re.compile("[:。]")
# 把A、B、C作为三大产业: what stands between the last item and the count.
_MADE = re.compile(rf"[,]?(?:{MADE.pattern[:-1]})[^,。;:、\n]{{0,16}}$")
# What begins its own paragraph, in the ways paragraphs begin: ——现代物流业。… / ●钢铁:… / 人工智能:… in one line.
_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z0-9“”()]{2,20}?)"
_CLASSED = re.compile(r"(?:^|[。;:\n])(?P<name>[一-鿿]{2,14}?(?:产业链|产业(?!链)|集群))(?=[一-鿿])")
_HEADS = (
    re.compile(rf"(?:^|\n)[ \t]*(?:——|--|[·●■◆▲★])[ \t]*{_NAME}(?=[:。;,\n]|$)"),
    re.compile(rf"(?:^|[。;\n])[ \t]*(?:[一二三四五六七八九十]是|\(?\d{{1,2}}[.、)]|[①-⑳]){_NAME}(?=[:。])"),
    re.compile(rf"(?:^|\n)[ \t]*{_NAME}(?=[:。])"),
    re.compile(rf"(?:^|[。;\n]){_NAME}(?=:)"),
    re.compile(rf"(?:^|\n)[ \t]*{_NAME}(?=[ \t])"),
    re.compile(rf"(?:^|[,。;:\n]){_NAME}(?=由[^,。;\n]{{2,20}}(?:牵头|负责|联系|包抓|挂帅))"),
    re.compile(rf"(?:首先|其次|再次|最后|第[一二三四五六七八九十]|其[一二三四五六])(?:是|为|:|,)+{_NAME}(?=[,。:;])"),
    re.compile(rf"(?:^|[。;])(?:[一二三四五六七八九十]是|\(?\d{{1,2}}[.、)]|[①-⑳])?{_NAME}(?=,)"),
    _CLASSED,
)

# 五大产业“四升一降”:钢铁增长6.2%,建材下降1.5%: each with its figure, in one sentence.
_GROWTH = re.compile(
    rf"(?:^|[,;:]){_NAME}(?=(?:产值|增加值|营收|营业收入)?(?:同比)?(?:增长|下降|回落|增速)[^,。;]{{0,6}}\d)"
)


def list_apart(reading: Reading, place: int, end: int, noun: str, number: int, last: int) -> OfficialList | None:
    """The list of `number` items that the count in `text[place:end]` announces, wherever it stands in its clause.

    No list stands behind `last`, where the next count begins.
    """
    text = reading.text
    begins = _clause_begins(reading)
    after = bisect_right(begins, end)
    clause = min(last, begins[after] if after < len(begins) else len(text))
    limit = min(clause, end + REACH)
    low = max(0, place - REACH, text.rfind("。", max(0, place - REACH), place) + 1)
    summed_up = text[place - 2 : place] in ("以上", "上述") or text[place - 1 : place] == "这"
    items = (
        _heads(text, end, min(clause, end + 4 * REACH), number, noun)
        or _behind(text, end, limit, number)
        or _numbered(text, end, limit, number)
        or _lines(text, end, noun, number)
        or _by_verbs(text, end, limit, number)
        or _before(text, low, place, number)
        or (_subjects(text, end, limit, number, noun) if noun.endswith(("集群", "链")) else ())
        or (_heads(text, max(0, place - 4 * REACH), place, number, noun) if summed_up else ())
        or (_fitting(text, tuple(numbered(text, low, place)), number) if summed_up else ())
        or (_last_listed(text, max(0, place - REACH), place, number) if summed_up else ())
    )
    return OfficialList(items, noun, min(place, items[0].begin), max(end, items[-1].end), number) if items else None


@lru_cache(maxsize=1)
def _clause_begins(reading: Reading) -> tuple[int, ...]:
    return tuple(c.begin for c in reading.outline.clauses)


def _behind(text: str, begin: int, limit: int, number: int) -> tuple[Span, ...]:
    """The items of the first enumeration of industries in `text[begin:limit]`, if they are `number`."""
    for part in _parts(text, begin, limit):
        first = text.find("、", part.begin, part.end)
        if first < 0 and number > 2:
            continue
        at = strip_lead(text, part.begin, first if first > 0 else part.end)
        etc = closing(text, at, part.end)
        items = _industries(text, at, part.end if etc is None else etc, number)
        if items:
            return items
        if is_industrial(text[at : first if first > 0 else part.end]):
            return ()
    return ()


# “两主一特”产业布局,做强A、做优B,培育C特色产业: each of them, or each group, behind a verb of its own.
_CLASS = re.compile(
    "(?:(?:[一二两三四五六七八九\\d][大个条])?(?:首位|主导|支柱|特色|辅助|优势|配套|新兴|重点|核心)*(?:产业链?|集群|新?赛道))$"
)


_OPENED = re.compile(
    "(?:即|着力|加快|重点|全力|大力|积极|努力|聚力|持续|优先)*"
    "(?:做[大强优特精实]|发展|培[育植]|壮大|主攻|提升|打造|突破|布局|抢占|推进|巩固|振兴|改造|延伸|聚焦|深耕)"
)


def _by_verbs(text: str, begin: int, limit: int, number: int) -> tuple[Span, ...]:
    """The industries, `number` of them, that the sentence tells as objects of verbs, one group after another."""
    stop = text.find("。", begin, limit)
    items: list[Span] = []
    for part in _parts(text, begin, stop if stop >= 0 else limit):
        if _OPENED.match(text, part.begin) is None:
            if items or part.begin > begin + _REMARK:
                break
            continue
        cut = _CLASS.search(text, part.begin, part.end)
        listed = listing(text, part.begin, cut.start() if cut else part.end, joins="none").items
        group = [Span(strip_lead(text, i.begin, i.end), i.end) for i in listed]
        if not all(is_industrial(text[i.begin : i.end]) for i in group):
            break
        items += group
    return clean(text, tuple(items)) if len(items) == number else ()


def _last_listed(text: str, begin: int, place: int, number: int) -> tuple[Span, ...]:
    """A、B、C齐头并进,这三大产业…: the nearest enumeration of as many industries before the words that sum them up."""
    for part in reversed(list(_parts(text, begin, place - 1))):
        if (first := text.find("、", part.begin, part.end)) > 0:
            return _industries(text, strip_lead(text, part.begin, first), part.end, number)
    return ()


def _industries(text: str, begin: int, end: int, number: int) -> tuple[Span, ...]:
    """The items of `text[begin:end]` where they are `number`, most of them and the last industries by name."""
    if text.count("、", begin, end) > 2 * number or end - begin < 2 * number:
        return ()
    predicate = PREDICATE.search(text, max(begin, text.rfind("、", begin, end)) + 3, end)
    items = clean(text, fitting(text, begin, predicate.start() if predicate else end, number, False))
    names = [text[i.begin : i.end] for i in items]
    known = sum(map(is_industrial, names))
    fits = len(names) == number and known * 3 >= number * 2 and is_industrial(names[-1])
    return items if fits else ()


def _parts(text: str, begin: int, limit: int) -> Iterator[Span]:
    """The parts of `text[begin:limit]` between marks outside brackets."""
    at = begin
    for m in _PART.finditer(text, begin, limit):
        if text.count("(", at, m.start()) > text.count(")", at, m.start()):
            continue
        if m.start() - at >= 4:
            yield Span(at, m.start())
        at = m.end()
    if limit - at >= 4:
        yield Span(at, limit)


def _numbered(text: str, begin: int, limit: int, number: int) -> tuple[Span, ...]:
    """1.A;2.B;3.C behind the next colon or stop."""
    mark = next((m for m in _COLON_OR_STOP.finditer(text, begin, limit) if starts_number(text, m.end(), limit)), None)
    if mark is None:
        return ()
    end = text.find("\n", mark.end(), limit)
    return _fitting(text, tuple(numbered(text, mark.end(), limit if end < 0 else end)), number)


def _lines(text: str, begin: int, noun: str, number: int) -> tuple[Span, ...]:
    """下列7个集群入库,排名不分先后: above lines, or one line, of just as many names."""
    stop = text.find("\n", begin, begin + _REMARK)
    if stop < 0 or text[stop - 1] != ":":
        return ()
    end = text.find("\n", stop + 1)
    words = tuple(Span(*m.span()) for m in _WORD.finditer(text, stop + 1, end if end > 0 else len(text)))
    found = lines_behind(text, stop - 1, noun, number) if len(words) != number else None
    items = found.items if found else words
    classed = len(items) == number and all(is_classed(text[i.begin : i.end]) for i in items)
    return items if classed else _fitting(text, items, number)


def _fitting(text: str, listed: tuple[Span, ...], number: int) -> tuple[Span, ...]:
    """The names in the list where they are `number`, most of them industries by name; else nothing."""
    items = clean(text, listed)
    return items if len(items) == number and _mostly_known(text, items) else ()


def _mostly_known(text: str, items: tuple[Span, ...]) -> bool:
    """Are two in three of the names industries by name, whatever class they bear (机械制造产业链)?"""
    return sum(is_industrial(bare_industry(text[i.begin : i.end])) for i in items) * 3 >= len(items) * 2


# 9个集群的目标:A集群规模达到…,B集群达到… — what is said of each.
_SUBJECT = re.compile(r"[,;:。\n](?P<name>[一-鿿]{2,12}(?:产业链|集群))(?=[一-鿿])")


def _subjects(text: str, begin: int, limit: int, number: int, noun: str) -> tuple[Span, ...]:
    """What is said of each; clusters are no members of a count of chains."""
    found = [Span(*m.span("name")) for m in _SUBJECT.finditer(text, begin, limit) if m["name"][-1] == noun[-1]]
    return clean(text, tuple(found)) if 1 < len(found) <= number and _mostly_known(text, tuple(found)) else ()


def _before(text: str, low: int, place: int, number: int) -> tuple[Span, ...]:
    """把A、B、C作为三大产业: the enumeration before the verb that stands before the count."""
    made = _MADE.search(text, max(low, place - 24), place)
    if made is None:
        return ()
    marks = [m.end() for m in _PART.finditer(text, low, made.start())]
    begin = marks[-1] if marks else low
    first = text.find("、", begin, made.start())
    if first < 0 and number > 2:
        return ()
    at = strip_lead(text, begin, first if first > 0 else made.start())
    etc = closing(text, at, made.start())
    return _industries(text, at, made.start() if etc is None else etc, number)


def _heads(text: str, begin: int, limit: int, number: int, noun: str) -> tuple[Span, ...]:
    """发展三大产业。人工智能:…。低空经济:…。 — as many names as announced, each before what is said of it."""
    sentence = text.find("。", begin, limit)
    for style in (*_HEADS, _GROWTH):
        stop = sentence if style is _GROWTH and sentence > 0 else limit
        items = clean(text, tuple(Span(*m.span("name")) for m in style.finditer(text, begin, stop)))
        of_kind = style is not _CLASSED or all(text[i.end - 1] == noun[-1] for i in items)  # chains of 两大产业链
        if len(items) == number > 1 and of_kind and _mostly_known(text, items):
            return items
    return ()
