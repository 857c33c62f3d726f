"""Contact persons in tables: the columns under 联系人, 联系电话 … whatever parts the cells in this copy.

Cells are parted by tabs, bars or two blanks; or single blanks; or each stands on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from ingest.model import Span
from ingest.text.contact_names import is_person

_SIGNS = ("联系", "聯繫", "联络", "聯絡", "联 系", "联　系", "电话", "電話", "电 话", "手机", "手機", "邮箱", "郵箱")
_SIGN_BEGINS = "联聯电電手邮郵"
_HEAD = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:[联聯][系繫络絡](?:人员?|员|員|电话|電話|方式|手机|邮箱)|电话|電話|手机|手機|(?:电子)?邮箱|传真|传真号码?|座机)"
    r"(?:号码?|及[\u4e00-\u9fff]{2,4}|[(（][^()（）]{1,10}[)）])?"
)
_PART = re.compile(r"[ \u3000]*[\t|]+[ \u3000]*|[ \u3000\u00a0]{2,}|\u3000")
_BLANK = re.compile(r"[ \u3000\u00a0]+")
_NUMBER = re.compile(r"[(（+]?\d[\d()（）\-—－ /、,，转]{5,40}|[\w.%+-]{1,64}[@＠][\w.-]{4,64}")
_LINE = re.compile(r"[^\r\n]+")
_LONGEST_ROW = 400  # code points
_SHORT_LINE = 40
_LONGEST_HEAD = 24  # code points of a head word; a longer line without blanks is prose
_PARTED = re.compile(r"[ \t|\u00a0\u3000]")
_ROWS = 2000
_STACK = 3000  # lines under a head with one cell a line


def table_contacts(text: str) -> Iterator[Span]:
    """The cells of contact persons in every table of a text.

    >>> t = "单位\\t联系人\\t电话\\n市科技局\\t端木清\\t63301234"
    >>> [t[s.begin:s.end] for s in table_contacts(t)]
    ['端木清', '63301234']
    """
    until = 0
    for place in _signs(text):
        if place < until:
            continue
        line = _line_at(text, place)
        until = line.end  # the other signs of a line tell no more of it
        if line.end - line.begin > _LONGEST_ROW:
            continue
        if line.end - line.begin > _LONGEST_HEAD and not _PARTED.search(text, line.begin, line.end):
            continue
        cells = _cells(text, line, _PART)
        columns = [i for i, c in enumerate(cells) if _is_head(text[c.begin : c.end])]
        if len(cells) == 1 and columns:
            until = yield from _stacked(text, line)
            continue
        if len(cells) == 1:
            cells = _cells(text, line, _BLANK)
            columns = [i for i, c in enumerate(cells) if _is_head(text[c.begin : c.end])]
        if columns and len(cells) >= 2:
            until = yield from _rows(text, line, len(cells), columns)


def _signs(text: str) -> list[int]:
    """Where any of the signs stands; their first letters are rare: sought one by one they are found soonest."""
    found: list[int] = []
    for letter in _SIGN_BEGINS:
        at = text.find(letter)
        while at >= 0:
            if text.startswith(_SIGNS, at):
                found.append(at)
            at = text.find(letter, at + 1)
    return sorted(found)


def _is_head(words: str) -> bool:
    return bool(_HEAD.fullmatch(_BLANK.sub("", words)))


def _line_at(text: str, place: int) -> Span:
    low, high = max(0, place - _LONGEST_ROW), place + _LONGEST_ROW
    begin = max(text.rfind("\n", low, place), text.rfind("\r", low, place)) + 1
    ends = [e for e in (text.find("\n", place, high), text.find("\r", place, high)) if e >= 0]
    return Span(begin, min(ends, default=min(len(text), high)))


def _cells(text: str, line: Span, part: re.Pattern[str]) -> list[Span]:
    """The cells of a line; bars and blanks at its edges are none."""
    words = text[line.begin : line.end]
    at = len(words) - len(words.lstrip(" |\u3000"))
    stop = len(words.rstrip(" |\u3000"))
    found: list[Span] = []
    for m in part.finditer(words, at, stop):
        found.append(Span(line.begin + at, line.begin + m.start()))
        at = m.end()
    if at < stop or found:
        found.append(Span(line.begin + at, line.begin + max(at, stop)))
    return found


def _rows(text: str, head: Span, width: int, columns: list[int]) -> Generator[Span, None, int]:
    """The cells of the rows under a head; returns where the table ends."""
    end = head.end
    for count, m in enumerate(_LINE.finditer(text, head.end)):
        line = Span(m.start(), m.end())
        if count > _ROWS or line.end - line.begin > _LONGEST_ROW:
            break
        cells = _cells(text, line, _PART)
        if len(cells) < 2:
            cells = _cells(text, line, _BLANK)
        if len(cells) < 2 and not _contact(text, line):
            break
        end = line.end
        if len(cells) == width:
            yield from (cells[i] for i in columns if cells[i].end > cells[i].begin)
        else:  # a merged cell is lacking: what looks like a number, and the name beside it
            yield from _alike(text, cells)
    return end


def _contact(text: str, cell: Span) -> bool:
    return bool(_NUMBER.fullmatch(text[cell.begin : cell.end].strip()))


def _alike(text: str, cells: list[Span]) -> Iterator[Span]:
    numbers = [_contact(text, c) for c in cells]
    for i, cell in enumerate(cells):
        if numbers[i] or any(numbers[max(0, i - 1) : i + 2]) and is_person(text[cell.begin : cell.end].strip()):
            yield cell


def _stacked(text: str, head: Span) -> Generator[Span, None, int]:
    """Short lines under a head word on a line of its own: numbers, and the names beside them."""
    lines: list[Span] = []
    for m in _LINE.finditer(text, head.end):
        if m.end() - m.start() > _SHORT_LINE or len(lines) == _STACK or m[0].rstrip().endswith("。"):
            break
        lines.append(Span(m.start(), m.end()))
    yield from _alike(text, lines)
    return lines[-1].end if lines else head.end
