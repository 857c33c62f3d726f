"""What the page of all agencies shows: who carries which task, ranked, and who works with whom."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages.view import Answer, Evidence, Notice, Text


@dataclass(frozen=True, slots=True)
class TaskColumn:
    """A task as a column of the grid; `first` begins a chapter of its notice, a `draft` is no task in force."""

    number: str
    title: Text
    evidence: str
    headless: bool
    first: bool
    draft: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """Columns under one heading."""

    name: Text
    span: int


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency: how often in each role, and its role in each column ('' where it has none)."""

    page: tuple[str, str]
    name: Text
    full: Text
    counts: tuple[int, int, int, int]  # lead, responsible, shared, support
    cells: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two agencies and the tasks they share: both lead, or the first leads and the second supports."""

    first: int
    second: int
    tasks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AgenciesView:
    """The page of all agencies; pairs count rows of `lines` and columns."""

    answer: Answer
    columns: tuple[TaskColumn, ...]
    chapters: tuple[Chapter, ...]
    heads: tuple[Chapter, ...]
    lines: tuple[AgencyLine, ...]
    joint: tuple[Pair, ...]
    supported: tuple[Pair, ...]
    assigning: tuple[Text, ...]
    silent: int
    notices: tuple[Notice, ...]
    area: Text
    evidence: tuple[Evidence, ...]
