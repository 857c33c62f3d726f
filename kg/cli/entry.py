"""Where the command `kg` begins: UTF-8 whatever the locale, one clear line for an expected failure."""

from __future__ import annotations

import io
import os
import sys

BAD_DATA, BAD_CALL, INTERRUPTED = 1, 2, 130


def run() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    from kg.cli import main

    try:
        main(standalone_mode=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except (ValueError, OSError) as error:
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(BAD_DATA)
