"""Industries by the noun of their class: X产业, X产业集群, X产业链."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.industries.industry_items import before_gloss, in_list, shrinks
from ingest.industries.industry_kinds import Named, is_industrial, plausible
from ingest.lists.listing import listing
from ingest.lists.naming import BREAK, bare_industry, industry_nouns, last_break, part_begin
from ingest.model import Span
from ingest.reading import Reading
from ingest.vocabulary import concept_of

LONGEST = 24  # code points before 产业 that may be its name


def classed(reading: Reading) -> Iterator[Named]:
    """X产业, X产业集群, X产业链: the name before the noun of its class."""
    text = reading.text
    for end in industry_nouns(text):
        end = before_gloss(text, end) if text[end - 1] == ")" else end
        low = last_break(text, max(0, end - LONGEST), end, BREAK + "、”()等“《》")
        if end - low < 2:
            continue
        low += text[low] == "含" and text[low - 1 : low] == "("
        name = _core(bare_industry(text[low:end]))
        if " " in name:
            name = _behind_blank(name)
        at = end - len(name)
        if not name or at < low or not text.startswith(name, at) or shrinks(text, low, at):
            continue
        if text[at - 2 : at] == "国家" and text.startswith("园", end + 2):
            continue  # 昭苏县国家现代农业产业园 is the name of a park
        if name[0] not in "—-·级" and is_industrial(name) and plausible(name):
            if text[at - 1] == "、":
                yield from _listed_before(text, at - 1)
            yield Named(at, end, "industry")


def _listed_before(text: str, end: int) -> Iterator[Named]:
    """油茶、藜麦产业: what stands before the last of a list, each an industry by its own name."""
    begin = part_begin(text, end)
    if text.find("等", begin, end) >= 0 or shrinks(text, begin, end) or text.find("撤销", begin, end) >= 0:
        return
    items = list(listing(text, begin, end, joins="none").items)
    name = _core(bare_industry(text[items[0].begin : items[0].end])) if items else ""
    if not name or name[0] == "直":  # 州直旅游
        return
    at = text.rfind(name, items[0].begin, items[0].end)
    items[0] = Span(at, at + len(name))  # without place and verb
    words = [text[i.begin : i.end] for i in items]
    if at >= 0 and all(is_industrial(w) and plausible(w) for w in words):
        yield from in_list(items, "industry")


def _behind_blank(name: str) -> str:
    """新材料 of 1 新材料产业链 2 文旅产业链 in one line; 生 物医药 is damage and stays."""
    left, _, own = name.rpartition(" ")
    return own if (not left or left[-1].isdigit()) and is_industrial(own) else name


_MODIFIER = re.compile(
    r"(?:高端|先进|现代|智能|智慧|新型|绿色|特色|优质|高性能|下一代|新一代|工业级?|车载|海洋|航空|航天|农业|"
    r"生态|大型|精密|数字|电子|热带|高效|清洁|民用|通用|特种|专用|精细|军工|军民|碳|核|硅|超|微|轻)+"
)
_CLAUSE = re.compile(
    r"应当|所称|本[市省县区条州]|我[市省县区]|根据|参与|负责|部门|明确|对|是|应用|适应|符合|有关|行政|主管|"
    r"提供|规范|提高|利用|或者|及其|社会|方面|设立|[一二三四五六七八九十][大个条类项]|督促|伴随|随[着著]|吸引|了解|[当目]前|如今|考察|参观|走进|听取|举办|成立|安排|来自|审批|围绕|突出|牵头|落地|附件|实施|避免|防止|制约|阻碍|[<>]"
)


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    """The name without the clause it ends: the longest known name at its end, else the whole if it is no clause.

    >>> _core("本市人工智能"), _core("高端装备")
    ('人工智能', '高端装备')
    """
    if concept_of(name) is not None:
        return name
    for at in range(1, len(name) - 1):
        if concept_of(name[at:]) is not None:
            return name if _MODIFIER.fullmatch(name[:at]) or concept_of(name[:at]) is not None else name[at:]
    return "" if _CLAUSE.search(name) or len(name) > 12 else name
