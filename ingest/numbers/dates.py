"""Dates as officials print them: `2024年6月28日`, `二〇二四年六月`, `2024-06-28`, `6月底`, `2025年底`, `上半年`.

GB/T 9704-2012 §7.3.5 wants Arabic digits in full; before 2012 the date of signing was written in
Chinese numerals, and headers of sites write 2024-06-28, 2024/6/28 or 2024.6.28. All of them are read
into one form. Places count in the text given, which is expected to be folded.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Precision = Literal["day", "month", "quarter", "half", "year"]
Part = Literal["", "early", "middle", "late", "end"]

_ZERO = "〇零OoＯ0"
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | dict.fromkeys(_ZERO, 0) | {"元": 1, "两": 2}
_YEAR = rf"(?:19|20)\d\d|[一二][{_ZERO}九][{_ZERO}一二三四五六七八九]{{2}}"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元]"
_DAY = r"3[01]|[12]\d|0?[1-9]|三十一?|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_NAMED = r"今年|本年度?|当年度?|明年|次年|翌年|来年|上年|去年|每年度?|逐年|各年度?"
_ISO = "|".join(rf"[{mark}](?:1[0-2]|0?[1-9])[{mark}](?:3[01]|[12]\d|0?[1-9])" for mark in "-./—")
_QUARTER = r"第?[一二三四1-4]季度"
_FIRST = frozenset("0123456789一二三四五六七八九十元今本当明次翌来上下去每逐各第年月")  # of a date
_DATE = re.compile(
    r"[0-9一二三四五六七八九十元今本当明次翌来上下去每逐各第年月](?<=(?=[^年月季./—-]{0,4}[年月季./—-])(?=(?:"
    rf"(?<!\d)(?:(?P<year>{_YEAR})[年](?:度(?=第?[一二三四上下1-4年]))?|(?P<named>{_NAMED}))"
    rf"(?:(?P<month>{_MONTH})月份?(?:(?P<day>{_DAY})(?:[日号]|(?=[以之]?前))|(?P<mpart>底|末|初|上旬|中旬|下旬))?"
    rf"|(?P<half>[上下]半年)[底末]?|(?P<quarter>{_QUARTER})(?:[底末]|(?=前))?|(?P<ypart>年?[底末初中](?![期长小心级等型央级端]))|(?P<whole>))"
    rf"|(?:(?<![\d.月年度])|(?<=季度)|(?<=[\n。;]\d\.))(?P<month2>{_MONTH})月份?(?:(?P<day2>{_DAY})(?:[日号]|(?=[以之]?前))|(?P<mpart2>底|末|初|上旬|中旬|下旬))"
    rf"|(?<![\d./-])(?P<iso>(?:19|20)\d\d(?:{_ISO}))(?![\d.][\d]|\d)"
    rf"|(?P<half3>[上下]半年)[底末]?|(?P<quarter3>第[一二三四1-4]季度|[一二三四]季度(?=[底末]))[底末]?|(?P<ypart3>年底|年末|年内|年初|年中)(?![\d])"
    rf"|本月(?P<day3>{_DAY})[日号]|(?P<mpart3>(?<!\d)月[底末]))(?P<close>)).)"
)
# After a date and one of these, the next date may leave out what the two have in common.
_JOIN = re.compile(r"(?:\((?:星期|周)[一二三四五六日天]\))?(?:[起从]?[至到~—-]{1,2}|、|和|及)")
_REST = re.compile(
    rf"(?:(?P<month>{_MONTH})月份?)?(?P<day>{_DAY})[日号]|(?P<only>{_MONTH})月份?(?P<part>底|末|初|上旬|中旬|下旬)?(?![\d])"
)
_PART: dict[str, Part] = {
    "底": "end", "末": "end", "年底": "end", "年末": "end", "年内": "end", "月底": "end", "月末": "end",
    "初": "early", "年初": "early", "上旬": "early", "中": "middle", "年中": "middle", "中旬": "middle", "下旬": "late",
}  # fmt: skip
_LEAP_YEAR = 2024  # 2月29日 is a day of some year
_CENTURY = frozenset("12一二")  # what a year begins with
_WHOLE = re.compile(
    rf"(?:(?P<year>{_YEAR})年?(?:(?P<month>{_MONTH})月(?:(?P<day>{_DAY})日?)?)?"
    r"|(?P<y>(?:19|20)\d\d)(?P<mark>[-./—年])(?P<m>1[0-2]|0?[1-9])(?:(?:(?P=mark)|月)(?P<d>3[01]|[12]\d|0?[1-9])日?)?"
    r"|(?P<y8>(?:19|20)\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>3[01]|[012]\d))"
    r"(?:[T ]?\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?|[ ]?\d{1,2}时\d{1,2}分(?:\d{1,2}秒)?)?"
)


class PrintedDate(Struct, frozen=True, gc=False):
    """A date and where it is printed; what the words leave out is None.

    `named` is the word in place of a year (今年, 每年 …); `part` the part of the month or year the
    words name; `inherited` marks a date whose year or month stands in the date before (6月1日至10日).
    """

    begin: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    precision: Precision
    part: Part = ""
    named: str = ""
    inherited: bool = False

    @property
    def iso(self) -> str:
        """`2024-06-28`, `2024-06`, `2024`; `--06-28`, `--06` where the year is unstated; '' for neither."""
        year = f"{self.year:04d}" if self.year else "-"
        if self.month is None or self.precision in ("quarter", "half"):
            return year if self.year else ""
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    def last_day(self, year: int | None = None) -> str:
        """The last day of the period in ISO form, `--MM-DD` without a year; '' where no month is known.

        `year` stands in where the words name none. 上旬 ends on the 10th, 中旬 on the 20th, 初 is the
        first day, 年中 the end of June, 年底 the end of December.
        """
        of = self.year or year
        month, day = self._last()
        if month is None:
            return ""
        if day is None:
            day = days_in(month, of)
        return f"{of:04d}-{month:02d}-{day:02d}" if of else f"--{month:02d}-{day:02d}"

    def _last(self) -> tuple[int | None, int | None]:
        if self.precision == "year":
            if self.part == "early":
                return 1, 1
            return (6, 30) if self.part == "middle" else (12, 31)
        if self.precision in ("quarter", "half") or self.day:
            return self.month, self.day
        return self.month, {"early": 10, "middle": 20}.get(self.part)


def dates(text: str, begin: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """The dates of `text[begin:end]` in their order; a bare month (`6月`) or number is none.

    >>> [d.iso for d in dates("二〇二四年六月二十八日印发,2024.7.1起施行")]
    ['2024-06-28', '2024-07-01']
    >>> [d.iso for d in dates("2023年9月4日至10日")]
    ['2023-09-04', '2023-09-10']
    >>> [d.last_day() for d in dates("2025年底前,6月中旬,2024年上半年")]
    ['2025-12-31', '--06-20', '2024-06-30']
    """
    end = len(text) if end is None else end
    at = begin
    for start in _starts(text, begin, end):
        m = _DATE.match(text, start, end) if start >= at else None
        if m is None:
            continue
        found = _read(m)
        at = m.end("close")
        if found is None:
            continue
        yield found
        for _ in range(12):
            more = _continued(text, found, end)
            if more is None:
                break
            yield more
            found, at = more, more.end


def _starts(text: str, begin: int, end: int) -> Iterator[int]:
    """Where a date may begin: up to four code points before 年, 月 or 季, or at the year of 2024-06-28."""
    places: list[tuple[int, bool]] = []
    for mark in "年月季./-—":
        named = mark in "年月季"
        at = text.find(mark, begin, end)
        while at >= 0:
            if named or at - begin >= 4 and text[at - 4] in "12" and text[at - 4 : at - 2] in ("19", "20"):
                places.append((at, named))
            at = text.find(mark, at + 1, end)
    places.sort()
    before = begin - 1
    for at, named in places:
        if not named:
            yield at - 4
            continue
        for start in range(max(before + 1, at - 4), at + 1):
            if text[start] in _FIRST:
                yield start
        before = at


def parse_date(words: str) -> PrintedDate | None:
    """The date that `words` are from end to end, a time of day behind it left out; None for anything else.

    >>> parse_date("2022/4/29").iso, parse_date("2022年4月").iso, parse_date("2024-04-18 16:02").iso
    ('2022-04-29', '2022-04', '2024-04-18')
    >>> parse_date("有效") is None
    True
    """
    bare = words.strip()
    m = _WHOLE.fullmatch(bare.replace("日 ", "日")) if bare[:1] in _CENTURY else None
    if m is None:
        return None
    year, month, day = m["year"] or m["y"] or m["y8"], m["month"] or m["m"] or m["m8"], m["day"] or m["d"] or m["d8"]
    return _made(0, len(words), _year(year), month, day)


def days_in(month: int, year: int | None) -> int:
    """How many days a month has; February 28 where the year is not known.

    >>> days_in(2, 2024), days_in(2, None), days_in(6, 2023)
    (29, 28, 30)
    """
    if month == 2:
        return 29 if year and isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def number(words: str) -> int:
    """The value of a month or day in Arabic or Chinese numerals.

    >>> number("二十八"), number("十"), number("06")
    (28, 10, 6)
    """
    if words.isascii() and words.isdigit():
        return int(words)
    tens, ten, units = words.partition("十")
    if not ten:
        return _HAN[words]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[units] if units else 0)


def _year(words: str | None) -> int | None:
    if not words:
        return None
    if words.isascii():
        return int(words)
    return int("".join(c if c.isascii() and c.isdigit() else str(_HAN[c]) for c in words))


def _made(
    begin: int, end: int, year: int | None, month: str | None, day: str | None, *,
    part: Part = "", named: str = "", inherited: bool = False,
) -> PrintedDate | None:  # fmt: skip
    m, d = number(month) if month else None, number(day) if day else None
    if m and d and d > days_in(m, year or _LEAP_YEAR):
        return None
    precision: Precision = "day" if d else "month" if m else "year"
    return PrintedDate(begin, end, year, m, d, precision, part, named, inherited)


def _read(m: re.Match[str]) -> PrintedDate | None:
    begin, end = m.start(), m.end("close")
    if printed := m["iso"]:
        of, month, day = printed.split(printed[4])
        return _made(begin, end, int(of), month, day)
    year, named = _year(m["year"]), m["named"] or ""
    if half := m["half"] or m["half3"]:
        return PrintedDate(
            begin, end, year, 6 if half[0] == "上" else 12, 30 if half[0] == "上" else 31, "half", "", named
        )
    if quarter := m["quarter"] or m["quarter3"]:
        last = number(quarter.removeprefix("第")[0]) * 3
        return PrintedDate(begin, end, year, last, 31 if last in (3, 12) else 30, "quarter", "", named)
    month, day, part = m["month"] or m["month2"], m["day"] or m["day2"], m["mpart"] or m["mpart2"]
    if month:
        return _made(begin, end, year, month, day, part=_PART.get(part or "", ""), named=named)
    if m["day3"]:
        return PrintedDate(begin, end, None, None, number(m["day3"]), "day", "", "本月")
    if m["mpart3"]:
        return PrintedDate(begin, end, None, None, None, "month", "end")
    words = m["ypart"] or m["ypart3"] or ""
    if year is None and named and not words:
        return None
    return PrintedDate(begin, end, year, None, None, "year", _PART.get(words, ""), named)


def _continued(text: str, before: PrintedDate, end: int) -> PrintedDate | None:
    """`至10日`, `至7月5日`, `—6月底` behind a date: year and month are those of the date before."""
    if before.month is None or before.precision not in ("day", "month"):
        return None
    join = _JOIN.match(text, before.end, min(end, before.end + 12))
    m = _REST.match(text, join.end(), min(end, join.end() + 12)) if join else None
    if join is None or m is None:
        return None
    if m["only"]:
        if not m["part"] and before.precision == "day":
            return None
        made = _made(
            m.start(),
            m.end(),
            before.year,
            m["only"],
            None,
            part=_PART.get(m["part"] or "", ""),
            named=before.named,
            inherited=True,
        )
    elif m["month"] or before.day:
        month = m["month"] or str(before.month)
        made = _made(m.start(), m.end(), before.year, month, m["day"], named=before.named, inherited=True)
    else:
        return None
    if made and before.year and made.month and made.month < before.month and "至" in join[0]:
        # 2023年12月20日至1月10日 runs into the next year.
        return PrintedDate(
            made.begin, made.end, before.year + 1, made.month, made.day, made.precision, made.part, made.named, True
        )
    return made
