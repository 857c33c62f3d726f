"""How rows of analyses read to a person: headings and codes in words, further evidence in one cell."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from kg.analyses.rows import MIXED
from kg.resources import shipped
from kg.wording import code as own_code
from kg.wording import heading as own_heading
from kg.wording import where

_WHERE = ("quote", "begin", "end", "notice", "clause")


@lru_cache(maxsize=1)
def _columns() -> dict[str, tuple[str, str]]:
    return {r["column"]: (r["zh"], r["en"]) for r in _lines("columns")}


@lru_cache(maxsize=1)
def _codes() -> dict[tuple[str, str], tuple[str, str]]:
    return {(r["column"], r["value"]): (r["zh"], r["en"]) for r in _lines("codes")}


def _lines(name: str) -> list[dict[str, str]]:
    with (shipped("data") / "analyses" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def heading(column: str, lang: str) -> str:
    """The heading of a column in zh or en; a column of the graph's own as there, a name of a place as it is."""
    said = _columns().get(column)
    return said[lang == "en"] if said else own_heading(column, lang)


def told(column: str, value: Any, lang: str) -> Any:
    """A value in words: codes, yes and no, lists joined; numbers stay numbers."""
    if isinstance(value, bool):
        return ("是" if value else "否") if lang == "zh" else ("yes" if value else "no")
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "zh" else ", ").join(str(told(column, v, lang)) for v in value)
    if value is None or isinstance(value, (int, float)):
        return value
    said = _codes().get((column, str(value)))
    if said is None and column not in _columns():
        said = _codes().get(("cell", str(value)))  # the columns of a matrix are places
    return said[lang == "en"] if said else own_code(column, value, lang)


def readable(
    columns: Sequence[str], rows: Sequence[Mapping[str, Any]], lang: str
) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows for people: own columns in words, then standing, quote, where, further evidence."""
    plain = [c for c in columns if c not in (*_WHERE, "standing", "sentence", "evidence", "key", "keys")]
    kept = [*plain, "standing", "quote", "where", "evidence"]
    return kept, [{c: _cell(c, row, lang) for c in kept} for row in rows]


def marked(evidence: Mapping[str, Any], lang: str) -> str:
    """What stands behind words of a draft; nothing behind others.

    >>> marked({"standing": "draft"}, "zh"), marked({"standing": "in_force"}, "zh")
    (' [征求意见稿]', '')
    """
    return f" [{told('standing', 'draft', lang)}]" if evidence.get("standing") == "draft" else ""


def first_marked(row: Mapping[str, Any], lang: str) -> str:
    """The mark of a draft behind the first place of a row that rests on drafts in part only."""
    return marked(row["evidence"][0], lang) if row.get("standing") == MIXED and row.get("evidence") else ""


def _cell(column: str, row: Mapping[str, Any], lang: str) -> Any:
    if column == "where":
        return where(row, lang) + first_marked(row, lang) if row.get("begin") is not None else ""
    if column == "evidence":
        return "\n".join(f"“{e['quote']}” {where(e, lang)}{marked(e, lang)}" for e in row.get("evidence", ())[1:])
    return told(column, row.get(column), lang)


def columns_of(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns of an analysis: its own, those that only these rows have, then where the words stand."""
    tail = ["standing", "notice", "clause", "quote", "begin", "end", "sentence", "evidence"]
    more = [c for row in rows for c in row if c not in columns and c not in tail and c not in ("key", "keys")]
    return [*columns, *dict.fromkeys(more), *tail]
