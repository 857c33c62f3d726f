"""All agencies, read from the graph: the grid of tasks, the ranking, joint leads, who supports whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations, groupby

from kg.pages.agencies_view import AgenciesView, AgencyLine, Chapter, Pair, TaskColumn
from kg.pages.duties import ROLES, Carrier, Duties, Task
from kg.pages.graph import Graph, local
from kg.pages.labels import arabic, cut, province_of, short_agency
from kg.pages.shelf import Shelf
from kg.pages.view import NOTHING, AgencyRole, Answer, Run, Text
from kg.pages.wording import ROLE_WORDS, english_list

_QUOTED = 6  # places of its tasks that the article of an agency shows


def agencies_view(graph: Graph) -> AgenciesView:
    """Everything the page shows; ValueError where no notice that was read gives a task to anybody."""
    duties = Duties(graph)
    tasks = [t for t in duties.tasks.values() if t.notice in duties.assigning]
    if not tasks:
        raise ValueError("no notice that was read says which agency does what, so there is nothing to compare")
    shelf = Shelf(graph)
    lines = _lines(graph, duties, tasks, shelf)
    columns, chapters, heads = _columns(graph, duties, tasks, shelf)
    joint, supported = _pairs(lines, len(tasks))
    return AgenciesView(
        answer=_answer(lines, columns),
        columns=columns,
        chapters=chapters,
        heads=heads,
        lines=lines,
        joint=joint,
        supported=supported,
        assigning=tuple(graph.notices[n].short for n in sorted(duties.assigning)),
        silent=len(graph.notices) - len(duties.assigning),
        notices=tuple(graph.notices.values()),
        area=province_of(graph)[1],
        evidence=shelf.articles,
    )


def task_article(graph: Graph, duties: Duties, task: Task, shelf: Shelf) -> str:
    """The words of a task and of the list of who carries it, with the agencies by their roles."""
    carriers = duties.of_task.get(task.id, ())
    places = [*duties.evidence(task)[:1], *(e for c in carriers for e in graph.evidence.get(c.statement, ())[:1])]
    counts = Counter(c.role for c in carriers)
    zh = "，".join(f"{ROLE_WORDS[r].zh}{counts[r]}个" for r in ROLES if counts[r]) or "没有写由谁负责"
    en = ", ".join(f"{counts[r]} {ROLE_WORDS[r].en.lower()}" for r in ROLES if counts[r]) or "nobody is stated"
    named = tuple(AgencyRole(duties.agency(c), c.role, ("agency", local(c.agency))) for c in carriers)
    quotes = (graph.quote(places),) if places else ()
    return shelf.keep(task.id, Text(task.numbered), Text(zh, en), quotes=quotes, carriers=named)


def _columns(
    graph: Graph, duties: Duties, tasks: list[Task], shelf: Shelf
) -> tuple[tuple[TaskColumn, ...], tuple[Chapter, ...], tuple[Chapter, ...]]:
    """The columns, their chapters, and the notices over them."""
    rows = graph.rows("SELECT ?t ?section WHERE { ?t a kg:Task ; kg:section ?section }")
    sections = {r["t"]: r["section"] for r in rows}
    columns: list[TaskColumn] = []
    chapters = []
    for (_, section), group in groupby(tasks, key=lambda t: (t.notice, sections.get(t.id, ""))):
        mine = list(group)
        name = re.sub(r"^[一二三四五六七八九十\d]+[、.]", "", section.rsplit("/", 1)[-1])
        chapters.append(Chapter(Text(name), len(mine)))
        for i, task in enumerate(mine):
            roles = {c.role for c in duties.of_task.get(task.id, ())}
            columns.append(
                TaskColumn(
                    number=arabic(task.number),
                    title=Text(cut(task.title, 24)),
                    evidence=task_article(graph, duties, task, shelf),
                    headless=not roles & {"lead", "responsible"},
                    first=i == 0,
                    draft=graph.notices[task.notice].standing == "draft",
                )
            )
    notices = [(graph.notices[n].short, len(list(group))) for n, group in groupby(tasks, key=lambda t: t.notice)]
    return tuple(columns), tuple(chapters), tuple(Chapter(short, span) for short, span in notices)


def _lines(graph: Graph, duties: Duties, tasks: list[Task], shelf: Shelf) -> tuple[AgencyLine, ...]:
    place = {t.id: i for i, t in enumerate(tasks)}
    area = province_of(graph)[1]
    by: dict[str, list[Carrier]] = defaultdict(list)
    for carrier in duties.carriers:
        if carrier.task in place:
            by[carrier.agency].append(carrier)
    lines = []
    for agency, carriers in by.items():
        cells = [""] * len(tasks)
        carriers.sort(key=lambda c: (ROLES.index(c.role), place[c.task]))
        for carrier in reversed(carriers):  # the strongest role is set last
            cells[place[carrier.task]] = carrier.role
        held = Counter(c for c in cells if c)
        counts = (held["lead"], held["responsible"], held["shared"], held["support"])
        evidence = _agency_article(graph, agency, carriers, counts, shelf)
        page, name, full = ("agency", local(agency)), graph.agency(agency), graph.label(agency)
        name = Text(name.zh, short_agency(name.en, area.en))
        lines.append(AgencyLine(page, name, full, counts, tuple(cells), evidence))
    lines.sort(key=lambda x: (-sum(x.counts[:2]), -sum(x.counts), x.name.zh))
    return tuple(lines)


def _agency_article(
    graph: Graph, agency: str, carriers: list[Carrier], counts: tuple[int, int, int, int], shelf: Shelf
) -> str:
    words = list(zip(ROLES, counts, strict=True))
    state = Text(
        "，".join(f"{ROLE_WORDS[r].zh}{n}项" for r, n in words if n),
        ", ".join(f"{ROLE_WORDS[r].en.lower()} {n}" for r, n in words if n),
    )
    shown = [c for c in carriers if graph.evidence.get(c.statement)][:_QUOTED]
    left = len(carriers) - len(shown)
    part = Text(f"下面是前{len(shown)}处，另{left}处未列", f"the first {len(shown)} of {len(carriers)}")
    quotes = tuple(graph.quotes(c.statement)[0] for c in shown)
    return shelf.keep(agency, graph.agency(agency), state, part if left else NOTHING, quotes)


def _pairs(lines: tuple[AgencyLine, ...], tasks: int) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Who leads together, and whom a lead draws on; O(tasks · agencies²), the most frequent first."""
    joint: dict[tuple[int, int], list[int]] = defaultdict(list)
    supported: dict[tuple[int, int], list[int]] = defaultdict(list)
    for task in range(tasks):
        leads = [i for i, line in enumerate(lines) if line.cells[task] in ("lead", "responsible")]
        for pair in combinations(leads, 2):
            joint[pair].append(task)
        for i, line in enumerate(lines):
            if line.cells[task] == "support":
                for lead in leads:
                    supported[lead, i].append(task)

    def ranked(found: dict[tuple[int, int], list[int]]) -> tuple[Pair, ...]:
        pairs = [Pair(a, b, tuple(ts)) for (a, b), ts in found.items()]
        return tuple(sorted(pairs, key=lambda p: (-len(p.tasks), p.first, p.second)))

    return ranked(joint), ranked(supported)


