"""Goals as plans of provinces, cities and counties write them."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from ingest.extract import extract

PLAN = "东海市人民政府办公室关于印发机床产业发展行动方案的通知\n"


def targets(text: str) -> list[Mapping[str, object]]:
    return [f.values for f in extract(text).facts if f.type == "target"]


def read(text: str) -> list[tuple[object, object, object, object]]:
    return [(t["metric"], t["op"], t["value"], t["unit"]) for t in targets(PLAN + text)]


def test_each_number_of_a_sentence_has_its_own_metric() -> None:
    assert read("到2026年,全市机床产业营业收入达到420亿元,规模以上企业150家以上,本地配套率控制在45%以内。") == [
        ("机床产业营业收入", "=", 420, "亿元"),
        ("规模以上企业", ">=", 150, "家"),
        ("本地配套率", "<=", 45, "%"),
    ]


def test_numbers_before_their_nouns() -> None:
    assert read("到2026年,建设2个检测街区、10个大师工坊。") == [("检测街区", "=", 2, "个"), ("大师工坊", "=", 10, "个")]


def test_one_verb_for_several_subjects() -> None:
    assert read("到2026年,产业规模、企业数量、道路里程分别达到1200亿元、300家、1500公里。") == [
        ("产业规模", "=", 1200, "亿元"),
        ("企业数量", "=", 300, "家"),
        ("道路里程", "=", 1500, "公里"),
    ]


def test_unit_and_operator_stated_once_hold_for_all() -> None:
    assert read("到2026年,差错率、逾期率分别控制在1%、0.5%以内。") == [
        ("差错率", "<=", 1, "%"),
        ("逾期率", "<=", 0.5, "%"),
    ]


def test_years_in_a_row_take_a_number_each() -> None:
    found = targets(PLAN + "2024—2026年,产值分别达到300亿元、360亿元、430亿元。")
    assert [(t["by_year"], t["value"]) for t in found] == [(2024, 300), (2025, 360), (2026, 430)]


def test_both_members_of_a_pair_get_the_number() -> None:
    assert read("到2026年,良种覆盖率和订单种植率均达到80%以上。") == [
        ("良种覆盖率", ">=", 80, "%"),
        ("订单种植率", ">=", 80, "%"),
    ]


def test_threshold_in_the_name_is_no_value() -> None:
    assert [
        t["value"] for t in targets(PLAN + "到2026年,产值超100亿元的企业3家、超50亿元的5家、10亿元以上的20家。")
    ] == [3, 5, 20]


def test_count_of_size_classes_is_the_value() -> None:
    assert read("到2026年,形成2个千亿级产业集群。") == [("千亿级产业集群", "=", 2, "个")]


def test_size_without_a_count_is_about() -> None:
    assert [(t["op"], t["value"], t["unit"]) for t in targets(PLAN + "到2026年,建成五百亿级机床产业基地。")] == [
        ("~", 500, "亿元")
    ]


def test_start_value_is_the_baseline() -> None:
    (found,) = targets(PLAN + "到2026年,数控化率由2022年的58%提高到72%。")
    assert (found["value"], found["baseline"]) == (72, "2022年的58%")


@pytest.mark.parametrize(
    "text",
    [
        "二、2026年主要目标\n1.规模目标。产值达到90亿元。",
        "到2026年,力争实现以下目标:\n——产值达到90亿元。",
        "到2026年,集群初步形成。产值达到90亿元。",
        "产值达到90亿元(2026年)。",
        "到2026年底前,产值达到90亿元。",
    ],
)
def test_year_is_inherited(text: str) -> None:
    assert [t["by_year"] for t in targets(PLAN + text)] == [2026]


def test_no_year_is_invented() -> None:
    assert [t["by_year"] for t in targets(PLAN + "力争培育领军企业3家。")] == [None]


def test_five_year_plan_ends_in_its_last_year() -> None:
    assert [t["by_year"] for t in targets(PLAN + "到“十五五”末,产值达到90亿元。")] == [2030]


def test_index_without_a_unit() -> None:
    assert read("到2026年,数据中心电能利用效率(PUE)降至1.25以下。") == [("数据中心电能利用效率(PUE)", "<=", 1.25, None)]


@pytest.mark.parametrize(
    "head",
    [
        "指标 | 单位 | 2022年 | 2026年 | 属性\n机床产值 | 亿元 | 40 | 90 | 预期性",
        "指标名称  2022年实际  2026年目标\n机床产值(亿元)  40  90",
        "序号\n指标\n单位\n2022年\n2026年\n1\n机床产值\n亿元\n40\n90",
    ],
)
def test_tables_give_the_goal_and_the_base(head: str) -> None:
    (found,) = targets("东海市机床产业主要指标\n" + head)
    assert (found["value"], found["unit"], found["by_year"], found["baseline"]) == (90, "亿元", 2026, "2022年40亿元")


@pytest.mark.parametrize(
    "text",
    [
        "截至2022年底,全市已建成充电桩3000个,同比增长12%。",
        "据有关机构预测,2030年全球市场规模将超过1.2万亿美元。",
        "本方案由4个部分组成,提出18条政策举措。",
        "围绕“151”思路,推进“1+4+N”体系。",
        "对新认定的企业,给予50万元奖励。",
        "申报企业上年度营业收入应不低于2000万元。",
        "处5万元以上20万元以下罚款。",
        "聚焦10个优势产业,实施“四大工程”。",
        "全国先进制造业百强县排名前10位。",
        "公示期为7个工作日,有效期5年。",
        "同一集团三年内合计不超过2000万元。",
        "32支以上纱线出疆运输,按650元/吨给予补贴。",
        "设立3亿元规模的机床产业子基金。",
        "到2025年,30万千瓦以下机组全部关停。",
        "到2026年,国内首台1000吨起重机研制成功。",
    ],
)
def test_what_only_looks_like_a_goal(text: str) -> None:
    assert targets(PLAN + text) == []


def test_size_of_each_project_is_no_goal() -> None:
    assert read("加快推进400个亿元以上项目建设。") == [("亿元以上项目建设", "=", 400, "个")]


def test_capacity_of_a_named_project_is_no_goal() -> None:
    assert read("推进二期80万千瓦风电项目前期工作,力争新增并网120万千瓦。") == [("新增并网", "=", 120, "万千瓦")]


def test_what_was_reached_is_told_under_its_heading() -> None:
    assert not read("一、发展基础\n“十三五”时期,产业年均增长9.4%,拥有企业160家。")


def test_table_of_one_cell_a_line_without_row_numbers() -> None:
    table = "主要目标\n指标\n单位\n2021年\n2025年\n海水淡化规模\n万吨/日\n12\n30\n风电装机\n万千瓦\n90\n400"
    assert read(table) == [("海水淡化规模", "=", 30, "万吨/日"), ("风电装机", "=", 400, "万千瓦")]


def test_bare_row_of_a_hundred_thousand_numbers_is_read_at_once() -> None:
    begin = time.process_time()
    assert not read("1家、" * 100_000)
    assert time.process_time() - begin < 20
