"""The page of a chain, set from its view."""

from __future__ import annotations

from kg.pages import shell
from kg.pages.chain_feed import ChainView
from kg.pages.site import ALONE, Site
from kg.pages.view import Hit, Text
from kg.pages.wording import KIND_WORDS


def chain_page(view: ChainView, site: Site = ALONE) -> str:
    """The page as text; the same view gives the same bytes."""
    hits = [Hit(s.name, KIND_WORDS["stage"], f"#e={s.evidence}") for c in view.chains for s in c.stages]
    hits += [
        Hit(p.name, KIND_WORDS["place"], f"#e={p.evidence}") for c in view.chains for s in c.stages for p in s.places
    ]
    hits += [Hit(p.name, KIND_WORDS["place"], f"#e={p.evidence}") for p in view.whole]
    hits += [Hit(f.what, Text("目标", "Target"), f"#e={f.evidence}") for c in view.chains for f in c.figures]
    frame = shell.Frame(
        kind="chain",
        title=Text(f"{view.name.zh}产业链", f"{view.name.english} chain"),
        notices=view.notices,
        area=view.area,
        hits=tuple({(h.name.zh, h.kind.zh): h for h in reversed(hits)}.values())[::-1],
        styles=("tables.css", "chain.css"),
        site=site,
    )
    return shell.render(
        frame, "chain.html", view=view, first=view.chains[0].stages[0].evidence if view.chains else "",
        opened=sorted(view.evidence, key=lambda a: a.id != (view.chains[0].stages[0].evidence if view.chains else "")),
    )  # fmt: skip
