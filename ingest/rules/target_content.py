"""Counts of what a notice itself consists of (3个部分, 22条举措) or has just listed: they are no goals."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.model import Span
from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.target_cues import cues
from ingest.rules.target_line import Line
from ingest.rules.target_metric import noun_end

_MEANT = re.compile(
    r"(?:[向这该述把将对为在除]|[对关]于|以下|其余|对标|聚焦|围绕|针对|涉及|涵盖|面向|瞄准|包括|共有|分为|分成|等|立足|依托|发挥|利用|用好|运用|借助|凭借)"
    r"(?:全[省市县区州])?(?:重点)?$"
)
# 聚焦生产性服务业9个细分领域: no verb of doing stands between
_MEANT_AT_ONCE = re.compile(
    "(?:聚焦|围绕|涵盖|涉及|针对|面向|瞄准|立足|依托)[^培育建设打造引进实施新增形成创完开展推动组织,;。]{2,24}"
)
_COVERS, _BORDERS = re.compile("(?:涵盖|包含|涉及|囊括)[^,;。的]{0,24}$"), frozenset(",;。:")
_MEANT_LAST = frozenset("除于向这该述把将对为在下余焦绕及盖准括有成等足托挥用好助借省市县区州点")
_SIZED = re.compile("[一二三五两1-9]?[十百千万]{0,2}(?:百|千|万)?亿元?级")
_POINTS = frozenset("重点 要点 特点 亮点 难点 堵点 关键".split())
_OF_RULES = ("机制", "制度", "长制", "规章", "办法", "细则")
_REACHES = re.compile("达到?|完成|保持在|控制在|实现")
_OF_A_FIRM = re.compile("企业|单位|机构|申[请报]|项目|园区|基地|产品|经营|建筑")
_NUMBER, _ASPECTS = re.compile(r"\d|[二三四五六七八九十]{1,3}[个项条]"), ("方面", "大类", "环节")
_PARTING = re.compile("[,;。:]")


@lru_cache(maxsize=1)
def _content_first() -> re.Pattern[str]:
    return re.compile("大?(?:" + cues()["content"].pattern + ")")


def is_content(line: Line, q: Quantity, compared: Comparison, goal: bool) -> bool:
    """3个部分, 22条举措: the count of what the notice itself consists of."""
    if q.kind != "count" or compared.said:
        return False
    if line.text.endswith(("清单", "台账", "级指标", "性指标"), line.span.begin, compared.begin):
        return True  # 形成问题清单12项、任务清单38项, 二级指标26个
    if not q.han and _SIZED.match(line.text, compared.end):
        return False  # 冶金、化工等2个五千亿级产业链
    noun = line.text[compared.end : noun_end(line.text, compared.end, line.span.end)]
    first = _content_first().match(noun)
    if first and _NUMBER.match(noun, first.end()) or line.text.endswith(_ASPECTS, line.span.begin, compared.begin):
        return True  # 5个方面37项指标, 四个方面十六个指标
    if noun in _POINTS:
        return True  # 把握好六个重点
    if noun.endswith(_OF_RULES):
        return True  # 建立领导联系22条产业链工作机制, 健全12项制度
    if (first or cues()["content"].search(noun[-4:])) and (not goal or len(noun) <= 4):
        return True
    return bool(noun) and _is_list_count(line, compared)


def _is_list_count(line: Line, compared: Comparison) -> bool:
    """A、B、C等10个产业, 向10个产业集聚: how many were just listed, or which are meant."""
    head = line.text[max(line.span.begin, compared.begin - 60) : compared.begin]
    if parting := _PARTING.search(head[::-1]):
        head = head[len(head) - parting.start() :]
    if _COVERS.search(head) and (of := line.text.find("的", compared.end, compared.end + 40)) > 0:
        return not set(line.text[compared.end : of]) & _BORDERS  # 建设覆盖12个部门、90个事项的审批系统
    if head[-1:] in _MEANT_LAST and _MEANT.search(head) or _MEANT_AT_ONCE.fullmatch(head):
        return True
    if head.count("、") < 2 or head[-1:] in "、和与" or "分别" in head:
        return False
    first, *others = head.rsplit("、", 2)  # 装备、材料、食品: three members, none of them long
    listed = len(first) - first.rfind("、") > 2 and all(2 <= len(w) <= 16 for w in others)
    return listed and not any(c.isdigit() for c in head)


def obliges(line: Line, sentence: Span) -> bool:
    """床位占比须达到60%: what a place has to reach is a goal, what a firm has to is none."""
    m = cues()["eligibility"].search(line.text, sentence.begin, sentence.end)
    if m is None or m[0] != "须" or not _REACHES.match(line.text, m.end()):
        return False
    return _OF_A_FIRM.search(line.text, sentence.begin, sentence.end) is None
