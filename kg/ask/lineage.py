"""Questions on what rests on what: citations not read, repeals, drafts that fall, changes since the last build."""

from __future__ import annotations

from typing import Any

from kg.ask.documents import cited_meant
from kg.ask.gaps import analysed, reply
from kg.ask.reply import Asker, Reply, unique


def policy_lineage(asker: Asker) -> Reply:
    """What rests on what; with the words for it, what was cited and not read, or what a repeal would touch."""
    q = asker.question
    rows = analysed(asker, "policy-lineage")
    if q.has("unread"):
        rows = [r for r in rows if r["read"] is False]
        told = asker.listed(_cited(r) for r in rows)
        text = asker.say(
            f"被引用而没有读到的文件有{len({_cited(r) for r in rows})}份:{told}。",
            f"{len({_cited(r) for r in rows})} cited documents were not read: {told}.",
        )
        return reply(asker, "policy-lineage", rows, text, ["read = false"])
    if q.has("repeal|rests") and (meant := cited_meant(q, rows)):
        rests, statements = unique(meant, "title"), sum({r["title"]: int(r["statements"]) for r in meant}.values())
        cities = list(dict.fromkeys(c for r in meant for c in r["cities"]))
        named = asker.say(f",点名{len(cities)}个城市", f", naming {len(cities)} cities") if cities else ""
        what, titles = asker.listed(_cited(r) for r in meant), asker.listed(f"《{t}》" for t in rests)
        text = asker.say(
            f"废止{what},要重看以它为据的{len(rests)}份文件:{titles}(共{statements}项内容{named})。",
            f"A repeal of {what} would touch {len(rests)} notices that rest on it: {titles} "
            f"({statements} statements{named}).",
        )
        return reply(asker, "policy-lineage", meant, text, ["rests on it"])
    if not q.has("repeal") and (notice := asker.notice):
        rows = [r for r in rows if r["citing"] == notice]
    parts = [
        f"《{title}》←{asker.listed(_cited(r) for r in rows if r['title'] == title and r['cited'])}"
        for title in unique([r for r in rows if r["cited"]], "title")
    ]
    none = asker.listed(f"《{r['title']}》" for r in rows if not r["cited"])
    text = asker.say(
        f"依据关系:{';'.join(parts) or '无'}{';没有引用别的文件:' + none if none else ''}。",
        f"What rests on what: {'; '.join(parts) or 'nothing'}{'; citing nothing: ' + none if none else ''}.",
    )
    return reply(asker, "policy-lineage", rows, text)


def _cited(r: dict[str, Any]) -> str:
    return f"《{r['cited']}》" + (f"({r['doc_number']})" if r["doc_number"] else "")


def drafts_impact(asker: Asker) -> Reply:
    """Which answers change if the drafts fall."""
    q = asker.question
    industry, region = next(iter(q.of("industry")), None), next(iter(asker.places), None)
    industry = None if industry and "珠峰" in industry else industry
    from kg.analyses import run

    rows = run("drafts-impact", asker.graph, industry=industry, region=region)  # with drafts, whatever else is asked
    if q.has("asks-city") and not industry:
        rows = [r for r in rows if r["question"] == "industries-of-city" and (r["falls"] or q.has("impact"))] or rows
    elif q.has("what-industry") and not region and not industry:
        rows = [r for r in rows if r["question"] == "cities-of-industry" and (r["falls"] or q.has("impact"))] or rows
    told = []
    for question, (zh, en) in _QUESTIONS.items():
        own = [r for r in rows if r["question"] == question]
        gone, less = [r for r in own if r["falls"]], [r for r in own if not r["falls"]]
        if gone:
            names = asker.listed(r["subject"] for r in gone)
            told.append(asker.say(f"{zh}全部落空:{names}", f"{en}, nothing left: {names}"))
        if less:
            names = asker.say("、", ", ").join(f"{asker.called(r['subject'])}({_left(asker, r)})" for r in less)
            told.append(asker.say(f"{zh}减少:{names}", f"{en}, less: {names}"))
    text = asker.say(
        f"征求意见稿若落空,{len(rows)}个回答会变。{';'.join(told)}。",
        f"Without the drafts {len(rows)} answers change. {'; '.join(told)}.",
    )
    if not rows:
        text = asker.say("征求意见稿落空,这一问的回答不变。", "Without the drafts this answer stays the same.")
    return reply(asker, "drafts-impact", rows, text, industry=industry, region=region)


_QUESTIONS = {
    "industries-of-city": ("城市的产业", "industries of cities"),
    "cities-of-industry": ("产业的城市", "cities of industries"),
    "list": ("名单", "lists"),
    "chain": ("产业链", "chains"),
    "targets": ("目标", "targets"),
    "deadlines": ("期限", "deadlines"),
}


def _left(asker: Asker, r: dict[str, Any]) -> str:
    left = asker.listed(r["without"], 6)
    return asker.say(f"还剩{left}", f"left: {left}")


def changes(asker: Asker) -> Reply:
    """What changed since the snapshot before."""
    from kg.analyses.changes import diff, summary
    from kg.analyses.graph import policy_graph
    from kg.analyses.wording import columns_of, told
    from kg.snapshots import before

    older = before(asker.snapshot)
    if older is None:
        text = asker.say(
            "无法比较:只保留着现在这一版快照,没有更早的;再次 kg build 之后就能比较(kg diff)。",
            "There is nothing to compare with: only this snapshot is kept; build again, then ask (or kg diff).",
        )
        return Reply("diff", {}, [], text, analysis=True)
    rows = diff(policy_graph(older), asker.graph)
    region = next(iter(asker.places), None)
    if region:
        rows = [r for r in rows if region in r["city"]]
    lang = asker.question.language
    counts = [
        f"{told('family', r['name'], lang)} +{r['gained']} −{r['lost']} ~{r['changed']}"
        for r in summary(rows) if r["by"] == "family"
    ]  # fmt: skip
    text = asker.say(
        f"与上一版({older.id[:8]})相比有{len(rows)}处变化:{';'.join(counts)}(+新增 −不再有 ~改变)。",
        f"{len(rows)} changes since snapshot {older.id[:8]}: {'; '.join(counts)} (+ gained, − lost, ~ changed).",
    )
    if not rows:
        text = asker.say(f"与上一版({older.id[:8]})相比没有变化。", f"Nothing changed since snapshot {older.id[:8]}.")
    columns = ("change", "family", "city", "what", "before", "after")
    shown = [{k: v for k, v in r.items() if k not in ("new", "snapshot")} for r in rows]
    return Reply("diff", {"old": older.id}, shown, text, (), tuple(columns_of(columns, shown)), analysis=True)
