"""Which numbered items of a notice are its tasks."""

from __future__ import annotations

import pytest

from ingest.extract import extract


def tasks(text: str) -> list[tuple[str, str]]:
    """(number, title) of every task, in the order of the text."""
    facts = extract("泉州市人民政府关于发展石材产业的意见\n" + text).facts
    return [(str(f.values["number"]), str(f.values["title"])) for f in facts if f.type == "task"]


def test_titled_items_of_every_section_of_measures() -> None:
    text = (
        "一、总体要求\n坚持绿色发展,到2027年产值增长。\n二、重点任务\n(一)建设平台。组织攻关。\n"
        "(二)培育企业。实施梯队计划。\n三、保障措施\n(三)加强统筹。建立会议制度。"
    )
    assert tasks(text) == [("(一)", "建设平台"), ("(二)", "培育企业"), ("(三)", "加强统筹")]


def test_innermost_titled_items_are_the_tasks() -> None:
    text = "二、重点任务\n(一)强化攻关\n1.突破材料。组织揭榜。\n2.建设平台。支持中心。\n(二)扩大应用。推广示范。"
    assert tasks(text) == [("1", "突破材料"), ("2", "建设平台"), ("(二)", "扩大应用")]


def test_section_holds_the_headings_above() -> None:
    facts = extract("二、重点任务\n(一)强化攻关\n1.突破材料。组织揭榜。").facts
    (task,) = [f for f in facts if f.type == "task"]
    assert task.values["section"] == ["二、重点任务", "(一)强化攻关"]


def test_a_title_on_its_own_line() -> None:
    text = (
        "二、主要举措\n(一)强化源头创新\n支持高校开展研究,给予经费。\n(二)加速转化\n推动研究型病房建设,缩短审查时间。"
    )
    assert tasks(text) == [("(一)", "强化源头创新"), ("(二)", "加速转化")]


def test_articles_with_titles_are_tasks_and_those_without_are_none() -> None:
    assert tasks("第一条 支持企业扩产。给予奖励。\n第二条 支持技改。给予补助。") == [
        ("第一条", "支持企业扩产"),
        ("第二条", "支持技改"),
    ]
    assert (
        tasks("第一条 为规范资金管理,制定本办法。\n第二条 本办法所称资金,是指专项资金。\n第三条 资金支持下列事项:")
        == []
    )


def test_rows_of_a_table_of_tasks() -> None:
    text = "序号\t重点任务\t牵头单位\n1\t建设检测平台\t市科技局\n2\t制定地方标准\t市市场监管局"
    assert tasks(text) == [("1", "建设检测平台"), ("2", "制定地方标准")]


@pytest.mark.parametrize(
    "text",
    [
        "一、指导思想\n坚持新发展理念。\n二、发展目标\n到2027年翻一番。",
        "一、基本原则\n(一)市场主导。发挥市场作用。\n(二)创新驱动。强化支撑。",
        "一、申报条件\n(一)依法注册。具有法人资格。",
        "附件:1.石材产业方案\n2.重点项目清单\n泉州市人民政府",
        "资金支持:\n(一)节能改造;\n(二)循环化改造;\n(三)清洁生产。",
    ],
)
def test_what_leads_up_to_measures_is_no_task(text: str) -> None:
    assert tasks(text) == []


def test_a_blank_behind_the_number_where_three_count_on() -> None:
    text = "二、重点工作\n1 建设产业园区\n改造闲置厂房。\n2 培育领军企业\n给予奖励。\n3 加强用工服务\n建立机制。"
    assert tasks(text) == [("1", "建设产业园区"), ("2", "培育领军企业"), ("3", "加强用工服务")]


def test_a_short_body_under_a_title_is_no_part_of_it() -> None:
    text = "二、主要举措\n(一)加速转化\n推动中试。\n(二)做强园区\n完善配套。"
    assert tasks(text) == [("(一)", "加速转化"), ("(二)", "做强园区")]


@pytest.mark.parametrize(
    "closing",
    [
        "本意见自印发之日起施行。",
        "有效期至2025年12月31日。",
        "本意见由市工信局负责解释。",
        "施行日期。本意见自6月1日起施行。",
    ],
)
def test_a_closing_provision_is_no_task(closing: str) -> None:
    assert tasks("一、开发线路。支持开放车间。\n二、完善设施。建设中心。\n三、" + closing)[2:] == []


def test_items_run_together_behind_a_bracket() -> None:
    text = "二、任务\n1.建基地。开展示范。(市林业局负责)2.办展会。组织企业参加。(市商务局负责)"
    assert tasks(text) == [("1", "建基地"), ("2", "办展会")]


def test_articles_of_a_law_have_no_titles_but_in_brackets() -> None:
    law = (
        "福建省石材产业条例\n第一条 为促进发展,制定本条例。\n第二条 鼓励企业研发。县级政府给予支持。\n"
        "第三条 支持技改。给予贴息。"
    )
    assert [f for f in extract(law).facts if f.type == "task"] == []
    policy = law.replace("条例", "政策")
    assert [f.values["title"] for f in extract(policy).facts if f.type == "task"] == ["鼓励企业研发", "支持技改"]


def test_a_word_of_the_chain_alone_is_no_task() -> None:
    assert tasks("四、产业链\n完善上下游。\n五、保障\n(一)加强统筹。建立机制。") == [("(一)", "加强统筹")]


def test_lines_of_a_table_of_contents_are_no_tasks() -> None:
    contents = "目 录\n一、总体要求 1\n二、提升创新能力 3\n三、壮大主体 5\n"
    body = "一、总体要求\n坚持创新驱动,推动产业转型升级。\n二、提升创新能力\n支持企业建设研发平台,开展联合攻关。"
    assert tasks(contents + body) == [("二", "提升创新能力")]


def test_a_duty_told_in_a_sentence_is_no_title() -> None:
    assert tasks("二、市科技局要建立台账,定期通报。\n三、支持攻关。给予补助。") == [("三", "支持攻关")]


def test_articles_on_procedure_are_no_tasks() -> None:
    text = (
        "第一条【支持研发】给予补助。\n第二条【租赁期限】不超过三年。\n第三条【简化程序】实行告知承诺。\n"
        "第四条【资助计算】按面积核定。"
    )
    assert [title for _, title in tasks(text)] == ["支持研发", "简化程序"]
