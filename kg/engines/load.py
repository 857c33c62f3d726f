"""The property graph into a Neo4j server: what is missing is written, what left the graph is removed.

    (:ChanyeKGLoad {state: 'loading' | 'whole', snapshot: ID})   the mark: a half-loaded graph is never taken for whole

Ours are the nodes with the label `ChanyeKG` and the relationships between them whose key begins with that of
their start; nothing else is read, changed or removed. Every step may be repeated: whatever ends a load, the
next call finds what is there and writes the rest. What is found missing is created, not merged, and its ends are
matched by their ids on the server, not by their keys: a third of the work for the server. The graph is gone
through twice, nodes and then relationships; in memory are a few batches, and 33 bytes for each thing on the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.engines.batches import Batch, Progress, batches_of, write_all
from kg.engines.held import Held, said
from kg.engines.indexes import declare, lookups, refuse_others
from kg.engines.model import EngineProblem
from kg.engines.neo4j import told
from kg.engines.values import LABEL
from kg.ontology import ontology
from kg.projection.schema import LISTED, schema

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

    from kg.projection import Graph

MARK = "ChanyeKGLoad"
_OURS = f"MATCH (a:{LABEL})-[r]->(:{LABEL}) WHERE r.key STARTS WITH a.key + '|' + type(r) + '|'"
_CREATE = (
    "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[1] "
    "CREATE (a)-[r:%s]->(b) SET r = row[2]"
)
_CHANGE = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row[0] SET r = row[1]"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: nodes and relationships there now, written and removed by it."""

    nodes: int
    relationships: int
    written: int
    removed: int


def load(
    driver: Driver, graph: Graph, uri: str, database: str | None = None, progress: Progress | None = None
) -> Loaded:
    """Make the graph on the server what `graph` is; raises EngineProblem where it cannot."""
    say = progress or (lambda what, done: None)
    with told(uri), driver.session(database=database, fetch_size=5_000) as session:
        refuse_others(session, uri)
        _declare_key(session)
        _mark(session, "loading", graph.snapshot)
        nodes = _Nodes(graph, _nodes_there(session))
        for key, id in write_all(driver, database, nodes.batches(), "nodes", say):
            nodes.new.add(str(key), str(id))
        declare(session, nodes.looked_up)  # the server fills them while relationships are written
        relationships = _Relationships(graph, nodes, _relationships_there(session))
        for _ in write_all(driver, database, relationships.batches(), "relationships", say):
            pass
        removed = _remove(driver, database, nodes.there, relationships.there, say)
        session.run("CALL db.awaitIndexes(600)").consume()
        there, expected = _counts(session), {"nodes": nodes.count, "relationships": relationships.count}
        if there != expected:
            raise EngineProblem(f"{uri}: {_said(there)} are there, {_said(expected)} should be; call again")
        _mark(session, "whole", graph.snapshot)
    return Loaded(there["nodes"], there["relationships"], nodes.written + relationships.written, removed)


def _declare_key(session: Session) -> None:
    """The one constraint stands before any data: two loads at once cannot write a node twice."""
    session.run(f"CREATE CONSTRAINT chanye_kg_key IF NOT EXISTS FOR (n:{LABEL}) REQUIRE n.key IS UNIQUE").consume()


def _mark(session: Session, state: str, snapshot: str) -> None:
    def write(transaction: ManagedTransaction) -> None:
        transaction.run(
            f"MERGE (load:{MARK}) SET load.state = $state, load.snapshot = $snapshot", state=state, snapshot=snapshot
        )

    session.execute_write(write)


def _nodes_there(session: Session) -> Held:
    known, there = _known_labels(), Held()
    for key, id, labels, values in session.run(
        f"MATCH (n:{LABEL}) RETURN n.key, elementId(n), labels(n), properties(n)"
    ):
        there.add(key, id, said(values, known.intersection(labels)))
    return there


def _relationships_there(session: Session) -> Held:
    there = Held()
    for key, id, values in session.run(f"{_OURS} RETURN r.key, elementId(r), properties(r)"):
        there.add(key, id, said(values))
    return there


class _Nodes:
    """Goes through the nodes of the graph once and writes those that are missing on the server or differ there."""

    def __init__(self, graph: Graph, there: Held) -> None:
        self._graph, self.there = graph, there
        self.new = Held()
        self.looked_up: set[tuple[str, str]] = set()
        self.count = self.written = 0

    def batches(self) -> Iterator[Batch]:
        """What is to be written; all is counted once they have come to their end."""
        return batches_of(self._rows())

    def id(self, key: str) -> str | None:
        """The id on the server of a node that was there or has been written."""
        return self.there.id(key) or self.new.id(key)

    def _rows(self) -> Iterator[tuple[str, object]]:
        known = _known_labels()
        for node in self._graph.every_node():
            self.count += 1
            self.looked_up.update(lookups(node))
            found = self.there.met(node.key)
            if found is None:
                statement = f"CREATE (n:{LABEL}{_joined(node.labels)}) SET n = row RETURN n.key, elementId(n)"
            elif found != said(node.properties, node.labels):
                stale = _joined(sorted(known - set(node.labels)))
                merge = f"MERGE (n:{LABEL} {{key: row.key}})"
                statement = f"{merge} SET n = row, n{_joined(node.labels)} REMOVE n{stale}"
            else:
                continue
            self.written += 1
            yield f"UNWIND $rows AS row {statement}", node.properties


class _Relationships:
    """The same for the relationships, once the nodes are there."""

    def __init__(self, graph: Graph, nodes: _Nodes, there: Held) -> None:
        self._graph, self._nodes, self.there = graph, nodes, there
        self.count = self.written = 0

    def batches(self) -> Iterator[Batch]:
        """What is to be written; all is counted once they have come to their end."""
        return batches_of(self._rows())

    def _rows(self) -> Iterator[tuple[str, object]]:
        for r in self._graph.every_relationship():
            self.count += 1
            values = {**r.properties, "key": r.key}
            found = self.there.met(r.key)
            if found is None:
                row: object = (self._nodes.id(r.start), self._nodes.id(r.end), values)
                statement = _CREATE % r.type
            elif found != said(values):
                row, statement = (self.there.id(r.key), values), _CHANGE
            else:
                continue
            self.written += 1
            yield statement, row


def _remove(driver: Driver, database: str | None, nodes: Held, relationships: Held, say: Progress) -> int:
    """Take away what is ours and left the graph; returns how many things that were."""

    def take(statement: str, left: Held) -> int:
        taken = 0

        def rows() -> Iterator[tuple[str, object]]:
            nonlocal taken
            for id in left.rest():
                taken += 1
                yield statement, id

        for _ in write_all(driver, database, batches_of(rows()), "left", say):
            pass
        return taken

    relationship = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"
    node = f"UNWIND $rows AS row MATCH (n:{LABEL}) WHERE elementId(n) = row DETACH DELETE n"
    return take(relationship, relationships) + take(node, nodes)


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
