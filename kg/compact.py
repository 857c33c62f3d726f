"""Very many keys in little memory: their hashes, with a number or two of each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_PARTS = 256  # each is put in order for itself, so that only a small copy is made of it


class Compact:
    """Keys with so many whole numbers each, of 64 bits; 8 bytes a key and a number.

    What tells two keys apart is Python's own hash of them. Of 40 million two have the same once in 20,000 runs, and
    other ones in the next run, since every process hashes in its own way.

    >>> ages = Compact(1)
    >>> ages.add("甲", 30); ages.add("乙", 40)
    >>> ages.find("乙"), ages.find("丙"), len(ages), "甲" in ages
    ([40], None, 2, True)
    """

    def __init__(self, numbers: int = 0) -> None:
        self._wide = numbers + 1
        self._rows = [array("q") for _ in range(_PARTS)]
        self._keys: list[array[int] | None] = [None] * _PARTS  # of the parts that are in order

    def __len__(self) -> int:
        return sum(map(len, self._rows)) // self._wide

    def add(self, key: str, *numbers: int) -> None:
        """Take in a key."""
        hashed = hash(key)
        self._rows[hashed % _PARTS].extend((hashed, *numbers))
        self._keys[hashed % _PARTS] = None

    def __contains__(self, key: str) -> bool:
        return self.find(key) is not None

    def find(self, key: str) -> Sequence[int] | None:
        """The numbers of a key, None where it is not there."""
        hashed = hash(key)
        part = hashed % _PARTS
        keys = self._keys[part]
        if keys is None:
            keys = self._in_order(part)
        at = bisect_left(keys, hashed)
        if at == len(keys) or keys[at] != hashed:
            return None
        return list(self._rows[part][at * self._wide + 1 : (at + 1) * self._wide])

    def replace(self, key: str, *numbers: int) -> None:
        """Give a key that is there other numbers; the first one where it was added twice."""
        hashed = hash(key)
        part = hashed % _PARTS
        at = bisect_left(self._keys[part] or self._in_order(part), hashed) * self._wide
        self._rows[part][at + 1 : at + self._wide] = array("q", numbers)

    def numbers(self) -> Iterator[Sequence[int]]:
        """The numbers of every key, in no certain order."""
        for rows in self._rows:
            for at in range(0, len(rows), self._wide):
                yield rows[at + 1 : at + self._wide]

    def _in_order(self, part: int) -> array[int]:
        rows, wide = self._rows[part], self._wide
        found = sorted(zip(*(rows[i::wide] for i in range(wide)), strict=True))
        self._rows[part] = array("q", (number for row in found for number in row))
        keys = self._keys[part] = self._rows[part][::wide]
        return keys
