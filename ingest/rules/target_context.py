"""Where a number stands: under which heading, in which kind of notice, beside which cues."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from ingest.model import Span
from ingest.numbers.cue_words import any_cue
from ingest.numbers.horizons import Mark, marks
from ingest.numbers.quantities import Quantity
from ingest.reading import Reading
from ingest.rules.target_cues import Said, indices
from ingest.rules.target_report import Sections, is_report, year_of_report
from ingest.rules.target_review import compares, reviews
from ingest.text.cues import Cue

_RULES_OF_LAW = re.compile(
    r"办法|细则|条例|规定|规程|规则|准则|指南|申报|认定|评选|征集|名单|公示|提案|建议的?答复|评价|评分|通报|操作规程|建设规范|技术规范|实施细则|若干规定|的条件$"
)
_REVIEW = re.compile(r"成绩单|评估报告|中期评估|公报|总结|通报|答复|回顾|统计|(?<!执行)情况的?(?:报告|汇报)")
_STATE = re.compile(
    r"(?:现实|发展|产业|工作|现有)基础|^(?:发展)?(?:基础|形势|成就|优势|现状)(?:与|和|及|、)(?:形势|基础|条件|挑战|问题|优势|机遇)|现状|成[效就绩]|回顾|(?:总体|基本)情况|发展(?:环境|形势)|面临|背景"
)
_STATE_ALONE = re.compile("(?:发展|工作|产业|现有)(?:基础|现状|成[效就绩])$|^(?:发展)?现状$")
# 夯实产业基础, 优化发展环境, 改善基础设施条件, 强化资金支持: a measure, neither a state nor a condition
_MEASURE = re.compile(
    "(?:着力|加快|持续|进一步|不断|大力|全面|切实|积极|深入|全力|推动|推进|促进)*(?:夯实|筑牢|打牢|厚植|巩固|强化|优化|营造|创优|改善|完善|健全|提升|提高|"
    "增强|加强|加大|深化|拓展|扩大|放大|做[强优大实精]|壮大|培育|严格|严把|规范|抓[好实紧]|发挥|创新|构建|建立|打造)(?!.*(?:申[报请]|认定|推荐|情况))"
)
# 第一章 “十一五”规划执行情况: all that stands below it has been reached
_REVIEWED = re.compile(
    r"(?:执行|完成|实施|落实|进展)情况$|(?:工作|主要|总体|建设)进展$|(?:成[就效绩]|回顾)$|(?:发展|工作|取得的?)成[就效绩]|(?:20\d\d|过去[一二三四五]?)年(?:度)?工作回顾"
)
_YEARS_WORK = re.compile(
    r"20\d\d ?年度?(?!\d{1,2}月)[^,;。]{0,8}(?:安排|重点|打算|计划|思路|要点|任务)"
    r"|(?:安排|重点|打算|思路|要点|任务)\(20\d\d年度?\)"
)  # 2022年工作安排
_YEARS_PLAN = re.compile(
    r"20\d\d ?年度?[^,;。()]{0,24}(?:工作要点|工作安排|工作计划|工作任务|重点工作|发展计划)(?:的通知)?$"
)
_FOUR = re.compile(r"20\d\d")
_YEAR_REVIEWED = re.compile(r"(20\d\d)年(?:度)?[^,;。]{0,20}(?:(?:执行|完成|落实|进展|工作)情况|总结)")
# …产业“十四五”目标体系: all that the notice holds are goals
_GOALS_OF = re.compile(r"(?:目标|指标|民生实事(?:项目)?)(?:体系|表|任务|清单|分解表?|值)?(?:\([^()]{1,12}\))?$")
_PLAN = re.compile(r"(?:方案|计划|规划|行动|意见|措施|要点|目标)(?:\([^()]{1,16}\))?(?:的通知)?$")
_CLOSES = Cue(["以上目标", "上述目标", "以上指标", "上述指标", "以上任务", "上述任务", "目标年"])
_CLOSED_BY = re.compile(
    r"(?:以上|上述)(?:各项)?(?:目标|指标|任务)(?:任务)?[^。\n\d]{0,8}(20\d\d)年|目标年[份度]?[为:](20\d\d)年"
)  # 以上目标到2026年实现
# 到2027年,全区实现: above a line for each goal
_BY_THEN = re.compile(r"(?<!截)[到至](?:20)?\d\d年[底末]?[^。;:\d]{0,24}:$")
_LEADS = re.compile(
    rf"(?:目标|指标)(?:任务|体系)?(?:如下|为|是)?:$|{_BY_THEN.pattern}|(?:下列|以下|如下)[^,;。:]{{0,14}}条件[^,;。:]{{0,4}}:$"
)
LONGEST_LEAD = 60  # code points of a line that hands its goal down to the list below it
_FIVE_YEARS = re.compile("十([一二三四五])(?:五”?|个五年)(?=[^,;。]{0,20}(?:规划|展望|设想|思路))")
_FIRST_OF_FIVE = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_NEWS = re.compile(
    "(?:记者|笔者)[^。]{0,40}?(?:获悉|了解到|看到)|评估(?:结果|分析)(?:情况)?(?:表明|显示|看)"
)  # tells what has been done, unless it quotes a plan
_OF_YEAR = re.compile(r"[\u4e00-\u9fff]{0,12}(20\d\d)年(?!度?[^,。;]{0,6}(?:目标|规划))")
_BY_YEAR = re.compile("到(20[0-5]\\d)年")
_CHRONICLE = re.compile("[省市州盟县区旗]志|年鉴|大事记")  # 某州旅游发展情况(摘自州志)
_PERIOD = re.compile(r"(20\d\d)年?[-—~至到]{1,2}(20\d\d)年?")  # …三年行动方案(2020—2022年)
_TITLE_REACH = 400
_CLOSING_TITLE = re.compile(r"[。\n]\(([^()\n,。;]{6,40}(?:要点|计划|方案|规划|安排|任务|行动))\)$")


class _Told(Struct, frozen=True, gc=False):
    """What a heading speaks of: goals, who may apply, what is or was reached; and the last year it names."""

    goal: bool
    eligibility: bool
    year: int | None
    state: bool
    reviewed: bool


class Surroundings(Struct, frozen=True, gc=False):
    """Headings from the outside in, and whether they speak of goals or of who may apply."""

    headings: tuple[str, ...]
    goal: bool
    eligibility: bool
    year: int | None
    state: bool = False  # 发展基础, 工作成效: what has been reached so far
    reviewed: bool = False  # below “十一五”规划执行情况: nothing there is still to be reached


class Context:
    """The headings and the year of the notice, ready for every number in it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        head = reading.notice
        title = head.values.get("title")
        self.title = title if isinstance(title, str) else _first_words(reading.text)
        self.is_report = is_report(self.title)
        self._report = year_of_report(self.title, reading.text) or head.issued_year if self.is_report else None
        self.issued = self._report or head.issued_year
        self.horizon = head.horizon
        period = _PERIOD.search(self.title)
        self.period = range(int(period[1]), int(period[2]) + 1) if period else range(0)
        fives = [_FIRST_OF_FIVE[five] for five in _FIVE_YEARS.findall(self.title)]  # “十二五”回顾与“十三五”展望
        self.begins = self.period[0] if self.period else max(fives, default=0)
        self.jurisdiction = head.jurisdiction
        kind = head.values.get("kind") if isinstance(head.values.get("kind"), str) else ""
        self.strict = bool(_RULES_OF_LAW.search(f"{kind or self.title[-14:]}")) or bool(
            re.search(r"责任清单|申报|认定|评选|征集|名单|公示|提案|答复|评分|评价|通报", self.title)
            and not re.search(r"[及和]做好.{0,24}工作", self.title)  # 公布名单及做好2024年培育工作
        )
        # a report on what was done: only a goal's own words (到2025年) tell a goal in it
        self.review = _REVIEW.search(self.title) is not None
        self.news = _NEWS.search(reading.text, 0, _TITLE_REACH) is not None
        # 关于2023年国民经济计划执行情况的报告: what that year brought, and what the next is to bring
        done = _YEAR_REVIEWED.search(self.title)
        self.reviewed = int(done[1]) if done else 0
        # 某市2024年工作要点: what is counted in it is to be done in that year
        work = (
            None if self.review or self.strict else (_YEARS_WORK.search(self.title) or _YEARS_PLAN.search(self.title))
        )
        self.year_of_work = int(_FOUR.findall(work[0])[0]) if work else None
        # 2016年…座谈会材料: what it says of 2015 has been reached
        of_year = None if period or self.horizon else _OF_YEAR.match(self.title)
        self.told_in = int(of_year[1]) if of_year else 0
        self._sections: Sections | None = None
        self._latest_goal = -1
        closed = _CLOSED_BY.search(reading.text) if _CLOSES.places(reading.text) else None
        self.closed_at = closed.start() if closed else -1
        self.closed_year = int(closed[1] or closed[2]) if closed else None
        # a plan speaks of what is to come, where no word says otherwise
        self.plan = _PLAN.search(f"{kind or self.title}") is not None and not self.strict and not self.review
        self._goals = _GOALS_OF.search(self.title) is not None
        self._chains = _headings_above(reading)
        self._begins = [c.begin for c in reading.outline.clauses]
        self._lowest = self._highest = -1
        self.said = Said(reading.text)
        self._gone = [Span(0, len(reading.text))] if _CHRONICLE.search(self.title) else reviews(reading.text)
        self.review = self.review or not self.plan and not self._gone and compares(reading.text, self.said)
        self._bare = indices(reading.text)
        self._last = Surroundings((), goal=False, eligibility=False, year=None)
        self._known: dict[int, Surroundings] = {}
        self._told: dict[str, _Told] = {}  # by heading, which many clauses share

    def at(self, place: int) -> Surroundings:
        """The headings above the code point at `place`; a sentence that follows its number is no heading of itself."""
        if not self._lowest <= place < self._highest:  # most places asked for are beside the last one
            self._look_at(place)
        if self._gone and any(span.begin <= place < span.end for span in self._gone):
            return replace(self._last, reviewed=True)
        return self._last

    def _look_at(self, place: int) -> None:
        """Remember the headings above a place, and from where to where they are the same."""
        i = bisect_right(self._begins, place) - 1
        clause = self.reading.outline.clauses[i]
        heading = clause.heading
        inside = heading.begin <= place < heading.end
        after = self._begins[i + 1] if i + 1 < len(self._begins) else len(self.reading.text)
        self._last = self._around(clause.begin, inside)
        if inside:
            self._lowest, self._highest = heading.begin, heading.end
        elif place < heading.begin:
            self._lowest, self._highest = clause.begin, heading.begin
        else:
            self._lowest, self._highest = max(heading.end, clause.begin), after

    def _around(self, begin: int, inside: bool) -> Surroundings:
        key = -begin - 1 if inside else begin
        if key not in self._known:  # no lru_cache: it would keep the notices of the last calls
            headings = self._headings(begin)
            self._known[key] = self._look_around(headings[:-1] if inside else headings)
        return self._known[key]

    def _look_around(self, headings: tuple[str, ...]) -> Surroundings:
        told = [self._told.get(h) or self._tell(h) for h in headings]
        goal, eligibility = self._goals, False
        year = self.horizon if self._goals else None
        for heading in told:
            goal, eligibility, year = goal or heading.goal, eligibility or heading.eligibility, heading.year or year
        reviewed = any(h.reviewed for h in told) and not any(h.goal for h in told[1:])
        # 第一节 发展基础 / 1.总量提升。…: what stands below the state of today tells of it too
        state = [i for i, h in enumerate(told) if h.state and not h.goal]
        still = bool(state) and not any(h.goal for h in told[state[0] :])
        still = still and (told[-1].state or _STATE_ALONE.search(headings[state[0]]) is not None)
        return Surroundings(headings, goal, eligibility, year, still, reviewed)

    def _headings(self, begin: int) -> tuple[str, ...]:
        """The headings above a clause, from the outside in."""
        found: list[str] = []
        node = self._chains.get(begin)
        while node:
            heading, node = node
            words = heading if isinstance(heading, str) else self.reading.text[heading.begin : heading.end]
            if words:
                found.append(words)
        return tuple(reversed(found))

    def _tell(self, heading: str) -> _Told:
        goal_words, bar_words = _heading_patterns()
        measure = _MEASURE.match(heading) is not None
        year = None
        for m in marks(heading, 0, len(heading), self.issued):
            if m.year and (m.sense == "goal" or m.sense == "plain" and (not self.issued or m.year >= self.issued)):
                year = m.year
        told = self._told[heading] = _Told(
            goal=any(p.search(heading) for p in (goal_words, _YEARS_WORK, _BY_THEN)),
            eligibility=not measure and bar_words.search(heading) is not None,
            year=year,
            state=not measure and _STATE.search(heading) is not None,
            reviewed=not measure and _REVIEWED.search(heading) is not None,
        )
        return told

    @property
    def latest_goal(self) -> int:
        """The last year by which the notice sets goals (到2026年); 0 for none."""
        if self._latest_goal < 0:
            self._latest_goal = max(map(int, _BY_YEAR.findall(self.reading.text)), default=0)
        return self._latest_goal

    def reported(self, place: int) -> int | None:
        """The year by which a government's report sets goals at a place; None where it sets none, and elsewhere."""
        if self._report is None:
            return None
        if self._sections is None:
            self._sections = Sections(self.reading.text, self.reading.lines, self._report)
        return self._sections.at(place)

    def looks_back(self, place: int) -> bool:
        """Does the part of a report around a place tell of the years gone?"""
        return self.reported(place) is None and self._sections is not None and self._sections.gone(place)

    def part_of_report(self, place: int) -> int:
        """Where the part of a report around a place begins; 0 elsewhere."""
        return self._sections.begin(place) if self.reported(place) and self._sections else 0

    def indices(self, begin: int, end: int) -> list[Quantity]:
        """The numbers of a line that measure an index and have no unit."""
        return [q for q in self._bare if begin <= q.begin < end] if self._bare else self._bare

    def years(self, begin: int, end: int) -> list[Mark]:
        """The year expressions of a line; those in the title of a document (《…规划(2021—2030年)》) are none."""
        text = self.reading.text
        found = marks(text, begin, end, self.issued)
        if found and text.find("《", begin, found[-1].begin) >= 0:
            found = [m for m in found if text.rfind("《", begin, m.begin) <= text.rfind("》", begin, m.begin)]
        return found


