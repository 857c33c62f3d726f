"""What a place stands in: the title of a document, the name of a programme or of a body.

A place there is no statement on the place (成都银行, 《成都市航空产业规划》, “天府峨眉计划”).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from ingest.hosting.industry_phrases import is_industrial

Kind = Literal["place", "prefix", "organisation", "title", "programme"]
_BOOK_TITLE = re.compile(r"《[^《》]{1,150}》")
_PROGRAMME = re.compile(
    r"“(?:[一-鿿]{2,4}(?:制造|智造|质造|创造|服务|味道|名片|设计|标准)|[^“”]{2,14}(?:计划|工程|"
    r"行动|人才|英才|学者|工匠|杯|奖|论坛|品牌|大会|峰会))”"
)
# What follows the name of a place in the name of a body that is called after it.
_BODY_TAIL = re.compile(
    # a tail ends in one of these, or a bracket comes first: most places are followed by neither
    r"(?=[^、,。;:()《》“”\s以为的在将要拟把由向]{0,20}[(府会厅室队局关组学院校馆所司团行台报委部署处])"
    r"[^、,。;:()《》“”\s以为的在将要拟把由向]{0,14}?(?:\((?:集团|控股|中国)\)[^、,。;:()\s]{0,10})?(?:"
    r"人民政府|政府(?!采购|投资|性|债|引导)|管委会|管理委员会|委员会|办公厅|办公室|总队|支队|联合会|"
    r"协会|学会|商会|监管局|海关|党组"
    r"|大学(?!生|城|科技园)|学院|学校|中学|医院|博物馆|图书馆|研究院|研究所|设计院|科学院"
    r"|有限公司|有限责任公司|股份公司|集团公司|(?<!龙头)公司|集团(?!化|军)|银行|分行|支行|证监局|"
    r"银保监局|交易所|电视台|日报"
    r"|(?:厅|局|市委|省委|区委|县委|州委|党委|(?<!总)部|委|院|署|大队|司|处)(?=[、,。;:()》”\s]|$|和|与|及|"
    r"关于|牵头|负责|会同|等|印发|组织|主办|制定))"
)
# Words that end the name of a body before its tail is reached: what follows is a statement on the place.
_NOT_IN_BODY = re.compile(
    r"[两二三四五六七八九十](?:省|市|县|区|州|地|盟|旗)|发展(?!和?改革|研究|银行|集团|改革|促进)|建设(?!厅|局|委|银行|集团|和|管理|工程|兵团|投资)|打造|"
    r"推动|推进|支持|布局|依托|加快|引进|重点"
    r"|培育|做强|做大|做优|承接|联动|引导|鼓励|实施|开展|组建|成立|设立|创建|争创|落户|聚焦|优势|地区|"
    r"等地|产业(?!投资|基金|发展|和信|技术|研究)"
)
# 甲省X产业高质量发展领导小组办公室: what such a body leads is none of what its place does.
_SMALL_GROUP = re.compile(
    r"[^、,。;:()《》“”\s]{2,20}?(?:(?:领导|协调|推进|工作)小组|工作专班|联席会议|指挥部)(?:办公室)?(?![一-鿿])"
)
# Marks that no body's name goes on behind; most places are followed by one.
_NO_BODY = frozenset("、,。;:)《》“”\t\n以为的在将要拟把由向与")
# 成飞·青羊创新中心: the place behind the dot belongs to the body's name.
_DOTTED = re.compile(r"[一-鿿\dA-Za-z]·[一-鿿]{2,4}[一-鿿]{2,12}(?:中心|实验室|研究院|平台|联盟|孵化器|学院|联合体)")


class Frames:
    """The titles and programmes of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans: list[tuple[int, int, Kind]] = [(m.start(), m.end(), "title") for m in _BOOK_TITLE.finditer(text)]
        spans += [(m.start(), m.end(), "programme") for m in _PROGRAMME.finditer(text)]
        self.spans = sorted(spans)
        self.begins = [s[0] for s in self.spans]

    def around(self, begin: int, end: int) -> Kind:
        """What the name `text[begin:end]` of a place stands in; "place" where it stands by itself."""
        at = bisect_right(self.begins, begin) - 1
        if at >= 0 and self.spans[at][1] > begin:
            return self.spans[at][2]
        text = self.text
        if text[begin - 1 : begin] == "“" and _called(text, end):
            return "programme"
        if text.startswith("产业新城", end):
            return "organisation"  # 京津产业新城 lies in neither
        if text[end : end + 1] in _NO_BODY and text[begin - 1 : begin] != "·":
            return "place"
        inside = in_body(text, end) or begin >= 2 and _DOTTED.match(text, begin - 2) is not None
        return "organisation" if inside else "place"


_CALLED = re.compile(r"(?!等|产|研|[一-鿿]{0,6}[总市县区州]部)(?P<what>[一-鿿\d]{2,8}(?<![带区园城谷港群圈地廊]))”")


def _called(text: str, end: int) -> bool:
    """Does the place only begin a name in quotation marks (“丹江好物”) that says of no product?"""
    called = _CALLED.match(text, end)
    return called is not None and not is_industrial(called["what"])


def in_body(text: str, end: int) -> bool:
    """Do the words after a place make it the name of an organisation?

    >>> in_body("成都银行、四川大学发展氢能", 2), in_body("成都重点发展氢能的公司", 2)
    (True, False)
    """
    if _SMALL_GROUP.match(text, end):
        return True
    m = _BODY_TAIL.match(text, end)
    return m is not None and not _NOT_IN_BODY.search(text, end, m.end())
