"""The property graph for `neo4j-admin database import`: a folder of CSV files and the command that reads them.

One file for each combination of labels and for each type of relationship; the first line of each is its header.
Lists are joined by U+001F, which no text holds. The mark of a whole load is a node of its own, so what the
import wrote counts as loaded; `kg load neo4j` afterwards adds the constraint and the indexes and checks the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.engines.values import LABEL
from kg.projection import Graph, Value
from kg.projection.ordered import Ordered

BETWEEN = "\x1f"
SCRIPT = "import.sh"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "string[]"}
_WIDER = list(_TYPES)  # where the values of a column differ in type, the last of these fits them all
_ENDS: dict[str, set[type]] = {name: {str} for name in ("key", ":START_ID", ":END_ID", ":TYPE")}


def files(graph: Graph, aside: Path | None = None) -> Iterator[tuple[str, Iterable[str]]]:
    """The name and the lines of every file, the script with the command the last; lines are read file by file.

    They are put aside in the folder `aside` until then (`kg.projection.ordered`).
    """
    ordered = Ordered(graph, aside, of_node=lambda node: ".".join(node.labels), of_relationship=lambda r: r.type)
    names = []
    for group, nodes in ordered.nodes_by_group():
        names.append(f"nodes-{group}.csv")
        label = BETWEEN.join((*group.split("."), LABEL))
        rows = ({**node.properties, ":LABEL": label} for node in nodes)
        yield names[-1], _csv(rows, {**ordered.node_types[group], ":LABEL": {str}}, {"key": "key:ID"})
    mark: Mapping[str, Value] = {
        ":ID": "chanye-kg-load", "state": "whole", "snapshot": graph.snapshot, ":LABEL": "ChanyeKGLoad",
    }  # fmt: skip
    names.append("nodes-load.csv")
    yield names[-1], _csv([mark], {name: {str} for name in mark}, {})
    for type, relationships in ordered.relationships_by_group():
        names.append(f"relationships-{type}.csv")
        links = (
            {**r.properties, "key": r.key, ":START_ID": r.start, ":END_ID": r.end, ":TYPE": r.type}
            for r in relationships
        )
        yield names[-1], _csv(links, {**ordered.relationship_types[type], **_ENDS}, {})
    yield SCRIPT, [_script(names)]


def _script(names: Iterable[str]) -> str:
    sources = [f"  --{name.partition('-')[0]}={name} \\" for name in sorted(names)]
    return "\n".join(
        [
            "#!/bin/sh",
            "# The database (neo4j, or the one named) is replaced by the graph; the server must not be running.",
            'cd "$(dirname "$0")" || exit 1',
            'exec neo4j-admin database import full "${1:-neo4j}" --overwrite-destination \\',
            "  --array-delimiter=U+001F --multiline-fields=true \\",
            *sources[:-1],
            sources[-1].removesuffix(" \\"),
            "",
        ]
    )


def _csv(
    rows: Iterable[Mapping[str, Value]], types: Mapping[str, set[type]], headings: Mapping[str, str]
) -> Iterator[str]:
    """The rows under typed headings; what is absent is empty, what is empty text is `""`."""
    columns = sorted(types)
    heads = {c: c if c.startswith(":") else f"{c}:{_TYPES[max(types[c], key=_WIDER.index)]}" for c in columns}
    yield ",".join(headings.get(c) or heads[c] for c in columns) + "\n"
    for row in rows:
        yield ",".join(_cell(row.get(c)) for c in columns) + "\n"


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = BETWEEN.join(value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""') + '"'
