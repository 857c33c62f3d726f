"""Regions a notice speaks of as doing or hosting something, and which industry it places where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.clusters.clusters import cluster_names
from ingest.geography.gazetteer import jurisdiction
from ingest.geography.places import Place, home, mentions
from ingest.hosting.industry_phrases import Industry
from ingest.hosting.statements import Statement, beside, statements
from ingest.hosting.title_industries import title_span
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule

_SITE_BEFORE = re.compile(r"(?:建设|创建|推进|打造|建好|设立|支持|加快|推动|共建|提升)$")
_SITE_AFTER = re.compile(
    r"“?(?:[一-鿿]{0,16}(?:国家|世界|全国|西部|国际|省级)[^,。;、:()\n]{1,24}?|\))"
    r"(?:示范区|试验区|先行区|先导区|试点|名城|中心|基地|节点|实验室|枢纽|产业园|高地|城市)"
)


_GROWS = re.compile(r"(?:高质量|加快|创新|提质|转型|扩区|规划|开发)*(?:建设|发展|升级|增效|扩容|扩区|调区|提升)")


def _region(reading: Reading, place: Place) -> Fact:
    level = None if place.level == "area" else place.level
    extra: dict[str, Any] = {} if place.resolved else {"resolved": False}
    return reading.fact(
        "region", place.begin, place.end,
        region=place.name, code=place.code, level=level, surface=reading.printed(place.begin, place.end), **extra,
    )  # fmt: skip


@rule(
    "region.issuer",
    emits="region",
    why="发文机关所在行政区划即文件的适用区域 (党政机关公文处理工作条例 §9: 发文机关标志)",
    examples=[
        ("衡水市人民政府关于加快发展新材料的意见\n各县市区要抓好落实。", {"region": "衡水市", "level": "prefecture"}),
        ("郫县人民政府关于电子信息产业的通知", {"region": "郫都区", "surface": "郫县"}),
        ("恩施州人民政府办公室关于茶产业的通知", {"region": "恩施土家族苗族自治州"}),
    ],
    near_misses=["工业和信息化部关于公布名单的通知", "国务院关于促进光伏产业健康发展的若干意见"],
)
def issuer_region(reading: Reading) -> Iterator[Fact]:
    """The divisions whose organs issued the notice, shown where they are first named."""
    bases = [b for b in (home(reading), *_issuers(reading)) if b is not None]
    found = mentions(reading)
    named = []
    for base in dict.fromkeys(bases):
        own = [p for p in found if p.code == base.code]
        best = next((p for p in own if p.kind != "title"), own[0] if own else None)
        named += [best] if best and not _addressed(reading, best) else []
    title = title_span(reading)
    if named and title and named[0].begin == title.begin:
        head = found.between(title.begin, title.end)
        named += [p for p in beside(reading.text, head, named[:1]) if all(p.code != n.code for n in named)]
    for place in named:
        yield _region(reading, place)


def _addressed(reading: Reading, place: Place) -> bool:
    """黑龙江省人民政府: below the title of a reply — who is answered did not issue it."""
    if place.kind != "organisation" or place.begin and reading.text[place.begin - 1] != "\n":
        return False
    line_end = reading.text.find("\n", place.end)
    return reading.text[line_end - 1] == ":" if line_end > 0 else False


def _issuers(reading: Reading):  # type: ignore[no-untyped-def]
    issuers = reading.notice.values.get("issuers")
    return [jurisdiction(str(i)) for i in issuers] if isinstance(issuers, (list, tuple)) else []


@rule(
    "region.host",
    emits="region",
    why="A place that hosts an industry or a cluster, or in which a named site is built, is a region of the notice",
    examples=[
        ("支持宜昌市建设磷化工产业基地。", {"region": "宜昌市", "code": "420500"}),
        ("推进泸州国家白酒检测中心建设。", {"region": "泸州市", "surface": "泸州"}),
        ("依托凉山、攀枝花发展钒钛。", [{"region": "凉山彝族自治州"}, {"region": "攀枝花市"}]),
    ],
    near_misses=[
        "组织企业赴深圳开展招商推介。",
        "我市研发投入强度低于青岛,高于潍坊。",
        "与四川大学、成都银行合作。",
        "鹤壁发展取得新的进展。",
    ],
)
def hosting_regions(reading: Reading) -> Iterator[Fact]:
    """Every place in a statement or a cluster, and the places of named sites."""
    text = reading.text
    hosts = [statement.place for statement in statements(reading)]
    for cluster in cluster_names(reading):
        hosts += (*cluster.places, *cluster.outer)
    hosts += [p for p in mentions(reading) if p.kind == "place" and _site(text, p)]
    for place in dict.fromkeys(hosts):
        yield _region(reading, place)


def _site(text: str, place: Place) -> bool:
    """建设甲国家…示范区, 推进乙国家…试点, 标识解析(丙)节点: what is built stands in the place."""
    if place.level == "zone" and _SITE_BEFORE.search(text[max(0, place.begin - 4) : place.begin]):
        return _GROWS.match(text, place.end) is not None
    after = _SITE_AFTER.match(text, place.end)
    if not after:
        return False
    if after[0].startswith(")"):
        return text[place.begin - 1] == "("
    return bool(_SITE_BEFORE.search(text[max(0, place.begin - 4) : place.begin]))


_EXAMPLES: list[tuple[str, Mapping[str, object] | Sequence[Mapping[str, object]]]] = [
    ("依托吉安、赣州,加快发展触控显示。", [{"industry": "触控显示", "region": "吉安市", "relation": "based_on"},
                                     {"industry": "触控显示", "region": "赣州市"}]),
    ("南通、泰州分别布局船舶、海工装备。", [{"industry": "船舶", "region": "南通市"},
                                     {"industry": "海工装备", "region": "泰州市"}]),
    ("许昌重点发展智能电力装备,洛阳做强高端轴承。", [{"industry": "智能电力装备", "region": "许昌市"},
                                        {"industry": "高端轴承", "region": "洛阳市"}]),
    ("支持凯里市建设氢能工业园,引进企业3家。", {"industry": "氢能", "region": "凯里市"}),
    ("楚雄州重点布局和发展绿色硅。", {"industry": "绿色硅", "region": "楚雄彝族自治州"}),
    ("漳州高新区已形成以食品、家具等为主导的产业体系。", [{"industry": "食品"}, {"industry": "家具"}]),
    ("安庆市“十五五”时期新能源汽车产业发展规划", {"industry": "新能源汽车", "region": "安庆市"}),
    ("乐山市发展以硅材料为主的光伏产业。", [{"industry": "硅材料"}, {"industry": "光伏"}]),
    ("数字安防以杭嘉湖为核心,以绍兴为支撑。", [{"industry": "数字安防", "region": "湖州市", "relation": "based_on"},
                                    {"industry": "数字安防", "region": "绍兴市"}]),
    ("镁合金主要布局在运城、长治。", [{"industry": "镁合金", "region": "运城市", "relation": "located_in"}]),
    ("围绕肉制品,支持漯河市、周口市提档升级。", [{"industry": "肉制品", "region": "漯河市"},
                                   {"industry": "肉制品", "region": "周口市"}]),
    ("采取“苏州设计、无锡封测”模式联动发展半导体。", [{"industry": "半导体", "region": "无锡市"}]),
    ("砖雕、铜器分别由临夏市、兰州市传承发展。", [{"industry": "砖雕", "region": "临夏市"},
                                   {"industry": "铜器", "region": "兰州市"}]),
    ("发挥济宁在内河船舶、东营在海洋油气装备优势。", [{"industry": "海洋油气装备", "region": "东营市"}]),
    ("长寿经开区成功获批国家新型工业化(化工)产业示范基地。", [{"industry": "化工"}]),
    ("将包头稀土高新技术产业开发区作为稀土永磁核心区。", [{"industry": "稀土永磁"}]),
    ("推动碳纤维项目落户长春市、落地四平市。", [{"industry": "碳纤维", "region": "长春市"},
                                 {"industry": "碳纤维", "region": "四平市"}]),
    ("镁合金由运城挑大梁。", [{"industry": "镁合金", "region": "运城市"}]),
    ("支持衡阳、邵阳2个省级冷链物流基地建设。", [{"industry": "冷链物流", "region": "邵阳市"}]),
    ("滨州打造高端铝精深加工基地。", [{"industry": "高端铝", "region": "滨州市"}]),
    ("做强南充、遂宁2大锂电产业基地。", [{"industry": "锂电", "region": "南充市"},
                           {"industry": "锂电", "region": "遂宁市"}]),
    ("鄂州要巩固缝制机械优势。", {"industry": "缝制机械", "region": "鄂州市"}),
    ("支持随州、孝感提升纺纱、针织产业水平。", [{"industry": "针织", "region": "孝感市"}]),
    ("合肥把新型显示做大。", [{"industry": "新型显示", "region": "合肥市"}]),
    ("推动南阳与许昌、漯河与周口结对,分别发展超硬材料、肉制品。", [{"industry": "超硬材料", "region": "许昌市"},
                                             {"industry": "肉制品", "region": "周口市"}]),
    ("萧县防腐涂料产业实现产值80亿元。", {"industry": "防腐涂料", "region": "萧县"}),
    ("定陶区玫瑰面积居全省首位,单县的中药材从无到有。", [{"industry": "玫瑰", "region": "定陶区"},
                                          {"industry": "中药材", "region": "单县"}]),
    ("东营市橡胶轮胎、石油装备两大千亿级产业稳中有进。", [{"industry": "橡胶轮胎", "region": "东营市"},
                                      {"industry": "石油装备", "region": "东营市"}]),
    ("推动襄阳市、随州市共建专用汽车产业协作平台。", [{"industry": "专用汽车", "region": "襄阳市"},
                                   {"industry": "专用汽车", "region": "随州市"}]),
    ("隔膜由曲靖市就近供应,荆门市积极配套武汉船舶配件。", [{"industry": "隔膜", "region": "曲靖市"},
                                     {"industry": "船舶配件", "region": "荆门市"}]),
    ("镁合金:精深加工主要布局在运城、长治。", [{"industry": "镁合金", "region": "运城市"}]),
    ("宣恩县与华中农业大学合作开发富硒茶。", {"industry": "富硒茶", "region": "宣恩县"}),
    ("开阳县以磷化工为突破口,在罗甸县建设农光互补电站。", [{"industry": "磷化工", "region": "开阳县"},
                                       {"industry": "农光互补", "region": "罗甸县"}]),
    ("榆林市依托煤炭资源优势错位发展煤基新材料。", {"industry": "煤基新材料", "region": "榆林市"}),
    ("一、稀土。以赣州市为主体,联动吉安市,做强永磁电机。", [{"industry": "稀土", "region": "吉安市"},
                                       {"industry": "永磁电机", "region": "吉安市"}]),
    ("邵东市打火机出口额位居全省首位,诸城市汽车产业链产值同比增长9%。", [{"region": "邵东市"}, {"region": "诸城市"}]),
    ("玻璃:下游制品集中在沙河市。", {"industry": "玻璃", "region": "沙河市"}),
    ("支持闽赣两省协同发展竹基复合材料。", [{"industry": "竹基复合材料", "region": "江西省"}]),
]  # fmt: skip


@rule(
    "located.sentence",
    emits="located",
    why="依托/以…为核心/布局在/分别… state where an industry is to grow; pairs are read clause by clause",
    examples=_EXAMPLES,
    near_misses=[
        "学习外地经验,像合肥抓新型显示、株洲抓轨道交通那样,盯着抓。",
        "支持企业与中科院青海盐湖所联合攻关高镍正极。",
        "讲好衡阳制造故事,推动形成良好局面。",
        "学习借鉴合肥发展新型显示的经验做法。",
        "材料寄送至武汉市武昌区中北路9号。",
        "组织企业赴上海、深圳招商。",
        "深圳市与香港共建国际仲裁大厦。",
        "新能源汽车由成都市统一采购。",
        "将国防动员、双拥共建列为考核内容,由青岛市组织。",
        "以厦门金龙为龙头,建立采购联盟。",
        "支持潍坊市在产业集群培育认定等方面给予支持。",
        "支持某装备集团在德阳市新建产线,与四川大学联合攻关涂层技术。",
        "感谢长期支持益阳发展的各界朋友。",
        "这是信阳高质量发展爬坡过坎的关键五年。",
        "鹤壁发展取得新成绩,位势更加凸显。",
        "推进鹰潭内河港区疏港大桥建设,发展临港物流。",
        "加快益阳书城等项目建设,培育软件和工业设计。",
        "支持驻马店建设国家植物园、争创国家历史文化名城。",
        "珠三角以电镀、印染等行业遗留污染地块为重点,严格管控风险。",
        "太原重点控制焦化企业排放,淘汰落后钢铁产能。",
        "加强与香港地区海洋渔业合作。",
        "办好“湘潭之冬”滑雪季,壮大冰雪旅游。",
        "物流、信息流加速向云南汇聚。",
        "安庆市形成以企业为主体、市场为导向的创新体系。",
        "太原市经济总量位居全省第一。",
        "长沙市民营企业规模突破十万家,营商环境持续向好。",
        "萧县考核等次居全市首位。",
        "各地要抓好落实。\n相关链接:江西洪屏抽水蓄能电站全面投产",
        "不得在沿江一公里范围内的岳阳市新建化工园区。",
        "以改革为突破口,支持开阳县推进简政放权。",
        "禁止在株洲、湘潭等地新增印染产能,暂不支持在潜江市布局氯碱。",
        "一、白酒\n仁怀市暂缓布局,与泸县、射洪市错位。",
        "国务院关于同意荆门高新技术产业开发区升级为国家高新技术产业开发区的批复",
        "您提出的关于在枝江市布局精细化工项目的建议收悉。",
    ],
)
def located(reading: Reading) -> Iterator[Fact]:
    """Each place with each industry that a sentence, a heading or the title gives it."""
    for s in statements(reading):
        if s.industry:
            yield _located(reading, s, s.industry)


def _located(reading: Reading, s: Statement, industry: Industry) -> Fact:
    why = {"heading": f"行业取自标题“{industry.name}”", "title": f"行业取自文件标题“{industry.name}”"}.get(
        s.inherited, ""
    )
    return reading.fact(
        "located", s.begin, s.end, status="inferred" if why else "certain", why=why,
        industry=industry.name, region=s.place.name, relation=s.relation,
    )  # fmt: skip
