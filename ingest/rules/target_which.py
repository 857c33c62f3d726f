"""Numbers that tell which things are meant, where, or what befell whom; and numbers torn out of a table: no goals."""

from __future__ import annotations

import re

from ingest.model import Span
from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.target_line import Line

# 造成3人以上死亡, 转移人员500人以上: the grades of an accident
_HARMED = ("死亡", "中毒", "重伤", "轻伤", "受伤", "失踪", "急性", "伤亡")
_HARMS = ("导致", "造成", "死亡或", "中毒或", "重伤或", "转移人员", "转移安置人员")
_LOSSES = ("缴纳", "交纳", "上缴", "扣除", "造成直接经济损失", "造成经济损失", "或直接经济损失", "或者直接经济损失")
_SPEEDS = ("时速", "车速", "航速")
_AROUND = ("以内", "之内", "范围", "半径")  # 周边2公里范围内的居民
_PAUSE = re.compile(r"[,;。、)\n]|$")
_POT = re.compile("下达[^,;。]*(?:资金|预算|经费)")  # 下达2023年文化专项资金1280万元
_IN_ALL = re.compile("共(?:有|计)?\\d")
_FOCUS = re.compile("的[^,;。]{2,40}?为(?:重点|主|核心|突破口|抓手|对象|基础)")
_DIGITS = frozenset("0123456789")
# 项目总投资4.8亿元,规划用地面积190亩,总建筑面积15万平方米
_SITE = re.compile("(?:用地|占地|建筑)(?:总?面积)?(?:约为|约|达到?|为)?$")
# 总投资…的市场二期工程,设计年交易量50万头; “一核”规划面积12.6平方公里: how large what is planned is
_DESIGNED = re.compile("[,;。、(]设计(?:[年日总产规]|能力|库容|吞吐|处理|装机|存栏|出栏|储)[^,;。、\\d]{0,8}$")
_LAID_OUT = re.compile("规划(?:总?面积|范围|总?用地|占地)(?:面积)?(?:约为|约|为)?$")


def tells_site(line: Line, q: Quantity, sentence: Span) -> bool:
    """Does the number tell how large one project is, or a part of a layout?"""
    near = line.text[max(sentence.begin, q.begin - 14) : q.begin]
    if "设计" in near and _DESIGNED.search(near) and line.text.find("投资", sentence.begin, q.begin) >= 0:
        return True
    if q.kind != "area":
        return False
    if _LAID_OUT.search(near):
        return True
    return _SITE.search(near) is not None and line.text.find("总投资", sentence.begin, sentence.end) >= 0


def _among_all(line: Line, q: Quantity, begin: int, sentence: Span) -> bool:
    """某县重点工程共30项,其中:续建12项(省级4项): what there is in all, and how it is made up."""
    text = line.text
    place = text.find("共", sentence.begin, begin)
    if place < 0 or not (m := _IN_ALL.match(text, place, q.begin + 1)) or line.says("goal", sentence, begin):
        return False
    if any(sentence.begin <= x.begin < place for x in line.found):
        return False  # 每县不少于1座、全省共10座
    if any(mark.sense == "goal" for mark in line.marks_before(begin, sentence.begin)) or line.lead_year:
        return False
    return m.end() > q.begin or text.find("其中", place, begin) > 0


def tells_which(line: Line, q: Quantity, compared: Comparison, sentence: Span) -> bool:
    """Does the number tell a class, a distance, a speed, harm done, or is it glued to another number?"""
    text, begin, end = line.text, compared.begin, compared.end
    before = text[begin - 1 : begin]
    did = text.rfind("了", max(sentence.begin, begin - 20), begin) + 1
    if did and (did == begin or text[did] in _DIGITS and text.find(",", did, begin) < 0):
        return True  # 走访了5个市的12个县
    if (before in _DIGITS and before) or before == "-" and text[begin - 2 : begin - 1] in _DIGITS:
        return True  # 排放量1280.51265.3-8%, 55>605个百分点: cells of a table without borders
    if text.endswith(("(含", "(不含"), sentence.begin, begin) or text.startswith("(含)", end):
        return True  # 10家以上(含10家), 20万千瓦以上(含)的机组
    if q.kind == "people":
        return text.startswith(_HARMED, end) or text.endswith(_HARMS, sentence.begin, begin)
    if q.kind == "money":
        given = text.rfind("下达", max(sentence.begin, begin - 60), begin)
        return (
            text.endswith(_LOSSES, sentence.begin, begin) or given >= 0 and _POT.match(text, given, begin) is not None
        )
    if q.kind == "count" and (text.endswith("发生", sentence.begin, begin) or _among_all(line, q, begin, sentence)):
        return True
    if q.kind == "length":
        if text.endswith(_SPEEDS, sentence.begin, begin):
            return True  # 时速80公里以上线路
        if text[q.end : q.end + 1] == "内" or text.startswith(_AROUND, q.end) and not _PAUSE.match(text, end):
            return True
    if q.han and not compared.level and text[q.begin - 1] in "个家片" and q.unit[:1] in ("万", "亿"):
        return True  # 20个十万亩: the size of each
    if end > q.end and text.startswith("的", end):  # 以占产量60%以上的企业为重点; 对5万千瓦以下的机组限期改造
        first = text[line.segment_begin(sentence.begin, begin)]
        return (
            first == "对"
            and q.kind not in ("count", "people", "percent")
            or first == "以"
            and _FOCUS.match(text, end) is not None
        )
    return False
