"""One agency, read from the graph: its tasks by role, with whom, on what industries, towards what targets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.pages import measures
from kg.pages.agencies_feed import task_article
from kg.pages.duties import ROLES, Carrier, Duties, Task
from kg.pages.graph import ID, Graph, local
from kg.pages.industry_view import Figure
from kg.pages.labels import province_of
from kg.pages.shelf import Shelf
from kg.pages.view import AgencyRole, Answer, Evidence, Notice, Run, Text
from kg.pages.wording import ROLE_WORDS, plural

_NAMES = 4  # partners the sentence names


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of the agency: what it says, in which notice, who else carries it, which industries it names."""

    evidence: str
    role: str
    title: Text
    source: Text
    draft: bool
    others: tuple[AgencyRole, ...]
    industries: tuple[tuple[tuple[str, str], Text], ...]  # what the name leads to, the name


@dataclass(frozen=True, slots=True)
class Partner:
    """Another agency: how many tasks both lead, how many one leads and the other supports, how many in all."""

    page: tuple[str, str]
    name: Text
    joint: int
    total: int


@dataclass(frozen=True, slots=True)
class Issued:
    """A notice the agency issued."""

    id: str
    name: Text
    title: str
    notice: Notice


@dataclass(frozen=True, slots=True)
class AgencyView:
    """The page of one agency."""

    name: Text
    kickers: tuple[Text, ...]
    answer: Answer
    tasks: tuple[TaskRow, ...]
    partners: tuple[Partner, ...]
    targets: tuple[Figure, ...]
    issued: tuple[Issued, ...]
    notices: tuple[Notice, ...]
    area: Text
    evidence: tuple[Evidence, ...]


def agency_view(graph: Graph, iri: str) -> AgencyView:
    """Everything the page of an agency shows."""
    duties, shelf = Duties(graph), Shelf(graph)
    mine: dict[str, Carrier] = {}
    for carrier in duties.carriers:  # the strongest role comes first
        if carrier.agency == iri:
            mine.setdefault(carrier.task, carrier)
    industries = _industries(graph, duties)
    order = {task: i for i, task in enumerate(duties.tasks)}
    held = sorted((c for c in mine.values() if c.task in order), key=lambda c: (ROLES.index(c.role), order[c.task]))
    tasks = tuple(_row(graph, duties, duties.tasks[c.task], c, industries, shelf) for c in held)
    led = {c.task for c in held if c.role in ("lead", "responsible")}
    targets = _targets(graph, duties, led, shelf)
    partners = _partners(graph, duties, iri, mine)
    issued = _issued(graph, iri)
    return AgencyView(
        name=graph.agency(iri),
        kickers=_kickers(graph, iri),
        answer=_answer(graph.agency(iri), tasks, partners, targets),
        tasks=tasks,
        partners=partners,
        targets=targets,
        issued=issued,
        notices=tuple(graph.notices.values()),
        area=province_of(graph)[1],
        evidence=shelf.articles,
    )


def _row(
    graph: Graph, duties: Duties, task: Task, mine: Carrier, industries: dict[str, list[str]], shelf: Shelf
) -> TaskRow:
    others = tuple(
        AgencyRole(duties.agency(c), c.role, ("agency", local(c.agency)))
        for c in duties.of_task.get(task.id, ())
        if c.agency != mine.agency
    )
    notice = graph.notices[task.notice]
    return TaskRow(
        evidence=task_article(graph, duties, task, shelf),
        role=mine.role,
        title=Text(task.numbered),
        source=notice.short,
        draft=notice.standing == "draft",
        others=others,
        industries=tuple((("industry", local(i)), graph.label(i)) for i in industries.get(task.id, ())),
    )


def _industries(graph: Graph, duties: Duties) -> dict[str, list[str]]:
    """The industries that the clause of each task names, in the order of the text."""
    rows = graph.rows(
        """SELECT ?i ?clause ?begin WHERE { ?s a kg:IndustryMention ; kg:industry ?i ; kg:inClause ?clause ;
           kg:kind "industry" ; kg:evidence/oa:start ?begin }"""
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r["clause"], int(r["begin"]), r["i"])):
        task = duties.task_of(row["clause"])
        if task and row["i"] not in found[task.id]:
            found[task.id].append(row["i"])
    return found


