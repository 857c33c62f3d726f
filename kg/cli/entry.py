"""Where the command `kg` begins: UTF-8 whatever the locale, one clear line for an expected failure."""

from __future__ import annotations

import gc
import io
import os
import sys

BAD_DATA, LIMIT_HIT, INTERRUPTED = 1, 6, 130


def run() -> None:
    """Run the command line and leave with its exit code: 0 done, 1 bad data, 2 bad call, 6 a limit hit, 130 stopped."""
    gc.set_threshold(50_000, 20, 100)  # a build holds millions of tuples: looked through less often, a fifth faster
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        code = _call()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (`kg … | head`): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _call() -> int:
    import click

    from kg.cli import main

    try:
        returned = main(standalone_mode=False, prog_name="kg")
        return returned if isinstance(returned, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        print("kg: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"kg: {error.filename}: {error.strerror}" if error.filename else f"kg: {error}", file=sys.stderr)
        return BAD_DATA
    except ValueError as error:
        print(f"kg: {error}", file=sys.stderr)
        return BAD_DATA
    except RuntimeError as error:
        from kg.sparql_worker import TookTooLong

        if not isinstance(error, TookTooLong):
            raise
        print(f"kg: {error}", file=sys.stderr)
        return LIMIT_HIT
