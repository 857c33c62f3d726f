"""What the tests of the pages stand on: a snapshot of the shipped notices, and views that a hostile hand wrote."""

from __future__ import annotations

import dataclasses
import re
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from ingest.extract import find_notices
from kg.build import build, default_notices
from kg.cli.page import published
from kg.graph_home import open_snapshot
from kg.intake import read
from kg.names import Names
from kg.pages.agencies import agencies_page
from kg.pages.agencies_feed import agencies_view
from kg.pages.agency import agency_page
from kg.pages.agency_feed import agency_view
from kg.pages.chain import chain_page
from kg.pages.chain_feed import chain_view
from kg.pages.city import city_page
from kg.pages.city_feed import CityView, city_view
from kg.pages.graph import ID, Graph
from kg.pages.industry import industry_page
from kg.pages.industry_feed import view
from kg.pages.industry_view import IndustryView
from kg.pages.labels import province_of
from kg.pages.map import map_page
from kg.pages.map_feed import map_view
from kg.pages.matrix import matrix_page
from kg.pages.matrix_feed import GROUPS, MatrixView, matrix_view
from kg.pages.overview import overview_page
from kg.pages.overview_feed import picture
from kg.pages.policy import policy_page, policy_view
from kg.pages.policy_feed import FAMILIES
from kg.pages.policy_view import PolicyView, Published
from kg.pages.timeline import timeline_page
from kg.pages.timeline_feed import timeline_view
from kg.pages.view import Kind, Picture, Standing, Tier, Tone
from kg.snapshot import publish


@lru_cache(maxsize=1)
def graph_folder() -> Path:
    """A graph of the five shipped notices, built once a session."""
    home = Path(tempfile.mkdtemp(prefix="kg-pages-"))
    built = build([read(path) for path in find_notices(default_notices())])
    publish(home, built.contents, built.manifest)
    return home


@lru_cache(maxsize=1)
def graph() -> Graph:
    return Graph(open_snapshot(graph_folder()).store)


@lru_cache(maxsize=8)
def industry_view(name: str) -> IndustryView:
    canonical = Names.of(open_snapshot(graph_folder())).resolve("industry", name)
    iri = next(
        i for i, text in sorted(graph().labels.items()) if text.zh == canonical and i.startswith(ID + "industry/")
    )
    return view(graph(), iri)


@lru_cache(maxsize=1)
def overview_picture() -> Picture:
    return picture(graph())


@lru_cache(maxsize=1)
def overview_html() -> str:
    read_notices = tuple(graph().notices.values())
    return overview_page(overview_picture(), read_notices, province_of(graph())[1]).generate_html()


@lru_cache(maxsize=8)
def industry_html(name: str = "氢能") -> str:
    return industry_page(industry_view(name))


@lru_cache(maxsize=8)
def policy(id: str) -> tuple[PolicyView, Published]:
    """The reader of a shipped notice, and the text it is made from."""
    snapshot = open_snapshot(graph_folder())
    facts = [f for f in snapshot.facts() if f.get("notice") == id]
    text = published(id, None, str(facts[0]["sha256"]))
    return policy_view(graph(), id, facts, text), text


@lru_cache(maxsize=4)
def city(name: str) -> CityView:
    """The page of a place by its canonical name."""
    iri = next(i for i, text in sorted(graph().labels.items()) if text.zh == name and i.startswith(ID + "region/"))
    return city_view(graph(), iri)


@lru_cache(maxsize=1)
def matrix() -> MatrixView:
    return matrix_view(graph())


@lru_cache(maxsize=1)
def views() -> dict[str, tuple[Any, Callable[[Any], str]]]:
    """A view of every kind of page but the overview, and what sets it."""
    full = {name: iri for iri, text in sorted(graph().labels.items(), reverse=True) for name in (text.zh,)}
    depends = {("氢能", "制氢"): ["储运氢"]}
    return {
        "industry": (industry_view("氢能"), industry_page),
        "city": (city("成都市"), city_page),
        "matrix": (matrix(), matrix_page),
        "policy": (policy("sichuan-clusters-2022")[0], policy_page),
        "agencies": (agencies_view(graph()), agencies_page),
        "agency": (agency_view(graph(), full["四川省经济和信息化厅"]), agency_page),
        "chain": (chain_view(graph(), "氢能", depends), chain_page),
        "map": (map_view(graph()), map_page),
        "timeline": (timeline_view(graph()), timeline_page),
    }


@lru_cache(maxsize=1)
def pages() -> dict[str, str]:
    """The text of a page of every kind."""
    return {"overview": overview_html()} | {kind: page(view) for kind, (view, page) in views().items()}


KINDS = ("overview", "industry", "city", "matrix", "policy", "agencies", "agency", "chain", "map", "timeline")


_FIXED = {x for kind in (Kind, Standing, Tier, Tone) for x in get_args(kind)}
_FIXED |= {"lead", "responsible", "shared", "support", "sets", "lists", "same", "broader", "related", "placed", "own"}
_FIXED |= set(FAMILIES) | set(GROUPS)
_FIXED |= {"prefecture", "province", "county", "zone", "exact", "close", "narrower"}


def poisoned(value: Any, payload: str | Callable[[str], str]) -> Any:
    """A view in which every free string carries `payload`, or what that gives for it; codes keep their meaning."""
    if isinstance(value, str):
        if value in _FIXED or value == "" or re.fullmatch(r"\d{6}", value):
            return value
        return value + (payload if isinstance(payload, str) else payload(value))
    if isinstance(value, tuple):
        return tuple(poisoned(v, payload) for v in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = {"code", "province"}
        fields = {
            f.name: getattr(value, f.name) if f.name in kept else poisoned(getattr(value, f.name), payload)
            for f in dataclasses.fields(value)
        }
        return type(value)(**fields)
    return value


PAYLOADS = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '"><svg onload=window.hacked=1>',
    "' onmouseover=window.hacked=1 x='",
    "javascript:window.hacked=1",
    "<!--<script>",
    "]]><script>window.hacked=1</script>",
    "<style>*{display:none}</style>",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "{{ 7*7 }}{% raw %}",
    "\u2028\u2029\u202e\u0000\ufffe",
    "<a href=https://example.com>href</a>",
    "</title><script>window.hacked=1</script>",
    "</style><script>window.hacked=1</script>",
    "<base href=https://example.com/>",
    "<meta http-equiv=refresh content=0>",
    "\\u003cscript\\u003ewindow.hacked=1\\u003c/script\\u003e",
    "${window.hacked=1}`",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
)
_BEFORE = ("", '">', "'>", "--></script>", "</textarea></title></style></svg>")
HOSTILE = tuple(before + gap + payload for payload in PAYLOADS for before in _BEFORE for gap in ("", "\n"))


def every_string(payloads: tuple[str, ...], first: int) -> Callable[[str], str]:
    """Gives each distinct string of a view the next hostile string, always the same, so that links still hold."""
    given: dict[str, str] = {}
    return lambda value: given.setdefault(value, payloads[(first + len(given)) % len(payloads)])
