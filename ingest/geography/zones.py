"""Development zones, new areas, bonded and free-trade zones: places without a code of their own.

Known zones stand in `data/zones.csv`; any other is read by its shape: a name that ends in the kind of zone.
"""

from __future__ import annotations

import re

from msgspec import Struct

from ingest.geography.gazetteer import Division, beginnings, by_code, first_place, gazetteer, lies_in
from ingest.geography.known_zones import Zone, full_name, known_zones, lengths
from ingest.hosting.industry_phrases import is_industrial
from ingest.hosting.leading_areas import past_area
from ingest.text.cues import Cue
from ingest.text.openings import past_mark

_TAIL = re.compile(
    r"(?:高新技术产业园区|保税港区|出口加工区|旅游度假区|(?:高新技术产业|高新技术|经济技术|新技术|经济|旅游)?开发区|经开区|高新区|综合保税区|综保区|"
    r"保税区|自由贸易试验区|自贸试验区"
    r"|自贸区|自由贸易港|自贸港|中央商务区|(?<!城市)(?<!城镇)新区|新片区|综合实验区|(?:合作|先行|先导|试验|"
    r"实验)区|临空经济区|临港经济区|航空港区|空港经济区"
    r"|(?:临空经济|临港经济|空港经济|航空经济|农业高新技术产业|产城融合|承接产业转移|绿色一体化发展)示范区|循环化园区|新城|产业园区|工业园区|工业园(?!区)|科学城|未来科技城|科技城|生态城|台商投资区|港区)"
)
# The last two letters of every kind; the kind itself is read backwards from there.
_LAST_CUE = Cue(
    "园区 工区 假区 发区 开区 新区 税区 验区 贸区 片区 作区 行区 导区 济区 港区 保区 "
    "贸港 易港 新城 学城 技城 态城 业园 范区 务区".split()
)
_FREE_TRADE = re.compile(r"中国\(([一-鿿]{2,3})\)自由贸易试验区(?:[一-鿿]{2,6}(?:新?片区))?")
_FREE_TRADE_CUE = Cue(["中国("])
_NAME = re.compile(r"[一-鿿()]*\Z")
# What stands before the name of a zone and is no part of it.
_BEFORE = re.compile(
    r".*(?:共建|开展|获批|原则|合作|新建|扩建|启动|依托|支持|推动|推进|促进|引导|鼓励|指导|立足|发挥|借助|联动|携手|建设|打造|布局|设立|创建|"
    r"申报|争创|加快|高标准|高质量|同意|辖区|辖内"
    r"|我市|我省|我县|我区|我州|本市|全省|全市|省内|市内|境内|做强|做大|进入|入驻|落户|在|以|与|(?<![太泰政呼雍共])和(?!林|田|县|平|顺|龙|静|硕|布|政)|及|"
    r"由|向(?!阳)|对|为|于(?![都田洪])|到|从(?![江化])|将(?!乐)|把|是|的|至|按|明确"
    r"|培育|壮大|申建|申报|申请|重点|包括|特别是|其中|如(?![东皋])|加强|提升|优化|深化|强化|围绕|聚焦|服务|建成|形成|构建|等|或|各|"
    r"省级以上|省级|市级|国家级)"
)
_GENERIC = re.compile(
    r"国家|全国|省级|市级|县级|各|以上|类|城市|城镇|老|优势|特色|重点|创新|有关|相关|所有|该|产业|"
    r"经济|技术|改革|示范|综合|自主|一批|县域|农村|未来产业|开发开放|多个|若干|全[省市县区]|我[省市县区]|[上本]述?|"
    r"[一二三四五六七八九十两几\d]个|中外|国际"
)
# Kinds that a name of no division may stand before (江东新区); 示范区 and 开发区 alone are too common a word.
_NAMED_ALONE = re.compile(r"新片?区|台商|经济|高新|经开|综|保税|航空|空港|临|科学城|未来|生态城|工业")
# Kinds that are a name only behind the name of a place.
_COMMON = frozenset({"工业园", "科技城"})
_JOINT = re.compile(r"中[新德韩日法意俄欧奥芬瑞泰马印哈白]")
# Kinds whose zones have a name of their own, apart from their city's.
_OWN_NAME = ("新区", "新片区", "生态城", "科学城", "合作区", "试验区", "工业园区")
# Kinds that are called after a trade as well as after a place.
_OF_A_TRADE = ("先导区", "先行区", "试验区", "实验区", "工业园", "产业园区")
# Kinds that a province founds: the catalogue of zones calls them after province and county (湖北巴东经济开发区).
_BY_PROVINCE = ("经济开发区", "高新技术产业园区")
LONGEST = 18


class ZoneMention(Struct, frozen=True, gc=False):
    """`text[begin:end]` names the zone `name`."""

    begin: int
    end: int
    name: str


