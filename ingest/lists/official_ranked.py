"""Official lists whose items are told by rank before the count: 以A为引领,B、C为支撑的“1+2”产业."""

from __future__ import annotations

import re

from ingest.lists.listing import closing, listing
from ingest.lists.official_names import clean
from ingest.model import Span

REACH = 180  # code points from the first rank to the count
_RANK = re.compile(
    r"(?:(?P<led>以)|(?<=[,、]))(?P<items>[^,。;:为以]{2,80})为(?:[一二两三四五六七八九\d][大个])?(?:首位|主导|引领|龙头|核心|重点|支柱|支撑|补充|配套|特色|先导|基础|延伸|辅助|"
    r"辅|主体|主)(?:产业|行业)?"
)
_BETWEEN = re.compile("[,、;]?")
_FROM_COUNT = re.compile("”?[一-鿿]{0,4}[,:(]?(?:即|是指|形成|包括|具体为)?[:,]?(?:构建|形成)?以")
_TO_COUNT = re.compile("的?“?$")


def ranked(text: str, place: int) -> tuple[Span, ...]:
    """The items of the ranks that lead up to the count at `place`, in their order; none where no 以 opens them.

    >>> text = "以钒钛为引领、清洁能源、现代农业为支撑的“1+2”产业"
    >>> [text[i.begin : i.end] for i in ranked(text, text.index("1"))]
    ['钒钛', '清洁能源', '现代农业']
    >>> text = "以食品、旅游为两大支柱,以医药、物流、数字经济为三大支撑的“2+3”产业"
    >>> [text[i.begin : i.end] for i in ranked(text, text.index("2"))]
    ['食品', '旅游', '医药', '物流', '数字经济']
    """
    low = max(0, place - REACH, text.rfind("。", 0, place) + 1)
    items, end = _ranks(text, low, place)
    return items if end and _TO_COUNT.fullmatch(text, end, place) else ()


def ranked_behind(text: str, place: int) -> tuple[Span, ...]:
    """The items of the ranks that a formula opens: “1+2”产业体系,即以A为首位产业,B、C为重点产业."""
    opened = _FROM_COUNT.match(text, place)
    stop = text.find("。", place, place + REACH)
    return _ranks(text, opened.end() - 1, stop if stop > 0 else place + REACH)[0] if opened else ()


def _ranks(text: str, low: int, place: int) -> tuple[tuple[Span, ...], int]:
    """The items of the ranks in `text[low:place]` that follow one another, and where the last of them ends."""
    items: tuple[Span, ...] = ()
    end = 0
    for m in _RANK.finditer(text, low, place):
        joined = end and _BETWEEN.fullmatch(text, end, m.start())
        if not joined and not m["led"]:
            continue
        begin, stop = m.span("items")
        etc = closing(text, begin, stop)
        found = clean(text, listing(text, begin, stop if etc is None else etc).items)
        items = (items if joined else ()) + found
        end = m.end()
    return items, end
