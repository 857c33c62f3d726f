"""Days and terms of notices: closing, taking effect, ending, recurring."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from ingest.model import Fact

SIGNED = "\n东海市工业和信息化局\n2024年5月21日"


def deadlines(text: str) -> list[Fact]:
    return [f for f in extract(text).facts if f.type == "deadline"]


def days(text: str) -> list[object]:
    return [f.values["date"] for f in deadlines(text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("请于2024年6月28日前报送。", "2024-06-28"),
        ("请于2024年6月28日(星期五)17:00前报送。", "2024-06-28"),
        ("网上申报截止时间为2024年4月19日24时。", "2024-04-19"),
        ("申报时间:2024年4月1日至4月30日。", "2024-04-30"),
        ("受理时间自2024年4月8日起至30日止。", "2024-04-30"),
        ("1、网上填报:2023.5.8-2023.5.26", "2023-05-26"),
        ("申报受理时间:即日起至2024年9月30日。", "2024-09-30"),
        ("各县区于2024年3月底前完成摸底。", "2024-03-31"),
        ("完成时限:2024年12月。", "2024-12-31"),
        ("项目建设完成时限:2024年6月底。", "2024-06-30"),
        ("企业申报(2024年5月10日—5月25日),逾期不候。", "2024-05-25"),
        ("各区要在二〇〇七年九月三十日前制定办法。", "2007-09-30"),
        ("意见请于2023年8月31日之前反馈。", "2023-08-31"),
    ],
)
def test_last_day_is_read(text: str, date: str) -> None:
    assert days(text) == [date]


def test_year_comes_from_the_date_of_the_notice() -> None:
    (found,) = deadlines("关于征集案例的通知\n请于6月28日前报送材料。" + SIGNED)
    assert (found.values["date"], found.status) == ("2024-06-28", "inferred")
    assert "2024" in found.why


def test_january_in_a_notice_of_december_is_the_next_year() -> None:
    text = "关于报送计划的通知\n请于1月10日前报送。\n东海市发展和改革委员会\n2024年12月20日"
    assert days(text) == ["2025-01-10"]


def test_no_year_is_invented() -> None:
    assert days("请于7月15日前将储备表报市局。") == ["--07-15"]


def test_end_of_this_month_is_that_of_the_notice() -> None:
    assert "2024-05-31" in days("关于开展排查的通知\n本月底前完成整改。" + SIGNED)


def test_days_that_recur_have_no_year() -> None:
    found = deadlines("各县于每年6月底和12月底前报送情况。")
    assert [(f.values["date"], f.values["recurrence"]) for f in found] == [("--06-30", "每年"), ("--12-31", "每年")]


def test_a_quarterly_day_is_four_days() -> None:
    assert days("各县于每季度首月10日前报送进展。") == ["--01-10", "--04-10", "--07-10", "--10-10"]


def test_no_day_is_told_that_the_calendar_lacks() -> None:
    assert days("每季度末月31日前报送总结。") == ["--03-31", "--06-30", "--09-30", "--12-31"]
    assert days("每季度首月99日前报送。") == days("每季度首月日前报送。") == []
    assert days("关于报送情况的通知\n务必于当月31日前上报。\n东海市财政局\n2024年2月8日") == []
    assert days("关于报送情况的通知\n务必于本月31日前上报。\n东海市财政局\n2024年2月8日") == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("本办法自2023年3月1日起施行,有效期至2027年12月31日。", ["2023-03-01", "2027-12-31"]),
        ("本办法有效期自2023年7月3日至2025年12月31日。", ["2023-07-03", "2025-12-31"]),
        ("本通告自2022年10月1日起施行,至2025年9月30日止。", ["2022-10-01", "2025-09-30"]),
        ("本办法自2022年8月1日起实施,有效期5年。", ["2022-08-01", "P5Y"]),
        ("本细则自2024年2月1日起施行,试行两年。", ["2024-02-01", "P2Y"]),
        ("有效期延长至2026年6月30日。", ["2026-06-30"]),
    ],
)
def test_validity(text: str, dates: list[str]) -> None:
    assert sorted(map(str, days(text))) == sorted(dates)


@pytest.mark.parametrize(
    "text",
    [
        "企业须在2021年12月31日前注册成立。",
        "2023年1月1日至12月31日期间无重大事故。",
        "截至2023年末,从业人员50人。",
        "培训时间:2024年6月12日至14日,6月11日报到。",
        "2022年9月15日,省政府第106次常务会议审议通过。",
        "到2025年,企业达到300家。",
        "申报启动:2023年4月3日",
        "截至2024年6月30日前,累计完成投资50亿元。",
        "项目执行期限:2023年1月1日至2025年12月31日。",
        "2022年12月31日前取得营业执照的企业可申报。",
        "会议定于2024年5月20日前后召开。",
        "2015年10月1日起施行的《东海市促进条例》同时废止。",
        "贷款期限3年,公示期7个工作日。",
        "自合同签订之日起三年内完成投资的企业。",
        "2020年6月30日前,我市已完成普查。",
    ],
)
def test_days_that_are_no_deadline(text: str) -> None:
    assert days(text) == []


def test_column_of_time_limits_holds_deadlines() -> None:
    table = (
        "时间安排\n工作内容\t完成时限\t责任部门\n制定方案\t2024年4月30日前\t发改局\n总结验收\t2026年11月30日\t各部门"
    )
    assert [f.values["date"] for f in extract(table).facts if f.type == "deadline"] == ["2024-04-30", "2026-11-30"]


def test_state_as_of_a_day_is_no_deadline() -> None:
    found = extract("截至2023年6月底无重大失信记录。材料提交截止到2023年10月20日。").facts
    assert [f.values["date"] for f in found if f.type == "deadline"] == ["2023-10-20"]
