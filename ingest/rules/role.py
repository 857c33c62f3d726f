"""Rules of the family role: which body leads, supports, is responsible, or shares by its duties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.bodies.jurisdictions import Jurisdiction, jurisdiction_in
from ingest.model import Fact
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.role_headings import headed
from ingest.rules.role_lists import Parts, read_list
from ingest.rules.role_names import names_in
from ingest.rules.role_order import Declaration, declarations, order_at
from ingest.rules.role_segments import Segment, bracketed, brackets, labelled, within
from ingest.rules.role_sentences import duties
from ingest.rules.role_shared import Body
from ingest.rules.role_tables import Cell, cells, labels_within

_LONGEST_BEHIND = 120  # code points of bodies behind a title
_AMBIGUOUS = "主要责任单位 can be read as the leading body or as one of those responsible"
_IMPLIED = re.compile(
    r"(?:以下|下列|下述|以上|上述|各项|所有|本|具体|相关|其他|后续)[^。;\n]{0,40}?(?:均|都|全部)[^。;\n]{2,40}?(?:负责|落实|配合|参与|承担|组织实施|抓好|,)[^。;()\n]{0,10},?(?:以下|下文|文中|后面|下同)?,?不再"
)
_ALL = re.compile(r"(?:均|都|全部)(?:需要|需|须|应当|应|要|由|涉及|包括|含|为)*")
_ASSIST = re.compile("配合|参与")
_DO = re.compile(r"(?:共同|组织|分别)?(?:负责|落实|配合|参与|承担|组织实施|抓好)|,")
_NOT_AGAIN = re.compile(
    r"不再(?:一一|逐一|逐项|逐条|重复|单独|另行|分别)*(?:列|标|赘|重复|注明|写|说明|明确|[做作]?分工|体现)"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """All lists of a notice: the parts of each with the clause they apply to (None: where they stand)."""

    where: Jurisdiction
    lists: tuple[tuple[Segment, Parts], ...]
    rows: tuple[tuple[Cell, Parts], ...]
    taken: tuple[tuple[int, int], ...]


@lru_cache(maxsize=2)
def _printed(reading: Reading) -> Printed:
    text = reading.text
    where = jurisdiction_in(reading)
    tabular = list(cells(reading))
    tables = [(t.begin, t.end) for t in reading.tables] if tabular else []
    inside = brackets(text)
    own = reading.notice.own_spans
    header = {h.begin for h in own}  # 责任部门 among the fields of a site's header is its matter
    named = [
        s
        for s in labelled(text, inside, tables)
        if len(header) < 4 or s.begin not in header or "责任部门" not in text[max(0, s.begin - 8) : s.begin]
    ]
    spans = sorted([(s.begin, s.end) for s in named] + tables)
    bare = list(bracketed(text, inside, spans))
    listed = [(s.begin, s.end) for s in [*named, *(s for s, _ in bare)]] + [(c.begin, c.end) for c in tabular]
    declared = declarations(text, listed) + [Declaration("none", b, e, 0, 0) for b, e in _said_again(text)]

    led = {
        reading.outline.at(s.begin).begin
        for s in named
        if s.label == "lead" and not any(d.begin <= s.begin <= d.end for d in declared)
    }

    def parts(begin: int, end: int, label: str | None) -> Parts:
        # 牵头单位:…;责任单位:… says by its labels who leads; no order is needed.
        told = label is not None and reading.outline.at(begin).begin in led
        order = order_at(begin, declared) if label in (None, "responsible") and not told else None
        return read_list(text, begin, end, where, label=label, order=order, declared=declared)

    lists = [(s, parts(s.begin, s.end, s.label)) for s in named]
    for segment, closes in bare:
        if any(h.begin <= segment.begin < h.end for h in own):
            continue  # 发布机构:市政府办公室 (市金融办)
        found = parts(segment.begin, segment.end, None)
        many = len(found.parts)
        if not many:
            continue
        told = _told(text[segment.begin : segment.end])
        if not told and _under_title(reading, segment.begin):
            continue
        if found.unknown <= many // 2 if told else closes and found.unknown <= many // 3:
            lists.append((segment, found))
    if declared:
        apart = _apart(spans + [(s.begin, s.end) for s, _ in lists])
        behind = ((s, parts(s.begin, s.end, None)) for s in _behind_titles(reading, apart))
        lists += [(s, found) for s, found in behind if found.parts and not found.unknown]
    rows = [(c, parts(b, e, label)) for c in tabular for b, e, label in labels_within(text, c)]
    taken = _apart(spans + [(s.begin, s.end) for s, _ in lists] + [(d.begin, d.end) for d in declared])
    told_of = tuple(x for x in lists if x[1].parts)
    return Printed(where, told_of, tuple(x for x in rows if x[1].parts), tuple(taken))


def _behind_titles(reading: Reading, taken: list[tuple[int, int]]) -> Iterator[Segment]:
    """一、稳定原料收储:市粮食局、市农业农村局: what stands behind the title of an item, up to the end of its line."""
    text = reading.text
    for clause in reading.outline.clauses:
        begin = clause.heading.end + 1
        if clause.path and begin - clause.heading.begin > 4 and text.startswith(":", begin - 1):
            end = text.find("\n", begin)
            end = len(text) if end < 0 else end
            if end - begin <= _LONGEST_BEHIND and not within(begin, taken):
                yield Segment(begin, end, None)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    done: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if done and begin <= done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((begin, end))
    return done


def _under_title(reading: Reading, begin: int) -> bool:
    """Is the bracket the issuer's, under the title: (某市人民政府办公室)?"""
    before = reading.text[: begin - 1]
    return before.endswith("\n") and "。" not in before and bool(before.strip()) and not reading.outline.at(begin).path


