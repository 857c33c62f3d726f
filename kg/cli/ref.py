"""`kg ref`: the names of the graph as a readable page."""

from __future__ import annotations

from collections.abc import Iterator

import click


@click.command("ref")
@click.argument("name", required=False)
@click.option("--cypher", is_flag=True, help="The property graph: labels, values, relationship types.")
@click.option("--grass", is_flag=True, help="The style of the graph for Neo4j Browser.")
@click.option("--queries", is_flag=True, help="The library of queries: what each answers, parameters, columns.")
def command(name: str | None, cypher: bool, grass: bool, queries: bool) -> int:
    """Print every class with its properties, and every code, from the ontology; NAME shows one class.

    \b
    Examples:
      kg ref
      kg ref Cluster
      kg ref --cypher
      kg ref --grass > neo4j.grass
      kg ref --queries
    """
    if grass:
        from kg.export.grass import grass as style

        click.echo(style(), nl=False)
        return 0
    if queries:
        from kg.query_page import page as library

        click.echo("\n".join(library()))
        return 0
    if cypher:
        from kg.projection.page import page

        if name:
            raise click.UsageError("--cypher prints the whole page; leave the name away")
        click.echo("\n".join(page()))
        return 0
    from kg.ontology import ontology

    lines = list(_page(name))
    if name and not lines:
        from difflib import get_close_matches

        known = [t.name.split(":")[1] for t in ontology().classes()]
        near = get_close_matches(name, known, 3, 0.4) or known
        click.echo(f"kg: no class {name}; nearest: {', '.join(near)}", err=True)
        return 1
    click.echo("\n".join(lines))
    return 0


def _page(only: str | None) -> Iterator[str]:
    from kg.ontology import KG, ontology, prefixed
    from kg.shapes import shapes

    names = ontology()
    if not only:
        yield "# Names of the graph\n"
        yield f"`kg:` is <{KG}>. Labels: zh / en. A property in brackets may be absent; * may stand several times.\n"
        yield "## Classes"
    for term in names.classes():
        if only and term.name != f"kg:{only.removeprefix('kg:')}":
            continue
        above = f" (a {', '.join(term.above)})" if term.above else ""
        yield f"\n### {term.name} · {term.labels.get('zh', '')} / {term.labels.get('en', '')}{above}"
        if term.comment:
            yield term.comment
        if term.fact_type:
            yield f"Facts of type `{term.fact_type}`."
        for c in shapes().get(term.iri, ()):
            path = prefixed(c.path)
            labels = names.terms[path].labels
            what = prefixed(c.of_class or c.datatype) if c.of_class or c.datatype else ""
            among = " | ".join(sorted(c.among))
            shown = f"`{path}`" if c.least else f"[`{path}`]"
            several = "" if c.most == 1 else "*"
            yield f"- {shown}{several} {labels.get('zh', '')} / {labels.get('en', '')} {what or among}".rstrip()
    if only:
        return
    yield "\n## Properties"
    for key, term in sorted(names.terms.items()):
        if term.kind.endswith("property"):
            note = f": {term.comment}" if term.comment else ""
            yield f"- `{key}` {term.labels.get('zh', '')} / {term.labels.get('en', '')}{note}"
    yield "\n## Codes"
    for property in sorted({of for t in names.terms.values() for of in t.code_of}):
        for notation, term in names.codes(property.split(":")[1]).items():
            yield f"- `{property}` `{notation}` {term.labels['zh']} / {term.labels['en']}"
