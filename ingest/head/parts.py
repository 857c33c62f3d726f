"""The parts of a head as they are found, before any value is taken: header, title, signature, number; the place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.bodies.jurisdictions import place_behind_verb
from ingest.citations.doc_numbers import DocNumber, doc_numbers
from ingest.geography.gazetteer import Division, jurisdiction, named, parent_of
from ingest.head import status as head_status
from ingest.head.carrier import TitleLine, read_title
from ingest.head.fields import Field, fields, head_end, label_pattern
from ingest.head.issuers import body_names
from ingest.head.lines import Line, kind_of, kind_words, lines
from ingest.head.news import Report, report
from ingest.head.numbers import own_number, place_of_code
from ingest.head.signature import Signature, signature
from ingest.head.title import attached_title, core, handed_title, order_title, title_blocks
from ingest.model import Span

if TYPE_CHECKING:
    from ingest.reading import Reading

NATIONAL = re.compile(
    r"(?:中华人民共和国)?(?:中共中央|国务院|中央|国家(?!高新|级)|全国|中国(?:人民银行|证券|银行|科学院|民用|气象|地震)|最高人民|中华全国"
    r"|(?:外交|国防|教育|科技|科学技术|工业和信息化|公安|安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|环境保护|国土资源|住房和?城乡建设"
    r"|住建|交通运输|铁道|水利|农业农村|农业|商务|文化和旅游|文化|应急管理|退役军人事务|卫生|信息产业)部"
    r"|(?:海关|审计)总?署|(?:税务|市场监管|市场监督管理|质检|安监|广电|体育|统计|医保|知识产权|能源|林草|药监|数据|粮食|邮政|铁路|民航|外汇|烟草|气象|地震)总?局(?!.*[省市县区]))"
)

_ONE_LINE = 200  # code points; a longer first line is a copy without line breaks
_HEADED = 60  # a shorter one may be a title with its header behind it
_PROSE = re.compile(
    r"[(\d]|[一二三四五六七八九十]{1,3}[、.)]|第.{1,4}条|根据|依据|按照|依照|为|经(?!济)|本|接|[^《]{0,14}《关于"
)
_MARKED = re.compile("《[^《》]*》")
_PLAIN_DISTRICT = re.compile("(?<=市)[矿郊城西东]区(?=人民|政府|委|党)")
_OURS = re.compile("我[省市县区州盟旗]")  # 关于印发我市规划的通知: the letter says whose
_LEVEL = re.compile("自治[区州县]|[省市州盟县区旗]")
PRACTICE = 2500  # code points from the top; the sentence stands at the end of the preamble
_PRACTICE = re.compile(r"结合([\u4e00-\u9fff]{2,10}?[省市县区州盟旗])(?:发展|工作|产业)?(?:的?实际|情况)")
_CITED_PLACE = re.compile("《([\u4e00-\u9fff]{2,9}?(?:自治[区州县]|[省市州盟县区旗]))")
REACH = 3000  # code points in which cited documents tell the place
ABSTRACT = 1500  # code points of a paragraph that a site puts above the notice
_ADDRESSED = re.compile("各[^。;《]{2,60}:")
# 各有关单位: — a letter that has lost its title; what it tells of other notices is no report of itself.
_LETTER = re.compile(r"\s*各[^\n。;《]{2,80}:[ \t]*\n")
# 某市发布氢能产业发展规划 heads the news of a plan; the plan's own name stands in the report.
_HEADLINE = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:日前|近日)?(?:正式|联合)?(?:发布|印发|出台|公布|推出)(?!.*的(?:通知|公告|意见|决定|令))"
)


@dataclass(frozen=True, slots=True)
class HeadParts:
    """The parts of a head; `end` is where the body begins."""

    text: str
    end: int
    header: tuple[Field, ...]
    title: TitleLine | None
    carried: Line | None  # the document carried, as its own title prints it where it does
    signed: Signature
    number: DocNumber | None
    news: Report | None


def head_parts(reading: Reading) -> HeadParts:
    """Header, title, signature and number of a notice, whatever of them is there."""
    text = reading.text
    end = head_end(text)
    header = fields(text, end)
    title = _title(reading, end, header)
    if title is None and (title := _run_in(text)):
        colon = text.find(":", title.whole.end, title.whole.end + 200)
        end = max(end if header else 0, colon + 1 if colon > 0 else title.whole.end)
    if title is None and (title := _under_abstract(text, end)):
        end = title.whole.end + head_end(text[title.whole.end :])
    signed = signature(text, end, title.carried.words if title and title.carried else "")
    news = None
    if title is None or title.carried is None and not signed.bodies:
        news = None if _LETTER.match(text) else report(text)
    if news and title is not None and not _tells_of(title, news):
        news = None
    carried = title.carried if title else None
    number = own_number(text, end, header, title, [n for n, _ in signed.bodies])
    behind = signed.end or end
    if carried is not None:
        own = attached_title(text, behind, carried.words)
        named = handed_title(text, end) if own is None and _OURS.match(carried.words) else None
        carried = own or (Line(named.words, range(named.begin + 1, named.end - 1)) if named else carried)
    elif title is None and news is None:
        own = _order_line(text, end) if number and number.kind == "order" else attached_title(text, behind, "")
        if own is None and (named := handed_title(text, end)):
            own = Line(named.words, range(named.begin + 1, named.end - 1))
        title = read_title(own) if own else None
    return HeadParts(text, end, header, title, carried, signed, number, news)


def _tells_of(title: TitleLine, news: Report) -> bool:
    """Is the title line the headline of the news, so that the notice is what the news reports?"""
    return core(news.title.words) in core(title.whole.words) or bool(_HEADLINE.match(title.whole.words))


def _title(reading: Reading, end: int, header: tuple[Field, ...]) -> TitleLine | None:
    text = reading.text
    taken = [Span(f.begin, max(f.end, f.begin + 1)) for f in header]
    first: TitleLine | None = None
    for block in title_blocks(_lines(text, end, header), taken):
        if first is None or _names_more(block, first):
            title = read_title(block)
            first = title if title.whole.words else first
        if first is not None and (first.who.words or text.count(first.whole.words[-6:], 0, end) < 2):
            break  # nothing below can name more
    if first is not None:
        return first
    for one in header:
        if one.name == "title" and kind_of(text[one.begin : one.end]):
            return read_title(Line(text[one.begin : one.end], range(one.begin, one.end)))
    return None


def _names_more(block: Line, first: TitleLine) -> bool:
    """Does the title stand again below with the issuer that the head of the page leaves out?"""
    return (
        not first.who.words
        and block.words != first.whole.words
        and block.words.endswith(first.whole.words)
        and bool(body_names(block.words[: -len(first.whole.words)]))
    )


def _lines(text: str, end: int, header: tuple[Field, ...]) -> list[Line]:
    """The lines of the head; of one that holds a field of the title (名称:… 文号:…) that field alone."""
    named = [f for f in header if f.name == "title" and f.end > f.begin]
    found = []
    for line in lines(text, 0, end):
        one = next((f for f in named if line.begin <= f.begin and f.end < line.end), None) if named else None
        found.append(line.part(line.places.index(one.begin), line.places.index(one.end)) if one else line)
    return found


def _under_abstract(text: str, begin: int) -> TitleLine | None:
    """A title below a paragraph of the site: its number or the bodies addressed stand under it."""
    furthest = begin
    for block in title_blocks(lines(text, begin, min(len(text), begin + ABSTRACT)), ()):
        furthest = max(furthest, block.begin)
        if "\t" in (text[block.end : block.end + 1], text[block.begin - 1 : block.begin]):
            continue  # a cell of a table of documents
        below = text[block.end : block.end + 200].lstrip().split("\n", 1)[0]
        addressed = below.endswith(":") or _ADDRESSED.match(below) is not None
        if "关于" in block.words and (addressed or len(below) < 40 and doc_numbers(below)):
            signed = signature(text, begin)
            # what stands behind the signature is attached
            return None if signed.end and furthest > signed.begin else read_title(block)
    return None


def _run_in(text: str) -> TitleLine | None:
    """The title of a copy without line breaks: it ends before its number or the bodies addressed."""
    begin = len(text) - len(text.lstrip())
    end = text.find("\n", begin)
    length = (end if end >= 0 else len(text)) - begin
    if length < _HEADED and ":" not in text[begin : begin + length]:  # …的意见某发〔2014〕1号各县人民政府:
        return None
    m = _run_in_pattern().match(text, begin, begin + min(length, 400))
    if m is None or "," in _MARKED.sub("", m["t"]) or m["t"].count("《") != m["t"].count("》"):
        return None  # a sentence: 甲发〔2023〕1号印发后,各地要对照…
    if m["t"].count("(") != m["t"].count(")"):
        return None  # 根据《…》(某政法函〔2024〕5号): the bracket of a document cited
    if length < _ONE_LINE and (_PROSE.match(m["t"]) or not re.search("关于|印发|公布", m["t"])):
        return None
    return read_title(Line(m["t"], range(m.start("t"), m.end("t"))))


@lru_cache(maxsize=1)
def _run_in_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?P<t>(?:《[^《》\n]{{2,90}}》|[^\n\t。;!?《》]){{2,160}}?(?:{kind_words()})(?:\([^()]{{2,20}}\))?)"
        r"(?=\s*[(\[〔]?(?!的)[\u4e00-\u9fff]{1,10}[〔\[(【](?:19|20)\d\d|\s*(?:各|有关)[^。]{2,120}:|[\t ]"
        rf"|\((?:19|20)\d\d年\d|{label_pattern()}"
        r"|(?:[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|第[一二三四五六七八九十]{1,2}[章条]|1[.、])[\u4e00-\u9fff(“])"
    )


def _order_line(text: str, end: int) -> Line | None:
    found = order_title(text, max(0, end - 200))
    return Line(found.words, range(found.begin + 1, found.end - 1)) if found else None


def issuing_place(head: HeadParts) -> Division | None:
    """The division that issued the notice; None for the centre and where nothing tells."""
    named = [n for n, _ in head.signed.bodies]
    if head.title and head.title.who.words:
        named.append(head.title.who.words)
    named += [head.text[f.begin : f.end] for f in head.header if f.name == "issuers"]
    if head.news:
        named.append(head.news.who)
    body = head_status.adopting_body(head.text, head.end)
    named += [body[0]] if body else []
    if head.title and not named:
        below = head.text[head.title.whole.end :].lstrip().split("\n", 1)[0]
        named += [below] if body_names(below.strip()) else []  # printed on a line of its own under the title
    if any(NATIONAL.match(n.strip()) for n in named[:1]):
        return None
    if head.news:
        named.append(head.news.title.words)
    if head.title:
        named += [re.sub("^关于(?:印发|公布|发布)?", "", w.words) for w in (head.carried, head.title.whole) if w]
    if head.number and head.number.kind == "order":
        named.insert(0, head.number.number)
    for words in named:
        bare = words.strip().replace(" ", "")
        place = jurisdiction(bare)
        if place is not None:
            return _district(bare, place) or place
    number = head.number or (head.news.number if head.news else None)
    if number and (place := place_of_code(number.number)):
        return place
    for words in named[-2:]:
        m = re.search(r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|市|州|县|区)", words)
        place = jurisdiction(m[0]) if m else None
        if place is not None and place.level != "county":
            return place
        if place := place_behind_verb(words):
            return place
    return _cited_place(head) or _place_of_practice(head.text)


def _place_of_practice(text: str) -> Division | None:
    """结合某区实际,制定本方案: the place whose practice a notice suits its measures to is that of its issuer."""
    m = _PRACTICE.search(text, 0, PRACTICE) if "结合" in text[:PRACTICE] else None
    return jurisdiction(m[1]) if m else None


def _district(words: str, city: Division) -> Division | None:
    """阳泉市郊区人民政府: a district whose name is a common noun is one behind its city."""
    m = _PLAIN_DISTRICT.search(words)
    return next((d for d in named(m[0]) if parent_of(d) == city), None) if m else None


def _cited_place(head: HeadParts) -> Division | None:
    """市财政局 signs and nothing of the head names the city: the one city of the documents that the notice cites."""
    names = [n for n, _ in head.signed.bodies] or (head.title.who.words.split() if head.title else [])
    level = next((m for n in names if (m := _LEVEL.match(n.strip()))), None)
    if level is None:
        return None
    cited = {m[1] for m in _CITED_PLACE.finditer(head.text)} if "《" in head.text else set()
    places = [*map(jurisdiction, sorted(cited)), *(place_of_code(n.number) for n in doc_numbers(head.text[:REACH]))]
    of_level = {p for p in places if p is not None and p.name.endswith(level[0])}
    return of_level.pop() if len(of_level) == 1 else None
