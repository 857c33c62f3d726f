"""The style of the graph for Neo4j Browser: `kg ref --grass`, kept as `docs/neo4j.grass`.

Colours are those of the ontology, captions the names of things, which are Chinese; a kind whose things have no
name is captioned with its Chinese label, a relationship with that of its property.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ontology import ontology
from kg.projection.schema import SHORTCUTS as _SHORTCUTS
from kg.projection.schema import Kind, Schema, schema, types_of

_LARGE = {"Notice", "Industry", "Region", "Agency"}
_GREY = "#56626E"
_OWN_WORDS = {"Evidence": "quote", "Passage": "sentence", "Role": "surface", "RegionMention": "surface"}


def grass() -> str:
    """The style sheet."""
    return "\n".join(_lines(schema())) + "\n"


def _lines(graph: Schema) -> Iterator[str]:
    yield from _rule("node", diameter="50px", color=_GREY, border_color=_darker(_GREY), border_width="2px",
                     text_color_internal="#FFFFFF", font_size="10px")  # fmt: skip
    yield from _rule("relationship", color="#A5ABB6", shaft_width="1px", font_size="8px", padding="3px",
                     text_color_external="#000000", text_color_internal="#FFFFFF", caption='"<type>"')  # fmt: skip
    # A node takes the rules of all its labels, later ones over earlier ones: the special after the general.
    for kind in sorted(graph.kinds.values(), key=lambda k: (len(k.above), k.label)):
        yield from _node(kind)
    for type, caption in sorted(_captions(graph).items()):
        yield from _rule(f"relationship.{type}", caption=f'"{caption}"')


def _node(kind: Kind) -> Iterator[str]:
    term = ontology().term(kind.term)
    colour = term.colour or _GREY
    names = {field.name for field in kind.values}
    own = _OWN_WORDS.get(kind.label) or ("name" if "name" in names else "")
    yield from _rule(
        f"node.{kind.label}", color=colour, border_color=_darker(colour), text_color_internal="#FFFFFF",
        diameter="65px" if kind.label in _LARGE else "50px",
        caption=f'"{{{own}}}"' if own else f'"{term.labels["zh"]}"',
    )  # fmt: skip


def _captions(graph: Schema) -> dict[str, str]:
    """Relationship type → the Chinese label of its property or code."""
    names = ontology()
    found = {link.type: names.term(link.term).labels["zh"] for link in graph.links if not link.shortcut}
    for shortcut in _SHORTCUTS:
        codes = names.codes(shortcut.type.partition(":")[2]) if shortcut.type == "kg:role" else {}
        for code, type in types_of(shortcut).items():
            term = codes[code] if code else names.term(shortcut.type)
            found.setdefault(type, term.labels["zh"])
    return found


def _rule(selector: str, **values: str) -> Iterator[str]:
    yield f"{selector} {{"
    for name, value in values.items():
        yield f"  {name.replace('_', '-')}: {value};"
    yield "}\n"


def _darker(colour: str) -> str:
    """The colour of a border: four fifths of the light."""
    return "#" + "".join(f"{int(colour[i : i + 2], 16) * 4 // 5:02X}" for i in (1, 3, 5))