def zone_names() -> tuple[str, ...]:
    """The names of known zones that do not end in a kind of zone (松山湖, 大柴旦): found as they are."""
    return tuple(sorted(n for n in known_zones() if not any(m.end() == len(n) for m in _TAIL.finditer(n))))


def find_zones(text: str) -> list[ZoneMention]:
    """The zones named in a folded text, in order; 新区, 高新区 and the like without a name are none.

    >>> [z.name for z in find_zones("支持赣州经开区布局功率半导体,兰州新区发展新材料,各高新区要加强管理")]
    ['赣州经济技术开发区', '兰州新区']
    """
    free = [ZoneMention(m.start(), m.end(), m[0]) for m in _FREE_TRADE_CUE.matches(_FREE_TRADE, text)]
    found: list[ZoneMention] = []
    for before in _LAST_CUE.places(text):
        end = before + 2
        if text.startswith(_GOES_ON.get(text[before + 1], "新区"), end):
            continue
        if text[before] == "范" and text[before - 3 : before - 1] not in _TRIED:
            continue
        tail = _kind_begins(text, end)
        begin = _begins(text, tail, end) if tail is not None else None
        if begin is None or text[tail:end] in _COMMON and not _after_place(text, begin):
            continue
        plain = text.startswith(("产业园区", "新城"), tail) and text[begin:end] not in known_zones()
        if plain and text[begin:tail] not in gazetteer().by_name:
            continue  # 保山产业园区; 甲市化工产业园区 is a cluster
        if found and found[-1].begin == begin and found[-1].end == tail:  # 苏州工业园|综合保税区
            found.pop()
        if not any(z.begin <= begin < z.end for z in (*free, *found[-3:])):
            found.append(ZoneMention(begin, end, full_name(text[begin:end])))
    return sorted(free + found, key=lambda z: z.begin)


# What a zone may try out: 临空经济示范区, 承接产业转移示范区 …
_TRIED = frozenset({"经济", "产业", "融合", "转移", "发展"})
_GOES_ON = {"园": "区"}  # 工业园|区; any other kind goes on in 高新区|新区


def _kind_begins(text: str, end: int) -> int | None:
    """Where the kind of zone begins that ends at `end` (经济技术开发区, 经开区), None for no kind."""
    for tail in _TAIL.finditer(text, max(0, end - 11), end):
        if tail.end() == end:
            return tail.start()
    return None


def _after_place(text: str, begin: int) -> bool:
    """宁国工业园 is a zone's name, 标准化工业园 is none."""
    if text[begin + 2 : begin + 5].find(")") >= 0 and text[begin - 1 : begin] == "(":
        return False  # 中国(绵阳)科技城: half a name
    return any(text[begin : begin + size] in gazetteer().by_name for size in (2, 3, 4, 5)) or any(
        text[begin : begin + size] in known_zones() for size in range(4, 9)
    )