_TELLING = re.compile(r"负责|牵头|配合|职责|主办|协办|落实|承办")


def _told(words: str) -> bool:
    return bool(_TELLING.search(words))


def _facts(
    reading: Reading, found: Parts, clause: tuple[str, ...] | None = None, ambiguous: bool = False
) -> Iterator[Fact]:
    run_begin, run_end, shift = reading.folded.run(found.base)
    for part in found.parts:
        body, named = part.body, part.body.named
        begin, end = found.base + body.begin, found.base + body.end
        in_run = run_begin <= begin < end <= run_end  # most lists are printed as they are read
        surface = reading.document.text[begin + shift : end + shift] if in_run else reading.printed(begin, end)
        values: dict[str, object] = {"agency": named.name, "surface": surface, "role": part.role, "order": part.order}
        if not named.resolved:
            values["resolved"] = False
        if ambiguous and part.role == "responsible":
            yield Fact("role", begin, end, values, "ambiguous", _AMBIGUOUS, "", clause)
        else:
            yield Fact("role", begin, end, values, "certain", "", "", clause)


def _role(
    reading: Reading, begin: int, end: int, agency: str, role: str, order: int | None,
    *, clause: tuple[str, ...] | None = None, resolved: bool = True, implied: bool = False,
) -> Fact:  # fmt: skip
    """The fact that the body printed at `begin:end` has a role."""
    values: dict[str, object] = {"agency": agency, "surface": reading.printed(begin, end), "role": role, "order": order}
    if not resolved:
        values["resolved"] = False
    if implied:
        values["implied"] = True
    return Fact("role", begin, end, values, clause=clause)


@rule(
    "role.labelled",
    emits="role",
    why="责任单位, 牵头单位, 配合单位 … before a list of bodies say what all of them do; words inside the list and a "
    "declared order (逗号前为牵头单位) say it more exactly",
    examples=[
        (
            "湖北省人民政府办公厅关于发展光电产业的意见\n一、建设平台。(责任单位:省科技厅,省发改委。逗号前为牵头单位,下同)",
            [{"agency": "湖北省科学技术厅", "role": "lead"}, {"agency": "湖北省发展和改革委员会", "role": "support"}],
        ),
        (
            "牵头单位:省财政厅;配合单位:省审计厅",
            [{"surface": "省财政厅", "role": "lead"}, {"surface": "省审计厅", "role": "support"}],
        ),
        ("【责任部门:区科技局、区财政局】", [{"surface": "区财政局", "role": "responsible", "order": 2}]),
        ("牵头厅局:省财政厅;责任镇街:古镇镇政府", [{"surface": "省财政厅", "role": "lead"}, {"surface": "古镇镇政府"}]),
    ],
    near_misses=["各责任单位要加强协作。", "项目牵头单位应为本市注册的企业。", "责任人:张三", "监督单位:市审计局"],
)
def by_label(reading: Reading) -> Iterator[Fact]:
    for segment, parts in _printed(reading).lists:
        if segment.label is not None:
            yield from _facts(reading, parts, ambiguous=segment.ambiguous)


@rule(
    "role.bracketed",
    emits="role",
    why="a bracket at the end of an item that holds only bodies, or says who 牵头, 负责, 配合, names those "
    "in charge of the item",
    examples=[
        (
            "(一)完善回收网络。(省商务厅牵头,省生态环境厅配合)",
            [{"surface": "省商务厅", "role": "lead"}, {"surface": "省生态环境厅", "role": "support"}],
        ),
        ("1.办好展会。(市商务局、市贸促会)", [{"surface": "市商务局", "role": "responsible"}]),
        ("三、简化手续。〔市税务局、市人社局按职责分工负责〕", [{"surface": "市税务局", "role": "shared"}]),
    ],
    near_misses=[
        "关于推进某业的意见\n(省科技厅 省财政厅)\n现提出意见。",
        "本办法(试行)由企业执行。",
        "支持市场监管(知识产权)平台建设。",
        "省新闻出版局(省版权局)的通知",
    ],
)
def by_bracket(reading: Reading) -> Iterator[Fact]:
    for segment, parts in _printed(reading).lists:
        if segment.label is None:
            yield from _facts(reading, parts)


