"""The titles of numbered items: which of them are headed by words that say what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Clause
from ingest.rules.task_lists import is_name
from ingest.rules.task_words import (
    DONE,
    GRANTED,
    LED_WORK,
    NORMATIVE,
    OF_APPLYING,
    OF_MEASURES,
    SHORT,
    TWO_HALVES,
    is_no_title,
)

LONGEST_TITLE = 45  # code points; the longest in the notices at hand has 24
_CONTENTS = re.compile(r"\n目[ \t]{0,8}[录次][ \t]*(?=\n)")
_LONGEST_PAGE = 12  # code points behind a heading in a table of contents: dots and the number of the page
_TAIL_BRACKET = re.compile(r"[(\[【〔][^()\[\]【】〔〕]{0,400}[)\]】〕]?$")
_NAMED_IN_BRACKET = re.compile(r"^[【\[〔(]([^【】\[\]〔〕()]{2,30})[】\]〕)]")
_LABEL_BEHIND = re.compile("(?<=[\u4e00-\u9fff]{4})(?:责任|牵头|配合|参与|主办|承办)(?:单位|部门)$")
_NAMES = ("有限公司", "有限责任公司", "股份公司", "集团", "大学")
_ATTACHED = re.compile(r"附[ ]?件[ ]?[:：]?[ ]?$")


def grants(text: str, title: tuple[int, int], clause: Clause) -> bool:
    """Does the item say by its title what is done, and behind it what is granted for that?"""
    words = text[title[0] : title[1]]
    done = DONE.match(words) is not None and OF_APPLYING.search(words) is None
    return done and GRANTED.search(text, title[1], clause.end) is not None


def titles(text: str, clauses: tuple[Clause, ...], held: list[int], law: bool) -> list[tuple[int, int] | None]:
    """The title of each clause, None where it has none; articles have titles all over a notice or not at all.

    In a `law` the first sentence of an article is a norm; only words in brackets are a title.
    """
    attaching = [_attaches(text, c.begin) for c in clauses]
    holds = [held[i] == i - 1 and not attaching[i] for i in range(1, len(clauses))] + [False]
    found = [_title(text, c, items) for c, items in zip(clauses, holds, strict=True)]
    articles = [i for i, c in enumerate(clauses) if is_article(c)]
    if articles and (law or sum(found[i] is not None for i in articles) * 2 < len(articles)):
        for i in articles:
            title = found[i]
            bracketed = title and text[title[0] - 1] in "【[〔("
            found[i] = title if title and (bracketed or not law and grants(text, title, clauses[i])) else None
    _short_ones(text, clauses, held, found)
    for i in _contents(text, clauses):
        found[i] = None
    listed: dict[int, bool] = {}
    attached = 0  # how deep the items of a list of attachments are numbered, 0 outside of one
    for i, clause in enumerate(clauses):
        path, above = clause.path, held[i]
        attached = attached if path and len(path) == attached and path[-1].isdigit() else 0
        attached = len(path) if path and attaching[i] else attached
        if found[i] is None:
            continue
        if above >= 0 and above not in listed:
            listed[above] = _enumerated(text, clauses[above])
        if attached or path[-1][-1] in "章编篇" or above >= 0 and listed[above]:
            found[i] = None
    return found


def _attaches(text: str, begin: int) -> bool:
    """Is the item at `begin` the first of a list of attachments: 附件:1.…?"""
    if text.find("附", max(0, begin - 8), begin) < 0:
        return False
    line = text.rfind("\n", max(0, begin - 20), begin) + 1
    return bool(_ATTACHED.search(text[line:begin]))


def _short_ones(text: str, clauses: tuple[Clause, ...], held: list[int], found: list[tuple[int, int] | None]) -> None:
    """(二)加大财税支持。 with nothing behind it: a title where the items beside it have titles."""
    titled = {held[i] for i, title in enumerate(found) if title is not None}
    titled |= {i for i, c in enumerate(clauses) if text.endswith(OF_MEASURES, c.heading.begin, c.heading.end)}
    led = {i for i, c in enumerate(clauses) if LED_WORK.search(text, c.heading.begin, c.heading.end)}
    for i, clause in enumerate(clauses):
        begin, end = clause.heading.begin, clause.heading.end
        if held[i] in led and i not in led and found[i] is None and 4 <= end - begin <= LONGEST_TITLE:
            found[i] = begin, end
        if found[i] is not None or held[i] not in titled or not text.startswith("。", end, clause.end):
            continue
        if text.find("。", end + 1, clause.end) >= 0:  # behind the last item only a signature may stand
            continue
        says = not (is_article(clause) or is_no_title(text, begin, end))
        if says and SHORT.fullmatch(text, begin, end):
            found[i] = begin, end


def _contents(text: str, clauses: tuple[Clause, ...]) -> Iterator[int]:
    """The places of the clauses that are lines of a table of contents: headings without a body under 目录."""
    head = _CONTENTS.search(text)
    if head is None:
        return
    for i, clause in enumerate(clauses):
        if clause.begin < head.end() or not clause.path:
            continue
        if len(text[clause.heading.end : clause.end].strip()) > _LONGEST_PAGE:
            return
        yield i


def _enumerated(text: str, above: Clause) -> bool:
    """Are the items of a clause entries of what it announces (分为三类:)?"""
    body = text[max(above.heading.end, above.begin) : above.end].rstrip()
    return len(body) > 8 and body.endswith(":")


def is_article(clause: Clause) -> bool:
    path = clause.path
    return bool(path) and path[-1][-1] == "条" and path[-1][0] == "第"


def _title(text: str, clause: Clause, has_items: bool) -> tuple[int, int] | None:
    """The title of an item: words that end with 。 or : or the line, with a body behind them."""
    begin, end = clause.heading.begin, clause.heading.end
    words = text[begin:end]
    if not words or not clause.path:
        return None
    named = _NAMED_IN_BRACKET.match(words) if words[0] in "【[〔(" else None
    if named:
        begin, end = begin + 1, begin + named.end() - 1
    elif ("(" in words or "[" in words or "【" in words or "〔" in words) and (cut := _TAIL_BRACKET.search(words)):
        end = begin + cut.start() if cut.start() > 1 else end
    if text.endswith(("单位", "部门"), begin, end) and (label := _LABEL_BEHIND.search(text, begin, end)):
        end = label.start()  # 建设检测站责任单位:市科技局, in a copy that lost its line breaks
    dash = text.find("——", begin, end)
    end = dash if dash > begin + 3 else end  # 1.建强基地——在甲县建设…
    while end > begin and text[end - 1] in " \t。:,、":
        end -= 1
    after = text[end : end + 1]
    if not 2 <= end - begin <= LONGEST_TITLE or after and after in ";,、":
        return None
    before = max(0, clause.begin - 4)
    if text.find(";", before, clause.begin) >= 0 and text[before : clause.begin].rstrip().endswith(";"):
        return None  # an entry of an enumeration
    comma = text.count(",", begin, end)
    rest = text[end : clause.end].strip(" \t\n。:;")
    two = after == "\n" and comma == 1 and len(rest) > 7 and TWO_HALVES.fullmatch(text, begin, end)
    if comma and (end - begin > 30 or after in ("", "\n") and not two) or after == "\n" and end - begin > 28:
        return None
    if is_no_title(text, begin, end) or text.endswith(_NAMES, begin, end):
        return None
    if is_article(clause) and not named and (end - begin > 20 or not rest or NORMATIVE.search(text, begin, end)):
        return None
    if comma > 1 or len(rest) < 4 and not has_items:
        # A sentence without anything behind it is an entry of a list, not a title; so is a name.
        return (begin, end) if len(rest) < 4 and _own_line(text, clause, end) and not is_name(text[begin:end]) else None
    return begin, end


def _own_line(text: str, clause: Clause, end: int) -> bool:
    """A title that fills its line without a full stop: the body comes as items of its own."""
    return text[end : clause.end].strip(" \t") in ("", "\n") and end - clause.heading.begin <= 25
