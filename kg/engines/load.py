"""The property graph into a Neo4j server: what is missing is written, what left the graph is removed.

    (:ChanyeKGLoad {state: 'loading' | 'whole', snapshot: ID})   the mark: a half-loaded graph is never taken for whole

Ours are the nodes with the label `ChanyeKG` and the relationships between them whose key begins with that of
their start; nothing else is read, changed or removed. Every step may be repeated: whatever ends a load, the
next call finds what is there and writes the rest. What is found missing is created, not merged, and its ends are
matched by their ids on the server, not by their keys: a third of the work for the server.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.engines.batches import Batch, Progress, batches_of, write_all
from kg.engines.indexes import declare, refuse_others
from kg.engines.model import EngineProblem
from kg.engines.neo4j import told
from kg.engines.values import LABEL
from kg.ontology import ontology
from kg.projection.schema import LISTED, schema

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

    from kg.projection import PropertyGraph

MARK = "ChanyeKGLoad"
_OURS = f"MATCH (a:{LABEL})-[r]->(:{LABEL}) WHERE r.key STARTS WITH a.key + '|' + type(r) + '|'"
_CREATE = (
    "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[1] "
    "CREATE (a)-[r:%s]->(b) SET r = row[2]"
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: nodes and relationships there now, written and removed by it."""

    nodes: int
    relationships: int
    written: int
    removed: int


@dataclass(frozen=True, slots=True)
class _Found:
    """What the server holds of ours: nodes and relationships by key with their id there and what they say; doubles."""

    ids: dict[str, str]
    nodes: dict[str, tuple[frozenset[str], dict[str, object]]]
    relationships: dict[str, tuple[str, dict[str, object]]]
    doubles: list[str]


def load(
    driver: Driver, graph: PropertyGraph, uri: str, database: str | None = None, progress: Progress | None = None
) -> Loaded:
    """Make the graph on the server what `graph` is; raises EngineProblem where it cannot."""
    say = progress or (lambda what, done, of: None)
    with told(uri), driver.session(database=database, fetch_size=5_000) as session:
        refuse_others(session, graph, uri)
        _declare_key(session)
        _mark(session, "loading", graph.snapshot)
        found = _found(session)
        new_ids, written = _write_nodes(driver, database, graph, found, say)
        declare(session, graph)  # the server fills them while relationships are written
        written += _write_relationships(driver, database, graph, found, found.ids | new_ids, say)
        removed = _remove(driver, database, graph, found, say)
        session.run("CALL db.awaitIndexes(600)").consume()
        there = _counts(session)
        expected = {"nodes": len(graph.nodes), "relationships": len(graph.relationships)}
        if there != expected:
            raise EngineProblem(f"{uri}: {_said(there)} are there, {_said(expected)} should be; call again")
        _mark(session, "whole", graph.snapshot)
    return Loaded(there["nodes"], there["relationships"], written, removed)


def _declare_key(session: Session) -> None:
    """The one constraint stands before any data: two loads at once cannot write a node twice."""
    session.run(f"CREATE CONSTRAINT chanye_kg_key IF NOT EXISTS FOR (n:{LABEL}) REQUIRE n.key IS UNIQUE").consume()


def _mark(session: Session, state: str, snapshot: str) -> None:
    def write(transaction: ManagedTransaction) -> None:
        transaction.run(
            f"MERGE (load:{MARK}) SET load.state = $state, load.snapshot = $snapshot", state=state, snapshot=snapshot
        )

    session.execute_write(write)


def _found(session: Session) -> _Found:
    known = _known_labels()
    ids: dict[str, str] = {}
    nodes: dict[str, tuple[frozenset[str], dict[str, object]]] = {}
    for key, id, labels, values in session.run(
        f"MATCH (n:{LABEL}) RETURN n.key, elementId(n), labels(n), properties(n)"
    ):
        ids[key] = id
        nodes[key] = known.intersection(labels), values
    relationships: dict[str, tuple[str, dict[str, object]]] = {}
    doubles: list[str] = []
    for key, id, values in session.run(f"{_OURS} RETURN r.key, elementId(r), properties(r)"):
        if key in relationships:
            doubles.append(id)
            continue  # the first one stays and is brought up to date
        relationships[key] = (id, values)
    return _Found(ids, nodes, relationships, doubles)


