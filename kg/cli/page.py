"""`kg page`: the graph as one HTML file that opens without a server and without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.graph_home import Snapshot
    from kg.pages.graph import Graph
    from kg.pages.policy_view import Published

_OUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write."
)
_GRAPH = click.option(
    "--graph", type=click.Path(path_type=Path), default=None, help="Graph folder; default $KG_GRAPH or ./graph."
)


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
    from kg.pages.labels import province_of
    from kg.pages.overview import overview_page
    from kg.pages.overview_feed import picture

    _writable(output)
    read = _read(graph)
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
    from kg.pages.industry import industry_page
    from kg.pages.industry_feed import view

    _writable(output)
    read, iri = _thing("industry", name, graph)
    _write(industry_page(view(read, iri)), output)


@command.command("city")
@click.argument("name")
@_OUT
@_GRAPH
def city(name: str, output: Path, graph: Path | None) -> None:
    """What a place is named for, list by list; its districts apart; what is built there.

    NAME is any name of it, Chinese or English.

    \b
    Example:
      kg page city 成都 -o chengdu.html
    """
    from kg.pages.city import city_page
    from kg.pages.city_feed import city_view

    _writable(output)
    read, iri = _thing("region", name, graph)
    _write(city_page(city_view(read, iri)), output)


@command.command("matrix")
@_OUT
@_GRAPH
@click.option("--list", "name", default="", help="Which official list (default: the longest that was read).")
def matrix(output: Path, graph: Path | None, name: str) -> None:
    """The items of an official list against the places of the province; every cell shows its words.

    \b
    Example:
      kg page matrix -o matrix.html
    """
    from kg.names import Names
    from kg.pages.graph import Graph
    from kg.pages.matrix import matrix_page
    from kg.pages.matrix_feed import matrix_view

    _writable(output)
    snapshot = _open(graph)
    asked = Names.of(snapshot).resolve("list", name) if name else ""
    _write(matrix_page(matrix_view(Graph(snapshot.store), asked)), output)


@command.command("policy")
@click.argument("notice")
@_OUT
@_GRAPH
@click.option("--file", type=click.Path(path_type=Path, dir_okay=False), help="Its file, where it does not ship.")
def policy(notice: str, output: Path, graph: Path | None, file: Path | None) -> None:
    """A notice as published, with its facts marked in the text.

    NOTICE is its id, title or number. The graph keeps no full text, so the file that was built from
    is read again and must be the same.

    \b
    Example:
      kg page policy sichuan-new-economy-2021 -o notice.html
    """
    from kg.names import Names
    from kg.pages.graph import Graph
    from kg.pages.policy import policy_page, policy_view

    _writable(output)
    snapshot = _open(graph)
    id = Names.of(snapshot).resolve("notice", notice)
    facts = [f for f in snapshot.facts() if f.get("notice") == id]
    text = published(id, file, str(facts[0].get("sha256")))
    _write(policy_page(policy_view(Graph(snapshot.store), id, facts, text)), output)


@command.command("agencies")
@_OUT
@_GRAPH
def agencies(output: Path, graph: Path | None) -> None:
    """Who carries which task: the grid, the ranking, joint leads, who supports whom.

    \b
    Example:
      kg page agencies -o agencies.html
    """
    from kg.pages.agencies import agencies_page
    from kg.pages.agencies_feed import agencies_view

    _writable(output)
    _write(agencies_page(agencies_view(_read(graph))), output)


@command.command("agency")
@click.argument("name")
@_OUT
@_GRAPH
def agency(name: str, output: Path, graph: Path | None) -> None:
    """What one agency leads, supports and shares, with whom, on which industries, towards what targets.

    NAME is any name of it, short or full, Chinese or English.

    \b
    Example:
      kg page agency 经信厅 -o agency.html
    """
    from kg.pages.agency import agency_page
    from kg.pages.agency_feed import agency_view

    _writable(output)
    read, iri = _thing("agency", name, graph)
    _write(agency_page(agency_view(read, iri)), output)


@command.command("chain")
@click.argument("name")
@_OUT
@_GRAPH
def chain(name: str, output: Path, graph: Path | None) -> None:
    """A chain from upstream to downstream: places, agencies, targets of each stage, and what is missing.

    NAME is the chain as printed (氢能), with or without 产业链, or an industry whose chain was read.

    \b
    Example:
      kg page chain 氢能 -o chain.html
    """
    from kg.pages.chain import chain_page
    from kg.pages.chain_feed import chain_named, chain_view
    from kg.pages.graph import Graph

    _writable(output)
    snapshot = _open(graph)
    read = Graph(snapshot.store)
    _write(chain_page(chain_view(read, chain_named(read, name), depends(snapshot))), output)


@command.command("map")
@_OUT
@_GRAPH
def map_(output: Path, graph: Path | None) -> None:
    """The places of the province: how many industries are named for each, and each item of the longest list.

    A schematic map (示意图), not an authority on boundaries.

    \b
    Example:
      kg page map -o sichuan.html
    """
    from kg.pages.map import map_page
    from kg.pages.map_feed import map_view

    _writable(output)
    _write(map_page(map_view(_read(graph))), output)


@command.command("timeline")
@_OUT
@_GRAPH
def timeline(output: Path, graph: Path | None) -> None:
    """When notices were issued and apply, what is due when, target years, and what is cited but was not read.

    \b
    Example:
      kg page timeline -o timeline.html
    """
    from kg.pages.timeline import timeline_page
    from kg.pages.timeline_feed import timeline_view

    _writable(output)
    _write(timeline_page(timeline_view(_read(graph))), output)


def depends(snapshot: Snapshot) -> dict[tuple[str, str], list[str]]:
    """For each stage of each chain the stages that are reached only through it."""
    from kg.analyses.chains import chain_gaps
    from kg.analyses.graph import policy_graph

    return {(row["chain"], row["stage"]): list(row["depends"]) for row in chain_gaps(policy_graph(snapshot))}


def published(id: str, file: Path | None, digest: str) -> Published:
    """The text the graph was built from, with what may not be shown; ValueError where it is another."""
    from ingest.extract import find_notices, notice_id, read_notice
    from ingest.reading import omitted
    from kg.build import default_notices
    from kg.pages.policy_view import Heading, Published

    paths = [file] if file else [p for p in find_notices(default_notices()) if notice_id(p) == id]
    if not paths:
        raise ValueError(f"{id} does not ship with kg; name the file it was built from: --file PATH")
    reading = read_notice(paths[0]).reading
    if reading.document.sha256 != digest:
        raise ValueError(f"{paths[0]}: not the text that the graph was built from; run kg build again")
    headings = []
    for clause in reading.outline.clauses:
        if clause.path:
            words = reading.folded.span(clause.begin, max(clause.heading.end, clause.begin + 1))
            headings.append(Heading(words.begin, words.end, len(clause.path)))
    hidden = tuple(sorted((s.begin, s.end) for s in omitted(reading.document)))
    return Published(reading.document.text, hidden, tuple(headings))


def _open(graph: Path | None) -> Snapshot:
    from kg.graph_home import open_snapshot

    return open_snapshot(graph)


def _writable(output: Path) -> None:
    """Say so before any work is done: the folder of the page must exist."""
    if not output.absolute().parent.is_dir():
        raise click.UsageError(f"no folder {output.parent} to write {output.name} into")


def _read(graph: Path | None) -> Graph:
    from kg.pages.graph import Graph

    return Graph(_open(graph).store)


def _write(page: str, output: Path) -> None:
    from kg.pages import shell

    shell.write(page, output)
    _written(output)


def _written(output: Path) -> None:
    click.echo(f"{output}: {output.stat().st_size // 1024} KB; open it in any browser", err=True)


def _thing(kind: str, name: str, graph: Path | None) -> tuple[Graph, str]:
    """The graph, opened, and the IRI in it of what `name` names; raises ValueError with the nearest known names."""
    from kg.names import Names
    from kg.pages.graph import ID, Graph

    snapshot = _open(graph)
    canonical = Names.of(snapshot).resolve(kind, name)
    read = Graph(snapshot.store)
    return read, min(i for i, text in read.labels.items() if text.zh == canonical and i.startswith(f"{ID}{kind}/"))
