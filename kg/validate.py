"""The checks on a snapshot, again: files as published, spans inside their notices, shapes, counts.

`full` runs the shapes through pySHACL too (rdflib, some seconds); both ways must agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path

from kg.graph.quads import Quad, parsed, term
from kg.graph_home import Snapshot
from kg.ontology import ontology
from kg.shapes import violations
from kg.snapshot import damage

_SHOWN = 20
_AT_A_TIME = 50_000  # quads
_TYPE = term("rdf:type")


def faults(snapshot: Snapshot, full: bool = False) -> list[str]:
    """What is wrong with a snapshot, one line each; empty where every check holds."""
    found = [f"{wrong}; run kg build again"] if (wrong := damage(snapshot.folder, snapshot.manifest)) else []
    found += _spans(snapshot)
    file = snapshot.folder / "graph.nq"
    if not _in_order(file):
        return [*found, "graph.nq is not in order"]
    types: dict[str, frozenset[str]] = {}
    quads, shared = 0, dict[frozenset[str], frozenset[str]]()
    for part in _parts(file):
        quads += len(part)
        for thing, of_it in groupby((q for q in part if q[1] == _TYPE), key=itemgetter(0)):
            classes = frozenset(q[2] for q in of_it)
            types[thing] = shared.setdefault(classes, classes)
    broken = (str(v) for part in _parts(file) for v in violations(part, types))
    found += islice(broken, _SHOWN)
    found += _counts(snapshot, quads)
    if full:
        from kg.shacl import report

        found += [f"pySHACL: {v}" for v in report(file)[:_SHOWN]]
    return found


def _in_order(file: Path) -> bool:
    with file.open("rb") as lines:
        return all(a < b for a, b in pairwise(lines))


def _parts(file: Path) -> Iterator[list[Quad]]:
    """The quads in order, some thousands at a time, all that is said of a thing together."""
    part: list[Quad] = []
    with file.open(encoding="utf-8", newline="\n") as lines:
        for _, of_it in groupby(parsed(lines), key=itemgetter(0)):
            part.extend(of_it)
            if len(part) > _AT_A_TIME:
                yield part
                part = []
    yield part


def _spans(snapshot: Snapshot) -> Iterator[str]:
    """Each quote is as long as its span, and the span lies inside its notice."""
    chars: dict[str, int] = {}
    for line in snapshot.facts():
        if line["type"] == "notice":
            chars[str(line["notice"])] = int(str(line["chars"]))
            continue
        begin, end = int(str(line["begin"])), int(str(line["end"]))
        if not 0 <= begin < end <= chars.get(str(line["notice"]), -1) or len(str(line["quote"])) != end - begin:
            yield f"{line['notice']}: {line['type']} at {begin}-{end} is not where it says"


def _counts(snapshot: Snapshot, quads: int) -> list[str]:
    """The graph holds as many statements as the manifest says, and every class that the facts call for."""
    counts = snapshot.manifest.get("counts")
    if not isinstance(counts, dict):
        return ["manifest.json has no counts"]
    found = []
    if counts.get("quads") != quads:
        found.append(f"graph.nq holds {quads} quads, manifest.json says {counts.get('quads')}")
    query = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ GRAPH ?g {{ ?s a <{0}> }} }}"
    stated = _number(snapshot, query.format(ontology().iri("kg:Statement")))
    if counts.get("statements") != stated:
        found.append(f"the graph holds {stated} statements, manifest.json says {counts.get('statements')}")
    types = Counter(str(line["type"]) for line in snapshot.facts())
    for type in sorted(types.keys() - {"notice"}):
        name = ontology().of_fact_type(type)
        if not _number(snapshot, query.format(name.iri)) and type != "industry":
            found.append(f"{types[type]} facts of type {type}, but the graph holds no {name.name}")
    return found


def _number(snapshot: Snapshot, query: str) -> int:
    from pyoxigraph import QuerySolutions

    solutions = snapshot.store.query(query)
    assert isinstance(solutions, QuerySolutions)
    return int(next(solutions)["n"].value)
