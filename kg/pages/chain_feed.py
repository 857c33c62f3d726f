"""One chain, read from the graph: its stages with places, agencies, targets and what is missing; the other chains."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.pages.graph import ID, Graph, Row
from kg.pages.industry_articles import Articles
from kg.pages.industry_chain import ChainReader
from kg.pages.industry_duties import DutyReader
from kg.pages.industry_measures import MeasureReader
from kg.pages.industry_places import places
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import ChainGrid, Measure, StagePlace
from kg.pages.labels import province_of, short_place
from kg.pages.view import Answer, Evidence, Notice, Run, Text
from kg.pages.wording import english_list

Depends = Mapping[tuple[str, str], Iterable[str]]  # (chain, stage) → the stages that hang on it
_FEW = 4  # places of the whole chain that the sentence names


@dataclass(frozen=True, slots=True)
class OtherChain:
    """Another chain that was read, for the list under this one."""

    page: tuple[str, str]
    name: Text
    stages: tuple[str, ...]
    notice: Notice


@dataclass(frozen=True, slots=True)
class ChainView:
    """The page of one chain; a chain that several notices print has a grid for each."""

    name: Text
    industry: str
    answer: Answer
    chains: tuple[ChainGrid, ...]
    whole: tuple[StagePlace, ...]
    incentives: tuple[Measure, ...]
    others: tuple[OtherChain, ...]
    notices: tuple[Notice, ...]
    area: Text
    evidence: tuple[Evidence, ...]


def chain_view(graph: Graph, name: str, depends: Depends | None = None) -> ChainView:
    """The page of the chain printed as `name`; ValueError with the chains that were read where none is."""
    listed = chains(graph)
    if name not in listed:
        raise ValueError(f"no notice that was read prints stages of {name}; it prints those of {'、'.join(listed)}")
    industry = next((r["industry"] for r in listed[name] if r["industry"]), f"{ID}industry/{name}")
    articles = Articles(Subject(graph, industry))
    duties, measures = DutyReader(articles), MeasureReader(articles)
    grids = [_grid(c, depends or {}) for c in ChainReader(articles, duties, measures).found() if c.name.zh == name]
    whole = []
    placed, told = places(articles.subject)
    for one, article in zip(placed, told, strict=True):
        whole.append(StagePlace(short_place(one.row.place), one.row.mark, articles.shelf.put(article)))
    own, _ = measures.incentives([])
    return ChainView(
        name=Text(name, graph.label(industry).en),
        industry=industry.removeprefix(ID + "industry/"),
        answer=_answer(grids, tuple(whole), own),
        chains=tuple(grids),
        whole=tuple(whole),
        incentives=own,
        others=tuple(_other(graph, other, rows) for other, rows in listed.items() if other != name),
        notices=tuple(graph.notices.values()),
        area=province_of(graph)[1],
        evidence=articles.shelf.articles,
    )


def chains(graph: Graph) -> dict[str, list[Row]]:
    """The chains of more than one stage by the name they are printed with, each with the rows of its stages."""
    rows = graph.rows(
        """SELECT ?chain ?name ?order ?n ?industry ?s WHERE {
           ?s a kg:Stage ; kg:chain ?chain ; kg:name ?name ; kg:inNotice ?n .
           OPTIONAL { ?s kg:order ?order } OPTIONAL { ?s kg:industry ?industry } }"""
    )
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r["chain"], r["n"], int(r["order"] or 0), r["s"])):
        found[row["chain"]].append(row)
    return {chain: stages for chain, stages in found.items() if len({r["name"] for r in stages}) > 1}


def chain_named(graph: Graph, name: str) -> str:
    """The printed name of the chain meant by `name`: with or without 产业链, or an industry whose chain was read."""
    listed = chains(graph)
    bare = re.sub("(?:全)?(?:产业)?链$|产业$", "", name)
    for chain, rows in listed.items():
        labels = {graph.label(r["industry"]) for r in rows if r["industry"]}
        aliases = {a for r in rows for a in graph.aliases.get(r["industry"], ())}
        names = {chain, *aliases, *(x.zh for x in labels), *(x.en for x in labels)}
        if {name, bare} & names or name.lower() in {n.lower() for n in names}:
            return chain
    return name


def _grid(grid: ChainGrid, depends: Depends) -> ChainGrid:
    """With what hangs on each stage, where the words state an order."""
    if not grid.ordered:
        return grid
    stages = [replace(s, depends=tuple(depends.get((grid.name.zh, s.name.zh), ()))) for s in grid.stages]
    return replace(grid, stages=tuple(stages))


def _other(graph: Graph, name: str, rows: list[Row]) -> OtherChain:
    english = graph.label(rows[0]["industry"]).en if rows[0]["industry"] else ""
    stages = tuple(dict.fromkeys(r["name"] for r in rows))
    return OtherChain(("chain", name), Text(name, english), stages, graph.notices[rows[0]["n"]])


def _answer(grids: list[ChainGrid], whole: tuple[StagePlace, ...], own: tuple[Measure, ...]) -> Answer:
    stages = grids[0].stages if grids else ()
    number, empty = len(stages), sum(s.gap for s in stages)
    if empty == number:
        zh = [Run(f"{number}个环节"), Run("都没有", "gap"), Run("写明落在哪个市（州）")]
        en = [Run("None", "gap"), Run(f" of the {number} stages is placed anywhere")]
    elif empty:
        zh = [Run(f"{number}个环节中"), Run(str(empty), "gap"), Run("个没有写明落在哪里")]
        en = [Run(str(empty), "gap"), Run(f" of the {number} stages are placed nowhere")]
    else:
        zh = [Run(f"{number}个环节", "strong"), Run("都写明了地方")]
        en = [Run(f"All {number} stages", "strong"), Run(" are placed")]
    named = [p for p in whole if p.mark.tier == "named"]
    if named:
        names = [p.name for p in named]
        drafts = sum(p.mark.draft_only for p in named)
        rest = f"等{len(names)}地" if len(names) > _FEW else ""
        zh += [Run("；不分环节点名"), Run("、".join(n.zh for n in names[:_FEW]) + rest, "place")]
        en += [Run("; as a whole it is named for "), Run(english_list([n.english for n in names[:_FEW]]), "place")]
        en += [Run(f" and {len(names) - _FEW} more")] if rest else []
        if drafts:
            zh.append(Run(f"（其中{drafts}处只见于征求意见稿）"))
            en.append(Run(f" ({drafts} in a draft only)"))
    if grids and not grids[0].leads:
        zh += [Run("；"), Run("没有写谁负责", "gap")]
        en += [Run("; "), Run("nobody is said to be responsible", "gap")]
    if not own:
        zh += [Run("；"), Run("没有写专门资金", "gap")]
        en += [Run("; "), Run("no money of its own is stated", "gap")]
    return Answer((*zh, Run("。")), (*en, Run(".")))
