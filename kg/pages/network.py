"""The overview's graph as a pyvis `Network` that owns its page.

pyvis is the model and the API: nodes and edges are added, counted and read as in pyvis, and vis-network
comes from the installed pyvis wheel. What its own page does not do is done here: parallel edges are kept,
adding is O(1), all data travels as inert JSON, and the file is written whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pyvis.network import Network

from kg.pages.shell import write

_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_KNOWN = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"  # as shipped in pyvis 0.3.2


@lru_cache(maxsize=1)
def library() -> str:
    """The script of vis-network from the pyvis wheel; ValueError where it is not the one that was checked."""
    script = (files("pyvis") / _LIBRARY).read_bytes()
    if hashlib.sha256(script).hexdigest() != _KNOWN:
        raise ValueError("the installed pyvis carries another vis-network than the one this page was checked with")
    return script.decode("utf-8")


class PolicyNetwork(Network):  # type: ignore[misc]
    """Nodes with places, edges with their words; `generate_html` sets them in the page it was given.

    `page` turns the network into the whole HTML text. Adding the same node twice keeps the first; an
    edge between unknown nodes raises KeyError; parallel edges are all kept.
    """

    def __init__(self, page: Any) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.page = page
        self._known: set[Any] = set()

    def add_node(
        self, n_id: Any, label: str | None = None, shape: str = "dot", color: str = "", **options: Any
    ) -> None:
        if n_id in self._known:
            return
        self._known.add(n_id)
        self.node_ids.append(n_id)
        node = {"id": n_id, "label": label if label is not None else str(n_id), "shape": shape, **options}
        self.nodes.append(node)
        self.node_map[n_id] = node

    def add_edge(self, source: Any, to: Any, **options: Any) -> None:
        if source not in self._known or to not in self._known:
            raise KeyError((source, to))
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        self.html = self.page(self)
        return str(self.html)

    def write_html(self, name: str | os.PathLike[str], *_: Any, **__: Any) -> None:
        write(self.generate_html(), Path(name))
