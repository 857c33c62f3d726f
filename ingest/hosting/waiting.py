"""Places that wait for an industry: how the next group of a sentence joins them or takes their turn."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.geography.gazetteer import lies_in
from ingest.geography.place_groups import Group
from ingest.geography.places import Place
from ingest.hosting.pairs import BASED, LINKED, SUBJECT, Pair, State, left_over
from ingest.hosting.place_verbs import VERBS

LEAN_VERBS = ("依托", "则依托", "要依托", "立足", "则立足", "发挥", "借助", "利用", "凭借")


def joins_waiting(
    text: str, pre: str, group: Group, relation: str, rest: int, stop: int, state: State
) -> tuple[list[Pair], str]:
    """The group takes its place among those that wait: what it settles of them, and its relation."""
    settled: list[Pair] = []
    if state.unread and relation == SUBJECT:  # 甲市负责X的利用,乙市发展Y: nothing of Y is 甲's
        settled = [p for p in left_over(state) if p.relation == BASED]
        state.waiting = []
    state.unread = False
    waits = bool(state.waiting) and not pre.endswith("带动")
    if relation == LINKED and rest == group.end and not waits and not state.topic and not VERBS.match(text, rest, stop):
        relation = SUBJECT  # 带动甲X、乙Y发展
    own = relation == BASED and pre.endswith(LEAN_VERBS) and bool(state.waiting)
    if own and state.spent and _all_inside(group.places, state.waiting):
        pass  # 甲市是X主产区,依托乙区园区,形成Y: 甲 speaks on
    elif state.spent or (relation == SUBJECT or not pre.strip()) and (state.topical or state.inherited):
        state.waiting, state.topical = [], False
    state.spent = state.inherited = False
    again = relation == SUBJECT and bool(state.waiting)
    leans = again and text.startswith(LEAN_VERBS, state.waiting[-1][0].end)  # 甲市依托甲园、乙区,发展X
    inside = again and not leans and _all_inside(group.places, state.waiting)
    if inside or again and _named_again(group.places, state.waiting):
        settled += [p for p in left_over(state) if p.relation == BASED and pre.strip()]
        state.waiting = []  # 广东将在湛江、茂名布局X; 石家庄市:晋州X、藁城Y; …落在甲、乙,甲突出X
    if relation == SUBJECT and state.waiting and pre.strip() and all(r == BASED for _, r in state.waiting):
        leant = text.startswith("发挥", state.waiting[0][0].begin - 2)
        # 发挥甲口岸优势,支持乙区发展X: 甲 is leaned on for X, not a core of what the title is about
        settled += [Pair(p.place, None, SUBJECT, p.begin, p.end) if leant else p for p in left_over(state)]
        state.waiting = []
    state.waiting = state.waiting + [(p, relation) for p in group.places]
    return settled, relation


def _all_inside(places: Sequence[Place], waiting: Sequence[tuple[Place, str]]) -> bool:
    """Do all places lie within those that wait? Then these only say where they are."""
    outer = [w.division for w, relation in waiting if relation == SUBJECT]
    if len(outer) < len(waiting):
        return False
    inner = [p.division for p in places]
    return all(d is not None and any(o is not None and o is not d and lies_in(d, o) for o in outer) for d in inner)


def _named_again(places: Sequence[Place], waiting: Sequence[tuple[Place, str]]) -> bool:
    """Is a place that waits named a second time? Then a new statement begins."""
    names = {w.name for w, _ in waiting}
    return any(p.name in names for p in places)
