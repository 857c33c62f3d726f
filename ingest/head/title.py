"""The title of a notice among the lines of its head, on one line or broken over several.

GB/T 9704-2012 §7.3.1: a title is 发文机关 + 事由 + 文种, so it says 关于 or 印发 or ends with a kind of document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.citations.doc_numbers import doc_numbers
from ingest.citations.titles import Title, titles
from ingest.geography.gazetteer import first_place
from ingest.head.carrier import CARRIER_KIND, clean
from ingest.head.issuers import body_names
from ingest.head.lines import EDITION, EDITION_LINE, Line, joined, kind_of, lines
from ingest.head.signature import BROKEN_DATE
from ingest.model import Span

LONGEST = 160  # code points of a title
LEAST = 8  # code points of a title that says 关于 or 印发; 印发通知 alone heads a part of a page
NAME_LINES = 4
LINES = 5  # lines that a title is broken into at most
_ABOUT = re.compile(r"关于|印发|转发|批转|公开征求|征求.{0,80}意见")
_NOT_TITLE = re.compile(
    r"^\(?[\d一二三四五六七八九十]{1,3}[.、)]|[。;!?]|^(?:附件?|上一[篇条]|下一[篇条]|(?:根据|依据|按照|依照|遵照|参照|为(?:贯彻|落实|了|深入|进一步|全面))[^》]{0,30}《|相关|来源|首页|当前位置|您现在|各[市县区省地有州旗盟]|抄送|主送|\(此件|(?:一图|图解|解读))|>"
    r"|^.{0,40}(?:人民政府|[部委局厅署院会])(?:令|公 ?告|通 ?告|文件)"
    r"(?: ?\((?:\d{4}年)? ?第? ?[一二三四五六七八九十百〇零\d]{1,5} ?号\))?$|主席令$"
    r"|^(?:通知公告|政策文件|规范性文件|法律法规|政府文件|最新政策|政策解读|公示公告)$|:$"
)


_BRACKET_LINE = re.compile(r"[(〔\[【].*[)〕\]】]")
_HANDED = re.compile(
    r"(?:现将|我[局委厅部办省市县区州]?[^,。\n]{0,12}(?:制定|修订|编制)了?)(?P<t>《[^《》\n]{3,120}》)"
    r"(?:\([^()]{1,30}\))?(?:,?(?:经[^,。]{2,30}(?:同意|通过),)?现)?(?:予以?)?(?:印发|下发)"
)
_NOT_CORE = re.compile(rf"\s|[《》〈〉“”]|关于|的|{EDITION}")
_EDITIONS = re.compile(rf"(?:\s*{EDITION})+$")


def title_blocks(head: Sequence[Line], taken: Sequence[Span]) -> Iterator[Line]:
    """The title lines of the head, the surest first: those that say 关于 or 印发, then those that are a name.

    `taken` are the places of header fields, which are no title.
    """
    free = [None if _within(taken, line.begin) or _NOT_TITLE.search(line.words) else line for line in head]
    while free and (top := free[0]) is not None and EDITION_LINE.fullmatch(top.words):
        del free[0]  # (征求意见稿) above the title
    names = []
    at = 0
    while at < len(free):
        if (line := free[at]) is not None and (_ABOUT.search(line.words) or _begins_with_body(free, at)):
            if _is_cut(line, free[at + 1] if at + 1 < len(free) else None):
                at += 1
                continue
            last = _title_end(free, at)
            if last is not None:
                first = at
                while first > 0 and (above := free[first - 1]) is not None and _is_issuer_line(above.words, line.words):
                    first -= 1
                yield joined([x for x in free[first : last + 1] if x])
                at = last + 1
                continue
        name = _name_at(free, at)
        if name:
            names.append(joined(name))
        at += max(1, len(name))
    yield from names


def _is_cut(line: Line, below: Line | None) -> bool:
    """Is the line a headline that the site has cut off, and does the line below print it from the beginning?"""
    if below is None or len(below.words) <= len(line.words) or kind_of(line.words):
        return False
    return below.words.startswith(line.words.rstrip("….")) and body_names(line.words) == []


def _within(spans: Sequence[Span], place: int) -> bool:
    return bool([span for span in spans if span.begin <= place < span.end])


def _name_at(free: Sequence[Line | None], at: int) -> list[Line]:
    """The lines from `at` that make a name without 关于; only a line that names a place goes on over several."""
    found: list[Line] = []
    for line in free[at : at + NAME_LINES]:
        if line is None or _ABOUT.search(line.words) or found and (len(found[0].words) < 4 or _begins_own(line, found)):
            break
        found.append(line)
        if _is_name("".join(x.words for x in found)):
            return found + _editions(free, at + len(found))
    return []


def _editions(free: Sequence[Line | None], at: int) -> list[Line]:
    """Brackets on lines of their own that belong to the title above: (2021—2025年), (征求意见稿)."""
    found: list[Line] = []
    for line in free[at : at + 2]:
        if line is None or not EDITION_LINE.fullmatch(line.words) or doc_numbers(line.words) or "通过" in line.words:
            break
        found.append(line)
    return found


def _begins_own(line: Line, found: Sequence[Line]) -> bool:
    """Does the line begin a name of its own, or follow a line that is a body?"""
    return first_place(line.words) is not None or bool(body_names(found[0].words))


def attached_title(text: str, begin: int, like: str) -> Line | None:
    """The title printed over the document itself, behind the letter: a name of a document on one to three lines.

    With `like` (the document the letter says it carries) only a title of much the same words is taken.
    """
    found = [line for line in lines(text, begin, min(len(text), begin + 1500)) if line.words]
    wanted = core(like)
    for at in range(min(len(found), 14)):
        if _BRACKET_LINE.fullmatch(found[at].words) or BROKEN_DATE.match(found[at].words):  # (本文有删减)
            continue
        for last in range(at, min(at + 3, len(found))):
            one = joined(found[at : last + 1])
            if len(one.words) > LONGEST or _NOT_TITLE.search(one.words):
                break
            if (
                wanted
                and _is_same(core(one.words), wanted)
                or not wanted
                and _is_name(one.words)
                and not _continues(found, last)
            ):
                return _with_edition(one, found, last)
    return None


def core(words: str) -> str:
    """A title without blanks, marks, 关于 and 的, for comparison."""
    return _NOT_CORE.sub("", words)


def _is_same(printed: str, wanted: str) -> bool:
    """The same title; the document itself may print the place before it, which the letter left out."""
    before = printed.removesuffix(wanted)
    place = first_place(before) if before and before != printed else None
    return printed == wanted or place is not None and place[1] == len(before)


def _continues(found: Sequence[Line], last: int) -> bool:
    return last + 1 < len(found) and found[last + 1].words.startswith("的")


def _with_edition(one: Line, found: Sequence[Line], last: int) -> Line:
    return joined([one, *_editions(found, last + 1)])


def order_title(text: str, begin: int) -> Title | None:
    """The document that an order promulgates: `《…》已经…通过,现予公布`.

    >>> order_title("《甲办法》已经市政府常务会议通过,现予公布。", 0).words
    '甲办法'
    """
    m = re.compile(
        r"(?:现将|现公布|现发布|公布)?(?P<t>《[^《》\n]{3,120}》)(?:\([^()]{1,30}\))?(?:已经|已于|业经|已由|经)[^。\n]{3,160}(?:公布|发布|施行)"
    ).search(text, begin, min(len(text), begin + 900))
    return next(iter(titles(m["t"])), None) and _at(m) if m else None


def handed_title(text: str, begin: int) -> Title | None:
    """The document that a letter hands out by its full name: `现将《…》印发给你们`, `制定了《…》,现印发给你们`.

    >>> handed_title("现将《甲市规划》印发给你们。", 0).words
    '甲市规划'
    """
    m = _HANDED.search(text, begin, begin + 900)
    return _at(m) if m else None


def _at(m: re.Match[str]) -> Title | None:
    return next((Title(m.start("t"), m.end("t"), t.words) for t in titles(m["t"])), None)


def _begins_with_body(free: Sequence[Line | None], at: int) -> bool:
    line = free[at]
    return (
        line is not None
        and "的" in line.words
        and bool(re.search(r"的(?:通知|公告|通告|函|复函|批复|决定|公示|通报)(?:\(.*\))?$", line.words))
        and len(line.words) > 10
    )


def _is_issuer_line(words: str, below: str) -> bool:
    """Is the line above the title an issuer of it, and not the name of the site, which the title repeats?"""
    if not body_names(words):
        return False
    bare = words.replace(" ", "").removeprefix("中华人民共和国")
    about = below.find("关于")
    return bare not in below[: about if about > 0 else 0].replace(" ", "")


def _of_a_place(words: str) -> bool:
    """某市锂电产业图谱: a name without a settled kind is a title where it begins with a place."""
    place = first_place(words)
    return place is not None and words[place[1] - 1] in "省市区县州盟旗"


def _is_name(words: str) -> bool:
    """A title without 关于: `某市数字经济发展规划(2021—2025年)`."""
    bare = (_EDITIONS.sub("", words) if words[-1:] in (")", "〕", "】") else words).strip("《》")
    kind = kind_of(bare)
    return (
        kind is not None
        and (kind[0] != "" or _of_a_place(bare))
        and kind[2] == len(bare)
        and kind[1] >= 4
        and bare.find("【") <= 0
        and len(words) <= 90
        and "," not in words
        and ":" not in words
    )


def _title_end(free: Sequence[Line | None], at: int) -> int | None:
    """The line that ends the title begun at `at`: a carrier (印发 … 的通知) ends with its own kind of letter."""
    words, first = "", None
    for last in range(at, min(len(free), at + LINES)):
        line = free[last]
        if line is None:
            break
        words += line.words
        if len(words) > LONGEST:
            break
        bare = clean(words)
        kind = kind_of(bare)
        if kind is None or words.count("《") > words.count("》"):
            continue
        if len(words) < LEAST:
            return None
        if re.search(r"印发|转发|批转|征求", words) and not re.search(
            rf"(?:{CARRIER_KIND}|公示|启事|征求.*意见)(?:{EDITION})*$", bare
        ):
            first = last if first is None else first
            continue
        last += len(_editions(free, last + 1))
        after = free[last + 1] if last + 1 < len(free) else None
        if after is not None and re.match(rf"的(?:{CARRIER_KIND}|公示|意见|通报)", after.words):
            continue
        return last
    return first
