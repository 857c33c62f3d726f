"""The counts of official lists: 8条重点产业链, 三大主导产业, and the nouns that are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.official_items import OfficialList
from ingest.reading import Reading
from ingest.text.outline import han_number

NUM = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|两)"
NOUN = (
    r"(?:(?:现代服务业|生产性服务业|服务业|先进制造业|制造业)(?!集群)|产业集群|集群|产业链群|产业链条?|产业门类|"
    r"产业(?:赛道|领域|方向|板块)|产业(?!链)|赛道|领域|行业|方向|支柱(?!性|产)|新?引擎|增长极|主业|"
    r"(?<=[条级点势色导柱育])链条?(?![条长主群式路接上]))"
)
NOT_NOUN = (
    r"(?!基地|园|项目|工程|平台|行动|大脑|基金|联盟|协会|功能区|带|片区|板块|工人|集聚区|走廊|企业(?!达|数|总|产|营)|学院|技术|"
    r"政策|数字(?!化)|组织(?!开展|实施|申报|揭榜|攻关|征集|遴选|推荐|开)|小镇|强镇|示范|互联网|结构|转移|布局(?![,:。])|主体|研究|协作)"
)
# What “四强”产业 are called by; “四区”产业格局 counts places.
_KIND = r"[^\W\d_区带园圈核轴城港廊片谷翼极点线路心地]"
COUNTED = re.compile(
    rf"(?P<n>{NUM})[余多]?”?(?:大|条|个|类|种|支|项(?=[主重支特优新未]|首位)|(?P<nick>{_KIND}[一-鿿]{{0,4}})(?=”))(?:\([^()\n]{{1,16}}\))?"
    rf"(?P<q>(?:[千百万五两]{{1,3}}亿元?级?[、和]|超?(?:\d{{2,5}}|\d[千百万])亿元?级?)?[\u4e00-\u9fff“”+()]{{0,16}}?)(?P<noun>{NOUN})(?:(?<![业链群])|{NOT_NOUN})"
)
# “1”即A首位产业;“3”即B、C、D三大支柱产业: the class behind the items of a number.
CLASS_BEHIND = re.compile(
    r"(?:等?[一二三四五六七八九十两\d]{1,2}[大个条种类][^、,。;]{0,8}?|(?:首位|主导|龙头|支柱|优势|特色|核心|先导|新兴|未来|成长|"
    r"基础|潜力|战略性?)+)(?:(?:先进)?制造业|(?:现代)?服务业|产业链?|产业集群|集群|赛道|[工农商林牧渔]业链|链)$"
)
# What is counted is another thing; what is called so is no set of industries.
_OTHERS = re.compile("平台|获评|入选|获批|上榜")
_POLICIES = frozenset({"三医", "三农", "三保", "两重", "两新", "四好"})
_NUMERALS = frozenset("0123456789一二三四五六七八九十两")
# 8条; A、B、C“三新”产业
_UNIT = re.compile(
    r"[大条个类种支项”](?:(?<=[\d一二三四五六七八九十两”余多][大条个类种支项])|"
    rf"(?<=[两三四五六七八九十]{_KIND}”)(?![\d一二两三四五六七八九十])|"
    r"(?:(?<=“[两三四五六七八九十].{3}”)|(?<=“[两三四五六七八九十].{2}”)|(?<=“[两三四五六七八九十].{4}”))(?=产业|[特优重主支首富]))"
)
_INSIDE_NUMBER = frozenset("第.百0123456789")
_FROM_TO = re.compile(r"\d[~—-]{1,2}$")  # 建成3~5个产业链: a range is aimed at and counts no list
_TELLS = (":", "(")
_ITEM = re.compile(r"(?:^|[\n。;:])\d{1,2}\.$")  # 2.6大主导产业: the second item


@lru_cache(maxsize=1)
def counts(reading: Reading) -> tuple[re.Match[str], ...]:
    """Every counted noun of industries in the notice."""
    return tuple(_counts(reading.text))


@lru_cache(maxsize=2)
def units(text: str) -> list[int]:
    """Where the counting words stand that a number precedes."""
    return [m.start() - (m[0] == "”") for m in _UNIT.finditer(text)]


def _counts(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for unit in units(text):
        if text[unit + 1 : unit + 2] == "”" and text[unit - 2] != "“":
            unit = text.rfind("“", 0, unit) + 2  # “五朵金花”, “两茶一药”产业: the number opens the quotation
        begin = unit = unit - (text[unit - 1] in "”余多")
        while begin > done and unit - begin < 3 and text[begin - 1] in _NUMERALS:
            begin -= 1
        for at in range(begin, unit):
            if m := COUNTED.match(text, at):
                if _OTHERS.search(m["q"]) or m["n"] + (m["nick"] or "") in _POLICIES:
                    break  # 3个平台获评国家级制造业中试平台
                if text[m.end() : m.end() + 1] not in _TELLS and _FROM_TO.search(text, max(0, at - 3), at):
                    break
                if text[at - 1 : at] not in _INSIDE_NUMBER or _ITEM.search(text, max(0, at - 4), at):  # 第九条…
                    done = m.end()
                    yield m
                break


def mostly_industrial(text: str, found: OfficialList) -> bool:
    """A list of mere 领域 or 方向 is one of industries where most of its items are industries by name."""
    return sum(is_industrial(text[i.begin : i.end]) for i in found.items) * 5 >= len(found.items) * 3


def value_of(words: str) -> int | None:
    return 2 if words == "两" else han_number(words)


def count_of(m: re.Match[str]) -> int | None:
    """The number of a match of COUNTED; “两茶一药”产业 are three."""
    number = value_of(m["n"])
    more = [value_of(c) or 0 for c in m["nick"] or "" if c in _NUMERALS]
    return number + sum(more) if number and more else number
