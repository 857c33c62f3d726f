"""Which division a printed name means, and whether the name alone is proof enough that a place is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.geography.gazetteer import (
    FORMER,
    LONGEST,
    OFFICIAL,
    SHORT,
    Division,
    beginnings,
    by_code,
    chosen,
    gazetteer,
    lies_in,
    named,
    province_of,
)
from ingest.geography.place_names import Place, known_names, placed
from ingest.hosting.industry_phrases import is_industrial
from ingest.hosting.place_verbs import ACTS, VERBS

# Official names that are also words of every notice: they count only after the name of their city.
_WORDS = frozenset({"城区", "郊区", "东区", "西区", "矿区", "新城区", "高新区", "开发区"})
# Names of districts of many cities that are words too: they count in a notice of their own city.
_LOCAL = frozenset({"市中区", "城中区", "城关区", "新华区", "向阳区", "前进区", "东风区", "和平区", "新市区", "友好区"})
# Short forms of prefectures that are areas elsewhere: 海西 is 海峡西岸 outside Qinghai.
_AREAS_ELSEWHERE = frozenset({"海西"})
_WATERS = frozenset("山河湖江岛峡岭泉湾")
# After these words a bare short form of a county of the notice's province is one.
_CUE_BEFORE = re.compile(
    r"(?:依托|支持|推动|推进|鼓励|联动|引导|带动|发挥|立足|巩固|做[强优大]|(?:布局|集中|分布|落户|落地|放)[在于到]|主攻在|让|使|把|将)$"
)
_CUE_AFTER = re.compile(
    r"(?:重点|大力|着力|加快|主要|积极|则|配套|协同|共同)?(?:发展|主攻|侧重|着重|聚焦|主打|布局|做[强大优精]|培育|承接|壮大|打造|构建|突出|建设|巩固|主推|延伸|开发|集聚|成为|配套发展)"
)
# 来宾则以酵母为主攻方向: a clause begins with its city.
_OPENS = re.compile(r"则|(?:重点|大力|着力|主要)(?:发展|布局|承接|培育)|(?:做[强大优精]|发展|布局|承接|突出|主攻)")
# Verbs behind a name that is a word too: 三门抓…, 仙桃做强…, but no 合作发展…
_TAKES_UP = re.compile(
    "则|抓(?![好住紧手])|(?:重点|主要)(?:发展|布局|承接|培育)|做[强大优精]|主攻|主打|主推|突出|聚焦|侧重|深耕|承接"
)
_WITH = ("联合", "联动", "携手", "支持", "推动")  # 联合白银攻关X
_AS_CORE = re.compile(
    "[^,;。为]{0,14}为“?(?:主要|重要)?(?:核心|中心|重点|主体|龙头|引领|支撑|骨干|牵引|先导|主产区|枢纽)"
)
# 弗迪电池(无为)储能产业园
_OF_COMPANY = re.compile(
    r"\)(?:生态园|创新园|合作园|产业园)|\)[^、,。;:()\n]{2,12}?(?:产业集群|产业集聚区|产业园|产业基地|产业带)"
)
# “三亚育种+乐东扩繁”: each county with its step
_STEP_AFTER = re.compile("[一-鿿]{2,4}[+”]")
# 永康现代五金产业集群: the name of a cluster that begins with its county.
_CLUSTER_AFTER = re.compile(r"[^、,。;:()\n]{2,12}?(?:产业集群|产业集聚区|产业园|产业基地|产业带)")


def resolved(
    text: str, begin: int, end: int, name: str, base: Division | None, before: Place | None
) -> tuple[Place | None, bool]:
    """The place that `text[begin:end]` names, and whether the name alone is proof enough.

    `base` is the jurisdiction of the notice, `before` the place printed just before (成都|青羊).
    """
    size = end - begin
    if size == 2 and text[end : end + 1] in _WATERS and name[-1] != "县" and _is_county(name):
        return None, False  # 贺兰山, 崖州湾
    if before is not None and (outer := before.division):
        inner = _inside(name, outer)
        if inner is not None:
            return placed(begin, end, inner), True
    what, proof = _meant(name, base)
    if what is None:
        if proof == _SURE:
            return Place(begin, end, name, None, "county", resolved=False), True
        return None, False
    place = Place(begin, end, what.name, what.code, what.level)
    if proof == _IF_OPENS:
        if what.level == "prefecture":
            opens = text[begin - 1 : begin] in ("。", ";", "\n") and _OPENS.match(text, end) is not None
            return place, opens or text.endswith(_WITH, 0, begin) and VERBS.match(text, end) is not None
        if text[begin - 1 : begin] == "以" and _AS_CORE.match(text, end):
            return place, True  # 以仙桃为龙头: no peach
        if text[begin - 1 : begin] in (",", ";", "。", "\n") and _TAKES_UP.match(text, end):
            return place, True  # 三门抓青蟹
        company = text[begin - 1 : begin] == "(" and _OF_COMPANY.match(text, end) is not None
        return place, company or _CUE_BEFORE.search(text, max(0, begin - 3), begin) is not None and (
            text[end : end + 1] in ("", ",", "、", "和", "与") or _CUE_AFTER.match(text, end) is not None
        )
    return place, proof == _SURE or proof == _IF_CUED and _cued(text, begin, end)


def former_short(
    text: str, begin: int, end: int, name: str, base: Division | None, before: Place | None
) -> tuple[Place | None, bool]:
    """The county of today behind the short form of an abolished one (塘沽): sure only behind its city."""
    what = gazetteer().by_former_short[name]
    if is_industrial(text[begin : end + 2]):
        return None, False  # 哈尔滨|动力设备 holds no 动力区
    outer = before.division if before is not None else None
    return placed(begin, end, what), outer is not None and outer is not what and lies_in(what, outer)


def _cued(text: str, begin: int, end: int) -> bool:
    """Do the words around a county's short form show that a place is meant?"""
    before = text[begin - 1 : begin]
    return (
        end - begin > 2
        or text[end : end + 1] == ":"
        or before == "在"
        and _acts(text, end)
        or before == "以"
        and "为" in text[end : end + 12]
        or _CUE_BEFORE.search(text, max(0, begin - 3), begin) is not None
        or before in ("、", ",", ":", "\n", "(", ".", "和", "与", "及")
        and _CLUSTER_AFTER.match(text, end) is not None
        or before == "("
        and text[end : end + 1] == ")"
        and _CLUSTER_AFTER.match(text, end + 1) is not None
        or before in ("“", "+")
        and _STEP_AFTER.match(text, end) is not None
        or before in (",", ";", "。", ":", "\n", "、", "和")
        and (text[end : end + 1] == "的" or _acts(text, end))
    )


