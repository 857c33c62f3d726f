"""Which numbers of a line are goals: not what is past, a condition, a part of a name, a count of contents."""

from __future__ import annotations

import re

from ingest.model import Span
from ingest.numbers.comparators import Comparison
from ingest.numbers.quantities import Quantity
from ingest.rules.target_content import is_content, obliges
from ingest.rules.target_context import Surroundings
from ingest.rules.target_cues import cues
from ingest.rules.target_evidence import CAPACITY, YEARLY_DONE
from ingest.rules.target_line import Line
from ingest.rules.target_names import is_name, is_yearly_fund
from ingest.rules.target_told import REACH
from ingest.rules.target_which import tells_site, tells_which

_LIMIT_SAID = re.compile("最高|不超过|不得超过|奖|补|上限|封顶|限额")
_ASSESSED = re.compile("考核|考评|评价")
_OPENS = 12  # code points in which the subject of a sentence is said
_EACH_ONE = re.compile(r"同一|单[个户家]|每[家户个]|合计不超过")
_FUND = re.compile(r"(?:规模)?的?[^,;。、]{0,14}(?:基金|专项资金)")
_ARRIVES = re.compile("达到?$|[到为]$")  # 产值达到千亿元, not 千亿元项目
_NO_GOAL_BEHIND = (  # a rate, a rank, a result, a need: 每3家, 前10名, ≈5, 以满足500万人口用气需求为目标
    *("万", "千", "百", "十", "每"), *("前", "第", "排名", "位列", "居", "进入", "名列"), "≈", "=", "满足",
)  # fmt: skip
_CLOSED = re.compile(r"的(?:[,;。)、]|部分|$)")
_SHARE_OF_USE = re.compile(r"(?:资金|经费|基金|款项?)[^,;。]{0,8}用于[^,;。]{2,20}(?:比例|占比|部分)")
_SUPPORT_RATE = re.compile("(?:抵扣|补[贴助]|奖[励补]|资助|贴息|返还)比例$")  # 抵扣比例不超过50%
_NOT_PAST = tuple("由从比较项科")  # 由目前的…提升, 项目前期
# 到2035年我国60岁以上人口将达到4亿人: what the world or the country comes to by itself
_OF_THE_WORLD = re.compile(
    "(?:全球|世界|我国|全国|国内)[^,;。]{0,8}年(?:产生|消耗|消费|需求|报废|进口|产量|产销)|(?:全球|世界)[^,;。]{0,12}将|(?:我国|全国|中国|国内)[^,;。]{0,12}(?:人口|老年人|需求|市场规模|市场容量)[^,;。]{0,6}将"
)
_NAMED, _NAMED_AS = (
    ("认定", "命名", "确定", "评定", "授予"),
    re.compile("[^,;。到至]{1,16}为[^,;。\\d]{2,16}(?:[,;。]|$)"),
)
_IS_TIMES = re.compile(r"(?:^|,|分别|[额值量入积数])是[^,;。]{2,14}的$")
_QUOTED = re.compile("提出|力争|确保")
_LATELY = ("日前,", "近日,", "昨日,", "昨天,", "前不久,")
_PLACES_AT = re.compile(
    "(?:重点|主产|贫困|脱贫)?(?:乡镇|镇街|街道|县|区|市|旗|村|行政村|社区)(?![^,;。\\d]{0,6}(?:基地|园|点|站|中心))[^,;。、\\d]{2,}"
    "|[^,;。、\\d的]{2,8}(?:要|均|都)[^,;。、\\d]{2,}"  # 三个工业园区要新引进企业各15家
)
_OF_PLANT = re.compile(
    "的[^,;。、\\d]{0,8}(?:电站|电厂|机组|水库|生产线|装置|项目|工程)(?:建设|前期|扩建|续建)?[,;。、和]"
)
_SET_ASIDE = re.compile(
    "安排[^,;。\\d]{0,14}(?:资金|经费)$|财政[^,;。\\d]{0,4}每年[^,;。\\d]{0,4}安排$"
)  # 市级安排科技创新资金5.4亿元
# 达产后可年产60万台,预计可实现年销售收入1.8亿元: what one project brings once it runs
_ONCE_IT_RUNS = re.compile(
    "(?:达产|投产|满产|投用|投运|竣工|全部建成|建成投产|建成达产)(?:达效)?后,?(?:预计|每年|将|年|可|能)"
)
# 全省共建5G基站8.6万个,今年再建1.2万个: summed up before what is to come
_SUMMED_UP = re.compile("全(?<![、和及]全)[省市县区州国]共(?!同|建设|享)|累计共")
_HOPED = re.compile("预计|力争|确保|计划|争取|目标")
_CONDITION = re.compile("[^,;。、]{1,24}的(?:[,;]|。)")
_CLASS = re.compile(
    r"的?(?:企业|单位|机构|园区|用人单位|个体)(?!(?:数量|总数|达|超|占|突破|[0-9]))(?=[^,;。\d]{0,6}(?:[,;。]|免|不|可|应|须|按|减|予|由))"
)
_OPENS_PART = ("", ",", ";", "。", ":", "\n")
_FIRST_OF_KIND = ("首台", "首套", "首台套", "首台(套)", "首座", "首条", "首个", "首艘", "首批", "单机")
_REMOVED = ("淘汰", "关停", "退出", "整治", "取缔", "拆除", "更新", "改造", "压减", "关闭")
_PAPERS = re.compile("材料|文件|报告|复印|一式|申报书|申请书|[报附]表|函|合同|光盘")
_STEPS = ("期", "级", "步", "档", "段")  # 产业园二期, 第三档
_EACH_TIME = re.compile(r"每[\u4e00-\u9fff]{2,12}$")
# 每个集群要明确1家促进机构: what each has to do
_OF_EACH = re.compile(
    r"每(?:个|家|户|条|所)?[^,;。\d]{1,10}?(?:要|应当?|须|至少|均|都)*(?:明确|确定|指定|选派|配备|落实)$"
)
_YEARLY_POT = re.compile(
    "每年(?:[^,;。]{0,4}(?:财政|政府))?(?:安排|投入|统筹)[^,;。]{0,12}$"
)  # 预算内投资每年安排不少于15亿元
_BOUND = re.compile("[低少高多大小]于|超过|突破")
_EACH_YEAR = re.compile("每年|每次|每批|每[两三]年")
_AT_RATE, _AIMED_AT = re.compile(r"按[^,;。\d]{0,12}$"), ("安排", "左右安排", "的目标安排", "预期", "把握", "考虑")
_SHARE_OF_EACH = re.compile(r"每(?:个)?[省市县区州盟旗家地][^,;。]{0,6}(?:推荐|申报|限报|报送)")
# 每个单位只能推荐1个项目: how many each may name
_ONLY = re.compile("(?:[只仅](?:能|可|得|限)|限)(?:推荐|申报|报送|申请|选报|选择|承担|参与|牵头|填报|提交|推选)$")
_REQUIRED = re.compile("(?:企业|单位|机构|公司|经营者|申请人|[学院]校|医院)(?:应当?|必须|须)确保")
_FREQUENCY = re.compile(r"每(?:\d{0,2}个?(?:小时|[日天周月季年])|半年|[个]?季度|[一二三]年)[^,;。]{0,12}$")
_PAUSE = re.compile(r"[,;。、)\n]|$")
_PARTS = ("批", "步", "期", "类", "级", "档", "段", "次")
_LIMIT_OF_SUPPORT = ("最高", "封顶", "上限", "上限为", "最高可达", "限额")
_A_HEAD = re.compile(r"每[人户生]每[年月天日学][^,;。收入]{0,8}$")


