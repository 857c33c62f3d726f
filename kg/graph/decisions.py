"""What people have decided about names that the data did not know: accept, same-as or reject.

One file, `kind,name,decision,as,who,when,note`, kept by people and read on every build: the shipped
`data/decisions.csv`, then `decisions.csv` in the graph folder, which has the last word. `accept` makes a
provisional name a settled one (`as`: its English name); `same-as` makes it another name of `as`;
`reject` says that it names nothing of its kind.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.resources import shipped

KINDS = ("industry", "agency", "region")
DECISIONS = ("accept", "same-as", "reject")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COLUMNS = ["kind", "name", "decision", "as", "who", "when", "note"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file. `target` is the column `as`."""

    kind: str
    name: str
    decision: str
    target: str
    who: str
    when: str


class Decisions:
    """Decisions by kind and name."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = {(d.kind, d.name): d for d in decisions}

    def of(self, kind: str, name: str) -> Decision | None:
        """What was decided about a name, None where nobody has."""
        return self.all.get((kind, name))

    def name(self, kind: str, name: str) -> str:
        """The name to use: that of another where somebody said that both are the same."""
        decided = self.of(kind, name)
        return decided.target if decided and decided.decision == "same-as" and decided.target else name


def read_decisions(*folders: Path) -> Decisions:
    """The shipped decisions and those in `folders`, later ones first in rank.

    Raises ValueError with file and line for a row that is no decision.
    """
    found: list[Decision] = []
    for path in (shipped("data") / "decisions.csv", *(f / "decisions.csv" for f in folders)):
        if path.is_file():
            found.extend(_read(path))
    return Decisions(found)


def _read(path: Path) -> Iterable[Decision]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames is None or not set(_COLUMNS[:6]) <= set(reader.fieldnames):
            raise ValueError(f"{path}: the first line must name the columns {','.join(_COLUMNS)}")
        for number, r in enumerate(reader, 2):
            d = Decision(*((r.get(c) or "").strip() for c in _COLUMNS[:6]))
            if d.kind not in KINDS or d.decision not in DECISIONS:
                raise ValueError(
                    f"{path}, line {number}: kind is one of {', '.join(KINDS)}; decision one of {', '.join(DECISIONS)}"
                )
            if not d.name or not d.who or not _DAY.fullmatch(d.when) or (d.decision == "same-as" and not d.target):
                raise ValueError(f"{path}, line {number}: needs name, who, when (YYYY-MM-DD), and as for same-as")
            yield d
