"""`kg load`: the snapshot into another system's store."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


@click.group("load", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Load the graph into a server.

    \b
    Example:
      kg load neo4j --uri bolt://localhost:7687
    """


@command.command("neo4j")
@click.option("--uri", default="bolt://localhost:7687", show_default=True, help="Address of the server.")
@click.option("--user", default="neo4j", show_default=True, help="The password is $NEO4J_PASSWORD, or asked for.")
@click.option("--database", help="Database to load into; default: the server's own.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
def neo4j(uri: str, user: str, database: str | None, graph: Path | None) -> None:
    """Load the snapshot into Neo4j 5: constraint and indexes, nodes, relationships, counts checked at the end.

    May be called again at any time: what is there already stays, what left the graph is removed, an interrupted
    load goes on. Nodes that are not of this graph are not touched.

    \b
    Example:
      kg load neo4j --uri bolt://localhost:7687 --user neo4j
    """
    from kg.engines.load import load
    from kg.engines.neo4j import connect
    from kg.engines.urls import is_server
    from kg.graph_home import open_snapshot
    from kg.projection import Projection

    if not is_server(uri):
        raise click.UsageError(f"--uri is the address of a server, bolt://localhost:7687 for example, not {uri!r}")
    snapshot = open_snapshot(graph)
    show = _show if sys.stderr.isatty() else None
    with connect(uri, user, _password(user, uri)) as driver:
        try:
            done = load(driver, Projection(snapshot), uri, database, show)
        finally:
            if show:
                print(file=sys.stderr)
    click.echo(
        f"snapshot {snapshot.id} in {uri}: {done.nodes:,} nodes, {done.relationships:,} relationships "
        f"({done.written:,} written, {done.removed:,} removed)"
    )


def _password(user: str, uri: str) -> str | None:
    if "NEO4J_PASSWORD" in os.environ or not sys.stdin.isatty():
        return None
    return str(click.prompt(f"password of {user} on {uri}", hide_input=True, err=True))


def _show(what: str, done: int) -> None:
    print(f"\r{what} {done:,}          ", end="", file=sys.stderr, flush=True)
