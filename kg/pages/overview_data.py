"""The overview's picture as numbers and words for its script, and what its columns and lines are called.

Arrays and row numbers, and every passage once: many links rest on the same sentence, and a page of
thousands of links must stay small.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.pages import shell
from kg.pages.layout import Layout
from kg.pages.site import ALONE, Site
from kg.pages.view import Edge, Kind, Node, Notice, Picture, Quote, Text
from kg.pages.wording import KIND_WORDS, STANDINGS


@dataclass(frozen=True, slots=True)
class Relation:
    """How a kind of statement is drawn: hue, width, opacity; the words say it without any of them."""

    key: str
    words: Text
    tone: str
    width: float
    opacity: float


RELATIONS = (
    Relation("lead", Text("牵头", "leads"), "agency", 2.0, 0.9),
    Relation("responsible", Text("责任", "is responsible"), "agency", 1.6, 0.8),
    Relation("shared", Text("按职责分工", "shares"), "agency", 1.2, 0.6),
    Relation("support", Text("配合", "supports"), "agency", 0.7, 0.28),
    Relation("sets", Text("提出任务", "sets the task"), "rule2", 0.7, 0.35),
    Relation("lists", Text("列入", "lists"), "rule2", 0.7, 0.35),
    Relation("same", Text("相同、相近或细分", "same, close or narrower"), "ind", 2.0, 0.85),
    Relation("broader", Text("上位", "broader"), "ind", 1.3, 0.6),
    Relation("related", Text("相关或间接", "related or indirect"), "ind", 0.7, 0.4),
    Relation("placed", Text("落在", "placed in"), "place", 1.6, 0.8),
    Relation("own", Text("当地文件点名", "named in a local notice"), "place", 1.2, 0.8),
)
KINDS: tuple[Kind, ...] = ("agency", "task", "notice", "track", "industry", "project", "place")
_WHO, _WHAT, _NOTICE = Text("谁负责", "Who"), Text("做什么", "What"), Text("哪份文件", "Which notice")
_WHERE = Text("落在哪里", "Where")


def headings(picture: Picture) -> tuple[Text, ...]:
    """The questions over the columns."""
    item = Text("哪条赛道", "Which track") if picture.item.zh == "赛道" else Text("列了什么", "What is listed")
    return _WHO, _WHAT, _NOTICE, item, picture.matched, _WHERE


def words(picture: Picture) -> dict[str, Text]:
    """What each kind of node is called here."""
    return {**KIND_WORDS, "track": picture.item}


def data(picture: Picture, notices: tuple[Notice, ...], layout: Layout, site: Site = ALONE) -> dict[str, object]:
    """The picture for the script: arrays and numbers of rows, so that a large page stays small."""
    notice_row = {n.id: i for i, n in enumerate(notices)}
    node_row = {n.id: i for i, n in enumerate(picture.nodes)}
    relation_row = {r.key: i for i, r in enumerate(RELATIONS)}
    names = words(picture)
    pool = _Pool()
    return {
        "kinds": [[k, names[k].zh, names[k].en] for k in KINDS],
        "relations": [[r.key, r.words.zh, r.words.en, r.tone, r.width, r.opacity] for r in RELATIONS],
        "heads": [[list(layout.columns[i]), h.zh, h.english] for i, h in enumerate(headings(picture))],
        "notices": [
            [n.short.zh, n.short.english, n.standing, n.number, n.date, shell.web(n.url), n.title] for n in notices
        ],
        "nodes": [_node(n, layout) for n in picture.nodes],
        "edges": [_edge(e, node_row, relation_row, notice_row, pool) for e in picture.edges],
        "texts": pool.texts,
        "size": [*layout.width, layout.height],
        "folded": list(layout.folded),
        "standing": {k: [w.zh, w.en] for k, w in STANDINGS.items()},
    }


def _node(node: Node, layout: Layout) -> list[object]:
    place = layout.places[node.id]
    return [
        node.id, KINDS.index(node.kind), node.column, node.label.zh, node.label.english, place.folded, place.open,
        node.gap.zh, node.gap.english, int(node.draft), node.full.zh, node.full.english,
    ]  # fmt: skip


class _Pool:
    """Each distinct passage once: many links rest on the same sentence."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._rows: dict[str, int] = {}

    def row(self, text: str) -> int:
        if text not in self._rows:
            self._rows[text] = len(self.texts)
            self.texts.append(text)
        return self._rows[text]


def _edge(
    edge: Edge, nodes: dict[str, int], relations: dict[str, int], notices: dict[str, int], pool: _Pool
) -> list[object]:
    quotes = [_quote(q, notices, pool) for q in edge.quotes]
    ends = [nodes[edge.source], nodes[edge.target], relations[edge.relation]]
    return [edge.id, *ends, int(edge.draft), edge.note.zh, quotes]


def _quote(quote: Quote, notices: dict[str, int], pool: _Pool) -> list[object]:
    """The passage by its row, its marks as begin, end, begin, end, …"""
    text, marks = "", []
    for piece in quote.pieces:
        if piece.marked:
            marks += [len(text), len(text) + len(piece.words)]
        text += piece.words
    units = [_utf16(text, place) for place in marks]
    return [notices[quote.notice.id], quote.clause, quote.begin, quote.end, pool.row(text), units, quote.why.zh]


def _utf16(text: str, place: int) -> int:
    """A place counted as JavaScript counts: characters beyond the first plane are two."""
    return place + sum(ord(c) > 0xFFFF for c in text[:place])
