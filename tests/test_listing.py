"""Enumerations are parted where officials part them."""

from __future__ import annotations

import csv
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lists.listing import Joins, bracketed, closing, listing, shared_tail
from kg.resources import shipped


def items(text: str, joins: Joins = "last") -> list[str]:
    return [text[i.begin : i.end] for i in listing(text, 0, len(text), joins=joins).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("氢能、储能、光伏", ["氢能", "储能", "光伏"]),
        ("氢能、储能和光伏", ["氢能", "储能", "光伏"]),
        ("氢能、储能,以及光伏", ["氢能", "储能", "光伏"]),
        ("氢能、储能、以及光伏等", ["氢能", "储能", "光伏"]),
        ("芯片(设计、制造)、面板", ["芯片(设计、制造)", "面板"]),
        ("“专精特新、小巨人”、瞪羚", ["“专精特新、小巨人”", "瞪羚"]),
        ("等离子体、碳中和服务", ["等离子体", "碳中和服务"]),
        ("公众参与、普及教育", ["公众参与", "普及教育"]),
    ],
)
def test_items_are_parted(text: str, expected: list[str]) -> None:
    assert items(text) == expected


def test_joining_word_before_the_last_item_parts_but_not_an_inner_one() -> None:
    assert items("研发与设计、制造及运维") == ["研发与设计", "制造", "运维"]
    assert items("研发与设计、制造及运维", "none") == ["研发与设计", "制造及运维"]
    assert items("研发与设计、制造及运维", "all") == ["研发", "设计", "制造", "运维"]


def test_closing_deng_opens_the_list_and_its_tail_is_kept() -> None:
    text = "激光、超声等前沿技术"
    found = listing(text, 0, len(text))
    assert found.open
    assert text[found.tail.begin : found.tail.end] == "前沿技术"


def test_deng_inside_a_word_or_a_bracket_closes_nothing() -> None:
    assert closing("高等教育、中等职业教育", 0, 11) is None
    assert closing("芯片(设计、制造等)、面板", 0, 13) is None


def test_bracket_is_parted_from_its_name() -> None:
    text = "大数据(含软件)"
    name, gloss = bracketed(text, 0, len(text))
    assert text[name.begin : name.end] == "大数据"
    assert gloss is not None and text[gloss.begin : gloss.end] == "含软件"


def test_shared_tail_needs_that_only_the_last_prints_it() -> None:
    assert shared_tail(["成都", "德阳市"], ["市"]) == "市"
    assert shared_tail(["成都市", "德阳市"], ["市"]) == ""


@given(st.text(alphabet="甲乙、,;和及与等()“”《》 ", max_size=60))
def test_items_are_in_order_and_never_empty(text: str) -> None:
    at = 0
    for item in listing(text, 0, len(text)).items:
        assert at <= item.begin < item.end <= len(text)
        at = item.end


@pytest.mark.parametrize("unit", ["、", "(", "甲、", "等", "和", "(等", "(】"])
def test_a_long_line_is_read_in_linear_time(unit: str) -> None:
    text = unit * 300_000
    start = time.process_time()
    listing(text, 0, len(text))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", ["lists_words", "no_industries"])
def test_every_set_of_words_stands_once_and_has_words(name: str) -> None:
    with (shipped("data") / "cues" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["set"] for row in rows}) == len(rows)
    for row in rows:
        words = row["words"].split("|")
        assert all(words), row["set"]


def test_every_final_noun_of_an_entity_has_a_known_kind() -> None:
    kinds = {"platform", "park", "base", "zone", "programme", "fund", "project", "enterprise", "institution"}
    with (shipped("data") / "cues" / "lists_entities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["kind"] for row in rows} <= kinds
    assert len({row["suffix"] for row in rows}) == len(rows)
