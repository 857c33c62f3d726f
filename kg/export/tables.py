"""The property graph as CSV tables for Excel, pandas, R: one a label, one a relationship type."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from kg.output import Row, csv_text
from kg.projection import PropertyGraph, schema

_OURS = re.compile(r"(nodes|relationships)-[\w.-]+\.csv$|import\.sh$")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a .zip knows: the same graph gives the same bytes


def tables(graph: PropertyGraph) -> dict[str, str]:
    """File name → CSV with a byte-order mark; formulas are defused, lists are joined by 、."""
    nodes: dict[str, list[Row]] = defaultdict(list)
    links: dict[str, list[Row]] = defaultdict(list)
    for node in graph.nodes.values():
        nodes[node.kind].append({**node.properties, "labels": list(node.labels)})
    for r in graph.relationships.values():
        links[r.type].append({**r.properties, "key": r.key, "start": r.start, "end": r.end})
    files = {}
    for kind, rows in sorted(nodes.items()):
        known = [field.name for field in schema().kinds[kind].values]
        files[f"nodes-{kind}.csv"] = csv_text(_columns(["key", "labels", *known], rows), rows)
    for type, rows in sorted(links.items()):
        files[f"relationships-{type}.csv"] = csv_text(_columns(["key", "start", "end"], rows), rows)
    return files


def write_zip(files: Mapping[str, str], path: Path) -> None:
    """Put the files into one .zip, whole or not at all."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.create_system, entry.external_attr = 3, 0o644 << 16  # alike on every system
                archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def write_folder(files: Mapping[str, str], path: Path) -> None:
    """Put the files into a folder of their own; an earlier export there is replaced as a whole.

    Raises ValueError where the folder holds anything else.
    """
    path = path.resolve()
    if path == Path.cwd() or path in Path.cwd().parents:
        raise ValueError(f"{path}: the tables need a folder of their own; name a new one, or a .zip")
    if path.exists() and not (path.is_dir() and all(_OURS.match(p.name) for p in path.iterdir())):
        raise ValueError(f"{path}: something else is here; name a new folder, or a .zip")
    aside, before = (path.with_name(f".{path.name}.{os.getpid()}{ending}") for ending in ("", ".before"))
    try:
        aside.mkdir()
        for name, text in files.items():
            (aside / name).write_text(text, "utf-8", newline="")
        if path.exists():
            path.rename(before)
        aside.rename(path)
    finally:
        if before.exists() and not path.exists():
            before.rename(path)
        for leftover in (aside, before):
            shutil.rmtree(leftover, ignore_errors=True)


def _columns(first: list[str], rows: list[Row]) -> list[str]:
    """The columns in which some row has a value, those of `first` before the others."""
    filled = {name for row in rows for name in row}
    return [name for name in dict.fromkeys([*first, *sorted(filled)]) if name in filled]
