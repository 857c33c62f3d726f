"""What N notices cost: `python benchmarks/scale.py N [--rdflib SECONDS] [--neo4j [bolt://…]] [--queries RUNS]`.

Makes N synthetic notices in the forms of the shipped ones (`extract.corpus`: their paragraphs in other orders, other
numbers), builds the graph, fills the embedded engine, writes the tables for Neo4j, loads the server named, or the
Neo4j of the tests where none is, which imports the tables, too (needs a JDK and Maven), and asks every question of the
library RUNS times with several values each; RUNS 0: none. With --neo4j they are asked in Cypher, too, on that server
and in the embedded engine (`benchmarks/questions.py`). Prints the tables of `docs/scale.md`. rdflib answers what it can
within SECONDS a question; a question it does not finish counts as more. Commands are timed by the clock and by
processor time, questions by processor time, those in Cypher by the clock.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.extract import corpus
from benchmarks.questions import ask_in_cypher, p95, set_values
from kg import queries
from kg.engines import open_engine
from kg.graph_home import Snapshot, open_snapshot
from kg.names import Names

_TIMES = 20  # as fast as rdflib, at least
_OWN = "a server of its own"
KG = (sys.executable, "-c", "from kg.cli.entry import run; run()")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notices", type=int)
    parser.add_argument("--rdflib", type=float, default=0.0, metavar="SECONDS", help="most a question; 0: not at all")
    parser.add_argument("--neo4j", metavar="URI", nargs="?", const=_OWN)
    parser.add_argument("--queries", type=int, default=5, metavar="RUNS")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "graph"
        texts = Path(folder) / "notices"
        texts.mkdir()
        characters = write(texts, arguments.notices)
        print(f"{arguments.notices:,} notices, {characters:,} characters")
        measured("kg build", "build", str(texts), "--graph", str(home))
        snapshot = open_snapshot(home)
        begin = time.perf_counter()
        triples = len(snapshot.store)
        print(f"| open the snapshot ({triples:,} quads) | {time.perf_counter() - begin:.1f} s | {own_peak()} MB |")
        measured("first kg cypher (fills the embedded engine)", "cypher", "RETURN 1 AS one", "--graph", str(home))
        measured("next kg cypher", "cypher", "RETURN 1 AS one", "--graph", str(home))
        measured("kg export neo4j-csv", "export", "neo4j-csv", str(home.parent / "tables"), "--graph", str(home))
        if arguments.neo4j:
            load(home, arguments.neo4j, lambda uri: ask_both(uri, snapshot, home, arguments.queries))
        if arguments.queries:
            ask(snapshot, arguments.queries, arguments.rdflib)


def load(home: Path, uri: str, ask: Callable[[str], None]) -> None:
    """Load a server, one of our own where none is named, and `ask` it."""
    if uri != _OWN:
        load_twice(home, uri)
        ask(uri)
        return
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    import neo4j_server

    path = f"{neo4j_server.admin(home.parent / 'imported')}:{os.environ['PATH']}"
    measured("neo4j-admin database import", str(home.parent / "tables" / "import.sh"), call=("sh",), PATH=path)
    with neo4j_server.running(home.parent / "neo4j", memory="2g", short=False) as server:
        os.environ["NEO4J_PASSWORD"] = server.password
        load_twice(home, server.uri, server.process)
        ask(server.uri)


def load_twice(home: Path, uri: str, server: int = 0) -> None:
    """Load, and load again when nothing is new; `server` is the number of the process of the server, where known."""
    for what in ("kg load neo4j", "kg load neo4j, nothing new"):
        begin = processor_of(server) if server else 0
        measured(what, "load", "neo4j", "--uri", uri, "--graph", str(home))
        if server:
            spent = processor_of(server) - begin
            print(f"| the server in it | {spent:.1f} s of the processor besides | {peak_of(server)} MB |", flush=True)


def processor_of(process: int) -> float:
    """Seconds of processor time that a process has spent."""
    ticks = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / 100


def peak_of(process: int) -> int:
    """The most memory that a process has held, in MB."""
    return int(Path(f"/proc/{process}/status").read_text().partition("VmHWM:")[2].split()[0]) // 1024


def write(folder: Path, notices: int) -> int:
    """Write the notices; returns how many characters they have."""
    characters = 0
    for id, text in islice(corpus(10**12), notices):
        (folder / f"{id}.txt").write_text(text, "utf-8")
        characters += len(text)
    return characters


def measured(what: str, *arguments: str, call: Sequence[str] = KG, **environment: str) -> None:
    """Run a command of `kg`, or another; print its time and the most memory it or an earlier one held."""
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*call, *arguments], capture_output=True, text=True, env={**os.environ, **environment})
    seconds = time.perf_counter() - begin
    if done.returncode:
        print(f"| {what} | failed: {done.stderr.strip().splitlines()[-1]} | |")
        return
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"| {what} | {seconds:.1f} s, {spent:.1f} s of the processor | {after.ru_maxrss // 1024} MB |", flush=True)


def own_peak() -> int:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def ask(snapshot: Snapshot, runs: int, patience: float) -> None:
    """A line for each query: rows, median and 95th percentile in milliseconds, and rdflib's median with the ratio."""
    names = Names.of(snapshot)
    print("\n| query | most rows | median ms | p95 ms | rdflib ms | ratio |\n|---|--:|--:|--:|--:|--:|")
    slow = whole_in_rdflib(snapshot) if patience else None
    ratios = []
    for name, query in queries.library().items():
        settings = list(set_values(query, names))
        times, rows = [], 0
        for values in settings * runs:
            begin = time.process_time()
            rows = max(rows, len(queries.rows(snapshot, query, values)))
            times.append(1000 * (time.process_time() - begin))
        median = statistics.median(times) or statistics.fmean(times) or 1.0  # clocks may count in steps of 4 ms
        theirs = slow(query, settings[0], patience) if slow else None
        other = (
            "| |"
            if theirs is None
            else f"{'> ' if theirs < 0 else ''}{abs(theirs):,.0f} | {abs(theirs) / median:,.0f} |"
        )
        if theirs is not None:
            ratios.append(abs(theirs) / median)
        print(f"| {name} | {rows:,} | {median:.1f} | {p95(times):.1f} | {other}", flush=True)
    if ratios:
        quick = sum(ratio >= _TIMES for ratio in ratios)
        print(f"\nmedian ratio {statistics.median(ratios):,.0f}; at least {_TIMES} for {quick} of {len(ratios)}")


def ask_both(uri: str, snapshot: Snapshot, home: Path, runs: int) -> None:
    """The questions in Cypher, on the server and in the embedded engine."""
    if not runs:
        return
    for engine in (uri, "embedded"):
        with open_engine(engine, home) as opened:
            ask_in_cypher(opened, snapshot, runs)


def whole_in_rdflib(snapshot: Snapshot) -> Callable[[queries.Query, dict[str, object], float], float]:
    """A function that gives rdflib's milliseconds for a question, negative where it was not done in time."""
    import signal

    from kg.query_engines import dataset, rows_of_rdflib

    begin = time.perf_counter()
    whole = dataset(snapshot)
    print(f"(rdflib parsed the snapshot in {time.perf_counter() - begin:.0f} s)", file=sys.stderr)

    def asked(query: queries.Query, values: dict[str, object], patience: float) -> float:
        def stop(*_: object) -> None:
            raise TimeoutError

        signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, patience)
        begin = time.process_time()
        try:
            rows_of_rdflib(whole, query, values)
        except TimeoutError:
            return -1000 * patience
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return 1000 * (time.process_time() - begin)

    return asked


if __name__ == "__main__":
    main()
