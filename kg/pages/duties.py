"""Who carries which task, for all pages alike.

A role belongs to the task in whose clause it stands. Where a notice gives roles in a clause that is no
task of its own, the clause stands in for one, by its heading.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.pages.graph import Graph
from kg.pages.view import Text

ROLES = ("lead", "responsible", "shared", "support")


@dataclass(frozen=True, slots=True)
class Task:
    """A task, or a clause that stands in for one; `statement` is '' for a clause."""

    id: str
    title: str
    number: str
    clause: str
    notice: str
    begin: int

    @property
    def numbered(self) -> str:
        """Number and title as one cites them: （六）新能源产业, 一、征集范围, 9. 聚焦…"""
        number = self.number.replace("(", "（").replace(")", "）")
        if number[-1:].isdigit():
            return f"{number}. {self.title}"
        if number[-1:] in ("条", "章", "节", "款"):
            return f"{number} {self.title}"
        return f"{number}、{self.title}" if number and number[-1] in "一二三四五六七八九十" else number + self.title


@dataclass(frozen=True, slots=True)
class Carrier:
    """A role: which agency, in which capacity, by which statement."""

    statement: str
    agency: str
    role: str
    task: str
    order: int


class Duties:
    """All tasks and roles of a graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def _stated(self) -> dict[str, Task]:
        rows = self.graph.rows(
            """SELECT ?t ?title ?number ?clause ?n ?begin WHERE {
               ?t a kg:Task ; kg:title ?title ; kg:inClause ?clause ; kg:inNotice ?n ; kg:evidence/oa:start ?begin .
               OPTIONAL { ?t kg:number ?number } }"""
        )
        found: dict[str, Task] = {}
        for r in sorted(rows, key=lambda r: (r["n"], int(r["begin"]), r["t"])):
            found.setdefault(r["t"], Task(r["t"], r["title"], r["number"], r["clause"], r["n"], int(r["begin"])))
        return found

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """Every role, lead first, in the order of the printed lists."""
        rows = self.graph.rows(
            """SELECT ?r ?agency ?role ?task ?order ?clause WHERE {
               ?r a kg:Role ; kg:agency ?agency ; kg:role ?role ; kg:inClause ?clause .
               OPTIONAL { ?r kg:task ?task } OPTIONAL { ?r kg:order ?order } }"""
        )
        found = []
        for r in rows:
            task = r["task"] or self._around(r["clause"]) or r["clause"]
            found.append(Carrier(r["r"], r["agency"], r["role"], task, int(r["order"] or 0)))
        return tuple(sorted(found, key=lambda c: (ROLES.index(c.role), c.order, c.statement)))

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """Tasks by id, those that clauses stand in for included, in the order of the notices."""
        found = dict(self._stated)
        missing = {c.task for c in self.carriers} - found.keys()
        if missing:
            rows = self.graph.rows(
                """SELECT ?c ?n ?path ?heading (MIN(?b) AS ?begin) WHERE { ?s a kg:Role ; kg:inClause ?c ;
                   kg:evidence/oa:start ?b . ?c kg:inNotice ?n . OPTIONAL { ?c kg:path ?path }
                   OPTIONAL { ?c kg:heading ?heading } } GROUP BY ?c ?n ?path ?heading"""
            )
            for r in rows:
                if r["c"] in missing:
                    number = r["path"].rsplit("/", 1)[-1].strip("—")
                    title = r["heading"] or self.graph.notices[r["n"]].short.zh
                    found[r["c"]] = Task(r["c"], title, number, r["c"], r["n"], int(r["begin"]))
        return dict(sorted(found.items(), key=lambda item: (item[1].notice, item[1].begin, item[0])))

    @cached_property
    def assigning(self) -> frozenset[str]:
        """The notices that say for any task who does it."""
        return frozenset(self.tasks[c.task].notice for c in self.carriers if c.task in self.tasks)

    @cached_property
    def of_task(self) -> dict[str, tuple[Carrier, ...]]:
        """The carriers of each task."""
        found: dict[str, list[Carrier]] = defaultdict(list)
        for carrier in self.carriers:
            found[carrier.task].append(carrier)
        return {task: tuple(carriers) for task, carriers in found.items()}

    def evidence(self, task: Task) -> tuple[str, ...]:
        """The places whose words state a task; for a clause, none."""
        return self.graph.evidence.get(task.id, ())

    @cached_property
    def _parents(self) -> dict[str, str]:
        rows = self.graph.rows("SELECT ?c ?d WHERE { ?c a kg:Clause ; kg:within ?d }")
        return {r["c"]: r["d"] for r in rows}

    @cached_property
    def _of_clause(self) -> dict[str, str]:
        return {t.clause: t.id for t in reversed(self._stated.values())}

    def _around(self, clause: str) -> str:
        """The innermost stated task around a clause, '' where there is none."""
        while clause:
            if clause in self._of_clause:
                return self._of_clause[clause]
            clause = self._parents.get(clause, "")
        return ""

    def task_of(self, clause: str) -> Task | None:
        """The innermost task around a clause, stated or stood in for by a clause that gives roles."""
        named = {t.clause: t for t in reversed(self.tasks.values())}
        while clause:
            if clause in named:
                return named[clause]
            clause = self._parents.get(clause, "")
        return None

    def agency(self, carrier: Carrier) -> Text:
        """The agency of a role as the notices print it."""
        return self.graph.agency(carrier.agency)
