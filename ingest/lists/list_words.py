"""The words by which officials introduce, qualify and rule out lists: sets of `data/cues/lists_words.csv`."""

from __future__ import annotations

import csv
from functools import lru_cache

from ingest.text.word_tree import word_tree
from kg.resources import shipped


@lru_cache(maxsize=1)
def _sets() -> dict[str, tuple[str, ...]]:
    with (shipped("data") / "cues" / "lists_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["set"]: tuple(row["words"].split("|")) for row in csv.DictReader(file)}


def words(name: str) -> tuple[str, ...]:
    """The words of the set `name`; raises KeyError for a set that the file does not have.

    >>> "中试" in words("innovation")
    True
    """
    return _sets()[name]


@lru_cache(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    """The words of the set `name` for membership tests."""
    return frozenset(words(name))


@lru_cache(maxsize=64)
def any_of(name: str) -> str:
    """A pattern of the words of the set `name`, the longest first.

    >>> import re
    >>> re.match(any_of("innovation"), "成果产业化应用")[0]
    '成果产业化'
    """
    return word_tree(words(name))
