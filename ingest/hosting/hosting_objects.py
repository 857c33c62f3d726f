"""The industries that a part of a sentence names: after its verbs, before its places."""

from __future__ import annotations

import re

from ingest.hosting.hosting_cues import (
    AROUND,
    BASE_OF,
    ENDS_IN_BELT,
    GOOD_AT,
    HAS_VERB,
    IN_FIELD,
    LATER,
    LEAD,
    LISTED_AS,
    MAINLY,
    MAKES,
    PREDICATE,
    SITE,
    TAKES,
    TOPIC_CUE,
    TREATS,
    TURNS,
    VIA,
)
from ingest.hosting.industry_phrases import MEASURED, QUANTITY, Industry, industries, is_industrial
from ingest.hosting.kinds import ends_in_kind
from ingest.hosting.place_verbs import TAKES_NEAR, VERBS


def objects(text: str, begin: int, end: int, *, near: bool = True, placed: bool = False) -> list[Industry]:
    """The industries after the verbs that `text[begin:end]` begins with, or after a later 重点…, 大力…; where it
    stands right behind a place (`placed`) a word nobody knows may stand before the verbs."""
    quoted = text[end - 1 : end] in ("”", "’")
    if not quoted and (text[begin : begin + 1] not in _OPENINGS or not _OPENED.match(text, begin, end)):
        return _after_verbs(text, begin, end, near, placed)
    main = MAINLY.match(text, begin, end)
    if main and not VERBS.match(text, main.end(), end):
        made: list[Industry] = []
        while main:  # 以X为主业、以Y为特色
            what = "what" if main["what"] else "other"
            made += industries(text, main.start(what), main.end(what), strict=main["turn"] is not None)
            main = MAINLY.match(text, main.end() + 1, end) if text[main.end() : main.end() + 1] == "、" else None
        return made
    treated = TREATS.match(text, begin, end)
    if treated:
        loose = text[treated.start("what") - 1] == "把" or _CALLED.search(treated["as"]) is not None
        if made := industries(text, treated.start("what"), treated.end("what"), strict=not loose):
            return made
    while end > begin and text[end - 1] in "”’":
        end -= 1
    site = SITE.match(text, begin, end)
    if site:
        return industries(text, site.start("what"), site.end("what"), strict=_GROWN.search(site[0]) is None)
    inside = IN_FIELD.match(text, begin, end)
    if inside:
        return industries(text, inside.start("what"), inside.end("what"))
    label = MAKES.match(text, begin, end)
    if label:
        return industries(text, label.end(), end)
    good = GOOD_AT.match(text, begin, end) if placed else None
    if good and (made := industries(text, good.start("what"), good.end("what"), strict=True)):
        return made
    base = BASE_OF.match(text, begin, end)
    if base:
        return industries(text, base.start("what"), base.end("what"), strict=True)
    listed = LISTED_AS.match(text, begin, end)
    if listed:
        return industries(text, listed.start("what"), listed.end("what"), strict=True)
    turns = TURNS.match(text, begin, end)
    if turns:
        return industries(text, turns.start("what"), turns.end("what"), strict=True)
    around = AROUND.match(text, begin, end)
    if around:
        return industries(text, around.start("what"), around.end("what"), strict=True)
    via = VIA.match(text, begin, end)
    if via and via[0].startswith("围绕"):  # 围绕X布局…
        turned = industries(text, via.start() + 2, via.end(), strict=True)
        said = [one for one in _after_verbs(text, via.end(), end, near, placed) if is_industrial(one.name)]
        if turned and not said:  # 围绕番茄发展设施农业 says what is done itself
            return turned
    return _after_verbs(text, via.end() if via else begin, end, near, placed)


_OPENINGS = frozenset(
    "则主重要应也均以靠凭继坚着把将是为作属系等力努率在当好争勇成先已正被获入评列认确命授纳特支首发产围依分立利借结抓抢向由另还又同更仍继"
)
# What the words may open with before their verbs: most open with none of these.
_OPENED = re.compile(
    "|".join(
        re.sub(r"\(\?P<\w+>", "(?:", f"(?:{opened.pattern})")
        for opened in (MAINLY, TREATS, SITE, IN_FIELD, GOOD_AT, BASE_OF, MAKES, LISTED_AS, TURNS, AROUND, VIA)
    )
)


