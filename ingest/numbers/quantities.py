"""Numbers with their units, in every spelling of the notices: one scan of the folded text, shared by all rules.

Values stay as printed and the scale stays in the unit, as the fact contract wants it: 1.2万户 is 1.2 `万户`,
一千五百亿元 is 1500 `亿元`, 五百家 is 500 `家`. The units are data (`data/units.csv`).
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ingest.numbers.han import COUNTING, DIGIT, HAN, ONE_TO_NINE, SMALL, han_value, said_without_unit, split_scale, tidy
from kg.resources import shipped

_SCALES = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_SCALE_TIMES = {
    "千亿": (1000, "亿"),
    "百亿": (100, "亿"),
    "十亿": (10, "亿"),
    "千万": (1000, "万"),
    "百万": (100, "万"),
}
_SCALE_TIMES |= {"十万": (10, "万"), "千": (1000, ""), "百": (100, "")}
_COMMON = "年月日元%个家批次人条吨亩项"  # what most units begin with: they are tried first
MOST_DIGITS = 15  # of a number; a longer run of digits is a code
MOST_MEMBERS = 12  # of a list with one unit; the longest seen has 5

# What money is given for and nothing is counted in: 30万元/村, 0.3元/度, 5000元/车.
_ONLY_BELOW = (
    "度",
    "车",
    "村",
    "县",
    "镇",
    "生",
    "企业",
    "园区",
    "平台",
    "项目",
    "单位",
    "集",
    "品种",
    "桌",
    "夜",
    "晚",
)
_IN_NAMES = (  # 2023双创周, 七台河, 三次产业, 九方面, 五部门, 统一处理
    "双[创碳高控随减拥招百千向边轮重循一十]|人民|台[河县区山]|次(?:产业|分配|能源|工业|创业|包装|开发|供水|利用|污染|装修)|家渠|元区|担保|席卷"
    "|剂[型量]|眼[科光镜下]|方[面案法式]|部[分门委级]|处[理置罚于]|口恶|起来"
    "|届(?:[一二三四五六七八九十]{1,2}[次中]|历次|全会|(?:全国|省|市|县|区)?(?:人大|人民|政协|政府|委))"
)
_DOUBLED = re.compile(
    r"翻([一两三12])?番|(?<=实现)倍增|(?<=产值)倍增|(?<=收入)倍增|(?<=规模)倍增|(?<=数量)倍增|(?<=总量)倍增|倍增(?=[,。;、])"
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
_TAIL = re.compile(rf"(?<![\d.])(?:\d{{1,2}}(?: \d{{3}}){{1,3}}|\d(?: \d{{1,2}}){{1,2}}|\d{{1,3}} 0{{1,2}}|{_NUMBER})$")
_STRAY_DOT = re.compile(r"[高过达予励助]\d{2,4}\.[万亿]元$")  # 最高300.万元: a speck on a scanned page
_LOW = re.compile(rf"(?<![\d.])({_NUMBER})([-—~至到]{{1,2}})$")
_SEPARATOR = re.compile(r"[-—~至到]{1,2}|(?<=%)一")
_HAN_LOW = re.compile(r"(?<![一二两三四五六七八九十百第])([一二两三四五六七八九]?十?[一二两三四五六七八九]?)[至到—]$")
_MEMBER = re.compile(rf"(?<![\d.])({_NUMBER})([万亿]?)([、和或及与])$")
_HAN_NUMBER = re.compile(rf"[{HAN}]{{1,12}}(?:点[{HAN[:10]}零]{{1,3}})?")
_CODE = re.compile("[0-9A-Za-z]")
_ABOUT = re.compile("([一二三四五六七八九])([二三四五六七八九])([十百千]?)")
_NEVER_BEFORE = tuple("0123456789.,届")  # no number in words stands behind these: 第十三届二次会议
_PARTY_CONGRESSES = range(16, 30)  # 党的十九大和十九届, 二十届
_JOINING = frozenset("-—~至到一、和或及与")
_NO_COUNT = ("性", "化", "能", "产", "又", "一")  # 一次性, 一次能源, 一次又一次
_ALONE = "(?<=[万亿])[,。;、)以左]"  # 最高三百万,
_OF_HUNDRED = re.compile(rf"([百千])分之(\d{{1,3}}(?:\.\d{{1,4}})?|[{HAN}]{{1,6}}(?:点[{HAN}]{{1,3}})?)")


class Quantity(Struct, frozen=True, gc=False):
    """A number with its unit; `text[begin:end]` runs from the first digit to the end of the unit.

    `high` is the upper end of a range. `plus` marks 100+. `bare` is a scale word without any digit
    (千亿, 万亩), which often is part of a name. `elided` means the unit stands behind a later member of the list.
    `han` marks Chinese numerals.
    """

    begin: int
    end: int
    value: int | float
    unit: str
    kind: str
    high: int | float | None = None
    plus: bool = False
    bare: bool = False
    elided: bool = False
    han: bool = False

    @property
    def shown(self) -> int | float | list[int | float]:
        """The value in the form of the contract: a number, or `[low, high]`."""
        return self.value if self.high is None else [self.value, self.high]


@lru_cache(maxsize=1)
def unit_kinds() -> dict[str, str]:
    """Every unit word with its kind (money, percent, count, time …)."""
    with (shipped("data") / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["unit"]: row["kind"] for row in csv.DictReader(file)}


def _alternatives(words: list[str]) -> str:
    """A pattern for any of the words, longest first, that reads each code point once."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word[1:])
    parts = []
    for first, rests in by_first.items():
        inner = [r for r in rests if r]
        tail = f"(?:{_alternatives(inner)})" if inner else ""
        parts.append(re.escape(first) + (tail + "?" if inner and "" in rests else tail))
    return "|".join(parts)


