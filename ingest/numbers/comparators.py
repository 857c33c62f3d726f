"""What the words beside a number make of it: 不低于, 突破, 以上, 左右 … (`data/cues/operators.csv`)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.numbers.quantities import Quantity
from kg.resources import shipped

REACH_BEFORE = 6  # code points; the longest words before a number have 6


@dataclass(frozen=True, slots=True)
class Comparison:
    """The operator of the fact contract and the span of the number with the words that make it so.

    `said` is false where no word says more than the bare number; `level` marks …元级 as a size.
    """

    op: str
    begin: int
    end: int
    said: bool = False
    level: bool = False


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"before": {}, "after": {}, "level": {}}
    with (shipped("data") / "cues" / "operators.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["place"]][row["words"]] = row["op"]
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    def either(place: str) -> str:
        return "|".join(re.escape(w) for w in sorted(_words()[place], key=len, reverse=True))

    return re.compile(either("after")), re.compile(either("level"))


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """The last code points of the words that stand before a number."""
    return frozenset(w[-1] for w in _words()["before"])


def comparison(text: str, quantity: Quantity) -> Comparison:
    """The operator of a quantity; the words beside the number win over the verb.

    >>> from ingest.numbers.quantities import quantities
    >>> [comparison(t, q).op for t in ("不少于3家", "达到60家以上", "控制在5%以内") for q in quantities(t)]
    ['>=', '>=', '<=']
    """
    after, level = _patterns()
    begin, end, op, said = quantity.begin, quantity.end, "=", False
    start = begin - (text[begin - 1 : begin] == "“")
    words = _words()["before"]
    for length in range(min(REACH_BEFORE, start), 0, -1) if text[start - 1] in _ends() else ():
        if before := words.get(text[start - length : start]):
            begin, op, said = start - length, before, True
            break
    if (quantity.kind in ("money", "scale") or quantity.bare) and (m := level.match(text, end)):
        return Comparison("~" if not said else op, begin, m.end(), True, level=True)
    if m := after.match(text, end):
        end, said = m.end(), True
        # 控制在90万人左右, 超过3000家以上: the words after the number say how it is meant
        op = _words()["after"][m[0]] if op != ">" or _words()["after"][m[0]] == "~" else op
    if quantity.plus and op == "=":
        op, said = ">=", True
    if quantity.high is not None:
        op = "range"
    return Comparison(op, begin, end, said)
