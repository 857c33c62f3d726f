"""Names that the data does not know: listed by the build, decided in one file by people, kept by every rebuild."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.geography.known_zones import zone_named
from ingest.new_names import new_body, new_place
from kg.graph_home import open_snapshot
from kg.ontology import ID

NOTICES = {
    "one": """贵阳市人民政府办公室关于培育特色产业的实施意见

各区(市、县)人民政府:

一、重点发展磁悬浮农机产业、微重力酿造产业、氢能产业。
(责任单位:市工业和信息化局、市磁农局、市酿造局)
二、在花溪区布局磁悬浮农机产业,依托云溪新区发展微重力酿造产业。提升花溪区—云溪新区微重力酿造产业带。
(牵头单位:市磁农局)

贵阳市人民政府办公室
2024年3月1日
""",
    "two": """贵阳市人民政府关于产业布局的意见

各区(市、县)人民政府:

一、在云岩区布局磁力农机产业、懂装懂产业。
(责任单位:市酿造局、市懂装局)

贵阳市人民政府
2024年5月1日
""",
    "three": """遵义市人民政府办公室关于发展酿造业的通知

各区(县)人民政府:

一、重点发展微重力酿造产业、懂装懂产业。
(责任单位:市发展改革委、市科技局)

遵义市人民政府办公室
2024年6月1日
""",
}
HEAD = "kind,name,decision,as,who,when,note\n"


def kg(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", "from kg.cli.entry import run; run()", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notices = tmp_path / "notices"
    notices.mkdir()
    for name, text in NOTICES.items():
        (notices / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def undecided(folder: Path) -> dict[str, list[str]]:
    found: Any = open_snapshot(folder / "graph").manifest["undecided"]
    return {kind: list(names) for kind, names in found.items()}


def names(folder: Path, kind: str) -> set[str]:
    """Chinese labels of the things of a kind that the graph has."""
    query = (
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?n WHERE { GRAPH ?g { ?t skos:prefLabel ?n } "
        f'FILTER(STRSTARTS(STR(?t), "{ID}{kind}/") && LANG(?n) = "zh") }}'
    )
    found: Any = open_snapshot(folder / "graph").store.query(query)
    return {row[0].value for row in found}


def decide(folder: Path, lines: Sequence[str]) -> None:
    (folder / "graph" / "decisions.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")


def test_new_names_of_every_kind_are_listed_with_a_proposed_place_for_industries(folder: Path) -> None:
    printed = kg(folder, "build", "notices")
    new = undecided(folder)
    assert {"磁悬浮农机", "磁力农机", "微重力酿造", "懂装懂"} <= set(new["industry"])
    assert {"贵阳市磁农局", "贵阳市酿造局", "贵阳市懂装局"} <= set(new["agency"])
    assert "云溪新区" in new["region"]
    assert not {"贵阳市工业和信息化局", "遵义市发展和改革委员会"} & set(new["agency"])
    assert "names to decide on (industry)" in printed and "?)" in printed.split("names to decide on (industry)")[1]
    assert "decisions.csv" in printed
    waiting = (folder / "graph" / "undecided.csv").read_text("utf-8-sig").splitlines()
    assert waiting[0].split(",")[:2] == ["kind", "name"] and any(
        "磁悬浮农机" in line and "?" in line for line in waiting
    )


def test_decisions_hold_in_every_rebuild(folder: Path) -> None:
    kg(folder, "build", "notices")
    decide(
        folder,
        [
            "industry,磁悬浮农机,accept,maglev farm machinery,a planner,2024-07-01,",
            "industry,磁力农机,same-as,磁悬浮农机,a planner,2024-07-01,another word for it",
            "industry,懂装懂,reject,,a planner,2024-07-01,no industry",
            "agency,贵阳市磁农局,accept,Maglev Farming Bureau of Guiyang,a planner,2024-07-01,",
            "agency,贵阳市酿造局,same-as,贵阳市工业和信息化局,a planner,2024-07-01,",
            "agency,贵阳市懂装局,reject,,a planner,2024-07-01,",
            "region,云溪新区,accept,Yunxi New Area,a planner,2024-07-01,",
        ],
    )
    for _ in range(2):
        kg(folder, "build", "notices")
        new = undecided(folder)
        assert not {"磁悬浮农机", "磁力农机", "懂装懂"} & set(new["industry"]) and "微重力酿造" in new["industry"]
        assert not {"贵阳市磁农局", "贵阳市酿造局", "贵阳市懂装局", "贵阳市工业和信息化局"} & set(new["agency"])
        assert "云溪新区" not in new["region"]
        industries, agencies = names(folder, "industry"), names(folder, "agency")
        assert "磁悬浮农机" in industries and not {"磁力农机", "懂装懂"} & industries
        assert {"贵阳市磁农局", "贵阳市工业和信息化局"} <= agencies
        assert not {"贵阳市酿造局", "贵阳市懂装局"} & agencies
    assert "云岩区" in kg(folder, "ask", "哪些地方布局磁悬浮农机?")
    written = (folder / "graph" / "decisions.csv").read_text("utf-8")
    assert written.startswith(HEAD) and written.count("a planner") == 7


def hosts(folder: Path) -> set[str]:
    """The places of the clusters in the graph."""
    query = (
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX kg: <https://w3id.org/chanye-kg/ontology#> "
        "SELECT ?n WHERE { GRAPH ?g { ?c a kg:Cluster ; kg:region ?r } GRAPH ?h { ?r skos:prefLabel ?n } "
        'FILTER(LANG(?n) = "zh") }'
    )
    found: Any = open_snapshot(folder / "graph").store.query(query)
    return {row[0].value for row in found}


def test_a_cluster_of_two_places_loses_only_the_place_that_was_rejected(folder: Path) -> None:
    kg(folder, "build", "notices")
    assert hosts(folder) == {"花溪区", "云溪新区"}
    decide(folder, ["region,云溪新区,reject,,a planner,2024-07-01,no such zone"])
    kg(folder, "build", "notices")
    assert hosts(folder) == {"花溪区"}


def test_a_decision_taken_back_opens_the_name_again(folder: Path) -> None:
    kg(folder, "build", "notices")
    decide(folder, ["industry,懂装懂,reject,,a planner,2024-07-01,"])
    kg(folder, "build", "notices")
    assert "懂装懂" not in undecided(folder)["industry"]
    decide(folder, [])
    kg(folder, "build", "notices")
    assert "懂装懂" in undecided(folder)["industry"]


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("成都市农业农村局", False),
        ("成都市经济和科技促进局", False),
        ("贵州省大数据发展管理局", False),
        ("各市(州)人民政府", False),
        ("深圳市市场监督管理局坪山监管局", False),
        ("国家金融监督管理总局四川监管局", False),
        ("成都市磁农办公室", True),
        ("昆明市茶马局", True),
    ],
)
def test_a_body_is_new_where_the_data_does_not_know_what_it_is_there_for(name: str, new: bool) -> None:
    assert new_body(name) is new


@pytest.mark.parametrize(
    ("name", "new"),
    [("成都市", False), ("成渝地区", False), ("泸州综合保税区", False), ("四川天府新区", False), ("云溪新区", True)],
)
def test_a_place_is_new_where_no_table_has_it(name: str, new: bool) -> None:
    assert zone_named("四川天府新区") is not None
    assert new_place(name) is new


def test_the_facts_of_a_notice_keep_the_printed_name_whatever_was_decided() -> None:
    roles = [f.values["surface"] for f in extract(NOTICES["one"]).facts if f.type == "role"]
    assert "市酿造局" in roles
