"""Analyses: rows over the graph, each with the words it rests on or the plain statement that there are none."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from typing import Any

import pytest

import kg.analyses
from kg.analyses.agencies import agency_load, co_lead, tasks_without_lead
from kg.analyses.chains import chain_gaps
from kg.analyses.changes import diff
from kg.analyses.graph import policy_graph, restricted
from kg.graph_home import Snapshot
from kg.notebook import Graph
from kg.queries import named, rows

MODULES = sorted(m.name for m in pkgutil.iter_modules(kg.analyses.__path__))


@pytest.fixture(scope="module")
def graph(snapshot: Snapshot) -> Any:
    return policy_graph(snapshot)


@pytest.fixture(scope="module")
def whole(snapshot: Snapshot) -> Any:
    return Graph(snapshot).networkx()


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    done = doctest.testmod(importlib.import_module(f"kg.analyses.{module}"))
    assert done.failed == 0


def test_the_graph_of_analyses_is_a_part_of_the_property_graph(graph: Any, whole: Any) -> None:
    for key, values in graph.nodes(data=True):
        assert values.items() <= whole.nodes[key].items(), key
    for start, end, key, values in graph.edges(keys=True, data=True):
        assert values.items() <= whole.edges[start, end, key].items(), key


@pytest.mark.parametrize("analysis", [agency_load, co_lead, chain_gaps, tasks_without_lead], ids=lambda f: f.__name__)
def test_an_analysis_says_the_same_of_the_whole_graph(analysis: Any, graph: Any, whole: Any) -> None:
    assert analysis(graph) == analysis(whole)


def test_every_quote_stands_where_the_row_says(graph: Any, snapshot: Snapshot) -> None:
    for analysis in (agency_load, co_lead, chain_gaps):
        for row in analysis(graph):
            assert row["evidence"], row
            assert all(e["quote"] in e["sentence"] for e in row["evidence"])


def test_the_stages_of_hydrogen_come_in_order_and_say_what_lacks(graph: Any) -> None:
    stages = chain_gaps(graph, "氢能")
    assert [r["stage"] for r in stages] == ["制氢", "储运氢", "加氢", "氢能利用"]
    assert all(r["state"] == "not-named" and "city" in r["missing"] for r in stages)
    assert stages[0]["leads"] == ["四川省能源局", "四川省经济和信息化厅"]
    assert [r["critical"] for r in stages] == [True, True, True, False]
    assert "多种类型加氢站 ≥60座" in stages[2]["targets"] and "多种类型加氢站 ≥60座" not in stages[0]["targets"]


def test_the_load_of_bodies_agrees_with_the_query(graph: Any, snapshot: Snapshot) -> None:
    asked = {r["agency"]: (r["lead"], r["support"]) for r in rows(snapshot, named("agency-workload"), {})}
    assert {r["agency"]: (r["lead"], r["support"]) for r in agency_load(graph)} == asked


def test_a_draft_that_falls_takes_its_facts_along(graph: Any) -> None:
    without = restricted(graph, drafts=False)
    assert all(row["standing"] == "draft" for row in diff(without, graph) if row["change"] == "gained")
    assert not any(row["change"] == "lost" for row in diff(without, graph))
    assert diff(graph, graph) == []


def test_what_was_not_there_on_a_day_is_left_out(graph: Any) -> None:
    then = restricted(graph, as_of="2022-06-30")
    ids = {n["id"] for _, n in then.nodes(data=True) if n["type"] == "Notice"}
    assert "sichuan-new-economy-2021" in ids and "sichuan-clusters-2022" not in ids
    assert not [n for _, n in then.nodes(data=True) if n["type"] == "Cluster"]
