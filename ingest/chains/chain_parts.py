"""Chains printed side by side: A—B—C、D—E—F; and steps that hold a 、 themselves: A—B、C—D."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.lists.listing import listing

SHORT_STEP = 6  # code points; two longer words in a bracket may be a name (中国—东盟产业合作区)
FEWEST = 3  # steps of a chain that no noun calls so

MOST_PARTS = 12
SHORTEST_STEP = 3  # code points of what a plant makes beside another: 乙烯、芳烃
_SEVERAL = re.compile("[两二三四五六七八\\d]条|等|[双多]链")
# ①锂电,主攻A—B—C;②茶叶,主攻…: the industry of an item before what is said of its chain
ITEM_OF = re.compile(r"(?:[①-⑳]|\(\d{1,2}\)|(?<![\d.])\d{1,2}[.、])(?P<name>[^,。;:、\n\d]{1,12}),[^,。;:、\n]{0,6}$")


def side_by_side(text: str, begin: int, end: int, sign: str) -> list[tuple[int, int]]:
    """煤—焦油—针状焦、煤—甲醇—烯烃: two chains, where 、 parts stretches that are chains by themselves."""
    if text.find("、", begin, end) < 0:
        return [(begin, end)]
    parts = [(i.begin, i.end) for i in listing(text, begin, end).items]
    whole = all(text.count(sign, *p) >= FEWEST - 1 for p in parts)
    whole = whole and not any(_of_one_step(text, a, b, sign) for a, b in pairwise(parts))
    return parts if whole and 2 <= len(parts) <= MOST_PARTS else [(begin, end)]


def _of_one_step(text: str, before: tuple[int, int], after: tuple[int, int], sign: str) -> bool:
    """石脑油—乙烯、芳烃—合成树脂: two short words are one step, unless the second begins as the first chain does."""
    last = text[text.rfind(sign, *before) + 1 : before[1]]
    first = text[after[0] : text.find(sign, *after)]
    if last[-1:] == first[-1:] and len(last) <= SHORT_STEP:
        return True
    again = first == text[before[0] : text.find(sign, *before)] or _SEVERAL.search(text, after[0], after[1] + 12)
    return 1 < len(last) <= SHORTEST_STEP >= len(first) > 1 and not again
