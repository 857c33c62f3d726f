"""The property graph says what the dataset says, under the names that the ontology gives."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode

from kg.cli.ref import command
from kg.graph_home import Snapshot
from kg.ontology import ID, PREFIXES
from kg.projection import Node, PropertyGraph, Relationship, project, schema
from kg.projection.page import examples

# Words that Cypher, or an engine that reads it, keeps for itself.
RESERVED = set(
    """all and as asc ascending by call case contains create delete desc descending detach distinct drop else end
    ends exists false fields foreach from group if in is limit load match merge not null on optional or order
    remove return rows set skip start starts table then to true type union unwind using when where with xor
    yield""".split()
)


@pytest.fixture(scope="module")
def graph(snapshot: Snapshot) -> PropertyGraph:
    return project(snapshot)


def found(graph: PropertyGraph, start: str, type: str, end: str) -> list[tuple[Node, Relationship, Node]]:
    """What MATCH (:start)-[:type]->(:end) finds."""
    every = ((graph.nodes[r.start], r, graph.nodes[r.end]) for r in graph.relationships.values() if r.type == type)
    return [(a, r, b) for a, r, b in every if start in a.labels and end in b.labels]


def test_cities_cover_industries(graph: PropertyGraph) -> None:
    cities = {
        a.properties["name"]
        for a, r, b in found(graph, "City", "COVERS", "Industry")
        if b.properties["name"] == "氢能" and r.properties["tier"] == "named"
    }
    assert cities == {"成都市", "德阳市"}


def test_coverage_is_marked_as_derived_and_nothing_else_is(graph: PropertyGraph) -> None:
    assert all(r.properties["tier"] for r in graph.relationships.values() if r.type == "COVERS")
    derived = {r.type for r in graph.relationships.values() if r.properties["derived"]}
    assert "COVERS" in derived and "LEADS" not in derived and "CITES" not in derived
    assert {n.kind for n in graph.nodes.values() if n.properties.get("derived")} == {"Coverage"}


def test_what_a_county_covers_counts_visibly_for_its_city(graph: PropertyGraph) -> None:
    rolled = [r for r in graph.relationships.values() if r.properties.get("rolls_up")]
    assert rolled
    for r in rolled:
        assert "City" in graph.nodes[r.start].labels
        assert "County" in graph.nodes[str(r.properties["from_region"])].labels


def test_agencies_lead_tasks(graph: PropertyGraph) -> None:
    leads = found(graph, "Agency", "LEADS", "Task")
    assert leads and all(t.properties["title"] for _, _, t in leads)
    assert found(graph, "Agency", "SUPPORTS", "Task")


def test_clusters_are_located_in_cities_and_belong_to_industries(graph: PropertyGraph) -> None:
    of_chengdu = {
        a.properties["name"]
        for a, _, b in found(graph, "Cluster", "LOCATED_IN", "City")
        if b.properties["name"] == "成都市"
    }
    assert "成都市氢能产业集群" in of_chengdu
    assert found(graph, "Cluster", "IN_INDUSTRY", "Industry")


def test_policies_cite_policies(graph: PropertyGraph) -> None:
    assert found(graph, "Policy", "CITES", "Policy")
    assert all(r.properties["relation"] for _, r, _ in found(graph, "Policy", "CITES", "Policy"))


def test_an_industry_on_a_list_of_tracks_is_a_track(graph: PropertyGraph) -> None:
    tracks = {str(n.properties["name"]) for n in graph.nodes.values() if {"Industry", "Track"} <= set(n.labels)}
    assert "人工智能" in tracks and len(tracks) > 20
    both = [n for n in graph.nodes.values() if {"Track", "ClusterIndustry"} <= set(n.labels)]
    assert [n.properties["name"] for n in both] == ["人工智能"]


KINDS = """Policy Notice Clause Evidence Task Agency Region City Industry Cluster Target Incentive Deadline
    NamedEntity Stage""".split()


@pytest.mark.parametrize("label", KINDS)
def test_there_are_nodes_of_every_kind(graph: PropertyGraph, label: str) -> None:
    assert any(label in n.labels for n in graph.nodes.values())


def test_what_rests_on_statements_carries_evidence_standing_and_status(graph: PropertyGraph) -> None:
    for r in graph.relationships.values():
        if "statement" in r.properties or "Statement" in graph.nodes[r.start].labels:
            evidences = r.properties["evidences"]
            assert isinstance(evidences, list) and evidences
            assert all(graph.nodes[e].kind == "Evidence" for e in evidences)
            assert r.properties["standing"] and r.properties["status"], r


def test_matches_between_industries_name_the_alignments_behind_them(graph: PropertyGraph) -> None:
    matches = [r for _, r, _ in found(graph, "Industry", "NARROW_MATCH", "Industry")]
    assert matches
    for r in matches:
        alignments = r.properties["alignments"]
        assert isinstance(alignments, list)
        assert all(graph.nodes[a].properties["reason"] for a in alignments)


def test_evidence_has_its_span(graph: PropertyGraph) -> None:
    for node in graph.nodes.values():
        if node.kind == "Evidence":
            begin, end, quote = (node.properties[k] for k in ("char_start", "char_end", "quote"))
            assert isinstance(begin, int) and isinstance(end, int) and end - begin == len(str(quote))


def test_every_thing_of_the_dataset_is_a_node(snapshot: Snapshot, graph: PropertyGraph) -> None:
    typed = snapshot.store.quads_for_pattern(None, NamedNode(PREFIXES["rdf"] + "type"), None, None)
    things = {q.subject.value.removeprefix(ID) for q in typed if q.graph_name.value != f"{ID}graph/dataset"}  # type: ignore[union-attr]
    assert set(graph.nodes) == things


def test_every_link_and_value_of_the_dataset_is_there(snapshot: Snapshot, graph: PropertyGraph) -> None:
    ends = {(r.start, r.end) for r in graph.relationships.values()}
    for quad in snapshot.store:
        if quad.graph_name.value == f"{ID}graph/dataset" or quad.predicate.value.endswith("#type"):  # type: ignore[union-attr]
            continue
        node = graph.nodes[quad.subject.value.removeprefix(ID)]  # type: ignore[union-attr]
        if isinstance(quad.object, Literal):
            said = [x for v in node.properties.values() for x in (v if isinstance(v, list) else [v])]
            texts = {
                str(x).lower() if isinstance(x, bool) else f"{x:g}" if isinstance(x, float) else str(x) for x in said
            }
            value = quad.object.value
            assert value in texts or f"{float(value):g}" in texts, (quad, node)
        else:
            assert (node.key, quad.object.value.removeprefix(ID)) in ends, quad  # type: ignore[union-attr]


def test_nodes_and_relationships_are_those_of_the_documented_schema(graph: PropertyGraph) -> None:
    types = {"string": str, "integer": int, "float": float, "boolean": bool, "list of string": list}
    links = {(k.type, k.start, k.end) for k in schema().links}
    for node in graph.nodes.values():
        kind = schema().kinds[node.kind]
        for name, value in node.properties.items():
            assert type(value) is types[kind.value(name).type], (node.kind, name, value)
    for r in graph.relationships.values():
        a, b = graph.nodes[r.start], graph.nodes[r.end]
        assert any((r.type, x, y) in links for x in a.labels for y in b.labels), (r.type, a.labels, b.labels)


def test_no_name_is_a_word_of_cypher() -> None:
    names = {f.name for kind in schema().kinds.values() for f in kind.values}
    assert not names & RESERVED
    assert not {link.type.lower() for link in schema().links} & RESERVED
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert all(re.fullmatch(r"[A-Z]+(_[A-Z]+)*", link.type) for link in schema().links)


def test_the_same_snapshot_gives_the_same_graph(snapshot: Snapshot, graph: PropertyGraph) -> None:
    again = project(snapshot)
    assert list(again.nodes.items()) == list(graph.nodes.items())
    assert list(again.relationships.items()) == list(graph.relationships.items())
    assert list(graph.nodes) == sorted(graph.nodes)


def test_the_page_shows_labels_values_and_ends() -> None:
    page = CliRunner().invoke(command, ["--cypher"]).stdout
    assert "### :Cluster:Statement · 产业集群 / cluster" in page
    assert "`char_start` integer" in page and "`aliases` [string]" in page
    assert "- `LEADS` 牵头 / lead: :Agency → :Task" in page
    assert "`:Industry:Track`" in page


def test_the_queries_of_the_page_use_documented_names() -> None:
    labels = set(schema().kinds) | {"City"}
    types = {link.type for link in schema().links}
    for _, query in examples():
        assert set(re.findall(r"\(\w*:(\w+)", query)) <= labels
        assert set(re.findall(r"\[\w*:(\w+)\]", query)) <= types
