"""Which percentages are the rate of a support, and which are conditions, shares or goals."""

from __future__ import annotations

import re

from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity

_POINTS = ("个百分点", "百分点", "个点")
# 配套率提高到70%, 经费占比分别不低于8%: a rate that is to be reached
_RATE_REACHED = re.compile(r"(?:提高到?|递增|增至|降至|达到|控制在|不低于|占比|[覆利使普错期备套化成]率)[^,;、]{0,8}$")
# who pays what the support leaves
OWN = (
    *("自缴", "自筹", "自付", "自负", "自担", "自行承担", "农户承担", "企业承担", "个人承担"),
    *("自缴比例", "个人缴费", "农户缴费"),
)
# 按80%比例执行上述标准: no sum of its own; 按补助资金的3%提取工作经费: what administering it costs
# 其中奖补资金60%待投产后兑现: when a share of it is paid
_PAID_LATER = re.compile(r"(?:待|在|于)[^,;。\d]{2,20}后(?:再|予以)?(?:兑现|拨付|发放|支付|兑付)")
# 首批下达70%, 补助资金立项后拨付40%
_PAID_SO_FAR = re.compile(
    "(?:后|首批|首次|首期|分批|先期|当年|余下|其余)[^,;。]{0,4}(?:拨付|下达|兑现|兑付|支付|发放)$"
)
# 按奖补总额的60%拨付, 分别按应奖励额的30%、30%和40%兑付: shares of one payment; but 按国家补助资金的50%拨付配套资金
_OF_THE_SUM = re.compile(
    r"(?<!国家)(?<!中央)(?<!上级)(?<!省级)(?<!省)(?:奖[励补]|补[助贴]|扶持|资助)(?:资金)?(?:总?额|资金|总量|金额)的?"
    r"(?:[\d.]+% ?[、和] ?)*$"
)
_INSTALMENTS = re.compile(r"分别按应(?:奖[励补]?|补[助贴]?)[^,;。\d]{0,4}(?:额|资金)的?(?:[\d.]+% ?[、和] ?)*$")
_PAID_OUT = re.compile(
    r"(?:[、和][\d.]+%)*(?:的?比例)?(?:先行|分[期批年]|予以|给予)?(?:拨付|兑付|兑现|预拨|发放|支付)(?!配套|相应|[^,;。\d]{0,6}(?:奖[励补]|补[助贴]))"
)
# 由镇与园区按50%比例进行分配: who shares in it
_SHARED = re.compile("的?比例(?:进行)?(?:分配|分成|分享|分担|分摊|共享)")
# 地方财政投入不得低于中央补助资金的50%: what others are to pay
_FLOOR_OF = re.compile("(?:投入|配套|出资|自筹)[^,;。]{0,8}不(?:得)?[低少]于[^,;。]{2,16}的$")
_REFERS = re.compile(r"的?(?:比例|标准)?(?:执行|(?:提取|计提|列支)[^,;。]{0,4}(?:工作经费|管理费|业务费|手续费))")
# 展位费补助比例提高到70%, 贴息比例最高可放宽至80%: the rate of a support
_RATE_RAISED = re.compile(
    r"(?:奖励|奖补|补助|补贴|资助|支持|扶持|贴息|返还|补偿|配套)(?:的)?(?:比例|标准|额度)(?:最高)?(?:可)?(?:相应)?(?:提高|上调|放宽|提升|增加)[至到]$"
    r"|的,?(?:补[贴助]|奖[励补])?(?:比例|标准)?(?:可)?(?:提高|上调|放宽|提升)[至到]$"
)
_STEP = re.compile(r"(?:首年|次年|第[一二三四五]年|[前后][一两二三四五]年)(?:按|为)?$")
_RATE_RISES = re.compile(r"[奖补贴助][^,;。]{0,8}[由从][^,;。]{0,16}\d%的?(?:提高|上调|提升|增加|放宽|调整)[至到为]$")
_OF_COST = re.compile(
    "占[^,;。]{0,6}(?:成本|投资|投入|费用|总额|支出|价格|价款|造价|总价|售价|作业费)的?(?:比例|比重)"
)  # 补助…,占作业成本的比例不超过30%
_SUBSIDY_OF = re.compile("的?(?:标准|比例)?(?:给予|予以|进行)?(?:贷款|财政|专项)?(?:贴息|利息补[贴助])")
_FROM, _ROSE = re.compile("[由从][^,;。]{0,6}$"), re.compile("(?:提高|上调|调整|增加|提升|增至|上浮)[到至为]?")
_RISES = re.compile(r"(?:标准|额度|比例)[^,;]{0,8}提高$")
_LAST, _GROWN_TO = re.compile(r"的?[,;)]?$"), re.compile(r"(?:增长|达到|达|占比|占|下降|提高)(?:率)?$")
_BY, _POINTS_GIVEN = re.compile(r"按[^,;。\d]{0,10}$"), re.compile("按|贴息|最高|给予")
_MEASURED = re.compile(
    r"(?:增长|增速|增幅|达到|达|占比|占|下降|降低|比重|利率|费率|利润率|收益率|回报率|不良率|坏账率|代偿率|逾期率|违约率|不足|低于|持股|出资|股份|高于)(?:为|了|在)?$"
)
_GIVEN_BEFORE = re.compile("按|比例|标准|给予|予以|奖励|奖补|补助|补贴|资助|贴息|补偿|贴补|扶持|返还")
_GIVEN_BEHIND = re.compile(
    r"(?:的(?:比例|标准|额度|部分))?(?:,)?(?:的)?(?:分别)?(?:给予|予以|进行|补|奖|资助|贴|配套|享受|作为"
    r"|的?(?:标准|比例|额度)?给予|扶持|返还|支持)"
)
_STAKE = re.compile("注册资本|股权|股本|股份")
_SHARE = re.compile(r"注册资本|占[^,;。]{0,8}(?:比例|比重)|股权|股本")  # 其所占注册资本比例不超过70%


