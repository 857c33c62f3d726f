"""Tables flattened to lines: cells parted by a tab (in the folded text), or one cell a line.

A table is a run of lines of like shape under a head of short cells (序号, 任务, 牵头单位 …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Span
from ingest.text.cues import Cue

_HEAD_WORD = re.compile(
    r"^(?:.{0,4}(?:序号|编号)|排序|序|项次|指标.{0,6}|.{0,8}(?:名称|所在地|任务|内容|措施|事项|(?:核心|拓展|协同|联动|辐射|先导|示范|配套|支撑|引领|集聚|承接|布局)(?:区|地)|单位|部门|时限|时间|节点|指标|目标|产业|产业链条?|承载地|承载区|协同地|布局|品种|产区|县区|产地|集群|地区|城市|市州|市\(州\)|市|县|盟市|"
    r"区域|环节|方向|领域|项目|备注|属性|类别|工作|举措|要求|安排|领导|负责人|责任人|联系人|进度|链长|企业|载体|园区)(?:\(.{1,12}\))?|(?:19|20)\d\d|\d{4}年.{0,6}|年均.{0,6}|(?:基期|基数|现状|实际|目标)值?(?:\(.{1,12}\))?|增速|增幅|单位|属性|[一-鿿]{1,6}级|(?:所在|所属|涉及).{1,6}|年[度份]"
    r"|(?:产业链?)?[上中下]游(?:环节|产品|领域|方向)?"
    r"|.{2,12}\((?:%|[万亿千]{0,2}(?:元|亩|吨|家|个|座|户|人|人次|项|台|套|辆|千瓦|兆瓦|平方米|公里|头|只|羽|件|处|条|张))\))$"
)
_OF_BODIES = re.compile(r".{0,3}(?:责任|牵头|配合|协同|协办|主办|主责|承办|落实|参与)(?:单位|部门)[ \t]*")
_BODIES = re.compile(r"[^。;:]{1,80}(?:[厅局委办部府会院室区县市社行司团队校学]|中心|集团|企业|[)])[ \t]*")
_RULE_LINE = re.compile(r"[-:—\s\t]+")
_GROUP = re.compile(r"[(一二三四五六七八九十][^。;:\n]{2,30}")
_LINE = re.compile(r"[^\n]+")
_NUMBERED = ("序号", "编号", "项次")
_NUMBERED_CUE, _BODIES_CUE = Cue(_NUMBERED), Cue(["单位\n", "部门\n"])
_COUNTS = tuple((str(n), han) for n, han in enumerate("一二三四五六七八九十", 1))
LONGEST_HEAD = 12  # cells
LONGEST_HEAD_WORD = 20  # code points


@dataclass(frozen=True, slots=True)
class Table:
    """`head` holds the words of the head cells; `rows` the spans of the cells (may be fewer than the head)."""

    head: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]
    begin: int
    end: int

    def column(self, pattern: str) -> int | None:
        """The first column whose head matches `pattern` (re.search), or None."""
        return next((i for i, h in enumerate(self.head) if re.search(pattern, h)), None)


def tables(text: str) -> tuple[Table, ...]:
    """All tables of a folded text, in order.

    >>> t, = tables("序号\\t任务\\t牵头单位\\n1\\t建库\\t市科技局")
    >>> t.head, len(t.rows)
    (('序号', '任务', '牵头单位'), 1)
    """
    bodies = bool(_BODIES_CUE.places(text))
    if not bodies and "\t" not in text and not _NUMBERED_CUE.places(text):
        return ()
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text)]
    found: list[Table] = [t for place in _NUMBERED_CUE.places(text) if (t := _in_one_line(text, place))]
    i = 0
    while i < len(lines):
        line = text[lines[i].begin : lines[i].end]
        if "\t" in line:
            table, used = _tabbed(text, lines, i)
        elif len(line) <= 8 and line.strip().endswith(_NUMBERED):
            table, used = _stacked(text, lines, i)
        elif bodies and len(line) <= 10 and _OF_BODIES.fullmatch(line):
            table, used = _unnumbered(text, lines, i)
        else:
            i += 1
            continue
        if table:
            found.append(table)
        i += max(1, used)
    return tuple(sorted(found, key=lambda t: t.begin))


def is_head(words: Sequence[str], *, whole: bool = False) -> bool:
    """Are these the cells of a table's head: at least two, short, half of them (`whole`: all) words that heads have?"""
    if len(words) < 2 or max(map(len, words)) > LONGEST_HEAD_WORD or "。" in "".join(words):
        return False
    known = len([w for w in words if _HEAD_WORD.match(w)])
    return known * (1 if whole else 2) >= len(words) and not any(
        w.isdigit() and after[:1] in ("年", "月", "日")
        for w, after in pairwise(words)  # 2024 年重点工作
    )


def cells(text: str, line: Span) -> tuple[Span, ...]:
    """The cells of a line, parted by tabs; empty cells keep their place."""
    found, at = [], line.begin
    for cell in text[line.begin : line.end].split("\t"):
        found.append(Span(at, at + len(cell)))
        at += len(cell) + 1
    return tuple(found)


