"""The evidence articles of a page, each kept once, under a short id for the address."""

from __future__ import annotations

import hashlib

from kg.pages.graph import Graph
from kg.pages.view import NOTHING, AgencyRole, Evidence, Passage, Quote, Text


def key(statement: str) -> str:
    """A short id of a statement for the address."""
    return "s-" + hashlib.sha256(statement.encode()).hexdigest()[:10]


class Shelf:
    """Gathers the articles that the parts of one page open, in the order in which the page uses them."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.kept: dict[str, Evidence] = {}

    def keep(
        self,
        statement: str,
        heading: Text,
        state: Text = NOTHING,
        more: Text = NOTHING,
        quotes: tuple[Quote, ...] = (),
        carriers: tuple[AgencyRole, ...] = (),
    ) -> str:
        """Keep the evidence of a statement (its own words where no quotes are given); returns the id that opens it."""
        id = key(statement)
        if id not in self.kept:
            found = quotes or self.graph.quotes(statement)
            passages = tuple(Passage(q) for q in found)
            self.kept[id] = Evidence(id, (heading,), state, more, None, passages, carriers=carriers)
        return id

    def put(self, article: Evidence) -> str:
        """Keep an article that is already made; returns its id."""
        self.kept.setdefault(article.id, article)
        return article.id

    @property
    def articles(self) -> tuple[Evidence, ...]:
        """What was kept."""
        return tuple(self.kept.values())
