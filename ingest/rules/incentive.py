"""Rules of the family incentive: money promised, to whom, how much at most."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from ingest.model import Fact, Span
from ingest.numbers.labels import with_labelled
from ingest.numbers.quantities import Quantity
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules import incentive_funds, incentive_promises  # noqa: F401  (they declare rules of their own)
from ingest.rules.incentive_amounts import Amount, amounts, is_past, speaks_of_support
from ingest.rules.incentive_tables import bare_sums, under_support
from ingest.rules.incentive_words import beneficiary, general, instrument, mode, tiers
from ingest.rules.target_review import reviews

_RATIO = re.compile(r"(\d{1,2}(?:\.\d)?)[:∶](\d{1,2}(?:\.\d)?)(?!\d)(?:的?比例|配套|配比|给予|进行)")
_ONE_LIST = re.compile(r"[、,和及与或]{0,2}(?:最[高多]|不(?:得)?超过|不高于)?")
_NEW_SUPPORT = re.compile(r"[;。]|,对|的,|,其中(?![^,;。\d]{0,16}(?:最高|不超过|上限|封顶))(?![^,;。]*,)")
_GIVEN = re.compile(
    r"的?(?:比例|标准)?(?:可以?|再|一次性|分别|另行)*(?:给予|予以|进行|作为)[^,;。\d]{0,10}(?:奖|补|贴|资助|支持|返还|扶持)"
)
NEXT_GROUPS = 4  # groups of amounts behind a percentage among which its cap is looked for
RATIO_REACH = 80  # code points between 按1:1配套 and the sum
_FROM_NOW = re.compile("今年|明年|下一步|继续|[从自]|20\\d\\d年(?:起|继续|将)")
# 花卉产业奖补方案: 钢架大棚2万元/亩,联栋温室6万元/亩
_TITLE = re.compile("(?:奖[励补]|补[助贴]|奖扶|资助)[^,。]{0,10}(?:方案|办法|细则|政策|措施|意见|标准|规定)")
_KINDS = ("money", "percent", "scale")
_SENTENCE = re.compile(r"[^。;!?\n]{1,1500}")  # a run of words without 。 is read in pieces
_MONEY_AFTER_SCALE = re.compile(
    r"(?P<per>/[个家户人亩吨辆台年次项件只头套])|人民币|的?(?:资金|奖励|补助|补贴|资助|支持|奖金|扶持|经费|贷款)|[,;。)、]"
)


@rule(
    "incentive.amount",
    emits="incentive",
    why="a promise names who gets it, a giving word (给予, 奖励, 补助, 最高, 按…%) and the sum; sums in conditions "
    "(以上的, 达到, 突破, 每增加) are thresholds",
    examples=[
        (
            "对新认定的国家级、省级检测平台,分别给予200万元、80万元奖励。",
            [{"cap": 200, "unit": "万元", "beneficiary": "新认定的国家级检测平台"}, {"cap": 80, "unit": "万元"}],
        ),
        (
            "对购买工业软件的企业,按实际支出的25%给予最高60万元补贴。",
            {"cap": 60, "unit": "万元", "rate": "25%", "instrument": "补贴"},
        ),
        ("年产值首次突破10亿元、50亿元的,分别奖励30万元、90万元。", [{"cap": 30}, {"cap": 90}]),
        ("市场采购出口的,每出口1美元给予0.03元奖励。", {"cap": 0.03, "unit": "元"}),
        (
            "对新认定的装备,按不超过售价的30%、20%给予奖励,最高300万元。",
            [{"cap": 30, "unit": "%"}, {"cap": 20}, {"cap": 300}],
        ),
        ("每亩补助700元(种苗统一招标采购,每株0.3元,自筹部分除外)。", {"cap": 700, "unit": "元"}),
        ("推广创业担保贷款。个人最高可贷20万元。", {"cap": 20, "unit": "万元", "beneficiary": "个人"}),
        ("给予企业一次性奖励60万元(含省级奖励,不重复享受)。", {"cap": 60, "unit": "万元"}),
        ("个体户办理贷款,可申请最高30万元的“安心贷”。", {"cap": 30, "unit": "万元"}),
        ("展位费补助比例提高到70%。", {"cap": 70, "unit": "%"}),
        ("奖励标准(单位:万元)\n等级\t企业\t个人\n一等奖\t50\t10", [{"cap": 50, "unit": "万元"}, {"cap": 10}]),
        ("通过省级验收的,给予不低于90万元的建设经费支持。", {"cap": 90, "unit": "万元"}),
        ("银奖3个各50万元奖金。", {"cap": 50, "unit": "万元"}),
        ("对公交企业更新车辆的,每辆补助3万元。", {"cap": 3, "unit": "万元", "mode": "每辆"}),
        ("对承租厂房的,按应付租金总额的30%给予补助。", {"cap": 30, "unit": "%"}),
        ("对获评项目,按国家补助资金的50%拨付配套资金。", {"cap": 50, "unit": "%"}),
        ("按当地最低工资标准发放每人每月1000元生活补助。", {"cap": 1000, "unit": "元"}),
        ("政策回顾\n对首次入规企业给予20万元奖励。", {"cap": 20, "unit": "万元"}),
    ],
    near_misses=[
        "年营业收入5亿元以上的企业可以申报。",
        "违反规定的,处二万元以上五万元以下罚款。",
        "全市已累计兑现奖补资金3.5亿元。",
        "到2026年,产值突破600亿元。",
        "上年度,全市落实补助资金6320万元。",
        "上半年,全县纺织业完成产值40亿元,兑现技改补助560万元。",
        "经专家评审,拟支持加工项目9个、资金合计960万元。",
        "补助资金分两批下达,首批下达60%;地方财政投入不得低于中央补助资金的40%。",
        "园区扶持办法规定,物业费按每平方米每月2.8元收取;运营方利润率不超过6%。",
        "每超1吨罚款500元,最高不超过3万元。",
        "最低工资标准提高至2100元。县财政每年安排3亿元打造补贴品牌。",
        "下达资金。其中省级1亿元。",
        "对企业分三年给予奖励,分别按奖励额的40%、30%、30%兑付。",
        "一、2025年工作回顾\n促进消费。发放以旧换新补贴12亿元。低保标准提高6%。\n二、2026年重点工作\n抓好落实。",
    ],
)
def amount(reading: Reading) -> Iterator[Fact]:
    """Support with a sum or a percentage."""
    text = reading.text
    found = [q for q in with_labelled(text) if q.kind in _KINDS]
    tabbed = "\t" in text
    if tabbed and (bare := list(bare_sums(reading))):
        known = {q.begin for q in found}
        found = sorted([*found, *(q for q in bare if q.begin not in known)], key=lambda q: q.begin)
    if not found:
        return
    begins = [q.begin for q in found]
    clause, before = -1, Named(text)
    column = False
    gone = reviews(text)
    first, count = 0, len(found)
    for line in reading.lines:
        if gone and any(span.begin <= line.begin < span.end for span in gone):
            continue  # 工作回顾: 发放补贴12亿元
        if tabbed:
            column = under_support(text, line, column)
        while first < count and begins[first] < line.begin:
            first += 1
        if first == count:
            return
        if begins[first] >= line.end:
            continue
        last = bisect_left(begins, line.end, first)
        if not (column or speaks_of_support(text, max(0, line.begin - 200), line.end)):
            continue
        if reading.outline.at(line.begin).begin != clause:
            before = Named(text)
        supported, spent, year = False, False, ""
        for m in _SENTENCE.finditer(text, line.begin, line.end):
            sentence = Span(m.start(), m.end())
            here = found[bisect_left(begins, m.start(), first, last) : bisect_left(begins, m.end(), first, last)]
            # 今年以来,市财政累计兑付…;拨付补贴1200万元: what is past stays so up to the full stop
            if here or text[m.end() : m.end() + 1] == ";":
                later = (
                    _FROM_NOW.match(m[0]) or "" < year < m[0][:4] and m[0][4:5] == "年"
                )  # 2022年共发放…;2023年,每亩补贴…
                spent = is_past(text, sentence) or spent and text[m.start() - 1] == ";" and not later
                year = m[0][:4] if m[0][:2] == "20" and spent else ""
            names = speaks_of_support(text, sentence.begin, sentence.end)
            if here:
                supported = names or supported or column or _headed(reading, line)
                told = (
                    supported
                    or any("/" in q.unit for q in here)
                    and _TITLE.search(str(reading.notice.values.get("title")))
                )
                given = [] if spent else amounts(text, sentence, [_in_yuan(text, q) for q in here], bool(told), column)
                yield from _facts(reading, sentence, given, before)
            else:
                supported = names
                before.passed(sentence)
        clause = reading.outline.at(line.end - 1).begin


class Named:
    """Who was named as getting support in the sentences so far; they are only asked where a sum needs it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._who: str | None = None
        self._unasked: list[Span] = []

    def passed(self, sentence: Span) -> None:
        """A sentence without a sum may name the one who gets the sum of the next."""
        self._unasked.append(sentence)

    def said(self, who: str | None) -> None:
        """A sentence with a sum named `who`."""
        if who:
            self._who = who
            self._unasked.clear()

    def who(self) -> str | None:
        """The last one named."""
        while self._unasked:
            sentence = self._unasked.pop()
            if named := beneficiary(self._text, sentence.begin, sentence.end):
                self.said(named)
        return self._who


