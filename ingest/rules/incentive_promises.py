"""Support promised without a sum: 优先推荐, 倾斜支持, 全额补助, 免收租金, 贷款贴息 …"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.model import Fact
from ingest.numbers.quantities import quantities
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.incentive_words import beneficiary
from ingest.text.cues import Cue

_NAMED = (
    r"(?:资金|物质|财政|现金)(?:激励|奖励|支持|补助|补贴)|(?:贷款|财政)贴息|贴息|担保费补[助贴]|保费补[助贴]|租金(?:减免|补贴|优惠)|房租减免|"
    r"运费补[助贴]|以奖代补|后补助|专项资金支持|用地指标|税收优惠|激励资金"
)
_PROMISE = re.compile(
    rf"优先(?:推荐|支持|安排|保障)(?:申报|评选)?|(?:给予|予以)[^,;。\d]{{0,12}}(?P<lean>倾斜)(?:支持|扶持)?"
    rf"|(?:给予|予以|享受)(?P<given>(?:[^,;。\d]{{0,14}}?)(?:{_NAMED})[^,;。\d]{{0,20}})"
    r"|(?:据实|全额)(?:给予)?(?:全额)?(?:补助|补贴|资助|奖励)|一事一议(?!”?(?:的?(?:方式|办法|原则))?(?:研究|协调)?(?:解决|处理|推进|制定|协调|研究))|(?:免征|免收|减免|免除)(?:\d{1,2}个?[年月])?[^,;。\d]{2,14}(?:税|费|租金|房租)|(?:免征|免收|减免|免除)\d{1,2}个?[年月]的?(?:租金|房租|费用)|免租(?![期金资])"
)
_ANCHOR = re.compile("优先|倾斜|给予|予以|享受|全额|据实|一事一议|免[征收租除]|减免")
_ANCHOR_CUE = Cue("优先 倾斜 给予 予以 享受 全额 据实 一事一议 免征 免收 免租 免除 减免".split())
_WORD = re.compile(rf"{_NAMED}|优先(?:推荐|支持|安排|保障)|一事一议|补助|补贴|资助|奖励|免[征收租除]|减免|倾斜")
_BORDER = re.compile("[。;!?\n]")
_TO = re.compile(r"(?:对|给予|支持|的)")
_TELLS = re.compile("比如|例如|采取的")  # 为抗击疫情采取的一系列措施,比如减免…: what was done
_FIRST = re.compile("优先(?:安排|支持|保障)")
_PAUSE = re.compile("[,;。、:)\n]|$|申报|评选|其|参[与加评]|享受|推荐|纳入|列入|用于|给予")
_HOW = ("据实", "全额", "优先", "倾斜", "一事一议")
REACH = 120
SENTENCE_REACH = 300  # code points from the beginning of the sentence; the longest at hand has 210


def _of_what_follows(text: str, begin: int, m: re.Match[str]) -> bool:
    """立足现有条件,优先安排改善民生的项目: is it said of what stands behind, and of nobody before?"""
    if not _FIRST.fullmatch(m[0]) or _PAUSE.match(text, m.end()):
        return False
    return text.find("对", begin, m.start()) < 0 and text.find("的,", begin, m.start()) < 0


@rule(
    "incentive.promise",
    emits="incentive",
    why="measures promise support without a sum; an instrument must be named, and somebody who gets it",
    examples=[
        (
            "对考核优秀的园区,优先推荐申报国家级示范园区。",
            {"instrument": "优先推荐", "cap": None, "beneficiary": "考核优秀的园区"},
        ),
        ("对入选项目的市,分赛道给予资金激励。", {"instrument": "资金激励", "cap": None}),
        ("对公共设备,据实给予全额补助。", {"instrument": "补助", "mode": "据实,全额"}),
    ],
    near_misses=[
        "优先发展公共交通。",
        "按照轻重缓急的次序,优先安排改善民生的项目。",
        "对新认定的企业,给予50万元奖励。",
        "给予充分肯定。",
    ],
)
def promise(reading: Reading) -> Iterator[Fact]:
    """Support without a sum."""
    text = reading.text
    sums = [q.begin for q in quantities(text) if q.kind in ("money", "percent")]
    at = 0
    for anchor in _ANCHOR_CUE.matches(_ANCHOR, text):
        if anchor.start() < at:
            continue
        m = _PROMISE.match(text, anchor.start(), min(len(text), anchor.start() + REACH))
        if m is None:
            continue
        begin = max(0, m.start() - SENTENCE_REACH)
        if border := _BORDER.search(text[begin : m.start()][::-1]):
            begin = m.start() - border.start()
        stop = _BORDER.search(text, m.end(), min(len(text), m.end() + REACH))
        end = stop.start() if stop else min(len(text), m.end() + REACH)
        at = m.end()
        first = bisect_left(sums, begin)
        if first < len(sums) and sums[first] < end:
            continue
        words = _WORD.search(m[0])
        if words is None or not _TO.search(text, begin, m.start()):
            continue
        who = beneficiary(text, begin, m.start())
        if who is None or _TELLS.search(who) or _of_what_follows(text, begin, m):
            continue
        told = m[0] + text[m.start() - 2 : m.start()]
        how = ",".join(w for w in _HOW if w in told)
        yield reading.fact(
            "incentive", begin, m.end(), beneficiary=who, instrument=words[0],
            cap=None, unit=None, mode=how or None, rate=None,
        )  # fmt: skip
