"""Industries by name: the vocabulary of `data/industries/`, and a proposed place for a name it lacks.

A concept is one meaning with many names. A printed name finds its concept as it stands or without
the noun of its class (氢能产业链 → 氢能); anything further is a proposal that waits for a person.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.resources import shipped

_BLANKS = re.compile(r"[\s“”‘’\"'「」『』]+")
_CLASS_NOUN = re.compile(
    r"(?:全产业链|产业链条?|产业集群|集群|产业赛道|赛道|产业体系|产业园区?|重点产业|主导产业|产业|行业|领域|全链条|链条)$"
)
_ENDS_CLASS = frozenset("链条群道系园区业域")
# 氢能装备, 氢能材料: what stands behind a known name and makes a part of it.
_PART = re.compile(
    r"(?:关键|核心|高端|专用|基础)?(?:装备|设备|材料|技术|零部件|部件|器件|组件|产品|系统|软件|服务|制造|加工|应用|设施|基础设施|研发|生产)+$"
)
_SHORTEST = 2  # code points of a known name that may show where an unknown one belongs


@dataclass(frozen=True, slots=True)
class Concept:
    """One industry, technology or product of the vocabulary."""

    id: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    aliases_en: tuple[str, ...]
    sei2018: tuple[str, ...]
    sei2018_match: str
    gbt4754: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place among the known for a name that is not: `concept` is `relation` (broader, narrower, related) to it."""

    relation: str
    concept: str
    reason: str


def folded_name(name: str) -> str:
    """A name without blanks and quotation marks, in half width and small letters.

    >>> folded_name("ＯＬＥＤ 面板")
    'oled面板'
    """
    plain = unicodedata.normalize("NFKC", name)
    return (plain if plain.isalnum() else _BLANKS.sub("", plain)).casefold()


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file in UTF-8."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def concepts() -> dict[str, Concept]:
    """Every concept by its id."""

    def parts(cell: str) -> tuple[str, ...]:
        return tuple(x for x in cell.split("|") if x)

    return {
        r["id"]: Concept(
            r["id"], r["zh"], r["en"], parts(r["aliases"]), parts(r["aliases_en"]),
            parts(r["sei2018"]), r["sei2018_match"], parts(r["gbt4754"]),
        )
        for r in rows(shipped("data") / "industries" / "concepts.csv")
    }  # fmt: skip


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    known: dict[str, str] = {}
    for concept in concepts().values():
        for name in (concept.zh, concept.en, *concept.aliases, *concept.aliases_en):
            known.setdefault(folded_name(name), concept.id)
    return known


@lru_cache(maxsize=16384)
def concept_of(name: str) -> str | None:
    """The id of the concept that a name, short form or English name means; None where the vocabulary lacks it.

    >>> concept_of("氢能产业链"), concept_of("Hydrogen"), concept_of("无此产业")
    ('hydrogen-energy', 'hydrogen-energy', None)
    """
    known = _by_name()
    folded = folded_name(name)
    while folded:
        if folded in known:
            return known[folded]
        if folded + "产业" in known:
            return known[folded + "产业"]
        shorter = _CLASS_NOUN.sub("", folded) if folded[-1] in _ENDS_CLASS else folded
        if shorter == folded:
            return None
        folded = shorter
    return None


def bare(name: str) -> str:
    """A name without the noun of its class: what a provisional concept is called.

    >>> bare("氢冶金产业链")
    '氢冶金'
    """
    short = _BLANKS.sub("", unicodedata.normalize("NFKC", name)) or name
    while True:
        shorter = _CLASS_NOUN.sub("", short)
        if shorter == short or len(shorter) < _SHORTEST or shorter[-1] in "和与及的、":
            return short
        short = shorter


def proposals(name: str) -> tuple[Proposal, ...]:
    """Where an unknown name may belong: the longest known names that it contains, or that contain it.

    The head noun stands last in Chinese, so a known name at the end is the broader one; a known name
    before 装备, 材料, 技术 … is that of the whole; elsewhere the two are only related. A name that shows no
    broader one this way is placed by the classes of 战略性新兴产业分类(2018) and GB/T 4754—2017.

    >>> [(p.relation, p.concept) for p in proposals("车载氢能装备")]
    [('broader', 'hydrogen-energy-equipment')]
    >>> [(p.relation, p.concept) for p in proposals("氢能材料")]
    [('broader', 'hydrogen-energy')]
    >>> [(p.concept, p.reason) for p in proposals("六堡茶")]
    [('tea', '名称以“茶”结尾:GB/T 4754—2017 15 酒、饮料和精制茶制造业')]
    """
    folded = folded_name(bare(name))
    inside = [known for known in _by_name() if len(known) >= _SHORTEST and known in folded and not known.isascii()]
    inside = [known for known in inside if not any(known != other and known in other for other in inside)]
    found: dict[str, Proposal] = {}
    for known in sorted(inside, key=lambda k: (folded.find(k), k)):
        id = _by_name()[known]
        if folded.endswith(known):
            found[id] = Proposal("broader", id, f"名称以“{known}”结尾")
        elif _PART.fullmatch(folded[folded.find(known) + len(known) :]):
            found.setdefault(id, Proposal("broader", id, f"“{known}”的环节"))
        else:
            found.setdefault(id, Proposal("related", id, f"名称含“{known}”"))
    if not any(p.relation == "broader" for p in found.values()) and (place := _by_classification(folded)):
        found[place.concept] = place
    if not found and len(folded) > _SHORTEST:
        for known, id in _by_name().items():
            if folded in known:
                found.setdefault(id, Proposal("narrower", id, f"“{known}”含此名称"))
    return tuple(found[id] for id in sorted(found))


SYSTEMS = {"sei2018": "战略性新兴产业分类(2018)", "gbt4754": "GB/T 4754—2017"}


@lru_cache(maxsize=1)
def _class_words() -> dict[str, tuple[str, str]]:
    """For each word of `class_words.csv`: the concept that its class belongs under, and which class that is."""
    found: dict[str, tuple[str, str]] = {}
    for r in rows(shipped("data") / "industries" / "class_words.csv"):
        for word in r["words"].split("|"):
            found.setdefault(folded_name(word), (r["concept"], f"{SYSTEMS[r['system']]} {r['code']} {r['title']}"))
    return found


def _by_classification(folded: str) -> Proposal | None:
    """The place that the classifications give a name: by the longest word of a class at its end, else within it."""
    known = _class_words()
    end = next((folded[at:] for at in range(len(folded)) if folded[at:] in known), "")
    inside = max((w for w in known if len(w) >= _SHORTEST and w in folded), key=lambda w: (len(w), w), default="")
    word = end or inside
    if not word:
        return None
    concept, place = known[word]
    return Proposal("broader", concept, f"名称{'以' if end else '含'}“{word}”{'结尾' if end else ''}:{place}")
