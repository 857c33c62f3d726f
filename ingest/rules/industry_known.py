"""A rule of the family industry that leans on the vocabulary: a verb of growth before a name it knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from ingest.industries.industry_items import growth_verbs
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.industry import owners
from ingest.vocabulary import concept_of, concepts

_SHORTEST = 3  # code points: shorter names stand inside too many other words
_TECHNOLOGY = re.compile(r"技术$")
# What may stand behind the name: it is cut off from a longer word by one of these.
_AFTER = re.compile(
    r"$|[,。;、:!?\n\t()等]|技术|创新|产业|关键|核心|领域|行业|研发|攻关|制造|生产|应用|发展|建设|升级|迭代|产品|项目|装备|企业|规模|示范|推广|和|与|及|在|向|的"
)
_UNDONE = re.compile(r"(?:不|未|禁止|限制|淘汰|化解|压减|退出|无)[\u4e00-\u9fff]{0,4}$")


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """The names of the vocabulary by how they begin, the longest first."""
    names = {n for c in concepts().values() for n in (c.zh, *c.aliases) if len(n) >= _SHORTEST and not n.isascii()}
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        found.setdefault(name[:_SHORTEST], []).append(name)
    return {beginning: tuple(names) for beginning, names in found.items()}


@rule(
    "industry.known",
    emits="industry",
    why="a verb of growth before a name of the vocabulary makes it what is to grow",
    examples=[
        ("突破固态电池技术,加快示范。", {"name": "固态电池", "concept": "solid-state-batteries"}),
        ("推动新一代光伏技术迭代升级。", {"name": "新一代光伏技术", "kind": "technology"}),
        ("推动新型储能创新发展。", {"name": "新型储能"}),
    ],
    near_misses=["本市已有固态电池企业三家。", "突破性成果转化。", "不发展煤化工项目。"],
)
def known(reading: Reading) -> Iterator[Fact]:
    """突破固态电池, 聚焦智能传感器."""
    text = reading.text
    read = sorted([(n.begin, n.end) for found in owners(reading).values() for n in found])
    begins = {begin for begin, _ in read}
    names = _names().get
    for verb in growth_verbs(text):
        begin = verb + 2
        named = names(text[begin : begin + _SHORTEST])
        if named is None:
            if text[begin : begin + 2] != "应用":
                continue
            begin += 2  # 推广应用X
            named = names(text[begin : begin + _SHORTEST], ())
        name = next((n for n in named if text[begin : begin + len(n)] == n), None)
        if name is None:
            continue
        end = begin + len(name)
        if text[verb:begin] in ("建设", "打造") and name.endswith(
            ("工厂", "车间", "园区", "平台", "基地", "中心", "设施", "网络")
        ):
            continue  # what is built is a place, not the industry
        if begin in begins or _overlaps(read, begin, end):
            continue  # read by its form already
        if not _AFTER.match(text, end) or _UNDONE.search(text, max(0, verb - 6), verb):
            continue
        kind = "technology" if _TECHNOLOGY.search(name) else "industry"
        yield reading.fact("industry", begin, end, name=name, concept=concept_of(name), kind=kind, list=None, order=1)


def _overlaps(spans: list[tuple[int, int]], begin: int, end: int) -> bool:
    """Does any of the sorted spans share a code point with `begin:end`? Names are short: eight neighbours do."""
    at = bisect_left(spans, (begin, end))
    return any([b < end and begin < e for b, e in spans[max(0, at - 8) : at + 8]])
