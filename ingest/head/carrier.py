"""What a title line says: the issuers printed in it, the carrier and the document it carries, draft, number.

A 通知 that prints, publishes or forwards a document is its carrier; what a planner asks for is the
document carried. Which words name a kind of document is data (`data/cues/document_kinds.csv`).
"""

from __future__ import annotations

import re

from msgspec import Struct

from ingest.citations.doc_numbers import doc_numbers
from ingest.citations.titles import normal_marks, titles
from ingest.geography.gazetteer import first_place
from ingest.head.issuers import AND_OTHERS, body_names
from ingest.head.lines import EDITION, Line, joined, kind_of, run_at
from ingest.model import Span

_SITE_PREFIX = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}[:丨|]|[【\[](?!已?废止|失效|征求意见)[^】\]]{1,12}[】\]]"
    r"|\([\u4e00-\u9fff]{2,7}[省市区]\)(?=[\u4e00-\u9fff]{2,9}?[省市州县区盟旗]))\s*"
)
_SITE_SUFFIX = re.compile(r"(?<=[\u4e00-\u9fff)》])\s*(?:_|--?|—{1,2}|\|)\s*[\u4e00-\u9fff·_\-| ]{2,40}$")
_WHOLE_TEXT = re.compile(r"\((?:附?全文|原文|正文)\)$")
_REPEALED = re.compile(r"[【\[(]\s*(?P<how>已?废止|已?失效|已停止执行)\s*[】\])]")
_PUBLISH = r"印发|公布|发布|颁布|颁发|公开发布|重新印发|修订印发|联合印发|下发"
CARRIER_KIND = r"通知|公告|通告|决定|函|令"
_CARRIED = re.compile(
    rf"^(?P<who>.{{0,120}}?)(?:关于)?(?:修订|修订并|重新|联合|公开|正式)*(?P<verb>{_PUBLISH}|转发|批转)(?:修订后的|修订的|修改后的|新修订的)?"
    rf"(?P<object>.{{4,150}}?)的?(?P<kind>{CARRIER_KIND})(?:{EDITION})?$"
)
_BEHEADED = re.compile(rf"(?P<object>《[^《》]{{4,120}}》)的?(?P<kind>{CARRIER_KIND})$")  # its first line is lost
_DRAFT = re.compile(
    r"^(?P<who>[^《]{0,100}?)(?:关于)?(?:就|对)?(?:再次|公开|面向社会|向社会|广泛|书面|第二次|进一步|二次)*"
    r"(?:征求|征集|听取)(?!意见)(?:社会|公众|各方面?|社会公众)*(?:对|关于)?(?P<object>.{4,120}?)(?:的)?(?:公众|社会公众|修改|社会|反馈)?意见(?:和?建议)?的?"
    r"(?:公告|通知|函|通告|公示|启事|说明)?$"
)
_DRAFT_AFTER = re.compile(
    r"^(?P<who>[^《]{0,100}?)(?:关于)?(?:就|对)?(?P<object>《.{4,120}?》(?:\(.{2,12}\))?)(?:再次|公开|面向社会|向社会|广泛)*(?:公开)?(?:征求|征集|听取).{0,12}意见.{0,8}$"
)
_MORE_CARRIED = re.compile(r"^(?:及|和|、|等|与)(?!其?解读)")
_COUNTED = re.compile(
    r"[两二三四五六七八九十\d]+[个项份大部]?(?:文件|专项行动方案|方案|办法|规划|制度|细则|配套文件|政策|标准)$"
)
_OUTER_MARKS = str.maketrans("〈〉", "《》")  # where the outer marks of a page title were taken off
# 转发省能源局某省规划的通知: the body below, then the name of its paper, which begins with the place
_BODY_FIRST = re.compile(
    r"^(?P<body>[省市区县州盟](?!人民|政府)[\u4e00-\u9fff]{1,14}?(?:[厅局委]|委员会|办公室)(?:等[\u4e00-\u9fff]{0,5}部门)?)"
    r"(?P<about>)(?P<what>(?:[\u4e00-\u9fff]{2,8}?[省市区县州盟]|全[省市区县州])(?![长委])[^《》]{4,80})$"
)
# 转发省能源局《关于…的意见》的通知
_BODY_THEN_MARKED = re.compile(r"(?P<body>[^《》]{2,60})《(?P<about>)(?P<what>[^《》]{4,80})》(?:的)?")
# Words behind a title that belong to the name: no edition, no further document.
_GOES_ON = re.compile(
    r"(?!的?(?:通知|公告|通告|函|决定|令)|征求|及|和|与|等|暨|、|修订|修正|试行|暂行|意见|解读|公开|[两二三四五六七八九十\d]+[个项份])"
    r"[\u4e00-\u9fff]{4,}"
)
_ONE_MARKED = re.compile("《([^《》]+)》")
_PRINTS = ("印发", "下发", "颁发")  # what is printed is a document, whatever its kind
_NAMES_IT = re.compile(r"[\u4e00-\u9fff“”\d()—+·、]{6,}(?<!工作)(?<!的)")
_BLANK = re.compile(r"\s")
SUBORDINATE = re.compile(r"^(?P<body>[^《关]{2,40}?)(?P<about>关于)(?P<what>.+)$")


