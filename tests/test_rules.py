"""Every rule proves itself: its examples hold, its near misses yield nothing, no text makes it fail."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from ingest.rule import Rule
from ingest.rules import all_rules


def found_by(rule: Rule, text: str) -> list[dict[str, object]]:
    reading = extract(text).reading
    return [dict(f.values) | {"status": f.status} for f in rule.read(reading)]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.name)
def test_rule_carries_its_proof(rule: Rule) -> None:
    assert len(rule.examples) >= 3, "a rule shows at least three examples"
    assert len(rule.near_misses) >= 2, "and two near misses"
    assert rule.why, "and says why it holds"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.name)
def test_examples_hold(rule: Rule) -> None:
    for text, expected in rule.examples:
        facts = found_by(rule, text)
        for want in [expected] if isinstance(expected, dict) else expected:
            assert any(all(f.get(k) == v for k, v in want.items()) for f in facts), (text, want, facts)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.name)
def test_near_misses_yield_nothing(rule: Rule) -> None:
    for text in rule.near_misses:
        assert found_by(rule, text) == [], text
