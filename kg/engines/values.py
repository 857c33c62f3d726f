"""What comes back from an engine as plain values: text, numbers, truth, lists, dicts.

A node is `{"labels": […], "properties": {…}}`, a relationship `{"type": …, "properties": {…}}` (its `key` names
both ends), a path the list of them in turn. Dates and durations are ISO 8601 text; what is no number (0.0/0.0) is
None, since JSON has no word for it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

LABEL = "ChanyeKG"  # every node of the graph carries it: tells ours from others in the same database


def node(labels: Sequence[str], properties: Mapping[str, object]) -> dict[str, object]:
    """A node as a plain value; labels in alphabetical order, without the one that all nodes carry."""
    return {"labels": sorted(set(labels) - {LABEL}), "properties": dict(sorted(properties.items()))}


def relationship(type: str, properties: Mapping[str, object]) -> dict[str, object]:
    """A relationship as a plain value."""
    return {"type": type, "properties": dict(sorted(properties.items()))}


def finite(value: float) -> float | None:
    """A number, None where it is none or has no end.

    >>> finite(2.5), finite(float("nan")), finite(float("inf"))
    (2.5, None, None)
    """
    return value if math.isfinite(value) else None


def plain(value: Any) -> object:
    """A value of the `neo4j` driver as a plain one."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, float):
        return finite(value)
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Node):
        return node(list(value.labels), {k: plain(v) for k, v in value.items()})
    if isinstance(value, Relationship):
        return relationship(value.type, {k: plain(v) for k, v in value.items()})
    if isinstance(value, Path):
        steps: list[object] = [plain(value.start_node)]
        for r, end in zip(value.relationships, value.nodes[1:], strict=True):
            steps += [plain(r), plain(end)]
        return steps
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        return [plain(v) for v in value]
    iso = getattr(value, "iso_format", None) or getattr(value, "isoformat", None)
    return str(iso()) if iso else str(value)
