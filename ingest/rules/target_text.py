"""The goals of a line: each number with its metric, operator, year and subject."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from ingest.model import Fact, Span
from ingest.numbers.comparators import Comparison
from ingest.numbers.labels import with_labelled
from ingest.numbers.quantities import Quantity
from ingest.reading import Reading
from ingest.rules.target_evidence import YEARLY_DONE, has_evidence, is_added, is_start_value, is_threshold, may_follow
from ingest.rules.target_filters import accepted
from ingest.rules.target_line import Goal, Line
from ingest.rules.target_metric import Metric, metric, stripped
from ingest.rules.target_names import is_yearly_fund
from ingest.rules.target_naming import (
    KEPT_ALONE,
    growing,
    labelled,
    members_of,
    next_noun,
    placed,
    stated,
    unit_named,
    worded,
)
from ingest.rules.target_shared import EACH, distributed, shared
from ingest.rules.target_sizes import told_size

_PARTS = frozenset("、,;。")
_AT_LEAST = re.compile(r"(?:(至少|不少于|不低于|最少)|(?:最多|至多|不超过))[^,;。()年月\d]{1,8}$")
_BELOW = ("低于", "少于", "小于")
_VERB_ALONE = re.compile(r"(?:将|力争|要|均|占比)?(?:达到?|为|突破|超过|实现|提高到|增长到)?")
_TO_WHOM = re.compile(r"[-—\s]*(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])?对(?![外口接标])")
_OF_WHICH = re.compile(r"[-—\s]*对(?![外口接标照])[^,;。\d]{2,20},")
_ABOUT = re.compile(r"(?:大)?约(?:占|为|合)[^,;。]{2,20}$")  # 约占全社会用电量的15%
_ARRIVAL = (
    "达到",
    "达",
    "增至",
    "增加到",
    "扩大到",
    "扩大至",
    "提高到",
    "提升到",
    "提升至",
    "扩展到",
    "发展到",
    "稳定在",
    "保持在",
)
_LOOK_AHEAD = 4  # sizes that may stand between a number and its noun (1个万亿级、3个千亿级集群)


def goals(line: Line) -> Iterator[Goal]:
    """The goals of the line in their order."""
    done = -1
    last: Goal | None = None
    waiting: list[Goal] = []
    each = line.has(EACH[0]) or line.has(EACH[1])
    for i, q in enumerate(line.found):
        if q.begin <= done:
            continue
        group = distributed(line, i) if each else []
        for goal in shared(line, group, last) if group else _single(line, i, last):
            if goal.weak:
                waiting.append(goal)
                continue
            if waiting:
                begin = line.sentence(q.begin).begin
                yield from (w for w in waiting if w.quantity.begin >= begin)
                waiting.clear()
            last = goal
            yield goal
        if group:
            done = group[-1].begin


def _single(line: Line, i: int, last: Goal | None) -> Iterator[Goal]:
    q = line.found[i]
    if last is None and i and _wordless(line, i) or i and _sizes(line, i):
        return
    sentence = line.sentence(q.begin)
    promised = q.kind in ("money", "percent") and line.compared[q.begin].op != "<=" and line.supports(sentence)
    if promised and not is_yearly_fund(line, q, line.compared[q.begin]):
        return
    around = line.context.at(q.begin)
    horizon = line.horizon(q, sentence, around)
    if not horizon.may or not accepted(line, q, sentence, around) or is_start_value(line, q):
        return
    compared = line.compared[q.begin]
    if compared.level:
        if size := told_size(line, i, sentence, horizon.year):
            yield size
        return
    if is_threshold(line, i):
        return
    begin = _begin(line, i, sentence, last)
    words = line.text[begin : compared.begin]
    if (
        not compared.said
        and ("少" in words or "多" in words or "不" in words)
        and (m := _AT_LEAST.search(line.text, begin, compared.begin))
    ):
        compared = replace(compared, op=compared.op if q.high is not None else ">=" if m[1] else "<=", said=True)
    if not compared.said and words.endswith(_BELOW):
        compared = replace(compared, op="<=", begin=compared.begin - 2, said=True)  # 能耗低于0.5吨标准煤
    about = (
        not compared.said and "约" in words and compared.op == "=" and _ABOUT.search(line.text, begin, compared.begin)
    )
    if about and not (horizon.said or around.goal or line.lead_year):
        return  # 种植面积约占全国的30%: what is
    if about:
        compared = replace(compared, op="~", said=True)
    if not compared.said and (op := _of_list(line, i)):
        compared = replace(compared, op=op, said=True)
    found = metric(line.text, begin, compared, _limit(line, i, sentence))
    if found.words in KEPT_ALONE and (noun := next_noun(line, i)):
        found = replace(found, words=found.words + noun)
    if last is None and not found.words and _arrives(line, compared) and (said := growing(line, begin, sentence)):
        found = replace(found, words=said)
    if last is None and (not found.words or found.words in KEPT_ALONE) and (said := stated(line, i, sentence)):
        found = replace(found, words=found.words + said)
    if last is None and not found.words and line.text[begin - 1 : begin] == ":":
        found = replace(found, words=labelled(line, begin, compared))
    if _TO_WHOM.match(line.text, begin) and (not horizon.said or line.supports(sentence)):
        return  # 对获得三项以上的企业…: a condition of support
    ruled = not horizon.said and not around.goal and not line.lead_year and not YEARLY_DONE.match(words)
    if ruled and _OF_WHICH.match(line.text, sentence.begin):
        return  # 对新建住宅,绿地率不低于30%: a rule
    if last and _goes_on(line, last, found, sentence):
        found = replace(found, done=found.done or last.metric.done or is_added(last.metric.words))
        horizon = replace(horizon, said=horizon.said or last.quantity.kind == q.kind)
    if (
        last
        and (last.metric.begin >= sentence.begin or q.kind == "percent" and _arrives(line, compared))
        and (q.kind in ("percent", "count", "people") or compared.said or _arrives(line, compared))
    ):
        horizon = replace(horizon, said=True)  # the sentence tells goals
    elif last and found.baseline and not line.context.review:
        horizon = replace(horizon, said=True)  # …名。应用率由55%提升至90%: so does the one before
    weak = not has_evidence(line, q, compared, found, around, horizon)
    if weak and not may_follow(line, q, compared, found):
        return
    subject, found = placed(line, worded(line, q, found, last), last)
    verb = found.done and q.kind in ("area", "people", "mass", "length") or last is None and _arrives(line, compared)
    quota = found.done and words.startswith("每年")  # 每年评选不超过12名
    if not found.words and (verb and horizon.said or quota):
        found = replace(found, words=line.text[begin : compared.begin].strip("、,"))  # 今年计划种植7.8万亩
    if found.words:
        for words in members_of(found.words):
            own = found if words is found.words else replace(found, words=words)
            for where in found.where or (subject,):
                yield unit_named(Goal(q, compared, own, horizon.year, where, weak=weak))


def _of_list(line: Line, i: int) -> str:
    """普及率、供水率稳定在98%、99%以上: the operator behind the last of two numbers side by side holds for both."""
    if i + 1 >= len(line.found):
        return ""
    q, after = line.found[i], line.found[i + 1]
    told = line.compared[after.begin]
    beside = line.text[q.end : after.begin] in ("、", "和") and told.begin == after.begin and told.end > after.end
    return told.op if beside and told.said and not told.level and q.unit == after.unit and q.high is None else ""


def _arrives(line: Line, compared: Comparison) -> bool:
    """Does a verb of arrival stand before the number (云仓面积达到100万平方米)?"""
    return line.text.endswith(_ARRIVAL, line.span.begin, compared.begin)


def _wordless(line: Line, i: int) -> bool:
    """Is the number one of a bare row (1家、1家、1家)? It measures nothing, and a line may hold a million of them."""
    q, before = line.found[i], line.found[i - 1]
    return (
        0 <= q.begin - before.end <= 1
        and line.text[before.end : q.begin] in ("、", "")
        and line.text[q.end : q.end + 1] in "、\n"
    )


def _sizes(line: Line, i: int) -> bool:
    """64个25户以上村庄: is the number the size of what has just been counted?"""
    q, before = line.found[i], line.found[i - 1]
    compared = line.compared[q.begin]
    if before.kind != "count" or line.compared[before.begin].end != compared.begin:
        return False
    return compared.said and compared.end > q.end and not compared.level and q.kind not in ("percent", "times")


def _begin(line: Line, i: int, sentence: Span, last: Goal | None) -> int:
    """Where the words of a number's metric begin: behind the number before, the last comma, or one comma further."""
    q = line.found[i]
    text, place = line.text, line.compared[q.begin].begin
    lowest = sentence.begin
    if i:
        before = line.compared[line.found[i - 1].begin]
        if lowest < before.end <= q.begin and not _is_named(line, i - 1, q):
            lowest = before.end
    if last and lowest < last.metric.end <= q.begin:
        lowest = last.metric.end  # 2个街区、10个工坊: the noun between belongs to the first
    begin = line.segment_begin(lowest, place)
    if begin - 1 > lowest and text[begin - 1] in ",:" and not stripped(text[begin:place]):
        further = line.segment_begin(lowest, begin - 1)
        years = line.marks_before(begin - 1, further - 1)
        if (
            not years
            and begin - 1 - further >= 3
            and (text[begin - 1] == ":" or _VERB_ALONE.fullmatch(text, begin, place))
        ):
            return further
    return begin


