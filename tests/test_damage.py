"""What copies do to a notice (line ends, wraps, blanks, scripts, chrome) changes little of what is read."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from opencc import OpenCC

from ingest.measure.evaluate import Labelled, evaluate, read_labelled

SET = Path(__file__).parent / "labelled" / "heads.jsonl"
FOOTER = (
    "\n【打印本页】 【关闭窗口】\n上一篇：关于举办氢能产业推介会的通知\n下一篇：某市集成电路产业行动方案\n"
    "版权所有 某某网 网站标识码：5101000001\n"
)


def wrapped(text: str, width: int = 32, indent: str = "") -> str:
    lines = []
    for line in text.split("\n"):
        line = indent + line if len(line) > 20 else line
        if "\t" in line or "|" in line:
            lines.append(line)
        else:
            lines += [line[i : i + width] for i in range(0, len(line), width)] or [""]
    return "\n".join(lines)


def blanks_of_ocr(text: str) -> str:
    chance = random.Random(3)
    plain = [line if re.search(r"\t|\||  ", line) else None for line in text.split("\n")]
    return "\n".join(
        kept
        if kept is not None
        else "".join(c + (" " if "一" <= c <= "鿿" and chance.random() < 0.06 else "") for c in line)
        for kept, line in zip(plain, text.split("\n"), strict=True)
    )


def run_together(instead: str) -> Callable[[str], str]:
    """A copy in one line, where `instead` stands for each line break."""
    return lambda text: re.sub(r"\n+", instead, text.strip())


def set_apart(text: str) -> str:
    """A blank between any two Chinese characters, as drawn pages give them."""
    return re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", text)


def traditional(text: str) -> str:
    convert = OpenCC("s2t").convert
    return "".join(c if len(c := convert(old)) == 1 else old for old in text)


DAMAGE: list[tuple[str, Callable[[str], str], float, float]] = [  # floors of notice and citation
    ("line ends of Windows", lambda t: t.replace("\n", "\r\n"), 0.995, 0.99),
    ("wrapped at 32", wrapped, 0.98, 0.98),
    ("wrapped at 32, indented", lambda t: wrapped(t, indent="    "), 0.98, 0.98),
    ("wrapped at 22", lambda t: wrapped(t, 22), 0.95, 0.97),
    ("blanks of OCR", blanks_of_ocr, 0.97, 0.99),
    ("traditional", traditional, 0.99, 0.99),
    ("menus and footer", lambda t: "首页 > 政务公开 > 政策文件\n" + t + FOOTER, 0.99, 0.99),
    ("printed twice", lambda t: t + "\n电脑版 手机版\n" + t, 0.995, 0.99),
    ("blank lines", lambda t: t.replace("\n", "\n\n"), 0.995, 0.985),
    ("half width", lambda t: t.translate(str.maketrans("，：；（）", ",:;()")), 0.995, 0.99),
]


@pytest.mark.parametrize(("damage", "notice", "citation"), [d[1:] for d in DAMAGE], ids=[d[0] for d in DAMAGE])
def test_a_damaged_copy_reads_like_the_clean_one(damage: Callable[[str], str], notice: float, citation: float) -> None:
    texts = (Labelled(t.id, damage(t.text), t.closed, t.gold) for t in list(read_labelled(SET))[::4])
    found = {s.family: s.f1 for s in evaluate(texts)}
    assert found["notice"] >= notice and found["citation"] >= citation, found


ALL = sorted(SET.parent.glob("*.jsonl"))
EVERY: list[tuple[str, Callable[[str], str], float]] = [  # floor of all families together
    ("as published", lambda t: t, 0.985),
    ("wrapped at 32", wrapped, 0.97),
    ("wrapped at 22", lambda t: wrapped(t, 22), 0.96),
    ("blanks of OCR", blanks_of_ocr, 0.96),
    ("traditional", traditional, 0.97),
    ("blank lines", lambda t: t.replace("\n", "\n\n"), 0.975),
    ("one line, wide blanks", run_together("\u3000\u3000"), 0.97),
    ("one line, hard blanks", run_together("\u00a0" * 4), 0.97),
    ("one line, single blanks", run_together(" "), 0.955),
    ("letters set apart", set_apart, 0.93),
]


@pytest.mark.parametrize(("damage", "floor"), [d[1:] for d in EVERY], ids=[d[0] for d in EVERY])
def test_every_family_survives_the_damage(damage: Callable[[str], str], floor: float) -> None:
    sample = [t for path in ALL for t in read_labelled(path)][::60]
    scores = evaluate(Labelled(t.id, damage(t.text), t.closed, t.gold) for t in sample)
    matched, gold = sum(s.matched for s in scores), sum(s.gold for s in scores)
    found = matched + sum(len(s.invented) for s in scores)
    assert 2 * matched / (gold + found) >= floor, {s.family: round(s.f1, 3) for s in scores}
