"""`kg query`: a question of the library, answered from the snapshot."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import sheet


@click.command("query")
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True, help="List the queries with their parameters.")
@click.option("-p", "--parameter", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@sheet.FORMAT
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
@click.option(
    "--engine", default="oxigraph", metavar="ENGINE", show_default=True,
    help="oxigraph or rdflib (SPARQL), embedded or bolt://HOST:7687 (Cypher; $NEO4J_PASSWORD); the rows are the same.",
)  # fmt: skip
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of the headings.")
def command(
    name: str | None, listing: bool, pairs: tuple[str, ...], form: str | None, output: Path | None,
    graph: Path | None, engine: str, lang: str,
) -> None:  # fmt: skip
    """Answer a question of the library; every row shows its evidence.

    \b
    Examples:
      kg query --list
      kg query cities-covering -p industry=氢能
      kg query tasks-of-agency -p agency=经信厅 -p role=lead --format csv -o tasks.csv
      kg query tasks-of-agency -p agency=经信厅 -o tasks.xlsx
      kg query cities-covering -p industry=氢能 --engine embedded
    """
    from kg import output as out
    from kg.queries import WrongCall, library, named
    from kg.query_engines import run

    try:
        if listing or name is None:
            if name is None and not listing:
                raise WrongCall("name a query, or see them all: kg query --list")
            columns, rows = ["query", "title", "parameters", "answers"], [_listed(q, lang) for q in library().values()]
            titles = {"query": "查询", "title": "问题", "parameters": "参数", "answers": "回答"} if lang == "zh" else {}
            if book := sheet.asked(form, output):
                sheet.write(book, "kg query --list", columns, titles, rows)
                return
            if out.chosen(form, output) == "table":
                columns = columns[:3]
            _write(columns, rows, {"queries": rows}, out.chosen(form, output), output, titles)
            return
        book = sheet.asked(form, output)  # said before the work is done
        query = named(name)
        given = _pairs(pairs)
        from kg.graph_home import open_snapshot

        answer = run(open_snapshot(graph), query, given, engine, graph)
    except WrongCall as error:
        print(f"kg: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    columns, rows = list(query.columns), answer.rows
    if book:
        from kg.wording import headings

        columns, told = sheet.of_query(columns, rows, lang)
        sheet.write(book, query.title_zh if lang == "zh" else query.title_en, columns, headings(columns, lang), told)
        return
    form = out.chosen(form, output)
    if form == "table":
        from kg.wording import headings, readable

        columns, rows = readable(columns, rows, lang)
        _write(columns, rows, answer.whole(), form, output, headings(columns, lang))
        print(f"{len(rows)} 行" if lang == "zh" else f"{len(rows)} rows", file=sys.stderr)
        if query.evidence:
            print(f"{'依据' if lang == 'zh' else 'evidence'}: kg query {query.evidence}", file=sys.stderr)
    else:
        _write(columns, rows, answer.whole(), form, output, {})


def _pairs(pairs: tuple[str, ...]) -> dict[str, str]:
    from kg.queries import WrongCall

    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name or not value.strip():
            raise WrongCall(f"a parameter is written NAME=VALUE, not {pair!r}")
        if name in given:
            raise WrongCall(f"parameter {name} is given twice")
        given[name] = value.strip()
    return given


def _listed(query, lang: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    shown = [f"[{p.name}={p.example or '…'}]" if p.optional else f"{p.name}={p.example}" for p in query.parameters]
    title = query.title_zh if lang == "zh" else query.title_en
    return {"query": query.name, "title": title, "parameters": " ".join(shown), "answers": query.answers}


def _write(columns, rows, whole, form, to_file, titles) -> None:  # type: ignore[no-untyped-def]
    from kg import output as out

    if form == "table":
        text = out.table_text(columns, rows, titles)
    elif form == "json":
        text = out.json_text(whole)
    else:
        text = out.jsonl_text(rows) if form == "jsonl" else out.csv_text(columns, rows)
    out.write(text, to_file)
