"""The properties of a notice from the parts of its head, each with the words that state it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ingest.citations.titles import as_printed
from ingest.geography.gazetteer import Division, jurisdiction
from ingest.head import status as head_status
from ingest.head.addressees import addressed_below, addressees
from ingest.head.carrier import title_words
from ingest.head.issuers import body_names, issuer_name
from ingest.head.lines import Line, kind_of, lines
from ingest.head.news import posted
from ingest.head.parts import NATIONAL, HeadParts
from ingest.head.title import core
from ingest.model import Fact, Status
from ingest.numbers.dates import PrintedDate, parse_date

if TYPE_CHECKING:
    from ingest.reading import Reading

_INDEX = re.compile(r"[A-Za-z0-9][\w./\\-]{3,60}")
_KIND_LINE = re.compile(r"^[ \t]*(?:[^\n]{0,30})?(公[ \t]?告|通[ \t]?告|公[ \t]?示|决[ \t]?定)[ \t]*$", re.MULTILINE)
_DATE_BESIDE = re.compile(
    r"[ \t]*(?P<date>(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?|[一二][〇零○九][^\d\n]{2}年.{1,2}月.{1,3}日)"
    r"[ \t)]*(?=\n|\Z)"
)
_DATE_BEFORE = re.compile(r"[ \t]*(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[ \t]*(?=[\u4e00-\u9fff]{1,12}[〔\[(])")
_BRACKET_DATE = re.compile(r"^\((?P<d>[^()\n]{8,14})\)$", re.MULTILINE)  # under the title of a party paper
_URL = re.compile(r"https?://[^\s,。;)\u4e00-\u9fff]{6,300}")
_SOURCE = re.compile(
    r"(?:原文链接|原文地址|原文网址|来源链接|来源网址|原始链接|原文出处|文章链接)[^:\n]{0,6}:\s*(?=http)"
)


@dataclass(slots=True)
class HeadValues:
    """Values and their facts while the head is read; the first value of a property stays."""

    reading: Reading
    values: dict[str, object] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    def put(self, name: str, value: object, begin: int, end: int, status: Status = "certain", why: str = "") -> None:
        """Set a property that has no value yet."""
        if value in (None, "", []) or name in self.values or end <= begin or self._private(begin, end):
            return
        if name in ("title", "carrier"):
            value = as_printed(str(value), self.reading.printed(begin, end))
        self.values[name] = value
        self._state(name, value, begin, end, status, why)

    def add(self, name: str, value: str, begin: int, end: int) -> None:
        """Add to a property that is a list."""
        known = self.values.setdefault(name, [])
        if isinstance(known, list) and value and value not in known and end > begin and not self._private(begin, end):
            known.append(value)
            self._state(name, value, begin, end, "certain", "")

    def _private(self, begin: int, end: int) -> bool:
        """Do the words touch what is marked as a contact person's?"""
        private = self.reading.document.private
        if not private:
            return False
        at = self.reading.folded.span(begin, end)
        return any(p.begin < at.end and at.begin < p.end for p in private)

    def _state(self, name: str, value: object, begin: int, end: int, status: Status, why: str) -> None:
        shown = {"property": name, "value": value}
        self.facts.append(Fact("notice_property", begin, end, shown, status, why, f"notice.{name}"))


def put_titles(found: HeadValues, head: HeadParts) -> None:
    """title, carrier, kind, number; a letter that carries several documents keeps its own title."""
    title, number = head.title, head.number
    if number:
        found.put("doc_number", number.number, number.begin, number.end)
    if head.news:
        one = head.news.title
        found.put("title", one.words, one.begin + 1, one.end - 1)
        if head.news.number:
            found.put("doc_number", head.news.number.number, head.news.number.begin, head.news.number.end)
        _put_kind(found, Line(head.text[one.begin + 1 : one.end - 1], range(one.begin + 1, one.end - 1)))
        return
    if title is None:
        m = _KIND_LINE.search(head.text, 0, head.end)
        if m is None and number and number.kind == "order":
            m = re.compile("(公 ?告|通 ?告)").search(head.text, number.begin, number.end)
        if m:
            found.put("kind", re.sub(r"\s", "", m[1]), m.start(1), m.end(1))
        return
    shown = head.carried or title.whole
    found.put("title", title_words(shown), shown.begin, shown.end)
    if head.carried is not None or title.several:
        found.put("carrier", title_words(title.whole), title.whole.begin, title.whole.end)
    _put_kind(found, shown)


