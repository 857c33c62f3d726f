"""The folded text: what rules read. One form for every width, script and damage; the notice stays as it is.

Folding happens beside the text. Each code point of `Folded.text` stands for one code point of the
document, so a span found in the folded text maps back to the words as published. What is folded:

* widths and variants of punctuation (`，`→`,`, `（`→`(`, straight quotes → curly by their order);
* traditional characters (OpenCC), code point by code point;
* confusions of copies that are systematic: ○→〇, 曰→日 in dates, l/I/O among digits;
* the formal numerals of sums and terms: 捌拾万元→八十万元, 有效期叁年→三年;
* two words of one sense and length: 给与→给予, 依次→分别, 包含→包括; `--` between words →——;
* the comma before the last of a list: A、B,以及C → A、B、以及C;
* dropped: 人民币 beside a sum, zero-width characters, pinyin glosses `(zhì)`, blanks beside digits and punctuation and
  inside running text, line breaks inside a sentence;
* cell separators of tables (tab, `|`, two or more blanks) → one tab.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from ingest.model import Span
from ingest.text.blanks import blanks
from ingest.text.one_line import with_lines
from ingest.text.wraps import wraps

_VARIANTS = {
    "~": "〜∼～",
    "—": "―–─━−‐‑－",
    "-": "﹣",
    ",": "﹐",
    ".": "﹒",
    "、": "﹑",
    ";": "﹔",
    ":": "﹕",
    "%": "﹪℅",
    "(": "﹙",
    ")": "﹚",
    "【": "〖",
    "】": "〗",
    "“": "「『",
    "”": "」』",
    '"': "＂",
    "〇": "○◯",
    "碱": "堿礆",  # forms that the tables of OpenCC lack
    "铁": "鐡",
    "谷": "榖",
    "秸": "稭",
    "曲": "粬",
    "·": "●▪■◆◦∙•・‧",
    " ": "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\r\x0b\x0c\u2028\u2029\x85",
}
TABLE = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {
    ord(c): ord(one) for one, many in _VARIANTS.items() for c in many
}
# Characters that only traditional text has and that no official text goes long without.
_TRADITIONAL = frozenset("萬億個國產業發設機區關於實與為務縣廳單責經濟資訊創環農進導領級標")

_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
_TONES = frozenset("āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ")
_NOISY = _UNSEEN | _TONES
_FORMAL = frozenset("壹贰叁肆柒捌玖拾佰仟")  # 伍 and 陆 stand in 队伍 and 大陆 as well
_FORMAL_NUMBER = re.compile(  # 伍家岗, 队伍人员 and 陆家嘴 hold no number
    "(?<![零壹贰叁肆伍陆柒捌玖拾佰仟])(?:[伍陆](?=[万亿元])|(?![伍陆零]++(?![壹贰叁肆柒捌玖拾佰仟]))"
    "[壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟]*+(?=[万亿元年个份名人家项]))"
)
_USUAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
# 10亿元人民币以上, 50万元(人民币,下同), 人民币5000万元: the currency goes without saying
_CURRENCY = re.compile(
    r"人民币(?:(?<=元人民币)|(?<=[0-9一二三四五六七八九十百千][万亿]人民币)(?P<unit>)|(?=约?[0-9一二三四五六七八九十百两]))"
    r"|\((?<=元\()人民币(?:[,、]?下同)?\)"
)
# Whatever folding may touch: looking for these is quicker than looking at every character.
_SPECIAL = re.compile(
    f"[{''.join(map(re.escape, sorted({*map(chr, TABLE), *_TRADITIONAL, *_NOISY, *_FORMAL, *'lIO曰'})))}]"
)
_NOISE = re.compile(rf"[{''.join(sorted(_UNSEEN))}]+|\(\s*[a-zü]*[{''.join(sorted(_TONES))}][a-zü]*\s*\)")
_CONFUSABLE = frozenset("lIO曰ｌＩＯ")
_CONFUSED = re.compile("[lIO曰]")
_NUMBER_GOES_ON = frozenset("0123456789.,年月日万亿个家%")
_DAY_GOES_ON = frozenset("前起至内止")
_TYPED_DASH = re.compile(r"--(?=[\u4e00-\u9fff“(《])")
_DASH_BEHIND = re.compile(r"[\u4e00-\u9fff”)》]")
_TYPED_LINK = re.compile("-(?<=[\u4e00-\u9fff]-)(?=[\u4e00-\u9fff])")
_OTHER_LINK = re.compile("[^\u4e00-\u9fff]-|-[^\u4e00-\u9fff]|关于|通知")
_ONE_SENSE = (  # a letter of a word, sought ten times as fast as the word; the word; the usual one
    ("给", "给与", "给予"),
    ("次", "依次", "分别"),
    ("含", "包含", "包括"),
    ("借", "借助", "依托"),
    ("凭", "凭借", "依托"),
)
# A、B,以及C: the comma before the last of a list is a mark of the list
_LAST_OF_LIST = re.compile(r"(、(?:(?!等)[\u4e00-\u9fffA-Za-z0-9“”()]){1,16}),以及(?!其|对|为|在|与|国家|省|市|县)")
_SWAP = {"l": "1", "I": "1", "O": "0", "曰": "日"}


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

    def place(self, origin: int) -> int:
        """Where the first code point stands that the document has at `origin` or behind it."""
        run = bisect_right(self.there, origin) - 1
        if run < 0:
            return 0
        last = self.here[run + 1] if run + 1 < len(self.here) else len(self.text)
        return min(self.here[run] + origin - self.there[run], last)

    def places(self, begin: int, end: int) -> tuple[int, int]:
        """Where in the document the words `text[begin:end]` begin and end; empty spans stay empty."""
        here = self.here
        run = bisect_right(here, begin) - 1
        shift = self.there[run] - here[run]
        if end <= begin:
            return begin + shift, begin + shift
        if run + 1 < len(here) and here[run + 1] < end:  # it ends in another run
            return begin + shift, self.origin(end - 1) + 1
        return begin + shift, end + shift

    def run(self, place: int) -> tuple[int, int, int]:
        """Where the unbroken run around `place` begins and ends, and by how much its words stand further on there."""
        here = self.here
        run = bisect_right(here, place) - 1
        begin, end = here[run], here[run + 1] if run + 1 < len(here) else len(self.text)
        return begin, end, self.there[run] - begin

    def span(self, begin: int, end: int) -> Span:
        """The span of the document whose words are `text[begin:end]`."""
        return Span(*self.places(begin, end))


def fold(text: str, omit: Iterable[Span] = ()) -> Folded:
    """Fold the text of a document, leaving out the spans `omit` (chrome, repetitions).

    >>> f = fold("（责任单位：市工业和信 息化局，市财 政局）")
    >>> f.text
    '(责任单位:市工业和信息化局,市财政局)'
    >>> f.span(6, 14)
    Span(begin=6, end=15)
    """
    text = with_lines(text)
    used = frozenset(_SPECIAL.findall(text))
    even = _same_length(text, used)
    noisy = not used.isdisjoint(_NOISY)
    cuts = sorted([*((s.begin, s.end, "\n") for s in omit), *_drops(even, noisy)], key=itemgetter(0))  # omitted first
    pieces: list[str] = []
    here: list[int] = []
    there: list[int] = []
    at = length = 0
    for begin, end, instead in [*cuts, (len(even), len(even) + 1, "")]:
        if end <= at:
            continue
        if begin > at:
            here.append(length)
            there.append(at)
            pieces.append(even[at:begin])
            length += begin - at
            at = begin
        if instead:
            here.append(length)
            there.append(at)
            pieces.append(instead)
            length += len(instead)
        at = end
    return Folded("".join(pieces), tuple(here) or (0,), tuple(there) or (0,))


def _same_length(text: str, used: frozenset[str]) -> str:
    """Every replacement that keeps the number of code points; `used` are the special characters of the text."""
    even = text.replace("\r\n", " \n") if "\r" in used else text  # one line end, not two
    for variant in TABLE.keys() & set(map(ord, used)):  # few of them occur: quicker than translate
        even = even.replace(chr(variant), chr(TABLE[variant]))
    if not used.isdisjoint(_TRADITIONAL):
        even = simplified(even)
    if '"' in even:
        even = _curly(even)
    if "‘" in even:
        even = _double(even)
    if "-" in even:
        even = _TYPED_DASH.sub(_undashed, even) if "--" in even else even
        if _TYPED_LINK.search(even):
            even = "\n".join(_dashed(line) if "-" in line else line for line in even.split("\n"))
    if ",以及" in even:
        even = _LAST_OF_LIST.sub(r"\1、以及", even)
    for letter, word, usual in _ONE_SENSE:
        if letter in even and word in even:
            even = even.replace(word, usual)
    if not used.isdisjoint(_FORMAL):
        even = _FORMAL_NUMBER.sub(lambda m: m[0].translate(_USUAL), even)
    return even if used.isdisjoint(_CONFUSABLE) else _CONFUSED.sub(_unconfused, even)


def _undashed(found: re.Match[str]) -> str:
    """`--` behind a word or at the head of a line is a dash."""
    text, at = found.string, found.start()
    if at and _DASH_BEHIND.match(text, at - 1) or not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t"):
        return "——"
    return "--"


def _unconfused(found: re.Match[str]) -> str:
    """l, I and O among digits, 曰 at the end of a date."""
    letter, text = found[0], found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if letter == "曰":
        dated = before != "" and before in "月0123456789一二三四五六七八九十"
        return "日" if dated and (after in _DAY_GOES_ON or not after.isalpha()) else letter
    if before == " ":
        before = text[found.start() - 2 : found.start() - 1]
    if before in ("〕", "]") and letter != "O" and after.isdigit():
        return _SWAP[letter]
    if before.isdigit() and after in _NUMBER_GOES_ON or before in ("年", "月") and letter != "O" and after.isdigit():
        return _SWAP[letter]
    return letter


def _curly(text: str) -> str:
    """Straight double quotes open and close in turn; one left open closes in the next line where that has one too many.

    >>> _curly('构建"制氢—储\\n氢"全产业链')
    '构建“制氢—储\\n氢”全产业链'
    """
    lines = text.split("\n")
    odd = False  # the line before leaves a mark open
    for i, line in enumerate(lines):
        if '"' in line:
            parts = line.split('"')
            first = odd and len(parts) % 2 == 0
            odd = len(parts) % 2 == 0 and not first
            marks = "”“" if first else "“”"
            lines[i] = "".join(p + (marks[j % 2] if j < len(parts) - 1 else "") for j, p in enumerate(parts))
        else:
            odd = False
    return "\n".join(lines)


_PHONE = re.compile(r"\d{3,4}-\d{7,8}")


def _dashed(line: str) -> str:
    """Hyphens between words are dashes, 长寿-涪陵-万州, where the line has no other hyphen (电芯-PACK-回收)."""
    if line.count("-") < 2 or _OTHER_LINK.search(_PHONE.sub("", line)):
        return line
    return _TYPED_LINK.sub("—", line)


def _double(text: str) -> str:
    """Single quotes that stand in no double ones are double ones: ‘芯屏端网’产业链; one may close in the next line."""
    lines = text.split("\n")
    opened = False  # the line before leaves a quote open
    for i, line in enumerate(lines):
        if ("‘" in line or opened and "’" in line) and not ("“" in line or "”" in line):
            opened = line.rfind("‘") > line.rfind("’")
            lines[i] = line.replace("‘", "“").replace("’", "”")
        else:
            opened = False
    return "\n".join(lines)


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


def _drops(even: str, noisy: bool) -> list[tuple[int, int, str]]:
    """What is left out or replaced by one character: (begin, end, instead), in no order."""
    lines = even.split("\n")
    noise = [(m.start(), m.end(), "") for m in _NOISE.finditer(even)] if noisy else ()
    currency = (
        [(m.start(), m.end(), "元" if m.lastgroup else "") for m in _CURRENCY.finditer(even)] if "币" in even else ()
    )
    return [*noise, *currency, *blanks(even, lines), *wraps(lines)]
