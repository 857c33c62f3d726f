"""The page of an agency, set from its view."""

from __future__ import annotations

from collections import Counter

from kg.pages import shell
from kg.pages.agency_feed import AgencyView
from kg.pages.duties import ROLES
from kg.pages.site import ALONE, Site
from kg.pages.view import Hit, Text
from kg.pages.wording import KIND_WORDS, ROLE_WORDS


def agency_page(view: AgencyView, site: Site = ALONE) -> str:
    """The page as text; the same view gives the same bytes."""
    counts = Counter(row.role for row in view.tasks)
    hits = [Hit(row.title, KIND_WORDS["task"], f"#e={row.evidence}") for row in view.tasks]
    hits += [Hit(f.what, Text("目标", "Target"), f"#e={f.evidence}") for f in view.targets]
    frame = shell.Frame(
        kind="agency",
        title=view.name,
        notices=view.notices,
        area=view.area,
        hits=tuple({(h.name.zh, h.kind.zh): h for h in reversed(hits)}.values())[::-1],
        styles=("tables.css", "agencies.css"),
        site=site,
    )
    return shell.render(
        frame,
        "agency.html",
        view=view,
        legend=[(role, ROLE_WORDS[role], counts[role]) for role in ROLES],
        groups=[(role, [row for row in view.tasks if row.role == role]) for role in ROLES if counts[role]],
        first=view.evidence[0].id if view.evidence else "",
    )
