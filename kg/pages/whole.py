"""All pages of a graph as a site: which there are, how they are called, and the text of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.pages import shell
from kg.pages.agencies import agencies_page
from kg.pages.agencies_feed import agencies_view
from kg.pages.agency import agency_page
from kg.pages.agency_feed import agencies, agency_view
from kg.pages.chain import chain_page
from kg.pages.chain_feed import Depends, chain_view, chains
from kg.pages.city import city_page
from kg.pages.city_feed import city_view, lists
from kg.pages.contents import contents, contents_page
from kg.pages.duties import Duties
from kg.pages.graph import ID, Graph, local
from kg.pages.industry import industry_page
from kg.pages.industry_feed import view as industry_view
from kg.pages.labels import province_of, short_place
from kg.pages.map import map_page
from kg.pages.map_feed import map_view
from kg.pages.matrix import matrix_page
from kg.pages.matrix_feed import matrix_view
from kg.pages.network import library
from kg.pages.overview import overview_page
from kg.pages.overview_feed import picture
from kg.pages.policy import policy_page, policy_view
from kg.pages.policy_view import Published
from kg.pages.site import DRAWING, SCRIPT, STYLE, Entry, Key, Site, file_name
from kg.pages.timeline import timeline_page
from kg.pages.timeline_feed import timeline_view
from kg.pages.view import Text
from kg.pages.wording import KIND_WORDS, PAGE_WORDS

Facts = list[dict[str, object]]


def plan(graph: Graph, readers: Mapping[str, Published]) -> Site:
    """The pages that this graph gives, in order; a notice has a reader where its text is at hand."""
    keys: list[Key] = [("index", ""), ("overview", "")]
    keys += [(kind, "") for kind in ("agencies", "matrix", "map", "timeline") if _gives(graph, kind)]
    keys += [("industry", local(i)) for i in _industries(graph)]
    keys += [("city", local(r)) for r in _places(graph)]
    keys += [("agency", local(a)) for a in agencies(graph)]
    keys += [("chain", name) for name in chains(graph)]
    keys += [("policy", notice.id) for notice in graph.notices.values() if notice.id in readers]
    files = {key: file_name(*key) for key in keys}
    menu = []
    for kind in ("overview", "industry", "city", "agencies", "chain", "matrix", "map", "timeline", "policy"):
        if (kind, "") in files:
            menu.append(Entry(kind, PAGE_WORDS[kind], files[kind, ""]))
        elif any(k == kind for k, _ in files):
            menu.append(Entry(kind, PAGE_WORDS[kind], f"{files['index', '']}#{kind}"))
    return Site(files, tuple(menu))


def pages(
    graph: Graph, site: Site, readers: Mapping[str, Published], facts: Facts, depends: Depends
) -> Iterator[tuple[str, str]]:
    """The name and text of every file of the site: the shared ones, then a page at a time."""
    yield STYLE, shell.shared_style()
    yield SCRIPT, shell.shared_script(_search(graph, site))
    yield DRAWING, library()
    notices, area = tuple(graph.notices.values()), province_of(graph)[1]
    known = {(_kind(i), local(i)): i for i in graph.labels}
    make: dict[str, Callable[[str], str]] = {
        "index": lambda _: contents_page(contents(graph, site), site),
        "overview": lambda _: overview_page(picture(graph), notices, area, site).generate_html(),
        "agencies": lambda _: agencies_page(agencies_view(graph), site),
        "matrix": lambda _: matrix_page(matrix_view(graph), site),
        "map": lambda _: map_page(map_view(graph), site),
        "timeline": lambda _: timeline_page(timeline_view(graph), site),
        "industry": lambda id: industry_page(industry_view(graph, industries[id]), site),
        "city": lambda id: city_page(city_view(graph, known["region", id]), site),
        "agency": lambda id: agency_page(agency_view(graph, known["agency", id]), site),
        "chain": lambda id: chain_page(chain_view(graph, id, depends), site),
        "policy": lambda id: policy_page(policy_view(graph, id, facts, readers[id]), site),
    }
    industries = {local(i): i for i in _industries(graph)}
    for (kind, id), file in site.files.items():
        yield file, make[kind](id)


def _gives(graph: Graph, kind: str) -> bool:
    """Whether the graph has what a page of which there is but one would show."""
    if kind == "agencies":
        return bool(Duties(graph).carriers)
    if kind == "matrix":
        return bool(lists(graph))
    return kind != "map" or bool(province_of(graph)[0])


def _industries(graph: Graph) -> list[str]:
    """Every industry that a statement names or that a statement's place covers."""
    rows = graph.rows(
        """SELECT DISTINCT ?i WHERE {
           { ?s a kg:Statement ; kg:industry ?i } UNION { ?c a kg:Coverage ; kg:industry ?i } }"""
    )
    return sorted(r["i"] for r in rows)


def _places(graph: Graph) -> list[str]:
    """The prefectures of the province, and every other place below it that has a coverage."""
    province, _ = province_of(graph)
    rows = graph.rows(
        """SELECT DISTINCT ?r ?code ?level ?c WHERE { ?r kg:level ?level . OPTIONAL { ?r kg:code ?code }
           OPTIONAL { ?c a kg:Coverage ; kg:region ?r } }"""
    )
    return sorted(
        {
            r["r"]
            for r in rows
            if r["level"] != "province"
            and (r["c"] or (province and r["level"] == "prefecture" and r["code"][:2] == province[:2]))
        }
    )


def _search(graph: Graph, site: Site) -> list[list[str]]:
    """A line of the search for every page."""
    names = {(_KINDS[kind], local(i)): i for i in graph.labels if (kind := _kind(i)) in _KINDS}
    notices = {n.id: n for n in graph.notices.values()}
    found = []
    for (kind, id), file in site.files.items():
        words = KIND_WORDS.get({"city": "place", "policy": "notice"}.get(kind, kind), PAGE_WORDS.get(kind, _CONTENTS))
        others: tuple[str, ...] = ()
        if kind == "policy":
            text, others = notices[id].short, (notices[id].title, notices[id].number)
        elif kind == "chain":
            text = Text(f"{id}产业链")
        elif (kind, id) in names:
            iri = names[kind, id]
            text = graph.agency(iri) if kind == "agency" else graph.label(iri)
            others = (graph.label(iri).zh, *graph.aliases.get(iri, ()), short_place(text).zh)
        else:
            text = words
        found.append([text.zh, text.english, words.zh, words.english, file, "|".join(dict.fromkeys(others))])
    return found


_CONTENTS = Text("目录", "Contents")
_KINDS = {"industry": "industry", "region": "city", "agency": "agency"}  # what an IRI is about → the kind of its page


def _kind(iri: str) -> str:
    return iri.removeprefix(ID).partition("/")[0]
