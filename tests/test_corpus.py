"""Many notices at once: the same lines in the same order however many are read at a time, and no memory kept."""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from test_mutations import TEXTS, mutated

from ingest.contract import json_lines
from ingest.extract import extract


def extracted(folder: Path, jobs: int) -> bytes:
    call = ["-c", "from kg.cli import main; main()", "extract", str(folder), "--audit", "--jobs", str(jobs)]
    command = [sys.executable, *call]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_three_at_a_time_print_what_one_at_a_time_prints(tmp_path: Path) -> None:
    chance = random.Random(5)
    for i in range(9):
        (tmp_path / f"notice-{i}.txt").write_text(mutated(chance) + "\n责任单位:省科技厅", "utf-8")
    one = extracted(tmp_path, 1)
    assert extracted(tmp_path, 3) == one
    assert one.count(b'"contract"') == 9


@pytest.mark.slow
def test_the_hundredth_reading_keeps_no_more_memory_than_the_twentieth() -> None:
    chance = random.Random(6)

    def read(times: int) -> int:
        for _ in range(times):
            text = chance.choice(TEXTS)
            at = chance.randrange(len(text))
            json_lines(extract(text[at:] + text[:at]).lines())
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    early = read(20)
    late = read(80)
    tracemalloc.stop()
    assert late < early * 1.15 + 500_000
