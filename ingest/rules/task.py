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
from ingest.rules.task_titles import grants, is_article, titles
from ingest.rules.task_words import COURSE, GENERAL, NO_MEASURES, OF_GRANTS, PROCEDURE, REQUIREMENTS_OF_WORK, WORKING

_LAWS = ("条例", "法", "规定")
_RULED = ("章", "节", "编", "篇", "条")
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
        (
            "第二章 支持范围和标准\n第五条 支持品牌推广。按年租金的50%给予补贴。\n第六条 支持金融服务。给予贴息。",
            [{"number": "第五条", "title": "支持品牌推广"}, {"number": "第六条"}],
        ),
    ],
    near_misses=[
        "二、奖补标准\n(一)一类企业。年营业收入1亿元以上。\n(二)二类企业。年营业收入5000万元以上。",
        "二、支持标准\n(一)不予奖励。有违法行为的不给予奖励。\n(二)开展项目验收。验收后给予奖励。",
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
    titled = titles(text, clauses, held, reading.notice.values.get("kind") in _LAWS)
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
        granted = above.of_grants and grants(text, title, clause)
        if above.passed_over and not granted or is_article(clause) and _of_working(words):
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
    of_grants: bool = False  # passed over but for the measures that say what they grant


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
        over = above.passed_over or works or _leads_up(heading)
        grants = over and not above.passed_over and OF_GRANTS.search(heading) is not None
        known[i] = _Section((*above.path, printed), over, grants)
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
