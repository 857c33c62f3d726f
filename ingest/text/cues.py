"""The rare words that rules wait for, sought all together in one scan of a text.

A rule that seeks a few rare words by a pattern of its own pays for a scan of the whole text (measured: 5 ns a
character, of the 2,000 that the whole extraction takes); all words of all rules together are found in 4 ns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_WORDS: dict[str, list[int]] = {}  # every word, and the numbers of the cues that it belongs to
_CUES: list[Cue] = []


class Cue:
    """Words that open what a rule reads.

    >>> cue = Cue(["上游", "中游", "下游"])
    >>> cue.places("下游的组装,上游的材料")
    [0, 6]
    >>> [m[0] for m in cue.matches(re.compile("..的.."), "下游的组装,上游的材料")]
    ['下游的组装', '上游的材料']
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._number = len(_CUES)
        _CUES.append(self)
        for word in self.words:
            _WORDS.setdefault(word, []).append(self._number)

    def places(self, text: str) -> list[int]:
        """Where any of the words begins, in order."""
        found = _scan(text, len(_CUES)).get(self._number)
        return sorted({begin for _, begin, _ in found}) if found else []

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where any of the words stands, in order; of two that begin together the shorter comes first.

        >>> Cue(["目标", "指标"]).spans("指标和目标")
        [(0, 2), (3, 5)]
        """
        found = _scan(text, len(_CUES)).get(self._number)
        return sorted([(begin, end) for _, begin, end in found]) if found else []

    def longest(self, text: str) -> list[tuple[int, int]]:
        """Where any of the words stands, in order, the longest at each place; none overlaps the one before.

        >>> Cue(["园", "园区", "区块链"]).longest("园区块链园")
        [(0, 2), (4, 5)]
        """
        kept: list[tuple[int, int]] = []
        done = 0
        for begin, end in self.spans(text):
            if begin >= done:
                kept.append((begin, end))
                done = end
            elif begin == kept[-1][0]:  # a longer word at the same place
                kept[-1] = (begin, end)
                done = end
        return kept

    def matches(self, pattern: re.Pattern[str], text: str, before: int = 0) -> Iterator[re.Match[str]]:
        """What the pattern reads at the words or `before` code points before them, one match after the other."""
        done = 0
        for place in self.places(text):
            if place - before >= done and (m := pattern.match(text, place - before)):
                done = m.end()
                yield m


@lru_cache(maxsize=2)
def _scan(text: str, cues: int) -> dict[int, list[tuple[int, int, int]]]:
    """Which words of each cue stand where, by the number of the cue: (number of the word, begin, end)."""
    finder, owners = _finder(cues)
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for match in finder.find_matches_as_indexes(text, overlapping=True):
        for cue in owners[match[0]]:
            found[cue].append(match)
    return found


@lru_cache(maxsize=1)
def _finder(cues: int) -> tuple[AhoCorasick, list[list[int]]]:
    """Finds the words of so many cues, and whose each is; made anew where a module that is loaded later knows more."""
    # A DFA of thousands of states is quicker only while nothing else wants the cache: 50 ns a character, this 40.
    finder = AhoCorasick(list(_WORDS), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return finder, list(_WORDS.values())
