"""The bodies a notice is addressed to: the line under the title that ends with a colon (GB/T 9704-2012 §7.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.head.fields import known_labels
from ingest.model import Span

_LINE = re.compile(
    r"(?:^|\n|\t|(?<=号))[ \t]*(?P<a>(?:各|有关|相关|[\u4e00-\u9fff])[^:。;\n\t]{1,300}?):", re.MULTILINE
)
_OWN_LINE = re.compile(r"^[ \t]*(?P<a>各[^:。;\n\t]{2,300}:)[ \t]*$", re.MULTILINE)
_ADDRESSED = re.compile(
    r"政府|部门|单位|机构|[局厅委办会部署](?:\([^()]{1,20}\))?$|企业|公司|银行|高校|园区|街道|公众|开发区|乡镇|[市县区州盟旗](?:\([^()]*\))?$|各位|学校|行署"
)
_BODY = re.compile(r"(?:人民政府|政府|[局厅委部办署]|委员会|办公室|管委会|主管部门)(?:\([^()]{1,20}\))?$")
_SCOPE = re.compile(
    r"^(?:各|有关|相关)[省市县区州盟旗地级以上自治直辖设]{1,8}(?:\([^()]{1,14}\))?(?:、[省市县区州盟旗地自治直辖]{1,6}(?:\([^()]{1,14}\))?){0,4}"
)
_OF_LEVEL = re.compile("[市县区州盟旗](?:人民政府|政府|行政公署|行署)")
_LABEL = re.compile(
    r"关于|公告如下|如下|通知|附件|来源|日期|时间|联系|电话|文号|索引|名称|发布|要求|条件|内容|目标|任务|范围|原则|分工"
    r"|^(?!各|有关|相关|所属|下属|[省市县区州盟旗厅局委]|直属|机关|全)"  # 责任单位:
    r"[\u4e00-\u9fff]{2,4}(?:单位|部门|机构|企业|园区)$"
)


def addressees(text: str, begin: int, end: int) -> Iterator[tuple[str, Span]]:
    """The bodies addressed in `text[begin:end]`, each with its place.

    >>> [n for n, _ in addressees("各市(州)经济和信息化局、财政局:\\n", 0, 20)]
    ['各市(州)经济和信息化局', '各市(州)财政局']
    """
    if text.find(":", begin, end + 1) < 0:
        return
    for m in _LINE.finditer(text, begin, min(len(text), end + 1)):
        if m["a"] in known_labels() or _LABEL.search(m["a"]) or not _ADDRESSED.search(m["a"]):
            continue
        yield from _split(text, m.start("a"), m.end("a"))
        return


def addressed_below(text: str, begin: int, end: int) -> Iterator[tuple[str, Span]]:
    """The bodies addressed on a line of their own in the letter `text[begin:end]`, where a site has put words above it.

    >>> page = "核心提示:某方案已经印发。\\n各市人民政府:\\n现印发给你们。"
    >>> [n for n, _ in addressed_below(page, 0, len(page))]
    ['各市人民政府']
    """
    line = _OWN_LINE.search(text, begin, end) if end > begin else None
    if line:
        yield from addressees(text, line.start("a"), line.end("a"))


def _split(text: str, begin: int, end: int) -> Iterator[tuple[str, Span]]:
    for part in _cut(text, Span(begin, end), ",;"):
        pieces = list(_cut(text, part, "、"))
        words = [text[p.begin : p.end] for p in pieces]
        if len(pieces) > 1 and all(_BODY.search(w) and len(w) > 2 for w in words):
            scope = _SCOPE.match(words[0])
            for piece, word in zip(pieces, words, strict=True):
                known = re.match(r"各|有关|相关|.{2,6}[省市县区州]", word)
                level = "各" if _OF_LEVEL.match(word) else scope[0] if scope else ""  # 各盟行政公署、市人民政府
                yield (word if known or not scope else level + word), piece
        else:
            yield text[part.begin : part.end], part


def _cut(text: str, whole: Span, marks: str) -> Iterator[Span]:
    """The parts of a span between marks that stand outside brackets."""
    depth, at = 0, whole.begin
    for place in range(whole.begin, whole.end + 1):
        c = text[place] if place < whole.end else marks[0]
        depth += (c == "(") - (c == ")")
        if c in marks and (depth <= 0 or place == whole.end):
            if text[at:place].strip():
                yield Span(at, place)
            at = place + 1
