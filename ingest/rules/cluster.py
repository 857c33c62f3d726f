"""Clusters that a notice names: items of recognised lists, and names with their place in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clusters.clusters import ClusterName, cluster_names, grade_of
from ingest.clusters.told_clusters import grade_told
from ingest.geography.places import home
from ingest.hosting.title_industries import industry_of_heading, title_span
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule
from ingest.text.cues import Cue

_LEVELS = {"province": "provincial", "prefecture": "prefectural", "county": "county"}
_RECOGNISED_CUE = Cue(["认定", "确定为", "评为", "公布", "授予", "命名", "入选", "列为", "遴选", "名单"])
_BY = re.compile(r"(?:经|由)([一-鿿]{2,20}?(?:部|委|厅|局|政府))(?:等)?(?:认定|批准|评审|评定|授予|同意|确定)")


@rule(
    "cluster.named",
    emits="cluster",
    why="A name that begins with its place, or an item of a published list, is a cluster that exists",
    examples=[
        ("附件 名单\n1.宜春市锂电新能源产业集群\n2.赣州市稀土产业集群", [
            {"name": "宜春市锂电新能源产业集群", "industry": "锂电新能源", "region": "宜春市"},
            {"name": "赣州市稀土产业集群", "region": "赣州市"}]),
        ("打造武汉—孝感—随州专用汽车产业带。", {"industry": "专用汽车", "region": ["武汉市", "孝感市", "随州市"]}),
        ("咸宁高新区电子信息产业集群被列为重点集群。", {"name": "咸宁高新区电子信息产业集群"}),
        ("深圳市与河源市共建深河产业合作园。", {"name": "深河产业合作园", "region": None}),
        ("上海市与盐城市对口合作。\n在大丰区建设沪盐产业园。", {"name": "沪盐产业园", "region": None}),
        ("肥城市已形成高端标准件产业集群,正向装备延伸。", {"name": "高端标准件产业集群", "region": "肥城市"}),
        ("台州市经济和信息化局工作总结\n全年任务完成。泵与电机产业集群成功入选国家中小企业特色产业集群。", {
            "name": "泵与电机产业集群", "region": "台州市", "grade": "national"}),
        ("新认定清河县国家外贸转型升级基地(羊绒)。", {
            "name": "清河县国家外贸转型升级基地", "industry": "羊绒", "grade": "national"}),
        ("加快建设比亚迪(抚州)动力电池产业园。", {"name": "比亚迪(抚州)动力电池产业园", "region": "抚州市"}),
    ],
    near_misses=[
        "加快振兴鞍山老工业基地。",
        "畅通湘鄂赣综合交通走廊。",
        "推进苏皖大宗商品流通走廊建设。",
        "支持宜昌市建设磷化工产业集群。", "培育一批先进制造业集群。", "全市国家级产业示范基地已达8个。",
        "湖北省国家外贸转型升级基地有12个。",
        "肥城市要形成高端标准件产业集群。", "浙江省经济和信息化厅工作总结\n电机产业集群入选国家集群。",
        "成飞·青羊创新中心", "两市共建特色产业园。",
    ],
)  # fmt: skip
def clusters(reading: Reading) -> Iterator[Fact]:
    """Each cluster with its industry, its places, and who recognised it in which grade."""
    names = cluster_names(reading)
    if not names:
        return
    context = _list_context(reading) if any(name.listed for name in names) else (None, [])
    for name in names:
        if not name.goal and (name.industry is not None or not name.more) and headed(reading, name) is None:
            yield _cluster(reading, name, context)


@rule(
    "located.cluster_row",
    emits="located",
    why="The column of main industries in a list of clusters says what else the row's place does",
    examples=[
        (
            "序号\t市州\t集群名称\t主导产业\n1\t宜宾市\t动力电池产业集群\t正极材料、电芯",
            {"industry": "正极材料", "region": "宜宾市"},
        ),
        ("一、电子信息(光电子)·湖北鄂州", {"industry": "光电子", "region": "鄂州市"}),
        (
            "序号\t市州\t主导产业\n1\t宜宾市\t白酒\n2\t泸州市\t化工",
            {"industry": "白酒", "region": "宜宾市", "relation": "cluster"},
        ),
    ],
    near_misses=["序号\t任务\t牵头单位\n1\t建库\t市科技局", "主导产业为电子信息。"],
)
def further_industries(reading: Reading) -> Iterator[Fact]:
    """The further industries of a listed cluster, and its own for the city beside its county."""
    for name in cluster_names(reading):
        for place in name.outer if name.industry else ():
            begin, end = min(name.begin, place.begin), max(name.end, place.end)
            yield reading.fact("located", begin, end, industry=name.industry, region=place.name, relation="cluster")
        for industry in name.more:
            for place in (*name.places, *name.outer):
                begin, end = min(industry.begin, place.begin), max(industry.end, place.end)
                if end - begin > 400:
                    begin, end = industry.begin, industry.end
                yield reading.fact("located", begin, end, industry=industry.name, region=place.name, relation="cluster")


@rule(
    "located.cluster_of_heading",
    emits="located",
    why="发挥甲市X集群引领作用 under a heading X says that X is at home there",
    examples=[
        ("(一)轨道交通。发挥株洲市轨道交通装备产业集群引领作用。", {"industry": "轨道交通", "region": "株洲市"}),
        ("(一)稀土。依托包头市稀土产业集群优势,发展永磁材料。", {"industry": "稀土", "region": "包头市"}),
        ("一、氢能。发挥张家口氢能产业集群带动作用。", {"industry": "氢能", "region": "张家口市"}),
    ],
    near_misses=["发挥产业集群引领作用。", "一、总体要求\n坚持创新驱动。"],
)  # fmt: skip
def clusters_under_headings(reading: Reading) -> Iterator[Fact]:
    """The industry of the heading in the places of a cluster that the clause names in passing."""
    for name in cluster_names(reading):
        industry = headed(reading, name) if name.places else None
        for place in name.places if industry else ():
            yield reading.fact(
                "located", name.begin, name.end, industry=industry, region=place.name, relation="cluster"
            )


def headed(reading: Reading, name: ClusterName) -> str | None:
    """The industry of the clause's heading, where the cluster is one of it and not an item of a list."""
    company = ")" in reading.text[name.begin : name.end]  # 某公司(甲市)X产业园 is named for itself
    if name.listed or name.goal or company or not name.industry:
        return None
    if reading.text.endswith(("园", "园区"), name.begin, name.end):
        return None  # 推进甲县石墨产业园区扩区: a site of its own
    clause = reading.outline.at(name.begin)
    if not clause.heading.begin < clause.heading.end <= name.begin:
        return None
    if set(name.industry).isdisjoint(reading.text[clause.heading.begin : clause.heading.end]):
        return None  # most headings: what they name is another industry, or none
    industry = industry_of_heading(reading.text, clause.heading)
    return industry.name if industry and (industry.name in name.industry or name.industry in industry.name) else None


