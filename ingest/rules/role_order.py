"""Declared orders: which body of a list leads when the notice says so once (逗号前为牵头单位,下同).

A declaration holds from its own list to the end of the text, over section borders; one made inside an attachment
ends with the attachment, and a note that stands after the lists (注:…列首位的为牵头单位) holds for those above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.text.cues import Cue

Order = Literal["comma", "semicolon", "first", "star", "none"]
STARS = "★☆▲△※*·"  # the dots ● ■ ◆ are folded to ·

_LEADS_CUE = Cue(["牵头", "主办", "主责", "第一责任", "总负责"])
_UNORDERED_CUE = Cue(["不分先后", "不分主次", "不分前后"])
# What stands before 牵头 in a declaration, read from the last mark that could part them.
_MARK_BEFORE = re.compile(r"(?P<mark>逗号|分号|“[,;]”)(?:之|以)?(?:前|左)(?:面|边)?(?:的|所列|列出的?)?[^。;]{0,10}$")
_FIRST_BEFORE = re.compile(
    r"(?:(?:排|列|位|居|处|名|序|署)[^。;,]{0,10}?(?:第一|首|最前|前列|一位|最先)[^。;,]{0,10}"
    r"|(?:首|第一)(?:位|个|家|名|列|项)?的?(?:责任|负责|实施|落实|所列|承办)?(?:单位|部门|位|者)?(?:\(部门\)|\(单位\))?(?:为|是|作为|系)?(?:该项|该|本|各)?(?:项)?(?:工作|任务|事项)?(?:的)?总?)$"
)
_STAR_BEFORE = re.compile(
    rf"[{STARS}][”)]?(?:号|标记|符号)?(?:标注|标记|标识)?(?:的|者)?(?:单位|部门)?(?:均?为|是|表示|代表)(?:[该各本]项)?(?:工作|任务)?的?$"
)
_FIRST_AFTER = re.compile(
    r"(?:牵头|主办)(?:责任)?(?:单位|部门)?(?:均|都)?(?:排|列|位|居)[^。;,]{0,6}(?:首位|第一|最前|首)"
)
_LISTED_HOW = ("排名", "排序", "顺序", "先后", "列名")  # 排名不分先后
_FIRST = re.compile("第一|首|最前|前列|一位|最先")
_SIGN = re.compile("[逗分]号|“[,;]”|第一|首|最前|前列|一位|最先|[★☆▲△※*·]")
_GOES_ON = frozenset("单部责均都排列位居实抓组")
_END = re.compile(r"[。;)\]】〕\n]")
_BACKWARD = re.compile(
    r"(?:^|[\n(])[ \t]*(?:注|备注|附注)[^\n]{0,60}$|以上[^。\n]{0,40}$|上述[^。\n]{0,40}$|上列[^。\n]{0,40}$"
)
_ANNEX_CUE = Cue(["\n附"])
_ANNEX = re.compile(r"^附[件表录][ \t]?[\d一二三四五六七八九十]{0,3}[:.、]?(?:[^\n,。;]{0,40})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Declaration:
    """The words `begin:end` declare the order `kind`, which holds for lists that stand in `since:until`."""

    kind: Order
    begin: int
    end: int
    since: int
    until: int


def declarations(text: str, lists: list[tuple[int, int]] | None = None) -> list[Declaration]:
    """Every declaration of a text in its order; `lists` are the spans of the lists of bodies.

    >>> d, = declarations("(责任单位:科技厅,财政厅。逗号前为牵头单位,下同)")
    >>> d.kind, d.begin
    ('comma', 14)
    """
    lines = [at + 1 for at in _ANNEX_CUE.places(text)]
    annexes = [at for at in ([0, *lines] if text.startswith("附") else lines) if _ANNEX.match(text, at)]
    lists = lists or []
    found = []
    for kind, begin, end in _declared(text):
        line = text.rfind("\n", max(0, begin - 2000), begin) + 1
        above = any(b < line for b, _ in lists)
        if above and (_BACKWARD.search(text[max(0, begin - 80) : begin]) or _closes(end, line, lists)):
            found.append(Declaration(kind, begin, end, 0, len(text)))
            continue
        inside = any(a < begin for a in annexes)
        until = next((a for a in annexes if a > begin), len(text)) if inside else len(text)
        found.append(Declaration(kind, begin, end, line, until))
    return found


def _closes(end: int, line: int, lists: list[tuple[int, int]]) -> bool:
    """Does the declaration stand on a line of its own below all lists, so that it can only mean those above?"""
    return all(b < end and (e <= line or b >= line) for b, e in lists)


def _declared(text: str) -> Iterator[tuple[Order, int, int]]:
    after = 0
    for begin, end in _leads(text):
        if begin < after:
            continue
        low = max(after, begin - 40)
        if not _SIGN.search(text, low, begin) and text[end : end + 1] not in _GOES_ON:
            continue
        window = text[low:begin]
        kind: Order
        if ("号" in window or "”" in window) and (b := _MARK_BEFORE.search(window)):
            kind = "semicolon" if b["mark"] in ("分号", "“;”") else "comma"
        elif _FIRST.search(window) and (b := _FIRST_BEFORE.search(window)) and not window.endswith(("第一", "首")):
            kind = "first"
        elif b := _STAR_BEFORE.search(window):
            kind = "star"
        elif _FIRST_AFTER.match(text, begin):
            kind, b = "first", None
        else:
            continue
        begin = low + b.start() if b else begin
        stop = _END.search(text, end, end + 80)
        after = stop.start() if stop else min(len(text), end + 80)
        yield kind, begin, after
    for begin, end in _UNORDERED_CUE.spans(text):
        yield "none", begin - 2 if text.endswith(_LISTED_HOW, 0, begin) else begin, end


def _leads(text: str) -> list[tuple[int, int]]:
    """Where words for leading stand, in order."""
    return [(b, e) for b, e in _LEADS_CUE.spans(text) if text[e : e + 1] != "方" or text[b:e] != "主办"]


def order_at(place: int, declared: list[Declaration]) -> Order | None:
    """The order that holds for a list at `place`: the latest declared above it, else that of a closing note."""
    held = [d for d in declared if d.since <= place < d.until]
    if not held:
        return None
    latest = max(held, key=lambda d: (d.since, d.begin))
    return None if latest.kind == "none" else latest.kind
