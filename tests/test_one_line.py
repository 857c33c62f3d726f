"""Line breaks that a copy lost are found again where blanks stand for them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.text.one_line import with_lines

BODY = (
    "各县（市、区）人民政府：{0}现将有关事项通知如下。{0}"
    "一、建设制氢基地。（市能源局）{0}二、开通示范线路。（市交通运输局）{0}某市人民政府办公室{0}2024年3月5日"
)


@pytest.mark.parametrize("blanks", ["　　", " ", " 　　", "\u00a0" * 4, "\u2003\u2003"])
def test_a_notice_in_one_line_reads_like_one_with_lines(blanks: str) -> None:
    def said(text: str) -> list[tuple[object, ...]]:
        return sorted(
            (str(f["type"]), str(f.get("value") or f.get("agency") or f.get("title")), str(f.get("clause")))
            for f in extract(text).lines()
            if f["type"] != "notice"
        )

    title = "永州市人民政府办公室关于加快氢能发展的通知"
    assert said(f"{title}{blanks}{BODY.format(blanks)}") == said(f"{title}\n{BODY.format(chr(10))}")


def test_the_rows_of_a_table_in_one_line_are_told_by_their_numbers() -> None:
    text = "公示如下。 序号 集群名称 所在县 1 柑橘产业集群 道县 2 香芋产业集群 江永县 公示期为7天。"
    assert with_lines(text).split("\n")[1:] == [
        "序号\t集群名称\t所在县",
        "1\t柑橘产业集群\t道县",
        "2\t香芋产业集群\t江永县",
        "公示期为7天。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "索引号：0088/2024-1　　发文机关：永州市人民政府\n永州市氢能方案",  # a header above other lines
        "第一条　为了发展氢能，制定本办法。",
        "公　　告",
        "支持 永州 市建设 氢能 产业园 ，加快 发展 。 力争 2027 年 建成 。",  # blanks of OCR
        "序号 任务 单位 一 二 三",
        "到 2027 年，建成加氢站 20 座。",
    ],
)
def test_blanks_that_stand_for_no_break_stay(text: str) -> None:
    assert with_lines(text) == text


@given(st.text(alphabet="各县：。一、（）12.　 \u00a0\n\t序号市通知年月日|>", max_size=120))
def test_every_place_stays_what_it_was(text: str) -> None:
    lined = with_lines(text)
    assert len(lined) == len(text)
    assert all(a == b or a in " \u00a0\u2002\u2003\u3000" and b in "\n\t" for a, b in zip(text, lined, strict=True))
