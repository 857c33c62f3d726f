"""The evidence of a statement: the sentence with the words marked, the clause, the notice, the rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.queries import Row, named, rows

if TYPE_CHECKING:
    from kg.graph_home import Snapshot


@dataclass(frozen=True, slots=True)
class Explanation:
    """One piece of evidence; `marked` is its sentence with the words between « and »."""

    kind: str
    says: str
    marked: str
    title: str
    row: Row


def explain(snapshot: Snapshot, asked: str) -> list[Explanation]:
    """The evidence of the statement with that id (or beginning of an id), or of every statement whose sentence
    holds the words; [] where there is none.

        explain(snapshot, "成都市氢能产业集群")[0].marked   # 8.«成都市氢能产业集群»
    """
    words = asked.strip().removeprefix("https://w3id.org/chanye-kg/id/").removeprefix("statement/")
    found = rows(snapshot, named("explain-statement"), {"wanted": words}) if words.isalnum() and words.isascii() else []
    found = found or rows(snapshot, named("evidence"), {"words": asked.strip()})
    return [_explanation(row) for row in found]


def _explanation(row: Row) -> Explanation:
    return Explanation(str(row["kind"]), str(row["says"] or ""), marked(row), str(row["title"]), row)


def marked(row: Row) -> str:
    """The sentence of a row with its quote between « and »."""
    quote, sentence = str(row["quote"]), str(row["sentence"])
    return sentence.replace(quote, f"«{quote}»", 1) if quote in sentence else f"«{quote}»"
