"""The dataset as nodes and relationships: one thing after the other, so that a large one need not fit the memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.ontology import ontology
from kg.projection.links import relationships_of
from kg.projection.model import Node, PropertyGraph, Relationship, Value
from kg.projection.schema import CALLED, ancestors
from kg.projection.things import About, Thing, about, things, values_of

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

_MUNICIPALITY = re.compile(r"\d\d0000$")  # with a name in 市: Beijing, Tianjin, Shanghai, Chongqing


class Projection:
    """The property graph of a snapshot, read from its file as often as asked for; little of it is in memory."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._about: About = about(snapshot)

    @property
    def snapshot(self) -> str:
        """The id of the snapshot."""
        return self._snapshot.id

    def every_node(self) -> Iterator[Node]:
        """Every node once, always in the same order."""
        for thing in things(self._snapshot):
            yield _node(thing, self._about)

    def every_relationship(self) -> Iterator[Relationship]:
        """Every relationship once, always in the same order."""
        for thing in things(self._snapshot):
            yield from relationships_of(thing, self._about)

    def everything(self) -> Iterator[Node | Relationship]:
        """Every node, each with the relationships that it gives rise to behind it."""
        for thing in things(self._snapshot):
            yield _node(thing, self._about)
            yield from relationships_of(thing, self._about)


def project(snapshot: Snapshot) -> PropertyGraph:
    """The snapshot as a property graph in memory; the same snapshot gives the same graph in the same order."""
    nodes: dict[str, Node] = {}
    relationships: dict[str, Relationship] = {}
    for part in Projection(snapshot).everything():
        if isinstance(part, Node):
            nodes[part.key] = part
        else:
            relationships[part.key] = part
    return PropertyGraph(snapshot.id, dict(sorted(nodes.items())), dict(sorted(relationships.items())))


def _node(thing: Thing, known: About) -> Node:
    values: dict[str, Value] = {"key": thing.key}
    for property, said in sorted(thing.values.items()):
        values |= values_of(property, said)
    called = next((values[n] for n in CALLED if n in values), None)
    if called is not None:
        values.setdefault("name", called)
    if "kg:Coverage" in thing.classes:
        values["derived"] = True
    return Node(thing.key, _labels(thing, known.listed.get(thing.key, set())), values)


def _labels(thing: Thing, listed: set[str]) -> tuple[str, ...]:
    names = ontology()
    own = [c for c in thing.classes if c.startswith("kg:")] or sorted(thing.classes)
    above = {a for c in own for a in ancestors(c)}
    kind = min((c for c in own if c not in above), default=own[0])
    more = set(listed)
    if kind == "kg:Region":
        level = thing.one("kg:level")
        if level in names.codes("level"):
            more.add(names.codes("level")[level].cypher)
        if _MUNICIPALITY.match(thing.one("kg:code")) and any(
            v.value.endswith("市") for v in thing.values["skos:prefLabel"]
        ):
            more.add(names.codes("level")["prefecture"].cypher)
    return (names.cypher_label(kind), *sorted(more), *(names.cypher_label(a) for a in ancestors(kind)))
