"""The library on other engines: the same question, the same rows, by SPARQL in rdflib or by Cypher.

oxigraph        SPARQL in the store of the snapshot; what every other command uses
rdflib          SPARQL in rdflib, slow: to check one engine by another
embedded        Cypher inside this machine
bolt://…        Cypher on a Neo4j server that `kg load neo4j` has filled; neo4j://… likewise
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.queries import Answer, Query, Row, WrongCall, bind, resolved, rows

if TYPE_CHECKING:
    from kg.engines import Engine
    from kg.graph_home import Snapshot
    from kg.names import Names

SPARQL = ("oxigraph", "rdflib")


def run(
    snapshot: Snapshot, query: Query, given: Mapping[str, str], engine: str, home: Path | None = None,
    names: Names | None = None,
) -> Answer:  # fmt: skip
    """The answer to `query` by the engine named; names are resolved by `snapshot`, the current one of `home`.

    Raises as `kg.queries.resolved` does, WrongCall for an engine that is none, EngineProblem where it does
    not answer or holds another snapshot.
    """
    from kg.names import Names as AllNames

    values = resolved(query, given, names or AllNames.of(snapshot))
    if engine == "oxigraph":
        found = rows(snapshot, query, values)
    elif engine == "rdflib":
        found = rows_of_rdflib(dataset(snapshot), query, values)
    else:
        with _opened(engine, home, snapshot) as opened:
            found = rows_of_cypher(opened, query, values)
    return Answer(query, values, found, snapshot.id)


def _opened(engine: str, home: Path | None, snapshot: Snapshot) -> Engine:
    from kg.engines import EMBEDDED, EngineProblem, open_embedded, open_engine

    if engine == EMBEDDED:
        return open_embedded(home, snapshot.id)  # a build in between does not matter
    try:
        opened = open_engine(engine, home)
    except EngineProblem:
        raise
    except ValueError:
        raise WrongCall(
            f"{engine!r} is no engine; name {', '.join(SPARQL)}, embedded, or a server: bolt://localhost:7687"
        ) from None
    if opened.snapshot != snapshot.id:
        opened.close()
        holds = f"snapshot {opened.snapshot}" if opened.snapshot else "no whole graph"
        raise EngineProblem(f"{engine}: it holds {holds}, the graph is {snapshot.id}; load it: kg load neo4j --uri …")
    return opened


def rows_of_cypher(engine: Engine, query: Query, values: Mapping[str, object], timeout: float = 30.0) -> list[Row]:
    """The rows by the query's Cypher, for values that are resolved already; raises as `kg.engines.Engine.run` does."""
    left_out = {
        p.name: (int(p.example) if p.kind == "number" else p.example) if p.example else None for p in query.parameters
    }
    found = engine.run(query.cypher, left_out | dict(values), timeout=timeout)
    return [{c: _plain(row[c]) for c in query.columns} for row in found.rows]


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value == int(value) else value


@lru_cache(maxsize=1)
def dataset(snapshot: Snapshot) -> Any:
    """The snapshot in rdflib; takes seconds."""
    import rdflib

    whole = rdflib.Dataset()
    whole.parse(str(snapshot.folder / "graph.nq"), format="nquads")
    return whole


def rows_of_rdflib(dataset: Any, query: Query, values: Mapping[str, object]) -> list[Row]:
    """The rows by the query's SPARQL in rdflib, for values that are resolved already."""
    return [{c: _of_rdflib(row[c]) for c in query.columns} for row in dataset.query(bind(query, values))]


def _of_rdflib(term: Any) -> object:
    from decimal import Decimal

    value = term.toPython() if hasattr(term, "toPython") else term
    if isinstance(value, Decimal | float):
        return _plain(float(value))
    return value if value is None or isinstance(value, bool | int) else str(value)