@rule(
    "role.table",
    emits="role",
    why="the head of a table's column (牵头单位, 责任部门, 配合单位) says what the bodies in its cells do; "
    "the row's number is the item",
    examples=[
        (
            "序号\t任务\t牵头单位\t配合单位\n1\t建平台\t市科技局\t市财政局、市工信局",
            [{"surface": "市科技局", "role": "lead"}, {"surface": "市工信局", "role": "support"}],
        ),
        ("序号\t重点工作\t责任单位\n1\t组织对接\t市商务局", {"surface": "市商务局", "role": "responsible"}),
        (
            "序号\t任务\t责任部门\t时限\n1\t修编规划\t省自然资源厅 省林业局\t2024年",
            [{"surface": "省自然资源厅"}, {"surface": "省林业局"}],
        ),
    ],
    near_misses=["序号\t企业名称\t所在地\n1\t某公司\t成都市", "序号\t指标\t单位\n1\t增速\t%"],
)
def by_table(reading: Reading) -> Iterator[Fact]:
    for cell, parts in _printed(reading).rows:
        yield from _facts(reading, parts, cell.clause)


@rule(
    "role.sentence",
    emits="role",
    why="officials give duties in sentences as well: A负责…, 由A牵头,会同B…, A应当…, A配合…",
    examples=[
        (
            "第五条 省财政厅应当会同省科技厅建立清单。",
            [{"surface": "省财政厅", "role": "lead"}, {"surface": "省科技厅", "role": "support"}],
        ),
        ("资金安排由市财政局负责。", {"surface": "市财政局", "role": "responsible"}),
        ("市税务局配合市工信局核实数据。", {"surface": "市税务局", "role": "support"}),
        ("(一)市税务局:宣讲优惠政策,办理退税。", {"surface": "市税务局", "role": "responsible"}),
    ],
    near_misses=[
        "近年来,省林业局牵头制定了扶持办法。",
        "项目经市科技局审核后报市人民政府。",
        "市工信局有关负责同志参加。",
        "市财政局:现将有关事项通知如下。",
        "省科技厅联合高校开展攻关。",
    ],
)
def by_sentence(reading: Reading) -> Iterator[Fact]:
    printed = _printed(reading)
    for duty in duties(reading.text, printed.where, list(printed.taken)):
        yield _role(reading, duty.begin, duty.end, duty.name, duty.role, duty.order, resolved=duty.resolved)
    for begin, end, body, role in headed(reading, printed.where):
        yield _role(reading, begin, end, body.name, role, 1, resolved=body.resolved)


def _said_again(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names bodies for all items, up to its 不再列出."""
    for again in _NOT_AGAIN.finditer(text):
        said = _IMPLIED.search(text, max(0, again.start() - 90), again.start() + 2)
        if said:
            yield said.start(), again.end()


def _named_again(text: str, begin: int, end: int, where: Jurisdiction) -> list[Body]:
    """The bodies between 均需, 均由 … and what they do."""
    cue = _ALL.search(text, begin, end)
    if cue is None:
        return []
    stop = _DO.search(text, cue.end(), end)
    behind = names_in(text, cue.end(), stop.start() if stop else end, where)[0]
    return behind or names_in(text, max(begin, text.rfind(",", begin, cue.start()) + 1), cue.start(), where)[0]


@rule(
    "role.implied",
    emits="role",
    why="a body named once for all later items (以下任务均需…落实,不再一一列出) is responsible in each of them",
    examples=[
        (
            "1.扩产。(责任单位:市工信局。以下任务均需各区人民政府落实,不再列出)\n2.建库。(责任单位:市科技局)",
            {"agency": "各区人民政府", "implied": True},
        ),
        (
            "下列任务均需各县人民政府负责落实,不再逐项列出。\n1.扩产。(责任单位:市工信局)",
            {"agency": "各县人民政府", "role": "responsible"},
        ),
        (
            "以下各项均由各区人民政府配合,不再重复。\n(一)建库。(市科技局牵头)",
            {"agency": "各区人民政府", "role": "support"},
        ),
    ],
    near_misses=["以下任务由市工信局负责。\n1.扩产。(责任单位:市科技局)", "各区不再列出。"],
)
def implied(reading: Reading) -> Iterator[Fact]:
    text = reading.text
    for begin, end in _said_again(text):
        printed = _printed(reading)
        role = "support" if _ASSIST.search(text, begin, end) else "responsible"
        bodies = _named_again(text, begin, end, printed.where)
        here = reading.outline.at(begin)
        later = [reading.outline.at(s.begin) for s, _ in printed.lists if s.begin > end]
        clauses = {c.begin: c.path for c in later if c.begin != here.begin}
        rows = {c.clause: c.clause for c, _ in printed.rows if c.begin > end}
        for path in [*clauses.values(), *(r for r in rows if r)]:
            for body in bodies:
                yield _role(reading, body.begin, body.end, body.named.name, role, None, clause=path, implied=True)
