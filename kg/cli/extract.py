"""`kg extract`: the facts of notices in the form of the fact contract."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="Form of the output.")
def command(paths: tuple[Path, ...], form: str) -> None:
    """Print the facts of notices (files or folders), one JSON object a line.

    \b
    Example:
      kg extract data/notices --format jsonl > facts.jsonl
    """
    from ingest.contract import dumps
    from ingest.extract import find_notices, read_notice

    for path in find_notices(paths):
        for line in read_notice(path).lines():
            click.echo(dumps(line))
