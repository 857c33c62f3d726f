"""Sizes told as a level: 建成1000亿元级产业集群."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ingest.model import Span
from ingest.rules.target_line import Goal, Line
from ingest.rules.target_metric import Metric, noun_end, stripped, without_doing

_KIND_OF = re.compile(r"(?:一批|若干个?|多个|数个|几个|系列|各|等)$")


def told_size(line: Line, i: int, sentence: Span, year: int | None) -> Goal | None:
    """建成1000亿元级产业集群: a size, unless a count of such clusters stands beside it or it tells a kind."""
    q = line.found[i]
    text, compared = line.text, line.compared[q.begin]
    before = line.found[i - 1] if i else None
    if before and before.kind == "count" and 0 <= q.begin - line.compared[before.begin].end <= 2:
        return None
    capacity = line.text.startswith("产能", compared.end)  # 千亿立方米级产能基地, but not 万吨级项目
    if (
        q.kind not in ("money", "scale")
        and not capacity
        or _KIND_OF.search(text, max(sentence.begin, q.begin - 3), q.begin)
    ):
        return None
    scale = q.unit.rstrip("元级")
    if scale in ("万亿", "万") or q.kind == "scale" and scale != "亿":
        return None
    end = noun_end(text, compared.end, sentence.end)
    noun = text[compared.end : end].lstrip("的")
    if not noun or noun.startswith("以上") or any(c.isdigit() for c in noun):
        return None
    quantity = replace(q, unit="亿元") if q.kind == "scale" else q
    after = line.found[i + 1] if i + 1 < len(line.found) else None
    if after and after.kind in ("count", "people") and compared.end < after.begin <= end:
        return None  # 十亿级龙头企业两家
    begin = line.segment_begin(sentence.begin, q.begin)
    mark = text.rfind("、", begin, q.begin)
    if mark >= 0 and not without_doing(stripped(text[mark + 1 : q.begin])):
        begin = mark + 1  # 发展物流、促进转型、打造千亿级产业集群: a row of what is to be done, each with its verb
    words = without_doing(stripped(text[begin : q.begin])) + noun
    words = words if words.endswith("规模") else words + "规模"
    return Goal(quantity, compared, Metric(words, begin, end, done=True), year, line.context.jurisdiction)
