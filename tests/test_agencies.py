"""Names of government bodies: told in full for the jurisdiction and the time of the notice, found in running text."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import pytest

from ingest.bodies.agencies import canonical_issuer, find_agencies, jurisdiction_of, official_name, organisation_spans
from ingest.bodies.agency_data import bodies, local_bodies, national_bodies, party_bodies
from ingest.bodies.agency_names import is_nobody
from kg.resources import shipped

SHARED = Path(__file__).parents[2] / "shared"


def told(words: str, code: str | None, year: int | None = None, inherited: str | None = None) -> str | None:
    named = official_name(words, jurisdiction_of(code, year), inherited)
    return named.name if named else None


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        ("省发展改革委", "510000", "四川省发展和改革委员会"),
        ("经济信息化厅", "510000", "四川省经济和信息化厅"),
        ("市工信局", "131100", "衡水市工业和信息化局"),
        ("区教委", "500112", "重庆市渝北区教育委员会"),
        ("市科技局", "330782", "义乌市科学技术局"),
        ("县农业农村局", "330523", "安吉县农业农村局"),
        ("自治区林草局", "640000", "宁夏回族自治区林业和草原局"),
        ("州文旅局", "422800", "恩施土家族苗族自治州文化和旅游局"),
        ("盟农牧局", "152500", "锡林郭勒盟农牧局"),
        ("兵团科技局", "新疆生产建设兵团", "新疆生产建设兵团科学技术局"),
        ("市场监管局", "610300", "宝鸡市市场监督管理局"),
    ],
)
def test_level_words_point_to_the_issuer(words: str, code: str, name: str) -> None:
    if code == "500112":
        assert told("渝北" + words, "500000") == name
    else:
        assert told(words, code) == name


def test_level_of_the_first_name_holds_for_the_list() -> None:
    text = "省发展改革委、科技厅、统计局"
    found = find_agencies(text, 0, len(text), jurisdiction_of("230000"))
    assert [a.name for a in found] == ["黑龙江省发展和改革委员会", "黑龙江省科学技术厅", "黑龙江省统计局"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("省税务局", "国家税务总局河北省税务局"),
        ("河北证监局", "中国证券监督管理委员会河北监管局"),
        ("河北银保监局", "中国银行保险监督管理委员会河北监管局"),
        ("河北金融监管局", "国家金融监督管理总局河北监管局"),
        ("省地方金融监管局", "河北省地方金融监督管理局"),
        ("人行石家庄中心支行", "中国人民银行石家庄中心支行"),
        ("人民银行河北省分行", "中国人民银行河北省分行"),
        ("石家庄海关", "石家庄海关"),
        ("省通信管理局", "河北省通信管理局"),
        ("国家统计局河北调查总队", "国家统计局河北调查总队"),
    ],
)
def test_bodies_of_the_centre_in_a_province(words: str, name: str) -> None:
    assert told(words, "130000") == name


def test_party_bodies() -> None:
    assert told("省委宣传部", "350000") == "中共福建省委宣传部"
    assert told("市委网信办", "520100") == "中共贵阳市委网络安全和信息化委员会办公室"


def test_party_bodies_of_autonomous_regions() -> None:
    assert told("自治区党委组织部", "150000") == "中共内蒙古自治区委员会组织部"
    assert told("中共广西壮族自治区委员会宣传部", "450000") == "中共广西壮族自治区委员会宣传部"
    assert told("区党委社会工作部", "640000") == "中共宁夏回族自治区委员会社会工作部"


@pytest.mark.parametrize(
    ("words", "place", "name"),
    [
        ("省旅发委", "460000", "海南省旅游发展委员会"),
        ("省卫计委", "460000", "海南省卫生和计划生育委员会"),
        ("省食药监局", "460000", "海南省食品药品监督管理局"),
        ("省国土资源厅", "460000", "海南省国土资源厅"),
        ("省粮食局", "230000", "黑龙江省粮食局"),
        ("省农委", "230000", "黑龙江省农业委员会"),
        ("省委科技办", "230000", "中共黑龙江省委科技委员会办公室"),
        ("兵团国资委", "650000", "新疆生产建设兵团国有资产监督管理委员会"),
        ("省外汇局", "330000", "国家外汇管理局浙江省分局"),
        ("区公安分局", "420114", "武汉市公安局蔡甸分局"),
        ("大兴安岭行署", "230000", "大兴安岭地区行政公署"),
        ("经济开发区管委会", "511525", "高县经济开发区管理委员会"),
    ],
)
def test_names_of_many_times_and_places(words: str, place: str, name: str) -> None:
    assert told(words, place) == name


def test_a_short_name_of_several_official_ones_stays_as_printed() -> None:
    named = official_name("市文广旅局", jurisdiction_of("510700"))
    assert named and (named.name, named.resolved) == ("市文广旅局", False)


def test_a_province_tells_what_the_short_name_means() -> None:
    assert told("市文广旅局", "330100") == "杭州市文化广电旅游局"
    assert told("市文旅广体局", "430200") == "株洲市文化旅游广电体育局"


def test_national_short_names_mean_national_bodies_in_a_national_notice() -> None:
    assert told("发展改革委", None) == "国家发展和改革委员会"
    assert told("财政部", "510000") == "财政部"
    assert told("国资委", None) == "国务院国有资产监督管理委员会"


def test_names_keep_their_time() -> None:
    assert told("省工信委", "230000", 2012) == "黑龙江省工业和信息化委员会"
    assert told("省环保厅", "410000", 2016) == "河南省环境保护厅"
    assert told("市国税局", "410100", 2016) == "郑州市国家税务局"
    assert told("市交委", "500000", 2016) == "重庆市交通委员会"


def test_a_class_of_bodies_keeps_its_words() -> None:
    here = "510000"
    assert told("各市(州)政府", here) == "各市(州)人民政府"
    assert told("各市、州人民政府", here) == "各市、州人民政府"
    assert told("区(市)县政府", "510100") is None or told("区(市)县政府", "510100") == "区(市)县人民政府"


def test_districts_stand_with_their_city_and_counties_alone() -> None:
    assert told("兰山区人民政府", "371300") == "临沂市兰山区人民政府"
    assert told("景县人民政府", "131100") == "景县人民政府"
    assert told("海西州人民政府", "630000") == "海西蒙古族藏族自治州人民政府"


def test_zones_are_told_in_full() -> None:
    assert told("恩施高新区管委会", "422800") == "恩施高新技术产业开发区管理委员会"
    assert told("苏州工业园区管委会", "320500") == "苏州工业园区管理委员会"


def test_second_plate_in_brackets_is_passed_over() -> None:
    assert told("省新闻出版局(省版权局)", "440000") == "广东省新闻出版局"


@pytest.mark.parametrize("words", ["有关部门", "市直有关部门", "各有关单位", "各地各部门", "相关企业", "等"])
def test_nobody_is_nobody(words: str) -> None:
    assert is_nobody(words)
    assert told(words, "510000") is None


def test_organisation_beats_the_place_inside_it() -> None:
    line = "由青羊区人民政府会同成都海关、四川证监局和成都高新区管委会落实"
    spans = [line[b:e] for b, e in organisation_spans(line)]
    assert spans == ["青羊区人民政府", "成都海关", "四川证监局", "成都高新区管委会"]


@pytest.mark.parametrize("words", ["各部门要办理", "委员会委员", "局部地区", "省内企业", "中心城区", "区域合作"])
def test_words_like_the_ends_of_names_are_none(words: str) -> None:
    assert list(organisation_spans(words)) == []


def test_issuers() -> None:
    assert canonical_issuer("国家发展改革委办公厅") == "国家发展和改革委员会办公厅"
    assert canonical_issuer("延边州人民政府办公室") == "延边朝鲜族自治州人民政府办公室"
    assert canonical_issuer("某某") == "某某"


def test_tables_keep_to_their_schema() -> None:
    folder = shipped("data") / "agencies"
    schema = json.loads((folder / "schema.json").read_text("utf-8"))
    for file in folder.glob("*.csv"):
        fields = [f["name"] for f in schema.get(file.name, schema["<province code>.csv"])["fields"]]
        key = schema.get(file.name, schema["<province code>.csv"])["primaryKey"]
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert rows and list(rows[0]) == fields, file.name
        keys = [tuple(r[k] for k in ([key] if isinstance(key, str) else key)) for r in rows]
        assert len(set(keys)) == len(keys), (file.name, [k for k in keys if keys.count(k) > 1][:5])
        for row in rows:
            for field in ("from", "until"):
                assert not row.get(field) or row[field].isdigit()
    assert bodies() and national_bodies() and party_bodies() and local_bodies("510000")


def test_time_is_linear_in_the_text() -> None:
    for line in ("局" * 200_000, "、" * 200_000, "(" * 200_000, "各市县区" * 50_000, "省" * 200_000):
        began = time.perf_counter()
        sum(1 for _ in organisation_spans(line))
        assert time.perf_counter() - began < 8, line[:4]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reference data are not beside this checkout")
def test_sichuan_reference_names() -> None:
    here = jurisdiction_of("510000", 2021)
    with (SHARED / "reference" / "sichuan_agencies.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] != "党委" and row["surface"] != "省人才办":
                named = official_name(row["surface"], here)
                assert named and named.name == row["canonical"], row["surface"]
