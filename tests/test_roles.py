"""Who leads, supports, is responsible: by words, labels, order, tables and sentences."""

from __future__ import annotations

import time

import pytest

from ingest.extract import extract
from ingest.model import Document
from ingest.reading import Reading
from ingest.rule import RULES
from ingest.rules import all_rules
from ingest.rules.role_order import declarations

HEAD = "辽宁省人民政府办公厅关于印发轴承产业行动方案的通知\n"


def roles(text: str, head: str = HEAD) -> list[tuple[str, str, str]]:
    """(clause, printed name, role) of every role, in the order of the text."""
    found = extract(head + text)
    return [
        (
            (f.clause if f.clause is not None else found.reading.outline.at(f.begin).path or ("",))[-1],
            str(f.values["surface"]),
            str(f.values["role"]),
        )
        for f in found.facts
        if f.type == "role"
    ]


@pytest.mark.parametrize("ends", ["发展改革委", "人民政府"])
def test_bodies_of_all_provinces_regions_and_municipalities_are_one_class(ends: str) -> None:
    printed = f"各省、自治区、直辖市{ends}"
    head = "国家发展改革委关于氢能的意见\n"
    assert roles(f"一、建库。({printed}负责)", head) == [("一", printed, "responsible")]


def test_a_county_called_as_the_word_that_joins_bodies() -> None:
    head = "怀化市人民政府关于氢能的意见\n"
    supports = ("一", "会同县人民政府", "support")
    assert supports in roles("一、建库。市科技局会同会同县人民政府负责。", head)


def test_first_agency_before_the_comma_leads() -> None:
    text = (
        "(一)建平台。(责任单位:省科技厅、省工信厅,省财政厅。逗号前为牵头单位,下同)\n"
        "(二)引人才。(责任单位:省人社厅,省教育厅)"
    )
    assert roles(text) == [
        ("(一)", "省科技厅", "lead"),
        ("(一)", "省工信厅", "lead"),
        ("(一)", "省财政厅", "support"),
        ("(二)", "省人社厅", "lead"),
        ("(二)", "省教育厅", "support"),
    ]


@pytest.mark.parametrize(
    "declared",
    [
        "排在第一位的为牵头单位",
        "列首位的为牵头单位,其余为配合单位",
        "首位单位牵头",
        "第一个单位为牵头单位",
        "排名第一的部门为牵头部门",
        "列第一位者为牵头单位",
    ],
)
def test_first_in_the_list_leads_under_a_declared_order(declared: str) -> None:
    text = f"(一)建平台。(责任单位:省科技厅、省财政厅,{declared},下同)\n(二)引人才。(责任单位:省人社厅、省教育厅)"
    assert [r for _, _, r in roles(text)] == ["lead", "support", "lead", "support"]


def test_a_note_after_the_lists_holds_for_those_above() -> None:
    text = (
        "1.建平台。(责任单位:省科技厅、省财政厅)\n2.引人才。(责任单位:省人社厅)\n"
        "注:以上任务中,列首位的责任单位为牵头单位。"
    )
    assert [r for _, _, r in roles(text)] == ["lead", "support", "lead"]


def test_an_order_declared_in_an_attachment_ends_with_it() -> None:
    text = (
        "附件1\n1.建平台。(责任单位:省科技厅、省财政厅,列首位的为牵头单位)\n"
        "附件2\n1.办展会。(责任单位:省商务厅、省贸促会)"
    )
    assert [r for _, _, r in roles(text)] == ["lead", "support", "responsible", "responsible"]


def test_without_a_declared_order_a_comma_says_nothing() -> None:
    assert [r for _, _, r in roles("(一)建平台。(责任单位:省科技厅,省财政厅)")] == ["responsible"] * 2


