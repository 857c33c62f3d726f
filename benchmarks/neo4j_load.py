"""Loading into Neo4j, side by side: `python benchmarks/neo4j_load.py [RELATIONSHIPS] [--rival PYTHON]`, default 200000.

Makes a graph in the form of the shipped notices (copies of their projection with keys of their own), starts the
Neo4j of the tests (needs a JDK and Maven), and loads the same nodes, values and relationships twice into the same
server, emptied in between: by `kg.engines.load`, and by rdflib-neo4j from sorted N-Triples. rdflib-neo4j has
no values on relationships, so it writes less. PYTHON is an interpreter that has rdflib-neo4j:

    python -m venv rival && rival/bin/pip install rdflib-neo4j==1.1
    python benchmarks/neo4j_load.py 200000 --rival rival/bin/python
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import neo4j_server  # noqa: E402

from kg.build import build  # noqa: E402
from kg.engines.load import load  # noqa: E402
from kg.engines.neo4j import connect  # noqa: E402
from kg.graph_home import open_snapshot  # noqa: E402
from kg.intake import read  # noqa: E402
from kg.projection import Node, PropertyGraph, Relationship, project  # noqa: E402
from kg.snapshot import publish  # noqa: E402

RIVAL = """
import sys
from neo4j import GraphDatabase
from rdflib import Graph
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig
uri, password, file = sys.argv[1:]
config = Neo4jStoreConfig(batching=True, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE)
with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
    graph = Graph(store=Neo4jStore(config, neo4j_driver=driver))
    graph.parse(file, format="nt")
    graph.close(True)
"""
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def made(relationships: int, folder: Path) -> PropertyGraph:
    """Copies of the shipped notices' graph with at least so many relationships."""
    built = build(read(path) for path in sorted((ROOT / "data" / "notices").glob("*.txt")))
    publish(folder, built.contents, built.manifest)
    one = project(open_snapshot(folder))
    nodes, links = {}, {}
    for at in range(-(-relationships // len(one.relationships))):
        for node in one.nodes.values():
            key = f"{node.key}~{at}"
            nodes[key] = Node(key, node.labels, {**node.properties, "key": key})
        for r in one.relationships.values():
            start, end = f"{r.start}~{at}", f"{r.end}~{at}"
            key = f"{start}|{r.type}|{end}|{r.key}"
            links[key] = Relationship(key, r.type, start, end, r.properties)
    return PropertyGraph("made", nodes, links)


def triples(graph: PropertyGraph) -> Iterator[str]:
    """The nodes with their values and the relationships without, as N-Triples."""

    def iri(of: str, name: str) -> str:
        return f"<https://example.org/{of}/{quote(name, safe='')}>"

    for node in graph.nodes.values():
        about = iri("id", node.key)
        for label in node.labels:
            yield f"{about} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> {iri('label', label)} ."
        for name, value in node.properties.items():
            text = "、".join(value) if isinstance(value, list) else str(value)
            escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
            yield f'{about} {iri("value", name)} "{escaped}" .'
    for r in graph.relationships.values():
        yield f"{iri('id', r.start)} {iri('type', r.type)} {iri('id', r.end)} ."


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("relationships", type=int, nargs="?", default=200_000)
    asked.add_argument("--rival", help="a Python that has rdflib-neo4j")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = made(given.relationships, Path(folder) / "graph")
        with neo4j_server.running(Path(folder) / "data", memory="2g", short=False) as server:
            compare(graph, server, Path(folder), given.rival)


def compare(graph: PropertyGraph, server: neo4j_server.Server, folder: Path, rival: str | None) -> None:
    """Prints a row of the table for each loader."""
    print(f"{len(graph.nodes):,} nodes, {len(graph.relationships):,} relationships")
    with connect(server.uri, "neo4j", server.password) as driver:
        load(driver, made_small(graph), server.uri)  # the server warm, constraint and indexes there
        driver.execute_query("MATCH (n) DETACH DELETE n")
        began = time.perf_counter()
        load(driver, graph, server.uri)
        ours = time.perf_counter() - began
        print(f"| kg load neo4j | {ours:.1f} s | {len(graph.relationships) / ours:,.0f} |", flush=True)
        began = time.perf_counter()
        load(driver, graph, server.uri)
        print(f"| kg load neo4j, nothing new | {time.perf_counter() - began:.1f} s | |", flush=True)
        if rival:
            with driver.session() as session:
                session.run(EMPTY).consume()
            file = folder / "graph.nt"
            file.write_text("\n".join(sorted(triples(graph))) + "\n", "utf-8")
            began = time.perf_counter()
            subprocess.run([rival, "-c", RIVAL, server.uri, server.password, file], check=True, capture_output=True)
            theirs = time.perf_counter() - began
            count = driver.execute_query("MATCH ()-[r]->() RETURN count(r) AS n").records[0]["n"]
            print(f"| rdflib-neo4j ({count:,} relationships) | {theirs:.1f} s | {count / theirs:,.0f} |")
            print(f"{theirs / ours:.1f} times")


def made_small(graph: PropertyGraph) -> PropertyGraph:
    """A first part, to warm the server."""
    nodes = dict(list(graph.nodes.items())[:3000])
    links = {k: r for k, r in graph.relationships.items() if r.start in nodes and r.end in nodes}
    return PropertyGraph("small", nodes, links)


if __name__ == "__main__":
    main()
