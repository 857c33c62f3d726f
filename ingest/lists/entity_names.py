"""Platforms, parks, bases, zones, programmes, funds and projects, known by the noun their name ends in."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from ingest.geography.area_names import area_names
from ingest.geography.gazetteer import first_place
from ingest.lists.list_words import word_set
from ingest.lists.listing import CLOSING
from ingest.lists.naming import is_qualifier, part_begin
from ingest.reading import Reading
from ingest.text.word_tree import word_tree
from kg.resources import shipped


class Named(Struct, frozen=True, gc=False):
    """A name at `begin:end` and what kind of thing bears it."""

    begin: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def suffixes() -> tuple[re.Pattern[str], dict[str, tuple[str, re.Pattern[str] | None]]]:
    """The pattern of all final nouns, the longest first, and for each its kind and what must not follow."""
    known: dict[str, tuple[str, re.Pattern[str] | None]] = {}
    with (shipped("data") / "cues" / "lists_entities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known[row["suffix"]] = (row["kind"], re.compile(row["not_before"]) if row["not_before"] else None)
    return re.compile(word_tree(known)), known


# Verbs that take an undertaking as their object: the name begins behind the last of them.
_VERBS = (
    "建设 打造 创建 设立 组建 实施 建成 筹建 推进 推动 落实 依托 立足 举办 争创 争取 申报 认定为 "
    "搭建 构建 开展 启动 建立 新建 支持 发挥 加快 获批 纳入 列入 形成 参与 参加 成立 入驻 "
    "用好 建好 办好 完善 强化 加强 深化 鼓励 引导 承接 承办 对接 融入 围绕 聚焦 挂牌 命名 "
    "评定 推荐 确定 抓好 做强 做大 做优 建优建强 建强 高规格 高标准 高水平 重点 现有 以及 按照 "
    "根据 入选 创办 巩固 扩建 共建 推广 出台 享受 符合 获得 新增 新认定 拥有 具有 包括 擦亮 "
    "进入 争建 谋划 编制 保障 促进 负责 配合 协调 解决 审查 批准 公布 授权给 安排 优先 规定 "
    "落地 启用 续建 投用 起草 印发 学习 召开 用于 健全 实行 提高 扶持 "
    "拓展 改善 分配 完成 针对 结合 面向 通过 实现 基于 下达 "
    "依据 以下简称 简称 均以 或者 或 包含 培育 主导 承担 参照 适用 属于 为 对 向 由 将 被 如 即 "
    "是 已 获 与 于 且 作为 邀请 其中"
).split()
# Each branch begins with its letter, so that the search may skip to the next of these letters.
VERB = re.compile(
    rf"{word_tree(_VERBS)[3:-1]}|管理(?!平台|中心|服务|系统)|利用(?<![合环发源级再化护]利用)(?=[^创平])|在(?!线|建|职)|从(?!业)|以(?<=产业以)"
)
# Words that stand in names as well; they are cut only in front.
_FRONT = re.compile(
    r"(?:利用|运营|培育|提升|优化|布局|规划|积极|大力|加大|整合|探索|组织|举行|充分|深入|持续|扎实|全面|统筹|"
    r"前瞻|集聚|支撑|升级|改造|开发(?!区)|梳理|清理|联合|联动|制定|执行|发展|服务于|迭代|引进|建"
    r"|加速|着力|全力|主动|有序|稳步|率先|尽快|抓紧|规范|壮大|引入|吸引|做实|高质量|围绕|申建|"
    r"开工)+(?=[“\u4e00-\u9fff]{4})"
)
_SAFE_INSIDE = frozenset("在为从对向由将被如即是已与获于且")
_LEAD = re.compile(
    r"(?:(?:一批|一个|若干|多个|全力|积极|大力|深入|扎实|持续|进一步|依法依规|加强|强化|首批|第[一二三四五]批|"
    r"我[省市县区]|本[省市县区]|各地|各类|各级|相关|有关|了|的|和|及|与|等|其|该|此|以|"
    r"(?:\d+|[一二三四五六七八九十两]+)(?:个|家|条|座|批|项|支|只)(?:以上|左右)?|"
    r"[\d一二三五百千万十数]+亿元?级(?:的)?|\d+(?:\.\d+)?[万亿千百]*元(?:规模)?的?|约|总规模|首期|不少于|不低于|超过|达到|建立|等|含(?!山)))+"
)
# What these begin with: most names are read without them.
_FRONT_FIRST = frozenset(
    "利运培提优布规积大加整探组举充深持扎全统前集支升改联制执发服迭引建着主有稳率尽抓壮吸做高围申开梳清"
)
_LEAD_FIRST = frozenset(
    "含一若多全积大深扎持进依加强首第我本各相有了的和及与等其该此以约总不超达建二三四五六七八九十两百千万数0123456789"
)
_IN_FRONT = ((_FRONT, _FRONT_FIRST), (_LEAD, _LEAD_FIRST), (_FRONT, _FRONT_FIRST))
_EMPTY = re.compile(
    r"(?:国家级?|省级|市级|区级|县级|重大|重点|高能级|高水平|各类|新型|公共|创新|服务|产业|工业|科技|综合|"
    r"相关|专项|专业|现代|特色|示范|核心|主要|试点|建设|投资|企业|项目|技术|研发|研究|中试|实训|实习|培训|试验|联合|载体|承载"
    r"|支撑|共享|合作|开放|高端|关键|优质|骨干|龙头|发展|农业|商贸|物流|上述|以上|本|该|其|此|这些|各|全部|"
    r"所有|年度|工作|招商|储备|中小|在建|续建|新建|拟建|前期|基础设施|功能|信息|管理|交易|政务|监管|执法|线上|线下|"
    r"智慧|数字|一体化|布局|统筹|基础|认证|采购|财务|便民|基层|治理|通信|移动|市政|网络|交通|城乡|学校|教学|教育|[百千万五十数]+亿元?级|大型|大|小|好|新|老|\d|[一二三四五六七八九十]|[大个项级])*"
)
_NO_STEM = frozenset(["", *",。;:!?、的("])
_BAD = re.compile(
    r"[,。;:!?\n\t《》〈〉的了和与及或本该各其]|引进|有关|区域内|前述|每个|健全|情况|使用|认定|相应|全部|多种|接入|接地|符合|"
    r"城市总体规划|关于"
)
_CLAUSE = re.compile(
    r"我[省市县区州]|[及和与](?:有关|相关|其他)|本(?:行动|计划|工程|项目|基金|平台|中心|园区)|宅基地|应当|不得|可以|按照|以上|以下|的意见|的通知|是指|签约|落户|近日|有序转移|——|[市县区]有(?![色机])|[两三四五六七八九十\d]个"
)
_DONE_TO_IT = re.compile("(?:统筹|布局|规划|建设|推进|优化|协同|联动)+")  # 统筹布局数据中心集群
# 依托高新区, 以大连市为中心: a verb and a kind of place, no name.
_LED = re.compile(
    "(?:办好|举办|参加|组织|为|(?<!导)向|(?<!结)对|依托|立足|支持|推动|推进|促进|加快|打造|设立|组建|建成|鼓励|抓好|实现|编制|完成|范围内|牵头组建)$"
)
LONGEST = 36


@lru_cache(maxsize=1)
def named_undertakings(reading: Reading) -> tuple[Named, ...]:
    """Names that end in a noun of `lists_entities.csv`, in their order."""
    return tuple(_undertakings(reading.text))


def _undertakings(text: str) -> Iterator[Named]:
    known = suffixes()[1]
    finder, nouns = _noun_finder()
    for which, start, end in finder.find_matches_as_indexes(text):
        noun = nouns[which]
        kind, barred = known[noun]
        if noun[-1] == "园" and text[end : end + 1] == "区":
            noun, start, end, (kind, barred) = "园区", end - 1, end + 1, known["园区"]
        if text[start - 1 : start] in _NO_STEM or barred and barred.match(text, end):
            continue
        begin = _name_begin(text, start, end)
        name = text[begin:end]
        if not _is_name(name, noun, kind):
            continue
        if noun in _COMMON and not _DISTINCT.search(name) and not region_of(name) and not _made(text, begin, end):
            continue
        yield Named(begin, end, kind)


@lru_cache(maxsize=1)
def _noun_finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Finds all final nouns at once, of each place the longest."""
    nouns = tuple(suffixes()[1])
    return AhoCorasick(nouns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), nouns


