"""What the words beside a number make of it: 不低于, 突破, 以上, 左右 … (`data/cues/operators.csv`)."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from msgspec import Struct

from ingest.numbers.quantities import Quantity
from kg.resources import shipped


class Comparison(Struct, frozen=True, gc=False):
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
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """What stands behind a number, what makes it a size, and the first letters of both."""

    def either(place: str) -> str:
        return "|".join(re.escape(w) for w in sorted(_words()[place], key=len, reverse=True))

    begins = frozenset(w[0] for place in ("after", "level") for w in _words()[place])
    return re.compile(f"(?!上下[游级])(?:{either('after')})"), re.compile(either("level")), begins


@lru_cache(maxsize=1)
def _before() -> dict[str, tuple[tuple[str, str], ...]]:
    """The words that stand before a number with their operators, the longest first, by their last code point."""
    found: dict[str, list[tuple[str, str]]] = {}
    for words, op in sorted(_words()["before"].items(), key=lambda w: -len(w[0])):
        found.setdefault(words[-1], []).append((words, op))
    return {last: tuple(words) for last, words in found.items()}


def comparison(text: str, quantity: Quantity) -> Comparison:
    """The operator of a quantity; the words beside the number win over the verb.

    >>> from ingest.numbers.quantities import quantities
    >>> [comparison(t, q).op for t in ("不少于3家", "达到60家以上", "控制在5%以内") for q in quantities(t)]
    ['>=', '>=', '<=']
    """
    after, level, begins = _patterns()
    begin, end, op, said = quantity.begin, quantity.end, "=", False
    start = begin - 1 if text[begin - 1 : begin] in ("“", " ") else begin
    for words, before in _before().get(text[start - 1 : start], ()):
        if text.endswith(words, 0, start):
            begin, op, said = start - len(words), before, True
            break
    behind = end + (text[end : end + 1] == " ")
    told = text[behind : behind + 1] in begins  # behind most numbers no word tells anything
    if told and (quantity.bare or quantity.kind in ("money", "scale")) and (m := level.match(text, end)):
        return Comparison("~" if not said else op, begin, m.end(), True, level=True)
    if told and (m := after.match(text, behind)):
        end, said = m.end(), True
        # 控制在90万人左右, 超过3000家以上: the words after the number say how it is meant
        op = _words()["after"][m[0]] if op != ">" or _words()["after"][m[0]] == "~" else op
    if quantity.plus and op == "=":
        op, said = ">=", True
    if quantity.high is not None:
        op = "range"
    return Comparison(op, begin, end, said)
