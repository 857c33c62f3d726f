"""Rules of the family industry: what a notice wants to grow, as it calls it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from ingest.industries.classed_names import classed
from ingest.industries.industry_kinds import Named
from ingest.industries.industry_objects import objects
from ingest.industries.named_industries import closed_lists, headed, leading
from ingest.lists.official_formulas import formula_lists, grouped_lists, scope_lists
from ingest.lists.official_items import OfficialList
from ingest.lists.official_lists import counted_lists
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule
from ingest.vocabulary import concept_of

_OFFICIAL = (counted_lists, formula_lists, grouped_lists, scope_lists)


def _official(reading: Reading) -> Iterator[Named]:
    """The members of official lists of industries."""
    for find in _OFFICIAL:
        for found in find(reading):
            of_clusters = any(reading.text[i.end - 2 : i.end] == "集群" for i in found.items)
            if not found.noun.endswith("方向") and not of_clusters:
                yield from _members(found)


def _members(found: OfficialList) -> Iterator[Named]:
    for order, item in enumerate(found.items, 1):
        yield Named(item.begin, item.end, "industry", found.items[0].begin, order)


_FINDERS = (_official, leading, closed_lists, objects, headed, classed)


@lru_cache(maxsize=1)
def owners(reading: Reading) -> dict[Callable[[Reading], Iterator[Named]], list[Named]]:
    """What each way of reading found that none before it had found at the same place."""
    taken: set[tuple[int, int]] = set()
    begins: dict[int, int] = {}
    official: list[tuple[int, int]] = []
    owned: dict[Callable[[Reading], Iterator[Named]], list[Named]] = {}
    for find in _FINDERS:
        owned[find] = kept = []
        for named in find(reading):
            begin, end = named.begin, named.end
            if official:
                at = bisect_right(official, (begin, 1 << 60))
                if at and end <= official[at - 1][1]:
                    continue  # within a member of an official list: 北斗 of 北斗应用
                if at and begin < official[at - 1][1] or at < len(official) and official[at][0] < end:
                    continue  # a member and what stands beside it: 人工智能三大先导产业
            if find is classed and any([begins.get(end + n, end) <= begin for n in (2, 3, 4)]):
                continue  # the heading 动力电池产业 is read already
            if find is classed and begins.get(end, begin) > begin and reading.text[begin - 1] == "、":
                continue  # 冰雪旅游、冰雪文化和冰雪装备产业: all are read already
            if (begin, end) not in taken:
                taken.add((begin, end))
                begins[end] = min(begin, begins.get(end, begin))
                kept.append(named)
        if find is _official:
            official = sorted((n.begin, n.end) for n in kept)
    return owned


def _facts(reading: Reading, find: Callable[[Reading], Iterator[Named]]) -> Iterator[Fact]:
    text = reading.text
    list_at, place = None, None
    for named in owners(reading)[find]:
        begin, end = named.begin, named.end
        name = text[begin:end]
        if named.list_at != list_at:
            list_at = named.list_at
            place = None if list_at is None else f"list-{reading.folded.origin(list_at)}"
        yield reading.fact(
            "industry", begin, end,
            name=name, concept=concept_of(name), kind=named.kind, list=place, order=named.order,
        )  # fmt: skip


@rule(
    "industry.official",
    emits="industry",
    why="the members of a counted or named list of industries are industries",
    examples=[
        ("培育新型建材、纺织服装、绿色食品三大产业。", [{"name": "纺织服装", "kind": "industry", "order": 2}]),
        ("“2+1”产业:钢铁、造船、物流。", {"name": "造船"}),
        ("传统产业:纺织、陶瓷。\n新兴产业:光电、氢能。", {"name": "氢能"}),
    ],
    near_misses=["实施三大行动。", "打好三大攻坚战。"],
)
def official(reading: Reading) -> Iterator[Fact]:
    """Members of official lists."""
    yield from _facts(reading, _official)


@rule(
    "industry.leading",
    emits="industry",
    why="以A为主导,B为支撑 names the industries of an economy by their rank",
    examples=[
        ("构建以新材料为主导、光伏和储能为支撑的体系。", {"name": "新材料"}),
        ("以生物医药为龙头,医疗器械、健康食品为支撑。", [{"name": "生物医药"}, {"name": "医疗器械"}]),
        ("以稀土为特色发展产业。", {"name": "稀土"}),
        ("以汽车及零部件为主导、光伏为支撑。", {"name": "汽车及零部件"}),
        ("确立绿色建材为首位产业,把食用菌、肉牛作为主导产业。", [{"name": "绿色建材"}, {"name": "肉牛"}]),
    ],
    near_misses=["以企业为主体,市场为导向。", "以人民为中心。", "以攀枝花、凉山为支撑建设基地。"],
)
def led(reading: Reading) -> Iterator[Fact]:
    """Industries by rank."""
    yield from _facts(reading, leading)


@rule(
    "industry.list",
    emits="industry",
    why="an enumeration closed by 等 and a head noun (产业, 技术, 产品, 装备, 服务) lists things of that kind",
    examples=[
        (
            "重点发展智能网联汽车、动力电池等产业。",
            [{"name": "智能网联汽车", "kind": "industry"}, {"name": "动力电池", "order": 2}],
        ),
        ("突破高速轴承、力矩传感器等关键核心技术。", {"name": "力矩传感器", "kind": "technology"}),
        ("支持甲县、乙县等4个县区发展风电装备、绿氢等产业。", [{"name": "风电装备"}, {"name": "绿氢", "order": 2}]),
        ("做强风电、光伏等清洁能源装备。", [{"name": "风电", "kind": "product"}, {"name": "清洁能源装备"}]),
        ("大力发展检验检测、工业设计等服务。", {"name": "工业设计", "kind": "service"}),
        ("加快发展海工船、科考船、集装箱船等高端船型。", {"name": "科考船", "order": 2}),
    ],
    near_misses=[
        "市发展改革委、市财政局等部门参加。",
        "淘汰平板玻璃、水泥熟料等落后产能行业。",
        "不再布局光伏、氢能等产业。",
        "在公交、物流等领域推广应用。",
        "完善考核、评价等制度。",
        "支持某某重工、某某重科等12家企业发展壮大。",
        "开发审批、监管等小程序。",
    ],
)
def listed(reading: Reading) -> Iterator[Fact]:
    """Enumerations closed by 等."""
    yield from _facts(reading, closed_lists)


@rule(
    "industry.object",
    emits="industry",
    why="发展, 培育, 布局, 突破 take industries as their objects; each must be one by its own name",
    examples=[
        ("前瞻布局量子信息、低空经济。", [{"name": "量子信息"}, {"name": "低空经济"}]),
        ("大力发展工业机器人。", {"name": "工业机器人"}),
        ("巩固提升菜籽油,做优草原羊。", {"name": "草原羊"}),
        ("鼓励发展光伏玻璃、特种材料。", {"name": "光伏玻璃"}),
        ("引导企业向电子级硅料、碳化硅延伸。", {"name": "碳化硅"}),
        ("推动茶产业延伸到茶饮料、茶食品。", [{"name": "茶饮料"}, {"name": "茶食品"}]),
        ("巩固船舶制造、远洋渔业优势。", {"name": "远洋渔业", "order": 2}),
    ],
    near_misses=[
        "严禁发展水泥、平板玻璃。",
        "推动高质量发展、绿色发展。",
        "培育龙头企业、链主企业。",
        "支持宜昌、荆门、襄阳等产业发展。",
        "推动生猪产业链前端抓种业、中端抓养殖、后端抓加工。",
    ],
)
def grown(reading: Reading) -> Iterator[Fact]:
    """Objects of verbs of growth."""
    yield from _facts(reading, objects)


@rule(
    "industry.heading",
    emits="industry",
    why="a heading that is only the name of an industry announces the clause about it",
    examples=[
        ("(一)动力电池产业。补链。", {"name": "动力电池产业"}),
        ("一、新型显示。做强面板。", {"name": "新型显示"}),
        ("1.生物医药。支持研发。", {"name": "生物医药"}),
    ],
    near_misses=["(一)保障措施。", "一、做强产业。", "2.强加工。建厂。"],
)
def heading(reading: Reading) -> Iterator[Fact]:
    """Headings that name an industry."""
    yield from _facts(reading, headed)


@rule(
    "industry.class",
    emits="industry",
    why="the words before 产业, 产业链, 产业集群 name the industry",
    examples=[
        ("打造动力电池产业集群。", {"name": "动力电池"}),
        ("延伸锂电产业链。", {"name": "锂电"}),
        ("建设晶硅光伏产业基地。", {"name": "晶硅光伏"}),
    ],
    near_misses=["完善产业链。", "做强优势产业集群。", "培育战略性新兴产业。"],
)
def classed_names(reading: Reading) -> Iterator[Fact]:
    """X产业, X产业链."""
    yield from _facts(reading, classed)
