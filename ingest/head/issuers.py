"""Issuers as they are printed: one body a line, several on one line, parted by blanks or by nothing at all."""

from __future__ import annotations

import re

from ingest.bodies.agencies import canonical_issuer
from ingest.bodies.agency_ends import place_ends
from ingest.bodies.agency_own import BRANCHED
from ingest.bodies.jurisdictions import jurisdiction_of
from ingest.geography.gazetteer import Division, gazetteer

_ENDS = (
    r"人民政府办公[厅室]|人民政府|[省市县区州盟旗]政府(?:办公[厅室]|办)?|行政公署办公[厅室]|行政公署|行署|委员会办公[厅室]|委员会|委办公[厅室]|管委会|办公[厅室]|国务院|中共中央"
    r"|[省市区县州旗盟地工党]委(?!员会)|发展改革委|发改委|国资委|经信委|卫生健康委|[\u4e00-\u9fff]委(?!员会)|总局|总署|分局|监管局|[厅局署]|部|党组|兵团"
    r"|领导小组|指挥部|总工会|联合会|工商联|人民银行|银行|分行|支行|法院|检察院|(?<!人才)中心|研究院|科学院|工程院|协会|学会|联盟|基金会"
    r"|集团公司|总公司|有限公司|集团|理事会|总台|(?:团|党|民[革盟建进]|台盟)中央|海关|大学|(?:研究|管理|监督|检验|监测|种子|统计)所|(?:总|推广|管理|服务|监督|监测|检验|种子|技术|指导)站|[总支大]队|调查队|专班|气象台|科协|妇联|文联|残联|团委|人大常委会|常委会|证监会|银保监会|银监会|保监会|处|科|司|办|院|社"
)
_PLAIN = r"[\u4e00-\u9fff()]"
BODY = re.compile(rf"{_PLAIN}{{1,44}}?(?:{_ENDS})(?:\([^()]{{1,20}}\))?")
# A line that is nothing but names of bodies.
_ONE = rf"(?:(?:{_PLAIN}{{1,44}}(?:{_ENDS})|[省市县区州盟旗](?:政府|委)(?:办公[厅室]|办)?)(?:\([^()]{{1,20}}\))?)"
BODY_LINE = re.compile(rf"{_ONE}(?:[ 、\t]{{1,3}}{_ONE}){{0,12}}")
_NO_BODY = re.compile(
    r"关于|通知|公告|印发|制定|根据|为了|以及|同志|有关部门|各部门|由.{1,12}负责|下列|以下|如下|附件|我[省市县区厅局委]"
    # headings and words that end as bodies do: 第三章 空间布局, (二)全面部署
    r"|^(?:第[一二三四五六七八九十百\d]+[章节编条]|\(?[一二三四五六七八九十\d]{1,3}[)、.])"
    r"|(?:[格布全大开变]局|[东西南北中内外全]部|[部签]署|[主承协举督]办|之处|为中心)$"
)
SPACED = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){3,30}")  # 国 家 能 源 局, letters set apart
AND_OTHERS = re.compile(
    r"等(?:[一二三四五六七八九十两\d]{1,3}个?)?(?:部门|部委局?|部办|单位|厅局|厅\(?局?\)?|委局|委办局|家单位|个部门)?$"
)
_OUTER = re.compile(
    r"^[\u4e00-\u9fff]{2,3}(?:省|(?:壮族|回族|维吾尔)?自治区)(?=[\u4e00-\u9fff]{2,10}?[市州盟](?:人民政府|行政公署))"
)
_BRANCH_OF_THE_STATE = re.compile(r"^中华人民共和国(?=[\u4e00-\u9fff]{2,6}(?:海关|海事局)$)")
_OFFICE = re.compile(r"(?:综合)?办公[厅室]$")
_GOVERNMENT = re.compile(r"人民政府|厅$|委员会$")
_END_AT = re.compile(_ENDS)
_BEGINS_BODY = re.compile(
    r"中共|中国(?:人民)?银行|国家|国务院|(?:省|市|区|县|州|自治区)(?=[\u4e00-\u9fff]{1,18}(?:局|厅|委|办公[厅室]|部)(?:[省市区县州]|$))"
)
_MINISTRY = re.compile(
    r"(?:外交|国防|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源[和]?社会保障|自然资源|生态环境|住房[和]?城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|应急管理|环境保护|国土资源|文化|税务|市场监管|海关)(?:部|总[局署])"
)


def body_names(words: str) -> list[tuple[int, int]]:
    """Where the names of bodies stand in words that are nothing else; [] where something else is there.

    >>> w = "财政部 税务总局国家能源局"
    >>> [w[b:e] for b, e in body_names(w)]
    ['财政部', '税务总局', '国家能源局']
    """
    if SPACED.fullmatch(words.strip()):
        return [(0, len(words))] if body_names(words.replace(" ", "")) else []
    if not words or not BODY_LINE.fullmatch(words.strip()) or _NO_BODY.search(words):
        return []
    found: list[tuple[int, int]] = []
    for m in re.finditer(r"[^ \t]+", words):
        for begin, end in _parted(m[0]):
            found.append((m.start() + begin, m.start() + end))
    return found


def _parted(words: str) -> list[tuple[int, int]]:
    """The names in a run without blanks: cut at 、 and where a body ends and the next begins."""
    comma = words.find("、")
    if comma > 0 and BODY_LINE.fullmatch(words[:comma]) and BODY_LINE.fullmatch(words[comma + 1 :]):
        return _parted(words[:comma]) + [(comma + 1 + b, comma + 1 + e) for b, e in _parted(words[comma + 1 :])]
    cuts, begin = [], 0
    for m in _END_AT.finditer(words):
        at = m.end()
        if at >= len(words) or at - begin < 2 or place_ends().longest(words, begin, at + 1) > 2:
            continue  # 山海关区, 榆社县: inside the name of a place
        rest = words[at:].lstrip("、")
        if words[begin:at] in BRANCHED and not _GOVERNMENT.search(rest):
            continue
        if _begins_body(rest) and BODY_LINE.fullmatch(rest):
            cuts.append((begin, at))
            begin = len(words) - len(rest)
    cuts.append((begin, len(words)))
    return cuts


def _begins_body(rest: str) -> bool:
    if _BEGINS_BODY.match(rest) or _MINISTRY.match(rest):
        return True
    for size in range(min(12, len(rest)), 2, -1):
        if rest[:size] in gazetteer().by_name and rest[size - 1] in "省市县区州盟旗":
            return True
    return False


def issuer_name(surface: str, place: Division | None) -> str:
    """The official name of an issuer in a notice of `place` (None: of the centre, or unknown).

    >>> issuer_name("红河州工业和信息化局", None), issuer_name("国家发展改革委办公厅", None)
    ('红河哈尼族彝族自治州工业和信息化局', '国家发展和改革委员会办公厅')
    """
    words = _OUTER.sub("", _BRANCH_OF_THE_STATE.sub("", re.sub(r"\s", "", surface)))
    context = jurisdiction_of(place) if place else None
    name = canonical_issuer(words, context)
    if name == words and (office := _OFFICE.search(words)) and office.start() > 3:
        return canonical_issuer(words[: office.start()], context) + office[0]
    return name
