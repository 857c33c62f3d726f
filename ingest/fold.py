"""The folded text: what rules read. One form for every width, script and damage; the notice stays as it is.

Folding happens beside the text. Each code point of `Folded.text` stands for one code point of the
document, so a span found in the folded text maps back to the words as published. What is folded:

* widths and variants of punctuation (`，`→`,`, `（`→`(`, straight quotes → curly by their order);
* traditional characters (OpenCC), code point by code point;
* confusions of copies that are systematic: ○→〇, 曰→日 in dates, l/I/O among digits;
* dropped: zero-width characters, pinyin glosses `(zhì)`, blanks beside digits and punctuation and
  inside running text, line breaks inside a sentence;
* cell separators of tables (tab, `|`, two or more blanks) → one tab.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Span

_VARIANTS = {
    "~": "〜∼～",
    "—": "―–─━−‐‑－",
    "-": "﹣",
    ",": "﹐",
    "、": "﹑",
    ";": "﹔",
    ":": "﹕",
    "(": "﹙",
    ")": "﹚",
    "【": "〖",
    "】": "〗",
    "“": "「『",
    "”": "」』",
    '"': "＂",
    "〇": "○◯",
    "·": "●▪■◆◦∙•・‧",
    " ": "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\r\x0b\x0c\u2028\u2029\x85",
}
TABLE = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {
    ord(c): ord(one) for one, many in _VARIANTS.items() for c in many
}
# Characters that only traditional text has and that no official text goes long without.
_TRADITIONAL = re.compile("[國產業發設機區關於實與為務縣廳單責經濟資訊創環農進導領級標]")

_CJK = r"[\u3400-\u9fff〇]"
_NOISE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]+|\(\s*[a-zü]*[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-zü]*\s*\)")
_CELL = re.compile(r" *(?:[\t|] *)+|  +")
_BLANK = re.compile(r" +")
_PUNCT = set(",。、;:!?()[]【】〔〕《》〈〉“”%+—-~…/<>=≥≤.·")
_CONFUSED = re.compile("[lIO曰]")
_NUMBER_GOES_ON = frozenset("0123456789.,年月日万亿个家%")
_DAY_GOES_ON = frozenset("前起至内止")
_SWAP = {"l": "1", "I": "1", "O": "0", "曰": "日"}
# A line that begins one of these ways begins something: it is never the rest of the line before.
BEGINS = re.compile(
    r"(?:[ \t]{2,})|[ \t]*(?:第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十]{1,3}[、.,]"
    r"|\( ?[一二三四五六七八九十\d]{1,3} ?\)|\d{1,2}(?:\.\d{1,2}){1,2}(?=[ \t]*[\u4e00-\u9fff])(?![ \t]*[个万亿倍元米吨年月日公平度千百家项辆台套])"
    r"|\d{1,2}(?:[、)]|\.(?!\d))|[①-⑳]|——|[·*#]|附件|抄送|联系|电话|来源|索引|发文|发布|成文|文号|序号|主题词)"
)
_SENTENCE_MARK = re.compile("[,。;:]")
_RUNNING = re.compile("[,。;、]")
_LABEL = re.compile(r"[^,。;、]{1,14}:")  # `绵阳市:新型显示、核技术`: a line of its own
_OPEN_END = re.compile(r"[、,(《“〈〔\[—]$")
_CLOSED_END = re.compile(r"[。;:!?)】》”]$")
_STARTS_INSIDE = re.compile(r"[、,。;:)》”〉〕\]]")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百零\d]+条|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)"
)
_RUN_IN = re.compile(
    r"[。:;] +(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+条)"
)
_OCR_BLANK = re.compile(r"\d [年月日个万亿]|[年月] \d|〔 | 〕| [,。]|[,。] (?=[\u4e00-\u9fff])")
# How the text under a title begins.
_MEASURE = re.compile(
    r"支持|推动|鼓励|引导|推进|加快|实施|建设|对[^、]|以[^上下及]|围绕|依托|聚焦|按照|到20|发挥|落实|完善|统筹|优化|强化|加强|建立|健全|开展|组织|充分|坚持|深入|积极|大力"
    r"|重点|培育|打造|发展|构建|提升|突出|根据|通过|针对|结合|利用|促进|探索|扩大|深化|抢抓|立足|瞄准|面向|提高|在[^线]|由|各|省|市|县|全面|持续|着力|紧[扣盯]|严格|每年|力争|新[增建引]|引进|改造|推广|搭建|组建|做[大强优好]|确保|集中|继续"
)
_BODY = re.compile(r"(?:人民政府|办公[厅室]|委员会|[委厅局])$")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` and, for each unbroken run of it, where the run begins here and in the document."""

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]

    def origin(self, place: int) -> int:
        """Where in the document the code point at `place` of the folded text stands."""
        run = bisect_right(self.here, place) - 1
        return self.there[run] + place - self.here[run]

    def span(self, begin: int, end: int) -> Span:
        """The span of the document whose words are `text[begin:end]`; empty spans stay empty."""
        first = self.origin(begin)
        return Span(first, self.origin(end - 1) + 1 if end > begin else first)


