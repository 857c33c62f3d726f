"""Which industry a notice places where: by clause, in order, inherited from headings, never crossed."""

from __future__ import annotations

import time

import pytest

from ingest.extract import extract
from ingest.hosting.industry_phrases import is_industrial, plausible
from ingest.hosting.statements import statements


def pairs(text: str) -> set[tuple[str, str]]:
    found = extract(text).facts
    return {(str(f.values["industry"]), str(f.values["region"])) for f in found if f.type == "located"}


def regions(text: str) -> set[str]:
    return {str(f.values["region"]) for f in extract(text).facts if f.type == "region"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依托吉安、赣州等地,加快发展触控显示。", {("触控显示", "吉安市"), ("触控显示", "赣州市")}),
        ("以许昌为重点,布局智能电力装备;以洛阳为重点,发展轴承。", {("智能电力装备", "许昌市"), ("轴承", "洛阳市")}),
        ("数字安防以杭嘉湖为核心,以绍兴为支撑。", {("数字安防", c) for c in ("杭州市", "嘉兴市", "湖州市", "绍兴市")}),
        ("形成武汉引领,襄阳支撑,十堰配套的汽车产业格局。", {("汽车", c) for c in ("武汉市", "襄阳市", "十堰市")}),
        (
            "镁合金主要布局在运城、长治,碳纤维向大同集聚。",
            {("镁合金", "运城市"), ("镁合金", "长治市"), ("碳纤维", "大同市")},
        ),
        ("藏医药主要由林芝市承担。", {("藏医药", "林芝市")}),
        ("象山县工作方案\n我县着重发展绿色船舶。", {("绿色船舶", "象山县")}),
        ("推动整车项目落户柳州市。", {("整车", "柳州市")}),
        ("南通与泰州协同发展高技术船舶。", {("高技术船舶", "南通市"), ("高技术船舶", "泰州市")}),
        ("沈阳、大连分别布局工业机器人、集成电路装备。", {("工业机器人", "沈阳市"), ("集成电路装备", "大连市")}),
        ("吴忠市立足黄河金岸,做优乳制品,培育仪器仪表。", {("乳制品", "吴忠市"), ("仪器仪表", "吴忠市")}),
        ("发展纺织(绍兴、嘉兴)、五金(永康)等产业。", {("纺织", "绍兴市"), ("纺织", "嘉兴市")}),
        ("把宜昌建设成为全国重要的磷化工基地。", {("磷化工", "宜昌市")}),
        ("打造以宁德、厦门为核心的锂电新能源基地。", {("锂电新能源", "宁德市"), ("锂电新能源", "厦门市")}),
        # a regulation that says what a zone is to develop says where it is to be
        ("西海岸新区应当发展海洋经济,培育海洋装备。", {("海洋经济", "西海岸新区"), ("海洋装备", "西海岸新区")}),
        ("以洛阳、老君山、三门峡为重点,发展铝加工。", {("铝加工", "洛阳市"), ("铝加工", "三门峡市")}),
        ("石家庄市:晋州丝网、赵县雪梨加工、高邑陶瓷", {("丝网", "晋州市"), ("雪梨加工", "赵县"), ("陶瓷", "高邑县")}),
        ("“两核”为银川、吴忠,前者发展光伏,后者发展乳制品。", {("光伏", "银川市"), ("乳制品", "吴忠市")}),
        ("余杭区算法产业集群,重点发展计算机视觉。", {("计算机视觉", "余杭区")}),
        ("闽侯县依托大学城布局人工智能应用。", {("人工智能应用", "闽侯县")}),
    ],
)
def test_cues_pair_places_with_industries(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= pairs(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("甘肃发展氢能,青海发展光伏。", ("光伏", "甘肃省")),
        ("依托包头稀土产业园发展永磁,联动鄂尔多斯布局氢能。", ("氢能", "包头市")),
        ("沈阳、大连分别布局机器人、船舶。", ("船舶", "沈阳市")),
        ("纺织(绍兴)、化工(衢州)等产业。", ("化工", "绍兴市")),
        ("咸阳推广先进做法,铜川做优陶瓷。", ("陶瓷", "咸阳市")),
        ("三大项目分别落在甘州区、临泽县,甘州区突出制种。", ("制种", "临泽县")),
        ("上海将在松江区布局卫星制造。", ("卫星制造", "上海市")),
    ],
)
def test_pairs_are_not_crossed(text: str, wrong: tuple[str, str]) -> None:
    assert wrong not in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "对标深圳、学习借鉴合肥发展新型显示的经验。",
        "材料寄送至武汉市武昌区中北路9号省科技厅。",
        "组织企业赴上海、苏州开展生物医药招商推介。",
        "我市研发投入强度低于青岛,高于潍坊。",
        "2020年,深圳、广州工业软件收入规模居全国前列。",
        "除厦门市外,其他市均可申报新能源汽车项目。",
        "项目承担单位:重庆大学、成都飞机工业(集团)有限责任公司。",
        "承接长三角产业转移,拓展东盟市场。",
        "落实京津冀协同发展要求,加强科技合作。",
    ],
)
def test_comparisons_addresses_markets_and_duties_place_nothing(text: str) -> None:
    assert pairs(text) == set()


