"""Chains in tables: a row names the chain in one column, its links in another (产业链 | 重点环节) or by position."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import industry_named, items_of, plain
from ingest.chains.chain_paths import is_other_path
from ingest.chains.chain_positions import PLACE
from ingest.chains.chains import Chain
from ingest.lists.listing import closing, listing
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.tables import Table

_LINKS = r"^(?:延链|补链|强链|产业链?|链条|重点|主要|关键|核心|薄弱|短板|优势|缺失|招商|发展|攻关|的)*环节$"
_WHOSE = r"^(?:重点|优势|主导|特色|支柱|新兴)?(?:产业链条?|产业集群|产业)(?:名称)?$"
_PLACED = re.compile("(?:产业链?)?([上中下])游(?:环节|产品|领域|方向)?$")
_JOINED = re.compile("[—→➔⇒]+")


def tabled_chains(reading: Reading) -> Iterator[Chain]:
    """The links in each row of a table whose head has a column of chains and one of links."""
    text = reading.text
    for table in reading.tables:
        links, whose = table.column(_LINKS), table.column(_WHOSE)
        if whose is not None and any(_PLACED.match(h) for h in table.head):
            yield from _by_position(text, table, whose)
        if links is None or whose is None or links == whose:
            continue
        for row in table.rows:
            if len(row) <= max(links, whose):
                continue
            name = industry_named(text[row[whose].begin : row[whose].end].strip())
            cell = row[links]
            items = _links(text, cell.begin, cell.end)
            names = [text[i.begin : i.end] for i in items]
            if name and len(items) >= 2 and plain(names) and not is_other_path(names):
                etc = closing(text, cell.begin, cell.end) is not None
                yield Chain(items[0].begin, items[-1].end, items, open=etc, subject=name)


def _by_position(text: str, table: Table, whose: int) -> Iterator[Chain]:
    """产业链 | 上游 | 中游 | 下游: the links of each row with the position that heads their column."""
    columns = [(i, PLACE[m[1]]) for i, h in enumerate(table.head) if (m := _PLACED.match(h))]
    for row in table.rows:
        name = industry_named(text[row[whose].begin : row[whose].end].strip()) if len(row) > whose else ""
        placed = [
            (item, position)
            for i, position in columns
            if i < len(row)
            for item in listing(text, row[i].begin, row[i].end, joins="none").items
        ]
        items = tuple(item for item, _ in placed)
        if name and len(items) >= 2 and plain([text[i.begin : i.end] for i in items]):
            yield Chain(items[0].begin, items[-1].end, items, positions=tuple(p for _, p in placed), subject=name)


def _links(text: str, begin: int, end: int) -> tuple[Span, ...]:
    """The links of a cell, joined as steps (A—B—C) or listed (A、B、C)."""
    marks = list(_JOINED.finditer(text, begin, end))
    if not marks:
        return items_of(text, begin, end)
    edges = [begin, *(place for m in marks for place in m.span()), end]
    return tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
