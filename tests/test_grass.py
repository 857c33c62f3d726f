"""The style for Neo4j Browser has the colours of the ontology and Chinese captions, and the copy in docs is current."""

from __future__ import annotations

import re
from pathlib import Path

from kg.export.grass import grass
from kg.graph_home import Snapshot
from kg.ontology import ontology
from kg.projection import PropertyGraph, project, schema

COPY = Path(__file__).parents[1] / "docs" / "neo4j.grass"


def _captions(kind: str) -> dict[str, str]:
    return dict(re.findall(rf'^{kind}\.(\w+) \{{[^}}]*?caption: "(.*)";', grass(), re.MULTILINE))


def test_the_copy_in_docs_is_what_the_ontology_gives() -> None:
    assert COPY.read_text("utf-8") == grass(), "kg ref --grass > docs/neo4j.grass"


def test_every_kind_has_the_colour_of_the_ontology() -> None:
    for kind in schema().kinds.values():
        colour = ontology().term(kind.term).colour
        assert not colour or f"node.{kind.label} {{\n  color: {colour};" in grass()


def test_every_relationship_has_a_chinese_caption() -> None:
    captions = _captions("relationship")
    assert set(captions) == {link.type for link in schema().links}
    assert all(re.search(r"[\u4e00-\u9fff]", caption) for caption in captions.values())


def test_captions_of_nodes_name_a_value_that_their_kind_has(snapshot: Snapshot) -> None:
    graph: PropertyGraph = project(snapshot)
    captions = _captions("node")
    for node in graph.nodes.values():
        named = re.fullmatch(r"\{(\w+)\}", captions[node.kind])
        assert named is None or node.properties.get(named[1]) or node.kind == "Clause", node
