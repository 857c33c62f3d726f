"""A build that does not fit the memory: the same bytes, and nothing left behind however it ends."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.extract import find_notices
from kg.build import build
from kg.graph import records, sorted_lines
from kg.graph.records import Records
from kg.graph.sorted_lines import SortedLines
from kg.graph_home import open_snapshot
from kg.intake import read
from kg.snapshot import FILES, publish

NOTICES = Path(__file__).parents[1] / "data" / "notices"
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def lines(count: int) -> list[bytes]:
    several = random.Random(7)
    return [f"{several.randrange(10**9)} 成都\n".encode() for _ in range(count)]


@pytest.mark.parametrize("held", [1, 999, 2_500, 100_000])
def test_lines_come_in_order_however_few_are_held(held: int, tmp_path: Path) -> None:
    given, kept = lines(10_000), SortedLines(tmp_path, held)
    for first in range(0, len(given), 700):
        kept.extend(given[first : first + 700])
    assert len(kept) == len(given)
    for _ in range(2):
        assert b"".join(kept) == b"".join(sorted(given))
    assert not any(tmp_path.iterdir())  # the file has no name


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_lines, "_HELD", 1_000)
    monkeypatch.setattr(records, "_HELD", 1_000)


def test_little_memory_gives_the_same_bytes(tmp_path: Path, little_memory: None) -> None:
    small = build(Records((read(p) for p in find_notices([NOTICES])), tmp_path))
    assert not any(tmp_path.iterdir())
    with pytest.MonkeyPatch.context() as roomy:
        roomy.setattr(sorted_lines, "_HELD", 10**7)
        whole = build(read(p) for p in find_notices([NOTICES]))
    assert small.manifest == whole.manifest
    for name in FILES:
        assert small.contents[name].whole() == whole.contents[name].whole()


BUILDER = """
import resource, signal, sys, time
from pathlib import Path
from ingest.extract import find_notices
from kg.build import build
from kg.graph import records, sorted_lines
from kg.graph.records import Records
from kg.intake import read
from kg.snapshot import publish
home, how = Path(sys.argv[1]), sys.argv[2]
records._HELD = sorted_lines._HELD = 1_000
if how == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
real = sorted_lines.SortedLines._read
def slow(*given):
    print("merging", flush=True)
    time.sleep(60)
    return real(*given)
if how == "kill":
    sorted_lines.SortedLines._read = slow
try:
    built = build(Records((read(p) for p in find_notices([Path(sys.argv[3])])), home))
    publish(home, built.contents, built.manifest)
except OSError as error:
    print("refused", error.errno)
"""


@POSIX
@pytest.mark.parametrize(("how", "said"), [("kill", "merging\n"), ("full", "refused 27\n")])
def test_a_build_that_ends_midway_leaves_the_last_snapshot(tmp_path: Path, how: str, said: str) -> None:
    old = publish(tmp_path, {"graph.nq": [b"<urn:s> <urn:p> <urn:o> <urn:g> .\n"], "facts.jsonl": []}, {})
    call = [sys.executable, "-c", BUILDER, str(tmp_path), how, str(NOTICES)]
    builder = subprocess.Popen(call, stdout=subprocess.PIPE, text=True)
    assert builder.stdout is not None and builder.stdout.readline() == said
    if how == "kill":
        builder.send_signal(signal.SIGKILL)
    builder.wait()
    assert open_snapshot(tmp_path).id == old
    publish(tmp_path, {"graph.nq": [b"<urn:s> <urn:p> <urn:o> <urn:g> .\n"], "facts.jsonl": []}, {})
    assert {p.name for p in tmp_path.iterdir()} == {"current", "lock", "snapshots"}
    assert [p.name for p in (tmp_path / "snapshots").iterdir()] == [old]
