"""Regions, agencies and cited policies as RDF: what notices speak of, and what regions lie in."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import lru_cache

from kg.graph import divisions, names
from kg.graph.decisions import Decisions
from kg.graph.divisions import Region
from kg.graph.quads import Quads, boolean, iri, label, text
from kg.resources import shipped


class World:
    """Collects the regions, agencies and policies that statements name, then writes them.

    `new_body` and `new_place` tell of a name whether the data of the rules does not know it.
    """

    def __init__(self, decisions: Decisions, new_body: Callable[[str], bool], new_place: Callable[[str], bool]) -> None:
        self._new_body, self._new_place = new_body, new_place
        self._decisions = decisions
        self.regions: dict[str, Region] = {}
        self._agencies: dict[str, set[str]] = {}
        self.unresolved: set[str] = set()  # agencies kept as printed
        self.undecided: dict[str, set[str]] = {"agency": set(), "region": set()}  # new names nobody has judged
        self._policies: dict[str, dict[str, set[str]]] = {}

    def region(self, name: str, code: str | None = None, home: str = "", level: str = "") -> Region:
        """The region of a name; it will be in the graph."""
        as_decided = self._decisions.name("region", name)
        found = self.known(divisions.region(as_decided, code if as_decided == name else None, home, level))
        if not found.code and self._new_place(found.name) and not self._decided("region", name, found.name):
            self.undecided["region"].add(found.name)
        return found

    def _decided(self, kind: str, *called: str) -> bool:
        return any(self._decisions.of(kind, name) for name in called)

    def _english_as_decided(self, kind: str, name: str) -> str:
        decided = self._decisions.of(kind, name)
        return decided.target if decided and decided.decision == "accept" else ""

    def known(self, region: Region) -> Region:
        """The same region; it will be in the graph."""
        self.regions[region.key] = region
        return region

    def region_iri(self, region: Region) -> str:
        """The name of a region in the graph."""
        return names.thing("region", region.key)

    def agency(self, name: str, surface: str = "", resolved: bool = True) -> str:
        """The IRI of an agency; it will be in the graph, with the printed name as another of its names."""
        read, name = name, self._decisions.name("agency", name)
        forms = self._agencies.setdefault(name, set())
        forms |= {form for form in (surface, read) if form and form != name}
        if not self._decided("agency", read, name):
            if not resolved:
                self.unresolved.add(name)
            if not resolved or self._new_body(name):
                self.undecided["agency"].add(name)
        return names.thing("agency", name)

    def policy(self, key: str, title: str, number: str) -> str:
        """The IRI of a cited policy that was not read itself."""
        about = self._policies.setdefault(key, {"titles": set(), "numbers": set()})
        about["titles"].add(title)
        if number:
            about["numbers"].add(number)
        return names.thing("policy", key)

    def write(self, quads: Quads) -> None:
        """Write the reference graph."""
        quads.graph(names.REFERENCE)
        regions = self._with_surroundings()
        for region in regions.values():
            self._write_region(quads, region)
            for other in divisions.borders().get(region.code, ()):
                if other in regions:
                    quads.add(self.region_iri(region), "kg:borders", iri(names.thing("region", other)))
        for name, surfaces in self._agencies.items():
            self._write_agency(quads, name, surfaces)
        for key, about in self._policies.items():
            thing = names.thing("policy", key)
            quads.type(thing, "kg:Policy")
            for title in about["titles"]:
                quads.add(thing, "eli:title", text(title))
            for number in about["numbers"]:
                quads.add(thing, "eli:number", text(number))

    def _with_surroundings(self) -> dict[str, Region]:
        """The regions named, all they lie in, and every city of their provinces: what is not named shows too."""
        found = dict(self.regions)
        known = divisions.by_code()
        for region in self.regions.values():
            code = region.code or region.within
            for at in [code, *divisions.ancestors(code)] if code else []:
                found[at] = known[at]
        for region in list(found.values()):
            if region.level == "province":
                found.update((code, known[code]) for code in divisions.cities_of(region.code))
        return found

    def _write_region(self, quads: Quads, region: Region) -> None:
        thing = self.region_iri(region)
        quads.type(thing, "kg:Region", "geo:Feature")
        quads.add(thing, "skos:prefLabel", label(region.name, "zh"))
        english = divisions.english().get(region.code) or divisions.areas().get(region.name, ("", "", ()))[1]
        english = english or self._english_as_decided("region", region.name)
        if english:
            quads.add(thing, "skos:prefLabel", label(english, "en"))
        for alias in {region.short, *region.aliases} - {"", region.name}:
            quads.add(thing, "skos:altLabel", label(alias, "zh"))
        if region.level == "county":
            outer = divisions.ancestors(region.code)
            if outer:
                full = divisions.by_code()[outer[0]].name + region.name
                quads.add(thing, "skos:altLabel", label(full, "zh"))
        quads.add(thing, "kg:level", text(region.level))
        if region.code:
            quads.add(thing, "kg:code", text(region.code))
        parent = region.parent or region.within
        if parent:
            quads.add(thing, "kg:within", iri(names.thing("region", parent)))
            quads.add(thing, "geo:sfWithin", iri(names.thing("region", parent)))

    def _write_agency(self, quads: Quads, name: str, surfaces: set[str]) -> None:
        thing = names.thing("agency", name)
        quads.type(thing, "kg:Agency", "org:FormalOrganization")
        quads.add(thing, "skos:prefLabel", label(name, "zh"))
        english, others = agency_english(name)
        english = english or self._english_as_decided("agency", name)
        if english:
            quads.add(thing, "skos:prefLabel", label(english, "en"))
        for other in others:
            quads.add(thing, "skos:altLabel", label(other, "en"))
        for surface in surfaces:
            quads.add(thing, "skos:altLabel", label(surface, "zh"))
        if name in self.unresolved:
            quads.add(thing, "kg:resolved", boolean(False))


@lru_cache(maxsize=1)
def _agency_tables() -> tuple[dict[str, str], list[tuple[str, str, list[str]]]]:
    folder = shipped("data") / "labels"
    with (folder / "agency_names_en.csv").open(encoding="utf-8", newline="") as file:
        whole = {r["zh"]: r["en"] for r in csv.DictReader(file)}
    with (folder / "agencies_en.csv").open(encoding="utf-8", newline="") as file:
        parts = [(r["zh"], r["en"], [x for x in r["aliases"].split("|") if x]) for r in csv.DictReader(file)]
    return whole, parts


@lru_cache(maxsize=4096)
def agency_english(name: str) -> tuple[str, tuple[str, ...]]:
    """The English name of an agency and further ones; '' where the tables do not have its parts.

    >>> agency_english("四川省财政厅")
    ('Department of Finance of Sichuan', ('Finance Department', 'Sichuan Finance Department'))
    """
    whole, parts = _agency_tables()
    if name in whole:
        return whole[name], ()
    for body, english, aliases in parts:
        place = name.removesuffix(body)
        if place == name or not place:
            continue
        region = divisions.region(place)
        where = divisions.english().get(region.code)
        if where:
            return f"{english} of {where}", (*aliases, *(f"{where} {a}" for a in aliases))
    return "", ()
