"""Dates in the notations of officials."""

from __future__ import annotations

from time import perf_counter

import pytest

from ingest.numbers.dates import dates, parse_date


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2024年6月28日", "2024-06-28"),
        ("2024-06-28", "2024-06-28"),
        ("2024.6.28", "2024-06-28"),
        ("2024/6/28", "2024-06-28"),
        ("2024年06月08日", "2024-06-08"),
        ("二〇二四年六月二十八日", "2024-06-28"),
        ("二零二四年十月一日", "2024-10-01"),
        ("二OO七年十一月二十日", "2007-11-20"),
        ("2024年6月", "2024-06"),
        ("6月28日", "--06-28"),
        ("每年6月30日", "--06-30"),
    ],
)
def test_every_notation_of_a_day_reads_the_same(printed: str, iso: str) -> None:
    assert [d.iso for d in dates(f"请于{printed}前报送")] == [iso]


@pytest.mark.parametrize(
    ("printed", "last"),
    [
        ("2024年6月底", "2024-06-30"),
        ("2024年2月末", "2024-02-29"),
        ("2025年底", "2025-12-31"),
        ("2024年6月上旬", "2024-06-10"),
        ("2024年6月中旬", "2024-06-20"),
        ("2024年6月下旬", "2024-06-30"),
        ("2024年上半年", "2024-06-30"),
        ("2024年第三季度", "2024-09-30"),
        ("2024年四季度末", "2024-12-31"),
        ("年底", "--12-31"),
        ("6月底", "--06-30"),
    ],
)
def test_a_period_ends_on_its_last_day(printed: str, last: str) -> None:
    (found,) = dates(f"{printed}前完成")
    assert found.last_day() == last


def test_the_year_of_the_notice_stands_in_for_an_unstated_one() -> None:
    (found,) = dates("年底前完成")
    assert found.last_day(2024) == "2024-12-31"


def test_the_end_of_a_window_takes_year_and_month_from_its_beginning() -> None:
    assert [d.iso for d in dates("公示时间:2023年9月4日至10日")] == ["2023-09-04", "2023-09-10"]
    assert [d.iso for d in dates("2023年9月4日—10月8日")] == ["2023-09-04", "2023-10-08"]
    assert [d.iso for d in dates("2023年12月20日至1月10日")] == ["2023-12-20", "2024-01-10"]


def test_places_point_at_the_printed_words() -> None:
    text = "自2024年7月1日起施行"
    (found,) = dates(text)
    assert text[found.begin : found.end] == "2024年7月1日"


def test_versions_ratios_and_impossible_days_are_no_dates() -> None:
    assert not list(dates("版本1.2.3,占2.4%,第31条"))
    assert not list(dates("2023年2月30日"))


def test_a_field_value_is_a_date_only_as_a_whole() -> None:
    assert parse_date("2024-04-18 16:02").iso == "2024-04-18"  # type: ignore[union-attr]
    assert parse_date("2022年4月").iso == "2022-04"  # type: ignore[union-attr]
    assert parse_date("2024年起长期有效") is None


def test_a_line_of_numerals_is_read_in_linear_time() -> None:
    for unit in ("1", "一", "十", "年", "2021年"):
        began = perf_counter()
        list(dates(unit * 50_000))
        assert perf_counter() - began < 5  # in quadratic time: minutes
