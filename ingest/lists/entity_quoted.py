"""Programmes set off by quotation marks, and firms by list, label or legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.geography.gazetteer import first_place
from ingest.lists.entity_names import Named
from ingest.lists.entity_words import VERB, suffixes
from ingest.lists.listing import bracketed, listing
from ingest.lists.naming import part_begin
from ingest.lists.official_names import is_place
from ingest.model import Span
from ingest.reading import Reading
from ingest.text.cues import Cue
from ingest.vocabulary import concept_of

_QUOTED = re.compile(
    r"“([^“”,。;\n]{2,14})”(行动|计划|工程|专项|模式|机制|节点|政策体系|政策|改革|人才战略|人才计划|试点|制度|"
    r"平台|大赛|创新模式|培育计划|布局|方式|基金|名城|城市|空间布局)?"
)
_INTRODUCES = re.compile(
    r"(?:实施|推行|推广|开展|强化|深化|打造|创建|落实|推出|推进|办好|举办|发放|争创|启动|组织|擦亮|做强|做响|"
    r"升级)(?:[\u4e00-\u9fff]{0,3})$"
)
_INTRODUCING = 6  # code points of what introduces a programme, a break of the line included
_TRAIT = re.compile(r"[化式率性度]$|^以[上下]|资金|[、,+;].*[、,+;]|^\\d|就高|模式$")
_PRODUCT = re.compile(r"(?:贷|险|保(?<![医社低确力担环六]保)|绿卡|人才卡|消费券|惠企券|创新券|长制|河长制)$")
_LED_BY = re.compile(r"为(?:牵引|抓手|引领|载体|统领)")
_SAYING = re.compile(
    r"^(?:[\d一二三四五六七八九十]+[个大条有无不类步点]|十[一二三四五]五|两[^山]|三农|一带一路|放管服|"
    r"互联网\+|最多|卡脖子|不|补短板|走出去|引进来)|[一两三四五六七八九十]+[个大].{0,4}$"
)
# “三保”, “五个中心”, “1650”, “三区一村”, “人工智能+”: what everybody calls so, the name of no programme.
_SLOGAN = re.compile(
    r"[一二两三四五六七八九双][保风碳资子乱新全改稳早评医减拥环小]|[一二两三四五六七八九十\d]+个.{2,4}|[\d+NX.]+|(?:人工智能|AI|互联网|数据要素|数字|5G|保税|\d+)[+×]|"
    r"(?:[一二两三四五六七八九十双多][一-鿿]){2,}|(?:全球|世界)?灯塔工厂|(?:形象|政绩|面子)工程|枫桥经验|(?:[一-鿿]{2})?一张[图网]"
)


def quoted_programmes(reading: Reading) -> Iterator[Named]:
    """“青苗计划”, “设计赋能”行动, and what 实施 or 推行 puts in quotation marks."""
    text = reading.text
    for m in _QUOTED.finditer(text):
        own = _names_itself(m[1])
        if not m[2] and ("—" in m[1] or _SLOGAN.fullmatch(m[1])):
            continue  # a chain: “葡萄种植—酿造—酒庄”
        if (
            not m[2]
            and not own
            and (
                _SAYING.match(m[1])
                or not _INTRODUCES.search(text, max(0, m.start() - _INTRODUCING), m.start())
                and not _LED_BY.match(text, m.end())
            )
        ):
            continue
        if not own and (_SAYING.match(m[1]) or not m[2] and _TRAIT.search(m[1])):
            continue
        if not m[2] and suffixes()[0].search(text, m.end(), min(len(text), _word_end(text, m.end()))):
            continue
        # A 节点 belongs to the network that the quotation marks name.
        end = m.end(1) + 1 if m[2] == "节点" else m.end()
        yield Named(m.start(), end, "programme")


@lru_cache(maxsize=4096)
def _names_itself(words: str) -> bool:
    """青苗计划, 惠企贷: do the words end as a programme or a product does?"""
    return bool(suffixes()[0].search(words[-4:]) or _PRODUCT.search(words))


def _word_end(text: str, begin: int) -> int:
    """Where the words that go on after a quotation mark end: “双百”培育工程 is one name."""
    m = _GOES_ON.match(text, begin)
    return m.end() if m else begin


_GOES_ON = re.compile(r"[\u4e00-\u9fff]{1,10}")
_FIRMS = re.compile(
    r"等(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[家户][一-鿿]{0,6}?)?(?:链主|龙头|骨干|重点|领军|上市|本土|头部|优势|标杆|"
    r"央企|国有|民营|行业)*(?:企业|公司|集团)"
)
MOST_FIRMS = 40
_FIRM_CUE = Cue(["企业:", "企业("])  # two code points behind the beginning
_COMPANY_CUE = Cue(["公司", "集团"])
_FIRM_LABEL = re.compile(
    r"(?:链主|龙头|骨干|重点|领军|主要|代表)企业(?:\(\d{1,3}[家户]\))?[:(](?P<list>(?:[^。;\n()]|\([^()\n]{1,20}\)){2,200})"
)
_COMPANY = re.compile(r"(?:有限责任|股份有限|集团有限|有限|集团)公司$")
_GROUP = re.compile("集团$")
_NO_GROUP = re.compile("公司|有限|股份|化|军|客户|成员|下属|所属|内|总部|企业|型|作战|利益|核心")
_ANY_GROUP = re.compile(
    "(?:企业|产业|大型|国有|骨干|龙头|上市|跨国|教育|医疗|国资|省属|市属|县属|国企|央企|[一二三四五六七八九十大个家等各多类])$"
)
_JOINED = re.compile("[^以和与由]{2,16}[以和与由](?=..)")  # 经开区以徐工集团为龙头
_NO_COMPANY = re.compile(r"[占且]|[的或]|企业|股东|控股(?!集团|$)|投资的")
_NO_FIRM = re.compile(
    r"企业|产业|行业|领域|机构|院校|单位|部门|项目|[省市县区局厅委]$|制造业$|服务业$|等$|加工$|投资者"
)


def enterprises(reading: Reading) -> Iterator[Named]:
    """甲集团、乙股份等12家企业; 链主企业:甲、乙; …有限公司."""
    text = reading.text
    for m in _FIRMS.finditer(text):
        begin = part_begin(text, m.start())
        if text.count("、", begin, m.start()) <= MOST_FIRMS:
            yield from _firms(text, begin, m.start())
    for m in _FIRM_CUE.matches(_FIRM_LABEL, text, before=2):
        yield from _firms(text, *m.span("list"), labelled=text[m.start("list") - 1] == ":")
    done = 0
    for at in _COMPANY_CUE.places(text):
        form = (_COMPANY if text[at] == "公" else _GROUP).search(text, max(done, at - 4), at + 2)
        if form is None or text[at] == "集" and (_NO_GROUP.match(text, at + 2) or _ANY_GROUP.search(text, at - 2, at)):
            continue
        stem, done = form.start(), at + 2
        begin = max(part_begin(text, stem, ",。;:!?\n\t、《“”"), stem - 24)
        begin = _company_begin(text, begin, stem)
        if text[at] == "集" and (joined := _JOINED.match(text, begin, stem)):
            begin = joined.end()
        if stem - begin >= 2 and not _NO_COMPANY.search(text, begin, stem):
            yield Named(begin, done, "enterprise")


def _company_begin(text: str, begin: int, stem: int) -> int:
    """Where the name of a company begins in the words `begin:stem`: behind the last verb, or at its place."""
    for joint in _JOINTS.finditer(text, begin, stem):
        if stem - joint.end() > 2 and first_place(text[joint.end() : stem]):
            begin = joint.end()  # 甲市城投公司和乙市国资公司
    at = begin
    while verb := VERB.search(text, at, stem):
        if stem - verb.end() < 2:
            break
        place = first_place(text[begin:stem])
        home = begin + place[1] if place else begin
        # 甲市城乡建设投资公司: behind its place a name has verbs of its own, 甲市支持… begins with one.
        if verb.start() in (begin, home) or place is None and len(verb[0]) > 1:
            begin = verb.end()
        at = verb.end()
    return begin


_JOINTS = re.compile("[和与及]|关于(?:印发|转发|同意|公布|批复)?")
# 齐鲁制药, 先声药业: the trade of a firm behind a name that is no trade itself.
_FIRM_NAME = re.compile(
    "(.{2,4})(?:制药|药业|重工|科技|股份|电气|钢铁|铝业|铜业|锂业|乳业|酒业|化学|生物|新材|量子|光电|电子|能源|汽车|控股|食品|机械|通信|软件|激光|智能|装备|轴承|玻璃|陶瓷|水泥|化纤"
    "|实业|粮油|油脂|水产|茶业|物流|航空|重装|数控|照明|家居|服饰|鞋业|纸业|木业|竹业|面业|糖业|盐业|牧业|种业|传媒|微电子|半导体|新能源|锂电|电缆"
    "|线缆|电机|电器|机电|机床|模具|管业|阀门|泵业|环保|水务|建材|路桥|钢构|门业|橡胶|轮胎|塑业|化工|石化|焦化|煤业|矿业|黄金|磁材|碳素|医疗|生化"
    "|基因|医药|疫苗|器械|饮料|酿酒|卫浴|洁具|珠宝|玩具|集团)"
)
_TRADE_WORD = re.compile(
    "工程|农业|纺织|电力|矿山|冶金|石油|轨道|海洋|专用|通用|精密|特种|节能|环保|智能|新(?:型|能|材|兴|式)|高(?:端|效|性|分|纯|新|档)|绿色|现代|先进|传统"
)
# Trades that end the names of firms and hardly anything else: two such names side by side are firms.
_FIRM_TRADES = (
    "药业 铝业 铜业 锂业 钛业 硅业 钨业 乳业 酒业 果业 肉业 菌业 面业 米业 糖业 盐业 纸业 木业 竹业 鞋业 茶业 "
    "矿业 煤业 管业 门业 泵业 塑业 磷业 种业 牧业 实业 重工 重装 制药 股份 控股 数控 特钢 精工 铝电 集团"
).split()
_NEXT_TO = Cue([trade + "、" for trade in _FIRM_TRADES])
_SIDE_BY_SIDE = re.compile("[\u4e00-\u9fff]{2,4}?(?:" + "|".join(_FIRM_TRADES) + ")")
_NO_STEM = re.compile("[和及与的等省市县区州]|现代|特色|传统|优质|绿色|[\u4e00-\u9fff]?[制产][\u4e00-\u9fff]?$")


def firms_side_by_side(text: str) -> Iterator[Named]:
    """支持海升果业、美力源乳业建设产线: names side by side that end as only firms do."""
    done = 0
    for place in _NEXT_TO.places(text):
        if place < done:
            continue
        begin = max(part_begin(text, place), text.rfind("、", 0, place) + 1, place - 12)
        for verb in VERB.finditer(text, begin, place):
            if place - verb.end() >= 2 and (len(verb[0]) > 1 or verb.start() == begin):
                begin = verb.end()
        found = [Span(begin, place + 2)]
        while text.startswith("、", found[-1].end) and (m := _SIDE_BY_SIDE.match(text, found[-1].end + 1)):
            found.append(Span(*m.span()))
        done = found[-1].end
        if len(found) > 1 and all(_bears_trade(text[s.begin : s.end]) for s in found):
            yield from (Named(s.begin, s.end, "enterprise") for s in found)


def _bears_trade(name: str) -> bool:
    from ingest.hosting.industry_phrases import is_industrial

    stem = name[:-2]
    return (
        _SIDE_BY_SIDE.fullmatch(name) is not None
        and concept_of(stem) is None
        and concept_of(name) is None
        and not (_TRADE_WORD.match(stem) or _NO_STEM.search(stem) or is_industrial(stem) or is_place(stem))
    )


_LED = re.compile("(?:联合|会同|组织|引进|吸引|集聚|发动|带动|以)了?")


def _like_firm(name: str) -> bool:
    m = _FIRM_NAME.fullmatch(name)
    return m is not None and concept_of(m[1]) is None and concept_of(name) is None and not _TRADE_WORD.match(m[1])


def _firms(text: str, begin: int, end: int, *, labelled: bool = False) -> Iterator[Named]:
    """The firms listed in `text[begin:end]`; nothing where most are industries by name, unless a label says firms."""
    from ingest.hosting.industry_phrases import is_industrial

    items = listing(text, begin, end).items
    spans: list[Span] = []
    for i, item in enumerate(items):
        at = item.begin
        if i == 0:
            for verb in VERB.finditer(text, item.begin, item.end):
                if item.end - verb.end() >= 2 and (len(verb[0]) > 1 or verb.start() == item.begin):
                    at = verb.end()
            lead = _LED.match(text, at, item.end)
            at = lead.end() if lead and item.end - lead.end() >= 2 else at
        name, inner = bracketed(text, at, item.end)
        spans.append(name if inner else Span(at, item.end))
    names = [text[s.begin : s.end] for s in spans]
    if (
        any(not 2 <= len(n) <= 20 or _NO_FIRM.search(n) for n in names)
        or "、" not in text[begin:end]
        and not _like_firm(names[0])
    ):
        return
    if (
        not labelled
        and not all(map(_like_firm, names))
        and sum(is_industrial(n) and not n.endswith(("公司", "集团", "股份")) for n in names) * 2 > len(names)
    ):
        return
    for span in spans:
        yield Named(span.begin, span.end, "enterprise")
