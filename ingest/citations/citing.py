"""The documents a notice cites, each with its number and relation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ingest.citations.cite_context import (
    LONG_NAME,
    Context,
    context,
    is_attached,
    is_document,
    is_generic,
    is_navigation,
    is_own,
    is_planned,
    left_of,
    own_short_name,
    relation,
    right_of,
    short_names,
    soft,
)  # fmt: skip
from ingest.citations.cite_lists import said_above
from ingest.citations.cite_unmarked import unmarked
from ingest.citations.doc_numbers import UNDATED_STANDARD, DocNumber, Numbers
from ingest.citations.titles import Title, titles
from ingest.head.title import core
from ingest.reading import Reading

_BRACKET = re.compile(r" ?\((?P<in>[^()\n]{0,120}(?:\([^()\n]{0,40}\)[^()\n]{0,60}){0,3})\)")
_BETWEEN = re.compile(
    r"(?:第[一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?)?"
    r"[、,和及与或等 ]{0,3}(?:以及)?[^《》。;,、\n]{0,16}"
)
_BEFORE_TITLE = re.compile(r"(?:号)?(?:文件?|令)?(?:\([^()]{0,20}\))?(?:公布|发布|印发|颁布|下发)?的?$")
_EDITION = re.compile(r"[^()〔\[]{0,20}(?:[版本稿]|年|修订|修正|试行|暂行|修改)")
_CARRIES = re.compile(r"(?:印发|公布|发布|颁布|转发|批转|下发)[^〈]{0,12}$")
_REPEALED_CELL = re.compile(
    r"[^\n]{0,40}\t(?:予以|全文|宣布)?(?:废止|失效)(?=[\t\n]|\Z)"
)  # what is done, in a cell behind
_OLDER = re.compile("(?:[原旧]|(?:施行|印发|公布|发布|实施)的)$")  # 2018年施行的《…》同时废止
LISTED = 30  # titles in one list at most


class Cited(Struct, frozen=True, gc=False):
    """One citation: the words from the title (or the number before it) to the end of its bracket."""

    begin: int
    end: int
    title: str | None
    number: str | None
    relation: str
    form: Literal["title", "inner", "number"]
    why: str = ""


class _Named(Struct, frozen=True, gc=False):
    """A title in the text with what belongs to it."""

    title: Title
    begin: int
    end: int
    number: DocNumber | None


@lru_cache(maxsize=1)
def cited_documents(reading: Reading) -> tuple[Cited, ...]:
    """Every document cited in a notice, in the order of the text; the notice itself is none.

    >>> from ingest.extract import extract
    >>> [(c.title, c.relation) for c in cited_documents(extract("根据《某省条例》,制定本办法。").reading)]
    [('某省条例', 'based_on')]
    """
    text = reading.text
    numbers = Numbers(text)
    named = _with_numbers(text, titles(text), numbers)
    used = {n.number.begin for n in named if n.number} | {
        x.begin for n in named for x in numbers.within(n.title.begin, n.end)
    }
    found = [*_titled(reading, named), *unmarked_citations(reading, numbers, used)]
    return tuple(sorted(found, key=lambda c: (c.begin, c.end)))


def _with_numbers(text: str, all_titles: tuple[Title, ...], numbers: Numbers) -> list[_Named]:
    """Each title with its number: in the bracket behind it, or before it (国办发〔2016〕42号《…》).

    Several numbers in the last bracket of a list belong to its titles in their order.
    """
    found: list[_Named] = []
    for title in all_titles:
        bracket = _BRACKET.match(text, title.end)
        if bracket and _EDITION.fullmatch(bracket["in"]):  # 《目录》(2019年本)(某发〔2019〕1号)
            bracket = _BRACKET.match(text, bracket.end()) or bracket
        inside = numbers.within(title.end, bracket.end()) if bracket else ()
        if bracket and not inside and (undated := UNDATED_STANDARD.fullmatch(bracket["in"])):
            inside = (DocNumber(bracket.start("in"), bracket.end("in"), undated[0], "standard"),)
        end = bracket.end() if bracket and inside else title.end
        begin, number = title.begin, inside[0] if inside else None
        if number is None:
            glued = numbers.within(title.end, title.end + 2)
            if glued and not text[title.end : glued[0].begin].strip():
                number, end = glued[0], glued[0].end
        before = numbers.within(max(0, title.begin - 60), title.begin)
        if number is None and before and _BEFORE_TITLE.match(text[before[-1].end : title.begin]):
            number, begin = before[-1], before[-1].begin
            if found and found[-1].end > begin:
                number, begin = None, title.begin
        found.append(_Named(title, begin, end, number))
        if len(inside) > 1:
            _respectively(text, found, inside)
    return found


def _respectively(text: str, found: list[_Named], inside: tuple[DocNumber, ...]) -> None:
    """《甲》《乙》(1号、2号): as many titles without number before the bracket as it has numbers."""
    many = len(inside)
    group = found[-many:]
    if len(group) < many or any(n.number for n in group[:-1]):
        return
    if any(not _BETWEEN.fullmatch(text[a.end : b.begin]) for a, b in zip(group, group[1:], strict=False)):
        return
    for i, number in enumerate(inside):
        found[len(found) - many + i] = replace(group[i], number=number)


def _titled(reading: Reading, named: list[_Named]) -> Iterator[Cited]:
    text, head = reading.text, reading.notice
    skipped = short_names(text) | own_short_name(text)
    own_number = str(head.values.get("doc_number") or "")
    starts = [s.begin for s in sorted(head.own_spans)]
    spans = sorted(head.own_spans)
    contexts = _contexts(text, named)
    handed_out = {core(n.title.words) for n, c in zip(named, contexts, strict=True) if n.number is None and is_own(c)}
    own_titles = head.own_titles | {t for t in handed_out if len(t) >= LONG_NAME}
    for one, around in zip(named, contexts, strict=True):
        title = one.title
        place = bisect_right(starts, title.begin) - 1
        if place >= 0 and title.begin < spans[place].end:
            printed = _from_title_line(text, title)
            if printed is None or core(title.words).endswith(tuple(head.own_titles)):
                continue  # the notice names itself, or what it hands on
            around = printed
        elif _not_cited(text, one, around, skipped, own_titles, own_number):
            continue
        how = relation(around)
        if how == "mentions":
            how = said_above(text, one.begin) or how
        number = one.number.number if one.number else None
        yield Cited(one.begin, one.end, title.words, number, how, "title", soft(title.words))
        for inner in title.inner:
            if _CARRIES.search(text[title.begin + 1 : inner.begin]) and core(inner.words) not in head.own_titles:
                yield Cited(inner.begin, inner.end, inner.words, None, "issues", "inner")


def _from_title_line(text: str, title: Title) -> Context | None:
    """The title line itself cites only what it amends, repeals or hands on: 关于修改《…》的决定."""
    before = text[max(0, title.begin - 8) : title.begin]
    if re.search(r"(?:修改|废止|转发)$", before):
        return Context(before, "")
    return Context("落实", "") if re.search(r"(?:贯彻|落实|执行|实施)[^《》的]{0,6}$", before) else None


def _contexts(text: str, named: list[_Named]) -> list[Context]:
    """Titles of one list share what stands behind the list; each has its own left side."""
    found: list[Context] = []
    end = 0
    for i, one in enumerate(named):
        if one.end > end or i == 0:
            j = i
            while (
                j + 1 < len(named) and j - i < LISTED
                and named[j + 1].begin - named[j].end <= 24
                and _BETWEEN.fullmatch(text[named[j].end : named[j + 1].begin])
            ):  # fmt: skip
                j += 1
            end = named[j].end
        found.append(Context(left_of(text, one.begin), right_of(text, end)))
    return found


def _not_cited(
    text: str, one: _Named, around: Context, skipped: frozenset[str], own_titles: frozenset[str], own_number: str
) -> bool:
    title = one.title
    number = one.number.number if one.number else ""
    if title.words in skipped or is_generic(title) and not _of_body(number, own_number) or len(title.words) < 2:
        return True
    if _is_own_title(core(title.words), own_titles) and number in ("", own_number):
        return relation(around) not in ("amends", "repeals", "replaces") or not _OLDER.search(around.left)
    begin = text.rfind("\n", max(0, title.begin - 200), title.begin) + 1
    line = text[begin if begin > 0 else max(0, title.begin - 200) : title.begin + 1]
    right = text[title.end : title.end + 40]
    near = Context(around.left, right)
    if (
        is_navigation(line)
        or is_attached(near, title.words)
        or not number
        and is_planned(near)
        or is_own(near)
        or is_own(around)
    ):
        return True
    return not is_document(title.words, bool(number), around)


def _of_body(number: str, own_number: str) -> bool:
    """省发展改革委等9部门《实施意见》(某发改〔2021〕645号): does a number say which document a word of kind names?"""
    return number not in ("", own_number)


def _is_own_title(words: str, own_titles: frozenset[str]) -> bool:
    """Is it a title of the notice, or one without the issuers printed before it?"""
    return words in own_titles or len(words) >= 10 and any(own.endswith(words) for own in own_titles)


def unmarked_citations(reading: Reading, numbers: Numbers, used: set[int]) -> Iterator[Cited]:
    """Documents cited by number alone, or by a title without marks and its number in a bracket."""
    head = reading.notice
    own = str(head.values.get("doc_number") or "")
    repealing = bool(re.search("废止|失效", " ".join(head.own_titles)))
    for one in numbers.all:
        if one.kind == "standard" or one.begin in used or one.number == own or one.begin < head.body:
            continue
        found = unmarked(reading.text, one)
        if found is None:
            continue
        how = relation(context(reading.text, found.begin, found.end))
        if how == "mentions":
            how = said_above(reading.text, found.begin) or how
        if _REPEALED_CELL.match(reading.text, found.end):
            how = "repeals"
        if how == "mentions" and repealing:
            how = "repeals"
        yield Cited(found.begin, found.end, found.title, one.number, how, "number")
