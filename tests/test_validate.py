"""A snapshot is checked again on demand; the direct check of the shapes agrees with pySHACL."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.extract import extract, find_notices
from kg import validate
from kg.build import build
from kg.cli.validate import command
from kg.graph.quads import parsed
from kg.graph_home import open_snapshot
from kg.intake import read, record
from kg.ontology import KG, PREFIXES
from kg.shacl import results
from kg.shapes import Needs, violations
from kg.snapshot import publish
from kg.validate import faults

NOTICES = Path(__file__).parents[1] / "data" / "notices"
TEXT = (
    "成都市人民政府关于支持氢能产业发展的意见\n一、总体目标。到2027年,全市氢能产业规模达到500亿元以上。(责任单位:市经信局,市科技局)\n"
    "二、产业布局。依托成都市郫都区发展氢能装备,布局电解槽。对企业给予最高100万元奖励。"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("five")
    built = build(read(p) for p in find_notices([NOTICES]))
    publish(folder, built.contents, built.manifest)
    return folder


@pytest.fixture(scope="module")
def small() -> list[str]:
    built = build([record(extract(TEXT, "small", "0" * 64))])
    return built.contents["graph.nq"].whole().decode().splitlines(keepends=True)


def test_a_fresh_snapshot_holds(home: Path) -> None:
    assert faults(open_snapshot(home)) == []
    run = CliRunner().invoke(command, ["--graph", str(home)], standalone_mode=False)
    assert run.return_value == 0 and "hold" in run.stdout


@pytest.mark.slow
def test_the_shipped_notices_conform_for_pyshacl_too(home: Path) -> None:
    assert faults(open_snapshot(home), full=True) == []


def test_a_small_graph_conforms_both_ways(small: list[str], tmp_path: Path) -> None:
    assert both(small, tmp_path) == set()


def both(lines: list[str], folder: Path) -> set[tuple[str, str, str]]:
    """What the direct check finds, after making sure that pySHACL finds the same."""
    path = folder / "graph.nq"
    path.write_text("".join(lines), "utf-8")
    ours = {(v.focus, v.path, v.constraint) for v in violations(parsed(lines))}
    assert ours == results(path)
    return ours


@pytest.mark.parametrize(
    ("property", "change", "constraint"),
    [
        (PREFIXES["oa"] + "exact", None, "sh:minCount"),
        (PREFIXES["oa"] + "start", ('"^^', 'x"^^'), "sh:datatype"),
        (PREFIXES["oa"] + "end", ('"', '"-'), "sh:lessThan"),
        (KG + "status", ("certain", "sure"), "sh:in"),
        (KG + "rule", ('"', '"No Rule '), "sh:pattern"),
        (KG + "sha256", ("0000", "00"), "sh:pattern"),
        (KG + "evidence", ("/evidence/", "/elsewhere/"), "sh:class"),
        (KG + "standing", ("unknown", "valid"), "sh:in"),
        (KG + "inClause", None, "sh:minCount"),
        (KG + "provisional", ('"false"^^<http://www.w3.org/2001/XMLSchema#boolean>', '"false"'), "sh:datatype"),
        (PREFIXES["eli"] + "title", None, "sh:minCount"),
    ],
)  # fmt: skip
def test_each_defect_is_found_by_both(
    small: list[str], tmp_path: Path, property: str, change: tuple[str, str] | None, constraint: str
) -> None:
    place = next(
        i for i, x in enumerate(small) if f"> <{property}> " in x and (not change or change[0] in x.split(property)[1])
    )
    broken = list(small)
    if change is None:
        del broken[place]
    else:
        subject, object = broken[place].split(f" <{property}> ")
        broken[place] = f"{subject} <{property}> {object.replace(*change, 1)}"
        assert broken[place] != small[place]
    assert constraint in {c for _, _, c in both(broken, tmp_path)}


def test_parts_are_checked_like_the_whole(small: list[str], home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "_AT_A_TIME", 10)
    assert faults(open_snapshot(home)) == []
    quads = [q for q in parsed(small) if "/evidence/" in q[0]]
    whole: Needs = set()
    assert violations(quads) and violations(quads, elsewhere=whole) == []
    known = {thing: {cls} for thing, cls in whole}
    assert violations(quads, known) == []
    assert {v.constraint for v in violations(quads, dict.fromkeys(known, {"<urn:other>"}))} == {"sh:class"}


def test_a_value_too_many_is_found_by_both(small: list[str], tmp_path: Path) -> None:
    line = next(line for line in small if f"> <{KG}standing> " in line)
    assert "sh:maxCount" in {c for _, _, c in both([*small, line.replace("unknown", "draft")], tmp_path)}


def test_two_names_in_one_language_are_found_by_both(small: list[str], tmp_path: Path) -> None:
    line = next(
        line for line in small if f"> <{PREFIXES['skos']}prefLabel> " in line and "/industry/" in line and "@zh" in line
    )
    more = line.replace('"@zh', '二"@zh')
    assert "sh:uniqueLang" in {c for _, _, c in both([*small, more], tmp_path)}


def test_counts_and_spans_that_do_not_hold_are_told(tmp_path: Path) -> None:
    built = build([record(extract(TEXT, "small", "0" * 64))])
    facts = built.contents["facts.jsonl"].whole().replace(b'"begin": ', b'"begin": 9', 1)
    counts = dict(built.manifest["counts"], quads=1, statements=2)  # type: ignore[call-overload]
    publish(tmp_path, built.contents | {"facts.jsonl": [facts]}, built.manifest | {"counts": counts})
    told = "\n".join(faults(open_snapshot(tmp_path)))
    assert "is not where it says" in told and "manifest.json says 1" in told and "manifest.json says 2" in told


def test_validate_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    run = CliRunner().invoke(command, ["--graph", str(tmp_path / "none")], standalone_mode=False)
    assert "no graph here yet" in str(run.exception)
