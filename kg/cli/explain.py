"""`kg explain`: why the graph says so."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.output import FORMS


@click.command("explain")
@click.argument("statement")
@click.option("--format", "form", type=click.Choice(FORMS), help="Form of the output; table on a terminal, else json.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of the codes.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
def command(statement: str, form: str | None, output: Path | None, lang: str, graph: Path | None) -> None:
    """Show the evidence of a statement: give its id, or words that stand in a notice.

    \b
    Example:
      kg explain 成都市氢能产业集群
      kg explain 成都市氢能产业集群 --lang en --format table
    """
    from kg import output as out
    from kg.explain import explain
    from kg.graph_home import open_snapshot
    from kg.wording import code, where

    snapshot = open_snapshot(graph)
    found = explain(snapshot, statement)
    if not found:
        print(f"kg: no statement has the id or the words {statement!r}; try fewer words", file=sys.stderr)
        raise SystemExit(1)
    rows = [e.row for e in found]
    chosen = out.chosen(form, output)
    columns = list(rows[0])
    if chosen == "table":
        blocks = []
        for e in found:
            standing, status = code("standing", e.row["standing"], lang), code("status", e.row["status"], lang)
            blocks.append(
                f"{code('kind', e.kind, lang)} {e.says}\n  {e.marked}\n"
                f"  《{e.title}》 {where(e.row, lang)} · {standing} · {status} · {e.row['rule']}\n"
            )
        out.write(out.shown_lines("\n".join(blocks)), output)
    elif chosen == "json":
        out.write(
            out.json_text({"statement": statement, "columns": columns, "rows": rows, "snapshot": snapshot.id}), output
        )
    else:
        out.write(out.jsonl_text(rows) if chosen == "jsonl" else out.csv_text(columns, rows), output)
