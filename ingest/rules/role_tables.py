"""Bodies in tables: the head of the column gives the role, the row its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Span
from ingest.reading import Reading
from ingest.rules.role_segments import LABEL, OPENS_LABEL
from ingest.text.tables import Table

_OPENS_LABEL = frozenset(OPENS_LABEL)
_NUMBER = re.compile(r"序号|编号|序|项次")
# What a head says besides: 牵头单位(部门), 牵头单位及责任人.
_NOT_OF_HEAD = re.compile(r"\([^()]*\)|[\s、/]+|[及和与](?:其)?(?:责任人|负责人|联系人|责任领导|分管领导|联系电话).*$")
# Whose body it is, before what it does: 市级牵头单位, 州直配合部门.
_LEVEL = re.compile("(?:[国省市州盟县区旗乡镇]级|[省市州盟县区]直|本级)(?=[责牵配参协落承主])")
_COUNT = re.compile(r"\(?[\d一二三四五六七八九十]{1,3}\)?[.、]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell `begin:end` of a column whose head gives the role `label`; `clause` is the number of its row."""

    begin: int
    end: int
    label: str
    clause: tuple[str, ...] | None


def role_of_head(words: str) -> str | None:
    """The role that the head of a column gives, None where it names no bodies.

    >>> role_of_head("牵头单位"), role_of_head("责任部门"), role_of_head("单位")
    ('lead', 'responsible', None)
    """
    if _OPENS_LABEL.isdisjoint(words):
        return None
    bare = _NOT_OF_HEAD.sub("", words)
    level = _LEVEL.match(bare)
    m = LABEL.match(bare + ":", level.end() if level else 0)
    if m is None:
        return None
    return _role(m)


@lru_cache(maxsize=1)
def parted_tables(reading: Reading) -> tuple[Table, ...]:
    """The tables of a notice, each in its parts."""
    return tuple(part for table in reading.tables for part in _parts(reading.text, table))


def _parts(text: str, table: Table) -> Iterator[Table]:
    """A table in parts at the heads repeated inside it: on a new page, or after a row with the name of a group."""
    head = table.head
    rows: list[tuple[Span, ...]] = []
    for row in table.rows:
        words = tuple(text[c.begin : c.end].strip() for c in row)
        if len(words) > 1 and any(map(role_of_head, words)) and all(len(w) <= 20 for w in words):
            yield Table(head, tuple(rows), table.begin, table.end)
            head, rows = words, []
        else:
            rows.append(row)
    yield Table(head, tuple(rows), table.begin, table.end)


def missing(text: str, table: Table, row: tuple[Span, ...]) -> int:
    """How many cells a row lacks at its left: those it shares with the row above (merged in the original)."""
    short = len(table.head) - len(row)
    first = text[row[0].begin : row[0].end].strip() if row else ""
    numbered = _NUMBER.match(table.head[0]) is not None
    return short if short > 0 and not (numbered and _COUNT.fullmatch(first)) else 0


def labels_within(text: str, cell: Cell) -> Iterator[tuple[int, int, str]]:
    """The lists in a cell with their roles: 牵头:甲局 配合:乙局 has two, most cells one."""
    marks = list(LABEL.finditer(text, cell.begin, cell.end)) if text.find(":", cell.begin, cell.end) >= 0 else []
    begin, role = cell.begin, cell.label
    for m in marks:
        if m.start() > begin:
            yield begin, m.start(), role
        begin, role = m.end(), _role(m)
    yield begin, cell.end, role


def _role(m: re.Match[str]) -> str:
    return next(r for r in ("lead", "support", "main", "responsible") if m[r]).replace("main", "responsible")


def cells(reading: Reading) -> Iterator[Cell]:
    """Every cell of a column of bodies."""
    for table in parted_tables(reading):
        roles = {i: role for i, words in enumerate(table.head) if (role := role_of_head(words))}
        number = table.column("^(?:.{0,4}(?:序\\s?号|编号)|序|项次)$")
        if not roles:
            continue
        last: tuple[str, ...] | None = None
        for row in table.rows:
            if number is not None and number < len(row):
                words = reading.text[row[number].begin : row[number].end].strip()
                last = (words.strip(".、"),) if _COUNT.fullmatch(words) else last
            shift = missing(reading.text, table, row)
            for i, role in roles.items():
                at = i - shift
                if 0 <= at < len(row) and row[at].end > row[at].begin:
                    yield Cell(row[at].begin, row[at].end, role, last)
