"""The property graph into a Neo4j server: what is missing is merged, what left the graph is removed.

    (:ChanyeKGLoad {state: 'loading' | 'whole', snapshot: ID})   the mark: a half-loaded graph is never taken for whole

Ours are the nodes with the label `ChanyeKG` and the relationships between them whose key begins with that of
their start; nothing else is read, changed or removed. Every step may be repeated: whatever ends a load, the
next call finds what is there and writes the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from kg.engines.indexes import fulltext, lookups
from kg.engines.model import EngineProblem
from kg.engines.neo4j import told
from kg.engines.values import LABEL
from kg.ontology import ontology
from kg.projection.schema import LISTED, schema

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

    from kg.projection import PropertyGraph

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # what, done, of
BATCH = 4_000
MARK = "ChanyeKGLoad"
_OURS = f"MATCH (a:{LABEL})-[r]->(:{LABEL}) WHERE r.key STARTS WITH a.key + '|' + type(r) + '|'"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: nodes and relationships there now, written and removed by it."""

    nodes: int
    relationships: int
    written: int
    removed: int


@dataclass(frozen=True, slots=True)
class _Found:
    """What the server holds of ours: labels and values of nodes, ids and values of relationships, ids of doubles."""

    nodes: dict[str, tuple[frozenset[str], dict[str, object]]]
    relationships: dict[str, tuple[str, dict[str, object]]]
    doubles: list[str]


def load(
    driver: Driver, graph: PropertyGraph, uri: str, database: str | None = None, progress: Progress | None = None
) -> Loaded:
    """Make the graph on the server what `graph` is; raises EngineProblem where it cannot."""
    say = progress or (lambda what, done, of: None)
    with told(uri), driver.session(database=database, fetch_size=5_000) as session:
        _declare(session, graph, uri)
        _mark(session, "loading", graph.snapshot)
        found = _found(session)
        written = _write_nodes(session, graph, found, say) + _write_relationships(session, graph, found, say)
        removed = _remove(session, graph, found)
        there = _counts(session)
        expected = {"nodes": len(graph.nodes), "relationships": len(graph.relationships)}
        if there != expected:
            raise EngineProblem(f"{uri}: {_said(there)} are there, {_said(expected)} should be; call again")
        _mark(session, "whole", graph.snapshot)
    return Loaded(there["nodes"], there["relationships"], written, removed)


