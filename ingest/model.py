"""Core types: what a notice is made of and what is read from it. Frozen; no behaviour beyond a property.

What is made by the thousand (`Span`, `Fact`, `Clause`) is a frozen struct rather than a frozen dataclass: a
frozen dataclass of eight fields takes ten times as long to make (measured: 6 % of the whole extraction).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

Status = Literal["certain", "ambiguous", "inferred"]


class Span(Struct, frozen=True, order=True, gc=False):
    """Half-open range of code points of `Document.text`."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage printed again: `again` repeats the words of `first`."""

    first: Span
    again: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded notice. `text` is exactly what was published; chrome, contact persons
    (`private`) and repetitions are marked, not cut."""

    id: str
    text: str
    sha256: str
    furniture: tuple[Span, ...] = ()
    private: tuple[Span, ...] = ()
    copies: tuple[Copy, ...] = ()

    @property
    def masked(self) -> str:
        """The text with contact persons blacked out, same length: the only form that may be stored or shown."""
        pieces, at = [], 0
        for span in self.private:
            pieces.append(self.text[at : span.begin])
            pieces.append("".join(c if c in "\r\n" else "█" for c in self.text[span.begin : span.end]))
            at = span.end
        return "".join(pieces) + self.text[at:]


class Clause(Struct, frozen=True, gc=False):
    """A unit of the outline. `begin`/`end` count in the folded text; the clauses tile it.

    `path` holds the printed numbers from the outside in (`("四", "(六)")`); `heading` is the span of
    the heading words after the number, without the closing 。; empty where there is none.
    """

    path: tuple[str, ...]
    begin: int
    end: int
    heading: Span

    @property
    def number(self) -> str:
        """The innermost printed number, '' before the first heading."""
        return self.path[-1] if self.path else ""


class Fact(Struct, frozen=True, gc=False):
    """One sighting of a fact, in places of the *folded* text until `contract` maps it to the document.

    `values` holds the keys of its type in the fact contract; `why` is set unless the status is certain.
    """

    type: str
    begin: int
    end: int
    values: Mapping[str, object]
    status: Status = "certain"
    why: str = ""
    rule: str = ""
    clause: tuple[str, ...] | None = None
