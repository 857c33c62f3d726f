"""Who does what for an industry: its chain, tasks, targets, incentives and deadlines, read from the graph."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages.industry_articles import Articles
from kg.pages.industry_chain import ChainReader
from kg.pages.industry_duties import DutyReader
from kg.pages.industry_measures import MeasureReader
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import ChainGrid, Duty, Figure, Measure
from kg.pages.view import Evidence


@dataclass(frozen=True, slots=True)
class Work:
    """The parts of the page about doing, and the articles they open."""

    chains: tuple[ChainGrid, ...]
    duties: tuple[Duty, ...]
    elsewhere: tuple[Duty, ...]
    targets: tuple[Figure, ...]
    incentives: tuple[Measure, ...]
    general: tuple[Measure, ...]
    deadlines: tuple[Measure, ...]
    evidence: tuple[Evidence, ...]


def work(subject: Subject) -> Work:
    """All of it for one industry; the articles stand in the order in which the page uses them."""
    articles = Articles(subject)
    who, what = DutyReader(articles), MeasureReader(articles)
    chains = tuple(ChainReader(articles, who, what).found())
    duties, elsewhere = who.found()
    targets = tuple(what.figure(t) for t in what.targets if subject.named_in(articles.sentence(t["s"])))
    own, general = what.incentives([*duties, *elsewhere])
    deadlines = tuple(what.deadlines())
    return Work(chains, tuple(duties), tuple(elsewhere), targets, own, general, deadlines, articles.shelf.articles)
