"""Which sums and percentages of a sentence are support, and which are conditions of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Span
from ingest.numbers.comparators import Comparison, comparison
from ingest.numbers.cue_words import any_cue
from ingest.numbers.quantities import Quantity
from ingest.rules.incentive_rates import OWN, percent_role

_LIST = re.compile(r"(?:\([^()\d]{1,12}\))?[、,]?(?:和|及|与|或)?(?:最高|不超过)?|、[^,;。、\d]{1,8}")
_FILE = "incentive_words"
_BORDER, _BORDER_AFTER = re.compile("[,;:。(\t]"), re.compile("[,;。)\t]")
_ON_TOP = re.compile(r"基础上(?:分别|再|各|可|另)*(?:增加|追加|提高|上浮|增发)$")
# 补贴由每公斤0.08元提高到0.12元: what it was before
_RISES_FROM, _BEFORE_RISE = (
    re.compile(r"[由从][^,;。]{0,14}$"),
    re.compile("(?:提高|上调|调整|增加|提升|增至|调至|提至)[到至为]?"),
)
# 每出口1美元给予0.03元奖励: what the support is reckoned by; 生均经费不低于每年600元: what is to be spent
_PER_SUM, _GIVEN_SUM = (
    re.compile(r"每[\u4e00-\u9fff]{0,6}$"),
    re.compile(r"(?:的|,)?(?:再)?(?:给予|奖励|补助|补贴|资助|奖补|奖|补)\d"),
)
_FLOOR = re.compile(r"(?:不低于|不少于|不得低于|不得少于)每[^,;。\d]{1,6}$")
_RAISED = re.compile(r"(?:提高|放宽|上调|增加|追加|提升|上浮)[至到](?:最高|每[^,;。\d]{1,6})?$")  # 可提高至300万元
_OF_VALUE = re.compile(r"(?:资助|补助|补贴|奖励|扶持)(?:额度|标准|比例|金额)应?[为是按][^,;。]{0,24}评估价格?的$")
_STANDARD = re.compile(r"的?(?:标准|额度)[^,;。\d]{0,8}(?:给予|发放|补[贴助]|奖[励补]|资助|支付|予以|计发|安排)")
_NEXT_RATE = re.compile(r"[,、][^,;。\d、]{1,10}(?:企业|单位|机构|户|人员|项目|组织|农户|家庭)(?:的)?(?:为|按)?")
# 奖励800万元,其中挂牌500万元; but 其中省级600元 tells who pays
_NEXT = re.compile(
    r"(?:[^,;。、\d]{0,8}(?:,其中|:)(?!(?:中央|自治区|省|市|州|盟|旗|县|区)(?:本?级|市|县|区)?(?:财政)?(?:承担)?\d)|[,、])[^,;。、\d]{1,14}(?<![到达过满额入值本约计])"
)
_END = re.compile(r"[,;。)、\n]|$")
_LABELLED = re.compile(
    r"(?:奖[励补]|补[助贴]|资助|扶持|支持)(?:标准|额度|金额)(?:分别)?(?:[为是:]|如下:)[^。\n]{0,110}$"
    r"|(?:补[助贴]|津贴|奖[励补]):[^。;\n]{0,60}$|奖:$"
)  # 奖补标准:国家级50万元/家
_POT = ("安排", "设立", "整合", "统筹", "筹集", "列支")
_POT_FILLED = re.compile(r"的?(?:专项|财政|省级|市级|县级|奖补)*资金(?!支持|奖励|补助|扶持)")
_STEP_UP = re.compile(r"每(?:再)?(?:增加|新增|超过?)[^,;。]{1,16}(?:再)?(?:增加|增补|增奖|加奖)$")
_LIMITS_OF = ("单个", "每", "同一", "年度", "全年", "累计", "最高", "总")
_EARNED = re.compile(
    "突破|达到|超过|首次|收入|产值|营收|销售额|纳税|税收|交易额|投资"
)  # 年度营业收入首次突破1亿元、5亿元
_EACH_WINNER = re.compile(r"\d[个名项组支家人位](?:,)?(?:各|每[个名项组支家人位])$")  # 银奖3个各50万元
_LAST_YEAR = re.compile(
    "(?:上年度?|上一年度?|去年|近[一二两三四五]年来?|“?十[一二三四]五”?期间),"
)  # 上年度,全市落实补助…
_PRICED = re.compile("(?:价|价格|收费|费用)(?:标准)?按$")
_PAID_BY = re.compile("(?:中央|[省市县区]级?|地方)(?:财政)?配套(?:资金)?$")
_FINED = re.compile("(?:罚款|罚金|违约金|滞纳金)[^,;。]{0,8},$")
_RATE_OF = re.compile(r"(?:返还|补[贴助]|贴息|资助)(?:比例|标准)?:[^。;,\d]{0,16}$")
_PRICES = (
    "电价",
    "水价",
    "气价",
    "地价",
    "房价",
    "租金为",
    "保费",
    "保额",
    "售价",
    "单价",
    "收费",
    "价格",
    "成本",
    "工资",
    "保险金额",
    "学费",
)
_FEE = re.compile(r"(?:处理|管理|物业|污水|垃圾|停车|服务|使用|租赁|维护|水|电|气)费(?:标准)?(?:每[^,;。\d]{1,8})?$")
_TIER_NAME = re.compile(r"[^,、\d]{1,16}(?<![到达过满额入值本约计])")
_LIMITED = re.compile(r"最高|上限|封顶|至多|最多|不超过[^、]{0,20}$")
_STAKE = re.compile(r"(?:单[个笔家]|每[个家])[^,;。\d]{0,8}(?:投资|出资)(?:金?额度?|规模)?$")
_ADDED = (
    "再增加",
    "再追加",
    "另增加",
    "再上浮",
    "奖励增加",
    "奖励额增加",
    "奖金增加",
    "补助增加",
    "补贴增加",
    "资助增加",
    "奖补增加",
    "额度增加",
    "奖励追加",
)
LINKS = "可达|可|不超过|最高|金额|标准|资金|额度|补助|奖励|补贴|资助|总额|累计"
REACH = 200  # code points to either side of an amount that a rule looks at


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum or percentage that is support. `segment` is its part of the sentence."""

    quantity: Quantity
    compared: Comparison
    segment: Span
    capped: bool
    rate: bool


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    giving, condition = any_cue(_FILE, "giving"), any_cue(_FILE, "condition")
    instrument = any_cue(_FILE, "instrument")
    basis = r"(?:每[^,;。\d]{1,12}|单个[^,;。\d]{0,10}|各|分别|的|为|约|一次性|总计|人民币|共|企业|项目|全年|年度|每年)"
    return {
        # the word that gives stands before the number, with nothing between but whom or what it is reckoned by
        "giving": re.compile(f"(?:{giving})(?:{basis}|{LINKS}){{0,4}}$"),
        "per": re.compile(r"每[^,;。\d、]{1,10}(?:每[^,;。\d、]{1,4})?(?:再|各|可)?$"),
        "condition": re.compile(f"(?:{condition})(?:人民币|约|为|了|到|在)?$"),
        "noun": re.compile(
            rf"(?:以内|以下|左右)?(?:的[^,;。\d企项单给予个人达户家]{{0,5}}|的|\(|、|/年)?(?:一次性|定额|专项|财政|配套|资金|省级|市级|现金|后|事后|相应|最高|额度|首次|创业|担保|信用|房租|研发|安家|购房){{0,3}}{instrument}(?![^,;。\d]{{0,5}}\d)"
        ),
        # a verb of giving, the one who gets it, the sum
        "far": re.compile(r"(?:给予|奖励|补助|补贴|资助|奖补|发放)[\u4e00-\u9fff()“”A-Z]{1,12}$"),
        "step": re.compile(r"每(?:再|年度?)?(?:新增|增加|提高|增长|完成|引进|满|上升|实现|超)[^,;。\d奖补]{0,10}$"),
        # a pot that is filled, of which nobody is promised a share
        "pot": re.compile(
            r"(?:安排|筹集|整合|统筹|筹措|投入|设立|列支|拨付)[^,;。\d]{0,16}(?:[资基]金|经费|规模)(?:规模|总额|共)?$"
        ),
        "bracket": re.compile(rf"{instrument}(?:资金|标准)?\([^()]{{0,40}}$"),
        "support": re.compile(any_cue(_FILE, "support")),
        "gives": re.compile(r"给予|予以|奖励|补助|补贴|资助|贴息|奖补|补偿|扶持|返还|贴补|减免|上浮|支持|奖"),
        "past": re.compile(any_cue(_FILE, "past")),
        "exclude": re.compile(any_cue(_FILE, "exclude")),
    }  # fmt: skip


