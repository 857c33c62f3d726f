"""The timeline, read from the graph: when notices were issued and apply, deadlines, target years, what was not read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.pages import measures
from kg.pages.graph import Graph, Row
from kg.pages.labels import province_of
from kg.pages.shelf import Shelf
from kg.pages.view import NOTHING, Answer, Evidence, Notice, Run, Text
from kg.pages.wording import english_date, plural

_DATES = {  # the properties of a notice that are dates, in the order in which they usually fall
    "issued": Text("成文", "issued"),
    "adopted": Text("通过", "adopted"),
    "published": Text("发布", "published"),
    "effective_from": Text("施行", "in force from"),
    "expires": Text("失效", "expires"),
}
_RELATIONS = {
    "based_on": Text("依据", "based on"),
    "complies_with": Text("须符合", "must comply with"),
    "implements": Text("落实", "implements"),
    "issues": Text("印发", "issues"),
    "forwards": Text("转发", "forwards"),
    "amends": Text("修改", "amends"),
    "repeals": Text("废止", "repeals"),
    "replaces": Text("替代", "replaces"),
    "mentions": Text("提到", "mentions"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a date: a day, or a day of every year ('--06-30'). `oddity` says what does not fit."""

    evidence: str
    date: str
    words: Text
    kind: str  # notice, deadline
    notice: Notice
    note: Text = NOTHING
    oddity: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Span:
    """The targets of a notice for one year, from the year of the notice to the end of the target year."""

    evidence: str
    begin: str
    year: int
    count: int
    notice: Notice


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that a notice cites and that was not read."""

    evidence: str
    title: str
    number: str
    relation: Text
    source: Text
    draft: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page of all dates."""

    answer: Answer
    notices_dated: tuple[Moment, ...]
    deadlines: tuple[Moment, ...]
    spans: tuple[Span, ...]
    yearless: tuple[tuple[str, Text], ...]  # evidence, words of targets without a year
    unread: tuple[Unread, ...]
    notices: tuple[Notice, ...]
    area: Text
    evidence: tuple[Evidence, ...]


def timeline_view(graph: Graph) -> TimelineView:
    """Everything the page shows."""
    shelf = Shelf(graph)
    dated = _dated(graph, shelf)
    deadlines = _deadlines(graph, shelf)
    spans, yearless = _targets(graph, shelf)
    unread = _unread(graph, shelf)
    return TimelineView(
        answer=_answer(spans, yearless, unread),
        notices_dated=dated,
        deadlines=deadlines,
        spans=spans,
        yearless=yearless,
        unread=unread,
        notices=tuple(graph.notices.values()),
        area=province_of(graph)[1],
        evidence=shelf.articles,
    )


def _dated(graph: Graph, shelf: Shelf) -> tuple[Moment, ...]:
    """The dates that the notices give themselves; a notice without any says so with an empty date."""
    rows = graph.rows(
        """SELECT ?s ?n ?property ?value WHERE { ?s a kg:NoticeProperty ; kg:inNotice ?n ;
           kg:property ?property ; kg:value ?value }"""
    )
    said: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r["n"], r["value"], r["s"])):
        if row["property"] in _DATES:
            said[row["n"]].append(row)
    found = []
    for iri, notice in graph.notices.items():
        heading = Text(f"《{notice.short.zh}》", notice.short.english)
        mine = sorted(said[iri], key=lambda r: (list(_DATES).index(r["property"]), r["value"]))
        quotes = tuple(q for r in mine for q in graph.quotes(r["s"])[:1])
        state = Text(
            "；".join(f"{_DATES[r['property']].zh} {r['value']}" for r in mine) or "所读文字没有写日期",
            "; ".join(f"{_DATES[r['property']].english} {english_date(r['value'])}" for r in mine)
            or "no date is given",
        )
        evidence = shelf.keep(iri, heading, state, quotes=quotes)
        if not mine:
            found.append(Moment(evidence, "", Text("日期未写", "no date given"), "notice", notice))
        seen = set()
        for row in mine:
            if row["property"] not in seen:
                seen.add(row["property"])
                found.append(Moment(evidence, row["value"], _DATES[row["property"]], "notice", notice))
    return tuple(sorted(found, key=lambda m: (m.date or "9", m.notice.id)))


