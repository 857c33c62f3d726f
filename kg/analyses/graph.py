"""The graph that analyses work on: what of the property graph a planner's questions need, read fast.

    graph = policy_graph(snapshot)          # a networkx MultiDiGraph
    graph = restricted(graph, drafts=False) # without what drafts say

Nodes, edges, their keys and values are those of `kg.open(…).networkx()`, of which this is a part: analyses run on
either. Left out are reprints, sentences without a fact, named projects and the classification (SEI); of sentences
those are kept that limit something. Reading takes about a tenth of a second, the whole graph five times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.queries import value

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

Graph = Any  # networkx.MultiDiGraph; the library has no types

_ID = "https://w3id.org/chanye-kg/id/"
_PREFIXES = """PREFIX kg: <https://w3id.org/chanye-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
"""
_COMMON = "standing=kg:standing status=kg:status"
_THINGS = {  # class → its values, name=property; @ is a language, + marks several
    "Notice": (
        "id=kg:id title=eli:title doc_number=eli:number issued=eli:date_document adopted=kg:adopted "
        "published=eli:date_publication effective_from=eli:first_date_entry_in_force "
        "expires=eli:date_no_longer_in_force standing=kg:standing level=kg:level notice_kind=kg:noticeKind"
    ),
    "Policy": "title=eli:title doc_number=eli:number",
    "Clause": "path=kg:path",
    "Region": "code=kg:code level=kg:level name=skos:prefLabel@zh name_en=skos:prefLabel@en",
    "Agency": "name=skos:prefLabel@zh name_en=skos:prefLabel@en",
    "Industry": "name=skos:prefLabel@zh name_en=skos:prefLabel@en provisional=kg:provisional",
    "List": "id=kg:id name=skos:prefLabel@zh name_en=skos:prefLabel@en",
    "NoticeProperty": f"property=kg:property {_COMMON}",
    "Task": f"number=kg:number title=kg:title section=kg:section {_COMMON}",
    "Role": f"role=kg:role surface=kg:surface ordinal=kg:order {_COMMON}",
    "Membership": f"name=kg:name ordinal=kg:order {_COMMON}",
    "Cluster": f"name=kg:name grade=kg:grade {_COMMON}",
    "Location": f"name=kg:name relation=kg:relation {_COMMON}",
    "Citation": f"title=kg:title doc_number=kg:docNumber relation=kg:relation {_COMMON}",
    "Stage": f"chain=kg:chain name=kg:name ordinal=kg:order position=kg:position list_open=kg:listOpen {_COMMON}",
    "Target": (
        "metric=kg:metric about=kg:about op=kg:op amount=kg:amount amount_high=kg:amountHigh unit=kg:unit "
        f"year=kg:year baseline=kg:baseline {_COMMON}"
    ),
    "Incentive": (
        "beneficiary=kg:beneficiary instrument=kg:instrument cap=kg:cap unit=kg:unit mode=kg:mode rate=kg:rate "
        f"{_COMMON}"
    ),
    "Deadline": f"date=kg:date what=kg:what recurrence=kg:recurrence {_COMMON}",
    "IndustryMention": f"name=kg:name kind=kg:kind {_COMMON}",
    "Evidence": (
        "quote=oa:exact char_start=oa:start char_end=oa:end sentence=kg:sentence sentence_start=kg:sentenceStart "
        "rule=kg:rule status=kg:status why=kg:why"
    ),
}  # fmt: skip
_CALLED = ("name", "title", "metric", "what", "instrument")
_LINKS = {  # property → relationship type, the classes it leads from
    "kg:task": ("FOR_TASK", "Role Target Incentive Stage IndustryMention Membership Location Cluster"),
    "kg:industry": ("IN_INDUSTRY", "Stage Cluster Location Membership IndustryMention"),
    "kg:region": ("LOCATED_IN", "Cluster Location"),
    "kg:evidence": ("HAS_EVIDENCE", "Statement"),
    "kg:inClause": ("IN_CLAUSE", "Statement Evidence"),
    "kg:inNotice": ("IN_NOTICE", "Statement Evidence"),
    "kg:within": ("WITHIN", "Region"),
    "kg:onList": ("ON_LIST", "Industry"),
    "kg:list": ("ON_LIST", "Membership"),
    "kg:cites": ("CITES", "Citation"),
    "kg:recognisedBy": ("RECOGNISED_BY", "Cluster"),
    "eli:passed_by": ("ISSUED_BY", "Notice"),
    "eli:jurisdiction": ("IN_JURISDICTION", "Notice"),
    "skos:exactMatch": ("EXACT_MATCH", "Industry"),
    "skos:closeMatch": ("CLOSE_MATCH", "Industry"),
    "skos:narrowMatch": ("NARROW_MATCH", "Industry"),
    "skos:broadMatch": ("BROAD_MATCH", "Industry"),
    "skos:relatedMatch": ("RELATED_MATCH", "Industry"),
}
_ROLES = {"lead": "LEADS", "support": "SUPPORTS", "responsible": "RESPONSIBLE_FOR", "shared": "SHARES_IN"}
LIMITS = "严禁|禁止|严格控制|严控|不得新[建增]|不得扩[建产]|不再支持|不予支持|限制发展|限制类|淘汰类|负面清单"


def policy_graph(snapshot: Snapshot) -> Graph:
    """The graph of a snapshot for analyses; the same snapshot gives the same graph."""
    import networkx

    graph = networkx.MultiDiGraph(snapshot=snapshot.id)
    store = snapshot.store
    for cls, spec in _THINGS.items():
        _add_things(graph, store, cls, spec)
    for row in _select(store, "?i ?name WHERE { GRAPH ?g { ?i a kg:Industry ; skos:altLabel ?name } "
                              'FILTER(LANG(?name) = "zh") } ORDER BY ?name'):  # fmt: skip
        graph.nodes[row[0]].setdefault("aliases", []).append(row[1])
    _add_limits(graph, store)
    for property, (type, classes) in _LINKS.items():
        _add_links(graph, store, property, type, classes)
    _add_coverage(graph, store)
    _add_roles(graph, store)
    _add_citations(graph, store)
    return graph


def restricted(graph: Graph, *, drafts: bool = True, as_of: str | None = None) -> Graph:
    """The graph without notices that are drafts, or that were not there (or no longer valid) on a day.

    `as_of` is an ISO date. A notice counts from the day it takes effect or else is issued, adopted or published, up to
    the day it expires; one without any date counts always, since nothing says otherwise.
    """
    if drafts and not as_of:
        return graph
    gone = {key for key, n in graph.nodes(data=True) if n.get("type") == "Notice" and not _counts(n, drafts, as_of)}
    ids = {graph.nodes[key].get("id") for key in gone}
    left = graph.copy()
    for key in gone:
        told = [a for a, _, d in graph.in_edges(key, data=True) if d["type"] == "IN_NOTICE"]
        left.remove_nodes_from(told)
        own = [e for e in left.out_edges(key, keys=True) if left.edges[e]["type"] not in ("IN_JURISDICTION",)]
        left.remove_edges_from(own)
        if not any(d["type"] == "CITES" for *_, d in left.in_edges(key, data=True)):
            left.remove_node(key)
        else:
            left.nodes[key]["type"] = "Policy"  # cited by others, but not one of those read
    left.remove_nodes_from([k for k in _stated_lists(graph) if k not in _stated_lists(left)])
    said = ((a, b, k) for a, b, k, d in left.edges(keys=True, data=True) if d.get("notice") in ids)
    left.remove_edges_from([edge for edge in said if left.edges[edge]["type"] != "CITES"])
    return left


def _stated_lists(graph: Graph) -> set[str]:
    """The lists of which a notice states an item."""
    told = ((a, b) for a, b, d in graph.edges(data=True) if d["type"] == "ON_LIST")
    return {b for a, b in told if graph.nodes[a].get("type") == "Membership"}


def _counts(notice: dict[str, Any], drafts: bool, as_of: str | None) -> bool:
    if not drafts and notice.get("standing") == "draft":
        return False
    if not as_of:
        return True
    begins = next((str(notice[k]) for k in ("effective_from", "issued", "adopted", "published") if notice.get(k)), "")
    ends = str(notice.get("expires") or "9999")
    return begins <= as_of < ends or (begins == as_of)


def _key(term: Any) -> str:
    return str(term.value).removeprefix(_ID)


def _select(store: Any, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a SELECT: things as keys, texts and numbers as values."""
    for solution in store.query(f"{_PREFIXES}SELECT DISTINCT {query}"):
        yield tuple(_key(t) if type(t).__name__ == "NamedNode" else value(t) for t in solution)


