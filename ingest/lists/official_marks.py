"""Official lists whose items are parted by , ; / or blanks, and those told in parts: 5条(首批2条:A、B;次批3条:…)."""

from __future__ import annotations

import re

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.listing import closing, listing
from ingest.lists.naming import strip_lead
from ingest.lists.official_names import clean
from ingest.model import Span
from ingest.text.openings import OPENS_MARK, past_mark
from ingest.text.outline import han_number

REACH = 300  # code points from a count to the last item of its list
_LONGEST = 24  # code points of an item with the verb before it
_PIECE = {mark: re.compile(f"[^。:\n{mark}]+") for mark in ",;/ "}
_GOES_ON = ("其中", "具体", "分别")  # 共11条,分为三类。其中优势类有…
_CLASS = re.compile("(?:产业)?集群$|产业链$")
_JOINED_LAST = re.compile("[和与及]|以及")


def marked_behind(text: str, begin: int, end: int, number: int) -> tuple[Span, ...]:
    """The first `number` pieces of `text[begin:end]` between commas, semicolons, strokes or blanks.

    Most of them must be industries by name; what is said behind the last one is left out.

    >>> text = "液压,纺机,焦化,由市领导包联"
    >>> [text[i.begin : i.end] for i in marked_behind(text, 0, len(text), 3)]
    ['液压', '纺机', '焦化']
    """
    for mark in ",;/ ":
        if (found := text.count(mark, begin, end)) + 2 < number or not found:
            continue
        pieces = [Span(m.start(), m.end()) for m in _PIECE[mark].finditer(text, begin, end)]
        if len(pieces) > number:
            if mark != ",":
                continue
            pieces = pieces[:number]
        if len(pieces) == number - 1 and (joined := _JOINED_LAST.search(text, pieces[-1].begin + 1, pieces[-1].end)):
            pieces[-1:] = [Span(pieces[-1].begin, joined.start()), Span(joined.end(), pieces[-1].end)]
        if len(pieces) == number and (items := _named(text, pieces)):
            return items
    return ()


def marked_before(text: str, low: int, stop: int, number: int | None, open_: bool) -> tuple[Span, ...]:
    """The pieces between commas, semicolons, numbers that end at `stop`: A,B,C三大产业; A;B;C等8条产业链; ①A②B两条."""
    mark = next((m for m in ",;" if text.rfind(m, max(low, stop - _LONGEST), stop) >= 0), "")
    pieces: list[Span] = []
    at = stop
    while mark and at > low and (number is None or len(pieces) < number):
        begin = max(low, *(text.rfind(m, max(low, at - _LONGEST), at) + 1 for m in ",;。:\n"))
        name = strip_lead(text, begin, at)
        marked = text[name] in OPENS_MARK
        name = past_mark(text, name, at) if marked else name  # ①A;②B;③C等三大产业
        if not is_industrial(text[name:at]):
            return _circled(text, low, stop, number)
        pieces.insert(0, Span(name, at))
        at = begin - 1
        if name > begin and not (marked and text[at : at + 1] == mark) or text[at : at + 1] != mark:
            break  # the verb of all stands before the first
    wanted = len(pieces) >= 3 if open_ else len(pieces) == number
    return _named(text, pieces) if wanted and len(pieces) > 1 else _circled(text, low, stop, number)


_CIRCLED = re.compile("[①-⑳]([^①-⑳,。;:\n]+)")


def _circled(text: str, low: int, stop: int, number: int | None) -> tuple[Span, ...]:
    """The items behind circled numbers, where they are `number`: ①A②B③C三条产业链."""
    pieces = [Span(*m.span(1)) for m in _CIRCLED.finditer(text, low, stop)] if number else []
    return _named(text, pieces) if len(pieces) == number and pieces[-1].end == stop else ()


def _named(text: str, pieces: list[Span]) -> tuple[Span, ...]:
    items = clean(text, tuple(pieces))
    known = sum(_is_trade(text[i.begin : i.end]) for i in items)
    return items if len(items) == len(pieces) and known * 3 >= len(items) * 2 else ()


def _is_trade(name: str) -> bool:
    """Is it an industry by name, be it printed as a cluster or chain of it?"""
    return is_industrial(_CLASS.sub("", name))


# 做强A产业,做优B产业,加快形成三大主导产业: each item is a clause with a verb of its own, the count closes them.
_CLOSING_VERB = re.compile(
    r"[,;](?:加快|着力|全力|逐步|努力|共同|推动|最终|整体|从而)?(?:形成|构建|打造|培育|建成|构筑|壮大)(?:起|了|全[市省县区州]|以上|这|我[市省县区州])?$"
)


