"""Rules of the family stage for chains that their form tells: dashes, single letters, positions, from end to end."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.chains.chain_ends import ended_chains, spanned_chains, started_chains
from ingest.chains.chain_positions import listed_positions, placed_chains, ranked_positions
from ingest.chains.chain_shorthand import shorthand_chains
from ingest.chains.chain_stages import stages
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
        ("推动丝绸产业“栽桑一养蚕一缫丝一织造”一体化。", {"chain": "丝绸", "stage": "缫丝", "order": 3}),
        ("1.输变电产业链\n重点环节:硅钢—变压器—开关设备", {"chain": "输变电", "stage": "变压器"}),
        ("走出“花生—花生油—花生粕—饲料”和“花生壳—活性炭”相结合的加工路子,做强花生产业。", {"stage": "花生粕"}),
        ("主攻两条产业链:①锂电,主攻锂矿—锂盐—正极材料—电芯;②茶叶。", {"chain": "锂电", "stage": "锂盐"}),
        ("已建立原油—炼油—乙烯、芳烃—合成树脂石化产业链。", {"stage": "乙烯、芳烃", "order": 3}),
        ("烯烃路线:原油—石脑油—乙烯、丙烯—聚烯烃;", {"stage": "聚烯烃", "order": 4}),
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
        "推进“统一规划一张图一本账”一体化。",
        "(1)氢能,推进研究—中试—转化—量产。",
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
        (
            "水泥产业上游石灰石开采、骨料基础雄厚,下游预制构件、装配式部品尚处于起步阶段。",
            [{"stage": "骨料", "position": "upstream"}, {"stage": "装配式部品", "position": "downstream"}],
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
        ("肉羊产业已形成饲草、养殖、屠宰到熟食的完整体系。", [{"stage": "饲草"}, {"stage": "熟食", "order": 4}]),
        ("发展从研制、安装到维修、回收等全生命周期服务。", {"stage": "维修", "open": True}),
    ],
    near_misses=[
        "从2021年到2025年完善产业链。",
        "打造小学、初中到大学的完整体系。",
        "实现从无到有的产业链突破。",
        "旅游业由观光向康养、研学、体验延伸。",
        "公共交通由城区向乡镇、村庄延伸。",
    ],
)
def span(reading: Reading) -> Iterator[Fact]:
    """Chains told by their two ends."""
    yield from stages(reading, spanned_chains)
    yield from stages(reading, started_chains)
    yield from stages(reading, ended_chains)
