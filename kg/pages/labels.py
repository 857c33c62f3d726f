"""Short forms for narrow places: prefectures, task numbers, labels cut to fit, the province a graph is about."""

from __future__ import annotations

import re

from kg.pages.graph import Graph
from kg.pages.view import Text

LONGEST = 14  # characters of a label in the picture; the panel has the whole name
_PLACE_TAIL = re.compile(r"(?<=..)(?:[\u4e00-\u9fff]{0,10}族自治州|市)$")


def province_of(graph: Graph) -> tuple[str, Text]:
    """Code and name of the one province whose prefectures the notices are about; ("", Text("")) for several."""
    rows = graph.rows(
        """SELECT DISTINCT ?province ?code WHERE {
          ?n a kg:Notice ; eli:jurisdiction/kg:within* ?province . ?province kg:level "province" ; kg:code ?code }"""
    )
    if len(rows) != 1:
        return "", Text("")
    name = graph.label(rows[0]["province"])
    return rows[0]["code"], Text(re.sub("(?:省|市|自治区)$", "", name.zh), re.sub(" Province$", "", name.en))


def short_place(name: Text) -> Text:
    """成都 for 成都市, 凉山 for 凉山彝族自治州."""
    english = re.sub(r"(?i) (?:city|shi|prefecture|autonomous|tibetan|qiang|yi|and|district)\b", "", name.en)
    return Text(_PLACE_TAIL.sub("", name.zh), re.sub(r"  +", " ", english).strip())


def short_agency(english: str, area: str) -> str:
    """What tells an agency from its neighbours: Commerce for Department of Commerce of Sichuan.

    >>> short_agency("Department of Economy and Information Technology of Sichuan", "Sichuan")
    'Economy & Information Technology'
    """
    words = re.sub(rf"(?:,)? (?:of|in) {re.escape(area)}$", "", english) if area else english
    words = re.sub(r"^(?:Department|Bureau|Administration|Office) (?:of|for) (?:the )?", "", words)
    return words.replace(" and ", " & ")


def cut(words: str, longest: int = LONGEST) -> str:
    """A label that fits its column; English is cut between words."""
    if len(words) <= longest + 2:
        return words
    kept = words[:longest]
    return (kept.rsplit(" ", 1)[0] if " " in kept[longest // 2 :] else kept) + "…"


_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}


def arabic(number: str) -> str:
    """A printed Chinese number in digits, for narrow columns; anything else without its brackets.

    >>> arabic("(二十三)"), arabic("十"), arabic("1.")
    ('23', '10', '1')
    """
    bare = number.strip("()（）.、． ")
    found = re.fullmatch("([一二三四五六七八九])?(十)?([一二三四五六七八九])?", bare)
    if not bare or not found:
        return bare
    tens = _DIGITS.get(found[1] or "", 1) if found[2] else 0
    ones = _DIGITS.get(found[3] or "", 0) if found[2] else _DIGITS.get(found[1] or found[3] or "", 0)
    return str(tens * 10 + ones)