def _add_things(graph: Graph, store: Any, cls: str, spec: str) -> None:
    names, parts = [], []
    for i, entry in enumerate(spec.split()):
        name, _, property = entry.partition("=")
        property, _, language = property.partition("@")
        names.append(name)
        only = f' FILTER(LANG(?v{i}) = "{language}")' if language else ""
        parts.append(f"OPTIONAL {{ ?s {property} ?v{i}{only} }}")
    lacks = " FILTER NOT EXISTS { ?s a kg:Notice }" if cls == "Policy" else ""
    lacks = " FILTER NOT EXISTS { ?s kg:copyOf ?first }" if cls == "Evidence" else lacks
    variables = " ".join(f"?v{i}" for i in range(len(names)))
    for key, *values in _select(
        store, f"?s {variables} WHERE {{ GRAPH ?g {{ ?s a kg:{cls} . {' '.join(parts)}{lacks} }} }}"
    ):
        said = {n: v for n, v in zip(names, values, strict=True) if v is not None}
        if key in graph and (old := graph.nodes[key].get("title")):  # cited under several titles: the longest
            said["title"] = max(old, str(said.get("title", "")), key=lambda t: (len(t), t))
        called = next((said[n] for n in _CALLED if n in said), None)
        if called is not None:
            said["name"] = called
        graph.add_node(key, **said, key=key, type=cls)


