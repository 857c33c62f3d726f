"""Rules of the family stage: the links of an industry's chain, from up to downstream."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.chains.chain_ends import ended_chains, spanned_chains, started_chains
from ingest.chains.chain_lists import listed_chains
from ingest.chains.chain_positions import listed_positions, placed_chains, ranked_positions
from ingest.chains.chain_shorthand import shorthand_chains
from ingest.chains.chain_spans import (
    composed_chains,
    connected_chains,
    glossed_chains,
    paired_chains,
    substance_chains,
    supplied_chains,
)
from ingest.chains.chain_stages import stages
from ingest.chains.chain_tables import tabled_chains
from ingest.chains.chain_told import told_chains
from ingest.chains.chain_weak import weak_chains
from ingest.chains.chains import linked_chains, mistaken_chains
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule


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
        "完善“市级—省级—国家级”产业集群梯次培育链条。",
        "畅通“科技—产业—金融”产业链循环。",
    ],
)
def linked(reading: Reading) -> Iterator[Fact]:
    """Steps joined by —, -, → or +."""
    yield from stages(reading, linked_chains)
    yield from stages(reading, mistaken_chains)


@rule(
    "stage.shorthand",
    emits="stage",
    why="before 全产业链 each single character of a quoted word stands for a stage; the printed letter is kept",
    examples=[
        ("围绕氢能产业“制、储、运、加、用”各环节招商。", {"chain": "氢能", "stage": "用"}),
        ("做强氢能“制储输用”全产业链。", [{"chain": "氢能", "stage": "制"}, {"stage": "用", "order": 4}]),
        ("构建电子信息“芯、屏、端、网”全产业链。", {"stage": "屏"}),
        ("打造“种养加销”全链条牛羊产业。", {"stage": "加"}),
    ],
    near_misses=[
        "形成“募投管退”良性循环。",
        "推进“政产学研用”协同创新。",
        "培育“专精特新”企业。",
        "做强“牛羊菜果茶”全产业链。",
    ],
)
def shorthand(reading: Reading) -> Iterator[Fact]:
    """One character a stage."""
    yield from stages(reading, shorthand_chains)


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
        (
            "锂电产业链向上游延伸到碳酸锂、前驱体,中游做强隔膜,下游拓展储能电站。",
            [{"stage": "碳酸锂", "position": "upstream"}, {"stage": "储能电站", "position": "downstream"}],
        ),
        ("钢铁产业上游(矿石、焦炭)、中游(冶炼)、下游(板材)协同发展。", {"stage": "焦炭", "position": "upstream"}),
        (
            "以乙烯为上游,以工程塑料为中游,以汽车内饰为下游,延伸石化产业链。",
            {"stage": "汽车内饰", "position": "downstream"},
        ),
        (
            "做强风电产业链,带动叶片、塔筒等上游部件和运维、检测等下游服务集聚。",
            [{"stage": "塔筒", "position": "upstream"}, {"stage": "运维", "position": "downstream"}],
        ),
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
    yield from stages(reading, placed_chains)
    yield from stages(reading, listed_positions)
    yield from stages(reading, ranked_positions)


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
    yield from stages(reading, spanned_chains)
    yield from stages(reading, started_chains)
    yield from stages(reading, ended_chains)


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
        ("打通电解液、隔膜两处断点,完善锂电产业链。", {"chain": "锂电", "stage": "隔膜"}),
    ],
    near_misses=[
        "补齐教育、医疗、养老等短板,延伸产业链。",
        "补齐电力、污水处理等基础设施短板,完善产业链配套。",
        "填补三项国内空白,做强轴承产业链。",
    ],
)
def weak(reading: Reading) -> Iterator[Fact]:
    """Links that a chain lacks."""
    yield from stages(reading, weak_chains)
