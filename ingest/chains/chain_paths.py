"""What is printed as a chain but is none: procedures, innovation paths, ladders of firms, work parted by places."""

from __future__ import annotations

import re

from ingest.geography.gazetteer import first_place
from ingest.geography.zones import zone_named
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
