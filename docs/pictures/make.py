"""Make the pictures of the documentation: `python docs/pictures/make.py`.

Reads the shipped notices, writes the pages as a site, and takes a picture of each kind in headless Chromium.
`pictures.csv` keeps beside each picture the sentence that its page says; a test compares it with what the pages
say now, so that a picture that no longer tells the truth is found without comparing pixels.
"""

from __future__ import annotations

import base64
import csv
import shutil
import tempfile
from pathlib import Path

from ingest.extract import find_notices
from kg.build import build, default_notices
from kg.cli.page import depends, published
from kg.graph_home import open_snapshot
from kg.intake import read
from kg.pages import shell
from kg.pages.graph import Graph
from kg.pages.whole import pages, plan
from kg.snapshot import publish

HERE = Path(__file__).parent
PICTURES = (  # picture, page of the site, place in it
    ("overview", "overview.html", ""),
    ("industry", "industry-green-hydrogen.html", ""),
    ("city", "city-510100.html", ""),
    ("agencies", "agencies.html", ""),
    ("chain", "chain:氢能", ""),
    ("matrix", "matrix.html", ""),
    ("map", "map.html", "#t=green-hydrogen"),
    ("timeline", "timeline.html", ""),
    ("policy", "policy-sichuan-new-economy-2021.html", "#s=4778-4792"),
)
SENTENCES = HERE / "pictures.csv"


def main() -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        site = write_site(Path(folder))
        browser = play.chromium.launch(executable_path=shutil.which("chromium") or shutil.which("google-chrome"))
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        session = page.context.new_cdp_session(page)
        rows = []
        for name, file, place in PICTURES:
            page.goto("about:blank")
            page.goto(f"file://{folder}/{site.get(file, file)}{place}")
            page.wait_for_timeout(500)
            taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": 80})
            (HERE / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))
            rows.append((name, page.locator(".answer:visible").first.inner_text()))
        browser.close()
    with SENTENCES.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("picture", "sentence"), *rows])


def write_site(folder: Path) -> dict[str, str]:
    """The pages that are pictured, in a folder; for each chain its file."""
    home = folder / "graph"
    built = build([read(path) for path in find_notices(default_notices())])
    publish(home, built.contents, built.manifest)
    snapshot = open_snapshot(home)
    graph, facts = Graph(snapshot.store), list(snapshot.facts())
    digests = {str(f["notice"]): str(f["sha256"]) for f in facts if f.get("sha256")}
    readers = {id: published(id, None, digest) for id, digest in digests.items()}
    site = plan(graph, readers)
    for name, text in pages(graph, site, readers, facts, depends(snapshot)):
        shell.write(text, folder / name, sync=False)
    return {f"chain:{id}": file for (kind, id), file in site.files.items() if kind == "chain"}


if __name__ == "__main__":
    main()
