"""Who leads, who supports, with whom: the load of bodies and the network of those that work on the same tasks."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

from kg.analyses.graph import Graph
from kg.analyses.rows import Row, comes_from, leads_to, name, of_type, proofs, row

ROLES = {"lead": "LEADS", "support": "SUPPORTS", "responsible": "RESPONSIBLE_FOR", "shared": "SHARES_IN"}
_ROLE_OF = {type: role for role, type in ROLES.items()}


def agency_load(graph: Graph) -> list[Row]:
    """What each body has to do: tasks by role, those it leads alone or with others, its place in the network.

    `lead`, `support`, `responsible` (named without any statement of who leads) and `shared` count tasks; `alone` those
    it leads with no other lead. `partners` counts the bodies it shares a task with, whatever the roles; `betweenness`
    is the share of shortest paths between other bodies that run through it in that network: who sits between circles
    that would not meet otherwise. Evidence: every printed role.

    Idea: organisational load and brokerage in policy networks; betweenness after Freeman 1977, exact by Brandes 2001.
    Cost: O(bodies × links). Measured with 35 bodies: networkx 11 ms; rustworkx 0.4 ms after 80 ms of loading, so it
    would pay from some hundred bodies on (1,000 bodies with 4,000 links: 16 s against 1.3 s).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> for body in "AB":
    ...     g.add_node(body, type="Agency", name=body)
    >>> g.add_node("t", type="Task", name="t")
    >>> _ = g.add_edge("A", "t", type="LEADS"), g.add_edge("B", "t", type="SUPPORTS")
    >>> [(r["agency"], r["lead"], r["support"], r["partners"]) for r in agency_load(g)]
    [('A', 1, 0, 1), ('B', 0, 1, 1)]
    """
    import networkx

    held = _held(graph)
    network = network_of(graph)
    between = networkx.betweenness_centrality(network) if len(network) > 2 else {}
    found = []
    for agency, roles in held.items():
        told = proofs(graph, *(d for of in roles.values() for _, d in of))
        told.sort(key=lambda e: (str(e["notice"]), e["begin"]))
        tasks = {role: sorted({t for t, _ in of}) for role, of in roles.items()}
        alone = [t for t in tasks.get("lead", ()) if len(comes_from(graph, t, "LEADS")) == 1]
        counts = {role: len(tasks.get(role, ())) for role in ROLES}
        found.append(
            row(
                told, agency=name(graph, agency), **counts, alone=len(alone),
                tasks=len({t for of in tasks.values() for t in of}),
                partners=network.degree(agency) if agency in network else 0,
                betweenness=round(between.get(agency, 0.0), 4), key=agency,
            )
        )  # fmt: skip
    return sorted(found, key=lambda r: (-r["lead"], -r["tasks"], r["agency"]))


def co_lead(graph: Graph) -> list[Row]:
    """Pairs of bodies that lead the same tasks, most first, with the tasks.

    Two bodies co-lead a task where a notice names both as its leads. `betweenness` is that of the pair's link in the
    network of co-leads: the links on which most shortest paths run hold circles together.

    Idea: joint leadership as coordination (多头牵头); edge betweenness after Girvan & Newman 2002.
    Cost: O(tasks × leads²), betweenness O(bodies × links).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> for body in "AB":
    ...     g.add_node(body, type="Agency", name=body)
    >>> g.add_node("t", type="Task", name="t", number="1")
    >>> _ = g.add_edge("A", "t", type="LEADS"), g.add_edge("B", "t", type="LEADS")
    >>> [(r["a"], r["b"], r["tasks"], r["titles"]) for r in co_lead(g)]
    [('A', 'B', 1, ['1t'])]
    """
    import networkx

    shared: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(dict)
    for task in of_type(graph, "Task"):
        leads = {a: d for a, _, d in graph.in_edges(task, data=True) if d["type"] == "LEADS"}
        for a, b in combinations(sorted(leads), 2):
            shared[a, b][task] = [leads[a], leads[b]]
    network = networkx.Graph(list(shared))
    between = networkx.edge_betweenness_centrality(network)
    found = [
        row(
            proofs(graph, *(d for of in tasks.values() for d in of)),
            a=name(graph, a), b=name(graph, b), tasks=len(tasks), titles=[task_said(graph, t) for t in tasks],
            betweenness=round(between.get((a, b), between.get((b, a), 0.0)), 4), keys=[a, b],
        )
        for (a, b), tasks in shared.items()
    ]  # fmt: skip
    return sorted(found, key=lambda r: (-r["tasks"], r["a"], r["b"]))


def tasks_without_lead(graph: Graph) -> list[Row]:
    """Tasks for which bodies are named and none of them as lead: shared by duty, or responsible side by side.

    A task that names nobody at all is not one of them; `bodies` says who is named and how.

    Idea: an unowned task is nobody's task. Cost: O(roles).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> g.add_node("A", type="Agency", name="A")
    >>> for task in "st":
    ...     g.add_node(task, type="Task", name=task, number="")
    >>> _ = g.add_edge("A", "s", type="SHARES_IN"), g.add_edge("A", "t", type="LEADS")
    >>> [(r["title"], r["how"]) for r in tasks_without_lead(g)]
    [('s', 'shared')]
    """
    found = []
    for task in of_type(graph, "Task"):
        edges = [(a, d) for a, _, d in graph.in_edges(task, data=True) if d["type"] in _ROLE_OF]
        if not edges or any(d["type"] == "LEADS" for _, d in edges):
            continue
        edges.sort(key=lambda e: (e[1].get("ordinal") or 0, e[0]))
        roles = {_ROLE_OF[d["type"]] for _, d in edges}
        n = graph.nodes[task]
        found.append(
            row(
                proofs(graph, *(d for _, d in edges)), number=n.get("number"), title=n.get("title") or n.get("name"),
                how="responsible" if "responsible" in roles else "shared" if "shared" in roles else "support",
                bodies=list(dict.fromkeys(name(graph, a) for a, _ in edges)), state="not-named", key=task,
            )
        )  # fmt: skip
    return sorted(found, key=lambda r: (str(r["notice"]), r["begin"] or 0))


def overlapping_mandates(graph: Graph) -> list[Row]:
    """Industries that several bodies lead tasks on, each with its own task: who has to agree with whom.

    An industry is in a task where the task's clause speaks of it, or where the task's title holds its name; bodies
    overlap where at least two different ones lead different tasks on it. Most bodies first.

    Idea: overlap of mandates (职能交叉). Cost: O(mentions).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> for key, type in (("A", "Agency"), ("B", "Agency"), ("h", "Industry"), ("s", "Task"), ("t", "Task")):
    ...     g.add_node(key, type=type, name=key)
    >>> for body, task in ("As", "Bt"):
    ...     _ = g.add_edge(body, task, type="LEADS")
    ...     g.add_node(task + "m", type="IndustryMention", name="h")
    ...     _ = g.add_edge(task + "m", "h", type="IN_INDUSTRY"), g.add_edge(task + "m", task, type="FOR_TASK")
    >>> [(r["industry"], r["leads"]) for r in overlapping_mandates(g)]
    [('h', ['A', 'B'])]
    """
    found = []
    for industry in of_type(graph, "Industry"):
        told = comes_from(graph, industry, "IN_INDUSTRY")
        tasks = sorted({t for s in told for t in leads_to(graph, s, "FOR_TASK")})
        leads: dict[str, list[Any]] = defaultdict(list)
        for task in tasks:
            for agency, _, d in graph.in_edges(task, data=True):
                if d["type"] == "LEADS":
                    leads[agency].append((task, d))
        led = {t for of in leads.values() for t, _ in of}
        if len(leads) < 2 or len(led) < 2:
            continue
        spoken = [s for s in told if set(leads_to(graph, s, "FOR_TASK")) & led]
        found.append(
            row(
                proofs(graph, *spoken, *(d for of in leads.values() for _, d in of)),
                industry=name(graph, industry), bodies=len(leads), leads=sorted(name(graph, a) for a in leads),
                tasks=[task_said(graph, t) for t in tasks if t in led], key=industry,
            )
        )  # fmt: skip
    return sorted(found, key=lambda r: (-r["bodies"], -len(r["tasks"]), r["industry"]))


def network_of(graph: Graph) -> Any:
    """The bodies as a graph: a link for every two that are named for the same task, `weight` how many tasks."""
    import networkx

    network = networkx.Graph()
    for task in of_type(graph, "Task"):
        for a, b in combinations(comes_from(graph, task, *_ROLE_OF), 2):
            network.add_edge(a, b, weight=network.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    return network


def task_said(graph: Graph, task: str) -> str:
    """A task as people cite it: number and title."""
    n = graph.nodes[task]
    return f"{n.get('number') or ''}{n.get('title') or n.get('name') or ''}"


def _held(graph: Graph) -> dict[str, dict[str, list[tuple[str, Any]]]]:
    """Agency → role → the tasks it holds in this role, with the values of the link."""
    found: dict[str, dict[str, list[tuple[str, Any]]]] = {}
    for agency in of_type(graph, "Agency"):
        roles: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for _, task, d in graph.out_edges(agency, data=True):
            if d["type"] in _ROLE_OF:
                roles[_ROLE_OF[d["type"]]].append((task, d))
        if roles:
            found[agency] = roles
    return found
