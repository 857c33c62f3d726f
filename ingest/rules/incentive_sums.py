"""Which sums of a sentence are given, and which are thresholds, prices, fines and budgets."""

from __future__ import annotations

import re

from ingest.model import Span
from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.incentive_cues import patterns

_ON_TOP = re.compile(r"基础上(?:分别|再|各|可|另)*(?:增加|追加|提高|上浮|增发)$")
# 补贴由每公斤0.08元提高到0.12元: what it was before
_RISES_FROM, _BEFORE_RISE = (
    re.compile(r"[由从][^,;。]{0,14}$"),
    re.compile(
        r"(?:[、和]\d[\d.]*[万亿]?元)*(?:提高|上调|调整|增加|提升|增至|调至|提至)[到至为]?"
    ),  # 209元、280元提高到
)
# 每出口1美元给予0.03元奖励: what the support is reckoned by; 生均经费不低于每年600元: what is to be spent
_PER_SUM, _GIVEN_SUM = (
    re.compile(r"每[\u4e00-\u9fff]{0,6}$|按$"),
    re.compile(r"(?:的|,)?(?:可以?|再|一次性|分别)*(?:[给予][予以]|奖励|补助|补贴|资助|奖补|奖|补)(?:人民币)?\d"),
)
_FLOOR = re.compile(r"(?:不低于|不少于|不得低于|不得少于)每[^,;。\d]{1,6}$")
_RAISED = re.compile(r"(?:提高|放宽|上调|增加|追加|提升|上浮)[至到](?:最高|每[^,;。\d]{1,6})?$")  # 可提高至300万元
_OF_SUPPORT = re.compile(
    "[奖补贴券]|资助|扶持|支持|标准|额度|限额|上限|最高|比例|津贴|经费(?!投入)|贷款|授信|担保|专项资金|单[个户家]"
)
# 最高奖励达500万元, 奖励金额最高达500万元: no threshold
_LIMIT_REACHED = re.compile(
    r"最高(?:可|能)?(?:奖励|奖补|补助|补贴|资助|支持|扶持|贴息)?(?:金额|额度|资金)?(?:可)?达到?$"
)
_AT_LEAST_GIVEN = re.compile(r"(?:给予|予以|奖励|补助|补贴|资助|奖补|发放)(?:一次性|每[^,;。\d]{1,6}|分别)?$")
# 单户贴息以60万元为上限
_AS_LIMIT = re.compile(r"为(?:上限|限|最高限?额?|封顶)")
# 奖基地运营方50万元: the short verb at the head of its part, and whom
_SHORT_VERB = re.compile(
    r"[奖补](?![励助贴偿充短齐补])(?:(?<=[的再另可则各性].)|(?<![\u4e00-\u9fff].))[^,;。、\d]{1,10}$"
)
_STANDARD = re.compile(r"的?(?:标准|额度)[^,;。\d]{0,8}(?:给予|发放|补[贴助]|奖[励补]|资助|支付|予以|计发|安排)")
# 给予该项目1万元/亩的一次性集约用地补贴
_NAMED_LAST = re.compile(r"的[^,;。\d]{1,14}(?:补贴|补助|奖励|资助|奖补|补偿|贴息)款?$")
_LABELLED = re.compile(
    r"(?:奖[励补]|补[助贴]|资助|扶持|支持)(?:资金)?(?:最高)?(?:标准|额度|金额|限额|上限)(?:\([^()]{1,6}\))?(?:分别)?(?:[为是:]|如下:)[^。\n]{0,110}$"
    r"|(?:启动|安家|奖励|补助|补贴|资助|扶持|奖补|支持)(?:资金|经费|金)(?:分别)?(?:为|是|:)[^。;\n]{0,60}$"
    r"|(?:补[助贴]|津贴|奖[励补]):[^。;\n]{0,60}$|奖:$|[奖补贴][^。;\n]{0,12}具体标准(?:分别)?[为是]?:[^。;\n]{0,80}$"
    r"|(?:奖[励补]|补[助贴])标准(?:[^,;。:\d]{0,4}\d?[^,;。:\d]{1,6}[为是]\d[\d.]*万?元,)*[^,;。:\d]{0,4}\d?[^,;。:\d]{1,6}[为是]$"
)  # 奖补标准:国家级50万元/家
_POT = ("安排", "设立", "整合", "统筹", "筹集", "列支")
_YEARLY_POT = re.compile("(?:财政|政府)[^,;。对给]{0,4}每年[^,;。对给]{0,4}安排$")
_POT_FILLED = re.compile(r"的?(?:专项|财政|省级|市级|县级|奖补)*资金(?!支持|奖励|补助|扶持)")
_STEP_UP = re.compile(r"每(?:再)?(?:增加|新增|超过?)[^,;。]{1,16}(?:再)?(?:增加|增补|增奖|加奖)$")
_LIMITS_OF = (
    *(f"单{of}" for of in "个次户家笔店场项企人件台站品体车批期"),
    "每",
    "同一",
    "年度",
    "全年",
    "累计",
    "最高",
    "总",
)
_OWED = re.compile("[内外引]资|[缴交]纳|任务|扣")  # 每人内资1000万元, 每人缴纳2000元
_EARNED = re.compile(
    "突破|达到|超过|首次|收入|产值|营收|销售额|纳税|税收|交易额|投资|总值|增加值|实现|完成"
)  # 年度营业收入首次突破1亿元、5亿元
_EACH_WINNER = re.compile(r"\d[个名项组支家人位](?:,)?(?:各|每[个名项组支家人位])$")  # 银奖3个各50万元
_PRICED = re.compile("(?:价|价格|收费|费用)(?:标准)?按$")
_SUPPORTED = re.compile("[奖补贴助]")
_RENT = re.compile(
    r"(?:食宿|住宿|伙食|差旅|租金|房租|月租|电价|气价|地价|售价|服务费)(?:标准|价格)?[为是](?:每[^,;。\d]{1,10})?$"
)
_OF_OTHERS = ("企业获得", "企业获", "单位获得", "个人获得", "本金", "贷款余额")
_OF_LAST, _OF_MEASURE = re.compile(r"的[,;。)]?$"), ("的标准", "的额度", "的限额", "的比例", "的总额")
_GIVING_WORD = re.compile("给予|予以|奖励|奖补|补助|补贴|资助")
_GIVING_LATELY = re.compile(r"(?:给予|予以|奖励|补助|补贴|资助|最高|最多|不超过|不得超过|不高于|奖金|奖补)[^,;]{0,12}$")
# 月最低工资标准提高至2100元; 发放创业担保贷款180亿元: what a report tells of wages and banks
_NO_SUPPORT = re.compile(
    "(?:最低工资|工资标准|工资指导)[^,;。对给补奖贴发]{0,16}$|(?:发放|投放|新增)[^,;。对给\\d]{0,16}贷款$"
)
_PAID_BY = re.compile("(?:中央|[省市县区]级?|地方)(?:财政)?配套(?:资金)?$")
_FINED = re.compile("(?:罚款|罚金|违约金|滞纳金)[^,;。]{0,8},$")
_PRICES = tuple("电价|水价|气价|地价|房价|租金为|保费|保额|售价|单价|收费|价格|成本|工资|保险金额|学费".split("|"))
_FEE = re.compile(
    r"(?:处理|管理|物业|污水|垃圾|停车|服务|使用|租赁|维护|水|电|气)费(?:标准)?[按为]?(?:每[^,;。\d]{1,8})?$"
)
_COLLECTED = re.compile(r"(?:的?标准)?(?:收取|计收|计费|收费|缴纳|交纳|收缴|征收)(?!的)")
# (茶苗统一招标采购,每株0.28元): what a thing is bought for
_BOUGHT = re.compile("(?:招标|统一|集中)采购(?:价格?)?,每[^,;。\\d]{1,4}$")
_WITH_BOUND = re.compile(r"\(不?含(?:[\d)本税]|以上|以下)")  # 500万元(含)以上, but not 奖励50万元(含省级奖励)
# 可申请最高20万元的“长寿贷”
_LOAN_NAMED = re.compile("的“[^”,;。\\d]{1,8}[贷券保]”")
_TIER_NAME = re.compile(r"[^,、\d]{1,16}(?<![到达过满额入值本约计])")
# 给予奖励。其中国家级50万元。省级20万元。
_GRADE_NAME = re.compile(
    "(?:其中,?)?(?:国家|[省部市县区州盟]|自治区|[一二三四五]|[1-5]?A{1,5}|特)(?:级|等奖|星级|类)[^,、\\d]{0,10}"
    "(?<![到达过满额入值本约计])"
)
_FALLS_SHORT = re.compile("(?:(?<![不得])[低少]于|不足|未达到|不到)$")
_STAKE = re.compile(r"(?:单[个笔家]|每[个家])[^,;。\d]{0,8}(?:投资|出资)(?:金?额度?|规模)?$")
_ADDED = tuple(
    "再增加|再追加|另增加|再上浮|奖励增加|奖励额增加|奖金增加|补助增加|补贴增加|资助增加|奖补增加|额度增加|奖励追加".split(
        "|"
    )
)


