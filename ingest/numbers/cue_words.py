"""Sets of words by which officials speak of numbers and days: `data/cues/<file>.csv` with the columns set, words."""

from __future__ import annotations

import csv
from functools import lru_cache

from ingest.text.word_tree import word_tree
from kg.resources import shipped


@lru_cache(maxsize=8)
def _sets(file: str) -> dict[str, tuple[str, ...]]:
    with (shipped("data") / "cues" / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return {row["set"]: tuple(row["words"].split("|")) for row in csv.DictReader(lines)}


def cue_words(file: str, name: str) -> tuple[str, ...]:
    """The words of the set `name` of a file; raises KeyError for a set that it does not have.

    >>> "力争" in cue_words("target_words", "goal")
    True
    """
    return _sets(file)[name]


@lru_cache(maxsize=64)
def any_cue(file: str, *names: str) -> str:
    """The source of a pattern for any word of the sets, the longest first."""
    return word_tree(w for name in names for w in cue_words(file, name))
