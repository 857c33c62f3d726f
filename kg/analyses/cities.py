"""Cities by what they are named for: profiles, likeness, crowding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import sqrt
from typing import Any

from kg.analyses.graph import Graph
from kg.analyses.rows import (
    Evidence,
    Row,
    comes_from,
    is_city,
    leads_to,
    limits,
    name,
    of_type,
    proofs,
    region_code,
    row,
    state_of,
)

MANY = 3  # cities that make an industry crowded
_TIERS = ("named", "district", "broader", "related", "weak")
Named = dict[str, dict[str, list[Any]]]


def named_for(graph: Graph, *, products: bool = False) -> Named:
    """City → industry → the words that name it outright; products of an item only where asked for."""
    found: Named = defaultdict(lambda: defaultdict(list))
    for region, industry, d in graph.edges(data=True):
        if d["type"] != "COVERS" or d["tier"] != "named" or d["relation"] != "same" or d.get("rolls_up"):
            continue
        if is_city(graph, region) and (products or d["how"] != "clause-scope"):
            found[region][industry].append(d)
    return {r: dict(of) for r, of in found.items()}


def city_profile(graph: Graph, region: str | None = None, industry: str | None = None) -> list[Row]:
    """What each city (or one) is named for, how, on which lists, and who else is named for the same.

    `coverage` is `named`, `district` (a county of it alone), `broader`, `related` or `weak`; `clusters` are recognised
    clusters there; `cities` counts the cities that words name for the industry outright and `standing_in` says what
    that makes it: `exclusive` (this city alone), `shared`, `crowded` (three and more). A city that nothing names has
    one row that says so.

    Idea: regional industrial profiles (specialisation against ubiquity, after Hidalgo & Hausmann 2009).
    Cost: O(coverage).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> g.add_node("r", type="Region", name="绵阳市", level="prefecture", code="510700")
    >>> g.add_node("s", type="Region", name="泸州市", level="prefecture", code="510500")
    >>> g.add_node("i", type="Industry", name="新型显示")
    >>> _ = g.add_edge("r", "i", type="COVERS", tier="named", relation="same", how="stated", via="新型显示")
    >>> [(r["city"], r["industry"], r["coverage"], r["standing_in"], r["state"]) for r in city_profile(g)]
    [('泸州市', None, None, None, 'not-named'), ('绵阳市', '新型显示', 'named', 'exclusive', 'named')]
    """
    named, found = named_for(graph), []
    hosts: dict[str, set[str]] = defaultdict(set)
    for city, of in named.items():
        for i in of:
            hosts[i].add(city)
    for city in sorted((r for r in of_type(graph, "Region") if is_city(graph, r)), key=lambda r: region_code(graph, r)):
        if region and name(graph, city) != region:
            continue
        rows = _of_city(graph, city, hosts, industry)
        limited = limits(graph, name(graph, city))
        empty = dict.fromkeys(("industry", "coverage", "relation", "how", "via", "county", "standing_in"))
        found += rows or [
            row(limited, city=name(graph, city), **empty, clusters=[], lists=[], cities=0, state=state_of((), limited))
        ]
    return found


def _of_city(graph: Graph, city: str, hosts: dict[str, set[str]], only: str | None) -> list[Row]:
    clusters: dict[str, list[str]] = defaultdict(list)
    for c in comes_from(graph, city, "LOCATED_IN"):
        if graph.nodes[c].get("type") == "Cluster":
            for i in leads_to(graph, c, "IN_INDUSTRY"):
                clusters[i].append(name(graph, c))
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for _, i, d in graph.out_edges(city, data=True):
        if d["type"] == "COVERS":
            groups["district" if d.get("rolls_up") and d["tier"] == "named" else d["tier"], i].append(d)
    best: dict[str, str] = {}
    for tier, i in groups:
        if i not in best or _TIERS.index(tier) < _TIERS.index(best[i]):
            best[i] = tier
    found = []
    for i, tier in best.items():
        told = groups[tier, i]
        told.sort(key=lambda d: (d["relation"] != "same", d["how"] != "stated", str(d.get("coverage"))))
        first, called, n = told[0], name(graph, i), len(hosts.get(i, ()))
        if only and called != only:
            continue
        counties = sorted({name(graph, d["from_region"]) for d in told if d.get("from_region")})
        found.append(
            row(
                proofs(graph, *told), city=name(graph, city), industry=called, coverage=tier,
                relation=first["relation"], how=first["how"], via=first["via"], county="、".join(counties) or None,
                standing_in=standing_in(n) if city in hosts.get(i, ()) else None, clusters=sorted(clusters.get(i, ())),
                lists=[name(graph, k) for k in leads_to(graph, i, "ON_LIST")], cities=n,
                state="named" if tier in ("named", "district") else "not-named",
            )
        )  # fmt: skip
    return sorted(found, key=_in_order)


def _in_order(r: Row) -> tuple[Any, ...]:
    return (
        _TIERS.index(r["coverage"]),
        r["relation"] != "same",
        r["how"] == "clause-scope",
        -len(r["clusters"]),
        r["industry"],
    )


def standing_in(cities: int) -> str:
    """What the number of named cities makes an industry.

    >>> [standing_in(n) for n in (1, 2, 3)]
    ['exclusive', 'shared', 'crowded']
    """
    return "exclusive" if cities == 1 else "shared" if cities < MANY else "crowded"


def similar_cities(graph: Graph, region: str | None = None) -> list[Row]:
    """Pairs of cities by the industries that words name both for, most alike first.

    `jaccard` is the share of common industries among all of the two, `cosine` weighs a small city fairly against a
    large one. `shared`, `only_a`, `only_b` are the industries; evidence are the words for the shared ones.

    Idea: likeness of regions by profile; Jaccard 1901. Cost: O(cities² × industries).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> for key, code in (("a", "1"), ("b", "2")):
    ...     g.add_node(key, type="Region", name=key, level="prefecture", code=code)
    >>> g.add_node("i", type="Industry", name="无人机")
    >>> for key in "ab":
    ...     _ = g.add_edge(key, "i", type="COVERS", tier="named", relation="same", how="stated")
    >>> [(r["a"], r["b"], r["jaccard"], r["shared"]) for r in similar_cities(g)]
    [('a', 'b', 1.0, ['无人机'])]
    """
    named = named_for(graph)
    found = []
    for a, b in combinations(sorted(named, key=lambda r: region_code(graph, r)), 2):
        if region and region not in (name(graph, a), name(graph, b)):
            continue
        if region and name(graph, b) == region:
            a, b = b, a
        both = named[a].keys() & named[b].keys()
        if not both:
            continue
        found.append(
            row(
                proofs(graph, *(d for i in sorted(both) for r in (a, b) for d in named[r][i])),
                a=name(graph, a), b=name(graph, b),
                jaccard=round(len(both) / len(named[a].keys() | named[b].keys()), 3),
                cosine=round(len(both) / sqrt(len(named[a]) * len(named[b])), 3), shared=_names(graph, both),
                only_a=_names(graph, named[a].keys() - both), only_b=_names(graph, named[b].keys() - both),
            )
        )  # fmt: skip
    return sorted(found, key=lambda r: (-r["jaccard"], -len(r["shared"]), r["a"], r["b"]))


def crowded(graph: Graph, industry: str | None = None) -> list[Row]:
    """Industries by how many cities words name for them: crowded, shared, or one city's alone.

    Counted are cities named outright (not by a related or broader industry, not by a county); `class` as in the
    profile; `draft_only` lists the cities that drafts alone name. `ubiquity` is the share of all named cities.

    Idea: ubiquity of an industry (Hidalgo & Hausmann 2009); duplicate construction (同质化). Cost: O(coverage).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> for key in "ab":
    ...     g.add_node(key, type="Region", name=key, level="prefecture", code=key)
    >>> g.add_node("i", type="Industry", name="无人机")
    >>> said = {"type": "COVERS", "tier": "named", "relation": "same", "how": "stated", "standing": "draft"}
    >>> _ = [g.add_edge(k, "i", **said) for k in "ab"]
    >>> [(r["industry"], r["cities"], r["class"], r["draft_only"]) for r in crowded(g)]
    [('无人机', ['a', 'b'], 'shared', ['a', 'b'])]
    """
    named = named_for(graph)
    hosts: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    for city in sorted(named, key=lambda r: region_code(graph, r)):
        for i, told in named[city].items():
            hosts[i][city] = told
    found = []
    for i, of in hosts.items():
        if industry and name(graph, i) != industry:
            continue
        drafts = [name(graph, r) for r, told in of.items() if all(d.get("standing") == "draft" for d in told)]
        found.append(
            row(
                _evidence(graph, of.values()), industry=name(graph, i), count=len(of),
                cities=[name(graph, r) for r in of],
                draft_only=drafts, ubiquity=round(len(of) / len(named), 3),
                lists=_names(graph, leads_to(graph, i, "ON_LIST")),
                **{"class": standing_in(len(of))},
            )
        )  # fmt: skip
    return sorted(found, key=lambda r: (-r["count"], r["industry"]))


def _evidence(graph: Graph, told: Iterable[list[Any]]) -> list[Evidence]:
    return proofs(graph, *(d for of in told for d in of))


def _names(graph: Graph, keys: Iterable[str]) -> list[str]:
    return sorted(name(graph, k) for k in keys)
