"""The names of the graph, read from `ontology/kg.ttl`: every other name is computed from it.

>>> ontology().iri("kg:Notice")
'https://w3id.org/chanye-kg/ontology#Notice'
>>> ontology().label("kg:region", "en"), ontology().code("standing", "draft", "zh")
('region', '征求意见稿')
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from kg.resources import shipped

KG = "https://w3id.org/chanye-kg/ontology#"
ID = "https://w3id.org/chanye-kg/id/"
PREFIXES = {
    "kg": KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
}
_BUILT_IN = {"rdf:type"}  # of the languages themselves: not declared again
_KINDS = {
    PREFIXES["owl"] + "Class": "class",
    PREFIXES["owl"] + "ObjectProperty": "object property",
    PREFIXES["owl"] + "DatatypeProperty": "datatype property",
    PREFIXES["owl"] + "AnnotationProperty": "annotation property",
    KG + "Code": "code",
}
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or code. `name` is prefixed (`kg:Notice`)."""

    name: str
    iri: str
    kind: str
    labels: dict[str, str]
    comment: str = ""
    colour: str = ""
    mark: str = ""
    fact_type: str = ""
    above: tuple[str, ...] = ()
    range: str = ""
    code_of: tuple[str, ...] = ()
    notation: str = ""
    cypher: str = ""


@dataclass(frozen=True, slots=True)
class Ontology:
    """Every declared term by its prefixed name."""

    terms: dict[str, Term]
    _codes: dict[tuple[str, str], Term] = field(default_factory=dict)

    def term(self, name: str) -> Term:
        """The term of a prefixed name; raises KeyError for a name that `kg.ttl` does not declare."""
        if name not in self.terms:
            raise KeyError(f"ontology/kg.ttl declares no {name}")
        return self.terms[name]

    def iri(self, name: str) -> str:
        """The IRI of a prefixed name; raises KeyError for a name that `kg.ttl` does not declare."""
        if name in _BUILT_IN:
            prefix, local = name.split(":")
            return PREFIXES[prefix] + local
        return self.term(name).iri

    def label(self, name: str, language: str = "zh") -> str:
        """What a term is called in `zh` or `en`."""
        return self.term(name).labels[language]

    def code(self, property: str, notation: str, language: str = "zh") -> str:
        """What a code of a property is called (`standing`, `draft`); the code itself where it has no name."""
        term = self._codes.get((property, notation))
        return term.labels[language] if term else notation

    def codes(self, property: str) -> dict[str, Term]:
        """The named codes of a property by their notation."""
        return {notation: term for (of, notation), term in self._codes.items() if of == property}

    def classes(self) -> list[Term]:
        """The classes of our own, in the order of their names."""
        return [t for n, t in sorted(self.terms.items()) if t.kind == "class" and n.startswith("kg:")]

    def of_fact_type(self, type: str) -> Term:
        """The class of the statements of a type of the fact contract."""
        return next(t for t in self.terms.values() if t.fact_type == type)

    def cypher_label(self, name: str) -> str:
        """The node label in a property graph: `kg:IndustryMention` → `IndustryMention`."""
        return self.term(name).name.split(":")[1]

    def cypher_type(self, name: str) -> str:
        """The relationship type in a property graph: `kg:inNotice` → `IN_NOTICE`."""
        return self.cypher_property(name).upper()

    def cypher_property(self, name: str) -> str:
        """The name of a value in a property graph: `kg:amountHigh` → `amount_high`, `oa:end` → `char_end`."""
        return _WORD.sub("_", self.term(name).cypher or name.split(":")[1]).lower()


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The ontology as shipped."""
    from pyoxigraph import Literal, NamedNode, parse

    about: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=str(shipped("ontology") / "kg.ttl")):
        if isinstance(quad.subject, NamedNode):
            about[quad.subject.value][quad.predicate.value].append(quad.object)

    def texts(subject: str, predicate: str) -> list[str]:
        return [o.value for o in about[subject][predicate] if isinstance(o, Literal | NamedNode)]

    terms: dict[str, Term] = {}
    codes: dict[tuple[str, str], Term] = {}
    for iri in about:
        kind = next((_KINDS[t] for t in texts(iri, PREFIXES["rdf"] + "type") if t in _KINDS), None)
        if kind is None:
            continue
        labels = {
            o.language: o.value
            for o in about[iri][PREFIXES["rdfs"] + "label"]
            if isinstance(o, Literal) and o.language is not None
        }
        above = texts(iri, PREFIXES["rdfs"] + "subClassOf") + texts(iri, PREFIXES["rdfs"] + "subPropertyOf")

        def one(name: str, iri: str = iri) -> str:
            prefix, local = name.split(":")
            return next(iter(texts(iri, PREFIXES[prefix] + local)), "")

        term = Term(
            prefixed(iri), iri, kind, labels, one("rdfs:comment"), one("kg:colour"), one("kg:mark"), one("kg:factType"),
            tuple(prefixed(x) for x in above), prefixed(one("rdfs:range")) if one("rdfs:range") else "",
            tuple(prefixed(x) for x in texts(iri, KG + "codeOf")), one("skos:notation"), one("kg:cypher"),
        )  # fmt: skip
        terms[term.name] = term
        for of in term.code_of:
            codes[of.split(":")[1], term.notation] = term
    return Ontology(terms, codes)


def prefixed(iri: str) -> str:
    """The short form of an IRI of a known vocabulary, any other as it is.

    >>> prefixed("http://www.w3.org/ns/oa#exact")
    'oa:exact'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
