"""A pattern of many words that reads each common beginning once."""

from __future__ import annotations

import re
from collections.abc import Iterable


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
    branches = [re.escape(first) + _tree(others) for first, others in sorted(rest.items()) if first]
    if not branches:
        return ""
    return branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)}){'?' if ends else ''}"
