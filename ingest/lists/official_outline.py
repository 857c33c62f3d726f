"""Official lists by the form of the page: headings, one name a line under 名单, a column of a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.listing import bracketed
from ingest.lists.naming import part_begin
from ingest.lists.official_counts import counts, value_of
from ingest.lists.official_items import OfficialList, is_place
from ingest.lists.official_lists import list_before, list_behind
from ingest.lists.schemes import class_noun, names_industries
from ingest.model import Clause, Span
from ingest.reading import Reading
from ingest.text.cues import Cue

_PERSONS = re.compile(r"\s*(?:副?链长|牵头|责任|链主|负责|联系|总链长|工作专班|技术总师)")
_NAME_HEAD = re.compile(
    r"^(?:重点|优势|主导|特色|战略性新兴|先进制造业|拟认定|认定|拟)?(?:产业集群|集群|产业链群?|产业|赛道)(?:名称)?$"
)
_LIST_TITLE = re.compile(r"(?:名单|名录|目录|清单)(?P<rest>[^\n。]{0,24})\n")
_LIST_CUE = Cue("名单 名录 目录 清单".split())
# …集群培育名单, …集群拟认定名单: what has been or is to be done to the items.
_CHOSEN = re.compile(
    r"(?:重点)?(?:“[^“”\n]{2,8}”|培育|创建|建设|认定|入库|入选|公示|拟|试点|储备|推荐|备选|候选|遴选|评定|评审|第[一二三四五六七八九十]批|结果)+(?:对象|库)?$"
)
_BRACKET_END = re.compile(r"\([^()\n]{1,20}\)$")
_LINE_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}\)?[.、\s\t]+|[①-⑳]|[一二三四五六七八九十]{1,3}、)?\s*")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()]{2,18}")
_SIGNED = re.compile(
    r"(?:高新区|经开区|开发区|新区|园区|产业园|工业园|人民政府|委员会|办公[厅室]|[局厅委部]|\d日|[年月]|附件\d*|公司)$|^附件"
)
_COUNT_LINE = re.compile(r"^\(?(?:共|合计|总计)?\s?\d{1,3}\s?[个条家]\)?$|^\(.*\)$|^(?:序号|名称)")
_NO_HEADING = re.compile(
    r"保障|措施|要求|机制|组织|领导|目标|思路|原则|基础|支持|加强|推进|强化|实施|完善|优化|提升|加快|构建|"
    r"开展|建立|总则|附则|任务|意义|范围|条件|程序|明确|[延补强建]链|夯实|拓展|聚焦|主攻|突出|着力|统筹|推动"
)


def headed_lists(reading: Reading) -> Iterator[OfficialList]:
    """六大集群 announced, then a heading for each; or headings 1.A产业链 with a chain head named below."""
    text = reading.text
    clauses = reading.outline.clauses
    begins = [c.begin for c in clauses]
    for m in counts(reading):
        number = value_of(m["n"])
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
        if len(heads) >= 2 and (listed or len(heads) == number or all(_classed(_words(text, h)) for h in heads)):
            yield OfficialList(heads, noun, m.start(), m.end(), number)
    yield from _chain_heads(reading)


def _classed(words: str) -> bool:
    return class_noun(words) not in ("", "方向", "领域", "行业")


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
        if not 2 <= len(words) <= 24 or _NO_HEADING.search(words) or "," in words or is_place(words):
            break
        found.append(clause.heading)
        if len(found) == number:
            break
    return tuple(found)


_CHAIN_ENDS = ("产业链", "产业集群", "产业链群", "产业集群群")


def _chain_heads(reading: Reading) -> Iterator[OfficialList]:
    """1.智能终端产业链 / 链长:… — headings that name chains or clusters with the persons in charge below."""
    text = reading.text
    runs: dict[tuple[str, ...], list[Span]] = {}
    for clause in reading.outline.clauses:
        words = _words(text, clause.heading).strip()
        named = clause.path and len(words) <= 24 and words.endswith(_CHAIN_ENDS)
        if named and not _NO_HEADING.search(words) and _PERSONS.match(text, clause.heading.end + 1):
            runs.setdefault(clause.path[:-1], []).append(clause.heading)
    for heads in runs.values():
        if len(heads) >= 2:
            yield OfficialList(tuple(heads), class_noun(_words(text, heads[0])), heads[0].begin, heads[-1].end)


def lined_lists(reading: Reading) -> Iterator[OfficialList]:
    """A title that ends in 名单, one name a line below it."""
    text = reading.text
    for m in _LIST_CUE.matches(_LIST_TITLE, text):
        begin = part_begin(text, m.start())
        kind = _BRACKET_END.sub("", text[begin : m.start()])
        noun = class_noun(_CHOSEN.sub("", kind))
        if not noun:
            continue
        items = _of_one_numbering(text, tuple(_name_lines(text, m.end(), noun)))
        if len(items) >= 2:
            count = re.search(r"\d{1,3}(?=[个条家])", m["rest"]) or _announced(text, noun, m.start())
            yield OfficialList(items, noun, m.start(), items[-1].end, int(count[0]) if count else None)


def _of_one_numbering(text: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """The items without the names of their groups: 一、农业领域 above 1.茶叶, 2.蔬菜."""
    groups = [i for i in items if _GROUP_NUMBER.search(text, max(0, i.begin - 6), i.begin)]
    return items if len(groups) * 2 >= len(items) or not groups else tuple(i for i in items if i not in groups)


_GROUP_NUMBER = re.compile(r"(?:^|\n)\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))\s*$")


_LABELLED = re.compile(
    r"(?P<noun>方向|赛道|产业链|领域)(?:[一二三四五六七八九十]{1,2}|\d{1,2})[:、. ]\s*"
    r"(?P<name>[^,。;:、\n]{2,24})(?=[,。;\n]|$)",
    re.MULTILINE,
)
_LABEL_CUE = Cue("方向 赛道 产业链 领域".split())


def _opens_line(text: str, place: int) -> bool:
    """Do only blanks stand between the beginning of the line and the place?"""
    return not text[text.rfind("\n", 0, place) + 1 : place].strip(" \t")


def labelled_lists(reading: Reading) -> Iterator[OfficialList]:
    """方向一:A / 方向二:B — the directions of a call, one a line."""
    text = reading.text
    run: list[re.Match[str]] = []
    labels = [m for m in _LABEL_CUE.matches(_LABELLED, text) if _opens_line(text, m.start())]
    for m in [*labels, None]:
        if run and (m is None or m["noun"] != run[-1]["noun"] or m.start() - run[-1].end() > 600):
            items = tuple(Span(*r.span("name")) for r in run)
            known = sum(is_industrial(text[i.begin : i.end]) for i in items)
            if len(items) >= 2 and known * 2 >= len(items):
                yield OfficialList(items, run[0]["noun"], items[0].begin, items[-1].end)
            run = []
        if m:
            run.append(m)


def _announced(text: str, noun: str, place: int) -> re.Match[str] | None:
    """The count that the notice gives the list before it: 认定…等23个产业集群."""
    found = list(re.finditer(rf"\d{{1,3}}(?=[个条](?:[\u4e00-\u9fff]{{0,8}})?{re.escape(noun[-2:])})", text[:place]))
    return found[-1] if found else None


def _name_lines(text: str, at: int, noun: str) -> Iterator[Span]:
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if line.strip() and not _COUNT_LINE.match(line.strip()):
            number = _LINE_NUMBER.match(line)
            begin = at + (number.end() if number else 0)
            stop = text.find("\t", begin, end)
            stop = end if stop < 0 else stop
            while stop > begin and text[stop - 1] in " 。;、,":
                stop -= 1
            bare = _without_gloss(text, begin, stop)
            words = text[bare.begin : bare.end]
            if _NAME_HEAD.match(words):  # the head of a column, or the name of a group
                at = end + 1
                continue
            fits = words.endswith(("集群", "产业链", "产业", "赛道")) or bool(number and number[0].strip())
            fits = fits or bool(_PLAIN_NAME.fullmatch(words)) and not _SIGNED.search(words)
            if (
                not 2 <= len(words) <= 36
                or not fits
                or re.search(
                    "(?:名单|名录|目录|清单|高新区|经开区|开发区|园区|工业园|产业园)$|[,:。;]|附件|通知|联系|电话|日期|来源",
                    words,
                )
            ):
                return
            name = _without_gloss(text, begin, stop)
            if not is_place(_words(text, name)):  # 黄冈市(2个) heads the clusters of its city
                yield name
        at = end + 1


def _without_gloss(text: str, begin: int, end: int) -> Span:
    """百色芒果产业集群(田东县、田阳区) is called without its bracket."""
    name, inner = bracketed(text, begin, end)
    return name if inner and name.end - name.begin >= 2 else Span(begin, end)


def tabled_lists(reading: Reading) -> Iterator[OfficialList]:
    """The column 集群名称 or 产业链 of a table."""
    text = reading.text
    for table in reading.tables:
        column = table.column(_NAME_HEAD.pattern)
        if column is None and (bare := table.column("^名称$")) is not None:
            cells = [_words(text, row[bare]) for row in table.rows if bare < len(row)]
            column = bare if cells and all(_classed(c.strip()) for c in cells) else None
        if column is None:
            continue
        items: list[Span] = []
        for row in table.rows:
            words = _words(text, row[column]).strip() if column < len(row) else ""
            if (
                (2 <= len(words) <= 36 or words in word_set("short_industry"))
                and not re.search(r"[,。;:]|合计|小计|^\d+[个条家项]?$", words)
                and words not in {_words(text, i).strip() for i in items}
            ):
                items.append(_without_gloss(text, row[column].begin, row[column].end))
        if len(items) >= 2:
            noun = class_noun(re.sub("名称$", "", table.head[column]))
            yield OfficialList(tuple(items), noun, table.begin, table.end)
