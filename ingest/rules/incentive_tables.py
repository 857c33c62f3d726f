"""Tables of support: a column of sums under 奖补标准; the unit may stand in its head (万元) or in the caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span
from ingest.numbers.han import han_value
from ingest.numbers.labels import parse_unit
from ingest.numbers.quantities import Quantity
from ingest.reading import Reading
from ingest.text.tables import cells

_SUPPORT_HEAD = re.compile(
    r"\t(?:奖[励补]|补[助贴]|资助|支持|扶持|奖扶|政策)[^\t\n\d]{0,3}(?:标准|金额|额度|资金|力度)[^\t\n\d]{0,8}(?:\t|$)"
    r"|\t(?:最[高多]|补助|补贴|奖励|奖补|支持)?(?:限额|上限|封顶)(?:\([^()]{1,8}\))?(?:\t|$)"
    r"|\t最[高多](?:补助|补贴|奖励|资助|支持)(?:\([^()]{1,8}\))?(?:\t|$)"
    r"|\t(?:购房|租房|生活|安家|岗位|就业|人才|一次性|住房)(?:补贴|补助|奖励|津贴)(?:\([^()]{1,8}\))?(?:\t|$)"
)
_SUPPORT_CAPTION = re.compile(
    r"(?:奖[励补]|补[助贴]|资助|扶持|奖扶|津贴)[^\n\t,。]{0,4}(?:标准|额度|一览|明细|清单)[^\n\t,。]{0,14}\n$"
)
# what has been shared out is no promise
_SHARED_OUT = re.compile("名单|公示|拟|预算|分配|下达|情况|汇总|兑现|已|发放|完成|上年|支出")
_UNIT_SAID = re.compile(r"单位:([^,。;()\n\t]{1,6})")
_UNIT_OF_HEAD = re.compile(r"\((?:单位:)?([^()]{1,6})\)$")
_UNIT_PRINTED = ("单位:", "(万元", "(元", "(亿元", "(%")
_NO_SUM = re.compile("序号|编号|备注|名额|数量|个数|人数|面积|条件|年份|年度|排名|门槛|投资|收入|产值")
_BARE = re.compile(r" ?(\d{1,7}(?:\.\d{1,4})?|[一二三四五六七八九十][一二三四五六七八九十百千零]{0,6}) ?")
CAPTION = 40  # code points before a table that may tell what it holds


def under_support(text: str, line: Span, before: bool) -> bool:
    """Is the line a row of a table one of whose columns holds the sums of support (奖补标准)?

    `before` is the answer for the line before.
    """
    if text.find("\t", line.begin, line.end) < 0:
        return False
    if before or _SUPPORT_HEAD.search(text, line.begin, line.end):
        return True
    return _SUPPORT_CAPTION.search(text, max(0, line.begin - CAPTION), line.begin) is not None


def bare_sums(reading: Reading) -> Iterator[Quantity]:
    """The numbers of tables of support whose unit is printed in the head of their column or in the caption."""
    text = reading.text
    if not any(printed in text for printed in _UNIT_PRINTED):
        return
    columns: dict[int, tuple[str, str]] = {}
    within = False
    for line in reading.lines:
        if text.find("\t", line.begin, line.end) < 0:
            within = False
            continue
        row = cells(text, line)
        if not within:
            within, columns = True, _columns(text, line, row)
            continue
        for i, (unit, kind) in columns.items():
            m = _BARE.fullmatch(text, row[i].begin, row[i].end) if i < len(row) else None
            if m:
                value = float(m[1]) if m[1][0].isdigit() else han_value(m[1]) or 0
                yield Quantity(m.start(1), m.end(1), int(value) if value == int(value) else value, unit, kind)


def _columns(text: str, line: Span, head: tuple[Span, ...]) -> dict[int, tuple[str, str]]:
    """The columns under a head that hold bare sums of support, with their unit and its kind."""
    caption = text[max(0, line.begin - CAPTION) : line.begin]
    captioned = _SUPPORT_CAPTION.search(caption) is not None
    if not captioned and not _SUPPORT_HEAD.search(text, line.begin, line.end):
        return {}
    if _SHARED_OUT.search(caption) or _SHARED_OUT.search(text, line.begin, line.end):
        return {}
    said = _UNIT_SAID.search(caption)
    found: dict[int, tuple[str, str]] = {}
    for i, cell in enumerate(head):
        own = _UNIT_OF_HEAD.search(text, cell.begin, cell.end)
        unit = parse_unit(own[1] if own else said[1] if said else "")
        supports = _SUPPORT_HEAD.match(text, cell.begin - 1, cell.end + 1) if i else None
        named = supports or captioned and i and not _NO_SUM.search(text, cell.begin, cell.end)
        if unit and unit[1] in ("money", "percent") and named:
            found[i] = unit
    return found