def test_a_heading_that_is_an_industry_is_inherited() -> None:
    text = "二、重点产业\n(一)新型显示。依托成都、绵阳等地,加快发展柔性面板。\n(二)工作要求。各市(州)要抓好落实。"
    assert pairs(text) == {("新型显示", "成都市"), ("新型显示", "绵阳市")}
    facts = [f for f in extract(text).facts if f.type == "located"]
    assert {f.status for f in facts} == {"inferred"} and all(f.why for f in facts)


def test_a_heading_that_is_a_place_is_the_subject() -> None:
    text = "三、主攻方向\n(一)江油市\n做强特殊钢,拓展航空锻件。\n(二)三台县\n发展无人机配套。"
    assert {("特殊钢", "江油市"), ("航空锻件", "江油市")} <= pairs(text)
    assert ("特殊钢", "三台县") not in pairs(text)


def test_a_label_before_a_colon_rules_its_line_only() -> None:
    text = "海沧区:重点发展光电信息材料。做强钨材料。\n同安区:发展碳材料。"
    assert ("钨材料", "海沧区") in pairs(text)
    assert ("碳材料", "海沧区") not in pairs(text)


def test_lists_behind_an_industry_or_a_place_are_paired() -> None:
    assert pairs("新型显示:成都、绵阳\n轨道交通:资阳") >= {("新型显示", "绵阳市"), ("轨道交通", "资阳市")}
    assert pairs("海南省布局\n海口:生物医药、数字经济;三亚:南繁种业") >= {
        ("数字经济", "海口市"),
        ("南繁种业", "三亚市"),
    }


def test_form_fields_are_read_together() -> None:
    assert pairs("产业链:碳纤维\n布局区域:兰州市、白银市") == {("碳纤维", "兰州市"), ("碳纤维", "白银市")}
    assert pairs("链名:铜\n主承载区:金昌市\n链群:陶瓷\n协同承载区:清水县") == {("铜", "金昌市"), ("陶瓷", "清水县")}
    assert pairs("县区:榆社县\n主导产业:陶瓷\n县区:左权县\n主导产业:核桃加工") == {
        ("陶瓷", "榆社县"),
        ("核桃加工", "左权县"),
    }
    assert not pairs("产业链:碳纤维\n推荐单位:兰州市、白银市")


def test_every_column_of_a_part_that_places_play_hosts_the_rows_industry() -> None:
    table = "产业方向\t核心区\t协同区\n锂电\t宜春市\t新余市、上高县\n陶瓷\t高安市\t—"
    assert pairs(table) == {("锂电", "宜春市"), ("锂电", "新余市"), ("锂电", "上高县"), ("陶瓷", "高安市")}
    assert pairs("序号\t重点产业\t落户地\t牵头单位\n1\t竹木加工\t安吉县\t某局") == {("竹木加工", "安吉县")}
    assert not pairs("序号\t产业方向\t学习考察地\n1\t竹木加工\t安吉县")


