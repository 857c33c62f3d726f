"""The items of an enumerated chain: where the list begins behind its verb, and whether they can be stages."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.geography.gazetteer import first_place
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import any_of, word_set
from ingest.lists.listing import closing, listing
from ingest.lists.naming import bare_industry, strip_lead
from ingest.lists.official_names import is_place
from ingest.model import Span

STEP_END = re.compile(any_of("step_end") + "$")
# Goods by their last letter: 电极箔, 电解纸, 偏光膜, 浸润剂
GOODS_END = re.compile(
    "(?:[箔纸膜剂胶器板阀泵片仪缆具轴粉酸碱盐胺醇酯烯苯酮醛钢铜铝钛矿砂砖浆纱药饲肥]|(?<![资预照])料|(?<![条文案要证])件"
    "|(?<![时危动契司])机|(?<![城主监托保尽])管|(?<![地高中])铁|(?<![发分公宣])布|(?<![改变沿])革|(?<![商城市济])圈)$"
)
CHAIN_NEAR = re.compile(r"产业链|产业[强补延建]链|全链条|链条|产业体系|全产业|产业生态")
_WITHIN_CHAIN = re.compile(r"(?:中的?(?![游试间药高])|上的?(?![游])|的)")


# What kind of chain it is, not whose: 种养循环产业链, 综合开发链条, 一条龙产业链.
_KIND_OF_CHAIN = re.compile(
    r"(?:一二三产业?|[一二三]产业?|农文旅|数字化|智能化|标准化|多元化?|多样化?|规模化|集约化|专业化|产业化|品牌化|绿色化|集群化|现代化|多级|立体|高效|种养|农业|生态|综合|梯级|循环|资源|一体化|一条龙|闭环|全周期|全生命周期|全流程|全程|全方位|完整|开发|利用|转化|高值化|高端化|"
    r"高附加值|纵向|横向|垂直|上下游|内部|互补|共生|融合|联动|配套|经济|较为|比较|相对|初步|较|完备|健全|齐全|延伸|发展|特色|标准|规范|可追溯|追溯|增值|价值|业务|流通|购销|产销|生产|服务|加工|精深加工|深加工|"
    r"精加工|经营|创新|技术)+"
)
# 马铃薯产业聚焦…: what the industry does runs on. 绿色铝一体化, 稻米循环: how it is run.
_SORT = re.compile(
    "^(?:规模?最大|最大|最具影响力|重要|知名|领先|一流|[省市县]级|国家级|世界级|全国|多元化?|多样化?|多级|立体|精细(?!化)|高效|一体化|高附加值|高值化|高端化|绿色化(?!工)|规模化|特色化|纵向|垂直|闭环)+(?=.)"
)
_AREA = re.compile("^.{2,12}(?:经济圈|经济带|都市圈|城市群|示范带)(?=..)")  # 双城经济圈|汽车产业链
_PRAISE_OF_ONE = ("现代", "优质")  # 绿色铝 is a name
_PREDICATE = re.compile(r"(?<=.)产业(?!互联网|数字化).*$")
_MANNER = re.compile(
    r"(?<=.)(?:[强补延建稳固]链|一体化|循环经济|循环|完整|完备|完善|领域|方向|板块|绿色|二次创业|稳产保供|高质量|转型|升级|提质|增效|倍增|振兴|首位|主导|支柱|特色|第[一二三四五]大?|[两三四五六七八九十]大|精深加工|深加工)+$"
)
# 目前狮岭皮具的产业链, 朝着将显示器件产业链…: when, where to and with what the sentence begins.
_SENTENCE_LEAD = re.compile(
    "^(?:目前|当前|如今|现在|今年|近年来?|朝着|通过|将(?!乐)|要(?!素)|须|已经?|两地|一[文图][看读]懂|(?:[^、,]{0,6}(?:企业|主体|资本|机构|高校))?(?:参与|涉足|投身)|"
    "以[^,、]{2,10}为(?:抓手|引领|牵引|统领|契机|载体|导向)(?:推进|推动|加快|做强|发展)*)+(?=.)"
)
# 韧劲十足的产业链, 各司其职的…, 构建起了…, 能够引领产业链…: what is said of a chain, no industry.
_SAID_OF_CHAIN = re.compile(
    "(?:十足|其职|其长|其能|明确|鲜明|清晰|过硬|强劲|雄厚|显著|高效|顺畅|畅通|紧密|共赢|共生|共享|不断|起来)$|[了起着]$"
    "|^(?:能够|能[引带推促提]|可以|可能|通常|一般|足以|有助于|有利于)|^(?:聚焦|完成|形成|建成|实现|具备|拥有|引领|围绕|成为)$"
)
_NO_INDUSTRY = re.compile(
    "^[一二三]+次?$|(?<=..)[及和与]$|^(?:协作|配套|协同|联动|衔接|分工|互补|融合|集聚|互动|支撑|共生)+$|^分工|(?:拉长|延长|延展|做长|做粗|嵌入|建成)$|年内|^力争|^(?:梯次|梯级|逐级|层层|依次|制约|影响|阻碍|限制|支撑|关乎|事关|稳定|融入|嵌入|对接|契合|匹配|适应|反映)$|^(?:逐步|初步|稳步|有序|有效|合力|协同|加速|全面|深入|进一步)$|^[强补延建稳固升拓育]链|^[三四五六七八九十][段级步环]式|^(?:核心|关键|基础|重要|通用|配套|共性)+(?:零?部件|元器件|材料|技术|装备|设备|软件|工艺|产品|原料|装置)$|^(?:近年来?|目前|当前|现有|同时|其中|此外|全部|整体|整个|有关|上述|下列|以下|当地|各地|地标性?|支柱性?|富民|王牌|标志性|战略性?|朝阳|基础性|先导性|立[市县]|强[市县]|主打|拳头|[较很更最][为快好大强多高]|迅速)$|[于为]一[体身]$|[^小强重]镇$|乡$|环节齐?|企业|往往|副产品|(?<!终)端$|^[上中下]游|^[前中后末][端段]|(?:流域|环境|污染|治理|防[治控汛]|(?:便民|政务|涉企|公共)服务?|审批|改革|短板|弱项|现状|工作|任务|目标|机制|举措|保障|执法|监管|经济带|都市圈|城市群|走廊|[三四五六七八]位一体|品种|品类|单品|相扣|衔接|贯通|相连)$"
)
_AT_HOSTS = re.compile("^.*等(?:地区?|[省市县区州]|乡镇|园区)(?:布局|发展|建设|培育|打造|做强|推进|开展|加快)*")
_COUNTED = re.compile("[\\d一二三四五六七八九十]+[大个条项类](?!数据|豆|健康)")  # 3大优势产业
# 企业向…, 加工企业在…: the words run on to what stands behind; 工单, 案件: the business of an office.
_RUNS_ON = re.compile(
    r"(?:[向在对将把与从到由为被按让使着走沿循]|符合|属于|企业|公司|单位|部门|主体|项目|机制|制度|工单|案件|办法|条例|措施|意见|方案|规划|指南|细则|公告|通知|[大年峰对推招洽][会接介商谈]会?)$"
)


@lru_cache(maxsize=4096)
def industry_named(words: str) -> str:
    """The bare industry whose chain the words name; '' for a kind of chain, torn-off words or a step of an office.

    >>> industry_named("做强稀土产业"), industry_named("种养循环"), industry_named("支持企业向")
    ('稀土', '', '')
    """
    words = _SENTENCE_LEAD.sub("", _AT_HOSTS.sub("", words))  # 推动长春、四平等地布局…
    name = bare_industry(words.rpartition("《")[2].strip())
    if name.startswith("、"):  # 支持甲县、乙县做强…: places in front
        name = bare_industry(name[1:])
    etc = closing(name, 0, len(name))  # 川芎、附子等道地药材
    if etc and etc + 3 <= len(name):
        name = name[etc + 1 :]
    name = _SORT.sub("", _AREA.sub("", name))
    if len(name) == 3 and name[:2] in _PRAISE_OF_ONE and name[2] in word_set("short_industry"):
        name = name[2]  # 现代竹产业集群
    for tail in (_PREDICATE, _MANNER):
        if (cut := tail.search(name)) and (cut.start() > 1 or name[:1] in word_set("short_industry")):
            name = name[: cut.start()]
    if (counted := _COUNTED.match(name)) and is_industrial(name[counted.end() :]):
        name = name[counted.end() :]  # 三大石化产业集群
    place = first_place(name)
    if place and place[1] == len(name) and place[0].level != "county" and not words.endswith(("产业链", "产业链条")):
        return ""  # 支持榆林建设…
    if (
        "—" in name
        or _NO_INDUSTRY.search(name)
        or _SAID_OF_CHAIN.search(name)
        or _COUNTED.match(name)
        or _KIND_OF_CHAIN.fullmatch(name)
        or _RUNS_ON.search(name)
        or name in word_set("procedure")
    ):
        return ""
    return name


def is_kind_of_chain(words: str) -> bool:
    """循环利用, 种养结合的: what kind of chain it is."""
    return _KIND_OF_CHAIN.fullmatch(words) is not None


LONGEST_LEAD = 60  # code points before the end of a first item in which its verb is looked for


def list_begin(text: str, begin: int, stop: int) -> int:
    """Where the list begins: after the verb, or the industry's 产业链, in front of its first item."""
    for counties in _COUNTIES.finditer(text, begin, stop):  # 会同有关县(市、区)推进…
        begin = counties.end()
    mark = re.search(r"[、①]", text[begin:stop])
    end = begin + mark.start() if mark else stop
    while (later := _later_begin(text, begin, end, stop)) is not None:
        begin = later
        mark = re.search(r"[、①]", text[begin:stop])
        end = begin + mark.start() if mark else stop
    if text.find("等", begin, stop) > 0 and (firms := _FIRMS_DO.match(text, begin, stop)):
        begin = firms.end()
        mark = re.search(r"[、①]", text[begin:stop])
        end = begin + mark.start() if mark else stop
    if helped := _HELPED.match(text, begin, end):
        begin = helped.end()
    named = text.rfind("产业", begin, end)
    for noun in ("经济", "领域"):
        if named < begin and (trade := text.find(noun, begin, end)) > 0 and industry_named(text[begin : trade + 2]):
            named = trade
    after = named + (3 if text[named : named + 3] == "产业链" else 2)
    after += text[named : named + 4] == "产业链条"
    if turned := _TURNED.match(text, begin, end):
        return turned.end()
    inside = _WITHIN_CHAIN.match(text, after) if named >= begin else None
    after = inside.end() if inside else after
    at = after if named >= begin and end - after >= 2 and not text.startswith(_IN_NAME, after) else begin
    at = max(at, end - LONGEST_LEAD)
    at = strip_lead(text, at, end, 1 if mark and mark[0] == "①" else 2) if end > at else at
    ought = OUGHT.match(text, at, end)
    return ought.end() if ought else at


