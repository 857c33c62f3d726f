"""The property graph as CSV tables for Excel, pandas, R: one a label, one a relationship type."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.output import csv_lines
from kg.projection import Graph, schema
from kg.projection.ordered import Ordered

_OURS = re.compile(r"(nodes|relationships)-[\w.-]+\.csv$|import\.sh$")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a .zip knows: the same graph gives the same bytes


Files = Iterable[tuple[str, Iterable[str]]]  # name, pieces of the text


def tables(graph: Graph, aside: Path | None = None) -> Iterator[tuple[str, Iterable[str]]]:
    """The name and the lines of every CSV, with a byte-order mark; formulas are defused, lists are joined by 、."""
    ordered = Ordered(graph, aside, of_node=lambda node: node.kind, of_relationship=lambda r: r.type)
    for kind, nodes in ordered.nodes_by_group():
        known = [field.name for field in schema().kinds[kind].values]
        columns = _columns(["key", "labels", *known], {*ordered.node_types[kind], "labels"})
        rows = ({**node.properties, "labels": list(node.labels)} for node in nodes)
        yield f"nodes-{kind}.csv", csv_lines(columns, rows)
    for type, relationships in ordered.relationships_by_group():
        ends = ["key", "start", "end"]
        columns = _columns(ends, {*ordered.relationship_types[type], *ends})
        links = ({**r.properties, "key": r.key, "start": r.start, "end": r.end} for r in relationships)
        yield f"relationships-{type}.csv", csv_lines(columns, links)


def write_zip(files: Files, path: Path) -> None:
    """Put the files into one .zip, whole or not at all."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, pieces in files:
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.create_system, entry.external_attr = 3, 0o644 << 16  # alike on every system
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w", force_zip64=True) as packed:  # more than 2 GB
                    for piece in pieces:
                        packed.write(piece.encode())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def write_folder(files: Files, path: Path) -> None:
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
        for name, pieces in files:
            with (aside / name).open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
        if path.exists():
            path.rename(before)
        aside.rename(path)
    finally:
        if before.exists() and not path.exists():
            before.rename(path)
        for leftover in (aside, before):
            shutil.rmtree(leftover, ignore_errors=True)


def _columns(first: list[str], filled: set[str]) -> list[str]:
    """The columns in which some row has a value, those of `first` before the others."""
    return [name for name in dict.fromkeys([*first, *sorted(filled)]) if name in filled]
