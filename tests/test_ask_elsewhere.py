"""Questions to a graph of other notices than the shipped ones: another province, a draft of a city."""

from __future__ import annotations

import pytest

from kg.ask.grammar import understand
from kg.cli.ask import _told
from kg.graph_home import Snapshot, open_snapshot

ANHUI = """安徽省人民政府办公厅关于印发安徽省低空经济高质量发展行动计划（2024—2027年）的通知
皖政办秘〔2024〕27号
各市、县人民政府，省政府各部门、各直属机构：
现将《安徽省低空经济高质量发展行动计划（2024—2027年）》印发给你们，请认真贯彻落实。
安徽省人民政府办公厅
2024年6月18日
安徽省低空经济高质量发展行动计划（2024—2027年）
为贯彻落实《国务院办公厅关于促进通用航空业发展的指导意见》精神，制定本行动计划。
一、重点任务
（一）优化产业布局。支持马鞍山、六安、安庆等市发展无人机。（责任单位：省发展改革委）
（二）壮大整机制造。支持合肥市发展电动垂直起降飞行器。（牵头单位：省工业和信息化厅；配合单位：省科技厅、省发展改革委）
（三）培育氢能航空。依托六安氢能产业基地开展示范。由省能源局牵头。
（四）提升服务能力。对新建通用机场给予最高500万元补助。
二、保障措施
各市应于2024年9月30日前将实施方案报省发展改革委。
本行动计划自2024年7月1日起施行。
"""
WUXI = """无锡市氢能产业发展三年行动方案（2025—2027年）
（征求意见稿）
一、空间布局
以江阴市、宜兴市为重点发展燃料电池系统。
二、重点任务
1.突破关键技术。支持企业开展催化剂攻关。（市科技局牵头，市工业和信息化局配合）
无锡市工业和信息化局
2025年3月1日
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    from kg.build import build
    from kg.graph.decisions import read_decisions
    from kg.intake import read
    from kg.snapshot import publish

    folder = tmp_path_factory.mktemp("elsewhere")
    for name, text in (("安徽低空经济", ANHUI), ("无锡 氢能", WUXI)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    records = [read(path) for path in sorted(folder.glob("*.txt"))]
    built = build(records, read_decisions())
    publish(folder / "graph", built.contents, built.manifest)
    return open_snapshot(folder / "graph")


@pytest.mark.parametrize(
    ("question", "form", "has"),
    [
        ("安徽低空经济行动计划引用了哪些文件", "citations", ["国务院办公厅关于促进通用航空业发展的指导意见"]),
        ("低空经济行动计划什么时候施行?", "deadlines", ["2024-07-01 施行"]),
        ("安徽省发了哪些文件", "notices", ["1份", "皖政办秘〔2024〕27号"]),
        ("北京市有哪些文件", None, ["没有写到北京市"]),
        ("哪些文件提到氢能", "mentions", ["2份", "无锡市氢能产业"]),
        ("谁配合省工业和信息化厅", "tasks-of-agency", ["安徽省科学技术厅", "安徽省发展和改革委员会"]),
        ("储能 谁配合", "lead-of", ["由谁配合"]),
        ("安徽省有哪些产业", "regions", ["六安市", "合肥市"]),
        ("有哪些赛道?", "tracks", ["没有四川省产业新赛道"]),
        ("珠峰攀登点名哪些城市?", "everest", ["没有四川省“珠峰攀登”产业"]),
        ("哪些部门牵头任务最多?", "agency-workload", ["安徽省能源局", "1项"]),
        ("有哪些补贴?", "incentives", ["最高500万元"]),
        ("省财政厅牵头什么", None, ["没有写到“省财政厅”", "安徽省"]),
    ],
)
def test_other_provinces_are_answered_alike(
    question: str, form: str | None, has: list[str], elsewhere: Snapshot
) -> None:
    found = understand(question, elsewhere)
    assert found.form == form
    told = found.reply.answer + "".join(map(str, found.reply.rows))
    assert all(word in told for word in has), told
    assert "最高最高" not in told and "其次:。" not in told


def test_what_can_be_asked_is_answered_by_this_graph(elsewhere: Snapshot) -> None:
    for question in ("今天天气怎么样", "What is the weather today?"):
        offered = understand(question, elsewhere).can_ask
        assert len(offered) >= 5 and not any("赛道" in q or "Everest" in q or "绵阳" in q for q in offered)
        assert all(understand(q, elsewhere).reply.rows for q in offered)


def test_a_county_stands_behind_its_city(elsewhere: Snapshot) -> None:
    assert "无锡市江阴市 · 燃料电池系统" in _told(understand("无锡有哪些产业", elsewhere))


def test_a_sentence_without_marked_words_is_shown_whole(elsewhere: Snapshot) -> None:
    assert "依托六安氢能产业基地开展示范" in _told(understand("哪些文件提到氢能", elsewhere)).replace("\n", "")


def test_the_page_of_a_city_needs_no_official_list(elsewhere: Snapshot) -> None:
    from kg.pages.city import city_page
    from kg.pages.city_feed import city_view
    from kg.pages.graph import ID, Graph

    graph = Graph(elsewhere.store)
    hefei = city_page(city_view(graph, f"{ID}region/340100"))
    assert "点到的产业" in hefei and "电动垂直起降飞行器" in hefei and "没有被点名" not in hefei
    wuxi = city_view(graph, f"{ID}region/320200")
    assert {name.zh for name, _ in wuxi.districts} >= {"江阴市", "宜兴市"}
    assert "没有被点名" in city_page(city_view(graph, f"{ID}region/340300"))  # 蚌埠


def test_the_page_of_a_notice_whose_name_has_a_blank(elsewhere: Snapshot) -> None:
    from ingest.extract import extract
    from kg.pages.graph import Graph
    from kg.pages.policy import policy_page, policy_view
    from kg.pages.policy_view import Published

    facts = [f for f in elsewhere.facts() if f["notice"] == "无锡 氢能"]
    text = extract(WUXI).reading.document.text
    page = policy_page(policy_view(Graph(elsewhere.store), "无锡 氢能", facts, Published(text, (), ())))
    assert "燃料电池系统" in page and "效力 draft" not in page
