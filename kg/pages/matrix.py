"""The matrix, set from its view."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from kg.pages import shell
from kg.pages.matrix_feed import GROUPS, MatrixView
from kg.pages.site import ALONE, Site
from kg.pages.view import TIERS, Hit, Text, Tier
from kg.pages.wording import KIND_WORDS, TIER_WORDS


def matrix_page(view: MatrixView, site: Site = ALONE) -> str:
    """The page as text; the same view gives the same bytes."""
    cells = [c for line in view.lines for c in line.cells if c]
    empty = sum(c is None for line in view.lines for c in line.cells)
    counts = Counter(c.mark.tier for c in cells)
    tiers: tuple[Tier, ...] = TIERS
    legend: list[tuple[str, Text, int]] = [(tier, TIER_WORDS[tier], counts[tier]) for tier in tiers]
    legend += [("none", TIER_WORDS["none"], empty), ("limited", TIER_WORDS["limited"], counts["limited"])]
    legend.append(("draft", Text("只见于征求意见稿", "Draft only"), sum(c.mark.draft_only for c in cells)))
    hits = [
        Hit(Text(f"{c.place.zh} × {line.name.zh}", f"{c.place.english} × {line.name.english}"), KIND_WORDS["place"],
            f"#e={c.evidence}")
        for line in view.lines for c in line.cells if c
    ]  # fmt: skip
    frame = shell.Frame(
        kind="matrix",
        title=Text("对照表", "Matrix"),
        notices=view.notices,
        area=view.area,
        hits=tuple(hits),
        styles=("tables.css", "matrix.css"),
        scripts=("grid.js", "matrix.js"),
        site=site,
    )
    blocks = [(GROUPS[key], list(lines)) for key, lines in groupby(view.lines, key=lambda line: line.group)]
    return shell.render(frame, "matrix.html", view=view, legend=legend, blocks=blocks)
