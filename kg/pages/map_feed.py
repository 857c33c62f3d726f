"""The map, read from the graph: the places of a province by what names them, one layer an item of a list.

The first layer counts: how many industries the words name for each place. Every other layer is one item of
the official list with the most items, with the tier that each place reaches.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from kg.pages.city_feed import lists
from kg.pages.graph import Graph, Row, local
from kg.pages.industry_places import coverage, row_of
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import PlaceRow
from kg.pages.labels import province_of, short_place
from kg.pages.view import Answer, Evidence, Mark, Notice, Passage, Run, Text, Tier
from kg.pages.wording import english_list

_SHOWN = 8  # industries whose words the article of a counted place shows
_NAMES = 6  # places that a sentence names before it counts them


@dataclass(frozen=True, slots=True)
class Shade:
    """A place on the map: how dark, whether a draft alone says so, its number on the counting layer."""

    code: str
    name: Text
    tier: Tier
    draft: bool
    number: int
    evidence: str
    page: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layer:
    """What the map can show: a name, the sentence over it, shaded places, rows that lie on no area."""

    id: str
    page: tuple[str, str]
    number: str
    name: Text
    answer: Answer
    shades: tuple[Shade, ...]
    rows: tuple[PlaceRow, ...]
    unnamed: tuple[Text, ...]
    cities: int
    counting: bool = False


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of a province."""

    province: str
    list: Text
    layers: tuple[Layer, ...]
    places: tuple[tuple[str, Text], ...]  # code and short name, in official order
    steps: tuple[int, ...]  # from which number on an area of the counting layer is darker
    notices: tuple[Notice, ...]
    area: Text
    evidence: tuple[Evidence, ...]


def map_view(graph: Graph) -> MapView:
    """The map; ValueError where the notices are about no single province."""
    province, area = province_of(graph)
    if not province:
        raise ValueError("the notices that were read are about more than one province, so there is no map to draw")
    places = _places(graph, province)
    articles: list[Evidence] = []
    counted, steps = _counting(graph, places, articles)
    found = lists(graph)
    name, items = found[0] if found else (Text(""), [])
    grouped: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    if items:
        for row in coverage(graph, f"VALUES ?industry {{ {' '.join(f'<{i}>' for i in items)} }}"):
            grouped[row["industry"]][row["region"]].append(row)
    layers = [counted]
    for number, item in enumerate(items, 1):
        layers.append(_layer(graph, str(number), item, grouped[item], places, articles))
    return MapView(
        province=province,
        list=name,
        layers=tuple(layers),
        places=tuple((code, name) for code, name in places.values()),
        steps=steps,
        notices=tuple(graph.notices.values()),
        area=area,
        evidence=tuple(articles),
    )


def _places(graph: Graph, province: str) -> dict[str, tuple[str, Text]]:
    """The prefectures of the province by IRI: code and short name, in the order of their codes."""
    rows = graph.rows("""SELECT ?r ?code WHERE { ?r kg:level "prefecture" ; kg:code ?code }""")
    mine = [r for r in sorted(rows, key=lambda r: r["code"]) if r["code"][:2] == province[:2]]
    return {r["r"]: (r["code"], short_place(graph.label(r["r"]))) for r in mine}


def _layer(
    graph: Graph, number: str, item: str, by_region: dict[str, list[Row]], places: dict[str, tuple[str, Text]],
    articles: list[Evidence],
) -> Layer:  # fmt: skip
    subject = Subject(graph, item)
    shades, rows = [], []
    for region in sorted(by_region, key=lambda r: (r not in places, places.get(r, (r, Text("")))[0])):
        row, article = row_of(subject, region, by_region[region])
        id = f"m{number}-{local(region) if region in places else len(articles)}"
        articles.append(replace(article, id=id))
        row = replace(row, evidence=id)
        rows.append(row)
        if region in places:
            code, name = places[region]
            shades.append(Shade(code, name, row.mark.tier, row.mark.draft_only, 0, id, row.page))
    unnamed = tuple(name for region, (_, name) in places.items() if region not in by_region)
    return Layer(
        id=local(item), page=("industry", local(item)), number=number, name=graph.label(item),
        answer=_sentence(rows, shades, len(unnamed)), shades=tuple(shades), rows=tuple(rows), unnamed=unnamed,
        cities=len(shades),
    )  # fmt: skip