def verbed_before(text: str, low: int, stop: int, number: int) -> tuple[Span, ...]:
    """The `number` clauses before the verb that stands before the count at `stop`, each without its verb.

    >>> text = "做强油气加工,做优纺织服装,培育商贸物流,加快形成"
    >>> [text[i.begin : i.end] for i in verbed_before(text, 0, len(text), 3)]
    ['油气加工', '纺织服装', '商贸物流']
    """
    closing_verb = _CLOSING_VERB.search(text, max(low, stop - _LONGEST), stop)
    pieces: list[Span] = []
    at = closing_verb.start() if closing_verb else low
    while at > low and len(pieces) < number:
        begin = max(low, *(text.rfind(m, max(low, at - _LONGEST), at) + 1 for m in ",;。:\n"))
        name = strip_lead(text, begin, at)
        if name == begin or "、" in text[name:at] or not _is_trade(text[name:at]):
            return ()
        pieces.insert(0, Span(name, at))
        at = begin - 1
    return _named(text, pieces) if len(pieces) == number and number > 2 else ()


# 传统改造类4条(A、B、C、D), 市级2条为A、B: a part of the list that was counted before it.
_PART = re.compile(
    r"(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,2})[条个](?:,?(?:即|分别为|分别是|包括|为|是|有)[:,]?|[:(])"
    r"(?P<list>[^,。;:()\n]{2,160})"
)

# 优势类有A、B、C3条, 特色类包括D、E等2条: the number closes the part.
_CLOSED_PART = re.compile(
    r"[类型级批](?:产业|的)?(?:分别|主要)?(?:包[括含]|为|是|有|:)(?P<list>[^,。;:()\n]{2,160}?)等?共?"
    r"(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,2})[条个](?=[,。;)]|$)"
)


def summed(text: str, place: int, number: int) -> tuple[Span, ...]:
    """The items of the parts whose numbers make up `number`, behind `place`, or as much of it as is printed.

    >>> text = "5条产业链(第一批2条:煤炭、电力;第二批3条:化工、钢铁、医药)"
    >>> [text[i.begin : i.end] for i in summed(text, 5, 5)]
    ['煤炭', '电力', '化工', '钢铁', '医药']
    """
    end = min(place + REACH, len(text))
    for mark in "。\n":
        at = text.find(mark, place, end)
        if mark == "。" and text.startswith(_GOES_ON, at + 1):
            at = text.find(mark, at + 1, end)
        if at >= 0:
            end = at
    if text.find("条", place, end) < 0 and text.find("个", place, end) < 0:
        return ()
    for kind in (_PART, _CLOSED_PART):
        if items := _parts(text, kind, place, end, number):
            return items
    return ()


def _parts(text: str, kind: re.Pattern[str], place: int, end: int, number: int) -> tuple[Span, ...]:
    """The items of the parts told in one way."""
    items: list[Span] = []
    told = parts = 0
    for part in kind.finditer(text, place, end):
        counted = 2 if part["n"] == "两" else han_number(part["n"])
        if counted is None or told + counted > number:
            break
        found = listing(text, *part.span("list"), joins="none").items
        if len(found) != counted:
            found = listing(text, *part.span("list"), joins="last").items
        if len(found) != counted:
            break
        items += found
        told += counted
        parts += 1
    return _named(text, items) if parts > 1 else ()


def inner_etc(text: str, begin: int, end: int) -> tuple[Span, ...]:
    """The items parted by 、 where 等 stands within one and closes nothing; none elsewhere.

    >>> text = "稀土等矿产品加工、机电、食品"
    >>> [text[i.begin : i.end] for i in inner_etc(text, 0, len(text))]
    ['稀土等矿产品加工', '机电', '食品']
    """
    etc = closing(text, begin, end)
    stop = text.find("、", etc + 2, end) if etc is not None else -1
    inside = etc is not None and stop > 0 and text[etc + 1] not in _ENDS_ITEM and not _JOINS.search(text, etc, stop)
    return tuple(Span(*m.span()) for m in _BY_MARKS.finditer(text, begin, end)) if inside else ()


_BY_MARKS = re.compile(r"[^、()]+(?:\([^()]*\))?")
_JOINS = re.compile("[和与及]")  # 企业等主体和氢能、储能: the list begins behind it
_ENDS_ITEM = "、)一二三四五六七八九十0123456789"
