"""What a line tells as brought by the time that has gone, where no date of the notice parts past from future."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.numbers.horizons import AIM, FIRST_FUTURE_YEAR, Mark, to_come
from ingest.rules.target_context import Surroundings

if TYPE_CHECKING:
    from ingest.rules.target_line import Line

REACH = 300  # code points to either side of a number that a rule looks at; the longest sentence of a plan has 250

_OPEN_ENDED = re.compile(
    r"(?<=[\d%个家亩吨元户人条项座处台辆万亿二三四五六七八九十])(?:及)?以上(?![的企])|不低于|不少于|至少|以内"
)
# what a year has brought, told exactly
_COMPARED = re.compile(
    r"(?:[比较](?:上(?:一)?年|“?十[一二三四五]五”?|20\d\d年)(?:同期|期?末|底)?|同比)(?:增长|提高|增加|上升|下降|提升)\d[\d.]{0,6}(?:%|个百分点|倍)(?!以上|左右)"
)
_AIMED = re.compile(r"20\d\d年[^,。;]{0,8}(?:目标|预期)")
_TASKED = re.compile("(?:任务|计划|安排):$|(?:提出|要求|强调|部署)[,:]$")
# 2020—2022年,余额由680亿元增至1120亿元,年均增长18.1%: what a span of years has brought
_SUMMED = re.compile(  # 2021年度乡村振兴局工作报告:全年共实施项目326个
    "度?,?(?:[^,;。:]{0,16}(?:工作报告|总结|回顾):)?(?:全[省市县区州],?)?(?:全年|一年来)?,?(?:累计)?共(?:实施|投入|完成|建成|培育|引进|组织|开展|争取|发放|新[建增]|有)"
    "|度?(?:,?全[省市县区州])?,?实有[^,;。达增新]{0,12}\\d"
)
_HOPED = re.compile("(?:,|(?:全|我)[省市县区州旗]|,(?:全|我)[省市县区州旗])?(?:将|拟|力争|争取|确保|努力|计划|目标)")
_DONE_EARLY = re.compile("已经?(?:提前|基本|超额|全面)(?:完成|达到|实现)")  # 2019年…增长至1.1%,已经提前完成目标
_DONE, _PERIODS = re.compile("[共了已]"), ("期间", "时期")
_ALREADY = re.compile("已(?:经|累计)?[^,;。经累将]{0,4}?(?:建|完|实现|形成|达|培育|引进|启动|开工|投|签)")
_THIS_YEAR = ("今年", "一年来", "年初以来", "本年度")
_TO_DO = f"{AIM}|目标|预期"
_AIMS = re.compile(f"下半年|全年|{_TO_DO}")
_HALF_GONE = re.compile(
    r"[^,;。\n\d]{0,6}(?:上半年|前[一二三1-3]季度|第?[一二三]季度|(?:前|头)[一二三四五六七八九十\d]{1,2}个月|1[-—~至到]\d{1,2}月份?),"
    rf"(?![^。\n]*(?:{_TO_DO}|拟))"
)


_PARTLY_GONE = re.compile(
    rf"(?:上半年|前[一二三1-3]季度|第?[一二三]季度|1[-—~至到]\d{{1,2}}月份?),(?![^。\n]*(?:{_TO_DO}|拟))"
)


def _is_base(line: Line, mark: Mark) -> bool:
    """2026年达到1200亿元;2023年为760亿元: an earlier year said after a later one; 2022年预计实现…,2023年目标…."""
    if mark.year != line.earliest:
        return False
    if line.first_year != mark.year:
        return True
    return (
        line.text.startswith(("预计", "预期"), mark.end)
        and _AIMED.search(line.text, mark.end, line.span.end) is not None
    )


def plain_holds(line: Line, mark: Mark, around: Surroundings) -> bool:
    """2023年,…: a goal in a notice of that year, not in a review of years gone."""
    if (mark.year or 0) <= line.context.reviewed or not line.context.issued and (mark.year or 0) < line.context.told_in:
        return False
    if not line.context.plan and line.context.year_of_work is None and _PARTLY_GONE.match(line.text, mark.end):
        return False  # 2023年前三季度,完成工业投资31亿元
    if line.context.review:  # 2023年,力争接待游客700万人次: what a report hopes for
        tasked = _TASKED.search(line.text, max(line.span.begin, mark.begin - 12), mark.begin)
        return tasked is not None or _HOPED.match(line.text, mark.end, line.span.end) is not None
    if line.context.news:  # 记者获悉,2023年种植面积达到…: told of the year, unless a plan is quoted
        told = line.sentence(mark.begin)
        if not line.says("goal", told, told.end):
            return False
    if mark.year == line.context.horizon and line.context.plan:
        return True  # 某州“十一五”规划: 2010年接待游客1500万人次
    later = max((y or 0 for y in line.plain_years), default=0)
    if not line.context.issued and (mark.year or 0) < max(later, line.latest_goal):
        part = line.sentence(mark.begin)
        if _COMPARED.search(line.text, mark.end, part.end):
            return False  # 2023年产业规模达3120亿元,比上年增长9.3%。…2025年将达到4000亿元
    if not line.context.issued and (_is_base(line, mark) or _SUMMED.match(line.text, mark.end, line.span.end)):
        return False
    if not line.context.issued and _DONE_EARLY.search(line.text, mark.end, line.sentence(mark.begin).end):
        return False
    if not line.context.issued and mark.year in line.context.period and "从" in line.text[mark.end : mark.end + 2]:
        return True  # 2020年从18%提升至22%, in a plan for 2020—2022
    if line.context.issued or (mark.year or 0) >= FIRST_FUTURE_YEAR or mark.year in line.goal_years:
        return True
    if _TASKED.search(line.text, max(line.span.begin, mark.begin - 12), mark.begin):
        return True  # 年度任务:2024年,新建基地1万亩; 会议提出,2023年增长6%左右
    if line.latest_goal > (mark.year or 0):
        # 2024年…,2025年…,到2026年…: steps to the goal; a year further back is the state it starts from
        return line.latest_goal - (mark.year or 0) <= 2
    if around.goal:
        return True  # 主要目标: 2026年,产值超过…
    if len(line.plain_years) > 1 and not line.context.said.within("past", line.span.begin, mark.begin + REACH):
        return True  # 2025年…;2026年…: a year each
    year = str(mark.year)
    begin, end = max(line.span.begin, mark.begin - REACH), min(line.span.end, mark.end + REACH)
    words = line.text[begin:end]
    title = "" if line.context.title in words else line.context.title
    if year in title or any(year in h for h in around.headings) or line.context.said.within("goal", begin, end):
        return True
    if (mark.year or 0) < line.context.latest_goal - 2:
        return False  # 2021年,种植面积18.6万亩,占全国产量的90%以上。 …到2026年,产值达到500亿元
    return _OPEN_ENDED.search(words) is not None and not line.context.said.within("past", begin, end)


def told_before(text: str, mark: Mark, hoped: Iterable[Mark], end: int) -> bool:
    """2019年,…41万头。2020年要…; “十一五”期间,共新修…。“十二五”时期,要…: is it told as the time before the hoped-for?

    `hoped` are the years of the line said to be to come, `end` is where the number ends.
    """
    if not mark.year or to_come(text, mark.end):
        return False
    apart = 5 if text[mark.end - 2 : mark.end] in _PERIODS else 1
    after = next((m for m in hoped if m.year == mark.year + apart and m.begin > end), None)
    if after is None or text.find("。", end, after.begin) < 0:
        return False
    return apart == 1 and mark.sense == "plain" or apart > 1 and _DONE.search(text, mark.end, end) is not None


def half_gone(text: str, begin: int, place: int) -> bool:
    """上半年,新签约项目18个;兑现…: does the sentence around a place tell what the months so far have brought?"""
    full = text.rfind("。", begin, place) + 1 or begin
    if full > begin and _AIMS.search(text, full, place) is None and _HALF_GONE.match(text, begin):
        return True  # 1—8月份,完成投资325亿元。…;开工率73%
    return _HALF_GONE.match(text, full) is not None


_LOOKS_BACK = re.compile(
    "(?<![^。;\\n])(?:(?:这|过去的?)(?:五年|一年)(?:来|里)?|五年来|一年来),(?![^。]{0,30}(?:要|将(?!近|军)|力争|目标))"
)
_PARAGRAPH = 800  # code points that an opening 这五年 may hold for
_LOOKS_AHEAD = re.compile("“?十[二三四五六]五”?时期|今年|明年|今后|未来|下一步|新的一年|[到至]20[2-5]\\d年")


def looked_back(text: str, begin: int, place: int) -> bool:
    """这五年,…。新增床位2.5万张: do the sentences around a place tell of the years gone?

    >>> words = "这五年,我们加快建设。新增床位2.5万张。今年,再建1万张。"
    >>> looked_back(words, 0, words.index("2.5")), looked_back(words, 0, words.index("1万"))
    (True, False)
    """
    last = None
    for m in _LOOKS_BACK.finditer(text, max(begin, place - _PARAGRAPH), place):
        last = m
    return last is not None and _LOOKS_AHEAD.search(text, last.end(), place) is None


def this_year_done(text: str, begin: int, end: int) -> bool:
    """今年,…已建成…。: does a sentence open with what this year has brought?"""
    return text.startswith(_THIS_YEAR, begin) and _ALREADY.search(text, begin, end) is not None
