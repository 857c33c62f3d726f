"""When a notice takes effect and when it ends: days and terms of validity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from functools import lru_cache

from msgspec.structs import replace

from ingest.model import Fact
from ingest.numbers.quantities import quantities
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.deadline_days import Calendar, Day, Resolved, day_fact, days
from ingest.rules.deadline_words import cue
from ingest.text.cues import Cue
from ingest.text.outline import han_number

_FROM = re.compile(r"[自从于由]$")
_TO = re.compile(
    r"(?<!项目)(?<!课题)(?<!合同)(?:有效期|执行期|实施期|施行期|(?<![报名理请交集])期限|试行期|政策期)[^,;。]{0,10}?(?:至|到|为|延长至|延期至|顺延至|截至|截止到?|截止至)$|(?:执行|实施|施行|延续|延长|有效|适用|延期|试行)(?:期限|时间)?(?:至|到|截止到?)$"
)
# what an applicant must hold: 营业执照有效期至2026年8月31日以后
_PAPERS = (
    "执照",
    "许可证",
    "身份证",
    "护照",
    "合同",
    "协议",
    "保单",
    "保函",
    "签证",
    "标书",
    "投标",
    "报价",
    "居住证",
    "经营",
    "营业",
    "租赁",
    "出让",
    "采矿权",
    "探矿权",
    "使用权",
    "经营权",
    "租约",
)
_TO_LAST = ("至", "到", "为", "止", "\n")  # what its words end with
_ENDS = re.compile(r"(?:施行|实施|执行|生效|有效)[^。\n]{0,12}(?:至|到)$")
_PUT_OFF = re.compile("(?:有效期限?|[试执施]行期限?|实施期限?|延长|延期)(?:为|是|共)?[^,。;的]{2,6},至$")
_ONCE_SET = ("原定至", "原定于", "原为", "原定为", "原至")
_ENDS_THEN = re.compile(r"(?:施行|实施|执行|生效|试行)[^。\n]{0,6},$")
_OF_WHOM = re.compile("的[^,;。《]{0,12}(?:企业|单位|机构|人|户|项目|资质|证书)")
_OF_ANOTHER = re.compile(
    r"起?(?:施行|实施|执行|生效)(?:的|[^,;。\d]{0,30}以来)"
)  # 2015年10月1日起施行的《…》: another document; 自2021年8月实施链长制以来
_VALID_FROM = re.compile(
    r"(?<!项目)(?<!课题)(?<!合同)(?:有效期|执行期|实施期|试行期|政策期|试点期|有效时间|适用期|执行时间|实施时间|施行时间)(?:[^,;。]{0,6}|[^;。]{1,8},)(?:自|从|为|:|是)?$"
)
_VALID_THROUGH = re.compile(r"(?:止)?[,]?(?:有效|执行|实施|施行|试行|失效)")
_LAPSES = re.compile(r"起?(?:到期)?(?:自动|自行)?(?:失效|废止|停止执行|终止执行)(?!的)")
_STARTS_ON = re.compile(r"(?:施行|实施|生效|执行)(?:日期|时间)(?:为|是|:)$")
_TERM = re.compile(
    r"(?P<word>有效期限?|(?:试行|试点|执行|实施|政策)期限?|试行|暂行|有效|期限|(?<=[行施效],)暂定)\n?(?:暂定)?为?:?(?:均|[自从][^,;。]{2,16}起(?:计?算)?)?"
    r"(?:为期|为|是|:|暂定为|暂定|定为|延长|共)?"
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3}|半)(?P<unit>年|个月|个?日|天)(?![度内底末以])"
)
_HALF_CUE = Cue(["半年"])
_MORE_YEARS = re.compile(r"[、和及-]{1,2}20\d\d年?(?=[、和及,;。)一二两三四五]|$)")
_YEARS_BEFORE = re.compile(r"(?:20\d\d年?(?:[、和及]|[-—~]{1,2}))+$")
_OF_MEASURES = re.compile("(?:有效|执行|实施|政策|试点|试行)期限?[^,;。]{0,6}$")  # not 规划期限
_ISSUE_CUE = Cue(["之日起"])
TERM_REACH = 36  # code points from the word to the number: 有效期暂定为自……起计算为3年
_TERM_WORD = re.compile("有效|[试暂]行|(?<=[行施效],)暂定|期限|试点期|执行期|实施期|政策期")
_VALID_WITHIN = re.compile(
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3}|半)(?P<unit>年|个月|个?日|天)(?:内|之内|以内)(?P<word>有效)(?=[。,;)\n])"
)
_TERM_OF = re.compile(r"[\u4e00-\u9fff]{1,8}$")
_OF_VALIDITY = re.compile("有效|试点|试行|执行|实施|政策|规定|本|施行|暂定|授权|许可使用|冠名|命名")
_HOLDS_FROM = ("施行,", "实施,", "执行,", "生效,", "试行,")
_TERM_OTHER = re.compile(
    r"贷款|建设|服务|租赁|合同|质保|担保|公示|还款|借款|审批|办理|评估|补贴|补助|资助|评审|整改|授信|项目|申请|异议|缴纳|支付|租用|劳动|聘用|任职|工作|公告|展示|保证|许可证有效|执照有效|身份证有效|追溯|仲裁|行政|诉讼|起诉"
)
_ON_ISSUE = re.compile(
    r"自?(?:印发|发布|公布|下发|公开发布|颁布|签发|施行|出台)之日起(?:(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})[日天]后)?(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
)


@rule(
    "deadline.effective",
    emits="deadline",
    why="the closing clause tells from when a notice holds and until when (立法技术规范: 施行日期)",
    examples=[
        (
            "第二十条 本办法自2023年7月1日起施行,有效期至2028年6月30日。",
            [{"date": "2023-07-01"}, {"date": "2028-06-30"}],
        ),
        ("本细则有效期自2024年2月1日至2026年1月31日。", [{"date": "2024-02-01"}, {"date": "2026-01-31"}]),
        ("本规定从二〇〇九年五月一日起执行。", {"date": "2009-05-01"}),
    ],
    near_misses=["2023年7月1日,会议召开。", "从2021年起,市财政每年安排专项资金。"],
)
def effective(reading: Reading) -> Iterator[Fact]:
    """First and last days of validity."""
    text = reading.text
    calendar = Calendar(reading)
    for day in days(text):
        resolved = calendar.resolve(day)
        after = text[day.end : day.end + 12]
        before = text[max(0, day.begin - 24) : day.begin]
        if (
            day.date.precision == "year"
            and not _leads_to(_one_year(before))
            and not after.startswith("到期")
            or _OF_ANOTHER.match(after)
            or before.endswith("》(")
        ):
            continue
        starts = _starts().match(after)
        if day.opens and day.closes:
            if _VALID_FROM.search(before) or _VALID_THROUGH.match(after):
                first = _first_day(calendar.resolve(Day(day.opens, day.opens.end)), day.opens.precision)
                yield from day_fact(reading, day.begin, day.end, first, "生效")
                yield from day_fact(reading, day.begin, day.end, resolved, "有效期届满")
        elif starts and (_FROM.search(before, max(0, len(before) - 2)) or after.startswith("起")):
            yield from day_fact(reading, day.begin, day.end + starts.end(), resolved, starts[0].lstrip("起,"))
        elif day.date.precision == "year" and _MORE_YEARS.match(text, day.end):
            continue  # 有效期为2025年、2026年: the last of them ends it
        elif day.closes and not starts and _is_last(text, day, _one_year(before), after):
            yield from day_fact(reading, day.begin, day.end, resolved, "有效期届满")
        elif day.closes and _STARTS_ON.search(before):
            yield from day_fact(reading, day.begin, day.end, resolved, "施行")


def _first_day(last: Resolved, precision: str) -> Resolved:
    """The first day of a year or month whose last day is known: 2024年至2026年 opens on 2024-01-01."""
    first = {"year": f"{last.date[:5]}01-01", "month": f"{last.date[:8]}01"}.get(precision)
    return replace(last, date=first) if first and last.date[:1].isdigit() else last


def _one_year(before: str) -> str:
    """The words before the last of some years: 有效期为2025年、 → 有效期为.

    >>> _one_year("政策有效期为2024、2025年和"), _one_year("有效期至")
    ('政策有效期为', '有效期至')
    """
    words = _YEARS_BEFORE.sub("", before)
    return words if _OF_MEASURES.search(words) else before


def _is_last(text: str, day: Day, before: str, after: str) -> bool:
    """有效期至…, 自…起施行,至…止, …到期失效: the last day of validity."""
    if after.startswith(("以后", "之后", "(含)以后", "及以后")):
        return False  # 有效期须至2026年8月31日以后: a condition
    if _OF_WHOM.match(text, day.end):
        return False  # 有效期至2024年12月31日的高新技术企业
    if before.endswith(",至") and _PUT_OFF.search(before):
        return True  # 有效期为二年,至2025年3月5日; 现延长两年,至2025年6月30日
    if before.endswith(_ONCE_SET):
        return False
    if after.startswith(("到期", "届满")) and _ENDS_THEN.search(before):
        return True  # 自2016年5月10日起试行,2018年5月9日到期
    if _leads_to(before) or text.startswith(("止", "结束", "终止", "截止"), day.end) and _ENDS.search(before):
        return True
    if after.startswith(("有效", "期间有效")) and before.endswith(("至", "到")):
        return True  # 至2026年4月30日有效
    return _LAPSES.match(after) is not None and "自" not in before[-3:]


def _leads_to(before: str) -> bool:
    """Do the words say that validity ends on the day behind them?"""
    m = _TO.search(before) if before.endswith(_TO_LAST) else None
    return m is not None and not before[: m.start()].rstrip("》”)的").endswith(_PAPERS)


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return re.compile(
        rf"(?:零时)?(?:起|开始|始)?[,]?(?:正式|开始|起)?(?:{cue('effective').pattern}|实行(?=[,。;)\n]|$))"
    )


@rule(
    "deadline.term",
    emits="deadline",
    why="validity is told as a term: 有效期5年, 试行两年 (P5Y, P2Y)",
    examples=[
        ("本办法自2023年7月1日起施行,有效期3年。", {"date": "P3Y"}),
        ("本规定自印发之日起试行两年。", {"date": "P2Y"}),
        ("称号有效期限为六个月。", {"date": "P6M"}),
        ("评定结果三年内有效。", {"date": "P3Y"}),
        ("本通知自2006年1月1日起执行,暂定两年。", {"date": "P2Y"}),
    ],
    near_misses=["贷款期限3年。", "项目总投资5亿元,暂定1年建成。", "公示期为7个工作日。", "三年内建成20个园区。"],
)
def term(reading: Reading) -> Iterator[Fact]:
    """Terms of validity."""
    text = reading.text
    for m in _terms(text):
        before = _TERM_OF.search(text, max(0, m.start() - 8), m.start())
        what = (before[0] if before else "") + m["word"]
        if m["word"] not in ("试行", "暂行") and _TERM_OTHER.search(what[-8:]):
            continue
        if m["word"] in ("试行", "暂行", "有效") and text[m.end() : m.end() + 1] not in "。,;)\n":
            continue
        if m["word"] == "期限" and not _OF_VALIDITY.search(what) and not text.endswith(_HOLDS_FROM, 0, m.start()):
            continue
        number = 6 if m["number"] == "半" else han_number(m["number"].replace("两", "二"))
        if number:
            unit = "M" if m["number"] == "半" or "月" in m["unit"] else "Y" if m["unit"] == "年" else "D"
            yield from day_fact(reading, m.start(), m.end(), Resolved(f"P{number}{unit}"), what)


def _terms(text: str) -> Iterator[re.Match[str]]:
    """A word of validity with the length of time behind it, once for each length."""
    lengths = [q.begin for q in quantities(text) if q.kind == "time"]
    lengths += _HALF_CUE.places(text)
    for length in sorted(lengths):
        if within := _VALID_WITHIN.match(text, length):
            yield within  # 评定结果三年内有效
            continue
        for anchor in _TERM_WORD.finditer(text, max(0, length - TERM_REACH), length):
            m = _TERM.match(text, anchor.start())
            if m and m.start("number") == length:
                yield m
                break  # 试行期限为六个月 is one term, although 期限 alone is a word of validity too


@rule(
    "deadline.on_issue",
    emits="deadline",
    why="自印发之日起施行 counts from the date of the notice",
    examples=[
        (
            "某市人民政府关于印发规定的通知\n本规定自印发之日起施行。\n某市人民政府\n2023年5月6日",
            {"date": "2023-05-06", "status": "inferred"},
        ),
        (
            "某省财政厅关于印发办法的通知\n本办法自发布之日起30日后施行。\n某省财政厅\n2022年3月1日",
            {"date": "2022-03-31"},
        ),
        (
            "某县人民政府关于加强管理的通知\n本通知自公布之日起实施。\n某县人民政府\n2021年9月30日",
            {"date": "2021-09-30"},
        ),
    ],
    near_misses=["本办法自印发之日起施行。", "自公示之日起7日内提出。"],
)
def on_issue(reading: Reading) -> Iterator[Fact]:
    """The day of issue as the first day of validity, where the notice tells it."""
    text = reading.text
    places = _ISSUE_CUE.places(text)
    if not places:
        return
    issued = Calendar(reading).issued
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", issued):
        return
    for at in places:
        m = _ON_ISSUE.search(text, max(0, at - 6), min(len(text), at + 24))
        if m:
            later = han_number(m["days"]) if m["days"] else 0
            first = Date.fromisoformat(issued).toordinal() + (later or 0)
            why = "counted from the date of the notice"
            yield from day_fact(
                reading, m.start(), m.end(), Resolved(Date.fromordinal(first).isoformat(), "inferred", why), "施行"
            )
