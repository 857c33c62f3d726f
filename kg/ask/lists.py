"""Questions on official lists: tracks, Everest industries, and what is missing between them and clusters."""

from __future__ import annotations

import re

from kg.ask import gaps
from kg.ask.reply import Asker, Reply, Row, contains, unique

_REASONS = {
    "none": ("没有任何城市线索", "nothing at all"),
    "district": ("仅有区县线索", "a county alone"),
    "weak": ("仅有间接线索", "indirect only"),
    "related": ("仅有相关产业", "a related industry only"),
    "broader": ("仅有上位产业", "a broader industry only"),
}


_ASKS_CITIES = re.compile(
    r"哪(?:些|几个|个)?(?:市州|城?市|地方|地市)|集群的(?:市州|城?市|地方|地市)"
    r"|\b(?:which|what) (?:cit|place|prefecture)"
)
_NO_CLUSTER = re.compile(
    r"(?:没有?|零)(?:任何)?(?:个)?(?:省级)?(?:的)?集群|\b(?:no|any) (?:provincial |recogni[sz]ed )*clusters?\b"
)


def _by_words(asker: Asker, rows: list[Row]) -> tuple[list[Row], list[str]]:
    """The items that the question narrows a list to: by number, by words of the name, by an industry."""
    q = asker.question
    if rows and re.search(r"最(?:后|末)(?:一|那)?(?:个|条|项)|末(?:一)?条|\blast\b", q.text):
        last = max(int(str(r["order"] or 0)) for r in rows)
        return [r for r in rows if r["order"] == last], [f"order = {last}"]
    if q.ordinal is not None:
        return [r for r in rows if r["order"] == q.ordinal], [f"order = {q.ordinal}"]
    words = [q.quoted] if q.quoted else [n.said for n in q.names if n.kind == "industry"]
    words = [w for w in words if not any(mark in w for mark in ("珠峰", "赛道"))]
    if sign := re.search(r"[带含有]“?([\u3400-\u9fff])”?字|(?:含有?|带有?|包含)([\u3400-\u9fff])的", q.text):
        words = [sign[1] or sign[2]]
    if not words and q.has("named-word") and (run := _longest_run(q.text + q.chinese, rows)):
        words = [run]
    if not words:
        return rows, []
    meant = set(q.of("industry")) if not q.quoted else set()
    if q.has("named-word") and not any(contains(r, w, "name") or r["industry"] in meant for r in rows for w in words):
        words = [half for w in words if len(w) == 4 and not w.isascii() for half in (w[:2], w[2:])] or words
    exact = [r for r in rows if r["industry"] in meant and r["name"] in words]
    if exact and not q.has("named-word"):
        return exact, [f"name = {w}" for w in words]
    return [r for r in rows if r["industry"] in meant or any(contains(r, w, "name") for w in words)], [
        f"name contains {w}" for w in words
    ]


def unread(asker: Asker, query: str, name: str) -> Reply:
    """A list that the tool knows by name and that stands in no notice of this graph."""
    formal = asker.question.has("formal-only")
    text = asker.say(
        f"所读{'正式' if formal else ''}文件里没有{name}这份名单。",
        f"The {'formal ' if formal else ''}notices read hold no list {asker.called(name)}.",
    )
    return asker.reply(query, [], text, list=name)


def tracks(asker: Asker) -> Reply | None:
    """The tracks, or those that the question narrows them to."""
    name = asker.lists.get("track")
    if not name:
        return None
    asked = [y for y in asker.question.years if str(y) not in name]
    if asked and re.search(r"20\d\d", name):
        text = asker.say(
            f"所读文件没有{asked[0]}年的赛道名单,只有{name}。",
            f"No list of tracks for {asked[0]} was read, only {name}.",
        )
        return asker.reply("tracks", [], text, [f"year = {asked[0]}"], list=name)
    everything = asker.rows("tracks", list=name)
    if not everything:
        return unread(asker, "tracks", name)
    rows, filters = _by_words(asker, everything)
    names = asker.listed(unique(rows, "name"))
    if asker.question.has("yes-no") and filters:
        text = asker.say(
            f"{'是' if rows else '不是'},{len(everything)}条赛道中{'有' + names if rows else '没有这一条'}。",
            f"{'Yes' if rows else 'No'}: {names or 'it is not'} among the {len(everything)} tracks.",
        )
    elif filters:
        text = asker.say(
            f"{len(everything)}条赛道中符合的有{len(rows)}条:{names or '无'}。",
            f"{len(rows)} of the {len(everything)} tracks: {names or 'none'}.",
        )
    else:
        text = asker.say(f"共{len(rows)}条赛道:{names}。", f"There are {len(rows)} tracks: {names}.")
    return asker.reply("tracks", rows, text, filters, list=name)


