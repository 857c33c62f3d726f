"""Cutting a name out of the words around it: the verb before, the qualifier, the place, the class noun behind."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.geography.gazetteer import first_place
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import any_of, word_set, words
from ingest.text.openings import past_mark
from ingest.text.word_places import word_places
from ingest.text.word_tree import word_tree
from ingest.vocabulary import concept_of

BREAK = ",。;:!?\n\t"
_PARTICLES = re.compile(
    r"(?:[了着]|请(?!客)|起(?!重|泡|搏)|一批|一类|若干|以下|以(?!太|色)|就(?!业)|从(?!化)|由|将|把(?!手)|在(?!线)|其中|其|的|为|至|等|"
    r"对(?=[^二甲苯])(?=.{0,3}[“等])|"
    r"(?:种植|养殖|栽培|栽植)(?<=[广导织动]..)(?![技业大基面户规标示加装机工水设饲产])|"
    r"通过|如|即(?![食饮热溶时])|是|及(?=[^时])|其它|其他|包括|更多|全面|进一步|持续|不断|全链条|"
    r"(?:重点|龙头|骨干|链主|相关|上下游|中小|金融|科研|保险|银行业?)*(?:企业|机构|银行|高校|院所)(?=研发|开发|研制|生产|发展|引进|布局|突破|攻关|推出|推广|创新)|"
    r"[全我本][省市县区州盟旗国]|\d+(?:\.\d+)?[万亿]+元(?:规模)?的?|[\d一二三四五六七八九十]+[条个大类项](?=[\u4e00-\u9fff]{3}))+"
)
_OPENS_PARTICLE = frozenset(
    "通种养栽了着请起一若以就从由将把在其的为至等对如即是及包更全进持不重龙骨链相上中金科保银企机高院我本0123456789二三四五六七八九十"
)
_CLASS = re.compile(
    r"(?:全产业链|产业链条?|供应链|产业集群|产业体系|产业生态圈?|产业基地|产业园区?|集群|全链条?|链条|产业|行业)$"
)
_ENDS_CLASS = frozenset("链系圈地园区群条业亿级个大项类等的全")  # the last letters of classes and sizes
_ISSUER = re.compile(
    r"^.{0,30}(?:开发区|示范区|功能区|集聚区|园区|试验区|人民政府|委员会|办公[室厅]|[省市县区](?:厅|局)|关于)(?=.{2})"
)
_SIZE = re.compile(r"(?:[千百万十]亿|[千百万十]亿级|[\d一二三四五六七八九十]+[条个大项类]|等|的|全)+$")
_PUBLISHED = re.compile("^(?:印发|转发|公布|发布|下达|出台)(?=..)")
_ZONE = re.compile(
    "^[\u4e00-\u9fff]{2,8}?(?:新区(?!块)|开发区|高新区|经开区|示范区|合作区|自贸区)(?=..)"
)  # 南京江北新区
# What stands before an industry and is no place of the gazetteer.
_DIVISION = re.compile(
    r"^[\u4e00-\u9fff]{2,10}?(?:自治区|自治州|自治县|新区(?!块)|省|市(?!场)|州|盟|(?<=[\u4e00-\u9fff]{2})(?<!小)镇(?![静痛])|"
    r"[全本][省市县区])(?=[\u4e00-\u9fff]{2}|[镁锰铝铜锂钛钨钢茶硅竹菌药果桃梨枣](?:产业|$))"
)
_ENDS_DIVISION = frozenset("省市州盟县区镇")
_RANK = re.compile(
    r"^(?:[东西中]部|[\u4e00-\u9fff]{2,3}地区|区域性|优势|特色|重点|全国|国家级|国家(?!级)|世界级|世界(?!级)|国际|"
    r"国内|一流|领先|完整|[\d一二三四五六七八九十两]+[条个项]|"
    r"具有|特色|现代化(?!工)|高端化|千亿级|千亿(?!级)|百亿级|百亿(?!级)|万亿级|万亿(?!级))+(?=[\u4e00-\u9fff])"
)
_NO_NAME = re.compile(r"\d年|[\d一二三四五六七八九十两]+[条个项]|^\d|[,。;:]")
_OURS = re.compile("^[我本全][省市县区州盟旗国](?=..)")
WINDOW = 400  # code points to look back for the beginning of a list


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    return re.compile(word_tree([*words("lead"), *words("lead_inside")]))


@lru_cache(maxsize=1)
def _qualifiers() -> re.Pattern[str]:
    return re.compile(any_of("qualifier") + "+")


@lru_cache(maxsize=1)
def only_inside_names() -> frozenset[str]:
    """Verbs that are part of names as well (开发区, 研发设计): they lead only at the very beginning."""
    return frozenset(words("lead_name"))


def part_begin(text: str, place: int, breaks: str = BREAK) -> int:
    """Where the part of the sentence begins that runs up to `place`: after the last break outside brackets.

    >>> part_begin("补链,聚焦氢能(制,储)环节", 12)
    3
    """
    low = place - WINDOW if place > WINDOW else 0
    begin = place
    while True:
        begin = last_break(text, low, begin, breaks)
        if _OPENER.search(text, begin, place) and (inner := _unclosed(text, begin, place)) is not None:
            return inner + 1
        if begin > low and text.find(")", begin, place) >= 0 and _closes(text, begin, place):
            begin -= 1
            continue
        return past_mark(text, begin, place)


def last_break(text: str, low: int, end: int, breaks: str = BREAK) -> int:
    """The place behind the last of the breaks in `text[low:end]`, `low` where none stands there."""
    unbroken = _unbroken(breaks)
    for begin in (end - _NEAR, low):  # most parts of sentences are short
        if begin >= low and (run := unbroken.match(text[begin:end][::-1])) and run.end() < end - begin:
            return end - run.end()
    return low


_NEAR = 32
_OPENER = re.compile("[(“《]")


@lru_cache(maxsize=16)
def _unbroken(breaks: str) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(breaks)}]*")


@lru_cache(maxsize=2)
def industry_nouns(text: str) -> list[int]:
    """Where 产业 stands, in order."""
    return word_places(text, ("产业",))


def _closes(text: str, begin: int, end: int) -> bool:
    """Does a bracket close in `text[begin:end]` that did not open there?"""
    return text.count(")", begin, end) > text.count("(", begin, end)


def _unclosed(text: str, begin: int, end: int) -> int | None:
    """The last bracket or quotation mark opened in `text[begin:end]` and not closed there."""
    for opener, closer in (("(", ")"), ("“", "”"), ("《", "》")):
        opened = text.rfind(opener, begin, end)
        if opened >= 0 and text.find(closer, opened, end) < 0:
            return opened
    return None


def strip_lead(text: str, begin: int, end: int, least: int = 2) -> int:
    """Where the name in `text[begin:end]` begins, after verbs, particles and what ends in 的.

    >>> text = "加快做大做强生物医药"
    >>> text[strip_lead(text, 0, len(text)) :]
    '生物医药'
    """
    at = begin
    words = text[at : end - least] if end - least > at else ""
    closed = text.rfind("”", at, end - least) if "”" in words else -1
    if closed >= at and (text.find("“", at, closed) < 0 or text[closed + 1] in "即为是指分"):
        at = closed + 1  # “5”即氢能, or a quotation that began before the part
        at += 2 * (text[at : at + 2] == "分别")
    of = text.rfind("的", at, end - least) if "的" in words else -1
    bracketed = "(" in words
    if of >= at and not (bracketed and _inside_bracket(text, at, of)):
        at = of + 1
    part_of_names = only_inside_names()
    inside_names = word_set("lead_inside")
    while True:
        moved = at
        for m in _lead().finditer(text, at, end):
            start, after = m.span()
            if (
                end - after < least
                or m[0] in inside_names
                or text[after] in _NO_VERB
                and _is_noun(text, after)
                or m[0] == "向"
                and text.startswith("日葵", after)
            ):
                continue
            if m[0] in part_of_names and (
                start not in (at, moved)
                and text[start - 1] not in _WHO_ENDS
                or m[0] not in _ONLY_VERBS
                and not _verb_here(text, after, end, least)
            ):
                continue
            if bracketed and _inside_bracket(text, at, start):
                continue
            moved = after
        particle = _PARTICLES.match(text, moved, end) if text[moved : moved + 1] in _OPENS_PARTICLE else None
        if not particle or end - particle.end() < least:
            adverb = _ADVERB.match(text, moved, end) if text[moved : moved + 1] in _OPENS_ADVERB else None
            if adverb or moved > begin and text[moved - 2 : moved] in _ADVERBS:
                return _past_verb(text, moved, adverb.end() if adverb else moved, end)
            return moved
        at = particle.end()  # verbs may follow a particle


# Behind one of these stands a verb, whichever it is: 定期调度X, 重点跟踪X, 统一归并为X.
_ADVERB = re.compile(
    r"(?:每[月周季年旬][度末初]?|按[月周季旬年]度?|定期|逐[条个一项链]|常态化?|专题|深入|统一|集中|持续|滚动|动态|全程|及时|精准|联合|"
    r"共同|协同|分[类批级链条]|率先|先行|系统|科学|有力|有效|切实|充分|牢牢|紧紧|密切|依次|轮流|定点|靠前|带队|随机|上门|现场|"
    r"挂图|对表|闭环|清单化|初步)+"
)
_OPENS_ADVERB = frozenset("每按定逐常专深统集持滚动全及精联共协分同率先系科有切充牢紧密依轮靠带随上现挂对闭清初")
_ADVERBS = frozenset("重点 全力 着力 大力 积极 优先 主动 稳步 有序 努力 聚力 不断 持续 集中 分别".split())
_ENDS_VERB = frozenset("为成出到")
_WHO_ENDS = frozenset("局厅委办县区市州盟旗府部组班长门")  # 市工信局调度X


def _past_verb(text: str, begin: int, verb: int, end: int) -> int:
    """Where the industry begins behind an adverb and the `verb` of two characters behind it, else `begin`."""
    name = verb + 2
    if end - name > 2 and text[name] in _ENDS_VERB:
        name += 1
    whole, known = text[begin:end], text[name:end]
    if not is_industrial(known) or concept_of(whole) is not None or concept_of(text[verb:end]) is not None:
        return begin
    return begin if is_qualifier(text[verb : verb + 2]) or is_industrial(text[verb : verb + 2]) else name


# Of the verbs that stand in names, these never begin one (提升设计研发, 强化服务).
_ONLY_VERBS = frozenset(
    ["提升", "优化", "推进", "强化", "加大", "加强", "升级", "更新", "用于", "开展", "实施", "突出", "按照"]
)


_NO_VERB = frozenset("型性式态剂")  # 增强型, 突破性, 推进式: with these the verb is a noun


def _is_noun(text: str, after: int) -> bool:
    return text[after : after + 2] not in _NAMES_BEHIND


_NAMES_BEHIND = frozenset("性控 型材 线缆 线束 力学 商业 商用 商贸 区块".split())  # 推广性控冻精
_NOUNS_BEHIND = frozenset(
    "设计 制造 服务 工程 加工 检测 销售 运营 管理 平台 系统 设备 装置 仪器 软件 终端 支架 "
    "外包 测试 检验 试制 试验 组装 装配 包装 储运 施工 安装 "
    "维护 运维 配套 孵化 转化".split()
)


def _verb_here(text: str, after: int, end: int, least: int) -> bool:
    """研发设计, 生产制造, 建设工程: the word after shows that the first is no verb."""
    return (
        (text[after : after + 1] not in "性线力型区者商率" or text[after : after + 2] in _NAMES_BEHIND)
        and text[after : after + 2] not in _NOUNS_BEHIND
        and end - after >= min(least, 2)
    )


def _inside_bracket(text: str, begin: int, place: int) -> bool:
    return text.count("(", begin, place) > text.count(")", begin, place)


def is_qualifier(name: str) -> bool:
    """Do the words only qualify (重点, 传统优势) and name nothing?

    >>> is_qualifier("传统优势"), is_qualifier("动力电池")
    (True, False)
    """
    return not name or name in word_set("qualifier") or bool(_qualifiers().fullmatch(name))


@lru_cache(maxsize=8192)
def bare_industry(name: str) -> str:
    """An industry without place, verb, qualifier and class noun; '' where nothing is left.

    >>> bare_industry("大连市海洋工程装备产业链"), bare_industry("做强重点产业链")
    ('海洋工程装备', '')
    """
    name = name[past_mark(name, 0, len(name)) :]
    at = strip_lead(name, 0, len(name), 1)
    left = name[at:].strip("“”‘’《》 、,")
    left = _ISSUER.sub("", left)
    left = _PUBLISHED.sub("", left)
    place = first_place(left)
    rest = left[place[1] :] if place else ""
    # 信阳市茶; 清远鸡 is the name of a breed.
    one = len(_CLASS.sub("", rest)) <= 1
    # 耀州瓷 is a name, of 耀州区; 安州茶 …
    printed = place and left[place[1] - 1] in "省市县区州盟旗" and place[0].name[-1] == left[place[1] - 1]
    if (len(rest) >= 2 if not one else printed) and not left.startswith("玄武岩"):
        left = _ZONE.sub("", rest)
        left = left[strip_lead(left, 0, len(left), 1) :]  # 南平市推进白茶产业
    else:
        left = _OURS.sub("", left)
        left = left if _ENDS_DIVISION.isdisjoint(left) else _DIVISION.sub("", left)
    while left[-1:] in _ENDS_CLASS:
        cut = _SIZE.sub("", _CLASS.sub("", left))
        if cut == left:
            break
        left = cut
    left = _RANK.sub("", left)
    if left in word_set("lead") or _NO_NAME.search(left):
        return ""
    return "" if is_qualifier(left) or len(left) < 2 and left not in word_set("short_industry") else left
