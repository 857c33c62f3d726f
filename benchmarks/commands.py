"""How long whole commands take: `python benchmarks/commands.py [RUNS]`, default 7 runs of each.

Every run is a new process, as a person starts it: Python, imports, reading, output. Prints minimum, median and
maximum in seconds. The graph is built in a folder of its own that is removed afterwards. The last line reads the
five shipped notices in this process, warm: what is left when nothing has to be loaded.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ingest.extract import find_notices, read_notice

NOTICES = Path(__file__).parents[1] / "data" / "notices"
KG = (sys.executable, "-c", "from kg.cli.entry import run; run()")
COMMANDS = (
    ("kg --help", ("--help",)),
    ("kg extract (five notices)", ("extract", str(NOTICES))),
    ("kg extract --audit (five notices)", ("extract", str(NOTICES), "--audit")),
    ("kg build (five notices, cold)", ("build",)),
    ("kg ask", ("ask", "哪些城市布局氢能?")),
    ("kg query (list of queries)", ("query", "--list")),
    ("kg sparql", ("sparql", "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")),
)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{'command':36} {'min':>7} {'median':>7} {'max':>7}   s, {runs} runs")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "KG_GRAPH": folder}
        subprocess.run([*KG, "build"], env=environment, check=True, capture_output=True)
        for name, arguments in COMMANDS:
            show(name, [_process(arguments, environment) for _ in range(runs)])
    files = find_notices([NOTICES])
    show("the five notices, warm, in process", [_warm(files) for _ in range(runs + 1)][1:])


def show(name: str, seconds: list[float]) -> None:
    """One line of the table."""
    print(f"{name:36} {min(seconds):7.3f} {statistics.median(seconds):7.3f} {max(seconds):7.3f}")


def _process(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run([*KG, *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - begin


def _warm(files: list[Path]) -> float:
    begin = time.perf_counter()
    for file in files:
        read_notice(file)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
