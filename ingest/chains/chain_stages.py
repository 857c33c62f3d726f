"""The stages of the chains that each way of reading found, with the industry each chain belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ingest.chains.chain_ends import ended_chains, spanned_chains, started_chains
from ingest.chains.chain_items import STEP_END
from ingest.chains.chain_lists import listed_chains
from ingest.chains.chain_parts import FEWEST
from ingest.chains.chain_paths import of_other_things
from ingest.chains.chain_positions import listed_positions, placed_chains, ranked_positions
from ingest.chains.chain_shorthand import shorthand_chains
from ingest.chains.chain_spans import (
    composed_chains,
    connected_chains,
    glossed_chains,
    paired_chains,
    substance_chains,
    supplied_chains,
)
from ingest.chains.chain_subject import chain_subject, named_later
from ingest.chains.chain_tables import labelled_chains, tabled_chains
from ingest.chains.chain_told import told_chains
from ingest.chains.chain_weak import weak_chains
from ingest.chains.chains import Chain, linked_chains, mistaken_chains
from ingest.hosting.industry_phrases import is_industrial
from ingest.model import Fact
from ingest.reading import Reading
from ingest.vocabulary import concept_of


def stages(reading: Reading, find: Callable[[Reading], Iterator[Chain]]) -> Iterator[Fact]:
    """The facts of the chains that `find` yields; a chain printed again keeps the industry it had first."""
    text = reading.text
    known: dict[tuple[str, ...], str] = {}
    order: dict[str, int] = {}
    for chain in _chains(reading)[find]:
        names = tuple(_WITHIN_WORD.sub("", text[s.begin : s.end]) for s in chain.stages)
        if of_other_things(names):
            continue
        subject = known.get(names) or chain.subject or chain_subject(reading, chain.begin, chain.stages[-1].end)
        if not chain.subject and not _ANY_GOODS.isdisjoint(names[1:]):
            subject = _first_named(names[0]) or subject  # 机床整机、零部件、材料等全产业链: of 机床, whatever is near
        named_in_stage = "" if subject or chain.positions else _first_named(names[0])
        subject = subject or named_in_stage or named_later(text, chain.stages[-1].end)
        if not subject and not chain.positions:
            subject = named_in_stage = _step_of(names[1:])
        if _NO_SUBJECT.match(subject):
            subject = ""
        if not subject and (find not in _CHAINS_BY_FORM or len(names) < FEWEST):
            continue  # a list of steps of which nobody says whose: of a meeting, of an office, of a river
        if subject == names[0] and find is listed_chains:
            continue  # 节能与新能源汽车、智能网联汽车及零部件全产业链: industries side by side
        if find is not linked_chains:
            names = _without_subject(names, subject)
        again = names in known
        known[names] = subject
        status, why = (chain.status, chain.why) if subject else ("ambiguous", "no industry is named for this chain")
        if named_in_stage:
            status, why = "inferred", "the industry is named by a stage"
        start = 0 if again else order.get(subject, 0)
        for i, name in enumerate(names):
            yield reading.fact(
                "stage", chain.begin, chain.end, status=status, why=why, chain=subject or "产业链", stage=name,
                order=start + i + 1, position=chain.positions[i] if chain.positions else None, open=chain.open,
            )  # fmt: skip
        if not again:
            order[subject] = start + len(names)


def _without_subject(names: tuple[str, ...], subject: str) -> tuple[str, ...]:
    """奶业饲草种植、奶牛养殖、乳品加工 of 奶业: the industry before the first step alone is no part of it."""
    rest = names[0].removeprefix(subject) if len(subject) > 1 else names[0]
    if (
        rest == names[0]
        or not (subject[-1] == "业" and len(rest) > 3 or _MANNER.match(rest))
        or not STEP_END.search(rest)
    ):
        return names
    return names if any(name.startswith(subject) for name in names[1:]) else (rest, *names[1:])


_MANNER = re.compile(
    "(?:标准|规模|规范|集约|机械|智能|设施|绿色|有机|良种|生态)化?(?=[\u4e00-\u9fff]{2})"
)  # 茉莉花标准化种植
_ANY_GOODS = frozenset({"零部件", "材料", "原材料", "元器件", "配套", "软件", "设备"})
# 争创国家未来|产业先导区, 衔接资金用于|产业, 全|场景全链条: torn off words that stand before 产业 or 链.
_NO_SUBJECT = re.compile(
    ".{2,8}等(?!离子)|争创|申创|创建国家|[^、]{0,4}资金|[^、]{0,8}用于$|场景$|重构$|乡村$|县域$|区域$|国家|国际$"
)
_WITHIN_WORD = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")


def _step_of(stages: tuple[str, ...]) -> str:
    """The industry that one of the stages is a step of by its name: 茶叶 of 茶叶种植; '' for none."""
    return next((n for s in stages if STEP_END.search(s) and (n := _first_named(s)) and concept_of(n) is not None), "")


def _first_named(stage: str) -> str:
    """The industry that the name of a stage begins with: 风电叶片制造 → 风电; '' where it begins with none."""
    known = next((stage[:n] for n in range(len(stage) - 1, 1, -1) if concept_of(stage[:n]) is not None), "")
    step = STEP_END.search(stage)
    whole = stage[: step.start()] if step else ""
    return whole if not known and is_industrial(whole) else known


_FINDERS = (
    linked_chains,
    mistaken_chains,
    shorthand_chains,
    placed_chains,
    listed_positions,
    ranked_positions,
    spanned_chains,
    started_chains,
    ended_chains,
    glossed_chains,
    paired_chains,
    listed_chains,
    connected_chains,
    composed_chains,
    substance_chains,
    supplied_chains,
    tabled_chains,
    labelled_chains,
    told_chains,
    weak_chains,
)


_CHAINS_BY_FORM = frozenset(
    [linked_chains, mistaken_chains, shorthand_chains, spanned_chains]
)  # “A—B—C”产业链 is one by its form


@lru_cache(maxsize=1)
def _chains(reading: Reading) -> dict[Callable[[Reading], Iterator[Chain]], list[Chain]]:
    """The chains that each way of reading found; where two overlap, the one found first in `_FINDERS` is kept."""
    kept: list[Chain] = []
    found: dict[Callable[[Reading], Iterator[Chain]], list[Chain]] = {}
    for find in _FINDERS:
        found[find] = []
        for chain in find(reading):
            if not any(_overlap(chain, k) for k in kept[-200:]):
                kept.append(chain)
                found[find].append(chain)
    return found


def _overlap(one: Chain, other: Chain) -> bool:
    return one.stages[0].begin < other.stages[-1].end and other.stages[0].begin < one.stages[-1].end
