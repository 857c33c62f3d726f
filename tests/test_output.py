"""Forms of output: nothing in the data runs in a spreadsheet, moves a terminal's cursor or breaks a pipe."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from kg import output

ROWS: list[output.Row] = [
    {"name": "=1+1", "n": 3, "list": ["甲", "乙"]},
    {"name": "\x1b[31m红\u202e", "n": -12, "list": None},
]


@pytest.mark.parametrize("cell", ["=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_a_formula_is_defused(cell: str) -> None:
    assert output.defused(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-12", "-12%", "+3.5", "1,000", "氢能", "", "a=b"])
def test_numbers_and_words_stay(cell: str) -> None:
    assert output.defused(cell) == cell


def test_csv_opens_in_excel_and_reads_back() -> None:
    text = output.csv_text(["name", "n", "list"], ROWS)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1] == ["'=1+1", "3", "甲、乙"]


def test_table_shows_no_control_character_and_no_markup() -> None:
    text = output.table_text(["name", "n"], [*ROWS, {"name": "[red]x[/red]", "n": 1}], {"name": "名称"})
    assert "\x1b" not in text and "\u202e" not in text
    assert "[red]x[/red]" in text and "名称" in text


def test_the_form_is_the_files_ending_or_json_in_a_pipe() -> None:
    assert output.chosen(None, Path("a.csv")) == "csv"
    assert output.chosen("table", Path("a.csv")) == "table"
    assert output.chosen(None, Path("a.txt")) == "table"
    assert output.chosen(None, Path("a.dat")) == "json"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("before")
    with pytest.raises(UnicodeEncodeError):
        output.write("\ud800", file)
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX shells")
def test_a_closed_pipe_is_silent(built_home: Path) -> None:
    call = f"{sys.executable} -c 'from kg.cli.entry import run; run()' query entities --graph {built_home} | head -c 20"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {call}"], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert done.returncode == 0
