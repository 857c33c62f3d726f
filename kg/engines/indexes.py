"""What the engines keep an index on, the same everywhere: keys, names and codes, and the words of long texts."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from kg.engines.model import EngineProblem
from kg.engines.values import LABEL

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

    from kg.projection import Node

_LOOKED_UP = ("key", "name", "id", "code")
_WORDS = (  # full-text index, label, properties
    ("evidence_words", "Evidence", ("quote", "sentence")),
    ("passage_words", "Passage", ("sentence",)),
    ("clause_words", "Clause", ("heading",)),
    ("policy_words", "Policy", ("title",)),
    ("task_words", "Task", ("title",)),
)


def lookups(node: Node) -> list[tuple[str, str]]:
    """Label and property of every index for exact values that holds a node; the key of all is unique."""
    found = [(label, property) for label in node.labels for property in _LOOKED_UP if property in node.properties]
    return [(LABEL, "key"), *found]


def fulltext(*labels: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Name, label and properties of every full-text index, for `CALL db.index.fulltext.queryNodes(name, words)`."""
    return [row for row in _WORDS if row[1] in labels]


def refuse_others(session: Session, uri: str) -> None:
    """Raises EngineProblem where an index of somebody else has the name of one of our full-text indexes."""
    ours = {name: (label, properties) for name, label, properties in _WORDS}
    for row in session.run("SHOW INDEXES YIELD name, labelsOrTypes, properties, options"):
        if row["name"] not in ours:
            continue
        label, properties = ours[row["name"]]
        analyzer = row["options"].get("indexConfig", {}).get("fulltext.analyzer")
        if (row["labelsOrTypes"], row["properties"], analyzer) != ([label], list(properties), "cjk"):
            name = row["name"]
            raise EngineProblem(f"{uri}: another index is called {name}; drop it (DROP INDEX {name}) and call again")


def declare(session: Session, exact: AbstractSet[tuple[str, str]]) -> None:
    """Every index on a Neo4j server but the unique one: those that `lookups` names, and the full-text ones.

    All in one transaction, so that one pass fills them.
    """

    def write(transaction: ManagedTransaction) -> None:
        for label, property in sorted(exact - {(LABEL, "key")}):
            name = f"chanye_kg_{label.lower()}_{property}"
            transaction.run(f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{property})")
        for name, label, properties in fulltext(*(label for label, _ in exact)):
            on = ", ".join(f"n.{p}" for p in properties)
            analyzer = "{indexConfig: {`fulltext.analyzer`: 'cjk'}}"  # the default one matches single characters
            transaction.run(
                f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [{on}] OPTIONS {analyzer}"
            )

    session.execute_write(write)
