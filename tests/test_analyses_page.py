"""The page on analyses shows what they answer today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from kg.analyses import ANALYSES
from kg.analyses.graph import policy_graph
from kg.graph_home import Snapshot

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_on_analyses_is_what_its_script_writes(snapshot: Snapshot) -> None:
    spec = importlib.util.spec_from_file_location("make_analyses", DOCS / "make_analyses.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert set(script.SHOWN) == set(ANALYSES)
    told = (DOCS / "analyses.md").read_text("utf-8")
    assert told == script.page(policy_graph(snapshot)), "write it again: python docs/make_analyses.py"
