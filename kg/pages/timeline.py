"""The timeline, set from its view: where every mark stands is computed here, so that it prints and needs no script."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.pages import shell
from kg.pages.layout import breadth
from kg.pages.marks import hatch
from kg.pages.site import ALONE, Site
from kg.pages.timeline_feed import Moment, Span, TimelineView
from kg.pages.view import Hit, Text

_WIDTH, _LEFT, _RIGHT = 968.0, 150.0, 20.0
_ROW, _HEAD = 28.0, 34.0
_NEAR = 60.0  # a further mark of a row so near pushes the words behind it
_LEAD = 0.12  # share of a year that the axis shows before its first


@dataclass(frozen=True, slots=True)
class Dot:
    """A date on the drawing; its words stand to the right of it, or to the left where they would not fit.

    `again` is a further date of a notice that already has its row: a mark without words.
    """

    moment: Moment
    x: float
    y: float
    left: bool
    again: bool
    words: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The targets of a notice for a year."""

    span: Span
    x: float
    y: float
    width: float
    hatch: str


@dataclass(frozen=True, slots=True)
class Band:
    """A headed part of the drawing."""

    words: Text
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Years with their places, and all that stands between them."""

    years: tuple[tuple[int, float], ...]
    end: float
    bands: tuple[Band, ...]
    notices: tuple[Dot, ...]
    undated: tuple[tuple[Moment, float], ...]
    deadlines: tuple[Dot, ...]
    yearly: tuple[tuple[Moment, float, tuple[float, ...]], ...]
    bars: tuple[Bar, ...]
    height: float
    width: float = _WIDTH


def timeline_page(view: TimelineView, site: Site = ALONE) -> str:
    """The page as text; the same view gives the same bytes."""
    hits = [Hit(m.notice.short, Text("文件", "Notice"), f"#e={m.evidence}", m.notice.title) for m in view.notices_dated]
    hits += [Hit(m.words, Text("期限", "Deadline"), f"#e={m.evidence}") for m in view.deadlines]
    hits += [Hit(Text(u.title), Text("未读到的文件", "Not read"), f"#e={u.evidence}", u.number) for u in view.unread]
    hits += [Hit(words, Text("目标", "Target"), f"#e={evidence}") for evidence, words in view.yearless]
    frame = shell.Frame(
        kind="timeline",
        title=Text("时间线", "Timeline"),
        notices=view.notices,
        area=view.area,
        hits=tuple({(h.name.zh, h.kind.zh): h for h in reversed(hits)}.values())[::-1],
        styles=("tables.css", "timeline.css"),
        site=site,
    )
    legend = [
        ("notice", Text("文件", "Notices"), len({m.notice.id for m in view.notices_dated})),
        ("deadline", Text("期限", "Deadlines"), len(view.deadlines)),
        ("target", Text("目标", "Targets"), sum(s.count for s in view.spans)),
    ]
    first = view.evidence[0].id if view.evidence else ""
    return shell.render(frame, "timeline.html", view=view, plan=drawing(view), legend=legend, first=first)


def drawing(view: TimelineView) -> Drawing | None:
    """The drawing; None where nothing has a date."""
    days = sorted(m.date for m in (*view.notices_dated, *view.deadlines) if _dated(m.date))
    years = [s.year for s in view.spans] + ([int(days[-1][:4])] if days else [])
    if not years:
        return None
    # the axis has room for the last weeks before its first year
    first = int(days[0][:4]) + (days[0][5:7] == "12") if days else min(years)
    last = max(*years, first)
    unit = (_WIDTH - _LEFT - _RIGHT) / (last + 1 - first + _LEAD)
    begin = _LEFT + unit * _LEAD

    def place(day: str) -> float:
        found = date(int(day[:4]), int(day[5:7] or 1), int(day[8:10] or 1))
        whole = (date(found.year + 1, 1, 1) - date(found.year, 1, 1)).days
        share = (found - date(found.year, 1, 1)).days / whole
        return round(begin + (found.year - first + share) * unit, 1)

    y = _HEAD + 22
    bands = [Band(Text("文件", "Notices"), y)]
    notices, y = _dots([m for m in view.notices_dated if _dated(m.date)], y, place)
    undated = tuple((m, y - 10 + i * _ROW) for i, m in enumerate(m for m in view.notices_dated if not _dated(m.date)))
    y += len(undated) * _ROW
    bands.append(Band(Text("期限", "Deadlines"), y))
    deadlines, after = _dots([m for m in view.deadlines if _dated(m.date)], y, place)
    y, yearly = after, []
    for moment in view.deadlines:
        if re.fullmatch(r"--\d\d-\d\d", moment.date):
            start = moment.notice.date[:10] if _dated(moment.notice.date) else f"{first}-01-01"
            ticks = [f"{year}{moment.date[1:]}" for year in range(first, last + 1)]
            yearly.append((moment, y + 14, tuple(place(t) for t in ticks if t >= start)))
            y += _ROW
    y += 12 if yearly else 0
    bands.append(Band(Text("目标年", "Target years"), y))
    bars = []
    y += 30
    for span in view.spans:
        x = place(span.begin) if _dated(span.begin) else round(begin, 1)
        width = round(max(begin + (span.year + 1 - first) * unit - x, 4.0), 1)
        lines = hatch(x, y, x + width, y + 18, 8.0) if span.notice.standing == "draft" else ""
        bars.append(Bar(span, x, y, width, lines))
        y += _ROW + 2
    axis = tuple((year, round(begin + (year - first) * unit, 1)) for year in range(first, last + 1))
    return Drawing(
        axis,
        round(begin + (last + 1 - first) * unit, 1),
        tuple(bands),
        notices,
        undated,
        deadlines,
        tuple(yearly),
        tuple(bars),
        y + 8,
    )


def _dots(moments: list[Moment], y: float, place: Callable[[str], float]) -> tuple[tuple[Dot, ...], float]:
    """A row each; the notice's further dates stand in the row of its first."""
    found: list[Dot] = []
    rows: dict[str, int] = {}
    for moment in moments:
        key = _row(moment)
        again = key in rows
        rows.setdefault(key, len(rows))
        x = place(moment.date)
        near = max(p for m in moments if _row(m) == key and (p := place(m.date)) < x + _NEAR)
        said = f"{moment.notice.short.zh} {moment.date} {moment.words.zh} {moment.note.zh} {moment.oddity.zh}"
        found.append(Dot(moment, x, round(y + 26 + rows[key] * _ROW, 1), x + breadth(said) > _WIDTH, again, near))
    return tuple(found), round(y + 26 + len(rows) * _ROW + 10, 1)


def _row(moment: Moment) -> str:
    """What stands in one row: the dates of a notice, or a deadline."""
    return moment.notice.id if moment.kind == "notice" else moment.evidence


def _dated(day: str) -> bool:
    return bool(re.match(r"\d{4}-\d\d", day))
