"""Where given words stand in a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, count
from operator import add

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_FEW = 4  # words; more are quicker found in one scan than one after the other


def word_places(text: str, words: Iterable[str]) -> list[int]:
    """Where any of the words (or letters) stands in the text, in order; quicker than a pattern of rare words.

    >>> word_places("甲:乙;丙:丁", ":;")
    [1, 3, 5]
    """
    if isinstance(words, tuple) and len(words) > _FEW:
        return [begin for _, begin, _ in _finder(words).find_matches_as_indexes(text)]
    found: list[int] = []
    for word in words:
        if word[0] in text:  # one letter is sought ten times as fast as two
            lengths = map(len, text.split(word))
            found += map(add, accumulate(lengths), count(0, len(word)))
            found.pop()  # behind the last part stands no word
    return sorted(found)


@lru_cache(maxsize=16)
def _finder(words: tuple[str, ...]) -> AhoCorasick:
    """Finds the words, of those at one place the longest."""
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
