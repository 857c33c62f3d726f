"""Header rows that blanks part: `发布机构 某市人民政府办公室 文 号 某政办发〔2021〕33号`, without colon.

Blanks are damage elsewhere; here they part cells. A page has such rows when several of its first
lines begin with a label of a header and have a value behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.head.fields import known_labels

LINES = 40  # from the top; a header stands no further down
_FEWEST = 3  # labels
_LONGEST = 200  # code points of a row
_AMBIGUOUS = frozenset(
    ("时间", "日期", "来源", "作者", "类型", "分类", "主题", "对象", "状态", "字体", "字号", "打印", "分享")
)


@lru_cache(maxsize=1)
def _row() -> re.Pattern[str]:
    spaced = "|".join(r" {0,3}".join(w) for w in sorted(known_labels(), key=len, reverse=True) if w not in _AMBIGUOUS)
    return re.compile(rf"(?:^|(?<= )|(?<=\t))(?P<label>{spaced})(?P<gap>[ \t]+)(?=[^ \t:])")


def header_rows(lines: list[str]) -> dict[int, list[tuple[int, int]]]:
    """For each header row (its index) the blanks that part its cells; {} where there are no such rows.

    >>> header_rows(["索引号 0088/2024-1 公开类别 其他", "文号 某办〔2024〕1号", "有效性 有效"])
    {0: [(3, 4), (15, 16), (20, 21)], 1: [(2, 3)], 2: [(3, 4)]}
    """
    rows: dict[int, list[tuple[int, int]]] = {}
    count = 0
    for i, line in enumerate(lines[:LINES]):
        body = line.strip()
        if " " not in body or len(line) > _LONGEST or ":" in body:
            continue
        begin = len(line) - len(line.lstrip())
        if not _row().match(line, begin):
            continue
        labels = list(_row().finditer(line, begin))
        count += len(labels)
        gaps = [m.span("gap") for m in labels]
        for m in labels[1:]:
            begin = m.start()
            while line[begin - 1] in " \t":
                begin -= 1
            if begin < m.start():
                gaps.append((begin, m.start()))
        rows[i] = sorted(set(gaps))
    return rows if count >= _FEWEST else {}