def accepted(line: Line, q: Quantity, sentence: Span, around: Surroundings) -> bool:
    """May the number be a goal, by the words around it?"""
    text, compared = line.text, line.compared[q.begin]
    if q.bare and not (
        compared.level
        or compared.op in (">=", ">")
        and compared.begin < q.begin  # 不低于百万亩
        or q.kind in ("money", "scale")
        and (compared.said or _reached(line, q, sentence) or text.startswith(("目标", "的目标"), q.end))
    ):
        return False
    if q.bare and compared.end > q.end and not compared.level and not _PAUSE.match(text, compared.end):
        return False  # 6000个亿元以上项目: the size of each
    if around.eligibility and not around.goal or _CLOSED.match(text, compared.end, sentence.end):
        return False  # 达到2000万元以上的,…: a condition
    if q.unit == "位" and text.startswith("数", q.end):
        return False  # 两位数
    printed = text[sentence.begin : q.begin]
    if q.kind == "money" and text[compared.begin - 1 : compared.begin] == "向":
        return False  # 产值向600亿元迈进
    if text[q.begin - 1 : q.begin] in ("/", "±", "×") or printed.endswith(_NO_GOAL_BEHIND):
        return False
    weighs = q.kind == "percent" and text.endswith(("权重", "分值"), sentence.begin, compared.begin)
    if weighs and _ASSESSED.search(printed[-24:]):
        return False  # 纳入目标责任考核,权重不低于3%
    if q.unit in _PARTS and text[q.begin - 1 : q.begin] == "分" or q.unit == "类" and (q.han or not compared.said):
        return False  # 分三批支持, 三类医疗器械, 三类以上水质
    if q.kind in CAPACITY and not compared.said and _OF_PLANT.match(text, compared.end):
        return False  # 抓好装机15万千瓦的水电站建设
    if q.kind == "money" and "安排" in printed[-24:] and not compared.said and _SET_ASIDE.search(printed[-24:]):
        return False
    if q.kind == "money" and "预算支出" in printed and not _reached(line, q, sentence):
        return False  # 一般公共预算支出安排96.2亿元,其中教育支出14.1亿元
    if tells_site(line, q, sentence) or is_name(line, q, compared):
        return False
    if q.kind == "count" and _PLACES_AT.match(text, compared.end) and _counts_again(line, q, compared):
        return False  # 全县8个乡镇种植田七面积达3000亩: where it is done
    if q.kind == "scale" and text.startswith(("中国", "人民", "群众", "国人"), compared.end):
        return False  # 14亿多中国人的饭碗
    if q.unit == "批" and q.value == 1:
        return False  # 1批百亿级企业: some
    if q.kind == "count" and printed.endswith(_NAMED) and _NAMED_AS.match(text, compared.end):
        return False  # 认定50家企业为示范企业: done by the notice itself
    if q.kind == "times" and q.begin > sentence.begin and _IS_TIMES.search(printed):
        return False  # 是“十五”末的2.3倍
    if q.unit == "千伏":
        return False  # 500千伏、220千伏主网工程: a voltage tells which line
    if _tells_class(line, q, compared, sentence, printed) or tells_which(line, q, compared, sentence):
        return False
    if q.kind == "money" and _A_HEAD.search(text, max(sentence.begin, q.begin - 16), q.begin):
        return False  # 每人每年不低于5000元: the rate of a support
    if not q.plus and "“" in printed and printed.count("“") > printed.count("”"):
        return False  # “151”, “百亿企业”: a slogan or name
    if "《" in printed and printed.rfind("《") > printed.rfind("》"):
        return False  # 《锂电十条》: a title
    if q.kind == "count" and "每" in printed and _OF_EACH.search(printed):
        return False
    if q.unit == "次" and _FREQUENCY.search(text, max(sentence.begin, q.begin - 16), q.begin):
        return False
    return _of_the_future(line, q, compared, sentence, around)


