"""Names as people write them come to what the graph calls them, or to the nearest known ones."""

from __future__ import annotations

import pytest

from kg.names import Names, UnknownName, key


@pytest.mark.parametrize(
    ("kind", "asked", "meant"),
    [
        ("region", "成都", "成都市"),
        ("region", "Chengdu", "成都市"),
        ("region", "凉山州", "凉山彝族自治州"),
        ("region", "凉山", "凉山彝族自治州"),
        ("region", "甘孜", "甘孜藏族自治州"),
        ("region", "Deyang City", "德阳市"),
        ("region", "綿陽", "绵阳市"),
        ("region", "青羊", "青羊区"),
        ("industry", "氢能", "氢能"),
        ("industry", "hydrogen", "氢能"),
        ("industry", "氫能產業", "氢能"),
        ("industry", "无人机产业链", "无人机"),
        ("industry", "UAVs", "无人机"),
        ("industry", "ＯＬＥＤ面板", "OLED面板"),
        ("industry", "solid-state batteries", "固态电池"),
        ("agency", "经信厅", "四川省经济和信息化厅"),
        ("agency", "经济信息化厅", "四川省经济和信息化厅"),
        ("agency", "省发改委", "四川省发展和改革委员会"),
        ("agency", "四川省科技厅", "四川省科学技术厅"),
        ("agency", "省能源局", "四川省能源局"),
        ("agency", "Department of Science & Technology", "四川省科学技术厅"),
        ("list", "sichuan-tracks-2024", "四川省产业新赛道(2024年)"),
        ("notice", "川办发〔2021〕93号", "sichuan-new-economy-2021"),
    ],
)
def test_a_name_is_resolved_in_every_form_people_write(kind: str, asked: str, meant: str, names: Names) -> None:
    assert names.resolve(kind, asked) == meant


def test_an_unknown_name_is_answered_with_the_nearest_known(names: Names) -> None:
    with pytest.raises(UnknownName) as raised:
        names.resolve("industry", "氢能源")
        names.resolve("industry", "轻能产业园")
    assert raised.value.near
    with pytest.raises(UnknownName) as raised:
        names.resolve("region", "成督市")
    assert "成都市" in raised.value.near


def test_nonsense_has_no_nearest(names: Names) -> None:
    assert names.near("region", "qqqqqqqq") == []


@pytest.mark.parametrize("text", ["", " ", "\u3000", "????", "a" * 5000, "氢" * 3000])
def test_any_text_is_answered_or_refused(text: str, names: Names) -> None:
    assert names.find("industry", text) is None
    assert isinstance(key(text), str)
