"""The id of an official list: from `data/schemes.csv` where it is known, else made of place, kind and year."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from ingest.lists.list_words import word_set
from ingest.reading import Reading
from kg.resources import shipped

_SLUGS = (
    ("未来产业", "future-industries"),
    ("新兴产业", "emerging-industries"),
    ("传统产业", "traditional-industries"),
    ("产业集群", "clusters"),
    ("集群", "clusters"),
    ("产业链", "chains"),
    ("赛道", "tracks"),
    ("优势产业", "advantage-industries"),
    ("主导产业", "leading-industries"),
    ("支柱产业", "pillar-industries"),
    ("特色产业", "special-industries"),
    ("重点产业", "key-industries"),
    ("产业", "industries"),
    ("服务业", "services"),
    ("制造业", "manufacturing"),
    ("行业", "trades"),
    ("领域", "fields"),
    ("方向", "directions"),
)


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    with (shipped("data") / "schemes.csv").open(encoding="utf-8", newline="") as file:
        return tuple((r["scheme"], r["title"], tuple(r["noun"].split("|"))) for r in csv.DictReader(file))


def scheme_of(reading: Reading, noun: str, formula: str = "") -> str:
    """The scheme of a list of `noun` (优势产业, 产业链 …) in a notice; `formula` is a printed 5+1.

    An unknown list is called by the code of its jurisdiction, its kind and the year of the notice, as far
    as these are known: `410000-chains-2023`.
    """
    head = reading.text[:1500]
    for scheme, title, nouns in _known():
        if title in head and any(noun.endswith(n) for n in nouns):
            return scheme
    kind = formula.replace("+", "plus") + ("-" if formula else "") if formula else ""
    kind += next((slug for word, slug in _SLUGS if word in noun), "list")
    parts = [reading.notice.jurisdiction_code or "", kind, str(reading.notice.issued_year or "")]
    return "-".join(p for p in parts if p)


_CLASS_NOUN = re.compile(
    r"(?:战略性新兴产业集群|先进制造业集群|中小企业特色产业集群|特色产业集群|产业集群|集群|产业链群|全?产业链条?|重点链|"
    r"(?:产业|重点|工业)门类|产业|细分赛道|新赛道|赛道|行业|领域|方向)$"
)


def class_noun(words: str) -> str:
    """The noun that says of what kind the items of a list are; '' where it is none of industries.

    >>> class_noun("四川省战略性新兴产业集群")
    '战略性新兴产业集群'
    """
    found = _CLASS_NOUN.search(words)
    return found[0] if found else ""


def is_classed(words: str) -> bool:
    """Do the words end in the noun of an industry, a chain or a cluster, which no other thing is called by?

    >>> is_classed("甲县农机产业集群"), is_classed("申报方向")
    (True, False)
    """
    return class_noun(words) not in ("", "方向", "领域", "行业")


def names_industries(qualifier: str, noun: str) -> bool:
    """领域, 行业 and 方向 are industries only where the list calls them 重点, 优势, 未来 …"""
    if noun in ("链", "链条") and qualifier not in ("", "重点", "优势", "特色", "主导"):
        return False  # 8条市级链: its items tell what it is
    if noun not in ("领域", "行业", "方向"):
        return noun not in ("产业板块", "支柱", "引擎", "新引擎", "增长极", "主业")
    return any(
        q in qualifier for q in ("产业", "重点", "优势", "未来", "新兴", "主导", "前沿", "支柱", "优先")
    ) and not any(bad in qualifier for bad in word_set("no_field"))
