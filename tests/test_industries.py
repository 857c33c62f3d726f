"""Industries, technologies, products and services that a notice wants to grow."""

from __future__ import annotations

import time

import pytest

from ingest.extract import extract
from ingest.model import Document, Fact
from ingest.reading import Reading
from ingest.rules import all_rules


def industries(text: str) -> list[Fact]:
    return [f for f in extract(text).facts if f.type == "industry"]


def names(text: str) -> list[object]:
    return [f.values["name"] for f in industries(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("重点发展智能终端、新型显示等产业。", "industry"),
        ("突破高端轴承、工业传感器等关键核心技术。", "technology"),
        ("开发高端聚烯烃、特种橡胶等产品。", "product"),
        ("大力发展工业设计、检验检测等服务。", "service"),
    ],
)
def test_the_noun_behind_deng_says_what_the_items_are(text: str, kind: str) -> None:
    assert [f.values["kind"] for f in industries(text)] == [kind, kind]


def test_items_of_one_enumeration_share_its_id_and_are_counted() -> None:
    found = industries("前瞻布局量子信息、脑机接口、低空经济等未来产业。")
    assert [f.values["order"] for f in found] == [1, 2, 3]
    assert len({f.values["list"] for f in found}) == 1 and found[0].values["list"]


def test_a_name_of_the_vocabulary_carries_its_concept() -> None:
    assert [f.values["concept"] for f in industries("加快培育人工智能产业集群。")] == ["artificial-intelligence"]


def test_an_unknown_industry_is_read_by_its_form_and_left_without_concept() -> None:
    found = industries("做强酱卤肉制品、功能饮料。")
    assert [(f.values["name"], f.values["concept"]) for f in found] == [("酱卤肉制品", None), ("功能饮料", None)]


def test_leading_and_supporting_industries_are_both_read() -> None:
    assert names("构建以新材料为主导,生物医药、高端装备为支撑的产业体系。") == ["新材料", "生物医药", "高端装备"]


@pytest.mark.parametrize(
    "text",
    [
        "严控水泥、平板玻璃等行业新增产能。",
        "淘汰土法炼焦、落后轧钢等工艺装备。",
        "在公交、物流、环卫等领域推广应用。",
        "由发展改革、财政等部门负责。",
        "完善考核、评价等制度。",
        "培育瞪羚企业、独角兽企业。",
        "提升创新能力、服务水平。",
    ],
)
def test_what_is_curbed_or_no_industry_yields_nothing(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("unit", ["发展", "发展甲、", "等产业", "以甲为主导,", "产业", "甲和", "发展(甲、"])
def test_a_long_line_is_read_in_linear_time(unit: str) -> None:
    reading = Reading(Document("line", unit * (200_000 // len(unit)), ""))
    start = time.process_time()
    for rule in all_rules():
        if rule.emits == "industry":
            list(rule.find(reading))
    assert time.process_time() - start < 20
