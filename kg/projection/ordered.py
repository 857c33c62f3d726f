"""A property graph in the order of its keys, put aside on the disk rather than held: what the exports write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import msgspec

from kg.graph.sorted_lines import SortedLines
from kg.projection.model import Graph, Node, Relationship, Value

Types = Mapping[str, set[type]]  # name of a value → the types it has
_HELD = 100_000  # lines in memory, some 0.1 GB


class Ordered:
    """The nodes and the relationships of a graph, each in groups and in a group by key, read as often as wanted.

    A group is what `of_node` and `of_relationship` say: a table, or all of them. `folder` is where they are put
    aside, in files without names; the folder for temporary files where it is None. Raises OSError where that is full.
    """

    def __init__(
        self, graph: Graph, folder: Path | None = None, *,
        of_node: Callable[[Node], str] = lambda node: "",
        of_relationship: Callable[[Relationship], str] = lambda relationship: "",
    ) -> None:  # fmt: skip
        self.snapshot = graph.snapshot
        self._nodes, self._relationships = SortedLines(folder, _HELD), SortedLines(folder, _HELD)
        self.node_types: dict[str, dict[str, set[type]]] = {}
        self.relationship_types: dict[str, dict[str, set[type]]] = {}
        for part in graph.everything():
            if isinstance(part, Node):
                group, said = of_node(part), (part.key, part.labels, part.properties)
                _note(self.node_types, group, part.properties)
                self._nodes.extend([_line(group, part.key, said)])
            else:
                group = of_relationship(part)
                _note(self.relationship_types, group, part.properties)
                self._relationships.extend(
                    [_line(group, part.key, (part.key, part.type, part.start, part.end, part.properties))]
                )

    def nodes(self) -> Iterator[Node]:
        """Every node."""
        return (node for _, some in self.nodes_by_group() for node in some)

    def relationships(self) -> Iterator[Relationship]:
        """Every relationship."""
        return (r for _, some in self.relationships_by_group() for r in some)

    def nodes_by_group(self) -> Iterator[tuple[str, Iterator[Node]]]:
        """The groups in order with the nodes of each."""
        for group, lines in groupby(_lines(self._nodes), key=lambda line: line[0]):
            yield group.decode(), (Node(key, tuple(labels), v) for key, labels, v in _read(lines))

    def relationships_by_group(self) -> Iterator[tuple[str, Iterator[Relationship]]]:
        """The groups in order with the relationships of each."""
        for group, lines in groupby(_lines(self._relationships), key=lambda line: line[0]):
            yield group.decode(), (Relationship(*said) for said in _read(lines))


def _note(types: dict[str, dict[str, set[type]]], group: str, values: Mapping[str, Value]) -> None:
    known = types.setdefault(group, {})
    for name, value in values.items():
        known.setdefault(name, set()).add(type(value))


def _line(group: str, key: str, said: object) -> bytes:
    return b"%s\t%s\t%s\n" % (group.encode(), key.encode(), msgspec.json.encode(said))  # JSON holds no line feed


def _lines(sorted_lines: SortedLines) -> Iterator[list[bytes]]:
    for some in sorted_lines:
        for line in some.splitlines():
            yield line.split(b"\t", 2)


def _read(lines: Iterator[list[bytes]]) -> Iterator[tuple]:  # type: ignore[type-arg]
    return (tuple(msgspec.json.decode(line[2])) for line in lines)
