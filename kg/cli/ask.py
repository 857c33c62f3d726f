"""`kg ask`: a question in Chinese or English, answered with evidence or not at all."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import sheet

if TYPE_CHECKING:
    from kg.ask.grammar import Understood
    from kg.ask.pages import PageOf
    from kg.ask.reply import Reply


@click.command("ask")
@click.argument("words", nargs=-1, required=True, metavar="QUESTION")
@sheet.FORMAT
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file.")
@click.option("--open", "opened", is_flag=True, help="Write the page that shows the answer, and name it.")
@click.option("--graph", type=click.Path(path_type=Path), help="The graph folder; default $KG_GRAPH or ./graph.")
def command(words: tuple[str, ...], form: str | None, output: Path | None, opened: bool, graph: Path | None) -> None:
    """Answer a question in Chinese or English; says how it was understood and shows the words it rests on.

    \b
    Examples:
      kg ask "哪些城市布局氢能?"
      kg ask "Who leads the hydrogen tasks?" --format json
      kg ask "成都和绵阳在新型显示上有何异同" --open
      kg ask "经信厅牵头哪些任务?" -o tasks.xlsx
    """
    from kg import output as out
    from kg.ask.grammar import understand
    from kg.graph_home import open_snapshot

    question = " ".join(words)  # a question without quotation marks comes in pieces
    if not question.strip():
        print('kg: the question is empty; write it in quotation marks: kg ask "哪些城市布局氢能?"', file=sys.stderr)
        raise SystemExit(2)
    book = sheet.asked(form, output)
    found = understand(question, open_snapshot(graph))
    chosen = None if book else out.chosen(form, output)
    if book:
        if found.reply.answered:
            _workbook(book, found)
    elif chosen == "json":
        out.write(out.json_text(found.whole()), output)
    elif found.reply.answered and chosen == "table":
        out.write(_told(found), output)
    elif found.reply.answered:
        reply = found.reply
        out.write(out.jsonl_text(reply.rows) if chosen == "jsonl" else out.csv_text(reply.columns, reply.rows), output)
    if not found.reply.answered:
        _refuse(found)
        raise SystemExit(1)
    if opened:
        if found.page:
            _open(found.page, graph)
        else:
            zh = found.question.language == "zh"
            print("kg: 这个回答没有对应的页面,没有写出文件" if zh else "kg: no page shows this answer", file=sys.stderr)
    elif found.page and chosen == "table":
        print(f"{'看图' if found.question.language == 'zh' else 'see it'}: {found.page.command}", file=sys.stderr)


def _workbook(file: Path, found: Understood) -> None:
    """The rows as a sheet, headed as on a terminal; its title is the question."""
    from kg.analyses.wording import heading, readable
    from kg.wording import headings

    reply, lang = found.reply, found.question.language
    if reply.analysis:
        columns, rows = readable(reply.columns, reply.rows, lang)
        heads = {c: heading(c, lang) for c in columns}
    else:
        columns, rows = sheet.of_query(reply.columns, reply.rows, lang)
        heads = headings(columns, lang)
    sheet.write(file, found.question.asked, columns, heads, rows)


def _open(page: PageOf, graph: Path | None) -> None:
    """Write the page into the folder where one stands; `kg page` names it."""
    from kg.cli.page import command as pages

    words = [page.kind, *page.words, "-o", page.file, *(["--graph", str(graph)] if graph else [])]
    pages.main(words, standalone_mode=False)


def _refuse(found: Understood) -> None:
    """The plain word and what can be asked, on stderr."""
    zh = found.question.language == "zh"
    print(f"kg: {found.reply.answer}", file=sys.stderr)
    print("可以这样问:" if zh else "You can ask:", file=sys.stderr)
    for example in found.can_ask:
        print(f"  {example}", file=sys.stderr)


def _told(found: Understood) -> str:
    """The answer for a terminal: the sentence, how it was understood, the rows by coverage with their sentences."""
    from kg import output as out
    from kg.wording import code, headings, readable

    q, reply = found.question, found.reply
    zh = q.language == "zh"
    names = "; ".join(f"{n.said} → {n.means}" for n in q.names)
    understood = f"{'理解为' if zh else 'Understood as'}: {reply.query}" + (f" ({names})" if names else "")
    if reply.filters:
        understood += f" [{', '.join(reply.filters)}]"
    if reply.evidence:
        understood += f"\n{'依据' if zh else 'Evidence'}: {reply.evidence}"
    parts: list[str] = [out.shown(reply.answer), out.shown_lines(understood), ""]
    if reply.analysis:
        return "\n".join(parts) + _analysis(reply, q.language)
    if "coverage" not in reply.columns:
        columns, rows = readable(reply.columns, reply.rows, q.language)
        return (
            "\n".join(parts) + out.table_text(columns, rows, headings(columns, q.language))
            if rows
            else "\n".join(parts)
        )
    for tier, evidence in out.parts([r for r in reply.rows if r.get("coverage")], "coverage"):
        parts.append(f"【{code('coverage', tier, q.language)}】")
        for row in evidence:
            parts.append("  " + out.shown_lines(_line(row, q.language)))
    for facet, evidence in out.parts([r for r in reply.rows if r.get("facet")], "facet"):
        parts.append(f"【{code('facet', facet, q.language)}】")
        for row in evidence:
            parts.append("  " + out.shown_lines(_line(row, q.language)))
    return "\n".join(parts) + "\n"


def _analysis(reply: Reply, lang: str) -> str:
    """The rows of an analysis as a table, with its own headings."""
    from kg import output as out
    from kg.analyses.wording import heading, readable

    columns, rows = readable(reply.columns, reply.rows, lang)
    kept = [c for c in columns if c != "evidence"]
    return out.table_text(kept, rows, {c: heading(c, lang) for c in kept}) if rows else ""


def _line(row: Mapping[str, object], lang: str) -> str:
    """One piece of evidence: who covers what by which words, the sentence, where it stands."""
    from kg.wording import code, where

    around, place = row.get("city") or "", row.get("region") or ""
    if row.get("industry"):  # rows on a place name its county second
        around, place = place, around
    place = f"{around}{place}" if place != around else place
    what = row.get("what") or row.get("industry") or row.get("via") or ""
    draft = f" [{code('standing', row['standing'], lang)}]" if row.get("standing") == "draft" else ""
    via = f" ← {row['via']}" if row.get("industry") and row.get("via") != row.get("industry") else ""
    quote, sentence = str(row.get("quote") or ""), str(row.get("sentence") or "")
    marked = sentence.replace(quote, f"«{quote}»", 1) if quote and quote in sentence else f"«{quote}»"
    relation = code("relation", row.get("relation"), lang)
    about = f"{place} · {what}{via} ({relation})" if place else what
    return f"{about}{draft}\n      {marked}\n      — {where(row, lang)}"
