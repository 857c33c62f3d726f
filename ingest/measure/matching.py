"""When a fact that was read states the same as a labelled one, family by family."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping

from ingest.text.fold import simplified

Row = Mapping[str, object]
RECALL_ONLY = frozenset({"entity"})  # no label set of named platforms, parks and funds is ever complete
_GLOSS = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]+\)")
_IGNORED = re.compile(r"[\s“”\"'‘’·]")
_ISSUER = re.compile(r"^[^《]*?(?=关于)")
_LEVEL = re.compile(r"^(?:中国|国家|省|自治区|市|州|县|区|[^省]{2,3}省|[^市]{2,3}市(?!场))")


def plain(value: object) -> str:
    """Words in one form: NFKC, simplified, without blanks, quotes and glosses.

    >>> plain("（一）“新型 显示”")
    '(一)新型显示'
    """
    words = simplified(unicodedata.normalize("NFKC", "" if value is None else str(value)))
    words = _GLOSS.sub("", words).replace("〔", "[").replace("〕", "]").replace("〈", "《").replace("〉", "》")
    return _IGNORED.sub("", words)


def number(value: object) -> object:
    """A number or a pair of them, rounded to four places; other values as plain words."""
    if isinstance(value, list | tuple):
        return tuple(number(v) for v in value)
    words = plain(value).rstrip("%")
    if pair := re.fullmatch(r"(-?[\d.]+)[-~—至](-?[\d.]+)", words):
        return (number(pair[1]), number(pair[2]))
    try:
        return round(float(words), 4)
    except ValueError:
        return words


def _either(a: str, b: str, least: int) -> bool:
    """Equal, or one contains the other and both say enough."""
    return bool(a) and (a == b or min(len(a), len(b)) >= least and (a in b or b in a))


def _title(value: object) -> str:
    return re.sub(r"\(征求意见稿\)$", "", plain(value).replace("《", "").replace("》", ""))


def _clause(row: Row) -> str:
    path = row.get("clause")
    last = path[-1] if isinstance(path, list | tuple) and path else path or ""
    return plain(last).strip("().、")


def _notice(g: Row, p: Row) -> bool:
    if g["property"] != p["property"]:
        return False
    values = g["value"] if isinstance(g["value"], list) else [g["value"]]
    if any(plain(v) == plain(p["value"]) for v in values):
        return True
    return g["property"] == "title" and any(
        _ISSUER.sub("", _title(v)) == _ISSUER.sub("", _title(p["value"])) for v in values
    )


def _citation(g: Row, p: Row) -> bool:
    if g.get("doc_number") and plain(g["doc_number"]) == plain(p.get("doc_number")):
        return True
    return _either(_title(g.get("title")), _title(p.get("title")), 6) and not (
        g.get("doc_number") and p.get("doc_number")
    )


def _agency(g: Row, p: Row) -> bool:
    one, other = plain(g["agency"]), plain(p["agency"])
    if one == other:
        return True
    printed = bool(g.get("surface")) and plain(g["surface"]) == plain(p.get("surface"))
    return printed and (not p.get("resolved", True) or _LEVEL.sub("", one) == _LEVEL.sub("", other))


def _role(g: Row, p: Row) -> bool:
    return g["role"] == p["role"] and _agency(g, p) and (not g.get("match_clause") or _clause(g) == _clause(p))


def _task(g: Row, p: Row) -> bool:
    same_number = plain(g["number"]).strip("().、") == plain(p["number"]).strip("().、")
    return same_number and _either(plain(g["title"]).rstrip("。"), plain(p["title"]).rstrip("。"), 4)


def _unit(value: object) -> str:
    return plain(value).removeprefix("个") or "%"


def _target(g: Row, p: Row) -> bool:
    operators = g["op"] if isinstance(g["op"], list) else [g["op"]]
    equal = {"range": "="}
    same_op = equal.get(str(p["op"]), p["op"]) in [equal.get(str(o), o) for o in operators]
    return same_op and number(g["value"]) == number(p["value"]) and _unit(g.get("unit")) == _unit(p.get("unit"))


SAME: dict[str, Callable[[Row, Row], bool]] = {
    "notice": _notice,
    "citation": _citation,
    "role": _role,
    "task": _task,
    "membership": lambda g, p: (
        plain(g["name"]) == plain(p["name"]) and (not g.get("match_scheme") or g["scheme"] == p["scheme"])
    ),
    "region": lambda g, p: plain(g["region"]) == plain(p["region"]),
    "industry_region": lambda g, p: (
        bool({plain(r) for r in g["regions"]} & {plain(r) for r in p["regions"]})  # type: ignore[attr-defined]
        and _either(plain(g["industry"]), plain(p["industry"]), 2)
    ),
    "cluster": lambda g, p: _either(plain(g["name"]), plain(p["name"]), 4),
    "target": _target,
    "incentive": lambda g, p: number(g["cap"]) == number(p["cap"]) and plain(g["unit"]) == plain(p["unit"]),
    "deadline": lambda g, p: g["date"] == p["date"],
    "stage": lambda g, p: (
        _either(plain(g["chain"]), plain(p["chain"]), 2)
        and plain(p["stage"]) in [plain(s) for s in (g["stage"] if isinstance(g["stage"], list) else [g["stage"]])]
    ),
    "industry": lambda g, p: plain(g["name"]) in (plain(p["name"]), plain(p.get("surface"))),
    "entity": lambda g, p: _either(plain(g["name"]), plain(p["name"]), 4),
}
_NOT_SAID = {
    "begin",
    "end",
    "quote",
    "copies",
    "rule",
    "status",
    "why",
    "surface",
    "order",
    "relation",
    "type",
    "optional",
    "soft",
    "notice",
}


def same_key(family: str, row: Row) -> str:
    """What makes two sightings of one family the same fact; roles stand once for each printed name."""
    said = {k: v for k, v in row.items() if k not in _NOT_SAID and (k != "clause" or family == "role")}
    if family == "role":
        said["begin"] = row.get("begin")
    return json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
