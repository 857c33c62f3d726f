"""What is exported reads back in the tools it is for, is the same every time, and is whole or not there."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

import networkx
import pytest
import rdflib
from click.testing import CliRunner, Result

from kg.cli.export import command
from kg.export import FOLDERS, FORMATS, neo4j_csv, text
from kg.export.networks import gexf, graphml, joined, jsonl
from kg.export.tables import tables
from kg.graph_home import Snapshot
from kg.projection import Graph, Node, Projection, PropertyGraph, Relationship, ordered, project


@pytest.fixture(scope="module")
def graph(snapshot: Snapshot) -> PropertyGraph:
    return project(snapshot)


@pytest.fixture(scope="module")
def dataset(snapshot: Snapshot) -> rdflib.Dataset:
    return rdflib.Dataset().parse(snapshot.folder / "graph.nq", format="nquads")


def awkward() -> PropertyGraph:
    """A graph with everything that a format may stumble over."""
    nodes = [
        Node("a<&\">'", ("Agency",), {"key": "a", "name": "氢\x00能\x0b<&>\"'\r\n\t😀", "aliases": ["甲|乙", "丙\\"]}),
        Node("b", ("Evidence",), {"key": "b", "id": "x", "quote": "=1+1", "char_start": 3, "char_end": 7}),
    ]
    links = [
        Relationship(k, "CITES", nodes[0].key, "b", {"derived": True, "evidences": ["e1", "e2"]}) for k in ("r1", "r2")
    ]
    return PropertyGraph("s", {n.key: n for n in nodes}, {r.key: r for r in links})


def texts(files: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {name: "".join(pieces) for name, pieces in files}


def run(*arguments: str, graph: Path) -> Result:
    return CliRunner().invoke(command, [*arguments, "--graph", str(graph)], standalone_mode=False)


@pytest.mark.parametrize(("form", "named"), [("trig", "trig"), ("jsonld", "json-ld"), ("nq", "nquads")])
def test_named_graphs_survive(snapshot: Snapshot, dataset: rdflib.Dataset, form: str, named: str) -> None:
    again = rdflib.Dataset().parse(data=text(snapshot, form), format=named)
    assert set(again.quads()) == set(dataset.quads())  # no blank nodes: equal is isomorphic


def test_turtle_is_the_union_of_the_graphs(snapshot: Snapshot, dataset: rdflib.Dataset) -> None:
    again = rdflib.Graph().parse(data=text(snapshot, "ttl"), format="turtle")
    assert set(again) == {(s, p, o) for s, p, o, _ in dataset.quads()}


def test_graphml_reads_back_in_networkx(graph: PropertyGraph) -> None:
    again = networkx.parse_graphml("".join(graphml(graph)), force_multigraph=True)
    assert set(again.nodes) == set(graph.nodes)
    assert {k for _, _, k in again.edges(keys=True)} == set(graph.relationships)
    assert all(d["label"] and d["type"] for _, d in again.nodes(data=True))
    evidence = next(n for n in graph.nodes.values() if n.kind == "Evidence")
    assert again.nodes[evidence.key]["char_start"] == evidence.properties["char_start"]
    assert again.nodes[evidence.key]["quote"] == evidence.properties["quote"]


def test_gexf_reads_back_in_networkx(graph: PropertyGraph) -> None:
    again = networkx.read_gexf(io.BytesIO("".join(gexf(graph)).encode()))
    assert set(again.nodes) == set(graph.nodes)
    assert again.number_of_edges() == len(graph.relationships)


def test_xml_copes_with_lists_control_characters_and_parallel_edges() -> None:
    again = networkx.parse_graphml("".join(graphml(awkward())))
    node = again.nodes["a<&\">'"]
    assert node["name"] == "氢\ufffd能\ufffd<&>\"'\r\n\t😀"
    assert node["aliases"] == joined(["甲|乙", "丙\\"]) == "甲\\|乙|丙\\\\"
    assert again.nodes["b"]["identifier"] == "x" and again.nodes["b"]["char_end"] == 7
    assert {(k, d["evidences"], d["derived"]) for _, _, k, d in again.edges(keys=True, data=True)} == {
        ("r1", "e1|e2", True),
        ("r2", "e1|e2", True),
    }
    again = networkx.read_gexf(io.BytesIO("".join(gexf(awkward())).encode()))
    assert again.nodes["a<&\">'"]["name"] == "氢\ufffd能\ufffd<&>\"'\r\n\t😀"
    assert again.number_of_edges() == 2


def test_json_lines_hold_nodes_then_relationships(snapshot: Snapshot, graph: PropertyGraph) -> None:
    lines = [json.loads(line) for line in text(snapshot, "jsonl").splitlines()]
    nodes = [line for line in lines if line["type"] == "node"]
    assert [n["id"] for n in nodes] == list(graph.nodes) and lines[: len(nodes)] == nodes
    assert [r["id"] for r in lines[len(nodes) :]] == list(graph.relationships)
    assert nodes[0]["properties"] == dict(graph.nodes[nodes[0]["id"]].properties)


def test_tables_open_in_a_spreadsheet_and_run_no_formula(graph: PropertyGraph) -> None:
    files = texts(tables(graph))
    assert {"nodes-Cluster.csv", "nodes-Region.csv", "relationships-COVERS.csv"} <= set(files)
    assert all(content.startswith("\ufeff") for content in files.values())
    rows = list(csv.DictReader(io.StringIO(files["nodes-Region.csv"].removeprefix("\ufeff"))))
    assert "成都市" in {row["name"] for row in rows} and rows[0]["key"].startswith("region/")
    assert "'=1+1" in texts(tables(awkward()))["nodes-Evidence.csv"]
    links = texts(tables(awkward()))["relationships-CITES.csv"].splitlines()
    assert links[0] == "\ufeffkey,start,end,derived,evidences" and links[1].endswith("b,true,e1、e2")


@pytest.mark.parametrize("form", [f for f in FORMATS if f not in FOLDERS])
def test_the_same_snapshot_gives_the_same_bytes(
    snapshot: Snapshot, built_home: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"graph.{form}"
    assert run("-o", str(path), graph=built_home).exit_code == 0
    assert path.read_bytes() == text(snapshot, form).encode()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("form", ["neo4j-csv", "csv", "jsonl", "graphml", "gexf"])
def test_little_memory_gives_the_same_bytes(
    snapshot: Snapshot, graph: PropertyGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Put aside on the disk in many pieces, or held as one."""
    written = {"jsonl": jsonl, "graphml": graphml, "gexf": gexf}
    made = {"neo4j-csv": neo4j_csv.files, "csv": tables}

    def text_of(graph: Graph) -> object:
        return "".join(written[form](graph, tmp_path)) if form in written else texts(made[form](graph, tmp_path))

    whole = text_of(graph)
    monkeypatch.setattr(ordered, "_HELD", 1_000)
    assert text_of(Projection(snapshot)) == whole
    assert not any(tmp_path.iterdir())


