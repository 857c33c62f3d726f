"""Where given words stand in a text."""

from __future__ import annotations

from collections.abc import Iterable


def word_places(text: str, words: Iterable[str]) -> list[int]:
    """Where any of the words stands in the text, in order; quicker than a pattern of rare words.

    >>> word_places("甲:乙;丙:丁", ":;")
    [1, 3, 5]
    """
    found: list[int] = []
    for word in words:
        if word[0] not in text:  # one letter is sought ten times as fast as two
            continue
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    return sorted(found)
