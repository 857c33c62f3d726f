"""The header that government sites print above a notice: 索引号, 发文机关, 成文日期 … and their values.

条例 (政府信息公开条例 §24) asks for index number, title, issuer and dates of every published document;
sites print them as a list, on one line, in a table, or label and value on lines of their own. The
labels are data (`data/cues/head_labels.csv`). An empty field stays empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from ingest.model import Span
from ingest.text.word_places import word_places
from kg.resources import shipped

_LINE = re.compile(r"[^\n]+")
_EDGE = " \t-·|;*#【】[]"
LINES = 60  # lines looked at from the top; the longest header at hand has 34
REACH = 4000  # code points
_BLANKS = 4  # places apart of two letters of a label with three blanks between them
_MARKS = 3  # blanks and brackets between a label and its colon
_SHORT = 80  # code points of a line that may be a label alone
_FEWEST = 3  # labels without colon that make a header
_SENTENCE_END = re.compile(r"[。;]$|。.")
_CLAUSE = re.compile(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章条]|\([一二三四五六七八九十]+\)|\d{1,2}[.、](?!\d)[^\n]{6}|序号\t"
)

_NUMBER = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,12}[〔\[(【](?:19|20)\d\d")
# The head of a table that lists documents (依据文件 | 文号): the body has begun.
_TABLE_OF_DOCUMENTS = re.compile(
    r"(?:(?:序号|编号)\t)?[\u4e00-\u9fff]{0,4}(?:文件|政策|法规|制度|标题|名称)(?:名称)?\t(?:文件|发文)?(?:文号|字号|编号)(?:\t[^\t\n]{1,8})*"
)
_ABSTRACT = re.compile(r"(?:导读|摘要|核心提示|编者按|内容提要|内容概述|内容摘要|概述|简介|导语)\s?:")  # of the site
_OPENING = re.compile(
    r"(?:现(?:将|予|发布|公布|批准)|《[^》]{2,90}》(?:\([^()]{1,30}\))?(?:已|业|经)|根据《|"
    r"为(?:了|贯彻|深入|进一步|全面|加快|落实|规范|促进|推动|推进|做好|加强|切实|充分))[^\n]{12,}"
)


class Field(Struct, frozen=True, gc=False):
    """One field of the header: what it states, and the places of its value in the folded text."""

    name: str
    label: str
    begin: int
    end: int


@lru_cache(maxsize=1)
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all labels, blanks between their letters allowed, and the field of each."""
    with (shipped("data") / "cues" / "head_labels.csv").open(encoding="utf-8", newline="") as file:
        known = {row["label"]: row["field"] for row in csv.DictReader(file)}
    by_length = sorted(known, key=len, reverse=True)
    spaced = "|".join(r"[ \t]{0,3}".join(label) for label in by_length)
    return re.compile(rf"(?P<label>{spaced})(?:[ \t】\]]{{0,3}}:[ \t]*|】[ \t]*)"), known


@lru_cache(maxsize=1)
def _parted_labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """The labels between blanks, without colon; those of one word are too common."""
    known = _labels()[1]
    by_length = sorted((label for label in known if len(label) > 1), key=len, reverse=True)
    spaced = "|".join(r"[ \t]{0,4}".join(label) for label in by_length)
    return re.compile(rf"(?:^|[ \t])(?P<label>{spaced})[ \t]+(?=\S)"), known


def known_labels() -> frozenset[str]:
    """The words that head the fields of a header."""
    return frozenset(_labels()[1])


def label_pattern() -> str:
    """The pattern of a label with its colon."""
    return _labels()[0].pattern.replace("?P<label>", "?:")


