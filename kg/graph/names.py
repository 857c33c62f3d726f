"""IRIs of things: readable, and the same on every machine."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from urllib.parse import quote

from kg.ontology import ID

_KEPT = frozenset("-._~()〔〕")
VOCABULARY = ID + "graph/vocabulary"
REFERENCE = ID + "graph/reference"
COVERAGE = ID + "graph/coverage"
DATASET = ID + "graph/dataset"


@lru_cache(maxsize=65536)
def segment(name: str) -> str:
    """One segment of an IRI: letters, digits and Chinese as they are, anything else percent-encoded.

    >>> segment("川办发〔2021〕93号"), segment("a/b c")
    ('川办发〔2021〕93号', 'a%2Fb%20c')
    """
    return "".join(c if c.isalnum() or c in _KEPT else quote(c, safe="", errors="replace") for c in name)


def notice(id: str) -> str:
    """The IRI of a notice, and of the graph of what it states."""
    return f"{ID}notice/{segment(id)}"


def clause(notice_id: str, path: tuple[str, ...]) -> str:
    """The IRI of a clause; `()` is what stands before the first number."""
    return f"{notice(notice_id)}/clause/{'/'.join(segment(p) for p in path)}"


def thing(kind: str, key: str) -> str:
    """The IRI of an industry, region, agency, list, policy …

    >>> thing("industry", "hydrogen-energy")
    'https://w3id.org/chanye-kg/id/industry/hydrogen-energy'
    """
    return f"{ID}{kind}/{segment(key)}"


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits that stand for the parts."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]
