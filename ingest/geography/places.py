"""The places a text names: divisions, short forms, zones and named areas, each with the words that name it.

A name inside something else says nothing of the place: the name of an organisation (成都银行), of a document
(《…》), of a programme (“…计划”). Short forms are expanded (成德绵 are three cities), the innermost of a chain is
the place meant (成都市青羊区 → 青羊区), a bare short form of a county counts only where the notice speaks of
its own area or lists it beside other places.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.geography.gazetteer import (
    FORMER,
    LONGEST,
    OFFICIAL,
    SHORT,
    Division,
    by_code,
    chosen,
    division,
    gazetteer,
    jurisdiction,
    lies_in,
    named,
    province_of,
)
from ingest.geography.place_frames import Frames, Kind
from ingest.geography.zones import Zone, find_zones, zone_named
from ingest.hosting.industry_phrases import is_industrial
from kg.resources import shipped

if TYPE_CHECKING:
    from ingest.reading import Reading


# Official names that are also words of every notice: they count only after the name of their city.
_WORDS = frozenset({"城区", "郊区", "东区", "西区", "矿区", "新城区", "高新区", "开发区"})

_LOCAL = frozenset({"市中区", "城中区", "城关区", "新华区", "向阳区", "前进区", "东风区", "和平区", "新市区", "友好区"})

_AREAS = {"成渝": "成渝地区"}  # areas whose official name is not the short one printed

_JOINS = frozenset({"、", "和", "与", "及", "以及", "—", "-", "~", "暨", "或", ",", "/", "·", "+"})

# A line that tells who speaks: a title, a letterhead.
_SPEAKER = re.compile(
    r"关于|人民政府|委员会|办公[厅室]|方案|规划|措施|意见|办法|名单|通知|通告|公示|布局|指引|计划|要点|结果|条例|规定|"
    r"行动|汇总表"
)
_SELF = re.compile(rf"{_SPEAKER.pattern}|[厅局委办](?:$|文件)|[^。;,]{{1,12}}$", re.MULTILINE)
_STOP = re.compile("[。;,]")
_WATERS = "山河湖江岛峡岭泉湾"
_PIECE = re.compile(r"\(([一-鿿]{1,3})\)")

# After these words a bare short form of a county of the notice's province is one.
_CUE_BEFORE = re.compile(r"(?:依托|支持|推动|推进|鼓励|联动|引导|带动|发挥|立足|巩固|做[强优大]|布局在|集中在)$")
_CUE_AFTER = re.compile(
    r"(?:重点|大力|着力|加快|主要|积极|则|配套|协同|共同)?(?:发展|主攻|侧重|着重|聚焦|主打|布局|做[强大优精]|培育|承接|壮大|打造|突出|建设)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """`text[begin:end]` names the place. `code` is None for a zone, an area and a name that stays unresolved;
    `level` is province, prefecture, county, zone or area. `kind` says what the name stands in."""

    begin: int
    end: int
    name: str
    code: str | None
    level: str
    kind: Kind = "place"
    resolved: bool = True

    @property
    def division(self) -> Division | None:
        """The division, None for zones and areas."""
        return by_code(self.code) if self.code else None


@dataclass(frozen=True, slots=True)
class _Names:
    automaton: AhoCorasick
    names: tuple[str, ...]
    areas: dict[str, tuple[Division | Zone, ...]]  # empty for areas that spell no divisions
    words: frozenset[str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    areas: dict[str, tuple[Division | Zone, ...]] = {}
    with (shipped("data") / "areas.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            areas[row["name"]] = tuple(filter(None, (_member(m) for m in row["members"].split("|") if m)))
    words = frozenset((shipped("data") / "place_words.csv").read_text("utf-8").split()[1:])
    names = tuple({*(n for n in gazetteer().by_name if len(n) > 1), *areas, *words} - {""})
    return _Names(AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names, areas, words)


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(name[:2] for name in _names().names)


def _member(code: str) -> Division | Zone | None:
    return by_code(code) if code.isdigit() else zone_named(code)


def home(reading: Reading) -> Division | None:
    """The division whose organ issued the notice: its head says so, else its first lines."""
    return _home(reading)


@lru_cache(maxsize=4)
def _home(reading: Reading) -> Division | None:
    head = reading.notice
    if head.jurisdiction_code:
        return by_code(head.jurisdiction_code)
    for line in reading.lines[:6]:
        stop = next((m.start() for m in _STOP.finditer(reading.text, line.begin, line.end)), line.end)
        if not (_SELF if stop == line.end else _SPEAKER).search(reading.text, line.begin, stop):
            continue
        words = re.sub(r"^20\d\d年度?", "", reading.text[line.begin : min(line.end, line.begin + 60)])
        place = jurisdiction(words)
        if place:
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
        return self[bisect_left(self.begins, begin) : bisect_left(self.begins, end)]


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
    found = _bracketed(text, base) + _matched(text, base, [(z.begin, z.end) for z in zones])
    found += [Place(z.begin, z.end, z.name, None, "zone") for z in zones]
    found.sort(key=lambda p: (p.begin, p.end))
    frames = Frames(text)
    framed = [p if (kind := frames.around(p.begin, p.end)) == "place" else _as(p, kind) for p in found]
    return Mentions(_chained(framed))


def _as(place: Place, kind: Kind) -> Place:
    return Place(place.begin, place.end, place.name, place.code, place.level, kind, place.resolved)


def _bracketed(text: str, base: Division | None) -> list[Place]:
    """成(都)乐(山)眉(山): each letter with its bracket is a place."""
    found: list[Place] = []
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
    return [_place(b, e, d) for b, e, d in pieces if d] if all(d for _, _, d in pieces) else []


def _place(begin: int, end: int, what: Division | Zone, kind: Kind = "place") -> Place:
    if isinstance(what, Division):
        return Place(begin, end, what.name, what.code, what.level, kind)
    return Place(begin, end, what.name, None, "zone", kind)


def _matched(text: str, base: Division | None, taken: list[tuple[int, int]]) -> list[Place]:
    """Names of the gazetteer and of the areas, doubtful short forms kept only where the context bears them out."""
    data = _names()
    starts = [b for b, _ in taken]
    sure: list[Place | None] = []
    doubtful: dict[int, tuple[Place, ...]] = {}
    for index, begin, end in data.automaton.find_matches_as_indexes(text):
        name = data.names[index]
        at = bisect_right(starts, begin) - 1
        if name in data.words or at >= 0 and taken[at][1] > begin or at + 1 < len(taken) and taken[at + 1][0] < end:
            continue
        if name in data.areas and name not in gazetteer().by_name:
            members = data.areas[name]
            sure += [_place(begin, end, m) for m in members] or [
                Place(begin, end, _AREAS.get(name, name), None, "area")
            ]
            continue
        before = sure[-1] if sure and sure[-1] and text[sure[-1].end : begin] in ("", "(") else None
        place, certain = _resolved(text, begin, end, name, base, before)
        if not certain and (inner := _hidden(text, begin, end, base)):
            sure.append(inner)  # 形成武汉引领: 成武 is no place here, 武汉 is
            continue
        if place is None:
            continue
        if certain:
            sure.append(place)
        else:
            doubtful[len(sure)] = (place,)
            sure.append(None)
    _settle(text, sure, doubtful, base)
    return _cities_of_one_name([p for p in sure if p], text)


def _cities_of_one_name(found: list[Place], text: str) -> list[Place]:
    """长春、吉林、延边: among cities of a province the name of the province is that of its city."""
    for i, place in enumerate(found):
        if place.level != "province" or place.end - place.begin != 2:
            continue
        city = next((d for d in named(text[place.begin : place.end]) if d.level == "prefecture"), None)
        beside = [p for p in found[max(0, i - 1) : i + 2] if p.level == "prefecture" and p.division]
        if city and any(
            (text[p.end : place.begin] if p.begin < place.begin else text[place.end : p.begin]) in _JOINS
            and p.division is not None
            and province_of(p.division) == province_of(city)
            for p in beside
        ):
            found[i] = _place(place.begin, place.end, city)
    return found


def _hidden(text: str, begin: int, end: int, base: Division | None) -> Place | None:
    """The sure place that begins inside a doubtful one and runs on beyond it, or None."""
    if not any(text[at : at + 2] in _beginnings() for at in range(begin + 1, end)):
        return None
    for index, first, last in _names().automaton.find_matches_as_indexes(text[begin + 1 : end + LONGEST]):
        if begin + 1 + first >= end or begin + 1 + last <= end:
            return None
        name = _names().names[index]
        if name in _names().words or name not in gazetteer().by_name:
            return None
        place, certain = _resolved(text, begin + 1 + first, begin + 1 + last, name, base, None)
        return place if certain else None
    return None


def _resolved(
    text: str, begin: int, end: int, name: str, base: Division | None, before: Place | None
) -> tuple[Place | None, bool]:
    """The place a name means, and whether the name alone is proof enough."""
    if len(name) == 2 and text[end : end + 1] in _WATERS and end < len(text) and _is_county(name):
        return None, False  # 贺兰山, 崖州湾
    outer = before.division if before else None
    if outer:
        bearers = named(name)
        inner = [d for d in bearers if d != outer and lies_in(d, outer)]
        if len(inner) == 1:
            return _place(begin, end, inner[0]), True
    if name in _WORDS:
        return None, False
    if name in _LOCAL and not any(base and lies_in(d, base) and base.level != "province" for d in named(name)):
        return None, False
    what, how, risky, in_home, near = _meant(name, base)
    if what is None:
        if len(name) > 2 and name[-1] in "市区县旗":
            return Place(begin, end, name, None, "county", resolved=False), True
        return None, False
    if how == OFFICIAL and len(name) > 2 or how == FORMER and len(name) > 2:
        return _place(begin, end, what), how == OFFICIAL or in_home or base is None
    if how == FORMER:
        return _place(begin, end, what), in_home
    if how == OFFICIAL:
        return _place(begin, end, what), in_home or base is None
    if what.level != "county":
        return _place(begin, end, what), not risky
    cued = in_home and (
        len(name) > 2
        or text[end : end + 1] == ":"
        or text[begin - 1 : begin] == "以"
        and "为" in text[end : end + 12]
        or _CUE_BEFORE.search(text, max(0, begin - 3), begin) is not None
        or text[begin - 1 : begin] in (",", ";", "。", "\n")
        and _CUE_AFTER.match(text, end) is not None
    )
    return _place(begin, end, what), not risky and (near or cued)


def _is_county(name: str) -> bool:
    return all(d.level == "county" for d in named(name))


@lru_cache(maxsize=4096)
def _meant(name: str, base: Division | None) -> tuple[Division | None, int, bool, bool, bool]:
    """What a notice of `base` means by a name: the division, how it bears the name, whether that is a risky word,
    whether it lies in the notice's province, in its prefecture."""
    what = chosen(named(name), base, name)
    if what is None:
        return None, SHORT, True, False, False
    how, risky = next((h, r) for d, h, r in gazetteer().by_name[name] if d == what)
    in_home = base is not None and lies_in(what, province_of(base))
    near = base is not None and base.level != "province" and lies_in(what, _prefecture(base))
    return what, how, risky, in_home, near


