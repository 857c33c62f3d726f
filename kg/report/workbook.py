"""Workbooks that open in Excel and LibreOffice as they are meant: text as text, dates as dates, nothing that runs.

A text that a spreadsheet would take for a formula is stored as text, so it shows as written and never runs; what a
cell cannot hold (control characters, more than 32,767 characters) is left out or cut, with a note on the cell.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.output import columns_of

LONGEST = 32767  # characters of a cell
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_TITLE = re.compile(r"[\\/*?:\[\]]")
_WIDEST, _NARROWEST = 60, 6
_EPOCH = "2000-01-01T00:00:00Z"  # the same rows give the same bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, the columns of its rows and what heads them."""

    title: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]


def write_workbook(file: Path, sheets: Sequence[Sheet]) -> None:
    """Write the sheets into `file` as a whole or not at all; the same sheets give the same bytes.

    Raises ValueError where the folder is missing.
    """
    from openpyxl import Workbook

    if not file.parent.is_dir():
        raise ValueError(f"no folder {file.parent} to write {file.name} into")
    book = Workbook()
    book.remove(book.active)
    titles: list[str] = []
    for sheet in sheets:
        titles.append(_sheet_title(sheet.title, titles))
        _fill(book.create_sheet(titles[-1]), sheet)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        _save(book, aside)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def _sheet_title(title: str, taken: Iterable[str]) -> str:
    """A title as a workbook allows it: at most 31 characters, none of []:*?/\\, none twice.

    >>> _sheet_title("目标/期限", []), _sheet_title("城市", ["城市"])
    ('目标 期限', '城市 2')
    """
    plain = _TITLE.sub(" ", title).strip("' ")[:31] or "sheet"
    number, found = 1, plain
    while found.lower() in {t.lower() for t in taken}:
        number += 1
        found = f"{plain[: 31 - len(str(number)) - 1]} {number}"
    return found


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    head = PatternFill("solid", fgColor="DCE6F1")
    for c, heading in enumerate(sheet.headings, 1):
        cell = _put(page, 1, c, heading)
        cell.font, cell.fill = Font(bold=True), head
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for r, row in enumerate(sheet.rows, 2):
        for c, column in enumerate(sheet.columns, 1):
            cell = _put(page, r, c, row.get(column))
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    page.freeze_panes = "A2"
    last = get_column_letter(max(1, len(sheet.columns)))
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    for c, (column, heading) in enumerate(zip(sheet.columns, sheet.headings, strict=True), 1):
        page.column_dimensions[get_column_letter(c)].width = _width(heading, [row.get(column) for row in sheet.rows])
    page.sheet_view.zoomScale = 100
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _put(page: Any, r: int, c: int, value: Any) -> Any:
    """A value in its cell: numbers and dates as such, everything else as text that does not run."""
    from openpyxl.comments import Comment

    cell = page.cell(r, c)
    if value is None or value == "":
        return cell
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        cell.value = value
        return cell
    text = str(value)
    if (day := _day(text)) is not None:
        cell.value, cell.number_format = day, "yyyy-mm-dd"
        return cell
    kept, note = held(text)
    cell.value = kept
    cell.data_type = "s"  # never a formula, whatever it begins with
    if kept[:1] in "=+-@":
        cell.quotePrefix = True
    if note:
        cell.comment = Comment(note, "kg")
    return cell


def held(text: str) -> tuple[str, str]:
    """What a cell can hold of a text, and a note on what it cannot ('' where it holds all).

    >>> held("氢\\x0b能")
    ('氢能', 'control characters left out: 1')
    """
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    notes = []
    if (lost := len(_CONTROL.findall(text))) > 0:
        notes.append(f"control characters left out: {lost}")
    if len(plain) > LONGEST:
        notes.append(f"cut: the text has {len(plain)} characters, a cell holds {LONGEST}")
        plain = plain[:LONGEST]
    return plain, "; ".join(notes)


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _width(heading: str, values: Iterable[Any]) -> float:
    """A width that fits most cells: Chinese characters count double, the longest cells wrap."""
    lengths = sorted(max((columns_of(line) for line in str(v).split("\n")), default=0) for v in values if v is not None)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return float(min(_WIDEST, max(_NARROWEST, columns_of(heading) + 3, usual + 2)))


def _save(book: Any, file: Path) -> None:
    """Save with fixed times, so that the same rows give the same bytes."""
    from datetime import datetime
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    fixed = datetime.fromisoformat(_EPOCH.replace("Z", ""))
    book.properties.creator, book.properties.created, book.properties.modified = "kg", fixed, fixed
    book.save(file)
    with ZipFile(file) as written:
        parts = [(name, written.read(name)) for name in written.namelist()]
    with ZipFile(file, "w", ZIP_DEFLATED) as again:
        for name, data in parts:
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + _EPOCH.encode(), data)
            again.writestr(ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, ZIP_DEFLATED)
