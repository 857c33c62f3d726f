"""What people call things → what the graph calls them: industries, regions, agencies, lists, notices.

Every label of the graph counts (zh, en, aliases), and so do the short forms people write for regions
(成都, 凉山州, Chengdu) and government bodies (经信厅, 省发改委): a body's name is its place, its function and
its kind, and `data/agencies/functions.csv` has the short forms of functions. An unknown name is answered
with the nearest known ones, never with a guess.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from kg.resources import shipped

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

NameKind = Literal["industry", "region", "agency", "list", "notice"]
KINDS: tuple[NameKind, ...] = ("industry", "region", "agency", "list", "notice")
ID = "https://w3id.org/chanye-kg/id/"
_LABEL = "http://www.w3.org/2004/02/skos/core#"
_ELI = "http://data.europa.eu/eli/ontology#"
_KG = "https://w3id.org/chanye-kg/ontology#"
_EDGES = "".join(dict.fromkeys(" \t\n\"'“”‘’《》〈〉「」『』.,;:!?。,;:!?"))
_HAN = r"[\u3400-\u9fff]"
_TAIL = {
    "industry": re.compile(
        r"(?:(?:战略性新兴)?产业(?:链|集群|赛道|领域)?|行业|领域|赛道|集群"
        r"| (?:industr(?:y|ies)|sector|cluster|chain|track)s?)$"
    ),
    "region": re.compile(r"(?: (?:city|prefecture|district|county|province|municipality))$"),
}
_PLACE_TAILS = (
    "土家族苗族自治州",
    "藏族羌族自治州",
    "藏族自治州",
    "彝族自治州",
    "自治州",
    "自治县",
    "自治区",
    "地区",
    "特别行政区",
    "省",
    "市",
    "州",
    "盟",
    "县",
    "区",
)
_PINYIN_TAIL = re.compile(r" (?:shi|qu|xian|sheng|zhou|(?:\w+zu )*zizhizhou|zizhixian)$")


class UnknownName(ValueError):
    """The graph knows nothing by that name; the message offers the nearest it knows (exit 1)."""

    def __init__(self, kind: str, asked: str, near: list[str]) -> None:
        hint = f"; the nearest known: {'、'.join(near)}" if near else ""
        super().__init__(f"no {kind} is called {asked!r}{hint}")
        self.kind, self.asked, self.near = kind, asked, near


def key(name: str) -> str:
    """The form in which names are compared: half width, lower case, simplified, blanks only between Latin words.

    >>> key(" ＯＬＥＤ 面板 "), key("Solid-State  Batteries"), key("氫能")
    ('oled面板', 'solid state batteries', '氢能')
    """
    text = unicodedata.normalize("NFKC", name).replace("’", "'").lower()
    text = text.replace("'s ", " ").replace(" & ", " and ").strip(_EDGES)
    text = re.sub(r"[\s\-‐–—_]+", " ", text)
    return simplified(re.sub(rf"(?<={_HAN}) | (?={_HAN})", "", text)).strip()


def simplified(text: str) -> str:
    """`text` in simplified characters; names of the graph are."""
    return str(_converter().convert(text)) if re.search(_HAN, text) else text


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one snapshot: kind → compared form → canonical names, official names first."""

    known: dict[str, dict[str, tuple[str, ...]]]
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)  # kind → canonical names
    english: dict[str, str] = field(default_factory=dict)  # canonical name → English label
    provisional: frozenset[str] = frozenset()  # industries that nobody has placed yet

    @classmethod
    def of(cls, snapshot: Snapshot) -> Names:
        """The names of `snapshot`."""
        strong: dict[str, dict[str, list[str]]] = {kind: {} for kind in KINDS}
        canonical: dict[str, list[str]] = {kind: [] for kind in KINDS}
        english: dict[str, str] = {}
        for kind, name, others, label in _things(snapshot):
            canonical[kind].append(name)
            if label:
                english[name] = label
            for i, alias in enumerate((name, *others, *_short_forms(kind, name, others))):
                if alias:
                    bearers = strong[kind].setdefault(key(alias), [])
                    bearers.insert(0, name) if i == 0 else bearers.append(name)
        return cls(
            {kind: {k: tuple(dict.fromkeys(v)) for k, v in table.items() if k} for kind, table in strong.items()},
            {kind: tuple(names) for kind, names in canonical.items()},
            english,
            frozenset(_provisional(snapshot)),
        )

    def find(self, kind: str, asked: str) -> str | None:
        """The canonical name of what `asked` means, None where no name or more than one thing fits."""
        table = self.known[kind]
        for form in _forms(kind, key(asked)):
            bearers = table.get(form)
            if bearers and (len(bearers) == 1 or key(bearers[0]) == form):
                return bearers[0]
        return None

    def resolve(self, kind: str, asked: str) -> str:
        """The canonical name of what `asked` means.

        Raises UnknownName with the nearest known names, or with the candidates where several fit.
        """
        found = self.find(kind, asked)
        if found is not None:
            return found
        few = self.labels.get(kind, ()) if kind in ("notice", "list") else ()
        raise UnknownName(kind, asked, self.near(kind, asked) or list(few[:5]))

    def near(self, kind: str, asked: str, most: int = 5) -> list[str]:
        """The names of that kind most like `asked`, best first."""
        import difflib

        form, table = key(asked), self.known[kind]
        scored: dict[str, float] = {}
        for k, bearers in table.items():
            likeness = difflib.SequenceMatcher(None, form, k).ratio()
            if form in k or (k in form and len(k) > 1):
                likeness = max(likeness, 0.6 + 0.3 * min(len(form), len(k)) / max(len(form), len(k)))
            if likeness >= 0.45:
                for bearer in bearers:
                    scored[bearer] = max(likeness, scored.get(bearer, 0.0))
        return sorted(scored, key=lambda name: (-scored[name], name))[:most]


