"""What is made of a snapshot once and kept beside it: the files of an engine, a store.

    graph/KIND/ID-…          one for each snapshot kept, with `loaded.json` as the mark of a whole one
    graph/KIND/.aside-…      one being made; what a killed process left is removed by the next
    graph/KIND/lock          held by the one process that makes one

It is made in a folder of its own, marked, and appears under its name by one rename.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

_ASIDE = ".aside-"
_MARK = "loaded.json"


def made_once(place: Path, make: Callable[[Path], None]) -> Path:
    """The folder `place` (`graph/KIND/ID-…`), made by `make` where it is not there yet or not whole.

    `make` gets a folder to create, and marks it when all is there. Raises OSError where the graph folder cannot be
    written, and what `make` raises.
    """
    if is_whole(place):
        return place
    place.parent.mkdir(exist_ok=True)
    with _making(place.parent):
        if not is_whole(place):  # another process may have made it while this one waited
            for left in (*place.parent.glob(f"{_ASIDE}*"), place):
                shutil.rmtree(left, ignore_errors=True)
            aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=place.parent))
            make(aside / "files")
            (aside / "files").rename(place)
            aside.rmdir()
        _prune(place.parent)
    return place


def mark(place: Path, said: Mapping[str, object]) -> None:
    """Say that all is there."""
    with (place / _MARK).open("w") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())


def marked(place: Path) -> dict[str, object]:
    """What was said of it; raises OSError or ValueError where its making never came to its end."""
    said: dict[str, object] = json.loads((place / _MARK).read_bytes())
    return said


def is_whole(place: Path) -> bool:
    """Did its making come to its end?"""
    try:
        return bool(marked(place))
    except (OSError, ValueError):
        return False


def remove(place: Path) -> None:
    """Take away what turned out to be damaged."""
    with _making(place.parent):
        shutil.rmtree(place, ignore_errors=True)


def _prune(folder: Path) -> None:
    """Remove what was made of snapshots that are no longer kept."""
    for place in folder.iterdir():
        if place.is_dir() and not (folder.parent / "snapshots" / place.name.partition("-")[0]).exists():
            shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def _making(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder; who comes second waits. The system lets go of it when the process ends."""
    with (folder / "lock").open("w") as file:
        if os.name == "posix":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        else:
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        yield
