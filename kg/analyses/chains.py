"""Chains of an industry, stage by stage: who is named, who leads, what is aimed at and paid, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.analyses.graph import Graph
from kg.analyses.rows import (
    Evidence,
    Row,
    cities_named,
    comes_from,
    leads_to,
    limits,
    name,
    named_so,
    names_of,
    of_type,
    proofs,
    row,
    state_of,
)  # fmt: skip

_POSITIONS = ("upstream", "midstream", "downstream")
ASPECTS = ("city", "lead", "target", "incentive")


def chain_gaps(graph: Graph, industry: str | None = None) -> list[Row]:
    """Each stage of a chain from upstream to downstream with its cities, leads, targets, incentives, and what lacks.

    A stage is one that a notice prints as part of a chain. Its *cities* are those named for an industry with the
    stage's name (`chain_cities`: those named for the chain as a whole); *leads* lead the task in which it stands;
    *targets* and *incentives* are those of the task or clause that name it. `missing` lists what of the four no
    notice read names; `state` is that of its cities. `depends` lists the stages that the start of the chain reaches
    only through this one; a stage is `critical` where that is all there is downstream of it: without it the chain is
    cut. Stages of one printed position (upstream, midstream, downstream) stand side by side, others in printed order.

    Idea: gap analysis of industrial chains (补链, 强链); dominators of a flow graph (Lengauer & Tarjan 1979).
    Cost: O(stages²) for each chain. `industry` is a name; without it every chain of the graph.

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> for i, stage in enumerate(["制氢", "储运氢", "加氢"]):
    ...     g.add_node(stage, type="Stage", chain="氢能", name=stage, ordinal=i + 1)
    >>> [(r["stage"], r["state"], r["critical"], r["depends"]) for r in chain_gaps(g, "氢能")][1:]
    [('储运氢', 'not-named', True, ['加氢']), ('加氢', 'not-named', False, [])]
    """
    found: list[Row] = []
    for chain, stages in chains(graph, industry).items():
        critical, below = structure(graph, stages)
        for stage in stages:
            found.append(_stage_row(graph, chain, stage, stage in critical, below[stage], stages))
    return found


def chains(graph: Graph, industry: str | None = None) -> dict[tuple[str, str], list[str]]:
    """(Chain, notice) → its stages in order; those of one industry where it is given, by chain name or concept."""
    meant = set(named_so(graph, "Industry", industry)) if industry else set()
    names = {industry, *(n for i in meant for n in names_of(graph, i))}
    found: dict[tuple[str, str], list[str]] = {}
    for stage in of_type(graph, "Stage"):
        chain = str(graph.nodes[stage]["chain"])
        if industry is None or chain in names or meant & set(leads_to(graph, stage, "IN_INDUSTRY")):
            notice = next(iter(leads_to(graph, stage, "IN_NOTICE")), "")
            found.setdefault((chain, notice), []).append(stage)
    return {chain: sorted(stages, key=lambda s: _place(graph, s)) for chain, stages in sorted(found.items())}


def _place(graph: Graph, stage: str) -> tuple[int, int, str]:
    n = graph.nodes[stage]
    position = n.get("position")
    return (_POSITIONS.index(position) if position in _POSITIONS else -1, int(n.get("ordinal") or 0), stage)


def structure(graph: Graph, stages: list[str]) -> tuple[set[str], dict[str, list[str]]]:
    """The critical stages, and for each stage those that the start of the chain reaches only through it."""
    import networkx

    line, start = networkx.DiGraph(), object()
    levels: list[list[Any]] = [[start]]
    for stage in stages:
        position = graph.nodes[stage].get("position")
        beside = levels[-1][0]
        if position and beside is not start and graph.nodes[beside].get("position") == position:
            levels[-1].append(stage)
        else:
            levels.append([stage])
    for above, below in zip(levels, levels[1:], strict=False):
        line.add_edges_from((a, b) for a in above for b in below)
    critical, depends = set(), {}
    for stage in stages:
        downstream = networkx.descendants(line, stage)
        without = line.subgraph(n for n in line if n != stage)
        lost = downstream - networkx.descendants(without, start)
        depends[stage] = [name(graph, s) for s in stages if s in lost]
        if lost and lost == downstream:
            critical.add(stage)
    return critical, depends


def _stage_row(
    graph: Graph, chain: tuple[str, str], stage: str, critical: bool, below: list[str], stages: list[str]
) -> Row:
    n, called = graph.nodes[stage], name(graph, stage)
    concepts = named_so(graph, "Industry", called)
    places = {r: of for c in concepts for r, of in cities_named(graph, c).items()}
    limited = limits(graph, called)
    tasks = leads_to(graph, stage, "FOR_TASK")
    leads = _agencies(graph, tasks, "LEADS") or _agencies(graph, tasks, "RESPONSIBLE_FOR")
    support = _agencies(graph, tasks, "SUPPORTS")
    targets = _promises(graph, "Target", tasks, stage, called)
    incentives = _promises(graph, "Incentive", tasks, stage, called)
    whole = {r: of for c in leads_to(graph, stage, "IN_INDUSTRY") for r, of in cities_named(graph, c).items()}
    has = {"city": places, "lead": leads, "target": targets, "incentive": incentives}
    evidence = [
        *proofs(graph, stage), *limited, *(e for of in places.values() for e in of),
        *(e for of in (leads, support, targets, incentives, whole) for told in of.values() for e in told),
    ]  # fmt: skip
    return row(
        _distinct(evidence), chain=chain[0], order=stages.index(stage) + 1, stage=called, position=n.get("position"),
        open=bool(n.get("list_open")), state=state_of(places, limited), cities=[name(graph, r) for r in places],
        chain_cities=[name(graph, r) for r in sorted(whole, key=lambda r: str(graph.nodes[r].get("code")))],
        leads=list(leads), supports=list(support), targets=list(targets), incentives=list(incentives),
        missing=[a for a in ASPECTS if not has[a]], critical=critical, depends=below, key=stage,
    )  # fmt: skip


def _agencies(graph: Graph, tasks: Iterable[str], role: str) -> dict[str, list[Evidence]]:
    """Agency → the words that give it the role in one of these tasks, in their printed order."""
    found: dict[str, list[Any]] = {}
    edges = [(a, d) for t in tasks for a, _, d in graph.in_edges(t, data=True) if d["type"] == role]
    for agency, d in sorted(edges, key=lambda e: (e[1].get("ordinal") or 0, e[0])):
        found.setdefault(name(graph, agency), []).append(d)
    return {agency: proofs(graph, *of) for agency, of in found.items()}


def _promises(graph: Graph, type: str, tasks: Iterable[str], stage: str, called: str) -> dict[str, list[Evidence]]:
    """Targets or incentives that stand with the stage and whose words name it."""
    home = {*tasks, *leads_to(graph, stage, "IN_CLAUSE")}
    found: dict[str, list[Evidence]] = {}
    for key in sorted({s for h in home for s in comes_from(graph, h, "FOR_TASK", "IN_CLAUSE")}):
        if graph.nodes[key].get("type") != type:
            continue
        told = proofs(graph, key)
        n = graph.nodes[key]
        said = " ".join(str(n.get(k) or "") for k in ("metric", "about", "beneficiary", "instrument"))
        if len(called) > 1 and called in " ".join([said, *(str(e["quote"]) for e in told)]):
            found[target_said(n) if type == "Target" else incentive_said(n)] = told
    return found


def number(value: object) -> str:
    """A number without a needless .0.

    >>> number(25.0), number(2.4)
    ('25', '2.4')
    """
    return f"{value:g}" if isinstance(value, float) else str(value)


def target_said(n: dict[str, Any]) -> str:
    """A target in one line: what, how much, by when.

    >>> target_said({"metric": "加氢站", "op": ">=", "amount": 60.0, "unit": "座", "year": 2025})
    '加氢站 ≥60座(2025年)'
    """
    sign = {">=": "≥", "<=": "≤", "~": "约", "=": "", "range": ""}.get(str(n.get("op")), str(n.get("op") or ""))
    high = f"–{number(n['amount_high'])}" if n.get("amount_high") is not None else ""
    year = f"({n['year']}年)" if n.get("year") else ""
    what = n.get("metric") or n.get("about") or ""
    return f"{what} {sign}{number(n.get('amount', ''))}{high}{n.get('unit') or ''}{year}".strip()


def incentive_said(n: dict[str, Any]) -> str:
    """An incentive in one line: whom, what, up to how much."""
    cap = f" {n.get('mode') or ''}{number(n['cap'])}{n.get('unit') or ''}" if n.get("cap") is not None else ""
    return f"{n.get('beneficiary') or ''} {n.get('instrument') or ''}{cap}".strip()


def _distinct(evidence: list[Evidence]) -> list[Evidence]:
    return list({(e["notice"], e["begin"], e["end"]): e for e in evidence}.values())
