"""`kg export`: the snapshot in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg.export import FORMATS, guessed


@click.command("export", epilog="Formats: " + "; ".join(f"{form} {what}" for form, what in FORMATS.items()) + ".")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="The format; default by the ending of -o.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file (csv: a folder or .zip).")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
def command(form: str | None, output: Path | None, graph: Path | None) -> None:
    """Write the graph as RDF, as a property graph or as tables.

    \b
    Examples:
      kg export -o graph.graphml
      kg export --format csv -o tables
      kg export --format jsonld > graph.jsonld
    """
    from kg.export import write
    from kg.graph_home import open_snapshot

    form = form or guessed(output)
    if form is None:
        raise click.UsageError(f"which format? --format {'|'.join(FORMATS)}, or a file with such an ending")
    if output is None and form == "csv":
        raise click.UsageError("csv is a folder or a .zip: name it with -o")
    if output is not None and not output.absolute().parent.is_dir():
        raise click.UsageError(f"no folder {output.parent} to write {output.name} into")
    if output is not None and output.is_dir() and form != "csv":
        raise click.UsageError(f"{output} is a folder; name a file")
    write(open_snapshot(graph), form, output)
    if output is not None:
        click.echo(f"{output}: {FORMATS[form]}", err=True)
