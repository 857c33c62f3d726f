"""The questions of competency on duties and promises, answered exactly; the expected answers were found by hand."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.graph_home import Snapshot

Row = dict[str, object]

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


def test_cq21_who_leads_the_hydrogen_tasks(ask) -> None:  # type: ignore[no-untyped-def]
    leads = defaultdict(set)
    for r in ask("lead-of", industry="hydrogen", role="lead"):
        leads[r["number"]].add(r["agency"])
    assert leads == {
        "(六)": {"四川省经济和信息化厅", "四川省能源局", "四川省发展和改革委员会"},
        "(七)": {"四川省经济和信息化厅"},
        "(二十三)": {"四川省能源局", "四川省经济和信息化厅"},
    }


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


def test_cq30_how_many_contestants_a_track_may_have(snapshot: Snapshot, ask) -> None:  # type: ignore[no-untyped-def]
    from kg.ask.grammar import understand

    sentences = " ".join(str(r["sentence"]) for r in ask("passages", words="正式赛手"))
    assert "原则上每个赛道评选1个市(州)作为“正式赛手”,其它参选市(州)进入候选赛手库" in sentences
    reply = understand("每条赛道最多评选几个“正式赛手”?", snapshot).reply
    assert "评选1个" in reply.answer and "不超过3个" in reply.answer
    assert all(r["notice"] == "sichuan-tracks-2024" for r in reply.rows)
