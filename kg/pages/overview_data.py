"""The overview's picture as numbers and words for its script, and what its columns and lines are called.

A page of thousands of links must stay small: every passage, clause, note and gap once; one column of
values after the other instead of a record for each node and link; what follows from something else (the
other half of a name, the row of a node, where a quotation ends) is left to the script that unpacks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.pages import shell
from kg.pages.discs import Disc, discs
from kg.pages.layout import Layout
from kg.pages.packing import Packing
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
_STARTS = ("agency/", "statement/", "clause/", "notice/", "track/", "industry/", "region/")
PAGES = {"agency": "agency", "region": "city", "industry": "industry", "track": "industry", "notice": "policy"}
_WHO, _WHAT, _NOTICE = Text("谁负责", "Who"), Text("做什么", "What"), Text("哪份文件", "Which notice")
_WHERE = Text("落在哪里", "Where")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
T = TypeVar("T")


def headings(picture: Picture) -> tuple[Text, ...]:
    """The questions over the columns."""
    item = Text("哪条赛道", "Which track") if picture.item.zh == "赛道" else Text("列了什么", "What is listed")
    return _WHO, _WHAT, _NOTICE, item, picture.matched, _WHERE


def words(picture: Picture) -> dict[str, Text]:
    """What each kind of node is called here."""
    return {**KIND_WORDS, "track": picture.item}


def data(picture: Picture, notices: tuple[Notice, ...], layout: Layout, site: Site = ALONE) -> dict[str, object]:
    """The picture for `overview_unpack.js`, which says what each part means."""
    nodes = sorted(picture.nodes, key=lambda n: (n.column, layout.places[n.id].open, n.id))
    row = {n.id: i for i, n in enumerate(nodes)}
    edges = sorted(picture.edges, key=lambda e: row[e.source])
    names = words(picture)
    packing = Packing(_said(picture))
    return {
        "pieces": packing.table,
        "kinds": [[k, names[k].zh, names[k].en] for k in KINDS],
        "relations": [[r.key, r.words.zh, r.words.en, r.tone, r.width, r.opacity] for r in RELATIONS],
        "heads": [[list(layout.columns[i]), h.zh, h.english] for i, h in enumerate(headings(picture))],
        "notices": [
            [n.short.zh, n.short.english, n.standing, n.number, n.date, shell.web(n.url), n.title,
             site.page("policy", n.id)]
            for n in notices
        ],
        "rows": [list(r) for r in layout.rows],
        "nodes": _nodes(nodes, layout, site, packing),
        "edges": _edges(edges, row, {n.id: i for i, n in enumerate(notices)}, packing),
        "discs": _discs(discs(picture), row),
        "size": [*layout.width, layout.height],
        "folded": list(layout.folded),
        "standing": {k: [w.zh, w.en] for k, w in STANDINGS.items()},
    }  # fmt: skip


def _said(picture: Picture) -> Iterable[str]:
    """All words that the packing has to do with."""
    for node in picture.nodes:
        yield from (node.label.zh, node.full.zh)
    seen = set()
    for edge in picture.edges:
        yield edge.note.zh
        for quote in edge.quotes:
            if quote.pieces not in seen:
                seen.add(quote.pieces)
                yield shell.shown(quote.pieces)


class _Pool(Generic[T]):
    """Each distinct value once; a value is its row."""

    def __init__(self, *first: T) -> None:
        self.values: list[T] = []
        self._rows: dict[object, int] = {}
        for value in first:
            self.row(value)

    def row(self, value: T) -> int:
        key = repr(value) if isinstance(value, list) else value
        if key not in self._rows:
            self._rows[key] = len(self.values)
            self.values.append(value)
        return self._rows[key]


def _nodes(nodes: list[Node], layout: Layout, site: Site, packing: Packing) -> dict[str, object]:
    """Columns of values; '' for an English or a full name that is the same as the other."""
    gaps: _Pool[list[str]] = _Pool(["", ""])
    ids = _Pool[str]()
    starts, tails = [], []
    for node in nodes:
        start, slash, tail = node.id.partition("/")
        start, tail = (start + slash, tail) if node.id.startswith(_STARTS) else ("", node.id)
        starts.append(ids.row(start))
        tails.append("" if start and tail == _slug(node.full.en) else tail)
    return {
        "starts": ids.values,
        "start": "".join(_DIGITS[s] for s in starts),
        "tail": tails,
        "kind": "".join(str(KINDS.index(n.kind)) for n in nodes),
        "column": [count for _, count in sorted(Counter(n.column for n in nodes).items())],
        "columns": sorted({n.column for n in nodes}),
        "zh": [packing.pack(n.label.zh) for n in nodes],
        "en": ["" if n.label.english == n.label.zh else packing.pack(n.label.english) for n in nodes],
        "full": ["" if n.full.zh == n.label.zh else packing.pack(n.full.zh) for n in nodes],
        "fullEn": [
            "" if n.full.english in (n.full.zh, n.label.english) else packing.pack(n.full.english) for n in nodes
        ],
        "gaps": gaps.values,
        "gap": "".join(_DIGITS[gaps.row([n.gap.zh, n.gap.english])] for n in nodes),
        "draft": "".join(str(int(n.draft)) for n in nodes),
        "shown": "".join(str(int(layout.places[n.id].folded is not None)) for n in nodes),
        "page": [_page(n.id, site) for n in nodes] if site.files else [],
    }


def _slug(english: str) -> str:
    """An id as it is mostly made from an English name, so that it need not be sent."""
    return english.lower().replace(" ", "-") or "-"


def _page(id: str, site: Site) -> str:
    kind, _, tail = id.partition("/")
    return site.page(PAGES.get(kind, ""), tail)


def _edges(edges: list[Edge], row: dict[str, int], notices: dict[str, int], packing: Packing) -> dict[str, object]:
    relation = {r.key: i for i, r in enumerate(RELATIONS)}
    notes: _Pool[str] = _Pool("")
    quotes = _Quotes(notices)
    out = Counter(row[e.source] for e in edges)
    return {
        "out": [out[i] for i in range(len(row))],
        "to": [row[e.target] for e in edges],
        "relation": "".join(_DIGITS[relation[e.relation]] for e in edges),
        "note": [notes.row(e.note.zh) for e in edges] if any(e.note.zh for e in edges) else [],
        "notes": [packing.pack(n) for n in notes.values],
        "counts": [len(e.quotes) for e in edges],
        "refs": [quotes.row(q) for e in edges for q in e.quotes],
        "quotes": quotes.columns(packing),
    }


class _Quotes:
    """Each distinct quotation once, as columns: its notice, clause, passage, where its words begin, their marks."""

    def __init__(self, notices: dict[str, int]) -> None:
        self._notices = notices
        self._texts, self._clauses, self._whys = _Pool[str](), _Pool[str](""), _Pool[str]("")
        self._known: dict[tuple[object, ...], int] = {}
        self._rows: list[tuple[int, int, int, int, int, list[int]]] = []
        self._ends: dict[int, int] = {}

    def row(self, quote: Quote) -> int:
        key = (quote.notice.id, quote.clause, quote.begin, quote.end, quote.pieces, quote.why.zh)
        if key in self._known:
            return self._known[key]
        self._known[key] = number = len(self._rows)
        text, marks = "", []
        for piece in quote.pieces:
            if piece.marked:
                marks += [_utf16(text), _utf16(piece.words)]
            text += piece.words
        first = next((len(p.words) for p in quote.pieces if p.marked), -1)
        if first != quote.end - quote.begin:
            self._ends[number] = quote.end
        notice, clause, why = (
            self._notices[quote.notice.id],
            self._clauses.row(quote.clause),
            self._whys.row(quote.why.zh),
        )
        self._rows.append((notice, clause, quote.begin, self._texts.row(text), why, marks))
        return number

    def columns(self, packing: Packing) -> dict[str, object]:
        return {
            "notice": [r[0] for r in self._rows],
            "clause": [r[1] for r in self._rows],
            "begin": [r[2] for r in self._rows],
            "text": [r[3] for r in self._rows],
            "why": {str(i): r[4] for i, r in enumerate(self._rows) if r[4]},
            "marks": _flat(r[5] for r in self._rows),
            "ends": {str(i): end for i, end in self._ends.items()},
            "clauses": self._clauses.values,
            "whys": [packing.pack(w) for w in self._whys.values],
            "texts": [packing.pack(t) for t in self._texts.values],
        }


def _flat(lists: Iterable[list[int]]) -> list[list[int]]:
    """How many numbers each list has (halved: they are pairs), then all of them."""
    counts, values = [], []
    for one in lists:
        counts.append(len(one) // 2)
        values += one
    return [counts, values]


def _discs(found: tuple[Disc, ...], row: dict[str, int]) -> list[list[object]]:
    """A disc of the whole: its name, centre, radius, members by the row of the node."""
    return [[d.name.zh, d.name.english, d.x, d.y, d.radius, [row[m] for m in d.members]] for d in found]


def _utf16(text: str) -> int:
    """Length counted as JavaScript counts: characters beyond the first plane are two."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)
