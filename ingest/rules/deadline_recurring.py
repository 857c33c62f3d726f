"""Days that recur every quarter, days of the month of the notice, and days written 8.10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Fact
from ingest.numbers.dates import PrintedDate
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.deadline_days import BEFORE, Calendar, Day, Resolved, day_fact
from ingest.rules.deadline_words import what_after
from ingest.text.cues import Cue
from ingest.text.outline import han_number

_QUARTER = re.compile(
    r"每个?季度?(?P<of>首月|第一个月|第1个月|末月|最后一个月|第三个月|次月)?的?(?P<day>\d{1,2}[日号]|[一二三]?十?[一二三四五六七八九]?[日号]|末|底|结束)?(?:\(含(?:当日)?\))?(?:以?前|之前)"
)
# 每年1月、7月的15日前: one day of several months
_OF_MONTHS = re.compile(
    r"(?P<months>(?:(?:1[0-2]|0?[1-9])月?[、,和及与]){1,5}(?:次年)?(?:1[0-2]|0?[1-9])月)份?的(?P<day>3[01]|[12]\d|0?[1-9])[日号](?:以?前|之前)"
)
_OF_MONTH_CUE = Cue(["月的", "月份的"])
_YEARLY = re.compile("每年[度的于在]?$")
_ITS_YEAR = re.compile(r"(20\d\d)年$")
_OF_ONE_YEAR = "年月、-—至度"
_QUARTERS_BEGIN = [1, 4, 7, 10]
LONGEST_LIST = 22  # code points of 10月、11月、12月份
_THIS_MONTH = re.compile(r"[本当]月([12]\d|3[01]|0?[1-9])[日号](?:[上下]午)?(?:\d{1,2}(?::\d{2}|[时点])?)?")
_DOT_BEFORE = re.compile(r"\.\d{1,2}日?(?:以|之)?前")
_DOTTED = re.compile(
    r".{0,2}?(?:(?<=[\n\t (于在、,:])|(?<![\s\S]))(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])日?",
    re.DOTALL,
)
_THIS_MONTH_CUE = Cue(["本月", "当月"])


@rule(
    "deadline.quarterly",
    emits="deadline",
    why="每季度首月10日前 is four days of the year, without a year",
    examples=[
        ("各县每季度首月8日前报送进展。", [{"date": "--01-08", "recurrence": "每季度"}, {"date": "--10-08"}]),
        ("每季度末月25日前报送。", [{"date": "--03-25"}, {"date": "--12-25"}]),
        ("各区于每季度末前报送总结。", [{"date": "--06-30"}, {"date": "--09-30"}]),
    ],
    near_misses=["每季度召开一次会议。", "每月5日前报送数据。"],
)
def quarterly(reading: Reading) -> Iterator[Fact]:
    """Days that recur every quarter."""
    text = reading.text
    if "季" not in text:
        return
    for m in _QUARTER.finditer(text):
        of, day = m["of"], m["day"] or ""
        if not day or day == "结束":
            continue
        if day in ("末", "底"):
            months, number = (3, 6, 9, 12), None
        else:
            months = (3, 6, 9, 12) if of in ("末月", "最后一个月", "第三个月") else (1, 4, 7, 10)
            number = han_number(day[:-1])
            if of is None or number is None or not 1 <= number <= 31:
                continue
        for month in months:
            last = min(number or 31, 30 if month in (4, 6, 9) else 31)
            yield from day_fact(
                reading,
                m.start(),
                m.end(),
                Resolved(f"--{month:02d}-{last:02d}"),
                what_after(text, m.end()).lstrip(","),
                "每季度",
            )


@rule(
    "deadline.of_months",
    emits="deadline",
    why="每年1月、7月的15日前 is that day in each of the months",
    examples=[
        ("企业于每年1月、7月的15日前填报数据。", [{"date": "--01-15", "recurrence": "每年"}, {"date": "--07-15"}]),
        (
            "各专班分别于1月、4月、7月、10月的8日前报送进展。",
            [{"date": "--01-08", "recurrence": "每季度"}, {"date": "--10-08"}],
        ),
        ("请于2025年4月、7月的6日前填报。", [{"date": "2025-04-06", "recurrence": None}, {"date": "2025-07-06"}]),
        ("每年3、9月的10日前报送总结。", [{"date": "--03-10"}, {"date": "--09-10"}]),
        ("每年4月和10月的20日前提出计划。", [{"date": "--04-20"}, {"date": "--10-20"}]),
    ],
    near_misses=["每年1月、7月召开例会。", "2023年1月、7月的15日为集市日。", "今年1月、7月的15日前抽查。"],
)
def of_months(reading: Reading) -> Iterator[Fact]:
    """Days that recur in several months of every year."""
    text = reading.text
    done = -1
    for at in _OF_MONTH_CUE.places(text):
        lowest = max(0, at - LONGEST_LIST)
        m = at > done and _OF_MONTHS.search(text, lowest, at + 9)
        if not m:
            continue
        done = m.end()
        every = _YEARLY.search(text, max(0, m.start() - 4), m.start())
        year = _ITS_YEAR.search(text, max(0, m.start() - 5), m.start())
        if not every and not year and (not text[m.start() - 1 : m.start()] or text[m.start() - 1] in _OF_ONE_YEAR):
            continue  # 今年1月、4月的10日前
        months = [int(month) for month in re.findall(r"\d+", m["months"])]
        recurrence = "每年" if every or sorted(months) != _QUARTERS_BEGIN else "每季度"
        for month in months:
            day = Resolved(f"{year[1] if year else '-'}-{month:02d}-{int(m['day']):02d}")
            begin = every.start() if every else year.start() if year else m.start()
            yield from day_fact(reading, begin, m.end(), day, what_after(text, m.end()), None if year else recurrence)


@rule(
    "deadline.this_month",
    emits="deadline",
    why="本月25日前 is a day of the month in which the notice was signed",
    examples=[
        (
            "关于报送情况的通知\n务必于本月25日前上报。\n某市财政局\n2024年5月8日",
            {"date": "2024-05-25", "status": "inferred"},
        ),
        ("关于自查的紧急通知\n请于本月15日17:00前反馈。\n某县应急管理局\n2023年7月3日", {"date": "2023-07-15"}),
        ("关于调度的通知\n当月28日前报送台账。\n某区教育局\n2022年11月2日", {"date": "2022-11-28"}),
    ],
    near_misses=["务必于本月25日前上报。", "每月5日前报送。"],
)
def this_month(reading: Reading) -> Iterator[Fact]:
    """Days of the month of the notice."""
    text = reading.text
    if not _THIS_MONTH_CUE.places(text):
        return
    issued = Calendar(reading).issued
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", issued):
        return
    for m in _THIS_MONTH_CUE.matches(_THIS_MONTH, text):
        after = BEFORE.match(text, m.end())
        if after and text[m.start() - 1 : m.start()] not in ("每", "次"):
            why = "本月 is the month of the notice"
            resolved = Resolved(f"{issued[:8]}{int(m[1]):02d}", "inferred", why)
            yield from day_fact(reading, m.start(), after.end(), resolved, what_after(text, after.end()))


@rule(
    "deadline.dotted",
    emits="deadline",
    why="lists of steps write 8.10前 for the tenth of August",
    examples=[
        ("时间节点:\n8.10前 各园区上报\n8.20前 市级汇总", [{"date": "--08-10"}, {"date": "--08-20"}]),
        ("关于报送的通知\n请于9.30前反馈。\n某市财政局\n2023年9月4日", {"date": "2023-09-30", "status": "inferred"}),
        ("复核(7.5之前完成)", {"date": "--07-05"}),
    ],
    near_misses=["由3.2前移到第5章", "2023.8.10前", "版本2.10前的系统", "13.5前"],
)
def dotted(reading: Reading) -> Iterator[Fact]:
    """Days of a month written with a dot, without the year."""
    text = reading.text
    calendar: Calendar | None = None
    for sign in _DOT_BEFORE.finditer(text):
        m = _DOTTED.match(text, max(0, sign.start() - 3))
        after = BEFORE.match(text, m.end()) if m else None
        if m is None or after is None:
            continue
        calendar = calendar or Calendar(reading)
        month, day = int(m["month"]), int(m["day"])
        date = PrintedDate(m.start("month"), m.end(), None, month, day, "day")
        what = what_after(text, after.end()).strip()
        yield from day_fact(reading, date.begin, after.end(), calendar.resolve(Day(date, m.end())), what)
