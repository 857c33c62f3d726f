"""An asked industry with all that counts as it: what the alignments match it to, and the words that name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.pages.graph import Graph
from kg.pages.view import Tier
from kg.pages.wording import RELATION_WORDS

_INVERSE = {"narrower": "broader", "broader": "narrower"}
_SAME = ("same", "exact", "close", "narrower")  # relations that make a name count as the industry itself


@dataclass(frozen=True, slots=True)
class Match:
    """An industry that counts for the asked one: what it is to it, why, and whether the match is weak."""

    industry: str
    relation: str
    reason: str
    weak: bool

    @property
    def tier(self) -> Tier:
        if self.weak:
            return "weak"
        return "named" if self.relation in _SAME else "broader" if self.relation == "broader" else "related"


class Subject:
    """The asked industry with all that counts as it; shared by the parts of the page."""

    def __init__(self, graph: Graph, iri: str) -> None:
        self.graph, self.iri = graph, iri
        self.name = graph.label(iri)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Itself first, then what the alignments match it to, nearest first."""
        rows = self.graph.rows(
            f"""SELECT ?a ?b ?relation ?strength ?reason WHERE {{ ?x a kg:Alignment ; kg:subject ?a ; kg:object ?b ;
               kg:relation ?relation ; kg:strength ?strength ; kg:reason ?reason .
               FILTER(?a = <{self.iri}> || ?b = <{self.iri}>) }}"""
        )
        found: dict[str, Match] = {self.iri: Match(self.iri, "same", "", False)}
        order = list(RELATION_WORDS)
        for row in sorted(
            rows, key=lambda r: (r["a"] != self.iri, r["strength"] != "normal", r["a"], r["b"], r["relation"])
        ):
            forward = row["a"] == self.iri
            other = row["b"] if forward else row["a"]
            relation = row["relation"] if forward else _INVERSE.get(row["relation"], row["relation"])
            found.setdefault(other, Match(other, relation, row["reason"], row["strength"] != "normal"))
        return tuple(
            sorted(found.values(), key=lambda m: (m.weak, order.index(m.relation), self.graph.label(m.industry).zh))
        )

    @cached_property
    def core(self) -> frozenset[str]:
        """The industries whose naming is a naming of this one."""
        return frozenset(m.industry for m in self.matches if m.relation in _SAME and not m.weak)

    @cached_property
    def itself(self) -> frozenset[str]:
        """The industries that are this one under another name: what lists may call it."""
        return frozenset(m.industry for m in self.matches if m.relation in ("same", "exact", "close") and not m.weak)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The Chinese names by which the core is known, longest first; a word of one character proves nothing."""
        names = {self.graph.label(i).zh for i in self.core} | {
            a for i in self.core for a in self.graph.aliases.get(i, ())
        }
        return tuple(
            sorted((n for n in names if len(n) > 1 and re.search("[\u4e00-\u9fff]", n)), key=lambda n: (-len(n), n))
        )

    def named_in(self, words: str) -> bool:
        """Whether a sentence names the industry by any of its words."""
        return any(w in words for w in self.words)
