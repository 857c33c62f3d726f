"""The bodies in a printed list: parted by 、 and 和, with the level word and the last head noun that several share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from ingest.bodies.agencies import of_every, organisation_spans
from ingest.bodies.agency_data import bodies, local_bodies
from ingest.bodies.agency_names import Named, is_nobody, official_name
from ingest.bodies.jurisdictions import Jurisdiction
from ingest.rules.role_order import STARS
from ingest.rules.role_shared import Body, shared_head

_HARD = re.compile(
    r"[、,;\t\n()\[\]【】〔〕《》 /]|<br ?/?>"
    r"|等(?:(?:[省市县区州盟旗]|自治区|中央|国家)[级直]?)?(?:有关|相关|各|多|[\d一二三四五六七八九十]{1,3}个?)?(?:部门|成员单位|单位)(?:以及|[和及与、])"
    r"|等(?:以及|[和及与])(?=[各省市县区州盟有相]|自治区|所在|属地)"  # 税务总局等和各省级人民政府
)
_STARS = frozenset(STARS)
_JOIN = re.compile(r"以及|[和与及暨]")
# 市科技局市财政局: the blank between two names was lost.
_GLUE = re.compile(
    r"(?<=[厅局委办府会部])(?=(?:[省市县区州盟旗各]|自治区|国家)[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff]{2,6}(?:高新区|经开区|开发区|新区|园区|(?:自治)?[市县区州旗](?:人民)?政府|海关|供电|银保监|金融监管))"
)
_LEAD_IN = re.compile(
    r"(?:[由:、,;]|其中|以及|并由|再由|具体由|统一由|及|和|与|并|请|分别由|省级层面由?|—|[省市县区]级—|\d{1,2}[.、)]"
    r"|(?:以上|上述)(?:[一二两三四五六七八九十\d]{1,2}[项条]|各项)?(?:任务|工作|措施|事项)?(?:均|都)?由?)+"
)
_OPEN_END = re.compile(
    r"等(?:省级|省|市|市级|相关|有关|部门|单位|各|成员|多)?(?:有关|相关|成员|责任)?(?:部门|单位|机构)?(?:和单位)?(?:\(单位\))?$"
)
_AND_PLACES = ("和田", "和平", "和顺", "和政", "和静", "和硕", "和龙", "和布克", "和林格尔")
_MARKED = re.compile(
    r"[(\[【〔](?:为)?(?:(?P<lead>(?:总)?牵头|主办|主责)|(?P<support>(?:协同|积极|密切|支持|共同)?(?:配合|协助|协办|参与|参加)|协同|协作))(?:负责|落实|组织|实施|抓总|协调)?(?:单位|部门)?[)\]】〕]$"
)
_CLASS_BEGUN = re.compile(r"(?:各|有关|相关)[省自治直辖委党市县区州盟旗乡镇地师团街道行政公署政府(),、]{1,12}")
_CLASS_GOES_ON = re.compile(
    r"(?:县级|旗)?(?:自治[区州县旗]|直辖市|地区|民族乡|[市县区州盟旗乡镇师地街道])(?:[市县区旗镇]|\([^()]{1,12}\))?(?:人民)?(?:政府|行署|办事处|行政公署|$)(?:\((?:管委会|管理委员会|行署|行政公署|办事处)\))?"
    r"|直辖市[\u4e00-\u9fff]{2,8}[厅局委办](?:\([厅局委办、]{1,5}\))?"  # 各省、自治区、直辖市发展改革委
)
# The name of an institution that no rule resolves: 哈工大, 中科院沈阳分院.
_OWN_LIKE = re.compile(
    r"[\u4e00-\u9fff\d]{2,18}(?:大|院|校|所|社|台|站|队|司|团|厂|行|馆|电网|电力|石油|石化|铁塔|移动|联通|电信)"
)
_DATE = re.compile(r"(?:20\d\d年?|\d{1,2}月|年底|月底|每年|长期|持续|季度|及时|即日|完成时限|时限|前完成)")
_ITS_DEPARTMENTS = re.compile(
    r"(?:政府(?:的)?(?:各|有关|相关|所属|组成|工作|职能|直属|派出|主管|、)*"
    r"|(?:小组|会议|委员会|指挥部|专班)(?:的)?(?:其他|其它|各|有关|相关)*成员)(?:部门|单位)$"  # nobody by name
)


def names_in(
    text: str, begin: int, end: int, where: Jurisdiction, inherited: str | None = None
) -> tuple[list[Body], str | None, int]:
    """The bodies listed in `text[begin:end]`, the level word that holds on, and how many pieces are no bodies.

    Pieces that name nobody (有关部门, dates, 等) are left out and not counted.
    """
    pieces = list(_pieces(text, begin, end))
    found: list[Body] = []
    unknown = 0
    i = 0
    while i < len(pieces):
        b, e = pieces[i]
        if text[e - 1] in "门位" and _ITS_DEPARTMENTS.search(text, b, e):
            i += 1
            continue
        shared = shared_head(text, pieces, i, where)
        if shared:
            found.append(shared)
            i += 1
            continue
        taken, body, level = _merged(text, pieces, i, where, inherited)
        if body:
            before = found[-1] if found and text[found[-1].end : b] in ("、", "和", "及") else None
            every = of_every(before.named.name, text[b : body.end]) if before else None
            found.append(replace(body, named=Named(every)) if every else body)
            inherited = None if every else level or inherited
            i += taken
            continue
        several = list(_several(text, b, e, where, inherited))
        if several:
            found += several
            inherited = several[-1].named.level or inherited
        elif not (_is_nothing(text[b:e])):
            other = None if text[e - 1] == "站" else _begins(text, b, e, where, inherited)  # 哈尔滨铁路局绥芬河站
            if other:
                found.append(other)
            elif _OWN_LIKE.fullmatch(text, b, e):
                found.append(Body(b, e, Named(text[b:e], None, False)))
                unknown += 1
            else:
                unknown += 1
        i += 1
    return found, inherited, unknown


def _is_nothing(words: str) -> bool:
    return (
        not words or is_nobody(words) or words in ("等", "下同", "略", "/", "-", "—", "—") or bool(_DATE.search(words))
    )


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between marks outside brackets, without the words that only lead in or close (由, 等)."""
    depth = 0
    at = begin
    for m in _HARD.finditer(text, begin, end):
        mark = m[0]
        if mark in "([【〔《":
            depth += 1
        elif mark in ")]】〕》":
            depth = max(0, depth - 1)
        elif not depth:
            yield from _trimmed(text, at, m.start())
            at = m.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end and text[begin] in " \t\n" + STARS:
        begin += 1
    while end > begin and text[end - 1] in " \t\n。.([【〔" + STARS:
        end -= 1
    lead = _LEAD_IN.match(text, begin, end)
    if lead and lead.end() < end and not (lead[0] == "和" and text.startswith(_AND_PLACES, begin)):
        begin = lead.end()
    closing = _OPEN_END.search(text, begin, end)
    if closing and closing.start() > begin:
        end = closing.start()
    if end > begin:
        yield begin, end


