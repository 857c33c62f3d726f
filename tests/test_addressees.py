"""Whom a notice addresses: below its title, without a title, below the words of a site; no label is an addressee."""

from __future__ import annotations

import pytest

from ingest.extract import extract

LETTER = """
《甲市补链任务分工方案》已经市政府同意,现印发给你们。
荆门市人民政府办公室
2022年6月8日
甲市补链任务分工方案
一、总体要求
坚持绿色发展。"""


def _addressed(text: str) -> object:
    return extract(text).reading.notice.values.get("addressees", [])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("各县、市、区人民政府,漳河新区,市政府各部门:", ["各县、市、区人民政府", "漳河新区", "市政府各部门"]),
        ("荆政办发〔2022〕9号\n各县市区人民政府,市直各单位:", ["各县市区人民政府", "市直各单位"]),
        (
            "各盟行政公署、市人民政府,自治区各委、办、厅、局:",
            ["各盟行政公署", "各市人民政府", "自治区各委、办、厅、局"],
        ),
    ],
)
def test_a_letter_whose_title_the_page_leaves_out_still_addresses(line: str, names: list[str]) -> None:
    assert _addressed(line + LETTER) == names


def test_words_of_the_site_above_the_letter_hide_nobody() -> None:
    page = (
        "甲省人民政府关于印发甲省补链任务分工方案的通知\n核心提示:\n《甲省补链任务分工方案》已经省政府同意,现印发给你们,"
        "请认真贯彻执行。\n各地级以上市人民政府,省政府各部门:\n《甲省补链任务分工方案》已经省政府同意,现印发给你们。\n"
        "广东省人民政府\n2022年9月21日\n"
    )
    assert _addressed(page) == ["各地级以上市人民政府", "省政府各部门"]


@pytest.mark.parametrize("label", ["责任单位", "协作单位", "支撑机构", "载体园区", "牵头部门"])
def test_labels_address_nobody(label: str) -> None:
    assert _addressed(f"工作事项:建设食品实验室\n{label}:市科技局\n时间节点:2025年3月") == []


@pytest.mark.parametrize("name", ["各有关单位", "有关单位", "市直单位", "各园区"])
def test_bodies_of_no_name_may_be_addressed(name: str) -> None:
    assert _addressed(f"荆门市人民政府关于做好抗旱工作的通知\n{name}:\n现就有关事项通知如下。") == [name]
