"""The words beside days: labels, parts of sentences, cues (`data/cues/deadline_words.csv`)."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.numbers.cue_words import any_cue

_FILE = "deadline_words"
_PART_BEGIN = re.compile(r"[,;。\n\t!]")
_WHAT_END = re.compile(r"[,;。!\n(]")


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
    m = _WHAT_END.search(text, place, min(len(text), place + 40))
    words = text[place : m.start() if m else min(len(text), place + 40)].strip("将把)、:")
    return "" if re.match(r"\d{1,2}月", words) else words


def label(text: str, place: int) -> str:
    """The words between the last mark and a day: 完成时限, 各县区."""
    words = re.sub(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])", "", text[part_begin(text, place, 30) : place])
    return words.strip(":于在请应为至的(")


def window_label(before: str) -> str:
    """The label of a window that opens at once: 受理时间:即日起至…"""
    return re.split(r"[:]|即日|自|从", before)[0] or "截止"
