"""One part of a sentence that names places: what each group of them is said to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.geography.place_groups import Group
from ingest.hosting.clauses import is_clause
from ingest.hosting.group_objects import enclosed, formed, respective
from ingest.hosting.hosting_cues import (
    APART,
    AS,
    BEFORE_SUBJECT,
    BODY,
    BUILT,
    COOPERATES,
    ENDS_NOT_HOST,
    FORBIDDEN_IN,
    HAS_VERB,
    INSIDE_NAME,
    LED_BY_FIRM,
    LINKS,
    NOT_AFTER,
    NOT_HOST,
    OWN_CLUSTER,
    PARTNER,
    PARTNERS,
    PREDICATE,
    PREDICATE_END,
    PRODUCES,
    PROJECTS,
    RESPECTIVELY,
    SITE,
    SITES_JOINED,
    SUFFIXED,
    TAKES,
    TALKS,
    THEY,
)
from ingest.hosting.hosting_objects import objects, odd_verbs, topic
from ingest.hosting.industry_first import industry_first
from ingest.hosting.industry_phrases import industries, is_industrial
from ingest.hosting.noun_pairs import lone_group, noun_pairs
from ingest.hosting.pairs import BASED, DOES, LINKED, SUBJECT, Pair, State, left_over, paired
from ingest.hosting.place_verbs import ONLY_VERBS, TAKES_NEAR, VERBS
from ingest.hosting.relations import is_part, relation_of
from ingest.hosting.waiting import LEAN_VERBS, joins_waiting
from ingest.model import Span

_URGED = re.compile(r"(?:支持|推动|引导|鼓励|促进)$")
_COMPANY = re.compile(r"(?:公司|集团|企业|大学|学院|研究院|院所)在$")
LONGEST_CUE = 8  # code points of the words before a place that say how it stands in its sentence
_CLOSING = frozenset(",;、。:)\n") | {""}  # marks behind which nothing more is said of a place
_OBJECT = 4  # code points of an object, whatever it is
_TAKES_FROM = ("承接", "引进", "引入", "承揽", "配套")  # what comes from a place comes to who speaks
_VERB = 4  # code points of a verb, whatever it is
_SETTLES = re.compile(r"(?:等地)?(?:集聚|布局|落户)")


def read_segment(
    text: str, span: Span, mine: Sequence[Group], state: State, walls: Sequence[Span], sentence_end: int
) -> list[Pair]:
    """The pairs that the part `span` of a sentence states of the groups `mine` in it.

    `walls` are names of clusters, which are read elsewhere; what the part leaves open stays in `state`.
    """
    begin, end = span.begin, span.end
    state.overseen = False
    pairs: list[Pair] = []
    nouns: list[tuple[Group, int, int]] = []  # a place with the noun behind it, until the predicate is seen
    at, part = begin, False  # 双心,即甲市X中心、乙市Y中心: parts of a plan, whatever they are called
    mine = [g for g in mine if not (g.enclosed and INSIDE_NAME.match(text, g.end + 1) or _of_whom(text, begin, g))]
    for i, group in enumerate(mine):
        stop = mine[i + 1].begin if i + 1 < len(mine) else end
        if walls:
            stop = min([stop, *(w.begin for w in walls if w.begin >= group.end)])
            at = max([at, *(w.end for w in walls if at < w.end <= group.begin)])
        pre_begin, at = at, group.end
        if group.enclosed:
            pairs += enclosed(text, pre_begin, group, stop, state)
            at = group.end + 1
            continue
        pre = text[max(pre_begin, group.begin - LONGEST_CUE) : group.begin]
        closed = text[group.end : group.end + 1] in _CLOSING
        named = None if closed else BODY.match(text, group.end, stop)
        if (
            named
            and not VERBS.match(text, group.end)
            and not HAS_VERB.search(named[0])
            and not SUFFIXED.search(named[0])
        ):
            part = part or pre.endswith("即") or is_part(text, group.begin)
            pairs += [Pair(p, None, BASED, p.begin, p.end) for p in group.places if part]
            continue
        led = LED_BY_FIRM.match(text, group.end, stop) if text.find("以", begin, group.begin) >= 0 else None
        if led and (led["firm"] or not is_industrial(led["name"])):
            continue  # 以厦门金龙为龙头: a firm
        leans = pre.endswith(LEAN_VERBS) and text.startswith("“", group.end)  # 立足甲县“X之乡”的盛名
        leans = (
            leans or pre.endswith("以") and text.startswith("“", group.end) and bool(AS.match(text, group.end, stop))
        )
        if (
            not leans
            and not (closed or group.subs)
            and NOT_AFTER.match(text, group.end)
            or pre[-1:] in ENDS_NOT_HOST
            and NOT_HOST.search(pre)
            and not _SETTLES.match(text, group.end, stop)
            or pre[-1:] in ("在", "于")
            and FORBIDDEN_IN.search(pre)
        ):
            if NOT_AFTER.match(text, group.end):  # 甲市承接乙地X,发展Y: 甲 still waits
                state.waiting, state.spent = [], True
            elif state.waiting and pre.endswith(_TAKES_FROM):
                taken = industries(text, group.end, stop, strict=True)
                state.spent = state.spent or bool(taken)
                pairs += paired(state.waiting, taken)
            elif state.waiting and (more := text.find("、", group.end, stop)) > 0 and ONLY_VERBS.match(text, more + 1):
                taken = objects(text, more + 1, stop)  # 甲县服务乙地、做优X
                state.spent = state.spent or bool(taken)
                pairs += paired(state.waiting, taken)
            continue
        pairs += [Pair(p, s, SUBJECT, p.begin, s.end) for p, s in group.subs]
        made, at = _read_group(text, pre_begin, group, stop, nouns, state)
        pairs += made
    if nouns and (idle := lone_group(text, nouns, end)):  # 甲、乙扩能提质: the heading says of what
        pairs += [p for p in left_over(state) if p.relation == BASED] + idle
        state.waiting, state.spent = [], True
    elif nouns:
        made = noun_pairs(text, nouns, nouns[-1][2], sentence_end, state)
        if not made and PREDICATE_END.search(text, nouns[-1][1], end) and _URGED.search(text, begin, nouns[0][0].begin):
            made = [Pair(p, None, DOES, p.begin, p.end) for group, _, _ in nouns for p in group.places]
            state.waiting, state.spent = [], True  # 支持甲、乙茶旅一体提档升级: no industry, but a thing to do
        state.unread = not made
        if text[end + 1 : end + 3] not in THEY and (
            BUILT.search(text, max(begin, nouns[0][0].begin - 18), nouns[0][0].begin)
            or text[end : end + 1] == ","
            and PROJECTS.search(text, max(nouns[-1][1], end - 12), end)
        ):
            pairs += left_over(state) if not made else []  # 推进甲湾大桥建设,发展Y: who builds is not 甲
            state.waiting, state.spent = [], True
        pairs += made
    return pairs


def _of_whom(text: str, begin: int, group: Group) -> bool:
    """建设面向甲的X基地: 甲 only says for whom."""
    return (
        text[group.end : group.end + 1] == "的"
        and group.begin - begin > len("面向") + 1
        and text.endswith(("面向", "服务", "辐射", "供应", "保障", "配套"), begin, group.begin)
    )


def _read_group(
    text: str, pre_begin: int, group: Group, stop: int, nouns: list[tuple[Group, int, int]], state: State
) -> tuple[list[Pair], int]:
    """The pairs of one group, and where what it takes of the text after it ends."""
    pre = text[max(pre_begin, group.begin - LONGEST_CUE) : group.begin]
    before = industry_first(text, pre, pre_begin, group, stop, state)
    if before is not None:
        return before
    relation, rest = relation_of(text, pre, group, stop, state.forming)
    leant = [p for p, r in state.waiting if r == BASED and text[p.begin - 2 : p.begin] in LEAN_VERBS]
    if leant and text.find(",", leant[0].end, group.begin) < 0 and SITES_JOINED.fullmatch(text, pre_begin, group.begin):
        relation = BASED  # 依托甲区园区和乙区园区,形成X
    if relation == LINKED and pre.endswith(("和", "与")) and not PARTNERS.fullmatch(text, pre_begin, group.begin):
        relation = SUBJECT  # 黄河流域和呼伦贝尔: joined to no place
    if relation == LINKED and nouns and nouns[-1][2] == group.begin and pre.endswith(("和", "与")):
        relation = SUBJECT  # 福州青口汽车城和厦门汽车城
    partner = pre.endswith(("加强与", "深化与", "扩大与", "拓展与")) and COOPERATES.match(text, group.end, stop)
    if relation == LINKED and (partner or TALKS.match(text, group.end, stop)):
        return [], stop
    if relation == LINKED and pre.endswith("与") and APART.match(text, group.end, stop):
        return [], stop
    if len(group.places) > 1 and TALKS.match(text, group.end, stop):  # 厦门市与金门加强交流,发展X
        state.waiting, state.spent, state.topical = [(group.places[0], SUBJECT)], False, False
        return [], stop
    settled, relation = joins_waiting(text, pre, group, relation, rest, stop, state)
    mine = [(p, relation) for p in group.places]
    cluster = OWN_CLUSTER.match(text, group.end, stop) if relation == BASED else None
    if cluster and (made := industries(text, cluster.start("what"), cluster.end("what"), strict=True)):
        state.spent = True
        return settled + paired(mine, made), cluster.end()
    if relation != SUBJECT:
        state.topic = topic(text, pre_begin, group.begin) or state.topic
        if state.topic:
            state.topical = True
            state.waiting = [w for w in state.waiting if w[1] != SUBJECT]  # 江西省X产业以甲、乙为代表
            return settled + paired(mine, state.topic), rest
    made = objects(text, rest, stop, placed=True)
    if made and RESPECTIVELY.search(text, group.end, min(stop, group.end + 8)):
        each = respective(text, pre_begin, group, stop, made)
        if each is not None:
            state.spent = True
            if not each:  # who has which, the words leave open
                state.waiting = []
                each = [Pair(p, None, DOES, p.begin, p.end) for p in group.places]
            return settled + each, group.end
    site = SITE.match(text, rest, stop) if made else None
    if site and state.topic and "配套" in site[0]:  # X以甲为主体,乙为Y配套基地: 乙 serves X
        settled += paired([(p, LINKED) for p in group.places], state.topic)
    alone = site or pre.endswith("带动") and TAKES.match(text, rest, stop)  # 带动乙发展X: X is 乙's
    if made and len(state.waiting) > len(mine) and alone:  # 以甲为中心,乙为X产区: X is 乙's
        settled += [Pair(p, None, r, p.begin, p.end) for p, r in state.waiting[: -len(mine)]]
        state.waiting, state.spent, state.topic, state.last = [], True, [], made
        return settled + paired(mine, made), group.end
    if made:
        state.spent, state.topic, state.last = True, [], made
        return settled + paired(state.waiting, made), group.end
    if (
        relation == SUBJECT
        and state.ahead
        and (not VERBS.match(text, rest, stop) or PREDICATE_END.search(text, rest, stop))
    ):
        state.spent = True
        return settled + paired(state.waiting, state.ahead), group.end
    if relation != SUBJECT:
        made, does = formed(text, rest, stop, relation)
        if does:
            # 与香港共建航运中心: what they do is no industry; who speaks goes on
            speak = [w for w in state.waiting if w[1] == SUBJECT]
            state.waiting = speak or (state.waiting if text[rest] == "共" else [])  # 甲与乙共建合作园,发展X
            state.spent = True
            theirs = group.places if not LINKS.search(pre) else ()
            return settled + [Pair(p, None, DOES, p.begin, p.end) for p in theirs], group.end
        state.spent = state.spent or bool(made)
        return settled + paired(state.waiting, made), _before_join(text, stop) if made else rest
    settled += _subject_alone(text, pre, group, rest, stop, nouns, state)
    if pre.endswith("在") and _COMPANY.search(text, pre_begin, group.begin):
        state.waiting, state.spent = [], True  # 支持某集团在甲区新建产线,与…攻关X: nothing of X is 甲区's
    return settled, group.end


def _before_join(text: str, stop: int) -> int:
    """Where the words end that a next group is joined to: 以甲为重点的X带|和以乙为重点的Y带."""
    while text[stop - 1] in "以和与及、":
        stop -= 1
    return stop


def _subject_alone(
    text: str, pre: str, group: Group, rest: int, stop: int, nouns: list[tuple[Group, int, int]], state: State
) -> list[Pair]:
    """A group that is the subject and is followed by no industry of its own."""
    if state.topic and PARTNER.match(text, rest, stop):
        state.topical = True
        return paired([(p, LINKED) for p in group.places], state.topic)
    own = pre.endswith(LEAN_VERBS) and text[stop - 1 : stop] == "、" and industries(text, rest, stop, strict=True)
    if own:  # 依托甲市玉露茶、乙市红茶基础
        nouns.append((group, group.end, stop))
        return []
    if pre and not BEFORE_SUBJECT.search(pre):
        # right behind another place, or a bracket (2大基地(甲X、乙Y))
        behind = pre[-1] == "(" or len(pre) <= _VERB and text[group.begin - len(pre) - 1] not in _CLOSING
        if behind and text[stop - 1 : stop] == "、" and industries(text, rest, stop, strict=True):  # 甲市统筹乙X、丙Y
            state.overseen = True
            nouns.append((group, group.end, stop))
            return []
        if not (group.subs and VERBS.fullmatch(text, group.begin - 2, group.begin)):  # 构筑甲(整车)、乙(电池)X集聚区
            state.waiting = [w for w in state.waiting if w[0] not in group.places]
            return []
    if PRODUCES.match(text, group.places[-1].end, stop):  # 提升甲、乙产区: of what the heading or title is about
        state.spent = True
        return [Pair(p, None, BASED, p.begin, p.end) for p in group.places]
    verbs = VERBS.match(text, rest, stop) or odd_verbs(text, rest, stop)
    if not verbs or text[verbs.end() : verbs.end() + 1] in ("+", "”"):  # “甲研发+乙制造”模式
        if stop > group.end and not text.startswith(LEAN_VERBS, rest):
            nouns.append((group, group.end, stop))
        return []
    predicate = PREDICATE.search(verbs[0]) and stop - verbs.end() >= 2
    taking = TAKES_NEAR.search(verbs[0]) and stop - verbs.end() >= _OBJECT  # 甲市发展医美机构集聚,乙市…
    if predicate and (taking or not PREDICATE_END.search(text, verbs.end(), stop)):
        state.spent = True  # its object is no industry: the places have their predicate
        said = verbs[0].endswith("发展") and is_clause(text[verbs.end() : stop])  # 甲省发展取得新成绩
        if "负责" not in verbs[0] and not said:  # a duty makes no host
            return [Pair(p, None, DOES, p.begin, p.end) for p in group.places]
    return []
