"""Numbers that a line break parts from their unit, from the words before them, or in two."""

from __future__ import annotations

import re

_BROKEN = re.compile(  # a date or number broken before its unit
    r"(?:年\d{1,2}月|月\d{1,2}日|[\u4e00-\u9fff](?:19|20)\d\d年|[\u4e00-\u9fff〕≥≤><]\d[\d.,]{0,8}[%‰万亿个家元倍号])\Z"
)
_UNIT = (
    "(?:个?百分点|[%‰个家户项座处亩吨台套名人条件元列场间艘辆株头只所支份批次倍张米期斤]"
    "|平方(?:公里|千米|米)?|公[里顷斤]|千[米瓦克升]|兆瓦|吉瓦)"
)
_UNIT_ENDS = r"(?=[,。;、)(/]|以上|以下|以内|左右)"
_ITS_UNIT = re.compile(rf"[万亿]{{0,2}}{_UNIT}(?P<ends>{_UNIT_ENDS}|$)?")  # …物流航线40 / 条,起降点…
# …“晨星工厂” / 200家、灯塔工厂1家; 年均增长 / 7%以上
_NUMBER_BEGINS = re.compile(
    rf"\d[\d.,]{{0,9}} ?(?:[万亿千百]{{1,2}}(?:{_UNIT})?|{_UNIT})"
    r"(?P<ends>(?=[,。;、)(]|(?:以[上下内]|左右)[,。;、])|$)?"
)
_BOUNDS = tuple("不少于 不低于 不超过 不高于 超过 突破 达到 至少".split())
_DOES = tuple("最高 建成 培育 遴选 新建 新增 打造 引进 建设 给予 补助 奖励 补贴 资助 提高 提升 下降 增长 ≥ ≤".split())
_HALF_A_NUMBER = re.compile(r"(?:[\u4e00-\u9fff]{2} ?|[≥≤><])\d{1,3}$")  # …茶叶加工企业达到1 / 20家
_REST_OF_VERB = re.compile(r"[到至](?!20\d\d) ?\d|以[上下内][,。;、)]|左右[,。;、)]")  # 达 / 到1; 10家 / 以上
_ARRIVED_AT = re.compile(r"[达到过破超至]到? ?\d{1,3}$")
_OTHER_HALF = re.compile(rf"\d{{1,3}}(?:\.\d{{1,2}})? ?(?:[万亿千百]{{1,2}})?{_UNIT}")
_COUNTED = re.compile(r"[\u4e00-\u9fff]\d[\d.,]{0,9}[万亿]?$")
_SHORT = 10  # code points: 专栏1, 表1
NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零\d]+条|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)"
)
_RUNNING = re.compile("[,。;、]")


def goes_on(bare: str, follow: str) -> bool:
    """Does the line `follow` go on with a number or unit of the line `bare`?

    >>> goes_on("到2027年,开通物流航线40", "条,起降点80个"), goes_on("年均增长", "7%以上,"), goes_on("良种率", "40%")
    (True, True, False)
    """
    if bare[-1].isdigit():
        if _BROKEN.search(bare[-12:] + follow[0]) or _unit_goes_on(bare, follow):
            return True
        half = _HALF_A_NUMBER if len(bare) >= _SHORT else _ARRIVED_AT  # 专栏1 is no half of a number
        return _OTHER_HALF.match(follow) is not None and half.search(bare) is not None
    if bare[-1] in "万亿" and bare[-2:-1].isdigit():
        return follow[0] == "元" or _unit_goes_on(bare, follow)
    if follow[0] in "到至以左" and _REST_OF_VERB.match(follow):
        return follow[0] in "以左" or bare[-1] in "达增升提高降低扩大减少缩展加"
    return follow[0] == "/" or follow[0].isdigit() and _number_goes_on(bare, follow)


def _unit_goes_on(bare: str, follow: str) -> bool:
    """…,开通物流航线40 / 条; 投放不低于15亿 / 元,…: does the line go on with the unit of the number before?"""
    unit = _ITS_UNIT.match(follow)
    if unit is None or unit["ends"] is not None and unit.end() < len(follow):
        return unit is not None
    number = NUMBERED.match(bare)
    begun = _RUNNING.search(bare, number.end() if number else 0)
    return begun is not None and _COUNTED.search(bare) is not None  # not an index over 株洲市…


def _number_goes_on(bare: str, follow: str) -> bool:
    """年均增长 / 7%以上; …,打造“晨星工厂” / 200家、…: does the line go on with the number of its last words?"""
    begun = _NUMBER_BEGINS.match(follow)
    if begun is None or not (bare[-1].isalpha() or bare[-1] in "”≥≤><)"):
        return False
    if begun["ends"] is None:
        return bare.endswith(_BOUNDS) or len(bare) < _SHORT and bare.endswith(_DOES)
    number = NUMBERED.match(bare)
    at = number.end() if number else 0
    if begun.end() == len(follow):
        return _RUNNING.search(bare, at) is not None  # else a cell of a table, one a line
    return True
