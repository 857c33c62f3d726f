"""An industry printed before the first step of its chain (航空航天研发、设计、制造), taken off that step."""

from __future__ import annotations

import re

from ingest.chains.chain_items import industry_named
from ingest.chains.chain_title import title_subject
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import any_of
from ingest.model import Span
from ingest.vocabulary import concept_of

_GROWN = frozenset("种植 养殖 采选 开采 选育 繁育 育种 采收 栽培 采摘 饲养 种苗 育苗".split())
_STEP_END = re.compile(any_of("step_end") + "$")


def peeled(text: str, stages: tuple[Span, ...]) -> tuple[tuple[Span, ...], str]:
    """航空航天研发、设计、制造: the industry stands before the first step and is no part of it."""
    head = text[stages[0].begin : stages[0].end]
    tail = _STEP_END.search(head)
    if tail and tail.start() >= 3 and 2 * sum(s.end - s.begin <= 2 for s in stages[1:]) >= len(stages) - 1:
        name = industry_named(head[: tail.start()])
        if tail[0] in _GROWN and (title := title_subject(text)) and title not in name and name not in title:
            return stages, ""  # 酿酒高粱种植、制曲、酿造 of a notice on 白酒
        if is_industrial(name) or concept_of(name) is not None:
            return (Span(stages[0].begin + tail.start(), stages[0].end), *stages[1:]), name
    return named_first(stages, head, named_earlier(text, stages[0]), 2)


_ANY_TRADE = frozenset(["企业", "行业", "作业", "专业", "就业", "创业", "工业", "农业", "产业"])
# 液态金属产业 names no 金属: an industry's name begins behind a verb, a place or a mark.
_WITHIN_NAME = re.compile(
    "[\u4e00-\u9fff](?<![省市县区州盟旗级球家动进持励展强大优快升焦绕育造建成于善全对以为在和及与长精发])"
)


def named_earlier(text: str, step: Span, later: str = "", *, ends: bool = False) -> str:
    """The industry that a step begins with (or `ends`), called one before or in the words `later`; '' for none."""
    for size in range(step.end - step.begin - 2, 1, -1):
        name = text[step.end - size : step.end] if ends else text[step.begin : step.begin + size]
        if not ends and text[step.begin + size] in "材料品物件油叶粉":
            continue  # 藏药材种植 is no step 材种植 of 藏药
        at = text.find(name if name[-1] == "业" and name not in _ANY_TRADE else name + "产业", 0, step.begin)
        if at >= 0 and not (at and _WITHIN_NAME.match(text, at - 1)) or name + "产业" in later:
            return name
    return ""


def named_first(stages: tuple[Span, ...], head: str, title: str = "", least: int = 3) -> tuple[tuple[Span, ...], str]:
    """新能源汽车整车、电池、电机: the industry (known, or the title's) stands once, before the first of its parts."""
    if len(title) > 1 and head.startswith(title) and len(head) - len(title) >= least:
        return (Span(stages[0].begin + len(title), stages[0].end), *stages[1:]), title
    longest = max((s.end - s.begin for s in stages[1:]), default=0)
    if len(head) > longest and concept_of(head) is None:
        for at in range(len(head) - 2, 2, -1):
            if len(head) - at > longest:
                break
            if concept_of(head[:at]) is not None:
                return (Span(stages[0].begin + at, stages[0].end), *stages[1:]), industry_named(head[:at])
    return stages, ""
