"""The straight line from bytes to answers: who may know whom."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
STORES = {"pyoxigraph", "rdflib", "pyshacl", "neo4j", "networkx", "pyvis"}
# Only the command line and the build know both sides; everybody may ask where the shipped files are.
BOTH = {"kg/build.py", "kg/intake.py", "kg/cli"}
# What industries are called is knowledge, not reading: rules and graph look it up in the same place.
KNOWLEDGE = {"ingest.vocabulary"}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    return found | {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}


def test_ingest_imports_no_store_and_nothing_of_the_graph() -> None:
    for path in (ROOT / "ingest").rglob("*.py"):
        for name in imports(path):
            assert name.split(".")[0] not in STORES, f"{path.name} imports {name}"
            assert not name.startswith("kg.") or name == "kg.resources", f"{path.name} imports {name}"


def test_the_graph_parses_no_notice() -> None:
    for path in (ROOT / "kg").rglob("*.py"):
        place = path.relative_to(ROOT).as_posix()
        if any(place.startswith(p) for p in BOTH):
            continue
        read = [n for n in imports(path) - KNOWLEDGE if n.split(".")[0] == "ingest"]
        assert not read, f"{place} imports {read}"
