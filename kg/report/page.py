"""A report as one HTML file that prints on A4: no script, no request, every word escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from kg.report.content import PLACE

if TYPE_CHECKING:
    from kg.report.content import Report, Table


def html(report: Report) -> str:
    """The whole page; the same report gives the same text."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    tables = [*report.tables, report.about, report.sources]
    contents = Markup("").join(
        Markup('<li><a href="#t{}">{}</a> <small>{}</small></li>').format(i, t.title, len(t.rows))
        for i, t in enumerate(tables, 1)
    )
    body = Markup("").join(_section(i, t, report.lang) for i, t in enumerate(tables, 1))
    head = Markup(
        '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        "<style>{style}</style></head><body><header><h1>{title}</h1>{lead}</header>"
        '<nav aria-label="{nav}"><ol>{contents}</ol></nav><main>{body}</main></body></html>\n'
    )
    return str(
        head.format(
            lang="zh-CN" if report.lang == "zh" else "en", policy=policy, title=report.title, style=Markup(style),
            lead=_lead(report), nav="目录" if report.lang == "zh" else "Contents", contents=contents, body=body,
        )
    )  # fmt: skip


def _lead(report: Report) -> Markup:
    said = {str(r["item"]): str(r["said"]) for r in report.about.rows}
    lines = list(said.items())[1:5]
    return Markup("<dl>{}</dl>").format(
        Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(k, v) for k, v in lines)
    )


def _section(number: int, table: Table, lang: str) -> Markup:
    """A topic: own columns as cells, the evidence of a row in one last cell."""
    own = [(c, h) for c, h in zip(table.columns, table.headings, strict=True) if c not in PLACE]
    has_words = any(c in PLACE for c in table.columns)
    heads = [h for _, h in own] + (["依据" if lang == "zh" else "evidence"] if has_words else [])
    rows = []
    for row in table.rows:
        cells = Markup("").join(Markup("<td>{}</td>").format(_cell(row.get(c))) for c, _ in own)
        words = Markup('<td class="e">{}</td>').format(_evidence(row, lang)) if has_words else Markup("")
        rows.append(Markup("<tr>{}{}</tr>").format(cells, words))
    return Markup(
        '<section id="t{n}"><h2>{title} <small>{count}</small></h2><div class="w"><table class="c{wide}">'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    ).format(
        n=number, title=table.title, count=len(table.rows), wide=min(len(own), 14),
        heads=Markup("").join(Markup('<th scope="col">{}</th>').format(h) for h in heads),
        rows=Markup("\n").join(rows),
    )  # fmt: skip


def _cell(value: Any) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _evidence(row: dict[str, Any], lang: str) -> Markup:
    """The sentence with its words marked, then where it stands; further places folded into a count."""
    sentence, quote = str(row.get("sentence") or ""), str(row.get("quote") or "")
    mark = Markup("<b>{}</b> · ") if row.get("draft") else Markup("{} · ")
    standing = mark.format(row["standing"]) if row.get("standing") else Markup("")
    if not quote:
        return Markup("<small>{}<i>{}</i></small>" if standing else "{}<i>{}</i>").format(standing, sentence)
    before, found, after = sentence.partition(quote)
    marked = Markup("{}<mark>{}</mark>{}").format(before, quote, after) if found else escape(sentence)
    parts = [str(row.get(c) or "") for c in ("document", "clause", "place")]
    more = len(str(row.get("further") or "").splitlines())
    also = ("另有{}处" if lang == "zh" else "{} more places").format(more) if more else ""
    return Markup("{}<small>{}{}</small>").format(marked, standing, " · ".join(p for p in (*parts, also) if p))


@lru_cache(maxsize=1)
def _style() -> str:
    return (files("kg.report") / "report.css").read_text("utf-8").strip()