def _put_kind(found: HeadValues, shown: Line) -> None:
    kind = kind_of(shown.words)
    if kind:
        found.put("kind", kind[0], shown.places[kind[1]], shown.places[kind[2] - 1] + 1)


_OF_HEAD = re.compile(r":|^[(\[〔].{4,}[)\]〕]$|\d{4}")  # a field, a bracket, a number or a date


def put_issuers(found: HeadValues, head: HeadParts, place: Division | None) -> None:
    """Who issues: who signs, else who is printed in the title, the order, the passing body, the header."""
    if head.signed.bodies:
        for name, span in head.signed.bodies:
            found.add("issuers", issuer_name(name, place), span.begin, span.end)
        return
    who = head.title.who if head.title else None
    for begin, end in body_names(who.words) if who else ():
        if who is not None:
            found.add("issuers", issuer_name(who.words[begin:end], place), who.places[begin], who.places[end - 1] + 1)
    if "issuers" in found.values:
        return
    below_head = True  # not below the other cells of a table
    for line in lines(head.text, head.title.whole.end, head.end) if head.title else ():
        if not below_head:
            break
        names = body_names(line.words) if _bodies_alone(head.text, line) else []  # on a line of its own under the title
        for begin, end in names:
            found.add(
                "issuers", issuer_name(line.words[begin:end], place), line.places[begin], line.places[end - 1] + 1
            )
        if line.words.strip():
            title = head.title.whole.words if head.title else ""
            below_head = bool(names) or line.words in title or bool(_OF_HEAD.search(line.words))
    if "issuers" in found.values:
        return
    if head.news:
        for begin, end in body_names(head.news.who):
            found.add(
                "issuers",
                issuer_name(head.news.who[begin:end], place),
                head.news.who_at + begin,
                head.news.who_at + end,
            )
        return
    number = head.number
    if number and number.kind == "order" and "主席令" not in number.number:
        name = re.split("令|公告|通告", number.number)[0]
        found.add("issuers", issuer_name(name, place), number.begin, number.begin + len(name))
    elif body := head_status.adopting_body(head.text, head.end):
        found.add("issuers", body[0], body[1], body[2])
    else:
        for one in head.header:
            if one.name == "issuers":
                for begin, end in body_names(head.text[one.begin : one.end]):
                    name = issuer_name(head.text[one.begin + begin : one.begin + end], place)
                    found.add("issuers", name, one.begin + begin, one.begin + end)


def _bodies_alone(text: str, line: Line) -> bool:
    """Does the printed line hold nothing but bodies, and no other cells of a row?"""
    begin, end = text.rfind("\n", 0, line.begin) + 1, text.find("\n", line.end)
    cells = text[begin : end if end >= 0 else len(text)].strip().split("\t")
    return len(cells) == 1 or all(body_names(cell.strip()) for cell in cells)


def put_dates(found: HeadValues, head: HeadParts, place: Division | None) -> None:
    """issued by rule: signed, 成文 of the header, the bracket under the title, the sentence that tells of it."""
    text, signed = head.text, head.signed
    if signed.date:
        found.put("issued", signed.date.iso, signed.date_at.begin, signed.date_at.end)
    official = sum(f.end > f.begin for f in head.header if f.name not in ("other", "published")) > 0
    for one in head.header:
        date = parse_date(text[one.begin : one.end]) if one.name in ("issued", "written") else None
        if date and date.day:
            if one.name == "written" and ":" in text[one.begin : one.end]:
                continue  # with a time of day it is the posting
            sure = one.name == "issued"
            why = "" if sure else "发文日期 may be the day of signing or of sending"
            found.put("issued", date.iso, one.begin, one.end, "certain" if sure else "inferred", why)
    if head.number and (date := _beside(text, head.number.end)):
        found.put("issued", date.iso, date.begin, date.end)
    bracketed = text.startswith("(") or text.find("\n(", 0, head.end) >= 0
    for m in _BRACKET_DATE.finditer(text, 0, head.end) if bracketed else ():
        if (date := parse_date(m["d"])) and date.day:
            found.put("issued", date.iso, m.start("d"), m.end("d"))
    if head.news and head.news.date:
        found.put("issued", head.news.date.iso, head.news.date.begin, head.news.date.end)
    for one in head.header:
        date = parse_date(text[one.begin : one.end]) if one.name == "published" else None
        if date and date.day:
            day_end = one.begin + len(text[one.begin : one.end].split()[0])
            if official:
                found.put("published", date.iso, one.begin, day_end)
            else:
                why = "the date of a site, maybe not of the issuer"
                found.put("published", date.iso, one.begin, day_end, "ambiguous", why)
    _put_posted(found, head, place)
    if passed := head_status.adopted(text, head.end) or head_status.adopted(text, _title_below(head)):
        found.put("adopted", passed.value, passed.begin, passed.end)
    issued = str(found.values.get("issued", ""))
    own = head.carried or (head.title.whole if head.title else None)
    title = core(own.words if own else head.news.title.words if head.news else "")
    for stated in head_status.validity(text, title, head.header, issued):
        found.put(
            stated.name, stated.value, stated.begin, stated.end, "inferred" if stated.why else "certain", stated.why
        )


