"""What a question gets: rows of a query, one sentence, and how the question was understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from kg import queries
from kg.ask.question import Question, notice_meant
from kg.names import Names

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

Row = dict[str, object]
_PROVINCE = re.compile(r"(?:省|自治区)$")
_OF_DRAFTS = ("notices", "drafts", "cities-only-in-drafts", "industries-only-in-drafts")  # drafts are their subject
_FORMAL = "standing != draft"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: the query that gave it, its rows after the filters that the question asks for, one sentence."""

    query: str
    parameters: Mapping[str, object]
    rows: list[Row]
    answer: str
    filters: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    answered: bool = True
    analysis: bool = False  # rows of an analysis, not of a query

    @property
    def evidence(self) -> str:
        """The command that lists the evidence of rows that only count, '' where rows quote theirs."""
        listing = "" if self.analysis or not self.query else queries.named(self.query).evidence
        return f"kg query {listing}" if listing else ""


@dataclass(frozen=True)
class Asker:
    """A question together with the snapshot it is put to."""

    snapshot: Snapshot
    names: Names
    question: Question
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def zh(self) -> bool:
        """True where the answer is to be in Chinese."""
        return self.question.language == "zh"

    def rows(self, query: str, **values: object) -> list[Row]:
        """The rows of a query for names of the graph; without drafts where the question asks for formal documents."""
        found = [dict(r) for r in _found(self.snapshot, query, tuple(sorted(values.items())))]
        if self.question.has("formal-only") and query not in _OF_DRAFTS:
            return [r for r in found if r.get("standing") != "draft"]
        return found

    def reply(
        self, query: str, rows: Iterable[Row], answer: str, filters: Sequence[str] = (), columns: Sequence[str] = (),
        **values: object,
    ) -> Reply:  # fmt: skip
        """A reply with the columns of its query; drafts among its rows are named in its sentence."""
        kept, columns = list(rows), tuple(columns) or queries.named(query).columns
        if self.question.has("formal-only") and query not in _OF_DRAFTS:
            if "standing" in columns:
                filters = [*filters, _FORMAL]
            elif any(r.get("drafts", 1) for r in kept) and any(r["standing"] == "draft" for r in self.rows("notices")):
                answer += self.say("数字含征求意见稿。", " The counts include drafts for comment.")
        return Reply(query, values, kept, self.flagged(answer, kept), tuple(filters), columns)

    def flagged(self, answer: str, rows: Sequence[Mapping[str, object]]) -> str:
        """The sentence with how much of it rests on drafts, where it does not say so itself."""
        drafts, partly = (sum(r.get("standing") == s for r in rows) for s in ("draft", "mixed"))
        if not drafts + partly or "征求意见稿" in answer or "draft" in answer:
            return answer
        if partly:
            return answer + self.say(
                f"{len(rows)}行中有{drafts + partly}行依据征求意见稿(其中{partly}行另有正式文件为据)。",
                f" {drafts + partly} of the {len(rows)} rows rest on a draft for comment ({partly} only in part).",
            )
        if drafts == len(rows):
            return answer + self.say("依据全部出自征求意见稿。", " All of it is from a draft for comment.")
        return answer + self.say(
            f"{len(rows)}条依据中有{drafts}条出自征求意见稿。",
            f" {drafts} of the {len(rows)} rows are from a draft for comment.",
        )

    def say(self, zh: str, en: str) -> str:
        """The sentence in the language of the question."""
        return zh if self.zh else en

    def called(self, name: object) -> str:
        """A name as the answer says it: as it is in Chinese, with its English label in English."""
        english = self.names.english.get(str(name))
        return str(name) if self.zh or not english else f"{english} ({name})"

    def listed(self, names: Iterable[object], most: int = 40) -> str:
        """Names joined, each once."""
        said = [self.called(n) for n in dict.fromkeys(n for n in names if n)]
        more = len(said) - most
        joined = ("、" if self.zh else ", ").join(said[:most])
        return joined + (self.say(f"等{len(said)}个", f" and {more} more") if more > 0 else "")

    @cached_property
    def graph(self) -> Any:
        """The graph that analyses work on."""
        return _graph(self.snapshot)

    @cached_property
    def formal_graph(self) -> Any:
        """The same without drafts."""
        return _formal_graph(self.snapshot)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Notice → what people may call it by: title, number, kind, years, issuers, lists."""
        about = {}
        for row in self.rows("notices"):
            parts = [str(v) for k, v in row.items() if v and k in ("title", "doc_number", "kind", "issuers", "region")]
            years = {str(row.get(k) or "")[:4] for k in ("issued", "published", "adopted")} - {""}
            years |= set(re.findall(r"(?<!\d)20\d\d(?=年(?!\d))", str(row["title"])))
            if row.get("standing") == "draft":
                parts.append("草案 征求意见稿")
            about[str(row["notice"])] = " ".join([*parts, *(f"@{y}" for y in sorted(years))])
        return about

    @cached_property
    def home(self) -> frozenset[str]:
        """The provinces whose own notices were read: 四川省 in a question says which graph, not which place."""
        return frozenset(str(r["region"]) for r in self.rows("notices") if _PROVINCE.search(str(r["region"] or "")))

    @cached_property
    def places(self) -> list[str]:
        """The regions that the question names, without the home provinces."""
        return [r for r in self.question.of("region") if r not in self.home]

    @cached_property
    def notice(self) -> str | None:
        """The notice that the question speaks of."""
        return notice_meant(self.question, self.titles)

    def title(self, notice: object) -> str:
        """The title of a notice."""
        return next((str(r["title"]) for r in self.rows("notices", notice=notice)), str(notice))

    @cached_property
    def lists(self) -> dict[str, str]:
        """`track` and `everest` → the newest list whose name says so."""
        found = {}
        for kind, words in (("track", ("赛道",)), ("everest", ("珠峰", "攀登"))):
            for name in self.names.labels.get("list", ()):
                if any(word in name for word in words):
                    found[kind] = name
        return found


@lru_cache(maxsize=1)
def _graph(snapshot: Snapshot) -> Any:
    """The graph of analyses, kept for the next question on the same snapshot."""
    from kg.analyses.graph import policy_graph

    return policy_graph(snapshot)


@lru_cache(maxsize=1)
def _formal_graph(snapshot: Snapshot) -> Any:
    from kg.analyses.graph import restricted

    return restricted(_graph(snapshot), drafts=False)


@lru_cache(maxsize=128)
def _found(snapshot: Snapshot, query: str, values: tuple[tuple[str, object], ...]) -> list[Row]:
    """The rows of a query; one question asks for some of them several times."""
    return queries.rows(snapshot, queries.named(query), dict(values))


Handler = Callable[[Asker], Reply | None]


def unique(rows: Iterable[Row], *keys: str) -> list[object]:
    """The values of the first of `keys` that a row has, each once, in order."""
    return list(dict.fromkeys(v for row in rows if (v := next((row[k] for k in keys if row.get(k)), None)) is not None))


def titled(asker: Asker, rows: Iterable[Row]) -> list[Row]:
    """The rows with the title of their notice."""
    known: dict[object, str] = {}
    told = []
    for row in rows:
        notice = row.get("notice")
        if notice not in known:
            known[notice] = asker.title(notice)
        told.append({"title": known[notice], **row})
    return told


def contains(row: Row, words: str, *keys: str) -> bool:
    """True where one of the row's values holds the words."""
    return any(words in str(row.get(k) or "").lower() for k in keys)
