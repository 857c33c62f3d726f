"""Cities that could form a chain together: one is named for what the other lacks, and they are near each other."""

from __future__ import annotations

import csv
from functools import lru_cache
from itertools import combinations
from typing import Any

from kg.analyses.chains import chains
from kg.analyses.cities import named_for
from kg.analyses.graph import Graph
from kg.analyses.rows import Row, comes_from, leads_to, name, named_so, of_type, proofs, region_code, row
from kg.resources import shipped

_AKIN = ("EXACT_MATCH", "CLOSE_MATCH", "RELATED_MATCH")


def city_complement(graph: Graph, industry: str | None = None, region: str | None = None) -> list[Row]:
    """Pairs of cities that together are named for more of an industry's parts than either alone, best first.

    The parts of an industry are itself, what is exactly or closely matched or related to it (materials, equipment,
    uses), everything narrower, and the stages of its chain. `gain` is how many parts the better of the two
    gains by the other; `reasons` adds whether they are `neighbours` (a common border), lie in the same `zone`, or are
    named `together` by one statement. Rank: gain, then reasons, then parts together. Geography is that of the shipped
    divisions of Sichuan; elsewhere `neighbours` is unknown (None). Evidence: the words for every part.

    Idea: set cover of a chain by regions; proximity as in cluster theory (Porter 1998). Cost: O(parts × cities²).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> for key, code in (("成都市", "510100"), ("德阳市", "510600")):
    ...     g.add_node(key, type="Region", name=key, level="prefecture", code=code)
    >>> for key in ("氢能", "氢能装备"):
    ...     g.add_node(key, type="Industry", name=key)
    >>> _ = g.add_edge("氢能", "氢能装备", type="NARROW_MATCH")
    >>> for r, i in (("成都市", "氢能"), ("德阳市", "氢能装备")):
    ...     _ = g.add_edge(r, i, type="COVERS", tier="named", relation="same", how="stated")
    >>> [(r["a"], r["b"], r["gain"], r["reasons"]) for r in city_complement(g, "氢能")]
    [('成都市', '德阳市', 1, ['complementary', 'neighbours', 'zone'])]
    """
    named = named_for(graph, products=True)
    found: list[Row] = []
    for concept in named_so(graph, "Industry", industry) if industry else _listed(graph):
        parts = parts_of(graph, concept)
        held = {r: {i: d for i, d in of.items() if i in parts} for r, of in named.items()}
        rooted = sorted((r for r, of in held.items() if of), key=lambda r: region_code(graph, r))
        for a, b in combinations(rooted, 2):
            if region is None or region in (name(graph, a), name(graph, b)):
                found += _pair(graph, concept, (a, held[a]), (b, held[b]))
    return sorted(
        found, key=lambda r: (-r["gain"], -len(r["reasons"]), -len(r["parts"]), r["industry"], r["a"], r["b"])
    )


def parts_of(graph: Graph, concept: str) -> set[str]:
    """The parts of an industry, as industries of the vocabulary."""
    found, waiting = set(), [concept]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        waiting += leads_to(graph, one, "NARROW_MATCH")
        if one == concept:
            waiting += leads_to(graph, one, *_AKIN) + comes_from(graph, one, *_AKIN)
    for stages in chains(graph, name(graph, concept)).values():
        found |= {i for s in stages for i in named_so(graph, "Industry", name(graph, s))}
    return found


def _listed(graph: Graph) -> list[str]:
    return [i for i in of_type(graph, "Industry") if leads_to(graph, i, "ON_LIST")]


def _pair(graph: Graph, concept: str, one: tuple[str, Any], other: tuple[str, Any]) -> list[Row]:
    (a, of_a), (b, of_b) = one, other
    only_a, only_b = of_a.keys() - of_b.keys(), of_b.keys() - of_a.keys()
    gain = len(of_a.keys() | of_b.keys()) - max(len(of_a), len(of_b))
    if not (gain and only_a and only_b):
        return []
    near, zone = neighbours(graph, a, b), same_zone(graph, a, b)
    together = {d.get("statement") for told in of_a.values() for d in told} & {
        d.get("statement") for told in of_b.values() for d in told
    } - {None}
    holds = {"complementary": True, "neighbours": near, "zone": zone, "together": together}
    parts = of_a.keys() | of_b.keys()
    return [
        row(
            proofs(graph, *(d for of in (of_a, of_b) for i in sorted(of) for d in of[i])),
            industry=name(graph, concept), a=name(graph, a), b=name(graph, b), gain=gain,
            parts=sorted(name(graph, i) for i in parts),
            only_a=sorted(name(graph, i) for i in only_a), only_b=sorted(name(graph, i) for i in only_b),
            neighbours=near, zone=zone, reasons=[reason for reason, is_so in holds.items() if is_so],
        )
    ]  # fmt: skip


def neighbours(graph: Graph, a: str, b: str) -> bool | None:
    """Whether two cities share a border; None where the shipped divisions do not say."""
    codes = [str(graph.nodes[r].get("code")) for r in (a, b)]
    if not all(c in _zones() for c in codes):
        return None
    return frozenset(codes) in _borders()


def same_zone(graph: Graph, a: str, b: str) -> str | None:
    """The economic zone that both lie in, None where they do not."""
    zones = [_zones().get(str(graph.nodes[r].get("code")), "") for r in (a, b)]
    return zones[0] or None if zones[0] == zones[1] else None


@lru_cache(maxsize=1)
def _borders() -> frozenset[frozenset[str]]:
    with (shipped("data") / "maps" / "sichuan_adjacency.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(frozenset((r["a"], r["b"])) for r in csv.DictReader(file))


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    with (shipped("data") / "divisions_sichuan.csv").open(encoding="utf-8", newline="") as file:
        return {r["code"]: r["zone"] for r in csv.DictReader(file) if r["level"] == "prefecture"}
