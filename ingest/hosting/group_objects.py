"""What one group of places is said to do: the industry before its bracket, one each, or what they build together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.geography.place_groups import Group
from ingest.hosting.hosting_cues import (
    AFTER_BRACKET,
    ENDS_IN_BELT,
    FORMS,
    FORMS_ZONE,
    IS_AREA,
    IS_PART,
    LEAD,
    PLAN_PART,
    PREDICATE_END,
    ROLE,
)
from ingest.hosting.hosting_objects import objects
from ingest.hosting.industry_phrases import Industry, industries
from ingest.hosting.pairs import BASED, DOES, LINKED, SUBJECT, Pair, State, paired
from ingest.hosting.place_verbs import VERBS

OBJECT = 4  # code points of what places do together, when it is a thing of its own
_MARKS = frozenset(",;:。()\n") | {""}
_LAYOUT = re.compile("的?(?:产业|空间|发展|区域)*(?:新?格局|布局|体系)$")
_FIRM = re.compile(r"\)[^,;。]{0,6}(?:链主|龙头|骨干)")
_PREDICATE = re.compile(r"\)(?:各[归有展具得就自]|齐[头步力]|均|都(?!市)|竞相|互为|梯次)")  # X(甲)、Y(乙)各归其位
_PARTS = re.compile("、|和|与|及")


def enclosed(text: str, begin: int, group: Group, stop: int, state: State) -> list[Pair]:
    """X(甲、乙): the industry stands before the bracket."""
    start = group.begin - 1
    for i in range(start - 1, max(begin, start - 24) - 1, -1):
        if text[i] in "、,;:)。和与及":
            begin = i + 1
            break
    lead = LEAD.match(text[begin:start])
    begin += lead.end() if lead else 0
    verbs = VERBS.match(text, begin, start)
    begin = verbs.end() if verbs else begin
    here = [(p, SUBJECT) for p in group.places]
    role = ROLE.match(text, group.end + 1, stop)
    if role and IS_PART.search(text, begin, start):  # 一核(甲)引领、两极(乙、丙)支撑的X格局
        state.waiting = ([] if state.spent else state.waiting) + [(p, BASED) for p in group.places]
        form = FORMS.match(text, role.end(), stop)
        made = industries(text, form.start("what"), form.end("what")) if form else []
        state.spent = bool(made)
        return paired(state.waiting, made)
    part = PLAN_PART.search(text, begin, start) is not None
    if part and text[group.end + 1 : group.end + 2] in (",", ":") and VERBS.match(text, group.end + 2):
        state.waiting, state.spent = here, False  # 东部片区(甲、乙):发展X
        return []
    closes = AFTER_BRACKET.match(text, group.end) is not None
    if not closes and _FIRM.match(text, group.end, stop):
        return []  # 某铜业(甲县)发挥链主作用
    if not closes and VERBS.match(text, group.end + 1):  # X产区(甲、乙)重点发展Y
        made = objects(text, group.end + 1, stop)
        if not made and (own := industries(text, begin, start, strict=True)):  # X(甲)、Y(乙)加快发展
            state.waiting, state.spent = [], True
            return paired(here, own)
        state.waiting, state.spent = here, bool(made)
        return paired(here, made)
    leaning = [] if state.spent else state.waiting  # 依托丙区,打造X基地(甲、乙)
    state.waiting, state.spent = [], True
    area = IS_AREA.search(text, begin, start)
    made = (
        industries(text, begin, start, strict=part or not closes) if closes or _PREDICATE.match(text, group.end) else []
    )
    if area and not made:  # X带(甲—乙—丙): what the area is made of
        return [Pair(p, None, DOES, p.begin, p.end) for p in group.places]
    return paired([*leaning, *here], made)


def respective(text: str, begin: int, group: Group, stop: int, made: Sequence[Industry]) -> list[Pair] | None:
    """甲、乙分别布局X、Y: each place with the industry in its turn, names that no list knows counted in; [] where
    the numbers differ, None where one industry is all that is named."""
    turns: list[int] = []
    if len(group.places) == len(made):
        turns = list(range(len(made)))
    else:
        before = text.count("、", begin, group.begin) if text[group.begin - 1 : group.begin] == "、" else 0
        for place in group.places:  # 和平区 holds no joining word
            inside = sum([one.name.count("和") for one in group.places[: len(turns)]])
            turns.append(before + len(_PARTS.findall(text, group.begin, place.begin)) - inside)
    if len(set(turns)) == len(turns) and turns[-1] + 1 == len(made):
        each = zip(group.places, turns, strict=True)
        return [pair for place, turn in each for pair in paired([(place, SUBJECT)], [made[turn]])]
    several = len(made) > 1 or _PARTS.search(text, made[0].end, stop)
    return [] if several else None


def formed(text: str, rest: int, stop: int, relation: str) -> tuple[list[Industry], bool]:
    """The industry of what places form or build (甲、乙引领的X格局), and whether what they do is none."""
    own = VERBS.match(text, rest, stop) if relation == LINKED else None
    if own and text.startswith(("和", "与", "及", "、"), own.end()):
        return [], False  # 京津冀协同和…: a noun, nothing that they do
    while text[stop - 1] in "以和与及、" and stop - 1 > rest:
        stop -= 1  # 以甲为重点的X带和|以乙为重点的Y带
    form = FORMS.match(text, own.end() if own else rest, stop)
    loose = ENDS_IN_BELT.search(text, own.end(), stop) if own else None
    made = industries(text, form.start("what"), form.end("what"), strict=loose is None) if form else []
    if not form and (zone := FORMS_ZONE.match(text, rest, stop)):
        made = industries(text, zone.start("what"), zone.end("what"), strict=True)
    if not own or made:
        return made, False
    if own and _LAYOUT.match(text, own.end(), stop):
        return [], False  # 甲、乙联动发展的产业格局: of what the heading is about
    walled = text[stop : stop + 1] not in _MARKS
    return [], walled or stop - own.end() >= OBJECT and not PREDICATE_END.search(text, own.end(), stop)
