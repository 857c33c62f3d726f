"""Pages as files: complete, closed, the same twice, and deaf to what a hostile notice says."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import page_samples as samples
import pytest

from ingest.extract import find_notices
from kg.build import build, default_notices
from kg.graph_home import open_snapshot
from kg.intake import read
from kg.ontology import ontology
from kg.pages import atlas, layout, marks, shell, wording
from kg.pages.agencies import agencies_page
from kg.pages.agencies_feed import agencies_view
from kg.pages.contents import contents
from kg.pages.discs import discs
from kg.pages.graph import ID, Graph, local
from kg.pages.industry import industry_page
from kg.pages.network import PolicyNetwork, library
from kg.pages.overview import answer as overview_answer
from kg.pages.overview import overview_page
from kg.pages.packing import Packing
from kg.pages.site import Site
from kg.pages.view import TIERS, Edge, Mark, Node, Notice, Picture, Text, Tier
from kg.snapshot import publish


class Page(HTMLParser):
    """Tags, addresses and texts of a page, as a browser without script would see them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, int] = {}
        self.addresses: list[tuple[str, str]] = []
        self.blocks: dict[str, list[str]] = {"script": [], "style": []}
        self.handlers: list[str] = []
        self.text: list[str] = []
        self._inside = ""
        self.policy = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        held = {k: v or "" for k, v in attrs}
        self.addresses += [
            (tag, v) for k, v in held.items() if k in ("src", "href", "srcset", "action", "data", "poster")
        ]
        self.handlers += [k for k in held if k.startswith("on") or k == "style"]
        if held.get("http-equiv") == "Content-Security-Policy":
            self.policy = held["content"]
        self._inside = tag if tag in self.blocks else self._inside
        if tag in self.blocks:
            self.blocks[tag].append("")
            self._inert = held.get("type") == "application/json"

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks[self._inside][-1] += data
        else:
            self.text.append(data)


pages = samples.pages


@pytest.mark.parametrize("kind", samples.KINDS)
def test_a_page_asks_the_network_for_nothing(kind: str) -> None:
    page = Page(pages()[kind])
    outside = [a for tag, a in page.addresses if tag != "a" and not a.startswith("#")]
    assert outside == []
    assert all(a.startswith(("#", "http://", "https://")) for _, a in page.addresses)
    assert "@import" not in pages()[kind] and "url(http" not in pages()[kind]


@pytest.mark.parametrize("kind", samples.KINDS)
def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page(kind: str) -> None:
    page = Page(pages()[kind])

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    running = [s for s in page.blocks["script"] if s.lstrip().startswith(('"use strict"', "/**"))]
    allowed = re.search(r"script-src ([^;]+)", page.policy)
    assert allowed and set(allowed[1].split()) == {hashed(s) for s in running}
    assert f"style-src {hashed(page.blocks['style'][0])}" in page.policy
    assert "default-src 'none'" in page.policy and "unsafe" not in page.policy
    assert page.handlers == []


@pytest.mark.parametrize("kind", ["overview", "industry"])
def test_the_page_is_a_document_without_script(kind: str) -> None:
    text = "".join(Page(pages()[kind]).text)
    assert "成都市氢能产业集群" in text
    assert "征求意见稿" in text
    assert "未点名" in text


def test_the_same_graph_gives_the_same_bytes() -> None:
    again = overview_page(
        samples.picture(samples.graph()),
        tuple(samples.graph().notices.values()),
        samples.province_of(samples.graph())[1],
    )
    assert again.generate_html() == samples.overview_html()
    assert industry_page(samples.industry_view("氢能")) == samples.industry_html()


@pytest.mark.slow
def test_neither_hash_seed_nor_locale_changes_a_byte(tmp_path: Path) -> None:
    digests = set()
    for seed, locale in (("1", "C"), ("77", "zh_CN.GBK")):
        file = tmp_path / f"{seed}.html"
        call = [str(Path(sys.executable).parent / "kg")]
        subprocess.run(
            [*call, "page", "industry", "hydrogen", "-o", str(file), "--graph", str(samples.graph_folder())],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
        )
        digests.add(hashlib.sha256(file.read_bytes()).hexdigest())
    assert digests == {hashlib.sha256(samples.industry_html().encode()).hexdigest()}


