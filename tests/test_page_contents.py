"""What pages say: every number and word from the graph, drafts told apart, what is missing named."""

from __future__ import annotations

import re
from pathlib import Path

import page_samples as samples
import pytest
from page_reading import Page

from ingest.extract import find_notices
from kg.build import build, default_notices
from kg.graph_home import open_snapshot
from kg.intake import read
from kg.pages import wording
from kg.pages.agencies import agencies_page
from kg.pages.agencies_feed import agencies_view
from kg.pages.contents import contents
from kg.pages.graph import ID, Graph, local
from kg.pages.industry import industry_page
from kg.pages.site import Site
from kg.snapshot import publish

pages = samples.pages


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
