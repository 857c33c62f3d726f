"""Who gets support, by which instrument and in which mode: the words around an amount."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.model import Span
from ingest.numbers.cue_words import any_cue

_LEAD = re.compile(
    r"(?:[-—、,:;\s·•●]|\([^()]{2,12}\)(?=对)|【[^】]{1,20}】|第[一二三四五六七八九十百零\d]{1,5}条|(?:[一二三四五六七八九十]{1,3}、|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|[①-⑳⑴-⒇])|其中|同时|并|且|另外|此外|对于|对|凡是|凡|支持|鼓励|给予|由|按照|按(?![时期质])|向|为(?!了)|具体来说|具体为)+"
)
_GIVES = re.compile(  # only where it begins is asked; a set in front of all: the search skips what begins none
    r"[,由可将再另分一最择按根给予奖补资贴享配发支优倾](?<=(?=(?:(?:,|由[^,;。]{2,12})?(?:可|将|可以|再|另|分别|一次性|最高|择优|按照|按|根据)*(?:给予|予以|奖励|补助|补贴|资助|奖补|贴息|享受|配套|发放|支持|优先|倾斜)"
    r"(?<!认定和资助)(?!的(?!标准|比例|额度|方式|形式|[,;])|用房|设施|服务|政策))).)"
)
_BY_WHOM = re.compile(
    r"[^。;]{0,40}?(?:[厅局委署]|部门|政府|财政|政策|规定|标准|要求|媒体|机构"
    r"|有条件的[^,;。的对]{0,12}(?:[省市县区州盟旗方)]|企业))(?:(?:通过|利用|统筹|从|安排)[^,;。对]{2,24})?(?:可以?|将|要)?对(?=[^,。;]{4,})"
)
_LIMIT = re.compile(  # what one begins with comes first, as above
    r"[,连第前后当次一二两三四五六\d每年累合分最可上不额总的按返补奖为](?<=(?=(?:,?(?:连续|[第前后])?[一二两三四五六\d]年[内度]?|,?当年度?|,?次年|每年|年度|累计|合计|分别|最高|可达|可贷|上限|不超过|额度|总额|连续|可|每[^,]{1,4}|的|(?:按|的)?(?:返还|补[贴助]|奖[励补])比例|(?<![行作成人])为)+$).)"
)
_LIMIT_LAST = frozenset("贷年内度计别高达限过额续可的例为")  # of the limits, but for 每 with some words
# …的企业及个人全方位宣传,并: what else is done for them
_PREDICATE = re.compile(
    r"(企业|个人|单位|机构|项目|人才|团队|人员|集体)(?:全方位|广泛|大力|重点|及时|公开|积极)*(?:进行|加以|予以|开展)?"
    r"(?:宣传|表彰|表扬|通报|推介|授牌)[^,;。的]{0,12}(?:,(?:并|且|还|同时)?)?$"
)
_RANKS = (
    r"国家级?|省部?级?|自治区级?|市级?|州级?|县级?|区级?|[一二三四五]级|[1-5]?A{1,3}级?|[一二三]等奖|[一二三四五]星级?"
)
_LEVEL, _LEVEL_LAST = re.compile(f"(?:{_RANKS})"), re.compile(f"(?:{_RANKS})$")
_SUM, _SUM_ALONE = re.compile(r"(.*?)\d[\d.]*[万亿]?元?(?:以上)?"), re.compile(r"\d[\d.]*[万亿]?元?(?:以上)?")
_SUM_LAST = re.compile(r"(\d[\d.]*[万亿]?元(?:以上)?)(.*)")
_TIER = re.compile(r"、|(?<!饱)和|(?<![以普涉])及(?!其)|(?<!参)与|(?<!租赁)或")
_MODES = (
    (re.compile("一次性|给[-—]{1,2}次性|予[-—]{1,2}次性"), "一次性"),
    (re.compile(r"每年|年度(?!营)|全年|每个年度|逐年|连续[两三四五]年|/年"), "每年"),
    (re.compile("累计|合计|总(?:计|额(?<![入资本成]总额))"), "累计"),
    (re.compile(r"最高|上限(?!额(?!度))|封顶|至多|最多"), "最高"),
    (re.compile(r"不超(?=\d)|不超过|不得超过|不高于|以内|限额"), "不超过"),
    (re.compile("上浮"), "上浮"),
)
_PER = re.compile(
    r"(?:每(?!年)(?:[^,;。\d、()]|\([^()\d]{1,4}\)){1,9}?|单(?!项冠军)[个户家笔项次][^,;。\d最不]{0,6}?)(?=每|补|奖|给|发[放给]|分别|最高|不超过|各|再|按|\d|资助|年度|累计)"
)
# 对甲的县,在分配年度资金时予以倾斜: how it is given, not who gets it
_MANNER = re.compile(
    r"(?:,(?:(?:在|从|鼓励|进一步|(?:中央|自治区|[省市县区]级?)?(?:财政|[^,的]{0,6}资金))[^,的]*|将[^,]*))+$"
    r"|按(?<=[品业位构目群才队体站备人]按)[^,的]{2,14}$"
    r"|在(?<=[企业位构目群区县市才队体]在)[^,的]{2,16}(?:上|中|时|方面)$"
)
_RECKONED = re.compile(r",-?再?(?:按|按照|根据|经|给|由|可|每|单|最高|奖|补|一次|分).*$")
_ADVERB = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:(?:依法|依规|应当?(?<![供适反响对相]应)|均|都(?<![首成]都)|并|将|要(?<![重主需]要)|再(?:增加)?)+)$"
)
LONGEST_BENEFICIARY = 90
_PARTS = re.compile(r"[、,](?![^(]*\))")
_DESERVED = re.compile(r"[^,]{1,16}(?:作出|做出|有|产生|具有|形成)")  # …,对全区经济作出突出贡献的企业
_NOBODY = re.compile(
    r"(?:(?:中央|自治区|设区市|[省市县区州盟旗])(?:本?级)?、?)+(?:财政(?:统筹|配套|承担)?|统筹)$|(?:[^,;。]{0,4}(?:明确|提出|规定|指出)$|[^,;。的]{0,10}(?:拨付|兑付|兑现|清算)$|(?:贴息|补助|补贴|支持|扶持)?(?:期限|时间|周期)(?:为|不超过|最长)|分?[一二三四五两\d]{1,2}(?:年|次|批|档|期)|[\d.]+[万亿]?元|第[一二三四五]年|其中|此外|同时|上述|以上|标准|比例|额度|资金)"
    r"(?!度|以上|及|企业|项目|的[企项]|\(不?含\)(?:[至到]|以上$)|[至到]\d[^补奖]*$)"
)
_EACH = re.compile(r"(?:单[个家次项户笔台套座站栋]|每[个家次项户台套座站]|同一)[^,;。的]{0,6}")


@lru_cache(maxsize=1)
def _instrument() -> re.Pattern[str]:
    return re.compile(any_cue("incentive_words", "instrument") + "(?!用房|设施)")


def instrument(text: str, segment: Span, end: int, sentence: Span) -> str | None:
    """The instrument behind the amount, else the last one named before it, else the one the sentence names."""
    if m := _instrument().search(text, end, segment.end):
        return m[0]
    before = [m[0] for m in _instrument().finditer(text, max(sentence.begin, end - 120), end)]
    long = [b for b in before if len(b) > 1]
    named = long or before
    return named[-1] if named else None


def mode(text: str, segment: Span, rate: bool) -> str | None:
    """How the support is given: 一次性, 每年, 每辆, 最高 …, joined by commas; None where no word says."""
    words = text[segment.begin : segment.end]
    found = ["按比例"] if rate else []
    found += [m[0] for m in [_PER.search(words)] if m]
    found += [name for pattern, name in _MODES if pattern.search(words)]
    return ",".join(found) or None


def beneficiary(text: str, begin: int, end: int) -> str | None:
    """Who is named in `text[begin:end]`, the words before the support is given; None where nobody is.

    >>> beneficiary("对获奖的企业及个人广泛宣传,并给予奖励", 0, 15), beneficiary("对入选的市(州),", 0, 9)
    ('获奖的企业及个人', '入选的市(州)')
    """
    words = text[begin:end]
    at = max(words.rfind("。"), words.rfind(";"))
    words = _cell(words[at + 1 :])
    if lead := _LEAD.match(words):
        words = words[lead.end() :]
    give = _GIVES.search(words)
    if give and (turned := _behind_turn(words, give.start())) != words:
        words, give = turned, _GIVES.search(turned)  # 加大对企业的支持力度,对评估优秀的集群予以优先支持
    if give:
        words = words[: give.start()]
    if "对" in words and (m := _BY_WHOM.match(words)):
        words = words[m.end() :]
    words = _behind_turn(words, -1)
    words = _ADVERB.sub("", _trimmed(words))
    if (words[-1:] in _LIMIT_LAST or "每" in words[-5:]) and (m := _LIMIT.search(words)):
        words = words[: m.start()]
    if m := _PREDICATE.search(words):
        words = words[: m.end(1)]
    words = _RECKONED.sub("", words)
    words = _unquoted(_trimmed(_MANNER.sub("", words)))
    if len(words) < 2 or _NOBODY.match(words):
        return None
    return _shortened(words)


def _behind_turn(words: str, least: int) -> str:
    """The words behind the last ,对 that stands behind the place `least`; all of them where there is none."""
    turn = max(words.rfind(",对"), words.rfind(",凡"))
    return words if turn <= least or _DESERVED.match(words, turn + 2) else words[turn + 2 :]


def _shortened(words: str) -> str:
    """The words, without their first parts where they are too long: never half a word.

    >>> _shortened("促进成果转移转化、" + "甲" * 80 + "的省(区、市)")[:3]
    '甲甲甲'
    """
    mark = _PARTS.search(words, len(words) - LONGEST_BENEFICIARY) if len(words) > LONGEST_BENEFICIARY else None
    return words[mark.end() :] if mark and mark.end() < len(words) - 4 else words


def _cell(words: str) -> str:
    """The cell of a table that names the one who gets it: that of the sum, or the one before it."""
    if "\t" not in words:
        return words
    *before, last = (c.strip() for c in words.split("\t"))
    named = [c for c in before if 1 < len(c) <= 40 and not c.isdigit()]
    return last if len(last) > 5 or not named else named[-1]


def _trimmed(words: str) -> str:
    """The words without the marks at their ends, but with the bracket that closes one of theirs: 市(州)."""
    kept = words.strip("、,:()的 -")
    end = words.find(kept) + len(kept)
    if kept.count("(") == kept.count(")") + 1 and words.startswith(")", end):
        return kept + ")"
    return kept


def _unquoted(words: str) -> str:
    """The words without a quotation mark that has lost its partner."""
    if words.count("“") != words.count("”"):
        words = words.strip("“”")
    return words


def general(who: str) -> bool:
    """Do the words only tell how the limit is reckoned (单个项目, 每家企业)?"""
    return _EACH.fullmatch(who) is not None


def tiers(who: str | None, count: int) -> list[str | None]:
    """国家级、省级…企业 for two amounts → one beneficiary each; the whole for all where the tiers do not match.

    >>> tiers("国家级、省级工业设计中心", 2)
    ['国家级工业设计中心', '省级工业设计中心']
    """
    if who is None or count < 2:
        return [who] * count
    parts = [p for p in _TIER.split(who) if p]
    if len(parts) != count or any("," in p for p in parts):
        return [who] * count
    sums = _SUM.fullmatch(parts[0])
    if sums and (last := _SUM_LAST.fullmatch(parts[-1])) and all(_SUM_ALONE.fullmatch(p) for p in parts[1:-1]):
        # 收入首次突破1000万元、5000万元的企业
        return [p + last[2] for p in (parts[0], *(sums[1] + p for p in parts[1:-1]), sums[1] + last[1])]
    level = _LEVEL.match(parts[-1])
    common = parts[-1][level.end() :] if level and all(_LEVEL_LAST.search(p) for p in parts[:-1]) else ""
    if not common and (of := re.search(r"的[^的]{1,8}$", parts[-1])):
        common = of[0]  # 国际标准、国家标准的单位
    return [p + common if i < count - 1 and common and not p.endswith(common) else p for i, p in enumerate(parts)]
