"""The dataset as nodes and relationships."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.ontology import ID, PREFIXES, ontology, prefixed
from kg.projection.model import Node, PropertyGraph, Relationship, Value
from kg.projection.schema import BY_LANGUAGE, CALLED, LEFT_OUT, LISTED, SHORTCUTS, Shortcut, ancestors, schema, types_of

if TYPE_CHECKING:
    from pyoxigraph import Literal

    from kg.graph_home import Snapshot

_XSD = PREFIXES["xsd"]
_DATASET = f"{ID}graph/dataset"  # what the snapshot is made of: no part of the property graph
_MUNICIPALITY = re.compile(r"\d\d0000$")  # with a name in 市: Beijing, Tianjin, Shanghai, Chongqing
_COMMON = ("kg:standing", "kg:status")
_STATUS = ("certain", "inferred", "ambiguous")  # from firm to loose


class _Thing:
    """All that the dataset says of one thing; properties by their prefixed name."""

    __slots__ = ("classes", "to", "values")

    def __init__(self) -> None:
        self.classes: list[str] = []
        self.to: dict[str, list[str]] = {}
        self.values: dict[str, list[Literal]] = {}

    def one(self, property: str) -> str:
        """The only thing, or the text, that a property says; '' where it says nothing."""
        if property in self.to:
            return min(self.to[property])
        return min((v.value for v in self.values.get(property, ())), default="")


def project(snapshot: Snapshot) -> PropertyGraph:
    """The snapshot as a property graph; the same snapshot gives the same graph in the same order."""
    things = _things(snapshot)
    listed = _listed(things)
    nodes = {key: _node(key, thing, listed.get(key, set())) for key, thing in sorted(things.items())}
    aligned = _aligned(things)
    found: dict[str, Relationship] = {}
    for key, thing in things.items():
        for relationship in (*_direct(key, thing, things, aligned), *_shortcuts(key, thing, things)):
            found[relationship.key] = relationship
    return PropertyGraph(snapshot.id, nodes, dict(sorted(found.items())))


def _things(snapshot: Snapshot) -> dict[str, _Thing]:
    from pyoxigraph import Literal, NamedNode

    names: dict[str, str] = {}
    things: dict[str, _Thing] = defaultdict(_Thing)
    for quad in snapshot.store:
        graph, subject, object = quad.graph_name, quad.subject, quad.object
        if not isinstance(graph, NamedNode) or graph.value == _DATASET or not isinstance(subject, NamedNode):
            continue
        iri = quad.predicate.value
        property = names.get(iri) or names.setdefault(iri, prefixed(iri))
        thing = things[subject.value.removeprefix(ID)]
        if isinstance(object, Literal):
            thing.values.setdefault(property, []).append(object)
        elif isinstance(object, NamedNode) and property == "rdf:type":
            thing.classes.append(prefixed(object.value))
        elif isinstance(object, NamedNode):
            thing.to.setdefault(property, []).append(object.value.removeprefix(ID))
    return {key: thing for key, thing in things.items() if thing.classes}


def _listed(things: dict[str, _Thing]) -> dict[str, set[str]]:
    """Industry → labels of the official lists it is on, by the vocabulary or by a notice."""
    of_list: dict[str, set[str]] = {}
    for key, thing in things.items():
        if "kg:List" in thing.classes:
            id = thing.one("kg:id")
            of_list[key] = {label for word, label, _ in LISTED if word in id}
    found: dict[str, set[str]] = defaultdict(set)
    for key, thing in things.items():
        for of in thing.to.get("kg:onList", ()):
            found[key] |= of_list.get(of, set())
        if "kg:Membership" in thing.classes:
            for industry in thing.to.get("kg:industry", ()):
                found[industry] |= of_list.get(thing.one("kg:list"), set())
    return found


def _node(key: str, thing: _Thing, listed: set[str]) -> Node:
    values: dict[str, Value] = {"key": key}
    for property, said in sorted(thing.values.items()):
        values |= _values(property, said)
    called = next((values[n] for n in CALLED if n in values), None)
    if called is not None:
        values.setdefault("name", called)
    if "kg:Coverage" in thing.classes:
        values["derived"] = True
    return Node(key, _labels(thing, listed), values)


def _labels(thing: _Thing, listed: set[str]) -> tuple[str, ...]:
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


def _values(property: str, said: list[Literal]) -> dict[str, Value]:
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


def _aligned(things: dict[str, _Thing]) -> dict[tuple[str, str], list[str]]:
    """Subject and object → the alignments that say how they stand to each other."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, thing in sorted(things.items()):
        if "kg:Alignment" in thing.classes:
            found[thing.one("kg:subject"), thing.one("kg:object")].append(key)
    return found


def _direct(
    key: str, thing: _Thing, things: dict[str, _Thing], aligned: dict[tuple[str, str], list[str]]
) -> Iterator[Relationship]:
    """What a thing points to; what a statement or a coverage points to carries its evidence, a match its alignments."""
    names = ontology()
    common = _common(thing, things)
    for property, ends in thing.to.items():
        if property in LEFT_OUT:
            continue
        type = names.cypher_type(property)
        for end in ends:
            if end not in things:
                continue
            matched = aligned.get((key, end)) if property.endswith("Match") else None
            values = {**common, "alignments": matched} if matched else common
            yield Relationship(f"{key}|{type}|{end}", type, key, end, values)


def _shortcuts(key: str, thing: _Thing, things: dict[str, _Thing]) -> Iterator[Relationship]:
    for shortcut in SHORTCUTS:
        if shortcut.of in thing.classes:
            yield from _shortcut(shortcut, key, thing, things)


def _shortcut(shortcut: Shortcut, key: str, thing: _Thing, things: dict[str, _Thing]) -> Iterator[Relationship]:
    types = types_of(shortcut)
    type = types.get("") or types.get(thing.one(shortcut.type))
    if not type:
        return
    values: dict[str, Value] = {"statement": key, **_common(thing, things)}
    if shortcut.of == "kg:Coverage":
        values |= {"statement": thing.one("kg:statement"), "coverage": key, "rolls_up": False}
    if notice := thing.one("kg:inNotice"):
        values["notice"] = str(things[notice].one("kg:id"))
    for property in shortcut.carries:
        if property in thing.values:
            values |= _values(property, thing.values[property])
    for start in thing.to.get(shortcut.start, ()):
        for end in thing.to.get(shortcut.end, ()):
            yield Relationship(f"{start}|{type}|{end}|{key}", type, start, end, values)
            city = thing.one("kg:city")
            if shortcut.of == "kg:Coverage" and city and city != start:  # the county's city, visibly rolled up
                rolled = values | {"rolls_up": True, "from_region": start}
                yield Relationship(f"{city}|{type}|{end}|{key}", type, city, end, rolled)


def _common(thing: _Thing, things: dict[str, _Thing]) -> dict[str, Value]:
    """What every relationship says: its evidences, standing and status, and whether it is derived."""
    derived = "kg:Coverage" in thing.classes
    values: dict[str, Value] = {"derived": derived}
    if "kg:evidence" in thing.to:
        values["evidences"] = sorted({*thing.to["kg:evidence"], *thing.to.get("kg:nameEvidence", ())})
    for property in _COMMON:
        if said := thing.one(property):
            values[ontology().cypher_property(property)] = said
    if derived:
        known = [things[s].one("kg:status") for s in thing.to.get("kg:statement", ()) if s in things]
        values["status"] = max(known, key=_STATUS.index, default="certain")
        values["tier"] = thing.one("kg:tier")
    return values
