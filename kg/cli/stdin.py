"""What a command reads from standard input."""

from __future__ import annotations

import sys


def text() -> str:
    """All of it as text; raises ValueError where it is no UTF-8 (exit 1)."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"stdin: not UTF-8 (byte {error.start}); save the query as UTF-8 and pipe it again") from None
