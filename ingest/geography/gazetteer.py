"""The divisions of China: every name, short form and former name of a province, prefecture or county.

`data/divisions.csv` holds the divisions of today with their GB/T 2260 codes and what they were called
since 1980. A printed name is looked up here; which of several places of one name is meant is decided by
the jurisdiction of the notice (a district named in a notice of Fuzhou is one of Fuzhou's).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.resources import shipped

_RANK = {"province": 0, "prefecture": 1, "county": 2}
# How a name stands to its division, the surest first.
OFFICIAL, FORMER, SHORT = 0, 1, 2
_AUTONOMOUS = re.compile(r"自治[州县旗]$")
# A meeting, organ or document before the name of the division it belongs to.
_BEFORE = re.compile(
    r"(?:中国共产党|中共|中国人民政治协商会议|政协|共青团|民建|九三学社|关于|转发|印发|公布|发布|征求|公开|对|<|〈|《|“|、|\s)+"
)
_NATIONAL = re.compile(
    r"国务院|国家|中央|全国|中华人民共和国|中国(?!共产党|人民政治)"
    r"|(?:工业和信息化|科学技术|科技|财政|农业农村|农业|商务|交通运输|生态环境|自然资源|教育|文化和旅游|人力资源|住房)[^省市县区]{0,12}部"
)
LONGEST = 16  # code points of the longest name looked for


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """A division of today. `level` is province, prefecture or county; `parent` the code above, '' for a province.

    Each division is one object of the gazetteer: the same one means the same place.
    """

    code: str
    name: str
    short: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All divisions by code, and by every name the divisions that bear or bore it: (division, how, risky).

    `by_former_short` holds the short forms of abolished counties (塘沽): names only beside other places.
    """

    by_code: dict[str, Division]
    by_name: dict[str, tuple[tuple[Division, int, bool], ...]]
    by_former_short: dict[str, Division]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read once from `data/divisions.csv`."""
    by_code: dict[str, Division] = {}
    by_name: dict[str, list[tuple[Division, int, bool]]] = {}
    former: list[tuple[str, Division]] = []
    former_short: dict[str, Division] = {}
    with (shipped("data") / "divisions.csv").open(encoding="utf-8", newline="") as rows:
        reader = csv.reader(rows)
        next(reader)
        for code, name, short, level, parent, aliases, old_names, old_codes, risky in reader:
            place = by_code[code] = Division(code, name, short, level, parent)
            by_name.setdefault(name, []).append((place, OFFICIAL, len(name) < 3))
            for other in _short_forms(place, aliases):  # 克旗, 巴州 are short forms like any other
                by_name.setdefault(other, []).append((place, OFFICIAL if len(other) > 2 else SHORT, False))
            if short != name:
                by_name.setdefault(short, []).append((place, SHORT, risky == "1"))
            former += [(old, place) for old in old_names.split("|") if old]
            for old_code in old_codes.split("|"):
                if old_code:
                    by_code.setdefault(old_code, place)
    told = by_name.keys() | {old for old, _ in former}
    for place in dict.fromkeys(by_code.values()):
        if (before := _before_upgrade(place)) and before not in told and len(by_name[place.short]) == 1:
            former.append((before, place))
    for old, place in former:
        if old in _COMMON:
            continue
        bearers = by_name.get(old, ())
        # Some of the codes of the eighties went to other counties since: the name of a county of today is its own.
        if any(how == OFFICIAL and known.code[:2] == place.code[:2] for known, how, _ in bearers):
            continue
        place = _as_city(old, place, by_name)
        if place not in [known for known, _, _ in bearers]:
            by_name.setdefault(old, []).append((place, FORMER, False))
        if len(old) == 3 and old[-1] in "市县区" and (bare := old[:-1]) not in by_name:
            if old[-1] == "市" and place.level == "prefecture":  # 襄樊 for 襄樊市
                by_name[bare] = [(place, FORMER, False)]
            else:
                former_short[bare] = place
    names = {name: tuple(bearers) for name, bearers in by_name.items()}
    return Gazetteer(by_code, names, {name: place for name, place in former_short.items() if name not in names})


# What districts of the eighties were called means any district since: 在市区, 新区, 东区.
_COMMON = frozenset("市区 城区 郊区 市郊区 新区 东区 西区 南区 北区 中区".split())


def _as_city(old: str, place: Division, by_name: dict[str, list[tuple[Division, int, bool]]]) -> Division:
    """The city that the county `old` is today, where its code went to another county (乐清县's to 平阳县)."""
    cities = by_name.get(old[:-1] + "市", ()) if old[-1] == "县" and place.short != old[:-1] else ()
    same = (c for c, how, _ in cities if how == OFFICIAL and c.level == "county" and c.code[:2] == place.code[:2])
    return next(same, place)


def _before_upgrade(place: Division) -> str | None:
    """祁阳县 for 祁阳市, 孟津县 for 孟津区, 乌兰察布盟 for 乌兰察布市: what a city or district was before it was made
    one, if no other division is called so."""
    if place.level == "county" and place.name[-1] in "市区" and len(place.short) > 1 and place.name[:-1] == place.short:
        return place.short + "县"
    return place.short + "盟" if place.level == "prefecture" and place.code[:2] == "15" else None


def _short_forms(place: Division, aliases: str) -> Iterator[str]:
    """恩施州 for an autonomous prefecture, 石柱县 for an autonomous county; provinces' single letters are none."""
    forms = {a for a in aliases.split("|") if len(a) > 1}
    ending = _AUTONOMOUS.search(place.name) if "自治" in place.name else None
    if ending:
        forms |= {place.short + ending[0][-1], place.short + ending[0]}
    if place.name.endswith(("壮族自治区", "回族自治区", "维吾尔自治区")):
        forms.add(place.short + "自治区")
    return iter(sorted(forms - {place.name, place.short}))


def by_code(code: str) -> Division | None:
    """The division of a GB/T 2260 code, of today or former; None where there is none.

    >>> by_code("510124").name
    '郫都区'
    """
    return gazetteer().by_code.get(code)


@lru_cache(maxsize=16384)
def named(name: str) -> tuple[Division, ...]:
    """Every division that bears the name, the surest first: official name, former name, short form; then by level.

    >>> [d.name for d in named("凉山")]
    ['凉山彝族自治州']
    """
    bearers = sorted(gazetteer().by_name.get(name, ()), key=lambda b: (b[1] == FORMER, _RANK[b[0].level], b[1]))
    return tuple(dict.fromkeys(d for d, _, _ in bearers))


def parent_of(place: Division) -> Division | None:
    """The division above; None for a province."""
    return gazetteer().by_code.get(place.parent)


def province_of(place: Division) -> Division:
    """The province a division lies in; itself for a province."""
    above = parent_of(place)
    return place if above is None else province_of(above)


def lies_in(place: Division, outer: Division) -> bool:
    """Is `place` the division `outer` or part of it?"""
    known = gazetteer().by_code
    here: Division | None = place
    while here is not None:
        if here is outer:
            return True
        here = known.get(here.parent)
    return False


def division(name: str, within: str | Division | None = None) -> Division | None:
    """The division a printed name means; `within` is the jurisdiction (name or code) that decides among namesakes.

    The innermost of a printed chain (成都市青羊区, 四川德阳) is meant. None for no division, and for a name of
    several places of one level where no jurisdiction decides.

    >>> division("郫县").name, division("鼓楼区", within="福州市").code, division("鼓楼区")
    ('郫都区', '350102', None)
    """
    home = _home(within)
    found = named(name)
    if found:
        return chosen(found, home, name)
    for cut in range(min(len(name) - 2, LONGEST), 1, -1):
        outer = named(name[:cut])
        if outer and (above := chosen(outer, home, name[:cut])):
            inner = [d for d in named(name[cut:]) if lies_in(d, above)]
            return inner[0] if len(inner) == 1 else division(name[cut:], above)
    return None


def _home(within: str | Division | None) -> Division | None:
    if isinstance(within, str):
        return by_code(within) if within.isdigit() else division(within)
    return within


def chosen(bearers: tuple[Division, ...], home: Division | None, name: str = "") -> Division | None:
    """The one of several namesakes that a notice of `home` means by `name`, None where nothing decides.

    The jurisdiction itself comes first, then its parts, then its neighbours in one prefecture, in one province;
    where the notice's own area has none, the highest level, if only one stands there.
    """
    if len(bearers) == 1:
        return bearers[0]
    outer = home
    while outer is not None:
        inside = [d for d in bearers if lies_in(d, outer)]
        if inside:
            return _highest(inside) or inside[0] if outer != province_of(outer) else _highest(inside)
        outer = parent_of(outer)
    # Elsewhere a name of today is meant before one that was given up.
    return _highest([d for d in bearers if name and d.name.startswith(name[:2])] or list(bearers))


def _highest(bearers: list[Division]) -> Division | None:
    """The only division of the highest level among namesakes, else None."""
    if not bearers:
        return None
    top = min(_RANK[d.level] for d in bearers)
    best = [d for d in bearers if _RANK[d.level] == top]
    return best[0] if len(best) == 1 else None


@lru_cache(maxsize=1)
def beginnings() -> dict[str, tuple[int, ...]]:
    """The first two letters of every name, and how long the names are that begin so, the longest first.

    Where no name begins, none is looked for.
    """
    sizes: dict[str, set[int]] = {}
    for name in gazetteer().by_name:
        sizes.setdefault(name[:2], set()).add(len(name))
    return {two: tuple(sorted(s, reverse=True)) for two, s in sizes.items()}


def first_place(words: str, within: str | Division | None = None) -> tuple[Division, int] | None:
    """The division that `words` begin with, innermost of its chain, and how many code points name it.

    >>> place, length = first_place("成都市青羊区人民政府办公室")
    >>> place.name, length
    ('青羊区', 6)
    """
    sizes_of = beginnings()
    if words[:2] not in sizes_of:
        return None  # as most words that are asked for
    names, home = gazetteer().by_name, _home(within)
    at = 0
    found: Division | None = None
    while True:
        step = None
        for size in sizes_of.get(words[at : at + 2], ()):
            name = words[at : at + size]
            if name not in names or not 1 < size <= LONGEST or len(name) < size:
                continue
            bearers = named(name)
            inside = bearers if found is None else tuple(d for d in bearers if d != found and lies_in(d, found))
            place = chosen(inside, found or home, name) if inside else None
            if place is None and found is None and size > 2 and name[-1] in "区县旗":
                return None  # 朝阳区 of several cities is no 朝阳市
            if place and (found is None or name != place.short or size > 2):
                step = (place, size)
                break
        if step is None:
            return (found, at) if found else None
        found, at = step[0], at + step[1]


def jurisdiction(words: str) -> Division | None:
    """The division whose organ speaks: from the name of an issuer or the title of a notice; None for national ones.

    >>> jurisdiction("衡水市人民政府关于加快工业发展的意见").name
    '衡水市'
    >>> jurisdiction("中共成都市青羊区委关于产业建圈强链的决定").name
    '青羊区'
    >>> jurisdiction("国务院关于支持贵州的意见") is None
    True
    """
    lead = _BEFORE.match(words)
    at = lead.end() if lead else 0
    if _NATIONAL.match(words, at):
        return None
    found = first_place(words[at : at + 40])
    if found is None:
        return None
    place, end = found[0], at + found[1]
    # 乐山市峨眉山茶产业: a county in short behind a city in full is part of another name, unless 市, 高新区 … follow.
    named_in_full = words[end - 1] in "省市县区州盟旗" or words[end : end + 1] in tuple("市县区州旗高经开")
    above = parent_of(place)
    if place.level == "county" and above and not named_in_full and words.startswith(above.name, at):
        return above
    return place