def amounts(text: str, sentence: Span, found: Sequence[Quantity], supported: bool, column: bool) -> list[Amount]:
    """The amounts of support in a sentence; `supported` says that the words around it speak of support, `column`
    that it is a row of a table with a column of such amounts."""
    kept: list[Amount] = []
    state: list[tuple[Quantity, Comparison, str]] = []
    for q in found:
        compared = comparison(text, q)
        role = "support" if column and _alone(text, q, compared) else _role(text, sentence, q, compared, supported)
        if state and _LIST.fullmatch(text, state[-1][1].end, compared.begin) and state[-1][0].kind == q.kind:
            given = state[-1][2]
            # a comma may open the next condition; 农户自缴20% is no member of 省级补贴25%、县级10%
            listed = "," not in text[state[-1][1].end : compared.begin] and not text.endswith(OWN, 0, compared.begin)
            if role in ("", given) or listed and given == "support" and compared.op not in (">=", ">"):
                role = given
        state.append((q, compared, role))
    for i in range(len(state) - 2, -1, -1):  # 首次突破10亿元、50亿元的: the end of the list says what all are
        q, compared, role = state[i]
        after = state[i + 1]
        if role == "" and after[2] and after[0].kind == q.kind and _LIST.fullmatch(text, compared.end, after[1].begin):
            state[i] = (q, compared, after[2])
    for i in range(1, len(state)):  # 博士每人每月补贴4000元,硕士2500元: the words of giving are said once
        q, compared, role = state[i]
        before = state[i - 1]
        if role or before[2] != "support" or q.kind != before[0].kind or compared.op != "=":
            continue
        if q.kind == "percent":  # 大型企业补贴比例为30%,中小微企业为60%
            if _NEXT_RATE.fullmatch(text, before[1].end, compared.begin) and _END.match(text, compared.end):
                state[i] = (q, compared, "support")
            continue
        if q.kind != "money":
            continue
        if _NEXT.fullmatch(text, before[1].end, compared.begin) and _END.match(text, compared.end, sentence.end + 1):
            state[i] = (q, compared, "support")
    for q, compared, role in state:
        if role == "support":
            segment = segment_of(text, sentence, compared)
            kept.append(Amount(q, compared, segment, _capped(text, segment, compared), q.kind == "percent"))
    return kept


