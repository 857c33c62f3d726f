"""Words in fewer bytes: frequent pieces of text become single characters of two bytes.

UTF-8 writes a Chinese character in three bytes and a character from U+0080 to U+07FF in two. Those 1,920 hardly
occur in notices, so each can stand for a piece that does: 企业, 产业集群, 四川省. The page holds the table once and
puts the pieces back as it shows the words. Unlike a general compressor the result is the same on every machine, and
the script needs one replacement to undo it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

_FIRST, _CODES = 0x80, 0x800 - 0x80
_LONGEST = 6  # characters of a piece
_WORTH = 60_000  # characters below which the table would cost more than it saves
_ROUNDS = 2
_SAMPLE = 120_000  # characters that the pieces are chosen from
_OFTEN = 6  # times that a piece must occur in them


class Packing:
    """A table of pieces made for some texts; `pack` is undone by replacing each code by its piece.

    >>> plain = Packing(["氢能"])
    >>> plain.pack("氢能"), plain.table
    ('氢能', [])
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.table: list[str] = []
        known = list(texts)
        if sum(map(len, known)) >= _WORTH:
            self.table = _table("\n".join(known))
        self._code = {piece: chr(_FIRST + i) for i, piece in enumerate(self.table)}
        self._finder = AhoCorasick(self.table, matchkind=MatchKind.LeftmostLongest) if self.table else None

    def pack(self, text: str) -> str:
        """The text with its pieces as codes."""
        if self._finder is None or not text:
            return text
        parts, at = [], 0
        for piece, begin, end in self._finder.find_matches_as_indexes(text):
            parts += [text[at:begin], self._code[self.table[piece]]]
            at = end
        return "".join((*parts, text[at:]))


def _table(text: str) -> list[str]:
    """The pieces that save most; characters that are codes themselves must be among them."""
    own = sorted({c for c in text if _FIRST <= ord(c) < _FIRST + _CODES})
    room = max(0, _CODES - len(own))
    sample = text[:_SAMPLE]
    chosen = _best(_counted(sample), 3 * room, own)
    for _ in range(_ROUNDS):  # pieces inside longer ones were counted too often: count again what is really used
        finder = AhoCorasick(chosen, matchkind=MatchKind.LeftmostLongest)
        used: Counter[str] = Counter(chosen[piece] for piece, _, _ in finder.find_matches_as_indexes(sample))
        chosen = _best(used, room, own)
    return [*own, *chosen]


def _counted(text: str) -> Counter[str]:
    """How often every piece occurs; a longer one is only counted where what it begins with is frequent."""
    found: Counter[str] = Counter(text)
    at: list[int] = [i for i in range(len(text)) if found[text[i]] >= _OFTEN]
    for length in range(2, _LONGEST + 1):
        pieces = [text[i : i + length] for i in at]
        counts = Counter(pieces)
        found.update({p: n for p, n in counts.items() if n >= _OFTEN})
        at = [i for i, p in zip(at, pieces, strict=True) if counts[p] >= _OFTEN]
    return found


def _best(counts: Counter[str], room: int, own: list[str]) -> list[str]:
    codes = set(own)
    saved = {}
    for piece, count in counts.items():
        size = len(piece.encode("utf-8", "replace"))
        gain = count * (size - 2) - size - 3
        if gain > 0 and "\n" not in piece and piece not in codes and not any("\ud800" <= c <= "\udfff" for c in piece):
            saved[piece] = gain
    return sorted(saved, key=lambda p: (-saved[p], p))[:room]
