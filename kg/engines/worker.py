"""The process in which the embedded engine runs; it can be killed, and takes nothing with it.

    python -m kg.engines.worker HOME SCRATCH [ID]

One JSON object a line: it says `{"filled": N, "quads": OF}` now and then while it fills its files, `{"snapshot": …}`
once it is ready, then answers each `{"cypher", "parameters", "limit"}` on stdin with `{"columns", "rows", "more"}` or
`{"error", "kind"}`. It ends with its stdin: when the process that started it ends, however it ends, nothing is left
running. It opens no port. SCRATCH is a folder that its parent will remove: the engine's log goes there. ID names a
snapshot other than the current one.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.engines.values import finite, node, relationship

Message = dict[str, object]
_MEMORY = "-Xmx2g"
_RID_PATH = re.compile(r"\(#\d+:\d+\)(?:(?:<-|-)\[#\d+:\d+\](?:->|-)\(#\d+:\d+\))*$")
_RID = re.compile(r"#\d+:\d+")
_JAVA = re.compile(r"^(?:.*?: )?(?:[a-z]\w*\.)+\w+: ")  # `Query failed: com.arcadedb.exception.X: ` before a message


def main(arguments: list[str]) -> int:
    """Serve until stdin ends."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the engine prints is no answer
    home, scratch, *id = arguments
    _prepare(Path(scratch))
    return _serve(Path(home), Path(scratch), "".join(id), out)


def _prepare(scratch: Path) -> None:
    """Set the engine up before it is imported."""
    os.environ.update(ARCADEDB_LOG_DIR=str(scratch), ARCADEDB_LOG_CONSOLE="0")
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", _MEMORY)
    os.environ["ARCADEDB_NATIVE_BIN_REPLY"] = "0"
    sys.modules["numpy"] = None  # type: ignore[assignment]  # optional to the engine, and half of its start
    if sys.platform == "linux":  # end with the parent even in the middle of a query
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _serve(home: Path, scratch: Path, id: str, out: Any) -> int:
    def say(answer: Message) -> None:
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()

    try:
        db, about = _open(home, scratch, id, say)
    except ImportError:
        say({"error": _NO_ENGINE, "kind": "problem"})
        return 1
    except (OSError, ValueError, RuntimeError) as error:
        say({"error": str(error), "kind": "problem"})
        return 1
    except Exception as error:  # ArcadeDBError derives from Exception; what it says is all there is
        say({"error": f"{home}: the embedded engine does not open: {_told(error)}", "kind": "problem"})
        return 1
    say(about)
    for line in sys.stdin:
        say(_answer(db, json.loads(line)))
    db.close()
    return 0


_NO_ENGINE = (
    "there is no embedded Cypher engine for this platform (it runs on Linux with glibc, Windows x64 and macOS arm64); "
    "use a Neo4j server: kg load neo4j, then kg cypher --on bolt://localhost:7687"
)


def _open(home: Path, scratch: Path, id: str, say: Callable[[Message], None]) -> tuple[Any, Message]:
    import arcadedb  # an ImportError here has its own answer

    from kg.beside import marked, remove
    from kg.engines import store
    from kg.graph_home import open_snapshot

    snapshot = open_snapshot(home, id)
    counts = snapshot.manifest.get("counts")
    quads = counts.get("quads", 0) if isinstance(counts, dict) else 0

    def filled(done: int) -> None:
        say({"filled": done, "quads": quads})

    try:
        place = store.files_of(snapshot, home, filled)
    except OSError:  # a graph folder that may not be written: the files last as long as this process
        (scratch / "snapshots" / snapshot.id).mkdir(parents=True)
        place = store.files_of(snapshot, scratch, filled)
    for attempt in (1, 2):
        try:
            db = store.open_files(place)
            counted = db.query("opencypher", "MATCH (n) RETURN count(n) AS n").to_list()[0]["n"]
            if counted == marked(place)["nodes"]:
                break
            db.close()
            if attempt == 2:
                raise OSError(f"{place}: the engine's files stay damaged; check the disk")
        except arcadedb.ArcadeDBError:
            if attempt == 2:
                raise
        remove(place)  # marked as whole and yet damaged: load again
        place = store.files_of(snapshot, place.parents[1], filled)
    return db, {"snapshot": snapshot.id}


def _answer(db: Any, asked: dict[str, Any]) -> dict[str, object]:
    import arcadedb

    limit = asked["limit"]
    columns: list[str] = []
    rows: list[dict[str, object]] = []
    try:
        parameters = asked["parameters"]
        found = db.query("opencypher", asked["cypher"], *([parameters] if parameters else []))
        for result in found:
            if len(rows) == limit:
                return {"columns": columns, "rows": rows, "more": True}
            columns = columns or list(result.property_names)
            rows.append({name: _plain(db, result.get(name)) for name in result.property_names})
    except arcadedb.ArcadeDBError as error:
        return {"error": _told(error), "kind": "cypher"}
    return {"columns": columns, "rows": rows, "more": False}


def _told(error: Exception) -> str:
    return " ".join(_JAVA.sub("", str(error)).split())[:500]


def _plain(db: Any, value: Any) -> object:
    """A value of the engine as a plain one (`kg.engines.values`)."""
    if isinstance(value, float):
        return finite(value)
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return list(_path(db, value)) if value.startswith("(#") and _RID_PATH.match(value) else value
    if isinstance(value, dict):
        inner = {k: _plain(db, v) for k, v in value.items() if not k.startswith("@")}
        if "@rid" not in value:
            return inner
        return _record(str(value["@type"]), inner)
    if isinstance(value, (list, tuple, set)):
        return [_plain(db, v) for v in value]
    return str(value)


def _record(type: str, properties: dict[str, object]) -> dict[str, object]:
    """Relationships have `|` in their key (start, type, end), nodes have not."""
    if "|" in str(properties.get("key", "")):
        return relationship(type, properties)
    return node(type.split("~"), properties)


def _path(db: Any, text: str) -> Iterator[object]:
    for rid in _RID.findall(text):
        record = db.lookup_by_rid(rid)
        yield _record(record.get_type_name(), {k: _plain(db, v) for k, v in record.to_dict().items() if k[0] != "@"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
