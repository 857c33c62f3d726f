"""Where an industry lies: a row and an article of evidence for each place, formal words before the draft's."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from kg.pages.graph import ID, Graph, Row, local
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import PlaceRow
from kg.pages.labels import short_place
from kg.pages.view import NOTHING, TIERS, Evidence, Mark, Passage, Step, Text, Tier
from kg.pages.wording import RELATION_WORDS, TIER_WORDS

_CLAUSE_SCOPE = Text(
    "推断：地名与这个产品写在同一条目里，地方由条目继承。",
    "Inferred: the place and the product stand in one item; the item's places are applied to the product.",
)
_OWN_NOTICE = Text(
    "这是当地自己的文件，地方由文件而来。", "This is the place's own notice; the place comes from the notice."
)


@dataclass(frozen=True, slots=True)
class Placed:
    row: PlaceRow
    region: str
    code: str


def places(subject: Subject) -> tuple[list[Placed], list[Evidence]]:
    """A row and an article for each place, the strongest and formal first; districts and areas keep their own row."""
    by_region: dict[str, list[Row]] = defaultdict(list)
    for row in coverage(subject.graph, f"?c kg:industry <{subject.iri}> ."):
        by_region[row["region"]].append(row)
    found = []
    for region, rows in by_region.items():
        line, article = row_of(subject, region, rows)
        code = rows[0]["code"] if line.level == "prefecture" else ""
        found.append((_rank(line, rows[0]["code"] or "9"), Placed(line, region, code), article))
    found.sort(key=lambda p: p[0])
    return [p for _, p, _ in found], [a for _, _, a in found]


def coverage(graph: Graph, which: str) -> list[Row]:
    """The coverage that a graph pattern about `?c` picks, each with the words it rests on."""
    found = graph.rows(
        f"""SELECT ?industry ?region ?level ?code ?city ?tier ?via ?through ?relation ?how
            ?standing ?n ?e ?ne ?reason ?s WHERE {{
          {which}
          ?c a kg:Coverage ; kg:industry ?industry ; kg:region ?region ; kg:tier ?tier ; kg:via ?via ;
             kg:relation ?relation ; kg:how ?how ; kg:standing ?standing ; kg:inNotice ?n ;
             kg:evidence ?e ; kg:statement ?s .
          ?region kg:level ?level . OPTIONAL {{ ?region kg:code ?code }} OPTIONAL {{ ?c kg:city ?city }}
          OPTIONAL {{ ?c kg:throughIndustry ?through }} OPTIONAL {{ ?c kg:nameEvidence ?ne }}
          OPTIONAL {{ ?c kg:alignment/kg:reason ?reason }} }}"""
    )
    return [row for row in found if row["e"] in graph.sightings]


def row_of(subject: Subject, region: str, rows: list[Row]) -> tuple[PlaceRow, Evidence]:
    """The row and the article of one industry in one place."""
    graph = subject.graph
    mark = Mark(_best(r for r in rows if r["standing"] != "draft"), _best(r for r in rows if r["standing"] == "draft"))
    article = _article(subject, region, rows, mark)
    first = article.passages[0].quote
    others = len({p.quote.notice.id for p in (*article.passages, *article.weaker)}) - 1
    source = first.notice.short
    if others:
        source = Text(f"{source.zh} 等{others + 1}份", f"{source.english} +{others}")
    level = rows[0]["level"]
    note = _note(mark, level, graph.label(rows[0]["city"]) if rows[0]["city"] else NOTHING)
    return PlaceRow(
        article.id, graph.label(region), mark, note, first.words, source, level, ("city", local(region))
    ), article


def _best(rows: object) -> Tier:
    tiers = {r["tier"] for r in rows}  # type: ignore[attr-defined]
    return next((t for t in TIERS if t in tiers), "none")


def _rank(row: PlaceRow, code: str) -> tuple[int, bool, int, str]:
    levels = ("province", "prefecture", "zone", "county")
    return TIERS.index(row.mark.tier), row.mark.draft_only, levels.index(row.level), code


def _note(mark: Mark, level: str, city: Text) -> Text:
    """What keeps a row from being a plain naming of a city."""
    zh, en = [], []
    if mark.draft_only:
        zh.append("只见于征求意见稿")
        en.append("draft only")
    if level == "county":
        zh.append(f"区县一级，不并入{city.zh}" if city.zh else "区县一级")
        en.append(f"county level, not merged into {city.english}" if city.zh else "county level")
    if level == "zone":
        zh.append("区域，不归入任何一市")
        en.append("an area, assigned to no city")
    if mark.tier == "weak":
        zh.append("两步以上推得")
        en.append("two or more steps")
    return Text("；".join(zh), "; ".join(en))


def _article(subject: Subject, region: str, rows: list[Row], mark: Mark) -> Evidence:
    """The passages of a place: those of the shown tier, then the weaker ones folded."""
    place = subject.graph.label(region)
    strong: dict[tuple[object, ...], Passage] = {}
    weak: dict[tuple[object, ...], Passage] = {}
    for row in sorted(
        rows, key=lambda r: (TIERS.index(r["tier"]), r["standing"] == "draft", r["n"], r["s"], r["ne"], r["via"])
    ):
        passage = _passage(subject, row, place)
        quote = passage.quote
        same = (quote.notice.id, quote.begin, quote.end, quote.words)
        if same not in strong and same not in weak:
            (strong if row["tier"] == mark.tier else weak)[same] = passage
    formal = sum(not p.quote.draft for p in strong.values())
    draft = len(strong) - formal
    if mark.draft_only:
        more = _draft_only(mark)
    else:
        parts = [(formal, "正式文件%d处", "%d in formal notices"), (draft, "征求意见稿%d处", "%d in drafts")]
        more = Text("，".join(z % n for n, z, _ in parts if n), ", ".join(e % n for n, _, e in parts if n))
    key = re.sub(r"[^0-9A-Za-z\u4e00-\u9fff]+", "-", region.removeprefix(ID + "region/"))
    return Evidence(
        id=f"place-{key}",
        heading=(place, subject.name),
        state=TIER_WORDS[mark.tier],
        more=more,
        mark=mark,
        passages=tuple(strong.values()),
        weaker=tuple(weak.values()),
    )


def _draft_only(mark: Mark) -> Text:
    below = TIER_WORDS[mark.formal]
    if mark.formal == "none":
        return Text(
            "这一级只见于征求意见稿；正式文件未点名", "This level rests on a draft; formal notices do not name it"
        )
    return Text(
        f"这一级只见于征求意见稿；正式文件只到“{below.zh}”",
        f"This level rests on a draft; formal notices only reach “{below.en.lower()}”",
    )


def _passage(subject: Subject, row: Row, place: Text) -> Passage:
    graph = subject.graph
    places = [e for e in (row["e"], row["ne"]) if e in graph.sightings]
    same_notice = [e for e in places if graph.sightings[e].notice == graph.sightings[places[0]].notice]
    reasons = []
    if row["how"] == "clause-scope":
        reasons.append(_CLAUSE_SCOPE)
    elif row["how"] == "own-notice":
        reasons.append(_OWN_NOTICE)
    if row["reason"]:
        reasons.append(Text(f"为什么这样对应：{row['reason']}", f"Why matched: {row['reason']}"))
    why = Text("".join(r.zh for r in reasons), " ".join(r.english for r in reasons))
    quote = graph.quote(same_notice, why)
    relation = RELATION_WORDS.get(row["relation"], Text(row["relation"]))
    path = [Step("industry", subject.name)]
    if row["relation"] != "same":
        via = Text(row["via"], graph.label(row["through"]).en if row["through"] else "")
        path.append(Step("industry", via, relation, quote.notice.short))
    path.append(Step("place", short_place(place)))
    return Passage(quote, tuple(path))
