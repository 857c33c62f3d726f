"""How a document is cited: the relation that the words round it state, and when it is not cited at all."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from msgspec import Struct

from ingest.citations.titles import Title
from ingest.geography.gazetteer import first_place
from ingest.text.cues import Cue
from kg.resources import shipped

LONG_NAME = 8  # code points of a title that names one document
_LEFT = 160  # code points before a title in which its cue stands
_RIGHT = 60
_CUES = re.compile(
    r"(?P<repeals>废止|宣布失效|停止执行)"
    r"|(?P<replaces>代替|替代|取代)"
    r"|(?P<amends>修改|修正)"
    r"|(?P<forwards>转发)"
    r"|(?P<complies_with>符合|遵守|遵循|满足|达到|列入|纳入|属于|对标|适用|不得违反|违反)"
    r"|(?P<mentions>参照|参考|借鉴|结合|衔接|引用|对接|围绕|印发|发布|公布|出台|制定|解读|学习|收到|提出|提交|报来|报送)"
    r"|(?P<implements>贯彻|落实|实施|执行|推进|推动|细化)"
    r"|(?P<based_on>根据|依据|按照|依照|遵照|基于|按(?=《|[\u4e00-\u9fff]{0,12}$)|依(?=《))"
)
_DUTY = re.compile(r"(?:应当?|须|请|要|必须|严格|需要?|可|不得|一律|继续|由.{1,12})[^,。;]{0,16}$")
_MAKING = re.compile(
    r"制定|制订|起草|拟定|提出|编制|现就|现将|现予|现组织|经研究|经.{0,10}同意|特此|决定|研究|结合|印发|认定|开展|公示|定于|现启动|确定以下|通知如下"
)
_ACTING = re.compile(
    r"执行|填写|填报|办理|履行|抓紧|操作|处理|实施|落实到位|管理|组织|报送|申报|计算|核定|确定|审核|开展"
)
_RIGHT_REPEALS = re.compile(
    r"^[^。;《【]{0,24}?(?:(?:同时|即行|自行|相应|一并|予以|自[^,。;]{2,20}起|现予|均|全部|已经?)?(?:废止|失效|作废|停止执行|不再执行|终止执行|停止使用|不再施行|不再适用|停止施行))"
)
_RIGHT_AMENDS = re.compile(
    r"^[^。;《]{0,10}?(?:作|做|进行|作出|做出)(?:了|出)?(?:如下|以下|部分|相应)?(?:修改|修订|修正|补充|调整)"
)
_RIGHT_FORWARDS = re.compile(r"^[^。;《]{0,10}?(?:转发|批转)")
_RIGHT_REPLACED = re.compile(r"^[^。;《]{0,12}?(?:由.{2,30})?(?:取代|代替|替代)")
_RIGHT_GROUND = re.compile(r"^[^,。;《]{0,10},?(?:为|是)[^,。;《]{0,8}依据")
_PLANNED_LEFT = re.compile(
    r"(?:研究|抓紧|加快|尽快|适时|组织|牵头|及时|负责|推动|启动|探索|配套|联合|尽早|完成|做好|抓好|推进|支持)?"
    r"(?:制定|制订|编制|编写|编印|起草|拟定|拟订|出台|制修订|修编|编修|印制|草拟|研究提出|构建|汇编|谋划|形成(?!了))"
    r"(?:并|和|、|或)?(?:实施|出台|印发|发布|完善|修订|推动|公布|组织实施|落实|报批)?(?:好|完成|完善)?(?:全[省市县区国州]|我[省市县区州]|本[省市县区]|新一轮|新的?|年度)?$"
)
_RESTING = re.compile(r"(?:根据|依据|依照|按照|遵照|参照|结合)[^,;]{0,40}$|以$|[按依]$")  # 根据《…》制定
_ITS_RULES = re.compile(
    "(?:的)?(?:实施细则|实施方案|实施意见|实施办法|配套)"
)  # 出台《…》实施细则: what it details is there
_LISTED = re.compile(r"(?:《》(?:\([^()]{0,60}\))?[、,和及与以 ]{0,3}){1,30}$")
_TO_COME = re.compile(r"(?:适时|定期|每年|按年度|将|拟|尽快|加快|抓紧|择机)[^,。;]{0,6}(?:发布|印发|公布|推出)$")
_DONE = re.compile(
    r"(?:已|先后|相继|陆续|近年来|曾|[厅局委部府]{1}联合)[^,。;]{0,16}$|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[^,。;]{0,14}$"
)
_PLANNED_RIGHT = re.compile(
    r"^(?:的)?(?:在?(?:编制|起草|制定|修订)过程|编制(?!单位|部门|机关)|起草(?!单位|部门)|制定(?!单位|部门|机关)|立法(?!经验|精神|目的|宗旨)|修编|编写|草拟|出台)"
)
_OWN_LEFT = re.compile(
    r"(?:现将|兹将|我[省市县区州局厅委部办们单]{1,2}[^,。;]{0,20}(?:制定|起草|修订|编制|拟定|形成|草拟)了?|修订后的|修订的|现(?:予)?(?:公布|发布|颁布|印发))$"
)
_OWN_RIGHT = re.compile(
    r"^[^。]{0,60}?现(?:将其|予以?|面向|向|公开|正式|送|就|全文)?(?:印发|下发|发布|公布|公开|征求|社会|你|有关|予)"
    r"|^(?:\([^()]{1,40}\))?,?(?:印发|下发)(?:给|你们|实施|施行)"
)
_A_DRAFT = re.compile(r"[(](?:公开)?(?:征求意见稿|草案|送审稿|讨论稿|意见征集稿)")  # 我厅编制了《…》(征求意见稿)
_NOW_ISSUED = re.compile(r"[^。]{0,12}(?:印发|公布|发布|公示)")
_HANDED_OUT = re.compile(
    r"(?:\([^()]{1,40}\))?(?:(?:等|及)[^,。]{0,16}?)?(?:已经|业经|已|经)[^。]{2,70}现(?:予|将)?(?:印发|公布|发布|下发|转发|批转)"
)
_NAVIGATION = re.compile(
    r"^\s*[·*\[【(]?\s*(?:上一[篇条]|下一[篇条]|上篇|下篇|相关|延伸阅读|推荐阅读|热点|链接|关联|一图|图解|图说|解读|政策解读|阅读|往期|点击|更多|(?:政策|文件)?原文|(?:政策|文件)链接|附件?\s?\d{0,2}\s?[:.、]|附[:]|【?关联)"
)
_EXPLAINED = re.compile(
    r"^[^。,;]{0,6}(?:解读|图解|政策问答|新闻发布会|答记者问|(?:[一二三四五六七八九十]|几)大看点|起草说明|编制说明)"
)
_ATTACHED_LEFT = re.compile(
    r"(?:附件|附表|附录|附)[\d一二三四五六七八九十]{0,3}[:、.]?\s?$|(?:填写|填报|填好|提交|提供|签署|签订|签定|签署了|出具|持有|取得|获得|附上?)(?:的)?(?:[\u4e00-\u9fff]{0,8}的)?$"
)
_NOTE = re.compile(r"【[^】]{0,30}$")  # an editor's note: 【已废止,最新为:《…》】
_ATTACHED_RIGHT = re.compile(r"^\((?:见|详见)?附[件表录]")
_LETTER = re.compile("关于.+(?:通知|函|批复)$")
_RESTS_ON = re.compile("(?:根据|依据|按照|依照|遵照|贯彻|落实)[^,。;]{0,20}$")
_SHORT = re.compile(r"称(?:为|作)?[:“]?《(?P<t>[^《》\n]{1,40})》(?:、《(?P<u>[^《》\n]{1,40})》)?")
_SHORT_QUOTED = re.compile(r"简称(?:为)?“([^“”\n]{2,30})”")
_SHORT_CUE = Cue(["简称"])
_GENERIC = re.compile(
    r"(?:(?:本|该|此)?(?:实施|指导|若干|行动|工作|管理|暂行|试行|总体|建设|发展|具体|操作|申报|评价|重点|专项)?"
    r"(?:意见|办法|方案|计划|规划|纲要|规划纲要|措施|政策|政策措施|条例|规定|细则|通知|公告|决定|目录|名单|清单|指南|指引|标准|规范|条件|制度|要点|通报|批复|函|措施|协议|法)|(?:应急|操作|工作)?(?:预案|手册|规程|流程|章程|合同|协议书))"
)
# 根据市政府印发的《…》: who made the document stands between the cue and its title.
_MADE_BY = re.compile(
    r"(?P<cue>根据|依据|按照|依照|遵照|贯彻|落实)[^,。;《》]{2,40}(?:印发|发布|公布|出台|制定|颁布|下发)的$"
)
_REPORT = re.compile(r"^(?:\d{4}年)?(?:国务院|[\u4e00-\u9fff]{0,8})?政府工作报告$")
_PROPOSAL = re.compile(r"(?:提案|议案)$|^关于.*建议$")


_FILES = (".doc", ".docx", ".wps", ".pdf", ".ppt", ".pptx", ".xls", ".xlsx", ".txt", ".zip", ".rar")
_TITLE = re.compile("《[^《》]*》")
_BRACKETED = re.compile(r"\([^()]{1,60}\)")  # (2019年修正)
_SENTENCE_END = re.compile(r"[。;!?\n\t]")
_STOP = re.compile(r"[。;\n\t]")


class Context(Struct, frozen=True, gc=False):
    """The words of the sentence before and after a list of titles."""

    left: str
    right: str


@lru_cache(maxsize=1)
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How titles of documents end, and how names of things that are none do."""
    folder = shipped("data") / "cues"
    with (folder / "cited_kinds.csv").open(encoding="utf-8", newline="") as file:
        kinds = tuple(row["ending"] for row in csv.DictReader(file))
    with (folder / "not_documents.csv").open(encoding="utf-8", newline="") as file:
        return kinds, tuple(row["ending"] for row in csv.DictReader(file))


