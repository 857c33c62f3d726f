"""Nodes and relationships as every property-graph tool understands them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. `key` is its IRI without the common beginning; the first label is its kind."""

    key: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The most specific label of the ontology: `Cluster`, not `Statement`."""
        return self.labels[0]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A directed link; `start` and `end` are keys of nodes, `key` is the same in every snapshot that has it."""

    key: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes by key and relationships by key, each in the order of the keys."""

    snapshot: str
    nodes: Mapping[str, Node]
    relationships: Mapping[str, Relationship]
