"""Blanks that are damage, and blanks that part things: cells of a table, names in a signature."""

from __future__ import annotations

import re

from ingest.geography.gazetteer import gazetteer
from ingest.head.blanks import head_blanks, issuer_gaps
from ingest.head.rows import header_rows
from ingest.text.tables import LONGEST_HEAD_WORD, is_head

# `4 加强用工服务`: an item whose number has no mark; a unit behind the digits is no title.
_COUNTED = re.compile(
    r"[ \t]*(\d{1,2})(?:[.、)](?!\d)"
    r"|(?P<blank> +)(?![年月日个家亿万元条项名位人%吨米公千百台套])(?=[\u4e00-\u9fff“《][^ \t|]{3,60} ?$))"
)
_CELL = re.compile(r"[ \t|](?:[ \t|]+|(?<=[\t|]))")
_BLANK = re.compile(r"  *")  # one first: a search for a letter is quick
_PUNCT = frozenset(",。、;:!?()[]【】〔〕《》〈〉“”%+—-~…/<>=≥≤.·")
_MARK = re.compile("[,。;:]")
_BESIDE_MARK = re.compile(r" [,。、;:()《》]|[,。、;:()《》] ")
_RUN_IN = re.compile(
    r"[。:;] +(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+条|"
    r"1[.、](?=[\u4e00-\u9fff]))"
)
_OCR_BLANK = re.compile(
    r" (?:(?<=\d )(?=[年月日个万亿])|(?<=[年月] )(?=\d)|(?<=〔 )|(?=[〕,。])|(?<=[,。] )(?=[\u4e00-\u9fff]))"
)
# (一)壮大主体 培育链主企业,…: one blank parts the title of an item from its body
_TITLE_APART = re.compile(
    r"[ \t]*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]) ?"
    r"(?P<title>[\u4e00-\u9fff“”、]{4,16}(?<![厅局委办府会署院])) (?=[\u4e00-\u9fff“][^ ]*[,。;][^ ]*$)"
)
# 类别 指标 单位 2020年 2025年: the cell of a group is printed for its first row alone
_GROUP_HEAD = re.compile("(?:指标)?(?:类别|类型|分类|领域|方面|维度) ")
_FIGURE_CELL = re.compile(r"(?<= )[〔\[(≥≤>]?\d[\d.,]*%?[〕\])]?(?:以上|左右|以内|以下)?(?= |$)")
_HAN_NUMBERS = "一二三四五六七八九十"
_DIGITS = frozenset("0123456789")
_OPENS_ITEM = _DIGITS | frozenset(f"({_HAN_NUMBERS}")
_HAN_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])[\u4e00-\u9fff]{2}")
# 2 0 2 1 年 8 月 1 3 日: the digits of a date set apart
_SPACED_DATE = re.compile(r"(?<![\d.])[12] \d \d \d(?= ?年)|(?<=[年月] )\d \d(?= ?[月日])|(?<=[年月])\d \d(?= ?[月日])")
_ARTICLE = re.compile("第[一二三四五六七八九十百\\d]{1,5}[条章节]")
_BODY_ENDS = ("人民政府", "办公室", "委员会", "委", "厅", "局")
_SPACED_LABEL = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: {1,6}[\u4e00-\u9fff]){1,3} *(?=:)")
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){2,}")
_SPACED_CELL = re.compile(r"[\u4e00-\u9fff](?<!\S.)(?: [\u4e00-\u9fff](?!\S))+")  # 工 作 任 务 in a head
_APART = re.compile(r"(?<![^ ])[\u4e00-\u9fff](?= )")  # a letter alone between blanks
_FEWEST_APART = 8  # blanks in a line
_NAMES_APART = re.compile(r"(?<=[厅局委办府会署部]) (?=[省市县区州盟旗各国][^ ]{1,14}[厅局委办府会署部](?: |$))")

Drop = tuple[int, int, str]  # begin, end, what stands there instead


