"""Snapshots are whole or not there: whatever kills the writer, the last good one stays readable."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph_home import GraphProblem, graph_home, open_snapshot
from kg.snapshot import FILES, KEPT, GraphBusy, publish

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")
LINE = '<urn:s> <urn:p> "{}" <urn:g> .\n'


def contents(word: str, lines: int = 1) -> dict[str, list[bytes]]:
    quads = [LINE.format(f"{word}{i:07}").encode() for i in range(lines)]
    return {"graph.nq": quads, "facts.jsonl": [b'{"type": "notice"}\n']}


def test_what_is_published_is_what_is_opened(tmp_path: Path) -> None:
    id = publish(tmp_path, contents("a"), {"counts": {"quads": 1}})
    snapshot = open_snapshot(tmp_path)
    assert snapshot.id == id
    assert len(snapshot.store) == 1
    assert list(snapshot.facts()) == [{"type": "notice"}]
    assert snapshot.manifest["counts"] == {"quads": 1}


def test_the_same_contents_are_the_same_snapshot(tmp_path: Path) -> None:
    first = publish(tmp_path, contents("a"), {})
    folder = tmp_path / "snapshots" / first
    before = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
    assert publish(tmp_path, contents("a"), {}) == first
    assert {p.name: p.stat().st_mtime_ns for p in folder.iterdir()} == before


def test_an_open_snapshot_stays_while_others_publish(tmp_path: Path) -> None:
    publish(tmp_path, contents("a"), {})
    held = open_snapshot(tmp_path)
    publish(tmp_path, contents("b"), {})
    assert len(held.store) == 1 and open_snapshot(tmp_path).id != held.id


def test_old_snapshots_are_removed_but_the_newest(tmp_path: Path) -> None:
    ids = [publish(tmp_path, contents(word), {}) for word in "abcdef"]
    left = {p.name for p in (tmp_path / "snapshots").iterdir()}
    assert len(left) == KEPT and ids[-1] in left and ids[-2] in left


def test_going_back_to_an_older_state_publishes_it(tmp_path: Path) -> None:
    first = publish(tmp_path, contents("a"), {})
    publish(tmp_path, contents("b"), {})
    publish(tmp_path, contents("a"), {})
    assert open_snapshot(tmp_path).id == first


def test_without_a_graph_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GraphProblem, match="no graph here yet; run `kg build`"):
        open_snapshot(tmp_path / "nowhere")


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
@pytest.mark.parametrize("how", ["cut", "changed", "gone"])
def test_damage_is_noticed_and_mended_by_the_next_build(tmp_path: Path, name: str, how: str) -> None:
    id = publish(tmp_path, contents("a"), {})
    path = tmp_path / "snapshots" / id / name
    if how == "gone":
        path.unlink()
    else:
        data = path.read_bytes()
        path.write_bytes(data[:-2] if how == "cut" else data[:3] + b"~" + data[4:])
    with pytest.raises(GraphProblem, match="damaged"):
        open_snapshot(tmp_path)
    publish(tmp_path, contents("a"), {})
    assert open_snapshot(tmp_path).id == id


def test_a_pointer_to_nothing_is_damage(tmp_path: Path) -> None:
    publish(tmp_path, contents("a"), {})
    (tmp_path / "current").write_text("../../etc\n", "utf-8")
    with pytest.raises(GraphProblem, match="damaged"):
        open_snapshot(tmp_path)


def test_the_graph_folder_is_asked_for_or_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_GRAPH", raising=False)
    assert graph_home() == Path("graph")
    monkeypatch.setenv("KG_GRAPH", "elsewhere")
    assert graph_home() == Path("elsewhere")
    assert graph_home("here") == Path("here")


WRITER = """
import sys, time
from pathlib import Path
from kg import snapshot
home, step = Path(sys.argv[1]), sys.argv[2]
real = getattr(snapshot, step)
def slow(*given):
    done = real(*given) if step != "_point" else None
    if step != "_write" or given[0].name == "graph.nq":
        print("here", flush=True)
        time.sleep(60)
    return done
setattr(snapshot, step, slow)
line = '<urn:s> <urn:p> "new{:07}" <urn:g> .\\n'
lines = [line.format(n).encode() for n in range(2000)]
snapshot.publish(home, {"graph.nq": lines, "facts.jsonl": [b"{}\\n"]}, {})
"""


@POSIX
@pytest.mark.parametrize("step", ["_write", "_sync_folder", "_write_aside", "_point", "_prune"])
def test_kill_9_at_any_step_leaves_a_whole_snapshot(tmp_path: Path, step: str) -> None:
    old = publish(tmp_path, contents("old"), {})
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), step], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None and writer.stdout.readline() == "here\n"
    with pytest.raises(GraphBusy):
        publish(tmp_path, contents("other"), {})
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    snapshot = open_snapshot(tmp_path)
    assert (snapshot.id == old) == (step != "_prune")
    assert len(snapshot.store) in (1, 2000)
    new = publish(tmp_path, contents("other"), {})
    assert open_snapshot(tmp_path).id == new
    assert not [p for p in tmp_path.rglob("*") if p.name.startswith((".aside", "current."))]


@POSIX
def test_a_full_disk_leaves_the_last_snapshot(tmp_path: Path) -> None:
    old = publish(tmp_path, contents("old"), {})
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from kg.snapshot import publish\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    publish(Path(sys.argv[1]), {'graph.nq': [b'x' * 100000], 'facts.jsonl': []}, {})\n"
        "except OSError as error:\n"
        "    print('refused', error.errno)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    assert run.stdout.startswith("refused"), run.stderr
    assert open_snapshot(tmp_path).id == old
    assert [p.name for p in (tmp_path / "snapshots").iterdir()] == [old]


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OSError, match="graph"):
            publish(tmp_path / "graph", contents("a"), {})
    finally:
        tmp_path.chmod(0o700)


def test_opening_is_fast(tmp_path: Path) -> None:
    publish(tmp_path, contents("a", 50_000), {})
    begin = time.perf_counter()
    assert len(open_snapshot(tmp_path).store) == 50_000
    assert time.perf_counter() - begin < 2  # 0.1 s on a quiet machine
