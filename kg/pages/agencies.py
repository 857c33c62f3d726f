"""The page of all agencies: grid, bars and network, set from its view."""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages import shell
from kg.pages.agencies_view import AgenciesView
from kg.pages.duties import ROLES
from kg.pages.layout import breadth
from kg.pages.site import ALONE, Site
from kg.pages.view import Hit, Text
from kg.pages.wording import KIND_WORDS, ROLE_WORDS

BAR = 90.0  # width of the longest bar
_ROW, _LANE, _MOST = 23.0, 300.0, 220.0  # of the network: rows, the lane of its lines, room for names
_LONGEST = 40  # names of a side; of more, the best linked are drawn


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of an agency's bar."""

    role: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Stop:
    """An agency in the network: its row, where its name stands."""

    line: int
    y: float


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the network: which agencies, how many tasks, its path."""

    first: int
    second: int
    tasks: int
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Net:
    """Leads at the left, those they draw on at the right, a line for each pair."""

    leads: tuple[Stop, ...]
    helpers: tuple[Stop, ...]
    ties: tuple[Tie, ...]
    left: float
    right: float
    width: float
    height: float


def agencies_page(view: AgenciesView, site: Site = ALONE) -> str:
    """The page as text; the same view gives the same bytes."""
    totals = [sum(line.counts[i] for line in view.lines) for i in range(4)]
    hits = [Hit(line.name, KIND_WORDS["agency"], f"#e={line.evidence}", line.full.zh) for line in view.lines]
    hits += [Hit(column.title, KIND_WORDS["task"], f"#e={column.evidence}") for column in view.columns]
    frame = shell.Frame(
        kind="agencies",
        title=Text("部门", "Agencies"),
        notices=view.notices,
        area=view.area,
        hits=tuple({(h.name.zh, h.kind.zh): h for h in reversed(hits)}.values())[::-1],
        styles=("tables.css", "matrix.css", "agencies.css"),
        scripts=("grid.js", "agencies.js"),
        site=site,
    )
    return shell.render(
        frame,
        "agencies.html",
        view=view,
        legend=[(role, ROLE_WORDS[role], totals[i]) for i, role in enumerate(ROLES)],
        bars=[bars(line.counts, view) for line in view.lines],
        net=network(view),
    )


def bars(counts: tuple[int, int, int, int], view: AgenciesView) -> tuple[Bar, ...]:
    """The pieces of a bar, as long as the counts of the roles; one scale for all agencies."""
    unit = BAR / max(sum(line.counts) for line in view.lines)
    found, x = [], 0.0
    for role, number in zip(ROLES, counts, strict=True):
        if number:
            found.append(Bar(role, round(x, 1), round(number * unit, 1)))
            x += number * unit
    return tuple(found)


def network(view: AgenciesView) -> Net | None:
    """Where the names and lines of the network stand; None where no lead draws on anybody."""
    leads = sorted({p.first for p in view.supported})[:_LONGEST]
    helpers = sorted({p.second for p in view.supported})[:_LONGEST]
    if not leads:
        return None
    rows = max(len(leads), len(helpers))
    sides = [_stops(side, rows) for side in (leads, helpers)]
    names = [max(_width(view, i) for i in side) for side in (leads, helpers)]
    left, right = names[0] + 14, names[0] + 14 + _LANE
    places = [{s.line: s.y for s in side} for side in sides]
    ties = []
    for pair in sorted(view.supported, key=lambda p: (len(p.tasks), p.first, p.second)):
        if pair.first in places[0] and pair.second in places[1]:
            a, b = places[0][pair.first], places[1][pair.second]
            path = f"M{left:g} {a:g}C{left + _LANE / 2:g} {a:g} {left + _LANE / 2:g} {b:g} {right:g} {b:g}"
            width = round(0.6 + 5.4 * len(pair.tasks) / len(view.supported[0].tasks), 2)
            ties.append(Tie(pair.first, pair.second, len(pair.tasks), path, width))
    return Net(sides[0], sides[1], tuple(ties), left, right, round(right + names[1] + 14, 1), rows * _ROW + 8)


def _stops(side: list[int], rows: int) -> tuple[Stop, ...]:
    step = rows * _ROW / len(side)
    return tuple(Stop(line, round(4 + step * (i + 0.5), 1)) for i, line in enumerate(side))


def _width(view: AgenciesView, line: int) -> float:
    name = view.lines[line].name
    return min(_MOST, max(breadth(name.zh), breadth(name.english)))
