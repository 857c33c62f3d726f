"""What is printed as a chain but is none: procedures, innovation paths, ladders of firms, work parted by places."""

from __future__ import annotations

import re

from ingest.chains.chain_items import GOODS_END, STEP_END
from ingest.chains.chain_title import title_subject
from ingest.geography.gazetteer import first_place
from ingest.geography.zones import zone_named
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