# Nouns that every text is full of: a name of theirs is distinct in itself, or the text says it is made.
_COMMON = frozenset(
    (
        "平台 中心 节点 基础设施 园区 基地 计划 工程 行动 专项 试点 项目 产线 生产线 联合体 联盟 实验室 数据中心 "
        "服务中心 枢纽 功能区 产业集群 交易中心 基金 大赛 产业园区 新城 政策体系 示范 专网 卫星互联网 "
        "生态园 体验园 示范产业园 配套园 商贸城 汽车城 建材城 智慧城 加工区 贸易区 经济区 试验站 监测站 流动站 "
        "交易市场 专业市场 数据库 "
        "产地市场 批发市场 水电站 核电站 光伏电站 储能电站 风电场 变电站 换流站 水库 高铁 高速公路 城际铁路 博物馆 "
        "科技馆 展览馆 体验馆 洽谈会 推介会 招商会 展览会 论坛 峰会 文化节 旅游节 美食节 购物节 艺术节 采摘节 "
        "活动周 消费季 购物季 挑战赛 交易所 大会 学院 工业区"
    ).split()
)
_DISTINCT = re.compile(
    r"国家|国际|全国|世界|省级|市级|中国|西部|[东南华西]部|“|[\u4e00-\u9fff]{2}[省市州](?![场级])|区级|国防|^[\u4e00-\u9fff]{2,3}[镇乡](?=[\u4e00-\u9fff]{4})"
)
_MAKES = re.compile(
    r"(?:建设|打造|搭建|创建|设立|建立|组建|推进|推动|实施|建成|构建|支持|强化|加快|依托|立足|开展|建优建强|建强|形成|"
    r"启动|发挥|举办|参加|参与|争创|筹建|共建|联建|合建|成立|获批|挂牌|创办|用好|建好|入驻|引进|布局|新建|谋划|落实|办好|培育|发展|落地|启用|续建|扩建|投用|深化)"
    r"(?:[^,。;:!?\n]{0,14}的|[\u4e00-\u9fff\d.]{0,8})$"
)
_MAKES_AT = re.compile(r"建设|打造|搭建|创建|设立|组建|实施|建成|依托|开展|建强|落实|支持|推进")
_MADE = re.compile(
    r"(?:(?:、[^,。;]{2,40})?等(?:一批)?(?:重大|重点)?项目|的?(?:建设|落户|落地|扩区|创建|开工|投产|二期))"
)


