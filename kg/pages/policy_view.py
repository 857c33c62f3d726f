"""What the reader of a notice shows: its text as published, the facts in it, and notes level with their clause."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages.view import Answer, Notice, Text


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a numbered clause begins in the published text, how deep it is, where its heading words end."""

    begin: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Published:
    """A notice as it was published; `hidden` are chrome, contact persons and second prints, which are not shown."""

    text: str
    hidden: tuple[tuple[int, int], ...]
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A fact in the text: its family, the words of its note, and what makes it less than certain."""

    id: int
    begin: int
    end: int
    family: str
    note: Text
    flag: Text
    why: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with the same facts upon them; `tint` is a statement's ground, `line` a name's underline."""

    words: str
    begin: int
    facts: tuple[int, ...] = ()
    tint: str = ""
    line: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Notes of one family in a clause, in the order of the text."""

    family: str
    notes: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A clause (or what stands before the first): heading level 0 for none, its paragraphs and notes."""

    begin: int
    level: int
    title: str
    paragraphs: tuple[tuple[Stretch, ...], ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class PolicyView:
    """The reader of one notice."""

    notice: Notice
    issuers: tuple[str, ...]
    answer: Answer
    sections: tuple[Section, ...]
    counts: tuple[tuple[str, int], ...]
    notices: tuple[Notice, ...]
    area: Text
    hidden: int
