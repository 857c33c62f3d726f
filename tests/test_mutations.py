"""Damaged notices: cut, doubled, shuffled, garbled. Nothing fails, spans stay true, output stays the same.

Ten thousand mutated notices run with `pytest -m slow`; a few hundred run always. Lines of five megabytes
of one mark must be read at the normal rate.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from ingest.contract import json_lines
from ingest.extract import extract

TEXTS = [p.read_text("utf-8") for p in sorted((Path(__file__).parents[1] / "data" / "notices").glob("*.txt"))]
MARKS = "、,。;:()（）《》〈〉〔〕“”\n\t 　%.…—-0123456789一二三十百千万亿年月日等及和市县省厅局委"


def mutated(chance: random.Random) -> str:
    """A piece of a shipped notice, damaged in one to four ways."""
    text = chance.choice(TEXTS)
    begin = chance.randrange(len(text))
    text = text[begin : begin + chance.randint(20, 1500)]
    for _ in range(chance.randint(1, 4)):
        text = chance.choice((cut, doubled, shuffled, garbled, joined, broken, foreign))(text, chance) or "一"
    return text


def cut(text: str, chance: random.Random) -> str:
    a, b = sorted(chance.randrange(len(text) + 1) for _ in "ab")
    return text[:a] + text[b:]


def doubled(text: str, chance: random.Random) -> str:
    a, b = sorted(chance.randrange(len(text) + 1) for _ in "ab")
    return text[:b] + text[a:]


def shuffled(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)


def garbled(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(max(1, len(letters) // 20)):
        letters[chance.randrange(len(letters))] = chance.choice(MARKS)
    return "".join(letters)


def joined(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(("", " ", "　　")))


def broken(text: str, chance: random.Random) -> str:
    width = chance.randint(5, 40)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def foreign(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(("\u200b", "\x00\x01", "𠮷", "é", "😀", "<b>", "\r", "\ufeff")) + text[at:]


def check(text: str) -> None:
    lines = list(extract(text).lines())
    for line in lines[1:]:
        begin, end = line["begin"], line["end"]
        assert isinstance(begin, int) and isinstance(end, int)
        assert text[begin:end] == line["quote"] != "", line
    assert json_lines(extract(text).lines()) == json_lines(lines)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_notices(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        text = mutated(chance)
        try:
            check(text)
        except Exception as error:
            pytest.fail(f"{error!r} on {text!r}")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_ten_thousand_damaged_notices(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(500):
        text = mutated(chance)
        try:
            check(text)
        except Exception as error:
            pytest.fail(f"{error!r} on {text!r}")


UNITS = (
    "、",
    "1",
    "(",
    "(一)",
    "一",
    "《",
    "。",
    "1.",
    "一、",
    ":",
    "“",
    "年",
    "市",
    "市、",
    "省科技厅、",
    "10亿元、",
    "成都、",
    "A",
    "\t",
    "责任单位:",
)


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_one_mark_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "一、目标。" + unit * (size // len(unit))
        begin = time.process_time()
        extract(text)
        return time.process_time() - begin

    small, large = seconds(50_000), seconds(400_000)
    assert large < 16 * small + 1.0, f"{unit!r}: {small:.2f} s for 50,000, {large:.2f} s for 400,000"