def _declare(session: Session, graph: PropertyGraph, uri: str) -> None:
    """Constraint and indexes, before any data; raises EngineProblem where another index has the name of one of ours."""
    key, *others = lookups(graph)
    session.run(
        f"CREATE CONSTRAINT chanye_kg_key IF NOT EXISTS FOR (n:{key[0]}) REQUIRE n.{key[1]} IS UNIQUE"
    ).consume()
    for label, property in others:
        name = f"chanye_kg_{label.lower()}_{property}"
        session.run(f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{property})").consume()
    for name, label, properties in fulltext(graph):
        on = ", ".join(f"n.{p}" for p in properties)
        analyzer = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"  # the default one matches single characters
        session.run(f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [{on}] {analyzer}").consume()
    there = {
        row["name"]: (row["labelsOrTypes"], row["properties"], row["options"].get("indexConfig", {}))
        for row in session.run("SHOW INDEXES YIELD name, labelsOrTypes, properties, options")
    }
    for name, label, properties in fulltext(graph):
        labels, on_properties, config = there.get(name, ([], [], {}))
        if (labels, on_properties, config.get("fulltext.analyzer")) != ([label], list(properties), "cjk"):
            raise EngineProblem(f"{uri}: another index is called {name}; drop it (DROP INDEX {name}) and call again")
    session.run("CALL db.awaitIndexes(600)").consume()


def _mark(session: Session, state: str, snapshot: str) -> None:
    def write(transaction: ManagedTransaction) -> None:
        transaction.run(
            f"MERGE (load:{MARK}) SET load.state = $state, load.snapshot = $snapshot", state=state, snapshot=snapshot
        )

    session.execute_write(write)


def _found(session: Session) -> _Found:
    known = _known_labels()
    nodes = {
        row["key"]: (known.intersection(row["labels"]), row["values"])
        for row in session.run(f"MATCH (n:{LABEL}) RETURN n.key AS key, labels(n) AS labels, properties(n) AS values")
    }
    relationships: dict[str, tuple[str, dict[str, object]]] = {}
    doubles: list[str] = []
    for row in session.run(f"{_OURS} RETURN r.key AS key, properties(r) AS values, elementId(r) AS id"):
        if row["key"] in relationships:
            doubles.append(row["id"])
        relationships[row["key"]] = (row["id"], row["values"])
    return _Found(nodes, relationships, doubles)


def _write_nodes(session: Session, graph: PropertyGraph, found: _Found, say: Progress) -> int:
    groups: dict[tuple[str, ...], list[dict[str, object]]] = defaultdict(list)
    for node in graph.nodes.values():
        if found.nodes.get(node.key) != (frozenset(node.labels), dict(node.properties)):
            groups[node.labels].append(dict(node.properties))
    done, of = 0, sum(map(len, groups.values()))
    for labels, rows in sorted(groups.items()):
        stale = _joined(sorted(_known_labels() - set(labels)))
        statement = f"UNWIND $rows AS row MERGE (n:{LABEL} {{key: row.key}}) SET n = row, n{_joined(labels)}" + (
            f" REMOVE n{stale}" if found.nodes else ""
        )
        for batch in _batches(rows):
            _write(session, statement, batch)
            done += len(batch)
            say("nodes", done, of)
    return of


def _write_relationships(session: Session, graph: PropertyGraph, found: _Found, say: Progress) -> int:
    groups: dict[str, list[dict[str, object]]] = defaultdict(list)
    for r in graph.relationships.values():
        values = {**r.properties, "key": r.key}
        if found.relationships.get(r.key, ("", {}))[1] != values:
            groups[r.type].append({"start": r.start, "end": r.end, "values": values})
    done, of = 0, sum(map(len, groups.values()))
    for type, rows in sorted(groups.items()):
        statement = (
            f"UNWIND $rows AS row MATCH (a:{LABEL} {{key: row.start}}) MATCH (b:{LABEL} {{key: row.end}}) "
            f"MERGE (a)-[r:{type} {{key: row.values.key}}]->(b) SET r = row.values"
        )
        for batch in _batches(rows):
            _write(session, statement, batch)
            done += len(batch)
            say("relationships", done, of)
    return of


def _remove(session: Session, graph: PropertyGraph, found: _Found) -> int:
    """Take away what is ours and left the graph."""
    nodes = sorted(set(found.nodes) - set(graph.nodes))
    gone = sorted(set(found.relationships) - set(graph.relationships))
    ids = sorted([*(found.relationships[key][0] for key in gone), *found.doubles])
    for batch in _batches(ids):
        _write(session, "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r", batch)
    for batch in _batches(nodes):
        _write(session, f"UNWIND $rows AS row MATCH (n:{LABEL} {{key: row}}) DETACH DELETE n", batch)
    return len(nodes) + len(ids)


def _write(session: Session, statement: str, rows: Sequence[object]) -> None:
    """One batch in one managed transaction: the driver repeats it where the server says that this may help."""

    def write(transaction: ManagedTransaction) -> None:
        transaction.run(statement, rows=rows).consume()

    session.execute_write(write)


def _counts(session: Session) -> dict[str, int]:
    nodes = session.run(f"MATCH (n:{LABEL}) RETURN count(n) AS n").single(strict=True)["n"]
    relationships = session.run(f"{_OURS} RETURN count(r) AS n").single(strict=True)["n"]
    return {"nodes": nodes, "relationships": relationships}


def _said(counts: Mapping[str, int]) -> str:
    return " and ".join(f"{n:,} {what}" for what, n in counts.items())


def _joined(labels: Iterable[str]) -> str:
    return "".join(f":{label}" for label in labels)


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


def _known_labels() -> frozenset[str]:
    """Every label that a node of ours may carry; any other was given by somebody else and stays."""
    levels = (code.cypher for code in ontology().codes("level").values() if code.cypher)
    return frozenset([*schema().kinds, *levels, *(label for _, label, _ in LISTED)])