def _merged(
    text: str, pieces: list[tuple[int, int]], i: int, where: Jurisdiction, inherited: str | None
) -> tuple[int, Body | None, str | None]:
    """The name that begins at piece `i`, over several pieces where the 、 belongs to it (各市、州人民政府)."""
    b = pieces[i][0]
    begun = text[b] in "各有相" and _CLASS_BEGUN.fullmatch(text[b : pieces[i][1]])
    joined = _joined_names(where.province.code) if where.province else frozenset()
    if i + 1 < len(pieces) and (begun or joined):
        for last in range(min(len(pieces) - 1, i + 4), i, -1):
            words = text[b : pieces[last][1]]
            if "、" not in words:
                continue
            goes_on = begun and all(_CLASS_GOES_ON.fullmatch(text[x:y]) for x, y in pieces[i + 1 : last + 1])
            named = official_name(words, where, inherited) if goes_on or words in joined else None
            if named:
                return last - i + 1, Body(b, pieces[last][1], named), named.level
    body = _body(text, b, pieces[i][1], where, inherited)
    return 1, body, body.named.level if body else None


@lru_cache(maxsize=40)
def _joined_names(province: str) -> frozenset[str]:
    """The names of a province's bodies that a 、 belongs to."""
    return frozenset(form for _, form in local_bodies(province) if "、" in form)