def _prefecture(place: Division) -> Division:
    """The prefecture a division lies in; itself for a prefecture or a county under a province."""
    above = by_code(place.parent) if place.level == "county" else None
    return above if above and above.level == "prefecture" else place


def _settle(text: str, sure: list[Place | None], doubtful: dict[int, tuple[Place, ...]], base: Division | None) -> None:
    """A doubtful short form beside a sure place in one enumeration is a place too; forwards, then backwards."""
    for i in sorted(doubtful):  # two doubtful county names of the notice's province, side by side
        after = doubtful.get(i + 1)
        third = doubtful.get(i + 2)
        if base is None and after and third:  # 永川、大足、荣昌 in a notice of no one province
            three = [doubtful[i][0], after[0], third[0]]
            joined = all(text[a.end : b.begin] in ("、", "和", "与", "及") for a, b in pairwise(three))
            if joined and len({province_of(p.division) for p in three if p.division}) == 1:
                sure[i : i + 3] = three
        if (
            base is not None
            and after
            and text[doubtful[i][0].end : after[0].begin] in ("、", "和", "与", "及", "—", "")
        ):
            pair = (doubtful[i][0], after[0])
            outer, inner = pair[0].division, pair[1].division
            nested = outer and inner and outer != inner and lies_in(inner, outer)  # 日照岚山
            if pair[0].end == pair[1].begin and not nested:
                continue
            if all(p.division and lies_in(p.division, province_of(base)) for p in pair):
                sure[i], sure[i + 1] = pair
    _by_products(text, sure, doubtful, base)
    for order, step in ((sorted(doubtful), -1), (sorted(doubtful, reverse=True), 1)):
        for i in order:
            if sure[i] is not None or not 0 <= i + step < len(sure):
                continue
            here, beside = doubtful[i][0], sure[i + step]
            if beside is None or beside.level == "area":
                continue
            between = text[beside.end : here.begin] if step < 0 else text[here.end : beside.begin]
            if between in _JOINS and _akin(here, beside, base):
                sure[i] = here


