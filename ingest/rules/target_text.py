"""Numbers of running text that are goals: which count, for what year, of whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.comparators import Comparison, comparison
from ingest.cue_words import any_cue
from ingest.horizons import Mark
from ingest.model import Fact, Span, Status
from ingest.quantities import Quantity, quantities
from ingest.reading import Reading
from ingest.rules.target_context import Context, Surroundings
from ingest.rules.target_metric import Metric, metric, noun_end, segment_begin

_TIME_KINDS = ("time", "score", "rank", "temperature")
_SENTENCE_BEGIN = re.compile(r"[。;!?\n]")
_SPLIT = re.compile(r"[、,]|和|与|及|以及")
_COUNT_OF_LIST = re.compile(r"[、,和与及]{1,2}")
_CHANGE = re.compile(r"增长|提高|提升|下降|降低|减少|递增|增加|新增|压减|淘汰|上升|年均|高于|快于|翻|每年|累计")
_START_VALUE = re.compile(
    r"(?:以上|左右|的)?(?:提高|提升|增加|增长|上升|扩大|发展|下降|降低|减少|压减|缩短|压缩|增|升|降|拓展|跃升|攀升)(?:到|至)"
)
_BASE_VALUE = re.compile(r"(?:的)?(?:基础上)?(?:再)?(?:提高|提升|增加|增长|上升|下降|降低|减少|降|压减)(?![到至])")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,8}?(?:[市县区州盟旗]|地区|新区|开发区)$")
_QUOTE_OPEN, _QUOTE_CLOSE = "“", "”"
_PER = re.compile(r"[每户人]?(?:万|千|百|十)$|每$")
_RANKED = re.compile(r"(?:前|第|排名|位列|居|进入|名列)$")
_OWN_NAME = re.compile(r"[级星A强号型类大届]|以上(?:学历|职称)")
_RATE_END = re.compile(r"(?:年均|年)?(?:增长|递增|提高|增加|下降|降低|增速|增幅)(?:率)?$")
_AT_LEAST = re.compile(r"(?:(至少|不少于|不低于|最少)|(?:最多|至多|不超过))[^,;。\d]{1,8}$")
_BOTH = re.compile(r"(?<![平人亩户年车日月])(?:均|各|都)(?=[^、,均各都]{0,24}$)")
# A、B增加值年均增速高2个百分点: a rate of growth belongs to each of its subjects
_RATES = re.compile(
    r"((?:[^、,]{2,16}、){1,5}[^、,]{2,16}?)((?:增加值|产值|总产值|投资)?(?:年均)?(?:增速|增长率).{0,30})"
)
_GRADE = re.compile(r"(?:级|以上|类|型|星|等|A)$")


@lru_cache(maxsize=1)
def _cues() -> dict[str, re.Pattern[str]]:
    names = ("past", "forecast", "support", "eligibility", "goal", "content", "sum")
    return {name: re.compile(any_cue("target_words", name)) for name in names}


@dataclass(frozen=True, slots=True)
class Goal:
    """A number accepted as a goal, before it becomes a fact."""

    quantity: Quantity
    compared: Comparison
    metric: Metric
    year: int | None
    subject: str | None
    status: Status = "certain"
    why: str = ""


class Line:
    """One line of text with its numbers, read from left to right."""

    def __init__(
        self, reading: Reading, context: Context, span: Span, found: list[Quantity], lead_year: int | None
    ) -> None:
        self.text = reading.text
        self.context = context
        self.span = span
        self.found = [q for q in found if q.kind not in _TIME_KINDS and not (q.han and q.value == 1 and q.kind == "count")]
        self.marks = context.years(span.begin, span.end)
        self.lead_year = lead_year
        self.compared = {q.begin: comparison(self.text, q) for q in self.found}

    def goals(self) -> Iterator[Goal]:
        """The goals of the line in their order."""
        group: list[Quantity] = []
        done: set[int] = set()
        last: Goal | None = None
        for i, q in enumerate(self.found):
            if q.begin in done:
                continue
            group = self._distributed(i)
            if group:
                done |= {x.begin for x in group}
                for goal in self._shared(group, last):
                    last = goal
                    yield goal
                continue
            for goal in self._single(i, last):
                last = goal
                yield goal

    # ---- which numbers count

    def _sentence(self, place: int) -> Span:
        """The part between 。 or ; around a place."""
        begin = max(self.text.rfind(c, self.span.begin, place) for c in "。;!?") + 1
        ends = [e for c in "。;!?" if (e := self.text.find(c, place, self.span.end)) >= 0]
        return Span(max(begin, self.span.begin), min(ends, default=self.span.end))

    def _part(self, compared: Comparison, sentence: Span) -> Span:
        """The part between commas around a number."""
        begin = max(self.text.rfind(",", sentence.begin, compared.begin) + 1, sentence.begin)
        end = self.text.find(",", compared.end, sentence.end)
        return Span(begin, end if end >= 0 else sentence.end)

    def _year(self, q: Quantity, sentence: Span, around: Surroundings) -> tuple[bool, int | None, bool]:
        """(may it be a goal, its year, is the year said on this line)."""
        full = max(self.text.rfind("。", self.span.begin, q.begin), self.span.begin)
        spoken = [m for m in self.marks if full <= m.begin < q.begin and m.sense not in ("baseline", "since")]
        if spoken and spoken[-1].sense == "past":
            return False, None, False  # what 2020年 or 截至 opens goes on over ; to the full stop
        if any(m.sense == "past" and (m.year or 0) >= (spoken[-1].year or 0) for m in spoken[:-1]):
            return False, None, False
        inside = [m for m in spoken if sentence.begin <= m.begin]
        if inside:
            mark = inside[-1]
            if mark.sense == "plain" and not self._plain_holds(mark, around):
                return False, None, False
            return True, self._of(mark), True
        trailing = [
            m for m in self.marks if q.end <= m.begin < sentence.end and m.sense == "goal" and m.begin - q.end < 12
        ]
        if trailing and self.text[trailing[0].begin - 1] in "(,":
            return True, self._of(trailing[0]), True
        earlier = [
            m
            for m in self.marks
            if m.end <= q.begin and (m.sense == "goal" or m.sense == "plain" and self._plain_holds(m, around))
        ]
        if earlier:
            return True, self._of(earlier[-1]), True
        return True, self.lead_year or around.year, False

    def _of(self, mark: Mark) -> int | None:
        return self.context.horizon if mark.within else mark.year

    def _plain_holds(self, mark: Mark, around: Surroundings) -> bool:
        """2023年,…: a goal in a notice of that year, not in a review of years gone."""
        if self.context.issued:
            return True
        year = str(mark.year)
        if any(m.sense == "goal" and (m.year or 0) > (mark.year or 0) for m in self.marks):
            return False
        return (
            year in self.context.title
            or any(year in h for h in around.headings)
            or bool(_cues()["goal"].search(self.text, self.span.begin, self.span.end))
        )

    def _accepted(self, q: Quantity, sentence: Span, around: Surroundings, said: bool, year: int | None) -> bool:
        text, cues = self.text, _cues()
        compared = self.compared[q.begin]
        if q.bare and not (compared.level or compared.said and q.kind in ("money", "scale")):
            return False
        if (
            text.count(_QUOTE_OPEN, sentence.begin, q.begin) > text.count(_QUOTE_CLOSE, sentence.begin, q.begin)
            and not q.plus
        ):
            return False
        if _RANKED.search(text, max(sentence.begin, q.begin - 3), q.begin) or around.eligibility and not around.goal:
            return False
        if _PER.search(text, max(sentence.begin, q.begin - 2), q.begin):
            return False
        goal_from = max(
            [m.end for m in self.marks if m.sense in ("goal", "plain") and sentence.begin <= m.begin < q.begin],
            default=sentence.begin,
        )
        if cues["past"].search(text, goal_from, q.begin) or cues["forecast"].search(text, sentence.begin, q.begin):
            return False
        money = q.kind in ("money", "percent")
        part = sentence if money else self._part(compared, sentence)
        if cues["support"].search(text, part.begin, part.end):
            return False
        if cues["sum"].search(text, max(goal_from, q.begin - 16), q.begin):
            return False
        sentence_goal = goal_from > sentence.begin or cues["goal"].search(text, sentence.begin, q.begin) is not None
        if not sentence_goal and cues["eligibility"].search(text, sentence.begin, sentence.end):
            return False
        return not (self._is_content(q, compared, sentence_goal) or self._is_condition(compared, sentence))

    def _is_content(self, q: Quantity, compared: Comparison, goal: bool) -> bool:
        """3个部分, 22条举措: the count of what the notice itself consists of."""
        if q.kind != "count":
            return False
        end = noun_end(self.text, compared.end, self.span.end)
        noun = self.text[compared.end : end]
        m = re.match("[大]?(?:" + _cues()["content"].pattern + ")", noun) or _cues()["content"].search(noun[-4:])
        if noun and m is None and not compared.said and self._is_list_count(compared):
            return True
        return m is not None and not compared.said and (not goal or len(noun) <= 4)

    def _is_list_count(self, compared: Comparison) -> bool:
        """A、B、C等10个产业, 向10个产业集聚: how many were just listed, or which are meant."""
        head = re.split("[,;。:]", self.text[max(self.span.begin, compared.begin - 60) : compared.begin])[-1]
        if re.search("(?:[向这该述把将对为在]|其余|聚焦|围绕|针对|涉及|涵盖|面向|瞄准|包括|共有|分为|分成|等|立足|依托)(?:全[省市县区州])?(?:重点)?$", head):
            return True
        if any(c.isdigit() for c in head) or head[-1:] in "、和与" or "分别" in head:
            return False
        return bool(re.search("(?:[^、]{2,16}、){2}[^、]{2,16}$", head))

    def _is_condition(self, compared: Comparison, sentence: Span) -> bool:
        """…达到2000万元以上的,…: what stands before 的, or the end is a condition."""
        after = self.text[compared.end : compared.end + 2]
        return after[:1] == "的" and after[1:2] in ",;。)、" or after[:1] == "的" and compared.end + 1 >= sentence.end

    def _is_threshold(self, i: int) -> bool:
        """产值超100亿元的企业3家: a sum inside the name of what is counted."""
        q = self.found[i]
        if q.kind in ("count", "people") and not self.compared[q.begin].level:
            return False
        compared = self.compared[q.begin]
        end = noun_end(self.text, compared.end, self.span.end)
        if i + 1 < len(self.found):
            after = self.found[i + 1]
            between = self.text[compared.end : self.compared[after.begin].begin]
            if after.begin <= end and between and (q.kind not in ("percent", "times") or between.startswith("的")):
                return not re.search("[、,和]", between[:1])
        return (
            q.kind in ("money", "area", "mass", "length")
            and self.text.startswith("的", compared.end)
            and end - compared.end > 2
        )

    # ---- goals

    def _single(self, i: int, last: Goal | None) -> Iterator[Goal]:
        q = self.found[i]
        compared = self.compared[q.begin]
        sentence, around = self._sentence(q.begin), self.context.at(q.begin)
        may, year, said = self._year(q, sentence, around)
        if not may or not self._accepted(q, sentence, around, said, year) or self._is_start_value(q, compared):
            return
        before = self.found[i - 1] if i else None
        if compared.level:
            goal = self._size(q, compared, before, sentence, year)
            if goal:
                yield goal
            return
        if self._is_threshold(i):
            return
        begin = self._begin(i, q, sentence, last)
        limit = self._limit(i, sentence)
        if not compared.said and (m := _AT_LEAST.search(self.text, begin, compared.begin)):
            compared = replace(compared, op=compared.op if q.high is not None else ">=" if m[1] else "<=", said=True)
        found = metric(self.text, begin, compared, limit)
        if last and self._goes_on(last, found, sentence):
            found = replace(found, done=found.done or last.metric.done)
            said = said or last.quantity.kind == q.kind and self._same_sentence(last, found)
        if not self._has_evidence(q, compared, found, around, said, year):
            return
        subject, found = self._placed(found, last)
        if not found.words and last:
            changed = q.kind != last.quantity.kind
            found = replace(found, words=_RATE_END.sub("", last.metric.words) if changed else last.metric.words)
        if not found.words:
            return
        if (
            found.words
            and _GRADE.search(found.words)
            and last
            and self.text[found.begin - 1 : found.begin] in ("(", "、", "中", "含")
        ):
            found = replace(found, words=found.words + last.metric.words)
        members = self._both(found, compared)
        for words in members:
            yield self._unit_named(Goal(q, compared, replace(found, words=words), year, subject), said)

    def _goes_on(self, last: Goal, found: Metric, sentence: Span) -> bool:
        """Is the number a further member of the list or sentence of the last goal?"""
        return sentence.begin <= last.metric.begin and len(self.text[last.metric.end : found.begin].strip("、,和及以与(")) < 3

    def _same_sentence(self, last: Goal, found: Metric) -> bool:
        return "。" not in self.text[last.metric.end : found.begin]

    def _unit_named(self, goal: Goal, said: bool) -> Goal:
        """“100+”…企业: the counter that the words leave out."""
        if goal.quantity.unit:
            return goal
        unit = "家" if re.search(r"(?:企业|公司|机构)$", goal.metric.words) else "个"
        return replace(
            goal,
            quantity=replace(goal.quantity, unit=unit),
            status="inferred",
            why=f"no unit is printed; {unit} counts such things",
        )

    def _begin(self, i: int, q: Quantity, sentence: Span, last: Goal | None) -> int:
        lowest = sentence.begin
        if i:
            before = self.compared[self.found[i - 1].begin]
            if before.end > lowest and before.end <= q.begin and not self._named(i - 1, q):
                lowest = before.end
        if last and lowest < last.metric.end <= q.begin:
            lowest = last.metric.end  # 2个街区、10个工坊: the noun between belongs to the first
        begin = segment_begin(self.text, lowest, self.compared[q.begin].begin)
        bare = self.text[begin : self.compared[q.begin].begin]
        if (
            begin - 1 > lowest
            and self.text[begin - 1] == ","
            and re.fullmatch(r"(?:将|力争|要|均|占比)?(?:达到?|为|突破|超过|实现|提高到|增长到)?", bare)
        ):
            further = segment_begin(self.text, lowest, begin - 1)
            if (
                not any(m.begin <= further < m.end or m.end == begin - 1 for m in self.marks)
                and begin - 1 - further >= 3
            ):
                return further
        return begin

    def _named(self, i: int, q: Quantity) -> bool:
        """Is the number before a part of this one's metric (产值超100亿元的企业3家, 每万人口2.5件)?"""
        other = self.found[i]
        if other.bare or self._is_threshold(i) or self._is_start_value(other, self.compared[other.begin]):
            return not any(c in self.text[other.end : q.begin] for c in "、,;。")
        return False

    def _limit(self, i: int, sentence: Span) -> int:
        """The noun behind a number ends before the next number, unless that is a size within it (2个千亿级集群)."""
        for q in self.found[i + 1 :]:
            if not (self.compared[q.begin].level or q.bare):
                return min(sentence.end, self.compared[q.begin].begin)
        return sentence.end

    def _is_start_value(self, q: Quantity, compared: Comparison) -> bool:
        """由58%提高到72%, 比2010年的1.6吨降低15.6%: where the change begins."""
        head = self.text[max(self.span.begin, q.begin - 14) : q.begin]
        if re.search(r"[由从][^,;。]*$", head) and _START_VALUE.match(self.text, compared.end):
            return True
        return bool(re.search(r"[比较][^,;。]*$", head)) and bool(_BASE_VALUE.match(self.text, compared.end))

    def _size(
        self, q: Quantity, compared: Comparison, before: Quantity | None, sentence: Span, year: int | None
    ) -> Goal | None:
        """建成1000亿元级产业集群: a size, unless a count of such clusters stands before it."""
        if before and before.kind == "count" and 0 <= q.begin - self.compared[before.begin].end <= 2:
            return None
        if re.search(r"(?:一批|若干|多个|系列|各|等)$", self.text[max(sentence.begin, q.begin - 3) : q.begin]):
            return None  # 一批百亿级集群: a kind, no size of one thing
        value = q.unit.rstrip("元级")
        if value in ("万亿", "万") or q.kind == "scale" and value not in ("亿",):
            return None
        end = noun_end(self.text, compared.end, sentence.end)
        noun = self.text[compared.end : end].lstrip("的")
        if any(c.isdigit() for c in noun):  # 十亿级的企业2家: the size is in the name of what is counted
            return None
        if not noun or re.match(r"以上|[、,]", noun):
            return None
        quantity = replace(q, unit="亿元") if q.kind == "scale" else q
        begin = segment_begin(self.text, sentence.begin, q.begin)
        return Goal(quantity, compared, Metric(noun + "规模", begin, end, done=True), year, self.context.jurisdiction)

    def _has_evidence(
        self, q: Quantity, compared: Comparison, found: Metric, around: Surroundings, said: bool, year: int | None
    ) -> bool:
        """Is there a sign that the number is still to be reached?"""
        words = self.text[found.begin : found.end]
        if said or year and around.goal or self.lead_year:
            return not (q.han and q.kind == "count" and q.value == 1)
        if q.han and q.kind == "count" and not compared.said:
            return False
        if self.context.strict:
            return bool(re.search(r"每年|每次|每批|期间|累计|年度", words)) and compared.said and not q.kind == "money"
        if around.goal or _cues()["goal"].search(self.text, self._sentence(q.begin).begin, q.end):
            return True
        if re.search(r"每年|年均", words) and (compared.said or found.done or q.kind == "percent"):
            return True
        if q.kind in ("count", "people") or q.plus:
            return found.done or compared.said and len(found.words) > 3
        return compared.said and q.kind == "percent" or bool(found.done and compared.said)

    def _placed(self, found: Metric, last: Goal | None) -> tuple[str | None, Metric]:
        """其中沈阳市45家: the place is the subject, the metric goes on."""
        if last and _PLACE.match(found.words) and self.text[found.begin - 1 : found.begin] != "":
            return found.words, replace(found, words=last.metric.words)
        return self.context.jurisdiction, found

    def _both(self, found: Metric, compared: Comparison) -> list[str]:
        """A和B均达到80%, A、B、C各3万亩: one fact a member."""
        m = _BOTH.search(found.words)
        if not m:
            rates = _RATES.fullmatch(found.words)
            return [w + rates[2] for w in rates[1].split("、")] if rates else [found.words]
        subject, predicate = found.words[: m.start()], found.words[m.end() :]
        members = [w for w in _SPLIT.split(subject) if w]
        if not 1 < len(members) <= 12:
            return [subject + predicate]
        return [self._headed(w, members, k) + predicate for k, w in enumerate(members)]

    # ---- 分别

    def _distributed(self, i: int) -> list[Quantity]:
        """The numbers that one 分别 (or a list of years) hands out, the first at index `i`; [] where there is none."""
        first = self.found[i]
        sentence = self._sentence(first.begin)
        begin = max(sentence.begin, first.begin - 16)
        if not re.search(r"分别[^,;。\d]{0,10}$", self.text[begin : self.compared[first.begin].begin]) and not (
            re.search(r"分别[^,;。\d]{0,10}$", self.text[begin : first.begin])
        ):
            return []
        group = [first]
        for q in self.found[i + 1 :]:
            gap = self.text[self.compared[group[-1].begin].end : self.compared[q.begin].begin]
            if not _COUNT_OF_LIST.fullmatch(gap):
                break
            group.append(q)
        return group if len(group) > 1 else []

    def _shared(self, group: list[Quantity], last: Goal | None) -> Iterator[Goal]:
        first, final = group[0], group[-1]
        sentence, around = self._sentence(first.begin), self.context.at(first.begin)
        may, year, said = self._year(first, sentence, around)
        if not may or not self._accepted(first, sentence, around, said, year):
            return
        head = self.text.rfind("分别", sentence.begin, first.begin)
        begin = segment_begin(self.text, sentence.begin, head)
        years = self._years_before(begin, head)
        words = metric(self.text, begin, replace(self.compared[first.begin], begin=head), head).words
        change = (
            metric(self.text, head + 2, self.compared[first.begin], head).words
            if _CHANGE.search(self.text, head, first.begin)
            else ""
        )
        names = [w for w in _SPLIT.split(words) if w]
        series = self._series(years, len(group))
        for i, q in enumerate(group):
            compared = self._common(group, q)
            name = names[i] if len(names) == len(group) else words
            name = self._headed(name, names, i) + change
            own = series[i] if series else year
            end = self.compared[final.begin].end
            if not name and last:
                name = last.metric.words
            found = Metric(name, max(begin, sentence.begin), end)
            goal = Goal(q, compared, found, own, self.context.jurisdiction)
            if self._has_evidence(q, compared, replace(found, done=True), around, said or bool(series), own):
                yield goal

    def _years_before(self, begin: int, head: int) -> list[Mark]:
        """The years named before 分别, those of 到2023年、2025年, with them."""
        found = [m for m in self.marks if begin <= m.begin < head]
        at = begin
        for m in reversed([m for m in self.marks if m.end <= begin]):
            if self.text[m.end : at].strip(",、和") and m.end != at:
                break
            found.insert(0, m)
            at = m.begin
        return found

    def _common(self, group: list[Quantity], q: Quantity) -> Comparison:
        """分别控制在1%、0.5%以内: the words before the first and after the last hold for all, where none has its own."""
        own = self.compared[q.begin]
        if q.high is not None or own.said and q is not group[-1] and q is not group[0]:
            return own
        first, last = self.compared[group[0].begin], self.compared[group[-1].begin]
        middle = [self.compared[x.begin] for x in group[:-1]]
        if last.said and last.begin == group[-1].begin and not any(m.said for m in middle):
            return replace(own, op=last.op)
        if first.said and first.begin < group[0].begin and not any(self.compared[x.begin].said for x in group[1:]):
            return replace(own, op=first.op)
        return own

    def _headed(self, name: str, names: list[str], i: int) -> str:
        """风电、光伏装机: a head noun that only the last member carries."""
        m = (
            re.search(
                r"(?:装机|产值|产量|面积|规模|收入|企业|比重|占比|数量|产能|人数|覆盖率|普及率|使用率|投资|增速|增加值)$",
                names[-1],
            )
            if names
            else None
        )
        if (
            m
            and i < len(names) - 1
            and len(name) <= 6
            and not name.endswith(m[0])
            and len(names[-1]) - len(m[0]) >= 2
            and len(name) <= 4
        ):
            return name + m[0]
        return name

    def _series(self, years: list[Mark], count: int) -> list[int] | None:
        """2022—2024年,…分别达到A、B、C: a year each."""
        if len(years) == 1 and years[0].first and years[0].year and years[0].year - years[0].first + 1 == count:
            return list(range(years[0].first, years[0].year + 1))
        if len(years) == count and all(y.year for y in years):
            return [y.year or 0 for y in years]
        return None


def lines_with_numbers(reading: Reading) -> Iterator[tuple[Span, list[Quantity]]]:
    """The lines of the reading that hold a number with a unit, tables left out."""
    found = quantities(reading.text)
    if not found:
        return
    begins = [q.begin for q in found]
    rows = [Span(t.begin, t.end) for t in reading.tables]
    row = 0
    for line in reading.lines:
        first = bisect_left(begins, line.begin)
        if first == len(found) or found[first].begin >= line.end:
            continue
        while row < len(rows) and rows[row].end <= line.begin:
            row += 1
        if row < len(rows) and rows[row].begin <= line.begin:
            continue
        last = bisect_left(begins, line.end, first)
        yield line, list(found[first:last])


def fact_of(reading: Reading, goal: Goal) -> Fact:
    """A goal as a fact of the contract."""
    q = goal.quantity
    return reading.fact(
        "target", goal.metric.begin, goal.metric.end, status=goal.status, why=goal.why,
        metric=goal.metric.words, subject=goal.subject, op=goal.compared.op, value=q.shown,
        unit=q.unit or None, by_year=goal.year, baseline=goal.metric.baseline,
    )  # fmt: skip
