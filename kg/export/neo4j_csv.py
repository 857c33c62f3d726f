"""The property graph for `neo4j-admin database import`: a folder of CSV files and the command that reads them.

One file for each combination of labels and for each type of relationship; the first line of each is its header.
Lists are joined by U+001F, which no text holds. The mark of a whole load is a node of its own, so what the
import wrote counts as loaded; `kg load neo4j` afterwards adds the constraint and the indexes and checks the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.engines.values import LABEL
from kg.projection import PropertyGraph, Value

BETWEEN = "\x1f"
SCRIPT = "import.sh"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "string[]"}


def files(graph: PropertyGraph) -> dict[str, str]:
    """File name → text, the script with the command among them."""
    nodes: dict[tuple[str, ...], list[Mapping[str, Value]]] = defaultdict(list)
    for node in graph.nodes.values():
        nodes[node.labels].append(node.properties)
    links: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for r in graph.relationships.values():
        links[r.type].append({**r.properties, "key": r.key, ":START_ID": r.start, ":END_ID": r.end, ":TYPE": r.type})
    written = {}
    for labels, rows in sorted(nodes.items()):
        marked = [{**row, ":LABEL": BETWEEN.join((*labels, LABEL))} for row in rows]
        written[f"nodes-{'.'.join(labels)}.csv"] = _csv(marked, {"key": "key:ID"})
    for type, rows in sorted(links.items()):
        written[f"relationships-{type}.csv"] = _csv(rows, {})
    mark: Mapping[str, Value] = {
        ":ID": "chanye-kg-load", "state": "whole", "snapshot": graph.snapshot, ":LABEL": "ChanyeKGLoad",
    }  # fmt: skip
    written["nodes-load.csv"] = _csv([mark], {})
    written[SCRIPT] = _script(written)
    return written


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


def _csv(rows: Sequence[Mapping[str, Value]], headings: Mapping[str, str]) -> str:
    """The rows under typed headings; what is absent is empty, what is empty text is `""`."""
    types = {name: _TYPES[type(value)] for row in rows for name, value in row.items()}
    columns = sorted(types)
    heads = (headings.get(c) or (c if c.startswith(":") else f"{c}:{types[c]}") for c in columns)
    lines = [",".join(heads), *(",".join(_cell(row.get(c)) for c in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = BETWEEN.join(value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""') + '"'
