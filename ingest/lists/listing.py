"""Enumerations: a range of text in, the spans of its items out.

Officials part items by 、 and close with 和/及/以及/与 before the last one, or with 等. Brackets,
quotation marks and 书名号 protect what they hold. A 等 inside a word (等离子, 高等, 等级) closes nothing.
Whether a joining word parts two items or belongs to one name (商业航天及卫星网络) depends on the
family of facts, so the caller says which (`joins`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from ingest.model import Span

Joins = Literal["last", "all", "none"]

_PAIRS = {")": "(", "]": "[", "】": "【", "〕": "〔", "》": "《", "〉": "〈", "”": "“", "’": "‘"}
_OPENERS = frozenset(_PAIRS.values())
# The joining words; not where they are part of a word (中和, 参与, 普及).
# Each branch begins with its letter, so that the search may skip to the next of these letters.
_JOIN = (
    r"以及|和(?<![中共饱总柔缓温平亲谐随附暖祥调]和)(?![谐平解睦缓县田静顺龙硕布]|林格)|与(?<![参赋给授付]与)(?!会|"
    r"否|时俱|众)"
    r"|及(?<![普涉以触波危遍言提顾]及)(?!时|格|早|其他有关)|暨(?<!公暨)"
)
_MARK = re.compile("|".join([*map(re.escape, "、,;\t()[]【】〔〕《》〈〉“”‘’"), _JOIN]))
_JOINING = re.compile(_JOIN)
_JOIN_OR_BLANK = frozenset("以和与及暨 \n")
_PROTECTING = re.compile(r"[\t()\[\]【】〔〕《》〈〉“”‘’]")
CLOSING = re.compile(
    r"等(?<![高中初平同均对优特相何劣上下甲乙丙一二三四五六七八九十]等)(?!级|待|于|同|候|号|奖|式|额|效|离|温|"
    r"静压|高线|比例|价(?!值)|次|边|距|闲)"
)
_BLANK = " \t\n"
DEEPEST = 20  # brackets within brackets; a damaged line may open thousands


class Listing(Struct, frozen=True, gc=False):
    """`items` in their order; `open` where the list ends in 等; `tail` the words after the 等 (领域, 等3个市)."""

    items: tuple[Span, ...]
    open: bool
    tail: Span


def listing(
    text: str, begin: int, end: int, *, joins: Joins = "last", commas: bool = False, semicolons: bool = False
) -> Listing:
    """The items enumerated in `text[begin:end]` (folded text), none of them empty; an unparted range is one item.

    `joins`: "last" parts at 和/及/与/以及 after the last 、 (also where there is no 、), "all" at each of
    them, "none" only at 以及 after a mark. `commas` and `semicolons` say whether these part items as 、 does.

    >>> text = "脑机接口、绿色氢能(制、储)和机器人等未来产业"
    >>> found = listing(text, 0, len(text))
    >>> [text[i.begin : i.end] for i in found.items], found.open, text[found.tail.begin : found.tail.end]
    (['脑机接口', '绿色氢能(制、储)', '机器人'], True, '未来产业')
    """
    closed = closing(text, begin, end)
    stop = end if closed is None else closed
    tail = Span(end, end) if closed is None else Span(closed + 1, end)
    if not commas and not semicolons and not _PROTECTING.search(text, begin, stop):
        return Listing(_unprotected(text, begin, stop, joins), closed is not None, tail)
    marks = list(_marks(text, begin, stop, commas, semicolons))
    last_mark = max((m.end for m, is_join in marks if not is_join), default=begin)
    items: list[Span] = []
    at = begin
    for mark, is_join in marks:
        follows_mark = not text[at : mark.begin].strip() and at > begin
        if is_join and not follows_mark and (joins == "none" or joins == "last" and mark.begin < last_mark):
            continue
        if is_join and not follows_mark and joins != "all" and _too_short(at, mark, stop):
            continue
        items.append(_trimmed(text, at, mark.begin - (is_join and text[mark.begin - 1] == "," and mark.begin > at)))
        at = mark.end
    items.append(_trimmed(text, at, stop))
    return Listing(tuple(i for i in items if i.end > i.begin), closed is not None, tail)


def _unprotected(text: str, begin: int, stop: int, joins: Joins) -> tuple[Span, ...]:
    """The items of a range without brackets, quotation marks and tabs, parted by 、 and joining words only."""
    items: list[Span] = []
    at = begin
    while at <= stop:
        end = text.find("、", at, stop)
        if end < 0:
            end = stop
        parting = joins == "all" or joins == "last" and end == stop
        if parting or text[at : at + 1] in _JOIN_OR_BLANK:
            at = _at_joins(text, begin, at, end, stop, joins, parting, items)
        if at < end:
            if text[at] in _BLANK or text[end - 1] in _BLANK:
                item = _trimmed(text, at, end)
                if item.end > item.begin:
                    items.append(item)
            else:
                items.append(Span(at, end))
        at = end + 1
    return tuple(items)


def _at_joins(
    text: str, begin: int, at: int, end: int, stop: int, joins: Joins, parting: bool, items: list[Span]
) -> int:
    """Adds what the joining words of one piece part off to `items`; where the rest of the piece begins."""
    for m in _JOINING.finditer(text, at, end):
        follows_mark = at > begin and not text[at : m.start()].strip()
        if not follows_mark and not parting:
            continue
        if not follows_mark and joins != "all" and (m.start() - at < 2 or stop - m.end() < 2):
            continue
        item = _trimmed(text, at, m.start() - (text[m.start() - 1] == "," and m.start() > at))
        at = m.end()
        if item.end > item.begin:
            items.append(item)
    return at


def closing(text: str, begin: int, end: int) -> int | None:
    """The place of the first 等 outside brackets that closes the enumeration in `text[begin:end]`, or None.

    >>> closing("等离子体、激光等技术", 0, 10)
    7
    """
    if text.find("等", begin, end) < 0:
        return None
    for m in CLOSING.finditer(text, begin, end):
        if m.start() > begin and _depth(text, begin, m.start()) == 0:
            return m.start()
        if m.start() - begin > 4000:
            return None
    return None


def shared_tail(names: Sequence[str], tails: Sequence[str]) -> str:
    """The tail that only the last name prints but all share (成都、德阳市 → 市); '' where there is none.

    >>> shared_tail(["成都", "德阳市"], ["市", "州"])
    '市'
    """
    if len(names) < 2:
        return ""
    tail = next((t for t in tails if names[-1].endswith(t) and len(names[-1]) > len(t)), "")
    return "" if not tail or any(n.endswith(tuple(tails)) for n in names[:-1]) else tail


def bracketed(text: str, begin: int, end: int) -> tuple[Span, Span | None]:
    """An item parted into its name and what its closing bracket holds: `大数据(含软件)` → 大数据, 含软件.

    >>> bracketed("大数据(含软件)", 0, 8)
    (Span(begin=0, end=3), Span(begin=4, end=7))
    """
    if end > begin and text[end - 1] == ")":
        open_at = text.find("(", begin, end)
        if open_at > begin:
            return _trimmed(text, begin, open_at), Span(open_at + 1, end - 1)
    return Span(begin, end), None


def _marks(text: str, begin: int, end: int, commas: bool, semicolons: bool) -> Iterator[tuple[Span, bool]]:
    """The marks outside brackets that part items: (span, is it a joining word)."""
    stack: list[str] = []
    for m in _MARK.finditer(text, begin, end):
        mark = m[0]
        if mark in _OPENERS:
            if len(stack) < DEEPEST:
                stack.append(mark)
        elif mark in _PAIRS:
            if _PAIRS[mark] in stack:
                while stack.pop() != _PAIRS[mark]:
                    pass
        elif stack or mark == "," and not commas or mark == ";" and not semicolons:
            continue
        else:
            yield Span(m.start(), m.end()), mark not in "、,;\t"


def _depth(text: str, begin: int, place: int) -> int:
    """How many brackets are open at `place`; looks back at most as far as a long list reaches."""
    window = text[max(begin, place - 1000) : place]
    return sum(max(0, window.count(o) - window.count(c)) for c, o in _PAIRS.items())


def _too_short(at: int, mark: Span, stop: int) -> bool:
    """A joining word beside a single character is part of a name (水和电 is rare, 和田 is not)."""
    return mark.begin - at < 2 or stop - mark.end < 2


def _trimmed(text: str, begin: int, end: int) -> Span:
    while begin < end and text[begin] in _BLANK:
        begin += 1
    while end > begin and text[end - 1] in _BLANK:
        end -= 1
    return Span(begin, end)
