"""Industries, lists and how they stand to each other, as RDF; provisional concepts and their proposals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest.vocabulary import Concept, bare, concept_of, concepts, folded_name, proposals, rows
from kg.graph import names
from kg.graph.decisions import Decisions
from kg.graph.quads import Quads, boolean, integer, iri, label, text
from kg.resources import shipped

MATCH = {
    "exact": "skos:exactMatch", "close": "skos:closeMatch", "broader": "skos:broadMatch",
    "narrower": "skos:narrowMatch", "related": "skos:relatedMatch",
}  # fmt: skip
INVERSE = {"broader": "narrower", "narrower": "broader"}


@dataclass(frozen=True, slots=True)
class Alignment:
    """`object` is `relation` to `subject`; `entity` instead of `object` where it is a named project.
    `scope` is the list whose items alone it holds for, '' for everywhere."""

    subject: str
    relation: str
    object: str
    entity: str
    scope: str
    strength: str
    reason: str
    said_by: str

    @property
    def iri(self) -> str:
        """The name of the alignment in the graph."""
        key = names.digest(self.subject, self.relation, self.object, self.entity, self.scope)
        return names.thing("alignment", key)


@lru_cache(maxsize=1)
def alignments() -> tuple[Alignment, ...]:
    """The alignments of `data/industries/alignment.csv`; raises ValueError on an unknown concept or relation."""
    found = []
    for r in rows(shipped("data") / "industries" / "alignment.csv"):
        is_entity = r["object"].startswith("entity:")
        for concept in (r["subject"], *([] if is_entity else [r["object"]])):
            if concept not in concepts():
                raise ValueError(f"data/industries/alignment.csv: no concept {concept!r} in concepts.csv")
        if r["relation"] not in MATCH:
            raise ValueError(f"data/industries/alignment.csv: no relation {r['relation']!r}; one of {', '.join(MATCH)}")
        found.append(
            Alignment(
                r["subject"], r["relation"], "" if is_entity else r["object"],
                r["object"].removeprefix("entity:") if is_entity else "",
                r["scope"], r["strength"], r["reason"], r["said_by"],
            )
        )  # fmt: skip
    return tuple(found)


class Vocabulary:
    """Finds the concept of every name that notices use; a name nobody knows becomes a provisional concept."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.provisional: dict[str, str] = {}  # id: the name it was first met by

    def concept(self, name: str, known: object = None) -> str | None:
        """The id of the concept that a name means; None where a person has decided that it is none."""
        if isinstance(known, str) and known in concepts():
            return known
        decided = self.decisions.of("industry", name) or self.decisions.of("industry", bare(name))
        if decided and decided.decision == "reject":
            return None
        if decided and decided.decision == "same-as":
            return concept_of(decided.target) or self._new(decided.target)
        return concept_of(name) or self._new(name)

    def member(self, name: str) -> str | None:
        """The id of the concept that an item of a list means: a known one, or one that some notice names as an
        industry; None for clusters, parks, firms and other items."""
        id = concept_of(self.decisions.name("industry", name)) or folded_name(bare(name))
        return id if id in concepts() or id in self.provisional else None

    def _new(self, name: str) -> str:
        id = folded_name(bare(name)) or name
        current = self.provisional.get(id)
        if current is None or bare(name) < current:
            self.provisional[id] = bare(name)
        return id

    def accepted(self, id: str) -> bool:
        """Has a person accepted the provisional concept?"""
        decided = self.decisions.of("industry", self.provisional.get(id, id))
        return bool(decided and decided.decision == "accept")

    def proposed(self) -> list[Alignment]:
        """Where the provisional concepts may belong, in the order of their ids."""
        return [
            Alignment(id, p.relation, p.concept, "", "", "proposal", p.reason, "kg")
            for id, name in sorted(self.provisional.items())
            for p in proposals(name)
        ]

    def english(self, id: str) -> str:
        """The English name of an accepted concept, '' where the decision gives none."""
        decided = self.decisions.of("industry", self.provisional.get(id, id))
        return decided.target if decided and decided.decision == "accept" else ""


