"""The industry that words call so, and the one that the title of a notice names."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.chains.chain_items import industry_named
from ingest.hosting.industry_phrases import plausible

_TITLE_SUBJECT = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,24}?(?:\([\u4e00-\u9fff]{2,8}\)(?:首位|主导|支柱|优势|特色|重点)?)?)(?:全?产业链|产业集群|产业集聚|产业|集群|全链)"
)
_TITLE_VERB = re.compile(
    r"(?:支持|加快|推动|推进|促进|做大做强|做优做强|培育|发展|壮大|振兴|建设)(?![一二三四五两]年)(?P<name>[\u4e00-\u9fff]{2,14}?)"
    r"(?:高质量|创新|快速|健康|突破性|跨越式|集聚|加快|全面|持续)*(?:发展|建设|提升|振兴|规模应用|应用|的|"
    r"若干|三年|行动|实施|[，,。\n]|$)"
)
# 支持榆林建设世界一流高端能源化工基地: what the place is to be the base of.
_TITLE_BASE = re.compile(
    r"(?:建设|打造|创建|建成)(?:世界级?|国家级?|国际|全国|全球|一流|重要|知名|现代化?(?!工))*(?P<name>[\u4e00-\u9fff]{2,12}?)"
    r"(?:生产|产业|制造|示范|先导|试验|创新)*(?:基地|高地|示范区|先行区|试验区|先导区|集聚区|名城|之都)"
)
# 糖业“二次创业”方案
_TITLE_TRADE = re.compile(
    "(?P<name>[\u4e00-\u9fff]{1,5}(?<![企行产就创作专事工商农林])业)(?=[“发高转振提三做强保规实行措若方意通]|$)"
)
_TITLE_PLAN = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?)(?:高质量)?(?:发展|提升|应用|建设)?(?:[一二三四五两]年)?(?:行动|实施|专项|工作|"
    r"提升)?(?:规划|方案|计划|要点|意见)"
)


def called_industry(words: str) -> str:
    """The bare industry in the words before 产业 or 产业链; '' where they are steps of a chain or name none."""
    words = words.rpartition("是")[2] or words  # 京东方是面板产业
    name = "" if _STEPS.search(words) else industry_named(words)
    return name if len(name) == 1 or plausible(name.removeprefix("被动")) and not _TORN.match(name) else ""


_STEPS = re.compile("[—→+-]")
_TORN = re.compile(
    "[和及][^牛田龙平]|(?:工艺|生产|加工|制造|技术)$|(?:本地|国产|区域|市场|规模|标准|品牌|集群|自主|高端|国际|专业|特色|多元|梯次|立体|闭环|循环|一体)化$|(?:成为|形成)|.*(?:发布|公布|推出|绘制)了?$"
)  # 发展|和改革委员会, 成为绿地特色康养产业


_SENTENCE_ENDS = ("。", ";", ":", ",", "!", "?")  # a line that ends so is no title


# 您提出的《关于发展低空经济的建议》收悉,现答复如下:
_PROPOSED = re.compile("《关于[^》]*的(?:建议|提案|议案)》|关于“[^”]*”的(?:建议|提案|议案)")
LEAST_TITLE, LONGEST_TITLE = 6, 90


@lru_cache(maxsize=4)
def title_subject(text: str) -> str:
    """The industry that the title of a notice names, '' where it names none.

    >>> title_subject("山西省能源局关于印发《山西省氢能产业链2025年工作要点》的通知")
    '氢能'
    """
    head = text[:400].split("\n")
    if run_in := _RUN_IN_TITLE.match(head[0]):
        head[0] = run_in[0]
    for line in head[:8]:
        sentence = line.rstrip("”’) ").endswith(_SENTENCE_ENDS) and not _PROPOSED.search(line)
        if sentence or _NUMBER.match(line) or not LEAST_TITLE <= len(line) <= LONGEST_TITLE:
            continue  # 一、发展思路 is no title
        inner = re.search(r"《([^》]{4,70})", line)
        words = inner[1] if inner else line.rpartition("关于")[2] if "关于" in line else line
        words = re.sub(r"(?:19|20)\d\d年度?", "", words)  # 某市2024年氢能产业工作要点
        words = re.sub(r"^(?:印发|公布|发布|转发|做好|下达|开展)", "", words)
        for pattern in (_TITLE_SUBJECT, _TITLE_BASE, _TITLE_VERB, _TITLE_TRADE, _TITLE_PLAN):
            for m in pattern.finditer(words):
                if (name := called_industry(m["name"])) and not _PLAIN_TITLE.search(name):
                    return name
    return ""


# The whole notice on one line: the title ends at its noun and a blank.
_RUN_IN_TITLE = re.compile(
    r"[^,。;:!?]{4,70}?(?:意见|方案|规划|计划|措施|办法|通知|要点|政策|条例)(?:\([^()]{1,16}\))?(?=[ \t])"
)
_NUMBER = re.compile(r"[ \t]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十\d]{1,3}[章节条])")
_PLAIN_TITLE = re.compile(r"工作|征求|通知|若干|意见|方案|措施|重点|项目|资金|经济社会|政府|申报|公告")