def sum_role(text: str, sentence: Span, segment: Span, q: Quantity, compared: Comparison, supported: bool) -> str:
    """`support`, `condition`, or '' where the sum alone does not tell; `supported` says that the words around it do."""
    cues = patterns()
    head = text[segment.begin : compared.begin]
    near = text[segment.begin : q.begin]
    tail = text[compared.end : segment.end]
    if _is_no_share(text, sentence, segment, compared, near, tail):
        return "condition"
    raised = supported and ("至" in head or "到" in head) and _RAISED.search(head) is not None
    raised = raised and _OF_SUPPORT.search(text, max(sentence.begin, compared.begin - 40), compared.begin) is not None
    raised = raised or supported and "达" in head and "最高" in head and _LIMIT_REACHED.search(head) is not None
    raised = raised and not tail.startswith(("的,", "到", "至")) and tail != "的"  # 首次提升到2000万元的,…: a condition
    if supported and (near.endswith(_ADDED) or _ON_TOP.search(near)) and compared.op == "=":
        return "support"
    gives = raised or cues["giving"].search(near) is not None or supported and _SHORT_VERB.search(near) is not None
    if supported and tail.startswith("为") and _AS_LIMIT.match(tail):
        return "support"
    noun = cues["noun"].match(tail) or _STANDARD.match(tail)
    noun = noun or (_NAMED_LAST.match(tail) if "给予" in near else None)
    noun = noun or (_LOAN_NAMED.match(tail) if gives else None)
    condition = None if raised else cues["condition"].search(head)
    reckoned = "每" in near
    if supported and compared.op == "<=" and _STAKE.search(head):
        return "support"  # 以股权方式投资,单个项目投资额不超过1000万元
    if compared.op in (">=", ">") and q.high is None and not (supported and _AT_LEAST_GIVEN.search(head) and noun):
        return "condition"
    if reckoned and cues["step"].search(near):
        return "condition"
    if cues["pot"].search(near):
        return "condition"
    if supported and (reckoned and _STEP_UP.search(near) or _next_tier(text, sentence, q, compared, head)):
        return "support"
    if not gives and (near.endswith(_PRICES) or _FEE.search(near)):
        return "condition"  # 每头保费60元: what it costs
    if _WITH_BOUND.match(text, compared.end):
        return "condition"
    if compared.op == "<=" and compared.end > q.end and _OF_LAST.match(tail):
        return "condition"  # 10万元以下的,一次性拨付
    if tail.startswith("的") and not noun and not tail.startswith(_OF_MEASURE):
        return "condition" if not (gives and _GIVING_WORD.search(near)) else "support"
    if condition and not gives and not noun:
        return "condition"
    if condition and cues["giving"].search(near) and not _GIVING_LATELY.search(near):
        return "condition" if not noun else "support"
    if gives or noun or cues["bracket"].search(text, max(sentence.begin, q.begin - 60), q.begin):
        return "support"
    if cues["far"].search(near) and not condition:
        return "support"
    if supported and _given_by_form(text, sentence, q, compared, head, near, tail, bool(condition), gives):
        return "support"
    if q.kind == "money" and not condition and _LABELLED.search(text, max(0, q.begin - 120), q.begin):
        return "support"
    return ""


