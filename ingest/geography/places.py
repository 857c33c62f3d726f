"""The places a text names: divisions, short forms, zones and named areas, each with the words that name it.

A name inside something else says nothing of the place: the name of an organisation (成都银行), of a document
(《…》), of a programme (“…计划”). Short forms are expanded (成德绵 are three cities), the innermost of a chain is
the place meant (成都市青羊区 → 青羊区), a bare short form of a county counts only where the notice speaks of
its own area or lists it beside other places.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from ingest.geography.bare_zones import bare_zones
from ingest.geography.gazetteer import Division, beginnings, by_code, division, jurisdiction, lies_in
from ingest.geography.known_zones import zone_named
from ingest.geography.place_frames import Frames
from ingest.geography.place_meaning import former_short, hidden, is_city, resolved, runs_on
from ingest.geography.place_names import Place, area_places, known_names, of_kind, placed
from ingest.geography.place_settling import cities_of_one_name, settle
from ingest.geography.province_letters import spelled_provinces
from ingest.geography.zones import find_zones

if TYPE_CHECKING:
    from ingest.reading import Reading


# A line that tells who speaks: a title, a letterhead.
_SPEAKER = re.compile(
    r"关于|人民政府|委员会|办公[厅室]|方案|规划|措施|意见|办法|名单|通知|通告|公示|布局|指引|计划|要点|结果|条例|规定|"
    r"行动|汇总表"
)
_SELF = re.compile(rf"{_SPEAKER.pattern}|[厅局委办](?:$|文件)|[^。;,]{{1,12}}$", re.MULTILINE)
_ABOUT = re.compile(r"《?关于(?:印发|公布|加快|促进|推进|推动|支持|认定|做好|开展|建设|打造|进一步|《|“)+")
# ——2026年1月28日在青海省第十四届人民代表大会第四次会议上
_AT_CONGRESS = re.compile("在(?P<who>[一-鿿]{2,16}?)第[一二三四五六七八九十]+届人民代表大会")
_STOP = re.compile("[。;,]")
# 附件2:2024年度甲县…, 第一师乙市…
_BEFORE_NAME = re.compile(r"^(?:附件\d{0,2}:)?(?:20\d\d年度?)?(?:第[一二三四五六七八九十]{1,3}师(?=[一-鿿]{2,4}市))?")
# ——摘自甲市2024年政府工作报告, (甲市人民政府办公室 2022年3月印制): the imprint below a text tells who spoke.
_IMPRINT = re.compile(
    r"[ \t]*(?:\(|——?)(?:(?:摘自|节选自|选自|引自|根据[^,。()]{2,8}整理,)(?:[^,。()]{0,10}[,:])?)?《?"
    r"(?P<who>[一-鿿]{2,24}?)(?:20\d\d年[一-鿿]{0,4})?(?:政府工作报告|人民政府|办公[厅室]|[市县区州省]委|委员会|工作报告|[局厅])"
)
LAST_LINES = 3  # where an imprint stands
_PIECE = re.compile(r"\([一-鿿]{1,3}\)")
_PIECES = re.compile(rf"{_PIECE.pattern}[一-鿿]{_PIECE.pattern}")


_WATERS = frozenset("湾岛河湖江峡")
_NONE = (0,)
_PLACE = attrgetter("begin", "end")


def home(reading: Reading) -> Division | None:
    """The division whose organ issued the notice: its head says so, else its first lines."""
    return _home(reading)


@lru_cache(maxsize=4)
def _home(reading: Reading) -> Division | None:
    head = reading.notice
    if head.jurisdiction_code:
        return by_code(head.jurisdiction_code)
    for line in reading.lines[:6]:
        if reading.text.endswith(":", line.begin, line.end) and "、" in reading.text[line.begin : line.end]:
            continue  # several are addressed
        if (said := _AT_CONGRESS.search(reading.text, line.begin, line.end)) and (place := jurisdiction(said["who"])):
            return place
        stop = next((m.start() for m in _STOP.finditer(reading.text, line.begin, line.end)), line.end)
        if not (_SELF if stop == line.end else _SPEAKER).search(reading.text, line.begin, stop):
            continue
        words = _BEFORE_NAME.sub("", reading.text[line.begin : min(line.end, line.begin + 60)])
        place = jurisdiction(words)
        if place is None and (about := _ABOUT.match(words)):  # 《关于促进临夏州牛羊产业发展的意见》
            place = jurisdiction(words[about.end() :])
        if place:
            return place
    for line in reading.lines[1:][-LAST_LINES:]:
        if (imprint := _IMPRINT.match(reading.text, line.begin, line.end)) and (place := jurisdiction(imprint["who"])):
            return place
    return None


class Mentions(tuple[Place, ...]):
    """Mentions in the order of the text, found by where they begin."""

    @cached_property
    def begins(self) -> list[int]:
        """Where each mention begins."""
        return [p.begin for p in self]

    def between(self, begin: int, end: int) -> tuple[Place, ...]:
        """The mentions that begin in `begin:end`."""
        begins = self.begins
        first = bisect_left(begins, begin)
        if first == len(begins) or begins[first] >= end:  # in most sentences
            return ()
        return self[first : bisect_left(begins, end, first)]


def places(reading: Reading) -> tuple[Place, ...]:
    """The places that the notice speaks of, in order; several of one span where a short form names several.

    >>> from ingest.model import Document
    >>> from ingest.reading import Reading
    >>> [p.name for p in places(Reading(Document("n", "依托成德绵、攀枝花、凉山发展钒钛。", "")))]
    ['成都市', '德阳市', '绵阳市', '攀枝花市', '凉山彝族自治州']
    """
    return tuple(p for p in mentions(reading) if p.kind == "place")


def mentions(reading: Reading) -> Mentions:
    """Every name of a place, those inside other names too (`kind` says which)."""
    return _mentions(reading)


@lru_cache(maxsize=4)
def _mentions(reading: Reading) -> Mentions:
    text, base = reading.text, _home(reading)
    zones = find_zones(text)
    city = base.short if base is not None and base.level != "county" and is_city(base) else ""
    if city or zones:
        zones = sorted([*zones, *bare_zones(text, city, zones)], key=lambda z: z.begin)
    pieces = _bracketed(text, base)
    taken = sorted([(z.begin, z.end) for z in zones] + [(p.begin, p.end) for p in pieces])
    found = pieces + _matched(text, base, taken)
    found += [Place(z.begin, z.end, z.name, None, "zone") for z in zones]
    spelled = spelled_provinces(text)
    if spelled:
        spans = {(p.begin, p.end) for p in spelled}
        found = [p for p in found if not any(b <= p.begin and p.end <= e for b, e in spans)] + spelled
    found.sort(key=_PLACE)
    frames = Frames(text)
    framed = [p if (kind := frames.around(p.begin, p.end)) == "place" else of_kind(p, kind) for p in found]
    return Mentions(_chained(_of_one_tail(text, framed)))


def _bracketed(text: str, base: Division | None) -> list[Place]:
    """成(都)乐(山)眉(山): each letter with its bracket is a place."""
    found: list[Place] = []
    if not _PIECES.search(text):
        return found
    run: list[tuple[int, int]] = []
    for m in _PIECE.finditer(text):
        if run and run[-1][1] != m.start() - 1:
            found += _spelled(text, run, base)
            run = []
        run.append((m.start() - 1, m.end()))
    return found + _spelled(text, run, base)


def _spelled(text: str, run: list[tuple[int, int]], base: Division | None) -> list[Place]:
    if not 2 <= len(run) <= 6 or run[0][0] < 0:
        return []
    pieces = [(b, e, division(text[b] + text[b + 2 : e - 1], base)) for b, e in run]
    return [placed(b, e, d) for b, e, d in pieces if d] if all(d for _, _, d in pieces) else []


def _matched(text: str, base: Division | None, taken: list[tuple[int, int]]) -> list[Place]:
    """Names of the gazetteer and of the areas, doubtful short forms kept only where the context bears them out."""
    data = known_names()
    names, kinds, firsts = data.names, data.kinds, beginnings()
    starts = [b for b, _ in taken]
    sure: list[Place | None] = []
    doubtful: dict[int, Place] = {}
    last: Place | None = None  # the sure place found last, if nothing doubtful came after it
    label: Place | None = None  # the city that labels a line: 石家庄市:晋州X、藁城Y
    label_end = -1
    for index, begin, end in data.automaton.find_matches_as_indexes(text):
        kind = kinds[index]
        if kind == "word" or last is not None and begin < last.end:
            continue
        if taken:
            at = bisect_right(starts, begin)
            if at and taken[at - 1][1] > begin or at < len(taken) and starts[at] < end:
                continue
        if kind == "area" and (place := runs_on(text, begin, end, base)):  # 联合芜湖市 holds no 合芜
            last, begin, end = place, place.begin, place.end
            sure.append(place)
            continue
        if kind == "area" and end - begin == 2 and data.areas[names[index]] and not _alone(text, begin, end):
            continue  # 直通泰国 holds no 通泰
        if kind == "area" and text[end : end + 1] in _WATERS:
            continue  # 辽东湾, 胶东湾
        if kind == "area":
            sure += area_places(names[index], begin, end)
            last = sure[-1]
            continue
        if kind == "zone" and (zone := zone_named(names[index])):
            last = placed(begin, end, zone)
            sure.append(last)
            continue
        if (
            end - begin == 2
            and firsts.get(text[begin + 1 : begin + 3], _NONE)[0] > 2
            and (longer := runs_on(text, begin, end, base, 3))
            and longer.level != "county"
        ):  # 壮大连云港: no 大连
            last = longer
            sure.append(longer)
            continue
        before = last if last is not None and (last.end == begin or text[last.end : begin] == "(") else None
        if begin >= label_end:
            label = None
        elif before is None and text[begin - 1] in ":、,;和与及":
            before = label
        read = resolved if kind == "division" else former_short
        place, certain = read(text, begin, end, names[index], base, before)
        if not certain and (inner := hidden(text, begin, end, base)):
            place, certain = inner, True  # 形成武汉引领: 成武 is no place here, 武汉 is
        if place is None:
            continue
        last = place if certain else None
        if not certain:
            doubtful[len(sure)] = place
        sure.append(last)
        if certain and text.startswith(":", end) and place.level == "prefecture":
            label, label_end = place, text.find("\n", end) if "\n" in text[end : end + 400] else end + 400
    if doubtful:
        settle(text, sure, doubtful, base)
    return cities_of_one_name([p for p in sure if p], text)


# Before and behind the short name of two cities.
_BEFORE_TWO = frozenset("和与及在以由向从将把对于为到赴托持动进导励等建造成强大优快过区的")
_BEHIND_TWO = (
    "地区",
    "两",
    "一体",
    "协同",
    "联",
    "共",
    "等",
    "合",
    "双",
    "城",
    "都市",
    "走廊",
    "、",
    ",",
    "。",
    "发展",
)


def _alone(text: str, begin: int, end: int) -> bool:
    """Does a name of two letters stand by itself?"""
    before = text[begin - 1 : begin]
    return not "\u4e00" <= before <= "\u9fff" or before in _BEFORE_TWO or text.startswith(_BEHIND_TWO, end)


def _of_one_tail(text: str, found: list[Place]) -> list[Place]:
    """甲省、乙省人民政府: the words that make the last a body stand for all."""
    for i in range(len(found) - 2, -1, -1):
        place, after = found[i], found[i + 1]
        if (
            after.kind == "organisation"
            and place.kind == "place"
            and place.level == after.level
            and text[place.end : after.begin] in ("、", "和", "与", "及")
            and text.startswith(("人民政府", "政府"), after.end)
        ):
            found[i] = of_kind(place, "organisation")
    return found


def _chained(found: list[Place]) -> list[Place]:
    """The outer names of a chain (江苏省常州市武进区) become prefixes."""
    chained = list(found)
    for i in range(len(found) - 1):
        place, after = found[i], found[i + 1]
        if after.begin != place.end:
            continue
        outer, inner = place.division, after.division
        if outer and (inner and inner != outer and lies_in(inner, outer) or after.level == "zone"):
            chained[i] = of_kind(place, "prefix" if after.kind == "place" else after.kind)
    return chained


__all__ = ["Mentions", "Place", "home", "mentions", "places"]
