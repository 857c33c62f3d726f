"""From a body's printed name to its official one, in the notice it stands in.

Names are those of the notice's time and place: 市工信局 in a notice of 衡水市 is 衡水市工业和信息化局, 银保监局
stays a 中国银行保险监督管理委员会…监管局. Nothing is put in for bodies that were renamed later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.agency_data import ENDINGS, bodies, local_bodies, national_bodies, party_bodies
from ingest.gazetteer import Division, first_place, lies_in, named
from ingest.jurisdictions import BINGTUAN, Jurisdiction, full_place

LONGEST_NAME = 48  # code points
_LEVEL = re.compile(r"自治区|自治州|自治县|兵团|地区|新区|[省市州盟县区旗]")
_CLASS = re.compile(
    r"(?:各|有关|相关|沿[海江边]|辖区|所在|其他|全市各|全省各|项目所在|属地|市辖|涉及|重点).{0,24}?"
    r"(?:党委和政府|党委、政府|党委政府|党委|[市县区州盟旗)]委|政府|行署|行政公署|管委会|管理委员会|办事处|街道|乡镇|镇乡|主管部门|部门|师市|市州|市\(州\)|县区|区县|县市区?|区市县?"
    r"|[市县区州盟旗乡镇师]\)?|开发区|园区|功能区|新区|高新区|经开区|国有企业|企业|厅局|局)(?:\(.{1,16}\))?$"
)
_NOBODY = re.compile(
    r"(?:各|有关|相关|市直|省直|县直|区直|州直|省级|市级|县级|区级|省|市|县|区|中央|国家|驻.|其他|国务院|责任|成员|牵头|配合|参与|等|"
    r"各有关|各地|各级|直属|机关|及|和|、|\(|\)|涉及|以及|对应|主管|行业主管|职能|属地|人民政府|政府|管理|监管|行业)*"
    r"(?:部门|单位|企业|机构|院校|高校|科研院所|方面|地方|地区|各级|各地|地|成员|委办局|厅局|处室|科室|责任人|负责人|人员|行业协会|协会|银行|金融机构)"
    r"(?:\(单位\)|和单位|单位)?"
)
_GENERAL = frozenset(
    ("各地", "各级", "各级政府", "各级人民政府", "等", "各市场主体", "分公司", "公司", "子公司",
     "总公司", "集团", "集团公司", "银行", "大学", "学院", "研究院",
     "支队", "总队", "大队", "小组", "中心", "分行", "支行", "医院", "协会")
)  # fmt: skip
_PARTY = re.compile(r"(?:中共|中国共产党)?(.{0,12}?)(自治区党|兵团党|[省市州盟县区旗]|地|党|工)委(?!员)(.*)")
_BANK = re.compile(r"(?:中国)?(?:人民银行|人行)(.*)")
_EXCHANGE = re.compile(r"(?:国家)?外汇(?:管理)?局(.{0,12}(?:分局|支局|中心支局))")
_FINANCE = {  # what a region's name is followed by, and whose branch that is
    "银保监": "中国银行保险监督管理委员会", "银监": "中国银行业监督管理委员会", "保监": "中国保险监督管理委员会",
    "证监": "中国证券监督管理委员会", "金融监管": "国家金融监督管理总局", "金融监督管理": "国家金融监督管理总局",
}  # fmt: skip
_BRANCH = re.compile(r"(.{2,14}?)(银保监|银监|保监|证监|金融监管|金融监督管理)(分局|局|支局)")
_OWN_NAME = re.compile(
    r".{2,30}(?:海关|海事局|调查总队|调查队|中心支行|分行|支行|公司|集团|大学|学院|银行|联合会|协会|商会|学会|研究院|研究所|实验室"
    r"|中心|医院|基金会|交易所|管理局|监管局|监察局|专员办|监管办|监管办公室|办事处|分局|支队|总队|大队|铁路局|港务局|水文局|服务局|办公室|指挥部|领导小组|"
    r"联席会议|委员会|联盟|电视台|出版社|报社|事务局|地质局|勘查局|发展局|促进局|服务站|党校|研究中心|总站|学校|党工委)"
)
_ZONE = re.compile(r"(.*?)(?:管委会|管理委员会)")
_ZONE_ALONE = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:开发区|园区|新区|高新区|经开区|示范区|试验区|综保区|保税区|合作区|科学城)"
)
_ZONE_WORDS = (
    ("高新技术开发区", "高新技术产业开发区"), ("高新开发区", "高新技术产业开发区"), ("高新区", "高新技术产业开发区"),
    ("经开区", "经济技术开发区"), ("综保区", "综合保税区"), ("自贸区", "自由贸易试验区"),
    ("自贸试验区", "自由贸易试验区"),
)  # fmt: skip
_SEAT = re.compile(r"(?:人民)?政府|行署|行政公署|人民政府\(行署\)|(?:街道)?办事处|党工委")
_BODY_END = re.compile(
    r"委员会|办公室|[厅局委办署院会]|中心|总队|支队|大队|集团|公司|分行|银行|大学|学院|海关|政府|行署"
)
_VERB = re.compile(
    r"[,。;:]|负责|牵头|配合|建设|推进[^中]|推动|完成|制定|开展|加强|实施|支持|鼓励|前完成|不少于|以上|[年月]底|\d{4}年"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An official name, the level word it stood under (what the next bare name in the list inherits), and whether
    the name could be resolved."""

    name: str
    level: str | None = None
    resolved: bool = True


