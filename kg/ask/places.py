"""Questions on places and industries: who covers what, what a place does, how two places compare."""

from __future__ import annotations

import re

from kg.ask.reply import Asker, Reply, Row, titled, unique

_TIERS = ("named", "district", "broader", "related", "weak")
_TIER_WORDS = {
    "named": ("点名", "named outright"),
    "district": ("仅区县点名", "by a county alone"),
    "broader": ("上位产业", "by a broader industry"),
    "related": ("相关产业", "by a related industry"),
    "weak": ("间接", "indirectly"),
}


def _narrowed(asker: Asker, rows: list[Row]) -> tuple[list[Row], list[str]]:
    """The rows that the question lets through, and what it asked for."""
    filters: list[str] = []
    if asker.question.has("named-only") and asker.question.has("cover"):
        kept = [r for r in rows if r.get("coverage") == "named"]
        if kept or "直接" in asker.question.text:
            rows, filters = kept, ["coverage = named"]
    return rows, filters


def only_drafts(rows: list[Row], key: str) -> set[object]:
    """The values of a column that drafts alone have."""
    formal = {r[key] for r in rows if r.get("standing") != "draft"}
    return {r[key] for r in rows} - formal


def cities_covering(asker: Asker) -> Reply:
    """Which cities cover an industry (or any of several)."""
    industries = asker.question.of("industry")
    rows: list[Row] = []
    for industry in industries:
        rows += asker.rows("cities-covering", industry=industry)
    rows, filters = _narrowed(asker, rows)
    if asker.question.has("aside"):
        others = set(asker.places)
        rows, filters = [r for r in rows if r["city"] not in others], [*filters, *(f"not {o}" for o in asker.places)]
    return asker.reply(
        "cities-covering", rows, _coverage_said(asker, industries, rows), filters, industry="、".join(industries)
    )


def _coverage_said(asker: Asker, industries: list[str], rows: list[Row]) -> str:
    what = asker.say("或", " or ").join(map(asker.called, industries))
    by_tier: dict[str, list[Row]] = {}
    said: set[object] = set()
    for tier in _TIERS:
        fresh = [r for r in rows if r["coverage"] == tier and (r["city"], r["region"]) not in said]
        if fresh:
            by_tier[tier] = fresh
            said |= {(r["city"], r["region"]) for r in fresh}
    named = [r for r in by_tier.get("named", []) if _is_city(r)]
    cities = unique(named, "city")
    drafts = only_drafts([r for r in rows if r["coverage"] == "named"], "city") & set(cities)
    if cities:
        first = asker.say(
            f"{len(cities)}个城市被点名布局{what}:{asker.listed(cities)}",
            f"{len(cities)} {'city is' if len(cities) == 1 else 'cities are'} named for {what}: {asker.listed(cities)}",
        )
        if drafts:
            whom = asker.listed(c for c in cities if c in drafts)
            first += asker.say(f"(其中{whom}仅见于征求意见稿)", f" ({whom} only in a draft for comment)")
    else:
        first = asker.say(f"所读文件没有点名布局{what}的城市", f"No city is named for {what} in the notices read")
    others = []
    for tier, found in by_tier.items():
        places = [
            r["city"] if r["city"] == r["region"] else f"{r['city']}{r['region']}"
            for r in found
            if tier != "named" or not _is_city(r)
        ]
        if places:
            zh, en = _TIER_WORDS[tier] if tier != "named" else ("区域", "areas")
            others.append(asker.say(f"{zh}:{asker.listed(places)}", f"{en}: {asker.listed(places)}"))
    return (
        first
        + (";" if asker.zh else "; ") * bool(others)
        + (";" if asker.zh else "; ").join(others)
        + ("。" if asker.zh else ".")
    )


def _is_city(row: Row) -> bool:
    """True for prefectures, counties and municipalities, not for provinces and areas."""
    return row["level"] in ("prefecture", "county") or (
        row["level"] == "province" and str(row["region"]).endswith("市")
    )


def industries_of_city(asker: Asker) -> Reply:
    """Which industries a place covers; with "that B has not", less those of B."""
    region, *others = _subject_first(asker)
    rows, filters = _narrowed(asker, asker.rows("industries-of-city", region=region))
    if others and asker.question.has("none|exclude|exclusive"):
        return _difference(asker, region, others[0], rows)
    return asker.reply("industries-of-city", rows, _industries_said(asker, region, rows), filters, region=region)


def _subject_first(asker: Asker) -> list[str]:
    """The regions of the question, that which it names twice at the head: 乐山和攀枝花相比,乐山独有哪些."""
    named = [n.means for n in asker.question.names if n.kind == "region"]
    return sorted(dict.fromkeys(named), key=lambda r: -named.count(r))


