"""Loading into Neo4j, side by side: `python benchmarks/neo4j_load.py [NOTICES] [--rival PYTHON]`, default 62 notices.

Makes notices in the forms of the shipped ones (`extract.corpus`; 62 of them give some 200,000 relationships), starts
the Neo4j of the tests (needs a JDK and Maven), and loads the same graph twice into it, emptied to the last index in
between: by `kg.engines.load`, and by rdflib-neo4j with its defaults (batches of 5,000; names without their
vocabulary) from sorted N-Triples, the form it reads fastest. rdflib-neo4j writes no values on relationships and no
index but that of its key, so it writes less. Each has loaded a first part before, so that the server is as warm for
the one as for the other. Processor time is that of the server and of the client together. PYTHON is an interpreter
that has rdflib-neo4j:

    python -m venv rival && rival/bin/pip install rdflib-neo4j==1.1
    python benchmarks/neo4j_load.py --rival rival/bin/python
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import neo4j_server  # noqa: E402
from neo4j import Driver  # noqa: E402

from benchmarks.scale import write  # noqa: E402
from kg.build import build  # noqa: E402
from kg.engines.load import load  # noqa: E402
from kg.engines.neo4j import connect  # noqa: E402
from kg.export import neo4j_csv  # noqa: E402
from kg.export.tables import write_folder  # noqa: E402
from kg.graph_home import open_snapshot  # noqa: E402
from kg.intake import read  # noqa: E402
from kg.projection import PropertyGraph, project  # noqa: E402
from kg.snapshot import publish  # noqa: E402

RIVAL = """
import sys
from neo4j import GraphDatabase
from rdflib import Graph
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig
uri, password, file, batching = sys.argv[1:]
config = Neo4jStoreConfig(batching=batching == "yes", handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE)
with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
    graph = Graph(store=Neo4jStore(config, neo4j_driver=driver))
    graph.parse(file, format="nt")
    graph.close(True)
