"""The build: records of notices become a dataset, checked and ready to publish.

    records → statements → a graph for each notice → vocabulary, reference, coverage → shapes

Everything is put in order before it is written, so the same notices give the same bytes whatever the
order of files, the locale or the hash seed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.new_names import new_body, new_place
from ingest.vocabulary import concepts
from kg import coverage
from kg.graph import names
from kg.graph import vocabulary as industries
from kg.graph.decisions import Decisions, read_decisions
from kg.graph.notices import NoticeGraph, policy_keys
from kg.graph.quads import Quads, canonical, iri, text
from kg.graph.statements import Record, Statement, statements
from kg.graph.world import World
from kg.ontology import ID
from kg.placements import Placement, placements
from kg.shapes import Violation, violations
from kg.snapshot import FILES


class BuildFault(ValueError):
    """The notices cannot become a graph; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Built:
    """A dataset that keeps the shapes: the files of a snapshot, what its manifest says, what a person should see."""

    contents: dict[str, bytes]
    manifest: dict[str, object]
    rows: list[dict[str, object]]
    undecided: dict[str, list[str]]
    left_out: list[str]


def build(records: Iterable[Record], decisions: Decisions | None = None) -> Built:
    """The graph of the records.

    A statement that breaks its shape (a rule that read half of something) is left out and named in
    `left_out`; nothing else may break one. Raises BuildFault where two notices have one id or the dataset
    breaks a shape all the same.
    """
    ordered = sorted(records, key=lambda r: r.id)
    _check_ids(ordered)
    decided = decisions or read_decisions()
    dataset = _Dataset(ordered, decided, frozenset())
    quads = dataset.quads.ordered()
    broken = violations(quads)
    left_out: list[str] = []
    if broken:
        left_out = [str(v) for v in broken]
        dataset = _Dataset(ordered, decided, frozenset(_statements_of(v.focus) for v in broken))
        quads = dataset.quads.ordered()
        _check(violations(quads))
    contents = {
        FILES[0]: canonical(quads),
        FILES[1]: b"".join(line.encode() for line in _fact_lines(ordered)),
    }
    undecided = dataset.undecided()
    manifest: dict[str, object] = {
        "contract": 1,
        "counts": dataset.counts(),
        "notices": [{"notice": r.id, "sha256": r.head["sha256"]} for r in ordered],
        "undecided": undecided,
        "left_out": left_out,
    }
    rows = [_row(r, dataset.stated[r.id]) for r in ordered]
    return Built(contents, manifest, rows, undecided, left_out)


class _Dataset:
    """The quads of the records, without the statements whose ids are in `without`."""

    def __init__(self, records: Sequence[Record], decided: Decisions, without: frozenset[str]) -> None:
        self.quads, self.records = Quads(), records
        self._world, self._vocabulary = World(decided, new_body, new_place), industries.Vocabulary(decided)
        self.stated = {
            r.id: [k for s in statements(r) if s.id not in without and (k := _kept(s, self._vocabulary))]
            for r in records
        }
        placed = self._notices()
        stated = [s for of_notice in self.stated.values() for s in of_notice]
        lists = {str(s.values["scheme"]): str(s.values["scheme"]) for s in stated if s.type == "membership"}
        industries.write(self.quads, self._vocabulary, lists)
        asked = [*sorted(concepts()), *sorted(self._vocabulary.provisional)]
        alignments = [*industries.alignments(), *self._vocabulary.proposed()]
        self._covered = coverage.write(self.quads, self._world, asked, alignments, placed)
        self._world.write(self.quads)
        _describe(self.quads, records)

    def _notices(self) -> list[Placement]:
        placed: list[Placement] = []
        policies = policy_keys(list(self.records))
        for record in self.records:
            graph = NoticeGraph(self.quads, record, self._world, self._vocabulary, policies)
            graph.write(self.stated[record.id])
            placed.extend(placements(graph, self.stated[record.id]))
        return placed

    def counts(self) -> dict[str, int]:
        """How much there is of everything."""
        return {
            "notices": len(self.records),
            "statements": sum(map(len, self.stated.values())),
            "coverage": self._covered,
            "quads": len(self.quads.all),
        }

    def undecided(self) -> dict[str, list[str]]:
        """The names that wait for a person to decide, by kind."""
        provisional = self._vocabulary.provisional.items()
        return {
            "industry": sorted(n for i, n in provisional if not self._vocabulary.accepted(i)),
            "agency": sorted(self._world.undecided["agency"]),
            "region": sorted(self._world.undecided["region"]),
        }


