"""Tables of indicators: metric, unit, base year, goal year, annual growth; one goal a row and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Fact, Span
from ingest.numbers.han import han_value
from ingest.numbers.labels import parse_unit
from ingest.reading import Reading
from ingest.rules.target_context import Context
from ingest.text.tables import Table

YEAR = re.compile(r"(20\d\d)年?")
_PERIOD = re.compile(r"(20\d\d)年?[-—~至到]{1,2}20\d\d|十([一二三四五六])五")
_PLAN = re.compile(r"十([一二三四五六])五")
_BASE = re.compile(r"实际|实绩|现状|基期|基准|基数|完成(?!目标)|已|现值|当前值|初值|上年|预计完成|评估")
_GOAL = re.compile(r"目标|规划|预期值|预期效果|预期成效|指标值|计划|任务|期末|终期")
_METRIC = re.compile(r"指标|名称|项目|内容|目标名称")
_STEPPED = re.compile(r"(?:年度|分年|逐年|阶段)[^。\n]{0,4}(?:目标|任务|计划)|(?:目标|任务|指标)[^。\n]{0,4}分解")
CAPTION = 40  # code points before a table that may tell what it holds
_TASK = re.compile(r"^(?:重点|主要|工作|目标)?(?:任务|事项|工程)$")
_UNIT = re.compile(r"单位$")
_UNIT_SAID = re.compile(r"单位:([^,。;()\n\t]{1,8})")  # 表1 种薯面积计划(单位:万亩)
_UNIT_OF_HEAD = re.compile(r"\(([^()]{1,8})\)$")  # 2027年目标(亿元)
_PLACES = re.compile(
    r"^(?:地区|[省市县区州盟旗]{1,4}|各?[市县区旗乡镇街园][\u4e00-\u9fff()]{0,4}|责任单位|单位(?:名称)?)$"
)
_SHARED_OUT = re.compile(r"目标|计划|任务|指标|分解")
# 2024年全市设施蔬菜任务分解表, 各区县目标任务表, but not …任务完成情况
_PARTED = re.compile(r"(?:目标|任务|指标|计划)[^,。;\n]{0,4}(?:分解|表|\n)")
_NOT_TO_DO = re.compile("情况|完成|统计|公示|资金|补助|分配|经费|名单|预算|季度")
_OF_ALL = re.compile("(?:全[省市县区州盟旗]|合|总|小)计?")
_BODY_UNIT = re.compile("[责协申主承建][任同报管办担设]|牵头|配合|负责|实施|落实|参与|推荐|所属")  # 主办单位
GROWTH = re.compile(r"年均|增速|增幅|年平均")
_OTHER = re.compile(r"属性|备注|性质|序号|类别|类型|责任|部门|牵头|来源|领域|分类")
CELL = re.compile(
    r"(?P<open>[〔\[(【])?(?P<op>[≥>≤<=约近]|不低于|不少于|不高于|不超过|超过|突破)?(?P<low>-?\d[\d,]*(?:\.\d+)?)(?P<lowunit>%)?(?:[-—~至](?P<high>\d[\d,]*(?:\.\d+)?))?"
    r"(?P<unit>%|‰|个百分点|万?亿?[\u4e00-\u9fff]{0,4}?(?:/[\u4e00-\u9fff]{1,4})?)?(?P<close>[〕\])】])?(?P<after>及?以上|左右|以内|以下|\+)?(?P<later>[〕\])】])?"
)
_HAN_CELL = re.compile(
    r"(?P<op>[≥>≤<=约近]|不低于|不少于|不高于|不超过|超过|突破|)(?P<percent>百分之)?"
    r"(?P<number>[一二两三四五六七八九十][一二两三四五六七八九十百千零]{0,8}(?:点[一二三四五六七八九零]{1,3})?)"
    r"(?P<after>及?以上|左右|以内|以下|)"
)
_YEARS_HEAD = re.compile("年[度份]?|时间|阶段")
_UNIT_IN_NAME = re.compile(r"^(?P<name>.+?)\((?P<unit>[^()]{1,10}(?:\([^()]{1,6}\))?)\)$")
_OPS = {
    **dict.fromkeys(("≥", "不低于", "不少于", "以上", "及以上", "+"), ">="),
    **dict.fromkeys(("≤", "<", "不高于", "不超过", "以内", "以下"), "<="),
    **dict.fromkeys((">", "超过", "突破"), ">"),
    **dict.fromkeys(("约", "近", "左右"), "~"),
}
_PLAN_END = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_CUMULATIVE = re.compile(r"[〔\[(【][〕\])】]?(?:内|中)?(?:数据|数值|数|指标)?的?为?([一二三四五六七八九十]年)?累计")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; `goals` are (column, year)."""

    metric: int
    unit: int | None
    base: tuple[int, str] | None
    goals: tuple[tuple[int, int | None], ...]
    growth: int | None


