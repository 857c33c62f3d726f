"""Places each with the noun behind it (甲X、乙Y提档升级), closed by one predicate or kind of undertaking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.geography.place_groups import Group
from ingest.hosting.hosting_cues import (
    CLOSES_ALL,
    ENDS_IN_CLUSTER,
    HAS_VERB,
    NOUN_THEN_VERB,
    OBJECT_OF,
    PREDICATE_END,
    SHOWN,
)
from ingest.hosting.hosting_objects import objects
from ingest.hosting.industry_phrases import industries, is_industrial
from ingest.hosting.kinds import ends_in_kind
from ingest.hosting.pairs import LINKED, SUBJECT, Pair, State, paired
from ingest.hosting.reported import reported
from ingest.vocabulary import concept_of

# 形成甲X、乙Y、丙Z错位发展的格局
_LAYOUT = re.compile(
    r"等?(?:产业)?(?:错位|差异化?|协同|联动|互补|特色化?|集聚|梯次|多点|各具特色|优势互补|分工(?:协作|明确)?|互为支撑)(?:发展|布局|支撑|竞争|互补)?的?"
    r"(?:产业)?(?:发展)?(?:新?格局|布局|体系|态势)$|等?的(?:产业)?(?:发展)?(?:新?格局|布局|体系|态势)$"
)


_INTRANSITIVE = re.compile(
    r"(?:(?:加快|率先|同步|持续|全面|稳步|进一步|抓紧|整体|有序|共同|要|应|将|也|均)*(?:扩能|提质|增效|升级|转型|改造|扩产|达产|提档|扩面|扩容|焕新|补位|跟进|跟上|紧随其后|齐头并进|率先突破|先行|扩量|提级|提标|提速|突围))+"
)
_LAYOUTS = ("格局", "布局", "体系", "态势")


# 甲市东山产业园: a park is called so after its town
_PARK = re.compile("产业园|工业园|科技园|园区")
_ROLE_AFTER = re.compile(r"(?:引领|支撑|配套|牵引|领航|协同|示范)、?(?:的[^,;]{0,12}格局)?$")
# 推动甲X、乙Y、丙Z等5个产业集群…: the kind of all closes the list
_SEVERAL = re.compile(
    r"(?P<what>[^,;、的]{2,14}?)等(?:\d+|[两三四五六七八九十]+)?[个大]?[一-鿿]{0,8}?(?:产业集群|集群|产业带|产业链|产业|基地|园区)"
)
LONGEST_LAST = 12  # code points of the last product with its predicate
_SHORT = 6  # code points of a product that no list knows
_LEANS = re.compile("(?:依托|立足|发挥|利用|凭借|借助)$")
_BASIS = re.compile("(?:等)?(?:产业)?(?:良好|现有|特色|资源)*(?:基础|优势|特色|资源)$")
_MODEL = re.compile(r"[一-鿿]{2,8}”(?:协作|联动|分工|合作|协同|产业)*(?:模式|机制|方式)")


def _of_each(text: str, nouns: Sequence[tuple[Group, int, int]]) -> bool:
    """甲的X、乙的Y: what is each place's own?"""
    return len(nouns) > 1 and all([text.startswith("的", begin) for _, begin, _ in nouns])


def _enumerated(text: str, nouns: Sequence[tuple[Group, int, int]], overseen: bool) -> bool:
    """名单为:甲X、乙Y、丙Z: three or more places, most with a product known as one."""
    if _of_each(text, nouns):
        return 2 * sum([bool(industries(text, begin + 1, stop, strict=True)) for _, begin, stop in nouns]) >= len(nouns)
    if len(nouns) < 2 or not overseen and text[nouns[0][0].begin - 1 : nouns[0][0].begin] not in (":", "为", "("):
        return False
    return 3 * sum(bool(industries(text, begin, stop, strict=True)) for _, begin, stop in nouns) >= 2 * len(nouns)


def _industrial(text: str, nouns: Sequence[tuple[Group, int, int]]) -> bool:
    """Does each place but the last stand before a product known as one?"""
    return all(industries(text, begin, stop, strict=True) for _, begin, stop in nouns[:-1])


def _of_another(name: str) -> bool:
    """白沟箱包 in a list of places each with its product: a place that no list knows, and what is made there."""
    return len(name) > 3 and concept_of(name) is None and is_industrial(name[2:]) and not is_industrial(name[:2])


