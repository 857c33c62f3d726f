"""Chains of industries: stages in order, with the industry that the words around them name."""

from __future__ import annotations

import time

import pytest

from ingest.extract import extract, read_notice
from ingest.model import Document, Fact
from ingest.reading import Reading
from ingest.rules import all_rules
from kg.resources import shipped


def stages(text: str) -> list[Fact]:
    return [f for f in extract(text).facts if f.type == "stage"]


def chain(text: str) -> tuple[object, list[object]]:
    found = sorted(stages(text), key=lambda f: int(str(f.values["order"])))
    assert len({f.values["chain"] for f in found}) == 1, found
    return found[0].values["chain"], [f.values["stage"] for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("构建“育苗—种植—加工—销售”食用菌全产业链。", ("食用菌", ["育苗", "种植", "加工", "销售"])),
        ("围绕“芯片→模组→终端”,打造物联网产业链。", ("物联网", ["芯片", "模组", "终端"])),
        ("推动风电产业叶片、塔筒、整机各环节协同。", ("风电", ["叶片", "塔筒", "整机"])),
        ("完善隔膜、电解液、正极材料等锂电产业链。", ("锂电", ["隔膜", "电解液", "正极材料"])),
        ("打造集研发、生产、检测于一体的医疗器械产业。", ("医疗器械", ["研发", "生产", "检测"])),
        ("形成从铜精矿、阴极铜到铜板带、铜箔的铜加工产业链。", ("铜加工", ["铜精矿", "阴极铜", "铜板带", "铜箔"])),
        ("贯通良种繁育、规模养殖、屠宰加工,做强生猪全产业链。", ("生猪", ["良种繁育", "规模养殖", "屠宰加工"])),
        ("做强氢能“制储输用”全产业链。", ("氢能", ["制", "储", "输", "用"])),
        ("推动氢能制、储、运、加注、用全链条发展。", ("氢能", ["制", "储", "运", "加注", "用"])),
        ("完善“苗、种、养、加、文旅、销”牡蛎全产业链。", ("牡蛎", ["苗", "种", "养", "加", "文旅", "销"])),
    ],
)
def test_a_chain_has_its_stages_and_its_industry(text: str, expected: tuple[object, list[object]]) -> None:
    assert chain(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "打造“菌株构建到原料研发”的白酒全产业链。",
        "贯通轨道交通“概念验证—中试线—小批量—生产线”转化链条。",
        "完善轨道交通产业“苗圃—孵化器—加速器—产业园”孵化链条。",
    ],
)
def test_the_way_of_research_or_a_saying_is_no_chain(text: str) -> None:
    assert not stages(text)


def test_what_stands_under_a_position_is_a_stage_and_the_position_is_noted() -> None:
    found = stages("光伏产业链上游引进高纯石英,中游做强电池片、组件,下游拓展电站运维。")
    assert [(f.values["stage"], f.values["position"]) for f in found] == [
        ("高纯石英", "upstream"), ("电池片", "midstream"), ("组件", "midstream"), ("电站运维", "downstream"),
    ]  # fmt: skip


def test_deng_leaves_the_chain_open() -> None:
    assert {f.values["open"] for f in stages("补齐光刻胶、电子特气等短板环节,做强集成电路产业。")} == {True}


def test_the_heading_names_the_industry_where_the_sentence_does_not() -> None:
    found = stages("一、任务\n(一)生物医药产业。覆盖药物发现、临床试验、规模生产全链条。")
    assert {f.values["chain"] for f in found} == {"生物医药"}


@pytest.mark.parametrize(
    "text",
    [
        "实施期限为2024—2026年。",
        "流程为企业申报—初审—评审—公示。",
        "建设成都—重庆科创走廊。",
        "完善“链长+链主+专班”工作机制。",
        "推进城乡一体化、产学研一体化、区域交通一体化。",
        "推动产业链上中下游、大中小企业融通。",
        "在研发设计、生产制造、经营管理等环节应用人工智能。",
        "聚焦氢能、光伏、储能等重点产业链招商。",
        "加强对报关、仓储、装卸等环节收费的监管。",
        "打通研发、小试、中试、产业化全链条。",
    ],
)
def test_what_only_looks_like_a_chain_is_none(text: str) -> None:
    assert stages(text) == []


def test_shorthand_of_the_shipped_notice_keeps_its_letters() -> None:
    facts = read_notice(shipped("data") / "notices" / "sichuan-new-economy-2021.txt").facts
    letters = [f.values["stage"] for f in facts if f.type == "stage" and "电子信息" in str(f.values["chain"])]
    assert letters == list("芯屏存端软智网")


@pytest.mark.parametrize(
    "unit", ["—", "甲—", "从甲到乙", "、产业链", "上游甲", "“甲、", "等环节", "甲+", "集甲、于一体"]
)
def test_a_long_line_is_read_in_linear_time(unit: str) -> None:
    reading = Reading(Document("line", unit * (300_000 // len(unit)), ""))
    start = time.process_time()
    for rule in all_rules():
        if rule.emits == "stage":
            list(rule.find(reading))
    assert time.process_time() - start < 20
