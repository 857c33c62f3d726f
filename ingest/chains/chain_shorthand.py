"""Chains of single characters: “芯屏端网”全产业链, 制储运加用全链条, 种养加一体化; each letter is a stage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.chains.chain_items import industry_named
from ingest.chains.chains import Chain
from ingest.lists.naming import part_begin
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue
from ingest.vocabulary import concept_of

# Each character stands for a stage: “芯屏端网”, “制储运加用”; 、 may part them.
_SHORTHAND = re.compile(
    r"“(?P<quoted>[\u4e00-\u9fff](?:、?[\u4e00-\u9fff]){2,8}|[\u4e00-\u9fff]{1,4}(?:、[\u4e00-\u9fff]{1,4}){3,9})”(?:等)?(?:[\u4e00-\u9fff]{0,8}?(?:,(?:着力|加快)?(?:打造|构建|形成|推动|做[强优大]|完善|健全|延伸|建设|贯通)[\u4e00-\u9fff]{0,8}?)?)(?:全产业链|"
    r"产业链|全链条|链条)"
)
_CHAIN_CUE = Cue(["产业链", "链条"])
LONGEST_QUOTED = 52
_BARE_CUE = Cue(
    [
        "全产业链",
        "全链条",
        "各环节",
        "各个环节",
        "等环节",
        "各链条",
        "闭环",
        "一条龙",
        "完整链条",
        "完整产业链",
        "完整的产业链",
    ]
)
_BARE = re.compile(r"全产业链|全链条|各个?环节|等环节|各链条|闭环|一条龙|完整的?(?:产业链|链条)")
_STEP = "[制产储输运加注用采选冶炼种养销研育繁推供]"
_LETTERS = re.compile(
    rf"{_STEP}{{3,7}}(?:一体化)?$|{_STEP}(?:、{_STEP}(?:(?<=加)[注氢工]|(?<=运)输|(?<=储)运)?){{2,6}}(?:等)?$|(?:[\u4e00-\u9fff]、){{3,7}}[\u4e00-\u9fff](?:等)?$"
)
_WHOLE_STEPS = re.compile(
    r"“?(?P<word>[选育繁推种养加销采冶产供制](?:、?[选育繁推种养加销采冶炼储运产供输用宰屠贸游制]){2,5})”?(?P<in>于)?为?一体化?"
)
_INTEGRATED_CUE = Cue(["一体"])
_INTEGRATED = re.compile("一体(?:化|(?=[的发经推,。]))")
# What the letters of such a word stand for: steps, goods and materials.
_STEP_LETTERS = frozenset(
    "制产储输运加注用采选冶炼种养销研育繁推供贸游宰屠农工商科文旅康教吃住行购娱收藏仓配装修维测试检验封设造建营服展会"
    "玻膜板光芯屏器端核网云软硬智数算存显车电机声磁感图联安煤油气化钢铝铜硅锂氢盐碱焦材纸浆林竹粮饲肥糖酒茶药织染纺衣布丝革链"
)
LONGEST_WORD = 14  # code points of a word of letters, with its marks and quotation marks
_NO_SHORTHAND = re.compile(
    r"^(?:.*[到的是从至].*|[募投融建管营退运]+|[政产学研用金介服]+|[源网荷储碳氢]+|建圈强链|强链补链|延链.*|补链.*|"
    r"[建延补强固升]链.*|专精特新|人财物.*|上中下游|新三样|一站式|.*一体.*|[一二三四五六七八九十].*)$"
)


def shorthand_chains(reading: Reading) -> Iterator[Chain]:
    """Chains of single characters before 全产业链; each printed letter is a stage."""
    text = reading.text
    for place in _CHAIN_CUE.places(text):
        closes = text.rfind("”", max(0, place - 24), place)
        opens = text.rfind("“", max(0, closes - LONGEST_QUOTED), closes) if closes >= 0 else -1
        m = _SHORTHAND.match(text, opens) if opens >= 0 else None
        if m and m.end() >= place:
            yield from _letters(text, *m.span("quoted"), m.start(), m.end())
    for whole in _INTEGRATED_CUE.matches(_INTEGRATED, text):
        steps = _WHOLE_STEPS.search(text, max(0, whole.start() - LONGEST_WORD), whole.end())
        if steps and steps.end() == whole.end() and not (steps["in"] and text[steps.start() - 1] not in "集“"):
            yield from _letters(text, *steps.span("word"), steps.start(), steps.end())
    for m in _BARE_CUE.matches(_BARE, text):
        low = max(0, m.start() - LONGEST_WORD)
        quoted = m[0].endswith("环节") and text[m.start() - 1] == "”"  # “制、储、运、加、用”各环节
        word = _LETTERS.search(text[low : m.start() - quoted])
        begin = low + word.start() if word else 0
        if quoted and text[begin - 1 : begin] != "“":
            continue
        if word and text[begin - 1 : begin] not in ("、", "制", "产"):
            end = low + word.end() - (3 if word[0].endswith("一体化") else 0)
            name = industry_named(text[part_begin(text, begin) : begin])
            known = name if concept_of(name) is not None else None
            yield from _letters(text, begin, end, begin, m.end(), known)


def _letters(text: str, begin: int, end: int, first: int, last: int, subject: str | None = None) -> Iterator[Chain]:
    word = text[begin:end].removesuffix("等")
    steps = word.split("、") if "、" in word else list(word)
    single = [step for step in steps if len(step) == 1]
    if (
        _NO_SHORTHAND.match("".join(steps))
        or len(single) < max(3, len(steps) - 2)  # 种、养、加、文旅: a word or two among the letters
        or len(set(steps)) < len(steps)
        or len(_STEP_LETTERS.intersection(single)) < 2  # “药食同源”产业链: a word
    ):
        return
    stages = tuple(
        Span(begin + m.start(), begin + m.end()) for m in re.finditer("[^、]+" if "、" in word else ".", word)
    )
    yield Chain(first, last, stages, open="等" in text[end:last], subject=subject)
