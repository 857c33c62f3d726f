"""Expected failures: one clear line on stderr (what, where, what to do), no traceback, the right exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KG = Path(sys.executable).parent / "kg"
GOOD = ROOT / "data" / "notices" / "sichuan-tracks-2024.txt"


def kg(*call: str | Path, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "KG_GRAPH"}
    return subprocess.run(
        [KG, *call], cwd=cwd, capture_output=True, text=True, input=stdin, env=environment, timeout=60
    )


def refused(done: subprocess.CompletedProcess[str], code: int, *says: str) -> None:
    assert done.returncode == code, (done.returncode, done.stderr, done.stdout[:300])
    assert "Traceback" not in done.stderr
    for words in says:
        assert words in done.stderr, done.stderr
    assert done.stdout == "" or code == 1


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the shipped notices are built."""
    folder = tmp_path_factory.mktemp("built")
    assert kg("build", cwd=folder).returncode == 0
    return folder


@pytest.mark.parametrize("verb", ["extract", "build"])
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "NUL"),
        ("french.txt", "Décret relatif à la création".encode("latin-1") * 9, "neither UTF-8 nor GB18030"),
    ],
)
def test_a_file_that_is_no_notice(verb: str, name: str, content: bytes | None, says: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    refused(kg(verb, name, cwd=tmp_path), 1, name, says)


@pytest.mark.parametrize("verb", ["extract", "build"])
def test_a_file_of_50_megabytes(verb: str, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    refused(kg(verb, "huge.txt", cwd=tmp_path), 1, "huge.txt", "52,428,800 bytes")


@pytest.mark.parametrize("verb", ["extract", "build"])
def test_a_folder_without_notices(verb: str, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").write_bytes(b"%PDF")
    refused(kg(verb, "papers", cwd=tmp_path), 1, "papers", "no notices")


def test_a_notice_that_is_all_furniture(tmp_path: Path) -> None:
    (tmp_path / "menu.txt").write_text("首页 > 政策文件\n打印 关闭\n上一篇:无\n", "utf-8")
    done = kg("extract", "menu.txt", cwd=tmp_path)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 1


def test_a_bad_notice_among_good_ones_leaves_the_last_graph(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "graph", tmp_path / "graph", symlinks=True)
    (tmp_path / "notices").mkdir()
    shutil.copy(GOOD, tmp_path / "notices")
    (tmp_path / "notices" / "bad.txt").write_bytes(b"\x00")
    refused(kg("build", "notices", cwd=tmp_path), 1, "bad.txt")
    assert "成都市" in kg("query", "clusters", cwd=tmp_path).stdout


def test_a_graph_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("a file where the folder should be", "utf-8")
    refused(kg("build", GOOD, cwd=tmp_path), 1, "graph")


@pytest.mark.parametrize(
    "call",
    [("ask", "哪些城市布局氢能?"), ("query", "tracks"), ("sparql", "ASK {}"), ("explain", "氢能"), ("validate",)],
)
def test_no_graph_yet(call: tuple[str, ...], tmp_path: Path) -> None:
    refused(kg(*call, cwd=tmp_path), 1, "kg build")


def test_no_graph_yet_for_a_page(tmp_path: Path) -> None:
    refused(kg("page", "overview", "-o", "map.html", cwd=tmp_path), 1, "kg build")
    assert not (tmp_path / "map.html").exists()


@pytest.mark.parametrize("damage", ["truncate", "remove", "garble"])
def test_a_damaged_snapshot(damage: str, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "graph", tmp_path / "graph", symlinks=True)
    (file,) = tmp_path.glob("graph/snapshots/*/graph.nq")
    file.chmod(0o644)
    if damage == "truncate":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif damage == "remove":
        file.parent.chmod(0o755)
        file.unlink()
    else:
        file.write_bytes(b"<not> a graph\n" + file.read_bytes())
    refused(kg("validate", cwd=tmp_path), 1, "graph")
    if damage != "truncate":
        refused(kg("query", "tracks", cwd=tmp_path), 1, "graph")


@pytest.mark.parametrize(
    ("call", "code", "says"),
    [
        (("query", "no-such-query"), 2, "no-such-query"),
        (("query", "cities-covering"), 2, "industry"),
        (("query", "tracks", "-p", "colour=red"), 2, "colour"),
        (("query", "cities-covering", "-p", "industry"), 2, "industry"),
        (("query", "cities-covering", "-p", "industry=氢能源汽车飞机"), 1, "氢能"),
        (("sparql", "SELECT WHERE {"), 1, ""),
        (("sparql", "INSERT DATA { <a:a> <a:b> <a:c> }"), 1, ""),
        (("sparql", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"), 1, "SERVICE"),
        (("sparql", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"), 1, "FROM"),
        (("ask", "明天会下雨吗?"), 1, ""),
        (("ask", " "), 2, "empty"),
        (("frobnicate",), 2, "frobnicate"),
        (("ask",), 2, "QUESTION"),
        (("page", "no-such-kind", "-o", "x.html"), 2, "no-such-kind"),
        (("page", "industry", "没有这种产业", "-o", "x.html"), 1, "没有这种产业"),
    ],
)
def test_wrong_calls_and_wrong_names(call: tuple[str, ...], code: int, says: str, built: Path) -> None:
    done = kg(*call, cwd=built)
    assert done.returncode == code, (done.stderr, done.stdout[:200])
    assert "Traceback" not in done.stderr
    assert says in done.stderr + done.stdout
    assert done.stderr.strip()


def test_a_query_that_takes_too_long_is_ended(built: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }"
    begin = time.monotonic()
    done = kg("sparql", cross, "--timeout", "1", cwd=built)
    assert time.monotonic() - begin < 10
    assert done.returncode in (1, 6) and "1" in done.stderr and "Traceback" not in done.stderr


def test_a_closed_pipe_is_silent(built: Path) -> None:
    done = subprocess.run(
        f"'{KG}' extract '{ROOT}/data/notices' | head -1", shell=True, cwd=built, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for i in range(1500):  # some seconds of reading
        shutil.copy(GOOD, many / f"n{i}.txt")
    process = subprocess.Popen(
        [KG, "build", "many"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # jobs in the background ignore it
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert not (tmp_path / "graph" / "current").exists()


def test_an_output_that_cannot_be_written_is_named(built: Path) -> None:
    refused(kg("query", "regions", "-o", "no/such/x.csv", cwd=built), 1, "no folder no/such to write x.csv into")
    refused(kg("query", "regions", "-o", "regions.ods", cwd=built), 1, "regions.ods", ".csv")
    assert not (built / "regions.ods").exists()


def test_the_ending_of_the_file_says_the_form(built: Path) -> None:
    for name, begins in (("r.CSV", "\ufeffcity,"), ("r.txt", " 城市"), ("r.jsonl", '{"city"')):
        assert kg("query", "regions", "-o", name, cwd=built).returncode == 0
        assert (built / name).read_text("utf-8").lstrip("\n").startswith(begins), name


def test_a_misspelt_command_is_answered_with_the_nearest(tmp_path: Path) -> None:
    refused(kg("bild", cwd=tmp_path), 2, "there is no command 'bild'; did you mean build?")
    refused(kg("frobnicate", cwd=tmp_path), 2, "kg --help lists them")


def test_a_question_needs_no_quotation_marks(built: Path) -> None:
    done = kg("ask", "which", "cities", "cover", "hydrogen", "--format", "table", cwd=built)
    assert done.returncode == 0 and done.stdout.startswith("2 cities are named for hydrogen")


def test_an_unknown_notice_is_answered_with_those_there_are(built: Path) -> None:
    refused(kg("page", "policy", "zzzz", "-o", "p.html", cwd=built), 1, "zzzz", "the nearest known: ")


def test_a_file_that_is_no_extraction_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("not json\n", "utf-8")
    refused(kg("evaluate", "--against", "x.jsonl", cwd=tmp_path), 1, "x.jsonl: not the output of kg extract")
    (tmp_path / "y.jsonl").write_text('{"quote": "氢能"}')
    refused(kg("evaluate", "--against", "y.jsonl", cwd=tmp_path), 1, "y.jsonl: not the output of kg extract")
    refused(kg("evaluate", "nowhere.jsonl", cwd=tmp_path), 1, "nowhere.jsonl: No such file")


def test_build_says_what_to_decide_and_commands_for_this_graph(tmp_path: Path) -> None:
    folder = tmp_path / "我的 通知"
    folder.mkdir()
    text = "某市产业通知\n支持成都市发展量子烘焙产业。支持绵阳市发展氢能产业。\n"
    (folder / "试 点.txt").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    done = kg("build", folder, "--graph", "图 谱", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "kg query regions --graph '图 谱'" in done.stdout
    heading, row = done.stdout.splitlines()[:2]
    assert heading.index("standing") == row.index("unknown") + 2  # two Chinese characters fill two columns each
    undecided = (tmp_path / "图 谱" / "undecided.csv").read_text("utf-8-sig")
    assert undecided.startswith("kind,name,decision,as,who,when,note") and "industry,量子烘焙" in undecided
    decided = undecided.splitlines()[0] + "\nindustry,量子烘焙,accept,quantum baking,李四,2026-01-02,\n"
    (tmp_path / "图 谱" / "decisions.csv").write_text(decided, "utf-8-sig")
    assert "量子烘焙" not in kg("build", folder, "--graph", "图 谱", cwd=tmp_path).stdout
    assert not (tmp_path / "图 谱" / "undecided.csv").exists()
