"""The embedded engine, from the caller's side: a process of its own that can be killed when time is up."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

from kg.engines import guard
from kg.engines.model import BadCypher, EngineProblem, Result, TookTooLong
from kg.engines.returned import columns_of
from kg.graph_home import graph_home

_QUADS_A_SECOND = 20_000  # are taken in by an idle machine
_WORTH_TELLING = 10.0  # seconds
_OPENING = 600.0  # seconds without a sign of life
_FILLING = 6 * 3600.0  # likewise: an index on many words is one step; that its process has died is seen at once


class Embedded:
    """Cypher on the current snapshot of a graph folder, without a server and without a port.

    Stays on the snapshot it was opened with. Safe to share between threads: one statement runs at a time.
    """

    name = "embedded"

    def __init__(self, home: Path | str | None = None, snapshot: str = "") -> None:
        self._home = graph_home(home)
        self._one = threading.Lock()
        self._worker: subprocess.Popen[str] | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._answers: Queue[str | None] = Queue()
        self.snapshot = snapshot
        self._start()

    def run(
        self, cypher: str, parameters: Mapping[str, object] | None = None, *,
        timeout: float = 30.0, limit: int | None = None,
    ) -> Result:  # fmt: skip
        """The rows of a reading statement; see `kg.engines.Engine`."""
        guard.check(cypher)
        with self._one:
            if self._worker is None:
                self._start()
            answer = self._ask({"cypher": cypher, "parameters": dict(parameters or {}), "limit": limit}, timeout)
        if "error" in answer:
            raise BadCypher(str(answer["error"]))
        columns = tuple(answer["columns"]) or columns_of(cypher)
        rows = tuple({c: row.get(c) for c in columns} for row in answer["rows"])
        return Result(columns, rows, bool(answer["more"]))

    def close(self) -> None:
        """End the process of the engine: it only reads, so nothing is lost by ending it at once."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.wait()
        if self._scratch is not None:
            self._scratch.cleanup()

    def _start(self) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="kg-cypher-", ignore_cleanup_errors=True)
        call = [
            sys.executable,
            "-X",
            "utf8",
            "-m",
            "kg.engines.worker",
            str(self._home),
            self._scratch.name,
            self.snapshot,
        ]
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
        self._worker = subprocess.Popen(
            call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        self._answers = Queue()
        threading.Thread(target=_read, args=(self._worker, self._answers), daemon=True).start()
        ready = self._next(_OPENING)
        if "filled" in ready and (seconds := int(ready["quads"]) / _QUADS_A_SECOND) >= _WORTH_TELLING:
            print(f"kg: the embedded engine takes in this snapshot, once: {_long(seconds)}", file=sys.stderr)
        while "filled" in ready:
            ready = self._next(_FILLING)
        if "error" in ready:
            self.close()
            raise EngineProblem(str(ready["error"]))
        self.snapshot = str(ready["snapshot"])

    def _ask(self, question: dict[str, object], timeout: float) -> dict[str, Any]:
        assert self._worker is not None and self._worker.stdin is not None
        try:
            text = json.dumps(question, ensure_ascii=False)
        except TypeError as error:
            raise ValueError(f"a parameter is text, a number, truth, a list or a map: {error}") from None
        with contextlib.suppress(OSError):  # it has died: no answer will come
            self._worker.stdin.write(text + "\n")
            self._worker.stdin.flush()
        return self._next(timeout)

    def _next(self, timeout: float) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=timeout)
        except Empty:
            self.close()
            raise TookTooLong(
                f"the query took more than {timeout:g} s and was stopped; narrow it, add LIMIT, or give more --timeout"
            ) from None
        except BaseException:  # Ctrl-C: nothing is left running
            self.close()
            raise
        if line is None:
            self.close()
            raise EngineProblem(
                "the embedded engine ended in the middle of its work (out of memory?); narrow the query"
            )
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self.close()


def _long(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"some {minutes} minutes, more on a busy machine" if minutes > 1 else f"some {round(seconds)} seconds"


def _read(worker: subprocess.Popen[str], answers: Queue[str | None]) -> None:
    assert worker.stdout is not None
    with worker.stdout as lines:
        for line in lines:
            answers.put(line)
    answers.put(None)
