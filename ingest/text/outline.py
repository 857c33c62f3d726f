"""The outline of a notice: numbered headings nest into clauses that tile the text.

Numbering follows GB/T 9704-2012 §7.3.3 (一、 (一) 1. (1)) and 立法技术规范 (编 章 节 条 款), with
①, decimal numbers (1.1) and the spellings that copies carry. A number at the beginning of a line
opens a clause; in the middle of a line (copies without paragraph breaks) it does so only after the
end of a sentence and when it goes on counting from the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from unicodedata import normalize

from ingest.model import Clause, Span

_HAN = "一二三四五六七八九十百零〇"
_COUNT = _HAN[:10]
_STYLES = (  # name, rank, pattern; a lower rank stands further out
    ("part", 0, rf"第[{_HAN}]+[编篇](?=[\s\u4e00-\u9fff])"),
    ("chapter", 1, rf"第[{_HAN}\d]+章"),
    ("section", 2, rf"第[{_HAN}\d]+节"),
    ("article", 3, rf"第[{_HAN}\d]+条(?!例|款|产业|重点|措施|政策|[、和至规第之])"),
    ("han", 4, rf"[{_HAN[:-3]}]{{1,3}}(?:[、.]|,(?=[\u4e00-\u9fff]{{2,30}}(?:\n|$)))"),
    ("han-bracket", 5, rf"\([{_HAN[:-3]}]{{1,3}}\)[、.,]?"),
    (
        "decimal",
        7,
        r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?=[\s\t]?[\u4e00-\u9fff“《])(?!个|万|亿|倍|元|米|吨|月(?!度))[、.]?",
    ),
    ("digit", 6, r"\d{1,3}(?:[.](?!\d(?!\d{3}年|\d?月))|、|\)(?!\d)| (?=[\u4e00-\u9fff“《][^\n \t]{3,60}(?:\n|$)))"),
    ("digit-bracket", 8, r"\(\d{1,2}\)[、.,]?"),
    ("circled", 9, r"[①-⑳]"),
    ("han-one", 5, r"[㈠-㈩]"),  # numbers that are one letter: ㈠, ⒈, ⑴
    ("digit-one", 6, r"[⒈-⒛]"),
    ("digit-bracket-one", 8, r"[⑴-⒇]"),
)
_MARK = "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, _, pattern in _STYLES)
_LINE_START = re.compile(rf"[ \t·*★●◆■▲-]*(?:{_MARK})")
_MIDDLE = re.compile(_MARK)
# Where a number may stand: behind a line break or the end of a sentence, by its first character.
_MAY_OPEN = re.compile(rf"[\n。;:!?\t )\]】〕][ \t]*(?=[·*★●◆■▲第{_HAN}(0-9①-⒛㈠-㈩-])")
# 一、总体要求(一)指导思想: in a copy that lost its lines the first item follows its heading without a mark.
_GLUED = re.compile(
    r"[ 、.]?(?P<heading>[\u4e00-\u9fff“”、]{2,24}?)"
    r"(?=\((?:[一二三四五六七八九十]{1,3}|1)\)[\u4e00-\u9fff“]|1[.、][\u4e00-\u9fff“])"
)
# 某市产业政策1、鼓励…: in a copy without lines the blank behind the title is lost.
_BEHIND_TITLE = re.compile(
    r"(?:政策|措施|意见|方案|通知|办法|规划|计划|清单|要点|任务|条例|规定|细则|[)])"
    r"(?=(?:1[、.]|[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|第[一二三四五六七八九十]{1,2}[章条])[^,。;]{2})"
)
_ONE_LETTER = {"han_one": "han_bracket", "digit_one": "digit", "digit_bracket_one": "digit_bracket"}
_RANK = {name.replace("-", "_"): rank for name, rank, _ in _STYLES}
_INNER = {name: tuple(n for n, r in _RANK.items() if r > rank) for name, rank in _RANK.items()}
_ANNEX = re.compile(r"[ \t]*附[ \t]?[件表录](?:[ \t]?[\d一二三四五六七八九十]{1,3})?[ \t]*[:.、]?[ \t]*(?=\n|\Z)")
_HEADING_END = re.compile(r"[。\n\t:;!?]")
_NUMBER = re.compile(rf"[{_HAN}]+|\d+")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
LONGEST_TITLE = 60  # code points
HEADING_LIMIT = 60  # code points; the longest heading in the notices at hand has 41


def han_number(words: str) -> int | None:
    """The value of a number below 1000 in Chinese or Arabic numerals, None where it is none.

    >>> han_number("二十三"), han_number("十"), han_number("一百零五")
    (23, 10, 105)
    """
    if words.isascii() and words.isdigit():
        return int(words)
    total, digit = 0, 0
    for c in words:
        if c == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif c == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif c in _DIGITS:
            digit = digit * 10 + _DIGITS[c] if digit and "十" not in words else _DIGITS[c]
        else:
            return None
    return total + digit


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a folded text in their order; they tile it, and the first has no number.

    >>> [c.path for c in clauses("通知\\n一、目标\\n(一)规模。增长。\\n二、任务")]
    [(), ('一',), ('一', '(一)'), ('二',)]
    """
    found: list[Clause] = []
    stack: list[tuple[float, str]] = []
    begin, after, headed = 0, 0, False  # where the open clause begins, and its heading
    path: tuple[str, ...] = ()
    for place, style, label, behind in _numbers(text):
        found.append(Clause(path, begin, place, _heading(text, after, place if headed else after)))
        if style == "annex":
            stack.clear()
            begin, after, path, headed = place, behind, (), False
            continue
        rank = _RANK[style] + (label.count(".") / 10 if style == "decimal" else 0)  # 5.2.1 stands in 5.2
        while stack and stack[-1][0] >= rank:
            stack.pop()
        stack.append((rank, label))
        begin, after, path, headed = place, behind, tuple([label for _, label in stack]), True
    found.append(Clause(path, begin, len(text), _heading(text, after, len(text) if headed else after)))
    return tuple([c for i, c in enumerate(found) if c.end > c.begin or i == 0])


