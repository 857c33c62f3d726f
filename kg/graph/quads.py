"""A dataset being written: quads as canonical N-Quads, each term checked against the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from kg.ontology import PREFIXES, ontology

_XSD = PREFIXES["xsd"]
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


@lru_cache(maxsize=1 << 16)
def iri(value: str) -> str:
    """An IRI as a term: the same one is held once, however many quads it stands in."""
    return f"<{value}>"


def _escaped(value: str) -> str:
    return _ESCAPED.sub(lambda m: _SHORT.get(m[0]) or f"\\u{ord(m[0]):04X}", value)


def text(value: object) -> str:
    r"""A plain string as a term.

    >>> text('成"都')
    '"成\\"都"'
    """
    return f'"{_escaped(str(value))}"'


def label(value: str, language: str) -> str:
    """A string in a language as a term."""
    return f'"{_escaped(value)}"@{language}'


def integer(value: int) -> str:
    """A whole number as a term."""
    return f'"{int(value)}"^^<{_XSD}integer>'


def decimal(value: float | int | str) -> str:
    """A number as a term, written shortest.

    >>> decimal(2.50), decimal(1000.0)
    ('"2.5"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"1000"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    number = format(Decimal(str(value)), "f")
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f'"{number}"^^<{_XSD}decimal>'


def boolean(value: bool) -> str:
    """True or false as a term."""
    return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'


@lru_cache(maxsize=512)
def term(name: str) -> str:
    """The term of a prefixed name; raises KeyError where the ontology does not declare it."""
    return iri(ontology().iri(name))


Quad = tuple[str, str, str, str]  # subject, predicate, object, graph, as N-Quads terms


class Quads:
    """The quads of one graph after another; each stands once."""

    def __init__(self) -> None:
        self.all: set[Quad] = set()
        self._graph = ""

    def graph(self, name: str) -> Quads:
        """The same quads; what is added next belongs to the graph `name`."""
        self._graph = iri(name)
        return self

    def add(self, subject: str, predicate: str, object: str) -> None:
        """One statement about the thing with the IRI `subject`; `predicate` is a prefixed name, `object` a term."""
        self.all.add((iri(subject), term(predicate), object, self._graph))

    def type(self, subject: str, *classes: str) -> None:
        """What kind of thing it is."""
        for name in classes:
            self.add(subject, "rdf:type", term(name))

    def ordered(self) -> list[Quad]:
        """The quads sorted by code point, as their lines will stand."""
        return sorted(self.all)


def lines_of(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Canonical N-Quads, one a line; sorted, the lines are in the order of the quads."""
    return (f"{s} {p} {o} {g} .\n".encode() for s, p, o, g in quads)


_LINE = re.compile(r'(<[^>]*>) (<[^>]*>) (<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[A-Za-z-]+|\^\^<[^>]*>)?) (<[^>]*>) \.')


def parsed(lines: Iterable[str]) -> Iterable[Quad]:
    """The quads of lines that `canonical` wrote; raises ValueError with the number of a line that is none."""
    for number, line in enumerate(lines, 1):
        m = _LINE.fullmatch(line.rstrip("\n"))
        if m is None:
            raise ValueError(f"line {number} is no quad")
        yield m[1], m[2], m[3], m[4]