def _is_named(line: Line, i: int, q: Quantity) -> bool:
    """Is the number at `i` a part of the metric of the next, `q` (产值超100亿元的企业3家, 每万人口2.5件)?"""
    other = line.found[i]
    if q.begin - other.end > 60 or not _PARTS.isdisjoint(line.text[other.end : q.begin]):
        return False
    return other.bare or is_threshold(line, i) or is_start_value(line, other)


def _limit(line: Line, i: int, sentence: Span) -> int:
    """The noun behind a number ends before the next number, unless that is a size within it (2个千亿级集群)."""
    ahead = line.compared[line.found[i].begin].end if line.found[i].kind == "count" else -1  # 64个25户以上村庄
    for q in line.found[i + 1 : i + 1 + _LOOK_AHEAD]:
        within = line.compared[q.begin]
        named = (q.kind == "money" or q.unit == "亿") and line.text.startswith(
            "的", within.end
        )  # 3家收入超20亿元的企业
        size = within.said and q.kind not in ("percent", "times") and within.begin == ahead
        ahead = -1
        if not (within.level or q.bare or named or size):
            return min(sentence.end, line.compared[q.begin].begin)
    return sentence.end


def _goes_on(line: Line, last: Goal, found: Metric, sentence: Span) -> bool:
    """Is the number a further member of the list or sentence of the last goal?"""
    if not (sentence.begin <= last.metric.begin and found.begin - last.metric.end < 8):
        return False
    return len(line.text[last.metric.end : found.begin].strip("、,和及以与(")) < 3


def lines_with_numbers(reading: Reading) -> Iterator[tuple[Span, list[Quantity]]]:
    """The lines of the reading that hold a number with a unit, tables left out."""
    found = with_labelled(reading.text)
    if not found:
        return
    begins = [q.begin for q in found]
    tables = [Span(t.begin, t.end) for t in reading.tables]
    row = 0
    lines = reading.lines
    starts = [line.begin for line in lines]
    after = 0
    while after < len(begins):
        first = after
        line = lines[bisect_right(starts, begins[first]) - 1]
        after = bisect_left(begins, line.end, first + 1)
        while row < len(tables) and tables[row].end <= line.begin:
            row += 1
        if row == len(tables) or tables[row].begin > line.begin:
            yield line, list(found[first:after])


def fact_of(reading: Reading, goal: Goal) -> Fact:
    """A goal as a fact of the contract."""
    q, found = goal.quantity, goal.metric
    return reading.fact(
        "target", found.begin, found.end, status=goal.status, why=goal.why,
        metric=found.words, subject=goal.subject, op=goal.compared.op, value=q.shown,
        unit=q.unit or None, by_year=goal.year, baseline=found.baseline,
    )  # fmt: skip
