"""One line of text with its numbers and years: what stands around each number."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from ingest.model import Span, Status
from ingest.numbers.comparators import Comparison, comparison
from ingest.numbers.horizons import FIRST_FUTURE_YEAR, Mark, to_come
from ingest.numbers.quantities import Quantity
from ingest.reading import Reading
from ingest.rules.target_context import Context, Surroundings
from ingest.rules.target_counts import names_one
from ingest.rules.target_metric import LONGEST_METRIC, Metric
from ingest.rules.target_told import half_gone, this_year_done, told_before
from ingest.text.openings import past_mark

_TIME_KINDS = ("time", "score", "rank", "temperature")
# a report tells how many there are, a plan how many at least: 60万个以上, not 规模以上
_OPEN_ENDED = re.compile(
    r"(?<=[\d%个家亩吨元户人条项座处台辆万亿二三四五六七八九十])(?:及)?以上(?![的企])|不低于|不少于|至少|以内"
)
# what a year has brought, told exactly
_COMPARED = re.compile(
    r"(?:[比较](?:上(?:一)?年|“?十[一二三四五]五”?|20\d\d年)(?:同期|期?末|底)?|同比)(?:增长|提高|增加|上升|下降|提升)\d[\d.]{0,6}(?:%|个百分点|倍)(?!以上|左右)"
)
_AIMED = re.compile(r"20\d\d年[^,。;]{0,8}(?:目标|预期)")
_STARTS = re.compile("[由从]")
_TASKED = re.compile("(?:任务|计划|安排):$|(?:提出|要求|强调|部署)[,:]$")
# 2020—2022年,余额由680亿元增至1120亿元,年均增长18.1%: what a span of years has brought
_SUMMED = re.compile(  # 2021年度乡村振兴局工作报告:全年共实施项目326个
    "度?,?(?:[^,;。:]{0,16}(?:工作报告|总结|回顾):)?(?:全[省市县区州],?)?(?:全年|一年来)?,?(?:累计)?共(?:实施|投入|完成|建成|培育|引进|组织|开展|争取|发放|新[建增]|有)"
)
_HOPED = re.compile("(?:,|(?:全|我)[省市县区州旗]|,(?:全|我)[省市县区州旗])?(?:将|拟|力争|争取|确保|努力|计划|目标)")
_DONE_EARLY = re.compile("已经?(?:提前|基本|超额|全面)(?:完成|达到|实现)")  # 2019年…增长至1.1%,已经提前完成目标
_GREW = re.compile(
    r"由[^,;。]{1,14}(?:至|到)\d[^。;]{0,24}(?:年均|平均)(?:复合)?(?:增长|递增|增速|增幅|提高)率?(?:达到|[为达])?\d+\.\d+%(?!以上|左右)"
)
_STOP = re.compile("[。;!?]")
_BORDER = re.compile(r"[,;:。!?\t\n()]")
LONGEST_OPENING = 8  # code points before the year that opens a line: 一是, 据介绍,
REACH = 300  # code points to either side of a number that a rule looks at; the longest sentence of a plan has 250


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
            if (q.kind not in _TIME_KINDS or q.unit[:1] in "万亿")  # 3万小时 is flown, 48小时 is a limit
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
        self._first_year = self._earliest = self._latest_goal = 0
        self._hoped: list[Mark] = []  # the years of which the line says what is to come: 2020年要…
        self._plain_years: set[int | None] = set()
        self._goal_years: list[int] = []
        if marks:
            self._know_years(marks)

    def _know_years(self, marks: list[Mark]) -> None:
        named = [m.year for m in marks if m.year and m.sense in ("plain", "goal")]
        self._first_year = named[0] if named else 0
        earliest = min(named, default=0)  # the year said once, before all others
        self._earliest = earliest if len(named) > 1 and named.count(earliest) == 1 else 0
        self._plain_years = {m.year for m in marks if m.sense == "plain"}
        self._goal_years = [m.year or 0 for m in marks if m.sense == "goal"]
        self._latest_goal = max(self._goal_years) if self._goal_years else 0
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
        return self.says("support", sentence, sentence.end)

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
        if around.reviewed:
            return Horizon(False)
        if around.state and not any(m.sense == "goal" and self.text[m.begin] in "到至力" for m in spoken):
            return Horizon(False)  # 发展基础: only 到2025年… tells a goal there
        if spoken and spoken[-1].sense == "past":
            return Horizon(False)  # what 2020年 or 截至 opens goes on over ; to the full stop
        if (
            len(spoken) > 1
            and spoken[-1].within is None
            and any(m.sense == "past" and (m.year or 0) >= (spoken[-1].year or 0) for m in spoken[:-1])
        ):
            return Horizon(False)
        if spoken and sentence.begin < spoken[-1].end:
            mark = spoken[-1]
            if mark.year and mark.year < self.context.begins:
                return Horizon(False)  # 到2006年,… in a plan for 2007—2010
            if mark.first and not self.context.issued and _GREW.search(self.text, mark.end, sentence.end):
                return Horizon(False)
            if mark.sense == "plain" and not self._plain_holds(mark, around) or self._told_before(mark, q, around):
                return Horizon(False)
            return Horizon(True, self._of(mark), True)
        if reached := self._grown_to(q, sentence):
            held = reached >= max(self._latest_goal, self.context.issued or 0)
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
            if m.sense == "goal" or m.sense == "plain" and self._plain_holds(m, around):
                return Horizon(True, self._of(m), True)
            if m.sense == "plain" and not self.context.issued and self._opens_line(m) and not self._aims(sentence):
                return Horizon(False)  # 2021年,粮食再获丰收。新建成高标准农田1.05亿亩
        handed = self.lead_year or around.year
        of_notice = self.context.closed_year if q.begin < self.context.closed_at else self.context.year_of_work
        if spoken and spoken[-1].sense == "plain" and not self._plain_holds(spoken[-1], around):
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

    def _of(self, mark: Mark) -> int | None:
        if not mark.within:
            return mark.year
        last, issued = self.context.horizon, self.context.issued
        return None if last and issued and last < issued + mark.within - 1 else last  # 通过五年努力

    def _is_base(self, mark: Mark) -> bool:
        """2026年达到1200亿元;2023年为760亿元: an earlier year said after a later one; 2022年预计实现…,2023年目标…."""
        if mark.year != self._earliest:
            return False
        if self._first_year != mark.year:
            return True
        return (
            self.text.startswith(("预计", "预期"), mark.end)
            and _AIMED.search(self.text, mark.end, self.span.end) is not None
        )

    def _plain_holds(self, mark: Mark, around: Surroundings) -> bool:
        """2023年,…: a goal in a notice of that year, not in a review of years gone."""
        if (mark.year or 0) <= self.context.reviewed:
            return False
        if self.context.review:  # 2023年,力争接待游客700万人次: what a report hopes for
            tasked = _TASKED.search(self.text, max(self.span.begin, mark.begin - 12), mark.begin)
            return tasked is not None or _HOPED.match(self.text, mark.end, self.span.end) is not None
        if self.context.news:  # 记者获悉,2023年种植面积达到…: told of the year, unless a plan is quoted
            told = self.sentence(mark.begin)
            if not self.says("goal", told, told.end):
                return False
        later = max((y or 0 for y in self._plain_years), default=0)
        if not self.context.issued and (mark.year or 0) < max(later, self._latest_goal):
            part = self.sentence(mark.begin)
            if _COMPARED.search(self.text, mark.end, part.end):
                return False  # 2023年产业规模达3120亿元,比上年增长9.3%。…2025年将达到4000亿元
        if not self.context.issued and (self._is_base(mark) or _SUMMED.match(self.text, mark.end, self.span.end)):
            return False
        if not self.context.issued and _DONE_EARLY.search(self.text, mark.end, self.sentence(mark.begin).end):
            return False
        if not self.context.issued and mark.year in self.context.period and "从" in self.text[mark.end : mark.end + 2]:
            return True  # 2020年从18%提升至22%, in a plan for 2020—2022
        if self.context.issued or (mark.year or 0) >= FIRST_FUTURE_YEAR or mark.year in self._goal_years:
            return True
        if _TASKED.search(self.text, max(self.span.begin, mark.begin - 12), mark.begin):
            return True  # 年度任务:2024年,新建基地1万亩; 会议提出,2023年增长6%左右
        if self._latest_goal > (mark.year or 0):
            # 2024年…,2025年…,到2026年…: steps to the goal; a year further back is the state it starts from
            return self._latest_goal - (mark.year or 0) <= 2
        if around.goal:
            return True  # 主要目标: 2026年,产值超过…
        if len(self._plain_years) > 1 and not self.context.said.within("past", self.span.begin, mark.begin + REACH):
            return True  # 2025年…;2026年…: a year each
        year = str(mark.year)
        begin, end = max(self.span.begin, mark.begin - REACH), min(self.span.end, mark.end + REACH)
        words = self.text[begin:end]
        title = "" if self.context.title in words else self.context.title
        if year in title or any(year in h for h in around.headings) or self.context.said.within("goal", begin, end):
            return True
        return _OPEN_ENDED.search(words) is not None and not self.context.said.within("past", begin, end)
