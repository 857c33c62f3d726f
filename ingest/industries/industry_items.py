"""The items of an enumeration of industries, without verbs, places and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from ingest.geography.gazetteer import first_place
from ingest.industries.industry_kinds import Named, is_industrial, is_thing, plausible
from ingest.lists.list_words import any_of, word_set, words
from ingest.lists.listing import bracketed, listing
from ingest.lists.naming import strip_lead
from ingest.model import Span
from ingest.text.cues import Cue
from ingest.text.word_places import word_places
from ingest.text.word_tree import word_tree
from ingest.vocabulary import concept_of

SHRINK = re.compile(any_of("shrink") + "(?![机器]|空气|天然气)")  # 压缩机 is made
_SHRINK_CUE = Cue(words("shrink"))
_ENDING = (
    "的 研制 产业化 规模化 更新 项目 企业 产能 建设 发展 攻关 升级 提质 提速 扩能 落地 产业集群 产业链 集群 基地 行业 "
    "领域 本地 国产化 竞争力 供给 "
    "技术攻关 向 为 进行 成为 形成 示范 加快 实现 深度 融合 协同 改造 布局 推广 生产线 技术突破 新赛道 赛道"
).split()
# Each branch begins with its letter, so that the search may skip to the next of these letters.
OBJECT_END = re.compile(
    rf"{word_tree(_ENDING)[3:-1]}|在(?!线)|研发(?!设计|服务|检测)|应用(?<!软件应用)|产业(?!互联|数字|用)|等(?!离|静压|温|轴)|创新(?!药)|配套(?=发展|企业|项目|$)|生产(?=企业|线|基地)|健康(?=发展|有序|持续|稳定|快速)|制造(?=企业|项目)|开发(?<![件用统台品产术探]开发)(?![区商者性])|种植优势|养殖优势|加工优势|产业优势|资源优势|研究(?![院所生者员]|中心|开发|机构)|批量(?=生产|化)|首台套|首批次|做文章|做大做强|做强做[优大]|做优做强|优势地位|优势(?![一-鿿])|出口(?![一-鿿])|新业态|业态(?<=..业态)|新模式|"
    + "|".join(
        rf"{n}(?<=[\u4e00-\u9fff]{{2}}{n})[一二三四五六七八九十\d]?[大条个类]"
        for n in "一二两三四五六七八九十0123456789"
    )
)
OUR_PLACE = frozenset(who + what for who in "我本全" for what in "省市州盟县区旗国")
_QUOTES = frozenset("“”‘’ ")
_PLACE_ENDS = frozenset("省市州盟县区")
_IN_PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}[省市州盟县区]")
JOINED = re.compile("[和及与,(]")


@lru_cache(maxsize=2)
def growth_verbs(text: str) -> list[int]:
    """Where the verbs of growth begin, in order; each has two characters (`grow` of `lists_words.csv`)."""
    return word_places(text, words("grow"))


@lru_cache(maxsize=2)
def _shrinking(text: str) -> list[int]:
    """Where the words of shrinking begin, in order (`shrink` of `lists_words.csv`)."""
    return [m.start() for m in _SHRINK_CUE.matches(SHRINK, text)]


def shrinks(text: str, begin: int, end: int) -> bool:
    """Is something forbidden, cut down or closed in `text[begin:end]`?"""
    places = _shrinking(text)
    at = bisect_left(places, begin)
    return at < len(places) and places[at] < end


def grows(text: str, begin: int, end: int) -> bool:
    """Does a verb of growth stand in `text[begin:end]`?"""
    places = growth_verbs(text)
    at = bisect_left(places, begin)
    return at < len(places) and places[at] + 2 <= end


def items_of(text: str, begin: int, end: int) -> Iterator[Span]:
    """The items of a list whose first is preceded by its verb; what a bracket glosses follows its item."""
    if not _NOT_PLAIN.search(text, begin, end):
        yield from _plain_items(text, begin, end)
        return
    parted = listing(text, begin, end, joins="last").items
    verbs = word_set("grow")
    for i, item in enumerate(_whole_pairs(text, parted)):
        name, inner = bracketed(text, item.begin, item.end) if text[item.end - 1] == ")" else (item, None)
        led = i == 0 or text[name.begin : name.begin + 2] in verbs
        led = led or text[name.begin] == "以" and _LED_BY.match(text, name.begin, name.end) is not None
        at = strip_lead(text, name.begin, name.end) if led else name.begin
        quoted = text[at] in _QUOTES or text[name.end - 1] in _QUOTES
        bare = unquoted(text, at, name.end) if quoted else name if at == name.begin else Span(at, name.end)
        words = text[bare.begin : bare.end]
        if words[:2] in OUR_PLACE and len(words) > 3:
            bare = Span(bare.begin + 2, bare.end)
        elif words.startswith("自治区") and len(words) > 4:
            bare = Span(bare.begin + 3, bare.end)
        elif not _PLACE_ENDS.isdisjoint(words) and _IN_PLACE.match(words) and (place := first_place(words)):
            bare = Span(min(bare.end, bare.begin + place[1]), bare.end)
        if bare.end - bare.begin >= 2 or _is_letter(text, bare, begin, parted[-1].end):
            if JOINED.search(text, bare.begin, bare.end):
                yield from _parted(text, bare)
            else:
                yield bare
        if inner and "、" in text[inner.begin : inner.end]:
            yield from listing(text, inner.begin + (text[inner.begin] == "含"), inner.end, commas=True).items


_PARTS_OF_IT = ("零部件", "零配件", "配件", "配套", "制品", "元器件", "相关")


def _whole_pairs(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """基因与细胞治疗 at the end of a list is one name: its last word completes both halves."""
    if len(items) < 2 or text[items[-2].end : items[-1].begin] not in ("与", "及", "和"):
        return items
    half, last = text[items[-2].begin : items[-2].end], items[-1].end
    if text.startswith(_PARTS_OF_IT, items[-1].begin):
        return (*items[:-2], Span(items[-2].begin, last))  # 汽车及零部件
    if len(half) > 2 or concept_of(half) is not None or concept_of(half + text[last - 2 : last]) is None:
        return items
    return (*items[:-2], Span(items[-2].begin, items[-1].end))


# A list with none of these has nothing but 、 to part it and no place in front of an item.
_NOT_PLAIN = re.compile(r"[()\[\]【】〔〕《》〈〉“”‘’ \t\n,;和及与暨等省市州盟县区旗国]")


_URGED = frozenset("努力 积极 大力 着力 全力 重点 稳步 持续 不断".split())  # 茶叶、努力培育竹业


# 培育以甲集团为链主的肉制品、以乙公司为龙头的特钢
_LED_BY = re.compile("以[^、,。;:为]{1,12}为(?:链主|龙头|代表|主体?|核心|引领|支撑|牵引|骨干|主导)(?:企业)?的(?=..)")


def _plain_items(text: str, begin: int, end: int) -> Iterator[Span]:
    """The items of a list that only 、 parts."""
    verbs = word_set("grow")
    at = begin
    while at <= end:
        stop = text.find("、", at, end)
        if stop < 0:
            stop = end
        opens = text[at : at + 2]
        led = at == begin or opens in verbs or opens in _URGED
        first = strip_lead(text, at, stop) if led else at
        if first == at == stop - 3 and opens in verbs and _is_letter(text, Span(stop - 1, stop), begin, end):
            first = stop - 1  # 发展菜、果、茶
        if opens[:1] == "以" and (firm := _LED_BY.match(text, at, stop)):
            first = firm.end()
        if stop - first >= 2 or _is_letter(text, Span(first, stop), begin, end):
            yield Span(first, stop)
        at = stop + 1


def _is_letter(text: str, item: Span, begin: int, end: int) -> bool:
    """An industry of one letter (糖、铝、钢铁); none in 铜、钢、铝精深加工, whose last word is that of all."""
    letters = word_set("short_industry")
    if text[item.begin : item.end] not in letters:
        return False
    last = text.rfind("、", begin, end) + 1
    return end - last < 3 or text[last] not in letters or text.startswith("产业", last + 1)


def can_be_listed(text: str, begin: int, end: int, strong: bool) -> bool:
    """A quick look at a list before it is parted: may the items between its first and its last be industries?

    Behind a verb that is not `strong` each must be one by its own name.
    """
    fits = plausible if strong else is_industrial
    return all(
        fits(i) or not _PLAIN_ITEM.fullmatch(i) or i[:2] in word_set("grow") for i in text[begin:end].split("、")[1:-1]
    )


# An item that stands as it will be read: no bracket, no joining word, no place before it.
_PLAIN_ITEM = re.compile(r"[^()“”‘’《》〔〕\[\] \t和及与暨以等省市州盟县区]{2,}")


def _parted(text: str, item: Span) -> Iterator[Span]:
    """航空与燃机 is two where each half is an industry and the vocabulary does not know the whole as one."""
    for begin, end in _halves(text[item.begin : item.end]):
        yield Span(item.begin + begin, item.begin + end)


@lru_cache(maxsize=4096)
def _halves(name: str) -> tuple[tuple[int, int], ...]:
    """Where the two industries of 航空与燃机 begin and end; the whole where it is one."""
    halves = listing(name, 0, len(name), joins="all").items
    parted = len(halves) == 2 and concept_of(name) is None
    if parted and all(_stands_alone(name[h.begin : h.end]) for h in halves):
        return tuple((h.begin, h.end) for h in halves)
    return ((0, len(name)),)


def _stands_alone(name: str) -> bool:
    """Is the half of a joined name an industry without the other (not 基因 of 基因与细胞治疗)?"""
    return is_industrial(name) and (len(name) > 2 or concept_of(name) is not None)


def unquoted(text: str, begin: int, end: int) -> Span:
    """The words without the quotation marks around them."""
    while begin < end and text[begin] in "“‘ ":
        begin += 1
    while end > begin and text[end - 1] in "”’ ":
        end -= 1
    return Span(begin, end)


def are_places(names: list[str]) -> bool:
    """建设林州、开封汴西、安阳新区等特色产业集群: are most of the names places, or parts of places?"""
    if any(map(is_industrial, names)) or any(map(is_thing, names)):
        return False
    return sum(first_place(name) is not None for name in names) * 2 > len(names)


def without_chain(text: str, item: Span) -> Span:
    """以钠电池全产业链为特色: the industry is 钠电池."""
    cut = _CHAIN_END.search(text, item.begin + 1, item.end) if text[item.end - 1] == "链" else None
    return Span(item.begin, cut.start()) if cut else item


_CHAIN_END = re.compile("全?产业链$")


def before_gloss(text: str, end: int) -> int:
    """把蔬菜(含食用菌、百合)产业做强: the name ends before the bracket that glosses it."""
    opened = text.rfind("(", max(0, end - LONGEST_GLOSSED), end)
    return opened if text[opened + 1] == "含" else end


LONGEST_GLOSSED = 24  # code points from the bracket behind a name to its end


def in_list(items: list[Span], kind: str) -> Iterator[Named]:
    at = items[0].begin if len(items) > 1 else None
    for order, item in enumerate(items, 1):
        yield Named(item.begin, item.end, kind, at, order)