def _body(text: str, begin: int, end: int, where: Jurisdiction, inherited: str | None) -> Body | None:
    """The one body that the words are; None where they are several or none."""
    marked = _MARKED.search(text[begin:end]) if text[end - 1] in ")]】〕" else None
    role = None
    if marked:
        role = "lead" if marked["lead"] else "support"
        end = begin + marked.start()
    named = _single(text[begin:end], where, inherited)
    starred = begin > 0 and text[begin - 1] in STARS or text[end : end + 1] in _STARS
    return Body(begin, end, named, role, starred) if named else None


@lru_cache(maxsize=8192)
def _single(words: str, where: Jurisdiction, inherited: str | None) -> Named | None:
    if (_JOIN.search(words) or _GLUE.search(words)) and any(True for _ in _halves(words, where)):
        return None
    return official_name(words, where, inherited)


def _halves(words: str, where: Jurisdiction) -> Iterator[tuple[int, int]]:
    """Where a joining word parts two bodies (财政局和税务局), not inside one (住房和城乡建设局)."""
    if words in bodies():
        return
    begin = 0
    for m in _GLUE.finditer(words):
        left, right = words[begin : m.start()], words[m.start() :]
        whole = where.province is not None and any(f == words for _, f in local_bodies(where.province.code))
        if (
            not whole
            and official_name(left, where)
            and (is_nobody(right) or _GLUE.search(right) or official_name(right, where))
        ):
            yield m.start(), m.start()
            begin = m.start()
    for m in _JOIN.finditer(words):
        left, right = words[: m.start()], words[m.end() :]
        if len(left) < 2 or len(right) < 2 or not (_ends_body(left) or is_nobody(left)):
            continue
        if (
            is_nobody(right)
            or is_nobody(left)
            or _ends_body(right)
            and official_name(right, where)
            and official_name(left, where)
        ):
            yield m.start(), m.end()


def _ends_body(words: str) -> bool:
    return words.endswith(
        (
            "厅",
            "局",
            "委",
            "办",
            "会",
            "室",
            "部",
            "府",
            "署",
            "院",
            "中心",
            "公司",
            "集团",
            "海关",
            "行",
            "队",
            "大学",
            "学院",
            ")",
            "协",
            "联",
            "区",
        )
    )


def _several(text: str, begin: int, end: int, where: Jurisdiction, inherited: str | None) -> Iterator[Body]:
    """Bodies joined by 和, 与, 及, 以及."""
    words = text[begin:end]
    cuts = sorted(_halves(words, where))
    if not cuts:
        return
    at = 0
    for left, right in [*cuts, (len(words), len(words))]:
        for b, e in _trimmed(text, begin + at, begin + left):
            named = official_name(text[b:e], where, inherited)
            if named:
                inherited = named.level or inherited
                yield Body(b, e, named)
        at = right


def _begins(text: str, begin: int, end: int, where: Jurisdiction, inherited: str | None) -> Body | None:
    """市财政局安排资金: the body that a piece begins with, where words about its work follow."""
    first = next(organisation_spans(text, begin, end), None)
    if first is None or first[0] != begin:
        return None
    named = official_name(text[begin : first[1]], where, inherited)
    return Body(begin, first[1], named) if named else None