def head_end(text: str) -> int:
    """Where the body begins: the first line that is a sentence, or a numbered clause.

    >>> head_end("关于建库的通知\\n各市:\\n为做好全省数据库建设工作,现就有关事项通知如下。")
    12
    """
    before = ""
    for count, line in enumerate(_LINE.finditer(text, 0, REACH)):
        words, addressed = line[0].strip(), before.endswith(":") and len(before) > 4
        before = words
        if _ABSTRACT.match(words):
            continue
        if (
            _CLAUSE.match(words)
            or _OPENING.match(words)
            or count > LINES
            or "\t" in words
            and _TABLE_OF_DOCUMENTS.fullmatch(words)
            or len(words) >= (6 if addressed else 18)
            and _SENTENCE_END.search(words)
        ):
            return line.start()
        if len(words) > 400:
            return line.start()
    return min(len(text), REACH)


def fields(text: str, end: int) -> tuple[Field, ...]:
    """The fields of the header in `text[:end]` that have a value, and the empty ones with an empty span.

    >>> [(f.name, f.begin < f.end) for f in fields("文 号:无 成文日期:2022-01-04\\n废止日期:\\n", 30)]
    [('doc_number', True), ('issued', True), ('expires', False)]
    """
    found = _with_colon(text, end)
    if len(found) > 1 and sum(f.end > f.begin for f in found) * 2 < len(found):
        found = _stacked(text, found, end)
    taken = {f.begin for f in found}
    others = [f for f in (*_tables(text, end), *_bare(text, end), *_rows(text, end)) if f.begin not in taken]
    return tuple(sorted([*found, *others], key=lambda f: f.begin))


class _Label(Struct, frozen=True, gc=False):
    """A label with its colon, as printed: `label` is at `begin`, its value begins at `end`."""

    label: str
    begin: int
    end: int


@lru_cache(maxsize=1)
def _sizes() -> tuple[int, ...]:
    """How long labels are, the longest first."""
    return tuple(sorted({len(label) for label in _labels()[1]}, reverse=True))


def _labels_with_colon(text: str, end: int) -> Iterator[_Label]:
    """The labels before a colon (发文 字号: , 【文号】:) or a bracket that closes (【文号】), in their order."""
    done = 0
    for place in word_places(text[:end], ":】"):
        if place < done:
            continue
        last = place
        while text[place] == ":" and place - last < _MARKS and last > done and text[last - 1] in " \t】]":
            last -= 1
        begin = _label_begin(text, done, last)
        if begin >= 0:
            done = place + 1
            while done < end and text[done] in " \t":
                done += 1
            yield _Label(text[begin:last], begin, done)


def _label_begin(text: str, done: int, last: int) -> int:
    """Where the longest label begins that ends at `last`, blanks between its letters allowed; -1 for none."""
    known, sizes = _labels()[1], _sizes()
    words = text[max(done, last - sizes[0]) : last]
    if " " not in words and "\t" not in words:
        return next((last - n for n in sizes if n <= len(words) and words[-n:] in known), -1)
    letters, places, at = "", [last], last
    while len(letters) < sizes[0] and at > done:
        at -= 1
        if text[at] in " \t":
            if not letters or places[-1] - at > _BLANKS:
                break
            continue
        letters, places = text[at] + letters, [*places, at]
    return next((places[n] for n in sizes if n <= len(letters) and letters[-n:] in known), -1)


def _with_colon(text: str, end: int) -> list[Field]:
    known = _labels()[1]
    marks = [m for m in _labels_with_colon(text, end) if _begins_field(text, m)]
    found = []
    for i, m in enumerate(marks):
        stop = text.find("\n", m.end, end)
        stop = end if stop < 0 else stop
        if i + 1 < len(marks):
            stop = min(stop, marks[i + 1].begin)
        value = _stripped(text, m.end, stop)
        tab = text.find("\t", value.begin, value.end)  # the next cell is another field
        value = Span(value.begin, tab) if tab > 0 else value
        label = _unspaced(m.label)
        found.append(Field(known[label], label, value.begin, value.end))
    return found


def _begins_field(text: str, m: _Label) -> bool:
    """A label of one word like 时间 is one only at the beginning of its line, after a blank or another value."""
    before = text[m.begin - 1] if m.begin else "\n"
    label = _unspaced(m.label)
    if len(label) < len(m.label) and "\u4e00" <= before <= "\u9fff":
        return False  # 来源:某某发布 日期:2021-07-02
    if label == "文号" and _NUMBER.match(text, m.end):
        return True
    return len(label) > 2 or not ("\u4e00" <= before <= "\u9fff")


