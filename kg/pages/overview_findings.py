"""Numbers worth starting from, counted on the picture."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.pages.view import Edge, Finding, Node, Text
from kg.pages.wording import plural


def findings(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> tuple[Finding, ...]:
    """Numbers worth starting from: the best placed track, the most named place, the busiest lead, drafts, gaps."""
    by = {n.id: n for n in nodes}
    found: list[Finding] = []
    reach: dict[str, set[str]] = defaultdict(set)
    middle: dict[str, set[str]] = defaultdict(set)
    for e in edges:
        if by[e.target].kind == "place":
            middle[e.source].add(e.target)
    for e in edges:
        if by[e.source].kind == "track":
            reach[e.source] |= {e.target} if by[e.target].kind == "place" else middle[e.target]
    if reach:
        best = min(reach, key=lambda t: (-len(reach[t]), t))
        name = by[best].label
        found.append(
            Finding(len(reach[best]), Text(f"个地方与{name.zh}有关", f"places have to do with {name.english}"), best)
        )
    places = Counter(p for ps in reach.values() for p in ps)
    if places:
        best = min(places, key=lambda p: (-places[p], p))
        name = by[best].label
        found.append(
            Finding(places[best], Text(f"条赛道有{name.zh}的依据", f"tracks have evidence for {name.english}"), best)
        )
    leads = Counter(e.source for e in edges if e.relation == "lead")
    if leads:
        best = min(leads, key=lambda a: (-leads[a], a))
        name = by[best].label
        found.append(Finding(leads[best], Text(f"项任务由{name.zh}牵头", f"tasks led by {name.english}"), best))
    drafts = [n for n in nodes if n.kind == "notice" and n.draft]
    resting = sum(e.draft for e in edges)
    if drafts and resting:
        name = drafts[0].label
        found.append(
            Finding(
                resting,
                Text(f"条联系只靠征求意见稿（{name.zh}）", f"links rest on a draft alone ({name.english})"),
                drafts[0].id,
            )
        )
    led = {e.target for e in edges if e.relation in ("lead", "responsible")}
    headless = [n for n in nodes if n.kind == "task" and n.id not in led]
    if headless:
        number = len(headless)
        words = Text("项任务没有写谁牵头", f"{plural(number, 'task')[len(str(number)) + 1 :]} without a stated lead")
        found.append(Finding(number, words, headless[0].id))
    gaps = [n for n in nodes if n.kind == "track" and n.gap.zh]
    if gaps:
        found.append(Finding(len(gaps), Text("条赛道没有落到任何地方", "tracks are placed nowhere"), gaps[0].id))
    return tuple(found)