def _targets(graph: Graph, duties: Duties, led: set[str], shelf: Shelf) -> tuple[Figure, ...]:
    """Targets in the clauses of the tasks it leads."""
    areas, found = measures.areas(graph), []
    for row in measures.targets(graph):
        task = row["task"] or getattr(duties.task_of(row["clause"]), "id", "")
        if task in led:
            what, number, year = measures.subject(row, areas) or "目标", measures.amount(row), measures.year(row)
            id = shelf.keep(row["s"], Text(f"{what} {number}"), Text(number), year)
            found.append(Figure(id, Text(number), Text(what), year, measures.source(graph, row)))
    return tuple(found)


def _partners(graph: Graph, duties: Duties, iri: str, mine: dict[str, Carrier]) -> tuple[Partner, ...]:
    joint: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for task, own in mine.items():
        roles: dict[str, str] = {}
        for c in duties.of_task.get(task, ()):
            roles.setdefault(c.agency, c.role)
        for other, role in roles.items():
            if other != iri:
                total[other] += 1
                joint[other] += role in ("lead", "responsible") and own.role in ("lead", "responsible")
    found = [Partner(("agency", local(a)), graph.agency(a), joint[a], n) for a, n in total.items()]
    return tuple(sorted(found, key=lambda p: (-p.joint, -p.total, p.name.zh)))


def _issued(graph: Graph, iri: str) -> tuple[Issued, ...]:
    rows = graph.rows(f"SELECT ?n WHERE {{ ?n a kg:Notice ; eli:passed_by <{iri}> }}")
    found = [graph.notices[r["n"]] for r in rows if r["n"] in graph.notices]
    return tuple(Issued(n.id, n.short, n.title, n) for n in sorted(found, key=lambda n: (n.date, n.id)))


def _kickers(graph: Graph, iri: str) -> tuple[Text, ...]:
    full, printed = graph.label(iri), graph.agency(iri)
    found = [full] if full.zh != printed.zh or full.en else []
    others = [
        a for a in graph.aliases.get(iri, ()) if a not in (full.zh, printed.zh) and re.search("[\u4e00-\u9fff]", a)
    ]
    return (*found, *([Text(f"又称{'、'.join(others[:4])}", f"also {', '.join(others[:4])}")] if others else []))


def _answer(
    name: Text, tasks: tuple[TaskRow, ...], partners: tuple[Partner, ...], targets: tuple[Figure, ...]
) -> Answer:
    counts = Counter(row.role for row in tasks)
    if not tasks:
        return Answer(
            (Run(name.zh, "strong"), Run("在所读文件里没有被分到任务。")),
            (Run(name.english, "strong"), Run(" is given no task in what was read.")),
        )
    zh, en = [Run(name.zh, "strong")], [Run(name.english, "strong"), Run(": ")]
    for i, role in enumerate(r for r in ROLES if counts[r]):
        zh += [Run("，" if i else ""), Run(ROLE_WORDS[role].zh), Run(str(counts[role]), "strong"), Run("项")]
        en += [Run(", " if i else ""), Run(f"{ROLE_WORDS[role].en.lower()} "), Run(str(counts[role]), "strong")]
    if not counts["lead"] and not counts["responsible"]:
        zh.append(Run("，从不牵头"))
        en.append(Run(", never in the lead"))
    joint = [p.name for p in partners if p.joint]
    if joint:
        zh.append(Run(f"；与{'、'.join(n.zh for n in joint[:_NAMES])}{'等' if len(joint) > _NAMES else ''}共同牵头"))
        en.append(Run(f"; leads together with {', '.join(n.english for n in joint[:_NAMES])}"))
    if counts["lead"] or counts["responsible"]:
        zh.append(Run(f"；所牵头的任务里有{len(targets)}个量化目标" if targets else "；所牵头的任务里没有量化目标"))
        en.append(Run(f"; {plural(len(targets), 'quantified target')} in the tasks it leads"))
    return Answer((*zh, Run("。")), (*en, Run(".")))


def agencies(graph: Graph) -> list[str]:
    """The agencies that carry a task or issued a notice, by their names."""
    rows = graph.rows(
        "SELECT DISTINCT ?a WHERE { { ?r a kg:Role ; kg:agency ?a } UNION { ?n a kg:Notice ; eli:passed_by ?a } }"
    )
    return sorted((r["a"] for r in rows if r["a"].startswith(f"{ID}agency/")), key=lambda a: graph.agency(a).zh)
