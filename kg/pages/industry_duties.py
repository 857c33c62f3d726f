"""Which tasks name an industry, and who carries them."""

from __future__ import annotations

from kg.pages.duties import ROLES, Task
from kg.pages.graph import local
from kg.pages.industry_articles import Articles
from kg.pages.industry_view import Duty
from kg.pages.view import NOTHING, AgencyRole, Text
from kg.pages.wording import ROLE_WORDS, TIER_WORDS


class DutyReader:
    """Reads the duties of one industry."""

    def __init__(self, articles: Articles) -> None:
        self.articles, self.graph = articles, articles.graph

    def carriers(self, task: Task) -> tuple[AgencyRole, ...]:
        return tuple(
            AgencyRole(self.articles.duties.agency(c), c.role, ("agency", local(c.agency)))
            for c in self.articles.duties.of_task.get(task.id, ())
        )

    def article(self, task: Task, mentions: list[str]) -> str:
        """The words that name the industry in a task, and the list of who carries it."""
        graph, carriers = self.graph, self.articles.duties.of_task.get(task.id, ())
        quotes = [graph.quote(mentions[:4])] if mentions else []
        lists = [e for c in carriers for e in graph.evidence.get(c.statement, ())]
        if lists:
            quotes.append(graph.quote(lists))
        counts = [(ROLE_WORDS[role], sum(c.role == role for c in carriers)) for role in ROLES]
        state = Text(
            "，".join(f"{w.zh}{n}个" for w, n in counts if n), ", ".join(f"{n} {w.en.lower()}" for w, n in counts if n)
        )
        return self.articles.keep(
            task.id, Text(task.numbered), state, quotes=tuple(quotes), carriers=self.carriers(task)
        )

    def found(self) -> tuple[list[Duty], list[Duty]]:
        """Tasks whose clause names the industry, a narrower or a related one; apart, those of notices without roles."""
        graph = self.graph
        rows = graph.rows(
            """SELECT ?s ?i ?name ?clause ?e ?begin WHERE { ?s a kg:IndustryMention ; kg:industry ?i ; kg:name ?name ;
               kg:inClause ?clause ; kg:evidence ?e . ?e oa:start ?begin }"""
        )
        relations = {
            m.industry: m.relation for m in self.articles.subject.matches if not m.weak and m.relation != "broader"
        }
        found: dict[str, tuple[Task, dict[str, str]]] = {}
        for row in sorted(rows, key=lambda r: (r["clause"], int(r["begin"]), r["e"])):
            if row["i"] not in relations or row["e"] not in graph.sightings:
                continue
            task = self.articles.duties.task_of(row["clause"])
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
            evidence=self.article(task, list(mentions)),
            title=Text(task.numbered),
            words="……".join(told[:2]),
            relation=TIER_WORDS["related"] if related else NOTHING,
            notice=self.graph.notices[task.notice],
            agencies=self.carriers(task),
        )
        return duty, task.notice in self.articles.duties.assigning


def _short(phrase: str, most: int = 32) -> str:
    return phrase if len(phrase) <= most else phrase[: most - 1] + "…"
