"""Titles in 书名号, wherever they stand, with the titles inside them.

GB/T 15834-2011 §4.16: 《》 round a title, 〈〉 for a title inside one; copies also nest 《《》》 or use < >.
Places count in the text given, which is expected to be folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

LONGEST = 160  # code points between 《 and 》; the longest official title at hand has 83
BREAKS = 2  # line breaks inside a title of a damaged copy
DEEPEST = 4  # marks open at once; more is damage
_DASH = re.compile("[―–─━−‐‑－—]")
_MARK = re.compile(r"[《》〈〉<>\n]")


class Title(Struct, frozen=True, gc=False):
    """`text[begin:end]` is the title with its marks; `words` what stands between them, marks inside as 〈〉."""

    begin: int
    end: int
    words: str
    inner: tuple[Title, ...] = ()


def titles(text: str) -> tuple[Title, ...]:
    """The outermost titles of a text in their order; one that is never closed is none.

    >>> [t.words for t in titles("根据《关于印发〈科技规划〉的通知》和《目录》")]
    ['关于印发〈科技规划〉的通知', '目录']
    >>> titles("《关于印发《科技规划》的通知》")[0].inner[0].words
    '科技规划'
    """
    return tuple(_titles(text))


def _titles(text: str) -> Iterator[Title]:
    at, close = text.find("《"), -1
    while at >= 0:
        if close < at:
            close = text.find("》", at)
            if close < 0:
                return
        if close - at > LONGEST:
            at = text.find("《", max(at + 1, close - LONGEST))
            continue
        found = _closed(text, at)
        if found:
            yield found
        at = text.find("《", found.end if found else at + 1)


def _closed(text: str, begin: int) -> Title | None:
    """The title that opens at `begin`; where nested marks do not close evenly, up to the first 》, if at all."""
    open_at = [begin]
    inner: list[tuple[int, int]] = []
    first, breaks = -1, 0
    for m in _MARK.finditer(text, begin + 1, begin + LONGEST + 2):
        mark = m[0]
        if mark == "\n":
            breaks += text[m.start() - 1] != "\n"
            if breaks > BREAKS or text[m.start() - 1] in "。;:!?":
                break
            continue
        if mark in "《〈<":
            if len(open_at) == DEEPEST or breaks and mark == "《":
                break
            open_at.append(m.start())
            continue
        if mark == "》" and first < 0:
            first = m.start()
        if len(open_at) > 1 and (
            mark != "》" or text[open_at[-1]] == "《" or first != m.start() or "》" not in text[m.end() : m.end() + 12]
        ):
            if mark == "》" and text[open_at[-1]] != "《":
                break  # 《甲〈乙》: the inner mark was never closed
            if len(open_at) == 2:
                inner.append((open_at[-1], m.end()))
            open_at.pop()
            continue
        if mark == "》":
            return _title(text, begin, m.end(), inner)
    if first < 0 or breaks or any(text[place] == "《" for place in [*open_at[1:], *(b for b, _ in inner)]):
        return None  # 《甲《乙》: the outer title was cut off, the inner one stands
    return _title(text, begin, first + 1, [])


def _title(text: str, begin: int, end: int, inner: list[tuple[int, int]]) -> Title | None:
    if end - begin < 3:
        return None
    parts = tuple(Title(b, e, text[b + 1 : e - 1]) for b, e in inner if e < end)
    return Title(begin, end, normal_marks(text[begin + 1 : end - 1]), parts)


def as_printed(words: str, printed: str) -> str:
    """The words of a title with the dashes that the copy prints; folding makes all of them —.

    >>> as_printed("规划(2021—2025年)", "规划（2021–2025年）")
    '规划(2021–2025年)'
    """
    if "—" not in words:
        return words
    dashes = _DASH.findall(printed)
    if len(dashes) != words.count("—"):
        return words
    left = iter(dashes)
    return _DASH.sub(lambda _: next(left).replace("－", "-"), words)


_TO_CHANGE = re.compile(r"[《》<>\n]")
_INNER = str.maketrans("《》<>", "〈〉〈〉", "\n")


def normal_marks(words: str) -> str:
    """Inner marks of a title as 〈〉, line breaks and doubled blanks left out.

    >>> normal_marks("关于印发<规划>的\\n通知")
    '关于印发〈规划〉的通知'
    """
    if "&" in words:
        words = words.replace("&lt;", "〈").replace("&gt;", "〉")
    return (words.translate(_INNER) if _TO_CHANGE.search(words) else words).strip()
