"""The dataset in the formats of RDF. It has no blank nodes, so equal means isomorphic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat, Triple

    from kg.graph_home import Snapshot


def nquads(snapshot: Snapshot) -> Iterator[str]:
    """The lines of the file as published: canonical N-Quads, sorted."""
    with (snapshot.folder / "graph.nq").open(encoding="utf-8", newline="") as file:
        yield from file


def trig(snapshot: Snapshot) -> str:
    """Graph by graph, subject by subject."""
    from pyoxigraph import RdfFormat

    return _headed(_written(_quads(snapshot), RdfFormat.TRIG))


def turtle(snapshot: Snapshot) -> str:
    """The union of all graphs, as a client without named graphs sees it."""
    from pyoxigraph import RdfFormat

    triples: dict[tuple[str, ...], Triple] = {_order(q)[1:]: q.triple for q in _quads(snapshot)}
    return _headed(_written([triples[k] for k in sorted(triples)], RdfFormat.TURTLE))


def jsonld(snapshot: Snapshot) -> str:
    """Expanded JSON-LD, one object a named graph."""
    from pyoxigraph import RdfFormat

    return _written(_quads(snapshot), RdfFormat.JSON_LD) + "\n"


def _written(statements: list[Quad] | list[Triple], form: RdfFormat) -> str:
    from pyoxigraph import RdfFormat, serialize

    prefixes = None if form == RdfFormat.JSON_LD else PREFIXES
    return (serialize(statements, format=form, prefixes=prefixes) or b"").decode()


def _quads(snapshot: Snapshot) -> list[Quad]:
    from pyoxigraph import Quad, RdfFormat, parse

    read = parse(path=str(snapshot.folder / "graph.nq"), format=RdfFormat.N_QUADS)
    return sorted((q for q in read if isinstance(q, Quad)), key=_order)


def _order(quad: Quad) -> tuple[str, ...]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _headed(written: str) -> str:
    """The text with its prefixes in order: the writer puts them in another order every time."""
    lines = written.split("\n")
    prefixes = [line for line in lines[: len(PREFIXES)] if line.startswith("@prefix")]
    return "\n".join([*sorted(prefixes), *lines[len(prefixes) :]])
