"""The overview's picture, read from the graph.

Columns: agencies of roles; tasks of notices that give roles; notices; items of lists whose own notice
places none of them (tracks); industries and projects that statements place, with those the items are
matched to; places, and the prefectures of the province that nothing names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

from kg.pages.duties import Duties
from kg.pages.graph import ID, Graph, Row
from kg.pages.labels import arabic, cut, province_of, short_agency, short_place
from kg.pages.overview_findings import findings
from kg.pages.view import Edge, Kind, Node, Picture, Quote, Text

_NONE = Text("无", "none")
_UNNAMED = Text("未点名", "not named")
_TAKEN = {"named": "same", "broader": "broader", "related": "related", "weak": "related"}


def picture(graph: Graph) -> Picture:
    """All nodes and edges of the overview, in an order that depends on the graph alone."""
    return _Reader(graph).picture()


class _Reader:
    """Gathers nodes and edges; a node is kept once, an edge gathers the quotes of all its statements."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.nodes: dict[str, Node] = {}
        self.quotes: dict[tuple[str, str, str], dict[tuple[str, int, int], Quote]] = defaultdict(dict)
        self.notes: dict[tuple[str, str, str], str] = {}
        self.notice_id = {iri: iri for iri in graph.notices}
        self.province, self.area = province_of(graph)

    def node(self, id: str, kind: Kind, column: int, full: Text, label: Text | None = None, draft: bool = False) -> str:
        shown = label or full
        known = self.nodes.get(id)
        if known is None or (known.draft and not draft):
            self.nodes[id] = Node(id, kind, column, Text(cut(shown.zh), cut(shown.en, 28)), full, draft=draft)
        return id

    def edge(self, source: str, target: str, relation: str, quotes: Iterable[Quote], note: str = "") -> None:
        key = (source, target, relation)
        for quote in quotes:
            self.quotes[key].setdefault((quote.notice.id, quote.begin, quote.end), quote)
        if note:
            self.notes.setdefault(key, note)

    def picture(self) -> Picture:
        for iri, notice in self.graph.notices.items():
            full = Text(f"《{notice.title}》{notice.number}")
            self.node(self.notice_id[iri], "notice", 2, full, notice.short, notice.standing == "draft")
        self._duties()
        self._placements()
        self._tracks()
        self._unnamed_places()
        return self._finished()

    def _duties(self) -> None:
        """Agencies and tasks: all tasks of a notice that says for any of them who does it."""
        duties = Duties(self.graph)
        for task in duties.tasks.values():
            if task.notice in duties.assigning:
                label = Text(f"{arabic(task.number)} {task.title}".strip())
                self.node(task.id, "task", 1, Text(task.numbered), label)
                self.edge(task.id, self.notice_id[task.notice], "sets", self.graph.quotes(task.id))
        for carrier in sorted(duties.carriers, key=lambda c: (c.agency, c.statement)):
            if carrier.task in self.nodes:
                full = self.graph.label(carrier.agency)
                label = Text(duties.agency(carrier).zh, short_agency(full.en, self.area.en))
                self.node(carrier.agency, "agency", 0, full, label)
                self.edge(carrier.agency, carrier.task, carrier.role, self.graph.quotes(carrier.statement))

    def _placements(self) -> None:
        """Industries and the places that clusters and locations name for them; who lists the industry."""
        rows = self.graph.rows(
            """SELECT ?s ?industry ?region ?n ?standing WHERE {
              { ?s a kg:Cluster } UNION { ?s a kg:Location }
              ?s kg:industry ?industry ; kg:region ?region ; kg:inNotice ?n ; kg:standing ?standing .
              ?region kg:level ?level . FILTER(?level != "province") }"""
        )
        for row in sorted(rows, key=lambda r: (r["industry"], r["region"], r["s"])):
            quotes = self.graph.quotes(row["s"])
            industry = self._industry(row["industry"], row["standing"] == "draft")
            self.edge(industry, self._place(row["region"]), "placed", quotes)
            self.edge(self.notice_id[row["n"]], industry, "lists", quotes)

    def _industry(self, iri: str, draft: bool) -> str:
        return self.node(f"industry:{iri}", "industry", 4, self.graph.label(iri), draft=draft)

    def _place(self, iri: str) -> str:
        name = self.graph.label(iri)
        return self.node(iri, "place", 5, name, short_place(name))

    def _tracks(self) -> None:
        """Items of lists: those of a list that its own notice places stand among the industries, others are tracks."""
        rows = self.graph.rows(
            """SELECT ?s ?list ?name ?order ?industry ?n ?standing WHERE {
               ?s a kg:Membership ; kg:list ?list ; kg:name ?name ; kg:inNotice ?n ; kg:standing ?standing .
               OPTIONAL { ?s kg:order ?order } OPTIONAL { ?s kg:industry ?industry }
               FILTER NOT EXISTS { ?c a kg:Cluster ; kg:name ?name } }"""
        )
        placed = {i.removeprefix("industry:") for i in self.nodes if i.startswith("industry:")}
        own = {(t, s) for s, t, r in self.quotes if r == "lists"}
        placing = {r["list"] for r in rows if (f"industry:{r['industry']}", self.notice_id[r["n"]]) in own}
        for row in sorted(rows, key=lambda r: (r["list"], int(r["order"] or 0), r["s"])):
            quotes = self.graph.quotes(row["s"])
            notice = self.notice_id[row["n"]]
            if not row["industry"]:
                continue
            if row["list"] in placing:
                self.edge(notice, self._industry(row["industry"], row["standing"] == "draft"), "lists", quotes)
                continue
            full = self.graph.label(row["industry"])
            label = Text(row["name"], full.en)
            track = self.node(f"track:{row['industry']}", "track", 3, label, draft=row["standing"] == "draft")
            self.edge(notice, track, "lists", quotes)
        self._matches(placed)

    def _matches(self, placed: set[str]) -> None:
        """What a track rests on: the industries by which it is covered, and those it is matched to without a place."""
        tracks = {i.removeprefix("track:") for i in self.nodes if i.startswith("track:")}
        rows = self.graph.rows(
            """SELECT ?industry ?region ?tier ?via ?how ?s ?of ?name ?e ?ne ?reason ?n WHERE {
              ?c a kg:Coverage ; kg:industry ?industry ; kg:region ?region ; kg:tier ?tier ; kg:via ?via ; kg:how ?how ;
                 kg:statement ?s ; kg:evidence ?e ; kg:inNotice ?n .
              ?region kg:level ?level . FILTER(?level != "province")
              OPTIONAL { ?s kg:industry ?of } OPTIONAL { ?s kg:name ?name } OPTIONAL { ?c kg:nameEvidence ?ne }
              OPTIONAL { ?c kg:alignment/kg:reason ?reason } }"""
        )
        for row in sorted(rows, key=lambda r: (r["industry"], r["region"], r["s"], r["e"], r["ne"])):
            if row["industry"] not in tracks:
                continue
            track, relation = f"track:{row['industry']}", _TAKEN[row["tier"]]
            words = [row["ne"] or row["e"]]
            quotes = [self.graph.quote(words)] if words[0] in self.graph.sightings else []
            if row["how"] == "own-notice":
                self.edge(track, self._place(row["region"]), "own", quotes)
            elif row["of"] in placed:
                self.edge(track, f"industry:{row['of']}", relation, quotes, row["reason"])
            else:
                thing = self._thing(row)
                self.edge(track, thing, relation, quotes, row["reason"])
                both = [e for e in (row["e"], row["ne"]) if e in self.graph.sightings]
                self.edge(thing, self._place(row["region"]), "placed", [self.graph.quote(both)] if both else [])
        self._unplaced(tracks)

    def _thing(self, row: Row) -> str:
        """A product that inherits the places of its item is an industry; a named corridor or city of … is a project."""
        if row["of"]:
            return self._industry(row["of"], self.graph.notices[row["n"]].standing == "draft")
        return self.node(row["s"], "project", 4, Text(row["name"] or row["via"]))

    def _unplaced(self, tracks: set[str]) -> None:
        """Alignments of a track to an industry that stands in the picture but has no place."""
        rows = self.graph.rows(
            """SELECT ?a ?b ?relation ?strength ?reason WHERE { ?x a kg:Alignment ; kg:subject ?a ; kg:object ?b ;
               kg:relation ?relation ; kg:strength ?strength ; kg:reason ?reason . FILTER(?strength != "proposal") }"""
        )
        for row in sorted(rows, key=lambda r: (r["a"], r["b"], r["relation"])):
            target = f"industry:{row['b']}"
            taken = any(key[0] == f"track:{row['a']}" and key[1] == target for key in self.quotes)
            if row["a"] not in tracks or target not in self.nodes or taken:
                continue
            named = [q for (_, t, r), qs in self.quotes.items() if t == target and r == "lists" for q in qs.values()]
            relation = "related" if row["relation"] == "related" or row["strength"] == "weak" else (
                "broader" if row["relation"] == "broader" else "same")  # fmt: skip
            self.edge(f"track:{row['a']}", target, relation, named[:1], row["reason"])

    def _unnamed_places(self) -> None:
        """The prefectures of the province that nothing read names."""
        code = self.province
        rows = self.graph.rows("""SELECT ?r ?code WHERE { ?r kg:level "prefecture" ; kg:code ?code }""")
        for row in sorted(rows, key=lambda r: r["code"]):
            if code and row["code"][:2] == code[:2] and row["r"] not in self.nodes:
                self._place(row["r"])

    def _finished(self) -> Picture:
        ends = Counter(end for s, t, _ in self.quotes for end in (s, t))
        nodes = []
        for node in self.nodes.values():
            gap = Text("")
            if node.kind == "place" and not ends[node.id]:
                gap = _UNNAMED
            elif node.kind in ("track", "industry") and not self._reaches(node.id):
                gap = _NONE
            nodes.append(
                Node(_short(node.id), node.kind, node.column, node.label, node.full, gap, node.draft, ends[node.id])
            )
        order: dict[str, int] = {id: i for i, id in enumerate(self.nodes)}
        edges = tuple(
            Edge(
                "~".join((_short(key[0]), key[2], _short(key[1]))),
                _short(key[0]),
                _short(key[1]),
                key[2],
                tuple(quotes.values()),
                Text(self.notes.get(key, "")),
            )
            for key, quotes in sorted(
                self.quotes.items(), key=lambda item: (order[item[0][0]], order[item[0][1]], item[0][2])
            )
        )
        return Picture(tuple(nodes), edges, findings(tuple(nodes), edges), *self._column_words())

    def _column_words(self) -> tuple[Text, Text]:
        """What list items are called here, and the heading of the industries: by the lists that were read."""
        lists = [
            self.graph.label(r["l"])
            for r in self.graph.rows("SELECT DISTINCT ?l WHERE { ?s a kg:Membership ; kg:list ?l }")
        ]
        item = Text("赛道", "Track") if any("赛道" in name.zh for name in lists) else Text("名单项", "List item")
        heads = ["集群"] if self.graph.rows("SELECT ?c WHERE { ?c a kg:Cluster } LIMIT 1") else []
        heads += sorted({f"“{m[1]}”" for name in lists if (m := re.search("“([^”]{2,6})”", name.zh))})
        return item, Text(f"对应的{'、'.join(heads)}产业", "Matching industries")

    def _reaches(self, id: str) -> bool:
        """Whether a track or an industry comes to any place, by itself or through what it is matched to."""
        targets = [t for s, t, _ in self.quotes if s == id and self.nodes[t].column > self.nodes[s].column]
        return any(self.nodes[t].kind == "place" or self._reaches(t) for t in targets)


def _short(id: str) -> str:
    """The id of a node in the address: the end of its IRI, an industry on a list told from the industry itself."""
    return unquote(id.replace(f"track:{ID}industry/", "track/").removeprefix("industry:").removeprefix(ID))
