"""The snapshots that a graph folder keeps beside the one in use, and those of other folders."""

from __future__ import annotations

import json
from pathlib import Path

from kg.graph_home import GraphProblem, Snapshot, graph_home, open_snapshot
from kg.snapshot import damage


def before(snapshot: Snapshot) -> Snapshot | None:
    """The newest other snapshot kept beside one, None where there is none.

    Raises GraphProblem where it is damaged.
    """
    kept = [p for p in snapshot.folder.parent.iterdir() if p.is_dir() and p.name[:1] != "." and p != snapshot.folder]
    return opened(max(kept, key=lambda p: (p.stat().st_mtime_ns, p.name))) if kept else None


def named(home: Path | None, name: str) -> Snapshot:
    """The snapshot whose id begins with `name`, or that of another folder; raises GraphProblem where there is none."""
    if Path(name).is_dir():
        return opened(Path(name)) if (Path(name) / "manifest.json").exists() else open_snapshot(Path(name))
    folder = graph_home(home) / "snapshots"
    kept = sorted(p for p in folder.glob("*") if p.is_dir() and p.name[:1] != ".") if folder.is_dir() else []
    found = [p for p in kept if p.name.startswith(name)]
    if len(found) == 1:
        return opened(found[0])
    many = "several snapshots begin" if found else "no snapshot begins"
    there = f"; there are {', '.join(p.name for p in kept)}" if kept else "; run kg build"
    raise GraphProblem(f"{many} with {name!r}{there}")


def opened(folder: Path) -> Snapshot:
    """The snapshot in a folder; raises GraphProblem where it is damaged."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        wrong = damage(folder, manifest)
    except (OSError, ValueError, TypeError):
        wrong = "manifest.json cannot be read"
    if wrong:
        raise GraphProblem(f"{folder}: the snapshot is damaged ({wrong})")
    return Snapshot(folder, manifest)
