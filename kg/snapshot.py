"""Snapshots: a build is written aside, checked, and published by one atomic swap of a pointer.

    graph/current            the id of the snapshot in use (one line)
    graph/snapshots/ID/      graph.nq, facts.jsonl, manifest.json; never changed once published
    graph/lock               held by the one process that writes

Whatever kills the writer, `current` names a snapshot that was complete and on the disk before the name
was written; what lies half-written beside it is removed by the next build.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

KEPT = 3  # snapshots: the one in use and those before it
FILES = ("graph.nq", "facts.jsonl")
_ASIDE = ".aside-"


class GraphBusy(ValueError):
    """Another process is writing this graph."""


class Content:
    """The bytes of a file: pieces that are given as often as they are read, so that they need not be in memory.

    >>> Content([b"a", b"b"]).whole()
    b'ab'
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._pieces)

    def whole(self) -> bytes:
        """All of it at once."""
        return b"".join(self)


def publish(home: Path, contents: Mapping[str, Iterable[bytes]], about: Mapping[str, object]) -> str:
    """Put a snapshot into the graph folder and make it the current one; returns its id.

    `contents` are the files, in pieces. Raises OSError where it cannot be written and GraphBusy where somebody
    else is writing; in both cases the current snapshot stays what it was.
    """
    home.mkdir(parents=True, exist_ok=True)
    (home / "snapshots").mkdir(exist_ok=True)
    with _writing(home):
        _remove_leftovers(home)
        id = _write_aside(home, contents, about)
        _point(home, id)
        _prune(home, id)
    return id


def _write_aside(home: Path, contents: Mapping[str, Iterable[bytes]], about: Mapping[str, object]) -> str:
    """Write a snapshot under its id, or leave the one that is there already and the same; returns the id."""
    aside = home / "snapshots" / f"{_ASIDE}{os.getpid()}"
    aside.mkdir()
    try:
        files = {name: _write(aside / name, contents[name]) for name in FILES}
        manifest = {"snapshot": _id(files), "files": files} | dict(about)
        _write(aside / "manifest.json", [(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()])
        _sync_folder(aside)
        place = home / "snapshots" / _id(files)
        if _is_whole(place, manifest):
            shutil.rmtree(aside)
            return place.name
        if not _is_whole(aside, manifest):
            raise OSError(f"{aside}: what was written does not read back; check the disk")
        if place.exists():  # damaged: _is_whole has said so
            shutil.rmtree(place)
        aside.rename(place)
        _sync_folder(home / "snapshots")
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return place.name


def _id(files: Mapping[str, Mapping[str, object]]) -> str:
    """Sixteen hexadecimal digits that stand for the contents: the same contents have the same id anywhere."""
    whole = hashlib.sha256()
    for name in FILES:
        whole.update(bytes.fromhex(str(files[name]["sha256"])))
    return whole.hexdigest()[:16]


def _write(path: Path, pieces: Iterable[bytes]) -> dict[str, object]:
    """Write a file to the disk; returns its size and hash."""
    hashed, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            hashed.update(piece)
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    return {"bytes": size, "sha256": hashed.hexdigest()}


def _sync_folder(path: Path) -> None:
    if os.name != "posix":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _is_whole(folder: Path, manifest: Mapping[str, object]) -> bool:
    """Does the folder hold exactly the files of the manifest?"""
    try:
        if json.loads((folder / "manifest.json").read_bytes()) != manifest:
            return False
        return not damage(folder, manifest)
    except (OSError, ValueError):
        return False


def damage(folder: Path, manifest: Mapping[str, object]) -> str:
    """What is wrong with the files of a snapshot, '' where they are what the manifest says."""
    files = manifest.get("files")
    if not isinstance(files, Mapping) or set(files) != set(FILES):
        return "manifest.json does not name its files"
    for name, said in files.items():
        try:
            with (folder / name).open("rb") as file:
                hashed, size = hashlib.file_digest(file, "sha256"), file.tell()
        except OSError:
            return f"{name} is missing"
        if size != said["bytes"] or hashed.hexdigest() != said["sha256"]:
            return f"{name} has been changed or cut short"
    return ""


def _point(home: Path, id: str) -> None:
    pointer = home / f"current.{os.getpid()}"
    try:
        _write(pointer, [f"{id}\n".encode()])
        pointer.replace(home / "current")
    finally:
        pointer.unlink(missing_ok=True)
    _sync_folder(home)


def _remove_leftovers(home: Path) -> None:
    for path in (*(home / "snapshots").glob(f"{_ASIDE}*"), *home.glob("current.*")):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _prune(home: Path, current: str) -> None:
    """Keep the current snapshot and the newest before it."""
    others = [p for p in (home / "snapshots").iterdir() if p.is_dir() and p.name != current]
    for old in sorted(others, key=lambda p: p.stat().st_mtime_ns, reverse=True)[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _writing(home: Path) -> Iterator[None]:
    """Hold the lock of the graph folder; the system lets go of it when the process ends, however it ends."""
    with (home / "lock").open("w") as file:
        try:
            if os.name == "posix":
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            raise GraphBusy(
                f"{home}: another build is writing this graph; wait for it or use another --graph"
            ) from None
        yield
