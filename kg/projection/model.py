"""Nodes and relationships as every property-graph tool understands them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

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


class Graph(Protocol):
    """A property graph that is gone through as often as wanted, always in the same order, be it held or not."""

    @property
    def snapshot(self) -> str:
        """The id of the snapshot it is made of."""

    def every_node(self) -> Iterator[Node]:
        """Every node once."""

    def every_relationship(self) -> Iterator[Relationship]:
        """Every relationship once."""

    def everything(self) -> Iterator[Node | Relationship]:
        """Every node and every relationship once; quicker than one after the other."""


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """A property graph in memory: nodes by key and relationships by key, each in the order of the keys."""

    snapshot: str
    nodes: Mapping[str, Node]
    relationships: Mapping[str, Relationship]

    def every_node(self) -> Iterator[Node]:
        """Every node once."""
        return iter(self.nodes.values())

    def every_relationship(self) -> Iterator[Relationship]:
        """Every relationship once."""
        return iter(self.relationships.values())

    def everything(self) -> Iterator[Node | Relationship]:
        """Every node, then every relationship."""
        return chain(self.nodes.values(), self.relationships.values())
