"""`kg page`: the graph as one HTML file that opens without a server and without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

_OUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write."
)
_GRAPH = click.option("--graph", type=click.Path(path_type=Path), default=None, help="Graph folder (default: graph/).")


@click.group("page")
def command() -> None:
    """Write a page: one HTML file with everything in it.

    \b
    Example:
      kg page overview -o map.html
      kg page industry 氢能 -o hydrogen.html
    """


@command.command("overview")
@_OUT
@_GRAPH
def overview(output: Path, graph: Path | None) -> None:
    """Who is responsible, for what, in which notice, on which track, for which industry, and where.

    \b
    Example:
      kg page overview -o map.html
    """
    from kg.pages.graph import Graph
    from kg.pages.labels import province_of
    from kg.pages.overview import overview_page
    from kg.pages.overview_feed import picture

    _writable(output)
    read = Graph(_open(graph).store)
    overview_page(picture(read), tuple(read.notices.values()), province_of(read)[1]).write_html(output)
    _written(output)


@command.command("industry")
@click.argument("name")
@_OUT
@_GRAPH
def industry(name: str, output: Path, graph: Path | None) -> None:
    """Where an industry lies, with the words that say so; its chain, who leads, what is aimed at.

    NAME is any name of it, Chinese or English.

    \b
    Example:
      kg page industry 氢能 -o hydrogen.html
    """
    from kg.names import Names
    from kg.pages import shell
    from kg.pages.graph import ID, Graph
    from kg.pages.industry import industry_page
    from kg.pages.industry_feed import view

    _writable(output)
    snapshot = _open(graph)
    canonical = Names.of(snapshot).resolve("industry", name)
    read = Graph(snapshot.store)
    iri = min(i for i, text in read.labels.items() if text.zh == canonical and i.startswith(f"{ID}industry/"))
    shell.write(industry_page(view(read, iri)), output)
    _written(output)


def _open(graph: Path | None) -> Snapshot:
    from kg.graph_home import open_snapshot

    return open_snapshot(graph)


def _writable(output: Path) -> None:
    """Say so before any work is done: the folder of the page must exist."""
    if not output.absolute().parent.is_dir():
        raise click.UsageError(f"no folder {output.parent} to write {output.name} into")


def _written(output: Path) -> None:
    click.echo(f"{output}: {output.stat().st_size // 1024} KB; open it in any browser", err=True)