def noun_pairs(
    text: str, nouns: Sequence[tuple[Group, int, int]], end: int, sentence_end: int, state: State
) -> list[Pair]:
    """甲X、乙Y提档升级: each place with the noun behind it, when a predicate or a kind of undertaking closes them."""
    while text[end - 1] in "和与及、" and end - 1 > nouns[-1][1]:
        end -= 1
    last = text[nouns[-1][1] : end]
    first = nouns[0][0].begin
    listed = _enumerated(text, nouns, state.overseen)
    based = _BASIS.search(text, nouns[-1][1], end) if _LEANS.search(text, max(0, first - 2), first) else None
    object_of = OBJECT_OF.search(text[max(0, first - 4) : first])
    loose = False
    said = NOUN_THEN_VERB.match(text, nouns[-1][1], end)
    told = reported(text, nouns[-1][1], end)
    if said and told and told.end < said.end("what"):
        said = None  # 乙区X产业产值分别突破…
    told = None if said else told
    if said:
        end = said.end("what")
    elif told:
        nouns = [*nouns[:-1], (nouns[-1][0], told.begin, nouns[-1][2])]
        end, last, loose = told.end, text[told.begin : told.end], told.called
    elif based:
        end = based.start()
    elif len(nouns) > 1 and (counted := _SEVERAL.match(text, nouns[-1][1], end)) and _industrial(text, nouns):
        end = counted.end("what")
    elif object_of or listed or last.endswith(_LAYOUTS) and _LAYOUT.search(last) or _MODEL.match(last):
        pass
    elif not PREDICATE_END.search(last[-12:]) and not ends_in_kind(text, max(nouns[-1][1], end - 12), end):
        # 甲X、Y,乙Z等做大做强: the predicate may close the sentence only.
        whole = text[nouns[0][0].begin : sentence_end].rstrip("。;!”")
        if len(whole) > 300 or not CLOSES_ALL.search(whole) or HAS_VERB.search(last):
            return []
        loose = end - nouns[-1][1] <= _SHORT  # 甲鲜切花,乙盆花,各有侧重
    shape = _MODEL.match(text, nouns[-1][1], end)
    if shape:  # “甲设计、乙封测”模式联动发展X
        made = objects(text, shape.end(), end)
        mine = [p for group, _, _ in nouns for p in group.places]
        before = [w for w in state.waiting if w[0] not in mine] if not state.spent else []
        state.waiting, state.spent = before + [(p, LINKED) for p in mine], bool(made)
        return paired(state.waiting, made)
    pairs: list[Pair] = []
    layout = _LAYOUT.search(text, nouns[-1][1], end) if text.endswith(_LAYOUTS, nouns[-1][1], end) else None
    if layout:
        end, last = layout.start(), text[nouns[-1][1] : layout.start()]
    shown = SHOWN.search(text, nouns[-1][1], end)
    if shown:
        end, last = shown.start(), text[nouns[-1][1] : shown.start()]
    own = {begin: industries(text, begin, stop, strict=True) for _, begin, stop in nouns[:-1]}
    each = (listed or said is not None) and _of_each(text, nouns)
    known = bool(own) and all(own.values())  # 甲青稞加工、乙藏羊育肥提档升级
    loose = loose or each or known and len(last) <= LONGEST_LAST and PREDICATE_END.search(last) is not None
    closing = industries(text, nouns[-1][1], end, strict=not (layout or loose) and not ENDS_IN_CLUSTER.search(last))
    closing = [one for one in closing if is_industrial(one.name) or not _PARK.match(text, one.end)]
    own = {begin: industries(text, begin, stop, strict=True) for _, begin, stop in nouns[:-1]}
    shared = not layout and not any(
        own.values()
    )  # 上海漕泾、浙江宁波等石化产业基地: parts of places, and one industry for all
    single = 3 * sum([len(one) == 1 for one in own.values()]) >= 2 * len(own) if len(own) > 2 else False
    for group, begin, stop in nouns:
        if role := _ROLE_AFTER.search(text, begin, stop):  # 甲整车引领、乙材料支撑
            stop = role.start()
            own[begin] = industries(text, begin, stop)
            shared = False
        if all(p.level == "area" for p in group.places) or text[begin] in "、和与及":
            continue  # 甲开发区、某工业园区: another name follows
        made = closing if begin == nouns[-1][1] and not role else own[begin] or industries(text, begin, stop)
        if shared and stop - begin <= 4:
            made = made if text[stop - 2] == text[end - 1] else closing  # 甲智驾谷、乙电池谷
        if single and len(made) > 1:  # 甲X、乙Y、某镇Z: a name of another place before the second product
            made = made[:1] + [one for one in made[1:] if not _of_another(one.name)]
        pairs += paired([(p, SUBJECT) for p in group.places], made)
    if pairs:
        state.spent = True
        if based and text.startswith((",打造", ",建设", ",构建", ",创建"), based.end()):
            state.waiting = []  # 依托甲X、乙Y基础,打造Z走廊: X and Y are theirs
        elif object_of:
            state.waiting = []  # 做强甲、乙等X产业,发展Y: Y is of who speaks
    return pairs


def lone_group(text: str, nouns: Sequence[tuple[Group, int, int]], end: int) -> list[Pair]:
    """The only group of a part of a sentence, behind which a predicate without an object stands."""
    group, begin, _ = nouns[0]
    if len(nouns) > 1 or not _INTRANSITIVE.fullmatch(text, begin, end):
        return []
    return [Pair(p, None, SUBJECT, p.begin, p.end) for p in group.places]
