"""Bodies as headings of what they do: `一、市财政局` over its tasks, `(二)市科技局` over `负责…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bodies.agency_names import Named, official_name
from ingest.bodies.jurisdictions import Jurisdiction
from ingest.reading import Reading

_BEGINS = re.compile(
    r"[省市县区州盟旗]|自治[区州县旗]|兵团|国家|各|[\u4e00-\u9fff]{2,6}?[省市县区州盟旗]|国网|"
    r"[\u4e00-\u9fff]{3,14}管(?:理委员|委)会"
)
_LAST = (*"厅局委办部署会府院", "供电公司", "集团", "有限公司")
_LEADS = re.compile(r"\s*(?:牵头|统筹)")
_DOES = re.compile(r"\s*(?:负责|承担|组织|落实|配合|会同|指导|做好|制定|完善|推进|开展|加强|牵头|统筹)")
_COUNT = re.compile(r"\((?:共|计|牵头)?\d{1,3}项\)$")  # 一、县科技局(8项)


def headed(reading: Reading, where: Jurisdiction) -> Iterator[tuple[int, int, Named, str]]:
    """Each body that is a whole heading with its duties below: (begin, end, name, role)."""
    clauses, text = reading.outline.clauses, reading.text
    for i, clause in enumerate(clauses):
        begin, end = clause.heading.begin, clause.heading.end
        last = end
        if text.endswith("项)", begin, end) and (counted := _COUNT.search(text, begin, end)):
            end = counted.start()
        if not clause.path or not 4 <= end - begin <= 20 or not text.endswith(_LAST, begin, end):
            continue
        items = i + 1 < len(clauses) and clauses[i + 1].path[: len(clause.path)] == clause.path
        if text[last : last + 1] != "\n" or not items and not _DOES.match(text, last):
            continue
        named = official_name(text[begin:end], where) if _BEGINS.match(text, begin) else None
        if named:
            yield begin, end, named, "lead" if _LEADS.match(text, last) else "responsible"
