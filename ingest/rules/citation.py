"""Rules of the family citation: which documents a notice rests on, carries out, replaces or names."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.citations.citing import Cited, cited_documents
from ingest.citations.titles import as_printed
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule


def _fact(reading: Reading, one: Cited) -> Fact:
    title = as_printed(one.title, reading.printed(one.begin, one.end)) if one.title else None
    return reading.fact(
        "citation", one.begin, one.end,
        status="ambiguous" if one.why else "certain", why=one.why,
        title=title, doc_number=one.number, relation=one.relation,
    )  # fmt: skip


@rule(
    "citation.title",
    emits="citation",
    why="a title in 书名号 names a document (GB/T 15834 §4.16); its number follows in a bracket or stands before it",
    examples=[
        (
            "根据《某省数据条例》和《关于印发〈某省数据规划〉的通知》(某政发〔2021〕5号),制定本办法。",
            [
                {"title": "某省数据条例", "doc_number": None, "relation": "based_on"},
                {"title": "关于印发〈某省数据规划〉的通知", "doc_number": "某政发〔2021〕5号", "relation": "based_on"},
            ],
        ),
        ("为贯彻落实《某市规划纲要》,提出以下意见。", {"title": "某市规划纲要", "relation": "implements"}),
        (
            "《某市资金管理办法》(某财规〔2018〕2号)同时废止。",
            {"doc_number": "某财规〔2018〕2号", "relation": "repeals"},
        ),
        ("现将《某部关于标准化的意见》(某部发〔2020〕7号)转发给你们。", {"relation": "forwards"}),
        (
            "项目应符合《某类产业目录(2022年版)》要求。",
            {"title": "某类产业目录(2022年版)", "relation": "complies_with"},
        ),
    ],
    near_misses=[
        "申报单位须提供《营业执照》,填写《申报书》。",
        "加快编制《某市数据产业发展规划》。",
        "上一篇:《某省数据条例》解读",
        "双方签订《战略合作协议》,《某某日报》作了报道。",
    ],
)
def named(reading: Reading) -> Iterator[Fact]:
    """Documents named by their title in 书名号."""
    for one in cited_documents(reading):
        if one.form == "title":
            yield _fact(reading, one)


@rule(
    "citation.nested",
    emits="citation",
    why="the title inside a 印发 notice names a further document, that the cited notice carries",
    examples=[
        ("依据《关于印发〈某县产业规划〉的通知》,制定本方案。", {"title": "某县产业规划", "relation": "issues"}),
        (
            "落实《某厅关于印发〈甲类名录管理办法〉的通知》(某工发〔2020〕1号)。",
            {"title": "甲类名录管理办法", "relation": "issues"},
        ),
        ("按照《关于公布〈乙类标准〉的公告》执行。", {"title": "乙类标准", "relation": "issues"}),
    ],
    near_misses=["依据《某县产业规划》,制定本方案。", "〈某县产业规划〉"],
)
def nested(reading: Reading) -> Iterator[Fact]:
    """Documents carried by a cited notice."""
    for one in cited_documents(reading):
        if one.form == "inner":
            yield _fact(reading, one)


@rule(
    "citation.number",
    emits="citation",
    why="a number alone names a document (按川办发〔2021〕93号文件执行), with or without its title before it unmarked",
    examples=[
        ("按照某办发〔2016〕42号文件要求办理。", {"doc_number": "某办发〔2016〕42号", "relation": "complies_with"}),
        (
            "根据某市人民政府办公室关于印发某市三年行动计划的通知(某政办发〔2021〕12号),制定本细则。",
            {"title": "某市人民政府办公室关于印发某市三年行动计划的通知", "doc_number": "某政办发〔2021〕12号"},
        ),
        (
            "经研究,决定废止下列行政规范性文件。\n1.关于加强园区管理的通知(某政发〔2010〕3号)\n2.关于园区用地的意见(某政发〔2011〕9号)",
            [{"title": "关于加强园区管理的通知"}, {"title": "关于园区用地的意见", "doc_number": "某政发〔2011〕9号"}],
        ),
    ],
    near_misses=["文号:某政发〔2021〕5号", "关于建库的通知\n某政发〔2021〕5号\n各县人民政府:"],
)
def numbered(reading: Reading) -> Iterator[Fact]:
    """Documents cited by their number without 书名号."""
    for one in cited_documents(reading):
        if one.form == "number":
            yield _fact(reading, one)
