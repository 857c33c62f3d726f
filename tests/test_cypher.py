"""`kg cypher` in the embedded engine: filled once, reopened fast, reading only, nothing left behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.engines import BadCypher, TookTooLong, embedded, open_embedded
from kg.engines.embedded import Embedded
from kg.graph_home import Snapshot
from kg.notebook import Graph
from kg.projection import project
from kg.projection.page import examples

COUNT = "MATCH (n) RETURN count(n) AS nodes"


@pytest.fixture
def home(built_home: Path, tmp_path: Path) -> Path:
    """A graph folder of one's own."""
    shutil.copytree(built_home, tmp_path / "graph", ignore=shutil.ignore_patterns("cypher"))
    return tmp_path / "graph"


@pytest.fixture(scope="module")
def engine(built_home: Path) -> Iterator[Embedded]:
    with open_embedded(built_home) as opened:
        yield opened


def _kg(*arguments: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", "from kg.cli.entry import run; run()", "cypher", *arguments, "--graph", str(home)]
    return subprocess.run(call, cwd=cwd, capture_output=True, text=True, timeout=120)


def _workers(home: Path) -> list[str]:
    """Processes that work on a graph folder."""
    lines = (p.read_bytes().decode(errors="replace") for p in Path("/proc").glob("[0-9]*/cmdline") if p.exists())
    return [line for line in lines if "kg.engines.worker" in line and str(home) in line]


def test_the_embedded_graph_is_the_projection_value_by_value(engine: Embedded, snapshot: Snapshot) -> None:
    graph = project(snapshot)
    nodes = engine.run("MATCH (n) RETURN n.key AS key, labels(n) AS labels, properties(n) AS values").rows
    assert {r["key"]: (set(r["labels"]), r["values"]) for r in nodes} == {  # type: ignore[call-overload]
        n.key: ({*n.labels, "ChanyeKG"}, n.properties) for n in graph.nodes.values()
    }
    links = engine.run(
        "MATCH (a)-[r]->(b) RETURN r.key AS key, type(r) AS type, a.key AS start, b.key AS end, properties(r) AS values"
    ).rows
    assert {r["key"]: (r["type"], r["start"], r["end"], r["values"]) for r in links} == {
        r.key: (r.type, r.start, r.end, {**r.properties, "key": r.key}) for r in graph.relationships.values()
    }


def test_first_queries_of_the_reference_have_answers(engine: Embedded) -> None:
    for _, query in examples():
        assert engine.run(query).rows


def test_chinese_words_are_found_by_two_characters_and_not_by_one(engine: Embedded) -> None:
    search = "CALL db.index.fulltext.queryNodes('policy_words', $words) YIELD node RETURN node.title AS title"
    titles = engine.run(search, {"words": "集群"}).column("title")
    assert titles and all("集群" in str(title) for title in titles)


def test_nodes_relationships_and_paths_come_as_plain_values(engine: Embedded) -> None:
    row = engine.run("MATCH p = (c:City)-[r:COVERS]->(i) RETURN c, r, p, [c] AS list, {c: c} AS map LIMIT 1").rows[0]
    assert row["c"]["labels"] == ["City", "Region"]  # type: ignore[index,call-overload]
    assert row["r"]["type"] == "COVERS"  # type: ignore[index,call-overload]
    assert row["list"] == [row["c"]] and row["map"] == {"c": row["c"]}
    assert row["p"][:2] == [row["c"], row["r"]]  # type: ignore[index]


def test_what_passes_the_guard_still_cannot_write(engine: Embedded) -> None:
    for statement in ("CREATE (:City {name: 'x'})", "MATCH (n:City) SET n.name = 'x'", "MATCH (n) DETACH DELETE n"):
        assert "error" in engine._ask({"cypher": statement, "parameters": {}, "limit": None}, 30)
    assert not engine.run("MATCH (c:City {name: 'x'}) RETURN c").rows


def test_a_query_is_stopped_when_its_time_is_up_and_the_next_one_runs(built_home: Path) -> None:
    with open_embedded(built_home) as engine:
        began = time.monotonic()
        with pytest.raises(TookTooLong):
            engine.run("MATCH (a), (b), (c) RETURN count(a.key + b.key + c.key) AS n", timeout=0.5)
        assert time.monotonic() - began < 5
        assert engine.run(COUNT).rows[0]["nodes"]


def test_what_is_no_number_is_nothing(engine: Embedded) -> None:
    assert engine.run("RETURN 0.0 / 0.0 AS none, 1.0 / 0.0 AS endless, 2.5 AS x").rows == (
        {"none": None, "endless": None, "x": 2.5},
    )


def test_what_is_no_cypher_is_told_in_one_line(engine: Embedded) -> None:
    for statement in ("MATCH (n RETURN n", "MATCH (n) RETURN m", "RETURN 1/0 AS x"):
        with pytest.raises(BadCypher) as told:
            engine.run(statement)
        assert "\n" not in str(told.value) and "com.arcadedb" not in str(told.value)


def test_rows_beyond_the_limit_are_said_to_be_there(engine: Embedded) -> None:
    found = engine.run("MATCH (n) RETURN n.key AS key", limit=3)
    assert len(found.rows) == 3 and found.more
    assert not engine.run("MATCH (n) RETURN n.key AS key LIMIT 3", limit=3).more
    assert engine.run("MATCH (n:Nothing) RETURN n.key AS key, count(*) AS n").columns == ("key", "n")


def test_second_call_takes_a_second_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    stand = tmp_path / "stand"
    stand.mkdir()
    assert _kg(COUNT, cwd=stand, home=home).returncode == 0
    took = []
    for _ in range(5):
        began = time.monotonic()
        second = _kg(COUNT, cwd=stand, home=home)
        took.append(time.monotonic() - began)
    assert json.loads(second.stdout)["rows"][0]["nodes"] > 4000
    assert min(took) < 1.0 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)), took
    assert not list(stand.iterdir())
    if sys.platform == "linux":
        assert not _workers(home)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_port_is_opened(engine: Embedded) -> None:
    assert engine._worker is not None
    sockets = [str(fd.readlink()) for fd in Path(f"/proc/{engine._worker.pid}/fd").iterdir() if fd.is_symlink()]
    assert not [s for s in sockets if s.startswith("socket:")]