def _unspaced(words: str) -> str:
    return words.replace(" ", "").replace("\t", "")


def _stripped(text: str, begin: int, end: int) -> Span:
    while begin < end and text[begin] in _EDGE:
        begin += 1
    while end > begin and text[end - 1] in _EDGE:
        end -= 1
    return Span(begin, end)


def _stacked(text: str, found: list[Field], end: int) -> list[Field]:
    """Labels on lines of their own: the value is the next line, unless that is a label again."""
    pattern, _ = _labels()
    filled = []
    for field in found:
        if field.begin < field.end:
            filled.append(field)
            continue
        line = _LINE.search(text, field.end, end)
        while line and not line[0].strip(_EDGE):
            line = _LINE.search(text, line.end(), end)
        if line and field.name != "doc_number" and _NUMBER.match(line[0].lstrip(_EDGE)):
            filled.append(field)  # the number of the notice below an empty field
        elif line and not pattern.match(line[0].lstrip(_EDGE)):
            value = _stripped(text, line.start(), line.end())
            filled.append(Field(field.name, field.label, value.begin, value.end))
        else:
            filled.append(field)
    return filled


def _bare(text: str, end: int) -> list[Field]:
    """Labels without colon on lines of their own, each over its value; fewer than three are prose."""
    _, known = _labels()
    printed = text[:end].split("\n")
    words = [_unspaced(line.strip(_EDGE)) if len(line) < _SHORT else "" for line in printed if line]
    labels = [i for i, w in enumerate(words) if w in known]
    if len(labels) < _FEWEST:
        return []
    rows = [_stripped(text, m.start(), m.end()) for m in _LINE.finditer(text, 0, end)]
    found = []
    for i in labels:
        value = rows[i + 1] if i + 1 < len(rows) and words[i + 1] not in known else Span(rows[i].end, rows[i].end)
        if i and words[i - 1] in known and i + 1 < len(rows) and words[i + 1] in known:
            continue  # a row of labels alone
        found.append(Field(known[words[i]], words[i], value.begin, value.end))
    return found


def _rows(text: str, end: int) -> list[Field]:
    """Rows of labels and values parted by blanks: `索 引 号 MB1534522/2023-05475 发文日期 2023-01-03`."""
    pattern, known = _parted_labels()
    found: list[Field] = []
    for line in _LINE.finditer(text, 0, end):
        if ":" in line[0] or " " not in line[0] and "\t" not in line[0]:
            continue  # most lines of a body
        marks = list(pattern.finditer(line[0]))
        if not marks or line[0][: marks[0].start()].strip():
            continue
        stops = [*(m.start() for m in marks[1:]), len(line[0])]
        for m, stop in zip(marks, stops, strict=True):
            value = _stripped(text, line.start() + m.end(), line.start() + stop)
            label = _unspaced(m["label"])
            found.append(Field(known[label], label, value.begin, value.end))
    return found if sum(f.end > f.begin for f in found) >= _FEWEST else []


def _tables(text: str, end: int) -> list[Field]:
    """Rows of label and value cells: `索引号<tab>001/2022-3<tab>发文机关<tab>市政府办`."""
    _, known = _labels()
    found: list[Field] = []
    for line in _LINE.finditer(text, 0, end):
        if "\t" not in line[0]:
            continue
        at, cells = line.start(), []
        for cell in line[0].split("\t"):
            cells.append(_stripped(text, at, at + len(cell)))
            at += len(cell) + 1
        for label, value in zip(cells, cells[1:], strict=False):
            words = text[label.begin : label.end].replace(" ", "")
            if words in known:
                empty = text[value.begin : value.end].replace(" ", "") in known
                found.append(Field(known[words], words, value.begin, value.begin if empty else value.end))
    return found if sum(f.end > f.begin for f in found) > 1 else []
