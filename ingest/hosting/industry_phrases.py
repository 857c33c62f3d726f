"""Names of industries as objects and attributes: what 发展…, 建设…基地 and …产业集群 speak of.

An industry's name ends in its head noun (装备, 材料, 医药 …: `data/cues/industry_heads.txt`) or stands in the
vocabulary; after a verb that only takes industries (发展, 布局, 做强) any short noun is one that is not a word
of administration (能力, 水平, 体系 …).
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from ingest.geography.abroad import abroad
from ingest.geography.gazetteer import named
from ingest.hosting.clauses import ends_as_no_thing, is_clause
from ingest.hosting.kinds import KIND, KIND_TAIL, kind_begins
from ingest.hosting.leading_areas import past_area, past_country
from ingest.hosting.phrase_patterns import (
    ENDS_KIND,
    ENDS_PREDICATE,
    ENDS_WEAK,
    LEAD,
    LEAD_PRAISE,
    OPENS_LEAD,
    PREDICATE,
    SUFFIX,
    WEAK_TAIL,
)
from ingest.lists.listing import bracketed, listing
from ingest.model import Span
from ingest.vocabulary import concept_of
from kg.resources import shipped

# Industries of one letter, as in 氢走廊, 茶产业.
_ONE_LETTER = frozenset(
    "奶禽鱼参菇果蔬稻鹿兔驼氢茶竹酒铝铜钛锂糖盐药鞋纸陶瓷硅钢煤钨钼镍钴锰锡锑镁磷氟梨桃杏枣柚桑藕菌羊马牛猪鸡鸭鹅蟹虾"
    "钒锌铅铬铋铟锗镓锆铪铌钽铼硼硒碘溴麻棉烟椒蒜姜薯豆蜂蚕"
)
LONGEST = 22  # code points of an industry's name

_GENERIC = re.compile(
    rf"^(?:(?:{KIND})|全?(?:产业)?链条?$|.*(?:市级|省级|国家级|首批|第.批|年度|一批|500强|百强).*|\d+(?:[个家项].*|"
    rf".*[期亩])|第.期|(?:战略性|一批|若干|优势|特色|重点|地方|现代|新型|本地|区域|县域|主导|"
    rf"传统){{0,2}}(?:特色|优势|主导|支柱|新兴|未来|传统|重点|相关|上下游|关联|配套|战略性新兴|富民|"
    rf"现代|先进|高端|绿色|实体|县域|区域|民营|地方|本地|工业|新型|块状|首位|支柱性|高成长|成长性|"
    rf"劳动密集型|总部|人力资源服务?|知识产权|双创|科创|楼宇|资源型|标准化|特色制造|特色加工|市场|国民|社会|集体|开放型|外向型|"
    rf"对外|农村|村级|园区|县区|城市|枢纽型?|消费|门户)"
    r"(?:经济|产业|行业|企业|项目|工业)?|产业|经济|工业|项目|企业|集群|园区|基地|研发|总部|创新|服务|"
    r"技术|科技|制造|生产|市场|品牌|人才|资金|政策|平台|机制"
    r"|产业转移|[上中下]{1,2}游(?:制品|产品|环节|配套)?|产品|商品|行业|领域|优势|资源|配套|零部件|"
    r"(?:生产|检测|办公|先进|老旧|落后|关键|重点|新|大型|小型|专用|相关|配套|附属|工业|电子|机械|技术|仪器|生活|公共|特种|消防|医疗|"
    r"教学|科研|实验|监测|机器|更新|淘汰|购置|关键|核心|智能|节能|环保)?设备|"
    r"[A-Za-z]段|整车厂|世界一流|国际一流|国内一流|价值链高端|"
    r"信息服务等价值链高端|原料|投资|示范|试点|改革|开放|合作|交流|招商|招商引资|高新技术|高技术|"
    r"新技术|新产品|新业态|新模式|新动能|新质生产力|产业集聚|龙头|链主"
    r"|数字化转型|智能化改造|技术改造|产业升级|.{0,6}转型|.{0,6}升级|高质量|一体化|现代化|城镇化|智能|智慧|现代|"
    r"工业化|信息化|市场主体|营商环境|主责主业|主[责业]|临[海港空铁江]|沿[海江边]|(?:[一-鿿]{0,4}(?:经济技术|高新技术产业|经济))?开发区|高新技术产业园区?|[一-鿿]{0,3}高新区|[一-鿿]{0,3}经开区|[^a-z]{0,4}[万千百]亿|基础|短板|中试|(?:世界|国际|国家|省|市)级|高[载耗]能|两高|绿色低碳|研发设计|生产制造|测试|试验|展示|聚集|集聚|(?:创新|策源|应用|研发|示范)+(?:走廊|高地|核心|[带谷港城]|园区?|基地|中心|板块|片区|集群)|.*遗址.*|载体|现有.{0,6}|先进制造业(?:产业)?集群|(?:创新型|特色|优势|先进|世界级|区域性|标志性)(?:产业)?集群|展销|培训|孵化|创业|加工|专业|硬核|完整|良好|[一二三四五六七八九十百两\d]{1,3}[大条个新强项类批].{0,3}|(?:边境|跨境)(?:经济)?|境外|沿边|块状|精炼|组装|质控|应用|转化|出口|进口|[一-鿿]{0,3}高新技术服务|精深加工|深加工|种植|养殖|进出口|采购|销售)$"
)
_ABSTRACT = re.compile(
    r"(?:[^低]发展|打造|构建|[^低旅]融合|沿[海江边线岸]|\+|盆地|河谷|(?<!热)(?<!物业)(?<!应链)(?<!资产)(?<!酒店)管理|流域|平原|高原|山区|草原|湖区|集团|承接|转移|能力|水平|体系|机制|环境|质量|效率|规模|结构|格局|优势|作用|模式|程度|力度|进程|步伐|功能|"
    r"成果|工作|任务|目标|要求|措施|政策|制度|标准|活动|行动|工程|计划|方案|规划"
    r"|问题|关系|秩序|空间|渠道|途径|路径|方式|形象|影响力|竞争力|创新力|承载力|生产力|战略|理念|意识|"
    r"队伍|人员|人才|主体|合作|中心|公司|事务所|总部|村落|民居|遗址|遗迹|设施|科技成果.*|创新带|"
    r"经济带|发展带|发展轴|都市圈|都市区|主导权|话语权|占比|比重|比例|增速|总量|效益|收入|投入|投资"
    r"|资金|贷款|企业|态势|声势|局势|至|院校|学校|医院|机构|团队|专家|群众|民众|农民|居民|会议|活力|动力|潜力|势能|动能|"
    r"试点|疏解|外溢|主轴|监测|监控|执法|检查|特色|品质|特点|状态|情况|局面|氛围|氛围|版图|新篇章|先行者|桥头堡|排头兵|样板"
    r"|公园|专项|策源地|发源地|保护利用|赛道|协作|扶贫|脱贫|(?<!光)(?<!水)互补|联动|对接|衔接|分工|城区|工业区|经济区|保税区|综保区|(?<![古小])镇$|高端$|(?<!整)形$|(?:(?<!军民)结合|优化|延伸|延展|攻坚|[延补强]链)$|枢纽站|典范|标杆|门户|通道|窗口|引擎|增长极|增长点|首位度|知名度|湾区|率|度|性|型|(?<!传)感|(?:信息|数字|智能|"
    r"绿色|高端|规模|集群|品牌|现代|产业|国际|市场|城镇|工业|标准|规范|专业|特色|一体|网络|融合|便利|"
    r"法治|精细|差异|多元|低碳|高效|资本)化|区域|地区|地带|城市|县|市|省|乡镇|社区|街道|村|公路|道路|"
    r"重点|名录|推行|确立|征集|传统|参与|县区|主产区|实验室|科创|[百千]亿级|临[海港空铁江]|中国(?:移动|电信|联通|铁塔|石油|石化|中车)|趋势|前景|机遇|形势|瓶颈|红利|调整|(?:主导|百亿|主攻|首位|导向)$|中小|任务书|责任书|产业区|大桥|码头|机场|高速|铁路|公路|港口|口岸|航线|班列"
    r"|经验|做法|案例|改良|换代|复壮|(?<!神)(?<!月)经|协调|(?<!法)框架|章程|倡议|细则|协议|统筹|指导|监管|考核|督查|评估|统计|审批|登记|备案|评审|申报|认定|验收|补助|奖励|支持|扶持|"
    r"保障|通知|通告|公告|公示|批复|建议|提案|议案|请示|收悉|答复|发布|建设|实施|落实|开展|推进|推动)$"
)


class Industry(Struct, frozen=True, gc=False):
    """An industry named at `begin:end` of the folded text; `sub` are those in the brackets behind it."""

    name: str
    begin: int
    end: int
    sub: tuple[Industry, ...] = ()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset((shipped("data") / "cues" / "industry_heads.txt").read_text("utf-8").split())


@lru_cache(maxsize=1)
def _sizes_of_heads() -> dict[str, tuple[int, ...]]:
    """The last letter of every head noun, and how long the nouns are that end so."""
    sizes: dict[str, set[int]] = {}
    for head in _heads():
        sizes.setdefault(head[-1], set()).add(len(head))
    return {last: tuple(sorted(known)) for last, known in sizes.items()}


def _ends_in_head(name: str) -> bool:
    """Is the last noun one of industries? 业 is, but not in 企业, 就业, 专业 …"""
    heads = _heads()
    for size in _sizes_of_heads().get(name[-1:], ()):
        if name[-size:] in heads:
            return True
    if len(name) < 2 or name[-1] != "业":
        return False
    return name[-2] not in "企产行工创就事专作毕农主" or name.endswith(("加工业", "轻工业", "化工业"))


@lru_cache(maxsize=16384)
def is_industrial(name: str) -> bool:
    """Does the name by itself say that it is an industry (its head noun, or the vocabulary)?

    >>> is_industrial("轨道交通装备"), is_industrial("营商环境")
    (True, False)
    """
    if name in _ONE_LETTER:
        return True
    if not 1 < len(name) <= LONGEST:
        return False
    if (
        not _ends_in_head(name)
        and concept_of(name) is None
        and not (len(name) > 3 and _STEP.search(name) is not None and is_industrial(name[:-2]))
    ):
        return False
    return not _GENERIC.match(name)


# 智能网联汽车研发, 石墨烯应用: a step of the industry named before it.
_STEP = re.compile(
    r"(?:研发|应用|加工|制造|生产|检测|回收|储运|种植|养殖|配套|出口|替代|设计|测试|"
    r"交易|服务|运营|运维|训练|装配|组装|育肥|屠宰|育苗|提取)$"
)

# No name of an industry begins with these.
_NOT_FIRST = re.compile(
    r"[\d\-]+$|[^、]{0,6}\d[万亿]?元|是|以(?!太)|区(?!块链|域)|中心城市|符合|具有|参与|有关|依托|立足|凭借|利用|不(?!锈|饱)|第(?![一二三四五]代)|作为|成为|不含|包括|包含|其中|当(?!归)|对(?!虾|二甲|位|苯|撞)|应(?!急|用)|向(?!日葵)|[与为将把其该由从被使让]|在(?!线)|加强|引导|建立|提高|相邻|相关|最|集(?!成|群|装|流)|"
    r"获奖|[今明去本当][年前]|(?:" + "|".join(abroad()) + r")(?:$|企业|"
    r"中小|市场|设备|客商|技术|资本|公司|等|、)|拓展|差异(?!化?[纤聚涤短长])|错位|一[个批]|各[地市县区省州]|"
    r"有(?![色机])|升[级格]为|更名|晋[升级]为|扩区|调区|.*(?:园区|示范区|开发区|高新区|经济区|工业区|多年|致力|的).|.*(?:涵盖|覆盖|构建|建立|纳入|列入|作为|.到(?![家期])|.具备|"
    r".已|.从| |\d\+|\+\w\b|\d+[余多]?[家名户]|近[百千万]家)|\d{4}年|等(?!离|静压|温)|[一二三四五六七八九十]、|"
    r".*(?:以[上下]|建设|—|.并(?:培育|发展|建设|打造)|发挥|依托|立足|借助|承接|打造|共建|落户|做[强优精]|[万千]吨)|重大$|新建|扩建|重要|各类|所有|全部|【"
)


# Plants in one: 煤电一体化, 炼化一体化, 光储充一体化; not 城乡一体化.
_INTEGRATED = re.compile(r"(?:煤[一-鿿]{1,3}|炼化|油化|化工|浆纸|储|充|种养加?|[风光][一-鿿]{0,4})一体化$")


@lru_cache(maxsize=16384)
def plausible(name: str) -> bool:
    """Can the name be an industry where the verb before it says so? Words of administration cannot.

    >>> plausible("腊肉"), plausible("竞争力"), plausible("特色产业")
    (True, False, False)
    """
    if not 2 <= len(name) <= LONGEST or _NOT_FIRST.match(name) or is_clause(name) or _GENERIC.match(name):
        return False
    abstract = (
        _ABSTRACT.search(name) is not None or ends_as_no_thing(name) or any([d.level != "county" for d in named(name)])
    )
    return not abstract or is_industrial(name) or _INTEGRATED.search(name) is not None


def _unquoted(text: str, begin: int, end: int) -> tuple[int, int]:
    """“双高”糖料蔗 is 糖料蔗, 电子信息“四强 is 电子信息; “化工新材料”特色园区 is left as it is."""
    opens, closes = text.rfind("“", begin, end), text.rfind("”", begin, end)
    if begin < closes < end - 3 and not (
        KIND_TAIL.match(text, closes + 1, end) or _GENERIC.match(text[closes + 1 : end])
    ):
        return closes + 1, end
    if opens > begin + 1 and not _GENERIC.match(text[begin:opens]):
        return begin, opens
    return begin, end


MEASURED = frozenset("亩顷头只羽株吨瓦")
_OF_HONOUR = ("名城", "之都", "之城", "之乡", "谷", "都")
QUANTITY = re.compile(r"\d+(?:\.\d+)?[余多]?[万亿]?[余多]?(?:亩|公顷|头|只|羽|株|吨|千瓦)$")


_NOTE = re.compile(r"\[\d{1,3}\]$")
_SKILL = re.compile(
    "(?:协作|配套|研发|设计|制造|建造|生产|加工|供应|保障|服务)+(?:能力|任务|水平|优势)?|能力|水平|优势|任务|环节"
)


def stem(text: str, begin: int, end: int) -> Span:
    """The industry in a phrase, without what only says its rank or its kind: 国家级高端轴承产业集群 → 高端轴承."""
    words = text[begin:end]
    if "“" in words or "”" in words:
        begin, end = _unquoted(text, begin, end)
        begin += text[begin] == "“" and text.find("”", begin, end) < 0  # “中国牡蛎之乡
    words = text[begin:end]
    lead = LEAD_PRAISE.match(words) if "的" in words else LEAD.match(words) if words[:1] in OPENS_LEAD else None
    if lead and lead.end() < end - begin:
        begin += lead.end()
    if text[end - 1] == "]" and (note := _NOTE.search(text, begin, end)):
        end = note.start()  # 低空经济[12]: a footnote
    if text[end - 1] == ")" and text.rfind("(", begin, end) < 0:
        end -= 1  # (甲市电机、乙市服装)
    of = text.rfind("的", begin, end - 2)  # 面向中亚的林果产品
    if of > begin and _SKILL.fullmatch(text, of + 1, end):
        end = of  # 矿山设备的协作配套任务, 特种船的建造能力
    elif of > begin and not re.search(r"\d", text[begin:of]):
        begin = of + 1
    begin = past_area(text, begin, end)
    if text[end - 1] in MEASURED and (counted := QUANTITY.search(text, begin, end)):
        end = counted.start()  # 有机糯高粱150万亩
    for _ in range(3):
        if text[end - 1] not in ENDS_KIND:
            break
        kind = kind_begins(text, max(begin, end - 16), end)
        if kind is None:
            suffix = SUFFIX.search(text, max(begin, end - 8), end)
            kind = suffix.start() if suffix else begin
        if kind - begin < 2 and text[begin:kind] not in _ONE_LETTER:
            break
        if text.endswith(_OF_HONOUR, kind, end):
            begin = past_country(text, begin, kind)
        end = kind
    weak_ends = text[end - 1] in ENDS_WEAK and not text.startswith("部基地", end - 1)  # 某集团核能总部基地
    weak = WEAK_TAIL.search(text, max(begin, end - 14), end) if weak_ends else None
    if weak and weak.start() - begin >= 2 and is_industrial(text[begin : weak.start()]):
        begin, end = past_country(text, begin, weak.start()), weak.start()
    while end > begin and text[end - 1] in " ,、;:的等“”":
        end -= 1
    while begin < end and text[begin] in " ,、;:的“”·-•●":
        begin += 1
    return Span(begin, end)


def _said(text: str, bare: Span) -> bool:
    """Is the name an industry by itself, or called one (体育器材产业链)?"""
    return is_industrial(text[bare.begin : bare.end]) or text.startswith(("产业链", "产业集群"), bare.end)


_UNDERTAKINGS = re.compile(r"(?:一批|重大|重点|标志性|建设|产业)*项目(?:$|[,;。])?")
_BRANCH = re.compile(r"\([^()]{1,6}\)(?=业)")  # 中药材种植(养殖)业


def _steps(text: str, tail: int, first: Span) -> bool:
    """薏仁米产业种植、脱壳、精制等环节: steps of an industry."""
    return text.startswith("环节", tail) and text.find("产业", first.begin, first.end - 1) > 0


_FLOWS = re.compile(
    "(?:人|客|商|信息|资金|数据)流(?:[、和与及,。;向]|$|加[速快]|汇|集)"
)  # 物流、信息流向甲省汇聚: no trade
_HARM = re.compile("污染|治理|整治|淘汰|排放|关停|取缔|监管")
_FIRMS = re.compile(r"(?:\d+[家户])?(?:龙头|骨干|重点|链主)?(?:企业|公司|集团)|链主|龙头")
_PLATFORMS = re.compile("(?:公共|服务|专业|功能|共性技术|创新)+(?:平台|载体|设施|体系)")


def industries(text: str, begin: int, end: int, *, strict: bool = False, joined: bool = True) -> list[Industry]:
    """The industries enumerated in `text[begin:end]`, brackets apart; `strict` asks each to be one by its own name;
    without `joined` 和, 与, 及 belong to one name (新能源汽车与智能汽车).

    >>> [i.name for i in industries("特色原料药、氢能(制氢、储运)和现代中药等产业", 0, 22)]
    ['特色原料药', '氢能', '现代中药']
    """
    while end > begin and text[end - 1] in ",。;、 ":
        end -= 1
    cut = PREDICATE.search(text, max(begin, end - 20), end) if text[end - 1 : end] in ENDS_PREDICATE else None
    if cut and cut.start() - begin >= 2:
        end = cut.start()
    listed = listing(text, begin, end, joins="all" if joined else "none")
    items = listed.items
    if listed.open and _HARM.search(text, listed.tail.begin, end):
        return []  # 以化工、电镀等行业遗留污染地块为重点
    if listed.open and _PLATFORMS.match(text, listed.tail.begin):
        return []  # 完善中试、检测等公共平台
    firms = listed.open and _FIRMS.match(text, listed.tail.begin) is not None
    if firms and not (all if strict else any)([is_industrial(text[item.begin : item.end]) for item in items]):
        return []  # 支持黄河旋风、中南钻石等企业做强
    if listed.open and (
        _UNDERTAKINGS.match(text, listed.tail.begin) or items and _steps(text, listed.tail.begin, items[0])
    ):
        items = tuple([i for i in items if _said(text, stem(text, i.begin, i.end))])  # 甲广场、乙城等项目: names
    if len(items) > 1 and text[end - 2 : end] in ("运输", "装卸"):
        items = items[:0]  # 以煤炭、油品和粮食运输为主: what a port moves
    named = []
    for item in items:
        name, inner = bracketed(text, item.begin, item.end)
        named.append((stem(text, name.begin, name.end), inner))
    # Items of one enumeration are of one kind: an industry among them vouches for the others.
    if strict and 2 * sum([_said(text, bare) for bare, _ in named]) < len(named):
        return []
    found: list[Industry] = []
    flows = "流、" in text[begin:end] and _FLOWS.search(text, begin, end) is not None
    for bare, inner in named:
        words = _BRANCH.sub("", text[bare.begin : bare.end])
        if flows and words == "物流" or words.endswith("外贸") and text.startswith("转型升级", bare.end):
            continue  # 甲省国家外贸转型升级基地: what all such bases are called
        if words == "先进制造业" and text.startswith(("集群", "产业集群"), bare.end):
            continue  # 国家先进制造业集群: what a list is called
        if "(" not in words and (plausible(words) or words in _ONE_LETTER):
            sub = tuple(industries(text, inner.begin, inner.end)) if inner else ()
            found.append(Industry(words, bare.begin, bare.end, sub))
    return found
