"""Small numbers in words: counts to be reached (龙头企业两家), articles (打造一个平台), or names (三个片区)."""

from __future__ import annotations

import re

from ingest.numbers.quantities import Quantity

_AT_LEAST_DOING = re.compile(r"至少(?:要|应|须)?[建培打创形引扶选认落开组举][设育造成建进持取定地展办]+$")
# what stands behind a count: the end of its part, a size, a further count of the same noun
_COUNTED_BEHIND = re.compile(
    r"[,;。、)(\n]|$|以上|[一二三五两1-9]?[十百千万]{0,3}亿元?级|"
    r"[^,;。、\d]{2,8}、(?:\d{1,4}|[二两三四五六七八九十])[个家条座处户项]"
)
_NO_NOUN = frozenset("每同统第唯之某另这那哪任专单其为是有了,;。、:(“\n")  # 每一个, 另一家; 之一
_SUMS_UP, _ENDED = ("共", "共计", "合计", "总计", "等", "即", "上述", "以下"), re.compile("[,;。:]")


def names_one(text: str, q: Quantity) -> bool:
    """Is 一个 an article (打造一个平台), not a count: 至少一个, 创建产业园一个, 一个万亿级、3个千亿级集群?"""
    if not (q.han and q.value == 1 and q.kind == "count") or q.unit[:1] in "万亿":
        return False
    if q.unit != "次" and _counted_behind(text, q) and text[q.begin - 1 : q.begin] not in _NO_NOUN:
        return False
    return not (
        text.endswith(("至少", "不少于", "最少"), 0, q.begin)
        or _AT_LEAST_DOING.search(text, q.begin - 8, q.begin) is not None
    )


def _counted_behind(text: str, q: Quantity) -> bool:
    """龙头企业两家、…; 一个万亿级、3个千亿级集群: does what stands behind a number in words show that it counts?"""
    return _COUNTED_BEHIND.match(text, q.end) is not None


def names_things(text: str, begin: int, q: Quantity, *, said: bool) -> bool:
    """推进三个片区开发, 做好十件实事: a small number in words before its noun tells which things.

    So does one that sums up a list (无人机、大模型两条); 八千亩 and 龙头企业两家 are counts.
    """
    if not q.han or said or q.value > 10 or q.value == 10 and q.unit not in ("件", "项", "条"):
        return False
    if not _counted_behind(text, q):
        return True
    part = _ENDED.split(text[max(begin, q.begin - 40) : q.begin])[-1]
    return part.endswith(_SUMS_UP) or 1 < q.value == part.count("、") + 1
