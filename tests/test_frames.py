"""A sentence says the same wherever it stands: behind any number or bullet, under any heading of measures.

Own sentences of every family are read alone and in each frame; then headings and joins on which rules have failed.
"""

from __future__ import annotations

import pytest

from ingest.extract import extract

# A sentence, and the keys of facts it states.
SENTENCES = {
    "industry first, then its places": (
        "光子芯片重点布局在长治、晋城两市，氢能装备主要集中在吕梁，镁合金向闻喜县集聚。",
        [("located", "industry", "光子芯片"), ("located", "region", "长治市"), ("located", "industry", "镁合金")],
    ),
    "projects settle in places": (
        "引导包材项目落户习水县，推动辣椒制品项目在绥阳县布点。",
        [("located", "region", "习水县"), ("located", "industry", "辣椒制品")],
    ),
    "a zone that speaks": (
        "东侨经开区、蕉城区为电芯制造核心区，福鼎市布局结构件。",
        [("located", "region", "东侨经济技术开发区"), ("located", "region", "福鼎市")],
    ),
    "a linked chain": (
        "咖啡产业以“鲜果处理—生豆分级—烘焙—连锁门店”为主线，提升精品率。",
        [("stage", "chain", "咖啡"), ("stage", "stage", "烘焙")],
    ),
    "a chain by position": (
        "时尚针织产业链上游（化学纤维、纱线染整），中游（横机编织），下游（设计师品牌）要素齐备。",
        [("stage", "chain", "时尚针织"), ("stage", "stage", "横机编织")],
    ),
    "weak links": (
        "补齐磨具材料、精密主轴等短板环节，做强数控机床产业链。",
        [("stage", "stage", "磨具材料"), ("stage", "chain", "数控机床")],
    ),
    "a list before its count": (
        "新材料、装备制造、精细化工被确定为三大主导产业。",
        [("membership", "name", "新材料"), ("membership", "name", "精细化工")],
    ),
    "a count before its list": (
        "6大主导产业是现代中药、白酒、绿色食品、功能材料、智能家电、纺织鞋服。",
        [("membership", "name", "现代中药"), ("membership", "name", "纺织鞋服")],
    ),
    "named and not counted": (
        "园区主导产业为：煤焦化工、氯碱化工、硅铁合金。",
        [("membership", "name", "煤焦化工"), ("membership", "name", "硅铁合金")],
    ),
    "a goal in its first words": (
        "建成1个国家级、3个省级种植示范基地，2026年加工转化率达到92%。",
        [("target", "value", 1), ("target", "value", 92)],
    ),
    "support in its first words": ("顶尖人才给予300万元生活补贴，分三年发放。", [("incentive", "cap", 300)]),
    "a day in its first words": (
        "2024年5月底前完成普查登记，10月底前完成核查整改。",
        [("deadline", "date", "2024-05-31"), ("deadline", "date", "2024-10-31")],
    ),
    "an order in its first words": (
        "根据工业和信息化部令第52号和《工业节能监察办法》，开展专项监察。",
        [("citation", "doc_number", "工业和信息化部令第52号")],
    ),
}
FRAMES = {
    "alone": "关于有关工作的通知\n{}",
    "a bracketed number": "关于有关工作的通知\n二、重点任务\n（一）统筹各项工作。\n（二）{}",
    "a digit": "关于有关工作的通知\n二、重点任务\n1.统筹各项工作。\n2.{}",
    "an article": "关于有关工作的通知\n第一条　统筹各项工作。\n第二条　{}",
    "a circled number": "关于有关工作的通知\n①统筹各项工作。\n②{}",
    "a bullet": "关于有关工作的通知\n●统筹各项工作。\n●{}",
    "a dash": "关于有关工作的通知\n——统筹各项工作。\n——{}",
    "一是, 二是": "关于有关工作的通知\n一是统筹各项工作。二是{}",
    "paragraphs before": "关于有关工作的通知\n一、总体要求\n坚持稳中求进，统筹推进各项工作。\n二、做好有关工作\n　　{}",
    "site chrome": "首页 > 政务公开\r\n关于有关工作的通知\r\n{}\r\n打印 关闭\r\n上一篇：没有了",
}


def states(text: str, type: str, key: str, value: object) -> bool:
    return any(line["type"] == type and line[key] == value for line in extract(text).lines() if line["type"] == type)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(("sentence", "facts"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_states_the_same_in_any_frame(
    frame: str, sentence: str, facts: list[tuple[str, str, object]]
) -> None:
    assert [fact for fact in facts if not states(frame.format(sentence), *fact)] == []


@pytest.mark.parametrize(
    "heading",
    [
        "夯实产业基础",
        "优化发展环境",
        "改善基础设施条件",
        "提升工作成效",
        "强化资金支持",
        "严格准入管理",
        "放大示范效应",
    ],
)
def test_a_heading_of_measures_is_no_state_no_condition_and_no_industry(heading: str) -> None:
    text = (
        f"关于有关工作的通知\n二、{heading}\n到2026年，产值达到120亿元，新建冷库15座。\n"
        "以“锂盐—正极—电芯—储能电站”为主链，打造锂电之都。\n重点布局在习水县、绥阳县。"
    )
    lines = list(extract(text).lines())
    assert [line["value"] for line in lines if line["type"] == "target"] == [120, 15]
    named = [line.get("chain") or line.get("industry") for line in lines if line["type"] in ("stage", "located")]
    assert not [name for name in named if str(name) in heading]


@pytest.mark.parametrize("join", ["、", "和", "及", "以及", "与", "、以及", "，以及"])
def test_the_last_of_a_list_is_joined_in_any_way(join: str) -> None:
    text = f"围绕面料研发、柔性制造、品牌孵化{join}电商直播等环节补短板，做强服饰产业链。"
    stages = [line["stage"] for line in extract(text).lines() if line["type"] == "stage"]
    assert stages == ["面料研发", "柔性制造", "品牌孵化", "电商直播"]
