"""Lines in order, however many there are: sorted in pieces that are put aside on the disk, merged as they are read.

What is put aside is packed (neighbours have much in common) and stands in a file without a name: it is gone when
the process ends, however it ends.
"""

from __future__ import annotations

import heapq
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

_AT_A_TIME = 1_000  # lines that are packed together and given together
_HELD = 400_000  # lines in memory, some 0.2 GB


class SortedLines:
    """Lines, each ending in a line feed, that are read in the order of their bytes, as often as wanted.

    `folder` is where they are put aside once they are more than `held`; the folder for temporary files where
    it is None. Raises OSError where that disk is full.

    >>> lines = SortedLines(held=2)
    >>> lines.extend([b"b\\n", b"c\\n"]); lines.extend([b"a\\n"])
    >>> b"".join(lines), len(lines)
    (b'a\\nb\\nc\\n', 3)
    """

    def __init__(self, folder: Path | None = None, held: int | None = None) -> None:
        self._folder, self._most = folder, _HELD if held is None else held
        self._held: list[bytes] = []
        self._aside: IO[bytes] | None = None
        self._runs: list[list[tuple[int, int]]] = []  # of each: where its packed parts begin, how long they are
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, lines: Iterable[bytes]) -> None:
        """Take in further lines."""
        before = len(self._held)
        self._held.extend(lines)
        self._count += len(self._held) - before
        if len(self._held) > self._most:
            self._put_aside()

    def __iter__(self) -> Iterator[bytes]:
        """The lines in order, many at a time."""
        self._held.sort()
        runs = [self._read(run) for run in self._runs]
        merged = heapq.merge(*runs, self._held) if runs else iter(self._held)
        while some := b"".join(islice(merged, _AT_A_TIME)):
            yield some

    def _put_aside(self) -> None:
        self._held.sort()
        if self._aside is None:
            self._aside = tempfile.TemporaryFile(dir=self._folder)
        at = self._aside.seek(0, 2)
        run = []
        for first in range(0, len(self._held), _AT_A_TIME):
            packed = zlib.compress(b"".join(self._held[first : first + _AT_A_TIME]), 1)
            self._aside.write(packed)
            run.append((at, len(packed)))
            at += len(packed)
        self._aside.flush()  # a full disk is told now
        self._runs.append(run)
        self._held.clear()

    def _read(self, run: list[tuple[int, int]]) -> Iterator[bytes]:
        assert self._aside is not None
        for begin, length in run:
            self._aside.seek(begin)
            yield from zlib.decompress(self._aside.read(length)).splitlines(keepends=True)
