"""A news item about a notice: `2023年6月27日,某省人民政府办公厅印发《…》(…号)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from ingest.citations.doc_numbers import DocNumber, doc_numbers
from ingest.citations.titles import Title, titles
from ingest.head.issuers import body_names
from ingest.numbers.dates import PrintedDate, dates

_LEAD = re.compile(
    r"(?P<date>(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|近日|日前|近期|今日|昨日)?,?"
    r"(?P<who>[\u4e00-\u9fff 、]{4,60}?)(?:联合|正式|制定|公开|对外)*"
    r"(?:印发|发布|公布|出台|下发|颁布)(?:了|实施)?(?=《)"
)
_ISSUES = re.compile("[发布台](?:了|实施)?《")
_LEARNED = re.compile(r"(?:获悉|了解到)[,:]?(?=《)")
_IS_ISSUED = re.compile(r"\)?[^。;《]{0,40}(?:印发|出台|发布|公布|下发)")
_POSTED = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,10}[讯电]:?|\([^()\n]{2,20}\))?(?P<date>(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)[上下]?午?,?(?P<who>[\u4e00-\u9fff、]{4,40}?)"
    r"(?:官方网站|官网|网站|官方)?(?:正式|公开|对外)?(?:发布|公布|公示)",
    re.MULTILINE,
)
_DAY_OF = re.compile(r"月\d{1,2}日[上下]?午?,?[\u4e00-\u9fff、]{4}")
_SOON = 200  # days between the issue and what a medium tells of it
REACH = 500
_T = TypeVar("_T", DocNumber, PrintedDate)


@dataclass(frozen=True, slots=True)
class Report:
    """What the sentence reports: the notice's title, who issued it, its number and the day if the year is printed."""

    title: Title
    who: str
    who_at: int
    number: DocNumber | None
    date: PrintedDate | None


def report(text: str) -> Report | None:
    """The notice that a news item at the beginning of the text reports; None for none.

    >>> r = report("2023年6月27日,河北省人民政府办公厅印发《甲产业行动方案》(冀政办字〔2023〕81号),提出目标。")
    >>> r.title.words, r.who, r.number.number, r.date.iso
    ('甲产业行动方案', '河北省人民政府办公厅', '冀政办字〔2023〕81号', '2023-06-27')
    """
    near = min(len(text), REACH)
    if not _ISSUES.search(text, 0, near):
        return _learned(text) if "获悉" in text[:near] or "了解到" in text[:near] else None
    for m in _LEAD.finditer(text, 0, min(len(text), REACH)):
        who = m["who"].strip(" 、")
        if not body_names(who):
            continue
        window = text[m.end() : m.end() + 260]
        found = titles(window)
        if not found or found[0].begin:
            return None
        one = found[0]
        rest = window[one.end :]
        number = next((n for n in doc_numbers(rest[:60]) if rest[: n.begin].strip() in ("", "(")), None)
        when = next(dates(m["date"] or ""), None)
        return Report(
            replace(one, begin=one.begin + m.end(), end=one.end + m.end()),
            who,
            m.start("who") + m["who"].find(who),
            _moved(number, m.end() + one.end) if number else None,
            _moved(when, m.start("date")) if when and when.year else None,
        )
    return None


def _learned(text: str) -> Report | None:
    """记者从市政府获悉,《…》(…号)已印发: a report that does not say who issued the notice."""
    told = _LEARNED.search(text, 0, min(len(text), REACH))
    window = text[told.end() : told.end() + 260] if told else ""
    found = titles(window)
    if told is None or not found or found[0].begin:
        return None
    one = found[0]
    rest = window[one.end :]
    number = next((n for n in doc_numbers(rest[:60]) if rest[: n.begin].strip() in ("", "(")), None)
    if not _IS_ISSUED.match(rest, number.end if number else 0):
        return None
    at = told.end()
    return Report(
        replace(one, begin=one.begin + at, end=one.end + at), "", at,
        _moved(number, at + one.end) if number else None, None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Posting:
    """Who published a notice and when, as a medium tells above it in the words `begin:end`."""

    day: str
    with_year: bool
    who: str
    begin: int
    end: int


def posted(text: str, issued: str) -> Posting | None:
    """What a medium says above the notice of its publication; None where nothing tells.

    A day without its year is the first such day from the day of issue on.

    >>> posted("1月5日,某省财政厅发布公告,提出目标。\\n", "2022-12-28").day
    '2023-01-05'
    """
    for m in _POSTED.finditer(text, 0, min(len(text), REACH)) if _DAY_OF.search(text, 0, REACH) else ():
        when = next(dates(m["date"]), None)
        if when is None or not when.month or not when.day or not body_names(m["who"]):
            continue
        if when.year:
            return Posting(when.iso, True, m["who"], m.start(), m.end())
        try:
            first = date.fromisoformat(issued)
            day = date(first.year, when.month, when.day)
            day = day if day >= first else day.replace(year=first.year + 1)
        except ValueError:
            return None
        return Posting(day.isoformat(), False, m["who"], m.start(), m.end()) if (day - first).days <= _SOON else None
    return None


def _moved(one: _T, by: int) -> _T:
    return replace(one, begin=one.begin + by, end=one.end + by)
