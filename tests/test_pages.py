"""Pages as files: complete, closed, the same twice, and deaf to what a hostile notice says."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import page_samples as samples
import pytest

from kg.ontology import ontology
from kg.pages import atlas, layout, marks, shell, wording
from kg.pages.city import city_page
from kg.pages.industry import industry_page
from kg.pages.matrix import matrix_page
from kg.pages.network import PolicyNetwork, library
from kg.pages.overview import overview_page
from kg.pages.policy import policy_page
from kg.pages.view import TIERS, Edge, Mark, Node, Notice, Picture, Text, Tier


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


def pages() -> dict[str, str]:
    reader = policy_page(samples.policy("sichuan-clusters-2022")[0])
    place = city_page(samples.city("成都市"))
    return {
        "overview": samples.overview_html(),
        "industry": samples.industry_html(),
        "policy": reader,
        "city": place,
    } | {"matrix": matrix_page(samples.matrix())}


@pytest.mark.parametrize("kind", ["overview", "industry", "policy", "city", "matrix"])
def test_a_page_asks_the_network_for_nothing(kind: str) -> None:
    page = Page(pages()[kind])
    outside = [a for tag, a in page.addresses if tag != "a" and not a.startswith("#")]
    assert outside == []
    assert all(a.startswith(("#", "http://", "https://")) for _, a in page.addresses)
    assert "@import" not in pages()[kind] and "url(http" not in pages()[kind]


@pytest.mark.parametrize("kind", ["overview", "industry", "policy", "city", "matrix"])
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


@pytest.mark.parametrize("payload", samples.PAYLOADS)
def test_hostile_words_in_every_field_stay_text(payload: str) -> None:
    view = samples.industry_view("氢能")
    clean, hostile = Page(industry_page(view)), Page(industry_page(samples.poisoned(view, payload)))
    added = {t: n for t, n in hostile.tags.items() if n > clean.tags.get(t, 0)}
    assert set(added) <= {"span"}, "a field became markup"  # a name without an English twin gains one
    assert hostile.handlers == []
    assert hostile.blocks["style"] == clean.blocks["style"]

    notices = tuple(samples.graph().notices.values())
    picture = samples.overview_picture()
    clean = Page(samples.overview_html())
    hostile = Page(
        overview_page(
            samples.poisoned(picture, payload), samples.poisoned(notices, payload), Text("四川" + payload)
        ).generate_html()
    )
    assert {t for t, n in hostile.tags.items() if n > clean.tags.get(t, 0)} <= {"span"}
    assert hostile.handlers == []
    assert all(json.loads(s) for s in hostile.blocks["script"] if s.startswith("{"))


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
    html = policy_page(view)
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
    text = matrix_page(samples.matrix())
    body = text.split("<tbody>", 1)[1].split("<tfoot>")[0]
    cells = re.findall(r'<td class="(?:cell|empty)[^"]*"', body)
    assert len(cells) == 25 * len(samples.matrix().columns)
    ids = {a.id for a in samples.matrix().evidence}
    assert set(re.findall(r'data-evidence="([^"]+)"', body)) == ids


def test_a_place_nobody_names_has_a_page_that_says_so() -> None:
    view = samples.city("泸州市")
    assert not any(part.rows for part in view.lists)
    assert "没有被点名" in "".join(Page(city_page(view)).text)


@pytest.mark.parametrize("payload", samples.PAYLOADS[:8])
def test_a_hostile_notice_stays_text_on_the_page_of_a_city(payload: str) -> None:
    clean = Page(city_page(samples.city("成都市")))
    hostile = Page(city_page(samples.poisoned(samples.city("成都市"), payload)))
    assert {t for t, n in hostile.tags.items() if n > clean.tags.get(t, 0)} <= {"span"}
    assert hostile.handlers == []


@pytest.mark.parametrize("payload", samples.PAYLOADS[:8])
def test_a_hostile_notice_stays_text_in_the_reader(payload: str) -> None:
    view, _ = samples.policy("sichuan-tracks-2024")
    clean, hostile = Page(policy_page(view)), Page(policy_page(samples.poisoned(view, payload)))
    assert {t for t, n in hostile.tags.items() if n > clean.tags.get(t, 0)} <= {"span"}
    assert hostile.handlers == []


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
