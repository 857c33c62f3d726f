"""The build: records of notices become a dataset, checked and ready to publish.

    records → statements → a graph for each notice → vocabulary, reference, coverage → shapes

Everything is put in order before it is written, so the same notices give the same bytes whatever the
order of files, the locale or the hash seed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.vocabulary import concepts
from kg import coverage
from kg.graph import names
from kg.graph import vocabulary as industries
from kg.graph.decisions import Decisions, read_decisions
from kg.graph.notices import NoticeGraph, policy_keys
from kg.graph.quads import Quads, iri, text
from kg.graph.statements import Record, Statement, statements
from kg.graph.world import World
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


def build(records: Iterable[Record], decisions: Decisions | None = None) -> Built:
    """The graph of the records; raises BuildFault where two notices have one id or the dataset breaks a shape."""
    ordered = sorted(records, key=lambda r: r.id)
    _check_ids(ordered)
    decided = decisions or read_decisions()
    quads, world, vocabulary = Quads(), World(decided), industries.Vocabulary(decided)
    stated = {r.id: [s for s in statements(r) if _kept(s, vocabulary)] for r in ordered}
    placed: list[coverage.Placement] = []
    policies = policy_keys(ordered)
    for record in ordered:
        graph = NoticeGraph(quads, record, world, vocabulary, policies)
        graph.write(stated[record.id])
        placed.extend(coverage.placements(graph, stated[record.id]))
    lists = {
        str(s.values["scheme"]): str(s.values["scheme"]) for r in stated.values() for s in r if s.type == "membership"
    }
    industries.write(quads, vocabulary, lists)
    asked = [*sorted(concepts()), *sorted(vocabulary.provisional)]
    alignments = [*industries.alignments(), *vocabulary.proposed()]
    covered = coverage.write(quads, world, asked, alignments, placed)
    world.write(quads)
    _dataset(quads, ordered)
    _check(violations(quads.all))
    contents = {
        FILES[0]: "".join(quads.lines()).encode(),
        FILES[1]: "".join(_fact_lines(ordered)).encode(),
    }
    counts = {
        "notices": len(ordered),
        "statements": sum(map(len, stated.values())),
        "coverage": covered,
        "quads": len(quads.all),
    }
    inputs = [{"notice": r.id, "sha256": r.head["sha256"]} for r in ordered]
    undecided = {
        "industry": sorted(n for i, n in vocabulary.provisional.items() if not vocabulary.accepted(i)),
        "agency": sorted(world.unresolved),
    }
    manifest: dict[str, object] = {"contract": 1, "counts": counts, "notices": inputs, "undecided": undecided}
    return Built(contents, manifest, [_row(r, stated[r.id]) for r in ordered], undecided)


def _check_ids(records: Sequence[Record]) -> None:
    twice = [id for id, n in Counter(r.id for r in records).items() if n > 1]
    if twice:
        raise BuildFault(f"{twice[0]}: two notices have this id; rename a file or give it an id in a sidecar .json")


def _kept(s: Statement, vocabulary: industries.Vocabulary) -> bool:
    """False for what names an industry that a person has rejected. Meets every industry name on the way."""
    key = {"industry": "name", "located": "industry", "cluster": "industry"}.get(s.type)
    name = s.values.get(key) if key else None
    if not isinstance(name, str) or not name:
        return s.type not in ("industry", "located") or bool(name)
    concept = vocabulary.concept(name, s.values.get("concept"))
    return concept is not None or s.type not in ("industry", "located")


def _dataset(quads: Quads, records: Sequence[Record]) -> None:
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
    }


def default_notices() -> list[Path]:
    """The folder of the notices that ship with kg."""
    from kg.resources import shipped

    return [shipped("data") / "notices"]
