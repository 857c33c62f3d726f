"""闽赣浙皖四省: provinces called by one letter each, as many as the count behind them says."""

from __future__ import annotations

import csv
from functools import lru_cache

from ingest.geography.gazetteer import Division, by_code
from ingest.geography.place_names import Place, placed
from ingest.text.cues import Cue
from kg.resources import shipped

_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_COUNTED = Cue(count + kind for count in _COUNTS for kind in "省地")


@lru_cache(maxsize=1)
def letters() -> dict[str, Division]:
    """The provinces and cities that one letter stands for (`data/place_letters.csv`).

    >>> letters()["蓉"].name
    '成都市'
    """
    with (shipped("data") / "place_letters.csv").open(encoding="utf-8", newline="") as file:
        places = {row["letter"]: by_code(row["code"]) for row in csv.DictReader(file)}
    return {letter: place for letter, place in places.items() if place}


def spelled_provinces(text: str) -> list[Place]:
    """The provinces that letters before a count spell, each over the whole of the letters.

    >>> [p.name for p in spelled_provinces("支持闽赣浙皖四省协同发展竹基复合材料,全国三省联动")]
    ['福建省', '江西省', '浙江省', '安徽省']
    """
    found: list[Place] = []
    for at in _COUNTED.places(text):
        count = _COUNTS[text[at]]
        begin = at - count
        spelled = [letters().get(letter) for letter in text[max(0, begin) : at]]
        provinces = [place for place in spelled if place and place.level == "province"]
        if begin >= 0 and len(provinces) == count and text[begin - 1 : begin] not in letters():
            found += [placed(begin, at, province) for province in provinces]
    return found
