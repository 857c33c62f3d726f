"""What a number measures: the words before it without verbs and hedges, or the noun behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from ingest.geography.gazetteer import first_place
from ingest.numbers.comparators import Comparison
from ingest.numbers.cue_words import any_cue, cue_words

_BEFORE_ARRIVAL = (
    "分别", "将", "要", "力争", "争取", "确保", "预计", "计划", "努力", "应", "须", "可", "总数",
    "也", "不得", "应当", "将会",
)  # fmt: skip
_NO_HEDGE = (
    "应急",
    "应用",
    "应收",
    "共享",
    "共建",
    "要素",
    "使用",
    "再生",
    "再造",
    "将军",
    "和田",
    "另类",
    "即时",
    "即食",
    "即将",
)
LONGEST_METRIC = 60  # code points; the longest in the notices at hand has 38
LONGEST_ARRIVAL = 16  # 力争努力分别达到
_NOUN_END = re.compile(
    r"[,;:。!?、\t\n)(为](?:(?<!为)|(?<=为)(?:引领|支撑|基础|核心|骨干|龙头|主体|重点|带动|依托|补充|主))"
)
_IN_WORDS = re.compile("[一二两三四五六七八九十百千](?=[万亿个家座处吨亩户元人台套条%])")
_JOIN = (
    r"(?:[、,和及与并且或”\s—·]|\d{1,2}[.、)](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳⑴-⒇]|[一二三四五六七八九十]{1,3}[、是]"
    r"|\([^()]{3,60}(?:牵头|负责|配合|主办|协办|落实|参与)\))+"
)
_YEAR = (
    r"(?:力争|争取|确保|计划)?(?:到|至|在|于)?(?:20\d\d年?[-—至到]{1,2})?(?:20\d\d|二〇\S\S)年(?:底|末|年底|年末|内|\d{1,2}月底?|度)?(?:前|之前|以前)?[,]?"
    r"|(?:到|在)?“?十[一二三四五六]五”?(?:规划)?(?:末期|末|期末|期间|时期|期)?[,]?|(?:到)?本世纪中叶"
    r"|(?:今年|明年|年底前|年内|本年度|(?:[一二三四五六两\d]|未来[一二三四五两])年(?:以?内|时间)|到那时|届时)[,]?"
)
_FIRST_OPENING = (  # what _JOIN and _YEAR begin with
    "、,和及与并且或” \t\n\u3000\xa0—·(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
    "一二三四五六七八九十力争确计到至在于“本今明年两未届"
)
_BASE = re.compile(
    r"(?:比|较|在)(?P<base>(?:20\d\d年|上年|去年|上年度|“?十[一二三四五]五”?(?:末|期末|时期)?)(?:底|末|同期)?[^,;。]{0,20}?)(?:的?基础上|相比|相较|的(?=[^\d]{1,4}\d)|(?=[提增上下降减扩压翻实高低削缩]|年均|累计|再))"
)
_FROM = re.compile(
    r"(?:由|从)(?P<base>[^,;。]{1,24}?)(?:的)?(?=(?:提高|提升|增加|增长|上升|扩大|发展|下降|降低|减少|压减|降|增|升|跃升|缩短|压缩|拓展)(?:到|至)|(?:整合|重组|合并|精简|归并)[到至为成])"
)
_TO_YEAR = re.compile(r"(?:提高|提升|增加|增长|扩大|上升|发展|下降|降低|减少|[增升降达])?[到至]20\d\d年的?$")
_COMPARED = re.compile("[由从比较在]")
_COUNTED = re.compile(r"(?:[一二三四五]年)?(?:累计|每年|每次|每批|年均)")  # 每年建设…: the verb stays
_KEPT = re.compile(r"(?:每年|累计)?(?:新增|新建|淘汰|压减|关停|减少|改造|新改建|改扩建|新认定|转移)?$")
_RELATIVE = re.compile(r"(?:比|较)(?P<base>(?:20\d\d年|上年)(?:的\d[^,;。]{0,14})?)")


class Metric(Struct, frozen=True, gc=False):
    """`words` as the fact shows them; `begin`/`end` the span that states the fact, the number included."""

    words: str
    begin: int
    end: int
    baseline: str | None = None
    done: bool = False  # a verb of doing stands before the number (建设3个)
    where: tuple[str, ...] = ()  # the divisions it is to be reached in, each of them


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """What introduces the words before a number: marks and numbers, a year, a place or hedge."""
    hedge, place = any_cue("target_words", "hedge"), any_cue("target_words", "place")
    return re.compile(f"(?:{_JOIN})?(?:{_YEAR})?(?:{place}|{hedge})?")


@lru_cache(maxsize=1)
def _opens() -> frozenset[str]:
    """The code points that what introduces a metric may begin with."""
    worded = {w[0] for name in ("hedge", "place") for w in cue_words("target_words", name)}
    return frozenset(worded | set(_FIRST_OPENING))


@lru_cache(maxsize=1)
def _doing() -> re.Pattern[str]:
    manner, doing = any_cue("target_words", "manner"), any_cue("target_words", "doing")
    return re.compile(f"^(?:{manner}|{doing}(?={manner}|{doing}))*?{doing}(?![用区期者性商])")


@lru_cache(maxsize=1)
def _setting() -> re.Pattern[str]:
    """Where or for what something is done, before the verb: 在全国打造, 面向东盟建设, 甲市、乙市各建成."""
    manner, doing = any_cue("target_words", "manner"), any_cue("target_words", "doing")
    return re.compile(
        "(?:(?:在(?![校线建册岗职库用营研途售]|每|各)|面向|围绕|针对|依托|聚焦|立足)(?P<at>[^,;。\\d“]{2,30}?)|(?P<both>[^,;。\\d“]{2,30}?)(?=各))"
        f"(?:等地)?(?P<each>(?<!每)各)?(?=(?:{manner})*{doing}(?![用区期者性商园]))"
    )


def _without_setting(core: str) -> tuple[tuple[str, ...], str]:
    """The divisions named before the verb, and the words without them; 各 is only for divisions."""
    m = _setting().match(core) if core[:1] in _SETS or "各" in core[2:] else None
    if m is None:
        return (), core
    parts = re.split("[、和]", m["at"] or m["both"])
    found = [(part, first_place(part)) for part in parts]
    where = tuple(place[0].name for part, place in found if place and place[1] == len(part))
    if len(where) == len(parts):
        return where, core[m.end() :]
    return (), core if m["each"] or m["both"] or "、" in m["at"] else core[m.end() :]


_SETS = frozenset("在面围针依聚立")  # what a setting begins with


@lru_cache(maxsize=1)
def _only_doing() -> re.Pattern[str]:
    words = any_cue("target_words", "doing", "act")
    return re.compile(f"(?:{any_cue('target_words', 'manner')}|{any_cue('target_words', 'hedge')})*(?:{words})+")


@lru_cache(maxsize=1)
def _first_of_doing() -> frozenset[str]:
    return frozenset(w[0] for name in ("manner", "doing") for w in cue_words("target_words", name))


@lru_cache(maxsize=1)
def _last_of_doing() -> frozenset[str]:
    return frozenset(w[-1] for name in ("doing", "act") for w in cue_words("target_words", name))


@lru_cache(maxsize=1)
def _doing_end() -> re.Pattern[str]:
    """A verb of doing that ends the words before a number."""
    words = any_cue("target_words", "doing", "act")
    return re.compile(f"(?:每年)?(?:至少|最少|不少于|最多|不超过|要|须|应|可|力争)*(?:{words})(?:至少|不少于)?$")


@lru_cache(maxsize=1)
def _arrival() -> re.Pattern[str]:
    arrival = any_cue("target_words", "arrival")
    return re.compile(f"(?:{'|'.join(_BEFORE_ARRIVAL)})*(?:(?<![拥享占具])(?:{arrival}))?(?:分别)?$")


@lru_cache(maxsize=1)
def _arrival_ends() -> frozenset[str]:
    """The last code points of the verbs of arrival and of what stands before them."""
    return frozenset(w[-1] for w in (*cue_words("target_words", "arrival"), *_BEFORE_ARRIVAL))


def noun_end(text: str, place: int, limit: int) -> int:
    """Where the noun behind a number ends."""
    furthest = limit if limit < place + LONGEST_METRIC else place + LONGEST_METRIC
    m = _NOUN_END.search(text, place, furthest)
    end = m.start() if m else furthest
    if m and m[0] == "(" and text[m.start() : m.start() + 2] != "(其":
        close = text.find(")", m.end(), min(limit, m.end() + 12))
        if (
            close > 0
            and not any(c.isdigit() for c in text[m.end() : close])
            and not _IN_WORDS.search(text, m.end(), close)
        ):
            return noun_end(text, close + 1, limit)
    return end


def metric(text: str, begin: int, compared: Comparison, limit: int) -> Metric:
    """The metric of the number whose part of the sentence begins at `begin`; `limit` ends what may stand behind it."""
    words = text[begin : compared.begin]
    baseline, words = _without_baseline(words)
    core = stripped(words)
    where, core = _without_setting(core if core not in ("首批", "对") else "")  # 首批20个社区: the noun stands behind
    if (
        core.removeprefix("在").startswith(("每", "各"))
        and (m := _doing_end().search(core, max(0, len(core) - LONGEST_ARRIVAL)))
        and m.start() > 1
    ):
        # 每个县至少建成1个产业园: subject and noun stand on both sides
        end = noun_end(text, compared.end, limit)
        if end - compared.end > 1:
            return Metric(
                core[: m.start()].removeprefix("在") + text[compared.end : end].lstrip("的"),
                begin,
                end,
                baseline,
                done=True,
            )
    offset = compared.begin - len(text[begin : compared.begin].lstrip("、,和及与并且"))
    if core and not (core[-1] in _last_of_doing() and _only_doing().fullmatch(core)):
        doing = _doing().match(core) if core[0] in _first_of_doing() else None
        rest = core[doing.end() :] if doing else core
        if doing and len(rest) >= 2 and not _COUNTED.match(core):
            core = rest
        return Metric(core, max(begin, offset), compared.end, baseline, done=doing is not None, where=where)
    end = noun_end(text, compared.end, limit)
    if end == limit and end - 2 > compared.end and text[end - 1] in "和与及":
        end -= 1  # 2个核心区和4个拓展区: the number behind ends the noun
    noun = text[compared.end : end].lstrip("的”")
    noun = noun if "”" in noun else noun.lstrip("“")
    keep = _kept_verb(core)
    if not noun:
        end = compared.end
    return Metric(keep + noun, max(begin, offset), end, baseline, done=bool(core), where=where)


def without_doing(core: str) -> str:
    """形成航空产业 → 航空产业: words without the verb of doing before them; '' where they are only that.

    >>> without_doing("加速形成航空产业"), without_doing("建成")
    ('航空产业', '')
    """
    if _only_doing().fullmatch(core):
        return ""
    doing = _doing().match(core)
    return core[doing.end() :] if doing else core


def acts(words: str) -> bool:
    """Does a sentence begin with what is to be done (梳理目录,编制清单,…)?"""
    return _doing().match(stripped(words)) is not None


@lru_cache(maxsize=1)
def _act() -> re.Pattern[str]:
    manner, act = any_cue("target_words", "manner"), any_cue("target_words", "doing", "act")
    return re.compile(
        f"(?:[一二三四五]年|每年|累计|年均|在[^,;。]{{2,8}}[各都])*(?:{manner})*(?:{act})(?![率度值量])[^,;。]{{2,}}"
    )


def opens_with_act(words: str) -> bool:
    """Do the words before a number begin with what is to be done (每年培训人才, 盘活厂房)?

    >>> opens_with_act("每年培训电商人才"), opens_with_act("占地面积")
    (True, False)
    """
    return _act().match(stripped(words)) is not None


def _kept_verb(core: str) -> str:
    """新增, 淘汰, 每年 … stay in the metric although they stand before the number."""
    m = _KEPT.search(core)
    return m[0] if m else ""


def _without_baseline(words: str) -> tuple[str | None, str]:
    for pattern in (_FROM, _BASE, _RELATIVE) if _COMPARED.search(words) else ():
        if m := pattern.search(words):
            return m["base"], words[: m.start()] + words[m.end() :]
    return None, words


def stripped(words: str) -> str:
    """Words before a number without what introduces them and without the verb of arrival."""
    opening, opens, at = _opening(), _opens(), 0
    while words[at : at + 1] in opens and (m := opening.match(words, at)) and m.end() > at:
        at = m.end()
    if at and words[at - 1 : at + 1] in _NO_HEDGE:
        at -= 1  # 应急救援5项, 共享单车2万辆
    words = words[at:]
    if words and words[-1] in _arrival_ends() and (m := _arrival().search(words, max(0, len(words) - LONGEST_ARRIVAL))):
        words = words[: m.start()]
    if words.startswith("“") and "”" not in words:
        words = words[1:]
    if words.endswith(("年", "年的")):
        words = _TO_YEAR.sub("", words)  # 产值由2021年的42亿元增长到2025年的100亿元
    words = words.rstrip("“约近、,的")
    return "" if words in ("以", "形成以", "由", "从", "再", "每年", "比", "年底", "其中") else words
