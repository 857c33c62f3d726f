"""Names of persons, told by their family name; used only beside a number, a mail address or a contact label."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resources import shipped

_TITLE = r"(?:同志|先生|女士|[处科局主所站股组部院]长|主任|老师|工程师|经理|会计|助理)"
_JOINT = r"[ \t\u00a0\u3000]{0,4}"
_BESIDE = " \t\u00a0\u3000,，、:：(（/"  # what may stand between a name and its number
# Ends of bodies and places: 高新处 and 金华市 are no persons.
_NO_PERSON = "局厅处科室委办部心司院会所站队组股区市县州镇乡街道省园业产品件表案知式话真箱机址编号码人员"


@lru_cache(maxsize=1)
def _person() -> str:
    rows = (shipped("data") / "cues" / "surnames.txt").read_text("utf-8").splitlines()
    words = [w for row in rows if not row.startswith("#") for w in row.split()]
    double = "|".join(w for w in words if len(w) == 2)
    single = "".join(dict.fromkeys("".join(w for w in words if len(w) > 2)))
    given = r"(?:·?[\u4e00-\u9fff]| (?=[\u4e00-\u9fff](?![\u4e00-\u9fff])))"
    return rf"(?:(?:{double})[\u4e00-\u9fff]{{1,2}}|[{single}]{given}{{1,2}})(?<![{_NO_PERSON}])"


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    """A name that ends where the contact begins: `与孙某某联系(`, `产业处周某某处长,`."""
    start = r"(?:(?<![\u4e00-\u9fff])|(?<=[与请找询系由向至到送给处科局室委办厅部心司院会所站组员人]))"
    tail = rf"(?:{_TITLE})?{_JOINT}(?:联系|聯繫|收|接收|办理)?{_JOINT}[,，、:：(（/]?{_JOINT}"
    return re.compile(rf"{start}{_person()}{tail}\Z")


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(?:{_person()}(?:{_TITLE})?{_JOINT}[、,，/ ]?{_JOINT}){{1,4}}(?:[(（][^()（）]{{1,8}}[)）])?")


def name_before(text: str, place: int, line: int = 0) -> int:
    """Where the name that stands right before `place` begins; `place` where none does; not before `line`.

    >>> name_before("请与产业处周大平处长,电话", 11)
    5
    """
    low = max(line, place - 16)
    last = text[low:place].rstrip(_BESIDE)[-1:]
    if not "\u4e00" <= last <= "\u9fff":  # most labels stand behind a mark or open their line
        return place
    found = _before().search(text, low, place)
    return found.start() if found else place


def is_person(words: str) -> bool:
    """Are the words the name of one or a few persons and nothing else?

    >>> is_person("司马青"), is_person("高新处")
    (True, False)
    """
    return 2 <= len(words) <= 24 and bool(_whole().fullmatch(words))
