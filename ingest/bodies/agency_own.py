"""Bodies with a name of their own: customs offices, branches of central bodies, firms, universities."""

from __future__ import annotations

from functools import lru_cache

from ingest.geography.gazetteer import LONGEST, gazetteer

_FIRMS = ("公司", "集团", "大学", "学院", "研究院", "银行", "分行", "支行", "营业管理部")
_UNIONS = ("协会", "学会", "商会")
# Firms of the centre by the name they are called by, before the place of the branch: 中石油浙江油田公司.
_HOUSES = (
    "国网", "中国", "国家", "人民银行", "人行", "中石油", "中石化", "中海油", "中核", "中广核", "国能", "华能", "大唐",
    "华电", "国电投", "三峡", "中铁", "中建", "中交", "中电建", "中能建", "中粮", "中化", "中铝", "中车", "邮储银行",
)  # fmt: skip
_BRANCH_ENDS = ("分局", "支局", "监管局", "监管办", "监管办公室", "调查总队", "调查队")
# Central bodies whose branches carry their name: 国家税务总局某省税务局 is one body.
BRANCHED = (
    "国家税务总局", "国家统计局", "国家外汇管理局", "国家金融监督管理总局", "国家矿山安全监察局", "国家邮政局",
    "国家能源局", "国家粮食和物资储备局", "中国国际贸易促进委员会", "中国人民银行", "中国气象局", "中国民用航空局",
    "中国银行保险监督管理委员会", "中国证券监督管理委员会",
)  # fmt: skip
OWN_ENDS = (*_FIRMS, *_UNIONS, "海关", "海事局", "监局", "监管局", "分局", "支局", "供电局", "办公室", "监管办", "小组",
             "税务局", "总队", "支队", "调查队", "地区管理局")  # fmt: skip


@lru_cache(maxsize=4096)
def is_own(words: str) -> bool:
    """Words that begin with a place or a known house and end as a branch, a customs office, a firm …

    >>> is_own("成都海关"), is_own("国家外汇局福建省分局"), is_own("服务中心")
    (True, True, False)
    """
    names = gazetteer().by_name
    head = next((size for size in range(min(LONGEST, len(words) - 2), 1, -1) if words[:size] in names), 0)
    if not head:
        if words.startswith(("国家外汇", "国家能源局", "国家统计局", "外汇")) and words.endswith(_BRANCH_ENDS):
            return True
        if words.startswith("民航") and words.endswith("地区管理局"):
            return True
        return (
            words.startswith(_HOUSES) and words.endswith(_FIRMS) or words.startswith("中国") and words.endswith(_UNIONS)
        )
    rest = words[head:]
    if rest in (
        "海关",
        "铁路局",
        "海事局",
        "证监局",
        "银保监局",
        "银监局",
        "保监局",
        "金融监管局",
        "监管局",
        "监管分局",
        "银保监分局",
        "银监分局",
        "保监分局",
        "供电局",
        "供电公司",
    ):
        return True
    if len(rest) <= 16 and rest.endswith(("供电公司", "电力公司", "电网公司", "分公司")):
        return True
    return len(rest) <= 8 and rest.endswith(("大学", "学院", "监管分局", "税务局", "总队", "支队", "调查队"))