def _first_words(text: str) -> str:
    """What stands for the title of a text without one: a name in brackets at its end, or its first line up to a mark.

    >>> _first_words("2018年,旅游从业人员超出认定标准。\\n一、目标"), _first_words("某市锂电产业工作要点\\n一、抓项目")
    ('2018年', '某市锂电产业工作要点')
    """
    closing = _CLOSING_TITLE.search(text, max(0, len(text) - 60)) if text.endswith(")") else None
    return closing[1] if closing else re.split("[\n,。;:]", text[:_TITLE_REACH], maxsplit=1)[0]


@lru_cache(maxsize=1)
def _heading_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(any_cue("target_words", "goal-heading")), re.compile(
        any_cue("target_words", "eligibility-heading")
    )


# a heading, or the line that leads a list, and the one it stands under
_Node = tuple[Span | str, "_Node | None"]


def _headings_above(reading: Reading) -> dict[int, _Node | None]:
    """The innermost heading over each clause, its own included, by the place where the clause begins."""
    found: dict[int, _Node | None] = {}
    above: dict[tuple[str, ...], _Node | None] = {}
    text, clauses = reading.text, reading.outline.clauses
    for clause, after in zip_longest(clauses, clauses[1:]):
        path = clause.path
        if not path:
            above.clear()
        found[clause.begin] = above[path] = clause.heading, above.get(path[:-1]) if path else None
        if after and ":" in text[after.begin - 2 : after.begin]:
            lead = text[max(clause.begin, after.begin - LONGEST_LEAD) : after.begin].rstrip().rsplit("\n", 1)[-1]
            if lead != text[clause.heading.begin : clause.heading.end] and _LEADS.search(lead):
                above[path] = lead, found[clause.begin]  # 建设目标任务: / 1.… / 2.…
    return found
