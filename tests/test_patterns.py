"""No pattern takes exponential time: each is given its own words again and again, behind which it must fail."""

from __future__ import annotations

import pkgutil
import re
import signal
import time
from importlib import import_module
from types import FrameType

import pytest

import ingest
from ingest.extract import extract

_TIMES, _SECONDS = 24, 2.0  # a word twice in a repetition doubles the tries with each time it comes: 2**24


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The patterns of all modules of the reader in which something repeated ends in a bracket."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(ingest.__path__, "ingest."):
        for name, value in vars(import_module(module.name)).items():
            if (
                isinstance(value, re.Pattern)
                and isinstance(value.pattern, str)
                and re.search(r"\)[*+](?!\+)", value.pattern)
            ):
                found.setdefault(value, f"{module.name}.{name}")
    return [(name, pattern) for pattern, name in found.items()]


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs the timers of POSIX")
def test_no_pattern_is_lost_in_its_own_words() -> None:
    before = signal.signal(signal.SIGALRM, _ring)
    lost = []
    try:
        for name, pattern in _patterns():
            for word in sorted(set(re.findall(r"[\u4e00-\u9fff]{1,4}", pattern.pattern))):
                signal.setitimer(signal.ITIMER_REAL, _SECONDS)
                try:
                    pattern.search(f"甲乙{word * _TIMES}〇")
                except TimeoutError:
                    lost.append(f"{name}: {word}")
                    break
                finally:
                    signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert lost == []


@pytest.mark.parametrize(
    "text",
    [
        "打造产业链,甲加工、乙种植、丙冷储、丁销售" + "协同" * 40 + "甲。",
        "推进建设。(责任单位:" + "行业主管" * 40 + "甲、市科技局)",
        "上游种植、加工" + "转型升级" * 40 + "甲。",
        "牡丹产业向" + "、甲乙" * 20_000 + "。",
        "壹" * 40_000,
    ],
)
def test_words_that_come_again_and_again_are_read_at_once(text: str) -> None:
    began = time.process_time()
    extract(text)
    assert time.process_time() - began < 10
