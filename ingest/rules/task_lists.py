"""Lists of names whose entries are numbered as measures are: recognised clusters, parks, firms, products.

A list is told by its own title, which stands on the line before its first number (第一批…基地名单, …名录); one
without a title by entries that are nothing but a place and what it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.geography.gazetteer import first_place
from ingest.model import Clause

_OF_NAMES = r"(?<!任务)(?<!事项)(?<!责任)(?<!措施)(?:名单|名录|一览表|名册)(?:\([^()\n]{1,20}\))?"
# What is counted or noted under the title of a list: (共7个), (排名不分先后)
_TITLE = re.compile(rf"(?:^|\n)[ \t]*[^\n。:,]{{0,60}}{_OF_NAMES}(?:\s*\([^()\n]{{1,30}}\))?\s*$")
_SECTION = re.compile(_OF_NAMES + "$")  # 二、集群名单
_SECTION_LAST = tuple("单录表册)")
_REACH = 150  # code points before the first number of a list in which its title stands
# A verb makes it a measure: 甲市建设检测中心.
_NAME = re.compile(
    r"(?!.*(?:建|打造|推|培育|发展|做|创|提升|完善|加|实施|引|促|优化|支持|争))[\u4e00-\u9fff()、]*"
    r"(?:集群|基地|园区?|示范[区县市镇]|开发区|高新区|集聚区|小镇|中心|实验室|平台|项目|企业|合作社|[县市区镇村])"
)
_PARTS = re.compile("[、,和与及]")


def entries(text: str, clauses: Sequence[Clause]) -> frozenset[int]:
    """The numbers of the clauses that are entries of a list of names.

    >>> from ingest.text.outline import Outline
    >>> text = "一、强链。补短板。\\n附件\\n第一批基地名单\\n(共2个)\\n1.甲基地\\n2.乙基地"
    >>> sorted(entries(text, Outline(text).clauses))
    [3, 4]
    """
    found = []
    inside = False
    section: tuple[str, ...] = ()
    for i, clause in enumerate(clauses):
        if clause.path:
            begin, end = clause.heading.begin, clause.heading.end
            within = bool(section) and clause.path[: len(section)] == section
            if inside or within:
                found.append(i)
            elif text.endswith(_SECTION_LAST, begin, end) and _SECTION.search(text, begin, end):
                section = clause.path
            continue
        section = ()
        inside = _TITLE.search(text, max(clause.begin, clause.end - _REACH), clause.end) is not None
    return frozenset(found)


def is_name(words: str) -> bool:
    """Are the words a place and what it has, as in a list of names, or places alone, and nothing that is done?

    >>> is_name("柳州市动力电池产业集群"), is_name("柳州市建设动力电池产业集群")
    (True, False)
    >>> is_name("鞍山市、本溪市"), is_name("鞍山市")
    (True, True)
    """
    place = first_place(words)
    if place is None:
        return False
    return _NAME.fullmatch(words) is not None or all(map(_is_place, _PARTS.split(words)))


def _is_place(words: str) -> bool:
    place = first_place(words)
    return place is not None and place[1] == len(words)
