"""The questions of competency on places, lists and chains, answered exactly; expected answers were found by hand."""

from __future__ import annotations

from collections import defaultdict

import pytest

Row = dict[str, object]

TRACKS = (
    "人工智能 绿色氢能 生物技术 商业航天及卫星网络 智能网联汽车 低空经济及无人机 先进存算 超高清显示 智能传感器 "
    "下一代移动通信及智能终端 工业元宇宙 脑机接口及人机交互 信息系统密码及安全 下一代操作系统及应用 机器人 "
    "新型工业母机 激光装备 新制式轨道交通 先进核能装备 "
    "新型储能 固态电池 高效太阳能电池 高性能稀土永磁材料 高性能高分子材料 核医药"
).split()

GAPS = {
    "新型显示": {"眉山市", "宜宾市"},
    "清洁能源装备": {"成都市"},
    "动力电池": {"遂宁市", "眉山市", "雅安市", "德阳市"},
    "晶硅光伏": {"成都市", "眉山市"},
    "钒钛稀土": {"凉山彝族自治州", "乐山市"},
    "轨道交通": {"成都市", "宜宾市", "资阳市"},
}


def cities(rows: list[Row], *tiers: str) -> set[object]:
    return {r["city"] for r in rows if r["coverage"] in tiers and r["level"] in ("prefecture", "county")}