# 某某药业、某某药房等企业带动初加工、饮片生产…: the firms are no steps
_FIRMS_DO = re.compile(
    r"[^,。;:]{4,50}?等[^、]{0,6}(?:企业|公司|集团|单位|机构|合作社)(?:带动|引领|牵引|牵头|支撑|推动|从事|布局|开展|发展)(?=[^、]{2,12}、)"
)
# 支持某某集团推进采选、冶炼一体化: the list begins behind what the firm does.
_HELPED = re.compile(
    r"(?:支持|鼓励|引导|推动|依托|组织|吸引)[^、]{2,14}?(?:推进|开展|实施|布局|拓展|做强|打通|参与|从事|涉足|进入|投资|承接|沿着?|围绕|按照)(?=[^、]{2,16}$)"
)
_IN_NAME = (
    *(f"化{c}" for c in ",、。发改升转水程"),
    "集群",
    "集聚",
    "体系",
    "园",
    "基地",
)  # 产业园, 产业化: the word goes on
_COUNTIES = re.compile(r"[县市区旗]\([^()]{1,8}\)")
# 对锂盐加工、电芯制造等环节新建项目; 集研发、制造等环节于一体
OUGHT = re.compile(
    "解决(?!方案)|向?[上下前后](?:配套|延伸)|[一二三四五六七八九十]是(?=.)|并?(?:带动|集聚|吸引|催生|衍生出?)了?(?=[\u4e00-\u9fff]{2})|针?对于?(?<=[对于])(?![二甲苯位虾硝氨羟讲外氯])|但|(?:目前|当前|现阶段),?|[仍尚还]缺[乏少]?|集(?![成群装约中聚团体合散输热采料电])"
)


