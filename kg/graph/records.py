"""The records of many notices: packed, beyond some megabytes on the disk, and given one at a time in order."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.graph.statements import Record

_HELD = 64 << 20  # bytes in memory


class Records:
    """Records in the order of their ids, as often as wanted; only the one that is looked at is in memory.

    `folder` is where they are kept, in a file without a name that is gone when the process ends; the folder
    for temporary files where it is None. Raises OSError where that disk is full.
    """

    def __init__(self, records: Iterable[Record] = (), folder: Path | None = None) -> None:
        self.folder = folder
        self._file = tempfile.SpooledTemporaryFile(_HELD, dir=str(folder) if folder else None)
        self._places: list[tuple[str, int, int]] = []  # id, where it begins, how long it is
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Take in one more."""
        packed = zlib.compress(pickle.dumps(record, pickle.HIGHEST_PROTOCOL), 1)
        begin = self._file.seek(0, 2)
        self._file.write(packed)
        self._places.append((record.id, begin, len(packed)))

    @property
    def ids(self) -> list[str]:
        """The ids in order; one that two records have stands there twice."""
        return sorted(id for id, _, _ in self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Record]:
        for _, begin, length in sorted(self._places):
            self._file.seek(begin)
            record = pickle.loads(zlib.decompress(self._file.read(length)))
            assert isinstance(record, Record)
            yield record