def fold(text: str, omit: Iterable[Span] = ()) -> Folded:
    """Fold the text of a document, leaving out the spans `omit` (chrome, repetitions).

    >>> f = fold("（责任单位：市工业和信 息化局，市财 政局）")
    >>> f.text
    '(责任单位:市工业和信息化局,市财政局)'
    >>> f.span(6, 14)
    Span(begin=6, end=15)
    """
    even = _same_length(text)
    cuts = sorted([*((s.begin, s.end, "\n") for s in omit), *_drops(even)])
    pieces: list[str] = []
    here: list[int] = []
    there: list[int] = []
    at = length = 0

    def keep(piece: str, origin: int) -> None:
        nonlocal length
        if piece:
            here.append(length)
            there.append(origin)
            pieces.append(piece)
            length += len(piece)

    for begin, end, instead in cuts:
        if end <= at:
            continue
        keep(even[at : max(at, begin)], at)
        keep(instead, max(at, begin))
        at = end
    keep(even[at:], at)
    return Folded("".join(pieces), tuple(here) or (0,), tuple(there) or (0,))


def _same_length(text: str) -> str:
    """Every replacement that keeps the number of code points."""
    even = text.translate(TABLE)
    if _TRADITIONAL.search(even):
        even = simplified(even)
    if '"' in even:
        even = "\n".join(_curly(line) if '"' in line else line for line in even.split("\n"))
    return _CONFUSED.sub(_unconfused, even)


def _unconfused(found: re.Match[str]) -> str:
    """l, I and O among digits, 曰 at the end of a date."""
    letter, text = found[0], found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if letter == "曰":
        dated = before != "" and before in "月0123456789一二三四五六七八九十"
        return "日" if dated and (after in _DAY_GOES_ON or not after.isalpha()) else letter
    if before.isdigit() and after in _NUMBER_GOES_ON or before in ("年", "月") and letter != "O" and after.isdigit():
        return _SWAP[letter]
    return letter


def _curly(line: str) -> str:
    """Straight double quotes open and close in turn."""
    parts = line.split('"')
    return "".join(p + ("“”"[i % 2] if i < len(parts) - 1 else "") for i, p in enumerate(parts))


