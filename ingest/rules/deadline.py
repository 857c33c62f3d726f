"""Rules of the family deadline: days by which something is due, takes effect or ends, and terms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date as Date
from functools import lru_cache

from ingest.cue_words import any_cue
from ingest.model import Fact
from ingest.outline import han_number
from ingest.quantities import quantities
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.deadline_days import BEFORE, Calendar, Day, Resolved, day_fact, days

_FILE = "deadline_words"
_PART = re.compile(r"[,;。:\n\t!]")
_WHAT_END = re.compile(r"[,;。!\n(]")
_LATEST = re.compile(r"(?:最迟|最晚|至迟|不晚于|不迟于|不得晚于|不得迟于|截止到?|截至|截止至)(?:于|在|到|至|不超过)?$")
_ONCE_OPEN = re.compile(r"(?:截止到?|截至|截止至)(?:于|在|到|至)?$")
_STOP = re.compile(r"(?:止|截止|截稿|结束|为止)(?!损|水|住)")
_FROM = re.compile(r"(?:自|从|于|由)$")
_TO = re.compile(
    r"(?:有效期|执行期|实施期|施行期|期限|试行期|政策期)[^,;。]{0,10}?(?:至|到|为|延长至|延期至|顺延至|截至|截止到?|截止至)$|(?:执行|实施|施行|延续|延长|有效|适用|延期|试行)(?:期限)?(?:至|到|截止到?)$"
)
_ENDS = re.compile(r"(?:施行|实施|执行|生效|有效)[^。\n]{0,12}(?:至|到)$")
_THIS_MONTH = re.compile(r"[本当]月([12]\d|3[01]|0?[1-9])[日号](?:[上下]午)?(?:\d{1,2}(?::\d{2}|[时点])?)?")
_OF_ANOTHER = re.compile(r"起?(?:施行|实施|执行|生效)的")  # 2015年10月1日起施行的《…》: another document
_VALID_FROM = re.compile(
    r"(?:有效期|执行期|实施期|试行期|政策期|试点期|有效时间|适用期|执行时间|实施时间|施行时间)(?:[^,;。]{0,6}|[^;。]{1,8},)(?:自|从|为|:|是)?$"
)
_VALID_THROUGH = re.compile(r"(?:止)?[,]?(?:有效|执行|实施|施行|试行|失效)")
_LAPSES = re.compile(r"起?(?:到期)?(?:自动|自行)?(?:失效|废止|停止执行|终止执行)(?!的)")
_STARTS_ON = re.compile(r"(?:施行|实施|生效|执行)(?:日期|时间)(?:为|是|:)$")
_LIST_OF_DAYS = re.compile(r"[、,和及与或]{1,2}")
_QUARTER = re.compile(
    r"每个?季度?(?P<of>首月|第一个月|第1个月|末月|最后一个月|第三个月|次月)?(?P<day>\d{1,2}[日号]|[一二三]?十?[一二三四五六七八九]?[日号]|末|底|结束)?(?:以?前|之前)"
)
_TERM = re.compile(
    r"(?P<word>有效期限?|(?:试行|试点|执行|实施|政策)期限?|试行|暂行|有效|期限)\n?(?:暂定)?为?(?:均|自[^,;。]{2,16}起(?:计?算)?)?"
    r"(?:为期|为|是|:|暂定为|暂定|定为|延长|共)?"
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3}|半)(?P<unit>年|个月|个?日|天)(?![度内底末以])"
)
_TERM_WORD = re.compile("有效|[试暂]行|期限|试点期|执行期|实施期|政策期")
_TERM_OF = re.compile(r"[\u4e00-\u9fff]{1,8}$")
_OF_VALIDITY = re.compile("有效|试点|试行|执行|实施|政策|规定|本|施行|暂定")
_TERM_OTHER = re.compile(
    r"贷款|建设|服务|租赁|合同|质保|担保|公示|还款|借款|审批|办理|评估|补贴|补助|资助|评审|整改|授信|项目|申请|异议|缴纳|支付|租用|劳动|聘用|任职|工作|公告|展示|保证|许可证有效|追溯|仲裁|行政|诉讼|起诉"
)
_MONTHS = re.compile(r"(?P<list>(?:\d{1,2}月?[、,和及]){1,5})\d{1,2}月")
_ON_ISSUE = re.compile(
    r"自?(?:印发|发布|公布|下发|公开发布|颁布|签发|施行|出台)之日起(?:(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})[日天]后)?(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
)


@lru_cache(maxsize=8)
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(any_cue(_FILE, name))


_VALIDITY = re.compile(r"(?:有效期|执行期|实施期|试行期|政策期|适用期|施行|实施|执行|生效)[^。\n]{0,30}$")


def words_of(before: str) -> str:
    """The label of a window that opens at once: 受理时间:即日起至…"""
    return re.split(r"[:]|即日|自|从", before)[0] or "截止"


def _part_begin(text: str, place: int, reach: int = 40) -> int:
    """Where the part of the sentence begins that stands before a place."""
    lowest = max(0, place - reach)
    return max(max(text.rfind(c, lowest, place) for c in ",;。\n\t!") + 1, lowest)


def _what_after(text: str, place: int) -> str:
    m = _WHAT_END.search(text, place, min(len(text), place + 40))
    words = text[place : m.start() if m else min(len(text), place + 40)].lstrip("将把)、:")
    return "" if re.match(r"\d{1,2}月", words) else words


def _label(text: str, place: int) -> str:
    """The words between the last mark and a day: 完成时限, 各县区."""
    words = re.sub(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])", "", text[_part_begin(text, place, 30) : place])
    return words.strip(":于在请应为至的(")


@rule(
    "deadline.due",
    emits="deadline",
    why="a thing is due 于…前, 最迟…, …截止, or by the last day of a window; days of founding and meetings are none",
    examples=[
        ("请各市于2024年9月20日前报送材料。", {"date": "2024-09-20"}),
        ("网上申报时间:2023年3月1日9:00至3月31日17:00。", {"date": "2023-03-31"}),
        ("各区每年6月底和12月底前报告进展。", [{"date": "--06-30", "recurrence": "每年"}, {"date": "--12-31"}]),
        ("受理截止时间为2024年5月8日18:00。", {"date": "2024-05-08"}),
    ],
    near_misses=[
        "企业须在2021年6月30日前注册成立。",
        "培训时间:2024年6月12日至14日。",
        "2023年7月1日,会议召开。",
        "截至2023年12月31日,全市已有企业30家。",
    ],
)
def due(reading: Reading) -> Iterator[Fact]:
    """Closing days."""
    text = reading.text
    calendar = Calendar(reading)
    found = days(text)
    pending: list[tuple[Day, Resolved]] = []
    yearly_until = -9
    for i, day in enumerate(found):
        resolved = calendar.resolve(day)
        if 0 <= day.begin - yearly_until <= 1:  # 每年1月31日前、7月31日前
            resolved = _recurring(resolved, "每年", day)
        after = BEFORE.match(text, day.end)
        if after is None and i + 1 < len(found) and _LIST_OF_DAYS.fullmatch(text, day.end, found[i + 1].date.begin):
            pending.append((day, resolved))
            continue
        earlier, pending = pending, []
        if not day.closes:
            continue
        if after:
            if not _is_due(reading, day, after.end()):
                continue
            what = _what_after(text, after.end()) or _what_after(text, after.end() + 1) or _label(text, day.begin)
            recurrence = resolved.recurrence
            for other, before in earlier:
                shared = _recurring(before, before.recurrence or recurrence, other)
                recurrence = shared.recurrence or recurrence
                yield from day_fact(reading, other.begin, after.end(), shared, what)
            resolved = _recurring(resolved, recurrence, day)
            for value in [resolved] if earlier else _months_before(text, day, resolved):
                yield from day_fact(reading, day.begin, after.end(), value, what)
            yearly_until = after.end() if resolved.recurrence == "每年" else -9
        elif what := _closing(text, day):
            for other, before in earlier:
                yield from day_fact(reading, other.begin, other.end, before, what)
            yield from day_fact(reading, day.begin, day.end, resolved, what)


@rule(
    "deadline.this_month",
    emits="deadline",
    why="本月25日前 is a day of the month in which the notice was signed",
    examples=[
        (
            "关于报送情况的通知\n务必于本月25日前上报。\n某市财政局\n2024年5月8日",
            {"date": "2024-05-25", "status": "inferred"},
        ),
        ("关于自查的紧急通知\n请于本月15日17:00前反馈。\n某县应急管理局\n2023年7月3日", {"date": "2023-07-15"}),
        ("关于调度的通知\n当月28日前报送台账。\n某区教育局\n2022年11月2日", {"date": "2022-11-28"}),
    ],
    near_misses=["务必于本月25日前上报。", "每月5日前报送。"],
)
def this_month(reading: Reading) -> Iterator[Fact]:
    """Days of the month of the notice."""
    text = reading.text
    if "本月" not in text and "当月" not in text:
        return
    issued = Calendar(reading).issued
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", issued):
        return
    for m in _THIS_MONTH.finditer(text):
        after = BEFORE.match(text, m.end())
        if after and text[m.start() - 1 : m.start()] not in ("每", "次"):
            why = "本月 is the month of the notice"
            resolved = Resolved(f"{issued[:8]}{int(m[1]):02d}", "inferred", why)
            yield from day_fact(reading, m.start(), after.end(), resolved, _what_after(text, after.end()))


def _recurring(resolved: Resolved, recurrence: str | None, day: Day) -> Resolved:
    """每年6月底和12月底前: both days recur."""
    if recurrence == "每年" and not day.date.year:
        return Resolved(day.date.last_day(), recurrence="每年")
    return resolved


def _months_before(text: str, day: Day, resolved: Resolved) -> Iterator[Resolved]:
    """每年3月、6月、9月底前: months that leave 底 to the last one."""
    if day.date.precision == "month" and day.date.month and "年" in resolved.date + (resolved.recurrence or "年"):
        lowest = max(0, day.begin - 24)
        named = re.search(r"(?P<list>(?:\d{1,2}月(?:底|末)?[、,和及]){1,5})$", text[lowest : day.begin])
        for printed in re.findall(r"\d{1,2}", named["list"]) if named else ():
            month = int(printed)
            if 1 <= month <= 12 and resolved.date:
                last = _last_of(resolved.date, month)
                yield Resolved(last, resolved.status, resolved.why, resolved.recurrence)
    yield resolved


def _last_of(like: str, month: int) -> str:
    days_in = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{like[:-6]}-{month:02d}-{days_in:02d}"


def _is_due(reading: Reading, day: Day, after: int) -> bool:
    """Is the day with 前 behind it one by which something is to be done?"""
    text = reading.text
    rest = text[after : after + 20]
    if re.match(rf"[,]?(?:在[^,;。]{{1,8}}?)?(?:依法|首次|新|正式)?(?:{_cue('event').pattern})", rest) or re.match(
        r"(?:尚|仍|曾|未|所|的)", rest
    ):
        return False
    if re.search(r"(?:在|于)?$", text[day.begin - 1 : day.begin]) and re.match(
        r"[^,;。]{0,14}的(?:企业|项目|单位|人员|,|。)", text[after : after + 20]
    ):
        return False
    if day.date.precision == "year":
        end = re.compile(r"[。\n]").search(text, after)
        stop = end.start() if end else len(text)
        begin = _part_begin(text, day.begin)
        numbers = quantities(text)
        i = bisect_left(numbers, after, key=lambda q: q.begin)
        while i < len(numbers) and numbers[i].begin < stop:
            if numbers[i].kind != "time":
                return False
            i += 1
        return bool(
            re.search(
                r"完成|报送|提交|出台|印发|制定|建成|建立|发布|编制|上报|整改|投产|竣工|启用|上线|实现|取消|淘汰|退出|报告|形成|启动|开工",
                text[begin:stop],
            )
        )
    return True


def _closing(text: str, day: Day) -> str:
    """What closes on the day, '' where nothing does: a label before it, or 止 behind it."""
    begin = _part_begin(text, day.begin, 30)
    before = text[begin : day.begin]
    after = text[day.end : day.end + 12]
    precise = day.date.precision in ("day", "month")
    if _VALIDITY.search(text, max(0, day.begin - 40), day.begin) and not re.search(
        "申报|受理|报名|公示|征求|征集", before
    ):
        return ""  # the rule of first and last days of validity reads it
    if re.search(r"(?:即日|之日|当日|今日)起?(?:开始)?(?:至|到|—)$", before) and precise:
        return words_of(before)
    label = re.search(
        r"(?P<label>[^:,]{2,24}?)(?:[:]|为|是|至|到|自|从|原则上|暂定|拟定|定于|在|于|均为|延长|延期|顺延|调整|推迟)*$",
        before,
    )
    words = label["label"] if label else before
    if not precise:
        return words if _cue("closing-label").search(words[-10:]) else ""
    if _cue("other-label").search(words[-8:]) and "截止" not in before:
        return ""
    if re.match(r"(?:止|截止|为止|结束)", after) and (
        day.opens or re.search("至|到|截|于", before) or after.startswith("截止")
    ):
        return words or "截止"
    if _cue("closing-label").search(words[-12:]) and re.search(r"[:为是至到于在]|截止|截至", before):
        return words
    if _LATEST.search(before) and not (
        _ONCE_OPEN.search(before) and re.match(r"[,]|(?:底|末)?[,全我已]|(?:累计|共|企业)", after)
    ):
        return _what_after(text, day.end) or words
    if re.search(r"(?:延长|延期|顺延|推迟|调整)(?:至|到|为)$", before) and re.search(
        "申报|受理|报名|截止|报送|提交|时间|征集", before
    ):
        return words
    if day.opens:
        if (
            _cue("window-label").search(words[-10:])
            and re.search(r"[:]|为|自|从|是", before)
            or before.endswith(("公示期", "公示"))
        ):
            return words
        verb = _cue("window-verb").search(after[:8])
        if verb and not re.search(r"培训|会议|举办|展|发生|期间的|放假", before + after):
            return _what_after(text, day.end)
    return ""


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
        if _OF_ANOTHER.match(after) or day.date.precision == "year" and not _TO.search(before):
            continue
        starts = _starts().match(after)
        if day.opens and day.closes:
            if _VALID_FROM.search(before) or _VALID_THROUGH.match(after):
                first = calendar.resolve(Day(day.opens, day.opens.end))
                yield from day_fact(reading, day.begin, day.end, first, "生效")
                yield from day_fact(reading, day.begin, day.end, resolved, "有效期届满")
        elif starts and (_FROM.search(before) or after.startswith("起")):
            yield from day_fact(reading, day.begin, day.end + starts.end(), resolved, starts[0].lstrip("起,"))
        elif day.closes and not starts and _is_last(text, day, before, after):
            yield from day_fact(reading, day.begin, day.end, resolved, "有效期届满")
        elif day.closes and _STARTS_ON.search(before):
            yield from day_fact(reading, day.begin, day.end, resolved, "施行")


def _is_last(text: str, day: Day, before: str, after: str) -> bool:
    """有效期至…, 自…起施行,至…止, …到期失效: the last day of validity."""
    if _TO.search(before) or _ENDS.search(before) and text.startswith("止", day.end):
        return True
    return _LAPSES.match(after) is not None and "自" not in before[-3:]


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return re.compile(rf"(?:零时)?(?:起|开始|始)?[,]?(?:正式|开始|起)?(?:{_cue('effective').pattern})")


@rule(
    "deadline.term",
    emits="deadline",
    why="validity is told as a term: 有效期5年, 试行两年 (P5Y, P2Y)",
    examples=[
        ("本办法自2023年7月1日起施行,有效期3年。", {"date": "P3Y"}),
        ("本规定自印发之日起试行两年。", {"date": "P2Y"}),
        ("称号有效期限为六个月。", {"date": "P6M"}),
    ],
    near_misses=["贷款期限3年。", "公示期为7个工作日。", "三年内建成20个园区。"],
)
def term(reading: Reading) -> Iterator[Fact]:
    """Terms of validity."""
    text = reading.text
    for anchor in _TERM_WORD.finditer(text):
        m = _TERM.match(text, anchor.start())
        if m is None:
            continue
        before = _TERM_OF.search(text, max(0, m.start() - 8), m.start())
        what = (before[0] if before else "") + m["word"]
        if _TERM_OTHER.search(what[-8:]):
            continue
        if m["word"] in ("试行", "暂行", "有效") and text[m.end() : m.end() + 1] not in "。,;)\n":
            continue
        if m["word"] == "期限" and not _OF_VALIDITY.search(what):
            continue
        number = 6 if m["number"] == "半" else han_number(m["number"].replace("两", "二"))
        if number:
            unit = "M" if m["number"] == "半" or "月" in m["unit"] else "Y" if m["unit"] == "年" else "D"
            yield from day_fact(reading, m.start(), m.end(), Resolved(f"P{number}{unit}"), what)


@rule(
    "deadline.quarterly",
    emits="deadline",
    why="每季度首月10日前 is four days of the year, without a year",
    examples=[
        ("各县每季度首月8日前报送进展。", [{"date": "--01-08", "recurrence": "每季度"}, {"date": "--10-08"}]),
        ("每季度末月25日前报送。", [{"date": "--03-25"}, {"date": "--12-25"}]),
        ("各区于每季度末前报送总结。", [{"date": "--06-30"}, {"date": "--09-30"}]),
    ],
    near_misses=["每季度召开一次会议。", "每月5日前报送数据。"],
)
def quarterly(reading: Reading) -> Iterator[Fact]:
    """Days that recur every quarter."""
    text = reading.text
    if "季" not in text:
        return
    for m in _QUARTER.finditer(text):
        of, day = m["of"], m["day"] or ""
        if not day or day == "结束":
            continue
        if day in ("末", "底"):
            months, number = (3, 6, 9, 12), None
        else:
            months = (3, 6, 9, 12) if of in ("末月", "最后一个月", "第三个月") else (1, 4, 7, 10)
            number = han_number(day[:-1])
            if of is None:
                continue
        for month in months:
            last = number or (30 if month in (6, 9) else 31)
            yield from day_fact(
                reading,
                m.start(),
                m.end(),
                Resolved(f"--{month:02d}-{last:02d}"),
                _what_after(text, m.end()).lstrip(","),
                "每季度",
            )


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
    at = text.find("之日起")
    if at < 0:
        return
    issued = Calendar(reading).issued
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", issued):
        return
    while at >= 0:
        m = _ON_ISSUE.search(text, max(0, at - 6), min(len(text), at + 24))
        if m:
            later = han_number(m["days"]) if m["days"] else 0
            first = Date.fromisoformat(issued).toordinal() + (later or 0)
            why = "counted from the date of the notice"
            yield from day_fact(
                reading, m.start(), m.end(), Resolved(Date.fromordinal(first).isoformat(), "inferred", why), "施行"
            )
        at = text.find("之日起", at + 3)
