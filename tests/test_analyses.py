"""Analyses: rows over the graph, each with the words it rests on or the plain statement that there are none."""

from __future__ import annotations

import doctest
import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg.analyses
from kg.analyses import ANALYSES, run
from kg.analyses.agencies import agency_load, co_lead
from kg.analyses.chains import chain_gaps
from kg.analyses.changes import diff
from kg.analyses.graph import policy_graph, restricted
from kg.analyses.reference import beside
from kg.analyses.rows import row as row_of
from kg.analyses.wording import heading, readable, told
from kg.build import build
from kg.engines import open_embedded
from kg.graph_home import Snapshot, open_snapshot
from kg.intake import read
from kg.notebook import Graph
from kg.queries import named, rows
from kg.query_engines import rows_of_cypher
from kg.snapshot import publish

ROOT = Path(__file__).parents[1]
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


ALL = sorted(ANALYSES)


@pytest.mark.parametrize("name", ALL)
def test_every_row_has_words_or_says_that_there_are_none(name: str, graph: Any) -> None:
    for row in run(name, graph):
        assert set(ANALYSES[name].columns) <= set(row)
        for e in row["evidence"]:
            assert e["quote"] in e["sentence"] and e["notice"] and e["begin"] < e["end"]
        if not row["evidence"]:
            assert row.get("state") == "not-named" or row.get("problem") == "no-date-of-issue"


@pytest.mark.parametrize("name", ALL)
def test_an_analysis_says_the_same_of_the_part_and_of_the_whole(name: str, graph: Any, whole: Any) -> None:
    assert run(name, graph) == run(name, whole)


def test_tracks_without_a_city_are_those_of_the_query(graph: Any, snapshot: Snapshot) -> None:
    asked = rows(snapshot, named("tracks-without-city"), {})
    assert [(r["order"], r["reason"]) for r in run("tracks-without-city", graph)] == [
        (r["order"], r["reason"]) for r in {r["order"]: r for r in asked}.values()
    ]


def test_everest_cities_and_clusters_are_those_of_the_query(graph: Any, snapshot: Snapshot) -> None:
    asked = {(r["name"], r["city"], r["cluster"]) for r in rows(snapshot, named("everest-without-cluster"), {})}
    assert {(r["name"], r["city"], r["cluster"]) for r in run("everest-without-cluster", graph) if r["city"]} == asked


def test_the_matrix_tells_named_from_recognised(graph: Any) -> None:
    battery = next(r for r in run("everest-matrix", graph) if r["name"] == "动力电池")
    assert (battery["成都市"], battery["遂宁市"], battery["绵阳市"]) == ("both", "list", None)


def test_cities_that_team_up_hold_different_parts(graph: Any) -> None:
    teams = run("city-complement", graph)
    assert teams and all(r["only_a"] and r["only_b"] and r["gain"] >= 1 for r in teams)
    near = next(r for r in teams if (r["a"], r["b"], r["industry"]) == ("德阳市", "遂宁市", "动力电池"))
    assert near["only_b"] == ["锂电材料"] and near["neighbours"] is True and near["zone"] == "成都平原经济区"


def test_crowding_counts_cities_and_tells_drafts(graph: Any) -> None:
    first = run("crowded", graph)[0]
    assert (first["industry"], first["count"], first["class"]) == ("动力电池", 6, "crowded")
    assert set(first["draft_only"]) == {"德阳市", "遂宁市", "眉山市", "雅安市"}


def test_a_city_that_nothing_names_has_a_row_that_says_so(graph: Any) -> None:
    (luzhou,) = run("city-profile", graph, region="泸州市")
    assert luzhou["state"] == "not-named" and luzhou["industry"] is None and luzhou["evidence"] == []


def test_a_cited_document_that_was_not_read_is_the_next_to_get(graph: Any) -> None:
    lineage = run("policy-lineage", graph)
    assert {r["doc_number"] for r in lineage if r["read"] is False} >= {
        "川经信规划〔2023〕233号",
        "川发改创新高技〔2022〕530号",
    }
    assert all(r["statements"] > 0 for r in lineage)


