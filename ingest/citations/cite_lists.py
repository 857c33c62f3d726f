"""What a notice does with the documents of a numbered list, as the line above the list says: 废止下列文件, 依据."""

from __future__ import annotations

import re

MOST = 200  # items looked back over
_ITEM = re.compile(r"[ \t]*(?:[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,4})[)、.]|[①-⑳])[ \t]*")
_NAMES_ONE = re.compile(r"《|[〔\[(](?:19|20)\d\d[〕\])]")
_UNMARKED = re.compile(rf"{_ITEM.pattern}[^《》。;,\n]{{4,80}}[(]?")  # 1.关于…的通知(某发〔2019〕1号)
_REPEALED = re.compile(
    r"(?:废止|宣布失效|停止执行|失效)[^。;《》]{0,12}(?:下列|以下|如下|文件)[^。;《》]{0,14}:?$"
    r"|(?:下列|以下|如下)[^。;《》]{0,30}(?:废止|失效|停止执行)[^。;《》]{0,6}:$"
)
_GROUND = re.compile(r"(?:依据|根据)(?:如下|文件)?:?$")


def said_above(text: str, begin: int) -> str | None:
    """The relation that the line above a list gives to the item in which `begin` stands; None where it says none.

    >>> t = "决定废止以下文件:\\n1.《甲办法》\\n2.《乙办法》"
    >>> said_above(t, t.index("《乙"))
    'repeals'
    """
    start = text.rfind("\n", 0, begin) + 1
    if not _only_marks(text[start:begin]) and not _UNMARKED.fullmatch(text, start, begin):
        return None
    for _ in range(MOST):
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        line = text[above : max(above, start - 1)].strip()
        if start == 0 or line and (_REPEALED.search(line) or _GROUND.search(line) or not _lists(line)):
            break
        start = above
    else:
        return None
    if not start:
        return None
    return "repeals" if _REPEALED.search(line) else "based_on" if _GROUND.search(line) and len(line) < 12 else None


def _only_marks(words: str) -> bool:
    item = _ITEM.match(words)
    return not words[item.end() if item else 0 :].strip()


def _lists(line: str) -> bool:
    return bool(_NAMES_ONE.search(line)) and (_ITEM.match(line) is not None or line.startswith("《"))
