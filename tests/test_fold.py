"""The folded text gives rules one form to read, and every place in it maps back to the words as published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Span
from ingest.text.fold import fold

NOTICE_LIKE = st.text(
    st.sampled_from(
        '省市科技厅局发展、,，。;；:：()（）《》〈〉“”"一二三十(一)123.%|\t \u3000\u00a0'
        "\r\n責產〇○曰年月lIO—-～①第条附件"
    ),
    max_size=200,
)


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("（责任单位：市工业和信 息化局 ，市财政局）", "(责任单位:市工业和信息化局,市财政局)"),
        ("責任單位:經濟和信息化廳", "责任单位:经济和信息化厅"),
        ("省經(jīng)濟廳", "省经济厅"),
        ("二○二四年", "二〇二四年"),
        ("2024年6月28曰前", "2024年6月28日前"),
        ("到2O25年", "到2025年"),
        ("给予 20 万元奖励，", "给予20万元奖励,"),
        ("由市科技局、市\n林业局、苍梧县牵头推进工作", "由市科技局、市林业局、苍梧县牵头推进工作"),
        ("序号  集群名称  所在市", "序号\t集群名称\t所在市"),
        ("| 1 | 新建公路 | 交通运输部 |", "1\t新建公路\t交通运输部"),
        ('建设"两个基地"', "建设“两个基地”"),
        ('构建"制氢—储\n氢"全产业链', "构建“制氢—储氢”全产业链"),
        ("打造‘芯屏端网’产业链", "打造“芯屏端网”产业链"),
        ("实施“一链‘一策’”工程", "实施“一链‘一策’”工程"),
        ("四大产业--绿色铝材、硅光伏", "四大产业——绿色铝材、硅光伏"),
        ("甲、乙依次布局风电、光伏,给与支持", "甲、乙分别布局风电、光伏,给予支持"),
        ("借助高新区发展软件", "依托高新区发展软件"),
        ("长寿-涪陵-万州产业带\n电芯-PACK-回收", "长寿—涪陵—万州产业带\n电芯-PACK-回收"),
        ("任务\r\n1 建设产业园\r\n2 培育企业\r\n3 加强用工", "任务\n1 建设产业园\n2 培育企业\n3 加强用工"),
    ],
)
def test_damage_of_copies_is_folded(published: str, folded: str) -> None:
    assert fold(published).text == folded


def test_blanks_that_part_names_stay() -> None:
    assert fold("四川省发展和改革委员会 四川省经济和信息化厅").text == "四川省发展和改革委员会 四川省经济和信息化厅"


def test_lines_that_begin_something_are_not_joined() -> None:
    for text in (
        "一、目标\n(一)规模。",
        "各市人民政府\n二、任务",
        "推进项目\n附件:名单",
        "武汉市:光电子、汽车\n襄阳市:汽车、装备\n宜昌市:化工、医药",
    ):
        assert fold(text).text == text


@given(NOTICE_LIKE)
def test_every_place_maps_back_in_order(text: str) -> None:
    folded = fold(text)
    origins = [folded.origin(i) for i in range(len(folded.text))]
    assert origins == sorted(set(origins))
    assert all(0 <= o < len(text) for o in origins)


@given(NOTICE_LIKE, st.data())
def test_what_is_omitted_is_never_read(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    folded = fold(text, [Span(begin, end)])
    inside = [i for i in range(len(folded.text)) if begin <= folded.origin(i) < end]
    assert all(folded.text[i] == "\n" for i in inside)
    assert len(inside) <= 1
