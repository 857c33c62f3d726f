"""The words beside days: labels, parts of sentences, cues (`data/cues/deadline_words.csv`)."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.numbers.cue_words import any_cue

_FILE = "deadline_words"
_PART_BEGIN = re.compile(r"[,;。\n\t!]")
# no end of it: 各区(市)县, 省(区、市)
_WHAT_END = re.compile(r"[,;。!\n]|\((?!(?:[省市县区旗州、]|自治区|直辖市){1,8}\)|套\)|试行\))")
_MONTH = re.compile(r"\d{1,2}月")
_NUMBER = re.compile(r"^\(?[一二三四五六七八九十\d]{1,3}[)、.]")
_HANDED_IN = r"(?:报送|上报|报|反馈|提交|邮?寄|传真|发[至到送]|送|函告|告知)"
# How a thing is handed in is not the thing: 以正式文件(含汇总表)将竞赛方案报送…, 通过信函等形式将意见反馈…
_MEANS = re.compile(
    r"(?:以|通过|采取|采用|经)[^,;。!\n()]{1,30}?(?:\([^()\n]{1,30}\))?(?:(?:(?<=形式|方式|途径|渠道),)?(?:将|把)|(?<=形式|方式|途径|渠道)(?="
    + _HANDED_IN
    + "))"
)
_ASIDE = re.compile(r"\([^()\n]{1,30}\)(?=[及和与、]|" + _HANDED_IN + ")")


@lru_cache(maxsize=8)
def cue(name: str) -> re.Pattern[str]:
    """A pattern of the words of the set `name`."""
    return re.compile(any_cue(_FILE, name))


def part_begin(text: str, place: int, reach: int = 40) -> int:
    """Where the part of the sentence begins that stands before a place."""
    lowest = max(0, place - reach)
    m = _PART_BEGIN.search(text[lowest:place][::-1])
    return place - m.start() if m else lowest


def what_after(text: str, place: int) -> str:
    """The words behind a day up to the next mark: what is due by then."""
    if means := _MEANS.match(text, place):
        place = means.end()
    limit = min(len(text), place + 40)
    m = _WHAT_END.search(text, place, limit)
    end = m.start() if m else limit
    words = text[place:end]
    if aside := _ASIDE.match(text, end):  # 意见建议(含修改理由)反馈至我厅
        m = _WHAT_END.search(text, aside.end(), limit + 40)
        words += text[aside.end() : m.start() if m else aside.end()]
    if words.endswith("后") and text[end : end + 1] == ",":  # 汇总后,正式行文报送至我局
        m = _WHAT_END.search(text, end + 1, end + 40)
        words += text[end : m.start()] if m else ""
    words = words.lstrip("将把)、:").rstrip("将把、:" if "(" in words else "将把)、:")
    return "" if _MONTH.match(words) else words


def unnumbered(words: str) -> str:
    """The words without the number of their clause.

    >>> unnumbered("(一)网上填报")
    '网上填报'
    """
    return _NUMBER.sub("", words)


def label(text: str, place: int) -> str:
    """The words between the last mark and a day: 完成时限, 各县区."""
    words = unnumbered(text[part_begin(text, place, 30) : place])
    return words.strip(":于在请应为至的(")


def window_label(before: str) -> str:
    """The label of a window that opens at once: 受理时间:即日起至…"""
    return re.split(r"[:]|即日|自|从", before)[0] or "截止"
