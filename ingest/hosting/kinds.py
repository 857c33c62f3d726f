"""Kinds of places and undertakings that are called after an industry: 产业集群, 基地, 园区, 走廊, 名城 …"""

from __future__ import annotations

import re

from ingest.text.word_tree import word_tree


def _quick(alternatives: str) -> str:
    """The same alternatives, those that are plain words as a tree: for patterns whose end is fixed."""
    each = alternatives.split("|")
    plain = [a for a in each if a.isalpha()]
    return "|".join([word_tree(plain), *(a for a in each if not a.isalpha())])


# Kinds of places and undertakings that are called after an industry; the industry is what stands before.
_KINDS = (
    r"产业集群优势区|优势区|专业镇|产业集群|产业集聚区|产业聚集区|产业园区|产业园|产业基地|产业示范基地|产业示范区|产业功能区|"
    r"产业先导区|产业走廊|产业长廊|产业廊道|产业圈|产业谷|产业组团|产业片区|产业带|产业[一-鿿]{0,4}发展[带轴核]|产业[一-鿿]{0,4}创新[带核]|产业链|产品链|产业城|产业高地"
    r"|产业板块|产业新城|产业港|产业中心|集群|集聚区|聚集区|集聚带|聚集带|集聚地|示范基地|示范园区|示范园|示范区|"
    r"先导区|先行区|试验区|功能区|集中区|生产基地|制造基地"
    r"|加工区|种植区|养殖区|制造区|加工基地|配套基地|研发基地|创新基地|应用基地|出口基地|特色基地|基地|园区|工业园|科技园|物流园|"
    r"产业生态圈|生态圈|主产区|产区|走廊|高地|名城|名都|之都|之城|之乡|小镇"
    r"|特色小镇|智造城|科学城|[谷港城]|(?<!公)园|枢纽|产业体系|产业格局|产业生态|产业转移项目|转移项目|产业项目|项目|产业链条|板块经济|块状经济|"
    r"生产线|产业化|产业|行业|领域|核心区|核心|发展区|引领区|板块|工厂|示范城市|试点城市|产业群|组团|湾区|片区|目的地|集散地|承载地|策源地|打卡地|首选地|(?<=[业游造工化])带|(?<=旅游)区|(?<=康养)区"
)
KIND = _quick(_KINDS)
_PLAIN_KINDS = frozenset(kind for kind in _KINDS.split("|") if kind.isalpha())
_SIZES_OF_KINDS = {
    kind[-2:]: sorted({len(k) for k in _PLAIN_KINDS if k.endswith(kind[-2:])}, reverse=True) for kind in _PLAIN_KINDS
}
KIND_TAIL = re.compile(
    rf"(?:国家级?|创新型|国际|全国|世界级?|战略性新兴|先进制造业|优势特色|特色|(?:优势|主导|支柱|重点|传统|新星)(?=产业)|[一二两三五六七八九十百千万\d]+亿元?级?|创新应用|中试|\d+[个大条]|"
    rf"[两三四五六七八九十][个大条]|一体化|综合|高新技术|高技术|全(?=产业链)|研发制造|研发生产|创新|策源|发展|引领|核心|(?<=旅游)经济|"
    rf"(?<=[^、创更革翻高])新|(?<=[^、])生产|先进(?=制造)|精深(?=加工)|后(?=加工)|(?<=产品)(?:输出|供应|外销)|集聚|名)*(?:{KIND}|名[县市区镇])$"
)
_AT_END = re.compile(rf"(?:{KIND})$")
_ENDS_OF_SHAPES = frozenset("带轴核谷港城园区县市镇")  # the last letters of kinds that are told by their shape
# What may stand before a kind ends in one of these; before most kinds the industry itself ends.
_ENDS_BEFORE_KIND = frozenset("型源发级家际国界兴业色势导柱点统亿元用试个大条化合术全造产展领心济新出应销聚名进深后")


def kind_begins(text: str, begin: int, end: int) -> int | None:
    """Where the kind that ends at `end` begins with what says its rank (国家级|特色|产业集群); None for no kind."""
    for size in _SIZES_OF_KINDS.get(text[end - 2 : end], ()):
        if size <= end - begin and text[end - size : end] in _PLAIN_KINDS:
            if text[end - size - 1] not in _ENDS_BEFORE_KIND:
                return end - size
            tail = KIND_TAIL.search(text, begin, end)
            return tail.start() if tail else None
    tail = KIND_TAIL.search(text, begin, end) if text[end - 1] in _ENDS_OF_SHAPES else None
    return tail.start() if tail else None


def ends_in_kind(text: str, begin: int, end: int) -> bool:
    """Do the words end in a kind?"""
    for size in _SIZES_OF_KINDS.get(text[end - 2 : end], ()):
        if size <= end - begin and text[end - size : end] in _PLAIN_KINDS:
            return True
    return text[end - 1] in _ENDS_OF_SHAPES and _AT_END.search(text, begin, end) is not None
