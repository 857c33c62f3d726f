"""What a day with 前 behind it says besides a day on which something is due: goals, founding, the past."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from ingest.numbers.quantities import quantities
from ingest.reading import Reading
from ingest.rules.deadline_days import Day
from ingest.rules.deadline_words import cue, part_begin

NEXT_DAY = re.compile(r"[。\n]|20\d\d年")  # where what is due by a year ends
DONE = re.compile(
    r"完成|报送|提交|出台|印发|制定|建成|建立|发布|编制|上报|整改|投产|竣工|启用|上线|实现|取消|淘汰|退出|报告|形成|启动|开工|完工|开业|运营|交付|验收|办结|拆除|关停|搬迁|退捕|清零|达标"
)
_NOT_OF_ONE = "(?![^,;。]{0,12}的[,;。企项单])"  # 前备案实施方案, but not 前备案的企业
_OF_THE_ONE = re.compile(
    r",[^,;。]{0,24}的(?:[,;。企项单机人个商园,]|$)|,[^,;。]{0,8}(?:注册|成立|设立|登记|取得|获得|入库|毕业|出生)"
)
_FOUNDED = re.compile(
    "(?:成立|注册|设立|登记|投产|建成|开业|开工|备案|出生|取得|获得|毕业|签订|购置|生产|上市|落户)于$"
)
_SINCE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日(?P<on>以?后|之后)[^。;,\n\d]{1,12}[、,且并]{1,2}$")
_NO_DAY_OF_ONE = ("每", "各", "逐", "次")  # 每月底前, 次月底前
_TOLD_DONE = ("已于", "已在", "原定于", "原计划于")
_PAST = re.compile(
    r"(?:尚|仍|曾|未|所|的|属(?!地)|(?:开具|出具|签发|颁发|投保|购置|缴纳|取得)的|[^,;。]{0,5}(?:(?<![通经超])过(?![程渡关户会])|(?<![为除])了(?!解)))"
    r"|,[我全本][省市县区州][^,;。]{0,4}已(?![^,;。]{0,8}的)|,[^,;。]{0,8}(?:已?累计|[已共][^,;。的]{1,6}\d)|有效\)"
)
# 前注册的企业, but not 前将符合条件的企业名单报市商务局
_OF_WHOM = re.compile(
    r"(?![将把][^,;。]*(?:报[送给至省市县区州厅局我]|上报|提交|反馈|[送交寄]))[^,;。]{0,14}的(?:企业|项目|单位|人员|,|。)"
)
_AS_OF_THEN = ("累计", "已", "共", "全", "我")
_ON = ("于", "在")
_NOT_DONE = re.compile("(?:未|没有|没能)[^,。;、的]{0,8}[于在]$")
_REGISTERED = re.compile("(?:完成|办理)(?:工商)?(?:登记注册|注册(?:登记)?)(?=[,;。、的并且和]|$)")
_BY_WHOM = re.compile("(?:企业|单位|机构|主体|项目|申请人|公司)(?:应当?|须|必须|需)?[于在]$")
_STATE = re.compile("(?:竣工|投产|完工|建成|开工|投用|投运|上市|结题|交付|通过验收|实现|具备|取得)")
_CONDITIONS = re.compile("条件|资格|申报对象|申报要求|支持对象|支持范围")
LONGEST_TITLE = 90  # code points
FAR_ABOVE = 12  # clauses among which the heading over a condition is looked for
_STEPS = ("期", "级", "批", "类", "步", "轮")
_PART_ENDS = (")", "。", ";", "\n", "")


@lru_cache(maxsize=1)
def _event() -> re.Pattern[str]:
    """前注册成立, 前在本市落户: what has happened by then is a condition."""
    return re.compile(
        rf"[,]?(?:在[^,;。]{{1,8}}?)?(?:依法|首次|新|正式)?(?!备案{_NOT_OF_ONE})(?:{cue('event').pattern})"
    )


def is_due(text: str, day: Day, after: int) -> bool:
    """Is the day with 前 behind it one by which something is to be done?"""
    if (
        text.endswith(_TOLD_DONE, 0, day.begin)
        or day.date.month is None
        and text[day.begin - 1 : day.begin] in _NO_DAY_OF_ONE
    ):
        return False  # 项目须已于2022年10月底前竣工; 每月底前
    if _in_title(text, day.begin):
        return False
    if text[day.begin - 1 : day.begin] == "于" and _FOUNDED.search(text, max(0, day.begin - 6), day.begin):
        return False  # 企业须成立于2020年12月31日前
    if (
        text[day.begin - 1 : day.begin] in _ON
        and _REGISTERED.match(text, after)
        and _BY_WHOM.search(text, max(0, day.begin - 8), day.begin)
    ):
        return False  # 企业应在2021年12月31日前完成注册登记
    if text[day.begin - 1 : day.begin] in _ON and _NOT_DONE.search(text, max(0, day.begin - 12), day.begin):
        return False  # 你区未按要求于5月底前完成整改
    rest = text[after : after + 20]
    # 年底前,存量养殖场完成改造: behind a comma only …的 tells who is meant
    founded = not rest.startswith(",") or _OF_THE_ONE.match(text, after)
    if founded and _event().match(rest) or _PAST.match(rest):
        return False
    if _OF_WHOM.match(rest):
        return False
    if text[day.begin - 2 : day.begin] in ("截至", "截止") and rest.lstrip(",").startswith(_AS_OF_THEN):
        return False  # a count as of that day
    if (since := _SINCE.search(text, max(0, day.begin - 44), day.begin)) and since["on"]:
        return False  # 2022年1月1日后落地、2023年12月31日前通过验收: a condition
    if day.date.precision == "year":
        end = NEXT_DAY.search(text, after)
        stop = end.start() if end else len(text)
        begin = part_begin(text, day.begin)
        # (2020年底前) behind a goal says when, not what
        done = day.date.part == "end" and text[after : after + 1] not in _PART_ENDS or DONE.search(text, begin, stop)
        return not counts(text, after, stop) and bool(done)
    return True


def _in_title(text: str, place: int) -> bool:
    """《关于印发2030年前碳达峰行动方案的通知》: the title of a document sets nobody a day."""
    low = max(0, place - LONGEST_TITLE)
    opened = text.rfind("《", low, place)
    return opened > text.rfind("》", low, place) and text.find("》", place, opened + LONGEST_TITLE) > 0


def under_conditions(reading: Reading, day: Day, after: int) -> bool:
    """项目须在2023年12月31日前竣工投产, under 申报条件: who may apply, not what is due."""
    if not _BY_WHOM.search(reading.text, max(0, day.begin - 8), day.begin) or not _STATE.match(reading.text, after):
        return False
    clauses = reading.outline.clauses
    clause = reading.outline.at(day.begin)
    i = bisect_left(clauses, clause.begin, key=lambda c: c.begin)
    above = next((c for c in clauses[max(0, i - FAR_ABOVE) : i][::-1] if len(c.path) < len(clause.path)), clause)
    return _CONDITIONS.search(reading.text, above.heading.begin, above.heading.end) is not None


def counts(text: str, begin: int, stop: int) -> bool:
    """Is there a number with a unit, other than a span of time?"""
    numbers = quantities(text)
    i = bisect_left(numbers, begin, key=lambda q: q.begin)
    while i < len(numbers) and numbers[i].begin < stop:
        # 二期规划 counts nothing
        if numbers[i].kind != "time" and not (numbers[i].han and numbers[i].unit in (*_STEPS, "次")):
            return True
        i += 1
    return False