def _tells_class(line: Line, q: Quantity, compared: Comparison, sentence: Span, printed: str) -> bool:
    """Does the number tell which things are meant, at what rate something is reckoned, or how many each may name?"""
    text, end = line.text, compared.end
    if text.find("的", end, end + 24) >= 0 and _CONDITION.match(text, end, sentence.end):
        return True  # 1%以上但未达到规定比例的,…
    if end > q.end and q.unit[-1:] == "人" and _CLASS.match(text, end):
        return True  # 30人以下的企业免征
    if (
        q.han
        and q.value < 10
        and q.unit in _STEPS
        or q.unit == "份"
        and _PAPERS.search(printed[-24:] + text[end : end + 8])
    ):
        return True
    if (
        q.value == 1
        and q.kind == "count"
        and not compared.said
        and _EACH_TIME.search(printed)
        and line.supports(sentence)
    ):
        return True  # 每成功转化1个项目,奖励10万元
    if q.kind == "percent" and "按" in printed[-14:] and _AT_RATE.search(printed):
        return not text.startswith(_AIMED_AT, q.end)  # 按应缴费额的50%征收, but 生产总值按增长5%安排
    if compared.op == "<=" and q.kind == "count" and "每" in printed and _SHARE_OF_EACH.search(printed):
        return True  # 每省推荐企业不超过3家、园区不超过2家
    if q.kind == "count" and _ONLY.search(printed[-6:]):
        return True
    if compared.said and "确保" in printed and _REQUIRED.search(printed):
        return True  # 供热企业应确保…失水率不超过1%: what is asked of firms
    if (
        end > q.end
        and q.kind in CAPACITY
        and text.endswith(_REMOVED, 0, compared.begin)
        and not _PAUSE.match(text, end)
    ):
        return True  # 淘汰35蒸吨及以下燃煤锅炉
    # 200马力以上拖拉机, 30万千瓦以下机组, 国内首台1000吨起重机
    sized = end > q.end and compared.op in (">=", "<=") and text[compared.begin - 1 : compared.begin] in _OPENS_PART
    sized = sized or printed.endswith(_FIRST_OF_KIND)
    return sized and q.kind in CAPACITY and text[end : end + 1] != "的" and _PAUSE.match(text, end) is None


