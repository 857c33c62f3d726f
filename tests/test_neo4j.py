"""`kg load neo4j` on a real server: whole or marked as not, ours alone, the same graph whatever happened on the way."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import neo4j_server
import pytest
from neo4j import Driver
from neo4j.exceptions import Neo4jError

from kg.engines import BadCypher, EngineProblem, TookTooLong, open_neo4j
from kg.engines.guard import Refused
from kg.engines.load import MARK, load
from kg.engines.neo4j import Neo4j, connect, is_new_enough, told
from kg.engines.values import LABEL
from kg.graph_home import Snapshot
from kg.projection import PropertyGraph, project
from kg.projection.page import examples

Address = tuple[str, str]


def _kg(*arguments: str, password: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", "from kg.cli.entry import run; run()", *arguments]
    env = {"NEO4J_PASSWORD": password, "PATH": ""}
    return subprocess.run(call, capture_output=True, text=True, timeout=180, env=env, stdin=subprocess.DEVNULL)


def _there(driver: Driver) -> tuple[dict[str, object], dict[str, object], int]:
    """Nodes and relationships of ours with all they say, and how many relationships there are."""
    nodes, _, _ = driver.execute_query(f"MATCH (n:{LABEL}) RETURN n.key AS k, labels(n) AS labels, properties(n) AS v")
    links, _, _ = driver.execute_query(
        f"MATCH (a:{LABEL})-[r]->(b:{LABEL}) "
        "RETURN r.key AS k, type(r) AS t, a.key AS a, b.key AS b, properties(r) AS v"
    )
    return (
        {r["k"]: (set(r["labels"]), r["v"]) for r in nodes},
        {r["k"]: (r["t"], r["a"], r["b"], r["v"]) for r in links},
        len(links),
    )


def _expected(graph: PropertyGraph) -> tuple[dict[str, object], dict[str, object], int]:
    return (
        {n.key: ({*n.labels, LABEL}, n.properties) for n in graph.nodes.values()},
        {r.key: (r.type, r.start, r.end, {**r.properties, "key": r.key}) for r in graph.relationships.values()},
        len(graph.relationships),
    )


def _part(graph: PropertyGraph, each: int, id: str) -> PropertyGraph:
    """Every so-manieth node, and the relationships between those."""
    nodes = {key: node for at, (key, node) in enumerate(graph.nodes.items()) if at % each == 0}
    links = {key: r for key, r in graph.relationships.items() if r.start in nodes and r.end in nodes}
    return PropertyGraph(id, nodes, links)


@pytest.fixture(scope="module")
def graph(snapshot: Snapshot) -> PropertyGraph:
    return project(snapshot)


@pytest.fixture(scope="module")
def engine(loaded_neo4j: Address) -> Iterator[Neo4j]:
    uri, password = loaded_neo4j
    with open_neo4j(uri, password=password) as opened:
        yield opened


@pytest.fixture(scope="module")
def own(
    neo4j_address: Address, built_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[neo4j_server.Server]:
    """A server of one's own, which may be filled, emptied and killed; `kg export neo4j-csv` and its script fill it."""
    if lacking := neo4j_server.missing():
        pytest.skip(lacking)
    place = tmp_path_factory.mktemp("own")
    tables = place / "tables"
    exported = _kg("export", "neo4j-csv", str(tables), "--graph", str(built_home), password="")
    assert exported.returncode == 0 and "import.sh" in exported.stderr
    path = f"{neo4j_server.admin(place / 'data')}:{os.environ['PATH']}"
    subprocess.run(["sh", tables / "import.sh"], check=True, capture_output=True, env={**os.environ, "PATH": path})
    with neo4j_server.running(place / "data") as server:
        yield server


def test_the_server_holds_the_projection_value_by_value(engine: Neo4j, graph: PropertyGraph) -> None:
    assert _there(engine.driver) == _expected(graph)
    assert engine.snapshot == graph.snapshot


