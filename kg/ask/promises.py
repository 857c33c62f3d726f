"""Questions on what notices promise and demand: targets, incentives, deadlines, rules of selection, chains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.ask.reply import Asker, Reply, Row, unique


def deadlines(asker: Asker) -> Reply:
    """Dates by which something is due."""
    notice = asker.notice
    rows = asker.rows("deadlines", **({"notice": notice} if notice else {}))
    if not notice:
        rows = _about(rows, _words_of(asker), "what", "quote", "sentence") or rows
    rows = sorted(rows, key=lambda r: str(r["date"]))
    parts = list(dict.fromkeys(f"{_spoken(str(r['date']), asker)} {r['what'] or ''}".strip() for r in rows))
    text = (
        asker.say(f"期限{len(parts)}项:{';'.join(parts)}。", f"{len(parts)} deadlines: {'; '.join(parts)}.")
        if rows
        else asker.say("所读文件没有写明期限。", "The notices read state no deadline.")
    )
    return asker.reply(
        "deadlines", rows, text, [f"notice = {notice}"] if notice else [], **({"notice": notice} if notice else {})
    )


def _spoken(date: str, asker: Asker) -> str:
    """A date of the contract as people say it: --06-30 is 每年6月底."""
    match = re.fullmatch(r"--(\d\d)(?:-(\d\d))?", date)
    if not match or not asker.zh:
        return date
    last = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}.get(match[1], "31")
    return f"每年{int(match[1])}月" + ("底" if match[2] in (None, last) else f"{int(match[2])}日")


def _words_of(asker: Asker) -> list[str]:
    """What a question on targets or incentives is about: its rare words, as they may stand in a notice."""
    q = asker.question
    text = q.text
    for n in q.names:
        if n.kind in ("region", "agency", "list"):
            text = text.replace(n.said, " ")
    said = re.findall(r"[\u3400-\u9fff\d]{2,}|\d+[a-z]+", re.sub(r"(?:19|20)\d\d年?", " ", text))
    return [*q.chinese.split(), *said, *(other for words in said if (other := _in_other_words(words)) != words)]


def _in_other_words(words: str) -> str:
    """Spoken words of statistics as notices print them.

    >>> _in_other_words("研发投入占比目标")
    '研发经费支出占比重目标'
    """
    for spoken, printed in (("投入", "经费支出"), ("占比", "占比重"), ("增幅", "增速"), ("户数", "家数")):
        words = words.replace(spoken, printed)
    return words


def names_metric(asker: Asker) -> bool:
    """True where the question holds four characters or more of what a target counts, beyond the name of an industry."""
    q = asker.question
    industries = [n.said for n in q.names if n.kind == "industry"]
    for row in asker.rows("targets"):
        metric = re.sub("[“”]", "", str(row["metric"] or ""))
        for length in range(len(metric), 3, -1):
            runs = (metric[a : a + length] for a in range(len(metric) - length + 1))
            if any(
                r in q.text and not any(r in i + "产业" or len(r) < len(i) + 2 and i in r for i in industries)
                for r in runs
            ):
                return True
    return False


def _about(rows: list[Row], words: list[str], *keys: str, whole: Sequence[str] = ()) -> list[Row]:
    """The rows that share the longest run of at least three characters, or one of the `whole` words, with the words."""
    scored: list[tuple[int, Row]] = []
    for row in rows:
        said = re.sub("[“”]", "", " ".join(str(row.get(k) or "") for k in keys))
        best = 0
        for word in words:
            if word in whole and word in said:
                best = max(best, 3)
            for length in range(len(word), 2, -1):
                if length <= best:
                    break
                if any(
                    word[a : a + length] in said and not _COMMON.fullmatch(word[a : a + length])
                    for a in range(len(word) - length + 1)
                ):
                    best = length
        scored.append((best, row))
    top = max((s for s, _ in scored), default=0)
    return [row for s, row in scored if s and s >= max(3, min(top, 4))] if top >= 3 else []


_COMMON = re.compile(
    r".*(?:有哪些|是多少|要达到|达到|目标|指标|哪些|多少|什么|企业能|能拿|有什么|激励|奖励|金额|上限|示范场景).*"
)


def targets(asker: Asker) -> Reply:
    """Targets of a year, a notice, a place, an industry or a metric."""
    q = asker.question
    industries, parameters = q.of("industry"), {}
    filters: list[str] = []
    query = "targets"
    if industries:
        query, parameters = "targets-of-industry", {"industry": industries[0]}
        rows = asker.rows(query, industry=industries[0])
        rows = rows or _about(
            asker.rows("targets"), [n.said for n in q.names if n.kind == "industry"], "metric", "about", "quote"
        )
    else:
        rows = asker.rows("targets")
    if q.years:
        of_year = [r for r in rows if r["year"] in q.years]
        if of_year or not (industries and all(r["year"] is None for r in rows)):  # a target may state no year
            rows, filters = of_year, [f"year = {q.years[0]}"]
    regions = asker.places
    if regions:
        own = {n["notice"] for n in asker.rows("notices") if n["region"] in regions}
        rows, filters = (
            [r for r in rows if r["notice"] in own or any(g[:2] in str(r["about"] or "") for g in regions)],
            [*filters, f"region = {regions[0]}"],
        )
    elif not industries and (notice := asker.notice) and not names_metric(asker):
        rows, filters = [r for r in rows if r["notice"] == notice], [*filters, f"notice = {notice}"]
    if not industries and (narrowed := _about(rows, _words_of(asker), "metric", "about", "quote")):
        rows, filters = narrowed, [*filters, "words"]
    parts = list(dict.fromkeys(_target_said(r) for r in rows))
    text = (
        asker.say(f"目标{len(parts)}项:{';'.join(parts)}。", f"{len(parts)} targets: {'; '.join(parts)}.")
        if rows
        else asker.say("所读文件没有这样的量化目标。", "The notices read state no such target.")
    )
    return asker.reply(query, rows, text, filters, **parameters)


def _target_said(row: Row) -> str:
    high = f"–{row['amount_high']}" if row["amount_high"] is not None else ""
    year = f"({row['year']}年)" if row["year"] else ""
    op = "" if row["op"] in ("=", "range") else {">=": "≥", "<=": "≤", "~": "约"}.get(str(row["op"]), str(row["op"]))
    return f"{row['metric'] or row['about'] or ''} {op}{row['amount']}{high}{row['unit'] or ''}{year}"


_PLAIN_PAIRS = set("企业 产业 获得 认定 首次 个人 省级 国家 单位 的企 市( 的市 建设 集群 成效 奖的 入选 市州".split())


def incentives(asker: Asker) -> Reply:
    """Incentives, or those of a beneficiary."""
    q = asker.question
    rows = everything = asker.rows("incentives")
    words = [w for w in _words_of(asker)]
    rare = [*q.chinese.split(), *_rare_pairs(q.text, [str(r["beneficiary"] or "") for r in rows])]
    if narrowed := _about(rows, [*words, *rare], "beneficiary", "instrument", "quote", whole=rare):
        rows = narrowed
    elif _beneficiary_asked(q.text, q.chinese):
        rows = []
    elif q.of("industry"):
        from kg.ask.gaps import unfunded

        return unfunded(asker)
    if q.has("incentive") and re.search(r"上限|金额|最高|封顶|cap", q.text) and rows is everything:
        rows = [r for r in rows if r["cap"] is not None]
    regions = q.of("region")
    if re.search(r"基金|\bfunds?\b", q.text) and (funds := _funds(asker, regions)):
        return funds
    if regions:
        own = {n["notice"] for n in asker.rows("notices") if n["region"] in regions}
        kept = [r for r in everything if r["notice"] in own and (r in rows or not narrowed)]
        rows = kept or rows
    parts = list(dict.fromkeys(_incentive_said(r, asker) for r in rows))
    text = (
        asker.say(f"扶持{len(parts)}项:{';'.join(parts)}。", f"{len(parts)} incentives: {'; '.join(parts)}.")
        if rows
        else asker.say("所读文件没有写到这样的扶持。", "The notices read state no such incentive.")
    )
    return asker.reply("incentives", rows, text, ["words"] if rows is not everything else [])


def _rare_pairs(text: str, beneficiaries: list[str]) -> list[str]:
    """The pairs of characters that the question shares with one beneficiary alone: 瞪羚."""
    told = set(beneficiaries)
    pairs = {text[i : i + 2] for i in range(len(text) - 1)} - _PLAIN_PAIRS
    return sorted(p for p in pairs if sum(p in b for b in told) == 1)


def _incentive_said(row: Row, asker: Asker) -> str:
    """Whom, what and how much; 最高 once, whether the mode says it or not."""
    said = f"{row['beneficiary'] or ''} {row['instrument'] or ''}".strip()
    if row["cap"] is None:
        return said
    mode = str(row["mode"] or "")
    most = "" if "最高" in mode or "不超过" in mode else asker.say("最高", "up to ")
    return f"{said} {mode}{most}{row['cap']}{row['unit'] or ''}"


def _funds(asker: Asker, regions: list[str]) -> Reply | None:
    """The size of a fund: no cap of an incentive, so the sentences that state it."""
    own = {n["notice"] for n in asker.rows("notices") if n["region"] in regions}
    rows = [r for r in asker.rows("passages", words="基金") if not regions or r["notice"] in own]
    sizes = [r for r in rows if re.search(r"\d+(?:\.\d+)?[万亿]元", str(r["sentence"]))]
    said = ";".join(str(r["sentence"]) for r in sizes)
    return asker.reply("passages", sizes, said, words="基金") if sizes else None


def _beneficiary_asked(text: str, chinese: str) -> bool:
    return bool(re.search(r"(?:企业|单位|赛手|团队|个人|人才|机构|基金|平台|园区)", text + chinese)) and not re.search(
        r"哪(?:些|类|几类)", text
    )


def selection_rule(asker: Asker) -> Reply | None:
    """How many a list may take of each: the sentences that say so, whatever those who are chosen are called."""
    rows = [r for r in asker.rows("passages", words="赛手") if _CHOSEN.search(str(r["sentence"]))]
    if not rows:
        return None
    said = list(dict.fromkeys(m[0] for r in rows for m in _CHOSEN.finditer(str(r["sentence"]))))
    text = asker.say(f"原文:{';'.join(said)}。", f"In the words of the notice: {'; '.join(said)}.")
    return asker.reply("passages", rows, text, words="赛手")


_CHOSEN = re.compile(r"[^,。;]{0,16}(?:评选|遴选|择优|确定|产生|选出)[^。;]{0,12}?\d+(?:个|家|名)[^。;]*")


def chain_of(asker: Asker) -> Reply:
    """The stages of an industry's chain."""
    industries = asker.question.of("industry")
    rows = [r for industry in industries for r in asker.rows("chain-of", industry=industry)]
    what, stages = asker.listed(industries), unique(rows, "stage")
    text = asker.say(
        f"{what}产业链被写到的环节有{len(stages)}个:{asker.listed(stages)}。",
        f"{len(stages)} stages are named of the chain of {what}: {asker.listed(stages)}.",
    )
    if not rows:
        text = asker.say(
            f"所读文件没有写到{what}产业链的环节。", f"The notices read name no stage of the chain of {what}."
        )
    return asker.reply("chain-of", rows, text, industry="、".join(industries))