def _made(text: str, begin: int, end: int) -> bool:
    """Does a verb before the name, or 建设 behind it, say that it is brought about?"""
    if _MAKES.search(text[max(0, begin - 16) : begin]) or _MADE.match(text, end):
        return True
    if text[begin - 1 : begin] not in ("、", "等", "和", "及", "与"):
        return False
    low = part_begin(text, begin)
    return bool(_MAKES.search(text[low : low + 8]) or _MAKES_AT.search(text, low, min(begin, low + 24)))


def _name_begin(text: str, suffix: int, end: int) -> int:
    """Where the name begins that ends with the noun at `suffix`."""
    begin = part_begin(text, suffix, ",。;:!?\n\t、《")
    begin = begin if suffix - begin <= LONGEST else suffix - LONGEST
    words = text[begin:suffix]  # most have none of the letters that are looked for below
    quoted = text.rfind("“", begin, suffix) if "“" in words else -1
    closed = text.rfind("”", begin, suffix) if "”" in words else -1
    limit = quoted if quoted >= 0 and closed > quoted else end
    for m in VERB.finditer(text, begin, limit if limit < end else end):
        verb, after = m.span()
        if after > suffix:
            break
        if m[0] == "如" and text[after] in "东皋" or end - after < 4 or verb == begin + 1 and m[0] in _SAFE_INSIDE:
            continue
        begin = after
    if "等" in words:
        for m in CLOSING.finditer(text, begin, suffix):
            if end - m.end() > 4 and not (quoted >= 0 and m.start() > quoted):
                begin = m.end()
    of = text.rfind("的", begin, suffix) if "的" in words else -1
    if of >= 0 and end - of > 4 and (quoted < 0 or of < quoted):
        begin = of + 1
    for word in ("和", "及", "与", " "):
        joint = text.rfind(word, begin, suffix) if word in words else -1
        if joint > begin and suffixes()[0].search(text, max(begin, joint - 5), joint) and end - joint > 4:
            begin = joint + 1
    for front, first in _IN_FRONT:
        lead = front.match(text, begin, suffix) if text[begin] in first else None
        if lead and end - lead.end() >= 4:
            begin = lead.end()
    if text[begin] == "“" and text.find("”", begin, end) < 0:
        begin += 1
    return begin


