"""Questions on clusters: of a city, of an industry, of a grade; how many where; cities without one."""

from __future__ import annotations

from kg.ask.reply import Asker, Reply, Row, contains, titled, unique


def clusters(asker: Asker) -> Reply:
    """Clusters: of a city, of an industry, of a grade; counts by city and by industry; cities without one."""
    q = asker.question
    regions, industries = asker.places, q.of("industry")
    grade = "national" if q.has("national") else "provincial"
    if not regions and not industries and (reply := _counted(asker, grade)):
        return reply
    rows = asker.rows("clusters")
    stated = q.has("national|provincial")
    rows = [r for r in rows if r["grade"] == grade] if stated else rows
    filters = [f"grade = {grade}"] if stated else []
    if regions:
        rows, filters = [r for r in rows if r["city"] in regions], [*filters, f"city = {regions[0]}"]
    if industries:
        akin = _akin(asker, industries)
        rows = [r for r in rows if r["industry"] in akin or any(contains(r, i, "name") for i in industries)]
        filters = [*filters, f"industry = {industries[0]}"]
    if not stated and not regions and not industries:
        rows, filters = [r for r in rows if r["grade"] == "provincial"], ["grade = provincial"]
    query, columns = "clusters", None
    if q.has("evidence"):
        rows, columns = (
            titled(asker, rows),
            (
                "title",
                "name",
                "industry",
                "city",
                "grade",
                "standing",
                "notice",
                "clause",
                "quote",
                "begin",
                "end",
                "sentence",
            ),
        )
    return asker.reply(query, rows, _clusters_said(asker, rows, regions, industries), filters, columns or ())


def _akin(asker: Asker, industries: list[str]) -> set[str]:
    """The industries and those whose coverage step says same, exact or close."""
    akin = set(industries)
    for industry in industries:
        akin |= {
            str(r["via"])
            for r in asker.rows("cities-covering", industry=industry)
            if r["relation"] in ("same", "exact", "close", "narrower")
        }
    return akin


def _clusters_said(asker: Asker, rows: list[Row], regions: list[str], industries: list[str]) -> str:
    whose = asker.listed(regions) + asker.say("", " " if regions and industries else "") + asker.listed(industries)
    names = unique(rows, "name")
    if not names:
        return asker.say(
            f"没有:所读文件没有写到{whose}这样的产业集群。", f"No: the notices read name no such cluster of {whose}."
        )
    graded = {g: unique([r for r in rows if r["grade"] == g], "name") for g in unique(rows, "grade")}
    words = {"provincial": ("省级", "provincial"), "national": ("国家级", "national")}
    parts = [
        asker.say(
            f"{words.get(str(g), (str(g), str(g)))[0]}{len(n)}个:{asker.listed(n)}",
            f"{len(n)} {words.get(str(g), (str(g), str(g)))[1]}: {asker.listed(n)}",
        )
        for g, n in graded.items()
    ]
    yes = asker.say("有,", "Yes, ") if asker.question.has("yes-no") else ""
    return (
        yes
        + asker.say(f"{whose}{'的' if whose else ''}产业集群:", f"Clusters{' of ' + whose if whose else ''}: ")
        + (";" if asker.zh else "; ").join(parts)
        + asker.say("。", ".")
    )


def _counted(asker: Asker, grade: str) -> Reply | None:
    q = asker.question
    level = asker.say("省级" if grade == "provincial" else "国家级", grade)
    if q.has("several") and q.has("what-industry|what") and not q.has("national"):
        rows = [
            r
            for r in asker.rows("clusters-per-industry", grade=grade)
            if isinstance(r["cities"], int) and r["cities"] > 1
        ]
        names = asker.listed(unique(rows, "industry"))
        return asker.reply(
            "clusters-per-industry",
            rows,
            asker.say(
                f"{len(rows)}个产业在多个城市有{level}集群:{names}。",
                f"{len(rows)} industries have {level} clusters in several cities: {names}.",
            ),
            ["cities > 1"],
            grade=grade,
        )
    if not q.has("which-city|city-word"):
        return None
    if q.has("none"):
        rows = [r for r in asker.rows("regions") if not r["clusters"]]
        names = asker.listed(unique(rows, "city"))
        return asker.reply(
            "regions",
            rows,
            asker.say(
                f"{len(rows)}个市(州)没有省级集群:{names}。", f"{len(rows)} cities have no provincial cluster: {names}."
            ),
            ["clusters = 0"],
        )
    rows = asker.rows("clusters-per-city", grade=grade)
    total = sum(int(str(r["clusters"])) for r in rows)
    top = rows[0] if rows else {"city": "", "clusters": 0}
    if q.has("most"):
        text = asker.say(
            f"最多的是{top['city']},{top['clusters']}个(共{total}个)。",
            f"Most: {asker.called(top['city'])}, {top['clusters']} of {total}.",
        )
    else:
        text = asker.say(
            f"{len(rows)}个城市有{level}集群,共{total}个:{asker.listed(unique(rows, 'city'))}。",
            f"{len(rows)} cities have {level} clusters, {total} in all: {asker.listed(unique(rows, 'city'))}.",
        )
    return asker.reply("clusters-per-city", rows, text, grade=grade)
