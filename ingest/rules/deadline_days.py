"""Days in a notice with what the words around them make of them, and the year they leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ingest.model import Fact, Status
from ingest.numbers.dates import PrintedDate, dates, parse_date
from ingest.reading import Reading

# What may stand between a day and 前: the weekday, the time of day.
TAIL = re.compile(
    r"(?:[(](?:本|下|这)?(?:星期|周)[一二三四五六日天][)])?(?:[上下]午|中午|晚上?|凌晨)?(?:\d{1,2}(?::\d{2}){1,2}|(?:\d{1,2}|零)[时点](?:\d{1,2}分|整|半|[一三]刻)?|24时|[上下]班)?"
    r"(?:[(][^()]{1,8}[)]|[(][^()\n]{9,14}[)](?=[以之]?前))?(?:[上下]班)?(?:(?<=[)])日(?=[以之]?前))?"
)
_TAIL_FIRST = frozenset("0123456789(上下中晚凌零")
BEFORE = re.compile(
    r"(?:以前|之前|前|止前)(?!述|款|期|后|沿|景|一(?!次性|并|律)|三|两|台|海|提(?![交供出报请])|往|端|列)"
)
_OPENED = re.compile("(?:开始|启动|开放),")  # 8月3日开始,8月21日结束
_CLOSED = ("结束", "截止", "停止", "关闭")
_UNTIL = re.compile(r" ?(?:起|开始)?(?:至|到|—|–|-|~|起至|起到){1,2}")
_YEAR_SAID = (",", ":", ";", "、", ")", "")
_SPLIT_YEAR = re.compile(r"[。\n]")
_SECOND = re.compile(r"-((?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})(?!\d)")
_SECOND_SHORT = re.compile(r"(?:-|—|~|至)(\d{1,2}([./-])\d{1,2})(?![\d.年月])")  # 2024.3.11-3.15
_HYPHENS = ("-", "—", "~", "至")
LEAP_YEAR = "2024"  # has every day that recurs
LONGEST_WAIT = 5  # years from a notice to a day whose year it leaves out
LONGEST_SENTENCE = 1500  # code points; the longest of a plan has 300
NEAR = 200  # code points over which a year goes on in a notice without a date
LATE_IN_YEAR, EARLY_IN_YEAR = 9, 4  # a day in January to April named from September on lies in the next year


class Day(Struct, frozen=True, gc=False):
    """A printed date, the places around it, and the window it closes or opens.

    `end` is the place behind the weekday and the time of day; `opens` is the first day of a window that this one
    closes; `closes` is true for that first day.
    """

    date: PrintedDate
    end: int
    opens: PrintedDate | None = None
    closes: bool = True

    @property
    def begin(self) -> int:
        """Where the day, or the window it closes, begins."""
        return self.opens.begin if self.opens else self.date.begin


@lru_cache(maxsize=2)
def days(text: str) -> tuple[Day, ...]:
    """Every date of a folded text with its window.

    >>> [(d.date.iso, d.opens.iso if d.opens else None) for d in days("自2024年4月8日起至30日止")]
    [('2024-04-08', None), ('2024-04-30', '2024-04-08')]
    """
    found: list[Day] = []
    for date in _all_dates(text):
        tail = TAIL.match(text, date.end) if text[date.end : date.end + 1] in _TAIL_FIRST else None
        end = tail.end() if tail else date.end
        last = found[-1] if found else None
        if (
            last
            and last.opens is None
            and 0 < date.begin - last.date.end < 24
            and (
                _UNTIL.fullmatch(text, last.end, date.begin)
                or text.startswith(_CLOSED, end)
                and _OPENED.fullmatch(text, last.end, date.begin)
            )
        ):
            found[-1] = Day(last.date, last.end, None, closes=False)
            found.append(Day(date, end, last.date))
        else:
            found.append(Day(date, end))
    return tuple(found)


def _all_dates(text: str) -> Iterator[PrintedDate]:
    """The dates, with the second one of 2023.5.8-2023.5.26, which the hyphen before it hides."""
    for date in dates(text):
        yield date
        if not text.startswith(_HYPHENS, date.end):
            continue
        m = _SECOND.match(text, date.end)
        second = parse_date(m[1]) if m else None
        if m is None and date.day and (m := _SECOND_SHORT.match(text, date.end)):
            second = parse_date(f"{date.year}{m[2]}{m[1]}") if text[date.end - 1].isdigit() and date.year else None
        if m and second:
            yield replace(second, begin=m.start(1), end=m.end(1))


class Resolved(Struct, frozen=True, gc=False):
    """A day in the form of the contract, and how its year was found."""

    date: str
    status: Status = "certain"
    why: str = ""
    recurrence: str | None = None


_SIGNED = re.compile(
    r"[\n。!)][ \t]*\(?(?:[\u4e00-\u9fff]{2,16}(?=[12]\d{3}年|二[〇零]))?"
    r"([12二][^\n(),。;]{5,13}日)(?:印发|发布|公布|下发)?\)?$"
)


_PERIOD = re.compile(r"\((20\d\d)年?[-—~至](?=20\d\d)")


_GLUED = re.compile(r"(?:[局厅办会府]|委员会|办公室|中心|人民政府)([12二][^\n(),。;]{5,13}日)$")


def _signed_below(text: str) -> PrintedDate | None:
    """The day on the last line, or behind the last sentence, where nobody is known to have signed above it.

    A copy may have glued it to the words before: 附件:1.申报书2.汇总表某市财政局2024年2月20日.
    """
    end = text[-40:].rstrip()
    last = _SIGNED.search(end) or _GLUED.search(end)
    return parse_date(last[1]) if last else None


class Calendar:
    """Gives days without a year the year of the notice."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        head = reading.notice
        issued = head.values.get("issued") or head.values.get("published")
        self.issued = issued if isinstance(issued, str) else ""
        self.year = int(self.issued[:4]) if self.issued[:4].isdigit() else head.issued_year
        self.month = int(self.issued[5:7]) if re.fullmatch(r"\d{4}-\d{2}.*", self.issued) else None
        if self.year is None and (signed := _signed_below(reading.text)):
            self.issued, self.year, self.month = signed.iso, signed.year, signed.month
        period = _PERIOD.search(str(head.values.get("title") or ""))
        self.begins = period[1] if period else ""  # …行动方案(2024—2026年): 2024
        self._spoken: PrintedDate | None = None

    def resolve(self, day: Day) -> Resolved:
        """The last day that the words name. Call in the order of the text: a year said before counts on."""
        date = day.date
        if date.named == "本月":
            return self._this_month(date.day)
        if date.named in ("每年", "每年度", "逐年", "各年度", "各年"):
            return Resolved(date.last_day(), recurrence="每年")
        if date.year:
            # 将2024年消费促进计划…,12月27日前: a year within a name is not that of the next day
            if date.precision != "year" or not self.year or self.text[date.end : date.end + 1] in _YEAR_SAID:
                self._spoken = date
            return Resolved(date.last_day())
        if day.opens and day.opens.year:
            return Resolved(date.last_day(day.opens.year + (date.named in ("次年", "翌年", "来年"))))
        if date.named in ("今年", "本年", "本年度", "当年", "当年度") and self.year:
            return Resolved(
                date.last_day(self.year), "inferred", f"{date.named} is {self.year}, the year of the notice"
            )
        if date.named in ("明年", "次年", "翌年", "来年") and self.year:
            return Resolved(
                date.last_day(self.year + 1), "inferred", f"{date.named} is the year after the notice, {self.year}"
            )
        spoken = self._spoken
        if spoken and spoken.year and self._goes_on(spoken, date) and not self._far_off(spoken.year):
            if self.text.find("每年", spoken.end, date.begin) >= 0:
                return Resolved(date.last_day(), recurrence="每年")
            return Resolved(
                date.last_day(spoken.year), "inferred", f"the year {spoken.year} is said before in the sentence"
            )
        if date.month is None and date.precision == "month":
            return self._this_month()
        if self.year is None and spoken and spoken.year and date.begin - spoken.end < NEAR:
            return Resolved(date.last_day(spoken.year), "inferred", f"no year is printed; {spoken.year} is said before")
        if self.year is None:
            return Resolved(date.last_day())
        year = self.year
        if self.month and date.month and self.month >= LATE_IN_YEAR and date.month <= EARLY_IN_YEAR:
            year += 1
        return Resolved(date.last_day(year), "inferred", f"no year is printed; the notice is of {self.year}")

    def _goes_on(self, spoken: PrintedDate, date: PrintedDate) -> bool:
        """Is the year of `spoken` said in the sentence of `date`?"""
        apart = date.begin - spoken.end
        return apart < LONGEST_SENTENCE and _SPLIT_YEAR.search(self.text, spoken.end, date.begin) is None

    def _far_off(self, year: int) -> bool:
        """Is a year long after that of the notice, as the last year of a permit or a plan is?"""
        return self.year is not None and year - self.year > LONGEST_WAIT

    def _this_month(self, of_month: int | None = None) -> Resolved:
        """本月底前, 本月25日: the month of the notice."""
        if self.month is None or self.year is None:
            return Resolved("")
        words = "本月" if of_month else "月底"
        date = PrintedDate(0, 0, self.year, self.month, of_month, "day" if of_month else "month", "end")
        return Resolved(date.last_day(), "inferred", f"{words} is that of the month of the notice")


def _in_calendar(date: str) -> bool:
    """Is the day (2024-06-28, --06-28) one of the calendar? Terms (P3Y) always are.

    >>> _in_calendar("2024-02-29"), _in_calendar("2023-02-29"), _in_calendar("--02-29"), _in_calendar("--06-31")
    (True, False, True, False)
    """
    if not date or date[0] == "P":
        return date != ""
    try:
        Date.fromisoformat(f"{LEAP_YEAR}{date[1:]}" if date[0] == "-" else date)
    except ValueError:
        return False
    return True


def day_fact(
    reading: Reading, begin: int, end: int, resolved: Resolved, what: str, recurrence: str | None = None
) -> Iterator[Fact]:
    """The fact of a resolved day; none where the words leave no day, or one that no calendar has (本月31日)."""
    if _in_calendar(resolved.date):
        yield reading.fact(
            "deadline", begin, end, status=resolved.status, why=resolved.why,
            date=resolved.date, what=what or None, recurrence=recurrence or resolved.recurrence,
        )  # fmt: skip
