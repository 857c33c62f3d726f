"""Names that the data does not know: read by their shape, they wait for a person to decide."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from ingest.bodies.agency_data import bodies, functions, national_bodies
from ingest.geography.gazetteer import LONGEST, gazetteer
from ingest.geography.known_zones import zone_named
from kg.resources import shipped

# Bodies that any place may set up for any purpose, and those made of a known one: nothing to decide.
_MADE = (
    "人民政府", "管理委员会", "管委会", "行政公署", "人民法院", "人民检察院", "委员会办公室",
    "海事局", "领导小组办公室", "指挥部办公室", "联席会议办公室", "领导小组", "政府", "办事处",
    "公司", "银行", "大学", "学院",
)  # fmt: skip
_ZONE = re.compile(
    r"(?:国家|国家级|省级)?(?:(?:经济|高新|高新技术产业|经济技术|高技术产业|旅游|工业)(?:开发区|示范区|园区)|高新区|经开区|"
    r"综合保税区|自由贸易试验区|自贸试验区|保税港区|出口加工区)$"
)
_BRANCH = re.compile(r"[局厅委会].{2,5}(?:监管局|管理局|分局|支局|管理所)$")  # 市场监督管理局坪山监管局
_BODY = ("局", "厅", "署", "办公室", "委员会", "中心", "院", "办")
_OUTSIDE = ("各", "有关", "相关", "中共", "共青团", "国家", "国务院", "中国", "全国", "中央", "新疆生产建设兵团")


def new_place(name: str) -> bool:
    """Is it the name of neither a division, an area or zone of the data, nor the 开发区 or 高新区 of a division?

    >>> new_place("成渝地区"), new_place("云溪新区")
    (False, True)
    """
    if name in gazetteer().by_name or name in _areas() or zone_named(name):
        return False
    zone = _ZONE.search(name)
    return not (zone and (name[: zone.start()] in gazetteer().by_name or _ZONE.fullmatch(name)))


@lru_cache(maxsize=4096)
def new_body(name: str) -> bool:
    """Does the name of a body end in words that the data does not know as what a body is there for?

    >>> new_body("成都市农业农村局"), new_body("成都市经济和科技促进局"), new_body("成都市磁农办公室")
    (False, False, True)
    """
    if name.startswith(_OUTSIDE) or name.endswith(_MADE) or not name.endswith(_BODY) or name in national_bodies():
        return False
    if _BRANCH.search(name):
        return False
    return not any(_known(name[at:]) for at in _starts(name))


def _starts(name: str) -> list[int]:
    """Where the words behind the places that a name begins with may begin."""
    found, seen = [0], {0}
    for at in found:
        for size in range(2, min(LONGEST, len(name) - at) + 1):
            if at + size not in seen and name[at : at + size] in gazetteer().by_name:
                found.append(at + size)
                seen.add(at + size)
    return found + [i + 1 for i, c in enumerate(name[:4]) if c in "省市县区州盟旗"]


def _known(body: str) -> bool:
    """A body of the data, or one whose function is made of known functions (经济和科技促进局)."""
    if body in bodies() or body in _official():
        return True
    purpose = next((body.removesuffix(end) for end in _BODY if body.endswith(end)), body)
    rest, known = purpose, False
    while rest:
        size = next((n for n in range(min(12, len(rest)), 1, -1) if rest[:n] in _functions()), 0)
        known = known or size > 0
        if not size and rest[0] not in "和与及、" and not rest.startswith(_GENERAL):
            return False
        rest = rest[size or (2 if rest.startswith(_GENERAL) else 1) :]
    return known


_GENERAL = ("管理", "监督", "促进", "服务", "发展", "工作", "推广", "事务", "综合", "行政", "执法")


@lru_cache(maxsize=1)
def _official() -> frozenset[str]:
    return frozenset(bodies().values())


@lru_cache(maxsize=1)
def _functions() -> frozenset[str]:
    with (shipped("data") / "agencies" / "functions.csv").open(encoding="utf-8", newline="") as file:
        return functions() | {full for r in csv.DictReader(file) for full in r["full"].split("|")}


@lru_cache(maxsize=1)
def _areas() -> frozenset[str]:
    found: set[str] = set()
    for table in ("areas.csv", "labels/areas.csv"):
        with (shipped("data") / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row["name"], *row.get("aliases", "").split("|")}
    return frozenset(found - {""})
