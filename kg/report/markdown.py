"""A report as Markdown: one heading and one table a topic; no word of a notice acts as Markdown or HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.report.content import Report, Table

_OWN = re.compile(r"([\\`*_{}\[\]<>|#~])")


def markdown(report: Report) -> str:
    """The whole report; the same report gives the same text."""
    parts = [f"# {escaped(report.title)}", ""]
    for table in (report.about, *report.tables, report.sources):
        parts += _table(table)
    return "\n".join(parts) + "\n"


def _table(table: Table) -> list[str]:
    lines = [f"## {escaped(table.title)} ({len(table.rows)})", ""]
    lines.append("| " + " | ".join(map(escaped, table.headings)) + " |")
    lines.append("|" + " --- |" * len(table.headings))
    lines += ["| " + " | ".join(escaped(row.get(c)) for c in table.columns) + " |" for row in table.rows]
    return [*lines, ""]


def escaped(value: Any) -> str:
    """A value as one cell: marks of Markdown and HTML escaped, line breaks as `<br>`.

    >>> escaped("a|b <i>\\nc"), escaped(None)
    ('a\\\\|b \\\\<i\\\\><br>c', '')
    """
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    lines = ["".join(c for c in line if c.isprintable()) for line in text.splitlines()]
    return "<br>".join(_OWN.sub(r"\\\1", line) for line in lines)
