"""`kg export`: the snapshot in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg.export import FOLDERS, FORMATS, guessed


@click.command("export", epilog="Formats: " + "; ".join(f"{form} {what}" for form, what in FORMATS.items()) + ".")
@click.argument("what", required=False)
@click.argument("place", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="The format; default by the ending of -o.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file (csv: a folder or .zip).")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
def command(what: str | None, place: Path | None, form: str | None, output: Path | None, graph: Path | None) -> None:
    """Write the graph as RDF, as a property graph or as tables; WHAT PLACE is --format WHAT -o PLACE.

    \b
    Examples:
      kg export -o graph.graphml
      kg export --format csv -o tables
      kg export --format jsonld > graph.jsonld
      kg export neo4j-csv import
    """
    from kg.export import write
    from kg.graph_home import open_snapshot

    if what is not None and what not in FORMATS:
        raise click.UsageError(f"there is no format {what!r}; one of {', '.join(FORMATS)}")
    form, output = what or form, place or output
    form = form or guessed(output)
    if form is None:
        raise click.UsageError(f"which format? --format {'|'.join(FORMATS)}, or a file with such an ending")
    if output is None and form in FOLDERS:
        raise click.UsageError(f"{form} is {FOLDERS[form]}: name it with -o")
    if output is not None and not output.absolute().parent.is_dir():
        raise click.UsageError(f"no folder {output.parent} to write {output.name} into")
    if output is not None and output.is_dir() and form not in FOLDERS:
        raise click.UsageError(f"{output} is a folder; name a file")
    write(open_snapshot(graph), form, output)
    if output is not None:
        click.echo(f"{output}: {FORMATS[form]}", err=True)
    if form == "neo4j-csv":
        click.echo(f"stop the server, then: sh {output}/import.sh   (runs neo4j-admin database import full)", err=True)
