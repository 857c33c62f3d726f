"""Line breaks that a copy lost are found again where blanks stand for them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.model import Document
from ingest.text.marks import marked
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


def test_wide_blanks_part_the_cells_of_a_table_in_one_line() -> None:
    row = "永州市氢能方案 序号　　任务　　牵头单位　　1　　建设加氢站　　市能源局　　2　　开通示范线路　　市交通运输局"
    assert [f["title"] for f in extract(row).lines() if f["type"] == "task"] == ["建设加氢站", "开通示范线路"]


@pytest.mark.parametrize(
    "text",
    [
        "索引号：0088/2024-1　　发文机关：永州市人民政府\n永州市氢能方案",  # a header above other lines
        "第一条　为了发展氢能，制定本办法。",
        "公　　告",
        "支持 永州 市建设 氢能 产业园 ，加快 发展 。 力争 2027 年 建成 。",  # blanks of OCR
        "序号 任务 单位 一 二 三",
        "到 2027 年，建成加氢站 20 座。",
        # cells that wide blanks part, in a table of many lines
        "任务表\n1　　建设制氢基地（一期），建成加氢站二十座。　　市能源局　　市财政局　　2025年12月底前完成全部内容",
        "主要指标\n氢能产业产值（规模以上工业企业）　　亿元　　20　　100　　38　　预期性　　市能源局（牵头部门）",
        "氢能方案\n发布机构：永州市人民政府办公室（市政府办）　　发文日期：2024年3月5日　　有效性：有效　　主题：能源",
    ],
)
def test_blanks_that_stand_for_no_break_stay(text: str) -> None:
    assert with_lines(text) == text


def test_paragraphs_that_wide_blanks_begin_are_found_in_one_line_of_many() -> None:
    paragraphs = (
        "　　现将有关事项通知如下，请认真贯彻落实。　　一、在道县建设制氢基地。　　二、开通示范线路。（市能源局）"
    )
    text = f"永州市氢能方案\n{paragraphs}\n"
    assert with_lines(text).count("\n") == text.count("\n") + 2


@pytest.mark.parametrize(
    "contact",
    [
        "联系人 张伟 电话 010-68201234",
        "联系人：张伟 李大可",
        "联系处室：高技术处 张伟 028-86261234 李大可 86261235",
        "填表人 张伟 联系电话 13800138000",
        "技术联系：信息中心 张伟 65025678",
    ],
)
def test_contacts_in_one_line_are_hidden_to_the_last_name(contact: str) -> None:
    text = f"某市能源局关于申报的通知 各县政府： 一、建设加氢站。 二、按时报送。 {contact} 某市能源局 2024年4月1日"
    hidden = "".join(text[s.begin : s.end] for s in marked(Document("a", text, "")).private)
    assert all(word in hidden for word in ("张伟", "李大可", "86261235", "13800138000") if word in contact)
    assert "2024年4月1日" not in hidden


@given(st.text(alphabet="各县：。一、（）12.　 \u00a0\n\t序号市通知年月日|>", max_size=120))
def test_every_place_stays_what_it_was(text: str) -> None:
    lined = with_lines(text)
    assert len(lined) == len(text)
    assert all(a == b or a in " \u00a0\u2002\u2003\u3000" and b in "\n\t" for a, b in zip(text, lined, strict=True))
