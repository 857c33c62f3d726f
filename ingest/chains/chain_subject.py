"""Which industry a chain belongs to: named behind the list, before it, in the sentence, the heading or the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import STEP_END, industry_named
from ingest.chains.chain_parts import ITEM_OF
from ingest.chains.chain_title import called_industry, title_subject
from ingest.hosting.industry_phrases import is_industrial, plausible
from ingest.lists.naming import part_begin
from ingest.model import Clause, Span
from ingest.reading import Reading
from ingest.vocabulary import concept_of

_BEHIND = re.compile(
    r"[”’)]?(?:、|和|及|以及|与)?(?:等|等的|的)?(?P<name>[^,。;:、!?\n“”()]{0,24}?)(?:全产业链|产业链|"
    r"产业集群|产业体系|供应链|价值链|链条|主链|转化路径|产业|集群|(?:标准化|生产|种植|养殖|示范|加工)*基地|示范区)"
)
_NAMED = re.compile(
    r"(?P<name>[^,。;:、!?\n“”()]{1,24}?)(?:全?产业链|供应链|产业集群|产业体系|全链条|产业(?!园|转移|强镇|带|功能区|工人|基金|创新(?!型)|研究|学院|协会|大脑|联盟|技术)|"
    r"(?<=[\u4e00-\u9fff]{2}经济)(?!社会|效益|发展|[带区圈和及与作林技增强总]))"
)
_TRADE = re.compile(
    r"(?:种|制造|建筑|采矿|养殖|种植|畜牧|渔|林|物流|旅游|纺织|(?<!石)化工|轻工|酿酒|服务)业(?!园|区|公司|企业|集团|协会|基地)"
)


def chain_subject(reading: Reading, begin: int, end: int, *, behind: bool = True) -> str:
    """The bare name of the industry whose chain is listed in `text[begin:end]`; '' where nobody names one."""
    text = reading.text
    if behind and (m := _BEHIND.match(text, end)) and (name := called_industry(m["name"])):
        return name
    if trade := _TRADE.search(text, end, end + 10):
        return trade[0]
    if name := _before(text, begin) or _opening(text, begin):
        return name
    stop = min(
        [p for p in (text.find(c, end, end + 160) for c in "。;\n") if p >= 0], default=min(len(text), end + 160)
    )
    if name := next(_named(text, end, stop), "") or led_in(text, begin):
        return name
    if trade := _GROWN_TRADE.search(text, end, stop + 1):
        return trade["name"]
    if name := _of_clause(reading, begin) or title_subject(text):
        return name
    park = _PARK.search(text, max(0, begin - 60), begin)
    return industry_named(park["name"]) if park else ""


def named_later(text: str, end: int) -> str:
    """The first industry that the rest of the line names: the last that can be asked whose a chain is."""
    line_end = text.find("\n", end)
    return next(_named(text, end, min(end + 240, line_end if line_end >= 0 else len(text))), "")


def _named(text: str, begin: int, end: int, *, far: bool = False) -> Iterator[str]:
    """The industries that `text[begin:end]` calls so (X产业, X产业链, the known X经济); A、B、观光全链条 names none.

    `far` from the chain 韧性强劲的产业链 is no name: X的产业链 counts only where X is an industry by its own name.
    """
    for m in _NAMED.finditer(text, begin, end):
        last_step = text[m.start() - 1 : m.start()] == "、" and text.startswith("全", m.end("name"))
        if last_step or not (name := called_industry(m["name"])) or not _is_known_economy(name):
            continue
        if not far or m["name"][-1] != "的" or is_industrial(name):
            yield name


def _is_known_economy(name: str) -> bool:
    """低空经济 is an industry, 综合性经济 is none; of names that end otherwise this says nothing."""
    return name[-2:] != "经济" or concept_of(name) is not None


# 完善“A—B—C”循环产业链,做优糖业
_GROWN_TRADE = re.compile(
    r"(?:做[强优大]|发展|壮大|振兴)(?P<name>[\u4e00-\u9fff]{1,3}业)(?<![企行产就创作专事工农]业)(?=[,。;]|转型|升级)"
)
_IN_LINE = re.compile(r"。\([一二三四五六七八九十\d]{1,3}\)")
_IN_FIELD = re.compile(r"在(?<![\u4e00-\u9fff,]在)(?P<name>[^,。;:、“”\n在]{2,12}?)(?:领域|方面|板块),")
_LEAD_IN = re.compile(r"[ \t—]*(?P<lead>[^,。;:、\n\d]{3,14})[。:]")


def led_in(text: str, begin: int) -> str:
    """The industry of the short sentence that opens the paragraph: 做优电气装备。支持… ; '' for none."""
    paragraph = text.rfind("\n", 0, begin) + 1
    if (inner := text.rfind("。(", paragraph, begin)) >= 0 and (number := _IN_LINE.match(text, inner)):
        paragraph = number.end()  # (二)茶叶。…。(三)氢能。…
    opened = _LEAD_IN.match(text, paragraph)
    name = _headed(opened["lead"]) or industry_named(opened["lead"]) if opened and opened.end() <= begin else ""
    if not name and (fields := [m["name"] for m in _IN_FIELD.finditer(text, paragraph, begin)]):
        name = fields[-1]  # 在生物医药领域,集聚了…。这里从A、B到C,形成了完整的产业链
    return name if _is_industry_of_heading(name) else ""


def _is_industry_of_heading(name: str) -> bool:
    """An industry by its own name, no step of one and no way of doing business."""
    if not is_industrial(name) or not plausible(name) or name[-2:] in ("模式", "业态"):
        return False
    if name.endswith("加工") and len(name) > 3:
        return not STEP_END.search(name[:-2])  # 粮油加工 heads a clause as an industry, 屠宰加工 as a step
    return not STEP_END.search(name)


def _of_clause(reading: Reading, begin: int) -> str:
    """The industry of the clause in which a chain stands: of its heading, else the last named before the chain."""
    text = reading.text
    clause = reading.outline.at(begin)
    if clause.heading.end <= begin and (name := _headed(text[clause.heading.begin : clause.heading.end])):
        return name
    low = max(clause.begin, begin - 400)
    if found := list(_named(text, low, begin, far=True)):
        return found[-1]
    if trades := list(_TRADE.finditer(text, low, begin)):
        return trades[-1][0]
    name = industry_named(text[clause.heading.begin : min(clause.heading.end, begin)])  # 培育深远海养殖装备
    if is_industrial(name) and not STEP_END.search(name):
        return name
    for heading, own in _above(reading, clause):
        if name := _headed(text[heading.begin : heading.end]) or next(_named(text, own.begin, own.end), ""):
            return name
    return ""


def _above(reading: Reading, clause: Clause) -> Iterator[tuple[Span, Span]]:
    """Heading and own words (up to the first clause within) of the clauses that hold `clause`, the nearest first."""
    path = clause.path[:-1]
    clauses = reading.outline.clauses
    for index in range(clauses.index(clause) - 1, -1, -1):
        if not path:
            return
        other = clauses[index]
        if other.path == path:
            yield other.heading, Span(other.heading.end, max(other.heading.end, clauses[index + 1].begin))
            path = path[:-1]


def _outside(text: str, begin: int) -> int:
    """The place before the quotation mark or bracket in which a list begins."""
    return begin - 1 if text[begin - 1 : begin] in ("“", "‘", "(") else begin


def _before(text: str, begin: int) -> str:
    """The industry named in the same sentence before the list, the nearest first."""
    at = begin
    while at > 0 and text[at - 1] in "“‘( 的":
        at -= 1
    at -= text[at - 1 : at] == ":" and at > 1
    low = max(part_begin(text, _outside(text, begin), "。;!?\n"), begin - 200)
    part = part_begin(text, at)
    close = text[part:at]
    if text[begin - 1 : begin] == "(" or text[begin : begin + 1] == "(":
        close = close[max(close.rfind("、"), close.rfind("和")) + 1 :]
    if close.endswith((":", "：")):
        close = close[:-1]
    close = _LED_ALONG.sub("", close)
    if text[at : at + 1] in ("“", "‘") and (verb := _DOES.search(close)) and not _URGED.search(close):
        close = close[: verb.start()]  # 郏县红牛构建“A—B—C”产业体系
    if "”" in close and (other := _OTHER_CHAIN.search(close)):
        close = close[other.end() :]
    close = _NEXT_QUOTED.sub("", close)
    direct = called_industry(close)
    if (
        direct
        and len(direct) <= 16
        and (text[at : begin + 1].strip("的 ")[:1] in ("“", "‘", "(") or _CLASSED.search(close))
        and not _CUE_ONLY.search(direct)
        and (len(direct) == 1 or plausible(direct))
    ):
        return direct
    if text[at : at + 1] == ":" and 1 < len(direct) <= 8 and plausible(direct) and not _PLAIN_HEADING.search(direct):
        return direct  # 安全鞋:制革—鞋材—制鞋
    neighbour = ""  # “A—B”芳烃产业链和“C—D”产业链: the name of the chain before, unless nothing else is named
    for m in reversed(list(_NAMED.finditer(text, low, at))):
        # 做强马、牛、羊产业,构建…: the last of a list of industries is not what the chain belongs to.
        mark = text[m.start() - 1 : m.start()]
        if mark == "、" or not (name := called_industry(m["name"])) or not _is_known_economy(name):
            continue
        if mark != "”":
            return name
        neighbour = neighbour or name
    return neighbour


_URGED = re.compile("、|加快|着力|积极|努力|全力|要|应|推动|推进|支持|引导|鼓励|[省市县区州盟旗镇]$")
_DOES = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:已|基本|初步|全面)*(?:覆盖|涵盖|拥有|具备|构建|形成|打造|建立|完善|贯通|延伸|打通)$"
)
_NEXT_QUOTED = re.compile("^.*”(?:以及|[、和及与])")  # 红牛“A-B”、苹果“C-D”两条产业链
_OTHER_CHAIN = re.compile(
    r"”[^“”]{0,16}?(?:链条|产业链?|集群)(?:以及|[、和及与])(?=[^“”]{1,8}$)"
)  # “A-B”产业链和大豆“C-D”
_LED_ALONG = re.compile(r"(?<=产业)链?(?:要|应|将|须|需)?(?:沿着?|按照?|围绕|遵循|坚持|走)$")  # X产业要沿着“A-B-C”
# 支持碳纤维企业向上游…延伸: the industry is that of the firms.
_FIRMS = re.compile(
    r"(?:支持|引导|鼓励|推动|组织|依托)(?P<name>[^,。;:、“”\n]{2,10}?)(?:龙头|骨干|链主|重点|生产|加工|制造)*企业"
)
_FIELD = re.compile(
    r"(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.])?(?:在)?(?P<name>[^,。;:、“”\n]{2,14}?)(?:方面|领域|板块|方向),"
)
# 加快机械装备强链补链,打通“A—B”; 坚持全产业链开发甘薯,推动A、B等环节
_LINKED = re.compile(
    r"(?:加快|推动|推进|实施|围绕|聚焦|支持)?(?P<name>[^,。;:、“”\n]{2,12}?)(?:产业)?链?(?:坚持|持续|聚焦|全面)?(?:[强补延建固稳]链)+(?:行动|工作)?,"
    r"|全产业链(?:开发|发展|打造|推进|做强)(?P<whole>[^,。;:、“”\n]{2,12}?),"
)
_FORMS = re.compile(
    r"(?P<name>[^,。;:、“”\n]{2,12}?)(?:产业)?(?:集群)?已?(?:经|基本|初步)*(?:形成|构建|具[备有]|建立|拥有|覆盖)"
)  # 日照绿茶已形成…
# 突出链式招商,生物医药重在补齐…: what the part itself speaks of
_OF_PART = re.compile(
    r"(?P<name>[^,。;:、“”\n]{2,10}?)(?:方面|领域)?(?:重在|重点|着力|主要|突出|聚焦|围绕|瞄准|主攻|坚持|加快|从|[要应须])"
)
_PARK = re.compile(r"(?P<name>[^,。;:、“”\n]{2,14}?)产业(?:园区?|基地|集聚区|示范区|功能区),")
# 汉滨区以生猪为主导,建成“A—B—C”: what the place lives by
_MAIN = re.compile(r"以(?P<name>[^,。;:、“”\n为以]{2,10})为(?:主导|首位|龙头|支柱|特色|主业|主|例)(?:产业)?,")
# 新签约硅基项目5个,补上A、B等缺失环节
_PROJECTS = re.compile(r"(?:签约|引进|招引|落地|建成|投产|实施)(?:了)?(?P<name>[^,。;:、“”\n\d]{2,8})项目\d+个,")
_GROWN = re.compile(
    r"(?:推进|推动|做强|做大|做优|发展|壮大|培育|围绕|聚焦|提升|立足|引导|支持)(?P<name>[^,。;:、“”\n]{2,14}?)"
    r"(?:,|(?<![方定转导走])向[^,。;:、“”\n]{2,16}?(?:延伸|拓展|转型|升级|迈进|攀升|发展|转变),)"
)


# 食品加工立足畜禽养殖,推行“A—B—C”一条龙: what the sentence is about, not what it rests on
_RESTS = re.compile(r"(?P<name>[^,。;:、“”\n]{2,10}?)(?:产业)?(?:立足|依托|以(?=[^,。;:、“”\n]{2,12}为))")


def _opening(text: str, begin: int) -> str:
    """The industry that the sentence begins with: 煤化工坚持延链补链,走…; 推进铜精深加工,拉长…; '' for none."""
    first = part_begin(text, _outside(text, begin), "。;!?\n")
    if (field := _FIELD.match(text, first, begin)) and plausible(field["name"]) and field["name"][-1] != "链":
        return field["name"]
    item = ITEM_OF.search(text, max(0, first - 4, begin - 24), begin)
    if item and plausible(name := industry_named(item["name"])):
        return name
    if (forms := _FORMS.match(text, first, begin + 1)) and is_industrial(name := industry_named(forms["name"])):
        return name
    if (linked := _LINKED.search(text, first, begin)) and (name := industry_named(linked["name"] or linked["whole"])):
        return name
    if (main := _MAIN.search(text, first, begin)) and plausible(name := industry_named(main["name"])):
        return name
    if (works := _PROJECTS.search(text, first, begin)) and plausible(name := industry_named(works["name"])):
        return name
    if (rests := _RESTS.match(text, first, begin)) and is_industrial(name := industry_named(rests["name"])):
        return name
    for m in _GROWN.finditer(text, first, begin):
        if is_industrial(m["name"]) and industry_named(m["name"]):
            return m["name"].removesuffix("产业")
    if (
        (firms := _FIRMS.search(text, first, begin + 10))
        and "等" not in firms["name"]
        and _is_trade(name := industry_named(firms["name"]))
    ):
        return name
    part = part_begin(text, _outside(text, begin))
    if (of := _OF_PART.match(text, part, begin + 1)) and is_industrial(name := industry_named(of["name"])):
        return name
    longest = min(begin - first, 10)
    return next((w for n in range(longest, 1, -1) if concept_of(w := text[first : first + n]) is not None), "")


_ANY_FIRM = frozenset(
    "主机 整机 配套 中小 中小微 小微 民营 国有 外资 规上 规模以上 科技 高新技术 科技型 农业 涉农 关联 上下游 成长型 "
    "本土 本地 头部 专精特新".split()
)
LONGEST_UNKNOWN = 5  # code points of a name that no list knows (金枪鱼企业)


def _is_trade(words: str) -> bool:
    """Is this an industry and not one step of it (屠宰企业)?"""
    known = is_industrial(words) or len(words) <= LONGEST_UNKNOWN and plausible(words)
    return bool(words) and known and words not in _ANY_FIRM and not STEP_END.search(words)


_CLASSED = re.compile(r"(?:产业链|产业|集群|链条|链|方向|领域|板块)$")
_CUE_ONLY = re.compile(r"主链|链式|链条|形成|体系|环节|加强|构建$|推动$|打造$")


def _headed(heading: str) -> str:
    """The industry of a heading such as 生物医药产业, 延伸磁性材料产业链 or 晶硅光伏."""
    if len(heading) == 3 and heading.endswith("产业"):
        return heading[0]
    if name := next(_named(heading, 0, len(heading)), ""):
        return name
    acted = industry_named(_ACTED_ON.sub("", heading))  # 绿色铝强链行动, 做强石化链
    if acted != heading and "链" not in acted and _is_industry_of_heading(acted):
        return acted
    if _OWN_CHAIN.search(heading) and plausible(acted) and "链" not in acted and acted not in _OTHER_LINKS:
        return acted
    return (
        heading
        if acted == heading
        and re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9]{2,10}", heading)
        and not _PLAIN_HEADING.search(heading)
        else ""
    )


_OWN_CHAIN = re.compile("[^强补延建稳固融聚成]链$")  # (一)煤制油链
_OTHER_LINKS = frozenset("创新 供应 价值 资金 人才 政策 服务 信息 数据 金融 教育 要素 制度 生态".split())
_ACTED_ON = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:链|(?:[强补延建稳固聚育]链)*(?:提质|做[强优大]|壮大|倍增|升级|攻坚|培育|振兴|提升|突破|引领|转型|增效|扩能|跃升)*"
    r"(?:专项)?(?:行动|工程|计划))$"
)
_PLAIN_HEADING = re.compile(
    r"[加推强完提优实发打构健培引做延补突支促深建扩拓落贯链]|工作|重点|主要|问题|打算|做法|背景|内容|概况|情况|依据|对象|要点|安排|机关|部署|体系|能级|特点|意义|解读|附则|问题|经验|成效|现状|形势|优势|机遇|挑战|步骤|"
    r"进度|时间|程序|流程|分工|职责|要素|说明|名单|清单|附件|标准|原则|定位|规划|保障|布局|总体|总则|发展|路径|空间|载体|平台|项目|主体|市场|举措|招商|循环|绿色|[上中下]游|[前中后][端段]|园区|开发区|高新区|新区$|任务|要求|目标|思路|机制|措施|方向|基础|环节|"
    r"范围|条件|行动|统筹|效应|效能|秩序|管理$|监管|环境|动能|活力|潜力|潜能|^(?:放大|规范|严[格把控守]|抓|营造|激发|释放|畅通|夯实|筑牢|巩固|守[住牢]|盘活|用好|搭建|聚力)"
)
