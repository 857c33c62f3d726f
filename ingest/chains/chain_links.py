"""Links of a chain called so: A、B、C等环节, 补齐A、B等短板环节, ①A②B三个薄弱环节."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_heads import named_earlier, named_first
from ingest.chains.chain_items import (
    CHAIN_NEAR,
    SETS_UP,
    bare,
    industry_named,
    items_of,
    list_begin,
    plain,
    procedural,
)
from ingest.chains.chain_subject import led_in
from ingest.chains.chain_title import title_subject
from ingest.chains.chains import Chain
from ingest.lists.list_words import word_set
from ingest.lists.listing import closing
from ingest.lists.naming import part_begin
from ingest.lists.official_names import is_place
from ingest.model import Span

LONGEST_TAIL = 40  # code points between the last item and 环节
_LINK_TAIL = re.compile(
    r"(?:“[^“”、]{2,6}”|各个?|关键|重点|核心|薄弱|短板|弱项|缺项|空白|痛点|难点|优势|缺失|主要|全部|(?<![安健齐完保])全|多个|(?<=[的键点])(?:应用|生产)|卡点|断点|堵点|"
    r"产业链?|上下游|作?为|[三四五六七八九十两\d]+[个大类项种道处](?:[\u4e00-\u9fff]{2})?|这[些类几]?个?|诸|(?<=[等的])终端|增值|的)*$"
)
LONGEST_CALL = 14  # code points between 等 and 环节: 等“卡脖子”环节, 等产业链关键核心环节
_OFFICE_LINK = re.compile("工作|审批|行政|执法|监管|办事|教学|招投标|采购|流程|程序|管理|经营")
_FROM_TO = re.compile(r"从(?P<a>[^从到]{2,60})到(?P<b>[^从到]{2,60})$")
CIRCLED = re.compile(r"[①-⑳]")
_FACTORY = re.compile(r"^[^、]{0,20}(?<!集中|体现|表现)在(?![线建])(?![^、]{0,12}产业链)")
_SETS_UP = re.compile(SETS_UP)
_HARD_BUSINESS = re.compile(
    r"的?[^,。;、]{0,8}?(?:管理(?!平台|系统|软件)|收费|监管|监督|办理|成本|合规|时限|审批|检查|执法|改革|费用|"
    r"时间|风险|责任|税|知识产权|把关|违法|违规|违纪|行为|数据(?!标注|中心|采集|服务)|台账|隐患|漏洞|整治|人员|问题)|的?服务(?![商业])|(?:均|都|要|应)?(?:实施|采取|落实|执行|做到)[^。;]{0,16}?(?:封闭|措施|排放|管控|抑尘|清扫|规定)"
)
_BARRED = re.compile("的?(?:“?卡脖子|短板|堵点|断点|瓶颈)")  # 关键环节“卡脖子”问题
_BUSINESS = re.compile(r"的?[^,。;、]{0,8}?(?:应用|渗透|赋能|管控|流程|改造|智能|数字化|保护|安全)")
_ITSELF = re.compile("[^、]{2,20}产业链?在")  # 茶产业在制茶、包装等环节的攻关
# 国内空白、园区缺失的A、B等环节
_GAPS = re.compile("(?:空白|缺失|紧缺|急需|薄弱|短缺|没有)(?:、[^、的]{2,8})?的(?=[^、]{2,16}[、等])")
_GROWS = re.compile(
    "(?:和[^,。、]{2,6}领域)?[各均]?(?:重点|加快|着力)?(?:下功夫|对外依存|依赖进口|存在(?:短板|缺口|空白)|受制于|发力|求突破|补短板|具备|具有|拥有|培育|形成|引进|招引|突破|布局|打造|建设|(?:开展|取得|实现|实施|推进)?(?:[^,。、]{0,4}攻关|[^,。、]{0,2}突破|进口替代|国产(?:替代|化)|自主可控))"
)  # 在A、B等环节培育…企业
_IMPORTANT = re.compile("关键|核心|重点")  # says that links matter, not that they are weak: 在A、B等关键环节推广…
_DIGITAL = re.compile(
    "人工智能|大模型|数字(?!创意|文化|内容|经济)|智能化|AI|机器人|物联网|5G|区块链|互联网|信息技术|信息化|软件"
)
_WEAK_LINK = re.compile(
    "薄弱|短板|长板|弱项|缺项|空白|优势|缺失|关键|核心|卡点|断点|堵点|卡脖子|瓶颈|新兴|延伸|拓展|延长|拉长|前沿|未来|高端|高附加值|增值|紧缺|稀缺|配套|[上中下]游|[前后终]端"
)


def named_links(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C等环节; one named link is enough where it is called weak or strong."""
    while CIRCLED.match(text, max(0, begin - 1)):  # ①采选;②冶炼;③加工三个短板环节
        if text[begin - 2 : begin - 1] != ";":
            begin -= CIRCLED.search(text, begin, m.start()) is not None
            break
        begin = part_begin(text, begin - 2)
    stop, called = _called(text, begin, m.start())
    hard = _HARD_BUSINESS.match(text, m.end())
    if hard and not _BARRED.match(text, m.end()) or _OFFICE_LINK.search(called) or text[m.start() - 1] in "域和及与":
        return
    quoted = text.rfind("“", begin, stop) if text[stop - 1] in "”’" else -1
    if quoted >= 0:  # 小龙虾“育苗、养殖、加工”三大环节
        first, stop = quoted + 1, stop - 1
    else:
        first = list_begin(text, begin, stop)
    if (inside := _FACTORY.match(text[begin:stop])) and first < begin + inside.end() < stop:
        first = begin + inside.end()  # 支持经营主体在制种、加工等环节
    if gaps := _GAPS.search(text, first, stop):
        first = gaps.end()
    if "长板" in called and text.startswith("锻造", first):
        first += 2
    items, first = _link_items(text, begin, first, stop)
    if items and (start := _STARTED.search(text, max(0, begin - 24), begin)):  # 从牧草种植起步,抓好A、B各个节点
        items = (Span(*start.span("a")), *items)
    names = [text[i.begin : i.end] for i in items]
    named = _WEAK_LINK.search(called) is not None
    if len(items) < 2 and not (named and called.startswith("等") and items) or not plain(names) or procedural(names):
        return
    if any(map(is_place, names)):
        return  # 甲县、乙县布局储能、结构件等环节: hosts are no steps
    generic = 2 * sum(n in word_set("generic_step") for n in names) >= len(names)
    industry = (
        "产业" in text[begin:first]
        or bool(called and led_in(text, begin))
        or CHAIN_NEAR.search(text[max(0, begin - 60) : begin])
    )
    factory = _FACTORY.search(text[begin:stop]) and not _SETS_UP.search(text, begin, first)
    behind = re.split("[。;\n]", text[m.end() : m.end() + 40])[0]
    near = CHAIN_NEAR.search(behind)
    comma = text.find(",", m.end(), m.end() + 12)
    digital = _DIGITAL.search(text, begin, max(first, text.find("在", begin, stop))) or _DIGITAL.search(
        text, m.end(), comma if comma > 0 else m.end() + 12
    )
    if (near or _GROWS.match(text, m.end()) or _ITSELF.match(text, begin, stop)) and not digital:
        factory = None
    whose = near and industry_named(behind[: near.start()].rpartition(",")[2])
    named = _WEAK_LINK.search(_IMPORTANT.sub("", called)) is not None
    if (
        factory
        and (generic or not named or _DIGITAL.search(text, begin, first))
        or generic
        and not (industry or whose)
        or not (called or industry or near)
    ):
        return
    if _BUSINESS.match(text, m.end()) and (factory or generic or digital and not named):
        return
    if quoted >= 0 and (name := industry_named(text[begin:quoted])):
        yield Chain(first, m.end(), items, open=called.startswith("等"), subject=name)
        return
    name = "" if "产业" in text[begin:first] else named_earlier(text, items[0], behind.partition(",")[2])
    if not name and not (industry or near):
        name = title_subject(text)
    peels = name or not (industry or near or "应用" in called)
    items, subject = named_first(items, names[0], name) if peels else (items, "")
    yield Chain(first, m.end(), items, open=called.startswith("等"), subject=subject or None)


