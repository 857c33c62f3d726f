"""Support as measures of many governments promise it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ingest.extract import extract


def incentives(text: str) -> list[Mapping[str, object]]:
    return [f.values for f in extract(text).facts if f.type == "incentive"]


def sums(text: str) -> list[tuple[object, object]]:
    return [(i["cap"], i["unit"]) for i in incentives(text)]


def test_tiers_take_a_sum_each_and_their_own_beneficiary() -> None:
    found = incentives("对新认定的国家级、省级检测平台,分别给予200万元、80万元奖励。")
    assert [(i["beneficiary"], i["cap"]) for i in found] == [("新认定的国家级检测平台", 200), ("省级检测平台", 80)]


def test_percentage_with_a_sum_is_its_rate() -> None:
    (found,) = incentives("对购置设备的企业,按投资额的15%给予最高500万元补助。")
    assert (found["cap"], found["unit"], found["rate"], found["instrument"]) == (500, "万元", "15%", "补助")


def test_percentage_alone_is_the_cap() -> None:
    assert sums("对参保企业,按保费的60%给予补贴。") == [(60, "%")]


def test_percentage_that_is_itself_a_limit_stands_beside_the_sum() -> None:
    assert sums("补贴比例最高不超过60%,单个企业每年最高50万元。") == [(60, "%"), (50, "万元")]


def test_sum_in_brackets_behind_the_instrument() -> None:
    assert sums("给予一次性奖励(国家级100万元,省级50万元)。") == [(100, "万元"), (50, "万元")]


def test_beneficiary_of_the_sentence_before() -> None:
    found = incentives("对开展首测的企业给予测试补贴。每年最高50万元。")
    assert [(i["beneficiary"], i["cap"]) for i in found] == [("开展首测的企业", 50)]


def test_upper_end_of_a_range_is_the_cap() -> None:
    assert sums("对入选场景,给予30万元至100万元资助。") == [(100, "万元")]


def test_basis_goes_into_the_mode() -> None:
    (found,) = incentives("对更新公交车的企业,每辆补助3万元。")
    assert (found["cap"], found["unit"], found["mode"]) == (3, "万元", "每辆")


def test_unit_with_its_slash_is_kept() -> None:
    assert sums("对新建基地,按1500元/亩给予补助。") == [(1500, "元/亩")]


def test_every_step_pays_but_the_step_is_no_sum() -> None:
    assert sums("产值每增加1亿元奖励5万元,最高200万元。") == [(5, "万元"), (200, "万元")]


def test_uplift_is_a_percentage() -> None:
    assert sums("对民族地区企业,奖励标准上浮20%。") == [(20, "%")]


@pytest.mark.parametrize(
    "text",
    [
        "对固定资产投资5000万元以上的项目优先支持。",
        "违反规定的,处二万元以上五万元以下罚款。",
        "2022年以来,已累计兑现奖补资金3.2亿元,平均每户获得支持37万元。",
        "市引导基金认缴规模50亿元,基金公司注册资本1亿元。",
        "奖补资金分两年拨付,先拨60%。",
        "市县按5:3:2分担补助资金。",
        "单个项目投资后,基金持股比例不超过20%。",
        "参训人员每人补交教材费80元。",
        "补贴面积不超过1000平方米,补贴期限最长36个月。",
        "到2026年,产值突破800亿元,研发强度达到3.5%。",
        "到2026年,本地配套率提高到70%,研究经费占比不低于8%。",
        "可按照补助资金的3%提取工作经费。",
    ],
)
def test_what_only_looks_like_support(text: str) -> None:
    assert sums(text) == []


def test_sizes_that_are_tiers_stay_whole_in_the_beneficiary() -> None:
    found = incentives("对年销售额首次达到2亿元、6亿元的商贸企业,分别给予20万元、60万元奖励。")
    assert [i["beneficiary"] for i in found] == ["年销售额首次达到2亿元的商贸企业", "年销售额首次达到6亿元的商贸企业"]


def test_column_of_standards_holds_support() -> None:
    table = "附表 奖补标准\n类别\t对象\t奖补标准\n上市\t主板上市企业\t最高300万元\n挂牌\t新三板挂牌企业\t40万元"
    assert [(i["beneficiary"], i["cap"]) for i in incentives(table)] == [("主板上市企业", 300), ("新三板挂牌企业", 40)]


def test_what_was_paid_stays_past_after_a_semicolon() -> None:
    assert not incentives("今年以来,市财政累计兑付资金2.4亿元,惠及企业310家;拨付首台套补贴900万元。")


def test_limit_of_each_project_belongs_to_the_one_named_before() -> None:
    (found,) = incentives("对实施技术改造的企业,按设备投资额的12%,给予单个项目最高250万元补助。")
    assert (found["beneficiary"], found["rate"]) == ("实施技术改造的企业", "12%")
