"""Titles in book marks and document numbers."""

from __future__ import annotations

from time import perf_counter

import pytest

from ingest.citations.doc_numbers import doc_numbers
from ingest.citations.titles import titles


def _numbers(text: str) -> list[str]:
    return [n.number for n in doc_numbers(text)]


def test_a_title_inside_a_title_belongs_to_it() -> None:
    (found,) = titles("根据《关于印发〈甲规划〉的通知》")
    assert found.words == "关于印发〈甲规划〉的通知"
    assert [t.words for t in found.inner] == ["甲规划"]


@pytest.mark.parametrize(
    "text", ["《关于印发《甲规划》的通知》", "《关于印发<甲规划>的通知》", "《关于印发&lt;甲规划&gt;的通知》"]
)
def test_other_inner_marks_read_the_same(text: str) -> None:
    assert titles(text)[0].words == "关于印发〈甲规划〉的通知"


def test_a_title_cut_off_does_not_swallow_the_next() -> None:
    assert [t.words for t in titles("根据《甲省关于降低成本 《乙市若干措施》等")] == ["乙市若干措施"]


def test_a_title_broken_over_two_lines_is_one() -> None:
    assert [t.words for t in titles("参照《甲市产业导向目\n\n录(2016年修订)》执行")] == ["甲市产业导向目录(2016年修订)"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国发[2014]14号", "国发〔2014〕14号"),
        ("(云政发(2018)27号)", "云政发〔2018〕27号"),
        ("哈工信发【2017】63号", "哈工信发〔2017〕63号"),
        ("根据昌政发〔2022〕8号文件", "昌政发〔2022〕8号"),
        ("川建行规〔2020〕5 号", "川建行规〔2020〕5号"),
        ("(国发〔2016〕7)", "国发〔2016〕7"),
        ("黔发改工业〔2017〕第305号", "黔发改工业〔2017〕第305号"),
        ("2012年3月19日山东省人民政府令第250号公布", "山东省人民政府令第250号"),
        ("(国务院令第700号)", "国务院令第700号"),
        ("中华人民共和国主席令第八号", "中华人民共和国主席令第八号"),
        ("国家发展改革委令2023年第10号", "国家发展改革委令2023年第10号"),
        ("财政部 税务总局公告2020年第37号", "财政部税务总局公告2020年第37号"),
        ("呼和浩特市人民政府通告\n〔2023〕第5号", "呼和浩特市人民政府通告〔2023〕第5号"),
        ("(GB/T 4754-2017)", "GB/T 4754-2017"),
    ],
)
def test_numbers_have_one_form(text: str, number: str) -> None:
    assert _numbers(text) == [number]


def test_numbers_that_share_code_and_year_are_written_out() -> None:
    assert _numbers("(津政办规〔2022〕3号、4号)") == ["津政办规〔2022〕3号", "津政办规〔2022〕4号"]


def test_a_county_that_begins_like_a_conjunction_keeps_its_code() -> None:
    assert _numbers("(和政发〔2021〕3号)") == ["和政发〔2021〕3号"]
    assert _numbers("《甲办法》和甲政发〔2021〕3号") == ["甲政发〔2021〕3号"]


def test_editions_and_meetings_are_no_numbers() -> None:
    assert _numbers("《目录(2022年版)》经第3次会议通过,编号2023-12") == []


def test_marks_without_end_are_read_in_linear_time() -> None:
    for unit in ("《", "》", "《〈", "〔2021〕", "令第1号", "("):
        began = perf_counter()
        found = [*titles(unit * 30_000), *doc_numbers(unit * 30_000)]
        assert len(found) <= 30_000 and perf_counter() - began < 5  # in quadratic time: minutes
