"""Which answers change if the drafts fall: everything that rests on a 征求意见稿 alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.analyses.cities import named_for
from kg.analyses.graph import Graph, restricted
from kg.analyses.rows import Evidence, Row, comes_from, leads_to, name, of_type, proofs, region_code, row


def drafts_impact(graph: Graph, industry: str | None = None, region: str | None = None) -> list[Row]:
    """Each question whose answer changes without the drafts, with the answer before and after.

    `question` is `cities-of-industry` (which cities are named for it), `industries-of-city`, `list` (its items),
    `chain` (its stages), `targets` or `deadlines`; `answer` is the answer of all notices, `without` that of the formal
    ones, `lost` what falls. Evidence: the drafts' words for what falls.

    Idea: sensitivity of an answer to one source (leave-one-out). Cost: O(statements).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> g.add_node("n", type="Notice", id="n", standing="draft")
    >>> g.add_node("r", type="Region", name="眉山市", level="prefecture", code="511400")
    >>> g.add_node("i", type="Industry", name="动力电池")
    >>> said = {"type": "COVERS", "tier": "named", "relation": "same", "how": "stated", "notice": "n"}
    >>> _ = g.add_edge("r", "i", **said)
    >>> [(r["question"], r["subject"], r["answer"], r["without"]) for r in drafts_impact(g)]
    [('cities-of-industry', '动力电池', ['眉山市'], []), ('industries-of-city', '眉山市', ['动力电池'], [])]
    """
    formal = restricted(graph, drafts=False)
    before, after = _answers(graph), _answers(formal)
    found = []
    for question, subject in sorted(before):
        if (industry and question != "cities-of-industry" and question != "chain") or (
            region and "city" not in question
        ):
            continue
        if (industry and subject != industry) or (region and subject != region):
            continue
        said, left = before[question, subject], after.get((question, subject), {})
        lost = [what for what in said if what not in left]
        if lost:
            evidence = [e for what in lost for e in said[what]]
            found.append(
                row(
                    evidence, question=question, subject=subject, answer=list(said), without=list(left), lost=lost,
                    falls=not left,
                )
            )  # fmt: skip
    order = ("cities-of-industry", "industries-of-city", "list", "chain", "targets", "deadlines")
    return sorted(found, key=lambda r: (order.index(r["question"]), not r["falls"], -len(r["lost"]), r["subject"]))


Answers = dict[tuple[str, str], dict[str, list[Evidence]]]


def _answers(graph: Graph) -> Answers:
    """(Question, subject) → what the graph answers, each with its words."""
    found: Answers = defaultdict(dict)
    named = named_for(graph)
    for city in sorted(named, key=lambda r: region_code(graph, r)):
        for i, told in sorted(named[city].items()):
            words = proofs(graph, *told)
            found["cities-of-industry", name(graph, i)][name(graph, city)] = words
            found["industries-of-city", name(graph, city)][name(graph, i)] = words
    for key in of_type(graph, "List"):
        for item in comes_from(graph, key, "ON_LIST"):
            if graph.nodes[item].get("type") == "Membership":
                found["list", name(graph, key)][name(graph, item)] = proofs(graph, item)
    for key in of_type(graph, "Stage"):
        found["chain", str(graph.nodes[key]["chain"])][name(graph, key)] = proofs(graph, key)
    for question, type, parts in (("targets", "Target", ("metric",)), ("deadlines", "Deadline", ("date", "what"))):
        for key in of_type(graph, type):
            title = next((str(graph.nodes[n].get("title")) for n in leads_to(graph, key, "IN_NOTICE")), "")
            found[question, title][_called(graph, key, parts)] = proofs(graph, key)
    return found


def _called(graph: Graph, key: str, parts: Iterable[str]) -> str:
    return " ".join(str(graph.nodes[key].get(p) or "") for p in parts).strip()
