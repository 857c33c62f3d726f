"""The page of a place, set from its view."""

from __future__ import annotations

from collections import Counter

from kg.pages import shell
from kg.pages.city_feed import CityView
from kg.pages.site import ALONE, Site
from kg.pages.view import TIERS, Hit, Text, Tier
from kg.pages.wording import KIND_WORDS, TIER_WORDS


def city_page(view: CityView, site: Site = ALONE) -> str:
    """The page as text; the same view gives the same bytes."""
    rows = [row for part in view.lists for row in part.rows] + [r for _, rs in view.districts for r in rs]
    hits = [Hit(row.place, KIND_WORDS["industry"], f"#e={row.evidence}") for row in rows]
    hits += [Hit(b.name, KIND_WORDS["project"], f"#e={b.evidence}") for b in view.built]
    counts = Counter(row.mark.tier for row in rows)
    tiers: tuple[Tier, ...] = (*TIERS, "limited")
    legend: list[tuple[str, Text, int]] = [(tier, TIER_WORDS[tier], counts[tier]) for tier in tiers]
    legend.append(("none", TIER_WORDS["none"], sum(len(part.rest) for part in view.lists)))
    legend.append(("draft", Text("只见于征求意见稿", "Draft only"), sum(row.mark.draft_only for row in rows)))
    frame = shell.Frame(
        kind="city",
        title=view.name,
        notices=view.notices,
        area=view.area,
        hits=tuple({(h.name.zh, h.kind.zh): h for h in reversed(hits)}.values())[::-1],
        styles=("tables.css",),
        site=site,
    )
    return shell.render(
        frame, "city.html", view=view, legend=legend, first=view.evidence[0].id if view.evidence else ""
    )
