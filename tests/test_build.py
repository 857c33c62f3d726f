"""From the shipped notices to the graph: the same bytes every time, every statement with its words, drafts marked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions

from ingest.extract import extract, find_notices
from kg.build import BuildFault, Built, build
from kg.graph.decisions import Decision, Decisions
from kg.graph.statements import Record
from kg.graph_home import Snapshot, open_snapshot
from kg.intake import read, record
from kg.snapshot import publish

NOTICES = Path(__file__).parents[1] / "data" / "notices"
PREFIXES = """
PREFIX kg: <https://w3id.org/chanye-kg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX schema: <https://schema.org/>
"""


def built_of(*texts: str, decisions: Decisions | None = None) -> Built:
    return build([record(extract(t, f"n{i}", f"{i:064x}")) for i, t in enumerate(texts)], decisions)


def rows(snapshot: Snapshot, query: str) -> list[tuple[str, ...]]:
    solutions = snapshot.store.query(PREFIXES + query)
    assert isinstance(solutions, QuerySolutions)
    names = [v.value for v in solutions.variables]
    return [tuple("" if s[n] is None else str(getattr(s[n], "value", s[n])) for n in names) for s in solutions]


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    home = tmp_path_factory.mktemp("five")
    built = build(read(p) for p in find_notices([NOTICES]))
    publish(home, built.contents, built.manifest)
    return open_snapshot(home)


def kg(*call: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    code = "from kg.cli.entry import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *call], cwd=cwd, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "KG_GRAPH": "", **env},
    )  # fmt: skip


def test_order_of_files_does_not_matter(five: Snapshot) -> None:
    backwards = build(read(p) for p in reversed(find_notices([NOTICES])))
    for name, data in backwards.contents.items():
        assert (five.folder / name).read_bytes() == data.whole()


def test_locale_and_hash_seed_do_not_matter(five: Snapshot, tmp_path: Path) -> None:
    run = kg("build", cwd=tmp_path, PYTHONHASHSEED="4711", LC_ALL="C", PYTHONUTF8="0", TZ="Asia/Tokyo")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "graph" / "current").read_text().strip() == five.id


def test_every_notice_has_its_graph(five: Snapshot) -> None:
    graphs = {g for (g,) in rows(five, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?g a kg:Notice } }")}
    assert graphs == {f"https://w3id.org/chanye-kg/id/notice/{p.stem}" for p in NOTICES.glob("*.txt")}


def test_every_statement_shows_its_words(five: Snapshot) -> None:
    texts = {p.stem: p.read_bytes().decode("utf-8-sig") for p in NOTICES.glob("*.txt")}
    query = """SELECT ?id ?begin ?end ?quote ?sentence ?from WHERE { GRAPH ?n {
        ?n kg:id ?id . ?s a kg:Statement ; kg:evidence ?e .
        ?e oa:start ?begin ; oa:end ?end ; oa:exact ?quote ; kg:sentence ?sentence ; kg:sentenceStart ?from } }"""
    found = rows(five, query)
    assert len(found) > 500
    for id, begin, end, quote, sentence, start in found:
        assert texts[id][int(begin) : int(end)] == quote
        assert texts[id][int(start) : int(start) + len(sentence)] == sentence


def test_no_statement_is_without_evidence(five: Snapshot) -> None:
    assert not rows(five, "SELECT ?s WHERE { GRAPH ?n { ?s a kg:Statement FILTER NOT EXISTS { ?s kg:evidence ?e } } }")


def test_a_body_printed_twice_is_one_statement_with_two_evidences(five: Snapshot) -> None:
    query = """SELECT ?s (COUNT(?e) AS ?n) WHERE { GRAPH ?n { ?n kg:id "sichuan-new-economy-2021" .
        ?s a kg:Role ; kg:evidence ?e } } GROUP BY ?s"""
    assert {n for _, n in rows(five, query)} == {"2"}


def test_what_rests_on_the_draft_says_so(five: Snapshot) -> None:
    query = "SELECT DISTINCT ?id ?of WHERE { GRAPH ?n { ?n kg:id ?id . ?s a kg:Statement ; kg:standing ?of } }"
    said = dict(rows(five, query))
    assert [id for id, of in said.items() if of == "draft"] == ["sichuan-everest-2023-draft"]
    assert said["sichuan-new-economy-2021"] == "in_force"
    query = "SELECT DISTINCT ?n ?of WHERE { GRAPH ?g { ?c a kg:Coverage ; kg:inNotice ?n ; kg:standing ?of } }"
    assert {of for n, of in rows(five, query) if "everest" in n} == {"draft"}


def test_lists_are_in_order_and_complete(five: Snapshot) -> None:
    query = """SELECT ?list (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?m a kg:Membership ; kg:list ?l }
        GRAPH ?v { ?l kg:id ?list } } GROUP BY ?list"""
    assert dict(rows(five, query)) == {
        "sichuan-tracks-2024": "25", "sichuan-clusters-2022": "23", "sichuan-everest-2023": "10",
    }  # fmt: skip


def test_roles_know_their_task(five: Snapshot) -> None:
    query = """SELECT ?role (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?r a kg:Role ; kg:role ?role ; kg:task ?t .
        ?t kg:title ?title . ?g kg:id "sichuan-new-economy-2021" } } GROUP BY ?role"""
    assert dict(rows(five, query)) == {"lead": "34", "support": "110", "shared": "12"}


def test_every_city_of_the_province_is_there_to_be_missed(five: Snapshot) -> None:
    query = 'SELECT ?r WHERE { GRAPH ?g { ?r kg:level "prefecture" ; kg:within ?p . ?p kg:code "510000" } }'
    assert len(rows(five, query)) == 21


def test_money_is_given_in_yuan() -> None:
    built = built_of("三、对新认定的企业给予一次性奖励,最高不超过50万元。")
    if b"schema.org/maxValue" not in built.contents["graph.nq"].whole():
        pytest.skip("the incentive rules do not read this sentence yet")
    assert b'"500000"^^' in built.contents["graph.nq"].whole()


def test_contact_persons_are_nowhere(tmp_path: Path) -> None:
    text = (NOTICES / "sichuan-tracks-2024.txt").read_text("utf-8")
    secret = ("欧阳若曦", "13908881234", "ruoxi.ouyang@example.cn")
    where = text.index("附件")
    text = text[:where] + f"联系人:{secret[0]},电话:{secret[1]},邮箱:{secret[2]}。\n" + text[where:]
    (tmp_path / "n.txt").write_text(text, "utf-8")
    run = kg("build", "n.txt", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    written = b"".join(p.read_bytes() for p in (tmp_path / "graph").rglob("*") if p.is_file()).decode()
    for word in secret:
        assert word not in written + run.stdout + run.stderr


@pytest.mark.parametrize("bad", [b"", b"\x00\x01\x02\x03" * 99, b"\xff\xfe\xfa" + "文".encode("gb18030") + b"\x81"])
def test_a_bad_notice_among_good_ones_is_named_and_nothing_is_published(tmp_path: Path, bad: bytes) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_bytes((NOTICES / "sichuan-clusters-2022.txt").read_bytes())
    assert kg("build", "in", cwd=tmp_path).returncode == 0
    before = open_snapshot(tmp_path / "graph").id
    (folder / "bad.txt").write_bytes(bad)
    (folder / "more.txt").write_bytes((NOTICES / "sichuan-tracks-2024.txt").read_bytes())
    run = kg("build", "in", cwd=tmp_path)
    assert run.returncode == 1
    assert "bad.txt" in run.stderr and "stays in use" in run.stderr and "Traceback" not in run.stderr
    assert open_snapshot(tmp_path / "graph").id == before


def test_two_notices_of_one_name_are_refused() -> None:
    one = record(extract("一、发展氢能产业。", "same", "0" * 64))
    with pytest.raises(BuildFault, match="same: two notices"):
        build([one, one])


def test_the_graph_folder_must_be_writable(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("a file")
    run = kg("build", cwd=tmp_path)
    assert run.returncode == 1 and "cannot be written" in run.stderr and "Traceback" not in run.stderr


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    run = kg("build", "nowhere", cwd=tmp_path)
    assert run.returncode == 1 and "nowhere: no such file or folder" in run.stderr


def test_the_table_tells_what_was_read_and_what_to_do(tmp_path: Path) -> None:
    run = kg("build", "--graph", "g", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "sichuan-new-economy-2021" in run.stdout and "explained" in run.stdout and "next: kg ask" in run.stdout


def test_a_text_that_says_nothing_builds_too() -> None:
    assert built_of("。。。", "").manifest["counts"]["notices"] == 2  # type: ignore[index]


PIECES = sorted({line for p in NOTICES.glob("*.txt") for line in p.read_text("utf-8").splitlines() if len(line) < 200})


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=25), st.integers(0, 3))
def test_no_text_makes_the_build_fail(lines: list[str], cut: int) -> None:
    built = built_of("\n".join(lines)[cut:], "\n".join(reversed(lines)))
    assert built.manifest["counts"]["notices"] == 2  # type: ignore[index]
    assert built.left_out == []


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = '一、发展“"><script>\\\u0007 氢能”产业。\n(责任单位:省“a>b”厅、<urn:x> "y"@zh .)\u2028布局成都\ue000市。'
    built = built_of(hostile)
    publish(tmp_path, built.contents, built.manifest)
    assert len(open_snapshot(tmp_path).store) == built.manifest["counts"]["quads"]  # type: ignore[index]


def test_decisions_survive_every_build() -> None:
    text = "成都市人民政府关于产业发展的意见\n一、重点发展氢冶金产业、无人机产业、量子农艺产业。"
    undecided = built_of(text).undecided["industry"]
    if not undecided:
        pytest.skip("the industry rules read no unknown name here yet")
    name = undecided[0]
    accepted = Decisions([Decision("industry", name, "accept", "decided name", "a person", "2026-01-02")])
    for _ in range(2):
        built = built_of(text, decisions=accepted)
        assert name not in built.undecided["industry"]
        assert b'"decided name"@en' in built.contents["graph.nq"].whole()
    rejected = Decisions([Decision("industry", name, "reject", "", "a person", "2026-01-02")])
    assert f'prefLabel> "{name}"@zh'.encode() in built_of(text).contents["graph.nq"].whole()
    assert f'prefLabel> "{name}"@zh'.encode() not in built_of(text, decisions=rejected).contents["graph.nq"].whole()


def test_facts_of_the_snapshot_are_the_contract(five: Snapshot) -> None:
    types = {str(line["type"]) for line in five.facts()}
    assert {"notice", "role", "membership", "cluster", "located", "industry"} <= types
    for line in five.facts():
        assert "sentence" not in line
        json.dumps(line)


def test_the_query_of_the_documentation_answers(five: Snapshot) -> None:
    page = (Path(__file__).parents[1] / "docs" / "graph-model.md").read_text("utf-8")
    query = page.split("```sparql\n")[1].split("```")[0]
    found = rows(five, query)
    assert ("成都市", "510100", "named", "氢能", "same") in {row[:5] for row in found}
    assert {row[0] for row in found if row[2] == "named"} == {"成都市", "德阳市"}


def test_decisions_in_the_graph_folder_are_kept_by_every_build(tmp_path: Path) -> None:
    assert kg("build", cwd=tmp_path).returncode == 0
    before = open_snapshot(tmp_path / "graph")
    undecided = before.manifest["undecided"]["industry"]  # type: ignore[index]
    if not undecided:
        pytest.skip("nothing waits for a decision")
    line = f"industry,{undecided[0]},reject,,a person,2026-01-02,\n"
    (tmp_path / "graph" / "decisions.csv").write_text("kind,name,decision,as,who,when,note\n" + line, "utf-8")
    for _ in range(2):
        assert kg("build", cwd=tmp_path).returncode == 0
        assert undecided[0] not in open_snapshot(tmp_path / "graph").manifest["undecided"]["industry"]  # type: ignore[index]


def test_a_statement_that_breaks_its_shape_is_left_out_and_named() -> None:
    one = record(extract("一、发展氢能产业。到2027年,产值达到500亿元以上。", "n", "0" * 64))
    odd = {**one.sightings[0], "type": "deadline", "date": "next year", "what": "", "recurrence": None}
    built = build([Record(one.id, one.head, (*one.sightings, odd), one.clauses)])
    assert len(built.left_out) == 1 and "kg:date" in built.left_out[0]
    assert b"next year" not in built.contents["graph.nq"].whole()


def test_a_rejected_body_is_no_agency() -> None:
    text = "一、发展产业。建设平台。(责任单位:市科技局、市农艺局)"
    rejected = Decisions([Decision("agency", "市农艺局", "reject", "", "a person", "2026-01-02")])
    merged = Decisions([Decision("agency", "市农艺局", "same-as", "成都市农业农村局", "a person", "2026-01-02")])
    if "agency/市农艺局".encode() not in built_of(text).contents["graph.nq"].whole():
        pytest.skip("the role rules do not keep this name")
    assert "agency/市农艺局".encode() not in built_of(text, decisions=rejected).contents["graph.nq"].whole()
    assert "agency/成都市农业农村局".encode() in built_of(text, decisions=merged).contents["graph.nq"].whole()
