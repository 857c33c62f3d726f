"""Which numbers are thresholds or starting points, and what shows that a number is still to be reached."""

from __future__ import annotations

import re

from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.target_context import Surroundings
from ingest.rules.target_counts import names_things
from ingest.rules.target_line import Horizon, Line
from ingest.rules.target_metric import Metric, acts, noun_end, opens_with_act
from ingest.rules.target_told import REACH

CAPACITY = ("power", "energy", "mass", "volume", "data")
_SEPARATOR = re.compile("[、,和]")
_AIM = re.compile("的(?:总体|发展|奋斗|预期)?目标")  # 围绕产值150亿元的目标
_CHANGES = frozenset("的基再提增上下降减压")  # what the words of a change begin with
_START = re.compile(r"[由从][^,;。]*$")
_START_VALUE = re.compile(
    r"(?:以上|左右|的)?[\u4e00-\u9fff]{1,4}?[到至成为](?:约|近|不|超|突破|\d|[一二两三四五六七八九十百])"
)  # whatever the verb: 整合到20户
_BASE = re.compile(r"[比较][^,;。]*$")
_BASE_VALUE = re.compile(r"(?:的)?(?:基础上)?(?:再)?(?:提高|提升|增加|增长|上升|下降|降低|减少|降|压减)(?![到至])")
_BASE_LIST = re.compile(r"[、和]\d[\d.]*[^\d,;。、和]{1,6}分别")
_CLASS = ("企业", "单位", "用户", "的企业", "的单位", "的用户", "锅炉", "机组", "窑炉", "码头", "船舶")
# in a report: 确保全年增长8%以上
_TO_DO = re.compile(
    "力争|确保(?!了)|计划(?=新|实施|建|培|完成|开|投|引|再|全|到|种|改|发展|生产|出栏)|拟(?=新|实施|建|培|再)"
)
_FROM_NOW_ON = re.compile("从今年起|今后|下一步|未来[几三五十]年")
_QUOTA = re.compile(r"每年|每次|每批|每[两三]年|期间|累计|年度")
_ROUGHLY = re.compile("[余多][^余多]{1,4}$")
YEARLY_DONE = re.compile("每年(?:培育|新增|建设|引进|打造|改造|新建)")  # in rules too: 每年培育上云企业50家
_YEARLY = re.compile(r"每年|年均")
_ADDED = re.compile("新增|新建|净增|改扩建|新改建|累计新增")
_OF_PROJECT = re.compile("总投资|占地|建设内容|建设规模|建设期|概算|建设工期")
_BUILT = tuple("建成|建设|新建|打造|形成|改造|铺设|建立|新增|整治|修复|治理|培育|发展".split("|"))
_CHANGED = (
    *(
        "提高到",
        "提高至",
        "提升到",
        "提升至",
        "上升到",
        "上升至",
        "增加到",
        "增加至",
        "扩大到",
        "扩大至",
        "降低到",
        "降低至",
        "降至",
        "降到",
    ),
    *("下降到", "下降至", "压减到", "压减至", "拓展到", "拓展至", "增至", "升至"),
)
_SHARE_SAID, _BORDERS = re.compile("比重|占比|比例"), frozenset(",;。、:")
_DRIVES = ("推动", "带动", "引导", "撬动", "促进", "拉动", "新增")
_PROJECT = re.compile(r"[^,;。、\d]{0,16}?(?:项目|工程|机组|装置|生产线|大基地|电站|前期工作)")
_YEARLY_OUTPUT = re.compile("[年日](?:产|处理|加工)$")
_GOAL_LINE = re.compile(r"[^,。;:]{0,10}(?:目标|指标)[^,。;:]{0,4}[:。]")
_HELD = re.compile("(?:控制|保持|稳定|维持|限制)在|不突破")
_REALISED = re.compile(r"[^,;。、\d]{2,16}(?:全部|基本|均|全面)?(?:实现|完成|达到|建成|覆盖)(?![的率值])")
_PHYSICAL = ("area", "length", "power", "energy", "mass", "volume", "data")


