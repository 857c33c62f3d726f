"""Runs one read-only SPARQL query in a process of its own, which can be killed and can reach nothing.

`run` (the caller's side) checks the query, starts the worker, and kills it when time is up. The worker
opens the snapshot first and then gives up the right to open anything else (no file descriptor is left
for a socket or a file), so that even a query that passed the guard could not fetch or read.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.sparql_guard import check

MEMORY = 4 * 2**30  # bytes of address space beyond what the snapshot takes


class TookTooLong(RuntimeError):
    """A limit was hit: time or memory."""


@dataclass(frozen=True, slots=True)
class Result:
    """Columns and rows of a SELECT or ASK, or the triples of a CONSTRUCT or DESCRIBE as N-Triples."""

    snapshot: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, object], ...]
    triples: str | None = None


def run(query: str, graph: Path | None = None, timeout: float = 30.0) -> Result:
    """The answer to `query` on the current snapshot.

    Raises Refused where the query writes or fetches, ValueError where it is no SPARQL or there is no
    graph, TookTooLong after `timeout` seconds or where the memory does not suffice.
    """
    check(query)
    call = [sys.executable, "-X", "utf8", "-m", "kg.sparql_worker", *([str(graph)] if graph else [])]
    worker = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = worker.communicate(query.encode(), timeout=timeout)
    except subprocess.TimeoutExpired:
        raise TookTooLong(
            f"the query took more than {timeout:g} s and was stopped; narrow it, add LIMIT, or give more --timeout"
        ) from None
    finally:
        if worker.poll() is None:
            worker.kill()
            worker.communicate()
    if worker.returncode == 1:
        raise ValueError(err.decode("utf-8", "replace").strip().removeprefix("kg: "))
    if worker.returncode:
        raise TookTooLong("the query needed more memory than one query may take; narrow it or add LIMIT")
    answer: dict[str, Any] = json.loads(out)
    return Result(answer["snapshot"], tuple(answer["columns"]), tuple(answer["rows"]), answer["triples"])


def main(arguments: list[str]) -> int:
    """The worker's side: the query on stdin, the answer as JSON on stdout, what is wrong with it on stderr."""
    import pyoxigraph

    from kg.graph_home import open_snapshot
    from kg.queries import value

    query = sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        snapshot = open_snapshot(Path(arguments[0]) if arguments else None)
        store = snapshot.store
        _shut_out()
        found = store.query(query)
        answer: dict[str, object] = {"snapshot": snapshot.id, "columns": [], "rows": [], "triples": None}
        if isinstance(found, pyoxigraph.QuerySolutions):
            columns = [v.value for v in found.variables]
            answer |= {"columns": columns, "rows": [{c: value(s[c]) for c in columns} for s in found]}
        elif isinstance(found, pyoxigraph.QueryBoolean):
            answer |= {"columns": ["answer"], "rows": [{"answer": bool(found)}]}
        else:
            answer["triples"] = "".join(sorted(f"{triple} .\n" for triple in found))
    except (ValueError, SyntaxError, OSError) as error:
        print(f"kg: {_told(error)}", file=sys.stderr)
        return 1
    except MemoryError:
        return 6
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
    return 0


def _told(error: Exception) -> str:
    if isinstance(error, SyntaxError):
        place = re.search(r"at (\d+):(\d+)", str(error))
        where = f"line {place[1]}, column {place[2]}" if place else str(error).splitlines()[0][:200]
        return f"this is not valid SPARQL: {where}"
    return str(error)


def _shut_out() -> None:
    """No further file, socket or process from here on, and no more memory than one query may take."""
    try:
        import resource
    except ImportError:  # Windows: the guard alone
        return
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))
    if sys.platform == "linux":
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if free > 3 else 0
        limit = used + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