def _begins(text: str, tail: int, end: int) -> int | None:
    """Where the name of the zone whose kind is `text[tail:end]` begins; None for no name."""
    window = text[max(0, tail - LONGEST) : tail]
    known = known_zones()
    for length in lengths().get(text[end - 2 : end], ()):
        zone = known.get(text[end - length : end]) if 0 < length - (end - tail) <= len(window) else None
        if zone and not _of_another_place(text, end - length, zone):
            return end - length
    ends_in_place = any(window[-size:] in gazetteer().by_name for size in (2, 3, 4))  # 盐城高新区, 连云港经开区
    if (
        not ends_in_place
        and window.endswith(("区", "城"))
        and not window.endswith(("经济区", "临港", "空港", "科技城", "航空城"))
    ):
        return None  # 高新区新区: no name between two kinds
    words = run[0] if (run := _NAME.search(window)) else ""
    words = _inside(words[past_mark(words, 0, len(words)) :])
    district = next((text[end - n : end] for n in (3, 4, 5) if _is_division(text[end - n : end])), "")
    if district and not _of_another_city(words[: len(words) - len(district) + end - tail], district):
        return None  # 浦东新区, 滨海新区: districts
    base = tail - len(words)
    if text.endswith("示范区", tail, end):  # 皖江城市带承接产业转移示范区
        lead = _BEFORE.match(words)
        at = base + (lead.end() if lead else 0)
        if past_area(text, at, tail + 2) > at:
            return at
    names, firsts = gazetteer().by_name, beginnings()
    past = 0
    for at in range(len(words)):  # the outermost place the name begins with
        if at < past or words[at : at + 2] not in firsts or words[at - 1 : at + 1] == "依托":
            continue  # 依托县域工业园区 names no 托县
        for size in range(min(8, len(words) - at), 1, -1):
            bearers = names.get(words[at : at + size])
            if not bearers or all(d.level == "county" and (how and size < 3) and risky for d, how, risky in bearers):
                continue
            if words[at : at + size] + text[tail:end] in names or text[base + at : end] in names:
                return None
            after = at + size
            if bearers[0][0].level == "province" and any(words[after : after + n] in names for n in range(2, 8)):
                if size == 2 and text.startswith(_BY_PROVINCE, tail) and _is_short_of_county(words[after:]):
                    return _inner(text, base + at, tail)
                past = after
                break  # 江苏省徐州经开区: the name begins with the city
            again = words.rfind(words[at : at + 2], after)
            if words[after - 1] in "市州" and again < 0 and _begins_inside(words, after, bearers[0][0]):
                past = after
                break  # 湛江市廉江九洲开发区: the name begins with the county
            if words[after - 1] in "市省" and len(words) - after >= 2 and text.startswith(_OWN_NAME, tail):
                at = after  # 烟台市黄渤海新区: the name begins behind the city
            if text.startswith("工业园", tail) and len(words) > after and is_industrial(words[after:]):
                return None  # 荷塘区硬质合金工业园: a cluster
            if again > 0 and words[again : again + 2] in names:  # 广州市黄埔区 广州开发区: two that speak
                at = again
            if (
                size == 2
                and words[at - 1 : at] in tuple("东南西北")
                and words[at - 2 : at] not in names  # 湖北巴东经济开发区
                and all(d.level == "county" for d, _, _ in bearers)
            ):
                at -= 1  # 南太湖新区 is not of 太湖
            begin = _inner(text, base + at, tail)
            if begin == base + at and bearers[0][0].level == "province" and "产业" in words[after:]:
                return None  # 山东省未来产业先导区: one of its kind, no one place
            return begin - 2 if begin and _JOINT.match(text, begin - 2) else begin  # 中新天津生态城
    lead = _BEFORE.match(words)
    at = base + (lead.end() if lead else 0)
    stem = text[at:tail]
    if text[at:end] in names:
        return None
    if not 2 <= len(stem) <= 10 or _GENERIC.search(stem) or not _NAMED_ALONE.match(text, tail):
        return None
    if text.startswith("工业园", tail) and is_industrial(stem):
        return None  # 我省白酒工业园区
    return at


def _begins_inside(words: str, at: int, outer: Division) -> bool:
    """Do the words go on with a county of the prefecture `outer`?"""
    names = gazetteer().by_name
    return len(words) > at + 2 and any(
        lies_in(division, outer) and division is not outer
        for size in (2, 3, 4)
        for division, _, _ in names.get(words[at : at + size], ())
    )


def _of_another_city(words: str, district: str) -> bool:
    """江门银湖湾滨海新区 is no part of 天津: do the words before begin with a city that the district is not in?"""
    lead = _BEFORE.match(words)
    place = first_place(words[lead.end() :] if lead else words)
    if place is None or place[0].level == "province":
        return False
    outer = by_code(place[0].parent) if place[0].level == "county" else place[0]  # 利津滨海新区
    return not any(outer and lies_in(division, outer) for division, _, _ in gazetteer().by_name[district])


def _of_another_place(text: str, begin: int, zone: Zone) -> bool:
    """赣州|稀土高新区 is not that of 包头: does the name of a city that the known zone is not in stand before it?"""
    for size in (4, 3, 2) if zone.hosts else ():
        cities = [d for d, _, _ in gazetteer().by_name.get(text[begin - size : begin], ()) if d.level != "county"]
        if cities:
            hosts = [host for code in zone.hosts if (host := by_code(code))]
            return not any(lies_in(host, city) or lies_in(city, host) for host in hosts for city in cities)
    return False


def _is_division(name: str) -> bool:
    bearers = gazetteer().by_name.get(name)
    return bearers is not None and any(division.name == name for division, _, _ in bearers)


def _is_short_of_county(name: str) -> bool:
    return any(division.level == "county" for division, _, _ in gazetteer().by_name.get(name, ()))


def _inside(words: str) -> str:
    """The words after a bracket that opens before the name, or that closes in it."""
    opens = words.rfind("(")
    return words[opens + 1 :] if opens > words.rfind(")") else words


def _inner(text: str, begin: int, tail: int) -> int | None:
    """A name that begins with a place may have its province before it, and verbs between make it two things."""
    between = text[begin:tail]
    lead = _BEFORE.match(between)
    if not lead:
        return begin
    rest = between[lead.end() :]
    if text.startswith(_OF_A_TRADE, tail) and is_industrial(rest):
        return None  # 西青区建设国家级车联网先导区: what is built, called after its trade
    return begin + lead.end() if len(rest) >= 2 and not _GENERIC.search(rest) else None


__all__ = ["ZoneMention", "find_zones", "zone_names"]
