"""The page of one industry: where it lies, along which chain, who does it, with what, by when.

Everything stands in the HTML itself; the script only copies evidence into the panel. Without script,
and on paper, the page is complete.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.pages import atlas, shell
from kg.pages.industry_view import IndustryView
from kg.pages.site import ALONE, Site
from kg.pages.view import TIERS, Hit, Text, Tier
from kg.pages.wording import KIND_WORDS, TIER_WORDS


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area of the map with how it is filled."""

    code: str
    path: str
    tier: Tier
    draft: bool
    hatch: str
    evidence: str


def industry_page(view: IndustryView, site: Site = ALONE) -> str:
    """The page as text; the same view gives the same bytes."""
    plan = atlas.sketch(view.province) if view.province else None
    frame = shell.Frame(
        kind="industry",
        title=view.name,
        notices=view.notices,
        area=view.area,
        hits=_hits(view),
        styles=("tables.css", "chain.css", "sketch.css"),
        site=site,
    )
    return shell.render(
        frame,
        "industry.html",
        view=view,
        legend=_legend(view),
        plan=plan,
        areas=_areas(plan, view) if plan else (),
        labels=[atlas.labels(plan, view.named, language) if plan else () for language in (0, 1)],
        credit=atlas.CREDIT,
        counted=_counted(view),
    )


def _hits(view: IndustryView) -> tuple[Hit, ...]:
    """What the search of this page finds: its places, agencies, tasks, stages, words and targets."""
    aliases = "|".join(view.aliases)
    hits = [
        Hit(view.name, KIND_WORDS["industry"], f"#e={view.places[0].evidence}" if view.places else "#main", aliases)
    ]
    hits += [Hit(r.place, KIND_WORDS["place"], f"#e={r.evidence}") for r in view.places]
    hits += [Hit(s.name, KIND_WORDS["stage"], f"#e={s.evidence}") for c in view.chains for s in c.stages]
    hits += [Hit(d.title, KIND_WORDS["task"], f"#e={d.evidence}") for d in view.duties]
    hits += [Hit(a.name, KIND_WORDS["agency"], f"#e={d.evidence}") for d in view.duties for a in d.agencies]
    hits += [Hit(t.what, Text("目标", "Target"), f"#e={t.evidence}") for t in view.targets]
    hits += [Hit(m.what, Text("激励", "Incentive"), f"#e={m.evidence}") for m in (*view.incentives, *view.general)]
    hits += [Hit(m.what, Text("期限", "Deadline"), f"#e={m.evidence}") for m in view.deadlines]
    seen: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        seen.setdefault((hit.name.zh, hit.kind.zh), hit)
    return tuple(seen.values())


def _legend(view: IndustryView) -> list[tuple[str, Text, int]]:
    """A chip for each tier, also where it counts 0, and one for what only the draft says."""
    counts = Counter(row.mark.tier for row in view.places)
    tiers: tuple[Tier, ...] = (*TIERS, "limited")
    found: list[tuple[str, Text, int]] = [(tier, TIER_WORDS[tier], counts[tier]) for tier in tiers]
    drafts = sum(row.mark.draft_only for row in view.places)
    return [
        *found,
        ("none", TIER_WORDS["none"], len(view.unnamed)),
        ("draft", Text("只见于征求意见稿", "Draft only"), drafts),
    ]


def _areas(plan: atlas.Sketch, view: IndustryView) -> tuple[DrawnArea, ...]:
    marks = {n.code: n for n in view.named}
    found = []
    for area in plan.areas:
        named = marks.get(area.code)
        if named is None:
            found.append(DrawnArea(area.code, area.path, "none", False, "", ""))
            continue
        draft = named.mark.draft_only
        hatch = atlas.hatching(area) if draft else ""
        found.append(DrawnArea(area.code, area.path, named.mark.tier, draft, hatch, named.evidence))
    return tuple(found)


def _counted(view: IndustryView) -> Text:
    """How many places are not named: the rest, or all."""
    number = len(view.unnamed)
    return Text(f"其余{number}个", f"Other {number}") if view.places else Text(f"全部{number}个", f"All {number}")
