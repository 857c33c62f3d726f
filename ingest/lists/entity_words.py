"""The words that names of undertakings end in, and those by which a name is told from the words around it."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import Literal, cast

from msgspec import Struct

from ingest.text.word_tree import word_tree
from kg.resources import shipped

Common = Literal["", "made", "named"]


class Noun(Struct, frozen=True, gc=False):
    """A noun that names end in: what kind of thing bears them, what must not follow, and is every text full of it?

    A name that ends in a noun every text is full of is distinct in itself (国际, a place), or, where `common` is
    `made`, the text says that it is made.
    """

    kind: str
    barred: re.Pattern[str] | None
    common: Common


@lru_cache(maxsize=1)
def suffixes() -> tuple[re.Pattern[str], dict[str, Noun]]:
    """The pattern of all final nouns, the longest first, and what is known of each.

    >>> suffixes()[1]["产业园"].kind
    'park'
    """
    known: dict[str, Noun] = {}
    with (shipped("data") / "cues" / "lists_entities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            barred = re.compile(row["not_before"]) if row["not_before"] else None
            known[row["suffix"]] = Noun(row["kind"], barred, cast(Common, row["common"]))
    return re.compile(word_tree(known)), known


# Verbs that take an undertaking as their object: the name begins behind the last of them.
VERBS = (
    "建设 打造 创建 设立 组建 实施 建成 筹建 推进 推动 落实 依托 立足 举办 争创 争取 申报 认定为 "
    "搭建 构建 开展 启动 建立 新建 支持 发挥 加快 获批 纳入 列入 形成 参与 参加 成立 入驻 "
    "用好 建好 办好 完善 强化 加强 深化 鼓励 引导 承接 承办 对接 融入 围绕 聚焦 挂牌 命名 "
    "评定 推荐 确定 抓好 做强 做大 做优 建优建强 建强 高规格 高标准 高水平 重点 现有 以及 按照 "
    "根据 入选 创办 巩固 扩建 共建 推广 出台 享受 符合 获得 新增 新认定 拥有 具有 包括 擦亮 "
    "进入 争建 谋划 编制 保障 促进 负责 配合 协调 解决 审查 批准 公布 授权给 安排 优先 规定 "
    "落地 启用 续建 投用 起草 印发 学习 召开 用于 健全 实行 提高 扶持 "
    "拓展 改善 分配 完成 针对 结合 面向 通过 实现 基于 下达 "
    "依据 以下简称 简称 均以 或者 或 包含 培育 主导 承担 参照 适用 属于 为 对 向 由 将 被 如 即 "
    "是 已 获 与 于 且 作为 邀请 其中 "
    "创成 育成 改扩建 扩容 开通 开行 打响 推出 发起 贯通 联建 承建 修建 迁建 增设 开设 招引 引入 争列 提供 "
    "确保 守护 拟认定 拟推荐 拟确定 "
    "评选 申请 遴选 授予 获评 力争 每年 方可 做精 做实 壮大 盘活 用活 布设 部署 挂靠 举行 加密"
).split()
# Each branch begins with its letter, so that the search may skip to the next of these letters.
VERB = re.compile(
    rf"{word_tree(VERBS)[3:-1]}|管理(?!平台|中心|服务|系统)|利用(?<![合环发源级再化护]利用)(?=[^创平])|在(?!线|建|职)|从(?!业)|以(?<=产业以)"
)
# Words that stand in names as well; they are cut only in front.
FRONT = re.compile(
    r"(?:利用|运营|培育|提升|优化|布局|规划|积极|大力|加大|整合|探索|组织|举行|充分|深入|持续|扎实|全面|统筹|"
    r"前瞻|集聚|支撑|升级|改造|开发(?!区|开放)|梳理|清理|联合|联动|制定|执行|发展|服务于|迭代|引进|建"
    r"|加速|着力|全力|主动|有序|稳步|率先|尽快|抓紧|规范|壮大|引入|吸引|做实|高质量|围绕|申建|"
    r"开工|精心|聚力|保护提升)+(?=[“\u4e00-\u9fff]{4})"
)
SAFE_INSIDE = frozenset("在为从对向由将被如即是已与获于且")
LEAD = re.compile(
    r"(?:(?:一批|一个|若干|多个|全力|积极|大力|深入|扎实|持续|进一步|依法依规|加强|强化|首批|第[一二三四五]批|"
    r"我[省市县区]|本[省市县区]|各地|各类|各级|相关|有关|了|的|和|及|与|等|其|该|此|以|"
    r"更多|20\d\d年(?:\d{1,2}月)?[底末初度]?(?:之?前|内)?|(?:\d+|[一二三四五六七八九十两]+)(?:个|家|条|座|批|项|支|只)(?:以上|左右)?|"
    r"[\d一二三五百千万十数]+亿元?级(?:的)?|\d+(?:\.\d+)?[万亿千百]*元(?:规模)?的?|约|总规模|首期|不少于|不低于|超过|达到|建立|等|含(?!山)))+"
)
# What these begin with: most names are read without them.
FRONT_FIRST = frozenset(
    "利运培提优布规积大加整探组举充深持扎全统前集支升改联制执发服迭引建着主有稳率尽抓壮吸做高围申开梳清精保聚"
)
LEAD_FIRST = frozenset(
    "更含一若多全积大深扎持进依加强首第我本各相有了的和及与等其该此以约总不超达建二三四五六七八九十两百千万数0123456789"
)
IN_FRONT = ((FRONT, FRONT_FIRST), (LEAD, LEAD_FIRST), (FRONT, FRONT_FIRST))
EMPTY = re.compile(
    r"(?:更多|国家级?|省级|市级|区级|县级|重大|重点|高能级|高水平|各类|新型|公共|创新|服务|产业|工业|科技|综合|"
    r"相关|专项|专业|现代|特色|示范|核心|主要|试点|建设|投资|企业|项目|技术|研发|研究|中试|实训|实习|培训|试验|联合|载体|承载"
    r"|支撑|共享|合作|开放|高端|关键|优质|骨干|龙头|发展|农业|商贸|物流|上述|以上|本|该|其|此|这些|各|全部|"
    r"所有|年度|工作|招商|储备|中小|在建|续建|新建|拟建|前期|基础设施|功能|信息|管理|交易|政务|监管|执法|线上|线下|"
    r"智慧|数字|一体化|布局|统筹|基础|认证|采购|财务|便民|基层|治理|通信|移动|市政|网络|交通|城乡|学校|教学|教育|[百千万五十数]+亿元?级|大型|大|小|好|新|老|\d|[一二三四五六七八九十]|[大个项级])*"
)
# What things of a kind are for: none of them is named by it (生产基地, 检测平台).
USES = frozenset(
    (
        "生产 原料 检测 检验 检修 维修 育肥 孵化 直播 加工 仓储 冷链 种苗 种植 养殖 繁育 屠宰 拆解 回收 分拣 集散 溯源 "
        "追溯 展示 展销 销售 统一 对接 时间 媒体 宣传 飞地 境外 质检 游客 适配 应急 集采 供应 配送 配套 运维 实验 推广 "
        "体验 教学 创业 就业 观光 "
    ).split()
)
BREAK_BACK = re.compile("[,。;:!?\n\t、《(]")  # where the words before a name end, read backwards
NUMBERS = frozenset("一二三四五六七八九十0123456789第")
# 根据开发区总体规划, 明确各开发区, 新形势下开发区, 省级高新技术|产业开发区: which one they do not say.
NO_SITE = re.compile(
    "(?:各|各类|全[省市县区州]|名后|形势下|新时代|根据|依据|发挥|引导|推动|推进|支持|鼓励|成立|实施|增创|加快|加强|促进|提升|明确|"
    "完善|深化|强化|规范|布局|统筹|盘活|整合|优化|入驻|进入|所在|周边|有关|相关|部分|推行|探索|健全|"
    "(?:^|[和与及、全共有为家个名批成建设的立对是获升创向于在以将把按由评定认])(?:[国省市县区州]级|国家级?|全国)(?:[及和与、](?:[国省市县区]级|国家级?))*(?:重点|特色|优秀|示范|先进|"
    "经济技术|高新技术|高新|经济|化工|工业|产业|绿色|以上)*)$"
)
NO_STEM = frozenset(["", *",。;:!?、的("])
BAD = re.compile(
    r"[,。;:!?\n\t《》〈〉的了和与及或本该各其]|引进|有关|区域内|前述|每个|健全|情况|使用|认定|相应|全部|多种|接入|接地|符合|"
    r"城市总体规划|关于"
)
CLAUSE = re.compile(
    r"我[省市县区州们]|\d(?:平方公里|平方米|亩|公顷)|[及和与](?:有关|相关|其他)|本(?:行动|计划|工程|项目|基金|平台|中心|园区)|宅基地|应当|不得|可以|按照|以上|以下|的意见|的通知|是指|签约|落户|近日|有序转移|——|[市县区]有(?![色机])|[两三四五六七八九十\d]个"
    r"|[一二三四五六七八九十两][轴核心港翼廊带圈极园区][一二两三四五六七八九十多]|\.20\d\d|\d[月日]"
    r"|[省市县区州盟旗团](?:发展|主攻|布局|壮大)(?![中促研改委])|[厅局委办](?:要|负责|统筹|牵头)|各级|国务院"
)
DONE_TO_IT = re.compile("(?:统筹|布局|规划|建设|推进|优化|协同|联动)+")  # 统筹布局数据中心集群
# 依托高新区, 以大连市为中心: a verb and a kind of place, no name.
LED = re.compile(
    "(?:办好|举办|参加|组织|为|(?<!导)向|(?<!结)对|依托|立足|支持|推动|推进|促进|加快|打造|设立|组建|建成|鼓励|抓好|实现|编制|完成|范围内|牵头组建)$"
)
ENDS_LED = frozenset("好办加织为向对托足持动进快造立建成励现制成内")
GROWN = re.compile("(?:发展|提升|培育|新建|引进|主攻|壮大|做[强优大精])$")  # 银川发展酒庄
COUNTED = re.compile("[两三四五六七八九十]大(?=[\u4e00-\u9fff]{2})")  # 珠三角三大造船基地
KIND_ALONE = re.compile("(?:省级|市级|国家级?|级|国际化?|全国|现代化?|智能化?|绿色|世界|大型|区域性?|综合性?|[+—])*")
DISTINCT = re.compile(
    r"^(?:自治区|[省市州县区])(?=[\u4e00-\u9fff]{5})(?![级域场政直内外委长])|国家|国际|全国|世界|省级|市级|中国|西部|[东南华西]部|“|[\u4e00-\u9fff]{2}[省市州](?![场级])|区级|国防|^[\u4e00-\u9fff]{2,3}[镇乡](?=[\u4e00-\u9fff]{4})"
)
# Verbs that bring about what they are followed by.
MAKING = re.compile(
    word_tree(
        "建设 打造 搭建 创建 设立 建立 组建 推进 推动 实施 建成 构建 支持 强化 加快 依托 立足 开展 建优 建强 形成 "
        "启动 发挥 举办 参加 参与 争创 筹建 共建 联建 合建 成立 获批 挂牌 创办 用好 建好 入驻 引进 布局 新建 谋划 "
        "落实 办好 培育 发展 落地 启用 续建 扩建 投用 深化 做优 做强 做大 做精 做实 升级 改造 扩容 提升 贯通 开行 "
        "打响 擦亮 承接 抓好 发起 推出 举行 承办 上线 开通 开工 投产 规划 选址 推广 壮大 增设 开设 引入 运营 招引 "
        "加密 联通 延伸 修建 重建 改建 迁建 搬迁 扩能".split()
    )
)
MADE = re.compile(
    r"(?:(?:、[^,。;]{2,40})?等(?:一批)?(?:重大|重点)?项目|的?(?:建设|落户|落地|扩区|创建|开工|投产|二期))"
)


TO_DO = re.compile("(?:升级|改造|扩建|建设|示范|产业化|工程|一期)+$")  # what is done, behind the name of a project
VAGUE = re.compile(
    "重点|重大|改造|建设|示范|产业|投资|招商|科技|研发|合作|工业|农业|政府|社会|民生|企业|资金|专项|创新|技术|一批|各类|以上|开发|"
    "行业|收费|资助|总额|产值|元|限制|禁止|不超过|标杆|一般|遴选|梳理|配套|“|工程|服务|新建|续建|扶持|补助|申报|入库|储备|领域|方向|类|型|级|性|化|的|[,;:()]"
)


COMMON_FUNDS = frozenset(
    "产业 投资 专项 发展 产业投资 产业发展 创业投资 股权投资 天使投资 风险投资 私募 公募 私募股权 创业 专业 市场化 "
    "存量 社会 政府投资 政府引导 政府产业 投资引导 产业引导 各类 并购 创投".split()
)
ROUTINE = re.compile(
    r"(?:年度|支出|资金|资助|用地|供应|采购|生产|需求|滚动|使用|编进人|下达|招标|招生|任务|申报|检查|审计|"
    r"立法|主体|房屋|市政|隐蔽|配套|单体|单个|保险|公积金|养老|医保|慈善|办理建设|(?<!引)进|行|具体|联合|相关"
    r"|利用|土地|既有|注册|分解细化|标对表完成|下属单位中介服务|收支|时间|救助|统一|集体|教育|维修|还款|分配|"
    r"实施|建设|销售|还本|按|原有|列入|为|代表|职工|动员|表彰|党员|股东)$|^(?:政府采购|国库)"
)
STAGED = re.compile("[一二三四五]期|铁路|高速|枢纽|运河")  # 引洮供水二期配套工程
PROJECT = re.compile(
    r"[一二三四五六七八]期|炼化|一体化$|基地|码头|机场|港|电站|工厂|铁路|高速|线路|管道|隧道|大桥|中心|园|\d+万|"
    r"[省市县](?!级)|产线|装置|新质|[百千万]吨"
)
