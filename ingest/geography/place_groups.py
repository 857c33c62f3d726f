"""Places enumerated together: 成都、绵阳和宜宾等地 is one group, with the brackets behind its members.

A bracket behind an area holds its members (川南地区(自贡、泸州)), a bracket behind a place what it makes
(芜湖(整机)、合肥(控制系统)), and 原… an older name that names no second place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ingest.geography.gazetteer import named
from ingest.geography.places import Place
from ingest.hosting.industry_phrases import Industry, industries, is_industrial
from ingest.hosting.place_verbs import AHEAD, ONLY_VERBS, VERBS

_JOIN = re.compile(r"(?:直(?<=州直)(?=[、和与及]))?(?:[、—\-~/+·]|以及|和|与|及|至|暨)?")
# 哈尔滨、亚布力、牡丹江: a name between two places that no list knows (a town, a scenic spot).
_COUNT_JOIN = re.compile(r"[两三四五六七八九十\d]+个?[市县区州省](?:[、和与及]|以及)")
_UNKNOWN = re.compile(r"、(?P<name>[一-鿿]{2,4})(?=[、和与及])")
# A last member that no list knows: a town, an island, a park of the place before it.
_ALSO = (
    r"(?:[、和与及][一-鿿]{1,8}?(?:(?:园区|片区|镇|乡|街道|组团|新城|农场|林场|示范区|功能区|经开区|高新区|开发区)(?=[,;。]|"
    + AHEAD
    + ")"
    r"|(?:岛|湾|口岸|[矿垦湖库林]区|商务区|度假区|产业园|产业基地|走廊(?:一带)?|沿线|物流中心|航天城|科技城|大学城)"
    r"(?=(?!建设|打造)(?:" + AHEAD + "))))?"
)
_SUFFIX = re.compile(
    _ALSO + r"(?:等)?(?:[两二三四五六七八九十\d]+(?:个)?(?:重点|试点|示范|山区|沿海|边境)?"
    r"(?:省市|市州|省区|(?:省|市|区|县|州)(?!级)|地|城|旗)"
    r"(?:\(区\)|\(县\))?)?(?:等)?"
    r"(?:(?<=等)地区?|地区|区域|(?<=等)[市州县区]{1,2}|两地|直(?=[一-鿿]{0,2}(?:布局|发展|重点|做|承接|培育|建设))"
    r"|(?:近海|深远海|沿海|毗邻)(?:场址|海域)|(?:优势|重点|有条件的?|相关|资源富集|传统|(?![为是])[一-鿿]{0,6}核心)(?:市县|城市|产区|地区|区域)"
    r"|(?![为是])[一-鿿]{0,4}(?:富集区|主产区|产区|集聚区域)|(?<=等)(?!对口|援|帮扶|支援)[一-鿿]{0,8}?(?:省区|省份|省市|市州|市县|县市|县区|区县|盟市|旗县|城区|新区|(?<=周边)地区|老区))?(?:为代表)?(?:“[^“”]{2,6}”(?:地带|区域|地区|片区))?"
)
# 滇中区域的昆明市、曲靖市: the area, and what of it is meant.
_OF_AREA = frozenset({"的", "地区的", "区域的", "片区的", "地区", "区域"})
# “两州两市”(甲州、乙州、丙市、丁市): a count, and the places counted.
_COUNTED = re.compile(r"“?(?:[两三四五六七八九十\d]+个?(?:省|市|州|县|区|旗|盟|地))+”?\(\Z")
_PRODUCT = re.compile(r"等?(?P<what>[一-鿿]{2,6}?)(?:核心|传统|优势|主)*产区(?=地位|[,;。、和与及]|以及|$)")
# 大连长兴岛: a part of the place that is no division; 甲市建设氢能工业园 names none.
_BRINGS_ABOUT = "建设|打造|创建|布局|规划|推[进动]|加快|支持|建成|新建|扩建|发展|培育|引进|设立|形成"
_PART = re.compile(
    r"经济特区|(?:主?城)?区(?="
    + AHEAD
    + ")|保税物流(?:中心|园区)|(?![与和及]|"
    + _BRINGS_ABOUT
    + r")[一-鿿]{1,6}?(?:岛|湾|新城|片区|组团|半岛|经济区|工业区|工业园|园区|港城|"
    r"汽车城|航空城|航天城|科技城|大学城|软件园|开发区)"
    r"(?=[、等为,:)]|作为|" + AHEAD + ")"
    r"|“[^“”]{2,8}”(?=" + AHEAD + ")"
    r"|(?!"
    + _BRINGS_ABOUT
    + r")[一-鿿]{1,4}(?:镇|乡|街道|苏木|营子|农场|林场|垦区)(?=[(、,;]|$|"
    + AHEAD
    + "|等|为|是)"
)
# 在虾子镇、绥阳县: a town that leads the enumeration.
_TOWN_BEFORE = re.compile(r"(?<=[在于到以由托动持])[一-鿿]{2,3}(?:镇|乡|街道)[、和与及]\Z")
# (甲区为核心,拓展至乙区): in one bracket
_SPREADS = re.compile(
    "(?:为(?:主体?|核心区?|中心|重点))?,(?:并|同时|重点)?(?:拓展|延伸|辐射|扩展|联动|带动|协同|覆盖)(?:至|到|区|区为)?"
)
LONGEST_SPREAD = 12  # code points of such words
_FORMER = re.compile(r"\((?:原|即|以下简称|简称|含|不含|包括)[^()]{0,24}\)")
# 龙岩高新区(经开区): another name of the zone.
_ALSO_ZONE = re.compile(r"\([一-鿿]{0,6}(?:开发区|经开区|高新区|新区|园区|片区|功能区)\)")
_COUNTRIES = re.compile("中[一-鿿]\\(")
_PARK_OF_TWO = re.compile("[一-鿿]{0,8}?(?:园区?|合作区|示范区|生态城|科技城|创新港)")
_BRACKET = re.compile(r"\(([^()]{1,60})\)")


_MARKS = frozenset("、,;。:()\n") | {""}  # no part of a place goes on behind one
_CLOSES = frozenset(",;。:()\n") | {""}


class Group(Struct, frozen=True, gc=False):
    """`places` named together in `text[begin:end]`; `subs` what the brackets behind single places name;
    `enclosed` where brackets hold the whole group."""

    places: tuple[Place, ...]
    begin: int
    end: int
    subs: tuple[tuple[Place, Industry], ...] = ()
    enclosed: bool = False


def groups(text: str, begin: int, end: int, found: Sequence[Place]) -> list[Group]:
    """The groups among the mentions `found` in `text[begin:end]`, in order."""
    made: list[Group] = []
    at = 0
    while at < len(found):
        group, at = _grow(text, end, found, at)
        if group:
            made.append(group)
    return made


def _grow(text: str, end: int, found: Sequence[Place], at: int) -> tuple[Group | None, int]:
    first = found[at].begin
    members: list[Place] = []
    subs: list[tuple[Place, Industry]] = []
    stop = first
    while at < len(found):
        start = found[at].begin
        if members:
            fresh = found[at].begin != members[-1].begin
            of_area = members[-1].level == "area" and text[stop:start] in _OF_AREA
            spreads = start - stop < LONGEST_SPREAD and text[first - 1] == "(" and _SPREADS.fullmatch(text, stop, start)
            if start > end or not (of_area or spreads or _joined(text, stop, start)):
                break
            if fresh and start == stop and _runs_on(text, stop):
                break
        while at < len(found) and found[at].kind == "prefix":
            at += 1
        if at >= len(found) or found[at].kind != "place":
            break
        here = found[at]
        while at < len(found) and found[at].begin == here.begin:  # a short form that names several
            members.append(found[at])
            at += 1
        part = _PART.match(text, here.end, end) if text[here.end : here.end + 1] not in _MARKS else None
        if part and at < len(found) and found[at].begin < part.end():
            part = None  # 海西州推动格尔木工业园布局X: another place
        if part and part[0].endswith(("片区", "组团")) and is_industrial(part[0][:-2]):
            part = None  # 湘西文旅康养片区: what is done there
        stop = part.end() if part else here.end
        at, stop = _brackets(text, found, at, stop, members, subs)
    if not members:
        return None, at + 1
    suffix = _SUFFIX.match(text, stop, end) if text[stop : stop + 1] not in _CLOSES else None
    if suffix and not ONLY_VERBS.match(text, stop, suffix.end()) and not _names_product(text, stop, suffix.end()):
        stop = suffix.end()
        while at < len(found) and found[at].begin < stop:  # 麻城、罗田两县“大别山”片区
            at += 1
    at, stop = _brackets(text, found, at, stop, members, subs)
    town = _TOWN_BEFORE.search(text, max(0, first - 8), first) if text[first - 1 : first] in "、和与及" else None
    first = town.start() if town else first
    enclosed = first > 0 and text[first - 1] == "(" and text[stop : stop + 1] == ")"
    park = _PARK_OF_TWO.match(text, stop + 1) if enclosed and _COUNTRIES.match(text, first - 3, first) else None
    if park and VERBS.match(text, park.end(), end):  # 中韩(盐城)产业园引进X
        first, stop, enclosed = first - 3, park.end(), False
    counted = _COUNTED.search(text, max(0, first - 12), first) if enclosed else None
    if counted:
        first, stop, enclosed = counted.start(), stop + 1, False
    return Group(tuple(members), first, stop, tuple(subs), enclosed), at


def _joined(text: str, stop: int, start: int) -> bool:
    """Does only a joining mark, or an unknown name between two of them, stand between two places?"""
    join = _JOIN.match(text, stop)
    if start == (join.end() if join else stop):
        return True
    if 3 <= start - stop <= 6 and _COUNT_JOIN.fullmatch(text, stop, start):
        return True  # 甲市、乙市两市和丙县、丁县
    if not 4 <= start - stop <= 6:
        return False
    unknown = _UNKNOWN.match(text, stop, start)
    return unknown is not None and unknown.end() + 1 == start and not is_industrial(unknown["name"])


def _runs_on(text: str, stop: int) -> bool:
    """A place right behind another that no word closes is no second member."""
    return text[stop - 1] not in ")地区市州县"


def _names_product(text: str, begin: int, end: int) -> bool:
    """巩固甲县酱香白酒核心产区地位: what follows the place is its product, no kind of place."""
    product = _PRODUCT.match(text, begin, end + 2)
    return product is not None and is_industrial(product["what"])


def _brackets(
    text: str, found: Sequence[Place], at: int, stop: int, members: list[Place], subs: list[tuple[Place, Industry]]
) -> tuple[int, int]:
    """Read the bracket that opens at `stop`, if any: what is past it."""
    if text[stop : stop + 1] != "(":
        return at, stop
    former = _FORMER.match(text, stop) or _ALSO_ZONE.match(text, stop)
    if former and not text.startswith("(含", stop):
        while at < len(found) and found[at].begin < former.end():
            at += 1
        return at, former.end()
    bracket = _BRACKET.match(text, stop)
    if not bracket:
        return at, stop
    inside = []
    ahead = at
    while ahead < len(found) and found[ahead].begin < bracket.end():
        inside.append(found[ahead])
        ahead += 1
    if inside:
        members += [p for p in inside if p.kind == "place"]
        return ahead, bracket.end()
    if bracket[1].endswith(("镇", "乡", "街道")):
        return at, bracket.end()  # 邛崃市(天台山镇)发展X
    made = industries(text, bracket.start(1), bracket.end(1))
    if any([named(i.name) for i in made]):
        return at, bracket.end()  # 长三角(广德): a place
    if made and VERBS.match(text, bracket.end()):
        made = [i for i in made if is_industrial(i.name)]  # 长丰县(下塘)承载X: a town
        if not made:
            return at, bracket.end()
    if made and not bracket[1].startswith("含"):  # 宝安区(含前海)
        subs += [(members[-1], i) for i in made]
        return at, bracket.end()
    return at, bracket.end() if bracket[1].startswith("含") else stop  # 喀什(含兵团第三师)、伊犁
