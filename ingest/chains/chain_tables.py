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
from ingest.text.cues import Cue
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


# 产业链环节 / 参种繁育 / 红参加工 …: a label and a link a line, as profiles of projects have it; or ①… ②… in one line
_LABEL_CUE = Cue([chain + noun for chain in ("链", "链条") for noun in ("环节", "构成", "组成")])
_LABEL = re.compile(r"(?:[(一二三四五六七八九十]{1,4}[)、.])?全?产?业?链条?(?:环节|构成|组成)[。:]?\n")
_CIRCLED = re.compile(r"[①-⑳]\s*([^①-⑳()\n]+?)[\s;,。]*(?:\([^①-⑳\n]*\))?[\s;,。]*(?=[①-⑳\n]|$)")
_LINK_LINE = re.compile("[\u4e00-\u9fffA-Za-z]{2,12}")
_NEXT_LABEL = re.compile(
    "(?:规模|地点|选址|条件|单位|方式|联系人?|效益|内容|面积|时间|要求|优势|情况|背景|前景|概况|名称|投资|项目)$"
)


def labelled_chains(reading: Reading) -> Iterator[Chain]:
    """The links under a line that says that those of the chain follow."""
    text = reading.text
    for place in _LABEL_CUE.places(text):
        begin = text.rfind("\n", 0, place) + 1
        label = _LABEL.match(text, begin)
        if label is None or label.end() <= place:
            continue
        end = _line_end(text, label.end())
        items = tuple(Span(*m.span(1)) for m in _CIRCLED.finditer(text, label.end(), end))
        items = items or tuple(_link_lines(text, label.end()))
        if len(items) >= 3 and plain([text[i.begin : i.end] for i in items]):
            yield Chain(items[0].begin, items[-1].end, items)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _link_lines(text: str, at: int) -> Iterator[Span]:
    """The short lines from `at` on, up to the next label."""
    while at < len(text):
        end = _line_end(text, at)
        if not _LINK_LINE.fullmatch(text, at, end) or _NEXT_LABEL.search(text, at, end):
            return
        yield Span(at, end)
        at = end + 1


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