def _industries_said(asker: Asker, region: str, rows: list[Row]) -> str:
    named = [r for r in rows if r["coverage"] == "named" and r["relation"] == "same"]
    plain = unique([r for r in named if r["how"] != "clause-scope"], "industry")
    products = unique([r for r in named if r["industry"] not in plain], "industry")
    drafts = only_drafts(named, "industry")
    if not rows:
        return asker.say(
            f"所读文件没有点名{region}的产业;没有写到不等于没有。",
            f"The notices read name no industry for {asker.called(region)}; that does not mean it has none.",
        )
    text = asker.say(
        f"{region}被点名的产业有{len(plain)}个:{asker.listed(plain)}",
        f"{asker.called(region)} is named for {len(plain)} industries: {asker.listed(plain)}",
    )
    if shown := asker.listed(i for i in plain if i in drafts):
        text += asker.say(f"(其中{shown}仅见于征求意见稿)", f" ({shown} only in a draft for comment)")
    if products:
        text += asker.say(
            f";同一条目还写到产品和技术:{asker.listed(products)}",
            f"; products and technologies in the same items: {asker.listed(products)}",
        )
    district = unique([r for r in rows if r["coverage"] == "district" and r["relation"] == "same"], "industry")
    if district:
        text += asker.say(f";所辖区县另有:{asker.listed(district)}", f"; its counties add {asker.listed(district)}")
    return text + asker.say("。", ".")


def _difference(asker: Asker, region: str, other: str, rows: list[Row]) -> Reply:
    taken = {r["industry"] for r in asker.rows("industries-of-city", region=other) if r["coverage"] == "named"}
    rows = [r for r in rows if r["coverage"] == "named" and r["industry"] not in taken]
    plain = asker.listed(unique([r for r in rows if r["relation"] == "same"], "industry"))
    text = asker.say(
        f"{region}有而{other}没有被点名的产业:{plain}。",
        f"Named for {asker.called(region)} and not for {asker.called(other)}: {plain}.",
    )
    return asker.reply("industries-of-city", rows, text, [f"not named for {other}"], region=region)


def compare_cities(asker: Asker) -> Reply:
    """What places have in common and what only one of them is named for; of one industry, how each is named."""
    regions = asker.question.of("region")
    wanted = set(asker.question.of("industry"))
    found = {
        region: [
            r | {"city": region}
            for r in asker.rows("industries-of-city", region=region)
            if r["coverage"] in ("named", "district") and (not wanted or r["industry"] in wanted)
        ]
        for region in regions
    }
    held = {region: {r["industry"] for r in of} for region, of in found.items()}
    common = set.intersection(*held.values())
    rows = [r for region in regions for r in found[region]]
    filters = sorted(wanted)
    if asker.question.has("common") and not asker.question.has("exclude"):
        rows, filters = [r for r in rows if r["industry"] in common], [*filters, "in all"]
    if wanted:
        text = "".join(_how_named(asker, region, found[region], wanted) for region in regions)
        return asker.reply("industries-of-city", rows, text, filters, region="、".join(regions))
    plain = {region: {r["industry"] for r in of if r["relation"] == "same"} for region, of in found.items()}

    def words(names: set[object]) -> str:
        return asker.listed(sorted(names, key=str)) or asker.say("无", "none")

    together = asker.say("与", " and ").join(asker.called(r) for r in regions)
    parts = [
        asker.say(
            f"{together}共同被点名的产业:{words(set.intersection(*plain.values()))}",
            f"{together} are both named for: {words(set.intersection(*plain.values()))}",
        )
    ]
    for region in regions:
        others = set().union(*(held[r] for r in regions if r != region))
        own = words(plain[region] - others)
        parts.append(asker.say(f"只有{region}:{own}", f"only {asker.called(region)}: {own}"))
    text = asker.say(";", "; ").join(parts) + asker.say("。", ".")
    return asker.reply("industries-of-city", rows, text, filters, region="、".join(regions))


def _how_named(asker: Asker, region: str, rows: list[Row], wanted: set[str]) -> str:
    """How a place is named for an industry: by which words, in which notice, in a draft only or not at all."""
    where, what = asker.called(region), asker.listed(sorted(wanted))
    if not rows:
        return asker.say(f"{where}:所读文件没有点名{what}。", f"{where}: not named for {what} in the notices read. ")
    parts = []
    for draft in (False, True):
        own = [r for r in rows if (r["standing"] == "draft") == draft]
        if own:
            kind = asker.say("征求意见稿" if draft else "正式文件", "draft for comment" if draft else "formal notices")
            parts.append(f"{kind}“{asker.listed(unique(own, 'quote'), 4)}”")
    only = asker.say(",只见于征求意见稿", ", in a draft only") if all(r["standing"] == "draft" for r in rows) else ""
    return asker.say(f"{where}:{'、'.join(parts)}{only}。", f"{where}: {', '.join(parts)}{only}. ")


