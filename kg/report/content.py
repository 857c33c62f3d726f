"""What a report says: its topics with their rows in words, what was read, where it is from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.report.topics import SCOPES, Topic

if TYPE_CHECKING:
    from kg.graph_home import Snapshot
    from kg.names import Names

Row = dict[str, Any]
PLACE = ("standing", "sentence", "quote", "document", "clause", "place", "further")
_HEADINGS = {
    "standing": ("效力", "standing"), "sentence": ("原文", "sentence"), "quote": ("依据的字句", "the words"),
    "document": ("文件", "document"), "clause": ("条款", "clause"), "place": ("位置", "characters"),
    "further": ("其余出处", "further evidence"), "item": ("项目", "item"), "said": ("说明", "note"),
    "id": ("编号", "id"), "url": ("网址", "address"), "sha256": ("校验", "sha256"),
}  # fmt: skip
_NO_WORDS = ("所读文件没有写到", "not in what was read")


@dataclass(frozen=True, slots=True)
class Table:
    """A topic as it is set: title, columns with their headings, rows in words."""

    title: str
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report: title, the topics that have rows, the topics that have none, and the two closing tables."""

    title: str
    lang: str
    tables: tuple[Table, ...]
    empty: tuple[str, ...]
    about: Table
    sources: Table


def content(
    snapshot: Snapshot, scope: str, name: str | None, *, lang: str = "zh", drafts: bool = True, as_of: str | None = None
) -> Report:
    """The report on an industry, a city, an agency, or on all.

    Raises names.UnknownName where the graph does not know the name.
    """
    from kg.analyses.graph import policy_graph, restricted
    from kg.names import Names

    names = Names.of(snapshot)
    kinds = {"industry": "industry", "city": "region", "agency": "agency"}
    meant = names.resolve(kinds[scope], name) if name else ""
    graph = restricted(policy_graph(snapshot), drafts=drafts, as_of=as_of)
    kept = {str(n.get("id")): n for _, n in graph.nodes(data=True) if n.get("type") == "Notice"}
    titles = {id: str(n.get("title")) for id, n in kept.items()}
    tables, empty = [], []
    for topic in SCOPES[scope]:
        rows = _rows(topic, snapshot, graph, {kinds.get(scope, ""): meant}, kept)
        title = topic.en if lang == "en" else topic.zh
        if rows:
            tables.append(_table(title, _columns(topic), rows, titles, lang))
        else:
            empty.append(title)
    called = _called(names, meant, lang) or ("全部" if lang == "zh" else "all")
    about = _about(snapshot, called, kept, empty, lang, drafts, as_of)
    return Report(
        f"{called}:清单" if lang == "zh" else f"{called}: report", lang, tuple(tables), tuple(empty), about,
        _sources(snapshot, kept, lang),
    )  # fmt: skip


def _called(names: Names, meant: str, lang: str) -> str:
    return f"{names.english[meant]} ({meant})" if lang == "en" and meant in names.english else meant


def _columns(topic: Topic) -> tuple[str, ...]:
    from kg.analyses import ANALYSES

    return topic.columns or ANALYSES[topic.analysis].columns


def _rows(topic: Topic, snapshot: Snapshot, graph: Any, about: Mapping[str, str], kept: Mapping[str, Any]) -> list[Row]:
    """The rows of a topic, those of notices that are left out apart."""
    from kg import queries
    from kg.analyses import run

    given = {k: v.format(**about) for k, v in topic.given.items()}
    if topic.analysis:
        rows = run(topic.analysis, graph, **given)
        if agency := about.get("agency"):
            rows = [r for r in rows if agency in (r.get("agency"), r.get("a"), r.get("b"))]
        return rows
    found = queries.rows(snapshot, queries.named(topic.query), given)
    rows = [dict(r) for r in found if r.get("notice") in kept]
    named = "task" in topic.columns  # a task's title is no title of a document
    return [{"task": r["title"], **r} for r in rows] if named and rows and "task" not in rows[0] else rows


def _table(title: str, columns: Sequence[str], rows: Iterable[Row], titles: Mapping[str, str], lang: str) -> Table:
    from kg.analyses.wording import heading, told

    shown = []
    for row in rows:
        said = {c: told(c, row.get(c), lang) for c in columns}
        shown.append(said | _placed(row, titles, lang, said))
    kept = [c for c in (*columns, *PLACE) if any(r.get(c) not in (None, "") for r in shown)]
    headings = [_HEADINGS[c][lang == "en"] if c in PLACE else heading(c, lang) for c in kept]
    return Table(title, tuple(kept), tuple(headings), tuple(shown))


