"""What a goal is of, where the words right beside the number do not say all of it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ingest.model import Span
from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.target_line import Goal, Line
from ingest.rules.target_metric import Metric, noun_end, stripped
from ingest.rules.target_shared import headed

_SPLIT = re.compile(r"[、,]|和|与|以及|及(?!以上|以下|其)")
# 企业上市, 园区, 城市: words that only end as places do
_PLACE = re.compile(
    r"^(?!.*(?:上|入|退|开|城)市$|.*(?:园|景|社|片|库|厂|小)区$)[\u4e00-\u9fff]{1,8}?(?:[市县区州盟旗]|[地新]区|开发区|区域|流域)$"
)
_RATE_END = re.compile(r"(?:年均|年)?(?:增长|递增|提高|增加|下降|降低|增速|增幅)(?:率)?$")
_CHANGE_ALONE = re.compile(
    r"(?:年均|年|每年)?(?:增长|递增|增速|增幅|提高|提升|下降|降低|增加|减少|复合增长|复合增长率|增长率)"
)
_BOTH = re.compile(
    r"[均各都双同](?<![平人亩户年车日月生班床件村场].)(?:(?<=双)双|(?<=同)步|(?<![双同]))"
    r"(?![类种级地县市区])(?=[^、,均各都]{0,24}$)"
)
# A、B增加值年均增速高2个百分点: a rate of growth belongs to each of its subjects
_RATES = re.compile(
    r"((?:[^、,]{2,16}、){1,5}[^、,]{2,16}?)((?:增加值|产值|总产值|投资)?(?:年均)?(?:增速|增长率).{0,30})"
)
_GRADE = re.compile(r"(?:级|以上|类|型|星|等|A)$")
_GRADED = re.compile(r"^(?:\d?A{1,5}级|(?:国家|省|市|县)级(?:以上|及以上)?)+")
_FIRM = re.compile(r"(?:企业|公司|机构)$")
_GROWS = re.compile(
    r"(.{2,16}?)(?:进一步|不断|持续|显著|稳步|明显|大幅|快速|加快|逐步|稳定|有效|全面|再|更加|实现|较快|得到)*"
    r"(?:壮大|扩大|提升|增强|提高|优化|改善|攀升|增长|增加|跃升|下降|降低|拓展|集聚|发展|倍增|突破|完善|做大|上台阶)"
)


# 争取提高三峡电能消纳比例,2020年从18%提升至22%
_TO_GROW = re.compile(
    r"(?:进一步|不断|持续|显著|稳步|明显|大幅|加快|逐步|有效|全面)*(?:提高|提升|降低|扩大|增加|减少|压减|缩短)([^、]{3,20}(?:率|比例|比重|占比|规模|水平|强度|浓度|面积|总量|产量|产值|收入|时间|成本))"
)


_NOW = re.compile(
    "(?:目前|当前|现),?(?:全[省市县区州旗国])?有|(?:目前|当前)?(?:全[省市县区州旗国])?(?:现有|已有|共有|拥有|建有|已建成?|已达|有|现)"
)
_LATER = re.compile(
    "(?:以上|左右)?[;。](?:力争|确保)?(?:到|至)?20\\d\\d年(?:底|末)?,?(?:力争|将|要|确保)*(?:达到?|增至|提高到|实现)?"
)
KEPT_ALONE = ("新增", "新建", "改造", "改扩建", "累计", "每年新增")
_NEXT_DONE = re.compile("、[\u4e00-\u9fff]{2,4}")


def labelled(line: Line, begin: int, compared: Comparison) -> str:
    """1.项目建设:开工3个: the label names what is counted."""
    label = line.text[line.segment_begin(line.span.begin, begin - 1) : begin - 1]
    return stripped(label) + line.text[begin : compared.begin].strip("、,")


def growing(line: Line, begin: int, sentence: Span) -> str:
    """产业规模进一步壮大,2027年达到8500亿元: what grows is what arrives."""
    if line.text[begin - 1 : begin] != "," or begin - 1 <= sentence.begin:
        return ""
    before = line.segment_begin(sentence.begin, begin - 1)
    words = stripped(line.text[before : begin - 1])
    m = _GROWS.fullmatch(words) or _TO_GROW.fullmatch(words)
    return m[1] if m else ""


def stated(line: Line, i: int, sentence: Span) -> str:
    """现有规上企业83家,力争2026年达到120家: what is counted stands beside the number of today."""
    before = line.found[i - 1] if i else None
    if before and before.unit == line.found[i].unit and before.begin < sentence.begin:
        # 2021年硅材料产值超过160亿元;到2025年突破400亿元
        if not _LATER.fullmatch(line.text, line.compared[before.begin].end, line.compared[line.found[i].begin].begin):
            return ""
        said = line.compared[before.begin].begin
        return stripped(line.text[line.segment_begin(line.sentence(before.begin).begin, said) : said])
    if before is None or before.begin < sentence.begin or line.text[before.end : before.end + 1] != ",":
        return ""
    words = stripped(line.text[line.segment_begin(sentence.begin, before.begin) : before.begin])
    now = _NOW.match(words)
    return words[now.end() :] if now and line.found[i].unit in (before.unit, "倍") else ""


def next_noun(line: Line, i: int) -> str:
    """新增24个、提升10个A级景区村庄: the noun stands once, behind the second number."""
    if i + 1 >= len(line.found):
        return ""
    q, after = line.found[i], line.found[i + 1]
    if q.unit != after.unit or not _NEXT_DONE.fullmatch(line.text, q.end, after.begin):
        return ""
    end = line.compared[after.begin].end
    return line.text[end : noun_end(line.text, end, line.span.end)].lstrip("的")


def worded(line: Line, q: Quantity, found: Metric, last: Goal | None) -> Metric:
    """The metric with what it leaves to the goal before: all of it, or the noun behind 省级以上."""
    if last is None:
        return found
    if not found.words:
        words = last.metric.words if q.kind == last.quantity.kind else _RATE_END.sub("", last.metric.words)
        return replace(found, words=words)
    if found.words.startswith("占") or _CHANGE_ALONE.fullmatch(found.words):
        return replace(found, words=_RATE_END.sub("", last.metric.words) + found.words)
    if (
        line.text[found.begin - 1 : found.begin] in ("(", "、", "中", "含")
        and "元" not in found.words
        and _GRADE.search(found.words)
    ):
        return replace(found, words=found.words + _GRADED.sub("", last.metric.words))
    return found


def placed(line: Line, found: Metric, last: Goal | None) -> tuple[str | None, Metric]:
    """其中沈阳市45家: the place is the subject, the metric goes on."""
    if last and _PLACE.match(found.words):
        return found.words, replace(found, words=last.metric.words)
    return line.context.jurisdiction, found


def members_of(words: str) -> list[str]:
    """A和B均达到80%, A、B、C各3万亩: one metric a member."""
    m = _BOTH.search(words)
    if not m:
        rates = _RATES.fullmatch(words) if "、" in words and "增" in words else None
        return [w + rates[2] for w in rates[1].split("、")] if rates else [words]
    subject, predicate = words[: m.start()], words[m.end() :]
    members = [w for w in _SPLIT.split(subject) if w]
    if not 1 < len(members) <= 12:
        return [subject + predicate]
    return [headed(w, members, k) + predicate for k, w in enumerate(members)]


def unit_named(goal: Goal) -> Goal:
    """“100+”…企业: the counter that the words leave out."""
    if goal.quantity.unit or not goal.quantity.plus:
        return goal
    unit = "家" if _FIRM.search(goal.metric.words) else "个"
    quantity = replace(goal.quantity, unit=unit)
    return replace(goal, quantity=quantity, status="inferred", why=f"no unit is printed; {unit} counts such things")
