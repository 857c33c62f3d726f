"""The snapshot in the formats of other tools: as RDF, as a property graph, as tables.

The same snapshot gives the same bytes anywhere; a file appears whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph_home import Snapshot
    from kg.projection import Projection

FORMATS = {  # format: what it holds
    "nq": "N-Quads, the dataset as published",
    "trig": "TriG, the dataset with its named graphs",
    "ttl": "Turtle, all graphs united (which notice says what stands on the statements)",
    "jsonld": "JSON-LD, the dataset with its named graphs",
    "graphml": "the property graph for Gephi, yEd, networkx, igraph",
    "gexf": "the property graph for Gephi, in the colours of the pages",
    "jsonl": "the property graph, one node or relationship a line",
    "csv": "the property graph as tables, one a label and one a relationship type: a folder or a .zip",
    "neo4j-csv": "the property graph for neo4j-admin database import, with the command: a folder",
}
FOLDERS = {"csv": "a folder or a .zip", "neo4j-csv": "a folder"}  # formats of several files


def guessed(path: Path | None) -> str | None:
    """The format that the ending of a file stands for; None where it stands for none."""
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return "csv" if ending == "zip" else ending if ending in FORMATS else None


def text(snapshot: Snapshot, form: str) -> str:
    """The snapshot in one of the FORMATS of one file; raises KeyError for any other."""
    return "".join(pieces(snapshot, form))


def pieces(snapshot: Snapshot, form: str, aside: Path | None = None) -> Iterable[str]:
    """The same piece by piece; what is not RDF, or is N-Quads, is not held in memory but put aside in a folder."""
    from kg.export import networks, rdf

    written: dict[str, Callable[[], Iterable[str]]] = {
        "nq": lambda: rdf.nquads(snapshot), "trig": lambda: [rdf.trig(snapshot)],
        "ttl": lambda: [rdf.turtle(snapshot)], "jsonld": lambda: [rdf.jsonld(snapshot)],
        "graphml": lambda: networks.graphml(_graph(snapshot), aside),
        "gexf": lambda: networks.gexf(_graph(snapshot), aside),
        "jsonl": lambda: networks.jsonl(_graph(snapshot), aside),
    }  # fmt: skip
    return written[form]()


def write(snapshot: Snapshot, form: str, path: Path | None) -> None:
    """Write the snapshot to a file (FOLDERS: a folder or a .zip), or print it where `path` is None.

    Raises OSError where it cannot be written, ValueError where `path` holds what kg did not write.
    """
    from kg import output
    from kg.export import neo4j_csv, tables

    if form not in FOLDERS:
        output.write(pieces(snapshot, form, path.parent if path else None), path)
    elif path is None:
        raise ValueError(f"{form} is {FOLDERS[form]}: name it with -o")
    elif form == "neo4j-csv":
        tables.write_folder(neo4j_csv.files(_graph(snapshot), path.parent), path)
    elif path.suffix.lower() == ".zip":
        tables.write_zip(tables.tables(_graph(snapshot), path.parent), path)
    else:
        tables.write_folder(tables.tables(_graph(snapshot), path.parent), path)


def _graph(snapshot: Snapshot) -> Projection:
    from kg.projection import Projection

    return Projection(snapshot)