def _longest_run(text: str, rows: list[Row]) -> str:
    """The longest run of the question's characters that some items have in their names, and not most of them."""
    names = [str(r["name"]) for r in rows]
    runs = {n[a : a + k] for n in names for k in range(2, len(n) + 1) for a in range(len(n) - k + 1)}
    found = [r for r in runs if r in text and sum(r in n for n in names) * 3 <= len(names)]
    return max(found, key=lambda r: (len(r), r), default="")


def list_items(asker: Asker) -> Reply:
    """The items of a list that the question names."""
    name = asker.question.of("list")[0]
    rows = asker.rows("list-items", list=name)
    if not rows:
        return unread(asker, "list-items", name)
    items = unique(rows, "name")
    text = asker.say(
        f"{name}共{len(items)}项:{asker.listed(items)}。",
        f"{asker.called(name)} has {len(items)} items: {asker.listed(items)}.",
    )
    return asker.reply("list-items", rows, text, list=name)


def tracks_without_city(asker: Asker) -> Reply | None:
    """Tracks for which no city is named, by what there is instead."""
    name = asker.lists.get("track")
    if not name:
        return None
    if not asker.rows("tracks", list=name):
        return unread(asker, "tracks-without-city", name)
    rows, filters = asker.rows("tracks-without-city", list=name), []
    formal = asker.question.has("formal-only")
    if formal:  # the query counts what drafts say of a city, though none of its own rows is a draft's
        rows = gaps.analysed(asker, "tracks-without-city")
    if asker.question.has("district"):
        rows, filters = [r for r in rows if r["reason"] == "district"], ["reason = district"]
    parts = []
    for reason, words in _REASONS.items():
        names = unique([r for r in rows if r["reason"] == reason], "name")
        if names:
            parts.append(
                asker.say(
                    f"{words[0]}{len(names)}条:{asker.listed(names)}",
                    f"{words[1]} ({len(names)}): {asker.listed(names)}",
                )
            )
    text = (
        asker.say(f"{len(rows)}条赛道没有城市被点名。", f"No city is named for {len(rows)} tracks. ")
        + ("。" if asker.zh else ". ").join(parts)
        + asker.say("。", ".")
    )
    if drafted := unique([r for r in rows if r["reason"] != r["formal_reason"]], "name"):
        text += asker.say(
            f"其中{asker.listed(drafted)}的线索出自征求意见稿,不计则更弱。",
            f" The clues of {asker.listed(drafted)} are from a draft for comment; without it they are weaker.",
        )
    if formal:
        return gaps.reply(asker, "tracks-without-city", rows, text, ["standing != draft", *filters], list=name)
    return asker.reply("tracks-without-city", rows, text, filters, list=name)


def everest(asker: Asker) -> Reply | None:
    """The Everest industries and their places, or those that the question narrows them to."""
    name, q = asker.lists.get("everest"), asker.question
    if not name:
        return None
    everything = rows = asker.rows("everest", list=name)
    if not rows:
        return unread(asker, "everest", name)
    regions, industries = asker.places, q.of("industry")
    draft = asker.say("(征求意见稿)", " (draft for comment)") if any(r["standing"] == "draft" for r in rows) else ""
    if q.has("none"):
        placed = {r["name"] for r in rows if r["level"] in ("prefecture", "county")}
        rows = [r for r in rows if r["name"] not in placed]
        names = unique(rows, "name")
        text = asker.say(
            f"{len(names)}个产业没有点名城市:{asker.listed(names)}{draft}。",
            f"{len(names)} industries name no city: {asker.listed(names)}{draft}.",
        )
        return asker.reply("everest", rows, text, ["no city"], list=name)
    if q.has("most"):
        return _most_cities(asker, name, rows, draft)
    if regions:
        rows = [r for r in rows if r["city"] in regions]
        names = unique(rows, "name")
        text = asker.say(
            f"点名{asker.listed(regions)}的产业有{len(names)}个:{asker.listed(names)}{draft}。",
            f"{asker.listed(regions)} is named for {len(names)}: {asker.listed(names)}{draft}.",
        )
        return asker.reply("everest", rows, text, [f"city = {regions[0]}"], list=name)
    if industries:
        rows = [r for r in rows if r["industry"] in industries or any(contains(r, i, "name") for i in industries)]
        cities = unique([r for r in rows if r["level"] == "prefecture"], "city")
        what = asker.listed(unique(rows, "name") or industries)
        text = asker.say(
            f"{what}点名{len(cities)}个城市:{asker.listed(cities)}{draft}。",
            f"{what} names {len(cities)} cities: {asker.listed(cities)}{draft}.",
        )
        return asker.reply("everest", rows, text, [f"industry = {industries[0]}"], list=name)
    if q.has("order-word") and q.ordinal is not None:
        rows = [r for r in rows if r["order"] == q.ordinal]
    names = unique(rows, "name")
    cities = unique([r for r in everything if r["level"] == "prefecture"], "city")
    text = asker.say(
        f"“珠峰攀登”共{len(names)}个产业:{asker.listed(names)}{draft};点名{len(cities)}个城市:{asker.listed(cities)}。",
        f"{len(names)} Everest industries: {asker.listed(names)}{draft}; "
        f"{len(cities)} cities are named: {asker.listed(cities)}.",
    )
    return asker.reply("everest", rows, text, list=name)