def is_nobody(words: str) -> bool:
    """Words in a list that name no body: 有关部门, 市直有关单位, 各地各部门.

    >>> is_nobody("市直有关部门"), is_nobody("各市(州)人民政府")
    (True, False)
    """
    return bool(_NOBODY.fullmatch(words)) or words in _GENERAL


@lru_cache(maxsize=8192)
def official_name(words: str, where: Jurisdiction, inherited: str | None = None) -> Named | None:
    """The official name of the body that `words` (folded, the name alone) print; None where they name no body.

    `inherited` is the level word that an earlier name of the list put before all (省发展改革委、科技厅).

    >>> from ingest.jurisdictions import jurisdiction_of
    >>> here = jurisdiction_of("131100")
    >>> official_name("市工信局", here).name, official_name("省税务局", here).name, official_name("景县政府", here).name
    ('衡水市工业和信息化局', '国家税务总局河北省税务局', '景县人民政府')
    """
    if not 2 <= len(words) <= LONGEST_NAME or is_nobody(words):
        return None
    if words[0] in "各有相沿辖所其全项属涉市重" and _CLASS.fullmatch(words):
        return Named(_governments(words), None)
    plate = words.find("(")
    if plate > 1 and words.endswith(")"):
        first = official_name(words[:plate], where, inherited)
        if first:
            return first
    return (
        _exception(words, where, inherited)
        or _of_the_centre(words, where)
        or _party(words, where)
        or _central_branch(words, where)
        or _with_level(words, where, inherited)
        or _with_place(words, where)
        or _bare(words, where, inherited)
    )


def _governments(words: str) -> str:
    return re.sub(r"(?<!人民)政府", "人民政府", words)


def _exception(words: str, where: Jurisdiction, inherited: str | None) -> Named | None:
    if not where.province:
        return None
    local = local_bodies(where.province.code)
    for form in (words, (inherited or "") + words, words + "管委会" if words.endswith("区") else words):
        for place in (where.county, where.prefecture, where.province):
            found = local.get((place.code, form)) if place else None
            if found and found.held(where.year) and not (form[0] == "市" and _own_city(place, where)):
                return Named(found.canonical, form[0] if _LEVEL.match(form) else None)
    return None


def _own_city(place: Division | None, where: Jurisdiction) -> bool:
    """Does 市 in this notice mean another city than the one the exception is about?"""
    return place is not None and where.at("市") != place.name


def _of_the_centre(words: str, where: Jurisdiction) -> Named | None:
    bare = words.removeprefix("中华人民共和国")
    found = national_bodies().get(bare)
    if found and (
        where.national or bare.startswith(("国", "中", "全国", "最高", "新华")) or bare.endswith(("部", "署"))
    ):
        return Named(found.canonical, "国家")
    head = next((n for n in range(len(bare) - 2, 2, -1) if bare[:n] in national_bodies()), 0)
    if (
        head
        and (where.national or bare.startswith("国") or bare[head - 1] in "部署")
        and re.fullmatch(r"办公[厅室]|.{2,12}[司局]", bare[head:])
    ):
        return Named(national_bodies()[bare[:head]].canonical + bare[head:], "国家")
    if bare.startswith(("国家", "国务院", "中央", "中国", "中共中央", "全国", "中华")) and _BODY_END.search(bare[-3:]):
        return Named(bare, "国家")
    return None


