"""Questions on the whole graph: gaps of chains, cities that fit together, crowding, lineage, what rests on drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kg.ask.reply import Asker, Reply, Row, unique

_MISSING = (
    ("city", "which-city|city-word|named-only"),
    ("lead", "no-lead|lead|agency-word"),
    ("target", "target"),
    ("incentive", "incentive|money"),
)
_MISSING_WORDS = {
    "city": ("点名城市", "city"), "lead": ("牵头单位", "lead"), "target": ("目标", "target"),
    "incentive": ("激励", "incentive"),
}  # fmt: skip


def analysed(asker: Asker, name: str, **narrowed: str | None) -> list[dict[str, Any]]:
    """The rows of an analysis on the graph of the question, without drafts where it asks for formal documents only."""
    from kg.analyses import run

    return run(name, asker.formal_graph if asker.question.has("formal-only") else asker.graph, **narrowed)


def reply(
    asker: Asker, name: str, rows: Iterable[dict[str, Any]], text: str, filters: Iterable[str] = (), **given: Any
) -> Reply:
    """A reply with the columns of its analysis."""
    from kg.analyses import ANALYSES
    from kg.analyses.wording import columns_of

    kept = list(rows)
    columns = tuple(columns_of(ANALYSES[name].columns, kept)) if name in ANALYSES else tuple(kept[0]) if kept else ()
    said = asker.flagged(text, kept)
    return Reply(name, {k: v for k, v in given.items() if v}, kept, said, tuple(filters), columns, analysis=True)


def chain_gaps(asker: Asker) -> Reply | None:
    """The stages of a chain that lack something, or that everything downstream hangs on."""
    q = asker.question
    industry = next(iter(q.of("industry")), None)
    rows = analysed(asker, "chain-gaps", industry=industry)
    what = asker.called(industry) if industry else asker.say("所读文件写到的产业链", "the chains in the notices")
    if not rows:
        text = asker.say(
            f"所读文件没有写到{what}产业链的环节。", f"The notices read name no stage of the chain of {what}."
        )
        return reply(asker, "chain-gaps", rows, text, industry=industry)
    if q.has("critical"):
        rows = [r for r in rows if r["critical"]]
        told = asker.listed(_of_chain(rows, industry))
        text = asker.say(
            f"{what}中断则下游全停的关键环节有{len(rows)}个:{told}。",
            f"{len(rows)} stages of {what} are critical (all downstream hangs on each): {told}.",
        )
        return reply(asker, "chain-gaps", rows, text, ["critical"], industry=industry)
    asked = [aspect for aspect, cues in _MISSING if q.has(cues)]
    asked = asked or [aspect for aspect, _ in _MISSING]
    parts: list[str] = []
    lacking: list[dict[str, Any]] = []
    for aspect in asked:
        without = [r for r in rows if aspect in r["missing"]]
        lacking += [r for r in without if r not in lacking]
        zh, en = _MISSING_WORDS[aspect]
        told = asker.listed(_of_chain(without, industry)) or asker.say("无", "none")
        parts.append(asker.say(f"没有{zh}的环节{len(without)}个:{told}", f"{len(without)} stages have no {en}: {told}"))
    text = what + asker.say(":", ": ") + asker.say(";", "; ").join(parts) + asker.say("。", ".")
    lacking.sort(key=lambda r: (r["chain"], r["order"]))
    return reply(asker, "chain-gaps", lacking, text, [f"missing {a}" for a in asked], industry=industry)


def _of_chain(rows: Iterable[dict[str, Any]], industry: str | None) -> list[str]:
    return [str(r["stage"]) if industry else f"{r['chain']}·{r['stage']}" for r in rows]


def city_complement(asker: Asker) -> Reply:
    """Cities that could form a chain together."""
    q = asker.question
    industry, region = next(iter(q.of("industry")), None), next(iter(asker.places), None)
    known = region if region and any(region == r["city"] for r in asker.rows("regions")) else None
    rows = analysed(asker, "city-complement", industry=industry, region=known)
    if not rows and known and industry:  # not for this industry; for others of the city
        industry, rows = None, analysed(asker, "city-complement", region=known)
    pairs = [_pair_said(asker, r) for r in rows]
    text = asker.say(
        f"按所读文件,可以互补的城市有{len(rows)}组:{';'.join(pairs[:8])}{' 等' * (len(pairs) > 8)}。",
        f"By the notices read, {len(rows)} pairs of cities complement each other: {'; '.join(pairs[:8])}.",
    )
    if not rows:
        text = asker.say(
            "按所读文件,没有两个城市能互补:没有哪个市有另一个市缺的环节;没有写到不等于没有。",
            "By the notices read no two cities complement each other; that does not mean they could not.",
        )
    return reply(asker, "city-complement", rows, text, industry=industry, region=known)


def _pair_said(asker: Asker, r: dict[str, Any]) -> str:
    near = asker.say(",相邻", ", neighbours") if r["neighbours"] else ""
    return asker.say(
        f"{r['a']}({'、'.join(r['only_a'])})+{r['b']}({'、'.join(r['only_b'])}){near}[{r['industry']}]",
        f"{asker.called(r['a'])} ({asker.listed(r['only_a'])}) + {asker.called(r['b'])} "
        f"({asker.listed(r['only_b'])}){near} [{asker.called(r['industry'])}]",
    )


def similar_cities(asker: Asker) -> Reply:
    """Cities with a like profile."""
    region = next(iter(asker.places), None)
    rows = analysed(asker, "similar-cities", region=region)
    best = rows[:5]
    told = [
        asker.say(
            f"{r['b'] if region else r['a'] + '与' + r['b']}({int(r['jaccard'] * 100)}%,同有{'、'.join(r['shared'])})",
            f"{asker.called(r['b']) if region else asker.called(r['a']) + ' and ' + asker.called(r['b'])} "
            f"({int(r['jaccard'] * 100)}%, both: {asker.listed(r['shared'])})",
        )
        for r in best
    ]  # fmt: skip
    whose = asker.called(region) if region else ""
    text = asker.say(
        f"产业布局与{whose}最相近的是{';'.join(told)}。" if region else f"产业布局最相近的城市:{';'.join(told)}。",
        f"Most like {whose}: {'; '.join(told)}." if region else f"Most alike: {'; '.join(told)}.",
    )
    if not rows:
        text = asker.say(
            f"所读文件没有点名与{whose}相同产业的城市。", f"No city is named for the same industry as {whose}."
        )
    return reply(asker, "similar-cities", rows, text, region=region)


def crowded(asker: Asker) -> Reply:
    """Industries that many cities name, or one alone."""
    q = asker.question
    rows = analysed(asker, "crowded")
    filters: list[str] = []
    if wanted := q.of("industry"):
        rows = [r for r in rows if r["industry"] in wanted] or rows
    region = next(iter(asker.places), None)
    if region:
        rows, filters = [r for r in rows if region in r["cities"]], [f"city = {region}"]
    if q.has("exclusive") and not q.has("crowded"):
        rows, filters = [r for r in rows if r["class"] == "exclusive"], [*filters, "class = exclusive"]
        told = asker.listed(
            asker.called(r["industry"]) + ("" if region else f"({asker.called(r['cities'][0])})") for r in rows
        )
        whose = asker.called(region) if region else ""
        text = asker.say(
            f"只有{whose or '一个城市'}被点名的产业有{len(rows)}个:{told or '无'}。",
            f"Named for {whose or 'one city'} alone: {told or 'none'} ({len(rows)}).",
        )
        return reply(asker, "crowded", rows, text, filters)
    rows = [r for r in rows if r["count"] > 1]
    counted = [f"{asker.called(r['industry'])} {r['count']}" for r in rows]
    text = asker.say(
        f"被多个城市点名的产业有{len(rows)}个,最多的在前:{'、'.join(counted)}(数字为城市数)。",
        f"{len(rows)} industries are named for several cities, most first: {', '.join(counted)} (number of cities).",
    )
    return reply(asker, "crowded", rows, text, [*filters, "cities > 1"])


def agency_network(asker: Asker) -> Reply:
    """Bodies by their place in the network of those that work on the same tasks."""
    rows = analysed(asker, "agency-load")
    rows = sorted(rows, key=lambda r: (-r["betweenness"], -r["partners"], r["agency"]))
    told = asker.say(";", "; ").join(
        asker.say(
            f"{r['agency']}(居间度{r['betweenness']:.2f},与{r['partners']}个部门共事)",
            f"{asker.called(r['agency'])} (betweenness {r['betweenness']:.2f}, {r['partners']} partners)",
        )
        for r in rows[:5]
    )
    text = asker.say(f"协作网络中最居中的是{told}。", f"Most central in the network: {told}.")
    return reply(asker, "agency-load", rows, text, ["by betweenness"])


def overlapping_mandates(asker: Asker) -> Reply:
    """Industries on which several bodies lead different tasks."""
    rows = analysed(asker, "overlapping-mandates")
    if wanted := asker.question.of("industry"):
        rows = [r for r in rows if r["industry"] in wanted]
    told = asker.say(";", "; ").join(f"{asker.called(r['industry'])}({asker.listed(r['leads'])})" for r in rows[:12])
    text = asker.say(
        f"由多个部门分头牵头的产业有{len(rows)}个:{told or '无'}。",
        f"{len(rows)} industries have several leading bodies: {told or 'none'}.",
    )
    return reply(asker, "overlapping-mandates", rows, text)


def unfunded(asker: Asker) -> Reply:
    """Tasks and industries with a target and no incentive, the reverse, or neither."""
    q, text = asker.question, asker.question.text
    industry = next(iter(q.of("industry")), None)
    rows = analysed(asker, "unfunded", industry=industry)
    both = re.search(
        r"既(?:没|无|不)|都没|均(?:没|无)|也(?:没|无)|\bneither\b|\bno targets? (?:and|or) (?:no )?incent", text
    )
    money = r"激励|补贴|奖励|资金|政策|扶持|补助|支持|钱|incentive|funding|subsid|reward|support|money|pays?"
    aim = r"目标|指标|targets?|goals?"
    lacks = r"(?:没|无|缺|未|不见|\bno\b|\bwithout\b|\black|\bnot\b|\bnobody\b|\bno one\b)[^,。;但却而]{0,16}?"
    gap = "neither" if both else "no-incentive" if re.search(lacks + f"(?:{money})", text) else "no-target"
    if not both and re.search(lacks + f"(?:{aim})", text):
        gap = "no-target"
    kind = "task" if q.has("task") else "industry" if industry or q.has("what-industry|track|everest") else ""
    rows = [r for r in rows if (r["gap"] == gap or industry) and (not kind or r["kind"] == kind)]
    if (
        listed := next((asker.lists[k] for k in ("track", "everest") if q.has(k) and k in asker.lists), None)
    ) is not None:
        rows = [r for r in rows if listed in r["lists"]]
    words = {
        "no-incentive": ("有目标、没有激励", "a target and no incentive"),
        "no-target": ("有激励、没有目标", "an incentive and no target"),
        "neither": ("目标和激励都没有", "neither target nor incentive"),
    }[gap]
    if industry:
        found = rows[0] if rows else {"targets": [], "incentives": []}
        text = asker.say(
            f"{industry}:目标{len(found['targets'])}项{':' if found['targets'] else ''}{'、'.join(found['targets'])};"
            f"激励{len(found['incentives'])}项{':' if found['incentives'] else ''}{'、'.join(found['incentives'])}。",
            f"{asker.called(industry)}: {len(found['targets'])} targets, {len(found['incentives'])} incentives.",
        )
    else:
        names = asker.listed(r["name"] for r in rows)
        text = asker.say(f"{words[0]}的有{len(rows)}项:{names}。", f"{len(rows)} have {words[1]}: {names}.")
    return reply(asker, "unfunded", rows, text, [] if industry else [f"gap = {gap}"], industry=industry)


def city_profile(asker: Asker) -> Reply | None:
    """A city in one answer: what it is named for, its clusters, what it has alone and what is crowded."""
    from kg.ask.places import industries_of_city

    region = asker.places[0] if asker.places else ""
    rows = analysed(asker, "city-profile", region=region) if region else []
    if not rows:  # a county or an area
        return industries_of_city(asker)
    rows = [r for r in rows if r["coverage"] in ("named", "district")]
    own = [r for r in rows if r["coverage"] == "named" and r["relation"] == "same" and r["how"] != "clause-scope"]
    if not rows:
        return industries_of_city(asker)
    clusters = list(dict.fromkeys(c for r in rows for c in r["clusters"]))
    groups = {c: asker.listed(r["industry"] for r in own if r["standing_in"] == c) for c in ("exclusive", "crowded")}
    drafts = [r["industry"] for r in own if all(e["standing"] == "draft" for e in r["evidence"])]
    parts = [
        asker.say(f"{region}被点名的产业有{len(own)}个", f"{asker.called(region)} is named for {len(own)} industries")
        + f": {asker.listed(r['industry'] for r in own)}",
        asker.say(f"省级及以上集群{len(clusters)}个:", f"{len(clusters)} recognised clusters: ") + "、".join(clusters),
        asker.say(f"只有它被点名的:{groups['exclusive'] or '无'}", f"it alone: {groups['exclusive'] or 'none'}"),
        asker.say(f"多市扎堆的:{groups['crowded'] or '无'}", f"crowded: {groups['crowded'] or 'none'}"),
    ]
    if drafts:
        parts.append(asker.say(f"仅见于征求意见稿:{asker.listed(drafts)}", f"in drafts only: {asker.listed(drafts)}"))
    return reply(asker, "city-profile", rows, asker.say(";", "; ").join(parts) + asker.say("。", "."), region=region)


def limited(asker: Asker) -> Reply:
    """Industries that sentences expressly limit, or the plain word that none does."""
    from kg.analyses.rows import limits, name, names_of, of_type, row

    q, rows = asker.question, []
    for key in of_type(asker.graph, "Industry"):
        called = name(asker.graph, key)
        if q.of("industry") and called not in q.of("industry"):
            continue
        if said := limits(asker.graph, *names_of(asker.graph, key)):
            rows.append(row(said, industry=called, state="limited"))
    names = asker.listed(r["industry"] for r in rows)
    text = asker.say(
        f"所读文件写明限制或不予支持的产业有{len(rows)}个:{names}。" if rows else
        "所读文件没有一句话明文限制或禁止某个产业;没有写到不等于不限制。",
        f"{len(rows)} industries are expressly limited: {names}." if rows else
        "No sentence read expressly limits or forbids an industry; that does not mean that nothing limits one.",
    )  # fmt: skip
    return reply(asker, "limited", rows, text)


def industry_profile(asker: Asker) -> Reply | None:
    """An industry in one answer: cities, chain, who leads, what is aimed at."""
    from kg.ask.places import cities_covering

    industry = asker.question.of("industry")[0]
    first = cities_covering(asker)
    found = {
        "stage": asker.rows("chain-of", industry=industry),
        "lead": [r for r in asker.rows("lead-of", industry=industry) if r["role"] == "lead"],
        "target": asker.rows("targets-of-industry", industry=industry),
    }
    stages, bodies, targets = (_marked(asker, rows, _SAID_IN[facet]) for facet, rows in found.items())
    parts = [
        asker.say(f"产业链环节:{'、'.join(stages)}", f"stages: {', '.join(stages)}") if stages else "",
        asker.say(f"牵头单位:{'、'.join(bodies)}", f"leads: {', '.join(bodies)}") if bodies else "",
        asker.say(f"目标:{';'.join(targets)}", f"targets: {'; '.join(targets)}") if targets else "",
    ]
    more = asker.say("。", ". ").join(p for p in parts if p)
    text = first.answer + (more + asker.say("。", ".") if more else "")
    more_rows = [{"facet": f, "what": r[_SAID_IN[f]], **_placed(r)} for f, rows in found.items() for r in rows]
    columns = (*first.columns[:-1], "facet", "what", first.columns[-1])
    return Reply(first.query, first.parameters, [*first.rows, *more_rows], text, first.filters, columns)


_SAID_IN = {"stage": "stage", "lead": "agency", "target": "quote"}


def _placed(row: Row) -> Row:
    """Where the words of a row stand."""
    return {c: row.get(c) for c in ("standing", "notice", "clause", "quote", "begin", "end", "sentence")}


def _marked(asker: Asker, rows: list[Row], column: str) -> list[str]:
    """The values of a column, each once, those that drafts alone have marked as such."""
    from kg.ask.places import only_drafts

    drafts, note = only_drafts(rows, column), asker.say("(征求意见稿)", " (draft for comment)")
    return [asker.called(v) + (note if v in drafts else "") for v in unique(rows, column)]