@lru_cache(maxsize=1)
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Traditional characters in simplified form, code point by code point.

    >>> simplified("責任單位")
    '责任单位'
    """
    convert = _converter().convert
    done: str = convert(text)
    if len(done) == len(text):
        return done
    return "".join(c if len(c := convert(old)) == 1 else old for old in text)


def _drops(even: str) -> list[tuple[int, int, str]]:
    """What is left out or replaced by one character: (begin, end, instead), in no order."""
    found: list[tuple[int, int, str]] = [(m.start(), m.end(), "") for m in _NOISE.finditer(even)]
    lines = even.split("\n")
    run_in = len(lines) <= 40 and bool(_RUN_IN.search(even))
    damaged = len(_OCR_BLANK.findall(even)) * 300 > len(even)
    at = 0
    starts: list[int] = []
    for line in lines:
        starts.append(at)
        if " " in line or "\t" in line or "|" in line or "#" in line[:8]:
            found.extend(_blanks(line, at, run_in, damaged))
        at += len(line) + 1
    found.extend(_wraps(lines, starts))
    return found


def _blanks(line: str, at: int, run_in: bool, damaged: bool) -> list[tuple[int, int, str]]:
    """Blanks of one line: indent and end dropped, cells to a tab, blanks inside words dropped."""
    body = line.strip(" \t|")
    if body.startswith("#"):
        body = body.lstrip("# ")
    begin = line.find(body) if body else len(line)
    found = [(at, at + begin, "")] if begin else []
    if begin + len(body) < len(line):
        found.append((at + begin + len(body), at + len(line), ""))
    if " " not in body and "\t" not in body and "|" not in body:
        return found
    base = at + begin
    cells = [(base + m.start(), base + m.end(), "\t") for m in _CELL.finditer(body)]
    keep_all = bool(cells) and not damaged or _is_row(body)
    running = _is_running(body, damaged)
    for m in _BLANK.finditer(body):
        if m.end() - m.start() == 1 and _dropped(body, m.start(), running, run_in, keep_all):
            cells.append((base + m.start(), base + m.end(), ""))
    return found + cells


def _dropped(body: str, place: int, running: bool, run_in: bool, keep: bool) -> bool:
    """Is the single blank at `place` damage (dropped) or does it part two things (kept)?"""
    before, after = body[place - 1], body[place + 1]
    if before in "\t|" or after in "\t|":
        return False
    if before.isascii() and after.isascii() and (before.isalnum() and after.isalnum()):
        return False
    if before in "年月日〔" and after.isdigit() or before.isdigit() and after in "年月日〕号万亿个":
        return True
    if before in "〔〕" or after in "〔〕" or before == "(" or after == ")":
        return True
    if keep or run_in and not (before.isdigit() or after.isdigit()):
        return False
    if before in _PUNCT or after in _PUNCT or before.isdigit() or after.isdigit():
        return True
    return running or body.rfind("《", 0, place) > body.rfind("》", 0, place)


def _is_running(body: str, damaged: bool) -> bool:
    """Running text (its single blanks are damage) as against names parted by blanks."""
    parts = body.split(" ")
    if all(_BODY.search(p) for p in parts):
        return False
    return bool(damaged or _SENTENCE_MARK.search(body) and (len(body) >= 6 * len(parts) or _blank_marks(body)))


def _blank_marks(body: str) -> bool:
    """OCR text that puts blanks around its punctuation: `( 责任单位 : 市工信局 )`."""
    return len(re.findall(r" [,。、;:()《》]|[,。、;:()《》] ", body)) * 2 >= body.count(" ")


def _is_row(body: str) -> bool:
    """`1 成都市 集成电路 市经信局`: a table row whose cells are parted by single blanks."""
    return body.count(" ") >= 2 and not _SENTENCE_MARK.search(body)


def _wraps(lines: list[str], starts: list[int]) -> list[tuple[int, int, str]]:
    """Line breaks inside a sentence: the line before is open, or the next one begins in the middle."""
    found: list[tuple[int, int, str]] = []
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
    return found


def _joined(bare: str, after: str, follow: str, brackets: int, going: bool) -> bool:
    """Does the line `follow` go on with the sentence of the line `bare`?"""
    if brackets and len(bare) >= 4:
        return not re.match(r"[一二三四五六七八九十]{1,3}、|\d{1,2}[、.](?!\d)|\([一二三四五六七八九十]+\)", follow)
    if BEGINS.match(after) and not _STARTS_INSIDE.match(follow):
        return bool(_OPEN_END.search(bare)) and not BEGINS.match(follow)
    if _STARTS_INSIDE.match(follow) or _OPEN_END.search(bare):
        return not _CLOSED_END.search(bare) or _STARTS_INSIDE.match(follow) is not None
    if _CLOSED_END.search(bare):
        return False
    if _LABEL.match(follow):
        return False
    if not going and len(bare) <= 25 and _NUMBERED.match(bare) and _MEASURE.match(follow) and not _SENTENCE_MARK.search(bare):
        return False  # a title on a line of its own, its measures below
    running = going or _RUNNING.search(bare) or _NUMBERED.match(bare)
    return (
        bool(running)
        and bool(_SENTENCE_MARK.search(follow[:80]) or len(follow) >= 12)
        and not re.match(r"\d{4}年|.{2,30}(?:人民政府|办公[厅室]|委员会)$", follow)
    )
