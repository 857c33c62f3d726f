"""Targets, incentives and deadlines as the pages read them, and how their numbers are put."""

from __future__ import annotations

import re

from kg.pages.graph import Graph, Row, printed
from kg.pages.view import Text
from kg.pages.wording import english_date

_OPS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "=": "", "~": "≈ ", "range": ""}


def targets(graph: Graph) -> list[Row]:
    """Every quantified target once, in the order of the notices."""
    return _once(
        graph,
        """SELECT ?s ?metric ?about ?op ?amount ?high ?unit ?year ?task ?clause ?path ?n ?begin WHERE {
           ?s a kg:Target ; kg:op ?op ; kg:amount ?amount ; kg:inClause ?clause ; kg:inNotice ?n ;
              kg:evidence/oa:start ?begin .
           OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:metric ?metric } OPTIONAL { ?s kg:task ?task }
           OPTIONAL { ?s kg:about ?about } OPTIONAL { ?s kg:amountHigh ?high } OPTIONAL { ?s kg:unit ?unit }
           OPTIONAL { ?s kg:year ?year } }""",
    )


def incentives(graph: Graph) -> list[Row]:
    """Every incentive once, in the order of the notices."""
    return _once(
        graph,
        """SELECT ?s ?whom ?what ?cap ?unit ?mode ?rate ?path ?n ?begin WHERE {
           ?s a kg:Incentive ; kg:inClause ?clause ; kg:inNotice ?n ; kg:evidence/oa:start ?begin .
           OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:beneficiary ?whom }
           OPTIONAL { ?s kg:instrument ?what } OPTIONAL { ?s kg:cap ?cap } OPTIONAL { ?s kg:unit ?unit }
           OPTIONAL { ?s kg:mode ?mode } OPTIONAL { ?s kg:rate ?rate } }""",
    )


def deadlines(graph: Graph) -> list[Row]:
    """Every deadline once, in the order of the notices."""
    return _once(
        graph,
        """SELECT ?s ?date ?what ?recurrence ?status ?path ?n ?begin WHERE {
           ?s a kg:Deadline ; kg:date ?date ; kg:inClause ?clause ; kg:inNotice ?n ; kg:status ?status ;
              kg:evidence/oa:start ?begin .
           OPTIONAL { ?clause kg:path ?path } OPTIONAL { ?s kg:what ?what }
           OPTIONAL { ?s kg:recurrence ?recurrence } }""",
    )


def _once(graph: Graph, select: str) -> list[Row]:
    kept: dict[str, Row] = {}
    for row in sorted(graph.rows(select), key=lambda r: (r["n"], int(r["begin"]), r["s"])):
        kept.setdefault(row["s"], row)
    return list(kept.values())


def amount(row: Row) -> str:
    """The number of a target with its sign and its unit, as printed."""
    low = plain(row["amount"])
    return f"{_OPS.get(row['op'], '')}{low}{'–' + plain(row['high']) if row['high'] else ''}{row['unit']}"


def plain(number: str) -> str:
    """A decimal of the graph without idle zeros.

    >>> plain("100.0"), plain("2.50")
    ('100', '2.5')
    """
    return re.sub(r"\.0+$|(\.\d*?)0+$", r"\1", number) if "." in number else number


def subject(row: Row, areas: set[str]) -> str:
    """What a target counts; a province as its subject says no more than that it is provincial."""
    about = "" if row["about"] in areas or row["about"] == row["metric"] else row["about"]
    return "：".join(x for x in (about, row["metric"]) if x)


def areas(graph: Graph) -> set[str]:
    """Names of provinces, in the forms that targets use."""
    names = {graph.label(r["r"]).zh for r in graph.rows("""SELECT ?r WHERE { ?r kg:level "province" }""")}
    return names | {n.removesuffix("省") for n in names} | {"全省", "我省"}


def award(row: Row) -> tuple[Text, Text, Text]:
    """An incentive: how much at most, by what means, for whom; each says where it is not stated."""
    cap = Text(f"≤ {plain(row['cap'])}{row['unit']}") if row["cap"] else Text("金额未写明", "amount not stated")
    mode = re.sub("[,，、]?不超过[,，、]?", "", row["mode"])
    what = Text("".join(x for x in (mode, row["what"], row["rate"]) if x) or "激励")
    return cap, what, Text(row["whom"] or "对象未写明", "" if row["whom"] else "not stated for whom")


def year(row: Row) -> Text:
    """The year of a target, or that none is stated."""
    return Text(f"{row['year']}年", row["year"]) if row["year"] else Text("未写年份", "no year stated")


def date(iso: str) -> Text:
    """A date of the graph; a day without a year is a day of every year.

    >>> date("--06-30").en, date("2024-06-28").en
    ('30 Jun, no year stated', '28 Jun 2024')
    """
    found = re.fullmatch(r"--(\d\d)-(\d\d)", iso)
    if found:
        month, day = int(found[1]), int(found[2])
        return Text(f"{month}月{day}日", f"{english_date(f'2000-{found[1]}-{found[2]}')[:-5]}, no year stated")
    return Text(iso, english_date(iso))


def source(graph: Graph, row: Row) -> Text:
    """The notice and the clause of a row, for a source column."""
    short, clause = graph.notices[row["n"]].short, printed(row["path"])
    return Text(f"{short.zh} {clause}".strip(), f"{short.english} {clause}".strip())
