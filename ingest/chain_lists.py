"""Chains printed as enumerations: A、B、C各环节, 集A、B、C于一体, A、B等X产业链, 从A到B的产业链 …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains import Chain, is_other_path, peeled
from ingest.list_words import any_of, word_set
from ingest.listing import listing
from ingest.model import Span
from ingest.naming import bare_industry, is_qualifier, part_begin, strip_lead
from ingest.reading import Reading

_ANCHOR = re.compile(r"环节|产业链|链条|[于为]一体|一体化|一体发展|一体推进")
_LINK_TAIL = re.compile(
    r"(?:等)?(?:各个?|关键|重点|核心|薄弱|短板|优势|缺失|主要|全部|多个|应用|生产|卡点|断点|堵点|产业链?|上下游|制造|产业|[三四五六七八九十两\d]+[个大]|的)*$"
)
_CIRCLED = re.compile(r"[①-⑳]")
_STEP_END = re.compile(any_of("step_end") + "$")
_FACTORY = re.compile(r"^[^、]{0,20}在(?![线建])(?![^、]{0,12}产业链)")
_HALL = re.compile(
    r"大厅|综合体|服务中心|服务平台|窗口|公园|景区|社区|产业生态|人才|机构|载体|活动中心|学校|医院|功能区"
)
_OF_INDUSTRY = re.compile(r"产业|集群|链|基地|制造|加工|工业")
_NO_INTEGRATION = re.compile(
    r"城乡|区域|产学研|京津冀|长三角|成渝|教育|科技|人才|交通|旅游|城市|基础设施|公共服务|线上|线下|市场|规划|政|内外贸|投资|管理"
)
_CONNECT = re.compile(r"(?:贯通|贯穿|打通|覆盖|涵盖|囊括|包含|涉及)(?=[^,。;!?\n]{1,30}、)")
_CHAIN_NEAR = re.compile(r"产业链|全链条|链条|产业体系|全产业|产业生态")
_FROM_TO = re.compile(
    r"从(?P<from>[^,。;:!?\n从到]{2,60})到(?P<to>[^,。;:!?\n到]{2,60}?)"
    r"(?:(?:等|的|全(?!生)|较?为?完整|一体化)+(?P<name>[^,。;:!?\n、到]{0,12}?))?(?P<noun>全?产业链|链条|全生命周期|全链|产业体系|产业集群)"
)
_NO_FROM_TO = re.compile(r"\d|年|月|日|时|级|有|无|小|大到|弱|强|城市|乡村|省|市|县|个人|政府|企业")
_GLOSS = re.compile(r"产业链条?[(:](?P<list>[^。;:!?\n()“”—]{3,200})[)。;]")
_HOST = re.compile(
    r"园区|产业园|开发区|新区|公司|集团|[省市县区](?:[、,)]|$)|局|委|厅|链长|链主|牵头|单位|条|附件|详见|企业|见|含|第"
)
_SUBSTANCE = re.compile(r"等(?:各?领域|方面|关键技术|技术)")
_STEP_CHAR = frozenset("制产储运加用输注采选洗配冶炼种养销供")
_STEP_PAIR = re.compile(
    r"(?P<a>勘探开采|勘查开采|开采|采选|勘探|冶炼|种植|养殖|制造)(?:和|与|及|、)"
    r"(?P<b>综合利用|循环利用|精深加工|深加工|加工|冶炼|利用)(?:产业)?(?:集群|基地|产业链|体系)"
)
_BUSINESS = re.compile(
    r"的?[^,。;、]{0,8}?(?:应用|渗透|赋能|收费|监管|监督|办理|成本|合规|时限|审批|检查|执法|改革|服务|费用|时间|风险|责任|管控|流程|改造|智能|数字化|税|知识产权|保护|把关|整治|安全|人员|问题)"
)
_WITHIN_CHAIN = re.compile(r"(?:中的?(?![游试间药高])|上的?(?![游])|的)")
_WEAK_LINK = re.compile("薄弱|短板|优势|缺失|关键|核心|卡点|断点|堵点")
_WHOLE = re.compile(r"全$|较?为?完整的?$|完备的?$")
_INCLUDE = re.compile(r"涵盖|覆盖|包含|包括|囊括|集|贯通|由|含|形成|构建")


def listed_chains(reading: Reading) -> Iterator[Chain]:
    """Enumerations that end in 环节, 全产业链, X产业链, 于一体, 一体化 or 全生命周期."""
    text = reading.text
    for m in _ANCHOR.finditer(text):
        begin = part_begin(text, m.start())
        if m.start() - begin < 3:
            continue
        part = text[begin : m.start()]
        if (
            "—" in part
            or "→" in part
            or ("、" not in part and "等" not in part and "和" not in part and "及" not in part and "①" not in part)
        ):
            continue
        if m[0] == "环节":
            yield from _links(text, begin, m)
        elif m[0].endswith("一体") and m[0][0] in "于为":
            yield from _oneness(text, begin, m)
        elif m[0] in ("产业链", "链条"):
            yield from _before_chain(text, begin, m)
        else:
            yield from _integrated(text, begin, m)


def _links(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C等环节; one named link is enough where it is called weak or strong."""
    part = text[begin : m.start()]
    tail = _LINK_TAIL.search(part)
    stop = begin + (tail.start() if tail else len(part))
    called = tail[0] if tail else ""
    if _BUSINESS.match(text, m.end()) or _FACTORY.search(text[begin:stop]) or text[stop - 1] in "域和及与":
        return
    first = _list_begin(text, begin, stop)
    circled = list(_CIRCLED.finditer(text, first, stop))
    if circled:
        ends = [c.start() for c in circled[1:]] + [stop]
        items = tuple(_bare(text, c.end(), e) for c, e in zip(circled, ends, strict=True))
    else:
        items = _items(text, first, stop)
    names = [text[i.begin : i.end] for i in items]
    named = _WEAK_LINK.search(called)
    if len(items) < 2 and not (named and called.startswith("等") and items) or not _plain(names):
        return
    generic = sum(n in word_set("generic_step") for n in names)
    industry = "产业" in text[begin:first] or _CHAIN_NEAR.search(text[max(0, begin - 60) : begin])
    if generic * 2 >= len(names) and not industry:
        return
    if not (called or industry):
        return
    yield Chain(first, m.end(), items, open=called.startswith("等"))


