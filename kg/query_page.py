"""The page of the library for researchers: `kg ref --queries`, kept as `docs/queries.md`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.queries import Parameter, Query, library


def page() -> Iterator[str]:
    """The lines of the page: what there is, then every query with its parameters and columns."""
    yield "# The library of queries\n"
    yield "Written by `kg ref --queries` from the headers of `queries/*.rq` and `queries/*.cypher`; do not edit."
    yield "Each question is written twice, in SPARQL 1.1 and in Cypher for Neo4j 5; both give the same rows in the same"
    yield "order, which tests demand of oxigraph, rdflib, the embedded engine and a real Neo4j.\n"
    yield "`kg query NAME -p PARAMETER=VALUE --engine oxigraph|rdflib|embedded|bolt://HOST:7687`. The files run as they"
    yield "stand in any client: in SPARQL the example of a parameter stands in `VALUES`, in Cypher the line"
    yield "`:param NAME => VALUE` of the header sets it. Names are the graph's; `kg query` takes aliases.\n"
    yield "| query | question | parameters |\n|---|---|---|"
    for query in library().values():
        shown = ", ".join(f"[{p.name}]" if p.optional else p.name for p in query.parameters)
        yield f"| [{query.name}](#{query.name}) | {query.title_zh} / {query.title_en} | {shown} |"
    for query in library().values():
        yield from _section(query)


def _section(query: Query) -> Iterator[str]:
    yield f"\n## {query.name}"
    yield f"{query.title_zh} / {query.title_en}\n"
    yield query.answers + "\n"
    yield from (_parameter(p) for p in query.parameters)
    if query.parameters:
        yield ""
    yield "Columns: " + " ".join(f"`{c}`" for c in query.columns)
    if query.evidence:
        yield f"\nThe evidence of what a row counts: `kg query {query.evidence}`"
    given = "".join(f" -p {p.name}={_quoted(p.example)}" for p in query.parameters if not p.optional)
    yield f"\n`kg query {query.name}{given}`"


def _parameter(p: Parameter) -> str:
    example = f", such as {p.example}" if p.example and not p.optional else f", else {p.example}" if p.example else ""
    return f"- `{p.name}`{' (may be left out)' if p.optional else ''}: {p.zh} / {p.en}{example}"


def _quoted(text: str) -> str:
    return f"'{text}'" if any(c in text for c in " ()“”") else text
