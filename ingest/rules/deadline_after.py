"""Terms that begin with an event: 自收到通知之日起10个工作日内提交, 验收合格后30个工作日内完成移交."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Fact
from ingest.numbers.cue_words import any_cue
from ingest.reading import Reading
from ingest.rule import rule
from ingest.rules.deadline_days import Resolved, day_fact
from ingest.rules.deadline_words import what_after
from ingest.text.cues import Cue
from ingest.text.outline import han_number

_NUMBER = r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)个?"
_UNIT = r"(?P<unit>工作日|自然日|日历日|日|天|月|年)(?:之|以)?内"
_EVENT = re.compile(rf"(?:之日|当日|次日)(?:起|后)(?:的?第?|,?(?:应当?|须|必须|要|可)?(?:在|于)?){_NUMBER}{_UNIT}")
_AFTER = re.compile(rf"后(?:,?(?:应当?|须|必须|要)?(?:在|于)?){_NUMBER}(?P<unit>工作日|自然日|日历日)(?:之|以)?内")
_STEP = re.compile(rf"(?:应当?|须|必须)(?:在|于){_NUMBER}(?P<unit>工作日|自然日|日历日)(?:之|以)?内")
_STEP_BEFORE = re.compile("(?:之日|当日|次日|后)[^。;\n]{0,40}$")
_OF_WHOM = r"(?![^,;。\n]{0,24}的(?:企业|项目|单位|机构|人员)?[,;。])"  # …三年内完成投资的企业: a condition
_DUTY = re.compile(rf"[^,;。\n]{{0,16}}?{any_cue('deadline_words', 'duty-verb')}{_OF_WHOM}")
# 本意见下发后一个月内: of other events months and years tell how long something holds (投产后3年内给予)
_ISSUED = re.compile(rf"..后,?(?:应当?|须|必须|要)?(?:在|于)?的?{_NUMBER}{_UNIT}")
_ISSUED_CUE = Cue([f"{word}后" for word in ("印发", "下发", "发布", "公布", "出台", "下达", "施行", "实施")])
_EVENT_CUE = Cue(["之日", "当日", "次日"])
_DAYS_CUE = Cue(["工作日", "自然日", "日历日"])
_NO_DUTY = re.compile(
    r",?(?:不[得予再可能超]|未|无|没有|免[征收交]|享受|给予|可[享获]|累计|发生|连续|有效|仍|因|均可|任意|的[,;。企])"
)
_PART = re.compile(r"[^,;。:\n]{0,40}$")
WHY = "counted from an event whose day the notice does not tell"


@rule(
    "deadline.after_event",
    emits="deadline",
    why="procedures tell by when a step is due from the step before: 自…之日起N日内 with a verb of duty; bans and "
    "benefits that last so long are none",
    examples=[
        ("申请人应自收到补正通知之日起10个工作日内提交材料。", {"date": "P10D", "status": "ambiguous"}),
        ("项目单位应在竣工验收合格后30个工作日内完成移交手续。", {"date": "P30D"}),
        ("县级主管部门应当自本办法实施之日起一年内公布目录。", {"date": "P1Y"}),
        ("企业自领取批复之日起六个月内开工建设。", {"date": "P6M"}),
        ("收到申请后,审核部门应当在20个工作日内作出答复。", {"date": "P20D"}),
        ("各县区要在本意见下发后一个月内出台配套政策。", {"date": "P1M", "what": "出台配套政策"}),
    ],
    near_misses=[
        "自处罚决定作出之日起三年内不得申报。",
        "自认定之日起三年内给予房租补贴。",
        "本办法自印发之日起施行,有效期3年。",
        "注册后3年内未发生安全事故的企业。",
        "公示须在5个工作日内无异议。",
    ],
)
def after_event(reading: Reading) -> Iterator[Fact]:
    """Terms counted from an event."""
    text = reading.text
    events = [*_EVENT_CUE.matches(_EVENT, text), *_ISSUED_CUE.matches(_ISSUED, text)]
    if _DAYS_CUE.places(text):
        told = {m.end() for m in events}
        events += [m for m in _AFTER.finditer(text) if m.end() not in told]
        told = {m.end() for m in events}
        events += [m for m in _STEP.finditer(text) if m.end() not in told and _follows(text, m.start())]
    for m in events:
        rest = m.end()
        if _NO_DUTY.match(text, rest) or not _DUTY.match(text, rest, min(len(text), rest + 60)):
            continue
        number = 6 if m["number"] == "半" else han_number(m["number"].replace("两", "二"))
        if not number:
            continue
        unit = "M" if m["unit"] == "月" or m["number"] == "半" else "Y" if m["unit"] == "年" else "D"
        event = _PART.search(text, max(0, m.start() - 40), m.start())
        begin = event.start() if event else m.start()
        term = Resolved(f"P{number}{unit}", "ambiguous", WHY)
        yield from day_fact(reading, begin, m.end(), term, what_after(text, rest).lstrip(","))


def _follows(text: str, place: int) -> bool:
    """收到申请后,审核部门应当在20个工作日内答复: does the sentence name the event a step is counted from?"""
    return _STEP_BEFORE.search(text, max(0, place - 44), place) is not None
