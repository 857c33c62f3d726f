"""Rules: one function each, declared with what it emits, why it holds, and its examples.

    @rule("deadline.effective", emits="deadline", why="施行日期 stands in 附则 (立法技术规范 §57)",
          examples=[("本办法自2023年7月1日起施行。", {"date": "2023-07-01"}), …],
          near_misses=["2023年7月1日,会议召开。", …])
    def effective(reading: Reading) -> Iterator[Fact]: …

Each example is a text with the keys that one of the rule's facts on it must have (a list of them:
each must be found); a near miss is a text on which the rule alone must find nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import force_setattr

from ingest.model import Fact

if TYPE_CHECKING:
    from ingest.reading import Reading

Find = Callable[["Reading"], Iterable[Fact]]
Expected = Mapping[str, object] | Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way officials write something, with its proof."""

    name: str
    emits: str
    why: str
    examples: tuple[tuple[str, Expected], ...]
    near_misses: tuple[str, ...]
    find: Find

    def read(self, reading: Reading) -> list[Fact]:
        """The facts this rule finds, each marked with its name."""
        facts = list(self.find(reading))
        for fact in facts:  # new facts, not yet seen by anyone: a copy of each takes as long as finding it
            force_setattr(fact, "rule", self.name)
        return facts


RULES: dict[str, Rule] = {}


def rule(
    name: str,
    *,
    emits: str,
    why: str,
    examples: Sequence[tuple[str, Expected]],
    near_misses: Sequence[str],
) -> Callable[[Find], Find]:
    """Declare the function below as the rule `name`; raises ValueError on a name used twice."""

    def declare(find: Find) -> Find:
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        RULES[name] = Rule(name, emits, why, tuple(examples), tuple(near_misses), find)
        return find

    return declare
