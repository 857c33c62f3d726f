"""The items of an official list where its count or its name stands: behind a colon, in a bracket, before the count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.geography.gazetteer import first_place
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.listing import Joins, closing, listing
from ingest.lists.naming import part_begin, strip_lead
from ingest.lists.official_marks import inner_etc, marked_before, marked_behind, verbed_before
from ingest.lists.official_names import clean, without_predicate
from ingest.model import Span

_OPENS = re.compile(
    r"”?(?:体系|发展|建设|培育|(?:工作|推进)?机制|的?主?要?承载[地区]|(?:及|和|与)[\u4e00-\u9fff]{2,8})?(?P<how>\(|:|,?(?:即|包括|是指|分别是|分别为|是|为(?!支撑|主导|核心|重点|引领|龙头|主体|补充|特色|抓手|载体|依托|突破|目标|牵引|基础|代表|了)|"
    r"主要有|依次为|具体为|具体包括|具体是|主要包括|涵盖|指)[:,]?|——|--)"
)
# 设立9条重点产业链,分别由市领导领衔:A、B — a remark stands between the count and its colon.
_REMARK = re.compile(r"(?P<how>)(?:[,(][^,。;:、()\n]{2,20}\)?:(?=[^,。;:\n]{2,40}、)|,(?=一是))")
_PROTECTED = re.compile("[(“《]")
_NAMELY = re.compile(r"(?:即|分别是|分别为|包括|具体为|具体包括|主要包括|主要是|主要为|含|指|依次为)[:,]?")
_LIST_END = re.compile(r"[。\n]")
# What stands between the last item and the count: 作为, 被确定为全市.
MADE = re.compile(
    r"(?:都|均|也|已|被|一并|分别|共同|并列)*(?:作为|列为|列入|纳入|确定为|认定为|定为|明确为|选定为|选为|打造[成为]|建设?成|"
    r"培育[成为]|发展成|做成|组成|构成|成为|[统合并]称为?|称为|为|是|属于)(?:我|本|全|该)?[省市县区州域]*(?:域)?(?:的)?$"
)
_REPRESENTED = re.compile("为(?:代表|主体?|重点|核心|龙头|引领|支撑|特色|主导)的$")
_BY_NAME = re.compile(r"\((?:以下|下文)?(?:统称|合称|并称|简称)$")
_TOLD = re.compile(r"“?\d{1,2}”?(?:即|是指|指|为|是)")
_PART_END = re.compile(r"[,。;\n]|——")
_ITEM_END = re.compile(r"[,。;\n ]")
_NUMBERED = re.compile(
    r"(?:^|(?<=[;。,、: )\n\u4e00-\u9fff]))\s?(?:\(?\d{1,2}[.、)]|\((?:\d{1,2}|[一二三四五六七八九十]{1,2})\)|[①-⑳]|"
    r"(?<![^;\n])[一二三四五六七八九十]{1,2}、|"
    r"(?<![一-鿿])其[一二三四五六七八九十](?![体批步])[:、,是为]?|[一二三四五六七八九十](?:是|(?<=[:;,。].)为))(?!\d(?![DGd]))"
)
# 方向一:, 专题2、: the number of a direction of a call.
LABEL = (
    r"[一-鿿]{0,4}?(?:方向|赛道|产业链|领域|专题|课题|榜题|赛题|主题|板块)"
    r"(?:[一二三四五六七八九十]{1,2}[:、. ]|\d{1,2}(?:[:、. ]|(?=[一-鿿])(?![个条类大])))\s*"
)
_OPENED = re.compile(r" (?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])")
NICKNAME = 8  # code points of what a list is called


@dataclass(frozen=True, slots=True)
class OfficialList:
    """The items of an official list as printed, with what the notice says of it."""

    items: tuple[Span, ...]
    noun: str
    begin: int
    end: int
    announced: int | None = None
    formula: str = ""
    open: bool = False


def behind(text: str, place: int, noun: str, number: int | None) -> OfficialList | None:
    """The list that follows a count: after a colon, in a bracket, after 是/为/即/包括."""
    m = _OPENS.match(text, place)
    remark = None if m else _REMARK.match(text, place)
    m = m or remark
    if not m:
        return None
    begin = m.end()
    if m["how"] == "(" and text.startswith("其中", begin):
        return None  # 等10个产业集群(其中工业6个、农业4个)
    if m["how"] == "(" and (namely := _NAMELY.match(text, begin)):
        begin = namely.end()
    if m["how"] == "(":
        close = text.find(")", begin, begin + 600)
        end = close if close > 0 else begin
    else:
        full = _LIST_END.search(text, begin, begin + 1500)
        while full and full[0] == "\n" and text[full.start() - 1] in ";、" and not _NUMBERED.match(text, full.end()):
            full = _LIST_END.search(text, full.end(), begin + 1500)  # a list broken over lines
        end = full.start() if full else min(len(text), begin + 1500)
        closed = text.find(")", begin, end)
        if closed > 0 and text.find("(", begin, closed) < 0:
            end = closed  # the whole stands in a bracket
        if end == begin:
            return lines_behind(text, begin, noun, number)
    if _NUMBERED.match(text, begin, end):
        items = tuple(numbered(text, begin, end))
    else:
        part = _PART_END.search(text, begin, end)
        semicolons = part is not None and part[0] == ";" and text.count("、", begin, part.start()) == 0
        stop = end if semicolons or m["how"] == "(" or part is None else part.start()
        if semicolons:
            comma = text.find(",", begin, end)
            stop = comma if comma > 0 else end
        many = number is not None and text.count("、", begin, stop) > 2 * number
        if many and not _PROTECTED.search(text, begin, stop):
            return None
        items = fitting(text, begin, stop, number, semicolons or m["how"] == "(")
        glossed = len(items) == 1 and text[items[0].end - 1] == ")"
        if len(items) == 1 and number and (glossed or text.find("、", begin, end) < 0):  # A(甲局),B(乙局),C(丙局)
            parted = listing(text, begin, end, joins="none", commas=True).items
            of_kind = glossed and len(parted) > 2 and all(_is_glossed_industry(text, i) for i in parted)
            items = parted if len(parted) == number or of_kind else items
        if len(items) < 2 and number:
            items = marked_behind(text, begin, end, number) or items
    items = clean(text, without_predicate(text, items))
    if len(items) < 2 or number is not None and len(items) > number * 2:
        return None
    if remark and len(items) != number:
        return None
    last = items[-1].end
    return OfficialList(items, noun, place, max(last, begin), number, open=text[last : last + 1] == "等")


def _is_glossed_industry(text: str, item: Span) -> bool:
    """白酒(甲县、乙县): with its hosts."""
    return text[item.end - 1] == ")" and is_industrial(text[item.begin : text.find("(", item.begin)])


def before(text: str, place: int, end: int, noun: str, number: int | None, *, least: int = 0) -> OfficialList | None:
    """The list that a count closes: A、B、C三大产业; A、B、C等10个未来产业."""
    place -= text[place - 1 : place] == "“"  # A、B、C“三大产业”
    if text[place - 1 : place] == "称" and (called := _BY_NAME.search(text, max(0, place - 8), place)):
        place = called.start()  # A、B、C(以下简称“三大产业”)
    place -= 2 * (text[place - 2 : place] == "——")  # A、B、C——三大产业
    if text[place - 1 : place] == "”" and "的" not in noun and "、" in text[max(0, text.rfind("“", 0, place)) : place]:
        place -= 1  # “A、B、C”三大产业
    elif text[place - 1 : place] == "”" and place - (opener := text.rfind("“", 0, place)) <= NICKNAME:
        place = opener  # A、B、C、D“两米两牛”四大产业
    begin = max(least, part_begin(text, place))
    if " " in text[begin:place] and (opened := _OPENED.search(text, begin, place)):
        begin = opened.end()  # …的通知 一、围绕A、B三大产业 in a copy on one line
    if made := MADE.search(text, max(begin, place - 24), place):
        place = made.start()  # A、B、C作为三大产业, A、B、C被确定为全市三大产业
        begin = max(begin, text.rfind("将", begin, place) + 1, text.rfind("把", begin, place) + 1)  # 县委、县政府将A、B
    place -= text[place - 1 : place] in ("这", "共")  # A、B、C这三大产业
    if place <= begin:
        return None  # the count opens its part of the sentence: nothing stands before it
    etc = text[place - 1] == "等"
    stop = place - 1 if etc else place
    if shown := _REPRESENTED.search(text, max(begin, stop - 8), stop):
        stop = shown.start()  # 以A、B、C为代表的三大产业
        etc = True
    mark = _first_mark(text, begin, stop)
    if mark < 0 and number and text.count("/", begin, stop) == number - 1 > 0:  # A/B/C/D四大产业
        return _slashed(text, begin, stop, OfficialList((), noun, begin, end, number))
    if mark < 0 and number == 2:  # A和B两大产业
        pair = listing(text, begin, stop).items
        mark = pair[0].end if len(pair) == 2 else -1
    if mark < 0 and (items := marked_before(text, max(least, stop - 300), stop, number, etc)):
        return OfficialList(items, noun, items[0].begin, end, number, open=etc)
    if mark < 0 and number and (items := verbed_before(text, max(least, stop - 300), stop, number)):
        return OfficialList(items, noun, items[0].begin, end, number)
    if mark < 1 or stop - begin < 3:
        return None
    if number is not None and text.count("、", begin, stop) >= number and not _PROTECTED.search(text, begin, stop):
        return None  # more items than announced, whichever way they are parted
    if told := _TOLD.match(text, begin, mark):
        begin = told.end()  # 5即A、B、C五个产业
    letter = text[mark + 2 : mark + 3] == "、" or text[mark - 1] in word_set("short_industry")  # 把牛、羊、菌3个产业
    bare = strip_lead(text, begin, mark, 1) if letter else mark
    begin = bare if bare == mark - 1 else strip_lead(text, begin, mark)
    blank = text.rfind(" ", begin + 3, mark - 1)
    begin = _past_place(text, blank + 1 if blank > 0 else begin, mark)  # 一、申报方向 面向A、B in a copy on one line
    if ranks := _RANK_BEFORE.search(text, begin, mark):
        begin = ranks.end()
    for called in _CALLED.finditer(text, begin, mark - 1):
        begin = called.end()  # 主导产业调整为A、B和C三个产业; 招商以A、B两个产业为主
    items = clean(text, fitting(text, begin, stop, number, False))
    if len(items) < 2 or number is not None and len(items) > number:
        return None
    return OfficialList(items, noun, begin, end, number, open=etc or text[place] == "等")


def _slashed(text: str, begin: int, stop: int, found: OfficialList) -> OfficialList | None:
    """A/B/C四大产业: as many items as announced, industries by name."""
    at = strip_lead(text, begin, text.find("/", begin, stop))
    items = [Span(m.start(), m.end()) for m in re.compile("[^/]+").finditer(text, at, stop)]
    kept = clean(text, tuple(items))
    known = sum(is_industrial(text[i.begin : i.end]) for i in kept)
    return replace(found, items=kept) if kept and known * 2 >= len(items) else None


def _past_place(text: str, begin: int, mark: int) -> int:
    """朔州市陶瓷、煤机等八大产业: the place belongs to all; 晋江市运动鞋服集群 has its own."""
    if text[mark - 1] in "群链" or _FULL_PLACE.match(text, begin, mark) is None:
        return begin
    place = first_place(text[begin:mark])
    own = place is not None and mark - begin - place[1] >= 2 and text[begin + place[1] - 1] in "省市县区州盟旗"
    return begin + place[1] if own and place else begin


# 锂电首位产业和医药、食品、装备三个主导产业: the first has a rank of its own.
_RANK_BEFORE = re.compile("(?<=[\u4e00-\u9fff]{2})(?:首位|第一|龙头|核心|支柱|主导)产业(?:以及|[和及与])")
_CALLED = re.compile(
    "(?:产业|集群|链|体系|领域|赛道|行业)(?:调整|优化|确定|定位|明确|扩展|拓展|主要|分别)*(?:即|为|是|有|指|包括)|"
    "以(?![太色及])|将(?!军)|把(?!手)|从(?!化)|在(?![线建])|(?<!华)为|是|(?<=[省市县区州])有|——"
)
_FULL_PLACE = re.compile("[一-鿿]{1,9}[省市县区州盟旗]")


def _first_mark(text: str, begin: int, stop: int) -> int:
    """The place of the first 、 outside brackets: 各县(市、区)从A、B两个产业中; -1 where there is none."""
    mark = text.find("、", begin, stop)
    while mark > 0 and text.find("(", begin, mark) >= 0 and (close := text.find(")", begin, stop)) > mark:
        begin = close + 1
        mark = text.find("、", begin, stop)
    return mark


def fitting(text: str, begin: int, end: int, number: int | None, semicolons: bool) -> tuple[Span, ...]:
    """The items parted so that their number is the announced one, if some parting does; else the cautious one."""
    cautious = listing(text, begin, end, joins="none", semicolons=semicolons).items
    if number is None:
        return next(last_parted(text, cautious, ("以及",)), cautious)
    if len(cautious) == number:
        return cautious
    for way in last_parted(text, cautious, ("以及", "[和与]", "[及暨]")):
        if len(way) == number:
            return way
    joins: tuple[Joins, ...] = ("last", "all")
    for join in joins:
        way = listing(text, begin, end, joins=join, semicolons=semicolons).items
        if len(way) == number:
            return way
    if len(way := inner_etc(text, begin, end)) == number:
        return way
    return next(last_parted(text, cautious, ("以及",)), cautious)


def last_parted(text: str, items: tuple[Span, ...], words: tuple[str, ...]) -> Iterator[tuple[Span, ...]]:
    """The items with the last one parted in two at a joining word: one of `words`, each a choice of words.

    The word nearest to the end comes first, but for what only goes on with a name (汽车及零部件).
    """
    if not items:
        return
    last = items[-1]
    for choice in words:
        parts = [m for m in re.finditer(choice, text[last.begin + 2 : last.end - 2])]
        for m in reversed(parts):
            at, end = last.begin + 2 + m.start(), last.begin + 2 + m.end()
            if text[at - 1 : at + 1] == "以及" or _GOES_ON.match(text, end):
                continue
            yield (*items[:-1], Span(last.begin, at - (text[at - 1] == ",")), Span(end, last.end))


_GOES_ON = re.compile("零部件|配套|制品|相关|设备")


def starts_number(text: str, begin: int, end: int) -> bool:
    """Does the text go on with 1. or (一)?"""
    return _NUMBERED.match(text, begin, end) is not None


def numbered(text: str, begin: int, end: int) -> Iterator[Span]:
    """The items of 1.A;2.B;3.C; a blank ends an item of a copy on one line."""
    marks = list(_NUMBERED.finditer(text, begin, end))
    for i, m in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else end
        begins = m.end() + (text[m.end() : m.end() + 1] == " ")
        part = _ITEM_END.search(text, begins, stop)
        end_of_item = part.start() if part else stop
        etc = closing(text, m.end(), end_of_item)
        yield Span(m.end(), end_of_item if etc is None else etc)


_WORD = re.compile(r"[^ \n]+")
_HEADING_NUMBER = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))")
_LINE_NUMBER = re.compile(
    rf"\s*(?:{LABEL}|"
    r"[-—·●◆◇■□•▪★*○]{1,2}|\([一二三四五六七八九十]{1,3}\)|\(?\d{1,3}[.、)]|[①-⑳]|[一二三四五六七八九十]{1,3}、|\d{1,2}\s)?\s*"
)


COUNTED_LINE = re.compile("、.*[两三四五六七八九十\\d][大个条类][^、]{0,8}(?:产业链?|集群|行业|领域)[。;]?$")


def lines_behind(text: str, begin: int, noun: str, number: int | None) -> OfficialList | None:
    """One item a line under the colon."""
    items: list[Span] = []
    named = under_headings = False
    at = begin + 1
    while number is None or len(items) < number:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        number_mark = _LINE_NUMBER.match(line)
        start = at + (number_mark.end() if number_mark else 0)
        if number_mark and number_mark.end() and (colon := line.find(":")) > number_mark.end():
            line = line[:colon]  # (一)烯烃产业链:乙烯—聚乙烯
            named = True
        stop = at + len(line)
        if (heading := _HEADING_NUMBER.match(line) is not None) != under_headings and items:
            break  # 4.乳制品 ⏎ 二、申报条件: the next part of the notice
        under_headings = heading
        if COUNTED_LINE.search(line):
            break  # 改造提升陶瓷、水泥两个传统产业: a list of its own
        if line and not 2 <= stop - start <= 30 or re.search("[,:]", line) or end >= len(text) and not line:
            break
        if items and line.endswith("。") and text[items[0].end] == "\n":
            break  # the sentence behind a list of bare names
        if line:
            items.append(Span(start, stop - (line[-1] in "。;、")))
        at = end + 1
        if at > len(text):
            break
    if any(" " in text[i.begin : i.end] for i in items):  # several names a line, parted by blanks
        items = [Span(w.start(), w.end()) for i in items for w in _WORD.finditer(text, i.begin, i.end)]
        if len(items) != number:
            return None
    kept = clean(text, tuple(items))
    if named and (
        len(kept) != number or not all(text[i.end - 1] in "群链" or is_industrial(text[i.begin : i.end]) for i in kept)
    ):
        return None  # 1.光伏:扩能 — what is said of some work
    return OfficialList(kept, noun, begin, kept[-1].end, number) if len(kept) >= 2 else None
