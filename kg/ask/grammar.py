"""From a question to its answer: the first form of `data/ask/forms.csv` whose signs the question shows.

    understand(asked, snapshot)   → the question read, the form, the reply

A sign is a cue of `cues.csv`, or what the question names: @industry @region @agency (@regions, @agencies: two or
more) @zone (an area) @metric (of a target) @cited (title of a document) @section (of a notice) @notice @number (of a
document) @quote @title @ordinal @bare (hardly a word beside the names). `a|b` is either, `-a` is neither there.
What the graph cannot know (forecasts, opinions, other provinces) is refused in plain words.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.ask import clusters, documents, duties, examples, gaps, lineage, lists, places, promises, tasks
from kg.ask.pages import PageOf, page_of
from kg.ask.question import DOC_NUMBER, Question, read
from kg.ask.reply import Asker, Handler, Reply
from kg.names import Names
from kg.queries import library
from kg.resources import shipped

if TYPE_CHECKING:
    from kg.graph_home import Snapshot

_HANDLERS: dict[str, Handler] = {
    "cities-covering": places.cities_covering,
    "industries-of-city": places.industries_of_city,
    "compare-cities": places.compare_cities,
    "coverage-of-pair": places.coverage_of_pair,
    "entities-of": places.entities_of,
    "regions": places.regions,
    "list-items": lists.list_items,
    "tracks": lists.tracks,
    "tracks-without-city": lists.tracks_without_city,
    "everest": lists.everest,
    "everest-without-cluster": lists.everest_without_cluster,
    "recognised-and-named": lists.recognised_and_named,
    "clusters": clusters.clusters,
    "tasks-of-agency": duties.tasks_of_agency,
    "agency-pair": duties.agency_pair,
    "tasks-of-leaders": duties.tasks_of_leaders,
    "lead-of": duties.lead_of,
    "co-leads": duties.co_leads,
    "agency-workload": duties.agency_workload,
    "tasks-without-lead": tasks.tasks_without_lead,
    "tasks": tasks.tasks,
    "evidence-of-words": documents.evidence_of_words,
    "citations": documents.citations,
    "notice-profile": documents.notice_profile,
    "notices": documents.notices,
    "mentions": documents.mentions,
    "drafts": documents.drafts,
    "cities-only-in-drafts": documents.cities_only_in_drafts,
    "industries-only-in-drafts": documents.industries_only_in_drafts,
    "anomalies": documents.anomalies,
    "deadlines": promises.deadlines,
    "targets": promises.targets,
    "incentives": promises.incentives,
    "selection-rule": promises.selection_rule,
    "chain-of": promises.chain_of,
    "chain-gaps": gaps.chain_gaps,
    "city-complement": gaps.city_complement,
    "similar-cities": gaps.similar_cities,
    "crowded": gaps.crowded,
    "agency-network": gaps.agency_network,
    "overlapping-mandates": gaps.overlapping_mandates,
    "unfunded": gaps.unfunded,
    "industry-profile": gaps.industry_profile,
    "city-profile": gaps.city_profile,
    "limited": gaps.limited,
    "policy-lineage": lineage.policy_lineage,
    "drafts-impact": lineage.drafts_impact,
    "changes": lineage.changes,
}
_REFUSED = {
    "forecast": ("这是预测,所读文件只写现在的部署和目标", "that is a forecast; the notices only say what is planned"),
    "opinion": ("这是看法,所读文件不作评价", "that is a matter of opinion; the notices do not judge"),
    "outside": ("这不在所读的政策文件里", "the policy notices say nothing of that"),
    "procedure": ("办事流程不在图谱里", "how to apply is not in the graph"),
    "creative": ("这不是对图谱的提问", "that is not a question to the graph"),
    "person": ("这不是对图谱的提问", "that is not a question to the graph"),
}
_FEW_LEFT = 3  # characters beside the names that may stay unexplained where a place alone is asked for
_BODY = re.compile(r"[\u3400-\u9fff]{2,14}?(?:委员会|管委会|办公室|厅|局|委|办)(?![\u3400-\u9fff]?[理法])")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, the form it was taken for (None where it is out of reach), and its reply."""

    question: Question
    form: str | None
    reply: Reply
    snapshot: str
    can_ask: tuple[str, ...] = ()
    page: PageOf | None = None

    def whole(self) -> dict[str, object]:
        """Everything as one JSON object."""
        q, reply = self.question, self.reply
        understood: dict[str, object] | None = None
        if self.form:
            understood = {
                "form": self.form,
                "names": [{"said": n.said, "means": n.means, "kind": n.kind} for n in q.names],
                "filters": list(reply.filters),
            }
        whole: dict[str, object] = {
            "question": q.asked, "language": q.language, "understood": understood, "query": reply.query or None,
            "parameters": dict(reply.parameters), "answer": reply.answer, "columns": list(reply.columns),
            "rows": reply.rows, "snapshot": self.snapshot, "page": self.page.command if self.page else None,
        }  # fmt: skip
        if reply.evidence:
            whole["evidence"] = reply.evidence
        if not reply.answered:
            whole["can_answer"] = list(self.can_ask)
        return whole


