"""Bodies of the centre, their branches in a province or a city, and those of the party."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.bodies.agency_data import national_bodies, party_bodies
from ingest.bodies.agency_parts import Named
from ingest.bodies.jurisdictions import Jurisdiction, full_place
from ingest.geography.gazetteer import first_place, named

_PARTY = re.compile(r"(?:中共|中国共产党)?(.{0,12}?)(自治区党|兵团党|区党|[省市州盟县区旗]|地|党|工)委(?!员)(.*)")
_PARTY_IN_FULL = re.compile(r"(?:中共|中国共产党)(.{2,14}?[省市州盟县区旗])委员会(.{0,16})")
_BANK = re.compile(r"(?:中国)?(?:人民银行|人行)(.*)")
_EXCHANGE = re.compile(r"(?:国家)?外汇(?:管理)?局(.{0,12}(?:分局|支局|中心支局))")
_NETWORKS = ("国网", "南方电网", "中国移动", "中国联通", "中国电信", "中国铁塔", "中国邮政")  # firms, with their places
_FINANCE = {  # what a region's name is followed by, and whose branch that is
    "银保监": "中国银行保险监督管理委员会", "银监": "中国银行业监督管理委员会", "保监": "中国保险监督管理委员会",
    "证监": "中国证券监督管理委员会", "金融监管": "国家金融监督管理总局", "金融监督管理": "国家金融监督管理总局",
}  # fmt: skip
_BRANCH = re.compile(r"(.{2,14}?)(银保监|银监|保监|证监|金融监管|金融监督管理)(分局|局|支局)")
_SAFETY = re.compile("(?:安全)?监管局$")
BODY_END = re.compile(
    r"委员会|办公室|[厅局委办署院会]|中心|总队|支队|大队|集团|公司|分行|银行|大学|学院|海关|政府|行署"
)
_ENDS_BODY = re.compile(rf"(?:{BODY_END.pattern})$")
_LEVEL = re.compile(r"自治区|自治州|自治县|兵团|地区|新区|[省市州盟县区旗]")


_LEAST = 3  # code points of a body whose departments are looked for


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """What the names of the bodies of the centre begin with: most other names begin otherwise."""
    return frozenset(name[:_LEAST] for name in national_bodies())


def of_the_centre(words: str, where: Jurisdiction, inherited: str | None = None) -> Named | None:
    """国家发展改革委, 财政部; 能源局 in a notice of the centre, unless the list stands under a level (省科技厅)."""
    bare = words.removeprefix("中华人民共和国")
    found = national_bodies().get(bare) or national_bodies().get(bare.removeprefix("国家"))
    if found and (
        where.national
        and inherited in (None, "国家")
        or bare.startswith(("国", "中", "全国", "最高", "新华"))
        or bare.endswith(("部", "署", "总局", "监会"))
    ):
        return Named(found.canonical, "国家")
    head = 0
    if bare[:_LEAST] in _beginnings():
        head = next((n for n in range(len(bare) - 2, _LEAST - 1, -1) if bare[:n] in national_bodies()), 0)
    if (
        head
        and (where.national or bare.startswith("国") or bare[head - 1] in "部署")
        and re.fullmatch(r"办公[厅室]|.{2,12}(?<!公)[司局]", bare[head:])
    ):
        return Named(national_bodies()[bare[:head]].canonical + bare[head:], "国家")
    if bare.startswith(("国家", "国务院", "中央", "中国", "中共中央", "全国", "中华")) and BODY_END.search(bare[-3:]):
        return Named(bare, "国家") if "自由贸易试验区" not in bare else None
    return None


def of_the_party(words: str, where: Jurisdiction) -> Named | None:
    """省委宣传部, 青羊区委办公室, 自治区党委网信办, 市委."""
    if (whole := _PARTY_IN_FULL.fullmatch(words)) and (place := first_place(whole[1], where.home)):
        body = party_bodies().get(whole[2], whole[2])
        if place[1] == len(whole[1]) and (not body or BODY_END.search(body[-3:]) or body.endswith("部")):
            return Named(f"中共{full_place(place[0])}委员会{body}", whole[1][-1])
    m = _PARTY.fullmatch(words)
    if m is None or m[2] == "工":
        return None
    level, rest = m[2].removesuffix("党"), m[3]
    full = party_bodies().get(rest, "" if not rest else None)
    if full is None:
        full = rest if _ENDS_BODY.search(rest[-3:]) and not rest.startswith(("、", "省政府", "市政府")) else None
    if full is None:
        return None
    if m[1]:
        found = first_place(m[1] + level, where.home)
        seat = full_place(found[0]) if found and found[1] == len(m[1] + level) else None
    else:
        seat = where.at(level) if level else where.home.name if where.home else None
    if seat is None:
        return Named(words, level, False) if full and not m[1] else None
    party = "委员会" if m[2].endswith("党") else "委"
    return Named(f"中共{seat}{party}{full}", level)


def central_branch(words: str, where: Jurisdiction) -> Named | None:
    """Branches of the centre's bodies in a province or a city."""
    if words.startswith(_NETWORKS) and len(words) > 6:
        return Named(words)
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
        return Named("中国民用航空" + _SAFETY.sub("安全监督管理局", words[2:]))
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
