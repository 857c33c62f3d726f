"""What the page of one industry shows."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages.atlas import Named
from kg.pages.view import AgencyRole, Answer, Evidence, Mark, Notice, Text


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that is named: how strongly, with which words, where they stand."""

    evidence: str
    place: Text
    mark: Mark
    note: Text
    words: str
    source: Text
    level: str
    page: tuple[str, str] = ("", "")  # what the name leads to

    @property
    def tags(self) -> str:
        """The keys of the legend that the row answers to."""
        return f"{self.mark.tier} draft" if self.mark.draft_only else self.mark.tier


@dataclass(frozen=True, slots=True)
class Figure:
    """A target of a stage or of the industry: number first, then what it counts."""

    evidence: str
    number: Text
    what: Text
    year: Text
    source: Text
    columns: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class StagePlace:
    """A place that is named for a stage, or for the chain as a whole."""

    name: Text
    mark: Mark
    evidence: str


@dataclass(frozen=True, slots=True)
class StageColumn:
    """A stage of the chain and the places that have to do with it. `depends` are the stages behind it."""

    name: Text
    evidence: str
    places: tuple[StagePlace, ...] = ()
    depends: tuple[str, ...] = ()

    @property
    def gap(self) -> bool:
        """True where the words name no place for the stage itself."""
        return not any(p.mark.tier == "named" for p in self.places)


@dataclass(frozen=True, slots=True)
class ChainGrid:
    """A chain as one notice prints it; `ordered` says that the words state an order, `whole` are its own places."""

    name: Text
    notice: Notice
    clause: str
    stages: tuple[StageColumn, ...]
    leads: tuple[AgencyRole, ...]
    support: tuple[AgencyRole, ...]
    duty: str
    figures: tuple[Figure, ...]
    open: bool
    ordered: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """A task whose words name the industry, and who carries it."""

    evidence: str
    title: Text
    words: str
    relation: Text
    notice: Notice
    agencies: tuple[AgencyRole, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """An incentive or a deadline: amount or date, what, for whom."""

    evidence: str
    amount: Text
    what: Text
    whom: Text
    source: Text


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words that count as the industry on this page, why, and as what."""

    relation: Text
    name: Text
    where: Text
    mark: Mark
    reason: Text


@dataclass(frozen=True, slots=True)
class IndustryView:
    """The page of one industry."""

    name: Text
    id: str
    kickers: tuple[Text, ...]
    answer: Answer
    notices: tuple[Notice, ...]
    area: Text
    province: str
    places: tuple[PlaceRow, ...]
    unnamed: tuple[Text, ...]
    named: tuple[Named, ...]
    chains: tuple[ChainGrid, ...]
    duties: tuple[Duty, ...]
    elsewhere: tuple[Duty, ...]
    targets: tuple[Figure, ...]
    incentives: tuple[Measure, ...]
    general: tuple[Measure, ...]
    deadlines: tuple[Measure, ...]
    words: tuple[WordRow, ...]
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
