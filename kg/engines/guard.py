"""Says no to Cypher that would write, load files or change the server, before any engine sees it.

Read by tokens, so that the same words inside strings, names and comments do no harm. Neo4j undoes
`\\uXXXX` anywhere in a statement before it reads it, so both readings are checked. Behind this stand the
engines themselves: the embedded one opens its files for reading only, a server gets a READ transaction.

What tokens cannot know is whether a bare word is a clause or a name. A clause never follows `.`, `:` or
`$` and is never followed by `:`, so there it is a name; anywhere else it counts as the clause.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      (?P<comment> //[^\n\r]* | /\*.*?(?:\*/|\Z) )
    | (?P<string> "(?:[^"\\]|\\.)*(?:"|\Z) | '(?:[^'\\]|\\.)*(?:'|\Z) )
    | (?P<quoted> `(?:[^`]|``)*(?:`|\Z) )
    | (?P<number> [0-9]+(?:\.[0-9]+)? )
    | (?P<word> [^\W\d]\w* )
    | (?P<space> \s+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_WRITES = {
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "FOREACH", "INSERT", "LOAD", "ALTER",
    "GRANT", "DENY", "REVOKE",
}  # fmt: skip
_COMMANDS = {"START", "STOP", "RENAME", "ENABLE", "DISABLE", "DEALLOCATE", "REALLOCATE", "TERMINATE", "DRYRUN", "USE"}
_READS = {  # procedures that read this graph and nothing else
    "db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.visualization", "db.schema.nodetypeproperties",
    "db.schema.reltypeproperties", "db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships",
    "db.ping", "db.info", "dbms.components",
}  # fmt: skip
_READING = re.compile(r"apoc\.(?:path|algo)\.\w+$|gds(?:\.\w+)+\.stream$|algo(?:\.\w+)+$")
_NAMED_BY = {".", ":", "$"}  # what follows is a name
LONGEST = 1_000_000


class Refused(ValueError):
    """The statement is not one that may run here; the message says why and what may."""


def check(cypher: str) -> None:
    """Raises Refused for a statement that does more than read this graph.

    >>> check("MATCH (n {set: 'CREATE'}) RETURN n.delete // DROP")
    >>> check("MATCH (n) SET n.x = 1")
    Traceback (most recent call last):
    kg.engines.guard.Refused: SET writes; only statements that read are run (a name spelled so stands in `backticks`)
    """
    if len(cypher) > LONGEST:
        raise Refused(f"the statement has {len(cypher):,} characters; at most {LONGEST:,} are read")
    for reading in {cypher, _unescaped(cypher)}:
        _check(tokens(reading))


def tokens(cypher: str, *, spaces: bool = False) -> list[tuple[str, str]]:
    """Kind and text of every token that is no comment, with the spaces between them or without."""
    found = ((m.lastgroup or "", m.group()) for m in _TOKEN.finditer(cypher))
    return [(kind, text) for kind, text in found if kind != "comment" and (spaces or kind != "space")]


def _check(read: list[tuple[str, str]]) -> None:
    if not read:
        raise Refused("this is no Cypher statement; write for example MATCH (c:City) RETURN c.name")
    if read[0][1].upper() in _COMMANDS:
        raise Refused(f"{read[0][1].upper()} is a command to a server; only statements that read the graph are run")
    for at, (kind, text) in enumerate(read):
        before = read[at - 1][1] if at else ""
        after = read[at + 1][1] if at + 1 < len(read) else ""
        if text == ";" and any(t != ";" for _, t in read[at + 1 :]):
            raise Refused("there are several statements here; one is run at a time")
        ended = before == "." and at > 1 and read[at - 2][0] == "number"  # `1.` is a whole number
        if kind != "word" or (before in _NAMED_BY and not ended) or after == ":":
            continue
        word = text.upper()
        if word in _WRITES:
            raise Refused(f"{word} writes; only statements that read are run (a name spelled so stands in `backticks`)")
        if word == "CALL" and after not in ("{", "("):
            _check_procedure(read[at + 1 :])


def _check_procedure(read: list[tuple[str, str]]) -> None:
    """`CALL a.b.c`: the name is what stands before anything that is neither a word nor a dot."""
    parts: list[str] = []
    for kind, text in read:
        if kind == "quoted":
            parts.append(text[1:-1].replace("``", "`"))
        elif kind == "word" and (not parts or parts[-1] == ".") or text == "." and parts:
            parts.append(text)
        else:
            break
    name = "".join(parts)
    if name.lower() not in _READS and not _READING.match(name.lower()):
        raise Refused(f"CALL {name[:80]} is not known to only read; these may be called: {', '.join(sorted(_READS))}")


def _unescaped(cypher: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), cypher)
