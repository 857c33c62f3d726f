"""Marks that open an item: its number, its bullet, 一是. What follows is a sentence like any other."""

from __future__ import annotations

import re

_HAN = "一二三四五六七八九十"
_MARK = re.compile(
    rf"(?:\([{_HAN}\d]{{1,3}}\)[、.,]?|第[{_HAN}百\d]{{1,4}}[条章节](?![例款产])|[{_HAN}]{{1,3}}[、.]|[{_HAN}]是(?!否)|"
    r"\d{1,2}(?:[.、](?!\d(?!\d{3}年))|\)(?!\d))|[①-⒛㈠-㈩]|——|[·*★])[ \t]*"
)
# The first letters of marks: most places are told by them without a call.
OPENS_MARK = frozenset(f"(第0123456789—·*★{_HAN}") | frozenset(
    map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A)))
)


def past_mark(text: str, begin: int, end: int) -> int:
    """Where the words begin behind the mark that opens an item at `begin`; `begin` where there is none.

    >>> [text[past_mark(text, 0, len(text)) :] for text in ("(二)氢能", "二是氢能", "·氢能", "①氢能", "2.2025年")]
    ['氢能', '氢能', '氢能', '氢能', '2025年']
    >>> [past_mark(text, 0, len(text)) for text in ("3.5亿元", "第一产业", "一批")]
    [0, 0, 0]
    """
    if text[begin : begin + 1] not in OPENS_MARK:
        return begin
    mark = _MARK.match(text, begin, end)
    return mark.end() if mark else begin