def test_first_queries_of_the_reference_have_answers(engine: Neo4j) -> None:
    for _, query in examples():
        assert engine.run(query).rows


def test_full_text_finds_words_of_two_characters(engine: Neo4j) -> None:
    search = "CALL db.index.fulltext.queryNodes('policy_words', $words) YIELD node RETURN node.title AS title"
    titles = engine.run(search, {"words": "集群"}).column("title")
    assert titles and all("集群" in str(title) for title in titles)


def test_a_server_is_only_read(engine: Neo4j) -> None:
    with pytest.raises(Refused):
        engine.run("CREATE (n)")
    with pytest.raises(Refused):  # past the guard there is the READ transaction
        engine._read("CREATE (n)", {}, 30, None)
    with pytest.raises(BadCypher):
        engine.run("MATCH (n) RETURN m")
    with pytest.raises(TookTooLong):
        engine.run("MATCH (a), (b), (c) RETURN count(a.key + b.key + c.key) AS n", timeout=0.5)


def test_kg_cypher_gives_the_rows_of_the_embedded_engine(loaded_neo4j: Address, built_home: Path) -> None:
    uri, password = loaded_neo4j
    query = "MATCH (c:City)-[r:COVERS]->(i:Industry {name: $name}) RETURN c, type(r) AS type, r ORDER BY r.key"
    call = ("cypher", query, "-p", "name=氢能", "--graph", str(built_home))
    on_server, embedded = _kg(*call, "--on", uri, password=password), _kg(*call, password="")
    assert on_server.returncode == 0 and len(on_server.stdout) > 1000
    assert on_server.stdout == embedded.stdout


def test_tables_for_neo4j_admin_are_the_same_graph(own: neo4j_server.Server, graph: PropertyGraph) -> None:
    with connect(own.uri, "neo4j", own.password) as driver:
        assert _there(driver) == _expected(graph)
        done = load(driver, graph, own.uri)
        assert (done.written, done.removed) == (0, 0)


def test_a_killed_server_ends_in_the_graph_of_a_clean_load(own: neo4j_server.Server, graph: PropertyGraph) -> None:
    part = _part(graph, 4, "part")
    steps = len({n.labels for n in part.nodes.values()}) + len({r.type for r in part.relationships.values()})
    for point in range(5):
        with connect(own.uri, "neo4j", own.password) as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n")
            done = [0]

            def kill(what: str, at: int, done: list[int] = done, point: int = point) -> None:
                done[0] += 1
                if done[0] == 1 + point * (steps - 2) // 4:
                    threading.Timer(0.002 * point, own.kill).start()

            with pytest.raises(EngineProblem, match="no Neo4j server|call"):
                load(driver, part, own.uri, progress=kill)
                raise EngineProblem("call again")  # killed after the last batch
        own.start()
        with pytest.raises(EngineProblem, match=r"interrupted|no graph"):
            open_neo4j(own.uri, password=own.password)
        with connect(own.uri, "neo4j", own.password) as driver:
            load(driver, part, own.uri)
            assert _there(driver) == _expected(part), f"killed at point {point}"


