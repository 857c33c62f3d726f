"""The words the pages themselves say, in both languages, and how dates and counts are put.

Quotes of notices never pass through here. Wording follows one rule: say what the words read say
(点名, 写明), never what exists.
"""

from __future__ import annotations

import re

from kg.pages.view import Notice, Standing, Text, Tier

STANDINGS: dict[Standing, Text] = {
    "in_force": Text("有效", "In force"),
    "unknown": Text("正式·效力未写明", "Formal, validity not stated"),
    "draft": Text("征求意见稿", "Draft for comment"),
    "repealed": Text("已废止", "Repealed"),
    "expired": Text("已失效", "Expired"),
}
TIER_WORDS: dict[Tier, Text] = {
    "named": Text("点名", "Named"),
    "broader": Text("上位", "Broader"),
    "related": Text("相关", "Related"),
    "weak": Text("间接", "Indirect"),
    "none": Text("未点名", "Not named"),
    "limited": Text("明文限制", "Limited"),
}
TIER_HINTS: dict[Tier, Text] = {
    "named": Text(
        "原文写明该地发展这个产业，或与它相同、相近、更细的产业",
        "The words name the place with this industry, or with the same, a close or a narrower one",
    ),
    "broader": Text("原文只点到更宽的产业", "Only a broader industry is named"),
    "related": Text("原文点到相关的产业", "A related industry is named"),
    "weak": Text("要经过两步以上才能连上", "Linked in two or more steps"),
    "none": Text("所读文件没有写；不等于当地没有", "The notices read do not say so; not proof of absence"),
    "limited": Text("原文写明限制或不予支持", "Expressly limited"),
}
ROLE_WORDS: dict[str, Text] = {
    "lead": Text("牵头", "Lead"),
    "responsible": Text("责任", "Responsible"),
    "shared": Text("分工", "Shared"),
    "support": Text("配合", "Support"),
}
ROLE_BADGES: dict[str, Text] = {
    "lead": Text("牵", "L"),
    "responsible": Text("责", "R"),
    "shared": Text("共", "J"),
    "support": Text("配", "S"),
}
RELATION_WORDS: dict[str, Text] = {  # what the second industry is to the first
    "same": Text("即", "is"),
    "exact": Text("相同", "same as"),
    "close": Text("相近", "close to"),
    "narrower": Text("细分", "narrower:"),
    "broader": Text("上位", "broader:"),
    "related": Text("相关", "related:"),
}
KIND_WORDS: dict[str, Text] = {
    "agency": Text("部门", "Agency"),
    "task": Text("任务", "Task"),
    "notice": Text("文件", "Notice"),
    "track": Text("赛道", "Track"),
    "industry": Text("产业", "Industry"),
    "project": Text("项目", "Project"),
    "place": Text("地方", "Place"),
    "stage": Text("环节", "Stage"),
}
PAGE_WORDS: dict[str, Text] = {  # what each kind of page is called in the bar
    "overview": Text("总览", "Overview"),
    "industry": Text("产业", "Industries"),
    "city": Text("城市", "Places"),
    "agencies": Text("部门", "Agencies"),
    "agency": Text("部门", "Agency"),
    "chain": Text("产业链", "Chains"),
    "matrix": Text("对照表", "Matrix"),
    "map": Text("地图", "Map"),
    "timeline": Text("时间线", "Timeline"),
    "policy": Text("原文", "Notices"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def english_date(iso: str) -> str:
    """An ISO date as English prose; anything else comes back as it is.

    >>> english_date("2021-12-31")
    '31 Dec 2021'
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", iso)
    if not found or not 1 <= int(found[2]) <= 12:
        return iso
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}"


def period(notices: tuple[Notice, ...]) -> Text:
    """From the first to the last month that the notices carry; empty where none has a date."""
    dates = sorted(n.date[:7] for n in notices if re.match(r"\d{4}-\d\d", n.date))
    if not dates:
        return Text("")
    first, last = dates[0], dates[-1]
    if first == last:
        return Text(_month(first), english_date(first))
    return Text(f"{_month(first)}至{_month(last)}", f"{english_date(first)} – {english_date(last)}")


def _month(iso: str) -> str:
    return f"{iso[:4]}年{int(iso[5:7])}月"


def plural(count: int, one: str, many: str = "") -> str:
    """The English noun for a count.

    >>> plural(1, "city", "cities"), plural(3, "city", "cities")
    ('1 city', '3 cities')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def english_list(names: list[str]) -> str:
    """Names as an English enumeration.

    >>> english_list(["Chengdu", "Deyang", "Mianyang"])
    'Chengdu, Deyang and Mianyang'
    """
    return " and ".join(x for x in (", ".join(names[:-1]), *names[-1:]) if x)


_LEADS = (
    "加快",
    "推进",
    "促进",
    "支持",
    "鼓励",
    "开展",
    "做好",
    "组织",
    "申报",
    "推动",
    "进一步",
    "大力",
    "全面",
    "深入",
    "发展",
    "坚持",
    "加强",
    "培育",
    "实施",
    "建设",
    "公布",
    "印发",
    "下达",
    "落实",
    "贯彻",
    "认定",
)  # verbs that titles open with and that say nothing about the subject
_TAILS = ("的", "工作", "有关事项", "相关事项", "若干", "建设", "高质量")
_KIND = re.compile(
    r"(?:行动方案|实施方案|工作方案|行动计划|实施意见|指导意见|若干政策措施|若干措施|若干政策|政策措施|管理办法|暂行办法"
    r"|实施细则|发展规划|规划|方案|计划|意见|措施|政策|办法|细则|通知|公告|公示|名单|条例|决定|批复|规定|指南|通告|函)$"
)
SHORT = 12  # characters a short title may have: what a box in the picture holds


def short_title(title: str) -> str:
    """A handle for a notice made of its own title: subject and kind, without issuer, verbs, year and brackets.

    >>> short_title("四川省人民政府办公厅关于加快发展新经济培育壮大新动能的实施意见")
    '新经济实施意见'
    >>> short_title("四川省工业“珠峰攀登”行动方案(征求意见稿)")
    '珠峰攀登行动方案'
    """
    words = re.sub(r"[(（\[【〔][^()（）]{0,20}[)）\]】〕]", "", title).strip("《》 \u3000")
    words = words.rsplit("关于", 1)[-1] if "关于" in words else words
    if "印发《" in words:
        words = words.split("印发《", 1)[1].split("》", 1)[0]
    found = _KIND.search(words)
    kind = found[0] if found else ""
    subject = words[: found.start()] if found else words
    quoted = re.search(r"[“\"]([^“”\"]{2,10})[”\"]", subject)
    subject = quoted[1] if quoted and not re.fullmatch("十.五", quoted[1]) else _subject(subject)
    room = SHORT - len(kind)
    return (subject if len(subject) <= room else subject[: room - 1] + "…") + kind


def _subject(words: str) -> str:
    """The first noun phrase of a title: verbs, province and year dropped at the front, cut at the next verb."""
    while True:
        kept = re.sub(
            r"^(?:\d{4}年度?|“十.五”|[^省市州区县]{1,5}(?:省|自治区|(?<!城)市|州)|全[省市州区县]|我[省市])", "", words
        )
        kept = next((kept[len(v) :] for v in _LEADS if kept.startswith(v)), kept)
        if kept == words or not kept:
            break
        words = kept
    cut = min((words.find(v, 2) for v in _LEADS if words.find(v, 2) > 0), default=len(words))
    words = words[:cut]
    for tail in _TAILS:
        words = words.removesuffix(tail)
    return words
