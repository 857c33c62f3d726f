"""The names of China's government bodies as data: `data/agencies/` (its `schema.json` describes the columns).

`functions.csv` expands what a body does (发改 → 发展和改革); `names.csv` whole names that no ending explains
(科委, 妇联); `party.csv` what follows 省委; `national.csv` the bodies of the centre with their years; one file
a province the names that its short forms do not give away (市交通委 in Beijing, 省大数据局 in Guizhou).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.resources import shipped

# What a body is called after its function words, short and official.
ENDINGS = {
    "委员会": "委员会", "委": "委员会", "办公室": "办公室", "办": "办公室", "厅": "厅", "局": "局", "中心": "中心",
}  # fmt: skip
_EVERYWHERE = ("厅", "局", "委", "委员会", "办", "办公室")


@dataclass(frozen=True, slots=True)
class Dated:
    """An official name and the years it was in use (0: open)."""

    canonical: str
    since: int
    until: int

    def held(self, year: int | None) -> bool:
        """Was the name in use that year? An unknown year says nothing against it."""
        return year is None or (not self.since or self.since <= year) and (not self.until or year <= self.until)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (shipped("data") / "agencies" / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@lru_cache(maxsize=1)
def bodies() -> dict[str, str]:
    """Every body name known without its place: printed form → official form.

    >>> bodies()["发改委"], bodies()["妇联"]
    ('发展和改革委员会', '妇女联合会')
    """
    return {short: names[0] for short, names in _meanings().items()}


@lru_cache(maxsize=1)
def undecided() -> frozenset[str]:
    """Short names that bodies of different official names share (文广旅局): only a province's data can tell."""
    return frozenset(short for short, names in _meanings().items() if len(names) > 1)


@lru_cache(maxsize=1)
def _meanings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("functions.csv"):
        for ending in row["bodies"].split("|") if row["bodies"] else _EVERYWHERE:
            full = row["full"].split("|")[: 1 if ending == "厅" else None]  # departments of provinces are known
            found[row["short"] + ending] = tuple(words + ENDINGS[ending] for words in full)
    return found | {row["short"]: (row["full"],) for row in _rows("names.csv")}


@lru_cache(maxsize=1)
def functions() -> frozenset[str]:
    """What bodies are there for, in words (科技, 市场监管); names made of several are made of these."""
    return frozenset(row["short"] for row in _rows("functions.csv") if len(row["short"]) > 1)


@lru_cache(maxsize=1024)
def made_of_functions(words: str) -> bool:
    """Is it one or two of what bodies are there for?

    >>> made_of_functions("工业和信息化"), made_of_functions("海洋经济"), made_of_functions("大健康产业")
    (True, True, False)
    """
    known, words = functions(), words.rstrip("和与")
    return words in known or any(words[:n].rstrip("和与") in known and words[n:] in known for n in range(2, len(words)))


@lru_cache(maxsize=1)
def party_bodies() -> dict[str, str]:
    """What stands after 省委, 市委 …: printed form → official form."""
    return {row["short"]: row["full"] for row in _rows("party.csv")}


@lru_cache(maxsize=1)
def national_bodies() -> dict[str, Dated]:
    """The bodies of the centre by every printed form, those without 国家 included."""
    return {row["surface"]: _dated(row) for row in _rows("national.csv")}


@lru_cache(maxsize=40)
def local_forms(province: str) -> dict[tuple[str, str], Dated]:
    """The names that all places of a division give their bodies: (code, short form) → official name without place."""
    return {key: replace(d, canonical=d.canonical[1:]) for key, d in _local(province).items() if d.canonical[0] == "*"}


@lru_cache(maxsize=40)
def local_bodies(province: str) -> dict[tuple[str, str], Dated]:
    """The exceptions of a province by (code of the division they hold in, printed form); empty where it has none."""
    return {key: dated for key, dated in _local(province).items() if dated.canonical[0] != "*"}


@lru_cache(maxsize=1)
def zone_bodies() -> dict[str, str]:
    """The committees of zones that bear another name than their short one, known all over the country.

    >>> zone_bodies()["两江新区管委会"]
    '重庆两江新区管理委员会'
    """
    files = sorted(p.stem for p in (shipped("data") / "agencies").iterdir() if p.stem.isdigit())
    found = [(form, d.canonical) for code in files for (_, form), d in local_bodies(code).items()]
    named: dict[str, set[str]] = {}
    for form, canonical in found:
        if form.endswith(("区管委会", "区管理委员会", "城管委会")) and len(form) > 6:
            named.setdefault(form, set()).add(canonical)
    return {form: names.pop() for form, names in named.items() if len(names) == 1}


@lru_cache(maxsize=40)
def _local(province: str) -> dict[tuple[str, str], Dated]:
    try:
        return {(row["division"], row["surface"]): _dated(row) for row in _rows(f"{province}.csv")}
    except FileNotFoundError:
        return {}


def _dated(row: dict[str, str]) -> Dated:
    return Dated(row["canonical"], int(row["from"] or 0), int(row["until"] or 0))
