"""The reader of a notice: the facts of the snapshot laid upon the text as published."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from kg.pages.policy_view import Group, Heading, Marked, Published, Section, Stretch
from kg.pages.view import NOTHING, Answer, Run, Text
from kg.pages.wording import plural
from kg.wording import code

FAMILIES: dict[str, Text] = {  # in the order of the notes; the first four are statements, the others names
    "target": Text("目标", "Target"),
    "incentive": Text("激励", "Incentive"),
    "deadline": Text("期限", "Deadline"),
    "membership": Text("名单", "List"),
    "lead": Text("牵头", "Lead"),
    "responsible": Text("责任", "Responsible"),
    "shared": Text("分工", "Shared"),
    "support": Text("配合", "Support"),
    "region": Text("地方", "Place"),
    "cluster": Text("集群", "Cluster"),
    "entity": Text("平台项目", "Project"),
    "stage": Text("环节", "Stage"),
    "industry": Text("产业", "Industry"),
    "citation": Text("引用", "Citation"),
    "property": Text("文件信息", "About"),
}
STATEMENTS = ("target", "incentive", "deadline", "membership")
_SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "=": "", "~": "≈ ", "range": ""}
_PROPERTIES = {
    "title": Text("题名", "Title"),
    "doc_number": Text("文号", "Number"),
    "index_number": Text("索引号", "Index number"),
    "issuers": Text("发文机关", "Issuer"),
    "issued": Text("成文日期", "Issued"),
    "adopted": Text("通过日期", "Adopted"),
    "published": Text("发布日期", "Published"),
    "kind": Text("文种", "Kind"),
    "carrier": Text("印发通知", "Issued with"),
    "legal_status": Text("效力", "Standing"),
    "effective_from": Text("施行日期", "In force from"),
    "expires": Text("失效日期", "Expires"),
    "level": Text("层级", "Level"),
    "jurisdiction": Text("辖区", "Jurisdiction"),
    "addressees": Text("主送", "To"),
    "source_url": Text("原网页", "Web page"),
}
_FLAGS = {"ambiguous": Text("有歧义", "ambiguous"), "inferred": Text("推断", "inferred")}
Fact = Mapping[str, object]


def marked(facts: Iterable[Fact]) -> tuple[Marked, ...]:
    """The facts that are marked in a text, by place; tasks are its headings and locations its places."""
    found = []
    for fact in facts:
        family = _family(fact)
        if family:
            found.append((int(str(fact["begin"])), int(str(fact["end"])), family, fact))
    found.sort(key=lambda f: (f[0], -f[1], list(FAMILIES).index(f[2]), _order(f[3]), _note(f[2], f[3]).zh))
    return tuple(
        Marked(i, b, e, family, _note(family, fact), _FLAGS.get(str(fact["status"]), NOTHING), str(fact.get("why", "")))
        for i, (b, e, family, fact) in enumerate(found)
    )


def _order(fact: Fact) -> int:
    order = fact.get("order")
    return order if isinstance(order, int) else 0


def _family(fact: Fact) -> str:
    kind = str(fact["type"])
    if kind == "role":
        return str(fact["role"])
    return {"located": "region", "notice_property": "property"}.get(kind, kind if kind in FAMILIES else "")


def _note(family: str, fact: Fact) -> Text:
    """What a note says: the thing and its number, in the words of the notice."""

    def has(key: str) -> str:
        value = fact.get(key)
        return "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)

    if family == "target":
        value = fact.get("value")
        number = "–".join(map(str, value)) if isinstance(value, list) else has("value")
        year = f"{has('by_year')}年" if has("by_year") else "未写年份"
        return Text(f"{has('metric') or has('subject')} {_SIGNS.get(has('op'), '')}{number}{has('unit')} {year}")
    if family == "incentive":
        cap = f"≤ {has('cap')}{has('unit')}" if has("cap") else "金额未写明"
        return Text(f"{has('beneficiary')} {has('instrument')} {cap}".strip())
    if family == "deadline":
        return Text(f"{has('date')} {has('what')}".strip())
    if family == "stage":
        return Text(f"{has('chain')}：{has('stage')}")
    if family == "region":
        place = has("region") or has("surface")
        return Text(f"{has('industry')} → {place}" if has("industry") else place)
    if family == "property":
        name = _PROPERTIES.get(has("property"), Text(has("property")))
        column = {"legal_status": "standing", "level": "level"}.get(has("property"), "")
        zh, en = (code(column, has("value"), lang) for lang in ("zh", "en"))
        return Text(f"{name.zh} {zh}", f"{name.english} {en}")
    if family == "citation":
        return Text(f"《{has('title').strip('《》')}》{has('doc_number')}")
    return Text(has("surface") or has("name") or has("quote"))


def sections(published: Published, facts: tuple[Marked, ...]) -> tuple[Section, ...]:
    """The text clause by clause; hidden parts are left out, every other character is there once."""
    starts = [h.begin for h in published.headings]
    edges = sorted({0, *starts, len(published.text)})
    found = []
    for begin, end in zip(edges, edges[1:], strict=False):
        at = bisect_right(starts, begin) - 1
        heading = published.headings[at] if at >= 0 and starts[at] == begin else None
        paragraphs = tuple(_paragraphs(published, begin, end, facts, heading))
        mine = [f for f in facts if begin <= f.begin < end]
        groups = tuple(Group(k, tuple(_once(f for f in mine if f.family == k))) for k in FAMILIES)
        title = published.text[heading.begin : heading.end].strip() if heading else ""
        if paragraphs:
            level = heading.level if heading else 0
            found.append(Section(begin, level, title, paragraphs, tuple(g for g in groups if g.notes)))
    return tuple(found)


def _once(facts: Iterable[Marked]) -> list[Marked]:
    """One note for what is said twice in a clause."""
    kept: dict[str, Marked] = {}
    for fact in facts:
        kept.setdefault(fact.note.zh, fact)
    return list(kept.values())


def _paragraphs(
    published: Published, begin: int, end: int, facts: tuple[Marked, ...], heading: Heading | None
) -> Iterable[tuple[Stretch, ...]]:
    text = published.text
    at = begin
    for line in text[begin:end].splitlines(keepends=True):
        shown = _visible(published.hidden, at, at + len(line))
        stretches = [s for b, e in shown for s in _stretches(text, b, e, facts, heading)]
        if any(s.words.strip() for s in stretches):
            yield tuple(stretches)
        at += len(line)


def _visible(hidden: tuple[tuple[int, int], ...], begin: int, end: int) -> list[tuple[int, int]]:
    """The parts of a line that may be shown."""
    found, at = [], begin
    for b, e in sorted(hidden):
        if e <= at or b >= end:
            continue
        if b > at:
            found.append((at, b))
        at = max(at, e)
    return found + ([(at, end)] if at < end else [])


def _stretches(
    text: str, begin: int, end: int, facts: tuple[Marked, ...], heading: Heading | None
) -> Iterable[Stretch]:
    """The words cut wherever a fact or the heading begins or ends."""
    over = [f for f in facts if f.begin < end and f.end > begin]
    bold = heading.end if heading else -1
    cuts = {begin, end} | {p for f in over for p in (f.begin, f.end) if begin < p < end}
    cuts |= {bold} if begin < bold < end else set()
    places = sorted(cuts)
    for b, e in zip(places, places[1:], strict=False):
        here = [f for f in over if f.begin <= b and f.end >= e]
        tint = next((f.family for k in STATEMENTS for f in here if f.family == k), "")
        line = next((f.family for k in FAMILIES if k not in STATEMENTS for f in here if f.family == k), "")
        ids = tuple(f.id for f in sorted(here, key=lambda f: (f.end - f.begin, f.id)))
        yield Stretch(text[b:e].strip("\r\n"), b, ids, tint, line, e <= bold)


def answer(facts: Iterable[Fact]) -> Answer:
    """What the notice does, in one sentence: tasks and who carries them, targets, money, lists."""
    listed = list(facts)
    zh: list[str] = []
    en: list[str] = []

    def count(kind: str) -> int:
        return sum(f["type"] == kind for f in listed)

    roles: dict[str, set[str]] = {}
    for f in listed:
        if f["type"] == "role":
            roles.setdefault("/".join(map(str, f["clause"])), set()).add(str(f["role"]))  # type: ignore[call-overload]
    tasks, led = count("task"), sum(bool(r & {"lead", "responsible"}) for r in roles.values())
    if tasks:
        rest = len(roles) - led
        shared = f"，{rest}项只写分工" if rest else ""
        zh.append(f"{tasks}项任务" + (f"：{led}项写明牵头或责任部门{shared}" if roles else "，没有写由哪个部门负责"))
        given = f"{led} with a lead or responsible agency" if roles else "none assigned"
        en.append(f"{plural(tasks, 'task')}: {given}")
    years = [f["by_year"] for f in listed if f["type"] == "target"]
    if years:
        dated = [y for y in years if y is not None]
        zh.append(f"{len(years)}个量化目标" + (f"，其中{len(dated)}个写明年份" if dated else "，都没有写年份"))
        en.append(f"{plural(len(years), 'quantified target')}, {len(dated)} with a year")
    caps = sum(f["type"] == "incentive" and f.get("cap") is not None for f in listed)
    if caps:
        zh.append(f"有金额的奖励{caps}项")
        en.append(f"{plural(caps, 'award')} with an amount")
    for kind, words, noun in (("membership", "名单{}项", "list item"), ("deadline", "期限{}处", "deadline")):
        if count(kind):
            zh.append(words.format(count(kind)))
            en.append(plural(count(kind), noun))
    if not zh:
        return Answer((Run("没有读出任务、目标或名单。"),), (Run("No task, target or list was read in it."),))
    return Answer((Run("；".join(zh) + "。"),), (Run("; ".join(en) + "."),))
