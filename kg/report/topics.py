"""Which topics a report has, and from which query or analysis their rows come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its title in zh and en, the query or analysis behind it, the columns shown, fixed values.

    `{industry}`, `{region}` and `{agency}` in `given` stand for what the report is about.
    """

    zh: str
    en: str
    query: str = ""
    analysis: str = ""
    columns: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)


def _query(zh: str, en: str, name: str, columns: str, **given: str) -> Topic:
    return Topic(zh, en, query=name, columns=tuple(columns.split()), given=given)


def _analysis(zh: str, en: str, name: str, columns: str = "", **given: str) -> Topic:
    return Topic(zh, en, analysis=name, columns=tuple(columns.split()), given=given)


_TARGET = "metric about op amount amount_high unit year baseline"
_CHAIN = (
    "chain order stage position state cities chain_cities leads supports targets incentives missing critical depends"
)
_ROLE = "number task named agency role relation"
_PROMISED = "name gap targets incentives lists"
_CITY = "industry coverage relation county clusters lists cities standing_in state"

INDUSTRY = (
    _query("布局城市", "Cities", "cities-covering", "city region coverage via relation how", industry="{industry}"),
    _analysis("产业链环节", "Stages", "chain-gaps", _CHAIN, industry="{industry}"),
    _query("任务与分工", "Tasks and bodies", "lead-of", _ROLE, industry="{industry}"),
    _query("目标", "Targets", "targets-of-industry", _TARGET, industry="{industry}"),
    _analysis("目标与激励", "Targets and incentives", "unfunded", _PROMISED, industry="{industry}"),
    _analysis("可互补的城市", "Cities that fit", "city-complement", "", industry="{industry}"),
    _analysis("征求意见稿影响", "If the drafts fall", "drafts-impact", "", industry="{industry}"),
)  # fmt: skip
CITY = (
    _analysis("被点名的产业", "Industries", "city-profile", _CITY, region="{region}"),
    _query("产业集群", "Clusters", "clusters-of-city", "name industry region grade", region="{region}"),
    _query("项目与平台", "Projects", "entities-of", "name kind region", region="{region}"),
    _analysis("珠峰点名与集群", "Everest and clusters", "everest-without-cluster", "", region="{region}"),
    _analysis("可互补的城市", "Cities that fit", "city-complement", "", region="{region}"),
    _analysis("产业相近的城市", "Cities alike", "similar-cities", "", region="{region}"),
    _analysis("征求意见稿影响", "If the drafts fall", "drafts-impact", "", region="{region}"),
)
AGENCY = (
    _query("任务清单", "Tasks", "tasks-of-agency", "number task section role", agency="{agency}"),
    _analysis("负担与网络位置", "Load and place", "agency-load"),
    _analysis("共同牵头", "Joint leads", "co-lead"),
)
ALL = (
    _analysis("城市与产业", "Cities and industries", "city-profile", f"city {_CITY}"),
    _query("产业集群", "Clusters", "clusters", "name industry city grade recognised_by"),
    _query("新赛道", "Tracks", "tracks", "order name industry"),
    _analysis("无城市的赛道", "Tracks without a city", "tracks-without-city"),
    _query("珠峰产业与城市", "Everest industries", "everest", "order name industry city level relation"),
    _analysis("珠峰点名与集群", "Everest and clusters", "everest-without-cluster"),
    _analysis("产业链环节", "Stages of chains", "chain-gaps", _CHAIN),
    _analysis("扎堆与独有", "Crowded and alone", "crowded"),
    _analysis("可互补的城市", "Cities that fit", "city-complement"),
    _query("任务", "Tasks", "tasks", "number task section leaders lead support responsible shared"),
    _analysis("部门负担", "Load of bodies", "agency-load"),
    _analysis("共同牵头", "Joint leads", "co-lead"),
    _analysis("无牵头的任务", "Tasks without lead", "tasks-without-lead"),
    _analysis("职能交叉", "Overlapping mandates", "overlapping-mandates"),
    _query("目标", "Targets", "targets", _TARGET),
    _query("激励", "Incentives", "incentives", "beneficiary instrument cap unit mode rate"),
    _analysis("目标与激励缺口", "Targets and incentives", "unfunded", f"kind {_PROMISED}"),
    _query("期限", "Deadlines", "deadlines", "date what recurrence"),
    _analysis("依据链", "Lineage", "policy-lineage"),
    _analysis("征求意见稿影响", "If the drafts fall", "drafts-impact"),
    _analysis("异常", "Anomalies", "anomalies"),
)  # fmt: skip
SCOPES: dict[str, tuple[Topic, ...]] = {"industry": INDUSTRY, "city": CITY, "agency": AGENCY, "all": ALL}
