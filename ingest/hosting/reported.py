"""What reports say of an industry at its place: 甲县陶瓷产业实现产值…, 乙市X从无到有, 丙区Y面积居全省首位.

A report needs no verb by which the place does something: the industry itself is the subject. Where it is called one
(X产业, X链条) or measured by what is made (产值, 产能, 面积), any outcome follows; right behind its bare name only an
outcome that is said of industries and of little else (初具规模, 蓬勃发展).
"""

from __future__ import annotations

import re

from msgspec import Struct

from ingest.numbers.cue_words import any_cue

_COUNT = r"等?(?:[两三四五六七八九十]|\d+)[个条大张]"
_KIND = (
    r"(?:[百千万]亿元?级|特色|优势|主导|传统|重点|支柱)*"
    r"(?P<kind>全?产业链条?|产业集群|产业|链条|集群|行业)"
)
_OF = r"(?:年|总|规上|规模以上|种植|养殖|加工|生产|工业|实际)*"
_MADE = rf"{_OF}(?:产量|产能|存栏量?|出栏量?|出口[额量])"  # what has these is a product
_MEASURE = rf"(?:{_MADE}|{_OF}(?:产值|规模|面积|营收|主营业务收入|营业收入|增加值|市场占有率|市场份额|销售收入))"
_ADVERB = (
    r"(?:已经?|均|都|也|正在?|分别|双双|全部|渐|逐步|初步|较|更加?|十分|尤为|首次|连续|率先|成功|累计|同比|又|再|新)*"
)
# What may be said of an industry by that name, or of what it makes; and what is said of little else.
_ANY = any_cue("place_verbs", "outcomes")
_OF_INDUSTRIES = any_cue("place_verbs", "outcomes_of_industries")
_REPORTED = re.compile(
    rf"(?:(?:(?:{_COUNT})?{_KIND}(?:{_MEASURE})?|(?P<made>{_MADE})|{_MEASURE}){_ADVERB}{_ANY}"
    rf"|(?:(?:种植|养殖)(?:加工)?)?{_ADVERB}{_OF_INDUSTRIES})"
)
# 乙县洛舍镇钢琴, 前海海洋新城…: a part of the place before the industry
_PART = re.compile(r"的?(?:[一-鿿]{1,5}?(?:镇|乡|街道|苏木|新城|片区|园区|[两三四五六七八九十](?:市|县|区|地)))?")
_RANKS = frozenset({"居全国", "位居", "排名", "前列", "同比"})


class Reported(Struct, frozen=True, gc=False):
    """Where the industry stands that the words report on, and whether they call it one."""

    begin: int
    end: int
    called: bool


def reported(text: str, begin: int, end: int) -> Reported | None:
    """What `text[begin:end]`, the words behind a place, reports on; None where it is no report.

    >>> reported("甲县陶瓷产业实现产值9亿元", 2, 14)
    Reported(begin=2, end=4, called=True)
    >>> reported("甲县城关镇花椒面积居全省首位", 2, 14)
    Reported(begin=5, end=7, called=False)
    >>> reported("甲县考核结果分为三等", 2, 10) is None
    True
    """
    said = _REPORTED.search(text, begin + 1, end)
    if said is None:
        return None
    part = _PART.match(text, begin, said.start())
    return Reported(part.end() if part else begin, said.start(), said["kind"] is not None or said["made"] is not None)


def ranks(found: str, text: str, begin: int, end: int) -> bool:
    """Do the words `found` speak only of the rank of an industry at its place (丙市稀土产业规模位居全国第一)?"""
    return found in _RANKS and reported(text, begin, end) is not None