def _party(words: str, where: Jurisdiction) -> Named | None:
    """省委宣传部, 青羊区委办公室, 自治区党委网信办, 市委."""
    m = _PARTY.fullmatch(words)
    if m is None or m[2] == "工":
        return None
    level, rest = m[2].removesuffix("党"), m[3]
    full = party_bodies().get(rest, "" if not rest else None)
    if full is None:
        full = rest if _BODY_END.search(rest[-3:]) and not rest.startswith(("、", "省政府", "市政府")) else None
    if full is None:
        return None
    if m[1]:
        found = first_place(m[1] + level, where.home)
        place = full_place(found[0]) if found and found[1] == len(m[1] + level) else None
    else:
        place = where.at(level) if level else where.home.name if where.home else None
    if place is None:
        return Named(words, level, False) if full and not m[1] else None
    party = "党委" if m[2].endswith("党") else "委"
    return Named(f"中共{place}{party}{full}", level)


def _central_branch(words: str, where: Jurisdiction) -> Named | None:
    """Branches of the centre's bodies in a province or a city."""
    if m := _BANK.fullmatch(words):
        return Named("中国人民银行" + _branch_of_bank(m[1], where))
    if m := _EXCHANGE.fullmatch(words):
        return Named("国家外汇管理局" + _branch_of_bank(m[1], where))
    if m := _BRANCH.fullmatch(words):
        place, body = m[1], _FINANCE[m[2]]
        if not (
            m[2].startswith("金融") and place.endswith(("省", "市", "地方", "县", "区", "州"))
        ) and place in _names_of(place):
            return Named(f"{body}{place}{'监管分局' if m[3] != '局' else '监管局'}")
    if words.startswith("民航") and words.endswith(("管理局", "监管局")):
        return Named("中国民用航空" + words[2:].replace("监管局", "安全监督管理局"))
    if words.endswith(("能源监管办", "能源监管局")) and not words.startswith("国家"):
        return Named(f"国家能源局{words[:-5]}监管{'办公室' if words.endswith('办') else '局'}")
    if words.endswith(("调查总队", "调查队")) and not words.startswith("国家"):
        place = _spelt(words.removesuffix("调查总队").removesuffix("调查队"), where)
        return Named(f"国家统计局{place}{'调查总队' if words.endswith('总队') else '调查队'}") if place else None
    return None


def _names_of(place: str) -> tuple[str, ...]:
    return (place,) if named(place) else ()


def _branch_of_bank(rest: str, where: Jurisdiction) -> str:
    """省分行 → 四川省分行; 成都分行, 绵阳市中心支行 stay."""
    m = _LEVEL.match(rest)
    place = where.at(m[0]) if m else None
    return place + rest[m.end() :] if m and place else rest


def _spelt(words: str, where: Jurisdiction) -> str | None:
    """The place a body's prefix means: 省 → 河北省, 四川 → 四川."""
    return where.at(words) or (words if named(words) else None)


def _with_level(words: str, where: Jurisdiction, inherited: str | None) -> Named | None:
    """省科技厅, 市市场监管局, 兵团科技局; 市场监管局 and 区域合作局 have no level word."""
    league = re.fullmatch(r"团(自治区党|[省市州县区旗])委", words)
    if league:
        seat = where.at(league[1].removesuffix("党"))
        return Named(f"共青团{seat}委员会", league[1]) if seat else Named(words, league[1], False)
    m = _LEVEL.match(words)
    if m is None or words in bodies():
        return None
    level, rest = m[0], words[m.end() :]
    full = _own_body(rest, where)
    if full is None:
        return None
    place = where.at(level)
    if place is None:
        return Named(words, level, False)
    return Named(_joined(place, rest, full), level)


def _with_place(words: str, where: Jurisdiction) -> Named | None:
    """四川省科技厅, 兰山区人民政府, 咸阳高新区管委会, 海西州政府, 襄阳市."""
    if words.startswith(BINGTUAN):
        full = _own_body(words[len(BINGTUAN) :], where)
        return Named(BINGTUAN + (full or words[len(BINGTUAN) :]), "兵团")
    division_of_corps = re.fullmatch(r"(?:兵团)?(第[一二三四五六七八九十]{1,3}师.{0,8})", words)
    if division_of_corps:
        return Named(BINGTUAN + division_of_corps[1])
    found = first_place(words, where.home)
    if found is None:
        return None
    place, size = found
    rest = words[size:]
    if not rest:
        return Named(full_place(place), place.name[-1])
    if rest in ("海关", "海事局") or rest[0] in "市省县区" and words[:size] != place.name:
        return Named(words)
    full = _own_body(rest, where)
    if full is None:
        return None
    far = where.province is not None and not lies_in(place, where.province)
    if far and words[:size] == place.short and _ZONE.fullmatch(rest):
        return None  # 三江新区 of 宜宾 is not named after the county 三江
    if old := _given_up(words[:size], place):
        return Named(_joined(old, rest, full), old[-1])
    if (
        _ZONE.fullmatch(rest)
        or not rest.startswith(("人民", "政府"))
        and words[:size] == place.short
        and rest not in bodies()
    ):
        return Named(words[:size] + full)
    return Named(_joined(full_place(place), rest, full), place.name[-1])


