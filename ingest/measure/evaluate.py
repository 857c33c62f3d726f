"""How well the rules read a labelled set: gold, found, matched, precision, recall and F1 by family.

A labelled set has one JSON object a line: `id`; `text`, or `file` beside the set; `closed`, the
families whose labels are complete (only there does an invented fact count); `facts` in the form of
the fact contract, where `optional` or status `ambiguous` costs nothing either way, and a list of
alternatives may stand for a value of `notice`. `industry_region` is the pairs of `located` and `cluster`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.contract import NOTICE_KEYS
from ingest.extract import extract
from ingest.measure.matching import RECALL_ONLY, SAME, same_key

Row = Mapping[str, object]
SCORED_PROPERTIES = tuple(
    k for k in NOTICE_KEYS if k not in ("issuers", "addressees", "carrier", "jurisdiction", "source_url")
)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one family; `missed` and `invented` hold (text id, fact)."""

    family: str
    gold: int
    matched: int
    invented: tuple[tuple[str, Row], ...]
    missed: tuple[tuple[str, Row], ...]

    @property
    def precision(self) -> float:
        return self.matched / (self.matched + len(self.invented)) if self.matched else float(not self.invented)

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; recall alone where a label set is never complete."""
        if self.family in RECALL_ONLY:
            return self.recall
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled text: its labels by family, and the families that are closed."""

    id: str
    text: str
    closed: frozenset[str]
    gold: Mapping[str, tuple[Row, ...]]


def read_labelled(path: Path) -> Iterator[Labelled]:
    """The texts of a labelled set; raises ValueError naming the line that is not in its form."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"] if "text" in row else (path.parent / row["file"]).read_bytes().decode("utf-8-sig")
            closed = {_family(c) for c in row["closed"]}
            yield Labelled(str(row["id"]), text, frozenset(closed), by_family(row["facts"], labels=True))
        except (KeyError, TypeError, ValueError, OSError) as error:
            raise ValueError(f"{path}: line {number} is no labelled text ({error!r}); see docs/evaluate.md") from None


def _family(type: str) -> str:
    return {"located": "industry_region", "notice_property": "notice"}.get(type, type)


def by_family(facts: Iterable[Row], labels: bool = False) -> dict[str, tuple[Row, ...]]:
    """Facts of the contract sorted into the families that are scored, each stated once.

    Labels carry `soft`: true where the label is optional; a required label wins over an equal optional one.
    """
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for fact in facts:
        soft = labels and bool(fact.get("optional") or fact.get("status") == "ambiguous")
        for family, row in _scored(fact):
            key = same_key(family, row)
            known = found[family].get(key)
            if known is None or known["soft"] and not soft:
                found[family][key] = {**row, "soft": soft}
    return {family: tuple(rows.values()) for family, rows in found.items()}


def _scored(fact: Row) -> Iterator[tuple[str, Row]]:
    """The scored rows of one fact: a notice is its properties, a cluster also its place."""
    kind = str(fact["type"])
    if kind == "notice":
        for key in SCORED_PROPERTIES:
            if fact.get(key):
                yield "notice", {"property": key, "value": fact[key]}
        issuers = fact.get("issuers")
        for issuer in issuers if isinstance(issuers, list) else []:
            yield "notice", {"property": "issuers", "value": issuer}
        return
    if kind in ("located", "cluster") and fact.get("industry") and fact.get("region"):
        regions = fact["region"] if isinstance(fact["region"], list) else [fact["region"]]
        if fact.get("any_region"):
            yield "industry_region", {"industry": fact["industry"], "regions": tuple(regions)}
        else:
            for region in regions:
                yield "industry_region", {"industry": fact["industry"], "regions": (region,)}
    if kind in SAME and not (kind == "incentive" and fact.get("cap") is None):
        yield kind, fact


def evaluate(texts: Iterable[Labelled]) -> list[Score]:
    """The scores of all families that the texts are labelled for, in the order of the contract."""
    counts: dict[str, tuple[int, int, list[tuple[str, Row]], list[tuple[str, Row]]]] = {}
    for labelled in texts:
        found = by_family(extract(labelled.text, labelled.id).lines())
        for family in SAME:
            gold, seen = labelled.gold.get(family, ()), found.get(family, ())
            if family not in labelled.closed and not (family in RECALL_ONLY and gold):
                continue
            if family == "notice":  # a property that the labels leave open costs nothing
                open_to = {g["property"] for g in gold} | {"doc_number", "issued"}
                seen = tuple(p for p in seen if p["property"] in open_to)
            hits, missed, invented = match(family, gold, seen)
            total, matched, miss, made = counts.setdefault(family, (0, 0, [], []))
            miss += [(labelled.id, m) for m in missed]
            made += [] if family in RECALL_ONLY else [(labelled.id, p) for p in invented]
            counts[family] = (total + sum(not g["soft"] for g in gold), matched + hits, miss, made)
    return [Score(f, *counts[f][:2], tuple(counts[f][3]), tuple(counts[f][2])) for f in SAME if f in counts]


def match(family: str, gold: Iterable[Row], found: Iterable[Row]) -> tuple[int, list[Row], list[Row]]:
    """Labels and findings matched one to one: hits, labels missed, findings invented.

    Required labels choose first; a further way to say what is already matched is no invention.
    """
    same = SAME[family]
    every = sorted(gold, key=lambda g: bool(g["soft"]))
    left, hits, missed = list(found), 0, []
    for label in every:
        fits = [i for i, p in enumerate(left) if same(label, p)]
        best = max(fits, key=lambda i: _closeness(label, left[i]), default=None)
        if best is not None:
            left.pop(best)
            hits += not label["soft"]
        elif not label["soft"]:
            missed.append(label)
    return hits, missed, [p for p in left if not any(same(g, p) for g in every)]


def _closeness(label: Row, row: Row) -> int:
    return sum(label.get(k) == row.get(k) is not None for k in ("industry", "name", "title", "chain", "clause"))
