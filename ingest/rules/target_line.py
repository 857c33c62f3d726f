"""One line of text with its numbers and years: what stands around each number."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from ingest.model import Span, Status
from ingest.numbers.comparators import Comparison, comparison
from ingest.numbers.horizons import Mark, to_come
from ingest.numbers.quantities import Quantity
from ingest.reading import Reading
from ingest.rules.target_context import Context, Surroundings
from ingest.rules.target_counts import names_one
from ingest.rules.target_metric import LONGEST_METRIC, Metric
from ingest.rules.target_told import REACH, half_gone, looked_back, plain_holds, this_year_done, told_before
from ingest.text.openings import past_mark

_TIME_KINDS = ("time", "score", "rank", "temperature")
# spans of time that plans bring about: 受教育年限达到11.2年, 时延不高于20毫秒
_TIME_REACHED = re.compile(
    "(?:受教育年限|时延|停电时间|停电时长|通关时间|通勤时间)(?:由[^,;。]{2,8})?"
    "(?:不高于|不超过|[低小]于|不低于|达到?|[控稳保][制定持]在|[提降缩压增延][高升低短缩加长]?[到至])约?$"
)
_TIME_LAST = ("年限", "时延", "时间", "时长")
# a report tells how many there are, a plan how many at least: 60万个以上, not 规模以上
_SOUGHT = re.compile("争取[^,;。\\d]{0,14}(?:补助|补贴|奖补|奖励|专项)资金")  # from above: 争取国家补助资金25亿元
_STARTS = re.compile("[由从]")
_GREW = re.compile(
    r"由[^,;。]{1,14}(?:至|到)\d[^。;]{0,24}(?:年均|平均)(?:复合)?(?:增长|递增|增速|增幅|提高)率?(?:达到|[为达])?\d+\.\d+%(?!以上|左右)"
)
_STOP = re.compile("[。;!?]")
_BORDER = re.compile(r"[,;:。!?\t\n()]")
LONGEST_OPENING = 8  # code points before the year that opens a line: 一是, 据介绍,


class Goal(Struct, frozen=True, gc=False):
    """A number accepted as a goal, before it becomes a fact."""

    quantity: Quantity
    compared: Comparison
    metric: Metric
    year: int | None
    subject: str | None
    status: Status = "certain"
    why: str = ""
    weak: bool = False  # a goal only if its sentence tells another one


class Horizon(Struct, frozen=True, gc=False):
    """`may` the number be a goal, by which `year`, and is that year `said` on the line itself."""

    may: bool
    year: int | None = None
    said: bool = False


def is_time_reached(text: str, q: Quantity) -> bool:
    """Is a number of years, hours … what a goal measures, and no term?"""
    near = text[max(0, q.begin - 20) : q.begin]
    return q.kind == "time" and any(word in near for word in _TIME_LAST) and _TIME_REACHED.search(near) is not None


class Line:
    """One line of text with its numbers, from left to right."""

    def __init__(
        self, reading: Reading, context: Context, span: Span, found: list[Quantity], marks: list[Mark], lead: int | None
    ) -> None:
        self.text = reading.text
        self.context = context
        self.span = span = Span(past_mark(reading.text, span.begin, span.end), span.end)
        self.lead_year = lead
        self.found = [
            q
            for q in found
            # 3万小时 is flown, 48小时 is a limit, 研发周期≤9个月 a goal
            if (
                q.kind not in _TIME_KINDS
                or q.unit[:1] in "万亿"
                or self.text[q.begin - 1] in "≤≥"
                or is_time_reached(self.text, q)
            )
            and not names_one(self.text, q)
        ]
        if bare := context.indices(span.begin, span.end):
            known = {x.begin for x in found}
            self.found = sorted([*self.found, *(x for x in bare if x.begin not in known)], key=lambda x: x.begin)
        self.compared = {q.begin: comparison(self.text, q) for q in self.found}
        self.marks = marks
        self._ends = {c.end for c in self.compared.values()} if marks else set()
        self._mark_begins = [m.begin for m in marks]
        self._stops = [m.end() for m in _STOP.finditer(self.text, span.begin, span.end)] if self.found else []
        self.first_year = self.earliest = self.latest_goal = 0
        self._hoped: list[Mark] = []  # the years of which the line says what is to come: 2020年要…
        self.plain_years: set[int | None] = set()
        self.goal_years: list[int] = []
        if marks:
            self._know_years(marks)

    def _know_years(self, marks: list[Mark]) -> None:
        named = [m.year for m in marks if m.year and m.sense in ("plain", "goal")]
        self.first_year = named[0] if named else 0
        earliest = min(named, default=0)  # the year said once, before all others
        self.earliest = earliest if len(named) > 1 and named.count(earliest) == 1 else 0
        self.plain_years = {m.year for m in marks if m.sense == "plain"}
        self.goal_years = [m.year or 0 for m in marks if m.sense == "goal"]
        self.latest_goal = max(self.goal_years) if self.goal_years else 0
        if len(named) > 1 and not self.context.issued:
            self._hoped = [m for m in marks if m.sense in ("plain", "goal") and to_come(self.text, m.end)]

    def has(self, word: str) -> bool:
        """Does the line hold a word?"""
        return self.text.find(word, self.span.begin, self.span.end) >= 0

    def sentence(self, place: int) -> Span:
        """The part between 。 or ; around a place, no further than `REACH` to either side."""
        stops = self._stops
        i = bisect_left(stops, place + 1)
        begin = past_mark(self.text, stops[i - 1], place) if i else self.span.begin
        end = stops[i] - 1 if i < len(stops) else self.span.end
        lowest, highest = place - REACH, place + REACH
        return Span(begin if begin > lowest else lowest, end if end < highest else highest)

    def segment_begin(self, lowest: int, place: int) -> int:
        """Where the part of the sentence with the number at `place` begins; a closed bracket is no border."""
        lowest = max(lowest, place - LONGEST_METRIC - 30)
        if lowest >= place:
            return lowest
        depth, text = 0, self.text
        for at in [m.start() for m in _BORDER.finditer(text, lowest, place)][::-1]:
            c = text[at]
            if c == ")":
                depth += 1
            elif c == "(" and depth:
                depth -= 1
            elif not depth:
                return at + 1
        return lowest

    def supports(self, sentence: Span) -> bool:
        """Does the sentence speak of support, so that its sums and percentages are no goals?"""
        if not self.says("support", sentence, sentence.end):
            return False
        sought = self.text.find("争取", sentence.begin, sentence.end) >= 0
        return not (sought and _SOUGHT.search(self.text, sentence.begin, sentence.end))

    def says(self, cue: str, sentence: Span, before: int) -> bool:
        """Does the sentence have a word of the set `cue` that ends before a place?"""
        return self.context.said.within(cue, sentence.begin, min(before, sentence.end))

    def marks_before(self, place: int, lowest: int) -> list[Mark]:
        """The years named in `text[lowest:place]`, at most eight of them, in their order."""
        if not self.marks:
            return []
        i = bisect_left(self._mark_begins, place)
        return self.marks[bisect_left(self._mark_begins, lowest, max(0, i - 8), i) : i]

    def horizon(self, q: Quantity, sentence: Span, around: Surroundings) -> Horizon:
        """The year that holds for a number: its sentence's, one behind it in brackets, an earlier one of the line."""
        spoken: list[Mark] = []
        if self.marks:
            full = self.text.rfind("。", max(self.span.begin, q.begin - 2 * REACH), q.begin)
            spoken = [
                m
                for m in self.marks_before(q.begin, full)
                if m.sense not in ("baseline", "since")
                and not (m.begin - 1 in self._ends and self.text[m.begin - 1] == "(")  # 150亿元(2025年),…
            ]
        # 一、肯定成绩。2020年,…。2021年,要实现…
        ahead = any(m.sense == "plain" and self._is_later(m) and to_come(self.text, m.end) for m in spoken)
        of_report = self.context.reported(q.begin)
        gone = around.reviewed and not of_report or self.context.looks_back(q.begin)
        gone = gone or self.context.is_report and looked_back(self.text, self.span.begin, q.begin)
        if gone and not ahead:
            return Horizon(False)
        if (
            around.state
            and not (ahead or of_report)
            and not any(m.sense == "goal" and self.text[m.begin] in "到至力" for m in spoken)
        ):
            return Horizon(False)  # 发展基础: only 到2025年… tells a goal there
        if spoken and spoken[-1].sense == "past":
            return Horizon(False)  # what 2020年 or 截至 opens goes on over ; to the full stop
        if spoken and (spoken[-1].year or self.context.begins) < self.context.begins:
            return Horizon(False)  # 到2006年,… in a plan for 2007—2010, and what stands behind the next ;
        if (
            len(spoken) > 1
            and spoken[-1].within is None
            and any(m.sense == "past" and (m.year or 0) >= (spoken[-1].year or 0) for m in spoken[:-1])
        ):
            return Horizon(False)
        if spoken and sentence.begin < spoken[-1].end:
            mark = spoken[-1]
            if mark.first and not self.context.issued and _GREW.search(self.text, mark.end, sentence.end):
                return Horizon(False)
            gone = (mark.year or 9999) <= self.context.reviewed and self.text[mark.begin] not in "到至力"
            if gone or self._plan_gone(mark, q, sentence):
                return Horizon(False)
            if mark.first and self.context.review and not to_come(self.text, mark.end):
                return Horizon(False)  # 2011—2012年,增速达13.9%, in a review
            if mark.sense == "plain" and not plain_holds(self, mark, around) or self._told_before(mark, q, around):
                return Horizon(False)
            return Horizon(True, self._of(mark), True)
        if self._grew_before(q, sentence):
            return Horizon(False)
        if reached := self._grown_to(q, sentence):
            held = reached >= max(self.latest_goal, self.context.issued or 0, self.context.begins)
            return Horizon(True, reached, True) if held else Horizon(False)
        if spoken and self._told_before(spoken[-1], q, around):
            return Horizon(False)
        i = bisect_left(self._mark_begins, q.end)
        if i < len(self.marks) and self.marks[i].begin - q.end < 12:
            trailing = self.marks[i]
            opened = self.text[trailing.begin - 1]
            bracketed = opened == "(" and self.text.startswith(")", trailing.end) and trailing.sense != "past"
            if trailing.begin < sentence.end and (bracketed or trailing.sense == "goal" and opened in "(,"):
                return Horizon(True, self._of(trailing), True)
        if closing := self._closing(sentence):
            return Horizon(True, self._of(closing), True)
        for m in reversed(self.marks[max(0, i - 12) : i]):
            if m.end > q.begin or not self._hands_down(m, q):
                continue
            if m.sense == "goal" and self.tells_of_the_year and not self._aims(sentence):
                return Horizon(False)
            if (m.year or 9999) <= self.context.reviewed:
                return Horizon(False)
            if m.sense == "goal" or m.sense == "plain" and plain_holds(self, m, around):
                return Horizon(True, self._of(m), True)
            if m.sense == "plain" and not self.context.issued and self._opens_line(m) and not self._aims(sentence):
                return Horizon(False)  # 2021年,粮食再获丰收。新建成高标准农田1.05亿亩
        handed = self.lead_year or (None if of_report else around.year)
        of_notice = self.context.closed_year if q.begin < self.context.closed_at else self.context.year_of_work
        of_notice = of_notice or of_report
        if spoken and spoken[-1].sense == "plain" and not plain_holds(self, spoken[-1], around):
            return Horizon(False)  # 2012年,产值增长18%;财政收入突破150亿元
        if not handed and of_notice and not around.state:
            if half_gone(self.text, self.span.begin, q.begin):
                return Horizon(False)
            return Horizon(True, of_notice, True)
        return Horizon(True, handed, False)

    def _told_before(self, mark: Mark, q: Quantity, around: Surroundings) -> bool:
        if self.context.issued or not self._hoped or around.goal or mark.year in self.context.period:
            return False
        return told_before(self.text, mark, self._hoped, q.end)

    def _plan_gone(self, mark: Mark, q: Quantity, sentence: Span) -> bool:
        """“十三五”期间,由12万亩扩大到23万亩, in a text that sets goals for five years later."""
        if self.context.issued or mark.sense != "goal" or not self.text.startswith("期间", mark.end - 2):
            return False
        if not 0 < (mark.year or 0) <= self.context.latest_goal - 5 or mark.year in self.context.period:
            return False
        return not to_come(self.text, mark.end) and not self.says("goal", sentence, q.begin)

    def _closing(self, sentence: Span) -> Mark | None:
        """…降到560千克标准煤,企业增加到80家(到2025年)。: the year in brackets that ends a sentence holds for all."""
        i = bisect_left(self._mark_begins, sentence.end) - 1
        last = self.marks[i] if i >= 0 else None
        if last is None or last.sense == "past" or not sentence.end - 2 <= last.end < sentence.end:
            return None
        closes = self.text[last.end] == ")" and self.text[last.begin - 1] == "("
        first = bisect_left(self._mark_begins, sentence.begin)
        alone = all(m.sense == "baseline" for m in self.marks[first:i])
        return last if closes and alone and last.begin > sentence.begin else None

    def _is_later(self, mark: Mark) -> bool:
        """Is the year behind the first one that the line names?"""
        return 0 < self.first_year < (mark.year or 0)

    def _opens_line(self, mark: Mark) -> bool:
        """Does a year open its line, so that the sentences behind it tell of that year too?"""
        return mark.begin - self.span.begin <= LONGEST_OPENING

    @property
    def tells_of_the_year(self) -> bool:
        """今年,…已建成…。发展家庭农场270家: does the line open with what this year has brought?"""
        begin = self.span.begin
        return this_year_done(self.text, begin, self.sentence(begin + 1).end)

    def _aims(self, sentence: Span) -> bool:
        """Does the sentence speak of a goal (力争, 目标)?"""
        return self.says("goal", sentence, sentence.end)

    def _hands_down(self, mark: Mark, q: Quantity) -> bool:
        """Does a year stand in the clause of a number or in one around it? A copy in one line holds many clauses."""
        outline = self.context.reading.outline
        path = outline.at(mark.begin).path
        return outline.at(q.begin).path[: len(path)] == path

    def _grown_to(self, q: Quantity, sentence: Span) -> int | None:
        """由2021年的126处增至2025年的180处: the year of the number itself."""
        named = self.marks_before(q.begin, sentence.begin)
        if q.kind in ("percent", "times") and not _STARTS.search(self.text, sentence.begin, q.begin):
            return None  # 恢复至2019年的80%
        if named and named[-1].sense == "baseline" and self.text[named[-1].begin] in "到至":
            return named[-1].year if self.text[named[-1].end : q.begin] == "的" else None
        return None

    def _grew_before(self, q: Quantity, sentence: Span) -> bool:
        """由2015年的57亿元增长到2020年的79亿元,年均增长6.7%, in a plan for the years behind: told of the years gone."""
        named = self.marks_before(q.begin, sentence.begin) if self.marks else []
        if not named or named[-1].sense != "baseline" or self.text[named[-1].begin] not in "到至":
            return False
        return 0 < (named[-1].year or 0) < max(self.context.begins, self.context.issued or 0)

    def _of(self, mark: Mark) -> int | None:
        if not mark.within:
            return mark.year
        last, issued = self.context.horizon, self.context.issued
        return None if last and issued and last < issued + mark.within - 1 else last  # 通过五年努力
