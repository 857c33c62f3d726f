"""`kg gaps`: an analysis of the whole graph, as rows with the words they rest on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kg.cli import sheet


@click.command("gaps")
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True, help="List the analyses.")
@click.option("--industry", help="Only this industry.")
@click.option("--region", help="Only this city.")
@click.option("--as-of", "as_of", metavar="DATE", help="As it stood on this day (YYYY-MM-DD).")
@click.option("--no-drafts", is_flag=True, help="Without drafts for comment.")
@click.option("--with-reference", is_flag=True, help="With facts from elsewhere, always marked as such.")
@sheet.FORMAT
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help="Write a CSV file for Excel.")
@click.option("--xlsx", "xlsx_file", type=click.Path(path_type=Path, dir_okay=False), help="Write a workbook.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of headings and codes.")
def command(
    name: str | None, listing: bool, industry: str | None, region: str | None, as_of: str | None, no_drafts: bool,
    with_reference: bool, form: str | None, csv_file: Path | None, xlsx_file: Path | None, output: Path | None,
    graph: Path | None, lang: str,
) -> None:  # fmt: skip
    """Show what is missing, crowded, overlapping or contradictory; every row shows its words or says there are none.

    \b
    Examples:
      kg gaps --list
      kg gaps chain-gaps --industry 氢能
      kg gaps tracks-without-city --no-drafts --xlsx tracks.xlsx
    """
    from kg.analyses import ANALYSES

    if listing or name is None:
        if not listing:
            _wrong("name an analysis, or see them all: kg gaps --list")
        rows = [{"analysis": a.name, "question": a.zh if lang == "zh" else a.en,
                 "options": " ".join(f"--{o}" for o in a.narrowed)} for a in ANALYSES.values()]  # fmt: skip
        titles = {"analysis": "分析", "question": "问题", "options": "可限定"} if lang == "zh" else {}
        _write(["analysis", "question", "options"], rows, {"analyses": rows}, form, output, titles)
        return
    if name not in ANALYSES:
        import difflib

        near = difflib.get_close_matches(name, ANALYSES, n=2, cutoff=0.4)
        _wrong(
            f"there is no analysis {name!r}; " + (f"did you mean {' or '.join(near)}?" if near else "kg gaps --list")
        )
    narrowed = {"industry": industry, "region": region}
    if surplus := [o for o, v in narrowed.items() if v is not None and o not in ANALYSES[name].narrowed]:
        _wrong(f"{name} cannot be narrowed by --{surplus[0]}; see kg gaps --list")
    if empty := [o for o, v in narrowed.items() if v is not None and not v.strip()]:
        _wrong(f"--{empty[0]} names nothing")
    if as_of is not None and not _is_day(as_of):
        _wrong(f"--as-of is a day like 2023-06-30, not {as_of!r}")
    if name == "drafts-impact" and no_drafts:
        _wrong("drafts-impact compares with and without drafts; leave --no-drafts out")
    whole = answer(
        name, graph, industry=industry, region=region, as_of=as_of, drafts=not no_drafts, reference=with_reference
    )
    for file, kind in ((csv_file, "csv"), (xlsx_file, "xlsx")):
        if file:
            _render(name, whole, kind, file, lang)
    if not (csv_file or xlsx_file) or form or output:
        _render(name, whole, form, output, lang)
    if not whole["rows"]:
        said = "没有一行:所读文件里没有这样的情况" if lang == "zh" else "no row: nothing of the kind in what was read"
        print(f"kg: {said}", file=sys.stderr)


def answer(
    name: str, home: Path | None, *, industry: str | None = None, region: str | None = None, as_of: str | None = None,
    drafts: bool = True, reference: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The answer of an analysis as one JSON object; raises ValueError for unknown names and missing graphs."""
    from kg.analyses import ANALYSES, run
    from kg.analyses.graph import policy_graph, restricted
    from kg.analyses.reference import beside
    from kg.analyses.wording import columns_of
    from kg.graph_home import open_snapshot

    snapshot = open_snapshot(home)
    labels: list[str] = []
    if industry or region:
        from kg.names import Names

        names = Names.of(snapshot)
        industry = names.resolve("industry", industry) if industry else None
        region = names.resolve("region", region) if region else None
    graph = restricted(policy_graph(snapshot), drafts=drafts, as_of=as_of)
    rows = run(name, graph, industry=industry, region=region)
    if reference:
        if industry:
            from kg.analyses.rows import leads_to, named_so, names_of

            keys = named_so(graph, "Industry", industry)
            akin = {k for key in keys for k in (key, *leads_to(graph, key, "EXACT_MATCH", "CLOSE_MATCH"))}
            labels = [n for k in sorted(akin) if graph.nodes[k].get("type") == "Industry" for n in names_of(graph, k)]
        rows = beside(name, rows, industries=labels, region=region)
    given = {"industry": industry, "region": region, "as_of": as_of, "drafts": drafts, "reference": reference}
    return {
        "analysis": name, "parameters": given, "columns": columns_of(ANALYSES[name].columns, rows), "rows": rows,
        "snapshot": snapshot.id,
    }  # fmt: skip


def _render(name: str, whole: dict[str, Any], form: str | None, file: Path | None, lang: str) -> None:
    from kg import output as out
    from kg.analyses import ANALYSES
    from kg.analyses.wording import heading, readable

    if book := sheet.asked(form, file):
        columns, rows = readable(whole["columns"], whole["rows"], lang)
        title = ANALYSES[name].zh if lang == "zh" else ANALYSES[name].en
        sheet.write(book, title, columns, {c: heading(c, lang) for c in columns}, rows)
        return
    chosen = out.chosen(form, file)
    if chosen in ("json", "jsonl"):
        _write(whole["columns"], whole["rows"], whole, chosen, file, {})
        return
    columns, rows = readable(whole["columns"], whole["rows"], lang)
    if chosen == "table":
        columns = [c for c in columns if c != "evidence"]
    _write(columns, rows, whole, chosen, file, {c: heading(c, lang) for c in columns})


def _write(
    columns: list[str], rows: list[dict[str, Any]], whole: dict[str, Any], form: str | None, file: Path | None,
    titles: dict[str, str],
) -> None:  # fmt: skip
    from kg import output as out

    chosen = out.chosen(form, file)
    if chosen == "table":
        text = out.table_text(columns, rows, titles)
    elif chosen == "json":
        text = out.json_text(whole)
    elif chosen == "jsonl":
        text = out.jsonl_text(rows)
    else:
        headed = [{titles.get(c, c): row.get(c) for c in columns} for row in rows]
        text = out.csv_text([titles.get(c, c) for c in columns], headed)
    out.write(text, file)


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _wrong(said: str) -> None:
    print(f"kg: {said}", file=sys.stderr)
    raise SystemExit(2)
