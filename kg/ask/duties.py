"""Questions on government bodies and tasks: who leads what, with whom, how much."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.ask.question import Question
from kg.ask.reply import Asker, Reply, Row, unique

_ROLE_WORDS = {
    "lead": ("牵头", "leads"),
    "support": ("配合", "supports"),
    "responsible": ("负责", "is responsible for"),
    "shared": ("按职责分工负责", "shares"),
}
_SUPPORTED = re.compile(
    r"(?:谁|哪(?:些|几)?(?:个|家)?(?:部门|单位|家)).{0,3}配合(?!谁|哪)|\bwho (?:supports?|assists?)\b"
)
_FILLER = re.compile(
    r"相关|有关|任务|工作|产业|方面|这块|牵头|单位|部门|负责|配合|加快|加大|强化|完善|推进|推动|积极|发展|大力|创新"
)


def said_of(rows: Iterable[Row]) -> list[str]:
    """The tasks of the rows by number and title, each once."""
    return list(dict.fromkeys(f"{r['number'] or ''}{r['title'] or ''}" for r in rows if r.get("title")))


def count(rows: Iterable[Row]) -> int:
    """How many tasks there are in the rows."""
    return len({(r["notice"], r["number"], r["title"]) for r in rows if r.get("title")})


def _role_asked(q: Question) -> str | None:
    if q.has("support") and (
        q.has("never") or not q.has("lead-strict") or re.search(r"不牵头|非牵头|but not lead", q.text)
    ):
        return "support"
    return "lead" if q.has("lead-strict") and not q.has("support|take-part|profile") else None


def tasks_of_agency(asker: Asker) -> Reply:
    """The tasks of a body, in the role that the question asks for."""
    agency, role = asker.question.of("agency")[0], _role_asked(asker.question)
    if role == "support" and _SUPPORTED.search(asker.question.text):
        return _supporters(asker, agency)
    rows = asker.rows("tasks-of-agency", agency=agency)
    filters = []
    if role:
        rows, filters = [r for r in rows if r["role"] == role], [f"role = {role}"]
    who = asker.called(agency)
    if not rows:
        what = asker.say(_ROLE_WORDS[role][0] if role else "承担", role or "have")
        return asker.reply(
            "tasks-of-agency",
            rows,
            asker.say(f"所读文件没有写到{who}{what}的任务。", f"The notices read give {who} no such task."),
            filters,
            agency=agency,
        )
    parts = []
    for r in unique(rows, "role"):
        own = [row for row in rows if row["role"] == r]
        word = _ROLE_WORDS[str(r)]
        parts.append(
            asker.say(
                f"{word[0]}{count(own)}项:{'、'.join(said_of(own))}",
                f"{word[1]} {count(own)}: {', '.join(said_of(own))}",
            )
        )
    text = who + asker.say("", " ") + asker.say(";", "; ").join(parts) + asker.say("。", ".")
    return asker.reply("tasks-of-agency", rows, text, filters, agency=agency)


def _supporters(asker: Asker, agency: str) -> Reply:
    """Who supports the tasks that a body leads."""
    led = [(r["notice"], r["number"], r["title"]) for r in asker.rows("tasks-of-agency", agency=agency, role="lead")]
    rows = [
        r
        for title in dict.fromkeys(title for _, _, title in led)
        for r in asker.rows("roles-of-task", words=title, role="support")
        if (r["notice"], r["number"], r["title"]) in led
    ]
    who, bodies = asker.called(agency), unique(rows, "agency")
    text = asker.say(
        f"{who}牵头的任务由{len(bodies)}个部门配合:{asker.listed(bodies)}。",
        f"{len(bodies)} bodies support the tasks that {who} leads: {asker.listed(bodies)}.",
    )
    if not rows:
        text = asker.say(
            f"所读文件没有写到{who}牵头的任务由谁配合。",
            f"The notices read name nobody who supports tasks led by {who}.",
        )
    return asker.reply("roles-of-task", rows, text, [f"lead = {agency}", "role = support"])


def agency_pair(asker: Asker) -> Reply:
    """Whether a body leads (or has a part in) the tasks of an industry."""
    agency, industry = asker.question.of("agency")[0], asker.question.of("industry")[0]
    role = _role_asked(asker.question)
    rows = [
        r for r in asker.rows("lead-of", industry=industry) if r["agency"] == agency and (not role or r["role"] == role)
    ]
    tasks = "、".join(said_of(rows))
    what = asker.say(_ROLE_WORDS[role or "responsible"][0], _ROLE_WORDS[role or "responsible"][1])
    if rows:
        text = asker.say(
            f"是,{agency}{what}与{industry}有关的任务:{tasks}。", f"Yes, {asker.called(agency)} {what}: {tasks}."
        )
    else:
        text = asker.say(
            f"所读文件没有这样写:{agency}没有{what}与{industry}有关的任务。",
            f"No, the notices read do not say so of {asker.called(agency)} and {asker.called(industry)}.",
        )
    return asker.reply(
        "lead-of", rows, text, [f"agency = {agency}", *([f"role = {role}"] if role else [])], industry=industry
    )


def tasks_of_leaders(asker: Asker) -> Reply:
    """What else the bodies lead that lead the tasks of an industry."""
    industry = asker.question.of("industry")[0]
    leaders = unique([r for r in asker.rows("lead-of", industry=industry) if r["role"] == "lead"], "agency")
    rows = [r for agency in leaders for r in asker.rows("tasks-of-agency", agency=agency, role="lead")]
    text = asker.say(
        f"{industry}相关任务由{asker.listed(leaders)}牵头;它们共牵头{count(rows)}项:{'、'.join(said_of(rows))}。",
        f"The tasks of {asker.called(industry)} are led by {asker.listed(leaders)}; "
        f"together they lead {count(rows)}: {', '.join(said_of(rows))}.",
    )
    return asker.reply("tasks-of-agency", rows, text, ["role = lead"], agency="、".join(map(str, leaders)))


def lead_of(asker: Asker) -> Reply | None:
    """Who leads (supports, is responsible for) a task or the tasks of an industry."""
    found = _task_titles(asker)
    industries = asker.question.of("industry")
    if found:
        titles, query, parameters = found, "roles-of-task", {"words": "、".join(found)}
        rows = [r for title in titles for r in asker.rows("roles-of-task", words=title) if r["title"] == title]
    elif industries:
        query, parameters = "lead-of", {"industry": "、".join(industries)}
        rows = [r for industry in industries for r in asker.rows("lead-of", industry=industry)]
    else:
        return None
    if found and industries and not rows:  # a task that nobody is named for, though other tasks touch the industry
        found, query, parameters = [], "lead-of", {"industry": "、".join(industries)}
        rows = [r for industry in industries for r in asker.rows("lead-of", industry=industry)]
    if not rows:  # no task is of the industry, but the words of one may speak of it
        rows = _roles_where_said(asker)
    rows, filters = _in_role(asker, rows)
    what = asker.listed(found or industries)
    if not rows:
        does = ("配合", "supports") if asker.question.has("support") else ("牵头", "leads")
        return asker.reply(
            query,
            rows,
            asker.say(f"所读文件没有写到{what}由谁{does[0]}。", f"The notices read do not say who {does[1]} {what}."),
            filters,
            **parameters,
        )
    parts = []
    for title in said_of(rows):
        own = [r for r in rows if f"{r['number'] or ''}{r['title']}" == title]
        said = [
            asker.say(f"{_ROLE_WORDS[str(role)][0]}:", f"{role}: ")
            + asker.listed(unique([r for r in own if r["role"] == role], "agency"))
            for role in unique(own, "role")
        ]
        parts.append(f"{title} " + asker.say(",", ", ").join(said))
    return asker.reply(query, rows, asker.say(";", "; ").join(parts) + asker.say("。", "."), filters, **parameters)


def _roles_where_said(asker: Asker) -> list[Row]:
    """Who has a part in the tasks whose own words hold the name that the question gives."""
    said = {n.said for n in asker.question.names if n.kind == "industry" and len(n.said) > 2}
    clauses = {(r["notice"], r["clause"]) for words in sorted(said) for r in asker.rows("passages", words=words)}
    titles = dict.fromkeys(str(t["title"]) for t in asker.rows("tasks") if (t["notice"], t["clause"]) in clauses)
    return [r for title in titles for r in asker.rows("roles-of-task", words=title) if r["title"] == title]


def _in_role(asker: Asker, rows: list[Row]) -> tuple[list[Row], list[str]]:
    """Leads alone unless support is asked for as well; whoever is responsible where nobody leads."""
    q = asker.question
    if q.has("support"):
        roles = {"lead", "support"} if q.has("lead-strict") or re.search(r"谁(?:负责|管)", q.text) else {"support"}
        return [r for r in rows if r["role"] in roles], [f"role in {', '.join(sorted(roles))}"]
    if q.has("take-part") and not q.has("lead"):
        return rows, []
    led = {(r["notice"], r["title"]) for r in rows if r["role"] == "lead"}
    return [r for r in rows if r["role"] == "lead" or (r["notice"], r["title"]) not in led], ["role = lead"]


def _task_titles(asker: Asker) -> list[str]:
    """Titles of tasks that the question's words name: the longest run of characters in common decides."""
    q = asker.question
    asked = " ".join([q.text, q.chinese, *(n.means for n in q.names if n.kind == "industry")])
    industries = [w for n in q.names if n.kind == "industry" for w in (n.said, n.means)]
    floor = max([2, *(len(w) for w in industries if not w.isascii())])
    scored: dict[str, int] = {}
    for title in dict.fromkeys(str(r["title"]) for r in asker.rows("tasks")):
        runs = [
            title[a : a + n]
            for n in range(len(title), floor - 1, -1)
            for a in range(len(title) - n + 1)
            if title[a : a + n] in asked
        ]
        run = next((r for r in runs if len(_FILLER.sub("", r)) >= 2), "")
        if run:
            scored[title] = len(run)
    if industries:  # 新能源 is in three titles, 新能源产业 is one; an industry that no title begins with is none
        scored = {t: s for t, s in scored.items() if any(w in t for w in industries)}
        whole = [t for t in scored if any(t in (w, w + "产业") for w in industries)]
        if whole or len(scored) != 1:
            return whole
    best = max(scored.values(), default=0)
    return [t for t, s in scored.items() if s == best]