def _most_cities(asker: Asker, list_name: str, rows: list[Row], draft: str) -> Reply:
    key, other = ("city", "name") if re.search(r"哪个(?:城市|市)|which city", asker.question.text) else ("name", "city")
    counted: dict[object, set[object]] = {}
    for r in rows:
        if r["level"] == "prefecture":
            counted.setdefault(r[key], set()).add(r[other])
    ranked = sorted(counted, key=lambda n: -len(counted[n]))
    top = [n for n in ranked if len(counted[n]) == len(counted[ranked[0]])]
    few = len(counted[ranked[0]]) if ranked else 0
    unit = asker.say("个城市" if key == "name" else "个产业", "cities" if key == "name" else "industries")
    text = asker.say(
        f"最多的是{asker.listed(top)},{few}{unit}{draft}。", f"Most: {asker.listed(top)}, {few} {unit}{draft}."
    )
    return asker.reply("everest", [r for r in rows if r[key] in top], text, ["most"], list=list_name)


def everest_without_cluster(asker: Asker) -> Reply | None:
    """Everest industries, or cities, that lack a recognised cluster."""
    name, q = asker.lists.get("everest"), asker.question
    if not name:
        return None
    if not asker.rows("everest", list=name):
        return unread(asker, "everest-without-cluster", name)
    regions, industries = asker.places, q.of("industry")
    if (
        q.has("none-at-all")
        and not q.has("which-city|city-word")
        or (q.has("none-at-all") and "产业" in q.text and "城市" not in q.text)
    ):
        rows = [r for r in asker.rows("industries-without-cluster", list=name) if not r["clusters"]]
        names = unique(rows, "name")
        text = asker.say(
            f"{len(names)}个产业在已认定集群中没有对应产业:{asker.listed(names)}。",
            f"{len(names)} industries have no recognised cluster anywhere: {asker.listed(names)}.",
        )
        return asker.reply("industries-without-cluster", rows, text, ["clusters = 0"], list=name)
    rows = asker.rows("everest-without-cluster", list=name)
    if not industries and (q.has("none-at-all") or (_ASKS_CITIES.search(q.text) and _NO_CLUSTER.search(q.text))):
        hosts = {r["city"] for r in asker.rows("clusters-per-city", grade="provincial")}
        rows = [r for r in rows if r["city"] not in hosts]
        cities = unique(rows, "city")
        text = asker.say(
            f"{len(cities)}个城市被点名但没有任何已认定集群:{asker.listed(cities)}。",
            f"{len(cities)} cities are named but have no recognised cluster: {asker.listed(cities)}.",
        )
        return asker.reply("everest-without-cluster", rows, text, ["no cluster at all"], list=name)
    rows = [
        r
        for r in rows
        if not r["cluster"]
        and (not regions or r["city"] in regions)
        and (not industries or r["industry"] in industries or any(contains(r, i, "name") for i in industries))
    ]
    pairs = [f"{n}({asker.listed(unique([r for r in rows if r['name'] == n], 'city'))})" for n in unique(rows, "name")]
    text = asker.say(
        f"{len(pairs)}个产业在点名城市缺少已认定集群:{'、'.join(pairs)}。",
        f"{len(pairs)} industries lack a recognised cluster in a named city: {', '.join(pairs)}.",
    )
    return asker.reply("everest-without-cluster", rows, text, ["no cluster", *regions, *industries], list=name)


def recognised_and_named(asker: Asker) -> Reply | None:
    """Cities with both a recognised cluster and a place in the Everest list for the same industry."""
    name = asker.lists.get("everest")
    if not name:
        return None
    if not asker.rows("everest", list=name):
        return unread(asker, "recognised-and-named", name)
    rows = asker.rows("recognised-and-named", list=name)
    wanted = asker.question.of("region") + asker.question.of("industry")
    if wanted:
        rows = [r for r in rows if r["city"] in wanted or r["industry"] in wanted]
    pairs = list(dict.fromkeys(f"{r['city']}·{r['industry']}" for r in rows))
    text = asker.say(
        f"既有省级集群又被点名的有{len(pairs)}组:{'、'.join(pairs)}。",
        f"{len(pairs)} pairs of city and industry are both recognised and named: {', '.join(pairs)}.",
    )
    return asker.reply("recognised-and-named", rows, text, list=name)
