"""Prints the library's Cypher and the schema of the property graph as the JSON that lint.mjs reads."""

from __future__ import annotations

import json

from kg.engines.values import LABEL
from kg.projection import schema
from kg.projection.schema import CARRIED, LISTED, ROLLED
from kg.queries import library


def main() -> None:
    graph = schema()
    labels = {LABEL, *graph.kinds, *("Province", "City", "County", "Zone"), *(label for _, label, _ in LISTED)}
    keys = {field.name for kind in graph.kinds.values() for field in kind.values} | {*CARRIED, *ROLLED, "key"}
    told = {
        "labels": sorted(labels),
        "relationshipTypes": sorted({link.type for link in graph.links}),
        "propertyKeys": sorted(keys),
    }
    queries = [
        {
            "file": f"queries/{name}.cypher",
            "cypher": query.cypher,
            "parameters": {p.name: int(p.example) if p.kind == "number" else p.example for p in query.parameters},
        }
        for name, query in library().items()
    ]
    print(json.dumps({"schema": told, "queries": queries}, ensure_ascii=False))


if __name__ == "__main__":
    main()
