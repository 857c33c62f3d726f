"""The library of named questions, each in two languages that give the same rows: `queries/NAME.rq` runs as it
stands in any SPARQL 1.1 client, `queries/NAME.cypher` on the property graph in any client of Neo4j 5.

A query begins with its header, one `# key: value` a line (`// key: value` in Cypher; the two say the same):

    # title.zh: 哪些城市布局某一产业
    # title.en: Which cities cover an industry
    # answers: one row for each piece of evidence …
    # parameter: industry | industry | 氢能 | 产业名称或别名 | name or alias of an industry
    # columns: city code …

`parameter:` is name, kind, example, what it is in zh and en; `parameter?:` may be left out. In the query a
parameter stands once as `VALUES ?name { … }` with its example, or with UNDEF where leaving it out means
"any". A value given replaces what stands between the braces, written as a term, never as text.
In Cypher it is `$name`, null where "any" is meant; under the header `// :param name => value` sets the example
in a client.
Rows that count have no quote of their own; `evidence:` is the query that lists what they count, with a column of the
row in braces: `clusters-of-city -p region={city}`.
Columns are the variables of SELECT; their headings are in `queries/columns.csv`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kg.names import KINDS, Names
from kg.resources import shipped

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

Row = dict[str, object]
Kind = Literal["industry", "region", "agency", "list", "notice", "text", "number"]
_HEADER = re.compile(r"(?:#|//)\s*([a-z.?]+):\s*(.*)")
_NUMBER = re.compile(r"-?\d{1,12}$")


class WrongCall(ValueError):
    """An unknown query, or a parameter that is missing or not one of the query's: the call is wrong (exit 2)."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value the asker gives; `example` stands in the query, '' where it may stay open."""

    name: str
    kind: Kind
    example: str
    zh: str
    en: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A named question with its header; `sparql` and `cypher` are the files as they stand."""

    name: str
    title_zh: str
    title_en: str
    answers: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    sparql: str
    cypher: str
    evidence: str = ""  # what lists the evidence of a row that counts: `clusters-of-city -p region={city}`


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave; `parameters` are the values as resolved."""

    query: Query
    parameters: dict[str, object]
    rows: list[Row]
    snapshot: str

    def whole(self) -> dict[str, object]:
        """The answer as one JSON object."""
        counts = {"evidence": f"kg query {self.query.evidence}"} if self.query.evidence else {}
        return {
            "query": self.query.name, "parameters": self.parameters,
            "columns": list(self.query.columns), "rows": self.rows, "snapshot": self.snapshot, **counts,
        }  # fmt: skip


@lru_cache(maxsize=1)
def library() -> dict[str, Query]:
    """Every query by name, in the order of the names."""
    return {
        path.stem: parse(path.stem, path.read_text("utf-8"), path.with_suffix(".cypher").read_text("utf-8"))
        for path in sorted(shipped("queries").glob("*.rq"))
    }


def named(name: str) -> Query:
    """The query called `name`; raises WrongCall with the nearest names."""
    if name in library():
        return library()[name]
    import difflib

    near = difflib.get_close_matches(name, library(), n=3, cutoff=0.4)
    raise WrongCall(
        f"there is no query {name!r}" + (f"; did you mean {' or '.join(near)}?" if near else "; see kg query --list")
    )


def parse(name: str, sparql: str, cypher: str) -> Query:
    """A query from its two texts; raises ValueError where a header does not fit its query or the other header."""
    header = _header(sparql)
    if _header(cypher) != header:
        raise ValueError(f"query {name}: the headers of {name}.rq and {name}.cypher differ")
    single = {key: text for key, text in header if not key.startswith("parameter")}
    parameters = tuple(
        _parameter(name, text, optional=key.endswith("?")) for key, text in header if key.startswith("parameter")
    )
    if lacking := {"title.zh", "title.en", "answers", "columns"} - set(single):
        raise ValueError(f"query {name}: the header lacks {', '.join(sorted(lacking))}")
    for p in parameters:
        if not _place(p.name).search(sparql):
            raise ValueError(f"query {name}: VALUES ?{p.name} {{ … }} must stand in it")
    if wrong := {p.name for p in parameters} ^ set(re.findall(r"\$(\w+)", cypher)):
        raise ValueError(f"query {name}: ${', $'.join(sorted(wrong))} of the Cypher and the header do not agree")
    columns = tuple(single["columns"].split())
    evidence = single.get("evidence", "")
    if wrong := set(re.findall(r"\{(\w+)\}", evidence)) - set(columns):
        raise ValueError(f"query {name}: the evidence names {', '.join(sorted(wrong))}, which is no column")
    return Query(
        name, single["title.zh"], single["title.en"], single["answers"], parameters, columns, sparql, cypher, evidence
    )


