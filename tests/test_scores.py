"""How well the rules read, family by family, against floors that only rise (`tests/floors.json`)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ingest.measure.evaluate import Score, evaluate, match, read_labelled

ROOT = Path(__file__).parents[1]
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text("utf-8"))
PASSAGES = ROOT.parent / "shared" / "notations" / "passages.jsonl"
SETS = sorted((ROOT / "tests" / "labelled").glob("*.jsonl"))


def check(scores: list[Score], floors: dict[str, float]) -> None:
    found = {s.family: s for s in scores}
    below = {f: round(found[f].f1, 4) for f, floor in floors.items() if found[f].f1 < floor}
    assert not below, f"F1 below the floor: {below}"


def test_gold_standard_of_the_shipped_notices() -> None:
    check(evaluate(read_labelled(ROOT / "data" / "gold" / "notices.jsonl")), FLOORS["gold"])


@pytest.mark.skipif(not PASSAGES.is_file(), reason="the labelled passages lie outside the repository")
def test_passages_in_the_notations_of_many_hands() -> None:
    check(evaluate(read_labelled(PASSAGES)), FLOORS["passages"])


@pytest.mark.parametrize("labelled", SETS, ids=lambda p: p.stem)
def test_labelled_texts_of_other_hands(labelled: Path) -> None:
    check(evaluate(read_labelled(labelled)), FLOORS[labelled.stem])


@pytest.mark.parametrize("labelled", SETS, ids=lambda p: p.stem)
def test_every_family_that_a_set_closes_has_a_floor(labelled: Path) -> None:
    assert {family for text in read_labelled(labelled) for family in text.closed} <= FLOORS[labelled.stem].keys()


def test_floors_and_the_table_of_sets_name_the_sets_there_are() -> None:
    names = {path.stem for path in SETS}
    assert FLOORS.keys() - {"gold", "passages"} == names
    told = re.findall(r"^\| (`[^|]+) \| ", (ROOT / "docs" / "evaluate.md").read_text("utf-8"), re.MULTILINE)
    assert {name for cell in told for name in re.findall(r"`([\w-]+)`", cell)} >= names


def test_a_fact_said_again_is_no_invention() -> None:
    label = {"industry": "氢能", "regions": ("成都市",), "soft": False}
    again = {"industry": "氢能产业", "regions": ("成都市",)}
    hits, missed, invented = match("industry_region", [label], [label, again])
    assert (hits, missed, invented) == (1, [], [])


def test_an_optional_label_costs_nothing_either_way() -> None:
    label = {"region": "成都市", "soft": True}
    assert match("region", [label], []) == (0, [], [])
    assert match("region", [label], [{"region": "成都市"}]) == (0, [], [])


def test_a_set_in_another_form_is_named_by_line(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "a", "text": "一", "closed": [], "facts": []}\n{"id": 1}\n', "utf-8")
    with pytest.raises(ValueError, match="line 2"):
        list(read_labelled(tmp_path / "bad.jsonl"))
