"""Official lists: every item, in order, and a count that differs is reported."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from ingest.extract import extract, read_notice
from ingest.model import Fact
from kg.resources import shipped


def members(text: str) -> list[Fact]:
    return [f for f in extract(text).facts if f.type == "membership"]


def names(text: str) -> list[object]:
    return [f.values["name"] for f in members(text)]


def scheme_in_order(notice: str, scheme: str) -> list[object]:
    facts = read_notice(shipped("data") / "notices" / f"{notice}.txt").facts
    found = {f.values["order"]: f.values["name"] for f in facts if f.values.get("scheme") == scheme}
    return [found[order] for order in sorted(found)]  # type: ignore[type-var]


def test_twenty_five_tracks_stand_in_their_order() -> None:
    tracks = scheme_in_order("sichuan-tracks-2024", "sichuan-tracks-2024")
    assert len(tracks) == 25
    assert tracks[:4] == ["人工智能", "绿色氢能", "生物技术", "商业航天及卫星网络"]
    assert tracks[-1] == "核医药"


def test_twenty_three_clusters_stand_in_their_order() -> None:
    clusters = scheme_in_order("sichuan-clusters-2022", "sichuan-clusters-2022")
    assert len(clusters) == 23
    assert clusters[0] == "成都市集成电路产业集群"
    assert clusters[-1] == "宜宾市动力电池产业集群"


def test_ten_everest_industries_are_those_of_the_list_and_of_the_headings() -> None:
    industries = scheme_in_order("sichuan-everest-2023-draft", "sichuan-everest-2023")
    assert len(industries) == 10
    assert (industries[0], industries[7], industries[9]) == ("新型显示", "天然气产业", "优质白酒")


def test_a_formula_tells_what_each_of_its_numbers_stands_for() -> None:
    for told in ("即", "分别为"):
        text = f"构建“2+1”产业体系,“2”{told}绿色化工、先进材料,“1”{told}现代物流。"
        assert names(text) == ["绿色化工", "先进材料", "现代物流"]


def test_notices_without_an_official_list_have_no_members() -> None:
    for notice in ("qingyang-innovation-2023", "sichuan-new-economy-2021"):
        facts = read_notice(shipped("data") / "notices" / f"{notice}.txt").facts
        assert [f for f in facts if f.type == "membership"] == []


def test_a_count_that_differs_is_reported_and_never_papered_over() -> None:
    for fact in members("全市打造四大主导产业:纺织服装、绿色建材、食品加工。"):
        assert (fact.status, fact.values["announced"], fact.values["found"]) == ("ambiguous", 4, 3)
        assert "4" in fact.why and "3" in fact.why


def test_the_count_decides_whether_a_joining_word_parts_two_items() -> None:
    assert names("培育纺织、陶瓷和家具三大产业。") == ["纺织", "陶瓷", "家具"]
    assert names("培育纺织、陶瓷和家具两大产业。") == ["纺织", "陶瓷和家具"]


def test_the_colon_may_open_a_list_of_lines() -> None:
    assert names("聚焦3个未来产业:\n1.量子科技\n2.类脑智能\n3.深海装备\n") == ["量子科技", "类脑智能", "深海装备"]


def test_the_verb_before_an_item_is_no_part_of_its_name() -> None:
    assert names("三大产业:重点发展光伏、氢能、储能。") == ["光伏", "氢能", "储能"]
    assert names("三大产业:一是做强光伏产业;二是做优氢能产业;三是培育储能产业。") == [
        "光伏产业",
        "氢能产业",
        "储能产业",
    ]
    assert names("方向1:做强氢能\n方向2:做优光伏") == ["氢能", "光伏"]


def test_the_end_of_a_text_tells_nothing_of_its_beginning() -> None:
    begun = "2+1产业体系:装备制造、绿色化工和数字经济。"
    assert names(begun + "文号2025") == names(begun) == ["装备制造", "绿色化工", "数字经济"]


def test_a_list_may_be_named_without_a_count() -> None:
    assert names("确定以下重点产业链:\n(一)集成电路;\n(二)新型显示。") == ["集成电路", "新型显示"]


@pytest.mark.parametrize(
    "text",
    [
        "打好防范风险、精准脱贫、污染防治三大攻坚战。",
        "由省科技厅、省财政厅、省商务厅等15个部门组织。",
        "第一、第二、第三产业协调发展。",
        "甲乙集团、丙丁重工等12家企业参加。",
        "推动六大优势产业提质倍增。",
        "第三条产业发展,是指研究、生产、应用、服务。",
        "两大产业:一是加快建设,二是强化招商。",
        "3条产业链,涵盖上游、中游、下游。",
    ],
)
def test_what_only_counts_is_no_official_list(text: str) -> None:
    assert names(text) == []


def long_lines() -> Iterator[str]:
    for unit in ("、", "三大产业", "甲、", "5+1", "(", "等10个产业", "产业:甲、", "名单\n"):
        yield unit * (400_000 // len(unit))


@pytest.mark.parametrize("text", list(long_lines()), ids=lambda t: t[:6])
def test_a_long_line_is_read_in_linear_time(text: str) -> None:
    from ingest.model import Document
    from ingest.reading import Reading
    from ingest.rule import RULES
    from ingest.rules import all_rules

    reading = Reading(Document("line", text, ""))
    for rule in all_rules():
        if rule.emits == "membership":
            start = time.process_time()
            list(rule.find(reading))
            assert time.process_time() - start < 8, rule.name
    assert RULES
