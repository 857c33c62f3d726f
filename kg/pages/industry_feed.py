"""The page of an industry, read from the graph: its lists, where it lies, its words, and the evidence of each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.pages import industry_answer, industry_work
from kg.pages.atlas import Named
from kg.pages.graph import ID, Graph, Row
from kg.pages.industry_view import IndustryView, PlaceRow, WordRow
from kg.pages.overview_feed import province_of, short_place
from kg.pages.view import TIERS, Evidence, Mark, Passage, Step, Text, Tier
from kg.pages.wording import RELATION_WORDS, TIER_WORDS

_INVERSE = {"narrower": "broader", "broader": "narrower"}
_SAME = ("same", "exact", "close", "narrower")  # relations that make a name count as the industry itself
_CLAUSE_SCOPE = Text(
    "推断：地名与这个产品写在同一条目里，地方由条目继承。",
    "Inferred: the place and the product stand in one item; the item's places are applied to the product.",
)
_OWN_NOTICE = Text(
    "这是当地自己的文件，地方由文件而来。", "This is the place's own notice; the place comes from the notice."
)


@dataclass(frozen=True, slots=True)
class Match:
    """An industry that counts for the asked one: what it is to it, why, and whether the match is weak."""

    industry: str
    relation: str
    reason: str
    weak: bool

    @property
    def tier(self) -> Tier:
        if self.weak:
            return "weak"
        return "named" if self.relation in _SAME else "broader" if self.relation == "broader" else "related"


class Subject:
    """The asked industry with all that counts as it; shared by the parts of the page."""

    def __init__(self, graph: Graph, iri: str) -> None:
        self.graph, self.iri = graph, iri
        self.name = graph.label(iri)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Itself first, then what the alignments match it to, nearest first."""
        rows = self.graph.rows(
            f"""SELECT ?a ?b ?relation ?strength ?reason WHERE {{ ?x a kg:Alignment ; kg:subject ?a ; kg:object ?b ;
               kg:relation ?relation ; kg:strength ?strength ; kg:reason ?reason .
               FILTER(?a = <{self.iri}> || ?b = <{self.iri}>) }}"""
        )
        found: dict[str, Match] = {self.iri: Match(self.iri, "same", "", False)}
        order = list(RELATION_WORDS)
        for row in sorted(
            rows, key=lambda r: (r["a"] != self.iri, r["strength"] != "normal", r["a"], r["b"], r["relation"])
        ):
            forward = row["a"] == self.iri
            other = row["b"] if forward else row["a"]
            relation = row["relation"] if forward else _INVERSE.get(row["relation"], row["relation"])
            found.setdefault(other, Match(other, relation, row["reason"], row["strength"] != "normal"))
        return tuple(
            sorted(found.values(), key=lambda m: (m.weak, order.index(m.relation), self.graph.label(m.industry).zh))
        )

    @cached_property
    def core(self) -> frozenset[str]:
        """The industries whose naming is a naming of this one."""
        return frozenset(m.industry for m in self.matches if m.relation in _SAME and not m.weak)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The Chinese names by which the core is known, longest first; a word of one character proves nothing."""
        names = {self.graph.label(i).zh for i in self.core} | {
            a for i in self.core for a in self.graph.aliases.get(i, ())
        }
        return tuple(
            sorted((n for n in names if len(n) > 1 and re.search("[\u4e00-\u9fff]", n)), key=lambda n: (-len(n), n))
        )

    def named_in(self, words: str) -> bool:
        """Whether a sentence names the industry by any of its words."""
        return any(w in words for w in self.words)


def view(graph: Graph, iri: str) -> IndustryView:
    """Everything the page of an industry shows."""
    subject = Subject(graph, iri)
    code, area = province_of(graph)
    places, articles = _places(subject)
    cities = _cities(graph, code)
    named = {r.region for r in places}
    unnamed = tuple(short_place(graph.label(c)) for c in cities if c not in named)
    rows = tuple(p.row for p in places)
    work = industry_work.work(subject)
    order: dict[str, Evidence] = {a.id: a for a in articles}
    order.update((a.id, a) for a in work.evidence)
    return IndustryView(
        name=subject.name,
        id=iri.removeprefix(ID + "industry/"),
        kickers=_kickers(subject),
        answer=industry_answer.answer(rows, len(unnamed), len(cities), work.chains),
        notices=tuple(graph.notices.values()),
        area=area,
        province=code,
        places=rows,
        unnamed=unnamed,
        named=tuple(Named(p.code, short_place(p.row.place), p.row.mark, p.row.evidence) for p in places if p.code),
        chains=work.chains,
        duties=work.duties,
        elsewhere=work.elsewhere,
        targets=work.targets,
        incentives=work.incentives,
        general=work.general,
        deadlines=work.deadlines,
        words=_words(subject),
        evidence=tuple(order.values()),
        aliases=(*subject.words, *(graph.label(i).en for i in sorted(subject.core) if graph.label(i).en)),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    row: PlaceRow
    region: str
    code: str


def _places(subject: Subject) -> tuple[list[_Placed], list[Evidence]]:
    """A row and an article for each place, the strongest and formal first; districts and areas keep their own row."""
    graph = subject.graph
    found = graph.rows(
        f"""SELECT ?region ?level ?code ?city ?tier ?via ?through ?relation ?how ?standing ?n ?e ?ne ?reason ?s WHERE {{
          ?c a kg:Coverage ; kg:industry <{subject.iri}> ; kg:region ?region ; kg:tier ?tier ; kg:via ?via ;
             kg:relation ?relation ; kg:how ?how ; kg:standing ?standing ; kg:inNotice ?n ;
             kg:evidence ?e ; kg:statement ?s .
          ?region kg:level ?level . OPTIONAL {{ ?region kg:code ?code }} OPTIONAL {{ ?c kg:city ?city }}
          OPTIONAL {{ ?c kg:throughIndustry ?through }} OPTIONAL {{ ?c kg:nameEvidence ?ne }}
          OPTIONAL {{ ?c kg:alignment/kg:reason ?reason }} }}"""
    )
    by_region: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        if row["e"] in graph.sightings:
            by_region[row["region"]].append(row)
    placed, articles = [], []
    for region, rows in by_region.items():
        mark = Mark(
            _best(r for r in rows if r["standing"] != "draft"), _best(r for r in rows if r["standing"] == "draft")
        )
        article = _article(subject, region, rows, mark)
        first = article.passages[0].quote
        others = len({p.quote.notice.id for p in (*article.passages, *article.weaker)}) - 1
        source = first.notice.short
        if others:
            source = Text(f"{source.zh} 等{others + 1}份", f"{source.english} +{others}")
        level = rows[0]["level"]
        note = _note(mark, level, graph.label(rows[0]["city"]) if rows[0]["city"] else Text(""))
        line = PlaceRow(article.id, graph.label(region), mark, note, first.words, source, level)
        code = rows[0]["code"] if level == "prefecture" else ""
        placed.append((_rank(line, rows[0]["code"] or "9"), _Placed(line, region, code), article))
    placed.sort(key=lambda p: p[0])
    articles = [a for _, _, a in placed]
    return [p for _, p, _ in placed], articles


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


def _cities(graph: Graph, province: str) -> list[str]:
    """The prefectures of the province, in the order of their codes."""
    rows = graph.rows("""SELECT ?r ?code WHERE { ?r kg:level "prefecture" ; kg:code ?code }""")
    return [r["r"] for r in sorted(rows, key=lambda r: r["code"]) if province and r["code"][:2] == province[:2]]


def _kickers(subject: Subject) -> tuple[Text, ...]:
    """For each official list: how long it is, and where the industry stands in it (or that it does not)."""
    graph = subject.graph
    rows = graph.rows(
        """SELECT ?list ?name ?order ?industry WHERE { ?s a kg:Membership ; kg:list ?list ; kg:name ?name .
           OPTIONAL { ?s kg:order ?order }
           OPTIONAL { { ?s kg:industry ?industry } UNION
                      { ?c a kg:Cluster ; kg:name ?name ; kg:industry ?industry } } }"""
    )
    near = {
        m.industry: i for i, m in enumerate(subject.matches) if m.relation in ("same", "exact", "close") and not m.weak
    }
    lists: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        lists[row["list"]].append(row)
    found = []
    for iri, items in sorted(
        lists.items(), key=lambda item: (not any(r["industry"] in near for r in item[1]), item[0])
    ):
        name = graph.label(iri)
        mine = min(
            (r for r in items if r["industry"] in near), key=lambda r: (near[r["industry"]], r["order"]), default=None
        )
        if mine is None:
            found.append(Text(f"{name.zh}：未单列", f"{name.english}: not listed"))
            continue
        size, order = len({r["order"] or r["name"] for r in items}), mine["order"]
        by = "" if mine["name"] == subject.name.zh else f"（{mine['name']}）"
        by_en = "" if mine["industry"] == subject.iri else f" ({graph.label(mine['industry']).english})"
        zh = f"{name.zh}：第{order}项{by}，共{size}项"
        found.append(Text(zh, f"{name.english}: no. {order}{by_en} of {size}"))
    return tuple(found)


def _words(subject: Subject) -> tuple[WordRow, ...]:
    """The industries that count here and are named in what was read, with where."""
    graph = subject.graph
    rows = graph.rows(
        """SELECT ?i ?n ?path ?begin WHERE { ?s kg:industry ?i ; kg:inNotice ?n ; kg:evidence ?e .
           ?e oa:start ?begin . OPTIONAL { ?e kg:inClause/kg:path ?path } }"""
    )
    where: dict[str, dict[str, None]] = defaultdict(dict)
    english: dict[str, dict[str, None]] = defaultdict(dict)
    from kg.pages.graph import printed

    for row in sorted(rows, key=lambda r: (r["n"], int(r["begin"]))):
        short = graph.notices[row["n"]].short
        clause = printed(row["path"])
        where[row["i"]].setdefault(f"{short.zh}{' ' + clause if clause else ''}")
        english[row["i"]].setdefault(f"{short.english}{' ' + clause if clause else ''}")
    found = []
    for match in subject.matches:
        if match.industry not in where:
            continue
        zh, en = list(where[match.industry]), list(english[match.industry])
        more = len(zh) - 3
        place = Text("；".join(zh[:3]) + (f" 等{len(zh)}处" if more > 0 else ""),
                     "; ".join(en[:3]) + (f" and {more} more" if more > 0 else ""))  # fmt: skip
        found.append(
            WordRow(
                relation=RELATION_WORDS[match.relation],
                name=graph.label(match.industry),
                where=place,
                mark=Mark(formal=match.tier),
                reason=Text(match.reason),
            )
        )
    return tuple(found)
