"""The build: records of notices become a dataset, checked and ready to publish.

    records → statements → a graph for each notice → vocabulary, reference, coverage → shapes

One notice is in memory at a time: its graph is written, checked and put aside in order. Everything is put in order
before it is written, so the same notices give the same bytes whatever the order of files, the locale or the hash
seed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.new_names import new_body, new_place
from ingest.vocabulary import concepts
from kg.coverage import Coverage
from kg.graph import names
from kg.graph import vocabulary as industries
from kg.graph.decisions import Decisions, read_decisions
from kg.graph.notices import NoticeGraph, PolicyKeys
from kg.graph.quads import Quad, Quads, iri, lines_of, term, text
from kg.graph.records import Records
from kg.graph.sorted_lines import SortedLines
from kg.graph.statements import Record, Statement, statements
from kg.graph.world import World
from kg.ontology import ID
from kg.placements import placements
from kg.shapes import Needs, Violation, violations
from kg.snapshot import FILES, Content


class BuildFault(ValueError):
    """The notices cannot become a graph; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Built:
    """A dataset that keeps the shapes: the files of a snapshot, what its manifest says, what a person should see."""

    contents: dict[str, Content]
    manifest: dict[str, object]
    rows: list[dict[str, object]]
    undecided: dict[str, list[str]]
    left_out: list[str]


def build(records: Iterable[Record], decisions: Decisions | None = None) -> Built:
    """The graph of the records; what is too large for the memory is put aside in the folder of `Records`.

    A statement that breaks its shape (a rule that read half of something) is left out and named in
    `left_out`; nothing else may break one. Raises BuildFault where two notices have one id or the dataset
    breaks a shape all the same, OSError where the disk is full.
    """
    kept = records if isinstance(records, Records) else Records(records)
    _check_ids(kept.ids)
    decided = decisions or read_decisions()
    dataset = _Dataset(kept, decided, frozenset())
    left_out = [str(v) for v in dataset.broken]
    if left_out:
        dataset = _Dataset(kept, decided, frozenset(_statements_of(v.focus) for v in dataset.broken))
        _check(dataset.broken)
    undecided = dataset.undecided()
    manifest: dict[str, object] = {
        "contract": 1,
        "counts": dataset.counts(),
        "notices": dataset.notices,
        "undecided": undecided,
        "left_out": left_out,
    }
    contents = {FILES[0]: Content(dataset.lines), FILES[1]: Content(_Facts(kept))}
    return Built(contents, manifest, dataset.rows, undecided, left_out)


class _Dataset:
    """The quads of the records, without the statements whose ids are in `without`, and where they break the shapes."""

    def __init__(self, records: Records, decided: Decisions, without: frozenset[str]) -> None:
        self._records, self._without = records, without
        self._world, self._vocabulary = World(decided, new_body, new_place), industries.Vocabulary(decided)
        self._policies, self._lists = PolicyKeys(), dict[str, str]()
        self.rows: list[dict[str, object]] = []
        self.notices: list[dict[str, object]] = []
        self._stated = self._covered = 0
        self.lines = SortedLines(records.folder)
        for record in records:
            self._meet(record)
        asked = [*sorted(concepts()), *sorted(self._vocabulary.provisional)]
        self._coverage = Coverage(asked, [*industries.alignments(), *self._vocabulary.proposed()])
        self.broken = self._write()

    def _meet(self, record: Record) -> None:
        """Every name is met before the first is written: a name may stand for what only a later notice names."""
        stated = self._statements(record)
        self._lists |= {str(s.values["scheme"]): str(s.values["scheme"]) for s in stated if s.type == "membership"}
        self._policies.meet(record)
        self._stated += len(stated)
        self.rows.append(_row(record, stated))
        self.notices.append({"notice": record.id, "sha256": record.head["sha256"]})

    def _statements(self, record: Record) -> list[Statement]:
        return [
            k for s in statements(record) if s.id not in self._without and (k := _kept(s, self._vocabulary)) is not None
        ]

    def _write(self) -> list[Violation]:
        """Put the quads aside part by part; returns where they break the shapes."""
        broken: list[Violation] = []
        classes: dict[str, set[str]] = {}  # of what other parts may point to
        needed: dict[tuple[str, str], list[str]] = {}
        for record in self._records:
            quads, notice, elsewhere = self._notice(record, count=True), iri(names.notice(record.id)), Needs()
            classes[notice] = {o for s, p, o, _ in quads if s == notice and p == term("rdf:type")}
            broken += violations(quads, elsewhere=elsewhere)
            for need in elsewhere:
                needed.setdefault(need, []).append(record.id)
            self.lines.extend(lines_of(quads))
        shared = self._shared()
        broken += violations(shared, classes)
        for thing, predicate, of, _ in shared:
            if predicate == term("rdf:type"):
                classes.setdefault(thing, set()).add(of)
        self.lines.extend(lines_of(shared))
        lacking = {id for (thing, of), ids in needed.items() if of not in classes.get(thing, ()) for id in ids}
        for record in self._records if lacking else ():
            if record.id in lacking:
                broken += violations(self._notice(record), classes)
        return sorted(set(broken), key=str)

    def _notice(self, record: Record, count: bool = False) -> list[Quad]:
        """The graph of a notice and what it says of coverage."""
        quads, stated = Quads(), self._statements(record)
        graph = NoticeGraph(quads, record, self._world, self._vocabulary, self._policies)
        graph.write(stated)
        covered = self._coverage.write(quads, self._world, placements(graph, stated))
        self._covered += covered if count else 0
        return quads.ordered()

    def _shared(self) -> list[Quad]:
        """The graphs that belong to no notice: vocabulary, reference, dataset."""
        quads = Quads()
        industries.write(quads, self._vocabulary, self._lists)
        self._world.write(quads)
        _describe(quads, self._records.ids)
        return quads.ordered()

    def counts(self) -> dict[str, int]:
        """How much there is of everything."""
        return {
            "notices": len(self._records),
            "statements": self._stated,
            "coverage": self._covered,
            "quads": len(self.lines),
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


def _check_ids(ids: Sequence[str]) -> None:
    twice = next((a for a, b in zip(ids, ids[1:], strict=False) if a == b), None)
    if twice is not None:
        raise BuildFault(f"{twice}: two notices have this id; rename a file or give it an id in a sidecar .json")


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


def _describe(quads: Quads, ids: Iterable[str]) -> None:
    quads.graph(names.DATASET)
    dataset = names.thing("dataset", "graph")
    quads.type(dataset, "dcat:Dataset")
    quads.add(dataset, "dcterms:title", text("产业政策知识图谱"))
    for id in ids:
        quads.add(dataset, "dcterms:hasPart", iri(names.notice(id)))


def _check(found: list[Violation]) -> None:
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise BuildFault(
            f"the graph breaks its shapes: {found[0]}{more}; this is a fault of kg, please report the notice"
        )


class _Facts:
    """The lines of the fact contract, notice after notice."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def __iter__(self) -> Iterator[bytes]:
        for record in self._records:
            yield "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _fact_lines(record)).encode()


def _fact_lines(record: Record) -> Iterator[Mapping[str, object]]:
    yield record.head
    for sighting in record.sightings:
        line = {k: v for k, v in sighting.items() if k not in ("sentence", "sentence_begin", "copies")}
        copies = sighting.get("copies")
        if isinstance(copies, list) and copies:
            line["copies"] = [c[:2] for c in copies]
        yield line


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