def _statements_of(focus: str) -> str:
    """The id of the statement that a thing is or belongs to (its evidence, its sum of money)."""
    kind, _, key = focus.removeprefix(ID).partition("/")
    return key.partition("-")[0] if kind in ("statement", "evidence", "money") else ""


def _check_ids(records: Sequence[Record]) -> None:
    twice = [id for id, n in Counter(r.id for r in records).items() if n > 1]
    if twice:
        raise BuildFault(f"{twice[0]}: two notices have this id; rename a file or give it an id in a sidecar .json")


def _kept(s: Statement, vocabulary: industries.Vocabulary) -> Statement | None:
    """The statement without the names that a person has rejected, None where it rests on one of them.

    A cluster of several places loses the rejected one alone. Meets every industry name on the way.
    """
    for kind, key in (("agency", "agency"), ("region", "region")):
        name = s.values.get(key)
        several = name if isinstance(name, list) else [name]
        left = [n for n in several if not (isinstance(n, str) and _rejected(vocabulary.decisions, kind, n))]
        if several and not left:
            return None
        if len(left) < len(several):
            s = replace(s, values={**s.values, key: left if len(left) > 1 else left[0]})
    named = {"industry": "name", "located": "industry", "cluster": "industry"}.get(s.type)
    if named is None:
        return s
    name = s.values.get(named)
    known = isinstance(name, str) and name and vocabulary.concept(name, s.values.get("concept")) is not None
    return s if known or s.type == "cluster" else None


def _rejected(decisions: Decisions, kind: str, name: str) -> bool:
    decided = decisions.of(kind, name)
    return decided is not None and decided.decision == "reject"


def _describe(quads: Quads, records: Sequence[Record]) -> None:
    quads.graph(names.DATASET)
    dataset = names.thing("dataset", "graph")
    quads.type(dataset, "dcat:Dataset")
    quads.add(dataset, "dcterms:title", text("产业政策知识图谱"))
    for record in records:
        quads.add(dataset, "dcterms:hasPart", iri(names.notice(record.id)))


def _check(found: list[Violation]) -> None:
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise BuildFault(
            f"the graph breaks its shapes: {found[0]}{more}; this is a fault of kg, please report the notice"
        )


def _fact_lines(records: Sequence[Record]) -> Iterable[str]:
    for record in records:
        yield json.dumps(record.head, ensure_ascii=False) + "\n"
        for sighting in record.sightings:
            line = {k: v for k, v in sighting.items() if k not in ("sentence", "sentence_begin", "copies")}
            copies = sighting.get("copies")
            if isinstance(copies, list) and copies:
                line["copies"] = [c[:2] for c in copies]
            yield json.dumps(line, ensure_ascii=False) + "\n"


def _row(record: Record, stated: Sequence[Statement]) -> dict[str, object]:
    """What the build tells about a notice: statements by type, how many are ambiguous or name somebody unknown."""
    by_type = Counter(s.type for s in stated)
    return {
        "notice": record.id,
        "standing": record.standing,
        "facts": dict(sorted(by_type.items())),
        "ambiguous": sum(s.status == "ambiguous" for s in stated),
        "unresolved": sum(s.values.get("resolved") is False for s in stated),
        "explained": round(record.explained, 3),
        "unread": record.unread,
    }


def default_notices() -> list[Path]:
    """The folder of the notices that ship with kg."""
    from kg.resources import shipped

    return [shipped("data") / "notices"]