class TitleLine(Struct, frozen=True, gc=False):
    """The title line of a notice and what it says: its own title, or the carrier and the carried document."""

    whole: Line
    who: Line  # the issuers printed in it, maybe empty
    carried: Line | None  # the document it prints, publishes, forwards or asks comments on
    several: bool = False  # it carries more than one
    draft: bool = False
    repealed: Span | None = None
    number: Line | None = None  # a document number printed in the line


def clean(words: str) -> str:
    """A title line without site prefix and suffix, marks of repeal and numbers printed in it."""
    return _bare(run_at(words, 0))[0].words


def read_title(line: Line) -> TitleLine:
    """What a title line says.

    >>> t = read_title(run_at("甲市人民政府办公室关于印发《甲市数据规划》的通知(甲政办〔2021〕3号)", 0))
    >>> t.carried.words, t.who.words, t.number.words
    ('甲市数据规划', '甲市人民政府办公室', '甲政办〔2021〕3号')
    """
    line, repealed, number = _bare(line)
    if not line.words:
        return TitleLine(line, line, None, repealed=repealed, number=number)
    return _read(line, repealed, number)


# 某市高企奖励政策:某市高新区关于…的意见: what the site says of a notice before its title.
_SUMMARY = re.compile(
    r"[^:关《]{4,30}:"
    r"(?=[^:,。]{2,40}关于[^:]{4,100}(?:通知|意见|办法|措施|政策|方案|决定|公告)(?:\(.{2,12}\))?$)"
)


def _bare(line: Line) -> tuple[Line, Span | None, Line | None]:
    """A title line without what a site adds, where it is marked as repealed, and the number printed in it."""
    repealed = None
    if m := _REPEALED.search(line.words):
        repealed = Span(line.places[m.start()], line.places[m.end() - 1] + 1)
        line = line.part(m.end(), len(line.words)) if m.start() == 0 else line.part(0, m.start())
    if m := _SITE_PREFIX.match(line.words):
        line = line.part(m.end(), len(line.words))
    if m := _SUMMARY.match(line.words):
        line = line.part(m.end(), len(line.words))
    line, number = _without_number(line)
    if m := _WHOLE_TEXT.search(line.words):
        line = line.part(0, m.start())
    joined_on = "-" in line.words or "_" in line.words or "—" in line.words or "|" in line.words
    if joined_on and (m := _SITE_SUFFIX.search(line.words)) and kind_of(line.words[: m.start()].rstrip()):
        line = line.part(0, m.start())
    if line.words.startswith("《") and (marks := titles(line.words)) and marks[0].end == len(line.words):
        line = line.part(1, len(line.words) - 1)
    return line, repealed, number


def _without_number(line: Line) -> tuple[Line, Line | None]:
    found = [n for n in doc_numbers(line.words) if n.kind != "standard"]
    if not found:
        return line, None
    first, last = found[0], found[-1]
    if first.begin <= 1 and first.end < len(line.words):
        return line.part(first.end + (line.words[first.end : first.end + 1] in ")】:"), len(line.words)), line.part(
            first.begin, first.end
        )
    after = line.words[last.end :].strip()
    if after in ("", ")", "】", "]"):
        begin = last.begin - (line.words[last.begin - 1 : last.begin] in "([【")
        begin = len(line.words[:begin].rstrip(" -—_|"))
        return line.part(0, begin), line.part(last.begin, last.end)
    return line, None


def _read(line: Line, repealed: Span | None, number: Line | None) -> TitleLine:
    for pattern in (_DRAFT, _DRAFT_AFTER) if "征" in line.words or "听取" in line.words else ():
        if m := pattern.match(line.words):
            carried, several = _object(line, m.start("object"), m.end("object"))
            return TitleLine(line, _who(line, m.end("who")), carried, several, True, repealed, number)
    m = _CARRIED.match(line.words) if "发" in line.words or "布" in line.words or "批转" in line.words else None
    if line.words.startswith("《") and (beheaded := _BEHEADED.match(line.words)):
        carried, _ = _object(line, 0, beheaded.end("object"))
        return TitleLine(line, _who(line, 0), carried, False, False, repealed, number)
    if m is None or not _printed_by(m["who"]):
        about = line.words.find("关于")
        return TitleLine(
            line, _who(line, about if about > 0 else 0), None, False, _says_draft(line.words), repealed, number
        )
    who = _who(line, m.end("who"))
    carried, several = _object(line, m.start("object"), m.end("object"))
    if m["verb"] in ("转发", "批转") and carried is not None:
        # 批转 is what a government does with a paper of a body below, be its name printed or not.
        unnamed = m["verb"] == "批转" and who.words in ("", "关于")
        carried = _forwarded(line, "人民政府" if unnamed else who.words, m)
    return TitleLine(line, who, carried, several, bool(carried) and _says_draft(line.words), repealed, number)


