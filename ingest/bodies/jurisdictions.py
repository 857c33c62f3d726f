"""Whose notice it is, as names of bodies need it: 省X厅 is this province's, 市X局 this city's.

The level word before a body (省, 市, 州, 区 …) points up or down from the issuer of the notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.geography.gazetteer import FORMER, Division, by_code, division, gazetteer, jurisdiction, parent_of

if TYPE_CHECKING:
    from ingest.reading import Reading

BINGTUAN = "新疆生产建设兵团"
_YEAR = re.compile(r"(20[0-3]\d|199\d)年")
_TITLE = re.compile(
    r"关于|印发|的(?:通知|意见|决定|批复|公告|通告|函|办法|措施)|(?:方案|规划|计划|措施|办法|条例|规定|意见|细则|任务|分工|清单|指南|规范|政策)"
)
_ABOUT_PLACE = re.compile(
    r"(?:关于)?(?=.)(?:加快|大力|进一步|深入|推进|推动|促进|加强|深化|全面|规范|做好|印发|组织|开展|申报|征集|兑现|推荐|遴选|认定|下达|20\d\d年度?)+"
    r"(?P<place>[\u4e00-\u9fff]{2,9}?(?:自治[区州县]|[省市县区州盟旗]))"
)
# 某日报讯 …,近日,某省人民政府发布…: in a sentence only the body that acts tells the place, not its first words.
_ACTS = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,9}?(?:自治[区州县]|[省市县区州盟旗]))(?:人民政府|政府|委)(?:办公[厅室])?(?:日前|近日|正式|联合)?"
    r"(?:印发|发布|出台|公布|下发|制定)"
)
_LOCAL_ADDRESS = re.compile(
    r"(?:[省市县区州盟旗]|自治区)(?:人民)?(?:政府|府|直|属)|各(?:乡|镇|街道|县|旗|盟|区(?!域)|市(?!场|、自治区))"
)
_LOCAL_NUMBER = re.compile(r"(?![国财民中司])[\u4e00-\u9fff]{1,4}?[政府](?:办|发|字|函|规|秘|通|〔)")
_ISSUER = re.compile(r"(?:人民政府|办公[厅室]|委员会|[厅局委])$")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The divisions a notice speaks from; all None in one of the centre, or of a place unknown. `year`: that of it."""

    province: Division | None = None
    prefecture: Division | None = None
    county: Division | None = None
    year: int | None = None
    bingtuan: bool = False
    local: bool = False  # a province, city or county speaks, and nothing tells which
    called: str | None = None  # the name of the innermost division in the notice's time, where it was another

    def __hash__(self) -> int:
        return hash(self.home)  # asked for each name of a body; what else tells two apart is compared

    @property
    def home(self) -> Division | None:
        """The innermost division."""
        return self.county or self.prefecture or self.province

    @property
    def national(self) -> bool:
        """Does the centre speak?"""
        return self.home is None and not self.local

    def at(self, word: str) -> str | None:
        """The place meant by a level word (省, 自治区, 市, 州, 县, 区 …) in this notice; None where it has none.

        >>> jurisdiction_of("130000").at("省"), jurisdiction_of("131100").at("市")
        ('河北省', '衡水市')
        """
        if word == "兵团":
            return BINGTUAN
        if word in ("省", "自治区") or word == "区" and self._autonomous_only:
            return self.province.name if self.province else None
        if word in ("县", "区", "旗", "自治县", "自治旗", "新区", "林区"):
            county = self._of_its_time(self.county)
            return full_place(county) if county and county.name.endswith(word[-1]) else None
        if word == "市":
            for place in (self._of_its_time(self.county), self.prefecture, self.province):
                if place and place.name.endswith("市"):
                    return place.name
            return None
        if word in ("州", "自治州", "盟", "地区") and self.prefecture:
            return self.prefecture.name if self.prefecture.name.endswith(word[-1]) else None
        return None

    def _of_its_time(self, place: Division | None) -> Division | None:
        return replace(place, name=self.called) if place and self.called and place == self.home else place

    @property
    def _autonomous_only(self) -> bool:
        return bool(self.province and self.province.name.endswith("自治区") and not self.county)

    @property
    def level_word(self) -> str | None:
        """The level word of the issuer's own bodies; None in a notice of the centre."""
        if self.bingtuan:
            return "兵团"
        home = self.home
        if home is None:
            return None
        for word in ("自治区", "自治州", "自治县", "地区"):
            if home.name.endswith(word):
                return {"自治州": "州", "自治县": "县"}.get(word, word)
        return home.name[-1]


