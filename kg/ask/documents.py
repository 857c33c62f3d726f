"""Questions on the notices themselves: who issued them, what they cite, which are drafts, where words stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from kg.ask.question import Question
from kg.ask.reply import Asker, Reply, unique

R = TypeVar("R", bound=Mapping[str, Any])
_STANDINGS = {
    "draft": ("征求意见稿,不是现行有效的政策", "a draft for comment, not policy in force"),
    "in_force": ("有效", "in force"),
    "repealed": ("已废止", "repealed"),
    "expired": ("已失效", "expired"),
}
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔\d{4}〕\d{1,4}号")
_FORMAL = ("正式文件,效力未写明", "formal; validity not stated")


def evidence_of_words(asker: Asker) -> Reply | None:
    """Where quoted words stand."""
    words = asker.question.quoted
    rows = asker.rows("evidence", words=words)
    if not rows and len(words) > 6:  # the quotation may run over a full stop or drop a mark
        rows = asker.rows("evidence", words=max(re.split(r"[,。;:、]", words), key=len))
    query = "evidence"
    if not rows:
        query, rows = "passages", asker.rows("passages", words=words)
    titles = unique(rows, "title")
    text = asker.say(
        f"“{words}”出自:{'、'.join(f'《{t}》' for t in titles)}。",
        f"“{words}” stands in: {', '.join(map(str, titles))}.",
    )
    if not rows:
        text = asker.say(f"所读文件中没有“{words}”这句话。", f"No notice read holds “{words}”.")
    return asker.reply(query, rows, text, words=words)


def cited_meant(q: Question, rows: Sequence[R]) -> list[R]:
    """The citations of the document that a question names, by number, title in book marks, or its rare words."""
    if number := _NUMBER.search(q.text.replace("[", "〔").replace("]", "〕").replace("(", "〔").replace(")", "〕")):
        return [r for r in rows if r["doc_number"] and str(r["doc_number"]).endswith(number[0])]
    bare = re.sub(r"[《》〈〉()\s]", "", q.book_title)
    if bare:
        return [r for r in rows if bare in re.sub(r"[《》〈〉()\s]", "", str(r["cited"] or ""))]
    words = q.text + " " + q.chinese
    pairs = {words[i : i + 2] for i in range(len(words) - 1)} - {"通知", "方案", "文件", "关于", "如果"}
    titles = {str(r["cited"]) for r in rows if r["cited"]}
    rare = [p for p in pairs if sum(p in t for t in titles) * 3 < len(titles)]  # the province stands in most titles
    scored = [(sum(p in str(r["cited"]) for p in rare), r) for r in rows if r["cited"]]
    top = max((s for s, _ in scored), default=0)
    return [r for s, r in scored if s == top and top >= 2]


def _own(asker: Asker) -> set[str]:
    """The pairs of letters in the names of the places whose notices were read: most titles hold them."""
    names = {str(n["region"] or "") for n in asker.rows("notices")}
    return {a + b for name in names for a, b in zip(name, name[1:], strict=False)}


def names_cited(asker: Asker) -> bool:
    """True where the question shares four pairs of characters or more with the title of a document that is cited."""
    text, plain = asker.question.text, {"产业", "业集", "集群"} | _own(asker)
    titles = {str(r["cited"] or "") for r in asker.rows("citations")}
    return any(sum(p in text for p in {a + b for a, b in zip(t, t[1:], strict=False)} - plain) >= 4 for t in titles)


def citations(asker: Asker) -> Reply:
    """What a notice cites, or which notices cite a document."""
    q = asker.question
    if q.book_title:
        wanted = re.sub(r"[《》〈〉\s]", "", q.book_title)
        rows = [r for r in asker.rows("citations") if wanted in re.sub(r"[《》〈〉\s]", "", str(r["cited"]))]
        titles = "、".join(f"《{t}》" for t in unique(rows, "title")) or asker.say("没有", "none")
        return asker.reply(
            "citations",
            rows,
            asker.say(f"提到《{q.book_title}》的文件:{titles}。", f"《{q.book_title}》 is cited by: {titles}."),
            [f"cited contains {q.book_title}"],
        )
    if q.has("cited-by") and (meant := cited_meant(q, asker.rows("citations"))):
        what, by = asker.listed(unique(meant, "cited")), unique(meant, "title")
        text = asker.say(
            f"引用{what}的文件:{'、'.join(f'《{t}》' for t in by)}。", f"{what} is cited by: {', '.join(map(str, by))}."
        )
        return asker.reply("citations", meant, text, [f"cited = {meant[0]['cited']}"])
    notice = asker.notice
    rows = asker.rows("citations", **({"notice": notice} if notice else {}))
    cited = list(
        dict.fromkeys(f"《{r['cited']}》{'(' + str(r['doc_number']) + ')' if r['doc_number'] else ''}" for r in rows)
    )
    whose = f"《{asker.title(notice)}》" if notice else asker.say("所读文件", "The notices read")
    text = asker.say(
        f"{whose}引用了{len(cited)}份文件:{'、'.join(cited)}。",
        f"{whose} cite {len(cited)} documents: {', '.join(cited)}.",
    )
    if not rows:
        text = asker.say(f"{whose}没有引用别的文件。", f"{whose}: no document is cited.")
    return asker.reply(
        "citations", rows, text, [f"notice = {notice}"] if notice else [], **({"notice": notice} if notice else {})
    )


def notice_profile(asker: Asker) -> Reply | None:
    """Title, number, issuers, dates and standing of a notice."""
    notice = asker.notice
    if not notice:
        return None
    row = asker.rows("notices", notice=notice)[0]
    standing = _STANDINGS.get(str(row["standing"]), _FORMAL)
    dates = [
        ("成文", "issued", row["issued"]),
        ("通过", "adopted", row["adopted"]),
        ("发布", "published", row["published"]),
    ]
    told = asker.say(",", ", ").join(asker.say(f"{zh}日期{d}", f"{en} {d}") for zh, en, d in dates if d)
    number = row["doc_number"] or asker.say("没有写文号", "no document number")
    text = asker.say(
        f"《{row['title']}》:{row['issuers'] or '没有写明的单位'}发文,{number},{told or '没有写日期'};{standing[0]}。",
        f"{row['title']}: issued by {row['issuers'] or 'nobody named'}, {number}, {told or 'no date'}; {standing[1]}.",
    )
    return asker.reply("notices", [row], text, notice=notice)


def mentions(asker: Asker) -> Reply:
    """The notices that speak of an industry, with the sentences."""
    industries = asker.question.of("industry")
    said = list(dict.fromkeys([*industries, *(n.said for n in asker.question.names if n.kind == "industry")]))
    rows = [r for words in said for r in asker.rows("passages", words=words)]
    rows = list({(r["notice"], r["begin"]): r for r in rows}.values())
    what, titles = asker.listed(industries), unique(rows, "title")
    text = asker.say(
        f"写到{what}的文件有{len(titles)}份:{'、'.join(f'《{t}》' for t in titles)}。",
        f"{len(titles)} notices speak of {what}: {', '.join(map(str, titles))}.",
    )
    if not rows:
        text = asker.say(f"所读文件没有写到{what}。", f"No notice read speaks of {what}.")
    return asker.reply("passages", rows, text, words="、".join(said))


def notices(asker: Asker) -> Reply:
    """The notices that were read, or those of a place or of a body."""
    rows = asker.rows("notices")
    if asker.question.has("formal-only"):
        rows = [r for r in rows if r["standing"] != "draft"]
    if places := asker.question.of("agency") or asker.question.of("region"):
        own = [r for r in rows if any(p in f"{r['region'] or ''} {r['issuers'] or ''}" for p in places)]
        where, titles = asker.listed(places), "、".join(f"《{r['title']}》" for r in own)
        text = asker.say(
            f"已读{where}的文件{len(own)}份:{titles}。", f"{len(own)} notices of {where} were read: {titles}."
        )
        if not own:
            text = asker.say(f"没有读到{where}发布的文件。", f"No notice of {where} was read.")
        return asker.reply("notices", own, text, [f"of {p}" for p in places])
    return asker.reply(
        "notices",
        rows,
        asker.say(
            f"已读文件{len(rows)}份:{'、'.join(f'《{t}》' for t in unique(rows, 'title'))}。",
            f"{len(rows)} notices were read: {', '.join(map(str, unique(rows, 'title')))}.",
        ),
    )


def drafts(asker: Asker) -> Reply:
    """Notices that are no policy in force."""
    rows = asker.rows("drafts")
    titles = "、".join(f"《{t}》" for t in unique(rows, "title"))
    return asker.reply(
        "drafts",
        rows,
        asker.say(
            f"不是现行有效政策的文件有{len(unique(rows, 'notice'))}份:{titles}。",
            f"{len(unique(rows, 'notice'))} are not policy in force: {titles}.",
        ),
    )


def cities_only_in_drafts(asker: Asker) -> Reply:
    """Cities that drafts alone name."""
    rows = asker.rows("cities-only-in-drafts")
    names = asker.listed(unique(rows, "city"))
    return asker.reply(
        "cities-only-in-drafts",
        rows,
        asker.say(
            f"{len(rows)}个城市只在征求意见稿里被点名:{names}。",
            f"{len(rows)} cities are named only in drafts for comment: {names}.",
        ),
    )


def industries_only_in_drafts(asker: Asker) -> Reply:
    """Industries that drafts alone name."""
    rows = asker.rows("industries-only-in-drafts")
    listed, count = unique([r for r in rows if r["listed"]], "industry"), len(unique(rows, "industry"))
    return asker.reply(
        "industries-only-in-drafts",
        rows,
        asker.say(
            f"{count}个产业或产品只在征求意见稿里出现,其中列入名单的有:{asker.listed(listed)}。",
            f"{count} industries and products appear only in drafts; of these on a list: {asker.listed(listed)}.",
        ),
    )


def anomalies(asker: Asker) -> Reply:
    """Dates that do not fit."""
    q = asker.question
    rows, filters = asker.rows("anomalies"), []
    if re.search(r"(?:(?<!有)没|无|缺|未).{0,6}日期|undated|without a date|no (?:issue )?date", q.text):
        rows, filters = [r for r in rows if r["problem"] == "no date of issue"], ["problem = no date of issue"]
    words = {"deadline before publication": "期限早于发布", "no date of issue": "没有成文日期"}
    parts = [
        " ".join(
            [f"《{r['title']}》", asker.say(words[str(r["problem"])], str(r["problem"])), str(r["date"] or "")]
        ).strip()
        for r in rows
    ]
    text = (
        asker.say(f"日期异常{len(rows)}处:{';'.join(parts)}。", f"{len(rows)} anomalies: {'; '.join(parts)}.")
        if rows
        else asker.say("没有发现日期异常。", "No anomaly was found.")
    )
    return asker.reply("anomalies", rows, text, filters)
