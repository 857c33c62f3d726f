"""The words that tell goals from what only looks like one (`data/cues/target_words.csv`), found in one scan."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from ingest.numbers.cue_words import any_cue, cue_words
from ingest.numbers.quantities import Quantity
from ingest.text.cues import Cue

_SETS = ("past", "support", "eligibility", "goal", "sum")
# what every forecast that is no single word holds
_FORETOLD = ("预测", "测算", "估算", "预计", "估计", "分析", "研判", "有望")
_WORDS = {name: cue_words("target_words", name) for name in _SETS}
_WORDS["forecast"] = (*cue_words("target_words", "forecast"), *_FORETOLD)
_CUE = Cue(sorted({word for words in _WORDS.values() for word in words}))
_NAMES = {word: [name for name, words in _WORDS.items() if word in words] for word in _CUE.words}
# the verbs and nouns behind which a number may stand without a unit: PUE降至1.25, 指数达到90
_ARRIVALS = Cue(
    "降至 降到 升至 升到 增至 增到 高到 高至 低到 低至 减到 减至 低于 高于 制在 不超过 突破 达到 指数 系数".split()
)
_INDEX = re.compile(
    r"(?:(?:指数|系数)(?:达到?|为|保持在)?|不超过|[\u4e00-\u9fff]{2})"
    r"([0-9]{1,4}(?:\.[0-9]{1,3})?)(?=(?:以下|以内|以上|左右)?(?:[,。;、)\n]|$))"
)


@lru_cache(maxsize=1)
def cues() -> dict[str, re.Pattern[str]]:
    """The words as patterns, by set."""
    names = ("past", "forecast", "support", "eligibility", "goal", "content", "sum")
    found = {name: re.compile(any_cue("target_words", name)) for name in names}
    # 据某协会测算 tells the forecast of another
    found["forecast"] = re.compile(
        rf"{found['forecast'].pattern[3:-1]}|据[^,;。]{{0,12}}(?:预测|测算|估算|预计|估计|分析|研判)|经[^,;。]{{0,12}}(?:预测|测算|估算)|预计[^,;。]{{0,10}}(?:全国|全球|国内|世界|市场(?!主体|经营))|预计,[^,;。]{{0,10}}(?:全球|世界)|市场[^,;。]{{0,6}}有望|需求[^,;。]{{0,6}}有望"
    )
    return found


_GOES_ON = frozenset("单收支")


def _is_part(text: str, begin: int, end: int) -> bool:
    """计划单列市, 好于预期, 公共财政预算收入: is the word a part of another?"""
    if text.startswith("单列", end) or text[begin] == "预" and text[begin - 1 : begin] in ("于", "超"):
        return True
    return text.startswith(("收入", "支出"), end) and text.endswith("预算", begin, end)


class Said:
    """Where a text says which of these words."""

    __slots__ = ("_begins", "_spans", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: dict[str, tuple[list[int], list[int]]] = {name: ([], []) for name in _WORDS}
        spans = _CUE.spans(text)
        self._begins = [begin for begin, _ in spans]
        for begin, end in spans:
            if (text[end : end + 1] in _GOES_ON or text[begin] == "预") and _is_part(text, begin, end):
                continue
            for name in _NAMES[text[begin:end]]:
                begins, ends = self._spans[name]
                begins.append(begin)
                ends.append(end)

    def nothing(self, begin: int, end: int) -> bool:
        """Does none of the words, of whichever set, begin in `text[begin:end]`?"""
        i = bisect_left(self._begins, begin)
        return i == len(self._begins) or self._begins[i] >= end

    def within(self, name: str, begin: int, end: int) -> bool:
        """Does `text[begin:end]` hold a word of the set `name`?

        >>> Said("力争达到300家").within("goal", 0, 7), Said("力争达到300家").within("goal", 1, 7)
        (True, False)
        """
        begins, ends = self._spans[name]
        if not begins or begins[-1] < begin:
            return False
        for i in range(bisect_left(begins, begin), len(begins)):
            if begins[i] >= end:
                return False
            if ends[i] <= end:
                return name != "forecast" or cues()[name].search(self._text, begin, end) is not None
        return False


def indices(text: str) -> list[Quantity]:
    """The numbers of a text that measure an index and have no unit.

    >>> [q.value for q in indices("PUE降至1.25以下,营商环境指数达到90。")]
    [1.25, 90]
    """
    return [
        Quantity(m.start(1), m.end(1), float(m[1]) if "." in m[1] else int(m[1]), "", "index")
        for m in _ARRIVALS.matches(_INDEX, text)
    ]
