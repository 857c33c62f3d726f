"""The same shapes through pySHACL, the reference implementation: slow (rdflib), so only on demand and in tests."""

from __future__ import annotations

from pathlib import Path

from kg.ontology import PREFIXES, prefixed
from kg.resources import shipped


def report(nquads: Path) -> list[str]:
    """What pySHACL finds wrong with a dataset, in a stable order; empty where it conforms.

    The graphs are merged, as `kg.shapes` does: a region stands in one graph and is named in another.
    """
    found = results(nquads)
    return [f"{focus}: {constraint} of {path}" for focus, path, constraint in sorted(found)]


def results(nquads: Path) -> set[tuple[str, str, str]]:
    """(thing, property, constraint) of each violation."""
    from pyshacl import validate
    from rdflib import RDF, Graph, URIRef

    shapes = Graph().parse(shipped("ontology") / "kg.ttl", format="turtle")
    data = Graph()
    for line in nquads.read_text("utf-8").splitlines():
        _add(data, line)
    # The shapes name their classes outright, and every thing carries all its types: no inference is needed.
    _, found, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(found, Graph)
    sh = PREFIXES["sh"]
    return {
        (
            str(found.value(node, URIRef(sh + "focusNode"))),
            prefixed(str(found.value(node, URIRef(sh + "resultPath")))),
            _constraint(str(found.value(node, URIRef(sh + "sourceConstraintComponent")))),
        )
        for node in found.subjects(RDF.type, URIRef(sh + "ValidationResult"))
    }


def _add(data: object, line: str) -> None:
    from rdflib import Graph
    from rdflib.util import from_n3

    from kg.graph.quads import parsed

    assert isinstance(data, Graph)
    s, p, o, _ = next(iter(parsed([line])))
    data.add((from_n3(s), from_n3(p), from_n3(o)))  # type: ignore[arg-type]


def _constraint(component: str) -> str:
    """sh:MinCountConstraintComponent → sh:minCount."""
    name = component.removeprefix(PREFIXES["sh"]).removesuffix("ConstraintComponent")
    return "sh:" + name[0].lower() + name[1:]
