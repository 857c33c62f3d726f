"""The verbs by which a place does an industry: 发展, 布局, 引种, 做精 … (`data/cues/place_verbs.csv`).

What stands behind a verb that *takes* industries may be any short noun; behind one that *acts* it has to be an
industry by its own name. Adverbs (*manner*) stand before and between them. Some verbs are nouns too (甲市加工贸易):
they count only before an object.
"""

from __future__ import annotations

import csv
import re

from ingest.text.word_tree import word_tree
from kg.resources import shipped


def _sets() -> dict[str, tuple[str, ...]]:
    with (shipped("data") / "cues" / "place_verbs.csv").open(encoding="utf-8", newline="") as file:
        return {row["set"]: tuple(row["words"].split("|")) for row in csv.DictReader(file)}


_SETS = _sets()
_AT_ONCE = 14  # first letters that are tried one by one
_OBJECT = (
    r"(?!业|链|基地|园|区|集群|中心|产业|贸易|企业|能力|技术|环节|装备|设备|体系|服务|一体|项目|平台|网络|工程|规模|面积|结构|户|大户|场|商|量|额|权|端|"
    r"线|厂|型|性|力|率|化|和|与|及|、|的|等|作用|区域|措施|房|机制|供给)(?=[一-鿿“A-Za-z]{2})"
)
# Words of manner that begin other words too.
_MANNER_UNLESS = (
    r"(?=[等要将应拟可都均加一先科并另])(?:另(?!辟|一)|等(?!离子)|要(?!素)|将(?!军)|应(?!急|用)|拟(?!态)|可(?!穿|降|再|燃|控)|都(?!市)|均(?!衡)|加速(?!器)|一体(?!化)|先行(?!区|示范|先试)|科学(?!仪器|装置|城|教育)|"
    r"并(?!网|购))|(?:基本|初步)(?=形成|建成|构建|构筑|建立|发展成)"
)
_TAKES_UNLESS = (
    r"发展(?!的|中[还存面也仍]|史上|历程|极不|能级|位势|总体|规划|战略(?!性)|目标|需求|用地|环境|水平|定位(?!终端|系统|导航|芯片|装备|服务)|质量|活力|空间|基金|专项|改革|研究|中心|"
    r"大会|导向|趋势|格局|思路|阶段|成果|形势|理念|模式|路径|动力(?!电|装|系|总|机)|潜力|前景|机遇|瓶颈|成效|进程|能力|权益|体系|大局|和改革|要求|情况|任务|基础(?![电材软元零化硬件工农]|性|产业)|实际)|"
    r"转向(?!架|器|系|节|桥|盘|机|助)|支撑(?!作用|能力|平台|体系|保障|区域|全)|承载(?!能力|力|地|区|体)|保障(?!能力|体系|机制|供给|措施|性|房)"
)
_BESIDE = r"(?:根据|结合)(?:自身|本地|当地|各自)?(?:各自)?(?:实际|优势|条件)"
_ALONE = r"抓(?![好实住紧手])|生产(?!性|服务|生活)|制造(?!业)"  # 生产性服务业, 制造业集群


def _words(*sets: str, without: tuple[str, ...] = ()) -> list[str]:
    return sorted({word for name in sets for word in _SETS[name] if word not in without})


def _any(*sets: str, without: tuple[str, ...] = ()) -> str:
    return word_tree(_words(*sets, without=without))


def _any_here(*sets: str, without: tuple[str, ...] = ()) -> str:
    """The same words for a pattern that is matched at one place: of hundreds of first letters few are tried."""
    words = _words(*sets, without=without)
    firsts = sorted({word[0] for word in words})
    groups = [firsts[at : at + _AT_ONCE] for at in range(0, len(firsts), _AT_ONCE)]
    trees = [f"(?=[{g[0]}-{g[-1]}]){word_tree([w for w in words if w[0] in g])}" for g in groups]
    return f"(?:{'|'.join(trees)})"


_MANNER = rf"{_any_here('manner')}|{_MANNER_UNLESS}|{_BESIDE}"
_PLAIN = rf"{_any_here('takes', 'acts', 'manner', without=('发展', '生产', '制造', '抓'))}" + (
    rf"|{_TAKES_UNLESS}|{_MANNER_UNLESS}|{_BESIDE}|{_ALONE}"
)
# 甲市加工X, 甲市重点加工X; but 甲市主攻加工苹果 has its verb already
VERBS = re.compile(rf"(?:(?:{_MANNER}|{_any_here('noun_too')}{_OBJECT})+(?:{_PLAIN})*|(?:{_PLAIN})+)")
# After these any noun is an industry; after the others it has to be one by its own name.
TAKES_NEAR = re.compile(_any("takes", "noun_too"))
# Words that only are verbs: no name of a cluster goes on with one behind its place.
ONLY_VERBS = re.compile(
    _any_here(
        "takes",
        "acts",
        without=(
            "生产",
            "研发",
            "研制",
            "制造",
            "产销",
            "外销",
            "出口",
            "示范",
            "试点",
            "首创",
            "开发",
            "生产加工",
            "研发生产",
            "研发制造",
            "种植加工",
            "养殖加工",
            "创新",
            "集聚",
            "聚集",
            "共创",
            "深化",
            "研制",
            "供给",
            "升级",
            "改造",
            "恢复",
            "维护",
            "保障",
            "传承",
            *_SETS["noun_too"],
        ),
    )
)
# A verb that says something of the place by itself.
ACTS = re.compile(_any("takes", "noun_too", "acts"))
# The source of a pattern for a verb or adverb that goes on behind a place and its parts.
AHEAD = _any_here("takes", "noun_too", "acts", "manner")