@lru_cache(maxsize=1)
def unit_pattern() -> re.Pattern[str]:
    unit = _alternatives(sorted(unit_kinds(), key=lambda u: _COMMON.find(u[0]) % 99))
    of = _alternatives([*unit_kinds(), *_ONLY_BELOW])
    below = rf"(?: ?/ ?(?:万|百|千|亿|\d{{1,4}})?(?:{of})(?:[·/](?:{of}))?)?"
    return re.compile(
        rf" ?(?:(?!千[瓦克米伏升]|百分)(?P<scale>{_SCALES}))?[多余]?(?P<unit>(?!{_IN_NAMES})(?:{unit}){below})?"
    )


@lru_cache(maxsize=1)
def _run_pattern() -> re.Pattern[str]:
    """Every number that stands before the first code point of a unit, found without going over a place twice."""
    first = "".join(sorted(re.escape(c) for c in {w[0] for w in unit_kinds()} | set("万亿千百十多余级")))
    arabic = rf"(?<![\dA-Za-z第〔\[#.][0-9])(?<!\d[,. ]\d)[0-9,. ]*+(?:(?=[{first}])|(?P<plus>\+”?)(?![A-Za-z0-9+]))"
    han = rf"(?<![{HAN}第0-9].)[{HAN}]*+(?:点[{HAN}]{{1,3}})?(?=[{first}]|以上|大关|(?<=[百千])分之|{_ALONE})"
    doubled = "(?<=翻)[一两三12]?番|(?<=倍)增"
    return re.compile(rf"[0-9{HAN}翻倍](?:(?<=[0-9]){arabic}|(?<![0-9翻倍]){han}|{doubled})")  # one set first: quick


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number with a unit in a folded text, in order; a number without a unit only in the form 100+.

    >>> [(q.value, q.unit) for q in quantities("产值1,500亿元,企业三百家,占比百分之六十")]
    [(1500, '亿元'), (300, '家'), (60, '%')]
    >>> [(q.shown, q.unit) for q in quantities("培育4—5家,增长10%至15%,奖励50、30万元")]
    [([4, 5], '家'), ([10, 15], '%'), (50, '万元'), (30, '万元')]
    """
    return _scan(text)


@lru_cache(maxsize=2)
def _scan(text: str) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    at = 0
    for run in _run_pattern().finditer(text):
        begin = run.start()
        if begin < at:
            begin = at
        if begin >= run.end():
            continue
        atom = _atom(text, begin, run)
        if atom is None:
            continue
        at = atom.end
        before = text[atom.begin - 1] if atom.begin else ""
        if before in _JOINING:  # most numbers stand behind another letter
            # 30%一70%: a dash that a copy prints as 一
            joins = before in "-—~至到" or before == "一" and text[atom.begin - 2] == "%" == atom.unit
            if joins and (joined := _range(text, atom, found)):
                atom = joined
            elif before in "、和或及与" and text[max(0, atom.begin - 2)] in "0123456789万亿":
                found.extend(_members(text, atom, found))
        found.append(atom)
    return tuple(found)


def _atom(text: str, begin: int, run: re.Match[str]) -> Quantity | None:
    """The number of a run with the unit behind it; None where it is no quantity."""
    first = text[begin]
    if first.isdigit():
        return _arabic(text, begin, run)
    if first in "翻倍":
        doubled = _DOUBLED.match(text, begin)
        times = {"两": 4, "2": 4, "三": 8}.get(doubled[1] or "", 2) if doubled else 0
        return Quantity(begin, doubled.end(), times, "倍", "times") if doubled else None
    if first in "百千" and text.startswith("分之", begin + 1):
        return _of_hundred(text, begin)
    return _han(text, begin)


def _number(printed: str) -> int | float:
    """The value of Arabic digits, whatever parts them."""
    if printed.isdigit():
        return int(printed)
    return tidy(float(printed.replace(",", "").replace(" ", "")))


def _of_hundred(text: str, begin: int) -> Quantity | None:
    m = _OF_HUNDRED.match(text, begin)
    value = (float(m[2]) if m[2][0].isdigit() else han_value(m[2])) if m else None
    if m is None or value is None:
        return None
    return Quantity(begin, m.end(), tidy(value), "%" if m[1] == "百" else "‰", "percent", han=True)


def _arabic(text: str, begin: int, run: re.Match[str]) -> Quantity | None:
    """A run in Arabic numerals; its number is the last that reaches the unit (2 500 台, 1,200家)."""
    end = run.end()
    plus = False
    printed = text[begin:end]
    if printed.isdigit() and len(printed) <= MOST_DIGITS and begin == run.start():
        value: int | float = int(printed)
    else:
        plus = run["plus"] is not None
        digits_end = run.start("plus") if plus else end
        if text[digits_end - 1] == "." and not _STRAY_DOT.search(text, max(0, digits_end - 8), digits_end + 2):
            return None  # 2.场景开放: the number of a clause
        number = _TAIL.search(text, max(begin, digits_end - 24), digits_end - (text[digits_end - 1] in " ."))
        if number is None:
            return None
        value, begin = _number(number[0]), number.start()
    unit = unit_pattern().match(text, end)
    scale, words = unit.groups("") if unit else ("", "")
    words = words.replace(" ", "")  # 15 元 / 株
    if unit and words.isascii() and words.isalpha() and not scale and _CODE.match(text, unit.end()):
        return None  # 项目编码:12000021P3456901
    if unit is None or not (scale or words):
        return Quantity(begin, end, value, "", "", plus=True) if plus else None
    if scale in _SCALE_TIMES:  # 千 and 百 multiply the number, 万 and 亿 stay in the unit
        times, scale = _SCALE_TIMES[scale]
        value = tidy(value * times)
    return Quantity(begin, unit.end(), value, scale + words, _kind(words) if words else "scale", None, plus)


@lru_cache(maxsize=4096)
def _kind(unit: str) -> str:
    kinds = unit_kinds()
    return kinds.get(unit) or kinds.get(unit.split("/")[0]) or "other"


def _han(text: str, begin: int) -> Quantity | None:
    number = _HAN_NUMBER.match(text, begin)
    if number is None or text[begin - 1 : begin] in _NEVER_BEFORE:
        return None
    words, end = number[0], number.end()
    if words[-1] == "千" and len(words) > 1 and text.startswith(("瓦", "伏", "升", "克"), end):
        words, end = words[:-1], end - 1  # 千万千瓦: ten million kilowatts; 七百千克
    unit = unit_pattern().match(text, end)
    times_words, unit_words = unit.groups("") if unit else ("", "")
    fraction = times_words if "点" in words and times_words in ("万", "亿", "万亿") else ""  # 二点五亿元
    unit_words = "" if times_words and not fraction or not unit_words else unit_words
    if not unit_words and (words[-1] not in "万亿" or not said_without_unit(text, words, end)):
        return None
    value_words, scale = split_scale(words) if words[-1] in "万亿" else (words, fraction)
    about = _ABOUT.fullmatch(value_words) if len(value_words) > 1 else None
    if about and DIGIT[about[2]] - DIGIT[about[1]] in (1, 2):  # 二三十个, 三五家
        times = SMALL.get(about[3], 1)
        low, high = DIGIT[about[1]] * times, DIGIT[about[2]] * times
        finish = unit.end() if unit and unit_words else end
        kind = _kind(unit_words) if unit_words else "scale"
        return Quantity(begin, finish, low, scale + unit_words, kind, high=high, han=True)
    if len(value_words) > 1 and unit_words != "年" and value_words.isalpha() and not set(value_words) - ONE_TO_NINE:
        return None  # 三七种植: no number is said so
    value = DIGIT.get(value_words) or han_value(value_words) if value_words else 1
    if not value or words[0] in "零〇":
        return None
    finish = unit.end() if unit and unit_words else end
    if unit_words == "届" and value in _PARTY_CONGRESSES:
        return None
    if words == "一" and text[finish : finish + 1] in _NO_COUNT:
        return None
    bare = COUNTING.isdisjoint(words)
    if bare and text[finish : finish + 1] == ")" and text[begin - 1 : begin] in ("(", ":"):
        return None  # 奖励标准(万元): the unit of what follows
    kind = _kind(unit_words) if unit_words else "scale"
    return Quantity(begin, finish, value, scale + unit_words, kind, bare=bare, han=True)


def _range(text: str, high: Quantity, found: list[Quantity]) -> Quantity | None:
    """10-15家, 10%至15%, 两到三个: one range that begins with the lower number; None where it is none."""
    last = found[-1] if found else None
    if last and _SEPARATOR.fullmatch(text, last.end, high.begin) and last.high is None and not last.plus:
        if not high.unit.startswith(last.unit) and not (last.kind == "scale" and high.unit.startswith(last.unit)):
            return None
        found.pop()
        return replace(high, begin=last.begin, value=last.value, high=high.value)
    low = (_HAN_LOW if high.han else _LOW).search(text, max(0, high.begin - 20), high.begin)
    value = None if low is None or not low[1] else han_value(low[1]) if high.han else float(low[1].replace(",", ""))
    if low is None or value is None or value >= high.value or high.bare:
        return None
    return replace(high, begin=low.start(), value=tidy(value), high=high.value)


def _members(text: str, last: Quantity, found: list[Quantity]) -> list[Quantity]:
    """The members of a list before `last` that leave its unit unsaid: 50、30、15万元; 40万、20万元."""
    members: list[Quantity] = []
    begin = last.begin
    while len(members) < MOST_MEMBERS and (m := _MEMBER.search(text, max(0, begin - 20), begin)):
        if m[2] and not last.unit.startswith(m[2]):
            break
        members.insert(0, replace(last, begin=m.start(), end=m.end(2), value=tidy(float(m[1].replace(",", ""))),
                                  high=None, elided=True, plus=False))  # fmt: skip
        begin = m.start()
    while members and found and found[-1].begin >= members[0].begin:
        found.pop()
    return members
