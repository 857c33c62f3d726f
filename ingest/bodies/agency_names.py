"""From a body's printed name to its official one, in the notice it stands in.

Names are those of the notice's time and place: 市工信局 in a notice of 衡水市 is 衡水市工业和信息化局, 银保监局
stays a 中国银行保险监督管理委员会…监管局. Nothing is put in for bodies that were renamed later.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ingest.bodies.agency_centre import central_branch, of_the_centre, of_the_party
from ingest.bodies.agency_data import bodies, local_bodies, made_of_functions, zone_bodies
from ingest.bodies.agency_parts import (
    OWN_NAME,
    OWN_ZONES,
    VERB,
    ZONE,
    ZONE_ALONE,
    Named,
    is_nobody,
    is_undecided,
    joined,
    own_body,
    zone_name,
)
from ingest.bodies.jurisdictions import BINGTUAN, Jurisdiction, former_names, full_place
from ingest.geography.gazetteer import Division, first_place, lies_in, named

__all__ = ["Named", "is_nobody", "official_name"]

_INSTITUTES = (
    "研究院",
    "研究所",
    "实验室",
    "大学",
    "学院",
    "公司",
    "集团",
)  # they bear their places as they are printed
LONGEST_NAME = 48  # code points
_LEVEL = re.compile(r"自治区|自治州|自治县|兵团|地区|新区|[省市州盟县区旗]")
_CLASS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,5}(?=各[市县区州盟设地旗])|各|有关|相关|沿[海江边线]|辖区|所在|其他|全市各|全省各|项目所在|属地|市辖|涉及|重点).{0,24}?"
    r"(?:党委和政府|党委、政府|党委政府|党委|[市县区州盟旗)]委|政府|行署|行政公署|管委会|管理委员会|办事处|街道|乡镇|镇乡|镇街|主管部门|部门|师市|市州|市\(州\)|县区|区县|县市区?|区市县?"
    r"|[市县区州盟旗乡镇师]\)?|开发区|园区|功能区|新区|高新区|经开区|国有企业|企业|厅局|[厅局委办])(?:\(.{1,16}\))?$"
)

# Of all places of a level: 县(市、区)人民政府, 设区的市人民政府, 省级政府办公厅; of places named before: 四市政府.
_OF_A_LEVEL = re.compile(
    r"(?:[省市县乡]级|(?:设区的?市|[市州盟区])?[、和]?[县区市旗]\([市县区旗特、]{1,6}\)|(?:各?省|省内)?设区的?市|[市州]、县"
    r"|省直管(?:试点)?县(?:\(市\))?|[两二三四五六七八九十][市县区州盟旗])(?:人民)?政府(?:办公[厅室])?"
)
_OFFICE = re.compile(
    r"(?P<does>(?!.*(?:[厅局]|政府|小组|指挥部|会议|委员会|专班).).{2,14}?)(?:委员会|办公室|[厅局委办])"
)
_TOWN = re.compile(
    r"(?![各有相该本全每和与及由])[\u4e00-\u9fff]{1,5}(?:[镇乡](?:人民)?政府|街道(?:办事处|办)?|(?:民族|苏木)乡人民政府|苏木(?:人民)?政府"
    r"|(?<=[\u4e00-\u9fff]{2})(?<!乡)(?<!中心)(?<!特色)(?<!重点)(?<!建制)(?<!示范)(?<!小城)(?<!所属)(?<!所在)(?<![强名重小])镇)"
)


@lru_cache(maxsize=8192)
def official_name(words: str, where: Jurisdiction, inherited: str | None = None) -> Named | None:
    """The official name of the body that `words` (folded, the name alone) print; None where they name no body.

    `inherited` is the level word that an earlier name of the list put before all (省发展改革委、科技厅).

    >>> from ingest.bodies.jurisdictions import jurisdiction_of
    >>> here = jurisdiction_of("131100")
    >>> official_name("市工信局", here).name, official_name("省税务局", here).name, official_name("景县政府", here).name
    ('衡水市工业和信息化局', '国家税务总局河北省税务局', '景县人民政府')
    """
    if not 2 <= len(words) <= LONGEST_NAME or is_nobody(words):
        return None
    if (
        (words[0] in "各有相沿辖所其全项属涉市重" or "各" in words[2:6])
        and _CLASS.fullmatch(words)
        or _OF_A_LEVEL.fullmatch(words)
    ):
        return Named(_governments(words), None)
    plate = words.find("(")
    if plate > 1 and words.endswith(")"):
        first = official_name(words[:plate], where, inherited)
        if first:
            return first
    return (
        _exception(words, where, inherited)
        or of_the_centre(words, where, inherited)
        or of_the_party(words, where)
        or central_branch(words, where)
        or _with_level(words, where)
        or _district_branch(words, where)
        or _with_place(words, where)
        or _bare(words, where, inherited)
    )


def _governments(words: str) -> str:
    return re.sub(r"(?<!人民)政府", "人民政府", words)


def _exception(words: str, where: Jurisdiction, inherited: str | None) -> Named | None:
    found = _exception_here(words, where, inherited) if where.province else None
    if where.national and words.endswith(("管委会", "管理委员会")) and (known := zone_bodies().get(words)):
        return Named(known)  # 两江新区管委会 in a notice of the centre or of several provinces
    return found


def _exception_here(words: str, where: Jurisdiction, inherited: str | None) -> Named | None:
    if not where.province:
        return None
    local = local_bodies(where.province.code)
    for form in (words, (inherited or "") + words, words + "管委会" if words.endswith("区") else words):
        for place in (where.county, where.prefecture, where.province):
            found = local.get((place.code, form)) if place else None
            if found and found.held(where.year) and not (form[0] == "市" and _own_city(place, where)):
                level = _LEVEL.match(form)
                return Named(found.canonical, level[0] if level else None)
    return None


def _own_city(place: Division | None, where: Jurisdiction) -> bool:
    """Does 市 in this notice mean another city than the one the exception is about?"""
    return place is not None and where.at("市") != place.name


def _with_level(words: str, where: Jurisdiction) -> Named | None:
    """省科技厅, 市市场监管局, 兵团科技局; 市场监管局 and 区域合作局 have no level word."""
    league = re.fullmatch(r"团(自治区党|[省市州县区旗])委", words) if words[0] == "团" else None
    if league:
        seat = where.at(league[1].removesuffix("党"))
        return Named(f"共青团{seat}委员会", league[1]) if seat else Named(words, league[1], False)
    m = _LEVEL.match(words)
    if m is None or words in bodies():
        return None
    level, rest = m[0], words[m.end() :]
    branch = _OF_BUREAU.fullmatch(rest)
    if branch and (bureau := _with_level(level + branch["bureau"], where)):
        return Named(bureau.name + branch["branch"], level, bureau.resolved)
    full = own_body(rest, where)
    if full is None:
        return None
    place = where.at(level)
    if place is None or is_undecided(rest, where) or level == "区" and rest in ("管委会", "管理委员会", "管委"):
        return Named(words, level, False)  # 区管委会: of a zone, not of the district
    city = where.prefecture or where.province
    if rest.endswith("分局") and where.county and city and place.endswith(where.county.name):
        return Named(
            f"{city.name}{full[:-2]}局{where.county.short}分局", level
        )  # 区公安分局: the city's, in the district
    name = joined(place, rest, full)
    return Named(name, level, not _by_shape_alone(rest, name))


_OF_BUREAU = re.compile("(?P<bureau>[\u4e00-\u9fff]{2,14}局)(?P<branch>[\u4e00-\u9fff]{2,6}分局)")  # 规划资源局临平分局


def _district_branch(words: str, where: Jurisdiction) -> Named | None:
    """环保拱墅分局: the branch of a city's bureau in one of its districts, 市 and 局 left out."""
    if not words.endswith("分局") or where.prefecture is None:
        return None
    for size in (2, 3):
        function, place = words[: -2 - size] + "局", words[-2 - size : -2]
        if len(function) > 2 and function in bodies() and any(lies_in(p, where.prefecture) for p in named(place)):
            return Named(f"{where.prefecture.name}{bodies()[function]}{place}分局")
    return None