def _after_verbs(text: str, begin: int, end: int, near: bool, placed: bool) -> list[Industry]:
    verbs = VERBS.match(text, begin, end)
    if not verbs and placed and (odd := odd_verbs(text, begin, end)):
        return industries(text, odd.end(), end, strict=True)
    verbs = verbs or (LATER.search(text, begin, end) if near else None)
    if not verbs:
        return []
    if text[verbs.end() : verbs.end() + 1] in _JOINS:  # 布局和发展X, 培育、壮大X
        verbs = VERBS.match(text, verbs.end() + 1, end) or verbs
    if led := _LED_BY.match(text, verbs.end(), end):
        return _led(text, led, end)
    if text[end - 1] in MEASURED and (counted := QUANTITY.search(text, verbs.end(), end)):
        end = counted.start()  # 建设果菜基地6.2万亩
    if text.endswith("优势", verbs.end() + 2, end) and verbs[0].endswith(("巩固", "放大", "扩大", "保持")):
        end -= len("优势")  # 巩固减震器优势, 电机领先优势
        end -= 2 if text.endswith(("领先", "先发", "传统", "比较", "竞争"), verbs.end() + 2, end) else 0
    taken = (TAKES_NEAR if near else TAKES).search(text, verbs.start(), verbs.end())
    loose = (
        taken is not None
        or ends_in_kind(text, max(verbs.end(), end - 12), end)
        and _FOUNDS.search(text, verbs.start(), verbs.end()) is not None
        or text.startswith("开展", verbs.end() - 2)
        and text.endswith("配套", verbs.end(), end)
        or ENDS_IN_BELT.search(text, max(verbs.end(), end - 6), end) is not None
        and _FORMS.search(text, verbs.start(), verbs.end()) is not None
    )
    whole = text.rfind("一体的", verbs.end(), end)  # 建设集甲、乙、丙为一体的X基地
    made = industries(text, whole + 3 if whole > 0 else verbs.end(), end, strict=not loose)
    if not made and near and text.find("并", verbs.end(), end) > 0 and (later := LATER.search(text, verbs.end(), end)):
        return industries(text, later.end(), end, strict=TAKES_NEAR.search(later[0]) is None)  # 承办赛事并培育X
    if made and verbs[0].endswith("共建") and len(made[0].name) == 2 and not is_industrial(made[0].name):
        joint = text.startswith(("产业园", "产业合作", "产业转移", "合作园", "工业园"), made[0].end)
        return made[1:] if joint else made  # 共建广清产业园: a park called after its two places
    return made


_AS_WHAT = "为(?:主导产业|支柱产业|主导|主体|主|特色|支柱|代表|龙头|重点|引领|支撑|核心|先导|补充|基础)"
_LED_BY = re.compile(
    rf"了?以(?P<what>[^,;以为]{{2,40}}?)(?:等?(?:产业|行业))?{_AS_WHAT}(?:、(?:以)?(?P<more>[^,;以为]{{2,30}}?){_AS_WHAT})?(?=的|$)"
)


def _led(text: str, led: re.Match[str], end: int) -> list[Industry]:
    """已形成以X、Y等为主导的产业体系, 发展以X为主的Z产业: what leads, and the industry that it is said to lead."""
    parts = [led.span("what"), led.span("more"), (led.end() + 1, end)]
    return [made for begin, stop in parts if 0 <= begin < stop for made in industries(text, begin, stop, strict=True)]


_JOINS = frozenset("和与及、")
_FOUNDS = re.compile("建设|打造|创建|共建|建成|成为|设立|争创|筹建")
_FORMS = re.compile("构建|形成")


def odd_verbs(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The verbs behind an adverb or a locality that no list knows: 西青连片发展X, 城中区南川布局X."""
    odd = _ODD.match(text, begin, end)
    return (
        VERBS.match(text, odd.end(), end) if odd and not (is_industrial(odd[0]) or odd[0].endswith(_ACTORS)) else None
    )


_ACTORS = (
    "实验室",
    "中心",
    "集团",
    "公司",
    "大学",
    "学院",
    "研究院",
    "银行",
    "企业",
    "机构",
    "部门",
    "单位",
    "政府",
    "产业",
)
_ODD = re.compile(r"[一-鿿]{2,4}?(?=发展|布局|承接|培育|主攻|集聚|做[强大优精])")
_CALLED = re.compile("产业|支柱|首位|主业|拳头|品牌|名片|特色")  # 将X作为首位产业: X is one, whatever it is
_GROWN = re.compile("产|养殖|种植|加工|制造")  # a site of that kind says that what is named is made there
# What stands before 以甲为核心 and is an industry by that alone: no part of a country.
_TOPIC = re.compile(r"[一-鿿]{3,8}(?<![部域区带极核圈侧翼岸面节段局])")


_SHAPED = re.compile(
    "(?:重点|加快|着力|着重|努力|积极|主要|逐步|要|将)?(?:形成|构建|是|打造)$|(?:将|则|要|应|须|可|也|均|都|拟)$"
)


def topic(text: str, pre_begin: int, end: int) -> list[Industry]:
    """The industry that stands before its places: X以甲为核心, X依托甲, X推动甲乙一体化发展."""
    cue = TOPIC_CUE.search(text[pre_begin:end]) if text[pre_begin] != "、" else None
    if not cue or cue.start() < 2:
        return []
    begin = pre_begin
    lead = LEAD.match(text[begin:end])
    begin += lead.end() if lead else 0
    stop = pre_begin + cue.start()
    shaped = _SHAPED.search(text, max(begin, stop - 8), stop)  # X产业重点形成以甲为核心; X将以甲为重点
    stop = shaped.start() if shaped else stop
    if stop - begin < 2 or HAS_VERB.search(text, begin, stop) or text[begin:stop].endswith(("格局", "布局")):
        return []
    said = text[begin:stop].endswith(("产业", "行业", "产业链", "集群")) or (
        cue[0] == "以" and _TOPIC.fullmatch(text, begin, stop) and PREDICATE.search(text, begin, stop) is None
    )
    return industries(text, begin, stop, strict=not said)
