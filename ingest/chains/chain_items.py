"""The items of an enumerated chain: where the list begins behind its verb, and whether they can be stages."""

from __future__ import annotations

import re

from ingest.lists.list_words import any_of, word_set
from ingest.lists.listing import listing
from ingest.lists.naming import strip_lead
from ingest.model import Span

STEP_END = re.compile(any_of("step_end") + "$")
CHAIN_NEAR = re.compile(r"产业链|全链条|链条|产业体系|全产业|产业生态")
_WITHIN_CHAIN = re.compile(r"(?:中的?(?![游试间药高])|上的?(?![游])|的)")


def list_begin(text: str, begin: int, stop: int) -> int:
    """Where the list begins: after the verb, or the industry's 产业链, in front of its first item."""
    mark = re.search(r"[、①]", text[begin:stop])
    end = begin + mark.start() if mark else stop
    while (later := _later_begin(text, end, stop)) is not None:
        begin = later
        mark = re.search(r"[、①]", text[begin:stop])
        end = begin + mark.start() if mark else stop
    named = text.rfind("产业", begin, end)
    after = named + (3 if text[named : named + 3] == "产业链" else 2)
    if turned := _TURNED.match(text, begin, end):
        return turned.end()
    inside = _WITHIN_CHAIN.match(text, after) if named >= begin else None
    after = inside.end() if inside else after
    at = after if named >= begin and end - after >= 2 and text[after] not in "化集体园基" else begin
    return strip_lead(text, at, end, 1 if mark and mark[0] == "①" else 2) if end > at else at


# 推动产业由单一养殖向饲料生产、…延伸; 支持企业向分割、…延伸: the list begins behind 向.
_TURNED = re.compile(r"[^、]{0,40}?[\u4e00-\u9fff]{2}(?<![方面定转双纵横走导单])(?:转|延伸|拓展|迈)?向(?=[^、]{2,12}$)")
_VERB_INSIDE = re.compile(
    r"[^、]{1,10}?(?:推进|推动|构建|打造|完善|形成|围绕|聚焦|加快|促进|健全|贯通|"
    r"支持)[^、]{2,20}?产业链?(?![链化集体园])(?=[^、]{2,12}、)"
)


def _later_begin(text: str, end: int, stop: int) -> int | None:
    """甲县、乙县推进茶产业种植、加工: hosts stand before the verb, the list begins behind it."""
    m = _VERB_INSIDE.match(text, end + 1, stop)
    return end + 1 if m else None


def items_of(text: str, begin: int, end: int) -> tuple[Span, ...]:
    found = listing(text, begin, end)
    if not found.items:
        return ()
    first = found.items[0]
    items = (Span(strip_lead(text, first.begin, first.end), first.end), *found.items[1:])
    return tuple(bare(text, i.begin, i.end) for i in items)


# 葡萄种植为一产、酿造为二产: what the step is within the chain.
_RANK = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:作?为)(?:(?:主要|关键|核心|重点)(?:环节|节点|内容)|主线|[一二三]产|基础|源头|龙头|核心|重点|支撑|延伸|补充|方向)$"
)


def bare(text: str, begin: int, end: int) -> Span:
    while begin < end and text[begin] in "“‘、和及与":
        begin += 1
    while end > begin and text[end - 1] in "”’、和及与":
        end -= 1
    rank = _RANK.search(text, begin, end)
    return Span(begin, rank.start() if rank else end)


def plain(names: list[str]) -> bool:
    """Every item is a short name: no clause, no number, no chain of another kind."""
    return bool(names) and all(
        1 < len(n) <= 18
        and not re.search(
            r"[,。;:\d]{2}|亿元|万元|、$|^等|链$|《|^对(?!二)|开展|进一步|加强|办理|明确|鲜明|协同发展$|和谐|收费|"
            r"利用AI",
            n,
        )
        for n in names
    )


def procedural(names: list[str]) -> bool:
    return sum(n in word_set("procedure") for n in names) >= 2