def _says_draft(words: str) -> bool:
    return bool(re.search(r"征求意见稿|公开征求意见|[(\[](?:草案|送审稿|讨论稿|草案[^()]{0,12}稿)[)\]]", words))


def _printed_by(who: str) -> bool:
    """Is what stands before 印发 its issuer (or nothing), and not another matter: `关于做好…印发工作的通知`?"""
    return (
        not who.strip()
        or who.strip() == "关于"
        or bool(body_names(bare := AND_OTHERS.sub("", who.replace("关于", "").strip())))
        or bare[-1:] in ("省", "市", "县", "区", "州", "盟", "旗")
        and len(bare) <= 24
        and first_place(bare) is not None
    )


def _who(line: Line, end: int) -> Line:
    return line.part(0, end)


def _object(line: Line, begin: int, end: int) -> tuple[Line | None, bool]:
    """The document carried in `line.words[begin:end]`, and whether there are several."""
    words = line.words[begin:end]
    marks = titles(words.translate(_OUTER_MARKS) if "《" not in words else words)
    one = marks[0] if marks else None
    rest = words[one.end :].strip() if one else ""
    goes_on = _GOES_ON.match(rest) is not None  # 《甲》重点任务分工方案 is one name
    if goes_on:
        return line.part(begin, end), False
    if one and not (one.begin > 0 and kind_of(rest)):  # but 贯彻《甲》实施方案 is one name
        if len(marks) > 1 or _MORE_CARRIED.match(rest) or _COUNTED.search(rest):
            return None, True
        edition = re.match(rf"(?:{EDITION})+", rest)
        if edition and not doc_numbers(edition[0]):
            kept = line.part(begin + one.begin + 1, begin + one.end - 1)
            return joined([kept, line.part(begin + one.end, begin + one.end + edition.end())]), False
        return line.part(begin + one.begin + 1, begin + one.end - 1), False
    if _COUNTED.search(words):
        return None, True
    printed = line.words[:begin].rstrip("《〈").endswith(_PRINTS)
    if kind_of(words) is None and not (printed and _NAMES_IT.fullmatch(words)):
        return None, False
    return line.part(begin, end), False


def _forwarded(line: Line, who: str, m: re.Match[str]) -> Line | None:
    """What a forwarding letter carries: the paper of a body below; a superior's letter is only cited (None)."""
    marked = _ONE_MARKED.fullmatch(m["object"])  # 转发《市农业农村局关于…的意见》的通知
    words, at = (marked[1], m.start("object") + 1) if marked else (m["object"], m.start("object"))
    below = SUBORDINATE.match(words) or _BODY_FIRST.match(words) or _BODY_THEN_MARKED.fullmatch(words)
    if (
        not re.search("人民政府|国务院|行政公署|党委|[市省区县]委(?:办|$)|管委会|管理委员会", who)
        or words.startswith("《")
        and below is None
    ):
        return None
    kind = kind_of(below["what"] if below else words)
    if below is None:  # 某县…办公室关于转发某县…实施方案的通知: a paper of its own place
        own = kind and kind[0] not in ("通知", "函", "公告") and (who == "人民政府" or _same_place(words, who))
        return line.part(at, at + len(words)) if own else None
    body = below["body"]
    if (
        re.match(r"国务院|中共中央|国家|中央", body)
        and "国务院" not in who
        or kind is None
        or kind[0] in ("通知", "函", "公告")
    ):
        return None
    if (
        body.startswith("省")
        and "省" not in who
        or re.match(r".{2,3}(?:省|自治区)", body)
        and not re.match(r".{2,3}(?:省|自治区)", who)
    ):
        return None
    keep_about = below["about"] and kind[0] in ("意见", "实施意见", "指导意见", "报告", "请示")
    start = at + (below.start("about") if keep_about else below.start("what"))
    return line.part(start, at + below.end("what"))


def _same_place(words: str, who: str) -> bool:
    place, issuer = first_place(words), first_place(who)
    return place is not None and issuer is not None and place[0] == issuer[0]


def title_words(line: Line) -> str:
    """The words of a title as they go into the graph; blanks stay only where they part the issuers before 关于.

    >>> title_words(run_at("财政部 税务总局关于印发<某市 规划>的 通知", 0))
    '财政部 税务总局关于印发〈某市规划〉的通知'
    """
    words = normal_marks(line.words) if "《" not in line.words else line.words.strip()
    if not _BLANK.search(words):
        return words
    about = re.search(r"关于|印发|转发|批转", words)
    issuers = words[: about.start()] if about else ""
    rest = words[len(issuers) :]
    return re.sub(r"\s+", " ", issuers).rstrip() + re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", rest)
