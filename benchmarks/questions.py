"""Every question of the library in Cypher, by the clock: `python benchmarks/questions.py ENGINE [--graph HOME]`.

ENGINE is `embedded`, or the address of a server that `kg load neo4j` has filled (password: $NEO4J_PASSWORD). Each
question is asked with up to three settings (`set_values`), each once before, so that plans and pages are in memory, and
then RUNS times. What it takes is told by the clock, since the work is done in another process; what is not done within
SECONDS counts as these, and is asked no more. `--only NAME …` asks some of the questions.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg import queries
from kg.engines import Engine, EngineProblem, TookTooLong, open_engine
from kg.graph_home import Snapshot, open_snapshot
from kg.names import Names
from kg.query_engines import rows_of_cypher

PATIENCE = 60.0  # seconds
VALUES = {  # what each kind of parameter is set to, in turn
    "industry": ("氢能", "无人机", "动力电池", "人工智能"),
    "region": ("成都市", "绵阳市", "宜宾市", "青羊区"),
    "agency": ("四川省经济和信息化厅", "四川省科学技术厅", "四川省能源局"),
    "list": ("四川省产业新赛道(2024年)", "四川省“珠峰攀登”产业(2023年征求意见稿)"),
    "notice": ("made-000000000",),
    "number": ("2025", "2027"),
    "text": ("成渝氢走廊", "智慧城市"),
}
TEXTS = {"wanted": ("0a", "ff7"), "grade": ("provincial", "national"), "role": ("lead", "support")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("engine", help="embedded, or bolt://…")
    parser.add_argument("--graph", type=Path, help="the graph folder; default $KG_GRAPH or ./graph")
    parser.add_argument("--queries", type=int, default=3, metavar="RUNS")
    parser.add_argument("--patience", type=float, default=PATIENCE, metavar="SECONDS")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME")
    given = parser.parse_args()
    with open_engine(given.engine, given.graph) as engine:
        ask_in_cypher(engine, open_snapshot(given.graph), given.queries, given.patience, given.only)


def set_values(query: queries.Query, names: Names) -> Iterator[dict[str, object]]:
    """Settings of a query with the values of each of its parameters in turn, those that may be left out included."""
    for at in range(3 if query.parameters else 1):
        given = {}
        for p in query.parameters:
            values = TEXTS.get(p.name) or VALUES[p.kind]
            if not p.optional or at:
                given[p.name] = values[at % len(values)]
        yield queries.resolved(query, given, names)


def p95(times: Collection[float]) -> float:
    """The 95th percentile, of few values the largest."""
    return sorted(times)[int(0.95 * (len(times) - 1) + 0.5)]


def ask_in_cypher(
    engine: Engine, snapshot: Snapshot, runs: int, patience: float = PATIENCE, only: Collection[str] = ()
) -> None:
    """Prints a line for each question: rows, median and 95th percentile in milliseconds by the clock."""
    names = Names.of(snapshot)
    print(f"\n| Cypher, {engine.name} | most rows | median ms | p95 ms |\n|---|--:|--:|--:|")
    for name, query in queries.library().items():
        if only and name not in only:
            continue
        asked = [_asked(engine, query, values, runs, patience) for values in set_values(query, names)]
        times = [time for of_setting, _ in asked for time in of_setting]
        told = (_told(statistics.median(times), patience), _told(p95(times), patience))
        print(f"| {name} | {max(rows for _, rows in asked):,} | {' | '.join(told)} |", flush=True)


def _asked(
    engine: Engine, query: queries.Query, values: Mapping[str, object], runs: int, patience: float
) -> tuple[list[float], int]:
    """Milliseconds of each run behind a first one, which does not count, and the number of rows."""
    times, rows = [], 0
    for _ in range(runs + 1):
        begin = time.perf_counter()
        try:
            rows = len(rows_of_cypher(engine, query, values, patience))
        except TookTooLong:
            return [math.inf] * runs, rows
        except EngineProblem as problem:  # no memory left for it, say
            print(f"{query.name}: {problem}", file=sys.stderr)
            return [math.inf] * runs, rows
        times.append(1000 * (time.perf_counter() - begin))
    return times[1:], rows


def _told(milliseconds: float, patience: float) -> str:
    return f"> {1000 * patience:,.0f}" if math.isinf(milliseconds) else f"{milliseconds:,.0f}"


if __name__ == "__main__":
    main()
