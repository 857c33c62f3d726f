"""Industries that stand before their places: X布局在甲、乙; X项目落户甲市; X…,涵盖甲、乙; X由甲承担."""

from __future__ import annotations

import re

from ingest.geography.place_groups import Group
from ingest.hosting.hosting_cues import AGAIN, BY, ENDS_INTO, INTO, LEAD, SPREADS, TOWARDS
from ingest.hosting.pairs import BASED, SUBJECT, Pair, State, left_over, paired
from ingest.hosting.relations import covering, named_before, placed_after

_CLOSES = re.compile(r"等?(?:和[一-鿿]{2,8})?$")


# 铝合金:精深加工主要布局在甲: a step of what the label or the heading names
_STEPS = re.compile(
    "(?:主要|重点|集中|优先)*(?:(?:高端|终端|中下?游|上游|下游|前端|后端|整机|精深加?|深)?(?:加工|制品|产品|生产|制造|研发|冶炼|种植|养殖|配套|应用|产能|环节|项目|基地|企业)*)"
    "(?:主要|重点|集中|优先)*"
)


def industry_first(
    text: str, pre: str, pre_begin: int, group: Group, stop: int, state: State
) -> tuple[list[Pair], int] | None:
    """X布局在甲、乙; X…,涵盖甲、乙: the industry stands before the group; None where it does not."""
    into = INTO.search(pre) if pre[-1:] in ENDS_INTO else None
    if into:
        cue = into[0]
        again = state.last and state.spent and AGAIN.fullmatch(text, pre_begin, group.begin - len(cue))
        if again and cue not in ("在", "由", "形成"):  # X项目落户甲市、落地乙市; 以甲为核心,推动向乙集聚
            return paired([(p, SUBJECT) for p in group.places], state.last), group.end
        if cue in ("向", "由") and AGAIN.fullmatch(text, pre_begin, group.begin - len(cue)):
            after = (TOWARDS if cue == "向" else BY).match(text, group.end, stop)
            if after and after.end() == stop:  # (三)X。向甲、乙集聚。
                state.waiting = (state.waiting if not state.spent else []) + [(p, BASED) for p in group.places]
                state.spent = state.unread = False
                return [], stop
        backward = placed_after(text, pre_begin, group, stop, cue)
        if backward is not None:
            backward = [p for p in left_over(state) if p.relation == BASED] + backward
            state.waiting, state.spent = [], True
            state.topic = [p.industry for p in backward if p.industry and p.place is group.places[0]]
            state.last = state.topic
            ends = TOWARDS.match(text, group.end, stop) if cue == "向" else None
            return backward, ends.end() if ends else group.end
        if (
            cue.endswith(("在", "于", "限"))
            and len(cue) > 1
            and _STEPS.fullmatch(LEAD.sub("", text[pre_begin : group.begin - len(cue)]))
        ):
            state.waiting, state.spent, state.unread = [(p, BASED) for p in group.places], False, True
            return [], group.end  # (二)X。重点布局在甲、乙
    spreads = SPREADS.search(pre)
    if spreads and spreads["ends"] and not _CLOSES.match(text, group.end, stop):
        spreads = None  # 布局甲、乙 closes its part of the sentence
    if spreads and (made := state.last or covering(text, pre_begin, group.begin) or named_before(text, pre_begin)):
        state.waiting, state.spent = [], True
        return paired([(p, SUBJECT) for p in group.places], made), group.end
    state.idle = 0
    return None