def _alone(text: str, q: Quantity, compared: Comparison) -> bool:
    """Is the sum all that its cell holds?"""
    if q.kind != "money" or compared.op in (">", ">="):
        return False
    return (
        text[max(0, compared.begin - 1) : compared.begin] == "\t" and text[compared.end : compared.end + 1] in "\t\n,(;"
    )


def segment_of(text: str, sentence: Span, compared: Comparison) -> Span:
    """The part between commas in which a number stands."""
    lowest = max(sentence.begin, compared.begin - REACH)
    before = _BORDER.search(text[lowest : compared.begin][::-1])
    begin = compared.begin - before.start() if before else lowest
    after = _BORDER_AFTER.search(text, compared.end, min(sentence.end, compared.end + REACH))
    return Span(begin, after.start() if after else min(sentence.end, compared.end + REACH))


def _capped(text: str, segment: Span, compared: Comparison) -> bool:
    """Is the number itself a limit? 不超过总造价的30% is one although the words between are many."""
    return compared.op == "<=" or _LIMITED.search(text, segment.begin, compared.begin) is not None


def _role(text: str, sentence: Span, q: Quantity, compared: Comparison, supported: bool) -> str:
    """`support`, `condition`, or '' where the number alone does not tell."""
    cues = _patterns()
    if q.kind == "percent" and not cues["gives"].search(text, sentence.begin, sentence.end):
        supported = supported and not cues["support"].search(text, sentence.begin, sentence.end)
    segment = segment_of(text, sentence, compared)
    head = text[segment.begin : compared.begin]
    near = text[segment.begin : q.begin]
    tail = text[compared.end : segment.end]
    if q.kind == "percent" and (
        _OF_VALUE.search(near)
        or supported
        and compared.op == "="
        and _RATE_OF.search(text, max(sentence.begin, q.begin - 24), q.begin)
    ):
        return "support"  # 资助额度为市场评估价格的30%; 稳岗返还:中小微企业60%
    if cues["exclude"].search(text, segment.begin, segment.end):
        return "condition"
    if q.kind == "percent":
        return percent_role(q, compared, head, tail, near, supported)
    if _BEFORE_RISE.match(tail) and _RISES_FROM.search(near) or reckoned_by(near, tail):
        return "condition"
    raised = supported and ("至" in head or "到" in head) and _RAISED.search(head) is not None
    raised = raised and not tail.startswith(("的,", "到", "至")) and tail != "的"  # 首次提升到2000万元的,…: a condition
    if supported and (near.endswith(_ADDED) or _ON_TOP.search(near)) and compared.op == "=":
        return "support"
    if compared.op == "<=" and _FINED.search(text, max(sentence.begin, segment.begin - 24), segment.begin):
        return "condition"  # 每超1吨罚款500元,最高不超过3万元
    gives = raised or cues["giving"].search(near) is not None
    noun = cues["noun"].match(tail) or _STANDARD.match(tail)
    condition = None if raised else cues["condition"].search(head)
    reckoned = "每" in near
    if supported and compared.op == "<=" and _STAKE.search(head):
        return "support"  # 以股权方式投资,单个项目投资额不超过1000万元
    if compared.op in (">=", ">") and q.high is None or reckoned and cues["step"].search(near):
        return "condition"
    if cues["pot"].search(near):
        return "condition"
    if supported and (reckoned and _STEP_UP.search(near) or _next_tier(text, sentence, q, compared, head)):
        return "support"
    if tail.startswith("执行") and _PRICED.search(near) or _PAID_BY.search(near):
        return "condition"  # 电价按0.35元执行; 省级配套1亿元
    if not gives and (near.endswith(_PRICES) or _FEE.search(near)):
        return "condition"  # 每头保费60元: what it costs
    if near.endswith(_POT) and "对" not in near and _POT_FILLED.match(tail):
        return "condition"  # 从专项资金中安排5000万元资金: nobody is promised a share
    if text.startswith(("(含", "(不含"), compared.end):
        return "condition"
    if compared.op == "<=" and compared.end > q.end and re.match(r"的[,;。)]?$", tail):
        return "condition"  # 10万元以下的,一次性拨付
    if tail.startswith("的") and not noun and not re.match(r"的(?:标准|额度|限额|比例|总额)", tail):
        return "condition" if not (gives and re.search("给予|奖励|补助|补贴|资助", near)) else "support"
    if condition and not gives and not noun:
        return "condition"
    if (
        condition
        and cues["giving"].search(near)
        and not re.search(r"(?:给予|奖励|补助|补贴|资助|最高|不超过|奖金|奖补)[^,;]{0,12}$", near)
    ):
        return "condition" if not noun else "support"
    if gives or noun or cues["bracket"].search(text, max(sentence.begin, q.begin - 60), q.begin):
        return "support"
    if cues["far"].search(near) and not condition:
        return "support"
    if supported and (
        reckoned and cues["per"].search(near) or head.startswith(_LIMITS_OF) and not _EARNED.search(head)
    ):
        return "support"
    if supported and "/" in q.unit and not condition and cues["gives"].search(text, compared.end, sentence.end):
        return "support"  # 按技师3000元/人、高级技师5000元/人给予奖励
    if supported and compared.op == "=" and not tail and near.endswith(("以上", "以下", "以内")) and not gives:
        return "support"  # 按面积补助,50平方米以上8万元,100平方米以上15万元
    if supported and _EACH_WINNER.search(near):
        return "support"
    if q.kind == "money" and not condition and _LABELLED.search(text, max(0, q.begin - 120), q.begin):
        return "support"
    return ""


def reckoned_by(near: str, tail: str) -> bool:
    """Is the sum what the support is reckoned by, or the least that is to be spent?"""
    return _GIVEN_SUM.match(tail) is not None and _PER_SUM.search(near) is not None or _FLOOR.search(near) is not None


def _next_tier(text: str, sentence: Span, q: Quantity, compared: Comparison, head: str) -> bool:
    """…给予每人3万元;博士5万元: a part between semicolons that is only a name and a sum."""
    if q.kind != "money" or compared.op != "=" or text[sentence.begin - 1] != ";" or q.end != sentence.end:
        return False
    return compared.begin - len(head) == sentence.begin and _TIER_NAME.fullmatch(head) is not None


def is_past(text: str, sentence: Span) -> bool:
    """Does the sentence tell what has been paid?"""
    if _LAST_YEAR.match(text, sentence.begin):
        return True
    return _patterns()["past"].search(text, sentence.begin, sentence.end) is not None


def speaks_of_support(text: str, begin: int, end: int) -> bool:
    """Do the words name support of any kind?"""
    return _patterns()["support"].search(text, begin, end) is not None