def _by_products(
    text: str, sure: list[Place | None], doubtful: dict[int, tuple[Place, ...]], base: Division | None
) -> None:
    """清河羊绒、安平丝网: county names of the notice's province, each with its product."""
    for i in doubtful if base is not None else ():
        here = doubtful[i][0]
        for j in (i - 1, i + 1):
            beside = (sure[j] or doubtful[j][0]) if 0 <= j < len(sure) else here
            begin, end = (beside.end, here.begin) if j < i else (here.end, beside.begin)
            if not 3 <= end - begin <= 7 or text[end - 1] != "、" or not is_industrial(text[begin : end - 1]):
                continue
            if here.division and base and lies_in(here.division, province_of(base)):
                sure[i] = here


def _akin(here: Place, beside: Place, base: Division | None) -> bool:
    mine, its = here.division, beside.division
    if mine is None:
        return False
    if base is not None and lies_in(mine, province_of(base)):
        return True
    return its is None or province_of(mine) == province_of(its) or mine.level != "county"


def _chained(found: list[Place]) -> list[Place]:
    """The outer names of a chain (江苏省常州市武进区) become prefixes."""
    chained = list(found)
    for i, place in enumerate(found[:-1]):
        after = found[i + 1]
        if after.begin != place.end:
            continue
        outer, inner = place.division, after.division
        if outer and (inner and inner != outer and lies_in(inner, outer) or after.level == "zone"):
            chained[i] = _as(place, "prefix" if after.kind == "place" else after.kind)
    return chained