def _headed(reading: Reading, line: Span) -> bool:
    heading = reading.outline.at(line.begin).heading
    return speaks_of_support(reading.text, heading.begin, heading.end)


def _in_yuan(text: str, q: Quantity) -> Quantity:
    """不超过100万的资金支持: 万 and 亿 alone are money here."""
    if q.kind == "scale" and q.unit in ("万", "亿") and (m := _MONEY_AFTER_SCALE.match(text, q.end)):
        per = m["per"] or ""
        return replace(q, end=q.end + len(per), unit=f"{q.unit}元{per}", kind="money")
    return q


def _facts(reading: Reading, sentence: Span, given: list[Amount], before: Named) -> Iterator[Fact]:
    """The facts of a sentence; those whom it names are told to `before`."""
    text = reading.text
    start = sentence.begin
    heading = reading.outline.at(sentence.begin).heading
    groups = _groups(text, given)
    earlier: Amount | None = None
    for i, group in enumerate(groups):
        first = group[0]
        who = beneficiary(text, start, first.compared.begin)
        if who is None or general(who):
            who = before.who() or who  # 给予单个项目最高300万元: the project is the one named before
        if who is None and heading.end > heading.begin:
            who = text[heading.begin : heading.end]
        later = _sum_behind(text, group[-1], groups[i + 1 : i + 1 + NEXT_GROUPS])
        rate, shown = _rate(text, sentence, group, earlier, later)
        earlier = _last_rate(group) or earlier
        names = tiers(who, len(shown))
        for item, name in zip(shown, names, strict=True):
            yield _fact(reading, sentence, first, item, name, rate, alone=len(shown) == 1)
        before.said(who)
        start = group[-1].segment.end


