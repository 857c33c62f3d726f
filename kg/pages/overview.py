"""The overview: who is responsible, for what, in which notice, on which track, for which industry, and where.

Six columns, each headed by its question. The draft is dashed, gaps are hollow and red and say so in a
word. The picture is drawn by vis-network at computed places; the lists and the table under it say the
same without script, on paper and on a phone.
"""

from __future__ import annotations

from collections import Counter

from kg.pages import shell
from kg.pages.layout import ROWS, Layout, arrange
from kg.pages.network import PolicyNetwork, library
from kg.pages.overview_data import KINDS, RELATIONS, data, headings, words
from kg.pages.site import ALONE, Site
from kg.pages.view import Answer, Edge, Kind, Node, Notice, Picture, Run, Text
from kg.pages.wording import ROLE_WORDS, english_list, plural

SCRIPTS = ("overview_unpack.js", "overview_whole.js", "overview.js", "overview_panel.js", "overview_lists.js")
LARGE = 600  # nodes above which the script makes the lists and the table from the data
_LISTED: tuple[Kind, ...] = (
    "track",
    "place",
    "industry",
    "project",
    "agency",
    "task",
    "notice",
)  # order of the lists: answers first


def overview_page(picture: Picture, notices: tuple[Notice, ...], area: Text, site: Site = ALONE) -> PolicyNetwork:
    """The overview as a pyvis network; `write_html` writes it, `generate_html` gives its text."""
    layout = arrange(picture.nodes, picture.edges, headings(picture))
    network = PolicyNetwork(lambda found: _html(found, picture, notices, area, layout, site))
    for node in picture.nodes:
        place = layout.places[node.id]
        x = layout.columns[node.column]
        network.add_node(node.id, node.label.zh, shape="custom", group=node.kind, x=x[0], y=place.open, physics=False)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, id=edge.id, label=edge.relation, dashes=edge.draft)
    return network


def _html(
    network: PolicyNetwork, picture: Picture, notices: tuple[Notice, ...], area: Text, layout: Layout, site: Site
) -> str:
    degree = Counter(end for edge in network.edges for end in (edge["from"], edge["to"]))
    names = {node.id: node for node in picture.nodes}
    names_of_kinds = words(picture)
    frame = shell.Frame(
        kind="overview",
        title=Text("总览", "Overview"),
        notices=notices,
        area=area,
        styles=("overview.css",),
        scripts=SCRIPTS,
        libraries=(library(),),
        data=data(picture, notices, layout, site),
        site=site,
    )
    return shell.render(
        frame,
        "overview.html",
        answer=answer(picture, len(notices)),
        findings=picture.findings,
        legend=_legend(picture),
        lists=[(kind, _sorted(kind, picture.nodes, degree)) for kind in _LISTED],
        degree=degree,
        tables=[(r, _by_source(picture, r.key)) for r in RELATIONS],
        large=len(picture.nodes) > LARGE,
        kind_rows={kind: i for i, kind in enumerate(KINDS)},
        relation_rows={r.key: i for i, r in enumerate(RELATIONS)},
        names=names,
        kind_names=names_of_kinds,
        draft_links=sum(e.draft for e in picture.edges),
        has_folded=any(layout.folded),
        rows=ROWS,
    )


def _by_source(picture: Picture, relation: str) -> list[list[Edge]]:
    """The links of a kind, one group for each thing they go out from."""
    groups: dict[str, list[Edge]] = {}
    for edge in picture.edges:
        if edge.relation == relation:
            groups.setdefault(edge.source, []).append(edge)
    return list(groups.values())


def _sorted(kind: str, nodes: tuple[Node, ...], degree: Counter[str]) -> list[Node]:
    """What is missing last; tasks, notices and tracks in the order the notices print them, the rest by their links."""
    mine = [n for n in nodes if n.kind == kind]
    if kind in ("task", "notice", "track"):
        return sorted(mine, key=lambda n: bool(n.gap.zh))
    return sorted(mine, key=lambda n: (bool(n.gap.zh), -degree[n.id], n.id))


def _legend(picture: Picture) -> list[tuple[str, str, Text, int]]:
    """(group, key, words, count): kinds of nodes, then kinds of lines, each also where it counts 0."""
    kinds = Counter(n.kind for n in picture.nodes)
    lines = Counter(e.relation for e in picture.edges)
    roles = [r for r in RELATIONS[:4] if lines[r.key] or r.key in ("lead", "support")]
    found: list[tuple[str, str, Text, int]] = [
        ("kind", k, words(picture)[k], kinds[k]) for k in KINDS if kinds[k] or k != "project"
    ]
    return found + [("line", r.key, ROLE_WORDS[r.key], lines[r.key]) for r in roles]


def answer(picture: Picture, notices: int) -> Answer:
    """The sentence under the bar: how much was read, who leads most, what is placed nowhere."""
    kinds = Counter(n.kind for n in picture.nodes)
    gaps = Counter(n.kind for n in picture.nodes if n.gap.zh)
    leads = Counter(e.source for e in picture.edges if e.relation == "lead")
    names = {n.id: n.label for n in picture.nodes}
    zh: list[Run] = [Run(f"{notices}份文件：")]
    en: list[Run] = [Run(f"{plural(notices, 'notice')}: ")]

    def add(words_zh: list[Run], words_en: list[Run]) -> None:
        if len(zh) > 1:
            zh.append(Run("；"))
            en.append(Run("; "))
        zh.extend(words_zh)
        en.extend(words_en)

    if kinds["agency"]:
        z = [Run(str(kinds["agency"]), "strong"), Run("个部门分担"), Run(str(kinds["task"]), "strong"), Run("项任务")]
        e = [
            Run(str(kinds["agency"]), "strong"),
            Run(" agencies share "),
            Run(str(kinds["task"]), "strong"),
            Run(" tasks"),
        ]
        if leads:
            most = max(leads.values())
            first = sorted((a for a, n in leads.items() if n == most), key=lambda a: names[a].zh)
            z += [Run(f"，{'、'.join(names[a].zh for a in first[:2])}牵头"), Run(str(most), "strong"), Run("项")]
            e += [Run(f", {english_list([names[a].english for a in first[:2]])} leads "), Run(str(most), "strong")]
        add(z, e)
    if kinds["track"]:
        z = [
            Run(str(kinds["track"]), "strong"),
            Run(f"条{picture.item.zh}中"),
            Run(str(gaps["track"]), "gap"),
            Run("条没有落到任何地方"),
        ]
        e = [
            Run(str(gaps["track"]), "gap"),
            Run(f" of {plural(kinds['track'], picture.item.english.lower())} placed nowhere"),
        ]
        add(z, e)
    if gaps["place"]:
        verb = "city is" if gaps["place"] == 1 else "cities are"
        z = [Run(str(gaps["place"]), "strong"), Run("个市（州）一次也未点到")]
        e = [Run(str(gaps["place"]), "strong"), Run(f" {verb} never named")]
        add(z, e)
    return Answer((*zh, Run("。")), (*en, Run(".")))
