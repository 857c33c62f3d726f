"""Analyses: a planner's question on the whole graph, as rows with the words they rest on.

    from kg.analyses import ANALYSES, run
    from kg.analyses.graph import policy_graph

    run("chain-gaps", policy_graph(snapshot), industry="氢能")

Each is a free function over a networkx graph (`policy_graph`, or the whole of `kg.open(…).networkx()`) in the module
of its field; its docstring has the definition, where the idea is from and what it costs. `ANALYSES` lists them, from
`data/analyses/analyses.csv`.
"""

from __future__ import annotations

import csv
import importlib
from dataclasses import dataclass
from typing import Any

from kg.resources import shipped


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis: its name, its question in zh and en, the function, what it can be narrowed to, its columns."""

    name: str
    zh: str
    en: str
    function: str  # module.function
    narrowed: tuple[str, ...]
    columns: tuple[str, ...]

    def __call__(self, graph: Any, **narrowed: str) -> list[dict[str, Any]]:
        """The rows; raises TypeError for something the analysis cannot be narrowed to."""
        module, _, function = self.function.partition(".")
        rows: list[dict[str, Any]] = getattr(importlib.import_module(f"kg.analyses.{module}"), function)(
            graph, **narrowed
        )
        return rows


def _table() -> dict[str, Analysis]:
    with (shipped("data") / "analyses" / "analyses.csv").open(encoding="utf-8", newline="") as file:
        return {
            r["name"]: Analysis(
                r["name"], r["zh"], r["en"], r["function"], tuple(r["narrowed"].split()), tuple(r["columns"].split())
            )
            for r in csv.DictReader(file)
        }


ANALYSES: dict[str, Analysis] = _table()


def run(name: str, graph: Any, **narrowed: str | None) -> list[dict[str, Any]]:
    """The rows of an analysis; raises KeyError for an unknown name, ValueError for what it cannot be narrowed to."""
    analysis = ANALYSES[name]
    given = {k: v for k, v in narrowed.items() if v is not None}
    if surplus := [k for k in given if k not in analysis.narrowed]:
        takes = " and ".join(f"--{k}" for k in analysis.narrowed) or "no narrowing"
        raise ValueError(f"{name} takes {takes}, not --{surplus[0]}")
    return analysis(graph, **given)