def coverage_of_pair(asker: Asker) -> Reply:
    """Whether a place covers an industry, by which words."""
    region, industry = asker.question.of("region")[0], asker.question.of("industry")[0]
    rows = [r for r in asker.rows("cities-covering", industry=industry) if region in (r["city"], r["region"])]
    rows, filters = _narrowed(asker, rows)
    rows = titled(asker, rows)
    own = [r for r in rows if r["coverage"] == "named" or (r["coverage"] == "district" and r["region"] == region)]
    what, where = asker.called(industry), asker.called(region)
    if own:
        by, drafts = asker.listed(unique(own, "quote"), 3), all(r["standing"] == "draft" for r in own)
        note = asker.say("(仅见于征求意见稿)", " (in a draft for comment only)") if drafts else ""
        text = asker.say(f"是,{where}被点名布局{what}{note}:{by}。", f"Yes, {where} is named for {what}{note}: {by}.")
    elif rows:
        tiers = asker.listed(_TIER_WORDS[str(t)][0 if asker.zh else 1] for t in unique(rows, "coverage"))
        text = asker.say(
            f"没有直接点名;{where}与{what}只有{tiers}的线索。",
            f"Not by name; {where} is linked to {what} only {tiers}.",
        )
    else:
        text = asker.say(
            f"所读文件没有提到{where}布局{what};没有写到不等于没有。",
            f"The notices read do not name {where} for {what}; that does not mean it has none.",
        )
    columns = ("title", *_columns("cities-covering"))
    return asker.reply("cities-covering", rows, text, [f"region = {region}", *filters], columns, industry=industry)


def _columns(query: str) -> tuple[str, ...]:
    from kg.queries import named

    return named(query).columns


def entities_of(asker: Asker) -> Reply | None:
    """Projects and platforms of a place, or that the question's words name."""
    q = asker.question
    region = next(iter(q.of("region")), None)
    words = [n.said for n in q.names if n.kind == "region"] + q.chinese.split()
    rows = asker.rows("entities")
    named = [r for r in rows if str(r["name"]).lower() in q.text]
    if named and not region:
        names = unique(named, "name")
        rows = [r for r in rows if r["name"] in names or any(str(n) in str(r["sentence"]) for n in names)]
        text = asker.say(
            f"涉及{asker.listed(names)}的有:{asker.listed(unique(rows, 'region'))}。",
            f"{asker.listed(names)}: {asker.listed(unique(rows, 'region'))}.",
        )
        return asker.reply("entities", rows, text)
    if not region and not words:
        return _spoken_of(asker)
    area = region if region and not re.search(r"(?<!地)区$|[市州县盟]$", region) else ""

    def of_place(row: Row) -> bool:  # an area is spoken of by several names: 成渝地区, 成渝地区双城经济圈
        said = str(row["region"] or "")
        return said == region or bool(area and said[:2] == area[:2] and not re.search(r"(?<!地)区$|[市州县盟]$", said))

    rows = [r for r in rows if (region and of_place(r)) or any(w and w in str(r["name"]) for w in words)]
    where = asker.called(region) if region else asker.listed(words)
    text = asker.say(
        f"{where}被写到的项目和平台有{len(unique(rows, 'name'))}个:{asker.listed(unique(rows, 'name'))}。",
        f"{len(unique(rows, 'name'))} projects and platforms of {where}: {asker.listed(unique(rows, 'name'))}.",
    )
    if not rows:
        text = asker.say(
            f"所读文件没有写到{where}的项目或平台。", f"The notices read name no project or platform of {where}."
        )
    filters = [f"region = {region}" if region else "name"]
    if asker.question.has("evidence|says"):
        return asker.reply("entities", titled(asker, rows), text, filters, ("title", *_columns("entities")))
    return asker.reply("entities", rows, text, filters)


def _spoken_of(asker: Asker) -> Reply | None:
    """The sentences that hold the longest run of the question's words, for a project that no fact names."""
    bare = re.sub(r"涉及|包括|包含|涵盖|位于|哪些?|什么|有|区|的|项目|平台|[?,。!]", " ", asker.question.text).split()
    for words in sorted(bare, key=len, reverse=True):
        heads = (words[:length] for length in range(len(words), 2, -1))
        words, rows = next(((w, found) for w in heads if (found := asker.rows("passages", words=w))), (words, []))
        if rows:
            where = asker.listed(unique(rows, "title"))
            return asker.reply(
                "passages",
                rows,
                asker.say(
                    f"写到“{words}”的原文有{len(rows)}处,见{where}。",
                    f"{len(rows)} sentences hold “{words}”, in {where}.",
                ),
                words=words,
            )
    return None


def regions(asker: Asker) -> Reply:
    """The cities of the province with what is said of each."""
    rows = asker.rows("regions")
    if home := [r for r in asker.question.of("region") if r in asker.home]:
        rows = [r for r in rows if r["province"] in home]
    if asker.question.has("none"):
        rows = [r for r in rows if not r["industries"] and not r["clusters"]]
        text = asker.say(
            f"{len(rows)}个市(州)在所读文件中没有被点名:{asker.listed(unique(rows, 'city'))}。",
            f"{len(rows)} cities are not named in what was read: {asker.listed(unique(rows, 'city'))}.",
        )
    else:
        rows = [r for r in rows if r["industries"] or r["clusters"]]
        text = asker.say(
            f"{len(rows)}个市(州)被点名:{asker.listed(unique(rows, 'city'))}。",
            f"{len(rows)} cities are named: {asker.listed(unique(rows, 'city'))}.",
        )
    return asker.reply("regions", rows, text)
