"""What is printed as a chain but is none: procedures, innovation paths, ladders of firms, work parted by places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.chains.chain_items import GOODS_END, STEP_END
from ingest.chains.chain_title import title_subject
from ingest.geography.gazetteer import first_place
from ingest.geography.known_zones import zone_named
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import any_of

_PROCEDURE = re.compile(any_of("procedure"))
_INNOVATION = re.compile(any_of("innovation"))
_FIRM = re.compile(any_of("firm"))


def is_other_path(steps: list[str]) -> bool:
    """Procedures, mechanisms, innovation paths, ladders of firms, work parted by places: no chains of an industry.

    >>> is_other_path(["企业申报", "县级初审", "公示"]), is_other_path(["育苗", "种植", "加工"])
    (True, False)
    """
    if len({at for s in steps if (at := _place_before(s))}) > 1:
        return True
    procedure = sum(bool(_PROCEDURE.search(s)) for s in steps)
    if procedure >= 2 or procedure * 2 >= len(steps):
        return True
    innovation = sum(bool(_INNOVATION.search(s)) for s in steps)
    firms = sum(bool(_FIRM.search(s)) for s in steps)
    return innovation * 2 > len(steps) or firms * 2 >= len(steps)


# Ranks, acts of state, brands, markets, what is done for firms: printed like steps, no steps of an industry.
_NO_STEP = re.compile(
    r"(?:世界|国家|省|市|州|县|区域|区|乡|村|[十百千万]亿元?)级|立法|执法|司法|守法|普法|检察|审判|[一-鿿]{2}品牌|科技|产业|金融|教育|人才|资本|项目|"
    r"(?:欧洲|亚洲|非洲|美洲|中亚|东盟|中国|日本|韩国|俄罗斯|欧盟|中东|南亚)[一-鿿]{0,6}|"
    r"(?:[育强拓延补引建扩抓促稳提创打固聚招搭畅通优]|做[强优大])(?:龙头|链群|链条?|市场|集群|平台|品牌|主体|企业|项目|载体|园区|生态|短板|机制|人才)"
)
_BREEDS = frozenset("牛羊猪马驴驼鹿兔禽鸡鸭鹅鱼虾蟹菜果薯药粮油茶桑棉麻糖烟菌菇花豆蜂蚕奶蛋肉米麦椒蒜姜竹林草种")


def of_other_things(steps: Sequence[str]) -> bool:
    """Ranks, acts of state, brands, markets, breeds, what is done for firms: named in a row, no steps of one industry.

    >>> of_other_things(["省级", "国家级"]), of_other_things(list("牛羊菜")), of_other_things(["育苗", "种植"])
    (True, True, False)
    """
    if 3 * sum([_NO_STEP.fullmatch(step) is not None for step in steps]) >= 2 * len(steps):
        return True
    return len(steps) > 2 and sum([step in _BREEDS for step in steps]) >= len(steps) - 1


_ELSEWHERE = frozenset(["周边", "本地", "异地", "沿海", "内地", "飞地"])


def _place_before(step: str) -> str:
    """The province, prefecture or new area (雄安新区) that a step begins with: 北京 of 北京研发; '' for none."""
    if len(step) > 2 and (step[:2] in _ELSEWHERE or zone_named(f"{step[:2]}新区")):  # 周边制造, 雄安转化
        return step[:2]
    found = first_place(step)
    return step[: found[1]] if found and found[1] < len(step) and found[0].level in ("province", "prefecture") else ""


# 延伸“石英砂-工业硅-硅橡胶”, 沿着“卤水→碳酸锂→电芯”路径: a verb by which chains grow, or a path
_GROWS = re.compile(
    "(?:延[伸长展]|拉长|打通|贯通|畅通|做[强优大长]|拓展|形成|构建|打造|发展|完善|健全|围绕|沿着?)[了出]?[“‘(]?$"
)
_PATH = re.compile("”?的?(?:路径|路线|体系|模式|格局|方向|链式)")
NEAR = 200  # code points before a chain in which an industry is spoken of


def works_or_goods(names: list[str]) -> int:
    """How many of the names are those of works (染整) or of goods (电解液)."""
    return sum(is_industrial(n) or bool(STEP_END.search(n) or GOODS_END.search(n)) for n in names)


def tells_by_steps(text: str, begin: int, end: int, steps: list[str]) -> bool:
    """Is it a chain by its steps alone? Most are goods or works by their names, and the notice is on an industry."""
    if (
        all(len(s) == 1 for s in steps)
        or 2 * works_or_goods(steps) <= len(steps)
        or not (_GROWS.search(text, max(0, begin - 6), begin) or _PATH.match(text, end))
    ):
        return False
    return "产业" in text[max(0, begin - NEAR) : begin] or bool(title_subject(text))