def test_a_notice_that_expires_before_it_takes_effect_shows_both_dates() -> None:
    import networkx as nx

    g = nx.MultiDiGraph()
    g.add_node("n", type="Notice", id="n", title="t", issued="2023-01-01", effective_from="2024", expires="2023")
    for name, place in (("effective_from", 5), ("expires", 9)):
        g.add_node(name, type="NoticeProperty", property=name)
        g.add_node(f"{name}!", type="Evidence", quote=name, char_start=place, char_end=place + 1)
        g.add_edge(name, f"{name}!", type="HAS_EVIDENCE")
        g.add_edge(name, "n", type="IN_NOTICE")
    (row,) = [r for r in run("anomalies", g) if r["problem"] == "expires-before-effective"]
    assert [e["quote"] for e in row["evidence"]] == ["expires", "effective_from"]


def test_a_row_that_rests_on_a_draft_in_part_is_mixed(graph: Any) -> None:
    found = [
        r
        for name in ANALYSES
        for r in run(name, graph)
        if r["evidence"] and name not in ("anomalies", "policy-lineage")
    ]
    for row in found:
        drafts = [e["standing"] == "draft" for e in row["evidence"]]
        assert row["standing"] == (
            "draft" if all(drafts) else "mixed" if any(drafts) else row["evidence"][0]["standing"]
        )
    assert {"draft", "mixed", "unknown"} <= {r["standing"] for r in found}
    assert not any(r["standing"] == "mixed" for name in ANALYSES for r in run(name, restricted(graph, drafts=False)))


def test_mixed_reads_in_words_and_the_place_in_the_draft_is_marked() -> None:
    assert told("standing", "mixed", "zh") == "部分出自征求意见稿"
    first = {"quote": "甲", "notice": "n", "clause": "", "begin": 0, "end": 1, "standing": "draft"}
    _, (shown,) = readable(("quote",), [row_of([first, first | {"begin": 5, "standing": "in_force"}])], "en")
    assert shown["standing"] == "partly a draft for comment"
    assert shown["where"].endswith("[draft for comment]") and "draft" not in shown["evidence"]


def test_a_municipality_named_for_a_track_is_a_city(tmp_path: Path) -> None:
    (tmp_path / "cq.txt").write_text(
        "重庆市人民政府办公厅关于推动机器人产业发展的通知\n渝府办发〔2024〕12号\n"
        "支持重庆市发展机器人产业，支持重庆市发展脑机接口产业。\n重庆市人民政府办公厅\n2024年5月6日\n", "utf-8",
    )  # fmt: skip
    tracks = ROOT / "data" / "notices" / "sichuan-tracks-2024.txt"
    built = build(read(path) for path in (tracks, tmp_path / "cq.txt"))
    publish(tmp_path / "graph", built.contents, built.manifest)
    snapshot = open_snapshot(tmp_path / "graph")
    without = {r["name"] for r in run("tracks-without-city", policy_graph(snapshot))}
    assert without == {r["name"] for r in rows(snapshot, named("tracks-without-city"), {})}
    assert "机器人" not in without and "激光装备" in without
    with open_embedded(tmp_path / "graph") as engine:
        asked = rows_of_cypher(engine, named("tracks-without-city"), {"list": "四川省产业新赛道(2024年)"})
    assert {r["name"] for r in asked} == without


def test_what_there_is_without_the_drafts_stands_beside_each_track(graph: Any, snapshot: Snapshot) -> None:
    found = {r["name"]: (r["reason"], r["formal_reason"]) for r in run("tracks-without-city", graph)}
    assert found["高性能稀土永磁材料"] == ("broader", "weak") and found["核医药"] == ("broader", "broader")
    asked = rows(snapshot, named("tracks-without-city"), {})
    assert {r["name"]: (r["reason"], r["formal_reason"]) for r in asked} == found


def test_a_sentence_that_limits_an_industry_in_a_city_limits_its_row(graph: Any) -> None:
    said = graph.copy()
    said.add_node("p", type="Passage", sentence="严禁在遂宁市新建动力电池项目。", sentence_start=0)
    rows_of = {r["city"]: r for r in run("everest-without-cluster", said, industry="动力电池")}
    assert rows_of["遂宁市"]["state"] == "limited" and rows_of["眉山市"]["state"] == "not-named"
    assert rows_of["遂宁市"]["evidence"][-1]["sentence"] == "严禁在遂宁市新建动力电池项目。"


