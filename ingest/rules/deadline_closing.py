"""What closes on a day without 前: a label before it (截止时间, 受理时间), a window, 止 or 关闭 behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.rules.deadline_days import Day
from ingest.rules.deadline_words import cue, part_begin, unnumbered, what_after, window_label

_LATEST = re.compile(
    r"(?:最迟(?:延|推迟|延长|延期)?|最晚|至迟|不晚于|不迟于|不得晚于|不得迟于|截止到?|截至|截止至)(?:应当?|须|需|要|请|务必|必须)?(?:于|在|到|至|不超过)?$"
)
_ONCE_OPEN = re.compile(r"(?:截止到?|截至|截止至)(?:于|在|到|至)?$")
# 材料提交截至:5月12日 means 截止; 截止2023年底,全市已建成… means 截至
_MEANT_TO_CLOSE = re.compile("(?<=[交理报名填集传送料稿榜荐核标])截至|截至(?=:)")
_AS_OF = re.compile(r"(?:^|[,;。(、.) ])(?:截止到?|截止至)$")
_STATE = re.compile(
    r"(?:底|末)?(?:,(?!逾期|过期|请|以|超|不|将|名额|邮|未|各|凡|届时|如|申报|可|由|报|并|后|同|通过|现场|有意)[\u4e00-\u9fff]|[无正全已共累完])"
)
_STOPS = re.compile(r"(?:底|末)?(?:[。;)\n、\t]|$|提交|报送|申报|受理|不再|或[^,;。\n]{1,10}(?:为止|即?止))")
_STAGE = re.compile(r"(?:为|是)([^,;。\n]{1,8}(?:阶段|期))(?=[,;。:\n]|$)")  # 9月1日至10月31日为整改阶段
_LAST_OF = re.compile(r"(?:为|是)([^,;。\n]{0,8})(?:截止日期?|截止时间|截止期|最后期限|最后一[天日])(?=[,;。\n)]|$)")
_STEP_NAME = re.compile(r"[\u4e00-\u9fff、/]{2,12}(?<!期间)(?<!范围)(?<!区间)(?<!年度)(?<!口径)")
_STEP_NUMBER = r"[ \t]*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.]|[①-⑨]|第[一二三四五六七]步[:,]?)[ \t]*"
_NUMBERED_STEP = re.compile(rf"{_STEP_NUMBER}([\u4e00-\u9fff、]{{2,12}})[( \t]{{0,2}}")
_STEP_HEAD = re.compile(rf"{_STEP_NUMBER}([\u4e00-\u9fff、]{{2,16}})[。:]")
_CARRIED_OUT = ("开展", "组织", "进行", "实施")
_DAY_OF = re.compile(r"(?:日期|时间|日|时点)$")
_STEP_ABOVE = re.compile(rf"{_STEP_NUMBER}([\u4e00-\u9fff、]{{2,12}})\n[ \t]*")  # 二、线下提交 / 3月22日至26日
_PHASE_CLOSED = re.compile(r"\)?[。;:]?[ \t]*(?:\n|$)|\)[。:;]")
_EVENT_CLAUSE = re.compile(r",[^。;\n]{0,40}?(?:了|已|共|累计|培训|会议|举办|举行|召开|展览|展会|放假|参加|期间)")
_PHASE_OPENS = re.compile("[(:]$")
_HEADING = re.compile(r"([^\n,。;:]{2,16}(?:时间|期限|时限|日期|期|阶段))\n[ \t]*$")
_CLOSING_HEAD = re.compile(r"([^\n,。;:]{0,12}(?:截止|截稿|交稿|提交|报送|最后)(?:时间|期限|时限|日期))\n[ \t]*$")
_CLOSING_CELL = re.compile(r"([^\n\t,。;:]{2,14}(?:截止|截稿|时限|期限|截止时间|截止日期))[ \t]+$")
_SINCE_OPEN = re.compile(r"起[^。;\n]{0,12},$")  # 4月1日起可申请,4月30日止
_IN_BRACKETS = re.compile(r"\([^()]{1,8}\)$")
_PHASE_NAMED = re.compile(r"([^\n,。;:()]{0,12}(?:阶段|步骤))\([^()\n,]{2,12},$")  # 第三阶段(整改提升,2021年9月-10月)
_ASIDE_CLOSED = re.compile(r"([^\n,。;:()]{2,16})\([^()\n]{2,20}\)([为是:])$")
_OF_BATCH = (
    "(?:第[一二三四]季度|第[一二三四五六1-6][批轮期次]次?"
    "|[省市州盟县区旗乡镇]级(?:部门|单位|审核|推荐)?|各?[市州县区](?:局|级部门))"
)
_BATCH_ALONE = re.compile(f"{_OF_BATCH}[:为]?")
_BATCH_LAST = re.compile(f"(?<=[:为]){_OF_BATCH}[:为]?$")
# 每年9月1日至9月30日向所在县提出申请
_APPLIED_THEN = re.compile(r"(?:向|到|登录|通过|在)[^,;。\n]{1,16}?(?:申请|申报|报送|提交|填报|受理|报名)(?!人|书|的)")
_APPLIED_WITHIN = re.compile("(?:之间|期间),?(?:内)?(?:登录|进入|申报|申请|填报|提交|报送|报名|到|向|将|通过)")
_PUT_OFF_FROM = re.compile("(?:延长|延期|顺延|推迟|调整|改|变更)(?:至|到|为)")
_ASKED_ON = (
    *("请于", "务于", "须于", "应于", "务必于", "可于", "需于"),
    *("请在", "务必在", "须在", "应在", "可在", "需在", "要在", "应当在", "应当于"),
)
_HAND_IN = re.compile(r",?(?:将|把)[^,;。\n]{1,30}?(?:报|送|交|反馈|寄|传|发)")
_HOLIDAY = re.compile("春节|国庆|元旦|中秋|端午|清明|假期|节日")
_PART_BEFORE = re.compile(r"([^\n,。;:]{2,16}?(?:时间|期限?|日期))(?:为|共|是)?[^\n,。;:]{0,8},$")
_BATCH = re.compile("第[一二三四五六1-6][批轮期次]")
_TOLD = tuple(":为是至到于在")
_VALIDITY = re.compile(r"(?:有效期(?!满)|执行期|实施期|试行期|政策期|适用期|施行|实施|执行|生效)[^。;\n]{0,30}$")
_LABELLED = re.compile(
    r"(?P<label>[^:,]{2,24}?)(?:[:]|为|是|至|到|自|从|原则上|暂定|拟定|定于|在|于|均为|延长|延期|顺延|调整|推迟)*$"
)
_STOPPED = re.compile(r"(?:止|截止|截稿|为止|结束|截至(?=[,;。)\n报申受]))")
_PUT_OFF = re.compile(r"(?:延长|延期|顺延|推迟|调整)(?:至|到|为)$")
_OPEN_TO = re.compile(
    "(?:开放|受理|接收|收取|征集|征求意见|征求|申报|填报|申请|报名|公示|投票|办理|报送|提交|反馈|登记|预约|领取|申领|兑付|兑现|兑换)(?:至|到)$"
)
_WINDOWS = (
    *("公示期", "公示", "公示时间", "申报时间", "受理时间", "填报时间", "征集时间", "报名时间", "申请时间"),
    *("申报期", "受理期", "征集期", "报名期", "填报期", "申请期"),
    *("申报日期", "受理日期", "申报期限", "受理期限", "推荐时间"),
)
_CLOSES = ("截止", "截稿")
_LAST_DAY = ("到期日", "终止日", "失效日")
# 考试报名时间, 培训申报日期: the last words say what the days are for
_TIME_TO_APPLY = re.compile(
    "(?:申报|受理|报名|公示|征求意见|征集|填报|申请|提交|报送)(?:起止)?(?:时间|日期|期限|期|时段)$"
)
_APPLIED_IN = ("受理", "申报", "报名", "征集", "填报", "公示", "推荐", "审核", "初审", "提交", "报送")
_WORK = re.compile(
    "(?:自评|自查|初审|审核|复核|评审|整改|填报|推荐|验收|申报|遴选)(?:工作|阶段)?$"
)  # 县级自评工作12月5日结束
_OF_LABELS = frozenset("时期截止")  # every closing label has one of these
_BLANK_OR_LINE = ("\n", "\t", " ")
_PHASE_UNTIL = re.compile(
    "(?:核查|抽验|抽查|复核|审核|初审|验收|受理|申报|填报|征集|报名|推荐|自查|整改|评审|核验|排查)截至$"
)
_COUNT = re.compile(",[^。;\n]{0,20}?(?:共|已|累计|收到|完成\\d)")
_SHUT = re.compile("(?:系统|自动)*关闭")
_TOWARDS, _OPENS = frozenset("至到截于"), frozenset(":为自从是")
_TELLS = re.compile("[:为是至到于在]|截止|截至")
_OF_APPLYING = re.compile("申报|受理|报名|截止|报送|提交|时间|征集")
_EVENT = re.compile("培训|会议|举办|展(?<![开进拓发扩]展)|发生|期间的|放假")
_PART_ENDS = frozenset(",;。)\n、")
_APPLYING = re.compile("申报|受理|报名|公示|征求|征集")
_FROM_NOW_TO = re.compile(r"(?:即日|之日|当日|今日)起?(?:开始)?(?:至|到|—)$")


def _label_of_batches(text: str, place: int, opens: bool) -> str:
    """The label before the first of several batches on a line; '' where it tells no closing day."""
    begin = max(text.rfind("\n", 0, place) + 1, place - 80)
    label, colon, _ = text[begin:place].partition(":")
    told = cue("closing-label").search(label[-10:]) or opens and cue("window-label").search(label[-10:])
    return label if colon and told else ""


def _before(text: str, day: Day) -> str:
    """The words before the day, with the label that the line above, the part before or the first batch gives it."""
    begin = part_begin(text, day.begin, 30)
    before = text[begin : day.begin]
    if not before:
        label = _label_above(text, day)
    elif day.opens and before in ("自", "从", "于") and (told := _PART_BEFORE.search(text, max(0, begin - 24), begin)):
        label = told[1] + ":"  # 公示时间为7天,自4月12日至4月18日
    elif (
        ")" in before
        and "(" not in before
        and (closed := _ASIDE_CLOSED.search(text, max(0, day.begin - 44), day.begin))
    ):
        label = closed[1] + closed[2]  # 递交的截止时间(投标截止时间,下同)为…
    elif (":" in before or "为" in before) and (batch := _BATCH_LAST.search(before)):
        return before[: batch.start()]
    else:
        label = ""
    if not label and _BATCH_ALONE.fullmatch(before) and (told_once := _label_of_batches(text, begin, bool(day.opens))):
        label = told_once + ":"  # 受理截止日期:第一批2022年5月31日;第二批9月30日
    return label or before


def _label_above(text: str, day: Day) -> str:
    """The label of a day that begins its line, its cell or its part of the sentence."""
    begin = day.begin
    mark = text[begin - 1 : begin]
    if mark in _BLANK_OR_LINE:
        if day.opens and (heading := _HEADING.search(text, max(0, begin - 24), begin)):
            return heading[1] + ":"  # 一、填报时间 / 2023年2月1日至2月28日
        if heading := _CLOSING_HEAD.search(text, max(0, begin - 24), begin):
            return heading[1] + ":"  # 四、截稿时间 / 2009年10月28日
        if cell := _CLOSING_CELL.search(text, max(0, begin - 24), begin):
            return cell[1] + ":"  # 二、报名截止<tab>2024年4月19日
    if mark == "," and day.opens and (named := _PHASE_NAMED.search(text, max(0, begin - 32), begin)):
        return named[1] + "("
    return ""


def closing(text: str, day: Day) -> str:
    """What closes on the day, '' where nothing does: a label before it, or 止 behind it."""
    precise = day.date.precision in ("day", "month")
    if not precise and _OF_LABELS.isdisjoint(text[max(0, day.begin - 40) : day.begin]):
        return ""  # most years
    before = _before(text, day)
    if "截至" in before:
        before = _MEANT_TO_CLOSE.sub("截止", before)
    after = text[day.end : day.end + 12]
    if _AS_OF.search(before) and _STATE.match(text, day.end):
        return ""
    if not precise and not cue("closing-label").search(before):
        return ""
    told = _closes(text, day, before, after, precise=precise)
    if told and _VALIDITY.search(text, max(0, day.begin - 40), day.begin):
        read_elsewhere = not before.endswith("阶段(") and not before.startswith(_LAST_DAY)
        if read_elsewhere and not _APPLYING.search(before):
            return ""  # the rule of first and last days of validity reads it
    return told


def _closes(text: str, day: Day, before: str, after: str, *, precise: bool) -> str:
    if _FROM_NOW_TO.search(before) and precise:
        return window_label(before)
    named = _LABELLED.search(before)
    words = named["label"] if named else before
    if not precise:
        return words if cue("closing-label").search(words[-10:]) else ""
    if cue("closing-label").search(words[-7:]) and before[-1:] in _TOLD:
        return words
    if before.endswith("(截至") and after.startswith(")"):
        return ""  # 任务完成情况(截至11月底)
    latest = None if day.opens or _ONCE_OPEN.search(before) else _LATEST.search(before)
    if latest and not (_DAY_OF.search(before, 0, latest.start()) and _tells_other(before[: latest.start()])):
        return what_after(text, day.end) or words  # 核算报告最晚应于5月31日提交
    if _tells_other(words) and "截止" not in before and not after.startswith(_CLOSES):
        return ""
    if _PUT_OFF_FROM.match(text, day.end):
        return ""  # 截止日期由3月31日延长至4月21日
    if before.endswith(("已于", "已在", "原定", "原定于", "原计划于", "原为", "原定为")):
        return ""  # 上一轮评价已于2022年11月结束
    if before.endswith(_ASKED_ON) and _HAND_IN.match(text, day.end):
        return what_after(text, day.end)  # 请于6月5日将汇总情况上报
    if last_of := _LAST_OF.match(text, day.end):
        return last_of[1] or words or "截止"  # 8月31日为报名截止日
    if _SHUT.match(after):
        return words or "关闭"
    stopped = day.opens or not _TOWARDS.isdisjoint(before) or after.startswith(_CLOSES) or before.endswith(_APPLIED_IN)
    stopped = stopped or _WORK.search(before) is not None
    if after.startswith("止") and not before and _SINCE_OPEN.search(text, max(0, day.begin - 16), day.begin):
        return "截止"
    if after.startswith(_CLOSES) and (after[2:3] in _PART_ENDS or not after[2:]):
        return words or "截止"  # 扫码报名,3月24日截止
    if _STOPPED.match(after) and stopped:
        return words or "截止"
    if cue("closing-label").search(words[-12:]) and _TELLS.search(before):
        return words
    if _LATEST.search(before) and (
        not _ONCE_OPEN.search(before)
        or _STOPS.match(after)
        or after.startswith(",")
        and (_BATCH.match(before) or _PHASE_UNTIL.search(before) and not _COUNT.match(text, day.end))
    ):
        return what_after(text, day.end) or words
    if _OPEN_TO.search(before) and (after[:1] in _PART_ENDS or not after):
        return words  # 上传入口开放至5月31日24:00
    if _PUT_OFF.search(before) and _OF_APPLYING.search(before):
        return words
    return _window(text, day, before, words, after) if day.opens else ""


def _tells_other(words: str) -> bool:
    """Is a label that of an event and not of a phase or of handing in (培训时间, but not 培训报名时间, 评审阶段)?"""
    if words.endswith(")"):
        words = _IN_BRACKETS.sub("", words)  # 终评(专家评审)
    if cue("other-label").search(words[-8:]) is None or words.endswith("阶段("):
        return False
    return _TIME_TO_APPLY.search(words) is None


def _phase(words: str) -> str:
    """A phase without its number and what stands behind it in brackets: 2.终评(专家评审):."""
    return _IN_BRACKETS.sub("", unnumbered(words.rstrip("(:")))


@lru_cache(maxsize=1)
def _ends_in_phase() -> re.Pattern[str]:
    return re.compile(f"(?:{cue('phase-label').pattern})$")


def _step(text: str, day: Day, before: str, words: str, after: str) -> str:
    """The step of a schedule that a window of days belongs to, whatever its name; '' where there is none."""
    if before.endswith(":"):
        if words.endswith("期") and not cue("window-verb").search(words[-8:]):
            return ""  # 减免期, but 兑付办理期
        return words if _STEP_NAME.fullmatch(unnumbered(words)) else ""  # 一、材料初核:5月6日至5月17日
    begin = max(text.rfind("\n", 0, day.begin) + 1, day.begin - 40)
    if after.startswith(","):  # 2.分类施策。4月16日—9月30日,逐企制定提升方案
        head = _STEP_HEAD.fullmatch(text, begin, day.begin)
        return head[1] if head and not _EVENT_CLAUSE.match(text, day.end) else ""
    if not before and (above := _STEP_ABOVE.search(text, max(0, day.begin - 24), day.begin)):
        named = above[1] if above.end() == day.begin and not _tells_other(above[1]) else ""
        return named if _PHASE_CLOSED.match(text, day.end) else ""
    if after[:1] in _PART_ENDS or not after:  # 1.意向征询 3月11日—3月15日
        numbered = _NUMBERED_STEP.fullmatch(text, begin, day.begin)
        return numbered[1] if numbered and _PHASE_CLOSED.match(text, day.end) else ""
    return ""


def _window(text: str, day: Day, before: str, words: str, after: str) -> str:
    """What closes with a window of days (5月10日—5月25日), '' where the words before and after it tell of nothing."""
    if _HOLIDAY.search(before):
        return ""
    if after.startswith(("之间", "期间")):  # 请于A至B期间登录平台, but not 发票日期在A至B之间
        asked = before.endswith(_ASKED_ON) and _APPLIED_WITHIN.match(text, day.end)
        return what_after(text, day.end + 2) if asked else ""
    if before.endswith(":") and _BATCH.search(words):
        return words  # 第二批:7月1日至8月30日
    if _PHASE_OPENS.search(before) and cue("phase-label").search(_phase(words)[-8:]):
        return words.rstrip("(:")  # (二)集中整治阶段(4月16日至8月31日), 自查自纠:4月1日至5月31日
    if stage := _STAGE.match(text, day.end):
        return "" if _tells_other(stage[1]) else stage[1]
    if before.endswith("(") and cue("window-verb").search(words[-8:]):
        return words.rstrip("(")  # 企业申报(5月10日—5月25日)
    if (after[:1] in _PART_ENDS or not after) and (words.endswith(_APPLIED_IN) or _ends_in_phase().search(words)):
        return words  # 第一批集中受理2月26日至3月8日, 市级抽查3月6日至3月15日
    if cue("window-label").search(words[-10:]) and not _OPENS.isdisjoint(before) or before.endswith(_WINDOWS):
        return words
    if step := _step(text, day, before, words, after):
        return step
    if after.startswith(")"):
        return ""  # (每年10月至次年1月)实行旬报
    verb = cue("window-verb").search(after[:8]) or _APPLIED_THEN.match(text, day.end)
    if after.startswith(_CARRIED_OUT):
        verb = verb or cue("phase-label").search(after[2:10])  # 开展自查
    if verb and not _EVENT.search(before + after):
        return what_after(text, day.end)
    return ""