# 推动产业由单一养殖向饲料生产、…延伸; 支持企业向分割、…延伸: the list begins behind 向.
_TURNED = re.compile(
    r"[^、]{0,40}?[\u4e00-\u9fff]{2}(?<![方面定转双纵横走导单])(?:转|延伸|拓展|迈)?向(?![上下前后][延拓配布])(?=[^、]{2,12}$)|[^、]{0,30}?[从由][^、]{2,14}走向(?=[^、]{1,12}$)"
)
_VERB_INSIDE = re.compile(
    r"[^、]{1,10}?(?:推进|推动|构建|打造|完善|形成|围绕|聚焦|加快|促进|健全|贯通|"
    r"支持)[^、]{2,20}?产业链?(?![链化集体园])(?=[^、]{2,12}、)"
)

SETS_UP = r"(?:加快|重点|大力|积极|着力|优先)?(?:布局|建设|发展|培育|打造|做强|引进|承接|突破|聚焦|侧重|主攻|集聚|从事)"
_HOSTS = re.compile(rf"(?P<hosts>[^,;:()]{{4,60}}?)(?:等地?)?{SETS_UP}(?=[^、]{{2,14}}、)")


def _later_begin(text: str, begin: int, end: int, stop: int) -> int | None:
    """甲县、乙县推进茶产业种植、加工; 在甲县、乙县布局加工、储运: the list begins behind the hosts and their verb."""
    if _VERB_INSIDE.match(text, end + 1, stop):
        return end + 1
    at = end + 1
    while (mark := text.find("、", at, stop)) > 0 and is_place(text[at:mark]):
        at = mark + 1
    if at > end + 1 and _VERB_INSIDE.match(text, at, stop):
        return at
    hosts = _HOSTS.match(text, begin, stop)
    if hosts is None or hosts.end("hosts") <= end:
        return None
    first = strip_lead(text, begin, end)
    named = [text[first:end], *text[end + 1 : hosts.end("hosts")].split("、")]
    return hosts.end() if all(is_place(name) for name in named) else None


