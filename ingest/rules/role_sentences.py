"""Duties told in sentences: 市财政局负责…, 由省发展改革委牵头,会同省应急厅…, 市科技局应当会同….

What a body did (近年来…牵头制定了), what is sent to it or checked by it (向…申报, 经…审核) and what it is quoted
for (据…数据, 由…印发的《…》) is no role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.bodies.agencies import AgencyMention, find_agencies
from ingest.bodies.agency_begins import name_start
from ingest.bodies.agency_ends import place_ends
from ingest.bodies.agency_names import is_nobody
from ingest.bodies.jurisdictions import Jurisdiction, full_place
from ingest.geography.gazetteer import first_place, named
from ingest.lists.naming import last_break
from ingest.rules.role_names import names_in
from ingest.rules.role_segments import within

# A name's last character, then what the body does.
# The look ahead holds the first letters of what may follow, two where one is common: most names are left at once.
_CUE = re.compile(
    r"[厅局委办室府部会署司院关心行队)业团校学门联协社台所馆处位央]"
    r"(?=[等有单部:主作二三四五六七八九十两\d具分共联负统全积应要须需将依根结定按商总牵为是配协参承组职履充抓各支予给]"
    r"|会[同商办]|发挥|领[衔办]|的[主工职]"
    r"|[,。][主具分共联负统全积应要须需将依根定密予给按结各会协商总牵为是作充发领配参做抓承组的工职履:,])"
    r"(?:等)?(?:[二三四五六七八九十两\d]{1,2}个?(?=部门|单位))?(?:有关)?(?:单位|部门)?"
    r"(?P<stop>。(?=[\u4e00-\u9fff]{2,4}[^。;,]{2}))?(?:(?P<colon>:)?(?:主要|具体|分别|共同|联合|负有|统一|全面|积极|应当|要|应|须|需|将|依法|根据需要|定期|密切|予以|给予|,){0,4}"
    r"(?:(?P<shared>(?![按依根]据?照?(?:各自)?(?:的)?职[责能](?:分工)?(?:做好|积极|密切|协同)*(?:配合|协助|参与|参加))(?:按照?|根据|依据)(?:各自)?(?:的)?职[责能](?:分工|权限)?(?:分别)?(?:负责|做好|落实|抓好|推进|组织)?|(?:按照?|依照?|依据|根据|结合)(?:各自|本部门)?(?:的)?(?:(?:工作)?职[责能权](?:分工|权限|范围)?(?:分别)?(?:负责|做好|落实|抓好|推进|组织)|(?:任务)?分工(?:分别|分头|共同|协同|合力|认真)*(?:负责|落实|抓好|推进|组织实施|实施|做好))|各(?:司其职|负其责|尽其责))"
    r"|(?P<with>会同|(?P<along>联合|协同)(?=[\u4e00-\u9fff]{1,12}?[部委局厅办署府行会院])|会商(?!机制|制度|会议|研判|研究|解决|确定|意见|协调|决定|后|平台)|商(?=[省市县区]|自治区|财政|国家|发展))"
    r"|(?P<lead>(?:负责)?总?牵头|(?:为|是|作为)(?:牵头(?:实施|组织|抓总|责任|协调)?|主办|主责)(?:单位|部门)|为主(?=[,;。\n])|(?:充分)?发挥(?:好)?牵头(?:抓总|协调|组织|实施)?作用|主[办抓]|主责(?!主业)|领[衔办]"
    r"|统筹(?!城|安排|现有|各类|资金|财政|专项|使用|用好|整合|利用|用地|土地|指标|能耗|要素|上级|各级|预算))"
    r"|(?P<support>(?:为|是|作为)(?:配合|参与|支持|协办)(?:单位|部门)|(?:[按依根]据?照?(?:各自)?(?:的)?(?:职责|职能)(?:分工)?(?:做好|积极|密切|协同)*)?(?:配合|协助|参与|参加)|(?:负责)?(?:协同|积极|密切|支持|共同|做好)?(?:配合|协助)|参与|参加|协[抓办管](?!会)|会办(?!公)|协同(?=推进|做好|抓好|落实|配合|开展|实施|[,。;)\n]))"
    r"|(?P<responsible>负责|主管(?!部门|单位|机构|领导|人员|的)|抓好落实|抓好组织实施|承担|承办(?![单方])|组织实施|具体实施|具体落实|(?:为|是|作为)(?:第一)?(?:责任主体|责任人|实施主体|(?:责任|负责|实施|落实|承办)(?:单位|部门))))"
    r"|(?P<duties>(?:的)?(?:主要|工作)?职责(?:是|为|:|包括)|(?:依法|应当)?履行(?:下列|以下|如下)?(?:主要|具体|工作)*职责[:;,]|:(?:一是|一要|落实|做好|组织|指导|保障|提供|督促|监督|管理|实施|建设|研究|推动|完善|开展|提出|会同|制定|加强|推进|协调|主要|具体|按照"
    r"|配套|安排|强化|引导|支持|争取|拟[定订]|编制|审核|受理|拨付|跟踪|汇总|建立|出台|优化|宣传|定期|配合))"
    r"|(?P<heads>(?<![位门]):(?=[\u4e00-\u9fff]{2}[^。;:\d]{5}))"
    r"|(?P<charge>(?:为|是)[^,。;\n]{2,24}(?:部门|单位|机构|主体),(?:具体|主要|全面)?(?:负责|承担))"
    r"|(?P<must>应当|要|应|须)(?![求点素件闻害么不是急对收税聘届有邀约]|用(?![好足活])))"
)
_WITH = re.compile(
    r"(?:[,并]|(?<=牵头)|(?<=牵头负责)|(?<=牵头实施)|(?<=牵头组织))(?:会同|会商(?!机制|制度|会议|研判|研究)|商|(?:联合|协同)(?=[省市县区州盟]|自治区|国家|财政|税务|人民))(?=[\u4e00-\u9fff])"
)
# What stands right before the name when the body is only mentioned.
_MENTIONED = re.compile(
    r"(?:经|报|报请|报经|向|按|按照|依|依照|依据|据|根据|受|对|接受|配合|协助|原由|原|[报提申邀恳]请|报送|提交|会同|征求|听取|以|在|使|送|至|到|赴|从|给|协调|"
    r"支持|鼓励|指导|督促|推动|推荐|建议|邀请|要求|商|为)$"
)
_PAST = re.compile(
    r"近年来|近几年|去年|上年|此前|以来|一直以来|机构改革前|改革前|原由|已(?:经|于|结题|完成|建成|印发|制定|出台|牵头)|曾|(?:上半年|截至).{0,12}(?:已|完成)"
)
_YEAR = re.compile(r"\s*(?:[一二三四五六七八九十\d]{1,3}[、.])?(20\d\d)年(?![底末前—~-])")
# 近日,某局会同某局召开…推介会: news of what was held
_NEWS = re.compile(r"近日|日前|昨日|今日|\d{1,2}日(?:[上下]午)?,|(?:[上下]午|当天),")
_MET = re.compile(r"[^。\n]{0,80}?(?:召开|举行|举办了?|赴|开展了)[^。\n]{0,40}")
_AFTER_PAST = re.compile(
    r".{0,6}?(?:了(?!解)|建成|过)|(?!对)[^,。;]{0,16}完成的|(?:组织)?(?:组建|实施|建设|承担|开展|申报|研制|开发|建立|成立|发起|承建|编制|起草)的(?=[\u4e00-\u9fff\d])|的(?!《)?|.{0,14}(?:印发的|联合印发|制定的|发布的|出台的|起草)"
    r"|(?:会同|联合)?[^,。;]{3,30}(?:出台|制定|印发|发布|完成|建成|举办|召开|下达|拨付)了(?!解)"
    r"|[^,。;]{3,30}(?:印发|出台|发布|下发)了?《|[^,。;]{0,20}(?:认定|批准|确定|公布|颁发|设立|备案|评定|核发|命名)的"
)
_PERSON = re.compile(
    r"(?:人(?![民社力才行工大防事口文参居岗机]|员(?:培训|招|保障|配备|选|调))|同志|领导|的|制(?!定|订|作|造))"
)
# (一)省审计厅牵头的工作: a heading over what it leads, no relative clause
_LED_WORK = re.compile(r"的?(?:重点|主要|各项)?(?:工作|任务|事项)(?:\(共?\d{1,3}项\))?[ \t]*(?:\n|$)")
_UNITS = re.compile(r"单位|部门(?!负责|会同|要|应)|企业|方")
_UNLISTED_LAST = re.compile(r"[、和][\u4e00-\u9fff]{3,14}(?:集团|公司|银行|大学|学院|研究院|协会|中心|院|所|台)$")
# 市水务集团配合, 省科技厅以及中国农业科学院某所负责: firms and institutes that no table names
_FIRM_LAST = re.compile(
    r"(?:(?<=[,。;、和由\n])|(?<=以及)|^)(?:(?:中国|国家|国网|[省市县区州](?![属级内直管重]))"
    r"(?:(?!以及|[厅局委会])[\u4e00-\u9fff]){2,14}(?:集团|公司|研究院|科学院|研究所)"
    r"|(?:(?<=[、由])|(?<=以及))(?:(?!以及|[厅局委会由])[\u4e00-\u9fff]){2,12}(?:大学|研究院|研究所|交易所))$"
)
# 会同中南大学开展攻关
_SCHOOL = re.compile(
    r"(?![在各省市]|相关|有关|本地|重点|国内|高等)[\u4e00-\u9fff]{2,8}?(?:大学|科学院|研究院|研究所)(?=[、,;。]|和|开展|建设|制定|实施|推进|承担|组织)"
)
# 区税务局等区相关部门、各街道办事处、驻区单位: classes at the end of a list of named bodies
_CLASS_LAST = re.compile(
    r"(?:[、和及](?:各[\u4e00-\u9fff]{2,8}|驻[省市县区地][\u4e00-\u9fff]{0,4}(?:单位|部门|机构))|等[省市县区州]?[直级属]?(?:相关|有关)?(?:部门|单位))$"
)
_ITS_DEPARTMENTS = re.compile("(?:各)?(?:有关|相关|所属|组成|职能|主管)*(?:部门|单位|机构)")
_NUMBERED = re.compile(r"[ \t]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])?[ \t]*")  # (一)市财政局。负责…
# 市财政局:现将…: the body is spoken to.
_ADDRESSED = re.compile("现|为[了进推加贯落促]|根据|按照|依据|经|你|兹|贵|关于|近期|最近|请|今年|据|遵照|收悉")
_PLAIN = ("must", "charge", "duties", "heads")
_MEETING_BY = ("会议由", "座谈会由", "研讨会由", "调度会由", "协调会由", "培训班由", "评审会由", "专题会由", "现场会由")
_SENTENCE_ENDS = "。;!?\n"
_TO_SENTENCE_END = re.compile(f"[^{_SENTENCE_ENDS}]{{0,300}}")


@dataclass(frozen=True, slots=True)
class Duty:
    """A body at `begin:end` with its role in a sentence, and its place in the list it was named in."""

    begin: int
    end: int
    name: str
    resolved: bool
    role: str
    order: int


def duties(text: str, where: Jurisdiction, skip: list[tuple[int, int]]) -> Iterator[Duty]:
    """Every body that a sentence gives a duty, outside the spans `skip`."""
    seen: set[tuple[int, str]] = set()
    for m in _CUE.finditer(text):
        if within(m.start(), skip):
            continue
        for duty in _of_cue(text, m, where):
            if (duty.begin, duty.role) not in seen:
                seen.add((duty.begin, duty.role))
                yield duty


def _of_cue(text: str, m: re.Match[str], where: Jurisdiction) -> Iterator[Duty]:
    kind = m.lastgroup or ""
    heading = kind in ("lead", "responsible") and _LED_WORK.match(text, m.end()) is not None
    if not heading and _PERSON.match(text, m.end()) or kind in ("lead", "support") and _UNITS.match(text, m.end()):
        return
    low = last_break(text, max(0, m.start() - 300), m.start(), _SENTENCE_ENDS)
    branch = text.rfind("驻", low, m.start()) > m.start() - 10  # 沈阳海关驻本溪办事处
    if text[m.start()] in "处位" and kind not in ("support", "shared") and not branch:
        return  # 各街道办事处应当…: general duties of a class
    stop = m.start() + 1
    firm = _FIRM_LAST.search(text, max(low, stop - 24), stop) if text[stop - 1] in "团司院所学" else None
    firm = None if kind in _PLAIN or m[0].endswith("参加") else firm  # who attends a meeting is in charge of nothing
    if firm:
        stop = firm.start() - 2 * text.endswith("以及", low, firm.start())
        stop -= text[stop - 1] in "、和"
    begin, end = _list_before(text, low, stop, over_commas=kind in ("support", "shared"))
    if begin is None:
        if firm is None:
            return  # behind most cues: 企业应当…
        begin = end = firm.start()
    heading = heading and _NUMBERED.fullmatch(text, low, begin) is not None
    if _PAST.search(text, low, m.start()):
        return
    if not heading and _AFTER_PAST.match(text, m.end(), _sentence_end(text, m.end())):
        return
    told_of = _YEAR.match(text, low)
    if told_of and where.year and int(told_of[1]) < where.year:
        return
    if (
        kind in ("with", "lead")
        and _NEWS.search(text, low, m.start())
        and _MET.match(text, m.end(), _sentence_end(text, m.end()))
    ):
        return
    by = "以" if m[0].endswith("为主") else "由"  # 以市水利局为主
    if not text.endswith(by, low, begin) and (by == "以" or _MENTIONED.search(text[max(low, begin - 4) : begin])):
        return
    if text.endswith("原由", low, begin):
        return
    if text.endswith(_MEETING_BY, low, begin) and not text.endswith("联席会议由", low, begin):
        return
    if _ITS_DEPARTMENTS.match(text, m.start() + 1) and text.endswith("政府", begin, end):
        return
    if text.startswith("政府", begin) or (m["stop"] or kind == "heads") and not _NUMBERED.fullmatch(text, low, begin):
        return
    if kind == "heads" and _ADDRESSED.match(text, m.end()):
        return
    role = "lead" if kind == "with" else "responsible" if kind in _PLAIN else kind
    after = _with_after(text, m) if kind == "must" else None
    if m["along"] and not any(True for _ in _listed_after(text, m.end(), where)):
        return  # 省科技厅联合高校…
    if after is not None:
        role = "lead"
    bodies = [a for a in find_agencies(text, begin, end, where) if _meant(text, begin, a, where)]
    if firm:
        named_so = names_in(text, *firm.span(), where)[0]
        bodies += [AgencyMention(b.begin, b.end, b.named.name, b.named.resolved, b.named.level) for b in named_so]
    if bodies and text[bodies[0].begin - 1 : bodies[0].begin] in tuple("两二三四五六七八九十"):
        bodies = [*_counted_places(text, low, bodies[0]), *bodies[1:]]
    elif bodies and bodies[0].name.endswith(("人民政府", "行政公署")):
        bodies = [*_places_before(text, low, begin), *bodies]
    for n, a in enumerate(bodies, 1):
        yield Duty(a.begin, a.end, a.name, a.resolved, role, n)
    others = after if after is not None else m.end() if kind == "with" else None
    if others is None and kind in ("lead", "responsible"):
        also = _WITH.search(text, m.end(), min(m.end() + 30, _sentence_end(text, m.end())))
        others = also.end() if also else None
    if others is not None:
        yield from _listed_after(text, others, where)


def _places_before(text: str, low: int, begin: int) -> list[AgencyMention]:
    """山南市、林芝市人民政府: the governments of the places listed before the first that is named in full."""
    found: list[AgencyMention] = []
    while begin > low and text[begin - 1] in "、和与":
        size = place_ends().longest(text, low, begin - 1)
        bearers = named(text[begin - 1 - size : begin - 1]) if size else ()
        if not bearers:
            break
        begin -= 1 + size
        found.append(AgencyMention(begin, begin + size, full_place(bearers[0]) + "人民政府"))
    return (
        found[::-1] if begin == low or text[begin - 1] in ",;:。由条). \n" or text[begin - 2 : begin] == "以及" else []
    )


def _counted_places(text: str, low: int, body: AgencyMention) -> list[AgencyMention]:
    """长沙、株洲、湘潭三市人民政府: the governments of the places before the number; [] where they are none."""
    at = body.begin - 1
    size = place_ends().longest(text, low, at)
    bearers = named(text[at - size : at]) if size else ()
    if not bearers or not body.name.endswith("人民政府"):
        return []
    last = AgencyMention(at - size, body.end, full_place(bearers[0]) + "人民政府")
    return [*_places_before(text, low, at - size), last]


def _meant(text: str, begin: int, a: AgencyMention, where: Jurisdiction) -> bool:
    """Not a body inside a bracket, nor 市人民政府 in the law of a province, which is any of them."""
    if text.count("(", begin, a.begin) > text.count(")", begin, a.begin):
        return False
    if not a.resolved and a.level == "区" and where.prefecture and not where.county:
        return True  # 区科技局 in a notice of a city's zone
    if not a.resolved and a.level and (where.at(a.level) or first_place(text[a.begin : a.end])):
        return True  # a short name that several official names share, or one known by its shape alone
    return a.resolved or where.home is None and not text.endswith("政府", a.begin, a.end)


def _with_after(text: str, m: re.Match[str]) -> int | None:
    """应当会同…: the place after 会同."""
    for cue in ("会同", "联合", "协同"):
        if text.startswith(cue, m.end()):
            return m.end() + len(cue)
    return None


def _listed_after(text: str, begin: int, where: Jurisdiction) -> Iterator[Duty]:
    stop = min(_sentence_end(text, begin), begin + 160)
    at = begin
    if school := _SCHOOL.match(text, begin, stop):
        yield Duty(begin, school.end(), school[0], False, "support", 1)
        at = school.end()
    for order, a in enumerate(find_agencies(text, at, stop, where), 1 + (at > begin)):
        if text[at : a.begin].strip("、和与及以") not in ("", "同级") or is_nobody(text[a.begin : a.end]):
            return
        yield Duty(a.begin, a.end, a.name, a.resolved, "support", order)
        at = a.end


def _list_before(text: str, low: int, end: int, over_commas: bool) -> tuple[int | None, int]:
    """The list of names that ends at `end`: (where it begins, end); None where there is no name."""
    begin: int | None = None
    here = end
    while here > low:
        start = name_start(text, max(low, here - 48), here)
        if start is None:
            if classes := _CLASS_LAST.search(text, max(low, here - 14), here):
                here = classes.start()
                end = end if begin else here
                continue
            unlisted = _UNLISTED_LAST.search(text, max(low, here - 18), here)
            if unlisted and here == end:
                here = unlisted.start()
                continue
            if text[here - 1] == ")" and (opened := text.rfind("(", max(low, here - 40), here)) > low:
                here = opened
                continue
            break
        if text[start - 1] in "局厅委" and start > low:  # 市市场监管局坪山分局
            whole = name_start(text, max(low, start - 24), start)
            start = start if whole is None else whole
        begin = start
        joint = 2 if text.endswith("以及", low, start) else 1 if start > low and text[start - 1] in "、和与及" else 0
        if over_commas and not joint and text.endswith(",", low, start):
            before = name_start(text, max(low, start - 48), start - 1)
            joint = int(before is not None and not _MENTIONED.search(text[max(low, before - 4) : before]))
        if not joint:
            break
        here = start - joint
    return begin, end


def _sentence_end(text: str, place: int) -> int:
    rest = _TO_SENTENCE_END.match(text, place)
    return rest.end() if rest else place
