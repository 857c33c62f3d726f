"""`kg sparql`: any read-only SPARQL query on the snapshot, in a process that can be killed."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import stdin
from kg.output import FORMS


@click.command("sparql")
@click.argument("query")
@click.option("--timeout", type=click.FloatRange(0.1, 3600), default=30.0, show_default=True, help="Seconds.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Form of the output; table on a terminal, else json.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
def command(query: str, timeout: float, form: str | None, output: Path | None, graph: Path | None) -> None:
    """Run SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) on the graph; - reads the query from stdin.

    \b
    Example:
      kg sparql 'PREFIX kg: <https://w3id.org/chanye-kg/ontology#>
                 SELECT ?notice { GRAPH ?notice { ?notice a kg:Notice } }'
    """
    from kg import output as out
    from kg.sparql_worker import run

    text = stdin.text() if query == "-" else query
    result = run(text, graph, timeout)
    if result.triples is not None:
        out.write(result.triples, output)
        return
    columns, rows = list(result.columns), list(result.rows)
    form = out.chosen(form, output)
    if form == "table":
        out.write(out.table_text(columns, rows), output)
    elif form == "json":
        out.write(out.json_text({"columns": columns, "rows": rows, "snapshot": result.snapshot}), output)
    else:
        out.write(out.jsonl_text(rows) if form == "jsonl" else out.csv_text(columns, rows), output)
