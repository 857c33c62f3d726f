"""Divisions are found by every name they bear or bore, and the notice's own area decides among namesakes."""

from __future__ import annotations

import pytest

from ingest.geography.gazetteer import (
    by_code,
    division,
    first_place,
    gazetteer,
    jurisdiction,
    lies_in,
    named,
    parent_of,
)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("郫县", "510117"),
        ("双流县", "510116"),
        ("襄樊市", "420600"),
        ("襄樊", "420600"),
        ("宜宾县", "511504"),
        ("凉山", "513400"),
        ("凉山州", "513400"),
        ("恩施州", "422800"),
        ("石柱县", "500240"),
        ("广西", "450000"),
        ("锡盟", "152500"),
        ("成都市青羊区", "510105"),
        ("江苏省常州市武进区", "320412"),
        ("四川德阳", "510600"),
    ],
)
def test_short_former_and_chained_names_mean_the_division_of_today(printed: str, code: str) -> None:
    found = division(printed)
    assert found is not None and found.code == code


@pytest.mark.parametrize(
    ("printed", "home", "code"),
    [
        ("鼓楼区", "福州市", "350102"),
        ("鼓楼区", "南京市", "320106"),
        ("朝阳", "北京市", "110105"),
        ("朝阳", "辽宁省", "211300"),
        ("河北区", "天津市", "120105"),
        ("和平区", "沈阳市", "210102"),
        ("通州区", "南通市", "320612"),
        ("青羊", "成都市", "510105"),
    ],
)
def test_namesakes_are_told_apart_by_the_notices_own_area(printed: str, home: str, code: str) -> None:
    found = division(printed, within=home)
    assert found is not None and found.code == code


@pytest.mark.parametrize("printed", ["鼓楼区", "朝阳区", "通州区", "城关区"])
def test_a_name_of_many_places_means_none_of_them_by_itself(printed: str) -> None:
    assert division(printed) is None
    assert len(named(printed)) > 1


@pytest.mark.parametrize(
    ("printed", "level"),
    [("海南", "province"), ("吉林", "province"), ("吉林市", "prefecture"), ("海南州", "prefecture")],
)
def test_a_bare_name_means_the_higher_level(printed: str, level: str) -> None:
    found = division(printed)
    assert found is not None and found.level == level


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("衡水市人民政府关于加快工业发展的意见", "衡水市"),
        ("成都市青羊区人民政府办公室", "青羊区"),
        ("中国共产党成都市青羊区第八届委员会", "青羊区"),
        ("关于印发《四川省“十四五”规划》的通知", "四川省"),
        ("凉山州人民政府", "凉山彝族自治州"),
        ("重庆市大足区人民政府办公室", "大足区"),
        ("工业和信息化部关于公布名单的通告", None),
        ("国务院关于支持贵州的意见", None),
        ("中国证监会四川监管局", None),
        ("市经济和信息化局", None),
    ],
)
def test_jurisdiction_is_read_from_title_or_issuer(words: str, name: str | None) -> None:
    found = jurisdiction(words)
    assert (found.name if found else None) == name


def test_former_codes_lead_to_the_division_of_today() -> None:
    found = by_code("510124")
    assert found is not None and found.name == "郫都区"


def test_every_division_lies_in_a_province() -> None:
    places = gazetteer()
    provinces = {d for d in places.by_code.values() if d.level == "province"}
    assert len(provinces) == 34
    assert len([d for c, d in places.by_code.items() if d.level == "prefecture" and d.code == c]) == 333
    for place in places.by_code.values():
        assert any(lies_in(place, p) for p in provinces), place
        assert (parent_of(place) is None) == (place.level == "province")


def test_first_place_reads_the_whole_chain() -> None:
    found = first_place("吉林省吉林市永吉县发展大米")
    assert found is not None and (found[0].name, found[1]) == ("永吉县", 9)


def test_a_county_whose_code_went_to_another_is_the_city_of_its_name() -> None:
    # Some codes of the eighties were given to other counties: 乐清's to 平阳, 耒阳's to 绥宁.
    for old, today in [("乐清县", "乐清市"), ("耒阳县", "耒阳市"), ("枝江县", "枝江市"), ("汉阳县", "蔡甸区")]:
        assert named(old)[0].name == today


def test_common_words_name_no_district_of_the_past() -> None:
    assert not any(named(word) for word in ("市区", "新区", "市郊区"))
