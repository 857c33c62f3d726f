"""Where the graph is, and the snapshot in use.

snapshot = open_snapshot()          # --graph, else $KG_GRAPH, else ./graph
snapshot.store.query("SELECT …")    # a pyoxigraph Store, loaded on first use
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store


class GraphProblem(ValueError):
    """There is no graph yet, or its snapshot is damaged; the message says what to do."""


def graph_home(directory: Path | str | None = None) -> Path:
    """The graph folder: the one asked for, else `$KG_GRAPH`, else `graph` where the process stands."""
    return Path(directory or os.environ.get("KG_GRAPH") or "graph")


class Snapshot:
    """One published state of the graph; it stays the same however often others build."""

    def __init__(self, folder: Path, manifest: dict[str, object]) -> None:
        self.folder = folder
        self.manifest = manifest
        self.id = str(manifest["snapshot"])

    @cached_property
    def store(self) -> Store:
        """The dataset, loaded into memory or, where it is large, from the disk."""
        from kg.snapshot_store import store_of

        return store_of(self.folder, self.manifest)

    def facts(self) -> Iterator[dict[str, object]]:
        """The lines of the fact contract, notice after notice."""
        with (self.folder / "facts.jsonl").open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)


def open_snapshot(directory: Path | str | None = None, id: str = "") -> Snapshot:
    """The snapshot in use, or the one asked for by its id.

    Raises GraphProblem where there is none or its files are not what was published.
    """
    from kg.snapshot import damage
    from kg.snapshot_store import is_as_loaded

    home = graph_home(directory)
    if not (home / "current").exists():
        raise GraphProblem(f"{home}: no graph here yet; run `kg build`, or point --graph or KG_GRAPH to one")
    try:
        id = id or (home / "current").read_text("utf-8").strip()
        folder = home / "snapshots" / id
        manifest = json.loads((folder / "manifest.json").read_bytes())
        if manifest.get("snapshot") != id:
            wrong = "its manifest belongs to another"
        else:
            wrong = "" if is_as_loaded(folder, manifest) else damage(folder, manifest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise GraphProblem(f"{home}: the snapshot is damaged (pointer or manifest); run `kg build` again") from None
    if wrong:
        raise GraphProblem(f"{home}: the snapshot is damaged ({wrong}); run `kg build` again")
    return Snapshot(folder, manifest)
