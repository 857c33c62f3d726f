"""Rules of the family membership: the items of lists that the notice itself counts or names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ingest.lists.official_formulas import formula_lists, grouped_lists, scope_lists
from ingest.lists.official_items import OfficialList
from ingest.lists.official_lines import labelled_lists, lined_lists, tabled_lists
from ingest.lists.official_lists import counted_lists
from ingest.lists.official_outline import headed_lists
from ingest.lists.schemes import scheme_of
from ingest.model import Fact, Span, Status
from ingest.reading import Reading
from ingest.rule import rule

_FINDERS: tuple[Callable[[Reading], Iterable[OfficialList]], ...] = (
    formula_lists,
    tabled_lists,
    lined_lists,
    counted_lists,
    grouped_lists,
    scope_lists,
    headed_lists,
    labelled_lists,
)


@lru_cache(maxsize=1)
def _lists(reading: Reading) -> dict[Callable[[Reading], Iterable[OfficialList]], list[OfficialList]]:
    """The lists that each way of reading finds; what two ways find at the same place belongs to the first."""
    taken: set[Span] = set()
    found: dict[Callable[[Reading], Iterable[OfficialList]], list[OfficialList]] = {}
    for find in _FINDERS:
        found[find] = []
        for one in find(reading):
            if not taken.issuperset(one.items):
                found[find].append(one)
                taken.update(one.items)
    return found


def _members(reading: Reading, find: Callable[[Reading], Iterable[OfficialList]]) -> Iterator[Fact]:
    """The facts of the lists that `find` yields; a count that differs from what was read is reported."""
    text = reading.text
    order: dict[str, int] = {}
    seen: dict[tuple[str, str], int] = {}
    for found in _lists(reading)[find]:
        scheme = scheme_of(reading, found.noun, found.formula)
        status: Status = "certain"
        why = ""
        extra: dict[str, object] = {}
        if found.announced is not None and found.announced != len(found.items):
            status, why = "ambiguous", f"the notice announces {found.announced} items and prints {len(found.items)}"
            extra = {"announced": found.announced, "found": len(found.items)}
        if found.open:
            extra["list_open"] = True
        for item in found.items:
            name = text[item.begin : item.end]
            if (scheme, name) not in seen:
                order[scheme] = order.get(scheme, 0) + 1
                seen[scheme, name] = order[scheme]
            values = {"scheme": scheme, "name": name, "order": seen[scheme, name]}
            yield Fact("membership", item.begin, item.end, values | extra, status, why)


@rule(
    "membership.counted",
    emits="membership",
    why="a list with a printed count (三大产业) or of 主导产业 is official; its count says whether 和 parts items",
    examples=[
        (
            "重点发展新型电力装备、航空装备、轨道装备三大优势产业。",
            [{"name": "新型电力装备", "order": 1}, {"name": "轨道装备", "order": 3}],
        ),
        (
            "全市8条重点产业链:绿色食品、装备制造。",
            {"name": "绿色食品", "announced": 8, "found": 2, "status": "ambiguous"},
        ),
        ("聚焦量子科技、氢能与储能、类脑智能等10个未来产业。", {"name": "氢能与储能"}),
        ("培育四大主导产业(特种钢、精细化工、家具和陶瓷)。", {"name": "陶瓷"}),
        ("主攻方向为3条产业链:1.氢能;2.光伏;3.风电。", {"name": "风电", "order": 3}),
        ("园区主导产业为煤化工、光伏和钢铁。", {"name": "光伏", "order": 2}),
        ("我市重点产业链为:葡萄酒、装备制造、清洁能源。", {"name": "葡萄酒"}),
        ("将3类产业作为扶持重点,具体包括:苹果、茶叶、生猪。", {"name": "生猪", "order": 3}),
        ("“十强”产业包括石化、纺织、家电。", {"name": "纺织", "order": 2}),
        ("将新材料、白酒、氢能确定为“三强”产业。", {"name": "氢能", "order": 3}),
        ("产业链数量由9条精简至3条,具体为电瓷、花炮、乳业。", {"name": "花炮", "order": 2}),
        ("围绕蓝莓、数控机床等10余条产业链通报。", {"name": "数控机床"}),
        ("钢铁、船舶、化工,统称“三大主导产业”。", {"name": "船舶"}),
        ("发展清洁能源/藏医药/矿业三大产业。", {"name": "藏医药", "order": 2}),
        ("三大支柱:烟草、有色金属、装备制造加快改造。", {"name": "装备制造"}),
        ("蕲艾、板栗、青虾“三朵金花”产业。", {"name": "板栗", "order": 2}),
        ("发展油茶、茶叶、药材“两茶一药”主导产业。", {"name": "药材", "order": 3}),
        ("围绕2个千亿级(汽车、线缆)、1个百亿级产业集群推荐。", {"name": "线缆", "order": 2}),
        ("主导产业由9个整合为2个。整合后分别是:钼钛材料、苹果。", {"name": "苹果", "order": 2}),
        ("锚定“农机装备、对俄贸易”两个主攻产业。", {"name": "农机装备"}),
        ("领导联系石墨、芒果等9条产业链。", {"name": "石墨"}),
        ("“2群”即食品、新材料,“1链”即液压。", {"name": "新材料", "order": 2}),
        ("形成“一主两特”产业格局:一主为锂电,两特为硅材料、中药。", {"name": "中药", "order": 3}),
        ("产业链(2条)\n(一)烯烃产业链:乙烯—薄膜\n(二)芳烃产业链:苯—聚酯", {"name": "烯烃产业链"}),
        ("电子信息1个万亿级、汽车和新材料2个五千亿级、轻纺、食品2个千亿级产业集群。", {"name": "新材料"}),
        ("以钒钛为引领、清洁能源、现代农业为支撑的三大产业。", {"name": "清洁能源", "order": 2}),
        ("8条重点产业链:液压,纺机,焦化,铸造,白酒,煤炭,氢能,光伏,由市领导包联。", {"name": "焦化", "order": 3}),
        ("聚焦稀土新材料,绿色铝业,清洁能源三大主导产业。", {"name": "稀土新材料"}),
        ("产业链由8条增至10条,新增低空经济、智能机器人两条。", {"name": "智能机器人", "order": 2}),
        ("“1”即新材料,“2”即锂电、高端装备。", {"name": "高端装备", "order": 3}),
        ("9个产业集群目标:电力装备集群达到80亿元,发制品集群达到50亿元。", {"name": "发制品集群", "order": 2}),
        ("梳理产业链5条,其中传统类2条(焦化、白酒),新兴类3条(氢能、光伏、储能)。", {"name": "白酒", "order": 2}),
        ("定期调度烟草、白酒、辣椒等8条重点产业链。", {"name": "烟草"}),
        ("发展五轴联动机床、培育钻石、主动悬架三大产业。", [{"name": "五轴联动机床"}, {"name": "培育钻石"}]),
        ("发展三大产业。人工智能:建中心。低空经济:建机场。生物制造:育菌种。", {"name": "低空经济", "order": 2}),
        ("形成了制鞋、家具、制茶齐头并进的格局,这三大产业占比达到八成。", {"name": "制茶", "order": 3}),
        ("做强“四梁”——白酒、能源、化工、建材,各有专班。", {"name": "化工", "order": 3}),
        ("五大集群有哪些?分别是光伏、储能、氢能、风电、核电。", {"name": "光伏"}),
        ("做强竹加工这一首位产业,做大制鞋和陶瓷两个支柱产业。", [{"name": "竹加工"}, {"name": "制鞋"}]),
        ("做大1个首位产业,即航空物流;做强制药、食品2个主导产业。", {"name": "航空物流"}),
        ("发展“1+2”产业:油茶加工1个主导产业,制鞋、家具2个优势产业。", {"name": "油茶加工"}),
        ("做强制糖、冶金2大主导产业;\n前瞻布局氢能1个先导产业。", {"name": "氢能"}),
        ("重点产业(3个)\n- 有机水产\n- 芦苇综合利用\n- 乡村旅游\n二、限制类", {"name": "芦苇综合利用"}),
        ("产业链由原来的“8条”精简为“2条”——生猪、竹木,各有专班。", {"name": "竹木"}),
        ("壮大两大主导产业。新型建材,产值达到60亿元;丝绸纺织,产值达到25亿元。", {"name": "丝绸纺织"}),
        ("区委、区政府将桑蚕、油茶、碳酸钙确定为全区三大优势产业。", {"name": "桑蚕", "order": 1}),
        ("确定木材、制糖为“十一五”时期优先扶持的两大支柱产业。", {"name": "制糖", "order": 2}),
        ("突出“一主两辅”,即以甘蔗为主导产业,以芒果和蔬菜为辅助产业。", {"name": "蔬菜", "order": 3}),
        ("围绕①氟材料②硅材料③风电装备三条重点产业链收集线索。", {"name": "风电装备", "order": 3}),
        ("三大产业“两升一降”:钢铁增长3.1%,水泥增长2%,家电下降1.4%。", {"name": "家电", "order": 3}),
        ("锚定“两大产业”。首先是绿色建材,改造窑炉。其次是现代轻纺,引进织机。", {"name": "现代轻纺", "order": 2}),
        ("两大主导产业稳中有进:轻工产业提质扩量;船舶产业订单饱满。", {"name": "船舶产业", "order": 2}),
        ("打造一个2000亿级产业(粮油加工)、两个500亿级产业(制鞋、陶瓷)。", {"name": "陶瓷"}),
        ("共确定5条产业链,分两类。其中优势类有制糖、冶金2条,新兴类有光伏、储能、氢能3条。", {"name": "氢能"}),
        ("下列2个集群入库,不分先后:\n甲市轴承产业集群 乙县果蔬产业集群\n实行动态管理。", {"name": "乙县果蔬产业集群"}),
    ],
    near_misses=[
        "打好污染防治、脱贫攻坚、风险化解三大攻坚战。",
        "由省科技厅、省财政厅等15个部门推进。",
        "实施六大优势产业提质倍增行动。",
        "长沙市、株洲市、湘潭市3个产业集群所在地。",
        "主导产业为就业、税收的主要来源。",
        "推动三大产业集群提质,落实考核、评价、通报制度。",
        "十大产业链分别建专班,以光伏、氢能为突破口。",
        "形成“四区”产业格局:东部、西部、南部、北部。",
        "巩固“三烯”(乙烯、丙烯、丁二烯)等基础原料。",
        "安全、环保、质量三大支柱全面建立。",
        "培育3个世界级、5个国家级、8个省级产业集群。",
        "石墨材料、特种纤维2个平台获评国家级制造业中试平台。",
        "推进医疗、医保、医药“三医”领域改革。",
        "在骨科、眼科、透析三个细分方向延伸。",
        "设1个产业,为旅游配套;设2个专班,为项目服务。",
    ],
)
def counted(reading: Reading) -> Iterator[Fact]:
    """Lists with a count."""
    yield from _members(reading, counted_lists)


@rule(
    "membership.formula",
    emits="membership",
    why="a formula such as “5+1” names a set of industries; the items follow it and their number is its sum",
    examples=[
        (
            "构建“2+1”现代产业体系:装备制造、绿色化工和数字经济。",
            [{"name": "装备制造"}, {"name": "数字经济", "order": 3}],
        ),
        ("发展“3+2”产业(稀土、制药、家具、食品、旅游)。", {"name": "旅游"}),
        ("做强“1+2”重点产业:钢铁、造船、物流。", {"name": "造船"}),
        ("构建“1+2”产业体系,即以铝材为首位产业,锂电池、食品饮料为重点产业。", {"name": "食品饮料", "order": 3}),
        ("以油茶、中药材为主导,以蚕桑为特色,加快构建“2+1”农业产业体系。", {"name": "蚕桑", "order": 3}),
        ("把锂电及材料作为首位产业,把食品、旅游作为主导产业,形成“1+2”产业体系。", {"name": "锂电及材料"}),
        ("构建“2+1”产业格局。以锰加工、新型电池两大首位产业为引领,以建材为配套。", {"name": "建材", "order": 3}),
        ("紧盯新能源、打印设备、生物医药与健康等“4+3”支柱产业。", {"name": "生物医药与健康"}),
    ],
    near_misses=["完善“1+N”政策体系。", "优化“一核两翼”布局。", "推进“3+3”工作机制:周调度、月通报。"],
)
def formula(reading: Reading) -> Iterator[Fact]:
    """“5+1”产业."""
    yield from _members(reading, formula_lists)


@rule(
    "membership.group",
    emits="membership",
    why="labels that only qualify (传统产业:, 未来产业:) part one official list into groups; the labels are no items",
    examples=[
        ("传统产业:纺织、陶瓷。\n新兴产业:光电、氢能。", [{"name": "纺织"}, {"name": "氢能"}]),
        ("优势产业:白酒、茶叶;未来产业:量子科技、类脑智能。", {"name": "类脑智能"}),
        ("构建“2+2”产业体系。支柱产业:钢铁、煤化工。特色产业:刺绣、银饰。", {"name": "刺绣"}),
    ],
    near_misses=["氢能产业:制氢、储氢。\n光伏产业:硅料、组件。", "主导产业:加快发展。"],
)
def group(reading: Reading) -> Iterator[Fact]:
    """Groups of an official list."""
    yield from _members(reading, grouped_lists)


@rule(
    "membership.scope",
    emits="membership",
    why="the industries that a call for applications says it is open to are the call's list",
    examples=[
        (
            "重点面向类脑智能、绿色氢能、量子信息等未来产业开展征集。",
            [{"name": "类脑智能"}, {"name": "量子信息", "order": 3}],
        ),
        ("围绕生物制造、合成生物、商业航天等重点领域组织申报。", {"name": "商业航天"}),
        ("面向先进计算、智能终端、卫星应用等新赛道公开遴选领军企业。", {"name": "智能终端"}),
    ],
    near_misses=["聚焦光伏、氢能、储能等重点产业招商。", "由企业、高校、院所等单位组织申报。"],
)
def scope(reading: Reading) -> Iterator[Fact]:
    """The fields of a call."""
    yield from _members(reading, scope_lists)


@rule(
    "membership.heading",
    emits="membership",
    why="where a counted set is announced, the headings that follow it (as many as announced) are its items",
    examples=[
        (
            "重点培育三大产业集群。\n一、特钢集群。做强特钢。\n二、电池集群。补链。\n三、农机集群。提质。\n四、保障措施。",
            [{"name": "特钢集群"}, {"name": "农机集群", "order": 3}],
        ),
        (
            "二、两大主导产业\n(一)生物医药。做强。\n(二)电子信息。做优。\n三、保障\n(一)加强领导。",
            {"name": "电子信息"},
        ),
        ("咖啡产业链\n链长:某某\n硅产业链\n链长:某某", {"name": "硅产业链", "order": 2}),
        ("1.氢能产业链\n链长:某某\n2.光伏产业链\n链长:某某", {"name": "光伏产业链"}),
        ("分工如下:氢能产业链:链长某某;光伏产业链:链长某某。", {"name": "光伏产业链", "order": 2}),
        ("某园区规划\n一、产业方向\n(1)烯烃;\n(2)氢能装备。\n二、选址", {"name": "氢能装备"}),
        ("某区招商目录\n一、合成生物赛道\n(一)引进发酵企业。\n二、精准医学赛道", {"name": "精准医学赛道"}),
        ("关于征集需求的公告\n一、征集方向\n(一)生物育种。公布。\n(二)功能食品。公布。", {"name": "功能食品"}),
    ],
    near_misses=[
        "实施三大行动。\n一、工业倍增。\n二、园区提升。\n三、招商突破。",
        "二、重点任务\n(一)做强产业链。\n(二)做优产业链。",
        "某市行动方案\n一、主攻方向\n(一)生物医药。做强。\n(二)医疗器械。做优。",
    ],
)
def heading(reading: Reading) -> Iterator[Fact]:
    """Headings as items."""
    yield from _members(reading, headed_lists)


@rule(
    "membership.lines",
    emits="membership",
    why="under a title that ends in 名单 or 名录 of industries each line is an item",
    examples=[
        (
            "附件\n某省特色产业集群名单\n甲市农机产业集群\n乙市陶瓷产业集群",
            [{"name": "甲市农机产业集群"}, {"name": "乙市陶瓷产业集群", "order": 2}],
        ),
        ("重点产业链名录\n1.氢能\n2.光伏\n3.风电", {"name": "光伏"}),
        ("某县支柱产业名录\n(1)电线电缆;(2)再制造。", {"name": "再制造", "order": 2}),
        ("公示如下集群,公示期7日:\n1 茶叶产业集群\n2 陶瓷产业集群", {"name": "陶瓷产业集群", "order": 2}),
        ("产业集群名单\n1.甲市轴承产业集群\n2.乙县果蔬产业集群\n共2个。", {"name": "乙县果蔬产业集群"}),
        ("未来产业目录(共2个)\n1、量子科技\n2、类脑智能", {"name": "类脑智能"}),
    ],
    near_misses=["专精特新企业名单\n1.甲公司\n2.乙公司", "附件:产业集群名单\n联系人:某某"],
)
def lines(reading: Reading) -> Iterator[Fact]:
    """One item a line."""
    yield from _members(reading, lined_lists)


@rule(
    "membership.table",
    emits="membership",
    why="a column headed 集群名称, 产业链 … holds the items of a list",
    examples=[
        (
            "序号\t集群名称\t所在市\n1\t农机产业集群\t甲市\n2\t陶瓷产业集群\t乙市",
            [{"name": "农机产业集群", "order": 1}, {"name": "陶瓷产业集群"}],
        ),
        ("序号\t重点产业链\t牵头单位\n1\t氢能\t市发改委\n2\t光伏\t市工信局", {"name": "光伏"}),
        ("产业链名称\t链长\n储能\t某某\n风电\t某某", {"name": "风电"}),
    ],
    near_misses=["序号\t任务\t牵头单位\n1\t建库\t市科技局\n2\t建网\t市经信局", "姓名\t单位\n某某\t某局\n某某\t某厅"],
)
def table(reading: Reading) -> Iterator[Fact]:
    """A column of names."""
    yield from _members(reading, tabled_lists)


@rule(
    "membership.labelled",
    emits="membership",
    why="方向一:, 方向二: at the beginning of lines number the directions of a call",
    examples=[
        ("方向一:柔性显示\n方向二:商业航天", [{"name": "柔性显示", "order": 1}, {"name": "商业航天", "order": 2}]),
        ("赛道1:生物制造。开展攻关。\n赛道2:新型储能。开展示范。", {"name": "新型储能"}),
        ("培育方向共2个:方向一,脑机接口;方向二,合成生物。", {"name": "合成生物"}),
        ("领域1、绿色氢能\n领域2、智能终端", {"name": "智能终端"}),
        ("专题一:生物育种\n专题二:海工装备", {"name": "海工装备"}),
    ],
    near_misses=["方向一:提升服务能力\n方向二:加强监管", "方向一:柔性显示"],
)
def labelled(reading: Reading) -> Iterator[Fact]:
    """方向一:A."""
    yield from _members(reading, labelled_lists)
