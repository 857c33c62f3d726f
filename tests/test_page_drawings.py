"""What pages are drawn with: layout, marks, the sketch map, colours and words of the ontology."""

from __future__ import annotations

import re

import page_samples as samples
import pytest

from kg.ontology import ontology
from kg.pages import atlas, layout, marks, shell, wording
from kg.pages.discs import discs
from kg.pages.network import PolicyNetwork, library
from kg.pages.packing import Packing
from kg.pages.view import TIERS, Edge, Mark, Node, Text, Tier


def test_packed_words_come_back_as_they_were() -> None:
    texts = [f"加快发展新能源装备制造产业集群{i}·×é" for i in range(6000)]
    packing = Packing(texts)
    assert packing.table and len(packing.pack(texts[7]).encode()) < len(texts[7].encode()) / 2
    back = re.sub("[\u0080-\u07ff]", lambda m: packing.table[ord(m[0]) - 0x80], packing.pack(texts[7]))
    assert back == texts[7]


def test_discs_hold_every_thing_once_and_do_not_touch() -> None:
    found = discs(samples.overview_picture())
    members = [m for d in found for m in d.members]
    assert sorted(members) == sorted(n.id for n in samples.overview_picture().nodes)
    for i, a in enumerate(found):
        assert all((a.x - b.x) ** 2 + (a.y - b.y) ** 2 > (a.radius + b.radius) ** 2 for b in found[:i])


def test_the_network_is_pyvis_with_parallel_edges_kept() -> None:
    network = PolicyNetwork(lambda found: str(len(found.edges)))
    network.add_node("a", "甲")
    network.add_node("a", "again")
    network.add_node("b", "乙")
    network.add_edge("a", "b", label="布局")
    network.add_edge("a", "b", label="牵头")
    assert (network.num_nodes(), network.num_edges()) == (2, 2)
    assert network.get_node("a")["label"] == "甲"
    with pytest.raises(KeyError):
        network.add_edge("a", "nowhere")
    assert network.generate_html() == "2"
    assert "visjs.github.io/vis-network" in library()[:400]


def test_labels_of_a_column_do_not_collide() -> None:
    found = samples.overview_picture()
    arranged = layout.arrange(found.nodes, found.edges)
    for column in range(layout.COLUMNS):
        rows = sorted(
            p.folded for n in found.nodes if n.column == column and (p := arranged.places[n.id]).folded is not None
        )
        assert all(b - a >= 18 for a, b in zip(rows, rows[1:], strict=False))
    for language in (0, 1):
        x = [c[language] for c in arranged.columns]
        for column in (1, 3, 4):
            widest = max(layout.breadth(layout.label(n, language)) for n in found.nodes if n.column == column)
            assert x[column] + widest < x[column + 1]


def test_a_long_column_folds_what_has_fewest_links() -> None:
    nodes = tuple(Node(f"n{i:03}", "place", 5, Text(f"地{i}"), Text(f"地{i}"), weight=i) for i in range(120))
    edges = tuple(Edge(f"e{i}", f"n{i:03}", "n000", "placed") for i in range(1, 3))
    arranged = layout.arrange(nodes, edges)
    shown = {i for i, p in arranged.places.items() if p.folded is not None}
    assert len(shown) == layout.ROWS - 1 and arranged.folded[5] == 120 - len(shown)
    assert "n119" in shown and "n003" not in shown


def test_the_order_of_input_does_not_move_a_node() -> None:
    found = samples.overview_picture()
    assert layout.arrange(found.nodes, found.edges) == layout.arrange(found.nodes, found.edges[::-1])


def test_fifteen_marks_are_fifteen_drawings() -> None:
    tiers: tuple[Tier, ...] = (*TIERS, "none")
    seen = {}
    for formal in tiers:
        for draft in tiers:
            mark = Mark(formal, draft)
            seen.setdefault(marks.drawing(mark), set()).add(
                (mark.tier, mark.draft_only, formal if mark.draft_only else "")
            )
    assert all(len(meanings) == 1 for meanings in seen.values())
    assert "mark-hatch" in marks.drawing(Mark("related", "named"))
    assert "mark-draft" not in marks.drawing(Mark("named", "named"))


def test_sichuan_has_its_21_prefectures_on_the_sketch() -> None:
    plan = atlas.sketch("510000")
    assert plan is not None and len(plan.areas) == 21
    assert sum(len(a.path) for a in plan.areas) < 40_000
    assert atlas.sketch("330000") is not None, "other provinces come from the national map"
    assert atlas.sketch("999999") is None


def test_labels_on_the_sketch_do_not_touch() -> None:
    plan = atlas.sketch("510000")
    assert plan is not None
    named = tuple(atlas.Named(a.code, Text("成都"), Mark("named"), "x") for a in plan.areas)
    placed = atlas.labels(plan, named)
    boxes = [(p.x - p.half, p.y - 9, p.x + p.half, p.y + 9) for p in placed]
    assert len(placed) >= 12
    for i, a in enumerate(boxes):
        assert a[0] >= 0 and a[2] <= plan.width
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in boxes[:i])


def test_words_of_the_pages_are_those_of_the_ontology() -> None:
    names = ontology()
    for tier in TIERS:
        assert wording.TIER_WORDS[tier].zh == names.code("tier", tier, "zh")
    for standing, words in wording.STANDINGS.items():
        assert words.zh == names.code("standing", standing, "zh")
    for role in ("lead", "support"):
        assert wording.ROLE_WORDS[role].zh == names.code("role", role, "zh")


def test_hues_of_kinds_are_those_of_the_ontology() -> None:
    tokens = dict(re.findall(r"--(\w+): (#[0-9A-F]{6})", shell.asset("tokens.css").split("@media")[0]))
    names = ontology()
    for kind, token in (("kg:Agency", "agency"), ("kg:Task", "act"), ("kg:Notice", "doc"), ("kg:Industry", "ind"),
                        ("kg:Region", "place")):  # fmt: skip
        assert names.term(kind).colour == tokens[token]