def blanks(even: str, lines: list[str]) -> list[Drop]:
    """The blanks of a text that are dropped or replaced by one tab, in no order."""
    run_in = len(lines) <= 40 and bool(_RUN_IN.search(even))
    damaged = len(_OCR_BLANK.findall(even)) * 300 > len(even)
    bodies = [line.strip() for line in lines]
    found: list[Drop] = []
    at, cells_in_head, columns, grouped = 0, 0, 0, False
    counted = _counted(lines, bodies)
    header = header_rows(lines)
    titled = {} if damaged or run_in else _titles_apart(lines, bodies)
    for i, (line, body) in enumerate(zip(lines, bodies, strict=True)):
        if titled and (gap := titled.get(i)):
            found.append((at + gap, at + gap + 1, "\t"))
        if header and (gaps := header.get(i)):
            found.extend((at + begin, at + end, "\t") for begin, end in gaps)
        if " " not in body and "\t" not in line and "|" not in line and body[:1] != "#" and i not in counted:
            if body != line:  # an indent and nothing else, as most lines have
                found.extend(_edges(line, body, at))
            if line:  # an empty line between the rows of a table ends nothing
                cells_in_head = columns = 0
        else:
            parts = body.count(" ") + 1
            inner = _inside_cells(body, parts, cells_in_head) if cells_in_head or body[:1] == "序" else ()
            parts -= len(inner)
            spanned = cells_in_head > 2 and parts == cells_in_head - 1 and "  " not in body
            if spanned and (line[0] == " " or grouped and len(_FIGURE_CELL.findall(body)) > 1):
                found.extend(_spanned(line, body, at))
                at += len(line) + 1
                continue
            if cells_in_head != parts or "  " in body or "\t" in body:
                few = 2 <= parts <= 8 and "|" not in body
                few = few and len(body) - len(inner) < parts * (LONGEST_HEAD_WORD + 1)  # else a word is longer
                cells_in_head = parts if few and is_head(_without(body, inner).split(" "), whole=parts == 2) else 0
                grouped = cells_in_head > 3 and _GROUP_HEAD.match(body) is not None
            columns = _columns(line, columns) if "\t" in line or "|" in line else 0
            if number := counted.get(i):
                found.append((at, at + number.start(1), ""))
                found.append((at + number.end(1), at + number.end(), " "))
                found.append((at + len(line.rstrip()), at + len(line), ""))
            else:
                found.extend(_line(line, at, run_in, damaged, bool(cells_in_head), bool(columns), inner))
        at += len(line) + 1
    return found


def _spanned(line: str, body: str, at: int) -> list[Drop]:
    """The blanks of a row without its first cell, which the one above it fills as well."""
    begin = at + line.find(body)
    gaps = [(begin + m.start(), begin + m.end(), "\t") for m in _BLANK.finditer(body)]
    return [(at, begin, "\t"), *gaps, (begin + len(body), at + len(line), "")]


def _edges(line: str, body: str, at: int) -> list[Drop]:
    """The blanks before and behind the words of a line."""
    begin = line.find(body) if body else len(line)
    end = begin + len(body)
    before = [(at, at + begin, "")] if begin else []
    return [*before, (at + end, at + len(line), "")] if end < len(line) else before


def _counted(lines: list[str], bodies: list[str]) -> dict[int, re.Match[str]]:
    """The lines that only a blank parts from their number, where three or more count on: 1, 2, 3."""
    numbered = [i for i, body in enumerate(bodies) if body[:1] in _DIGITS]
    found = [(i, m) for i in numbered if (m := _COUNTED.match(lines[i]))]
    run: list[tuple[int, re.Match[str]]] = []
    kept: dict[int, re.Match[str]] = {}
    for i, m in [*found, (0, None)]:
        if m is None or run and int(m[1]) != int(run[-1][1][1]) + 1 or not run and int(m[1]) != 1:
            kept |= [x for x in run if x[1]["blank"]] if len(run) > 2 else []
            run = [(i, m)] if m is not None and int(m[1]) == 1 else []
        else:
            run.append((i, m))
    return kept


