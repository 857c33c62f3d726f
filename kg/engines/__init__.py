"""Cypher on the property graph: an engine inside the machine, or a Neo4j server.

    with open_embedded("graph") as engine:
        engine.run("MATCH (c:City) RETURN c.name AS city ORDER BY city", limit=10).rows

Both engines hold the same graph (`kg.projection`), take the same Cypher, refuse what writes before it runs
(`guard`) and give the same plain values (`values`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from kg.engines.model import BadCypher, EngineProblem, Result, TookTooLong
from kg.engines.urls import is_server

if TYPE_CHECKING:
    from kg.engines.embedded import Embedded
    from kg.engines.neo4j import Neo4j

__all__ = [
    "BadCypher", "Engine", "EngineProblem", "Result", "TookTooLong", "open_embedded", "open_engine", "open_neo4j",
]  # fmt: skip
EMBEDDED = "embedded"
TIMEOUT = 30.0


class Engine(Protocol):
    """Something that answers Cypher on one graph."""

    name: str  # what messages call it: `embedded`, or the address of the server
    snapshot: str  # id of the snapshot it holds, '' where it holds none of ours

    def run(
        self, cypher: str, parameters: Mapping[str, object] | None = None, *,
        timeout: float = TIMEOUT, limit: int | None = None,
    ) -> Result:  # fmt: skip
        """The rows of a reading statement, at most `limit` of them.

        Raises guard.Refused for what writes, BadCypher for what the engine does not understand,
        TookTooLong after `timeout` seconds, EngineProblem where the engine is gone.
        """

    def close(self) -> None:
        """Let go of the engine; nothing is left running."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_embedded(home: Path | str | None = None, snapshot: str = "") -> Embedded:
    """The engine inside this machine, on a snapshot of a graph folder, the current one by default; filled on first use.

    Raises EngineProblem where there is no such graph or the engine does not run here.
    """
    from kg.engines.embedded import Embedded

    return Embedded(home, snapshot)


def open_neo4j(uri: str, user: str = "neo4j", password: str | None = None, database: str | None = None) -> Neo4j:
    """A Neo4j server; the password is `$NEO4J_PASSWORD` where none is given.

    Raises EngineProblem where there is no server, it refuses the password, or its version is too old.
    """
    from kg.engines.neo4j import Neo4j

    return Neo4j(uri, user, password, database)


def open_engine(on: str | None = None, home: Path | str | None = None, **server: str | None) -> Embedded | Neo4j:
    """The engine a person names: None or `embedded` for the one inside, else the address of a server.

    Raises ValueError for what is neither.
    """
    if on is None or on == EMBEDDED:
        return open_embedded(home)
    if not is_server(on):
        raise ValueError(f"{on!r} is no engine; name embedded, or a server: bolt://localhost:7687")
    return open_neo4j(on, server.get("user") or "neo4j", server.get("password"), server.get("database"))
