"""What the documents show is true: their commands run, their code works, their links lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
KG = Path(sys.executable).parent / "kg"


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with a graph and the shipped notices, as in a fresh checkout."""
    place = tmp_path_factory.mktemp("documents")
    shutil.copytree(ROOT / "data" / "notices", place / "data" / "notices")
    subprocess.run([KG, "build"], cwd=place, check=True, capture_output=True)
    return place


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_run_and_print_what_is_shown(page: Path, folder: Path) -> None:
    for block in blocks(page, "console"):
        shown = ""
        for line in block.splitlines():
            if line.startswith("$ "):
                done = subprocess.run(
                    line[2:], shell=True, cwd=folder, capture_output=True, text=True, env=environment()
                )
                assert done.returncode == 0, (line, done.stderr)
                shown = done.stdout
            elif line.strip():
                assert line.rstrip() in shown, f"{page.name} shows what is not printed: {line}"


def environment() -> dict[str, str]:
    return {"PATH": f"{KG.parent}:/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "110"}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_code_runs(page: Path, folder: Path) -> None:
    for number, block in enumerate(blocks(page, "python")):
        script = folder / f"{page.stem}-{number}.py"
        script.write_text(block, "utf-8")
        done = subprocess.run([sys.executable, script], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    named = re.findall(
        r"(?<![\w/.-])((?:ingest|kg|data|tests|queries|benchmarks)/[\w./-]*\w\.(?:py|csv|jsonl?|rq|txt))\b",
        page.read_text("utf-8"),
    )
    invented = re.compile(r"/[A-Z]+\.|SET")  # FAMILY.py: the reader's own
    assert not [name for name in named if not invented.search(name) and not (ROOT / name).exists()]


def test_the_example_rule_of_the_rule_writers_page_proves_itself() -> None:
    from ingest.extract import extract
    from ingest.rule import RULES
    from ingest.rules import all_rules

    all_rules()
    block = next(b for b in blocks(ROOT / "docs" / "rule-writer.md", "python") if "@rule(" in b)
    try:
        exec(compile(block, "rule-writer.md", "exec"), {})
        example = RULES["deadline.opening"]
        for text, want in example.examples:
            assert any(want.items() <= dict(f.values).items() for f in example.read(extract(text).reading))  # type: ignore[union-attr]
        for text in example.near_misses:
            assert not example.read(extract(text).reading)
    finally:
        RULES.pop("deadline.opening", None)


def test_every_command_shows_an_example_in_its_help() -> None:
    import click

    from kg.cli import COMMANDS, main

    def check(name: str, command: click.Command | None) -> None:
        assert command is not None
        assert re.search(rf"Examples?:\n\s+{name}\b", (command.help or "").replace("\b", "")), name
        for verb, below in getattr(command, "commands", {}).items():
            check(f"{name} {verb}", below)

    check("kg", main)
    for verb in COMMANDS:
        check(f"kg {verb}", main.get_command(click.Context(main), verb))
