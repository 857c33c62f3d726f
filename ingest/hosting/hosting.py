"""Which place does which industry: the statements of one sentence, read clause by clause.

A sentence is read from left to right. Places wait until an industry is named for them (依托甲、乙,发展X); an
industry that stands first waits for its places (X以甲为核心,以乙为支撑). A new place after an industry begins
anew, so nothing is crossed at commas (甲发展X,乙发展Y). What stays without an industry takes that of the
heading or the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.geography.place_groups import Group, groups
from ingest.geography.places import Place
from ingest.hosting.hosting_cues import (
    AFTER_BRACKET,
    AS,
    ASSET,
    AT,
    BEFORE_SUBJECT,
    BODY,
    BY,
    CLOSES_ALL,
    ELSEWHERE,
    ENDS_IN_CLUSTER,
    ENDS_IN_KIND,
    FORMS,
    HAS_VERB,
    INTO,
    IS_AREA,
    IS_PART,
    LEAD,
    LEANS,
    LINKS,
    MAINLY,
    NOT_AFTER,
    NOT_HOST,
    NOUN_THEN_VERB,
    OBJECT_OF,
    PART_IS,
    PARTNER,
    PREDICATE_END,
    PRODUCES,
    PRODUCTS_LABEL,
    RESPECTIVELY,
    ROLE,
    SHOWN,
    SPREADS,
    SUFFIXED,
    TOGETHER,
    TOWARDS,
    VERBS,
    WING,
)
from ingest.hosting.hosting_objects import objects, topic
from ingest.hosting.industry_phrases import Industry, industries
from ingest.model import Span

_MARK = re.compile("——|[,:()]")
IDLE = 2  # parts of a sentence without industries after which its places wait no more

BASED, SUBJECT, LINKED = "based_on", "located_in", "linked"

DOES = "does"  # the place does something that is no industry: a region, no pair


@dataclass(frozen=True, slots=True)
class Pair:
    """The words `begin:end` say that `place` hosts `industry`; None where the heading or title has to name it."""

    place: Place
    industry: Industry | None
    relation: str
    begin: int
    end: int


@dataclass(slots=True)
class _State:
    waiting: list[tuple[Place, str]] = field(default_factory=list)
    spent: bool = True
    inherited: bool = False  # the waiting places come from a heading, not from the sentence
    topic: list[Industry] = field(default_factory=list)
    last: list[Industry] = field(default_factory=list)  # what was named last, for places that follow (涵盖甲、乙)
    idle: int = 0  # parts of the sentence since the places were named that gave them nothing
    topical: bool = False  # the waiting places are paired with the topic
    unread: bool = False  # the last places have a predicate of their own that names no industry


def sentence_pairs(
    text: str,
    begin: int,
    end: int,
    found: Sequence[Place],
    subject: Sequence[Place] = (),
    walls: Sequence[Span] = (),
) -> list[Pair]:
    """The pairs that the sentence `text[begin:end]` states of the places `found` in it; `subject` are places
    that a heading makes the subject of sentences without one, `walls` names of clusters that are read elsewhere.

    >>> from ingest.model import Document
    >>> from ingest.geography.places import mentions
    >>> from ingest.reading import Reading
    >>> reading = Reading(Document("n", "依托吉安、赣州,发展触控显示;上饶重点发展光学。", ""))
    >>> [(p.place.name, p.industry.name) for s in reading.sentences
    ...  for p in sentence_pairs(reading.text, s.begin, s.end, [m for m in mentions(reading)
    ...                                                         if s.begin <= m.begin < s.end])]
    [('吉安市', '触控显示'), ('赣州市', '触控显示'), ('上饶市', '光学')]
    """
    found = _without_attributes(text, found)
    state = _State(waiting=[(p, SUBJECT) for p in subject], spent=False, inherited=bool(subject))
    pairs: list[Pair] = []
    made = groups(text, begin, end, found)
    for seg_begin, seg_end in _segments(text, begin, end, made):
        mine = [g for g in made if seg_begin <= g.begin < seg_end]
        if not mine:
            pairs += _objects_only(text, seg_begin, seg_end, state)
            continue
        if ELSEWHERE.search(text, seg_begin, seg_end):
            state.waiting, state.spent = [], True
            continue
        pairs += _read_segment(text, Span(seg_begin, seg_end), mine, state, walls, end)
    pairs += _left(state, {id(p) for p in subject})
    return pairs


def _without_attributes(text: str, found: Sequence[Place]) -> list[Place]:
    """昌都市推进藏东清洁能源基地建设: an area behind the verb of a place only says which base is meant."""
    kept: list[Place] = []
    if all(place.level != "area" for place in found):
        return list(found)
    for place in found:
        if place.level == "area" and kept:
            verbs = VERBS.match(text, kept[-1].end)
            if verbs and verbs.end() >= place.begin:
                continue
        kept.append(place)
    return kept


def _segments(text: str, begin: int, end: int, made: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """The parts between commas and colons, brackets kept whole."""
    at, depth = begin, 0
    for m in _MARK.finditer(text, begin, end):
        mark = m[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield at, m.start()
            at = m.end()
    stop = end
    while stop > at and text[stop - 1] in "。;!?\n”’)" and not (text[stop - 1] == ")" and "(" in text[at:stop]):
        stop -= 1
    yield at, stop


def _left(state: _State, inherited: set[int]) -> list[Pair]:
    """Places that got no industry in the sentence: the heading's or title's is theirs."""
    if state.spent or state.topical:
        return []
    return [Pair(p, None, r, p.begin, p.end) for p, r in state.waiting if id(p) not in inherited]


def _with(text: str, waiting: Sequence[tuple[Place, str]], made: Sequence[Industry]) -> list[Pair]:
    pairs = []
    for place, relation in waiting:
        for industry in made:
            pairs.append(
                Pair(place, industry, relation, min(place.begin, industry.begin), max(place.end, industry.end))
            )
            pairs += [Pair(place, s, relation, min(place.begin, s.begin), max(place.end, s.end)) for s in industry.sub]
    return pairs


def _objects_only(text: str, begin: int, end: int, state: _State) -> list[Pair]:
    """A part of the sentence without places: its industries are those of the places that wait."""
    if not state.waiting or state.topical:
        return []
    made = objects(text, begin, end, near=state.idle == 0 and not state.spent)
    if not made and text[begin - 1 : begin] == ":" and not HAS_VERB.search(text, begin, end):
        named = PRODUCTS_LABEL.search(text, max(0, begin - 10), begin - 1)
        made = industries(text, begin, end, strict=named is None)  # 甲市:X、Y;甲市 主导产业:X
    if not made:
        state.idle += 1
        if state.idle > IDLE:
            state.waiting, state.spent = [], True
        return []
    state.spent, state.last = True, made
    last = state.waiting[-len(made) :] if RESPECTIVELY.match(text, begin) else []
    if len(last) == len(made) == len(state.waiting):  # 多点为甲、乙,分别发展X、Y
        return [pair for one, industry in zip(last, made, strict=True) for pair in _with(text, [one], [industry])]
    return _with(text, [w for w in state.waiting if w[0].level != "area"], made)


def _read_segment(
    text: str, span: Span, mine: Sequence[Group], state: _State, walls: Sequence[Span], sentence_end: int
) -> list[Pair]:
    begin, end = span.begin, span.end
    pairs: list[Pair] = []
    nouns: list[tuple[Group, int, int]] = []  # a place with the noun behind it, until the predicate is seen
    at = begin
    for i, group in enumerate(mine):
        stop = mine[i + 1].begin if i + 1 < len(mine) else end
        stop = min([stop, *(w.begin for w in walls if w.begin >= group.end)])
        at = max([at, *(w.end for w in walls if at < w.end <= group.begin)])
        pre_begin, at = at, group.end
        if group.enclosed:
            pairs += _enclosed(text, pre_begin, group, stop, state)
            at = group.end + 1
            continue
        pre = text[pre_begin : group.begin]
        named = BODY.match(text, group.end, stop)
        if (
            named
            and not VERBS.match(text, group.end)
            and not HAS_VERB.search(named[0])
            and not SUFFIXED.search(named[0])
        ):
            continue
        if (
            NOT_AFTER.match(text, group.end)
            or NOT_HOST.search(pre)
            and not re.match(r"(?:等地)?(?:集聚|布局|落户)", text[group.end : stop])
        ):
            if not pre.endswith(("至", "到")) and any(p.level != "area" for p in group.places):
                state.waiting, state.spent = [], True
            continue
        pairs += [Pair(p, s, SUBJECT, p.begin, s.end) for p, s in group.subs]
        made, at = _read_group(text, pre_begin, group, stop, nouns, state)
        pairs += made
    if nouns:
        made = _nouns(text, nouns, max(nouns[-1][2], at), sentence_end, state)
        state.unread = not made
        pairs += made
    return pairs


def _enclosed(text: str, begin: int, group: Group, stop: int, state: _State) -> list[Pair]:
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
        return _with(text, state.waiting, made)
    if not AFTER_BRACKET.match(text, group.end) and VERBS.match(text, group.end + 1):  # X产区(甲、乙)重点发展Y
        made = objects(text, group.end + 1, stop)
        state.waiting, state.spent = here, bool(made)
        return _with(text, here, made)
    state.waiting, state.spent = [], True
    area = IS_AREA.search(text, begin, start)
    made = industries(text, begin, start) if AFTER_BRACKET.match(text, group.end) else []
    if area and not made:  # X带(甲—乙—丙): what the area is made of
        return [Pair(p, None, DOES, p.begin, p.end) for p in group.places]
    return _with(text, here, made)


def _read_group(
    text: str, pre_begin: int, group: Group, stop: int, nouns: list[tuple[Group, int, int]], state: _State
) -> tuple[list[Pair], int]:
    """The pairs of one group, and where what it takes of the text after it ends."""
    pre, post = text[pre_begin : group.begin], text[group.end : stop]
    into = INTO.search(pre)
    if into and not state.waiting and not pre[: into.start()].strip() and into[0] in ("向", "由"):
        after = (TOWARDS if into[0] == "向" else BY).match(text, group.end, stop)
        if after and after.end() == stop:  # (三)X。向甲、乙集聚。
            state.waiting, state.spent, state.unread = [(p, BASED) for p in group.places], False, False
            return [], stop
    if into:
        backward = _backward(text, pre_begin, group, stop, into[0])
        if backward is not None:
            state.waiting, state.spent = [], True
            state.topic = [p.industry for p in backward if p.industry and p.place is group.places[0]]
            return backward, group.end
    if SPREADS.search(pre):
        made = state.last or _before(text, pre_begin)
        if made:
            state.waiting, state.spent = [], True
            return _with(text, [(p, SUBJECT) for p in group.places], made), group.end
    state.idle = 0
    relation, rest = _relation(text, pre, group, stop)
    settled: list[Pair] = []
    if state.unread and relation == SUBJECT:  # 甲市负责X的利用,乙市发展Y: nothing of Y is 甲's
        settled = [p for p in _left(state, set()) if p.relation == BASED]
        state.waiting = []
    state.unread = False
    waits = bool(state.waiting) and not pre.endswith("带动")
    if relation == LINKED and not waits and not state.topic and not VERBS.match(text, rest, stop):
        relation = SUBJECT  # 带动甲X、乙Y发展
    if state.spent or state.topical and relation == SUBJECT or state.inherited and relation == SUBJECT:
        state.waiting, state.topical = [], False
    state.spent = state.inherited = False
    if relation == SUBJECT and state.waiting and all(r == BASED for _, r in state.waiting) and pre.strip():
        settled += _left(state, set())
        state.waiting = []
    state.waiting = state.waiting + [(p, relation) for p in group.places]
    first = topic(text, pre_begin, group.begin) if relation != SUBJECT else []
    if first:
        state.topic = first
    if state.topic and relation != SUBJECT:
        state.topical = True
        return settled + _with(text, [(p, relation) for p in group.places], state.topic), rest
    made = objects(text, rest, stop)
    if made and RESPECTIVELY.search(text, group.end, min(stop, group.end + 8)) and len(made) == len(group.places):
        state.spent = True
        pairs = []
        for place, industry in zip(group.places, made, strict=True):
            pairs += _with(text, [(place, relation)], [industry])
        return settled + pairs, group.end
    if made:
        state.spent, state.topic, state.last = True, [], made
        return settled + _with(text, state.waiting, made), group.end
    form = FORMS.match(text, rest, stop) if relation != SUBJECT else None
    if form:
        made = industries(text, form.start("what"), form.end("what"), strict=True)
        if made:
            state.spent = True
            return settled + _with(text, state.waiting, made), group.end
    if relation == SUBJECT and state.topic and PARTNER.match(text, rest, stop):
        state.topical = True
        return settled + _with(text, [(p, LINKED) for p in group.places], state.topic), group.end
    if relation == SUBJECT and pre and not BEFORE_SUBJECT.search(pre):
        state.waiting = [w for w in state.waiting if w[0] not in group.places]
        return settled, group.end
    if relation == SUBJECT and PRODUCES.match(text, group.places[-1].end, stop):
        # 提升甲、乙产区: of what the heading or title is about
        state.spent = True
        return settled + [Pair(p, None, BASED, p.begin, p.end) for p in group.places], group.end
    verbs = VERBS.match(text, rest, stop)
    if relation == SUBJECT and post and not verbs:
        nouns.append((group, group.end, stop))
    elif (
        verbs
        and HAS_VERB.search(verbs[0])
        and stop - verbs.end() >= 4
        and relation == SUBJECT
        and not PREDICATE_END.search(text, verbs.end(), stop)
    ):
        settled = settled + [Pair(p, None, DOES, p.begin, p.end) for p in group.places]
        state.spent = True  # its object is no industry: the places have their predicate
    return settled, rest if relation != SUBJECT else group.end


def _before(text: str, end: int) -> list[Industry]:
    """The industries of the part of the sentence before: 环湖地区以牦牛为主攻方向,重点覆盖…"""
    begin = max(text.rfind(c, max(0, end - 61), end - 1) for c in ",。;:\n") + 1
    main = MAINLY.search(text, max(begin, end - 60), end - 1)
    return industries(text, main.start("what"), main.end("what")) if main and main["what"] else []


def _relation(text: str, pre: str, group: Group, stop: int) -> tuple[str, int]:
    """How the group stands in the sentence, and where what follows it begins."""
    if pre.endswith("以"):
        as_core = AS.match(text, group.end, stop)
        if as_core:
            return (LINKED if as_core[0].endswith(("配套", "协同", "补充")) else BASED), as_core.end()
    elif (wing := WING.match(text, group.end, stop)) is not None:
        return (LINKED if "配套" in wing[0] else BASED), wing.end()
    if PART_IS.search(pre):
        return BASED, group.end
    role = ROLE.match(text, group.end, stop)
    if role:
        return (LINKED if re.search("配套|协同|呼应|拱卫|为辅", role[0]) else BASED), role.end()
    if LEANS.search(pre) and (ASSET.match(text, group.end, stop) or VERBS.match(text, group.end, stop)):
        return BASED, group.end
    if LINKS.search(pre) or len(group.places) > 1 and TOGETHER.match(text, group.end, stop):
        return LINKED, group.end
    return SUBJECT, group.end


def _backward(text: str, pre_begin: int, group: Group, stop: int, cue: str) -> list[Pair] | None:
    """X布局在甲、乙; X向甲集聚; X由甲、乙发展: None where the industry does not stand first."""
    after = {"向": TOWARDS, "由": BY, "交由": BY, "在": AT}.get(cue)
    if after and not after.match(text, group.end, stop):
        return None
    begin, end = pre_begin, group.begin - len(cue)
    lead = LEAD.match(text[begin:end])
    begin += lead.end() if lead else 0
    tail = re.search(r"(?:重点|主要|集中|优先|统一|原则上|尽量|布局|逐步|加快)+$", text[begin:end])
    end -= len(tail[0]) if tail else 0
    if end - begin < 2:
        return None
    loose = re.search(r"布局|集中|分布|由$|向$|^在$", cue) or re.search(r"项目|产业", text[begin:end])
    made = industries(text, begin, end, strict=not loose)
    return _with(text, [(p, SUBJECT) for p in group.places], made) if made else None


def _enumerated(text: str, nouns: Sequence[tuple[Group, int, int]]) -> bool:
    """名单为:甲X、乙Y、丙Z: three or more places, most with a product known as one."""
    if len(nouns) < 3 or text[nouns[0][0].begin - 1 : nouns[0][0].begin] not in (":", "为"):
        return False
    return 3 * sum(bool(industries(text, begin, stop, strict=True)) for _, begin, stop in nouns) >= 2 * len(nouns)


def _nouns(
    text: str, nouns: Sequence[tuple[Group, int, int]], end: int, sentence_end: int, state: _State
) -> list[Pair]:
    """甲X、乙Y提档升级: each place with the noun behind it, when a predicate or a kind of undertaking closes them."""
    last = text[nouns[-1][1] : end]
    first = nouns[0][0].begin
    listed = _enumerated(text, nouns)
    said = NOUN_THEN_VERB.match(text, nouns[-1][1], end)
    if said:
        end = said.end("what")
    elif OBJECT_OF.search(text[max(0, first - 4) : first]) or listed:
        pass
    elif not PREDICATE_END.search(last) and not ENDS_IN_KIND.search(last):
        # 甲X、Y,乙Z等做大做强: the predicate may close the sentence only.
        whole = text[nouns[0][0].begin : sentence_end].rstrip("。;!”")
        if len(whole) > 300 or not CLOSES_ALL.search(whole) or HAS_VERB.search(last):
            return []
    pairs: list[Pair] = []
    shown = SHOWN.search(text, nouns[-1][1], end)
    if shown:
        end, last = shown.start(), text[nouns[-1][1] : shown.start()]
    closing = industries(text, nouns[-1][1], end, strict=not ENDS_IN_CLUSTER.search(last))
    own = {begin: industries(text, begin, stop, strict=True) for _, begin, stop in nouns[:-1]}
    shared = not any(own.values())  # 上海漕泾、浙江宁波等石化产业基地: parts of places, and one industry for all
    for group, begin, stop in nouns:
        if all(p.level == "area" for p in group.places):
            continue
        made = closing if begin == nouns[-1][1] else own[begin] or ([] if listed else industries(text, begin, stop))
        if shared and stop - begin <= 4:
            made = closing
        pairs += _with(text, [(p, SUBJECT) for p in group.places], made)
    if pairs:
        state.spent = True
    return pairs
