"""Questions offered where one cannot be answered: told with names that the graph holds."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ask.reply import Asker

MOST = 10
_SHIPPED = (
    {"city": "绵阳", "industry": "氢能", "agency": "省能源局"},
    {"city": "Mianyang", "industry": "hydrogen", "agency": "the Energy Bureau"},
)
_KINDS = (
    ("哪些城市布局{industry}?", "Which cities cover {industry}?"),
    ("{city}布局了哪些产业?", "What industries does {city} cover?"),
    ("{city}有哪些省级集群?", "Which clusters does {city} have?"),
    ("哪些赛道没有城市证据?", "Which tracks have no city?"),
    ("{industry}相关任务谁牵头?", "Who leads the {industry} tasks?"),
    ("{agency}牵头哪些任务?", "Which tasks does {agency} lead?"),
    ("哪些部门牵头任务最多?", "Which agencies lead most tasks?"),
    ("珠峰攀登有哪些产业,点名哪些城市?", "Which cities does the Everest plan name?"),
    ("{industry}产业链有哪些环节?", "What are the stages of the {industry} chain?"),
    ("有哪些目标?", "What are the targets?"),
    ("有哪些激励?", "What incentives are there?"),
    ("有哪些截止期限?", "What deadlines are there?"),
    ("有哪些文件?", "Which notices were read?"),
    ("哪些文件是征求意见稿?", "Which documents are drafts?"),
)


def candidates(asker: Asker) -> Iterator[tuple[str, ...]]:
    """For each kind of question its wordings: with names of the shipped notices, then with those of this graph."""
    own, shipped = _own(asker), _SHIPPED[0 if asker.zh else 1]
    for zh, en in _KINDS:
        wording = zh if asker.zh else en
        wordings = [wording.format(**shipped)]
        if all(own[name] for name in own if f"{{{name}}}" in wording):
            wordings.append(wording.format(**own))
        yield tuple(dict.fromkeys(wordings))


def _own(asker: Asker) -> dict[str, str]:
    """The place most is said of, an industry it is named for, the body with most tasks; '' where there is none."""
    city = next((r["city"] for r in asker.rows("regions") if r["industries"]), None)
    found = asker.rows("industries-of-city", region=city) if city else []
    industry = next((r["industry"] for r in found if r["coverage"] == "named" and r["relation"] == "same"), None)
    agency = next((r["agency"] for r in asker.rows("agency-workload")), None)
    names = {"city": city, "industry": industry, "agency": agency}
    return {k: str(v if asker.zh else asker.names.english.get(str(v), v)) if v else "" for k, v in names.items()}