def _titles_apart(lines: list[str], bodies: list[str]) -> dict[int, int]:
    """The place of the blank behind the title of an item, where two or more items are so printed."""
    found = {
        i: m.end() - 1
        for i, body in enumerate(bodies)
        if " " in body and body[:1] in _OPENS_ITEM and (m := _TITLE_APART.match(lines[i].rstrip()))
    }
    return found if len(found) > 1 else {}


def _columns(line: str, before: int) -> int:
    """How many columns the table has whose head or row the line with tabs or bars is, 0 where it is none."""
    marks = "\t" if "\t" in line else "|"
    cells = line.strip(" \n").removeprefix("|").removesuffix("|").split(marks)
    if len(cells) == before or 2 < len(cells) <= 16 and is_head([c.strip() for c in cells]):
        return len(cells)
    return 0


def _inside_cells(body: str, parts: int, cells_in_head: int) -> tuple[int, ...]:
    """The blanks of a head or row that stand inside a cell: letters set apart, names of bodies in one cell."""
    if body[:1] == "序":
        return tuple(p for m in _SPACED_CELL.finditer(body) for p in range(m.start(), m.end()) if body[p] == " ")
    if not parts > cells_in_head or not body[:1].isdigit():
        return ()
    between = [m.start() for m in _NAMES_APART.finditer(body)]
    return tuple(between) if len(between) == parts - cells_in_head else ()


def _without(body: str, places: tuple[int, ...]) -> str:
    return "".join(c for i, c in enumerate(body) if i not in places) if places else body


def _line(
    line: str, at: int, run_in: bool, damaged: bool, row: bool, table: bool, inner: tuple[int, ...]
) -> list[Drop]:
    """One line: indent and end dropped, cells to a tab, blanks inside words dropped.

    `row`: the line stands in a table whose cells single blanks part, but for those at `inner`; `table`: in one
    whose cells tabs or bars part, each of them, so that empty cells count.
    """
    body = line.strip(" \t|")
    if body.startswith("#"):
        body = body.lstrip("# ")
    begin = line.find(body) if body else len(line)
    found = [(at, at + begin, _empty(line[:begin].lstrip(" ").removeprefix("|"), table))] if begin else []
    if begin + len(body) < len(line):
        empty = _empty(line[begin + len(body) :].rstrip(" ").removesuffix("|"), table)
        found.append((at + begin + len(body), at + len(line), empty))
    if " " not in body and "\t" not in body and "|" not in body:
        return found
    base = at + begin
    for m in _SPACED_LABEL.finditer(body) if ":" in body else ():  # 名  称: 索 引 号:
        found.extend((base + b.start(), base + b.end(), "") for b in _BLANK.finditer(body, m.start(), m.end()))
    if row or body[1:2] == " " and _SPACED_OUT.fullmatch(body):
        gap, kept = ("\t" if row else ""), body[0].isdigit()  # names of bodies in one cell stay apart
        apart = [(m, "" if m.start() in inner else gap) for m in _BLANK.finditer(body)]
        return found + [(base + m.start(), base + m.end(), t) for m, t in apart if t or not (row and kept)]
    if not row and not table and _is_set_apart(body):
        return found + [(base + m.start(), base + m.end(), "") for m in _BLANK.finditer(body)]
    if not table and (places := head_blanks(body)) is not None:
        return found + [(base + p, base + p + 1, "") for p in places]
    gaps = _gaps(line, body, base, table) if "  " in body or "\t" in body or "|" in body else []
    keep = bool(gaps) and "\t" in gaps[0][2] and not damaged
    return found + gaps + _damage(body, base, run_in, damaged, keep)


def _is_set_apart(body: str) -> bool:
    """Does a blank stand behind nearly every letter? `加 快 发 展 氢 能 产 业 , 到 2 0 2 7 年`: drawn text of a PDF."""
    blanks = body.count(" ")
    if blanks < _FEWEST_APART or blanks * 5 < (len(body) - blanks) * 2 or "  " in body or "|" in body:
        return False
    return len(_APART.findall(body)) * 5 >= blanks * 3


