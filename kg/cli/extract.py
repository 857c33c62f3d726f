"""`kg extract`: the facts of notices in the form of the fact contract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="Form of the output.")
@click.option("--audit", is_flag=True, help="Also print what no fact explains, and the shares of the text.")
@click.option("--trace", is_flag=True, help="Also show on stderr which rule read what.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Read N notices at a time; same output.")
def command(paths: tuple[Path, ...], form: str, audit: bool, trace: bool, jobs: int) -> int:
    """Print the facts of notices (files or folders), one JSON object a line.

    A file that cannot be read is named on stderr; the others are printed all the same, and the exit code is 1.

    \b
    Examples:
      kg extract data/notices --format jsonl > facts.jsonl
      kg extract my-notices --audit --jobs 4 > facts.jsonl
    """
    from ingest.extract import find_notices

    files = find_notices(paths)
    bad = 0
    for done, (lines, fault, traced) in enumerate(_read_all(files, audit, trace, jobs), 1):
        if fault:
            click.echo(f"kg: {fault}", err=True)
            bad = 1
        if traced:
            click.echo(traced, err=True)
        if lines:
            click.echo(lines, nl=False)
        if len(files) > 20 and sys.stderr.isatty():
            click.echo(f"\r{done} of {len(files)} notices", err=True, nl=done == len(files))
    return bad


def _read_all(files: list[Path], audit: bool, trace: bool, jobs: int) -> Iterator[tuple[str, str, str]]:
    """For each file in order: its lines, what is wrong with it, which rule read what."""
    if jobs == 1 or len(files) == 1:
        yield from (_read((f, audit, trace)) for f in files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_read, [(f, audit, trace) for f in files], chunksize=8)


def _read(task: tuple[Path, bool, bool]) -> tuple[str, str, str]:
    from ingest.contract import json_lines
    from ingest.decode import UnreadableNotice
    from ingest.extract import read_notice

    path, audit, trace = task
    try:
        extraction = read_notice(path)
    except UnreadableNotice as error:
        return "", str(error), ""
    except Exception as error:  # a rule that fails on a text is a fault of ours, but still one notice's
        return "", f"{path}: a reading rule failed ({type(error).__name__}: {error}); please report the notice", ""
    lines = list(extraction.lines())
    if audit:
        from ingest.measure.audit import ledger

        lines += ledger(extraction)
    traced = ""
    if trace:
        text = extraction.reading.text
        traced = "\n".join(f"{f.rule:32} {text[f.begin : f.end]}" for f in extraction.facts)
    return json_lines(lines), "", traced