def _numbers(text: str) -> Iterator[tuple[int, str, str, int]]:
    """(place, style, printed number, place after it) of each number that opens a clause, in order."""
    last: dict[str, int] = {}
    counted: dict[str, int] = {}  # (一)…(三十一) often count on over the sections
    for place, m, at_line_start in _marks(text):
        style = m.lastgroup
        if style is None:
            last.clear()
            counted.clear()
            yield place, "annex", "", m.end()
            continue
        printed = m[style]
        if style in _ONE_LETTER:
            style, printed = _ONE_LETTER[style], normalize("NFKC", printed)
        value = _value(printed)
        if (
            not at_line_start
            and value not in (last.get(style, 0) + 1, counted.get(style, 0) + 1)
            and (style != "han" or style in last or not _goes_on(text, m.end(), value))
        ):
            continue
        last[style] = counted[style] = value
        for inner in _INNER[style]:
            last.pop(inner, None)
        yield place, style, printed.rstrip("、., "), m.end()
        if glued := _glued(text, m.end(), style):
            inner = glued.lastgroup or ""
            first = _value(glued[0])
            if first not in (1, counted.get(inner, 0) + 1):
                continue  # the heading speaks of a number
            last[inner] = counted[inner] = first
            yield glued.start(), inner, glued[0].rstrip("、., "), glued.end()


def _value(printed: str) -> int:
    """What the printed number of a clause counts: 3 for (三), 三、, 3. and ③."""
    number = _NUMBER.search(printed)
    return (han_number(number[0]) if number else ord(printed[0]) - ord("①") + 1) or 0


def _goes_on(text: str, after: int, value: int) -> bool:
    """某方案 二、任务 … 三、保障: an excerpt that lost its lines may begin further on than at 一."""
    return text.find(f"{_COUNT[value : value + 1]}、", after) >= 0


def _glued(text: str, after: int, style: str) -> re.Match[str] | None:
    """The first item inside that follows the heading of a clause with nothing between, None mostly."""
    near = text[after : after + 30]
    may = style in ("han", "han_bracket", "chapter") and ("(" in near or "1" in near)
    heading = _GLUED.match(text, after) if may else None
    found = _MIDDLE.match(text, heading.end()) if heading else None
    return found if found and found.lastgroup in _INNER[style] else None


def _marks(text: str) -> list[tuple[int, re.Match[str], bool]]:
    """What looks like the number of a clause or the head of an annex (no group): its place, and is its line its own?"""
    found = [(m.start(m.lastgroup or 0), m, True)] if (m := _LINE_START.match(text)) else []
    for may in _MAY_OPEN.finditer(text):
        at_line_start = text[may.start()] == "\n"
        m = _LINE_START.match(text, may.start() + 1) if at_line_start else _MIDDLE.match(text, may.end())
        if m:
            found.append((m.start(m.lastgroup or 0), m, at_line_start))
    if titled := _BEHIND_TITLE.search(text[:LONGEST_TITLE].partition("\n")[0]):
        found += [(m.start(m.lastgroup or 0), m, False)] if (m := _MIDDLE.match(text, titled.end())) else []
        found.sort(key=lambda x: x[0])
    annexes = []
    at = text.find("附")
    while at >= 0:
        begin = at
        while begin and text[begin - 1] in " \t":
            begin -= 1
        if (not begin or text[begin - 1] == "\n") and (m := _ANNEX.match(text, begin)):
            annexes.append((begin, m, True))
        at = text.find("附", at + 1)
    return sorted(found + annexes, key=lambda x: x[0]) if annexes else found


def _heading(text: str, after: int, upto: int) -> Span:
    """The heading behind a number: up to the end of its sentence, its line or its clause at `upto`, if it is short."""
    while after < upto and text[after] in " \t、.:":
        after += 1
    limit = min(upto, after + HEADING_LIMIT + 1)
    end = _HEADING_END.search(text, after, limit)
    stop = end.start() if end else limit
    if end is None and limit < upto:
        return Span(after, after)
    return Span(after, stop)


class Outline:
    """The clauses of a text, found by place."""

    def __init__(self, text: str) -> None:
        self.clauses = clauses(text)
        self._begins = [c.begin for c in self.clauses]

    def at(self, place: int) -> Clause:
        """The clause in which the code point at `place` stands."""
        return self.clauses[bisect_right(self._begins, place) - 1]  # the first begins at 0
