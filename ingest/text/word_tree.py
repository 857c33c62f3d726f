"""A pattern of many words that reads each common beginning once."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The letters that are most frequent in notices, the most frequent first: a pattern tries its branches one by one.
_FREQUENT = (
    "业的产新和发区资政展务企市用工省化能人建设技等一行实制经管进理第应创合服条部项关动信对高济智国机十有数金府中门体以规成推厅"
    "施地加科公全会级造性作定单年重助元度开上术持大与改在支生方二法位强力构息目平励主专及民予各三提基型要融万保策计给为委责范按当"
)


def word_tree(words: Iterable[str]) -> str:
    """The source of a pattern for any of the words, of each place the longest.

    It finds what the words parted by `|`, the longest first, would find, in less time.

    >>> word_tree(["中心", "中试中心", "平台"])
    '(?:中(?:心|试中心)|平台)'
    """
    source = _tree(words)
    return source if source.startswith("(?:") and source.endswith(")") else f"(?:{source})"


def _tree(words: Iterable[str]) -> str:
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[:1], []).append(word[1:])
    ends = "" in rest
    branches = [re.escape(first) + _tree(others) for first, others in sorted(rest.items(), key=_rank) if first]
    if not branches:
        return ""
    return branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)}){'?' if ends else ''}"


def _rank(branch: tuple[str, list[str]]) -> tuple[int, str]:
    """Sorts branches by how frequent their first letters are; which comes first changes nothing of what is found."""
    place = _FREQUENT.find(branch[0])
    return place if place >= 0 else len(_FREQUENT), branch[0]