def columns(head: tuple[str, ...], context: Context, stepped: bool = False, shared_out: bool = False) -> Columns | None:
    """The roles of the columns of a table of indicators; None for a table of another kind.

    The last year is the goal; earlier ones are goals too if they lie after the year of issue and no word calls
    them reached; all of them where the caption says that goals are told year by year (`stepped`). `shared_out` says
    that the caption names a goal with its unit, so that the first column may hold places.
    """
    metric = next(
        (i for i, h in enumerate(head) if _METRIC.search(h) and not _OTHER.search(h) and not YEAR.search(h)), None
    )
    if metric is None:
        metric = next((i for i, h in enumerate(head) if _TASK.search(h) and not YEAR.search(h)), None)
    years = [(i, int(m[1])) for i, h in enumerate(head) if (m := YEAR.search(h)) and not GROWTH.search(h)]
    years += [(i, _PLAN_END[m[1]]) for i, h in enumerate(head) if not YEAR.search(h) and (m := _PLAN.search(h))]
    worded = [
        i for i, h in enumerate(head) if _GOAL.search(h) and not _METRIC.search(h) and not any(i == y for y, _ in years)
    ]
    if metric is None and len(years) > 1 and _GOAL.search(head[0]) and years[0][0]:
        metric = 0  # 年度目标, 2024年, 2025年, 2026年
    if metric is None and shared_out and _PLACES.search(head[0]):
        metric = 0  # a row for each place, the caption says what is shared out
    if metric is None or not years and not worded:
        return None
    base = [(i, y) for i, y in years if _BASE.search(head[i])]
    rest = [(i, y) for i, y in years if (i, y) not in base]
    goals: list[tuple[int, int | None]]
    if rest:
        last = max(y for _, y in rest)
        named = any(_GOAL.search(head[i]) for i, _ in rest)
        goals = [
            (i, y)
            for i, y in rest
            if y == last
            or stepped
            and _may_be_step(context, y)
            or base
            and not named  # 2023年基数, 2025年, 2027年: what is not the base is a goal
            or context.issued
            and y >= context.issued
            or y % 5 == 0
            and rest[0][1] % 5 > 0  # 2022年, 2025年, 2030年: the ends of two plans behind the state of today
            or _within_plan(context, y, [i for i, x in rest if x < y])
            or _GOAL.search(head[i])
        ]
        base += [(i, y) for i, y in rest if (i, y) not in goals]
    else:
        goals = []
    if not goals:
        year = context.horizon
        goals = [(i, year) for i in worded]
    if not goals:
        return None
    unit = next((i for i, h in enumerate(head) if _UNIT.search(h) and not _BODY_UNIT.search(h)), None)
    growth = next((i for i, h in enumerate(head) if GROWTH.search(h)), None)
    before = max(base, key=lambda b: b[1]) if base else None
    unnamed = next((i for i, h in enumerate(head) if _BASE.search(h) and not YEAR.search(h)), None)
    if before is None and unnamed is not None:
        return Columns(metric, unit, (unnamed, head[unnamed]), tuple(goals), growth)
    return Columns(metric, unit, (before[0], f"{before[1]}年") if before else None, tuple(goals), growth)