def _header(text: str) -> list[tuple[str, str]]:
    """Key and value of each line of the header, in order."""
    found = []
    for line in text.splitlines():
        match = _HEADER.match(line)
        if not match:
            break
        found.append((match[1], match[2].strip()))
    return found


def _parameter(query: str, text: str, *, optional: bool) -> Parameter:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 5 or parts[1] not in (*KINDS, "text", "number"):
        raise ValueError(f"query {query}: a parameter is name | kind | example | zh | en, not {text!r}")
    kind: Any = parts[1]
    return Parameter(parts[0], kind, parts[2], parts[3], parts[4], optional)


def bind(query: Query, values: Mapping[str, object]) -> str:
    """The query with `values` (already resolved) in place of the examples, wherever they stand, each as a term."""
    sparql = query.sparql
    for parameter in query.parameters:
        if parameter.name in values:
            term = _term(parameter.kind, values[parameter.name])
            before, *others = _place(parameter.name).split(sparql)  # what stands before, between and behind the places
            sparql = before + "".join(
                opening + term + closing + between
                for opening, closing, between in zip(others[::3], others[1::3], others[2::3], strict=True)
            )
    return sparql


def _place(name: str) -> re.Pattern[str]:
    return re.compile(r"(VALUES\s*\?" + re.escape(name) + r"\s*\{ ?)[^{}\n]*?( ?\})")


def _term(kind: Kind, given: object) -> str:
    if kind == "number":
        return str(int(str(given)))
    quoted = '"' + "".join(_escaped(c) for c in str(given)) + '"'
    return quoted + ("@zh" if kind in ("industry", "region", "agency", "list") else "")


def _escaped(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    return c if c.isprintable() and c not in "{}" else f"\\u{ord(c):04X}" if ord(c) < 0x10000 else f"\\U{ord(c):08X}"


def resolved(query: Query, given: Mapping[str, str], names: Names) -> dict[str, object]:
    """The values as the graph calls them.

    Raises WrongCall where a parameter is missing or surplus, names.UnknownName where the graph does not
    know a name.
    """
    known = {p.name: p for p in query.parameters}
    if surplus := [name for name in given if name not in known]:
        has = "has no parameters" if not known else "has " + ", ".join(known)
        raise WrongCall(f"query {query.name} has no parameter {', '.join(surplus)}; it {has}")
    if missing := [p for p in query.parameters if not p.optional and p.name not in given]:
        first = missing[0]
        raise WrongCall(f"query {query.name} needs a parameter: -p {first.name}={first.example}  ({first.en})")
    values: dict[str, object] = {}
    for name, text in given.items():
        kind = known[name].kind
        if kind == "number":
            if not _NUMBER.match(text.strip()):
                raise WrongCall(f"parameter {name} of {query.name} is a whole number, not {text!r}")
            values[name] = int(text)
        else:
            values[name] = text if kind == "text" else names.resolve(kind, text)
    return values


def run(snapshot: Snapshot, query: Query, given: Mapping[str, str], names: Names | None = None) -> Answer:
    """The answer to `query` on `snapshot`; raises as `resolved` does."""
    values = resolved(query, given, names or Names.of(snapshot))
    return Answer(query, values, rows(snapshot, query, values), snapshot.id)


def rows(snapshot: Snapshot, query: Query, values: Mapping[str, object]) -> list[Row]:
    """The rows for values that are resolved already."""
    found: Any = snapshot.store.query(bind(query, values))
    return [{c: value(solution[c]) for c in query.columns} for solution in found]


def value(term: Any) -> object:
    """An RDF term as a plain value: IRI or text as string, numbers as numbers, truth as bool, nothing as None."""
    if term is None:
        return None
    kind = getattr(getattr(term, "datatype", None), "value", "").rpartition("#")[2]
    if kind == "integer":
        return int(term.value)
    if kind in ("decimal", "double", "float"):
        number = float(term.value)
        return int(number) if number == int(number) else number
    if kind == "boolean":
        return bool(term.value in ("true", "1"))
    return str(getattr(term, "value", term))


@lru_cache(maxsize=1)
def headings() -> dict[str, tuple[str, str]]:
    """Column → its heading in zh and en, from `queries/columns.csv`."""
    path: Path = shipped("queries") / "columns.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["column"]: (row["zh"], row["en"]) for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def codes() -> dict[tuple[str, str], tuple[str, str]]:
    """Column and code → the code in zh and en, from `queries/codes.csv`: those that no property of the graph has."""
    path: Path = shipped("queries") / "codes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["column"], row["value"]): (row["zh"], row["en"]) for row in csv.DictReader(file)}
