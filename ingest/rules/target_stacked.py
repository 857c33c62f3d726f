"""Tables of indicators that a page prints one cell a line, without row numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span
from ingest.reading import Reading
from ingest.rules.target_tables import CELL, GROWTH, YEAR
from ingest.text.tables import Table

_STACKED = re.compile(
    r"指标(?:名称)?\n(?:(?:计量)?单位\n)?(?:20\d\d年[^\n]{0,6}\n){2,5}(?:年均[^\n]{0,14}\n)?(?:(?:指标)?(?:属性|性质|备注)\n)?"
)
_GROUP = re.compile(r"(?:[(一二三四五六七八九十)、]{2,4})?[\u4e00-\u9fff]{2,8}\n")  # 经济发展, (二)民生福祉
LONGEST_CELL = 40
_EMPTY = ("—", "-", "/", "——")  # a cell without a value


def stacked(reading: Reading) -> Iterator[Table]:
    """Tables of indicators scraped to one cell a line, without row numbers: 指标, 2021年, 2025年, then the rows."""
    text = reading.text
    for m in _STACKED.finditer(text):
        if text[m.start() - 1 : m.start()] not in ("", "\n"):
            continue
        head = tuple(m[0].strip("\n").split("\n"))
        at, rows = m.end(), []
        while row := _stacked_row(text, at, head) or _stacked_row(text, _behind_group(text, at), head):
            rows.append(row)
            at = row[-1].end + 1
        if rows and not any(t.begin <= m.start() < t.end for t in reading.tables):
            yield Table(head, tuple(rows), m.start(), rows[-1][-1].end)


def _behind_group(text: str, at: int) -> int:
    """Where the line behind the name of a group of rows begins (经济, 民生福祉); `len(text)` where none stands here."""
    group = _GROUP.match(text, at)
    return group.end() if group else len(text)


def _stacked_row(text: str, at: int, head: tuple[str, ...]) -> tuple[Span, ...]:
    """The next lines, one a cell; () where the cells under the years hold no numbers."""
    row = []
    for word in head:
        end = text.find("\n", at, at + LONGEST_CELL)
        end = len(text) if end < 0 and len(text) - at < LONGEST_CELL else end
        counted = end > at and (CELL.fullmatch(text, at, end) is not None or text[at:end] in _EMPTY)
        if end <= at or (YEAR.match(word) is not None) != counted and not GROWTH.match(word):
            return ()
        row.append(Span(at, end))
        at = end + 1
    return tuple(row)
