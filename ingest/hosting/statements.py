"""What a notice says of places: every pair of a place and an industry, computed once for all rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ingest.clusters.clusters import cluster_names, consumed
from ingest.geography.gazetteer import Division, lies_in
from ingest.geography.place_registers import registers
from ingest.geography.places import Mentions, Place, home, mentions
from ingest.hosting.forms import fields
from ingest.hosting.hosting import sentence_pairs
from ingest.hosting.industry_phrases import Industry
from ingest.hosting.inheritance import inherit
from ingest.hosting.pairs import BASED, LINKED, SUBJECT, Pair, Statement
from ingest.hosting.place_headings import PlaceHeadings
from ingest.hosting.place_verbs import VERBS
from ingest.hosting.relations import is_part
from ingest.hosting.title_industries import industries_of_title, title_span
from ingest.model import Span
from ingest.text.cues import Cue
from ingest.text.openings import past_mark

if TYPE_CHECKING:
    from ingest.reading import Reading

_OWN = re.compile(
    r"(?:我|本|全)(?:自治区|省|市|县|区|州|旗|盟)(?=要|将|应|重点|主要|着力|着重|大力|加快|积极|优先|集中|错位|前瞻|谋划|全力|发展|"
    r"做[强大优精]|布局|主攻|聚焦|培育|建设|打造|创建|依托|承接|壮大|率先|突出|争创)"
)
_OWN_CUE = Cue(whose + place for whose in "我本全" for place in ("自治区", *"省市县区州旗盟"))
_LABEL_END = re.compile(r"[ \t]*(?:\([^()\n]{1,20}\))?[ \t]*(?::|——)")
LONGEST_SENTENCE = 1500  # code points; longer ones are tables or damage


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The pairs that the sentences and the title state, clusters apart."""
    return _statements(reading)


@lru_cache(maxsize=4)
def _statements(reading: Reading) -> tuple[Statement, ...]:
    found = consumed(reading.text, mentions(reading), cluster_names(reading))
    named = [
        Span(n.begin, n.end) for n in cluster_names(reading) if not n.goal or any(p.level != "area" for p in n.places)
    ]
    starts = [name.begin for name in named]
    title = title_span(reading)
    about = []
    if title:
        about = industries_of_title(
            reading.text, title.begin, title.end, mentions(reading).between(title.begin, title.end)
        )
    made = list(_of_title(reading, title, about))
    made += fields(reading, found)
    rows = dict(registers(reading, found))
    made += [
        Statement(place, industry, SUBJECT, place.begin, industry.end)
        for row in rows.values()
        for place, industry in row
    ]
    listed = {line.begin for line in rows}
    before: Industry | None = None
    text = reading.text
    for sentence, inside, subject in _sentences(reading, found, title):
        at = bisect_left(starts, sentence.begin)
        here = at < len(named) and named[at].begin < sentence.end <= named[at].end + 1
        if sentence.begin in listed or here and not inside:
            continue  # 石家庄市 ⏎ 赵县生物产业园: the line is a cluster's name, no industry of the city above
        walls = named[bisect_left(starts, sentence.begin) : bisect_left(starts, sentence.end)] if inside else ()
        pairs = sentence_pairs(reading.text, sentence.begin, sentence.end, inside, subject, walls)
        if pairs and before and text[sentence.begin - 1] == ";" and _goes_on(text, pairs, sentence.end):
            pairs = [replace(p, industry=before) if p.relation in (BASED, LINKED) else p for p in pairs]
        if pairs and (forbids := _FORBIDS.search(text, sentence.begin, sentence.end)):
            pairs = [p for p in pairs if p.industry and not _forbidden(text, forbids.end(), p.place.begin)]
        before = _only_one(pairs)
        if pairs:
            made += inherit(reading, pairs, about)
    if not [s for s in made if s.inherited == "title"]:
        return tuple(made)
    own = {(s.place.name, reading.outline.at(s.begin)) for s in made if s.industry and not s.inherited}
    return tuple(s for s in made if s.inherited != "title" or (s.place.name, reading.outline.at(s.begin)) not in own)


