"""Strangers' SPARQL: reads are answered, everything that writes, fetches or runs on is refused or stopped."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.sparql_guard import LONGEST, Refused, check
from kg.sparql_worker import TookTooLong, run

HARMLESS = [
    "SELECT * {?s ?p ?o}",
    "ASK {<urn:a> <urn:SERVICE> 'SERVICE <http://x>'}",
    "CONSTRUCT {?s ?p ?o} WHERE {?s ?p ?o FILTER NOT EXISTS {?s a ?t}}",
    "SELECT * { VALUES ?x {'FROM <http://a>'} }",
    "# LOAD <http://a>\nSELECT ?from ?service { GRAPH ?from { ?service ?p 'it''s' } }",
    "DESCRIBE <urn:from:service>",
    'SELECT * { ?s ?p """a " SERVICE <x> {} """ }',
    "SELECT (COUNT(*) AS ?n) { FILTER(1<2 && 3>2) }",
]
HOSTILE = [
    "SELECT * {SERVICE <http://a> {?s ?p ?o}}",
    "SELECT * { {SELECT * {OPTIONAL{SERVICE SILENT <http://a> {?s ?p ?o}}}} }",
    "SELECT * FROM <file:///etc/passwd> {?s ?p ?o}",
    "SELECT * FROM NAMED <http://a> {GRAPH ?g {?s ?p ?o}}",
    "INSERT DATA {<a> <b> <c>}",
    "select*{?s ?p ?o filter exists{service<http://a>{?s ?p ?o}}}",
    "LOAD <http://a>",
    "DROP ALL",
    "PREFIX a: <urn:a> DELETE WHERE {?s ?p ?o}",
    "DESCRIBE <x> FROM <http://a>",
    "SELECT * {\\u0053ERVICE <http://a> {?s ?p ?o}}",
    "SELECT * {?s ?p 1SERVICE <http://a> {?s ?p ?o}}",
    "SELECT * {?s ?p trueSERVICE<http://a>{?s ?p ?o}}",
    "SELECT * {?s ?p 1.e1SERVICE<http://a>{?s ?p ?o}}",
    "SELECT * {FILTER(1<2)SERVICE<http://a>{?s ?p ?o}}",
    "PREFIX : <http://a/> SELECT * {SERVICE:x{?s ?p ?o}}",
    "SELECT * {?s ?p 'a' #'\n SERVICE <http://a> {?s ?p ?o}}",
    "hello",
    "",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_queries_pass(query: str) -> None:
    assert check(query) in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_are_refused(query: str) -> None:
    with pytest.raises(Refused):
        check(query)


@pytest.mark.parametrize(
    "query", ['"' * 900_000, "<" * 900_000, "a:" * 400_000, "a." * 400_000, "\\u" * 300_000, "SELECT " * 140_000]
)
def test_the_guard_takes_linear_time(query: str) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(Refused):
        check(query)
    assert time.perf_counter() - begun < 5


def test_a_query_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="characters"):
        check("SELECT * {}" + " " * LONGEST)


def test_rows_triples_and_truth_come_back(built_home: Path) -> None:
    prefix = "PREFIX kg: <https://w3id.org/chanye-kg/ontology#> "
    result = run(
        prefix + "SELECT ?n (1.5 AS ?x) (true AS ?y) { GRAPH ?g { ?g a kg:Notice ; kg:id ?n } } ORDER BY ?n", built_home
    )
    assert result.columns == ("n", "x", "y") and len(result.rows) == 5
    assert result.rows[0] == {"n": "qingyang-innovation-2023", "x": 1.5, "y": True}
    assert run(prefix + "ASK { GRAPH ?g { ?g a kg:Notice } }", built_home).rows == ({"answer": True},)
    triples = run(prefix + "CONSTRUCT { ?g a kg:Notice } { GRAPH ?g { ?g a kg:Notice } }", built_home).triples
    assert triples is not None and triples.count("\n") == 5


def test_what_is_no_sparql_is_told_with_its_place(built_home: Path) -> None:
    with pytest.raises(ValueError, match="line 1, column"):
        run("SELECT * {", built_home)


def test_a_query_that_runs_on_is_stopped(built_home: Path) -> None:
    begun = time.perf_counter()
    with pytest.raises(TookTooLong, match="1 s"):
        run(
            "SELECT (COUNT(*) AS ?n) { GRAPH ?a {?s ?p ?o} GRAPH ?b {?x ?y ?z} GRAPH ?c {?k ?l ?m} }",
            built_home,
            timeout=1,
        )
    assert time.perf_counter() - begun < 5


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits of POSIX")
def test_even_past_the_guard_the_worker_reaches_no_server(built_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(1)
        monkeypatch.setattr("kg.sparql_worker.check", lambda query: None)
        with pytest.raises((ValueError, TookTooLong)):
            run(
                f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}",
                built_home,
                timeout=10,
            )
        with pytest.raises(TimeoutError):
            listener.accept()


def sparql(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", "from kg.cli.entry import run; run()", "sparql", *words]
    return subprocess.run(call, capture_output=True, text=True, input=stdin, timeout=60)


@pytest.mark.parametrize(
    ("query", "told"), [("DROP ALL", "writes"), ("SELECT * {", "not valid SPARQL"), ("SELECT * FROM <a:b> {}", "FROM")]
)
def test_the_command_refuses_in_one_line(query: str, told: str, built_home: Path) -> None:
    done = sparql(query, "--graph", str(built_home))
    assert done.returncode == 1 and done.stdout == ""
    assert told in done.stderr and done.stderr.count("\n") == 1


def test_the_command_reads_a_query_from_stdin(built_home: Path) -> None:
    done = sparql("-", "--graph", str(built_home), stdin="SELECT (COUNT(*) AS ?n) { GRAPH ?g {?s ?p ?o} }")
    assert json.loads(done.stdout)["rows"][0]["n"] > 1000
    late = sparql(
        "SELECT * { GRAPH ?a {?s ?p ?o} GRAPH ?b {?x ?y ?z} }", "--timeout", "0.1", "--graph", str(built_home)
    )
    assert late.returncode == 6 and "0.1 s" in late.stderr