def _counts_again(line: Line, q: Quantity, compared: Comparison) -> bool:
    """Does the next number stand in the same part of the sentence?"""
    i = line.found.index(q) + 1
    return i < len(line.found) and not set(line.text[compared.end : line.found[i].begin]) & set(",;。、")


def _reached(line: Line, q: Quantity, sentence: Span) -> bool:
    return _ARRIVES.search(line.text, max(sentence.begin, q.begin - 4), q.begin) is not None


def _of_the_future(line: Line, q: Quantity, compared: Comparison, sentence: Span, around: Surroundings) -> bool:
    text, said = line.text, line.context.said
    named = [m for m in line.marks_before(q.begin, sentence.begin) if m.sense in ("goal", "plain")]
    goal_from = named[-1].end if named else sentence.begin
    told = not said.nothing(sentence.begin, sentence.end)  # most sentences have none of the words
    if told and _is_told(line, q, sentence, goal_from, aimed=bool(named) or around.goal):
        return False
    before = text[sentence.begin : q.begin]
    if not named and "共" in before and _SUMMED_UP.search(text, sentence.begin, q.begin):
        return line.says("goal", sentence, q.begin) or line.lead_year is not None
    if not named and text.startswith(_LATELY, sentence.begin) and not _QUOTED.search(text, sentence.begin, q.begin):
        return False  # 日前,市商务局召开对接会,签约项目12个
    if "后" in before and _ONCE_IT_RUNS.search(text, goal_from, q.begin):
        return False
    if is_yearly_fund(line, q, compared):
        return True
    nation = "国" in before or "球" in before or "世界" in before
    if nation and _OF_THE_WORLD.search(text, sentence.begin, q.begin):
        return False
    if text[sentence.begin - 1 : sentence.begin] == ";" and _forecast_before(line, sentence):
        return False  # …认为,市场规模或达4000亿元;日本渗透率为57%
    if q.kind == "money" and text.endswith(_LIMIT_OF_SUPPORT, sentence.begin, compared.begin):
        return False
    if q.kind == "money" and compared.op == "<=" and (not named or _EACH_ONE.search(text, sentence.begin, q.begin)):
        return "控制" in text[max(sentence.begin, q.begin - 12) : q.begin]  # else a limit of support
    if (
        told
        and line.supports(sentence)
        and (q.kind in ("money", "percent") or line.supports(_part(line, compared, sentence)))
    ):
        return False
    summed = (
        told
        and q.kind in ("money", "scale", "percent")
        and said.within("sum", max(goal_from, q.begin - 16, text.rfind(",", sentence.begin, q.begin)), q.begin)
    )
    if summed and (compared.op != ">=" or not _YEARLY_POT.search(text, max(sentence.begin, q.begin - 24), q.begin)):
        return False
    lowest = max(sentence.begin, q.begin - 40)
    if q.kind == "percent" and "用于" in text[lowest : q.begin] and _SHARE_OF_USE.search(text, lowest, q.begin):
        return False  # 资金用于设备更新的比例不低于60%: how money is to be spent
    if q.kind == "percent" and _SUPPORT_RATE.search(text, max(sentence.begin, compared.begin - 6), compared.begin):
        return False
    if q.kind == "money" and _FUND.match(text, compared.end, min(sentence.end, compared.end + 24)):
        return False  # 设立3亿元规模的子基金: the size of a fund
    goal = bool(named) or told and line.says("goal", sentence, q.begin) or q.begin < line.context.closed_at
    if goal and told and named and all(m.within for m in named):
        # 申报的小镇,…5年内完成投资50亿元: a term of who may apply
        goal = not line.says("eligibility", sentence, sentence.begin + _OPENS) or line.says("goal", sentence, q.begin)
    barred = told and not goal and line.says("eligibility", sentence, sentence.end)
    if (
        barred
        and not obliges(line, sentence)
        and not _limit_behind(line, q, sentence)
        and not _bounds_alone(line, compared, sentence)
        and not YEARLY_DONE.match(text, _part(line, compared, sentence).begin)
    ):
        return False
    return not is_content(line, q, compared, goal)


