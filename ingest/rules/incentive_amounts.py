"""Which sums and percentages of a sentence are support, and which are conditions of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ingest.model import Span
from ingest.numbers.comparators import Comparison, comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.incentive_cues import patterns
from ingest.rules.incentive_rates import OWN, percent_role
from ingest.rules.incentive_sums import sum_role
from ingest.text.openings import past_mark

_LIST = re.compile(r"(?:\([^()\d]{1,12}\))?[、,/]?[和及与或]?(?:最[高多]|不(?:得)?超过|不高于)?|、[^,;。、\d]{1,8}")
_MARKS = ("、", "和", "或", "及", "与")
# 企业所得税县级留成部分的50%,由同级财政扶持企业: the share of a tax that goes back
_TAX_PAID = re.compile("(?:税|留成|留存|贡献|财力|财政所得)[^,;。\\d]{0,12}$")
_GOES_BACK = re.compile(
    "(?:测算|计算|核算)?(?:额度)?,?(?:每年)?由[^,;。]{0,10}财政[^,;。]{0,8}(?:扶持|奖励|返还|给予|予以|补助|补贴|奖补|支持)"
)
_BORDER_BEFORE, _BORDER = re.compile("[,;:。()\t]"), re.compile("[,;。()\t]")
_OF_VALUE = re.compile(r"(?:资助|补助|补贴|奖励|扶持)(?:额度|标准|比例|金额)应?[为是按][^,;。]{0,24}评估价格?的$")
_NEXT_RATE = re.compile(
    r"[,、](?:后|其后|第|前|其余|剩余)[一二两三四五六\d]{1,2}(?:个)?(?:年度?|年内)(?:按|为)?"
    r"|[,、][^,;。\d、]{1,10}(?:企业|单位|机构|户|人员|项目|组织|农户|家庭)(?:的)?(?:为|按)?"
)
# 奖励800万元,其中挂牌500万元; but 其中省级600元 tells who pays
_NEXT = re.compile(
    r"(?:[^,;。、\d]{0,8}(?:,其中|:)(?!(?:中央|自治区|省|市|州|盟|旗|县|区)(?:本?级|市|县|区)?(?:财政)?(?:承担)?\d)|[,、])[^,;。、\d]{1,14}(?<![到达过满额入值本约计])"
)
_END = re.compile(r"[,;。)、\n]|$")
_LAST_YEAR = re.compile(
    "(?:上年度?|上一年度?|去年|近[一二两三四五]年来?|过去的?[一二三四五]?年|[一二两三四五]年来|“?十[一二三四]五”?期间),"
)  # 上年度,全市落实补助…
# 上半年,全区产业完成产值93亿元,兑现技改补助1260万元
_HALF_YEAR = re.compile(
    r"(?:20\d\d年)?(?:上半年|前三季度|今年以来|[一二三]季度|1[-—~至到]\d{1,2}月份?),"
    r"[^对。;,]{0,20}(?:完成|实现|达到?|增长)[^对。;,\d的]{0,8}\d[^,;。的]{0,10}[,;。]"
)
# 甲公司获得设备补贴300万元, 32家企业获奖励资金960万元: what somebody named has been given
_GOT = (
    r"[获拿领得收](?:(?<=获)[得批]?|到)[^,;的\d]{0,24}"
    r"(?:奖励|奖补|奖金|补助|补贴|贴息|资助|资金|扶持|支持)[^,;的\d]{0,6}\d"
)
_WAS_GIVEN = re.compile(
    r"(?:^|[,;])(?!对|凡|支持|鼓励|如|若|[^,;]{0,6}(?:同一|单[个户家]))[^,;对可]{0,24}?(?:公司|集团|合作社|[\d多余][家户](?:企业|单位|合作社|主体)?|某[^,;的]{1,10})"
    rf"[^,;的可将能应须]{{0,14}}{_GOT}"
)
_PAID_OUT = re.compile(
    r"[2累兑发拨拟](?:(?<=2)0\d\d年,?[全我][省市县区州旗][^,;。\d将拟要可]{0,6}(?:兑现|兑付|发放|拨付|落实|下达)|"
    r"(?<=累)计(?:向|为|给|对)[^,;。]{2,24}(?:发放|兑现|兑付|拨付|支付|下达|落实)"
    r"|(?<=拟)(?:支持|资助|补助|奖励|奖补|立项)[^,;。\d]{2,24}\d+[个家项户][、,][^,;。\d]{0,6}(?:合计|共计|总计|总额|共)\d"
    r"|(?<=[兑发拨])(?:付|放|现)[^,;。\d]{0,16}\d[\d.]*[万亿]元,(?:惠及|受益|共惠及|涉及))"
)
# 我市拨付企业上市奖励940万元, 拨付2家企业奖励资金合计80万元
_PAID_BY_US = re.compile(
    r"[我全][省市县区州旗]已?(?:拨付|兑现|兑付|发放)[^,;。将拟]{0,24}\d"
    r"|(?:拨付|兑现|兑付|发放)\d+[多余]?[家户个][^,;。将拟]{0,40}(?:奖[励补]|补[贴助]|资金)[^,;。\d]{0,8}\d"
)
_PAYING = ("拨付", "兑现", "兑付", "发放")
_GETS = re.compile(_GOT)
_RATE_OF = re.compile(r"(?:返还|补[贴助]|贴息|资助)(?:比例|标准)?:[^。;,\d]{0,16}$")
_LIMITED = re.compile(r"最高|上限|封顶|至多|最多|不(?:得)?(?:超过|高于|突破)[^、]{0,20}$")
REACH = 200  # code points to either side of an amount that a rule looks at


class Amount(Struct, frozen=True, gc=False):
    """A sum or percentage that is support. `segment` is its part of the sentence."""

    quantity: Quantity
    compared: Comparison
    segment: Span
    capped: bool
    rate: bool


def amounts(text: str, sentence: Span, found: Sequence[Quantity], supported: bool, column: bool) -> list[Amount]:
    """The amounts of support in a sentence; `supported` says that the words around it speak of support, `column`
    that it is a row of a table with a column of such amounts."""
    kept: list[Amount] = []
    state: _State = []
    segments: list[Span] = []
    for q in found:
        if q.bare and q.value == 1:
            continue  # 安排近亿元, 亿元项目
        compared = comparison(text, q)
        segment = segment_of(text, sentence, compared)
        given_alone = column and _alone(text, q, compared)
        role = "support" if given_alone else _role(text, sentence, segment, q, compared, supported)
        if state and _LIST.fullmatch(text, state[-1][1].end, compared.begin) and state[-1][0].kind == q.kind:
            given = state[-1][2]
            # a comma may open the next condition; 农户自缴20% is no member of 省级补贴25%、县级10%
            listed = "," not in text[state[-1][1].end : compared.begin] and not text.endswith(OWN, 0, compared.begin)
            if role in ("", given) or listed and given == "support" and compared.op not in (">=", ">"):
                role = given
            elif given == "condition" and role == "support" and text[state[-1][1].end : q.begin] in _MARKS:
                role = given  # 每年达到10万元/亩、15万元/亩、20万元/亩的
        state.append((q, compared, role))
        segments.append(segment)
    _ends_of_spans(text, state)
    _said_at_the_end(text, state)
    _said_once(text, sentence, state)
    for (q, compared, role), segment in zip(state, segments, strict=True):
        if role == "support":
            kept.append(Amount(q, compared, segment, _capped(text, segment, compared), q.kind == "percent"))
    return kept


_State = list[tuple[Quantity, Comparison, str]]


def _ends_of_spans(text: str, state: _State) -> None:
    """投资1亿元以上5亿元以下的, 1000万元及以上至5000万元: both ends of one span are a condition."""
    for i in range(1, len(state)):
        lower, (q, upper, _) = state[i - 1][1], state[i]
        if lower.op not in (">=", ">"):
            continue
        to = lower.end > state[i - 1][0].end and text[lower.end : upper.begin] in ("至", "到", "-", "—", "~")
        if to or lower.end == upper.begin and upper.op == "<=":
            state[i] = (q, upper, "condition")


def _said_at_the_end(text: str, state: _State) -> None:
    """首次突破10亿元、50亿元的: the end of the list says what all are."""
    for i in range(len(state) - 2, -1, -1):
        q, compared, role = state[i]
        after = state[i + 1]
        if role == "" and after[2] and after[0].kind == q.kind and _LIST.fullmatch(text, compared.end, after[1].begin):
            state[i] = (q, compared, after[2])


def _said_once(text: str, sentence: Span, state: _State) -> None:
    """博士每人每月补贴4000元,硕士2500元: the words of giving are said once."""
    for i in range(1, len(state)):
        q, compared, role = state[i]
        before = state[i - 1]
        if role or before[2] != "support" or q.kind != before[0].kind or compared.op != "=":
            continue
        between = {"percent": _NEXT_RATE, "money": _NEXT}.get(q.kind)  # 大型企业补贴比例为30%,中小微企业为60%
        stop = sentence.end + 1 if q.kind == "money" else len(text)
        follows = between is not None and between.fullmatch(text, before[1].end, compared.begin)
        if follows and _END.match(text, compared.end, stop):
            state[i] = (q, compared, "support")


def _alone(text: str, q: Quantity, compared: Comparison) -> bool:
    """Is the sum all that its cell holds?"""
    if q.kind != "money" or compared.op in (">", ">="):
        return False
    before, after = text[max(0, compared.begin - 1) : compared.begin], text[compared.end : compared.end + 1]
    return before == "\t" and after in "\t\n,(;、/"


def segment_of(text: str, sentence: Span, compared: Comparison) -> Span:
    """The part between commas in which a number stands."""
    lowest = max(sentence.begin, compared.begin - REACH)
    begin = past_mark(text, _part_begin(text, lowest, compared.begin), compared.begin)
    return Span(begin, _part_end(text, compared.end, min(sentence.end, compared.end + REACH)))


def _part_begin(text: str, lowest: int, place: int) -> int:
    """Where the part of a sentence before a place begins; what stands in a closed bracket is no border.

    >>> _part_begin("对上规模(上限额)后的企业给予", 0, 14), _part_begin("的企业,给予", 0, 6)
    (0, 4)
    """
    depth = 0
    for m in _BORDER_BEFORE.finditer(text[lowest:place][::-1]):
        if m[0] == ")":
            depth += 1
        elif m[0] == "(" and depth:
            depth -= 1
        elif not depth:
            return place - m.start()
    return lowest


def _part_end(text: str, place: int, highest: int) -> int:
    """Where the part of a sentence behind a place ends: 1000元(本科)、… goes on behind its bracket.

    >>> _part_end("50万元(税后),由", 4, 10), _part_end("(50万元),由", 5, 8)
    (8, 5)
    """
    depth = 0
    for m in _BORDER.finditer(text, place, highest):
        if m[0] == "(":
            depth += 1
        elif m[0] == ")" and depth:
            depth -= 1
        elif not depth:
            return m.start()
    return highest


def _capped(text: str, segment: Span, compared: Comparison) -> bool:
    """Is the number itself a limit? 不超过总造价的30% is one although the words between are many."""
    return compared.op == "<=" or _LIMITED.search(text, segment.begin, compared.begin) is not None


def _role(text: str, sentence: Span, segment: Span, q: Quantity, compared: Comparison, supported: bool) -> str:
    """`support`, `condition`, or '' where the number alone does not tell."""
    cues = patterns()
    if q.kind == "percent" and not cues["gives"].search(text, sentence.begin, sentence.end):
        supported = supported and not cues["support"].search(text, sentence.begin, sentence.end)
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
    if (
        q.kind == "percent"
        and compared.op == "="
        and _TAX_PAID.search(near)
        and _GOES_BACK.match(text, compared.end, sentence.end)
    ):
        return "support"
    if cues["exclude"].search(text, segment.begin, _aside(text, compared.end, segment.end)):
        return "condition"
    if q.kind == "percent":
        return percent_role(q, compared, head, tail, near, supported)
    return sum_role(text, sentence, segment, q, compared, supported)


def _aside(text: str, place: int, end: int) -> int:
    """Where a remark in brackets opens behind a number: 补800元(茶苗统一采购,自筹部分除外); `end` for none."""
    opened = text.find("(", place, end)
    return opened if opened >= 0 and text.find(",", opened, end) >= 0 else end


def is_past(text: str, sentence: Span) -> bool:
    """Does the sentence tell what has been paid?"""
    if _LAST_YEAR.match(text, sentence.begin) or _HALF_YEAR.match(text, sentence.begin):
        return True
    if _PAID_OUT.search(text, sentence.begin, sentence.end):
        return True
    if any(text.find(w, sentence.begin, sentence.end) >= 0 for w in _PAYING) and _PAID_BY_US.search(
        text, sentence.begin, sentence.end
    ):
        return True
    if _GETS.search(text, sentence.begin, sentence.end) and _WAS_GIVEN.search(text[sentence.begin : sentence.end]):
        return True
    return patterns()["past"].search(text, sentence.begin, sentence.end) is not None


def speaks_of_support(text: str, begin: int, end: int) -> bool:
    """Do the words name support of any kind?"""
    return patterns()["support"].search(text, begin, end) is not None
