"""Where the pages of one run lie, so that a page links only to pages that were made with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.pages.view import Text

STYLE, SCRIPT, DRAWING = "kg.css", "kg.js", "vis-network.js"
Key = tuple[str, str]  # kind of page, and the end of the IRI of what it is about ('' for the only one of its kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the bar and where it leads."""

    kind: str
    words: Text
    file: str


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a folder of pages; the pages share its style, its script and its bar.

    >>> Site({("city", "510100"): "city-510100.html"}).page("city", "510100")
    'city-510100.html'
    >>> ALONE.page("city", "510100")
    ''
    """

    files: Mapping[Key, str] = field(default_factory=dict)
    menu: tuple[Entry, ...] = ()

    def page(self, kind: str, id: str = "") -> str:
        """The file of a page; '' where it was not made."""
        return self.files.get((kind, id), "")


ALONE = Site()


def file_name(kind: str, id: str = "") -> str:
    """A name that every file system takes: letters, digits and hyphens; other ids by a short hash.

    >>> file_name("industry", "green-hydrogen"), file_name("map")
    ('industry-green-hydrogen.html', 'map.html')
    >>> file_name("agency", "四川省财政厅")
    'agency-b479c85728.html'
    """
    if not id:
        return f"{kind}.html"
    plain = re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", id)
    return f"{kind}-{id if plain else hashlib.sha256(id.encode()).hexdigest()[:10]}.html"