def _write_nodes(
    driver: Driver, database: str | None, graph: PropertyGraph, found: _Found, say: Progress
) -> tuple[dict[str, str], int]:
    """Write the nodes that are missing or differ; returns the ids of the new ones and how many were written."""
    new: dict[tuple[str, ...], list[object]] = defaultdict(list)
    changed: dict[tuple[str, ...], list[object]] = defaultdict(list)
    for node in graph.nodes.values():
        if node.key not in found.nodes:
            new[node.labels].append(node.properties)
        elif found.nodes[node.key] != (frozenset(node.labels), node.properties):
            changed[node.labels].append(node.properties)

    def batches() -> Iterator[Batch]:
        for labels, rows in sorted(new.items()):
            create = f"CREATE (n:{LABEL}{_joined(labels)}) SET n = row RETURN n.key, elementId(n)"
            yield from batches_of(f"UNWIND $rows AS row {create}", rows)
        for labels, rows in sorted(changed.items()):
            stale = _joined(sorted(_known_labels() - set(labels)))
            merge = f"MERGE (n:{LABEL} {{key: row.key}}) SET n = row, n{_joined(labels)} REMOVE n{stale}"
            yield from batches_of(f"UNWIND $rows AS row {merge}", rows)

    of = sum(map(len, new.values())) + sum(map(len, changed.values()))
    return {str(key): str(id) for key, id in write_all(driver, database, batches(), "nodes", of, say)}, of


def _write_relationships(
    driver: Driver, database: str | None, graph: PropertyGraph, found: _Found, ids: Mapping[str, str], say: Progress
) -> int:
    new: dict[str, list[object]] = defaultdict(list)
    changed: list[object] = []
    for r in graph.relationships.values():
        values = {**r.properties, "key": r.key}
        if r.key not in found.relationships:
            new[r.type].append((ids[r.start], ids[r.end], values))
        elif found.relationships[r.key][1] != values:
            changed.append((found.relationships[r.key][0], values))

    def batches() -> Iterator[Batch]:
        for type, rows in sorted(new.items()):
            yield from batches_of(_CREATE % type, rows)
        yield from batches_of(
            "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row[0] SET r = row[1]", changed
        )

    of = sum(map(len, new.values())) + len(changed)
    for _ in write_all(driver, database, batches(), "relationships", of, say):
        pass
    return of


def _remove(driver: Driver, database: str | None, graph: PropertyGraph, found: _Found, say: Progress) -> int:
    """Take away what is ours and left the graph."""
    nodes: list[object] = [*sorted(set(found.nodes) - set(graph.nodes))]
    gone = set(found.relationships) - set(graph.relationships)
    ids: list[object] = [*sorted([*(found.relationships[key][0] for key in gone), *found.doubles])]
    relationship = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"
    node = f"UNWIND $rows AS row MATCH (n:{LABEL} {{key: row}}) DETACH DELETE n"
    for statement, rows in ((relationship, ids), (node, nodes)):
        for _ in write_all(driver, database, batches_of(statement, rows), "left", len(rows), say):
            pass
    return len(nodes) + len(ids)


def _counts(session: Session) -> dict[str, int]:
    nodes = session.run(f"MATCH (n:{LABEL}) RETURN count(n) AS n").single(strict=True)["n"]
    relationships = session.run(f"{_OURS} RETURN count(r) AS n").single(strict=True)["n"]
    return {"nodes": nodes, "relationships": relationships}


def _said(counts: Mapping[str, int]) -> str:
    return " and ".join(f"{n:,} {what}" for what, n in counts.items())


def _joined(labels: Iterable[str]) -> str:
    return "".join(f":{label}" for label in labels)


def _known_labels() -> frozenset[str]:
    """Every label that a node of ours may carry; any other was given by somebody else and stays."""
    levels = (code.cypher for code in ontology().codes("level").values() if code.cypher)
    return frozenset([*schema().kinds, *levels, *(label for _, label, _ in LISTED)])