@lru_cache(maxsize=1)
def forms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The forms in their order: name of the handler and its signs."""
    with (shipped("data") / "ask" / "forms.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["intent"], tuple(row["when"].split())) for row in csv.DictReader(file))


@lru_cache(maxsize=1)
def _names(snapshot: Snapshot) -> Names:
    """The names of a snapshot, kept for the next question."""
    return Names.of(snapshot)


def understand(asked: str, snapshot: Snapshot) -> Understood:
    """The answer to a question, or a plain word on why there is none."""
    names = _names(snapshot)
    asker = Asker(snapshot, names, read(asked, names))
    refusal = _refusal(asker)
    if refusal:
        return Understood(asker.question, None, refusal, snapshot.id, _can_ask(asker))
    found = _answered(asker)
    if found is None:  # an industry that nobody has placed yet may be meant
        wider = replace(asker, question=read(asked, names, undecided=True))
        found = _answered(wider) if wider.question.names != asker.question.names else None
    return found or Understood(asker.question, None, _lost(asker), snapshot.id, _can_ask(asker))


def _can_ask(asker: Asker) -> tuple[str, ...]:
    """Questions as examples, each of which this graph answers."""
    kept: list[str] = []
    for one_of in examples.candidates(asker):
        for asked in one_of:
            found = _answered(replace(asker, question=read(asked, asker.names)))
            if found and found.reply.rows:
                kept.append(asked)
                break
        if len(kept) == examples.MOST:
            break
    return tuple(kept)


def _answered(asker: Asker) -> Understood | None:
    """The answer of the first form that the question shows and that has one."""
    for intent, signs in forms():
        if all(_shows(asker, sign) for sign in signs):
            reply = _HANDLERS[intent](asker)
            if reply is not None:
                notice = asker.notice or next((str(r["notice"]) for r in reply.rows if r.get("notice")), None)
                return Understood(
                    asker.question,
                    intent,
                    reply,
                    asker.snapshot.id,
                    page=page_of(intent, asker.question, asker.places, notice),
                )
    return None


def _shows(asker: Asker, sign: str) -> bool:
    if sign.startswith("-"):
        return not any(_one(asker, s) for s in sign[1:].split("|"))
    return any(_one(asker, s) for s in sign.split("|"))


def _one(asker: Asker, sign: str) -> bool:
    q = asker.question
    if not sign.startswith("@"):
        return sign in q.cues
    what = sign[1:]
    if what in ("regions", "agencies"):
        return len(q.of({"regions": "region", "agencies": "agency"}[what])) > 1
    if what == "zone":
        return any(not re.search(r"[市州区县盟]$", r) or r.endswith(("新区", "地区")) for r in asker.places)
    if what == "notice":
        return asker.notice is not None
    if what in ("quote", "title", "ordinal"):
        return {"quote": bool(q.quoted), "title": bool(q.book_title), "ordinal": q.ordinal is not None}[what]
    if what == "bare":
        return len(q.unexplained) < _FEW_LEFT
    if what == "number":
        return bool(DOC_NUMBER.search(q.text)) and asker.notice is not None
    if what == "section":
        return tasks.names_section(asker)
    if what == "cited":
        return documents.names_cited(asker)
    if what == "metric":
        return promises.names_metric(asker)
    if what == "region":
        return bool(asker.places)
    if what == "province":
        return len(asker.places) < len(q.of("region"))
    return bool(q.of(what))


def _refusal(asker: Asker) -> Reply | None:
    q = asker.question
    spared = {
        "forecast": "deadline|target|fall|repeal",
        "opinion": "unread|complement|gap|target|count|deadline|lead-strict",
        "creative": "lineage",
    }.get(str(q.refused))
    if q.refused and not (spared and q.has(spared)):
        zh, en = _REFUSED[q.refused]
        return _no(asker, f"无法回答:{zh}。", f"This cannot be answered: {en}.")
    if q.outside and not asker.places and not q.book_title and not q.quoted and not q.chinese:
        where = "、".join(q.outside)
        return _no(
            asker,
            f"无法回答:所读文件没有写到{where}。",
            f"This cannot be answered: the notices read do not deal with {where}.",
        )
    return None


def _lost(asker: Asker) -> Reply:
    """No form fits: the nearest known industry for what is left of the question, and what can be asked."""
    q = asker.question
    left = re.sub(
        r"哪些|城市|地方|布局|发展|产业|什么|有没有|吗|呢|[?,。!的在有]|\b(?:which|cities|cover|city|what|the|where|is|are|in|do|does)\b",
        " ",
        q.text,
    ).split()
    left = [w for w in left if len(w) > 1]
    near = (
        asker.names.near("industry", max(left, key=len), 4)
        if left and (not q.cues or q.has("cover|which-city"))
        else []
    )
    if near:
        said = max(left, key=len)
        return _no(
            asker,
            f"不认识“{said}”;最接近的已知产业:{'、'.join(near)}。",
            f"“{said}” is not known; the nearest known industries: {asker.listed(near)}.",
        )
    body = _BODY.search(q.text)
    if body and q.has("lead|support|task|take-part"):
        near = asker.names.near("agency", body[0], 4)
        return _no(
            asker,
            f"所读文件没有写到“{body[0]}”" + (f";最接近的已知部门:{'、'.join(near)}。" if near else "。"),
            f"The notices read do not speak of “{body[0]}”"
            + (f"; the nearest known bodies: {asker.listed(near)}." if near else "."),
        )
    return _no(asker, "没有听懂这个问题。", "This question was not understood.")


def _no(asker: Asker, zh: str, en: str) -> Reply:
    return Reply("", {}, [], asker.say(zh, en), answered=False)


def check() -> None:
    """Raise ValueError where `forms.csv` names a handler or a query that is not there."""
    for intent, _ in forms():
        if intent not in _HANDLERS:
            raise ValueError(f"data/ask/forms.csv: no handler {intent}")
    if not library():
        raise ValueError("no queries")