def _sentence(rows: list[PlaceRow], shades: list[Shade], unnamed: int) -> Answer:
    zh: list[Run] = []
    en: list[Run] = []
    said = (
        ("named", False, "点名", "named"),
        ("named", True, "只见于征求意见稿", "named in a draft only"),
        ("broader", None, "只到上位", "broader only"),
        ("related", None, "只到相关", "related only"),
        ("weak", None, "间接", "indirect"),
    )
    for tier, draft, words, english in said:
        group = [s.name for s in shades if s.tier == tier and draft in (None, s.draft)]
        if not group:
            continue
        rest = f"等{len(group)}地" if len(group) > _NAMES else ""
        zh += [Run("；" if zh else ""), Run("、".join(n.zh for n in group[:_NAMES]) + rest, "place"), Run(words)]
        names = english_list([n.english for n in group[:_NAMES]]) + (f" and {len(group) - _NAMES} more" if rest else "")
        en += [Run("; " if en else ""), Run(names, "place"), Run(f" {english}")]
    beyond = sum(r.level != "prefecture" for r in rows)
    if not shades:
        zh.append(Run(f"{unnamed}个市（州）都未点名", "gap"))
        en.append(Run(f"None of the {unnamed} prefectures is named", "gap"))
    else:
        zh.append(Run(f"；其余{unnamed}个市（州）未点名"))
        en.append(Run(f"; the other {unnamed} are not named"))
    if beyond:
        zh.append(Run(f"；另有{beyond}处区县或跨市区域，不上图"))
        en.append(Run(f"; {beyond} more at county or zone level, not on the map"))
    return Answer((*zh, Run("。")), (*en, Run(".")))


def _counting(
    graph: Graph, places: dict[str, tuple[str, Text]], articles: list[Evidence]
) -> tuple[Layer, tuple[int, ...]]:
    """How many industries the words themselves name for each place; the draft's apart."""
    said: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in coverage(graph, '?c kg:relation "same" ; kg:tier "named" .'):
        if row["region"] in places:
            said[row["region"]][row["industry"]].append(row)
    shades, most = [], max((len(v) for v in said.values()), default=0)
    steps = tuple(sorted({max(1, round(most * share)) for share in (0.0, 0.25, 0.5, 0.75)}))
    for region, (code, name) in places.items():
        if region not in said:
            continue
        formal = [i for i, rows in said[region].items() if any(r["standing"] != "draft" for r in rows)]
        number = len(said[region])
        id = f"m0-{code}"
        articles.append(_counted(graph, id, region, said[region], len(formal)))
        tier = ("weak", "related", "broader", "named")[sum(number >= s for s in steps) - 1 + 4 - len(steps)]
        shades.append(Shade(code, name, tier, not formal, number, id, ("city", code)))  # type: ignore[arg-type]
    unnamed = tuple(name for region, (_, name) in places.items() if region not in said)
    return (
        Layer(
            "", ("", ""), "", Text("点名了几个产业", "How many industries are named"),
            _total(shades, len(unnamed)), tuple(shades), (), unnamed, len(shades), counting=True,
        ),
        steps,
    )  # fmt: skip


def _counted(graph: Graph, id: str, region: str, industries: dict[str, list[Row]], formal: int) -> Evidence:
    order = sorted(industries, key=lambda i: (all(r["standing"] == "draft" for r in industries[i]), graph.label(i).zh))
    number, drafts = len(order), len(order) - formal
    passages = []
    for industry in order[:_SHOWN]:
        row = min(industries[industry], key=lambda r: (r["standing"] == "draft", r["n"], r["s"]))
        passages.append(Passage(graph.quote([e for e in (row["e"], row["ne"]) if e in graph.sightings][:1])))
    zh = "、".join(graph.label(i).zh for i in order)
    en = ", ".join(graph.label(i).english for i in order)
    return Evidence(
        id=id,
        heading=(graph.label(region),),
        state=Text(f"点名{number}个产业" + (f"，其中{drafts}个只见于征求意见稿" if drafts else ""),
                   f"{number} industries named" + (f", {drafts} of them in a draft only" if drafts else "")),
        more=Text(zh, en),
        mark=Mark("named" if formal else "none", "named" if drafts else "none"),
        passages=tuple(passages),
    )  # fmt: skip


def _total(shades: list[Shade], unnamed: int) -> Answer:
    ranked = sorted(shades, key=lambda s: -s.number)
    if not ranked:
        return Answer(
            (Run("所读文件没有点名任何市（州）。", "gap"),), (Run("Nothing read names a prefecture.", "gap"),)
        )
    zh = [Run(ranked[0].name.zh, "place"), Run("点到的产业最多，"), Run(str(ranked[0].number), "strong"), Run("个")]
    en = [Run(ranked[0].name.english, "place"), Run(" is named for most industries, ")]
    en.append(Run(str(ranked[0].number), "strong"))
    for s in ranked[1:3]:
        zh += [Run("，"), Run(s.name.zh, "place"), Run(str(s.number))]
        en += [Run(", "), Run(s.name.english, "place"), Run(f" {s.number}")]
    zh += [Run("；"), Run(str(unnamed), "gap"), Run("个市（州）一次也未点到。")]
    en += [Run("; "), Run(str(unnamed), "gap"), Run(" are never named.")]
    return Answer(tuple(zh), tuple(en))
