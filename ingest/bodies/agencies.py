"""Government bodies in running text: where their names stand and what they are called in full.

A name is found from its end: 厅, 局, 委, 办, 政府, 管委会 … close a name that is known without its place
(`data/agencies/`), and what stands before it — a level word (省, 市 …) or a place — belongs to it. The
longest name wins: an organisation's name beats a place inside it (`organisation_spans`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.bodies.agency_begins import name_start
from ingest.bodies.agency_names import Named, official_name
from ingest.bodies.jurisdictions import Jurisdiction, jurisdiction_in, jurisdiction_of
from ingest.geography.gazetteer import jurisdiction

__all__ = [
    "AgencyMention", "Jurisdiction", "canonical_issuer", "find_agencies", "jurisdiction_in", "jurisdiction_of",
    "official_name", "organisation_spans",
]  # fmt: skip

# The last characters of a name, and what must not follow them (委员, 部门, 局部, 办理).
_END = re.compile(
    r"厅(?!级|长|堂)|局(?![部限面势长级])|委(?![员托派任])|委员会(?!委员)|办公室|办公厅|研究室|督查室|参事室|办(?![理公法事学好成证结])"
    r"|部(?![门署分队长件委级])|署(?!名|长)|中心(?!城|区|点|支行)"
    r"|政府(?!部门|办|性|采|投|引|债|网|信|间|令|工作|主|和社)|府办(?!公)|行署|行政公署|管委会|管理委员会|办事处|法院|检察院"
    r"|联合会|协会|学会|商会|工商联|妇联|残联|侨联|文联|社科联|总工会|科协|海关(?!特殊|监管|总署|编|代码)|分行|支行|营业管理部"
    r"|总队|支队|大队|调查队|公司|集团|大学|学院|研究院|(?<=[案书物])馆|供销社|贸促会|银行|证监会|银监会|保监会|小组|(?:主管|行政)部门|(?<!公)司(?![法机长令])"
    r"|院(?<=[学程科高中]院)|社(?<=[总华作联信合]社)|行(?<=央行)|会(?<=[监事委字促]会)|央(?<=团中央)|校(?<=党校)|台(?<=视台)|政研室"
)
_BRANCHES = ("督查室", "研究室", "监管局", "分局", "支队", "办公厅", "办公室", "支局", "总队", "中心")
# 各市(州)…, 各县(市、区)…: a class of places whose bodies of one kind are meant.
_EVERY = re.compile(
    r"(?:各有?关?|有关|相关)(?:设区的?)?(?:省、自治区、直辖市|省级?|旗县市?区?|县市区?|区县市?|区市|市县区?|市州|州市|[市州县区旗盟])"
    r"(?:\([^()]{1,9}\))?"
)
_LEVELLED = re.compile(r"[省市州县区旗盟各]|自治|直辖|有关|相关|国家")
_LOCAL = ("局", "委", "办", "委员会")  # 厅 and 部 are of the province and the centre
_AFTER_BODY = re.compile(r"\((?:省|市|自治区)?[\u4e00-\u9fff]{2,8}[局办委厅]\)|\((?:管委会|行署|办事处|管理委员会)\)")


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A body named at `begin:end` of the folded text; `name` official, `resolved` False where it stays as printed."""

    begin: int
    end: int
    name: str
    resolved: bool = True
    level: str | None = None


def organisation_spans(text: str, begin: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where names of organisations stand in `text[begin:end]`, in order and without overlap.

    >>> line = "由四川省发展改革委会同成都海关、青羊区人民政府负责"
    >>> [line[b:e] for b, e in organisation_spans(line)]
    ['四川省发展改革委', '成都海关', '青羊区人民政府']
    """
    stop = len(text) if end is None else end
    last = begin
    pending: tuple[int, int] | None = None
    for m in _END.finditer(text, begin, stop):
        start = name_start(text, last, m.end())
        if start is None:
            continue
        if pending and pending[0] < start < pending[1]:
            start = pending[0]
        if pending and start == pending[1] and text.endswith(_BRANCHES, start, m.end()):
            start = pending[0]
        if pending and start >= pending[1]:
            yield pending
            last = pending[1]
        pending = (start, m.end())
    if pending:
        yield pending


def find_agencies(text: str, begin: int, end: int, context: Jurisdiction) -> list[AgencyMention]:
    """Every body named in `text[begin:end]` (folded), with its official name in a notice of `context`.

    >>> here = jurisdiction_of("510000")
    >>> [a.name for a in find_agencies("由省发展改革委、科技厅牵头", 0, 13, here)]
    ['四川省发展和改革委员会', '四川省科学技术厅']
    """
    found: list[AgencyMention] = []
    inherited: str | None = None
    for b, e in organisation_spans(text, begin, end):
        if found and b < found[-1].end:
            continue
        plate = _AFTER_BODY.match(text, e, end)
        body = official_name(
            text[b : plate.end() if plate and text[b] == "各" else e],
            context,
            inherited if found and text[found[-1].end : b] in ("、", "和", ",") else None,
        )
        if body is None:
            continue
        if found and text[found[-1].end : b] in ("、", "和", "及") and (every := of_every(found[-1].name, text[b:e])):
            found.append(AgencyMention(b, plate.end() if plate else e, every, True, None))
            continue
        inherited = body.level or inherited
        found.append(AgencyMention(b, plate.end() if plate else e, body.name, body.resolved, body.level))
    return found


def of_every(before: str, words: str) -> str | None:
    """各市科技局、财政局: the second name has the 各市 of the first, unless it prints a level of its own.

    >>> of_every("各市(州)科技局", "财政局"), of_every("各市科技局", "省财政厅"), of_every("省科技厅", "财政厅")
    ('各市(州)财政局', None, None)
    """
    every = _EVERY.match(before)
    return every[0] + words if every and words.endswith(_LOCAL) and not _LEVELLED.match(words) else None


def canonical_issuer(words: str, context: Jurisdiction | None = None) -> str:
    """The official name of an issuer as printed in a head or signature; the printed words where it is no known body.

    >>> canonical_issuer("四川省发展改革委"), canonical_issuer("景县政府办")
    ('四川省发展和改革委员会', '景县人民政府办公室')
    """
    place = jurisdiction(words)
    where = context if context is not None and (context.home or place is None) else jurisdiction_of(place)
    body: Named | None = official_name(words, where)
    return body.name if body else words
