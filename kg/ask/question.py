"""A question as it is understood: its language, the cues it shows, the things it names."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from kg.ask.words import cues_in, even, in_chinese, language, refused_in, spoken_names
from kg.names import Names, key
from kg.resources import shipped

_LONGEST = 48
_SMALL = re.compile(
    r"请问|请|麻烦|帮忙|帮我|一下|列出|列一下|告诉我|我想|想|看看|了解|知道|关于|怎么样|如何|多少|几个|[的了呢吗吧啊呀么在是和与跟被里中都有哪些什么啥个市州区县?,。!:;]"
    r"|\b(?:the|and|for|please|about|city|of|in|is|are|tell|show|give|list|what|how|which)\b"
)
_LATIN = re.compile(r"[a-z0-9]")
_EDGE = re.compile(r"^[\s,.;:?!、。“”]|[\s,.;:?!、。“”]$")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_KINDS_OF_NOTICE = frozenset(
    "通知 意见 方案 文件 办法 规划 计划 行动 公告 实施 关于 开展 工作 推进 加快 发展 建设".split()
)
DOC_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,12})[〔\[【(（]?(\d{4})[〕\]】)）]?年?(?:第)?(\d{1,4})号")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that the question names: the words, what they mean, and where they stand in the evened question."""

    kind: str
    said: str
    means: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """What a question says. `text` is the evened form; `chinese` the Chinese words its English ones stand for."""

    asked: str
    text: str
    language: Literal["zh", "en"]
    cues: frozenset[str]
    names: tuple[Named, ...]
    outside: tuple[str, ...] = ()
    refused: str | None = None
    chinese: str = ""
    years: tuple[int, ...] = field(default=())

    def has(self, *cues: str) -> bool:
        """True where the question shows every one of the cues; `a|b` is either."""
        return all(any(c in self.cues for c in cue.split("|")) for cue in cues)

    def of(self, kind: str) -> list[str]:
        """The things of a kind that it names, in order, each once."""
        return list(dict.fromkeys(n.means for n in self.names if n.kind == kind))

    @property
    def unexplained(self) -> str:
        """What is left of it without names and the small words of asking; an English word counts as one character."""
        left = _SMALL.sub(" ", _masked(self.text, self.names).replace("□", " "))
        return "".join(re.findall(r"[\u3400-\u9fff]", left)) + "x" * len(re.findall(r"[a-z]{3,}", left))

    @property
    def quoted(self) -> str:
        """The words in quotation marks, '' where there are none."""
        match = re.search(r"“([^“”]{1,120})”|'([^']{4,120})'", self.text)
        return (match[1] or match[2]) if match else ""

    @property
    def book_title(self) -> str:
        """The title in book marks, '' where there is none."""
        match = re.search(r"《([^《》]{2,80})》", self.text)
        return match[1] if match else ""

    @property
    def ordinal(self) -> int | None:
        """The number in 第六条, "the sixth"; None where there is none."""
        match = re.search(
            r"第([一二三四五六七八九十]{1,3}|\d{1,3})(?:条|个|项|号|位|家)?|\b(\d{1,3})(?:st|nd|rd|th)\b"
            r"|(?:\b(?:number|no\.?|nr\.?|track)|#) ?(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})号(?=赛道)|赛道(\d{1,2})(?!\d)",
            self.text,
        )
        if match:
            return number(next(g for g in match.groups() if g))
        word = next((w for w in _ORDINALS if re.search(rf"\b{w}\b", self.text)), None)
        return _ORDINALS.index(word) + 1 if word else None


