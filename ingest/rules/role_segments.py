"""Where a notice lists bodies with a task: after a label (责任单位:…) or in a bracket at the end of an item."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from ingest.head.lines import kind_of
from ingest.text.openings import past_mark

_DUTY = re.compile("牵头|参与|参加|分工|负责|配合")
LONGEST = 1500  # code points of a list
# Bodies of one kind, or the places whose governments are meant: 责任厅局:, 牵头县(市、区):, 责任镇街:.
_KIND = (
    r"(?:厅局|司局|局办|地区|地方|园区|片区|街道|乡镇|镇街|街镇|"
    r"[省市县区州盟旗]{1,2}(?:\([^()\n]{1,9}\))?(?:人民政府|政府)?)"
)
_UNIT = rf"(?:单位|部门|主体|机构|处室|科室|股室|委办局|方|{_KIND}(?=[ ”】\]]*:))"
_SUPPORT = (
    r"(?:(?:协同|积极|密切|协作|协调)配合|配合落实|配合|协同|协作|协助|协办|协管|协抓|参与|参加|参建|支持|支撑|保障|"
    r"会办|会同|联办|联动|关联)"
)
_LEAD = (
    r"(?:(?:总体?|共同|联合|双|主)?牵头|主要牵头|主办|主抓|主责|统筹|统筹协调|总负责|首要责任|首席责任|首责|第一责任|"
    r"领办|领衔|召集|牵头主办|牵头(?:实施|组织|落实|推进|抓总|总抓|协调))"
)
_RESPONSIBLE = (
    r"(?:主要责任|共同责任|具体责任|直接责任|责任落实|落实责任|责任承办|主体责任|归口(?:管理|负责)?|组织实施|"
    r"责任|落实|承办|经办|实施|负责|承担|承接|执行|推进|主管|工作责任|分工|任务承担|责任承担)"
)
# 主办:, 协办: stand so in brackets only; at the foot of a page they name the makers of the site.
_SHORT = r"(?<=[(\[【〔;,])"
OPENS_LABEL = "部总共联双主牵统首第领召协积密配参支保会关具直责落归组承经实负推执分任工"
# The look ahead holds the first letters of all labels: most places are left at once.
LABEL = re.compile(
    rf"(?=[{OPENS_LABEL}])"
    rf"(?:(?P<lead>{_LEAD}(?:负责|责任)?(?:\({_SUPPORT}\)|\(责任\))?{_UNIT}(?:、{_UNIT}|\(.{{1,6}}\))?|(?:牵头(?:负责|落实|实施|组织|推进|抓总|协调)?|{_SHORT}主办)(?=:|—))"
    rf"|(?P<support>(?!协同{_KIND}){_SUPPORT}(?:责任)?{_UNIT}(?:\(.{{1,6}}\))?|(?:配合|参与|{_SHORT}(?:协办|协助|参加|协同))(?=:|—))"
    rf"|(?P<main>主要责任{_UNIT})"
    rf"|(?P<responsible>{_RESPONSIBLE}(?:\(?(?:牵头|配合)\)?)?{_UNIT}(?:\(.{{1,10}}\)|及分工|、{_UNIT}|和{_UNIT})?|(?:责任|(?:责任|部门|单位|任务)分工|{_SHORT}(?:负责|承办|落实))(?=:)))"
    r"[ ”】\]]*(?:(?P<colon>:|—{1,2})|(?P<copula>分别为|分别是|为|是)(?!主):?|"
    r"(?P<blank>[ \t\n](?=[\u4e00-\u9fff])|(?<=[】\]])(?=[\u4e00-\u9fff]))|"
    r"(?P<glued>(?=(?:[省市县区州盟旗]|各[市县区州盟旗镇乡设]|自治区|兵团|国家)"
    r"[\u4e00-\u9fff]{1,12}[厅局委办府])))[ \t“【\[]*"
)
# Where a label may end; the label is then looked for in the few characters before.
_ITS = rf"{_KIND}?"
_ANCHOR = re.compile(
    rf"(?:单位|部门|主体|机构|处室|科室|股室|委办局|牵头{_ITS}|配合{_ITS}|参与{_ITS}|责任{_ITS}|主办{_ITS}|协办{_ITS}|协同{_ITS}"
    rf"|承办{_ITS}|落实{_ITS}|责任分工|部门分工|单位分工|任务分工|负责|协助|参加|实施|抓总|方)"
    r"(?:\(.{1,10}\)|及分工|[、和][单部]\S|"
    r"[”】\] ])*(?:[: \t\n—]|为|是|分别|[省市县区州盟旗自兵国各]|(?<=[】\]])[\u4e00-\u9fff])"
)
# 责任处室:规划处、办公室: departments of the body that writes; a body stands there with its level.
_INNER_LABEL = re.compile("[处科股]室")
_LEVELLED = re.compile(r"(?:[省市州县区盟旗]|自治区)[\u4e00-\u9fff]{1,12}[厅局委办]")
# A label of something else ends the list before it: 完成时限:, 责任领导:, 联系人:.
_OTHER = re.compile(
    r"[,;。、 \t(]?(?:完成|办结|落实|工作|目标|推进|整改|进度|起止|计划|责任|主要|分管|"
    r"直接|具体|实施|预期|阶段|年度|重点|考核|验收|牵头|配合|保障|适用|涉及){0,2}"
    r"(?:时限|时间|期限|节点|进度|领导|责任人|负责人|联系人|联系电话|电话|目标|任务|措施|内容|备注|说明|成果|依据|要求|形式|标准|范围|对象)(?:要求|安排|节点|及方式)?(?::|为)"
    r"|[,;。、 \t(]?(?:组成|专班|小组)?成员(?:单位|部门)?(?:包括|主要包括|为|是|有|由|:)"
    r"|[,;。 \t][\u4e00-\u9fff]{2,4}(?:单位|部门):"  # a label that gives no role: 监督单位:
)
_BEFORE_LABEL = re.compile(
    r"(?:各|等|对|向|将|与|和|由|请|明确|确定|项目|其|该|及|或|(?<![一二三四五六七八九十\d])、|公开|信息|起草|解读|发布|审核)$"
)
# The foot of a page also names a 主办单位: that of the site.
_FOOTER = re.compile(
    r"版权所有|ICP备|网站标识码|公网安备|技术支持|网站备案|备案号|网站地图|运(?:行维护|维)(?:单位|部门)?:|网站声明|关于我们|联系我们|扫一扫"
)
_ONLY_NAMES = re.compile(r"(?:(?!是|负责|应当|按照|根据)[\u4e00-\u9fff()、,; ]){3,160}(?=[\n。【\[]|$)")
# One body a line below its label.
_BODY_LINE = re.compile(
    r"\n[ \t]*(?![一二三四五六七八九十]{1,3}、)[\u4e00-\u9fff()]{3,24}[厅局委办府署院司社](?=[ \t]*(?:\n|$))"
)
_NEXT_ITEM = re.compile(
    r"[ \t厅局委办府会院部司心][ \t]?(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)]|[①-⑳])[ \t]?"
    r"(?=[\u4e00-\u9fff]{2})"
)
_OPEN, _CLOSE = "([【〔", ")]】〕"
_BODY_CHAR = re.compile("[厅局委办府部署院会室司区州县市位心关](?:(?<![位心关])|(?<=单位|中心|海关))")
_PLAIN = r"[^()\[\]【】〔〕\n]"
_INNER = rf"(?:{_PLAIN}++|\({_PLAIN}*+\)|\[{_PLAIN}*+\]|【{_PLAIN}*+】|〔{_PLAIN}*+〕)*+"
# A bracket with what it holds, be it brackets in their turn; of one that closes otherwise or not at all only the mark.
_BRACKET = re.compile(rf"[(\[【〔)\]】〕](?:(?<=\(){_INNER}\)|(?<=\[){_INNER}\]|(?<=【){_INNER}】|(?<=〔){_INNER}〕)?")
_BODY_LAST = tuple("厅局委办部府署会室院")
_ITEM_END = re.compile(
    r"[ \t]*(?:[。;,.]?[ \t]*(?:$|\n|\t|(?:第[一二三四五六七八九十百]+条|[一二三四五六七八九十]{1,3}、|"
    r"\(?[一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[①-⑳]|——))|。)"
)


class Segment(Struct, frozen=True, gc=False):
    """A list at `begin:end`, the role its label gives (None for a bracket without label), and where it was announced.

    `ambiguous` marks 主要责任单位, which may mean the leading body.
    """

    begin: int
    end: int
    label: str | None
    ambiguous: bool = False


def brackets(text: str) -> list[tuple[int, int]]:
    """The spans inside matching brackets, outermost only unless the outer one does not close in its line."""
    found: list[tuple[int, int]] = []
    read_to = 0
    for m in _BRACKET.finditer(text):
        begin, end = m.span()
        if begin < read_to:
            continue
        if end > begin + 1:
            found.append((begin + 1, end - 1))
        else:  # a line whose brackets lack one, or go deeper than most
            line, read_to = text.rfind("\n", 0, begin) + 1, text.find("\n", begin)
            read_to = len(text) if read_to < 0 else read_to
            while found and found[-1][0] > line:
                found.pop()
            found += _brackets_of_line(text, line, read_to)
    return found


def _brackets_of_line(text: str, line: int, end: int) -> list[tuple[int, int]]:
    """The spans inside brackets in `text[line:end]`, one mark after the other."""
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for place in range(line, end):
        mark = text[place]
        if mark in _OPEN:
            stack.append((mark, place + 1))
        elif stack and mark in _CLOSE:
            pair = _OPEN[_CLOSE.index(mark)]
            while stack and stack[-1][0] != pair:
                stack.pop()
            if stack:
                _, begin = stack.pop()
                while found and found[-1][0] >= begin:
                    found.pop()
                found.append((begin, place))
    return found


def labelled(text: str, inside: list[tuple[int, int]], skip: list[tuple[int, int]]) -> Iterator[Segment]:
    """The lists that stand after a label, each up to the next label, the end of its bracket, sentence or line."""
    labels = [
        m
        for m in _labels(text)
        if not within(m.start(), skip) and not _BEFORE_LABEL.search(text[max(0, m.start() - 2) : m.start()])
    ]
    for i, m in enumerate(labels):
        limit = _limit(text, m.start(), m.end(), inside)
        following = labels[i + 1].start() if i + 1 < len(labels) else len(text)
        end = min(limit, following)
        if any(text.find(word, m.end(), end) >= 0 for word in (":", "为", "成员")):  # else no further label
            other = _OTHER.search(text, m.end(), end)
            end = other.start() if other else end
        if first := _before_first(text, m.start(), labels[i - 1].end() if i else 0, inside):
            yield first
        if not _INNER_LABEL.search(m[0]) or _LEVELLED.search(text, m.end(), end):
            yield Segment(m.end(), end, _role(m), bool(m["main"]))


def _before_first(text: str, label: int, after: int, inside: list[tuple[int, int]]) -> Segment | None:
    """(市文旅局,配合单位:市商务局): the bodies of a bracket that stand before its first label are responsible."""
    i = bisect_right(inside, (label, 1 << 60)) - 1
    if i < 0 or not after <= inside[i][0] <= label - 3 or label >= inside[i][1]:
        return None
    begin = inside[i][0]
    if ":" in text[begin:label] or not _BODY_CHAR.search(text, begin, label):
        return None
    return Segment(begin, label, "responsible")


def _labels(text: str) -> Iterator[re.Match[str]]:
    last = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < last:
            continue
        m = LABEL.search(text, max(last, anchor.start() - 10), min(len(text), anchor.end() + 24))
        if m:
            if m["glued"] is not None and text[m.start() - 1 : m.start()] not in _OPEN + "\n;。,\t ":
                continue
            if m["blank"] == "" and (text[m.start() - 1] not in "【[" or not _ONLY_NAMES.match(text, m.end())):
                continue  # …,逗号前为牵头单位]推进; 【主管部门】甲局是…: no 【牵头单位】甲局、乙局
            last = m.end()
            if not (
                m[0].startswith(("主办", "承办", "协办", "支持"))
                and _FOOTER.search(text, max(0, m.start() - 80), m.end() + 120)
            ):
                yield m


def _role(m: re.Match[str]) -> str:
    return "lead" if m["lead"] else "support" if m["support"] else "responsible"


def within(place: int, spans: list[tuple[int, int]]) -> bool:
    """Does the place lie in one of the spans (sorted, apart from each other)?"""
    i = bisect_right(spans, (place, 1 << 60)) - 1
    return i >= 0 and spans[i][0] <= place < spans[i][1]


def _limit(text: str, start: int, begin: int, inside: list[tuple[int, int]]) -> int:
    """Where the list after a label must end."""
    i = bisect_right(inside, (start, 1 << 60)) - 1
    if i >= 0 and inside[i][0] <= start < inside[i][1] and begin <= inside[i][1]:  # not 【牵头单位】市财政局
        return inside[i][1]
    line = text.find("\n", begin, begin + LONGEST)
    line = begin + LONGEST if line < 0 else line
    if line <= begin + 1 and text[begin:line].strip() == "":
        after = text.find("\n", line + 1, line + LONGEST)
        line = min(len(text), after if after >= 0 else line + LONGEST)
        while more := _BODY_LINE.match(text, line):
            line = more.end()
    stop = text.find("。", begin, line)
    stop = min(len(text), stop if stop >= 0 else line)
    item = _NEXT_ITEM.search(text, begin + 1, stop)  # in a copy that lost its lines
    return item.start() + 1 if item else stop


# 同意设立某经开区(以下简称甲经开区)
_SHORT_NAME = re.compile("(?:以下|下)?(?:简称|统称|合称)|下称|又称|[原曾现]名")


def bracketed(text: str, inside: list[tuple[int, int]], skip: list[tuple[int, int]]) -> Iterator[tuple[Segment, bool]]:
    """Brackets without a label that may hold bodies; with each whether it stands at the end of an item."""
    taken = sorted(skip)
    for begin, end in inside:
        if not 2 <= end - begin <= LONGEST or within(begin, taken):
            continue
        if not _BODY_CHAR.search(text, begin, end) or any(begin <= b < end for b, _ in _near(taken, begin, end)):
            continue
        if _SHORT_NAME.match(text, begin):
            continue
        before = text[max(0, begin - 2) : begin - 1]
        if before == "\n" and _under_title(text, begin - 2) and not _DUTY.search(text, begin, end):
            continue
        closes = bool(_ITEM_END.match(text, end + 1)) and not before.endswith(_BODY_LAST)
        yield Segment(begin, end, None), closes or before in ("。", ";", "\n", "", ")")


def _under_title(text: str, line_end: int) -> bool:
    """Is the line that ends there the title of a document? The bodies under it have written it."""
    title = text[text.rfind("\n", 0, line_end) + 1 : line_end].strip()
    return kind_of(title) is not None and past_mark(title, 0, len(title)) == 0


def _near(spans: list[tuple[int, int]], begin: int, end: int) -> list[tuple[int, int]]:
    return spans[bisect_left(spans, (begin, 0)) : bisect_left(spans, (end, 0))]