def _given_by_form(
    text: str, sentence: Span, q: Quantity, compared: Comparison, head: str, near: str, tail: str,
    condition: bool, gives: bool,
) -> bool:  # fmt: skip
    """Do the forms in which officials list support tell that the sum is one of them, without a word of giving?"""
    cues = patterns()
    per = "每" in near and cues["per"].search(near) and not _OWED.search(near)
    if per or head.startswith(_LIMITS_OF) and not _EARNED.search(head):
        return True
    if "/" in q.unit and not condition and cues["gives"].search(text, compared.end, sentence.end):
        return True  # 按技师3000元/人、高级技师5000元/人给予奖励
    if "/" in q.unit and compared.op == "=" and not condition and not tail and _TIER_NAME.fullmatch(head):
        return True  # 事后补的方式,地面光伏0.05元/瓦,屋顶光伏0.1元/瓦
    if compared.op == "=" and not tail and near.endswith(("以上", "以下", "以内")) and not gives:
        return True  # 按面积补助,50平方米以上8万元,100平方米以上15万元
    return _EACH_WINNER.search(text, max(sentence.begin, q.begin - 10), q.begin) is not None


def _is_no_share(text: str, sentence: Span, segment: Span, compared: Comparison, near: str, tail: str) -> bool:
    """Is the sum a price, a fine, a budget, what was given before, or what the support is reckoned by?"""
    if tail.startswith("的") and _FALLS_SHORT.search(near):
        return True  # 每个展位资助1.5万元(金额低于1.5万元的按实资助)
    if near in ("含", "不含"):
        return True  # 5亿元至10亿元(含10亿元)
    if _COLLECTED.match(tail) or _BOUGHT.search(text, max(sentence.begin, compared.begin - 20), compared.begin):
        return True
    if _BEFORE_RISE.match(tail) and _RISES_FROM.search(near) or _reckoned_by(near, tail):
        return True
    if _NO_SUPPORT.search(near) and (not near.endswith("贷款") or text.startswith("亿", compared.end - 2)):
        return True
    if _RENT.search(near) or text.endswith(_OF_OTHERS, segment.begin, compared.begin):
        return True  # 租金标准为每平方米每月12元; 最高的企业获得600万元
    if compared.op == "<=" and _FINED.search(text, max(sentence.begin, segment.begin - 24), segment.begin):
        return True  # 每超1吨罚款500元,最高不超过3万元
    if (
        tail.startswith("执行")
        and (_PRICED.search(near) or near.endswith(("按", "按照")) and not _SUPPORTED.search(near))
        or _PAID_BY.search(near)
    ):
        return True  # 电价按0.35元执行; 省级配套1亿元
    # 从专项资金中安排5000万元资金: nobody is promised a share
    if not near.endswith(_POT) or "对" in near or "给" in near or "每" in near.replace("每年", ""):
        return False
    # 省级财政三年统筹安排300亿元; 县财政每年安排3亿元打造…集群, but 每年安排20万元补助每个合作社
    if not tail or _POT_FILLED.match(tail):
        return True
    return _YEARLY_POT.search(near) is not None and "每" not in tail and "给予" not in tail


def _reckoned_by(near: str, tail: str) -> bool:
    """Is the sum what the support is reckoned by, or the least that is to be spent?"""
    return _GIVEN_SUM.match(tail) is not None and _PER_SUM.search(near) is not None or _FLOOR.search(near) is not None


def _next_tier(text: str, sentence: Span, q: Quantity, compared: Comparison, head: str) -> bool:
    """…给予每人3万元;博士5万元: a part between semicolons, or a sentence, that is only a name and a sum."""
    mark = text[sentence.begin - 1 : sentence.begin]
    if q.kind != "money" or compared.op != "=" or mark not in (";", "。") or q.end != sentence.end:
        return False
    if mark == "。" and "亿" in text[q.begin : q.end]:
        return False  # 下达资金2亿元。其中省级1亿元。
    name = _TIER_NAME if mark == ";" else _GRADE_NAME
    return compared.begin - len(head) == sentence.begin and name.fullmatch(head) is not None
