"""The words of questions: cues, refusals, glossary — all in `data/ask/`, so that a new wording is a new line there.

`cues.csv`: a cue (`lead`, `cluster`, `none` …) and the patterns that show it, in zh and en.
`refusals.csv`: what the graph cannot tell (forecasts, opinions, weather …), likewise.
`called.csv`: what people call things beside the names that notices use.
`glossary.csv`: English words for Chinese ones that stand in titles and metrics.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache

from kg.names import simplified
from kg.resources import shipped

_HAN = r"[\u3400-\u9fff]"
_QUOTES = str.maketrans({"「": "“", "」": "”", "『": "“", "』": "”", "〈": "《", "〉": "》", "’": "'", "‘": "'"})


def even(question: str) -> str:
    """The question in the form that is matched: half width, lower case, simplified, no blanks beside Han characters.

    >>> even("哪些城市做ｏｌｅｄ面板？")
    '哪些城市做oled面板?'
    """
    text = unicodedata.normalize("NFKC", question).translate(_QUOTES).lower()
    text = re.sub(r"[\s\u200b]+", " ", "".join(c for c in text if c == " " or c.isprintable() or c.isspace()))
    text = re.sub(rf"(?<={_HAN}) | (?={_HAN})|(?<=[、。,;:!?]) (?={_HAN})", "", text)
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    text = re.sub(r"\bdept(s?)\b\.?", r"department\1", text)
    return simplified(text).strip()


def language(question: str) -> str:
    """`en` for English words without Chinese ones of asking (Chinese names may stand among them), else `zh`.

    >>> language("display panel 在哪些城市有布局"), language("Where does it say 成都市氢能产业集群?")
    ('zh', 'en')
    """
    han, latin = re.findall(_HAN, question), re.findall(r"[A-Za-z]{2,}", question)
    asks = re.search(r"[哪什谁吗呢啊吧的在是几多请怎]", simplified(question))
    return "en" if latin and not asks and (len(latin) > 1 or not han) else "zh"


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["cue"], re.compile(f"{row['zh']}|{row['en']}", re.ASCII)) for row in _rows("cues"))


@lru_cache(maxsize=1)
def _refusals() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(f"{row['zh']}|{row['en']}", re.ASCII)) for row in _rows("refusals"))


def cues_in(text: str) -> frozenset[str]:
    """The cues that an evened question shows.

    >>> sorted(cues_in("氢能谁牵头?"))
    ['lead', 'lead-strict', 'who']
    """
    return frozenset(cue for cue, pattern in _cues() if pattern.search(text))


def refused_in(text: str) -> str | None:
    """Why an evened question is out of reach (`forecast`, `opinion`, …), None where nothing says so."""
    return next((kind for kind, pattern in _refusals() if pattern.search(text)), None)


def in_chinese(text: str) -> str:
    """The Chinese words that the English ones of an evened question stand for, longest first, joined by blanks."""
    found: list[str] = []
    if not re.search(r"[a-z]{2}", text):
        return ""
    for english, chinese in _glossary():
        if re.search(rf"(?<![a-z]){re.escape(english)}(?![a-z])", text):
            found.append(chinese)
    return " ".join(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _glossary() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((row["en"], row["zh"]) for row in _rows("glossary")), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def spoken_names() -> dict[tuple[str, str], str]:
    """Kind and spoken word → the name in the graph that is meant (`轨交` → `轨道交通`)."""
    return {(row["kind"], row["said"]): row["means"] for row in _rows("called")}


def _rows(name: str) -> list[dict[str, str]]:
    with (shipped("data") / "ask" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
