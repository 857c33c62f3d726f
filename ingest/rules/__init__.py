"""The rules, one module a family of facts. Importing a module declares its rules."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from ingest.rule import RULES, Rule

FAMILIES = (
    "citation",
    "task",
    "role",
    "place",
    "cluster",
    "membership",
    "industry",
    "industry_known",
    "stage",
    "entity",
    "target",
    "incentive",
    "deadline",
)


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their names."""
    for family in FAMILIES:
        import_module(f"ingest.rules.{family}")
    return tuple(RULES[name] for name in sorted(RULES))
