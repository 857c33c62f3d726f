"""Official lists by headings: as many as a count before them announces, or all under a line that names a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.naming import bare_industry, part_begin
from ingest.lists.official_counts import COUNTED, count_of, counts
from ingest.lists.official_items import OfficialList
from ingest.lists.official_lists import list_before, list_behind
from ingest.lists.official_names import is_place
from ingest.lists.schemes import class_noun, is_classed, names_industries
from ingest.model import Clause, Span
from ingest.reading import Reading

_PERSONS = re.compile(r"\s*\(?(?:副?链长|牵头|责任|链主|负责|联系|总链长|工作专班|技术总师)")
_NO_HEADING = re.compile(
    r"保障|措施|要求|机制|组织|领导|目标|思路|原则|基础|支持|加强|推进|强化|实施|完善|优化|提升|加快|构建|"
    r"开展|建立|总则|附则|任务|意义|范围|条件|程序|明确|[延补强建]链|夯实|拓展|聚焦|[级型类](?:产业|集群)|主攻|突出|着力|统筹|推动"
)


def headed_lists(reading: Reading) -> Iterator[OfficialList]:
    """六大集群 announced, then a heading for each; or headings 1.A产业链 with a chain head named below."""
    text = reading.text
    clauses = reading.outline.clauses
    begins = [c.begin for c in clauses]
    for m in counts(reading):
        number = count_of(m)
        noun = m["q"] + m["noun"]
        if not number or number < 2 or not names_industries(m["q"], m["noun"]) or list_behind(reading, m):
            continue
        listed = list_before(reading, m)
        index = max(0, bisect_right(begins, m.start()) - 1)
        heads = _headings(text, clauses, index, m.start(), number)
        if listed:
            names = {text[i.begin : i.end] for i in listed.items}
            heads = tuple(h for h in _all_headings(clauses) if _bare(text, h) in names)
            if len(heads) * 2 < len(names):
                continue
        if len(heads) >= 2 and (listed or len(heads) == number or all(is_classed(_words(text, h)) for h in heads)):
            yield OfficialList(heads, noun, m.start(), m.end(), number)
    yield from _chain_heads(reading)
    yield from _under_line(reading)


def _words(text: str, span: Span) -> str:
    return text[span.begin : span.end]


def _bare(text: str, span: Span) -> str:
    return _words(text, span).strip("。 ")


def _all_headings(clauses: tuple[Clause, ...]) -> Iterator[Span]:
    return (c.heading for c in clauses if c.path and c.heading.end > c.heading.begin)


def _headings(text: str, clauses: tuple[Clause, ...], index: int, place: int, number: int) -> tuple[Span, ...]:
    """The headings that follow an announcement: the children of its clause, else the siblings behind it."""
    here = clauses[index]
    in_heading = here.heading.begin <= place < here.heading.end
    depth = len(here.path) + 1 if in_heading or not here.path else 0
    found: list[Span] = []
    for clause in clauses[index + 1 :]:
        depth = depth or len(clause.path)
        if len(clause.path) < depth or in_heading and clause.path[: len(here.path)] != here.path:
            break
        if len(clause.path) > depth:
            continue
        words = _words(text, clause.heading).strip()
        if (
            not 2 <= len(words) <= 24
            or _NO_HEADING.search(words)
            or "," in words
            or COUNTED.fullmatch(words)  # (一)十大工业产业: a count of its own
            or is_place(words)
            and words[-1] in "省市县区州盟旗"
        ):
            break
        found.append(clause.heading)
        if len(found) == number:
            break
    return tuple(found)


# 征集方向, 重点产业: a heading that says only that a list follows.
_LIST_LINE = re.compile(
    r"(?:本次|主要|优先|年度)?(?:重点|优势|主导|支柱|特色|主攻|征集|申报|支持|揭榜|遴选|招商|攻关|投资|发展|细分|产业|未来|新兴|首批|"
    r"优先|评选|入选|先进制造业)+(?:产业|领域|方向|赛道|全?产业链|链|产业集群|集群|范围)$"
)


_CALL = re.compile("征集|申报|揭榜|遴选|指南|招商|推荐|案例")


def _under_line(reading: Reading) -> Iterator[OfficialList]:
    """一、征集方向 / (一)生物育种。… / (二)智慧农机。… — industries as headings under a line that names a list."""
    text = reading.text
    clauses = reading.outline.clauses
    begins = [c.begin for c in clauses]
    title = text.find("\n", 0, 120)
    call = _CALL.search(text, 0, title if title > 0 else 60) is not None
    for index, clause in enumerate(clauses):
        words = _bare(text, clause.heading)
        if not (clause.path and 3 <= len(words) <= 10 and words[-1] in "业域向道链群围" and _LIST_LINE.match(words)):
            continue
        heads = _headings(text, clauses, index, clause.heading.begin, 99)
        told = not call and words.endswith(("方向", "领域")) and not _CALL.search(words)
        if told and not _bare_names(text, heads, begins):
            continue  # 主攻方向 of a plan: what is said of each industry, no list
        known = sum(is_industrial(_bare(text, h)) or is_classed(_bare(text, h)) for h in heads)
        if len(heads) >= 2 and known * 3 >= len(heads) * 2:
            yield OfficialList(heads, words, clause.heading.begin, clause.heading.end)


def _bare_names(text: str, heads: tuple[Span, ...], begins: list[int]) -> bool:
    """(1)A; / (2)B; — nothing is said of any of them."""
    behind = [*begins, len(text)]
    return all(not text[h.end : behind[bisect_right(begins, h.begin)]].strip(" ;。\n") for h in heads)


_BARE_LINE = re.compile("[一-鿿A-Z][一-鿿A-Za-z0-9()]{3,23}")
_HEADED_INLINE = re.compile(r"产业(?P<noun>链群?|集群)[:,(](?:总?链长|链主|牵头)")
_BEFORE_HEAD = ("链:", "链(", "集群:", "集群(")
_CHAIN_ENDS = ("产业链", "产业集群", "产业链群", "产业集群群", "赛道")
_CATALOGUE = re.compile("(?:产业|赛道|集群|链|招商|投资)[^,。;]{0,6}(?:目录|名录|名单|清单|图谱)")


def _chain_heads(reading: Reading) -> Iterator[OfficialList]:
    """1.智能终端产业链 / 链长:… — headings that name chains or clusters with the persons in charge below."""
    text = reading.text
    runs: dict[tuple[str, ...], list[Span]] = {}
    title = text.find("\n", 0, 120)
    listed = _CATALOGUE.search(text, 0, title if title > 0 else 60) is not None
    for clause in reading.outline.clauses:
        heading = clause.heading
        at, stop = heading.begin, heading.end
        classed = text.find("链", at, stop) >= 0 or text.find("群", at, stop) >= 0
        if not classed and not (listed and text.find("赛道", at, stop) >= 0):
            continue
        bracket = text.find("(", heading.begin, heading.end)
        if bracket > 0:  # 一、富硒茶产业链(链长:某某,牵头单位:某局)。
            heading = Span(heading.begin, bracket)
        words = _words(text, heading).strip()
        named = clause.path and len(words) <= 24 and words.endswith(_CHAIN_ENDS)
        behind = bracket if bracket > 0 else heading.end + 1
        if named and not _NO_HEADING.search(words) and (listed or _PERSONS.match(text, behind)):
            runs.setdefault(clause.path[:-1], []).append(heading)
    headed = {head.begin for heads in runs.values() for head in heads}
    place = text.find("\n链长")
    while place >= 0:  # a line for each chain, without a number
        line = Span(text.rfind("\n", 0, place) + 1, place)
        words = _words(text, line)
        if words.endswith(_CHAIN_ENDS) and line.begin not in headed and _BARE_LINE.fullmatch(words):
            runs.setdefault(("",), []).append(line)
        place = text.find("\n链长", place + 1)
    run = runs.setdefault(("", ""), [])
    inline = _HEADED_INLINE.finditer(text) if any(map(text.__contains__, _BEFORE_HEAD)) else ()
    for m in inline:  # A产业链:链长某某;B产业链:链长某某
        begin = part_begin(text, m.start())
        words = text[begin : m.start()]
        if begin not in headed and 2 <= len(words) <= 16 and not _NO_HEADING.search(words):
            run.append(Span(begin, m.end("noun")))
    for heads in runs.values():
        known = sum(is_industrial(bare_industry(_words(text, h))) for h in heads) if listed else len(heads)
        if len(heads) >= 2 and known * 3 >= len(heads):  # 招商赛道, 服务赛道 of a catalogue are none
            yield OfficialList(tuple(heads), class_noun(_words(text, heads[0])), heads[0].begin, heads[-1].end)