def test_a_load_that_died_heals(home: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-c", "from kg.cli.entry import run; run()", "cypher", COUNT, "--graph", str(home)]
    for _ in range(2):
        dying = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while not list((home / "cypher").glob(".aside-*/files/*")):
            assert dying.poll() is None
            time.sleep(0.01)
        os.killpg(dying.pid, signal.SIGKILL)
        dying.wait()
    healed = _kg(COUNT, cwd=tmp_path, home=home)
    assert healed.returncode == 0 and json.loads(healed.stdout)["rows"][0]["nodes"] > 4000
    assert not list((home / "cypher").glob(".aside-*"))


def test_damaged_files_of_the_engine_are_made_anew(home: Path) -> None:
    with open_embedded(home) as engine:
        whole = engine.run(COUNT)
    place = next(p for p in (home / "cypher").iterdir() if p.is_dir())
    for file in place.glob("*Evidence*"):
        file.write_bytes(b"")
    with open_embedded(home) as engine:
        assert engine.run(COUNT) == whole


def test_two_first_calls_at_once_share_one_load(home: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-c", "from kg.cli.entry import run; run()", "cypher", COUNT, "--graph", str(home)]
    both = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=120)[0] for process in both]
    assert answers[0] == answers[1] and json.loads(answers[0])["rows"][0]["nodes"] > 4000


def test_how_long_a_large_snapshot_takes_is_said_once(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(embedded, "_WORTH_TELLING", 0.0)
    monkeypatch.setattr(embedded, "_QUADS_A_SECOND", 100)
    for _ in range(2):
        open_embedded(home).close()
    said = capsys.readouterr().err
    assert re.fullmatch(r"kg: the embedded engine takes in this snapshot, once: some \d+ minutes, more .*\n", said)


def test_a_graph_folder_that_cannot_be_written_is_still_answered(home: Path, tmp_path: Path) -> None:
    (home / "cypher").write_text("in the way")
    with open_embedded(home) as engine:
        assert engine.run(COUNT).rows[0]["nodes"]


def test_parameters_are_text_unless_they_read_as_json(home: Path, tmp_path: Path) -> None:
    query = "MATCH (r:Region) WHERE r.name = $name AND r.code IN $codes RETURN r.name AS name, $year + 1 AS year"
    given = ("-p", "name=成都市", "-p", 'codes=["510100"]', "-p", "year=2026", "--format", "jsonl")
    assert json.loads(_kg(query, *given, cwd=tmp_path, home=home).stdout) == {"name": "成都市", "year": 2027}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("MATCH (n) DETACH DELETE n",), 1, "DETACH writes"),
        (("MATCH (n) RETURN m",), 1, "m"),
        (("RETURN $x AS x", "-p", "x"), 2, "NAME=VALUE"),
        (("RETURN 1 AS x", "--on", "http://localhost"), 1, "no engine"),
        (("RETURN 1 AS x", "--on", "bolt://127.0.0.1:1"), 1, "no Neo4j server answers"),
    ],
)
def test_a_bad_call_is_told_in_one_line(
    arguments: tuple[str, ...], code: int, said: str, built_home: Path, tmp_path: Path
) -> None:
    done = _kg(*arguments, cwd=tmp_path, home=built_home)
    assert done.returncode == code and said in done.stderr and "Traceback" not in done.stderr


def test_a_notebook_asks_in_cypher(built_home: Path, snapshot: Snapshot) -> None:
    rows = Graph(snapshot).cypher("MATCH (c:City {name: $name}) RETURN c.code AS code", name="成都市")
    assert rows == [{"code": "510100"}] and rows.columns == ("code",) and rows.snapshot == snapshot.id
