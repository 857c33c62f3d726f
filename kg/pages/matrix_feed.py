"""The matrix: the items of a list against the places of the province, every cell a statement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from kg.pages.city_feed import lists
from kg.pages.graph import Graph, Row, local
from kg.pages.industry_places import coverage, row_of
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import PlaceRow
from kg.pages.labels import province_of, short_place
from kg.pages.view import TIERS, Answer, Evidence, Notice, Run, Text


@dataclass(frozen=True, slots=True)
class Column:
    """A place; a district stands beside its city and is never merged into it."""

    id: str
    name: Text
    district: bool
    total: int
    page: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the list: a cell for each column (None: not named), its places and areas counted apart."""

    number: int
    name: Text
    cells: tuple[PlaceRow | None, ...]
    cities: int
    areas: tuple[Text, ...]
    group: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix of one list."""

    list: Text
    answer: Answer
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...]
    area: Text
    evidence: tuple[Evidence, ...]


GROUPS: dict[str, Text] = {  # by the strongest tier any city reaches, then what only districts or nothing reach
    "named": Text("点名", "Named"),
    "broader": Text("上位", "Broader"),
    "related": Text("相关", "Related"),
    "weak": Text("间接", "Indirect"),
    "district": Text("只到区", "District only"),
    "none": Text("无", "None"),
}


def matrix_view(graph: Graph, asked: str = "") -> MatrixView:
    """The matrix of a list (its label; default: the longest). ValueError where nothing was read that lists."""
    found = lists(graph)
    if not found:
        raise ValueError("no official list was read, so there is nothing to set against the places")
    name, items = next((entry for entry in found if entry[0].zh == asked), found[0])
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    levels: dict[str, str] = {}
    for row in coverage(graph, f"VALUES ?industry {{ {' '.join(f'<{i}>' for i in items)} }}"):
        grouped[row["industry"], row["region"]].append(row)
        levels[row["region"]] = row["level"]
    columns = _columns(graph, levels)
    articles: list[Evidence] = []
    lines = []
    for number, item in enumerate(items, 1):
        cells: list[PlaceRow | None] = []
        for n, column in enumerate(columns):
            rows = grouped.get((item, column.id))
            if not rows:
                cells.append(None)
                continue
            cell, article = row_of(Subject(graph, item), column.id, rows)
            id = f"cell-{number}-{n}"
            articles.append(replace(article, id=id))
            cells.append(replace(cell, evidence=id))
        lines.append(_line(graph, number, item, cells, columns, [r for i, r in grouped if i == item], levels))
    totals = [sum(line.cells[n] is not None for line in lines) for n in range(len(columns))]
    counted = tuple(replace(c, total=t) for c, t in zip(columns, totals, strict=True))
    order = list(GROUPS)
    lines.sort(key=lambda line: (order.index(line.group), -line.cities, line.number))
    return MatrixView(
        list=name,
        answer=_answer(lines, counted),
        columns=counted,
        lines=tuple(lines),
        notices=tuple(graph.notices.values()),
        area=province_of(graph)[1],
        evidence=tuple(articles),
    )


def _columns(graph: Graph, levels: dict[str, str]) -> list[Column]:
    """The prefectures in the order of their codes, those named elsewhere too; named districts after their city."""
    province, _ = province_of(graph)
    rows = graph.rows("""SELECT ?r ?code ?level WHERE { ?r kg:code ?code ; kg:level ?level }""")
    wanted = []
    for row in sorted(rows, key=lambda r: (r["code"][:4], r["level"] == "county", r["code"])):
        city = row["level"] == "prefecture" and (row["r"] in levels or (province and row["code"][:2] == province[:2]))
        district = row["level"] == "county" and row["r"] in levels
        if city or district:
            wanted.append(Column(row["r"], short_place(graph.label(row["r"])), district, 0, local(row["r"])))
    return wanted


def _line(
    graph: Graph, number: int, item: str, cells: list[PlaceRow | None], columns: list[Column], regions: list[str],
    levels: dict[str, str],
) -> Line:  # fmt: skip
    city = [c for c, column in zip(cells, columns, strict=True) if c and not column.district]
    tiers = {c.mark.tier for c in city}
    group = next((t for t in TIERS if t in tiers), "district" if any(cells) else "none")
    areas = tuple(graph.label(r) for r in sorted(regions) if levels.get(r) == "zone")
    return Line(number, graph.label(item), tuple(cells), len(city), areas, group, local(item))


def _answer(lines: list[Line], columns: tuple[Column, ...]) -> Answer:
    cells = [c for line in lines for c, k in zip(line.cells, columns, strict=True) if c and not k.district]
    named = [c for c in cells if c.mark.tier == "named"]
    drafts = sum(c.mark.draft_only for c in named)
    full = sum(line.group == "named" for line in lines)
    none = sum(line.group == "none" for line in lines)
    empty = sum(not k.total for k in columns if not k.district)
    zh = (
        Run(str(full), "strong"), Run("项点名到市（州），"), Run(str(none), "gap"), Run("项没有任何依据；"),
        Run(str(empty), "strong"), Run(f"个市（州）一项也没有。{len(named)}处点名中"), Run(str(drafts), "strong"),
        Run("处只见于征求意见稿。"),
    )  # fmt: skip
    en = (
        Run(str(full), "strong"), Run(" items are named for a city, "), Run(str(none), "gap"),
        Run(" have no evidence at all; "), Run(str(empty), "strong"), Run(f" cities have none. {len(named)} namings, "),
        Run(str(drafts), "strong"), Run(" of them in a draft only."),
    )  # fmt: skip
    return Answer(zh, en)
