"""Rules of the family target: what is to be reached, by when, from where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Fact, Span
from ingest.numbers.horizons import Mark
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.target_context import Context
from ingest.rules.target_line import Line, is_time_reached
from ingest.rules.target_stacked import stacked
from ingest.rules.target_tables import table_goals
from ingest.rules.target_text import fact_of, goals, lines_with_numbers

HEADING_LENGTH = 40  # code points of a line that may be a heading without a number
_YEAR_ALONE = re.compile("(?:到|至)?20\\d\\d年(?:底|末)?[::]?")  # over the goals of a picture
_GOAL_TITLE = re.compile(r"(?:目标|指标)(?:体系|任务|计划|值)?(?:\([^()]{1,12}\)|表)?:?$")


@rule(
    "target.text",
    emits="target",
    why="a goal is a metric, a verb of arrival or doing, a number with its unit; its year stands in the sentence, "
    "in the sentence before, in the lead of the list or in the heading",
    examples=[
        (
            "到2027年,全市机器人产业产值达到300亿元,整机企业20家以上。",
            [
                {"metric": "机器人产业产值", "op": "=", "value": 300, "unit": "亿元", "by_year": 2027},
                {"metric": "整机企业", "op": ">=", "value": 20, "unit": "家", "by_year": 2027},
            ],
        ),
        (
            "到2026年,云服务、芯片产业规模分别突破80亿元、120亿元。",
            [{"op": ">", "value": 80, "unit": "亿元"}, {"op": ">", "value": 120, "unit": "亿元"}],
        ),
        (
            "到2027年,在全国打造10个“旗舰”园区,三亚、海口各建成2个离岸数据园区。",
            [{"metric": "“旗舰”园区"}, {"metric": "离岸数据园区", "subject": "三亚市"}, {"subject": "海口市"}],
        ),
        ("到2030年,单位产品能耗由0.9吨标准煤降到0.7吨标准煤以下。", {"op": "<=", "value": 0.7, "unit": "吨标准煤"}),
        (
            "某市锂电产业2024年工作要点\n1.抓项目。实施过亿元项目36个,完成年度投资85亿元。",
            [{"value": 36, "unit": "个", "by_year": 2024}, {"value": 85, "unit": "亿元", "by_year": 2024}],
        ),
        ("到2026年,普及率、供水率稳定在98%、99%以上。", [{"op": ">=", "value": 98}, {"op": ">=", "value": 99}]),
        ("截至2028年,矿山由40户整合到12户。", {"op": "=", "value": 12, "unit": "户", "by_year": 2028}),
        ("2019年,生猪出栏41万头。2020年生猪出栏要恢复到45万头。", {"value": 45, "by_year": 2020}),
        ("主要指标(2028年):全产业链产值(亿元):300。", {"op": "=", "value": 300, "unit": "亿元"}),
        ("产值由2021年的42亿元增长到2027年的100亿元以上。", {"op": ">=", "value": 100, "by_year": 2027}),
        ("一、2025年主要目标\n1.规模目标。培育龙头企业4—5家。", {"op": "range", "value": [4, 5], "by_year": 2025}),
        (
            "壮大快递业、支持农机推广、打造千亿级肉羊全产业链。",
            {"metric": "肉羊全产业链规模", "op": "~", "value": 1000},
        ),
        ("到2030年,枢纽间网络时延不高于15毫秒,平均受教育年限由9.8年提高到11年。", [{"value": 15}, {"value": 11}]),
        (
            "到2027年底,全县实现:\n1.茶叶产值90亿元左右;\n2.加工产值30亿元,增速保持在8%。",
            [{"value": 90, "by_year": 2027}, {"value": 30}, {"value": 8, "unit": "%"}],
        ),
        ("到2027年,改造蓝莓基地八千亩,创建产业园一个、工坊三个。", [{"value": 8000}, {"value": 1}, {"value": 3}]),
    ],
    near_misses=[
        "到2027年,扩大创新券范围:检测服务抵扣比例不超过50%。",
        "规上企业亏损面仍有11.3%。",
        "截至2023年底,全县实现:\n1.茶叶产值90亿元;\n2.加工产值30亿元。",
        "2024年3月底前完成年产6万吨磷酸铁锂项目试生产。",
        "打造一个平台,推进三个片区开发。",
        "2025年某县政府工作报告\n一、2024年主要工作\n规上企业达到80家。新增床位300张。",
        "项目单位须每年投入不少于200万元。",
        "2020年,全市已建成充电桩3000个,同比增长12%。",
        "本方案由4个部分组成,提出18条举措。",
        "申报条件:上年度营业收入不低于3000万元,研发人员占比10%以上。",
        "对新认定的研发中心,给予50万元奖励。",
        "建设项目:总投资18亿元,占地260亩,新建厂房9万平方米。",
        "每省推荐标杆企业不超过3家、标杆园区不超过2家。",
        "2023年前三季度,全县完成工业投资28亿元。",
        "上半年,我局新签约文旅项目18个;兑现奖补资金1860万元。",
        "“十一五”期间,全县共新修公路680公里,解决了9.2万人的饮水问题。“十二五”时期,要再上台阶。",
        "“十三五”期间,栽植面积由12万亩扩大到23万亩。\n到2025年,再上新台阶。",
        "政府工作报告\n2022年工作回顾\n2022年,预计全年完成产值164亿元,增长4.5%。建成高标准农田2.1万亩。\n2023年工作安排\n抓好落实。",
        "申报的特色小镇,原则上5年内完成投资50亿元以上。",
        "2024年,资金用于设备更新的比例不低于60%。",
        "党的十九大和十九届历次全会以来,重点抓好以下九方面工作,由五部门统一处理。",
        "造成3人以上死亡的,为较大事故;时速80公里以上线路、周边2公里内的住户先行整治。",
        "评估组走访了5个市的12个县。排放总量(万吨)1280.51265.3-8%。",
        "2023年工作要点\n推进总投资6亿元的活畜市场二期工程,占地300亩,设计年交易量40万头。",
        "关于某市2024年预算草案的报告\n2024年,一般公共预算支出安排80亿元,其中教育支出12亿元;上级转移支付预计9亿元。",
        "2024年,安排科技专项资金2亿元。\n2024年就业资金分配计划\n县区\t金额(万元)\n东川区\t12",
        "到2025年,“两核”规划面积15.2平方公里;制度执行时间不超过3年。",
        "某州旅游发展情况(摘自州志)\n到2020年,接待游客增长到2800万人次。",
        "申报主体应在区内登记,上年度研发费用占营业收入比重不低于4%。",
        "某市第十二个五年规划纲要\n“十一五”期间,生产总值年均增长18%,2010年达到320亿元;完成投资6.5亿元。",
        "亩均投资不低于350万元、亩均税收不低于25万元的项目优先供地。",
    ],
)
def running_text(reading: Reading) -> Iterator[Fact]:
    """Goals in sentences."""
    context: Context | None = None
    lead_year: int | None = None
    lead_end = -1
    for line, found in lines_with_numbers(reading):
        context = context or Context(reading)
        years = context.years(line.begin, line.end)
        lead_year, lead_end = _lead(reading, context, line, years, lead_year, lead_end)
        counted = (
            any(q.kind != "time" or is_time_reached(reading.text, q) for q in found)
            or reading.text.find("≤", line.begin, line.end) >= 0
        )
        if counted or context.indices(line.begin, line.end):
            for goal in goals(Line(reading, context, line, found, years, lead_year)):
                yield fact_of(reading, goal)


def _lead(
    reading: Reading, context: Context, line: Span, years: list[Mark], year: int | None, end: int
) -> tuple[int | None, int]:
    """The year that a line before this one hands down: 到2026年,实现以下目标:, or the goal sentence of the clause."""
    if end > 0:
        path = reading.outline.at(line.begin).path
        listed = reading.text.startswith("——", end) and not reading.text.startswith("——", line.begin)
        if listed or reading.outline.at(end).path[: max(1, len(path) - 1)] != path[: max(1, len(path) - 1)]:
            year, end = None, -1
        elif end < context.part_of_report(line.begin):
            year, end = None, -1  # “十五五”目标: …; 今年的预期目标是…
    if not years:
        return year, end
    words = reading.text[line.begin : line.end]
    titled = len(words) < HEADING_LENGTH and _GOAL_TITLE.search(words) is not None
    # ——旅游接待。2010年…: the first point of a plan for 2006—2010, whose others leave the year unsaid
    point = context.plan and words.startswith("——") and any(m.year == context.horizon for m in years)
    point = point or _YEAR_ALONE.fullmatch(words) is not None and any(m.year == context.horizon for m in years)
    named = [m for m in years if m.year and (m.sense == "goal" or (titled or point) and m.sense == "plain")]
    if named and (titled or point or context.at(line.begin).goal or words.endswith(":")):
        told = {m.year for m in named}
        # 到2025年…;到2035年…: what follows tells the nearer one, that of the plan
        of_plan = context.horizon in told and len(told) > 1
        return (context.horizon if of_plan else named[-1].year), line.begin
    return year, end


@rule(
    "target.table",
    emits="target",
    why="plans close with a table of indicators: columns of names, of units, of the base year and of the goal year",
    examples=[
        (
            "主要指标\n指标\t单位\t2020年\t2025年\n机床产值\t亿元\t40\t90\n数控化率\t%\t55\t70以上",
            [
                {
                    "metric": "机床产值",
                    "op": "=",
                    "value": 90,
                    "unit": "亿元",
                    "by_year": 2025,
                    "baseline": "2020年40亿元",
                },
                {"metric": "数控化率", "op": ">=", "value": 70, "unit": "%", "by_year": 2025},
            ],
        ),
        (
            "指标名称\t2022年实际\t2026年目标\n检测平台(个)\t12\t30",
            {"metric": "检测平台", "value": 30, "unit": "个", "by_year": 2026},
        ),
        ("种薯面积计划(单位:万亩)\n旗县\t2024年\t2027年\n商都县\t6\t7.2", {"op": "=", "value": 7.2, "unit": "万亩"}),
        ("年度\t种植面积(万亩)\n2026年\t10\n2027年\t十二", [{"value": 10, "by_year": 2026}, {"value": 12}]),
        (
            "2024年全市鲜食葡萄任务分解表\n县区\t新建大棚(亩)\t产量(万吨)\n东川区\t300\t2.5",
            [
                {"metric": "新建大棚", "subject": "东川区", "value": 300, "unit": "亩", "by_year": 2024},
                {"metric": "产量", "subject": "东川区", "value": 2.5, "unit": "万吨"},
            ],
        ),
        (
            "指标\n2020年\n2025年\n年均增长\n经济发展\n旅游收入(亿元)\n30\n55\n13%\n民生\n改造户数(万户)\n—\n〔1.8〕\n—\n"
            "注:带〔〕的为五年累计数。",
            [{"value": 55}, {"metric": "旅游收入年均增长", "value": 13}, {"metric": "五年累计改造户数", "value": 1.8}],
        ),
        ("某省2024年指标\n序号\t指标名称\t预期效果\n1\t新建5G基站\t60万个以上\n2\t发布标准\t600项", {"value": 600}),
        ("指标\t2021年\t2027年\t年均增长\n产值(亿元)\t90\t200\t14%左右", {"op": "~", "value": 14, "unit": "%"}),
    ],
    near_misses=[
        "序号\t任务名称\t责任单位\t完成时限\n1\t建设3个园区\t市科技局\t2025年底",
        "序号\t项目名称\t总投资(亿元)\n1\t机床基地\t12",
        "2024年任务分解完成情况\n县区\t新建大棚(亩)\t产量(万吨)\n东川区\t300\t2.5",
        "2024年各县主要指标完成情况\n县区\t产量(万吨)\n东川区\t2.5",
        "2024年补助资金分配表\n县区\t新建大棚(亩)\t补助资金(万元)\n东川区\t300\t25",
    ],
)
def tables(reading: Reading) -> Iterator[Fact]:
    """Goals in tables of indicators."""
    found = [*reading.tables, *stacked(reading)]
    if not found:
        return
    context = Context(reading)
    for table in found:
        yield from table_goals(reading, context, table)
