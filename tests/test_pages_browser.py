"""Pages in a browser: nothing leaves, nothing is said on the console, a click shows the words.

Needs Chromium (`apt-get install chromium`); without it these tests are skipped, except in CI, where they fail.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import page_samples as samples
import pytest
from page_browser import DESK, PHONE, Opened

from kg.pages import shell
from kg.pages.industry import industry_page
from kg.pages.overview import overview_page
from kg.pages.view import Text

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", samples.KINDS)
@pytest.mark.parametrize(("size", "scheme"), [(DESK, "dark"), (PHONE, "light")], ids=["desk", "phone"])
def test_it_opens_offline_without_a_request_or_a_complaint(
    browser: Any, folder: Path, kind: str, size: dict[str, int], scheme: str
) -> None:
    opened = Opened(browser, folder / f"{kind}.html", viewport=size, color_scheme=scheme)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    opened.close()


CLICKS = {  # kind of page: what is clicked on it
    "industry": "tr[data-evidence]",
    "city": ".choice",
    "matrix": ".cell",
    "agencies": ".cell",
    "agency": "tr[data-evidence]",
    "chain": "a.stage",
    "map": ".pill",
    "timeline": ".dot",
}


@pytest.mark.parametrize("kind", CLICKS)
def test_a_click_shows_the_words_in_every_kind_of_page(browser: Any, folder: Path, kind: str) -> None:
    opened = Opened(browser, folder / f"{kind}.html")
    asked = opened.page.locator(f"{CLICKS[kind]}:visible").nth(1)
    evidence = asked.get_attribute("data-evidence")
    asked.click()
    assert opened.state == f"e={evidence}"
    panel = opened.page.locator("#panel")
    assert panel.locator(f"[data-shows='{evidence}'] blockquote").count() > 0
    assert panel.locator("mark").count() > 0 and panel.locator(".source .tag").count() > 0
    opened.close()


def test_the_map_changes_its_layer_and_the_address_keeps_it(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "map.html")
    opened.page.locator("[data-pick='2']").click()
    assert opened.state == "t=green-hydrogen" and "绿色氢能" in opened.page.locator("h1").inner_text()
    assert opened.page.locator(".legend [data-key=named] b").inner_text() == "2"
    opened.page.keyboard.press("]")
    assert opened.state != "t=green-hydrogen"
    opened.close()


def test_an_agency_lights_its_lines_in_the_network(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "agencies.html")
    opened.page.locator("[data-node-line='0']").first.click()
    lit = opened.page.locator(".ties path.on").count()
    assert 0 < lit < opened.page.locator(".ties path").count()
    opened.close()


def test_the_whole_shows_every_disc_and_a_click_finds_the_nearest_thing(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "overview.html")
    opened.page.evaluate("kg.whole(true)")
    disc = opened.page.evaluate("kg.data.discs[0]")
    assert opened.page.evaluate(f"kg.wholeAt({{ x: {disc[2]}, y: {disc[3]} }}, 1)") == disc[5][0]
    opened.page.evaluate(f"kg.go({disc[5][0]})")
    assert opened.page.locator("#panel h3").inner_text() == disc[0]
    opened.close()


def test_a_click_on_a_place_shows_the_marked_words_and_where_they_stand(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "industry.html")
    opened.page.click("tr[data-evidence=place-510600]")
    panel = opened.page.locator("#panel")
    assert panel.locator("h3").inner_text().startswith("德阳市")
    assert "氢能装备" in panel.locator("mark").all_inner_texts()
    assert "征求意见稿" in panel.locator(".source").first.inner_text()
    assert opened.state == "e=place-510600"
    assert opened.page.locator("tr.current").count() == 1
    opened.close()


def test_a_click_on_the_map_shows_the_same_words(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "industry.html")
    opened.page.locator("figure g.zh g[data-evidence=place-511300]").click()
    assert opened.page.locator("#panel h3").inner_text().startswith("南充市")
    opened.close()


def test_a_click_on_a_label_of_the_picture_lights_its_neighbours_and_lists_their_words(
    browser: Any, folder: Path
) -> None:
    opened = Opened(browser, folder / "overview.html")
    assert opened.page.evaluate("kg.drawn === true")
    box = opened.page.locator("#picture").bounding_box()
    # the row of green hydrogen, from the page's own places
    at = opened.page.evaluate(
        "() => { const n = kg.data.nodes.find(n => n[0] === 'track/green-hydrogen'); return kg.onScreen(n); }"
    )
    opened.page.mouse.click(box["x"] + at["x"] + 20, box["y"] + at["y"])
    opened.page.wait_for_timeout(150)
    assert opened.page.locator("#panel h3").inner_text() == "绿色氢能"
    assert "绿色氢能" in opened.page.locator("#panel mark").first.inner_text()
    assert opened.state == "n=track/green-hydrogen"
    opened.page.keyboard.press("Escape")
    assert "从哪里看起" in opened.page.locator("#panel").inner_text()
    opened.close()


def test_a_link_opens_at_its_node_and_its_fact(browser: Any, folder: Path) -> None:
    edge = next(e for e in samples.overview_picture().edges if e.source == "track/green-hydrogen")
    opened = Opened(browser, folder / "overview.html", f"#n=track%2Fgreen-hydrogen&e={quote(edge.id)}")
    assert opened.page.locator(f"#panel details[data-edge='{edge.id}']").get_attribute("open") is not None
    opened.close()
    opened = Opened(browser, folder / "industry.html", "#e=place-510600&lang=en&theme=dark")
    assert "Deyang" in opened.page.locator("#panel h3").inner_text()
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "dark"
    opened.close()


def test_in_the_reader_a_mark_and_its_note_light_up_together(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "policy.html", "#s=4778-4792")
    chosen = opened.page.locator(".m.chosen")
    assert "".join(chosen.all_inner_texts()) == "建成多种类型加氢站60座以上"
    assert "≥ 60座" in opened.page.locator(".note.chosen").inner_text()
    place = chosen.first.bounding_box()["y"]
    assert 250 < place < 550, "a link lands in sight"
    opened.page.locator(".note.n-lead", has_text="省能源局").first.click()
    assert opened.page.locator(".m.chosen").first.inner_text() == "省能源局"
    opened.page.click(".legend [data-key=support]")
    assert opened.page.locator(".g-support:visible").count() == 0
    opened.close()


def test_in_the_matrix_arrows_move_and_enter_opens_the_words(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "matrix.html")
    opened.page.locator(".cell").first.focus()
    first = opened.page.evaluate("document.activeElement.dataset.evidence")
    opened.page.keyboard.press("ArrowDown")
    second = opened.page.evaluate("document.activeElement.dataset.evidence")
    opened.page.keyboard.press("Enter")
    assert second != first and opened.state == f"e={second}"
    assert opened.page.locator("#panel mark").count() > 0
    opened.page.click("#order")
    assert opened.page.locator("tr[data-number]").first.get_attribute("data-number") == "1"
    opened.close()


def test_a_broken_link_opens_the_page_all_the_same(browser: Any, folder: Path) -> None:
    for address in ("#e=nothing", "#n=%E0%A4%A", "#e=<script>", "#off=x,y&lang=xx"):
        Opened(browser, folder / "overview.html", address).close()
        Opened(browser, folder / "industry.html", address).close()


@pytest.mark.parametrize("kind", ["overview", "industry"])
def test_the_other_language_is_one_press_away_and_kept_in_the_address(browser: Any, folder: Path, kind: str) -> None:
    opened = Opened(browser, folder / f"{kind}.html")
    opened.page.click("#language")
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert opened.state == "lang=en"
    words = opened.page.locator(".answer").inner_text()
    assert "named" in words and "点名" not in words
    opened.page.click("#language")
    assert opened.state == ""
    opened.close()


def test_search_finds_names_in_both_languages_and_never_guesses(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "overview.html")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("hydro")
    assert "绿色氢能" in opened.page.locator("#hits").inner_text()
    opened.page.fill("#search", "南极")
    assert "没有“南极”" in opened.page.locator("#hits").inner_text()
    opened.page.fill("#search", "成都市")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_timeout(100)
    assert opened.page.locator("#panel h3").inner_text() == "成都"
    opened.close()


def test_the_legend_filters_and_says_so_in_the_address(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "industry.html")
    rows = opened.page.locator(".places tr:visible").count()
    opened.page.click(".legend [data-key=weak]")
    assert opened.page.locator(".places tr:visible").count() < rows
    assert opened.state == "off=weak"
    opened.page.click(".legend [data-key=weak]")
    assert opened.page.locator(".places tr:visible").count() == rows
    opened.close()
    opened = Opened(browser, folder / "overview.html")
    before = opened.page.evaluate("kg.visibleEdges()")
    opened.page.click(".legend [data-key='line.draft']")
    assert opened.page.evaluate("kg.visibleEdges()") < before
    opened.close()


def test_the_keyboard_reaches_every_fact(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "industry.html")
    opened.page.focus("tr[data-evidence=place-510600]")
    opened.page.keyboard.press("Enter")
    assert opened.state == "e=place-510600"
    opened.page.keyboard.press("Escape")
    assert opened.state == ""
    assert opened.page.evaluate("document.activeElement.dataset.evidence") == "place-510600"
    opened.close()
    opened = Opened(browser, folder / "overview.html")
    opened.page.focus("#picture")
    opened.page.keyboard.press("ArrowDown")
    first = opened.state
    opened.page.keyboard.press("ArrowRight")
    assert first.startswith("n=") and opened.state.startswith("n=") and opened.state != first
    opened.close()


def test_on_a_phone_the_lists_say_what_the_picture_says(browser: Any, folder: Path) -> None:
    opened = Opened(browser, folder / "overview.html", viewport=PHONE, has_touch=True)
    assert not opened.page.locator("#picture").is_visible()
    opened.page.locator("[data-node='track/green-hydrogen']").click()
    assert opened.page.locator("#panel.open h3").inner_text() == "绿色氢能"
    opened.page.locator("#panel .close").click()
    assert not opened.page.locator("#panel").is_visible()
    small = opened.page.evaluate(
        "[...document.querySelectorAll('.item')].filter(n => n.offsetHeight && n.offsetHeight < 44).length"
    )
    assert small == 0
    opened.close()


@pytest.mark.parametrize("kind", ["overview", "industry"])
def test_without_script_the_page_is_still_a_document(browser: Any, folder: Path, kind: str) -> None:
    opened = Opened(browser, folder / f"{kind}.html", java_script_enabled=False)
    assert "氢能" in opened.page.locator("main").inner_text()
    assert "成都市氢能产业集群" in opened.page.locator("main").text_content()
    opened.close()


@pytest.mark.parametrize("kind", ["overview", "industry"])
def test_on_paper_the_standing_of_the_notices_and_the_evidence_are_there(browser: Any, folder: Path, kind: str) -> None:
    opened = Opened(browser, folder / f"{kind}.html")
    opened.page.emulate_media(media="print")
    assert opened.page.locator(".read").is_visible()
    assert not opened.page.locator(".bar").is_visible()
    assert not opened.page.locator("#panel").is_visible()
    assert len(opened.page.pdf(prefer_css_page_size=True)) > 10_000
    opened.close()


@pytest.mark.parametrize("payload", ["".join(samples.PAYLOADS[i::4]) for i in range(4)])
def test_hostile_words_run_nothing(browser: Any, tmp_path: Path, payload: str) -> None:
    notices = tuple(samples.graph().notices.values())
    hostile = samples.poisoned(samples.overview_picture(), payload)
    overview = overview_page(hostile, samples.poisoned(notices, payload), Text("四川" + payload)).generate_html()
    industry = industry_page(samples.poisoned(samples.industry_view("氢能"), payload))
    for name, html in (("overview", overview), ("industry", industry)):
        shell.write(html, tmp_path / f"{name}.html")
        opened = Opened(browser, tmp_path / f"{name}.html")
        first = "kg.go(30)" if name == "overview" else "document.querySelector('[data-evidence]').click()"
        opened.page.evaluate(first)
        opened.page.fill("#search", "氢")
        opened.page.click("#language")
        opened.page.wait_for_timeout(50)
        assert opened.page.evaluate("window.hacked") is None
        assert opened.page.title()
        assert (
            opened.page.evaluate("document.querySelectorAll('iframe, base, img, main script, aside script').length")
            == 0
        )
        opened.close()
