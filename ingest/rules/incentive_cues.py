"""The words beside a sum that tell whether it is given (`data/cues/incentive_words.csv`)."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.numbers.cue_words import any_cue

_FILE = "incentive_words"
_LINKS = "可达|可|不超过|最高|金额|标准|资金|额度|补助|奖励|补贴|资助|总额|累计"


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of the words of support (`data/cues/incentive_words.csv`), by what they tell of a sum."""
    giving, condition = any_cue(_FILE, "giving"), any_cue(_FILE, "condition")
    instrument = any_cue(_FILE, "instrument")
    basis = r"(?:每[^,;。\d]{1,12}|单个[^,;。\d]{0,10}|各|分别|的|为|约|一次性|总计|人民币|共|企业|项目|全年|年度|每年)"
    return {
        # the word that gives stands before the number, with nothing between but whom or what it is reckoned by
        "giving": re.compile(f"(?:{giving})(?:{basis}|{_LINKS}){{0,4}}$"),
        "per": re.compile(r"每[^,;。\d、]{1,10}(?:每[^,;。\d、]{1,4})?(?:再|各|可)?$"),
        "condition": re.compile(f"(?:{condition})(?:人民币|约|为|了|到|在)?$"),
        "noun": re.compile(
            rf"(?:以内|以下|左右)?(?:的[^,;。\d企项单给予个人达户家]{{0,5}}|的|\(|、|/年)?(?:一次性|定额|专项|财政|配套|资金|省级|市级|现金|后|事后|相应|最高|额度|首次|创业|担保|信用|房租|研发|安家|购房){{0,3}}{instrument}(?!(?<=配套)(?:项目|企业|件|设施|产品|产业|能力|协作))(?![^,;。\d]{{0,5}}\d)"
        ),
        # a verb of giving, the one who gets it, the sum
        "far": re.compile(r"(?:给予|奖励|补助|补贴|资助|奖补|发放)[\u4e00-\u9fff()“”A-Z]{1,12}$"),
        "step": re.compile(r"每(?:再|年度?)?(?:新增|增加|提高|增长|完成|引进|满|上升|实现|超)[^,;。\d奖补]{0,10}$"),
        # a pot that is filled, of which nobody is promised a share
        "pot": re.compile(
            r"(?:安排|筹集|整合|统筹|筹措|投入|设立|列支|拨付)(?:20\d\d年度?)?[^,;。\d]{0,16}(?:[资基]金|经费|规模)(?:规模|总额|共)?$"
        ),
        "bracket": re.compile(rf"{instrument}(?:资金|标准)?\([^()]{{0,40}}$"),
        "support": re.compile("(?!支持下)" + any_cue(_FILE, "support")),
        "gives": re.compile(
            r"给予|予以|奖励|补助|补贴|资助|贴息|奖补|补偿|扶持|返还|贴补|减免|上浮|支持|奖|补(?=[\d最])"
        ),
        "past": re.compile(any_cue(_FILE, "past")),
        "exclude": re.compile(any_cue(_FILE, "exclude")),
    }  # fmt: skip
