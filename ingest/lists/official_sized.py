"""Official lists by the size of their items: A、B两个万亿级,C、D三个千亿级产业集群."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.naming import part_begin, strip_lead
from ingest.lists.official_counts import NUM, value_of
from ingest.lists.official_items import OfficialList, before, behind
from ingest.model import Span

_SIZED = re.compile(rf"(?P<n>{NUM})(?:个|条)超?(?:[千百万十五二三]|\d){{1,4}}亿级(?=[,、和及与]|以及)")
# 5个千亿级:A、B;7个百亿级:C、D. — the noun stands before the list of lists.
_SIZED_BEHIND = re.compile(rf"(?P<n>{NUM})”?(?:个|条)超?(?:[千百万十五二三]|\d){{1,4}}亿级(?=[:(])")
_SIZE_OPENS = re.compile("亿级(?=[:(])")
_NOUN_BEFORE = re.compile(r"产业集群|产业链|集群|产业|赛道")
_SIZE = re.compile("亿级(?=[,、和及与]|以及)")
_NOUN_BEHIND = re.compile(r"(?<=级)[\u4e00-\u9fff]{0,6}?(?:产业集群|产业链|产业|集群)")


def sized_lists(text: str) -> Iterator[OfficialList]:
    """Lists whose count is followed by the size of each item; the noun of all stands behind or before them."""
    least = 0
    for size in _SIZE.finditer(text):
        sized = _SIZED.search(text, max(0, size.start() - 8), size.end() + 2)
        if not sized or sized.end() != size.end():
            continue
        # A、B两个万亿级,C、D三个千亿级产业集群: the noun stands once, at the end.
        noun = _NOUN_BEHIND.search(text, sized.end(), sized.end() + 60)
        begins = least if 0 < sized.start() - least < 60 else 0
        least = sized.end() + (2 if text.startswith("以及", sized.end()) else 1)
        if noun and (found := _of_size(text, sized, noun[0], begins)):
            yield found
    for size in _SIZE_OPENS.finditer(text):
        sized = _SIZED_BEHIND.search(text, max(0, size.start() - 8), size.end() + 1)
        nouns = _NOUN_BEFORE.findall(text, max(0, size.start() - 80), size.start())
        nouns += _NOUN_BEFORE.findall(text, size.end(), size.end() + 120) if text[size.end()] == "(" else []
        if sized and nouns and (found := behind(text, size.end(), nouns[0], value_of(sized["n"]))):
            yield found


def _of_size(text: str, sized: re.Match[str], noun: str, begins: int) -> OfficialList | None:
    """A、B两个万亿级; X1个万亿级, where other sizes follow."""
    number = value_of(sized["n"])
    if number != 1:
        least = begins if text[begins - 1 : begins] in "、和及与" else 0
        return before(text, sized.start(), sized.end(), noun, number, least=least)
    begin = max(begins, part_begin(text, sized.start()))
    item = Span(strip_lead(text, begin, sized.start()), sized.start())
    if not is_industrial(text[item.begin : item.end]):
        return None
    return OfficialList((item,), noun, item.begin, sized.end(), 1)