def _answer(lines: tuple[AgencyLine, ...], columns: tuple[TaskColumn, ...]) -> Answer:
    leads = [sum(line.counts[:2]) for line in lines]
    best, others = leads[0], sum(leads[1:])
    never = sum(not n for n in leads)
    headless = sum(c.headless for c in columns)
    zh, en = [], []
    if best:
        top = [x.name for x, n in zip(lines, leads, strict=True) if n == best][:3]
        zh += [Run("、".join(x.zh for x in top), "strong"), Run("牵头或负责"), Run(str(best), "strong"), Run("项")]
        en += [Run(english_list([x.english for x in top]), "strong"), Run(" leads "), Run(str(best), "strong")]
        if best > others and len(lines) > 1:
            zh.append(Run("，比其他部门加起来还多"))
            en.append(Run(", more than all others together"))
        zh.append(Run("；"))
        en.append(Run("; "))
    zh += [Run(str(never), "strong"), Run("个部门只配合或分工、从不牵头。")]
    en += [Run(str(never), "strong"), Run(" agencies only support or share and never lead. ")]
    zh += [Run(str(headless), "gap" if headless else "strong"), Run("项任务没有写谁牵头。")]
    en += [Run(str(headless), "gap" if headless else "strong"), Run(" tasks have no stated lead.")]
    if drafts := sum(c.draft for c in columns):
        zh += [Run(str(drafts), "strong"), Run("项任务出自征求意见稿，数字含这些任务。")]
        en += [
            Run(" "),
            Run(str(drafts), "strong"),
            Run(" tasks stand in a draft for comment; the counts include them."),
        ]
    return Answer(tuple(zh), tuple(en))
