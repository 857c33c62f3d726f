"""The graph in a notebook.

    import kg

    g = kg.open("graph")
    g.query("cities-covering", industry="氢能").df()

A `Graph` keeps the snapshot it was opened with, however often others build.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from kg.graph_home import Snapshot, open_snapshot
from kg.queries import Row

if TYPE_CHECKING:
    from kg.engines.embedded import Embedded
    from kg.names import Names
    from kg.projection import PropertyGraph

_SHOWN = 50  # rows of the table that a notebook shows


class Rows(Sequence[Row]):
    """What a query gave: a sequence of dicts that knows its `columns` and the id of its `snapshot`."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Row], snapshot: str) -> None:
        self.columns, self.snapshot = tuple(columns), snapshot
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return Rows(self.columns, self._rows[index], self.snapshot)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Rows | list | tuple) else NotImplemented

    def __hash__(self) -> int:
        return id(self)

    def column(self, name: str) -> list[object]:
        """The values of one column; raises KeyError with the columns there are."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        return [row.get(name) for row in self._rows]

    def df(self) -> Any:
        """The rows as a pandas DataFrame; raises ImportError where pandas is not installed."""
        try:
            import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]
        except ImportError:
            raise ImportError("df() needs pandas: pip install 'chanye-kg[pandas]'") from None
        return pandas.DataFrame(list(self._rows), columns=list(self.columns))

    def __repr__(self) -> str:
        from kg.output import table_text

        more = f"… {len(self):,} rows in all\n" if len(self) > _SHOWN else ""
        return table_text(self.columns, self._rows[:_SHOWN]) + more

    def _repr_html_(self) -> str:
        from kg.output import cell

        def line(tag: str, texts: Sequence[str]) -> str:
            return "<tr>" + "".join(f"<{tag}>{html.escape(text)}</{tag}>" for text in texts) + "</tr>"

        body = "".join(line("td", [cell(row.get(c)) for c in self.columns]) for row in self._rows[:_SHOWN])
        more = f"<p>… {len(self):,} rows in all</p>" if len(self) > _SHOWN else ""
        return f"<table><thead>{line('th', self.columns)}</thead><tbody>{body}</tbody></table>{more}"


class Graph:
    """One snapshot, to be asked."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def queries(self) -> Rows:
        """The questions of the library: name, title in both languages, parameters."""
        from kg.queries import library

        rows: list[Row] = [
            {"query": q.name, "zh": q.title_zh, "en": q.title_en, "parameters": [p.name for p in q.parameters]}
            for q in library().values()
        ]
        return Rows(("query", "zh", "en", "parameters"), rows, self.snapshot.id)

    def query(self, query: str, /, **parameters: object) -> Rows:
        """A question of the library, its parameters by name (names as people write them, in zh or en).

        Raises ValueError for an unknown query, parameter or name; the message offers the nearest.
        """
        from kg.queries import named, run

        given = {name: str(value) for name, value in parameters.items() if value is not None}
        answer = run(self.snapshot, named(query), given, self._names)
        return Rows(answer.query.columns, answer.rows, answer.snapshot)

    def sparql(self, text: str) -> Rows:
        """Any SELECT or ASK (one column `answer`), CONSTRUCT or DESCRIBE (`subject predicate object`).

        Raises ValueError for what would write or fetch, SyntaxError for what is no SPARQL.
        """
        import pyoxigraph

        from kg.queries import value
        from kg.sparql_guard import check

        check(text)
        found = self.snapshot.store.query(text)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return Rows(("answer",), [{"answer": bool(found)}], self.snapshot.id)
        if isinstance(found, pyoxigraph.QuerySolutions):
            columns = tuple(v.value for v in found.variables)
            return Rows(columns, [{c: value(s[c]) for c in columns} for s in found], self.snapshot.id)
        triples = (
            {"subject": value(t.subject), "predicate": value(t.predicate), "object": value(t.object)} for t in found
        )
        rows: list[Row] = sorted(triples, key=lambda row: tuple(map(str, row.values())))
        return Rows(("subject", "predicate", "object"), rows, self.snapshot.id)

    def cypher(self, text: str, /, **parameters: object) -> Rows:
        """Any reading Cypher, in the embedded engine, which starts with the first call and ends with the graph.

        `g.cypher("MATCH (c:City {name: $name}) RETURN c.code AS code", name="成都市")`

        Raises ValueError for what writes or is no Cypher, TookTooLong (a RuntimeError) after 30 seconds.
        """
        found = self._engine.run(text, parameters)
        return Rows(found.columns, found.rows, self.snapshot.id)

    def networkx(self) -> Any:
        """The property graph as a networkx MultiDiGraph.

        Nodes by key with their values, `labels` and `type` (the first label); edges by key with their values
        and `type`.
        """
        import networkx

        graph = networkx.MultiDiGraph(snapshot=self.snapshot.id)
        for node in self.projection.nodes.values():
            graph.add_node(node.key)
            graph.nodes[node.key].update(node.properties, labels=list(node.labels), type=node.kind)
        for key, r in self.projection.relationships.items():
            graph.add_edge(r.start, r.end, key)
            graph.edges[r.start, r.end, key].update(r.properties, type=r.type)
        return graph

    @cached_property
    def projection(self) -> PropertyGraph:
        """The property graph: nodes and relationships by key."""
        from kg.projection import project

        return project(self.snapshot)

    @cached_property
    def _engine(self) -> Embedded:
        from kg.engines import open_embedded

        return open_embedded(self.snapshot.folder.parents[1], self.snapshot.id)

    @cached_property
    def _names(self) -> Names:
        from kg.names import Names

        return Names.of(self.snapshot)

    def __repr__(self) -> str:
        counts = self.snapshot.manifest.get("counts")
        said = ", ".join(f"{n} {what}" for what, n in counts.items()) if isinstance(counts, dict) else ""
        return f"<graph {self.snapshot.id}: {said}>"


def open(graph: Path | str | None = None) -> Graph:
    """The graph in a folder; raises ValueError where there is none or it is damaged."""
    return Graph(open_snapshot(graph))
