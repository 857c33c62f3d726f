"""`kg validate`: the checks on the snapshot in use, again."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("validate")
@click.option(
    "--graph", "directory", type=click.Path(path_type=Path), help="Graph folder; default $KG_GRAPH, else ./graph."
)
@click.option("--full", is_flag=True, help="Run the shapes through pySHACL too (some seconds).")
def command(directory: Path | None, full: bool) -> int:
    """Check the snapshot in use: files as published, spans, SHACL shapes, counts.

    \b
    Example:
      kg validate --full
    """
    from kg.graph_home import open_snapshot
    from kg.validate import faults

    snapshot = open_snapshot(directory)
    found = faults(snapshot, full)
    for fault in found:
        click.echo(f"kg: {fault}", err=True)
    if not found:
        click.echo(f"snapshot {snapshot.id}: files, spans, shapes and counts hold")
    return 1 if found else 0
