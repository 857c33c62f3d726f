"""The evidence articles of an industry's page, and the words around a statement."""

from __future__ import annotations

from kg.pages.duties import Duties
from kg.pages.graph import Graph
from kg.pages.industry_subject import Subject
from kg.pages.shelf import Shelf


class Articles:
    """What the parts of one industry's page share: its subject, the duties, the shelf of articles."""

    def __init__(self, subject: Subject) -> None:
        self.subject: Subject = subject
        self.graph: Graph = subject.graph
        self.duties = Duties(subject.graph)
        self.shelf = Shelf(subject.graph)
        self.keep = self.shelf.keep

    def place(self, statement: str) -> tuple[int, int]:
        first = self.graph.sightings[self.graph.evidence[statement][0]]
        return first.begin, first.end

    def sentence(self, statement: str) -> str:
        return "".join(self.graph.sightings[e].sentence for e in self.graph.evidence.get(statement, ())[:1])
