"""The property graph as GraphML, GEXF and JSON lines.

XML knows neither lists nor control characters: the items of a list are joined by | (a | or \\ in an item
gets a \\ before it), a character that XML forbids becomes U+FFFD. `id` is called `identifier` there, since
both formats have an id of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from kg.ontology import ontology
from kg.projection import Node, PropertyGraph, Relationship, Value, schema

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GRAPHML = {bool: "boolean", int: "long", float: "double", str: "string"}
_GEXF = {bool: "boolean", int: "long", float: "double", str: "string"}
Plain = str | int | float | bool
Attributes = Mapping[str, Plain]


def jsonl(graph: PropertyGraph) -> str:
    """One object a line, as APOC of Neo4j writes and reads them: first the nodes, then the relationships."""
    lines = [
        {"type": "node", "id": n.key, "labels": list(n.labels), "properties": dict(n.properties)}
        for n in graph.nodes.values()
    ] + [
        {
            "type": "relationship", "id": r.key, "label": r.type, "properties": dict(r.properties),
            "start": {"id": r.start, "labels": list(graph.nodes[r.start].labels)},
            "end": {"id": r.end, "labels": list(graph.nodes[r.end].labels)},
        }
        for r in graph.relationships.values()
    ]  # fmt: skip
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def graphml(graph: PropertyGraph) -> str:
    """GraphML with typed keys; edges have ids, so that parallel ones stay apart."""
    nodes = {key: _of_node(node) for key, node in graph.nodes.items()}
    edges = {key: _of_relationship(r) for key, r in graph.relationships.items()}
    node_keys, edge_keys = _columns(nodes.values()), _columns(edges.values())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *_keys("node", "n", node_keys),
        *_keys("edge", "e", edge_keys),
        f'<graph id={_quoted(graph.snapshot)} edgedefault="directed">',
    ]
    for key, values in nodes.items():
        lines.append(f"<node id={_quoted(key)}>{_data(values, 'n', node_keys)}</node>")
    for key, values in edges.items():
        r = graph.relationships[key]
        ends = f"source={_quoted(r.start)} target={_quoted(r.end)}"
        lines.append(f"<edge id={_quoted(key)} {ends}>{_data(values, 'e', edge_keys)}</edge>")
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def gexf(graph: PropertyGraph) -> str:
    """GEXF 1.2 with typed attributes and the colours of the kinds."""
    nodes = {key: _of_node(node) for key, node in graph.nodes.items()}
    edges = {key: _of_relationship(r) for key, r in graph.relationships.items()}
    node_keys, edge_keys = _columns(nodes.values()), _columns(edges.values())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
        '<graph defaultedgetype="directed" mode="static">',
        *_attributes("node", "n", node_keys),
        *_attributes("edge", "e", edge_keys),
        "<nodes>",
    ]
    for key, node in graph.nodes.items():
        values = _attvalues(nodes[key], "n", node_keys)
        lines.append(f"<node id={_quoted(key)} label={_quoted(_called(node))}>{values}{_colour(node)}</node>")
    lines += ["</nodes>", "<edges>"]
    for key, r in graph.relationships.items():
        ends = f"source={_quoted(r.start)} target={_quoted(r.end)} label={_quoted(r.type)}"
        lines.append(f"<edge id={_quoted(key)} {ends}>{_attvalues(edges[key], 'e', edge_keys)}</edge>")
    return "\n".join([*lines, "</edges>", "</graph>", "</gexf>", ""])


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


def _columns(rows: Iterable[Attributes]) -> dict[str, type]:
    """The type of each attribute, the names in order; text where the values do not agree."""
    types: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            types.setdefault(name, set()).add(type(value))
    agreed = {
        name: next(iter(of)) if len(of) == 1 else float if of == {int, float} else str for name, of in types.items()
    }
    return dict(sorted(agreed.items()))


def _keys(of: str, letter: str, columns: Mapping[str, type]) -> Iterator[str]:
    for i, (name, type) in enumerate(columns.items()):
        yield f'<key id="{letter}{i}" for="{of}" attr.name="{name}" attr.type="{_GRAPHML[type]}"/>'


def _data(values: Attributes, letter: str, columns: Mapping[str, type]) -> str:
    numbers = {name: i for i, name in enumerate(columns)}
    return "".join(f'<data key="{letter}{numbers[n]}">{_text(v)}</data>' for n, v in sorted(values.items()))


def _attributes(of: str, letter: str, columns: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">'
    for i, (name, type) in enumerate(columns.items()):
        yield f'<attribute id="{letter}{i}" title="{name}" type="{_GEXF[type]}"/>'
    yield "</attributes>"


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
