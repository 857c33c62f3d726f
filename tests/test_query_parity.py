"""Every question of the library has the same rows, in the same order, in SPARQL and Cypher, on every engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase, ResultSummary, SummaryNotification

from kg import queries
from kg.engines import Engine, open_embedded, open_neo4j
from kg.graph_home import Snapshot
from kg.names import Names
from kg.projection import schema
from kg.query_engines import dataset, rows_of_cypher, rows_of_rdflib

LIBRARY = sorted(queries.library())
# The values of each kind in turn: the first setting takes the first of each, and so on. What may be left out is, first.
VALUES: dict[str, tuple[str, ...]] = {
    "industry": ("氢能", "无人机", "动力电池", "智能传感器"),
    "region": ("绵阳市", "成都市", "成渝地区", "青羊区"),
    "agency": ("经信厅", "科技厅", "省发展改革委", "四川省能源局"),
    "list": ("四川省产业新赛道(2024年)", "四川省“珠峰攀登”产业(2023年征求意见稿)", "四川省战略性新兴产业集群(2022年)"),
    "notice": ("sichuan-new-economy-2021", "sichuan-everest-2023-draft", "sichuan-clusters-2022"),
    "grade": ("national", "provincial"),
    "role": ("lead", "support"),
    "year": ("2025", "2027", "2023"),
    "words": ("成渝氢走廊", "智慧城市", "产业", "不超过"),
    "wanted": ("0", "a3", "ff7"),
}
SETTINGS = 3


def _settings(query: queries.Query, names: Names) -> Iterator[dict[str, object]]:
    """The resolved values of each setting; one alone where there is nothing to set."""
    for at in range(SETTINGS if query.parameters else 1):
        given = {p.name: (*((None,) if p.optional else ()), *_values(p)) for p in query.parameters}
        chosen = {name: values[at % len(values)] for name, values in given.items()}
        yield queries.resolved(query, {n: v for n, v in chosen.items() if v is not None}, names)


def _values(parameter: queries.Parameter) -> tuple[str, ...]:
    return VALUES[parameter.name if parameter.name in VALUES else parameter.kind]


def _told(query: queries.Query, rows: list[queries.Row]) -> list[list[object]]:
    """Rows as lists; '' as nothing, which is what an empty list of names is in SPARQL and in Cypher."""
    return [["" if row[c] is None else row[c] for c in query.columns] for row in rows]


@pytest.fixture(scope="session")
def embedded(built_home: Path) -> Iterator[Engine]:
    """The embedded engine on the shipped notices."""
    with open_embedded(built_home) as engine:
        yield engine


@pytest.mark.parametrize("name", LIBRARY)
def test_cypher_in_the_embedded_engine_gives_the_rows_of_sparql(
    name: str, snapshot: Snapshot, names: Names, embedded: Engine
) -> None:
    query = queries.named(name)
    for values in _settings(query, names):
        ours = queries.rows(snapshot, query, values)
        assert _told(query, rows_of_cypher(embedded, query, values)) == _told(query, ours), values


@pytest.mark.parametrize("name", LIBRARY)
def test_rdflib_gives_the_rows_of_oxigraph(name: str, snapshot: Snapshot, names: Names) -> None:
    query = queries.named(name)
    for values in _settings(query, names):
        theirs = rows_of_rdflib(dataset(snapshot), query, values)
        assert _told(query, theirs) == _told(query, queries.rows(snapshot, query, values)), values


@pytest.fixture(scope="session")
def server(loaded_neo4j: tuple[str, str]) -> Iterator[Engine]:
    """A real Neo4j with the shipped notices."""
    uri, password = loaded_neo4j
    with open_neo4j(uri, "neo4j", password) as engine:
        yield engine


@pytest.mark.parametrize("name", LIBRARY)
def test_cypher_on_a_real_neo4j_gives_the_rows_of_sparql(
    name: str, snapshot: Snapshot, names: Names, server: Engine
) -> None:
    query = queries.named(name)
    for values in _settings(query, names):
        ours = queries.rows(snapshot, query, values)
        assert _told(query, rows_of_cypher(server, query, values)) == _told(query, ours), values


@pytest.fixture(scope="session")
def explain(loaded_neo4j: tuple[str, str]) -> Iterator[Callable[[str], ResultSummary]]:
    """From Cypher to the server's plan and warnings."""
    uri, password = loaded_neo4j
    with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
        examples = {p.name: None for q in queries.library().values() for p in q.parameters}
        yield lambda cypher: driver.execute_query(f"EXPLAIN {cypher}", examples).summary


@pytest.mark.parametrize("name", LIBRARY)
def test_neo4j_explains_the_cypher_without_warnings(name: str, explain: Callable[[str], ResultSummary]) -> None:
    query = queries.named(name)
    summary = explain(query.cypher)
    assert not [w for w in summary.summary_notifications if not _only_not_there_yet(w)]
    steps = list(_steps(summary.plan))
    assert not [s for s in steps if s in ("AllNodesScan", "CartesianProduct") or s.startswith("VarLength")], steps
    named = [p for p in query.parameters if p.kind in ("industry", "region", "agency", "list") and not p.optional]
    assert not named or any(s.startswith("NodeIndexSeek") for s in steps), steps


def _only_not_there_yet(warning: SummaryNotification) -> bool:
    """A name that no node of the shipped notices happens to bear, and yet documented by `kg ref --cypher`."""
    name = re.search(r"missing property name is: (\w+)", warning.description)
    return name is not None and name[1] in {f.name for kind in schema().kinds.values() for f in kind.values}


def _steps(plan: Any) -> Iterator[str]:
    if plan:
        yield str(plan["operatorType"]).partition("@")[0]
        for child in plan.get("children", ()):
            yield from _steps(child)


def test_explain_does_tell_what_is_wrong(explain: Callable[[str], ResultSummary]) -> None:
    summary = explain("MATCH (a:Agency), (b:Regoin) RETURN a, b")
    assert {w.title for w in summary.summary_notifications if not _only_not_there_yet(w)} == {
        "The provided label is not in the database.",
        "This query builds a cartesian product between disconnected patterns.",
    }
    assert "CartesianProduct" in list(_steps(summary.plan))
