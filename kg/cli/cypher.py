"""`kg cypher`: any reading Cypher on the snapshot, in the embedded engine or on a Neo4j server."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg.cli import stdin
from kg.output import FORMS


@click.command("cypher")
@click.argument("query")
@click.option("--on", metavar="URI", help="A Neo4j server (bolt://localhost:7687); default: the embedded engine.")
@click.option("-p", "--parameter", "pairs", multiple=True, metavar="NAME=VALUE", help="A $parameter of the query.")
@click.option("--timeout", type=click.FloatRange(0.1, 3600), default=30.0, show_default=True, help="Seconds.")
@click.option("--limit", type=click.IntRange(1), help="At most so many rows.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Form of the output; table on a terminal, else json.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
@click.option("--user", default="neo4j", show_default=True, help="User on the server; the password is $NEO4J_PASSWORD.")
@click.option("--database", help="Database on the server; default: the server's own.")
def command(
    query: str, on: str | None, pairs: tuple[str, ...], timeout: float, limit: int | None, form: str | None,
    output: Path | None, graph: Path | None, user: str, database: str | None,
) -> None:  # fmt: skip
    """Run Cypher that reads the graph; - reads the query from stdin. `kg ref --cypher` prints the labels.

    A parameter that reads as JSON is that (2027, true, ["a", "b"], "510100"); anything else is text.

    \b
    Examples:
      kg cypher "MATCH (c:City)-[r:COVERS]->(i:Industry {name: '氢能'}) RETURN c.name AS city, r.tier AS tier"
      kg cypher 'MATCH (c:City {name: $city})<-[:LOCATED_IN]-(k:Cluster) RETURN k.name' -p city=成都市
      kg cypher 'MATCH (n:Notice) RETURN n.title' --on bolt://localhost:7687
    """
    from kg import output as out
    from kg.engines import open_engine
    from kg.engines.guard import check

    text = stdin.text() if query == "-" else query
    parameters = _parameters(pairs)
    check(text)
    with open_engine(on, graph, user=user, database=database) as engine:
        result = engine.run(text, parameters, timeout=timeout, limit=limit)
        snapshot = engine.snapshot
    columns, rows = list(result.columns), list(result.rows)
    form = out.chosen(form, output)
    if form == "table":
        out.write(out.table_text(columns, rows), output)
    elif form == "json":
        out.write(out.json_text({"columns": columns, "rows": rows, "snapshot": snapshot}), output)
    else:
        out.write(out.jsonl_text(rows) if form == "jsonl" else out.csv_text(columns, rows), output)
    if result.more:
        print(f"kg: there are more than {limit} rows", file=sys.stderr)


def _parameters(pairs: tuple[str, ...]) -> dict[str, object]:
    given: dict[str, object] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"a parameter is written NAME=VALUE, not {pair!r}")
        try:
            given[name.strip()] = json.loads(value)
        except ValueError:
            given[name.strip()] = value
    return given
