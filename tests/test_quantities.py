"""Numbers with units, in the spellings of notices from 2005 on, clean and scraped."""

from __future__ import annotations

import csv
import time

import pytest

from ingest.numbers.comparators import comparison
from ingest.numbers.horizons import marks
from ingest.numbers.quantities import han_value, quantities, unit_kinds
from kg.resources import shipped


def rows(file: str) -> list[dict[str, str]]:
    with (shipped("data") / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read(text: str) -> list[tuple[object, str]]:
    return [(q.shown, q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("产值1,500亿元", [(1500, "亿元")]),
        ("标准厂房1,200,000平方米", [(1200000, "平方米")]),
        ("机床2 500台,投资5 00亿元,占7 0%", [(2500, "台"), (500, "亿元"), (70, "%")]),
        ("企业三百家,示范片十二个,项目二十个", [(300, "家"), (12, "个"), (20, "个")]),
        ("一次性奖励五十万元", [(50, "万元")]),
        ("超过一万亿元", [(1, "万亿元")]),
        ("产值超千亿元", [(1000, "亿元")]),
        ("一万二千家", [(12000, "家")]),
        ("5千万元", [(5000, "万元")]),
        ("覆盖率百分之六十,提高十五个百分点", [(60, "%"), (15, "个百分点")]),
        ("增长三点五个百分点", [(3.5, "个百分点")]),
        ("4—5家", [([4, 5], "家")]),
        ("10%至15%", [([10, 15], "%")]),
        ("两到三个", [([2, 3], "个")]),
        ("30万元至50万元", [([30, 50], "万元")]),
        ("分别奖励50、30、15万元", [(50, "万元"), (30, "万元"), (15, "万元")]),
        ("分别给予40万、20万元", [(40, "万元"), (20, "万元")]),
        ("320千瓦时/吨,900万标箱/年,35万元/亩", [(320, "千瓦时/吨"), (900, "万标箱/年"), (35, "万元/亩")]),
        ("装机1600万千瓦", [(1600, "万千瓦")]),
        ("最高200.万元,奖励50.5万元", [(200, "万元"), (50.5, "万元")]),
        ("翻一番,翻两番", [(2, "倍"), (4, "倍")]),
        ("从每年150户增至500户", [(150, "户"), (500, "户")]),
    ],
)
def test_number_and_unit_are_read_as_printed(text: str, found: list[tuple[object, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "5G基站",
        "PM2.5浓度",
        "G93高速",
        "第三十条",
        "1+4+4",
        "零部件",
        "第3届",
        "统一一体化",
        "“十四五”",
        "倍增计划",
        "\n20.万元楼",
    ],
)
def test_numbers_in_names_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_two_cells_are_not_one_number() -> None:
    assert read("产值\t110 200亿元") == [(200, "亿元")]


def test_a_plus_sign_makes_at_least() -> None:
    (found,) = quantities("培育“100+”家企业")
    assert (found.value, found.unit, found.plus) == (100, "家", True)


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("不少于3家", ">="),
        ("达到60家以上", ">="),
        ("突破1800亿元", ">"),
        ("控制在5.5%以内", "<="),
        ("降至28立方米以下", "<="),
        ("控制在90万人左右", "~"),
        ("近300家", "~"),
        ("占比≥95%", ">="),
        ("8—10个", "range"),
        ("达到35%", "="),
    ],
)
def test_words_beside_the_number_make_the_operator(text: str, op: str) -> None:
    (found,) = quantities(text)
    assert comparison(text, found).op == op


def test_years_are_goal_past_or_baseline() -> None:
    text = "截至2020年底已建30座,到2025年比2020年增长一倍,“十五五”末再翻番"
    assert [(m.year, m.sense) for m in marks(text, 0, len(text), 2021)] == [
        (2020, "past"),
        (2025, "goal"),
        (2020, "baseline"),
        (2030, "goal"),
    ]


def test_this_year_needs_the_year_of_the_notice() -> None:
    assert marks("今年新建6个", 0, 6, None) == []
    assert [m.year for m in marks("今年新建6个", 0, 6, 2019)] == [2019]


def test_words_that_are_no_number_have_no_value() -> None:
    assert han_value("百千") is None
    assert han_value("产") is None


def test_units_are_data_with_a_kind_each() -> None:
    assert unit_kinds()["亿元".removeprefix("亿")] == "money"
    assert set(unit_kinds().values()) >= {"money", "percent", "count", "time", "area", "mass", "power"}


@pytest.mark.parametrize("unit", ["1", "1,", "一", "1.1", "1 ", "1-", "1、", "(1"])
def test_a_line_of_digits_is_read_in_linear_time(unit: str) -> None:
    line = unit * (1_000_000 // len(unit))
    begin = time.process_time()
    quantities(line)
    assert time.process_time() - begin < 2


def test_cue_files_hold_known_operators_and_no_word_twice() -> None:
    for row in rows("cues/operators.csv"):
        assert row["op"] in {">=", ">", "<=", "~"} and row["place"] in {"before", "after", "level"}, row
    for name in ("target_words", "incentive_words", "deadline_words"):
        for row in rows(f"cues/{name}.csv"):
            words = row["words"].split("|")
            assert len(words) == len(set(words)) and all(words), (name, row["set"])


def test_no_unit_is_listed_twice() -> None:
    units = [row["unit"] for row in rows("units.csv")]
    assert len(units) == len(set(units))
