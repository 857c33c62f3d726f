"""The coverage ledger: what in a notice no fact explains, and why that is so.

Every number with a unit, date, document number, listed place, agency and bracketed list of
responsible bodies must stand in the words of a fact, or under a named exception
(`data/cues/audit_exceptions.csv`: a way of writing that states no fact of the contract). The rest is
printed as `unread`, for a person to look at: a rule is missing, or an exception is.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.agencies import find_agencies, jurisdiction_in
from ingest.contract import Extraction
from ingest.dates import dates
from ingest.doc_numbers import doc_numbers
from ingest.model import Span
from ingest.places import places
from ingest.quantities import quantities
from ingest.reading import Reading
from kg.resources import shipped

_BODIES = re.compile(r"\([^()\n]{0,20}(?:责任|牵头|配合|协办|主办|参与|实施)(?:单位|部门)?[^()\n]{0,300}\)")
_CONTEXT = 40  # code points on each side that an exception may look at
_NO_AMOUNT = frozenset({"time", "ordinal"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a notice would hardly print without stating a fact."""

    begin: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def _exceptions() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    with (shipped("data") / "cues" / "audit_exceptions.csv").open(encoding="utf-8", newline="") as file:
        return tuple((r["kind"], re.compile(r["pattern"]), r["why"]) for r in csv.DictReader(file))


def candidates(reading: Reading) -> list[Candidate]:
    """Everything that a fact or a named exception must explain, in order."""
    text = reading.text
    found = [Candidate(q.begin, q.end, "quantity") for q in quantities(text) if q.kind not in _NO_AMOUNT and not q.bare]
    found += [Candidate(d.begin, d.end, "date") for d in dates(text)]
    found += [Candidate(n.begin, n.end, "number") for n in doc_numbers(text)]
    found += [Candidate(p.begin, p.end, "place") for p in places(reading)]
    found += [Candidate(a.begin, a.end, "agency") for a in find_agencies(text, 0, len(text), jurisdiction_in(reading))]
    found += [Candidate(m.start(), m.end(), "list") for m in _BODIES.finditer(text)]
    return sorted(found, key=lambda c: (c.begin, c.end, c.kind))


def ledger(extraction: Extraction) -> Iterator[dict[str, object]]:
    """A line for each candidate that nothing explains, then one line with the shares of the text."""
    reading = extraction.reading
    document = reading.document
    cover = Cover(Span(f.begin, f.end) for f in extraction.facts)
    structure = Cover(_structure(reading))
    unread: list[Candidate] = []
    excepted: Counter[str] = Counter()
    for candidate in candidates(reading):
        if cover.meets(candidate.begin, candidate.end) or structure.meets(candidate.begin, candidate.end):
            continue
        why = exception(reading.text, candidate)
        if why:
            excepted[why] += 1
        else:
            unread.append(candidate)
    for candidate in unread:
        span = reading.folded.span(candidate.begin, candidate.end)
        yield {
            "type": "unread",
            "notice": document.id,
            "begin": span.begin,
            "end": span.end,
            "quote": document.text[span.begin : span.end],
            "why": f"no fact explains this {candidate.kind}",
        }
    yield _shares(extraction, cover, structure, unread, excepted)


def exception(text: str, candidate: Candidate) -> str:
    """The named exception that covers a candidate, '' where there is none.

    A pattern is looked for in the words around it, with the candidate itself between ‹ and ›.
    """
    begin, end = max(0, candidate.begin - _CONTEXT), min(len(text), candidate.end + _CONTEXT)
    around = f"{text[begin : candidate.begin]}‹{text[candidate.begin : candidate.end]}›{text[candidate.end : end]}"
    return next((why for kind, p, why in _exceptions() if kind in ("any", candidate.kind) and p.search(around)), "")


class Cover:
    """A set of places, asked by range."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.begin <= self.spans[-1].end:
                self.spans[-1] = Span(self.spans[-1].begin, max(span.end, self.spans[-1].end))
            else:
                self.spans.append(span)
        self._begins = [s.begin for s in self.spans]

    def meets(self, begin: int, end: int) -> bool:
        """Does any span share a place with `[begin, end)`?"""
        before = bisect_right(self._begins, end - 1) - 1
        return before >= 0 and self.spans[before].end > begin

    def places(self) -> set[int]:
        """Every place covered."""
        return {i for s in self.spans for i in range(s.begin, s.end)}


def _structure(reading: Reading) -> Iterator[Span]:
    """Numbers and headings of clauses; heads of tables."""
    for clause in reading.outline.clauses:
        if clause.path:
            yield Span(clause.begin, max(clause.heading.end, clause.begin + 1))
    for table in reading.tables:
        yield Span(table.begin, table.rows[0][0].begin)


def _shares(
    extraction: Extraction, cover: Cover, structure: Cover, unread: list[Candidate], excepted: Counter[str]
) -> dict[str, object]:
    """Shares of the code points that are no blanks; `prose` is text that states no fact of the contract."""
    reading = extraction.reading
    text = reading.text
    inside = cover.places()
    outline = structure.places() - inside
    missed = {i for c in unread for i in range(c.begin, c.end)} - inside - outline
    solid = [i for i, c in enumerate(text) if not c.isspace()]
    counts = Counter(
        "fact" if i in inside else "structure" if i in outline else "unread" if i in missed else "prose" for i in solid
    )
    published = sum(not c.isspace() for c in reading.document.text)
    counts["furniture"] = max(0, published - len(solid))
    total = max(1, sum(counts.values()))
    shares = {k: round(counts[k] / total, 4) for k in ("fact", "structure", "furniture", "prose", "unread")}
    return {
        "type": "coverage",
        "notice": reading.document.id,
        **shares,
        "unread_count": len(unread),
        "exceptions": dict(sorted(excepted.items())),
    }
