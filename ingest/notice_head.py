"""What a notice says of itself: title, number, issuers, dates, standing, reach.

Read from the header of the site, the title line, the letter's signature and the closing clauses.
Where they differ the signature decides (GB/T 9704-2012 §7.3.5: the date of a notice is the one signed),
then 成文日期 of the header, then the sentence that tells of the issue; a posting date is never it.
Rules for places, agencies, targets and deadlines lean on the jurisdiction and the year read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest import head_status
from ingest.dates import parse_date
from ingest.gazetteer import Division, jurisdiction
from ingest.head_addressees import addressees
from ingest.head_carrier import Line, TitleLine, kind_of, kind_words, lines, read_title, title_words
from ingest.head_fields import Field, fields, head_end
from ingest.head_news import Report, report
from ingest.head_numbers import own_number, place_of_code
from ingest.head_signature import Signature, signature
from ingest.head_title import attached_title, core, order_title, title_blocks
from ingest.issuers import body_names, issuer_name
from ingest.model import Fact, Span, Status
from ingest.titles import DocNumber, titles

if TYPE_CHECKING:
    from ingest.reading import Reading

_YEARS = re.compile(r"(?:20\d\d)年?(?:—|-|~|至)(20\d\d)年")
_GOAL = re.compile(r"到(20\d\d)年(?!\d)")
_FIVE_YEARS = {"“十一五”": 2010, "“十二五”": 2015, "“十三五”": 2020, "“十四五”": 2025, "“十五五”": 2030}
_INDEX = re.compile(r"[A-Za-z0-9][\w./\\-]{3,60}")
_URL = re.compile(r"https?://[^\s,。;)\u4e00-\u9fff]{6,300}")
_SOURCE = re.compile(
    r"(?:原文链接|原文地址|原文网址|来源链接|来源网址|原始链接|原文出处|文章链接)[^:\n]{0,6}:\s*(?=http)"
)
_NATIONAL = re.compile(
    r"(?:中共中央|国务院|中央|国家(?!高新|级)|全国|中国(?:人民银行|证券|银行|科学院|民用|气象|地震)|最高人民|中华全国"
    r"|(?:外交|国防|教育|科技|科学技术|工业和信息化|公安|安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|环境保护|国土资源|住房和?城乡建设"
    r"|住建|交通运输|铁道|水利|农业农村|农业|商务|文化和旅游|文化|应急管理|退役军人事务|卫生|信息产业)部"
    r"|(?:海关|审计)总?署|(?:税务|市场监管|市场监督管理|质检|安监|广电|体育|统计|医保|知识产权|能源|林草|药监|数据|粮食|邮政|铁路|民航|外汇|烟草|气象|地震)总?局(?!.*[省市县区]))"
)


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


@dataclass(slots=True)
class _Values:
    """Values and their facts while the head is read; the first value of a property stays."""

    reading: Reading
    values: dict[str, object] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    def put(self, name: str, value: object, begin: int, end: int, status: Status = "certain", why: str = "") -> None:
        """Set a property that has no value yet."""
        if value in (None, "", []) or name in self.values or end <= begin:
            return
        self.values[name] = value
        self._state(name, value, begin, end, status, why)

    def add(self, name: str, value: str, begin: int, end: int) -> None:
        """Add to a property that is a list."""
        known = self.values.setdefault(name, [])
        if isinstance(known, list) and value and value not in known and end > begin:
            known.append(value)
            self._state(name, value, begin, end, "certain", "")

    def _state(self, name: str, value: object, begin: int, end: int, status: Status, why: str) -> None:
        fact = self.reading.fact("notice_property", begin, end, status=status, why=why, property=name, value=value)
        self.facts.append(replace(fact, rule=f"notice.{name}"))


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of a head as found, before any value is taken from them."""

    text: str
    end: int
    header: tuple[Field, ...]
    title: TitleLine | None
    carried: Line | None  # the document carried, as its own title prints it where it does
    signed: Signature
    number: DocNumber | None
    news: Report | None


def read_head(reading: Reading) -> NoticeHead:
    """The head of a notice; a text without any gives empty values.

    >>> from ingest.extract import extract
    >>> text = "甲省财政厅关于做好预算工作的通知\\n各市财政局:\\n请认真做好预算编制各项工作。\\n甲省财政厅\\n2024年3月1日"
    >>> v = extract(text).reading.notice.values
    >>> v["title"], v["issued"], v["kind"]
    ('甲省财政厅关于做好预算工作的通知', '2024-03-01', '通知')
    """
    head = _parts(reading)
    found = _Values(reading)
    _put_titles(found, head)
    place = _place(head)
    _put_issuers(found, head, place)
    _put_dates(found, head)
    _put_header(found, head)
    _put_reach(found, head, place)
    return _finished(found, head, place)