def write(quads: Quads, vocabulary: Vocabulary, lists: Mapping[str, str]) -> None:
    """Write the vocabulary graph; `lists` are the lists that notices name, with what they are called there."""
    quads.graph(names.VOCABULARY)
    _classification(quads)
    for concept in concepts().values():
        _concept(quads, concept)
    for id, name in vocabulary.provisional.items():
        thing = names.thing("industry", id)
        quads.type(thing, "kg:Industry", "skos:Concept")
        quads.add(thing, "kg:id", text(id))
        quads.add(thing, "skos:prefLabel", label(name, "zh"))
        if vocabulary.english(id):
            quads.add(thing, "skos:prefLabel", label(vocabulary.english(id), "en"))
        quads.add(thing, "kg:provisional", boolean(not vocabulary.accepted(id)))
    for alignment in (*alignments(), *vocabulary.proposed()):
        _alignment(quads, alignment)
    _lists(quads, lists)


def _concept(quads: Quads, concept: Concept) -> None:
    thing = names.thing("industry", concept.id)
    quads.type(thing, "kg:Industry", "skos:Concept")
    quads.add(thing, "kg:id", text(concept.id))
    quads.add(thing, "skos:prefLabel", label(concept.zh, "zh"))
    quads.add(thing, "skos:prefLabel", label(concept.en, "en"))
    for language, aliases in (("zh", concept.aliases), ("en", concept.aliases_en)):
        for alias in aliases:
            quads.add(thing, "skos:altLabel", label(alias, language))
    quads.add(thing, "kg:provisional", boolean(False))
    for code in concept.sei2018:
        quads.add(thing, "kg:sei2018", text(code))
        if concept.sei2018_match in MATCH or concept.sei2018_match == "broad":
            match = MATCH.get(concept.sei2018_match, "skos:broadMatch")
            quads.add(thing, match, iri(names.thing("sei2018", code)))
    for code in concept.gbt4754:
        quads.add(thing, "kg:gbt4754", text(code))


def _classification(quads: Quads) -> None:
    """战略性新兴产业分类(2018): order no. 23 of the National Bureau of Statistics."""
    scheme = names.thing("scheme", "sei2018")
    quads.type(scheme, "skos:ConceptScheme")
    quads.add(scheme, "skos:prefLabel", label("战略性新兴产业分类(2018)", "zh"))
    for r in rows(shipped("data") / "industries" / "sei2018.csv"):
        thing = names.thing("sei2018", r["code"])
        quads.type(thing, "skos:Concept")
        quads.add(thing, "skos:prefLabel", label(r["name"], "zh"))
        quads.add(thing, "skos:notation", text(r["code"]))
        quads.add(thing, "skos:inScheme", iri(scheme))
        if r["parent"]:
            quads.add(thing, "skos:broader", iri(names.thing("sei2018", r["parent"])))


def _alignment(quads: Quads, a: Alignment) -> None:
    subject = names.thing("industry", a.subject)
    quads.type(a.iri, "kg:Alignment")
    quads.add(a.iri, "kg:subject", iri(subject))
    if a.object:
        quads.add(a.iri, "kg:object", iri(names.thing("industry", a.object)))
    if a.entity:
        quads.add(a.iri, "kg:entityName", text(a.entity))
    if a.scope:
        quads.add(a.iri, "kg:scope", text(a.scope))
    for name, value in (
        ("relation", a.relation),
        ("strength", a.strength),
        ("reason", a.reason),
        ("saidBy", a.said_by),
    ):
        quads.add(a.iri, f"kg:{name}", text(value))
    if a.object and not a.scope and a.strength == "normal":
        quads.add(subject, MATCH[a.relation], iri(names.thing("industry", a.object)))


def _lists(quads: Quads, met: Mapping[str, str]) -> None:
    known = {r["list"]: r for r in rows(shipped("data") / "industries" / "list_names.csv")}
    for id in sorted(known.keys() | met.keys()):
        thing = names.thing("list", id)
        quads.type(thing, "kg:List", "skos:Collection")
        quads.add(thing, "kg:id", text(id))
        quads.add(thing, "skos:prefLabel", label(known[id]["zh"] if id in known else met[id], "zh"))
        if id in known:
            quads.add(thing, "skos:prefLabel", label(known[id]["en"], "en"))
    for r in rows(shipped("data") / "industries" / "lists.csv"):
        item = names.thing("item", f"{r['list']}-{int(r['order']):02d}")
        quads.type(item, "kg:ListItem")
        quads.add(item, "kg:list", iri(names.thing("list", r["list"])))
        quads.add(item, "kg:name", text(r["name"]))
        quads.add(item, "kg:order", integer(int(r["order"])))
        quads.add(item, "kg:industry", iri(names.thing("industry", r["concept"])))
        quads.add(names.thing("industry", r["concept"]), "kg:onList", iri(names.thing("list", r["list"])))
