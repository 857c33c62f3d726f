"""What the pages read from a snapshot: labels, notices, evidence with its sentence, and rows of SPARQL.

Everything a page says comes through here; the page modules hold no fact of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from kg.pages.view import NOTHING, Notice, Piece, Quote, Text
from kg.pages.wording import STANDINGS, short_title

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions, Store

Row = Mapping[str, str]
ID = "https://w3id.org/chanye-kg/id/"
_PREFIXES = """
PREFIX kg: <https://w3id.org/chanye-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX schema: <https://schema.org/>
"""
_AROUND = 70  # characters of a long sentence that a quote keeps on either side of its words
_STOPS = ",，。;；:：、!?！？ \n\t"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place in a notice whose words state something."""

    notice: str
    clause: str
    begin: int
    end: int
    exact: str
    sentence: str
    start: int
    why: str


class Graph:
    """A snapshot's store as the pages see it; all reads are lazy and made once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: dict[str, list[Row]] = {}

    def rows(self, select: str) -> list[Row]:
        """The rows of a SELECT over all named graphs together; unbound variables are ''. Asked once, kept."""
        if select not in self._asked:
            self._asked[select] = self._read(select)
        return self._asked[select]

    def _read(self, select: str) -> list[Row]:
        found = cast("QuerySolutions", self._store.query(_PREFIXES + select, use_default_graph_as_union=True))
        names = [v.value for v in found.variables]
        return [{n: "" if (t := row[n]) is None else t.value for n in names} for row in found]

    @cached_property
    def labels(self) -> dict[str, Text]:
        """The preferred names of industries, lists, regions and agencies."""
        zh: dict[str, str] = {}
        en: dict[str, str] = {}
        for row in self.rows("SELECT ?x ?l (LANG(?l) AS ?t) WHERE { ?x skos:prefLabel ?l }"):
            (en if row["t"] == "en" else zh)[row["x"]] = row["l"]
        return {iri: Text(zh.get(iri, en.get(iri, "")), _capital(en.get(iri, ""))) for iri in zh.keys() | en.keys()}

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Every other name, sorted."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("SELECT ?x ?l WHERE { ?x skos:altLabel ?l }"):
            found[row["x"]].add(row["l"])
        return {iri: tuple(sorted(names)) for iri, names in found.items()}

    def label(self, iri: str) -> Text:
        """The name of a thing; the end of its IRI where it has none."""
        return self.labels.get(iri) or Text(iri.rsplit("/", 1)[-1])

    @cached_property
    def notices(self) -> dict[str, Notice]:
        """The notices that were read, by IRI, in the order of their dates."""
        rows = self.rows(
            """SELECT ?n ?title ?standing ?number ?issued ?adopted ?published ?url WHERE {
              ?n a kg:Notice ; eli:title ?title ; kg:standing ?standing .
              OPTIONAL { ?n eli:number ?number } OPTIONAL { ?n eli:date_document ?issued }
              OPTIONAL { ?n kg:adopted ?adopted } OPTIONAL { ?n eli:date_publication ?published }
              OPTIONAL { ?n schema:url ?url } }"""
        )
        found = {row["n"]: self._notice(row) for row in rows}
        return dict(sorted(found.items(), key=lambda item: (item[1].date or "9", item[0])))

    def _notice(self, row: Row) -> Notice:
        dates = (
            (row["issued"], Text("")),
            (row["adopted"], Text("通过", "adopted")),
            (row["published"], Text("发布", "published")),
        )
        date, word = next(((d, w) for d, w in dates if d), ("", Text("")))
        standing = row["standing"] if row["standing"] in STANDINGS else "unknown"
        return Notice(
            id=unquote(row["n"].removeprefix(ID + "notice/")),
            title=row["title"],
            short=Text(short_title(row["title"])),
            standing=standing,
            number=row["number"],
            date=date,
            date_word=word,
            url=row["url"],
        )

    @cached_property
    def sightings(self) -> dict[str, Sighting]:
        """Every place of evidence by its IRI; reprints stand with the first print and are left out."""
        rows = self.rows(
            """SELECT ?e ?n ?path ?begin ?end ?exact ?sentence ?start ?why WHERE {
              ?e a kg:Evidence ; oa:start ?begin ; oa:end ?end ; oa:exact ?exact ;
                 kg:inNotice ?n ; kg:sentence ?sentence .
              OPTIONAL { ?e kg:inClause/kg:path ?path } OPTIONAL { ?e kg:sentenceStart ?start }
              OPTIONAL { ?e kg:why ?why }
              FILTER NOT EXISTS { ?e kg:copyOf ?first } }"""
        )
        return {
            r["e"]: Sighting(
                r["n"],
                r["path"],
                int(r["begin"]),
                int(r["end"]),
                r["exact"],
                r["sentence"],
                int(r["start"] or r["begin"]),
                r["why"],
            )  # fmt: skip
            for r in rows
        }

    @cached_property
    def evidence(self) -> dict[str, tuple[str, ...]]:
        """The evidence of each statement, in the order of the text."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.rows("SELECT ?s ?e WHERE { ?s a kg:Statement ; kg:evidence ?e }"):
            if row["e"] in self.sightings:
                found[row["s"]].append(row["e"])
        return {s: tuple(sorted(es, key=lambda e: (self.sightings[e].begin, e))) for s, es in found.items()}

    def quotes(self, statement: str, why: Text = NOTHING) -> tuple[Quote, ...]:
        """The quotes of a statement, one a place where it is printed."""
        return tuple(self.quote([e], why) for e in self.evidence.get(statement, ()))

    def quote(self, places: Iterable[str], why: Text = NOTHING) -> Quote:
        """The words at one or more places of one notice as a single quote, each marked in its sentence."""
        found = sorted((self.sightings[e] for e in places), key=lambda s: (s.begin, s.end))
        first = found[0]
        reason = why if why.zh else Text(next((s.why for s in found if s.why), ""))
        return Quote(
            notice=self.notices[first.notice],
            clause=printed(first.clause),
            begin=first.begin,
            end=first.end,
            pieces=_pieces(found),
            why=reason,
        )

    @cached_property
    def printed_names(self) -> dict[str, str]:
        """How the notices mostly print each agency."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.rows("SELECT ?a ?w WHERE { ?r a kg:Role ; kg:agency ?a ; kg:surface ?w }"):
            counts[row["a"]][row["w"]] += 1
        return {a: min(c, key=lambda w: (-c[w], len(w), w)) for a, c in counts.items()}

    def agency(self, iri: str) -> Text:
        """An agency as the notices print it, with its English name."""
        full = self.label(iri)
        return Text(self.printed_names.get(iri, full.zh), full.en)


def local(iri: str) -> str:
    """The end of an IRI of the graph, as it stands in addresses and names of files.

    >>> local("https://w3id.org/chanye-kg/id/region/510100")
    '510100'
    """
    return unquote(iri.removeprefix(ID).partition("/")[2])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def printed(path: str) -> str:
    """A clause path as one cites it.

    >>> printed("二/(一)")
    '二、（一）'
    """
    parts = [p for p in path.split("/") if p.strip("—- ")]
    if not parts:
        return ""
    words = [p.replace("(", "（").replace(")", "）") for p in parts]
    return "".join(w + "、" if re.fullmatch("[一二三四五六七八九十]+", w) else w for w in words)


def _pieces(found: list[Sighting]) -> tuple[Piece, ...]:
    """The sentences of the places in order, the words of each marked, …… between distant ones."""
    sentences: dict[int, tuple[str, list[tuple[int, int]]]] = {}
    for s in found:
        text, spans = sentences.setdefault(s.start, (s.sentence, []))
        begin = s.begin - s.start
        if begin >= 0 and begin + (s.end - s.begin) <= len(text) and text[begin : begin + s.end - s.begin] == s.exact:
            spans.append((begin, begin + s.end - s.begin))
        else:
            place = text.find(s.exact)
            spans.append((place, place + len(s.exact)) if place >= 0 else (0, 0))
    pieces: list[Piece] = []
    last = -1
    for start, (text, spans) in sorted(sentences.items()):
        if pieces and start > last + 1:
            pieces.append(Piece("……"))
        pieces.extend(_marked(text, sorted(spans)))
        last = start + len(text)
    return tuple(p for p in pieces if p.words)


def _marked(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    """A sentence cut at its marks; far words of a very long one are left out."""
    begin, end = _cut_before(text, spans[0][0]), _cut_after(text, max(e for _, e in spans))
    pieces = [Piece("…")] if begin else []
    at = begin
    for b, e in spans:
        b = max(b, at)
        if e <= b:
            continue
        pieces += [Piece(text[at:b]), Piece(text[b:e], True)]
        at = e
    pieces.append(Piece(text[at:end] + ("…" if end < len(text) else "")))
    return pieces


def _cut_before(text: str, begin: int) -> int:
    """Where a quote may begin before its words: the sentence's begin, or a stop not too far before them."""
    if begin <= 2 * _AROUND:
        return 0
    place = max(text.rfind(stop, begin - 2 * _AROUND, begin - _AROUND) for stop in _STOPS)
    return place + 1 if place >= 0 else begin - _AROUND


def _cut_after(text: str, end: int) -> int:
    """Where it may end after them."""
    if len(text) - end <= 2 * _AROUND:
        return len(text)
    places = [p for stop in _STOPS if (p := text.find(stop, end + _AROUND, end + 2 * _AROUND)) >= 0]
    return min(places, default=end + _AROUND)
