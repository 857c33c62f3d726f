"""How fast notices are read: `python benchmarks/extract.py [MILLION_CHARACTERS]`.

Makes a corpus in the forms of the shipped notices (their paragraphs in other orders, other numbers), reads it
notice by notice in one process, and prints characters a second of processor time (making the corpus not counted),
with and without printing the facts, the most memory held in the first tenth and in the end, and the share of each
stage and rule. A first use counts for whoever comes first: what rules share (industry names of a notice, its
agencies) is in the time of the first of them.
"""

from __future__ import annotations

import gc
import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ingest.contract import Extraction, json_lines
from ingest.extract import extract
from ingest.model import Document
from ingest.reading import Reading
from ingest.rules import all_rules
from ingest.text.marks import marked

_SAMPLE = 300_000  # characters that are read once more, stage by stage
_SHOWN = 0.01  # share of the time from which a stage has a line of its own
NOTICES = sorted((Path(__file__).parents[1] / "data" / "notices").glob("*.txt"))


def corpus(characters: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """(id, text) of made notices, `characters` code points in all: each is a shipped one with its
    paragraphs of equal outline level in another order and other numbers in them."""
    chance = random.Random(seed)
    texts = [p.read_text("utf-8") for p in NOTICES]
    made = 0
    while made < characters:
        text = chance.choice(texts)
        blocks = re.split(r"(?m)^(?=\s*[(（][一二三四五六七八九十]+[)）])", text)
        inner = blocks[1:-1]
        chance.shuffle(inner)
        text = "".join([blocks[0], *inner, *blocks[-1:]]) if len(blocks) > 2 else text
        text = re.sub(r"\d{2,3}(?=[家个亿万%])", lambda _: str(chance.randint(10, 999)), text)
        yield f"made-{made:09}", text
        made += len(text)


def main() -> None:
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 1_000_000
    extract(NOTICES[0].read_text("utf-8"))  # load vocabularies
    gc.collect()
    characters = notices = facts = 0
    spent, printing, early = 0.0, 0.0, 0
    sample: list[tuple[str, str]] = []
    for id, text in corpus(size):  # one at a time: the corpus itself takes no memory
        begin = time.process_time()
        extraction = extract(text, id)
        read = time.process_time()
        facts += json_lines(extraction.lines()).count("\n")
        spent, printing = spent + read - begin, printing + time.process_time() - read
        characters, notices = characters + len(text), notices + 1
        if characters < _SAMPLE:
            sample.append((id, text))
        if characters < size / 10 or not early:
            early = _peak()
    print(f"{characters:,} characters, {notices:,} notices, {facts:,} facts in {spent:.2f} s of processor time")
    rate, printed = (characters / seconds / 1e6 for seconds in (spent, spent + printing))
    print(f"{rate:.2f} million characters a second, {printed:.2f} with all facts printed as JSON lines")
    print(f"memory: at most {early} MB in the first tenth, {_peak()} MB in the end")
    stages = stage_times(sample or [(id, text)])
    total = sum(stages.values())
    for stage, seconds in sorted(stages.items(), key=lambda s: -s[1]):
        if seconds / total >= _SHOWN:
            print(f"  {stage:36} {seconds / total:6.1%}")
    print(f"  {'rules below that, together':36} {sum(s for s in stages.values() if s / total < _SHOWN) / total:6.1%}")


def _peak() -> int:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def stage_times(notices: list[tuple[str, str]]) -> dict[str, float]:
    """Seconds by stage: marking, folding, outline, head, each rule, printing."""
    times: dict[str, float] = defaultdict(float)

    def timed(stage: str, begin: float) -> float:
        now = time.process_time()
        times[stage] += now - begin
        return now

    for id, text in notices:
        at = time.process_time()
        document = marked(Document(id, text, ""))
        at = timed("mark", at)
        reading = Reading(document)
        at = timed("fold", at)
        _ = reading.outline
        at = timed("outline", at)
        _ = reading.notice
        at = timed("head", at)
        facts = []
        for rule in all_rules():
            facts += rule.read(reading)
            at = timed(f"rule {rule.name}", at)
        json_lines(Extraction(reading, tuple(facts)).lines())
        timed("print", at)
    return times


if __name__ == "__main__":
    main()