def _before_chain(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C全产业链; A、B等X产业链; 涵盖A、B的X产业链. A、B等重点产业链 is a list of chains."""
    whole = _WHOLE.search(text, max(begin, m.start() - 4), m.start())
    end = whole.start() if whole else m.start()
    part = text[begin:end]
    found = listing(text, begin, end)
    name = ""
    stop = end
    if found.open:
        stop, name = found.tail.begin - 1, text[found.tail.begin : end]
    elif (of := part.rfind("的")) > part.rfind("、") > 0 and _INCLUDE.search(part[:of]):
        stop, name = begin + of, part[of + 1 :]
    elif not whole:
        return
    name = re.sub(r"^(?:的|完整的?|全)+", "", name)
    subject = bare_industry(name) if name else ""
    if "、" in name or "进行" in name or name and is_qualifier(name) and not whole:
        return
    if not whole and (not subject or re.search(r"[\d一二三四五六七八九十]+[条个大]", name)):
        return
    first = _list_begin(text, begin, stop)
    items = _items(text, first, stop)
    names = [text[i.begin : i.end] for i in items]
    steps = sum(bool(_STEP_END.search(n)) for n in names)
    if len(items) < (3 if whole and not name and not found.open else 2) or not _plain(names) or _procedural(names):
        return
    if is_other_path(names):
        return
    if whole and not subject and not steps:
        return
    items, own = peeled(text, items)
    yield Chain(items[0].begin, m.end(), items, open=found.open, subject=subject or own or None)


def _oneness(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """集A、B、C于一体的X产业链."""
    gather = text.rfind("集", begin, m.start())
    while gather > begin and text[gather : gather + 2] in ("集成", "集群", "集聚", "集中"):
        gather = text.rfind("集", begin, gather)
    after = re.match(r"[^,。;!?\n]{0,40}", text[m.end() : m.end() + 41])
    behind = after[0] if after else ""
    if gather < begin or _HALL.search(behind) or not _OF_INDUSTRY.search(behind):
        return
    items = _items(text, gather + 1, m.start())
    names = [text[i.begin : i.end] for i in items]
    if len(items) >= 3 and _plain(names):
        tail = re.search(
            r"(?:的|优势|竞争力)?([^的,。;]{2,16}?)(?:全产业链|产业链|产业集群|产业体系|产业基地|产业|集群|基地)",
            behind,
        )
        yield Chain(gather, m.end(), items, subject=bare_industry(tail[1]) or None if tail else None)


def _integrated(text: str, begin: int, m: re.Match[str]) -> Iterator[Chain]:
    """A、B、C一体化发展, of an industry's steps; integration of areas or of town and country is none."""
    first = _list_begin(text, begin, m.start())
    items = _items(text, first, m.start())
    names = [text[i.begin : i.end] for i in items]
    if len(items) < 3 or any(_NO_INTEGRATION.search(n) for n in names) or not _plain(names):
        return
    if sum(bool(_STEP_END.search(n)) for n in names) * 2 < len(names):
        return
    yield Chain(first, m.end(), items)


def connected_chains(reading: Reading) -> Iterator[Chain]:
    """贯通A、B、C,做强X全产业链: the chain stands in the same sentence."""
    text = reading.text
    for m in _CONNECT.finditer(text):
        stop_at = re.search(r"[,。;!?\n:]", text[m.end() : m.end() + 300])
        stop = m.end() + (stop_at.start() if stop_at else 0)
        behind = text[stop : stop + 40].split("。")[0].split("\n")[0]
        inside = text[m.end() : stop]
        if not stop_at or "—" in inside or _ANCHOR.search(inside) or not _CHAIN_NEAR.search(behind):
            continue
        found = listing(text, m.end(), stop)
        items = tuple(_bare(text, i.begin, i.end) for i in found.items)
        names = [text[i.begin : i.end] for i in items]
        if len(items) >= 3 and _plain(names) and sum(bool(_STEP_END.search(n)) for n in names) * 2 >= len(names):
            yield Chain(m.start(), stop, items, open=found.open)


def spanned_chains(reading: Reading) -> Iterator[Chain]:
    """从A到B的产业链; 从A、B到C、D等全生命周期."""
    text = reading.text
    for m in _FROM_TO.finditer(text):
        ends = (m["from"], m["to"])
        if "“" in m[0] or any(_NO_FROM_TO.search(e) for e in ends) or _procedural(list(ends)):
            continue
        items = _items(text, m.start("from"), m.end("from")) + _items(text, m.start("to"), m.end("to"))
        names = [text[i.begin : i.end] for i in items]
        if len(items) >= 2 and _plain(names):
            etc = text[m.end("to") : m.end("to") + 1] == "等"
            yield Chain(m.start(), m.end(), items, open=etc, subject=bare_industry(m["name"] or "") or None)


def glossed_chains(reading: Reading) -> Iterator[Chain]:
    """X产业链(A、B、C); X产业链:A、B、C."""
    text = reading.text
    for m in _GLOSS.finditer(text):
        begin = part_begin(text, m.start())
        begin = max(begin, text.rfind("、", begin, m.start()) + 1)
        name = bare_industry(text[begin : m.start()])
        counted = re.search(r"[\d一二三四五六七八九十]+条", text[begin : m.start()])
        if not name or counted or "、" not in m["list"] or _HOST.search(m["list"]):
            continue
        found = listing(text, m.start("list"), m.end("list"))
        items = tuple(_bare(text, i.begin, i.end) for i in found.items)
        if len(items) >= 2 and _plain([text[i.begin : i.end] for i in items]):
            yield Chain(begin, m.end() - (text[m.end() - 1] != ")"), items, open=found.open, subject=name)


def substance_chains(reading: Reading) -> Iterator[Chain]:
    """制氢、储运氢、加氢等领域: steps of one substance, named in each of them."""
    text = reading.text
    for m in _SUBSTANCE.finditer(text):
        stop = m.start()
        if text.count("、", max(0, stop - 50), stop) < 2:
            continue
        begin = part_begin(text, stop)
        first = _list_begin(text, begin, stop)
        items = _items(text, first, stop)
        names = [text[i.begin : i.end] for i in items]
        shared = set.intersection(*(set(n) for n in names)) if len(names) >= 3 else set()
        steps = sum(n[0] in _STEP_CHAR and len(n) <= 4 for n in names)
        named = sorted(shared - _STEP_CHAR)
        if named and steps * 2 > len(names):
            energy = named[0] + "能"
            yield Chain(first, stop + 1, items, open=True, subject=energy if energy in text else None)


def paired_chains(reading: Reading) -> Iterator[Chain]:
    """X勘探开采和综合利用集群: two steps before the noun, the industry before them."""
    text = reading.text
    for m in _STEP_PAIR.finditer(text):
        begin = part_begin(text, m.start())
        if name := bare_industry(text[begin : m.start()]):
            yield Chain(
                strip_lead(text, begin, m.start()), m.end(), (Span(*m.span("a")), Span(*m.span("b"))), subject=name
            )


def _list_begin(text: str, begin: int, stop: int) -> int:
    """Where the list begins: after the verb, or the industry's 产业链, in front of its first item."""
    mark = re.search(r"[、①]", text[begin:stop])
    end = begin + mark.start() if mark else stop
    while (later := _later_begin(text, end, stop)) is not None:
        begin = later
        mark = re.search(r"[、①]", text[begin:stop])
        end = begin + mark.start() if mark else stop
    named = text.rfind("产业", begin, end)
    after = named + (3 if text[named : named + 3] == "产业链" else 2)
    inside = _WITHIN_CHAIN.match(text, after) if named >= begin else None
    after = inside.end() if inside else after
    at = after if named >= begin and end - after >= 2 and text[after] not in "化集体园基" else begin
    return strip_lead(text, at, end, 1 if mark and mark[0] == "①" else 2) if end > at else at


_VERB_INSIDE = re.compile(
    r"[^、]{1,10}?(?:推进|推动|构建|打造|完善|形成|围绕|聚焦|加快|促进|健全|贯通|支持)[^、]{2,20}?产业链?(?![链化集体园])(?=[^、]{2,12}、)"
)


def _later_begin(text: str, end: int, stop: int) -> int | None:
    """甲县、乙县推进茶产业种植、加工: hosts stand before the verb, the list begins behind it."""
    m = _VERB_INSIDE.match(text, end + 1, stop)
    return end + 1 if m else None


def _items(text: str, begin: int, end: int) -> tuple[Span, ...]:
    found = listing(text, begin, end)
    if not found.items:
        return ()
    first = found.items[0]
    items = (Span(strip_lead(text, first.begin, first.end), first.end), *found.items[1:])
    return tuple(_bare(text, i.begin, i.end) for i in items)


def _bare(text: str, begin: int, end: int) -> Span:
    while begin < end and text[begin] in "“‘、和及与":
        begin += 1
    while end > begin and text[end - 1] in "”’、和及与":
        end -= 1
    return Span(begin, end)


def _plain(names: list[str]) -> bool:
    """Every item is a short name: no clause, no number, no chain of another kind."""
    return bool(names) and all(
        1 < len(n) <= 18
        and not re.search(
            r"[,。;:\d]{2}|亿元|万元|、$|^等|链$|《|^对(?!二)|开展|进一步|加强|办理|明确|鲜明|协同发展$|和谐|收费|利用AI",
            n,
        )
        for n in names
    )


def _procedural(names: list[str]) -> bool:
    return sum(n in word_set("procedure") for n in names) >= 2
