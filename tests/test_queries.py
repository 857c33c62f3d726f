"""The library: every query has a sound header, runs as it stands in two engines, and takes values safely."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg import queries
from kg.graph_home import Snapshot
from kg.names import Names, UnknownName

LIBRARY = sorted(queries.library())
ASKED_FOR = set(
    "cities-covering industries-of-city tracks clusters everest tasks-of-agency agency-workload "
    "tracks-without-city citations drafts lead-of clusters-of-city targets incentives "
    "deadlines chain-of entities-of anomalies evidence".split()
)


def kg(*words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    graph = ["--graph", str(home)] if home else []
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli.entry import run; run()", *words, *graph],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_library_holds_the_questions_of_planners() -> None:
    assert set(LIBRARY) >= ASKED_FOR


@pytest.mark.parametrize("name", LIBRARY)
def test_columns_of_the_header_are_those_of_the_answer(name: str, snapshot: Snapshot) -> None:
    query = queries.named(name)
    found = snapshot.store.query(query.sparql)
    assert [v.value for v in found.variables] == list(query.columns)  # type: ignore[union-attr]
    assert query.title_zh and query.title_en and query.answers.endswith(".")


@pytest.mark.parametrize("name", LIBRARY)
def test_every_column_has_a_heading(name: str) -> None:
    from kg.wording import heading

    for column in queries.named(name).columns:
        assert heading(column, "zh") != column


@pytest.mark.parametrize("name", LIBRARY)
def test_query_runs_as_it_stands_with_the_example_of_its_header(name: str, snapshot: Snapshot, names: Names) -> None:
    query = queries.named(name)
    given = {p.name: p.example for p in query.parameters if p.example}
    answer = queries.run(snapshot, query, given, names)
    as_it_stands = list(snapshot.store.query(query.sparql))  # type: ignore[arg-type]
    assert len(answer.rows) == len(as_it_stands)
    assert answer.rows or name in ("entities-of", "anomalies", "explain-statement")
    assert answer.whole().keys() - {"evidence"} == {"query", "parameters", "columns", "rows", "snapshot"}


@pytest.mark.parametrize("name", [n for n in LIBRARY if queries.named(n).evidence])
def test_what_a_row_counts_is_listed_by_the_query_that_its_header_names(
    name: str, snapshot: Snapshot, names: Names
) -> None:
    query = queries.named(name)
    row = next(r for r in queries.rows(snapshot, query, {}) if any(r[c] for c in query.columns if c != "drafts"))
    listing, _, pair = query.evidence.partition(" -p ")
    parameter, _, value = pair.format(**row).partition("=")
    found = queries.run(snapshot, queries.named(listing), {parameter: value}, names)
    assert found.rows and all(r["quote"] and r["notice"] and r["standing"] for r in found.rows)
    assert queries.run(snapshot, query, {}, names).whole()["evidence"] == f"kg query {query.evidence}"


@pytest.mark.parametrize("name", LIBRARY)
def test_every_query_quotes_its_evidence_or_names_the_one_that_does(name: str) -> None:
    query = queries.named(name)
    told_by_itself = name in ("alignments", "notices")  # who says so and why; the notices are the evidence
    assert query.evidence or told_by_itself or {"quote", "sentence", "text"} & set(query.columns)


def test_counts_say_how_much_of_them_rests_on_drafts(snapshot: Snapshot) -> None:
    drafts = {r["city"]: (r["industries"], r["drafts"]) for r in queries.rows(snapshot, queries.named("regions"), {})}
    assert drafts["眉山市"][0] == drafts["眉山市"][1] > 0 and drafts["自贡市"][1] == 0
    for name in ("agency-workload", "clusters-per-city", "clusters-per-industry"):
        assert {r["drafts"] for r in queries.rows(snapshot, queries.named(name), {})} == {0}


@pytest.mark.parametrize(
    "value", ['"} DROP ALL #', "氢能\\", "a\nb", "}} UNION {{ ?s ?p ?o", "'\"'", "\u0000", "?x", "𠮷{}"]
)
def test_a_value_is_written_as_a_term_whatever_it_holds(value: str, snapshot: Snapshot) -> None:
    rows = queries.rows(snapshot, queries.named("evidence"), {"words": value})
    assert rows == []


@pytest.mark.parametrize("name", LIBRARY)
def test_both_headers_say_the_same_and_the_cypher_sets_its_examples(name: str) -> None:
    query = queries.named(name)
    sparql, cypher = query.sparql.splitlines(), query.cypher.splitlines()
    header = [line.removeprefix("#") for line in sparql if line.startswith("# ")]
    assert [line.removeprefix("//") for line in cypher[: len(header)]] == header
    examples = [f"// :param {p.name} => {_in_cypher(p)}" for p in query.parameters]
    assert cypher[len(header) : len(header) + len(examples) + 1] == [*examples, ""]


def _in_cypher(parameter: queries.Parameter) -> str:
    if not parameter.example:
        return "null"
    return parameter.example if parameter.kind == "number" else f"'{parameter.example}'"


def test_headers_that_differ_are_refused() -> None:
    query = queries.named("tracks")
    with pytest.raises(ValueError, match="differ"):
        queries.parse("tracks", query.sparql, query.cypher.replace("title.en", "title.de", 1))
    with pytest.raises(ValueError, match=r"\$list"):
        queries.parse("tracks", query.sparql, query.cypher.replace("$list", "'x'"))


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib", "embedded"])
def test_kg_query_gives_the_same_answer_on_every_engine(engine: str, built_home: Path) -> None:
    plain = kg("query", "tracks", home=built_home).stdout
    assert kg("query", "tracks", "--engine", engine, home=built_home).stdout == plain


def test_short_and_english_names_are_resolved(snapshot: Snapshot, names: Names) -> None:
    query = queries.named("tasks-of-agency")
    assert queries.resolved(query, {"agency": "经信厅"}, names) == {"agency": "四川省经济和信息化厅"}
    with pytest.raises(UnknownName, match="氢能"):
        queries.resolved(queries.named("cities-covering"), {"industry": "氢能源车"}, names)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("cities-covering",), 2, "needs a parameter: -p industry="),
        (("cities-covering", "-p", "industry=氢能", "-p", "city=成都"), 2, "no parameter city"),
        (("cities-covering", "-p", "industry"), 2, "NAME=VALUE"),
        (("targets-by-year", "-p", "year=soon"), 2, "whole number"),
        (("cities-coverin",), 2, "did you mean cities-covering"),
        (("tracks", "--engine", "jena"), 2, "name oxigraph, rdflib, embedded, or a server"),
        ((), 2, "--list"),
        (("cities-covering", "-p", "industry=氢能源车"), 1, "the nearest known"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(words: tuple[str, ...], code: int, told: str, built_home: Path) -> None:
    done = kg("query", *words, home=built_home)
    assert done.returncode == code
    assert told in done.stderr
    assert done.stdout == "" and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def test_no_graph_yet_is_told(tmp_path: Path) -> None:
    done = kg("query", "tracks", home=tmp_path / "none")
    assert done.returncode == 1
    assert "kg build" in done.stderr and "Traceback" not in done.stderr


def test_json_csv_and_jsonl_hold_the_same_rows(built_home: Path, tmp_path: Path) -> None:
    whole = json.loads(kg("query", "tracks", home=built_home).stdout)
    assert whole["query"] == "tracks" and len(whole["rows"]) == 25
    lines = kg("query", "tracks", "--format", "jsonl", home=built_home).stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole["rows"]
    file = tmp_path / "tracks.csv"
    done = kg("query", "tracks", "-o", str(file), home=built_home)
    assert done.stdout == ""
    text = file.read_bytes().decode("utf-8-sig")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf") and len(text.splitlines()) == 26


def test_rows_go_into_a_workbook_with_their_sentences(built_home: Path, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "tasks.xlsx"
    assert kg("query", "tasks-of-agency", "-p", "agency=经信厅", "-o", str(file), home=built_home).stdout == ""
    head, first, *_ = openpyxl.load_workbook(file)["某部门的任务"].iter_rows(values_only=True)
    assert head[:2] == ("编号", "标题") and head[-1] == "原句" and "责任单位" in str(first[-1])
    done = kg("query", "tracks", "--format", "xlsx", home=built_home)
    assert done.returncode == 2 and "-o FILE.xlsx" in done.stderr


def test_codes_of_rows_read_as_words(built_home: Path) -> None:
    table = kg("query", "industry-profile", "-p", "industry=氢能", "--format", "table", home=built_home).stdout
    assert "集群" in table and "环节" in table and "stage" not in table and "cluster " not in table
    found = kg("query", "search", "-p", "words=氢能", "--format", "table", home=built_home).stdout
    assert "正文" in found and "sentence" not in found
    kinds = kg("query", "entities", "--format", "table", "--lang", "zh", home=built_home).stdout
    assert "平台" in kinds and "platform" not in kinds


def test_a_query_on_stdin_that_is_no_utf8_is_told_in_one_line(built_home: Path) -> None:
    run = [sys.executable, "-c", "from kg.cli.entry import run; run()"]
    for command in ("sparql", "cypher"):
        done = subprocess.run(
            [*run, command, "-", "--graph", str(built_home)], input="查询".encode("gb18030"), capture_output=True
        )
        said = done.stderr.decode()
        assert done.returncode == 1 and "stdin: not UTF-8" in said and said.count("\n") == 1


def test_list_names_every_query_with_its_parameters(built_home: Path) -> None:
    done = kg("query", "--list")
    assert {q["query"] for q in json.loads(done.stdout)["queries"]} == set(LIBRARY)
    assert "industry=氢能" in done.stdout
    table = kg("query", "--list", "--format", "table").stdout
    assert "哪些城市布局某一产业" in table


def test_the_page_of_the_library_is_what_the_headers_say() -> None:
    printed = kg("ref", "--queries").stdout
    assert (Path(__file__).parents[1] / "docs" / "queries.md").read_text("utf-8") == printed
    assert all(f"## {name}\n" in printed for name in LIBRARY)