def context(text: str, begin: int, end: int) -> Context:
    """The words of the sentence round `text[begin:end]`, inner titles of the left part emptied."""
    return Context(left_of(text, begin), right_of(text, end))


def left_of(text: str, place: int) -> str:
    """The words of the sentence before a place, inner titles emptied."""
    left = text[max(0, place - _LEFT) : place]
    if cut := _SENTENCE_END.search(left[::-1]):
        left = left[len(left) - cut.start() :]
    return _TITLE.sub("《》", left) if "《" in left else left


def right_of(text: str, place: int) -> str:
    """The words of the sentence behind a place."""
    m = _STOP.search(text, place, place + _RIGHT)
    return text[place : m.start() if m else place + _RIGHT]


def relation(found: Context) -> str:
    """What the notice does with the document, by the nearest cue; `mentions` where none is near.

    >>> relation(Context("为贯彻落实", ",现提出如下意见")), relation(Context("", "同时废止"))
    ('implements', 'repeals')
    """
    left, right = _BRACKETED.sub("", found.left), found.right
    if _RIGHT_REPEALS.match(right):
        return "repeals"
    if _RIGHT_AMENDS.match(right):
        return "amends"
    if _RIGHT_FORWARDS.match(right):
        return "forwards"
    if _RIGHT_REPLACED.match(right) and "由" not in right[:1]:
        return "replaces"
    if _RIGHT_GROUND.match(right):
        return "based_on"
    if re.match(r"^[^,。;《]{0,4}(?:相?衔接|对接|结合)", right):
        return "mentions"
    made = _MADE_BY.search(_before_list(left))
    last = (_last_cue(left[: made.end("cue")]) if made else None) or _last_cue(left)
    if last is None:
        return "complies_with" if re.match(r"^(?:规定|要求)?(?:的)?(?:条件|要求|标准)", right) else "mentions"
    cue = last.lastgroup or "mentions"
    if cue in ("repeals", "replaces", "amends", "forwards") and len(left) - last.end() > 24:
        return "mentions"
    if cue == "implements" and last[0] == "执行" and not re.search(r"贯彻|落实", left[max(0, last.start() - 6) :]):
        return "complies_with"
    if cue == "based_on" and _obliges(left[: last.start()], right):
        return "complies_with"
    if (
        cue == "implements"
        and last[0] in ("推进", "推动", "细化", "实施")
        and not re.search(r"落实|贯彻|执行", left)
        and len(left) - last.end() > 2
    ):
        return "mentions"
    return cue


