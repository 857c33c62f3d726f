"""Doubtful short forms of counties: which of them are places, told by the places they stand beside."""

from __future__ import annotations

from itertools import pairwise

from ingest.geography.gazetteer import Division, gazetteer, lies_in, named, province_of
from ingest.geography.place_names import JOINS, Place, placed
from ingest.hosting.industry_phrases import is_industrial
from ingest.hosting.place_verbs import VERBS


def settle(text: str, sure: list[Place | None], doubtful: dict[int, Place], base: Division | None) -> None:
    """A doubtful short form beside a sure place in one enumeration is a place too; forwards, then backwards."""
    for i in sorted(doubtful):  # two doubtful county names of the notice's province, side by side
        after = doubtful.get(i + 1)
        third = doubtful.get(i + 2)
        if base is None and after and third:  # 永川、大足、荣昌 in a notice of no one province
            three = [doubtful[i], after, third]
            joined = all(_between(text, a, b) in ("、", "和", "与", "及") for a, b in pairwise(three))
            if joined and len({province_of(p.division) for p in three if p.division}) == 1:
                sure[i : i + 3] = three
        if base is not None and after and _between(text, doubtful[i], after) in ("、", "和", "与", "及", "—", ""):
            pair = (doubtful[i], after)
            outer, inner = pair[0].division, pair[1].division
            nested = outer and inner and outer != inner and lies_in(inner, outer)  # 日照岚山
            if pair[0].end == pair[1].begin and not nested:
                continue
            if all(p.division and lies_in(p.division, province_of(base)) for p in pair):
                sure[i], sure[i + 1] = pair
    _by_products(text, sure, doubtful, base)
    _as_subjects(text, sure, doubtful, base)
    for order, step in ((sorted(doubtful), -1), (sorted(doubtful, reverse=True), 1)):
        for i in order:
            if sure[i] is not None or not 0 <= i + step < len(sure):
                continue
            here, beside = doubtful[i], sure[i + step]
            if beside is None or beside.level == "area":
                continue
            between = _between(text, *((beside, here) if step < 0 else (here, beside)))
            if len(between) == 3 and between[2] == "、" and text[here.end + 2 : here.end + 3] in ("、", "的", ","):
                between = "、"  # 甲领跑、乙补位的X格局
            if (
                between in JOINS
                and (_akin(here, beside, base) or between == "—" and not _risky(here))
                and (base is not None or _opens_a_word(text, here.begin))
            ):
                sure[i] = here


_BEFORE_A_NAME = frozenset("和与及在以由向从将把对于为到赴托持动进导励等盟")


def _opens_a_word(text: str, place: int) -> bool:
    """Can a name begin at the place? 老君山 is no 君山."""
    before = text[place - 1 : place]
    return not "\u4e00" <= before <= "\u9fff" or before in _BEFORE_A_NAME


def _between(text: str, one: Place, after: Place) -> str:
    """What parts two places, the bracket behind the first apart: 嘉兴(组件)、义乌(电池片)."""
    between = text[one.end : after.begin]
    return "、" if between[:1] == "(" and len(between) < 24 and between[-2:] == ")、" else between


def _as_subjects(text: str, sure: list[Place | None], doubtful: dict[int, Place], base: Division | None) -> None:
    """铁岭发展X,朝阳发展Y: a city of the notice's province that opens its part of the sentence and has a verb."""
    for i, here in doubtful.items() if base is not None else ():
        city = here.division if here.division and here.division.level == "prefecture" else None
        opens = text[here.begin - 1 : here.begin] in (",", ";", "。", "\n") and VERBS.match(text, here.end) is not None
        if opens and base and city and lies_in(city, province_of(base)):
            sure[i] = here


def _by_products(text: str, sure: list[Place | None], doubtful: dict[int, Place], base: Division | None) -> None:
    """清河羊绒、安平丝网: county names of the notice's province, each with its product."""
    chain: set[int] = set()  # where the places begin that are known by their products
    for i in doubtful if base is not None else ():
        here = doubtful[i]
        for j in (i - 1, i + 1):
            beside = (sure[j] or doubtful[j]) if 0 <= j < len(sure) else here
            begin, end = (beside.end, here.begin) if j < i else (here.end, beside.begin)
            if not 3 <= end - begin <= 9 or text[end - 1] not in "、和与及":
                continue
            product = text[begin : end - 1].removesuffix("园区").removesuffix("产业园")
            listed = j < i and beside.begin in chain and end - begin < 6  # 滦南钢锹、昌黎葡萄酒
            if not is_industrial(product) and not listed:
                continue
            if here.division and base and lies_in(here.division, province_of(base)):
                sure[i] = here
                chain |= {here.begin, beside.begin}


def _akin(here: Place, beside: Place, base: Division | None) -> bool:
    mine, its = here.division, beside.division
    if mine is None:
        return False
    if base is not None and lies_in(mine, province_of(base)):
        return True
    if its is None or province_of(mine) == province_of(its) or mine.level != "county":
        return True
    return (beside.level == "county" or base is None) and not _risky(here)  # 大足、潼南、安岳


def _risky(here: Place) -> bool:
    """Is the short form of the place a word too?"""
    mine = here.division
    return mine is None or any(risky for d, _, risky in gazetteer().by_name.get(mine.short, ()) if d is mine)


_WITHIN = {"province": "prefecture", "prefecture": "county"}


def cities_of_one_name(found: list[Place], text: str) -> list[Place]:
    """长春、吉林、延边: among cities of a province the name of the province is that of its city; so too among
    counties of a prefecture (恩施、利川)."""
    for i, place in enumerate(found):
        inner = _WITHIN.get(place.level) if place.end - place.begin == 2 else None
        if inner is None:
            continue
        bearers = named(text[place.begin : place.end])
        city = next((d for d in bearers if d.level == inner), None) if len(bearers) > 1 else None
        if city is None or place.division is None or not lies_in(city, place.division):
            continue
        beside = [p for p in found[max(0, i - 1) : i + 2] if p.level == inner and p.division]
        if city and any(
            (text[p.end : place.begin] if p.begin < place.begin else text[place.end : p.begin]) in JOINS
            and p.division is not None
            and lies_in(p.division, place.division)
            for p in beside
        ):
            found[i] = placed(place.begin, place.end, city)
    return found
