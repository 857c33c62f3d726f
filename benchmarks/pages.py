"""How large and how fast the overview is, beside pyvis as shipped: `python benchmarks/pages.py [SIZE ...]`.

Pictures of 1,000, 5,000 and 20,000 nodes are made up in the proportions of the shipped notices (2.3 links a node,
1.3 quotations a link), written, and opened in headless Chromium without a GPU. Measured: building (processor time of
layout, data and template, minimum of 3), file, first frame (from opening to the first drawn frame), frames a second
while panning the whole, idle CPU over 5 s; of our page the best of 3, so that a busy machine is not what is measured.
The page of pyvis is written by pyvis itself with the same nodes and edges, its scripts inline, up to 5,000 nodes; it
counts as drawn when its network reports so, at most after two minutes.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kg.pages.overview import overview_page
from kg.pages.view import Edge, Kind, Node, Notice, Picture, Piece, Quote, Text

SHARES: tuple[tuple[Kind, int, float], ...] = (
    ("agency", 0, 0.15),
    ("task", 1, 0.28),
    ("notice", 2, 0.03),
    ("track", 3, 0.16),
    ("industry", 4, 0.20),
    ("project", 4, 0.02),
    ("place", 5, 0.16),
)
LINKS = (
    ("agency", "task", "lead", 0.16), ("agency", "task", "support", 0.34), ("task", "notice", "sets", 0.12),
    ("notice", "track", "lists", 0.07), ("track", "industry", "same", 0.10), ("industry", "place", "placed", 0.21),
)  # fmt: skip
SYLLABLES = (
    "加快发展新能源装备制造产业集群建设推动企业技术创新平台培育支持重点"
    "领域示范应用绿色低碳数字经济智能网联汽车生物医药材料"
)
SHIPPED = 5000  # nodes up to which pyvis is asked: it compares every new edge with all others
PATIENCE = 120.0  # seconds that the page of pyvis gets to draw


def main() -> None:
    sizes = [int(a) for a in sys.argv[1:]] or [1000, 5000, 20000]
    from playwright.sync_api import sync_playwright

    print(
        f"{'nodes':>6} {'page':6} {'build s':>8} {'file KB':>8} {'first frame s':>14} {'pan fps':>8} {'idle CPU %':>11}"
    )
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=shutil.which("chromium") or shutil.which("google-chrome"))
        for size in sizes:
            picture, notices = made_up(size)
            ours = Path(folder) / f"{size}.html"
            seconds = min(_built(picture, notices, ours) for _ in range(3))
            tries = [opened(browser, ours, "window.kg && kg.drawn === true") for _ in range(3)]
            _line(
                size,
                "kg",
                seconds,
                ours,
                (min(t[0] for t in tries), max(t[1] for t in tries), min(t[2] for t in tries)),
            )
            if size > SHIPPED:
                continue
            theirs = Path(folder) / f"{size}-pyvis.html"
            seconds = shipped(picture, theirs)
            _line(size, "pyvis", seconds, theirs, opened(browser, theirs, _PYVIS_DRAWN))
        browser.close()


def made_up(size: int) -> tuple[Picture, tuple[Notice, ...]]:
    """A picture of about `size` nodes; the same for the same size."""
    chance = random.Random(size)
    nodes: dict[str, list[Node]] = {}
    for kind, column, share in SHARES:
        names = [f"{_words(chance, 4, 9)}{i}" for i in range(max(2, round(size * share)))]
        nodes[kind] = [Node(f"{kind}/n{i}", kind, column, Text(n), Text(n), weight=1) for i, n in enumerate(names)]
    notices = tuple(
        Notice(
            n.id,
            n.label.zh,
            n.label,
            "draft" if i % 7 == 3 else "unknown",
            f"川办发〔{2000 + i % 25}〕{i}号",
            "2023-05-01",
        )
        for i, n in enumerate(nodes["notice"])
    )
    sentences = [[_words(chance, 20, 76)] for _ in range(round(size * 0.93))]
    edges: dict[str, Edge] = {}
    for source, target, relation, share in LINKS:
        for _ in range(round(size * 2.3 * share)):
            a, b = chance.choice(nodes[source]), chance.choice(nodes[target])
            quotes = tuple(_quote(chance, notices, sentences) for _ in range(1 + (chance.random() < 0.3)))
            id = f"{a.id}~{relation}~{b.id}"
            edges[id] = Edge(id, a.id, b.id, relation, quotes)
    return Picture(tuple(n for group in nodes.values() for n in group), tuple(edges.values())), notices


def _words(chance: random.Random, low: int, high: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(low, high)))


def _quote(chance: random.Random, notices: tuple[Notice, ...], sentences: list[list[str]]) -> Quote:
    text = chance.choice(sentences)[0]
    at = chance.randrange(len(text) - 4)
    begin = chance.randrange(30000)
    pieces = tuple(p for p in (Piece(text[:at]), Piece(text[at : at + 4], True), Piece(text[at + 4 :])) if p.words)
    return Quote(chance.choice(notices), f"二、（{at % 9}）", begin, begin + 4, pieces)


def _built(picture: Picture, notices: tuple[Notice, ...], file: Path) -> float:
    begin = time.process_time()
    overview_page(picture, notices, Text("四川", "Sichuan")).write_html(file)
    return time.process_time() - begin


def shipped(picture: Picture, file: Path) -> float:
    """The same graph through pyvis alone; the processor seconds it took."""
    from pyvis.network import Network

    begin = time.process_time()
    network = Network(directed=True, cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.id, label=node.label.zh)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, title=edge.relation)
    file.write_text(network.generate_html(), "utf-8")
    return time.process_time() - begin


_PYVIS_DRAWN = """(() => {
  if (typeof network === 'undefined' || !network) return false;
  if (!window.asked) {
    window.asked = true;
    network.once('afterDrawing', () => { window.done = true; });
    network.redraw();
  }
  return window.done === true; })()"""


def opened(browser: Any, file: Path, drawn: str) -> tuple[float, float, float]:
    """Seconds to the first frame, frames a second while panning, share of a core when nothing happens."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    begin = time.perf_counter()
    try:
        page.goto(f"file://{file}", timeout=PATIENCE * 1000)
        page.wait_for_function(drawn, timeout=PATIENCE * 1000, polling=20)
    except Exception:  # Playwright's timeout: the page is not drawn in time
        context.close()
        return float("nan"), float("nan"), float("nan")
    first = time.perf_counter() - begin
    if page.evaluate("Boolean(window.kg)"):
        page.evaluate("kg.whole && kg.whole(true)")
    page.wait_for_timeout(500)
    found = first, _panned(page), _idle(context, page)
    context.close()
    return found