def _list_context(reading: Reading) -> tuple[str | None, list[str]]:
    """Grade and recognising bodies that a list's title and its notice give to all its items."""
    title = title_span(reading)
    words = reading.text[title.begin : title.end] if title else ""
    issuers = reading.notice.values.get("issuers")
    bodies = (
        [str(i) for i in issuers] if isinstance(issuers, (list, tuple)) and _RECOGNISED_CUE.places(reading.text) else []
    )
    grade = grade_of(re.sub(r"^.*关于", "", words))
    if grade is None and bodies:  # a body's list is of the body's level
        base = home(reading)
        grade = _LEVELS[base.level] if base else "national"
    return grade, bodies


def _cluster(reading: Reading, name: ClusterName, context: tuple[str | None, list[str]]) -> Fact:
    text = reading.text
    grade, bodies = grade_of(_behind_place(text, name)), []
    around = text[max(0, name.begin - 60) : min(len(text), name.end + 60)]
    by = _BY.search(around)
    if by:
        bodies = [by[1]]
    if not name.listed:
        grade = grade or grade_told(text, name.end)
    else:
        grade, bodies = grade or context[0], bodies or context[1]
    places = [p.name for p in name.places]
    region: object = places[0] if len(places) == 1 else list(dict.fromkeys(places)) or None
    return reading.fact(
        "cluster", name.begin, name.end, name=_printed(reading, name), industry=name.industry, region=region,
        grade=grade, recognised_by=bodies,
    )  # fmt: skip


def _behind_place(text: str, name: ClusterName) -> str:
    """The words of a cluster's name without its place: 内蒙古自治区甲旗X产业园 says no grade, 甲县省级X基地 does."""
    ends = [p.end for p in name.places if name.begin <= p.begin and p.end + 2 < name.end]
    if ends:
        return text[max(ends) : name.end]
    words = text[name.begin : name.end]
    return words.replace("省", "", 1) if name.places else words


def _printed(reading: Reading, name: ClusterName) -> str:
    """The name as printed, its dashes too, without the blanks and breaks of the copy."""
    words = reading.text[name.begin : name.end]
    if "—" in words:
        words = "".join(reading.printed(at, at + 1) if c == "—" else c for at, c in enumerate(words, name.begin))
    return words.replace("\n", "")
