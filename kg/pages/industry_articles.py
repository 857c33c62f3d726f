"""The evidence articles of an industry's page, kept once each, and the words around a statement."""

from __future__ import annotations

import hashlib

from kg.pages.duties import Duties
from kg.pages.graph import Graph
from kg.pages.industry_subject import Subject
from kg.pages.view import NOTHING, Evidence, Passage, Quote, Text


def key(statement: str) -> str:
    """A short id of a statement for the address."""
    return "s-" + hashlib.sha256(statement.encode()).hexdigest()[:10]


class Articles:
    """Gathers the articles that the parts of one page open."""

    def __init__(self, subject: Subject) -> None:
        self.subject: Subject = subject
        self.graph: Graph = subject.graph
        self.duties = Duties(subject.graph)
        self.kept: dict[str, Evidence] = {}

    def keep(
        self, statement: str, heading: Text, state: Text, more: Text = NOTHING, quotes: tuple[Quote, ...] = ()
    ) -> str:
        """Keep the evidence of a statement; returns the id that opens it."""
        id = key(statement)
        found = quotes or self.graph.quotes(statement)
        self.kept.setdefault(id, Evidence(id, (heading,), state, more, None, tuple(Passage(q) for q in found)))
        return id

    def place(self, statement: str) -> tuple[int, int]:
        first = self.graph.sightings[self.graph.evidence[statement][0]]
        return first.begin, first.end

    def sentence(self, statement: str) -> str:
        return "".join(self.graph.sightings[e].sentence for e in self.graph.evidence.get(statement, ())[:1])

    # ── who ──────────────────────────────────────────────────────────────────────────────────
