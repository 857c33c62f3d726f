"""Clusters in tables: columns for the city, the county, the name, the main industries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.clusters.cluster_names import KIND_OF_CLUSTER, ClusterName, industry_of, leading
from ingest.geography.gazetteer import first_place
from ingest.geography.places import Mentions, Place
from ingest.hosting.industry_phrases import industries
from ingest.model import Span
from ingest.text.tables import Table

if TYPE_CHECKING:
    from ingest.reading import Reading

_CITY = re.compile(
    r"^(?:所在|所属|推荐|申报)?(?:设区市|地级市|地市|市州|市\(州\)|市、州|盟市|盟\(市\)|州市|州\(市\)|城市|"
    r"地区|市|市\(地\)|市地|区域|属地|地域|省份|省\(区、市\)|省|地|地市州|市\(地、州\))$"
)
_COUNTY = re.compile(
    r"^(?:所在|所属|推荐|申报)?(?:市县|市\(县\)|市、县|县\(市\)|县\(市、区\)|县\(市、区、旗\)|县|区县|县区|县市区|县市|区市县|旗县区?|县级市?|区|县域|(?:县|区|市|"
    r"旗)\([市区县旗、]{1,7}\)|区\(市\)县)$"
)
_HOSTS = re.compile(
    r"承载(?:地|区|园区?|县区?|县市|区域|平台|园)|(?:重点|主要|依托)园区|(?:重点|主要|核心|布局|发展)(?:区域|地区|布局|产区)|^布局|产地$|主产(?:县|市|区|地)|分布(?:区域|地区|县市?)|^主产区$"
    r"|(?:核心|拓展|协同|联动|辐射|先导|示范|配套|支撑|引领|集聚|承接|布局|落户|布点|承担|分布|拟?落地|实施|建设)(?:发展|布局)?(?:区域?|地区?|地点|县[市区]?|市[县州]|区县)$"
)
_NAMES = re.compile(r"集群|基地名称|园区名称|产业园$|产业带|载体名称|^名称$|基地$|先导区名称")
_ZONES = re.compile(r"^(?:(?:省级|国家级)?(?:以上)?(?:开发区|园区|高新区|经开区)|产业园区|功能区)(?:名称)?$")
_PRODUCTS = re.compile(
    r"主导产业|主要产业|重点产业|特色产业|支柱产业|优势产业|产业方向|主要产品|主导产品|主攻方向|产业定位|重点方向|"
    r"发展方向|所属产业|产业名称|产业领域|产业类别|所属行业|^(?:重点|优势|特色)?(?:产业|行业|领域|产业链条?|链条|品种|品类|作物|产品)(?:名称)?$|^(?:优势)?产区$|首位产业|特色产品|优势产品"
)


def table_clusters(reading: Reading, found: Mentions) -> list[ClusterName]:
    """The clusters of the notice's tables, row by row; a city printed once holds for the rows below it."""
    text = reading.text
    named: list[ClusterName] = []
    for table in reading.tables:
        city, county = _areas(table.head)
        names, products = _column(table.head, _NAMES), _column(table.head, _PRODUCTS)
        zones = _column(table.head, _ZONES)
        hosting = [i for i, h in enumerate(table.head) if _HOSTS.search(h)]
        placed = city is not None or county is not None or bool(hosting and products is not None)
        if names is None and (products is None or not placed):
            continue
        above: list[Place] = []
        for row in table.rows:
            cells = _aligned(text, table, row, names)
            towns, cities = _places(cells, county, found), _places(cells, city, found)
            above = cities or above
            towns = towns or [p for i in hosting for p in _places(cells, i, found)]
            towns = towns or [p for p in _places(cells, zones, found) if p.level == "zone"]
            outer = cities if towns else []
            product = None if products == names else cells.get(-1 if products is None else products)
            named += _row(
                text, cells.get(-1 if names is None else names), product, towns or cities or above, outer, found
            )
    return named


def _column(head: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, word in enumerate(head) if pattern.search(word)), None)


def _areas(head: Sequence[str]) -> tuple[int | None, int | None]:
    """The columns of the city and of the county; beside a column of counties, 市(区) is that of the city."""
    city = _column(head, _CITY)
    counties = [i for i, word in enumerate(head) if _COUNTY.search(word)]
    county = next((i for i in counties if "县" in head[i]), counties[0] if counties else None)
    if city is None and len(counties) > 1 and county != counties[0]:
        city = counties[0]
    return city, county


def _places(cells: dict[int, Span], column: int | None, found: Mentions) -> list[Place]:
    cell = cells.get(column) if column is not None else None
    return [p for p in found.between(cell.begin, cell.end) if p.kind == "place"] if cell else []


def _aligned(text: str, table: Table, row: Sequence[Span], names: int | None) -> dict[int, Span]:
    """The cells by column; a row whose first cell is merged with the one above begins further right."""
    short = len(table.head) - len(row)
    if short > 0 and names is not None and names - short >= 0:
        there = row[names - short]
        here = row[names] if names < len(row) else None
        if KIND_OF_CLUSTER.search(text, there.begin, there.end) and not (
            here and KIND_OF_CLUSTER.search(text, here.begin, here.end)
        ):
            return {i + short: cell for i, cell in enumerate(row)}
    return dict(enumerate(row))


def _row(
    text: str, name: Span | None, product: Span | None, hosts: list[Place], outer: list[Place], found: Mentions
) -> list[ClusterName]:
    more = tuple(x for i in industries(text, product.begin, product.end) for x in (i, *i.sub)) if product else ()
    if name and name.end > name.begin:
        inside = [p for p in found.between(name.begin, name.end) if p.kind in ("place", "prefix")]
        own = leading(text, name.begin, [p for p in inside if p.end < name.end])
        head = first_place(text[name.begin : name.end])  # 甲县X先导区 as a whole may pass for a zone
        after = max([p.end for p in own], default=name.begin + (head[1] if head else 0))
        industry = industry_of(text, after, name.end)
        where = tuple(p for p in own if p.kind == "place") or tuple(hosts)
        if industry and KIND_OF_CLUSTER.search(text, name.begin, name.end) and where:
            if own and all(p.level == "zone" for p in own):
                outer = [*outer, *(p for p in hosts if p.level == "county")]  # 甲经开区X产业园 | 乙市甲县
            return [ClusterName(name.begin, name.end, industry, where, True, more, outer=tuple(outer))]
    if more and hosts and product:
        return [ClusterName(product.begin, product.end, None, tuple(hosts), True, more, outer=tuple(outer))]
    return []
