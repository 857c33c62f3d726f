"""Documents cited without 书名号: by a title and its number in a bracket, or by the number alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.citations.doc_numbers import DocNumber
from ingest.citations.titles import normal_marks
from ingest.head.lines import kind_of

_CUE = re.compile(
    r"(?:根据|依据|依照|按照|遵照|参照|贯彻落实|贯彻|落实|执行|符合|结合|废止|转发|以及|[,、;:]|(?:^|[。\n\t])\s*(?:\(?[\d一二三四五六七八九十]{1,3}[)、..]+)?)\s*"
)
_OWN_ATTACHMENT = re.compile(r"\s*附件[\d一二三四五六七八九十]{0,2}\s?[:.、]\s?《")  # a copy that lost the closing mark
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """The words of the citation and the title printed before the number, if one is."""

    begin: int
    end: int
    title: str | None


def unmarked(text: str, number: DocNumber) -> Unmarked | None:
    """What the number cites; None for one on a line of its own (the head of an attached document).

    >>> t = "根据某市政府关于加强园区管理的通知(某政发〔2021〕3号)"
    >>> from ingest.citations.doc_numbers import doc_numbers
    >>> unmarked(t, doc_numbers(t)[0]).title
    '某市政府关于加强园区管理的通知'
    """
    begin = text.rfind("\n", max(0, number.begin - 300), number.begin) + 1
    before = text[max(begin, number.begin - 300) : number.begin]
    if not before.strip(" (\t[") and _LINE_END.match(text[number.end : number.end + 4].lstrip(")]号 ")):
        return None
    if _OWN_ATTACHMENT.match(before):
        return None
    if re.search(r"(?:文号|字号|编号|备案号|批准文号|证号|许可证号)[^,。;]{0,4}$", before):
        return None
    if before.endswith("("):
        title = _title_before(before[:-1])
        close = text.find(")", number.end, number.end + 80)
        end = close + 1 if close >= 0 else number.end
        if title:
            return Unmarked(number.begin - 1 - len(title), end, normal_marks(title))
    if before.endswith("\t"):  # a table of documents: the title in the cell before
        title = before[:-1].rsplit("\t", 1)[-1].strip("《》 ")
        kind = kind_of(title)
        if kind and kind[2] == len(title) and len(title) >= 6:
            return Unmarked(number.begin - 1 - len(title), number.end, normal_marks(title))
    return Unmarked(number.begin, number.end, None)


def _title_before(words: str) -> str | None:
    """The title that ends `words`: from the last cue of citing to the kind of document."""
    kind = kind_of(words)
    if kind is None or kind[2] < len(words.rstrip()):
        return None
    about = max(words.rfind("关于"), words.rfind("印发") if "关于" not in words else -1)
    limit = about if about > 0 else kind[1]
    start = 0
    for m in _CUE.finditer(re.sub(r"《[^《》]*》", lambda x: "　" * len(x[0]), words), 0, limit + 1):
        if m.end() <= limit:
            start = m.end()
    title = words[start:].strip()
    return title if len(title) >= 6 and (about >= 0 or len(title) <= 40) else None
