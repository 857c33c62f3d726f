"""What changed between two snapshots, as a planner reads it: facts gained, lost, changed, by family and by city."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.analyses.chains import incentive_said, target_said
from kg.analyses.graph import Graph
from kg.analyses.rows import Row, comes_from, is_city, leads_to, name, proofs, row

GAINED, LOST, CHANGED = "gained", "lost", "changed"
_TIERS = ("named", "broader", "related", "weak")
_HEADS = (
    "title",
    "doc_number",
    "issued",
    "adopted",
    "published",
    "effective_from",
    "expires",
    "standing",
    "notice_kind",
)
FAMILIES = (
    "notice", "coverage", "cluster", "located", "membership", "task", "role", "target", "incentive", "deadline",
    "citation", "stage", "industry",
)  # fmt: skip
_FAMILY_OF = {
    "Notice": "notice", "Cluster": "cluster", "Location": "located", "Membership": "membership", "Task": "task",
    "Target": "target", "Incentive": "incentive", "Deadline": "deadline", "Citation": "citation", "Stage": "stage",
    "IndustryMention": "industry",
}  # fmt: skip


@dataclass(slots=True)
class _Fact:
    """A fact as it is told: its values, the cities it concerns, the words."""

    told: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    words: list[Any] = field(default_factory=list)


def diff(old: Graph, new: Graph) -> list[Row]:
    """What the new graph says that the old one did not, no longer says, or says differently.

    A fact is the same in both where its family and what it is about agree (a target: notice and metric; a coverage:
    city and industry; a role: task and body); it has `changed` where what is said of it differs. `city` names the
    cities it concerns, none for facts of the whole province. Evidence stands in the new snapshot, for what is `lost`
    in the old one. Order: family, then change.

    Idea: semantic diff of datasets by key (gained and lost facts of eyecite and Wikidata). Cost: O(facts).

    >>> import networkx as nx
    >>> old, new = nx.MultiDiGraph(), nx.MultiDiGraph()
    >>> old.add_node("c", type="Stage", chain="氢能", name="加氢", ordinal=2)
    >>> new.add_node("c", type="Stage", chain="氢能", name="加氢", ordinal=3)
    >>> new.add_node("d", type="Stage", chain="氢能", name="制氢", ordinal=1)
    >>> [(r["change"], r["family"], r["what"], r["before"], r["after"]) for r in diff(old, new)]
    [('gained', 'stage', '氢能·制氢', None, '第1环'), ('changed', 'stage', '氢能·加氢', '第2环', '第3环')]
    """
    before, after = facts(old), facts(new)
    found = []
    for key in before.keys() | after.keys():
        a, b = before.get(key), after.get(key)
        if a and b and a.told == b.told:
            continue
        shown = b or a
        assert shown is not None
        graph = new if b else old
        told = [t for t in shown.told if not a or t not in a.told] if b else []
        found.append(
            row(
                proofs(graph, *shown.words), change=CHANGED if a and b else GAINED if b else LOST, family=key[0],
                city=sorted({*(a.cities if a else ()), *(b.cities if b else ())}), what=key[1],
                before=_said(a), after=_said(b), new=sorted(told), snapshot=graph.graph.get("snapshot"),
            )
        )  # fmt: skip
    order = {change: i for i, change in enumerate((GAINED, LOST, CHANGED))}
    return sorted(found, key=lambda r: (FAMILIES.index(r["family"]), order[r["change"]], r["what"]))


def summary(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """How many facts were gained, lost and changed, by family and by city.

    >>> summary([{"family": "cluster", "change": "gained", "city": ["成都市"]}])[1]
    {'by': 'city', 'name': '成都市', 'gained': 1, 'lost': 0, 'changed': 0}
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for r in rows:
        counts["family", r["family"], r["change"]] += 1
        for city in r["city"]:
            counts["city", city, r["change"]] += 1
    place = {family: i for i, family in enumerate(FAMILIES)}
    names = sorted({key[:2] for key in counts}, key=lambda k: (k[0] != "family", place.get(k[1], 0), k[1]))
    return [
        {"by": by, "name": called} | {c: counts[by, called, c] for c in (GAINED, LOST, CHANGED)} for by, called in names
    ]


def facts(graph: Graph) -> dict[tuple[str, str], _Fact]:
    """(Family, what it is about) → what is said of it."""
    found: dict[tuple[str, str], _Fact] = {}
    for family, what, told, places, words in (*_statements(graph), *_edges(graph)):
        fact = found.setdefault((family, what), _Fact())
        fact.told.add(told)
        fact.cities |= {c for p in places for c in _cities(graph, p)}
        fact.words.extend(words)
    return found