def is_threshold(line: Line, i: int) -> bool:
    """产值超100亿元的企业3家: a sum inside the name of what is counted."""
    q = line.found[i]
    compared = line.compared[q.begin]
    if q.kind in ("count", "people") and not compared.level:
        return compared.end > q.end and _names_share(line, i, compared.end)
    end = noun_end(line.text, compared.end, line.span.end)
    if i + 1 < len(line.found) and (after := line.found[i + 1]).begin <= end:
        between = line.text[compared.end : line.compared[after.begin].begin]
        if between and (q.kind not in ("percent", "times") or between.startswith("的")):
            apart = after.unit == q.unit and compared.end == q.end and between[-1] in "和与及"
            return not (apart or _SEPARATOR.match(between))  # 治理修复1000万亩耕地和4000万亩林地
        if not between and compared.end > q.end and q.kind == "money" and after.kind == "count":
            return True  # 10亿元以上30个
    if _AIM.match(line.text, compared.end):
        return False
    sized = q.kind in ("money", "area", "mass", "length") or q.unit == "亿"  # 超150亿的龙头企业
    if sized and compared.end > q.end and compared.op in (">=", "<=") and line.text.startswith(_CLASS, compared.end):
        return True  # 年耗标煤3000吨以上企业
    if sized and compared.op in (">=", ">") and _listed_threshold(line, i, compared.end):
        return True
    if q.kind != "money" and line.text.endswith(_BUILT, line.span.begin, compared.begin):
        return False  # 建成10000公里左右的骨干网
    return sized and line.text.startswith("的", compared.end) and end - compared.end > 2


def _names_share(line: Line, i: int, end: int) -> bool:
    """出栏500头以上生猪规模化养殖比重达到50%: the size of what has the share."""
    after = line.found[i + 1] if i + 1 < len(line.found) else None
    if after is None or after.kind != "percent" or after.begin - end > 24:
        return False
    between = line.text[end : after.begin]
    return between[:1] != "的" and _SHARE_SAID.search(between) is not None and not set(between) & _BORDERS


def _listed_threshold(line: Line, i: int, end: int) -> bool:
    """亩均投资不低于350万元、税收不低于25万元的项目: the first of two conditions."""
    if i + 1 >= len(line.found) or line.text[end : end + 1] not in ("、", "且"):
        return False
    after = line.compared[line.found[i + 1].begin]
    if after.begin - end > 24 or "," in line.text[end : after.begin] or after.op not in (">=", ">"):
        return False
    return line.text.startswith("的", after.end) and is_threshold(line, i + 1)


def is_start_value(line: Line, q: Quantity) -> bool:
    """由58%提高到72%, 比2010年的1.6吨降低15.6%: where the change begins."""
    end = line.compared[q.begin].end
    if line.text[end : end + 1] == "→":
        return True  # 1200户→2000户以上
    if m := _BASE_LIST.match(line.text, end):
        end = m.end()  # 比2010年的12.4万吨、1.07万吨分别减少11.9%、15.5%
    lowest = max(line.span.begin, q.begin - 14)
    before = line.text[lowest : q.begin]
    if ("由" in before or "从" in before) and _START.search(before) and _START_VALUE.match(line.text, end):
        return True
    if line.text[end : end + 1] not in _CHANGES:
        return False
    if line.text.startswith("的基础上", end):
        return True  # 在“十三五”年均增长8.6%的基础上
    return _BASE_VALUE.match(line.text, end) is not None and _BASE.search(line.text, lowest, q.begin) is not None


def may_follow(line: Line, q: Quantity, compared: Comparison, found: Metric) -> bool:
    """盘活厂房12处,引进项目20个以上: may a number without a sign of its own be a goal since the next is one?"""
    if (
        line.context.strict
        or line.context.review
        or line.context.news
        or names_things(line.text, line.span.begin, q, said=compared.said)
    ):
        return False
    if q.kind == "percent":
        return line.text.endswith(_CHANGED, line.span.begin, compared.begin)
    if (
        q.kind not in ("count", "people", *_PHYSICAL)
        or _tells_project(line, q)
        or line.supports(line.sentence(q.begin))
    ):
        return False
    return opens_with_act(line.text[found.begin : compared.begin])


def is_added(words: str) -> bool:
    """新建, 新增 …: does the metric say that there are to be more?"""
    return _ADDED.match(words) is not None