def test_labels_and_duties_win_over_the_order() -> None:
    text = (
        "(一)建平台。(责任单位:省科技厅、省财政厅,排在首位的为牵头单位,下同)\n"
        "(二)设基金。(牵头单位:省财政厅;责任单位:省工信厅、省发展改革委)\n"
        "(三)减负担。(责任单位:省税务局、省人社厅按职责分工负责)"
    )
    assert [r for _, _, r in roles(text)][2:] == ["lead", "responsible", "responsible", "shared", "shared"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("省科技厅牵头,省财政厅、省工信厅配合", ["lead", "support", "support"]),
        ("省科技厅会同省财政厅负责", ["lead", "support"]),
        ("省科技厅负责,省财政厅配合", ["responsible", "support"]),
        ("省科技厅牵头,省财政厅、省工信厅等按职责分工负责", ["lead", "shared", "shared"]),
        ("省科技厅主办,省财政厅协办", ["lead", "support"]),
        ("省科技厅、省财政厅分别牵头", ["lead", "lead"]),
        ("省科技厅(牵头)、省财政厅", ["lead", "responsible"]),
        ("省科技厅牵头;省财政厅,各市人民政府配合", ["lead", "support", "support"]),
        ("省科技厅会同有关部门负责", ["lead"]),
        ("省科技厅会商省财政厅负责", ["lead", "support"]),
        ("省科技厅牵头抓总,省财政厅、省工信厅按分工负责", ["lead", "shared", "shared"]),
        ("2024年6月底前;省科技厅牵头,省财政厅参与", ["lead", "support"]),
    ],
)
def test_words_in_the_bracket_give_the_roles(printed: str, expected: list[str]) -> None:
    assert [r for _, _, r in roles(f"(一)建设平台。({printed})")] == expected


@pytest.mark.parametrize("marks", ["()", "[]", "【】", "〔〕", "（）"])
def test_any_bracket_may_hold_the_list(marks: str) -> None:
    assert roles(f"一、建设平台。{marks[0]}省科技厅、省财政厅{marks[1]}") == [
        ("一", "省科技厅", "responsible"),
        ("一", "省财政厅", "responsible"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "牵头单位:省科技厅;配合单位:省财政厅",
        "牵头单位为省科技厅,配合单位为省财政厅",
        "牵头部门:省科技厅 参与部门:省财政厅",
        "牵头:省科技厅\n配合:省财政厅",
        "(主办单位:省科技厅;协办单位:省财政厅;完成时限:2024年底)",
    ],
)
def test_labels_in_their_many_forms(line: str) -> None:
    assert roles(f"1.建设平台,组织攻关。\n{line}") == [("1", "省科技厅", "lead"), ("1", "省财政厅", "support")]


def test_columns_of_a_table_give_the_roles() -> None:
    text = "序号\t任务\t牵头单位\t配合单位\n1\t建平台\t省科技厅\t省财政厅、省工信厅\n2\t办展会\t省商务厅\t"
    assert roles(text) == [
        ("1", "省科技厅", "lead"),
        ("1", "省财政厅", "support"),
        ("1", "省工信厅", "support"),
        ("2", "省商务厅", "lead"),
    ]


def test_names_with_marks_inside_are_one_body() -> None:
    text = "(一)建平台。(责任单位:省科技厅,各市、县(市、区)人民政府,各市(州)政府)"
    assert [n for _, n, _ in roles(text)] == ["省科技厅", "各市、县(市、区)人民政府", "各市(州)政府"]


def test_places_share_the_government_behind_the_last() -> None:
    found = extract(HEAD + "(一)建平台。(鞍山、本溪市政府负责)")
    assert [f.values["agency"] for f in found.facts if f.type == "role"] == ["鞍山市人民政府", "本溪市人民政府"]


def test_a_body_named_for_all_items_is_implied_in_each() -> None:
    text = (
        "1.扩产。(牵头单位:省工信厅。以下任务均需各市人民政府落实,不再一一列出)\n"
        "2.建库。(牵头单位:省科技厅)\n3.减负。(牵头单位:省税务局)"
    )
    found = extract(HEAD + text)
    implied = [f for f in found.facts if f.type == "role" and f.values.get("implied")]
    assert {f.clause for f in implied} == {("2",), ("3",)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("资金由省财政厅负责安排。", [("省财政厅", "responsible")]),
        (
            "方案由省发展改革委牵头,会同省财政厅、省工信厅制定。",
            [("省发展改革委", "lead"), ("省财政厅", "support"), ("省工信厅", "support")],
        ),
        ("省科技厅应当会同省财政厅建立清单。", [("省科技厅", "lead"), ("省财政厅", "support")]),
        ("省统计局要建立监测制度。", [("省统计局", "responsible")]),
        ("省税务局配合省工信厅核实数据。", [("省税务局", "support")]),
        ("省税务局支持配合省工信厅核实数据。", [("省税务局", "support")]),
        ("省审计厅:负责对资金的监督。", [("省审计厅", "responsible")]),
    ],
)
def test_duties_in_sentences(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(n, r) for _, n, r in roles("一、" + sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "近年来,省林业局牵头制定了扶持办法。",
        "项目经省科技厅审核后报省人民政府。",
        "企业向省工信厅申报。",
        "各责任单位要加强协作,有关部门按职责分工负责。",
        "会议由省工信厅主持,省财政厅有关负责同志参加。",
        "支持链主企业牵头组建联合体,项目牵头单位应为省内企业。",
        "原由省经信委负责的职责已划转。",
        "据省统计局数据,增加值增长8%。",
        "责任人:张三;联系电话:12345。",
    ],
)
def test_mentions_are_no_roles(sentence: str) -> None:
    assert roles("一、" + sentence) == []