def percent_role(q: Quantity, compared: Comparison, head: str, tail: str, near: str, supported: bool) -> str:
    """`support`, `condition`, or '' for a percentage between the words `head` (to its operator), `near` (to its digits)
    and `tail`; `supported` says that the words around it speak of support."""
    points = q.unit in _POINTS
    if compared.op == "=" and _ROSE.match(tail) and _FROM.search(near):
        return "condition"  # 补贴比例由15%提高至20%: what it was before
    if supported and _SUBSIDY_OF.match(tail) and not near.endswith(OWN):
        return "support"  # 同期贷款基准利率50%的贷款贴息
    if (
        tail.startswith(("的费率", "费率", "的利率", "利率"))
        or near.endswith(OWN)
        or _REFERS.match(tail)
        or _PAID_LATER.match(tail)
        or _PAID_SO_FAR.search(near)
        or _SHARED.match(tail)
        or "应" in near
        and _INSTALMENTS.search(near)
        or _PAID_OUT.match(tail)
        and _OF_THE_SUM.search(near)
        or "于" in near
        and _FLOOR_OF.search(near)
    ):
        return "condition"
    if (
        not supported
        or _STAKE.search(head)
        or _SHARE.search(head)
        and not (compared.op == "<=" and _OF_COST.search(head))
    ):
        return ""
    if compared.op == "=" and (_STEP.search(near) or "%" in near and _RATE_RISES.search(near)):
        return "support"  # 给予三年租金补贴,首年100%、次年80%; 补助由6%提高至10%
    if "上浮" in near or _RISES.search(near) or _RATE_RAISED.search(near):
        return "support"
    if _RATE_REACHED.search(head) and "按" not in near:
        return ""
    if compared.op in (">=", ">") or _LAST.match(tail) and _GROWN_TO.search(head):
        return "condition"
    if points and supported and _BY.search(head):
        return "support"  # 按年利率2个百分点给予贴息
    if compared.op == "<=" and _OF_COST.search(head):
        return "support"
    if _MEASURED.search(head):
        return "condition"
    if points:
        return "support" if compared.op == "<=" or _POINTS_GIVEN.search(near) else ""
    if compared.op == "<=" or "最高" in near or "上限" in near:
        return "support"
    if _GIVEN_BEFORE.search(near):
        return "support"
    if _GIVEN_BEHIND.match(tail):
        return "support"
    return ""
