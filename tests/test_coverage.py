"""Which city covers what: the tiers, what is inherited, what rolls up, what rests on a draft."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.extract import find_notices
from kg.build import build
from kg.graph.quads import parsed
from kg.graph.statements import Record
from kg.graph.vocabulary import Alignment
from kg.intake import read
from kg.ontology import ID, KG, PREFIXES
from kg.steps import Steps

NOTICES = Path(__file__).parents[1] / "data" / "notices"
GOLD = Path(__file__).parents[2] / "shared" / "gold"
Said = Mapping[str, object]
Row = dict[str, str]


def fact(type: str, begin: int, clause: tuple[str, ...] = ("一",), **values: object) -> Said:
    common = {
        "type": type,
        "clause": list(clause),
        "begin": begin,
        "end": begin + 2,
        "quote": "××",
        "rule": "test.rule",
    }
    return {**common, "status": "certain", "sentence": "××", "sentence_begin": begin, "copies": [], **values}


def notice(
    id: str, *facts: Said, standing: str = "unknown", of: str = "四川省", level: str = "province", heading: str = ""
) -> Record:
    head = {
        "type": "notice", "notice": id, "sha256": "0" * 64, "chars": 1000, "title": id, "legal_status": standing,
        "jurisdiction": of, "level": level,
    }  # fmt: skip
    return Record(id, head, facts, (((), ""), (("一",), heading)))


def located(industry: str, region: str, begin: int = 10, **more: object) -> Said:
    return fact("located", begin, industry=industry, region=region, relation="located_in", **more)


def named(industry: str, begin: int = 20, kind: str = "industry", clause: tuple[str, ...] = ("一",)) -> Said:
    return fact("industry", begin, clause, name=industry, concept=None, kind=kind, list=None, order=None)


def coverage(industry: str, *records: Record) -> list[Row]:
    """The coverage rows of an industry: property → value, with names instead of IRIs."""
    return coverage_of(build(records).contents["graph.nq"].whole()).get(industry, [])


def coverage_of(nquads: bytes) -> dict[str, list[Row]]:
    names: dict[str, str] = {}
    about: dict[str, Row] = defaultdict(dict)
    for s, p, o, g in parsed(nquads.decode().splitlines(keepends=True)):
        if p == f"<{PREFIXES['skos']}prefLabel>" and o.endswith("@zh"):
            names[s] = o[1:-4]
        if p == f"<{KG}level>":
            about[s]["level"] = o.strip('"')
        if g == f"<{ID}graph/coverage>":
            about[s][p[1:-1].removeprefix(KG)] = o
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in list(about.values()):
        if "tier" in row:
            told = {k: names.get(v, v.split('"')[1] if v.startswith('"') else v) for k, v in row.items()}
            told["level"] = about[row["region"]]["level"]
            rows[told["industry"]].append(told)
    return rows


def told(rows: list[Row], *keys: str) -> set[tuple[str, ...]]:
    return {tuple(row.get(k, "") for k in keys) for row in rows}


def test_the_words_themselves_name_the_city() -> None:
    rows = coverage("氢能", notice("a", located("氢能产业", "成都市")))
    assert told(rows, "region", "tier", "relation", "how") == {("成都市", "named", "same", "stated")}


def test_a_close_or_narrower_industry_names_it_too() -> None:
    given = notice("a", located("绿色氢能", "成都市"), located("氢能装备", "德阳市", 12))
    assert told(coverage("氢能", given), "region", "tier", "relation") == {
        ("成都市", "named", "close"), ("德阳市", "named", "narrower"),
    }  # fmt: skip


def test_narrower_industries_chain() -> None:
    rows = coverage("新能源", notice("a", located("氢能装备", "德阳市")))
    assert told(rows, "region", "tier", "relation") == {("德阳市", "named", "narrower")}


def test_a_broader_industry_is_no_more_than_broader() -> None:
    rows = coverage("固态电池", notice("a", located("动力电池", "宜宾市")))
    assert told(rows, "region", "tier") == {("宜宾市", "broader")}


def test_a_close_match_hands_on_what_is_related() -> None:
    rows = coverage(
        "氢能", notice("a", located("清洁能源装备", "德阳市"), located("新能源与智能汽车产业", "南充市", 12))
    )
    assert told(rows, "region", "tier") == {("德阳市", "related"), ("南充市", "weak")}


def test_a_district_is_shown_as_itself_and_counts_for_its_city() -> None:
    rows = coverage("无人机", notice("a", located("工业无人机", "青羊区")))
    assert told(rows, "region", "level", "city", "rollsUp") == {("青羊区", "county", "成都市", "true")}


def test_an_area_across_cities_belongs_to_none() -> None:
    rows = coverage("氢能", notice("a", located("氢能", "成渝地区")))
    assert told(rows, "region", "level", "city", "rollsUp") == {("成渝地区", "zone", "", "false")}


def test_a_zone_named_after_a_city_lies_in_it() -> None:
    rows = coverage("氢能", notice("a", located("氢能", "成都高新区")))
    assert told(rows, "region", "city", "rollsUp") == {("成都高新区", "成都市", "true")}


def test_a_district_of_a_municipality_counts_for_it() -> None:
    rows = coverage("氢能", notice("a", located("氢能", "嘉定区"), of="上海市"))
    assert told(rows, "region", "city") == {("嘉定区", "上海市")}


def test_what_rests_on_a_draft_says_so() -> None:
    rows = coverage(
        "氢能", notice("a", located("氢能", "成都市"), standing="draft"), notice("b", located("氢能", "自贡市"))
    )
    assert told(rows, "region", "standing") == {("成都市", "draft"), ("自贡市", "unknown")}


def test_a_product_in_an_item_inherits_its_places() -> None:
    given = notice("a", located("清洁能源装备", "德阳市"), named("氢能装备"), heading="清洁能源装备")
    rows = coverage("氢能", given)
    assert ("德阳市", "named", "clause-scope") in told(rows, "region", "tier", "how")
    assert all(row["nameEvidence"] for row in rows if row["how"] == "clause-scope")


def test_nothing_is_inherited_where_the_heading_names_another_thing() -> None:
    given = notice("a", located("清洁能源装备", "德阳市"), named("氢能装备"), heading="组织保障")
    assert "clause-scope" not in {row["how"] for row in coverage("氢能", given)}


def test_inheritance_that_tells_nothing_more_is_left_out() -> None:
    given = notice("a", located("新型显示", "成都市"), named("OLED面板"), heading="新型显示")
    assert told(coverage("新型显示", given), "how") == {("stated",)}
    assert ("clause-scope", "named") in told(coverage("OLED面板", given), "how", "tier")


def test_a_county_s_own_notice_names_its_industries() -> None:
    given = notice("a", named("智能传感器"), named("第五代移动通信技术", 30, "technology"), of="青羊区", level="county")
    assert told(coverage("智能传感器", given), "region", "tier", "how") == {("青羊区", "named", "own-notice")}
    assert told(coverage("第五代移动通信技术", given), "tier") == {("weak",)}


def test_a_province_s_own_notice_names_no_city() -> None:
    assert coverage("智能传感器", notice("a", named("智能传感器"))) == []


def test_a_cluster_told_twice_is_one_row() -> None:
    cluster = fact(
        "cluster", 10, name="成都市氢能产业集群", industry="氢能", region=["成都市"], grade=None, recognised_by=[]
    )
    assert len(coverage("氢能", notice("a", cluster, located("氢能", "成都市")))) == 1


def test_a_proposal_is_weak_until_somebody_decides() -> None:
    rows = coverage("动力电池", notice("a", located("乘用车动力电池", "宜宾市")))
    assert told(rows, "tier", "relation") == {("weak", "narrower")}


def test_a_named_project_may_stand_for_an_industry() -> None:
    project = fact("entity", 10, name="互联互通的成渝氢走廊", kind="project", region="成渝地区")
    assert told(coverage("氢能", notice("a", project)), "region", "tier", "via") == {
        ("成渝地区", "related", "互联互通的成渝氢走廊")
    }


def test_an_alignment_with_a_scope_holds_for_that_list_alone() -> None:
    listed = fact("membership", 5, scheme="sichuan-everest-2023", name="新型显示", order=1)
    given = [notice("a", listed, located("新型显示", "眉山市")), notice("b", located("新型显示", "绵阳市"))]
    assert told(coverage("超高清显示", *given), "region", "tier", "relation") == {
        ("眉山市", "named", "close"), ("绵阳市", "broader", "broader"),
    }  # fmt: skip


def test_steps_end_where_matches_form_a_circle() -> None:
    def align(a: str, b: str) -> Alignment:
        return Alignment(a, "narrower", b, "", "", "normal", "test", "test")

    steps = Steps([align("a", "b"), align("b", "c"), align("c", "a")])
    assert {concept for concept, _, _ in steps.of("a")} == {"a", "b", "c"}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled data are not here")
def test_the_25_tracks_are_covered_as_the_labels_say() -> None:
    rows = coverage_of(build(read(p) for p in find_notices([NOTICES])).contents["graph.nq"].whole())
    with (GOLD / "track_coverage_summary.csv").open(encoding="utf-8") as file:
        labelled = {r["track"]: r for r in csv.DictReader(file)}
    assert {t: verdict(rows[t]) for t in labelled} == {t: r["verdict"] for t, r in labelled.items()}
    for track, r in labelled.items():
        cities = told([x for x in rows[track] if x["level"] == "prefecture" and x["tier"] == "named"], "region")
        assert {c for (c,) in cities} == set(filter(None, r["tierA_cities"].split("|"))), track


def verdict(rows: list[Row]) -> str:
    """How a track is covered, in the words of the labels."""
    cities = {row["tier"] for row in rows if row["level"] == "prefecture"}
    for tier, word in (("named", "direct"), ("broader", "broader only"), ("related", "related only")):
        if tier in cities:
            return word
    if any(row["level"] == "county" and row["tier"] != "weak" for row in rows):
        return "district only"
    return "weak only" if any(row["level"] != "zone" for row in rows) else "none"