def _last_cue(left: str) -> re.Match[str] | None:
    found = None
    for m in _CUES.finditer(left):
        found = m
    return found


def _obliges(before: str, after: str) -> bool:
    """`应按照《…》办理` tells others what to keep to; `按照《…》,制定本办法` says what the notice rests on."""
    after = _BRACKETED.sub("", _TITLE.sub("", after))
    if _MAKING.search(after):
        return False
    return bool(_DUTY.search(before)) or bool(_ACTING.search(after))


def short_names(text: str) -> frozenset[str]:
    """The short names that a notice gives to documents (以下简称《规划》).

    >>> sorted(short_names("《某省数据规划》(以下简称《规划》)"))
    ['规划']
    """
    if "称" not in text:
        return frozenset()
    return frozenset(name for m in _SHORT.finditer(text) for name in (m["t"], m["u"]) if name)


def own_short_name(text: str) -> frozenset[str]:
    """Short names given in other words: `(简称“若干措施”)` lets 《若干措施》 stand for it."""
    return frozenset([m[1] for m in _SHORT_CUE.matches(_SHORT_QUOTED, text)])


def is_document(words: str, numbered: bool, found: Context) -> bool:
    """Is the thing in 书名号 an official document, not a form, certificate, newspaper, agreement or work?

    >>> is_document("营业执照", False, Context("提供", "")), is_document("某省条例", False, Context("", ""))
    (False, True)
    """
    bare = re.sub(r"(?:\s*[(〔\[【][^()〔〕]{1,40}[)〕\]】])+$", "", words)
    kinds, others = _endings()
    if numbered:
        return True
    if bare.endswith(_FILES):
        return False  # 《关于…的报告.docx》由会员分享: a file that a site offers
    if bare.endswith(others):
        return bool(_REPORT.match(bare))
    if (
        bare.endswith(kinds)
        or bare.startswith("关于")
        or re.search(r"(?:19|20)\d\d.{0,10}年|第[一二三四五六七八九十]+批|[版本]$", words)
    ):
        return True
    if len(bare) >= LONG_NAME and (place := first_place(bare)) and bare[place[1] - 1] in "省市区县州盟旗":
        return True  # 《某省锂电产业图谱》
    last = _last_cue(found.left)
    return (
        last is not None
        and last.lastgroup in ("based_on", "implements", "complies_with")
        and len(found.left) - last.end() <= 12
    )


