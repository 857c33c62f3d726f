"""Rules of the family stage: the links of an industry's chain, from up to downstream."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ingest.chains.chain_items import STEP_END
from ingest.chains.chain_lists import listed_chains
from ingest.chains.chain_positions import placed_chains
from ingest.chains.chain_shorthand import shorthand_chains
from ingest.chains.chain_spans import (
    composed_chains,
    connected_chains,
    glossed_chains,
    paired_chains,
    spanned_chains,
    substance_chains,
    supplied_chains,
)
from ingest.chains.chain_subject import chain_subject, named_later
from ingest.chains.chains import FEWEST, Chain, linked_chains, mistaken_chains
from ingest.hosting.industry_phrases import is_industrial
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule
from ingest.vocabulary import concept_of


def _stages(reading: Reading, find: Callable[[Reading], Iterator[Chain]]) -> Iterator[Fact]:
    """The facts of the chains that `find` yields; a chain printed again keeps the industry it had first."""
    text = reading.text
    known: dict[tuple[str, ...], str] = {}
    order: dict[str, int] = {}
    for chain in _chains(reading)[find]:
        names = tuple(_WITHIN_WORD.sub("", text[s.begin : s.end]) for s in chain.stages)
        subject = known.get(names) or chain.subject or chain_subject(reading, chain.begin, chain.stages[-1].end)
        named_in_stage = "" if subject or chain.positions else _first_named(names[0])
        subject = subject or named_in_stage or named_later(text, chain.stages[-1].end)
        if not subject and not chain.positions:
            subject = named_in_stage = _step_of(names[1:])
        if not subject and (find not in _CHAINS_BY_FORM or len(names) < FEWEST):
            continue  # a list of steps of which nobody says whose: of a meeting, of an office, of a river
        again = names in known
        known[names] = subject
        status, why = (chain.status, chain.why) if subject else ("ambiguous", "no industry is named for this chain")
        if named_in_stage:
            status, why = "inferred", "the industry is named by a stage"
        start = 0 if again else order.get(subject, 0)
        for i, name in enumerate(names):
            yield reading.fact(
                "stage", chain.begin, chain.end, status=status, why=why, chain=subject or "产业链", stage=name,
                order=start + i + 1, position=chain.positions[i] if chain.positions else None, open=chain.open,
            )  # fmt: skip
        if not again:
            order[subject] = start + len(names)


_WITHIN_WORD = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")


def _step_of(stages: tuple[str, ...]) -> str:
    """The industry that one of the stages is a step of by its name: 茶叶 of 茶叶种植; '' for none."""
    return next((n for s in stages if STEP_END.search(s) and (n := _first_named(s)) and concept_of(n) is not None), "")


def _first_named(stage: str) -> str:
    """The industry that the name of a stage begins with: 风电叶片制造 → 风电; '' where it begins with none."""
    known = next((stage[:n] for n in range(len(stage) - 1, 1, -1) if concept_of(stage[:n]) is not None), "")
    step = STEP_END.search(stage)
    whole = stage[: step.start()] if step else ""
    return whole if not known and is_industrial(whole) else known


_FINDERS = (
    linked_chains,
    mistaken_chains,
    shorthand_chains,
    placed_chains,
    spanned_chains,
    glossed_chains,
    paired_chains,
    listed_chains,
    connected_chains,
    composed_chains,
    substance_chains,
    supplied_chains,
)


_CHAINS_BY_FORM = frozenset(
    [linked_chains, mistaken_chains, shorthand_chains, spanned_chains]
)  # “A—B—C”产业链 is one by its form


@lru_cache(maxsize=1)
def _chains(reading: Reading) -> dict[Callable[[Reading], Iterator[Chain]], list[Chain]]:
    """The chains that each way of reading found; where two overlap, the one found first in `_FINDERS` is kept."""
    kept: list[Chain] = []
    found: dict[Callable[[Reading], Iterator[Chain]], list[Chain]] = {}
    for find in _FINDERS:
        found[find] = []
        for chain in find(reading):
            if not any(_overlap(chain, k) for k in kept[-200:]):
                kept.append(chain)
                found[find].append(chain)
    return found


def _overlap(one: Chain, other: Chain) -> bool:
    return one.stages[0].begin < other.stages[-1].end and other.stages[0].begin < one.stages[-1].end


@rule(
    "stage.linked",
    emits="stage",
    why="steps joined by a dash, an arrow or a plus sign and called 产业链 or a chain's circle are its stages in order",
    examples=[
        (
            "构建“采矿—选矿—冶炼—压延”铜产业链。",
            [{"chain": "铜", "stage": "采矿", "order": 1}, {"stage": "压延", "order": 4}],
        ),
        ("打造竹种植-竹浆-竹纸竹产业全产业链。", {"stage": "竹浆"}),
        ("做强茶叶“种植→初制→精制→销售”全产业链。", {"chain": "茶叶", "stage": "精制"}),
        ("陶瓷产业链:原料——成型——烧制。", {"chain": "陶瓷", "stage": "成型"}),
        ("完善陶瓷“原料一成型一烧制一彩绘”产业链。", {"chain": "陶瓷", "stage": "烧制"}),
        ("打造饮料(水源—灌装)、乳业(奶源—加工—配送)等2条产业链。", {"chain": "乳业", "stage": "奶源"}),
        ("形成“稻谷—米糠—饲料”种养循环产业链,做强稻米产业。", {"chain": "稻米", "stage": "米糠"}),
    ],
    near_misses=[
        "实施期限为2021—2025年。",
        "流程为企业申报—县级初审—专家评审—公示。",
        "建设广州—珠海科技走廊。",
        "完善“链长+链主+专班”产业链工作机制。",
        "联系电话:0816-1234567。",
        "健全“上报—核查—处置—反馈”链条。",
        "坚持“一把手一起抓一盘棋”产业链工作法。",
    ],
)
def linked(reading: Reading) -> Iterator[Fact]:
    """Steps joined by —, -, → or +."""
    yield from _stages(reading, linked_chains)
    yield from _stages(reading, mistaken_chains)


@rule(
    "stage.shorthand",
    emits="stage",
    why="before 全产业链 each single character of a quoted word stands for a stage; the printed letter is kept",
    examples=[
        ("做强氢能“制储输用”全产业链。", [{"chain": "氢能", "stage": "制"}, {"stage": "用", "order": 4}]),
        ("构建电子信息“芯、屏、端、网”全产业链。", {"stage": "屏"}),
        ("打造“种养加销”全链条牛羊产业。", {"stage": "加"}),
    ],
    near_misses=["形成“募投管退”良性循环。", "推进“政产学研用”协同创新。", "培育“专精特新”企业。"],
)
def shorthand(reading: Reading) -> Iterator[Fact]:
    """One character a stage."""
    yield from _stages(reading, shorthand_chains)


@rule(
    "stage.position",
    emits="stage",
    why="上游, 中游, 下游 (前端, 中端, 后端) are places in a chain; what is listed under them are its stages",
    examples=[
        (
            "光伏产业链上游发展高纯硅料,中游做强电池片,下游拓展电站运维。",
            [
                {"chain": "光伏", "stage": "高纯硅料", "position": "upstream"},
                {"stage": "电站运维", "position": "downstream"},
            ],
        ),
        ("钢铁产业上游(矿石、焦炭)、中游(冶炼)、下游(板材)协同发展。", {"stage": "焦炭", "position": "upstream"}),
        ("茶产业前端抓好良种繁育,后端开发茶饮料。", {"stage": "茶饮料", "position": "downstream"}),
    ],
    near_misses=[
        "推动产业链上中下游协同。",
        "加强上下游企业对接。",
        "流域上游禁止采砂。",
        "长江上游造林,中游护岸,下游退渔。",
    ],
)
def position(reading: Reading) -> Iterator[Fact]:
    """Stages under upstream, midstream, downstream."""
    yield from _stages(reading, placed_chains)


@rule(
    "stage.span",
    emits="stage",
    why="从A到B的产业链 names the ends of a chain (and what is listed with them)",
    examples=[
        ("形成从铁矿开采到板材加工的完整产业链。", [{"stage": "铁矿开采"}, {"stage": "板材加工"}]),
        ("打造从育苗、种植到精深加工、销售的蓝莓全产业链。", {"chain": "蓝莓", "stage": "精深加工"}),
        ("发展从研制、安装到维修、回收等全生命周期服务。", {"stage": "维修", "open": True}),
    ],
    near_misses=["从2021年到2025年完善产业链。", "实现从无到有的产业链突破。"],
)
def span(reading: Reading) -> Iterator[Fact]:
    """Chains told by their two ends."""
    yield from _stages(reading, spanned_chains)


@rule(
    "stage.gloss",
    emits="stage",
    why="the enumeration in the bracket or after the colon of a named chain lists its stages",
    examples=[
        ("延伸铝加工产业链(氧化铝、电解铝、铝材)。", {"chain": "铝加工", "stage": "电解铝"}),
        ("锂电产业链:锂盐、正极材料、电芯。", {"chain": "锂电", "stage": "正极材料"}),
        ("做强生猪产业链(饲料、养殖、屠宰、熟食)。", {"stage": "屠宰"}),
    ],
    near_misses=[
        "发展光伏产业链(甲县、乙县)。",
        "8条产业链:氢能、光伏、锂电。",
        "铝加工产业链(牵头单位:市工信局、市商务局)。",
    ],
)
def gloss(reading: Reading) -> Iterator[Fact]:
    """Stages in brackets or after a colon."""
    yield from _stages(reading, glossed_chains)


@rule(
    "stage.pair",
    emits="stage",
    why="two steps of the chain joined by 和 before 集群 or 基地, the industry in front of them",
    examples=[
        ("打造钨矿采选和精深加工产业集群。", {"stage": "采选"}),
        ("建设全国重要的锂矿开采和综合利用基地。", {"stage": "综合利用"}),
        ("形成煤炭开采与深加工产业链。", {"chain": "煤炭", "stage": "开采"}),
    ],
    near_misses=["建设研发和服务基地。", "加强开采和利用管理。"],
)
def pair(reading: Reading) -> Iterator[Fact]:
    """X开采和加工集群."""
    yield from _stages(reading, paired_chains)


@rule(
    "stage.list",
    emits="stage",
    why="an enumeration that ends in 环节, 全产业链, 等X产业链, 于一体 or 一体化 lists stages; 等重点产业链 chains",
    examples=[
        (
            "推动氢能产业制氢、储氢、加氢各环节协同。",
            [{"chain": "氢能", "stage": "制氢"}, {"stage": "加氢", "open": False}],
        ),
        ("补齐光刻胶等短板环节,做强集成电路产业。", {"stage": "光刻胶", "open": True}),
        ("完善隔膜、电解液等动力电池产业链。", {"chain": "动力电池", "stage": "隔膜"}),
        ("打造集育种、种植、加工、销售于一体的食用菌产业。", {"stage": "加工"}),
        ("推动铜矿采选、铜冶炼、铜加工一体化发展,做强铜产业。", {"stage": "铜冶炼"}),
        ("针对轴承、丝杠等“卡脖子”环节攻关,做强机床产业链。", {"chain": "机床", "stage": "丝杠"}),
        ("在吕梁、长治布局制氢、储氢、加氢等环节,发展氢能产业。", {"stage": "制氢", "open": True}),
    ],
    near_misses=[
        "聚焦光伏、氢能等重点产业链招商。",
        "推进城乡、区域、交通一体化。",
        "在研发设计、生产制造、售后服务等环节应用人工智能。",
        "延伸产业链,补齐教育、医疗短板,发挥区位、交通优势。",
        "规范招标、采购、验收等工作环节。",
        "建设集培训、咨询、融资于一体的服务大厅。",
    ],
)
def listed(reading: Reading) -> Iterator[Fact]:
    """Stages enumerated before the word that calls them so."""
    yield from _stages(reading, listed_chains)


@rule(
    "stage.connected",
    emits="stage",
    why="贯通, 覆盖, 涵盖 with steps of an industry, its chain named in the same sentence",
    examples=[
        ("贯通种苗繁育、标准种植、精深加工,做强花椒全产业链。", {"chain": "花椒", "stage": "标准种植"}),
        ("覆盖原料采选、冶炼、深加工,形成镁产业链条,带动镁合金产业。", {"stage": "冶炼"}),
        ("发展茶园管护、鲜叶采摘、精制加工,打造红茶全产业链。", {"chain": "红茶", "stage": "鲜叶采摘"}),
        ("涵盖药材种植、饮片加工、成药制造,构建中药全产业链。", {"chain": "中药", "stage": "饮片加工"}),
    ],
    near_misses=[
        "贯通铁路、公路、水路,完善交通网。",
        "覆盖城市、乡镇、村庄。",
        "加强用地、用能、融资保障,打造红茶全产业链。",
    ],
)
def connected(reading: Reading) -> Iterator[Fact]:
    """Steps after 贯通 or 涵盖."""
    yield from _stages(reading, connected_chains)
    yield from _stages(reading, composed_chains)
    yield from _stages(reading, supplied_chains)


@rule(
    "stage.substance",
    emits="stage",
    why="steps that all carry one substance (制氢, 储氢, 加氢) are stages of its chain wherever they are listed",
    examples=[
        ("培育制氢、储氢、运氢、加氢等领域企业,发展氢能产业。", {"chain": "氢能", "stage": "运氢"}),
        ("突破采煤、选煤、配煤、用煤等关键技术,壮大煤炭产业。", {"stage": "选煤"}),
        ("支持制氨、储氨、运氨、用氨等领域示范,发展绿氨产业。", {"stage": "储氨"}),
    ],
    near_misses=["支持汽车、飞机、火车等领域发展。", "发展纺织、食品、家具等领域。"],
)
def substance(reading: Reading) -> Iterator[Fact]:
    """Steps of one substance."""
    yield from _stages(reading, substance_chains)
