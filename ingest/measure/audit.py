"""The coverage ledger: what in a notice no fact explains, and why that is so.

Every number with a unit, date, document number, listed place, agency and bracketed list of
responsible bodies must be explained: it stands in the words of a fact or of the outline, a fact nearby
carries its value (到2027年 above the targets of that year, the rate of an incentive, the notice's own
date and number printed again), or a named exception covers it (`ingest/measure/audit_exceptions.py`). The
rest is printed as `unread`, for a person to look at: a rule is missing, or an exception is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ingest.bodies.agencies import find_agencies, jurisdiction_in
from ingest.citations.doc_numbers import doc_numbers
from ingest.contract import Extraction
from ingest.geography.gazetteer import Division, lies_in
from ingest.geography.places import home, places
from ingest.measure.audit_exceptions import Place, exception
from ingest.model import Fact, Span
from ingest.numbers.dates import dates
from ingest.numbers.quantities import quantities
from ingest.reading import Reading

_BODIES = re.compile(r"\([^()\n]{0,20}(?:责任|牵头|配合|协办|主办|(?:参与|实施)(?:单位|部门))[^()\n]{0,300}\)")
_BLANKS = re.compile(r"\s+")
_KINDS = ("prose", "fact", "structure", "unread")
_NEAR = 160  # code points of a sentence that are looked at on each side
_EXPLAINED = frozenset({"fact", "carried", "structure"})
_NO_AMOUNT = frozenset({"time", "ordinal"})
_WANTED = {  # kind: what a rule would have to make of it
    "quantity": "a target, an incentive",
    "date": "a deadline, the year of a target, a date of the notice",
    "time": "the term of a deadline, the time of an incentive",
    "number": "a citation, the number of the notice",
    "place": "a region, a pair of industry and region",
    "agency": "a role, an issuer, an addressee",
    "list": "roles",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a notice would hardly print without stating a fact. `value` is what a fact may carry of it (the
    year, the percentage, the official name); `own` marks the notice's own place and issuers."""

    begin: int
    end: int
    kind: str
    value: object = None
    own: bool = False


def candidates(reading: Reading) -> list[Candidate]:
    """Everything that a fact or a named exception must explain, in order."""
    text = reading.text
    amounts = (q for q in quantities(text) if q.kind not in _NO_AMOUNT and not q.bare)
    found = [Candidate(q.begin, q.end, "quantity", f"{q.value}%" if q.unit == "%" else None) for q in amounts]
    days = tuple(dates(text))
    found += [Candidate(d.begin, d.end, "date", d.iso) for d in days]
    printed = Cover(Span(d.begin, d.end) for d in days)
    spans_of_time = (q for q in quantities(text) if q.kind == "time" and not printed.meets(q.begin, q.end))
    found += [Candidate(q.begin, q.end, "time") for q in spans_of_time]
    found += [Candidate(n.begin, n.end, "number", n.number) for n in doc_numbers(text)]
    here = home(reading)
    found += [Candidate(p.begin, p.end, "place", p.name, _own(here, p.division)) for p in places(reading)]
    issuers = _strings(reading.notice.values.get("issuers"))
    for a in find_agencies(text, 0, len(text), jurisdiction_in(reading)):
        found.append(Candidate(a.begin, a.end, "agency", a.name, any(i.endswith(a.name) for i in issuers)))
    found += [Candidate(m.start(), m.end(), "list") for m in _BODIES.finditer(text)]
    return sorted(found, key=lambda c: (c.begin, c.end, c.kind))


def _own(here: Division | None, place: Division | None) -> bool:
    """Is it the place the notice speaks for, or one that this lies in?"""
    return here is not None and place is not None and lies_in(here, place)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else ()


def ledger(extraction: Extraction) -> Iterator[dict[str, object]]:
    """A line for each candidate that nothing explains, then one line with the shares of the text."""
    reading = extraction.reading
    document = reading.document
    unread: list[Candidate] = []
    excepted: Counter[str] = Counter()
    for candidate, said in audited(extraction):
        if not said:
            unread.append(candidate)
        elif said not in _EXPLAINED:
            excepted[said] += 1
    for candidate in unread:
        span = reading.folded.span(candidate.begin, candidate.end)
        yield {
            "type": "unread",
            "notice": document.id,
            "begin": span.begin,
            "end": span.end,
            "quote": document.text[span.begin : span.end],
            "why": f"{candidate.kind}: no rule reads it as {_WANTED[candidate.kind]}, no named exception covers it",
        }
    yield _shares(extraction, unread, excepted)


def audited(extraction: Extraction) -> Iterator[tuple[Candidate, str]]:
    """Each candidate with what explains it: `fact` (stands in one), `carried` (a fact nearby has its value),
    `structure`, the name of an exception, or '' where nothing does."""
    read = Explanations(extraction)
    structure = Cover(_structure(extraction.reading))
    for candidate in candidates(extraction.reading):
        said = read.explains(candidate)
        if not said and structure.meets(candidate.begin, candidate.end):
            said = "structure"
        yield candidate, said or exception(read.place(candidate))


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


