"""The graph in a notebook: questions, SPARQL, networkx, pandas."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.notebook import Graph
from kg.queries import WrongCall


@pytest.fixture(scope="module")
def g(built_home: Path) -> Graph:
    return kg.open(built_home)


def test_a_question_of_the_library_gives_rows(g: Graph) -> None:
    rows = g.query("cities-covering", industry="hydrogen energy")
    assert {"成都市", "德阳市"} <= set(rows.column("city"))
    assert rows[0]["sentence"] and rows.snapshot == g.snapshot.id
    assert len(rows[:2]) == 2 and rows == list(rows)


def test_the_questions_can_be_listed(g: Graph) -> None:
    assert "cities-covering" in g.queries().column("query")


def test_a_wrong_question_says_what_would_be_right(g: Graph) -> None:
    with pytest.raises(WrongCall, match="cities-covering"):
        g.query("cities-coverin", industry="氢能")
    with pytest.raises(WrongCall, match="has industry"):
        g.query("cities-covering", industry="氢能", town="成都")
    with pytest.raises(KeyError, match="there are"):
        g.query("cities-covering", industry="氢能").column("town")


def test_sparql_gives_rows_truth_and_triples(g: Graph) -> None:
    prefix = "PREFIX kg: <https://w3id.org/chanye-kg/ontology#> "
    assert len(g.sparql(prefix + "SELECT ?n { GRAPH ?n { ?n a kg:Notice } }")) == 5
    assert g.sparql(prefix + "ASK { GRAPH ?n { ?n a kg:Notice } }")[0] == {"answer": True}
    triples = g.sparql(prefix + "CONSTRUCT { ?n a kg:Notice } WHERE { GRAPH ?n { ?n a kg:Notice } }")
    assert triples.columns == ("subject", "predicate", "object") and len(triples) == 5


def test_sparql_that_writes_is_refused(g: Graph) -> None:
    with pytest.raises(ValueError, match="writes"):
        g.sparql("DROP ALL")


def test_networkx_holds_the_property_graph(g: Graph) -> None:
    graph = g.networkx()
    assert graph.is_multigraph() and graph.is_directed()
    assert set(graph.nodes) == set(g.projection.nodes)
    assert graph.number_of_edges() == len(g.projection.relationships)
    city = next(d for _, d in graph.nodes(data=True) if "City" in d["labels"] and d["name"] == "成都市")
    assert city["type"] == "Region" and city["code"] == "510100"
    assert any(d["type"] == "COVERS" and d["derived"] for _, _, d in graph.edges(data=True))


def test_rows_become_a_data_frame(g: Graph) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = g.query("cities-covering", industry="氢能").df()
    assert list(frame.columns)[:2] == ["city", "code"] and set(frame["city"]) >= {"成都市", "德阳市"}
    assert list(g.query("cities-covering", industry="氢能")[:0].df().columns) == list(frame.columns)


def test_rows_show_themselves(g: Graph) -> None:
    rows = g.query("cities-covering", industry="氢能")
    assert "成都市" in repr(rows) and "<td>成都市</td>" in rows._repr_html_()
    assert g.snapshot.id in repr(g)


def test_no_graph_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no graph here yet"):
        kg.open(tmp_path)


def test_importing_kg_imports_nothing_heavy() -> None:
    heavy = {"pyoxigraph", "rdflib", "networkx", "pandas", "click"}
    code = f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
