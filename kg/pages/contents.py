"""The first page of a site: what was read, and every page with the number that says whether it is worth opening."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.pages import shell
from kg.pages.city_feed import lists
from kg.pages.duties import Duties
from kg.pages.graph import ID, Graph, local
from kg.pages.labels import province_of, short_place
from kg.pages.site import Key, Site
from kg.pages.view import Answer, Notice, Run, Text
from kg.pages.wording import plural

Placed = dict[str, dict[str, dict[str, bool]]]  # industry → tier → place → whether drafts alone say so
_QUESTIONS = {
    "overview": Text("这里有什么，什么和什么有关", "What is here, and what hangs together"),
    "matrix": Text("名单上的每一项落在哪个市（州）", "Which city is named for which item"),
    "map": Text("一条赛道在哪里", "Where is it"),
    "agencies": Text("谁承担多少任务，和谁一起", "Who carries how much, with whom"),
    "timeline": Text("什么时候到期，还缺哪些文件", "What is due when; what to get next"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A page of the site: its name, what it counts, whether that is a gap."""

    key: Key
    name: Text
    said: Text
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of one kind under a heading."""

    id: str
    name: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The first page."""

    answer: Answer
    pages: tuple[Line, ...]
    parts: tuple[Part, ...]
    read: tuple[tuple[Notice, str], ...]
    notices: tuple[Notice, ...]
    area: Text


def contents(graph: Graph, site: Site) -> Contents:
    """What the first page of a site lists, in the order of the official lists and codes."""
    placed = _placed(graph)
    parts, seen = [], set()
    for name, items in lists(graph):
        lines = [_industry(graph, i, placed) for i in items if site.page("industry", local(i))]
        seen.update(items)
        parts.append(Part("", name, tuple(lines)))
    known = {local(i): i for i in graph.labels if i.startswith(f"{ID}industry/")}
    others = [known[id] for kind, id in site.files if kind == "industry" and id in known and known[id] not in seen]
    rest = sorted(others, key=lambda i: graph.label(i).zh)
    parts.append(
        Part("", Text("其他写到的产业", "Other industries named"), tuple(_industry(graph, i, placed) for i in rest))
    )
    parts = [p for p in parts if p.lines]
    if parts:
        parts[0] = Part("industry", parts[0].name, parts[0].lines)
    parts += [_places(graph, site, placed), _agencies(graph, site), _chains(graph, site)]
    notices = tuple(graph.notices.values())
    return Contents(
        answer=_answer(site, len(notices)),
        pages=tuple(Line((kind, ""), name, Text("")) for kind, name in _QUESTIONS.items() if site.page(kind)),
        parts=tuple(p for p in parts if p.lines),
        read=tuple((n, site.page("policy", n.id)) for n in notices),
        notices=notices,
        area=province_of(graph)[1],
    )


def contents_page(view: Contents, site: Site) -> str:
    """The page as text."""
    frame = shell.Frame(
        kind="index",
        title=Text("目录", "Contents"),
        notices=view.notices,
        area=view.area,
        styles=("tables.css",),
        site=site,
    )
    return shell.render(frame, "contents.html", view=view)


def _placed(graph: Graph) -> Placed:
    """Industry → tier → the places that have it, with whether drafts alone say so."""
    found: Placed = defaultdict(lambda: defaultdict(dict))
    rows = graph.rows(
        """SELECT DISTINCT ?industry ?region ?tier ?standing WHERE {
           ?c a kg:Coverage ; kg:industry ?industry ; kg:region ?region ; kg:tier ?tier ; kg:standing ?standing }"""
    )
    for row in rows:
        places = found[row["industry"]][row["tier"]]
        places[row["region"]] = places.get(row["region"], True) and row["standing"] == "draft"
    return found


def _counted(said: Text, drafts: int, unit: str) -> Text:
    """What a page counts, and how much of it drafts alone say."""
    if not drafts:
        return said
    return Text(f"{said.zh}，其中{drafts}{unit}只见于征求意见稿", f"{said.en}, {drafts} in a draft only")


