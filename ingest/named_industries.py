"""Industries, technologies, products and services as notices list them: objects of 发展, heads of 等…产业."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.gazetteer import first_place
from ingest.industry_phrases import is_industrial as has_industrial_head
from ingest.industry_phrases import plausible as can_be_industry
from ingest.list_words import any_of, word_set
from ingest.listing import CLOSING, bracketed, listing
from ingest.model import Span
from ingest.naming import bare_industry, is_qualifier, part_begin, strip_lead
from ingest.reading import Reading
from ingest.vocabulary import concept_of

_TAIL = re.compile(r"[^,。;:、!?\n\t()等]{0,24}")
_HEADS = ("technology", "product", "service", "industry")
_AFTER_HEAD = r"(?=$|[\u4e00-\u9fff]{1,2}化|的|[产]业化|集群|发展|建设|更新|应用|研发|攻关|制造|生产|领域|产业|升级|取得|提质|推广|示范|项目|企业|和|与|及|向|在|集聚|融合|规模|布局|水平|实现|加快|做|壮大|协同|培育|创新|开展|组织|进行|高质量|高端|转型|链|公开|遴选|招商|为|成|迈|走|突破|出口|供给|投资|倾斜|聚集|优化|推动|消费|开发|配套|占|产能|供应|品牌|特色|改造|迭代|关键|核心|重点|国内|国际|骨干|龙头|优质|优势|领先|上|技术路线|技术)"
# 产业 stands before whatever is done to it, but not in the name of another thing.
_NOT_OF_INDUSTRY = r"(?!园|基地|工人|平台|联盟|基金|大脑|协会|政策|人才|结构|部门|主管|组织|工程|带|链长|大军|资本|主体|企业家|协同创新|共性|安全|标准|数据|监管|秩序|准入|统计|专家|内|的(?:单位|企业|人员|项目))"
_SHRINK = re.compile(any_of("shrink"))
_GROW = re.compile(any_of("grow"))
# After 等 a predicate may follow at once: 推动A、B等迈进一流, 加快A、B等产业化.
_NO_TAIL = re.compile(
    r"迈进|加快|规模化|实现|走向|成为|产业化|研发|推广|应用|示范|快速|集聚|协同|高质量|发展|做大|做强|向|研制|生产|开发"
)
_FROM_TO = re.compile(r"从[^、]{1,8}、.{0,80}到|从[^、]{1,10}到")
_NOT_INDUSTRY = re.compile(
    r"企业|组织|园区|开发区|监管区|功能区|联盟|所有制|[区县市省国]经济$|^新?兴?业态$|^指|^利用|社会资本|便捷$|报刊|广播|电视$|全面|^对|^和|AI$|^(?:设计|终端产品|终端|材料|产品|技术|数据|软件|服务|制造|加工|生产|信息|网络|媒体)$|人员|所称|应当|^本[市省]|主营|产业园|创新园|平台(?!经济)|示范区|高地|融合$|[“”()+《》=]|赋能|基于|不断|^两业|^新(?:产业|业态|模式|动能|高地|经济)$"
    r"|^(?:数字|生物|先进|智能|绿色|研制|安装|区域|要素)$|^全国|^国家|[市县区省]的?(?:人民)?政府|工作|^\d|城市$|全省|全市"
    r"|资源$|持续健康$|示范$|问题|以上|企事业|[、,;]"
)
_IN_PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}[省市州盟县区]")
_APPLIED = re.compile(r"在(?!线|建)[^,。;]{2,80}$")
_APPLIES = re.compile(r"[^,。;]{0,16}?(?:应用|推广|示范|使用|落地|场景|转化|渗透)")
_OBJECT = re.compile(r"[^,。;:!?\n\t]{2,90}")
_OBJECT_END = re.compile(
    r"的|在(?!线)|研发(?!设计|服务|检测)|研制|产业化|规模化|(?<!软件)应用|更新|项目|企业|产能|建设|发展|攻关|升级|提质|提速|扩能|落地|产业集群|产业链|产业(?!互联|数字)|集群|基地|行业|领域|技术攻关"
    r"|向|为|进行|成为|形成|示范|加快|实现|深度|融合|协同|改造|布局|推广|等(?!离)|(?<=[\u4e00-\u9fff]{2})(?:[一二三四五六七八九十\d]{1,2}[大条个类])|生产线|创新(?!药)|技术(?=[和、与]|$)?突破"
)
# 推动X在…应用, 推进X产业化: what is brought into use; 发展X回收: a branch called by its work.
_USED = re.compile(r"在|应用|产业化|研发|规模化|推广|示范|发展|的研发|的应用|的推广|的产业化|开发")
_BRANCH = re.compile(r"(?:回收|利用|加工|制造|种植|养殖|运输|租赁|维修|设计|旅游|贸易|酿造|印染|冶炼|培育|配送)$")
_BRANCHED = ("发展", "壮大", "布局", "培育", "做强", "做优", "做大")
_GROWN_BRACKET = re.compile("[)的和及与]")
_JOINED = re.compile("[和及与,(]")
_LED = re.compile(
    r"以(?P<a>[^,。;:为]{2,60})为(?:主导|引领|龙头|核心|重点|特色|支柱|支撑|主体|主|首位|基础|先导|补充|代表)"
)
_BACKED = re.compile(r"(?:^|[,、])(?P<a>[^,。;:为以]{2,60})为(?:支撑|补充|配套|特色|支柱|先导|辅|重点|延伸|引领)")
_CLASS_NOUN = re.compile(r"产业链|产业集群|产业基地|产业园|产业带|产业")


@dataclass(frozen=True, slots=True)
class Named:
    """One name at `begin:end`; `list_at` is where its enumeration begins, None for a name that stands alone."""

    begin: int
    end: int
    kind: str
    list_at: int | None = None
    order: int = 1


@lru_cache(maxsize=8)
def _head(kind: str) -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(kind + '_head')}){_NOT_OF_INDUSTRY if kind == 'industry' else _AFTER_HEAD}")


@lru_cache(maxsize=8192)
def kind_of(tail: str) -> str | None:
    """What the words behind 等 say that the items are; None where they are no industries at all.

    >>> kind_of("关键核心技术"), kind_of("清洁能源装备"), kind_of("部门")
    ('technology', 'product', None)
    """
    best: tuple[int, int, str | None] = (99, 0, None)
    tail = tail.replace("“", "").replace("”", "")
    for kind in (*_HEADS, "other"):
        if m := _head(kind).search(tail[:16]):
            mark = (
                m.start() if kind == "other" else m.start(),
                -(m.end() - m.start()),
                None if kind == "other" else kind,
            )
            if mark[:2] < best[:2]:
                best = mark
    return best[2]


def plausible(name: str) -> bool:
    """Can the name be an industry: no undertaking, no place, no clause.

    >>> plausible("动力电池"), plausible("独角兽企业")
    (True, False)
    """
    if _NOT_INDUSTRY.search(name):
        return False
    return can_be_industry(_GENERATION.sub("", name)) or bool(_BRANCH_OF_SERVICE.fullmatch(name))


_GENERATION = re.compile(r"^(?:在线|线上|第[一二三四五六七八]代)")
_BRANCH_OF_SERVICE = re.compile(
    r"(?!公共|政务|优质|志愿|便民|全程|配套|跟踪|上门|综合|便捷|延时|基层|社区|售后|后勤|服务)[\u4e00-\u9fff]{2,8}服务(?:业)?"
)
_ECONOMY = re.compile(r"[\u4e00-\u9fff]{2,6}(?:经济|金融|业态)$")


def is_industrial(name: str) -> bool:
    """Is the name by itself that of an industry, an economy or a branch of finance (首店经济, 绿色金融)?"""
    return has_industrial_head(name) or bool(_ECONOMY.fullmatch(name)) and plausible(name)


def closed_lists(reading: Reading) -> Iterator[Named]:
    """A、B、C等…产业/领域/技术/产品/装备/服务, and the head noun itself where it names an industry."""
    text = reading.text
    for m in CLOSING.finditer(text):
        tail = _TAIL.match(text, m.end())
        words = tail[0] if tail else ""
        kind = kind_of(words)
        if kind is None and words and not _NO_TAIL.match(words):
            continue
        words = words if kind else ""
        begin = part_begin(text, m.start(), ",。;:!?\n\t")
        begin = _with_gloss(text, begin, m.start())
        lead = text[begin : m.start()]
        if (
            m.start() - begin < 2
            or _FROM_TO.search(lead)
            or _SHRINK.search(lead)
            or _APPLIED.search(lead)
            and _APPLIES.match(words)
        ):
            continue
        items, cue = list(_items(text, begin, m.start()))[:60], _cue(text, begin, m.start())
        weak = not words or words[:2] in ("领域", "方面", "方向", "服务") or kind == "service" or not items
        if not cue and (weak or not any(is_industrial(text[i.begin : i.end]) for i in items)):
            continue
        if not words and sum(is_industrial(text[i.begin : i.end]) for i in items) * 2 < len(items):
            continue
        if len(items) == 1 and not is_industrial(text[items[0].begin : items[0].end]):
            continue
        if all(plausible(text[i.begin : i.end]) or i.end - i.begin == 1 for i in items):
            yield from _named(items, kind or "industry")
            yield from _category(text, m.end(), m.end() + len(words))


def _with_gloss(text: str, begin: int, place: int) -> int:
    return begin


def _category(text: str, begin: int, end: int) -> Iterator[Named]:
    """清洁能源装备 in 风电、核电等清洁能源装备: the class that the items belong to."""
    cut = _OBJECT_END.search(text, begin + 2, end) if end - begin > 2 else None
    stop = cut.start() if cut else end
    words = text[begin:stop]
    if (
        4 <= len(words) <= 14
        and is_industrial(words)
        and not is_qualifier(bare_industry(words))
        and not re.search("关键|核心|重点|前沿|适用|优势|特色|先进技术|传统", words)
    ):
        yield Named(begin, stop, "industry")


def _cue(text: str, begin: int, end: int) -> bool:
    """Does a verb of growth (or a preposition of focus) stand before the list?"""
    stop = text.find("、", begin, end)
    return bool(_GROW.search(text, begin, stop if stop > 0 else end)) or text[begin : begin + 2] in (
        "面向",
        "在新",
        "投向",
        "围绕",
    )


def _items(text: str, begin: int, end: int) -> Iterator[Span]:
    """The items of a list whose first is preceded by its verb; what a bracket glosses follows its item."""
    found = listing(text, begin, end, joins="last")
    for i, item in enumerate(found.items):
        name, inner = bracketed(text, item.begin, item.end)
        at = strip_lead(text, name.begin, name.end) if i == 0 or _GROW.match(text, name.begin) else name.begin
        bare = _unquoted(text, at, name.end)
        if _IN_PLACE.match(text, bare.begin, bare.end) and (place := first_place(text[bare.begin : bare.end])):
            bare = Span(min(bare.end, bare.begin + place[1]), bare.end)
        if bare.end - bare.begin >= 2:
            yield from _parted(text, bare)
        if inner and "、" in text[inner.begin : inner.end]:
            yield from listing(text, inner.begin, inner.end, commas=True).items


def _parted(text: str, item: Span) -> Iterator[Span]:
    """航空与燃机 is two where each half is an industry and the vocabulary does not know the whole as one."""
    if not _JOINED.search(text, item.begin, item.end):
        yield item
        return
    halves = listing(text, item.begin, item.end, joins="all").items
    known = concept_of(text[item.begin : item.end]) is not None
    if len(halves) == 2 and not known and all(is_industrial(text[h.begin : h.end]) for h in halves):
        yield from halves
    else:
        yield item


def _unquoted(text: str, begin: int, end: int) -> Span:
    while begin < end and text[begin] in "“‘ ":
        begin += 1
    while end > begin and text[end - 1] in "”’ ":
        end -= 1
    return Span(begin, end)


def _named(items: list[Span], kind: str) -> Iterator[Named]:
    at = items[0].begin if len(items) > 1 else None
    for order, item in enumerate(items, 1):
        yield Named(item.begin, item.end, kind, at, order)


def objects(reading: Reading) -> Iterator[Named]:
    """What 发展, 培育, 布局, 突破 … take as objects, without a closing 等."""
    text = reading.text
    for verb in _GROW.finditer(text):
        stop = _object_end(text, verb.end())
        if not stop or not _worth_parting(text, verb, stop):
            continue
        if _SHRINK.search(text, part_begin(text, verb.start()), verb.start()):
            continue
        alone = not _JOINED.search(text, verb.end(), stop) and text.find("、", verb.end(), stop) < 0
        items = [_unquoted(text, verb.end(), stop)] if alone else list(_items(text, verb.end(), stop))
        names = [text[i.begin : i.end] for i in items]
        if not items or not all(plausible(n) for n in names):
            continue
        known = sum(is_industrial(n) for n in names)
        strong = verb[0] in word_set("strong_grow")
        if len(items) == 1 and not (known and (strong or _USED.match(text, stop))):
            if not (strong and verb[0] in _BRANCHED and _BRANCH.search(names[0])):
                continue
            known = 1
        if known * 2 >= len(items) and (strong or known == len(items)):
            yield from _named(items, _kind_by_verb(verb[0], names[-1]))


def _object_end(text: str, begin: int) -> int:
    """Where the object that begins behind a verb ends; 0 where none does or 等 closes it."""
    m = _OBJECT.match(text, begin)
    if not m or text[begin] in "的、和与及方成区商者性线力型率":
        return 0
    words = m[0]
    first = _OBJECT_END.search(words, 2)
    used = first is not None and words[first.start()] == "在"
    etc = CLOSING.search(words) if "等" in words else None
    if etc and not (used and first and first.start() < etc.start()):
        return 0
    mark = words.rfind("、", 0, first.start() if used and first else len(words))
    cut = first if mark < 0 else _OBJECT_END.search(words, mark + 3)
    return begin + (cut.start() if cut else len(words))


def _worth_parting(text: str, verb: re.Match[str], stop: int) -> bool:
    """A quick look before a list is parted: no verb inside, its first or last item an industry by name."""
    begin = verb.end()
    mark = text.find("、", begin, stop)
    inner = _GROW.search(text, begin, stop)
    if inner and inner.end() < stop and (mark < 0 or inner.start() < mark):
        return False
    if mark < 0 and not _JOINED.search(text, begin, stop):
        words = text[begin:stop].strip("“”‘’ ")
        return (
            is_industrial(words)
            or verb[0] in _BRANCHED
            and bool(_BRANCH.search(words))
            or ")" in words
            or "的" in words
        )
    last = max(text.rfind(c, begin, stop) for c in "、和及与,(")
    edges = (text[begin : mark if mark > 0 else stop], text[last + 1 : stop])
    return any(is_industrial(w.strip("“”‘’ )的")) or bool(_GROWN_BRACKET.search(w)) for w in edges)


def _kind_by_verb(verb: str, name: str) -> str:
    if verb in ("突破", "攻克") or name.endswith(("技术", "算法", "工艺")):
        return "technology"
    if name.endswith(("服务", "服务业")):
        return "service"
    return "product" if verb in ("开发", "研发", "研制", "生产") else "industry"


def leading(reading: Reading) -> Iterator[Named]:
    """以A为主导,B、C为支撑."""
    text = reading.text
    for m in _LED.finditer(text):
        if _SHRINK.search(m["a"]):
            continue
        yield from _all_industrial(text, *m.span("a"))
        behind = _BACKED.search(text, m.end(), min(len(text), m.end() + 80))
        if behind and behind.start() <= m.end() + 40:
            yield from _all_industrial(text, *behind.span("a"))


def _all_industrial(text: str, begin: int, end: int) -> Iterator[Named]:
    items = list(_items(text, begin, end))
    names = [text[i.begin : i.end] for i in items]
    if items and all(plausible(n) for n in names) and any(is_industrial(n) for n in names):
        yield from _named(items, "industry")


def classed(reading: Reading) -> Iterator[Named]:
    """X产业, X产业集群, X产业链: the name before the noun of its class."""
    text = reading.text
    for m in _CLASS_NOUN.finditer(text):
        low = max(part_begin(text, m.start()), m.start() - 24)
        low = max(low, *(text.rfind(c, low, m.start()) + 1 for c in "、”()等“"))
        if m.start() - low < 2:
            continue
        name = _core(bare_industry(text[low : m.start()]))
        at = text.rfind(name, low, m.start()) if name else -1
        if at < 0 or at + len(name) != m.start() or _SHRINK.search(text, low, at):
            continue
        if is_industrial(name) and plausible(name):
            yield Named(at, m.start(), "industry")


_MODIFIER = re.compile(
    r"(?:高端|先进|现代|智能|智慧|新型|绿色|特色|优质|高性能|下一代|新一代|工业级?|车载|海洋|航空|航天|农业|生态|大型|精密|数字|电子|热带|高效|清洁|民用|通用|特种|专用|精细|军工|军民|碳|核|硅|超|微|轻)+"
)
_CLAUSE = re.compile(
    r"应当|所称|本[市省县区条州]|我[市省县区]|根据|参与|负责|部门|明确|对|是|应用|适应|符合|有关|行政|主管|提供|规范|提高|利用|或者|及其|社会|方面|设立|督促"
)


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    """The name without the clause it ends: the longest known name at its end, else the whole if it is no clause.

    >>> _core("本市人工智能"), _core("高端装备")
    ('人工智能', '高端装备')
    """
    if concept_of(name) is not None:
        return name
    for at in range(1, len(name) - 1):
        if concept_of(name[at:]) is not None:
            return name if _MODIFIER.fullmatch(name[:at]) else name[at:]
    return "" if _CLAUSE.search(name) or len(name) > 12 else name


def headed(reading: Reading) -> Iterator[Named]:
    """Headings that are nothing but the name of an industry."""
    text = reading.text
    for clause in reading.outline.clauses:
        begin, end = clause.heading.begin, clause.heading.end
        words = text[begin:end]
        if clause.path and 2 <= len(words) <= 16 and is_industrial(words) and strip_lead(text, begin, end) == begin:
            yield Named(begin, end, "industry")
