"""Knowledge is data: every table has a title, a source and a schema (`data/schema.json`), and keeps to them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
SCHEMA = json.loads((DATA / "schema.json").read_text("utf-8"))
TABLES = sorted(DATA.rglob("*.csv"))


def schema_of(table: Path) -> dict[str, object]:
    fits = [s for pattern, s in SCHEMA.items() if table in set(DATA.glob(pattern))]
    assert len(fits) == 1, f"{table.relative_to(DATA)} has {len(fits)} schemas in data/schema.json"
    return dict(fits[0])


@pytest.mark.parametrize("table", TABLES, ids=lambda t: str(t.relative_to(DATA)))
def test_table_keeps_to_its_schema(table: Path) -> None:
    schema = schema_of(table)
    fields = [str(f["name"]) for f in schema["fields"]]  # type: ignore[attr-defined]
    patterns = {f["name"]: re.compile(f["pattern"]) for f in schema["fields"] if "pattern" in f}  # type: ignore[attr-defined]
    assert schema["title"] and schema["source"]
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == fields
        keys = set()
        for number, row in enumerate(reader, 2):
            assert None not in row and None not in row.values(), f"{table.name} line {number}: number of cells"
            for name, pattern in patterns.items():
                assert pattern.fullmatch(row[name]), f"{table.name} line {number}: {name}={row[name]!r}"
            key = tuple(row[k] for k in schema["primaryKey"])  # type: ignore[attr-defined]
            assert not key or key not in keys, f"{table.name} line {number}: {key} stands twice"
            keys.add(key)


def test_every_parent_of_a_division_is_a_division() -> None:
    with (DATA / "divisions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    codes = {r["code"] for r in rows}
    assert all(r["parent"] in codes for r in rows if r["parent"])


def test_every_alignment_is_between_known_industries_with_a_reason() -> None:
    with (DATA / "industries" / "concepts.csv").open(encoding="utf-8", newline="") as file:
        known = {r["id"] for r in csv.DictReader(file)}
    with (DATA / "industries" / "alignment.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ends = {e for e in (row["subject"], row["object"]) if not e.startswith("entity:")}
            assert ends <= known, row
            assert row["reason"] and row["said_by"], row
