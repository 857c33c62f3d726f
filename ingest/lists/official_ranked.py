"""Official lists whose items are told by rank before or behind the count: 以A为引领,B、C为支撑的“1+2”产业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.lists.listing import Joins, closing, listing
from ingest.lists.official_names import clean
from ingest.model import Span

REACH = 180  # code points from the first rank to the count
_KINDS = "(?:首位|主导|引领|龙头|核心|重点|支柱|支撑|补充|配套|特色|先导|基础|延伸|辅助|辅|主体|主)"
_RANK = re.compile(
    r"(?:(?P<led>[以把将])|(?<=[,、]))(?P<items>[^,。;:为以把将]{2,80}?)"
    rf"(?:[一二两三四五六七八九\d][大个]{_KINDS}产业)?(?:作|确定|明确|定|列)?为"
    rf"(?:[一二两三四五六七八九\d][大个])?{_KINDS}(?:产业|行业)?"
)
_BETWEEN = re.compile("[,、;]?")
_FROM_COUNT = re.compile("”?[一-鿿]{0,4}[,:(。]?(?:即|是指|形成|包括|具体为)?[:,]?(?:构建|形成|坚持)?[以把将]")
_TO_COUNT = re.compile("(?:,(?:加快|着力|努力|逐步|全力)?(?:构建|形成|打造|培育|建设)[^,。;:、“”]{0,8})?的?“?")


def ranked(text: str, place: int, number: int | None) -> tuple[Span, ...]:
    """The `number` items of the ranks that lead up to the count at `place`, in their order; else none.

    >>> text = "以钒钛为引领、清洁能源、现代农业为支撑的“1+2”产业"
    >>> [text[i.begin : i.end] for i in ranked(text, text.index("1"), 3)]
    ['钒钛', '清洁能源', '现代农业']
    >>> text = "把锂电及材料作为首位产业,把食品、旅游作为主导产业,形成“1+2”产业体系"
    >>> [text[i.begin : i.end] for i in ranked(text, text.index("1"), 3)]
    ['锂电及材料', '食品', '旅游']
    """
    low = max(0, place - REACH)
    low = max(low, text.rfind("。", low, place) + 1)
    if text.rfind("为", low, place) < 0:
        return ()
    return next((i for i, end in _ranks(text, low, place, number) if _TO_COUNT.fullmatch(text, end, place)), ())


def ranked_behind(text: str, place: int, number: int | None) -> tuple[Span, ...]:
    """The `number` items of the ranks that a formula opens: “1+2”产业体系,即以A为首位产业,B、C为重点产业.

    >>> text = "“2+1”产业格局。以锰加工、新型电池两大首位产业为引领,以建材为配套"
    >>> [text[i.begin : i.end] for i in ranked_behind(text, 7, 3)]
    ['锰加工', '新型电池', '建材']
    """
    opened = _FROM_COUNT.match(text, place)
    if opened is None:
        return ()
    stop = text.find("。", opened.end(), place + REACH)
    found = _ranks(text, opened.end() - 1, stop if stop > 0 else place + REACH, number)
    return next((items for items, _ in found), ())


def _ranks(text: str, low: int, place: int, number: int | None) -> Iterator[tuple[tuple[Span, ...], int]]:
    """The items of the ranks in `text[low:place]` that follow one another, where they are `number`, and their end.

    和 and 及 part items or join one, whichever gives the number.
    """
    joins: tuple[Joins, ...] = ("none", "last", "all")
    for join in joins:
        items: tuple[Span, ...] = ()
        end = 0
        for m in _RANK.finditer(text, low, place):
            joined = end and _BETWEEN.fullmatch(text, end, m.start())
            if not joined and not m["led"]:
                continue
            begin, stop = m.span("items")
            etc = closing(text, begin, stop)
            found = clean(text, listing(text, begin, stop if etc is None else etc, joins=join).items)
            items = (items if joined else ()) + found
            end = m.end()
        if end and len(items) == number:
            yield items, end
