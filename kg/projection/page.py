"""The property graph as a page: `kg ref --cypher`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.ontology import ID, ontology
from kg.projection.schema import CARRIED, LISTED, ROLLED, SHORTCUTS, Kind, Link, Schema, schema, types_of

_LEVELS = ("province", "prefecture", "county", "zone")
_EXAMPLES = (
    ("哪些城市布局氢能 / cities that cover hydrogen", "MATCH (c:City)-[r:COVERS]->(i:Industry {name: '氢能'})\n"
     "RETURN DISTINCT c.name AS city, r.tier AS tier, r.standing AS standing ORDER BY city, tier, standing"),
    ("谁牵头 / who leads", "MATCH (a:Agency)-[r:LEADS]->(t:Task)\n"
     "RETURN a.name AS agency, t.title AS task, r.evidences AS evidences ORDER BY agency, task"),
    ("原文 / the words", "MATCH (k:Cluster)-[:LOCATED_IN]->(c:City {name: '成都市'})\n"
     "MATCH (k)-[:HAS_EVIDENCE]->(e:Evidence)-[:IN_NOTICE]->(n:Notice)\n"
     "RETURN k.name AS cluster, n.title AS notice, e.quote AS quote, e.char_start AS char_start "
     "ORDER BY notice, char_start"),
)  # fmt: skip


def page() -> Iterator[str]:
    """The lines of the page: labels with their values, relationship types with their ends, first queries."""
    graph = schema()
    yield "# The property graph\n"
    yield "Computed from the ontology. Every node and every relationship has a unique `key`; a node's is its IRI"
    yield f"without <{ID}>."
    yield "In `kg cypher` and on a Neo4j server every node carries `:ChanyeKG` as well, which tells ours from others;"
    yield "`CALL db.index.fulltext.queryNodes('policy_words', '集群')` searches words, likewise `evidence_words`,"
    yield "`passage_words`, `clause_words`, `task_words`."
    yield "Values are in lower_snake, lists stand in brackets; a value that is not known is absent.\n"
    yield "## Labels"
    for kind in graph.kinds.values():
        yield from _kind(kind)
    yield "\n## Further labels"
    names = ontology()
    for level in _LEVELS:
        code = names.codes("level")[level]
        yield f"- `:Region:{code.cypher}` {code.labels['zh']} / {code.labels['en']}"
    yield "- `:Region:Province:City` 直辖市 / municipality under the central government"
    for word, label, zh in LISTED:
        yield f"- `:Industry:{label}` on an official list of {zh} (`{word}` in its id)"
    yield "\n## Relationships"
    yield f"Those of statements carry {_code(CARRIED)}; `evidences` are keys of :Evidence nodes."
    yield "Matches between industries carry `alignments`, keys of :Alignment nodes: who says so and why.\n"
    yield from _links(graph)
    yield "\n## Statements as relationships"
    yield "A statement is a node and, between what it names, a relationship (`statement` is the key of the node).\n"
    for shortcut in SHORTCUTS:
        types = " ".join(f"`{t}`" for t in types_of(shortcut).values())
        more = [names.cypher_property(p) for p in shortcut.carries] + (
            list(ROLLED) if shortcut.of == "kg:Coverage" else []
        )
        yield f"- {types} from `:{names.cypher_label(shortcut.of)}`, with {_code(more)}"
    yield "\n`COVERS` is derived, never said (`derived` is true); `tier`: named, broader, related, weak."
    yield "What a county covers counts for its city too, with `rolls_up` true and `from_region`."
    yield "\n## First queries"
    for title, query in _EXAMPLES:
        yield f"\n{title}\n```cypher\n{query}\n```"


def examples() -> tuple[tuple[str, str], ...]:
    """The queries of the page: title, Cypher."""
    return _EXAMPLES


def _kind(kind: Kind) -> Iterator[str]:
    term = ontology().terms[kind.term]
    labels = "".join(f":{label}" for label in (kind.label, *kind.above))
    yield f"\n### {labels} · {term.labels.get('zh', '')} / {term.labels.get('en', '')}"
    shown = []
    for field in kind.values:
        type = field.type.removeprefix("list of ")
        shown.append(f"`{field.name}` [{type}]" if field.several else f"`{field.name}` {type}")
    yield ", ".join(shown)


def _links(graph: Schema) -> Iterator[str]:
    ends: dict[tuple[str, bool], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in graph.links:
        ends[link.type, link.derived][link.end].append(link.start)
    for (type, derived), by_end in ends.items():
        pairs = "; ".join(
            f"{', '.join(':' + s for s in dict.fromkeys(_short(starts)))} → :{end}" for end, starts in by_end.items()
        )
        note = " (derived)" if derived else ""
        zh, en = _label(next(k for k in graph.links if k.type == type))
        yield f"- `{type}`{note} {zh} / {en}: {pairs}"


def _short(starts: list[str]) -> list[str]:
    """The kinds without those that are Statements, where Statement itself is among them."""
    of_statement = {k.label for k in schema().kinds.values() if "Statement" in k.above}
    return [s for s in starts if "Statement" not in starts or s not in of_statement]


def _label(link: Link) -> tuple[str, str]:
    names = ontology()
    term = names.terms[link.term]
    for code in names.codes(link.term.partition(":")[2]).values() if link.shortcut == "kg:Role" else ():
        if names.cypher_type(code.name) == link.type:
            term = code
    return term.labels.get("zh", ""), term.labels.get("en", "")


def _code(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{w}`" for w in words)