def _placed(row: Row, titles: Mapping[str, str], lang: str, said: Row) -> Row:
    """The evidence of a row: its sentence, the words, notice, clause, span; or that there is none."""
    from kg.analyses.rows import DRAFT, MIXED
    from kg.analyses.wording import first_marked, marked, told

    flag = row.get("standing") in (DRAFT, MIXED)
    standing = {"standing": told("standing", row.get("standing"), lang), "draft": flag}
    if row.get("begin") is None:
        return standing | {"sentence": f"({_NO_WORDS[lang == 'en']})"}
    further = [
        f"“{e['quote']}” {titles.get(str(e['notice']), e['notice'])} {e['clause']} {e['begin']}–{e['end']}"
        + marked(e, lang)
        for e in row.get("evidence", ())[1:]
    ]
    placed = standing | {
        "sentence": row.get("sentence") or row.get("quote"), "quote": row.get("quote"),
        "document": titles.get(str(row.get("notice")), row.get("notice")), "clause": row.get("clause"),
        "place": f"{row['begin']}–{row['end']}", "further": "\n".join(further),
    }  # fmt: skip
    if "title" in said and said["title"] == placed["document"]:
        placed["document"] = ""
    placed["document"] = f"{placed['document']}{first_marked(row, lang)}".strip()
    return placed


def _about(
    snapshot: Snapshot, called: str, kept: Mapping[str, Any], empty: Sequence[str], lang: str, drafts: bool,
    as_of: str | None,
) -> Table:  # fmt: skip
    """The sheet 说明: what was read, which snapshot, by which rules, what is a draft, how to read the rows."""
    from kg import __version__

    zh = lang == "zh"
    drafted = [str(n.get("title")) for n in kept.values() if n.get("standing") == "draft"]
    lines = [
        ("报告对象", "About", called, called),
        ("读了什么", "What was read", f"{len(kept)}份文件,见“来源”", f"{len(kept)} notices, see “Sources”"),
        ("快照", "Snapshot", snapshot.id, snapshot.id),
        ("规则", "Rules", f"kg {__version__};每条事实都由规则从原文读出,规则名见 kg explain",
         f"kg {__version__}; every fact is read from the words by a rule (kg explain names it)"),
        ("征求意见稿", "Drafts",
         ("不计入" if not drafts else "、".join(f"《{t}》" for t in drafted) or "没有") + ";效力栏写明",
         ("left out" if not drafts else ", ".join(drafted) or "none") + "; see the column standing"),
        ("三种状态", "Three states", "点名:原文点了名;所读文件未点名:没有写到,不等于没有;明文限制:原文写明限制",
         "named: the words name it; not named in what was read: that is not to say there is none; expressly limited"),
        ("怎样核对", "How to check", "每行有原文、文件、条款和字符位置(从0起,止于后一字)",
         "every row has its sentence, document, clause and characters (from 0, end exclusive)"),
        ("放不下的内容", "What a cell cannot hold", "控制字符略去、超过32,767字截断,并在该格加批注",
         "control characters are left out, more than 32,767 characters cut, with a note on the cell"),
    ]  # fmt: skip
    if as_of:
        lines.append(("截至", "As of", as_of, as_of))
    if empty:
        lines.append(("没有内容的专题", "Topics without a row", "、".join(empty), ", ".join(empty)))
    rows = tuple({"item": line[0] if zh else line[1], "said": line[2] if zh else line[3]} for line in lines)
    return Table("说明" if zh else "About", ("item", "said"), _heads(("item", "said"), lang), rows)


def _sources(snapshot: Snapshot, kept: Mapping[str, Any], lang: str) -> Table:
    """The sheet 来源: the notices with number, issuers, dates, standing, and the digest of the file."""
    from kg import queries
    from kg.analyses.wording import heading, told

    columns = (
        "title",
        "doc_number",
        "issuers",
        "issued",
        "adopted",
        "published",
        "kind",
        "standing",
        "region",
        "notice",
    )
    heads = {f["notice"]: f for f in snapshot.facts() if f.get("type") == "notice"}
    rows = []
    for row in queries.rows(snapshot, queries.named("notices"), {}):
        if row["notice"] in kept:
            fact = heads.get(str(row["notice"]), {})
            said = {c: told(c, row.get(c), lang) for c in columns}
            rows.append(said | {"url": fact.get("source_url"), "sha256": fact.get("sha256")})
    shown = (*columns, "url", "sha256")
    titles = tuple(_HEADINGS[c][lang == "en"] if c in ("url", "sha256") else heading(c, lang) for c in shown)
    return Table("来源" if lang == "zh" else "Sources", shown, titles, tuple(rows))


def _heads(columns: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(_HEADINGS[c][lang == "en"] for c in columns)