def test_a_zip_of_tables_is_the_same_every_time(built_home: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        run("-o", str(tmp_path / name), graph=built_home)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert "nodes-Cluster.csv" in zipfile.ZipFile(tmp_path / "a.zip").namelist()


def test_a_folder_of_tables_replaces_an_earlier_one_and_nothing_else(built_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    run("--format", "csv", "-o", str(folder), graph=built_home)
    (folder / "nodes-Gone.csv").write_text("")
    assert run("--format", "csv", "-o", str(folder), graph=built_home).exception is None
    assert not (folder / "nodes-Gone.csv").exists() and (folder / "nodes-Cluster.csv").exists()
    (folder / "thesis.docx").write_text("mine")
    wrong = run("--format", "csv", "-o", str(folder), graph=built_home).exception
    assert isinstance(wrong, ValueError) and "something else is here" in str(wrong)
    assert (folder / "thesis.docx").read_text() == "mine" and [p.name for p in tmp_path.iterdir()] == ["tables"]


def test_the_folder_where_one_stands_is_left_alone(
    built_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "a folder of their own" in str(run("--format", "csv", "-o", ".", graph=built_home).exception)
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_leaves_the_old_one(built_home: Path, tmp_path: Path) -> None:
    old = tmp_path / "graph.ttl"
    old.write_text("mine")
    (tmp_path / f".graph.ttl.{os.getpid()}").mkdir()  # where the new one would be written aside
    assert isinstance(run("-o", str(old), graph=built_home).exception, OSError)
    assert old.read_text() == "mine"


def test_without_a_file_the_text_goes_to_stdout(snapshot: Snapshot, built_home: Path) -> None:
    assert run("--format", "ttl", graph=built_home).stdout == text(snapshot, "ttl")


@pytest.mark.parametrize("arguments", [[], ["--format", "csv"], ["-o", "graph.docx"], ["-o", "nowhere/graph.ttl"]])
def test_a_wrong_call_is_told(built_home: Path, arguments: list[str]) -> None:
    done = CliRunner().invoke(command, [*arguments, "--graph", str(built_home)])
    assert done.exit_code == 2 and "Error: " in done.output
