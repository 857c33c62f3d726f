"""Which place does which industry: the statements of one sentence, read clause by clause.

A sentence is read from left to right. Places wait until an industry is named for them (依托甲、乙,发展X); an
industry that stands first waits for its places (X以甲为核心,以乙为支撑). A new place after an industry begins
anew, so nothing is crossed at commas (甲发展X,乙发展Y). What stays without an industry takes that of the
heading or the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.geography.gazetteer import first_place
from ingest.geography.place_groups import groups
from ingest.geography.places import Place
from ingest.hosting.hosting_cues import (
    AHEAD,
    ELSEWHERE,
    HAS_VERB,
    LAYOUT_OF,
    PRODUCTS_LABEL,
    RESPECTIVELY,
)
from ingest.hosting.hosting_objects import objects
from ingest.hosting.industry_phrases import Industry, industries
from ingest.hosting.pairs import BASED, DOES, SUBJECT, Pair, State, left_over, paired
from ingest.hosting.place_verbs import VERBS
from ingest.hosting.reported import ranks
from ingest.hosting.segments import read_segment
from ingest.model import Span

_MARK = re.compile("[,:()—](?:(?<!—)|—)")  # —— is one; a search is quick where a pattern begins with a set
_THEN_DOES = re.compile("(?:重点|主要|着力|大力|积极|加快)?发展")  # X以甲为核心,重点发展Y: 甲 does both
_PLACED = re.compile("[一-鿿]{1,8}?[市县区州](?=[一-鿿]{2})")
# 三市合力突破X: the places named before
_THEY = re.compile(
    r"(?:[两二三四五六七八九十]|\d{1,2}个?|双)(?:省|市|州|县|区|地|旗|盟|城|方|家)(?:市|州|县|区|地)?(?=[一-鿿]{2})"
)
_OF_AREA = re.compile(r"[一-鿿]{2,16}?(?:基地|园区?|示范区|集聚区|品牌)(?:[,;。、]|$)")
IDLE = 2  # parts of a sentence without industries after which its places wait no more


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
    found = [p for p in found if not text.startswith("周边", p.end)]  # 京津周边地区 is none of the two
    made = groups(text, begin, end, _without_attributes(text, found)) if found else []
    if not made and not subject:
        return []
    state = State(waiting=[(p, SUBJECT) for p in subject], spent=False, inherited=bool(subject), listing=bool(subject))
    state.forming = len(made) > 1 and LAYOUT_OF.search(text, begin, end) is not None
    pairs: list[Pair] = []
    ahead, count = 0, len(made)
    for seg_begin, seg_end in _segments(text, begin, end):
        first = ahead
        while ahead < count and made[ahead].begin < seg_end:
            ahead += 1
        if first == ahead:
            if state.waiting:
                pairs += _objects_only(text, seg_begin, seg_end, state)
            if ahead < count and (turned := AHEAD.match(text, seg_begin, seg_end)):
                state.ahead = industries(text, turned.start("what"), turned.end("what"), strict=True)
        elif (elsewhere := ELSEWHERE.search(text, seg_begin, seg_end)) and not ranks(
            elsewhere[0], text, made[ahead - 1].end, seg_end
        ):
            if state.spent or made[first].begin == seg_begin:
                state.waiting, state.spent = [], True
        else:
            pairs += read_segment(text, Span(seg_begin, seg_end), made[first:ahead], state, walls, end)
    pairs += left_over(state, subject)
    return pairs


def _without_attributes(text: str, found: Sequence[Place]) -> Sequence[Place]:
    """昌都市推进藏东清洁能源基地建设: an area behind the verb of a place only says which base is meant."""
    kept: list[Place] = []
    if "area" not in [place.level for place in found]:
        return found
    for place in found:
        if place.level == "area" and text[place.begin - 1] == "“" and text[place.end] not in "”、":
            continue  # “中原粮仓”: a name that begins with it
        if place.level == "area" and kept:
            verbs = VERBS.match(text, kept[-1].end)
            if verbs and verbs.end() >= place.begin:
                continue
            if text.endswith(("打造", "建设", "创建", "构建", "建成"), kept[-1].end, place.begin) and _OF_AREA.match(
                text, place.end
            ):
                continue  # 以甲、乙为主体,打造长白山X基地
        kept.append(place)
    return kept


def _segments(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
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


def _objects_only(text: str, begin: int, end: int, state: State) -> list[Pair]:
    """A part of the sentence without places: its industries are those of the places that wait."""
    if state.topical and not _THEN_DOES.match(text, begin):
        return []
    they = _THEY.match(text, begin, end)
    begin = they.end() if they else begin
    if text.startswith(("前者", "后者"), begin) and len(state.waiting) > 1:
        one = state.waiting[-2 if text[begin] == "前" else -1]
        state.spent = True
        return paired([one], objects(text, begin + 2, end))
    made = objects(text, begin, end, near=state.idle == 0 and not state.spent)
    if not made and text[begin - 1 : begin] == ":" and not HAS_VERB.search(text, begin, end):
        named = PRODUCTS_LABEL.search(text, max(0, begin - 10), begin - 1)
        made = industries(text, begin, end, strict=named is None)  # 甲市:X、Y;甲市 主导产业:X
        state.listing = bool(made)
    if not made and state.listing and not HAS_VERB.search(text, begin, end):
        made = industries(text, begin, end, strict=True)  # 泗洪县:膜材料,绿色食品
    if any(_of_a_place(i.name) for i in made):
        made = []  # 江苏5个集群上榜,分别是常熟市X集群、溧阳市Y集群
    if not made:
        state.idle += 1
        alone = text[begin - 1 : begin] == "," and state.waiting[-1][0].end == begin - 1  # 盐城,打造…中心城市
        if (text[begin - 1 : begin] == ":" or alone) and VERBS.match(text, begin, end) and not state.inherited:
            does = [Pair(p, None, DOES, p.begin, p.end) for p, relation in state.waiting if relation == SUBJECT]
            return does  # 甲区:建设孵化器
        if state.idle > IDLE:
            carried = [p for p in left_over(state) if p.relation == BASED]  # 以甲为核心,…,…,…: of what the heading says
            state.waiting, state.spent = [], True
            return carried
        return []
    state.spent, state.last = True, made
    if len(made) > 1 and RESPECTIVELY.match(text, begin):  # 多点为甲、乙,分别发展X、Y
        return _in_turn(state.waiting, made)
    return paired([w for w in state.waiting if w[0].level != "area"], made)


def _in_turn(waiting: Sequence[tuple[Place, str]], made: Sequence[Industry]) -> list[Pair]:
    """Each place, or each so many (甲与乙、丙与丁结对), with the industry in its turn; where the numbers do not
    agree, who has which the words leave open."""
    each, over = divmod(len(waiting), len(made))
    if over or not each:
        return [Pair(p, None, DOES, p.begin, p.end) for p, _ in waiting]
    turns = [waiting[i * each : (i + 1) * each] for i in range(len(made))]
    return [pair for some, industry in zip(turns, made, strict=True) for pair in paired(some, [industry])]


def _of_a_place(name: str) -> bool:
    """Does the name begin with a place of its own (赵县生物, 湖北应城盐化工; not 云南小粒咖啡)?"""
    found = first_place(name)
    return bool(found and (_PLACED.match(name) or first_place(name[found[1] :])))
