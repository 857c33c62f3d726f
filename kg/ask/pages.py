"""The page that shows an answer: which kind, of what, and the file it is written into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.ask.question import Question


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page of `kg page`: its kind and the name it is of, if any."""

    kind: str
    words: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file it goes into, named so that it is found again."""
        plain = "-".join(re.sub(r"[^\w\u3400-\u9fff]+", "-", w).strip("-") for w in self.words)
        return f"{self.kind}-{plain}.html" if plain else f"{self.kind}.html"

    @property
    def command(self) -> str:
        """The command that writes it.

        >>> PageOf("industry", ("氢能",)).command
        'kg page industry 氢能 -o industry-氢能.html'
        """
        words = (f'"{w}"' if re.search(r"[\s()\"'“”]", w) else w for w in self.words)
        return " ".join(["kg page", self.kind, *words, "-o", self.file])


_OF_FORM = {  # form of question → the kinds of page that show it, best first; @ is what the question must name
    "cities-covering": ("industry@industry",),
    "industry-profile": ("industry@industry",),
    "coverage-of-pair": ("industry@industry",),
    "chain-of": ("chain@industry", "industry@industry"),
    "chain-gaps": ("chain@industry", "industry@industry", "overview"),
    "city-complement": ("industry@industry", "city@region", "map"),
    "industries-of-city": ("city@region",),
    "city-profile": ("city@region",),
    "compare-cities": ("industry@industry", "matrix"),
    "similar-cities": ("city@region", "matrix"),
    "crowded": ("matrix",),
    "entities-of": ("city@region", "overview"),
    "regions": ("map", "matrix"),
    "tracks": ("matrix",), "tracks-without-city": ("matrix",),
    "everest": ("matrix",), "everest-without-cluster": ("matrix",), "recognised-and-named": ("matrix",),
    "list-items": ("matrix",),
    "clusters": ("city@region", "industry@industry", "overview"),
    "tasks-of-agency": ("agency@agency", "agencies", "overview"),
    "agency-pair": ("agency@agency", "agencies", "overview"),
    "lead-of": ("industry@industry", "agencies", "overview"),
    "tasks-of-leaders": ("industry@industry", "agencies"),
    "co-leads": ("agencies", "overview"), "agency-workload": ("agencies", "overview"),
    "agency-network": ("agencies", "overview"), "overlapping-mandates": ("agencies", "overview"),
    "tasks-without-lead": ("agencies", "overview"), "tasks": ("policy@notice", "agencies", "overview"),
    "unfunded": ("industry@industry", "timeline", "overview"),
    "targets": ("industry@industry", "timeline", "overview"), "deadlines": ("timeline", "overview"),
    "citations": ("policy@notice", "timeline", "overview"), "policy-lineage": ("policy@notice", "timeline", "overview"),
    "notice-profile": ("policy@notice",), "evidence-of-words": ("policy@notice",),
    "drafts-impact": ("industry@industry", "city@region", "matrix"), "changes": ("timeline",),
}  # fmt: skip


def page_of(form: str, question: Question, places: Sequence[str], notice: str | None) -> PageOf | None:
    """The page that shows the answer to a question of a form; None where no kind of page does."""
    names = {kind: question.of(kind) for kind in ("industry", "agency")}
    names |= {"region": list(places), "notice": [notice] if notice else []}
    for entry in _OF_FORM.get(form, ()):
        kind, _, needs = entry.partition("@")
        if kind in kinds() and (not needs or names[needs]):
            return PageOf(kind, tuple(names[needs][:1]) if needs else ())
    return None


@lru_cache(maxsize=1)
def kinds() -> frozenset[str]:
    """The kinds of page there are."""
    from kg.cli.page import command

    return frozenset(getattr(command, "commands", {}))
