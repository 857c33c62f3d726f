"""Copies that lost their line breaks: where blanks stand for them, they are breaks again.

A page turned into text often runs on in one line: what parts its paragraphs is the indent of two wide blanks that
GB/T 9704-2012 §7.3.3 gives each, or the one blank that the copy put for a tag. Chinese running text has no blank
behind a full stop, so a line that has such blanks is told by them. The last blank becomes the break, so every place
stays what it was. A break too many inside a sentence is mended with the other wraps.
In a text of many lines wide blanks part cells as well; there a line is left as it is unless most of its wide blanks
stand behind a full stop or before the number of a clause.
The rows of a table count: `序号 集群名称 核心区 1 甲集群 乙市 2 …` has three cells in each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from ingest.text.contact_ties import BLANK, RUN, STOPS, WORD, ties
from ingest.text.word_places import word_places

_INDENT = "(?:[\u2003\u3000]{2}|\u00a0{4})"
# 各市、县人民政府: and 有关单位: end a line as well; 文号: does not
_SALUTED = "(?:人民政府|[有相]关(?:单位|部门|企业|机构)|[直各]单位|各?部门|各(?:企业|公司)|管委会|委员会|[厅局])[:：]"
_TITLE = "(?:[通公]知|公告|公示|方案|意见|规划|计划|办法|措施|条例|指引|要点|清单|名[单录]|细则|规定|政策|批复|[表令])"
_INDENTED = re.compile(rf"(?:[{STOPS}”）)]|{_SALUTED})[ \u00a0]?{_INDENT}")
_BARE = re.compile(
    rf"(?:[。；！？]|{_SALUTED}|^[^。]{{4,90}}{_TITLE})[ \u00a0]{{1,8}}(?=[\u4e00-\u9fff《“（(0-9|])"
    r"|(?<![条章节])[ \u00a0](?=[\u4e00-\u9fff]{2,8}[:：][^ \u00a0])"
    r"|(?<=[^\x00-\xff])[ \u00a0](?=【|(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,2}[、)）])[\u4e00-\u9fff“])"
)
_WIDE = re.compile(_INDENT)
# Wide blanks that begin no line; the two letters first, which are sought quickly.
_WITHIN = re.compile(
    "\u3000\u3000(?<=[^\r\n\u3000\u00a0 ]\u3000\u3000)|\u3000\u3000(?<=[^\r\n\u3000\u00a0 ][\u00a0 ]\u3000\u3000)"
    "|\u2003\u2003(?<=[^\r\n\u2003]\u2003\u2003)|\u00a0{4}(?<=[^\r\n\u00a0]\u00a0{4})"
)
_ADDRESSED = re.compile(f"{_SALUTED}$")
_SHORTEST = 40  # code points of a line that may hold paragraphs
_HEAD = re.compile(
    rf"(?:^|(?<=[{BLANK}\n:：。]))[序编]号(?:[{BLANK}]{{1,4}}[^{BLANK}\t\r\n0-9。]{{1,14}}){{1,8}}"
    rf"[{BLANK}]{{1,4}}1[{BLANK}]"
)
_LONGEST_TABLE = 40_000  # code points
_MOST_TABLES = 20  # in a line
_BETWEEN = 6  # code points from blank to blank that a copy with line breaks has at least on average
_SPACED_MARK = re.compile("[\u4e00-\u9fff] [，,、。]")  # marks with blanks before them: OCR, whose blanks tell nothing
_LABEL = re.compile("[\u4e00-\u9fff \u3000]{2,10}[:：]")
_LABEL_END = re.compile(rf"(?:^|[{BLANK}\t>|])[\u4e00-\u9fff ]{{1,10}}[:：]$")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
    rf"|(?:19|20)\d\d年[{BLANK}]?第\d{{1,4}}号)(?=[{BLANK}]|$)"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}[条章节]$")
_OPENS = re.compile(
    "第[一二三四五六七八九十百]{1,5}[条章节]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
)
_CLOSINGS = "”）)"
_ENDS_PARAGRAPH = f"{STOPS}{_CLOSINGS}日"
_ENOUGH = 3  # paragraphs that show by their number alone that a line holds no cells
_CRUMBS = frozenset(">»＞›")
_COUNTED = frozenset("年月日时万亿个家元条项户名吨米公千平座%％")  # 2024 年3 月5 日, 20 座
_INTO_DATE = frozenset("于在至到自从以截止和即")
_NUMBERED = re.compile(r"\d{1,2}(?:[.．、](?!\d)|\.\d{1,2}(?=[\u4e00-\u9fff]))|\d{1,3}(?:\t|  )")


@lru_cache(maxsize=1)  # marking and folding ask in turn
def with_lines(text: str) -> str:
    """The text with a line break in place of each blank that stands for one; as long as it was.

    >>> with_lines("某市氢能方案 一、建设加氢站。 二、开通示范线路。").split("\\n")
    ['某市氢能方案', '一、建设加氢站。', '二、开通示范线路。']
    >>> with_lines("各县人民政府：　　现通知如下。　　一、建库。　　二、开工。").count("\\n")
    3
    >>> with_lines("文号：　　某办〔2024〕1号")
    '文号：　　某办〔2024〕1号'
    """
    alone = "\n" not in text.strip()
    pieces, at, seen = [], 0, 0
    for place in [len(text) - len(text.lstrip())] if alone else _places(text):
        if place < seen:
            continue  # in the line of the place before
        begin = text.rfind("\n", seen, place) + 1 or seen
        seen = text.find("\n", place)
        seen = seen if seen >= 0 else len(text)
        line = text[begin:seen]
        if (alone or len(line) >= _SHORTEST) and (parted := _parted(line, alone)) is not None:
            pieces += [text[at:begin], parted]
            at = seen
    return "".join([*pieces, text[at:]])


def _places(text: str) -> list[int]:
    """Where wide blanks stand within a line, and where the head of a table may, in order."""
    wide = [m.start() for m in _WITHIN.finditer(text)]
    heads = [place for place in word_places(text, ("序号", "编号")) if _HEAD.match(text, place)]
    return sorted(wide + heads) if heads else wide


def _parted(line: str, alone: bool) -> str | None:
    """The line with its breaks, None where it is one paragraph; `alone`: the text has no other."""
    wide = _WIDE.search(line) is not None and (alone or _holds_paragraphs(line))
    rows = _rows(line) if "号" in line else {}
    if not alone and not wide and not rows:
        return None
    indents = len(_INDENTED.findall(line)) if wide else 0
    bare = len(_BARE.findall(line)) if alone and not _SPACED_MARK.search(line) and _is_loose(line, len(rows)) else 0
    if indents > bare or alone and not bare and wide:
        breaks = _is_indent
    elif bare:
        breaks = _is_break
    elif rows:
        breaks = _is_none
    else:
        return None
    kept = ties(line)

    def instead(run: re.Match[str]) -> str:
        if rows.get(run.start()) == "\t":
            return "\t" + run[0][1:]  # before the other blanks: they would be a cell of their own
        ends = run.start() in rows or run.start() not in kept and breaks(line, run)
        return run[0][:-1] + "\n" if ends else run[0]

    return RUN.sub(instead, line)


def _holds_paragraphs(line: str) -> bool:
    """Do the wide blanks of a line among others stand for breaks? Those between the cells of a row do not."""
    inner = [run for run in RUN.finditer(line.rstrip(BLANK)) if run.start() and _WIDE.search(run[0])]
    told = sum(_ends_before(line, run.start()) or _OPENS.match(line, run.end()) is not None for run in inner)
    return told * 3 >= len(inner) * 2 and (told >= _ENOUGH or line.rstrip()[-1] in _ENDS_PARAGRAPH)


def _ends_before(line: str, at: int) -> bool:
    """Does a paragraph end at `at`, with a full stop or with those it addresses?"""
    stop = at - 2 if line[at - 1] in _CLOSINGS and at > 1 else at - 1
    return line[stop] in STOPS or _ADDRESSED.search(line, max(0, at - 14), at) is not None


def _rows(line: str) -> dict[int, str]:
    """For each run of blanks in a table that stands in the line what it parts: a tab for cells, a break for rows."""
    parted: dict[int, str] = {}
    for head in islice(_HEAD.finditer(line), _MOST_TABLES):
        cells = list(WORD.finditer(line, head.start(), head.start() + _LONGEST_TABLE))
        columns = next((i for i, cell in enumerate(cells) if cell[0] == "1"), 0)
        rows = 1
        while columns > 1 and len(cells) >= (rows + 1) * columns and cells[rows * columns][0] == str(rows):
            rows += 1
        if rows > 2:
            marks = ["\n" if i % columns == 0 else "\t" for i in range(rows * columns + 1)]
            gaps = [head.start() - 1, *[cell.end() for cell in cells]]
            parted |= dict(zip(gaps, marks, strict=False))
    return parted


def _is_loose(line: str, cells: int) -> bool:
    """Are blanks, but for those of `cells`, as rare as line breaks are? Those of OCR stand every few letters."""
    return len(line) >= _BETWEEN * (len(RUN.findall(line)) - cells)


def _is_none(line: str, run: re.Match[str]) -> bool:
    """No run of blanks stands for a break but those between the rows of a table."""
    return False


def _is_indent(line: str, run: re.Match[str]) -> bool:
    """Does this run of blanks begin a paragraph, in a copy that keeps the wide blanks of its indents?"""
    before, behind = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
    if not before or not behind:
        return False
    return (
        before in STOPS
        or _OPENS.match(line, run.end()) is not None
        or _WIDE.search(run[0]) is not None
        and not _is_inside(line, run)
    )


def _is_break(line: str, run: re.Match[str]) -> bool:
    """Does this run of blanks stand for a line break, in a copy that has one blank for each?"""
    before, behind = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
    if not before or not behind:
        return False
    if before in STOPS:
        return True
    if len(run[0]) > 1 and not _WIDE.search(run[0]) or run[0] == "\u3000" or _is_inside(line, run):
        return False  # two blanks part cells, a wide one names
    if before in "条章节" and _ARTICLE.search(line, max(0, run.start() - 8), run.start()):
        return False
    if _DATE.match(line, run.end()):
        return before not in _INTO_DATE
    if behind.isascii() and behind.isdigit() and not _NUMBERED.match(line, run.end()):
        return False
    if before in _CRUMBS or behind in _CRUMBS or before.isdigit() and behind in _COUNTED:
        return False
    return not (before.isascii() and behind.isascii() and before.isalnum() and behind.isalnum())


def _is_inside(line: str, run: re.Match[str]) -> bool:
    """索 引 号, 公　　告, 文号： 某办〔2024〕1号: letters set apart, or a label and its value."""
    before = line[run.start() - 2 : run.start() - 1] if run.start() > 1 else " "
    behind = line[run.end() + 1 : run.end() + 2] or " "
    if before in BLANK and behind in f"{BLANK}:：":
        return True
    near = max(0, run.start() - 14)
    labelled = _LABEL_END.search(line, near, run.start()) and not _ADDRESSED.search(line, near, run.start())
    return bool(labelled) and not _LABEL.match(line, run.end())