def _by_shape_alone(rest: str, name: str) -> bool:
    """Does nothing but its ending tell that it is a body (大健康产业发展局)? Its official name is not sure then."""
    if not name.endswith((rest, rest + "员会", rest + "公室")):
        return False
    m = _OFFICE.fullmatch(rest)
    return m is not None and rest not in bodies() and not made_of_functions(m["does"])


_SEVERAL = re.compile(r"[两二三四五六七八九十]([市县区州盟旗])((?:人民)?政府|行署|行政公署)")
_CORPS = re.compile(r"(?:兵团)?(第[一二三四五六七八九十]{1,3}师.{0,8})")


def _with_place(words: str, where: Jurisdiction) -> Named | None:
    """四川省科技厅, 兰山区人民政府, 咸阳高新区管委会, 海西州政府, 襄阳市."""
    if words.startswith(BINGTUAN):
        full = own_body(words[len(BINGTUAN) :], where)
        full = full.removeprefix("人民政府") if full else full
        return Named(BINGTUAN + (full or words[len(BINGTUAN) :]), "兵团")
    division_of_corps = _CORPS.fullmatch(words) if "师" in words else None
    if division_of_corps:
        return Named(BINGTUAN + division_of_corps[1])
    found = first_place(words, where.home)
    if found is None:
        return None
    place, size = found
    rest = words[size:]
    if not rest:
        return Named(full_place(place), None if where.national else place.name[-1])
    several = _SEVERAL.fullmatch(rest)
    if several and place.name.endswith(several[1]):
        rest = several[2]  # 陇南、天水两市人民政府: that of the last one
    if words[:size] == place.name and rest[0] == place.name[-1] and rest[1:] in ("政府", "人民政府"):
        rest = rest[1:]  # 浦东新区区政府
    if rest in ("海关", "海事局") or rest[0] in "市省县区" and words[:size] != place.name:
        return Named(words)
    full = own_body(rest, where)
    if full is None:
        return None
    if is_undecided(rest, where):
        return Named(words, place.name[-1], False)
    far = where.province is not None and not lies_in(place, where.province)
    if far and words[:size] == place.short and ZONE.fullmatch(rest):
        return None  # 三江新区 of 宜宾 is not named after the county 三江
    if rest.endswith(_INSTITUTES) and rest not in bodies():
        return Named(words)  # 吉林省梅河口医药健康产业研究院
    if old := _given_up(words[:size], place):
        return Named(joined(old, rest, full), old[-1])
    if (
        ZONE.fullmatch(rest)
        or not rest.startswith(("人民", "政府", "行署", "行政公署"))
        and words[:size] == place.short
        and rest not in bodies()
    ):
        return Named(words[:size] + full)
    name = joined(full_place(place), rest, full)
    level = None if where.national else place.name[-1]  # 北京市人民政府、发展改革委: what follows is not Beijing's
    return Named(name, level, not _by_shape_alone(rest, name))


