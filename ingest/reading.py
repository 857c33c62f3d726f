"""A notice as rules see it: the folded text with its lines, sentences, outline and tables.

Everything is computed once, on first use, and shared by all rules.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.model import Document, Fact, Span, Status
from ingest.text.fold import Folded, fold
from ingest.text.openings import OPENS_MARK, past_mark
from ingest.text.outline import Outline
from ingest.text.tables import Table, tables

if TYPE_CHECKING:
    from ingest.head.notice_head import NoticeHead

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?[”’)]?")
_LINE = re.compile(r"[^\n]+")


class Reading:
    """`text` is the folded text (half-width marks, simplified characters); places count in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded: Folded = fold(document.text, omitted(document))
        self.text = self.folded.text

    @cached_property
    def outline(self) -> Outline:
        """The numbered clauses; they tile the text."""
        return Outline(self.text)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Every line that is not empty."""
        return tuple([Span(*m.span()) for m in _LINE.finditer(self.text)])

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences and the parts between ; with their closing mark; none spans a line break.

        What opens an item (its number, its bullet, 一是) is no part of its sentence.
        """
        text = self.text
        spans = [m.span() for m in _SENTENCE.finditer(text)]
        return tuple([Span(past_mark(text, b, e - 1) if text[b] in OPENS_MARK else b, e) for b, e in spans])

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables, whatever parts their cells in this copy."""
        return tables(self.text)

    @cached_property
    def notice(self) -> NoticeHead:
        """What the notice says of itself: title, issuers, dates, jurisdiction."""
        from ingest.head.notice_head import read_head

        return read_head(self)

    def printed(self, begin: int, end: int) -> str:
        """The words as published behind `text[begin:end]`."""
        begin, end = self.folded.places(begin, end)
        return self.document.text[begin:end]

    def fact(
        self,
        type: str,
        begin: int,
        end: int,
        /,  # the fewer names a keyword may mean, the sooner it is a value: half the time of this call
        *,
        status: Status = "certain",
        why: str = "",
        clause: tuple[str, ...] | None = None,
        **values: object,
    ) -> Fact:
        """A fact that the words `text[begin:end]` state."""
        return Fact(type, begin, end, values, status, why, "", clause)


def omitted(document: Document) -> list[Span]:
    """What no rule may read: chrome, contact persons, repetitions."""
    return [*document.furniture, *document.private, *(c.again for c in document.copies)]
