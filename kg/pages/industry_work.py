"""Who does what for an industry: its chain, tasks, targets, incentives and deadlines, read from the graph."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.pages.duties import ROLES, Duties, Task
from kg.pages.graph import Graph, Row, printed
from kg.pages.industry_view import AgencyRole, ChainGrid, Duty, Figure, Measure, StageColumn
from kg.pages.overview_feed import short_place
from kg.pages.view import NOTHING, Evidence, Passage, Quote, Text
from kg.pages.wording import ROLE_WORDS, TIER_WORDS, english_date

if TYPE_CHECKING:
    from kg.pages.industry_feed import Subject

_OPS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "=": "", "~": "≈ ", "range": ""}


@dataclass(frozen=True, slots=True)
class Work:
    """The parts of the page about doing, and the articles they open."""

    chains: tuple[ChainGrid, ...]
    duties: tuple[Duty, ...]
    elsewhere: tuple[Duty, ...]
    targets: tuple[Figure, ...]
    incentives: tuple[Measure, ...]
    general: tuple[Measure, ...]
    deadlines: tuple[Measure, ...]
    evidence: tuple[Evidence, ...]


def work(subject: Subject) -> Work:
    """All of it for one industry."""
    return _Worker(subject).work()


def key(statement: str) -> str:
    """A short id of a statement for the address."""
    return "s-" + hashlib.sha256(statement.encode()).hexdigest()[:10]


class _Worker:
    def __init__(self, subject: Subject) -> None:
        self.subject: Subject = subject
        self.graph: Graph = subject.graph
        self.duties = Duties(subject.graph)
        self.articles: dict[str, Evidence] = {}

    def work(self) -> Work:
        chains = tuple(self._chains())
        duties, elsewhere = self._duties()
        targets = tuple(self._figure(t) for t in self._targets if self.subject.named_in(self._sentence(t["s"])))
        own, general = self._incentives([*duties, *elsewhere])
        deadlines = tuple(self._deadlines())
        return Work(
            chains, tuple(duties), tuple(elsewhere), targets, own, general, deadlines, tuple(self.articles.values())
        )

    def article(
        self, statement: str, heading: Text, state: Text, more: Text = NOTHING, quotes: tuple[Quote, ...] = ()
    ) -> str:
        """Keep the evidence of a statement; returns the id that opens it."""
        id = key(statement)
        found = quotes or self.graph.quotes(statement)
        self.articles.setdefault(id, Evidence(id, (heading,), state, more, None, tuple(Passage(q) for q in found)))
        return id

    def _place(self, statement: str) -> tuple[int, int]:
        first = self.graph.sightings[self.graph.evidence[statement][0]]
        return first.begin, first.end

    def _sentence(self, statement: str) -> str:
        return "".join(self.graph.sightings[e].sentence for e in self.graph.evidence.get(statement, ())[:1])

    # ── who ──────────────────────────────────────────────────────────────────────────────────
    def _carriers(self, task: Task) -> tuple[AgencyRole, ...]:
        return tuple(AgencyRole(self.duties.agency(c), c.role) for c in self.duties.of_task.get(task.id, ()))

    def _duty_article(self, task: Task, mentions: list[str]) -> str:
        """The words that name the industry in a task, and the list of who carries it."""
        graph, carriers = self.graph, self.duties.of_task.get(task.id, ())
        quotes = [graph.quote(mentions[:4])] if mentions else []
        lists = [e for c in carriers for e in graph.evidence.get(c.statement, ())]
        if lists:
            quotes.append(graph.quote(lists))
        counts = [(ROLE_WORDS[role], sum(c.role == role for c in carriers)) for role in ROLES]
        state = Text(
            "，".join(f"{w.zh}{n}个" for w, n in counts if n), ", ".join(f"{n} {w.en.lower()}" for w, n in counts if n)
        )
        return self.article(task.id, Text(task.numbered), state, quotes=tuple(quotes))

    def _duties(self) -> tuple[list[Duty], list[Duty]]:
        """Tasks whose clause names the industry, a narrower or a related one; apart, those of notices without roles."""
        graph = self.graph
        rows = graph.rows(
            """SELECT ?s ?i ?name ?clause ?e ?begin WHERE { ?s a kg:IndustryMention ; kg:industry ?i ; kg:name ?name ;
               kg:inClause ?clause ; kg:evidence ?e . ?e oa:start ?begin }"""
        )
        relations = {m.industry: m.relation for m in self.subject.matches if not m.weak and m.relation != "broader"}
        found: dict[str, tuple[Task, dict[str, str]]] = {}
        for row in sorted(rows, key=lambda r: (r["clause"], int(r["begin"]), r["e"])):
            if row["i"] not in relations or row["e"] not in graph.sightings:
                continue
            task = self.duties.task_of(row["clause"])
            if task:
                found.setdefault(task.id, (task, {}))[1].setdefault(row["e"], row["i"])
        listed = [
            self._duty(task, mentions, all(relations[i] == "related" for i in mentions.values()))
            for task, mentions in sorted(found.values(), key=lambda f: (f[0].notice, f[0].begin))
        ]
        assigned = [d for d, assigning in listed if assigning]
        others = [d for d, assigning in listed if not assigning and not d.relation.zh]
        return sorted(assigned, key=lambda d: (not d.agencies, bool(d.relation.zh))), others

    def _duty(self, task: Task, mentions: dict[str, str], related: bool) -> tuple[Duty, bool]:
        """A duty, and whether its notice assigns tasks at all."""
        phrases = dict.fromkeys(_short(self.graph.quote([e]).words) for e in mentions)
        told = [p for p in phrases if task.title not in p] or list(phrases)
        duty = Duty(
            evidence=self._duty_article(task, list(mentions)),
            title=Text(task.numbered),
            words="……".join(told[:2]),
            relation=TIER_WORDS["related"] if related else NOTHING,
            notice=self.graph.notices[task.notice],
            agencies=self._carriers(task),
        )
        return duty, task.notice in self.duties.assigning

    # ── chain ────────────────────────────────────────────────────────────────────────────────
    def _chains(self) -> list[ChainGrid]:
        rows = self.graph.rows(
            """SELECT ?s ?chain ?name ?order ?position ?open ?industry ?clause ?path ?n ?begin WHERE {
               ?s a kg:Stage ; kg:chain ?chain ; kg:name ?name ; kg:inClause ?clause ; kg:inNotice ?n ;
                  kg:evidence/oa:start ?begin .
               OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:order ?order } OPTIONAL { ?s kg:position ?position }
               OPTIONAL { ?s kg:listOpen ?open } OPTIONAL { ?s kg:industry ?industry } }"""
        )
        groups: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
        for row in sorted(rows, key=lambda r: (int(r["order"] or 0), int(r["begin"]), r["s"])):
            bare = re.sub("(?:产业)?链$|产业$", "", row["chain"])
            if (
                bare in self.subject.words
                or row["chain"] in self.subject.words
                or row["industry"] in self.subject.core - {""}
            ):
                groups[row["n"], row["clause"], row["chain"]].setdefault(row["name"], row)
        return [self._grid(list(stages.values())) for _, stages in sorted(groups.items()) if len(stages) > 1]

    def _grid(self, rows: list[Row]) -> ChainGrid:
        graph, first = self.graph, rows[0]
        task = self.duties.task_of(first["clause"])
        carriers = self._carriers(task) if task else ()
        leads = tuple(c for c in carriers if c.role in ("lead", "responsible")) or carriers
        duty = self._duty_article(task, [graph.evidence[first["s"]][0]]) if task and carriers else ""
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
            evidence = self.article(by_words.setdefault(self._place(row["s"]), row["s"]), heading, state)
            stages.append(StageColumn(name, evidence, self._stage_places(row["name"])))
        return ChainGrid(
            name=Text(first["chain"], self._english(first["chain"])),
            notice=graph.notices[first["n"]],
            clause=printed(first["path"]),
            stages=tuple(stages),
            leads=leads,
            support=len(carriers) - len(leads),
            duty=duty,
            figures=tuple(self._stage_figures(first, names)),
            open=is_open,
            ordered=True,
        )

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {text.zh: iri for iri, text in sorted(self.graph.labels.items(), reverse=True) if "/industry/" in iri}

    def _english(self, name: str) -> str:
        iri = self._by_name.get(name)
        return self.graph.label(iri).en if iri else ""

    def _stage_places(self, name: str) -> tuple[Text, ...]:
        """Places that formal or draft words name with the stage itself."""
        iri = self._by_name.get(name)
        if not iri:
            return ()
        rows = self.graph.rows(
            f"""SELECT DISTINCT ?region WHERE {{
               ?c a kg:Coverage ; kg:industry <{iri}> ; kg:region ?region ; kg:tier "named" }}"""
        )
        return tuple(short_place(self.graph.label(r)) for r in sorted(row["region"] for row in rows))

    # ── targets ──────────────────────────────────────────────────────────────────────────────
    @cached_property
    def _targets(self) -> list[Row]:
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

    def _figure(self, row: Row, columns: tuple[int, int] = (0, 0)) -> Figure:
        number = _amount(row)
        about = "" if row["about"] in self._areas or row["about"] == row["metric"] else row["about"]
        what = "：".join(x for x in (about, row["metric"]) if x) or self.subject.name.zh
        year = Text(f"{row['year']}年", row["year"]) if row["year"] else Text("未写年份", "no year stated")
        notice = self.graph.notices[row["n"]]
        clause = printed(row["path"])
        id = self.article(row["s"], Text(f"{what} {number}"), Text(number), year)
        return Figure(id, Text(number), Text(what), year, _joined(notice.short, clause), columns)

    def _stage_figures(self, stage: Row, names: list[str]) -> list[Figure]:
        """Targets of the chain's clause: over the stages they name, over all where the sentence lists them."""
        said = self._sentence(stage["s"])
        found = []
        for row in self._targets:
            if row["clause"] != stage["clause"] or row["n"] != stage["n"]:
                continue
            quote = "".join(self.graph.sightings[e].exact for e in self.graph.evidence[row["s"]][:1])
            hit = [i for i, name in enumerate(names) if name in f"{row['about']}{row['metric']}{quote}"]
            if hit:
                found.append(self._figure(row, (hit[0], hit[-1] + 1)))
            elif self._sentence(row["s"]) == said and self.subject.named_in(said):
                found.append(self._figure(row, (0, len(names))))
        return found

    # ── money and dates ──────────────────────────────────────────────────────────────────────
    def _incentives(self, duties: list[Duty]) -> tuple[tuple[Measure, ...], tuple[Measure, ...]]:
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
            mine = self.subject.named_in(self._sentence(row["s"]))
            if not mine and notice.id not in near:
                continue
            amount = (
                Text(f"≤ {_plain(row['cap'])}{row['unit']}") if row["cap"] else Text("金额未写明", "amount not stated")
            )
            mode = re.sub("[,，、]?不超过[,，、]?", "", row["mode"])
            what = Text("".join(x for x in (mode, row["what"], row["rate"]) if x) or "激励")
            whom = Text(row["whom"] or "对象未写明", "" if row["whom"] else "not stated for whom")
            id = self.article(row["s"], what, amount, whom)
            (own if mine else general).setdefault(
                row["s"], Measure(id, amount, what, whom, _joined(notice.short, printed(row["path"])))
            )
        return tuple(own.values()), tuple(general.values())

    @cached_property
    def _listing(self) -> set[str]:
        """Ids of the notices that put the industry on a list."""
        rows = self.graph.rows("SELECT ?i ?n WHERE { ?s a kg:Membership ; kg:industry ?i ; kg:inNotice ?n }")
        near = {m.industry for m in self.subject.matches if m.relation in ("same", "exact", "close") and not m.weak}
        return {self.graph.notices[r["n"]].id for r in rows if r["i"] in near}

    def _deadlines(self) -> list[Measure]:
        rows = self.graph.rows(
            """SELECT ?s ?date ?what ?path ?n ?begin WHERE {
               ?s a kg:Deadline ; kg:date ?date ; kg:inClause ?clause ; kg:inNotice ?n ; kg:evidence/oa:start ?begin .
               OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:what ?what } }"""
        )
        found: dict[str, Measure] = {}
        for row in sorted(rows, key=lambda r: (r["n"], int(r["begin"]), r["s"])):
            notice = self.graph.notices[row["n"]]
            if notice.id not in self._listing and not self.subject.named_in(self._sentence(row["s"])):
                continue
            date = Text(row["date"], english_date(row["date"]))
            what = Text(row["what"] or "期限")
            id = self.article(row["s"], what, date)
            found.setdefault(row["s"], Measure(id, date, what, Text(""), _joined(notice.short, printed(row["path"]))))
        return list(found.values())


def _joined(short: Text, clause: str) -> Text:
    return Text(f"{short.zh} {clause}".strip(), f"{short.english} {clause}".strip())


def _short(phrase: str, most: int = 32) -> str:
    return phrase if len(phrase) <= most else phrase[: most - 1] + "…"


def _plain(number: str) -> str:
    """A decimal of the graph without idle zeros."""
    return re.sub(r"\.0+$|(\.\d*?)0+$", r"\1", number) if "." in number else number


def _amount(row: Row) -> str:
    low = _plain(row["amount"])
    return f"{_OPS.get(row['op'], '')}{low}{'–' + _plain(row['high']) if row['high'] else ''}{row['unit']}"