def _forms(kind: str, form: str) -> Iterator[str]:
    yield form
    tail = _TAIL.get(kind)
    if tail and (bare := tail.sub("", form)) and bare != form:
        yield bare
    if form.endswith("s") and len(form) > 3:
        yield form[:-1]
    if form.startswith(("the ", "a ")):
        yield from _forms(kind, form.split(" ", 1)[1])


def _things(snapshot: Snapshot) -> Iterator[tuple[NameKind, str, list[str], str]]:
    """Every named thing: its kind, its Chinese name, its other labels, its English label."""
    labels: dict[str, tuple[list[Any], list[Any]]] = {}
    for place, predicate in enumerate(("prefLabel", "altLabel")):
        for thing, label in _pairs(snapshot, _LABEL + predicate):
            labels.setdefault(thing.value, ([], []))[place].append(label)
    for iri in sorted(labels):
        kind: Any = iri.removeprefix(ID).partition("/")[0]
        preferred, others = labels[iri]
        name = next((label.value for label in preferred if label.language == "zh"), "")
        if name and kind in KINDS:
            english = next((label.value for label in preferred if label.language == "en"), "")
            spoken = [english, *(label.value for label in others)]
            yield kind, name, [*spoken, iri.rpartition("/")[2]] if kind == "list" else spoken, english
    titles = {notice.value: title.value for notice, title in _pairs(snapshot, _ELI + "title")}
    numbers = {notice.value: text.value for notice, text in _pairs(snapshot, _ELI + "number")}
    for notice, id in _pairs(snapshot, _KG + "id"):
        if notice.value.startswith(ID + "notice/"):
            yield "notice", id.value, [titles.get(notice.value, ""), numbers.get(notice.value, "")], ""


def _provisional(snapshot: Snapshot) -> Iterator[str]:
    undecided = {thing.value for thing, flag in _pairs(snapshot, _KG + "provisional") if flag.value == "true"}
    for thing, label in _pairs(snapshot, _LABEL + "prefLabel"):
        if thing.value in undecided and label.language == "zh":
            yield label.value


def _pairs(snapshot: Snapshot, predicate: str) -> Iterator[tuple[Any, Any]]:
    """Subject and object of every statement with the predicate."""
    import pyoxigraph as ox

    for quad in snapshot.store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
        yield quad.subject, quad.object


def _short_forms(kind: str, name: str, others: list[str]) -> Iterator[str]:
    if kind == "region":
        for tail in _PLACE_TAILS:
            short = name.removesuffix(tail)
            if short != name and len(short) >= 2:
                yield short
                if tail.endswith("州"):
                    yield short + "州"
                break
        for other in others:
            yield _PINYIN_TAIL.sub("", key(other))
    elif kind == "agency":
        yield from _agency_forms(name)
        yield name.removeprefix("中国")
        yield from (o[1:] for o in others if re.match(r"[省市](?=[\u4e00-\u9fff]{4})", o))  # 省知识产权中心
        for other in others:  # Department of Commerce of Sichuan
            place = re.match(r"(.+) of (?:the )?[A-Z]\w+$", other)
            if place:
                yield place[1]


def _agency_forms(name: str) -> Iterator[str]:
    """经信厅, 省经信厅, 四川省经信厅, 经济和信息化厅 … for 四川省经济和信息化厅."""
    place, level, rest = _placed(name)
    for body in dict.fromkeys((rest, *_shortened(rest))):
        yield body
        if place:
            yield from (f"{place}{body}", f"{place[:-1]}{body}", f"{level}{body}")
    for short_place in (place[:-1],) if place else ():
        yield f"{short_place}{rest}"


def _placed(name: str) -> tuple[str, str, str]:
    """(四川省, 省, 经济和信息化厅): the place a body belongs to, its level word, and the rest of the name."""
    match = re.match(r"(?:中共)?([\u4e00-\u9fff]{2,7}?(省|自治区|市|州|盟|县|区))(?=[\u4e00-\u9fff]{2,})", name)
    return (match[1], match[2], name[match.end() :]) if match else ("", "", name)


def _shortened(rest: str) -> Iterator[str]:
    """The body's name with its function and its kind in their short forms."""
    tails = {"委员会": "委", "人民政府办公厅": "府办公厅", "办公室": "办", "管理局": "局", "监督管理局": "监管局"}
    bodies = [rest] + [rest.removesuffix(long) + short for long, short in tails.items() if rest.endswith(long)]
    for body in bodies:
        yield body
        for full, short in _functions():
            if body.startswith(full):
                yield short + body[len(full) :]


@lru_cache(maxsize=1)
def _functions() -> tuple[tuple[str, str], ...]:
    with (shipped("data") / "agencies" / "functions.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["full"], row["short"]) for row in csv.DictReader(file) if row["full"] != row["short"])