def co_leads(asker: Asker) -> Reply:
    """Tasks that several bodies lead; with bodies named, those that they lead together or with whom."""
    agencies = asker.question.of("agency")
    rows = asker.rows("co-leads")
    shared = [(r["notice"], r["title"]) for r in rows]
    for agency in agencies:
        own = {(r["notice"], r["title"]) for r in rows if r["agency"] == agency}
        shared = [task for task in shared if task in own]
    rows = [r for r in rows if (r["notice"], r["title"]) in set(shared)]
    filters = [f"with {agency}" for agency in agencies]
    if len(agencies) == 1 and asker.question.has("who|agency-word"):
        rows = [r for r in rows if r["agency"] != agencies[0]]
        text = asker.say(
            f"与{agencies[0]}共同牵头的有:{asker.listed(unique(rows, 'agency'))}。",
            f"Leading together with {asker.called(agencies[0])}: {asker.listed(unique(rows, 'agency'))}.",
        )
    else:
        text = asker.say(
            f"有多个牵头单位的任务共{count(rows)}项:{'、'.join(said_of(rows))}。",
            f"{count(rows)} tasks have several leads: {', '.join(said_of(rows))}.",
        )
    if not rows:
        text = asker.say("所读文件没有这样的共同牵头任务。", "The notices read name no task led so.")
    return asker.reply("co-leads", rows, text, filters)


