"""Days by which something is due: 请于…前, 截止时间, the last day of a window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from ingest.model import Fact
from ingest.numbers.dates import parse_date
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.deadline_closing import closing
from ingest.rules.deadline_conditions import DONE, NEXT_DAY, counts, is_due, under_conditions
from ingest.rules.deadline_days import BEFORE, Calendar, Day, Resolved, day_fact, days
from ingest.rules.deadline_words import label, unnumbered, what_after

_BEFORE = ("前", "以前", "之前", "止前")
_COLUMN = re.compile(
    r"(?:完成|截止|办结|报送|整改|提交).{0,2}(?:时限|时间|日期|期限|节点)|^(?:时限|时间节点|时限要求|期限)"
)
_BY = re.compile(r"(?:^|[。;,、:\n). ])(?:力争)?[到至]$")
_NEXT_SENTENCE = re.compile(r"[。;\n]|20\d\d年|今年")
YEARLY_REACH = 60  # code points over which 每年 goes on in its sentence
# 每半年(6月、12月底前), 每年报送两次,分别于6月底、12月底前
_EVERY = re.compile(r"每(?:半年|年)[^。;,\n\d]{0,8}(?:[(于在]|,分别[于在])(?:\d{1,2}月[底末]?[、和及])*$")
_TASK_COLUMN = r"任务|事项|内容|举措|措施|工作|名称|项目"
_HANDED_IN = re.compile("(?:报送|上报|提交|反馈|报[市省县区厅局])[^,;。\n的]{0,12}(?=[,;。\n]|$)")  # 自评报告2月底报送
LATE_BY = 60  # days
_FULL = 10  # code points of 2024-06-28
_MONTH_CELL = re.compile(r"[ ]*((?:19|20)\d\d[./-](?:1[0-2]|0?[1-9]))[ ]*(?=[\t\n|]|$)")
_LIST_OF_DAYS = re.compile(r"[、,和及与或]{1,2}(?:次年的)?")


@rule(
    "deadline.due",
    emits="deadline",
    why="a thing is due 于…前, 最迟…, …截止, or by the last day of a window; days of founding and meetings are none",
    examples=[
        ("请各市于2024年9月20日前报送材料。", {"date": "2024-09-20"}),
        ("网上申报时间:2023年3月1日9:00至3月31日17:00。", {"date": "2023-03-31"}),
        ("各区每年6月底和12月底前报告进展。", [{"date": "--06-30", "recurrence": "每年"}, {"date": "--12-31"}]),
        ("受理截止时间为2024年5月8日18:00。", {"date": "2024-05-08"}),
        ("材料提交截至:2024年5月8日。", {"date": "2024-05-08"}),
        ("请于2024年6月28日前以正式文件(含附件)将方案报送我厅。", {"date": "2024-06-28", "what": "方案报送我厅"}),
        ("(二)集中整治阶段(2024年4月16日至8月31日)。", {"date": "2024-08-31", "what": "集中整治阶段"}),
        ("第一批截至2024年6月30日,第二批截至10月31日。", [{"date": "2024-06-30"}, {"date": "2024-10-31"}]),
        ("受理截止日期:第一批2022年5月31日;第二批2022年9月30日。", [{"date": "2022-05-31"}, {"date": "2022-09-30"}]),
        ("每年6月底前提出申请,9月30日前兑付到位。", [{"date": "--06-30"}, {"date": "--09-30"}]),
        ("请于2024年6月5日将汇总情况上报。", {"date": "2024-06-05"}),
        ("一、材料初核:2024年5月6日至5月17日。", {"date": "2024-05-17", "what": "材料初核"}),
        ("请于本周五(2024年10月18日)前报送。", {"date": "2024-10-18"}),
        ("填报入口开放至2023年5月31日24:00。", {"date": "2023-05-31"}),
        ("1.分类施策。2022年4月16日—9月30日,逐企制定提升方案。", {"date": "2022-09-30", "what": "分类施策"}),
        ("报价文件递交的截止时间(下同)为2024年7月9日。", {"date": "2024-07-09"}),
        ("请于2024年5月10日前将符合条件的企业名单报市商务局。", {"date": "2024-05-10"}),
        ("9月1日至2023年10月31日为整改阶段。", {"date": "2023-10-31", "what": "整改阶段"}),
    ],
    near_misses=[
        "企业须在2021年6月30日前注册成立。",
        "企业应在2020年12月31日前完成注册登记。",
        "二、申报条件\n1.项目须在2023年12月31日前竣工投产。",
        "2023年8月25日前备案的企业可以申报。",
        "2024年5月10日前将总部迁入本市的企业可申请。",
        "根据《国务院关于印发2030年前碳达峰行动方案的通知》,制定本方案。",
        "项目建设期:2024年4月1日至2025年5月31日。",
        "发票日期在2020年1月1日至2022年12月31日之间的均可申请。",
        "各县于每月底前报送。",
        "培训时间:2024年6月12日至14日。",
        "2023年7月1日,会议召开。",
        "授课时间:2023年10月16日—10月20日。",
        "场景须为2022年1月1日后落地、2023年12月31日前通过验收。",
        "2023年3月5日前,园区共受理投诉12件。",
        "1.首轮授课。2022年4月16日—9月30日,共举办培训9期。",
        "截至2023年12月31日,全市已有企业30家。",
        "截止2023年12月31日,全市建成充电桩30座。",
    ],
)
def due(reading: Reading) -> Iterator[Fact]:
    """Closing days."""
    text = reading.text
    calendar = Calendar(reading)
    found = days(text)
    pending: list[tuple[Day, Resolved]] = []
    yearly_until = -1
    window: tuple[int, str, str | None] | None = None
    cells = _cells_of_days(reading)
    yield from _months_of_cells(reading, cells)
    for i, day in enumerate(found):
        resolved = calendar.resolve(day)
        if (
            yearly_until >= 0
            and _same_year(text, yearly_until, day)
            or _EVERY.search(text, max(0, day.begin - 24), day.begin)
        ):
            resolved = _recurring(resolved, "每年", day)
        after = _before_mark(text, day)
        two_windows = day.opens is not None and i + 1 < len(found) and not found[i + 1].closes
        if (
            after is None
            and not two_windows
            and i + 1 < len(found)
            and _alike(day, found[i + 1])
            and _LIST_OF_DAYS.fullmatch(text, day.end, found[i + 1].date.begin)
        ):
            pending.append((day, resolved))
            continue
        earlier, pending = pending, []
        if not day.closes or resolved.status == "certain" and _is_past(resolved.date, calendar):
            continue
        if after:
            if day.begin not in cells and not _falls_due(reading, day, after.end()):
                continue
            what = (
                cells.get(day.begin, "")
                or what_after(text, after.end())
                or (
                    what_after(text, after.end() + 1) if text[after.end() : after.end() + 1] not in ("\n", "\t") else ""
                )
                or label(text, day.begin)
            )
            recurrence = resolved.recurrence
            for other, before in earlier:
                shared = _recurring(before, before.recurrence or recurrence, other)
                recurrence = shared.recurrence or recurrence
                yield from day_fact(reading, other.begin, after.end(), shared, what)
            resolved = _recurring(resolved, recurrence, day)
            for begin, value in [(day.begin, resolved)] if earlier else _months_before(text, day, resolved):
                yield from day_fact(reading, begin, after.end(), value, what)
            yearly_until = after.end() if resolved.recurrence == "每年" else -1
        elif (
            what := _next_window(text, day, window)
            or closing(text, day)
            or earlier
            and closing(text, earlier[0][0])  # 完成时间分别为5月31日、6月30日和8月31日
            or _by(text, day)
            or _handed_in(text, day)
            or cells.get(day.begin, "")
        ):
            for other, before in earlier:
                yield from day_fact(reading, other.begin, other.end, before, what)
            if day.opens and window and window[2] == "每年" and what == window[1]:
                resolved = _recurring(resolved, "每年", day)
            yield from day_fact(reading, day.begin, day.end, resolved, unnumbered(what))
            window = (day.end, what, resolved.recurrence) if day.opens else None
            yearly_until = day.end if resolved.recurrence == "每年" else yearly_until


def _falls_due(reading: Reading, day: Day, after: int) -> bool:
    return is_due(reading.text, day, after) and not under_conditions(reading, day, after)


def _alike(day: Day, following: Day) -> bool:
    """Can two days be of one list? 5月31日,下半年受理时间为… are none."""
    return following.date.precision not in ("quarter", "half") or day.date.precision not in ("day", "month")


def _before_mark(text: str, day: Day) -> re.Match[str] | None:
    """The 前 behind a day, or behind the bracket it stands in: 本周五(10月18日)前."""
    if text.startswith(_BEFORE, day.end):
        return BEFORE.match(text, day.end)
    if text.startswith(")", day.end) and text.startswith(_BEFORE, day.end + 1) and text[day.begin - 1] == "(":
        return BEFORE.match(text, day.end + 1)
    return None


def _is_past(date: str, calendar: Calendar) -> bool:
    """Is a day with its year long before the one on which the notice was issued? Plans go out late by some weeks."""
    issued = calendar.issued
    if not issued and calendar.begins and len(date) == _FULL:
        return int(date[:4]) < int(calendar.begins) - 1  # 2022年底前完成注册, in a plan for 2024—2026
    if not len(issued) == len(date) == _FULL or date >= issued:
        return False
    return Date.fromisoformat(issued).toordinal() - Date.fromisoformat(date).toordinal() > LATE_BY


def _cells_of_days(reading: Reading) -> dict[int, str]:
    """Where the cells begin that stand under 完成时限 and the like, with the task of the row, else that head."""
    found: dict[int, str] = {}
    for table in reading.tables:
        task = table.column(_TASK_COLUMN)
        for i in (i for i, head in enumerate(table.head) if _COLUMN.search(head)):
            for row in (r for r in table.rows if i < len(r)):
                told = reading.text[row[task].begin : row[task].end].strip() if task is not None and task != i else ""
                found[row[i].begin] = told or table.head[i]
    return found


def _months_of_cells(reading: Reading, cells: dict[int, str]) -> Iterator[Fact]:
    """2024.06 in a column of days: the last day of the month."""
    for begin, what in cells.items():
        if m := _MONTH_CELL.match(reading.text, begin):
            date = parse_date(m[1])
            if date and date.month:
                yield from day_fact(reading, begin, m.end(1), Resolved(date.last_day()), what)


def _same_year(text: str, yearly: int, day: Day) -> bool:
    """每年6月底前提出申请,9月30日前兑付: does the 每年 said before the first day hold for this one too?"""
    if day.date.named not in ("", "次年", "翌年", "当年", "当年度") or day.begin - yearly > YEARLY_REACH:
        return False
    return _NEXT_SENTENCE.search(text, yearly, day.begin) is None


def _recurring(resolved: Resolved, recurrence: str | None, day: Day) -> Resolved:
    """每年6月底和12月底前: both days recur."""
    if recurrence == "每年" and not day.date.year:
        return Resolved(day.date.last_day(), recurrence="每年")
    return resolved


def _months_before(text: str, day: Day, resolved: Resolved) -> Iterator[tuple[int, Resolved]]:
    """每年3月、6月、9月底前: months that leave 底 to the last one, each with its place."""
    if day.date.precision == "month" and day.date.month and "年" in resolved.date + (resolved.recurrence or "年"):
        lowest = max(0, day.begin - 24)
        named = re.search(r"(?P<list>(?:\d{1,2}月(?:底|末)?[、,和及]){1,5})$", text[lowest : day.begin])
        for printed in re.finditer(r"\d{1,2}", named["list"]) if named else ():
            month = int(printed[0])
            if 1 <= month <= 12 and resolved.date and named:
                last = _last_of(resolved.date, month)
                begin = lowest + named.start() + printed.start()
                yield begin, Resolved(last, resolved.status, resolved.why, resolved.recurrence)
    yield day.begin, resolved


def _last_of(like: str, month: int) -> str:
    days_in = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{like[:-6]}-{month:02d}-{days_in:02d}"


def _next_window(text: str, day: Day, window: tuple[int, str, str | None] | None) -> str:
    """受理时段:每年1月1日至2月28日、7月1日至8月31日: the second window closes what the first one does."""
    if day.opens is None or window is None or day.begin - window[0] > 2:
        return ""
    return window[1] if _LIST_OF_DAYS.fullmatch(text, window[0], day.begin) else ""


def _handed_in(text: str, day: Day) -> str:
    """自评报告2月底报送: what is handed in at the end of a month."""
    if day.date.part != "end" or day.date.precision != "month" or not _HANDED_IN.match(text, day.end):
        return ""
    return label(text, day.begin) or what_after(text, day.end)


def _by(text: str, day: Day) -> str:
    """到2024年7月底,…完成清理: what is to be done by then, where no number makes it a goal."""
    if not text.startswith(",", day.end) or day.opens or day.date.precision not in ("day", "month"):
        return ""
    if not _BY.search(text, max(0, day.begin - 3), day.begin):
        return ""
    end = NEXT_DAY.search(text, day.end)
    stop = end.start() if end else len(text)
    if not DONE.search(text, day.end, min(stop, day.end + 200)) or counts(text, day.end, stop):
        return ""
    return what_after(text, day.end + 1)
