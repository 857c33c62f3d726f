"""Standing and dates of validity: draft, in force, repealed, expired; adopted, effective from, expires."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.head.carrier import TitleLine
from ingest.head.fields import Field
from ingest.head.lines import Line
from ingest.numbers.dates import PrintedDate, dates, parse_date
from ingest.text.cues import Cue

_ADOPTED = re.compile(
    r"(?:^|[(\n])\s{0,3}(?P<date>(?:(?:19|20)\d\d|[一二][〇零九][\u4e00-\u9fff〇]{2})年[\d一二三四五六七八九十元]{1,3}月[\d一二三四五六七八九十]{1,3}日)"
    r"(?P<how>[^()\n。;]{2,80}?(?:通过|批准))",
    re.MULTILINE,
)
_CONGRESS = re.compile(
    r"日 ?(?P<place>[\u4e00-\u9fff]{2,16}?)?第[一二三四五六七八九十]{1,4}届"
    r"(?P<organ>(?:全国)?人民代表大会(?:常务委员会)?)第[^()\n]{2,12}会议通过"
)
_PASSED = re.compile(
    r"(?:已|业|经)(?:经|于|由|在)?[^,。;:《》()\n\d]{0,24}?(?P<date>(?:(?:19|20)\d\d)年\d{1,2}月\d{1,2}日)[^。;\n]{2,60}?(?:会议|审议|讨论|常委会|审定|研究)[^。;\n]{0,14}?通过"
)
_PASSED_ON = re.compile(r"会议于(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)(?:审议|表决)?通过")
_FROM = re.compile(
    r"[自从于](?=[\d一二印发公颁下通批签本])(?:(?<!于)|(?<!关于)(?=[\d二]))(?P<when>[^。;,\n]{2,24}?)(?:之日)?"
    r"(?:起(?:正式|开始|全面|在全[省市区县]范围内?)?|开始)(?:施行|实施|执行|生效|试行|施行之日)"
)
_UNTIL = re.compile(
    r"(?:有效期限?|有效期|执行期限?|试行期|实施期限|期限|有效)(?:限)?(?:为|是|:)?(?:自[^。;\n]{2,40}?)?(?:截至|截止到|截止至|截止|至|到|终止于)(?P<a>[^。;,\n)]{4,16})"
    r"|(?:起(?:施行|实施|执行|生效|试行),?(?:有效期)?(?:限)?(?:为|至|到|截至|截止)|(?:执行|施行|实施)(?:至|到))(?P<b>(?:19|20)\d\d[^。;,\n)]{2,14})"
)
# Every _UNTIL begins with one of these.
_UNTIL_SIGN = Cue(
    "有效 执行期 试行期 实施期限 期限 起施行 起实施 起执行 起生效 起试行 "
    "执行至 执行到 施行至 施行到 实施至 实施到".split()
)
_FROM_SIGN = Cue(
    "起施行 起实施 起执行 起生效 起试行 起正式 起开始 起全面 起在全 "
    "开始施行 开始实施 开始执行 开始生效 开始试行".split()
)
_FROM_REACH = 27  # code points from 自 to 起
_SIGN_REACH = 12
_HEADER_STATUS = (
    ("repealed", re.compile(r"废止|撤销|停止执行|宣布失效")),
    ("expired", re.compile(r"失效|过期|无效|到期|^否$")),
    ("in_force", re.compile(r"有效|生效|执行中|现行|继续|在效|^是$")),
)
_REPEALED_NOTE = re.compile(
    r"(?:本|该|此)(?:文件?|件|通知|办法|政策|规定|意见|方案)(?:已经?|现已)(?:于[\d年月日]{4,11})?(?:被)?(?P<how>废止|失效|停止执行)"
)
_DRAFT_LINE = re.compile(
    r"^[(〔\[【]?(?:公开)?(?:征求意见稿|草案(?:[^()\n]{0,12}稿)?|送审稿|讨论稿|意见征集稿)[V\d.]{0,5}[)〕\]】]?$",
    re.MULTILINE,
)
_THIS_DRAFT = re.compile(r"此(?:件|稿)?为(?:公开)?征求意见稿|面向社会(?:公开|广泛)?征求意见|向社会公开征求意见")
_SHORT_NAME = re.compile(r"\s*《([^《》]{2,8})》")
TAIL = 4000  # code points at the end where closing clauses stand; those of attachments further up are read too


@dataclass(frozen=True, slots=True)
class Stated:
    """A property, its value, and the places in the folded text that state it."""

    name: str
    value: str
    begin: int
    end: int
    why: str = ""


def standing(
    text: str, title: TitleLine | None, carried: Line | None, header: Sequence[Field], end: int
) -> Stated | None:
    """The standing that the words state: of the title or a mark beside it, else of the header; None for nothing.

    Navigation and cited drafts say nothing of the notice: only its own title, header and head are asked.
    """
    if title and title.repealed:
        how = text[title.repealed.begin : title.repealed.end]
        return Stated(
            "legal_status", "expired" if "失效" in how else "repealed", title.repealed.begin, title.repealed.end
        )
    for own in (carried, title.whole if title else None):
        if own and (
            m := re.search(r"(?:公开)?征求意见稿|草案(?:[^()《》]{0,12}稿)?(?=[)\]〕])|送审稿|讨论稿", own.words)
        ):
            return Stated("legal_status", "draft", own.places[m.start()], own.places[m.end() - 1] + 1)
    if title and title.draft:
        return Stated("legal_status", "draft", title.whole.begin, title.whole.end)
    for field in header:
        if field.name == "status":
            for value, pattern in _HEADER_STATUS:
                if pattern.search(re.sub(r"\s", "", text[field.begin : field.end])):
                    return Stated("legal_status", value, field.begin, field.end)
    above = text[: end + 400]
    marked = "稿" in above or "草案" in above or "征求意见" in above
    for pattern, stop in ((_DRAFT_LINE, end), (_THIS_DRAFT, end + 400)) if marked else ():
        if m := pattern.search(text, 0, stop):
            return Stated("legal_status", "draft", m.start(), m.end())
    note = _REPEALED_NOTE.search(text, 0, end)
    if note:
        return Stated("legal_status", "expired" if note["how"] == "失效" else "repealed", note.start(), note.end())
    return None


def validity(text: str, title_core: str, header: Sequence[Field], issued: str) -> Iterator[Stated]:
    """When the notice takes effect and when it expires, if it says so."""
    for field in header:
        if (
            field.name in ("effective_from", "expires")
            and (date := parse_date(text[field.begin : field.end]))
            and date.day
        ):
            yield Stated(field.name, date.iso, field.begin, field.end)
    for m in _beginnings(text):
        if not _own_subject(text, m.start(), title_core):
            continue
        date = _whole(m["when"])
        if date and date.day and date.year:
            yield Stated("effective_from", date.iso, m.start("when"), m.start("when") + date.end)
            break
        if re.search("印发|发布|公布|颁布|下发|发文", m["when"]) and issued:
            yield Stated("effective_from", issued, m.start(), m.end(), "takes effect on the day of issue")
            break
    at = 0
    for sign in _UNTIL_SIGN.places(text):
        until = _UNTIL.match(text, sign) if sign >= at else None
        if until is None:
            continue
        at, group = until.end(), "a" if until["a"] else "b"
        date = next(dates(until[group]), None)
        if date and date.day and date.year and _own_subject(text, until.start(), title_core):
            yield Stated("expires", date.iso, until.start(group) + date.begin, until.start(group) + date.end)
            first = next(dates(text, until.start(), until.start(group)), None)  # 有效期自A至B
            if first and first.day and first.year:
                yield Stated("effective_from", first.iso, first.begin, first.end)
            break


def _beginnings(text: str) -> Iterator[re.Match[str]]:
    """自…起施行, one after the other; sought before the words that end them, which are rare."""
    done = 0
    for sign in _FROM_SIGN.places(text):
        if sign >= done and (m := _FROM.search(text, max(done, sign - _FROM_REACH), sign + _SIGN_REACH)):
            done = m.end()
            yield m


def _whole(words: str) -> PrintedDate | None:
    date = next(dates(words), None)
    return date if date and date.begin == 0 else None


def _own_subject(text: str, place: int, title_core: str) -> bool:
    """Is the sentence about this notice: 本办法自…, or without any subject, or naming its own title?"""
    begin = max(text.rfind(c, max(0, place - 160), place) for c in "。;\n\t")
    before = text[begin + 1 : place]
    if (
        "本" in before
        or not before.strip(" ,第条章)）(一二三四五六七八九十0123456789、.款")
        or re.search("现(?:予|将|对|就|决定|调整|修订|发布)|予以|公布|印发给|[通批]过?[准过][,;) ]*$", before)
    ):
        return True
    if "《" in before:
        named = re.sub(r"[\s《》〈〉]", "", before)
        short = _SHORT_NAME.match(before)  # 《若干措施》共十条,自…起实施
        return bool(title_core) and (title_core in named or short is not None and title_core.endswith(short[1]))
    return (
        bool(
            re.match(
                r"\s*(?:[(（]?[一二三四五六七八九十\d]+[)、.）]|第[一二三四五六七八九十百]+条)?\s*[\u4e00-\u9fff]{0,8}(?:办法|规定|细则|条例|方案|通知|意见|措施|政策|规划|目录|标准|有效期)",
                before,
            )
        )
        and len(before) < 40
    )


def adopted(text: str, end: int) -> Stated | None:
    """The day the notice was adopted: bracket or line under the title, or `已经…会议审议通过` of an order."""
    near = text[: end + 400]
    if "通过" not in near and "批准" not in near:
        return None
    m = _ADOPTED.search(text, 0, end + 200)
    if m is None or m.start() > end + 40:
        m = _PASSED.search(near) or _PASSED_ON.search(near)
    if m is None:
        return None
    date = parse_date(m["date"])
    return Stated("adopted", date.iso, m.start("date"), m.end("date")) if date and date.day else None


def adopting_body(text: str, end: int) -> tuple[str, int, int] | None:
    """The people's congress that passed a regulation, without its term: (name, begin, end).

    >>> adopting_body("(2023年10月27日甲市第十七届人民代表大会常务委员会第九次会议通过)", 0)[0]
    '甲市人民代表大会常务委员会'
    """
    m = _CONGRESS.search(text, 0, end + 200)
    if m is None:
        return None
    return (m["place"] or "") + m["organ"], m.start("place") if m["place"] else m.start("organ"), m.end("organ")