def _parts(reading: Reading) -> _Head:
    text = reading.text
    end = head_end(text)
    header = fields(text, end)
    title = _title(reading, end, header)
    if title is None and (title := _run_in(text)):
        colon = text.find(":", title.whole.end, title.whole.end + 200)
        end = colon + 1 if colon > 0 else title.whole.end
    signed = signature(text, end)
    news = report(text) if title is None or title.carried is None and not signed.bodies else None
    if news and title is not None and core(news.title.words) not in core(title.whole.words):
        news = None
    carried = title.carried if title else None
    number = own_number(text, end, header, title, [n for n, _ in signed.bodies])
    behind = signed.end or end
    if carried is not None:
        own = attached_title(text, behind, carried.words)
        carried = own or carried
    elif title is None and news is None:
        own = _order_line(text, end) if number and number.kind == "order" else attached_title(text, behind, "")
        title = read_title(own) if own else None
    return _Head(text, end, header, title, carried, signed, number, news)


def _title(reading: Reading, end: int, header: tuple[Field, ...]) -> TitleLine | None:
    text = reading.text
    taken = [Span(f.begin, max(f.end, f.begin + 1)) for f in header]
    for block in title_blocks(lines(text, 0, end), taken):
        title = read_title(block)
        if title.whole.words:
            return title
    for one in header:
        if one.name == "title" and kind_of(text[one.begin : one.end]):
            return read_title(Line(text[one.begin : one.end], tuple(range(one.begin, one.end))))
    return None


def _run_in(text: str) -> TitleLine | None:
    """The title of a copy without line breaks: it ends before its number or the bodies addressed."""
    first = text[: text.find("\n")] if "\n" in text else text
    if len(first) < 200:
        return None
    m = _run_in_pattern().match(first[:400])
    return read_title(Line(m["t"], tuple(range(m.start("t"), m.end("t"))))) if m else None


@lru_cache(maxsize=1)
def _run_in_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?P<t>[^\n\t。;!?]{{4,160}}?(?:{kind_words()})(?:\([^()]{{2,20}}\))?)"
        r"(?=\s*[(\[〔]?[\u4e00-\u9fff]{1,10}[〔\[(](?:19|20)\d\d|\s*(?:各|有关)[^。]{2,120}:|[\t ]|\((?:19|20)\d\d年)"
    )


def _order_line(text: str, end: int) -> Line | None:
    found = order_title(text, max(0, end - 200))
    return Line(found.words, tuple(range(found.begin + 1, found.end - 1))) if found else None


def _put_titles(found: _Values, head: _Head) -> None:
    """title, carrier, kind, number; a letter that carries several documents keeps its own title."""
    title, number = head.title, head.number
    if number:
        found.put("doc_number", number.number, number.begin, number.end)
    if head.news:
        one = head.news.title
        found.put("title", one.words, one.begin + 1, one.end - 1)
        if head.news.number:
            found.put("doc_number", head.news.number.number, head.news.number.begin, head.news.number.end)
        _put_kind(found, Line(head.text[one.begin + 1 : one.end - 1], tuple(range(one.begin + 1, one.end - 1))))
        return
    if title is None:
        m = re.compile(
            r"^[ \t]*(?:[^\n]{0,30})?(公[ \t]?告|通[ \t]?告|公[ \t]?示|决[ \t]?定)[ \t]*$", re.MULTILINE
        ).search(head.text, 0, head.end)
        if m:
            found.put("kind", re.sub(r"\s", "", m[1]), m.start(1), m.end(1))
        return
    shown = head.carried or title.whole
    found.put("title", title_words(shown), shown.begin, shown.end)
    if head.carried is not None or title.several:
        found.put("carrier", title_words(title.whole), title.whole.begin, title.whole.end)
    _put_kind(found, shown)


def _put_kind(found: _Values, shown: Line) -> None:
    kind = kind_of(shown.words)
    if kind:
        found.put("kind", kind[0], shown.places[kind[1]], shown.places[kind[2] - 1] + 1)


def _place(head: _Head) -> Division | None:
    """The division that issued the notice; None for the centre and where nothing tells."""
    named = [n for n, _ in head.signed.bodies]
    if head.title and head.title.who.words:
        named.append(head.title.who.words)
    named += [head.text[f.begin : f.end] for f in head.header if f.name == "issuers"]
    if head.news:
        named.append(head.news.who)
    body = head_status.adopting_body(head.text, head.end)
    named += [body[0]] if body else []
    if any(_NATIONAL.match(n.strip()) for n in named[:1]):
        return None
    if head.title:
        named += [re.sub("^关于(?:印发|公布|发布)?", "", w.words) for w in (head.carried, head.title.whole) if w]
    if head.number and head.number.kind == "order":
        named.insert(0, head.number.number)
    for words in named:
        place = jurisdiction(words.strip().replace(" ", ""))
        if place is not None:
            return place
    if head.number and (place := place_of_code(head.number.number)):
        return place
    for words in named[-2:]:
        m = re.search(r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|市|州|县|区)", words)
        place = jurisdiction(m[0]) if m else None
        if place is not None and place.level != "county":
            return place
    return None


