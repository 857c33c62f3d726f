"""Registers of places: lines that give each place its products and nothing else.

邵东市:箱包皮具、小五金 / 清丰县 实木家具 / 沁县——黄小米, one place a line. A line by itself says little (甲市:张某);
a run of such lines of which a good part are industries by name is a register, and there any noun is a product.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.geography.gazetteer import lies_in
from ingest.geography.places import Mentions, Place
from ingest.hosting.industry_phrases import Industry, industries, is_industrial
from ingest.hosting.place_verbs import ONLY_VERBS, VERBS
from ingest.model import Span
from ingest.text.openings import past_mark

if TYPE_CHECKING:
    from ingest.reading import Reading

_NUMBER = re.compile(r"[ \t·*—-]*(?:\(?[一二三四五六七八九十\d]{1,3}(?:[)、.]|(?=[ \t])))?[ \t]*")
_PARTED = re.compile(r"[ \t]*(?::|——|—|-|(?<=[县市区旗州盟镇乡村道])[ \t])[ \t]*")
_TOWN = re.compile(r"[ \t]?[一-鿿]{1,5}(?:镇|乡|村|街道)(?=[ \t])")
_PROSE = re.compile(
    r"[。!?](?!$)|发展|建设|打造|推进|支持|做[强大优]|培育|重点|联系|电话|局|委员会|政府|公司|负责|组长|[元%名个家人]$|\d{3}"
)
# 甲区·乙谷(生物医药): a site of the place, and what it makes
_SITE = re.compile(
    r"(?:·[一-鿿A-Za-z\d·]{2,18}|[ \t]?[一-鿿]{2,12}(?:园区?|街道|[镇乡谷港城湾]|片区|组团|基地))"
    r"\((?P<what>[^():\d]{2,24})\)[ \t]*[;。,]?$"
)
_PART = re.compile("[^,;]+")
LONGEST_LINE = 60  # code points of a line of a register
SHORTEST_RUN = 2  # lines
VOUCHING = 3  # one product of so many has to be an industry by name


def registers(reading: Reading, found: Mentions) -> Iterator[tuple[Span, tuple[tuple[Place, Industry], ...]]]:
    """The lines of registers, each with its place and products, in order.

    >>> from ingest.model import Document
    >>> from ingest.geography.places import mentions
    >>> from ingest.reading import Reading
    >>> reading = Reading(Document("n", "名单\\n清丰县 实木家具\\n尉氏县 板式家具、纺织\\n", ""))
    >>> [(p.name, i.name) for _, made in registers(reading, mentions(reading)) for p, i in made]
    [('清丰县', '实木家具'), ('尉氏县', '板式家具'), ('尉氏县', '纺织')]
    """
    run: list[tuple[Span, tuple[tuple[Place, Industry], ...]]] = []
    for line in _candidates(reading, found):
        row = _row(reading.text, line, found)
        if row is None or run and line.begin > run[-1][0].end + 2:
            yield from _settled(run)
            run = []
        if row is not None:
            run.append((line, row))
    yield from _settled(run)


def _candidates(reading: Reading, found: Mentions) -> Iterator[Span]:
    """Short lines beside lines that begin with a place too."""
    lines = reading.lines
    starts = [line.begin for line in lines]
    begins = sorted({bisect_right(starts, b) - 1 for b in found.begins})
    near = {i for a, b in pairwise(begins) if b - a == 1 for i in (a, b)}
    for i in sorted(near):
        if lines[i].end - lines[i].begin <= LONGEST_LINE:
            yield lines[i]


def _row(text: str, line: Span, found: Mentions) -> tuple[tuple[Place, Industry], ...] | None:
    number = _NUMBER.match(text, line.begin, line.end)
    begin = past_mark(text, number.end() if number else line.begin, line.end)
    own = found.between(begin, min(line.end, begin + 24))
    if not own or own[0].begin != begin or "\t" in text[begin : line.end]:  # tables are read by their columns
        return None
    at = 0
    while at + 1 < len(own) and not text[own[at].end : own[at + 1].begin].strip(" \t") and _in(own[at + 1], own[at]):
        at += 1  # 丽水市 庆元县
    place = own[at]
    site = _SITE.match(text, place.end, line.end)
    if site and place.kind == "place" and not any(p.begin >= site.start("what") for p in own[at + 1 :]):
        return _each(place, industries(text, site.start("what"), site.end("what")))
    town = _TOWN.match(text, place.end, line.end)
    parted = _PARTED.match(text, town.end() if town else place.end, line.end)
    if place.kind != "place" or parted is None or _PROSE.search(text, parted.end(), line.end):
        return None
    if any(p.begin > parted.end() - 1 for p in own[at + 1 :]):
        return None  # 石家庄市:晋州X、藁城Y: the products are its counties'
    made: list[Industry] = []
    for part in _PART.finditer(text, parted.end(), line.end):
        verbs = VERBS.match(text, part.start(), part.end()) if made else None  # 甲县:X,兼顾Y
        made += industries(text, verbs.end() if verbs and ONLY_VERBS.search(verbs[0]) else part.start(), part.end())
    return _each(place, made)


def _each(place: Place, made: Sequence[Industry]) -> tuple[tuple[Place, Industry], ...] | None:
    return tuple((place, each) for i in made for each in (i, *i.sub)) or None


def _in(inner: Place, outer: Place) -> bool:
    """Does one lie in the other? 奉贤区 东方美谷 names no 东方市."""
    return bool(inner.division and outer.division and lies_in(inner.division, outer.division))


def _settled(
    run: list[tuple[Span, tuple[tuple[Place, Industry], ...]]],
) -> list[tuple[Span, tuple[tuple[Place, Industry], ...]]]:
    names = [i.name for _, made in run for _, i in made]
    known = sum(map(is_industrial, names))
    return run if len(run) >= SHORTEST_RUN and known * VOUCHING >= len(names) else []
