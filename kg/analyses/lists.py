"""Official lists against what the notices name: tracks without a city, Everest industries without a cluster."""

from __future__ import annotations

from typing import Any

from kg.analyses.graph import Graph
from kg.analyses.rows import (
    DRAFT,
    Row,
    comes_from,
    covering,
    is_city,
    leads_to,
    limits,
    name,
    of_type,
    proofs,
    region_code,
    row,
    says_place,
    state_of,
)

_TRACKS, _EVEREST = ("赛道",), ("珠峰", "攀登")
_CLUE = {"named": 1, "broader": 2, "related": 3, "weak": 4}
REASONS = {2: "broader", 3: "related", 4: "weak", 5: "district", 6: "none"}


def list_called(graph: Graph, words: tuple[str, ...]) -> str | None:
    """The newest list whose name holds one of the words and of which a notice states items."""
    found = [k for k in of_type(graph, "List") if any(w in name(graph, k) for w in words) and items(graph, k)]
    return max(found, key=lambda k: str(graph.nodes[k].get("id", k)), default=None)


def items(graph: Graph, list: str) -> list[str]:
    """The items of a list, as statements of the notices, in their order."""
    found = [s for s in comes_from(graph, list, "ON_LIST") if graph.nodes[s].get("type") == "Membership"]
    return sorted(found, key=lambda s: (graph.nodes[s].get("ordinal") or 0, s))


def tracks_without_city(graph: Graph, industry: str | None = None) -> list[Row]:
    """Tracks for which no city is named, by what there is instead.

    A city is named for a track where words put it there by the track's industry or one exactly, closely or more
    narrowly matched. `reason` is the best there is instead: `broader`, `related` or `weak` words on a city, a county
    alone (`district`), or `none`; `clues` says which place by which industry. `formal_reason` is the same without
    drafts. Evidence: the track's place on the list, then the clues.

    Idea: coverage analysis with graded matches (CQ07). Cost: O(items × coverage).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> g.add_node("l", type="List", name="新赛道", id="l")
    >>> g.add_node("i", type="Industry", name="机器人")
    >>> g.add_node("m", type="Membership", name="机器人", ordinal=15)
    >>> _ = g.add_edge("m", "l", type="ON_LIST"), g.add_edge("m", "i", type="IN_INDUSTRY")
    >>> [(r["order"], r["name"], r["reason"], r["state"]) for r in tracks_without_city(g)]
    [(15, '机器人', 'none', 'not-named')]
    """
    tracks = list_called(graph, _TRACKS)
    found = []
    for item in items(graph, tracks) if tracks else ():
        concept = next(iter(leads_to(graph, item, "IN_INDUSTRY")), None)
        if industry and industry not in (name(graph, item), name(graph, concept) if concept else ""):
            continue
        ranked = _ranked_clues(graph, concept)
        best = min((rank for rank, _, _ in ranked), default=6)
        if best == 1:
            continue
        formal = min((rank for rank, _, d in ranked if d.get("standing") != DRAFT), default=6)
        clues = [(r, d) for rank, r, d in ranked if rank == best]
        said = list(dict.fromkeys(f"{name(graph, r)}·{d.get('via')}" for r, d in clues))
        limited = limits(graph, name(graph, item))
        found.append(
            row(
                [*proofs(graph, item), *limited, *proofs(graph, *(d for _, d in clues))],
                order=graph.nodes[item].get("ordinal"), name=name(graph, item),
                industry=name(graph, concept) if concept else None, state=state_of((), limited), reason=REASONS[best],
                formal_reason=REASONS[formal], clues=said, key=item,
            )
        )  # fmt: skip
    return sorted(found, key=lambda r: (-_RANK[r["reason"]], r["order"] or 0))


_RANK = {reason: rank for rank, reason in REASONS.items()}


def _ranked_clues(graph: Graph, concept: str | None) -> list[tuple[int, str, dict[str, Any]]]:
    """What places say of an industry, each with its rank: cities by the tier, counties as `district`."""
    ranked = []
    for region, d in covering(graph, concept) if concept else ():
        city = is_city(graph, region)
        if not d.get("rolls_up") and (city or graph.nodes[region].get("level") == "county"):
            ranked.append((_CLUE[d["tier"]] if city else 5, region, d))
    return ranked


