"""Document numbers (文号), numbers of orders and announcements, and standards, in one form.

GB/T 9704-2012 §7.2.5: a document number is the issuer's code, the year in 〔〕 and a serial number;
copies print [ ], 【 】, ( ), 〈 〉 for 〔〕. Orders, announcements and standards have forms of their own.
Places count in the text given, which is expected to be folded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from ingest.text.cues import Cue
from ingest.text.word_places import word_places

_OPENERS = "〔[【({〈<﹝［„"
_OPEN, _CLOSE = r"[〔\[【({〈<﹝［„]", r"[〕\]】)}〉>﹞］‟]"  # „2009‟: what copies make of 〔〕
_LONG = 1000  # code points; a text as long is a notice, whose rare words are found together
_YEAR_CUE = Cue(opener + year for opener in _OPENERS for year in ("19", "20", " 19", " 20"))
_ORDER_CUE = Cue(["令", "公告", "通告"])
_YEAR_BEGINS = frozenset(" 12")
_YEAR_BRACKET = re.compile(rf"{_OPEN} ?((?:19|20)\d\d)年? ?{_CLOSE} ?")
_SERIAL = re.compile(r"(第)? ?(?:字第?)?(\d{1,5}(?:-\d{1,3})?|[一二三四五六七八九十百〇零]{1,5})? ?(号)?")
_COUNTED = tuple("次期届批")  # 市政府〔2022〕第18次常务会议
_MORE = re.compile(r"(?:、|和|及) ?(第)?(\d{1,5})号")
_CODE = re.compile(r"[\u4e00-\u9fffA-Za-z ]{1,18}\Z")
# Words of the sentence that may run into the code: 根据昌政发〔2022〕8号.
_BEFORE_CODE = re.compile(
    r".*(?:条 |"
    r"根据|依据|依照|按照|遵照|参照|对照|落实|贯彻|执行|符合|以及|文号|字号|编号|名称|其中|印发|下发|转发|废止|通知|意见|办法"
    r"|方案|规定|现行|原有|此前|沿用|取代|替代|代替|简称|详见|[关对由鉴]于|公布|发布|制定|办公[厅室]|人民政府|[的为见等了按]|(?:文件|号文?|精神|要求)[和与及]?)"
)
_WHO_BEFORE = re.compile(r"[省市县区州][\u4e00-\u9fff]{2,8}?[局厅委部办](?=[\u4e00-\u9fff]{3})")
_JOINING = re.compile(r"[由在按对以经]")
_JOINING_OR_NAME = re.compile(r"[和与及将原即]")  # 和平, 原平, 将乐, 即墨 begin codes as well
_BEGINS_CODE = re.compile(r"[(〔\[【\n]\Z|\A\Z")

_BODY_WORD = (
    r"(?:(?:人民)?政府|委员会|人大常委会|常务委员会|国务院|主席|总局|海关总署|人民银行|央行"
    r"|[\u4e00-\u9fff]{1,6}[部委局署厅会院])"
)
_ORDER = re.compile(
    rf"(?P<kind>主席令|令|公告|通告)[ \n]?(?:{_OPEN}?(?P<year>(?:19|20)\d\d)年?{_CLOSE}?[ \n]?)?"
    r"(?P<serial>第 ?(?:\d{1,5}|[一二三四五六七八九十百〇零]{1,6}) ?号|\d{1,4}号)"
)
_ORDER_BODY = re.compile(r"[\u4e00-\u9fff 、]{2,40}\Z")
_ORDER_END = re.compile(rf"{_BODY_WORD}(?:办公厅|办公室)?\Z")
_BEFORE_BODY = re.compile(
    r"(?s:.*)(?:条 |"
    r"根据|依据|依照|按照|遵照|参照|落实|贯彻|执行|符合|以及|经由|\d日|[一二三四五六七八九十]日|[的由经以为在]|[现兹拟]将|号[、和与及]|、(?=原))"
)
_STANDARD_CUE = Cue(["-19", "-20", "—19", "—20"])
_BEFORE_YEAR = 32  # code points of a standard before its year
_CODE_OF_STANDARD = (
    r"(?:GB|GBJ|GBZ|DB\d{0,4}|DBJ\d{0,4}|[A-Z]{2}|ISO|IEC|T)(?:/[A-Z]{1,6}(?:-[A-Z]{1,3})?)? ?\d{2,6}(?:\.\d{1,3}){0,2}"
)
STANDARD = re.compile(rf"(?<![A-Za-z]){_CODE_OF_STANDARD}[-—](?:19|20)\d\d(?!\d)")
UNDATED_STANDARD = re.compile(_CODE_OF_STANDARD)  # its newest edition: 《地理标志产品 五常大米》(GB/T 19266)


class DocNumber(Struct, frozen=True, gc=False):
    """`text[begin:end]` is the number as printed, `number` its normal form; `kind` number, order or standard."""

    begin: int
    end: int
    number: str
    kind: str = "number"


def doc_numbers(text: str) -> tuple[DocNumber, ...]:
    """The numbers of documents, orders and standards in a text, in their order, none overlapping.

    >>> [n.number for n in doc_numbers("(国发[2014]14号)、根据昌政发〔2022〕 8 号文件")]
    ['国发〔2014〕14号', '昌政发〔2022〕8号']
    >>> [n.number for n in doc_numbers("2012年3月19日山东省人民政府令第250号公布的")]
    ['山东省人民政府令第250号']
    >>> [n.number for n in doc_numbers("《优化营商环境条例》(国令第722号)")]
    ['国令第722号']
    """
    if "20" not in text and "19" not in text and "令" not in text and "告" not in text:
        return ()  # every number names a year, an order or an announcement
    found = sorted([*_bracketed(text), *_orders(text), *_standards(text)], key=lambda n: (n.begin, -n.end))
    kept: list[DocNumber] = []
    for one in found:
        if not kept or one.begin >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _bracketed(text: str) -> Iterator[DocNumber]:
    """Code, bracketed year, serial: 川办发〔2021〕93号; a list 93号、94号 shares code and year."""
    for at in _YEAR_CUE.places(text) if len(text) > _LONG else word_places(text, _OPENERS):
        year = _YEAR_BRACKET.match(text, at) if text[at + 1 : at + 2] in _YEAR_BEGINS else None
        if year is None:
            continue
        code = code_before(text, year.start() - (text[year.start() - 1 : year.start()] == " "))
        serial = _SERIAL.match(text, year.end(), year.end() + 16)
        if (
            not code
            or serial is None
            or not serial[2]
            or not serial[3]
            and text[serial.end() : serial.end() + 1] in _COUNTED
            or not serial[3]
            and (
                text[year.start() : year.end()].strip()[0] in "(<〈"
                and serial[2]
                and not _ends_bracket(text, serial.end())
            )
        ):
            continue
        begin, words = code
        head = f"{words}〔{year[1]}〕"
        end = serial.end() if serial[3] else serial.end(2)
        yield DocNumber(
            begin, end, f"{head}{serial[1] or ''}{'字' if '字' in serial[0] else ''}{serial[2]}{serial[3] or ''}"
        )
        more = _MORE.match(text, end)
        while more and serial[3]:
            yield DocNumber(more.start(2), more.end(), f"{head}{more[1] or ''}{more[2]}号")
            more = _MORE.match(text, more.end())


def _ends_bracket(text: str, place: int) -> bool:
    return text[place : place + 1] in (")", "\n", "", ",", "。")


def code_before(text: str, place: int) -> tuple[int, str] | None:
    """Where the issuer's code that ends at `place` begins, and the code; None where there is none.

    >>> code_before("根据昌政发〔2022〕", 5)
    (2, '昌政发')
    """
    run = _CODE.search(text, max(0, place - 18), place)
    if run is None:
        return None
    words, begin = run[0], run.start()
    cut = _BEFORE_CODE.match(words)
    if cut:
        begin, words = begin + cut.end(), words[cut.end() :]
    elif _joined(text, begin, words):
        begin, words = begin + 1, words[1:]
    begin += len(words) - len(words.lstrip())
    if who := _WHO_BEFORE.match(words):  # 省农机局冀农机〔2019〕12号
        begin, words = begin + who.end(), words[who.end() :]
    words = words.replace(" ", "")
    return (begin, words) if 1 <= len(words) <= 14 else None


def _joined(text: str, begin: int, words: str) -> bool:
    """Does `words`, which begin at `begin`, begin with a word that joins them to what stands before?"""
    if _JOINING.match(words):
        return True
    return bool(_JOINING_OR_NAME.match(words)) and not _BEGINS_CODE.search(text[max(0, begin - 1) : begin])


def _orders(text: str) -> Iterator[DocNumber]:
    """令, 公告 and 通告 carry the body's name: 国务院令第700号, 工业和信息化部公告2023年第29号."""
    done = 0
    for at in _ORDER_CUE.places(text) if len(text) > _LONG else word_places(text, _ORDER_CUE.words):
        begin = at - 2 if text.endswith("主席令", done, at + 1) else at
        m = _ORDER.match(text, begin) if begin >= done else None
        if m is None:
            continue
        done = m.end()
        run = _ORDER_BODY.search(text, max(0, m.start() - 40), m.start())
        if run is None:  # (国令第722号), 主席令第二十二号
            state = text[m.start() - 1 : m.start()] == "国"
            if state or m["kind"] == "主席令":
                first = m.start() - state
                yield DocNumber(first, m.end(), re.sub(r"\s", "", text[first : m.end()]), "order")
            continue
        begin, words = run.start(), run[0]
        cut = _BEFORE_BODY.match(text[max(0, begin - 2) : m.start()])
        if cut and cut.end() > begin - max(0, begin - 2):
            begin = max(0, begin - 2) + cut.end()
            words = text[begin : m.start()]
        elif _joined(text, begin, words):
            begin, words = begin + 1, words[1:]
        begin += len(words) - len(words.lstrip(" 、"))
        words = words.strip(" 、")
        if m["kind"] != "主席令" and not _ORDER_END.search(words) or len(words) < 2:
            continue
        middle = text[m.end("kind") : m.start("serial")].strip()
        if middle and middle[0] in "〔[【({〈<":
            middle = f"〔{m['year']}〕"
        number = re.sub(r"\s", "", f"{words}{m['kind']}{middle}{m['serial']}").removeprefix("原")
        if m["kind"] != "主席令":  # 国务院令, 工业和信息化部令: without the name of the state
            number = number.removeprefix("中华人民共和国")
        yield DocNumber(begin, m.end(), number, "order")


def _standards(text: str) -> Iterator[DocNumber]:
    end = 0
    for year in _STANDARD_CUE.places(text) if len(text) > _LONG else word_places(text, _STANDARD_CUE.words):
        m = STANDARD.search(text, max(end, year - _BEFORE_YEAR), year + 6)
        if m is None:
            continue
        end = m.end()
        yield DocNumber(m.start(), m.end(), re.sub(r"(?<=[A-Z]) ?(?=\d)", " ", m[0]), "standard")


class Numbers:
    """The document numbers of a text, found by place."""

    def __init__(self, text: str) -> None:
        self.all = doc_numbers(text)
        self._begins = [n.begin for n in self.all]

    def within(self, begin: int, end: int) -> tuple[DocNumber, ...]:
        """The numbers that begin in `[begin, end)`."""
        return self.all[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]
