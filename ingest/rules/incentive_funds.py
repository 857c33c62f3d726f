"""Funds that a notice promises to set up, with their size: 设立总规模50亿元的氢能产业基金."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.model import Fact
from ingest.numbers.quantities import quantities
from ingest.reading import Reading
from ingest.rule import rule
from ingest.text.cues import Cue

_SET_UP = re.compile("(?<!已)(?<!已经)(?<!后)(?:发起设立|设立|组建|新设|筹建|筹设|建立|成立|发起)(?!了|的|以来|已)")
_MARK = re.compile("[,。;:、]")
_SIZE = re.compile(r"(?P<word>(?:首期|目标|认缴|总|资金)*规模)(?:达到|达|为|约|近|超过|超|不低于|不少于|约为)*$")
_SIZE_AFTER = re.compile(r"(?:以上|左右)?(?P<word>规模)?(?:以上|左右)?的?")
_KIND = re.compile(
    "(?:专项|发展|引导|投资|创业|股权|政府|产业投资|产业引导|天使|成果转化|并购|母|子|主题|市场化|创新)*(?:子|母)?基金$"
)
_REACH = 60  # code points between the verb and the fund
_FUND_CUE = Cue(["基金"])


@rule(
    "incentive.fund",
    emits="incentive",
    why="a fund to be set up for an industry, with its size; whether that is support or a budget the words do not say, "
    "so the fact is ambiguous and its mode is 规模",
    examples=[
        (
            "设立总规模50亿元的氢能产业发展基金。",
            {"beneficiary": "氢能产业", "instrument": "基金", "cap": 50, "unit": "亿元", "mode": "总规模"},
        ),
        (
            "发起设立2亿元规模的稻米产业专项子基金。",
            {"beneficiary": "稻米产业", "instrument": "子基金", "mode": "规模"},
        ),
        ("组建首期规模不低于10亿元的生物医药基金,投早投小。", {"beneficiary": "生物医药", "mode": "首期规模"}),
    ],
    near_misses=[
        "母基金规模50亿元。",
        "已设立规模60亿元的产业基金。",
        "预算安排专项资金2亿元。",
        "发起设立总规模30亿元的产业投资基金。",
    ],
)
def fund(reading: Reading) -> Iterator[Fact]:
    """Each fund with verb, size and the industry it is for."""
    text = reading.text
    sums = [q for q in quantities(text) if q.kind == "money"]
    begins = [q.begin for q in sums]
    for at in _FUND_CUE.places(text):
        begin, end = at - (text[at - 1 : at] in ("子", "母")), at + 2
        before = max(0, begin - _REACH)
        i = bisect_left(begins, begin) - 1
        if i < 0 or begins[i] < before:
            continue
        size = sums[i]
        verb = None
        for verb in _SET_UP.finditer(text, before, size.begin):  # noqa: B007 - the last one counts
            pass
        if verb is None or _MARK.search(text, verb.end(), begin):
            continue
        how, after = _SIZE.search(text, verb.end(), size.begin), _SIZE_AFTER.match(text, size.end)
        named = _KIND.sub("", text[after.end() if after else size.end : end]).strip("“”")
        if not named or named == "产业" or how is None and not (after and after["word"]):
            continue
        word = how["word"] if how else "规模"
        yield reading.fact(
            "incentive", verb.start(), end, status="ambiguous",
            why="size of a fund to be set up: a promise of support, or a budget",
            beneficiary=named, instrument=text[begin:end], cap=size.shown, unit=size.unit, mode=word, rate=None,
        )  # fmt: skip
