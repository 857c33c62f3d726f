"""Words behind 发展, 成为, 打造 that name no industry: clauses with a verb of their own, people, times, mottoes.

Reports and plans say of a place 甲省发展取得新进展, 支持乙市发展的海内外朋友, 是丙县发展的关键五年: the words behind
the verb are a predicate or an abstract noun, whatever stands where an industry may stand. Plain words stand in
`data/cues/no_industries.csv`; here are those that also begin or end the name of an industry.
"""

from __future__ import annotations

import re

from ingest.numbers.cue_words import any_cue, cue_words

_FILE = "no_industries"
# Verbs and adverbs that stand in no name of an industry.
_CLAUSE = re.compile(
    any_cue(_FILE, "verbs")
    + r"|[更愈](?!换|年|新)|仍(?=[有需显在])|[之条]路[越更]|[^定]居(?:中国|全国|全省|世界|全球)|"
    r"创(?:历史)?新高|持续(?!监)|(?<!高)清晰|[^高]水平高|[一-鿿]{2}不足|需(?:要|持续|进一步|加)|\d届|获得(?!性)|产业链[前中后末上下]|"
    r"[前中后上下][端游段][抓强做建育拓]|"
    r"增强(?!现实|材料|复合|型|塑料|纤维|树脂)|提升(?!机|设备|装置)|^(?:承办|举办|完成|上市|淘汰|关停|取缔|压减|削减|限制|"
    r"控制(?!器|系统|芯片|阀|装置|设备|软件|柜|电机|技术|算法|工程))"
)
# What only people, times, honours, measures and mottoes are called by.
_ENDS = cue_words(_FILE, "ends")
_NO_THING = re.compile(
    r"(?:[^生周后一二三四五\d]期|美丽(?:中国|[一-鿿]{2})|生态(?:环境)?(?:保护|修复)|[一-鿿]{2,}起数|[\d.]+%|第[一二三\d]+|"
    r"[^能]量级|\d号机组|[^波频区地]段|(?:[干支]|号|[一二三四五六七八九十\d])线|[^环关季细调音章]节(?<!环节)|"
    r"(?<!物)流加速|(?:植|动)物(?<!微生物)|(?<!科学)研究|[华东西南中北][东南西北中部]|(?:国[内际]|[全我]国|世界|全球|行业|[东中西]部)领先)$"
)


def is_clause(name: str) -> bool:
    """Do the words say something of themselves (取得新进展, 更加明确), so that they are no name?

    >>> is_clause("质效持续提升"), is_clause("轨道交通装备")
    (True, False)
    """
    return _CLAUSE.search(name) is not None


def ends_as_no_thing(name: str) -> bool:
    """Is the last noun one of people, times, honours, railways …?

    >>> ends_as_no_thing("海内外朋友"), ends_as_no_thing("关键五年"), ends_as_no_thing("水资源")
    (True, True, False)
    """
    return name.endswith(_ENDS) or _NO_THING.search(name) is not None
