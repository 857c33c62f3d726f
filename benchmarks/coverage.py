"""How much of each notice is read: `python benchmarks/coverage.py [PATH…]`, default the shipped notices.

Prints the tables of `docs/coverage.md`: shares of the text inside facts, outline, furniture and prose without
facts, what is unread, and how many candidates are unread; then the named exceptions. Needs no network.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.extract import find_notices, read_notice
from ingest.measure.audit import ledger
from ingest.measure.audit_exceptions import exceptions

NOTICES = Path(__file__).parents[1] / "data" / "notices"
SHARES = ("fact", "structure", "furniture", "prose", "unread")


def rows(paths: list[Path]) -> list[str]:
    """One line of the table for each notice."""
    found = []
    for path in find_notices(paths):
        *_, last = ledger(read_notice(path))
        shares = " | ".join(f"{100 * float(str(last[k])):.0f} %" for k in SHARES)
        found.append(f"| {last['notice']} | {shares} | {last['unread_count']} |")
    return found


def named() -> list[str]:
    """One line of the table for each row of the exceptions; rows of one name together."""
    names = list(dict.fromkeys(row.name for row in exceptions()))
    found = sorted(exceptions(), key=lambda row: names.index(row.name))
    shown = (r.example.replace("\n", " ⏎ ").replace("\t", " ⇥ ") for r in found)
    return [f"| {r.name} | {', '.join(sorted(r.kinds))} | {example} |" for r, example in zip(found, shown, strict=True)]


def main() -> None:
    print(f"| notice | {' | '.join(SHARES)} | lines unread |")
    print("|---|" + "--:|" * (len(SHARES) + 1))
    print("\n".join(rows([Path(p) for p in sys.argv[1:]] or [NOTICES])))
    print("\n| exception | of | example: what stands between ‹ and › |")
    print("|---|---|---|")
    print("\n".join(named()))


if __name__ == "__main__":
    main()