def _industry(graph: Graph, iri: str, placed: Placed) -> Line:
    named, all_places = placed[iri]["named"], set().union(*placed[iri].values())
    if named:
        said = Text(f"{len(named)}处点名", f"named in {plural(len(named), 'place')}")
        said = _counted(said, sum(named.values()), "处")
    elif all_places:
        said = Text(f"{len(all_places)}处有较弱的依据", f"weaker grounds in {plural(len(all_places), 'place')}")
    else:
        said = Text("未点名", "not named")
    return Line(("industry", local(iri)), graph.label(iri), said, not all_places)


def _places(graph: Graph, site: Site, placed: Placed) -> Part:
    counts = Counter(region for tiers in placed.values() for region in tiers["named"])
    drafts = Counter(region for tiers in placed.values() for region, draft in tiers["named"].items() if draft)
    rows = graph.rows("SELECT ?r ?code WHERE { ?r kg:level ?level . OPTIONAL { ?r kg:code ?code } }")
    lines = []
    for row in sorted(rows, key=lambda r: (r["code"] or "9", r["r"])):
        if site.page("city", local(row["r"])):
            number = counts[row["r"]]
            said = (
                _counted(Text(f"点名{number}个产业", plural(number, "industry", "industries")), drafts[row["r"]], "个")
                if number
                else Text("未点名", "not named")
            )
            lines.append(Line(("city", local(row["r"])), short_place(graph.label(row["r"])), said, not number))
    return Part("city", Text("地方", "Places"), tuple(lines))


def _agencies(graph: Graph, site: Site) -> Part:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for carrier in Duties(graph).carriers:
        counts[carrier.agency]["lead" if carrier.role in ("lead", "responsible") else "other"] += 1
    lines = []
    for kind, id in site.files:
        if kind == "agency":
            iri = next(a for a in graph.labels if a.startswith(f"{ID}agency/") and local(a) == id)
            lead, other = counts[iri]["lead"], counts[iri]["other"]
            said = Text(f"牵头{lead}，配合分工{other}", f"lead {lead}, support {other}")
            lines.append((-lead, -other, Line((kind, id), graph.agency(iri), said)))
    return Part(
        "agency", Text("部门", "Agencies"), tuple(x[2] for x in sorted(lines, key=lambda x: (*x[:2], x[2].name.zh)))
    )


def _chains(graph: Graph, site: Site) -> Part:
    rows = graph.rows("SELECT ?chain ?name WHERE { ?s a kg:Stage ; kg:chain ?chain ; kg:name ?name }")
    stages: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        stages[row["chain"]].add(row["name"])
    lines = [
        Line((kind, id), Text(id), Text(f"{len(stages[id])}个环节", plural(len(stages[id]), "stage")))
        for kind, id in sorted(site.files)
        if kind == "chain"
    ]
    return Part("chain", Text("产业链", "Chains"), tuple(lines))


def _answer(site: Site, notices: int) -> Answer:
    kinds = Counter(kind for kind, _ in site.files)
    zh, en = [Run(f"{notices}份文件，")], [Run(f"{plural(notices, 'notice')}: a page for each of ")]
    words = (("industry", "个产业", "industries"), ("city", "个地方", "places"), ("agency", "个部门", "agencies"),
             ("chain", "条产业链", "chains"))  # fmt: skip
    for i, (kind, said, english) in enumerate(words):
        zh += [Run("、" if i else ""), Run(str(kinds[kind]), "strong"), Run(said)]
        en += [Run(", " if i else ""), Run(str(kinds[kind]), "strong"), Run(f" {english}")]
    zh.append(Run("，各有一页；每条事实都能点到它的原文。"))
    en.append(Run("; every fact opens its words."))
    return Answer(tuple(zh), tuple(en))
