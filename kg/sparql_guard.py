"""Says no to SPARQL that would write, fetch or read files, before any engine sees it.

Read by tokens, so that the same words inside strings, IRIs, comments and names do no harm. This is
the first of two nets: the worker that runs the query can open no socket and no file (`sparql_worker`).
Why tokens suffice: SERVICE is followed by `{` before any `>`, and `{` cannot stand in an IRI, so no
reading of `<` as "less than" can hide it; code point escapes are undone first and both readings checked.
The engine parts words more freely than the standard (`trueSERVICE` is `true SERVICE` to it), so a bare
word or a prefix that merely contains a forbidden word is refused as well.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<long> \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3} )
    | (?P<string> "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<tag> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<number> [0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? )
    | (?P<name> (?:[^\W\d_][\w.-]{0,100})?:(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))* )
    | (?P<word> \w+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_WRITES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_FETCHES = {"SERVICE": "asks another server", "FROM": "names a data set to fetch"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
LONGEST = 1_000_000


class Refused(ValueError):
    """The query is not one that may run here; the message says why and what may."""


def check(query: str) -> str:
    """The form of a harmless query (SELECT, ASK, CONSTRUCT, DESCRIBE); raises Refused for any other.

    >>> check("SELECT * { ?s ?p 'SERVICE <http://x>' }")
    'SELECT'
    >>> check("DROP ALL")
    Traceback (most recent call last):
    kg.sparql_guard.Refused: DROP writes; only SELECT, ASK, CONSTRUCT and DESCRIBE are run
    """
    if len(query) > LONGEST:
        raise Refused(f"the query has {len(query):,} characters; at most {LONGEST:,} are read")
    return _form(_words(_unescaped(query))) if "\\" in query and _form(_words(query)) else _form(_words(query))


def _form(words: list[str]) -> str:
    for word in words:
        for fetch, why in _FETCHES.items():
            if fetch in word:
                raise Refused(f"{fetch} {why}; queries read this graph only")
    first = next((w for w in words if w in _WRITES or w in _FORMS), "")
    if first in _WRITES:
        raise Refused(f"{first} writes; only SELECT, ASK, CONSTRUCT and DESCRIBE are run")
    if not first:
        raise Refused("this is no SPARQL query; write SELECT, ASK, CONSTRUCT or DESCRIBE")
    return first


def _words(query: str) -> list[str]:
    found = (m for m in _TOKEN.finditer(query) if m.lastgroup in ("word", "name"))
    return [m.group().partition(":")[0].upper() for m in found]


def _unescaped(query: str) -> str:
    return _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