def _given_up(printed: str, place: Division) -> str | None:
    """The full form of a name that the place no longer bears; bodies keep the names of their time."""
    if printed.endswith(place.name) or place.short and place.short in printed or printed[-1] not in "省市县区州盟旗":
        return None
    return full_place(replace(place, name=printed)) if named(printed) else None


def _bare(words: str, where: Jurisdiction, inherited: str | None) -> Named | None:
    """科技厅, 财政局 without a level: that of the list, else that of the issuer."""
    if words in ("政府", "人民政府", "行署", "党委"):
        return None
    full = _own_body(words, where)
    if full is not None and words in bodies():
        level = "省" if words.endswith("厅") and where.province else inherited or where.level_word
        if level == "国家" or level is None:
            return Named(words, None, False)
        place = where.at(level) or (where.province.name if level == "省" and where.province else None)
        return Named(_joined(place, words, full), level) if place else Named(words, level, False)
    if _VERB.search(words):
        return None
    if m := _ZONE.fullmatch(words):
        if m[1].removeprefix("各") in ("开发区", "园区", "新区", "功能区", "街道", "产业园区"):
            return Named(words)
        zone = _zone(m[1])
        # A city's zone bears the city's name; one of a province has its own.
        city = where.prefecture or where.county
        own = first_place(zone, city)
        if city and (city.short in zone or own and lies_in(own[0], city)):
            city = None
        return Named((city.short if city else "") + zone + "管理委员会")
    if _OWN_NAME.fullmatch(words):
        return Named(words)
    if _ZONE_ALONE.fullmatch(words):
        return Named(_zone(words))
    if full is not None and len(words) <= 16:
        level = inherited or where.level_word
        place = where.at(level) if level and level != "国家" else None
        return Named(place + full, level) if place else Named(words, None, False)
    return None


def _zone(words: str) -> str:
    for short, official in _ZONE_WORDS:
        if words.endswith(short):
            return words.removesuffix(short) + official
    return words


def _own_body(rest: str, where: Jurisdiction) -> str | None:
    """The official form of a name without its place; None where the words are no body."""
    if not rest:
        return None
    known = bodies().get(rest)
    if not known and rest.endswith("分局") and rest[:-2] + "局" in bodies():
        known = bodies()[rest[:-2] + "局"][:-1] + "分局"
    if known:
        if rest in ("交通局", "交通厅") and where.year and where.year < 2009:
            return rest
        return known
    if _SEAT.fullmatch(rest):
        return {"政府": "人民政府", "行署": "行政公署"}.get(rest, rest)
    if (m := _ZONE.fullmatch(rest)) and not _VERB.search(rest):
        return _zone(m[1]) + "管理委员会"
    if _VERB.search(rest) or len(rest) > 30:
        return None
    if rest.endswith(("领导小组办公室", "指挥部办公室", "联席会议办公室", "委员会办公室", "领导小组", "指挥部")):
        return rest
    for ending, official in ENDINGS.items():
        if rest.endswith(ending) and len(rest) - len(ending) >= 1:
            return rest[: -len(ending)] + official
    return rest if _OWN_NAME.fullmatch("某某" + rest) and len(rest) >= 3 else None


def _joined(place: str, rest: str, full: str) -> str:
    """Place and body; courts, tax offices and mass organisations put the place elsewhere."""
    if rest == "税务局":
        return f"国家税务总局{place}税务局"
    if rest in ("国税局", "国家税务局"):
        return f"{place}国家税务局"
    if rest in ("地税局", "地方税务局"):
        return f"{place}地方税务局"
    if rest == "政协":
        return f"中国人民政治协商会议{place}委员会"
    if rest == "法院":
        rank = "高级" if place.endswith(("省", "自治区")) else "中级" if place.endswith(("市", "州", "盟")) else ""
        return f"{place}{rank}人民法院"
    if rest == "贸促会":
        return f"中国国际贸易促进委员会{place}委员会"
    if rest in ("编办", "网信办", "农办", "台办") and full != rest:
        return f"中共{place.removesuffix('人民政府')}委{full}" if place[-1] in "省市县区州" else f"{place}{full}"
    if rest in ("军区", "军分区"):
        return place.rstrip("省市") + rest
    return place + full
