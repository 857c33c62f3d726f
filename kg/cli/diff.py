"""`kg diff`: what changed between two snapshots, by family of facts and by city."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import sheet

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

_COLUMNS = ("change", "family", "city", "what", "before", "after")


@click.command("diff")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--family", help="Only this family of facts (coverage, cluster, target …).")
@click.option("--region", help="Only what concerns this city.")
@sheet.FORMAT
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of headings and codes.")
def command(
    old: str | None, new: str | None, family: str | None, region: str | None, form: str | None, output: Path | None,
    graph: Path | None, lang: str,
) -> None:  # fmt: skip
    """Show facts gained, lost and changed from snapshot OLD to NEW (default: the one before, the one in use).

    OLD and NEW are ids (or their beginnings) of snapshots in the graph folder, or folders of other graphs.

    \b
    Examples:
      kg diff
      kg diff 95b8b870 --family coverage --format csv -o changes.csv
    """
    from kg import output as out
    from kg.analyses.changes import FAMILIES, diff, summary
    from kg.analyses.graph import policy_graph
    from kg.analyses.wording import columns_of, heading, readable

    if family and family not in FAMILIES:
        print(f"kg: no family {family!r}; there are {', '.join(FAMILIES)}", file=sys.stderr)
        raise SystemExit(2)
    before, after = snapshots(graph, old, new)
    if region:
        from kg.names import Names

        region = Names.of(after).resolve("region", region)
    rows = [
        r for r in diff(policy_graph(before), policy_graph(after))
        if (not family or r["family"] == family) and (not region or region in r["city"])
    ]  # fmt: skip
    counts = summary(rows)
    columns = columns_of(_COLUMNS, [{k: v for k, v in r.items() if k not in ("new", "snapshot")} for r in rows])
    book = sheet.asked(form, output)
    chosen = None if book else out.chosen(form, output)
    whole: dict[str, Any] = {"old": before.id, "new": after.id, "summary": counts, "columns": columns, "rows": rows}
    if chosen == "json":
        out.write(out.json_text(whole), output)
        return
    if chosen == "jsonl":
        out.write(out.jsonl_text(rows), output)
        return
    told, shown = readable(columns, rows, lang)
    titles = {c: heading(c, lang) for c in told}
    if book:
        sheet.write(book, f"{before.id[:8]}-{after.id[:8]}", told, titles, shown)
    elif chosen == "csv":
        out.write(out.csv_text(list(titles.values()), [{titles[c]: r[c] for c in told} for r in shown]), output)
    else:
        out.write(_table(counts, told, shown, titles, lang), output)


def _table(
    counts: list[dict[str, Any]], columns: list[str], rows: list[dict[str, Any]], titles: dict[str, str], lang: str
) -> str:
    from kg import output as out
    from kg.analyses.wording import heading, told

    if not rows:
        return "没有变化\n" if lang == "zh" else "nothing changed\n"
    head = ["by", "name", "gained", "lost", "changed"]
    codes = [r | {"by": told("by", r["by"], lang), "name": told("family", r["name"], lang)} for r in counts]
    titled = {c: heading(c, lang) for c in head[:2]} | {c: str(told("change", c, lang)) for c in head[2:]}
    first = out.table_text(head, codes, titled)
    return first + "\n" + out.table_text([c for c in columns if c != "evidence"], rows, titles)


def snapshots(home: Path | None, old: str | None, new: str | None) -> tuple[Snapshot, Snapshot]:
    """The two snapshots; raises GraphProblem (exit 1) where one is not there."""
    from kg.graph_home import GraphProblem, graph_home, open_snapshot
    from kg.snapshots import before, named

    after = named(home, new) if new else open_snapshot(home)
    older = named(home, old) if old else before(after)
    if older is None:
        raise GraphProblem(
            f"{graph_home(home)}: only one snapshot is kept; build again, or name another graph: kg diff OLD"
        )
    return older, after
