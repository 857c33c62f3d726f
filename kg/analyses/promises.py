"""What is aimed at and what is paid: tasks and industries with a target, an incentive, both or neither."""

from __future__ import annotations

from kg.analyses.agencies import task_said
from kg.analyses.chains import incentive_said, target_said
from kg.analyses.graph import Graph
from kg.analyses.rows import Row, comes_from, leads_to, name, names_of, of_type, proofs, row

_NAMING = ("Cluster", "Location", "Stage", "IndustryMention")
GAPS = {
    (True, False): "no-incentive",
    (False, True): "no-target",
    (False, False): "neither",
    (True, True): "both",
}


def unfunded(graph: Graph, industry: str | None = None) -> list[Row]:
    """Tasks and listed industries by what stands with them: `no-incentive`, `no-target`, `neither`, `both`.

    A target or incentive stands with a task where it is printed in the task's clause or below it. It stands with an
    industry where its own words (metric, subject, beneficiary, quote) name the industry, one exactly or closely
    matched, or something narrower. Industries are those on an official list. Evidence: the targets and incentives,
    or else the words that name the task or item.

    Idea: means-ends check of plans (有目标无政策). Cost: O(tasks + industries × promises).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> g.add_node("t", type="Task", name="加氢", number="1", title="加氢")
    >>> g.add_node("x", type="Target", metric="加氢站", op=">=", amount=60.0, unit="座")
    >>> _ = g.add_edge("x", "t", type="FOR_TASK")
    >>> [(r["kind"], r["name"], r["targets"], r["gap"]) for r in unfunded(g)]
    [('task', '1加氢', ['加氢站 ≥60座'], 'no-incentive')]
    """
    rows = [] if industry else [_of_task(graph, task) for task in of_type(graph, "Task")]
    promises = [k for type in ("Target", "Incentive") for k in of_type(graph, type)]
    for key in of_type(graph, "Industry"):
        if industry == name(graph, key) or (not industry and leads_to(graph, key, "ON_LIST")):
            rows.append(_of_industry(graph, key, promises))
    order = list(GAPS.values())
    return sorted(rows, key=lambda r: (r["kind"], order.index(r["gap"]), str(r["notice"]), r["begin"] or 0, r["name"]))


def _of_task(graph: Graph, task: str) -> Row:
    told = comes_from(graph, task, "FOR_TASK")
    return _row(graph, "task", task_said(graph, task), task, told, [])


def _of_industry(graph: Graph, key: str, promises: list[str]) -> Row:
    akin = {key, *leads_to(graph, key, "EXACT_MATCH", "CLOSE_MATCH", "NARROW_MATCH")}
    words = {w for k in akin if graph.nodes[k].get("type") == "Industry" for w in names_of(graph, k) if len(w) > 1}
    told = [p for p in promises if any(w in _words(graph, p) for w in words)]
    lists = [name(graph, k) for k in leads_to(graph, key, "ON_LIST")]
    return _row(graph, "industry", name(graph, key), key, told, lists)


def _words(graph: Graph, key: str) -> str:
    n = graph.nodes[key]
    own = [str(n.get(k) or "") for k in ("metric", "about", "beneficiary", "instrument")]
    return " ".join([*own, *(str(e["quote"]) for e in proofs(graph, key))])


def _row(graph: Graph, kind: str, called: str, key: str, told: list[str], lists: list[str]) -> Row:
    targets = [k for k in told if graph.nodes[k].get("type") == "Target"]
    incentives = [k for k in told if graph.nodes[k].get("type") == "Incentive"]
    own = [key] if kind == "task" else _items(graph, key)
    return row(
        proofs(graph, *targets, *incentives) or proofs(graph, *own), kind=kind, name=called, lists=lists,
        targets=list(dict.fromkeys(target_said(graph.nodes[k]) for k in targets)),
        incentives=list(dict.fromkeys(incentive_said(graph.nodes[k]) for k in incentives)),
        gap=GAPS[bool(targets), bool(incentives)], key=key,
    )  # fmt: skip


def _items(graph: Graph, industry: str) -> list[str]:
    """The statements that name an industry as item of a list, else those that name it at all."""
    told = comes_from(graph, industry, "IN_INDUSTRY")
    items = [s for s in told if graph.nodes[s].get("type") == "Membership"]
    return items or [s for s in told if graph.nodes[s].get("type") in _NAMING]
