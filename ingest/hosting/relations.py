"""How a group of places stands in its sentence: leaned on, linked, subject, or behind the industry it hosts."""

from __future__ import annotations

import re

from ingest.geography.place_groups import Group
from ingest.hosting.hosting_cues import (
    ANY_ROLE,
    AS,
    ASSET,
    AT,
    BY,
    BY_ANY,
    COUNTED_AS,
    ENDS_PART_IS,
    LEAD,
    LEANS,
    LINKS,
    MAINLY,
    PART_IS,
    RESPECTIVELY,
    ROLE,
    TOGETHER,
    TOWARDS,
    WING,
)
from ingest.hosting.hosting_objects import objects
from ingest.hosting.industry_phrases import Industry, industries, is_industrial
from ingest.hosting.kinds import ends_in_kind
from ingest.hosting.pairs import BASED, LINKED, SUBJECT, Pair, paired
from ingest.hosting.place_verbs import VERBS

_PARALLEL = re.compile(r"为[一-鿿“”]{1,6}、$")  # 以甲为核心区、乙为繁育区: the second 以 is left out
_AND_MORE = re.compile(r"[、和与及][^,;。]{4,20}(?:区|园|基地|中心|港|城|镇),")  # 依托甲区、国家(乙)检疫区,发展X
_ASSET_THEN = re.compile("[^,;、]{0,10}?(?:资源|优势|基础|条件|禀赋|能力)(?:优势|禀赋|条件|基础)?")
# 甲、乙与某园区联动发展X: a partner that no list knows
_WITH_ANOTHER = re.compile(r"[与和][一-鿿]{2,12}?(?=(?:一体化|协同|联合|联动|共同|共建|携手|合作))")
# 甲挑头、乙殿后的X格局: whatever the word, it is no industry
_ROLE_WORD = re.compile(r"[一-鿿]{2}(?=[,、]|$|的[^,;:的]{2,20}$)")
LONGEST_PART = 16  # code points of 核心承载区设在, “一核”为 before a place


def named_before(text: str, end: int) -> list[Industry]:
    """The industries of the part of the sentence before: 环湖地区以牦牛为主攻方向,重点覆盖…"""
    if text[end - 1 : end] != ",":
        return []
    begin = max(text.rfind(c, max(0, end - 61), end - 1) for c in ",。;:\n") + 1
    main = MAINLY.search(text, max(begin, end - 60), end - 1)
    if main and main["what"]:
        return industries(text, main.start("what"), main.end("what"))
    made = objects(text, max(begin, end - 60), end - 1)
    if not made and ends_in_kind(text, max(begin, end - 9), end - 1):  # 一湾,即X湾区,涵盖甲、乙
        lead = _IS.match(text, begin, end - 1)
        made = industries(text, lead.end() if lead else begin, end - 1, strict=True)
    return made


_IS = re.compile("即|[^,;]{1,8}(?:为|是)")
_COVERS = re.compile(
    r"(?P<what>[^,;:、。]{3,16}?)(?:产业)?(?:带|走廊|片区|板块|产区|优势区|集群)(?:重点|主要)?(?:覆盖|涵盖|涉及)"
)


def covering(text: str, begin: int, end: int) -> list[Industry]:
    """The industry of an area that covers the places behind it: 其中冰雪旅游带覆盖甲、乙."""
    if text.startswith("其中", begin):
        begin += 2
    area = _COVERS.fullmatch(text, begin, end)
    return industries(text, area.start("what"), area.end("what"), strict=True) if area else []


def is_part(text: str, place: int) -> bool:
    """Do the words before a place say that it is a part of a plan (“一核”为, 双心,即)?"""
    return (
        text[place - 1 : place] in ENDS_PART_IS
        and PART_IS.search(text, max(0, place - LONGEST_PART), place) is not None
    )


def relation_of(text: str, pre: str, group: Group, stop: int, forming: bool) -> tuple[str, int]:
    """How the group stands in the sentence, and where what follows it begins; `forming`: the sentence ends in a
    layout (…的X格局), where any short word behind places is their role."""
    if pre.endswith("以") or pre.endswith("、") and _PARALLEL.search(text, max(0, group.begin - 9), group.begin):
        if text.endswith("为代表", group.begin, group.end):  # X以甲、乙为代表
            return BASED, group.end
        as_core = AS.match(text, group.end, stop)
        if as_core:
            return (LINKED if as_core[0].endswith(("配套", "协同", "补充")) else BASED), as_core.end()
    elif (wing := WING.match(text, group.end, stop)) is not None:
        return (LINKED if "配套" in wing[0] else BASED), wing.end()
    if is_part(text, group.begin):
        return BASED, group.end
    role = ROLE.match(text, group.end, stop) or (ANY_ROLE.match(text, group.end, stop) if forming else None)
    if role is None and forming and (word := _ROLE_WORD.match(text, group.end, stop)) and not is_industrial(word[0]):
        role = word
    if role:
        return (LINKED if re.search("配套|协同|呼应|拱卫|为辅", role[0]) else BASED), role.end()
    leans = LEANS.search(pre)
    if leans and (
        ASSET.match(text, group.end, stop) or VERBS.match(text, group.end, stop) or _AND_MORE.match(text, group.end)
    ):
        return BASED, group.end
    if leans and (asset := _ASSET_THEN.match(text, group.end, stop)) and VERBS.match(text, asset.end(), stop):
        return BASED, asset.end()  # 依托甲油气资源适度发展X
    if (beyond := _WITH_ANOTHER.match(text, group.end, stop)) is not None:
        return LINKED, beyond.end()
    if LINKS.search(pre) or len(group.places) > 1 and TOGETHER.match(text, group.end, stop):
        return LINKED, group.end
    return SUBJECT, group.end


# What has to stand behind the places for the cue before them to place an industry there.
_AFTER_CUE = {"向": TOWARDS, "往": TOWARDS, "由": BY, "交由": BY, "交给": BY, "在": AT, "形成": COUNTED_AS}


def placed_after(text: str, pre_begin: int, group: Group, stop: int, cue: str) -> list[Pair] | None:
    """X布局在甲、乙; X向甲集聚; X由甲、乙发展: None where the industry does not stand first."""
    after = _AFTER_CUE.get(cue)
    known = after is None or after.match(text, group.end, stop) is not None
    if not known and not (after is BY and BY_ANY.match(text, group.end, stop)):
        return None
    begin, end = pre_begin, group.begin - len(cue)
    lead = LEAD.match(text[begin:end])
    begin += lead.end() if lead else 0
    tail = re.search(
        r"(?:将|拟|已|分别|依次|重点|主要|集中|优先|统一|原则上|尽量|规划|布局|逐步|加快)+$", text[begin:end]
    )
    end -= len(tail[0]) if tail else 0
    if end - begin < 2:
        return None
    loose = (
        known
        and re.search(r"布局|集中|分布|[集聚汇]聚|聚集|抓$|由$|[向往]$|^在$", cue)
        or re.search(r"项目|产业", text[begin:end])
        or cue in ("落在", "落到")
        and not text.endswith(("基地", "园区", "片区", "中心"), begin, end)  # X落在甲, but not 三大基地落在甲
    )
    made = industries(text, begin, end, strict=not loose)
    if tail and RESPECTIVELY.search(tail[0]) and len(made) == len(group.places) > 1:  # X、Y分别布局在甲、乙
        each = zip(group.places, made, strict=True)
        return [pair for place, one in each for pair in paired([(place, SUBJECT)], [one])]
    return paired([(p, SUBJECT) for p in group.places], made) if made else None
