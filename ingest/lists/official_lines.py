"""Official lists by lines: one name a line under 名单, 方向一:A at the beginning of lines, a column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.list_words import word_set
from ingest.lists.listing import bracketed, listing
from ingest.lists.naming import part_begin
from ingest.lists.official_items import COUNTED_LINE, OfficialList, numbered, starts_number
from ingest.lists.official_names import clean, is_place
from ingest.lists.schemes import class_noun, is_classed
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue

_NAME_HEAD = re.compile(
    r"^(?:重点|优势|主导|特色|支柱|首位|传统|新兴|未来|标志性|战略性新兴|先进制造业|拟认定|认定|拟)?"
    r"(?:产业集群|集群|产业链群?|产业链条|产业|赛道|链)(?:名称|名)?$"
)
_LIST_TITLE = re.compile(r"(?:名单|名录|目录|清单)(?P<rest>[^\n。]{0,24})\n")
_LIST_CUE = Cue("名单 名录 目录 清单".split())
_BELOW = re.compile(r"[如以]下[^\n:。]{0,12}$")
_CLASSED_LINE = re.compile(r"\s*[^\n,。:]{2,40}?(?:集群|链|产业|赛道)[^\n,。:]{0,24}[。;]?(?:\n|$)")
# …集群培育名单, …集群拟认定名单: what has been or is to be done to the items.
_CHOSEN = re.compile(
    r"(?:重点)?(?:“[^“”\n]{2,8}”|培育|创建|建设|认定|入库|入选|公示|拟|试点|储备|推荐|备选|候选|遴选|评定|评审|第[一二三四五六七八九十]批|结果)+(?:对象|库)?$"
)
_BRACKET_END = re.compile(r"\([^()\n]{1,20}\)$")
# How a line may be numbered, the outermost way first.
_STYLES = (
    re.compile(r"[一二三四五六七八九十]{1,3}、\s*"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)\s*"),
    re.compile(r"\(?(?P<digit>\d{1,3})(?:\)|[.、]|(?=\s))[.、\s]*|(?P<bare>\d{1,3})(?=[\u4e00-\u9fff])"),
    re.compile(r"[①-⑳]\s*"),
)
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()]{2,18}")
_SIGNED = re.compile(
    r"(?:高新区|经开区|开发区|新区|园区|产业园|工业园|人民政府|委员会|办公[厅室]|[局厅委部]|\d日|[年月]|附件\d*|公司)$|^附件"
)
_COUNT_LINE = re.compile(r"^\(?(?:共|合计|总计)?\s?\d{1,3}\s?[个条家类项]\)?$|^\(.*\)$|^(?:序号|名称)")


def _words(text: str, span: Span) -> str:
    return text[span.begin : span.end]


_MADE_KNOWN = re.compile("(?:公布|公告|公示|通报)(?:如下)?。\\n(?=[^\\n。;,:]{4,30}(?:集群|产业链?|赛道)\\n)")


def lined_lists(reading: Reading) -> Iterator[OfficialList]:
    """A title that ends in 名单, one name a line below it."""
    text = reading.text
    for m in _MADE_KNOWN.finditer(text):  # …,现予公布。 above a line for each
        found = _of_one_numbering(list(_name_lines(text, m.end())))
        if len(found) > 2 and all(is_classed(_words(text, i)) and text[i.end] != ":" for i in found):
            yield OfficialList(found, class_noun(_words(text, found[0])), m.start(), found[-1].end)
    colon = text.find(":\n")
    while colon >= 0:  # 公示名单如下:
        if _CLASSED_LINE.match(text, colon + 2) or _BELOW.search(text, max(0, colon - 14), colon):
            found = _of_one_numbering(list(_name_lines(text, colon + 2)))
            own = any(COUNTED_LINE.search(text, i.begin, i.end) for i in found)
            if len(found) >= 2 and not own and all(is_classed(_words(text, i)) for i in found):
                yield OfficialList(found, class_noun(_words(text, found[0])), colon, found[-1].end)
        colon = text.find(":\n", colon + 1)
    for m in _LIST_CUE.matches(_LIST_TITLE, text):
        begin = part_begin(text, m.start())
        kind = _BRACKET_END.sub("", text[begin : m.start()])
        if not kind:  # 某省特色产业集群 / 名单
            above = text[max(0, begin - 60) : begin].rstrip()
            kind = above[above.rfind("\n") + 1 :]
        head = _HEAD_LINE.match(text, m.end())
        noun = class_noun(_CHOSEN.sub("", kind)) or class_noun(head["noun"] if head else "")
        if not noun:
            continue
        items = (
            _in_one_line(text, m.end())
            or _by_place(text, m.end())
            or _of_one_numbering(list(_name_lines(text, m.end())))
        )
        if len(items) >= 2 and not _in_table(reading, items[1]):
            count = re.search(r"\d{1,3}(?=[个条家])", m["rest"]) or _announced(text, noun, m.start())
            yield OfficialList(items, noun, m.start(), items[-1].end, int(count[0]) if count else None)


# 某省产业链及链主企业目录 / 产业链名称 / 1.… — the head of the column says what is listed
_HEAD_LINE = re.compile(r"[ \t]*(?P<noun>(?:重点|优势|特色)?(?:产业链条?|产业集群|集群|赛道))名称?[ \t]*\n")


def _in_table(reading: Reading, item: Span) -> bool:
    """Does the item stand in a table whose column of names is read as such?"""
    return any(t.begin <= item.begin < t.end and t.column(_NAME_HEAD.pattern) is not None for t in reading.tables)


def _in_one_line(text: str, at: int) -> tuple[Span, ...]:
    """(1)电线电缆;(2)再制造;(3)工艺玻璃。 — all names in one line."""
    at += len(text[at : at + 8]) - len(text[at : at + 8].lstrip())
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    found = tuple(numbered(text, at, end)) if ";" in text[at:end] and starts_number(text, at, end) else ()
    return clean(text, found) if len(found) > 1 else ()


_PLACE_LINE = re.compile(
    r"[ \t]*(?P<place>[\u4e00-\u9fff]{2,16}):[ \t]*(?P<list>[^,。;:\n]{2,200})?[。;]?(?=\n|$|以上共?\d)"
)


_ZONE = re.compile("(?:园区|[业园新发范功能高经]区|产业园|工业园|科技园|产业城|基地)$")


def _by_place(text: str, at: int) -> tuple[Span, ...]:
    """甲市:A、B / 乙市:C — a place a line with what it has in the list."""
    items: list[Span] = []
    places = 0
    while (line := _PLACE_LINE.match(text, at)) and (is_place(line["place"]) or _ZONE.search(line["place"])):
        items += listing(text, *line.span("list"), joins="none").items
        places += 1
        at = line.end() + 1
    return clean(text, tuple(items)) if places > 1 else ()


def _of_one_numbering(lines: list[tuple[int, Span]]) -> tuple[Span, ...]:
    """The lines numbered as most are, without the names of their groups: 一、农业领域 above 1.茶叶, 2.蔬菜."""
    styles = [style for style, _ in lines]
    most = max(styles, key=lambda style: (styles.count(style), style), default=0)
    return tuple(line for style, line in lines if style == most)


_LABELLED = re.compile(
    r"(?P<noun>方向|赛道|产业链|领域|专题|课题|榜题|赛题|主题|板块)(?:[一二三四五六七八九十]{1,2}[:、. ,]|"
    r"\d{1,2}(?:[:、. ,]|(?=[一-鿿])(?![个条类大])))\s*(?P<name>[^,。;:、\n]{2,24})(?=[,。;\n]|$)",
    re.MULTILINE,
)
_LABEL_CUE = Cue("方向 赛道 产业链 领域 专题 课题 榜题 赛题 主题 板块".split())


_WORD_BEFORE = re.compile("[一-鿿]{2,4}")


def _opens_line(text: str, place: int) -> bool:
    """Does the label at the place begin its line, with at most a word before it (研究方向一:)?"""
    if text[place - 1 : place] in (":", ";", "。"):
        return True  # 支持方向共6个:方向一,A;方向二,B
    before = text[text.rfind("\n", max(0, place - 12), place) + 1 : place].strip(" \t")
    return not before or len(before) < 5 and _WORD_BEFORE.fullmatch(before) is not None


def labelled_lists(reading: Reading) -> Iterator[OfficialList]:
    """方向一:A / 方向二:B — the directions of a call, one a line."""
    text = reading.text
    run: list[re.Match[str]] = []
    labels = [m for m in _LABEL_CUE.matches(_LABELLED, text) if _opens_line(text, m.start())]
    for m in [*labels, None]:
        if run and (m is None or m["noun"] != run[-1]["noun"] or m.start() - run[-1].end() > 600):
            items = clean(text, tuple(Span(*r.span("name")) for r in run))
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


def _name_lines(text: str, at: int) -> Iterator[tuple[int, Span]]:
    """The names from `at` on, one a line, each with the way in which its line is numbered (-1: not at all)."""
    numbers: dict[int, int] = {}
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        at, start = end + 1, at
        if not line.strip() or _COUNT_LINE.match(line.strip()):
            continue
        style, begin = _numbered(text, start + len(line) - len(line.lstrip()), end, numbers)
        stop = text.find("\t", begin, end)
        stop = end if stop < 0 else stop
        while stop > begin and text[stop - 1] in " 。;、,":
            stop -= 1
        name = _without_gloss(text, begin, stop)
        words = _words(text, name)
        if _NAME_HEAD.match(words) or style < 2 and _GROUP.search(words) and not is_industrial(words):
            continue  # the head of a column, or the name of a group
        if (
            "、" in words and not _MARKED.search(words) and all(is_classed(w) for w in words.split("、"))
        ):  # several clusters in a line
            yield from ((style, i) for i in listing(text, name.begin, name.end, joins="none").items)
            continue
        fits = style >= 0 or words.endswith(("集群", "产业链", "产业", "赛道"))
        fits = fits or bool(_PLAIN_NAME.fullmatch(words)) and not _SIGNED.search(words)
        if not 2 <= len(words) <= 36 or not fits or _NO_NAME.search(words):
            return
        glossed = stop > name.end  # 黄冈市(2个) heads the clusters of its city; 白银 is a metal as well
        if not (is_place(words) and (glossed or words[-1] in "省市县区州盟旗")):
            yield style, name


_MARKED = re.compile("[,:;。]")
_GROUP = re.compile(r"[类级批型](?:别|次)?$")
_NO_NAME = re.compile(
    "(?:名单|名录|目录|清单|高新区|经开区|开发区|园区|工业园|产业园|基地|示范区)$|[,:。;]|附件|通知|联系|电话|日期|来源"
)


def _numbered(text: str, begin: int, end: int, numbers: dict[int, int]) -> tuple[int, int]:
    """The way in which a line is numbered (-1: not) and where its name begins; bare digits must count on."""
    for style, pattern in enumerate(_STYLES):
        m = pattern.match(text, begin, end)
        if m and (style != 2 or m["bare"] is None or int(m["bare"]) == numbers.get(style, 0) + 1):
            numbers[style] = numbers.get(style, 0) + 1
            return style, m.end()
    return -1, begin


def _without_gloss(text: str, begin: int, end: int) -> Span:
    """百色芒果产业集群(田东县、田阳区) is called without its bracket."""
    name, inner = bracketed(text, begin, end)
    return name if inner and name.end - name.begin >= 2 else Span(begin, end)


_RANK = re.compile("(?:主导|特色|重点|优势|支柱|首位)?产业(?:名称)?$")
_BEARER = re.compile(r"(?:名称|小镇|园区|开发区|新区|基地|县|市|区|旗|镇|乡|街道|企业|盟|州)(?:\(.*\))?$")


def tabled_lists(reading: Reading) -> Iterator[OfficialList]:
    """The column 集群名称 or 产业链 of a table."""
    text = reading.text
    for table in reading.tables:
        column = table.column(_NAME_HEAD.pattern)
        if column is None and (bare := table.column("^名称$")) is not None:
            cells = [_words(text, row[bare]) for row in table.rows if bare < len(row)]
            column = bare if cells and all(is_classed(c.strip()) for c in cells) else None
        if column is None or _RANK.match(table.head[column]) and any(map(_BEARER.search, table.head[:column])):
            continue  # 小镇名称 / 主导产业: what each place lives by is no list
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
