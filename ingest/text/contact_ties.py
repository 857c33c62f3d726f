"""Blanks that tie the words of a contact: 联系人 张伟 电话 028-…. A line broken there would show the name."""

from __future__ import annotations

import re

from ingest.text.contact_names import is_person

BLANK = " \u00a0\u2002\u2003\u3000"
# 联系人 张伟 电话 010-… with one blank between all of them
_CONTACT = re.compile(
    rf"(?:[联聯][{BLANK}]?[系繫络絡](?:[{BLANK}]?(?:人员?|員|员|电话|電話|方式|处室|科室|部门|单位)|(?=[:：]))"
    rf"|咨询(?:人|(?=[:：]))|电[{BLANK}]{{0,2}}话|電話|手机|传[{BLANK}]{{0,2}}真|邮[{BLANK}]{{0,2}}箱|[经承]办人|填[表报]人|审核人|收件人)"
    rf"(?:[及和、][^{BLANK}\t:：。；]{{2,6}})?(?:[:：][^{BLANK}\t。；]{{0,24}}|(?=[{BLANK}]))"
)
_NUMBER = re.compile(r"[\d(（+][\d\-—－()（）/转]{5,}|[^@＠]{1,64}[@＠].{3,64}")
_LONGEST_OFFICE = 14  # code points
RUN = re.compile(f"[{BLANK}]+")
WORD = re.compile(f"[^{BLANK}\\t\\r\\n]+")
STOPS = "。；;！!？?"
_DATE = re.compile(r"(?:19|20)\d\d[-./年]")


def ties(line: str) -> frozenset[int]:
    """Where blanks begin that tie names and numbers to a contact label: a name torn off is no longer known as one.

    >>> sorted(ties("现予印发。 联系人 张伟 电话 028-86261234"))
    [9, 12, 15]
    """
    kept: set[int] = set()
    at = 0
    for label in _CONTACT.finditer(line):
        if label.start() < at:
            continue
        run = RUN.match(line, label.end())
        while run and (word := WORD.match(line, run.end())) and _is_contact(line, word):
            kept.add(run.start())
            at = word.end()
            run = RUN.match(line, at) if word[0][-1] not in STOPS else None
    return frozenset(kept)


def _is_contact(line: str, word: re.Match[str]) -> bool:
    """Is the word behind a contact label a name, a number, another label, or an office before a name?"""
    bare = word[0].strip("，,、；;。：:")
    if is_person(bare) or _NUMBER.fullmatch(bare) and not _DATE.match(bare) or _CONTACT.match(line, word.start()):
        return True
    behind = WORD.search(line, word.end(), word.end() + _LONGEST_OFFICE)
    return len(bare) <= _LONGEST_OFFICE and behind is not None and is_person(behind[0].strip("，,、；;。"))
