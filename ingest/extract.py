"""From a file to facts: decode, mark, fold, read by every rule, put in order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from ingest.contract import Extraction
from ingest.decode import UnreadableNotice, read_text
from ingest.model import Document, Fact
from ingest.reading import Reading
from ingest.rules import all_rules
from ingest.text.marks import marked

SUFFIXES = (".txt", ".md", ".text")


def find_notices(paths: Sequence[Path]) -> list[Path]:
    """The notice files among files and folders, sorted by name; folders are searched to the bottom.

    Raises UnreadableNotice for a path that is not there or a folder without notices.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = {p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()}
            if not inside:
                raise UnreadableNotice(f"{path}: no notices here; a notice is a file ending in {', '.join(SUFFIXES)}")
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            raise UnreadableNotice(f"{path}: no such file or folder; check the path")
    return sorted(found, key=lambda p: (p.stem, str(p)))


def read_notice(path: Path) -> Extraction:
    """Everything that the rules read from one notice file; raises UnreadableNotice."""
    text, digest = read_text(path)
    return extract(text, notice_id(path), digest)


def notice_id(path: Path) -> str:
    """The file's stem unless a sidecar `NAME.json` beside it says `{"id": …}`."""
    sidecar = path.with_suffix(".json")
    if sidecar.is_file():
        try:
            said = json.loads(sidecar.read_text("utf-8")).get("id")
        except (ValueError, AttributeError):
            raise UnreadableNotice(f"{sidecar}: not a JSON object; correct or remove it") from None
        if isinstance(said, str) and said:
            return said
    return path.stem


def extract(text: str, id: str = "notice", sha256: str = "") -> Extraction:
    """Everything that the rules read from the text of a notice.

    >>> any(f.type == "role" for f in extract("一、建库。(责任单位:省科技厅)").facts)
    True
    """
    document = marked(Document(id, text, sha256))
    reading = Reading(document)
    return Extraction(reading, _facts(reading))


def _facts(reading: Reading) -> tuple[Fact, ...]:
    """The facts of all rules in the order of their places, each stated once; none shows a contact person."""
    if not reading.text.strip():
        return ()
    facts = list(reading.notice.properties)
    for rule in all_rules():
        facts.extend(rule.read(reading))
    for key in ("type", "end", "begin"):  # three sorts by one key each are quicker than one by three
        facts.sort(key=attrgetter(key))  # stable: rules come in the order of their names
    if reading.document.private:
        facts = _without_private(reading, facts)
    kept: list[Fact] = []
    first, begin, last = 0, -1, Fact("", -1, -1, {})
    for fact in facts:
        if fact.begin != begin or fact.end != last.end or fact.type != last.type:
            first, begin, last = len(kept), fact.begin, fact
        elif any([_says_the_same(fact, other) for other in kept[first:]]):  # several of one place: each stated once
            continue
        kept.append(fact)
    return tuple(kept)


def _says_the_same(fact: Fact, other: Fact) -> bool:
    """Do two facts of one place and type differ in nothing but their place in a list?"""
    said, before = fact.values, other.values
    for key, value in said.items():
        if key != "order" and (key not in before or f"{value}" != f"{before[key]}"):
            return False
    return fact.clause == other.clause and said.keys() - {"order"} == before.keys() - {"order"}


def _without_private(reading: Reading, facts: list[Fact]) -> list[Fact]:
    """The facts whose quote shows no contact person; the others are never printed."""
    place = reading.folded.place
    hidden = iter([(place(p.begin), place(p.end)) for p in reading.document.private])  # sorted, apart from each other
    begin, end = next(hidden)
    kept: list[Fact] = []
    for i, fact in enumerate(facts):  # in the order of their begins
        while fact.begin >= end:
            begin, end = next(hidden, (-1, -1))
            if end < 0:
                return kept + facts[i:]
        if fact.end <= begin:
            kept.append(fact)
    return kept
