"""The rare words that rules wait for, sought all together in one scan of a text.

A rule that seeks a few rare words by a pattern of its own pays for a scan of the whole text (measured: 5 ns a
character, of the 2,000 that the whole extraction takes); all words of all rules together are found in 4 ns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_KNOWN: dict[str, int] = {}  # every word of every cue, and its number in the scan


class Cue:
    """Words that open what a rule reads.

    >>> cue = Cue(["上游", "中游", "下游"])
    >>> cue.places("下游的组装,上游的材料")
    [0, 6]
    >>> [m[0] for m in cue.matches(re.compile("..的.."), "下游的组装,上游的材料")]
    ['下游的组装', '上游的材料']
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._numbers = [_KNOWN.setdefault(word, len(_KNOWN)) for word in self.words]

        self._lengths = dict(zip(self._numbers, map(len, self.words), strict=True))

    def places(self, text: str) -> list[int]:
        """Where any of the words begins, in order."""
        found = _scan(text, len(_KNOWN))
        here = [found[number] for number in self._numbers if number in found]
        return sorted({place for places in here for place in places}) if len(here) > 1 else here[0] if here else []

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where any of the words stands, in order; of two that begin together the shorter comes first.

        >>> Cue(["目标", "指标"]).spans("指标和目标")
        [(0, 2), (3, 5)]
        """
        lengths = self._lengths
        found = _scan(text, len(_KNOWN)).items()
        return sorted([(p, p + lengths[number]) for number, places in found if number in lengths for p in places])

    def matches(self, pattern: re.Pattern[str], text: str, before: int = 0) -> Iterator[re.Match[str]]:
        """What the pattern reads at the words or `before` code points before them, one match after the other."""
        done = 0
        for place in self.places(text):
            if place - before >= done and (m := pattern.match(text, place - before)):
                done = m.end()
                yield m


@lru_cache(maxsize=2)
def _scan(text: str, words: int) -> dict[int, list[int]]:
    """Where each word stands, by its number."""
    found: dict[int, list[int]] = {}
    for number, begin, _ in _finder(words).find_matches_as_indexes(text, overlapping=True):
        found.setdefault(number, []).append(begin)
    return found


@lru_cache(maxsize=1)
def _finder(words: int) -> AhoCorasick:
    """Finds the first so many words; made anew where a module that is loaded later knows more."""
    return AhoCorasick(list(_KNOWN)[:words], matchkind=MatchKind.Standard, implementation=Implementation.DFA)
