"""A large snapshot has its store on the disk: loaded once, the same answers, and made anew where it is damaged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import snapshot_store
from kg.graph_home import GraphProblem, open_snapshot
from kg.snapshot import publish

LINES = [f'<urn:s{i}> <urn:p> "{i}" <urn:g> .\n'.encode() for i in range(3_000)]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(snapshot_store, "LARGE", 2_000)
    publish(tmp_path, {"graph.nq": LINES, "facts.jsonl": []}, {"counts": {"quads": len(LINES)}})
    return tmp_path


def place(home: Path) -> Path:
    (found,) = [p for p in (home / "store").iterdir() if p.is_dir()]
    return found


def test_the_second_process_opens_what_the_first_has_loaded(home: Path) -> None:
    assert len(open_snapshot(home).store) == len(LINES)
    before = {p.name: p.stat().st_mtime_ns for p in place(home).iterdir() if p.suffix == ".sst"}
    assert len(open_snapshot(home).store) == len(LINES)
    assert before == {p.name: p.stat().st_mtime_ns for p in place(home).iterdir() if p.suffix == ".sst"}


def test_a_small_snapshot_has_no_store_on_the_disk(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_store, "LARGE", 3_000)
    assert len(open_snapshot(home).store) == len(LINES)
    assert not (home / "store").exists()


@pytest.mark.parametrize("what", ["loaded.json", "CURRENT"])
def test_a_damaged_store_is_made_anew(home: Path, what: str) -> None:
    assert open_snapshot(home).store
    (place(home) / what).write_bytes(b"~")
    assert len(open_snapshot(home).store) == len(LINES)
    assert (place(home) / what).read_bytes() != b"~"


def test_a_changed_file_is_damage_though_the_store_is_whole(home: Path) -> None:
    snapshot = open_snapshot(home)
    assert snapshot.store
    data = (snapshot.folder / "graph.nq").read_bytes()
    (snapshot.folder / "graph.nq").write_bytes(data.replace(b'"7"', b'"8"'))
    with pytest.raises(GraphProblem, match="damaged"):
        open_snapshot(home)


def test_stores_of_snapshots_that_are_gone_are_removed(home: Path) -> None:
    first = open_snapshot(home)
    assert first.store
    for extra in range(3):
        more = [*LINES, f"<urn:x> <urn:p> <urn:o{extra}> <urn:g> .\n".encode()]
        publish(home, {"graph.nq": more, "facts.jsonl": []}, {"counts": {"quads": len(more)}})
    assert open_snapshot(home).store
    assert first.id not in place(home).name


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_where_no_store_can_be_written_it_is_in_memory(home: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "from kg import snapshot_store\n"
        "from kg.graph_home import open_snapshot\n"
        "snapshot_store.LARGE = 2000\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))\n"
        "print(len(open_snapshot(sys.argv[1]).store))\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(home)], capture_output=True, text=True)
    assert run.stdout == f"{len(LINES)}\n", run.stderr


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_question_in_a_process_that_may_open_nothing_more_is_answered(home: Path) -> None:
    """As `kg sparql` asks: once the store is open, no further file may be."""
    code = (
        "import sys\n"
        "from kg import snapshot_store, sparql_worker\n"
        "snapshot_store.LARGE = 2000\n"
        "sys.exit(sparql_worker.main([sys.argv[1]]))\n"
    )
    query = 'SELECT ?s WHERE { GRAPH ?g { ?s <urn:p> "2999" } }'
    for _ in range(2):
        run = subprocess.run([sys.executable, "-c", code, str(home)], input=query, capture_output=True, text=True)
        assert run.returncode == 0 and "urn:s2999" in run.stdout, run.stderr