@pytest.mark.parametrize("kind", [k for k in samples.KINDS if k != "overview"])
@pytest.mark.parametrize("first", [0, 67, 133])
def test_two_hundred_hostile_strings_in_every_field_stay_text(kind: str, first: int) -> None:
    assert len(set(samples.HOSTILE)) >= 200
    view, page = samples.views()[kind]
    hostile = Page(page(samples.poisoned(view, samples.every_string(samples.HOSTILE, first))))
    _same_but_text(Page(pages()[kind]), hostile)


@pytest.mark.parametrize("first", [0, 67, 133])
def test_two_hundred_hostile_strings_in_every_field_of_the_overview_stay_text(first: int) -> None:
    give = samples.every_string(samples.HOSTILE, first)
    notices = samples.poisoned(tuple(samples.graph().notices.values()), give)
    picture = samples.poisoned(samples.overview_picture(), give)
    hostile = Page(overview_page(picture, notices, Text("四川" + give("四川"))).generate_html())
    _same_but_text(Page(samples.overview_html()), hostile)
    assert all(json.loads(s) for s in hostile.blocks["script"] if s.startswith("{"))


def _same_but_text(clean: Page, hostile: Page) -> None:
    """The hostile page has no tag, handler or style that the clean one has not; a name may gain its English twin."""
    added = {t: n for t, n in hostile.tags.items() if n > clean.tags.get(t, 0)}
    assert set(added) <= {"span"}, "a field became markup"
    assert hostile.handlers == []
    assert hostile.blocks["style"] == clean.blocks["style"]
    allowed = ("#", "http://", "https://")
    assert all(a.startswith(allowed) for _, a in hostile.addresses)


def test_the_agencies_are_ranked_and_joint_leads_are_pairs() -> None:
    view, _ = samples.views()["agencies"]
    first = view.lines[0]
    assert (first.name.zh, first.counts) == ("经济和信息化厅", (21, 0, 2, 7))
    pairs = {frozenset((view.lines[p.first].name.zh, view.lines[p.second].name.zh)): p.tasks for p in view.joint}
    assert len(pairs[frozenset(("经济和信息化厅", "省能源局"))]) == 2
    assert sum(sum(line.counts) for line in view.lines) == sum(bool(c) for line in view.lines for c in line.cells)


