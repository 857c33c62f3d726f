"""Industries as the objects of verbs of growth: 发展A、B, 布局C, 推动D在…应用."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.industries.industry_items import (
    JOINED,
    OBJECT_END,
    OUR_PLACE,
    SHRINK,
    can_be_listed,
    growth_verbs,
    in_list,
    items_of,
    unquoted,
)
from ingest.industries.industry_kinds import Named, is_industrial, plausible
from ingest.lists.list_words import word_set
from ingest.lists.listing import CLOSING
from ingest.lists.naming import BREAK, break_places, part_begin
from ingest.reading import Reading

LONGEST = 90  # code points of an object with all its items
NO_OBJECT = frozenset("的、和与及方成区商者性线力型率")  # 发展的, 生产力, 开发区: the two characters are no verb
OBJECT = frozenset("商业 商贸 商用 商务 区块 区域 线缆 线束 方便 方舱 成套 成品 成衣 力学 力觉 型材 型钢".split())
# 推动X在…应用, 推进X产业化: what is brought into use; 发展X回收: a branch called by its work.
_USED = re.compile(r"在|应用|产业化|研发|规模化|推广|示范|发展|的研发|的应用|的推广|的产业化|开发")
_RANK = re.compile("(?:传统|优势|特色|主导|支柱|新兴|战略性新兴|重点|未来)$")
_GROWN_NOUN = re.compile(
    "的[\u4e00-\u9fff]{0,6}(?:产业|集群|经济|行业|业态|产品|技术|装备)|的(?:若干|意见|[实指]|通知|决定|规|办法|措施|行动|方案|建议|提案|函|复函|批复|答复)"
)
_BRANCH = re.compile(r"(?:回收|利用|加工|制造|种植|养殖|运输|租赁|维修|设计|旅游|贸易|酿造|印染|冶炼|培育|配送)$")
_BRANCHED = ("发展", "壮大", "布局", "培育", "做强", "做优", "做大")
_GROWN_BRACKET = re.compile("[)的和及与]")


def objects(reading: Reading) -> Iterator[Named]:
    """What 发展, 培育, 布局, 突破 … take as objects, without a closing 等."""
    text = reading.text
    verbs = growth_verbs(text)
    edges = break_places(text, BREAK)
    for i, start in enumerate(verbs, 1):
        begin, after = start + 2, verbs[i] if i < len(verbs) else len(text)
        if after == begin or text[begin : begin + 1] in NO_OBJECT and text[begin : begin + 2] not in OBJECT:
            continue
        at = bisect_left(edges, begin)
        limit = min(begin + LONGEST, edges[at] if at < len(edges) else len(text))
        stop = _object_end(text, begin, limit) if limit - begin > 1 else 0
        if stop and text.startswith("产业", stop) and (rank := _RANK.search(text, begin + 2, stop)):
            stop = rank.start()  # 食品、轻纺、建材传统产业
        verb = text[begin - 2 : begin]
        if not stop or not _worth_parting(text, verb, begin, stop, after):
            continue
        if not can_be_listed(text, begin, stop) or SHRINK.search(text, part_begin(text, begin - 2), begin - 2):
            continue
        alone = not JOINED.search(text, begin, stop) and text.find("、", begin, stop) < 0
        if text[stop : stop + 1] == "的" and not _USED.match(text, stop) and not _GROWN_NOUN.match(text, stop):
            continue  # 培育懂金融的队伍: the words before 的 say of what kind another thing is
        if text[begin : begin + 2] in OUR_PLACE:
            begin += 2
        items = [unquoted(text, begin, stop)] if alone else list(items_of(text, begin, stop))
        names = [text[i.begin : i.end] for i in items]
        if not items or not all(plausible(n) for n in names):
            continue
        known = sum(is_industrial(n) for n in names)
        strong = verb in word_set("strong_grow")
        if len(items) == 1 and not (known and (strong or _USED.match(text, stop))):
            if not (strong and verb in _BRANCHED and _BRANCH.search(names[0])):
                continue
            known = 1
        if known * 2 >= len(items) and (strong or known == len(items)):
            yield from in_list(items, _kind_by_verb(verb, names[-1]))


def _object_end(text: str, begin: int, limit: int) -> int:
    """Where the object ends that begins behind a verb and lies before `limit`; 0 where 等 closes it."""
    first = OBJECT_END.search(text, begin + 2, limit)
    used = first is not None and text[first.start()] == "在"
    etc = CLOSING.search(text, begin, limit) if text.find("等", begin, limit) > 0 else None
    if etc and not (used and first and first.start() < etc.start()):
        return 0
    mark = text.rfind("、", begin, first.start() if used and first else limit)
    cut = first if mark < 0 else OBJECT_END.search(text, min(mark + 3, limit), limit)
    return cut.start() if cut else limit


def _worth_parting(text: str, verb: str, begin: int, stop: int, after: int) -> bool:
    """A quick look before a list is parted: no verb inside (the next is at `after`), an industry first or last."""
    mark = text.find("、", begin, stop)
    if after + 2 < stop and (mark < 0 or after < mark):
        return False
    if mark < 0 and not JOINED.search(text, begin, stop):
        words = text[begin:stop].strip("“”‘’ ")
        return (
            is_industrial(words) or verb in _BRANCHED and bool(_BRANCH.search(words)) or ")" in words or "的" in words
        )
    last = max(text.rfind(c, begin, stop) for c in "、和及与,(")
    edges = (text[begin : mark if mark > 0 else stop], text[last + 1 : stop])
    return any(is_industrial(w.strip("“”‘’ )的")) or bool(_GROWN_BRACKET.search(w)) for w in edges)


def _kind_by_verb(verb: str, name: str) -> str:
    if verb in ("突破", "攻克") or name.endswith(("技术", "算法", "工艺")):
        return "technology"
    if name.endswith(("服务", "服务业")):
        return "service"
    return "product" if verb in ("开发", "研发", "研制", "生产") else "industry"