def test_the_foot_of_a_page_names_no_body() -> None:
    assert roles("一、建平台。\n主办单位:省人民政府办公厅 网站标识码:2100000001") == []


def test_labels_in_brackets_may_be_verbs_alone() -> None:
    text = "一、建平台。(主办:省科技厅;协办:省财政厅)\n二、引企业。(牵头单位——省商务厅;配合单位——省外事办)"
    assert [(n, r) for _, n, r in roles(text)] == [
        ("省科技厅", "lead"),
        ("省财政厅", "support"),
        ("省商务厅", "lead"),
        ("省外事办", "support"),
    ]


def test_a_blank_parts_labels_without_colon() -> None:
    text = "一、建平台。(牵头单位 省科技厅  责任单位 省财政厅、省商务厅)"
    assert [(n, r) for _, n, r in roles(text)] == [
        ("省科技厅", "lead"),
        ("省财政厅", "responsible"),
        ("省商务厅", "responsible"),
    ]


def test_lost_blank_between_two_names() -> None:
    text = "一、建平台。(责任单位:省科技厅 沈阳高新区管委会)"
    assert [n for _, n, _ in roles(text)] == ["省科技厅", "沈阳高新区管委会"]


def test_departments_of_a_government_are_nobody_by_name() -> None:
    assert roles("一、建平台。(责任单位:省政府各工作部门、省财政厅)") == [("一", "省财政厅", "responsible")]
    assert roles("第五条 省人民政府有关部门应当加强指导。") == []


def test_an_empty_cell_keeps_its_column() -> None:
    text = "项目\t牵头单位\t配合单位\t备注\n检测中心\t省科技厅\t\t无\n冷链基地\t省商务厅\t省财政厅\t"
    assert [(n, r) for _, n, r in roles(text)] == [
        ("省科技厅", "lead"),
        ("省商务厅", "lead"),
        ("省财政厅", "support"),
    ]


def test_a_class_of_departments_is_one_body() -> None:
    assert [n for _, n, _ in roles("一、各市财政局要落实资金。")] == ["各市财政局"]


def test_a_longer_name_than_the_tables_have() -> None:
    head = "大连市人民政府关于海洋产业的意见\n"
    assert [n for _, n, _ in roles("一、市海洋经济发展局负责统筹协调。", head)] == ["市海洋经济发展局"]


def test_declared_words_are_passed_over() -> None:
    (found,) = declarations("(责任单位:甲局,乙局。逗号前为牵头单位,下同)")
    assert found.kind == "comma"


def test_time_is_linear_in_the_text() -> None:
    all_rules()
    for line in ("责任单位:" * 20_000, "(省财政厅)" * 20_000, "牵头" * 60_000, "、" * 100_000, "(" * 100_000):
        reading = Reading(Document("x", line, ""))
        _ = (reading.outline, reading.tables, reading.notice)
        began = time.perf_counter()
        for name, rule in RULES.items():
            if name.startswith("role."):
                list(rule.find(reading))
        assert time.perf_counter() - began < 8, line[:6]


def test_governments_of_every_place_of_a_level_are_one_body() -> None:
    (fact,) = [f for f in extract(HEAD + "建立目录清单。(省级政府办公厅牵头)").facts if f.type == "role"]
    assert (fact.values["agency"], fact.values["role"]) == ("省级人民政府办公厅", "lead")


def test_towns_in_a_list_of_those_that_take_part() -> None:
    found = roles("建设设计中心。省科技厅牵头,古镇镇政府、横栏镇政府参与。")
    assert [(name, role) for _, name, role in found[1:]] == [("古镇镇政府", "support"), ("横栏镇政府", "support")]


