"""The relationships of a thing: what it points to, and the statement that it is as a direct link."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ontology import ontology
from kg.projection.model import Relationship, Value
from kg.projection.schema import LEFT_OUT, SHORTCUTS, Shortcut, types_of
from kg.projection.things import About, Thing, values_of

_COMMON = ("kg:standing", "kg:status")
_STATUS = ("certain", "inferred", "ambiguous")  # from firm to loose


def relationships_of(thing: Thing, known: About) -> list[Relationship]:
    """The relationships that a thing gives rise to, each once."""
    found = {r.key: r for r in (*_direct(thing, known), *_shortcuts(thing, known))}
    return list(found.values())


def _direct(thing: Thing, known: About) -> Iterator[Relationship]:
    """What a thing points to; what a statement or a coverage points to carries its evidence, a match its alignments."""
    names, key = ontology(), thing.key
    common = _common(thing, known)
    for property, ends in thing.to.items():
        if property in LEFT_OUT:
            continue
        type = names.cypher_type(property)
        for end in ends:
            if end not in known.keys:
                continue
            matched = known.aligned.get((key, end)) if property.endswith("Match") else None
            values = {**common, "alignments": matched} if matched else common
            yield Relationship(f"{key}|{type}|{end}", type, key, end, values)


def _shortcuts(thing: Thing, known: About) -> Iterator[Relationship]:
    for shortcut in SHORTCUTS:
        if shortcut.of in thing.classes:
            yield from _shortcut(shortcut, thing, known)


def _shortcut(shortcut: Shortcut, thing: Thing, known: About) -> Iterator[Relationship]:
    types, key = types_of(shortcut), thing.key
    type = types.get("") or types.get(thing.one(shortcut.type))
    if not type:
        return
    values: dict[str, Value] = {"statement": key, **_common(thing, known)}
    if shortcut.of == "kg:Coverage":
        values |= {"statement": thing.one("kg:statement"), "coverage": key, "rolls_up": False}
    if notice := thing.one("kg:inNotice"):
        values["notice"] = known.notices[notice]
    for property in shortcut.carries:
        if property in thing.values:
            values |= values_of(property, thing.values[property])
    for start in thing.to.get(shortcut.start, ()):
        for end in thing.to.get(shortcut.end, ()):
            yield Relationship(f"{start}|{type}|{end}|{key}", type, start, end, values)
            city = thing.one("kg:city")
            if shortcut.of == "kg:Coverage" and city and city != start:  # the county's city, visibly rolled up
                rolled = values | {"rolls_up": True, "from_region": start}
                yield Relationship(f"{city}|{type}|{end}|{key}", type, city, end, rolled)


def _common(thing: Thing, known: About) -> dict[str, Value]:
    """What every relationship says: its evidences, standing and status, and whether it is derived."""
    derived = "kg:Coverage" in thing.classes
    values: dict[str, Value] = {"derived": derived}
    if "kg:evidence" in thing.to:
        values["evidences"] = sorted({*thing.to["kg:evidence"], *thing.to.get("kg:nameEvidence", ())})
    for property in _COMMON:
        if said := thing.one(property):
            values[ontology().cypher_property(property)] = said
    if derived:
        said_of = [known.loose.get(s, "certain") for s in thing.to.get("kg:statement", ())]
        values["status"] = max(said_of, key=_STATUS.index, default="certain")
        values["tier"] = thing.one("kg:tier")
    return values
