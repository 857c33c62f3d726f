"""Pages as files: complete, closed, the same twice, and deaf to what a hostile notice says."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import page_samples as samples
import pytest
from page_reading import Page

from kg.pages import shell
from kg.pages.industry import industry_page
from kg.pages.overview import overview_page
from kg.pages.view import Notice, Picture, Text

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


def test_only_web_addresses_become_links() -> None:
    assert shell.web("javascript:alert(1)") == ""
    assert shell.web("data:text/html,x") == ""
    assert shell.web("HTTPS://www.sc.gov.cn/") == "HTTPS://www.sc.gov.cn/"


def test_inert_data_cannot_end_their_element() -> None:
    words = str(shell.inert(["</script>", "<!--", "\u2028"]))
    assert "<" not in words and ">" not in words and "\u2028" not in words
    assert json.loads(words) == ["</script>", "<!--", "\u2028"]


def test_an_empty_graph_still_gives_a_page() -> None:
    notice = Notice("n", "关于发展的通知", Text("通知"), "unknown")
    html = overview_page(Picture((), ()), (notice,), Text("")).generate_html()
    assert "所读文件中没有" in "".join(Page(html).text)
