"""Extraction as a whole: the contract, on the shipped notices and on any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.contract import EXTRA, KEYS, NOTICE_KEYS, json_lines
from ingest.extract import Extraction, extract, find_notices, read_notice

NOTICES = sorted((Path(__file__).parents[1] / "data" / "notices").glob("*.txt"))
COMMON = ("type", "notice", "clause", "begin", "end", "quote", "rule", "status")


@pytest.fixture(scope="module", params=NOTICES, ids=lambda p: p.stem)
def extraction(request: pytest.FixtureRequest) -> Extraction:
    return read_notice(request.param)


def test_every_quote_is_the_text_at_its_span(extraction: Extraction) -> None:
    text = extraction.reading.document.text
    for line in list(extraction.lines())[1:]:
        begin, end = line["begin"], line["end"]
        assert isinstance(begin, int) and isinstance(end, int) and begin < end
        assert text[begin:end] == line["quote"]


def test_lines_have_the_keys_of_the_contract_in_order(extraction: Extraction) -> None:
    first, *rest = extraction.lines()
    assert tuple(first) == ("contract", "type", "notice", "sha256", "chars", *NOTICE_KEYS)
    for line in rest:
        keys = [k for k in line if k not in ("why", "copies", *EXTRA)]
        assert tuple(keys) == COMMON + KEYS[str(line["type"])], line
        assert (line["status"] == "certain") == ("why" not in line), line


def test_lines_stand_in_the_order_of_the_contract(extraction: Extraction) -> None:
    places = [(line["begin"], line["end"], line["type"]) for line in list(extraction.lines())[1:]]
    assert places == sorted(places)  # type: ignore[type-var]


def test_a_sidecar_names_the_notice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、建库。", "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"id": "my-notice"}), "utf-8")
    assert read_notice(tmp_path / "a.txt").reading.document.id == "my-notice"


def test_folders_are_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.md", "c/three.csv"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("一、建库。", "utf-8")
    assert [p.name for p in find_notices([tmp_path])] == ["one.md", "two.txt"]


PIECES = st.sampled_from(
    (
        "责任单位 牵头 配合 省科技厅 市发改委 、 , ， 。 ; ( ) （ ） : ： 到2025年 达到 100亿元 左右 以上 "
        "给予 最高 万元 奖励 成都 绵阳 依托 发展 氢能 产业集群 等 一、 (一) 1. 第一条 《关于 》 〈 〉 "
        "〔2021〕 93号 川办发 “ ” — 上游 下游 \n \t \u3000 附件1 2024年6月28日前 名单 25条重点产业链 "
        "下同 逗号前为牵头单位 分别 % 以内 征求意见稿 自 起施行 有效期3年"
    ).split(" ")
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=120))
def test_no_text_makes_it_fail(text: str) -> None:
    once = extract(text)
    for line in list(once.lines())[1:]:
        assert text[line["begin"] : line["end"]] == line["quote"] != ""  # type: ignore[misc]
    assert json_lines(extract(text).lines()) == json_lines(once.lines())