def _put_issuers(found: _Values, head: _Head, place: Division | None) -> None:
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
    for line in lines(head.text, head.title.whole.end, head.end) if head.title else ():
        for begin, end in body_names(line.words):  # printed on a line of its own under the title
            found.add(
                "issuers", issuer_name(line.words[begin:end], place), line.places[begin], line.places[end - 1] + 1
            )
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
    if number and number.kind == "order":
        name = re.split("主席令|令|公告|通告", number.number)[0]
        found.add("issuers", issuer_name(name, place), number.begin, number.begin + len(name))
    elif body := head_status.adopting_body(head.text, head.end):
        found.add("issuers", body[0], body[1], body[2])
    else:
        for one in head.header:
            if one.name == "issuers":
                for begin, end in body_names(head.text[one.begin : one.end]):
                    name = issuer_name(head.text[one.begin + begin : one.begin + end], place)
                    found.add("issuers", name, one.begin + begin, one.begin + end)


def _put_dates(found: _Values, head: _Head) -> None:
    """issued by rule: signed, 成文 of the header, the bracket under the title, the sentence that tells of it."""
    text, signed = head.text, head.signed
    if signed.date:
        found.put("issued", signed.date.iso, signed.date_at.begin, signed.date_at.end)
    official = sum(f.end > f.begin for f in head.header if f.name not in ("other", "published")) > 0
    for one in head.header:
        date = parse_date(text[one.begin : one.end])
        if date and date.day and one.name in ("issued", "written"):
            if one.name == "written" and ":" in text[one.begin : one.end]:
                continue  # with a time of day it is the posting
            sure = one.name == "issued"
            why = "" if sure else "发文日期 may be the day of signing or of sending"
            found.put("issued", date.iso, one.begin, one.end, "certain" if sure else "inferred", why)
    if (
        head.title
        and (m := re.compile(r"\s*\((?P<d>[^()\n]{8,14})\)\s*\n").match(text, head.title.whole.end))
        and (date := parse_date(m["d"]))
    ):
        found.put("issued", date.iso, m.start("d"), m.end("d"))
    if head.news and head.news.date:
        found.put("issued", head.news.date.iso, head.news.date.begin, head.news.date.end)
    for one in head.header:
        date = parse_date(text[one.begin : one.end])
        if date and date.day and one.name == "published":
            found.put("published", date.iso, one.begin, one.begin + len(text[one.begin : one.end].split()[0]),
                      *(("certain", "") if official else ("ambiguous", "the date of a site, maybe not of the issuer")))  # fmt: skip
    if passed := head_status.adopted(text, head.end):
        found.put("adopted", passed.value, passed.begin, passed.end)
    issued = str(found.values.get("issued", ""))
    own = head.carried or (head.title.whole if head.title else None)
    for stated in head_status.validity(text, core(own.words) if own else "", head.header, signed, issued):
        found.put(
            stated.name, stated.value, stated.begin, stated.end, "inferred" if stated.why else "certain", stated.why
        )


def _put_header(found: _Values, head: _Head) -> None:
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
    for m in _SOURCE.finditer(text):
        if url := _URL.match(text, m.end()):
            found.put("source_url", url[0], url.start(), url.end())
    for name, span in addressees(text, title.whole.end if title else 0, head.end):
        single = jurisdiction(name) is not None and "、" not in name and body_names(name)
        found.add("addressees", issuer_name(name, None) if single else name, span.begin, span.end)


def _put_reach(found: _Values, head: _Head, place: Division | None) -> None:
    """level and jurisdiction, shown by the first issuer or the title."""
    shown = next((f for f in found.facts if f.values["property"] == "issuers"), None)
    shown = shown or next((f for f in found.facts if f.values["property"] == "title"), None)
    if shown is None:
        return
    issuers = found.values.get("issuers")
    first = issuers[0] if isinstance(issuers, list) and issuers else ""
    if place is not None:
        found.put("jurisdiction", place.name, shown.begin, shown.end)
        if not re.search(r"开发区|高新区|经开区|新区管|园区|兵团|自贸", first):
            found.put("level", place.level, shown.begin, shown.end)
    elif _NATIONAL.match(first) or not first and head.title and _NATIONAL.match(head.title.whole.words):
        found.put("level", "national", shown.begin, shown.end)


def _finished(found: _Values, head: _Head, place: Division | None) -> NoticeHead:
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
        _horizon(head, own), frozenset(t for t in called if t), tuple(s for s in spans if s.end > s.begin), head.end,
    )  # fmt: skip


def _year_of(head: _Head, own: list[Line]) -> int | None:
    """The year of a notice without a date: of its number, its title (2024年…征集), the dates of the page."""
    words = [head.number.number] if head.number else []
    words += [m[0] for line in own if (m := re.search(r"20\d\d年(?!版|[—~至-])", line.words))]
    words += [head.text[f.begin : f.end] for f in head.header if parse_date(head.text[f.begin : f.end])]
    return next((int(m[0]) for w in words if (m := re.search(r"(?:19|20)\d\d", w))), None)


def _horizon(head: _Head, own: list[Line]) -> int | None:
    """The last year of the period that the title names, of its five-year plan, or of the first `到20XX年`."""
    for line in own:
        if m := _YEARS.search(line.words):
            return int(m[1])
        for plan, year in _FIVE_YEARS.items():
            if plan in line.words:
                return year
    m = _GOAL.search(head.text, head.end, head.end + 6000)
    return int(m[1]) if m else None
