"""What a line tells as brought by the time that has gone, where no date of the notice parts past from future."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.numbers.horizons import Mark, to_come

_DONE, _PERIODS = re.compile("[共了已]"), ("期间", "时期")
_ALREADY = re.compile("已(?:经|累计)?[^,;。经累将]{0,4}?(?:建|完|实现|形成|达|培育|引进|启动|开工|投|签)")
_THIS_YEAR = ("今年", "一年来", "年初以来", "本年度")
_HALF_GONE = re.compile(
    r"[^,;。\n\d]{0,6}(?:上半年|前[一二三1-3]季度|第?[一二三]季度|(?:前|头)[一二三四五六七八九十\d]{1,2}个月|1[-—~至到]\d{1,2}月份?),"
    "(?![^。]*(?:力争|确保|计划|要|将|拟|目标|争取|预期))"
)


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
    return _HALF_GONE.match(text, full) is not None


def this_year_done(text: str, begin: int, end: int) -> bool:
    """今年,…已建成…。: does a sentence open with what this year has brought?"""
    return text.startswith(_THIS_YEAR, begin) and _ALREADY.search(text, begin, end) is not None
