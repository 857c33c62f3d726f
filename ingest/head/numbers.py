"""The number of the notice itself, as against the many it cites."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.citations.doc_numbers import DocNumber, doc_numbers
from ingest.geography.gazetteer import Division, by_code
from ingest.head.carrier import TitleLine
from ingest.head.fields import Field
from ingest.head.issuers import body_names
from ingest.head.lines import lines
from kg.resources import shipped

_ORDER_HEAD = re.compile(
    r"(?P<body>[\u4e00-\u9fff 、]{2,60}?)(?P<kind>主席令|令|公 ?告|通 ?告) ?"
    r"(?P<year>[(〔\[【]?(?:19|20)\d\d年?[)〕\]】]?)? ?"
    r"(?P<serial>\(?第 ?(?:\d{1,5}|[一二三四五六七八九十百〇零]{1,6}) ?号\)?)"
)
_ANNOUNCED = re.compile(
    r"^[ \t]*(?P<kind>公[ \t]{0,4}告|通[ \t]{0,4}告)\s{0,6}(?P<serial>(?:(?:19|20)\d\d年)? ?第 ?\d{1,5} ?号)[ \t]*$",
    re.MULTILINE,
)
_PROMULGATED = re.compile(
    r"^[ \t]*\((?:\d{4}年\d{1,2}月\d{1,2}日)?(?P<body>[\u4e00-\u9fff]{4,30}?)"
    r"(?P<serial>令 ?第? ?\d{1,4} ?号)(?:公布|发布)",
    re.MULTILINE,
)
_SERIAL_ALONE = re.compile(r"\s{0,6}\(?(?P<serial>(?:19|20)\d\d年 ?第? ?\d{1,5} ?号)\)?[ \t]*(?=\n)")
_ALONE = re.compile(r"[(〔\[【「]?(?P<n>[^()]{2,40}(?:\((?:19|20)\d\d年?\)[^()]{1,10})?)[)〕\]】」]?")
_DATED = re.compile(r"(?<=号)\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*$")  # 某政发〔2021〕3号 2021年5月6日
_DATE_BEFORE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*(?=[\u4e00-\u9fff]{1,12}[〔\[(])")
_SIGNER = re.compile(r"[ \t]*签发人?:?[^\d]{0,16}$")  # a report to the level above names who signed it


def own_number(
    text: str, end: int, header: Sequence[Field], title: TitleLine | None, signed: Sequence[str] = ()
) -> DocNumber | None:
    """The notice's own number: of the header, an order's head, the title line, or a line of its own before `end`.

    A number that the body cites is never it; None where the notice has none.

    >>> own_number("关于建库的通知\\n甲政发〔2021〕3号\\n各市:\\n", 24, (), None).number
    '甲政发〔2021〕3号'
    """
    for field in header:
        if field.name == "doc_number":
            for one in doc_numbers(text[field.begin : field.end]):
                return DocNumber(field.begin + one.begin, field.begin + one.end, one.number, one.kind)
    order = _order(text, end, header) or _announced(text, end, signed)
    if order:
        return order
    if title and (below := _below_title(text, title, signed) or _in_bracket(text, end, title)):
        return below
    if title and title.number:
        for one in doc_numbers(title.number.words):
            return DocNumber(title.number.begin, title.number.end, one.number, one.kind)
    return _line(text, end, header, title)


@lru_cache(maxsize=1)
def _codes() -> tuple[tuple[str, str], ...]:
    with (shipped("data") / "doc_number_codes.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["prefix"], row["code"]) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda r: -len(r[0])))


def place_of_code(number: str) -> Division | None:
    """The division whose organs begin their numbers this way (鄂政发 → 湖北省); None for none that is sure.

    >>> place_of_code("穗府〔2011〕15号").name
    '广州市'
    """
    return next((by_code(code) for prefix, code in _codes() if number.startswith(prefix)), None)


def _order(text: str, end: int, header: Sequence[Field]) -> DocNumber | None:
    """`某省人民政府令 / 第361号`, `某部 / 公告 / 2023年第29号` on one to four lines."""
    above = text[:end]
    if "号" not in above or "令" not in above and "告" not in above:
        return None
    head = [x for x in lines(text, 0, end) if not any(f.begin <= x.begin < f.end for f in header)][:14]
    for at in range(len(head)):
        words = "".join(x.words for x in head[at : at + 4])
        m = _ORDER_HEAD.match(words)
        if m is None or not _is_body(m["body"], m["kind"], [x.words for x in head[at : at + 4]]):
            continue
        places = [p for x in head[at : at + 4] for p in x.places]
        if m["body"][: len(m["body"]) // 2] * 2 == m["body"]:
            continue  # the body stands on a line of its own above the order: read it from there
        year = m["year"] or ""
        if year and year[0] in "(〔[【":
            year = f"〔{re.sub(r'[^0-9]', '', year)}〕"
        number = re.sub(r"[\s()]", "", f"{m['body']}{m['kind']}") + year + re.sub(r"[\s()]", "", m["serial"])
        return DocNumber(
            places[0],
            places[m.end() - 1] + 1,
            number.removeprefix("中华人民共和国") if "主席" not in number else number,
            "order",
        )
    return None


def _announced(text: str, end: int, signed: Sequence[str]) -> DocNumber | None:
    """`公告 / 2022年第5号` without a body: those who sign announce it."""
    m = _ANNOUNCED.search(text, 0, end) if signed else None
    if m is None:
        return None
    number = "".join(signed) + re.sub(r"\s", "", m["kind"] + m["serial"])
    return DocNumber(m.start("kind"), m.end("serial"), number, "order")


def _below_title(text: str, title: TitleLine, signed: Sequence[str]) -> DocNumber | None:
    """`某局关于发布…的公告 / 2023年第90号`: the number of an announcement stands on a line of its own under it."""
    kind = next((k for k in ("公告", "通告") if title.whole.words.endswith(k)), None)
    m = _SERIAL_ALONE.match(text, title.whole.end) if kind else None
    body = title.who.words if title.who.words else "".join(signed)
    if m is None or kind is None or not body_names(body):
        return None
    number = re.sub(r"\s", "", body).removeprefix("中华人民共和国") + kind + re.sub(r"\s", "", m["serial"])
    return DocNumber(m.start("serial"), m.end("serial"), number, "order")


def _in_bracket(text: str, end: int, title: TitleLine) -> DocNumber | None:
    """`某市娱乐市场管理规定 / (1991年3月26日某市人民政府令19号发布)`: the order that promulgates a regulation."""
    m = _PROMULGATED.search(text, title.whole.end, end + 200) if "令" in text[title.whole.end : end + 200] else None
    if m is None or not body_names(m["body"]):
        return None
    number = re.sub(r"\s", "", m["body"] + m["serial"]).removeprefix("中华人民共和国")
    return DocNumber(m.start("body"), m.end("serial"), number, "order")


def _is_body(words: str, kind: str, parts: Sequence[str]) -> bool:
    """Is what stands before 令 or 公告 the body, alone on its lines, and not the title of a page?"""
    at = 0
    for part in parts:
        if at + len(part) > len(words):
            break
        at += len(part)
        if not body_names(part):
            return False
    rest = words[at:].strip()
    return "的" not in words and (not rest or kind == "主席令" or bool(body_names(rest)))


def _line(text: str, end: int, header: Sequence[Field], title: TitleLine | None) -> DocNumber | None:
    """A line that is a number and nothing else; in copies without line breaks, the number behind the title."""
    for line in lines(text, 0, end):
        if "20" not in line.words and "19" not in line.words or len(line.words) > 60:
            continue
        if any(f.begin <= line.begin < f.end for f in header):
            continue
        dated = _DATE_BEFORE.match(line.words)  # 2000年12月28日 某委会[2000]17号
        at = dated.end() if dated else 0
        m = _ALONE.fullmatch(_DATED.sub("", _SIGNER.sub("", line.words[at:])).strip())
        if m is None:
            continue
        found = [n for n in doc_numbers(m["n"]) if n.kind == "number"]
        if found and found[0].begin == 0 and len(m["n"]) - found[-1].end <= 1:
            begin = line.places[at + m.start("n")]
            return DocNumber(begin, begin + found[0].end, found[0].number)
    if title is not None:
        near = title.whole.end
        window = text[near : near + 60]
        for one in doc_numbers(window):
            if one.kind == "number" and not window[: one.begin].strip(" \n\t("):
                return DocNumber(near + one.begin, near + one.end, one.number)
    return None
