"""What several test modules share: the graph of the five shipped notices, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.graph_home import Snapshot, open_snapshot
from kg.intake import read
from kg.names import Names
from kg.snapshot import publish

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder with one snapshot of `data/notices`."""
    home = tmp_path_factory.mktemp("built") / "graph"
    built = build(read(path) for path in sorted((ROOT / "data" / "notices").glob("*.txt")))
    publish(home, built.contents, built.manifest)
    return home


@pytest.fixture(scope="session")
def snapshot(built_home: Path) -> Snapshot:
    """The snapshot in `built_home`."""
    return open_snapshot(built_home)


@pytest.fixture(scope="session")
def names(snapshot: Snapshot) -> Names:
    """The names that the snapshot knows."""
    return Names.of(snapshot)
