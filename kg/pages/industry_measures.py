"""Numbers, money and dates of an industry: targets, incentives, deadlines."""

from __future__ import annotations

import re
from functools import cached_property

from kg.pages.graph import Row, printed
from kg.pages.industry_articles import Articles
from kg.pages.industry_view import Duty, Figure, Measure
from kg.pages.view import Text
from kg.pages.wording import english_date

_OPS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "=": "", "~": "≈ ", "range": ""}


class MeasureReader:
    """Reads the targets, incentives and deadlines of one industry."""

    def __init__(self, articles: Articles) -> None:
        self.articles, self.graph = articles, articles.graph

    @cached_property
    def targets(self) -> list[Row]:
        rows = self.graph.rows(
            """SELECT ?s ?metric ?about ?op ?amount ?high ?unit ?year ?clause ?path ?n ?begin ?end WHERE {
               ?s a kg:Target ; kg:op ?op ; kg:amount ?amount ; kg:inClause ?clause ; kg:inNotice ?n ; kg:evidence ?e .
               ?e oa:start ?begin ; oa:end ?end . OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:metric ?metric }
               OPTIONAL { ?s kg:about ?about } OPTIONAL { ?s kg:amountHigh ?high } OPTIONAL { ?s kg:unit ?unit }
               OPTIONAL { ?s kg:year ?year } }"""
        )
        kept: dict[str, Row] = {}
        for row in sorted(rows, key=lambda r: (r["n"], int(r["begin"]), r["s"])):
            kept.setdefault(row["s"], row)
        return list(kept.values())

    @cached_property
    def _areas(self) -> set[str]:
        """Names of provinces: as subject of a target they say no more than that it is provincial."""
        rows = self.graph.rows("""SELECT ?r WHERE { ?r kg:level "province" }""")
        names = {self.graph.label(r["r"]).zh for r in rows}
        return names | {n.removesuffix("省") for n in names} | {"全省", "我省"}

    def figure(self, row: Row, columns: tuple[int, int] = (0, 0)) -> Figure:
        number = _amount(row)
        about = "" if row["about"] in self._areas or row["about"] == row["metric"] else row["about"]
        what = "：".join(x for x in (about, row["metric"]) if x) or self.articles.subject.name.zh
        year = Text(f"{row['year']}年", row["year"]) if row["year"] else Text("未写年份", "no year stated")
        notice = self.graph.notices[row["n"]]
        clause = printed(row["path"])
        id = self.articles.keep(row["s"], Text(f"{what} {number}"), Text(number), year)
        return Figure(id, Text(number), Text(what), year, _joined(notice.short, clause), columns)

    def incentives(self, duties: list[Duty]) -> tuple[tuple[Measure, ...], tuple[Measure, ...]]:
        """Those whose sentence names the industry, and those of the notices that list it or give it a task."""
        rows = self.graph.rows(
            """SELECT ?s ?whom ?what ?cap ?unit ?mode ?rate ?path ?n ?begin WHERE {
               ?s a kg:Incentive ; kg:inClause ?clause ; kg:inNotice ?n ; kg:evidence/oa:start ?begin .
               OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:beneficiary ?whom }
               OPTIONAL { ?s kg:instrument ?what } OPTIONAL { ?s kg:cap ?cap } OPTIONAL { ?s kg:unit ?unit }
               OPTIONAL { ?s kg:mode ?mode } OPTIONAL { ?s kg:rate ?rate } }"""
        )
        near = self._listing | {d.notice.id for d in duties}
        own: dict[str, Measure] = {}
        general: dict[str, Measure] = {}
        for row in sorted(rows, key=lambda r: (r["n"], int(r["begin"]), r["s"])):
            notice = self.graph.notices[row["n"]]
            mine = self.articles.subject.named_in(self.articles.sentence(row["s"]))
            if not mine and notice.id not in near:
                continue
            amount = (
                Text(f"≤ {_plain(row['cap'])}{row['unit']}") if row["cap"] else Text("金额未写明", "amount not stated")
            )
            mode = re.sub("[,，、]?不超过[,，、]?", "", row["mode"])
            what = Text("".join(x for x in (mode, row["what"], row["rate"]) if x) or "激励")
            whom = Text(row["whom"] or "对象未写明", "" if row["whom"] else "not stated for whom")
            id = self.articles.keep(row["s"], what, amount, whom)
            (own if mine else general).setdefault(
                row["s"], Measure(id, amount, what, whom, _joined(notice.short, printed(row["path"])))
            )
        return tuple(own.values()), tuple(general.values())

    @cached_property
    def _listing(self) -> set[str]:
        """Ids of the notices that put the industry on a list."""
        rows = self.graph.rows("SELECT ?i ?n WHERE { ?s a kg:Membership ; kg:industry ?i ; kg:inNotice ?n }")
        near = self.articles.subject.itself
        return {self.graph.notices[r["n"]].id for r in rows if r["i"] in near}

    def deadlines(self) -> list[Measure]:
        rows = self.graph.rows(
            """SELECT ?s ?date ?what ?path ?n ?begin WHERE {
               ?s a kg:Deadline ; kg:date ?date ; kg:inClause ?clause ; kg:inNotice ?n ; kg:evidence/oa:start ?begin .
               OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:what ?what } }"""
        )
        found: dict[str, Measure] = {}
        for row in sorted(rows, key=lambda r: (r["n"], int(r["begin"]), r["s"])):
            notice = self.graph.notices[row["n"]]
            if notice.id not in self._listing and not self.articles.subject.named_in(self.articles.sentence(row["s"])):
                continue
            date = Text(row["date"], english_date(row["date"]))
            what = Text(row["what"] or "期限")
            id = self.articles.keep(row["s"], what, date)
            found.setdefault(row["s"], Measure(id, date, what, Text(""), _joined(notice.short, printed(row["path"]))))
        return list(found.values())


def _joined(short: Text, clause: str) -> Text:
    return Text(f"{short.zh} {clause}".strip(), f"{short.english} {clause}".strip())


def _plain(number: str) -> str:
    """A decimal of the graph without idle zeros."""
    return re.sub(r"\.0+$|(\.\d*?)0+$", r"\1", number) if "." in number else number


def _amount(row: Row) -> str:
    low = _plain(row["amount"])
    return f"{_OPS.get(row['op'], '')}{low}{'–' + _plain(row['high']) if row['high'] else ''}{row['unit']}"
