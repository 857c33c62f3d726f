"""The coverage ledger: what no fact explains is listed, and a named exception hides no fact that a rule missed."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.extract import extract, read_notice
from ingest.measure.audit import Candidate, Explanations, audited, candidates, ledger
from ingest.measure.audit_exceptions import Row, exception, exceptions

ROOT = Path(__file__).parents[1]
NOTICES = sorted((ROOT / "data" / "notices").glob("*.txt"))
PASSAGES = ROOT.parent / "shared" / "notations" / "passages.jsonl"
TABLE = re.compile(r"^\| ([a-z0-9-]+) \|((?: *\d+ % \|){5}) *(\d+) \|$", re.MULTILINE)


def judged(marked: str) -> tuple[Candidate, str]:
    """The candidate that stands between ‹ and › of a text, and what the ledger says of it."""
    before, _, rest = marked.partition("‹")
    inner, _, after = rest.partition("›")
    extraction = extract(before + inner + after)
    spot = extraction.reading.text.find(inner, max(0, len(before) - 8))
    assert spot >= 0, "cut from the text as furniture"
    for candidate, said in audited(extraction):
        if candidate.begin < spot + len(inner) and spot < candidate.end:
            return candidate, said
    raise AssertionError(f"nothing is asked of ‹{inner}›")


@pytest.mark.parametrize("row", exceptions(), ids=lambda r: f"{r.name}: {r.example[:24]}")
def test_a_named_exception_covers_its_example(row: Row) -> None:
    assert judged(row.example)[1] == row.name


# Facts in words that no rule is likely to read: the ledger must not hide them.
@pytest.mark.parametrize(
    "text",
    [
        "到2028年,县域规上商户冲到‹500家›。",
        "茶业年产出奔着‹50亿元›去。",
        "两年里要有‹3个›茶叶市场立起来。",
        "每镇至少‹一个›茶站。",
        "茶园机采面占到‹60%›。",
        "对年销售额超过8亿元的商户,给予20万元奖励,另添‹5万元›作装修贴补。",
        "对获评示范店的,给予20万元奖励,其中规模超过千平的再加‹10万元›。",
        "对年销售额超过8亿元的商户,县财政掏‹20万元›作彩头。",
        "对获评老字号的商户,‹20万元›奖励一次到位。",
        "申报材料‹9月30日›过后不再接收。",
        "自本办法施行之日起两‹年内›建成台账系统。",
        "到‹2028年›,茶园总面积冲到30万亩。",
        "‹年底›前把茶站建起来。",
        "冷链建设这件事由‹昆明市商务局›挑头。",
        "‹昆明市商务局›扛主要担子,昆明市财政局搭把手。",
        "‹昆明市商务局›统筹推进夜市建设。",
        "茶站建设归‹昆明市商务局›管,各镇配合。",
        "氢能产业落子‹绵阳市›。",
        "把‹绵阳市›、德阳市做成装备产业双核。",
        "乐山市人民政府办公室关于支持茶业的通知\n各县:\n重点在‹乐山市›布局茶业精深加工。",
        "做强冷链物流。\n‹(牵头办理:县商务局)›",
        "另见‹川办发〔2021〕93号›。",
    ],
)
def test_a_fact_that_no_rule_reads_is_under_no_exception(text: str) -> None:
    candidate, said = judged(text)
    assert said in ("", "fact", "carried"), f"{text}: {candidate.kind} hidden as {said}"


STATES = {
    "quantity": {"target", "incentive"}, "time": {"deadline"}, "date": {"deadline"},
    "agency": {"role"}, "list": {"role"}, "place": {"region", "located", "cluster"},
}  # fmt: skip


def hidden_if_unread(text: str) -> tuple[int, list[str]]:
    """How many candidates state a fact that a rule reads, and those which an exception would hide if none did."""
    extraction = extract(text)
    read, facts = Explanations(extraction), extraction.facts
    stated, hidden = 0, []
    for c in candidates(extraction.reading):
        these = [f for f in facts if f.begin < c.end and c.begin < f.end and f.type in STATES.get(c.kind, ())]
        if these and not (c.kind == "place" and c.own):  # the notice's own place is a region of it in any case
            stated += 1
            place = read.place(c)
            others = frozenset(f.type for f in facts if f not in these and f.type in place.facts)
            if name := exception(replace(place, facts=others)):
                hidden.append(f"{name}: {place.before[-30:]}‹{place.itself}›{place.after[:20]}")
    return stated, hidden


def test_exceptions_would_hide_hardly_any_fact_of_the_shipped_notices() -> None:
    found = [hidden_if_unread(path.read_text("utf-8")) for path in NOTICES]
    hidden = [line for _, lines in found for line in lines]
    assert len(hidden) <= 0.02 * sum(stated for stated, _ in found), hidden


def test_exceptions_would_hide_hardly_any_fact_of_other_provinces() -> None:
    if not PASSAGES.is_file():
        pytest.skip("the labelled passages are not beside this repository")
    texts = [json.loads(line)["text"] for line in PASSAGES.read_text("utf-8").splitlines()]
    found = [hidden_if_unread(text) for text in texts]
    hidden = [line for _, lines in found for line in lines]
    assert len(hidden) <= 0.02 * sum(stated for stated, _ in found), hidden


@pytest.mark.parametrize("text", ["茶业年产出奔着50亿元去。", "氢能产业落子绵阳市。", "另见川办发〔2021〕93号。"])
def test_what_is_unread_is_shown_with_its_words_and_what_a_rule_would_make_of_it(text: str) -> None:
    *unread, shares = ledger(extract(text))
    for line in unread:
        assert text[int(str(line["begin"])) : int(str(line["end"]))] == line["quote"]
        assert "no rule reads it as" in str(line["why"])
    assert shares["unread_count"] == len(unread)


def test_the_year_over_targets_and_the_rate_of_an_incentive_are_explained_by_them() -> None:
    assert judged("二、发展目标\n到‹2028年›,发展水平明显提高,具体如下。\n(一)规模。茶园面积达到30万亩。")[1] in (
        "fact",
        "carried",
    )
    assert judged("对新建冷库按投资额的‹20%›给予最高50万元补助。")[1] in ("fact", "carried")


@lru_cache(maxsize=8)
def lines_of(path: Path) -> list[dict[str, object]]:
    return list(ledger(read_notice(path)))


@pytest.mark.parametrize("path", NOTICES, ids=lambda p: p.stem)
def test_the_last_line_of_a_ledger_shares_out_the_whole_text(path: Path) -> None:
    *unread, last = lines_of(path)
    assert last["type"] == "coverage" and last["unread_count"] == len(unread)
    shares = [float(str(last[k])) for k in ("fact", "structure", "furniture", "prose", "unread")]
    assert abs(sum(shares) - 1) < 0.001
    begins = [int(str(line["begin"])) for line in unread]
    assert begins == sorted(begins)


def test_the_table_in_the_docs_is_true() -> None:
    """`python benchmarks/coverage.py` prints the table anew."""
    told = {m[1]: m for m in TABLE.finditer((ROOT / "docs" / "coverage.md").read_text("utf-8"))}
    for path in NOTICES:
        last = lines_of(path)[-1]
        row = told[path.stem]
        for key, percent in zip(
            ("fact", "structure", "furniture", "prose", "unread"), re.findall(r"\d+", row[2]), strict=True
        ):
            assert abs(100 * float(str(last[key])) - int(percent)) <= 2, f"{path.stem}: {key}"
        assert abs(int(str(last["unread_count"])) - int(row[3])) <= 1, f"{path.stem}: unread"


def test_every_exception_is_in_the_docs() -> None:
    """`python benchmarks/coverage.py` prints these lines too."""
    told = re.findall(r"^\| (.+?) \| .+? \| (.*) \|$", (ROOT / "docs" / "coverage.md").read_text("utf-8"), re.MULTILINE)
    shown = {(name, "".join(example.split())) for name, example in told}
    marks = str.maketrans({"\n": "⏎", "\t": "⇥"})
    assert not [r for r in exceptions() if (r.name, "".join(r.example.translate(marks).split())) not in shown]


@pytest.mark.parametrize("unit", ["产值10%、", "县商务局、", "12个", "2024年、", "《川办发〔2021〕9号"])
def test_a_long_line_is_audited_in_linear_time(unit: str) -> None:
    extraction = extract(unit * 20_000)
    begin = time.process_time()
    assert sum(1 for _ in ledger(extraction))
    assert time.process_time() - begin < 20


def test_candidates_of_an_empty_text_are_none() -> None:
    assert candidates(extract("").reading) == []
