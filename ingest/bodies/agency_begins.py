"""Where the name of a body begins whose end is found: its function, its level word, its place, its class."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.bodies.agency_data import made_of_functions, national_bodies, party_bodies
from ingest.bodies.agency_ends import body_ends, national_ends, place_ends
from ingest.bodies.agency_own import BRANCHED, OWN_ENDS, is_own
from ingest.geography.gazetteer import lies_in, named

_PARTY_ENDS = frozenset("会办厅委室局校部)")  # the last letters in data/agencies/party.csv
_BEFORE_STOP = frozenset(",。;:!?()[]【】〔〕《》〈〉“”\n\t 、")
# Words before a name that are no part of it; the last one in the run counts.
_LEAD_IN = re.compile(
    r"第[一二三四五六七八九十百零\d]{1,5}条|由(?!贸)|会同|[和与及向]|经(?![济贸开营信合])|(?<!数)据(?=[\u4e00-\u9fff]{4})|报(?!社)"
)
_LEVELS_BY_END = {
    "区": ("自治区", "地区", "区"), "州": ("自治州", "州"), "县": ("自治县", "县"), "团": ("兵团",),
    "省": ("省",), "市": ("市",), "盟": ("盟",), "旗": ("旗",),
}  # fmt: skip
_LEVELS = ("自治区", "自治州", "自治县", "兵团", "地区", "省", "市", "州", "盟", "县", "区", "旗")
_CLASS_BEFORE = re.compile(
    r"(?:(?:沿[海江边线]|[皖苏川粤湘鄂赣豫鲁晋冀辽吉陕甘闽浙滇黔桂疆蒙][东西南北中]|[珠长]三角|全市|全省|项目)?(?:各(?:有关|相关)?|有关|相关)|沿[海江边线]|所在地?|属地)(?:地级以上|设区的?|级|类|地区|地(?=$|[、(])|省|自治区|直辖市|[、及和]?(?:计划单列市|新疆生产建设兵团)|[市县区州盟旗乡镇师地街道团场、]|新区|功能区|开发区|园区|产业|\([\u4e00-\u9fff、]{1,12}\)){1,8}$"
)
_FUNCTIONS_BEFORE = re.compile(r"(?:自治区|地区|[省市县区州盟旗])((?![省市县区州盟旗])[\u4e00-\u9fff]{2,8})$")
_DEPARTMENTS = re.compile(
    r"各(?!级|有关|相关)(?:自治区|直辖市|计划单列市|新疆生产建设兵团|省级|市级|区县|市州|[省市县区州盟地级(),、及和]){0,16}"
    r"[\u4e00-\u9fff]{2,12}$"
)
# 县(市、区)人民政府, 设区的市人民政府, 市、县人民政府: the governments of all places of a level, without 各.
_LEVEL_CLASS = re.compile(
    r"(?:(?<=[、,。;:\n 条由和与及])|^)(?:设区的?市|[市州盟区])?[、和]?"
    r"(?:[县区市旗]\([市县区旗特、]{1,6}\)|(?<=市)|(?<=[市州]、)县)$"
)
_JOINS_BODY = re.compile("[\u4e00-\u9fff](?<!会同)$")
_SEATS = ("人民政府", "政府", "行政公署", "行署", "管委会", "管理委员会", "办事处", "街道办事处")
# 县经商局: a body by its level word and its ending, where its function is in no table.
_UNLISTED = re.compile(
    r"(?:^|[、,;:。(\n由和与及]|会同|联合)(?P<name>(?:自治[区州县]|兵团|[省市县区州旗盟])(?:(?![的了在和与及到将把被对])[\u4e00-\u9fff]){2,13}"
    r"(?:[局厅委]|务署|中心|办公室|办(?<![通承主协督交代帮申举开经查兴创联会试延筹快包易速就好首]办)))$"
)
_ZONE = re.compile(
    r"[\u4e00-\u9fff()]{0,16}(?:开发区|园区|新区|新片区|示范区|保税区|保税港区|高新区|经开区|综保区|试验区|度假区|合作区|生态区|科技城|科学城|工业区|实验区"
    r"|先导区|先行区|功能区|集聚区|自贸区|经济区|港区|片区|产业园|工业园|风景区|名胜区|管理区)$"
)
_GROUPS = re.compile(r"[\u4e00-\u9fff]{2,24}(?:领导小组|联席会议|指挥部|委员会)(?:办公室)?$")
_DISTRICT_BRANCH = re.compile(r"(?<=局)[\u4e00-\u9fff]{2,3}管理局$")  # 市生态环境局坪山管理局
_OF_A_LEVEL = ("省级", "市级", "县级", "乡级")
_LEAGUES = ("团省委", "团市委", "团县委", "团区委", "团州委")
_BODY_LAST = tuple("厅局委办部府会院署)")


def name_start(text: str, low: int, end: int) -> int | None:
    """Where the name that ends at `end` begins, not before `low`; None where there is no name."""
    start = _start(text, low, end)
    if start is not None and text[start - 1 : start] in ("局", "行"):
        central = next((name for name in BRANCHED if text.endswith(name, low, start)), "")
        return start - len(central)  # 国家税务总局湖北省税务局
    return start


def _start(text: str, low: int, end: int) -> int | None:
    party = _party_start(text, low, end)
    if party is not None:
        return party
    if size := body_ends().longest(text, low, end):
        central = national_ends().longest(text, low, end)
        if central > size and text[end - central - 1 : end - central] not in _LEVELS_BY_END:
            return end - central  # 中国气象局, 最高人民法院: of the centre, though another body's name ends them
        for lead in ("国家", "国务院"):
            if text.endswith(lead, low, end - size) and text[end - size - len(lead) : end] in national_bodies():
                return end - size - len(lead)  # 国家版权局
        return _whole(text, low, end - size, end)
    if text.endswith("分局", low, end):
        first = max(low, end - 24)
        whole = text[first : end - 2] + "局"
        if size := body_ends().longest(whole, 0, len(whole)):
            return _before(text, low, first + len(whole) - size)
    if text.endswith("管理局", low, end) and (branch := _DISTRICT_BRANCH.search(text, max(low, end - 8), end)):
        return name_start(text, low, branch.start())
    if text.startswith("团", end - 3) and text.endswith(_LEAGUES, low, end):
        return end - 3
    if size := national_ends().longest(text, low, end):
        place = place_ends().longest(text, low, end - size)
        if place and is_own(text[end - size - place : end]):
            return end - size - place  # 兰州铁路局
        return end - size - 2 * text.endswith("国家", low, end - size)
    if text.endswith("办事处", low, end) and (at := text.rfind("驻", max(low, end - 11), end)) > 0:
        return name_start(text, low, at)  # 沈阳海关驻本溪办事处
    if text[end - 1] in "府署会处" and (seat := next((s for s in _SEATS if text.endswith(s, low, end)), None)):
        return _seat(text, low, end - len(seat))
    if text.endswith(("主管部门", "行政部门"), low, end):
        several = _DEPARTMENTS.search(text, max(low, end - 44), end - 4)
        return several.start() if several else None
    if text[end - 1] == "司" and text[end - 2] != "公":
        return _department(text, low, end)
    unlisted = _unlisted(text, low, end)
    return _own_name(text, low, end) if unlisted is None else unlisted


def _department(text: str, low: int, end: int) -> int | None:
    """工业和信息化部节能与综合利用司: a department stands behind its ministry."""
    for cut in range(end - 3, max(low, end - 16), -1):
        if text[cut - 1] in "部委局署" and (size := national_ends().longest(text, low, cut)):
            return cut - size - 2 * text.endswith("国家", low, cut - size)
    return None


def _unlisted(text: str, low: int, end: int) -> int | None:
    """Where a name of unknown function begins: behind a mark with its level word."""
    found = _UNLISTED.search(text, max(low - 2, end - 20, 0), end)
    return found.start("name") if found and found.start("name") >= low else None


def _whole(text: str, low: int, at: int, end: int) -> int:
    """The beginning of a name whose known part is `text[at:end]`: its class, place, level or further functions."""
    if text.endswith(_OF_A_LEVEL, low, at) and text.startswith(("政府", "人民政府"), at):
        return at - 2  # 省级政府办公厅: those of all provinces
    group = _CLASS_BEFORE.search(text, max(low, at - 32), at) if text.rfind("各", max(low, at - 32), at) >= 0 else None
    if group:
        return group.start()
    begin = _before(text, low, at)
    if begin < at or at == low or text[at - 1] in _BEFORE_STOP:
        return begin
    # 市海洋经济发展局, 县工业和能源局: the known name is the end of a longer one.
    more = _FUNCTIONS_BEFORE.search(text, max(low, at - 12), at)
    if more is None or not made_of_functions(more[1]):
        longer = _unlisted(text, low, end)  # 省地方金融局 is no 金融局
        return begin if longer is None else longer
    return _before(text, low, more.start(1))


def _seat(text: str, low: int, at: int) -> int | None:
    """人民政府, 管委会: a place, a level or a class (各市、县) must stand before."""
    group = _CLASS_BEFORE.search(text, max(low, at - 24), at)
    if group:
        return group.start()
    zone = _ZONE.search(text, max(low, at - 20), at)
    if zone:
        begin = _run(text, zone.start(), at)
        return begin if begin is not None else zone.start()
    if text[at - 1] in ")县市" and text.startswith(("人民政府", "政府"), at):
        level = _LEVEL_CLASS.search(text, max(low, at - 14), at)
        if level and at - level.start() > 2:
            return level.start()
    found = _before(text, low, at)
    if found < at:
        return found
    if text.startswith(("管委会", "管理委员会", "街道", "办事处"), at):
        return _run(text, low, at)
    town = _run(text, low, at) if text[at - 1] in "镇乡" else None
    return town if town is not None and 2 <= at - town <= 6 and text[town] != "各" else None


def _party_start(text: str, low: int, end: int) -> int | None:
    if text[end - 1] not in _PARTY_ENDS:
        return None
    first = max(low, end - 24)
    at = text.rfind("委", first, end - 1)
    while at > first and (text[at + 1 : end] not in party_bodies() or text[at - 1] not in "省市县区州盟旗党"):
        at = text.rfind("委", first, at)  # 省委财经委办公室: the committee itself may have offices
    if at <= first:
        return None
    here = at - (text[at - 1] == "党")  # 自治区党委
    begin = _before(text, low, here)
    return begin if begin < here else None


def _own_name(text: str, low: int, end: int) -> int | None:
    """成都海关, 四川证监局, 国网四川省电力公司, 省数字经济发展领导小组办公室."""
    if not text.endswith(OWN_ENDS, low, end):
        return None
    first = max(low, end - 30)
    m = _GROUPS.search(text, first, end)
    if (begin := _run(text, first, end)) is None or end - begin < 4:
        return None
    if m and text.endswith(("办公室", "小组"), begin, end):
        return begin if text.startswith(_LEVELS, begin) or text.startswith(("国家", "全省", "全市"), begin) else None
    for size in range(end - begin, 3, -1):
        if is_own(text[end - size : end]):
            return end - size
    return None


def _run(text: str, low: int, end: int) -> int | None:
    """The beginning of the run of words before `end` that no mark or cue interrupts, at most 24 long."""
    at = end
    while at > low and end - at < 24 and text[at - 1] not in _BEFORE_STOP:
        at -= 1
    for m in _LEAD_IN.finditer(text, at, end):
        at = m.end() if m.end() <= end - 2 else at
    return at if at < end else None


def _before(text: str, low: int, at: int) -> int:
    """The place where the level word or the places before `at` begin; `at` where there are none."""
    if at <= low:
        return at
    begin = at
    for level in _LEVELS_BY_END.get(text[at - 1], ()):
        if text.endswith(level, low, at):
            begin = at - len(level)
            break
    here, inner = at, ""
    places = place_ends()
    while True:
        size = places.longest(text, low, here)
        outer = text[here - size : here]
        if outer == "会同县" and _JOINS_BODY.search(text, max(0, here - size - 2), here - size):
            break  # 县科技局会同县财政局; 市科技局会同会同县人民政府 names the county
        if not size or outer == "会同" or inner and not _holds(outer, inner):
            break
        if outer == "和县" and text[here - 3 : here - 2] in _BODY_LAST:
            break  # 县财政局和县医保局
        here, inner = here - size, outer
        begin = here
    if begin < at and text.endswith(("中共", "中国共产党"), low, begin):
        begin -= 2 if text.endswith("中共", low, begin) else 5
    return begin


@lru_cache(maxsize=2048)
def _holds(outer: str, inner: str) -> bool:
    return any(lies_in(i, o) and i != o for i in named(inner) for o in named(outer))
