"""What the engines keep an index on, the same everywhere: keys, names and codes, and the words of long texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.engines.values import LABEL

if TYPE_CHECKING:
    from kg.projection import PropertyGraph

_LOOKED_UP = ("key", "name", "id", "code")
_WORDS = (  # full-text index, label, properties
    ("evidence_words", "Evidence", ("quote", "sentence")),
    ("passage_words", "Passage", ("sentence",)),
    ("clause_words", "Clause", ("heading",)),
    ("policy_words", "Policy", ("title",)),
    ("task_words", "Task", ("title",)),
)


def lookups(graph: PropertyGraph) -> list[tuple[str, str]]:
    """Label and property of every index for exact values; the first is unique: the key under the label of all."""
    found = {
        (label, property)
        for node in graph.nodes.values()
        for label in node.labels
        for property in _LOOKED_UP
        if property in node.properties
    }
    return [(LABEL, "key"), *sorted(found)]


def fulltext(graph: PropertyGraph) -> list[tuple[str, str, tuple[str, ...]]]:
    """Name, label and properties of every full-text index, for `CALL db.index.fulltext.queryNodes(name, words)`."""
    labels = {label for node in graph.nodes.values() for label in node.labels}
    return [row for row in _WORDS if row[1] in labels]
