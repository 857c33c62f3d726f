"""Rules of the family task: the measures that a notice sets out, one numbered item each.

The outline's innermost items with a title are the tasks; what only leads up to them (指导思想, 基本原则, 发展目标,
总则, 附则 …) and what only asks for applications is none. 保障措施 are measures like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Clause, Fact
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.role_tables import missing, parted_tables
from ingest.rules.task_lists import entries, is_name
from ingest.rules.task_words import (
    COURSE,
    GENERAL,
    LED_WORK,
    NO_MEASURES,
    NORMATIVE,
    OF_MEASURES,
    PROCEDURE,
    REQUIREMENTS_OF_WORK,
    SHORT,
    TWO_HALVES,
    WORKING,
    is_no_title,
)

LONGEST_TITLE = 45  # code points; the longest in the notices at hand has 24
_CONTENTS = re.compile(r"\n目[ \t]{0,8}[录次][ \t]*(?=\n)")
_LONGEST_PAGE = 12  # code points behind a heading in a table of contents: dots and the number of the page
_LAWS = ("条例", "法", "规定")
_RULED = ("章", "节", "编", "篇", "条")
_TAIL_BRACKET = re.compile(r"[(\[【〔][^()\[\]【】〔〕]{0,400}[)\]】〕]?$")
_NAMED_IN_BRACKET = re.compile(r"^[【\[〔(]([^【】\[\]〔〕()]{2,30})[】\]〕)]")
_LABEL_BEHIND = re.compile("(?<=[\u4e00-\u9fff]{4})(?:责任|牵头|配合|参与|主办|承办)(?:单位|部门)$")
_NAMES = ("有限公司", "有限责任公司", "股份公司", "集团", "大学")
_ATTACHED = re.compile(r"附[ ]?件[ ]?[:：]?[ ]?$")
_TASK_HEAD = re.compile(r"任务|工作|措施|事项|举措|内容|项目名称|主要目标")
_ROW_HEAD = re.compile(r"^(?:.{0,4}(?:序号|编号)|序|项次)$")
_COUNT = re.compile(r"\(?[\d一二三四五六七八九十]{1,3}\)?[.、]?")
_ROLE_HEAD = re.compile(r"牵头|责任|配合|时限|时间|进度|主办|承办")


@rule(
    "task.item",
    emits="task",
    why="a measure is a numbered item with a title (GB/T 9704: 一、 (一) 1.); the innermost titled items are the tasks",
    examples=[
        (
            "二、重点任务\n(一)提升创新能力。支持企业建设技术中心。\n(二)壮大主体。培育骨干企业。",
            [
                {"number": "(一)", "title": "提升创新能力", "section": ["二、重点任务"]},
                {"number": "(二)", "title": "壮大主体"},
            ],
        ),
        (
            "三、政策措施\n(一)强化攻关\n1.突破材料。组织揭榜挂帅。\n2.建设平台。支持检测中心。",
            [{"number": "1", "title": "突破材料"}, {"number": "2"}],
        ),
        (
            "一、支持装配式建筑。落实容积率奖励。\n二、加强信用管理。实行分级监管。",
            {"number": "二", "title": "加强信用管理"},
        ),
    ],
    near_misses=[
        "一、指导思想\n以高质量发展为主题,全面落实新发展理念。\n",
        "一、基本原则\n(一)市场主导。发挥市场作用。\n(二)创新驱动。强化支撑。",
        "二、奋斗目标\n产值达到100亿元。\n三、预期目标\n税收翻番。",
        "附件\n首批示范基地名单\n一、新材料\n1.甲市新材料基地\n2.乙市新材料基地",
        "第三条 专项资金支持下列事项:\n(一)节能降碳改造;\n(二)循环化改造;",
    ],
)
def by_item(reading: Reading) -> Iterator[Fact]:
    clauses, text = reading.outline.clauses, reading.text
    tables = [(t.begin, t.end) for t in reading.tables]
    held = _holders(clauses)
    titled = _titles(text, clauses, held, reading.notice.values.get("kind") in _LAWS)
    parents: set[int] = set()
    for i, title in enumerate(titled):
        while title is not None and (i := held[i]) >= 0 and i not in parents:
            parents.add(i)
    sections: dict[int, _Section] = {}
    names = entries(text, clauses)
    for i, title in enumerate(titled):
        if title is None or i in parents or i in names or is_name(text[title[0] : title[1]]):
            continue
        clause = clauses[i]
        begin, end = title
        if tables and any(b <= clause.begin < e for b, e in tables):
            continue
        above = _section(text, clauses, held, held[i], sections)
        words = text[begin:end]
        if above.passed_over or _is_article(clause) and _of_working(words):
            continue
        if _leads_up(words) or GENERAL.fullmatch(words) or COURSE.fullmatch(words):
            continue
        end += (
            text[end : end + 1] in ("。", ":")
            or text[begin - 1] in "【[〔("
            and text[end : end + 1] in ("】", "]", "〕", ")")
        )
        values = {"number": clause.number, "title": words, "section": list(above.path)}
        yield Fact("task", clause.begin, end, values)


@dataclass(frozen=True, slots=True)
class _Section:
    """The headings over an item, outermost first; are they of a part that sets out no measures?"""

    path: tuple[str, ...]
    passed_over: bool


_TOP = _Section((), False)


def _section(text: str, clauses: tuple[Clause, ...], held: list[int], i: int, known: dict[int, _Section]) -> _Section:
    """The section that clause `i` is, with those above it; each is read once."""
    if i < 0:
        return _TOP
    if i not in known:
        clause, above = clauses[i], _section(text, clauses, held, held[i], known)
        heading = text[clause.heading.begin : clause.heading.end]
        works = clause.path[-1].endswith(_RULED) and WORKING.search(heading) is not None
        printed = text[clause.begin : max(clause.heading.end, clause.begin)].strip()
        known[i] = _Section((*above.path, printed), above.passed_over or works or _leads_up(heading))
    return known[i]


def _of_working(words: str) -> bool:
    """Is it the title of an article on how the notice works?"""
    return WORKING.search(words) is not None or PROCEDURE.fullmatch(words) is not None


def _leads_up(words: str) -> bool:
    """Is it the heading of a section without measures?"""
    bare = words.strip("。: ")
    return len(bare) <= 14 and bool(NO_MEASURES.match(bare)) and not REQUIREMENTS_OF_WORK.match(bare)


def _holders(clauses: tuple[Clause, ...]) -> list[int]:
    """For each clause the place of the numbered clause that holds it, -1 where none does."""
    held: list[int] = []
    open_items: list[tuple[int, tuple[str, ...]]] = []
    for i, clause in enumerate(clauses):
        path = clause.path
        while open_items:
            above = open_items[-1][1]
            if len(above) < len(path) and path[: len(above)] == above:
                break
            open_items.pop()
        held.append(open_items[-1][0] if open_items else -1)
        if path:
            open_items.append((i, path))
    return held


def _titles(text: str, clauses: tuple[Clause, ...], held: list[int], law: bool) -> list[tuple[int, int] | None]:
    """The title of each clause, None where it has none; articles have titles all over a notice or not at all.

    In a `law` the first sentence of an article is a norm; only words in brackets are a title.
    """
    attaching = [_attaches(text, c.begin) for c in clauses]
    holds = [held[i] == i - 1 and not attaching[i] for i in range(1, len(clauses))] + [False]
    found = [_title(text, c, items) for c, items in zip(clauses, holds, strict=True)]
    articles = [i for i, c in enumerate(clauses) if _is_article(c)]
    if articles and (law or sum(found[i] is not None for i in articles) * 2 < len(articles)):
        for i in articles:
            title = found[i]
            found[i] = title if title and text[title[0] - 1] in "【[〔(" else None
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
        says = not (_is_article(clause) or is_no_title(text, begin, end))
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


def _is_article(clause: Clause) -> bool:
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
    if _is_article(clause) and not named and (end - begin > 20 or not rest or NORMATIVE.search(text, begin, end)):
        return None
    if comma > 1 or len(rest) < 4 and not has_items:
        # A sentence without anything behind it is an entry of a list, not a title; so is a name.
        return (begin, end) if len(rest) < 4 and _own_line(text, clause, end) and not is_name(text[begin:end]) else None
    return begin, end


def _own_line(text: str, clause: Clause, end: int) -> bool:
    """A title that fills its line without a full stop: the body comes as items of its own."""
    return text[end : clause.end].strip(" \t") in ("", "\n") and end - clause.heading.begin <= 25


@rule(
    "task.row",
    emits="task",
    why="in a table of tasks (序号, 任务, 责任单位 …) each row is a task with its number",
    examples=[
        (
            "序号\t重点任务\t牵头单位\n1\t建设检测平台\t市科技局\n2\t制定标准\t市农业农村局",
            [{"number": "1", "title": "建设检测平台"}, {"number": "2"}],
        ),
        ("序号\t工作内容\t责任单位\t完成时限\n1\t组织对接会\t市工信局\t9月", {"title": "组织对接会"}),
        ("序号\t主要措施\t责任部门\n(一)\t修编规划\t市自然资源局", {"number": "(一)", "title": "修编规划"}),
    ],
    near_misses=["序号\t企业名称\t所在地\n1\t某公司\t成都市", "序号\t申报材料\t份数\n1\t营业执照\t2"],
)
def by_row(reading: Reading) -> Iterator[Fact]:
    for table in parted_tables(reading):
        number = next((i for i, h in enumerate(table.head) if _ROW_HEAD.match(h)), None)
        heads = [h if i != number else "" for i, h in enumerate(table.head)]
        what = next((i for i, h in enumerate(heads) if _TASK_HEAD.search(h) and not _ROLE_HEAD.search(h)), None)
        if what is None or not any(_ROLE_HEAD.search(h) for h in table.head):
            continue
        for n, row in enumerate(table.rows, 1):
            at = what - missing(reading.text, table, row)
            if not 0 <= at < len(row) or row[at].end - row[at].begin < 4:
                continue
            count = reading.text[row[number].begin : row[number].end].strip() if number is not None else str(n)
            if not _COUNT.fullmatch(count):
                continue
            cell = row[at]
            words = reading.text[cell.begin : cell.end].strip()
            yield reading.fact(
                "task", cell.begin, cell.begin + len(reading.text[cell.begin : cell.end].rstrip()),
                clause=(count.strip(".、"),), number=count.strip(".、"), title=words.rstrip("。;"), section=[],
            )  # fmt: skip
