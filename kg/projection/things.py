"""What the dataset says of each thing, and what must be known of the others to draw one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from kg.compact import Compact
from kg.ontology import ID, PREFIXES, ontology, prefixed
from kg.projection.model import Value
from kg.projection.schema import BY_LANGUAGE, LISTED, schema

if TYPE_CHECKING:
    from pyoxigraph import Literal

    from kg.graph_home import Snapshot

_XSD = PREFIXES["xsd"]
_DATASET = f"{ID}graph/dataset"  # what the snapshot is made of: no part of the property graph


class Thing:
    """All that the dataset says of one thing; properties by their prefixed name."""

    __slots__ = ("classes", "key", "to", "values")

    def __init__(self, key: str) -> None:
        self.key = key
        self.classes: list[str] = []
        self.to: dict[str, list[str]] = {}
        self.values: dict[str, list[Literal]] = {}

    def one(self, property: str) -> str:
        """The only thing, or the text, that a property says; '' where it says nothing."""
        if property in self.to:
            return min(self.to[property])
        return min((v.value for v in self.values.get(property, ())), default="")


@dataclass(slots=True)
class About:
    """What is known of all things: their keys, and the little of each that others show."""

    keys: Compact = field(default_factory=Compact)
    loose: dict[str, str] = field(default_factory=dict)  # statement → its status where it is not certain
    notices: dict[str, str] = field(default_factory=dict)  # notice → its id
    listed: dict[str, set[str]] = field(default_factory=dict)  # industry → labels of the official lists it is on
    aligned: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # subject, object → alignments


def things(snapshot: Snapshot) -> Iterator[Thing]:
    """Every thing that is of a class, in the order of the file, in which all that is said of one stands together."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    names: dict[str, str] = {}
    quads = parse(path=str(snapshot.folder / "graph.nq"), format=RdfFormat.N_QUADS, lenient=True)
    for subject, of_it in groupby(quads, key=lambda quad: quad.subject):
        if not isinstance(subject, NamedNode):
            continue
        thing = Thing(subject.value.removeprefix(ID))
        for quad in of_it:
            graph, object = quad.graph_name, quad.object
            if not isinstance(graph, NamedNode) or graph.value == _DATASET:
                continue
            iri = quad.predicate.value
            property = names.get(iri) or names.setdefault(iri, prefixed(iri))
            if isinstance(object, Literal):
                thing.values.setdefault(property, []).append(object)
            elif isinstance(object, NamedNode) and property == "rdf:type":
                thing.classes.append(prefixed(object.value))
            elif isinstance(object, NamedNode):
                thing.to.setdefault(property, []).append(object.value.removeprefix(ID))
        if thing.classes:
            yield thing


def about(snapshot: Snapshot) -> About:
    """What is known of all things of a snapshot."""
    known, of_list, on = About(), dict[str, set[str]](), list[tuple[str, str]]()
    aligned: dict[tuple[str, str], list[str]] = defaultdict(list)
    for thing in things(snapshot):
        known.keys.add(thing.key)
        if "kg:List" in thing.classes:
            id = thing.one("kg:id")
            of_list[thing.key] = {label for word, label, _ in LISTED if word in id}
        if "kg:Membership" in thing.classes:
            on += [(industry, thing.one("kg:list")) for industry in thing.to.get("kg:industry", ())]
        if "kg:Alignment" in thing.classes:
            aligned[thing.one("kg:subject"), thing.one("kg:object")].append(thing.key)
        if "kg:Notice" in thing.classes:
            known.notices[thing.key] = thing.one("kg:id")
        if "kg:Statement" in thing.classes and (status := thing.one("kg:status")) != "certain":
            known.loose[thing.key] = status
        on += [(thing.key, of) for of in thing.to.get("kg:onList", ())]
    for industry, of in set(on):
        known.listed.setdefault(industry, set()).update(of_list.get(of, set()))
    known.aligned = {pair: sorted(keys) for pair, keys in aligned.items()}
    return known


def values_of(property: str, said: list[Literal]) -> dict[str, Value]:
    """The values of one property under their names in the graph."""
    name = ontology().cypher_property(property)
    if property in BY_LANGUAGE:
        by_language: dict[str, list[Literal]] = defaultdict(list)
        for literal in said:
            by_language["_en" if literal.language == "en" else ""].append(literal)
        return {name + ending: _value(property, some) for ending, some in by_language.items()}
    if property == "eli:title" and len(said) > 1:  # a policy that is cited under several titles
        first, *others = sorted((v.value for v in said), key=lambda title: (-len(title), title))
        return {name: first, "aliases": others}
    return {name: _value(property, said)}


def _value(property: str, said: list[Literal]) -> Value:
    if property in schema().several:
        return sorted({v.value for v in said})
    if len(said) > 1:
        return "、".join(sorted({v.value for v in said}))
    literal = said[0]
    type = literal.datatype.value.removeprefix(_XSD)
    if type == "integer":
        return int(literal.value)
    if type == "decimal":
        return float(literal.value)
    return literal.value == "true" if type == "boolean" else literal.value
