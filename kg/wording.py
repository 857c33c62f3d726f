"""How rows read to a person: headings from the ontology, codes in words, places of evidence in one column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.ontology import ontology
from kg.queries import codes as own_codes
from kg.queries import headings as own_headings

_CODED = {
    "coverage": "tier", "relation": "relation", "how": "how", "standing": "standing", "status": "status",
    "role": "role", "level": "level", "position": "position", "grade": "level",
    "reason": "tier", "formal_reason": "tier",
}  # fmt: skip
_EXTRA = {
    ("tier", "district"): ("区县点名", "a county alone"),
    ("tier", "none"): ("没有任何城市线索", "nothing at all"),
    ("level", "national"): ("国家级", "national"),
    ("level", "municipal"): ("市级", "municipal"),
}
_HIDDEN = {"sentence", "code", "begin", "end", "clause", "status", "rule"}


def heading(column: str, lang: str) -> str:
    """The heading of a column: the ontology's label of the property, else that of `queries/columns.csv`."""
    own = own_headings().get(column)
    if own:
        return own[0] if lang == "zh" else own[1]
    term = "kg:" + re.sub(r"_(\w)", lambda m: m[1].upper(), column)
    return ontology().label(term, lang) if term in ontology().terms else column


def headings(columns: Sequence[str], lang: str) -> dict[str, str]:
    """Column → heading."""
    return {c: heading(c, lang) for c in columns}


def code(column: str, value: object, lang: str) -> str:
    """What a code in a column is called: `standing`, `draft` → 征求意见稿."""
    if value is None:
        return ""
    if own := own_codes().get((column, str(value))):
        return own[0] if lang == "zh" else own[1]
    if column == "kind" and f"kg:{value}" in ontology().terms:  # what was read from the words: a class
        return ontology().label(f"kg:{value}", lang)
    property = _CODED.get(column)
    if property is None:
        return str(value)
    extra = _EXTRA.get((property, str(value)))
    return (extra[0] if lang == "zh" else extra[1]) if extra else ontology().code(property, str(value), lang)


def where(row: Mapping[str, object], lang: str) -> str:
    """Where a row's words stand: notice, clause, begin–end."""
    clause = f" {row['clause']}" if row.get("clause") else ""
    end = f"–{row['end']}" if row.get("end") is not None else ""
    place = f" {row['begin']}{end}" if row.get("begin") is not None else ""
    return f"{row.get('notice') or ''}{clause}{place}"


def _told(column: str, value: object, lang: str) -> object:
    """A value in words where it is a code, a yes or no, or a comparison."""
    if isinstance(value, bool):
        return ("是" if value else "否") if lang == "zh" else ("yes" if value else "no")
    if column == "op":
        return {">=": "≥", "<=": "≤", "~": "≈"}.get(str(value), value)
    return code(column, value, lang) if isinstance(value, str) else value


def readable(
    columns: Sequence[str], rows: Sequence[Mapping[str, object]], lang: str
) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows for a table: codes in words, the place of the evidence in one column `where`."""
    hidden = _HIDDEN if "quote" in columns else _HIDDEN - {"sentence"}
    kept = [c for c in columns if c not in hidden and not (c == "notice" and "begin" in columns)]
    if "begin" in columns:
        kept.append("where")
    told = [{c: where(row, lang) if c == "where" else _told(c, row.get(c), lang) for c in kept} for row in rows]
    return kept, told
