"""The build's reader: what the rules find in a notice, each sighting with the sentence it stands in.

This is the one place where the graph meets `ingest`; nothing after it sees the text of a notice, and
nothing that `ingest` marks as furniture (contact persons among it) gets past it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.contract import Extraction
from ingest.extract import read_notice
from ingest.measure.audit import ledger
from kg.graph.statements import Record

_LONGEST = 320  # code points of a sentence that are kept
_AROUND = 120  # of a longer one: so much before and after the words
_SHORTEST = 5  # code points: headings' numbers and stray marks say nothing
_HIDDEN = "×"


def read(path: Path) -> Record:
    """The record of one notice file; raises ingest's UnreadableNotice (a ValueError) where it is none."""
    return record(read_notice(path))


def record(extraction: Extraction) -> Record:
    """The record of what was read."""
    reading = extraction.reading
    lines = extraction.lines()
    head = next(lines)
    begins = [s.begin for s in reading.sentences]
    sightings = []
    for fact, line in zip(extraction.facts, lines, strict=True):
        begin, sentence = _sentence(extraction, begins, fact.begin, fact.end)
        copies = [[b, e, reading.document.text[b:e]] for b, e in _pairs(line)]
        sightings.append(line | {"sentence": sentence, "sentence_begin": begin, "copies": copies})
    clauses: dict[tuple[str, ...], str] = {}
    for clause in reading.outline.clauses:
        heading = reading.text[clause.heading.begin : clause.heading.end]
        clauses.setdefault(clause.path, heading.strip())
    passages = tuple(_passages(extraction, begins))
    return Record(str(head["notice"]), head, tuple(sightings), tuple(clauses.items()), *_audit(extraction), passages)


def _passages(extraction: Extraction, begins: list[int]) -> Iterator[tuple[tuple[str, ...], int, str]]:
    """Every sentence of the body that says something: its clause, where it begins, its words."""
    reading = extraction.reading
    for sentence in reading.sentences:
        begin, words = _sentence(extraction, begins, sentence.begin, sentence.end)
        if len(words) > _SHORTEST:
            yield reading.outline.at(sentence.begin).path, begin, words


def _pairs(line: Mapping[str, object]) -> list[list[int]]:
    copies = line.get("copies")
    return copies if isinstance(copies, list) else []


def _sentence(extraction: Extraction, begins: list[int], begin: int, end: int) -> tuple[int, str]:
    """Where the sentence around folded places begins in the published text, and its words, contact persons hidden."""
    reading, document = extraction.reading, extraction.reading.document
    first = reading.sentences[max(0, bisect_right(begins, begin) - 1)] if begins else None
    last = reading.sentences[max(0, bisect_right(begins, max(begin, end - 1)) - 1)] if begins else None
    low = min(begin, first.begin) if first else begin
    high = max(end, last.end) if last else end
    if high - low > _LONGEST:
        low, high = max(low, begin - _AROUND), min(high, end + _AROUND)
    span = reading.folded.span(low, high)
    words = document.text[span.begin : span.end]
    for hidden in document.furniture:
        if hidden.begin < span.end and span.begin < hidden.end:
            a, b = max(hidden.begin, span.begin) - span.begin, min(hidden.end, span.end) - span.begin
            words = words[:a] + _HIDDEN * (b - a) + words[b:]
    bare = words.lstrip()
    return span.begin + len(words) - len(bare), bare.rstrip()


def _audit(extraction: Extraction) -> tuple[float, int]:
    """The share of the body (without furniture and reprints) that stands in a fact or a heading, and how many
    places look like a fact but are none; `kg extract --audit` lists them."""
    *_, shares = ledger(extraction)
    body = 1 - float(str(shares["furniture"]))
    inside = float(str(shares["fact"])) + float(str(shares["structure"]))
    return (inside / body if body > 0 else 0.0), int(str(shares["unread_count"]))
