"""Rows as a workbook, for the commands that print rows: which call asks for one, and what stands in it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kg.output import FORMS

FORMAT = click.option(
    "--format", "form", type=click.Choice((*FORMS, "xlsx")), help="Form of the output; table on a terminal, else json."
)


def asked(form: str | None, file: Path | None) -> Path | None:
    """The file of the workbook that a call asks for, None where it asks for something else.

    Ends the process with exit 2 for a workbook without a file.
    """
    if form != "xlsx" and (form is not None or file is None or file.suffix.lower() != ".xlsx"):
        return None
    if file is None:
        print("kg: a workbook goes into a file: -o FILE.xlsx", file=sys.stderr)
        raise SystemExit(2)
    return file


def write(file: Path, title: str, columns: Sequence[str], headings: Mapping[str, str], rows: Sequence[Any]) -> None:
    """One sheet of the rows; a column without a heading is headed by its name."""
    from kg.report.workbook import Sheet, write_workbook

    write_workbook(file, [Sheet(title, tuple(columns), tuple(headings.get(c, c) for c in columns), tuple(rows))])


def of_query(columns: Sequence[str], rows: Sequence[Mapping[str, object]], lang: str) -> tuple[list[str], list[Any]]:
    """The rows of a query as people read them, with the sentence beside the words where there is one."""
    from kg.wording import readable

    kept, told = readable(columns, rows, lang)
    if "sentence" in columns and "sentence" not in kept:
        kept.append("sentence")
        told = [{**said, "sentence": row.get("sentence")} for said, row in zip(told, rows, strict=True)]
    return kept, told