def _statements(graph: Graph) -> Iterator[tuple[str, str, str, list[str], Iterable[Any]]]:
    for key, n in sorted(graph.nodes(data=True)):
        family = _FAMILY_OF.get(str(n.get("type")))
        if family:
            places = leads_to(graph, key, "LOCATED_IN", "IN_JURISDICTION") or _home(graph, key)
            what, told = _told(graph, key, n)
            words = _heads(graph, key) if n["type"] == "Notice" else (key,)
            yield family, what, told, places, words


def _told(graph: Graph, key: str, n: dict[str, Any]) -> tuple[str, str]:
    """What a statement is about, and what it says of that."""
    called, where = str(n.get("name") or ""), _notice(graph, key)
    order = f"第{n['ordinal']}" if n.get("ordinal") is not None else ""
    places = "、".join(name(graph, r) for r in leads_to(graph, key, "LOCATED_IN"))
    industry = "、".join(name(graph, i) for i in leads_to(graph, key, "IN_INDUSTRY"))
    match n["type"]:
        case "Notice":
            return str(n.get("title")), " ".join(f"{k}={n[k]}" for k in _HEADS if n.get(k))
        case "Cluster":
            return called, f"{n.get('grade') or ''} {places}".strip()
        case "Location":
            return f"{industry or called}·{places}", str(n.get("relation") or "")
        case "Membership":
            return f"{'、'.join(name(graph, i) for i in leads_to(graph, key, 'ON_LIST'))}·{called}", f"{order}项"
        case "Task":
            return f"{where}·{n.get('number') or ''}{called}", str(n.get("section") or "")
        case "Target":
            return f"{where}·{n.get('about') or ''}·{n.get('metric') or ''}", target_said(n)
        case "Incentive":
            return f"{where}·{n.get('beneficiary') or ''}", incentive_said(n)
        case "Deadline":
            return f"{where}·{n.get('what') or ''}", f"{n.get('date')} {n.get('recurrence') or ''}".strip()
        case "Citation":
            return f"{where}·《{n.get('title') or n.get('doc_number')}》", str(n.get("relation"))
        case "Stage":
            return f"{n['chain']}·{called}", " ".join(filter(None, [f"{order}环", n.get("position")]))
    return f"{where}·{called}", industry


def _edges(graph: Graph) -> Iterator[tuple[str, str, str, list[str], Iterable[Any]]]:
    roles = {"LEADS": "lead", "SUPPORTS": "support", "RESPONSIBLE_FOR": "responsible", "SHARES_IN": "shared"}
    best: dict[tuple[str, str], tuple[int, int, dict[str, Any]]] = {}
    for start, end, d in graph.edges(data=True):
        if d["type"] in roles:
            n = graph.nodes[end]
            what = f"{n.get('number') or ''}{n.get('name') or ''}·{name(graph, start)}"
            yield "role", what, roles[d["type"]], [], (d,)
        elif d["type"] == "COVERS" and not d.get("rolls_up"):
            rank = (_TIERS.index(d["tier"]), int(d.get("standing") == "draft"), d)
            if (start, end) not in best or rank[:2] < best[start, end][:2]:
                best[start, end] = rank
    for (region, industry), (_, draft, d) in best.items():
        what = f"{name(graph, region)}·{name(graph, industry)}"
        yield "coverage", what, d["tier"] + (" (draft)" if draft else ""), [region], (d,)


def _notice(graph: Graph, key: str) -> str:
    return next((str(graph.nodes[n].get("id")) for n in leads_to(graph, key, "IN_NOTICE")), "")


def _heads(graph: Graph, notice: str) -> list[str]:
    """The statements on a notice itself: its title, number, dates."""
    return [s for s in comes_from(graph, notice, "IN_NOTICE") if graph.nodes[s].get("type") == "NoticeProperty"]


def _home(graph: Graph, key: str) -> list[str]:
    """The place whose own notice says it, where that is a city or county."""
    own = [r for n in leads_to(graph, key, "IN_NOTICE") for r in leads_to(graph, n, "IN_JURISDICTION")]
    return [r for r in own if graph.nodes[r].get("level") != "province"]


def _cities(graph: Graph, region: str) -> list[str]:
    """The city a place is or lies in."""
    if is_city(graph, region):
        return [name(graph, region)]
    above = [r for r in leads_to(graph, region, "WITHIN") if is_city(graph, r)]
    return [name(graph, r) for r in above]


def _said(fact: _Fact | None) -> str | None:
    return ";".join(sorted(filter(None, fact.told))) or None if fact else None