def _is_told(line: Line, q: Quantity, sentence: Span, goal_from: int, *, aimed: bool) -> bool:
    """Is the number foretold by somebody, or told as reached?"""
    if line.says("forecast", sentence, q.begin):
        return True
    aimed = aimed or line.context.year_of_work is not None  # 2024年工作要点: 总收入同比增长30%以上
    past = line.context.said.within("past", goal_from, q.begin)
    return past and _tells_past(line.text, goal_from, q.begin, aimed)


def _forecast_before(line: Line, sentence: Span) -> bool:
    """Does a forecast open the sentence of which this is a later part?"""
    begin = max(line.text.rfind("。", line.span.begin, sentence.begin) + 1, line.span.begin, sentence.begin - REACH)
    return line.says("forecast", Span(begin, sentence.begin), sentence.begin)


def _limit_behind(line: Line, q: Quantity, sentence: Span) -> bool:
    """每年实施项目50项以上,按10%给予补助,单个项目最高800万元: the limit of a support behind the number bars nobody."""
    m = cues()["eligibility"].search(line.text, sentence.begin, sentence.end)
    if m is None or m.start() <= q.end or not m[0].startswith(("单个", "每家", "每个", "同一")):
        return False
    return _LIMIT_SAID.search(line.text, m.start(), min(sentence.end, m.end() + 12)) is not None


def _bounds_alone(line: Line, compared: Comparison, sentence: Span) -> bool:
    """每年评选不得超过30名,培训2000人次以上: 不得 bounds one number; what is said of every year is a goal."""
    m = cues()["eligibility"].search(line.text, sentence.begin, sentence.end)
    if m is None or m[0] != "不得" or not _BOUND.match(line.text, m.end()):
        return False
    return _EACH_YEAR.search(line.text, sentence.begin, compared.begin) is not None


def _tells_past(text: str, begin: int, end: int, goal: bool) -> bool:
    """Is what stands before the number told as reached? 由目前的76%提升至95% only starts there,
    项目前期工作 holds the word by chance, and 今年…同比增长20% behind the year of a goal compares it with the last."""
    past = cues()["past"]
    m = past.search(text, begin, end)
    goal = goal or m is not None and m[0] in ("同比", "环比") and _HOPED.search(text, begin, m.start()) is not None
    while m and (
        text[m.start() - 1 : m.start()] in _NOT_PAST
        and text[m.start()] in "目当现"
        or goal
        and m[0] in ("同比", "环比", "惠及")
    ):
        m = past.search(text, m.end(), end)
    return m is not None


def _part(line: Line, compared: Comparison, sentence: Span) -> Span:
    """The part between commas around a number."""
    begin = max(line.text.rfind(",", sentence.begin, compared.begin) + 1, sentence.begin)
    end = line.text.find(",", compared.end, sentence.end)
    return Span(begin, end if end >= 0 else sentence.end)
