"""Marks in a document what is not the notice: site chrome, contact persons, passages printed again.

The patterns of chrome are data (`data/cues/chrome.csv`): `line` marks the line, `tail` everything
from there to the end, `lead` everything before it; a line with none of the words `needs` is spared a slow pattern.
Contact persons are marked in `contacts`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ingest.model import Document, Span
from ingest.text.contacts import contacts
from ingest.text.copies import copies
from ingest.text.one_line import with_lines
from kg.resources import shipped

_AFTER_BODY = re.compile(
    r"^\s*(?:附\s?[件表录]|抄送|[(（]此件|[(（]联系|\d{4}年|[〇○零一二三四五六七八九十]{4}年)|(?:政府|委员会|办公[厅室]|[厅局委部])\s*$"
    r"|[:：]|[。;；)）】]$|^[(（【]|^[一二三四五六七八九十\d]{1,3}[、.．]|\t|\|"
)
# The notice goes on behind a button in its midst: numbered clauses, articles, an annex follow.
# Between the end of the body and the footer stand links to other pages: questions, titles.
_LINK = re.compile(
    r"[?？]$|(?:关于|印发).{4,100}(?:通知|公告|公示|意见|办法|决定|方案|规划|措施|函)$|^(?:一图|图解|解读)"
)
_CLAUSES = re.compile(
    r"^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|第[一二三四五六七八九十百]{1,4}[章条])"
    r"[^\r\n]{0,200}[\r\n]|^[ \t\u3000]*附件[\d一二三四五六七八九十]{0,2}[ \t\u3000]*\r?\n",
    re.MULTILINE,
)
# Who published what and when: what a medium tells first, and all of its lead that says something of the notice.
_TOLD = re.compile(
    r"^[ \t\u3000]*(?:[\u4e00-\u9fff]{0,10}[讯电][:：]?\s?)?(?:(?:19|20)\d\d ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日"
    r"[上下]?午?[,，]?\s?[\u4e00-\u9fff、]{4,40}?(?:发布|公布|公示)",
    re.MULTILINE,
)
# Tags that a copy of the page's source carries; they never stand inside a word.
_TAG = re.compile(
    r"</?(?:p|br|div|td|th|tr|li|ul|ol|table|tbody|h[1-6]|section|strong|span|b|em|font|a|img)(?:\s[^<>\n]{0,400})?/?>",
    re.IGNORECASE,
)
# 主办单位: and 承办单位: name the makers of a site, but also who has a task: beside a numbered item or another label.
_OF_TASK = re.compile(r"(?:主办|承办)单位[ \t]*[:：]")
_TASK_BESIDE = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]+条|(?:责任|牵头|配合|协办|会办|协作|协同|参与|落实|实施)(?:单位|部门)"
    r"|(?:完成|办理)?(?:时限|时间)|时间节点|(?:工作|重点)?(?:事项|任务|内容|措施)[一二三四五六七八九十\d]{0,2}[:：]"
)
_SITE_FOOT = re.compile(r"版权|ICP|备案|网站|标识码|技术支持|扫一扫|网安")
_REAL_BODY = 25  # code points; a line this long that ends a sentence is body text
_LONG = 120  # code points; no line of chrome is longer
_LEAD_SHARE = 0.4  # a lead is never longer than this share of the page
_REACH = 6  # lines between the end of the body and the first sign of chrome


@lru_cache(maxsize=1)
def _patterns() -> dict[str, Callable[[str], object]]:
    """For each place of chrome the test of a line; anchored patterns are matched, the others searched.

    `any` tests for all places at once: most lines are no chrome.
    """
    with (shipped("data") / "cues" / "chrome.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places = ("line", "tail", "lead")
    kinds = {place: _test({r["pattern"]: r["needs"] for r in rows if r["place"] == place}) for place in places}
    return kinds | {"any": _test({r["pattern"]: r["needs"] for r in rows})}


def _test(needs: dict[str, str]) -> Callable[[str], object]:
    """A test of lines without blanks at their edges for any of the patterns.

    Those that need a word are tried only on the lines that have one of theirs.
    """
    patterns = [p.replace(r"^\s*", "^", 1) for p, words in needs.items() if not words]
    slow = [(words.split("|"), re.compile(p).match) for p, words in needs.items() if words]
    needed = re.compile("|".join(words for words in needs.values() if words) or "(?!)").search
    begins = re.compile("|".join(f"(?:{p[1:]})" for p in patterns if p[0] == "^") or "(?!)").match
    # Alternatives that begin with a letter each are sought by those letters, as long as no group holds them.
    within = re.compile("|".join(p for p in patterns if p[0] != "^") or "(?!)").search

    def test(line: str) -> object:
        if begins(line) or within(line):
            return True
        if not needed(line):
            return None
        for words, match in slow:
            for word in words:
                if word in line:
                    if match(line):
                        return True
                    break
        return None

    return test


def marked(document: Document) -> Document:
    """The document with furniture, private spans and copies marked; its text is untouched.

    >>> marked(Document("a", "首页 > 文件\\n一、建库。", "")).furniture
    (Span(begin=0, end=7),)
    """
    text = with_lines(document.text)
    again = copies(text)
    tagged = "<" in text and "</" in text  # a letter alone is sought ten times as fast
    tags = [Span(*m.span()) for m in _TAG.finditer(text)] if tagged else []
    chrome = merged([*_furniture(text, _lines(text), again[-1].again.end if again else 0), *tags])
    return replace(document, furniture=chrome, private=contacts(text), copies=again)


def _lines(text: str) -> list[tuple[int, int]]:
    """Where the lines stand that are not empty."""
    found, at = [], 0
    for line in text.replace("\r", "\n").split("\n"):
        end = at + len(line)
        if line and not line.isspace():
            found.append((at, end))
        at = end + 1
    return found


def _furniture(text: str, lines: list[tuple[int, int]], body_until: int) -> Iterator[Span]:
    """Chrome line by line; what follows the body (a copy of it goes on until `body_until`) as a whole."""
    kinds = _patterns()
    is_chrome, is_tail = kinds["any"], kinds["tail"]
    tail = len(lines)
    last_body = -1
    for i, (begin, end) in enumerate(lines):
        words = text[begin : min(end, begin + 200)].strip()
        if words[:1] in "主承" and _OF_TASK.match(words) and _tells_of_task(text, lines, i):
            continue
        chrome = len(words) <= _LONG and is_chrome(words)
        if len(words) > _LONG or len(words) >= _REAL_BODY and words[-1] in "。;；" and not (chrome and is_tail(words)):
            last_body = i
        elif not chrome:
            continue
        elif kinds["lead"](words) and end < len(text) * _LEAD_SHARE and _medium(text[:begin]):
            told = _TOLD.search(text, 0, begin)
            yield Span(0, told.start() if told else 0)
            yield Span(told.end() if told else 0, end)
        elif is_tail(words):
            if begin > max(body_until, len(text) * _LEAD_SHARE) and not _CLAUSES.search(text, end):
                tail = i
                break
            yield Span(begin, end)
        elif kinds["line"](words):
            yield Span(begin, end)
    if tail < len(lines):
        between = lines[last_body + 1 : tail]
        printed = [text[begin:end].strip() for begin, end in between]
        links, signed = any(map(_LINK.search, printed)), any(map(_AFTER_BODY.search, printed))
        if 0 < len(between) <= _REACH and links and not signed:
            tail = last_body + 1
        yield Span(lines[tail][0], len(text))


def _tells_of_task(text: str, lines: list[tuple[int, int]], i: int) -> bool:
    """Does the line `i` (主办单位:市科技局) say who has the task of the item beside it?"""
    beside = [text[b:e].lstrip(" \t\u3000") for b, e in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])]
    foot = _SITE_FOOT.search(text, lines[i][0], lines[i][1] + 200)
    return foot is None and any(map(_TASK_BESIDE.match, beside))


def _medium(lead: str) -> bool:
    """Does the text before 原文如下 tell of the notice as a medium does (发布了, 印发了, 近日)?"""
    return len(lead.strip()) > 20 and bool(
        re.search("近日|日前|[月日][,，].{0,40}(?:发布|印发|公布)|记者|据悉|(?:发布|印发|公布)(?:了|关于)", lead)
    )


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans, those that touch or overlap made one."""
    done: list[Span] = []
    for span in sorted(spans):
        if done and span.begin <= done[-1].end:
            done[-1] = Span(done[-1].begin, max(done[-1].end, span.end))
        elif span.end > span.begin:
            done.append(span)
    return tuple(done)
