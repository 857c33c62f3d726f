"""Line breaks inside a sentence: pages set in lines of one width, copied with their line ends.

A break is inside a sentence where the line before is open (a bracket, an enumeration, running text
without a closing mark) and the next line begins nothing of its own.
"""

from __future__ import annotations

import re
from itertools import accumulate

# A line that begins one of these ways begins something: it is never the rest of the line before.
BEGINS = re.compile(
    r"(?:[ \t]{2,})|[ \t]*(?:第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十]{1,3}[、.,]"
    r"|\( ?[一二三四五六七八九十\d]{1,3} ?\)"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}(?=[ \t]*[\u4e00-\u9fff])(?![ \t]*[个万亿倍元米吨年月日公平度千百家项辆台套])"
    r"|\d{1,2}(?:[、)]|\.(?!\d))|[①-⑳]|——|[·*#]|附件|抄送|联系|电话|来源|索引|发文|发布|成文|文号|序号|主题词"
    r"|(?:各|有关|相关)[^。\n]{1,300}:$|[\u4e00-\u9fff]{2,14} ?〔(?:19|20)\d\d〕 ?第?\d{1,5} ?号$)"
)
_SENTENCE_MARK = re.compile("[,。;:]")
_RUNNING = re.compile("[,。;、]")
_LABEL = re.compile(r"[^,。;、]{1,14}:")  # `绵阳市:新型显示、核技术`: a line of its own
_OPEN_END = re.compile(r"[、,(《“〈〔\[—]$")
_CLOSED_END = re.compile(r"[。;:!?)】》”]$")
_STARTS_INSIDE = re.compile(r"[、,。;:)》”〉〕\]]")
_ITS_NUMBER = re.compile(r"\([^()]{2,24}[〔\[【]?(?:19|20)\d\d|\(以下")  # of the title that ends the line before
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零\d]+条|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)"
)
_OUTLINE = re.compile(r"[一二三四五六七八九十]{1,3}、|\d{1,2}[、.](?!\d)|\([一二三四五六七八九十]+\)")
_SIGNED = re.compile(r"\d{4}年|.{2,30}(?:人民政府|办公[厅室]|委员会)$")
# What a broken title lacks: `…制造业创新 / 中心。`; a body of its own says what is done and with what.
_REST = re.compile(r"[^,。;、:]{1,3}。")
_STUB = re.compile("[\u4e00-\u9fff]{1,2}")  # the last letters of a title, alone in their line
_TITLE = 25  # code points; a numbered line up to here without any mark is a title, complete as it stands


def wraps(lines: list[str]) -> list[tuple[int, int, str]]:
    """Line breaks inside a sentence: the line before is open, or the next one begins in the middle."""
    found: list[tuple[int, int, str]] = []
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    brackets = 0
    joined = False
    for i in range(len(lines) - 1):
        line, after = lines[i].rstrip(), lines[i + 1]
        bare = line.lstrip()
        if not bare:
            brackets = 0
            continue
        brackets = max(0, brackets + bare.count("(") - bare.count(")") + bare.count("《") - bare.count("》"))
        follow = after.strip(" \t")
        if not follow:
            # One blank line inside a sentence: OCR pages.
            if (
                i + 2 < len(lines)
                and bare[-1] in "、,"
                and lines[i + 2].strip()
                and not BEGINS.match(lines[i + 2].strip())
            ):
                follow = lines[i + 2].strip()
                found.append((starts[i] + len(line), starts[i + 2] + lines[i + 2].find(follow[0]), ""))
            continue
        if "\t" in bare or "|" in bare or "\t" in follow or "  " in bare:
            continue
        joined = _joined(bare, after, follow, brackets, joined)
        if joined:
            found.append((starts[i] + len(line), starts[i + 1] + after.find(follow[0]), ""))
            joined = not _STUB.fullmatch(follow)
    return found


def _joined(bare: str, after: str, follow: str, brackets: int, going: bool) -> bool:
    """Does the line `follow` go on with the sentence of the line `bare`?"""
    if brackets and len(bare) >= 4:
        return not _OUTLINE.match(follow)
    if BEGINS.match(after) and not _STARTS_INSIDE.match(follow):
        return bool(_OPEN_END.search(bare)) and not BEGINS.match(follow)
    if bare[-1] == "》" and _ITS_NUMBER.match(follow):
        return True
    if _STARTS_INSIDE.match(follow) or _OPEN_END.search(bare):
        return not _CLOSED_END.search(bare) or _STARTS_INSIDE.match(follow) is not None
    if _CLOSED_END.search(bare) or _LABEL.match(follow):
        return False
    number = _NUMBERED.match(bare)
    words = bare[number.end() :] if number else bare
    if not going and not _RUNNING.search(words):
        if number is None:
            return False
        if len(bare) > 12 and _STUB.fullmatch(follow):
            return True
        if len(bare) <= _TITLE:
            return bool(_REST.match(follow))
    return bool(_SENTENCE_MARK.search(follow[:80]) or len(follow) >= 12) and not _SIGNED.match(follow)