def _tabbed(text: str, lines: list[Span], first: int) -> tuple[Table | None, int]:
    head = cells(text, lines[first])
    words = tuple(text[c.begin : c.end].strip() for c in head)
    if not is_head(words):
        return None, 1
    rows: list[tuple[Span, ...]] = []
    i = first + 1
    while i < len(lines):
        line = text[lines[i].begin : lines[i].end]
        if "\t" not in line:
            if not _heads_group(text, lines, i, len(words)):
                break
        elif not _RULE_LINE.fullmatch(line):
            rows.append(cells(text, lines[i]))
        i += 1
    return (Table(words, tuple(rows), lines[first].begin, lines[i - 1].end) if rows else None), i - first


def _heads_group(text: str, lines: list[Span], i: int, cells_of_head: int) -> bool:
    """一、产业提升 on a line of its own inside a table: a row of as many cells as the head follows."""
    if i + 1 == len(lines) or not _GROUP.fullmatch(text, lines[i].begin, lines[i].end):
        return False
    return text.count("\t", lines[i + 1].begin, lines[i + 1].end) >= max(2, cells_of_head - 2)


def _stacked(text: str, lines: list[Span], first: int) -> tuple[Table | None, int]:
    """One cell a line: a head of at least two head words beginning with 序号 or 编号, then rows numbered 1, 2 …"""
    words = []
    i = first
    while i < len(lines) and i - first < LONGEST_HEAD:
        word = text[lines[i].begin : lines[i].end].strip()
        if word in _COUNTS[0] or not _HEAD_WORD.match(word):
            break
        words.append(word)
        i += 1
    rows: list[tuple[Span, ...]] = []
    while i < len(lines) and _first_cell(text, lines[i]) in _count(len(rows) + 1):
        if "\t" in text[lines[i].begin : lines[i].end]:  # the rows are whole lines
            rows.append(cells(text, lines[i]))
            i += 1
            continue
        row = [lines[i]]
        i += 1
        while i < len(lines) and len(row) < len(words):
            if _first_cell(text, lines[i]) in _count(len(rows) + 2):
                break
            row.append(lines[i])
            i += 1
        rows.append(tuple(row))
    if len(words) < 2 or not rows:
        return None, 1
    return Table(tuple(words), tuple(rows), lines[first].begin, rows[-1][-1].end), i - first


def _unnumbered(text: str, lines: list[Span], at: int) -> tuple[Table | None, int]:
    """One cell a line without numbers: a head (重点任务, 牵头单位 …), then rows whose bodies stand where it says."""
    first = at
    while first and at - first < 3 and _HEAD_WORD.match(text[lines[first - 1].begin : lines[first - 1].end].strip()):
        first -= 1
    last = at
    while last + 1 < len(lines) and _HEAD_WORD.match(text[lines[last + 1].begin : lines[last + 1].end].strip()):
        last += 1
    words = tuple(text[x.begin : x.end].strip() for x in lines[first : last + 1])
    if first == at or _OF_BODIES.fullmatch(words[0]):
        return None, 1
    columns = [n for n, word in enumerate(words) if _OF_BODIES.fullmatch(word)]
    rows: list[tuple[Span, ...]] = []
    i = last + 1
    while i + len(words) <= len(lines):
        row = tuple(lines[i : i + len(words)])
        if not all(_BODIES.fullmatch(text, row[n].begin, row[n].end) for n in columns):
            break
        rows.append(row)
        i += len(words)
    if len(rows) < 2:
        return None, 1
    return Table(words, tuple(rows), lines[first].begin, rows[-1][-1].end), i - at


def _in_one_line(text: str, place: int) -> Table | None:
    """序号 产业链 上游 下游 1 锂电 碳酸锂 电芯 2 茶叶 茶苗 精制 …: a table whose lines were joined by blanks.

    Only a row with as many words as the head has is read: what holds a blank itself cannot be told apart.
    """
    end = text.find("\n", place)
    end = min(len(text) if end < 0 else end, place + LONGEST_JOINED)
    words = [Span(m.start(), m.end()) for m in _JOINED_WORD.finditer(text, place, end)]
    first = next((i for i, w in enumerate(words[: LONGEST_HEAD + 1]) if text[w.begin : w.end] in _COUNTS[0]), 0)
    head = tuple(text[w.begin : w.end] for w in words[:first])
    if len(head) < 3 or head[0] not in _NUMBERED or not all(map(_HEAD_WORD.match, head)):
        return None
    rows: list[tuple[Span, ...]] = []
    at = first
    for n in range(2, len(words)):
        row = tuple(words[at : at + len(head)])
        after = at + len(head)
        if len(row) < len(head) or after < len(words) and text[words[after].begin : words[after].end] not in _count(n):
            rows += [row] if len(row) == len(head) else []
            break
        rows.append(row)
        at = after
    return Table(head, tuple(rows), words[0].begin, rows[-1][-1].end) if len(rows) > 1 else None


_JOINED_WORD = re.compile("[^ \t\n]+")
LONGEST_JOINED = 6000  # code points of a table in one line


def _first_cell(text: str, line: Span) -> str:
    cell = text[line.begin : line.end].split("\t", 1)[0].strip()
    return cell.strip("().、").lstrip("0") if len(cell) <= 4 else cell


def _count(n: int) -> tuple[str, ...]:
    """How the number of a row is printed."""
    return _COUNTS[n - 1] if n <= len(_COUNTS) else (str(n),)