def _tells_project(line: Line, q: Quantity) -> bool:
    """建设项目:总投资18亿元,占地260亩,新建厂房9万平方米: the parameters of one project."""
    sentence = line.sentence(q.begin)
    return _OF_PROJECT.search(line.text, sentence.begin, sentence.end) is not None


def _titled(line: Line) -> bool:
    """(三)培育目标。三年培育…: does the line open with a title that speaks of goals?"""
    return _GOAL_LINE.match(line.text, line.span.begin, line.span.end) is not None


def has_evidence(
    line: Line, q: Quantity, compared: Comparison, found: Metric, around: Surroundings, horizon: Horizon
) -> bool:
    """Is there a sign that the number is still to be reached: a year, a goal's heading, a verb, an operator?"""
    if _YEARLY_OUTPUT.search(line.text, max(line.span.begin, compared.begin - 4), compared.begin) and _PROJECT.match(
        line.text, compared.end, line.span.end
    ):
        return False  # 3月底前完成年产6万吨磷酸铁锂项目试生产
    if horizon.said or horizon.year and around.goal or line.lead_year:
        return True
    if q.kind in CAPACITY and not compared.said and _PROJECT.match(line.text, compared.end, line.span.end):
        return False  # 推进一期110万千瓦新能源项目: what the project is, not a goal
    if line.context.review and not around.goal:
        return _TO_DO.search(line.text, line.sentence(q.begin).begin, q.begin) is not None
    if q.kind == "count" and names_things(line.text, line.span.begin, q, said=compared.said) and not _titled(line):
        return False
    if line.context.news and not around.goal and not line.says("goal", line.sentence(q.begin), q.begin):
        return False
    words = line.text[found.begin : found.end]
    if line.context.strict:
        told = compared.said or found.done and YEARLY_DONE.search(words) is not None
        return bool(_QUOTA.search(words)) and told and q.kind != "money" and q.unit[-2:] != "学时"
    if _titled(line):
        return True
    if around.goal or line.context.said.within("goal", line.sentence(q.begin).begin, q.end):
        return True
    if _ROUGHLY.search(line.text, q.begin, q.end) or line.tells_of_the_year:
        return False  # 新发展产业基地1万余亩: what has been done
    if _YEARLY.search(words) and (compared.said or found.done or q.kind == "percent"):
        return True
    if q.unit == "倍" and "番" in line.text[q.begin : q.end]:
        return True  # 产业规模三年翻一番
    if found.baseline and line.text.startswith(_DRIVES, found.begin):
        return True  # 推动煤矿由40处整合为12处
    if compared.said and q.kind != "money" and _HELD.search(line.text, found.begin, found.end):
        return not line.supports(line.sentence(q.begin))  # 总量控制在80家以内
    if q.kind in ("count", "people") or q.plus:
        sentence = line.sentence(q.begin)
        if not compared.said and _REALISED.match(line.text, compared.end, sentence.end):
            return acts(line.text[sentence.begin : q.begin])  # 梳理目录,…100个高频事项实现“最多跑一次”
        if not found.done and line.supports(sentence):
            return False  # 32支以上的纱线,按…给予补贴
        if found.done or compared.said and len(found.words) > 3:
            return True
        return is_added(found.words) and not _tells_project(line, q)  # 新建文化礼堂30家
    if q.kind in _PHYSICAL and compared.said and line.supports(line.sentence(q.begin)):
        return False  # 新建5000吨以上冷库,按每吨补助300元
    added = found.done or is_added(found.words) or found.words.endswith(("新增", "净增"))  # 海外仓面积新增2万平方米
    if q.kind in _PHYSICAL and added and not _tells_project(line, q):
        return True
    if line.context.plan and line.text.endswith(_CHANGED, line.span.begin, compared.begin):
        return True  # a plan: 优质果率提高到85%
    if q.kind == "money" and compared.said and line.text.startswith(_DRIVES, found.begin):
        return True  # 推动银行业新增贷款300亿元以上, 带动投资20亿元以上
    begin = line.sentence(q.begin).begin
    if line.text.startswith("实现", begin) and _FROM_NOW_ON.search(
        line.text, max(line.span.begin, begin - REACH), begin
    ):
        return True  # 从今年起,…投入…。实现产值30亿元
    return compared.said and (q.kind == "percent" or found.done)
