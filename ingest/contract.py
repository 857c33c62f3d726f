"""The public form of facts: one JSON object a line, keys in the order of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from ingest.model import Fact
from ingest.reading import Reading

VERSION = 1
NOTICE_KEYS = (
    "title",
    "doc_number",
    "index_number",
    "issuers",
    "issued",
    "adopted",
    "published",
    "kind",
    "carrier",
    "legal_status",
    "effective_from",
    "expires",
    "level",
    "jurisdiction",
    "addressees",
    "source_url",
)
KEYS: dict[str, tuple[str, ...]] = {
    "notice_property": ("property", "value"),
    "citation": ("title", "doc_number", "relation"),
    "task": ("number", "title", "section"),
    "role": ("agency", "surface", "role", "order"),
    "region": ("region", "code", "level", "surface"),
    "industry": ("name", "concept", "kind", "list", "order"),
    "membership": ("scheme", "name", "order"),
    "cluster": ("name", "industry", "region", "grade", "recognised_by"),
    "located": ("industry", "region", "relation"),
    "target": ("metric", "subject", "op", "value", "unit", "by_year", "baseline"),
    "incentive": ("beneficiary", "instrument", "cap", "unit", "mode", "rate"),
    "deadline": ("date", "what", "recurrence"),
    "entity": ("name", "kind", "region"),
    "stage": ("chain", "stage", "order", "position", "open"),
}
EXTRA = ("resolved", "implied", "list_open", "announced", "found")  # printed only where they say something
_ABSENT: dict[str, dict[str, object]] = {type: dict.fromkeys(keys) for type, keys in KEYS.items()}


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one notice: the reading and its facts in contract order."""

    reading: Reading
    facts: tuple[Fact, ...]

    def notice_line(self) -> dict[str, object]:
        """The first line of a notice."""
        document, head = self.reading.document, self.reading.notice.values
        first: dict[str, object] = {
            "contract": VERSION,
            "type": "notice",
            "notice": document.id,
            "sha256": document.sha256,
            "chars": len(document.text),
        }
        return first | {k: head.get(k, [] if k in ("issuers", "addressees") else None) for k in NOTICE_KEYS}

    def lines(self) -> Iterator[dict[str, object]]:
        """The notice line, then one line a sighting."""
        yield self.notice_line()
        yield from sightings(self.reading, self.facts)


def sightings(reading: Reading, facts: Sequence[Fact]) -> Iterator[dict[str, object]]:
    """The facts in the form of the contract; `quote` is cut from the text as published."""
    id, text = reading.document.id, reading.document.text
    folded, outline = reading.folded, reading.outline
    run_begin, run_end, shift = folded.run(0)
    clause = outline.at(0)
    # begin and end of each passage that is printed again, and how many code points further on
    copied = [(c.first.begin, c.first.end, c.again.begin - c.first.begin) for c in reading.document.copies]
    copied_up_to = max([last for _, last, _ in copied], default=0)
    for fact in facts:
        begin, end = fact.begin, fact.end
        # Facts come in the order of the text: most stand in the clause and the run of the one before.
        if not clause.begin <= begin < clause.end:
            clause = outline.at(begin)
        if not run_begin <= begin < run_end:
            run_begin, run_end, shift = folded.run(begin)
        begin, end = (begin + shift, end + shift) if begin < end <= run_end else folded.places(begin, end)
        type, values = fact.type, fact.values
        line: dict[str, object] = {
            "type": type,
            "notice": id,
            "clause": fact.clause if fact.clause is not None else clause.path,
            "begin": begin,
            "end": end,
            "quote": text[begin:end],
            "rule": fact.rule,
            "status": fact.status,
        }
        if fact.why:
            line["why"] = fact.why
        line |= _ABSENT[type]
        known = len(line)
        line |= values
        if len(line) > known:  # it says something extra: in the order of the contract
            line = {k: v for k, v in line.items() if k not in EXTRA} | {k: values[k] for k in EXTRA if k in values}
        if end <= copied_up_to and (again := _again(begin, end, copied)):
            line["copies"] = again
        yield line


def _again(begin: int, end: int, copied: Sequence[tuple[int, int, int]]) -> list[list[int]]:
    """Where the words are printed again."""
    return [[begin + by, end + by] for first, last, by in copied if first <= begin and end <= last]


_ENCODE_LINES = msgspec.json.Encoder().encode_lines


def json_lines(lines: Iterable[dict[str, object]]) -> str:
    """JSON lines, each with its line end, Chinese as it is; in one go, which takes half as long as one by one.

    >>> json_lines([{"type": "target", "value": 500}, {"type": "task"}])
    '{"type":"target","value":500}\\n{"type":"task"}\\n'
    """
    return _ENCODE_LINES(list(lines)).decode()
