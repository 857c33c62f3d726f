"""The store of a snapshot: in memory, or, of a large one, on the disk beside it.

In memory the questions are answered three to four times as fast, but every process loads it anew: 3 to 6 µs a quad,
0.35 KB each. On the disk it is loaded once (`graph/store/`), and opened in a twentieth of a second ever after.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg import beside

if TYPE_CHECKING:
    from pyoxigraph import Store

LARGE = 2_000_000  # quads
_REFUSED = (OSError, RuntimeError)  # as RocksDB says it


def store_of(folder: Path, manifest: Mapping[str, object]) -> Store:
    """The dataset of a snapshot, ready for questions; in memory also where nothing can be written beside it."""
    from pyoxigraph import Store

    if store := prepared(folder, manifest):
        return store
    store = Store()
    _fill(store, folder)
    return store


def prepared(folder: Path, manifest: Mapping[str, object]) -> Store | None:
    """The store on the disk of a large snapshot, loaded where it is not there yet; None where there can be none."""
    from pyoxigraph import Store

    for _ in range(2 if is_large(manifest) else 0):
        with contextlib.suppress(*_REFUSED):  # a folder that may not be written, a full disk
            place = beside.made_once(_place(folder), lambda aside: _load(folder, aside))
            try:
                return Store.read_only(str(place))
            except _REFUSED:  # marked as whole and yet damaged: once more
                beside.remove(place)
    return None


def is_large(manifest: Mapping[str, object]) -> bool:
    """Does the store of such a snapshot belong on the disk?"""
    counts = manifest.get("counts")
    quads = counts.get("quads") if isinstance(counts, dict) else None
    return isinstance(quads, int) and quads > LARGE


def is_as_loaded(folder: Path, manifest: Mapping[str, object]) -> bool:
    """Are the files of a large snapshot, by size and time, those that were read in full when its store was made?"""
    try:
        return is_large(manifest) and beside.marked(_place(folder)).get("files") == _seen(folder, manifest)
    except (OSError, ValueError):
        return False


def _place(folder: Path) -> Path:
    from pyoxigraph import __version__

    return folder.parents[1] / "store" / f"{folder.name}-oxigraph-{__version__}"


def _load(folder: Path, aside: Path) -> None:
    import json

    from pyoxigraph import Store

    manifest = json.loads((folder / "manifest.json").read_bytes())
    seen = _seen(folder, manifest)
    store = Store(str(aside))
    _fill(store, folder)
    store.flush()
    del store
    beside.mark(aside, {"files": seen})


def _fill(store: Store, folder: Path) -> None:
    from pyoxigraph import RdfFormat

    store.bulk_load(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)


def _seen(folder: Path, manifest: Mapping[str, object]) -> dict[str, list[int]]:
    files = manifest.get("files")
    found = {name: (folder / name).stat() for name in (files if isinstance(files, dict) else ())}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in found.items()}
