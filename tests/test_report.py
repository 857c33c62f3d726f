"""Reports: sheets that open as they are meant, pages that print, nothing in them that runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kg.graph_home import Snapshot
from kg.report.content import Report, Table, content
from kg.report.markdown import markdown
from kg.report.page import html
from kg.report.workbook import LONGEST, Sheet, write_workbook

HOSTILE = [
    "=1+1",
    "+SUM(A1)",
    "-1+2",
    "@cmd",
    "＝1",
    "<script>alert(1)</script>",
    "a|b",
    "氢\x0b能",
    "\ud7ff\u202e",
    "x" * 40000,
]
OFFICE = shutil.which("soffice")
BROWSER = shutil.which("chromium")


def sheet(*values: Any) -> Sheet:
    return Sheet("清单", ("a",), ("名称",), tuple({"a": v} for v in values))


def reread(file: Path) -> list[Any]:
    return [row[0].value for row in openpyxl.load_workbook(file)["清单"].iter_rows(min_row=2)]


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    write_workbook(tmp_path / "f.xlsx", [sheet("=1+1", "@SUM(A1)", "氢能")])
    page = openpyxl.load_workbook(tmp_path / "f.xlsx")["清单"]
    assert [(c.value, c.data_type) for (c,) in page.iter_rows(min_row=2)] == [
        ("=1+1", "s"), ("@SUM(A1)", "s"), ("氢能", "s"),
    ]  # fmt: skip
    assert b"<f>" not in _part(tmp_path / "f.xlsx", "xl/worksheets/sheet1.xml")


def _part(file: Path, name: str) -> bytes:
    from zipfile import ZipFile

    return ZipFile(file).read(name)


def test_what_a_cell_cannot_hold_is_cut_with_a_note(tmp_path: Path) -> None:
    write_workbook(tmp_path / "n.xlsx", [sheet("氢\x0b能", "字" * 40000)])
    page = openpyxl.load_workbook(tmp_path / "n.xlsx")["清单"]
    assert page["A2"].value == "氢能" and "control" in page["A2"].comment.text
    assert len(page["A3"].value) == LONGEST and "40000" in page["A3"].comment.text


def test_dates_are_dates_numbers_numbers_and_the_head_is_frozen(tmp_path: Path) -> None:
    write_workbook(tmp_path / "d.xlsx", [sheet("2024-06-28", 25, 2.4, "2024-13-45", None)])
    page = openpyxl.load_workbook(tmp_path / "d.xlsx")["清单"]
    assert reread(tmp_path / "d.xlsx") == [datetime(2024, 6, 28), 25, 2.4, "2024-13-45", None]
    assert page["A2"].is_date and page.freeze_panes == "A2" and page.auto_filter.ref == "A1:A6"


def test_columns_are_as_wide_as_chinese_needs(tmp_path: Path) -> None:
    write_workbook(tmp_path / "w.xlsx", [sheet("四川省经济和信息化厅")])
    assert openpyxl.load_workbook(tmp_path / "w.xlsx")["清单"].column_dimensions["A"].width >= 20


def test_the_same_rows_give_the_same_bytes(tmp_path: Path, snapshot: Snapshot) -> None:
    tables = content(snapshot, "industry", "氢能").tables
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, [Sheet(t.title, t.columns, t.headings, t.rows) for t in tables])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("scope", "name"), [("industry", "氢能"), ("city", "绵阳"), ("agency", "经信厅"), ("all", None)]
)
def test_every_row_of_a_report_has_its_sentence_and_place_or_says_there_is_none(
    scope: str, name: str | None, snapshot: Snapshot
) -> None:
    report = content(snapshot, scope, name)
    texts = {r["notice"]: r for r in report.sources.rows}
    assert report.tables and len(texts) == 5
    for table in report.tables:
        for row in table.rows:
            if row["sentence"] == "(所读文件没有写到)":
                continue
            assert row["quote"] and re.fullmatch(r"\d+–\d+", row["place"]), (table.title, row)
            assert row["document"] or row.get("title"), (table.title, row)
    items = [r["item"] for r in report.about.rows]
    assert {"读了什么", "快照", "规则", "征求意见稿", "三种状态"} <= set(items)


def test_a_report_without_drafts_holds_none(snapshot: Snapshot) -> None:
    report = content(snapshot, "industry", "动力电池", drafts=False)
    told = json.dumps([list(t.rows) for t in report.tables], ensure_ascii=False)
    assert "珠峰" not in told and "眉山" not in told and len(report.sources.rows) == 4


def test_a_draft_is_named_in_a_row_without_words_too(snapshot: Snapshot) -> None:
    from kg.report.content import _table

    bare = {"title": "方案", "begin": None, "standing": "draft", "notice": "n"}
    table = _table("依据链", ("title",), [bare], {"n": "方案"}, "zh")
    assert "standing" in table.columns and table.rows[0]["standing"] == "征求意见稿"
    report = content(snapshot, "all", None)
    page = html(Report(report.title, "zh", (table,), (), report.about, report.sources))
    assert "<b>征求意见稿</b> · <i>(所读文件没有写到)</i>" in page


def test_further_places_in_a_draft_are_marked(snapshot: Snapshot) -> None:
    report = content(snapshot, "city", "绵阳")
    further = [line for t in report.tables for r in t.rows for line in str(r.get("further") or "").splitlines()]
    drafts = [line for line in further if "珠峰攀登" in line]
    assert drafts and len(drafts) < len(further)
    assert [line for line in further if line.endswith("[征求意见稿]")] == drafts


def test_a_report_speaks_english(snapshot: Snapshot) -> None:
    report = content(snapshot, "industry", "hydrogen", lang="en")
    assert [t.title for t in report.tables][:2] == ["Cities", "Stages"] and "hydrogen" in report.title
    assert "not named in what was read" in html(report)


def test_words_of_a_notice_never_act_in_a_page_or_in_markdown() -> None:
    rows = tuple({"a": words, "sentence": words, "quote": words, "place": "0–1"} for words in HOSTILE)
    table = Table("<img src=x>", ("a", "sentence", "quote", "place"), ("<b>", "原文", "字句", "位置"), rows)
    about = Table("说明", ("item", "said"), ("项目", "说明"), tuple({"item": w, "said": w} for w in HOSTILE))
    report = Report("</title><script>", "zh", (table,), (), about, table)
    page = html(report)
    assert "<img" not in page and "<script" not in page and "&lt;script" in page
    assert "default-src 'none'" in unescape(page) and not re.search(r"(?:src|href)=\"(?!#)", page)
    assert not re.search(r"(?<!\\)<(?!br>)", markdown(report))


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_libreoffice_reads_back_the_same(tmp_path: Path, snapshot: Snapshot) -> None:
    report = content(snapshot, "industry", "氢能")
    tables = [report.about, *report.tables, report.sources]
    sheets = [Sheet(t.title, t.columns, t.headings, t.rows) for t in tables] + [sheet(*HOSTILE[:8])]
    write_workbook(tmp_path / "r.xlsx", sheets)
    (tmp_path / "again").mkdir()
    done = subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", str(tmp_path / "again"), str(tmp_path / "r.xlsx")],
        capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0 and "rror" not in done.stderr.replace("failed to launch javaldx", "")
    ours, theirs = (openpyxl.load_workbook(p / "r.xlsx") for p in (tmp_path, tmp_path / "again"))
    assert ours.sheetnames == theirs.sheetnames
    for name in ours.sheetnames:
        cells = [[[c.value for c in row] for row in book[name].iter_rows()] for book in (ours, theirs)]
        assert cells[0] == cells[1], name


@pytest.mark.browser
@pytest.mark.skipif(not BROWSER, reason="Chromium is not on this machine")
def test_the_page_prints_on_a4(tmp_path: Path, snapshot: Snapshot) -> None:
    page, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    page.write_text(html(content(snapshot, "industry", "氢能")), "utf-8")
    subprocess.run(
        [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes())
    assert boxes and all(abs(float(w) - 842) < 2 and abs(float(h) - 595) < 2 for w, h in boxes)
    assert 2 <= len(boxes) <= 8


def kg(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([Path(sys.executable).parent / "kg", *words], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--industry", "氢能", "-o", "r.docx"), 2, ".xlsx, .html or .md"),
        (("--industry", "氢能", "--city", "绵阳", "-o", "r.md"), 2, "one thing"),
        (("--industry", "量子炒饭", "-o", "r.md"), 1, "nearest known"),
        (("--all", "-o", "no/such/r.md"), 2, "no folder"),
        (("--all", "--as-of", "2023", "-o", "r.md"), 2, "2023-06-30"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    words: tuple[str, ...], code: int, says: str, built_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = kg("report", *words, "--graph", str(built_home))
    assert done.returncode == code and says in done.stderr and len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("r.*"))


@pytest.mark.parametrize("ending", ["xlsx", "html", "md"])
def test_the_command_writes_each_form(ending: str, built_home: Path, tmp_path: Path) -> None:
    file = tmp_path / f"r.{ending}"
    done = kg("report", "--city", "Mianyang", "-o", str(file), "--graph", str(built_home))
    assert done.returncode == 0 and file.stat().st_size > 2000
    if ending == "xlsx":
        book = openpyxl.load_workbook(file)
        assert book.sheetnames[0] == "说明" and book.sheetnames[-1] == "来源"
    else:
        assert "绵阳市新型显示产业集群" in file.read_text("utf-8")
