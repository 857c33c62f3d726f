"""`kg page` and `kg site`: what they write, refuse and leave alone."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import page_samples as samples
import pytest

from kg.pages import shell
from kg.pages.overview import answer as overview_answer


def test_a_failed_write_leaves_the_page_before(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    shell.write("before", file)
    with pytest.raises(UnicodeEncodeError):
        shell.write("after \ud800", file)
    assert file.read_text("utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["map.html"]


def kg(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / "kg"), "page", *words], capture_output=True, text=True, encoding="utf-8"
    )


def test_an_unknown_industry_is_answered_with_the_nearest_known(tmp_path: Path) -> None:
    found = kg("industry", "氢能源产业园", "-o", str(tmp_path / "x.html"), "--graph", str(samples.graph_folder()))
    assert found.returncode == 1
    assert "氢能" in found.stderr and "Traceback" not in found.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_chain_is_answered_with_those_that_were_read(tmp_path: Path) -> None:
    found = kg("chain", "南极产业链", "-o", str(tmp_path / "x.html"), "--graph", str(samples.graph_folder()))
    assert found.returncode == 1
    assert "氢能" in found.stderr and "Traceback" not in found.stderr and list(tmp_path.iterdir()) == []


def test_a_site_forgets_the_pages_it_no_longer_has_and_leaves_other_files(tmp_path: Path) -> None:
    from kg.cli.site import _forget

    for name in ("old.html", "mine.html", "index.html"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / ".kg-site").write_text("old.html\nindex.html\n../mine.html\n", "utf-8")
    _forget(tmp_path, {"index.html"})
    assert sorted(f.name for f in tmp_path.glob("*.html")) == ["index.html", "mine.html"]


def test_a_site_whose_page_refuses_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from kg.cli.site import command
    from kg.pages import whole

    def refusing(*_: object) -> Iterator[tuple[str, str]]:
        yield "index.html", "new"
        raise ValueError("this page refuses")

    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old", "utf-8")
    monkeypatch.setattr(whole, "pages", refusing)
    done = CliRunner().invoke(command, [str(site), "--graph", str(samples.graph_folder())])
    assert isinstance(done.exception, ValueError)
    assert (site / "index.html").read_text("utf-8") == "old" and [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_page_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    found = kg("overview", "-o", str(tmp_path / "x.html"), "--graph", str(tmp_path / "none"))
    assert found.returncode == 1 and "kg build" in found.stderr


def test_a_page_into_a_missing_folder_is_a_wrong_call(tmp_path: Path) -> None:
    found = kg("overview", "-o", str(tmp_path / "no" / "x.html"), "--graph", str(samples.graph_folder()))
    assert found.returncode == 2 and "Traceback" not in found.stderr


def test_help_loads_neither_graph_nor_templates() -> None:
    probe = (
        "import sys; from kg.cli import main\n"
        "try: main(['page', 'overview', '--help'], standalone_mode=False)\n"
        "except SystemExit: pass\n"
        "print([m for m in ('jinja2', 'pyvis', 'pyoxigraph', 'networkx') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert found.stdout.strip().endswith("[]")


def test_the_smallest_page_of_the_documentation_runs() -> None:
    text = (Path(__file__).parents[1] / "docs" / "pages.md").read_text("utf-8")
    example = text.split("```python\n")[1].split("```")[0]
    exec(compile(example, "docs/pages.md", "exec"), {})


def test_the_pictures_of_the_documentation_say_what_the_pages_say() -> None:
    folder = Path(__file__).parents[1] / "docs" / "pictures"
    with (folder / "pictures.csv").open(encoding="utf-8", newline="") as file:
        kept = {row["picture"]: row["sentence"] for row in csv.DictReader(file)}
    views = {kind: view for kind, (view, _) in samples.views().items()}
    layer = next(x for x in views["map"].layers if x.id == "green-hydrogen")
    now = {kind: views[kind].answer for kind in ("city", "agencies", "chain", "matrix", "timeline")}
    now |= {
        "industry": samples.industry_view("绿色氢能").answer,
        "map": layer.answer,
        "policy": samples.policy("sichuan-new-economy-2021")[0].answer,
        "overview": overview_answer(samples.overview_picture(), len(samples.graph().notices)),
    }
    said = {kind: "".join(run.words for run in answer.zh) for kind, answer in now.items()}
    assert kept == said, "python docs/pictures/make.py"
    assert all((folder / f"{name}.webp").stat().st_size < 200 * 1024 for name in kept)


def test_the_reader_refuses_another_text_than_the_graph_was_built_from(tmp_path: Path) -> None:
    other = tmp_path / "sichuan-tracks-2024.txt"
    other.write_text("关于开展工作的通知\n各市(州)人民政府:\n现将有关事项通知如下。\n", "utf-8")
    out = ["-o", str(tmp_path / "x.html"), "--graph", str(samples.graph_folder())]
    found = kg("policy", "sichuan-tracks-2024", *out, "--file", str(other))
    assert found.returncode == 1 and "kg build" in found.stderr
    assert kg("policy", "没有这份文件", *out).returncode == 1
