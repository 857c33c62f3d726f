"""The names of an official list's members: without gloss, marks, verbs, what is said of them and the class of all."""

from __future__ import annotations

import re

from ingest.geography.gazetteer import first_place
from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.listing import bracketed
from ingest.lists.naming import strip_lead
from ingest.model import Span

_NO_ITEM = re.compile(
    r"(?:厅|局|委员会|部门|办公室|公司|大学|学院|研究院|有限|园区|开发区|企业|单位|县|镇|乡|街道|工作|行动|战|"
    r"制度|机制|措施|问题|关系|能力|体系|目标|原则)$"
    r"|[一二三四五六七八九十\d][大个条类种项](?:[\u4e00-\u9fff]{0,6})(?:产业|集群|领域|行业|赛道)|[,。;:!?\n]|\d{3}|[→—]|-.+-|亿元|亿级(?:$|[和及与以])|(?:世界|国家|省|市|区域)级$|^\d{1,3}大(?:系统|总成|部件|模块|平台)$|提升|加强|推进|的|^(?:加快|加大|强化|优化|深化|推动|促进|完善|健全|落实|狠抓|坚持|着力)|^[上中下]游(?:环节|产业|企业)?$|^(?:在(?!线)|对(?![虾二俄外日韩美欧港澳台苯硝甲位])|从(?!化)|把(?!手)|将|不(?!锈))"
)
# 新能源、节能环保加快壮大: what the items do.
PREDICATE = re.compile(
    r"(?:总?产值|营业?收入?|增加值|规模|加快|加速|持续|全面|不断|进一步|逐步|取得|初具|快速|实现|保持|成为|集聚|协同|提质|"
    r"高质量|转型|做大|做强|蓬勃|齐头|竞相|比翼|均|共同|全链条?|集群化?|规模化)"
)
_DONE = re.compile(
    "加快|加速|持续|全面|不断|进一步|逐步|竞相|蓬勃|齐头|共同|实现|保持|提质|高质量|转型|做大|做强|取得|初具"
)
LONGEST_LED = 40  # code points of an item with the verb before it; none has 28 without


def without_predicate(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """三大支柱:烟草、有色金属、装备制造加快改造 — the last name ends where it is said what becomes of all."""
    last = items[-1] if items else None
    done = _DONE.search(text, last.begin + 2, last.end) if last and last.end - last.begin > 5 else None
    if last is None or done is None or not is_industrial(text[last.begin : done.start()]):
        return items
    return (*items[:-1], Span(last.begin, done.start()))


def clean(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """The names without gloss, quotation marks and numbers; nothing at all where one is no name of an industry."""
    kept: list[Span] = []
    places = 0
    letters = len(items) > 2 and all(i.end - i.begin == 1 for i in items)  # 牛、羊、菌5个产业
    for item in items:
        name, _ = bracketed(text, item.begin, item.end)
        begin, end = name.begin, name.end
        while begin < end and text[begin] in "“‘ 、":
            begin += 1
        while end > begin and text[end - 1] in "”’ 、等…":
            end -= 1
        words = text[begin:end]
        if (
            3 < len(words) <= LONGEST_LED
            and (at := strip_lead(text, begin, end)) > begin
            and is_industrial(text[at:end])
        ):
            begin, words = at, text[at:end]  # 三大产业:重点发展光伏、做强氢能
        if (
            len(words) < 2
            and words not in word_set("short_industry")
            and not letters
            or len(words) > 28
            or _NO_ITEM.search(words)
        ):
            return ()
        if is_place(words):
            places += 1
            if places > 1 or words[-1] in "省市县区州盟旗":  # 白银 and 温泉 are names of places as well
                return ()
        kept.append(Span(begin, end))
    if places and len(kept) < 3:
        return ()
    return _without_class_of_all(text, kept)


_CLASS_OF_ALL = re.compile(r"(?:先进制造业集群|产业集群|集群|产业链群|产业链|产业)$")


def _without_class_of_all(text: str, items: list[Span]) -> tuple[Span, ...]:
    """光学、汽车、新型建材产业集群: the class behind the last item is that of all; so is 产业 behind an industry."""
    last = items[-1] if len(items) > 1 else None
    if last is None or text[last.end - 1] not in "群链业":
        return tuple(items)
    cut = _CLASS_OF_ALL.search(text, last.begin + 2, last.end)
    if cut is None or any(text[i.end - 1] in "群链" or text[i.end - 2 : i.end] == "产业" for i in items[:-1]):
        return tuple(items)
    if cut[0] == "产业" and (cut.start() - last.begin < 3 or not is_industrial(text[last.begin : cut.start()])):
        return tuple(items)  # 时尚产业, 应急产业
    return (*items[:-1], Span(last.begin, cut.start()))


def is_place(words: str) -> bool:
    """Is the whole a division's name (甲县, 成都)?"""
    place = first_place(words)
    return bool(place and place[1] == len(words))
