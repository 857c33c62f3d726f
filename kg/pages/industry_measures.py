"""Numbers, money and dates of an industry: targets, incentives, deadlines."""

from __future__ import annotations

from functools import cached_property

from kg.pages import measures
from kg.pages.graph import Row
from kg.pages.industry_articles import Articles
from kg.pages.industry_view import Duty, Figure, Measure
from kg.pages.view import Text


class MeasureReader:
    """Reads the targets, incentives and deadlines of one industry."""

    def __init__(self, articles: Articles) -> None:
        self.articles, self.graph = articles, articles.graph

    @cached_property
    def targets(self) -> list[Row]:
        return measures.targets(self.graph)

    @cached_property
    def _areas(self) -> set[str]:
        return measures.areas(self.graph)

    def figure(self, row: Row, columns: tuple[int, int] = (0, 0)) -> Figure:
        number = measures.amount(row)
        what = measures.subject(row, self._areas) or self.articles.subject.name.zh
        year = measures.year(row)
        id = self.articles.keep(row["s"], Text(f"{what} {number}"), Text(number), year)
        return Figure(id, Text(number), Text(what), year, measures.source(self.graph, row), columns)

    def incentives(self, duties: list[Duty]) -> tuple[tuple[Measure, ...], tuple[Measure, ...]]:
        """Those whose sentence names the industry, and those of the notices that list it or give it a task."""
        near = self._listing | {d.notice.id for d in duties}
        own: dict[str, Measure] = {}
        general: dict[str, Measure] = {}
        for row in measures.incentives(self.graph):
            notice = self.graph.notices[row["n"]]
            mine = self.articles.subject.named_in(self.articles.sentence(row["s"]))
            if not mine and notice.id not in near:
                continue
            amount, what, whom = measures.award(row)
            id = self.articles.keep(row["s"], what, amount, whom)
            (own if mine else general).setdefault(
                row["s"], Measure(id, amount, what, whom, measures.source(self.graph, row))
            )
        return tuple(own.values()), tuple(general.values())

    @cached_property
    def _listing(self) -> set[str]:
        """Ids of the notices that put the industry on a list."""
        rows = self.graph.rows("SELECT ?i ?n WHERE { ?s a kg:Membership ; kg:industry ?i ; kg:inNotice ?n }")
        near = self.articles.subject.itself
        return {self.graph.notices[r["n"]].id for r in rows if r["i"] in near}

    def deadlines(self) -> list[Measure]:
        found: dict[str, Measure] = {}
        for row in measures.deadlines(self.graph):
            notice = self.graph.notices[row["n"]]
            if notice.id not in self._listing and not self.articles.subject.named_in(self.articles.sentence(row["s"])):
                continue
            date = measures.date(row["date"])
            what = Text(row["what"] or "期限")
            id = self.articles.keep(row["s"], what, date)
            found.setdefault(row["s"], Measure(id, date, what, Text(""), measures.source(self.graph, row)))
        return list(found.values())
