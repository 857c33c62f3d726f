"""The property graph as GraphML, GEXF and JSON lines.

XML knows neither lists nor control characters: the items of a list are joined by | (a | or \\ in an item
gets a \\ before it), a character that XML forbids becomes U+FFFD. `id` is called `identifier` there, since
both formats have an id of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.compact import Compact
from kg.ontology import ontology
from kg.projection import Graph, Node, Relationship, Value, schema
from kg.projection.ordered import Ordered, Types

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GRAPHML = {bool: "boolean", int: "long", float: "double", str: "string"}
_GEXF = {bool: "boolean", int: "long", float: "double", str: "string"}
Plain = str | int | float | bool
Attributes = Mapping[str, Plain]


def jsonl(graph: Graph, aside: Path | None = None) -> Iterator[str]:
    """One object a line, as APOC of Neo4j writes and reads them: first the nodes, then the relationships."""
    ordered = Ordered(graph, aside)
    combinations: dict[tuple[str, ...], int] = {}
    labels_of = Compact(1)  # the number of the combination
    for n in ordered.nodes():
        labels_of.add(n.key, combinations.setdefault(n.labels, len(combinations)))
        yield _json({"type": "node", "id": n.key, "labels": list(n.labels), "properties": dict(n.properties)})
    combination = list(combinations)

    def end(key: str) -> dict[str, object]:
        (number,) = labels_of.find(key) or ()
        return {"id": key, "labels": list(combination[number])}

    for r in ordered.relationships():
        yield _json(
            {
                "type": "relationship", "id": r.key, "label": r.type, "properties": dict(r.properties),
                "start": end(r.start), "end": end(r.end),
            }
        )  # fmt: skip


def graphml(graph: Graph, aside: Path | None = None) -> Iterator[str]:
    """GraphML with typed keys; edges have ids, so that parallel ones stay apart."""
    ordered = Ordered(graph, aside)
    node_keys, edge_keys = _columns_of(ordered)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", "n", node_keys)
    yield from _keys("edge", "e", edge_keys)
    yield f'<graph id={_quoted(graph.snapshot)} edgedefault="directed">\n'
    for node in ordered.nodes():
        yield f"<node id={_quoted(node.key)}>{_data(_of_node(node), 'n', node_keys)}</node>\n"
    for r in ordered.relationships():
        ends = f"source={_quoted(r.start)} target={_quoted(r.end)}"
        yield f"<edge id={_quoted(r.key)} {ends}>{_data(_of_relationship(r), 'e', edge_keys)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def gexf(graph: Graph, aside: Path | None = None) -> Iterator[str]:
    """GEXF 1.2 with typed attributes and the colours of the kinds."""
    ordered = Ordered(graph, aside)
    node_keys, edge_keys = _columns_of(ordered)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="static">\n'
    yield from _attributes("node", "n", node_keys)
    yield from _attributes("edge", "e", edge_keys)
    yield "<nodes>\n"
    for node in ordered.nodes():
        values = _attvalues(_of_node(node), "n", node_keys)
        yield f"<node id={_quoted(node.key)} label={_quoted(_called(node))}>{values}{_colour(node)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for r in ordered.relationships():
        ends = f"source={_quoted(r.start)} target={_quoted(r.end)} label={_quoted(r.type)}"
        yield f"<edge id={_quoted(r.key)} {ends}>{_attvalues(_of_relationship(r), 'e', edge_keys)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _json(line: Mapping[str, object]) -> str:
    return json.dumps(line, ensure_ascii=False) + "\n"


def clean(text: str) -> str:
    """`text` as XML may hold it.

    >>> clean("氢\\x00能")
    '氢\ufffd能'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def joined(items: Iterable[str]) -> str:
    """A list as one text; see the head of this module."""
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def _called(node: Node) -> str:
    return clean(str(node.properties.get("name") or node.properties.get("quote") or node.kind))


def _of_node(node: Node) -> Attributes:
    said = {"label": _called(node), "type": node.kind, "labels": joined(node.labels)}
    return said | {k: v for k, v in _plain(node.properties) if k != "key"}


def _of_relationship(r: Relationship) -> Attributes:
    return {"label": r.type, "relationship": r.type, **dict(_plain(r.properties))}


def _plain(values: Mapping[str, Value]) -> Iterator[tuple[str, Plain]]:
    for name, value in values.items():
        plain = joined(value) if isinstance(value, list) else value
        yield "identifier" if name == "id" else name, clean(plain) if isinstance(plain, str) else plain


def _columns_of(graph: Ordered) -> tuple[dict[str, type], dict[str, type]]:
    """The attributes of nodes and of relationships."""
    nodes = {name: types for name, types in graph.node_types.get("", {}).items() if name != "key"}
    return _columns(nodes, ("label", "type", "labels")), _columns(
        graph.relationship_types.get("", {}), ("label", "relationship")
    )


def _columns(types: Types, ours: Iterable[str]) -> dict[str, type]:
    """The type of each attribute, the names in order; text where the values do not agree."""
    agreed: dict[str, type] = dict.fromkeys(ours, str)
    for name, found in types.items():
        of = {str if type is list else type for type in found}
        one = next(iter(of)) if len(of) == 1 else float if of == {int, float} else str
        agreed["identifier" if name == "id" else name] = one
    return dict(sorted(agreed.items()))


def _keys(of: str, letter: str, columns: Mapping[str, type]) -> Iterator[str]:
    for i, (name, type) in enumerate(columns.items()):
        yield f'<key id="{letter}{i}" for="{of}" attr.name="{name}" attr.type="{_GRAPHML[type]}"/>\n'


def _data(values: Attributes, letter: str, columns: Mapping[str, type]) -> str:
    numbers = {name: i for i, name in enumerate(columns)}
    return "".join(f'<data key="{letter}{numbers[n]}">{_text(v)}</data>' for n, v in sorted(values.items()))


def _attributes(of: str, letter: str, columns: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for i, (name, type) in enumerate(columns.items()):
        yield f'<attribute id="{letter}{i}" title="{name}" type="{_GEXF[type]}"/>\n'
    yield "</attributes>\n"


def _attvalues(values: Attributes, letter: str, columns: Mapping[str, type]) -> str:
    numbers = {name: i for i, name in enumerate(columns)}
    said = (f'<attvalue for="{letter}{numbers[n]}" value={_quoted(_shown(v))}/>' for n, v in sorted(values.items()))
    return f"<attvalues>{''.join(said)}</attvalues>"


def _colour(node: Node) -> str:
    term = ontology().terms[schema().kinds[node.kind].term]
    if not term.colour:
        return ""
    r, g, b = (int(term.colour[i : i + 2], 16) for i in (1, 3, 5))
    return f'<viz:color r="{r}" g="{g}" b="{b}"/>'


def _shown(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(value: Plain) -> str:
    return escape(_shown(value), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(clean(text))
