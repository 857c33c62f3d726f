"""Platforms, parks, bases, zones, programmes, funds and projects, known by the noun their name ends in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from ingest.geography.area_names import area_leads
from ingest.geography.gazetteer import first_place, lies_in
from ingest.geography.known_zones import zone_named
from ingest.geography.places import Place, mentions
from ingest.lists.entity_words import (
    BAD,
    BREAK_BACK,
    CLAUSE,
    COMMON_FUNDS,
    COUNTED,
    DISTINCT,
    DONE_TO_IT,
    EMPTY,
    ENDS_LED,
    GROWN,
    IN_FRONT,
    KIND_ALONE,
    LED,
    MADE,
    MAKING,
    NO_SITE,
    NO_STEM,
    NUMBERS,
    PROJECT,
    ROUTINE,
    SAFE_INSIDE,
    STAGED,
    TO_DO,
    USES,
    VAGUE,
    VERB,
    suffixes,
)
from ingest.lists.list_words import word_set
from ingest.lists.listing import CLOSING
from ingest.lists.naming import is_qualifier, part_begin
from ingest.reading import Reading
from ingest.text.cues import Cue


class Named(Struct, frozen=True, gc=False):
    """A name at `begin:end` and what kind of thing bears it."""

    begin: int
    end: int
    kind: str


_SITES = frozenset("开发区 产业开发区 园区 产业园区 工业园区 集聚区 产业集聚区".split())
_GROWS = ("提升", "壮大", "布局", "改造", "发展")  # 提升蓝莓基地
LONGEST = 36  # code points of a name
_NOUN_CUE = Cue(suffixes()[1])  # the final nouns


@lru_cache(maxsize=1)
def named_undertakings(reading: Reading) -> tuple[Named, ...]:
    """Names that end in a noun of `lists_entities.csv`, in their order; of those that begin together the longest."""
    zones = {place.end: place for place in mentions(reading) if place.level == "zone"}
    longest = {named.begin: named for named in _undertakings(reading.text)}
    whole = [_from_zone(reading, named, zones) for named in longest.values()]
    return tuple({named.begin: named for named in whole if named}.values())


# What may stand before a zone that is called after a county: 丙市以丁经济开发区为核心
_BEFORE_ZONE = re.compile(
    "(?:[以与和及在于至到把将是对向由从按为·)】_ ]|同意|联动|带动|借鉴|对标|标|申建|应用|会同|听取|设立|扎堆|安家)$"
)


def _from_zone(reading: Reading, named: Named, zones: Mapping[int, Place]) -> Named | None:
    """同意甲省乙经济开发区更名, 丙市以丁高新区为核心: a zone's name begins with it, or with the places before it;
    None where the zone is named bare (重点企业和工业园区)."""
    zone, text = zones.get(named.end), reading.text
    if zone is None or zone.begin <= named.begin:
        return named
    begin = zone.begin
    for place in reversed(mentions(reading).between(named.begin, zone.begin)):
        if place.end != begin:
            break
        begin = place.begin
    if zone.end - zone.begin < 4 or text[zone.begin : zone.end] in suffixes()[1]:
        return None
    known = zone_named(zone.name) is not None
    first = first_place(text[zone.begin : zone.end])
    sure = (
        known or first is not None and (first[0].level == "prefecture" or _BEFORE_ZONE.search(text, named.begin, begin))
    )
    half = "—" in text[named.begin : begin] or text[begin - 1] == "(" or text.find(")", begin, named.end) > 0
    return Named(begin, named.end, named.kind) if sure and not half else named


def _undertakings(text: str) -> Iterator[Named]:
    known = suffixes()[1]
    for start, end in _NOUN_CUE.longest(text):
        noun = text[start:end]
        is_ = known[noun]
        if noun[-1] == "园" and text[end : end + 1] == "区":
            noun, start, end, is_ = "园区", end - 1, end + 1, known["园区"]
        if text[start - 1 : start] in NO_STEM or is_.barred and is_.barred.match(text, end):
            continue
        begin = _part(text, start)
        at, distinct = _read(text[begin:end], start - begin, noun)
        if at < 0 or is_.common and not distinct and (is_.common == "named" or not _made(text, begin + at, end)):
            continue
        yield Named(begin + at, end, is_.kind)


@lru_cache(maxsize=16384)
def _read(words: str, stem: int, noun: str) -> tuple[int, bool]:
    """Where in `words` the name begins that ends with the noun at `stem`, -1 for no name; does it tell which one?"""
    if noun in _SITES and NO_SITE.search(words, 0, stem):
        return -1, False
    at = _name_begin(words, stem)
    name = words[at:]
    is_ = suffixes()[1][noun]
    if not _is_name(name, noun, is_.kind):
        return -1, False
    return at, _distinct(name, noun if is_.common == "named" else "")


def _distinct(name: str, noun: str) -> bool:
    """Does the name tell by itself which one is meant? Of a class of works (`noun`) a place alone tells of many."""
    place = first_place(name) if noun else None
    rest = name[place[1] if place else 0 : len(name) - len(noun)]
    if noun and KIND_ALONE.fullmatch(rest) and not (place and not rest and name[place[1] - 1] not in "省市县区州盟旗"):
        return False  # 贵州省煤矿, 国际化展会; 宝安机场, 玉龙铜矿
    return bool(DISTINCT.search(name)) or _placed(name)


def _made(text: str, begin: int, end: int) -> bool:
    """Does a verb before the name, or 建设 behind it, say that it is brought about?"""
    low = begin - 16 if begin > 16 else 0
    before = BREAK_BACK.search(text[low:begin][::-1])
    if MAKING.search(text, begin - before.start() if before else low, begin) or MADE.match(text, end):
        return True
    if text[begin - 1 : begin] == "\n":
        return text[end : end + 1] in (":", "(")  # the label of a line
    if text[begin - 1 : begin] not in ("、", "等", "和", "及", "与"):
        return False
    low = part_begin(text, begin)
    return MAKING.search(text, low, min(begin, low + 24)) is not None


def _part(text: str, suffix: int) -> int:
    """Where the part of the sentence begins whose name ends with the noun at `suffix`."""
    low = suffix - LONGEST if suffix > LONGEST else 0
    words = text[low:suffix][::-1]  # the words before, read backwards: a break is soon found
    found = BREAK_BACK.search(words)
    words = words[: found.start()] if found else words
    begin = suffix - len(words)
    if ")" in words or text[begin] in NUMBERS:
        return max(low, part_begin(text, suffix, ",。;:!?\n\t、《"))
    if (opened := words.find("“")) >= 0 and not 0 <= words.find("”") < opened:
        return suffix - opened
    return begin


def _name_begin(words: str, suffix: int) -> int:
    """Where the name begins that ends `words`, its last noun at `suffix`; most have none of what is looked for."""
    begin, end = 0, len(words)
    quoted = words.rfind("“", 0, suffix)
    closed = words.rfind("”", 0, suffix) if quoted >= 0 else -1
    for m in VERB.finditer(words, 0, quoted if closed > quoted >= 0 else end):
        verb, after = m.span()
        if after > suffix:
            break
        if m[0] == "如" and words[after] in "东皋" or end - after < 4 or verb == begin + 1 and m[0] in SAFE_INSIDE:
            continue
        begin = after
    if "等" in words:
        for m in CLOSING.finditer(words, begin, suffix):
            if end - m.end() > 4 and not (quoted >= 0 and m.start() > quoted):
                begin = m.end()
    of = words.rfind("的", begin, suffix)
    if of >= 0 and end - of > 4 and (quoted < 0 or of < quoted):
        begin = of + 1
    for word in ("和", "及", "与", " "):
        joint = words.rfind(word, begin, suffix)
        if joint > begin and suffixes()[0].search(words, max(begin, joint - 5), joint) and end - joint > 4:
            begin = joint + 1
    for front, first in IN_FRONT:
        lead = front.match(words, begin, suffix) if words[begin] in first else None
        if lead and end - lead.end() >= 4:
            begin = lead.end()
    if words.startswith(_GROWS, begin) and suffix - begin >= 4:
        begin += 2
    if words[begin] == "好" and begin and suffix - begin >= 4 and not words.startswith(("好品", "好人"), begin):
        begin += 1  # 建设好长征国家文化公园
    if words[begin] == "“" and ((closing := words.find("”", begin, end)) < 0 or words[closing + 1] in "即为是指"):
        begin = max(begin + 1, closing + 2)  # a mark that is never closed; “一核”即X
    return begin


def _is_name(name: str, suffix: str, kind: str) -> bool:
    """A name says more than what kind of thing it is."""
    stem = name[: len(name) - len(suffix)]
    if not 4 <= len(name) <= LONGEST or "的" in stem or "等" in stem and CLOSING.search("甲" + stem):
        return False
    if "—" in stem and kind != "fund" and not _placed(stem) and "“" not in stem and not stem.startswith("中国"):
        return False  # 实验室—中试基地
    if (
        stem[-1:] in "+—-"
        or stem[-1:] in "和及与"
        and len(suffix) < 4
        and not stem.endswith("中和")
        or "大" in name
        and COUNTED.search(name)
        and kind != "programme"
    ):
        return False  # 公司+基地, 三大造船基地
    if BAD.match(name) or CLAUSE.search(name) or name.count("(") != name.count(")"):
        return False
    if "”" in name and "“" not in name:
        return False
    bare = stem.strip("“”")
    if kind == "fund" and bare in COMMON_FUNDS:
        return False
    if (
        DONE_TO_IT.fullmatch(bare)
        or bare[-1:] in ENDS_LED
        and LED.search(bare)
        or kind in ("park", "base", "project")
        and GROWN.search(bare)
    ):  # 以大连市为中心
        return False
    if not bare or bare in USES or is_qualifier(bare) and kind != "fund":
        return False
    if EMPTY.fullmatch(bare):
        named = len(bare) >= 4 if kind in ("platform", "fund") or suffix == "专项" else False
        return named or kind == "fund" and bare not in COMMON_FUNDS
    if kind in ("platform", "park", "base", "institution") and bare.endswith(("建设", "共建", "建立", "搭建")):
        return False  # 学校联合建设实验室
    if kind == "project":
        return suffix != "项目" or _is_project(stem)
    if kind in ("programme", "fund") and ROUTINE.search(bare) and not STAGED.search(bare):
        return False
    if kind in ("programme", "fund"):
        return len(bare) >= 3 or "“" in name or kind == "fund" or suffix[-1] in "节会" or region_of(name) is not None
    return len(bare) >= 2


def _is_project(stem: str) -> bool:
    """Do the words before 项目 tell which one: a place, a work, what is made there?"""
    if PROJECT.search(stem):
        return True
    if len(stem) > 3 and _placed(stem) and stem[-2:] not in ("重点", "重大"):
        return True
    made = TO_DO.sub("", stem)
    return len(stem) > 4 and not VAGUE.search(stem) or len(made) > 5 and not VAGUE.search(made)


def _placed(stem: str) -> bool:
    """伊宁煤制气, 川南页岩气产能建设: the name begins with a place."""
    return region_of(stem) is not None or area_leads(stem)


@lru_cache(maxsize=16384)
def region_of(name: str) -> str | None:
    """The division that a name begins with, None where it begins with none.

    >>> region_of("武汉市新能源汽车产业园")
    '武汉市'
    """
    place = first_place(name)
    if place is None or place[1] >= len(name) or name[: place[1]] in word_set("no_place"):
        return None
    inner = first_place(name[place[1] :]) if place[0].level != "county" else None
    if inner and inner[1] == 2 and name[place[1] + 2] in "山河湖江岛峡岭泉湾":
        return place[0].name  # 宁夏贺兰山东麓葡萄酒产业园区
    if inner and inner[0] is not place[0] and place[1] + inner[1] < len(name) and lies_in(inner[0], place[0]):
        return inner[0].name if inner[0].level == "county" else region_of(name[place[1] :])  # 江西省赣州瑞金经开区
    return place[0].name