def items_of(text: str, begin: int, end: int) -> tuple[Span, ...]:
    found = listing(text, begin, end)
    if not found.items:
        return ()
    first = found.items[0]
    items = _past_hosts(text, (Span(strip_lead(text, first.begin, first.end), first.end), *found.items[1:]))
    return tuple(part for i in items for half in _by_class(text, i) for part in _ranked(text, half))


# 正极、负极、隔膜三大主材及电芯组装: what the items before are counted as stands within the last.
_CLASS_OF_ITEMS = re.compile(
    "(?<=[\u4e00-\u9fff]{2})[二三四五六七八九十两][大类种](?:关键|核心|主要|基础)?[^、和及与]{2,4}(?:(?P<and>以及|[和及与])(?=..)|$)"
)


def _by_class(text: str, item: Span) -> tuple[Span, ...]:
    counted = _CLASS_OF_ITEMS.search(text, item.begin, item.end) if text[item.begin - 1] == "、" else None
    if counted is None:
        return (item,)
    first = Span(item.begin, counted.start())
    return (first, Span(counted.end(), item.end)) if counted["and"] else (first,)


def _ranked(text: str, item: Span) -> tuple[Span, ...]:
    """A为源头; of A与B为骨干 both."""
    whole = bare(text, item.begin, item.end)
    ends = whole.end < item.end and text[whole.end] == "为" and listing(text, whole.begin, whole.end).items
    return ends if ends and len(ends) > 1 else (whole,)


