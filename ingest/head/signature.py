"""The signature of a notice: the bodies that issue it and the date under them (GB/T 9704-2012 §7.3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.head.issuers import body_names
from ingest.model import Span
from ingest.numbers.dates import PrintedDate, parse_date
from ingest.text.cues import Cue

_DATE = (
    r"(?:(?:19|20)\d\d|[一二][〇零Oo0九][〇零Oo0一二三四五六七八九]{2})(?:[年/-]|\. ?|—(?=\d))"
    r"[\d一二三四五六七八九十元月/—-]{1,3}(?:\. ?)?[\d一二三四五六七八九十元月./—-]{0,7}[日号]?"
)
_DATED = re.compile(
    r"(?:^|\t)(?P<body>[^\n\t。,:;、\d《》]{2,60}?)??(?:(?:成文|落款|签发|签署)(?:日期|时间):)?"
    rf"[ (]{{0,2}}(?P<date>{_DATE})"
    r"[ )]{0,2}(?:\([^()\n]{2,14}\))?。?(?=$|\t)",
    re.MULTILINE,
)
_DATE_LAST = frozenset("0123456789一二三四五六七八九十元月./—-日号")
_LAST_CUE = Cue([*(c + "\n" for c in sorted(_DATE_LAST | {" ", ")", "日。"})), "\t"])  # of lines that may end in a date
_PRINTED_DAY = (
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
    r"|[一二][〇零Oo九][〇零Oo一二三四五六七八九]{2}年[一二三四五六七八九十元]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_RUN_IN = re.compile(
    rf"[。!][ \t]{{0,4}}(?P<body>[^\n\t。,:;、\d《》()]{{2,70}}?) ?(?P<date>{_PRINTED_DAY})"
    r"(?=[ \t(]|$|此件|附件|[\u4e00-\u9fff]{2,30}(?:方案|计划|规划|办法|意见|措施|细则))"
)
_RUN_IN_DATE = re.compile(rf"[。!][ \t]{{0,4}}(?P<date>{_PRINTED_DAY})[ \t]?")
_DAY = re.compile(r"日(?:(?<=月\d日)|(?<=月\d\d日)|(?<=[月十二][一二三四五六七八九十]日))")
_NEXT_ITEM = re.compile(r"\s*\n\s*(?:\d{1,3}[ \t]*(?:\n|[.、])|[(]?[一二三四五六七八九十]{1,3}[)、])")
_NUMBERED_ROW = re.compile(r"[(]?[\d一二三四五六七八九十]{1,3}[).、]?\t")
_PIECE = re.compile(r"[^\n\t]+")
_BODY_LAST = frozenset("府室会厅局委部署院行处科司办团党组关学所台协联社心队盟站班央)")
_ENDED = re.compile(
    r"(?:[。!」”;]|。\)|(?:如下|意见|措施):|此复|特此.{1,6}|^\(.*\)|^附[件表].*|^\d{1,2}[.、].*)$"
    # the one who signs an order: 省长 and a name
    r"|^.{0,12}(?:主席|主 ?任|[省市县区州部局署行盟会] ?长|总理|委员长|专员)(?:[ \t:].{1,12}|[^,。:;、]{2,4})?$"
)
BROKEN_DATE = re.compile(r"(?:19|20)\d\d\d{2,4}日?$")  # 2023925日: a copy that lost 年 and 月
_AFTER_BODIES = re.compile(rf"\(|附[件表]|来源|抄送|联系|{BROKEN_DATE.pattern}")
_SEAL = re.compile(r"\((?:公章|盖章|代章|印章|章)\)")
BACK = 600  # code points looked at before a date for the bodies above it
MOST = 20  # bodies of one signature


@dataclass(frozen=True, slots=True)
class Signature:
    """The bodies that sign, with their places, and the date; either may be missing."""

    bodies: tuple[tuple[str, Span], ...]
    date: PrintedDate | None
    date_at: Span
    begin: int
    end: int


NONE = Signature((), None, Span(0, 0), 0, 0)


def signature(text: str, body: int, like: str = "") -> Signature:
    """The first signature of a notice whose body begins at `body`; NONE where there is none.

    `like` is the title of the document carried.
    The bodies stand above the date, beside it, or are left out; a date alone signs only behind the
    end of a sentence. A signature without a date is one at the end of the text or before its attachment.

    >>> s = signature("请遵照执行。\\n甲市财政局\\n2024年3月1日\\n", 0)
    >>> s.bodies[0][0], s.date.iso
    ('甲市财政局', '2024-03-01')
    """
    dated = list(_dated(text))
    for m in dated:
        date = parse_date(m["date"].replace(" ", "").replace("号", "日"))
        if date is None or date.month is None or _in_table(text, m.start("date")):
            continue
        if _is_deadline(text, m, dated, by_month=date.day is None):
            continue
        bodies: list[tuple[str, Span]] = []
        if m["body"]:
            bodies = [
                (m["body"][b:e], Span(m.start("body") + b, m.start("body") + e)) for b, e in body_names(m["body"])
            ]
            if not bodies:
                continue
        above, last = _above(text, m.start())
        bodies = above + bodies
        at = Span(m.start("date"), m.end("date"))
        if bodies:
            return Signature(tuple(bodies), date, at, bodies[0][1].begin, m.end())
        if m.start() >= body and date.day and _ENDED.search(last) and not _row(text, m):
            return Signature((), date, at, m.start(), m.end())
    return _run_in(text, body) or _date_alone(text, body, like) or _undated(text, body)


def _dated(text: str) -> Iterator[re.Match[str]]:
    """Dates that end a line or a cell, with the words before them there."""
    done = -1
    for at in [*_LAST_CUE.places(text), len(text) - 1]:
        if at <= done:
            continue
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        done = end = len(text) if end < 0 else end
        line = text[begin:end]
        if "\t" in line or line.rstrip(" )。")[-1:] in _DATE_LAST or line.endswith(")") and "日(" in line:
            yield from _DATED.finditer(text, begin, end)


def _date_alone(text: str, body: int, like: str) -> Signature | None:
    """A date between the end of the letter and the title of what it carries, in a copy without line breaks."""
    if len(like) < 6 or text.find(like[:12], body) < 0:
        return None
    for m in _RUN_IN_DATE.finditer(text, body):
        date = parse_date(m["date"].replace(" ", ""))
        if date and date.day and text.startswith(like[:12], m.end()):
            return Signature((), date, Span(m.start("date"), m.end("date")), m.start("date"), m.end())
    return None


def _run_in(text: str, body: int) -> Signature | None:
    """The signature in a copy without line breaks: `。某市人民政府2022年6月30日(此件公开发布)`."""
    for m in _RUN_IN.finditer(text, body) if _DAY.search(text, body) else ():
        date = parse_date(m["date"].replace(" ", ""))
        names = body_names(m["body"].strip())
        if date and names:
            at = m.start("body") + len(m["body"]) - len(m["body"].lstrip())
            bodies = tuple((m["body"].strip()[b:e], Span(at + b, at + e)) for b, e in names)
            return Signature(bodies, date, Span(m.start("date"), m.end("date")), at, m.end())
    return None


def _in_table(text: str, place: int) -> bool:
    """Does a date or a body stand in a row of a table: behind a number and a tab, or below a row of as many cells?"""
    begin = text.rfind("\n", 0, place) + 1
    tabs = text.count("\t", begin, place)
    if tabs < 2:
        return False
    above = text.rfind("\n", 0, max(0, begin - 1)) + 1
    end = text.find("\n", place)
    cells = text.count("\t", begin, len(text) if end < 0 else end)
    return bool(_NUMBERED_ROW.match(text, begin, place)) or text.count("\t", above, begin) == cells


def _is_deadline(text: str, m: re.Match[str], dated: list[re.Match[str]], *, by_month: bool) -> bool:
    """Is it one of several dates that stand with the bodies in charge: months before numbered items, or in lines?"""
    if by_month and any(o["date"] != m["date"] for o in dated) and any(_NEXT_ITEM.match(text, o.end()) for o in dated):
        return True
    return m["body"] is not None and any(
        other["body"] is not None
        and other["date"] != m["date"]
        and text[min(m.end(), other.end()) : max(m.start(), other.start())].strip(" ") == "\n"
        for other in dated
    )


def _row(text: str, m: re.Match[str]) -> bool:
    """Is the date a cell of a table?"""
    return (
        text[m.start()] == "\t"
        and not text.startswith("\t", m.start() - 1)
        and "\n" in text[max(0, m.start() - 60) : m.start()]
    )


def _above(text: str, place: int) -> tuple[list[tuple[str, Span]], str]:
    """The bodies on the lines above `place`, top first, and the last words before them."""
    low = max(0, place - BACK)
    pieces = list(_PIECE.finditer(text, low, place))
    found: list[tuple[str, Span]] = []
    for piece in reversed(pieces):
        words = piece[0].strip()
        if not words or _SEAL.fullmatch(words):
            continue
        names = _names(piece)
        if not names or len(found) >= MOST or _in_table(text, piece.start()):
            return found, text[text.rfind("\n", low, piece.start()) + 1 : piece.end()].strip() if len(
                words
            ) < 14 else words
        found = names + found
    return found, ""


def _names(piece: re.Match[str]) -> list[tuple[str, Span]]:
    words = piece[0].rstrip()
    if len(words) > 70 or words[-1:] not in _BODY_LAST:
        return []
    left = len(words) - len(words.lstrip())
    return [
        (words[left + b : left + e], Span(piece.start() + left + b, piece.start() + left + e))
        for b, e in body_names(words[left:])
    ]


def _undated(text: str, body: int) -> Signature:
    """Bodies alone behind the end of a sentence, followed by the end of the text, a bracket or an attachment."""
    last = ""
    found: list[tuple[str, Span]] = []
    for piece in _tail(text, body):
        words = piece[0].strip()
        if not words or _in_table(text, piece.start()):  # a cell with the body in charge signs nothing
            continue
        names = _names(piece) if found or words[-1] in _BODY_LAST and _ENDED.search(last) else []
        if names:
            found += names
            continue
        if found and (_AFTER_BODIES.match(words) or len(text) - piece.start() < 200):
            break
        found = []
        last = words
    if not found:
        return NONE
    return Signature(tuple(found[:MOST]), None, Span(0, 0), found[0][1].begin, found[-1][1].end)


def _tail(text: str, body: int) -> Iterator[re.Match[str]]:
    return _PIECE.finditer(text, max(body, len(text) - 3000))
