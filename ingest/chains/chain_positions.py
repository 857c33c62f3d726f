"""Chains told by position: 上游…,中游…,下游…; what stands under a position is a stage, the position is noted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import CHAIN_NEAR, items_of, list_begin, plain
from ingest.chains.chains import Chain
from ingest.lists.list_words import word_set
from ingest.lists.listing import bracketed, closing, listing
from ingest.lists.naming import part_begin, strip_lead
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue

_POSITION = re.compile(
    r"[前后][延伸展拓][至到]|向[上下前后](?=延伸|拓展|延展|巩固|布局|强化|发展|突破|补齐|做强|稳固|夯实|攻关|引进|培育)|上[自起溯接承]|中[经接]|下[至接连启延](?!伸)|上游|上端|前端|前段|中游|中端|中段|下游|下端|后端|末端|后段"
)
_POSITION_CUE = Cue(
    (
        "上自 上起 上溯 上接 上承 中经 中接 下至 下接 下连 下启 下延 向上 向下 向前 向后 "
        "前延至 前伸至 前延到 前伸到 前展至 后延至 后伸至 后拓至 后延到 后伸到 后展至 "
        "上游 上端 前端 前段 中游 中端 中段 下游 下端 后端 末端 后段"
    ).split()
)
PLACE = {
    "上": "upstream",
    "前": "upstream",
    "中": "midstream",
    "下": "downstream",
    "后": "downstream",
    "末": "downstream",
}
_AFTER = re.compile(
    r"(?:产业链?|应用(?=聚焦|主攻|瞄准|面向|拓展)|环节|领域|端|部分|方面|企业|重点环节|产品(?=[则是])|以|则|要|的|是|为|指的?是?|主要|包括|涵盖)*"
)
_NO_CONTENT = re.compile(
    r"[、。;)和及与]|的?同时|企业|配套企业|协同|联动|衔接|龙头|市场主体|资源|合作|发挥"
    r"|严格|严控|从严|压减|淘汰|限制"  # 上游严格控制炼油规模
)
_TAIL = re.compile(
    r"(?:等)?(?:(?:产能|综合|设备)?利用率|产能|品质|市场|份额|附加值|竞争力)?(?:[一二两三四五六七八九十\d]{1,2}[个大])?(?:为主|为重点|为主攻方向|为(?:支撑|基础|龙头|核心|依托|先导|牵引|引领|主体|保障|延伸|补充|突破口?|抓手))?(?:企业|项目|业务|开展(?:示范|试点|应用|推广)|产能|优势|短板|弱项|空白|能力|水平|环节|领域|等产品|生产企业|"
    r"制造企业|(?:(?:开展|实现|推广|规模化?|示范)+应用(?:示范|推广)?)|达产|投产|满产|(?:生产|制造)基地|园区|集聚|集群|等?产业|产业化|国产化|规模化|高端化|自主化|(?:均|都|皆|已)(?:已?有|形成)(?:所)?(?:规划|建设|布局|涉及|覆盖|集聚)+|全覆盖|(?:基本|已|均|逐步|较为)*(?:齐备|具备|完备|齐全|成熟|完善)|(?:同步|协同|统筹|全面|一体化?)(?:规划|部署|建设|实施|布局|推进|发展)+|(?:延伸|延长|拉长|拓展|延展|攀升|迈进)|建设(?<=装置建设))*$"
)
# 抓良种选育, 稳定石油焦供应: verbs that stand with a position and are no part of the name.
_HANDLED = re.compile(
    r"(?:[建抓管做办用养选配守稳备保护种育][好强优大实精足牢深细稳全住准]|拓(?!扑|展)|强(?![化度力碱酸磁])|狠?抓(?![好住实紧牢手强])|稳定(?!同位素|剂)|保障|稳固|夯实|重在|突出|着眼|立足|主要是|应用于|面向|有(?![序力效机色])|拥有|形成)(?=[\u4e00-\u9fffA-Za-z]{2})"
)
_FROM_OTHERS = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:依托|依靠|由|通过|立足)[^、]{2,}(?:供应|供给|提供|保障|生产|配套)$"
)  # 丙烯腈依托石化企业供应
_SUPPLY = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:稳定)?(?:供应|供给|保障|配套|规模|面积|产量|基础)+$")
# 推动编织、缝制智能化改造; 提升纤维、纱线供给能力: what is done with all that is listed, named behind the last.
_DOES = re.compile(r"(?:[\u4e00-\u9fff]{2})?(?:推动|推进|促进|加快|加强|支持|引导|带动|实施|开展|实现|向)")
_SECURES = re.compile("(?:强化|加强|增强|提升|提高)[\u4e00-\u9fff]{2}")  # 上游强化原料药保障
_DONE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:智能|数字|自动|绿色|高端|规模|标准|机械|品牌|集约|清洁|专业|精细|产业)化)*"
    r"(?:技术改造|改造|提档升级|升级|提质增效|提质|扩能|扩产|转型|开发|发展|建设|应用|推广|布局|攻关|突破|集聚)+$"
)
# 上游A、中游B、下游C三个环节招商: what is done with all of them.
_ALL_LINKS = re.compile(
    r"(?<=..)(?:等|[一二三四五六七八九十\d]+[个大])(?:主要|关键|重点|核心)?(?:环节|领域|板块|链段)[^、]{0,12}$"
    r"|(?<=..)(?:开展|进行|实施)[^、]{0,6}(?:招商|招引|攻关)$"
)
# 中游本体制造居全国前列, 下游系统集成企业超过600家: how far it has come.
_HOW_FAR = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:相关|配套)?(?:企业|产能|产量|规模|产值|市场份额|市场占有率)?(?:已|均|都)?(?:位?居(?=全[国省市球区]|世界|国内|国际|首|第|前|行业|同类)|位列|处于|超过|达到|突破(?=\d)|超(?=\d)|占(?=全|\d)|[有近达](?=\d))[^、]*$"
    r"|(?<=[\u4e00-\u9fff]{2})(?:产业)?(?:基础|实力|根基|底子)(?:较为|比较|十分|相对)?(?:雄厚|扎实|坚实|良好|较[好强]|厚实|牢固)[^、]*$"
    r"|(?<=[\u4e00-\u9fff]{2})(?:已?(?:具备|拥有|形成)[^、]*\d[^、]*|(?:产能|产量|规模)?(?:扩张|增长|发展|恢复)(?:较快|较慢|迅速|放缓|平稳)[^、]*)$"
    r"|(?<=[\u4e00-\u9fff]{2})(?:尚|仍|还)(?:未|待|需|处|属|不|无|有|在|没)[^、]*$"
    r"|企业(?<=..企业)(?=[^、]{2})[^、]*$"  # 下游电站企业签订长单
    r"|(?<=[\u4e00-\u9fff]{2})(?:主要|大多|多数|基本|仍|已|均|都|高度|严重|相对|大量|集中)*"
    r"(?:依赖|依靠(?:进口|外)|集中[于在]|分布[于在]|来自|受制于|(?:刚刚|尚在|尚处|处于)起步)[^、]*$"
)
_WHOLE_NAME = re.compile(
    r"的[^、,。;]{0,16}(?:产业链条?(?:体系|格局)?|产业(?:集群|体系|生态圈?|格局|布局|闭环|矩阵|版图)?|链条)$|再?[到至]$"
)
_CONTINUES = re.compile(
    r"(?:加快|重点|大力|积极|着力)?(?:发展|做强|做优|做大|培育|布局|引进|突破|开发|拓展|延伸|提升|壮大|研发|"
    r"抓好|建设|强化|推进)(?!项目|企业|投资)"
)
# (1)上游:…; / (2)中游:…: a position a line.
_NEXT_LINE = re.compile(r"[^\n]*\n[ \t]*(?:\(?[\d一二三四]{1,2}[)、.]|[—·●])?[ \t]*(?:产业链)?$")
# …,做强人形机器人产业: the part that follows names the chain itself.
_NAMES_WHOLE = re.compile(
    r"[^,。;、\n]{2,24}(?:产业(?:链条?)?|产业集群|产业体系|集群|基地|平台|中心|实验室|园区?|联盟|研究院|项目)(?=[,。;\n]|$)"
)
_WITHIN = tuple("上中及和")  # 上下游, 上中下游, 中上游: no place of its own
_WITHIN_MARKED = ("上、", "中、")  # 上、中、下游
_SLOGAN = re.compile(
    "[稳强扩提促优保增降控补延][\u4e00-\u9fff]{2}(?:、[稳强扩提促优保增降控补延][\u4e00-\u9fff]{2})+"
)  # 稳面积、强良种
_IS_HEADING = re.compile(r"[^,。;:、()\n]{2,8}。(?=[^\n])")  # 1.上游材料器件。重点突破…
_NUMBERED = re.compile(r"(?:^|\n)[ \t]*\(?[一二三\d]{1,2}[)、.]+[ \t]*[上中下前后末][游端段]$")
_FIELD = re.compile("[^,。;:、()\n]{2,10}(?:领域|环节|方面|板块),")  # 在上游核心元器件领域,突破探测器
_WATERS = re.compile("来水|水库|灌溉|蓄水|泄洪|采砂|防汛|水源|水土|湿地|防洪|护岸|[清活净]水|河湖|岸|航运|城镇|生态")
_RIVER = re.compile(r"[江河溪]$|流域$|干流$|水库$")  # 金沙江上游
_JOINED = re.compile(r"[和及][上中下]游[(:]")  # 上游(…)、中游(…)和下游(…)
_OWN_HEADING = re.compile(
    r"(?:^|\n)[ \t]*\(?[一二三四\d]{1,2}[)、.]+[上中下前后末][游端段](?:环节|领域|产业)?。\n?"
)  # (一)上游。稳定粮食种植…
# 从上游原材料到面板再到下游整机: the link between has no position of its own; 上游延伸到碳酸锂 has.
_NOT_EXTENDED = "(?<!延[伸展长])(?<!拓展)"
_NEXT = re.compile(f"{_NOT_EXTENDED}到")
_TO_NEXT = re.compile(f"(?P<a>[^到]{{2,8}}?){_NOT_EXTENDED},?再?到(?![家户店期位底田达])(?P<b>[^到]{{2,8}})")
# 面向矿山企业提供租赁、运维服务; 支持云冈区建设整机生产基地
_SERVES = re.compile(
    "(?:面向|围绕|为|对接|服务)[^、,]{2,16}?(?:提供|开展|发展|开发|拓展)(?!应用|示范)"
    "|(?:支持|推动|引导|鼓励|依托)[^、,]{2,14}?(?:建设|布局|发展|打造|培育|做[强大优])(?=..)"
)
# 上游原料对外依存度较高,中游加工技术转化率不足: how it stands with them names none
STATE = re.compile(
    "(?:不足|薄弱|不强|不高|不够|不全|不优|滞后|缺乏|短缺|紧缺|紧张|受限|偏[低高小弱大少慢]|[较过][高低大小弱强少多慢快]|减少|增加|下降|上升|增长|回落|明显|突出|充足|激烈)$|(?<=[\u4e00-\u9fff]{2})[高低少弱慢]$|占比|涨价|跌价|收缩|波动|断供|停产"
)
_NO_STAGE = ("公用品牌", "商标", "名片")
_MORE = re.compile("[^、,和及与]{1,6}(?:以及|[和及与])(?=[^、]{2,12}(?:、|等))")
_RESTS_ON = re.compile("(?:依托|发挥|立足|利用|基于)[^,。;、\n]{2,24},")  # 依托现有产能,引进轮胎
REACH = 200  # code points from one position to the next


def placed_chains(reading: Reading) -> Iterator[Chain]:
    """A run of at least two positions in one paragraph, each with what stands under it."""
    text = reading.text
    run: list[tuple[str, int, int]] = []
    river = -1  # the end of the paragraph that speaks of a river
    for m in _POSITION_CUE.matches(_POSITION, text):
        if text.endswith(_WITHIN_MARKED, 0, m.start()):
            continue
        if _LISTED_BEFORE.search(text, max(0, m.start() - 4), m.start()):
            continue  # A、B等上游部件: listed_positions reads them
        if text[m.start() - 1 : m.start()] == "为" and text[m.end() : m.end() + 1] in ",、。;的":
            continue  # 以A为上游,: ranked_positions reads them
        if text[m.start() - 1 : m.start()] in _WITHIN and not _JOINED.match(text, m.start() - 1):
            continue
        if _RIVER.search(text, max(0, m.start() - 4), m.start()):
            river = text.find("\n", m.start()) % (len(text) + 1)
        if m.start() < river and "产业" not in text[max(0, m.start() - 8) : m.start()]:
            continue
        name = PLACE[m[0][-1] if m[0][0] == "向" else m[0][0]]
        if run and (
            m.start() - run[-1][2] > REACH
            or "\n" in text[run[-1][2] : m.start()]
            and not _NEXT_LINE.match(text, run[-1][2], m.start())
            or name in {r[0] for r in run}
        ):
            yield from _read(text, run)
            run = []
        run.append((name, m.start(), m.end()))
    yield from _read(text, run)


_LISTED_BEFORE = re.compile("等(?:产业链?)?$")
_KIND_OF_POSITION = re.compile(
    "(?:产业链?|关键|核心|重点|配套|基础|增值|终端|相关)*(?:产业|企业|产品|配套|零?部件|元器件|材料|服务|领域|项目|应用|业务|原料|装备|设备)"
)
_NEXT_LIST = re.compile("[^、]*?(?:以及|[和及与])")
_CHAIN_OR_POSITION = re.compile("产业链|链条|[延补强建]链|[上中下]游")


def listed_positions(reading: Reading) -> Iterator[Chain]:
    """带动A、B等上游部件和C、D等下游服务集聚: what stands before the position is listed under it."""
    text = reading.text
    past = 0  # behind the position before
    for m in _POSITION_CUE.matches(_POSITION, text):
        listed = _LISTED_BEFORE.search(text, max(past, m.start() - 4), m.start())
        if listed is None or not _KIND_OF_POSITION.match(text, m.end()):
            continue
        begin = part_begin(text, m.start())
        if begin < past:
            joined = _NEXT_LIST.match(text, past, listed.start())
            begin = joined.end() if joined else past
        past = m.end()
        items = items_of(text, list_begin(text, begin, listed.start()), listed.start())
        names = [text[i.begin : i.end] for i in items]
        first, last = part_begin(text, m.start(), "。;\n"), _SENTENCE_END.search(text, m.end())
        around = text[first : m.start()] + text[m.end() : last.start() if last else len(text)]
        if len(items) >= 2 and plain(names) and _CHAIN_OR_POSITION.search(around):
            place = PLACE[m[0][0]]
            yield Chain(items[0].begin, m.end(), items, (place,) * len(items), open=True)


_AS_CUE = Cue(["为上游", "为前端", "为前道", "为前段", "为上端", "为第一环", "为首环", "为链首", "为第一段"])
_AS_POSITION = re.compile(
    r"以?(?P<list>[^,。;:以为\n]{2,60})为(?P<place>[上中下前后末][游端道段]|第[一二三四五六][环段]|[首末]环|链[首身中尾])(?:[、,]|和|及)?"
)


def ranked_positions(reading: Reading) -> Iterator[Chain]:
    """以A、B为上游,以C为中游,以D、E为下游."""
    text = reading.text
    for at in _AS_CUE.places(text):
        begin = at = text.rfind("以", max(0, at - LONGEST_LIST), at)
        stages: list[Span] = []
        positions: list[str | None] = []
        parts = 0
        while at >= 0 and (m := _AS_POSITION.match(text, at)):
            items = items_of(text, *m.span("list"))
            stages += items
            positions += [PLACE.get(m["place"][0]) if m["place"][1] in "游端道段" else None] * len(items)
            parts += 1
            at = m.end()
        if parts >= 2 and plain([text[s.begin : s.end] for s in stages]):
            yield Chain(begin, stages[-1].end, tuple(stages), tuple(positions))


LONGEST_LIST = 60
_SENTENCE_END = re.compile("[。;\n]")
_PART_END = re.compile("[,。;!?\n\t]")


def _read(text: str, run: list[tuple[str, int, int]]) -> Iterator[Chain]:
    if len(run) < 2:
        return
    stages: list[Span] = []
    positions: list[str | None] = []
    etc = False
    for i, (name, _, end) in enumerate(run):
        stop = min(len(text), end + REACH)
        if i + 1 < len(run):
            # The words between the last mark and the next position are its verb (做大中游…).
            following = run[i + 1][1]
            marks = [text.rfind(c, end, following) for c in ",;。、)\n"]
            stop = max(marks) + 1 if max(marks) > end else following
        found, more = _contents(text, end, stop)
        stages += found
        positions += [None if _NEXT.match(text, s.begin - 1) else name for s in found]
        etc |= more
    near = text[max(0, run[0][1] - 16) : run[0][1]]
    if "产业" not in near and "链" not in near and any(_WATERS.search(text, s.begin, s.end) for s in stages):
        return
    if len(set(positions) - {None}) >= 2:
        if text[run[0][1] + 1] in "自起溯接承经接" and not CHAIN_NEAR.search(text, max(0, run[0][1] - 60), run[0][1]):
            return
        yield Chain(run[0][1], stages[-1].end, tuple(stages), tuple(positions), open=etc)


def _contents(text: str, begin: int, stop: int) -> tuple[list[Span], bool]:
    """The items that stand under one position, up to the end of its part of the sentence."""
    after = _AFTER.match(text, begin)
    at = after.end() if after else begin
    if text[at : at + 1] == "(":
        close = text.find(")", at, stop + 1)
        return _listed(text, at + 1, close) if close > 0 else ([], False)
    field = _FIELD.match(text, at)
    if field:
        at = field.end()
    elif text[at : at + 1] in (":", ",", "\t"):  # a tab: the next cell of a table's row
        at += 1
    elif text[at : at + 1] == "。" and _OWN_HEADING.search(text, max(0, begin - 8), at + 2):
        at += 1 + (text[at + 1 : at + 2] == "\n")
    if _NO_CONTENT.match(text, at) or _IS_HEADING.match(text, at) and _NUMBERED.search(text, max(0, begin - 10), begin):
        return [], False
    if rests := _RESTS_ON.match(text, at):
        at = rests.end()
    found: list[Span] = []
    etc = False
    if (closed := text.find("”", at, stop)) >= 0 and text.find("“", at, closed) < 0:
        stop = closed  # “前端育种、后端加工”的思路:…
    while at < stop:
        edge = _PART_END.search(text, at, stop)
        end = edge.start() if edge else stop
        items, more = _listed(text, at, end)
        found += items
        etc |= more
        if not edge or edge[0] != "," or not _CONTINUES.match(text, end + 1) or _NAMES_WHOLE.match(text, end + 1):
            break
        at = end + 1
    return found, etc


def _listed(text: str, begin: int, end: int) -> tuple[list[Span], bool]:
    if others := _FROM_OTHERS.search(text, begin, end):
        end = others.start()
    if serves := _SERVES.match(text, begin, end):
        begin = serves.end()
    if links := _ALL_LINKS.search(text, begin, end):
        end = links.start()
    cut = _TAIL.search(text[begin:end])[0]  # type: ignore[index]
    end -= len(cut)
    etc = closing(text, begin, end) is not None or text[end : end + 1] == "等"
    # …到下游整车的新能源汽车产业链: the chain's own name is no stage.
    whole = _WHOLE_NAME.search(text[begin:end])
    end = begin + whole.start() if whole and whole.start() > 1 else end
    while end > begin and text[end - 1] in "、, ":
        end -= 1
    items = []
    if _SLOGAN.fullmatch(text, begin, end):
        return [], etc
    if text.find("、", begin, end) > 0 and _DOES.match(text, begin, end) and (done := _DONE.search(text, begin, end)):
        end = done.start()
    if far := _HOW_FAR.search(text, begin, end):
        end = far.start()
    handled = _HANDLED.match(text, begin, end)
    begin = handled.end() if handled else begin
    if (handled or cut or _SECURES.match(text, begin)) and (supply := _SUPPLY.search(text, begin, end)):
        end = supply.start()
    found = listing(text, begin, end)
    listed = found.items
    if found.open and (more := _MORE.match(text, found.tail.begin, end)):  # A、B等材料和C、D等设备
        listed += listing(text, more.end(), end).items
    for i, item in enumerate(listed):
        led = i == 0 and not handled or _CONTINUES.match(text, item.begin)
        at = strip_lead(text, item.begin, item.end) if led else item.begin
        if i and handled and (again := _HANDLED.match(text, at, item.end)):
            at = again.end()  # 抓良种、抓基地
        gloss, _ = bracketed(text, at, item.end)
        tail = _TAIL.search(text[at : gloss.end])
        stop = at + tail.start() if tail and tail.start() >= 2 else gloss.end
        if halves := _TO_NEXT.fullmatch(text, at, stop):
            items += [Span(at, halves.end("a")), Span(halves.start("b"), stop)]
        elif (2 <= stop - at <= 20 or text[at:stop] in word_set("short_industry")) and not (
            STATE.search(text, at, stop) or text.endswith(_NO_STAGE, at, stop)
        ):
            items.append(Span(at, stop))
    return items, etc
