"""A notice and its statements as RDF: one graph, named by the notice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from kg.graph import names, projects
from kg.graph.divisions import Region
from kg.graph.quads import Quads, boolean, decimal, integer, iri, text
from kg.graph.statements import Record, Sighting, Statement
from kg.graph.vocabulary import Vocabulary
from kg.graph.world import World
from kg.ontology import ontology

_YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000, "百万元": 1_000_000, "千万元": 10_000_000, "千元": 1_000}
_LEVELS = ("national", "province", "prefecture", "county")
_YEAR = re.compile(r"\d{4}")
# Keys of the contract whose value is written as it is, by fact type.
_PLAIN: dict[str, tuple[str, ...]] = {  # "key", "key=property", with /kind where it is not text
    "notice_property": ("property", "value/texts"),
    "citation": ("title", "doc_number=docNumber", "relation"),
    "task": ("title", "number", "section/path"),
    "role": ("role", "surface", "order/integer", "implied/boolean"),
    "region": ("surface",),
    "industry": ("name", "kind", "order/integer"),
    "membership": ("name", "order/integer", "announced/integer", "found/integer"),
    "cluster": ("name", "grade"),
    "located": ("industry=name", "relation"),
    "target": ("metric", "subject=about", "op", "unit", "baseline"),
    "incentive": ("beneficiary", "instrument", "cap/decimal", "unit", "mode", "rate"),
    "deadline": ("date", "what", "recurrence"),
    "entity": ("name", "kind"),
    "stage": ("chain", "stage=name", "order/integer", "position", "open=listOpen/boolean"),
}


@lru_cache(maxsize=32)
def _plain(type: str) -> tuple[tuple[str, str, str], ...]:
    """(key of the contract, property, kind of value) of what is written as it is."""
    found = []
    for said in _PLAIN[type]:
        names_, _, kind = said.partition("/")
        key, _, property = names_.partition("=")
        found.append((key, f"kg:{property or key}", kind or "text"))
    return tuple(found)


class NoticeGraph:
    """Writes one notice: itself, its clauses, its statements with their evidence."""

    def __init__(
        self, quads: Quads, record: Record, world: World, vocabulary: Vocabulary, policies: PolicyKeys
    ) -> None:
        self.quads, self.record, self.world, self.vocabulary = quads, record, world, vocabulary
        self.policies = policies
        self.iri = names.notice(record.id)
        self.home: Region | None = self._jurisdiction()
        self._home_code = self.home.code if self.home else ""
        self._codes = self._codes_of_regions()
        self._headings = dict(record.clauses)
        self._clauses: set[tuple[str, ...]] = set()

    def _jurisdiction(self) -> Region | None:
        name = self.record.head.get("jurisdiction")
        if not isinstance(name, str) or not name or self.record.head.get("level") == "national":
            return None
        return self.world.region(name, None, "", str(self.record.head.get("level") or ""))

    def _codes_of_regions(self) -> dict[str, str]:
        """Codes by name, as the region facts of the notice resolved them."""
        return {
            str(s["region"]): str(s["code"]) for s in self.record.sightings if s["type"] == "region" and s.get("code")
        }

    def region(self, name: str, code: object = None, level: object = None) -> Region:
        """The region a statement names."""
        known = code if isinstance(code, str) and code else self._codes.get(name)
        return self.world.region(name, known, self._home_code, str(level or ""))

    def regions(self, s: Statement) -> list[Region]:
        """The regions a statement names; for a project without one the place that its own words give."""
        found = [
            self.region(name, s.values.get("code"), s.values.get("level")) for name in _texts(s.values.get("region"))
        ]
        if s.type == "entity" and not found:
            at = s.sightings[0]
            before = at.sentence[: max(0, at.begin - at.sentence_begin)]
            place = projects.place_of(str(s.values["name"]), before, self._home_code)
            found = [self.world.known(place)] if place else []
        return found

    def write(self, statements: list[Statement]) -> None:
        """Write everything of this notice."""
        self.quads.graph(self.iri)
        self._head()
        tasks = {s.clause: s for s in statements if s.type == "task"}
        for statement in statements:
            self._statement(statement, tasks)
        for clause, begin, words in self.record.passages:
            self._passage(clause, begin, words)
        for path in sorted(self._clauses | {()}):
            self._clause(path)

    def _head(self) -> None:
        q, head = self.quads, self.record.head
        q.type(self.iri, "kg:Notice", "kg:Policy", "eli:LegalResource", "schema:Legislation")
        q.add(self.iri, "kg:id", text(self.record.id))
        q.add(self.iri, "eli:title", text(head.get("title") or self.record.id))
        q.add(self.iri, "kg:standing", text(self.record.standing))
        q.add(self.iri, "kg:sha256", text(head["sha256"]))
        q.add(self.iri, "kg:chars", integer(int(str(head["chars"]))))
        plain = (
            ("doc_number", "eli:number"), ("index_number", "kg:indexNumber"), ("issued", "eli:date_document"),
            ("adopted", "kg:adopted"), ("published", "eli:date_publication"), ("kind", "kg:noticeKind"),
            ("carrier", "kg:carrier"), ("effective_from", "eli:first_date_entry_in_force"),
            ("expires", "eli:date_no_longer_in_force"), ("level", "kg:level"), ("source_url", "schema:url"),
        )  # fmt: skip
        for key, property in plain:
            if head.get(key) and (key != "level" or head[key] in _LEVELS):
                q.add(self.iri, property, text(head[key]))
        for issuer in _texts(head.get("issuers")):
            q.add(self.iri, "eli:passed_by", iri(self.world.agency(issuer)))
        for addressee in _texts(head.get("addressees")):
            q.add(self.iri, "kg:addressee", text(addressee))
        if self.home:
            q.add(self.iri, "eli:jurisdiction", iri(self.world.region_iri(self.home)))

    def _passage(self, clause: tuple[str, ...], begin: int, words: str) -> None:
        thing = names.thing("passage", f"{self.record.id}-{begin}")
        self.quads.type(thing, "kg:Passage")
        self.quads.add(thing, "kg:inNotice", iri(self.iri))
        self.quads.add(thing, "kg:inClause", self._used_clause(clause))
        self.quads.add(thing, "kg:sentence", text(words))
        self.quads.add(thing, "kg:sentenceStart", integer(begin))

    def _clause(self, path: tuple[str, ...]) -> None:
        thing = names.clause(self.record.id, path)
        self.quads.type(thing, "kg:Clause")
        self.quads.add(thing, "kg:path", text("/".join(path)))
        self.quads.add(thing, "kg:inNotice", iri(self.iri))
        if self._headings.get(path):
            self.quads.add(thing, "kg:heading", text(self._headings[path]))
        if path:
            self.quads.add(thing, "kg:within", iri(names.clause(self.record.id, path[:-1])))

    def _used_clause(self, path: tuple[str, ...]) -> str:
        self._clauses.update(path[:n] for n in range(len(path) + 1))
        return iri(names.clause(self.record.id, path))

    def _statement(self, s: Statement, tasks: Mapping[tuple[str, ...], Statement]) -> None:
        q = self.quads
        q.type(s.iri, ontology().of_fact_type(s.type).name, "kg:Statement")
        q.add(s.iri, "kg:inNotice", iri(self.iri))
        q.add(s.iri, "kg:inClause", self._used_clause(s.clause))
        q.add(s.iri, "kg:standing", text(s.standing))
        q.add(s.iri, "kg:status", text(s.status))
        for key, property, kind in _plain(s.type):
            for value in _terms(s.values.get(key), kind):
                q.add(s.iri, property, value)
        if s.values.get("list_open"):
            q.add(s.iri, "kg:listOpen", boolean(True))
        if s.values.get("resolved") is False:
            q.add(s.iri, "kg:resolved", boolean(False))
        self._links(s, tasks)
        first = s.evidence(s.sightings[0])
        for sighting in s.sightings:
            self._evidence(s, sighting, first)

    def _evidence(self, s: Statement, at: Sighting, first: str) -> None:
        q, thing = self.quads, s.evidence(at)
        q.add(s.iri, "kg:evidence", iri(thing))
        q.type(thing, "kg:Evidence")
        q.add(thing, "oa:start", integer(at.begin))
        q.add(thing, "oa:end", integer(at.end))
        q.add(thing, "oa:exact", text(at.quote))
        q.add(thing, "kg:sentence", text(at.sentence))
        q.add(thing, "kg:sentenceStart", integer(at.sentence_begin))
        q.add(thing, "kg:inNotice", iri(self.iri))
        q.add(thing, "kg:inClause", self._used_clause(at.clause))
        q.add(thing, "kg:rule", text(at.rule))
        q.add(thing, "kg:status", text(at.status))
        if at.why:
            q.add(thing, "kg:why", text(at.why))
        if at.again:
            q.add(thing, "kg:copyOf", iri(first))

    def _links(self, s: Statement, tasks: Mapping[tuple[str, ...], Statement]) -> None:
        """What a statement points to: regions, industries, agencies, lists, policies, its task, money, numbers."""
        q, values = self.quads, s.values
        task = next((tasks[s.clause[:n]] for n in range(len(s.clause), 0, -1) if s.clause[:n] in tasks), None)
        if task and s.type != "task":
            q.add(s.iri, "kg:task", iri(task.iri))
        if s.type == "citation":
            q.add(
                s.iri,
                "kg:cites",
                iri(self._policy(str(values.get("title") or ""), str(values.get("doc_number") or ""))),
            )
        if s.type == "role":
            resolved = values.get("resolved") is not False
            agency = self.world.agency(str(values["agency"]), str(values.get("surface") or ""), resolved)
            q.add(s.iri, "kg:agency", iri(agency))
        if s.type in ("region", "cluster", "located", "entity"):
            for region in self.regions(s):
                q.add(s.iri, "kg:region", iri(self.world.region_iri(region)))
        concept = self.concept(s)
        if concept:
            q.add(s.iri, "kg:industry", iri(names.thing("industry", concept)))
        if s.type == "membership":
            q.add(s.iri, "kg:list", iri(names.thing("list", str(values["scheme"]))))
        for body in _texts(values.get("recognised_by")):
            q.add(s.iri, "kg:recognisedBy", iri(self.world.agency(body)))
        if s.type == "target":
            self._target(s)
        if s.type == "incentive":
            self._money(s)

    def concept(self, s: Statement) -> str | None:
        """The concept of the industry that a statement names, None where it names none."""
        if s.type == "industry":
            return self.vocabulary.concept(str(s.values["name"]), s.values.get("concept"))
        if s.type in ("cluster", "located") and s.values.get("industry"):
            return self.vocabulary.concept(str(s.values["industry"]))
        if s.type == "entity":
            return projects.industry_of(str(s.values["name"]))
        key = {"membership": "name", "stage": "chain"}.get(s.type)
        if key and s.values.get(key):
            return self.vocabulary.member(str(s.values[key]))
        return None

    def _policy(self, title: str, number: str) -> str:
        key = self.policies.get(number) or self.policies.get(title) or number or title
        key = self.policies.get(key) or key
        return key if key.startswith("http") else self.world.policy(key, title or number, number)

    def _target(self, s: Statement) -> None:
        value = s.values.get("value")
        low, high = (value[0], value[1]) if isinstance(value, list) and len(value) == 2 else (value, None)
        if isinstance(low, int | float | Decimal):
            self.quads.add(s.iri, "kg:amount", decimal(str(low)))
        if isinstance(high, int | float | Decimal):
            self.quads.add(s.iri, "kg:amountHigh", decimal(str(high)))
        year = _YEAR.search(str(s.values.get("by_year") or ""))
        if year:
            self.quads.add(s.iri, "kg:year", integer(int(year[0])))

    def _money(self, s: Statement) -> None:
        cap, unit = s.values.get("cap"), str(s.values.get("unit") or "")
        if isinstance(cap, int | float) and unit in _YUAN:
            money = names.thing("money", s.id)
            self.quads.add(s.iri, "kg:money", iri(money))
            self.quads.type(money, "schema:MonetaryAmount")
            self.quads.add(money, "schema:maxValue", decimal(str(Decimal(str(cap)) * _YUAN[unit])))
            self.quads.add(money, "schema:currency", text("CNY"))


def _texts(value: object) -> list[str]:
    """A value of the contract that is one name or a list of them."""
    if isinstance(value, list | tuple):
        return [str(v) for v in value if v]
    return [str(value)] if value else []


def _terms(value: object, kind: str) -> list[str]:
    """A value of the contract as terms; none for null."""
    if value is None or value == "":
        return []
    if kind == "texts":
        return [text(v) for v in _texts(value)]
    if kind == "path":
        return [text("/".join(_texts(value)))] if _texts(value) else []
    if kind == "integer":
        return [integer(int(str(value)))] if str(value).lstrip("-").isdigit() else []
    if kind == "decimal":
        return [decimal(str(value))] if isinstance(value, int | float | Decimal) else []
    if kind == "boolean":
        return [boolean(bool(value))]
    return [text(value)]


class PolicyKeys:
    """What a citation's number or title stands for: the IRI of a notice that was read, or the number of a title
    that some citation gives with it."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._notices: dict[str, str] = {}

    def meet(self, record: Record) -> None:
        """Take in what one more notice is called, and what it calls others."""
        for line in record.sightings:
            if line["type"] == "citation" and line.get("doc_number") and line.get("title"):
                self._numbers.setdefault(_even(str(line["title"])), str(line["doc_number"]))
        for name in (record.head.get("doc_number"), record.head.get("title")):
            if name:
                self._notices[_even(str(name))] = names.notice(record.id)

    def get(self, name: str) -> str | None:
        """The IRI or number, None where nothing is known under this name."""
        even = _even(name)
        return self._notices.get(even) or self._numbers.get(even)


@lru_cache(maxsize=4096)
def _even(title: str) -> str:
    """A title with one form of dash: copies print (2021-2025年) and (2021—2025年) for the same."""
    return re.sub("[―–─━−‐‑－-]", "—", title)