def is_planned(found: Context) -> bool:
    """Is the document still to be made (研究制定《…》)? One that has been made (先后出台了《…》) is not."""
    if _PLANNED_RIGHT.match(found.right) and not _RESTING.search(_before_list(found.left)):
        return True
    if _ITS_RULES.match(found.right):
        return False
    left = _before_list(found.left)
    m = _PLANNED_LEFT.search(left) or _TO_COME.search(left)
    return m is not None and not _DONE.search(left[: m.start()])


def _before_list(left: str) -> str:
    """What stands before the first title of a list: 研究制定《》和 → 研究制定."""
    return _LISTED.sub("", left) if "《》" in left else left


def is_own(found: Context) -> bool:
    """Does the sentence hand out the document (现将《…》印发给你们), so that it is the notice itself?"""
    if _HANDED_OUT.match(found.right):
        return True
    left = _before_list(found.left)
    if not _OWN_LEFT.search(left) or _RIGHT_FORWARDS.match(found.right):
        return False
    if left.endswith(("布", "发")):
        return True  # 现公布《…》
    return bool(
        _OWN_RIGHT.match(found.right)
        or _A_DRAFT.match(found.right)
        or left.endswith("现将")
        and _NOW_ISSUED.match(found.right)
    )


def is_navigation(line: str) -> bool:
    """Is the line a link to another page, or the list of the notice's own attachments?"""
    return bool(_NAVIGATION.match(line))


def is_attached(found: Context, words: str = "") -> bool:
    """Is it one of the notice's own attachments or a form to be filled in?"""
    return bool(
        _ATTACHED_LEFT.search(_before_list(found.left))
        or _NOTE.search(found.left)
        or _ATTACHED_RIGHT.match(found.right)
        and not (_LETTER.search(words) and _RESTS_ON.search(found.left))  # 根据《…的通知》(见附件): of a body above
        or _EXPLAINED.match(found.right)
    )


def is_generic(title: Title) -> bool:
    """Is it a word of kind alone (《方案》, 《本办法》), which names no document by itself?"""
    words = title.words.strip("“”")
    explained = words.startswith(("一图读懂", "一图看懂", "图解", "一张图读懂"))
    return bool(_GENERIC.fullmatch(words)) or words.startswith("本") and len(words) < 8 or explained


def soft(words: str) -> str:
    """Why a title leaves open which document is meant; '' where it does not."""
    if _REPORT.match(words):
        return "a yearly report; the words leave open whose and which"
    return "a proposal, not a document in force" if _PROPOSAL.search(words) else ""
