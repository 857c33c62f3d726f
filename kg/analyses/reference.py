"""What is known from elsewhere, set beside the rows of the notices and always marked.

`data/reference/` holds facts of public pages, each with its address, date and confidence. They are no part of the
graph. `beside(…)` gives the rows of an analysis with `source` `notices`, followed by what the reference layer adds,
with `source` `reference`, `source_url`, `source_date` and `confidence` and without any quote of a notice.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from kg.analyses.rows import Row, row
from kg.resources import shipped

Fact = dict[str, str]
MARKS = ("source", "source_url", "source_date", "confidence")
ELSEWHERE = "elsewhere"  # the state of what a page outside the notices names
_LEVELS = ("upstream", "midstream", "downstream")


@lru_cache(maxsize=4)
def facts(table: str) -> tuple[Fact, ...]:
    """The lines of a table of `data/reference`."""
    with (shipped("data") / "reference" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def beside(
    analysis: str, rows: Sequence[Row], *, industries: Sequence[str] = (), region: str | None = None
) -> list[Row]:
    """The rows of an analysis, marked, and after them what the reference layer knows of the same question.

    `industries` are the names (label and aliases) that the question is about, none for all. An analysis without
    such facts gives its own rows.

    >>> [r["stage"] for r in beside("chain-gaps", [], industries=["绿色氢能"])][:2]
    ['制氢(可再生能源电解水等)', '储氢、运氢']
    >>> sorted({r["source"] for r in beside("chain-gaps", [{"stage": "制氢"}], industries=["绿色氢能"])})
    ['notices', 'reference']
    """
    marked: list[Row] = [{**r, **dict.fromkeys(MARKS), "source": "notices"} for r in rows]
    adder = _ADDERS.get(analysis)
    return marked + list(adder(set(industries), region, rows)) if adder else marked


def _marked(fact: Fact, **values: Any) -> Row:
    told = {"source_url": fact["source_url"], "confidence": fact["confidence"]}
    return row((), **values) | {"source": "reference", "source_date": fact.get("source_date") or None} | told


def _stages(industries: set[str], region: str | None, rows: Sequence[Row]) -> Iterator[Row]:
    """Chains of the tracks: those asked for, or of all tracks."""
    order = {level: i for i, level in enumerate(_LEVELS)}
    for fact in sorted(facts("track_chains"), key=lambda f: (f["track_id"], order.get(f["level"], 9), int(f["order"]))):
        if not region and (not industries or fact["track"] in industries):
            yield _marked(
                fact, chain=fact["track"], order=int(fact["order"]), stage=fact["segment"], position=fact["level"],
                state=None, cities=[], chain_cities=_hosts(fact["track"]),
            )  # fmt: skip


def _hosts(track: str) -> list[str]:
    ids = {f["track_id"] for f in facts("track_chains") if f["track"] == track}
    return [f["place"] for f in facts("chain_hosts") if ids & set(f["related_tracks"].split("|"))]


def _tracks(industries: set[str], region: str | None, rows: Sequence[Row]) -> Iterator[Row]:
    """Places that pages name for a track which the notices name no city for."""
    open_tracks = {r["name"]: r for r in rows}
    ids = {f["track_id"]: f["track"] for f in facts("track_chains")}
    for fact in facts("track_selection_outcome"):
        if fact["predicate"].startswith(("proposed contestant", "contestant for")) and fact["track"] in open_tracks:
            what = f"{fact['place']}·{fact['object']}"
            yield _marked(
                fact, order=open_tracks[fact["track"]]["order"], name=fact["track"], state=ELSEWHERE, clues=[what]
            )
    for fact in facts("chain_hosts"):
        for track in fact["related_tracks"].split("|"):
            if ids.get(track) in open_tracks:
                what = f"{fact['place']}·{fact['chain']}·{fact['role']}"
                yield _marked(
                    fact, order=open_tracks[ids[track]]["order"], name=ids[track], state=ELSEWHERE, clues=[what]
                )  # fmt: skip


def _cities(industries: set[str], region: str | None, rows: Sequence[Row]) -> Iterator[Row]:
    for fact in facts("chain_hosts"):
        if (not region or fact["place"] == region) and (not industries or fact["chain"] in industries):
            yield _marked(
                fact, city=fact["place"], industry=fact["chain"], coverage=None, via=fact["role"], state=ELSEWHERE,
                note=fact["detail"] or None,
            )  # fmt: skip


def _policies(industries: set[str], region: str | None, rows: Sequence[Row]) -> Iterator[Row]:
    """Policies beside those read: the next to get."""
    for fact in facts("policies_outside"):
        yield _marked(
            fact, title=None, cited=fact["title"], doc_number=fact["doc_number"] or None, read=False,
            relation=None, note=fact["relation_to_seeds"] or None, state=None,
        ) | {"source_date": fact["date"] or None}  # fmt: skip


_ADDERS: dict[str, Callable[[set[str], str | None, Sequence[Row]], Iterator[Row]]] = {
    "chain-gaps": _stages,
    "tracks-without-city": _tracks,
    "city-profile": _cities,
    "policy-lineage": _policies,
}