def test_a_body_known_by_its_shape_alone_is_not_resolved() -> None:
    facts = extract(HEAD + "1.种植。(责任单位:省大健康产业发展局、省科技厅)").facts
    told = {str(f.values["surface"]): f.values.get("resolved", True) for f in facts if f.type == "role"}
    assert told == {"省大健康产业发展局": False, "省科技厅": True}


def test_lines_that_say_what_each_body_does_are_not_joined() -> None:
    lines = "一、分工\n省林业局负责竹林资源培育和监测\n省财政厅负责落实扶持资金\n省科技厅组织攻关"
    assert "监测\n省财政厅" in extract(HEAD + lines).reading.text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("责任分工:省林业局、省财政厅", ["responsible", "responsible"]),
        ("第六条 省科技厅履行下列职责:\n编制预算。", ["responsible"]),
        ("省工信厅要发挥牵头作用,抓好统筹。", ["lead"]),
        ("请省财政厅抓好落实。", ["responsible"]),
        ("由省科技厅牵头,省教育厅按职责配合。", ["lead", "support"]),
        ("省财政厅要统筹现有专项资金。", ["responsible"]),
        ("(责任单位:省林业局,省财政厅配合)", ["responsible", "support"]),
        ("由省科学院牵头组建的联合体已通过验收。", []),
    ],
)
def test_duties_told_by_rarer_words(sentence: str, expected: list[str]) -> None:
    assert sorted(role for _, _, role in roles(sentence)) == sorted(expected)


def test_the_head_of_a_column_may_name_persons_as_well() -> None:
    rows = "任务\t牵头单位及责任人\t配合单位\n建库\t省科技厅\t省财政厅\n办展\t省商务厅\t省贸促会"
    assert [role for _, _, role in roles(rows)] == ["lead", "support", "lead", "support"]


def test_a_department_of_a_ministry_is_named_with_it() -> None:
    found = roles("诊断机构由工业和信息化部节能与综合利用司负责遴选。", "工业和信息化部办公厅关于开展节能诊断的通知\n")
    assert found == [("", "工业和信息化部节能与综合利用司", "responsible")]


def test_what_a_person_is_names_no_body_in_charge() -> None:
    text = "2.白酒产业链\n链长:周某某(市人大常委会副主任)\n牵头单位:市商务局\n3.轴承产业链\n链长:王某(市政府党组成员)"
    assert roles(text) == [("2", "市商务局", "lead")]


def test_local_governments_in_a_list_of_ministries_hide_nobody() -> None:
    text = "(一)优化布局。(工业和信息化部、发展改革委,地方人民政府)\n(二)强化监管。(生态环境部、地方各级人民政府)"
    assert roles(text, "工业和信息化部关于推进再生金属产业的指导意见\n") == [
        ("(一)", "工业和信息化部", "responsible"),
        ("(一)", "发展改革委", "responsible"),
        ("(二)", "生态环境部", "responsible"),
    ]


def test_firms_and_institutes_at_the_end_of_a_sentence_have_their_role() -> None:
    text = "(一)供水。由市水务局制定方案,市水务集团配合实施。\n(二)育种。省科技厅以及中国农业科学院特产研究所共同负责。"
    assert roles(text)[-3:] == [
        ("(一)", "市水务集团", "support"),
        ("(二)", "省科技厅", "responsible"),
        ("(二)", "中国农业科学院特产研究所", "responsible"),
    ]


def test_firms_and_zones_head_what_they_do() -> None:
    text = "一、国网某某供电公司\n负责接入设计。\n二、城南产业园管委会\n承担信息报送。"
    assert [surface for _, surface, _ in roles(text)] == ["国网某某供电公司", "城南产业园管委会"]


def test_universities_in_a_sentence_have_their_role() -> None:
    text = "(一)建平台。由湖北省航天技术研究院牵头,省科技厅配合。\n(二)攻关。省科技厅会同中南大学开展攻关。"
    assert roles(text) == [
        ("(一)", "湖北省航天技术研究院", "lead"),
        ("(一)", "省科技厅", "support"),
        ("(二)", "省科技厅", "lead"),
        ("(二)", "中南大学", "support"),
    ]


@pytest.mark.parametrize("sentence", ["省属集团公司负责申报。", "省级重点研究院负责日常管理。"])
def test_classes_of_firms_and_institutes_are_no_bodies(sentence: str) -> None:
    assert roles("(一)服务。" + sentence) == []
