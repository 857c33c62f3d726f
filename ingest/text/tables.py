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
_GROUP_LINE = re.compile(r"[ \t]*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\))[^。;:\n]{2,40}")
_APART = re.compile("(?<=[\u4e00-\u9fff]) {1,3}(?=[\u4e00-\u9fff])")  # 牵 头 部 门
_OTHER_HEAD = re.compile("[\u4e00-\u9fff()]{2,8}")  # 任务来源 among the words of a head
_LINE = re.compile(r"[^\n]+")
_LED_LINE = re.compile("[^\n]+?[:。](?=序号\t)|[^\n]+")  # …名单公布如下:序号	集群名称	核心区
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
    line = _LED_LINE if ":序号\t" in text or "。序号\t" in text else _LINE
    lines = [Span(m.start(), m.end()) for m in line.finditer(text)]
    found: list[Table] = []
    i = 0
    while i < len(lines):
        words = text[lines[i].begin : lines[i].end]
        if "\t" in words:
            table, used = _tabbed(text, lines, i)
        elif len(words) <= 8 and words.strip().endswith(_NUMBERED):
            table, used = _stacked(text, lines, i)
        elif bodies and len(words) <= 10 and _OF_BODIES.fullmatch(words):
            table, used = _unnumbered(text, lines, i)
        else:
            i += 1
            continue
        if table:
            found.append(table)
        i += max(1, used)
    return tuple(found)


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
    words = tuple(_APART.sub("", text[c.begin : c.end].strip()) for c in head)
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
    words = _stacked_head(text, lines, first)
    i = first + len(words)
    rows: list[tuple[Span, ...]] = []
    counted = 0  # the number of the last row; a group may begin anew
    while i < len(lines):
        grouped = _groups(text, lines, i, counted)
        if grouped:
            i += 1
            counted = 0 if _first_cell(text, lines[i]) in _count(1) else counted
        if _first_cell(text, lines[i]) not in _count(counted + 1):
            break
        counted += 1
        if "\t" in text[lines[i].begin : lines[i].end]:  # the rows are whole lines
            rows.append(cells(text, lines[i]))
            i += 1
            continue
        row = [lines[i]]
        i += 1
        while i < len(lines) and len(row) < len(words):
            if _first_cell(text, lines[i]) in _count(counted + 1) or len(row) > 2 and _groups(text, lines, i, counted):
                break
            row.append(lines[i])
            i += 1
        rows.append(tuple(row))
    if len(words) < 2 or not rows:
        return None, 1
    return Table(tuple(words), tuple(rows), lines[first].begin, rows[-1][-1].end), i - first


def _stacked_head(text: str, lines: list[Span], first: int) -> tuple[str, ...]:
    """The cells of a head that stand one a line: words that heads have, up to the first number or the first group.

    One or two others may close it (任务来源).
    """
    words: list[str] = []
    known = 0
    for i, line in enumerate(lines[first : first + LONGEST_HEAD], first):
        word = text[line.begin : line.end].strip()
        if word in _COUNTS[0] or _groups(text, lines, i, 0):
            break
        if _HEAD_WORD.match(word):
            words.append(word)
            known = len(words)
        elif known > 1 and len(words) < known + 2 and _OTHER_HEAD.fullmatch(word):
            words.append(word)
        else:
            break
    told = i < len(lines) and (_first_cell(text, lines[i]) in _COUNTS[0] or _groups(text, lines, i, 0))
    return tuple(words if told else words[:known])


def _groups(text: str, lines: list[Span], i: int, counted: int) -> bool:
    """一、市长负责事项(共9项) on a line of its own: the next row, or the first of a new count, follows."""
    if i + 1 >= len(lines) or not _GROUP_LINE.fullmatch(text, lines[i].begin, lines[i].end):
        return False
    return _first_cell(text, lines[i + 1]) in (*_count(1), *_count(counted + 1))


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


def _first_cell(text: str, line: Span) -> str:
    cell = text[line.begin : line.end].split("\t", 1)[0].strip()
    return cell.strip("().、").lstrip("0") if len(cell) <= 4 else cell


def _count(n: int) -> tuple[str, ...]:
    """How the number of a row is printed."""
    return _COUNTS[n - 1] if n <= len(_COUNTS) else (str(n),)
