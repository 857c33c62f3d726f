"""分别: several subjects, or several years, with one number each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ingest.numbers.comparators import Comparison
from ingest.numbers.horizons import Mark
from ingest.numbers.quantities import Quantity
from ingest.rules.target_evidence import has_evidence
from ingest.rules.target_filters import accepted
from ingest.rules.target_line import Goal, Line
from ingest.rules.target_metric import Metric, metric

EACH = ("分别", "依次")  # the words that hand out numbers
_EACH = re.compile(r"(?:分别|依次)[^,;。\d]{0,12}$")
_SPLIT = re.compile(r"[、,]|和|与|及|以及")
_ARRIVES = re.compile("(?:达到?|[提升增降扩减][\u4e00-\u9fff]?[到至])$")
_GAP = re.compile(r"[、,和与及]{1,2}")
_CHANGE = re.compile(r"增长|提高|提升|下降|降低|减少|递增|增加|新增|压减|淘汰|上升|年均|高于|快于|翻|每年|累计")
_HEAD_NOUN = re.compile(
    r"(?:(?:增加值|产值|收入)?(?:年均)?(?:增速|增长率?)|总?装机(?:容量)?|(?:总|年)?产[值量能]|面积|规模|收入|企业|数量|人数|覆盖率|普及率|使用率|利用率|投资|增加值|基地|平台|园区|产业)$"
)
MOST_MEMBERS = 12


def distributed(line: Line, i: int) -> list[Quantity]:
    """The numbers that one 分别 hands out, the first at index `i`; [] where there is none."""
    first = line.found[i]
    if _handing_out(line, first) < 0:
        return []
    group = [first]
    for q in line.found[i + 1 : i + MOST_MEMBERS]:
        if not _GAP.fullmatch(line.text, line.compared[group[-1].begin].end, line.compared[q.begin].begin):
            break
        group.append(q)
    return group if len(group) > 1 else []


def _handing_out(line: Line, first: Quantity) -> int:
    """Where the word stands that hands out the numbers from `first` on; -1 for none."""
    m = _EACH.search(line.text, max(line.span.begin, first.begin - 18), first.begin)
    return m.start() if m else -1


def shared(line: Line, group: list[Quantity], last: Goal | None) -> Iterator[Goal]:
    """One goal for each number of a group."""
    first = group[0]
    text = line.text
    sentence, around = line.sentence(first.begin), line.context.at(first.begin)
    horizon = line.horizon(first, sentence, around)
    if not horizon.may or not accepted(line, first, sentence, around):
        return
    head = _handing_out(line, first)
    begin = max(line.segment_begin(sentence.begin, head), sentence.begin)
    series = _series(_years(line, begin, head), len(group))
    compared = line.compared[first.begin]
    words = metric(text, begin, replace(compared, begin=head), head).words
    change = metric(text, head + 2, compared, head).words if _CHANGE.search(text, head, first.begin) else ""
    if not words and not change:  # 2024年、2025年分别新建冷库120座、150座: what is counted stands behind 分别
        words = metric(text, head + 2, compared, head).words
    names = [w for w in _SPLIT.split(words) if w]
    if not series and len(names) != len(group):
        series = _series(_span(line, sentence.begin, head), len(group))
    end = line.compared[group[-1].begin].end
    told = (
        last is not None and _ARRIVES.search(text, head, compared.begin) is not None
    )  # …8个;…分别提高到18万元、420万元
    for i, q in enumerate(group):
        name = headed(names[i], names, i) if len(names) == len(group) else words
        name = name + change or (last.metric.words if last else "")
        own = replace(horizon, year=series[i] if series else horizon.year, said=horizon.said or bool(series) or told)
        found = Metric(name, begin, end, done=True)
        common = _common(line, group, q)
        if name and has_evidence(line, q, common, found, around, own):
            yield Goal(q, common, found, own.year, line.context.jurisdiction)


def headed(name: str, names: list[str], i: int) -> str:
    """风电、光伏装机: a head noun that only the last member carries.

    >>> headed("风电", ["风电", "光伏装机"], 0)
    '风电装机'
    """
    m = _HEAD_NOUN.search(names[-1])
    if m is None or i == len(names) - 1 or len(name) > 8 or _HEAD_NOUN.search(name):
        return name
    return name + m[0] if m.start() >= 2 else name


def _common(line: Line, group: list[Quantity], q: Quantity) -> Comparison:
    """分别控制在1%、0.5%以内: the words before the first or after the last hold for all that have none of their own."""
    own = line.compared[q.begin]
    if q.high is not None or own.said and q is not group[-1] and q is not group[0]:
        return own
    first, last = line.compared[group[0].begin], line.compared[group[-1].begin]
    if last.said and last.begin == group[-1].begin and not any(line.compared[x.begin].said for x in group[:-1]):
        return replace(own, op=last.op, said=True)
    if first.said and first.begin < group[0].begin and not any(line.compared[x.begin].said for x in group[1:]):
        return replace(own, op=first.op, said=True)
    return own


def _years(line: Line, begin: int, head: int) -> list[Mark]:
    """The years named before 分别, those of 到2023年、2025年, with them."""
    found: list[Mark] = []
    at = head
    for m in reversed(line.marks_before(head, line.span.begin)):
        if m.begin < begin and line.text[m.end : min(at, begin)].strip(",、和"):
            break
        found.insert(0, m)
        at = m.begin
    return found


def _span(line: Line, lowest: int, head: int) -> list[Mark]:
    """2026—2028年,…,社零总额分别增长6%、6.5%、7%: the span of years that the sentence opens with."""
    named = line.marks_before(head, lowest)
    return named if len(named) == 1 and named[0].first else []


def _series(years: list[Mark], count: int) -> list[int] | None:
    """2022—2024年,…分别达到A、B、C: a year each."""
    if len(years) == 1 and years[0].first and years[0].year and years[0].year - years[0].first + 1 == count:
        return list(range(years[0].first, years[0].year + 1))
    if len(years) == count and all(y.year for y in years):
        return [y.year or 0 for y in years]
    return None