def test_tasks_of_a_draft_are_told_from_those_in_force_on_the_page_of_agencies(tmp_path: Path) -> None:
    text = next(p for p in find_notices(default_notices()) if p.stem == "sichuan-new-economy-2021").read_text("utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text(text.replace("的实施意见", "的实施意见（征求意见稿）").replace("有 效 性 :有效", ""), "utf-8")
    built = build([read(draft)])
    publish(tmp_path / "graph", built.contents, built.manifest)
    view = agencies_view(Graph(open_snapshot(tmp_path / "graph").store))
    assert view.columns and all(column.draft for column in view.columns)
    page = agencies_page(view)
    assert "项任务出自征求意见稿" in page and "虚线列号" in page and ' draft" tabindex' in page
    assert not any(column.draft for column in samples.views()["agencies"][0].columns)


def test_an_agency_lists_its_tasks_lead_first_with_whom() -> None:
    view, _ = samples.views()["agency"]
    roles = [row.role for row in view.tasks]
    assert roles == sorted(roles, key=("lead", "responsible", "shared", "support").index)
    energy = next(row for row in view.tasks if row.title.zh == "（六）新能源产业")
    assert ("省能源局", "lead") in {(a.name.zh, a.role) for a in energy.others}


def test_a_chain_says_of_each_stage_what_is_missing() -> None:
    view, _ = samples.views()["chain"]
    grid = view.chains[0]
    assert [s.name.zh for s in grid.stages] == ["制氢", "储运氢", "加氢", "氢能利用"]
    assert grid.ordered and grid.open and all(s.gap for s in grid.stages)
    assert pages()["chain"].count('class="gap lack"') == 4
    assert "4个环节都没有写明落在哪个市（州）" in "".join(r.words for r in view.answer.zh)


def test_the_map_counts_and_shades_the_places_and_says_that_it_is_a_sketch() -> None:
    view, _ = samples.views()["map"]
    counted = {s.name.zh: s.number for s in view.layers[0].shades}
    assert len(view.places) == 21 and max(counted, key=lambda n: counted[n]) == "成都"
    hydrogen = next(layer for layer in view.layers if layer.id == "green-hydrogen")
    assert {s.name.zh: (s.tier, s.draft) for s in hydrogen.shades}["德阳"] == ("named", True)
    assert "示意图，不作为划界依据" in pages()["map"]


def test_the_timeline_has_every_target_once_and_what_was_not_read() -> None:
    view, _ = samples.views()["timeline"]
    assert {(s.year, s.count) for s in view.spans} >= {(2025, 12)}
    rows = samples.graph().rows("SELECT ?t WHERE { ?t a kg:Target }")
    assert sum(s.count for s in view.spans) + len(view.yearless) == len({r["t"] for r in rows})
    assert any(u.number == "川经信规划〔2023〕233号" for u in view.unread)
    assert any(m.date == "" for m in view.notices_dated), "a notice without a date says so"


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


def test_only_web_addresses_become_links() -> None:
    assert shell.web("javascript:alert(1)") == ""
    assert shell.web("data:text/html,x") == ""
    assert shell.web("HTTPS://www.sc.gov.cn/") == "HTTPS://www.sc.gov.cn/"


def test_inert_data_cannot_end_their_element() -> None:
    words = str(shell.inert(["</script>", "<!--", "\u2028"]))
    assert "<" not in words and ">" not in words and "\u2028" not in words
    assert json.loads(words) == ["</script>", "<!--", "\u2028"]


def test_a_failed_write_leaves_the_page_before(tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    shell.write("before", file)
    with pytest.raises(UnicodeEncodeError):
        shell.write("after \ud800", file)
    assert file.read_text("utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["map.html"]


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


def test_hydrogen_is_answered_in_one_sentence() -> None:
    view = samples.industry_view("氢能")
    sentence = "".join(r.words for r in view.answer.zh)
    assert sentence.startswith("成都市有正式文件点名；德阳市只见于征求意见稿；南充市只有间接关联")
    assert "其余18个市（州）未点名" in sentence
    assert [r.place.zh for r in view.places if r.mark.draft_only] == ["德阳市"]


def test_each_row_of_a_page_opens_words_that_stand_in_the_notice() -> None:
    view = samples.industry_view("氢能")
    articles = {a.id: a for a in view.evidence}
    asked = [*view.places, *view.duties, *view.targets, *view.incentives, *view.general, *view.deadlines]
    for row in asked:
        quotes = articles[row.evidence].passages
        assert quotes and all(any(p.marked for p in q.quote.pieces) for q in quotes)


def test_an_industry_nobody_places_says_so() -> None:
    view = samples.industry_view("机器人")
    assert "".join(r.words for r in view.answer.zh).startswith("21个市（州）都未点名")
    assert "未点名" in industry_page(view)


def test_overview_counts_in_its_sentence_what_it_draws() -> None:
    found = samples.overview_picture()
    gaps = [n for n in found.nodes if n.kind == "track" and n.gap.zh]
    text = "".join(Page(samples.overview_html()).text)
    assert f"25条赛道中{len(gaps)}条没有落到任何地方" in text
    assert {n.label.zh for n in gaps} >= {
        "机器人",
        "激光装备",
        "新型工业母机",
        "脑机接口及人机交互",
        "高性能高分子材料",
    }


def test_what_only_a_draft_says_is_dashed() -> None:
    found = samples.overview_picture()
    drafts = {e.id for e in found.edges if e.draft}
    assert drafts
    standing = {n.id: n.standing for n in samples.graph().notices.values()}
    assert all(standing[q.notice.id] == "draft" for e in found.edges if e.draft for q in e.quotes)


def test_titles_get_a_handle_of_their_own_words() -> None:
    assert wording.short_title("关于印发《四川省“十四五”制造业高质量发展规划》的通知").endswith("规划")
    assert wording.short_title("浙江省人民政府办公厅关于加快推进低空经济高质量发展的若干意见") == "低空经济意见"
    assert wording.short_title("x" * 500).startswith("xxx") and len(wording.short_title("x" * 500)) <= wording.SHORT


def test_an_empty_graph_still_gives_a_page() -> None:
    notice = Notice("n", "关于发展的通知", Text("通知"), "unknown")
    html = overview_page(Picture((), ()), (notice,), Text("")).generate_html()
    assert "所读文件中没有" in "".join(Page(html).text)


def kg(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / "kg"), "page", *words], capture_output=True, text=True, encoding="utf-8"
    )


def test_an_unknown_industry_is_answered_with_the_nearest_known(tmp_path: Path) -> None:
    found = kg("industry", "氢能源产业园", "-o", str(tmp_path / "x.html"), "--graph", str(samples.graph_folder()))
    assert found.returncode == 1
    assert "氢能" in found.stderr and "Traceback" not in found.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_chain_is_answered_with_those_that_were_read(tmp_path: Path) -> None:
    found = kg("chain", "南极产业链", "-o", str(tmp_path / "x.html"), "--graph", str(samples.graph_folder()))
    assert found.returncode == 1
    assert "氢能" in found.stderr and "Traceback" not in found.stderr and list(tmp_path.iterdir()) == []


def test_a_site_forgets_the_pages_it_no_longer_has_and_leaves_other_files(tmp_path: Path) -> None:
    from kg.cli.site import _forget

    for name in ("old.html", "mine.html", "index.html"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / ".kg-site").write_text("old.html\nindex.html\n../mine.html\n", "utf-8")
    _forget(tmp_path, {"index.html"})
    assert sorted(f.name for f in tmp_path.glob("*.html")) == ["index.html", "mine.html"]


def test_a_site_whose_page_refuses_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from kg.cli.site import command
    from kg.pages import whole

    def refusing(*_: object) -> Iterator[tuple[str, str]]:
        yield "index.html", "new"
        raise ValueError("this page refuses")

    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old", "utf-8")
    monkeypatch.setattr(whole, "pages", refusing)
    done = CliRunner().invoke(command, [str(site), "--graph", str(samples.graph_folder())])
    assert isinstance(done.exception, ValueError)
    assert (site / "index.html").read_text("utf-8") == "old" and [p.name for p in tmp_path.iterdir()] == ["site"]


def test_the_contents_of_a_site_say_what_a_draft_alone_names() -> None:
    graph = samples.graph()
    known = {graph.label(i).zh: i for i in graph.labels if i.startswith(f"{ID}region/")}
    files = {("city", local(known[name])): f"{name}.html" for name in ("眉山市", "绵阳市")}
    (places,) = [
        part for part in contents(graph, Site(files | {("index", ""): "index.html"})).parts if part.id == "city"
    ]
    said = {line.name.zh: line.said.zh for line in places.lines}
    assert re.fullmatch(r"点名(\d+)个产业，其中\1个只见于征求意见稿", said["眉山"])
    assert re.fullmatch(r"点名(\d+)个产业，其中(?!\1个)\d+个只见于征求意见稿", said["绵阳"])


def test_a_page_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    found = kg("overview", "-o", str(tmp_path / "x.html"), "--graph", str(tmp_path / "none"))
    assert found.returncode == 1 and "kg build" in found.stderr


def test_a_page_into_a_missing_folder_is_a_wrong_call(tmp_path: Path) -> None:
    found = kg("overview", "-o", str(tmp_path / "no" / "x.html"), "--graph", str(samples.graph_folder()))
    assert found.returncode == 2 and "Traceback" not in found.stderr


def test_help_loads_neither_graph_nor_templates() -> None:
    probe = (
        "import sys; from kg.cli import main\n"
        "try: main(['page', 'overview', '--help'], standalone_mode=False)\n"
        "except SystemExit: pass\n"
        "print([m for m in ('jinja2', 'pyvis', 'pyoxigraph', 'networkx') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert found.stdout.strip().endswith("[]")


@pytest.mark.parametrize("id", ["sichuan-new-economy-2021", "sichuan-everest-2023-draft", "qingyang-innovation-2023"])
def test_the_reader_shows_every_character_once_and_marks_the_right_ones(id: str) -> None:
    view, text = samples.policy(id)
    stretches = [s for section in view.sections for paragraph in section.paragraphs for s in paragraph]
    assert all(text.text[s.begin : s.begin + len(s.words)] == s.words for s in stretches)
    hidden = {i for b, e in text.hidden for i in range(b, e)}
    shown = [i for s in stretches for i in range(s.begin, s.begin + len(s.words))]
    assert len(shown) == len(set(shown)) and not hidden & set(shown)
    left = {i for i, c in enumerate(text.text) if not c.isspace()} - hidden - set(shown)
    assert not left
    facts = {n.id: n for section in view.sections for g in section.groups for n in g.notes}
    for s in stretches:
        for fact in (facts[i] for i in s.facts if i in facts):
            assert fact.begin <= s.begin and s.begin + len(s.words.rstrip()) <= fact.end


def test_the_reader_leaves_out_contact_persons_and_second_prints() -> None:
    view, text = samples.policy("sichuan-new-economy-2021")
    html = samples.policy_page(view)
    assert html.count("建成多种类型加氢站") == 1
    assert "部分（" in html and len(text.text) > 12_000


def test_a_city_says_for_how_many_tracks_it_is_named_and_which_it_is_not() -> None:
    view = samples.city("成都市")
    tracks = next(part for part in view.lists if "赛道" in part.name.zh)
    assert len(tracks.rows) + len(tracks.rest) == 25
    assert {t.zh for t in tracks.rest} >= {"机器人", "激光装备"}
    assert [d.zh for d, _ in view.districts] == ["青羊区"], "a district stands apart"
    articles = {a.id: a for a in view.evidence}
    rows = [r for part in view.lists for r in part.rows] + [r for _, rs in view.districts for r in rs]
    assert len({r.evidence for r in rows}) == len(rows)
    assert all(articles[r.evidence].passages for r in rows)


def test_the_matrix_sorts_the_25_tracks_as_the_questions_of_competency_do() -> None:
    view = samples.matrix()
    groups: dict[str, set[str]] = {}
    for line in view.lines:
        groups.setdefault(line.group, set()).add(line.name.zh)
    assert groups["none"] == {"脑机接口及人机交互", "机器人", "新型工业母机", "激光装备", "高性能高分子材料"}
    assert groups["district"] == {"智能传感器", "下一代移动通信及智能终端"}
    assert groups["weak"] == {"工业元宇宙"}
    assert groups["related"] == {"商业航天及卫星网络", "先进存算"}
    assert sum(map(len, groups.values())) == 25
    assert len([c for c in view.columns if not c.district]) == 21


def test_every_cell_of_the_matrix_says_something() -> None:
    text = pages()["matrix"]
    body = text.split("<tbody>", 1)[1].split("<tfoot>")[0]
    cells = re.findall(r'<td class="(?:cell|empty)[^"]*"', body)
    assert len(cells) == 25 * len(samples.matrix().columns)
    ids = {a.id for a in samples.matrix().evidence}
    assert set(re.findall(r'data-evidence="([^"]+)"', body)) == ids


def test_a_place_nobody_names_has_a_page_that_says_so() -> None:
    view = samples.city("泸州市")
    assert not any(part.rows for part in view.lists)
    assert "没有被点名" in "".join(Page(samples.city_page(view)).text)


def test_the_reader_refuses_another_text_than_the_graph_was_built_from(tmp_path: Path) -> None:
    other = tmp_path / "sichuan-tracks-2024.txt"
    other.write_text("关于开展工作的通知\n各市(州)人民政府:\n现将有关事项通知如下。\n", "utf-8")
    out = ["-o", str(tmp_path / "x.html"), "--graph", str(samples.graph_folder())]
    found = kg("policy", "sichuan-tracks-2024", *out, "--file", str(other))
    assert found.returncode == 1 and "kg build" in found.stderr
    assert kg("policy", "没有这份文件", *out).returncode == 1


def test_the_smallest_page_of_the_documentation_runs() -> None:
    text = (Path(__file__).parents[1] / "docs" / "pages.md").read_text("utf-8")
    example = text.split("```python\n")[1].split("```")[0]
    exec(compile(example, "docs/pages.md", "exec"), {})


def test_the_pictures_of_the_documentation_say_what_the_pages_say() -> None:
    folder = Path(__file__).parents[1] / "docs" / "pictures"
    with (folder / "pictures.csv").open(encoding="utf-8", newline="") as file:
        kept = {row["picture"]: row["sentence"] for row in csv.DictReader(file)}
    views = {kind: view for kind, (view, _) in samples.views().items()}
    layer = next(x for x in views["map"].layers if x.id == "green-hydrogen")
    now = {kind: views[kind].answer for kind in ("city", "agencies", "chain", "matrix", "timeline")}
    now |= {
        "industry": samples.industry_view("绿色氢能").answer,
        "map": layer.answer,
        "policy": samples.policy("sichuan-new-economy-2021")[0].answer,
        "overview": overview_answer(samples.overview_picture(), len(samples.graph().notices)),
    }
    said = {kind: "".join(run.words for run in answer.zh) for kind, answer in now.items()}
    assert kept == said, "python docs/pictures/make.py"
    assert all((folder / f"{name}.webp").stat().st_size < 200 * 1024 for name in kept)