def _title_below(head: HeadParts) -> int:
    """The end of the title where a report gives the document in full, else of the title printed over it."""
    if head.news and (at := head.text.find(f"\n{head.news.title.words}\n")) >= 0:
        return at + len(head.news.title.words) + 1
    own = head.carried or (head.title.whole if head.title else None)
    return own.end if own else 0


def _beside(text: str, at: int) -> PrintedDate | None:
    """The date that shares the line with the number that ends at `at`: 某政发〔2021〕32号 2021年9月17日."""
    m = _DATE_BESIDE.match(text, at) or _DATE_BEFORE.match(text, text.rfind("\n", 0, at) + 1, at)
    date = parse_date(m["date"]) if m else None
    return replace(date, begin=m.start("date"), end=m.end("date")) if m and date and date.day else None


def _put_posted(found: HeadValues, head: HeadParts, place: Division | None) -> None:
    """published by the lead of a medium above the title, if it tells of an issuer: `1月13日,某省财政厅发布…`."""
    issuers = found.values.get("issuers")
    told = (
        posted(head.text, str(found.values.get("issued", ""))) if isinstance(issuers, list) and not head.news else None
    )
    if told is None or head.title and head.title.whole.begin < told.end or not isinstance(issuers, list):
        return
    named = [issuer_name(told.who[b:e], place) for b, e in body_names(told.who)]
    if any(i.startswith(n) or n.startswith(i) for n in named for i in issuers):
        why = (
            "a medium tells it" if told.with_year else "a medium tells the day, not the year: the first after the issue"
        )
        found.put("published", told.day, told.begin, told.end, "inferred", why)


def put_header(found: HeadValues, head: HeadParts) -> None:
    """Standing, index number, addressees, address of the source."""
    text, title = head.text, head.title
    stated = head_status.standing(text, title, head.carried, head.header, head.end)
    if stated:
        found.put("legal_status", stated.value, stated.begin, stated.end)
    elif title is not None:
        whole = title.whole
        found.put(
            "legal_status", "unknown", whole.begin, whole.end, "inferred", "the page says nothing of its standing"
        )
    for one in head.header:
        if one.name == "index_number" and (m := _INDEX.match(text, one.begin, one.end)):
            found.put("index_number", m[0], m.start(), m.end())
        if one.name == "source_url" and (m := _URL.match(text, one.begin, one.end)):
            found.put("source_url", m[0], m.start(), m.end())
    for m in _SOURCE.finditer(text) if "http" in text else ():
        if url := _URL.match(text, m.end()):
            found.put("source_url", url[0], url.start(), url.end())
    top = title.whole.end if title and title.whole.end <= head.end else 0  # a page may leave out the title above
    for name, span in list(addressees(text, top, head.end)) or addressed_below(text, head.end, head.signed.end):
        single = jurisdiction(name) is not None and "、" not in name and body_names(name)
        found.add("addressees", issuer_name(name, None) if single else name, span.begin, span.end)


def put_reach(found: HeadValues, head: HeadParts, place: Division | None) -> None:
    """level and jurisdiction, shown by the first issuer or the title."""
    shown = next((f for f in found.facts if f.values["property"] == "issuers"), None)
    for name in ("title", "doc_number"):
        shown = shown or next((f for f in found.facts if f.values["property"] == name), None)
    if shown is None:
        return
    issuers = found.values.get("issuers")
    first = issuers[0] if isinstance(issuers, list) and issuers else ""
    if place is not None:
        found.put("jurisdiction", place.name, shown.begin, shown.end)
        if not re.search(r"开发区|高新区|经开区|新区管|园区(?=管|办|$)|兵团|自贸", first):
            found.put("level", place.level, shown.begin, shown.end)
    elif NATIONAL.match(first) or not first and head.title and NATIONAL.match(head.title.whole.words):
        found.put("level", "national", shown.begin, shown.end)
