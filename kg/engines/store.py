"""The files of the embedded engine: filled from the snapshot once, opened for reading ever after.

    graph/cypher/ID-FORM-VERSION/      the engine's files for one snapshot (`kg.beside`)

They are counted before they are marked as whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.beside import is_whole, made_once, mark
from kg.engines.batches import together
from kg.engines.indexes import fulltext, lookups
from kg.engines.values import LABEL

if TYPE_CHECKING:
    from kg.graph_home import Snapshot
    from kg.projection import Projection

_FORM = "1"  # of what is written below: another form is another folder
_AT_A_TIME = 5_000  # nodes or relationships


def files_of(snapshot: Snapshot, home: Path, filled: Callable[[int], None] = lambda done: None) -> Path:
    """The engine's files for a snapshot, loaded if they are not there yet or not whole.

    A load calls `filled` now and then with the number of nodes and relationships written. Raises OSError where the
    graph folder cannot be written.
    """
    import arcadedb

    place = home / "cypher" / f"{snapshot.id}-{_FORM}-{arcadedb.__version__}"
    if not is_whole(place):
        filled(0)  # said by those, too, that wait while another process loads
    return made_once(place, lambda aside: _load(snapshot, aside, filled))


def open_files(place: Path) -> Any:
    """The engine on its files, for reading only."""
    import arcadedb

    return arcadedb.open_database(str(place), read_only=True)


def _load(snapshot: Snapshot, place: Path, filled: Callable[[int], None]) -> None:
    import arcadedb

    from kg.projection import Projection

    with arcadedb.create_database(str(place)) as db:
        expected = _fill(db, Projection(snapshot), filled)
        counts = {"nodes": _count(db, "MATCH (n) RETURN count(n) AS n")}
        counts["relationships"] = _count(db, "MATCH ()-[r]->() RETURN count(r) AS n")
    if counts != expected:
        raise OSError(f"{place}: loaded {counts} of {expected}; check the disk")
    mark(place, {"snapshot": snapshot.id, **counts, "engine": arcadedb.__version__})


def _fill(db: Any, graph: Projection, filled: Callable[[int], None]) -> dict[str, int]:
    """Write the nodes, then the relationships, some thousands at a time; returns how many there should be.

    The indexes come last: the engine fills one in a pass of its own sooner than row by row, while it takes others in.
    """
    ids: dict[str, str] = {}
    count = 0
    types, looked_up = set[str](), set[tuple[str, str]]()
    with db.graph_batch(use_wal=False) as batch:
        for labels, nodes in together(graph.every_node(), lambda node: _type_labels(node.labels), _AT_A_TIME):
            looked_up.update(pair for node in nodes for pair in lookups(node))
            _declare(db, labels, types)
            made = batch.create_vertices("~".join(labels), [dict(node.properties) for node in nodes])
            ids.update(zip((node.key for node in nodes), made, strict=True))
            filled(len(ids))
        for type, found in together(graph.every_relationship(), lambda r: r.type, _AT_A_TIME):
            if type not in types:
                db.command("sql", f"CREATE EDGE TYPE `{type}` IF NOT EXISTS")
                types.add(type)
            batch.new_edges(
                [ids[r.start] for r in found], type, [ids[r.end] for r in found],
                [{**r.properties, "key": r.key} for r in found],
            )  # fmt: skip
            count += len(found)
            filled(len(ids) + count)
    for statement in _indexes(looked_up):
        filled(len(ids) + count)
        db.command("sql", statement)
    return {"nodes": len(ids), "relationships": count}


def _declare(db: Any, labels: tuple[str, ...], types: set[str]) -> None:
    """Types before data: a node with several labels is of a type that extends the type of each."""
    for label in labels:
        if label not in types:
            types.add(label)
            db.command("sql", f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
    if "~".join(labels) not in types:
        types.add("~".join(labels))
        parents = ", ".join(f"`{label}`" for label in labels)
        db.command("sql", f"CREATE VERTEX TYPE `{'~'.join(labels)}` IF NOT EXISTS EXTENDS {parents}")


def _indexes(looked_up: set[tuple[str, str]]) -> Iterator[str]:
    """The statements that declare every index, one of each label and property, and those on words."""
    for label, property in sorted(looked_up):
        yield f"CREATE PROPERTY `{label}`.`{property}` IF NOT EXISTS STRING"
        unique = "UNIQUE" if label == LABEL else "NOTUNIQUE"
        yield f"CREATE INDEX ON `{label}` (`{property}`) {unique} NULL_STRATEGY SKIP"
    for name, label, properties in fulltext(*(label for label, _ in looked_up)):
        yield from (f"CREATE PROPERTY `{label}`.`{property}` IF NOT EXISTS STRING" for property in properties)
        analyzer = 'METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
        yield f"CREATE INDEX `{name}` ON `{label}` ({', '.join(properties)}) FULL_TEXT {analyzer}"


def _type_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels in the order in which the engine itself would join them to a type."""
    return tuple(sorted({*labels, LABEL}))


def _count(db: Any, cypher: str) -> int:
    return int(db.query("opencypher", cypher).to_list()[0]["n"])
