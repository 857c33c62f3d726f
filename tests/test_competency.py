"""The questions that the graph of the five notices must answer exactly; the expected answers were found by hand."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from kg import queries
from kg.graph_home import Snapshot
from kg.names import Names

Row = dict[str, object]

TRACKS = (
    "人工智能 绿色氢能 生物技术 商业航天及卫星网络 智能网联汽车 低空经济及无人机 先进存算 超高清显示 智能传感器 "
    "下一代移动通信及智能终端 工业元宇宙 脑机接口及人机交互 信息系统密码及安全 下一代操作系统及应用 机器人 "
    "新型工业母机 激光装备 新制式轨道交通 先进核能装备 "
    "新型储能 固态电池 高效太阳能电池 高性能稀土永磁材料 高性能高分子材料 核医药"
).split()
LEADS = {
    "四川省经济和信息化厅": 21,
    "四川省科学技术厅": 2,
    "四川省能源局": 2,
    "四川省发展和改革委员会": 2,
    "四川省住房和城乡建设厅": 1,
    "四川省人才工作领导小组办公室": 1,
    "四川省人力资源和社会保障厅": 1,
    "四川省地方金融监督管理局": 1,
    "四川省财政厅": 1,
    "四川省统计局": 1,
    "国家统计局四川调查总队": 1,
}
SUPPORTS = {
    "四川省发展和改革委员会": 27,
    "四川省科学技术厅": 24,
    "四川省商务厅": 10,
    "四川省经济和信息化厅": 7,
    "四川省住房和城乡建设厅": 5,
    "四川省交通运输厅": 4,
    "四川省知识产权服务促进中心": 3,
    "四川省大数据中心": 3,
}
GAPS = {
    "新型显示": {"眉山市", "宜宾市"},
    "清洁能源装备": {"成都市"},
    "动力电池": {"遂宁市", "眉山市", "雅安市", "德阳市"},
    "晶硅光伏": {"成都市", "眉山市"},
    "钒钛稀土": {"凉山彝族自治州", "乐山市"},
    "轨道交通": {"成都市", "宜宾市", "资阳市"},
}


@pytest.fixture(scope="module")
def ask(snapshot: Snapshot, names: Names):  # type: ignore[no-untyped-def]
    """A function from query and parameters to rows."""
    return lambda name, **given: queries.run(snapshot, queries.named(name), given, names).rows


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


def test_cq09_leads_by_agency_under_whichever_name_it_is_printed(ask) -> None:  # type: ignore[no-untyped-def]
    assert {r["agency"]: r["lead"] for r in ask("agency-workload") if r["lead"]} == LEADS
    assert {r["number"] for r in ask("tasks", notice="sichuan-new-economy-2021") if not r["lead"]} == {
        "(二十六)",
        "(二十九)",
    }


def test_cq10_support_by_agency(ask) -> None:  # type: ignore[no-untyped-def]
    found = {r["agency"]: r["support"] for r in ask("agency-workload")}
    assert {agency: found[agency] for agency in SUPPORTS} == SUPPORTS
    assert sum(int(str(n)) for n in found.values()) == 110
    assert sum(int(str(r["shared"])) for r in ask("agency-workload")) == 12


def test_cq11_tasks_with_several_leads(ask) -> None:  # type: ignore[no-untyped-def]
    leads = defaultdict(set)
    for r in ask("co-leads"):
        leads[r["number"]].add(r["agency"])
    assert leads == {
        "(六)": {"四川省经济和信息化厅", "四川省能源局", "四川省发展和改革委员会"},
        "(二十三)": {"四川省能源局", "四川省经济和信息化厅"},
        "(二十五)": {"四川省人才工作领导小组办公室", "四川省人力资源和社会保障厅"},
        "(三十一)": {"四川省统计局", "国家统计局四川调查总队"},
    }


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


def test_cq14_what_each_notice_cites_and_no_navigation_link(ask) -> None:  # type: ignore[no-untyped-def]
    cited = {(r["notice"], r["cited"], r["doc_number"]) for r in ask("citations")}
    assert cited >= {
        ("sichuan-tracks-2024", "四川省产业新赛道争先竞速行动计划(2023-2027年)", "川经信规划〔2023〕233号"),
        ("sichuan-tracks-2024", "四川省产业新赛道重点领域指南(2024年版)", "川经信服务函〔2024〕329号"),
        (
            "sichuan-clusters-2022",
            "关于印发〈四川省战略性新兴产业集群发展工程实施方案〉的通知",
            "川发改创新高技〔2022〕530号",
        ),
        ("sichuan-clusters-2022", "四川省战略性新兴产业集群发展工程实施方案", None),
        ("sichuan-clusters-2022", "关于组织申报四川省战略性新兴产业集群的通知", "川发改创新高技〔2022〕565号"),
        ("sichuan-new-economy-2021", "成渝地区双城经济圈建设规划纲要", None),
    }
    assert len(cited) <= 8
    assert not any("北京" in str(title) or "上海" in str(title) for _, title, _ in cited)


def test_cq15_hydrogen_targets(ask) -> None:  # type: ignore[no-untyped-def]
    found = {(r["op"], r["amount"], r["unit"]) for r in ask("targets-of-industry", industry="氢能")}
    assert found == {("=", 25, "家"), (">=", 60, "座")}


def test_cq16_capped_incentives(ask) -> None:  # type: ignore[no-untyped-def]
    capped = {(r["cap"], r["unit"]): str(r["beneficiary"]) for r in ask("incentives") if r["cap"] is not None}
    assert "新经济示范企业" in capped[100, "万元"]
    assert "瞪羚企业" in capped[80, "万元"]
    funds = {(r["cap"], r["unit"], r["beneficiary"]) for r in ask("incentives") if "规模" in str(r["mode"])}
    assert funds == {(3, "亿元", "航空产业")}  # the size of a fund, not the most that one may get


def test_cq17_deadlines(ask) -> None:  # type: ignore[no-untyped-def]
    dates = {(r["notice"], r["date"]) for r in ask("deadlines")}
    assert dates >= {
        ("sichuan-tracks-2024", "2024-06-28"),
        ("sichuan-clusters-2022", "--06-30"),
        ("sichuan-clusters-2022", "--12-31"),
        ("sichuan-everest-2023-draft", "2023-01-10"),
    }


def test_cq18_the_one_draft_and_the_one_stated_in_force(ask) -> None:  # type: ignore[no-untyped-def]
    standing = {r["notice"]: r["standing"] for r in ask("notices")}
    assert [n for n, s in standing.items() if s == "draft"] == ["sichuan-everest-2023-draft"]
    assert [n for n, s in standing.items() if s == "in_force"] == ["sichuan-new-economy-2021"]
    assert {r["notice"] for r in ask("drafts")} == {"sichuan-everest-2023-draft"}


def test_cq19_date_anomalies(ask) -> None:  # type: ignore[no-untyped-def]
    found = {(r["problem"], r["notice"], r["issued"], r["published"], r["date"]) for r in ask("anomalies")}
    assert found == {
        # The site posted the draft on 13 January (the year is inferred), its comments were due on the 10th.
        ("deadline before publication", "sichuan-everest-2023-draft", "2023-01-03", "2023-01-13", "2023-01-10"),
        ("no date of issue", "sichuan-tracks-2024", None, None, None),
    }


def test_cq20_stages_of_hydrogen_name_no_city(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("chain-of", industry="氢能")
    assert [r["stage"] for r in rows] == ["制氢", "储运氢", "加氢", "氢能利用"]
    assert not any(r["cities"] for r in rows)


def test_cq21_who_leads_the_hydrogen_tasks(ask) -> None:  # type: ignore[no-untyped-def]
    leads = defaultdict(set)
    for r in ask("lead-of", industry="hydrogen", role="lead"):
        leads[r["number"]].add(r["agency"])
    assert leads == {
        "(六)": {"四川省经济和信息化厅", "四川省能源局", "四川省发展和改革委员会"},
        "(七)": {"四川省经济和信息化厅"},
        "(二十三)": {"四川省能源局", "四川省经济和信息化厅"},
    }


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


def test_cq25_targets_by_year(ask) -> None:  # type: ignore[no-untyped-def]
    def amounts(year: str) -> set[tuple[object, object]]:
        return {(r["amount"], r["unit"]) for r in ask("targets-by-year", year=year)}

    assert amounts("2025") == {
        (10, "%"), (20, "%"), (2, "个百分点"), (2.4, "%"), (90, "%"), (60, "%"), (45, "%"), (100, "家"), (100, "个"),
    }  # fmt: skip
    assert amounts("2027") >= {
        (120, "家"), (4, "%"), (2.6, "%"), (17, "件"), (10, "%"), (80, "家"), (1000, "家"), (15, "%"), (55, "%"),
        (120, "人"), (2600, "人"), (51, "%"), (3, "家"), (5, "家"), (1000, "亿元"),
    }  # fmt: skip
    assert amounts("2030") == set()


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


def test_cq27_projects_of_areas(ask) -> None:  # type: ignore[no-untyped-def]
    def projects(region: str) -> set[object]:
        return {r["name"] for r in ask("entities-of", region=region)}

    assert projects("成渝地区") >= {"成渝氢走廊", "成渝地区大数据产业基地", "成渝地区国家级工业互联网一体化发展示范区"}
    assert any("国家科技成果转移转化示范区" in str(name) for name in projects("成德绵"))
    assert any("国家战略资源创新开发试验区" in str(name) for name in projects("攀西地区"))


def test_cq28_tasks_by_chapter_count_a_body_printed_twice_once(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("tasks", notice="sichuan-new-economy-2021")
    assert len(rows) == 31
    chapters = Counter(str(r["clause"]).split("/")[0] for r in rows)
    assert chapters == {"三": 2, "四": 7, "五": 6, "六": 4, "七": 5, "八": 4, "九": 3}


def test_cq29_tracks_in_order(ask) -> None:  # type: ignore[no-untyped-def]
    rows = ask("tracks")
    assert [r["name"] for r in rows] == TRACKS
    assert [r["order"] for r in rows] == list(range(1, 26))


def test_cq30_how_many_contestants_a_track_may_have(snapshot: Snapshot, ask) -> None:  # type: ignore[no-untyped-def]
    from kg.ask.grammar import understand

    sentences = " ".join(str(r["sentence"]) for r in ask("passages", words="正式赛手"))
    assert "原则上每个赛道评选1个市(州)作为“正式赛手”,其它参选市(州)进入候选赛手库" in sentences
    reply = understand("每条赛道最多评选几个“正式赛手”?", snapshot).reply
    assert "评选1个" in reply.answer and "不超过3个" in reply.answer
    assert all(r["notice"] == "sichuan-tracks-2024" for r in reply.rows)
