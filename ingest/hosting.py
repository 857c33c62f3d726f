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

from ingest.industry_phrases import KIND, Industry, industries
from ingest.model import Span
from ingest.place_groups import Group, groups
from ingest.places import Place

IDLE = 2  # parts of a sentence without industries after which its places wait no more
BASED, SUBJECT, LINKED = "based_on", "located_in", "linked"
DOES = "does"  # the place does something that is no industry: a region, no pair

# What a place is leaned on for; a noun of another kind (依托甲政务服务网) makes it an attribute.
_ASSET = re.compile(
    r"(?:$|[^,;]{0,20}?(?:优势|基础|资源|能力|条件|基地|集群|产业|园区?|特色|禀赋|潜力|平台|核心区|区位|作用|实力|经验|中心)(?:$|,))"
)
_BASED = re.compile(r"(?:依托|立足|发挥|借助|利用|凭借|依靠|用好|放大)$")
_AS = re.compile(
    r"[^,;为]{0,14}?(?:作?为)(?:主要|重要|战略|关键|核心)?(?:核心|中心|重点|主体|龙头|引领|支撑|骨干|依托|支点|引擎|枢纽|载体|示范|牵引|主阵地|主战场|主产区|节点"
    r"|主导|主(?!题|线)|基础|先导|主力|极核|极点|支柱|纽带|轴|抓手|试点|底座|补充|配套|两翼|协同)(?:区|地|城市)?"
)
# 以甲为龙头,乙、丙为两翼: the second 以 is left out.
_WING = re.compile(
    r"为(?:两翼|双翼|一翼|支撑|骨干|支点|节点|副中心|次核心|辅助?|补充|配套区?|拓展区?|辐射区?|协同区?|承载地|腹地|延伸)(?=[,;、的]|$)"
)
_LINKED = re.compile(r"(?:联动|携手|协同|辐射|带动|与|和|联合|对接|串联|同|会同)$")
_TOGETHER = re.compile(r"(?:一体化|协同|联合|联动|共同|共建|携手|抱团|错位|互补|合作|同城化|组团)")
_ROLE = re.compile(
    r"(?:多点|共同|联合|协同|全域)?(?:引领|支撑|配套|牵引|带动|协同|拱卫|呼应|为?支撑|为配套(?:基地)?|协同配套|为辅|领跑|示范)(?:发展)?(?=的|[,、;]|$)"
)
_INTO = re.compile(
    r"(?:布局(?:在|于|到)|集中(?:在|于|布局在|布局于)|分布(?:在|于)|落户(?:于|到|在)?|落地(?:于|到|在)?|落(?:在|到)|[集聚]聚(?:在|于|到)|集聚(?:在|于|到)"
    r"|聚集(?:在|于)|入驻|布点(?:在|于)|放(?:在|到)|摆在|选址|设(?:在|于)|安排在|转移到|向|在|由|交由)$"
)
_TOWARDS = re.compile(r"(?:等地)?(?:集聚|集中|转移|聚集|布局|延伸|倾斜|汇聚|靠拢)")
_BY = re.compile(
    r"(?:共同|联合|牵头|主要|重点|分别|负责|合作)*(?:发展|承担|负责|牵头|建设|布局|实施|主导|生产|打造|承接)(?:$|[,;。])"
)
_AT = re.compile(r"(?:等地)?(?:布点|落地|落户|布局|集聚|集中|建设|投产|发展|先行先试|试点)(?:发展|布局)?(?:$|[,;。])")
_NOT_HOST = re.compile(
    r"(?:融入|落实|贯彻|对接|抢抓|呼应|对标|学习|借鉴|参照|比照|考察|参观|赴|来自|低于|高于|优于|弱于|好于|快于|慢于|除|从|距|驻|面向|出口|销往|援助|支援|帮扶|承接|引进|落后于|仅次于|不含|相比|比|邻近|毗邻|紧邻"
    r"|连接|通往|直达|至|到|拓展|走进|进入|发往|开行|经|往|自|途经|赶超|追赶|学|招引|吸引|调研|访问)$"
)
# A body, a fund, a platform called after the place is none of its industries.
_BODY = re.compile(
    r"[^、,;()“”]{2,18}(?:中心|实验室|研究院|平台|联盟|基金|(?:服务|信息|政务|门户)网|系统|政策|办法|条例)(?=[、,;()]|建设|$)"
)
_SUFFIXED = re.compile(r"为|以|引领|支撑|配套|优势|协同|一体|联动|落户|重点")
# 四川特色, 世界名城 in quotation marks: the place is an attribute of style or a title.
_NOT_AFTER = re.compile(
    r"(?:(?:协同|一体化)发展(?:战略|要求|规划|机制|等)|[^,;、]{0,10}应当|必须|可以|不得|有权|依法|是指|行政区域|辖区|范围内|注册|登记|特色(?!产业|优势|农|轻|食|工业|新材料)|风格|精神|元素|味道|面向全球|“)"
)
_ELSEWHERE = re.compile(
    r"寄送|邮寄|地址|招商推介|推介会|学习考察|先进经验|经验做法|等地?经验|等?地?做法|居全国|位居|排名|前列|电话|邮编|办事点|展会|博览会|除外|均可申报|迁入|差距|同比|高于|低于|班列|航线|参观|召开|举办"
)
_LEAD = re.compile(
    r"^(?:推动|引导|促成|促进|支持|鼓励|加快|将|把|推进|吸引|争取|力争|其中|并|及|和|以|由|的|、|,|重点|全省|全市|我省|我市|形成|建设|构建|打造|加强|做好|统筹|优化|主要|集中|统一|优先)+"
)
_ADVERB = (
    r"充分|发挥|突破|攻克|等地|等|则|要|将|应|须|拟|可|也|还|分别|各自|重点|大力|优先|积极|着力|加快|主要|突出|集中|共同|协同|联合|一体化|错位|差异化|率先|前瞻|稳步|有序|适度|因地制宜|进一步|持续|全力|围绕|统筹"
    r"|谋划|规划|合作|联动|携手|协作|抱团|参与|支持|聚力|努力|稳妥|深度|携手|加大|同步|高标准|高水平|高质量|着重|侧重|科学|合理|超前|择优|主动|全面|以及|并|同时|引导|鼓励|促进|推动"
)
_TAKES_INDUSTRY = (
    r"发展(?!总体|规划|战略|目标|需求|用地|环境|水平|定位|质量|活力|空间|基金|专项|改革|研究|中心|大会|导向|和改革|要求|情况|任务|基础)|布局|做强做优|做大做强|做强|做大|做优|做精|做专|做深|做实|做特|壮大|培育|承接|主攻|攻关|聚焦|深耕|拓展|开发|生产|推广|振兴|配套|延伸|巩固|突出|集聚|发力|主打|攻坚|抢占|引育|补齐|升级"
    r"|稳固|扩大|研发|制造|做|重振|打响"
)
_BUILDS = r"建设成为?|打造成为?|培育成为?|发展成为?|建成为?|建设|打造|创建|构建|建成|形成|共建|设立|开展|实施|推进|提升|完善|引进|探索|建立|组建|申建|争创|加强|提高|强化|争取|申报|建好|筹建|创设|改造"
_VERBS = re.compile(rf"(?:{_ADVERB}|{_TAKES_INDUSTRY}|{_BUILDS})+")
# After these any noun is an industry; after the others it has to be one by its own name.
_TAKES_NEAR = re.compile(
    r"发展|布局|做[强大优精专深实特]?|壮大|承接|主攻|攻关|深耕|生产|振兴|主打|培育|突出|巩固|延伸|开发|聚焦|集聚|研发|拓展"
)
_TAKES = re.compile(r"发展|布局|做[强大优精专深实特]|壮大|承接|主攻|攻关|深耕|生产|振兴|主打")
_HAS_VERB = re.compile(rf"发展|布局|做[强大优]|壮大|培育|承接|{_BUILDS}|推动|促进")
_LATER = re.compile(
    rf"(?:重点|大力|加快|着力|积极|优先|错位|协同|共同|联合|全力|主要)(?:{_ADVERB}|{_TAKES_INDUSTRY}|{_BUILDS})+"
)
_MAINLY = re.compile(
    r"(?:则|主要|重点|要)?以(?P<what>[^,;]{2,40}?)为(?:主导产业|主导|主|重点|特色|方向|核心|龙头|主攻方向|支柱|首位产业)"
)
_MAKES = re.compile(
    r"(?:主导产业|重点产业|特色产业|支柱产业|首位产业|主攻方向|发展方向|重点方向|产业定位)(?:是|为|:|包括|有)"
)
_ENDS_IN_KIND = re.compile(rf"(?:{KIND})$")
_ENDS_IN_CLUSTER = re.compile(r"(?:产业.{0,4}|集群|基地|园区|走廊|带)$")
_PREDICATE_END = re.compile(
    r"(?:提档升级|转型升级|提质增效|(?:发展|升级|增效|壮大|崛起|突破|扩能|攻关|转型|集聚|建设|优势|引领作用|做大做强|做优做强))$"
)
_FORMS = re.compile(
    r"(?:的)?(?P<what>[^,;的]{2,24}?)(?:产业)?(?:发展)?(?:新?格局|布局|体系|产业链|集群|走廊|产业带|联盟|基地|园区|高地|核心区|集聚区|聚集区|产业区|网络|产业群)$"
)
# What a place that is the subject may follow in its part of the sentence.
_BEFORE_SUBJECT = re.compile(
    r"(?:支持|推动|推进|促进|引导|鼓励|加快|指导|形成|建设|打造|构建|以及|并|及|和|与|即|其中|特别是|使|让|将|把|重点|提升|巩固|突出|做强|做优|做大|建成|培育|壮大|发展|布局|创建|争创|设立|新增|谋划|共建|积极|全力|争取|助力|我[市省县区州]|本[市省县区]|[、:“+\s)]|[\d.]|第.{1,2}师"
    r"|布局[在于]|集中[在于]|分布[在于]|在)$"
)
# A place that only helps with what stands first in the sentence.
_PARTNER = re.compile(
    r"(?:等地)?(?:参与|开展|提供|承担|做好|加强|协同|联动|配套|支撑|跟进|辐射|为[^,;]{0,8}(?:配套|支撑|支点|补充|协同)|作为|错位|共同|联合)[^,;、]{0,10}(?:$|[,;。])"
)
# 依托大学城布局…: what a place leans on before its verb, no place itself.
_VIA = re.compile(
    r"(?:则|要)?(?:以[^,;]{1,14}?为(?:载体|依托|抓手|契机|核心|重点|龙头|支撑|引领|目标|导向|基础|主线|牵引)|(?:依托|立足|发挥|利用|借助|凭借|围绕|结合|抓住|抢抓)[^,;]{1,16}?)(?=重点|大力|布局|发展|培育|做[强大优精]|打造|建设)"
)
_RESPECTIVELY = re.compile(r"分别")


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
    idle: int = 0  # parts of the sentence since the places were named that gave them nothing
    topical: bool = False  # the waiting places are paired with the topic


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
    >>> from ingest.places import mentions
    >>> from ingest.reading import Reading
    >>> reading = Reading(Document("n", "依托吉安、赣州,发展触控显示;上饶重点发展光学。", ""))
    >>> [(p.place.name, p.industry.name) for s in reading.sentences
    ...  for p in sentence_pairs(reading.text, s.begin, s.end, [m for m in mentions(reading)
    ...                                                         if s.begin <= m.begin < s.end])]
    [('吉安市', '触控显示'), ('赣州市', '触控显示'), ('上饶市', '光学')]
    """
    state = _State(waiting=[(p, SUBJECT) for p in subject], spent=False, inherited=bool(subject))
    pairs: list[Pair] = []
    made = groups(text, begin, end, found)
    for seg_begin, seg_end in _segments(text, begin, end, made):
        mine = [g for g in made if seg_begin <= g.begin < seg_end]
        if not mine:
            pairs += _objects_only(text, seg_begin, seg_end, state)
            continue
        if _ELSEWHERE.search(text, seg_begin, seg_end):
            state.waiting, state.spent = [], True
            continue
        pairs += _read_segment(text, seg_begin, seg_end, mine, state, walls)
    pairs += _left(state, {id(p) for p in subject})
    return pairs


def _segments(text: str, begin: int, end: int, made: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """The parts between commas and colons, brackets kept whole."""
    at, depth = begin, 0
    for m in re.finditer(r"[,:()]", text[begin:end]):
        mark = m[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield at, begin + m.start()
            at = begin + m.end()
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


def _objects(text: str, begin: int, end: int, *, near: bool = True) -> list[Industry]:
    """The industries after the verbs that `text[begin:end]` begins with, or after a later 重点…, 大力…"""
    main = _MAINLY.match(text, begin, end)
    if main and not _VERBS.match(text, main.end(), end):
        return industries(text, main.start("what"), main.end("what"))
    label = _MAKES.match(text, begin, end)
    if label:
        return industries(text, label.end(), end)
    via = _VIA.match(text, begin, end)
    begin = via.end() if via else begin
    verbs = _VERBS.match(text, begin, end) or (_LATER.search(text, begin, end) if near else None)
    if not verbs:
        return []
    taken = (_TAKES_NEAR if near else _TAKES).search(text, verbs.start(), verbs.end())
    loose = (
        taken is not None
        or _ENDS_IN_KIND.search(text, max(verbs.end(), end - 12), end) is not None
        and bool(re.search(r"建设|打造|创建|共建|建成|设立|争创|筹建", text[verbs.start() : verbs.end()]))
    )
    return industries(text, verbs.end(), end, strict=not loose)


_PRODUCTS_LABEL = re.compile(
    r"(?:主导|重点|特色|首位|支柱|优势|主攻|主要)(?:产业|行业|产品)|产业定位|(?:主攻|发展|产业)方向|产业$"
)


def _objects_only(text: str, begin: int, end: int, state: _State) -> list[Pair]:
    """A part of the sentence without places: its industries are those of the places that wait."""
    if not state.waiting or state.topical:
        return []
    made = _objects(text, begin, end, near=state.idle == 0 and not state.spent)
    if not made and text[begin - 1 : begin] == ":" and not _HAS_VERB.search(text, begin, end):
        named = _PRODUCTS_LABEL.search(text, max(0, begin - 10), begin - 1)
        made = industries(text, begin, end, strict=named is None)  # 甲市:X、Y;甲市 主导产业:X
    if not made:
        state.idle += 1
        if state.idle > IDLE:
            state.waiting, state.spent = [], True
        return []
    state.spent = True
    return _with(text, [w for w in state.waiting if w[0].level != "area"], made)


def _read_segment(
    text: str, begin: int, end: int, mine: Sequence[Group], state: _State, walls: Sequence[Span]
) -> list[Pair]:
    pairs: list[Pair] = []
    nouns: list[tuple[Group, int, int]] = []  # a place with the noun behind it, until the predicate is seen
    at = begin
    for i, group in enumerate(mine):
        stop = mine[i + 1].begin if i + 1 < len(mine) else end
        stop = min([stop, *(w.begin for w in walls if w.begin >= group.end)])
        at = max([at, *(w.end for w in walls if at < w.end <= group.begin)])
        pre_begin, at = at, group.end
        if group.enclosed:
            pairs += _enclosed(text, pre_begin, group, state)
            at = group.end + 1
            continue
        pre = text[pre_begin : group.begin]
        named = _BODY.match(text, group.end, stop)
        if (
            named
            and not _VERBS.match(text, group.end)
            and not _HAS_VERB.search(named[0])
            and not _SUFFIXED.search(named[0])
        ):
            continue
        if (
            _NOT_AFTER.match(text, group.end)
            or _NOT_HOST.search(pre)
            and not re.match(r"(?:等地)?(?:集聚|布局|落户)", text[group.end : stop])
        ):
            if not pre.endswith(("至", "到")):
                state.waiting, state.spent = [], True
            continue
        pairs += [Pair(p, s, SUBJECT, p.begin, s.end) for p, s in group.subs]
        made, at = _read_group(text, pre_begin, group, stop, nouns, state)
        pairs += made
    if nouns:
        pairs += _nouns(text, nouns, max(nouns[-1][2], at), state)
    return pairs


_AFTER_BRACKET = re.compile(r"\)(?:$|[、,;。\n]|等|和|及|与)")


def _enclosed(text: str, begin: int, group: Group, state: _State) -> list[Pair]:
    """X(甲、乙): the industry stands before the bracket."""
    start = group.begin - 1
    for i in range(start - 1, max(begin, start - 24) - 1, -1):
        if text[i] in "、,;:)。和与及":
            begin = i + 1
            break
    lead = _LEAD.match(text[begin:start])
    begin += lead.end() if lead else 0
    verbs = _VERBS.match(text, begin, start)
    begin = verbs.end() if verbs else begin
    state.waiting, state.spent = [], True
    if not _AFTER_BRACKET.match(text, group.end):
        return []
    made = industries(text, begin, start, strict=False)
    return _with(text, [(p, SUBJECT) for p in group.places], made)


def _read_group(
    text: str, pre_begin: int, group: Group, stop: int, nouns: list[tuple[Group, int, int]], state: _State
) -> tuple[list[Pair], int]:
    """The pairs of one group, and where what it takes of the text after it ends."""
    pre, post = text[pre_begin : group.begin], text[group.end : stop]
    into = _INTO.search(pre)
    if into:
        backward = _backward(text, pre_begin, group, stop, into[0])
        if backward is not None:
            state.waiting, state.spent = [], True
            state.topic = [p.industry for p in backward if p.industry and p.place is group.places[0]]
            return backward, group.end
    state.idle = 0
    relation, rest = _relation(text, pre, group, stop)
    if state.spent or state.topical and relation == SUBJECT or state.inherited and relation == SUBJECT:
        state.waiting, state.topical = [], False
    state.spent = state.inherited = False
    if relation == SUBJECT and state.waiting and all(r == BASED for _, r in state.waiting) and pre.strip():
        settled = _left(state, set())
        state.waiting = []
    else:
        settled = []
    state.waiting = state.waiting + [(p, relation) for p in group.places]
    topic = _topic(text, pre_begin, group, relation)
    if topic:
        state.topic = topic
    if state.topic and relation != SUBJECT:
        state.topical = True
        return settled + _with(text, [(p, relation) for p in group.places], state.topic), rest
    made = _objects(text, rest, stop)
    if made and _RESPECTIVELY.search(text, group.end, min(stop, group.end + 8)) and len(made) == len(group.places):
        state.spent = True
        pairs = []
        for place, industry in zip(group.places, made, strict=True):
            pairs += _with(text, [(place, relation)], [industry])
        return settled + pairs, group.end
    if made:
        state.spent, state.topic = True, []
        return settled + _with(text, state.waiting, made), group.end
    form = _FORMS.match(text, rest, stop) if relation != SUBJECT else None
    if form:
        made = industries(text, form.start("what"), form.end("what"), strict=True)
        if made:
            state.spent = True
            return settled + _with(text, state.waiting, made), group.end
    if relation == SUBJECT and state.topic and _PARTNER.match(text, rest, stop):
        state.topical = True
        return settled + _with(text, [(p, LINKED) for p in group.places], state.topic), group.end
    if relation == SUBJECT and pre and not _BEFORE_SUBJECT.search(pre):
        state.waiting = [w for w in state.waiting if w[0] not in group.places]
        return settled, group.end
    verbs = _VERBS.match(text, rest, stop)
    if relation == SUBJECT and post and not verbs:
        nouns.append((group, group.end, stop))
    elif (
        verbs and stop - verbs.end() >= 4 and relation == SUBJECT and not _PREDICATE_END.search(text, verbs.end(), stop)
    ):
        settled = settled + [Pair(p, None, DOES, p.begin, p.end) for p in group.places]
        state.spent = True  # its object is no industry: the places have their predicate
    return settled, rest if relation != SUBJECT else group.end


def _relation(text: str, pre: str, group: Group, stop: int) -> tuple[str, int]:
    """How the group stands in the sentence, and where what follows it begins."""
    if pre.endswith("以"):
        as_core = _AS.match(text, group.end, stop)
        if as_core:
            return (LINKED if as_core[0].endswith(("配套", "协同", "补充")) else BASED), as_core.end()
    elif (wing := _WING.match(text, group.end, stop)) is not None:
        return (LINKED if "配套" in wing[0] else BASED), wing.end()
    role = _ROLE.match(text, group.end, stop)
    if role:
        return (LINKED if re.search("配套|协同|呼应|拱卫|为辅", role[0]) else BASED), role.end()
    if _BASED.search(pre) and (_ASSET.match(text, group.end, stop) or _VERBS.match(text, group.end, stop)):
        return BASED, group.end
    if _LINKED.search(pre) or len(group.places) > 1 and _TOGETHER.match(text, group.end, stop):
        return LINKED, group.end
    return SUBJECT, group.end


_TOPIC_CUE = re.compile(r"(?:以|依托|立足|发挥|借助|利用|凭借|推动|促进|推进|支持|引导|联动|携手|协同)+$")


def _topic(text: str, pre_begin: int, group: Group, relation: str) -> list[Industry]:
    """The industry that stands before its places: X以甲为核心, X依托甲, X推动甲乙一体化发展."""
    end = group.begin
    if relation == SUBJECT:
        return []
    cue = _TOPIC_CUE.search(text[pre_begin:end]) if text[pre_begin] != "、" else None
    if not cue or cue.start() < 2:
        return []
    begin = pre_begin
    lead = _LEAD.match(text[begin:end])
    begin += lead.end() if lead else 0
    stop = pre_begin + cue.start()
    if stop - begin < 2 or _HAS_VERB.search(text, begin, stop) or text[begin:stop].endswith(("格局", "布局")):
        return []
    return industries(text, begin, stop, strict=True)


def _backward(text: str, pre_begin: int, group: Group, stop: int, cue: str) -> list[Pair] | None:
    """X布局在甲、乙; X向甲集聚; X由甲、乙发展: None where the industry does not stand first."""
    after = {"向": _TOWARDS, "由": _BY, "交由": _BY, "在": _AT}.get(cue)
    if after and not after.match(text, group.end, stop):
        return None
    begin, end = pre_begin, group.begin - len(cue)
    lead = _LEAD.match(text[begin:end])
    begin += lead.end() if lead else 0
    tail = re.search(r"(?:重点|主要|集中|优先|统一|原则上|尽量|布局|逐步|加快)+$", text[begin:end])
    end -= len(tail[0]) if tail else 0
    if end - begin < 2:
        return None
    loose = re.search(r"布局|集中|分布|由$|向$", cue) or re.search(r"项目|产业", text[begin:end])
    made = industries(text, begin, end, strict=not loose)
    return _with(text, [(p, SUBJECT) for p in group.places], made) if made else None


def _nouns(text: str, nouns: Sequence[tuple[Group, int, int]], end: int, state: _State) -> list[Pair]:
    """甲X、乙Y提档升级: each place with the noun behind it, when a predicate or a kind of undertaking closes them."""
    last = text[nouns[-1][1] : end]
    if not _PREDICATE_END.search(last) and not _ENDS_IN_KIND.search(last):
        return []
    pairs: list[Pair] = []
    for group, begin, stop in nouns:
        if all(p.level == "area" for p in group.places):
            continue
        made = industries(text, begin, stop, strict=not _ENDS_IN_CLUSTER.search(last))
        pairs += _with(text, [(p, SUBJECT) for p in group.places], made)
    if pairs:
        state.spent = True
    return pairs