def everest_without_cluster(graph: Graph, industry: str | None = None, region: str | None = None) -> list[Row]:
    """Cities that the Everest list names for an industry, and whether they have a recognised cluster of it.

    One row for each industry and named city; `cluster` is the provincial cluster of the same, an exactly or a closely
    matched industry there; `state` is that of the cluster (`named`, `not-named`: none in what was read, or `limited`:
    a sentence on that city limits the industry). An
    industry that names no city has one row with an empty city.

    Idea: set difference of two official lists (CQ08). Cost: O(items × clusters).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> g.add_node("l", type="List", name="珠峰攀登", id="l")
    >>> g.add_node("i", type="Industry", name="白酒")
    >>> g.add_node("m", type="Membership", name="白酒", ordinal=10)
    >>> _ = g.add_edge("m", "l", type="ON_LIST"), g.add_edge("m", "i", type="IN_INDUSTRY")
    >>> [(r["name"], r["city"], r["state"]) for r in everest_without_cluster(g)]
    [('白酒', None, 'not-named')]
    """
    everest = list_called(graph, _EVEREST)
    found = []
    for item in items(graph, everest) if everest else ():
        concept = next(iter(leads_to(graph, item, "IN_INDUSTRY")), None)
        called = {name(graph, item), name(graph, concept) if concept else ""}
        if industry and industry not in called:
            continue
        places = _places(graph, concept)
        for city in sorted(places, key=lambda r: region_code(graph, r)) or [""]:
            if region and (not city or name(graph, city) != region):
                continue
            stated = places.get(city)
            clusters = _clusters(graph, concept, city) if concept and city else []
            limited = [e for e in limits(graph, *called) if not city or says_place(name(graph, city), e)]
            found.append(
                row(
                    [*proofs(graph, *(stated or [item]), *clusters), *limited], order=graph.nodes[item].get("ordinal"),
                    name=name(graph, item), industry=name(graph, concept) if concept else None,
                    city=name(graph, city) if city else None,
                    cluster="、".join(name(graph, c) for c in clusters) or None,
                    state=state_of(clusters, limited), key=item,
                )
            )  # fmt: skip
    return found


def everest_matrix(graph: Graph) -> list[Row]:
    """The Everest industries against the cities: a row for each industry, a column for each city that either names.

    A cell says `both` (named by the list, recognised cluster there), `list` (named, no cluster), `cluster`
    (cluster, not named by the list) or nothing: not named in what was read.

    Idea: contingency table of two lists (CQ08). Cost: O(items × clusters).

    >>> import networkx as nx
    >>> everest_matrix(nx.MultiDiGraph())
    []
    """
    everest = list_called(graph, _EVEREST)
    lines: list[tuple[str, dict[str, str], list[Any]]] = []
    for item in items(graph, everest) if everest else ():
        concept = next(iter(leads_to(graph, item, "IN_INDUSTRY")), None)
        places = _places(graph, concept)
        clusters = [(r, c) for r, c in _hosts(graph, concept)] if concept else []
        cells = {r: "both" if any(r == h for h, _ in clusters) else "list" for r in places}
        cells |= {r: "cluster" for r, _ in clusters if r not in places}
        told = [item, *(s for of in places.values() for s in of), *(c for _, c in clusters)]
        lines.append((item, cells, told))
    columns = sorted({r for _, cells, _ in lines for r in cells}, key=lambda r: region_code(graph, r))
    return [
        row(
            proofs(graph, *told), order=graph.nodes[item].get("ordinal"), name=name(graph, item),
            **{name(graph, r): cells.get(r) for r in columns},
        )
        for item, cells, told in lines
    ]  # fmt: skip


def _places(graph: Graph, concept: str | None) -> dict[str, list[str]]:
    """City → the statements that put an industry there."""
    found: dict[str, list[str]] = {}
    for statement in comes_from(graph, concept, "IN_INDUSTRY") if concept else ():
        if graph.nodes[statement].get("type") == "Location":
            for region in leads_to(graph, statement, "LOCATED_IN"):
                if is_city(graph, region):
                    found.setdefault(region, []).append(statement)
    return found


def _hosts(graph: Graph, concept: str) -> list[tuple[str, str]]:
    """City and recognised provincial cluster of an industry or one exactly or closely matched."""
    akin = {concept, *leads_to(graph, concept, "EXACT_MATCH", "CLOSE_MATCH")}
    akin |= set(comes_from(graph, concept, "EXACT_MATCH", "CLOSE_MATCH"))
    told = sorted({c for a in akin for c in comes_from(graph, a, "IN_INDUSTRY")})
    return [
        (region, c)
        for c in told
        if graph.nodes[c].get("type") == "Cluster" and graph.nodes[c].get("grade") == "provincial"
        for region in leads_to(graph, c, "LOCATED_IN")
        if is_city(graph, region)
    ]


def _clusters(graph: Graph, concept: str, city: str) -> list[str]:
    return [c for r, c in _hosts(graph, concept) if r == city]
