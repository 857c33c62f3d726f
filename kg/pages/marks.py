"""Coverage marks: how strongly a place is named, as a 16×16 drawing that needs no colour.

Full square: named. Lower half: broader. Outline: related. Ring: indirect. Dot: not named. What only a
draft adds is hatched or dashed. Everything is lines and shapes, because print may drop backgrounds and
turns SVG patterns grey.
"""

from __future__ import annotations

from markupsafe import Markup

from kg.pages.view import TIERS, Mark, Tier

_STEP = 3.9  # distance of hatch lines, measured along an axis


def hatch(x0: float, y0: float, x1: float, y1: float, step: float = _STEP) -> str:
    """Path of the 45° lines inside a box.

    >>> hatch(0, 0, 4, 4, 4)
    'M0 4L4 0'
    """
    lines = []
    total = step
    while total < (x1 - x0) + (y1 - y0):
        left, low = (x0, y0 + total) if total <= y1 - y0 else (x0 + total - (y1 - y0), y1)
        right, high = (x0 + total, y0) if total <= x1 - x0 else (x1, y0 + total - (x1 - x0))
        lines.append(f"M{_n(left)} {_n(low)}L{_n(right)} {_n(high)}")
        total += step
    return "".join(lines)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


_OUTLINE = '<rect class="mark-line" x="1.25" y="1.25" width="13.5" height="13.5"/>'
_SOLID: dict[Tier, str] = {
    "named": '<rect class="mark-ink" x=".5" y=".5" width="15" height="15"/>',
    "broader": _OUTLINE + '<path class="mark-ink" d="M1 8h14v7H1z"/>',
    "related": _OUTLINE,
    "weak": '<circle class="mark-line" cx="8" cy="8" r="3.6"/>',
    "none": "",
    "limited": "",
}
_DASHED = _OUTLINE.replace("mark-line", "mark-line mark-draft")
_DASHED_RING = '<circle class="mark-line mark-draft" cx="8" cy="8" r="3.6"/>'
_RING_ON_HATCH = '<circle class="mark-halo" cx="8" cy="8" r="3.6"/><circle class="mark-line" cx="8" cy="8" r="3.6"/>'
_LIMITED = (
    '<rect class="mark-limit" x="1.25" y="1.25" width="13.5" height="13.5"/>'
    '<path class="mark-limit" d="M4.5 4.5l7 7M11.5 4.5l-7 7"/>'
)
_NONE = '<circle class="mark-none" cx="8" cy="8" r="1.4"/>'


def drawing(mark: Mark) -> str:
    """The shapes of a mark: the formal tier in solid ink, then what the draft adds above it."""
    if mark.tier == "limited":
        return _LIMITED
    if mark.tier == "none":
        return _NONE
    shapes = _SOLID[mark.formal]
    if not mark.draft_only:
        return shapes
    boxed = mark.formal in ("named", "broader", "related")
    if mark.draft == "weak":
        return _DASHED_RING
    frame = "" if boxed else _DASHED
    area = {
        "named": (2.0, 2.0, 14.0, 8.0) if mark.formal == "broader" else (2.0, 2.0, 14.0, 14.0),
        "broader": (2.0, 8.0, 14.0, 14.0),
    }.get(mark.draft)
    lines = f'<path class="mark-hatch" d="{hatch(*area)}"/>' if area else ""
    ring = _RING_ON_HATCH if mark.formal == "weak" else ""
    return (shapes if boxed else "") + lines + frame + ring


def svg(mark: Mark, size: int = 16) -> Markup:
    """The mark as an inline picture; its word stands beside it, so it is hidden from screen readers."""
    return Markup(
        f'<svg class="mark" viewBox="0 0 16 16" width="{size}" height="{size}" aria-hidden="true">{drawing(mark)}</svg>'
    )


_ROLES = {  # the weaker the role, the less of the mark is filled
    "lead": '<rect class="role-full" x="1" y="1" width="14" height="14"/>',
    "responsible": '<circle class="role-full" cx="8" cy="8" r="7"/>',
    "shared": '<rect class="role-mid" x="3" y="3" width="10" height="10"/>',
    "support": '<rect class="role-line" x="5" y="5" width="6" height="6"/>',
}


def role(name: str, size: int = 16) -> Markup:
    """The mark of a role in a grid: full square leads, disc is responsible, pale square shares, outline supports."""
    return Markup(
        f'<svg class="mark" viewBox="0 0 16 16" width="{size}" height="{size}" aria-hidden="true">{_ROLES[name]}</svg>'
    )


def samples() -> dict[str, Markup]:
    """A mark for each tier of the legend, the one that means "draft only", and the roles."""
    found: dict[str, Markup] = {tier: svg(Mark(formal=tier)) for tier in (*TIERS, "none", "limited")}
    return found | {"draft": svg(Mark(draft="named"))} | {name: role(name) for name in _ROLES}