def test_what_left_the_graph_goes_and_what_is_not_ours_stays(own: neo4j_server.Server, graph: PropertyGraph) -> None:
    first, second = _part(graph, 4, "first"), _part(graph, 6, "second")
    foreign = (
        "CREATE (:City {key: 'region/510100', name: '成都市'})-[:LIKES]->(:Person {name: 'me'}) "
        f"WITH 1 AS one MATCH (n:{LABEL}) WITH n ORDER BY n.key LIMIT 1 "
        "CREATE (:Note {text: 'mine'})-[:ABOUT]->(n) SET n:Starred, n.name = 'changed'"
    )
    with connect(own.uri, "neo4j", own.password) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        load(driver, first, own.uri)
        driver.execute_query(foreign)
        assert load(driver, first, own.uri).written == 1
        assert load(driver, first, own.uri).written == 0
        one = "MATCH (a)-[r:HAS_EVIDENCE]->(b) WITH a, r, b LIMIT 1"
        driver.execute_query(f"{one} CREATE (a)-[twice:HAS_EVIDENCE]->(b) SET twice = properties(r)")
        done = load(driver, first, own.uri)
        assert (done.written, done.removed) == (0, 1)
        done = load(driver, second, own.uri)
        assert done.removed and (done.nodes, done.relationships) == (len(second.nodes), len(second.relationships))
        nodes, links, _ = _there(driver)
        starred = next(key for key, (labels, _) in nodes.items() if "Starred" in labels)  # type: ignore[misc]
        nodes[starred][0].discard("Starred")  # type: ignore[index]
        assert (nodes, links, len(links)) == _expected(second)
        left, _, _ = driver.execute_query(
            f"MATCH (n) WHERE NOT n:{LABEL} AND NOT n:{MARK} RETURN labels(n)[0] AS l ORDER BY l"
        )
        assert [row["l"] for row in left] == ["City", "Note", "Person"]


def test_an_index_of_somebody_else_under_our_name_is_told(own: neo4j_server.Server, graph: PropertyGraph) -> None:
    with connect(own.uri, "neo4j", own.password) as driver:
        driver.execute_query("DROP INDEX policy_words IF EXISTS")
        driver.execute_query("CREATE FULLTEXT INDEX policy_words FOR (n:Policy) ON EACH [n.title]")
        with pytest.raises(EngineProblem, match="another index is called policy_words"):
            load(driver, _part(graph, 4, "part"), own.uri)
        driver.execute_query("DROP INDEX policy_words")


def test_what_cannot_be_loaded_is_told_in_one_line(own: neo4j_server.Server, built_home: Path) -> None:
    call = ("load", "neo4j", "--graph", str(built_home), "--uri")
    own.stop()
    gone = _kg(*call, own.uri, password=own.password)
    own.read_only = True
    own.start()
    wrong = _kg(*call, own.uri, password="wrong")
    reading = _kg(*call, own.uri, password=own.password)
    elsewhere = _kg(*call, own.uri, "--database", "nowhere", password=own.password)
    for done, said in (
        (gone, "no Neo4j server answers"),
        (wrong, "password"),
        (reading, "only"),
        (elsewhere, "nowhere"),
    ):
        assert done.returncode == 1 and said in done.stderr, done.stderr
        assert len(done.stderr.splitlines()) == 1 and not done.stdout, done.stderr
    assert _kg(*call, "http://localhost", password="").returncode == 2


def test_a_full_disk_of_the_server_is_told(own: neo4j_server.Server, graph: PropertyGraph) -> None:
    own.stop()
    own.read_only = False
    own.start()
    part, free = _part(graph, 4, "part"), (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    with connect(own.uri, "neo4j", own.password) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")

        def fill(what: str, at: int) -> None:  # from now on it cannot append to its log
            resource.prlimit(own.process, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

        with pytest.raises(EngineProblem, match="no space is left on the disk of the server; make room"):
            load(driver, part, own.uri, progress=fill)
        with pytest.raises(EngineProblem, match="no space is left"):
            load(driver, part, own.uri)
    resource.prlimit(own.process, resource.RLIMIT_FSIZE, free)


def test_servers_before_5_are_refused() -> None:
    assert is_new_enough("Neo4j/5.26.20") and is_new_enough("Neo4j/2025.10.1")
    assert not is_new_enough("Neo4j/4.4.40") and not is_new_enough("Memgraph/3.1")


def test_a_load_that_the_server_stops_at_its_own_limit_is_told() -> None:
    late = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Transaction.TransactionTimedOut", message="too long")
    with pytest.raises(EngineProblem, match="its own limit of time; call again"), told("bolt://h:1"):
        raise late
    with pytest.raises(TookTooLong, match="more than 2 s"), told("bolt://h:1", 2.0):
        raise late
