"""Rules of the family stage: the links of an industry's chain, from up to downstream."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.chains.chain_lists import listed_chains
from ingest.chains.chain_spans import (
    composed_chains,
    connected_chains,
    glossed_chains,
    paired_chains,
    substance_chains,
    supplied_chains,
)
from ingest.chains.chain_stages import stages
from ingest.chains.chain_tables import labelled_chains, tabled_chains
from ingest.chains.chain_told import told_chains
from ingest.chains.chain_weak import weak_chains
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules import stage_forms  # noqa: F401  (it declares rules of its own)


@rule(
    "stage.gloss",
    emits="stage",
    why="the enumeration in the bracket or after the colon of a named chain lists its stages",
    examples=[
        ("延伸铝加工产业链(氧化铝、电解铝、铝材)。", {"chain": "铝加工", "stage": "电解铝"}),
        ("锂电产业链:锂盐、正极材料、电芯。", {"chain": "锂电", "stage": "正极材料"}),
        ("做强生猪产业链(饲料、养殖、屠宰、熟食)。", {"stage": "屠宰"}),
        ("培育奶业链条(饲草种植、奶牛养殖、乳品加工)。", {"chain": "奶业", "stage": "乳品加工"}),
        ("一、轴承产业链\n优势环节:锻造、车加工\n缺失环节:轴承钢、保持架", {"chain": "轴承", "stage": "保持架"}),
    ],
    near_misses=[
        "发展光伏产业链(甲县、乙县)。",
        "8条产业链:氢能、光伏、锂电。",
        "清查犯罪链条(运输、销售)。",
        "铝加工产业链(牵头单位:市工信局、市商务局)。",
    ],
)
def gloss(reading: Reading) -> Iterator[Fact]:
    """Stages in brackets or after a colon."""
    yield from stages(reading, glossed_chains)


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
    yield from stages(reading, paired_chains)


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
        ("壮大低空产业,奋力推进光伏装备、零部件、材料等全产业链攻关。", {"chain": "光伏", "stage": "零部件"}),
        ("在吕梁、长治布局制氢、储氢、加氢等环节,发展氢能产业。", {"stage": "制氢", "open": True}),
    ],
    near_misses=[
        "聚焦光伏、氢能等重点产业链招商。",
        "推进城乡、区域、交通一体化。",
        "在研发设计、生产制造、售后服务等环节应用人工智能。",
        "延伸产业链,补齐教育、医疗短板,发挥区位、交通优势。",
        "规范招标、采购、验收等工作环节。",
        "建设集培训、咨询、融资于一体的服务大厅。",
        "聚焦育龙头、强链条、建平台等关键环节,壮大新兴产业。",
        "延伸板栗、核桃、油茶等产业链,促进林业增效。",
        "花椒、食用菌、金银花等八大特色产业全产业链产值破千亿元。",
        "拉长橡胶、轮胎、钢帘线3条产业链。",
        "推动立法、执法、司法等环节协同,优化产业链服务。",
    ],
)
def listed(reading: Reading) -> Iterator[Fact]:
    """Stages enumerated before the word that calls them so."""
    yield from stages(reading, listed_chains)


@rule(
    "stage.table",
    emits="stage",
    why="a table whose head has a column of chains and one of their links gives the stages of each chain in its row",
    examples=[
        (
            "序号\t产业链\t重点环节\t牵头单位\n1\t氢能\t制氢、储运、加氢\t市能源局\n2\t光伏\t硅片、组件\t市工信局\n",
            [{"chain": "氢能", "stage": "制氢"}, {"chain": "光伏", "stage": "组件"}],
        ),
        ("序号\t产业链名称\t主要环节\n1\t铝\t采矿—冶炼—压延\n2\t茶\t种植、精制\n", {"chain": "铝", "stage": "压延"}),
        (
            "产业链 上游 中游 下游\n锂电 碳酸锂、石墨 正极材料、电芯 储能电站\n茶叶 良种茶苗 精制加工 茶旅融合",
            [{"chain": "锂电", "stage": "石墨", "position": "upstream"}, {"chain": "茶叶", "stage": "茶旅融合"}],
        ),
        ("人参产业项目\n产业链环节\n参种繁育\n林下种植\n红参加工\n投资规模\n3亿元", {"stage": "红参加工"}),
        ("某县橡胶产业链推介\n一、产业链构成\n①橡胶种植 ②初加工(标准胶) ③轮胎制造\n二、优势", {"stage": "初加工"}),
        ("产业\t薄弱环节\n轴承\t轴承钢、保持架\n机床\t丝杠、导轨\n", {"chain": "机床", "stage": "丝杠"}),
    ],
    near_misses=[
        "序号\t环节\t时限\n1\t受理、初审\t3日\n2\t评审、公示\t5日\n",
        "序号\t产业链\t链长\n1\t氢能\t某某\n2\t光伏\t某某\n",
    ],
)
def tabled(reading: Reading) -> Iterator[Fact]:
    """Rows of a table of chains."""
    yield from stages(reading, tabled_chains)
    yield from stages(reading, labelled_chains)


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
    yield from stages(reading, connected_chains)
    yield from stages(reading, composed_chains)
    yield from stages(reading, supplied_chains)


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
    yield from stages(reading, substance_chains)


@rule(
    "stage.told",
    emits="stage",
    why="a list of different steps in a sentence that speaks of a chain (延伸产业链), or that 一条龙 or 为主线 closes",
    examples=[
        (
            "推动苗木繁育、栽植管护、木材采运、板材加工全过程贯通,延伸林产加工产业链。",
            [{"chain": "林产加工", "stage": "苗木繁育"}, {"stage": "板材加工"}],
        ),
        ("做强杨梅产业,推进杨梅种植、分拣、冷藏、酿造一条龙发展。", {"chain": "杨梅", "stage": "酿造"}),
        ("做强轴承产业,以锻造、车加工、热处理、检测为主线招商。", {"chain": "轴承", "stage": "热处理"}),
    ],
    near_misses=[
        "加强技术改造、设备更新、人才培训,提升产业链水平。",
        "发展检验检测、研发设计、售后服务等生产性服务业,提升产业链。",
        "培育茶叶种植、水果种植、蔬菜种植大户,延伸产业链。",
    ],
)
def told(reading: Reading) -> Iterator[Fact]:
    """Steps listed in a sentence that speaks of their chain."""
    yield from stages(reading, told_chains)


@rule(
    "stage.weak",
    emits="stage",
    why="what is listed as 短板, 断点, 堵点 or 空白 of a chain are links of it",
    examples=[
        (
            "着力补齐光刻胶、电子特气等短板,做强集成电路产业链。",
            [{"chain": "集成电路", "stage": "光刻胶", "open": True}],
        ),
        ("机床产业链短板主要集中在数控系统、精密丝杠。", {"chain": "机床", "stage": "精密丝杠"}),
        ("围绕生猪产业,补齐屠宰、冷链两块短板。", {"chain": "生猪", "stage": "屠宰"}),
        ("打通电解液、隔膜两处断点,完善锂电产业链。", {"chain": "锂电", "stage": "隔膜"}),
    ],
    near_misses=[
        "补齐教育、医疗、养老等短板,延伸产业链。",
        "补齐电力、污水处理等基础设施短板,完善产业链配套。",
        "填补三项国内空白,做强轴承产业链。",
        "立足文旅产业,破解停车、住宿两大难点。",
    ],
)
def weak(reading: Reading) -> Iterator[Fact]:
    """Links that a chain lacks."""
    yield from stages(reading, weak_chains)