def _given_up(printed: str, place: Division) -> str | None:
    """The full form of a name that the place no longer bears; bodies keep the names of their time."""
    if printed.endswith(place.name) or printed[-1] not in "省市县区州盟旗":
        return None
    return full_place(replace(place, name=printed)) if printed in former_names().get(place.code, ()) else None


def _city(where: Jurisdiction) -> Division | None:
    """The city, county-level city or county whose zone 高新区 is, in a notice of that place."""
    return where.county if where.county and not where.county.name.endswith("区") else where.prefecture


def _bare(words: str, where: Jurisdiction, inherited: str | None) -> Named | None:
    """科技厅, 财政局 without a level: that of the list, else that of the issuer."""
    if words in ("政府", "人民政府", "行署", "党委"):
        return None
    if _TOWN.fullmatch(words):
        return Named(_governments(words), None)
    full = own_body(words, where)
    if full is not None and is_undecided(words, where):
        return Named(words, inherited or where.level_word, False)
    if full is not None and words in bodies():
        level = "省" if words.endswith("厅") and where.province else inherited or where.level_word
        if level == "国家" or level is None:
            return Named(words, None, False)
        place = where.at(level) or (where.province.name if level == "省" and where.province else None)
        return Named(joined(place, words, full), level) if place else Named(words, level, False)
    if VERB.search(words):
        return None
    if m := ZONE.fullmatch(words):
        if m[1].removeprefix("各") in ("开发区", "园区", "新区", "功能区", "街道", "产业园区"):
            return Named(words)
        zone = zone_name(m[1])
        # A city's zone bears the city's name; one of a province has its own.
        city = _city(where)
        own = first_place(zone, city)
        if city and (city.short in zone or own and lies_in(own[0], city)):
            city = None
        return Named((city.short if city else "") + zone + "管理委员会")
    if OWN_NAME.fullmatch(words):
        return Named(words)
    if ZONE_ALONE.fullmatch(words):
        return Named(zone_name(words))
    if words in OWN_ZONES and (city := _city(where)):  # 莲池区、高新区
        return Named(city.short + zone_name(words))
    if full is not None and len(words) <= 16:
        level = inherited or where.level_word
        place = where.at(level) if level and level != "国家" else None
        return Named(joined(place, words, full), level) if place else Named(words, None, False)
    return None