def _may_be_step(context: Context, year: int) -> bool:
    """年度目标: every column is a step to the goal but that of a year before the plan or before the notice."""
    m = _PERIOD.search(context.title)
    begins = (int(m[1]) if m[1] else _PLAN_END[m[2]] - 4) if m else context.issued or year
    return year >= begins


def _within_plan(context: Context, year: int, earlier: list[int]) -> bool:
    """Does a column's year lie in the period of the plan's title (2023—2027年, “十四五”), with a base before it?"""
    m = _PERIOD.search(context.title)
    if m is None or not earlier:
        return False
    return year >= (int(m[1]) if m[1] else _PLAN_END[m[2]] - 4)


def table_goals(reading: Reading, context: Context, table: Table) -> Iterator[Fact]:
    """The goals of one table."""
    caption = reading.text[max(0, table.begin - CAPTION) : table.begin]
    said = _UNIT_SAID.search(caption)
    unit_of_all = said[1] if said and parse_unit(said[1]) else ""
    shared_out = bool(unit_of_all) and _SHARED_OUT.search(caption) is not None
    roles = columns(table.head, context, stepped=_STEPPED.search(caption) is not None, shared_out=shared_out)
    if roles is None:
        yield from _years_down(reading, context, table)
        yield from _places_down(reading, context, table, caption, unit_of_all)
        return
    note = _CUMULATIVE.search(reading.text, table.end, min(len(reading.text), table.end + 120))
    for row in table.rows:
        cells = [reading.text[c.begin : c.end].strip() for c in row]
        if len(row) <= max(roles.metric, *(i for i, _ in roles.goals)) or not cells[roles.metric]:
            continue
        name, unit = _named(cells, roles)
        base = _baseline(cells, roles, unit)
        for i, year in roles.goals:
            of_cell = unit or _unit_of_column(table.head[i]) or unit_of_all
            yield from _cell(reading, context, row, i, roles.metric, cells, name, of_cell, year, base, note)
        # 年均增长(五年累计): what stands in brackets is the sum of the years
        if roles.growth is not None and roles.growth < len(row) and cells[roles.growth][:1] not in "[〔(【":
            yield from _cell(
                reading,
                context,
                row,
                roles.growth,
                roles.metric,
                cells,
                f"{name}年均增长",
                "%",
                roles.goals[-1][1],
                None,
                None,
            )


def _years_down(reading: Reading, context: Context, table: Table) -> Iterator[Fact]:
    """The goals of a table whose rows are years and whose columns are metrics: 年度, 种植面积(万亩), 产量(万吨)."""
    if not _YEARS_HEAD.fullmatch(table.head[0]) or len(table.rows) < 2:
        return
    units = _columns_with_units(table)
    for row in table.rows:
        cells = [reading.text[c.begin : c.end].strip() for c in row]
        year = YEAR.match(cells[0])
        if year is None or _BASE.search(cells[0]) or int(year[1]) < (context.issued or 0):
            continue
        for i, name, unit in units:
            if i < len(row):
                yield from _cell(reading, context, row, i, 0, cells, name, unit, int(year[1]), None, None)


def _places_down(reading: Reading, context: Context, table: Table, caption: str, unit_of_all: str) -> Iterator[Fact]:
    """The goals of a table that parts a year's task among places: 县, 新建大棚(亩), 产量(万吨), with the year above."""
    above = "\n".join(caption.rstrip("\n").split("\n")[-2:]) + "\n"
    year = YEAR.search(above)
    if not year or not _PARTED.search(above) or _NOT_TO_DO.search(above):
        return
    if not _PLACES.search(table.head[0].replace("(市、区)", "")):
        return
    units = _columns_with_units(table)
    if unit_of_all and not units:
        units = [(i, h, unit_of_all) for i, h in enumerate(table.head) if i and not _OTHER.search(h)]
    for row in table.rows:
        cells = [reading.text[c.begin : c.end].strip() for c in row]
        whose = None if _OF_ALL.fullmatch(cells[0]) else cells[0]
        for i, name, unit in units:
            if i < len(row):
                yield from _cell(reading, context, row, i, 0, cells, name, unit, int(year[1]), None, None, whose)


