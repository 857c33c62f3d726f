"""Addresses of Neo4j servers."""

from __future__ import annotations

import re

_SERVER = re.compile(r"(?:neo4j|bolt)(?:\+s|\+ssc)?://[^\s/@]+/?$")


def is_server(text: str) -> bool:
    """Whether `text` is the address of a server, without a name or password in it.

    >>> is_server("bolt://localhost:7687"), is_server("http://localhost:7474")
    (True, False)
    """
    return bool(_SERVER.match(text))
