"""The page of an industry, read from the graph: its lists, where it lies, its words, and the evidence of each."""

from __future__ import annotations

from collections import defaultdict

from kg.pages import industry_answer, industry_work
from kg.pages.atlas import Named
from kg.pages.graph import ID, Graph, Row
from kg.pages.industry_places import places
from kg.pages.industry_subject import Subject
from kg.pages.industry_view import IndustryView, WordRow
from kg.pages.labels import province_of, short_place
from kg.pages.view import Evidence, Mark, Text
from kg.pages.wording import RELATION_WORDS


def view(graph: Graph, iri: str) -> IndustryView:
    """Everything the page of an industry shows."""
    subject = Subject(graph, iri)
    code, area = province_of(graph)
    placed, articles = places(subject)
    cities = _cities(graph, code)
    named = {r.region for r in placed}
    unnamed = tuple(short_place(graph.label(c)) for c in cities if c not in named)
    rows = tuple(p.row for p in placed)
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
        province=code or _province_of(tuple(p.code for p in placed if p.code)),
        places=rows,
        unnamed=unnamed,
        named=tuple(Named(p.code, short_place(p.row.place), p.row.mark, p.row.evidence) for p in placed if p.code),
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


def _province_of(codes: tuple[str, ...]) -> str:
    """The province to sketch where the notices are about several: the one in which all named cities lie."""
    provinces = {code[:2] for code in codes}
    return f"{provinces.pop()}0000" if len(provinces) == 1 else ""


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
