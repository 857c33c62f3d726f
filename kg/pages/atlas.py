"""Sketch maps: the prefectures of a province as small SVG paths, with labels that do not touch.

Boundaries come from `data/maps` (simplified from 天地图, see NOTICE); a page must print with them
示意图，不作为划界依据;底图来源:天地图. Coordinates are whole units of a 270-wide drawing, so that a map
costs a few kilobytes and neighbours share their border exactly.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache

from kg.pages.layout import breadth
from kg.pages.marks import hatch
from kg.pages.view import Mark, Text
from kg.resources import shipped

WIDTH = 270.0
CREDIT = Text(
    "示意图，不作为划界依据；底图来源：天地图", "Schematic, not an authority on boundaries; base map: Tianditu"
)
Point = tuple[float, float]
Ring = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Area:
    """A prefecture on the sketch: its path, a point inside it, its box."""

    code: str
    path: str
    inside: Point
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A province: its areas by code, and the drawing's size."""

    areas: tuple[Area, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Named:
    """A place to be shown: how strongly it is named, its label, the evidence a click opens."""

    code: str
    label: Text
    mark: Mark
    evidence: str


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label: the middle of its words, the box of its ground, the end of its leader (if it needs one)."""

    named: Named
    x: float
    y: float
    half: float
    leader: str


@lru_cache(maxsize=80)
def sketch(province: str, width: float = WIDTH) -> Sketch | None:
    """The sketch of a province by its six-digit code, `width` units wide; None where no boundaries ship for it."""
    folder = shipped("data") / "maps"
    own = folder / "sichuan_prefectures.topojson"
    file = own if province == "510000" and own.is_file() else folder / "cn_prefectures.topojson"
    if not file.is_file():
        return None
    topology = json.loads(file.read_text("utf-8"))
    shapes = [g for g in topology["objects"]["regions"]["geometries"] if g["properties"].get("parent") == province]
    if not shapes:
        return None
    arcs = _decoded(topology)
    polygons = {g["properties"]["code"]: _rings(g, arcs) for g in shapes}
    return _drawn(polygons, width)


def _decoded(topology: dict[str, object]) -> list[list[Point]]:
    """The arcs as longitude and latitude (TopoJSON 1.0, delta-coded)."""
    transform = topology.get("transform")
    assert isinstance(transform, dict)
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    found = []
    arcs = topology["arcs"]
    assert isinstance(arcs, list)
    for arc in arcs:
        x = y = 0
        points: list[Point] = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        found.append(points)
    return found


def _rings(shape: dict[str, object], arcs: list[list[Point]]) -> list[list[Point]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    assert isinstance(polygons, list)
    found = []
    for polygon in polygons:
        for ring in polygon:
            points: list[Point] = []
            for arc in ring:
                part = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
                points.extend(part[1:] if points else part)
            found.append(points)
    return found


def _drawn(polygons: dict[str, list[list[Point]]], width: float) -> Sketch:
    everything = [p for rings in polygons.values() for ring in rings for p in ring]
    west, east = min(p[0] for p in everything), max(p[0] for p in everything)
    south, north = min(p[1] for p in everything), max(p[1] for p in everything)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = width / ((east - west) * narrow)

    def place(p: Point) -> tuple[int, int]:
        return round((p[0] - west) * narrow * scale), round((north - p[1]) * scale)

    areas = []
    for code, rings in sorted(polygons.items()):
        whole = [_rounded([place(p) for p in ring]) for ring in rings]
        kept = [r for r in whole if abs(_surface(r)) >= 3] or [max(whole, key=lambda r: abs(_surface(r)))]
        main = max(kept, key=lambda r: abs(_surface(r)))
        xs, ys = [x for x, _ in main], [y for _, y in main]
        areas.append(Area(code, "".join(map(_path, kept)), _middle(main), (min(xs), min(ys), max(xs), max(ys))))
    return Sketch(tuple(areas), width, math.ceil((north - south) * scale))


def _rounded(points: Ring) -> Ring:
    return [p for i, p in enumerate(points) if not i or p != points[i - 1]]


def _path(ring: Ring) -> str:
    x, y = ring[0]
    steps = []
    for a, b in ring[1:-1]:
        steps.append(f"{a - x} {b - y}")
        x, y = a, b
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def _surface(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _middle(ring: Ring) -> Point:
    area = _surface(ring) or 1.0
    x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x += (a[0] + b[0]) * cross
        y += (a[1] + b[1]) * cross
    return round(x / (6 * area), 1), round(y / (6 * area), 1)


def hatching(area: Area, step: float = 5.0) -> str:
    """The hatch lines over an area's box; the page clips them to its path."""
    x0, y0, x1, y1 = area.box
    return hatch(x0, y0, x1, y1, step)


_TRIES = [(0.0, 0.0)] + [
    (round(r * math.cos(a), 1), round(r * 0.75 * math.sin(a), 1))
    for r in (30, 42, 56, 72)
    for a in (math.pi * k / 6 for k in (6, 8, 4, 0, 2, 10, 7, 5, 1, 11, 3, 9))
]


def labels(plan: Sketch, named: tuple[Named, ...], language: int = 0) -> tuple[Label, ...]:
    """Labels for the named places, none on another nor on a named area's middle; one without room is left out."""
    areas = {a.code: a for a in plan.areas}
    shown = [n for n in named if n.code in areas]
    taken: list[tuple[float, float, float, float]] = []
    dots = [areas[n.code].inside for n in shown]
    found = []
    for n in shown:
        area = areas[n.code]
        half = breadth(n.label.english if language else n.label.zh) / 2 + 3
        roomy = area.box[2] - area.box[0] > 2.4 * half and area.box[3] - area.box[1] > 40
        for dx, dy in _TRIES if roomy else _TRIES[1:]:
            x, y = area.inside[0] + dx, area.inside[1] + dy
            box = (x - half, y - 9, x + half, y + 9)
            outside = box[0] < 0 or box[2] > plan.width or box[1] < 0 or box[3] > plan.height
            others = [d for d in dots if dx or dy or d != area.inside]
            if outside or any(_meets(box, t) for t in taken) or any(_holds(box, d) for d in others):
                continue
            taken.append(box)
            leader = "" if not (dx or dy) else _leader(area.inside, box)
            found.append(Label(n, round(x, 1), round(y, 1), round(half, 1), leader))
            break
    return tuple(found)


def _meets(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _holds(box: tuple[float, float, float, float], p: Point) -> bool:
    return box[0] - 3 < p[0] < box[2] + 3 and box[1] - 2 < p[1] < box[3] + 2


def _leader(start: Point, box: tuple[float, float, float, float]) -> str:
    x = min(max(start[0], box[0]), box[2])
    y = min(max(start[1], box[1]), box[3])
    return f"M{start[0]:g} {start[1]:g}L{x:g} {y:g}"
