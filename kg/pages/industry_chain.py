"""The chain of an industry as the notices print it: stages with places, who is responsible, what is aimed at."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from kg.pages.graph import Row, printed
from kg.pages.industry_articles import Articles
from kg.pages.industry_duties import DutyReader
from kg.pages.industry_measures import MeasureReader
from kg.pages.industry_places import places
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import ChainGrid, Figure, StageColumn, StagePlace
from kg.pages.labels import short_place
from kg.pages.shelf import key
from kg.pages.view import Text

_IN_ORDER = ("stage.span", "stage.substance", "stage.position")  # reading rules whose words state an order
_WHOLE = ("全产业链", "全链条", "于一体", "上游", "下游")


class ChainReader:
    """Reads the chains of one industry."""

    def __init__(self, articles: Articles, duties: DutyReader, measures: MeasureReader) -> None:
        self.articles, self.graph = articles, articles.graph
        self.duties, self.measures = duties, measures

    def found(self) -> list[ChainGrid]:
        rows = self.graph.rows(
            """SELECT ?s ?chain ?name ?order ?position ?open ?industry ?clause ?path ?n ?begin ?rule WHERE {
               ?s a kg:Stage ; kg:chain ?chain ; kg:name ?name ; kg:inClause ?clause ; kg:inNotice ?n ;
                  kg:evidence/oa:start ?begin .
               OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:order ?order } OPTIONAL { ?s kg:position ?position }
               OPTIONAL { ?s kg:listOpen ?open } OPTIONAL { ?s kg:industry ?industry }
               OPTIONAL { ?s kg:evidence/kg:rule ?rule } }"""
        )
        groups: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
        for row in sorted(rows, key=lambda r: (int(r["order"] or 0), int(r["begin"]), r["s"])):
            bare = re.sub("(?:产业)?链$|产业$", "", row["chain"])
            if (
                bare in self.articles.subject.words
                or row["chain"] in self.articles.subject.words
                or row["industry"] in self.articles.subject.core - {""}
            ):
                groups[row["n"], row["clause"], row["chain"]].setdefault(row["name"], row)
        return [self._grid(list(stages.values())) for _, stages in sorted(groups.items()) if len(stages) > 1]

    def _grid(self, rows: list[Row]) -> ChainGrid:
        graph, first = self.graph, rows[0]
        task = self.articles.duties.task_of(first["clause"])
        carriers = self.duties.carriers(task) if task else ()
        leads = tuple(c for c in carriers if c.role in ("lead", "responsible")) or carriers
        duty = self.duties.article(task, [graph.evidence[first["s"]][0]]) if task and carriers else ""
        names = [r["name"] for r in rows]
        is_open = any(r["open"] == "true" for r in rows)
        heading = Text(f"{first['chain']}：{'、'.join(names)}")
        state = Text(
            f"{len(rows)}个环节" + ("，原文带“等”" if is_open else ""),
            f"{len(rows)} stages" + ("; the list is open" if is_open else ""),
        )
        stages = []
        by_words: dict[tuple[int, int], str] = {}  # stages that one list of words states share an article
        for row in rows:
            name = Text(row["name"], self._english(row["name"]))
            evidence = self.articles.keep(by_words.setdefault(self.articles.place(row["s"]), row["s"]), heading, state)
            stages.append(StageColumn(name, evidence, self._stage_places(row["name"])))
        return ChainGrid(
            name=Text(first["chain"], self._english(first["chain"])),
            notice=graph.notices[first["n"]],
            clause=printed(first["path"]),
            stages=tuple(stages),
            leads=leads,
            support=tuple(c for c in carriers if c not in leads),
            duty=duty,
            figures=tuple(self._stage_figures(first, names)),
            open=is_open,
            ordered=self._ordered(rows),
        )

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {text.zh: iri for iri, text in sorted(self.graph.labels.items(), reverse=True) if "/industry/" in iri}

    def _english(self, name: str) -> str:
        iri = self._by_name.get(name)
        return self.graph.label(iri).en if iri else ""

    def _ordered(self, rows: list[Row]) -> bool:
        """Whether the words state an order: positions, from … to …, a substance step by step, a whole chain."""
        said = self.articles.sentence(rows[0]["s"])
        return any(r["position"] or r["rule"] in _IN_ORDER for r in rows) or (
            rows[0]["rule"] == "stage.list" and any(w in said for w in _WHOLE)
        )

    def _stage_places(self, name: str) -> tuple[StagePlace, ...]:
        """Places that the words name with the stage itself, or with what counts as it."""
        iri = self._by_name.get(name)
        if not iri or self.graph.label(iri) == self.articles.subject.name:
            return ()
        placed, articles = places(Subject(self.graph, iri))
        found = []
        for one, article in zip(placed, articles, strict=True):
            if one.row.mark.tier not in ("named", "related"):
                continue  # a broader naming is one of the chain, not of this stage
            id = self.articles.shelf.put(replace(article, id=f"{key(iri)}-{article.id}"))
            found.append(StagePlace(short_place(one.row.place), one.row.mark, id))
        return tuple(found)

    def _stage_figures(self, stage: Row, names: list[str]) -> list[Figure]:
        """Targets of the chain's clause: over the stages they name, over all where the sentence lists them."""
        said = self.articles.sentence(stage["s"])
        found = []
        for row in self.measures.targets:
            if row["clause"] != stage["clause"] or row["n"] != stage["n"]:
                continue
            quote = "".join(self.graph.sightings[e].exact for e in self.graph.evidence[row["s"]][:1])
            hit = [i for i, name in enumerate(names) if name in f"{row['about']}{row['metric']}{quote}"]
            if hit:
                found.append(self.measures.figure(row, (hit[0], hit[-1] + 1)))
            elif self.articles.sentence(row["s"]) == said and self.articles.subject.named_in(said):
                found.append(self.measures.figure(row, (0, len(names))))
        return found
