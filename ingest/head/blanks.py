"""Blanks that OCR leaves inside titles, signatures and dates, which have no marks by which running text is told."""

from __future__ import annotations

import re

from ingest.geography.gazetteer import gazetteer

_TITLE = re.compile(r"关 ?于|印 ?发|转 ?发|(?:的 ?)?(?:通 ?知|公 ?告|通 ?告|批 ?复)$")
_ABOUT = re.compile(r"关 ?于|印 ?发|转 ?发")
_BODY_END = re.compile(
    r"(?:人民政府|办公[厅室]|[网文农台侨外财]办|[信明]办|委员会|[委厅局部署院社]|总局|银行|分行|证监会|理事会|总台|总工会|[科残妇文侨工]联|工商联|科协"
    r"|集团|[团党盟革建进]中央|[省市县区州]政府)$"
)
_PLACE_END = re.compile(r"(?:省|自治区|[市县区州盟旗])$")
_BODY_BEGINS = re.compile(
    r"(?:中共|中国|中央|国家|国务院|全国|最高人民|共青团|[\u4e00-\u9fff]{2,8}?[省市县区州盟旗]|[省市县区州盟旗]|[\u4e00-\u9fff]{2,8}?(?:部|总局|海关)(?![\u4e00-\u9fff]?门))"
)
_OF_SAME_PLACE = re.compile(r"(?!办公)[\u4e00-\u9fff]{2,14}?(?:[厅局]|委(?:员会)?)(?= |$|关 ?于|印 ?发|转 ?发)")
_GOES_ON = re.compile(r"(?:政府|[省市县区州盟旗工党]委)$")
_HAN_DATE = re.compile(r"[\dOo〇零一二三四五六七八九十年月日 ]+")
# The name of a division that a blank cuts, at the beginning of a title.
_SPLIT_NAME = re.compile(r"[\u4e00-\u9fff]{1,3} [\u4e00-\u9fff]{0,7}?(?:省|自治区|[市县区州盟旗])(?![委厅局])")
_DOCUMENT = re.compile(
    r"(?:方案|规划|计划|意见|措施|办法|行动|纲要|指引|名单|布局|要点|清单|目录|政策|规定|细则)(?:\([^()]{1,16}\))?$"
)
_MARK = re.compile("[,。;:\t|、]")
_NUMBERED = re.compile(r"\d{1,3}[. ]")
_LONGEST = 120  # code points


def head_blanks(body: str) -> list[int] | None:
    """The places of single blanks to drop in a line that is a title, bodies or a date; None for another line.

    >>> head_blanks("甲市 财政局关于印发某 办法的通知"), head_blanks("甲市 市科技局")
    ([2, 11], None)
    >>> head_blanks("省发展改革委 财政厅 科技厅关于印发某 办法的通知"), head_blanks("省人民政府 办公厅关于甲的通知")
    ([19], [5])
    """
    if len(body) > _LONGEST or _MARK.search(body) or _NUMBERED.match(body) or "  " in body:
        return None
    blanks = [i for i, letter in enumerate(body) if letter == " "]
    if _HAN_DATE.fullmatch(body):
        return blanks if "年" in body else None
    if _TITLE.search(body):
        about = _ABOUT.search(body)
        issuers = about.start() if about else 0
        return [p for p in blanks if p >= issuers or not _parts_bodies(body, p)]
    if len(blanks) <= 3 and _BODY_END.search(body.replace(" ", "")) and not all(map(_whole, body.split(" "))):
        parts = body.split(" ")
        if any(_PLACE_END.search(p) and _whole(q) for p, q in zip(parts, parts[1:], strict=False)):
            return None  # a row: 成都市 市科技局
        return [p for p in blanks if not _parts_bodies(body, p)]
    split = _SPLIT_NAME.match(body) if _DOCUMENT.search(body) else None
    if split and split[0].replace(" ", "") in gazetteer().by_name:
        return blanks  # 甘 肃省文化旅游产业方案
    return None


def _whole(part: str) -> bool:
    return len(part) > 2 and bool(_BODY_END.search(part))


def _parts_bodies(body: str, place: int) -> bool:
    """Does the blank stand between two bodies?"""
    before, after = body[:place], body[place + 1 :]
    if not _BODY_END.search(before):
        return False
    if _BODY_BEGINS.match(after):
        return True
    # 自治区发展改革委 财政厅关于: the second is called without its place; 人民政府 办公厅 is one body
    return bool(_OF_SAME_PLACE.match(after)) and not _GOES_ON.search(before)


def issuer_gaps(body: str) -> list[tuple[int, int, str]]:
    """The wide gaps between the issuers of a title and before its 关于, each with what stands there instead.

    >>> issuer_gaps("省工信厅  省财政厅   关于印发某办法的通知")
    [(4, 6, ' '), (10, 13, '')]
    """
    about = _ABOUT.search(body)
    issuers = body[: about.start()] if about else ""
    if "  " not in issuers or not all(map(_whole, issuers.split())):
        return []
    gaps = [m.span() for m in re.finditer(" +", issuers)]
    return [(begin, end, "" if end == len(issuers) else " ") for begin, end in gaps]
