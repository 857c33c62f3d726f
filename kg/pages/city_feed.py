"""The page of a place: what it is named for, list by list, its districts apart, and what is built there."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from kg.pages.graph import Graph, Row, local
from kg.pages.industry_places import coverage, row_of
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import PlaceRow
from kg.pages.labels import province_of, short_place
from kg.pages.shelf import key
from kg.pages.view import TIERS, Answer, Evidence, Notice, Passage, Run, Text


@dataclass(frozen=True, slots=True)
class ListPart:
    """One official list: the items the place is named for, and those it is not."""

    name: Text
    rows: tuple[PlaceRow, ...]
    rest: tuple[Text, ...]
    official: bool = True  # False for what the words name without a list


@dataclass(frozen=True, slots=True)
class Built:
    """A project or platform that the words place here."""

    evidence: str
    name: Text
    source: Text


@dataclass(frozen=True, slots=True)
class CityView:
    """The page of one place."""

    name: Text
    kickers: tuple[Text, ...]
    answer: Answer
    notices: tuple[Notice, ...]
    area: Text
    lists: tuple[ListPart, ...]
    districts: tuple[tuple[Text, tuple[PlaceRow, ...]], ...]
    built: tuple[Built, ...]
    evidence: tuple[Evidence, ...]


_BEYOND = Text("名单之外点到的产业", "Industries named beyond the lists")
_NAMED = Text("点到的产业", "Industries named")


def city_view(graph: Graph, iri: str) -> CityView:
    """Everything the page of a place shows; its districts are those that count for it."""
    name = graph.label(iri)
    rows = coverage(graph, f"{{ ?c kg:region <{iri}> }} UNION {{ ?c kg:city <{iri}> }}")
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["industry"], row["region"]].append(row)
    articles: list[Evidence] = []

    def line(industry: str, region: str) -> PlaceRow:
        found, article = row_of(Subject(graph, industry), region, grouped[industry, region])
        id = re.sub(r"[^0-9A-Za-z-]+", "-", f"{industry.rsplit('/', 1)[-1]}-{region.rsplit('/', 1)[-1]}")
        id = f"fact-{id}-{len(articles)}" if any(a.id == f"fact-{id}" for a in articles) else f"fact-{id}"
        articles.append(replace(article, id=id))
        return replace(found, evidence=id, place=graph.label(industry), page=("industry", local(industry)))

    parts, seen = [], set()
    for label, items in lists(graph):
        here = [line(i, iri) for i in items if (i, iri) in grouped]
        rest = tuple(graph.label(i) for i in items if (i, iri) not in grouped)
        seen.update(items)
        parts.append(ListPart(label, tuple(sorted(here, key=_rank)), rest))
    said = {pair for pair, found in grouped.items() if any(r["relation"] == "same" for r in found)}
    if more := [line(i, iri) for i, region in sorted(said) if region == iri and i not in seen]:
        parts.append(ListPart(_BEYOND if parts else _NAMED, tuple(sorted(more, key=_rank)), (), official=False))
    districts = []
    for region in sorted({r for _, r in grouped if r != iri}):
        mine = sorted(
            (line(i, r) for i, r in sorted(grouped) if r == region and (i in seen or (i, r) in said)), key=_rank
        )
        if mine:
            districts.append((graph.label(region), tuple(mine)))
    built = _built(graph, iri, articles)
    return CityView(
        name=name,
        kickers=_kickers(graph, iri),
        answer=_answer(name, parts, districts, province_of(graph)[1]),
        notices=tuple(graph.notices.values()),
        area=province_of(graph)[1],
        lists=tuple(parts),
        districts=tuple(districts),
        built=tuple(built),
        evidence=tuple(articles),
    )


def _rank(row: PlaceRow) -> tuple[int, bool]:
    return TIERS.index(row.mark.tier), row.mark.draft_only


def lists(graph: Graph) -> list[tuple[Text, list[str]]]:
    """The official lists with the industries of their items, as printed; a cluster stands for its industry."""
    rows = graph.rows(
        """SELECT ?list ?order ?industry WHERE { ?s a kg:Membership ; kg:list ?list ; kg:name ?name .
           OPTIONAL { ?s kg:order ?order }
           { ?s kg:industry ?industry } UNION { ?c a kg:Cluster ; kg:name ?name ; kg:industry ?industry } }"""
    )
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in sorted(rows, key=lambda r: (r["list"], int(r["order"] or 0), r["industry"])):
        found[row["list"]].setdefault(row["industry"])
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(graph.label(iri), list(items)) for iri, items in ordered]


def _built(graph: Graph, iri: str, articles: list[Evidence]) -> list[Built]:
    rows = graph.rows(f"SELECT ?s ?name WHERE {{ ?s a kg:NamedEntity ; kg:name ?name ; kg:region <{iri}> }}")
    found: dict[str, Built] = {}
    for row in sorted(rows, key=lambda r: (r["name"], r["s"])):
        quotes = graph.quotes(row["s"])
        if quotes and row["name"] not in found:
            id = key(row["s"])
            articles.append(Evidence(id, (Text(row["name"]),), passages=tuple(Passage(q) for q in quotes)))
            found[row["name"]] = Built(id, Text(row["name"]), quotes[0].notice.short)
    return list(found.values())


def _kickers(graph: Graph, iri: str) -> tuple[Text, ...]:
    rows = graph.rows(
        f"""SELECT ?code ?up WHERE {{ <{iri}> kg:level ?level .
            OPTIONAL {{ <{iri}> kg:code ?code }} OPTIONAL {{ <{iri}> kg:within ?up }} }}"""
    )
    found = []
    for row in rows[:1]:
        if row["up"]:
            found.append(graph.label(row["up"]))
        if row["code"]:
            found.append(Text(f"行政区划代码 {row['code']}", f"GB/T 2260 {row['code']}"))
    return tuple(found)


Districts = list[tuple[Text, tuple[PlaceRow, ...]]]


def _answer(name: Text, parts: list[ListPart], districts: Districts, area: Text) -> Answer:
    """How many items of each list name the place, what is named beyond the lists, how much a draft alone says."""
    zh: list[Run] = [Run(name.zh, "place")]
    en: list[Run] = [Run(short_place(name).english, "place")]
    official, beyond = [p for p in parts if p.official], [r for p in parts if not p.official for r in p.rows]
    if not any(p.rows for p in official) and official:
        zh.append(Run("在所读文件的名单产业里没有被点名", "gap"))
        en.append(Run(" is not named for any industry on a list that was read", "gap"))
    elif not official and not beyond:
        zh.append(Run("在所读文件里没有被点名", "gap"))
        en.append(Run(" is not named for any industry in what was read", "gap"))
    drafts = 0
    for n, part in enumerate(p for p in official if p.rows):
        named = [r for r in part.rows if r.mark.tier == "named"]
        drafts += sum(r.mark.draft_only for r in named)
        size, short = len(part.rows) + len(part.rest), _short(part.name, area)
        zh += [Run("，" if n else "："), Run(f"{short.zh}{size}项点名"), Run(str(len(named)), "strong"), Run("项")]
        en += [
            Run(", " if n else " is named for "),
            Run(str(len(named)), "strong"),
            Run(f" of {size} on {short.english}"),
        ]
    if beyond:
        zh += [Run("；名单之外点到" if official else "被点名布局"), Run(str(len(beyond)), "strong"), Run("个产业")]
        en += [Run("; " if official else " is named for "), Run(str(len(beyond)), "strong")]
        en.append(Run(" industries beyond the lists" if official else " industries"))
        drafts += sum(r.mark.draft_only for r in beyond)
    if drafts:
        zh += [Run("。其中"), Run(str(drafts), "strong"), Run("项只见于征求意见稿")]
        en += [Run(". "), Run(str(drafts), "strong"), Run(" of them in a draft only")]
    if not any(p.rows for p in official) and districts:
        zh.append(Run(f"；{'、'.join(d.zh for d, _ in districts)}有区县一级的依据"))
        en.append(Run(f"; {', '.join(d.english for d, _ in districts)} at county level"))
    return Answer((*zh, Run("。")), (*en, Run(".")))


def _short(name: Text, area: Text) -> Text:
    """A list by what it lists: without its province and what stands in brackets."""
    zh = re.sub(r"[(（].*?[)）]", "", name.zh)
    return Text(re.sub(rf"^{area.zh}(?:省|市|自治区)?", "", zh) if area.zh else zh, re.sub(r" *\(.*?\)", "", name.en))
