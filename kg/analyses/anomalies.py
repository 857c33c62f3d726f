"""What does not fit in the notices: dates, counts, gaps in numbering, wordings that allow two readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.analyses.graph import Graph
from kg.analyses.rows import Evidence, Row, comes_from, leads_to, name, of_type, proof, proofs, row

PROBLEMS = (
    "deadline-before-publication", "no-date-of-issue", "published-before-issued", "expires-before-effective",
    "target-year-passed-at-issue", "count-differs", "number-missing", "ambiguous",
)  # fmt: skip
_COUNT = re.compile(r"(\d{1,3})(?:个|条|项)[^,。;、\d]{0,12}?(?:产业集群|赛道|产业)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")


def anomalies(graph: Graph) -> list[Row]:
    """Each thing in the notices that does not fit, with the words that show it.

    Dates: a deadline before the notice was published (or issued), no date of issue or adoption, published before
    issued, expiry before effect, a target year before the year of issue. Counts: a number of clusters, tracks or
    industries in the words of a list against the items read from that notice (`says`, `found`). Numbering: a list
    that skips a number. Ambiguity: a statement whose wording allows another reading; `why` says which.

    Idea: consistency checks of administrative documents (CQ19). Cost: O(statements).

    >>> import networkx as nx
    >>> g = nx.MultiDiGraph()
    >>> g.add_node("n", type="Notice", id="n", title="方案", published="2023-01-13", issued="2023-01-03")
    >>> g.add_node("d", type="Deadline", date="2023-01-10", what="反馈意见")
    >>> _ = g.add_edge("d", "n", type="IN_NOTICE")
    >>> [(r["problem"], r["date"], r["found"]) for r in anomalies(g)]
    [('deadline-before-publication', '2023-01-10', '2023-01-13')]
    """
    rows = [*_dates(graph), *_counts(graph), *_numbers(graph), *_ambiguous(graph)]
    return sorted(rows, key=lambda r: (PROBLEMS.index(r["problem"]), str(r["title"]), r["begin"] or 0, str(r["what"])))


def _row(
    graph: Graph, problem: str, notice: str, evidence: list[Evidence], *, what: str = "", day: str | None = None,
    says: str | None = None, found: str | None = None, why: str | None = None,
) -> Row:  # fmt: skip
    n = graph.nodes[notice]
    told = row(
        evidence,
        problem=problem,
        title=n.get("title"),
        date=day,
        what=what,
        says=says,
        found=found,
        why=why,
        key=notice,
    )
    return told | {"notice": n.get("id"), "standing": n.get("standing")}


def _dates(graph: Graph) -> Iterator[Row]:
    for key in of_type(graph, "Notice"):
        n = graph.nodes[key]
        told = {str(graph.nodes[s].get("property")): s for s in comes_from(graph, key, "IN_NOTICE")}
        issued, published, adopted = (str(n.get(k) or "") for k in ("issued", "published", "adopted"))
        if not issued and not adopted:
            heads = proofs(graph, told["published"]) if "published" in told else []
            yield _row(graph, "no-date-of-issue", key, heads, what="成文日期", found=published or None)
        if published and issued and published < issued:
            heads = proofs(graph, *(told[p] for p in ("published", "issued") if p in told))
            yield _row(
                graph, "published-before-issued", key, heads,
                what="发布日期", day=published, found=issued,
            )  # fmt: skip
        begins, ends = str(n.get("effective_from") or ""), str(n.get("expires") or "")
        if begins and ends and ends <= begins:
            heads = proofs(graph, *(told[p] for p in ("expires", "effective_from") if p in told))
            yield _row(graph, "expires-before-effective", key, heads, what="有效期", day=ends, found=begins)
        known = published or issued or adopted
        for s in comes_from(graph, key, "IN_NOTICE"):
            d = graph.nodes[s]
            due = str(d.get("date") or "")
            if d.get("type") == "Deadline" and known and _DAY.match(due) and _real(due) and due < known:
                what = str(d.get("what") or "")
                yield _row(graph, "deadline-before-publication", key, proofs(graph, s), what=what, day=due, found=known)
            if d.get("type") == "Target" and known and d.get("year") and int(d["year"]) < int(known[:4]):
                yield _row(
                    graph, "target-year-passed-at-issue", key, proofs(graph, s), what=str(d.get("metric") or ""),
                    day=str(d["year"]), found=known,
                )  # fmt: skip


def _real(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _counts(graph: Graph) -> Iterator[Row]:
    """Numbers of items that the words around a list state, against those that were read."""
    for key in of_type(graph, "Notice"):
        told = comes_from(graph, key, "IN_NOTICE")
        clusters = [
            s for s in told if graph.nodes[s].get("type") == "Cluster" and graph.nodes[s].get("grade") == "provincial"
        ]
        seen: set[str] = set()
        for s in told:
            if graph.nodes[s].get("type") not in ("Cluster", "Membership", "Citation", "NoticeProperty"):
                continue
            for e in proofs(graph, s):
                sentence = str(e["sentence"])
                for match in _COUNT.finditer(sentence):
                    if "产业集群" not in match[0] or "认定" not in sentence or match[0] in seen or not clusters:
                        continue
                    seen.add(match[0])
                    if int(match[1]) != len(clusters):
                        yield _row(
                            graph, "count-differs", key, [e], what=match[0], says=match[1], found=str(len(clusters))
                        )


def _numbers(graph: Graph) -> Iterator[Row]:
    """Lists whose printed numbers skip one."""
    for key in of_type(graph, "List"):
        by_notice: dict[str, dict[int, str]] = {}
        for s in comes_from(graph, key, "ON_LIST"):
            n = graph.nodes[s]
            if n.get("type") == "Membership" and n.get("ordinal"):
                notice = next(iter(leads_to(graph, s, "IN_NOTICE")), "")
                by_notice.setdefault(notice, {})[int(n["ordinal"])] = s
        for notice, numbered in by_notice.items():
            lacking = [i for i in range(1, max(numbered)) if i not in numbered]
            if lacking and notice:
                after = [numbered[i] for i in sorted(numbered) if i > lacking[0]][:1]
                yield _row(
                    graph, "number-missing", notice, proofs(graph, *after), what=name(graph, key),
                    says=str(max(numbered)), found="、".join(map(str, lacking)),
                )  # fmt: skip


def _ambiguous(graph: Graph) -> Iterator[Row]:
    for s, n in sorted(graph.nodes(data=True)):
        if n.get("status") != "ambiguous" or n.get("type") == "Evidence":
            continue
        notice = next(iter(leads_to(graph, s, "IN_NOTICE")), None)
        doubtful = [e for e in leads_to(graph, s, "HAS_EVIDENCE") if graph.nodes[e].get("status") == "ambiguous"]
        evidence = [p for e in doubtful if (p := proof(graph, e))]
        if notice and evidence:
            why = "; ".join(sorted({str(graph.nodes[e].get("why") or "") for e in doubtful}))
            what = str(n.get("name") or n.get("surface") or n["type"])
            yield _row(graph, "ambiguous", notice, evidence, what=f"{n['type']} {what}", why=why)