def _add_limits(graph: Graph, store: Any) -> None:
    """Sentences that limit something, and the clause and notice they stand in."""
    query = (
        f"?p ?words ?start ?clause ?notice WHERE {{ GRAPH ?g {{ ?p a kg:Passage ; kg:sentence ?words ; "
        f'kg:sentenceStart ?start ; kg:inClause ?clause ; kg:inNotice ?notice . FILTER(REGEX(?words, "{LIMITS}")) }} }}'
    )
    for key, words, start, clause, notice in _select(store, query):
        graph.add_node(key, key=key, type="Passage", sentence=words, sentence_start=start)
        for type, end in (("IN_CLAUSE", clause), ("IN_NOTICE", notice)):
            graph.add_edge(key, end, f"{key}|{type}|{end}", type=type)


def _add_links(graph: Graph, store: Any, property: str, type: str, classes: str) -> None:
    of = " ".join(f"kg:{cls}" for cls in classes.split())
    query = f"?s ?o WHERE {{ VALUES ?class {{ {of} }} GRAPH ?g {{ ?s a ?class ; {property} ?o }} }}"
    for start, end in _select(store, query):
        if start in graph and end in graph:
            graph.add_edge(start, end, f"{start}|{type}|{end}", type=type)


def _evidences(store: Any, cls: str) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    query = f"?s ?e WHERE {{ GRAPH ?g {{ ?s a kg:{cls} ; kg:evidence|kg:nameEvidence ?e }} }}"
    for key, evidence in _select(store, query):
        found.setdefault(key, set()).add(evidence)
    return {key: sorted(of) for key, of in found.items()}


def _add_coverage(graph: Graph, store: Any) -> None:
    evidences = _evidences(store, "Coverage")
    query = """?c ?r ?i ?city ?tier ?via ?relation ?how ?standing ?id ?s WHERE {
      GRAPH ?g { ?c a kg:Coverage ; kg:region ?r ; kg:industry ?i ; kg:tier ?tier ; kg:via ?via ;
        kg:relation ?relation ; kg:how ?how ; kg:standing ?standing ; kg:inNotice ?n ; kg:statement ?s .
        OPTIONAL { ?c kg:city ?city } }
      GRAPH ?n { ?n kg:id ?id } } ORDER BY ?c DESC(?s)"""
    for key, region, industry, city, tier, via, relation, how, standing, notice, statement in _select(store, query):
        values = {
            "type": "COVERS", "statement": statement, "coverage": key, "derived": True, "tier": tier, "via": via,
            "relation": relation, "how": how, "standing": standing, "notice": notice, "rolls_up": False,
            "evidences": evidences.get(key, []),
        }  # fmt: skip
        graph.add_edge(region, industry, f"{region}|COVERS|{industry}|{key}", **values)
        if city and city != region:
            rolled = values | {"rolls_up": True, "from_region": region}
            graph.add_edge(city, industry, f"{city}|COVERS|{industry}|{key}", **rolled)


def _add_roles(graph: Graph, store: Any) -> None:
    evidences = _evidences(store, "Role")
    query = """?s ?a ?t ?role ?standing ?status ?surface ?order ?id WHERE {
      GRAPH ?n { ?s a kg:Role ; kg:agency ?a ; kg:task ?t ; kg:role ?role ; kg:standing ?standing ; kg:status ?status ;
        kg:surface ?surface . OPTIONAL { ?s kg:order ?order } ?n kg:id ?id } }"""
    for key, agency, task, role, standing, status, surface, order, notice in _select(store, query):
        type = _ROLES[role]
        said = {"ordinal": order} if order is not None else {}
        graph.add_edge(
            agency, task, f"{agency}|{type}|{task}|{key}", type=type, statement=key, derived=False, standing=standing,
            status=status, surface=surface, notice=notice, evidences=evidences.get(key, []), **said,
        )  # fmt: skip


def _add_citations(graph: Graph, store: Any) -> None:
    evidences = _evidences(store, "Citation")
    query = """?s ?n ?o ?relation ?title ?standing ?id WHERE {
      GRAPH ?n { ?s a kg:Citation ; kg:cites ?o ; kg:relation ?relation ; kg:standing ?standing . ?n kg:id ?id .
        OPTIONAL { ?s kg:title ?title } } }"""
    for key, notice, cited, relation, title, standing, id in _select(store, query):
        graph.add_edge(
            notice, cited, f"{notice}|CITES|{cited}|{key}", type="CITES", statement=key, derived=False, title=title,
            relation=relation, standing=standing, notice=id, evidences=evidences.get(key, []),
        )  # fmt: skip
