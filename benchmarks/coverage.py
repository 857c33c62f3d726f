"""How much of each notice is read: `python benchmarks/coverage.py [PATH…]`, default the shipped notices.

Prints the table of `docs/coverage.md`: shares of the text inside facts, outline, furniture and prose without
facts, what is unread, and how many candidates are unread. Needs no network.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.extract import find_notices, read_notice
from ingest.measure.audit import ledger

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


def main() -> None:
    print(f"| notice | {' | '.join(SHARES)} | lines unread |")
    print("|---|" + "--:|" * (len(SHARES) + 1))
    print("\n".join(rows([Path(p) for p in sys.argv[1:]] or [NOTICES])))


if __name__ == "__main__":
    main()