def _deadlines(graph: Graph, shelf: Shelf) -> tuple[Moment, ...]:
    found = []
    for row in measures.deadlines(graph):
        notice = graph.notices[row["n"]]
        what = Text(row["what"] or "期限", "" if row["what"] else "deadline")
        note = Text(row["recurrence"], "every year" if row["recurrence"] == "每年" else row["recurrence"])
        if row["status"] == "inferred":
            note = Text("年份推断", "year inferred")
        odd = NOTHING
        if re.match(r"\d{4}", row["date"]) and notice.date and row["date"] < notice.date:
            odd = Text("早于文件日期，原文如此", "before the date of the notice, as printed")
        evidence = shelf.keep(row["s"], what, measures.date(row["date"]), note)
        found.append(Moment(evidence, row["date"], what, "deadline", notice, note, odd))
    return tuple(sorted(found, key=lambda m: (m.date.startswith("-"), m.date, m.evidence)))


def _targets(graph: Graph, shelf: Shelf) -> tuple[tuple[Span, ...], tuple[tuple[str, Text], ...]]:
    areas = measures.areas(graph)
    by: dict[tuple[str, int], list[Row]] = defaultdict(list)
    yearless = []
    for row in measures.targets(graph):
        if row["year"]:
            by[row["n"], int(row["year"])].append(row)
            continue
        words = Text(f"{measures.subject(row, areas)} {measures.amount(row)}".strip())
        yearless.append((shelf.keep(row["s"], words, measures.year(row)), words))
    found = []
    for (n, year), rows in by.items():
        notice = graph.notices[n]
        heading = Text(f"《{notice.short.zh}》{year}年的目标", f"{notice.short.english}: targets for {year}")
        listed = "；".join(f"{measures.subject(r, areas)} {measures.amount(r)}".strip() for r in rows)
        quotes = tuple(q for r in rows for q in graph.quotes(r["s"])[:1])
        state = Text(f"{len(rows)}个", plural(len(rows), "target"))
        found.append(
            Span(shelf.keep(f"{n}#{year}", heading, state, Text(listed), quotes), notice.date, year, len(rows), notice)
        )
    return tuple(sorted(found, key=lambda s: (s.year, s.begin, s.notice.id))), tuple(yearless)


def _unread(graph: Graph, shelf: Shelf) -> tuple[Unread, ...]:
    rows = graph.rows(
        """SELECT ?s ?policy ?title ?number ?relation ?n WHERE { ?s a kg:Citation ; kg:cites ?policy ;
           kg:relation ?relation ; kg:inNotice ?n . OPTIONAL { ?s kg:title ?title }
           OPTIONAL { ?s kg:docNumber ?number } FILTER NOT EXISTS { ?policy a kg:Notice } }"""
    )
    found: dict[tuple[str, str], Unread] = {}
    for row in sorted(rows, key=lambda r: (r["n"], r["title"] or r["number"], r["s"])):
        notice = graph.notices[row["n"]]
        title = f"《{row['title'].strip('《》')}》" if row["title"] else row["number"]
        relation = _RELATIONS.get(row["relation"], Text(row["relation"]))
        evidence = shelf.keep(row["s"], Text(title), relation)
        draft = notice.standing == "draft"
        found.setdefault(
            (row["policy"], row["n"]), Unread(evidence, title, row["number"], relation, notice.short, draft)
        )
    return tuple(found.values())


def _answer(spans: tuple[Span, ...], yearless: tuple[tuple[str, Text], ...], unread: tuple[Unread, ...]) -> Answer:
    counts: Counter[int] = Counter()
    drafts: Counter[int] = Counter()
    for span in spans:
        counts[span.year] += span.count
        drafts[span.year] += span.count if span.notice.standing == "draft" else 0
    zh: list[Run] = [Run("写明年份的目标：" if counts else "所读文件没有写明年份的目标")]
    en: list[Run] = [Run("Targets with a year: " if counts else "No target has a year")]
    for i, year in enumerate(sorted(counts)):
        zh += [Run("，" if i else ""), Run(str(year), "strong"), Run(f"年{counts[year]}个")]
        en += [Run(", " if i else ""), Run(str(counts[year])), Run(" for "), Run(str(year), "strong")]
        if drafts[year]:
            zh.append(Run(f"（其中{drafts[year]}个只见于征求意见稿）"))
            en.append(Run(f" ({drafts[year]} in a draft only)"))
    if yearless:
        zh += [Run("；另"), Run(str(len(yearless)), "strong"), Run("个没写年份")]
        en += [Run("; "), Run(str(len(yearless)), "strong"), Run(" without a year")]
    number = len({u.title for u in unread})
    zh += [Run("。"), Run("有"), Run(str(number), "strong"), Run("份文件被引用而没有读到。")]
    en += [Run(". "), Run(str(number), "strong"), Run(" documents are cited and were not read.")]
    return Answer(tuple(zh), tuple(en))
