"""Names found by their end: which name of a set closes at a place of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from ingest.bodies.agency_data import bodies, national_bodies
from ingest.geography.gazetteer import LONGEST, gazetteer


class NamesByEnd:
    """A set of names of two or more letters, looked up by their last two."""

    def __init__(self, names: Collection[str], longest: int = 64) -> None:
        self._names = names
        sizes: dict[str, set[int]] = defaultdict(set)
        for name in names:
            if 2 <= len(name) <= longest:
                sizes[name[-2:]].add(len(name))
        self._sizes = {end: tuple(sorted(known, reverse=True)) for end, known in sizes.items()}

    def longest(self, text: str, low: int, end: int) -> int:
        """The length of the longest name that ends at `end` and begins at `low` or later; 0 where there is none.

        >>> NamesByEnd({"科技局", "技局"}).longest("市科技局", 0, 4)
        3
        """
        for size in self._sizes.get(text[end - 2 : end], ()):
            if size <= end - low and text[end - size : end] in self._names:
                return size
        return 0


@lru_cache(maxsize=1)
def body_ends() -> NamesByEnd:
    """Bodies without their place."""
    return NamesByEnd(bodies())


@lru_cache(maxsize=1)
def national_ends() -> NamesByEnd:
    """Bodies of the centre, those of three letters or more."""
    return NamesByEnd(frozenset(name for name in national_bodies() if len(name) > 2))


@lru_cache(maxsize=1)
def place_ends() -> NamesByEnd:
    """Places of the gazetteer."""
    return NamesByEnd(gazetteer().by_name, LONGEST)
