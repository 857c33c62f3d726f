"""Words behind 发展, 成为, 打造 that name no industry: clauses with a verb of their own, people, times, mottoes.

Reports and plans say of a place 甲省发展取得新进展, 支持乙市发展的海内外朋友, 是丙县发展的关键五年: the words behind
the verb are a predicate or an abstract noun, whatever stands where an industry may stand.
"""

from __future__ import annotations

import re

# Verbs and adverbs that stand in no name of an industry.
_VERBAL = (
    r"[更愈](?!换|年|新)|越[走来战发加]|取得|作出|做出|赋予|指明|擘画|把脉|面临|站在|站上|迈[上向进出入]|走[深在出向实上]|行稳|奋[进勇楫]|争先|不断|显著|明显|"
    r"稳步|极不|仍(?=[有需显在])|尚[未需不]|[之条]路[越更]|必须|深感|得到|实现|获[批评]|获得(?!性)|荣获|入选|入围|跻身|上榜|位[居列于]|[^定]居(?:中国|全国|全省|世界|全球)|跃[升居]|创(?:历史)?新高|"
    r"丰硕|领航|攻坚|[落登]地见效|彰显|凸显|显现|持续(?!监)|增强(?!现实|材料|复合|型|塑料|纤维|树脂)|提升(?!机|设备|装置)|下降|转化为|上升为|为牵引|为契机|为主线|摆在|筑牢|坚持|始终|沿着|明确|(?<!高)清晰|"
    r"遵循|提供了|服务实体|蓄势|聚能|砥砺|克难|艰苦|拼搏|[^高]水平高|见成效|成效|焕发|迸发|澎湃|欣欣|蓬勃|重振|再创|勇当|勇立|奋力|谱写|书写|开创|赢得|"
    r"承前启后|夯实|总体平稳|齐升|双升|加力提速|不平凡|不寻常|[一-鿿]{2}不足|亟[需待]|有待|需(?:要|持续|进一步|加)|不够|了解|对标|对表|我国|[省市县]重点|合理增长|受到|具有|离不开|不得|严禁|负责人|责任人|优先支持"
)
# What only people, times, honours, measures and mottoes are called by.
_ENDS = (
    r"朋友们?|同胞|侨胞|友人|同志们?|人士|人民|奋斗者|贡献者|建设者|部委|各部门|各单位|团体|[一二两三五十]年|五年|时期|时刻|时代|阶段|[^生周后一二三四五\d]期|历程|征程|"
    r"蓝图|使命|指引|定位|讲话|精神|嘱托|期望|厚望|意义|方向|方位|底色|底气|主线|生命线|幸福线|战略科技力量|力量|重要支点|里程碑|篇章|新高地|"
    r"名[作人品片]|能级|位势|效能|质效|成就|进步|进展|贡献|挑战|机会|契机|名单|标识|金字|舆论|雄风|风貌|面貌|价值观?|"
    r"安[定宁]|稳定|均衡|普惠|双碳|碳达峰|节能减排|美丽(?:中国|[一-鿿]{2})|生态文明|乡村振兴|共同富裕|经济区|行政区|特区|综改|预算|"
    r"改革|先行先试|创新试验|综合试验|要素|架构|[一-鿿]{2,}起数|人数|总额|总值|[\d.]+%|第[一二三\d]+|前列|[^能]量级|级|[双两]|"
    r"城际|高铁|轻轨|地铁|跑道|航站楼|核电站?|\d号机组|[^波频区地]段|(?:[干支]|号|[一二三四五六七八九十\d])线|改扩建|贯通|通车|收费站|立交|隧道|"
    r"消费季|购物节|[^环关季细调音章]节(?<!环节)|好物|热门|周边|世人向往|向往|擂台|嘉年华|博览|论坛|年会|峰会|答卷|成绩单?|"
    r"大IP|大生态|大产业|新产业|老产业|全产业|人流|客流|商流|信息流|资金流|(?<!物)流加速|公共服务资源|创新资源|"
    r"小城镇|名镇|设立|壮大|(?:植|动)物(?<!微生物)|历史文化|基金|供应商|地位|[实远]景画|双奥|新增长|长极|制造业基地|生态空间|特殊经济|主核|极核|(?:华|东|西|南|中|北)[东南西北中部]|中部|东部|西部|实践|探索|抓手|命脉|压舱石|稳定器|主力军"
)
_CLAUSE = re.compile(_VERBAL)
_NO_THING = re.compile(rf"(?:{_ENDS})$")


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
    return _NO_THING.search(name) is not None
