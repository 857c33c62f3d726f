"""Rows with their evidence, and the few steps through the graph that every analysis takes.

A row says what was found, its `state` (named; not-named: not in what was read; limited: the words limit it), and on
which words it rests: `notice clause quote begin end sentence` of the first of them, all of them in `evidence`.
`standing` is that of all of them, `mixed` where a draft is only a part of what a row rests on. A row about something
that is not there has no words; its state says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.analyses.graph import LIMITS, Graph

Row = dict[str, Any]
Evidence = dict[str, Any]
NAMED, NOT_NAMED, LIMITED = "named", "not-named", "limited"
DRAFT, MIXED = "draft", "mixed"
WHERE = ("standing", "notice", "clause", "quote", "begin", "end", "sentence")
_LIMIT = re.compile(LIMITS)


def of_type(graph: Graph, type: str) -> list[str]:
    """The keys of the nodes of a type, in order."""
    return sorted(key for key, n in graph.nodes(data=True) if n.get("type") == type)


def leads_to(graph: Graph, key: str, *types: str) -> list[str]:
    """Where edges of these types lead from a node, each end once, in order."""
    return sorted({end for _, end, d in graph.out_edges(key, data=True) if d["type"] in types})


def comes_from(graph: Graph, key: str, *types: str) -> list[str]:
    """Where edges of these types come from, each start once, in order."""
    return sorted({start for start, _, d in graph.in_edges(key, data=True) if d["type"] in types})


def name(graph: Graph, key: str) -> str:
    """What a node is called, its key where it has no name."""
    return str(graph.nodes[key].get("name") or key)


def names_of(graph: Graph, key: str) -> list[str]:
    """Every Chinese name of an industry, the preferred one first."""
    return [name(graph, key), *graph.nodes[key].get("aliases", ())]


def named_so(graph: Graph, type: str, called: str) -> list[str]:
    """The nodes of a type with this name (or alias)."""
    return [k for k in of_type(graph, type) if called == name(graph, k) or called in graph.nodes[k].get("aliases", ())]


def region_code(graph: Graph, key: str) -> str:
    """The code by which regions are sorted; areas without one come last, by name."""
    return str(graph.nodes[key].get("code") or "~" + name(graph, key))


def is_city(graph: Graph, key: str) -> bool:
    """True for prefectures and for municipalities, whose code ends in 0000 and whose name in 市."""
    n = graph.nodes[key]
    return n.get("level") == "prefecture" or (n.get("level") == "province" and str(n.get("name", "")).endswith("市"))


def cities(graph: Graph) -> list[str]:
    """The cities of the graph, in the order of their codes."""
    return sorted((r for r in of_type(graph, "Region") if is_city(graph, r)), key=lambda r: region_code(graph, r))


def proof(graph: Graph, key: str) -> Evidence | None:
    """A node of evidence (or a sentence) as notice, clause, quote and span; None for reprints and unknown keys."""
    n = graph.nodes.get(key)
    if n is None or any(d["type"] == "COPY_OF" for *_, d in graph.out_edges(key, data=True)):
        return None
    clause = next(iter(leads_to(graph, key, "IN_CLAUSE")), None)
    notice = next(iter(leads_to(graph, key, "IN_NOTICE")), None)
    about = graph.nodes[notice] if notice else {}
    if n.get("type") == "Passage":
        quote, begin = n["sentence"], n.get("sentence_start", 0)
        span = (begin, begin + len(quote))
    else:
        quote, span = n.get("quote"), (n.get("char_start"), n.get("char_end"))
    return {
        "standing": about.get("standing"), "notice": about.get("id"),
        "clause": graph.nodes[clause].get("path", "") if clause else "", "quote": quote,
        "begin": span[0], "end": span[1], "sentence": n.get("sentence"),
    }  # fmt: skip


def proofs(graph: Graph, *of: str | Mapping[str, Any]) -> list[Evidence]:
    """The evidence of statements (by key) and of edges (by their values), each place once, in the order given."""
    found: dict[tuple[Any, ...], Evidence] = {}
    for one in of:
        keys = leads_to(graph, one, "HAS_EVIDENCE") if isinstance(one, str) else list(one.get("evidences", ()))
        if isinstance(one, str) and graph.nodes[one].get("type") in ("Evidence", "Passage"):
            keys = [one]
        told = [e for k in keys if (e := proof(graph, k))]
        for e in sorted(told, key=lambda e: (str(e["notice"]), e["begin"] or 0)):
            found.setdefault((e["notice"], e["begin"], e["end"]), e)
    return list(found.values())


def row(evidence: Iterable[Evidence] = (), /, **values: Any) -> Row:
    """A row of these values with its evidence; the first piece stands in columns of its own."""
    told = list(evidence)
    first = told[0] if told else {}
    return values | {c: first.get(c) for c in WHERE} | {"standing": standing_of(told), "evidence": told}


def standing_of(evidence: Iterable[Evidence]) -> str | None:
    """What a row rests on: `draft` alone, `mixed` where a draft is only part of it, else the standing that comes first.

    >>> [standing_of([{"standing": s} for s in of]) for of in (["draft"], ["in_force", "draft"], ["unknown"], [])]
    ['draft', 'mixed', 'unknown', None]
    """
    found = [e.get("standing") for e in evidence]
    return MIXED if DRAFT in found and set(found) != {DRAFT} else next(iter(found), None)


def covering(graph: Graph, industry: str, *tiers: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Region and values of every coverage of an industry, of these tiers only where any are given."""
    found = [(r, d) for r, _, d in graph.in_edges(industry, data=True) if d["type"] == "COVERS"]
    for region, d in sorted(found, key=lambda rd: (region_code(graph, rd[0]), rd[1].get("coverage", ""))):
        if not tiers or d["tier"] in tiers:
            yield region, d


def cities_named(graph: Graph, industry: str) -> dict[str, list[Evidence]]:
    """City → the words that name it for the industry; counties do not count for their city here."""
    found: dict[str, list[Any]] = {}
    for region, d in covering(graph, industry, "named"):
        if is_city(graph, region) and not d.get("rolls_up"):
            found.setdefault(region, []).append(d)
    return {region: proofs(graph, *of) for region, of in found.items()}


def limits(graph: Graph, *names: str) -> list[Evidence]:
    """Sentences that expressly limit something and speak of one of these names."""
    words = [n for n in names if len(n) > 1]
    return [
        e
        for p in of_type(graph, "Passage")
        if _LIMIT.search(said := str(graph.nodes[p].get("sentence", ""))) and any(w in said for w in words)
        and (e := proof(graph, p))
    ]  # fmt: skip


def says_place(place: str, evidence: Evidence) -> bool:
    """Does the sentence name the place, in full or by its short form beside a mark (推广安全 does not name 广安)?

    >>> [says_place("广安市", {"sentence": s}) for s in ("推广安全技术", "除广安、遂宁外", "在广安市布局")]
    [False, True, True]
    """
    said, short = str(evidence["sentence"]), place[:2]
    return place in said or re.search(rf"(?:^|[\W在和及与除]){short}|{short}(?=\W|等|和|及|与|$)", said) is not None


def state_of(found: object, limited: object = ()) -> str:
    """`limited` where words limit it, else `named` where anything was found, else `not-named`."""
    return LIMITED if limited else NAMED if found else NOT_NAMED
