"""Official lists without a plain count: “5+1”产业, groups by label, the fields of a call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import any_of
from ingest.lists.listing import listing
from ingest.lists.naming import industry_nouns, is_qualifier
from ingest.lists.official_counts import CLASS_BEHIND, NOUN, mostly_industrial
from ingest.lists.official_items import OfficialList, before, behind, numbered
from ingest.lists.official_names import clean
from ingest.lists.official_ranked import ranked, ranked_behind
from ingest.lists.schemes import names_industries
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue

FORMULA = re.compile(
    rf"“?(?P<f>\d{{1,2}}(?:\+(?:\d{{1,2}}|[NXn])){{1,3}})”?(?P<q>[\u4e00-\u9fff]{{0,8}}?)(?P<noun>{NOUN}|工业(?=体系))(?:体系|集群)?"
)
# 未来产业“3+2”布局: what is laid out stands before the formula, its members are told apart behind it.
_LAID_OUT = re.compile(
    r"“?(?P<f>\d{1,2}(?:\+(?:\d{1,2}|[NXn])){1,3})”?(?P<q>)(?P<noun>(?:产业)?(?:布局|格局|体系))(?<=..)"
)
_SCOPE = re.compile(
    r"等(?P<q>[\u4e00-\u9fff]{0,8}?)(?P<noun>产业|赛道|领域|方向)(?:方向|"
    r"领域)?(?:,)?(?:面向[^,。;]{1,12})?(?:公开|集中|组织)?(?:开展|进行|组织|实施)?(?:[^,。;]{0,10})?(?:征集|"
    r"遴选|申报|评选|揭榜)"
)
_CALL_CUE = Cue("征集 遴选 申报 评选 揭榜".split())
_GROUP = re.compile(
    r"(?P<noun>产业链|产业集群|产业)(?:主要|重点|分别|具体)*(?:(?:包[括含]|为|是|有|含|涵盖)?(?::|——)|(?P<bare>包[括含]|涵盖|为|有)(?=[^,。;:\n]+、))(?P<list>(?(bare)[^,。;:\n]{2,120}|(?:1[.、)][^。:\n]|[^。;:\n]{2})[^。;:\n]{1,300}(?:;[2-9][^。;:\n]{1,60})*))"
)
_PLUS = re.compile(r"\+(?<=\d\+)(?=[\dNXn])")  # begins with its sign, so that the search skips to the next one
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,12}$")
# 改造提升传统产业:, 二是做强优势产业: — what is done to the group.
_DONE_TO_GROUP = re.compile(
    rf"^(?:[一二三四五六七八九十]?是)?(?:{any_of('grow')}|{any_of('lead')}|改造|升级|转型|更新|夯实|孵化|储备|壮大)*"
    r"(?:[一二三四五六七八九十两\d]+[大个条类项])?"
)


@lru_cache(maxsize=1)
def formula_lists(reading: Reading) -> tuple[OfficialList, ...]:
    """“5+1”产业: the items follow; their number is the sum."""
    return tuple(_formula_lists(reading))


def _formula_lists(reading: Reading) -> Iterator[OfficialList]:
    text = reading.text
    for m in formulas(text):
        numbers = [n for n in m["f"].split("+") if n.isdigit()]
        total = sum(map(int, numbers)) if len(numbers) == m["f"].count("+") + 1 else None  # 6+X leaves it open
        if items := _told_apart(text, m.end(), m["f"]):
            yield OfficialList(items, m["q"] + m["noun"], m.start(), items[-1].end, total, m["f"])
            continue
        if m.re is _LAID_OUT:
            continue
        found = behind(text, m.end(), m["q"] + m["noun"], total)
        if total is None and found and len(found.items) != sum(map(int, numbers)):
            told = behind(text, m.end(), m["q"] + m["noun"], sum(map(int, numbers)))
            found = told if told and len(told.items) == sum(map(int, numbers)) else found
        if found and len(found.items) >= 2:
            yield OfficialList(found.items, found.noun, m.start(), found.end, total, m["f"], found.open)
            continue
        if not found and (items := ranked_behind(text, m.end(), total) or ranked(text, m.start(), total)):
            yield OfficialList(items, m["q"] + m["noun"], items[0].begin, m.end(), total, m["f"])
            continue
        found = found or before(text, m.start(), m.end(), m["q"] + m["noun"], total)
        if found and (found.open or len(found.items) == sum(map(int, numbers))) and mostly_industrial(text, found):
            yield OfficialList(found.items, found.noun, found.begin, m.end(), total, m["f"], found.open)


# “1”为首位产业,即现代家居; “5”为五大重点产业,即…
_RANK_SAID = "(?:[一二三四五六七八九十]?大?(?:首位|核心|龙头|主导|支柱|重点|优势|特色|新兴|未来)产业(?:,?即|[:,]))?"


def _told_apart(text: str, place: int, formula: str) -> tuple[Span, ...]:
    """“6”即A、B,“3”即C、D: what each number of the formula stands for."""
    items: tuple[Span, ...] = ()
    for number in filter(str.isdigit, formula.split("+")):
        m = re.compile(
            rf"“?{number}”?(?:(?:是指|即|指|分别为|分别是|为|是|代表|——)[:,]?|(?<=[(;,\n。]{number}):|(?<=”):){_RANK_SAID}"
        ).search(text, place, place + 500)
        edge = re.compile("[,。;)\n]").search(text, m.end(), m.end() + 300) if m else None
        if not m or not edge:
            continue
        classed = CLASS_BEHIND.search(text, m.end() + 2, edge.start())
        stop = classed.start() if classed else edge.start()
        part = listing(text, m.end(), stop, joins="last").items
        if len(part) != int(number):
            part = listing(text, m.end(), stop, joins="none").items
        if len(part) != int(number) or any(text.startswith(("若干", "其他"), i.begin) for i in part):
            continue
        items += clean(text, part)
        place = edge.start()
    return items


def formulas(text: str) -> Iterator[re.Match[str]]:
    """Every “5+1”产业, found by its plus sign."""
    done = 0
    for plus in _PLUS.finditer(text):
        begin = plus.start() - 1
        begin -= text[begin - 1 : begin].isdigit()
        begin -= text[begin - 1 : begin] == "“"
        m = FORMULA.match(text, begin) if begin >= done else None
        if m is None and begin >= done and text[begin - 2 : begin] in ("产业", "集群"):
            m = _LAID_OUT.match(text, begin)
        if m:
            done = m.end()
            yield m


@lru_cache(maxsize=1)
def scope_lists(reading: Reading) -> tuple[OfficialList, ...]:
    """重点面向A、B、C等新兴产业开展征集: the fields that a call names are its list."""
    return tuple(_scope_lists(reading))


def _scopes(text: str) -> Iterator[re.Match[str]]:
    """等未来产业开展征集: found by the word of the call, from which the nearest 等 is sought."""
    done = 0
    for call in _CALL_CUE.places(text):
        at = text.rfind("等", max(done, call - 50), call)
        while at >= 0:
            if m := _SCOPE.match(text, at):
                done = m.end()
                yield m
                break
            at = text.rfind("等", max(done, call - 50), at)


def _scope_lists(reading: Reading) -> Iterator[OfficialList]:
    text = reading.text
    for m in _scopes(text):
        found = before(text, m.start(), m.end(), m["q"] + m["noun"], None)
        if found and len(found.items) >= 3 and names_industries(m["q"] or "重点", m["noun"]):
            yield found


@lru_cache(maxsize=1)
def grouped_lists(reading: Reading) -> tuple[OfficialList, ...]:
    """传统产业:A、B。未来产业:C、D。 Groups whose label only qualifies; at least two, or a formula in the notice."""
    return tuple(_grouped_lists(reading))


def _grouped_lists(reading: Reading) -> Iterator[OfficialList]:
    text = reading.text
    groups = list(_groups(text))
    formula = next(formulas(text), None) if groups else None
    for label, m in groups:
        near = any(
            other is not m and abs(other.start() - m.start()) < 400 and "、" in other["list"] + m["list"]
            for _, other in groups
        )
        if not near and not formula:
            continue
        if m["list"][:1] == "1" and ";" in m["list"]:
            items = clean(text, tuple(numbered(text, *m.span("list"))))
        else:
            items = clean(text, listing(text, *m.span("list"), joins="none").items)
        single = len(items) == 1 and is_industrial(text[items[0].begin : items[0].end])
        if len(items) >= 2 or single and near:
            begin = m.start() - len(label)
            yield OfficialList(items, label + m["noun"], begin, m.end(), None, formula["f"] if formula else "")


def _groups(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every 产业: with a list behind it and a label before it."""
    done = 0
    for place in industry_nouns(text):
        m = _GROUP.match(text, place) if place >= done else None
        if m:
            done = m.end()
            if label := _label(text, place):
                yield label, m


def _label(text: str, place: int) -> str:
    """The qualifier before 产业 that labels a group; '' where the words name an industry."""
    low = max(0, place - 12)
    found = _LABEL.search(text[low:place])
    words = found[0] if found else ""
    if words and not is_qualifier(words):
        words = _DONE_TO_GROUP.sub("", words)
    return words if words and is_qualifier(words) else ""
