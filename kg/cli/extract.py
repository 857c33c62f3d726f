"""`kg extract`: the facts of notices in the form of the fact contract."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="Form of the output.")
def command(paths: tuple[Path, ...], form: str) -> int:
    """Print the facts of notices (files or folders), one JSON object a line.

    A file that cannot be read is named on stderr; the others are printed all the same, and the exit code is 1.

    \b
    Example:
      kg extract data/notices --format jsonl > facts.jsonl
    """
    from ingest.contract import dumps
    from ingest.decode import UnreadableNotice
    from ingest.extract import find_notices, read_notice

    bad = 0
    for path in find_notices(paths):
        try:
            extraction = read_notice(path)
        except UnreadableNotice as error:
            click.echo(f"kg: {error}", err=True)
            bad = 1
            continue
        for line in extraction.lines():
            click.echo(dumps(line))
    return bad