def _columns_with_units(table: Table) -> list[tuple[int, str, str]]:
    """The columns but the first whose head names a metric and its unit: 产量(万吨)."""
    units = [(i, m["name"], m["unit"]) for i, h in enumerate(table.head) if i and (m := _UNIT_IN_NAME.match(h))]
    return [(i, name, unit) for i, name, unit in units if parse_unit(unit)]


def _named(cells: list[str], roles: Columns) -> tuple[str, str]:
    """The metric and its unit, from a column of units or from brackets behind the name."""
    name = re.sub(r"^(?:其中[:]?|\d{1,2}[.、)]|[①-⑳]|——?)", "", cells[roles.metric])
    if roles.unit is not None and roles.unit < len(cells) and 0 < len(cells[roles.unit]) <= 12:
        return name, cells[roles.unit].replace("—", "").replace("-", "")
    m = _UNIT_IN_NAME.match(name)
    return (m["name"], m["unit"]) if m else (name, "")


def _unit_of_column(head: str) -> str:
    """2027年目标(亿元): the unit that the head of a column prints; '' for none."""
    m = _UNIT_OF_HEAD.search(head)
    return m[1] if m and parse_unit(m[1]) else ""


def _baseline(cells: list[str], roles: Columns, unit: str) -> str | None:
    if roles.base is None or roles.base[0] >= len(cells):
        return None
    printed = cells[roles.base[0]]
    return f"{roles.base[1]}{printed}{'' if printed.endswith(unit) else unit}" if printed[:1].isdigit() else None


def _cell(
    reading: Reading, context: Context, row: tuple[Span, ...], column: int, metric: int, cells: list[str],
    name: str, unit: str, year: int | None, base: str | None, note: re.Match[str] | None, whose: str | None = None,
) -> Iterator[Fact]:  # fmt: skip
    """The goal of one cell; a cell that holds no number states none."""
    m = CELL.fullmatch(_in_digits(cells[column].replace(" ", "")))
    if m is None or len(m["low"]) > 15:
        return
    low, high = _value(m["low"]), _value(m["high"]) if m["high"] else None
    printed = m["unit"] or ""
    if printed and printed not in ("%", "‰", "个百分点") and unit in ("%", ""):
        unit = printed
    elif printed:
        unit = printed if not unit or printed in ("%", "‰", "个百分点") else unit
    if (m["open"] or m["later"]) and note and "累计" not in name:
        name = f"{note[1] or ''}累计{name}"
    op = "range" if high is not None else _OPS.get(m["after"] or "") or _OPS.get(m["op"] or "") or "="
    begin, end = min(row[metric].begin, row[column].begin), max(row[column].end, row[metric].end)
    yield reading.fact(
        "target", begin, end, metric=name, subject=whose or context.jurisdiction, op=op,
        value=[low, high] if high is not None else low, unit=unit or None, by_year=year, baseline=base,
    )  # fmt: skip


def _in_digits(cell: str) -> str:
    """A cell with a number in words, in digits; any other cell as it is.

    >>> _in_digits("百分之二十左右"), _in_digits("八"), _in_digits("三星级")
    ('20%左右', '8', '三星级')
    """
    m = _HAN_CELL.fullmatch(cell)
    value = han_value(m["number"]) if m else None
    if m is None or value is None:
        return cell
    return f"{m['op']}{value}{'%' if m['percent'] else ''}{m['after']}"


def _value(printed: str) -> int | float:
    value = float(printed.replace(",", ""))
    return int(value) if value == int(value) else value
