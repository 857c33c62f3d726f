"""What several test modules share: the graph of the five shipped notices, built once a session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import queries
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


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and password of a real Neo4j, the same for the whole session.

    The one of KG_TEST_NEO4J_URI (password: NEO4J_PASSWORD), else one started here. Where neither can be, the
    test is skipped; in CI it fails.
    """
    import neo4j_server

    if uri := os.environ.get("KG_TEST_NEO4J_URI"):
        yield uri, os.environ.get("NEO4J_PASSWORD", "")
        return
    if lacking := neo4j_server.missing():
        pytest.fail(lacking) if os.environ.get("CI") else pytest.skip(lacking)
    with neo4j_server.running(tmp_path_factory.mktemp("neo4j") / "data") as server:
        yield server.uri, server.password


@pytest.fixture(scope="session")
def loaded_neo4j(neo4j_address: tuple[str, str], snapshot: Snapshot) -> tuple[str, str]:
    """Address and password of a server into which the snapshot has been loaded; do not change what it holds."""
    from kg.engines.load import load
    from kg.engines.neo4j import connect
    from kg.projection import Projection

    uri, password = neo4j_address
    with connect(uri, "neo4j", password) as driver:
        load(driver, Projection(snapshot), uri)
    return uri, password


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium; without one the test is skipped, in CI it fails."""
    from page_browser import CHROMIUM

    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the pages must be opened in CI, but there is no Chromium: apt-get install chromium")
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of every kind, each in a file of its own."""
    import page_samples as samples

    from kg.pages import shell

    made = tmp_path_factory.mktemp("pages")
    for kind, html in samples.pages().items():
        shell.write(html, made / f"{kind}.html")
    shell.write(samples.policy_page(samples.policy("sichuan-new-economy-2021")[0]), made / "policy.html")
    return made


@pytest.fixture(scope="module")
def ask(snapshot: Snapshot, names: Names):  # type: ignore[no-untyped-def]
    """A function from query and parameters to rows."""
    return lambda name, **given: queries.run(snapshot, queries.named(name), given, names).rows
