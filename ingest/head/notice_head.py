"""What a notice says of itself: title, number, issuers, dates, standing, reach.

Read from the header of the site, the title line, the letter's signature and the closing clauses.
Where they differ the signature decides (GB/T 9704-2012 §7.3.5: the date of a notice is the one signed),
then 成文日期 of the header, then the sentence that tells of the issue; a posting date is never it.
Rules for places, agencies, targets and deadlines lean on the jurisdiction and the year read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.citations.titles import titles
from ingest.geography.gazetteer import Division
from ingest.head.lines import Line
from ingest.head.parts import HeadParts, head_parts, issuing_place
from ingest.head.title import core
from ingest.head.values import HeadValues, put_dates, put_header, put_issuers, put_reach, put_titles
from ingest.model import Fact, Span
from ingest.numbers.dates import parse_date

if TYPE_CHECKING:
    from ingest.reading import Reading

_YEARS = re.compile(r"(?:20\d\d)年?(?:—|-|~|至)(20\d\d)年")
_GOAL = re.compile(r"到(20\d\d)年(?!\d)")
_FIVE_YEARS = {"“十一五”": 2010, "“十二五”": 2015, "“十三五”": 2020, "“十四五”": 2025, "“十五五”": 2030}


@dataclass(frozen=True, slots=True)
class NoticeHead:
    """The `notice` line of the contract, each value with the fact (`notice_property`) that shows it."""

    values: dict[str, object]
    properties: tuple[Fact, ...] = ()
    jurisdiction: str | None = None  # official name of the division that issued it
    jurisdiction_code: str | None = None  # GB/T 2260
    issued_year: int | None = None
    horizon: int | None = None  # last year of the period the title or the general goal names
    own_titles: frozenset[str] = frozenset()  # cores of the titles by which the notice names itself
    own_spans: tuple[Span, ...] = ()  # title lines and header: what is named there is no citation
    body: int = 0  # where the body begins


def read_head(reading: Reading) -> NoticeHead:
    """The head of a notice; a text without any gives empty values.

    >>> from ingest.extract import extract
    >>> letter = "甲省财政厅关于做好预算工作的通知\\n各市财政局:\\n请认真做好预算编制工作。\\n甲省财政厅\\n2024年3月1日"
    >>> v = extract(letter).reading.notice.values
    >>> v["title"], v["issued"], v["kind"]
    ('甲省财政厅关于做好预算工作的通知', '2024-03-01', '通知')
    """
    head = head_parts(reading)
    found = HeadValues(reading)
    put_titles(found, head)
    place = issuing_place(head)
    put_issuers(found, head, place)
    put_dates(found, head, place)
    put_header(found, head)
    put_reach(found, head, place)
    return _finished(found, head, place)


def _finished(found: HeadValues, head: HeadParts, place: Division | None) -> NoticeHead:
    own = [
        w
        for w in (head.carried, head.title.whole if head.title else None, head.title.carried if head.title else None)
        if w
    ]
    called = {core(w.words) for w in own} | ({core(head.news.title.words)} if head.news else set())
    if head.title and head.title.several:
        called |= {core(t.words) for t in titles(head.title.whole.words.replace("〈", "《").replace("〉", "》"))}
    issued = str(found.values.get("issued") or found.values.get("adopted") or "")
    year = int(issued[:4]) if issued[:4].isdigit() else None
    if year is None:
        year = _year_of(head, own)
    spans = [Span(w.begin, w.end) for w in own] + [Span(f.begin, f.end) for f in head.header]
    return NoticeHead(
        found.values, tuple(found.facts), place.name if place else None, place.code if place else None, year,
        _horizon(head, own), frozenset(t for t in called if t), tuple(s for s in spans if s.end > s.begin),
        head.end if head.title or head.header or head.number or head.news else 0,
    )  # fmt: skip


def _year_of(head: HeadParts, own: list[Line]) -> int | None:
    """The year of a notice without a date: of its number, its title (2024年…征集), the dates of the page."""
    words = [head.number.number] if head.number else []
    words += [m[0] for line in own if (m := re.search(r"(?<![—~至-])20\d\d ?年(?!版|[—~至-])", line.words))]
    words += [head.text[f.begin : f.end] for f in head.header if parse_date(head.text[f.begin : f.end])]
    return next((int(m[0]) for w in words if (m := re.search(r"(?:19|20)\d\d", w))), None)


def _horizon(head: HeadParts, own: list[Line]) -> int | None:
    """The last year of the period that the title names, of its five-year plan, or of the first `到20XX年`."""
    for line in own:
        if m := _YEARS.search(line.words):
            return int(m[1])
        for plan, year in _FIVE_YEARS.items():
            if plan in line.words:
                return year
    m = _GOAL.search(head.text, head.end, head.end + 6000)
    return int(m[1]) if m else None