def number(text: str) -> int:
    """A small number in digits or Chinese numerals.

    >>> number("二十三"), number("12")
    (23, 12)
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(ones, 0) if ones else 0)


def read(asked: str, names: Names, *, undecided: bool = False) -> Question:
    """The question understood with the names of a snapshot.

    `undecided` reads the names of industries that nobody has placed yet as well.
    """
    text = even(asked)
    found = _narrowest(tuple(spotted(text, names, undecided=undecided)))
    return Question(
        asked, text, "zh" if language(asked) == "zh" else "en", cues_in(_masked(text, found)), found,
        tuple(_elsewhere(text, found)), refused_in(_masked(text, found)), in_chinese(text),
        tuple(int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", text)),
    )  # fmt: skip


def _narrowest(found: tuple[Named, ...]) -> tuple[Named, ...]:
    """Without an industry that the next one, written right behind it, narrows: 新能源汽车换电 is the latter alone."""
    pairs = zip(found, found[1:], strict=False)
    wider = {
        a for a, b in pairs if a.kind == b.kind == "industry" and a.end == b.begin and b.means.startswith(a.means)
    }  # fmt: skip
    return tuple(n for n in found if n not in wider)


def _masked(text: str, found: Sequence[Named], *kinds: str) -> str:
    """The question without the words of its names, so that 发展改革委 shows no 发展 and 无人机 no 无."""
    chars = list(text)
    for n in found:
        if n.kind in ("industry", "region", "agency", *kinds):
            chars[n.begin : n.end] = "□" * (n.end - n.begin)
    return "".join(chars)


def spotted(text: str, names: Names, *, undecided: bool = False) -> Iterator[Named]:
    """The names in an evened question, leftmost and longest first; industries nobody has placed only if `undecided`."""
    place = 0
    while place < len(text):
        best = _longest_at(text, place, names, undecided) if text[place] != " " else None
        if best:
            yield best
            place = best.end
        else:
            place += 1


def _longest_at(text: str, place: int, names: Names, undecided: bool) -> Named | None:
    if _LATIN.match(text[place]) and place and _LATIN.match(text[place - 1]):
        return None
    for end in range(min(len(text), place + _LONGEST), place + 1, -1):
        if end < len(text) and _LATIN.match(text[end]) and _LATIN.match(text[end - 1]):
            continue
        words = key(text[place:end])
        if len(words) < 2 or _EDGE.search(text[place:end]):
            continue
        for kind in ("agency", "region", "industry", "list", "notice"):
            if kind == "industry" and (words in _not_industries() or len(words) < 2):
                continue
            means = _called(kind, words, names) or _meant(kind, words, names)
            if means and (undecided or means not in names.provisional):
                return Named(kind, text[place:end], means, place, end)
    return None


def _called(kind: str, words: str, names: Names) -> str | None:
    """What people mean by a word that notices do not use, where the graph knows that."""
    means = spoken_names().get((kind, words))
    return means if means and means in names.labels[kind] else None


def _meant(kind: str, words: str, names: Names) -> str | None:
    table = names.known[kind]
    bearers = table.get(words)
    if bearers is None and _LATIN.match(words[-1]) and words.endswith("s") and len(words) > 4:
        bearers = table.get(words[:-1])
    if not bearers:
        return None
    if len(bearers) == 1 or key(bearers[0]) == words:
        return bearers[0]
    return _likeliest(kind, bearers)


def _likeliest(kind: str, bearers: Sequence[str]) -> str | None:
    """Of several bodies with one short name the provincial one; other kinds stay open."""
    if kind == "agency":
        provincial = [b for b in bearers if re.match(r"[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,5}自治区", b)]
        return provincial[0] if provincial else bearers[0]
    return bearers[0] if kind == "region" else None


@lru_cache(maxsize=1)
def _not_industries() -> frozenset[str]:
    with (shipped("data") / "ask" / "not_industries.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(key(row["name"]) for row in csv.DictReader(file))


def _elsewhere(text: str, found: Sequence[Named]) -> Iterator[str]:
    """Provinces and prefectures of China that the question names and the graph does not hold."""
    rest = _masked(text, found, "notice", "list")
    for name, short in _divisions():
        if name in rest or (short in rest and len(short) > 1):
            yield name


@lru_cache(maxsize=1)
def _divisions() -> tuple[tuple[str, str], ...]:
    with (shipped("data") / "divisions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["name"], row["short"]) for row in csv.DictReader(file)
            if row["level"] in ("province", "prefecture") and row["risky"] != "1"
        )  # fmt: skip


def notice_meant(question: Question, titles: dict[str, str], least: float = 2.0) -> str | None:
    """The notice that a question speaks of (新经济意见, the 2024 track notice), by the rare pairs of characters
    that it shares with what is known of each notice; None where none or several fit."""
    match = DOC_NUMBER.search(question.text)
    if match:
        wanted = f"{match[1]}〔{match[2]}〕{match[3]}号"
        return next(
            (
                n
                for n, about in titles.items()
                if any(wanted.endswith(w) for w in re.findall(r"\S+〔\d+〕\d+号", about) or [])
            ),
            None,
        )
    named = question.of("notice")
    if named:
        return named[0]
    words = (
        question.text + " " + question.chinese + " " + " ".join(n.means for n in question.names if n.kind == "region")
    )
    pairs = {n: _pairs(about) for n, about in titles.items()}
    spread = Counter(p for of in pairs.values() for p in of)
    asked = _pairs(words)
    scores = {
        n: sum((0.3 if p in _KINDS_OF_NOTICE else 1.0) / spread[p] ** 2 for p in asked & of) for n, of in pairs.items()
    }
    for n, about in titles.items():
        scores[n] += sum(1.5 for year in question.years if f"@{year}" in about)
    ranked = sorted(scores, key=lambda n: -scores[n])
    if (
        not ranked
        or scores[ranked[0]] < least * 0.5
        or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < 0.5)
    ):
        return None
    return ranked[0]


def _pairs(text: str) -> set[str]:
    return {
        a + b for a, b in zip(text, text[1:], strict=False) if "\u3400" <= a <= "\u9fff" and "\u3400" <= b <= "\u9fff"
    }
