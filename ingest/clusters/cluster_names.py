"""What the name of a cluster consists of: its place, its industry, its kind, its grade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ingest.geography.places import Place
from ingest.hosting.industry_phrases import Industry, industries
from ingest.text.cues import Cue

CLUSTER = (
    r"(?:产业集群优势区|农产品优势区|产业集群|产业集聚区|产业聚集区|产业园区|产业合作园区?|产业转移(?:工业)?园|产业协作园|产业园|产业基地|产业示范基地|产业示范区|产业功能区|"
    r"产业先导区|产业走廊|产业长廊|产业廊道|产业带|产业圈|产业群(?!体)|产业谷|产业港|产业组团|产业片区|产业板块|产业高地|产业小镇|制造带|加工带|种植带|养殖带|产业城|产业新城"
    r"|集群|集聚区|聚集区|示范基地|生产基地|制造基地|加工基地|研发基地|基地|工业园区|工业园|科技园|产业区|走廊|"
    r"园区(?<=(?:化工|石化|物流|食品|医药|冶金|建材|专业)园区)|园(?<=(?:化工|石化)园)(?!区))"
)
KIND_OF_CLUSTER = re.compile(CLUSTER)
# The last two letters of every kind.
_KIND_CUE = Cue(
    (
        "集群 基地 走廊 聚区 集区 业区 范区 能区 导区 园区 长廊 廊道 业圈 业群 业谷 业港 小镇 业园 技园 作园 移园 工园 "
        "化园 业带 造带 工带 植带 殖带 业城 新城 势区"
    ).split()
)
_GRADE = (
    (re.compile(r"国家级|国家|中国"), "national"),
    (re.compile(r"省级|自治区级|自治区|省"), "provincial"),
    (re.compile(r"市级|州级"), "prefectural"),
    (re.compile(r"区级|县级"), "county"),
)

VERB_INSIDE = re.compile(
    r"发展(?!产业)|布局|做[强大优精]|建设|打造|培育|承接|强化(?!木|复合|玻璃)|壮大|巩固|延伸|拓展|专注|推动|推进|促进|支持|加快|实现|形成|建成|构建|创建|"
    r"依托|立足|借助|凭借|发挥|抢抓|抓住|联动|引进|聚焦|围绕|重点|以及|拥有|现有|认定|具有|开展|引领|配套建|为|等|的|共建|作为|入选|纳入|列入|获批|争创|"
    r"\+|\d+个|[两三四五六七八九十](?:个|大(?!数据|健康))"
)


class ClusterName(Struct, frozen=True, gc=False):
    """`text[begin:end]` names a cluster; `listed`: an item of a list; `more`: further industries of its row."""

    begin: int
    end: int
    industry: str | None
    places: tuple[Place, ...]
    listed: bool = False
    more: tuple[Industry, ...] = ()
    goal: bool = False  # still to be built: its places are regions of the notice, no more
    outer: tuple[Place, ...] = ()  # the city whose column stands beside the county's


def kind_ends(text: str) -> list[int]:
    """Where words end that may be kinds of clusters, in order: nowhere else ends the name of one.

    >>> kind_ends("甲市稀土产业集群、乙市基地")
    [8, 13]
    """
    return [at + 2 for at in _KIND_CUE.places(text)]


def grade_of(words: str) -> str | None:
    """The grade that words give a cluster: 国家级 → national, 省级 → provincial, 市级 → prefectural.

    >>> grade_of("首批市级产业集群")
    'prefectural'
    """
    return next((grade for pattern, grade in _GRADE if pattern.search(words)), None)


# 南海区西樵镇纺织, 廉江九洲开发区小家电: the part of the place that no list of divisions knows
_TOWN = re.compile(r"[一-鿿]{1,5}?(?:镇|乡|街道|苏木|开发区|高新区|经开区|工业区|工业园区)(?=[一-鿿]{2})")


def industry_of(text: str, begin: int, end: int) -> str | None:
    """The industry in a cluster's name without its place; None where it names none (高新技术产业园)."""
    town = _TOWN.match(text, begin, end)
    made = industries(text, town.end() if town else begin, end, joined=False)
    name = made[0].name.removesuffix("专业") if made else ""
    rank = next((rank for rank in _RANKS if name.endswith(rank)), "")
    return (name.removesuffix(rank) if len(name) > len(rank) + 1 else name) or None


_RANKS = ("重大新兴", "未来", "特色", "优势", "新星")  # 脑机接口未来产业先导区


def leading(text: str, begin: int, own: Sequence[Place]) -> list[Place]:
    """The places a name begins with: its chain, or places joined by dashes."""
    taken: list[Place] = []
    at = begin
    for place in own:
        if (
            place.begin == at
            or taken
            and text[at : place.begin] in ("—", "-")
            or taken
            and place.begin == taken[-1].begin
        ):
            taken.append(place)
            at = place.end
        else:
            break
    return taken
