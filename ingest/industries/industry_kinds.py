"""What a listed name is: industry, technology, product or service, or none of these."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from ingest.geography.gazetteer import first_place
from ingest.hosting.industry_phrases import is_industrial as has_industrial_head
from ingest.hosting.industry_phrases import plausible as can_be_industry
from ingest.lists.list_words import any_of
from ingest.lists.naming import is_qualifier
from ingest.vocabulary import concept_of

_HEADS = ("technology", "product", "service", "industry")
_AFTER_HEAD = (
    r"(?=$|[\u4e00-\u9fff]{1,2}化|的|[产]业化|集群|发展|建设|更新|应用|研发|攻关|制造|生产|领域|产业|升级|"
    r"取得|提质|推广|示范|项目|企业|和|与|及|向|在|集聚|融合|规模|布局|水平|实现|加快|做|壮大|协同|培育|创新|"
    r"研制|研究|量产|国产化|工程化|首台|开展|组织(?=开展|实施|申报|攻关|企业)|进行|高质量|高端|转型|链|公开|遴选|招商|进(?!行)|落地|上市|下沉|普及|为|成|迈|走|突破|出口|供给|投资|倾斜|聚集|优化|推动|"
    r"消费|开发|配套|占|产能|供应|品牌|特色|改造|迭代|关键|核心|重点|国内|国际|骨干|龙头|优质|优势|领先|上|"
    r"技术路线|技术)"
)
# So does 技术: 技术落地, 技术组建联合体; but 技术人才, 技术平台 are other things.
_NOT_OF_TECHNOLOGY = (
    r"(?!人|工人|改造|服务|中心|平台|标准|合同|市场|交易|转[移让]|难[题点]|瓶颈|短板|问题|学院|院校|学校|委员会|规范|指[导南]|培训|"
    r"支[撑持]|水平|能力|壁垒|需求|机构|团队|成果|秘密|专家|部门|监督|鉴定|评[审估]|岗位|职[称业]|资料|文件|参数|指标|要求|方案|"
    r"咨询|论坛|经济|开发区|大赛|含量|门槛|储备|条件|基础|措施|手段|方法|规程|协会|联盟|研究[院所中]|实验室|[性类员]|工作|合作|交流|"
    r"引进|输出|许可|入股|产权|专利|贸易|推广(?:机构|站|体系|人员|中心)|状况|优势|差距|风险|安全|档案|依托|负责)"
)
# 产业 stands before whatever is done to it, but not in the name of another thing.
_NOT_OF_INDUSTRY = (
    r"(?!园|基地|工人|平台|联盟|基金|大脑|协会|政策|人才|结构|部门|主管|组织|工程|带|链长|大军|资本|主体|"
    r"场景|企业家|协同创新|共性|安全|标准|数据|监管|秩序|准入|统计|专家|内|的(?:单位|企业|人员|项目))"
)
_NOT_INDUSTRY = re.compile(
    r"企业|组织|园区|开发区|监管区|功能区|联盟|所有制|[区县市省国]经济$|^新?兴?业态$|^指|^利用|社会资本|便捷$|"
    r"报刊|(?:发展|升级|级|(?<!模)型)$|^(?:加快|扩大|培养|规划|三个)|^广播$|^电视$|集体经济$|全面|^对(?![虾二])|^和|AI$|"
    r"^(?:设计|终端产品|终端|材料|产品|技术|数据|服务|制造|加工|生产|"
    r"信息|网络|媒体)$|人员|所称|应当|^本[市省]|主营|产业园|创新园|平台(?!经济)(?<!(?:钻井|作业|采油|升降|.式|半潜|海工)平台)|示范区|高地|融合$|"
    r"[“”()+《》=]|赋能|基于|不断|^两业|^新(?:产业|业态|模式|动能|高地|经济)$"
    r"|^(?:数字|生物|先进|智能|绿色|研制|安装|区域|要素)$|^全国|^国家|[市县区省]的?(?:人民)?政府|工作|^\d(?![GDCK])|"
    r"城市$|全省|全市"
    r"|^融合经济$|链条$|价值链|(?:延伸|攀升|跃升|迈进)$|^懂|^[高低大长轻小](?:性能|能效|可靠性?|精度|效率?|速|功耗|容量|"
    r"寿命|量化|排放|成本|附加值|安全性?)$|便捷|快捷|(?:龙头|骨干|链主|标杆)$"
    r"|^(?:电动|智能|轻量|模块|网联|无人|共享|小型|大型|自动|信息|定制|柔性|集成|系列|精细|高值|规模|数字|绿色|高端|服务)化$|(?<!再生)(?<!人力)资源$|(?:绿色|智[慧能]|数字|未来|灯塔|示范|无人|零碳|5G)(?:化)?(?:工厂|车间)$|典型场景$|进入|业同(?=.)|\d+[款个种项家]$|标箱$|县域经济$|到[村户]|持续健康$|示范$|问题|项目$|以上|企事业|[、,;]"
)


class Named(Struct, frozen=True, gc=False):
    """One name at `begin:end`; `list_at` is where its enumeration begins, None for a name that stands alone."""

    begin: int
    end: int
    kind: str
    list_at: int | None = None
    order: int = 1


@lru_cache(maxsize=8)
def _head(kind: str) -> re.Pattern[str]:
    after = _NOT_OF_INDUSTRY if kind == "industry" else _NOT_OF_TECHNOLOGY if kind == "technology" else _AFTER_HEAD
    return re.compile(f"(?:{any_of(kind + '_head')}){after}")


# 等3个市, 等各县: but not the 地 of 山地特色产业.
_BEFORE_ONE_LETTER = frozenset("0123456789个座多余各重点关有相一二三四五六七八九十百")


@lru_cache(maxsize=8192)
def kind_of(tail: str) -> str | None:
    """What the words behind 等 say that the items are; None where they are no industries at all.

    >>> kind_of("关键核心技术"), kind_of("清洁能源装备"), kind_of("部门")
    ('technology', 'product', None)
    """
    best: tuple[int, int, str | None] = (99, 0, None)
    tail = tail.replace("“", "").replace("”", "")[:16]
    for kind in _HEADS:
        if m := _head(kind).search(tail):
            best = min(best, (m.start(), m.start() - m.end(), kind))
    after = best[0] - best[1]
    if best[2] == "industry" and (m := _head("technology").match(tail, after)):
        best = (best[0], best[0] - m.end(), "technology")  # 种植技术
    for m in _head("other").finditer(tail):
        if m.start() > best[0]:
            break
        if m.end() - m.start() > 1 or not m.start() or tail[m.start() - 1] in _BEFORE_ONE_LETTER:
            return None if (m.start(), m.start() - m.end()) < best[:2] else best[2]
    return best[2]


@lru_cache(maxsize=8192)
def names_other(tail: str) -> bool:
    """Do the words behind 等 name bodies, places, measures or anything else that is no industry?

    >>> names_other("部门"), names_other("高端船型")
    (True, False)
    """
    return any(
        m.end() - m.start() > 1 or not m.start() or tail[m.start() - 1] in _BEFORE_ONE_LETTER
        for m in _head("other").finditer(tail[:16])
    )


@lru_cache(maxsize=16384)
def plausible(name: str) -> bool:
    """Can the name be an industry: no undertaking, no place, no clause.

    >>> plausible("动力电池"), plausible("独角兽企业")
    (True, False)
    """
    if _NOT_INDUSTRY.search(name):
        return False
    if _known(name):
        return True
    return can_be_industry(_GENERATION.sub("", name)) or bool(_BRANCH_OF_SERVICE.fullmatch(name))


def _known(name: str) -> bool:
    """Does the vocabulary have the name, and does it say more than 未来 or 传统?"""
    return concept_of(name) is not None and not is_qualifier(name)


_GENERATION = re.compile(r"^(?:在线|线上|第[一二三四五六七八]代)")
_BRANCH_OF_SERVICE = re.compile(
    r"(?!公共|政务|优质|志愿|便民|全程|配套|跟踪|上门|综合|便捷|延时|基层|社区|售后|后勤|"
    r"服务)[\u4e00-\u9fff]{2,8}服务(?:业)?"
)
_MACHINE = re.compile(r"[\u4e00-\u9fff]{2,8}(?<![危时契动有转商生司投良随主])机$")
_ECONOMY = re.compile(r"[\u4e00-\u9fff]{2,6}(?:经济|金融|业态)$")


# What is made, grown or caught is called by its last letter; in words of administration the same letter means
# something else (司机, 文件, 主管, 成果).
_THING = frozenset(
    "机器仪剂膜胶酶肽酸酯醇烯烷胺醚酮素绒纱布袜鞋帽裤裙衫服茶酒菌菇虾蟹鱼鸡鸭鹅鸽兔驴驼鹿牛羊猪蜂蚕参菜豆薯椒枣桃梨杏柚橙橘柑莓瓜果蕉茸芝蚝贝螺藻"
    "米麦粉油醋糖蜜奶乳肉蛋丸饼糕汁酱脯糜钢铁铜铝锌镁钛钨钼锂硅磷矿石玉瓷砖瓦窗板管阀泵缸轴轮灯镜屏芯片纸膏药箱床柜椅梯锅炉窑船艇车件材料液粒纤丝绸缎"
    "架具堆罐瓶杆竹苗花草皮骨笋仁莲葛芪苓芩芍术归锭囊罩浆"
)
# Foods and stuffs of two letters: 果汁, 豆腐, 胶膜.
_STUFF = frozenset(
    "膜胶酸醇绒纱鞋帽茶酒菌菇虾蟹鱼鸡鸭鹅鸽兔羊猪薯椒枣桃梨杏柚橙橘柑莓瓜蕉茸米粉醋蜜奶肉蛋丸饼糕汁酱脯糜钢铝铜纸膏床锭浆笋仁"
)
_NO_THING = re.compile(
    r"(?:[司危时契动有转商生司投良随主]机|武器|机器|[条文事案附证邮]件|[主监保城共托接]管|[样短老看模]板|[首新年一]轮|[名图连大]片|"
    r"[成效结如后]果|[要因元]素|[邮信]箱|[公发颁分散宣流]布|[停公客堵通]车|基石|加油|[框构担高]架|资料|[工家道]具|克服|信服|[法技战算学]术|回归|"
    r"[推绽开]花|头皮|[种一]粒|下料|原料|补料|安全帽|[两三四五六七八九十]纤|[上下]床|水浆|大米|入罐|堆)$"
)


@lru_cache(maxsize=16384)
def is_thing(name: str) -> bool:
    """Is the name by its last letter that of something made, grown or caught?

    >>> is_thing("断路器"), is_thing("罗汉果"), is_thing("新型主体"), is_thing("攀枝花")
    (True, True, False, False)
    """
    if not 2 <= len(name) <= 12:
        return False
    known = name[-1] in (_THING if len(name) > 2 else _STUFF)
    if not known or _NO_THING.search(name) or not plausible(name):
        return False
    place = first_place(name)
    return place is None or place[1] < len(name)


@lru_cache(maxsize=16384)
def is_industrial(name: str) -> bool:
    """Is the name by itself that of an industry, an economy or a branch of finance (首店经济, 绿色金融)?"""
    return (
        has_industrial_head(name)
        or _known(name)
        or bool(_MACHINE.fullmatch(name))
        or bool(_ECONOMY.fullmatch(name))
        and plausible(name)
    )
