"""The SHACL shapes of the ontology, checked directly: what the build can afford on every run.

Only the constraints that `ontology/kg.ttl` uses are known; any other there is an error, so that no shape
is silently skipped. `kg validate --full` runs the same shapes through pySHACL, and a test holds that
both agree.
"""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from kg.graph.quads import Quad
from kg.ontology import PREFIXES, prefixed
from kg.resources import shipped

_SH = PREFIXES["sh"]
_RDF = PREFIXES["rdf"]
_TYPE = f"<{_RDF}type>"
_STRING = PREFIXES["xsd"] + "string"
_NONE: set[str] = set()
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z-]+)|\^\^<([^>]*)>)?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong: the thing, the class whose shape it breaks, the property, the constraint (`sh:minCount` …)."""

    focus: str
    shape: str
    path: str
    constraint: str

    def __str__(self) -> str:
        return f"{self.focus}: {self.constraint} of {self.path} in the shape of {self.shape}"


@dataclass(frozen=True, slots=True)
class Constraint:
    """The constraints on one property of the things of one class; None or empty where there is none."""

    path: str
    least: int = 0
    most: int | None = None
    datatype: str = ""
    of_class: str = ""
    among: frozenset[str] = field(default_factory=frozenset)
    pattern: re.Pattern[str] | None = None
    lowest: float | None = None
    shortest: int = 0
    below: str = ""
    one_a_language: bool = False

    path_term: str = ""
    class_term: str = ""
    on_literals: bool = False  # asks more than how many values there are and of which class


_KNOWN = frozenset(
    "path minCount maxCount datatype class in pattern minInclusive minLength lessThan uniqueLang".split()
)


@lru_cache(maxsize=1)
def shapes() -> dict[str, tuple[Constraint, ...]]:
    """The constraints by the IRI of the class; raises ValueError for one that is not known here."""
    from pyoxigraph import BlankNode, Literal, NamedNode, parse

    about: dict[object, dict[str, list[BlankNode | Literal | NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=str(shipped("ontology") / "kg.ttl")):
        object = quad.object
        if isinstance(object, BlankNode | Literal | NamedNode):
            about[quad.subject][quad.predicate.value].append(object)

    def members(head: BlankNode | Literal | NamedNode) -> list[str]:
        found = []
        while head in about and about[head][_RDF + "first"]:
            first = about[head][_RDF + "first"][0]
            found.append(first.value)
            head = about[head][_RDF + "rest"][0]
        return found

    def constraint(node: BlankNode | Literal | NamedNode) -> Constraint:
        said = {k.removeprefix(_SH): v[0] for k, v in about[node].items() if v}
        if said.keys() - _KNOWN:
            raise ValueError(f"ontology/kg.ttl: constraints not known to kg: {', '.join(sorted(said.keys() - _KNOWN))}")
        value = {k: v.value for k, v in said.items()}
        return Constraint(
            value["path"], int(value.get("minCount", 0)), int(value["maxCount"]) if "maxCount" in value else None,
            value.get("datatype", ""), value.get("class", ""),
            frozenset(members(said["in"])) if "in" in said else frozenset(),
            re.compile(value["pattern"]) if "pattern" in value else None,
            float(value["minInclusive"]) if "minInclusive" in value else None, int(value.get("minLength", 0)),
            value.get("lessThan", ""), value.get("uniqueLang") == "true",
            f"<{value['path']}>", f"<{value['class']}>" if "class" in value else "",
            bool(said.keys() - {"path", "minCount", "maxCount", "class"}),
        )  # fmt: skip

    return {
        subject.value: tuple(constraint(n) for n in said[_SH + "property"])
        for subject, said in about.items()
        if isinstance(subject, NamedNode) and said.get(_SH + "property")
    }


Types = Mapping[str, Set[str]]  # thing → its classes, both as terms
Needs = set[tuple[str, str]]  # a thing and the class it must be of, both as terms


def violations(quads: Iterable[Quad], known: Types | None = None, elsewhere: Needs | None = None) -> list[Violation]:
    """Where a dataset breaks the shapes, in a stable order; empty where it keeps them all.

    The quads may be those of a part that holds all that is said of its things. `known` are classes of things that
    are not in it, by their terms. With `elsewhere`, what is neither in it nor known is taken to be what it should
    be, and put there, for a check against the whole.
    """
    ordered = sorted(quads)  # one thing after the other
    own: dict[str, set[str]] = {}
    for s, p, o, _ in ordered:
        if p == _TYPE:
            own.setdefault(s, set()).add(o)
    types: Types = ChainMap(own, known) if known else own  # type: ignore[arg-type]  # the second is only read
    found: list[Violation] = []
    all_shapes = _by_term()
    for subject, of_it in groupby(ordered, key=itemgetter(0)):
        constraints = [(name, c) for name in types.get(subject, ()) for c in all_shapes.get(name, ())]
        if not constraints:
            continue
        said: dict[str, set[str]] = {}
        for _, p, o, _ in of_it:
            said.setdefault(p, set()).add(o)
        for name, c in constraints:
            for broken in _broken(c, said, types, elsewhere):
                found.append(Violation(subject[1:-1], prefixed(name[1:-1]), prefixed(c.path), broken))
    return sorted(found, key=str)


@lru_cache(maxsize=1)
def _by_term() -> dict[str, tuple[Constraint, ...]]:
    return {f"<{name}>": constraints for name, constraints in shapes().items()}


def _broken(c: Constraint, said: Mapping[str, set[str]], types: Types, elsewhere: Needs | None) -> list[str]:
    values = said.get(c.path_term, _NONE)
    if not values:
        return ["sh:minCount"] if c.least else []
    broken = []
    if len(values) < c.least:
        broken.append("sh:minCount")
    if c.most is not None and len(values) > c.most:
        broken.append("sh:maxCount")
    if c.of_class:
        lacking = [v for v in values if c.class_term not in types.get(v, _NONE)]
        if elsewhere is not None:
            elsewhere.update((v, c.class_term) for v in lacking if v not in types)
            lacking = [v for v in lacking if v in types]
        if lacking:
            broken.append("sh:class")
    if c.on_literals:
        broken += _broken_literals(c, values, said)
    return broken


def _broken_literals(c: Constraint, values: set[str], said: Mapping[str, set[str]]) -> list[str]:
    literals = [_LITERAL.fullmatch(v) for v in values]
    broken = []
    if c.datatype and any(m is None or _datatype(m) != c.datatype or not _well_formed(m) for m in literals):
        broken.append("sh:datatype")
    texts = [m[1] if m else v for m, v in zip(literals, values, strict=True)]
    if c.among and any(t not in c.among for t in texts):
        broken.append("sh:in")
    if c.pattern and any(not c.pattern.search(t) for t in texts):
        broken.append("sh:pattern")
    if c.lowest is not None and any(not _number(t) >= c.lowest for t in texts):
        broken.append("sh:minInclusive")
    if c.shortest and any(len(t) < c.shortest for t in texts):
        broken.append("sh:minLength")
    if c.below:
        others = [m[1] for m in map(_LITERAL.fullmatch, said.get(f"<{c.below}>", _NONE)) if m]
        if any(_number(t) >= _number(o) for t in texts for o in others):
            broken.append("sh:lessThan")
    if c.one_a_language:
        languages = [m[2] for m in literals if m and m[2]]
        if len(languages) != len(set(languages)):
            broken.append("sh:uniqueLang")
    return broken


def _datatype(m: re.Match[str]) -> str:
    if m[2]:
        return _RDF + "langString"
    return m[3] or _STRING


_FORMS = {
    PREFIXES["xsd"] + "integer": re.compile(r"[+-]?\d+"),
    PREFIXES["xsd"] + "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false|1|0"),
}


def _well_formed(m: re.Match[str]) -> bool:
    """Is the literal one of its datatype?"""
    form = _FORMS.get(m[3] or "")
    return form is None or form.fullmatch(m[1]) is not None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
