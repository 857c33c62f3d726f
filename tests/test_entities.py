"""Platforms, parks, programmes, funds, projects and firms by name."""

from __future__ import annotations

import time

import pytest

from ingest.extract import extract
from ingest.model import Document, Fact
from ingest.reading import Reading
from ingest.rules import all_rules


def entities(text: str) -> list[Fact]:
    return [f for f in extract(text).facts if f.type == "entity"]


def found(text: str) -> list[tuple[object, object]]:
    return [(f.values["name"], f.values["kind"]) for f in entities(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("支持建设国家石墨烯创新中心。", "国家石墨烯创新中心", "platform"),
        ("加快之江实验室建设。", "之江实验室", "institution"),
        ("打造全国重要的特钢生产基地。", "特钢生产基地", "base"),
        ("推进跨境电商综合试验区建设。", "跨境电商综合试验区", "zone"),
        ("依托洛阳国家高新技术产业开发区招商。", "洛阳国家高新技术产业开发区", "zone"),
        ("建设量子信息未来产业科技园。", "量子信息未来产业科技园", "park"),
        ("实施“鲲鹏”人才引育工程。", "“鲲鹏”人才引育工程", "programme"),
        ("设立100亿元绿色转型发展基金。", "绿色转型发展基金", "fund"),
        ("推进面板产线二期项目。", "面板产线二期项目", "project"),
        ("由某某光电科技有限公司承担。", "某某光电科技有限公司", "enterprise"),
    ],
)
def test_the_noun_at_the_end_of_a_name_tells_its_kind(text: str, name: str, kind: str) -> None:
    assert (name, kind) in found(text)


def test_firms_listed_as_such_are_read_one_by_one() -> None:
    assert found("支持甲乙重工、丙丁电气等5家企业上市。") == [("甲乙重工", "enterprise"), ("丙丁电气", "enterprise")]


def test_a_name_that_begins_with_a_division_lies_there() -> None:
    assert [f.values["region"] for f in entities("建设武汉市新能源汽车产业园。")] == ["武汉市"]


@pytest.mark.parametrize(
    "text",
    ["鼓励各地建设一批创新平台。", "以人民为中心。", "印发行动方案。", "加强工程师队伍建设。", "编制年度支出计划。"],
)
def test_what_has_no_name_is_no_entity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("unit", ["平台", "甲平台", "“甲", "建设中心", "甲、乙等企业", "工程("])
def test_a_long_line_is_read_in_linear_time(unit: str) -> None:
    reading = Reading(Document("line", unit * (200_000 // len(unit)), ""))
    start = time.process_time()
    for rule in all_rules():
        if rule.emits == "entity":
            list(rule.find(reading))
    assert time.process_time() - start < 20