def agency_workload(asker: Asker) -> Reply:
    """How many tasks bodies lead or support, most first; those that never lead."""
    q = asker.question
    rows = asker.rows("agency-workload")
    if q.has("never") and not q.has("most"):
        rows = [r for r in rows if not r["lead"]]
        text = asker.say(
            f"{len(rows)}个部门从不牵头:{asker.listed(unique(rows, 'agency'))}。",
            f"{len(rows)} bodies never lead: {asker.listed(unique(rows, 'agency'))}.",
        )
        return asker.reply("agency-workload", rows, text, ["lead = 0"])
    key = "support" if q.has("support") and not q.has("lead-strict") else "lead" if q.has("lead-strict") else "tasks"
    fewest = bool(re.search(r"最少|fewest|least", q.text))
    rows = sorted(
        (r for r in rows if r[key]), key=lambda r: (int(str(r[key])) * (1 if fewest else -1), str(r["agency"]))
    )
    top = [r for r in rows if r[key] == rows[0][key]]
    word = {"lead": ("牵头", "lead"), "support": ("配合", "support"), "tasks": ("承担", "have")}[key]
    least = asker.say("最少" if fewest else "最多", "Fewest" if fewest else "Most")
    following = "、".join(f"{r['agency']} {r[key]}" for r in rows[len(top) : len(top) + 4])
    text = (
        asker.say(
            f"{word[0]}任务{least}的是{asker.listed(unique(top, 'agency'))},{top[0][key]}项"
            f"{';其次:' * bool(following)}{following}。",
            f"{least} tasks ({word[1]}): {asker.listed(unique(top, 'agency'))}, {top[0][key]}"
            f"{'; then ' * bool(following)}{following}.",
        )
        if rows
        else asker.say("所读文件没有写明任务分工。", "The notices read assign no tasks.")
    )
    return asker.reply("agency-workload", rows, text, [f"by {key}"])