@dataclass(slots=True)
class _Near:
    """The facts that one sentence states."""

    types: frozenset[str] = frozenset()
    rates: set[object] = field(default_factory=set)


class Explanations:
    """What the facts of a notice explain."""

    def __init__(self, extraction: Extraction) -> None:
        self.reading = extraction.reading
        self.facts = extraction.facts
        self.cover = Cover(Span(f.begin, f.end) for f in extraction.facts)
        self._begins = [f.begin for f in self.facts]
        self._sentence_begins = [s.begin for s in self.reading.sentences]
        self._near: tuple[int, _Near] = (-1, _Near())
        self._years = {f.values.get("by_year") for f in self.facts if f.type == "target"} - {None}
        self._own = {v for f in self.facts if f.type == "notice_property" for v in _said(f.values)}

    def explains(self, c: Candidate) -> str:
        """`fact` where a fact shows these words, `carried` where one has their value, else ''."""
        if self.cover.meets(c.begin, c.end):
            return "fact"
        return "carried" if self._carries(c) else ""

    def _carries(self, c: Candidate) -> bool:
        if c.kind == "date":
            year = str(c.value)[:4]
            return c.value in self._own or (len(str(c.value)) == 4 and year.isdigit() and int(year) in self._years)
        if c.kind == "number":
            return c.value in self._own
        return c.kind == "quantity" and c.value is not None and c.value in self._facts_near(c).rates

    def place(self, c: Candidate) -> Place:
        """Where a candidate stands, as the exceptions want to know it."""
        sentence = self._sentence(c)
        text = self.reading.text
        low, high = max(sentence.begin, c.begin - _NEAR), min(sentence.end, c.end + _NEAR)
        kind = f"own {c.kind}" if c.own else c.kind
        return Place(
            kind, text[c.begin : c.end], text[low : c.begin], text[c.end : high],
            self._facts_near(c).types, self._headings.get(self.reading.outline.at(c.begin).path, ""),
        )  # fmt: skip

    def _sentence(self, c: Candidate) -> Span:
        at = bisect_right(self._sentence_begins, c.begin) - 1
        found = self.reading.sentences[at] if at >= 0 else Span(c.begin, c.end)
        return Span(min(found.begin, c.begin), max(found.end, c.end))

    def _facts_near(self, c: Candidate) -> _Near:
        """The facts of the candidate's sentence; candidates come in order, so the last answer often serves."""
        sentence = self._sentence(c)
        if self._near[0] != sentence.begin:
            low, high = bisect_left(self._begins, sentence.begin), bisect_left(self._begins, sentence.end)
            stated: tuple[Fact, ...] = self.facts[low:high]
            rates = {f.values.get("rate") for f in stated if f.type == "incentive"} - {None}
            self._near = sentence.begin, _Near(frozenset(f.type for f in stated), rates)
        return self._near[1]

    @cached_property
    def _headings(self) -> dict[tuple[str, ...], str]:
        """Path of a clause → the headings it stands under, its own last; paths that repeat keep the last ones."""
        found: dict[tuple[str, ...], str] = {}
        for clause in self.reading.outline.clauses:
            own = self.reading.text[clause.heading.begin : clause.heading.end]
            found[clause.path] = f"{found.get(clause.path[:-1], '') if clause.path else ''}/{own}"[-200:]
        return found


def _said(values: Mapping[str, object]) -> Iterator[object]:
    value = values.get("value")
    yield from value if isinstance(value, list | tuple) else (value,)


def _structure(reading: Reading) -> Iterator[Span]:
    """Numbers and headings of clauses; heads of tables."""
    for clause in reading.outline.clauses:
        if clause.path:
            yield Span(clause.begin, max(clause.heading.end, clause.begin + 1))
    for table in reading.tables:
        yield Span(table.begin, table.rows[0][0].begin)


def _mark(what: bytearray, spans: Iterable[Span], kind: int) -> None:
    for span in spans:
        what[span.begin : span.end] = bytes((kind,)) * (span.end - span.begin)


def _shares(extraction: Extraction, unread: list[Candidate], excepted: Counter[str]) -> dict[str, object]:
    """Shares of the code points that are no blanks; `prose` is text that states no fact of the contract."""
    reading = extraction.reading
    text = reading.text
    what = bytearray(len(text))  # of each code point; what is set later has the last word
    _mark(what, (Span(c.begin, c.end) for c in unread), _KINDS.index("unread"))
    _mark(what, _structure(reading), _KINDS.index("structure"))
    _mark(what, (Span(f.begin, f.end) for f in extraction.facts), _KINDS.index("fact"))
    _mark(what, (Span(m.start(), m.end()) for m in _BLANKS.finditer(text)), len(_KINDS))
    counts = {kind: what.count(i) for i, kind in enumerate(_KINDS)}
    published = len("".join(reading.document.text.split()))
    counts["furniture"] = max(0, published - sum(counts.values()))
    total = max(1, sum(counts.values()))
    shares = {k: round(counts[k] / total, 4) for k in ("fact", "structure", "furniture", "prose", "unread")}
    return {
        "type": "coverage",
        "notice": reading.document.id,
        **shares,
        "unread_count": len(unread),
        "exceptions": dict(sorted(excepted.items())),
    }
