"""Knowledge graph of Chinese industrial-policy notices. Knows the graph, parses no notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.notebook import Graph

__version__ = "0.1.0"


def open(graph: Path | str | None = None) -> Graph:
    """The graph in a folder (default: `$KG_GRAPH`, else `graph`), to be asked in a notebook.

    `kg.open("graph").query("cities-covering", industry="氢能")`. Raises ValueError where there is none.
    """
    from kg.notebook import open

    return open(graph)
