"""What a page shows, before it is set: plain values, no graph, no HTML.

Every page is made of the same few things: texts in two languages, the notices that were read, quotes
with their marked words, evidence articles, and marks for how strongly a place is named. Frozen, so that
a page is a function of its view.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["in_force", "unknown", "draft", "repealed", "expired"]
Tier = Literal["named", "broader", "related", "weak", "none", "limited"]
Tone = Literal["", "strong", "place", "gap"]
Kind = Literal["agency", "task", "notice", "track", "industry", "project", "place", "stage"]

TIERS: tuple[Tier, ...] = ("named", "broader", "related", "weak")


@dataclass(frozen=True, slots=True)
class Text:
    """Words in both languages; an empty `en` means the name has no English label and stays Chinese.

    >>> Text("氢能").english
    '氢能'
    """

    zh: str
    en: str = ""

    @property
    def english(self) -> str:
        return self.en or self.zh


NOTHING = Text("")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of an answer sentence; the tone says what it is, never how it looks."""

    words: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The one sentence under the title, in both languages."""

    zh: tuple[Run, ...]
    en: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as a source line names it. `date_word` is set where the date is not the date of issue."""

    id: str
    title: str
    short: Text
    standing: Standing
    number: str = ""
    date: str = ""
    date_word: Text = NOTHING
    url: str = ""


_STOPS = "，,。;；:：!！?？…\n\t"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence; `marked` ones state the fact."""

    words: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a notice and where they stand; `begin` and `end` count code points of the text as published."""

    notice: Notice
    clause: str
    begin: int
    end: int
    pieces: tuple[Piece, ...]
    why: Text = NOTHING

    @property
    def draft(self) -> bool:
        return self.notice.standing == "draft"

    @property
    def words(self) -> str:
        """The phrases that state the fact: each marked word with what stands around it up to the next stop."""
        text, places = "", []
        for piece in self.pieces:
            if piece.marked:
                places.append((len(text), len(text) + len(piece.words)))
            text += piece.words
        phrases: list[tuple[int, int]] = []
        for begin, end in places:
            low = max((text.rfind(stop, 0, begin) for stop in _STOPS), default=-1) + 1
            high = min((p for stop in _STOPS if (p := text.find(stop, end)) >= 0), default=len(text))
            if phrases and low <= phrases[-1][1]:
                phrases[-1] = (phrases[-1][0], high)
            else:
                phrases.append((low, high))
        return "……".join(text[low:high].strip("… ") for low, high in phrases) or text


@dataclass(frozen=True, slots=True)
class Step:
    """One stop on the way from the asked industry to a place: a name, and how one came to it."""

    kind: Kind
    label: Text
    relation: Text = NOTHING
    note: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with the path that makes it evidence here."""

    quote: Quote
    path: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """How strongly a place is named: by formal notices, and by a draft above that."""

    formal: Tier = "none"
    draft: Tier = "none"

    @property
    def tier(self) -> Tier:
        """The stronger of the two layers."""
        if "limited" in (self.formal, self.draft):
            return "limited"
        return min((self.formal, self.draft), key=_strength)

    @property
    def draft_only(self) -> bool:
        """True where the shown tier rests on a draft alone."""
        return self.tier not in ("none", "limited") and _strength(self.draft) < _strength(self.formal)


def _strength(tier: Tier) -> int:
    return TIERS.index(tier) if tier in TIERS else len(TIERS)


@dataclass(frozen=True, slots=True)
class AgencyRole:
    """An agency and what it is to do; `page` is what its name leads to."""

    name: Text
    role: str
    page: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact with its words: an article at the end of the page, shown in the panel on a click."""

    id: str
    heading: tuple[Text, ...]
    state: Text = NOTHING
    more: Text = NOTHING
    mark: Mark | None = None
    passages: tuple[Passage, ...] = ()
    weaker: tuple[Passage, ...] = ()
    carriers: tuple[AgencyRole, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the search index: where a name leads on this page."""

    name: Text
    kind: Text
    href: str
    aliases: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture. `gap` says in a word what is missing; empty where nothing is."""

    id: str
    kind: Kind
    column: int
    label: Text
    full: Text
    gap: Text = NOTHING
    draft: bool = False
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement between two nodes, with the words it came from."""

    id: str
    source: str
    target: str
    relation: str
    quotes: tuple[Quote, ...] = ()
    note: Text = NOTHING

    @property
    def draft(self) -> bool:
        """True where only drafts say it."""
        return bool(self.quotes) and all(q.draft for q in self.quotes)


@dataclass(frozen=True, slots=True)
class Finding:
    """A number worth starting from, and the node it leads to."""

    number: int
    words: Text
    node: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the overview draws."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    findings: tuple[Finding, ...] = ()
    item: Text = Text("赛道", "Track")  # what an item of a list without places is called
    matched: Text = Text("对应的产业", "Matching industries")  # heading of the column of industries
