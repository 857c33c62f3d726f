"""Passages printed again: a page that shows its body twice (for screen and for telephone), say.

Sentences are compared without blanks; runs of equal sentences in equal order are a copy when they
are long enough that no list of agencies repeated under two tasks is taken for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.model import Copy, Span

_SENTENCE = re.compile(r"[^\r\n。；;]+[。；;]?")
_BLANKS = " \t\u00a0\u3000"
_PARTING = "\r。；;"
_LEAST_RUN = 3  # sentences
_LEAST_CHARS = 200  # code points of a run; the longest list repeated in the notices at hand has 70
_SHORT_BODY = 80  # code points; enough where the run is two fifths of the page: a short letter printed twice
_LEAST_LINE = 4  # shorter pieces tell nothing


def copies(text: str) -> tuple[Copy, ...]:
    """The repeated passages of a text, in order; the first printing is never marked.

    Time is linear in the text: each sentence is looked up once.
    """
    if not _repeats(text):
        return ()
    pieces = _pieces(text)
    said = pieces.words
    first_at: dict[str, int] = {}
    run: list[tuple[int, int]] = []
    found: list[Copy] = []
    for j, words in enumerate(said):
        earliest = first_at.setdefault(words, j)
        if run:
            after, limit = run[-1][0] + 1, run[0][1]  # the piece that goes on with the run; one may be lacking
            if after < limit and said[after] == words:
                run.append((after, j))
                continue
            if after + 1 < limit and said[after + 1] == words:
                run.append((after + 1, j))
                continue
            found.extend(_copy(pieces, run))
        run = [(earliest, j)] if earliest < j else []
    found.extend(_copy(pieces, run))
    return tuple(found)


def _repeats(text: str) -> bool:
    """Do enough sentences in a row stand twice? Most notices are spared the closer look."""
    for blank in _BLANKS:
        text = text.replace(blank, "")
    for mark in _PARTING:
        text = text.replace(mark, "\n")
    said: set[str] = set()
    run = chars = 0
    for words in text.split("\n"):
        if len(words) < _LEAST_LINE - 1:
            continue
        if words not in said:
            said.add(words)
            run = chars = 0
            continue
        run, chars = run + 1, chars + len(words) + 1
        if run >= _LEAST_RUN and chars >= _SHORT_BODY:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Sentences: where each stands in the text, and its words without blanks."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]

    def span(self, i: int) -> Span:
        """The span of a sentence without the blanks before it."""
        begin, end = self.spans[i]
        return Span(end - len(self.text[begin:end].lstrip()), end)


def _pieces(text: str) -> _Pieces:
    spans: list[tuple[int, int]] = []
    said: list[str] = []
    for m in _SENTENCE.finditer(text):
        words = "".join(m[0].split())
        if len(words) >= _LEAST_LINE:
            spans.append(m.span())
            said.append(words)
    return _Pieces(text, spans, said)


def _copy(pieces: _Pieces, run: list[tuple[int, int]]) -> list[Copy]:
    """One copy for each stretch of the run whose distance from the first printing stays the same."""
    if len(run) < _LEAST_RUN:
        return []
    chars = sum(len(pieces.words[j]) for _, j in run)
    if chars < _LEAST_CHARS and (chars < _SHORT_BODY or len(run) * 5 < len(pieces.words) * 2):
        return []
    done: list[Copy] = []
    for i, j in run:
        first, again = pieces.span(i), pieces.span(j)
        last = done[-1] if done else None
        if last and again.begin - first.begin == last.again.begin - last.first.begin and first.begin >= last.first.end:
            done[-1] = Copy(Span(last.first.begin, first.end), Span(last.again.begin, again.end))
        else:
            done.append(Copy(first, again))
    return done
