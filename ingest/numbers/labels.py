"""Numbers whose unit stands in the brackets of their label: `产值(亿元):300`, `规模养殖场(个)达到850`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.numbers.quantities import Quantity, quantities, unit_kinds, unit_pattern

# the search begins with a literal: quick
_BEHIND_LABEL = re.compile(
    r"\)(?:[:≥≤><]|(?:达|为|增|提高|提升)[到至]?)(?:不低于|不少于|不超过|不高于|突破|超过|约)?"
    r"(?P<low>\d{1,12}(?:\.\d{1,4})?)(?:[-—~至](?P<high>\d{1,12}(?:\.\d{1,4})?))?(?![\d.:年月日/-])"
)
# 一次性奖励标准(万元):国家级100,省级30,市级10
_ROW = re.compile(r"\):((?:[\u4e00-\u9fffA-Z]{1,12}\d{1,7}(?:\.\d{1,4})?[,、;]?){2,12})(?=[。;\n]|$)")
_OF_ROW = re.compile(r"\d[\d.]*")
LONGEST_UNIT = 8  # code points between the brackets of a label


@lru_cache(maxsize=2)
def with_labelled(text: str) -> tuple[Quantity, ...]:
    """The quantities of a folded text and the numbers whose unit is said by their label, in order.

    >>> [(q.value, q.unit) for q in with_labelled("营业收入(亿元):300,企业(家):120户")]
    [(300, '亿元'), (120, '户')]
    """
    found = quantities(text)
    labelled = [q for m in _BEHIND_LABEL.finditer(text) if (q := _labelled(text, m))]
    if "):" in text:
        labelled += [q for m in _ROW.finditer(text) for q in _row(text, m)]
    if not labelled:
        return found
    own = {q.end for q in found} | {q.begin for q in found}
    labelled = [q for q in labelled if q.begin not in own and q.end not in own]
    return tuple(sorted([*found, *labelled], key=lambda q: q.begin))


def _labelled(text: str, m: re.Match[str]) -> Quantity | None:
    """The number of a match, where the brackets before it hold a unit and the number has none of its own."""
    opened = text.rfind("(", max(0, m.start() - LONGEST_UNIT - 1), m.start())
    told = parse_unit(text[opened + 1 : m.start()].removeprefix("单位:")) if opened > 0 else None
    if told is None or unit_pattern().match(text, m.end()).end() > m.end():  # type: ignore[union-attr]  # may be empty
        return None
    low, high = _value(m["low"]), _value(m["high"]) if m["high"] else None
    return Quantity(m.start("low"), m.end(), low, told[0], told[1], high=high)


def _row(text: str, m: re.Match[str]) -> Iterator[Quantity]:
    """The members of a row behind a label with a unit, each a name and a number."""
    opened = text.rfind("(", max(0, m.start() - LONGEST_UNIT - 1), m.start())
    told = parse_unit(text[opened + 1 : m.start()].removeprefix("单位:")) if opened > 0 else None
    if told:
        for number in _OF_ROW.finditer(text, m.start(1), m.end(1)):
            yield Quantity(number.start(), number.end(), _value(number[0]), told[0], told[1])


def parse_unit(words: str) -> tuple[str, str] | None:
    """A unit with its kind, as the heads of tables and labels print it; None for other words.

    >>> parse_unit("万元/亩"), parse_unit("%"), parse_unit("牵头")
    (('万元/亩', 'money'), ('%', 'percent'), None)
    """
    m = unit_pattern().fullmatch(words)
    if m is None or not m[0]:
        return None
    named = m["unit"] or ""
    kinds = unit_kinds()
    return words, (kinds.get(named) or kinds.get(named.split("/")[0]) or "other") if named else "scale"


def _value(printed: str) -> int | float:
    value = float(printed)
    return int(value) if value == int(value) else value
