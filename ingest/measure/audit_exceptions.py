"""Named exceptions of the coverage ledger: ways of writing that state no fact of the contract.

They are data (`data/cues/audit_exceptions.csv`). A row covers a candidate when every column that says
something holds:

| column | says |
|---|---|
| `kind` | kinds of candidates, parted by a bar |
| `before`, `after` | pattern that ends, or begins, where the candidate begins, or ends, within its sentence |
| `itself` | pattern of the whole candidate |
| `with`, `without` | pattern that the sentence has, or has not |
| `fact` | types of facts of which the sentence states one |
| `under` | pattern of the headings that the candidate stands under |

`example` is a text of our own in which the row covers what stands between ‹ and ›.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resources import shipped

BEFORE, AFTER = 90, 100  # code points that the patterns of the words beside a candidate may see


@dataclass(frozen=True, slots=True)
class Place:
    """What a row may look at: the candidate's kind and words, its sentence (cut to what is near), the types of
    facts stated in that sentence, the headings it stands under."""

    kind: str
    itself: str
    before: str
    after: str
    facts: frozenset[str]
    under: str

    @property
    def sentence(self) -> str:
        """The sentence as far as it is kept."""
        return self.before + self.itself + self.after


@dataclass(frozen=True, slots=True)
class Row:
    """One named exception."""

    name: str
    kinds: frozenset[str]
    before: re.Pattern[str] | None
    itself: re.Pattern[str] | None
    after: re.Pattern[str] | None
    has: re.Pattern[str] | None
    lacks: re.Pattern[str] | None
    facts: frozenset[str]
    under: re.Pattern[str] | None
    example: str

    def covers(self, place: Place) -> bool:
        """Does the row say that what stands here states no fact?"""
        return (
            (self.itself is None or self.itself.fullmatch(place.itself) is not None)
            and (not self.facts or not self.facts.isdisjoint(place.facts))
            and (self.after is None or self.after.match(place.after[:AFTER]) is not None)
            and (self.before is None or self.before.search(place.before[-BEFORE:]) is not None)
            and (self.has is None or self.has.search(place.sentence) is not None)
            and (self.lacks is None or self.lacks.search(place.sentence) is None)
            and (self.under is None or self.under.search(place.under) is not None)
        )


@lru_cache(maxsize=1)
def exceptions() -> tuple[Row, ...]:
    """The rows of `data/cues/audit_exceptions.csv` in their order; raises re.error on a wrong pattern."""
    with (shipped("data") / "cues" / "audit_exceptions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_row(r) for r in csv.DictReader(file))


def _row(r: dict[str, str]) -> Row:
    before = f"(?:{r['before']})$" if r["before"] else ""
    return Row(
        r["name"], _set(r["kind"]), _pattern(before), _pattern(r["itself"]), _pattern(r["after"]),
        _pattern(r["with"]), _pattern(r["without"]), _set(r["fact"]), _pattern(r["under"]), r["example"],
    )  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split("|")) if words else frozenset()


def _pattern(words: str) -> re.Pattern[str] | None:
    return re.compile(words) if words else None


@lru_cache(maxsize=16)
def _of_kind(kind: str) -> tuple[Row, ...]:
    return tuple(row for row in exceptions() if kind in row.kinds or "any" in row.kinds)


def exception(place: Place) -> str:
    """The name of the first exception that covers a place, '' where none does."""
    return next((row.name for row in _of_kind(place.kind) if row.covers(place)), "")
