"""Sightings become statements: the same thing said twice in a notice is one statement with two evidences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.graph import names

# What may differ between two sightings of one statement.
_INCIDENTAL = frozenset(("order", "surface", "list", "resolved", "list_open", "announced", "found", "open", "implied"))
# Of these a second clause makes a second statement: the clause is part of what they say.
_BY_CLAUSE = frozenset(("task", "role", "industry"))
_COMMON = frozenset(
    (
        "type",
        "notice",
        "clause",
        "begin",
        "end",
        "quote",
        "rule",
        "status",
        "why",
        "copies",
        "sentence",
        "sentence_begin",
    )
)
STANDINGS = ("draft", "in_force", "repealed", "expired", "unknown")
_SURER = {"certain": 0, "inferred": 1, "ambiguous": 2}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place whose words state something. `again` marks a place where the notice prints itself again."""

    clause: tuple[str, ...]
    begin: int
    end: int
    quote: str
    rule: str
    status: str
    why: str
    sentence: str
    sentence_begin: int
    again: bool = False


@dataclass(slots=True)
class Statement:
    """What a notice states once, with every place where it says so."""

    id: str
    type: str
    notice: str
    standing: str
    values: Mapping[str, object]
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def clause(self) -> tuple[str, ...]:
        """The clause of the first sighting."""
        return self.sightings[0].clause

    @property
    def status(self) -> str:
        """The surest status among the sightings."""
        return min((s.status for s in self.sightings), key=lambda s: _SURER[s])

    @property
    def iri(self) -> str:
        """The name of the statement in the graph."""
        return names.thing("statement", self.id)

    def evidence(self, sighting: Sighting) -> str:
        """The name of one of its evidences in the graph."""
        return names.thing("evidence", f"{self.id}-{sighting.begin}-{sighting.end}")


@dataclass(frozen=True, slots=True)
class Record:
    """One notice as it was read: its line of the contract, its sightings (each with `sentence` and
    `sentence_begin`, reprints as `copies` of begin, end, quote), the headings of its clauses, the share of
    its body that stands in facts, and how many places look like a fact but are none."""

    id: str
    head: Mapping[str, object]
    sightings: tuple[Mapping[str, object], ...]
    clauses: tuple[tuple[tuple[str, ...], str], ...]
    explained: float = 0.0
    unread: int = 0
    # Every sentence: its clause, where it begins, its words.
    passages: tuple[tuple[tuple[str, ...], int, str], ...] = ()

    @property
    def standing(self) -> str:
        """Legal standing; `unknown` where the notice does not say."""
        said = self.head.get("legal_status")
        return str(said) if said in STANDINGS else "unknown"


def statements(record: Record) -> list[Statement]:
    """The statements of a notice, in the order in which they are first said."""
    found: dict[str, Statement] = {}
    for line in record.sightings:
        values = {k: v for k, v in line.items() if k not in _COMMON}
        key = {k: v for k, v in values.items() if k not in _INCIDENTAL}
        if line["type"] in _BY_CLAUSE:
            key["clause"] = line["clause"]
        id = names.digest(record.id, line["type"], key)
        statement = found.setdefault(id, Statement(id, str(line["type"]), record.id, record.standing, values))
        statement.sightings.extend(_sightings(line))
    for statement in found.values():
        statement.sightings = _distinct(statement.sightings)
    return list(found.values())


def _sightings(line: Mapping[str, object]) -> Iterable[Sighting]:
    clause = tuple(str(p) for p in _list(line["clause"]))
    begin, end, sentence_begin = (int(str(line[k])) for k in ("begin", "end", "sentence_begin"))
    quote, rule, status, sentence = (str(line[k]) for k in ("quote", "rule", "status", "sentence"))
    why = str(line.get("why") or "")
    first = Sighting(clause, begin, end, quote, rule, status, why, sentence, sentence_begin)
    yield first
    for begin, end, quote in _list(line.get("copies")):
        yield Sighting(clause, begin, end, quote, first.rule, first.status, first.why, quote, begin, again=True)


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _distinct(sightings: list[Sighting]) -> list[Sighting]:
    """One sighting a place, the surest; of two of which one holds the other, the shorter; reprints last."""
    best: dict[tuple[int, int], Sighting] = {}
    for s in sorted(sightings, key=lambda s: (s.again, _SURER[s.status], s.rule)):
        best.setdefault((s.begin, s.end), s)
    kept: list[Sighting] = []
    for s in sorted(best.values(), key=lambda s: (s.end, -s.begin)):
        if not kept or s.begin > kept[-1].begin:
            kept.append(s)
    return sorted(kept, key=lambda s: (s.again, s.begin, s.end))
