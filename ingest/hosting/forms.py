"""Forms filled in line by line: 产业链:X over 布局区域:甲市、乙市, or the place first and its products below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.geography.places import Mentions, Place
from ingest.hosting.industry_phrases import Industry, industries
from ingest.hosting.pairs import SUBJECT, Statement

if TYPE_CHECKING:
    from ingest.reading import Reading

_FIELD = re.compile(
    r"^[ \t]*(?:[·\d.、()]{0,4})[一-鿿]{0,4}?(?:产业链条?|产业集群|产业|行业|领域|集群|链条|链名|链群|"
    r"赛道|品种|品类|产品)(?:名称|方向|类别)?:[ \t]*(?P<what>[^\n:。;]{1,40})$"
)
# 布局区域:, 承载地:, 落点: — a label before places alone; who is in charge is no host
_FIELD_PLACES = re.compile(
    r"^[ \t]*(?:[·\d.、()]{0,4})(?![^:]*(?:责任|牵头|单位|部门|联系|推荐|申报|"
    r"主管|对接|包联|督导|主体|来源|销售|市场|时间|地点|出席|参加))[一-鿿]{2,8}(?:\([^()]{1,8}\))?:"
)
_NO_PLACE = re.compile("[一-鿿]{4}")


def fields(reading: Reading, found: Mentions) -> Iterator[Statement]:
    """The pairs of forms; an entry may open with either of its two lines.

    >>> from ingest.model import Document
    >>> from ingest.geography.places import mentions
    >>> from ingest.reading import Reading
    >>> reading = Reading(Document("n", "县区:榆社县\\n主导产业:陶瓷\\n县区:左权县\\n主导产业:铜", ""))
    >>> [(s.place.name, s.industry.name) for s in fields(reading, mentions(reading)) if s.industry]
    [('榆社县', '陶瓷'), ('左权县', '铜')]
    """
    text = reading.text
    if not [begin for begin in found.begins if text[begin - 1] == ":" and text[begin - 2] not in "位门体关府"]:
        return
    what: list[Industry] = []
    where: list[Place] = []
    opener = ""  # which of the two opens each entry of the form
    for line in reading.lines:
        if line.end - line.begin > 120 or ":" not in text[line.begin : min(line.end, line.begin + 14)]:
            where = []
            continue
        field = _FIELD.match(text[line.begin : line.end])
        if field:
            what = industries(text, line.begin + field.start("what"), line.end)
            opener = opener or ("where" if where else "what")
            if opener == "where":
                yield from (Statement(p, i, SUBJECT, p.begin, i.end) for p in where for i in what)
            where = []
            continue
        label = _FIELD_PLACES.match(text[line.begin : line.end]) if what or opener != "what" else None
        there = found.between(line.begin + label.end(), line.end) if label else ()
        where = [p for p in there if p.kind == "place"]
        if not label or not _only(text, there, line.begin + label.end(), line.end):
            where = []
        elif opener == "what":
            yield from (Statement(p, i, SUBJECT, i.begin, p.end) for p in where for i in what)


def _only(text: str, there: Sequence[Place], begin: int, end: int) -> bool:
    """Do the places fill the line?"""
    for place in there:
        if _NO_PLACE.search(text, begin, max(begin, place.begin)):
            return False
        begin = max(begin, place.end)
    return bool(there) and _NO_PLACE.search(text, begin, end) is None