def _acts(text: str, at: int) -> bool:
    """Do the words at `at` say what somebody does (重点引种, 做深)?"""
    if text.startswith("(", at):  # 平湖(独山港)强化氢能源
        at = text.find(")", at, at + 16) + 1
    verbs = VERBS.match(text, at)
    return verbs is not None and ACTS.search(verbs[0]) is not None


def hidden(text: str, begin: int, end: int, base: Division | None) -> Place | None:
    """The sure place that begins inside a doubtful one and runs on beyond it, or None (形成武汉引领 holds no 成武)."""
    data = known_names()
    beginnings = data.beginnings
    for at in range(begin + 1, end):
        if text[at : at + 2] in beginnings:
            break
    else:
        return None
    for index, first, last in data.automaton.find_matches_as_indexes(text[begin + 1 : end + LONGEST]):
        first, last = first + begin + 1, last + begin + 1
        if first >= end or last <= end or data.kinds[index] != "division":
            return None
        place, certain = resolved(text, first, last, data.names[index], base, None)
        return place if certain else None
    return None


def runs_on(text: str, begin: int, end: int, base: Division | None, least: int = 2) -> Place | None:
    """The sure division that begins with the second letter of a short name and goes on beyond it, `least` letters long
    or more, else None."""
    if end - begin > 3:
        return None
    for size in beginnings().get(text[begin + 1 : begin + 3], ()):
        last = begin + 1 + size
        if (
            last > end
            and size >= least
            and (name := text[begin + 1 : last]) in gazetteer().by_name
            and len(name) == size
        ):
            place, certain = resolved(text, begin + 1, last, name, base, None)
            return place if certain else None
    return None


@lru_cache(maxsize=4096)
def _inside(name: str, outer: Division) -> Division | None:
    """The one division of that name inside `outer`."""
    inner = [d for d in named(name) if d != outer and lies_in(d, outer)]
    return inner[0] if len(inner) == 1 else None


@lru_cache(maxsize=4096)
def _is_county(name: str) -> bool:
    return all(d.level == "county" for d in named(name))


def _local(name: str, base: Division | None) -> bool:
    return base is not None and is_city(base) and any(lies_in(d, base) for d in named(name))


def is_city(base: Division) -> bool:
    """Is it no province? Of those only municipalities (天津市) speak of their districts as a city does."""
    return base.level != "province" or base.name[-1] == "市"


def _district(name: str, base: Division | None) -> Division | None:
    """The district of that name in the city that speaks."""
    return next((d for d in named(name) if base is not None and base.level == "prefecture" and lies_in(d, base)), None)


_SURE, _IF_CUED, _IF_OPENS, _DOUBTFUL = range(4)  # what a name proves by itself


@lru_cache(maxsize=4096)
def _meant(name: str, base: Division | None) -> tuple[Division | None, int]:
    """The division that a notice of `base` means by a name, and what the name proves; a sure name of no division
    is one of a county that several places share."""
    if name in _WORDS and (district := _district(name, base)):
        return district, _IF_OPENS  # 新城区、雁塔区 in a notice of 西安
    if name in _WORDS or name in _LOCAL and not _local(name, base):
        return None, _DOUBTFUL
    size = len(name)
    what = chosen(named(name), base, name)
    if what is None:
        return None, _SURE if size > 2 and name[-1] in "市区县旗" else _DOUBTFUL
    how, risky = next((h, r) for d, h, r in gazetteer().by_name[name] if d == what)
    in_home = base is not None and lies_in(what, province_of(base))
    if name in _AREAS_ELSEWHERE and base is not None and not in_home:
        return None, _DOUBTFUL
    if how != SHORT:
        if how == FORMER and size == 2 and not in_home and what.level == "county":
            return what, _IF_CUED  # 郫县
        sure = in_home or how == OFFICIAL and (size > 2 or base is None) or size > 2 and base is None
        return what, _SURE if sure else _DOUBTFUL
    if risky:
        return what, _IF_OPENS if in_home else _DOUBTFUL
    near = base is not None and base.level != "province" and lies_in(what, _prefecture(base))
    if what.level != "county" or near:
        return what, _SURE
    if base is None:
        return what, _IF_OPENS  # 依托阿拉山口; 中德(太仓)智能制造产业园
    return what, _IF_CUED if in_home else _DOUBTFUL


def _prefecture(place: Division) -> Division:
    """The prefecture a division lies in; itself for a prefecture or a county under a province."""
    above = by_code(place.parent) if place.level == "county" else None
    return above if above and above.level == "prefecture" else place
