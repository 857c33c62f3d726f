"""A site in a browser: pages lead to one another without a network, and axe finds nothing serious.

Needs Chromium (`apt-get install chromium`); without it these tests are skipped, except in CI, where they fail.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import page_samples as samples
import pytest
from page_browser import Opened

from kg.graph_home import open_snapshot
from kg.pages import shell
from kg.pages.site import Site
from kg.pages.whole import pages as whole_pages
from kg.pages.whole import plan

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the pages there is one of, and of two of every other kind."""
    made = tmp_path_factory.mktemp("site")
    readers = {id: samples.policy(id)[1] for id in ("sichuan-new-economy-2021", "sichuan-clusters-2022")}
    facts = list(open_snapshot(samples.graph_folder()).facts())
    whole = plan(samples.graph(), readers)
    kept = {("industry", "green-hydrogen"), ("city", "510100"), ("chain", "氢能")}
    some = {k: f for k, f in whole.files.items() if k[0] not in ("industry", "city", "chain", "agency") or k in kept}
    some.update([next((k, f) for k, f in whole.files.items() if k[0] == "agency")])
    small = Site(some, whole.menu)
    for name, text in whole_pages(samples.graph(), small, readers, facts, {}):
        shell.write(text, made / name, sync=False)
    return made


def test_the_pages_of_a_site_share_one_style_and_one_script(site: Path) -> None:
    text = (site / "map.html").read_text("utf-8")
    assert '<link rel="stylesheet" href="kg.css">' in text and '<script src="kg.js">' in text
    assert "<style" not in text and "use strict" not in text
    assert "vis-network.js" in (site / "overview.html").read_text("utf-8") and "vis-network" not in text


def test_a_site_leads_from_page_to_page_in_the_same_language_without_a_network(browser: Any, site: Path) -> None:
    opened = Opened(browser, site / "index.html")
    opened.page.click("#language")
    opened.page.click(".directory a[href='industry-green-hydrogen.html']")
    opened.page.wait_for_load_state()
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    opened.page.locator("#panel .source a", has_text="read it").first.click()
    opened.page.wait_for_load_state()
    opened.page.wait_for_timeout(150)
    assert "policy-sichuan-clusters-2022.html#s=" in opened.page.url
    assert opened.page.locator(".m.chosen").count() > 0
    opened.page.fill("#search", "Timeline")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**/timeline.html*")
    opened.close()


def test_no_link_of_a_site_leads_nowhere(site: Path) -> None:
    made = {f.name for f in site.iterdir()}
    for file in sorted(site.glob("*.html")):
        asked = set(re.findall(r'(?:href|src)="([\w-]+\.(?:html|js|css))', file.read_text("utf-8")))
        assert asked <= made, file.name


AXE = Path(__file__).parents[1] / ".ci" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("kind", ["index", "overview", "matrix", "agencies", "map", "timeline", "industry", "city",
                                  "agency", "chain", "policy"])  # fmt: skip
def test_axe_finds_nothing_serious(browser: Any, site: Path, kind: str) -> None:
    if not AXE.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("axe-core must look at the pages in CI: npm ci --prefix .ci --ignore-scripts")
        pytest.skip("axe-core is not installed: npm ci --prefix .ci --ignore-scripts")
    file = next(f for f in sorted(site.glob("*.html")) if f.name == f"{kind}.html" or f.name.startswith(f"{kind}-"))
    opened = Opened(browser, file, bypass_csp=True)
    opened.page.evaluate(AXE.read_text("utf-8"))
    found = opened.page.evaluate(
        "axe.run({ resultTypes: ['violations'], preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })"
    )["violations"]
    serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []
    opened.close()