def test_cq01_hydrogen_is_named_for_chengdu_and_in_the_draft_for_deyang(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("cities-covering", industry="氢能")
    assert cities(rows, "named") == {"成都市", "德阳市"}
    assert {r["city"] for r in rows if r["coverage"] == "named" and r["relation"] == "same"} == {"成都市"}
    narrower = [r for r in rows if r["coverage"] == "named" and r["via"] == "氢能装备"]
    assert {r["city"] for r in narrower} == {"成都市", "德阳市"}
    assert {r["standing"] for r in narrower} == {"draft"}
    assert "德阳市" in cities(rows, "related")
    assert cities(rows, "weak") - cities(rows, "named") == {"南充市"}
    assert {r["region"] for r in rows if r["level"] == "zone"} == {"成渝地区"}
    cluster = next(r for r in rows if r["quote"] == "成都市氢能产业集群")
    assert (cluster["notice"], cluster["begin"], cluster["end"]) == ("sichuan-clusters-2022", 1259, 1268)


def test_cq02_drones_are_named_for_three_cities_and_one_district(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("cities-covering", industry="无人机")
    assert cities(rows, "named") == {"成都市", "自贡市", "绵阳市"}
    assert {(r["city"], r["region"]) for r in rows if r["coverage"] == "district"} == {("成都市", "青羊区")}
    assert "成都市" in cities(rows, "related")


def test_cq03_nuclear_technology_is_named_for_three_cities_and_related_to_deyang(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("cities-covering", industry="核技术")
    assert cities(rows, "named") == {"成都市", "绵阳市", "乐山市"}
    assert "德阳市" in cities(rows, "broader", "related")


def test_cq04_batteries_six_cities_two_of_them_by_clusters(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("cities-covering", industry="动力电池")
    assert cities(rows, "named") == {"成都市", "德阳市", "遂宁市", "眉山市", "宜宾市", "雅安市"}
    formal = [
        r for r in rows if r["coverage"] == "named" and r["standing"] != "draft" and str(r["quote"]).endswith("集群")
    ]
    assert {r["city"] for r in formal} == {"成都市", "宜宾市"}
    assert "遂宁市" in {r["city"] for r in rows if "锂电材料" in str(r["via"])} | cities(rows, "named")


@pytest.mark.parametrize(
    ("industry", "clusters", "draft"),
    [
        ("新型显示", {"成都市", "绵阳市"}, {"成都市", "绵阳市", "眉山市", "宜宾市"}),
        ("晶硅光伏", {"乐山市"}, {"成都市", "乐山市", "眉山市"}),
    ],
)
def test_cq05_cq06_display_and_photovoltaics_by_cluster_and_by_draft(ask, industry, clusters, draft) -> None:  # type: ignore[no-untyped-def]
    rows = [r for r in ask("cities-covering", industry=industry) if r["coverage"] == "named"]
    assert {r["city"] for r in rows if r["standing"] != "draft"} == clusters
    assert {r["city"] for r in rows if r["standing"] == "draft"} == draft


def test_cq07_tracks_without_city_by_what_there_is_instead(ask) -> None:  # type: ignore[no-untyped-def]
    reasons = defaultdict(set)
    for r in ask("tracks-without-city"):
        reasons[r["reason"]].add(r["name"])
    assert reasons == {
        "none": {"脑机接口及人机交互", "机器人", "新型工业母机", "激光装备", "高性能高分子材料"},
        "district": {"智能传感器", "下一代移动通信及智能终端"},
        "weak": {"工业元宇宙"},
        "related": {"商业航天及卫星网络", "先进存算"},
        "broader": set(
            "智能网联汽车 信息系统密码及安全 下一代操作系统及应用 先进核能装备 "
            "固态电池 高性能稀土永磁材料 核医药".split()
        ),
    }


def test_cq08_everest_industries_without_cluster_in_a_named_city(ask) -> None:  # type: ignore[no-untyped-def]
    lacking = defaultdict(set)
    for r in ask("everest-without-cluster"):
        if not r["cluster"]:
            lacking[r["name"]].add(r["city"])
    assert lacking == GAPS
    nowhere = {r["name"] for r in ask("industries-without-cluster") if not r["clusters"]}
    assert nowhere == {"生物医药", "天然气产业", "轨道交通", "优质白酒"}
    placed = {r["name"] for r in ask("everest") if r["level"] == "prefecture"}
    assert {r["name"] for r in ask("everest")} - placed == {"航空航天", "生物医药", "天然气产业", "优质白酒"}


def test_cq12_clusters_by_city(ask) -> None:  # type: ignore[no-untyped-def]
    assert {r["city"]: r["clusters"] for r in ask("clusters-per-city")} == {
        "成都市": 12,
        "绵阳市": 3,
        "乐山市": 2,
        "自贡市": 1,
        "攀枝花市": 1,
        "德阳市": 1,
        "遂宁市": 1,
        "南充市": 1,
        "宜宾市": 1,
    }


def test_cq13_industries_with_clusters_in_several_cities(ask) -> None:  # type: ignore[no-untyped-def]
    several = {
        r["industry"]: set(str(r["hosts"]).split("、"))
        for r in ask("clusters-per-industry")
        if int(str(r["cities"])) > 1
    }
    assert several == {
        "新型显示": {"成都市", "绵阳市"},
        "无人机": {"成都市", "自贡市", "绵阳市"},
        "动力电池": {"成都市", "宜宾市"},
        "新能源汽车与智能汽车": {"成都市", "南充市"},
        "核技术应用": {"成都市", "绵阳市", "乐山市"},
    }


def test_cq20_stages_of_hydrogen_name_no_city(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("chain-of", industry="氢能")
    assert [r["stage"] for r in rows] == ["制氢", "储运氢", "加氢", "氢能利用"]
    assert not any(r["cities"] for r in rows)


def test_cq22_national_clusters_are_told_from_provincial_ones(ask) -> None:  # type: ignore[no-untyped-def]
    national = {(r["city"], str(r["name"])[2:].removeprefix("市")[:4]) for r in ask("clusters", grade="national")}
    assert national == {("成都市", "轨道交通"), ("成都市", "生物医药"), ("自贡市", "节能环保")}
    assert not {r["name"] for r in ask("clusters", grade="provincial")} & {
        r["name"] for r in ask("clusters", grade="national")
    }
    assert len(ask("clusters", grade="provincial")) == 23


def test_cq23_recognised_and_named(ask) -> None:  # type: ignore[no-untyped-def]
    assert {(r["city"], r["industry"]) for r in ask("recognised-and-named")} == {
        ("乐山市", "晶硅光伏"),
        ("宜宾市", "动力电池"),
        ("德阳市", "清洁能源装备"),
        ("成都市", "动力电池"),
        ("成都市", "新型显示"),
        ("攀枝花市", "钒钛新材料"),
        ("绵阳市", "新型显示"),
    }


def test_cq24_thirteen_cities_are_named_four_of_them_in_the_draft_alone(ask) -> None:  # type: ignore[no-untyped-def]
    named = {r["city"] for r in ask("regions") if r["industries"] or r["clusters"]}
    assert named == set(
        "成都市 自贡市 攀枝花市 德阳市 绵阳市 遂宁市 乐山市 南充市 眉山市 宜宾市 雅安市 资阳市 凉山彝族自治州".split()
    )
    assert {r["city"] for r in ask("cities-only-in-drafts")} == {"眉山市", "雅安市", "凉山彝族自治州", "资阳市"}


def test_cq26_chains_of_the_district_against_tracks_and_clusters(ask) -> None:  # type: ignore[no-untyped-def]
    def aligned(chain: str) -> set[tuple[object, object]]:
        return {(r["relation"], r["aligned"]) for r in ask("alignments", industry=chain)}

    assert ("broader", "航空") in aligned("大飞机制造与服务")
    assert aligned("工业无人机") >= {("broader", "低空经济及无人机"), ("broader", "无人机")}
    assert ("related", "下一代操作系统及应用") in aligned("工业软件")
    assert ("same", "智能传感器") in aligned("智能传感器")
    assert ("related", "下一代移动通信及智能终端") in aligned("微波射频")
    places = {r["city"] for r in ask("cities-covering", industry="智能传感器")}
    assert places == {"成都市"}  # by its district Qingyang alone


def test_cq29_tracks_in_order(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("tracks")
    assert [r["name"] for r in rows] == TRACKS
    assert [r["order"] for r in rows] == list(range(1, 26))