_STARTED = re.compile("从(?P<a>[^,。;:、从]{2,14})(?:起步|出发|抓起|入手|着手),$")


def _link_items(text: str, begin: int, first: int, stop: int) -> tuple[tuple[Span, ...], int]:
    """The links listed in `text[first:stop]` (by 、, by ①② or from A to B), and where the list begins."""
    if circled := list(CIRCLED.finditer(text, first, stop)):
        ends = [c.start() for c in circled[1:]] + [stop]
        return tuple(bare(text, c.end(), e) for c, e in zip(circled, ends, strict=True)), circled[0].start()
    if span := _FROM_TO.search(text, begin, stop):  # 从A、B、C到D、E各环节
        return items_of(text, *span.span("a")) + items_of(text, *span.span("b")), span.start()
    if two := _TWO_KINDS.search(text, first, stop):
        return items_of(text, first, two.start()) + items_of(text, two.end(), stop), first
    return items_of(text, first, stop), first


# 刻蚀机、离子注入等整机及真空泵、机械手等零部件环节: links of two kinds
_TWO_KINDS = re.compile("等(?<=...)[^、等]{1,6}(?:以及|及|和)(?=..)")


def _called(text: str, begin: int, end: int) -> tuple[int, str]:
    """Where the list before 环节 ends, and what the links are called: 等关键环节, 各环节, 三个短板环节."""
    mark = text.rfind("、", begin, end) + 1  # the last item may belong to a second list: A、B等整机及C、D等零部件
    etc = closing(text, mark or begin, end)
    if etc is not None and end - etc <= LONGEST_CALL and "、" not in text[etc:end]:
        return etc, text[etc:end]
    tail = _LINK_TAIL.search(text, max(begin, end - LONGEST_TAIL), end)
    stop = tail.start() if tail else end
    return stop, text[stop:end]