# 甲县湖边不得新建高耗水项目: no host of what the heading says, nor 不得在甲县…新建X of X
_FORBIDS = re.compile("不得|严禁|禁止")


def _forbidden(text: str, forbids: int, place: int) -> bool:
    """Does the place stand in the part of the sentence that forbids something?"""
    return forbids <= place and not any(mark in text[forbids:place] for mark in ",;:")


_TURNS_TO = re.compile(",(?:重点|主要|大力)?(?:发展|主推|主攻|做[强优精])")


def _goes_on(text: str, pairs: Sequence[Pair], end: int) -> bool:
    """Is what the places do left to the words before, and are they no new part of a plan?"""
    if [p for p in pairs if p.industry] or is_part(text, pairs[0].place.begin):
        return False
    return _TURNS_TO.search(text, pairs[0].place.end, end) is None  # 乙为主,主推丙玉露: they do another thing


def _only_one(pairs: Sequence[Pair]) -> Industry | None:
    """The one industry that a sentence gives all its places: X以甲为龙头;乙、丙为配套基地 goes on with it."""
    first = pairs[0].industry if pairs else None
    return first if first and all([p.industry is first for p in pairs]) else None


def _of_title(reading: Reading, title: Span | None, about: Sequence[Industry]) -> Iterator[Statement]:
    """《甲省X产业发展规划》 places X in 甲省."""
    base = home(reading)
    if not title or base is None:
        return
    found = mentions(reading).between(0, title.end)
    zone = [p for p in found if p.level == "zone" and p.begin == title.begin]
    own = [p for p in found if p.code == base.code] or zone
    also = beside(reading.text, found, own[:1])
    own = own[:1] + also if also else [p for p in own if p.begin == own[-1].begin]  # 贵阳贵安 are two
    about_at = reading.text.find("关于", title.begin, title.end)
    for industry in about if own or about_at >= 0 else ():
        # 甲省…关于支持乙市X产业发展的意见 is about X in 乙市.
        there = [p for p in found if about_at >= 0 and p.begin > about_at and p.end <= industry.begin]
        inner = [p for p in there if p.kind == "place" and p.division is not base and _in(p, base)]
        for place in inner or [replace(p, kind="place") for p in own]:
            begin = min(place.begin, industry.begin) if place.begin >= title.begin else industry.begin
            yield Statement(
                place,
                industry,
                SUBJECT,
                begin,
                max(industry.end, place.end) if begin < industry.begin else industry.end,
            )


def beside(text: str, found: Sequence[Place], own: Sequence[Place]) -> list[Place]:
    """重庆市与四川省共建…: the places that speak beside the first."""
    also: list[Place] = []
    end = own[-1].end if own else -1
    for place in found:
        if place.begin == end + 1 and text[end] in "与、和" and place.level == own[0].level and place.kind == "place":
            also.append(place)
            end = place.end
    return also


def _sentences(
    reading: Reading, found: Mentions, title: Span | None
) -> Iterator[tuple[Span, tuple[Place, ...], tuple[Place, ...]]]:
    """Each sentence that speaks of a place, with its places and those that a heading or a line's label sets over it."""
    text = reading.text
    base = home(reading)
    own = _own(text, base) if base else []
    every = Mentions(sorted([*found, *own], key=lambda p: p.begin)) if own else found
    headed = PlaceHeadings(reading, every)
    opened = [p for p in every if text[p.end : p.end + 1] == "," and _opens_line(text, p)]
    label: tuple[Place, ...] = ()
    line_end = at = -1
    for sentence in _spoken_of(reading, every) if not headed else reading.sentences:
        inside = every.between(sentence.begin, sentence.end)
        duty = (
            _DUTY.search(text, sentence.begin, sentence.end)
            if inside and text.find(":", sentence.begin, sentence.end) >= 0
            else None
        )
        if duty:  # who is in charge is no host
            sentence = Span(sentence.begin, duty.start())
            inside = every.between(sentence.begin, sentence.end)
        first = sentence.begin > line_end
        if first and (inside or label or headed):
            at = text.find("\n", sentence.begin)
            line_end = len(text) if at < 0 else at
            label = _label(text, sentence.begin, line_end, every) if inside else ()
            if not label and inside and len(opened) > 1 and inside[0] in opened:
                label = (inside[0],)
        if not first and label and _OTHER_LABEL.match(text, sentence.begin, sentence.end):
            label = _label(text, sentence.begin, sentence.end, every)
            first = True
        subject = () if first else label
        if not subject and headed:
            subject = headed.over(sentence.begin)
            if inside and any(p.begin <= subject[0].begin for p in inside) if subject else False:
                subject = ()  # the heading itself
        if not inside and not subject or title and title.begin < sentence.end and sentence.begin < title.end:
            continue
        if sentence.end - sentence.begin <= LONGEST_SENTENCE and "\t" not in text[sentence.begin : sentence.end]:
            yield sentence, tuple([p for p in inside if p.kind in ("place", "prefix")]), subject


