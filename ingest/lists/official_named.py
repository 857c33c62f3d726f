"""Official lists that are named and not counted: 重点产业链为:A、B; 以下领域:A、B; 支持方向包括:A、B."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.hosting.industry_phrases import is_industrial
from ingest.lists.listing import listing
from ingest.lists.official_counts import CLASS_BEHIND, NOUN, mostly_industrial, value_of
from ingest.lists.official_items import OfficialList, behind, last_parted
from ingest.lists.official_names import clean
from ingest.lists.official_ranked import ranked_behind
from ingest.lists.schemes import names_industries
from ingest.model import Span
from ingest.text.cues import Cue

# 确定以下重点产业链: — the notice names the list without counting it.
_FOLLOWING_CUE = Cue("以下 下列 如下".split())
_FOLLOWING = re.compile(
    rf"(?:以下|下列|如下)(?P<q>[\u4e00-\u9fff]{{0,8}}?)(?P<noun>{NOUN})(?:方向|领域)?[^,。;:、\n]{{0,10}}[:]"
)
# 园区主导产业为A、B; 我市重点产业链为:A、B — lists that are named and not counted.
_LEADING = re.compile(
    r"(?:(?P<q>主导|首位|支柱|特色|先导|重点优势|优势|重点)产业(?:集群|链条?)?(?:名单|目录)?"
    r"|“(?P<n>(?:[一二两三四五六七八九十\d]{1,2}[一-鿿]{1,2}){1,3})”(?:产业(?:体系|集群)?,?)?"
    r"|“(?P<set>[一-鿿]{2,6})(?:”产业(?:体系|集群)?|(?<=产业)”)(?=包[括含]|涵盖|主要有|具体|分别|即|为|是指|指|:))"
    r"(?=(?:主要|具体|分别|确定|调整)*(?:定位|后)?(?:即|为|是指?|指|:|(?<=”)——|\((?=[^()]+、[^()]+\))|包[括含]:|涵盖:|有:|如下:|(?<=”产业)(?:包[括含]|涵盖|主要有)|(?<=产业”)(?:包[括含]|涵盖|主要有))[:,]?(?P<list>[^,。;:!?\n“”()]{2,80}))"
)
# 四大主导产业: has its own reading, with the count.
_COUNTED_BEFORE = re.compile(r"[\d一二两三四五六七八九十百](?<!第.)(?<!第..)(?:[大个条类项种][^、,。;:\n]{0,8}|”)?$")
_LEAD_CUE = Cue("主导产业 首位产业 支柱产业 特色产业 先导产业 优势产业 重点产业 重点优势产业 “".split())
_BEHIND_A_SET = frozenset("—产主具分确调定后即为是指:(包涵有如,")
_PARTS = re.compile(
    r"“(?P<parts>(?:[一二两三四五六七八九十\d]{1,2}[一-鿿]{1,2}?){2,4})”(?=[一-鿿]{0,4}(?:产业|集群|体系|格局))"
)
_PART_OF = re.compile(r"(?P<n>[一二两三四五六七八九十]|\d{1,2})[^\d一二两三四五六七八九十]{1,2}")
_PART_TOLD = re.compile(r"(?:产业|集群)?(?:即|为|是指?|指|:)(?P<list>[^,。;:\n“”()]{2,80})")
_OF_INDUSTRY = re.compile(r"\)[一-鿿]{0,6}?(?:产业|集群)")
_NUMERAL = re.compile(r"[一二两三四五六七八九十]{1,2}|\d{1,2}")
# 产业集群认定结果公示如下: — found by its last words.
_AS_FOLLOWS = re.compile(
    rf"(?P<q>(?:重点|优势|主导|特色|拟认定)?)(?P<noun>{NOUN})(?:名单|目录|培育|认定|评审|遴选|入库|结果|对象|"
    r"予以|公布|公示|确定|调整|\([^()\n]{1,8}\))*如下:$"
)
# 支持领域包括:(一)A;(二)B — found by the colon.
_FIELDS = re.compile(
    r"(?P<q>(?:重点|优先|主要)?(?:支持|申报|征集|遴选|揭榜|主攻|鼓励|资助|场景|榜单|招商|投资|合作))(?:的)?"
    r"(?P<noun>领域|方向|产业|行业|赛道)?(?:主要|重点|仅|须)?(?:包[括含]|为|是|有|涵盖|限于|限定为|属于|如下)?(?:有[二三四五六七八九十])?:$"
)
# 二、方向:(一)A;(二)B — the bare noun before a numbered list.
_BARE_FIELD = re.compile(
    r"(?<![一-鿿])(?P<q>(?:重点|优势|主导|支柱|特色)?)(?P<noun>领域|方向|产业|行业|赛道|产业链)(?:主要)?(?:包[括含]|为|是|有)?"
    r":(?=\s?(?:\(|①|1[.、]|一是)|(?:[^,。;、:\n]{2,16};){2})"
)
_FIELD_ENDS = frozenset("二三四五六七八九十域向业道持报集选榜攻励助括含为是有盖于下")


def announced_lists(text: str) -> Iterator[OfficialList]:
    """确定以下重点产业链:A、B; 认定结果公示如下:…; 支持方向包括:…"""
    for m in (*_FOLLOWING_CUE.matches(_FOLLOWING, text), *_announcements(text)):
        q, named = str(m["q"]), m["noun"] is not None
        called = str(m["noun"]) if named else "领域"  # 主要支持:①A;②B
        listed = behind(text, m.end() - 1, q + called, None)
        if listed and (named and names_industries(q, called) or mostly_industrial(text, listed)):
            yield listed
    yield from _clusters_told(text)
    for place in _FOLLOWING_CUE.places(text):
        if (following := _FOLLOWED.match(text, place)) and (told := _named_before(text, place, following.end() - 1)):
            yield told


def _named_before(text: str, place: int, colon: int) -> OfficialList | None:
    """产业链统一使用下列名称:A、B、C — the noun stands before; all of the names are industries."""
    low = max(0, place - 60, text.rfind("。", 0, place), text.rfind("\n", 0, place))
    noun = _NOUN_BEFORE.search(text, low, place)
    told = behind(text, colon, noun[0], None) if noun else None
    return told if told and len(told.items) > 2 and mostly_industrial(text, told) else None


_FOLLOWED = re.compile("(?:以下|下列|如下)(?:名称|内容|目录|名单|几[个类条]|各[个类条]|类别)?:")
_NOUN_BEFORE = re.compile("产业链群?|产业集群|集群|赛道|产业(?!园)")


def _clusters_told(text: str) -> Iterator[OfficialList]:
    """认定名单如下:甲县农机产业集群、乙市陶瓷产业集群 — nothing but clusters or chains."""
    for place in _FOLLOWING_CUE.places(text):
        if text.startswith("如下:", place) and text[place - 2 : place] in ("名单", "名录", "结果", "公布", "公示"):
            found = behind(text, place + 2, "产业集群", None)
            if found and all(text[i.end - 1] in "群链" for i in found.items):
                yield found


def leading_lists(text: str) -> Iterator[OfficialList]:
    """园区主导产业为A和B,特色产业为C: half of the items industries by name; one alone only beside several."""
    end_of_list = 0
    done = 0
    for at, _ in _LEAD_CUE.longest(text):
        if at < done or text[at] == "“" and not _quotes_a_set(text, at):
            continue
        if text[at] == "“" and (part := _PARTS.match(text, at)):
            yield from _parts_told(text, part)
        if text[at] == "“" and text[at + 1] in _NUMERALS and at >= done and (numbers := _numbers_told(text, at)):
            done = numbers.end
            yield numbers
            continue
        if text[at] == "“" and (ranks := _ranks_told(text, at)):
            done = ranks.end
            yield ranks
            continue
        m = _LEADING.match(text, at)
        if m is None or m["q"] and (_COUNTED_BEFORE.search(text, max(0, at - 12), at) or _one_of_groups(text, m)):
            continue
        done = m.end()
        found = listing(text, *m.span("list"), joins="none")
        items = clean(text, next(last_parted(text, found.items, ("以及", "和")), found.items))  # A及B is one item
        beside = len(items) == 1 and m.start() == end_of_list + 1
        known = sum(is_industrial(text[i.begin : i.end]) for i in items)
        if m["n"]:  # “一主”为A,“两辅”为B、C
            told = sum(value_of(n) or 0 for n in _NUMERAL.findall(m["n"]))
            glossed = text[m.start("list") - 1] == "("  # “三烯”(乙烯、丙烯、丁二烯)等原料 is a word for products
            fits = len(items) == told and known * 2 >= len(items)
            of_industry = text.startswith("产业", m.end("n") + 1) or _OF_INDUSTRY.match(text, m.end("list"))
            fits = fits and bool(not glossed or of_industry)
            if not fits and text.startswith("产业", m.end("n") + 1) and not glossed:
                fits = known * 3 >= len(items) * 2 >= 6  # “十强”产业包括A、B、C
        elif m["set"]:  # “六特”产业即A、B、C
            fits = known * 3 >= len(items) * 2 >= 6
        else:
            fits = known * 2 >= len(items) >= 2 or bool(beside and known)
        if fits:
            end_of_list = m.end("list")
            yield OfficialList(items, (m["q"] or "主导") + "产业", m.start(), end_of_list, open=found.open)


def _parts_told(text: str, quoted: re.Match[str]) -> Iterator[OfficialList]:
    """“一主两特”产业格局:一主为A,两特为B、C — each part of the quoted word is told by its own list."""
    place = quoted.end()
    for part in _PART_OF.finditer(quoted["parts"]):
        at = text.find(part[0], place, place + 120)
        told = _PART_TOLD.match(text, at + len(part[0])) if at > 0 and text[at - 1] not in "“" else None
        if told is None:
            return
        items = clean(text, listing(text, *told.span("list"), joins="none").items)
        known = sum(is_industrial(text[i.begin : i.end]) for i in items)
        if not items or len(items) != value_of(part["n"]) or known * 2 < len(items):
            return
        place = told.end()
        yield OfficialList(items, "主导产业", at, place)


# “1”即A,“3”即B、C、D — as many items as each quoted number says.
_NUMBER_TOLD = re.compile(
    r"“(?P<n>[一二两三四五六七八九十]|\d{1,2})[个大条]?”(?:即|是指|指|为|是|代表|——|:)[:,]?(?P<list>[^,。;:\n“”()]{2,120})[,;、]?\n?(?:和|以及)?"
)
_NUMERALS = frozenset("一二两三四五六七八九十123456789")


def _numbers_told(text: str, at: int) -> OfficialList | None:
    items: list[Span] = []
    end = at
    while m := _NUMBER_TOLD.match(text, end):
        number = value_of(m["n"])
        begin, stop = m.span("list")
        classed = CLASS_BEHIND.search(text, begin + 2, stop)
        stop = classed.start() if classed else stop
        found = listing(text, begin, stop, joins="none").items
        if len(found) != number:
            found = listing(text, begin, stop, joins="last").items
        if len(found) != number:
            break
        items += clean(text, found)
        end = m.end()
    known = sum(is_industrial(text[i.begin : i.end]) for i in items)
    return OfficialList(tuple(items), "重点产业", at, end) if len(items) > 1 and known * 3 >= len(items) * 2 else None


_RANKS = re.compile("“(?:[一二两三四五六七八九十][^带翼轴核区园廊圈极城]){2,3}”")


def _ranks_told(text: str, at: int) -> OfficialList | None:
    """“一主两辅”,即以A为主导产业,以B和C为辅助产业: as many as the numbers of the quoted word make up."""
    quoted = _RANKS.match(text, at)
    number = sum(value_of(n) or 0 for n in _NUMERAL.findall(quoted[0])) if quoted else None
    items = ranked_behind(text, quoted.end(), number) if quoted else ()
    if not items:
        return None
    known = sum(is_industrial(text[i.begin : i.end]) for i in items)
    return OfficialList(items, "主导产业", at, items[-1].end) if known * 3 >= len(items) * 2 else None


def _quotes_a_set(text: str, at: int) -> bool:
    """A first look at a quotation: is it short, and does what stands behind it go on as _LEADING does?"""
    closed = text.find("”", at, at + 14)
    return closed > 0 and text[closed + 1 : closed + 2] in _BEHIND_A_SET


def _one_of_groups(text: str, m: re.Match[str]) -> bool:
    """优势产业:A、B。未来产业:C、D — groups have their own reading."""
    begin = m.start("list")
    return text[begin - 1] == ":" and text.count("产业:", max(0, begin - 300), begin + 300) > 1


def _announcements(text: str) -> Iterator[re.Match[str]]:
    """认定结果公示如下: and 支持方向包括: — words that announce a list behind their colon."""
    colon = text.find(":")
    while colon >= 0:
        last = text[colon - 1 : colon]
        if (
            last == "下"
            and (m := _AS_FOLLOWS.search(text, max(0, colon - 48), colon + 1))
            or last in _FIELD_ENDS
            and (
                (m := _FIELDS.search(text, max(0, colon - 16), colon + 1))
                or (m := _BARE_FIELD.search(text, max(0, colon - 10), colon + 48))
                and m.end() == colon + 1
            )
        ):
            yield m
        colon = text.find(":", colon + 1)
