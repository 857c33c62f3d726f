"""`kg report`: the 清单 on an industry, a city, a body or all, as a workbook, a page or Markdown."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_ENDINGS = (".xlsx", ".html", ".md")


@click.command("report")
@click.option("--industry", help="On an industry, by any name of it.")
@click.option("--city", help="On a city, by any name of it.")
@click.option("--agency", help="On a government body, by any name of it.")
@click.option("--all", "everything", is_flag=True, help="On everything that was read (the default).")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FILE.xlsx, .html or .md."
)
@click.option("--no-drafts", is_flag=True, help="Without drafts for comment.")
@click.option("--as-of", "as_of", metavar="DATE", help="As it stood on this day (YYYY-MM-DD).")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of headings and codes.")
def command(
    industry: str | None, city: str | None, agency: str | None, everything: bool, output: Path, no_drafts: bool,
    as_of: str | None, graph: Path | None, lang: str,
) -> None:  # fmt: skip
    """Write a report: one sheet a topic, the sentence and its place in every row, what was read and from where.

    \b
    Examples:
      kg report --industry 氢能 -o hydrogen.xlsx
      kg report --city 绵阳 -o mianyang.html
      kg report --all -o everything.xlsx
    """
    from kg.cli.gaps import _is_day

    asked = [(k, v) for k, v in (("industry", industry), ("city", city), ("agency", agency)) if v is not None]
    if len(asked) + everything > 1:
        _wrong("a report is on one thing: --industry, --city, --agency or --all")
    ending = output.suffix.lower()
    if ending not in _ENDINGS:
        _wrong(f"{output.name}: a report is a .xlsx, .html or .md file")
    if not output.absolute().parent.is_dir():
        _wrong(f"no folder {output.parent} to write {output.name} into")
    if as_of is not None and not _is_day(as_of):
        _wrong(f"--as-of is a day like 2023-06-30, not {as_of!r}")
    scope, name = asked[0] if asked else ("all", None)
    if name is not None and not name.strip():
        _wrong(f"--{scope} names nothing")

    from kg import output as out
    from kg.graph_home import open_snapshot
    from kg.report.content import content

    report = content(open_snapshot(graph), scope, name, lang=lang, drafts=not no_drafts, as_of=as_of)
    if ending == ".xlsx":
        from kg.report.workbook import Sheet, write_workbook

        tables = (report.about, *report.tables, report.sources)
        write_workbook(output, [Sheet(t.title, t.columns, t.headings, t.rows) for t in tables])
    elif ending == ".html":
        from kg.report.page import html

        out.write(html(report), output)
    else:
        from kg.report.markdown import markdown

        out.write(markdown(report), output)
    rows = sum(len(t.rows) for t in report.tables)
    said = f"{len(report.tables)} topics, {rows} rows" if lang == "en" else f"{len(report.tables)}个专题,{rows}行"
    click.echo(f"{output}: {said}", err=True)


def _wrong(said: str) -> None:
    print(f"kg: {said}", file=sys.stderr)
    raise SystemExit(2)
