"""Lines of a head, each character with its place, and the kinds of documents that end titles.

Which words name a kind of document is data (`data/cues/document_kinds.csv`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from ingest.head.issuers import SPACED
from kg.resources import shipped

EDITION = r"(?:\([^()]{1,40}\)|〔[^〔〕]{1,40}〕|【[^【】]{1,20}】)"
# What a bracket on a line of its own must say to belong to the title above it.
EDITION_LINE = re.compile(
    r"[(〔\[【](?:[^()]{0,14}(?:版|稿|修订|修正|试行|暂行|草案|节选|摘要|修改)|(?:19|20)\d\d年?(?:[-—~至](?:19|20)\d\d)?年?(?:度|版)?)[)〕\]】]"
)

_LAW = r"(?<![做方手用看想说合无司立执办书])法"  # 长江保护法, but not 典型做法


_CLOSING = (")", "〕", "】")
_PIECE = re.compile(r"(?P<row>^(?:\d{1,3}|序号|编号)\t[^\n]*\t[^\n]*)|[^\n\t]+", re.MULTILINE)


class Line(Struct, frozen=True, gc=False):
    """Words printed on one line or several joined, each character with its place in the folded text."""

    words: str
    places: Sequence[int]

    @property
    def begin(self) -> int:
        """Place of the first character."""
        return self.places[0]

    @property
    def end(self) -> int:
        """Place behind the last character."""
        return self.places[-1] + 1

    def part(self, begin: int, end: int) -> Line:
        """The characters `[begin:end]`, blanks at the edges left out."""
        words = self.words[begin:end]
        begin += len(words) - len(words.lstrip())
        end = begin + len(words.strip())
        return Line(self.words[begin:end], self.places[begin:end])


@lru_cache(maxsize=1)
def _kinds() -> tuple[re.Pattern[str], dict[str, str]]:
    with (shipped("data") / "cues" / "document_kinds.csv").open(encoding="utf-8", newline="") as file:
        known = {row["word"]: row["kind"] for row in csv.DictReader(file)}
    longest = "|".join(_LAW if word == "法" else word for word in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?:{longest})(?=(?:\s*{EDITION})*$)"), known


def kind_of(title: str) -> tuple[str, int, int] | None:
    """The kind that ends a title and where its word stands in it; None for no known kind.

    Words that end titles without being a settled kind (任务分解表) have the kind "".

    >>> kind_of("某市数据管理暂行办法(试行)")[0], kind_of("关于加快数字经济发展的实施意见")[0]
    ('办法', '实施意见')
    """
    pattern, known = _kinds()
    end = len(title)
    if title[-1:] in _CLOSING:
        m = pattern.search(title, max(0, end - 90))
        return (known[m[0]], m.start(), m.end()) if m else None
    for size in _sizes().get(title[-1:], ()):  # without a bracket behind it the word ends the title
        if size <= end and (kind := known.get(title[end - size :])) is not None:
            return (kind, end - size, end) if size > 1 or pattern.match(title, end - 1) else None
    return None


@lru_cache(maxsize=1)
def _sizes() -> dict[str, tuple[int, ...]]:
    """The last letters of the words that name kinds of documents, and how long those are, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in _kinds()[1]:
        sizes.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(found, reverse=True)) for last, found in sizes.items()}


@lru_cache(maxsize=1)
def kind_words() -> str:
    """The words that name kinds of documents, as the alternatives of a pattern, longest first."""
    with (shipped("data") / "cues" / "document_kinds.csv").open(encoding="utf-8", newline="") as file:
        return "|".join(sorted((row["word"] for row in csv.DictReader(file)), key=len, reverse=True))


@lru_cache(maxsize=8)
def lines(text: str, begin: int, end: int) -> tuple[Line, ...]:
    """The lines of a range that are not empty; a tab ends a line, numbered rows of tables are none."""
    found = []
    for m in _PIECE.finditer(text[begin:end]):
        words = m[0]
        if m.lastgroup or not any(map(str.isalnum, words)):  # a row of a table, a line drawn of marks
            continue
        left = len(words) - len(words.lstrip(" ·*-#—_=~★☆"))
        right = len(words.rstrip())
        if right > left:
            found.append(_closed_up(run_at(words[left:right], begin + m.start() + left)))
    return tuple(found)


def _closed_up(line: Line) -> Line:
    """A line whose letters are set apart (某 市 人 民 政 府), without the blanks."""
    if not SPACED.match(line.words) or line.words.count(" ") * 3 < len(line.words):
        return line
    kept = [i for i, c in enumerate(line.words) if c != " "]
    return Line("".join(line.words[i] for i in kept), tuple(line.places[i] for i in kept))


def run_at(words: str, place: int) -> Line:
    """A line that stands unbroken at `place`."""
    return Line(words, range(place, place + len(words)))


def joined(parts: Sequence[Line]) -> Line:
    """Lines as one, without blanks between them."""
    return Line("".join(p.words for p in parts), tuple(x for p in parts for x in p.places))
