"""Contact persons: their names, numbers and addresses are found so that nothing of them is ever printed.

Personal Information Protection Law of the PRC art. 6: collect no more than the purpose needs; the
graph needs none of it. A contact label hides what follows it to the end of its phrase; a telephone
number or mail address hides itself and the name before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span
from ingest.text.contact_names import name_before
from ingest.text.contact_tables import table_contacts
from ingest.text.word_places import word_places

_GAP = r"[ \t\u00a0\u3000]*"  # labels are often spaced out to equal width
_TIE = rf"[联聯]{_GAP}[系繫络絡]"
_TEL = rf"电{_GAP}话|電{_GAP}話"
# Sought only before a colon: labels are words that prose uses freely.
_LABEL = re.compile(
    rf"(?=[联聯业政技系操咨諮客办监举投服值固移申单电電手座传傳子邮郵E通收接受经填审微Q])"
    rf"(?:{_TIE}{_GAP}(?:人员?|員|员|方式|{_TEL}|手机|手機|处室|单位|邮箱|地址|科室|部门)?"
    rf"|(?:业务|政策|技术|系统)?(?:操作)?(?:咨询|諮詢)(?:电话|人|方式|服务)?|(?:技术支持|技术服务|客服)(?:电话|热线)?"
    rf"|(?:办公|监督|举报|投诉|服务|值班|固定|移动|申报|单位|办公室)?(?:{_TEL})(?:号码)?|(?:手{_GAP}[机機]|移动电话)(?:号码?)?|座{_GAP}机|传{_GAP}真|傳{_GAP}真"
    rf"|(?:电子)?[邮郵]{_GAP}箱(?:地址)?|电子邮件|E-?mail"
    rf"|邮{_GAP}编|邮政编码|通[信讯]地址|收件人|接收人|受理人|经办人|填报人|填表人|审核人|联审人|微信号?|QQ群?号?)"
    rf"(?:(?:及|和|、)[^\s:：]{{2,6}})?(?:[(（][^()（）]{{1,10}}[)）])?\s*\Z",
    re.IGNORECASE,
)
_MAIL_REACH = 66  # code points; the longest mail address of an office seen has 41
_NUMBER_REACH = 20
_LONGEST_NUMBER = 20  # digits in a row; more are no telephone number
_LABEL_REACH = 24  # code points
# The last letter of a label; behind 及, 和, 、 or in a bracket a label may end with any other.
_LABEL_LAST = frozenset("人员員式话話机機室位箱址门询詢务持服线码号真编系繫络絡群QqlL件信)）")
_IN_LABEL = frozenset("联聯咨諮支客服话話机機真邮郵mM址人微Qq")  # every label has one of these
_LONGEST_LABEL = 16  # code points, without what stands in a bracket behind it
_CLOSES = frozenset(")）")
_OF_BODY = frozenset("位门")
_OF_CONTACT = frozenset("联聯电電询詢话話人服真箱编件")  # a label that ends with 单位 or 部门 has one of these
_UNMARKED = re.compile(rf"{_TIE}{_GAP}(?:人|电话|方式)[ \t\u00a0\u3000]+(?=[\u4e00-\u9fff\d])")
_NOT_MONEY = r"(?!\d|\s?[元万亿千吨户家个美港欧平人年辆台套件])"
_NUMBER = re.compile(
    r"(?<![\d.A-Za-z〔\[-])(?:(?:[(（]?0\d{2,3}[)）]?)[-—－\s]{0,3}\d{7,8}(?:[-转]\d{1,5})?"
    r"|1[3-9]\d{9}|1[3-9]\d[-—－\s]\d{4}[-—－\s]\d{4}|[48]00-?\d{3}-?\d{4}"
    r"|[1-6]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx])"
    + _NOT_MONEY
    + r"|[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z]{2,12}){1,3}"
    # a number without area code, a name in a messenger: only behind the word
    r"|(?:电话|電話|手机|座机|传真|热线|拨打|致电|咨询|联系)[^\d。;；\r\n]{0,6}(?<![\d.])\d{3,4}[-\s]?\d{4}"
    + _NOT_MONEY
)
_MESSENGER = re.compile(
    r"(?:微信|(?<![A-Za-z0-9])(?:WeChat|QQ|qq))[号群]{0,2}[ \u3000]{0,3}[A-Za-z\d][\w-]{4,24}(?![\u4e00-\u9fff]*平台)"
)
_MESSENGERS = ("微信", "QQ", "qq", "WeChat")
_NAME_BEFORE = re.compile(
    r"[一-鿿·]{2,4}(?:(?:同志|先生|女士|处长|科长|主任|老师)|[ \t\u3000\u00a0]*[,，、:：(（]?[ \t\u3000\u00a0]*\Z)"
)
_PHRASE_END = re.compile(r"[。;；\r\n)）]")
_SENTENCE_END = re.compile(r"[。;；\r\n]")
# Every number holds one of these; the class of digits spelt out is quicker than \d.
_SEVEN_DIGITS = re.compile(r"[0-9０-９)）](?:\d{6,}|(?<=\d)\d{2}[-—－\s]\d{3,4})")
_BLOCK_GAP = 3  # lines between two contact lines that still belong to the block
_GAP_LINE = 40  # code points
_NO_CONTACT = re.compile(
    r"[。]|^\s*(?:附件|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]|\d{4}年|第[一二三四五六七八九十]+条)"
    r"|(?:政府|委员会|办公[厅室])\s*$"
)


def contacts(text: str) -> tuple[Span, ...]:
    """The spans of contact details, sorted, none overlapping.

    >>> t = "请于6月底前报送。联系人:王小明,电话:028-86261234。\\n"
    >>> [t[s.begin:s.end] for s in contacts(t)]
    ['联系人:王小明,电话:028-86261234']
    """
    found: list[Span] = []
    for begin, after in sorted(_labels(text)):
        if found and begin < found[-1].end:
            continue
        found.append(Span(name_before(text, begin, found[-1].end if found else 0), _phrase_end(text, after)))
    found.extend(_numbers(text, found))
    found.extend(Span(*m.span()) for at in word_places(text, _MESSENGERS) if (m := _MESSENGER.match(text, at)))
    return _merged([*_with_blocks(text, sorted(found)), *table_contacts(text)])


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """Where each label of a contact detail begins, and the place after its colon."""
    for place in word_places(text, ":："):
        low = place - _LABEL_REACH if place > _LABEL_REACH else 0
        before = text[low:place]
        bare = before.rstrip()
        last = bare[-1:]
        if last not in _LABEL_LAST and "、" not in (tail := bare[-7:]) and "和" not in tail and "及" not in tail:
            continue  # most colons stand behind other words
        near = bare if last in _CLOSES else bare[-_LONGEST_LABEL:]
        if _IN_LABEL.isdisjoint(near) or last in _OF_BODY and _OF_CONTACT.isdisjoint(near):
            continue  # 责任单位 and 配合部门 among them
        if label := _LABEL.search(before):
            yield low + label.start(), place + 1
    for at in word_places(text, "联聯"):
        if m := _UNMARKED.match(text, at):
            yield m.span()


def _phrase_end(text: str, after: int) -> int:
    end = _PHRASE_END.search(text, after)
    if end is None:
        return len(text)
    stop = end.start()
    if text[stop] in ")）" and (text.count("(", after, stop) + text.count("（", after, stop)):
        further = _SENTENCE_END.search(text, stop)  # a bracket inside the phrase: (028)8626…
        return further.start() if further else len(text)
    return stop


def _numbers(text: str, known: list[Span]) -> Iterator[Span]:
    """Numbers and mail addresses without a label, with the name printed before them."""
    at = 0
    labelled = iter(known)
    span = next(labelled, None)
    signs = [(m.start(), m.end(), _NUMBER_REACH) for m in _SEVEN_DIGITS.finditer(text)]
    signs += [(i, i + 1, _MAIL_REACH) for i in word_places(text, "@＠") if text[i + 1 : i + 2].isalnum()]
    for begin, end, reach in sorted(signs):
        while span and span.end <= begin:
            span = next(labelled, None)
        if begin < at or end - begin > _LONGEST_NUMBER or (span and span.begin <= begin):
            continue
        low = max(at, begin - reach)
        line = max(text.rfind("\n", low, begin) + 1, low)
        m = next((n for n in _NUMBER.finditer(text, line, end + reach) if n.end() > begin), None)
        if m is None:
            at = end
            continue
        at = m.end()
        before = _NAME_BEFORE.search(text, max(0, m.start() - 10), m.start())
        yield Span(min(before.start() if before else m.start(), name_before(text, m.start(), line)), m.end())


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    done: list[Span] = []
    for span in sorted(spans):
        if done and span.begin < done[-1].end:
            done[-1] = Span(done[-1].begin, max(done[-1].end, span.end))
        else:
            done.append(span)
    return tuple(done)


def _with_blocks(text: str, found: list[Span]) -> tuple[Span, ...]:
    """Short lines between two contact details belong to them: names without a label."""
    done: list[Span] = []
    for span in found:
        if done and span.begin <= done[-1].end:
            done[-1] = Span(done[-1].begin, max(done[-1].end, span.end))
            continue
        if done:
            gap = text[done[-1].end : span.begin]
            lines = [x for x in gap.splitlines() if x.strip()]
            if len(lines) <= _BLOCK_GAP and all(
                len(x) <= _GAP_LINE and not _NO_CONTACT.search(x.strip()) for x in lines
            ):
                done[-1] = Span(done[-1].begin, span.end)
                continue
        done.append(span)
    return tuple(done)
