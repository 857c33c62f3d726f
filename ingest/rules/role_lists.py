"""A printed list of bodies: its names, and who leads, supports, is responsible by its words and its order.

`A牵头,B、C配合`, `A会同B负责`, `A、B按职责分工负责` say it in words, which win over any declared order and over
the label before the list (责任单位:A牵头,B配合); without such words the label and the declared order decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from ingest.bodies.jurisdictions import Jurisdiction
from ingest.rules.role_names import names_in
from ingest.rules.role_order import Declaration, Order
from ingest.rules.role_shared import Body, governments

LONGEST_LIST = 1500  # code points; the longest at hand has 400
_DUTY = (
    r"(?!按(?:照)?(?:各自)?(?:的)?职责(?:分工)?(?:做好|积极|密切|协同)*(?:配合|协助|参与|参加))(?:各)?(?:按照?|依照?|依据|根据|结合)?(?:各自|本部门|部门)?(?:的)?(?:工作)?(?:职责|职能)(?:职责|职能|分工|范围|权限)*(?:分别|"
    r"各自|共同)?(?:做好|抓好|落实|负责|推进|组织实施|实施)*|(?:按照?|依照?|依据|根据|结合)?(?:各自|任务)?分工(?:具体|分别|共同|分头|协同|合力|认真)*(?:负责|落实|抓好|推进|组织实施|实施|做好)|各负其责|各司其职|各尽其责"
)
_HOW = r"(?:共同|分别|联合|具体|各自|直接|主要|统一|协同|积极|予以|要|应|应当|负有|全力)?"
VERB = re.compile(
    rf"(?P<shared>{_DUTY})"
    rf"|(?P<with>会同|协商|会商(?!机制|制度|会议|研判|研究|解决|确定|意见|协调|决定|后|平台)|商(?=有关|相关|省|市|自治区|国家|财政|发展)|联合(?!会(?!同)|社|体|国(?![家务资土税])|惩)|协同(?=[省市县区州盟]|自治区|国家|财政|税务|人民))"
    rf"|(?P<lead>{_HOW}(?:为|作为|是)?(?:总)?(?:牵头|主办|主抓|主责|领衔|领办|抓总|统筹(?!城|办|局|发))(?:责任|实施|组织|抓总|落实|协调)*(?:单位|部门)?(?:负责|组织|落实|推进|协调|实施|抓总)*)"
    rf"|(?P<support>{_HOW}(?:为|作为|是)?(?:按(?:照)?(?:各自)?(?:的)?职责(?:分工)?(?:做好|积极|密切|协同)*)?(?:配合|协助|协办|协作(?!办)|协同(?!办)|协抓|协管|会办(?!公)|参与|参加|支持(?!办))(?:责任)?(?:单位|部门)?(?:落实|实施|推进|做好|完成|负责)*)"
    rf"|(?P<responsible>{_HOW}(?:为|作为|是)(?:责任|承办|落实|实施)(?:单位|部门|主体)|{_HOW}(?:负责|承担|承办|组织实施|落实|实施|"
    rf"执行)(?:落实|实施|推进|解释|组织|办理|开展)*)"
)

# Every verb has one of these.
_SAYS_WHAT = re.compile(
    "职责|职能|分工|各[负司尽]|会[同办]|商|联合|牵头|主[办抓责]|领[衔办]|抓总|统筹|配合|协|参[与加]|支持|责任|承|负责|落实|实施|执行"
)
_PLAIN = re.compile(
    "(?:具体|主要|统一|要|应|应当)?(?:负责|落实|承担|承办|组织实施)(?:落实|实施|推进|组织)?"
)  # says not who leads
_ORDERED = ("comma", "semicolon", "first")
_OPENS, _CLOSES = tuple("([【〔"), tuple(")]】〕")
_PARTING = re.compile(r"[;。()]")


class Part(Struct, frozen=True, gc=False):
    """A body with its role and its place in the list."""

    body: Body
    role: str
    order: int


class Parts(Struct, frozen=True, gc=False):
    """The bodies of a list, their places counted from `base`, and how many of its pieces are no bodies."""

    base: int
    parts: tuple[Part, ...]
    unknown: int


def read_list(
    text: str,
    begin: int,
    end: int,
    where: Jurisdiction,
    *,
    label: str | None,
    order: Order | None,
    declared: list[Declaration],
) -> Parts:
    """The bodies of a list with their roles, and how many of its pieces are no bodies.

    `label` is the role of the words before the list (牵头单位:), None where there are none; `order` the declared
    order that holds here. Declarations inside the list are passed over.
    """
    end = min(end, begin + LONGEST_LIST)
    inside = [d for d in declared if begin <= d.begin < end]
    if inside:
        found, unknown = _read(text, begin, end, where, label, order, inside)
        return Parts(0, tuple(found), unknown)
    return Parts(begin, *_known(text[begin:end], where, label, order))


@lru_cache(maxsize=4096)
def _known(words: str, where: Jurisdiction, label: str | None, order: Order | None) -> tuple[tuple[Part, ...], int]:
    """A list by its words alone: the same bodies stand together again and again."""
    parts, unknown = _read(words, 0, len(words), where, label, order, [])
    return tuple(parts), unknown


def _read(
    text: str,
    begin: int,
    end: int,
    where: Jurisdiction,
    label: str | None,
    order: Order | None,
    declared: list[Declaration],
) -> tuple[list[Part], int]:
    done: list[Part] = []
    unknown = 0
    level: str | None = None
    loose: list[tuple[Body, bool]] = []  # bodies without a word of their own; did a mark of the order stand before?
    after_mark = False
    told = [(b, e, _verbs(text, b, e)) for b, e in _stretches(text, begin, end, declared)]
    if order in _ORDERED and all(_PLAIN.fullmatch(m[0]) for _, _, verbs in told for m in verbs):
        told = [(b, verbs[0].start() if verbs else e, []) for b, e, verbs in told]  # (A、B等负责。列第一位者为牵头单位)
    for b, e, verbs in told:
        before: str | None = None
        at = b
        here: list[Part] = []
        for m in verbs:
            found, level, odd = names_in(text, at, m.start(), where, level)
            unknown += odd
            kind = m.lastgroup or ""
            role = "support" if before == "with" and kind != "lead" else "lead" if kind == "with" else kind
            named = governments(text, found, where)
            if (
                before is None
                and kind == "support"
                and (label == "responsible" or label is None and not (done or loose))
            ):
                # 责任单位:市农牧局,各旗县市区配合: those before the comma do not only assist
                last = text.rfind(",", at, named[-1].begin) if named else -1
                loose += [(x, after_mark) for x in named if x.end <= last]
                named = [x for x in named if x.end > last]
            here += [Part(x, x.marked or role, n) for n, x in enumerate(named, 1)]
            before, at = kind, m.end()
        found, level, odd = names_in(text, at, e, where, level)
        unknown += odd
        rest = governments(text, found, where)
        done += here
        if before == "with":
            done += [Part(x, x.marked or "support", n) for n, x in enumerate(rest, 1)]
        elif before is None:
            comma = _first_comma(text, b, e) if order == "comma" else None
            loose += [(x, after_mark or comma is not None and x.begin > comma) for x in rest]
            after_mark = after_mark or comma is not None or order == "semicolon"
    return [*done, *_by_order(loose, label, order)], unknown


def _verbs(text: str, begin: int, end: int) -> list[re.Match[str]]:
    """What the bodies of a stretch do, but for the role in brackets behind a name: 市工信局(牵头)."""
    return [
        m
        for m in (VERB.finditer(text, begin, end) if _SAYS_WHAT.search(text, begin, end) else ())
        if not (text[m.start() - 1 : m.start()] in _OPENS and text[m.end() : m.end() + 1] in _CLOSES)
    ]


def _stretches(text: str, begin: int, end: int, declared: list[Declaration]) -> Iterator[tuple[int, int]]:
    """The parts of a list between ; and 。 outside brackets, without declarations of the order."""
    depth, at = 0, begin
    skips = {d.begin: d.end for d in declared if begin <= d.begin < end}
    for m in _PARTING.finditer(text, begin, end):
        place = m.start()
        if place < at:
            continue
        if m[0] == "(":
            depth += 1
        elif m[0] == ")":
            depth = max(0, depth - 1)
        elif not depth:
            yield from _without(at, place, skips)
            at = place + 1
    if at < end:
        yield from _without(at, end, skips)


def _without(begin: int, end: int, skips: dict[int, int]) -> Iterator[tuple[int, int]]:
    for start, stop in sorted(skips.items()):
        if begin <= start < end:
            yield begin, start
            begin = min(end, stop)
    if begin < end:
        yield begin, end


def _first_comma(text: str, begin: int, end: int) -> int | None:
    depth = 0
    for place in range(begin, end):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            depth -= 1
        elif text[place] == "," and depth <= 0:
            return place
    return None


def _by_order(loose: list[tuple[Body, bool]], label: str | None, order: Order | None) -> Iterator[Part]:
    """Roles of bodies without a word of their own: the label's, or by the declared order."""
    any_marked = any(x.marked for x, _ in loose)
    for n, (body, behind) in enumerate(loose, 1):
        role = label or "responsible"
        if order == "star":
            role = "lead" if body.starred else role
        elif role == "responsible" and order and not any_marked:
            role = "support" if (behind if order in ("comma", "semicolon") else n > 1) else "lead"
        yield Part(body, body.marked or role, n)
