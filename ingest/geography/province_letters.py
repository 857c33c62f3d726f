"""闽赣浙皖四省: provinces called by one letter each, as many as the count behind them says."""

from __future__ import annotations

from ingest.geography.gazetteer import by_code
from ingest.geography.place_names import Place, placed
from ingest.text.cues import Cue

# GB/T 2260 codes by the letter that stands for the province (车辆号牌 and 简称 of the State Council's gazetteers).
_LETTERS: dict[str, str] = dict(
    zip(
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新",
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
        "50 51 51 52 52 53 53 54 61 61 62 62 63 64 65".split(),
        strict=True,
    )
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_COUNTED = Cue(count + kind for count in _COUNTS for kind in "省地")


def spelled_provinces(text: str) -> list[Place]:
    """The provinces that letters before a count spell, each over the whole of the letters.

    >>> [p.name for p in spelled_provinces("支持闽赣浙皖四省协同发展竹基复合材料,全国三省联动")]
    ['福建省', '江西省', '浙江省', '安徽省']
    """
    found: list[Place] = []
    for at in _COUNTED.places(text):
        count = _COUNTS[text[at]]
        begin = at - count
        codes = [_LETTERS.get(letter) for letter in text[max(0, begin) : at]]
        if begin >= 0 and len(codes) == count and all(codes) and text[begin - 1 : begin] not in _LETTERS:
            spelled = [by_code(f"{code}0000") for code in codes]
            found += [placed(begin, at, province) for province in spelled if province]
    return found