def _fact(
    reading: Reading, sentence: Span, first: Amount, item: Amount, name: str | None, rate: str | None, *, alone: bool
) -> Fact:
    """The fact of one amount; members of a list are quoted with the words before the first."""
    text, q = reading.text, item.quantity
    begin = item.segment.begin if alone else min(first.segment.begin, q.begin)
    return reading.fact(
        "incentive", begin, max(item.segment.end, q.end), beneficiary=name,
        instrument=instrument(text, item.segment, q.end, sentence),
        cap=q.high if q.high is not None else q.value, unit=_unit(q),
        mode=mode(text, item.segment, item.rate or rate is not None),
        rate=_printed(q) if item.rate and q.unit == "%" else rate,
    )  # fmt: skip


def _unit(q: Quantity) -> str:
    """The unit as the contract prints it: 百分点 without its counter, money with its 元."""
    return q.unit.replace("个百分点", "百分点") + ("元" if q.kind == "scale" else "")


def _groups(text: str, given: list[Amount]) -> list[list[Amount]]:
    """Amounts that are members of one list (分别给予A、B) stand together, and a rate with its cap."""
    groups: list[list[Amount]] = []
    for item in given:
        if groups and _ONE_LIST.fullmatch(text, groups[-1][-1].quantity.end, item.quantity.begin):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _sum_behind(text: str, last: Amount, groups: list[list[Amount]]) -> Amount | None:
    """The first sum behind a group; none where another rate with its own giving comes before:
    按担保额的1%给予奖补,按损失的20%给予补偿,最高100万元."""
    complete = _GIVEN.match(text, last.quantity.end, last.segment.end) is not None
    for group in groups:
        for a in group:
            if not a.rate:
                return a
            if complete and _GIVEN.match(text, a.quantity.end, a.segment.end):
                return None
    return None


def _rate(
    text: str, sentence: Span, group: list[Amount], earlier: Amount | None, later: Amount | None
) -> tuple[str | None, list[Amount]]:
    """The rate that goes with the sums of a group, and the amounts that are facts of their own.

    `earlier` is the last percentage of the groups before, `later` the first sum of those behind.

    A percentage is one only where it is itself a cap or where no sum follows it.
    """
    sums = [a for a in group if not a.rate]
    rates = [a for a in group if a.rate]
    own = rates if rates and rates[0].capped else [a for a in rates if a.capped]  # 分别按不超过售价的30%、20%
    if not sums:
        end = group[-1].quantity.end
        followed = later is not None and not _new_support(text, end, later.quantity.begin)
        return None, own if followed else rates
    first = sums[0].quantity.begin
    near = _last_rate([a for a in rates if a.quantity.begin < first]) or earlier
    rate = None
    if near and near.quantity.unit == "%" and not _new_support(text, near.quantity.end, first):
        rate = _printed(near.quantity)
    elif m := _ratio(text, max(sentence.begin, first - RATIO_REACH), first):
        rate = f"{m[1]}:{m[2]}"
    return rate, own + sums


def _last_rate(given: list[Amount]) -> Amount | None:
    rates = [a for a in given if a.rate]
    return rates[-1] if rates else None


def _ratio(text: str, begin: int, end: int) -> re.Match[str] | None:
    """按1:1配套; most sentences have no colon."""
    if text.find(":", begin, end) < 0 and text.find("∶", begin, end) < 0:
        return None
    return _RATIO.search(text, begin, end)


def _printed(q: Quantity) -> str:
    return f"{q.value}%" if q.high is None else f"{q.value}%—{q.high}%"


def _new_support(text: str, begin: int, end: int) -> bool:
    """Does another promise begin between a percentage and a sum?"""
    return _NEW_SUPPORT.search(text, begin, end) is not None
