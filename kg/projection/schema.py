"""What may stand in the property graph, computed from the ontology and its shapes.

A class of the ontology is a label, a property that points to a thing is a relationship type in
UPPER_SNAKE, any other is a value in lower_snake. Where that name would not be guessed, or is a word of
Cypher, the term has a `kg:cypher` in the ontology.

A statement is a node of its own (`:Role`, `:Location`, `:Citation` …) and, where it ties two things
together, a direct relationship as well (`SHORTCUTS`): (:Agency)-[:LEADS]->(:Task).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology, ontology, prefixed
from kg.shapes import Constraint, shapes

_TYPES = {"xsd:integer": "integer", "xsd:decimal": "float", "xsd:boolean": "boolean"}
BY_LANGUAGE = {"skos:prefLabel", "skos:altLabel"}  # zh without an ending, en with _en
LEFT_OUT = {"geo:sfWithin", "rdf:type"}  # said by kg:within and by the labels
CALLED = ("name", "title", "heading", "metric", "what", "instrument")  # the first there is becomes `name`
LISTED = (  # word in the id of an official list → label of the industries on it, what such a list is called
    ("track", "Track", "赛道"), ("everest", "Everest", "珠峰"), ("future", "FutureIndustry", "未来产业"),
    ("emerging", "EmergingIndustry", "新兴产业"), ("leading", "LeadingIndustry", "主导产业"),
    ("advantage", "AdvantageIndustry", "优势产业"), ("key-", "KeyIndustry", "重点产业"),
    ("traditional", "TraditionalIndustry", "传统产业"), ("cluster", "ClusterIndustry", "产业集群"),
    ("chain", "ChainIndustry", "产业链"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Statements of a class as relationships between two of the things they name.

    The type is that of the property `type`, or where this is a coded one (`kg:role`) that of the code.
    """

    of: str
    start: str
    type: str
    end: str
    carries: tuple[str, ...] = ()


CARRIED = ("derived", "evidences", "standing", "status")  # by relationships of statements, shortcuts or not
ROLLED = ("rolls_up", "from_region", "coverage", "tier")  # by COVERS besides

SHORTCUTS = (
    Shortcut("kg:Coverage", "kg:region", "kg:Coverage", "kg:industry", ("kg:via", "kg:relation", "kg:how")),
    Shortcut("kg:Role", "kg:agency", "kg:role", "kg:task", ("kg:order", "kg:surface", "kg:implied")),
    Shortcut("kg:Location", "kg:industry", "kg:region", "kg:region", ("kg:relation", "kg:name")),
    Shortcut("kg:Citation", "kg:inNotice", "kg:cites", "kg:cites", ("kg:relation", "kg:title", "kg:docNumber")),
    Shortcut("kg:Membership", "kg:industry", "kg:list", "kg:list", ("kg:order", "kg:name")),
    Shortcut("kg:IndustryMention", "kg:inNotice", "kg:mentions", "kg:industry", ("kg:name",)),
    Shortcut("kg:RegionMention", "kg:inNotice", "kg:mentions", "kg:region", ("kg:surface",)),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a node or relationship; `term` is the property of the ontology, '' where there is none."""

    name: str
    type: str
    term: str = ""

    @property
    def several(self) -> bool:
        """Whether it is a list."""
        return self.type.startswith("list")


@dataclass(frozen=True, slots=True)
class Kind:
    """Nodes of a class: their label, the labels they have besides, their values."""

    label: str
    term: str
    above: tuple[str, ...]
    values: tuple[Field, ...]

    def value(self, name: str) -> Field:
        """The value of that name; raises KeyError where such nodes have none."""
        for field in self.values:
            if field.name == name:
                return field
        raise KeyError(f":{self.label} has no {name}")


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship type between two kinds; `shortcut` is the class of the statements it stands for."""

    type: str
    start: str
    end: str
    term: str
    shortcut: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """Every kind of node by its label, every type of relationship with its ends."""

    kinds: dict[str, Kind]
    links: tuple[Link, ...]
    several: frozenset[str]  # the properties whose value is a list


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The schema of the property graph."""
    names = ontology()
    constraints = {prefixed(iri): said for iri, said in shapes().items()}
    single = {prefixed(c.path) for said in constraints.values() for c in said if c.most == 1 or c.one_a_language}
    kinds: dict[str, Kind] = {}
    links: set[Link] = set()
    several: set[str] = set()
    for cls in constraints:
        above = ancestors(cls)
        values: dict[str, Field] = {"key": Field("key", "string")}
        for c in [c for k in (cls, *above) for c in constraints.get(k, ())]:
            path = prefixed(c.path)
            if target := _target(names, c):
                ends = {target, cls} if target == "skos:Concept" else {target}  # an industry matches either
                type = names.cypher_type(path)
                links |= {Link(type, label(cls), label(e), path, "", cls == "kg:Coverage") for e in ends}
                continue
            several |= {path} - single
            for field in _fields(names, c, several=path not in single):
                values.setdefault(field.name, field)
        if "name" not in values and any(n in values for n in CALLED):
            values["name"] = Field("name", "string")
        if cls == "kg:Policy":  # under its other titles
            values["aliases"] = Field("aliases", "list of string")
        if cls == "kg:Coverage":
            values["derived"] = Field("derived", "boolean")
        kinds[label(cls)] = Kind(label(cls), cls, tuple(map(label, above)), tuple(values.values()))
    links |= {link for s in SHORTCUTS for link in _shortcut(names, s)}
    return Schema(kinds, tuple(sorted(links, key=lambda k: (k.type, k.start, k.end))), frozenset(several))


def label(name: str) -> str:
    """The node label of a class, ours or borrowed."""
    return ontology().cypher_label(name)


@lru_cache(maxsize=256)
def ancestors(cls: str) -> tuple[str, ...]:
    """The classes of our own above a class, nearest first."""
    term = ontology().terms.get(cls)
    direct = [a for a in (term.above if term else ()) if a.startswith("kg:")]
    return tuple(dict.fromkeys([*direct, *(b for a in direct for b in ancestors(a))]))


def types_of(shortcut: Shortcut) -> dict[str, str]:
    """Code → relationship type of a shortcut whose type is coded, {'': type} of any other."""
    names = ontology()
    codes = names.codes(shortcut.type.partition(":")[2]) if shortcut.type == "kg:role" else {}
    return {code: names.cypher_type(term.name) for code, term in codes.items()} or {
        "": names.cypher_type(shortcut.type)
    }


def _target(names: Ontology, c: Constraint) -> str:
    """The class a property points to, '' where it holds a value."""
    term = names.terms[prefixed(c.path)]
    return "" if term.kind != "object property" else prefixed(c.of_class) if c.of_class else term.range


def _fields(names: Ontology, c: Constraint, *, several: bool) -> list[Field]:
    path = prefixed(c.path)
    type = _TYPES.get(prefixed(c.datatype), "string") if c.datatype else "string"
    type = f"list of {type}" if several else type
    name = names.cypher_property(path)
    endings = ("", "_en") if path in BY_LANGUAGE else ("",)
    return [Field(name + ending, type, path) for ending in endings]


def _shortcut(names: Ontology, s: Shortcut) -> list[Link]:
    ends = {prefixed(c.path): _target(names, c) for k in (s.of, *ancestors(s.of)) for c in _of(k)}
    start, end = label(ends[s.start]), label(ends[s.end])
    return [Link(type, start, end, s.type, s.of, s.of == "kg:Coverage") for type in types_of(s).values()]


def _of(cls: str) -> tuple[Constraint, ...]:
    return shapes().get(ontology().iri(cls), ())
