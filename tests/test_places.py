"""Places of a text: whole names, short forms, zones, areas; names inside other names say nothing."""

from __future__ import annotations

import time

import pytest

from ingest.geography.places import home, mentions, places
from ingest.geography.zones import find_zones, full_name
from ingest.model import Document
from ingest.reading import Reading


def names(text: str) -> list[str]:
    return [p.name for p in places(Reading(Document("n", text, "")))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动成(都)乐(山)眉(山)晶硅光伏一体化", ["成都市", "乐山市", "眉山市"]),
        ("成德绵一体化", ["成都市", "德阳市", "绵阳市"]),
        ("川渝两地共建", ["四川省", "重庆市"]),
        ("依托贵阳贵安发展数据", ["贵阳市", "贵安新区"]),
        ("武汉—孝感—随州产业带", ["武汉市", "孝感市", "随州市"]),
        ("第八师石河子市布局", ["石河子市"]),
        ("双江拉祜族佤族布朗族傣族自治县发展茶", ["双江拉祜族佤族布朗族傣族自治县"]),
        ("阿克苏地区、巴州、伊犁州直", ["阿克苏地区", "巴音郭楞蒙古自治州", "伊犁哈萨克自治州"]),
        ("叙州区(原宜宾县)发展白酒", ["叙州区", "叙州区"]),
    ],
)
def test_short_forms_are_expanded(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "成都银行、四川大学、国家统计局四川调查总队",
        "根据《粤港澳大湾区发展规划纲要》《成都市航空产业规划》",
        "引进龙井茶、普洱茶加工工艺",
        "成飞·青羊创新中心",
        "发展朝阳产业,打造资源大通道",
        "推动“四川制造”向“四川智造”转变",
        "宁德时代、上海电气",
        "贺兰山东麓葡萄酒",
        "长沙海关、人行长沙中心支行、湖南证监局",
    ],
)
def test_names_inside_other_names_are_no_places(text: str) -> None:
    assert names(text) == []


def test_the_innermost_of_a_chain_is_meant() -> None:
    text = "江苏省常州市武进区碳纤维复合材料"
    found = mentions(Reading(Document("n", text, "")))
    assert [(p.name, p.kind) for p in found] == [("江苏省", "prefix"), ("常州市", "prefix"), ("武进区", "place")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重庆市中药材产业发展规划\n以石柱、彭水、酉阳为重点", ["石柱土家族自治县", "彭水苗族土家族自治县"]),
        ("成都市航空产业方案\n以青羊、新都、双流为重点", ["青羊区", "新都区", "双流区"]),
        ("福州市工作方案\n鼓楼区、台江区发展软件", ["鼓楼区", "台江区"]),
    ],
)
def test_short_names_of_counties_count_in_their_own_area(text: str, expected: list[str]) -> None:
    assert [n for n in expected if n not in names(text)] == []


@pytest.mark.parametrize("text", ["推进公安工作,合作共赢", "拓展资源,延长链条", "山西省:兴安岭南麓同心协力"])
def test_common_words_that_are_also_counties_are_words(text: str) -> None:
    assert [n for n in names(text) if n != "山西省"] == []


def test_areas_have_no_code_and_spell_no_cities() -> None:
    found = places(Reading(Document("n", "承接长三角、川南产业", "")))
    assert [(p.name, p.code, p.level) for p in found] == [("长三角", None, "area"), ("川南", None, "area")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("赣州经开区布局半导体", ["赣州经济技术开发区"]),
        ("支持兰州新区、宜宾综合保税区", ["兰州新区", "宜宾综合保税区"]),
        ("中国(四川)自由贸易试验区", ["中国(四川)自由贸易试验区"]),
        ("与天府新区合作", ["四川天府新区"]),
        ("各高新区、省级以上开发区、城市新区", []),
        ("浦东新区、滨海新区", []),
    ],
)
def test_zones_carry_their_full_names(text: str, expected: list[str]) -> None:
    assert [z.name for z in find_zones(text)] == expected


def test_short_kinds_of_zones_are_written_out() -> None:
    assert full_name("南昌高新区") == "南昌高新技术产业开发区"


def test_abbreviated_banners_and_former_districts_are_the_divisions_of_today() -> None:
    assert names("赤峰市通知\n克旗、翁旗、科右前旗发展肉羊。")[1:] == ["克什克腾旗", "翁牛特旗", "科尔沁右翼前旗"]
    assert names("天津市通知\n支持塘沽、汉沽、武清发展物流。")[1:] == ["滨海新区", "滨海新区", "武清区"]
    assert names("动力、白下是什么意思") == []


def test_a_bare_zone_in_the_notice_of_a_city_is_that_citys() -> None:
    assert names("德阳市人民政府关于装备的通知\n高新区、经开区重点发展装备。") == [
        "德阳高新技术产业开发区",
        "德阳经济技术开发区",
    ]
    assert names("四川省人民政府关于装备的通知\n高新区、经开区重点发展装备。") == []


def test_home_is_the_issuers_area() -> None:
    base = home(Reading(Document("n", "衡水市人民政府关于加快发展新材料的意见\n各县市区:", "")))
    assert base is not None and base.name == "衡水市"


@pytest.mark.parametrize("piece", ["成都、", "成(都)", "新区", "依托成都", "“", "成都—", "("])
def test_long_damaged_lines_are_read_in_linear_time(piece: str) -> None:
    reading = Reading(Document("n", piece * 20_000, ""))
    start = time.process_time()
    mentions(reading)
    assert time.process_time() - start < 3


def test_a_known_short_zone_name_behind_another_city_is_not_that_zone() -> None:
    assert [z.name for z in find_zones("依托赣州稀土高新区发展永磁材料")] == ["赣州稀土高新技术产业开发区"]
    assert [z.name for z in find_zones("依托内蒙古稀土高新区发展永磁材料")] == ["包头稀土高新技术产业开发区"]
    assert [z.name for z in find_zones("三亚中央商务区集聚总部,完善商务服务区")] == ["三亚中央商务区"]


def test_waters_and_nouns_hold_no_places() -> None:
    assert names("依托盘锦辽东湾石化基地") == ["盘锦市"]
    assert names("支持哈尔滨动力设备做大做强") == ["哈尔滨市"]
    assert names("哈尔滨动力区、道里区") != ["哈尔滨市"]
