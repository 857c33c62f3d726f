"""Rules of the family entity: what is built, run or set up — platforms, parks, programmes, funds, firms."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.geography.gazetteer import first_place
from ingest.geography.places import home
from ingest.lists.entity_names import Named, named_undertakings, region_of
from ingest.lists.entity_quoted import enterprises, firms_side_by_side, quoted_programmes
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule

_SITES = ("park", "base", "zone")
_PLACES = ("platform", "park", "base", "zone", "institution")


def _fact(reading: Reading, named: Named) -> Fact:
    name = reading.text[named.begin : named.end]
    return reading.fact("entity", named.begin, named.end, name=name, kind=named.kind, region=_region(reading, name))


def _region(reading: Reading, name: str) -> str | None:
    """The division the name begins with; a district's short name is a word too (江南大学), so it must lie at home."""
    region = region_of(name)
    if region is None or region[-1] != "区" or name.startswith(region) or not name.startswith(region[:-1]):
        return region
    base, place = home(reading), first_place(name)
    near = base is not None and place is not None and place[0].code[:4] == base.code[:4]
    return region if near else None


@rule(
    "entity.place",
    emits="entity",
    why="a name that ends in 中心, 平台, 基地, 产业园, 示范区, 研究院 … is that of a place or body of this kind",
    examples=[
        ("支持建设国家石墨烯创新中心。", {"name": "国家石墨烯创新中心", "kind": "platform"}),
        ("打造西部特钢生产基地。", {"name": "西部特钢生产基地", "kind": "base"}),
        ("依托武汉市新能源汽车产业园招商。", {"name": "武汉市新能源汽车产业园", "kind": "park", "region": "武汉市"}),
        ("推进跨境电商综合试验区建设。", {"name": "跨境电商综合试验区", "kind": "zone"}),
        (
            "确保湖南湘江新区争先进位,建设好大运河国家文化公园。",
            [{"name": "湖南湘江新区"}, {"name": "大运河国家文化公园"}],
        ),
        ("聚力湘赣边乡村振兴示范区建设。", {"name": "湘赣边乡村振兴示范区", "kind": "zone"}),
        ("同意湖北省阳新经济开发区更名。", {"name": "湖北省阳新经济开发区", "region": "阳新县"}),
        ("打造新乡物流枢纽港。", {"name": "新乡物流枢纽港", "kind": "zone"}),
    ],
    near_misses=[
        "建设一批创新平台。",
        "各类园区要加强管理。",
        "根据开发区总体规划,明确各开发区主攻方向,4个省级高新技术产业开发区纳入考核。",
        "发展平台经济。",
        "建设生产基地。",
        "公司+基地模式。",
        "整合优质企业和平台。",
        "我们在园区建设上下功夫。",
    ],
)
def places(reading: Reading) -> Iterator[Fact]:
    """Platforms, parks, bases, zones and institutions."""
    yield from (_fact(reading, n) for n in named_undertakings(reading) if n.kind in _PLACES)


@rule(
    "entity.programme",
    emits="entity",
    why="a name that ends in 行动, 工程, 计划, 基金, 项目 is that of a programme, a fund or a project",
    examples=[
        ("实施技术改造焕新行动。", {"name": "技术改造焕新行动", "kind": "programme"}),
        ("设立50亿元先进制造业投资基金。", {"name": "先进制造业投资基金", "kind": "fund"}),
        ("加快面板产线二期项目建设。", {"name": "面板产线二期项目", "kind": "project"}),
        ("精心组织“乐购岳阳”消费季。", {"name": "“乐购岳阳”消费季", "kind": "programme"}),
    ],
    near_misses=["印发行动方案。", "重点项目清单。", "工程师队伍建设。"],
)
def programmes(reading: Reading) -> Iterator[Fact]:
    """Programmes, funds and projects."""
    yield from (_fact(reading, n) for n in named_undertakings(reading) if n.kind not in _PLACES)


@rule(
    "entity.quoted",
    emits="entity",
    why="quotation marks set off the name of a programme that 实施, 推行, 推出 or 行动, 计划 go with",
    examples=[
        ("实施“雏鹰展翅”行动。", {"name": "“雏鹰展翅”行动", "kind": "programme"}),
        ("推出“惠企贷”。", {"name": "“惠企贷”"}),
        ("落实“英才计划”。", {"name": "“英才计划”"}),
    ],
    near_misses=[
        "深化“放管服”改革。",
        "破解“卡脖子”问题。",
        "打造“种植—酿造—酒庄”链条。",
        "推进“三保”“双碳”工作。",
        "深化“1560”产业体系建设。",
    ],
)
def quoted(reading: Reading) -> Iterator[Fact]:
    """Programmes in quotation marks."""
    undertakings = named_undertakings(reading)
    known = {named.begin: named.end for named in undertakings}
    sites = {(named.begin - 1, named.end + 1) for named in undertakings if named.kind in _SITES}  # “甲市家具基地”
    for named in quoted_programmes(reading):
        # “X”试点 in “X”试点示范城市 is none, but “X” in “X”服务平台 is one
        whole = known.get(named.begin, 0) <= named.end or reading.text[named.end - 1] == "”"
        if whole and (named.begin, named.end) not in sites:
            yield _fact(reading, named)


@rule(
    "entity.enterprise",
    emits="entity",
    why="names listed as 企业, after 链主企业: or ending in 有限公司 are firms",
    examples=[
        ("支持甲乙重工、丙丁电气等5家企业上市。", [{"name": "甲乙重工", "kind": "enterprise"}, {"name": "丙丁电气"}]),
        ("链主企业:甲乙新材、丙丁钢铁集团。", {"name": "丙丁钢铁集团"}),
        ("由某某光电科技有限公司承担。", {"name": "某某光电科技有限公司"}),
        ("支持丙丁果业、甲乙乳业新建产线。", [{"name": "丙丁果业"}, {"name": "甲乙乳业"}]),
    ],
    near_misses=["发展葡萄酒业、现代牧业。", "支持龙头企业、链主企业等企业发展。", "汽车、家电等行业企业。"],
)
def firms(reading: Reading) -> Iterator[Fact]:
    """Enterprises by name."""
    known = list(enterprises(reading))
    yield from (_fact(reading, n) for n in known)
    ends = {n.end for n in known}
    yield from (_fact(reading, n) for n in firms_side_by_side(reading.text) if n.end not in ends)