def _panned(page: Any) -> float:
    """Frames that were drawn in a second while the mouse drags the picture to and fro."""
    page.evaluate(
        """() => { window.frames_ = 0; window.live = true;
        const step = () => { window.frames_++; if (window.live) requestAnimationFrame(step); };
        requestAnimationFrame(step); }"""
    )
    canvas = page.locator("canvas").first.bounding_box()
    x, y = canvas["x"] + canvas["width"] / 2, canvas["y"] + min(canvas["height"], 800) / 2
    page.mouse.move(x, y)
    page.mouse.down()
    begin, before = time.perf_counter(), page.evaluate("window.frames_")
    turn = 0
    while time.perf_counter() - begin < 3:
        turn += 1
        page.mouse.move(x + 150 * ((turn % 40) / 20 - 1), y + 60 * ((turn % 30) / 15 - 1))
    frames = page.evaluate("window.frames_") - before
    seconds = time.perf_counter() - begin
    page.mouse.up()
    page.evaluate("window.live = false")
    return float(frames / seconds)


def _idle(context: Any, page: Any) -> float:
    """Processor time of the page over five quiet seconds, in percent of one core."""
    session = context.new_cdp_session(page)
    session.send("Performance.enable")

    def busy() -> float:
        values = session.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in values if m["name"] == "TaskDuration"))

    before = busy()
    page.wait_for_timeout(5000)
    return (busy() - before) / 5 * 100


def _line(size: int, name: str, seconds: float, file: Path, found: tuple[float, float, float]) -> None:
    first, fps, idle = found
    print(
        f"{size:6} {name:6} {seconds:8.2f} {file.stat().st_size // 1024:8} {first:14.2f} {fps:8.0f} {idle:11.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