def jurisdiction_of(place: str | Division | None, year: int | None = None) -> Jurisdiction:
    """The jurisdiction of a division given by itself, its code or its name; a national one for None.

    >>> here = jurisdiction_of("510105"); here.province.name, here.prefecture.name, here.county.name
    ('四川省', '成都市', '青羊区')
    """
    if place == BINGTUAN:
        return Jurisdiction(by_code("650000"), None, None, year, True)
    here = (by_code(place) if place.isdigit() else division(place)) if isinstance(place, str) else place
    levels: dict[str, Division] = {}
    while here is not None:
        levels.setdefault(here.level, here)
        here = parent_of(here)
    return Jurisdiction(levels.get("province"), levels.get("prefecture"), levels.get("county"), year)


def full_place(place: Division) -> str:
    """The official name of a place as it stands in names of bodies: districts with their city.

    >>> full_place(by_code("510105")), full_place(by_code("330523"))
    ('成都市青羊区', '安吉县')
    """
    above = parent_of(place)
    return above.name + place.name if above and place.level == "county" and place.name.endswith("区") else place.name


def jurisdiction_in(reading: Reading) -> Jurisdiction:
    """The jurisdiction of a notice: what its head says, else what its title lines name."""
    head = reading.notice
    year = head.issued_year or _year(reading.text)
    if head.jurisdiction == BINGTUAN:
        return jurisdiction_of(BINGTUAN, year)
    if head.jurisdiction_code or head.jurisdiction:
        known = jurisdiction_of(head.jurisdiction_code or head.jurisdiction, year)
        if known.home:
            return _in_its_time(known, reading.text)
    guessed = _in_its_time(_guessed(reading.text, year), reading.text)
    return replace(guessed, local=True) if guessed.home is None and _of_some_place(head.values) else guessed


def _of_some_place(values: dict[str, object]) -> bool:
    """Do the bodies addressed (各镇人民政府) or the number (某府办〔2008〕18号) show that no ministry speaks?"""
    if values.get("level") == "national":
        return False
    addressed = values.get("addressees")
    named = addressed if isinstance(addressed, list) else []
    return any(_LOCAL_ADDRESS.match(str(a)) for a in named) or bool(_LOCAL_NUMBER.match(str(values.get("doc_number"))))


def _in_its_time(known: Jurisdiction, text: str) -> Jurisdiction:
    """With the former name of the county, where the notice prints that and never the one of today."""
    if known.county is None or known.county.name in text:
        return known
    old = next((n for n in former_names().get(known.county.code, ()) if n in text[:3000]), None)
    return replace(known, called=old) if old else known


@lru_cache(maxsize=1)
def former_names() -> dict[str, tuple[str, ...]]:
    """The names that divisions gave up, by code."""
    found: dict[str, list[str]] = {}
    for name, bearers in gazetteer().by_name.items():
        for place, how, _ in bearers:
            if how == FORMER:
                found.setdefault(place.code, []).append(name)
    return {code: tuple(names) for code, names in found.items()}


def _year(text: str) -> int | None:
    years = [int(m[1]) for m in _YEAR.finditer(text[-400:])] or [int(m[1]) for m in _YEAR.finditer(text[:800])]
    return years[-1] if years else None


_LISTED = ("集群", "基地", "园区", "企业", "公司", "项目", "产业", "中心")  # the last line of a list of names


def _guessed(text: str, year: int | None) -> Jurisdiction:
    """From the first lines that look like a title, else from the signature."""
    lines = [line for line in text[:1500].split("\n") if line.strip()]
    signed = [x for x in text[-600:].split("\n") if _ISSUER.search(x) and len(x) < 40 and "\t" not in x]
    last = [line for line in lines[-1:] if not line.rstrip().endswith(_LISTED)]
    plain = [line for line in (*lines[:3], *last) if "\t" not in line and 8 < len(line) < 40]  # no row of a table
    for line in [*(x for x in lines[:12] if _TITLE.search(x)), *signed[-2:], *plain, *lines[:3]]:
        if "兵团" in line[:12]:
            return jurisdiction_of(BINGTUAN, year)
        acts = _ACTS.search(line) if "," in line or "。" in line else None
        found = jurisdiction((acts["who"] if acts else line).strip()) or place_behind_verb(line.strip())
        if found:
            return jurisdiction_of(found, year)
        if line.startswith(("国务院", "国家", "中华人民共和国")):
            break
    return Jurisdiction(year=year)


def place_behind_verb(title: str) -> Division | None:
    """The place of a title without issuer, where the notice speaks of its own: 关于加快推进某市…的意见.

    >>> place_behind_verb("关于加快推进宜宾市竹产业发展的意见").name
    '宜宾市'
    """
    m = _ABOUT_PLACE.match(title)
    return jurisdiction(title[m.start("place") :]) if m else None
