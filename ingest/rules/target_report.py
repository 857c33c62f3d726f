"""The year that each part of a government's report speaks of: what was done, the five years ahead, the year's work."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.model import Span
from ingest.numbers.dates import parse_date

_TITLE = re.compile(
    "政府工作的?报告(?!(?:速读|解读|热词|问答|看点|素材|数据|亮点|关键|重点|主要|目标|任务|确定|提出|的))"
)
_CARRIED_OUT = re.compile("贯彻|落实|完成")  # 关于贯彻落实2025年政府工作报告的若干措施
_YEAR = re.compile(r"(20\d\d)年")
# ——2026年1月26日在某省第十四届人民代表大会第五次会议上
_HELD = re.compile(r"((?:20\d\d|二[^,。;\n]{3})年[^,。;\n]{2,8}日),?[^。;\n]{0,3}在[^。;]{2,30}(?:会议|大会)")
_GONE, _WHEN = (
    re.compile("回顾|成就|成绩|总结|完成情况|执行情况"),
    re.compile("20\\d\\d年|十[一二三四五]五|过去|五年|一年"),
)
_YEAR_GONE = re.compile("过去的?[一五]年|[一五]年来的?(?:工作|发展)|20\\d\\d年以来|上一?年工作")
# “十五五”时期经济社会发展的主要目标是:, 编制了第十五个五年规划纲要
_OF_PLAN = re.compile(
    "“十([一二三四五六])五”(?:时期|期间)[^。;\\n]{0,40}(?:目标|总体要求|任务)|(?:编制|起草|制定)[^。;\\n]{0,24}十([一二三四五六])(?:五|个五年)”?(?:年)?规划"
)
_PLAN = re.compile("十([一二三四五六])五”?[^。;]{0,30}(?:目标|任务|要求|考虑|工作|举措|思路|蓝图|重点)")
_WORK = re.compile("(?:(20\\d\\d)年|今年)(?!以来|一)[^。;]{0,24}(?:工作|任务|安排|重点|目标|实事|打算)")
# within a paragraph: 今年经济社会发展的主要预期目标是:, 今年政府工作总体要求是:, 2026年是“十五五”开局之年
_SAID = re.compile(
    r"(?:(20\d\d)年|今年)(?:[^。;\n]{0,40}?(?:预期目标|主要目标|奋斗目标|总体要求|总体思路|主要任务|重点工作|工作安排"
    r"|[一二三四五六七八九十\d]{1,3}(?:个?方面|项)(?:重点)?工作)|是[^。;,\n]{0,24}(?:开局|起步|关键|攻坚|收官|首|第一|建设|突破|提升)[^。;,\n]{0,6}年)"
)
_PLAN_END = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_NEXT_PART = re.compile("[一二三四五六七]、|第[一二三四五六七]部分|(?:今后|未来)")
NEXT = -1  # a part that names no year
LONGEST_HEADING = 44
HEAD = 400  # code points that name the meeting at which the report was given


def _only_before(words: str, year: int) -> bool:
    """Do words name years, and only years before `year`?"""
    named = [int(m[1]) for m in _YEAR.finditer(words)]
    return bool(named) and max(named) < year and _PLAN.search(words) is None


def is_report(title: str) -> bool:
    """Is a notice with this title the report that a government gives to its congress?

    >>> is_report("2026年某省政府工作报告"), is_report("关于报送政府工作报告素材的通知")
    (True, False)
    >>> is_report("关于贯彻落实2025年政府工作报告的若干措施"), is_report("2025年政府工作报告任务清单")
    (False, False)
    """
    named = _TITLE.search(title)
    if named is None or _CARRIED_OUT.search(title, 0, named.start()):
        return False
    return not title.endswith(("通知", "方案", "分工", "意见"))


def year_of_report(title: str, text: str) -> int | None:
    """The year in the title of a report, or that of the meeting it was given at: the later of them, as a report of
    2025年度 is given in 2026.

    >>> year_of_report("2025年度政府工作报告", "2025年度政府工作报告\\n——2026年1月8日在某县人民代表大会上")
    2026
    >>> year_of_report("政府工作报告", "政府工作报告\\n——二〇二六年一月二十七日在某省人民代表大会上")
    2026
    """
    years = [int(m[1]) for m in _YEAR.finditer(title)]
    held = _HELD.search(text, 0, HEAD)
    date = parse_date(held[1]) if held else None
    if date and date.year:
        years.append(date.year)
    return max(years, default=None)


class Sections:
    """The parts of a report by where they begin, each with the year by which its goals are to be reached."""

    def __init__(self, text: str, lines: Sequence[Span], year: int) -> None:
        headings = {line: found for line in lines if (found := _heading(text, line, year)) is not None}
        planned = [(m.start(), _PLAN_END[m[1] or m[2]]) for m in _OF_PLAN.finditer(text)]
        told = [(begin, by) for begin, by in planned if by > year]
        told += [(m.start(), year) for m in _SAID.finditer(text) if not m[1] or int(m[1]) == year]
        inside = list(headings)  # 二、“十五五”目标和2026年工作安排
        borders = {begin: by for begin, by in told if not _within(begin, inside)}
        borders |= {line.begin: by for line, by in headings.items()}
        self._begins: list[int] = []
        self._years: list[int] = []
        for begin in sorted(borders):
            # 二、今后五年的目标: no more of the past
            if borders[begin] != NEXT or self._years and self._years[-1] == 0:
                self._begins.append(begin)
                self._years.append(borders[begin])

    def at(self, place: int) -> int | None:
        """The year of the part around a place; None before the first and where a part looks back.

        >>> text = "一、回顾\\n建10家。\\n二、“十五五”时期主要目标\\n建20家。今年的总体要求是:稳。\\n建3家。"
        >>> found = Sections(text, [Span(m.start(), m.end()) for m in re.finditer("[^\\n]+", text)], 2026)
        >>> [found.at(text.index(word)) for word in ("10家", "20家", "3家")]
        [None, 2030, 2026]
        """
        i = bisect_right(self._begins, place) - 1
        return self._years[i] if i >= 0 and self._years[i] > 0 else None

    def gone(self, place: int) -> bool:
        """Does the part around a place look back?"""
        i = bisect_right(self._begins, place) - 1
        return i >= 0 and self._years[i] == 0

    def begin(self, place: int) -> int:
        """Where the part around a place begins; 0 before the first."""
        i = bisect_right(self._begins, place) - 1
        return self._begins[i] if i >= 0 else 0


def _within(place: int, spans: Sequence[Span]) -> bool:
    """Does a place lie in one of these, which stand in their order?"""
    i = bisect_right(spans, place, key=lambda span: span.begin) - 1
    return i >= 0 and place < spans[i].end


def _heading(text: str, line: Span, year: int) -> int | None:
    """The year that a line hands down as a heading, 0 for what is gone, `NEXT` for a part without a year, or None."""
    words = text[line.begin : line.end]
    if len(words) > LONGEST_HEADING or words.endswith(("。", ";", ",")) or "工作报告" in words:
        return None
    if _GONE.search(words) and _WHEN.search(words):
        return 0  # 一、2025年工作回顾; 二、“十四五”成就和“十五五”目标 opens with what is gone
    if _NEXT_PART.match(words) and (_YEAR_GONE.search(words) or _only_before(words, year)):
        return 0  # 一、过去一年的工作; 一、2024年主要工作
    if m := _PLAN.search(words):
        return _PLAN_END[m[1]] if _PLAN_END[m[1]] >= year else None
    m = _WORK.search(words)
    if m is None or m[1] and int(m[1]) < year:
        return NEXT if _NEXT_PART.match(words) else None
    return int(m[1]) if m[1] else year
