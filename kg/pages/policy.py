"""The reader: a notice as published, its facts marked in the text, notes level with their clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.pages import shell
from kg.pages.graph import Graph
from kg.pages.labels import province_of
from kg.pages.policy_feed import FAMILIES, answer, marked, sections
from kg.pages.policy_view import PolicyView, Published, Section, Stretch
from kg.pages.site import ALONE, Site
from kg.pages.view import Hit

_NOTES = 6  # notes of a family a clause shows before the rest is folded


def policy_view(graph: Graph, id: str, facts: Iterable[Mapping[str, object]], published: Published) -> PolicyView:
    """The view of a notice; StopIteration where the graph has not read it."""
    mine = [f for f in facts if f.get("notice") == id]
    head = next((f for f in mine if f["type"] == "notice"), {})
    rows = [f for f in mine if f["type"] != "notice"]
    found = marked(rows)
    counts = Counter(m.family for m in found)
    issuers = head.get("issuers")
    return PolicyView(
        notice=next(n for n in graph.notices.values() if n.id == id),
        issuers=tuple(map(str, issuers)) if isinstance(issuers, list) else (),
        answer=answer(rows),
        sections=sections(published, found),
        counts=tuple((family, counts[family]) for family in FAMILIES if counts[family]),
        notices=tuple(graph.notices.values()),
        area=province_of(graph)[1],
        hidden=len(published.hidden),
    )


def policy_page(view: PolicyView, site: Site = ALONE) -> str:
    """The page as text."""
    hits = [
        Hit(note.note, FAMILIES[group.family], f"#s={note.begin}-{note.end}")
        for section in view.sections
        for group in section.groups
        for note in group.notes
    ]
    frame = shell.Frame(
        kind="policy",
        title=view.notice.short,
        notices=view.notices,
        area=view.area,
        hits=tuple({(h.name.zh, h.kind.zh): h for h in reversed(hits)}.values())[::-1],
        styles=("policy.css",),
        scripts=("policy.js",),
        site=site,
    )
    return shell.render(
        frame,
        "policy.html",
        view=view,
        families=FAMILIES,
        most=_NOTES,
        css_class=css_class,
        outline=[s for s in view.sections if s.level],
        outline_title=outline_title,
    )


def css_class(stretch: Stretch) -> str:
    """The classes of a stretch: ground, underline, bold."""
    parts = [f"t-{stretch.tint}"] if stretch.tint else []
    parts += [f"u-{stretch.line}"] if stretch.line else []
    return " ".join(["m", *parts] if stretch.facts else parts)


def outline_title(section: Section) -> str:
    """A heading without its closing stop, short enough for the outline."""
    title = re.sub(r"\s+", " ", section.title).rstrip("。.：: ")
    return title if len(title) <= 24 else title[:23] + "…"