def test_the_title_places_its_industry_in_the_issuing_area() -> None:
    assert ("海洋工程装备", "江苏省") in pairs("江苏省海洋工程装备产业链培育方案\n一、总体要求\n坚持创新。")


def test_a_title_about_a_part_of_the_issuers_area_places_its_industry_there() -> None:
    assert pairs("江西省人民政府关于支持赣州稀土产业发展的意见\n各部门要抓好落实。") == {("稀土", "赣州市")}


def test_the_issuer_is_a_region_and_addressees_are_not() -> None:
    text = "河池市人民政府关于做优工业的通知\n南宁市、柳州市人民政府:\n现通知如下。\n河池市人民政府\n2021年3月1日"
    assert regions(text) == {"河池市"}


def test_quotes_hold_the_place_and_the_industry() -> None:
    x = extract("支持宜昌市建设磷化工产业基地。")
    fact = next(f for f in x.facts if f.type == "located")
    assert x.reading.text[fact.begin : fact.end] == "宜昌市建设磷化工"


def test_words_of_administration_are_no_industries() -> None:
    for word in ("竞争力", "特色产业", "营商环境", "体制机制", "市级产业集群", "12个项目"):
        assert not plausible(word), word
    for word in ("腊肉", "动力电池", "茶叶加工", "钛及钛合金"):
        assert plausible(word), word
    assert is_industrial("轨道交通装备") and not is_industrial("工作机制")


@pytest.mark.parametrize("piece", ["成都、", "依托成都,", "成都发展氢能,", "以成都为核心", "成都(", "成都氢能、"])
def test_long_damaged_lines_are_read_in_linear_time(piece: str) -> None:
    reading = extract(piece * 3000 + "。").reading
    start = time.perf_counter()
    statements(reading)
    assert time.perf_counter() - start < 3


def test_lines_that_are_a_place_and_no_more_head_the_prose_below_them() -> None:
    text = "县域布局\n榆社县\n发展玻璃器皿。\n左权县\n做优核桃加工,配套冷链物流。"
    assert pairs(text) == {("玻璃器皿", "榆社县"), ("核桃加工", "左权县"), ("冷链物流", "左权县")}
    assert not pairs("特此函复。发展玻璃器皿。\n榆社县\n2020年5月1日")


def test_sites_of_a_place_carry_what_the_bracket_names() -> None:
    text = "特色园区名单\n嘉定区·国际汽车智慧城(智能网联汽车)\n奉贤区 东方美谷(化妆品)"
    assert pairs(text) == {("智能网联汽车", "嘉定区"), ("化妆品", "奉贤区")}
    assert not pairs("预算单位\n嘉定区第一中学(示范高中)\n奉贤区财政局(预算单位)")


def test_a_bracket_goes_on_to_the_places_a_site_reaches() -> None:
    assert pairs("布局两个先导区。\n1.卫星互联网先导区(天河区,辐射增城区)") == {
        ("卫星互联网", "天河区"),
        ("卫星互联网", "增城区"),
    }


def test_the_imprint_below_an_excerpt_tells_who_speaks() -> None:
    for imprint in (
        "——摘自南通市2023年政府工作报告",
        "(南通市人民政府办公室 2023年3月印制)",
        "——选自中共南通市委关于发展的决定",
    ):
        text = "启东做优电动工具,海门壮大家纺。\n" + imprint
        assert pairs(text) == {("电动工具", "启东市"), ("家纺", "海门区")}
    assert not extract("会议要求抓好落实。\n(据某日报报道)").facts


def test_a_year_in_the_title_does_not_hide_its_industry() -> None:
    assert pairs("乐亭县2024年设施蔬菜产业工作要点\n一、抓好落实。") == {("设施蔬菜", "乐亭县")}
    assert pairs("灌云县人民政府关于做好2023年度芦蒿产业重点工作的通知\n一、抓好落实。") == {("芦蒿", "灌云县")}
    assert pairs("第四师可克达拉市香料产业发展方案\n一、抓好落实。") == {("香料", "可克达拉市")}
    assert not pairs("安徽省2024年省级现代农业产业园创建名单\n一、抓好落实。")