def _past_hosts(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """裕民县、额敏县红花种植、籽油压榨: the counties that open the list host what follows."""
    hosts = 0
    while hosts < len(items) - 1 and is_place(text[items[hosts].begin : items[hosts].end]):
        hosts += 1
    if not hosts:
        return items
    mixed = items[hosts]
    found = first_place(text[mixed.begin : mixed.end])
    at = mixed.begin + found[1] if found and text[mixed.begin + found[1] - 1] in "省市县区州盟旗" else mixed.begin
    at = strip_lead(text, at, mixed.end) if mixed.end - at > 2 else at
    return (Span(at, mixed.end), *items[hosts + 1 :]) if mixed.end - at >= 2 else items[hosts + 1 :]


# 葡萄种植为一产、酿造为二产: what the step is within the chain.
_RANK = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:全面|整体|同步|协同|全程)(?:升级|提升|发展|推进|发力|提质)|[三四五六七八]位一体|全过程|全周期)$|(?<=[\u4e00-\u9fff]{2})(?:作?为)(?:(?:主要|关键|核心|重点)(?:环节|节点|内容)|主线|[一二三]产|基础|源头|龙头|核心|重点|支撑|延伸|补充|方向|主体|先导|引领|牵引|依托|纽带|终端|起点|保障|抓手|根本|关键|配套|后盾|突破口?|引擎|拓展|平台|骨干|特色|主打|纽扣|两翼|侧翼|底座|底盘|压舱石|桥梁|主角|配角|辅助?|[上中下]游|[前中后][道端段]|[主基干枝叶根本源首尾体翼])$"
)


def bare(text: str, begin: int, end: int) -> Span:
    while end > begin and text[end - 1] == ";":
        end -= 1
    while begin < end and text[begin] in "“‘、和及与":
        begin += 1
    while end > begin and text[end - 1] in "”’、和及与":
        end -= 1
    rank = _RANK.search(text, begin, end)
    begin += rank is not None and text[begin] == "以" and rank.start() - begin > 2  # 以A为基础、以B为核心
    return Span(begin, rank.start() if rank else end)


_PRAISED = re.compile("(?<=[\u4e00-\u9fff]{3})[好强大高广优足多快](?<![放扩做])$")  # 市场前景好、带动作用强


# 首尾相连、上下衔接的产业链: how it hangs together, no links
_HANGS_TOGETHER = re.compile(
    "(?:相连|相通|相扣|衔接|联动|贯通|协同|互补|融合|畅通|完整|完备|健全|齐全|互动|呼应|循环)$|"
    "^(?:上下|前后|首尾|环环|左右|内外)$"
)


def plain(names: list[str]) -> bool:
    """Every item is a short name: no clause, no number, no chain of another kind."""
    return (
        sum(bool(_PRAISED.search(n)) for n in names) < 2
        and not all(_HANGS_TOGETHER.search(n) for n in names)
        and bool(names)
        and all(
            1 < len(n) <= 18
            and not re.search(
                r"[,。;:][,。;:\d]|\d[,。;:]|(?<![A-Za-z龙胺])\d{2}(?![A-Za-z纳微毫兆千])|亿元|万元|、$|^等|(?<!冷|应)链$|《|^对(?!二)|开展|进一步|加强|办理|明确|鲜明|优势$|协同发展$|和谐|收费|"
                r"利用AI|企业|主体|联合体",
                n,
            )
            for n in names
        )
    )


TO = re.compile(
    "(?<=[\u4e00-\u9fff]{2}),?(?:再|一直|直)?到(?=[\u4e00-\u9fff]{2})(?!家|店|户|期|位|底|田|达|货|港|岸|站)"
)


def halves(text: str, item: Span) -> tuple[Span, ...]:
    """从良种选育、播种到收购、仓储: the item that holds 到 is two."""
    to = TO.search(text, item.begin, item.end)
    return (Span(item.begin, to.start()), Span(to.end(), item.end)) if to else (item,)


def procedural(names: list[str]) -> bool:
    return sum(n in word_set("procedure") for n in names) >= 2
