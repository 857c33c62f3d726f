"""Rows in the form the reader needs: a table on a terminal, JSON in a pipe, JSON lines, CSV for Excel.

Data go to stdout or to a file, nothing else does. A cell that a spreadsheet would take for a formula
is defused (CWE-1236); control characters never reach a terminal.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal

Form = Literal["table", "json", "jsonl", "csv"]
FORMS: tuple[Form, ...] = ("table", "json", "jsonl", "csv")
Row = Mapping[str, object]

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[\d.,]+%?$")


def chosen(form: str | None, to_file: Path | None = None) -> Form:
    """The form asked for, else the one of the file's ending, else a table on a terminal and JSON in a pipe.

    Raises ValueError for the ending of a workbook, which only some commands write.
    """
    if form:
        return next(f for f in FORMS if f == form)
    if to_file is not None:
        if to_file.suffix.lower() in (".xlsx", ".xls", ".ods"):
            raise ValueError(f"{to_file.name}: this command writes no such workbook; name it .csv, which Excel opens")
        if to_file.suffix.lower() == ".txt":
            return "table"
        return next((f for f in FORMS if to_file.suffix.lower() == f".{f}"), "json")
    return "table" if sys.stdout.isatty() else "json"


def csv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """The rows as CSV with a byte-order mark, so that Excel reads Chinese; formulas are defused."""
    return "".join(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The CSV of `csv_text` line by line."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    line.write("\ufeff")
    for cells in chain([columns], ([defused(cell(row.get(c))) for c in columns] for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def defused(text: str) -> str:
    """`text` with a leading ' where a spreadsheet would run it; plain numbers stay.

    >>> defused("=1+1"), defused("-12%"), defused("氢能")
    ("'=1+1", '-12%', '氢能')
    """
    return "'" + text if _FORMULA.match(text) and not _NUMBER.match(text) else text


def jsonl_text(rows: Sequence[Row]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(dict(row), ensure_ascii=False) + "\n" for row in rows)


def json_text(whole: Mapping[str, object]) -> str:
    """The whole answer as one indented JSON object."""
    return json.dumps(dict(whole), ensure_ascii=False, indent=1) + "\n"


def cell(value: object) -> str:
    """What a cell shows: '' for nothing, lists joined by 、, everything else as it prints."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "、".join(cell(v) for v in value)
    if isinstance(value, Mapping):
        return json.dumps(dict(value), ensure_ascii=False)
    return str(value)


def shown(text: str) -> str:
    """`text` without control characters and bidirectional overrides: nothing in data moves a terminal's cursor."""
    return "".join(
        " " if c in "\n\t" else c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf")
    )


def columns_of(text: str) -> int:
    """How many columns of a terminal `text` fills: Chinese characters and full-width marks fill two.

    >>> columns_of("氢能 2024")
    9
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shown_lines(text: str) -> str:
    """`text` line by line as `shown`."""
    return "\n".join(map(shown, text.split("\n")))


def table_text(
    columns: Sequence[str], rows: Sequence[Row], titles: Mapping[str, str] | None = None, width: int | None = None
) -> str:
    """The rows as a table as wide as the terminal; `titles` heads the columns, columns without a value are left out."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    filled = [c for c in columns if any(cell(row.get(c)) for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in filled:
        numbers = all(isinstance(row.get(column), (int, float)) for row in rows)
        table.add_column(
            Text((titles or {}).get(column, column)), justify="right" if numbers else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(shown(cell(row.get(c)))) for c in filled))
    console = Console(file=io.StringIO(), width=width or terminal_width(), highlight=False, color_system=None)
    console.print(table)
    written = console.file
    assert isinstance(written, io.StringIO)
    return "".join(line.rstrip() + "\n" for line in written.getvalue().splitlines())


def terminal_width() -> int:
    """Columns of the terminal, 160 where there is none."""
    try:
        return max(60, int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns))
    except (OSError, ValueError):
        return 160


def write(text: str | Iterable[str], to_file: Path | None = None) -> None:
    """Print `text` (or its pieces), or put it into `to_file` whole or not at all; a reader that left is no error."""
    pieces = [text] if isinstance(text, str) else text
    if to_file is None:
        try:
            sys.stdout.writelines(pieces)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    if not to_file.parent.is_dir():
        raise ValueError(f"no folder {to_file.parent} to write {to_file.name} into")
    aside = to_file.with_name(f".{to_file.name}.{os.getpid()}")
    try:
        with aside.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        aside.replace(to_file)
    finally:
        aside.unlink(missing_ok=True)


def parts(rows: Sequence[Row], column: str) -> Iterator[tuple[object, list[Row]]]:
    """The rows that share a value of `column`, in the order the values first come."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.get(column), []).append(row)
    yield from groups.items()
