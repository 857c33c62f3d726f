"""What a text tells of the year gone: the part below 工作回顾, and reports that compare with the last year."""

from __future__ import annotations

import re

from ingest.model import Span
from ingest.rules.target_cues import Said
from ingest.text.cues import Cue

_LOOKED_BACK = Cue(["回顾", "发展成就", "主要成绩", "工作总结"])
_REVIEW_LINE = re.compile(
    r"(?:[(一二三四五六七、.)\d]{1,4})?[^,。;:\n]{0,26}(?<!政策)(?<!往期)(?<!文件)(?<!措施)(?<!前情)回顾"
    r"|[(一二三四五六七、.)\d]{2,4}[^,。;:\n]{0,8}20\d\d年[^,。;:\n]{0,16}(?:发展成就|主要成绩|工作总结)[^,。;:\n]{0,12}"
)
_NUMBER = re.compile(r"(\(?|第)([一二三四1234])([、.)章节部])")
_NEXT = dict(zip("一二三四1234", "二三四五2345", strict=True))
_TO_COME = re.compile(
    r"\n[^,。;\n]{0,16}(?:总体要求|工作安排|工作打算|目标任务|预期目标|重点工作|工作思路|工作建议|主要目标|工作计划)[^,。;\n]{0,12}(?=\n|$)"
    r"|\n[^。\n]{0,40}(?:预期目标|主要目标|奋斗目标)"
)
LONGEST_TITLE = 30  # code points of a line that heads a review
_COMPARISONS = Cue("比上年增长 比上年末 比上年提高 比上年下降 比上年增加 同比增长 同比下降 较上年".split())
MANY = 4  # comparisons with the year before


def reviews(text: str) -> list[Span]:
    """The parts of a report below a line that reviews a year (2022年工作回顾), up to what is to come.

    >>> reviews("2022年工作回顾\\n新增企业5家。\\n2023年工作安排\\n新增企业8家。")
    [Span(begin=9, end=17)]
    """
    found: list[Span] = []
    for place in _LOOKED_BACK.places(text):
        begin = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place)
        if end < 0 or end - begin > LONGEST_TITLE or found and begin < found[-1].end:
            continue
        if _REVIEW_LINE.fullmatch(text, begin, end):
            to_come = _TO_COME.search(text, end)
            stop = to_come.start() if to_come else len(text)
            if m := _NUMBER.match(text, begin):  # 一、…回顾 goes no further than 二、, 第一章 no further than 第二章
                after = text.find(f"\n{m[1]}{_NEXT[m[2]]}{m[3]}", end, stop)
                stop = after if after >= 0 else stop
            found.append(Span(end, stop))
    return found


def compares(text: str, said: Said) -> bool:
    """Does the text compare with the year before again and again, and never speak of a goal?"""
    return len(_COMPARISONS.places(text)) >= MANY and not said.within("goal", 0, len(text))