def _damage(body: str, base: int, run_in: bool, damaged: bool, keep: bool) -> list[Drop]:
    """The single blanks of a line that are damage; `keep`: its cells are parted by more."""
    marked = _MARK.search(body) is not None
    # `1 成都市 集成电路 市经信局`: a table row whose cells are parted by single blanks
    keep = keep or not marked and body.count(" ") >= 2
    running = (damaged or marked) and _is_running(body, damaged)
    found: list[Drop] = []
    place = body.find(" ")
    while place >= 0:
        single = body[place - 1] != " " != body[place + 1]
        if single and _dropped(body, place, running, run_in, keep):
            found.append((base + place, base + place + 1, ""))
        place = body.find(" ", place + 1)
    return found


def _gaps(line: str, body: str, base: int, table: bool) -> list[Drop]:
    """What parts the cells of a line; behind them the wide gaps between the issuers of a title."""
    titled = issuer_gaps(body) if "  " in body and not table else []
    cells = [
        (base + m.start(), base + m.end(), "\t" * max(1, m[0].count("\t" if "\t" in line else "|")) if table else "\t")
        for m in _CELL.finditer(body, titled[-1][1] if titled else 0)
    ]
    return cells + [(base + b, base + e, instead) for b, e, instead in titled]


def _empty(edge: str, table: bool) -> str:
    """The tabs that stand for the empty cells at the edge of a row."""
    return "\t" * (edge.count("\t") or edge.count("|")) if table else ""


def _dropped(body: str, place: int, running: bool, run_in: bool, keep: bool) -> bool:
    """Is the single blank at `place` damage (dropped) or does it part two things (kept)?"""
    before, after = body[place - 1], body[place + 1]
    if before in "\t|" or after in "\t|" or before in "条章节" and _ARTICLE.fullmatch(body, 0, place):
        return False
    if before.isascii() and after.isascii() and (before.isalnum() and after.isalnum()):
        near = _SPACED_DATE.search(body, max(0, place - 8), place + 9) if before.isdigit() and after.isdigit() else None
        return near is not None and near.start() < place < near.end()
    if before == "." and after.isdigit() and place > 2 and body[place - 2].isdigit() and body[place - 3].isalpha():
        return True  # 突破1. 2万亿元
    if before in "年月日〔" and after.isdigit() or before.isdigit() and after in "年月日〕号万亿个":
        return True
    if before in "〔〕" or after in "〔〕" or before == "(" or after == ")":
        return True
    if after in _HAN_NUMBERS and before not in "第之" and _HAN_ITEM.match(body, place + 1):
        return False  # 某方案 二、主要任务: a copy without lines
    if (
        after in "民政府"
        and before in "人民政"
        and "人民政府" in body[max(0, place - 3) : place] + body[place + 1 : place + 4]
    ):
        return True
    if keep or run_in and not (before.isdigit() or after.isdigit()):
        return not keep and _cuts_name(body, place)
    if before in _PUNCT or after in _PUNCT or before.isdigit() or after.isdigit():
        return True
    return running or body.rfind("《", 0, place) > body.rfind("》", 0, place) or _cuts_name(body, place)


def _cuts_name(body: str, place: int) -> bool:
    """Does the blank cut the name of a city (依托太 原、大同) in a line that has marks?"""
    bearers = gazetteer().by_name.get(body[place - 1] + body[place + 1], ())
    return bool(bearers) and bearers[0][0].level == "prefecture" and ("、" in body or _MARK.search(body) is not None)


def _is_running(body: str, damaged: bool) -> bool:
    """Is a damaged line, or one that has marks, running text (its single blanks are damage) and no row of bodies?"""
    if body.endswith(_BODY_ENDS) and all([part.endswith(_BODY_ENDS) for part in body.split(" ")]):
        return False
    return damaged or len(body) >= 6 * (body.count(" ") + 1) or _blank_marks(body)


def _blank_marks(body: str) -> bool:
    """OCR text that puts blanks around its punctuation: `( 责任单位 : 市工信局 )`."""
    return len(_BESIDE_MARK.findall(body)) * 2 >= body.count(" ")