"""
_TYPES = {bool: "boolean", int: "integer", float: "double"}


def made(notices: int, folder: Path) -> PropertyGraph:
    """The graph of so many synthetic notices."""
    write(folder, notices)
    built = build(read(path) for path in sorted(folder.glob("*.txt")))
    publish(folder / "graph", built.contents, built.manifest)
    return project(open_snapshot(folder / "graph"))


def triples(graph: PropertyGraph) -> Iterator[str]:
    """The nodes with their values and the relationships without, as N-Triples."""

    def iri(of: str, name: str) -> str:
        return f"<https://example.org/{of}/{quote(name, safe='')}>"

    for node in graph.nodes.values():
        about = iri("id", node.key)
        for label in node.labels:
            yield f"{about} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> {iri('label', label)} ."
        for name, value in node.properties.items():
            if name != "key":  # the IRI
                yield f"{about} {iri('value', name)} {literal(value)} ."
    for r in graph.relationships.values():
        yield f"{iri('id', r.start)} {iri('type', r.type)} {iri('id', r.end)} ."


def literal(value: object) -> str:
    """A value as a literal; a list as one text, which spares rdflib-neo4j its slower way with several values."""
    text = "、".join(value) if isinstance(value, list) else str(value).lower() if value is True else str(value)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    type = _TYPES.get(value.__class__)
    return f'"{escaped}"' + (f"^^<http://www.w3.org/2001/XMLSchema#{type}>" if type else "")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("notices", type=int, nargs="?", default=62)
    asked.add_argument("--rival", help="a Python that has rdflib-neo4j")
    asked.add_argument("--one-by-one", action="store_true", help="rdflib-neo4j without batches too: 20 minutes")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = made(given.notices, Path(folder))
        print(f"{len(graph.nodes):,} nodes, {len(graph.relationships):,} relationships", flush=True)
        with (
            neo4j_server.running(Path(folder) / "data", memory="2g", short=False) as server,
            connect(server.uri, "neo4j", server.password) as driver,
        ):
            compare(graph, driver, server, Path(folder), given.rival, given.one_by_one)
        bulk(graph, Path(folder))


def compare(
    graph: PropertyGraph, driver: Driver, server: neo4j_server.Server, folder: Path, rival: str | None, singly: bool
) -> None:
    """Prints a row of the table for each loader."""
    small = first_part(graph)

    def ours(of: PropertyGraph) -> Callable[[], object]:
        return lambda: load(driver, of, server.uri)

    def theirs(of: PropertyGraph, batching: str = "yes") -> Callable[[], object]:
        file = folder / f"{len(of.nodes)}.nt"
        file.write_text("\n".join(sorted(triples(of))) + "\n", "utf-8")
        call = [rival or "", "-c", RIVAL, server.uri, server.password, str(file), batching]
        return lambda: subprocess.run(call, check=True, capture_output=True)

    print("| loader | relationships | time | relationships a second | processor time |\n|---|--:|--:|--:|--:|")
    for doing in (ours(small), *([theirs(small)] if rival else [])):
        doing()
        empty(driver)
    first = measured("kg load neo4j", ours(graph), driver, server)
    measured("again, nothing new", ours(graph), driver, server)
    empty(driver)
    if rival:
        other = measured("rdflib-neo4j", theirs(graph), driver, server)
        print(f"{other[0] / first[0]:.1f} times as fast, {other[1] / first[1]:.1f} times less processor time")
        empty(driver)
    if rival and singly:
        measured("kg load neo4j, a part", ours(small), driver, server)
        empty(driver)
        measured("rdflib-neo4j without batches, the same part", theirs(small, "no"), driver, server)


def bulk(graph: PropertyGraph, folder: Path) -> None:
    """Prints a row for the tables of `kg export neo4j-csv` written and imported by neo4j-admin while no server runs."""
    tables = folder / "tables"
    path = f"{neo4j_server.admin(folder / 'imported')}:{os.environ['PATH']}"
    began, spent = time.perf_counter(), processor()
    write_folder(neo4j_csv.files(graph, folder), tables)
    subprocess.run(["sh", tables / neo4j_csv.SCRIPT], check=True, capture_output=True, env={**os.environ, "PATH": path})
    row(
        "neo4j-admin database import, offline",
        len(graph.relationships),
        time.perf_counter() - began,
        processor() - spent,
    )


def measured(
    what: str, doing: Callable[[], object], driver: Driver, server: neo4j_server.Server
) -> tuple[float, float]:
    """Seconds by the clock and of processor time, printed as a row."""
    began, spent = time.perf_counter(), processor(server)
    doing()
    seconds, spent = time.perf_counter() - began, processor(server) - spent
    count = driver.execute_query("MATCH ()-[r]->() RETURN count(r) AS n").records[0]["n"]
    row(what, count, seconds, spent)
    return seconds, spent


def row(what: str, count: int, seconds: float, spent: float) -> None:
    print(f"| {what} | {count:,} | {seconds:.1f} s | {count / seconds:,.0f} | {spent:.1f} s |", flush=True)


def processor(server: neo4j_server.Server | None = None) -> float:
    """Seconds of processor time that the server, this process and those it has waited for have spent."""
    stat = Path(f"/proc/{server.process}/stat").read_text() if server else ""
    ticks = stat.rpartition(")")[2].split()[11:13]
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(map(int, ticks)) / 100 + sum(u.ru_utime + u.ru_stime for u in own)


def empty(driver: Driver) -> None:
    """A server as it was at first: no data, no constraint, no index."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for name in session.run("SHOW CONSTRAINTS YIELD name").value():
            session.run(f"DROP CONSTRAINT {name}").consume()
        for name in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").value():
            session.run(f"DROP INDEX {name}").consume()


def first_part(graph: PropertyGraph) -> PropertyGraph:
    """A first part, to warm the server: every fifth node, and the relationships among them."""
    nodes = {key: node for at, (key, node) in enumerate(graph.nodes.items()) if at % 5 == 0}
    links = {k: r for k, r in graph.relationships.items() if r.start in nodes and r.end in nodes}
    return PropertyGraph("small", nodes, links)


if __name__ == "__main__":
    main()
