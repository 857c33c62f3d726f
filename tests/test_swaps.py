"""Rules hold for other words than those they were made on: names, words and marks of labelled texts are swapped
for others of the same sense, and every family is read as well as before."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from ingest.measure.evaluate import Labelled, Row, by_family, evaluate
from kg.resources import shipped

SETS = sorted((Path(__file__).parent / "labelled").glob("*.jsonl"))
MOST = 400  # texts a swap is tried on; of fewer, a text or two that is read worse decides
FEWEST = 40  # labels of a family that make its score worth a look
LOSS = 0.015  # of F1
NAMES = ("name", "chain", "industry")

# What is printed, what may stand there instead.
WORDS = {
    "给予": "给与",
    "不超过": "不高于",
    "分别(?=布局|发展|建设|打造|培育)": "依次",
    "依托": "凭借",
    "包括": "包含",
    "会同": "会商",
    "按职责分工负责": "按分工负责",
    "责任单位": "责任部门",
    "(?<!支持)配合(?=[,，。;；)）])": "支持配合",
    "重点发展": "着重发展",
    "等环节": "等关键环节",
    "(?<!全)产业链(?![条长供])": "产业链条",
    "自(?=[^，。]{2,16}起施行)": "从",
    "提高到": "提高至",
}
MARKS = {
    "quotation marks of one stroke": str.maketrans("“”", "‘’"),
    "marks of half width": str.maketrans("，；：（）", ",;:()"),
    "dashes as they are typed": {ord("—"): "-"},  # not where a title or name has one
    "lines that end as on Windows": {ord("\n"): "\r\n"},
}


def rows() -> Iterator[dict[str, object]]:
    for path in SETS:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if "text" in row:
                yield row


def values(fact: Row) -> Iterator[str]:
    for value in fact.values():
        yield from (v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str))


def labelled(row: dict[str, object], text: str, facts: list[Row]) -> Labelled:
    closed = {"located": "industry_region", "notice_property": "notice"}
    families = frozenset(closed.get(c, c) for c in row["closed"])  # type: ignore[attr-defined]
    return Labelled(str(row["id"]), text, families, by_family(facts, labels=True))


def check(pairs: list[tuple[Labelled, Labelled]], loss: float = LOSS) -> None:
    """Every family of the swapped texts is read nearly as well as that of the texts as they were."""
    assert len(pairs) >= 15, "the swap touches hardly a text"
    chosen = pairs[:: -(-len(pairs) // MOST)]
    before = {s.family: s for s in evaluate(a for a, _ in chosen)}
    after = evaluate(b for _, b in chosen)
    worse = {
        s.family: (round(before[s.family].f1, 4), round(s.f1, 4), s.missed[:3], s.invented[:3])
        for s in after
        if s.gold >= FEWEST and s.f1 < before[s.family].f1 - loss
    }
    assert not worse


@pytest.mark.parametrize(("printed", "instead"), WORDS.items(), ids=WORDS.values())
def test_another_word_of_the_same_sense_is_read_as_well(printed: str, instead: str) -> None:
    pattern = re.compile(printed)
    pairs = []
    for row in rows():
        text, facts = str(row["text"]), row["facts"]
        named = {v for f in facts for v in values({**f, "quote": ""})}  # type: ignore[attr-defined]
        if pattern.search(text) and not any(pattern.search(v) for v in named):
            pairs.append((labelled(row, text, facts), labelled(row, pattern.sub(instead, text), facts)))  # type: ignore[arg-type]
    check(pairs)


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_another_form_of_the_marks_is_read_as_well(marks: dict[int, str]) -> None:
    pairs = []
    for row in rows():
        text, facts = str(row["text"]), row["facts"]
        swapped = text.translate(marks)
        named = {v for f in facts for v in values({**f, "quote": ""})}  # type: ignore[attr-defined]
        if swapped != text and "‘" not in text and not any("—" in v for v in named):
            pairs.append((labelled(row, text, facts), labelled(row, swapped, facts)))  # type: ignore[arg-type]
    check(pairs)


def vocabulary() -> list[str]:
    """Industries whose names are nothing but their own, by the names of the vocabulary."""
    with (shipped("data") / "industries" / "concepts.csv").open(encoding="utf-8", newline="") as file:
        found = [row["zh"] for row in csv.DictReader(file)]
    general = "产业|经济$|工厂|应用|产品|服务|体系|平台|中心|制造$|技术|基础|[国区市县城新]|数字"
    graded = "先进|高端|绿色|智能|未来|云"
    found = [n for n in found if not n.startswith(tuple(graded.split("|")))]
    return [n for n in found if re.fullmatch("[一-鿿]{3,6}", n) and not re.search(general, n)]


def renamed(row: dict[str, object], known: list[str]) -> dict[str, str]:
    """For each industry that a label names in full, and that no other name holds, another of the same length."""
    facts: list[Row] = row["facts"]  # type: ignore[assignment]
    names = {str(f[k]) for f in facts for k in NAMES if isinstance(f.get(k), str) and f["type"] != "entity"}
    all_values = {v for f in facts for v in values(f)}
    random = Random(crc32(str(row["id"]).encode()))
    new: dict[str, str] = {}
    for name in sorted(n for n in names if n in known and n in str(row["text"])):  # not 乳製品
        free = [n for n in known if len(n) == len(name) and n not in str(row["text"]) and n not in new.values()]
        if free and not any(name in v and name != v for v in all_values):
            new[name] = random.choice(free)
    return new


def test_another_industry_of_the_vocabulary_is_read_as_well() -> None:
    known = vocabulary()
    pairs = []
    for row in rows():
        if new := renamed(row, known):
            pattern = re.compile("|".join(map(re.escape, new)))
            old = json.dumps(row["facts"], ensure_ascii=False)
            facts = json.loads(pattern.sub(lambda m, new=new: new[m[0]], old))  # type: ignore[misc]
            text = str(row["text"])
            swapped = pattern.sub(lambda m, new=new: new[m[0]], text)  # type: ignore[misc]
            pairs.append((labelled(row, text, json.loads(old)), labelled(row, swapped, facts)))
    check(pairs, 0.025)  # a name at random now and then begins with a word of its own
