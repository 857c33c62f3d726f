"""The checks on a snapshot, again: files as published, spans inside their notices, shapes, counts.

`full` runs the shapes through pySHACL too (rdflib, some seconds); both ways must agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.graph.quads import parsed
from kg.graph_home import Snapshot
from kg.ontology import ontology
from kg.shapes import violations

_SHOWN = 20


def faults(snapshot: Snapshot, full: bool = False) -> list[str]:
    """What is wrong with a snapshot, one line each; empty where every check holds."""
    found = list(_spans(snapshot))
    lines = (snapshot.folder / "graph.nq").read_text("utf-8").splitlines(keepends=True)
    if lines != sorted(lines):
        found.append("graph.nq is not in order")
    quads = list(parsed(lines))
    found += [str(v) for v in violations(quads)[:_SHOWN]]
    found += _counts(snapshot, len(quads))
    if full:
        from kg.shacl import report

        found += [f"pySHACL: {v}" for v in report(snapshot.folder / "graph.nq")[:_SHOWN]]
    return found


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