def _in(place: Place, base: Division) -> bool:
    """Does the place lie in the jurisdiction? A zone that a title names does."""
    return place.level == "zone" or place.division is not None and lies_in(place.division, base)


def _own(text: str, base: Division) -> list[Place]:
    """我市, 本省 before a verb: the place of the notice itself."""
    return [Place(own.start(), own.end(), base.name, base.code, base.level) for own in _OWN_CUE.matches(_OWN, text)]


def _spoken_of(reading: Reading, every: Mentions) -> Iterator[Span]:
    """The sentences of the lines that name a place, from the one that does on."""
    text, sentences = reading.text, reading.sentences
    begins = [s.begin for s in sentences]
    done = 0
    for place in every.begins:
        at = bisect_right(begins, place) - 1
        if at < done:
            continue
        line_end = text.find("\n", place)
        while at < len(sentences) and (line_end < 0 or begins[at] < line_end):
            yield sentences[at]
            at += 1
        done = at


_DUTY = re.compile(
    r"(?:责任|牵头|配合|主办|承办|协办|联系|实施|推荐|申报|参与|建设|督导)(?:单位|部门|主体)[^,。;]{0,6}:"
)
_OTHER_LABEL = re.compile(r"[^,:;。\n]{2,16}:")


def _opens_line(text: str, place: Place) -> bool:
    """盐城,打造…。依托…,重点发展X: one of several lines that open with their place."""
    return (
        text[place.end : place.end + 1] == ","
        and (text[place.begin - 1 : place.begin] in ("\n", "") or _numbered(text, place.begin))
        and place.kind == "place"
        and VERBS.match(text, place.end + 1) is not None
    )


def _numbered(text: str, place: int) -> bool:
    """Does nothing but a number or a bullet stand before it in its line?"""
    line = text.rfind("\n", max(0, place - 8), place) + 1
    return line > 0 and past_mark(text, line, place) == place


def _label(text: str, begin: int, end: int, every: Mentions) -> tuple[Place, ...]:
    """The places that a line begins with and a colon closes: 甲市:… 乙区、丙区:…"""
    colon = text.find(":", begin, min(end, begin + 48))
    if colon < 0:
        return _bulleted(text, begin, end, every)
    here = [p for p in every.between(begin, min(end, begin + 40)) if p.kind == "place" and p.end <= colon]
    if not here or here[0].begin - begin >= 8 or not _LABEL_END.match(text, here[-1].end):
        return ()
    return tuple(p for i, p in enumerate(here) if i == 0 or text[here[i - 1].end : p.begin] in ("、", "和", "", "与"))


def _bulleted(text: str, begin: int, end: int, every: Mentions) -> tuple[Place, ...]:
    """——甲市。做强X: the place alone behind a dash or a bullet, closed by a full stop."""
    if text[begin] not in _BULLETS and text[begin - 1 : begin] not in _BULLETS:
        return ()
    here = [p for p in every.between(begin, min(end, begin + 24)) if p.kind == "place"]
    alone = len(here) == 1 and text[here[0].end : here[0].end + 1] == "。"
    return tuple(here) if alone and not text[begin : here[0].begin].strip(_BULLETS + " ") else ()


_BULLETS = "—·●◆■•▪"


__all__ = ["Statement", "statements"]
