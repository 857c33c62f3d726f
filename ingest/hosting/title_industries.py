"""The industry that a title or a heading is about: 江苏省海洋工程装备产业链培育方案 → 海洋工程装备."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.geography.gazetteer import first_place
from ingest.hosting.industry_phrases import Industry, is_industrial, plausible
from ingest.lists.listing import listing
from ingest.model import Span

if TYPE_CHECKING:
    from ingest.geography.places import Place
    from ingest.reading import Reading

_LEAD = re.compile(
    r"(?:【[^】]{1,8}】|第[一二三四五六七八九十]{1,3}师|管理委员会|管委会|管理局|人民政府|办公[厅室]|经济特区|兵团|成立|明确|同意|组织开展|承接|设立|自治区级?|自治州|省级|市级|国家级|本市|本省|本区|"
    r"”|印发|公布|共建|认定|命名|表彰|下达|组织申报|申报|遴选|发布|转发|征求|推动|加快|促进|支持|"
    r"推进|深化|优化|做强|做优|做大|做精|做实|做好|提升|培育|壮大|打造|构建|发展|全省|全市|全区|全县|我省|"
    r"我市|进一步|大力|积极|切实|着力|持续|实施|鼓励|加强"
    r"|新时代|重点|若干|《|〈|“|的|和(?![田县静平顺龙硕布林])|与|调整|开展|落实|全面|建设|建立|高质量|振兴|扶持|规范|引导|巩固|聚力|"
    r"全力|抢抓|抢占|贯彻|强化|完善|扩大|十[一二三四五六]五”?(?:时期|期间)?)+"
)
# 甲市2024年X产业工作要点; a list or a call of the year (2024年省级…集群名单) is about what it lists
_YEAR = re.compile(r"(?:做好|开展|推进)?20\d\d(?:[—~-]20\d\d)?年度?(?:[上下]半年|第?[一二三四]季度)?")
_LISTS = re.compile(
    "名单|公示|公告|申报|遴选|评[选审定]|认定|创建|先导区|试验场|孵化园|省级|国家级|市级|第[一二三四五六七八九十]+批"
)
_CUT = re.compile(
    r"(?:全产业链|(?<![加轻化手重军])工业(?=发展|高质量|布局|转型|提质)|产业(?:发展|高质量|集聚|集群|链|园|布局|规划|"
    r"行动|振兴|提升|提质|空间|建圈|倍增|培育|生态|创新|转型|[\)》的基带])?"
    r"|调整(?=和?振兴|改造)|协同|协作|联动|(?:输出|出口|产业)?走廊|融合发展|强基|强链|补链|延链|铸链|链式|扩能|一体化|提能|提级|提标|[千百万]亿级?(?=产业|集群|主导)|降本|规模化?(?=应用)|增储上产|增产|稳产|保供|整治|整顿|高质量|提质|转型|升级|发展|行动|规划|方案|布局|培育|集群|空间|提升|创新|工作|招商|建圈强链|"
    r"集聚|现代化|研发|攻坚|倍增|实施|扶持|促进|办法|若干|意见|的|\(|“|\d|建设|跃升|振兴|重点项目|三年|应用|"
    r"推广|改革|管理|基地|区域|水平|能力|强[省市县区国链]|(?:重点|重大)?项目|名城|之[都城乡]|大[省市县区国])"
)
_MANNER = re.compile(
    r"(?:绿色|低碳|可持续|规模化?|标准化|品牌化|集约化?|数字化|智能化|数智化|高端化|特色化|融合|有序|跨越式?|提速|加快|优质|持续|稳定|加速|开放)+$"
)
_TITLE = re.compile(
    r"(?:方案|规划|意见|措施|办法|布局|名单|计划|要点|通知|通报|通告|公示|公告|指引|结果|条例|决定|"
    r"批复|汇总表|目录|行动|纲要|产业链|\(节选\))(?:\([^()]{1,16}\))?》?$"
)
_SHARED = re.compile("产业(?:协作|合作|转移|对接|共建|帮扶)")  # 沪通产业协作: who works together, not on what
BROAD = frozenset({"战略性新兴产业", "未来产业", "先进制造业"})  # what a title may be about, though no one industry
_NEARBY = frozenset({"临空", "临港", "临海", "临铁"})  # 临空产业: an industry by what it is near to
_SAID = re.compile(r"全?产业|行业|工业|集群(?=空间|布局|培育|发展|建设|提升|提质|行动)")
_NUMBERING = re.compile(
    r"^(?:\d{1,2}[.、]|培育|抓[好实紧]|做好|发展|做强|做优|做大|打造|壮大|重点发展|加快发展|大力发展|推进|提升|巩固|"
    r"突出|聚焦|建设|布局|推动|做[精特深实专]|培优|育强|主攻|改造提升|"
    r"(?:聚力|持续|加快|加速|着力|大力|全力|深入|积极|奋力|重点|稳步|不断|主动|前瞻|超前|努力|优先|适度|集中力量)"
    r"(?=做|发展|壮大|培育|打造|布局|推进|提升|巩固|建设|突破|推动|改造))+"
)
_HEADING_END = re.compile(
    r"(?:产业链条?|产业集群优势区|产业集群|产业|行业|领域|优势产区|产区|主产区|优势区|片区|产业带|基地)?(?:\([^()]{1,30}\))?(?:高质量|创新|集聚|集群)?(?:发展|工程|"
    r"行动|提升行动|方面|方向|板块|赛道)?$"
)
_DONE = re.compile(
    "加强|推动|推进|完善|健全|开展|支持|鼓励|强化|落实|加快|提高|建设|实施|"
    "^(?:延伸|延长|拉长|拓展|补齐|优化|构建|夯实|筑牢|突破|深化|扩大|促进|营造|激发|打通|贯通|畅通)"
)
_NOT_INDUSTRY = re.compile(
    r"要求|目标|任务|措施|保障|方向|原则|思想|组织|政策|机制|平台|项目|工作|附则|总则|基础|现状|形势|"
    r"背景|意义|领导|服务体系|支持|名单|类$"
)


def industries_of_title(text: str, begin: int, end: int, places: Sequence[Place] = ()) -> list[Industry]:
    """The industries that the title `text[begin:end]` names as what it is about; [] for general titles.

    `places` are those that the title names: a zone or an area before the industry is no part of it.

    >>> title = "河南省人民政府关于推动装备制造业转型升级的意见"
    >>> [i.name for i in industries_of_title(title, 0, len(title))]
    ['装备制造业']
    """
    about = text.rfind("关于", begin, end)
    at = about + 2 if about >= 0 else begin
    quoted = text.find("《", at, end)
    if quoted >= 0:
        at = quoted + 1
    for step in range(3):
        lead = _LEAD.match(text, at, end)
        at = lead.end() if lead else at
        if (year := _YEAR.match(text, at, end)) and not _LISTS.search(text, begin, end):
            at = year.end()
        known = max([p.end for p in places if p.begin == at], default=0)
        place = first_place(text[at : min(end, at + 30)])
        if known > at:
            at = known
        elif place and (step == 0 or text[at + place[1] - 1] in "省市区县州盟旗"):  # no 盐湖区 in 青海省盐湖产业
            at += place[1]
    cut = _CUT.search(text, at + 1, end)
    if not cut or cut.start() - at > 30:
        return []
    stop = cut.start()
    manner = _MANNER.search(text, max(at + 2, stop - 8), stop)
    stop = manner.start() if manner else stop  # 糖业绿色|发展, 农机装备智能化|提升
    said = _SAID.match(text, cut.start()) is not None
    found = []
    items = listing(text, at, stop, joins="all").items
    short = [text[i.begin] for i in items if i.end - i.begin < 2]
    if any(text.count(one, at, stop) > 1 or not is_industrial(one) for one in short):  # 钛及钛合金 is one name
        items = (Span(at, stop),)
    for item in items:
        quoted = max(text.rfind(c, item.begin, item.end) for c in "“”+")
        inner = max([p.end for p in places if p.begin == item.begin and p.end < item.end], default=item.begin)
        item = Span(max(item.begin, quoted + 1, inner), item.end)
        name = text[item.begin : item.end]
        broad = name + "产业" in BROAD and said and not text.startswith("产业集群", item.end)
        if broad or said and name in _NEARBY and text.startswith("产业", item.end):
            found.append(Industry(name + "产业", item.begin, item.end + 2))
        elif name in BROAD and text.startswith("集群", item.end):
            return []
        elif name.endswith(("城", "园", "区")) and len(items) > 1:
            continue  # 田心高科园、石峰区轨道交通
        elif name.endswith(("新区", "开发区", "高新区")) or name.endswith(("城", "园", "区")) and len(name) < 5:
            return []  # 德阳航天城产业定位
        elif is_industrial(name) or said and plausible(name) and not (len(name) == 2 and _SHARED.match(text, item.end)):
            found.append(Industry(name, item.begin, item.end))
        elif is_industrial(name + "业") and text[item.end : item.end + 1] == "业":
            found.append(Industry(name + "业", item.begin, item.end + 1))
        else:
            return []
    return found


def title_span(reading: Reading) -> Span | None:
    """Where the notice's title stands in the folded text, as its head tells; else its first line that is one."""
    for fact in reading.notice.properties:
        if fact.values.get("property") == "title":
            return Span(fact.begin, fact.end)
    for line in reading.lines[:3]:
        if line.end - line.begin <= 80 and _TITLE.search(reading.text[line.begin : line.end].strip()):
            return line
    first = reading.lines[0] if reading.lines else None
    if first and 8 <= first.end - first.begin <= 40 and len(reading.lines) > 1:
        words = reading.text[first.begin : first.end]
        if not re.search(r"[,。;:、!?\t]|——", words) and first_place(words):
            return first
    return None


def industry_of_heading(text: str, heading: Span) -> Industry | None:
    """The one industry that a clause heading names, None for other headings.

    >>> industry_of_heading("新型显示", Span(0, 4)).name, industry_of_heading("工作要求", Span(0, 4))
    ('新型显示', None)
    """
    begin = heading.begin
    named = _industry_in(text[begin : heading.end].rstrip("。:; "))
    return Industry(named[2], begin + named[0], begin + named[1]) if named else None


@lru_cache(maxsize=1024)
def _industry_in(words: str) -> tuple[int, int, str] | None:
    """Where the words of a heading name an industry, and its name."""
    if first_place(words):
        return None  # an item of a list
    if not 2 <= len(words) <= 24 or _NOT_INDUSTRY.search(words) or re.search(r"[,;、]", words):
        return None
    lead = _NUMBERING.match(words)
    start = lead.end() if lead else 0
    tail = _HEADING_END.search(words, start)
    stop = tail.start() if tail else len(words)
    name = words[start:stop]
    said = "产业" in words[stop:]
    if len(name) < 2:
        return (start, stop, name) if said and is_industrial(name) else None  # (三)茶产业
    if _DONE.search(name):
        return None
    if is_industrial(name) or said and plausible(name):
        return start, stop, name
    return None
