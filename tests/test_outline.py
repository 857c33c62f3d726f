"""The outline of a notice: numbers nest, clauses tile the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.outline import clauses, han_number

OUTLINE_LIKE = st.lists(
    st.sampled_from(
        [
            "一、",
            "二、",
            "(一)",
            "(二)",
            "1.",
            "2、",
            "(1)",
            "①",
            "第一章 ",
            "第一条 ",
            "1.1 ",
            "总则",
            "目标。",
            "发展氢能;",
            "\n",
            " ",
            "\t",
            "附件1\n",
        ]
    ),
    max_size=40,
).map("".join)


def paths(text: str) -> list[tuple[str, ...]]:
    return [c.path for c in clauses(text) if c.path]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、目标\n(一)规模。\n1.产值。\n(1)工业\n二、任务",
            [("一",), ("一", "(一)"), ("一", "(一)", "1"), ("一", "(一)", "1", "(1)"), ("二",)],
        ),
        (
            "第一章 总则\n第一条 为了\n第二条 本\n第二章 奖励\n第三条 对",
            [("第一章",), ("第一章", "第一条"), ("第一章", "第二条"), ("第二章",), ("第二章", "第三条")],
        ),
        ("(一)甲\n(二)乙", [("(一)",), ("(二)",)]),
        ("通知:一、建库。登记。二、验收。三、拨款。", [("一",), ("二",), ("三",)]),
        ("1.1 指标\n1.2 范围", [("1.1",), ("1.2",)]),
    ],
)
def test_numbers_nest(text: str, expected: list[tuple[str, ...]]) -> None:
    assert paths(text) == expected


def test_an_amount_at_the_beginning_of_a_line_opens_no_clause() -> None:
    assert paths("投资\n1.5亿元用于建设\n2024年完成") == []


def test_numbers_in_the_middle_of_a_line_must_go_on_counting() -> None:
    assert paths("一、甲。见三、附则") == [("一",)]


def test_an_annex_begins_anew() -> None:
    assert paths("四、评价。\n附件\n一、名单")[-1] == ("一",)


def test_heading_ends_at_the_full_stop_or_the_line() -> None:
    text = "一、高度重视。各市要落实。\n二、发展目标\n到2025年"
    assert [text[c.heading.begin : c.heading.end] for c in clauses(text) if c.path] == ["高度重视", "发展目标"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零三", 103), ("17", 17)],
)
def test_numbers_in_chinese(words: str, value: int) -> None:
    assert han_number(words) == value


@given(OUTLINE_LIKE | st.text(max_size=300))
def test_clauses_tile_any_text(text: str) -> None:
    parts = clauses(text)
    assert parts[0].begin == 0
    assert parts[-1].end == len(text)
    assert all(a.end == b.begin for a, b in zip(parts, parts[1:], strict=False))
    assert all(c.begin <= c.heading.begin <= c.heading.end <= max(c.end, c.heading.end) for c in parts)
