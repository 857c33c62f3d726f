"""Years by which something is to be: 到2025年, 2025年底前, “十四五”末, 今年, 三年内; and years spoken of as past."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

Sense = Literal["goal", "plain", "past", "baseline", "since"]

_LATE = r"底|末|年底|年末|年终|内|\d{1,2}月(?:底|末|\d{1,2}日)?"
_YEAR = r"(?:20[0-5]\d|2 ?0 ?[0-5] ?\d(?= ?年)|二[〇零][〇零一二三四五六七八九]{2})"
_PART_OF_YEAR = r"[一二三1-3]个?季度|[一二三四五六七八九十\d]十?[一\d]?个月"  # 2023年前三季度: not before 2023
_MONTH = re.compile(r"\d{1,2}月")  # 2023年7月,该市投产2条生产线: a date, not the end of a term
_HAN = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0"}
# It takes the first code point, then looks from before it: a search is quick where a pattern begins with a set.
_MARK = re.compile(
    r"[2二“十九本今年全明次来一两三四五六1-9](?<=(?=[^年五世—~至到-]{0,8}[年五世—~至到-])(?=(?:"
    rf"(?P<span>(?P<first>20[0-5]\d)年?[-—~至到]{{1,2}}(?P<last>20[0-5]\d)年?)(?P<spanpart>期间|间)?"
    rf"|(?P<year>{_YEAR}) ?年?(?<=年)(?P<part>度)?(?P<late>{_LATE})?(?P<before>以前|之前|前(?!{_PART_OF_YEAR}))?"
    r"|“?十(?P<plan>[一二三四五六])五”?(?P<planpart>规划)?(?P<planend>期末|末期|末年|末|收官(?:之年|之时|阶段|时)?|结束时?|期间|时期|期满?|以来|(?=[,全、]))"
    r"|(?P<old>“[十九八]五”|[十九八]五(?=期间|时期|末期|期末|末|以来))"
    r"|(?P<mid>本世纪中叶|本世纪中|21世纪中叶)"
    r"|(?P<this>今年|本年度?|全年(?=主要|预期|目标|实现|实施|完成|新增|新建|力争|计划|确保|培育|引进|建成)|年底前?|年内|年末前?)(?P<thispart>底|末|内)?(?:前)?|(?P<next>明年|次年|来年|一年度?(?:(?<=下一年)|(?<=下一年度)))(?P<nextpart>底|末)?(?:前)?"
    r"|(?P<count>[一二两三四五六十]|\d)(?:至[三五]|-\d)?年(?:时间)?(?P<within>以?内|左右|时间|的?努力|(?:(?<=未来.年)|(?<=今后.年))))(?P<close>)).)"
)
_PREFIX = re.compile(
    r"(?:力争到|力争|展望|到|至|于|在|比|较|与|同|相比于?|相对于|从|自|由|截至|截止到?|截止|为|用|和|、|—|以|按)$"
)
_AFTER_BASE = re.compile(
    r"(?:底|末)?(?:至今|的基础上?|基础上|为基数|为基期|基期|增长了|的?水平|同期|相比|同比|以来|起|开始|(?:的)?(?=\d[\d.,]*[^\d年,。;]{1,9}(?:提高|提升|增加|增长|上升|下降|降|减少|扩大|压减)))"
)
_PAST_BEFORE = ("近", "前", "去", "过")
# 今年一季度完成560亿元: what the year has brought so far
_SO_FAR = re.compile(
    r"(?:第?[一二三]季度|上半年|前[三3]季度|前\d个?月|1[-—~至]\d{1,2}月)[^,;。\d力计拟将要确争]{0,20}\d"
)
# Words by which a sentence says what is to be done: no 主要, 重要, 需要, 将近.
AIM = "计划|力争|争取|确保|(?<![主重需必首])要(?![求素闻点])|将(?![军近])"
_TO_COME = re.compile(
    rf"[^,;。\d]{{0,8}},?[^,;。\d]{{0,12}}?(?:{AIM}|预期目标|主要目标)"
)  # 今年,全县计划种植…; 今年,规模工业企业要净增40户
_AIMS = re.compile(rf",?[^,;。\d]{{0,12}}?(?:{AIM}|拟)")
_CARRIED_OUT = ("完成了", "实现了", "未完成", "超额完成", "落实了")  # 均完成了2013年淘汰任务
_TIMES = re.compile(r"的(?:\d[\d.]{0,5}|[一二两三四五六七八九十]{1,3}(?:点[一二三四五六七八九])?)倍")
_OF_YEAR = re.compile(r"的\d")  # 增加到2020年的8600家
FIRST_FUTURE_YEAR = 2026  # no notice reviews it yet; a later year is a goal also where no date of issue is known
_OLD_PLAN_END = {"八": 1995, "九": 2000, "十": 2005}
_REACHED_THEN = (
    "(基期",
    "(基准",
    "(基数",
    "(实际",
    "(现状",
    "(实绩",
    "(已完成",
    "(初步核",
    "(初步统",
    "(初步测",
)  # 2023年(基期)320亿元
_THAN = ("比", "较", "与", "同", "由", "相比于", "相比", "相对于", "为", "以")
_PLAN_END = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}


def to_come(text: str, place: int) -> bool:
    """Do the words behind a year say that it is to come (2020年要…, 今年,全县计划…)?"""
    return _AIMS.match(text, place) is not None


class Mark(Struct, frozen=True, gc=False):
    """A year expression at `text[begin:end]`. `year` is the last year it names; `first` opens a series of years.

    `within` is N for N年内: counted from a start that the words do not give.
    """

    begin: int
    end: int
    year: int | None
    sense: Sense
    first: int | None = None
    within: int | None = None


def marks(text: str, begin: int, end: int, issued: int | None) -> list[Mark]:
    """The year expressions of `text[begin:end]` in their order; `issued` resolves 今年 and tells past years.

    >>> [(m.year, m.sense) for m in marks("2020年产值80亿元,到2025年达到100亿元", 0, 27, 2021)]
    [(2020, 'past'), (2025, 'goal')]
    """
    found: list[Mark] = []
    # each year expression holds one of these words, none further than nine code points behind its beginning
    near = _nearest(text, begin, end)
    if near < 0:
        return found
    at = max(begin, near - 9)
    while m := _MARK.search(text, at, end):
        at = m.end("close")
        if mark := _mark(text, m, begin, issued):
            found.append(mark)
    return found


def _nearest(text: str, at: int, end: int) -> int:
    """Where the next of the words stands that every year expression holds one of; -1 for none."""
    near = end
    for word in ("年", "20", "五", "世纪"):
        place = text.find(word, at, near)
        if place >= 0:
            near = place
    return near if near < end else -1


def _mark(text: str, m: re.Match[str], begin: int, issued: int | None) -> Mark | None:
    before = _PREFIX.search(text, max(begin, m.start() - 4), m.start())
    word = before[0] if before else ""
    start = before.start() if before else m.start()
    if m["span"]:
        last = int(m["last"])
        sense: Sense = "past" if issued and last < issued else "goal"
        return Mark(start, m.end("close"), last, sense, int(m["first"]))
    if m["plan"]:
        year = _PLAN_END[m["plan"]]
        if _TIMES.match(text, m.end("close")) or word in ("由", "从") and _OF_YEAR.match(text, m.end("close")):
            return Mark(start, m.end("close"), year, "baseline")  # 由“十二五”末的2.3万吨提升到10万吨
        if m["planend"] == "以来" or word in ("比", "较") or m["planpart"]:
            return Mark(start, m.end("close"), year, "past" if m["planend"] == "以来" else "baseline")
        return Mark(start, m.end("close"), year, "past" if issued and year < issued else "goal")
    if m["old"]:  # “十五”期间: no notice of this form speaks of it as to come
        year = _OLD_PLAN_END["十" if "十" in m["old"] else "九" if "九" in m["old"] else "八"]
        return Mark(start, m.end("close"), year, "past" if word not in _THAN else "baseline")
    if m["mid"]:
        return Mark(start, m.end("close"), 2050, "goal")
    if m["this"] or m["next"]:
        if m.start() and text[m.start() - 1] in "每近往历去上半":
            return None
        if issued is None:  # a goal of this year or the next, whichever that is
            told = m["next"] and m["next"][0] not in "次一" or text.startswith(("年内", "年底前", "年末前"), m.start())
            return Mark(start, m.end("close"), None, "goal") if told or _TO_COME.match(text, m.end("close")) else None
        if m["next"] and m["next"][0] == "一" and not to_come(text, m.end("close")):
            return None  # 下一年度检查频次减少50%
        year = issued + (m["next"] is not None)
        sofar = m["next"] is None and _SO_FAR.match(text, m.end("close"))
        return Mark(start, m.end("close"), year, "past" if sofar else "goal")
    if m["count"]:
        if text.endswith(_PAST_BEFORE, 0, m.start()) and not text.endswith(("通过", "经过"), 0, m.start()):
            return None  # 近两年内受到处罚
        number = _within(m["count"])
        return (
            Mark(start, m.end("close"), None, "goal", within=number)
            if m["within"] in ("内", "以内", "时间", "努力", "的努力", "")
            else None
        )
    return _plain(text, m, start, word, issued)


def _within(word: str) -> int:
    return (
        int(word) if word.isdigit() else 10 if word == "十" else "〇一二三四五六七八九".find(word.replace("两", "二"))
    )


def _plain(text: str, m: re.Match[str], start: int, word: str, issued: int | None) -> Mark | None:
    """A single year: what stands before and after it says whether it is the goal's."""
    words = m["year"]
    year = int(words) if words.isdecimal() else int("".join([_HAN.get(c, c) for c in words.replace(" ", "")]))
    if (m["late"] or "").endswith("日") and not m["before"]:
        return None  # a day, not a horizon
    if not word and text.endswith(_CARRIED_OUT, 0, start):
        return Mark(start, m.end("close"), year, "past")
    after = _AFTER_BASE.match(text, m.end("close")) or (
        _OF_YEAR.match(text, m.end("close")) if word in ("到", "至") else None
    )
    if word in ("从", "自") and after is None or after and after[0] in ("起", "开始"):
        return Mark(start, m.end("close"), year, "since")
    if word.startswith("截") and year >= FIRST_FUTURE_YEAR and year > (issued or 0):
        return Mark(start, m.end("close"), year, "goal")  # 截至2027年,…拓展至1500家
    if after and after[0].endswith(("以来", "至今")) or word.startswith("截"):
        return Mark(start, m.end("close"), year, "past")
    if _TIMES.match(text, m.end("close")):
        return Mark(start, m.end("close"), year, "baseline")  # 是2020年的1.8倍
    if word == "于" and text[start - 1 : start] == "基":
        return Mark(start, m.end("close"), year, "baseline")  # 基于2020年规模的1.2倍
    if word in _THAN or after:
        return Mark(start, m.end("close"), year, "baseline")
    if issued and year < issued or text.startswith(_REACHED_THEN, m.end("close")):
        return Mark(start, m.end("close"), year, "past")
    month = _MONTH.fullmatch(m["late"]) if m["late"] and not m["before"] and year < FIRST_FUTURE_YEAR else None
    if word in ("到", "至", "力争到", "力争", "展望") or m["late"] and not month or m["before"]:
        return Mark(start, m.end("close"), year, "goal")
    return Mark(start, m.end("close"), year, "plain")
