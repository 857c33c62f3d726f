"""Numbers that are part of a name (中央八项规定, 十次全会), of a note's headword, or of what a sentence has listed.

Beside them the floors of what a place spends each year, which are goals though they speak of support.
"""

from __future__ import annotations

import re

from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.target_counts import names_things
from ingest.rules.target_line import Line

_NAMES = {"项": ("规定", "条例", "准则"), "次": ("全会", "全体"), "轮": ("延包", "承包"), "节": ("气",), "届": ("",)}
_NOTE = re.compile(r"\[\d{1,3}\]")  # [12]“四个一批”: the list of terms behind a report
_MADE = re.compile(
    "(?:建成|新建|新增|建设|培育|打造|引进|创建|实施|完成|新设|组建|布局|举办|开工|投用|创成|争创|新改扩?建)$"
)
_PROJECT = re.compile(r"[^,;。、\d]{0,16}?(?:项目|工程|机组|装置|生产线)")
_RUNS = re.compile(
    r"[^,;。、\d]{0,16}?(?:项目|工程|机组|装置|生产线)(?:全部|全面|如期)?(?:建成|投产|投运|投用|并网|竣工)"
)
_OF_ALL = re.compile("(?<!完成)(?<!实现)(?<!建成)(?<!改造)全[省市县区州盟旗]$")
_OF_LIFE = re.compile("寿命|年龄")
_CAPACITY = ("power", "energy", "mass", "volume", "data")


# 市级财政每年投入资金不低于3000万元: what a place is to spend, promised to nobody
_FUNDED = re.compile(
    "财政[^,;。对给\\d]{0,8}每年[^,;。对给\\d]{0,6}(?:安排|投入|统筹|筹措|落实|列支)[^,;。对给\\d]{0,14}$"
    "|每年(?<![位业司者体构校社应须]每年)(?:[^,;。对给\\d]{0,6}财政)?[^,;。对给\\d]{0,6}(?:安排|投入|统筹|筹措|落实|列支)[^,;。对给\\d]{0,14}$"
)


def is_yearly_fund(line: Line, q: Quantity, compared: Comparison) -> bool:
    """每年安排不低于5000万元专项资金: a floor of what is to be spent each year."""
    if q.kind != "money" or compared.op not in (">=", ">"):
        return False
    return _FUNDED.search(line.text, max(line.span.begin, compared.begin - 40), compared.begin) is not None


def is_name(line: Line, q: Quantity, compared: Comparison) -> bool:
    """Does the number belong to a name?

    In a government's report, where every number is to be reached, so do small numbers that sum up the names before
    them (甲、乙两个中心城市) and the capacity that tells which project is meant (7万吨合金项目).
    """
    text = line.text
    if q.han and text.startswith(_NAMES.get(q.unit, ("\0",)), q.end):
        return True
    if q.unit == "岁" and not _OF_LIFE.search(text, max(line.span.begin, q.begin - 16), q.begin):
        return True  # 65岁以上老年人
    if text[line.span.begin : line.span.begin + 1] == "[" and _NOTE.match(text, line.span.begin):
        return True
    if line.context.reported(q.begin) is None or compared.said:
        return False
    if q.kind in _CAPACITY:
        return _PROJECT.match(text, compared.end) is not None and not _RUNS.match(text, compared.end)
    if q.kind != "count" or _MADE.search(text, max(line.span.begin, q.begin - 4), q.begin):
        return False
    if q.han and q.value == 1 or _OF_ALL.search(text, max(line.span.begin, q.begin - 6), q.begin):
        return True  # 定一件、干一件; 以全省100个县为基础
    return names_things(text, line.span.begin, q, said=False)
