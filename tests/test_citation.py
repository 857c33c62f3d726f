"""Citations and their relation to the notice."""

from __future__ import annotations

import pytest

from ingest.extract import extract, read_notice
from kg.resources import shipped


def _cited(text: str) -> dict[str | None, tuple[object, object]]:
    """Title (or number) → (number, relation) of what a text cites."""
    found = [f.values for f in extract(text).facts if f.type == "citation"]
    return {str(v["title"] or v["doc_number"]): (v["doc_number"], v["relation"]) for v in found}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("根据《甲省节能条例》，制定本办法。", "based_on"),
        ("为贯彻落实《甲省节能条例》，提出以下意见。", "implements"),
        ("项目应符合《甲省节能条例》要求。", "complies_with"),
        ("各单位要严格按照《甲省节能条例》执行。", "complies_with"),
        ("《甲省节能条例》同时废止。", "repeals"),
        ("原《甲省节能条例》不再执行。", "repeals"),
        ("代替《甲省节能条例》。", "replaces"),
        ("对《甲省节能条例》作如下修改：", "amends"),
        ("现将《甲省节能条例》转发给你们。", "forwards"),
        ("参照《甲省节能条例》办理。", "mentions"),
    ],
)
def test_the_cue_beside_the_title_tells_the_relation(text: str, relation: str) -> None:
    assert _cited(text)["甲省节能条例"][1] == relation


def test_each_title_of_a_list_keeps_its_own_number() -> None:
    found = _cited("根据《甲办法》（甲府〔2020〕1号）、《乙规划》和《丙意见》（丙府〔2021〕3号），制定本细则。")
    assert found == {
        "甲办法": ("甲府〔2020〕1号", "based_on"),
        "乙规划": (None, "based_on"),
        "丙意见": ("丙府〔2021〕3号", "based_on"),
    }


def test_numbers_in_one_bracket_belong_to_the_titles_in_their_order() -> None:
    found = _cited("按照《甲市意见》、《乙市政策》（苏政发〔2022〕18号、苏政办发〔2022〕63号）要求，提出如下措施。")
    assert found["甲市意见"][0] == "苏政发〔2022〕18号"
    assert found["乙市政策"][0] == "苏政办发〔2022〕63号"


def test_a_number_may_stand_before_its_title() -> None:
    found = _cited("落实国办发〔2016〕42号《关于营造市场环境的指导意见》和湘政发〔2017〕30号文件。")
    assert found["关于营造市场环境的指导意见"][0] == "国办发〔2016〕42号"
    assert found["湘政发〔2017〕30号"][1] == "implements"


def test_a_title_without_marks_is_known_by_its_number() -> None:
    found = _cited("根据某市人民政府办公室关于印发某市三年行动计划的通知（某政办发〔2021〕12号），制定本方案。")
    assert found == {"某市人民政府办公室关于印发某市三年行动计划的通知": ("某政办发〔2021〕12号", "based_on")}


def test_short_names_forms_newspapers_agreements_and_works_are_none() -> None:
    text = (
        "根据《甲市高质量发展若干措施》（甲府〔2023〕7号，以下简称《若干措施》），申报主体须符合《若干措施》第九条。"
        "须提供《营业执照》《检测报告》，签订《合作协议》，在《甲市日报》公布，扩大《印象丽江》影响。"
    )
    assert list(_cited(text)) == ["甲市高质量发展若干措施"]


def test_documents_to_be_made_are_none_and_documents_made_are_cited() -> None:
    assert not _cited("一、研究制定《甲市产业链发展规划》，适时出台《甲市推广应用办法》。")
    assert list(_cited("一、近年来我市先后出台了《甲市推广应用办法》。")) == ["甲市推广应用办法"]


def test_navigation_and_attachments_are_none() -> None:
    assert not _cited("请各单位认真组织申报，按时报送材料。\n附件：1.《甲市申报指南》\n上一篇：《乙省节能条例》解读\n")


def test_the_notice_does_not_cite_itself_but_its_older_edition() -> None:
    text = (
        "甲局关于印发《东海县专项操作细则》的通知\n东科规〔2022〕6号\n各有关单位：\n"
        "现将修订后的《东海县专项操作细则》印发给你们，请遵照执行。\n"
        "甲局\n2022年12月30日\n东海县专项操作细则\n第九条　本细则自2023年2月1日起施行。"
        "《东海县专项操作细则》（东科规〔2019〕3号）同时废止。"
    )
    assert _cited(text) == {"东海县专项操作细则": ("东科规〔2019〕3号", "repeals")}


def test_a_list_of_repealed_documents_is_read_line_by_line() -> None:
    text = (
        "甲厅关于废止部分文件的通知\n各市工信局：\n经研究，决定废止下列规范性文件，不再作为管理依据。\n"
        "1．关于印发《甲省节水管理办法》的通知（甲经信〔2014〕201号）\n"
        "2．关于加强企业认定工作的通知（甲经信〔2016〕77号）\n甲厅\n2023年7月18日"
    )
    found = _cited(text)
    assert found["关于印发〈甲省节水管理办法〉的通知"] == ("甲经信〔2014〕201号", "repeals")
    assert found["关于加强企业认定工作的通知"] == ("甲经信〔2016〕77号", "repeals")


def test_the_clusters_notice_rests_on_two_documents_and_what_one_of_them_carries() -> None:
    found = read_notice(shipped("data") / "notices" / "sichuan-clusters-2022.txt")
    cited = {str(f.values["title"]): f.values["doc_number"] for f in found.facts if f.type == "citation"}
    assert cited == {
        "关于印发〈四川省战略性新兴产业集群发展工程实施方案〉的通知": "川发改创新高技〔2022〕530号",
        "四川省战略性新兴产业集群发展工程实施方案": None,
        "关于组织申报四川省战略性新兴产业集群的通知": "川发改创新高技〔2022〕565号",
    }


def test_the_tracks_notice_cites_its_basis_and_not_the_links_of_the_page() -> None:
    found = read_notice(shipped("data") / "notices" / "sichuan-tracks-2024.txt")
    cited = {str(f.values["title"]): f.values["relation"] for f in found.facts if f.type == "citation"}
    assert cited == {
        "四川省产业新赛道争先竞速行动计划(2023-2027年)": "based_on",
        "四川省产业新赛道重点领域指南(2024年版)": "complies_with",
    }
