"""The map, set from its view: one large drawing, a small one for each layer, all from the same outlines."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages import atlas, shell
from kg.pages.layout import breadth
from kg.pages.map_feed import Layer, MapView, Shade
from kg.pages.site import ALONE, Site
from kg.pages.view import TIERS, Hit, Mark, Text, Tier
from kg.pages.wording import KIND_WORDS, TIER_WORDS

_WIDE = 760.0  # units of the large drawing: about the pixels it gets on a 1440 px screen
_STEP, _COARSE = 9.0, 34.0  # of the hatch lines, large and small


@dataclass(frozen=True, slots=True)
class Outline:
    """An area of the drawing: its path, its hatch lines for the large and the small drawing, where its name stands."""

    code: str
    name: Text
    path: str
    hatch: str
    coarse: str
    x: float
    y: float
    page: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pill:
    """The label of a shaded place: mark, name, and on the counting layer its number."""

    shade: Shade
    mark: Mark
    x: float
    y: float
    half: tuple[float, float]  # in zh and en


def map_page(view: MapView, site: Site = ALONE) -> str:
    """The page as text; ValueError where no boundaries ship for the province."""
    plan = atlas.sketch(view.province, _WIDE)
    if plan is None:
        raise ValueError(f"no boundaries ship for {view.area.zh}, so there is no map to draw")
    names = dict(view.places)
    outlines = tuple(
        Outline(
            a.code,
            names[a.code],
            a.path,
            atlas.hatching(a, _STEP),
            atlas.hatching(a, _COARSE),
            *a.inside,
            ("city", a.code),
        )
        for a in plan.areas
        if a.code in names
    )
    hits = [Hit(layer.name, KIND_WORDS["track"], f"#t={layer.id or 'all'}") for layer in view.layers]
    frame = shell.Frame(
        kind="map",
        title=Text("地图", "Map"),
        notices=view.notices,
        area=view.area,
        hits=tuple(hits),
        styles=("tables.css", "sketch.css", "map.css"),
        scripts=("map.js",),
        site=site,
    )
    return shell.render(
        frame,
        "map.html",
        view=view,
        plan=plan,
        outlines=outlines,
        pills=[_pills(layer, outlines) for layer in view.layers],
        credit=atlas.CREDIT,
        legend=_legend(),
        scale=_scale(view),
    )


def _legend() -> list[tuple[str, Text, int]]:
    """The tiers of the layers that show one industry; the script counts those of the layer that is shown."""
    tiers: tuple[Tier, ...] = (*TIERS, "limited", "none")
    return [*((t, TIER_WORDS[t], 0) for t in tiers), ("draft", Text("只见于征求意见稿", "Draft only"), 0)]


def _scale(view: MapView) -> list[tuple[str, str]]:
    """The shades of the counting layer with the numbers they stand for."""
    tiers = ("weak", "related", "broader", "named")[4 - len(view.steps) :]
    ends = [*(f"–{s - 1}" if s - 1 > b else "" for b, s in zip(view.steps, view.steps[1:], strict=False)), "+"]
    return [(tier, f"{step}{end}") for tier, step, end in zip(tiers, view.steps, ends, strict=True)]


def _pills(layer: Layer, outlines: tuple[Outline, ...]) -> list[Pill]:
    places = {o.code: o for o in outlines}
    found = []
    for shade in layer.shades:
        if shade.code not in places:
            continue
        at = places[shade.code]
        number = f" {shade.number}" if layer.counting else ""
        half = [
            (breadth(n + number) + (0 if layer.counting else 20)) / 2 + 6 for n in (shade.name.zh, shade.name.english)
        ]
        mark = Mark("none", shade.tier) if shade.draft else Mark(shade.tier)
        found.append(Pill(shade, mark, at.x, at.y, (round(half[0], 1), round(half[1], 1))))
    return found
