"""What a notice says of itself."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest.extract import extract, read_notice
from ingest.head.notice_head import NoticeHead
from kg.resources import shipped

GOLD = Path(__file__).parents[2] / "shared" / "gold"


def _head(text: str) -> NoticeHead:
    return extract(text).reading.notice


def _values(text: str) -> dict[str, object]:
    return _head(text).values


LETTER = """云安县人民政府办公室关于印发《云安县石材产业三年行动计划（2022—2024年）》的通知
云县政办发〔2022〕15号
各镇人民政府，县直各单位：
《云安县石材产业三年行动计划（2022—2024年）》已经县政府同意，现印发给你们，请认真组织实施。
云安县人民政府办公室
2022年5月9日
云安县石材产业三年行动计划（2022—2024年）
一、发展目标
到2024年，产值稳步增长。本计划自印发之日起施行，有效期至2024年12月31日。
"""


def test_the_carried_document_is_the_title_and_the_letter_its_carrier() -> None:
    v = _values(LETTER)
    assert v["title"] == "云安县石材产业三年行动计划(2022—2024年)"
    assert v["carrier"] == "云安县人民政府办公室关于印发《云安县石材产业三年行动计划(2022—2024年)》的通知"
    assert v["kind"] == "行动计划"
    assert v["doc_number"] == "云县政办发〔2022〕15号"
    assert v["issued"] == "2022-05-09"
    assert v["addressees"] == ["各镇人民政府", "县直各单位"]


def test_horizon_and_year_come_from_title_and_signature() -> None:
    head = _head(LETTER)
    assert (head.issued_year, head.horizon) == (2022, 2024)


def test_expiry_is_a_date_and_the_day_of_issue_an_inference() -> None:
    head = _head(LETTER)
    assert head.values["expires"] == "2024-12-31"
    (fact,) = [f for f in head.properties if f.values["property"] == "effective_from"]
    assert (fact.values["value"], fact.status) == ("2022-05-09", "inferred")


def test_every_value_is_shown_by_its_words() -> None:
    found = extract(LETTER)
    text = found.reading.document.text
    stated = {f["property"]: f for f in found.lines() if f["type"] == "notice_property"}
    for name, value in found.reading.notice.values.items():
        assert value is None or name in stated
    number = stated["doc_number"]
    assert text[number["begin"] : number["end"]] == "云县政办发〔2022〕15号"  # type: ignore[misc]


def test_an_empty_header_field_does_not_take_the_next_line() -> None:
    v = _values(
        "索 引 号：001/2020-5\n文　　号：\n有 效 性：\n成文日期：2020-04-15\n"
        "关于开展供需对接的通知\n各县工信局：\n请认真组织企业参加对接活动，及时报送情况。\n"
        "2020年4月16日"
    )
    assert "doc_number" not in v
    assert v["legal_status"] == "unknown"
    assert v["index_number"] == "001/2020-5"


def test_the_signed_date_outranks_the_header_and_a_posting_date_is_none() -> None:
    posted = (
        "甲厅关于做好统计工作的通知\n更新时间:2024-05-20 来源:某网\n各市统计局:\n"
        "请认真做好统计工作，按时报送有关报表。\n"
    )
    assert "issued" not in _values(posted)
    assert _values(posted + "甲厅\n2024年5月2日")["issued"] == "2024-05-02"


def test_labels_and_values_on_lines_of_their_own() -> None:
    v = _values(
        "索引号:\n\n1144/2026-00020\n\n文号:\n\n成文日期:\n\n2026-02-12\n\n"
        "关于公布试点名单的通知\n\n各有关单位:\n\n现将试点名单予以公布，请认真组织实施。"
    )
    assert (v["index_number"], v["issued"], v.get("doc_number")) == ("1144/2026-00020", "2026-02-12", None)


def test_an_order_carries_the_name_of_its_body() -> None:
    v = _values(
        "海东市人民政府令\n第12号\n"
        "《海东市节水管理办法》已经2023年3月8日市政府第20次常务会议通过，现予公布，"
        "自2023年5月1日起施行。\n"
        "市长　×××\n2023年3月26日\n海东市节水管理办法\n第一条　为了节约用水，制定本办法。"
    )
    assert v["doc_number"] == "海东市人民政府令第12号"
    assert v["title"] == "海东市节水管理办法"
    assert (v["adopted"], v["issued"], v["effective_from"]) == ("2023-03-08", "2023-03-26", "2023-05-01")
    assert v["issuers"] == ["海东市人民政府"]


def test_a_consultation_is_a_draft_and_a_trial_is_not() -> None:
    draft = (
        "青海省司法厅关于公开征求《青海省节能办法（征求意见稿）》意见的公告\n"
        "我厅起草了《青海省节能办法（征求意见稿）》，现公开征求意见。\n青海省司法厅\n"
        "2023年5月9日"
    )
    assert _values(draft)["legal_status"] == "draft"
    trial = LETTER.replace("（2022—2024年）", "（试行）")
    assert _values(trial)["legal_status"] == "unknown"


def test_a_link_to_a_draft_makes_no_draft() -> None:
    assert _values(LETTER + "\n上一篇：北海市节能办法（征求意见稿）\n")["legal_status"] == "unknown"


def test_a_repealed_mark_is_no_part_of_the_title() -> None:
    v = _values("【已废止】" + LETTER)
    assert v["legal_status"] == "repealed"
    assert str(v["carrier"]).startswith("云安县人民政府办公室")


def test_joint_issuers_are_parted_whatever_parts_them() -> None:
    for parting in ("\n", "　", ""):
        v = _values(
            f"关于做好预算工作的通知\n各市财政局：\n请认真做好预算编制工作，按时报送。\n"
            f"浙江省财政厅{parting}浙江省发展和改革委员会\n2024年3月1日"
        )
        assert v["issuers"] == ["浙江省财政厅", "浙江省发展和改革委员会"], parting


def test_short_names_of_issuers_become_full_ones() -> None:
    v = _values(
        "市发展改革委　市财政局关于印发天津市补贴办法的通知\n各有关单位：\n"
        "现将补贴办法印发给你们，请遵照执行，及时反馈。\n市发展改革委　市财政局\n"
        "2023年12月26日"
    )
    assert v["issuers"] == ["天津市发展和改革委员会", "天津市财政局"]
    assert (v["jurisdiction"], v["level"]) == ("天津市", "province")


def test_a_forwarded_opinion_of_a_body_below_is_the_title_and_a_superiors_letter_is_not() -> None:
    below = (
        "安顺市人民政府办公室转发市经贸委关于安顺市蜡染扶持办法的通知\n各县人民政府：\n"
        "市经贸委制定的办法已经市人民政府同意，现转发给你们。\n安顺市人民政府办公室\n"
        "2006年11月20日"
    )
    assert _values(below)["title"] == "安顺市蜡染扶持办法"
    above = (
        "汉中市工业和信息化局关于转发省工信厅组织开展示范遴选工作的通知\n各县区工信局：\n"
        "现将通知转发你们，请认真组织遴选推荐。\n汉中市工业和信息化局\n2024年6月11日"
    )
    assert "carrier" not in _values(above)


def test_a_copy_without_line_breaks_still_has_a_head() -> None:
    body = "为推进创新，现提出以下意见：" + "一、主要目标。体制机制进一步完善，政策环境更加优化。" * 20
    head = "国务院关于进一步优化市场环境的意见国发〔2014〕14号各省、自治区、直辖市人民政府："
    v = _values(f"{head}　　{body}　　国务院　　2014年3月7日")
    assert v["title"] == "国务院关于进一步优化市场环境的意见"
    assert (v["doc_number"], v["issued"], v["level"]) == ("国发〔2014〕14号", "2014-03-07", "national")


def test_no_contact_person_is_in_any_value() -> None:
    found = extract(
        LETTER.replace("云安县人民政府办公室\n2022", "联系人：欧阳小宝，电话：0766-8612345\n云安县人民政府办公室\n2022")
    )
    assert "欧阳" not in str(found.reading.notice.values)
    assert "8612345" not in str(found.reading.notice.values)


def test_text_without_a_head_gives_no_values() -> None:
    for text in ("", "\n\n", "。", "十二、加强管理。各单位要认真落实有关要求，按时完成任务。"):
        assert not set(_values(text)) & {"title", "issued", "doc_number", "issuers"}


DOCUMENTS = {"D0", "D1", "D2", "D3", "D4"}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold standard is not beside this checkout")
def test_the_shipped_notices_read_as_annotated() -> None:
    with (GOLD / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["doc_id"] in DOCUMENTS]
    for row in rows:
        v = read_notice(shipped("data") / "notices" / f"{row['notice']}.txt").reading.notice.values
        assert str(v["title"]).endswith(row["title"].split("关于")[-1]), row["notice"]
        for column, name in (
            ("doc_number", "doc_number"),
            ("index_number", "index_number"),
            ("issue_date", "issued"),
            ("adopt_date", "adopted"),
        ):
            assert (v.get(name) or "") == row[column], (row["notice"], name)
        assert v["issuers"] == row["issuers"].split("|"), row["notice"]
        assert (v["legal_status"] == "draft") == (row["doc_id"] == "D4"), row["notice"]
        assert (v.get("source_url") or "") == row["source_url"], row["notice"]


def test_a_plan_named_over_several_lines_is_one_title() -> None:
    v = _values(
        "阿坝藏族羌族自治州\n现代农牧业发展第十四个五年\n规划纲要\n阿坝藏族羌族自治州人民政府\n"
        "2021年9月\n前言\n本规划纲要阐明今后五年的工作重点，是各部门履职的依据。"
    )
    assert v["title"] == "阿坝藏族羌族自治州现代农牧业发展第十四个五年规划纲要"
    assert v["issued"] == "2021-09"


def test_an_announcement_without_a_body_takes_those_who_sign() -> None:
    v = _values(
        "公　告\n2022年第5号\n为支持企业发展，现就有关事项公告如下，请遵照执行。\n特此公告。\n"
        "国家税务总局　财政部\n2022年2月28日"
    )
    assert v["doc_number"] == "国家税务总局财政部公告2022年第5号"
    assert v["level"] == "national"


def test_letters_set_apart_are_one_name() -> None:
    v = _values(
        "国家能源局关于做好迎峰度夏工作的通知\n各省能源局：\n请认真做好电力保供工作，及时报告。\n"
        "国 家 能 源 局\n2023年6月9日"
    )
    assert v["issuers"] == ["国家能源局"]


def test_a_branch_of_a_central_body_is_one_issuer() -> None:
    v = _values(
        "关于做好减税工作的通知\n各市税务局：\n请认真落实减税政策，及时反馈情况。\n"
        "四川省财政厅 四川省商务厅\n国家税务总局四川省税务局\n2022年8月12日"
    )
    assert v["issuers"] == ["四川省财政厅", "四川省商务厅", "国家税务总局四川省税务局"]


def test_the_code_of_the_number_names_the_province() -> None:
    head = _head(
        "省人民政府关于优化营商环境的意见\n鄂政发〔2018〕26号\n各市人民政府：\n请认真贯彻执行，"
        "及时报告有关情况。\n2018年5月28日"
    )
    assert (head.jurisdiction, head.jurisdiction_code) == ("湖北省", "420000")
    assert head.values["issuers"] == ["湖北省人民政府"]


def test_news_of_a_notice_names_the_notice() -> None:
    v = _values(
        "佛山市发布制氢产业发展规划\n2018年11月27日，"
        "佛山市人民政府办公室正式印发《佛山市制氢产业规划（2018—2030年）》，提出发展目标。"
    )
    assert (v["title"], v["issued"]) == ("佛山市制氢产业规划(2018—2030年)", "2018-11-27")


@pytest.mark.parametrize(
    ("day", "signed", "published"),
    [
        ("7月4日", "2024年6月28日", "2024-07-04"),
        ("1月5日", "2023年12月29日", "2024-01-05"),
        ("9月9日", "2024年1月2日", None),
    ],
)
def test_a_medium_tells_above_the_notice_when_it_was_published(day: str, signed: str, published: str | None) -> None:
    body = "为推动转型，我厅起草了行动方案，现公开征求意见，有关单位可在一个月内反馈。\n" * 3
    v = _values(
        f"{day}，湖北省经济和信息化厅发布关于公开征求《湖北省磷化工行动方案（征求意见稿）》意见的公告，引起关注。\n原文如下：\n"
        f"{body}湖北省经济和信息化厅\n{signed}\n"
    )
    assert v.get("published") == published


def test_a_place_alone_before_the_verb_of_issue_is_the_issuer_of_the_letter() -> None:
    v = _values("绍兴市关于印发《铝基新材料产业集群培育方案》的通知\n各区：\n绍兴市人民政府\n2022年10月18日")
    assert v["title"] == "铝基新材料产业集群培育方案"


def test_words_behind_the_marks_belong_to_the_name_of_what_is_printed() -> None:
    v = _values(
        "青阳县人民政府办公室关于印发2022年《政府工作报告》重点任务责任分工的通知\n各乡镇人民政府：\n2022年2月21日"
    )
    assert v["title"] == "2022年《政府工作报告》重点任务责任分工"


def test_a_sentence_behind_a_number_is_no_title() -> None:
    assert "title" not in _values(
        "发改环资规〔2023〕178号印发后，各地要对照《能效标杆水平（2023年版）》逐项排查，按期改造。"
    )


def test_what_the_body_tells_of_publications_is_not_the_notice_s_own() -> None:
    letter = "{}关于加快发展的通知\n各单位：\n{}请抓好落实，确保完成全年目标任务。\n乐山市人民政府\n2023年2月1日"
    told = "2月9日，乐山市人民政府发布公告，引起关注。\n"
    assert _values(letter.format(told, ""))["published"] == "2023-02-09"
    assert "published" not in _values(letter.format("", told))
    assert "published" not in _values(letter.format(told.replace("乐山市", "眉山市"), ""))


def test_the_last_cell_of_a_table_signs_nothing() -> None:
    table = "襄阳市食品产业工作台账\n序号\t工作任务\t责任单位\n1\t建设实验室。\t市科技局\n2\t办展会。\t市商务局"
    assert "issuers" not in _values(table)
    assert _values(f"{table}\n襄阳市人民政府\n2024年3月5日")["issuers"] == ["襄阳市人民政府"]
