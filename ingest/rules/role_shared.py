"""Bodies that share a printed head noun: 天水经济技术开发区、酒泉经济技术开发区管委会; 哈尔滨、牡丹江市政府."""

from __future__ import annotations

import re

from msgspec import Struct

from ingest.bodies.agency_names import Named, official_name
from ingest.bodies.jurisdictions import Jurisdiction, full_place
from ingest.geography.gazetteer import named as places_named

_LAST_HEAD = re.compile(r"(?:市|州|县|区|省|盟|旗)?(?:(人民政府|政府|行署)|(管委会|管理委员会))$")
_ZONE_OF_CITY = re.compile(
    r"(?P<city>[\u4e00-\u9fff]{2,4}?(?<![市县区州]))"
    r"(?P<zone>(?:高新|经开|综保|保税|自贸|开发|高新技术产业开发|经济技术开发|综合保税)区(?:管委会|管理委员会))"
)
_ZONE_LIKE = re.compile(r".{2,20}(?:开发区|园区|新区|高新区|经开区|示范区|试验区|保税区|保税港区)")


class Body(Struct, frozen=True, gc=False):
    """A body printed at `begin:end`."""

    begin: int
    end: int
    named: Named
    marked: str | None = None  # the role printed after the name: 市工信局(牵头)
    starred: bool = False  # a star stands at the name, which a note may declare to mean 牵头


def shared_head(text: str, pieces: list[tuple[int, int]], i: int, where: Jurisdiction) -> Body | None:
    """天水经济技术开发区、酒泉经济技术开发区管委会: the last word of a later piece belongs to this one too."""
    b, e = pieces[i]
    words = text[b:e]
    if not _ZONE_LIKE.fullmatch(words):
        return _city_of_zone(text, pieces, i, where) if e - b < 5 else None
    for x, y in pieces[i + 1 : i + 8]:
        head = _LAST_HEAD.search(text[x:y])
        if head and head[2]:
            named = official_name(words + "管委会", where)
            return Body(b, e, named) if named else None
        if not head and not _ZONE_LIKE.fullmatch(text[x:y]):
            break
    return None


def _city_of_zone(text: str, pieces: list[tuple[int, int]], i: int, where: Jurisdiction) -> Body | None:
    """西安、咸阳高新区管委会: a bare city before the zone of another is its zone of the same kind."""
    b, e = pieces[i]
    for x, y in pieces[i + 1 : i + 8]:
        zone = _ZONE_OF_CITY.fullmatch(text, x, y)
        if zone and places_named(zone["city"]) and text[e] in "、和与":
            named = official_name(text[b:e] + zone["zone"], where) if places_named(text[b:e]) else None
            return Body(b, e, named) if named else None
        if y - x > 4:
            break
    return None


def governments(text: str, found: list[Body], where: Jurisdiction) -> list[Body]:
    """哈尔滨、牡丹江市政府: bare places before a government in one run are governments as well."""
    done: list[Body] = []
    seat: str | None = None
    for i in range(len(found) - 1, -1, -1):
        body = found[i]
        words = text[body.begin : body.end]
        head = _LAST_HEAD.search(words)
        if head and head[1]:
            seat = body.named.name
        elif (
            seat
            and (words[-1] in "镇乡" or places_named(words))
            and text[body.end] in "、和"
            and body.named.name.startswith(_official(words, where))
        ):
            body = Body(body.begin, body.end, Named(body.named.name + "人民政府", body.named.level), body.marked)
        else:
            seat = None
        done.append(body)
    return done[::-1]


def _official(words: str, where: Jurisdiction) -> str:
    found = official_name(words, where)
    return found.name if found else full_place(places_named(words)[0])