def test_whoever_a_stage_names_stands_in_its_evidence(graph: Any) -> None:
    stage = next(r for r in chain_gaps(graph, "氢能") if r["stage"] == "加氢")
    said = "".join(str(e["sentence"]) for e in stage["evidence"])
    assert stage["supports"] and "自然资源厅" in said
    assert stage["chain_cities"] == ["成都市", "德阳市"] and "成都市氢能产业集群" in said


def test_what_falls_with_the_draft_is_said_in_it(graph: Any) -> None:
    impact = run("drafts-impact", graph)
    assert {r["subject"] for r in impact if r["question"] == "industries-of-city" and r["falls"]} == {
        "眉山市", "雅安市", "资阳市", "凉山彝族自治州",
    }  # fmt: skip
    assert all(e["standing"] == "draft" for r in impact for e in r["evidence"])


def test_what_is_known_from_elsewhere_is_always_marked(graph: Any) -> None:
    own = run("chain-gaps", graph, industry="绿色氢能")
    both = beside("chain-gaps", own, industries=["绿色氢能"])
    more = [r for r in both if r["source"] == "reference"]
    assert more and all(r["source_url"].startswith("http") and r["confidence"] and not r["evidence"] for r in more)
    assert [r["source"] for r in both[: len(own)]] == ["notices"] * len(own)
    assert "source" not in (own[0] if own else {})


def test_every_column_and_code_of_an_analysis_has_a_name_in_both_languages(graph: Any) -> None:
    for name, analysis in ANALYSES.items():
        for column in analysis.columns:
            assert heading(column, "zh") != column, (name, column)
            assert heading(column, "en"), (name, column)
    assert told("state", "not-named", "zh") == "所读文件未点名"


def kg_runs(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "kg", *words, "--graph", home], capture_output=True, text=True, timeout=60
    )


def test_gaps_prints_json_in_a_pipe_and_a_workbook_on_demand(built_home: Path, tmp_path: Path) -> None:
    done = kg_runs("gaps", "chain-gaps", "--industry", "氢能", home=built_home)
    whole = json.loads(done.stdout)
    assert whole["analysis"] == "chain-gaps" and [r["stage"] for r in whole["rows"]][:2] == ["制氢", "储运氢"]
    assert kg_runs("gaps", "crowded", "--xlsx", str(tmp_path / "c.xlsx"), home=built_home).returncode == 0
    assert (tmp_path / "c.xlsx").read_bytes()[:2] == b"PK"
    assert kg_runs("gaps", "crowded", "--csv", str(tmp_path / "c.csv"), home=built_home).returncode == 0
    assert (tmp_path / "c.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("gaps", "chains"), 2, "chain-gaps"),
        (("gaps", "agency-load", "--region", "成都"), 2, "--region"),
        (("gaps", "crowded", "--as-of", "yesterday"), 2, "2023-06-30"),
        (("gaps", "crowded", "--as-of", ""), 2, "2023-06-30"),
        (("gaps", "crowded", "--industry", ""), 2, "--industry names nothing"),
        (("gaps", "crowded", "--industry", "量子炒饭"), 1, "nearest known"),
        (("diff", "ffff"), 1, "no snapshot begins"),
        (("diff", "--family", "weather"), 2, "no family"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(words: tuple[str, ...], code: int, says: str, built_home: Path) -> None:
    done = kg_runs(*words, home=built_home)
    assert done.returncode == code and says in done.stderr and len(done.stderr.splitlines()) == 1


def test_diff_tells_gained_and_lost_by_family_and_city(built_home: Path, tmp_path: Path) -> None:
    fewer = tmp_path / "graph"
    notices = sorted((ROOT / "data" / "notices").glob("*.txt"))
    built = build(read(path) for path in notices if "everest" not in path.name)
    publish(fewer, built.contents, built.manifest)
    whole = json.loads(kg_runs("diff", str(fewer), home=built_home).stdout)
    counts = {(r["by"], r["name"]): r for r in whole["summary"]}
    assert counts["family", "notice"]["gained"] == 1 and counts["city", "眉山市"]["gained"] > 0
    assert all(r["change"] != "lost" or r["evidence"] for r in whole["rows"])
    back = json.loads(kg_runs("diff", str(built_home), str(fewer), home=built_home).stdout)
    assert {r["what"] for r in back["rows"] if r["change"] == "lost"} == {
        r["what"] for r in whole["rows"] if r["change"] == "gained"
    }
