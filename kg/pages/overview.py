"""The overview: who is responsible, for what, in which notice, on which track, for which industry, and where.

Six columns, each headed by its question. The draft is dashed, gaps are hollow and red and say so in a
word. The picture is drawn by vis-network at computed places; the lists and the table under it say the
same without script, on paper and on a phone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.pages import shell
from kg.pages.layout import ROWS, Layout, arrange
from kg.pages.network import PolicyNetwork, library
from kg.pages.view import Answer, Edge, Kind, Node, Notice, Picture, Quote, Run, Text
from kg.pages.wording import KIND_WORDS, STANDINGS, english_list, plural


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
_WHO, _WHAT, _NOTICE = Text("谁负责", "Who"), Text("做什么", "What"), Text("哪份文件", "Which notice")
_WHERE = Text("落在哪里", "Where")
MOST_WORDS = 2000  # links whose words the table repeats; of more, the panel alone has them
_KINDS: tuple[Kind, ...] = ("agency", "task", "notice", "track", "industry", "project", "place")
_LISTED: tuple[Kind, ...] = (
    "track",
    "place",
    "industry",
    "project",
    "agency",
    "task",
    "notice",
)  # order of the lists: answers first


def overview_page(picture: Picture, notices: tuple[Notice, ...], area: Text) -> PolicyNetwork:
    """The overview as a pyvis network; `write_html` writes it, `generate_html` gives its text."""
    layout = arrange(picture.nodes, picture.edges, _headings(picture))
    network = PolicyNetwork(lambda found: _html(found, picture, notices, area, layout))
    for node in picture.nodes:
        place = layout.places[node.id]
        x = layout.columns[node.column]
        network.add_node(node.id, node.label.zh, shape="custom", group=node.kind, x=x[0], y=place.open, physics=False)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, id=edge.id, label=edge.relation, dashes=edge.draft)
    return network


def _html(network: PolicyNetwork, picture: Picture, notices: tuple[Notice, ...], area: Text, layout: Layout) -> str:
    degree = Counter(end for edge in network.edges for end in (edge["from"], edge["to"]))
    names = {node.id: node for node in picture.nodes}
    words = _words(picture)
    frame = shell.Frame(
        kind="overview",
        title=Text("总览", "Overview"),
        notices=notices,
        area=area,
        styles=("overview.css",),
        scripts=("overview.js", "overview_panel.js"),
        libraries=(library(),),
        data=_data(picture, notices, layout),
    )
    return shell.render(
        frame,
        "overview.html",
        answer=answer(picture, len(notices)),
        findings=picture.findings,
        legend=_legend(picture),
        lists=[(kind, _sorted(kind, picture.nodes, degree)) for kind in _LISTED],
        degree=degree,
        tables=[(r, _by_source(picture, r.key)) for r in RELATIONS],
        wordy=len(picture.edges) <= MOST_WORDS,
        names=names,
        kind_names=words,
        draft_links=sum(e.draft for e in picture.edges),
        has_folded=any(layout.folded),
        rows=ROWS,
    )


def _headings(picture: Picture) -> tuple[Text, ...]:
    """The questions over the columns."""
    item = Text(f"哪条{picture.item.zh}", f"Which {picture.item.english.lower()}")
    return _WHO, _WHAT, _NOTICE, item, picture.matched, _WHERE


def _by_source(picture: Picture, relation: str) -> list[list[Edge]]:
    """The links of a kind, one group for each thing they go out from."""
    groups: dict[str, list[Edge]] = {}
    for edge in picture.edges:
        if edge.relation == relation:
            groups.setdefault(edge.source, []).append(edge)
    return list(groups.values())


def _words(picture: Picture) -> dict[str, Text]:
    """What each kind of node is called here."""
    return {**KIND_WORDS, "track": picture.item}


def _sorted(kind: str, nodes: tuple[Node, ...], degree: Counter[str]) -> list[Node]:
    """What is missing last; tasks, notices and tracks in the order the notices print them, the rest by their links."""
    mine = [n for n in nodes if n.kind == kind]
    if kind in ("task", "notice", "track"):
        return sorted(mine, key=lambda n: bool(n.gap.zh))
    return sorted(mine, key=lambda n: (bool(n.gap.zh), -degree[n.id], n.id))


def _legend(picture: Picture) -> list[tuple[str, str, Text, int]]:
    """(group, key, words, count): kinds of nodes, then kinds of lines, each also where it counts 0."""
    kinds = Counter(n.kind for n in picture.nodes)
    lines = Counter(e.relation for e in picture.edges)
    roles = [r for r in RELATIONS[:4] if lines[r.key] or r.key in ("lead", "support")]
    words = {"lead": Text("牵头", "Lead"), "responsible": Text("责任", "Responsible"),
             "shared": Text("分工", "Shared"), "support": Text("配合", "Support")}  # fmt: skip
    found: list[tuple[str, str, Text, int]] = [
        ("kind", k, _words(picture)[k], kinds[k]) for k in _KINDS if kinds[k] or k != "project"
    ]
    return found + [("line", r.key, words[r.key], lines[r.key]) for r in roles]


def answer(picture: Picture, notices: int) -> Answer:
    """The sentence under the bar: how much was read, who leads most, what is placed nowhere."""
    kinds = Counter(n.kind for n in picture.nodes)
    gaps = Counter(n.kind for n in picture.nodes if n.gap.zh)
    leads = Counter(e.source for e in picture.edges if e.relation == "lead")
    names = {n.id: n.label for n in picture.nodes}
    zh: list[Run] = [Run(f"{notices}份文件：")]
    en: list[Run] = [Run(f"{plural(notices, 'notice')}: ")]

    def add(words_zh: list[Run], words_en: list[Run]) -> None:
        if len(zh) > 1:
            zh.append(Run("；"))
            en.append(Run("; "))
        zh.extend(words_zh)
        en.extend(words_en)

    if kinds["agency"]:
        z = [Run(str(kinds["agency"]), "strong"), Run("个部门分担"), Run(str(kinds["task"]), "strong"), Run("项任务")]
        e = [
            Run(str(kinds["agency"]), "strong"),
            Run(" agencies share "),
            Run(str(kinds["task"]), "strong"),
            Run(" tasks"),
        ]
        if leads:
            most = max(leads.values())
            first = sorted((a for a, n in leads.items() if n == most), key=lambda a: names[a].zh)
            z += [Run(f"，{'、'.join(names[a].zh for a in first[:2])}牵头"), Run(str(most), "strong"), Run("项")]
            e += [Run(f", {english_list([names[a].english for a in first[:2]])} leads "), Run(str(most), "strong")]
        add(z, e)
    if kinds["track"]:
        z = [
            Run(str(kinds["track"]), "strong"),
            Run(f"条{picture.item.zh}中"),
            Run(str(gaps["track"]), "gap"),
            Run("条没有落到任何地方"),
        ]
        e = [
            Run(str(gaps["track"]), "gap"),
            Run(f" of {plural(kinds['track'], picture.item.english.lower())} placed nowhere"),
        ]
        add(z, e)
    if gaps["place"]:
        verb = "city is" if gaps["place"] == 1 else "cities are"
        z = [Run(str(gaps["place"]), "strong"), Run("个市（州）一次也未点到")]
        e = [Run(str(gaps["place"]), "strong"), Run(f" {verb} never named")]
        add(z, e)
    return Answer((*zh, Run("。")), (*en, Run(".")))


def _data(picture: Picture, notices: tuple[Notice, ...], layout: Layout) -> dict[str, object]:
    """The picture for the script: arrays and numbers of rows, so that a large page stays small."""
    notice_row = {n.id: i for i, n in enumerate(notices)}
    node_row = {n.id: i for i, n in enumerate(picture.nodes)}
    relation_row = {r.key: i for i, r in enumerate(RELATIONS)}
    words = _words(picture)
    pool = _Pool()
    return {
        "kinds": [[k, words[k].zh, words[k].en] for k in _KINDS],
        "relations": [[r.key, r.words.zh, r.words.en, r.tone, r.width, r.opacity] for r in RELATIONS],
        "heads": [[list(layout.columns[i]), h.zh, h.english] for i, h in enumerate(_headings(picture))],
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
        node.id, _KINDS.index(node.kind), node.column, node.label.zh, node.label.english, place.folded, place.open,
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