@lru_cache(maxsize=16384)
def _is_name(name: str, suffix: str, kind: str) -> bool:
    """A name says more than what kind of thing it is."""
    stem = name[: len(name) - len(suffix)]
    if not 4 <= len(name) <= LONGEST or "的" in stem or "等" in stem and CLOSING.search("甲" + stem):
        return False
    if _BAD.match(name) or _CLAUSE.search(name) or name.count("(") != name.count(")"):
        return False
    if "”" in name and "“" not in name:
        return False
    bare = stem.strip("“”")
    if kind == "fund" and bare in _COMMON_FUNDS:
        return False
    if _DONE_TO_IT.fullmatch(bare) or _LED.search(bare):  # 以大连市为中心
        return False
    if not bare or is_qualifier(bare) and kind != "fund":
        return False
    if _EMPTY.fullmatch(bare):
        named = len(bare) >= 4 if kind in ("platform", "fund") or suffix == "专项" else False
        return named or kind == "fund" and bare not in _COMMON_FUNDS
    if kind in ("platform", "park", "base", "institution") and bare.endswith(("建设", "共建", "建立", "搭建")):
        return False  # 学校联合建设实验室
    if kind == "project":
        return (
            bool(_PROJECT.search(stem))
            or suffix != "项目"
            or len(stem) > 3
            and (_placed(stem) and stem[-2:] not in ("重点", "重大") or len(stem) > 4 and not _VAGUE.search(stem))
        )
    if kind in ("programme", "fund") and _ROUTINE.search(bare) and not _STAGED.search(bare):
        return False
    if kind in ("programme", "fund"):
        return len(bare) >= 3 or "“" in name or kind == "fund" or suffix[-1] in "节会"
    return len(bare) >= 2


_VAGUE = re.compile(
    "重点|重大|改造|建设|示范|产业|投资|招商|科技|研发|合作|工业|农业|政府|社会|民生|企业|资金|专项|创新|技术|一批|各类|以上|开发|"
    "行业|收费|资助|总额|产值|元|限制|禁止|不超过|标杆|一般|遴选|梳理|配套|“|工程|服务|新建|续建|扶持|补助|申报|入库|储备|领域|方向|类|型|级|性|化|的|[,;:()]"
)


def _placed(stem: str) -> bool:
    """伊宁煤制气, 川南页岩气产能建设: the name begins with a place."""
    return region_of(stem) is not None or _area(stem)


def _area(stem: str) -> bool:
    return stem.startswith(area_names())


_COMMON_FUNDS = frozenset(
    "产业 投资 专项 发展 产业投资 产业发展 创业投资 股权投资 天使投资 风险投资 私募 公募 私募股权 创业 专业 市场化 "
    "存量 社会 政府投资 政府引导 政府产业 投资引导 产业引导 各类 并购 创投".split()
)
_ROUTINE = re.compile(
    r"(?:年度|支出|资金|资助|用地|供应|采购|生产|需求|滚动|使用|编进人|下达|招标|招生|任务|申报|检查|审计|"
    r"立法|主体|房屋|市政|隐蔽|配套|单体|单个|保险|公积金|养老|医保|慈善|办理建设|(?<!引)进|行|具体|联合|相关"
    r"|利用|土地|既有|注册|分解细化|标对表完成|下属单位中介服务|收支|时间|救助|统一|集体|教育|维修|还款|分配|"
    r"实施|建设|销售|还本|按|原有|列入|为|代表|职工|动员|表彰|党员|股东)$|^(?:政府采购|国库)"
)
_STAGED = re.compile("[一二三四五]期|铁路|高速|枢纽|运河")  # 引洮供水二期配套工程
_PROJECT = re.compile(
    r"[一二三四五六七八]期|炼化|一体化$|基地|码头|机场|港|电站|工厂|铁路|高速|线路|管道|隧道|大桥|中心|园|\d+万|"
    r"[省市县](?!级)|产线|装置|新质|[百千万]吨"
)


@lru_cache(maxsize=16384)
def region_of(name: str) -> str | None:
    """The division that a name begins with, None where it begins with none.

    >>> region_of("武汉市新能源汽车产业园")
    '武汉市'
    """
    place = first_place(name)
    return place[0].name if place and place[1] < len(name) and name[: place[1]] not in word_set("no_place") else None
