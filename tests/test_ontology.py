"""The ontology declares every name the graph uses, in both languages, and borrows only terms that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
import rdflib.namespace
from click.testing import CliRunner

from ingest.contract import KEYS
from kg.cli.ref import command
from kg.graph.quads import Quads
from kg.ontology import PREFIXES, ontology
from kg.shapes import shapes

# rdflib closes the namespaces of the vocabularies it ships; of ELI 1.5 and of the Web Annotation
# vocabulary (W3C Recommendation of 2017) the terms stand here.
ELI = """
    LegalResource LegalResourceSubdivision LegalExpression Format title number passed_by date_document
    date_publication first_date_entry_in_force date_no_longer_in_force jurisdiction cites cited_by in_force
    type_document based_on basis_for amends amended_by repeals repealed_by related_to has_part is_part_of
    id_local language publisher is_realized_by realizes title_short title_alternative version version_date
""".split()
OA = """
    Annotation TextPositionSelector TextQuoteSelector SpecificResource hasSource hasSelector hasTarget hasBody
    start end exact prefix suffix
""".split()


def exists(name: str) -> bool:
    prefix, local = name.split(":")
    closed = getattr(rdflib.namespace, "SDO" if prefix == "schema" else prefix.upper(), None)
    if closed is not None:
        return local in closed
    return local in {"eli": ELI, "oa": OA}[prefix]


def test_borrowed_terms_exist_in_their_vocabularies() -> None:
    borrowed = [n for n in ontology().terms if not n.startswith("kg:")]
    assert len(borrowed) > 30
    assert [n for n in borrowed if not exists(n)] == []


def test_a_misspelt_borrowed_term_would_be_noticed() -> None:
    assert not exists("skos:preflabel") and not exists("oa:exakt") and not exists("eli:titel")


def test_a_name_that_is_not_declared_cannot_be_written() -> None:
    with pytest.raises(KeyError, match="kg:regoin"):
        Quads().graph("urn:g").add("urn:s", "kg:regoin", "<urn:o>")


def test_every_term_has_a_name_in_both_languages() -> None:
    assert [n for n, t in ontology().terms.items() if set(t.labels) != {"zh", "en"}] == []


def test_every_class_has_a_colour_and_a_mark() -> None:
    assert [c.name for c in ontology().classes() if not (c.colour and c.mark)] == []


def test_every_type_of_the_contract_has_a_class() -> None:
    assert {t.fact_type for t in ontology().terms.values() if t.fact_type} == set(KEYS)


def test_shapes_speak_of_declared_names_only() -> None:
    known = {t.iri for t in ontology().terms.values()}
    for shape, constraints in shapes().items():
        assert shape in known
        for c in constraints:
            assert c.path in known, c.path
            assert not c.of_class or c.of_class in known, c.of_class


def test_names_above_and_ranges_are_declared() -> None:
    terms = ontology().terms
    for term in terms.values():
        assert all(a in terms for a in term.above), term
        assert not term.range or term.range in terms, term


def test_codes_have_a_property() -> None:
    for term in ontology().terms.values():
        assert all(of in ontology().terms for of in term.code_of)
    assert ontology().code("standing", "draft", "en") == "draft for comment"
    assert ontology().code("standing", "no such code") == "no such code"


def test_names_of_a_property_graph_are_computed() -> None:
    assert ontology().cypher_type("kg:inNotice") == "IN_NOTICE"
    assert ontology().cypher_label("kg:IndustryMention") == "IndustryMention"


def test_prefixes_are_those_of_the_file() -> None:
    text = (Path(__file__).parents[1] / "ontology" / "kg.ttl").read_text("utf-8")
    said = {p: str(i) for p, i in rdflib.Graph().parse(data=text, format="turtle").namespaces() if p in PREFIXES}
    assert all(PREFIXES[p] == i for p, i in said.items())


def test_ref_prints_classes_properties_and_codes() -> None:
    page = CliRunner().invoke(command, []).stdout
    assert "### kg:Cluster · 产业集群 / cluster" in page
    assert "`kg:standing` `draft` 征求意见稿 / draft for comment" in page


def test_ref_of_an_unknown_class_names_the_nearest() -> None:
    run = CliRunner().invoke(command, ["Clustre"], standalone_mode=False)
    assert run.return_value == 1 and "Cluster" in run.stderr


def test_shipped_queries_use_declared_names_only() -> None:
    names = set(ontology().terms) | {"rdf:type"}
    for path in sorted((Path(__file__).parents[1] / "queries").glob("*.rq")):
        body = re.sub(r"#.*|<[^>]*>|\"[^\"\n]*\"|'[^'\n]*'", " ", path.read_text("utf-8"))
        used = set(re.findall(r"(?<![\w?$:])([a-z]+:[A-Za-z_]\w*)", body))
        assert {n for n in used if n.split(":")[0] in PREFIXES} <= names, path.name
